/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "cli/jb-cli-progress.h"

/* The bar is drawn on a terminal, by a clock that goes by when a test says so. */

static gint64 now;

gint64
g_get_monotonic_time (void)
{
  return now;
}

typedef struct
{
  int terminal;
  int program_side;
  int error_output;
} Fixture;

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  struct termios settings;

  f->terminal = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC);
  g_assert_cmpint (f->terminal, >=, 0);
  g_assert_cmpint (grantpt (f->terminal), ==, 0);
  g_assert_cmpint (unlockpt (f->terminal), ==, 0);
  f->program_side = open (ptsname (f->terminal), O_RDWR | O_NOCTTY | O_CLOEXEC);
  g_assert_cmpint (f->program_side, >=, 0);
  g_assert_cmpint (tcgetattr (f->program_side, &settings), ==, 0);
  cfmakeraw (&settings);
  g_assert_cmpint (tcsetattr (f->program_side, TCSANOW, &settings), ==, 0);
  g_assert_cmpint (fcntl (f->terminal, F_SETFL, O_NONBLOCK), ==, 0);

  f->error_output = dup (STDERR_FILENO);
  g_assert_cmpint (f->error_output, >=, 0);
  now = 1000 * 1000;
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  close (f->error_output);
  close (f->program_side);
  close (f->terminal);
}

/* What the program prints goes to the terminal, and what a test says does not. */
static void
begin (Fixture *f,
       gboolean on_terminal)
{
  int fd = on_terminal ? f->program_side : open ("/dev/null", O_WRONLY | O_CLOEXEC);

  g_assert_cmpint (dup2 (fd, STDERR_FILENO), ==, STDERR_FILENO);
  if (!on_terminal)
    close (fd);
}

static void
end (Fixture *f)
{
  g_assert_cmpint (dup2 (f->error_output, STDERR_FILENO), ==, STDERR_FILENO);
}

static void
assert_drawn (Fixture    *f,
              const char *expected)
{
  char   bytes[4096];
  gssize n = read (f->terminal, bytes, sizeof bytes - 1);

  bytes[MAX (n, 0)] = '\0';
  g_assert_cmpstr (bytes, ==, expected);
}

static void
test_terminal (Fixture      *f,
               gconstpointer data)
{
  JbCliProgress *bar;

  begin (f, TRUE);
  bar = jb_cli_progress_new (300);

  /* Work that takes no more than a moment needs no bar. */
  jb_cli_progress_show (bar, 10);
  jb_cli_progress_clear (bar);
  now += 499 * 1000;
  jb_cli_progress_show (bar, 20);
  assert_drawn (f, "");

  now += 1000;
  jb_cli_progress_show (bar, 100);
  assert_drawn (f, "\r[##########....................] 100/300\033[K");

  /* A terminal is not written to with each step. */
  now += 99 * 1000;
  jb_cli_progress_show (bar, 200);
  assert_drawn (f, "");
  now += 1000;
  jb_cli_progress_show (bar, 300);
  assert_drawn (f, "\r[##############################] 300/300\033[K");

  /* It makes room for what is said, and comes back. */
  jb_cli_progress_clear (bar);
  assert_drawn (f, "\r\033[K");
  jb_cli_progress_clear (bar);
  assert_drawn (f, "");
  now += 100 * 1000;
  jb_cli_progress_show (bar, 0);
  assert_drawn (f, "\r[..............................] 0/300\033[K");
  jb_cli_progress_free (bar);
  assert_drawn (f, "\r\033[K");
  end (f);
}

static void
test_elsewhere (Fixture      *f,
                gconstpointer data)
{
  JbCliProgress *bar;

  /* Into a file goes no bar. */
  begin (f, FALSE);
  bar = jb_cli_progress_new (300);
  now += 1000 * 1000;
  jb_cli_progress_show (bar, 100);
  jb_cli_progress_free (bar);
  end (f);
  assert_drawn (f, "");

  /* Nor is there one of no steps. */
  begin (f, TRUE);
  bar = jb_cli_progress_new (0);
  now += 1000 * 1000;
  jb_cli_progress_show (bar, 0);
  jb_cli_progress_free (bar);
  end (f);
  assert_drawn (f, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/cli/progress/terminal", Fixture, NULL, set_up, test_terminal, tear_down);
  g_test_add ("/cli/progress/elsewhere", Fixture, NULL, set_up, test_elsewhere, tear_down);

  return g_test_run ();
}

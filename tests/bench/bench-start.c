/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <glib/gstdio.h>

#include "figure.h"
#include "legacy/jb-legacy.h"
#include "made-issue.h"
#include "store/jb-archive.h"

/* How long it takes from starting the program until its window has been drawn, and how much
 * memory it has then, with archives of several sizes, beside an empty window of the same
 * libraries and, where it is installed, GNOME Text Editor. Seen from outside: the display
 * is of one colour that no window has, and is looked at until that is gone. */

enum
{
  N_ROUNDS = 7,
  /* Microseconds between two looks. */
  LOOK = 1000,
  TIMEOUT_USEC = 30 * G_USEC_PER_SEC,
  /* When everything has been loaded, as a rule. */
  LATER_USEC = 3 * G_USEC_PER_SEC,
  BATCH = 500,
  /* So many bulletins the limits are for. */
  N_CONTRACT = 10000,
};

#define EMPTY_COLOR 0xff00ff
#define LIMIT       1.5

typedef struct
{
  double milliseconds;
  double megabytes;
  double later;
} Start;

static void
make_archive (const char *path,
              guint       n_bulletins)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbArchive) archive = jb_archive_open (path, &error);

  for (guint i = 0; archive != NULL && i < n_bulletins;)
    {
      g_autoptr(GPtrArray) items =
                     g_ptr_array_new_with_free_func ((GDestroyNotify) jb_archive_item_unref);

      for (guint j = 0; j < BATCH && i < n_bulletins; j++, i++)
        {
          char *text = made_issue_new (1, 300, i);
          g_autoptr(GBytes) bytes = g_bytes_new_take (text, strlen (text));
          g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, &error);

          if (transcript == NULL)
            g_error ("%s", error->message);
          g_ptr_array_add (items, jb_archive_item_new (transcript, NULL, TRUE));
        }
      if (!jb_archive_add_many (archive, items, &error))
        break;
    }
  if (error != NULL)
    g_error ("%s", error->message);
}

static gboolean
is_drawn (Display *display)
{
  int     screen = DefaultScreen (display);
  int     x = DisplayWidth (display, screen) / 4;
  int     y = DisplayHeight (display, screen) / 4;
  XImage *image = XGetImage (display, RootWindow (display, screen), x, y, 1, 1, AllPlanes, ZPixmap);
  gulong  pixel = image != NULL ? XGetPixel (image, 0, 0) & 0xffffff : EMPTY_COLOR;

  if (image != NULL)
    XDestroyImage (image);

  return pixel != EMPTY_COLOR;
}

static void
clear (Display *display)
{
  Window root = DefaultRootWindow (display);

  XSetWindowBackground (display, root, EMPTY_COLOR);
  XClearWindow (display, root);
  XSync (display, False);
}

/* Resident memory in megabytes. */
static double
read_memory (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", pid);
  g_autofree char *status = NULL;
  const char      *at;

  if (!g_file_get_contents (path, &status, NULL, NULL) ||
      (at = strstr (status, "VmRSS:")) == NULL)
    g_error ("%s cannot be read", path);

  return g_ascii_strtod (at + strlen ("VmRSS:"), NULL) / 1024;
}

static Start
start_once (Display           *display,
            const char *const *argv,
            gboolean           wait)
{
  g_autoptr(GError) error = NULL;
  Start  start = { 0 };
  gint64 begin;
  GPid   pid;

  clear (display);
  begin = g_get_monotonic_time ();
  if (!g_spawn_async (NULL, (char **) argv, NULL,
                      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL |
                          G_SPAWN_STDERR_TO_DEV_NULL,
                      NULL, NULL, &pid, &error))
    g_error ("%s", error->message);

  while (!is_drawn (display))
    {
      if (g_get_monotonic_time () - begin > TIMEOUT_USEC)
        g_error ("%s shows no window", argv[0]);
      g_usleep (LOOK);
    }
  start.milliseconds = (g_get_monotonic_time () - begin) / 1e3;
  start.megabytes = read_memory (pid);
  if (wait)
    {
      g_usleep (LATER_USEC);
      start.later = read_memory (pid);
    }

  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  while (is_drawn (display))
    {
      g_usleep (LOOK);
      clear (display);
    }

  return start;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *left = a;
  const double *right = b;

  return (*left > *right) - (*left < *right);
}

static Start
start_often (Display           *display,
             const char *const *argv)
{
  double milliseconds[N_ROUNDS], megabytes[N_ROUNDS];
  Start  start = start_once (display, argv, TRUE);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      Start once = start_once (display, argv, FALSE);

      milliseconds[i] = once.milliseconds;
      megabytes[i] = once.megabytes;
    }
  qsort (milliseconds, N_ROUNDS, sizeof (double), compare_doubles);
  qsort (megabytes, N_ROUNDS, sizeof (double), compare_doubles);
  start.milliseconds = milliseconds[N_ROUNDS / 2];
  start.megabytes = megabytes[N_ROUNDS / 2];

  return start;
}

static void
print_row (const char *name,
           Start       start,
           Start       empty)
{
  double time_ratio = start.milliseconds / empty.milliseconds;
  double memory_ratio = start.megabytes / empty.megabytes;

  g_print ("%-34s %8.0f %7.2f %10.1f %7.2f %12.1f %6.1f %s\n", name, start.milliseconds,
           time_ratio, start.megabytes, memory_ratio, start.later, LIMIT,
           time_ratio <= LIMIT && memory_ratio <= LIMIT ? "" : "over");
}

/* Notes how @start is beside @peer, which is @what. */
static void
note (const char *name,
      Start       start,
      Start       peer,
      const char *what,
      double      limit)
{
  g_autofree char *time = g_strdup_printf ("%s, first frame", name);
  g_autofree char *memory = g_strdup_printf ("%s, memory", name);

  figure_note (time, start.milliseconds / peer.milliseconds, "times", limit, "%s, %.0f ms", what,
               peer.milliseconds);
  figure_note (memory, start.megabytes / peer.megabytes, "times", limit, "%s, %.1f MB", what,
               peer.megabytes);
}

int
main (int    argc,
      char **argv)
{
  static const guint sizes[] = { 10, 10000, 100000 };
  Display           *display = XOpenDisplay (NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *here = g_path_get_dirname (argv[0]);
  g_autofree char *window = g_build_filename (here, "empty-window", NULL);
  g_autofree char *jianbao = g_build_filename (here, "..", "..", "ui", "jianbao", NULL);
  g_autofree char *editor = g_find_program_in_path ("gnome-text-editor");
  g_autofree char *folder = g_dir_make_tmp ("jianbao-XXXXXX", &error);
  Start            empty;

  if (display == NULL || folder == NULL)
    g_error ("%s", display == NULL ? "There is no display" : error->message);

  /* Nothing that an earlier start remembered. */
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_CACHE_HOME", folder, TRUE);

  g_print ("From the start to the first frame, median of %d, and resident memory\n\n", N_ROUNDS);
  g_print ("%-34s %8s %7s %10s %7s %12s %6s\n", "program", "ms", "ratio", "MB", "ratio",
           "MB 3 s later", "limit");
  empty = start_often (display, (const char *[]) { window, NULL });
  print_row ("empty window", empty, empty);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u.db", folder, sizes[i]);
      g_autofree char *name = g_strdup_printf ("jianbao, %u bulletins", sizes[i]);

      Start start;

      make_archive (path, sizes[i]);
      start = start_often (display, (const char *[]) { jianbao, "--db", path, NULL });
      print_row (name, start, empty);
      note (name, start, empty, "an empty window", LIMIT);
      if (editor != NULL && sizes[i] == N_CONTRACT)
        {
          Start theirs = start_often (display, (const char *[]) { editor, "--standalone", NULL });

          print_row ("GNOME Text Editor", theirs, empty);
          note ("beside GNOME Text Editor", start, theirs, "GNOME Text Editor", 1);
        }
    }

  if (editor == NULL)
    g_print ("GNOME Text Editor is not installed, so it is left out.\n");

  XCloseDisplay (display);
  {
    const char *const command[] = { "rm", "-rf", folder, NULL };

    g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                  NULL);
  }

  return EXIT_SUCCESS;
}

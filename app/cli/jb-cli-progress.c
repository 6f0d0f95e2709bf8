/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli-progress.h"

#include <stdio.h>
#include <unistd.h>

enum
{
  BAR_CELLS = 30,
  FIRST_AFTER_MICROSECONDS = 500 * 1000,
  AGAIN_AFTER_MICROSECONDS = 100 * 1000,
};

struct _JbCliProgress
{
  guint    n_steps;
  gint64   next;
  gboolean on_terminal;
  gboolean visible;
};

/**
 * jb_cli_progress_new:
 * @n_steps: how many steps the work has
 *
 * A bar on the terminal for work that takes longer than a moment; without a terminal it
 * shows nothing.
 *
 * Returns: (transfer full): a new bar, not visible yet
 */
JbCliProgress *
jb_cli_progress_new (guint n_steps)
{
  JbCliProgress *self = g_new0 (JbCliProgress, 1);

  self->n_steps = n_steps;
  self->next = g_get_monotonic_time () + FIRST_AFTER_MICROSECONDS;
  self->on_terminal = isatty (STDERR_FILENO);

  return self;
}

void
jb_cli_progress_free (JbCliProgress *self)
{
  jb_cli_progress_clear (self);
  g_free (self);
}

/**
 * jb_cli_progress_show:
 * @n_done: how many steps are done
 *
 * Draws the bar, when it is time to.
 */
void
jb_cli_progress_show (JbCliProgress *self,
                      guint          n_done)
{
  char   bar[BAR_CELLS + 1];
  gint64 now;

  if (!self->on_terminal || self->n_steps == 0)
    return;

  now = g_get_monotonic_time ();
  if (now < self->next)
    return;
  self->next = now + AGAIN_AFTER_MICROSECONDS;

  for (guint i = 0; i < BAR_CELLS; i++)
    bar[i] = (guint64) i * self->n_steps < (guint64) n_done * BAR_CELLS ? '#' : '.';
  bar[BAR_CELLS] = '\0';

  fprintf (stderr, "\r[%s] %u/%u\033[K", bar, n_done, self->n_steps);
  fflush (stderr);
  self->visible = TRUE;
}

/**
 * jb_cli_progress_clear:
 *
 * Takes the bar away, so that something else can be printed.
 */
void
jb_cli_progress_clear (JbCliProgress *self)
{
  if (!self->visible)
    return;

  fputs ("\r\033[K", stderr);
  fflush (stderr);
  self->visible = FALSE;
}

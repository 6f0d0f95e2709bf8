/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

/* Earlier sources, to suggest to who types one. */

/* So many that the seldom ones are found, and so few that looking through takes no time. */
enum { MAX_SOURCES = 2000 };

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(JbSuggestions) suggestions = data;
  g_autoptr(GPtrArray) sources =
                 jb_archive_list_sources_finish (JB_ARCHIVE (source), result, NULL);
  g_autoptr(GPtrArray) words = g_ptr_array_new ();

  /* Without them typing goes on as it is. */
  if (sources == NULL)
    return;

  for (guint i = 0; i < sources->len; i++)
    g_ptr_array_add (words,
                     (gpointer) jb_archive_source_get_text (g_ptr_array_index (sources, i)));
  g_ptr_array_add (words, NULL);
  jb_suggestions_set_words (suggestions, (const char *const *) words->pdata);
}

/* A bulletin that is left has been saved, so then there may be others. */
static void
refresh (JbWindow *self)
{
  jb_suggestions_set_bulletin (self->suggestions, self->bulletin);
  if (self->archive != NULL)
    jb_archive_list_sources_async (self->archive, MAX_SOURCES, NULL, listed_cb,
                                   g_object_ref (self->suggestions));
}

void
jb_window_init_suggestions (JbWindow *self)
{
  self->suggestions = jb_suggestions_new ();
  g_signal_connect_object (self, "notify::archive", G_CALLBACK (refresh), self, 0);
  g_signal_connect_object (self, "notify::bulletin", G_CALLBACK (refresh), self, 0);
}

/**
 * jb_window_get_suggestions:
 *
 * Returns: (transfer none) (nullable): earlier sources
 */
JbSuggestions *
jb_window_get_suggestions (JbWindow *self)
{
  g_return_val_if_fail (JB_IS_WINDOW (self), NULL);

  return self->suggestions;
}

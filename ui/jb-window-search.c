/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

/* Searching the archive: the search over its list, and going to what it finds. */

/* The block that the search has told of; a field that is not printed has no place to go to. */
static JbBlock *
find_block (JbBulletin *bulletin,
            guint       n)
{
  JbBlock *block = jb_bulletin_get_first_block (bulletin);

  while (n-- > 0 && block != NULL)
    block = jb_block_get_next (block);

  return block;
}

static void
go_to_hit (JbWindow *self)
{
  g_autoptr(JbArchiveHit) hit = g_steal_pointer (&self->hit);
  const char *text = jb_archive_hit_get_found (hit);
  JbBlock    *block = find_block (self->bulletin, jb_archive_hit_get_block (hit));

  if (*text != '\0')
    jb_find_bar_open (self->find_bar, text, block, jb_archive_hit_get_start (hit));
}

static gboolean
is_open (JbWindow *self)
{
  return self->bulletin != NULL && self->hit != NULL &&
         jb_archive_entry_get_id (jb_archive_hit_get_entry (self->hit)) == self->id;
}

/* The forms have to know the bulletin before they are told to go somewhere. */
static gboolean
on_shown_cb (gpointer data)
{
  JbWindow *self = data;

  if (is_open (self))
    go_to_hit (self);

  return G_SOURCE_REMOVE;
}

static void
on_bulletin_cb (JbWindow *self)
{
  if (self->hit != NULL && self->bulletin != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_shown_cb, g_object_ref (self), g_object_unref);
}

/**
 * jb_window_show_hit:
 * @hit: what was found in the archive
 *
 * Opens the bulletin and goes to the place.
 */
void
jb_window_show_hit (JbWindow     *self,
                    JbArchiveHit *hit)
{
  g_return_if_fail (JB_IS_WINDOW (self) && JB_IS_ARCHIVE_HIT (hit));

  g_set_object (&self->hit, hit);
  jb_window_show_content (self);
  if (is_open (self))
    go_to_hit (self);
  else
    jb_window_open_id (self, jb_archive_entry_get_id (jb_archive_hit_get_entry (hit)));
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);

  if (self->archive == NULL)
    return;

  g_object_set (self, "show-archive", TRUE, NULL);
  gtk_stack_set_visible_child_name (self->sidebar, "archive");
  jb_search_pane_begin (self->search_pane);
}

/**
 * jb_window_search:
 * @words: what to look for in the archive, as one would type it
 *
 * Shows the list of the archive with what is found.
 */
void
jb_window_search (JbWindow   *self,
                  const char *words)
{
  g_return_if_fail (JB_IS_WINDOW (self) && words != NULL);

  search_action (GTK_WIDGET (self), NULL, NULL);
  jb_search_pane_set_words (self->search_pane, words);
}

void
jb_window_install_search (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.search-archive", NULL, search_action);
}

void
jb_window_init_search (JbWindow *self)
{
  g_signal_connect_object (self->search_pane, "hit-chosen", G_CALLBACK (jb_window_show_hit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::bulletin", G_CALLBACK (on_bulletin_cb), self,
                           G_CONNECT_SWAPPED);
}

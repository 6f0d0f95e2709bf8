/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <string.h>

/* Finding in the bulletin: the bar above the forms, and going to what it finds. */

/* A selection that is longer, or has a line break, is not what is looked for. */
enum { MAX_SELECTION = 40 };

/* The field of a match, as it shows the match: with the match selected. */
static void
select_match (JbWindow *self,
              guint     start,
              guint     end)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus == NULL)
    return;
  if (GTK_IS_TEXT_VIEW (focus))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      GtkTextIter    from, to;

      gtk_text_buffer_get_iter_at_mark (buffer, &from, gtk_text_buffer_get_insert (buffer));
      to = from;
      gtk_text_iter_forward_chars (&to, (int) (end - start));
      gtk_text_buffer_select_range (buffer, &from, &to);
    }
  else if (GTK_IS_EDITABLE (focus))
    gtk_editable_select_region (GTK_EDITABLE (focus), (int) start, (int) end);
}

static void
on_match_cb (JbWindow *self,
             JbBlock  *block,
             guint     start,
             guint     end)
{
  const char *text = jb_block_get_text (block);
  guint       n = (guint) g_utf8_strlen (text, -1);
  gsize       from = (gsize) (g_utf8_offset_to_pointer (text, MIN (start, n)) - text);
  gsize       to = (gsize) (g_utf8_offset_to_pointer (text, MIN (end, n)) - text);

  jb_editor_place_go_to (self->place, block, start, FALSE);
  if (jb_block_get_printed (block))
    jb_preview_show_block (self->preview, block, from, to);
  jb_window_mark_page (self, block, start);
}

/* The keyboard goes to the match that was found last. */
static void
on_closed_cb (JbWindow *self)
{
  g_autoptr(JbBlock) block = g_steal_pointer (&self->found);

  if (block != NULL && jb_node_get_bulletin (JB_NODE (block)) == self->bulletin)
    {
      jb_editor_place_go_to (self->place, block, self->found_start, TRUE);
      select_match (self, self->found_start, self->found_end);
    }
  else if (self->bulletin != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
remember_match (JbWindow *self,
                JbBlock  *block,
                guint     start,
                guint     end)
{
  g_set_object (&self->found, block);
  self->found_start = start;
  self->found_end = end;
}

static char *
dup_selection (JbWindow *self)
{
  GtkWidget       *focus = gtk_root_get_focus (GTK_ROOT (self));
  g_autofree char *text = NULL;
  int              start, end;

  if (focus == NULL)
    return NULL;
  if (GTK_IS_TEXT_VIEW (focus))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      GtkTextIter    from, to;

      if (gtk_text_buffer_get_selection_bounds (buffer, &from, &to))
        text = gtk_text_iter_get_slice (&from, &to);
    }
  else if (GTK_IS_EDITABLE (focus) &&
           gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), &start, &end))
    text = gtk_editable_get_chars (GTK_EDITABLE (focus), start, end);

  if (text == NULL || *text == '\0' || strchr (text, '\n') != NULL ||
      g_utf8_strlen (text, -1) > MAX_SELECTION)
    return NULL;

  return g_steal_pointer (&text);
}

/* Where the keyboard is, in the forms or in the text. */
static JbBlock *
get_place (JbWindow *self,
           guint    *start)
{
  guint    end;
  JbBlock *block = jb_editor_place_get_block (self->place, start, &end);

  return block != NULL ? block : jb_preview_get_place (self->preview, start);
}

static void
find_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  JbWindow        *self = JB_WINDOW (widget);
  g_autofree char *text = NULL;
  JbBlock         *block;
  guint            start = 0;

  if (self->bulletin == NULL)
    return;

  if (jb_find_bar_get_open (self->find_bar))
    {
      jb_find_bar_set_replacing (self->find_bar, FALSE);
      gtk_widget_grab_focus (GTK_WIDGET (self->find_bar));
      return;
    }
  jb_find_bar_set_replacing (self->find_bar, FALSE);
  text = dup_selection (self);
  block = get_place (self, &start);
  jb_find_bar_open (self->find_bar, text, block, start);
}

static void
replace_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);

  if (self->bulletin == NULL)
    return;

  if (!jb_find_bar_get_open (self->find_bar))
    find_action (widget, NULL, NULL);
  jb_find_bar_set_replacing (self->find_bar, TRUE);
}

static void
find_step_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);

  if (self->bulletin == NULL)
    return;
  if (!jb_find_bar_get_open (self->find_bar))
    find_action (widget, NULL, NULL);
  else
    jb_find_bar_step (self->find_bar, g_str_equal (action_name, "win.find-next") ? 1 : -1);
}

static void
on_bulletin_cb (JbWindow *self)
{
  jb_find_set_bulletin (self->find, self->bulletin);
  g_clear_object (&self->found);
  if (self->bulletin == NULL)
    jb_find_bar_close (self->find_bar);
}

void
jb_window_install_find (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.replace", NULL, replace_action);
  gtk_widget_class_install_action (widget_class, "win.find-next", NULL, find_step_action);
  gtk_widget_class_install_action (widget_class, "win.find-previous", NULL, find_step_action);
}

void
jb_window_init_find (JbWindow *self)
{
  jb_find_bar_set_find (self->find_bar, jb_window_get_find (self));
  g_signal_connect_object (self->find_bar, "match", G_CALLBACK (remember_match), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_bar, "match", G_CALLBACK (on_match_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_bar, "closed", G_CALLBACK (on_closed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_bar, "replaced", G_CALLBACK (jb_window_toast), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::bulletin", G_CALLBACK (on_bulletin_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * jb_window_get_find:
 *
 * Returns: (transfer none): what is looked for in the bulletin
 */
JbFind *
jb_window_get_find (JbWindow *self)
{
  g_return_val_if_fail (JB_IS_WINDOW (self), NULL);

  /* Rows of the template ask before the bar is there. */
  if (self->find == NULL)
    self->find = jb_find_new ();

  return self->find;
}

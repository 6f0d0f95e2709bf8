/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-finding-marks.h"

#include "jb-body-buffer.h"
#include "jb-finding-style.h"
#include "jb-follow.h"
#include "jb-tooltip.h"

/**
 * JbFindingMarks:
 *
 * Underlines in a text view of the forms what was found in its lines, and explains it in a
 * tooltip. Only tags are touched, never the text, so that an input method may be composing.
 */

struct _JbFindingMarks
{
  GObject parent_instance;

  /* Borrowed, with a weak pointer */
  GtkTextView *view;

  /* Owned */
  GtkTextBuffer *buffer;
  JbFindings    *findings;
  JbNode        *owner;
  GtkTextMark   *start;
  GtkTextMark   *end;

  JbRole role;
  guint  idle_id;
};

/* With more blocks than this it is faster to go through the lines. */
enum
{
  MANY = 8
};

G_DEFINE_FINAL_TYPE (JbFindingMarks, jb_finding_marks, G_TYPE_OBJECT)

/* A value is one block, known by what owns it; a bulletin has no list of those. */
static JbBlock *
find_value_block (JbFindingMarks *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->findings));

  for (guint i = 0; self->owner != NULL && i < n; i++)
    {
      g_autoptr(JbRemark) remark = g_list_model_get_item (G_LIST_MODEL (self->findings), i);
      JbBlock *block = jb_remark_get_block (remark);

      /* The findings keep it. */
      if (jb_node_get_owner (JB_NODE (block)) == self->owner &&
          jb_block_get_role (block) == self->role)
        return block;
    }

  return NULL;
}

static JbBlock *
get_block (JbFindingMarks *self,
           int             line)
{
  if (JB_IS_BODY_BUFFER (self->buffer))
    return jb_body_buffer_get_block (JB_BODY_BUFFER (self->buffer), (guint) line);

  return line == 0 ? find_value_block (self) : NULL;
}

static void
mark_line (JbFindingMarks *self,
           int             line)
{
  JbBlock    *block = get_block (self, line);
  GPtrArray  *remarks = block != NULL ? jb_findings_get_of_block (self->findings, block) : NULL;
  GtkTextIter line_end;
  gsize       length;
  int         line_start;
  g_auto (JbFindingPlaces) places = { { NULL } };

  gtk_text_buffer_get_iter_at_line (self->buffer, &line_end, line);
  line_start = gtk_text_iter_get_offset (&line_end);
  if (!gtk_text_iter_ends_line (&line_end))
    gtk_text_iter_forward_to_line_end (&line_end);
  length = (gsize) gtk_text_iter_get_line_offset (&line_end);

  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      const JbFinding *finding = jb_remark_get_finding (remarks->pdata[i]);
      gsize            from, to;

      if (finding->ignored)
        continue;
      jb_finding_style_get_shown (finding, length, &from, &to);
      jb_finding_places_add (&places, finding->level, line_start + (int) from,
                             line_start + (int) to);
    }
  jb_finding_style_show (self->buffer, line_start, line_start + (int) length, &places);
}

static void
mark_lines (JbFindingMarks *self,
            int             first,
            int             last)
{
  for (int i = first; i <= last; i++)
    mark_line (self, i);
}

/* What was written anew has lost its marks, though nothing else may have been found. */
static void
mark_written (JbFindingMarks *self)
{
  GtkTextIter start, end;

  if (self->start == NULL)
    return;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &start, self->start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &end, self->end);
  gtk_text_buffer_delete_mark (self->buffer, self->start);
  gtk_text_buffer_delete_mark (self->buffer, self->end);
  self->start = self->end = NULL;
  mark_lines (self, gtk_text_iter_get_line (&start), gtk_text_iter_get_line (&end));
}

static gboolean
mark_written_cb (gpointer data)
{
  JbFindingMarks *self = data;

  self->idle_id = 0;
  /* After the check the places are right. */
  if (self->findings != NULL && jb_findings_get_current (self->findings))
    mark_written (self);

  return G_SOURCE_REMOVE;
}

static void
note_written (JbFindingMarks    *self,
              const GtkTextIter *from,
              const GtkTextIter *to)
{
  GtkTextIter start, end;

  if (self->findings == NULL)
    return;

  if (self->start == NULL)
    {
      self->start = gtk_text_buffer_create_mark (self->buffer, NULL, from, TRUE);
      self->end = gtk_text_buffer_create_mark (self->buffer, NULL, to, FALSE);
    }
  else
    {
      gtk_text_buffer_get_iter_at_mark (self->buffer, &start, self->start);
      gtk_text_buffer_get_iter_at_mark (self->buffer, &end, self->end);
      if (gtk_text_iter_compare (from, &start) < 0)
        gtk_text_buffer_move_mark (self->buffer, self->start, from);
      if (gtk_text_iter_compare (to, &end) > 0)
        gtk_text_buffer_move_mark (self->buffer, self->end, to);
    }
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (JB_PRIORITY_FOLLOW, mark_written_cb, self, NULL);
}

static void
on_inserted_cb (GtkTextBuffer  *buffer,
                GtkTextIter    *at,
                const char     *text,
                int             length,
                JbFindingMarks *self)
{
  GtkTextIter start = *at;

  gtk_text_iter_backward_chars (&start, (int) g_utf8_strlen (text, length));
  note_written (self, &start, at);
}

static void
on_deleted_cb (GtkTextBuffer  *buffer,
               GtkTextIter    *start,
               GtkTextIter    *end,
               JbFindingMarks *self)
{
  note_written (self, start, start);
}

static void
on_checked_cb (JbFindingMarks *self,
               GHashTable     *changed)
{
  GHashTableIter iter;
  gpointer       block;
  int            n_lines;

  if (self->buffer == NULL)
    return;

  mark_written (self);
  n_lines = gtk_text_buffer_get_line_count (self->buffer);
  if (!JB_IS_BODY_BUFFER (self->buffer))
    {
      g_hash_table_iter_init (&iter, changed);
      while (g_hash_table_iter_next (&iter, &block, NULL))
        if (jb_node_get_owner (block) == self->owner && jb_block_get_role (block) == self->role)
          mark_line (self, 0);
    }
  else if (g_hash_table_size (changed) <= MANY)
    {
      g_hash_table_iter_init (&iter, changed);
      while (g_hash_table_iter_next (&iter, &block, NULL))
        {
          int line = jb_body_buffer_find_line (JB_BODY_BUFFER (self->buffer), block);

          if (line >= 0 && line < n_lines)
            mark_line (self, line);
        }
    }
  else
    for (int i = 0; i < n_lines; i++)
      {
        block = get_block (self, i);
        if (block != NULL && g_hash_table_contains (changed, block))
          mark_line (self, i);
      }
}

static gboolean
on_query_tooltip_cb (GtkTextView    *view,
                     int             x,
                     int             y,
                     gboolean        keyboard,
                     GtkTooltip     *tooltip,
                     JbFindingMarks *self)
{
  g_autofree char *text = NULL;
  GtkTextIter      at;
  JbBlock         *block;
  int              trailing;

  if (keyboard || self->findings == NULL || self->buffer == NULL)
    return FALSE;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &x, &y);
  if (!gtk_text_view_get_iter_at_position (view, &at, &trailing, x, y))
    return FALSE;
  block = get_block (self, gtk_text_iter_get_line (&at));
  if (block == NULL)
    return FALSE;
  text = jb_finding_style_dup_tooltip (jb_findings_get_of_block (self->findings, block),
                                       gtk_text_iter_get_line_offset (&at));
  jb_tooltip_set_text (tooltip, text);

  return text != NULL;
}

static void
forget_buffer (JbFindingMarks *self)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->buffer == NULL)
    return;

  if (self->start != NULL)
    {
      gtk_text_buffer_delete_mark (self->buffer, self->start);
      gtk_text_buffer_delete_mark (self->buffer, self->end);
      self->start = self->end = NULL;
    }
  g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
}

static void
mark_all (JbFindingMarks *self)
{
  GtkTextIter start, end;

  if (self->buffer == NULL)
    return;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  if (self->findings != NULL)
    note_written (self, &start, &end);
  else
    jb_finding_style_clear (self->buffer, &start, &end);
}

static void
jb_finding_marks_dispose (GObject *object)
{
  JbFindingMarks *self = JB_FINDING_MARKS (object);

  forget_buffer (self);
  if (self->findings != NULL)
    g_signal_handlers_disconnect_by_data (self->findings, self);
  g_clear_object (&self->findings);
  g_clear_object (&self->owner);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_weak_pointer (&self->view);

  G_OBJECT_CLASS (jb_finding_marks_parent_class)->dispose (object);
}

static void
jb_finding_marks_class_init (JbFindingMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jb_finding_marks_dispose;
}

static void
jb_finding_marks_init (JbFindingMarks *self)
{
}

/**
 * jb_finding_marks_new:
 * @view: a view of a #JbBodyBuffer or a #JbValueBuffer; it is not kept alive
 *
 * Returns: (transfer full): what marks nothing yet
 */
JbFindingMarks *
jb_finding_marks_new (GtkTextView *view)
{
  JbFindingMarks *self = g_object_new (JB_TYPE_FINDING_MARKS, NULL);

  g_set_weak_pointer (&self->view, view);
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  g_signal_connect_object (view, "query-tooltip", G_CALLBACK (on_query_tooltip_cb), self, 0);

  return self;
}

/**
 * jb_finding_marks_set_findings:
 * @findings: (nullable): what was found, %NULL for nothing
 */
void
jb_finding_marks_set_findings (JbFindingMarks *self,
                               JbFindings     *findings)
{
  g_return_if_fail (JB_IS_FINDING_MARKS (self));

  if (self->findings == findings)
    return;

  if (self->findings != NULL)
    g_signal_handlers_disconnect_by_data (self->findings, self);
  g_set_object (&self->findings, findings);
  if (findings != NULL)
    g_signal_connect_object (findings, "checked", G_CALLBACK (on_checked_cb), self,
                             G_CONNECT_SWAPPED);
  mark_all (self);
}

/**
 * jb_finding_marks_set_buffer:
 * @buffer: (nullable): what the view shows
 */
void
jb_finding_marks_set_buffer (JbFindingMarks *self,
                             GtkTextBuffer  *buffer)
{
  g_return_if_fail (JB_IS_FINDING_MARKS (self));
  g_return_if_fail (buffer == NULL || GTK_IS_TEXT_BUFFER (buffer));

  if (self->buffer == buffer)
    return;

  forget_buffer (self);
  if (buffer == NULL)
    return;

  self->buffer = g_object_ref (buffer);
  jb_finding_style_install (buffer);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (on_inserted_cb), self,
                           G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (on_deleted_cb), self,
                           G_CONNECT_AFTER);
  mark_all (self);
}

/**
 * jb_finding_marks_set_value:
 * @owner: (nullable): the part of a bulletin whose value is shown
 * @role: what the value is in the text
 *
 * Says which block a #JbValueBuffer shows.
 */
void
jb_finding_marks_set_value (JbFindingMarks *self,
                            JbNode         *owner,
                            JbRole          role)
{
  g_return_if_fail (JB_IS_FINDING_MARKS (self));

  g_set_object (&self->owner, owner);
  self->role = role;
  mark_all (self);
}

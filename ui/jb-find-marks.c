/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-find-marks.h"

#include "jb-body-buffer.h"

/**
 * JbFindMarks:
 *
 * Marks in a text buffer what is looked for, and more so where the search is.
 */

struct _JbFindMarks
{
  GObject parent_instance;

  /* Owned */
  JbFind        *find;
  GtkTextBuffer *buffer;

  gboolean marked;
};

#define TAG_NAME     "find-match"
#define CURRENT_NAME "find-current"

G_DEFINE_FINAL_TYPE (JbFindMarks, jb_find_marks, G_TYPE_OBJECT)

static void
ensure_tag (GtkTextBuffer *buffer)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  /* Readable under dark and under light text alike. */
  const GdkRGBA mark = { 0.96, 0.76, 0.07, 0.35 };
  const GdkRGBA current = { 1.0, 0.47, 0.0, 0.75 };

  if (gtk_text_tag_table_lookup (table, TAG_NAME) != NULL)
    return;
  gtk_text_buffer_create_tag (buffer, TAG_NAME, "background-rgba", &mark, NULL);
  gtk_text_buffer_create_tag (buffer, CURRENT_NAME, "background-rgba", &current, NULL);
}

static void
clear (JbFindMarks *self)
{
  GtkTextIter start, end;

  if (!self->marked)
    return;
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (self->buffer, TAG_NAME, &start, &end);
  gtk_text_buffer_remove_tag_by_name (self->buffer, CURRENT_NAME, &start, &end);
  self->marked = FALSE;
}

static void
mark_current (JbFindMarks *self)
{
  int                current = jb_find_get_current (self->find);
  const JbFindMatch *match =
      current >= 0 ? jb_find_get_match (self->find, (guint) current) : NULL;
  GtkTextIter start, end;
  int         line;

  if (match == NULL || !JB_IS_BODY_BUFFER (self->buffer))
    return;
  line = jb_body_buffer_find_line (JB_BODY_BUFFER (self->buffer), match->block);
  if (line < 0)
    return;

  gtk_text_buffer_get_iter_at_line (self->buffer, &start, line);
  end = start;
  gtk_text_iter_forward_chars (&start, (int) match->start);
  gtk_text_iter_forward_chars (&end, (int) match->end);
  gtk_text_buffer_apply_tag_by_name (self->buffer, CURRENT_NAME, &start, &end);
}

static void
update (JbFindMarks *self)
{
  g_autoptr(GArray) matches = NULL;
  g_autofree char *text = NULL;
  GtkTextIter      start, end;

  if (self->buffer == NULL)
    return;

  clear (self);
  if (self->find == NULL || *jb_find_get_text (self->find) == '\0')
    return;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  text = gtk_text_iter_get_slice (&start, &end);
  matches = jb_find_in_value (self->find, text);
  if (matches->len == 0)
    return;

  ensure_tag (self->buffer);
  for (guint i = 0; i < matches->len; i++)
    {
      const JbFindMatch *match = &g_array_index (matches, JbFindMatch, i);

      gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) match->start);
      gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) match->end);
      gtk_text_buffer_apply_tag_by_name (self->buffer, TAG_NAME, &start, &end);
    }
  self->marked = TRUE;
  mark_current (self);
}

static void
jb_find_marks_dispose (GObject *object)
{
  JbFindMarks *self = JB_FIND_MARKS (object);

  jb_find_marks_set_buffer (self, NULL);
  jb_find_marks_set_find (self, NULL);

  G_OBJECT_CLASS (jb_find_marks_parent_class)->dispose (object);
}

static void
jb_find_marks_class_init (JbFindMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jb_find_marks_dispose;
}

static void
jb_find_marks_init (JbFindMarks *self)
{
}

/**
 * jb_find_marks_new:
 *
 * Returns: (transfer full): what marks nothing yet
 */
JbFindMarks *
jb_find_marks_new (void)
{
  return g_object_new (JB_TYPE_FIND_MARKS, NULL);
}

/**
 * jb_find_marks_set_find:
 * @find: (nullable): what is looked for, %NULL for nothing
 */
void
jb_find_marks_set_find (JbFindMarks *self,
                        JbFind      *find)
{
  g_return_if_fail (JB_IS_FIND_MARKS (self));
  g_return_if_fail (find == NULL || JB_IS_FIND (find));

  if (self->find == find)
    return;

  if (self->find != NULL)
    g_signal_handlers_disconnect_by_data (self->find, self);
  g_set_object (&self->find, find);
  if (find != NULL)
    g_signal_connect_object (find, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * jb_find_marks_set_buffer:
 * @buffer: (nullable): where to mark it
 */
void
jb_find_marks_set_buffer (JbFindMarks   *self,
                          GtkTextBuffer *buffer)
{
  g_return_if_fail (JB_IS_FIND_MARKS (self));

  if (self->buffer == buffer)
    return;

  if (self->buffer != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->buffer, self);
      clear (self);
    }
  g_set_object (&self->buffer, buffer);
  if (buffer != NULL)
    g_signal_connect_object (buffer, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader.h"

#include "jb-reader-private.h"
#include "jb-reader-shapes.h"

/* Marks lines of which somebody knows what they are. */

/* Whether lines of the role that follow each other are one block. */
static gboolean
is_joined (JbRole role)
{
  switch ((int) role)
    {
    case JB_ROLE_SUBTITLE:
    case JB_ROLE_EDITOR_NOTE:
    case JB_ROLE_SOURCE:
    case JB_ROLE_RECIPIENTS_LABEL:
    case JB_ROLE_RECIPIENT:
    case JB_ROLE_ADDRESSEE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Every line that is not blank is an item, rules and page numbers as well. */
static void
list_items (JbReader *self,
            JbRole    role)
{
  self->items = g_new0 (JbItem, self->n_lines + 1);
  for (guint i = 0; i < self->n_lines; i++)
    {
      JbLine *line = &self->lines[i];
      JbItem *item = &self->items[self->n_items];

      if (line->shape == JB_SHAPE_BLANK)
        continue;
      item->line = i;
      item->role = role == JB_ROLE_UNKNOWN ? JB_READER_NO_ROLE : role;
      if (self->n_items > 0 && is_joined (role))
        item->flags |= JB_ITEM_CONTINUES;
      if ((role == JB_ROLE_PARAGRAPH || role == JB_ROLE_BODY) &&
          line->shape == JB_SHAPE_TABLE_ROW)
        {
          item->flags |= JB_ITEM_TABLE;
          if (self->n_items > 0 && item[-1].flags & JB_ITEM_TABLE && item[-1].line + 1 == i)
            item->flags |= JB_ITEM_CONTINUES;
        }
      self->n_items++;
    }
  self->tail = self->n_items;
}

/* Whether the marks say what they were to say. */
static gboolean
says (const JbTranscript *transcript,
      JbRole              role,
      const char         *key)
{
  gboolean found = FALSE;

  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark *mark = &g_array_index (transcript->marks, JbMark, i);

      if (mark->raw == 0 || (mark->role == JB_ROLE_UNKNOWN && role != JB_ROLE_UNKNOWN))
        return FALSE;
      found = found || (mark->role == role && (key == NULL || mark->key == key));
    }

  return found;
}

/* Each line as it is, without a look at what it says. */
static void
write_plain (JbReader   *self,
             JbRole      role,
             const char *key)
{
  g_array_set_size (self->transcript->marks, 0);
  g_array_set_size (self->transcript->cuts, 0);
  self->at = 0;
  for (guint i = 0; i < self->n_items; i++)
    {
      const JbLine *line = jb_reader_line (self, i);

      jb_reader_add_mark (self, role, key, self->text + line->start, jb_reader_content (self, i),
                          self->text + line->stop);
    }
  if (self->n_items > 0)
    g_array_index (self->transcript->marks, JbMark, self->transcript->marks->len - 1).gap =
        self->length - self->at;
}

/**
 * jb_reader_mark_as:
 * @text: (transfer full): whole lines of a text, as for jb_reader_read()
 * @length: their length in bytes
 * @role: what they are
 * @key: (nullable): which masthead or tail field they are, interned
 *
 * Marks lines that are known to be @role: brackets, dashes, labels and white space are told
 * from the value as the reader does. Each line is a block, but for what can only be there
 * once, as a source, and for drawn tables. A line of recipients has a block for its label
 * and one for each of them.
 *
 * Returns: (transfer full): the transcript, which owns @text; without marks when the lines
 *   are blank
 */
JbTranscript *
jb_reader_mark_as (char       *text,
                   gsize       length,
                   JbRole      role,
                   const char *key)
{
  JbReader self = { NULL };

  g_return_val_if_fail (text != NULL, NULL);

  self.transcript = jb_transcript_new (JB_KIND_BULLETIN);
  g_free (self.transcript->text);
  self.transcript->text = text;
  self.transcript->length = length;
  self.text = text;
  self.length = length;

  jb_reader_split_lines (&self);
  list_items (&self, role);
  jb_reader_write_marks (&self);
  if (self.n_items > 0 && !says (self.transcript, role, key))
    write_plain (&self, role, key);

  g_free (self.lines);
  g_free (self.items);
  g_free (self.hashes);

  return self.transcript;
}

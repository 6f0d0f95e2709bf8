/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-table.h"

#include <string.h>

enum
{
  MAX_COLUMNS = 16,
  MAX_LOOSE_CELL = 30, /* characters in a cell without rules around it */
};

static void
free_cell (gpointer data)
{
  JbPageTableCell *cell = data;

  g_string_free (cell->text, TRUE);
  g_array_unref (cell->sources);
  g_free (cell);
}

static void
free_row (gpointer row)
{
  g_ptr_array_unref (row);
}

static JbPageTable *
create_table (void)
{
  JbPageTable *self = g_new0 (JbPageTable, 1);

  self->rows = g_ptr_array_new_with_free_func (free_row);

  return self;
}

static gboolean
is_blank (gunichar character)
{
  return g_unichar_isspace (character) || character == 0xa0;
}

static gboolean
is_upright (gunichar character)
{
  return character == 0x2502 || character == 0x2503 || character == 0x2551 ||
         character == '|' || character == 0xff5c;
}

static gboolean
is_drawn (gunichar character)
{
  return character >= 0x2500 && character <= 0x257f;
}

/* Whether a line holds nothing but what a table is drawn with. */
static gboolean
is_rule (const char *start,
         const char *end)
{
  guint n = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (is_blank (character))
        continue;
      if (!is_drawn (character) && !is_upright (character) &&
          strchr ("-=+_", (int) MIN (character, 127)) == NULL)
        return FALSE;
      n++;
    }

  return n > 0;
}

static void
append_cell (GPtrArray  *row,
             JbBlock    *block,
             const char *start,
             const char *end)
{
  const char      *text = jb_block_get_text (block);
  JbPageTableCell *cell = g_new0 (JbPageTableCell, 1);

  while (start < end && is_blank (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && is_blank (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  cell->text = g_string_new_len (start, end - start);
  cell->sources = jb_page_sources_new ();
  cell->block = block;
  jb_page_sources_add (cell->sources, text, (gsize) (start - text), (gsize) (end - text), 0,
                       block);
  g_ptr_array_add (row, cell);
}

/* The cells between the uprights of a line; what stands outside of the outer ones is no cell. */
static GPtrArray *
split_at_uprights (JbBlock    *block,
                   const char *start,
                   const char *end)
{
  GPtrArray  *row = g_ptr_array_new_with_free_func (free_cell);
  const char *from = start;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (is_upright (g_utf8_get_char (p)))
      {
        if (!is_rule (from, p) && from == start)
          for (const char *q = from; q < p; q = g_utf8_next_char (q))
            if (!is_blank (g_utf8_get_char (q)))
              {
                append_cell (row, block, from, p);
                break;
              }
        if (from > start)
          append_cell (row, block, from, p);
        from = g_utf8_next_char (p);
      }
  for (const char *p = from; p < end && from > start; p = g_utf8_next_char (p))
    if (!is_blank (g_utf8_get_char (p)))
      {
        append_cell (row, block, from, end);
        break;
      }

  return row;
}

/* The cells between tabs, or two and more blanks. */
static GPtrArray *
split_at_blanks (JbBlock    *block,
                 const char *start,
                 const char *end)
{
  GPtrArray  *row = g_ptr_array_new_with_free_func (free_cell);
  const char *from = start;

  while (from < end && is_blank (g_utf8_get_char (from)))
    from = g_utf8_next_char (from);
  for (const char *p = from; p < end;)
    {
      const char *blank = p;
      guint       n = 0;

      for (; p < end && is_blank (g_utf8_get_char (p)); p = g_utf8_next_char (p))
        n += *p == '\t' ? 2 : 1;
      if (n >= 2)
        {
          append_cell (row, block, from, blank);
          from = p;
        }
      if (p < end)
        p = g_utf8_next_char (p);
    }
  if (from < end)
    append_cell (row, block, from, end);

  return row;
}

/* A line whose first cell is empty goes on with the cells above it. */
static void
join_rows (GPtrArray *above,
           GPtrArray *row)
{
  for (guint i = 0; i < row->len && i < above->len; i++)
    {
      JbPageTableCell *to = above->pdata[i];
      JbPageTableCell *from = row->pdata[i];

      for (guint j = 0; j < from->sources->len; j++)
        {
          JbPageSource source = g_array_index (from->sources, JbPageSource, j);

          source.at += to->text->len;
          g_array_append_val (to->sources, source);
        }
      g_string_append_len (to->text, from->text->str, (gssize) from->text->len);
    }
}

static gboolean
is_continued (GPtrArray *above,
              GPtrArray *row)
{
  const JbPageTableCell *first = row->len > 0 ? row->pdata[0] : NULL;

  return above != NULL && first != NULL && first->text->len == 0 && row->len == above->len;
}

static JbPageTable *
read_drawn (JbBlock *block)
{
  g_autoptr (JbPageTable) self = create_table ();
  const char *text = jb_block_get_text (block);
  GPtrArray  *above = NULL;
  guint       n_full = 0;

  self->ruled = TRUE;
  for (const char *start = text; *start != '\0';)
    {
      const char *end = start + strcspn (start, "\n");

      if (is_rule (start, end))
        above = NULL;
      else
        {
          GPtrArray *row = split_at_uprights (block, start, end);

          if (is_continued (above, row))
            {
              join_rows (above, row);
              g_ptr_array_unref (row);
            }
          else
            {
              g_ptr_array_add (self->rows, row);
              above = row;
            }
        }
      start = *end != '\0' ? end + 1 : end;
    }

  for (guint i = 0; i < self->rows->len; i++)
    self->n_columns = MAX (self->n_columns, ((GPtrArray *) self->rows->pdata[i])->len);
  for (guint i = 0; i < self->rows->len; i++)
    n_full += ((GPtrArray *) self->rows->pdata[i])->len == self->n_columns;
  /* Cells that reach over several columns are beyond this reading: better as it was drawn. */
  if (self->n_columns < 2 || self->n_columns > MAX_COLUMNS || n_full < self->rows->len)
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
is_short (GPtrArray *row)
{
  for (guint i = 0; i < row->len; i++)
    {
      const JbPageTableCell *cell = row->pdata[i];

      if (g_utf8_strlen (cell->text->str, -1) > MAX_LOOSE_CELL)
        return FALSE;
    }

  return TRUE;
}

/* Adds a line that has as many cells as those before. */
static gboolean
add_loose (JbPageTable *self,
           JbBlock     *block,
           const char  *start,
           const char  *end)
{
  GPtrArray *row = split_at_blanks (block, start, end);

  if (row->len < 2 || row->len > MAX_COLUMNS || !is_short (row) ||
      (self->n_columns > 0 && row->len != self->n_columns))
    {
      g_ptr_array_unref (row);
      return FALSE;
    }
  self->n_columns = row->len;
  g_ptr_array_add (self->rows, row);

  return TRUE;
}

/* A paragraph of several lines, all of them aligned. */
static JbPageTable *
read_aligned (JbBlock *block)
{
  g_autoptr (JbPageTable) self = create_table ();
  const char *text = jb_block_get_text (block);

  for (const char *start = text; *start != '\0';)
    {
      const char *end = start + strcspn (start, "\n");

      if (!is_rule (start, end) && !add_loose (self, block, start, end))
        return NULL;
      start = *end != '\0' ? end + 1 : end;
    }

  return self->rows->len > 1 ? g_steal_pointer (&self) : NULL;
}

/* Paragraphs of one line, one after the other, all of them aligned. */
static JbPageTable *
read_lines (JbBlock  *block,
            JbBlock **last)
{
  g_autoptr (JbPageTable) self = NULL;
  JbRole role = jb_block_get_role (block);

  for (; block != NULL && jb_block_get_role (block) == role; block = jb_block_get_next (block))
    {
      const char *text = jb_block_get_text (block);

      /* Most paragraphs are told by this alone. */
      if (strchr (text, '\n') != NULL ||
          (strchr (text, '\t') == NULL && strstr (text, "  ") == NULL &&
           strstr (text, "\u3000\u3000") == NULL))
        break;
      if (self == NULL)
        self = create_table ();
      if (!add_loose (self, block, text, text + strlen (text)))
        break;
      *last = block;
    }

  return self != NULL && self->rows->len > 1 ? g_steal_pointer (&self) : NULL;
}

/**
 * jb_page_table_read:
 * @block: a paragraph
 * @last: (out) (transfer none): the last paragraph of the table
 *
 * Reads a table that begins with @block: drawn with characters, or aligned by tabs or two and
 * more spaces. What cannot be read as columns without a doubt is no table.
 *
 * Returns: (transfer full) (nullable): the table
 */
JbPageTable *
jb_page_table_read (JbBlock  *block,
                    JbBlock **last)
{
  const char *text = jb_block_get_text (block);

  *last = block;
  if (strchr (text, '\n') == NULL)
    return read_lines (block, last);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (is_upright (g_utf8_get_char (p)))
      return read_drawn (block);

  return read_aligned (block);
}

void
jb_page_table_free (JbPageTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

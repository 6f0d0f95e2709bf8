/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-paste-private.h"

/* Drawing a table with lines, as old texts do: a stroke takes two columns, like a Chinese
 * character. */

/* A wider table would not fit the page; its rows stay lines. */
enum { MAX_TABLE_WIDTH = 76 };

static guint
count_columns (GPtrArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n = MAX (n, ((GPtrArray *) g_ptr_array_index (rows, i))->len);

  return n;
}

static const char *
get_cell (GPtrArray *rows,
          guint      row,
          guint      column)
{
  GPtrArray *cells = g_ptr_array_index (rows, row);

  return column < cells->len ? g_ptr_array_index (cells, column) : "";
}

static void
draw_rule (GString    *out,
           guint      *widths,
           guint       n_columns,
           const char *left,
           const char *middle,
           const char *right)
{
  for (guint i = 0; i < n_columns; i++)
    {
      g_string_append (out, i == 0 ? left : middle);
      for (guint j = 0; j < widths[i]; j += 2)
        g_string_append (out, "─");
    }
  g_string_append (out, right);
}

static void
draw_row (GString   *out,
          GPtrArray *rows,
          guint      row,
          guint     *widths,
          guint      n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      const char *cell = get_cell (rows, row, i);
      guint       width = jb_span_width (jb_span (cell));

      g_string_append (out, "│");
      g_string_append (out, cell);
      if ((widths[i] - width) % 2 == 1)
        g_string_append_c (out, ' ');
      for (guint j = 0; j < (widths[i] - width) / 2; j++)
        g_string_append (out, "　");
    }
  g_string_append (out, "│");
}

/**
 * jb_paste_draw_table:
 * @rows: (element-type GPtrArray): the rows, each an array of the texts of its cells
 * @out: what to draw it into, without a line break at the end
 *
 * Returns: %FALSE when it is no table that can be drawn; then nothing is
 */
gboolean
jb_paste_draw_table (GPtrArray *rows,
                     GString   *out)
{
  guint             n_columns = count_columns (rows);
  g_autofree guint *widths = g_new0 (guint, n_columns + 1);
  guint             total = 2;

  if (rows->len < 2 || n_columns < 2 || n_columns > MAX_TABLE_WIDTH / 4)
    return FALSE;

  for (guint i = 0; i < n_columns; i++)
    {
      for (guint j = 0; j < rows->len; j++)
        widths[i] = MAX (widths[i], jb_span_width (jb_span (get_cell (rows, j, i))));
      widths[i] = MAX (2, widths[i] + widths[i] % 2);
      total += widths[i] + 2;
    }
  if (total > MAX_TABLE_WIDTH)
    return FALSE;

  draw_rule (out, widths, n_columns, "┌", "┬", "┐");
  for (guint i = 0; i < rows->len; i++)
    {
      g_string_append_c (out, '\n');
      if (i > 0)
        {
          draw_rule (out, widths, n_columns, "├", "┼", "┤");
          g_string_append_c (out, '\n');
        }
      draw_row (out, rows, i, widths, n_columns);
    }
  g_string_append_c (out, '\n');
  draw_rule (out, widths, n_columns, "└", "┴", "┘");

  return TRUE;
}

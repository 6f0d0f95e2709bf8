/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-flow.h"

#include <string.h>

#include "jb-page-table.h"

static const double RULE = 0.25 * JB_PAGE_MM;

/* What lies between columns without rules, and on both sides of a rule, in characters. */
static const double GAP = 2;
static const double PAD = 0.4;

typedef struct
{
  JbPageFlow  *flow;
  JbPageTable *table;
  double       size;
  double       line;
  double       x;
  double      *widths; /* of the columns, with what lies around their text */
} Grid;

static const JbPageTableCell *
get_cell (Grid *self,
          guint row,
          guint column)
{
  GPtrArray *cells = g_ptr_array_index (self->table->rows, row);

  return column < cells->len ? cells->pdata[column] : NULL;
}

/* Returns: how wide the table would be if no cell were broken */
static double
measure_columns (Grid *self)
{
  double around = (self->table->ruled ? 2 * PAD : GAP) * self->size;
  double sum = 0;

  for (guint i = 0; i < self->table->n_columns; i++)
    {
      self->widths[i] = self->size;
      for (guint j = 0; j < self->table->rows->len; j++)
        {
          const JbPageTableCell *cell = get_cell (self, j, i);

          if (cell != NULL)
            self->widths[i] = MAX (self->widths[i],
                                   jb_page_text_measure (self->flow->faces, cell->text->str,
                                                         JB_PAGE_FACE_BODY, self->size));
        }
      self->widths[i] += around;
      sum += self->widths[i];
    }

  return sum;
}

/* Narrow columns keep what they need; the wide ones share the rest. */
static void
shrink_columns (Grid  *self,
                double measure)
{
  guint  n = self->table->n_columns;
  double fair = measure / n;
  double rest = measure, wide = 0;

  for (guint i = 0; i < n; i++)
    if (self->widths[i] <= fair)
      rest -= self->widths[i];
    else
      wide += self->widths[i];
  for (guint i = 0; i < n; i++)
    if (self->widths[i] > fair)
      self->widths[i] *= rest / wide;
}

/* All of a table gets smaller until it fits, and only then its cells are broken. */
static void
choose_columns (Grid *self)
{
  const JbPageStyle *style = self->flow->style;
  const double       sizes[] = { style->body_size, style->small_size, 0.75 * style->body_size };
  double             measure = jb_page_style_get_measure (style);
  double             sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      self->size = sizes[i];
      sum = measure_columns (self);
      if (sum <= measure)
        break;
    }
  self->line = self->size == style->body_size ? jb_page_style_get_line (style) : 1.6 * self->size;
  if (sum > measure)
    shrink_columns (self, measure);
  else if (self->table->ruled)
    for (guint i = 0; i < self->table->n_columns; i++)
      self->widths[i] *= measure / sum;
  else
    self->x = MIN (2 * jb_page_style_get_character (style), measure - sum);
}

static GPtrArray *
set_cell (Grid                  *self,
          const JbPageTableCell *cell,
          double                 x,
          double                 width)
{
  double before = self->table->ruled ? PAD * self->size : 0;
  double around = (self->table->ruled ? 2 * PAD : GAP) * self->size;
  JbPageSetting setting = {
    .face = JB_PAGE_FACE_BODY,
    .size = self->size,
    .measure = x + before + width - around + 0.1,
    .first_indent = x + before,
    .indent = x + before,
    .align = JB_PAGE_ALIGN_LEFT,
  };

  if (self->table->ruled &&
      jb_page_text_measure (self->flow->faces, cell->text->str, setting.face, self->size) <=
          width - around + 0.1)
    setting.align = JB_PAGE_ALIGN_CENTRE;

  return jb_page_text_set (self->flow->faces, cell->text->str, &setting);
}

static GArray *
list_rules (Grid *self)
{
  GArray *rules = g_array_new (FALSE, FALSE, sizeof (double));
  double  x = self->x;

  g_array_append_val (rules, x);
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      x += self->widths[i];
      g_array_append_val (rules, x);
    }

  return rules;
}

/* A row is set line by line: the lines of its cells begin at the same height. */
static void
add_row (Grid   *self,
         guint   row,
         GArray *rules)
{
  GArray *body = self->flow->body;
  guint   n_columns = self->table->n_columns;
  guint   n_lines = 1;
  double  x = self->x;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < n_columns; i++)
    {
      const JbPageTableCell *cell = get_cell (self, row, i);
      GPtrArray             *lines = cell != NULL ? set_cell (self, cell, x, self->widths[i])
                                                  : g_ptr_array_new ();

      n_lines = MAX (n_lines, lines->len);
      g_ptr_array_add (cells, lines);
      x += self->widths[i];
    }

  for (guint i = 0; i < n_lines; i++)
    {
      JbPageItem end = { .height = self->line, .verticals = rules, .keep = i + 1 < n_lines };

      /* The rule above a row is a part of its height, so that rows of one line are on the grid. */
      if (i + 1 == n_lines && rules != NULL)
        end.height -= RULE;

      for (guint j = 0; j < n_columns; j++)
        {
          GPtrArray             *lines = cells->pdata[j];
          const JbPageTableCell *cell = get_cell (self, row, j);
          JbPageItem             item = { .height = end.height, .beside = TRUE, .keep = TRUE };

          if (i >= lines->len)
            continue;
          item.line = jb_page_line_ref (lines->pdata[i]);
          item.block = cell->block;
          item.sources = g_array_ref (cell->sources);
          g_array_append_val (body, item);
        }
      if (rules != NULL)
        g_array_ref (rules);
      g_array_append_val (body, end);
    }
}

static void
add_table (Grid *self)
{
  JbPageFlow *flow = self->flow;
  double      grid = jb_page_style_get_line (flow->style);
  double      height = 0, rest;
  guint       first = flow->body->len;
  g_autoptr (GArray) rules = self->table->ruled ? list_rules (self) : NULL;

  for (guint i = 0; i < self->table->rows->len; i++)
    {
      guint start = flow->body->len;

      if (self->table->ruled)
        {
          jb_page_flow_add_rule (flow->body, RULE, RULE, JB_PAGE_BLACK);
          jb_page_flow_keep (flow, start);
        }
      add_row (self, i, rules);
      /* The head of a table stays with its first row. */
      if (i == 0 && self->table->rows->len > 1)
        jb_page_flow_keep (flow, start);
    }
  if (self->table->ruled)
    {
      g_array_index (flow->body, JbPageItem, flow->body->len - 1).keep = TRUE;
      jb_page_flow_add_rule (flow->body, 0, RULE, JB_PAGE_BLACK);
    }

  /* What follows is on the grid again. */
  for (guint i = first; i < flow->body->len; i++)
    height += g_array_index (flow->body, JbPageItem, i).beside
                  ? 0
                  : g_array_index (flow->body, JbPageItem, i).height;
  rest = grid - (height - grid * (int) (height / grid));
  if (rest > 0.1 && rest < grid - 0.1)
    jb_page_flow_add_space (flow, rest);
}

/**
 * jb_page_flow_add_table:
 * @self: the flow
 * @block: a paragraph
 *
 * Adds a table in columns: one that was drawn with characters, or lines that are aligned by tabs
 * or spaces.
 *
 * Returns: (transfer none) (nullable): its last paragraph, %NULL where there is no table
 */
JbBlock *
jb_page_flow_add_table (JbPageFlow *self,
                        JbBlock    *block)
{
  JbBlock *last = NULL;
  g_autoptr (JbPageTable) table = jb_page_table_read (block, &last);
  g_autofree double *widths = NULL;
  Grid               grid = { .flow = self, .table = table };

  if (table == NULL)
    return NULL;

  widths = g_new0 (double, table->n_columns);
  grid.widths = widths;
  choose_columns (&grid);
  add_table (&grid);

  return last;
}

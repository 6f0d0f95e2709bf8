/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-block.h"
#include "jb-page-source.h"

G_BEGIN_DECLS

/**
 * JbPageTableCell:
 * @text: what stands in it
 * @sources: (element-type JbPageSource): which parts of it are whose values
 * @block: (unowned): the paragraph that it is of
 *
 * A cell of a table.
 */
typedef struct
{
  GString *text;
  GArray  *sources;
  JbBlock *block;
} JbPageTableCell;

/**
 * JbPageTable:
 * @rows: (element-type GPtrArray): arrays of #JbPageTableCell, none longer than @n_columns
 * @n_columns: how many columns there are, at least 2
 * @ruled: whether there were rules between the columns
 *
 * A table as it is read from lines of text.
 */
typedef struct
{
  GPtrArray *rows;
  guint      n_columns;
  gboolean   ruled;
} JbPageTable;

JbPageTable *jb_page_table_read (JbBlock  *block,
                                 JbBlock **last);
void         jb_page_table_free (JbPageTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbPageTable, jb_page_table_free)

G_END_DECLS

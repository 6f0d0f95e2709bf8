/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "jb-reader-shapes.h"

G_BEGIN_DECLS

/**
 * JbPasteLine:
 * @text: (owned): the line without the white space at its ends
 * @span: the same as a span
 * @width: its width in columns, Chinese characters taking two
 * @indent: how far it is indented beyond the others, in columns
 * @is_row: whether it is a row of a drawn table
 * @after_blank: whether a blank line stands before it
 * @after_page: whether a page ends before it
 *
 * One line of a text that is pasted. Blank lines are not kept.
 */
typedef struct
{
  char    *text;
  JbSpan   span;
  guint    width;
  guint    indent;
  gboolean is_row;
  gboolean after_blank;
  gboolean after_page;
} JbPasteLine;

/* jb-paste-lines.c */
GArray   *jb_paste_split_lines    (const char   *text);
void      jb_paste_drop_pages     (GArray       *lines);

/* jb-paste-wrap.c */
GArray   *jb_paste_find_joints    (GArray       *lines);
void      jb_paste_join           (GString      *paragraph,
                                   const char   *line);

/* jb-paste-spaces.c */
gboolean  jb_paste_is_space       (gunichar      c);
gboolean  jb_paste_is_nothing     (gunichar      c);
gboolean  jb_paste_is_chinese     (gunichar      c);
guint     jb_paste_space_columns  (gunichar      c);
char     *jb_paste_tidy_spaces    (const char   *line);

/* jb-paste-table.c */
gboolean  jb_paste_draw_table     (GPtrArray    *rows,
                                   GString      *out);

G_END_DECLS

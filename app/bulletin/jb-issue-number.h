/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JbIssueNumber:
 * @number: the number, from 1
 * @supplement: whether it is that of a supplement (增刊), which are counted apart
 * @year: the year that stands with it, 0 for none
 *
 * What an issue number says, such as 第7期, 2014年增刊第2期 or 总第107期; or the number of a
 * document, such as 禾妇发〔2015〕3号.
 */
typedef struct
{
  gint64   number;
  gboolean supplement;
  int      year;
} JbIssueNumber;

gboolean  jb_issue_number_parse (const char          *text,
                                 JbIssueNumber       *number);
char     *jb_issue_number_print (const JbIssueNumber *number,
                                 gboolean             total,
                                 const char          *like);

G_END_DECLS

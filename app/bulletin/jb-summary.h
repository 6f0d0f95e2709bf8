/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-transcript.h"

G_BEGIN_DECLS

/**
 * JbSummary:
 * @kind: bulletin or document
 * @name: (nullable): the bulletin's name (刊名)
 * @issue: (nullable): its issue number as printed; of a document, its number (发文字号)
 * @total: (nullable): its running number
 * @issuer: (nullable): its issuer; of a document, who signs it
 * @date: (nullable): its date as printed
 * @day: (nullable): @date as YYYY-MM-DD, where it can be read
 * @year: the year of @date, or of a document's number; 0 when not known
 * @title: one line for a list: the title of the first article or of the document, its
 *   lines joined; else the first text there is; "" for an empty text
 * @n_articles: how many articles it has; 1 for a document with a text
 * @n_characters: characters of the text, white space not counted
 *
 * What a list shows of a bulletin. All strings are one line of UTF-8 without control
 * characters.
 */
typedef struct
{
  JbKind   kind;
  char    *name;
  char    *issue;
  char    *total;
  char    *issuer;
  char    *date;
  char    *day;
  int      year;
  char    *title;
  guint    n_articles;
  guint64  n_characters;
} JbSummary;

#define JB_TYPE_SUMMARY (jb_summary_get_type ())
GType      jb_summary_get_type (void) G_GNUC_CONST;

JbSummary *jb_summary_new      (const JbTranscript *transcript);
JbSummary *jb_summary_copy     (const JbSummary    *self);
void       jb_summary_free     (JbSummary          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbSummary, jb_summary_free)

G_END_DECLS

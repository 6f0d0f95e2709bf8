/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-issue-number.h"
#include "bulletin/jb-transcript.h"
#include "check/jb-finding.h"

G_BEGIN_DECLS

/**
 * JbFilingWish:
 * @number: the issue number, 0 for its own one, or the next of its publication and year
 * @supplement: whether @number is that of a supplement (增刊)
 * @total: the running number (总期号), 0 for its own one or the next
 * @day: (nullable): the date as YYYY-MM-DD, %NULL for its own one or today
 *
 * What somebody wants an issue to be filed as.
 */
typedef struct
{
  gint64      number;
  gboolean    supplement;
  gint64      total;
  const char *day;
} JbFilingWish;

/**
 * JbFiling:
 * @number: the issue number, 0 for a document
 * @supplement: whether it is that of a supplement
 * @total: the running number, 0 for none
 * @day: the date as YYYY-MM-DD
 * @year: its year
 * @issue: (nullable): the issue number, or that of a document, as printed
 * @total_text: (nullable): the running number as printed
 * @date: (nullable): the date as printed
 * @taken_number: the number that it bears and that another issue is filed with, 0 for none
 * @taken_by: that issue's id, 0 for none
 * @transcript: what the bulletin becomes
 *
 * What an issue is going to be filed as.
 */
typedef struct
{
  gint64        number;
  gboolean      supplement;
  gint64        total;
  char         *day;
  int           year;
  char         *issue;
  char         *total_text;
  char         *date;
  gint64        taken_number;
  gint64        taken_by;
  JbTranscript *transcript;
} JbFiling;

#define JB_TYPE_FILING (jb_filing_get_type ())
GType         jb_filing_get_type   (void) G_GNUC_CONST;

JbFiling     *jb_filing_new        (void);
JbFiling     *jb_filing_copy       (const JbFiling     *self);
void          jb_filing_free       (JbFiling           *self);

gboolean      jb_filing_parse_day  (const char         *text,
                                    GDate              *date);
char         *jb_filing_print_day  (const GDate        *date);
char         *jb_filing_print_date (const char         *day,
                                    const char         *own,
                                    const char         *like);
JbTranscript *jb_filing_apply      (const JbFiling     *self,
                                    JbTranscript       *transcript);
gboolean      jb_filing_asks_about (const JbFinding    *finding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbFiling, jb_filing_free)

G_END_DECLS

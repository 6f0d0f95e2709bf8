/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "check/jb-finding.h"
#include "page/jb-page-place.h"

G_BEGIN_DECLS

/**
 * JbPageMarks:
 *
 * What is shown on top of the pages and never printed: where the keyboard is in the forms, and
 * what was found. A plain value that belongs to one view.
 */
typedef struct _JbPageMarks JbPageMarks;

JbPageMarks *jb_page_marks_new (void);
void         jb_page_marks_free (JbPageMarks *self);

void          jb_page_marks_set_place (JbPageMarks      *self,
                                       GArray           *areas,
                                       const JbPageArea *caret);
const GArray *jb_page_marks_get_place (JbPageMarks *self);
void          jb_page_marks_clear_findings (JbPageMarks *self);
void          jb_page_marks_add_finding (JbPageMarks   *self,
                                         JbFindingLevel level,
                                         const char    *message,
                                         GArray        *areas);
guint         jb_page_marks_get_n_findings (JbPageMarks *self);
char         *jb_page_marks_dup_message (JbPageMarks *self,
                                         guint        page,
                                         double       x,
                                         double       y);
void          jb_page_marks_snapshot (JbPageMarks       *self,
                                      GtkSnapshot       *snapshot,
                                      guint              page,
                                      const JbPageStyle *style,
                                      double             scale);

G_END_DECLS

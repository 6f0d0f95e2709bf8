/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/jb-filing.h"

G_BEGIN_DECLS

#define JB_TYPE_FILING_FORM (jb_filing_form_get_type ())
G_DECLARE_FINAL_TYPE (JbFilingForm, jb_filing_form, JB, FILING_FORM, GtkBox)

GtkWidget *jb_filing_form_new          (const JbFiling *filing,
                                        GPtrArray      *findings);
gboolean   jb_filing_form_get_wish     (JbFilingForm   *self,
                                        JbFilingWish   *wish);
void       jb_filing_form_set_problem  (JbFilingForm   *self,
                                        const char     *problem);
void       jb_filing_form_set_findings (JbFilingForm   *self,
                                        GPtrArray      *findings);
gboolean   jb_filing_form_has_shown    (JbFilingForm   *self,
                                        GPtrArray      *findings);
gboolean   jb_filing_form_get_ready    (JbFilingForm   *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-bulletin.h"
#include "jb-checker.h"
#include "jb-remark.h"

G_BEGIN_DECLS

#define JB_TYPE_FINDINGS (jb_findings_get_type ())
G_DECLARE_FINAL_TYPE (JbFindings, jb_findings, JB, FINDINGS, GObject)

JbFindings *jb_findings_new           (void);

JbBulletin *jb_findings_get_bulletin  (JbFindings         *self);
void        jb_findings_set_bulletin  (JbFindings         *self,
                                       JbBulletin         *bulletin);
gboolean    jb_findings_set_skip      (JbFindings         *self,
                                       const char         *skip,
                                       GError            **error);
const char *jb_findings_get_skip      (JbFindings         *self);
void        jb_findings_set_words     (JbFindings         *self,
                                       JbWords            *words);
void        jb_findings_set_previous  (JbFindings         *self,
                                       const JbTranscript *previous);
void        jb_findings_set_directory (JbFindings         *self,
                                       JbDirectory        *directory,
                                       JbPartialDate       date);
void        jb_findings_set_told_date (JbFindings         *self,
                                       const char         *filed_day,
                                       JbPartialDate       date);

void        jb_findings_set_ignored   (JbFindings         *self,
                                       const char *const  *keys);
char      **jb_findings_dup_ignored   (JbFindings         *self);
void        jb_findings_ignore        (JbFindings         *self,
                                       JbRemark           *remark,
                                       gboolean            ignore);

void        jb_findings_update        (JbFindings         *self);
gboolean    jb_findings_get_current   (JbFindings         *self);
guint       jb_findings_count         (JbFindings         *self,
                                       JbFindingLevel      level);
guint       jb_findings_get_n_ignored (JbFindings         *self);
guint       jb_findings_get_n_safe    (JbFindings         *self);
GPtrArray  *jb_findings_get_of_block  (JbFindings         *self,
                                       JbBlock            *block);

gboolean    jb_findings_fix           (JbFindings         *self,
                                       JbRemark           *remark);
guint       jb_findings_fix_all       (JbFindings         *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "check/jb-findings.h"

G_BEGIN_DECLS

#define JB_TYPE_FINDING_ENTRY (jb_finding_entry_get_type ())
G_DECLARE_FINAL_TYPE (JbFindingEntry, jb_finding_entry, JB, FINDING_ENTRY, GObject)

JbFindingEntry *jb_finding_entry_new          (GtkEditable    *editable);
void            jb_finding_entry_set_findings (JbFindingEntry *self,
                                               JbFindings     *findings);
void            jb_finding_entry_set_block    (JbFindingEntry *self,
                                               JbBlock        *block);
void            jb_finding_entry_set_value    (JbFindingEntry *self,
                                               JbNode         *owner,
                                               JbRole          role,
                                               const char     *key);

G_END_DECLS

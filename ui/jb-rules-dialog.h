/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "check/jb-findings.h"

G_BEGIN_DECLS

#define JB_TYPE_RULES_DIALOG (jb_rules_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JbRulesDialog, jb_rules_dialog, JB, RULES_DIALOG, AdwPreferencesWindow)

GtkWidget *jb_rules_dialog_new (JbFindings *findings,
                                const char *publication);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-bulletin.h"

G_BEGIN_DECLS

#define JB_TYPE_ISSUE_CHOOSER (jb_issue_chooser_get_type ())
G_DECLARE_FINAL_TYPE (JbIssueChooser, jb_issue_chooser, JB, ISSUE_CHOOSER, AdwWindow)

JbIssueChooser *jb_issue_chooser_new           (GListModel     *entries,
                                                gint64          not_this);
JbIssueChooser *jb_issue_chooser_new_for_any   (GListModel     *entries,
                                                gint64          not_this,
                                                const char     *title);
void            jb_issue_chooser_start_again  (JbIssueChooser *self);
void            jb_issue_chooser_set_busy      (JbIssueChooser *self,
                                                gboolean        busy);
void            jb_issue_chooser_ask_section   (JbIssueChooser *self,
                                                JbBulletin     *bulletin,
                                                const char     *likely);

G_END_DECLS

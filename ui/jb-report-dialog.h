/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define JB_TYPE_REPORT_DIALOG (jb_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JbReportDialog, jb_report_dialog, JB, REPORT_DIALOG, AdwWindow)

GtkWidget *jb_report_dialog_new (GtkWindow  *parent,
                                 const char *title,
                                 const char *summary,
                                 const char *text,
                                 const char *file_name);

G_END_DECLS

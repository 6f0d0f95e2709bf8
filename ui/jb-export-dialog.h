/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/jb-archive.h"

G_BEGIN_DECLS

#define JB_TYPE_EXPORT_DIALOG (jb_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JbExportDialog, jb_export_dialog, JB, EXPORT_DIALOG, AdwWindow)

JbExportDialog   *jb_export_dialog_new          (GtkWindow               *parent,
                                                 JbTranscript            *transcript,
                                                 const JbExportSettings  *settings);
JbExportSettings *jb_export_dialog_dup_settings (JbExportDialog          *self);
char             *jb_export_dialog_dup_name     (JbExportDialog          *self);
gboolean          jb_export_dialog_get_checking (JbExportDialog          *self);
void              jb_export_dialog_choose       (JbExportDialog          *self,
                                                 GFile                   *file);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define JB_TYPE_RESTORE_DIALOG (jb_restore_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JbRestoreDialog, jb_restore_dialog, JB, RESTORE_DIALOG, AdwWindow)

GtkWidget *jb_restore_dialog_new (GtkWindow  *parent,
                                  const char *path,
                                  const char *folder);
void       jb_restore_dialog_choose (JbRestoreDialog *self,
                                     const char      *backup);

G_END_DECLS

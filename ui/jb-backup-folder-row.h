/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "jb-settings.h"

G_BEGIN_DECLS

#define JB_TYPE_BACKUP_FOLDER_ROW (jb_backup_folder_row_get_type ())
G_DECLARE_FINAL_TYPE (JbBackupFolderRow, jb_backup_folder_row, JB, BACKUP_FOLDER_ROW, AdwActionRow)

void jb_backup_folder_row_set_settings (JbBackupFolderRow *self,
                                        JbSettings        *settings);
void jb_backup_folder_row_choose (JbBackupFolderRow *self,
                                  GFile             *folder);

G_END_DECLS

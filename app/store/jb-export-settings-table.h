/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-export-settings.h"
#include "jb-sqlite.h"

G_BEGIN_DECLS

JbExportSettings *jb_export_settings_table_get (JbSqlite                *sqlite,
                                                const char              *name,
                                                JbKind                   kind,
                                                GError                 **error);
gboolean          jb_export_settings_table_set (JbSqlite                *sqlite,
                                                const char              *name,
                                                JbKind                   kind,
                                                const JbExportSettings  *settings,
                                                GError                 **error);

G_END_DECLS

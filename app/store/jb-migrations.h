/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-sqlite.h"

G_BEGIN_DECLS

/**
 * JbMigration:
 * @sql: (nullable): statements to run
 * @func: (nullable): what to do after them
 *
 * One step of the file's shape: the step at index N makes version N + 1 of version N.
 */
typedef struct
{
  const char   *sql;
  JbSqliteFunc  func;
} JbMigration;

gboolean jb_migrations_run           (JbSqlite           *sqlite,
                                      GError            **error);
gboolean jb_migrations_run_to        (JbSqlite           *sqlite,
                                      guint               version,
                                      GError            **error);
gboolean jb_migrations_check         (JbSqlite           *sqlite,
                                      GError            **error);
gboolean jb_migrations_check_current (JbSqlite           *sqlite,
                                      GError            **error);
gboolean jb_migrations_is_current    (const char         *path);
gboolean jb_migrations_run_steps     (JbSqlite           *sqlite,
                                      const JbMigration  *steps,
                                      guint               n_steps,
                                      GError            **error);

G_END_DECLS

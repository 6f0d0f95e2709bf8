/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-export-settings-table.h"

/* Numbers out of their range, as in a damaged file, change nothing on export. */
static void
read_row (sqlite3_stmt     *statement,
          JbExportSettings *settings)
{
  gint64 encoding = sqlite3_column_int64 (statement, 0);
  gint64 newline = sqlite3_column_int64 (statement, 1);

  if (sqlite3_column_type (statement, 0) != SQLITE_NULL && encoding >= JB_ENCODING_UTF8 &&
      encoding <= JB_ENCODING_GB18030)
    {
      settings->options.keep_encoding = FALSE;
      settings->options.encoding = (JbEncoding) encoding;
    }
  if (newline >= JB_LEGACY_NEWLINE_KEEP && newline <= JB_LEGACY_NEWLINE_CRLF)
    settings->options.newline = (JbLegacyNewline) newline;
  if (sqlite3_column_int64 (statement, 2) == JB_EXPORT_STYLE_HOUSE)
    settings->style = JB_EXPORT_STYLE_HOUSE;
  settings->folder = jb_sqlite_dup_string (statement, 3);
}

static gboolean
read_style (JbSqlite         *sqlite,
            const char       *name,
            JbExportSettings *settings,
            GError          **error)
{
  sqlite3_stmt *statement = jb_sqlite_prepare (
      sqlite, "SELECT export_style FROM publication WHERE name = ?1", error);
  JbStep step;

  if (statement == NULL)
    return FALSE;

  jb_sqlite_bind_string (statement, 1, name);
  step = jb_sqlite_step (sqlite, statement, error);
  if (step == JB_STEP_ROW && sqlite3_column_int64 (statement, 0) == JB_EXPORT_STYLE_HOUSE)
    settings->style = JB_EXPORT_STYLE_HOUSE;
  sqlite3_reset (statement);

  return step != JB_STEP_ERROR;
}

/**
 * jb_export_settings_table_get:
 * @name: the publication's name, "" for what has none
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable): how it is exported; when nothing was stored, in the style of
 *   the publication, with nothing else changed
 */
JbExportSettings *
jb_export_settings_table_get (JbSqlite   *sqlite,
                              const char *name,
                              JbKind      kind,
                              GError    **error)
{
  g_autoptr(JbExportSettings) settings = jb_export_settings_new ();
  sqlite3_stmt *statement;
  JbStep        step;

  statement = jb_sqlite_prepare (
      sqlite,
      "SELECT encoding, newline, style, folder FROM export_settings WHERE name = ?1 AND kind = ?2",
      error);
  if (statement == NULL)
    return NULL;

  jb_sqlite_bind_string (statement, 1, name);
  sqlite3_bind_int64 (statement, 2, kind);
  step = jb_sqlite_step (sqlite, statement, error);
  if (step == JB_STEP_ROW)
    read_row (statement, settings);
  sqlite3_reset (statement);
  if (step == JB_STEP_ERROR ||
      (step == JB_STEP_DONE && kind == JB_KIND_BULLETIN &&
       !read_style (sqlite, name, settings, error)))
    return NULL;

  return g_steal_pointer (&settings);
}

/**
 * jb_export_settings_table_set:
 * @name: the publication's name, "" for what has none
 * @error: return location for a #JbArchiveError
 *
 * To be called in a transaction.
 *
 * Returns: whether it worked
 */
gboolean
jb_export_settings_table_set (JbSqlite               *sqlite,
                              const char             *name,
                              JbKind                  kind,
                              const JbExportSettings *settings,
                              GError                **error)
{
  sqlite3_stmt *statement;

  statement = jb_sqlite_prepare (
      sqlite,
      "INSERT INTO export_settings (name, kind, encoding, newline, style, folder)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (name, kind) DO UPDATE SET"
      " encoding = excluded.encoding, newline = excluded.newline, style = excluded.style,"
      " folder = excluded.folder",
      error);
  if (statement == NULL)
    return FALSE;

  jb_sqlite_bind_string (statement, 1, name);
  sqlite3_bind_int64 (statement, 2, kind);
  if (!settings->options.keep_encoding)
    sqlite3_bind_int64 (statement, 3, settings->options.encoding);
  sqlite3_bind_int64 (statement, 4, settings->options.newline);
  sqlite3_bind_int64 (statement, 5, settings->style);
  jb_sqlite_bind_string (statement, 6, settings->folder);

  return jb_sqlite_step_done (sqlite, statement, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-previous-table.h"

#include "jb-publication-table.h"

/* The issue that came before another one. Within a publication, and where there is none within
 * all, the newest year is looked at first, so that the rest of the archive is not. */

/* What is dated comes before it by its day, what is not, or is for an issue that is not, by when
 * it came. */
#define EARLIER \
  " kind = ?2 AND status = ?3 AND deleted IS NULL AND id <> ?4" \
  " AND (CASE WHEN ?5 IS NULL OR day IS NULL THEN ?4 = 0 OR id < ?4" \
  " ELSE day < ?5 OR (day = ?5 AND id < ?4) END)" \
  " ORDER BY year DESC, day DESC, id DESC LIMIT 1"

static gboolean
find (JbSqlite       *sqlite,
      JbArchiveEntry *current,
      gint64          publication_id,
      gboolean        any,
      JbArchiveStatus status,
      gint64         *id,
      GError        **error)
{
  sqlite3_stmt *statement;
  JbStep        step;

  statement = jb_sqlite_prepare (
      sqlite,
      any ? "SELECT id FROM bulletin WHERE" EARLIER
          : "SELECT id FROM bulletin WHERE publication_id IS ?1 AND" EARLIER,
      error);
  if (statement == NULL)
    return FALSE;

  if (!any && publication_id != 0)
    sqlite3_bind_int64 (statement, 1, publication_id);
  sqlite3_bind_int64 (statement, 2, JB_KIND_BULLETIN);
  sqlite3_bind_int64 (statement, 3, status);
  sqlite3_bind_int64 (statement, 4, current != NULL ? jb_archive_entry_get_id (current) : 0);
  if (current != NULL && jb_archive_entry_get_day (current) != NULL)
    jb_sqlite_bind_string (statement, 5, jb_archive_entry_get_day (current));
  step = jb_sqlite_step (sqlite, statement, error);
  if (step == JB_STEP_ROW)
    *id = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);

  return step != JB_STEP_ERROR;
}

/**
 * jb_previous_table_find:
 * @current: (nullable): an issue, %NULL for one that is not in the archive yet
 * @name: (nullable): the name of its publication, where @current is %NULL
 * @id: (out): the last issue of its publication that was filed before it, else the last earlier
 *   draft; 0 when there is none
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether the table could be asked
 */
gboolean
jb_previous_table_find (JbSqlite       *sqlite,
                        JbArchiveEntry *current,
                        const char     *name,
                        gint64         *id,
                        GError        **error)
{
  static const JbArchiveStatus order[] = { JB_ARCHIVE_STATUS_FILED, JB_ARCHIVE_STATUS_DRAFT };
  gboolean                     any = current == NULL && (name == NULL || *name == '\0');
  gint64                       publication_id = 0;

  *id = 0;
  if (current != NULL)
    publication_id = jb_archive_entry_get_publication_id (current);
  else if (!any && !jb_publication_table_find (sqlite, name, &publication_id, error))
    return FALSE;
  /* A publication that the archive does not know has no issue before. */
  if (current == NULL && !any && publication_id == 0)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (order) && *id == 0; i++)
    if (!find (sqlite, current, publication_id, any, order[i], id, error))
      return FALSE;

  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-rescue.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-thread-task.h"
#include "jb-archive-private.h"
#include "jb-article-table.h"
#include "jb-body-table.h"
#include "jb-bulletin-table.h"
#include "jb-file-exchange.h"
#include "jb-integrity.h"
#include "jb-migrations.h"
#include "jb-read-only.h"
#include "jb-salvage.h"
#include "jb-search-table.h"
#include "jb-stop-watch.h"

typedef struct
{
  JbArchiveReport *report;
  GStrvBuilder    *problems;
  GHashTable      *lost;
  GCancellable    *cancellable;

  JbArchiveProgressFunc progress;
  gpointer              progress_data;
} Work;

/* How a check that runs in a thread tells how far it is. */
typedef struct
{
  JbArchiveProgressFunc func;
  gpointer              data;
  GDestroyNotify        free_data;
} Progress;

void
jb_archive_report_free (JbArchiveReport *self)
{
  g_strfreev (self->problems);
  g_free (self->aside);
  g_free (self);
}

static void
add_problem (Work       *work,
             const char *format,
             ...) G_GNUC_PRINTF (2, 3);

static void
add_problem (Work       *work,
             const char *format,
             ...)
{
  g_autofree char *problem = NULL;
  va_list          arguments;

  va_start (arguments, format);
  problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_strv_builder_add (work->problems, problem);
}

static GArray *
list_numbers (JbSqlite   *sqlite,
              const char *sql,
              GError    **error)
{
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = jb_sqlite_prepare (sqlite, sql, error);
  JbStep        step;

  if (statement == NULL)
    return NULL;
  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    {
      gint64 number = sqlite3_column_int64 (statement, 0);

      g_array_append_val (numbers, number);
    }

  return step == JB_STEP_DONE ? g_steal_pointer (&numbers) : NULL;
}

/* What a person calls a bulletin. */
static char *
dup_name (JbSqlite *sqlite,
          gint64    id)
{
  g_autoptr(JbArchiveEntry) entry = jb_bulletin_table_get_entry (sqlite, id, NULL);
  const char *title = entry != NULL ? jb_archive_entry_get_title (entry) : "";
  const char *date = entry != NULL ? jb_archive_entry_get_date (entry) : NULL;

  return g_strdup_printf ("%lld《%s》%s", (long long) id, title, date != NULL ? date : "");
}

/* Reads back every bulletin; those that are damaged are told of, and deleted when @delete. */
static gboolean
check_bulletins (JbSqlite *sqlite,
                 Work     *work,
                 gboolean delete,
                 GError **error)
{
  g_autoptr(GArray) ids = list_numbers (sqlite, "SELECT id FROM bulletin ORDER BY id", error);

  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr(GError) local = NULL;
      g_autoptr(JbTranscript) transcript = NULL;
      g_autofree char *name = NULL;

      if (g_cancellable_set_error_if_cancelled (work->cancellable, error))
        return FALSE;
      if (work->progress != NULL)
        work->progress (i, ids->len, work->progress_data);
      transcript = jb_body_table_load (sqlite, id, &local);
      if (transcript != NULL)
        {
          work->report->n_bulletins++;
          continue;
        }
      if (!g_error_matches (local, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_DAMAGED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }

      name = dup_name (sqlite, id);
      g_hash_table_add (work->lost, g_memdup2 (&id, sizeof id));
      if (delete)
        {
          g_autofree char *sql = g_strdup_printf ("DELETE FROM bulletin WHERE id = %lld",
                                                  (long long) id);

          add_problem (work, _("Bulletin %s is lost: its text cannot be read."), name);
          if (!jb_sqlite_run (sqlite, sql, error))
            return FALSE;
        }
      else
        {
          add_problem (work, _("Bulletin %s is damaged: its text cannot be read."), name);
        }
    }

  return TRUE;
}

static gboolean
verify (JbSqlite *sqlite,
        Work     *work,
        GError  **error)
{
  g_autofree char *problem = NULL;
  gboolean         in_step;

  jb_sqlite_set_task (sqlite, _("The archive could not be checked."));
  if (!jb_integrity_check (sqlite, &problem, error))
    return FALSE;
  if (problem != NULL)
    add_problem (work, _("The file “%s” is damaged: %s"), jb_sqlite_get_display_path (sqlite),
                          problem);

  if (!check_bulletins (sqlite, work, FALSE, error) ||
      !jb_search_table_check (sqlite, &in_step, error))
    return FALSE;
  work->report->index_is_stale = !in_step;

  return TRUE;
}

/* Takes what @done says and gives the report, or nothing. */
static JbArchiveReport *
finish_work (Work    *work,
             gboolean done)
{
  g_autoptr(JbArchiveReport) report = work->report;

  report->problems = g_strv_builder_end (work->problems);
  g_strv_builder_unref (work->problems);
  g_hash_table_unref (work->lost);

  return done ? g_steal_pointer (&report) : NULL;
}

static void
begin_work (Work         *work,
            GCancellable *cancellable)
{
  work->report = g_new0 (JbArchiveReport, 1);
  work->problems = g_strv_builder_new ();
  work->lost = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  work->cancellable = cancellable;
  work->progress = NULL;
}

static JbArchiveReport *
verify_path (const char     *path,
             const Progress *progress,
             GCancellable   *cancellable,
             GError        **error)
{
  g_autoptr(JbSqlite) sqlite = jb_read_only_open (path, JB_ARCHIVE_BUSY_TIMEOUT, error);
  g_autoptr(JbStopWatch) watch = NULL;
  Work     work;
  gboolean done;

  if (sqlite == NULL)
    return NULL;
  watch = jb_stop_watch_new (sqlite, cancellable);
  begin_work (&work, cancellable);
  if (progress != NULL)
    {
      work.progress = progress->func;
      work.progress_data = progress->data;
    }
  done = verify (sqlite, &work, error) || jb_stop_watch_explain (cancellable, error);

  return finish_work (&work, done);
}

/**
 * jb_archive_verify:
 * @error: return location for a #JbArchiveError
 *
 * Checks the whole archive: the file, what refers to what, that every bulletin can be read back
 * as it was saved, and that the search index is in step. Work on it may go on meanwhile.
 *
 * Returns: (transfer full) (nullable): what was found
 */
JbArchiveReport *
jb_archive_verify (JbArchive *self,
                   GError   **error)
{
  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  return verify_path (jb_archive_get_path (self), NULL, NULL, error);
}

static void
free_progress (gpointer data)
{
  Progress *progress = data;

  if (progress->free_data != NULL)
    progress->free_data (progress->data);
  g_free (progress);
}

static void
run_verify (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  GError          *error = NULL;
  JbArchiveReport *report = verify_path (jb_archive_get_path (source), data, cancellable, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) jb_archive_report_free);
  else
    g_task_return_error (task, error);
}

/**
 * jb_archive_verify_async:
 * @progress: (scope notified) (nullable): told in the thread of the check how far it is
 * @progress_data: for @progress
 * @free_progress_data: (nullable): frees @progress_data
 *
 * As jb_archive_verify(), without waiting.
 */
void
jb_archive_verify_async (JbArchive            *self,
                         JbArchiveProgressFunc progress,
                         gpointer              progress_data,
                         GDestroyNotify        free_progress_data,
                         GCancellable         *cancellable,
                         GAsyncReadyCallback   callback,
                         gpointer              user_data)
{
  g_autoptr(GTask) task = NULL;
  Progress *told = g_new0 (Progress, 1);

  g_return_if_fail (JB_IS_ARCHIVE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, jb_archive_verify_async);
  told->func = progress;
  told->data = progress_data;
  told->free_data = free_progress_data;
  g_task_set_task_data (task, told, free_progress);
  jb_thread_task_run (task, run_verify);
}

JbArchiveReport *
jb_archive_verify_finish (JbArchive    *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A text whose bulletin cannot be read becomes a bulletin again. */
static gboolean
adopt_orphans (JbSqlite *sqlite,
               Work     *work,
               GError  **error)
{
  g_autoptr(GArray) ids = list_numbers (sqlite,
                                         "SELECT bulletin_id FROM body WHERE bulletin_id NOT IN"
                                         " (SELECT id FROM bulletin) ORDER BY bulletin_id",
                                         error);

  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr(JbTranscript) transcript = jb_body_table_load (sqlite, id, NULL);
      g_autofree char *sql = g_strdup_printf ("DELETE FROM body WHERE bulletin_id = %lld",
                                              (long long) id);
      gint64           new_id;

      if (!jb_sqlite_run (sqlite, sql, error))
        return FALSE;
      g_hash_table_add (work->lost, g_memdup2 (&id, sizeof id));
      if (transcript == NULL)
        {
          add_problem (work, _("Bulletin %lld is lost: its text cannot be read."), (long long) id);
          continue;
        }
      if (!jb_bulletin_table_add (sqlite, transcript, NULL, &new_id, error))
        return FALSE;
      add_problem (work, _("Bulletin %lld is a draft with the number %lld now: only its text could "
                           "be read."),
                            (long long) id, (long long) new_id);
    }

  return TRUE;
}

/* Deletes what refers to rows that are lost. */
static gboolean
delete_danglers (JbSqlite *sqlite,
                 GError  **error)
{
  g_auto (GStrv) tables = jb_integrity_list_tables (sqlite, error);

  for (guint i = 0; tables != NULL && tables[i] != NULL; i++)
    {
      g_autofree char *has = g_strdup_printf ("SELECT count (*) FROM pragma_table_info ('%s')"
                                              " WHERE name = 'bulletin_id'",
                                              tables[i]);
      g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE bulletin_id NOT IN"
                                              " (SELECT id FROM bulletin)",
                                              tables[i]);
      gint64           number;

      if (!jb_sqlite_get_number (sqlite, g_intern_string (has), &number, error) ||
          (number > 0 && !jb_sqlite_run (sqlite, sql, error)))
        return FALSE;
    }

  return tables != NULL &&
         jb_sqlite_run (sqlite,
                        "UPDATE bulletin SET publication_id = NULL WHERE publication_id NOT IN"
                        " (SELECT id FROM publication)",
                        error);
}

static gboolean
mend (JbSqlite *sqlite,
      gpointer  data,
      GError  **error)
{
  Work *work = data;

  return adopt_orphans (sqlite, work, error) && check_bulletins (sqlite, work, TRUE, error) &&
         delete_danglers (sqlite, error) && jb_article_table_rebuild (sqlite, NULL, error);
}

/* Tells of the bulletins that the damaged file names anywhere, and the new one does not have; what
 * was told already is not told again. */
static void
tell_missing (JbSqlite *from,
              JbSqlite *to,
              Work     *work)
{
  sqlite3_stmt *statement = jb_sqlite_prepare (
      from, "SELECT bulletin_id, title FROM article WHERE position = 0", NULL);

  while (statement != NULL && jb_sqlite_step (from, statement, NULL) == JB_STEP_ROW)
    {
      gint64           id = sqlite3_column_int64 (statement, 0);
      g_autofree char *title = jb_sqlite_dup_string (statement, 1);
      g_autoptr(JbArchiveEntry) entry = jb_bulletin_table_get_entry (to, id, NULL);

      if (entry == NULL && !g_hash_table_contains (work->lost, &id))
        add_problem (work, _("Bulletin %lld《%s》 is lost, or has another number now."),
                              (long long) id, title != NULL ? title : "");
    }
}

static gboolean
rescue (JbSqlite   *from,
        const char *copy,
        Work       *work,
        GError    **error)
{
  g_autoptr(JbSqlite) to = NULL;
  gint64 version;

  if (!jb_sqlite_get_number (from, "PRAGMA user_version", &version, error) || version < 1)
    {
      g_autoptr(GError) local = NULL;

      /* The file of another program is whole, and has nothing of ours. */
      g_clear_error (error);
      if (!jb_migrations_check (from, &local) &&
          g_error_matches (local, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FOREIGN))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      jb_sqlite_set_error (from, error, JB_ARCHIVE_ERROR_DAMAGED,
                           _("Nothing in “%s” can be read any more. It was left as it is; restore "
                             "a backup."),
                              jb_sqlite_get_display_path (from));
      return FALSE;
    }
  if (!jb_migrations_check (from, error))
    return FALSE;

  to = jb_sqlite_open (copy, JB_ARCHIVE_BUSY_TIMEOUT, error);

  return to != NULL && jb_migrations_run_to (to, (guint) version, error) &&
         jb_salvage_tables (from, to, error) && jb_migrations_run (to, error) &&
         jb_sqlite_transact (to, mend, work, error) &&
         jb_sqlite_transact (to, jb_search_table_rebuild, NULL, error) &&
         (tell_missing (from, to, work), TRUE);
}

/**
 * jb_archive_salvage:
 * @path: (type filename): the damaged file of an archive that is not open
 * @error: return location for a #JbArchiveError
 *
 * Makes a new archive of everything that can be read in a damaged one, sets the damaged one aside
 * and puts the new one in its place. When it fails everything is as it was.
 *
 * Returns: (transfer full) (nullable): how much was recovered and what was lost
 */
JbArchiveReport *
jb_archive_salvage (const char *path,
                    GError    **error)
{
  g_autofree char *absolute = NULL;
  g_autofree char *copy = NULL;
  g_autoptr(JbSqlite) from = NULL;
  Work     work;
  gboolean done;

  g_return_val_if_fail (path != NULL, NULL);

  absolute = g_canonicalize_filename (path, NULL);
  if (!g_file_test (absolute, G_FILE_TEST_IS_REGULAR))
    {
      g_autofree char *display_path = g_filename_display_name (absolute);

      g_set_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_GONE,
                   _("There is no archive “%s”. Choose another file."), display_path);
      return NULL;
    }

  from = jb_sqlite_open_damaged (absolute, JB_ARCHIVE_BUSY_TIMEOUT, error);
  if (from == NULL)
    return NULL;
  jb_sqlite_leave_untouched (from);
  jb_sqlite_set_task (from, _("The archive could not be recovered, and is as it was."));

  copy = jb_file_exchange_dup_name (absolute, "recovering");
  begin_work (&work, NULL);
  done = rescue (from, copy, &work, error);
  g_clear_pointer (&from, jb_sqlite_close);
  done = done && jb_file_exchange (absolute, copy, "damaged", &work.report->aside, error);
  if (!done)
    jb_file_exchange_delete (copy);

  return finish_work (&work, done);
}

static void
run_recover (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError          *error = NULL;
  JbArchiveReport *report = jb_archive_salvage (data, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) jb_archive_report_free);
  else
    g_task_return_error (task, error);
}

/**
 * jb_archive_salvage_async:
 *
 * As jb_archive_salvage(), without waiting.
 */
void
jb_archive_salvage_async (const char         *path,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (path != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, jb_archive_salvage_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  jb_thread_task_run (task, run_recover);
}

JbArchiveReport *
jb_archive_salvage_finish (GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

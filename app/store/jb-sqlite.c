/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "jb-file-guard.h"
#include "jb-read-only.h"
#include "jb-search-tokenizer.h"
#include "jb-sqlite-words.h"

struct _JbSqlite
{
  sqlite3    *db;
  char       *path;
  char       *display_path;
  char       *task;
  GHashTable *statements;
  GHashTable *versions;
  guint64     device;
  guint64     inode;
  guint       busy_timeout;
  gint64      data_version;
  gboolean    had_log;
  int         guards[JB_FILE_GUARD_N];

  /* What to do before the transaction at hand is committed. */
  JbSqliteFunc   pending;
  gpointer       pending_data;
  GDestroyNotify free_pending_data;
};

/* After a large import the log beside the file is cut back to this size, in bytes. */
#define LOG_LIMIT "16777216"

#define USUAL_PRAGMAS \
  "PRAGMA trusted_schema = OFF;" \
  "PRAGMA cell_size_check = ON;" \
  "PRAGMA foreign_keys = ON;" \
  "PRAGMA synchronous = FULL;" \
  "PRAGMA temp_store = MEMORY"

/* No file with anything in it is smaller than this, in bytes. */
enum { SMALLEST_PAGE = 512 };

static void
take_error (JbSqlite      *self,
            GError       **error,
            JbArchiveError code,
            char          *reason)
{
  g_autofree char *owned = reason;

  if (self->task != NULL)
    g_set_error (error, JB_ARCHIVE_ERROR, code, "%s %s", self->task, owned);
  else
    g_set_error_literal (error, JB_ARCHIVE_ERROR, code, owned);
}

static void
set_result_error (JbSqlite *self,
                  GError  **error,
                  int       result)
{
  int            number = sqlite3_system_errno (self->db);
  JbArchiveError code = jb_sqlite_words_code_from_result (result, number);
  /* The names in a damaged file may be anything. */
  g_autofree char *details = g_utf8_make_valid (sqlite3_errmsg (self->db), -1);

  g_debug ("%s: result %d, errno %d: %s", self->display_path, result, number, details);
  take_error (self, error, code,
              jb_sqlite_words_explain (self->display_path, code, number, details));
}

static void
set_errno_error (JbSqlite *self,
                 GError  **error,
                 int       number)
{
  JbArchiveError code = jb_sqlite_words_code_from_errno (number);

  take_error (self, error, code,
              jb_sqlite_words_explain (self->display_path, code, number, g_strerror (number)));
}

/**
 * jb_sqlite_set_error:
 * @code: the error's code
 * @format: what is the matter, a whole sentence that says what to do
 *
 * Sets an error that begins with the task at hand.
 */
void
jb_sqlite_set_error (JbSqlite      *self,
                     GError       **error,
                     JbArchiveError code,
                     const char    *format,
                     ...)
{
  va_list args;

  va_start (args, format);
  take_error (self, error, code, g_strdup_vprintf (format, args));
  va_end (args);
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* Makes the folders and an empty file that only its owner can read: SQLite itself would
 * let everybody read it. */
static gboolean
create_file (JbSqlite *self,
             GError  **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  GStatBuf         info;
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  int              fd;

  self->had_log = g_stat (log, &info) == 0 && info.st_size > 0;
  if (g_stat (self->path, &info) == 0)
    {
      /* SQLite takes a file of one byte for an empty one. */
      if (S_ISREG (info.st_mode) && info.st_size > 0 && info.st_size < SMALLEST_PAGE)
        {
          take_error (self, error, JB_ARCHIVE_ERROR_FOREIGN,
                      jb_sqlite_words_explain (self->display_path, JB_ARCHIVE_ERROR_FOREIGN, 0,
                                               NULL));
          return FALSE;
        }
      if (S_ISREG (info.st_mode))
        return TRUE;

      if (S_ISDIR (info.st_mode))
        jb_sqlite_set_error (self, error, JB_ARCHIVE_ERROR_FOREIGN,
                             _("“%s” is a folder. Name a file in it instead."),
                                self->display_path);
      else
        jb_sqlite_set_error (self, error, JB_ARCHIVE_ERROR_FOREIGN,
                             _("“%s” is not a file. Choose a file."), self->display_path);
      return FALSE;
    }

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int              number = errno;
      g_autofree char *display_folder = g_filename_display_name (folder);

      jb_sqlite_set_error (self, error, jb_sqlite_words_code_from_errno (number),
                           _("The folder “%s” could not be made: %s. Choose another place."),
                              display_folder, g_strerror (number));
      return FALSE;
    }

  fd = g_open (self->path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0 && errno != EEXIST)
    {
      set_errno_error (self, error, errno);
      return FALSE;
    }
  if (fd >= 0)
    g_close (fd, NULL);

  return TRUE;
}

/* SQLite goes on writing into a file that has no name any more. */
static gboolean
check_in_place (JbSqlite *self,
                GError  **error)
{
  struct stat info;

  if (stat (self->path, &info) == 0)
    {
      if (self->inode == 0)
        {
          self->device = info.st_dev;
          self->inode = info.st_ino;
        }
      if (self->device == info.st_dev && self->inode == info.st_ino)
        return TRUE;
    }

  take_error (self, error, JB_ARCHIVE_ERROR_GONE,
              g_strdup_printf (_("The file “%s” was moved, replaced or deleted while it was "
                                 "open. Put it back and try again, or export the bulletin to "
                                 "keep it."),
                                  self->display_path));
  return FALSE;
}

static gboolean
uses_wal (JbSqlite *self)
{
  sqlite3_stmt *statement = NULL;
  gboolean      uses = FALSE;

  if (sqlite3_prepare_v2 (self->db, "PRAGMA journal_mode", -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    uses = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "wal") == 0;
  sqlite3_finalize (statement);

  return uses;
}

/* @uri names the same file as @path, to be read alone; with %NULL it is written, and made. */
static JbSqlite *
open_with (const char *path,
           const char *uri,
           guint       busy_timeout,
           const char *pragmas,
           GError    **error)
{
  g_autoptr(JbSqlite) self = NULL;
  int flags = uri != NULL ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI : SQLITE_OPEN_READWRITE;
  int result;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (JbSqlite, 1);
  jb_file_guard_init (self->guards);
  /* An absolute path is never taken for a URI or for a database in memory. */
  self->path = g_canonicalize_filename (path, NULL);
  self->display_path = g_filename_display_name (self->path);
  self->versions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->statements = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                            finalize_statement);
  self->busy_timeout = busy_timeout;
  jb_sqlite_set_task (self, _("The archive could not be opened."));

  if (uri == NULL && !create_file (self, error))
    return NULL;

  result = sqlite3_open_v2 (uri != NULL ? uri : self->path, &self->db,
                            flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_busy_timeout (self->db, busy_timeout);
  if (result == SQLITE_OK)
    result = jb_search_tokenizer_register (self->db);
  if (result != SQLITE_OK)
    {
      set_result_error (self, error, result);
      return NULL;
    }

  /* SQLite falls back to reading alone without a word. */
  if (uri == NULL && sqlite3_db_readonly (self->db, "main") == 1)
    {
      set_errno_error (self, error, EACCES);
      return NULL;
    }

  if (!jb_sqlite_run (self, pragmas, error) || !check_in_place (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * jb_sqlite_open:
 * @path: the file; made, with its folders, when it is missing
 * @busy_timeout: how long to wait for another program, in milliseconds
 * @error: return location for a #JbArchiveError
 *
 * Opens the file for writing, without writing to it yet.
 *
 * Returns: (transfer full) (nullable): the connection
 */
JbSqlite *
jb_sqlite_open (const char *path,
                guint       busy_timeout,
                GError    **error)
{
  return open_with (path, NULL, busy_timeout, USUAL_PRAGMAS, error);
}

/**
 * jb_sqlite_open_to_read:
 * @path: a file that cannot be written, or whose folder cannot
 *
 * As jb_sqlite_open(), to read it where it is. Nothing is written, beside the file neither.
 *
 * Returns: (transfer full) (nullable): the connection
 */
JbSqlite *
jb_sqlite_open_to_read (const char *path,
                        guint       busy_timeout,
                        GError    **error)
{
  g_autofree char *uri = jb_read_only_dup_uri (path);
  JbSqlite        *self = open_with (path, uri, busy_timeout, USUAL_PRAGMAS, error);

  if (self != NULL && jb_sqlite_run (self, "PRAGMA schema_version", error))
    return self;
  jb_sqlite_close (self);
  jb_read_only_explain (path, error);

  return NULL;
}

/**
 * jb_sqlite_open_damaged:
 *
 * As jb_sqlite_open(), to read what is left of a file that may be shorter than it says.
 *
 * Returns: (transfer full) (nullable): the connection
 */
JbSqlite *
jb_sqlite_open_damaged (const char *path,
                        guint       busy_timeout,
                        GError    **error)
{
  return open_with (path, NULL, busy_timeout, "PRAGMA writable_schema = ON;" USUAL_PRAGMAS, error);
}

/**
 * jb_sqlite_use_wal:
 * @error: return location for a #JbArchiveError
 *
 * Turns on the write-ahead log. Where a file system has no shared memory the rollback
 * journal goes on to be used, which is as safe. For the one connection of a program to the
 * file that is closed last: closing it drops the locks of the others.
 *
 * Returns: whether it worked
 */
gboolean
jb_sqlite_use_wal (JbSqlite *self,
                   GError  **error)
{
  gint64 give_up;

  g_return_val_if_fail (self != NULL, FALSE);

  /* The busy timeout does not cover all locks of a change of journal, which two
   * programs may begin at once on a new file. */
  give_up = g_get_monotonic_time () + (gint64) self->busy_timeout * 1000;
  for (;;)
    {
      g_autoptr(GError) local = NULL;

      if (jb_sqlite_run (self,
                         "PRAGMA journal_mode = WAL;"
                         "PRAGMA journal_size_limit = " LOG_LIMIT,
                         &local))
        {
          /* The log's index is there once the file has been read. */
          if (self->guards[0] < 0 && uses_wal (self) &&
              jb_sqlite_run (self, "PRAGMA schema_version", NULL))
            jb_file_guard_take (self->path, self->guards);
          return TRUE;
        }
      if (!g_error_matches (local, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_BUSY) ||
          g_get_monotonic_time () >= give_up)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      g_usleep (20000);
    }
}

/**
 * jb_sqlite_leave_untouched:
 *
 * Lets closing the connection write nothing, for a file that is not ours: not even what
 * its own program left in the log.
 */
void
jb_sqlite_leave_untouched (JbSqlite *self)
{
  g_return_if_fail (self != NULL);

  /* Without a log there is nothing to write, and closing as usual leaves no litter. */
  if (self->had_log)
    sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

void
jb_sqlite_close (JbSqlite *self)
{
  if (self == NULL)
    return;

  jb_sqlite_set_pending (self, NULL, NULL, NULL);
  g_hash_table_unref (self->statements);
  g_hash_table_unref (self->versions);
  jb_file_guard_drop (self->guards);
  sqlite3_close (self->db);
  g_free (self->path);
  g_free (self->display_path);
  g_free (self->task);
  g_free (self);
}

/**
 * jb_sqlite_interrupt:
 *
 * Has the statement that is running fail. May be called in any thread while the connection is
 * open.
 */
void
jb_sqlite_interrupt (JbSqlite *self)
{
  sqlite3_interrupt (self->db);
}

/**
 * jb_sqlite_remember:
 * @id: a row
 * @version: its version, as this connection has read or written it
 *
 * Takes down which version of a row is known here, for jb_sqlite_recall().
 */
void
jb_sqlite_remember (JbSqlite *self,
                    gint64    id,
                    gint64    version)
{
  g_return_if_fail (self != NULL);

  g_hash_table_insert (self->versions, g_memdup2 (&id, sizeof id),
                       g_memdup2 (&version, sizeof version));
}

/**
 * jb_sqlite_look:
 * @changed: (out): whether another connection has written since this was asked last
 * @error: return location for a #JbArchiveError
 *
 * Reads a number in memory that all connections share, so that it may be asked often.
 *
 * Returns: whether it could be asked
 */
gboolean
jb_sqlite_look (JbSqlite *self,
                gboolean *changed,
                GError  **error)
{
  gint64 version;

  g_return_val_if_fail (self != NULL && changed != NULL, FALSE);

  if (!check_in_place (self, error) ||
      !jb_sqlite_get_number (self, "PRAGMA data_version", &version, error))
    return FALSE;
  *changed = self->data_version != 0 && self->data_version != version;
  self->data_version = version;

  return TRUE;
}

/**
 * jb_sqlite_recall:
 * @version: (out): the version that was remembered last
 *
 * Returns: whether one was
 */
gboolean
jb_sqlite_recall (JbSqlite *self,
                  gint64    id,
                  gint64   *version)
{
  const gint64 *known;

  g_return_val_if_fail (self != NULL && version != NULL, FALSE);

  known = g_hash_table_lookup (self->versions, &id);
  if (known != NULL)
    *version = *known;

  return known != NULL;
}

/**
 * jb_sqlite_get_path:
 *
 * Returns: the absolute path of the file, in the file system's encoding
 */
const char *
jb_sqlite_get_path (JbSqlite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * jb_sqlite_get_display_path:
 *
 * Returns: the absolute path of the file, as UTF-8 to be shown
 */
const char *
jb_sqlite_get_display_path (JbSqlite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->display_path;
}

/**
 * jb_sqlite_set_task:
 * @what_failed: (nullable): a sentence, as "The bulletin could not be saved."
 *
 * Names the task at hand for the errors to come.
 */
void
jb_sqlite_set_task (JbSqlite   *self,
                    const char *what_failed)
{
  g_return_if_fail (self != NULL);

  g_free (self->task);
  self->task = g_strdup (what_failed);
}

/**
 * jb_sqlite_prepare:
 * @sql: one statement, a string that lives as long as the program
 * @error: return location for a #JbArchiveError
 *
 * A statement, kept for the next time, ready to be bound.
 *
 * Returns: (transfer none) (nullable): the statement
 */
sqlite3_stmt *
jb_sqlite_prepare (JbSqlite   *self,
                   const char *sql,
                   GError    **error)
{
  sqlite3_stmt *statement;
  int           result;

  g_return_val_if_fail (self != NULL && sql != NULL, NULL);

  statement = g_hash_table_lookup (self->statements, sql);
  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }

  result = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (result != SQLITE_OK)
    {
      set_result_error (self, error, result);
      return NULL;
    }
  g_hash_table_insert (self->statements, (gpointer) sql, statement);

  return statement;
}

/**
 * jb_sqlite_step:
 * @error: return location for a #JbArchiveError
 *
 * Goes on to the next row. A statement that is done or failed is reset.
 *
 * Returns: whether there is a row
 */
JbStep
jb_sqlite_step (JbSqlite     *self,
                sqlite3_stmt *statement,
                GError      **error)
{
  int result;

  g_return_val_if_fail (self != NULL && statement != NULL, JB_STEP_ERROR);

  result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    return JB_STEP_ROW;

  if (result != SQLITE_DONE)
    set_result_error (self, error, result);
  sqlite3_reset (statement);

  return result == SQLITE_DONE ? JB_STEP_DONE : JB_STEP_ERROR;
}

/**
 * jb_sqlite_step_done:
 * @error: return location for a #JbArchiveError
 *
 * Runs a statement to its end, its rows unread.
 *
 * Returns: whether it worked
 */
gboolean
jb_sqlite_step_done (JbSqlite     *self,
                     sqlite3_stmt *statement,
                     GError      **error)
{
  JbStep step;

  do
    step = jb_sqlite_step (self, statement, error);
  while (step == JB_STEP_ROW);

  return step == JB_STEP_DONE;
}

/**
 * jb_sqlite_get_last_id:
 *
 * Returns: the id of the row that was inserted last
 */
gint64
jb_sqlite_get_last_id (JbSqlite *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_last_insert_rowid (self->db);
}

/**
 * jb_sqlite_get_number:
 * @sql: a query of one number, a string that lives as long as the program
 * @number: (out): the number
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether it worked
 */
gboolean
jb_sqlite_get_number (JbSqlite   *self,
                      const char *sql,
                      gint64     *number,
                      GError    **error)
{
  sqlite3_stmt *statement;
  JbStep        step;

  g_return_val_if_fail (number != NULL, FALSE);

  statement = jb_sqlite_prepare (self, sql, error);
  if (statement == NULL)
    return FALSE;

  step = jb_sqlite_step (self, statement, error);
  *number = step == JB_STEP_ROW ? sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);

  return step != JB_STEP_ERROR;
}

/**
 * jb_sqlite_run:
 * @sql: any number of statements without parameters
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether all of them worked
 */
gboolean
jb_sqlite_run (JbSqlite   *self,
               const char *sql,
               GError    **error)
{
  g_return_val_if_fail (self != NULL && sql != NULL, FALSE);

  while (*sql != '\0')
    {
      sqlite3_stmt *statement = NULL;
      int           result = sqlite3_prepare_v2 (self->db, sql, -1, &statement, &sql);
      gboolean      done;

      if (result != SQLITE_OK)
        {
          set_result_error (self, error, result);
          return FALSE;
        }
      if (statement == NULL)
        continue;

      done = jb_sqlite_step_done (self, statement, error);
      sqlite3_finalize (statement);
      if (!done)
        return FALSE;
    }

  return TRUE;
}

/**
 * jb_sqlite_set_pending:
 * @func: (scope notified) (nullable): what to do once before the transaction at hand is committed
 * @data: for @func
 * @free_data: (nullable): frees @data, also when the transaction is given up
 */
void
jb_sqlite_set_pending (JbSqlite      *self,
                       JbSqliteFunc   func,
                       gpointer       data,
                       GDestroyNotify free_data)
{
  g_return_if_fail (self != NULL);

  if (self->free_pending_data != NULL)
    self->free_pending_data (self->pending_data);
  self->pending = func;
  self->pending_data = data;
  self->free_pending_data = free_data;
}

/**
 * jb_sqlite_get_pending:
 *
 * Returns: (transfer none) (nullable): the data that was given to jb_sqlite_set_pending() in the
 *   transaction at hand
 */
gpointer
jb_sqlite_get_pending (JbSqlite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->pending_data;
}

static gboolean
run_pending (JbSqlite *self,
             GError  **error)
{
  gboolean done = self->pending == NULL || self->pending (self, self->pending_data, error);

  jb_sqlite_set_pending (self, NULL, NULL, NULL);

  return done;
}

/**
 * jb_sqlite_transact:
 * @func: (scope call): what to do
 * @data: for @func
 * @error: return location for a #JbArchiveError, or an error of @func
 *
 * Runs @func in a transaction: all that it writes is on the disk when this returns
 * %TRUE, and nothing of it ever when it returns %FALSE. The first error is kept.
 *
 * Returns: whether @func and the transaction worked
 */
gboolean
jb_sqlite_transact (JbSqlite    *self,
                    JbSqliteFunc func,
                    gpointer     data,
                    GError     **error)
{
  g_return_val_if_fail (self != NULL && func != NULL, FALSE);

  if (!check_in_place (self, error) || !jb_sqlite_run (self, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (func (self, data, error) && run_pending (self, error) &&
      jb_sqlite_run (self, "COMMIT", error))
    return TRUE;

  jb_sqlite_set_pending (self, NULL, NULL, NULL);

  /* Some errors have rolled back already. */
  if (sqlite3_get_autocommit (self->db) == 0 && !jb_sqlite_run (self, "ROLLBACK", NULL))
    g_debug ("%s: the transaction could not be rolled back", self->display_path);

  return FALSE;
}

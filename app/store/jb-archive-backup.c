/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-backup.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bulletin/jb-thread-task.h"
#include "jb-archive-private.h"
#include "jb-backup-policy.h"
#include "jb-backup.h"
#include "jb-file-exchange.h"
#include "jb-integrity.h"
#include "jb-migrations.h"
#include "jb-read-only.h"
#include "jb-sqlite-words.h"
#include "jb-stop-watch.h"

/* A backup reads the file through a connection of its own, so that saving goes on meanwhile. */
static JbSqlite *
open_beside (const char *path,
             GError    **error)
{
  JbSqlite *sqlite;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_autofree char *display_path = g_filename_display_name (path);

      g_set_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_GONE,
                   _("There is no archive “%s”. Choose another file."), display_path);
      return NULL;
    }

  sqlite = jb_read_only_open (path, JB_ARCHIVE_BUSY_TIMEOUT, error);
  if (sqlite != NULL)
    jb_sqlite_set_task (sqlite, _("The archive could not be backed up."));

  return sqlite;
}

static gboolean
is_same_file (const char *a,
              const char *b)
{
  GStatBuf first, second;

  return g_stat (a, &first) == 0 && g_stat (b, &second) == 0 && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

static void
set_same_file (GError    **error,
               const char *path)
{
  g_autofree char *display_path = g_filename_display_name (path);

  g_set_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_SAME_FILE,
               _("“%s” is the archive itself. Choose a backup of it."), display_path);
}

static gboolean
back_up (const char   *path,
         const char   *copy,
         GCancellable *cancellable,
         GError      **error)
{
  g_autoptr(JbSqlite) sqlite = NULL;
  g_autoptr(JbStopWatch) watch = NULL;
  g_autofree char *absolute = g_canonicalize_filename (copy, NULL);

  if (is_same_file (path, absolute))
    {
      g_autofree char *display_path = g_filename_display_name (absolute);

      g_set_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_SAME_FILE,
                   _("“%s” is the archive itself. Name another file for the backup."),
                      display_path);
      return FALSE;
    }

  sqlite = open_beside (path, error);
  if (sqlite == NULL)
    return FALSE;
  watch = jb_stop_watch_new (sqlite, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  return jb_backup_copy (sqlite, absolute, error) || jb_stop_watch_explain (cancellable, error);
}

/**
 * jb_archive_backup:
 * @path: (type filename): where to write the copy; a file that is there is replaced
 * @error: return location for a #JbArchiveError
 *
 * Writes a whole copy of the archive as it is now, while work on it goes on. It appears at @path
 * when it is complete and on the disk, and not at all when something fails.
 *
 * Returns: whether it worked
 */
gboolean
jb_archive_backup (JbArchive  *self,
                   const char *path,
                   GError    **error)
{
  g_return_val_if_fail (JB_IS_ARCHIVE (self) && path != NULL, FALSE);

  return back_up (jb_archive_get_path (self), path, NULL, error);
}

static void
run_backup (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  GError *error = NULL;

  if (back_up (jb_archive_get_path (source), data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * jb_archive_backup_async:
 *
 * As jb_archive_backup(), without waiting. Cancelling leaves nothing behind.
 */
void
jb_archive_backup_async (JbArchive          *self,
                         const char         *path,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (JB_IS_ARCHIVE (self) && path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, jb_archive_backup_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_strdup (path), g_free);
  jb_thread_task_run (task, run_backup);
}

gboolean
jb_archive_backup_finish (JbArchive    *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The name of the archive's file without its ending. */
static char *
dup_stem (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, ".db"))
    name[strlen (name) - 3] = '\0';

  return g_steal_pointer (&name);
}

/* Backups are called STEM-2013-05-06.db. */
static gboolean
read_name (const char *name,
           const char *stem,
           GDate      *date)
{
  guint year, month, day;
  int   length = 0;

  if (!g_str_has_prefix (name, stem))
    return FALSE;
  name += strlen (stem);
  if (sscanf (name, "-%4u-%2u-%2u.db%n", &year, &month, &day, &length) != 3 ||
      length != (int) strlen (name) || length != (int) strlen ("-2013-05-06.db") ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return TRUE;
}

/**
 * jb_archive_dup_backup_folder:
 * @path: (type filename): the archive's file
 *
 * Returns: (transfer full) (type filename): where its daily backups go when nothing else is said
 */
char *
jb_archive_dup_backup_folder (const char *path)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  folder = g_path_get_dirname (path);

  return g_build_filename (folder, "backups", NULL);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/**
 * jb_archive_list_backups:
 * @path: (type filename): the archive's file
 * @folder: (type filename): where its daily backups are
 *
 * Returns: (transfer full) (element-type filename): the paths of its daily backups, newest first
 */
GPtrArray *
jb_archive_list_backups (const char *path,
                         const char *folder)
{
  g_autoptr(GDir) dir = NULL;
  g_autofree char *stem = NULL;
  GPtrArray       *backups = g_ptr_array_new_with_free_func (g_free);
  const char      *name;
  GDate            date;

  g_return_val_if_fail (path != NULL && folder != NULL, backups);

  stem = dup_stem (path);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (read_name (name, stem, &date))
      g_ptr_array_add (backups, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (backups, compare_names);

  return backups;
}

/* A backup that cannot be deleted is kept, which harms nobody. */
static void
delete_old (const char  *path,
            const char  *folder,
            const GDate *today)
{
  g_autoptr(GPtrArray) backups = jb_archive_list_backups (path, folder);
  g_autoptr(GArray) dates = g_array_new (FALSE, TRUE, sizeof (GDate));
  g_autoptr(GArray) chosen = NULL;
  g_autofree char *stem = dup_stem (path);

  g_array_set_size (dates, backups->len);
  for (guint i = 0; i < backups->len; i++)
    {
      g_autofree char *name = g_path_get_basename (g_ptr_array_index (backups, i));

      read_name (name, stem, &g_array_index (dates, GDate, i));
    }

  chosen = jb_backup_policy_choose ((const GDate *) (gpointer) dates->data, dates->len, today);
  for (guint i = 0; i < chosen->len; i++)
    g_unlink (g_ptr_array_index (backups, g_array_index (chosen, guint, i)));
}

static gboolean
make_folder (const char *folder,
             GError    **error)
{
  g_autofree char *display_folder = NULL;
  int              number;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  number = errno;
  display_folder = g_filename_display_name (folder);
  g_set_error (error, JB_ARCHIVE_ERROR,
               number == EACCES || number == EROFS ? JB_ARCHIVE_ERROR_READ_ONLY
                                                   : JB_ARCHIVE_ERROR_IO,
               _("The folder “%s” for backups could not be made: %s. Choose another place."),
                  display_folder, g_strerror (number));

  return FALSE;
}

/**
 * jb_archive_backup_daily:
 * @folder: (type filename): where the backups go; made when it is missing
 * @now: (nullable): the time, %NULL for the clock's
 * @made: (out) (optional) (nullable) (transfer full) (type filename): the new backup, %NULL when
 *   there was one of this day
 * @error: return location for a #JbArchiveError
 *
 * Makes the backup of the day unless there is one, and then deletes those that are no longer
 * kept, as jb_backup_policy_choose() says.
 *
 * Returns: whether there is one
 */
gboolean
jb_archive_backup_daily (JbArchive  *self,
                         const char *folder,
                         GDateTime  *now,
                         char      **made,
                         GError    **error)
{
  g_autoptr(GDateTime) local = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  GDate            today;
  int              year, month, date;

  g_return_val_if_fail (JB_IS_ARCHIVE (self) && folder != NULL, FALSE);

  local = now != NULL ? g_date_time_ref (now) : g_date_time_new_now_local ();
  g_date_time_get_ymd (local, &year, &month, &date);
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay) date, (GDateMonth) month, (GDateYear) year);
  stem = dup_stem (jb_archive_get_path (self));
  day = g_date_time_format (local, "%Y-%m-%d");
  name = g_strdup_printf ("%s-%s.db", stem, day);
  path = g_build_filename (folder, name, NULL);

  if (made != NULL)
    *made = NULL;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  if (!make_folder (folder, error))
    return FALSE;
  jb_part_file_sweep (folder, stem);
  if (!back_up (jb_archive_get_path (self), path, NULL, error))
    return FALSE;
  delete_old (jb_archive_get_path (self), folder, &today);
  if (made != NULL)
    *made = g_steal_pointer (&path);

  return TRUE;
}

static void
run_backup_daily (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  GError *error = NULL;
  char   *made;

  if (jb_archive_backup_daily (source, data, NULL, &made, &error))
    g_task_return_pointer (task, made, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * jb_archive_backup_daily_async:
 *
 * As jb_archive_backup_daily(), by the clock, without waiting.
 */
void
jb_archive_backup_daily_async (JbArchive          *self,
                               const char         *folder,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (JB_IS_ARCHIVE (self) && folder != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, jb_archive_backup_daily_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_strdup (folder), g_free);
  jb_thread_task_run (task, run_backup_daily);
}

gboolean
jb_archive_backup_daily_finish (JbArchive    *self,
                                GAsyncResult *result,
                                char        **made,
                                GError      **error)
{
  g_autofree char *path = NULL;
  g_autoptr(GError) local = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  path = g_task_propagate_pointer (G_TASK (result), &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (made != NULL)
    *made = g_steal_pointer (&path);

  return TRUE;
}

/* Opens @backup, unless it is damaged or no archive. */
static JbSqlite *
open_backup (const char *backup,
             const char *readable,
             GError    **error)
{
  g_autoptr(JbSqlite) source = open_beside (readable, error);
  g_autofree char *problem = NULL;

  if (source == NULL)
    return NULL;

  jb_sqlite_set_task (source, _("The backup could not be taken, and nothing was changed."));
  jb_sqlite_leave_untouched (source);
  if (!jb_migrations_check (source, error) || !jb_integrity_check (source, &problem, error))
    return NULL;
  if (problem != NULL)
    {
      g_autofree char *display_path = g_filename_display_name (backup);

      jb_sqlite_set_error (source, error, JB_ARCHIVE_ERROR_DAMAGED,
                           _("The backup “%s” is damaged itself: %s. Choose another one."),
                              display_path, problem);
      return NULL;
    }

  return g_steal_pointer (&source);
}

/* Reads @backup to its end, and copies it where a copy is wanted. */
static gboolean
take_backup (const char *path,
             const char *backup,
             const char *copy,
             GError    **error)
{
  g_autoptr(JbPartFile) near = NULL;
  g_autoptr(JbSqlite) source = NULL;

  if (!jb_backup_make_readable (backup, path, &near, error))
    return FALSE;
  source = open_backup (backup, near != NULL ? jb_part_file_get_path (near) : backup, error);

  return source != NULL && (copy == NULL || jb_backup_copy (source, copy, error));
}

/**
 * jb_archive_check_backup:
 * @path: (type filename): the archive's file, which may be open
 * @backup: (type filename): what may be a backup of it
 * @error: return location for a #JbArchiveError
 *
 * Reads a backup to its end, and changes nothing.
 *
 * Returns: whether jb_archive_restore_backup() would take it
 */
gboolean
jb_archive_check_backup (const char *path,
                         const char *backup,
                         GError    **error)
{
  g_autofree char *absolute = NULL;

  g_return_val_if_fail (path != NULL && backup != NULL, FALSE);

  if (is_same_file (path, backup))
    {
      set_same_file (error, backup);
      return FALSE;
    }
  absolute = g_canonicalize_filename (path, NULL);

  return take_backup (absolute, backup, NULL, error);
}

/* Where an archive comes back to may be a new machine. */
static gboolean
make_home (const char *folder,
           GError    **error)
{
  g_autofree char *display_folder = NULL;
  int              number;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  number = errno;
  display_folder = g_filename_display_name (folder);
  g_set_error (error, JB_ARCHIVE_ERROR, jb_sqlite_words_code_from_errno (number),
               _("The folder “%s” could not be made: %s. Choose another place."), display_folder,
                  g_strerror (number));

  return FALSE;
}

/**
 * jb_archive_restore_backup:
 * @path: (type filename): the archive's file, which is not to be open
 * @backup: (type filename): a backup of it
 * @aside: (out) (optional) (nullable) (transfer full) (type filename): where what was at @path is
 *   now, %NULL when there was nothing
 * @error: return location for a #JbArchiveError
 *
 * Puts a backup in the place of the archive, whose folder is made when it is missing. What was
 * there, damaged or not, is set aside. A backup that is damaged itself is refused. When it fails
 * everything is as it was.
 *
 * Returns: whether it worked
 */
gboolean
jb_archive_restore_backup (const char *path,
                           const char *backup,
                           char      **aside,
                           GError    **error)
{
  g_autofree char *absolute = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *copy = NULL;
  gboolean         is_new;

  g_return_val_if_fail (path != NULL && backup != NULL, FALSE);

  absolute = g_canonicalize_filename (path, NULL);
  if (is_same_file (absolute, backup))
    {
      set_same_file (error, absolute);
      return FALSE;
    }

  folder = g_path_get_dirname (absolute);
  is_new = !g_file_test (folder, G_FILE_TEST_EXISTS);
  copy = jb_file_exchange_dup_name (absolute, "restoring");
  if (!make_home (folder, error))
    return FALSE;
  if (!take_backup (absolute, backup, copy, error) ||
      !jb_file_exchange (absolute, copy, "before-restore", aside, error))
    {
      jb_file_exchange_delete (copy);
      if (is_new)
        g_rmdir (folder);
      return FALSE;
    }

  return TRUE;
}

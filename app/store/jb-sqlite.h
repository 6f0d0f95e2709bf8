/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "jb-archive-error.h"

G_BEGIN_DECLS

/* "JBao": what the header of an archive's file bears, so that it is told from others. */
#define JB_SQLITE_APPLICATION_ID 0x4a42616f

/**
 * JbSqlite:
 *
 * One connection to the archive's file, for one thread at a time.
 */
typedef struct _JbSqlite JbSqlite;

/**
 * JbStep:
 * @JB_STEP_ERROR: it failed, the error is set
 * @JB_STEP_DONE: there is no further row
 * @JB_STEP_ROW: there is a row to read
 */
typedef enum
{
  JB_STEP_ERROR = -1,
  JB_STEP_DONE = 0,
  JB_STEP_ROW = 1,
} JbStep;

typedef gboolean (*JbSqliteFunc) (JbSqlite  *sqlite,
                                  gpointer   data,
                                  GError   **error);

JbSqlite     *jb_sqlite_open             (const char     *path,
                                          guint           busy_timeout,
                                          GError        **error);
JbSqlite     *jb_sqlite_open_to_read     (const char     *path,
                                          guint           busy_timeout,
                                          GError        **error);
JbSqlite     *jb_sqlite_open_damaged     (const char     *path,
                                          guint           busy_timeout,
                                          GError        **error);
gboolean      jb_sqlite_use_wal          (JbSqlite       *self,
                                          GError        **error);
void          jb_sqlite_leave_untouched  (JbSqlite       *self);
void          jb_sqlite_close            (JbSqlite       *self);
void          jb_sqlite_interrupt        (JbSqlite       *self);
void          jb_sqlite_remember         (JbSqlite       *self,
                                          gint64          id,
                                          gint64          version);
gboolean      jb_sqlite_look             (JbSqlite       *self,
                                          gboolean       *changed,
                                          GError        **error);
gboolean      jb_sqlite_recall           (JbSqlite       *self,
                                          gint64          id,
                                          gint64         *version);
const char   *jb_sqlite_get_path         (JbSqlite       *self);
const char   *jb_sqlite_get_display_path (JbSqlite       *self);

void          jb_sqlite_set_task         (JbSqlite       *self,
                                          const char     *what_failed);
void          jb_sqlite_set_error        (JbSqlite       *self,
                                          GError        **error,
                                          JbArchiveError  code,
                                          const char     *format,
                                          ...) G_GNUC_PRINTF (4, 5);

sqlite3_stmt *jb_sqlite_prepare          (JbSqlite       *self,
                                          const char     *sql,
                                          GError        **error);
JbStep        jb_sqlite_step             (JbSqlite       *self,
                                          sqlite3_stmt   *statement,
                                          GError        **error);
gboolean      jb_sqlite_step_done        (JbSqlite       *self,
                                          sqlite3_stmt   *statement,
                                          GError        **error);
gint64        jb_sqlite_get_last_id      (JbSqlite       *self);
gboolean      jb_sqlite_get_number       (JbSqlite       *self,
                                          const char     *sql,
                                          gint64         *number,
                                          GError        **error);
gboolean      jb_sqlite_run              (JbSqlite       *self,
                                          const char     *sql,
                                          GError        **error);
gboolean      jb_sqlite_transact         (JbSqlite       *self,
                                          JbSqliteFunc    func,
                                          gpointer        data,
                                          GError        **error);

void          jb_sqlite_set_pending      (JbSqlite       *self,
                                          JbSqliteFunc    func,
                                          gpointer        data,
                                          GDestroyNotify  free_data);
gpointer      jb_sqlite_get_pending      (JbSqlite       *self);

void          jb_sqlite_bind_string      (sqlite3_stmt   *statement,
                                          int             index,
                                          const char     *string);
char         *jb_sqlite_dup_string       (sqlite3_stmt   *statement,
                                          int             column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbSqlite, jb_sqlite_close)

G_END_DECLS

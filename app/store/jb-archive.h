/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bulletin/jb-transcript.h"
#include "jb-archive-entry.h"
#include "jb-archive-error.h"
#include "jb-archive-source.h"
#include "jb-export-settings.h"
#include "jb-publication.h"

G_BEGIN_DECLS

/**
 * JbArchiveOrigin:
 * @path: (nullable): the file that a bulletin was imported from
 * @sha256: (nullable): SHA-256 of that file's bytes, as 64 lower-case hex digits
 *
 * Where a bulletin came from.
 */
typedef struct
{
  const char *path;
  const char *sha256;
} JbArchiveOrigin;

/**
 * JbArchiveFilter:
 * @year: only bulletins of this year, 0 for all
 * @drafts: list drafts
 * @filed: list filed bulletins
 * @publication_id: only those of this publication, 0 for all
 * @before_id: only those with a smaller id, to go on after a page; 0 for all
 * @limit: at most so many, 0 for all
 * @bin: those in the bin, instead of those that are not
 * @source: (nullable): only those with an article whose source has this in it; %NULL for all
 * @label: (nullable): only those with this label; %NULL for all
 *
 * Which bulletins to list. Begin with %JB_ARCHIVE_FILTER_INIT, which lists everything.
 */
typedef struct
{
  int      year;
  gboolean drafts;
  gboolean filed;
  gint64   publication_id;
  gint64   before_id;
  guint    limit;
  gboolean bin;
  const char *source;
  const char *label;
} JbArchiveFilter;

#define JB_ARCHIVE_FILTER_INIT { 0, TRUE, TRUE, 0, 0, 0, FALSE, NULL, NULL }

/**
 * JbArchiveItem:
 *
 * One bulletin on its way into the archive, for jb_archive_add_many(). Reference
 * counted; the fields are read with the functions below.
 */
typedef struct _JbArchiveItem JbArchiveItem;

JbArchiveItem  *jb_archive_item_new              (JbTranscript           *transcript,
                                                  const JbArchiveOrigin  *origin,
                                                  gboolean                again);
JbArchiveItem  *jb_archive_item_ref              (JbArchiveItem          *self);
void            jb_archive_item_unref            (JbArchiveItem          *self);
gint64          jb_archive_item_get_id           (JbArchiveItem          *self);
gboolean        jb_archive_item_get_known        (JbArchiveItem          *self);
JbArchiveEntry *jb_archive_item_get_entry        (JbArchiveItem          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbArchiveItem, jb_archive_item_unref)

/**
 * JbArchive:
 *
 * Everything that was ever drafted or filed, in one file. All work on the file is done
 * in order by one thread of its own. The plain functions wait for it, and are for
 * programs without a main loop; a window calls the `_async` ones, whose callbacks run
 * in the caller's thread-default main context.
 *
 * Signals are emitted in the thread-default main context of the thread that opened the
 * archive, after the change is safely on the disk and before the callback runs. A plain
 * function called in that thread emits them before it returns.
 *
 * Errors are #JbArchiveError; their messages name the file and say what to do.
 */
#define JB_TYPE_ARCHIVE (jb_archive_get_type ())
G_DECLARE_FINAL_TYPE (JbArchive, jb_archive, JB, ARCHIVE, GObject)

char           *jb_archive_dup_default_path      (void);

gboolean        jb_archive_is_current            (const char             *path);

JbArchive      *jb_archive_open                  (const char             *path,
                                                  GError                **error);
JbArchive      *jb_archive_open_to_read          (const char             *path,
                                                  GError                **error);
void            jb_archive_open_async            (const char             *path,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
JbArchive      *jb_archive_open_finish           (GAsyncResult           *result,
                                                  GError                **error);
void            jb_archive_close_async           (JbArchive              *self,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
void            jb_archive_close_finish          (JbArchive              *self,
                                                  GAsyncResult           *result);
const char     *jb_archive_get_path              (JbArchive              *self);

gboolean        jb_archive_add                   (JbArchive              *self,
                                                  JbTranscript           *transcript,
                                                  const JbArchiveOrigin  *origin,
                                                  gint64                 *id,
                                                  GError                **error);
void            jb_archive_add_async             (JbArchive              *self,
                                                  JbTranscript           *transcript,
                                                  const JbArchiveOrigin  *origin,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
gboolean        jb_archive_add_finish            (JbArchive              *self,
                                                  GAsyncResult           *result,
                                                  gint64                 *id,
                                                  GError                **error);

gboolean        jb_archive_add_many              (JbArchive              *self,
                                                  GPtrArray              *items,
                                                  GError                **error);
void            jb_archive_add_many_async        (JbArchive              *self,
                                                  GPtrArray              *items,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
gboolean        jb_archive_add_many_finish       (JbArchive              *self,
                                                  GAsyncResult           *result,
                                                  GError                **error);

gboolean        jb_archive_save                  (JbArchive              *self,
                                                  gint64                  id,
                                                  JbTranscript           *transcript,
                                                  GError                **error);
void            jb_archive_save_async            (JbArchive              *self,
                                                  gint64                  id,
                                                  JbTranscript           *transcript,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
gboolean        jb_archive_save_finish           (JbArchive              *self,
                                                  GAsyncResult           *result,
                                                  GError                **error);

JbTranscript   *jb_archive_load                  (JbArchive              *self,
                                                  gint64                  id,
                                                  GError                **error);
void            jb_archive_load_async            (JbArchive              *self,
                                                  gint64                  id,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
JbTranscript   *jb_archive_load_finish           (JbArchive              *self,
                                                  GAsyncResult           *result,
                                                  GError                **error);

gboolean        jb_archive_find_bytes            (JbArchive              *self,
                                                  const char             *sha256,
                                                  gint64                 *id,
                                                  GError                **error);
JbArchiveEntry *jb_archive_get_entry             (JbArchive              *self,
                                                  gint64                  id,
                                                  GError                **error);

GPtrArray      *jb_archive_list                  (JbArchive              *self,
                                                  const JbArchiveFilter  *filter,
                                                  GError                **error);
void            jb_archive_list_async            (JbArchive              *self,
                                                  const JbArchiveFilter  *filter,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
GPtrArray      *jb_archive_list_finish           (JbArchive              *self,
                                                  GAsyncResult           *result,
                                                  GError                **error);

GPtrArray      *jb_archive_list_publications     (JbArchive              *self,
                                                  GError                **error);
JbPublication  *jb_archive_get_publication       (JbArchive              *self,
                                                  gint64                  id,
                                                  GError                **error);
void            jb_archive_list_publications_async
                                                 (JbArchive              *self,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
GPtrArray      *jb_archive_list_publications_finish
                                                 (JbArchive              *self,
                                                  GAsyncResult           *result,
                                                  GError                **error);
gboolean        jb_archive_save_publication      (JbArchive              *self,
                                                  JbPublication          *publication,
                                                  GError                **error);
void            jb_archive_save_publication_async
                                                 (JbArchive              *self,
                                                  JbPublication          *publication,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
gboolean        jb_archive_save_publication_finish
                                                 (JbArchive              *self,
                                                  GAsyncResult           *result,
                                                  JbPublication          *publication,
                                                  GError                **error);

GPtrArray      *jb_archive_list_sources          (JbArchive              *self,
                                                  guint                   limit,
                                                  GError                **error);
void            jb_archive_list_sources_async    (JbArchive              *self,
                                                  guint                   limit,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
GPtrArray      *jb_archive_list_sources_finish   (JbArchive              *self,
                                                  GAsyncResult           *result,
                                                  GError                **error);

JbHouseStyle   *jb_archive_learn_house_style     (JbArchive              *self,
                                                  gint64                  id,
                                                  const char             *name);

JbExportSettings *jb_archive_get_export_settings (JbArchive              *self,
                                                  const char             *name,
                                                  JbKind                  kind,
                                                  GError                **error);
void            jb_archive_get_export_settings_async
                                                 (JbArchive              *self,
                                                  const char             *name,
                                                  JbKind                  kind,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
JbExportSettings *jb_archive_get_export_settings_finish
                                                 (JbArchive              *self,
                                                  GAsyncResult           *result,
                                                  GError                **error);
gboolean        jb_archive_set_export_settings   (JbArchive              *self,
                                                  const char             *name,
                                                  JbKind                  kind,
                                                  const JbExportSettings *settings,
                                                  GError                **error);
void            jb_archive_set_export_settings_async
                                                 (JbArchive              *self,
                                                  const char             *name,
                                                  JbKind                  kind,
                                                  const JbExportSettings *settings,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
gboolean        jb_archive_set_export_settings_finish
                                                 (JbArchive              *self,
                                                  GAsyncResult           *result,
                                                  GError                **error);

G_END_DECLS

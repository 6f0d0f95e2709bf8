/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"
#include "jb-revision-table.h"
#include "jb-sqlite.h"

G_BEGIN_DECLS

/**
 * JbArchiveJob:
 *
 * One piece of work for the archive's thread: what is asked, and then the answer.
 * Plain values, so that nothing is shared between two threads at a time.
 */
typedef struct _JbArchiveJob JbArchiveJob;

typedef gboolean (*JbArchiveJobFunc) (JbArchiveJob  *job,
                                      JbSqlite      *sqlite,
                                      GError       **error);

struct _JbArchiveJob
{
  JbArchiveJobFunc  func;

  /* What is asked. */
  gint64            id;
  char             *sha256;
  JbTranscript     *transcript;
  GPtrArray        *items;
  JbPublication    *publication;
  JbArchiveFilter   filter;
  guint             limit;
  char             *name;
  JbKind            kind;
  JbExportSettings *settings;
  GCancellable     *cancellable;
  gint64            number;
  JbRevisionCause   cause;
  char             *label;

  /* What a job needs beside these, or answers. */
  gpointer          data;
  GDestroyNotify    free_data;

  /* The answer: @id, @transcript, @publication, @settings, or one of these. */
  JbArchiveEntry   *entry;
  GPtrArray        *rows;
  GError           *error;

  /* What the archive has to announce. */
  GPtrArray        *added;
  GPtrArray        *changed;
  GArray           *removed;
  gboolean          directory_changed;
  gboolean          publications_changed;
  gboolean          changed_elsewhere;
};

JbArchiveJob *jb_archive_job_new                 (JbArchiveJobFunc   func);

/* One about some bulletins: their ids are its data, a GArray of gint64. */
JbArchiveJob *jb_archive_job_new_for_ids         (JbArchiveJobFunc   func,
                                                  const gint64      *ids,
                                                  guint              n_ids);
void          jb_archive_job_free                (JbArchiveJob      *job);
void          jb_archive_job_set_filter          (JbArchiveJob          *job,
                                                  const JbArchiveFilter *filter);
gboolean      jb_archive_job_note_change         (JbArchiveJob      *job,
                                                  JbSqlite          *sqlite,
                                                  GError           **error);
void          jb_archive_job_announce            (JbArchiveJob      *job,
                                                  JbSqlite          *sqlite);

gboolean      jb_archive_job_add                 (JbArchiveJob      *job,
                                                  JbSqlite          *sqlite,
                                                  GError           **error);
gboolean      jb_archive_job_save                (JbArchiveJob      *job,
                                                  JbSqlite          *sqlite,
                                                  GError           **error);
gboolean      jb_archive_job_load                (JbArchiveJob      *job,
                                                  JbSqlite          *sqlite,
                                                  GError           **error);
gboolean      jb_archive_job_find_bytes          (JbArchiveJob      *job,
                                                  JbSqlite          *sqlite,
                                                  GError           **error);
gboolean      jb_archive_job_get_entry           (JbArchiveJob      *job,
                                                  JbSqlite          *sqlite,
                                                  GError           **error);
gboolean      jb_archive_job_list                (JbArchiveJob      *job,
                                                  JbSqlite          *sqlite,
                                                  GError           **error);
gboolean      jb_archive_job_list_publications   (JbArchiveJob      *job,
                                                  JbSqlite          *sqlite,
                                                  GError           **error);
gboolean      jb_archive_job_get_publication     (JbArchiveJob      *job,
                                                  JbSqlite          *sqlite,
                                                  GError           **error);
gboolean      jb_archive_job_save_publication    (JbArchiveJob      *job,
                                                  JbSqlite          *sqlite,
                                                  GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbArchiveJob, jb_archive_job_free)

G_END_DECLS

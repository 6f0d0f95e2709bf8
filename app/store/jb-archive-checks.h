/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "directory/jb-partial-date.h"
#include "jb-archive.h"

G_BEGIN_DECLS

/**
 * JbArchiveChecks:
 * @ignored: (array zero-terminated=1): the keys of the findings that are ignored in it
 * @skip: the rules that its publication is not held against, parted by commas; "" for none
 * @previous: (nullable): the issue of its publication that was filed last before it, as
 *   jb_archive_find_previous() finds it
 * @day: (nullable): the day it is of, as the archive knows it
 * @told_date: when it is of if @day is only the day on which it was filed, else 0
 * @origin_path: (nullable): the file that it was imported from
 *
 * What the archive knows that matters when a bulletin is checked.
 */
typedef struct
{
  char        **ignored;
  char         *skip;
  JbTranscript *previous;
  char         *day;
  JbPartialDate told_date;
  char         *origin_path;
} JbArchiveChecks;

void             jb_archive_checks_free             (JbArchiveChecks      *checks);

JbArchiveChecks *jb_archive_load_checks             (JbArchive            *self,
                                                     gint64                id,
                                                     const char           *name,
                                                     JbKind                kind,
                                                     GError              **error);
void             jb_archive_load_checks_async       (JbArchive            *self,
                                                     gint64                id,
                                                     const char           *name,
                                                     JbKind                kind,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
JbArchiveChecks *jb_archive_load_checks_finish      (JbArchive            *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);

gboolean         jb_archive_set_ignored             (JbArchive            *self,
                                                     gint64                id,
                                                     const char *const    *keys,
                                                     GError              **error);
void             jb_archive_set_ignored_async       (JbArchive            *self,
                                                     gint64                id,
                                                     const char *const    *keys,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
gboolean         jb_archive_set_ignored_finish      (JbArchive            *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);

gboolean         jb_archive_set_skipped_rules       (JbArchive            *self,
                                                     const char           *name,
                                                     JbKind                kind,
                                                     const char           *skip,
                                                     GError              **error);
void             jb_archive_set_skipped_rules_async (JbArchive            *self,
                                                     const char           *name,
                                                     JbKind                kind,
                                                     const char           *skip,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
gboolean         jb_archive_set_skipped_rules_finish
                                                    (JbArchive            *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbArchiveChecks, jb_archive_checks_free)

G_END_DECLS

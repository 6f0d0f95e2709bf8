/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-role.h"

G_BEGIN_DECLS

/**
 * JbArchiveStatus:
 * @JB_ARCHIVE_STATUS_DRAFT: being worked on
 * @JB_ARCHIVE_STATUS_FILED: filed (归档): cannot be changed until it is reopened
 *
 * Stored in the archive's file: append, never renumber.
 */
typedef enum
{
  JB_ARCHIVE_STATUS_DRAFT = 0,
  JB_ARCHIVE_STATUS_FILED = 1,
} JbArchiveStatus;

#define JB_TYPE_ARCHIVE_STATUS (jb_archive_status_get_type ())
GType           jb_archive_status_get_type            (void) G_GNUC_CONST;
const char     *jb_archive_status_to_string           (JbArchiveStatus  status);
gboolean        jb_archive_status_from_string         (const char      *name,
                                                       JbArchiveStatus *status);

#define JB_TYPE_ARCHIVE_ENTRY (jb_archive_entry_get_type ())
G_DECLARE_FINAL_TYPE (JbArchiveEntry, jb_archive_entry, JB, ARCHIVE_ENTRY, GObject)

gint64          jb_archive_entry_get_id               (JbArchiveEntry *self);
JbKind          jb_archive_entry_get_kind             (JbArchiveEntry *self);
JbArchiveStatus jb_archive_entry_get_status           (JbArchiveEntry *self);
const char     *jb_archive_entry_get_title            (JbArchiveEntry *self);
const char     *jb_archive_entry_get_name             (JbArchiveEntry *self);
const char     *jb_archive_entry_get_issue            (JbArchiveEntry *self);
const char     *jb_archive_entry_get_total            (JbArchiveEntry *self);
const char     *jb_archive_entry_get_issuer           (JbArchiveEntry *self);
const char     *jb_archive_entry_get_date             (JbArchiveEntry *self);
const char     *jb_archive_entry_get_day              (JbArchiveEntry *self);
int             jb_archive_entry_get_year             (JbArchiveEntry *self);
gint64          jb_archive_entry_get_publication_id   (JbArchiveEntry *self);
const char     *jb_archive_entry_get_publication      (JbArchiveEntry *self);
const char     *jb_archive_entry_get_origin_path      (JbArchiveEntry *self);
gint64          jb_archive_entry_get_created          (JbArchiveEntry *self);
gint64          jb_archive_entry_get_modified         (JbArchiveEntry *self);
guint           jb_archive_entry_get_n_articles       (JbArchiveEntry *self);
guint64         jb_archive_entry_get_n_characters     (JbArchiveEntry *self);
const char     *jb_archive_entry_get_filed_day        (JbArchiveEntry *self);
gint64          jb_archive_entry_get_deleted          (JbArchiveEntry *self);
const char     *jb_archive_entry_get_labels           (JbArchiveEntry *self);
gboolean        jb_archive_entry_get_loaded           (JbArchiveEntry *self);

G_END_DECLS

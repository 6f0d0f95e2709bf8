/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"

G_BEGIN_DECLS

/**
 * JbArchiveLabel:
 * @name: a label
 * @n_bulletins: how many of some bulletins have it
 */
typedef struct
{
  char *name;
  guint n_bulletins;
} JbArchiveLabel;

char *jb_archive_dup_label (const char *text);

GArray *jb_archive_label (JbArchive    *self,
                          const gint64 *ids,
                          guint         n_ids,
                          const char   *label,
                          gboolean      on,
                          GError      **error);
void    jb_archive_label_async (JbArchive          *self,
                                const gint64       *ids,
                                guint               n_ids,
                                const char         *label,
                                gboolean            on,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
GArray *jb_archive_label_finish (JbArchive    *self,
                                 GAsyncResult *result,
                                 GError      **error);

GPtrArray *jb_archive_list_labels (JbArchive *self,
                                   GError   **error);
void       jb_archive_list_labels_async (JbArchive          *self,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
GPtrArray *jb_archive_list_labels_finish (JbArchive    *self,
                                          GAsyncResult *result,
                                          GError      **error);

void       jb_archive_count_labels_async (JbArchive          *self,
                                          const gint64       *ids,
                                          guint               n_ids,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
GPtrArray *jb_archive_count_labels_finish (JbArchive    *self,
                                           GAsyncResult *result,
                                           GError      **error);

G_END_DECLS

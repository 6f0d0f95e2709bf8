/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-directory-edits.h"

G_BEGIN_DECLS

/**
 * JbDirectoryRecipient:
 *
 * All rows of a directory that are about one person, unit or group: a person with two posts
 * has two rows. It never changes; when a row does, another takes its place.
 */
#define JB_TYPE_DIRECTORY_RECIPIENT (jb_directory_recipient_get_type ())
G_DECLARE_FINAL_TYPE (JbDirectoryRecipient, jb_directory_recipient, JB, DIRECTORY_RECIPIENT,
                      GObject)

/**
 * JbDirectoryOrder:
 * @JB_DIRECTORY_ORDER_RANK: as they are printed: by list, then by rank
 * @JB_DIRECTORY_ORDER_NAME: by name, as the language sorts
 * @JB_DIRECTORY_ORDER_NEWEST: whose period began last comes first
 * @JB_DIRECTORY_ORDER_COPIES: who gets the most copies comes first
 */
typedef enum
{
  JB_DIRECTORY_ORDER_RANK,
  JB_DIRECTORY_ORDER_NAME,
  JB_DIRECTORY_ORDER_NEWEST,
  JB_DIRECTORY_ORDER_COPIES,
} JbDirectoryOrder;

JbDirectoryRecipient    *jb_directory_recipient_new (JbDirectoryEdits *edits,
                                                     GArray           *keys);
guint                    jb_directory_recipient_get_n_rows (JbDirectoryRecipient *self);
gint64                   jb_directory_recipient_get_key (JbDirectoryRecipient *self,
                                                         guint                 row);
JbDirectoryEntry        *jb_directory_recipient_get_entry (JbDirectoryRecipient *self,
                                                           guint                 row);
gboolean                 jb_directory_recipient_has_key (JbDirectoryRecipient *self,
                                                         gint64                key);
JbDirectoryKind          jb_directory_recipient_get_kind (JbDirectoryRecipient *self);
const char              *jb_directory_recipient_get_name (JbDirectoryRecipient *self);
char                   **jb_directory_recipient_dup_aliases (JbDirectoryRecipient *self);
char                    *jb_directory_recipient_dup_label (JbDirectoryRecipient *self,
                                                           JbPartialDate         date);
const JbDirectoryValues *jb_directory_recipient_find_values (JbDirectoryRecipient *self,
                                                             JbPartialDate         date);
gboolean                 jb_directory_recipient_is_valid_on (JbDirectoryRecipient *self,
                                                             JbPartialDate         date);
gboolean                 jb_directory_recipient_is_in_list (JbDirectoryRecipient *self,
                                                            JbDirectoryList       list,
                                                            JbPartialDate         date);
gboolean                 jb_directory_recipient_matches (JbDirectoryRecipient *self,
                                                         const char           *words);
char                    *jb_directory_recipient_dup_words (const char *text);
int                      jb_directory_recipient_compare (JbDirectoryRecipient *a,
                                                         JbDirectoryRecipient *b,
                                                         JbDirectoryOrder      order,
                                                         JbPartialDate         date);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-directory-recipient.h"

G_BEGIN_DECLS

/**
 * JbDuplicateReason:
 * @JB_DUPLICATE_SAME_NAME: two rows of one name and post, at the same time
 * @JB_DUPLICATE_ALIAS: the name of one is another name of the other
 * @JB_DUPLICATE_ALIKE: the names differ only in how they are written (〇 and ○, 妇女联合会 and
 *   妇联)
 * @JB_DUPLICATE_CHOSEN: the user said so
 */
typedef enum
{
  JB_DUPLICATE_SAME_NAME,
  JB_DUPLICATE_ALIAS,
  JB_DUPLICATE_ALIKE,
  JB_DUPLICATE_CHOSEN,
} JbDuplicateReason;

/**
 * JbDirectoryDuplicate:
 *
 * A proposal: two recipients of a directory that may be one.
 */
#define JB_TYPE_DIRECTORY_DUPLICATE (jb_directory_duplicate_get_type ())
G_DECLARE_FINAL_TYPE (JbDirectoryDuplicate, jb_directory_duplicate, JB, DIRECTORY_DUPLICATE,
                      GObject)

GPtrArray            *jb_directory_duplicate_list (JbDirectoryEdits *edits);
JbDirectoryDuplicate *jb_directory_duplicate_new (JbDirectoryEdits     *edits,
                                                  JbDirectoryRecipient *kept,
                                                  JbDirectoryRecipient *gone);
JbDuplicateReason     jb_directory_duplicate_get_reason (JbDirectoryDuplicate *self);
JbDirectoryRecipient *jb_directory_duplicate_get_kept (JbDirectoryDuplicate *self);
JbDirectoryRecipient *jb_directory_duplicate_get_gone (JbDirectoryDuplicate *self);
gboolean              jb_directory_duplicate_get_taken (JbDirectoryDuplicate *self);
void                  jb_directory_duplicate_set_taken (JbDirectoryDuplicate *self,
                                                        gboolean              taken);
void                  jb_directory_duplicate_swap (JbDirectoryDuplicate *self);
void                  jb_directory_duplicate_merge (JbDirectoryDuplicate *self);
guint                 jb_directory_duplicate_merge_taken (GPtrArray *duplicates);

char *jb_directory_duplicate_dup_key (const char *name);

G_END_DECLS

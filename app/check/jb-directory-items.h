/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-readings.h"
#include "jb-rules.h"

G_BEGIN_DECLS

/**
 * JbDirectoryItem:
 * @entry: the printed entry that it is in
 * @item: who is meant
 * @number: how many others the entry names before
 * @found: (element-type JbDirectoryEntry): what the directory has about it, whenever it holds
 * @by_alias: whether the directory has it under another name
 *
 * One recipient of an issue, and what is known of it. It borrows from both.
 */
struct _JbDirectoryItem
{
  const JbRecipientReading *entry;
  const JbReadingItem      *item;
  guint                     number;
  GPtrArray                *found;
  gboolean                  by_alias;
};

GArray                *jb_directory_items_new (const GArray *readings,
                                               JbDirectory  *directory);
const JbDirectoryItem *jb_directory_items_get (const GArray *items,
                                               guint         i);

const JbDirectoryValues *jb_directory_item_get_values (const JbDirectoryItem *self,
                                                       guint                  i);
gboolean                 jb_directory_item_is_person_with_post (const JbDirectoryItem *self);
gboolean                 jb_directory_item_is_meant (const JbDirectoryItem *self,
                                                     guint                  i,
                                                     JbPartialDate          date);
const char              *jb_directory_item_get_name (const JbDirectoryItem *self);
void                     jb_directory_item_report (const JbDirectoryItem *self,
                                                   const char            *message,
                                                   const char            *fix,
                                                   JbReport              *report);

char    *jb_directory_dup_holders (JbDirectory  *directory,
                                   const char   *post,
                                   JbPartialDate date);
char    *jb_directory_dup_posts (JbDirectory  *directory,
                                 const char   *name,
                                 JbPartialDate date);
gboolean jb_directory_is_same (const char *a,
                               const char *b);

G_END_DECLS

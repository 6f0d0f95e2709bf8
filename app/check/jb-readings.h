/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "directory/jb-reading.h"
#include "jb-issue.h"

G_BEGIN_DECLS

/**
 * JbRecipientReading:
 * @block: the number of the entry's block
 * @label: the label of its line
 * @list: which list that is
 * @reading: what the entry says
 *
 * One entry of an issue's recipients.
 */
typedef struct
{
  guint           block;
  const char     *label;
  JbDirectoryList list;
  JbReading      *reading;
} JbRecipientReading;

GArray    *jb_readings_new          (const JbIssue        *issue,
                                     JbDirectory          *directory,
                                     JbPartialDate         date,
                                     GHashTable           *known);

GPtrArray *jb_readings_find_entries (JbDirectory          *directory,
                                     const JbReadingItem  *item,
                                     gboolean             *by_alias);

G_END_DECLS

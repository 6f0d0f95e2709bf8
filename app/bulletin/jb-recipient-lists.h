/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-bulletin.h"

G_BEGIN_DECLS

/**
 * JbRecipientList:
 * @label: (nullable): the label without colon; %NULL when none was said
 * @entries: (element-type utf8): the entries
 *
 * A list of recipients as plain values: of a text that is pasted, or of another issue.
 */
typedef struct
{
  char      *label;
  GPtrArray *entries;
} JbRecipientList;

GPtrArray       *jb_recipient_lists_new (void);
JbRecipientList *jb_recipient_lists_append (GPtrArray  *lists,
                                            const char *label);
GPtrArray       *jb_recipient_lists_new_from (JbBulletin *bulletin);
guint            jb_recipient_lists_count_entries (GPtrArray *lists);

guint         jb_recipient_lists_find_position (JbBulletin *bulletin,
                                                const char *label);
JbRecipients *jb_recipient_lists_find (JbBulletin *bulletin,
                                       const char *label);
JbRecipients *jb_recipient_lists_ensure (JbBulletin *bulletin,
                                         const char *label);

JbBlock *jb_recipient_lists_put_in (JbRecipients *list,
                                    guint         position,
                                    guint         n_removed,
                                    GPtrArray    *lists,
                                    const char   *label);
gboolean jb_recipient_lists_take_over (JbBulletin *bulletin,
                                       GPtrArray  *lists,
                                       const char *label);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-issue.h"

G_BEGIN_DECLS

/**
 * JbRecipientChangeKind:
 * @JB_RECIPIENT_ADDED: it was not there before
 * @JB_RECIPIENT_REMOVED: it is not there any more
 * @JB_RECIPIENT_RETITLED: the same person with another post
 * @JB_RECIPIENT_MOVED_FROM_LIST: it stood in another list
 * @JB_RECIPIENT_MOVED_DOWN: it stood further up
 * @JB_RECIPIENT_MOVED_UP: it stood further down
 * @JB_RECIPIENT_MARKED: the same words with other marks, or parted in another way
 *
 * How a recipient differs from the issue before.
 */
typedef enum
{
  JB_RECIPIENT_ADDED,
  JB_RECIPIENT_REMOVED,
  JB_RECIPIENT_RETITLED,
  JB_RECIPIENT_MOVED_FROM_LIST,
  JB_RECIPIENT_MOVED_DOWN,
  JB_RECIPIENT_MOVED_UP,
  JB_RECIPIENT_MARKED,
} JbRecipientChangeKind;

/**
 * JbRecipientChange:
 * @kind: what happened
 * @block: the number of its block in the issue, %JB_ISSUE_NONE when it is removed
 * @label: (nullable): the label of its list, %NULL when it is removed
 * @text: (nullable): what it is, %NULL when it is removed
 * @old_label: (nullable): the label of its list before, %NULL when it is added
 * @old_text: (nullable): what it was, %NULL when it is added; with ， between them if it was
 *   several
 * @n_entries: how many entries it is from @block on: more than one when one was taken apart
 * @n_old_entries: how many entries it was: more than one when they were put together
 * @old_block: the number of the first of those in the issue before, %JB_ISSUE_NONE when it is
 *   added
 *
 * One difference between the recipients of two issues.
 */
typedef struct
{
  JbRecipientChangeKind kind;
  guint                 block;
  char                 *label;
  char                 *text;
  char                 *old_label;
  char                 *old_text;
  guint                 n_entries;
  guint                 n_old_entries;
  guint                 old_block;
} JbRecipientChange;

GArray *jb_recipient_changes_new (const JbIssue *issue,
                                  const JbIssue *previous);

G_END_DECLS

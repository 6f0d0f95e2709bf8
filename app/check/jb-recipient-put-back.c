/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-recipient-put-back.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-recipient-lists.h"
#include "jb-plain.h"

/* Taking back one difference from the issue before. */

/* Where an entry with these letters stands, not counting @moved. */
static gboolean
find_letters (GListModel *entries,
              const char *letters,
              JbBlock    *moved,
              guint      *position)
{
  guint n = g_list_model_get_n_items (entries);

  *position = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbBlock) entry = g_list_model_get_item (entries, i);
      g_autofree char *other = NULL;

      if (entry == moved)
        continue;
      other = jb_plain_dup_letters (jb_block_get_text (entry));
      if (strcmp (other, letters) == 0)
        return TRUE;
      ++*position;
    }

  return FALSE;
}

/* Behind the nearest one that it stood behind. */
static guint
find_place (JbRecipients  *list,
            JbBlock       *moved,
            const JbIssue *previous,
            guint          old_block)
{
  guint position;

  for (guint i = old_block; i-- > 0;)
    {
      JbRole           role = jb_issue_get_block (previous, i)->role;
      g_autofree char *value = NULL;
      g_autofree char *letters = NULL;

      if (role == JB_ROLE_RECIPIENTS_LABEL)
        break;
      if (role != JB_ROLE_RECIPIENT)
        continue;
      value = jb_issue_dup_value (previous, i);
      letters = jb_plain_dup_letters (value);
      if (find_letters (jb_recipients_get_entries (list), letters, moved, &position))
        return position + 1;
    }

  return 0;
}

static void
move_back (const JbRecipientChange *change,
           const JbIssue           *previous,
           JbBulletin              *bulletin,
           JbBlock                 *block)
{
  JbRecipients *from = JB_RECIPIENTS (jb_node_get_owner (JB_NODE (block)));
  JbRecipients *to = jb_recipient_lists_ensure (bulletin, change->old_label);

  jb_recipients_move_entry (from, block, to,
                            find_place (to, block, previous, change->old_block));
}

static void
insert_again (const JbRecipientChange *change,
              const JbIssue           *previous,
              JbBulletin              *bulletin)
{
  JbRecipients *list = jb_recipient_lists_ensure (bulletin, change->old_label);

  jb_recipients_splice_entries (list, find_place (list, NULL, previous, change->old_block), 0,
                                (const char *[]) { change->old_text, NULL });
}

/* What was one and is several becomes one again, and the other way round. */
static void
write_as_before (const JbRecipientChange *change,
                 const JbIssue           *previous,
                 JbRecipients            *list,
                 JbBlock                 *block,
                 guint                    position)
{
  g_autoptr(GPtrArray) texts = NULL;

  if (change->n_entries == 1 && change->n_old_entries == 1)
    {
      jb_block_set_text (block, change->old_text);
      return;
    }

  texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = change->old_block; texts->len < change->n_old_entries; i++)
    if (jb_issue_get_block (previous, i)->role == JB_ROLE_RECIPIENT)
      g_ptr_array_add (texts, jb_issue_dup_value (previous, i));
  g_ptr_array_add (texts, NULL);
  jb_recipients_splice_entries (list, position, change->n_entries,
                                (const char *const *) texts->pdata);
}

static gboolean
locate (JbBulletin    *bulletin,
        JbBlock       *block,
        JbRecipients **list,
        guint         *position)
{
  GListModel *entries;
  guint       n;

  if (block == NULL || jb_node_get_bulletin (JB_NODE (block)) != bulletin ||
      !JB_IS_RECIPIENTS (jb_node_get_owner (JB_NODE (block))))
    return FALSE;

  *list = JB_RECIPIENTS (jb_node_get_owner (JB_NODE (block)));
  entries = jb_recipients_get_entries (*list);
  n = g_list_model_get_n_items (entries);
  for (*position = 0; *position < n; ++*position)
    {
      g_autoptr(JbBlock) entry = g_list_model_get_item (entries, *position);

      if (entry == block)
        return TRUE;
    }

  return FALSE;
}

/**
 * jb_recipient_put_back:
 * @change: a difference, of jb_recipient_changes_new()
 * @previous: the issue before
 * @bulletin: the issue that it was found in, unchanged since then
 * @block: (nullable): the recipient that it is about, %NULL when it is removed
 *
 * Makes it as it was in the issue before, as one step that can be undone: who was added goes,
 * who was removed comes back to the same place, who was moved goes back, and what is written
 * otherwise is written as it was.
 *
 * Returns: whether that was possible
 */
gboolean
jb_recipient_put_back (const JbRecipientChange *change,
                       const JbIssue           *previous,
                       JbBulletin              *bulletin,
                       JbBlock                 *block)
{
  JbHistory    *history;
  JbRecipients *list = NULL;
  guint         position = 0;

  g_return_val_if_fail (change != NULL && previous != NULL, FALSE);
  g_return_val_if_fail (JB_IS_BULLETIN (bulletin), FALSE);

  if (change->kind != JB_RECIPIENT_REMOVED && !locate (bulletin, block, &list, &position))
    return FALSE;

  history = jb_bulletin_get_history (bulletin);
  jb_history_break_merge (history);
  jb_history_begin (history, change->kind == JB_RECIPIENT_ADDED ? _("Remove Recipient")
                                                                : _("Put Back Recipient"));
  switch (change->kind)
    {
    case JB_RECIPIENT_ADDED:
      jb_recipients_splice_entries (list, position, 1, NULL);
      break;
    case JB_RECIPIENT_REMOVED:
      insert_again (change, previous, bulletin);
      break;
    case JB_RECIPIENT_MOVED_FROM_LIST:
    case JB_RECIPIENT_MOVED_DOWN:
    case JB_RECIPIENT_MOVED_UP:
      move_back (change, previous, bulletin, block);
      break;
    case JB_RECIPIENT_RETITLED:
    case JB_RECIPIENT_MARKED:
    default:
      write_as_before (change, previous, list, block, position);
      break;
    }
  jb_history_end (history);
  jb_history_break_merge (history);

  return TRUE;
}

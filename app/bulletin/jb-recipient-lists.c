/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-recipient-lists.h"

#include <string.h>

/* Several lists of recipients at once. */

static void
free_list (gpointer data)
{
  JbRecipientList *list = data;

  g_free (list->label);
  g_ptr_array_unref (list->entries);
  g_free (list);
}

/**
 * jb_recipient_lists_new:
 *
 * Returns: (transfer full) (element-type JbRecipientList): no lists yet
 */
GPtrArray *
jb_recipient_lists_new (void)
{
  return g_ptr_array_new_with_free_func (free_list);
}

/**
 * jb_recipient_lists_append:
 * @lists: (element-type JbRecipientList): lists
 * @label: (nullable): the label of another one
 *
 * Returns: (transfer none): the new list, to put entries into, which are freed with it
 */
JbRecipientList *
jb_recipient_lists_append (GPtrArray  *lists,
                           const char *label)
{
  JbRecipientList *list = g_new0 (JbRecipientList, 1);

  list->label = g_strdup (label);
  list->entries = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (lists, list);

  return list;
}

/**
 * jb_recipient_lists_new_from:
 *
 * Returns: (transfer full) (element-type JbRecipientList): the lists of a bulletin
 */
GPtrArray *
jb_recipient_lists_new_from (JbBulletin *bulletin)
{
  GListModel *recipients;
  GPtrArray  *lists;
  guint       n;

  g_return_val_if_fail (JB_IS_BULLETIN (bulletin), NULL);

  recipients = jb_bulletin_get_recipients (bulletin);
  lists = jb_recipient_lists_new ();
  n = g_list_model_get_n_items (recipients);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbRecipients) from = g_list_model_get_item (recipients, i);
      GListModel      *entries = jb_recipients_get_entries (from);
      guint            n_entries = g_list_model_get_n_items (entries);
      JbRecipientList *list = jb_recipient_lists_append (lists, jb_recipients_get_label (from));

      for (guint j = 0; j < n_entries; j++)
        {
          g_autoptr(JbBlock) entry = g_list_model_get_item (entries, j);

          g_ptr_array_add (list->entries, g_strdup (jb_block_get_text (entry)));
        }
    }

  return lists;
}

/**
 * jb_recipient_lists_count_entries:
 * @lists: (element-type JbRecipientList): lists
 *
 * Returns: how many entries they have together
 */
guint
jb_recipient_lists_count_entries (GPtrArray *lists)
{
  guint n = 0;

  for (guint i = 0; i < lists->len; i++)
    n += ((JbRecipientList *) g_ptr_array_index (lists, i))->entries->len;

  return n;
}

/**
 * jb_recipient_lists_find_position:
 * @label: the label of a list that is to be added
 *
 * Returns: where it goes: 报, 送 and 发 in their order, any other at the end
 */
guint
jb_recipient_lists_find_position (JbBulletin *bulletin,
                                  const char *label)
{
  static const char *const order[] = { "报", "送", "发" };
  GListModel              *lists;
  guint                    n;
  guint                    rank = G_N_ELEMENTS (order);

  g_return_val_if_fail (JB_IS_BULLETIN (bulletin), 0);
  g_return_val_if_fail (label != NULL, 0);

  lists = jb_bulletin_get_recipients (bulletin);
  n = g_list_model_get_n_items (lists);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (strcmp (order[i], label) == 0)
      rank = i;

  for (guint at = 0; at < n; at++)
    {
      g_autoptr(JbRecipients) list = g_list_model_get_item (lists, at);

      for (guint i = rank + 1; i < G_N_ELEMENTS (order); i++)
        if (g_strcmp0 (jb_recipients_get_label (list), order[i]) == 0)
          return at;
    }

  return n;
}

/**
 * jb_recipient_lists_find:
 *
 * Returns: (transfer none) (nullable): the first list with that label
 */
JbRecipients *
jb_recipient_lists_find (JbBulletin *bulletin,
                         const char *label)
{
  GListModel *lists;
  guint       n;

  g_return_val_if_fail (JB_IS_BULLETIN (bulletin), NULL);

  lists = jb_bulletin_get_recipients (bulletin);
  n = g_list_model_get_n_items (lists);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbRecipients) list = g_list_model_get_item (lists, i);

      if (g_strcmp0 (jb_recipients_get_label (list), label) == 0)
        return list;
    }

  return NULL;
}

/**
 * jb_recipient_lists_ensure:
 *
 * Returns: (transfer none): the list with that label, which is added when there is none
 */
JbRecipients *
jb_recipient_lists_ensure (JbBulletin *bulletin,
                           const char *label)
{
  JbRecipients *list;

  g_return_val_if_fail (JB_IS_BULLETIN (bulletin), NULL);
  g_return_val_if_fail (label != NULL, NULL);

  list = jb_recipient_lists_find (bulletin, label);
  if (list != NULL)
    return list;

  return jb_bulletin_insert_recipients (
      bulletin, jb_recipient_lists_find_position (bulletin, label), label);
}

static void
splice (JbRecipients *list,
        guint         position,
        guint         n_removed,
        GPtrArray    *entries)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (texts, g_ptr_array_index (entries, i));
  g_ptr_array_add (texts, NULL);
  jb_recipients_splice_entries (list, position, n_removed, (const char *const *) texts->pdata);
}

static guint
count (JbRecipients *list)
{
  return g_list_model_get_n_items (jb_recipients_get_entries (list));
}

static JbBlock *
peek_entry (JbRecipients *list,
            guint         position)
{
  g_autoptr(JbBlock) entry = g_list_model_get_item (jb_recipients_get_entries (list), position);

  return entry;
}

/**
 * jb_recipient_lists_put_in:
 * @list: the list that has the keyboard
 * @position: where in it
 * @n_removed: how many entries of it are replaced
 * @lists: (element-type JbRecipientList): what is put in
 * @label: the name of the step
 *
 * Puts lists into a bulletin, as one step. What has no label, or that of @list, goes to
 * @position of it; the others go to the ends of the lists of their labels, which are added
 * where they are absent.
 *
 * Returns: (transfer none) (nullable): the last entry that was put into @list, else anywhere
 */
JbBlock *
jb_recipient_lists_put_in (JbRecipients *list,
                           guint         position,
                           guint         n_removed,
                           GPtrArray    *lists,
                           const char   *label)
{
  g_autoptr(GPtrArray) here = NULL;
  JbBulletin *bulletin;
  JbBlock    *last = NULL;

  g_return_val_if_fail (JB_IS_RECIPIENTS (list), NULL);
  g_return_val_if_fail (lists != NULL, NULL);

  bulletin = jb_node_get_bulletin (JB_NODE (list));
  g_return_val_if_fail (bulletin != NULL, NULL);
  g_return_val_if_fail (position <= count (list) && n_removed <= count (list) - position, NULL);

  here = g_ptr_array_new ();
  jb_history_begin (jb_bulletin_get_history (bulletin), label);
  for (guint i = 0; i < lists->len; i++)
    {
      JbRecipientList *put = g_ptr_array_index (lists, i);
      JbRecipients    *to;

      if (put->label == NULL || g_strcmp0 (put->label, jb_recipients_get_label (list)) == 0)
        {
          for (guint j = 0; j < put->entries->len; j++)
            g_ptr_array_add (here, g_ptr_array_index (put->entries, j));
          continue;
        }
      to = jb_recipient_lists_ensure (bulletin, put->label);
      splice (to, count (to), 0, put->entries);
      if (count (to) > 0)
        last = peek_entry (to, count (to) - 1);
    }
  splice (list, position, n_removed, here);
  jb_history_end (jb_bulletin_get_history (bulletin));

  return here->len > 0 ? peek_entry (list, position + here->len - 1) : last;
}

/* Whether one of @lists stands for the list at @position: of several with one label the same in
 * their order. */
static gboolean
is_wanted (GListModel *recipients,
           guint       position,
           GPtrArray  *lists)
{
  g_autoptr(JbRecipients) list = g_list_model_get_item (recipients, position);
  const char *label = jb_recipients_get_label (list);
  guint       n_before = 0;
  guint       n_wanted = 0;

  for (guint i = 0; i < position; i++)
    {
      g_autoptr(JbRecipients) other = g_list_model_get_item (recipients, i);

      n_before += g_strcmp0 (jb_recipients_get_label (other), label) == 0;
    }
  for (guint i = 0; i < lists->len; i++)
    n_wanted += g_strcmp0 (((JbRecipientList *) g_ptr_array_index (lists, i))->label, label) == 0;

  return n_before < n_wanted;
}

/* The list of the bulletin for the one at @i: of several with one label the same in their
 * order. */
static JbRecipients *
find_nth (JbBulletin *bulletin,
          GPtrArray  *lists,
          guint       i)
{
  const char *label = ((JbRecipientList *) g_ptr_array_index (lists, i))->label;
  GListModel *recipients = jb_bulletin_get_recipients (bulletin);
  guint       n = g_list_model_get_n_items (recipients);
  guint       nth = 0;

  for (guint j = 0; j < i; j++)
    nth += g_strcmp0 (((JbRecipientList *) g_ptr_array_index (lists, j))->label, label) == 0;
  for (guint j = 0; j < n; j++)
    {
      g_autoptr(JbRecipients) list = g_list_model_get_item (recipients, j);

      if (g_strcmp0 (jb_recipients_get_label (list), label) == 0 && nth-- == 0)
        return list;
    }

  return NULL;
}

static gboolean
is_same (JbRecipients *list,
         GPtrArray    *entries)
{
  if (count (list) != entries->len)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    if (strcmp (jb_block_get_text (peek_entry (list, i)), g_ptr_array_index (entries, i)) != 0)
      return FALSE;

  return TRUE;
}

/**
 * jb_recipient_lists_take_over:
 * @lists: (element-type JbRecipientList): those of another issue
 * @label: the name of the step
 *
 * Makes the lists of a bulletin say what @lists say, as one step. What is the same stays as it
 * is, to the byte; a list that @lists have not is removed.
 *
 * Returns: whether anything changed
 */
gboolean
jb_recipient_lists_take_over (JbBulletin *bulletin,
                              GPtrArray  *lists,
                              const char *label)
{
  JbHistory  *history;
  GListModel *recipients;
  guint       revision;

  g_return_val_if_fail (JB_IS_BULLETIN (bulletin), FALSE);
  g_return_val_if_fail (lists != NULL, FALSE);

  history = jb_bulletin_get_history (bulletin);
  recipients = jb_bulletin_get_recipients (bulletin);
  revision = jb_history_get_revision (history);
  jb_history_break_merge (history);
  jb_history_begin (history, label);
  for (guint i = 0; i < lists->len; i++)
    {
      JbRecipientList *wanted = g_ptr_array_index (lists, i);
      JbRecipients    *list = find_nth (bulletin, lists, i);

      if (list == NULL && wanted->label != NULL)
        list = jb_bulletin_insert_recipients (
            bulletin, jb_recipient_lists_find_position (bulletin, wanted->label), wanted->label);
      if (list != NULL && !is_same (list, wanted->entries))
        splice (list, 0, count (list), wanted->entries);
    }
  for (guint i = g_list_model_get_n_items (recipients); i > 0; i--)
    if (!is_wanted (recipients, i - 1, lists))
      jb_bulletin_remove_recipients (bulletin, i - 1);
  jb_history_end (history);
  jb_history_break_merge (history);

  return jb_history_get_revision (history) != revision;
}

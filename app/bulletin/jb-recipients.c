/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-recipients.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-edit-private.h"
#include "jb-margins-private.h"
#include "jb-parts-private.h"
#include "jb-placement-private.h"

/**
 * JbRecipients:
 *
 * One recipients list (报, 送, 发, 抄送 …): the label as it is printed, and the entries
 * of its line, parted at the top-level ，.
 */

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_ENTRIES,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbRecipients, jb_recipients, JB_TYPE_NODE)

static GParamSpec *properties[N_PROPS];

static void
jb_recipients_collect (JbNode    *node,
                       GPtrArray *blocks)
{
  JbRecipients *self = JB_RECIPIENTS (node);

  if (self->label != NULL)
    g_ptr_array_add (blocks, self->label);
  jb_node_collect_list (G_LIST_MODEL (self->entries), blocks);
}

static void
jb_recipients_child_changed (JbNode  *node,
                             JbBlock *block)
{
  if (block == JB_RECIPIENTS (node)->label)
    g_object_notify_by_pspec (G_OBJECT (node), properties[PROP_LABEL]);
}

static void
jb_recipients_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  JbRecipients *self = JB_RECIPIENTS (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, jb_recipients_get_label (self));
      break;
    case PROP_ENTRIES:
      g_value_set_object (value, self->entries);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_recipients_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_LABEL:
      jb_recipients_set_label (JB_RECIPIENTS (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_recipients_dispose (GObject *object)
{
  JbRecipients *self = JB_RECIPIENTS (object);

  g_clear_object (&self->label);
  g_clear_object (&self->entries);

  G_OBJECT_CLASS (jb_recipients_parent_class)->dispose (object);
}

static void
jb_recipients_class_init (JbRecipientsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  JbNodeClass  *node_class = JB_NODE_CLASS (klass);

  object_class->get_property = jb_recipients_get_property;
  object_class->set_property = jb_recipients_set_property;
  object_class->dispose = jb_recipients_dispose;
  node_class->collect = jb_recipients_collect;
  node_class->child_changed = jb_recipients_child_changed;

  properties[PROP_LABEL] =
      g_param_spec_string ("label", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ENTRIES] =
      g_param_spec_object ("entries", NULL, NULL, G_TYPE_LIST_MODEL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jb_recipients_init (JbRecipients *self)
{
  self->entries = g_list_store_new (JB_TYPE_BLOCK);
}

JbRecipients *
jb_recipients_new (void)
{
  return g_object_new (JB_TYPE_RECIPIENTS, NULL);
}

/**
 * jb_recipients_get_label:
 *
 * Returns: (transfer none) (nullable): the printed label without spaces and colon
 */
const char *
jb_recipients_get_label (JbRecipients *self)
{
  g_return_val_if_fail (JB_IS_RECIPIENTS (self), NULL);

  return self->label != NULL ? self->label->content.text : NULL;
}

/**
 * jb_recipients_set_label:
 * @label: (nullable): the label without colon, e.g. "报"
 */
void
jb_recipients_set_label (JbRecipients *self,
                         const char   *label)
{
  JbBlock *anchor = NULL;

  g_return_if_fail (JB_IS_RECIPIENTS (self));

  if (self->label == NULL)
    anchor = jb_placement_find_anchor (jb_node_get_bulletin (JB_NODE (self)), JB_NODE (self));
  jb_placement_set_slot (JB_NODE (self), &self->label, properties[PROP_LABEL],
                         JB_ROLE_RECIPIENTS_LABEL, anchor, label);
}

/**
 * jb_recipients_get_entries:
 *
 * Returns: (transfer none): a list of #JbBlock
 */
GListModel *
jb_recipients_get_entries (JbRecipients *self)
{
  g_return_val_if_fail (JB_IS_RECIPIENTS (self), NULL);

  return G_LIST_MODEL (self->entries);
}

static char *
dup_mark_of_last (JbRecipients *self)
{
  JbBlock *last = jb_parts_peek_last (self->entries);

  return last != NULL ? g_strdup (jb_block_get_close (last)) : NULL;
}

/* What ends the line, such as “。”: it stays at the end of the line, whoever comes last. A list
 * without entries ends as the other lists do. NULL when there is no example. */
char *
jb_recipients_dup_end_mark (JbRecipients *self)
{
  JbBulletin *bulletin = jb_node_get_bulletin (JB_NODE (self));
  char       *mark = dup_mark_of_last (self);
  guint       n = g_list_model_get_n_items (G_LIST_MODEL (bulletin->recipients));

  for (guint i = 0; mark == NULL && i < n; i++)
    {
      g_autoptr(JbRecipients) list =
                     g_list_model_get_item (G_LIST_MODEL (bulletin->recipients), i);

      mark = dup_mark_of_last (list);
      if (mark != NULL)
        g_strchomp (mark);
    }

  return mark;
}

/* Puts the end mark behind the last entry, and behind no other of those from @from on. */
void
jb_recipients_set_end_mark (JbRecipients *self,
                            guint         from,
                            const char   *mark)
{
  JbBulletin *bulletin = jb_node_get_bulletin (JB_NODE (self));
  guint       n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));

  if (mark == NULL)
    return;

  for (guint i = from; i < n; i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      jb_placement_set_close (bulletin, block, i + 1 < n ? "" : mark);
    }
}

static const char *
name_splice (guint n_removed,
             guint n_added)
{
  if (n_removed == 0)
    return n_added == 1 ? _("Add Recipient") : _("Add Recipients");
  if (n_added == 0)
    return n_removed == 1 ? _("Remove Recipient") : _("Remove Recipients");

  return NULL;
}

/**
 * jb_recipients_splice_entries:
 * @added: (nullable) (array zero-terminated=1): what to put in their place
 *
 * Replaces @n_removed entries from @position on. The mark that ends the line stays at its end.
 */
void
jb_recipients_splice_entries (JbRecipients      *self,
                              guint              position,
                              guint              n_removed,
                              const char *const *added)
{
  JbBlock         *anchor = self->label;
  JbHistory       *history;
  g_autofree char *mark = NULL;
  guint            n_added = added != NULL ? g_strv_length ((char **) added) : 0;
  guint            n;

  g_return_if_fail (JB_IS_RECIPIENTS (self));
  g_return_if_fail (jb_node_get_bulletin (JB_NODE (self)) != NULL);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  g_return_if_fail (position <= n && n_removed <= n - position);

  if (anchor == NULL)
    anchor = jb_placement_find_anchor (jb_node_get_bulletin (JB_NODE (self)), JB_NODE (self));
  history = jb_bulletin_get_history (jb_node_get_bulletin (JB_NODE (self)));
  mark = jb_recipients_dup_end_mark (self);
  jb_history_begin (history, n_removed + n_added > 0 ? name_splice (n_removed, n_added) : NULL);
  jb_placement_splice (JB_NODE (self), self->entries, position, n_removed, added,
                       JB_ROLE_RECIPIENT, NULL, anchor);
  if (n_removed != n_added)
    jb_recipients_set_end_mark (self, position > 0 ? position - 1 : 0, mark);
  jb_history_end (history);
}

/**
 * jb_recipients_move_entry:
 * @entry: one of the entries
 * @to: the list it goes to, which may be its own
 * @position: its position there afterwards
 *
 * Moves an entry, to the byte. The marks that end the lines stay at their ends.
 */
void
jb_recipients_move_entry (JbRecipients *self,
                          JbBlock      *entry,
                          JbRecipients *to,
                          guint         position)
{
  JbBulletin      *bulletin;
  GPtrArray       *added;
  JbBlock         *anchor;
  g_autofree char *mark = NULL;
  g_autofree char *to_mark = NULL;
  guint            from, n;

  g_return_if_fail (JB_IS_RECIPIENTS (self) && JB_IS_RECIPIENTS (to) && JB_IS_BLOCK (entry));
  g_return_if_fail (g_list_store_find (self->entries, entry, &from));

  bulletin = jb_node_get_bulletin (JB_NODE (self));
  n = g_list_model_get_n_items (G_LIST_MODEL (to->entries));
  g_return_if_fail (bulletin != NULL && bulletin == jb_node_get_bulletin (JB_NODE (to)));
  g_return_if_fail (position <= n - (self == to ? 1 : 0));
  if (self == to && from == position)
    return;

  mark = jb_recipients_dup_end_mark (self);
  to_mark = jb_recipients_dup_end_mark (to);
  added = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (added, g_object_ref (entry));

  jb_history_begin (bulletin->history, _("Move Recipient"));
  jb_placement_remove (bulletin, JB_NODE (entry));
  jb_edit_apply (bulletin, jb_edit_new_list (bulletin, self->entries, JB_NODE (self), from, 1,
                                             NULL));
  jb_placement_set_close (bulletin, entry, "");
  jb_recipients_set_end_mark (self, from > 0 ? from - 1 : 0, mark);

  if (position > 0)
    {
      g_autoptr(JbBlock) before = g_list_model_get_item (G_LIST_MODEL (to->entries), position - 1);

      anchor = before;
    }
  else if (to->label != NULL && to->label->printed)
    anchor = to->label;
  else
    anchor = jb_placement_find_anchor (bulletin, JB_NODE (to));
  jb_placement_insert (bulletin, anchor, entry, entry);
  jb_edit_apply (bulletin, jb_edit_new_list (bulletin, to->entries, JB_NODE (to), position, 0,
                                             added));
  jb_recipients_set_end_mark (to, position > 0 ? position - 1 : 0, to_mark);
  jb_history_end (bulletin->history);
}

static void
append_printed (GString *line,
                JbBlock *block,
                JbBlock *last)
{
  g_string_append (line, jb_block_get_open (block));
  g_string_append (line, jb_block_get_raw (block));
  g_string_append (line, jb_block_get_close (block));
  if (block != last)
    g_string_append (line, jb_block_get_gap (block));
}

/**
 * jb_recipients_dup_printed:
 *
 * Returns: (transfer full): the line as it stands in the text, from the label to the mark that
 *   ends it, without white space around it; "" when nothing is printed
 */
char *
jb_recipients_dup_printed (JbRecipients *self)
{
  GString *line = g_string_new (NULL);
  JbBlock *first, *last;

  g_return_val_if_fail (JB_IS_RECIPIENTS (self), NULL);

  if (jb_node_get_extent (JB_NODE (self), &first, &last))
    for (JbBlock *block = first; block != NULL; block = block != last ? block->next : NULL)
      append_printed (line, block, last);

  return g_strstrip (g_string_free (line, FALSE));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-recipients.h"

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

/**
 * jb_recipients_splice_entries:
 * @added: (nullable) (array zero-terminated=1): what to put in their place
 *
 * Replaces @n_removed entries from @position on.
 */
void
jb_recipients_splice_entries (JbRecipients      *self,
                              guint              position,
                              guint              n_removed,
                              const char *const *added)
{
  JbBlock *anchor = self->label;

  g_return_if_fail (JB_IS_RECIPIENTS (self));

  if (anchor == NULL)
    anchor = jb_placement_find_anchor (jb_node_get_bulletin (JB_NODE (self)), JB_NODE (self));
  jb_placement_splice (JB_NODE (self), self->entries, position, n_removed, added,
                       JB_ROLE_RECIPIENT, NULL, anchor);
}

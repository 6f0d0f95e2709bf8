/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-digest-entry.h"

#include "jb-parts-private.h"
#include "jb-placement-private.h"

/**
 * JbDigestEntry:
 *
 * The part of the digest (内容提要) for one section: its name, or none, and the titles
 * as the digest words them, which need not be the articles' own.
 */

enum
{
  PROP_0,
  PROP_SECTION,
  PROP_TITLES,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbDigestEntry, jb_digest_entry, JB_TYPE_NODE)

static GParamSpec *properties[N_PROPS];

static void
jb_digest_entry_collect (JbNode    *node,
                         GPtrArray *blocks)
{
  JbDigestEntry *self = JB_DIGEST_ENTRY (node);

  if (self->section != NULL)
    g_ptr_array_add (blocks, self->section);
  jb_node_collect_list (G_LIST_MODEL (self->titles), blocks);
}

static void
jb_digest_entry_child_changed (JbNode  *node,
                               JbBlock *block)
{
  if (block == JB_DIGEST_ENTRY (node)->section)
    g_object_notify_by_pspec (G_OBJECT (node), properties[PROP_SECTION]);
}

static void
jb_digest_entry_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  JbDigestEntry *self = JB_DIGEST_ENTRY (object);

  switch (prop_id)
    {
    case PROP_SECTION:
      g_value_set_string (value, jb_digest_entry_get_section (self));
      break;
    case PROP_TITLES:
      g_value_set_object (value, self->titles);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_digest_entry_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SECTION:
      jb_digest_entry_set_section (JB_DIGEST_ENTRY (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_digest_entry_dispose (GObject *object)
{
  JbDigestEntry *self = JB_DIGEST_ENTRY (object);

  g_clear_object (&self->section);
  g_clear_object (&self->titles);

  G_OBJECT_CLASS (jb_digest_entry_parent_class)->dispose (object);
}

static void
jb_digest_entry_class_init (JbDigestEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  JbNodeClass  *node_class = JB_NODE_CLASS (klass);

  object_class->get_property = jb_digest_entry_get_property;
  object_class->set_property = jb_digest_entry_set_property;
  object_class->dispose = jb_digest_entry_dispose;
  node_class->collect = jb_digest_entry_collect;
  node_class->child_changed = jb_digest_entry_child_changed;

  properties[PROP_SECTION] =
      g_param_spec_string ("section", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLES] =
      g_param_spec_object ("titles", NULL, NULL, G_TYPE_LIST_MODEL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jb_digest_entry_init (JbDigestEntry *self)
{
  self->titles = g_list_store_new (JB_TYPE_BLOCK);
}

JbDigestEntry *
jb_digest_entry_new (void)
{
  return g_object_new (JB_TYPE_DIGEST_ENTRY, NULL);
}

/**
 * jb_digest_entry_get_section:
 *
 * Returns: (transfer none) (nullable): the section's name without brackets
 */
const char *
jb_digest_entry_get_section (JbDigestEntry *self)
{
  g_return_val_if_fail (JB_IS_DIGEST_ENTRY (self), NULL);

  return self->section != NULL ? self->section->content.text : NULL;
}

/**
 * jb_digest_entry_set_section:
 * @name: (nullable): the section's name without brackets; %NULL or "" for none
 */
void
jb_digest_entry_set_section (JbDigestEntry *self,
                             const char    *name)
{
  JbBlock *anchor = NULL;

  g_return_if_fail (JB_IS_DIGEST_ENTRY (self));

  if (self->section == NULL)
    anchor = jb_placement_find_anchor (jb_node_get_bulletin (JB_NODE (self)), JB_NODE (self));
  jb_placement_set_slot (JB_NODE (self), &self->section, properties[PROP_SECTION],
                         JB_ROLE_DIGEST_SECTION, anchor, name);
}

/**
 * jb_digest_entry_get_titles:
 *
 * Returns: (transfer none): a list of #JbBlock
 */
GListModel *
jb_digest_entry_get_titles (JbDigestEntry *self)
{
  g_return_val_if_fail (JB_IS_DIGEST_ENTRY (self), NULL);

  return G_LIST_MODEL (self->titles);
}

/**
 * jb_digest_entry_splice_titles:
 * @added: (nullable) (array zero-terminated=1): what to put in their place
 *
 * Replaces @n_removed titles from @position on.
 */
void
jb_digest_entry_splice_titles (JbDigestEntry     *self,
                               guint              position,
                               guint              n_removed,
                               const char *const *added)
{
  JbBlock *anchor = self->section;

  g_return_if_fail (JB_IS_DIGEST_ENTRY (self));

  if (anchor == NULL)
    anchor = jb_placement_find_anchor (jb_node_get_bulletin (JB_NODE (self)), JB_NODE (self));
  jb_placement_splice (JB_NODE (self), self->titles, position, n_removed, added,
                       JB_ROLE_DIGEST_TITLE, NULL, anchor);
}

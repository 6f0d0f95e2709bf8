/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-section.h"

#include <glib/gi18n-lib.h>

#include "jb-history.h"
#include "jb-parts-private.h"
#include "jb-placement-private.h"

/**
 * JbSection:
 *
 * A section (栏目): its name, or none, and its articles.
 */

enum
{
  PROP_0,
  PROP_NAME,
  PROP_ARTICLES,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbSection, jb_section, JB_TYPE_NODE)

static GParamSpec *properties[N_PROPS];

static void
jb_section_collect (JbNode    *node,
                    GPtrArray *blocks)
{
  JbSection *self = JB_SECTION (node);

  if (self->name != NULL)
    g_ptr_array_add (blocks, self->name);
  jb_node_collect_list (G_LIST_MODEL (self->articles), blocks);
}

static void
jb_section_child_changed (JbNode  *node,
                          JbBlock *block)
{
  g_object_notify_by_pspec (G_OBJECT (node), properties[PROP_NAME]);
}

static void
jb_section_detach (JbNode *node)
{
  jb_node_detach_list (G_LIST_MODEL (JB_SECTION (node)->articles));

  JB_NODE_CLASS (jb_section_parent_class)->detach (node);
}

static void
jb_section_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  JbSection *self = JB_SECTION (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, jb_section_get_name (self));
      break;
    case PROP_ARTICLES:
      g_value_set_object (value, self->articles);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_section_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_NAME:
      jb_section_set_name (JB_SECTION (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_section_dispose (GObject *object)
{
  JbSection *self = JB_SECTION (object);

  g_clear_object (&self->name);
  g_clear_object (&self->articles);

  G_OBJECT_CLASS (jb_section_parent_class)->dispose (object);
}

static void
jb_section_class_init (JbSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  JbNodeClass  *node_class = JB_NODE_CLASS (klass);

  object_class->get_property = jb_section_get_property;
  object_class->set_property = jb_section_set_property;
  object_class->dispose = jb_section_dispose;
  node_class->collect = jb_section_collect;
  node_class->child_changed = jb_section_child_changed;
  node_class->detach = jb_section_detach;

  properties[PROP_NAME] =
      g_param_spec_string ("name", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ARTICLES] =
      g_param_spec_object ("articles", NULL, NULL, G_TYPE_LIST_MODEL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jb_section_init (JbSection *self)
{
  self->articles = g_list_store_new (JB_TYPE_ARTICLE);
}

JbSection *
jb_section_new (void)
{
  return g_object_new (JB_TYPE_SECTION, NULL);
}

/**
 * jb_section_get_name:
 *
 * Returns: (transfer none) (nullable): the name without brackets; %NULL when the
 *   articles stand under none
 */
const char *
jb_section_get_name (JbSection *self)
{
  g_return_val_if_fail (JB_IS_SECTION (self), NULL);

  return self->name != NULL ? self->name->content.text : NULL;
}

/**
 * jb_section_set_name:
 * @name: (nullable): the name without brackets; %NULL or "" for none
 */
void
jb_section_set_name (JbSection  *self,
                     const char *name)
{
  JbBlock *anchor = NULL;

  g_return_if_fail (JB_IS_SECTION (self));

  if (self->name == NULL)
    anchor = jb_placement_find_anchor (jb_node_get_bulletin (JB_NODE (self)), JB_NODE (self));
  jb_placement_set_slot (JB_NODE (self), &self->name, properties[PROP_NAME], JB_ROLE_SECTION,
                         anchor, name);
}

/**
 * jb_section_get_articles:
 *
 * Returns: (transfer none): a list of #JbArticle
 */
GListModel *
jb_section_get_articles (JbSection *self)
{
  g_return_val_if_fail (JB_IS_SECTION (self), NULL);

  return G_LIST_MODEL (self->articles);
}

/**
 * jb_section_insert_article:
 *
 * Returns: (transfer none): the new article. It prints nothing until it has a text.
 */
JbArticle *
jb_section_insert_article (JbSection *self,
                           guint      position)
{
  g_autoptr(JbArticle) article = NULL;
  JbBulletin *bulletin;

  g_return_val_if_fail (JB_IS_SECTION (self), NULL);
  g_return_val_if_fail (position <= g_list_model_get_n_items (G_LIST_MODEL (self->articles)), NULL);

  bulletin = jb_node_get_bulletin (JB_NODE (self));
  g_return_val_if_fail (bulletin != NULL, NULL);

  article = jb_article_new ();
  jb_history_begin (jb_bulletin_get_history (bulletin), _("Add Article"));
  jb_placement_insert_node (bulletin, self->articles, JB_NODE (self), position,
                            JB_NODE (article), NULL);
  jb_history_end (jb_bulletin_get_history (bulletin));

  return article;
}

void
jb_section_remove_article (JbSection *self,
                           guint      position)
{
  JbBulletin *bulletin;

  g_return_if_fail (JB_IS_SECTION (self));
  g_return_if_fail (position < g_list_model_get_n_items (G_LIST_MODEL (self->articles)));

  bulletin = jb_node_get_bulletin (JB_NODE (self));
  g_return_if_fail (bulletin != NULL);

  jb_history_begin (jb_bulletin_get_history (bulletin), _("Remove Article"));
  jb_placement_remove_node (bulletin, self->articles, JB_NODE (self), position);
  jb_history_end (jb_bulletin_get_history (bulletin));
}

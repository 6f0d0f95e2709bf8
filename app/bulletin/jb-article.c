/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-article.h"

#include "jb-parts-private.h"
#include "jb-placement-private.h"

/**
 * JbArticle:
 *
 * One article (稿件): its title lines, subtitle, editor's note, paragraphs and source.
 */

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_TITLE_TEXT,
  PROP_SUBTITLE,
  PROP_EDITOR_NOTE,
  PROP_PARAGRAPHS,
  PROP_SOURCE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbArticle, jb_article, JB_TYPE_NODE)

static GParamSpec *properties[N_PROPS];

/* The block after which a part goes that stands below title, @subtitle and so on. */
static JbBlock *
find_anchor_below (JbArticle *self,
                   JbBlock   *subtitle,
                   JbBlock   *editor_note,
                   JbBlock   *paragraph)
{
  JbBlock *title = jb_parts_peek_last (self->title);

  if (paragraph != NULL)
    return paragraph;
  if (editor_note != NULL)
    return editor_note;
  if (subtitle != NULL)
    return subtitle;
  if (title != NULL)
    return title;

  return jb_placement_find_anchor (jb_node_get_bulletin (JB_NODE (self)), JB_NODE (self));
}

static void
jb_article_collect (JbNode    *node,
                    GPtrArray *blocks)
{
  JbArticle *self = JB_ARTICLE (node);

  jb_node_collect_list (G_LIST_MODEL (self->title), blocks);
  if (self->subtitle != NULL)
    g_ptr_array_add (blocks, self->subtitle);
  if (self->editor_note != NULL)
    g_ptr_array_add (blocks, self->editor_note);
  jb_node_collect_list (G_LIST_MODEL (self->paragraphs), blocks);
  if (self->source != NULL)
    g_ptr_array_add (blocks, self->source);
}

static void
jb_article_child_changed (JbNode  *node,
                          JbBlock *block)
{
  JbArticle *self = JB_ARTICLE (node);
  int        prop = 0;

  if (block->role == JB_ROLE_TITLE)
    prop = PROP_TITLE_TEXT;
  else if (block == self->subtitle)
    prop = PROP_SUBTITLE;
  else if (block == self->editor_note)
    prop = PROP_EDITOR_NOTE;
  else if (block == self->source)
    prop = PROP_SOURCE;

  if (prop != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static void
jb_article_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  JbArticle *self = JB_ARTICLE (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_object (value, self->title);
      break;
    case PROP_TITLE_TEXT:
      g_value_take_string (value, jb_article_dup_title_text (self));
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, jb_article_get_subtitle (self));
      break;
    case PROP_EDITOR_NOTE:
      g_value_set_string (value, jb_article_get_editor_note (self));
      break;
    case PROP_PARAGRAPHS:
      g_value_set_object (value, self->paragraphs);
      break;
    case PROP_SOURCE:
      g_value_set_string (value, jb_article_get_source (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_article_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  JbArticle *self = JB_ARTICLE (object);

  switch (prop_id)
    {
    case PROP_TITLE_TEXT:
      jb_article_set_title_text (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      jb_article_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_EDITOR_NOTE:
      jb_article_set_editor_note (self, g_value_get_string (value));
      break;
    case PROP_SOURCE:
      jb_article_set_source (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_article_dispose (GObject *object)
{
  JbArticle *self = JB_ARTICLE (object);

  g_clear_object (&self->title);
  g_clear_object (&self->subtitle);
  g_clear_object (&self->editor_note);
  g_clear_object (&self->paragraphs);
  g_clear_object (&self->source);

  G_OBJECT_CLASS (jb_article_parent_class)->dispose (object);
}

static void
jb_article_class_init (JbArticleClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  JbNodeClass      *node_class = JB_NODE_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = jb_article_get_property;
  object_class->set_property = jb_article_set_property;
  object_class->dispose = jb_article_dispose;
  node_class->collect = jb_article_collect;
  node_class->child_changed = jb_article_child_changed;

  properties[PROP_TITLE] =
      g_param_spec_object ("title", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  properties[PROP_TITLE_TEXT] = g_param_spec_string ("title-text", NULL, NULL, NULL, writable);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, writable);
  properties[PROP_EDITOR_NOTE] = g_param_spec_string ("editor-note", NULL, NULL, NULL, writable);
  properties[PROP_PARAGRAPHS] =
      g_param_spec_object ("paragraphs", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  properties[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL, writable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jb_article_init (JbArticle *self)
{
  self->title = g_list_store_new (JB_TYPE_BLOCK);
  self->paragraphs = g_list_store_new (JB_TYPE_BLOCK);
}

JbArticle *
jb_article_new (void)
{
  return g_object_new (JB_TYPE_ARTICLE, NULL);
}

/**
 * jb_article_get_title:
 *
 * Returns: (transfer none): a list of #JbBlock, one for each physical line
 */
GListModel *
jb_article_get_title (JbArticle *self)
{
  g_return_val_if_fail (JB_IS_ARTICLE (self), NULL);

  return G_LIST_MODEL (self->title);
}

/**
 * jb_article_get_paragraphs:
 *
 * Returns: (transfer none): a list of #JbBlock, one for each logical paragraph
 */
GListModel *
jb_article_get_paragraphs (JbArticle *self)
{
  g_return_val_if_fail (JB_IS_ARTICLE (self), NULL);

  return G_LIST_MODEL (self->paragraphs);
}

/**
 * jb_article_dup_title_text:
 *
 * Returns: (transfer full): the title lines, parted by "\n"; "" when there are none
 */
char *
jb_article_dup_title_text (JbArticle *self)
{
  g_return_val_if_fail (JB_IS_ARTICLE (self), NULL);

  return jb_parts_join_lines (G_LIST_MODEL (self->title));
}

/**
 * jb_article_set_title_text:
 * @text: (nullable): title lines parted by "\n"
 *
 * Changes the title lines that differ; "" leaves an article without a title.
 */
void
jb_article_set_title_text (JbArticle  *self,
                           const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  g_return_if_fail (JB_IS_ARTICLE (self));

  jb_article_splice_title (self, 0, g_list_model_get_n_items (G_LIST_MODEL (self->title)),
                           (const char *const *) lines);
}

const char *
jb_article_get_subtitle (JbArticle *self)
{
  g_return_val_if_fail (JB_IS_ARTICLE (self), NULL);

  return self->subtitle != NULL ? self->subtitle->content.text : NULL;
}

/**
 * jb_article_set_subtitle:
 * @text: (nullable): the subtitle without its dashes; %NULL or "" for none
 */
void
jb_article_set_subtitle (JbArticle  *self,
                         const char *text)
{
  g_return_if_fail (JB_IS_ARTICLE (self));

  jb_placement_set_slot (JB_NODE (self), &self->subtitle, properties[PROP_SUBTITLE],
                         JB_ROLE_SUBTITLE, find_anchor_below (self, NULL, NULL, NULL), text);
}

const char *
jb_article_get_editor_note (JbArticle *self)
{
  g_return_val_if_fail (JB_IS_ARTICLE (self), NULL);

  return self->editor_note != NULL ? self->editor_note->content.text : NULL;
}

/**
 * jb_article_set_editor_note:
 * @text: (nullable): the note without its label 编者按; %NULL or "" for none
 */
void
jb_article_set_editor_note (JbArticle  *self,
                            const char *text)
{
  g_return_if_fail (JB_IS_ARTICLE (self));

  jb_placement_set_slot (JB_NODE (self), &self->editor_note, properties[PROP_EDITOR_NOTE],
                         JB_ROLE_EDITOR_NOTE,
                         find_anchor_below (self, self->subtitle, NULL, NULL), text);
}

const char *
jb_article_get_source (JbArticle *self)
{
  g_return_val_if_fail (JB_IS_ARTICLE (self), NULL);

  return self->source != NULL ? self->source->content.text : NULL;
}

/**
 * jb_article_set_source:
 * @text: (nullable): the source without its brackets; %NULL or "" for none
 */
void
jb_article_set_source (JbArticle  *self,
                       const char *text)
{
  g_return_if_fail (JB_IS_ARTICLE (self));

  jb_placement_set_slot (JB_NODE (self), &self->source, properties[PROP_SOURCE], JB_ROLE_SOURCE,
                         find_anchor_below (self, self->subtitle, self->editor_note,
                                            jb_parts_peek_last (self->paragraphs)),
                         text);
}

/**
 * jb_article_splice_title:
 * @position: the first line to replace
 * @n_removed: how many to replace
 * @added: (nullable) (array zero-terminated=1): what to put in their place
 *
 * Replaces title lines. A single empty line counts as no title.
 */
void
jb_article_splice_title (JbArticle         *self,
                         guint              position,
                         guint              n_removed,
                         const char *const *added)
{
  g_return_if_fail (JB_IS_ARTICLE (self));

  if (added != NULL && added[0] != NULL && added[0][0] == '\0' && added[1] == NULL &&
      n_removed == 0)
    return;

  jb_placement_splice (JB_NODE (self), self->title, position, n_removed, added, JB_ROLE_TITLE,
                       NULL,
                       jb_placement_find_anchor (jb_node_get_bulletin (JB_NODE (self)),
                                                 JB_NODE (self)));
}

/**
 * jb_article_splice_paragraphs:
 * @position: the first paragraph to replace
 * @n_removed: how many to replace
 * @added: (nullable) (array zero-terminated=1): what to put in their place
 *
 * Replaces paragraphs. Those that are equal are not touched, and as many as possible
 * change in place, so that they keep the white space around them.
 */
void
jb_article_splice_paragraphs (JbArticle         *self,
                              guint              position,
                              guint              n_removed,
                              const char *const *added)
{
  JbBlock *anchor;

  g_return_if_fail (JB_IS_ARTICLE (self));

  anchor = find_anchor_below (self, self->subtitle, self->editor_note, NULL);
  /* A by-line stands between the title and the body. */
  if (self->source != NULL && anchor != NULL && anchor->next == self->source &&
      g_list_model_get_n_items (G_LIST_MODEL (self->paragraphs)) > 0)
    anchor = self->source;

  jb_placement_splice (JB_NODE (self), self->paragraphs, position, n_removed, added,
                       JB_ROLE_PARAGRAPH, NULL, anchor);
}

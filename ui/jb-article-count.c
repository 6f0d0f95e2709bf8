/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-article-count.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-bulletin.h"
#include "bulletin/jb-count.h"
#include "jb-follow.h"

/**
 * JbArticleCount:
 *
 * How long an article is, in characters as an office counts them. It follows the article
 * in time for the next frame.
 */

struct _JbArticleCount
{
  GObject parent_instance;

  /* Owned */
  JbArticle *article;
  char      *number;
  char      *text;
  char      *details;

  guint  total;
  guint  title;
  guint  idle_id;
  gulong handler;

  /* Borrowed, with a weak pointer */
  JbHistory *history;
};

enum
{
  PROP_0,
  PROP_ARTICLE,
  PROP_TOTAL,
  PROP_NUMBER,
  PROP_TEXT,
  PROP_DETAILS,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbArticleCount, jb_article_count, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

/* A number grouped as the user's language does. */
static char *
dup_number (guint number)
{
  return g_strdup_printf ("%'u", number);
}

static void
describe (JbArticleCount *self)
{
  g_autofree char *title = dup_number (self->title);
  g_autofree char *rest = dup_number (self->total - self->title);

  g_free (self->number);
  g_free (self->text);
  g_free (self->details);
  self->number = dup_number (self->total);
  self->text = g_strdup_printf (ngettext ("%s character", "%s characters", self->total),
                                self->number);
  /* Translators: how many characters an article has */
  self->details = g_strdup_printf (_("Title %s, body %s, white space not counted"), title, rest);
}

static void
count (JbArticleCount *self)
{
  guint title = 0;
  guint total = 0;

  if (self->article != NULL && jb_node_get_bulletin (JB_NODE (self->article)) != NULL)
    {
      title = jb_count_blocks (jb_article_get_title (self->article)) +
              jb_count_characters (jb_article_get_subtitle (self->article));
      total = title + jb_count_blocks (jb_article_get_paragraphs (self->article)) +
              jb_count_characters (jb_article_get_editor_note (self->article)) +
              jb_count_characters (jb_article_get_source (self->article));
    }
  if (self->total == total && self->title == title && self->text != NULL)
    return;

  self->total = total;
  self->title = title;
  describe (self);
  for (guint i = PROP_TOTAL; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static gboolean
count_cb (gpointer data)
{
  JbArticleCount *self = data;

  self->idle_id = 0;
  count (self);

  return G_SOURCE_REMOVE;
}

/* Of all articles one was typed in, most often. */
static void
on_revision_cb (JbArticleCount *self)
{
  JbBlock *only_block = jb_history_get_only_block (self->history);

  if (only_block != NULL && jb_node_get_owner (JB_NODE (only_block)) != JB_NODE (self->article))
    return;
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (JB_PRIORITY_FOLLOW, count_cb, self, NULL);
}

static void
stop_following (JbArticleCount *self)
{
  if (self->history != NULL)
    {
      g_clear_signal_handler (&self->handler, self->history);
      g_clear_weak_pointer (&self->history);
    }
  self->handler = 0;
}

static void
jb_article_count_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  JbArticleCount *self = JB_ARTICLE_COUNT (object);

  switch (prop_id)
    {
    case PROP_ARTICLE:
      g_value_set_object (value, self->article);
      break;
    case PROP_TOTAL:
      g_value_set_uint (value, self->total);
      break;
    case PROP_NUMBER:
      g_value_set_string (value, self->number);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_DETAILS:
      g_value_set_string (value, self->details);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_article_count_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ARTICLE:
      jb_article_count_set_article (JB_ARTICLE_COUNT (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_article_count_dispose (GObject *object)
{
  JbArticleCount *self = JB_ARTICLE_COUNT (object);

  stop_following (self);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_object (&self->article);

  G_OBJECT_CLASS (jb_article_count_parent_class)->dispose (object);
}

static void
jb_article_count_finalize (GObject *object)
{
  JbArticleCount *self = JB_ARTICLE_COUNT (object);

  g_free (self->number);
  g_free (self->text);
  g_free (self->details);

  G_OBJECT_CLASS (jb_article_count_parent_class)->finalize (object);
}

static void
jb_article_count_class_init (JbArticleCountClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = jb_article_count_get_property;
  object_class->set_property = jb_article_count_set_property;
  object_class->dispose = jb_article_count_dispose;
  object_class->finalize = jb_article_count_finalize;

  properties[PROP_ARTICLE] =
      g_param_spec_object ("article", NULL, NULL, JB_TYPE_ARTICLE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_NUMBER] = g_param_spec_string ("number", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_DETAILS] = g_param_spec_string ("details", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jb_article_count_init (JbArticleCount *self)
{
}

JbArticleCount *
jb_article_count_new (void)
{
  return g_object_new (JB_TYPE_ARTICLE_COUNT, NULL);
}

/**
 * jb_article_count_set_article:
 * @article: (nullable): the article to count
 */
void
jb_article_count_set_article (JbArticleCount *self,
                              JbArticle      *article)
{
  JbBulletin *bulletin;

  g_return_if_fail (JB_IS_ARTICLE_COUNT (self));

  if (!g_set_object (&self->article, article))
    return;

  stop_following (self);
  bulletin = article != NULL ? jb_node_get_bulletin (JB_NODE (article)) : NULL;
  if (bulletin != NULL)
    {
      g_set_weak_pointer (&self->history, jb_bulletin_get_history (bulletin));
      self->handler = g_signal_connect_swapped (self->history, "notify::revision",
                                                G_CALLBACK (on_revision_cb), self);
    }
  count (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARTICLE]);
}

/**
 * jb_article_count_get_total:
 *
 * Returns: how many characters the article has, white space not counted
 */
guint
jb_article_count_get_total (JbArticleCount *self)
{
  g_return_val_if_fail (JB_IS_ARTICLE_COUNT (self), 0);

  return self->total;
}

/**
 * jb_article_count_get_number:
 *
 * Returns: (transfer none) (nullable): the count as digits
 */
const char *
jb_article_count_get_number (JbArticleCount *self)
{
  g_return_val_if_fail (JB_IS_ARTICLE_COUNT (self), NULL);

  return self->number;
}

/**
 * jb_article_count_get_text:
 *
 * Returns: (transfer none) (nullable): the count in words: “1,234 characters”
 */
const char *
jb_article_count_get_text (JbArticleCount *self)
{
  g_return_val_if_fail (JB_IS_ARTICLE_COUNT (self), NULL);

  return self->text;
}

/**
 * jb_article_count_get_details:
 *
 * Returns: (transfer none) (nullable): how the count is made up
 */
const char *
jb_article_count_get_details (JbArticleCount *self)
{
  g_return_val_if_fail (JB_IS_ARTICLE_COUNT (self), NULL);

  return self->details;
}

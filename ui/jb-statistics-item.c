/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-statistics-item.h"

#include <glib/gi18n-lib.h>

/**
 * JbStatisticsItem:
 *
 * One line of the statistics: a unit, a section or a month, and how many articles. It does not
 * change.
 */

struct _JbStatisticsItem
{
  GObject parent_instance;

  /* Owned */
  char *name;
  char *shown;

  double share;
  guint  n_articles;
  guint  n_bulletins;
};

G_DEFINE_FINAL_TYPE (JbStatisticsItem, jb_statistics_item, G_TYPE_OBJECT)

static void
jb_statistics_item_finalize (GObject *object)
{
  JbStatisticsItem *self = JB_STATISTICS_ITEM (object);

  g_free (self->name);
  g_free (self->shown);

  G_OBJECT_CLASS (jb_statistics_item_parent_class)->finalize (object);
}

static void
jb_statistics_item_class_init (JbStatisticsItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jb_statistics_item_finalize;
}

static void
jb_statistics_item_init (JbStatisticsItem *self)
{
}

/**
 * jb_statistics_item_new:
 * @name: (nullable): what the archive calls it, %NULL for articles that have none
 * @shown: what people read
 * @n_articles: how many articles
 * @n_bulletins: in how many bulletins
 * @share: beside the line that has most, from 0 to 1
 *
 * Returns: (transfer full): the line
 */
JbStatisticsItem *
jb_statistics_item_new (const char *name,
                        const char *shown,
                        guint       n_articles,
                        guint       n_bulletins,
                        double      share)
{
  JbStatisticsItem *self;

  g_return_val_if_fail (shown != NULL, NULL);

  self = g_object_new (JB_TYPE_STATISTICS_ITEM, NULL);
  self->name = g_strdup (name);
  self->shown = g_strdup (shown);
  self->n_articles = n_articles;
  self->n_bulletins = n_bulletins;
  self->share = CLAMP (share, 0, 1);

  return self;
}

/**
 * jb_statistics_item_get_name:
 *
 * Returns: (transfer none) (nullable): what the archive calls it
 */
const char *
jb_statistics_item_get_name (JbStatisticsItem *self)
{
  g_return_val_if_fail (JB_IS_STATISTICS_ITEM (self), NULL);

  return self->name;
}

/**
 * jb_statistics_item_get_shown:
 *
 * Returns: (transfer none): what people read
 */
const char *
jb_statistics_item_get_shown (JbStatisticsItem *self)
{
  g_return_val_if_fail (JB_IS_STATISTICS_ITEM (self), NULL);

  return self->shown;
}

/**
 * jb_statistics_item_get_share:
 *
 * Returns: beside the line that has most, from 0 to 1
 */
double
jb_statistics_item_get_share (JbStatisticsItem *self)
{
  g_return_val_if_fail (JB_IS_STATISTICS_ITEM (self), 0);

  return self->share;
}

guint
jb_statistics_item_get_n_articles (JbStatisticsItem *self)
{
  g_return_val_if_fail (JB_IS_STATISTICS_ITEM (self), 0);

  return self->n_articles;
}

guint
jb_statistics_item_get_n_bulletins (JbStatisticsItem *self)
{
  g_return_val_if_fail (JB_IS_STATISTICS_ITEM (self), 0);

  return self->n_bulletins;
}

/**
 * jb_statistics_item_dup_counts:
 *
 * Returns: (transfer full): both numbers in words
 */
char *
jb_statistics_item_dup_counts (JbStatisticsItem *self)
{
  g_autofree char *articles = NULL;
  g_autofree char *bulletins = NULL;

  g_return_val_if_fail (JB_IS_STATISTICS_ITEM (self), NULL);

  articles = g_strdup_printf (ngettext ("%u article", "%u articles", self->n_articles),
                              self->n_articles);
  bulletins = g_strdup_printf (ngettext ("%u issue", "%u issues", self->n_bulletins),
                               self->n_bulletins);

  return g_strdup_printf ("%s · %s", articles, bulletins);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-source.h"

struct _JbArchiveSource
{
  GObject parent_instance;

  char  *text;
  char  *latest_day;
  gint64 latest_id;
  guint  n_articles;
};

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_N_ARTICLES,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbArchiveSource, jb_archive_source, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
jb_archive_source_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  JbArchiveSource *self = JB_ARCHIVE_SOURCE (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_N_ARTICLES:
      g_value_set_uint (value, self->n_articles);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_archive_source_finalize (GObject *object)
{
  JbArchiveSource *self = JB_ARCHIVE_SOURCE (object);

  g_free (self->text);
  g_free (self->latest_day);

  G_OBJECT_CLASS (jb_archive_source_parent_class)->finalize (object);
}

static void
jb_archive_source_class_init (JbArchiveSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = jb_archive_source_get_property;
  object_class->finalize = jb_archive_source_finalize;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_ARTICLES] =
      g_param_spec_uint ("n-articles", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jb_archive_source_init (JbArchiveSource *self)
{
}

/**
 * jb_archive_source_new:
 * @text: the source as printed, without its brackets
 * @n_articles: how many articles bear it
 * @latest_id: the newest bulletin with such an article
 * @latest_day: (nullable): that bulletin's date as YYYY-MM-DD, where it is known
 *
 * Returns: (transfer full): the source
 */
JbArchiveSource *
jb_archive_source_new (const char *text,
                       guint       n_articles,
                       gint64      latest_id,
                       const char *latest_day)
{
  JbArchiveSource *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (JB_TYPE_ARCHIVE_SOURCE, NULL);
  self->text = g_strdup (text);
  self->n_articles = n_articles;
  self->latest_id = latest_id;
  self->latest_day = g_strdup (latest_day);

  return self;
}

/**
 * jb_archive_source_get_text:
 *
 * Returns: the source as printed, without its brackets
 */
const char *
jb_archive_source_get_text (JbArchiveSource *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_SOURCE (self), NULL);

  return self->text;
}

/**
 * jb_archive_source_get_n_articles:
 *
 * Returns: how many articles bear it
 */
guint
jb_archive_source_get_n_articles (JbArchiveSource *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_SOURCE (self), 0);

  return self->n_articles;
}

/**
 * jb_archive_source_get_latest_id:
 *
 * Returns: the newest bulletin with such an article
 */
gint64
jb_archive_source_get_latest_id (JbArchiveSource *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_SOURCE (self), 0);

  return self->latest_id;
}

/**
 * jb_archive_source_get_latest_day:
 *
 * Returns: (nullable): the date of that bulletin as YYYY-MM-DD, where it is known
 */
const char *
jb_archive_source_get_latest_day (JbArchiveSource *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_SOURCE (self), NULL);

  return self->latest_day;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-digest-form.h"

#include <glib/gi18n-lib.h>

#include "jb-cards.h"
#include "jb-digest-card.h"

/**
 * JbDigestForm:
 *
 * The digest (内容提要): a card for each of its sections.
 */

struct _JbDigestForm
{
  GtkBox parent_instance;

  /* Template widgets */
  JbCards *entries;

  /* Owned */
  JbBulletin *bulletin;
};

enum
{
  PROP_0,
  PROP_BULLETIN,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbDigestForm, jb_digest_form, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];

static GtkWidget *
create_card (gpointer item,
             gpointer user_data)
{
  return jb_digest_card_new (item);
}

static gboolean
has_entry (GListModel *digest,
           const char *name)
{
  guint n = g_list_model_get_n_items (digest);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbDigestEntry) entry = g_list_model_get_item (digest, i);

      if (g_strcmp0 (jb_digest_entry_get_section (entry), name) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The titles of a section's articles, each on one line as the digest has them. */
static GPtrArray *
dup_titles (JbSection *section)
{
  GPtrArray  *titles = g_ptr_array_new_with_free_func (g_free);
  GListModel *articles = jb_section_get_articles (section);
  guint       n = g_list_model_get_n_items (articles);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbArticle) article = g_list_model_get_item (articles, i);
      g_autofree char *text = jb_article_dup_title_text (article);
      g_auto (GStrv) lines = NULL;
      g_autofree char *title = NULL;

      if (text == NULL)
        continue;
      lines = g_strsplit (text, "\n", -1);
      title = g_strjoinv (NULL, lines);
      if (*title != '\0')
        g_ptr_array_add (titles, g_steal_pointer (&title));
    }
  g_ptr_array_add (titles, NULL);

  return titles;
}

/* Adds the first section that the digest lacks, with its titles: what is in the bulletin
 * need not be typed again. When it lacks none, an empty one. */
static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  JbDigestForm *self = JB_DIGEST_FORM (widget);
  g_autoptr(JbSection) missing = NULL;
  JbDigestEntry *entry;
  GListModel    *digest, *sections;
  guint          n, n_sections;

  if (self->bulletin == NULL)
    return;

  digest = jb_bulletin_get_digest (self->bulletin);
  sections = jb_bulletin_get_sections (self->bulletin);
  n = g_list_model_get_n_items (digest);
  n_sections = g_list_model_get_n_items (sections);
  for (guint i = 0; i < n_sections && missing == NULL; i++)
    {
      g_autoptr(JbSection) section = g_list_model_get_item (sections, i);

      if (jb_section_get_name (section) != NULL &&
          !has_entry (digest, jb_section_get_name (section)))
        missing = g_steal_pointer (&section);
    }

  jb_history_begin (jb_bulletin_get_history (self->bulletin), _("Add to Digest"));
  entry = jb_bulletin_insert_digest_entry (self->bulletin, n,
                                           missing != NULL ? jb_section_get_name (missing) : NULL);
  if (missing != NULL)
    {
      g_autoptr(GPtrArray) titles = dup_titles (missing);

      jb_digest_entry_splice_titles (entry, 0, 0, (const char *const *) titles->pdata);
    }
  jb_history_end (jb_bulletin_get_history (self->bulletin));
  gtk_widget_grab_focus (jb_cards_get_card (self->entries, n));
}

static void
jb_digest_form_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BULLETIN:
      g_value_set_object (value, JB_DIGEST_FORM (object)->bulletin);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_digest_form_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_BULLETIN:
      jb_digest_form_set_bulletin (JB_DIGEST_FORM (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_digest_form_dispose (GObject *object)
{
  g_clear_object (&JB_DIGEST_FORM (object)->bulletin);

  G_OBJECT_CLASS (jb_digest_form_parent_class)->dispose (object);
}

static void
jb_digest_form_class_init (JbDigestFormClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_digest_form_get_property;
  object_class->set_property = jb_digest_form_set_property;
  object_class->dispose = jb_digest_form_dispose;

  properties[PROP_BULLETIN] =
      g_param_spec_object ("bulletin", NULL, NULL, JB_TYPE_BULLETIN,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (JB_TYPE_CARDS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-digest-form.ui");
  gtk_widget_class_bind_template_child (widget_class, JbDigestForm, entries);

  gtk_widget_class_install_action (widget_class, "digest.add", NULL, add_action);
}

static void
jb_digest_form_init (JbDigestForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_cards_set_estimate (self->entries, jb_digest_card_estimate);
}

/**
 * jb_digest_form_set_bulletin:
 * @bulletin: (nullable): the bulletin to show, %NULL for none
 */
void
jb_digest_form_set_bulletin (JbDigestForm *self,
                             JbBulletin   *bulletin)
{
  g_return_if_fail (JB_IS_DIGEST_FORM (self));
  g_return_if_fail (bulletin == NULL || JB_IS_BULLETIN (bulletin));

  if (!g_set_object (&self->bulletin, bulletin))
    return;

  jb_cards_bind (self->entries, bulletin != NULL ? jb_bulletin_get_digest (bulletin) : NULL,
                 create_card, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BULLETIN]);
}

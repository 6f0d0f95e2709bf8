/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-article-card.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-bulletin.h"
#include "jb-field-row.h"
#include "jb-list-position.h"
#include "jb-text-row.h"

/**
 * JbArticleCard:
 *
 * One article (稿件) as a card: title, subtitle, editor's note, body and source. The
 * subtitle and the editor's note, which few articles have, are shown when they are
 * there or asked for.
 */

struct _JbArticleCard
{
  GtkBox parent_instance;

  /* Template widgets */
  JbTextRow  *title_row;
  JbFieldRow *subtitle_row;
  JbTextRow  *editor_note_row;
  JbTextRow  *body_row;
  JbFieldRow *source_row;

  /* Owned */
  JbArticle *article;
};

enum
{
  PROP_0,
  PROP_ARTICLE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbArticleCard, jb_article_card, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];

/* Where the article is: its section, its position there and the section's position. */
static gboolean
locate (JbArticleCard *self,
        JbBulletin   **bulletin,
        JbSection    **section,
        guint         *position,
        guint         *section_position)
{
  if (self->article == NULL)
    return FALSE;

  *bulletin = jb_node_get_bulletin (JB_NODE (self->article));
  *section = JB_SECTION (jb_node_get_owner (JB_NODE (self->article)));

  return *bulletin != NULL && *section != NULL &&
         jb_list_position (jb_section_get_articles (*section), self->article, position) &&
         jb_list_position (jb_bulletin_get_sections (*bulletin), *section, section_position);
}

static void
update_actions (JbArticleCard *self)
{
  JbBulletin *bulletin;
  JbSection  *section;
  guint       at, section_at;
  gboolean    found = locate (self, &bulletin, &section, &at, &section_at);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.move-up",
                                 found && (at > 0 || section_at > 0));
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "article.move-down",
      found && (at + 1 < g_list_model_get_n_items (jb_section_get_articles (section)) ||
                section_at + 1 < g_list_model_get_n_items (jb_bulletin_get_sections (bulletin))));
}

static void
show_optional_rows (JbArticleCard *self)
{
  gboolean subtitle = gtk_widget_get_visible (GTK_WIDGET (self->subtitle_row));
  gboolean note = gtk_widget_get_visible (GTK_WIDGET (self->editor_note_row));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.add-subtitle", !subtitle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.add-editor-note", !note);
}

static void
on_filled_cb (JbArticleCard *self,
              GParamSpec    *pspec,
              GtkWidget     *row)
{
  gboolean filled;

  g_object_get (row, "filled", &filled, NULL);
  if (filled)
    gtk_widget_set_visible (row, TRUE);
  show_optional_rows (self);
}

static void
reveal_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  JbArticleCard *self = JB_ARTICLE_CARD (widget);
  GtkWidget     *row = g_str_equal (action_name, "article.add-subtitle")
                           ? GTK_WIDGET (self->subtitle_row)
                           : GTK_WIDGET (self->editor_note_row);

  gtk_widget_set_visible (row, TRUE);
  show_optional_rows (self);
  gtk_widget_grab_focus (row);
}

static void
move_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  JbArticleCard *self = JB_ARTICLE_CARD (widget);
  gboolean       up = g_str_equal (action_name, "article.move-up");
  g_autoptr(JbSection) target = NULL;
  JbBulletin *bulletin;
  JbSection  *section;
  guint       at, section_at, n, to;

  if (!locate (self, &bulletin, &section, &at, &section_at))
    return;

  n = g_list_model_get_n_items (jb_section_get_articles (section));
  if (up ? at > 0 : at + 1 < n)
    {
      target = g_object_ref (section);
      to = up ? at - 1 : at + 1;
    }
  else
    {
      target = g_list_model_get_item (jb_bulletin_get_sections (bulletin),
                                      up ? section_at - 1 : section_at + 1);
      if (target == NULL)
        return;
      to = up ? g_list_model_get_n_items (jb_section_get_articles (target)) : 0;
    }
  jb_bulletin_move_article (bulletin, self->article, target, to);
}

static void
add_below_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  JbArticleCard *self = JB_ARTICLE_CARD (widget);
  JbBulletin    *bulletin;
  JbSection     *section;
  guint          at, section_at;

  if (!locate (self, &bulletin, &section, &at, &section_at))
    return;

  jb_section_insert_article (section, at + 1);
  gtk_widget_grab_focus (gtk_widget_get_next_sibling (widget));
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autoptr(GtkWidget) self = g_object_ref (widget);
  GtkWidget  *window = GTK_WIDGET (gtk_widget_get_root (widget));
  JbBulletin *bulletin;
  JbSection  *section;
  guint       at, section_at;

  if (!locate (JB_ARTICLE_CARD (self), &bulletin, &section, &at, &section_at))
    return;

  jb_section_remove_article (section, at);
  gtk_widget_activate_action (window, "win.offer-undo", "s", _("Article removed"));
}

static void
set_article (JbArticleCard *self,
             JbArticle     *article)
{
  JbBulletin *bulletin;
  JbSection  *section;
  guint       at, section_at;

  if (!g_set_object (&self->article, article))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARTICLE]);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_row),
                          article != NULL && jb_article_get_subtitle (article) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->editor_note_row),
                          article != NULL && jb_article_get_editor_note (article) != NULL);
  show_optional_rows (self);
  update_actions (self);

  if (locate (self, &bulletin, &section, &at, &section_at))
    {
      g_signal_connect_object (jb_section_get_articles (section), "items-changed",
                               G_CALLBACK (update_actions), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      g_signal_connect_object (jb_bulletin_get_sections (bulletin), "items-changed",
                               G_CALLBACK (update_actions), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
}

static gboolean
jb_article_card_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JB_ARTICLE_CARD (widget)->title_row));
}

static void
jb_article_card_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ARTICLE:
      g_value_set_object (value, JB_ARTICLE_CARD (object)->article);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_article_card_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ARTICLE:
      set_article (JB_ARTICLE_CARD (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_article_card_dispose (GObject *object)
{
  g_clear_object (&JB_ARTICLE_CARD (object)->article);

  G_OBJECT_CLASS (jb_article_card_parent_class)->dispose (object);
}

static void
jb_article_card_class_init (JbArticleCardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_article_card_get_property;
  object_class->set_property = jb_article_card_set_property;
  object_class->dispose = jb_article_card_dispose;
  widget_class->grab_focus = jb_article_card_grab_focus;

  properties[PROP_ARTICLE] =
      g_param_spec_object ("article", NULL, NULL, JB_TYPE_ARTICLE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (JB_TYPE_FIELD_ROW);
  g_type_ensure (JB_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-article-card.ui");
  gtk_widget_class_bind_template_child (widget_class, JbArticleCard, title_row);
  gtk_widget_class_bind_template_child (widget_class, JbArticleCard, subtitle_row);
  gtk_widget_class_bind_template_child (widget_class, JbArticleCard, editor_note_row);
  gtk_widget_class_bind_template_child (widget_class, JbArticleCard, body_row);
  gtk_widget_class_bind_template_child (widget_class, JbArticleCard, source_row);
  gtk_widget_class_bind_template_callback (widget_class, on_filled_cb);

  gtk_widget_class_install_action (widget_class, "article.add-subtitle", NULL, reveal_action);
  gtk_widget_class_install_action (widget_class, "article.add-editor-note", NULL, reveal_action);
  gtk_widget_class_install_action (widget_class, "article.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "article.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "article.add-below", NULL, add_below_action);
  gtk_widget_class_install_action (widget_class, "article.remove", NULL, remove_action);
}

static void
jb_article_card_init (JbArticleCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jb_article_card_new:
 * @article: the article to show
 *
 * Returns: (transfer floating): a card for @article
 */
GtkWidget *
jb_article_card_new (JbArticle *article)
{
  return g_object_new (JB_TYPE_ARTICLE_CARD, "article", article, NULL);
}

/**
 * jb_article_card_get_article:
 *
 * Returns: (transfer none) (nullable): the article that is shown
 */
JbArticle *
jb_article_card_get_article (JbArticleCard *self)
{
  g_return_val_if_fail (JB_IS_ARTICLE_CARD (self), NULL);

  return self->article;
}

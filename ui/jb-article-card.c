/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-article-card.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-bulletin.h"
#include "bulletin/jb-divide.h"
#include "jb-article-count.h"
#include "jb-editor-part.h"
#include "jb-field-row.h"
#include "jb-part-drag.h"
#include "jb-structure.h"
#include "jb-text-row.h"
#include "jb-tooltip.h"

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
  GtkWidget      *header;
  GtkInscription *count_label;
  GtkMenuButton  *menu_button;

  JbTextRow  *title_row;
  JbFieldRow *subtitle_row;
  JbTextRow  *editor_note_row;
  JbTextRow  *body_row;
  JbFieldRow *source_row;

  /* Owned */
  JbArticle      *article;
  JbArticleCount *count;
};

enum
{
  PROP_0,
  PROP_ARTICLE,
  N_PROPS
};

static void jb_article_card_holder_init (JbPartHolderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JbArticleCard, jb_article_card, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (JB_TYPE_PART_HOLDER,
                                                      jb_article_card_holder_init))

static GParamSpec *properties[N_PROPS];

static JbNode *
jb_article_card_get_part (JbPartHolder *holder)
{
  return (JbNode *) JB_ARTICLE_CARD (holder)->article;
}

static void
jb_article_card_holder_init (JbPartHolderInterface *iface)
{
  iface->get_part = jb_article_card_get_part;
}

static void
update_actions (JbArticleCard *self)
{
  jb_structure_update_actions (GTK_WIDGET (self), "article");
}

static void
show_optional_rows (JbArticleCard *self)
{
  gboolean subtitle = gtk_widget_get_visible (GTK_WIDGET (self->subtitle_row));
  gboolean note = gtk_widget_get_visible (GTK_WIDGET (self->editor_note_row));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.add-subtitle", !subtitle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.add-editor-note", !note);
}

/* A tooltip that is set asks the display where the pointer is, each time. */
static gboolean
on_count_tooltip_cb (JbArticleCard *self,
                     int            x,
                     int            y,
                     gboolean       keyboard,
                     GtkTooltip    *tooltip)
{
  jb_tooltip_set_text (tooltip, jb_article_count_get_details (self->count));

  return TRUE;
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

/* What looks like a title: short, and no sentence. */
static gboolean
looks_like_title (const char *text)
{
  static const char *const ends[] = { "。", "！", "？", "；", "：", "…", ".", ";", ":" };
  enum
  {
    TITLE_LENGTH = 60
  };

  if (g_utf8_strlen (text, -1) > TITLE_LENGTH)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (text, ends[i]))
      return FALSE;

  return TRUE;
}

static void
split_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_autoptr(JbArticleCard) self = g_object_ref (JB_ARTICLE_CARD (widget));
  GtkWidget     *editor = gtk_widget_get_ancestor (widget, JB_TYPE_EDITOR);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (jb_text_row_get_view (self->body_row));
  g_autoptr(JbBlock) block = NULL;
  GtkTextIter at;

  if (self->article == NULL || jb_node_get_bulletin (JB_NODE (self->article)) == NULL)
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  block = g_list_model_get_item (jb_article_get_paragraphs (self->article),
                                 (guint) gtk_text_iter_get_line (&at));
  if (block != NULL)
    {
      JbArticle *second = jb_divide_article (self->article, (guint) gtk_text_iter_get_line (&at),
                                             looks_like_title (jb_block_get_text (block)));

      if (editor != NULL)
        jb_editor_go_to_part (JB_EDITOR (editor), G_OBJECT (second), NULL, TRUE);
    }
}

/* The menu is made when it is asked for: it names the sections as they are then. */
static void
create_menu_cb (GtkMenuButton *button,
                gpointer       data)
{
  JbArticleCard *self = data;
  g_autoptr(GMenuModel) menu = NULL;

  if (self->article != NULL)
    menu = jb_structure_menu_new (JB_NODE (self->article));
  gtk_menu_button_set_menu_model (button, menu);
}

static void
set_article (JbArticleCard *self,
             JbArticle     *article)
{
  JbBulletin *bulletin = article != NULL ? jb_node_get_bulletin (JB_NODE (article)) : NULL;
  JbNode     *section = article != NULL ? jb_node_get_owner (JB_NODE (article)) : NULL;

  if (!g_set_object (&self->article, article))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARTICLE]);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_row),
                          article != NULL && jb_article_get_subtitle (article) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->editor_note_row),
                          article != NULL && jb_article_get_editor_note (article) != NULL);
  show_optional_rows (self);
  update_actions (self);

  jb_article_count_set_article (self->count, article);

  if (bulletin != NULL && section != NULL)
    {
      g_signal_connect_object (jb_section_get_articles (JB_SECTION (section)), "items-changed",
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
  JbArticleCard *self = JB_ARTICLE_CARD (object);

  g_clear_object (&self->article);
  g_clear_object (&self->count);

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
  gtk_widget_class_bind_template_child (widget_class, JbArticleCard, header);
  gtk_widget_class_bind_template_child (widget_class, JbArticleCard, count_label);
  gtk_widget_class_bind_template_child (widget_class, JbArticleCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, JbArticleCard, title_row);
  gtk_widget_class_bind_template_child (widget_class, JbArticleCard, subtitle_row);
  gtk_widget_class_bind_template_child (widget_class, JbArticleCard, editor_note_row);
  gtk_widget_class_bind_template_child (widget_class, JbArticleCard, body_row);
  gtk_widget_class_bind_template_child (widget_class, JbArticleCard, source_row);
  gtk_widget_class_bind_template_callback (widget_class, on_count_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_filled_cb);

  gtk_widget_class_install_action (widget_class, "article.add-subtitle", NULL, reveal_action);
  gtk_widget_class_install_action (widget_class, "article.add-editor-note", NULL, reveal_action);
  gtk_widget_class_install_action (widget_class, "article.split", NULL, split_action);
  jb_structure_install_actions (widget_class, "article");
  jb_structure_install_keys (widget_class, "article");
}

static void
jb_article_card_init (JbArticleCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->count = jb_article_count_new ();
  g_object_bind_property (self->count, "text", self->count_label, "text", G_BINDING_SYNC_CREATE);
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
  jb_part_drag_add_source (self->header, JB_PART_HOLDER (self));
  jb_part_drag_add_target (GTK_WIDGET (self), JB_PART_HOLDER (self), JB_PLACE_AFTER);
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
 * jb_article_card_estimate:
 * @article: (type JbArticle): an article
 * @cards: where its card will stand
 * @width: how wide it will be, in pixels
 *
 * Returns: about how high the card will be, in pixels
 */
int
jb_article_card_estimate (gpointer article,
                          JbCards *cards,
                          int      width)
{
  /* The line above, the label of a row with the space around it, the source, the frame. */
  enum
  {
    HEADER = 34,
    TEXT_ROW = 40,
    SOURCE_ROW = 50,
    LINE_GAP = 8,
    SIDES = 26
  };
  GListModel      *paragraphs = jb_article_get_paragraphs (article);
  guint            n = g_list_model_get_n_items (paragraphs);
  g_autofree char *title = jb_article_dup_title_text (article);
  const char      *note = jb_article_get_editor_note (article);
  int              height = HEADER + 2 * TEXT_ROW + SOURCE_ROW;

  height += jb_cards_estimate_text (cards, title, width - SIDES - SOURCE_ROW);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (paragraphs, i);

      height += LINE_GAP + jb_cards_estimate_text (cards, jb_block_get_text (block),
                                                   width - SIDES) *
                               13 / 10;
    }
  if (jb_article_get_subtitle (article) != NULL)
    height += SOURCE_ROW;
  if (note != NULL)
    height += TEXT_ROW + jb_cards_estimate_text (cards, note, width - SIDES);

  return height;
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

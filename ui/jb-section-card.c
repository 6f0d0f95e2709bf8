/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-section-card.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-bulletin.h"
#include "jb-article-card.h"
#include "jb-cards.h"
#include "jb-field-row.h"
#include "jb-part-drag.h"
#include "jb-structure.h"

/**
 * JbSectionCard:
 *
 * One section (栏目): its name, and under it a card for each of its articles.
 */

struct _JbSectionCard
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkWidget     *header;
  GtkWidget     *handle;
  GtkMenuButton *menu_button;
  JbFieldRow    *name_row;
  JbCards       *articles;
  GtkWidget     *add_button;

  /* Owned */
  JbSection *section;
};

enum
{
  PROP_0,
  PROP_SECTION,
  N_PROPS
};

static void jb_section_card_holder_init (JbPartHolderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JbSectionCard, jb_section_card, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (JB_TYPE_PART_HOLDER,
                                                      jb_section_card_holder_init))

static GParamSpec *properties[N_PROPS];

static JbNode *
jb_section_card_get_part (JbPartHolder *holder)
{
  return (JbNode *) JB_SECTION_CARD (holder)->section;
}

static void
jb_section_card_holder_init (JbPartHolderInterface *iface)
{
  iface->get_part = jb_section_card_get_part;
}

static void
update_actions (JbSectionCard *self)
{
  jb_structure_update_actions (GTK_WIDGET (self), "section");
}

static GtkWidget *
create_article_card (gpointer item,
                     gpointer user_data)
{
  return jb_article_card_new (item);
}

static void
rename_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  JbSectionCard *self = JB_SECTION_CARD (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  gtk_editable_select_region (GTK_EDITABLE (self->name_row), 0, -1);
}

/* A button that is pressed by its letter looks pressed for a while before it acts, and who has
 * gone on typing by then types into the old field. Of several sections the one with the
 * keyboard is meant. */
static gboolean
on_add_mnemonic_cb (JbSectionCard *self,
                    gboolean       cycling)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card = NULL;

  if (focus != NULL)
    card = gtk_widget_get_ancestor (focus, JB_TYPE_SECTION_CARD);
  if (card == NULL && cycling)
    return FALSE;

  return gtk_widget_activate_action (card != NULL ? card : GTK_WIDGET (self),
                                     "section.add-article", NULL);
}

/* Below the last article is where this button adds one: the key for below means the same there. */
static gboolean
on_add_button_key_cb (JbSectionCard  *self,
                      guint           keyval,
                      guint           keycode,
                      GdkModifierType state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_activate_action (GTK_WIDGET (self), "section.add-article", NULL);
}

static void
create_menu_cb (GtkMenuButton *button,
                gpointer       data)
{
  JbSectionCard *self = data;
  g_autoptr(GMenuModel) menu = NULL;

  if (self->section != NULL)
    menu = jb_structure_menu_new (JB_NODE (self->section));
  gtk_menu_button_set_menu_model (button, menu);
}

static void
set_section (JbSectionCard *self,
             JbSection     *section)
{
  JbBulletin *bulletin = section != NULL ? jb_node_get_bulletin (JB_NODE (section)) : NULL;

  if (!g_set_object (&self->section, section))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECTION]);
  jb_cards_bind (self->articles, section != NULL ? jb_section_get_articles (section) : NULL,
                 create_article_card, NULL);
  update_actions (self);
  if (bulletin != NULL)
    g_signal_connect_object (jb_bulletin_get_sections (bulletin), "items-changed",
                             G_CALLBACK (update_actions), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static gboolean
jb_section_card_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JB_SECTION_CARD (widget)->name_row));
}

static void
jb_section_card_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SECTION:
      g_value_set_object (value, JB_SECTION_CARD (object)->section);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_section_card_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SECTION:
      set_section (JB_SECTION_CARD (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_section_card_dispose (GObject *object)
{
  g_clear_object (&JB_SECTION_CARD (object)->section);

  G_OBJECT_CLASS (jb_section_card_parent_class)->dispose (object);
}

static void
jb_section_card_class_init (JbSectionCardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_section_card_get_property;
  object_class->set_property = jb_section_card_set_property;
  object_class->dispose = jb_section_card_dispose;
  widget_class->grab_focus = jb_section_card_grab_focus;

  properties[PROP_SECTION] =
      g_param_spec_object ("section", NULL, NULL, JB_TYPE_SECTION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (JB_TYPE_CARDS);
  g_type_ensure (JB_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-section-card.ui");
  gtk_widget_class_bind_template_child (widget_class, JbSectionCard, header);
  gtk_widget_class_bind_template_child (widget_class, JbSectionCard, handle);
  gtk_widget_class_bind_template_child (widget_class, JbSectionCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, JbSectionCard, add_button);
  gtk_widget_class_bind_template_child (widget_class, JbSectionCard, name_row);
  gtk_widget_class_bind_template_child (widget_class, JbSectionCard, articles);
  gtk_widget_class_bind_template_callback (widget_class, on_add_mnemonic_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_add_button_key_cb);

  gtk_widget_class_install_action (widget_class, "section.rename", NULL, rename_action);
  jb_structure_install_actions (widget_class, "section");
  jb_structure_install_keys (widget_class, "section");
}

static void
jb_section_card_init (JbSectionCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_cards_set_estimate (self->articles, jb_article_card_estimate);
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
  jb_part_drag_add_source (self->handle, JB_PART_HOLDER (self));
  jb_part_drag_add_target (self->header, JB_PART_HOLDER (self), JB_PLACE_AFTER);
  jb_part_drag_add_target (self->add_button, JB_PART_HOLDER (self), JB_PLACE_INTO);
}

/**
 * jb_section_card_new:
 * @section: the section to show
 *
 * Returns: (transfer floating): a card for @section
 */
GtkWidget *
jb_section_card_new (JbSection *section)
{
  return g_object_new (JB_TYPE_SECTION_CARD, "section", section, NULL);
}

/**
 * jb_section_card_estimate:
 * @section: (type JbSection): a section
 * @cards: where its card will stand
 * @width: how wide it will be, in pixels
 *
 * Returns: about how high the card will be, in pixels
 */
int
jb_section_card_estimate (gpointer section,
                          JbCards *cards,
                          int      width)
{
  /* The name, and the button under the articles. */
  enum
  {
    AROUND = 50 + 34,
    SPACING = 12
  };
  GListModel *articles = jb_section_get_articles (section);
  guint       n = g_list_model_get_n_items (articles);
  int         height = AROUND + 2 * SPACING;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbArticle) article = g_list_model_get_item (articles, i);

      height += (i > 0 ? SPACING : 0) + jb_article_card_estimate (article, cards, width);
    }

  return height;
}

/**
 * jb_section_card_get_section:
 *
 * Returns: (transfer none) (nullable): the section that is shown
 */
JbSection *
jb_section_card_get_section (JbSectionCard *self)
{
  g_return_val_if_fail (JB_IS_SECTION_CARD (self), NULL);

  return self->section;
}

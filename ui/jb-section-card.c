/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-section-card.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-bulletin.h"
#include "jb-article-card.h"
#include "jb-cards.h"
#include "jb-field-row.h"
#include "jb-list-position.h"

/**
 * JbSectionCard:
 *
 * One section (栏目): its name, and under it a card for each of its articles.
 */

struct _JbSectionCard
{
  GtkBox parent_instance;

  /* Template widgets */
  JbFieldRow *name_row;
  JbCards    *articles;

  /* Owned */
  JbSection *section;
};

enum
{
  PROP_0,
  PROP_SECTION,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbSectionCard, jb_section_card, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];

static gboolean
locate (JbSectionCard *self,
        JbBulletin   **bulletin,
        guint         *position)
{
  if (self->section == NULL)
    return FALSE;

  *bulletin = jb_node_get_bulletin (JB_NODE (self->section));

  return *bulletin != NULL &&
         jb_list_position (jb_bulletin_get_sections (*bulletin), self->section, position);
}

static void
update_actions (JbSectionCard *self)
{
  JbBulletin *bulletin;
  guint       at;
  gboolean    found = locate (self, &bulletin, &at);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "section.move-up", found && at > 0);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "section.move-down",
      found && at + 1 < g_list_model_get_n_items (jb_bulletin_get_sections (bulletin)));
}

static GtkWidget *
create_article_card (gpointer item,
                     gpointer user_data)
{
  return jb_article_card_new (item);
}

static void
add_article_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  JbSectionCard *self = JB_SECTION_CARD (widget);
  guint          n;

  if (self->section == NULL || jb_node_get_bulletin (JB_NODE (self->section)) == NULL)
    return;

  n = g_list_model_get_n_items (jb_section_get_articles (self->section));
  jb_section_insert_article (self->section, n);
  gtk_widget_grab_focus (jb_cards_get_card (self->articles, n));
}

static void
add_below_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  JbBulletin *bulletin;
  guint       at;

  if (!locate (JB_SECTION_CARD (widget), &bulletin, &at))
    return;

  jb_bulletin_insert_section (bulletin, at + 1, _("New Section"));
  gtk_widget_grab_focus (gtk_widget_get_next_sibling (widget));
}

static void
move_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  gboolean    up = g_str_equal (action_name, "section.move-up");
  JbBulletin *bulletin;
  guint       at;

  if (locate (JB_SECTION_CARD (widget), &bulletin, &at))
    jb_bulletin_move_section (bulletin, at, up ? at - 1 : at + 1);
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autoptr(GtkWidget) self = g_object_ref (widget);
  GtkWidget  *window = GTK_WIDGET (gtk_widget_get_root (widget));
  JbBulletin *bulletin;
  guint       at;

  if (!locate (JB_SECTION_CARD (self), &bulletin, &at))
    return;

  jb_bulletin_remove_section (bulletin, at);
  gtk_widget_activate_action (window, "win.offer-undo", "s", _("Section removed"));
}

static void
set_section (JbSectionCard *self,
             JbSection     *section)
{
  JbBulletin *bulletin;
  guint       at;

  if (!g_set_object (&self->section, section))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECTION]);
  jb_cards_bind (self->articles, section != NULL ? jb_section_get_articles (section) : NULL,
                 create_article_card, NULL);
  update_actions (self);
  if (locate (self, &bulletin, &at))
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
  gtk_widget_class_bind_template_child (widget_class, JbSectionCard, name_row);
  gtk_widget_class_bind_template_child (widget_class, JbSectionCard, articles);

  gtk_widget_class_install_action (widget_class, "section.add-article", NULL, add_article_action);
  gtk_widget_class_install_action (widget_class, "section.add-below", NULL, add_below_action);
  gtk_widget_class_install_action (widget_class, "section.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "section.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "section.remove", NULL, remove_action);
}

static void
jb_section_card_init (JbSectionCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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

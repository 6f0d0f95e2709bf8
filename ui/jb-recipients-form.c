/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-recipients-form.h"

#include <glib/gi18n-lib.h>

#include "jb-cards.h"
#include "jb-recipients-card.h"

/**
 * JbRecipientsForm:
 *
 * Who receives the bulletin: a card for each list that is printed (报, 送, 发 …), in
 * the order of print.
 */

struct _JbRecipientsForm
{
  GtkBox parent_instance;

  /* Template widgets */
  JbCards *lists;

  /* Owned */
  JbBulletin *bulletin;
};

enum
{
  PROP_0,
  PROP_BULLETIN,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbRecipientsForm, jb_recipients_form, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];

static GtkWidget *
create_card (gpointer item,
             gpointer user_data)
{
  return jb_recipients_card_new (item);
}

/* 报, 送, 发 in their order; any other label at the end. */
static guint
find_position (JbBulletin *bulletin,
               const char *label)
{
  static const char *const order[] = { "报", "送", "发" };
  GListModel              *lists = jb_bulletin_get_recipients (bulletin);
  guint                    n = g_list_model_get_n_items (lists);
  guint                    rank = G_N_ELEMENTS (order);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (g_str_equal (order[i], label))
      rank = i;

  for (guint at = 0; at < n; at++)
    {
      g_autoptr(JbRecipients) list = g_list_model_get_item (lists, at);

      for (guint i = rank + 1; i < G_N_ELEMENTS (order); i++)
        if (g_strcmp0 (jb_recipients_get_label (list), order[i]) == 0)
          return at;
    }

  return n;
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  JbRecipientsForm *self = JB_RECIPIENTS_FORM (widget);
  const char       *label = g_variant_get_string (parameter, NULL);
  guint             position;

  if (self->bulletin == NULL)
    return;

  position = find_position (self->bulletin, label);
  jb_bulletin_insert_recipients (self->bulletin, position, label);
  gtk_widget_grab_focus (jb_cards_get_card (self->lists, position));
}

static void
jb_recipients_form_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BULLETIN:
      g_value_set_object (value, JB_RECIPIENTS_FORM (object)->bulletin);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_recipients_form_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_BULLETIN:
      jb_recipients_form_set_bulletin (JB_RECIPIENTS_FORM (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_recipients_form_dispose (GObject *object)
{
  g_clear_object (&JB_RECIPIENTS_FORM (object)->bulletin);

  G_OBJECT_CLASS (jb_recipients_form_parent_class)->dispose (object);
}

static void
jb_recipients_form_class_init (JbRecipientsFormClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_recipients_form_get_property;
  object_class->set_property = jb_recipients_form_set_property;
  object_class->dispose = jb_recipients_form_dispose;

  properties[PROP_BULLETIN] =
      g_param_spec_object ("bulletin", NULL, NULL, JB_TYPE_BULLETIN,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (JB_TYPE_CARDS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-recipients-form.ui");
  gtk_widget_class_bind_template_child (widget_class, JbRecipientsForm, lists);

  gtk_widget_class_install_action (widget_class, "recipients.add", "s", add_action);
}

static void
jb_recipients_form_init (JbRecipientsForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_cards_set_estimate (self->lists, jb_recipients_card_estimate);
}

/**
 * jb_recipients_form_set_bulletin:
 * @bulletin: (nullable): the bulletin to show, %NULL for none
 */
void
jb_recipients_form_set_bulletin (JbRecipientsForm *self,
                                 JbBulletin       *bulletin)
{
  g_return_if_fail (JB_IS_RECIPIENTS_FORM (self));
  g_return_if_fail (bulletin == NULL || JB_IS_BULLETIN (bulletin));

  if (!g_set_object (&self->bulletin, bulletin))
    return;

  jb_cards_bind (self->lists, bulletin != NULL ? jb_bulletin_get_recipients (bulletin) : NULL,
                 create_card, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BULLETIN]);
}

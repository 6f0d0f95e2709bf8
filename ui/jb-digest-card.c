/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-digest-card.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-bulletin.h"
#include "jb-field-row.h"
#include "jb-list-position.h"
#include "jb-text-row.h"

/**
 * JbDigestCard:
 *
 * One section of the digest (内容提要): the section's name and the titles under it.
 */

struct _JbDigestCard
{
  GtkBox parent_instance;

  /* Template widgets */
  JbFieldRow *section_row;
  JbTextRow  *titles_row;

  /* Owned */
  JbDigestEntry *entry;
};

enum
{
  PROP_0,
  PROP_ENTRY,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbDigestCard, jb_digest_card, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autoptr(JbDigestCard) self = g_object_ref (JB_DIGEST_CARD (widget));
  GtkWidget  *window = GTK_WIDGET (gtk_widget_get_root (widget));
  JbBulletin *bulletin;
  guint       at;

  if (self->entry == NULL ||
      (bulletin = jb_node_get_bulletin (JB_NODE (self->entry))) == NULL ||
      !jb_list_position (jb_bulletin_get_digest (bulletin), self->entry, &at))
    return;

  jb_bulletin_remove_digest_entry (bulletin, at);
  gtk_widget_activate_action (window, "win.offer-undo", "s", _("Removed from digest"));
}

static gboolean
jb_digest_card_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JB_DIGEST_CARD (widget)->section_row));
}

static void
jb_digest_card_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ENTRY:
      g_value_set_object (value, JB_DIGEST_CARD (object)->entry);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_digest_card_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ENTRY:
      if (g_set_object (&JB_DIGEST_CARD (object)->entry, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_digest_card_dispose (GObject *object)
{
  g_clear_object (&JB_DIGEST_CARD (object)->entry);

  G_OBJECT_CLASS (jb_digest_card_parent_class)->dispose (object);
}

static void
jb_digest_card_class_init (JbDigestCardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_digest_card_get_property;
  object_class->set_property = jb_digest_card_set_property;
  object_class->dispose = jb_digest_card_dispose;
  widget_class->grab_focus = jb_digest_card_grab_focus;

  properties[PROP_ENTRY] =
      g_param_spec_object ("entry", NULL, NULL, JB_TYPE_DIGEST_ENTRY,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (JB_TYPE_FIELD_ROW);
  g_type_ensure (JB_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-digest-card.ui");
  gtk_widget_class_bind_template_child (widget_class, JbDigestCard, section_row);
  gtk_widget_class_bind_template_child (widget_class, JbDigestCard, titles_row);

  gtk_widget_class_install_action (widget_class, "digest.remove", NULL, remove_action);
}

static void
jb_digest_card_init (JbDigestCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jb_digest_card_new:
 * @entry: the part of the digest to show
 *
 * Returns: (transfer floating): a card for @entry
 */
GtkWidget *
jb_digest_card_new (JbDigestEntry *entry)
{
  return g_object_new (JB_TYPE_DIGEST_CARD, "entry", entry, NULL);
}

/**
 * jb_digest_card_get_entry:
 *
 * Returns: (transfer none) (nullable): the part of the digest that is shown
 */
JbDigestEntry *
jb_digest_card_get_entry (JbDigestCard *self)
{
  g_return_val_if_fail (JB_IS_DIGEST_CARD (self), NULL);

  return self->entry;
}

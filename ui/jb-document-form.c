/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-document-form.h"

#include <glib/gi18n-lib.h>

#include "jb-field-row.h"
#include "jb-text-row.h"

/**
 * JbDocumentForm:
 *
 * An official document (公文): number, title, date, addressees, body and signature.
 */

struct _JbDocumentForm
{
  GtkBox parent_instance;

  /* Owned */
  JbBulletin *bulletin;
};

enum
{
  PROP_0,
  PROP_BULLETIN,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbDocumentForm, jb_document_form, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];

static void
jb_document_form_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BULLETIN:
      g_value_set_object (value, JB_DOCUMENT_FORM (object)->bulletin);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_document_form_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_BULLETIN:
      jb_document_form_set_bulletin (JB_DOCUMENT_FORM (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_document_form_dispose (GObject *object)
{
  g_clear_object (&JB_DOCUMENT_FORM (object)->bulletin);

  G_OBJECT_CLASS (jb_document_form_parent_class)->dispose (object);
}

static void
jb_document_form_class_init (JbDocumentFormClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_document_form_get_property;
  object_class->set_property = jb_document_form_set_property;
  object_class->dispose = jb_document_form_dispose;

  properties[PROP_BULLETIN] =
      g_param_spec_object ("bulletin", NULL, NULL, JB_TYPE_BULLETIN,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (JB_TYPE_FIELD_ROW);
  g_type_ensure (JB_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-document-form.ui");
}

static void
jb_document_form_init (JbDocumentForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jb_document_form_set_bulletin:
 * @bulletin: (nullable): the bulletin to show, %NULL for none
 */
void
jb_document_form_set_bulletin (JbDocumentForm *self,
                               JbBulletin     *bulletin)
{
  g_return_if_fail (JB_IS_DOCUMENT_FORM (self));
  g_return_if_fail (bulletin == NULL || JB_IS_BULLETIN (bulletin));

  if (g_set_object (&self->bulletin, bulletin))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BULLETIN]);
}

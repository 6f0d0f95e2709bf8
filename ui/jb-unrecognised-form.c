/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-unrecognised-form.h"

#include <glib/gi18n-lib.h>

#include "jb-field-row.h"

/**
 * JbUnrecognisedForm:
 *
 * The lines of the text that were not recognised. They are kept where they stand, and can
 * be edited here. Without such lines the form is hidden.
 */

struct _JbUnrecognisedForm
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkListBox *list;

  /* Owned */
  JbBulletin *bulletin;
  GListStore *blocks;

  guint update_id;
};

enum
{
  PROP_0,
  PROP_BULLETIN,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbUnrecognisedForm, jb_unrecognised_form, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  JbBlock         *block = item;
  JbBlock         *before = jb_block_get_prev (block);
  g_autofree char *title = NULL;

  while (before != NULL && (jb_block_get_role (before) == JB_ROLE_UNKNOWN ||
                            jb_block_get_role (before) == JB_ROLE_ORNAMENT))
    before = jb_block_get_prev (before);
  if (before != NULL)
    {
      const char      *text = jb_block_get_text (before);
      g_autofree char *start = g_utf8_substring (text, 0, MIN (24, g_utf8_strlen (text, -1)));

      /* Translators: where an unrecognized line stands; %s is how the line before begins */
      title = g_strdup_printf (_("After “%s”"), start);
    }

  if (title == NULL)
    title = g_strdup (_("At the Start"));

  return jb_field_row_new (title, G_OBJECT (block), "text", JB_ROLE_UNKNOWN);
}

static gboolean
update_cb (gpointer data)
{
  JbUnrecognisedForm *self = data;
  GListModel         *shown = G_LIST_MODEL (self->blocks);
  g_autoptr(GPtrArray) found = g_ptr_array_new ();
  guint n = g_list_model_get_n_items (shown);
  guint start = 0, end = 0;

  self->update_id = 0;
  for (JbBlock *block = self->bulletin != NULL ? jb_bulletin_get_first_block (self->bulletin)
                                               : NULL;
       block != NULL; block = jb_block_get_next (block))
    if (jb_block_get_role (block) == JB_ROLE_UNKNOWN)
      g_ptr_array_add (found, block);

  while (start < MIN (n, found->len))
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (shown, start);

      if (block != found->pdata[start])
        break;
      start++;
    }
  while (end < MIN (n, found->len) - start)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (shown, n - 1 - end);

      if (block != found->pdata[found->len - 1 - end])
        break;
      end++;
    }
  if (start + end < MAX (n, found->len))
    g_list_store_splice (self->blocks, start, n - start - end, found->pdata + start,
                         found->len - start - end);
  gtk_widget_set_visible (GTK_WIDGET (self), found->len > 0);

  return G_SOURCE_REMOVE;
}

static void
schedule_update (JbUnrecognisedForm *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add (update_cb, self);
}

/* While one value is written nothing becomes what it was not. */
static void
on_revision_cb (JbHistory          *history,
                GParamSpec         *pspec,
                JbUnrecognisedForm *self)
{
  if (jb_history_get_only_block (history) == NULL)
    schedule_update (self);
}

static void
jb_unrecognised_form_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BULLETIN:
      g_value_set_object (value, JB_UNRECOGNISED_FORM (object)->bulletin);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_unrecognised_form_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_BULLETIN:
      jb_unrecognised_form_set_bulletin (JB_UNRECOGNISED_FORM (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_unrecognised_form_dispose (GObject *object)
{
  JbUnrecognisedForm *self = JB_UNRECOGNISED_FORM (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->blocks);
  g_clear_object (&self->bulletin);

  G_OBJECT_CLASS (jb_unrecognised_form_parent_class)->dispose (object);
}

static void
jb_unrecognised_form_class_init (JbUnrecognisedFormClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_unrecognised_form_get_property;
  object_class->set_property = jb_unrecognised_form_set_property;
  object_class->dispose = jb_unrecognised_form_dispose;

  properties[PROP_BULLETIN] =
      g_param_spec_object ("bulletin", NULL, NULL, JB_TYPE_BULLETIN,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/jianbao/Jianbao/jb-unrecognised-form.ui");
  gtk_widget_class_bind_template_child (widget_class, JbUnrecognisedForm, list);
}

static void
jb_unrecognised_form_init (JbUnrecognisedForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->blocks = g_list_store_new (JB_TYPE_BLOCK);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->blocks), create_row, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * jb_unrecognised_form_set_bulletin:
 * @bulletin: (nullable): the bulletin to show, %NULL for none
 */
void
jb_unrecognised_form_set_bulletin (JbUnrecognisedForm *self,
                                   JbBulletin         *bulletin)
{
  g_return_if_fail (JB_IS_UNRECOGNISED_FORM (self));
  g_return_if_fail (bulletin == NULL || JB_IS_BULLETIN (bulletin));

  if (self->bulletin != NULL)
    g_signal_handlers_disconnect_by_func (jb_bulletin_get_history (self->bulletin),
                                          on_revision_cb, self);
  if (!g_set_object (&self->bulletin, bulletin))
    return;

  g_list_store_remove_all (self->blocks);
  if (bulletin != NULL)
    g_signal_connect_object (jb_bulletin_get_history (bulletin), "notify::revision",
                             G_CALLBACK (on_revision_cb), self, 0);
  g_clear_handle_id (&self->update_id, g_source_remove);
  update_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BULLETIN]);
}

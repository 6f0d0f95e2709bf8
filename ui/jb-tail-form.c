/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-tail-form.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-editor.h"
#include "jb-field-row.h"

/**
 * JbTailForm:
 *
 * The tail (版记): keywords, editors, copies and the like. A row for each field that the
 * bulletin has, and a button that offers the others.
 */

struct _JbTailForm
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkListBox *list;
  GtkWidget  *printed_row;
  GtkSwitch  *printed_switch;

  /* Owned */
  JbBulletin *bulletin;
  GPtrArray  *keys;
};

enum
{
  PROP_0,
  PROP_BULLETIN,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbTailForm, jb_tail_form, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *key;
  const char *title;
} fields[] = {
  { "keywords", NC_("tail", "Keywords") },
  { "copies", NC_("tail", "Copies") },
  { "printed", NC_("tail", "Printed By") },
  { "signer", NC_("tail", "Signed By") },
  { "note", NC_("tail", "Note") },
  { "extra_recipients", NC_("tail", "Further Recipients") },
};

static const char *
get_title (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].key, key))
      return g_dpgettext2 (NULL, "tail", fields[i].title);

  /* "staff/编辑" and the like are called what they are called on the page. */
  return g_str_has_prefix (key, "staff/") ? key + strlen ("staff/") : key;
}

static JbFields *
get_fields (JbTailForm *self)
{
  return jb_bulletin_get_tail (self->bulletin);
}

/* Somebody who writes how many copies there are means the words that are printed around it, too:
 * a bare number is not read back as a part of the tail. */
static void
on_copies_left_cb (GtkEventControllerFocus *controller,
                   JbTailForm              *self)
{
  GtkWidget       *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  g_autofree char *words = NULL;
  const char      *text;

  /* A row that has gone keeps the keyboard for a moment, when another bulletin is shown already. */
  if (self->bulletin == NULL || !gtk_widget_is_ancestor (row, GTK_WIDGET (self)) ||
      !jb_editor_lets_write (GTK_WIDGET (self)) ||
      (text = jb_fields_get_text (get_fields (self), "copies")) == NULL || *text == '\0' ||
      text[strspn (text, "0123456789")] != '\0')
    return;

  words = g_strconcat ("共印", text, "份", NULL);
  jb_fields_set_text (get_fields (self), "copies", words);
}

static void
on_printed_cb (JbTailForm *self)
{
  if (self->bulletin != NULL)
    jb_fields_set_printed (get_fields (self), gtk_switch_get_active (self->printed_switch));
}

static void
update_printed (JbTailForm *self)
{
  JbFields *tail = self->bulletin != NULL ? get_fields (self) : NULL;
  gboolean  empty = tail == NULL || g_list_model_get_n_items (G_LIST_MODEL (tail)) == 0;

  g_signal_handlers_block_by_func (self->printed_switch, on_printed_cb, self);
  gtk_switch_set_active (self->printed_switch, !empty && jb_fields_get_printed (tail));
  g_signal_handlers_unblock_by_func (self->printed_switch, on_printed_cb, self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->printed_switch), !empty);
}

static void
add_key (JbTailForm *self,
         const char *key)
{
  GtkWidget *row;

  for (guint i = 0; i < self->keys->len; i++)
    if (g_str_equal (self->keys->pdata[i], key))
      return;

  row = jb_field_row_new (get_title (key), G_OBJECT (get_fields (self)), key, JB_ROLE_TAIL);
  if (g_str_equal (key, "copies"))
    {
      GtkEventController *controller = gtk_event_controller_focus_new ();

      g_signal_connect (controller, "leave", G_CALLBACK (on_copies_left_cb), self);
      gtk_widget_add_controller (row, controller);
    }
  gtk_list_box_insert (self->list, row, (int) self->keys->len);
  g_ptr_array_add (self->keys, g_strdup (key));
}

/* Rows come when a field does; they stay, empty, when it goes, so that nothing moves
 * away under the user's hands. */
static void
on_items_changed_cb (GListModel *tail,
                     guint       position,
                     guint       removed,
                     guint       added,
                     JbTailForm *self)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (tail, i);

      add_key (self, jb_block_get_key (block));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->keys->len > 0);
  update_printed (self);
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  JbTailForm *self = JB_TAIL_FORM (widget);
  const char *key = g_variant_get_string (parameter, NULL);
  GtkWidget  *row;

  if (self->bulletin == NULL)
    return;

  /* Only a document's signer has a line beside its number. */
  if (g_str_equal (key, "signer") && jb_bulletin_get_document (self->bulletin) == NULL)
    key = "staff/签发";
  add_key (self, key);
  gtk_widget_set_visible (GTK_WIDGET (self->list), TRUE);
  for (row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (JB_IS_FIELD_ROW (row) && g_strcmp0 (jb_field_row_get_field (JB_FIELD_ROW (row)), key) == 0)
      gtk_widget_grab_focus (row);
}

static void
jb_tail_form_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BULLETIN:
      g_value_set_object (value, JB_TAIL_FORM (object)->bulletin);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_tail_form_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_BULLETIN:
      jb_tail_form_set_bulletin (JB_TAIL_FORM (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_tail_form_dispose (GObject *object)
{
  JbTailForm *self = JB_TAIL_FORM (object);

  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_object (&self->bulletin);

  G_OBJECT_CLASS (jb_tail_form_parent_class)->dispose (object);
}

static void
jb_tail_form_class_init (JbTailFormClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_tail_form_get_property;
  object_class->set_property = jb_tail_form_set_property;
  object_class->dispose = jb_tail_form_dispose;

  properties[PROP_BULLETIN] =
      g_param_spec_object ("bulletin", NULL, NULL, JB_TYPE_BULLETIN,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-tail-form.ui");
  gtk_widget_class_bind_template_child (widget_class, JbTailForm, list);
  gtk_widget_class_bind_template_child (widget_class, JbTailForm, printed_row);
  gtk_widget_class_bind_template_child (widget_class, JbTailForm, printed_switch);
  gtk_widget_class_bind_template_callback (widget_class, on_printed_cb);

  gtk_widget_class_install_action (widget_class, "tail.add", "s", add_action);
}

static void
jb_tail_form_init (JbTailForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->keys = g_ptr_array_new_with_free_func (g_free);
}

/**
 * jb_tail_form_set_bulletin:
 * @bulletin: (nullable): the bulletin to show, %NULL for none
 */
void
jb_tail_form_set_bulletin (JbTailForm *self,
                           JbBulletin *bulletin)
{
  g_return_if_fail (JB_IS_TAIL_FORM (self));
  g_return_if_fail (bulletin == NULL || JB_IS_BULLETIN (bulletin));

  GListModel *tail;
  GtkWidget  *row;

  if (self->bulletin == bulletin)
    return;

  if (self->bulletin != NULL)
    {
      g_signal_handlers_disconnect_by_func (get_fields (self), on_items_changed_cb, self);
      g_signal_handlers_disconnect_by_func (jb_bulletin_get_history (self->bulletin),
                                            update_printed, self);
    }
  g_set_object (&self->bulletin, bulletin);

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != self->printed_row)
    gtk_list_box_remove (self->list, row);
  g_ptr_array_set_size (self->keys, 0);
  if (bulletin != NULL)
    {
      tail = G_LIST_MODEL (jb_bulletin_get_tail (bulletin));
      on_items_changed_cb (tail, 0, 0, g_list_model_get_n_items (tail), self);
      g_signal_connect_object (tail, "items-changed", G_CALLBACK (on_items_changed_cb), self, 0);
      g_signal_connect_object (jb_bulletin_get_history (bulletin), "notify::revision",
                               G_CALLBACK (update_printed), self, G_CONNECT_SWAPPED);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BULLETIN]);
}

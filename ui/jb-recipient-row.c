/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-recipient-row.h"

#include <string.h>

#include "bulletin/jb-bulletin.h"
#include "bulletin/jb-role-check.h"
#include "jb-list-position.h"

/**
 * JbRecipientRow:
 *
 * One recipient as a low row: a text and a button that removes it. Enter goes to the
 * next row, the arrow keys walk through the list, with Alt they move the recipient.
 */

struct _JbRecipientRow
{
  AdwPreferencesRow parent_instance;

  /* Template widgets */
  GtkText *text;

  /* Owned */
  JbBlock *block;

  guint following : 1;
  guint committing : 1;
  guint composing : 1;
  guint stale : 1;
};

enum
{
  PROP_0,
  PROP_BLOCK,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbRecipientRow, jb_recipient_row, ADW_TYPE_PREFERENCES_ROW)

static GParamSpec *properties[N_PROPS];

static gboolean
locate (JbRecipientRow *self,
        JbRecipients  **recipients,
        guint          *position)
{
  if (self->block == NULL || jb_node_get_bulletin (JB_NODE (self->block)) == NULL ||
      !JB_IS_RECIPIENTS (jb_node_get_owner (JB_NODE (self->block))))
    return FALSE;

  *recipients = JB_RECIPIENTS (jb_node_get_owner (JB_NODE (self->block)));

  return jb_list_position (jb_recipients_get_entries (*recipients), self->block, position);
}

static void
show_refusal (JbRecipientRow *self,
              const char     *reason)
{
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), reason);
  if (reason != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  else if (gtk_widget_has_css_class (GTK_WIDGET (self), "error"))
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

static void
follow (JbRecipientRow *self)
{
  const char  *text = self->block != NULL ? jb_block_get_text (self->block) : "";
  GtkEditable *editable = GTK_EDITABLE (self->text);
  int          position;

  if (self->committing)
    return;
  self->stale = self->composing;
  if (self->composing || g_str_equal (gtk_editable_get_text (editable), text))
    return;

  self->following = TRUE;
  position = gtk_editable_get_position (editable);
  gtk_editable_set_text (editable, text);
  gtk_editable_set_position (editable, MIN (position, (int) g_utf8_strlen (text, -1)));
  show_refusal (self, NULL);
  self->following = FALSE;
}

/* An emptied text is removed when the keyboard leaves it, not under the user's hands. */
static void
on_text_cb (JbRecipientRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));
  g_autoptr(GError) error = NULL;

  if (self->following || self->block == NULL || *text == '\0' ||
      jb_node_get_bulletin (JB_NODE (self->block)) == NULL)
    return;
  if (!jb_role_check_value (jb_block_get_role (self->block), text, &error))
    {
      show_refusal (self, error->message);
      return;
    }

  show_refusal (self, NULL);
  self->stale = FALSE;
  self->committing = TRUE;
  jb_block_set_text (self->block, text);
  self->committing = FALSE;
}

static void
on_preedit_changed_cb (JbRecipientRow *self,
                       const char     *preedit)
{
  self->composing = preedit != NULL && *preedit != '\0';
  if (!self->composing && self->stale)
    follow (self);
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  JbRecipients *recipients;
  guint         at;

  if (locate (JB_RECIPIENT_ROW (widget), &recipients, &at))
    jb_recipients_splice_entries (recipients, at, 1, NULL);
}

static gboolean
remove_in_idle_cb (gpointer data)
{
  JbRecipientRow *self = data;

  if (*gtk_editable_get_text (GTK_EDITABLE (self->text)) == '\0' &&
      !gtk_widget_has_focus (GTK_WIDGET (self->text)))
    gtk_widget_activate_action (GTK_WIDGET (self), "recipient.remove", NULL);

  return G_SOURCE_REMOVE;
}

static void
on_has_focus_cb (JbRecipientRow *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self->text)) && self->block != NULL &&
      *gtk_editable_get_text (GTK_EDITABLE (self->text)) == '\0')
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, remove_in_idle_cb, g_object_ref (self),
                     g_object_unref);
}

static gboolean
focus_neighbour (JbRecipientRow *self,
                 gboolean        up)
{
  GtkWidget *row = up ? gtk_widget_get_prev_sibling (GTK_WIDGET (self))
                      : gtk_widget_get_next_sibling (GTK_WIDGET (self));

  if (JB_IS_RECIPIENT_ROW (row))
    {
      GtkText *text = JB_RECIPIENT_ROW (row)->text;

      return gtk_text_grab_focus_without_selecting (text);
    }

  return row != NULL && gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static void
on_activate_cb (JbRecipientRow *self)
{
  focus_neighbour (self, FALSE);
}

static void
move (JbRecipientRow *self,
      gboolean        up)
{
  g_autofree char *text = NULL;
  JbRecipients    *recipients;
  JbHistory       *history;
  GtkWidget       *list = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget       *row;
  guint            at, to;

  if (!locate (self, &recipients, &at) ||
      (up ? at == 0 : at + 1 == g_list_model_get_n_items (jb_recipients_get_entries (recipients))))
    return;

  to = up ? at - 1 : at + 1;
  text = g_strdup (jb_block_get_text (self->block));
  history = jb_bulletin_get_history (jb_node_get_bulletin (JB_NODE (self->block)));
  jb_history_begin (history, NULL);
  jb_recipients_splice_entries (recipients, at, 1, NULL);
  jb_recipients_splice_entries (recipients, to, 0, (const char *[]) { text, NULL });
  jb_history_end (history);

  row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) to));
  if (JB_IS_RECIPIENT_ROW (row))
    gtk_text_grab_focus_without_selecting (JB_RECIPIENT_ROW (row)->text);
}

static gboolean
on_key_pressed_cb (JbRecipientRow *self,
                   guint           keyval,
                   guint           keycode,
                   GdkModifierType state)
{
  gboolean alt = (state & GDK_ALT_MASK) != 0;

  if (self->composing || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      if (alt)
        move (self, keyval == GDK_KEY_Up);
      else
        focus_neighbour (self, keyval == GDK_KEY_Up);
      return GDK_EVENT_STOP;
    case GDK_KEY_BackSpace:
      if (*gtk_editable_get_text (GTK_EDITABLE (self->text)) != '\0')
        return GDK_EVENT_PROPAGATE;
      if (!focus_neighbour (self, TRUE))
        focus_neighbour (self, FALSE);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
jb_recipient_row_grab_focus (GtkWidget *widget)
{
  return gtk_text_grab_focus_without_selecting (JB_RECIPIENT_ROW (widget)->text);
}

static void
set_block (JbRecipientRow *self,
           JbBlock        *block)
{
  if (self->block != NULL)
    g_signal_handlers_disconnect_by_func (self->block, follow, self);
  if (!g_set_object (&self->block, block))
    return;

  if (block != NULL)
    g_signal_connect_object (block, "notify::text", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  follow (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BLOCK]);
}

static void
jb_recipient_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BLOCK:
      g_value_set_object (value, JB_RECIPIENT_ROW (object)->block);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_recipient_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_BLOCK:
      set_block (JB_RECIPIENT_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_recipient_row_dispose (GObject *object)
{
  g_clear_object (&JB_RECIPIENT_ROW (object)->block);

  G_OBJECT_CLASS (jb_recipient_row_parent_class)->dispose (object);
}

static void
jb_recipient_row_class_init (JbRecipientRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_recipient_row_get_property;
  object_class->set_property = jb_recipient_row_set_property;
  object_class->dispose = jb_recipient_row_dispose;
  widget_class->grab_focus = jb_recipient_row_grab_focus;

  properties[PROP_BLOCK] =
      g_param_spec_object ("block", NULL, NULL, JB_TYPE_BLOCK,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-recipient-row.ui");
  gtk_widget_class_bind_template_child (widget_class, JbRecipientRow, text);
  gtk_widget_class_bind_template_callback (widget_class, on_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_preedit_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_has_focus_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);

  gtk_widget_class_install_action (widget_class, "recipient.remove", NULL, remove_action);
}

static void
jb_recipient_row_init (JbRecipientRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jb_recipient_row_new:
 * @block: the recipient to show
 *
 * Returns: (transfer floating): a row for @block
 */
GtkWidget *
jb_recipient_row_new (JbBlock *block)
{
  return g_object_new (JB_TYPE_RECIPIENT_ROW, "block", block, NULL);
}

/**
 * jb_recipient_row_get_block:
 *
 * Returns: (transfer none) (nullable): the recipient that is shown
 */
JbBlock *
jb_recipient_row_get_block (JbRecipientRow *self)
{
  g_return_val_if_fail (JB_IS_RECIPIENT_ROW (self), NULL);

  return self->block;
}

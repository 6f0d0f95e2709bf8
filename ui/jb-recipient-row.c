/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-recipient-row.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-bulletin.h"
#include "bulletin/jb-role-check.h"
#include "jb-announcer.h"
#include "jb-editor.h"
#include "jb-part-drag.h"
#include "jb-part-holder.h"
#include "jb-recipient-completion.h"
#include "jb-recipient-findings.h"
#include "jb-recipient-menu.h"
#include "jb-recipient-moves.h"
#include "jb-recipient-paste.h"
#include "jb-recipient-words.h"
#include "jb-undo-menu.h"
#include "legacy/jb-paste-recipients.h"

/**
 * JbRecipientRow:
 *
 * One recipient as a low row: its text, how it is read, what is wrong with it, and what can be
 * done with it. Enter goes to the next row, the arrow keys walk through the list, with Alt they
 * move the recipient, with Alt and Shift into the next list. What is typed is completed from the
 * directory; behind a ， another recipient begins; a whole line can be pasted.
 */

struct _JbRecipientRow
{
  AdwPreferencesRow parent_instance;

  /* Template widgets */
  GtkWidget           *handle;
  GtkText             *text;
  GtkLabel            *note;
  JbRecipientFindings *findings;
  GtkMenuButton       *menu_button;

  /* Owned */
  JbBlock            *block;
  GSignalGroup       *receivers;
  JbSourceCompletion *completion;

  guint following : 1;
  guint committing : 1;
  guint composing : 1;
  guint stale : 1;
};

enum
{
  PROP_0,
  PROP_BLOCK,
  PROP_READING,
  PROP_RECEIVERS,
  N_PROPS
};

static void part_holder_iface_init (JbPartHolderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JbRecipientRow, jb_recipient_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (JB_TYPE_PART_HOLDER, part_holder_iface_init))

static GParamSpec *properties[N_PROPS];

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

static JbReceivers *
get_receivers (JbRecipientRow *self)
{
  g_autoptr(GObject) target = g_signal_group_dup_target (self->receivers);

  return target != NULL ? JB_RECEIVERS (target) : NULL;
}

/* Screen readers hear of a recipient what the eye sees beside it. */
static void
describe (JbRecipientRow *self)
{
  const char      *message = jb_recipient_findings_get_message (self->findings);
  g_autofree char *text =
      g_strjoin (message != NULL && *message != '\0' ? "\n" : "",
                 gtk_label_get_label (self->note), message != NULL ? message : "", NULL);

  jb_announcer_describe (GTK_WIDGET (self->text), text);
}

/* Says how the text that stands in the row is read. */
static void
show_reading (JbRecipientRow *self)
{
  g_autofree char *note = jb_recipient_words_dup_note (
      get_receivers (self), gtk_editable_get_text (GTK_EDITABLE (self->text)));

  if (g_str_equal (gtk_label_get_label (self->note), note))
    return;

  gtk_label_set_label (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *note != '\0');
  describe (self);
}

static void
on_receivers_changed_cb (JbRecipientRow *self)
{
  show_reading (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING]);
}

static JbPartHolder *
find_guide (JbRecipientRow *self)
{
  for (GtkWidget *widget = GTK_WIDGET (self); widget != NULL;
       widget = gtk_widget_get_parent (widget))
    if (JB_IS_PART_HOLDER (widget) && JB_PART_HOLDER_GET_IFACE (widget)->go_to != NULL)
      return JB_PART_HOLDER (widget);

  return NULL;
}

static void follow (JbRecipientRow *self);

/* A ， at the end waits in the row for what comes behind it, unless it was read with the text. */
static char *
dup_value (JbRecipientRow *self,
           const char     *text)
{
  if (!g_str_has_suffix (text, "，") || g_str_has_suffix (jb_block_get_text (self->block), "，"))
    return g_strdup (text);

  return g_strchomp (g_strndup (text, strlen (text) - strlen ("，")));
}

/* Behind a ， another recipient begins. */
static gboolean
split (JbRecipientRow *self,
       const char     *text)
{
  g_autoptr(GPtrArray) lists = NULL;
  JbPartHolder *guide = find_guide (self);
  JbRecipients *recipients;
  JbBlock      *last;
  guint         at;

  if (strstr (text, "，") == NULL || !jb_recipient_moves_locate (self->block, &recipients, &at))
    return FALSE;

  lists = jb_paste_read_recipients (text);
  if (lists == NULL || (lists->len == 1 && jb_recipient_lists_count_entries (lists) == 1 &&
                        ((JbRecipientList *) g_ptr_array_index (lists, 0))->label == NULL))
    return FALSE;

  /* The text goes on with the key when this returns, even where its row is another one by then. */
  g_idle_add_once (g_object_unref, g_object_ref (self));
  last = jb_recipient_lists_put_in (recipients, at, 1, lists, _("Add Recipients"));
  /* Where the first one stays as it was, its row is not told. */
  follow (self);
  if (guide != NULL && last != NULL)
    jb_part_holder_go_to (guide, JB_NODE (last));

  return TRUE;
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
  show_reading (self);
}

/* An emptied text is removed when the keyboard leaves it, not under the user's hands. */
static void
on_text_cb (JbRecipientRow *self)
{
  const char      *text = gtk_editable_get_text (GTK_EDITABLE (self->text));
  g_autofree char *value = NULL;
  g_autoptr(GError) error = NULL;

  if (self->following || self->block == NULL || *text == '\0' ||
      jb_node_get_bulletin (JB_NODE (self->block)) == NULL)
    return;
  if (split (self, text))
    return;
  value = dup_value (self, text);
  if (*value == '\0')
    return;
  if (!jb_role_check_value (jb_block_get_role (self->block), value, &error))
    {
      show_refusal (self, error->message);
      return;
    }

  show_refusal (self, NULL);
  self->stale = FALSE;
  self->committing = TRUE;
  jb_block_set_text (self->block, value);
  self->committing = FALSE;
  show_reading (self);
}

/* A ， that nothing came behind goes again; what was refused stays. */
static void
stop_waiting (JbRecipientRow *self)
{
  const char      *text = gtk_editable_get_text (GTK_EDITABLE (self->text));
  g_autofree char *value = dup_value (self, text);

  if (*text != '\0' && (*value == '\0' || g_str_equal (value, jb_block_get_text (self->block))))
    follow (self);
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

  if (jb_recipient_moves_locate (JB_RECIPIENT_ROW (widget)->block, &recipients, &at))
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
  if (!gtk_editable_get_editable (GTK_EDITABLE (self->text)))
    return;

  /* Most rows are never typed into, and need no list. */
  if (gtk_widget_has_focus (GTK_WIDGET (self->text)) && self->completion == NULL)
    self->completion = jb_recipient_completion_new (JB_PART_HOLDER (self), GTK_WIDGET (self),
                                                    self->text);
  if (!gtk_widget_has_focus (GTK_WIDGET (self->text)) && self->block != NULL)
    stop_waiting (self);
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
move_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  JbRecipientRow *self = JB_RECIPIENT_ROW (widget);

  jb_recipient_moves_step (self->block, g_str_equal (action_name, "recipient.move-up"),
                           find_guide (self));
}

static void
move_to_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  JbRecipientRow *self = JB_RECIPIENT_ROW (widget);

  jb_recipient_moves_to_list (self->block, g_variant_get_string (parameter, NULL),
                              find_guide (self));
}

/* More than one recipient, or a labelled line: they go beside this one, or in its place when it
 * is empty or selected. */
static void
on_paste_cb (GPtrArray *lists,
             gpointer   user_data)
{
  g_autoptr(JbRecipientRow) self = g_object_ref (user_data);
  GtkEditable  *editable = GTK_EDITABLE (self->text);
  JbPartHolder *guide = find_guide (self);
  GtkWidget    *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  JbRecipients *recipients;
  JbBlock      *last;
  gboolean      all;
  int           start, end;
  guint         at;

  if (!jb_recipient_moves_locate (self->block, &recipients, &at))
    return;

  gtk_editable_get_selection_bounds (editable, &start, &end);
  all = start == 0 && end == (int) g_utf8_strlen (gtk_editable_get_text (editable), -1);
  jb_history_break_merge (jb_bulletin_get_history (jb_node_get_bulletin (JB_NODE (self->block))));
  last = jb_recipient_lists_put_in (recipients, all || end == 0 ? at : at + 1, all ? 1 : 0, lists,
                                    _("Paste Recipients"));
  if (guide != NULL && last != NULL)
    jb_part_holder_go_to (guide, JB_NODE (last));
  if (window != NULL)
    jb_recipient_paste_offer (window, lists);
}

static void
create_menu (GtkMenuButton *button,
             gpointer       data)
{
  JbRecipientRow *self = data;
  g_autoptr(GMenuModel) menu = jb_recipient_menu_new (self->block, get_receivers (self));

  gtk_menu_button_set_menu_model (button, menu);
}

static gboolean
on_key_pressed_cb (JbRecipientRow *self,
                   guint           keyval,
                   guint           keycode,
                   GdkModifierType state)
{
  gboolean alt = (state & GDK_ALT_MASK) != 0;
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  gboolean up = keyval == GDK_KEY_Up;

  if (self->composing || (state & GDK_CONTROL_MASK) != 0 || (shift && !alt))
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      if (shift)
        jb_recipient_moves_step_list (self->block, up, find_guide (self));
      else if (alt)
        jb_recipient_moves_step (self->block, up, find_guide (self));
      else
        focus_neighbour (self, up);
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
jb_recipient_row_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jb_recipient_row_parent_class)->root (widget);
  gtk_editable_set_editable (GTK_EDITABLE (JB_RECIPIENT_ROW (widget)->text),
                             jb_editor_lets_write (widget));
}

/* The row itself never has the keyboard: GtkListBoxRow would take it from the first child on the
 * way back, and grabbing it would give it to that child again. */
static gboolean
jb_recipient_row_focus (GtkWidget       *widget,
                        GtkDirectionType direction)
{
  GtkWidget *box = gtk_widget_get_first_child (widget);
  GtkWidget *child;
  gboolean   forward = direction == GTK_DIR_TAB_FORWARD;

  if (box == NULL)
    return FALSE;
  if (!forward && direction != GTK_DIR_TAB_BACKWARD)
    return gtk_widget_child_focus (box, direction);

  /* GTK goes by the middles of the widgets from top to bottom, and by half a pixel too little the
   * buttons come before the text. */
  child = gtk_root_get_focus (gtk_widget_get_root (widget));
  while (child != NULL && gtk_widget_get_parent (child) != box)
    child = gtk_widget_get_parent (child);
  if (child == NULL)
    child = forward ? gtk_widget_get_first_child (box) : gtk_widget_get_last_child (box);
  while (child != NULL && !gtk_widget_child_focus (child, direction))
    child = forward ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child);

  return child != NULL;
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
  jb_recipient_findings_set_block (self->findings, block);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BLOCK]);
}

static guint
get_reading (JbRecipientRow *self)
{
  JbReceivers *receivers = get_receivers (self);
  g_autoptr(GPtrArray) readings = NULL;
  guint chosen = 0;

  if (receivers != NULL && self->block != NULL)
    readings = jb_receivers_list_readings (receivers, jb_block_get_text (self->block), &chosen);

  return chosen;
}

static void
set_reading (JbRecipientRow *self,
             guint           reading)
{
  JbReceivers *receivers = get_receivers (self);

  if (receivers != NULL && self->block != NULL)
    jb_receivers_choose (receivers, jb_block_get_text (self->block), reading);
}

static JbNode *
jb_recipient_row_get_part (JbPartHolder *holder)
{
  JbBlock *block = JB_RECIPIENT_ROW (holder)->block;

  return block != NULL ? JB_NODE (block) : NULL;
}

static void
part_holder_iface_init (JbPartHolderInterface *iface)
{
  iface->get_part = jb_recipient_row_get_part;
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
    case PROP_READING:
      g_value_set_uint (value, get_reading (JB_RECIPIENT_ROW (object)));
      break;
    case PROP_RECEIVERS:
      g_value_set_object (value, get_receivers (JB_RECIPIENT_ROW (object)));
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
    case PROP_READING:
      set_reading (JB_RECIPIENT_ROW (object), g_value_get_uint (value));
      break;
    case PROP_RECEIVERS:
      jb_recipient_row_set_receivers (JB_RECIPIENT_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_recipient_row_dispose (GObject *object)
{
  JbRecipientRow *self = JB_RECIPIENT_ROW (object);

  if (self->completion != NULL)
    jb_source_completion_detach (self->completion);
  g_clear_object (&self->completion);
  g_clear_object (&self->receivers);
  g_clear_object (&self->block);

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
  widget_class->focus = jb_recipient_row_focus;
  widget_class->root = jb_recipient_row_root;
  widget_class->grab_focus = jb_recipient_row_grab_focus;

  properties[PROP_BLOCK] =
      g_param_spec_object ("block", NULL, NULL, JB_TYPE_BLOCK,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /* Which of the things that the text may mean is meant, from 0. */
  properties[PROP_READING] =
      g_param_spec_uint ("reading", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_RECEIVERS] =
      g_param_spec_object ("receivers", NULL, NULL, JB_TYPE_RECEIVERS,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (JB_TYPE_RECIPIENT_FINDINGS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-recipient-row.ui");
  gtk_widget_class_bind_template_child (widget_class, JbRecipientRow, handle);
  gtk_widget_class_bind_template_child (widget_class, JbRecipientRow, text);
  gtk_widget_class_bind_template_child (widget_class, JbRecipientRow, note);
  gtk_widget_class_bind_template_child (widget_class, JbRecipientRow, findings);
  gtk_widget_class_bind_template_child (widget_class, JbRecipientRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, describe);
  gtk_widget_class_bind_template_callback (widget_class, on_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_preedit_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_has_focus_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);

  gtk_widget_class_install_action (widget_class, "recipient.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "recipient.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "recipient.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "recipient.move-to", "s", move_to_action);
  gtk_widget_class_install_property_action (widget_class, "recipient.reading", "reading");
}

static void
jb_recipient_row_init (JbRecipientRow *self)
{
  self->receivers = g_signal_group_new (JB_TYPE_RECEIVERS);
  g_signal_group_connect_object (self->receivers, "changed",
                                 G_CALLBACK (on_receivers_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_undo_menu_attach (GTK_WIDGET (self->text));
  jb_recipient_paste_attach (self->text, on_paste_cb, self);
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu, self, NULL);
  jb_part_drag_add_source (self->handle, JB_PART_HOLDER (self));
  jb_part_drag_add_target (GTK_WIDGET (self), JB_PART_HOLDER (self), JB_PLACE_AFTER);
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

/**
 * jb_recipient_row_set_receivers:
 * @receivers: (nullable): what knows how recipients are read
 */
void
jb_recipient_row_set_receivers (JbRecipientRow *self,
                                JbReceivers    *receivers)
{
  g_return_if_fail (JB_IS_RECIPIENT_ROW (self));
  g_return_if_fail (receivers == NULL || JB_IS_RECEIVERS (receivers));

  if (get_receivers (self) == receivers)
    return;

  g_signal_group_set_target (self->receivers, receivers);
  show_reading (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECEIVERS]);
}

/**
 * jb_recipient_row_set_findings:
 * @findings: (nullable): what was found in the bulletin
 */
void
jb_recipient_row_set_findings (JbRecipientRow *self,
                               JbFindings     *findings)
{
  g_return_if_fail (JB_IS_RECIPIENT_ROW (self));

  jb_recipient_findings_set_findings (self->findings, findings);
}

/**
 * jb_recipient_row_get_note:
 *
 * Returns: what is said about how the recipient is read
 */
const char *
jb_recipient_row_get_note (JbRecipientRow *self)
{
  g_return_val_if_fail (JB_IS_RECIPIENT_ROW (self), NULL);

  return gtk_label_get_label (self->note);
}

/**
 * jb_recipient_row_get_text:
 *
 * Returns: (transfer none): where the recipient is typed
 */
GtkText *
jb_recipient_row_get_text (JbRecipientRow *self)
{
  g_return_val_if_fail (JB_IS_RECIPIENT_ROW (self), NULL);

  return self->text;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-recipients-comparison.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-toast.h"
#include "check/jb-recipient-put-back.h"

/**
 * JbRecipientsComparison:
 *
 * What differs between the recipients of an issue and those of another one. A row leads to the
 * recipient; what somebody did not mean is made as it was by a button, and can be undone. The
 * list follows the bulletin: what is as before is no difference any more.
 */

struct _JbRecipientsComparison
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwWindowTitle  *title;
  AdwToastOverlay *toasts;
  GtkStack        *stack;
  GtkListBox      *list;

  /* Owned */
  JbBulletin *bulletin;
  JbIssue    *previous;
  GArray     *changes;
  AdwToast   *toast;

  guint    revision;
  guint    fill_id;
  gboolean editable;
};

enum
{
  RECIPIENT_CHOSEN,
  N_SIGNALS
};

#define BLOCK    "jb-block"
#define POSITION "jb-position"

G_DEFINE_FINAL_TYPE (JbRecipientsComparison, jb_recipients_comparison, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static const char *
get_icon (JbRecipientChangeKind kind)
{
  switch (kind)
    {
    case JB_RECIPIENT_ADDED:
      return "list-add-symbolic";
    case JB_RECIPIENT_REMOVED:
      return "list-remove-symbolic";
    case JB_RECIPIENT_RETITLED:
      return "avatar-default-symbolic";
    case JB_RECIPIENT_MOVED_FROM_LIST:
      return "go-next-symbolic";
    case JB_RECIPIENT_MOVED_DOWN:
      return "go-down-symbolic";
    case JB_RECIPIENT_MOVED_UP:
      return "go-up-symbolic";
    case JB_RECIPIENT_MARKED:
    default:
      return "document-edit-symbolic";
    }
}

static char *
dup_explanation (const JbRecipientChange *change)
{
  switch (change->kind)
    {
    case JB_RECIPIENT_ADDED:
      return g_strdup_printf (_("Added to %s"), change->label);
    case JB_RECIPIENT_REMOVED:
      return g_strdup_printf (_("Removed from %s"), change->old_label);
    case JB_RECIPIENT_RETITLED:
      return g_strdup_printf (_("Retitled, before: %s"), change->old_text);
    case JB_RECIPIENT_MOVED_FROM_LIST:
      return g_strdup_printf (_("Moved from %s to %s"), change->old_label, change->label);
    case JB_RECIPIENT_MOVED_DOWN:
      return g_strdup_printf (_("Moved down in %s"), change->label);
    case JB_RECIPIENT_MOVED_UP:
      return g_strdup_printf (_("Moved up in %s"), change->label);
    case JB_RECIPIENT_MARKED:
    default:
      return g_strdup_printf (_("Other punctuation, before: %s"), change->old_text);
    }
}

static const char *
get_button (JbRecipientChangeKind kind,
            const char          **tooltip)
{
  switch (kind)
    {
    case JB_RECIPIENT_ADDED:
      *tooltip = _("Remove from This Issue");
      return _("Remove");
    case JB_RECIPIENT_REMOVED:
      *tooltip = _("Put Back Where It Was");
      return _("Put Back");
    case JB_RECIPIENT_RETITLED:
      *tooltip = _("Use the Post of the Other Issue");
      return _("As Before");
    case JB_RECIPIENT_MOVED_FROM_LIST:
    case JB_RECIPIENT_MOVED_DOWN:
    case JB_RECIPIENT_MOVED_UP:
      *tooltip = _("Move Back Where It Was");
      return _("Move Back");
    case JB_RECIPIENT_MARKED:
    default:
      *tooltip = _("Use the Punctuation of the Other Issue");
      return _("As Before");
    }
}

static JbBlock *
get_block (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), BLOCK);
}

static void
on_row_activated_cb (JbRecipientsComparison *self,
                     GtkListBoxRow          *row)
{
  JbBlock *block = get_block (GTK_WIDGET (row));

  if (block != NULL && jb_node_get_bulletin (JB_NODE (block)) == self->bulletin)
    g_signal_emit (self, signals[RECIPIENT_CHOSEN], 0, block);
}

static void fill (JbRecipientsComparison *self);

static void
undo (JbRecipientsComparison *self)
{
  if (self->editable)
    jb_history_undo (jb_bulletin_get_history (self->bulletin));
}

static void
redo (JbRecipientsComparison *self)
{
  if (self->editable)
    jb_history_redo (jb_bulletin_get_history (self->bulletin));
}

static void
take_off_toast (JbRecipientsComparison *self)
{
  g_autoptr(AdwToast) toast = g_steal_pointer (&self->toast);

  if (toast != NULL)
    jb_toast_take_off (toast, self->toasts);
}

/* The offer stands as long as nothing else was changed. */
static void
offer_undo (JbRecipientsComparison *self,
            const char             *message)
{
  take_off_toast (self);
  self->toast = g_object_ref (jb_toast_new (message));
  adw_toast_set_button_label (self->toast, _("_Undo"));
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (undo), self,
                           G_CONNECT_SWAPPED);
  jb_toast_show (self->toasts, g_object_ref (self->toast));
  self->revision = jb_history_get_revision (jb_bulletin_get_history (self->bulletin));
}

/* The keyboard stays where it was, so that one after the other can be put back. */
static void
focus_row (JbRecipientsComparison *self,
           int                     position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, position);

  if (row == NULL && position > 0)
    row = gtk_list_box_get_row_at_index (self->list, position - 1);
  if (row != NULL)
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

/* Makes it as it was in the other issue. */
static void
on_put_back_cb (GtkButton *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button),
                                            ADW_TYPE_ACTION_ROW);
  g_autoptr(JbRecipientsComparison) self =
                 g_object_ref (JB_RECIPIENTS_COMPARISON (gtk_widget_get_root (row)));
  int              position = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  guint            i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), POSITION));
  const char      *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  g_autofree char *message = NULL;
  gboolean         added;

  added = g_array_index (self->changes, JbRecipientChange, i).kind == JB_RECIPIENT_ADDED;
  message = g_strdup_printf (added ? _("“%s” removed") : _("“%s” is as before"), title);
  if (!jb_recipient_put_back (&g_array_index (self->changes, JbRecipientChange, i),
                              self->previous, self->bulletin, get_block (row)))
    return;

  offer_undo (self, message);
  fill (self);
  focus_row (self, position);
}

static void
add_button (GtkWidget               *row,
            const JbRecipientChange *change)
{
  const char      *tooltip;
  const char      *label = get_button (change->kind, &tooltip);
  GtkWidget       *button = gtk_button_new_with_label (label);
  g_autofree char *name = NULL;

  /* Translators: what a button does, and the recipient it does that to, for screen readers */
  name = g_strdup_printf (_("%s: %s"), label,
                             adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (on_put_back_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_row (JbRecipientsComparison *self,
         guint                   position,
         JbBlock                *block)
{
  const JbRecipientChange *change = &g_array_index (self->changes, JbRecipientChange, position);
  g_autofree char         *explanation = dup_explanation (change);
  GtkWidget               *row = adw_action_row_new ();
  GtkWidget               *icon = gtk_image_new_from_icon_name (get_icon (change->kind));

  g_object_set_data (G_OBJECT (row), POSITION, GUINT_TO_POINTER (position));
  if (block != NULL)
    g_object_set_data_full (G_OBJECT (row), BLOCK, g_object_ref (block), g_object_unref);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 change->text != NULL ? change->text : change->old_text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), explanation);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (self->editable)
    add_button (row, change);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), block != NULL);
  gtk_list_box_append (self->list, row);
}

static void
fill (JbRecipientsComparison *self)
{
  g_autoptr(JbTranscript) transcript = jb_bulletin_to_transcript (self->bulletin);
  g_autoptr(JbIssue) issue = jb_issue_new (transcript);
  g_autoptr(GPtrArray) blocks = g_ptr_array_new ();
  GtkListBoxRow *row;

  g_clear_handle_id (&self->fill_id, g_source_remove);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_pointer (&self->changes, g_array_unref);
  self->changes = jb_recipient_changes_new (issue, self->previous);

  for (JbBlock *block = jb_bulletin_get_first_block (self->bulletin); block != NULL;
       block = jb_block_get_next (block))
    g_ptr_array_add (blocks, block);
  for (guint i = 0; i < self->changes->len; i++)
    {
      guint block = g_array_index (self->changes, JbRecipientChange, i).block;

      add_row (self, i, block < blocks->len ? g_ptr_array_index (blocks, block) : NULL);
    }
  gtk_stack_set_visible_child_name (self->stack, self->changes->len > 0 ? "changes" : "same");
}

static gboolean
fill_cb (gpointer data)
{
  JbRecipientsComparison *self = data;

  self->fill_id = 0;
  fill (self);

  return G_SOURCE_REMOVE;
}

static void
on_revision_cb (JbRecipientsComparison *self)
{
  JbHistory *history = jb_bulletin_get_history (self->bulletin);

  if (jb_history_get_revision (history) != self->revision)
    take_off_toast (self);
  if (self->fill_id == 0)
    self->fill_id = g_idle_add (fill_cb, self);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  undo (JB_RECIPIENTS_COMPARISON (widget));
}

static void
redo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  redo (JB_RECIPIENTS_COMPARISON (widget));
}

static void
jb_recipients_comparison_dispose (GObject *object)
{
  JbRecipientsComparison *self = JB_RECIPIENTS_COMPARISON (object);

  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_object (&self->toast);
  g_clear_object (&self->bulletin);
  g_clear_pointer (&self->previous, jb_issue_free);
  g_clear_pointer (&self->changes, g_array_unref);

  G_OBJECT_CLASS (jb_recipients_comparison_parent_class)->dispose (object);
}

static void
jb_recipients_comparison_class_init (JbRecipientsComparisonClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jb_recipients_comparison_dispose;

  /**
   * JbRecipientsComparison::recipient-chosen:
   * @block: the recipient
   *
   * The user wants to see a recipient.
   */
  signals[RECIPIENT_CHOSEN] =
      g_signal_new ("recipient-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 1, JB_TYPE_BLOCK);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/jianbao/Jianbao/jb-recipients-comparison.ui");
  gtk_widget_class_bind_template_child (widget_class, JbRecipientsComparison, title);
  gtk_widget_class_bind_template_child (widget_class, JbRecipientsComparison, toasts);
  gtk_widget_class_bind_template_child (widget_class, JbRecipientsComparison, stack);
  gtk_widget_class_bind_template_child (widget_class, JbRecipientsComparison, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);

  gtk_widget_class_install_action (widget_class, "comparison.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "comparison.redo", NULL, redo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK,
                                       "comparison.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "comparison.redo", NULL);
}

static void
jb_recipients_comparison_init (JbRecipientsComparison *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jb_recipients_comparison_new:
 * @bulletin: an issue
 * @previous: the issue to compare it with
 * @previous_title: what that one is called
 * @editable: whether the issue may be changed; one that is filed may not
 *
 * Returns: (transfer none): a window that says what differs
 */
JbRecipientsComparison *
jb_recipients_comparison_new (JbBulletin         *bulletin,
                              const JbTranscript *previous,
                              const char         *previous_title,
                              gboolean            editable)
{
  JbRecipientsComparison *self;
  g_autofree char        *subtitle = NULL;

  g_return_val_if_fail (JB_IS_BULLETIN (bulletin), NULL);
  g_return_val_if_fail (previous != NULL && previous_title != NULL, NULL);

  self = g_object_new (JB_TYPE_RECIPIENTS_COMPARISON, NULL);
  self->bulletin = g_object_ref (bulletin);
  self->editable = editable;
  subtitle = g_strdup_printf (_("Compared with “%s”"), previous_title);
  adw_window_title_set_subtitle (self->title, subtitle);
  self->previous = jb_issue_new (previous);
  g_signal_connect_object (jb_bulletin_get_history (bulletin), "notify::revision",
                           G_CALLBACK (on_revision_cb), self, G_CONNECT_SWAPPED);
  fill (self);

  return self;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-recipients-comparison.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-recipient-lists.h"
#include "check/jb-plain.h"
#include "check/jb-recipient-changes.h"

/**
 * JbRecipientsComparison:
 *
 * What differs between the recipients of an issue and those of another one. A row leads to the
 * recipient; what somebody did not mean is put back as it was by a button.
 */

struct _JbRecipientsComparison
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwWindowTitle *title;
  GtkStack       *stack;
  GtkListBox     *list;

  /* Owned */
  JbBulletin *bulletin;
};

/* One change, kept by its row. */
typedef struct
{
  JbRecipientChangeKind kind;
  JbBlock              *block;
  char                 *old_label;
  char                 *old_text;
} Change;

enum
{
  RECIPIENT_CHOSEN,
  N_SIGNALS
};

#define CHANGE "jb-change"

G_DEFINE_FINAL_TYPE (JbRecipientsComparison, jb_recipients_comparison, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static void
free_change (gpointer data)
{
  Change *change = data;

  g_clear_object (&change->block);
  g_free (change->old_label);
  g_free (change->old_text);
  g_free (change);
}

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

static gboolean
is_there (Change *change)
{
  return change->block != NULL && jb_node_get_bulletin (JB_NODE (change->block)) != NULL &&
         jb_node_get_owner (JB_NODE (change->block)) != NULL;
}

static void
on_row_activated_cb (JbRecipientsComparison *self,
                     GtkListBoxRow          *row)
{
  Change *change = g_object_get_data (G_OBJECT (row), CHANGE);

  if (is_there (change))
    g_signal_emit (self, signals[RECIPIENT_CHOSEN], 0, change->block);
}

/* Makes it as it was in the other issue. */
static void
on_put_back_cb (GtkButton *button)
{
  GtkWidget              *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);
  JbRecipientsComparison *self = JB_RECIPIENTS_COMPARISON (gtk_widget_get_root (row));
  Change                 *change = g_object_get_data (G_OBJECT (row), CHANGE);
  JbHistory              *history = jb_bulletin_get_history (self->bulletin);

  jb_history_break_merge (history);
  jb_history_begin (history, _("Put Back Recipient"));
  if (change->kind == JB_RECIPIENT_REMOVED)
    {
      JbRecipients *list = jb_recipient_lists_ensure (self->bulletin, change->old_label);

      jb_recipients_splice_entries (list,
                                    g_list_model_get_n_items (jb_recipients_get_entries (list)), 0,
                                    (const char *[]) { change->old_text, NULL });
    }
  else if (is_there (change))
    jb_block_set_text (change->block, change->old_text);
  jb_history_end (history);
  jb_history_break_merge (history);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Put back"));
  gtk_widget_hide (GTK_WIDGET (button));
}

/* What was one recipient and is two now cannot be put back by changing one of them. */
static gboolean
can_put_back (const JbRecipientChange *change)
{
  g_autofree char *letters = NULL;
  g_autofree char *old_letters = NULL;

  switch (change->kind)
    {
    case JB_RECIPIENT_REMOVED:
    case JB_RECIPIENT_RETITLED:
      return TRUE;
    case JB_RECIPIENT_MARKED:
      letters = jb_plain_dup_letters (change->text);
      old_letters = jb_plain_dup_letters (change->old_text);
      return strcmp (letters, old_letters) == 0;
    case JB_RECIPIENT_ADDED:
    case JB_RECIPIENT_MOVED_FROM_LIST:
    case JB_RECIPIENT_MOVED_DOWN:
    case JB_RECIPIENT_MOVED_UP:
    default:
      return FALSE;
    }
}

static void
add_row (JbRecipientsComparison  *self,
         const JbRecipientChange *change,
         JbBlock                 *block)
{
  g_autofree char *explanation = dup_explanation (change);
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *icon = gtk_image_new_from_icon_name (get_icon (change->kind));
  Change          *kept = g_new0 (Change, 1);

  kept->kind = change->kind;
  kept->block = block != NULL ? g_object_ref (block) : NULL;
  kept->old_label = g_strdup (change->old_label);
  kept->old_text = g_strdup (change->old_text);
  g_object_set_data_full (G_OBJECT (row), CHANGE, kept, free_change);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 change->text != NULL ? change->text : change->old_text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), explanation);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (can_put_back (change))
    {
      const char *label = change->kind == JB_RECIPIENT_REMOVED ? _("Put Back") : _("As Before");
      GtkWidget  *button = gtk_button_new_with_label (label);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_signal_connect (button, "clicked", G_CALLBACK (on_put_back_cb), NULL);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), block != NULL);
  gtk_list_box_append (self->list, row);
}

static void
fill (JbRecipientsComparison *self,
      const JbTranscript     *previous)
{
  g_autoptr(JbTranscript) transcript = jb_bulletin_to_transcript (self->bulletin);
  g_autoptr(JbIssue) issue = jb_issue_new (transcript);
  g_autoptr(JbIssue) before = jb_issue_new (previous);
  g_autoptr(GArray) changes = jb_recipient_changes_new (issue, before);
  g_autoptr(GPtrArray) blocks = g_ptr_array_new ();

  for (JbBlock *block = jb_bulletin_get_first_block (self->bulletin); block != NULL;
       block = jb_block_get_next (block))
    g_ptr_array_add (blocks, block);
  for (guint i = 0; i < changes->len; i++)
    {
      const JbRecipientChange *change = &g_array_index (changes, JbRecipientChange, i);

      add_row (self, change,
               change->block < blocks->len ? g_ptr_array_index (blocks, change->block) : NULL);
    }
  gtk_stack_set_visible_child_name (self->stack, changes->len > 0 ? "changes" : "same");
}

static void
jb_recipients_comparison_dispose (GObject *object)
{
  g_clear_object (&JB_RECIPIENTS_COMPARISON (object)->bulletin);

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
  gtk_widget_class_bind_template_child (widget_class, JbRecipientsComparison, stack);
  gtk_widget_class_bind_template_child (widget_class, JbRecipientsComparison, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
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
 *
 * Returns: (transfer none): a window that says what differs
 */
JbRecipientsComparison *
jb_recipients_comparison_new (JbBulletin         *bulletin,
                              const JbTranscript *previous,
                              const char         *previous_title)
{
  JbRecipientsComparison *self;
  g_autofree char        *subtitle = NULL;

  g_return_val_if_fail (JB_IS_BULLETIN (bulletin), NULL);
  g_return_val_if_fail (previous != NULL && previous_title != NULL, NULL);

  self = g_object_new (JB_TYPE_RECIPIENTS_COMPARISON, NULL);
  self->bulletin = g_object_ref (bulletin);
  subtitle = g_strdup_printf (_("Compared with “%s”"), previous_title);
  adw_window_title_set_subtitle (self->title, subtitle);
  fill (self, previous);

  return self;
}

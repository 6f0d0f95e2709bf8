/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-recipients-card.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-bulletin.h"
#include "jb-editor.h"
#include "jb-field-row.h"
#include "jb-follow.h"
#include "jb-list-position.h"
#include "jb-part-drag.h"
#include "jb-part-holder.h"
#include "jb-recipient-completion.h"
#include "jb-recipient-paste.h"
#include "jb-recipient-row.h"
#include "jb-row-refusal.h"
#include "legacy/jb-paste-recipients.h"

/**
 * JbRecipientsCard:
 *
 * One list of recipients (报, 送, 发 …): its label, a row for each recipient, and under
 * them the line as it is printed.
 */

struct _JbRecipientsCard
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkListBox  *list;
  JbFieldRow  *label_row;
  AdwEntryRow *add_row;
  GtkLabel    *printed;

  /* Owned */
  JbRecipients       *recipients;
  JbReceivers        *receivers;
  JbFindings         *findings;
  JbSourceCompletion *completion;

  guint update_id;
  guint composing : 1;
};

enum
{
  PROP_0,
  PROP_RECIPIENTS,
  PROP_RECEIVERS,
  PROP_FINDINGS,
  N_PROPS
};

/* The label stands above the recipients. */
enum
{
  FIRST_ROW = 1
};

static void part_holder_iface_init (JbPartHolderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JbRecipientsCard, jb_recipients_card, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (JB_TYPE_PART_HOLDER, part_holder_iface_init))

static GParamSpec *properties[N_PROPS];

static gboolean
update_printed_cb (gpointer data)
{
  JbRecipientsCard *self = data;
  g_autofree char  *line = NULL;

  self->update_id = 0;
  if (self->recipients != NULL && jb_node_get_bulletin (JB_NODE (self->recipients)) != NULL)
    line = jb_recipients_dup_printed (self->recipients);
  gtk_label_set_label (self->printed, line != NULL ? line : "");
  gtk_widget_set_visible (GTK_WIDGET (self->printed), line != NULL && *line != '\0');

  return G_SOURCE_REMOVE;
}

static void
schedule_update (JbRecipientsCard *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (JB_PRIORITY_FOLLOW, update_printed_cb, self, NULL);
}

static void
on_items_changed_cb (GListModel       *entries,
                     guint             position,
                     guint             removed,
                     guint             added,
                     JbRecipientsCard *self)
{
  for (guint i = 0; i < removed; i++)
    gtk_list_box_remove (self->list,
                         GTK_WIDGET (gtk_list_box_get_row_at_index (self->list,
                                                                    (int) position + FIRST_ROW)));
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (entries, i);

      GtkWidget *row = jb_recipient_row_new (block);

      jb_recipient_row_set_receivers (JB_RECIPIENT_ROW (row), self->receivers);
      jb_recipient_row_set_findings (JB_RECIPIENT_ROW (row), self->findings);
      gtk_list_box_insert (self->list, row, (int) i + FIRST_ROW);
    }
  schedule_update (self);
}

static void
show_refusal (JbRecipientsCard *self,
              const char       *reason)
{
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->add_row), reason);
  jb_row_refusal_show (self->add_row, reason);
}

static void
put_in (JbRecipientsCard *self,
        GPtrArray        *lists,
        const char       *label)
{
  guint n = g_list_model_get_n_items (jb_recipients_get_entries (self->recipients));

  jb_recipient_lists_put_in (self->recipients, n, 0, lists, label);
}

/* A whole printed line may be typed into the row that adds. What was typed there is added
 * when the keyboard goes elsewhere too: nobody means to throw it away. */
static void
on_add_cb (JbRecipientsCard *self)
{
  g_autoptr(GPtrArray) lists = NULL;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->add_row));

  if (self->recipients == NULL || *text == '\0' ||
      jb_node_get_bulletin (JB_NODE (self->recipients)) == NULL)
    return;

  lists = jb_paste_read_recipients (text);
  if (lists == NULL && strpbrk (text, "，,。；; ") == NULL)
    {
      show_refusal (self, _("This cannot be printed as a recipient."));
      return;
    }

  show_refusal (self, NULL);
  if (lists != NULL)
    put_in (self, lists,
            jb_recipient_lists_count_entries (lists) == 1 ? _("Add Recipient")
                                                          : _("Add Recipients"));
  gtk_editable_set_text (GTK_EDITABLE (self->add_row), "");
}

static void
on_paste_cb (GPtrArray *lists,
             gpointer   user_data)
{
  JbRecipientsCard *self = user_data;

  if (self->recipients == NULL || jb_node_get_bulletin (JB_NODE (self->recipients)) == NULL)
    return;

  /* What was typed before is not mixed with what is pasted. */
  on_add_cb (self);
  put_in (self, lists, _("Paste Recipients"));
  jb_recipient_paste_offer (GTK_WIDGET (self), lists);
}

static void
on_add_text_cb (JbRecipientsCard *self)
{
  show_refusal (self, NULL);
  if (self->completion == NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL &&
      self->receivers != NULL)
    self->completion = jb_recipient_completion_new (
        JB_PART_HOLDER (self), GTK_WIDGET (self->add_row),
        GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->add_row))));
}

static void
on_preedit_changed_cb (JbRecipientsCard *self,
                       const char       *preedit)
{
  self->composing = preedit != NULL && *preedit != '\0';
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autoptr(JbRecipientsCard) self = g_object_ref (JB_RECIPIENTS_CARD (widget));
  GtkWidget  *window = GTK_WIDGET (gtk_widget_get_root (widget));
  JbBulletin *bulletin;
  guint       at;

  if (self->recipients == NULL ||
      (bulletin = jb_node_get_bulletin (JB_NODE (self->recipients))) == NULL ||
      !jb_list_position (jb_bulletin_get_recipients (bulletin), self->recipients, &at))
    return;

  jb_bulletin_remove_recipients (bulletin, at);
  gtk_widget_activate_action (window, "win.offer-undo", "s", _("List removed"));
}

/* What is written in another part does not stand in the line. */
static void
on_revision_cb (JbHistory        *history,
                GParamSpec       *pspec,
                JbRecipientsCard *self)
{
  JbBlock *only_block = jb_history_get_only_block (history);
  JbNode  *owner = only_block != NULL ? jb_node_get_owner (JB_NODE (only_block)) : NULL;

  if (owner == NULL || JB_IS_RECIPIENTS (owner))
    schedule_update (self);
}

static void
set_recipients (JbRecipientsCard *self,
                JbRecipients     *recipients)
{
  GListModel *entries;
  JbBulletin *bulletin;

  /* A card is made for one list and never shows another. */
  if (recipients == NULL || self->recipients != NULL)
    return;

  self->recipients = g_object_ref (recipients);
  entries = jb_recipients_get_entries (recipients);
  on_items_changed_cb (entries, 0, 0, g_list_model_get_n_items (entries), self);
  g_signal_connect_object (entries, "items-changed", G_CALLBACK (on_items_changed_cb), self, 0);
  bulletin = jb_node_get_bulletin (JB_NODE (recipients));
  if (bulletin != NULL)
    g_signal_connect_object (jb_bulletin_get_history (bulletin), "notify::revision",
                             G_CALLBACK (on_revision_cb), self, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECIPIENTS]);
}

static JbRecipientRow *
peek_row (JbRecipientsCard *self,
          int               i)
{
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, i + FIRST_ROW));

  return row != NULL && JB_IS_RECIPIENT_ROW (row) ? JB_RECIPIENT_ROW (row) : NULL;
}

static void
set_receivers (JbRecipientsCard *self,
               JbReceivers      *receivers)
{
  JbRecipientRow *row;

  if (!g_set_object (&self->receivers, receivers))
    return;

  for (int i = 0; (row = peek_row (self, i)) != NULL; i++)
    jb_recipient_row_set_receivers (row, receivers);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECEIVERS]);
}

static void
set_findings (JbRecipientsCard *self,
              JbFindings       *findings)
{
  JbRecipientRow *row;

  if (!g_set_object (&self->findings, findings))
    return;

  for (int i = 0; (row = peek_row (self, i)) != NULL; i++)
    jb_recipient_row_set_findings (row, findings);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINDINGS]);
}

static JbNode *
jb_recipients_card_get_part (JbPartHolder *holder)
{
  JbRecipients *recipients = JB_RECIPIENTS_CARD (holder)->recipients;

  return recipients != NULL ? JB_NODE (recipients) : NULL;
}

static void
part_holder_iface_init (JbPartHolderInterface *iface)
{
  iface->get_part = jb_recipients_card_get_part;
}

static void
jb_recipients_card_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jb_recipients_card_parent_class)->root (widget);
  gtk_editable_set_editable (GTK_EDITABLE (JB_RECIPIENTS_CARD (widget)->add_row),
                             jb_editor_lets_write (widget));
}

static gboolean
jb_recipients_card_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JB_RECIPIENTS_CARD (widget)->add_row));
}

/* What the Tab key visits one after the other: the recipients, the row that adds, and only then the
 * label, which stands above them: whoever comes here to type a recipient would type over it. */
static GtkWidget *
get_stop (JbRecipientsCard *self,
          guint             i)
{
  guint n = self->recipients != NULL
                ? g_list_model_get_n_items (jb_recipients_get_entries (self->recipients))
                : 0;

  if (i < n)
    return GTK_WIDGET (peek_row (self, (int) i));
  if (i == n)
    return GTK_WIDGET (self->add_row);

  return i == n + 1 ? GTK_WIDGET (self->label_row) : NULL;
}

static gboolean
jb_recipients_card_focus (GtkWidget       *widget,
                          GtkDirectionType direction)
{
  JbRecipientsCard *self = JB_RECIPIENTS_CARD (widget);
  gboolean          forward = direction == GTK_DIR_TAB_FORWARD;
  GtkRoot          *root = gtk_widget_get_root (widget);
  GtkWidget        *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget        *stop;
  int               n, at = -1;

  if (!forward && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (jb_recipients_card_parent_class)->focus (widget, direction);

  for (n = 0; (stop = get_stop (self, (guint) n)) != NULL; n++)
    if (focus != NULL && (focus == stop || gtk_widget_is_ancestor (focus, stop)))
      at = n;
  if (at < 0)
    at = forward ? 0 : n - 1;
  for (; at >= 0 && at < n; at += forward ? 1 : -1)
    if (gtk_widget_child_focus (get_stop (self, (guint) at), direction))
      return TRUE;

  return FALSE;
}

static void
jb_recipients_card_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_RECIPIENTS:
      g_value_set_object (value, JB_RECIPIENTS_CARD (object)->recipients);
      break;
    case PROP_RECEIVERS:
      g_value_set_object (value, JB_RECIPIENTS_CARD (object)->receivers);
      break;
    case PROP_FINDINGS:
      g_value_set_object (value, JB_RECIPIENTS_CARD (object)->findings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_recipients_card_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_RECIPIENTS:
      set_recipients (JB_RECIPIENTS_CARD (object), g_value_get_object (value));
      break;
    case PROP_RECEIVERS:
      set_receivers (JB_RECIPIENTS_CARD (object), g_value_get_object (value));
      break;
    case PROP_FINDINGS:
      set_findings (JB_RECIPIENTS_CARD (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_recipients_card_dispose (GObject *object)
{
  JbRecipientsCard *self = JB_RECIPIENTS_CARD (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->completion != NULL)
    jb_source_completion_detach (self->completion);
  g_clear_object (&self->completion);
  g_clear_object (&self->recipients);
  g_clear_object (&self->receivers);
  g_clear_object (&self->findings);

  G_OBJECT_CLASS (jb_recipients_card_parent_class)->dispose (object);
}

static void
jb_recipients_card_class_init (JbRecipientsCardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_recipients_card_get_property;
  object_class->set_property = jb_recipients_card_set_property;
  object_class->dispose = jb_recipients_card_dispose;
  widget_class->root = jb_recipients_card_root;
  widget_class->focus = jb_recipients_card_focus;
  widget_class->grab_focus = jb_recipients_card_grab_focus;

  properties[PROP_RECIPIENTS] =
      g_param_spec_object ("recipients", NULL, NULL, JB_TYPE_RECIPIENTS,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_RECEIVERS] =
      g_param_spec_object ("receivers", NULL, NULL, JB_TYPE_RECEIVERS,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FINDINGS] =
      g_param_spec_object ("findings", NULL, NULL, JB_TYPE_FINDINGS,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (JB_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-recipients-card.ui");
  gtk_widget_class_bind_template_child (widget_class, JbRecipientsCard, list);
  gtk_widget_class_bind_template_child (widget_class, JbRecipientsCard, label_row);
  gtk_widget_class_bind_template_child (widget_class, JbRecipientsCard, add_row);
  gtk_widget_class_bind_template_child (widget_class, JbRecipientsCard, printed);
  gtk_widget_class_bind_template_callback (widget_class, on_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_add_text_cb);

  gtk_widget_class_install_action (widget_class, "recipients.remove", NULL, remove_action);
}

static void
jb_recipients_card_init (JbRecipientsCard *self)
{
  GtkEditable *text;

  gtk_widget_init_template (GTK_WIDGET (self));
  jb_field_row_expose_text (self->add_row);
  jb_part_drag_add_target (GTK_WIDGET (self->label_row), JB_PART_HOLDER (self), JB_PLACE_AFTER);
  jb_part_drag_add_target (GTK_WIDGET (self->add_row), JB_PART_HOLDER (self), JB_PLACE_INTO);
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->add_row));
  jb_recipient_paste_attach (GTK_TEXT (text), on_paste_cb, self);
  g_signal_connect_object (text, "preedit-changed", G_CALLBACK (on_preedit_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (
                                      ADW_PREFERENCES_ROW (self->add_row)),
                                  -1);
}

/**
 * jb_recipients_card_new:
 * @recipients: the list to show
 *
 * Returns: (transfer floating): a card for @recipients
 */
GtkWidget *
jb_recipients_card_new (JbRecipients *recipients)
{
  return g_object_new (JB_TYPE_RECIPIENTS_CARD, "recipients", recipients, NULL);
}

/**
 * jb_recipients_card_estimate:
 * @recipients: (type JbRecipients): a list of recipients
 * @cards: where its card will stand
 * @width: how wide it will be, in pixels
 *
 * Returns: about how high the card will be, in pixels
 */
int
jb_recipients_card_estimate (gpointer recipients,
                             JbCards *cards,
                             int      width)
{
  enum
  {
    FIELD_ROW = 50,
    RECIPIENT_ROW = 50,
    SPACING = 6,
    SIDES = 28
  };
  GListModel      *entries = jb_recipients_get_entries (recipients);
  guint            n = g_list_model_get_n_items (entries);
  g_autofree char *line = n > 0 ? jb_recipients_dup_printed (recipients) : NULL;

  return 2 * FIELD_ROW + (int) n * RECIPIENT_ROW +
         (line != NULL ? SPACING + jb_cards_estimate_text (cards, line, width - SIDES) : 0);
}

/**
 * jb_recipients_card_tidy:
 *
 * Prepares the list to be written: what stands in the row that adds is added.
 */
void
jb_recipients_card_tidy (JbRecipientsCard *self)
{
  g_return_if_fail (JB_IS_RECIPIENTS_CARD (self));

  if (!self->composing)
    on_add_cb (self);
}

/**
 * jb_recipients_card_get_recipients:
 *
 * Returns: (transfer none) (nullable): the list that is shown
 */
JbRecipients *
jb_recipients_card_get_recipients (JbRecipientsCard *self)
{
  g_return_val_if_fail (JB_IS_RECIPIENTS_CARD (self), NULL);

  return self->recipients;
}

/**
 * jb_recipients_card_focus_entry:
 * @position: which recipient
 *
 * Puts the keyboard into a recipient, at its end.
 */
void
jb_recipients_card_focus_entry (JbRecipientsCard *self,
                                guint             position)
{
  JbRecipientRow *row;

  g_return_if_fail (JB_IS_RECIPIENTS_CARD (self));

  row = peek_row (self, (int) position);
  if (row == NULL)
    return;

  gtk_text_grab_focus_without_selecting (jb_recipient_row_get_text (row));
  gtk_editable_set_position (GTK_EDITABLE (jb_recipient_row_get_text (row)), -1);
}

/**
 * jb_recipients_card_focus_label:
 *
 * Puts the keyboard into the label, so that typing replaces it.
 */
void
jb_recipients_card_focus_label (JbRecipientsCard *self)
{
  g_return_if_fail (JB_IS_RECIPIENTS_CARD (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->label_row));
  gtk_editable_select_region (GTK_EDITABLE (self->label_row), 0, -1);
}

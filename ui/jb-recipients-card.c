/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-recipients-card.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-bulletin.h"
#include "jb-field-row.h"
#include "jb-list-position.h"
#include "jb-recipient-row.h"

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
  JbRecipients *recipients;

  guint update_id;
  guint composing : 1;
};

enum
{
  PROP_0,
  PROP_RECIPIENTS,
  N_PROPS
};

/* The label stands above the recipients. */
enum { FIRST_ROW = 1 };

G_DEFINE_FINAL_TYPE (JbRecipientsCard, jb_recipients_card, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];

/* The line as it stands in the text: from the label to the end of the last entry. */
static char *
dup_printed_line (JbRecipients *recipients)
{
  GListModel *entries = jb_recipients_get_entries (recipients);
  guint       n = g_list_model_get_n_items (entries);
  g_autoptr(JbBlock) first = g_list_model_get_item (entries, 0);
  g_autoptr(JbBlock) last = n > 0 ? g_list_model_get_item (entries, n - 1) : NULL;
  GString *line = g_string_new (NULL);
  JbBlock *at = first;

  while (at != NULL && jb_block_get_role (at) != JB_ROLE_RECIPIENTS_LABEL)
    at = jb_block_get_prev (at);
  for (; at != NULL; at = jb_block_get_next (at))
    {
      g_string_append (line, jb_block_get_open (at));
      g_string_append (line, jb_block_get_raw (at));
      g_string_append (line, jb_block_get_close (at));
      if (at == last)
        break;
      g_string_append (line, jb_block_get_gap (at));
    }

  return g_strstrip (g_string_free (line, FALSE));
}

static gboolean
update_printed_cb (gpointer data)
{
  JbRecipientsCard *self = data;
  g_autofree char  *line = NULL;

  self->update_id = 0;
  if (self->recipients != NULL && jb_node_get_bulletin (JB_NODE (self->recipients)) != NULL)
    line = dup_printed_line (self->recipients);
  gtk_label_set_label (self->printed, line != NULL ? line : "");
  gtk_widget_set_visible (GTK_WIDGET (self->printed), line != NULL && *line != '\0');

  return G_SOURCE_REMOVE;
}

static void
schedule_update (JbRecipientsCard *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add (update_printed_cb, self);
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

      gtk_list_box_insert (self->list, jb_recipient_row_new (block), (int) i + FIRST_ROW);
    }
  schedule_update (self);
}

/* Splits @text at every line break and every ， outside brackets. */
static GPtrArray *
split_recipients (const char *text)
{
  GPtrArray  *parts = g_ptr_array_new_with_free_func (g_free);
  const char *start = text;
  int         depth = 0;

  for (const char *at = text;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == 0xff08 || c == '(')
        depth++;
      else if ((c == 0xff09 || c == ')') && depth > 0)
        depth--;
      else if (c == 0 || c == '\n' || (c == 0xff0c && depth == 0))
        {
          g_autofree char *part = g_strstrip (g_strndup (start, (gsize) (at - start)));

          if (*part != '\0')
            g_ptr_array_add (parts, g_steal_pointer (&part));
          if (c == 0)
            break;
          start = g_utf8_next_char (at);
        }
    }
  g_ptr_array_add (parts, NULL);

  return parts;
}

/* A whole printed line may be pasted into the row that adds. What was typed there is added
 * when the keyboard goes elsewhere too: nobody means to throw it away. */
static void
on_add_cb (JbRecipientsCard *self)
{
  g_autoptr(GPtrArray) added = NULL;
  GListModel *entries;

  if (self->recipients == NULL || jb_node_get_bulletin (JB_NODE (self->recipients)) == NULL)
    return;

  added = split_recipients (gtk_editable_get_text (GTK_EDITABLE (self->add_row)));
  if (added->len == 1)
    return;

  entries = jb_recipients_get_entries (self->recipients);
  jb_recipients_splice_entries (self->recipients, g_list_model_get_n_items (entries), 0,
                                (const char *const *) added->pdata);
  gtk_editable_set_text (GTK_EDITABLE (self->add_row), "");
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
                             G_CALLBACK (schedule_update), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECIPIENTS]);
}

static gboolean
jb_recipients_card_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JB_RECIPIENTS_CARD (widget)->add_row));
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
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_recipients_card_dispose (GObject *object)
{
  JbRecipientsCard *self = JB_RECIPIENTS_CARD (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->recipients);

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
  widget_class->grab_focus = jb_recipients_card_grab_focus;

  properties[PROP_RECIPIENTS] =
      g_param_spec_object ("recipients", NULL, NULL, JB_TYPE_RECIPIENTS,
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

  gtk_widget_class_install_action (widget_class, "recipients.remove", NULL, remove_action);
}

static void
jb_recipients_card_init (JbRecipientsCard *self)
{
  GtkEditable *text;

  gtk_widget_init_template (GTK_WIDGET (self));
  jb_field_row_expose_text (self->add_row);
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->add_row));
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
    RECIPIENT_ROW = 37,
    SPACING = 6,
    SIDES = 28
  };
  GListModel      *entries = jb_recipients_get_entries (recipients);
  guint            n = g_list_model_get_n_items (entries);
  g_autofree char *line = n > 0 ? dup_printed_line (recipients) : NULL;

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

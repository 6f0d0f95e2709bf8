/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-recipients-form.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-recipient-lists.h"
#include "jb-cards.h"
#include "jb-form-lock.h"
#include "jb-list-position.h"
#include "jb-part-holder.h"
#include "jb-recipients-card.h"
#include "jb-window.h"

/**
 * JbRecipientsForm:
 *
 * Who receives the bulletin: a card for each list that is printed (报, 送, 发 …), in
 * the order of print, and how many copies they need.
 */

struct _JbRecipientsForm
{
  GtkBox parent_instance;

  /* Template widgets */
  JbCards   *lists;
  GtkWidget *copies_box;
  GtkLabel  *copies;
  GtkWidget *issues_button;

  /* Owned */
  JbBulletin   *bulletin;
  JbReceivers  *receivers;
  JbFindings   *findings;
  GSignalGroup *receivers_signals;
};

enum
{
  PROP_0,
  PROP_BULLETIN,
  PROP_RECEIVERS,
  PROP_FINDINGS,
  N_PROPS
};

static void part_holder_iface_init (JbPartHolderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JbRecipientsForm, jb_recipients_form, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (JB_TYPE_PART_HOLDER, part_holder_iface_init))

static GParamSpec *properties[N_PROPS];

static GtkWidget *
create_card (gpointer item,
             gpointer user_data)
{
  JbRecipientsForm *self = user_data;
  GtkWidget        *card = jb_recipients_card_new (item);

  g_object_bind_property (self, "receivers", card, "receivers", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "findings", card, "findings", G_BINDING_SYNC_CREATE);

  return card;
}

static JbRecipientsCard *
ensure_card (JbRecipientsForm *self,
             JbRecipients     *list)
{
  guint at;

  if (self->bulletin == NULL ||
      !jb_list_position (jb_bulletin_get_recipients (self->bulletin), list, &at))
    return NULL;

  return JB_RECIPIENTS_CARD (jb_cards_ensure_card (self->lists, at));
}

/* A list that is there already is shown, not added again. */
static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  JbRecipientsForm *self = JB_RECIPIENTS_FORM (widget);
  JbRecipientsCard *card;

  if (self->bulletin == NULL)
    return;

  card = ensure_card (self, jb_recipient_lists_ensure (self->bulletin,
                                                       g_variant_get_string (parameter, NULL)));
  if (card != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (card));
}

/* Begins with a label that many offices use, for the user to type another one over it. */
static void
add_other_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  static const char *const labels[] = { "分送", "抄报", "主送", "印送" };
  JbRecipientsForm        *self = JB_RECIPIENTS_FORM (widget);
  JbRecipientsCard        *card;
  guint                    i = 0;

  if (self->bulletin == NULL)
    return;

  while (i + 1 < G_N_ELEMENTS (labels) &&
         jb_recipient_lists_find (self->bulletin, labels[i]) != NULL)
    i++;
  card = ensure_card (self, jb_recipient_lists_ensure (self->bulletin, labels[i]));
  if (card != NULL)
    jb_recipients_card_focus_label (card);
}

static char *
dup_copies (JbRecipientsForm *self)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT, jb_receivers_get_copies (self->receivers));
}

/* As it stands in the tail, in the words that are read back as such. */
static char *
dup_printed_copies (JbRecipientsForm *self)
{
  g_autofree char *number = dup_copies (self);

  return g_strconcat ("共印", number, "份", NULL);
}

static void
update_copies (JbRecipientsForm *self)
{
  JbDirectory *directory = self->receivers != NULL
                               ? jb_receivers_get_directory (self->receivers)
                               : NULL;
  guint64      copies = self->receivers != NULL ? jb_receivers_get_copies (self->receivers) : 0;
  gboolean     shown = self->bulletin != NULL && copies > 0 && directory != NULL &&
                   jb_directory_get_size (directory) > 0;
  g_autofree char *number = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *text = NULL;
  guint            n_unknown;

  gtk_widget_set_visible (self->copies_box, shown);
  if (!shown)
    return;

  number = dup_copies (self);
  n_unknown = jb_receivers_get_n_unknown (self->receivers);
  if (n_unknown > 0)
    /* Translators: %s is a number of printed copies, of which those for unknown recipients are
     * guessed. */
    text = g_strdup_printf (ngettext ("Copies: %s, with one for %u recipient not in the directory",
                                      "Copies: %s, with one each for %u recipients not in the "
                                      "directory",
                                      n_unknown),
                            number, n_unknown);
  else
    text = g_strdup_printf (_("Copies: %s"), number);
  gtk_label_set_label (self->copies, text);
  printed = dup_printed_copies (self);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "recipients.put-copies",
      g_strcmp0 (jb_fields_get_text (jb_bulletin_get_tail (self->bulletin), "copies"), printed) !=
          0);
}

static void
put_copies_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  JbRecipientsForm *self = JB_RECIPIENTS_FORM (widget);
  g_autofree char  *printed = NULL;
  JbHistory        *history;

  if (self->bulletin == NULL || self->receivers == NULL)
    return;

  jb_receivers_update (self->receivers);
  printed = dup_printed_copies (self);
  history = jb_bulletin_get_history (self->bulletin);
  jb_history_break_merge (history);
  jb_history_begin (history, _("Set Copies"));
  jb_fields_set_text (jb_bulletin_get_tail (self->bulletin), "copies", printed);
  jb_history_end (history);
  jb_history_break_merge (history);
  update_copies (self);
}

static void
jb_recipients_form_go_to (JbPartHolder *holder,
                          JbNode       *part)
{
  JbRecipientsForm *self = JB_RECIPIENTS_FORM (holder);
  JbNode           *owner = jb_node_get_owner (part);
  JbRecipientsCard *card;
  guint             at;

  if (owner == NULL || !JB_IS_RECIPIENTS (owner) ||
      (card = ensure_card (self, JB_RECIPIENTS (owner))) == NULL)
    return;
  if (jb_list_position (jb_recipients_get_entries (JB_RECIPIENTS (owner)), part, &at))
    jb_recipients_card_focus_entry (card, at);
}

/* All of the lists together are no part that could be moved. */
static JbNode *
jb_recipients_form_get_part (JbPartHolder *holder)
{
  return NULL;
}

static void
part_holder_iface_init (JbPartHolderInterface *iface)
{
  iface->get_part = jb_recipients_form_get_part;
  iface->go_to = jb_recipients_form_go_to;
}

static void
jb_recipients_form_root (GtkWidget *widget)
{
  JbRecipientsForm *self = JB_RECIPIENTS_FORM (widget);
  GtkRoot          *root;

  GTK_WIDGET_CLASS (jb_recipients_form_parent_class)->root (widget);

  root = gtk_widget_get_root (widget);
  if (!JB_IS_WINDOW (root))
    return;
  jb_recipients_form_set_receivers (self, jb_window_get_receivers (JB_WINDOW (root)));
  jb_recipients_form_set_findings (self, jb_window_get_findings (JB_WINDOW (root)));
}

static void
jb_recipients_form_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BULLETIN:
      g_value_set_object (value, JB_RECIPIENTS_FORM (object)->bulletin);
      break;
    case PROP_RECEIVERS:
      g_value_set_object (value, JB_RECIPIENTS_FORM (object)->receivers);
      break;
    case PROP_FINDINGS:
      g_value_set_object (value, JB_RECIPIENTS_FORM (object)->findings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_recipients_form_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_BULLETIN:
      jb_recipients_form_set_bulletin (JB_RECIPIENTS_FORM (object), g_value_get_object (value));
      break;
    case PROP_RECEIVERS:
      jb_recipients_form_set_receivers (JB_RECIPIENTS_FORM (object), g_value_get_object (value));
      break;
    case PROP_FINDINGS:
      jb_recipients_form_set_findings (JB_RECIPIENTS_FORM (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_recipients_form_dispose (GObject *object)
{
  JbRecipientsForm *self = JB_RECIPIENTS_FORM (object);

  g_clear_object (&self->receivers_signals);
  g_clear_object (&self->receivers);
  g_clear_object (&self->findings);
  g_clear_object (&self->bulletin);

  G_OBJECT_CLASS (jb_recipients_form_parent_class)->dispose (object);
}

static void
jb_recipients_form_class_init (JbRecipientsFormClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_recipients_form_get_property;
  object_class->set_property = jb_recipients_form_set_property;
  object_class->dispose = jb_recipients_form_dispose;
  widget_class->root = jb_recipients_form_root;

  properties[PROP_BULLETIN] =
      g_param_spec_object ("bulletin", NULL, NULL, JB_TYPE_BULLETIN,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_RECEIVERS] =
      g_param_spec_object ("receivers", NULL, NULL, JB_TYPE_RECEIVERS,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FINDINGS] =
      g_param_spec_object ("findings", NULL, NULL, JB_TYPE_FINDINGS,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (JB_TYPE_CARDS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-recipients-form.ui");
  gtk_widget_class_bind_template_child (widget_class, JbRecipientsForm, lists);
  gtk_widget_class_bind_template_child (widget_class, JbRecipientsForm, copies_box);
  gtk_widget_class_bind_template_child (widget_class, JbRecipientsForm, copies);
  gtk_widget_class_bind_template_child (widget_class, JbRecipientsForm, issues_button);

  gtk_widget_class_install_action (widget_class, "recipients.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "recipients.add-other", NULL, add_other_action);
  gtk_widget_class_install_action (widget_class, "recipients.put-copies", NULL,
                                   put_copies_action);
}

static void
jb_recipients_form_init (JbRecipientsForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->receivers_signals = g_signal_group_new (JB_TYPE_RECEIVERS);
  g_signal_group_connect_object (self->receivers_signals, "notify", G_CALLBACK (update_copies),
                                 self, G_CONNECT_SWAPPED);
  jb_cards_set_estimate (self->lists, jb_recipients_card_estimate);
  jb_form_lock_spare (self->issues_button);
}

/**
 * jb_recipients_form_set_bulletin:
 * @bulletin: (nullable): the bulletin to show, %NULL for none
 */
void
jb_recipients_form_set_bulletin (JbRecipientsForm *self,
                                 JbBulletin       *bulletin)
{
  g_return_if_fail (JB_IS_RECIPIENTS_FORM (self));
  g_return_if_fail (bulletin == NULL || JB_IS_BULLETIN (bulletin));

  if (self->bulletin == bulletin)
    return;

  if (self->bulletin != NULL)
    g_signal_handlers_disconnect_by_func (jb_bulletin_get_history (self->bulletin), update_copies,
                                          self);
  g_set_object (&self->bulletin, bulletin);
  if (bulletin != NULL)
    g_signal_connect_object (jb_bulletin_get_history (bulletin), "notify::revision",
                             G_CALLBACK (update_copies), self, G_CONNECT_SWAPPED);
  jb_cards_bind (self->lists, bulletin != NULL ? jb_bulletin_get_recipients (bulletin) : NULL,
                 create_card, self);
  update_copies (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BULLETIN]);
}

/**
 * jb_recipients_form_set_receivers:
 * @receivers: (nullable): what knows how recipients are read; in a #JbWindow the window's
 */
void
jb_recipients_form_set_receivers (JbRecipientsForm *self,
                                  JbReceivers      *receivers)
{
  g_return_if_fail (JB_IS_RECIPIENTS_FORM (self));
  g_return_if_fail (receivers == NULL || JB_IS_RECEIVERS (receivers));

  if (!g_set_object (&self->receivers, receivers))
    return;

  g_signal_group_set_target (self->receivers_signals, receivers);
  update_copies (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECEIVERS]);
}

/**
 * jb_recipients_form_set_findings:
 * @findings: (nullable): what is found in the bulletin; in a #JbWindow the window's
 */
void
jb_recipients_form_set_findings (JbRecipientsForm *self,
                                 JbFindings       *findings)
{
  g_return_if_fail (JB_IS_RECIPIENTS_FORM (self));
  g_return_if_fail (findings == NULL || JB_IS_FINDINGS (findings));

  if (g_set_object (&self->findings, findings))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINDINGS]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-mailing-list-dialog.h"

#include <glib/gi18n-lib.h>

#include "jb-button-names.h"
#include "jb-transient.h"
#include "page/jb-mailing-list.h"

/**
 * JbMailingListDialog:
 *
 * Who gets how many copies of an issue, for the mail room: to be read, printed and exported.
 */

struct _JbMailingListDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkLabel   *sum_label;
  GtkListBox *list_box;

  /* Owned */
  JbBulletin  *bulletin;
  JbReceivers *receivers;
  GPtrArray   *list;
};

G_DEFINE_FINAL_TYPE (JbMailingListDialog, jb_mailing_list_dialog, ADW_TYPE_WINDOW)

enum
{
  PRINT,
  EXPORT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
add_row (JbMailingListDialog *self,
         const JbMailingLine *line)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *number = g_strdup_printf ("%u", line->copies);
  GtkWidget       *copies = gtk_label_new (number);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->label);
  gtk_widget_add_css_class (copies, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), copies);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->list_box, row);
}

static void
show_sum (JbMailingListDialog *self)
{
  guint64          sum = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->list->len; i++)
    sum += ((const JbMailingLine *) self->list->pdata[i])->copies;
  /* Translators: how many recipients there are, and how many copies they get together */
  text = g_strdup_printf (_("Recipients: %u, copies: %llu"), self->list->len,
                             (unsigned long long) sum);
  gtk_label_set_text (self->sum_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->sum_label), self->list->len > 0);
}

/* The directory may come, or come anew, while the list is looked at. */
static void
fill (JbMailingListDialog *self)
{
  GtkWidget *row;

  g_clear_pointer (&self->list, g_ptr_array_unref);
  self->list = jb_mailing_list_new (self->bulletin, jb_receivers_get_directory (self->receivers),
                                    jb_receivers_get_date (self->receivers));

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list_box, 0))) != NULL)
    gtk_list_box_remove (self->list_box, row);
  for (guint i = 0; i < self->list->len; i++)
    add_row (self, self->list->pdata[i]);
  show_sum (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.print", self->list->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.export", self->list->len > 0);
}

static void
leave_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  JbMailingListDialog *self = JB_MAILING_LIST_DIALOG (widget);

  g_signal_emit (self, signals[g_str_equal (action_name, "list.print") ? PRINT : EXPORT], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
jb_mailing_list_dialog_dispose (GObject *object)
{
  JbMailingListDialog *self = JB_MAILING_LIST_DIALOG (object);

  if (self->receivers != NULL)
    g_signal_handlers_disconnect_by_data (self->receivers, self);
  g_clear_object (&self->receivers);
  g_clear_object (&self->bulletin);
  g_clear_pointer (&self->list, g_ptr_array_unref);

  G_OBJECT_CLASS (jb_mailing_list_dialog_parent_class)->dispose (object);
}

static void
jb_mailing_list_dialog_class_init (JbMailingListDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jb_mailing_list_dialog_dispose;

  /**
   * JbMailingListDialog::print:
   *
   * The list is to be printed; see jb_mailing_list_dialog_dup_sheet(). The dialog closes then.
   */
  signals[PRINT] = g_signal_new ("print", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  /**
   * JbMailingListDialog::export:
   *
   * The list is to be written as PDF. The dialog closes then.
   */
  signals[EXPORT] = g_signal_new ("export", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/jianbao/Jianbao/jb-mailing-list-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JbMailingListDialog, sum_label);
  gtk_widget_class_bind_template_child (widget_class, JbMailingListDialog, list_box);
  gtk_widget_class_install_action (widget_class, "list.print", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "list.export", NULL, leave_action);
}

static void
jb_mailing_list_dialog_init (JbMailingListDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_button_names_tidy (GTK_WIDGET (self));
}

/**
 * jb_mailing_list_dialog_new:
 * @parent: (nullable): the window that it stands before
 * @receivers: the bulletin, and who is known to receive it
 *
 * Returns: (transfer none): a window, not shown yet; it belongs to GTK until it is closed
 */
GtkWidget *
jb_mailing_list_dialog_new (GtkWindow   *parent,
                            JbReceivers *receivers)
{
  JbMailingListDialog *self;

  g_return_val_if_fail (JB_IS_RECEIVERS (receivers), NULL);
  g_return_val_if_fail (jb_receivers_get_bulletin (receivers) != NULL, NULL);

  self = g_object_new (JB_TYPE_MAILING_LIST_DIALOG, NULL);
  jb_transient_set_parent (GTK_WINDOW (self), parent);
  self->receivers = g_object_ref (receivers);
  self->bulletin = g_object_ref (jb_receivers_get_bulletin (receivers));
  g_signal_connect_object (receivers, "notify::directory", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  fill (self);

  return GTK_WIDGET (self);
}

/* Returns: (transfer full): the list as a sheet that can be set on pages in the plain style */
JbTranscript *
jb_mailing_list_dialog_dup_sheet (JbMailingListDialog *self)
{
  g_autoptr(JbBulletin) sheet = NULL;

  g_return_val_if_fail (JB_IS_MAILING_LIST_DIALOG (self), NULL);

  sheet = jb_mailing_list_to_bulletin (self->list, self->bulletin);

  return jb_bulletin_to_transcript (sheet);
}

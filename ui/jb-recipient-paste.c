/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-recipient-paste.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "legacy/jb-paste-recipients.h"

/* Pasting where recipients are typed: a whole line, or several, goes to where it belongs; one
 * name goes to the caret, like any text. */

#define PASTER "jb-recipient-paste"

typedef struct
{
  JbRecipientPasteFunc func;
  gpointer             user_data;
} Paster;

static void
insert_at_caret (GtkText    *text,
                 const char *inserted)
{
  GtkEditable *editable = GTK_EDITABLE (text);
  int          position;

  gtk_editable_delete_selection (editable);
  position = gtk_editable_get_position (editable);
  gtk_editable_insert_text (editable, inserted, -1, &position);
  gtk_editable_set_position (editable, position);
}

/* A text that names nobody stays as it is, but on one line. */
static char *
dup_one_line (const char *pasted)
{
  g_auto (GStrv) lines = g_strsplit_set (pasted, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_strstrip (lines[i]);

  return g_strjoinv ("", lines);
}

/**
 * jb_recipient_paste_insert:
 * @text: a text that jb_recipient_paste_attach() was called for
 * @pasted: what is pasted
 *
 * Pastes a text.
 */
void
jb_recipient_paste_insert (GtkText    *text,
                           const char *pasted)
{
  g_autoptr(GPtrArray) lists = NULL;
  g_autofree char *line = NULL;
  Paster          *paster;

  g_return_if_fail (GTK_IS_TEXT (text));
  g_return_if_fail (pasted != NULL);

  paster = g_object_get_data (G_OBJECT (text), PASTER);
  g_return_if_fail (paster != NULL);

  if (!gtk_editable_get_editable (GTK_EDITABLE (text)))
    return;

  lists = jb_paste_read_recipients (pasted);
  if (lists != NULL && lists->len == 1)
    {
      JbRecipientList *list = g_ptr_array_index (lists, 0);

      if (list->label == NULL && list->entries->len == 1)
        line = g_strdup (g_ptr_array_index (list->entries, 0));
    }
  if (lists == NULL)
    line = dup_one_line (pasted);

  if (line != NULL)
    insert_at_caret (text, line);
  else
    paster->func (lists, paster->user_data);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GtkWidget) text = data;
  g_autofree char *pasted = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (pasted == NULL)
    gtk_widget_error_bell (text);
  else if (gtk_widget_get_root (text) != NULL)
    jb_recipient_paste_insert (GTK_TEXT (text), pasted);
}

static void
on_paste_clipboard_cb (GtkText *text)
{
  g_signal_stop_emission_by_name (text, "paste-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (text)), NULL, read_cb,
                                 g_object_ref (text));
}

static void
read_as_it_is_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(GtkWidget) text = data;
  g_autofree char *pasted = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autofree char *line = pasted != NULL ? dup_one_line (pasted) : NULL;

  if (line == NULL || !gtk_editable_get_editable (GTK_EDITABLE (text)))
    gtk_widget_error_bell (text);
  else if (gtk_widget_get_root (text) != NULL)
    insert_at_caret (GTK_TEXT (text), line);
}

/* Nothing is cleaned up or taken for a line of recipients: it is as if it were typed. */
static void
paste_as_it_is_cb (GtkWidget *text)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (text), NULL, read_as_it_is_cb,
                                 g_object_ref (text));
}

static gboolean
on_shortcut_cb (GtkWidget *text,
                GVariant  *arguments,
                gpointer   user_data)
{
  paste_as_it_is_cb (text);

  return GDK_EVENT_STOP;
}

/* The keys that paste as it is everywhere, and an item of the context menu. */
static void
add_paste_as_it_is (GtkText *text)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) action = g_simple_action_new ("as-it-is", NULL);
  g_autoptr(GMenu) section = g_menu_new ();
  g_autoptr(GMenu) menu = g_menu_new ();
  GMenuModel         *others = gtk_text_get_extra_menu (text);
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  g_signal_connect_object (action, "activate", G_CALLBACK (paste_as_it_is_cb), text,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (text), "recipient-paste", G_ACTION_GROUP (group));

  g_menu_append (section, _("Paste as It _Is"), "recipient-paste.as-it-is");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  if (others != NULL)
    g_menu_append_section (menu, NULL, others);
  gtk_text_set_extra_menu (text, G_MENU_MODEL (menu));

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK),
                        gtk_callback_action_new (on_shortcut_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (text), shortcuts);
}

/**
 * jb_recipient_paste_attach:
 * @text: where recipients are typed
 * @func: what takes more than one of them
 * @user_data: for @func; it lives as long as @text
 *
 * Pasting brings whole lines to where they belong; with Shift it brings the text as it is.
 */
void
jb_recipient_paste_attach (GtkText             *text,
                           JbRecipientPasteFunc func,
                           gpointer             user_data)
{
  Paster *paster;

  g_return_if_fail (GTK_IS_TEXT (text));
  g_return_if_fail (func != NULL);

  paster = g_new0 (Paster, 1);
  paster->func = func;
  paster->user_data = user_data;
  g_object_set_data_full (G_OBJECT (text), PASTER, paster, g_free);
  g_signal_connect (text, "paste-clipboard", G_CALLBACK (on_paste_clipboard_cb), NULL);
  add_paste_as_it_is (text);
}

/**
 * jb_recipient_paste_offer:
 * @widget: a widget of the window
 * @lists: (element-type JbRecipientList): what was pasted
 *
 * Says what became of a paste, and offers to take it back.
 */
void
jb_recipient_paste_offer (GtkWidget *widget,
                          GPtrArray *lists)
{
  guint            n = jb_recipient_lists_count_entries (lists);
  g_autofree char *message =
      g_strdup_printf (ngettext ("%u recipient pasted", "%u recipients pasted", n), n);

  gtk_widget_activate_action (widget, "win.offer-step-back", "(ss)", message, _("_Undo"));
}

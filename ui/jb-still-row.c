/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-still-row.h"

/* libadwaita 1.2 plays the animation of an entry row's title anew for every letter that is
 * typed, from where it is to where it is: ten frames that show nothing new. While the keyboard
 * is in the row the title stays where it is, whatever is typed; so the row need not hear of it
 * until the keyboard has left, and then it looks by itself. */

static gulong
get_handler (GtkWidget *text)
{
  return GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (text), "still-row-handler"));
}

static void
update (AdwEntryRow *row)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  gulong     handler = get_handler (text);
  gboolean   is_still = g_object_get_data (G_OBJECT (text), "still-row") != NULL;
  gboolean   wanted = (gtk_widget_get_state_flags (text) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0 &&
                    gtk_editable_get_editable (GTK_EDITABLE (text)) &&
                    !adw_entry_row_get_show_apply_button (row);

  if (is_still == wanted)
    return;

  if (wanted)
    g_signal_handler_block (text, handler);
  else
    g_signal_handler_unblock (text, handler);
  g_object_set_data (G_OBJECT (text), "still-row", wanted ? text : NULL);
}

/* The row has two handlers: its own, which its template connects, and that of GtkEditable, which
 * everybody else depends on and which is connected after it. */
static gulong
find_handler (AdwEntryRow *row,
              gpointer     text)
{
  const GSignalMatchType match = G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA;
  guint                  changed = g_signal_lookup ("changed", GTK_TYPE_EDITABLE);
  gulong                 first = g_signal_handler_find (text, match, changed, 0, NULL, NULL, row);
  gulong                 second = 0;

  if (first != 0)
    {
      g_signal_handler_block (text, first);
      second = g_signal_handler_find (text, match | G_SIGNAL_MATCH_UNBLOCKED, changed, 0, NULL,
                                      NULL, row);
      g_signal_handler_unblock (text, first);
    }

  return second != 0 ? first : 0;
}

/**
 * jb_still_row_attach:
 * @row: an entry row that was made just now
 *
 * Keeps @row from drawing itself over and over while somebody types in it.
 */
void
jb_still_row_attach (AdwEntryRow *row)
{
  GtkEditable *text;
  gulong       handler;

  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  text = gtk_editable_get_delegate (GTK_EDITABLE (row));
  handler = find_handler (row, text);
  if (handler == 0)
    return;

  g_object_set_data (G_OBJECT (text), "still-row-handler", GSIZE_TO_POINTER (handler));
  g_signal_connect_object (text, "state-flags-changed", G_CALLBACK (update), row,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "notify::editable", G_CALLBACK (update), row, G_CONNECT_SWAPPED);
  update (row);
}

/**
 * jb_still_row_set_text:
 * @row: a row that jb_still_row_attach() was called for
 * @text: what it is to say
 *
 * Sets the text, without the animation where the title stays where it is: nobody sees what
 * gtk_editable_set_text() does in between, which is to take everything away.
 */
void
jb_still_row_set_text (AdwEntryRow *row,
                       const char  *text)
{
  GtkEditable *inside;
  gulong       handler;
  gboolean     moves;

  g_return_if_fail (ADW_IS_ENTRY_ROW (row));
  g_return_if_fail (text != NULL);

  inside = gtk_editable_get_delegate (GTK_EDITABLE (row));
  handler = get_handler (GTK_WIDGET (inside));
  moves = (*gtk_editable_get_text (inside) == '\0') != (*text == '\0');

  if (handler != 0 && !moves)
    g_signal_handler_block (inside, handler);
  gtk_editable_set_text (inside, text);
  if (handler != 0 && !moves)
    g_signal_handler_unblock (inside, handler);
}

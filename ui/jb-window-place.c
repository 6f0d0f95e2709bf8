/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

/* The forms and the text show the same place: each marks where the keyboard is in the other,
 * and one key goes from one to the other. */

static gboolean
has_keyboard (JbWindow  *self,
              GtkWidget *side)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return focus != NULL && (focus == side || gtk_widget_is_ancestor (focus, side));
}

static void
on_place_changed_cb (JbWindow *self)
{
  guint    start, end;
  JbBlock *block = jb_editor_place_get_block (self->place, &start, &end);
  gsize    at = 0;

  if (block != NULL)
    {
      const char *text = jb_block_get_text (block);
      guint       n = (guint) g_utf8_strlen (text, -1);

      at = (gsize) (g_utf8_offset_to_pointer (text, MIN (start, n)) - text);
    }
  jb_preview_show_block (self->preview, block, at, at);
  jb_window_mark_page (self, block, block != NULL ? start : 0);
}

/* In a narrow window the text lies over the forms, which then need not follow. */
static void
on_block_activated_cb (JbWindow *self,
                       JbBlock  *block,
                       guint     value_character)
{
  if (!adw_flap_get_folded (self->flap))
    jb_editor_place_go_to (self->place, block, value_character, FALSE);
}

static void
go_to_field (JbWindow *self)
{
  guint    character;
  JbBlock *block = jb_window_get_show_page (self)
                       ? jb_page_pane_get_place (self->page_pane, &character)
                       : jb_preview_get_place (self->preview, &character);

  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  if (block != NULL)
    jb_editor_place_go_to (self->place, block, character, TRUE);
}

static void
go_to_text (JbWindow *self)
{
  guint    start, end;
  JbBlock *block = jb_editor_place_get_block (self->place, &start, &end);

  adw_flap_set_reveal_flap (self->flap, TRUE);
  if (block != NULL && !jb_window_get_show_page (self))
    jb_preview_go_to_block (self->preview, block, start);
  else
    gtk_widget_grab_focus (jb_window_get_side (self));
}

/* From the text to its field among the forms, or from a field to its place in the text. */
void
jb_window_go_to_other_side (JbWindow *self)
{
  if (self->bulletin == NULL)
    return;

  if (has_keyboard (self, self->preview_side))
    go_to_field (self);
  else
    go_to_text (self);
}

static gboolean
other_side_cb (GtkWidget *widget,
               GVariant  *parameter,
               gpointer   data)
{
  JbWindow *self = JB_WINDOW (widget);

  if (!has_keyboard (self, self->preview_side) &&
      !has_keyboard (self, GTK_WIDGET (self->editor)))
    return GDK_EVENT_PROPAGATE;

  jb_window_go_to_other_side (self);

  return GDK_EVENT_STOP;
}

void
jb_window_follow_place (JbWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->place = jb_editor_place_new (self->editor);
  g_signal_connect_object (self->place, "changed", G_CALLBACK (on_place_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview, "block-activated", G_CALLBACK (on_block_activated_cb),
                           self, G_CONNECT_SWAPPED);

  /* Before a text takes the key for a line break. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_alternative_trigger_new (
                            gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                            gtk_keyval_trigger_new (GDK_KEY_KP_Enter, GDK_CONTROL_MASK)),
                        gtk_callback_action_new (other_side_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

/* Going from one part of the window to the next: archive, forms, text. */

typedef struct
{
  GtkWidget *widget;
  gboolean   shown;
} Pane;

static void
list_panes (JbWindow *self,
            Pane      panes[JB_WINDOW_N_PANES])
{
  gboolean   folded = adw_leaflet_get_folded (self->leaflet);
  GtkWidget *child = adw_leaflet_get_visible_child (self->leaflet);
  gboolean   has_content = (!folded || child == self->content_page) && self->bulletin != NULL;
  gboolean   has_text = has_content && adw_flap_get_reveal_flap (self->flap);

  panes[0] = (Pane) { self->library_page, folded ? child == self->library_page
                                                 : self->show_library };
  /* In a narrow window the text lies over the forms. */
  panes[1] = (Pane) { GTK_WIDGET (self->editor),
                      has_content && !(has_text && adw_flap_get_folded (self->flap)) };
  panes[2] = (Pane) { self->preview_side, has_text };
}

static int
find_pane (const Pane *panes,
           GtkWidget  *focus)
{
  for (int i = 0; focus != NULL && i < JB_WINDOW_N_PANES; i++)
    if (focus == panes[i].widget || gtk_widget_is_ancestor (focus, panes[i].widget))
      return i;

  return -1;
}

/* Notes where the keyboard is, so that it comes back there. */
static void
on_focus_cb (JbWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  Pane       panes[JB_WINDOW_N_PANES];
  int        i;

  if (self->leaflet == NULL || self->flap == NULL)
    return;

  list_panes (self, panes);
  i = find_pane (panes, focus);
  if (i >= 0)
    g_set_weak_pointer (&self->last_focus[i], focus);
}

static gboolean
is_in_text (JbWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return focus != NULL && (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus));
}

/* In a narrow window Escape leads back to the archive, unless one is writing. */
static gboolean
on_key_pressed_cb (JbWindow *self,
                   guint     keyval)
{
  if (keyval != GDK_KEY_Escape || !adw_leaflet_get_folded (self->leaflet) ||
      !adw_leaflet_get_can_navigate_back (self->leaflet) ||
      adw_leaflet_get_visible_child (self->leaflet) != self->content_page || is_in_text (self))
    return GDK_EVENT_PROPAGATE;

  adw_leaflet_set_visible_child (self->leaflet, self->library_page);

  return GDK_EVENT_STOP;
}

void
jb_window_watch_panes (JbWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (on_focus_cb), NULL);
}

void
jb_window_forget_panes (JbWindow *self)
{
  for (guint i = 0; i < JB_WINDOW_N_PANES; i++)
    g_clear_weak_pointer (&self->last_focus[i]);
}

static gboolean enter_pane (JbWindow   *self,
                            const Pane *panes,
                            int         i);

static void
on_awaited_map_cb (JbWindow  *self,
                   GtkWidget *widget)
{
  Pane panes[JB_WINDOW_N_PANES];

  g_signal_handlers_disconnect_by_func (widget, on_awaited_map_cb, self);
  list_panes (self, panes);
  enter_pane (self, panes, find_pane (panes, widget));
}

static gboolean
enter_pane (JbWindow   *self,
            const Pane *panes,
            int         i)
{
  GtkWidget *last = self->last_focus[i];

  if (!panes[i].shown)
    return FALSE;

  /* What slides in takes no keyboard before its first frame. */
  if (!gtk_widget_get_mapped (panes[i].widget))
    {
      g_signal_handlers_disconnect_by_func (panes[i].widget, on_awaited_map_cb, self);
      g_signal_connect_object (panes[i].widget, "map", G_CALLBACK (on_awaited_map_cb), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      return TRUE;
    }

  if (last != NULL && gtk_widget_is_ancestor (last, panes[i].widget) &&
      gtk_widget_get_mapped (last) && gtk_widget_grab_focus (last))
    return TRUE;

  /* The list is what one goes to the archive for, not the buttons above it. */
  if (i == 0 && gtk_widget_get_mapped (GTK_WIDGET (self->library)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->library));
  if (i == 2)
    return gtk_widget_grab_focus (jb_window_get_side (self));

  return gtk_widget_child_focus (panes[i].widget, GTK_DIR_TAB_FORWARD);
}

/* @step: 1 for the next part of the window, -1 for the one before */
void
jb_window_cycle_panes (JbWindow *self,
                       int       step)
{
  Pane panes[JB_WINDOW_N_PANES];
  int  from;

  jb_window_complete (self);
  list_panes (self, panes);
  from = find_pane (panes, gtk_root_get_focus (GTK_ROOT (self)));
  if (from < 0)
    from = step > 0 ? -1 : 0;
  for (int i = 1; i <= JB_WINDOW_N_PANES; i++)
    if (enter_pane (self, panes,
                    (from + step * i + 2 * JB_WINDOW_N_PANES) % JB_WINDOW_N_PANES))
      return;
}

/* In a narrow window the archive, or all the rest, is out of sight. */
static gboolean
is_on_hidden_page (JbWindow  *self,
                   GtkWidget *widget)
{
  GtkWidget *shown = adw_leaflet_get_visible_child (self->leaflet);
  GtkWidget *hidden = shown == self->content_page ? self->library_page : self->content_page;

  return adw_leaflet_get_folded (self->leaflet) && gtk_widget_is_ancestor (widget, hidden);
}

/* Takes the keyboard out of a part of the window that is covered or about to be hidden, into
 * another one. What is hidden must not keep it: GTK would move it a frame later, and keep for
 * ever what is hidden a second time until then. */
void
jb_window_leave_covered_pane (JbWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  Pane       panes[JB_WINDOW_N_PANES];
  int        from;

  if (self->leaflet == NULL || self->flap == NULL || focus == NULL)
    return;

  list_panes (self, panes);
  from = find_pane (panes, focus);
  if (from >= 0 ? panes[from].shown : !is_on_hidden_page (self, focus))
    return;

  jb_window_cycle_panes (self, 1);
  if (gtk_root_get_focus (GTK_ROOT (self)) == focus)
    gtk_root_set_focus (GTK_ROOT (self), NULL);
}

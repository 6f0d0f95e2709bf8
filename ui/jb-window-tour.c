/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include "jb-tour.h"

/* The tour for who opens the program for the first time, on the page that an empty archive
 * has. It is made when it is to be seen, so that it costs nobody else anything. */

static void
on_ended_cb (JbWindow *self)
{
  g_object_set (self->settings, "show-tour", FALSE, NULL);
  gtk_widget_grab_focus (self->welcome_button);
}

static void
on_show_tour_cb (JbWindow *self)
{
  if (self->tour == NULL || jb_settings_get_boolean (self->settings, "show-tour"))
    return;

  gtk_box_remove (self->welcome_box, self->tour);
  self->tour = NULL;
  gtk_widget_remove_css_class (GTK_WIDGET (self->welcome_page), "compact");
}

static void
show_tour (JbWindow *self)
{
  self->tour = jb_tour_new ();
  gtk_box_append (self->welcome_box, self->tour);
  gtk_widget_add_css_class (GTK_WIDGET (self->welcome_page), "compact");
  g_signal_connect_object (self->tour, "ended", G_CALLBACK (on_ended_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "notify::show-tour", G_CALLBACK (on_show_tour_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Called when another page is shown. Who came with files, or has begun to work, needs no tour. */
void
jb_window_update_tour (JbWindow *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->stack);

  if (self->tour != NULL && g_strcmp0 (page, "editor") == 0)
    g_object_set (self->settings, "show-tour", FALSE, NULL);
  else if (self->tour == NULL && g_strcmp0 (page, "welcome") == 0 && self->works->len == 0 &&
           jb_settings_get_boolean (self->settings, "show-tour"))
    show_tour (self);
}

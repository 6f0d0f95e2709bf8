/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include <adwaita.h>

#include "jb-icon-keeper.h"

/* Shows many icons in turn for a while, more than GTK remembers, with a JbIconKeeper or with
 * none, to see whether one is finalised by the thread that loads icons while it is looked up. To be
 * run by hand, with G_DEBUG=fatal-criticals:
 *
 *     stress-icons none|keeper [SECONDS]
 *
 * Without a keeper it breaks off within seconds to minutes. */

enum
{
  N_NAMES = 160,
  N_IMAGES = 24,
  SECONDS = 60,
};

static GPtrArray *
list_names (GtkIconTheme *theme)
{
  g_auto (GStrv) all = gtk_icon_theme_get_icon_names (theme);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; all[i] != NULL && names->len < N_NAMES; i++)
    if (g_str_has_suffix (all[i], "-symbolic"))
      g_ptr_array_add (names, g_strdup (all[i]));
  if (names->len < N_NAMES)
    g_error ("The theme has too few icons");

  return names;
}

/* What the rows of a list do that is scrolled: images come and go. */
static void
replace_image (GtkBox    *box,
               GPtrArray *names)
{
  const char *name = g_ptr_array_index (names, g_random_int_range (0, (int) names->len));

  gtk_box_remove (box, gtk_widget_get_first_child (GTK_WIDGET (box)));
  gtk_box_append (box, gtk_image_new_from_icon_name (name));
}

int
main (int    argc,
      char **argv)
{
  gboolean   with = argc > 1 && g_str_equal (argv[1], "keeper");
  int        seconds = argc > 2 ? atoi (argv[2]) : SECONDS;
  gint64     end = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  guint      n = 0;
  GtkWidget *window, *box;
  g_autoptr(JbIconKeeper) keeper = NULL;
  g_autoptr(GPtrArray) names = NULL;

  adw_init ();
  names = list_names (gtk_icon_theme_get_for_display (gdk_display_get_default ()));
  if (with)
    keeper = jb_icon_keeper_new (gdk_display_get_default ());

  window = gtk_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  for (guint i = 0; i < N_IMAGES; i++)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));

  for (; g_get_monotonic_time () < end; n++)
    {
      int min;

      replace_image (GTK_BOX (box), names);
      /* An icon is looked up when it is measured, and that is more often than it is drawn. */
      gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &min, NULL, NULL, NULL);
      if (n % 8 == 0)
        g_main_context_iteration (NULL, FALSE);
    }
  g_print ("%u images, %u icons kept\n", n, keeper != NULL ? jb_icon_keeper_count (keeper) : 0);
  gtk_window_destroy (GTK_WINDOW (window));

  return EXIT_SUCCESS;
}

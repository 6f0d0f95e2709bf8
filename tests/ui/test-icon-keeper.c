/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-icon-keeper.h"
#include "ui-fixture.h"

/* What images have shown stays alive, also when so many others were looked up since that GTK has
 * forgotten it. */

/* More than GTK remembers. */
enum { N_OTHERS = 150 };

static const GtkIconLookupFlags lookups[] = { 0, GTK_ICON_LOOKUP_PRELOAD };

typedef struct
{
  GtkIconTheme *theme;
  GtkWidget    *window;
  GtkBox       *box;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  GdkDisplay *display = gdk_display_get_default ();

  /* The one of all tests is not to help here. */
  g_object_set_data (G_OBJECT (display), "jb-icon-keeper", NULL);
  fixture->theme = gtk_icon_theme_get_for_display (display);
  fixture->window = gtk_window_new ();
  fixture->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->box));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_fixture_settle ();
}

static GtkIconPaintable *
look_up (Fixture           *fixture,
         GIcon             *icon,
         int                size,
         GtkIconLookupFlags flags)
{
  return gtk_icon_theme_lookup_by_gicon (fixture->theme, icon, size, 1,
                                         gtk_widget_get_direction (GTK_WIDGET (fixture->box)),
                                         flags);
}

static void
look_up_others (Fixture *fixture)
{
  g_auto (GStrv) names = gtk_icon_theme_get_icon_names (fixture->theme);

  g_assert_cmpuint (g_strv_length (names), >, N_OTHERS);
  for (guint i = 0; i < N_OTHERS; i++)
    {
      g_autoptr(GIcon) icon = g_themed_icon_new (names[i]);

      g_object_unref (look_up (fixture, icon, 24, 0));
    }
}

/* Shows an image for a frame. Returns: (transfer none): its icon, with the pointer to be cleared
 * when that goes. */
static void
show_once (Fixture           *fixture,
           GtkImage          *image,
           GIcon             *icon,
           int                size,
           GtkIconLookupFlags flags,
           GtkIconPaintable **shown)
{
  gtk_box_append (fixture->box, GTK_WIDGET (image));
  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (image)));
  *shown = look_up (fixture, icon, size, flags);
  g_object_add_weak_pointer (G_OBJECT (*shown), (gpointer *) shown);
  g_object_unref (*shown);
  gtk_box_remove (fixture->box, GTK_WIDGET (image));
}

static void
test_kept (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr(JbIconKeeper) keeper = jb_icon_keeper_new (gdk_display_get_default ());
  g_autoptr(GIcon) name = g_themed_icon_new ("edit-find-symbolic");
  g_autoptr(GIcon) fallbacks =
                 g_themed_icon_new_with_default_fallbacks ("edit-find-symbolic");
  GtkIconPaintable *shown[10];
  guint             n = 0;

  g_assert_cmpuint (jb_icon_keeper_count (keeper), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (lookups); i++)
    {
      GtkImage *image;

      image = GTK_IMAGE (gtk_image_new_from_icon_name ("edit-find-symbolic"));
      show_once (fixture, image, name, 16, lookups[i], &shown[n++]);
      image = GTK_IMAGE (gtk_image_new_from_gicon (name));
      gtk_image_set_pixel_size (image, 20);
      show_once (fixture, image, name, 20, lookups[i], &shown[n++]);
      image = GTK_IMAGE (gtk_image_new_from_icon_name ("edit-find-symbolic"));
      gtk_image_set_icon_size (image, GTK_ICON_SIZE_LARGE);
      show_once (fixture, image, name, 32, lookups[i], &shown[n++]);
      image = GTK_IMAGE (gtk_image_new_from_icon_name ("edit-find-symbolic"));
      gtk_widget_add_css_class (GTK_WIDGET (image), "icon");
      show_once (fixture, image, name, 128, lookups[i], &shown[n++]);
      image = g_object_new (GTK_TYPE_IMAGE, "icon-name", "edit-find-symbolic",
                            "use-fallback", TRUE, NULL);
      show_once (fixture, image, fallbacks, 16, lookups[i], &shown[n++]);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (shown));
  g_assert_cmpuint (jb_icon_keeper_count (keeper), ==, 6);

  look_up_others (fixture);
  ui_fixture_settle ();
  for (guint i = 0; i < n; i++)
    {
      g_assert_nonnull (shown[i]);
      g_object_remove_weak_pointer (G_OBJECT (shown[i]), (gpointer *) &shown[i]);
    }
  g_assert_cmpuint (jb_icon_keeper_count (keeper), ==, 6);
}

/* Without a keeper, or when there is another theme, they go. */
static void
test_gone (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr(JbIconKeeper) keeper = NULL;
  g_autoptr(GIcon) name = g_themed_icon_new ("edit-find-symbolic");
  GtkIconPaintable *shown;

  show_once (fixture, GTK_IMAGE (gtk_image_new_from_icon_name ("edit-find-symbolic")), name, 16, 0,
             &shown);
  look_up_others (fixture);
  g_assert_null (shown);

  keeper = jb_icon_keeper_new (gdk_display_get_default ());
  show_once (fixture, GTK_IMAGE (gtk_image_new_from_icon_name ("edit-find-symbolic")), name, 16, 0,
             &shown);
  g_assert_cmpuint (jb_icon_keeper_count (keeper), ==, 1);
  g_signal_emit_by_name (fixture->theme, "changed");
  g_assert_cmpuint (jb_icon_keeper_count (keeper), ==, 0);
  look_up_others (fixture);
  g_assert_null (shown);
}

/* An image without an icon, one with a picture, and other widgets are nothing to it; and what
 * comes after it is gone neither. */
static void
test_others (Fixture      *fixture,
             gconstpointer data)
{
  JbIconKeeper *keeper = jb_icon_keeper_new (gdk_display_get_default ());
  g_autoptr(GFile) file = g_file_new_for_path ("/nowhere.png");
  g_autoptr(GIcon) file_icon = g_file_icon_new (file);

  gtk_box_append (fixture->box, gtk_image_new ());
  gtk_box_append (fixture->box, gtk_label_new ("edit-find-symbolic"));
  gtk_box_append (fixture->box, g_object_new (GTK_TYPE_IMAGE, "gicon", file_icon,
                                              "visible", FALSE, NULL));
  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_cmpuint (jb_icon_keeper_count (keeper), ==, 0);

  /* The icon that an image shows when it goes, too. */
  gtk_box_append (fixture->box, gtk_image_new_from_icon_name ("edit-find-symbolic"));
  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_cmpuint (jb_icon_keeper_count (keeper), ==, 1);
  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_last_child (GTK_WIDGET (fixture->box))),
                                "edit-copy-symbolic");
  gtk_widget_set_visible (gtk_widget_get_last_child (GTK_WIDGET (fixture->box)), FALSE);
  g_assert_cmpuint (jb_icon_keeper_count (keeper), ==, 2);

  ui_fixture_finalize (keeper);
  gtk_box_append (fixture->box, gtk_image_new_from_icon_name ("edit-undo-symbolic"));
  gtk_test_widget_wait_for_draw (fixture->window);
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

  g_test_add ("/icon-keeper/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/icon-keeper/gone", Fixture, NULL, set_up, test_gone, tear_down);
  g_test_add ("/icon-keeper/others", Fixture, NULL, set_up, test_others, tear_down);

  return g_test_run ();
}

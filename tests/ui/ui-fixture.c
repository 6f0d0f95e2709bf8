/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include <locale.h>
#include <string.h>

#include "jb-cards.h"
#include "jb-icon-keeper.h"
#include "jb-settings.h"
#include "legacy/jb-house-style.h"
#include "legacy/jb-legacy.h"

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>

/* GLib makes a table of quarks before the program begins, and lets go of it without freeing it
 * when there are more than 2048 of them. Nothing else tells this from a leak, so what the libraries
 * allocate before the program begins does not count. */
static void (*const before_libraries) (void)
    __attribute__ ((section (".preinit_array"), used)) = __lsan_disable;

static void __attribute__ ((constructor)) after_libraries (void)
{
  __lsan_enable ();
}
#endif

void
ui_fixture_init (int    *argc,
                 char ***argv)
{
  setlocale (LC_ALL, "");
  g_test_init (argc, argv, NULL);
  adw_init ();
  ui_fixture_skip_tour ();
  /* As in the program, and until it ends. */
  g_object_set_data_full (G_OBJECT (gdk_display_get_default ()), "jb-icon-keeper",
                          jb_icon_keeper_new (gdk_display_get_default ()), g_object_unref);
  /* Nobody's list of recent files has anything to do with the tests. */
  g_object_set (gtk_settings_get_default (), "gtk-recent-files-enabled", FALSE, NULL);
}

/* Whoever works here knows the program; the settings are those of the tests only. */
void
ui_fixture_skip_tour (void)
{
  g_autoptr(JbSettings) settings = jb_settings_new ();

  g_object_set (settings, "show-tour", FALSE, NULL);
}

/* A bulletin read from a legacy text. */
JbBulletin *
ui_fixture_read (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, &error);
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();

  g_assert_no_error (error);

  return jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
}

GBytes *
ui_fixture_load_sample (void)
{
  g_autoptr(GError) error = NULL;
  char *contents = NULL;
  gsize length = 0;

  g_file_get_contents (g_getenv ("JB_SAMPLE"), &contents, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (contents, length);
}

char *
ui_fixture_dup_bytes (JbBulletin *bulletin)
{
  return jb_bulletin_dup_text (bulletin, NULL);
}

void
ui_fixture_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
count_cb (gpointer ticks)
{
  (*(guint *) ticks)++;

  return G_SOURCE_CONTINUE;
}

/* The work of another thread may hold @object a little longer: that one is waited for. */
static void
wait_for_end (gpointer   *object,
              const char *type)
{
  guint ticks = 0;
  guint source = g_timeout_add (20, count_cb, &ticks);

  while (*object != NULL)
    {
      g_main_context_iteration (NULL, TRUE);
      if (ticks > 3000)
        g_error ("A %s is still there", type);
    }
  g_source_remove (source);
}

void
ui_fixture_finalize (gpointer object)
{
  const char *type = G_OBJECT_TYPE_NAME (object);

  g_object_add_weak_pointer (object, &object);
  g_object_unref (object);
  wait_for_end (&object, type);
}

void
ui_fixture_close (gpointer window)
{
  const char *type = G_OBJECT_TYPE_NAME (window);

  g_object_add_weak_pointer (window, &window);
  gtk_window_destroy (window);
  ui_fixture_settle ();
  wait_for_end (&window, type);
}

/* What is looked for may be in a card that is not made before it is seen. */
static GtkWidget *
find (GtkWidget  *root,
      GType       type,
      const char *title,
      guint      *nth)
{
  if (JB_IS_CARDS (root))
    for (guint i = 0; jb_cards_ensure_card (JB_CARDS (root), i) != NULL; i++)
      ;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (g_type_is_a (G_OBJECT_TYPE (child), type) &&
          (title == NULL ||
           g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (child)), title)) &&
          (*nth)-- == 0)
        return child;
      found = find (child, type, title, nth);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The widget of a type that comes @nth, from 0, in the order of the screen. */
GtkWidget *
ui_fixture_find (GtkWidget *root,
                 GType      type,
                 guint      nth)
{
  return find (root, type, NULL, &nth);
}

/* The same of the rows with a title. */
GtkWidget *
ui_fixture_find_row (GtkWidget  *root,
                     const char *title,
                     guint       nth)
{
  return find (root, ADW_TYPE_PREFERENCES_ROW, title, &nth);
}

void
ui_fixture_type (GtkWidget  *widget,
                 const char *text)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  guint n = g_list_model_get_n_items (controllers);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        {
          GtkIMContext *context =
              gtk_event_controller_key_get_im_context (GTK_EVENT_CONTROLLER_KEY (controller));

          if (context != NULL)
            {
              g_signal_emit_by_name (context, "commit", text);
              return;
            }
        }
    }
  g_assert_not_reached ();
}

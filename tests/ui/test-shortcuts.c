/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "jb-application.h"
#include "jb-window.h"
#include "ui-fixture.h"

/* Whoever looks for a command finds it: in a menu, and with its keys in the shortcuts
 * window. */

#define RESOURCES "/io/github/jianbao/Jianbao"

/* Actions that something other than a menu does, and why. */
static const char *const not_in_menus[] = {
  "app.open-archive", /* the button of the error page */
  "app.recover-archive", /* another one there */
  "win.back",         /* the button of the header bar */
  "win.cancel-work",  /* the button beside the progress */
  "win.close",        /* the button of the title bar */
  "win.close-finding", /* the buttons of a finding's popover */
  "win.export-selected", /* the button above the list, for several rows */
  "win.find-next",    /* the button of the find bar */
  "win.find-previous",
  "win.fix-finding", /* the buttons of a finding's popover */
  "win.go-to-other-side", /* in the menu of the text, which is not from a file */
  "win.ignore-finding",
  "win.next-pane",        /* for the keyboard only */
  "win.open-sample",      /* the button of the welcome page */
  "win.previous-pane",
  "win.show-report", /* the notification about an import */
  "win.switch-off-rule", /* the button of a finding's popover */
};

static JbApplication *application;

static char *
load_all (const char *only)
{
  GString *all = g_string_new (NULL);
  g_auto (GStrv) names = NULL;
  g_autoptr(GError) error = NULL;

  names = g_resources_enumerate_children (RESOURCES, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_assert_no_error (error);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_path ("/", RESOURCES, names[i], NULL);
      g_autoptr(GBytes) bytes = NULL;

      if (!g_str_has_suffix (names[i], ".ui") || (only != NULL && !g_str_equal (names[i], only)))
        continue;
      bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      g_assert_no_error (error);
      g_string_append_len (all, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
    }

  return g_string_free (all, FALSE);
}

static char *
load_overlay (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_resources_lookup_data (RESOURCES "/help-overlay.ui",
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static gboolean
has_attribute (const char *ui,
               const char *opening,
               const char *value)
{
  g_autofree char *needle = g_strconcat (opening, value, "<", NULL);

  return strstr (ui, needle) != NULL;
}

static void
test_overlay (void)
{
  g_autofree char *overlay = load_overlay ();
  g_auto (GStrv) actions =
      gtk_application_list_action_descriptions (GTK_APPLICATION (application));

  g_assert_cmpuint (g_strv_length (actions), >, 20);
  for (guint i = 0; actions[i] != NULL; i++)
    if (!has_attribute (overlay, "<property name=\"action-name\">", actions[i]))
      g_error ("%s has keys, but the shortcuts window does not say so", actions[i]);
}

/* And what it tells of is there. */
static void
test_overlay_is_true (void)
{
  g_autofree char *overlay = load_overlay ();
  const char      *opening = "<property name=\"action-name\">";

  for (const char *at = strstr (overlay, opening); at != NULL; at = strstr (at, opening))
    {
      g_autofree char *name = NULL;
      g_auto (GStrv) accels = NULL;

      at += strlen (opening);
      name = g_strndup (at, strcspn (at, "<"));
      accels = gtk_application_get_accels_for_action (GTK_APPLICATION (application), name);
      if (accels[0] == NULL)
        g_error ("The shortcuts window tells of %s, which has no keys", name);
    }
}

static gboolean
is_excepted (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (not_in_menus); i++)
    if (g_str_equal (not_in_menus[i], name))
      return TRUE;

  return FALSE;
}

static void
assert_in_menu (const char *ui,
                const char *name)
{
  if (!is_excepted (name) && !has_attribute (ui, "<attribute name=\"action\">", name))
    g_error ("%s is in no menu", name);
}

static void
test_menus (void)
{
  g_autofree char *ui = load_all (NULL);
  g_auto (GStrv) app_actions = g_action_group_list_actions (G_ACTION_GROUP (application));
  g_autoptr(GTypeClass) klass = g_type_class_ref (JB_TYPE_WINDOW);
  const GVariantType *parameter;
  const char         *name, *property;
  GType               owner;

  /* What takes a parameter belongs to a row or to a toast, which gives it. */
  for (guint i = 0; app_actions[i] != NULL; i++)
    if (g_action_group_get_action_parameter_type (G_ACTION_GROUP (application),
                                                  app_actions[i]) == NULL)
      {
        g_autofree char *full = g_strconcat ("app.", app_actions[i], NULL);

        assert_in_menu (ui, full);
      }
  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_CLASS (klass), i, &owner, &name,
                                                   &parameter, &property);
       i++)
    if (g_str_has_prefix (name, "win.") && parameter == NULL)
      assert_in_menu (ui, name);
}

static void
add_accel (GHashTable *seen,
           const char *accel,
           const char *owner)
{
  guint            key;
  GdkModifierType  modifiers;
  g_autofree char *normal = NULL;
  const char      *other;

  g_assert_true (gtk_accelerator_parse (accel, &key, &modifiers));
  normal = gtk_accelerator_name (gdk_keyval_to_lower (key), modifiers);
  other = g_hash_table_lookup (seen, normal);
  if (other != NULL)
    g_error ("%s and %s both have %s", owner, other, normal);
  g_hash_table_insert (seen, g_strdup (normal), g_strdup (owner));
}

/* No two commands of the whole window share their keys. */
static void
test_collisions (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) actions =
      gtk_application_list_action_descriptions (GTK_APPLICATION (application));

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accels =
          gtk_application_get_accels_for_action (GTK_APPLICATION (application), actions[i]);

      for (guint j = 0; accels[j] != NULL; j++)
        add_accel (seen, accels[j], actions[i]);
    }
}

/* The keys of the keypad look the same there, and are not told of twice. */
static void
test_labels (void)
{
  g_auto (GStrv) actions =
      gtk_application_list_action_descriptions (GTK_APPLICATION (application));

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_auto (GStrv) accels =
          gtk_application_get_accels_for_action (GTK_APPLICATION (application), actions[i]);

      for (guint j = 0; accels[j] != NULL; j++)
        {
          guint           key;
          GdkModifierType modifiers;

          g_assert_true (gtk_accelerator_parse (accels[j], &key, &modifiers));
          if (g_str_has_prefix (gdk_keyval_name (key), "KP_") ||
              !g_hash_table_add (seen, gtk_accelerator_get_label (key, modifiers)))
            g_error ("The shortcuts window tells of %s twice", actions[i]);
        }
    }
}

/* Keys of one part of the window, such as those of a field, are not the whole window's. */
static void
test_local_keys (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *overlay = load_overlay ();
  const char      *opening = "<property name=\"accelerator\">";
  g_auto (GStrv) actions =
      gtk_application_list_action_descriptions (GTK_APPLICATION (application));

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accels =
          gtk_application_get_accels_for_action (GTK_APPLICATION (application), actions[i]);

      for (guint j = 0; accels[j] != NULL; j++)
        add_accel (seen, accels[j], actions[i]);
    }

  for (const char *at = strstr (overlay, opening); at != NULL; at = strstr (at, opening))
    {
      g_autofree char *escaped = NULL;
      g_autofree char *normal = NULL;
      g_autoptr(GString) accel = NULL;
      guint           key;
      GdkModifierType modifiers;

      at += strlen (opening);
      escaped = g_strndup (at, strcspn (at, "<"));
      accel = g_string_new (escaped);
      g_string_replace (accel, "&lt;", "<", 0);
      g_string_replace (accel, "&gt;", ">", 0);
      /* Several keys are written with dots or blanks, as in “1...4”. */
      if (strstr (accel->str, "...") != NULL || strchr (accel->str, ' ') != NULL)
        continue;

      g_assert_true (gtk_accelerator_parse (accel->str, &key, &modifiers));
      normal = gtk_accelerator_name (gdk_keyval_to_lower (key), modifiers);
      if (g_hash_table_contains (seen, normal))
        g_error ("%s is told of as the key of a part, but it is that of %s", normal,
                 (const char *) g_hash_table_lookup (seen, normal));
    }
}

static void
test_built (void)
{
  g_autoptr(GtkBuilder) builder =
                 gtk_builder_new_from_resource (RESOURCES "/help-overlay.ui");
  GtkWidget *overlay = GTK_WIDGET (gtk_builder_get_object (builder, "help_overlay"));

  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (overlay));

  /* Every page is laid out without a warning, which would end the test. */
  gtk_window_present (GTK_WINDOW (overlay));
  gtk_test_widget_wait_for_draw (overlay);
  gtk_window_destroy (GTK_WINDOW (overlay));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;

  ui_fixture_init (&argc, &argv);
  application = jb_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/ui/shortcuts/overlay", test_overlay);
  g_test_add_func ("/ui/shortcuts/overlay-is-true", test_overlay_is_true);
  g_test_add_func ("/ui/shortcuts/menus", test_menus);
  g_test_add_func ("/ui/shortcuts/collisions", test_collisions);
  g_test_add_func ("/ui/shortcuts/labels", test_labels);
  g_test_add_func ("/ui/shortcuts/local-keys", test_local_keys);
  g_test_add_func ("/ui/shortcuts/built", test_built);

  return g_test_run ();
}

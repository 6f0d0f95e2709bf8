/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "store/jb-export.h"

/* What is known of a publication, each field by itself, and how its issues are exported. */

static void
count_cb (GObject    *object,
          GParamSpec *spec,
          gpointer    n_times)
{
  (*(guint *) n_times)++;
}

/* A value other than the one that it has. */
static void
set_other (GParamSpec *spec,
           GValue     *value)
{
  if (G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, "青禾简报");
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, !g_value_get_boolean (value));
  else if (G_VALUE_HOLDS_UINT (value))
    g_value_set_uint (value, g_value_get_uint (value) + 1);
  else if (G_VALUE_HOLDS_INT64 (value))
    g_value_set_int64 (value, g_value_get_int64 (value) + 300);
  else
    g_value_set_enum (value, !g_value_get_enum (value));
}

/* Each property is changed by its name, told of once, and makes a publication another one. */
static void
test_properties (ArchiveFixture *f,
                 gconstpointer   data)
{
  g_autoptr(JbPublication) publication = jb_publication_new ("妇工动态");
  g_autofree GParamSpec **specs = NULL;
  guint                   n_specs, n_changed = 0;

  specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (publication), &n_specs);
  for (guint i = 0; i < n_specs; i++)
    {
      g_autoptr(JbPublication) before = jb_publication_copy (publication);
      g_autofree char *signal = g_strconcat ("notify::", specs[i]->name, NULL);
      g_auto (GValue) value = G_VALUE_INIT;
      g_auto (GValue) after = G_VALUE_INIT;
      guint n_times = 0;

      if ((specs[i]->flags & G_PARAM_WRITABLE) == 0)
        continue;

      g_assert_true (jb_publication_equal (before, publication));
      g_signal_connect (publication, signal, G_CALLBACK (count_cb), &n_times);
      g_value_init (&value, specs[i]->value_type);
      g_value_init (&after, specs[i]->value_type);
      g_object_get_property (G_OBJECT (publication), specs[i]->name, &value);
      g_object_set_property (G_OBJECT (publication), specs[i]->name, &value);
      g_assert_cmpuint (n_times, ==, 0);

      set_other (specs[i], &value);
      g_object_set_property (G_OBJECT (publication), specs[i]->name, &value);
      g_object_set_property (G_OBJECT (publication), specs[i]->name, &value);
      g_assert_cmpuint (n_times, ==, 1);
      g_object_get_property (G_OBJECT (publication), specs[i]->name, &after);
      g_assert_cmpint (g_param_values_cmp (specs[i], &value, &after), ==, 0);
      g_assert_false (jb_publication_equal (before, publication));
      n_changed++;
    }
  g_assert_cmpuint (n_changed, ==, n_specs - 1);
}

/* The archive keeps every one of them. */
static void
test_kept (ArchiveFixture *f,
           gconstpointer   data)
{
  g_autoptr(JbTranscript) transcript = fixture_issue ("妇工动态", "2014年5月6日", "春耕");
  g_autoptr(JbPublication) publication = NULL;
  g_autoptr(JbPublication) read = NULL;
  g_autofree GParamSpec **specs = NULL;
  g_autoptr(GError) error = NULL;
  guint n_specs;

  fixture_add (f->archive, transcript);
  publication = jb_archive_get_publication (f->archive, 1, &error);
  g_assert_no_error (error);
  specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (publication), &n_specs);
  for (guint i = 0; i < n_specs; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      if ((specs[i]->flags & G_PARAM_WRITABLE) == 0)
        continue;
      g_value_init (&value, specs[i]->value_type);
      g_object_get_property (G_OBJECT (publication), specs[i]->name, &value);
      set_other (specs[i], &value);
      g_object_set_property (G_OBJECT (publication), specs[i]->name, &value);
    }
  g_assert_true (jb_archive_save_publication (f->archive, publication, &error));
  g_assert_no_error (error);

  g_clear_object (&f->archive);
  f->archive = fixture_open (f->path);
  read = jb_archive_get_publication (f->archive, 1, &error);
  g_assert_no_error (error);
  g_assert_true (jb_publication_equal (read, publication));
}

static void
assert_exported (JbArchive          *archive,
                 gint64              id,
                 const JbTranscript *transcript,
                 JbExportStyle       style,
                 JbHouseStyle       *house)
{
  g_autoptr(JbExportSettings) settings = jb_export_settings_new ();
  g_autoptr(JbTranscript) laid_out = NULL;
  g_autoptr(GBytes) expected = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  settings->style = style;
  if (house != NULL)
    laid_out = jb_legacy_lay_out (transcript, house);
  expected = jb_legacy_write (laid_out != NULL ? laid_out : transcript, &settings->options, &error);
  g_assert_no_error (error);
  bytes = jb_export_make_bytes (archive, id, transcript, settings, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, expected));
}

/* As it is, in the built-in house style, or in the one of its publication. */
static void
test_export (ArchiveFixture *f,
             gconstpointer   data)
{
  g_autoptr(JbTranscript) transcript = fixture_issue ("妇工动态", "2014年5月6日", "春耕");
  g_autoptr(JbTranscript) nameless = fixture_bulletin ("夜校", "正文。");
  g_autoptr(JbHouseStyle) own = NULL;
  g_autoptr(JbHouseStyle) built_in = jb_house_style_new ();
  gint64 id;

  id = fixture_add (f->archive, transcript);
  own = jb_archive_learn_house_style (f->archive, id, "妇工动态");
  assert_exported (f->archive, id, transcript, JB_EXPORT_STYLE_KEEP, NULL);
  assert_exported (f->archive, id, transcript, JB_EXPORT_STYLE_HOUSE, own);
  assert_exported (NULL, 0, transcript, JB_EXPORT_STYLE_HOUSE, built_in);
  assert_exported (NULL, 0, nameless, JB_EXPORT_STYLE_HOUSE, built_in);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  FIXTURE_ADD ("/publication/properties", test_properties);
  FIXTURE_ADD ("/publication/kept", test_kept);
  FIXTURE_ADD ("/publication/export", test_export);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "fault-fixture.h"
#include "store/jb-archive.h"
#include "store/jb-migrations.h"

/* Every operation on the disk fails once, for each way to fail: afterwards the archive
 * has the old state or the new one, whole, and the new one if it was reported so. */

static void
assert_words (FaultFixture *f,
              const GError *error)
{
  fault_fixture_assert_words (f, error);
  if (error->code == JB_ARCHIVE_ERROR_FULL)
    g_assert_nonnull (strstr (error->message, "Free some space"));
}

static void
test_save (FaultFixture *f,
           gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);
  guint     n_failed = 0;
  gboolean  struck = TRUE;

  for (guint n = 1; struck; n++)
    {
      g_autoptr(JbArchive) archive = NULL;
      g_autoptr(JbTranscript) loaded = NULL;
      g_autoptr(GError) error = NULL;
      gboolean saved;

      g_assert_cmpuint (n, <, FAULT_MAX_OPERATIONS);
      fault_fixture_start_afresh (f);
      archive = fixture_open (f->path);
      g_assert_true (jb_archive_add (archive, f->old, NULL, NULL, &error));
      /* From a file without log and from one with. */
      if (n % 2)
        {
          g_clear_object (&archive);
          archive = fixture_open (f->path);
        }

      fault_vfs_arm (kind, (n + 1) / 2);
      saved = jb_archive_save (archive, 1, f->new, &error);
      if (!saved)
        {
          n_failed++;
          assert_words (f, error);
          /* One fault passes, and the same archive goes on. */
          if (kind == FAULT_IO)
            {
              fault_vfs_disarm ();
              loaded = jb_archive_load (archive, 1, NULL);
              fixture_assert_same (loaded, f->old);
              g_clear_pointer (&loaded, jb_transcript_unref);
            }
        }
      g_clear_object (&archive);
      struck = fault_vfs_disarm () || (kind == FAULT_IO && !saved);

      archive = fixture_open (f->path);
      g_clear_error (&error);
      loaded = jb_archive_load (archive, 1, &error);
      g_assert_no_error (error);
      if (saved || g_str_equal (loaded->text, f->new->text))
        fixture_assert_same (loaded, f->new);
      else
        fixture_assert_same (loaded, f->old);
      g_clear_object (&archive);
      fault_fixture_assert_whole (f);
    }

  g_test_message ("%u saves failed", n_failed);
  g_assert_cmpuint (n_failed, >, 4);
}

static void
test_add_many (FaultFixture *f,
               gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);
  guint     n_failed = 0;
  gboolean  struck = TRUE;

  for (guint n = 1; struck; n += 3)
    {
      g_autoptr(JbArchive) archive = NULL;
      g_autoptr(GPtrArray) items =
                     g_ptr_array_new_with_free_func ((GDestroyNotify) jb_archive_item_unref);
      g_autoptr(GPtrArray) entries = NULL;
      g_autoptr(GError) error = NULL;
      gboolean added;

      g_assert_cmpuint (n, <, FAULT_MAX_OPERATIONS);
      fault_fixture_start_afresh (f);
      archive = fixture_open (f->path);
      for (guint i = 0; i < 20; i++)
        g_ptr_array_add (items, jb_archive_item_new (f->new, NULL, TRUE));

      fault_vfs_arm (kind, n);
      added = jb_archive_add_many (archive, items, &error);
      if (!added)
        {
          n_failed++;
          assert_words (f, error);
        }
      g_clear_object (&archive);
      struck = fault_vfs_disarm ();

      archive = fixture_open (f->path);
      entries = jb_archive_list (archive, NULL, NULL);
      if (added || entries->len > 0)
        g_assert_cmpuint (entries->len, ==, 20);
      for (guint i = 0; i < entries->len; i++)
        {
          g_autoptr(JbTranscript) loaded = jb_archive_load (archive, i + 1, NULL);

          fixture_assert_same (loaded, f->new);
        }
      g_clear_object (&archive);
      fault_fixture_assert_whole (f);
    }

  g_test_message ("%u imports failed", n_failed);
  g_assert_cmpuint (n_failed, >, 4);
}

/* A new archive whose making failed can be made afterwards. */
static void
test_create (FaultFixture *f,
             gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);
  guint     n_failed = 0;
  gboolean  struck = TRUE;

  for (guint n = 1; struck; n++)
    {
      g_autoptr(JbArchive) archive = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_cmpuint (n, <, FAULT_MAX_OPERATIONS);
      fault_fixture_start_afresh (f);
      fault_vfs_arm (kind, n);
      archive = jb_archive_open (f->path, &error);
      if (archive == NULL)
        {
          n_failed++;
          assert_words (f, error);
        }
      g_clear_object (&archive);
      struck = fault_vfs_disarm ();

      g_clear_error (&error);
      archive = fixture_open (f->path);
      g_assert_true (jb_archive_add (archive, f->new, NULL, NULL, &error));
      g_clear_object (&archive);
      fault_fixture_assert_whole (f);
    }

  g_assert_cmpuint (n_failed, >, 4);
}

static const JbMigration steps[] = {
  { "CREATE TABLE a (x); INSERT INTO a VALUES (1)", NULL },
  { "CREATE TABLE b (x); INSERT INTO b VALUES (zeroblob (9000)); INSERT INTO a VALUES (2)", NULL },
};

static gboolean
migrate (FaultFixture *f,
         guint         n_steps,
         GError      **error)
{
  g_autoptr(JbSqlite) sqlite = jb_sqlite_open (f->path, 100, error);

  return sqlite != NULL && jb_migrations_run_steps (sqlite, steps, n_steps, error);
}

/* An update that fails leaves the old version, and its backup is whole or not there. */
static void
test_migrate (FaultFixture *f,
              gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);
  guint     n_failed = 0;
  gboolean  struck = TRUE;

  for (guint n = 1; struck; n++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GDir) dir = NULL;
      const char *name;
      gint64      version;
      gboolean    migrated;

      g_assert_cmpuint (n, <, FAULT_MAX_OPERATIONS);
      fault_fixture_start_afresh (f);
      g_assert_true (migrate (f, 1, &error));

      fault_vfs_arm (kind, n);
      migrated = migrate (f, 2, &error);
      if (!migrated)
        {
          n_failed++;
          assert_words (f, error);
        }
      struck = fault_vfs_disarm ();

      version = fixture_query_number (f->path, "PRAGMA user_version");
      g_assert_cmpint (fixture_query_number (f->path, "SELECT sum (x) FROM a"), ==,
                       version == 2 ? 3 : 1);
      if (migrated)
        g_assert_cmpint (version, ==, 2);
      fault_fixture_assert_whole (f);

      dir = g_dir_open (f->folder, 0, NULL);
      while ((name = g_dir_read_name (dir)) != NULL)
        if (strstr (name, "-v1-") != NULL && g_str_has_suffix (name, ".db"))
          {
            g_autofree char *backup = g_build_filename (f->folder, name, NULL);

            g_assert_cmpint (fixture_query_number (backup, "SELECT sum (x) FROM a"), ==, 1);
          }

      g_clear_error (&error);
      g_assert_true (migrate (f, 2, &error));
      g_assert_no_error (error);
    }

  g_assert_cmpuint (n_failed, >, 4);
}

/* The update of a real archive: afterwards it is of the old version or whole in the new one. */
static void
test_update (FaultFixture *f,
             gconstpointer data)
{
  FaultKind        kind = GPOINTER_TO_INT (data);
  g_autofree char *dump_path = g_test_build_filename (G_TEST_DIST, "store", "archive-v1.sql", NULL);
  g_autofree char *dump = NULL;
  guint            n_failed = 0;
  gboolean         struck = TRUE;

  g_assert_true (g_file_get_contents (dump_path, &dump, NULL, NULL));
  for (guint n = 1; struck; n++)
    {
      g_autoptr(JbArchive) archive = NULL;
      g_autoptr(JbTranscript) loaded = NULL;
      g_autoptr(GError) error = NULL;
      gint64 version;

      g_assert_cmpuint (n, <, FAULT_MAX_OPERATIONS);
      fault_fixture_start_afresh (f);
      fixture_run_sql (f->path, dump);

      fault_vfs_arm (kind, n);
      archive = jb_archive_open (f->path, &error);
      if (archive == NULL)
        {
          n_failed++;
          assert_words (f, error);
        }
      g_clear_object (&archive);
      struck = fault_vfs_disarm ();

      version = fixture_query_number (f->path, "PRAGMA user_version");
      if (error == NULL)
        g_assert_cmpint (version, ==, 6);
      g_assert_cmpint (fixture_query_number (f->path,
                                             "SELECT count (*) FROM sqlite_schema"
                                             " WHERE name IN ('article', 'export_settings')"),
                       ==, version >= 2 ? 2 : 0);
      fault_fixture_assert_whole (f);

      archive = fixture_open (f->path);
      g_assert_cmpint (fixture_query_number (f->path, "SELECT count (*) FROM article"), ==, 1);
      loaded = jb_archive_load (archive, 1, NULL);
      g_assert_nonnull (loaded);
    }

  g_test_message ("%u updates failed", n_failed);
  g_assert_cmpuint (n_failed, >, 4);
}

/* The rows about its articles always fit the text of a bulletin. */
static void
test_articles (FaultFixture *f,
               gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);
  guint     n_failed = 0;
  gboolean  struck = TRUE;

  for (guint n = 1; struck; n++)
    {
      g_autoptr(JbArchive) archive = NULL;
      g_autoptr(JbTranscript) loaded = NULL;
      g_autoptr(GError) error = NULL;
      gboolean saved;

      g_assert_cmpuint (n, <, FAULT_MAX_OPERATIONS);
      fault_fixture_start_afresh (f);
      archive = fixture_open (f->path);
      g_assert_true (jb_archive_add (archive, f->old, NULL, NULL, &error));

      fault_vfs_arm (kind, n);
      saved = jb_archive_save (archive, 1, f->new, &error);
      n_failed += !saved;
      g_clear_object (&archive);
      struck = fault_vfs_disarm () || (kind == FAULT_IO && !saved);

      archive = fixture_open (f->path);
      loaded = jb_archive_load (archive, 1, NULL);
      g_assert_cmpint (fixture_query_number (f->path, "SELECT count (*) FROM article"), ==, 1);
      g_assert_cmpint (fixture_query_number (f->path,
                                             "SELECT count (*) FROM article WHERE title = '新'"),
                       ==, g_str_equal (loaded->text, f->new->text));
      g_clear_object (&archive);
      fault_fixture_assert_whole (f);
    }

  g_assert_cmpuint (n_failed, >, 4);
}

/* Export settings that cannot be stored say so, and the old ones stay. */
static void
test_settings (FaultFixture *f,
               gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);
  guint     n_failed = 0;
  gboolean  struck = TRUE;

  for (guint n = 1; struck; n++)
    {
      g_autoptr(JbArchive) archive = NULL;
      g_autoptr(JbExportSettings) settings = jb_export_settings_new ();
      g_autoptr(JbExportSettings) stored = NULL;
      g_autoptr(GError) error = NULL;
      gboolean set;

      g_assert_cmpuint (n, <, FAULT_MAX_OPERATIONS);
      fault_fixture_start_afresh (f);
      archive = fixture_open (f->path);
      settings->style = JB_EXPORT_STYLE_HOUSE;

      fault_vfs_arm (kind, n);
      set = jb_archive_set_export_settings (archive, "", JB_KIND_BULLETIN, settings, &error);
      if (!set)
        {
          n_failed++;
          assert_words (f, error);
          g_assert_true (g_str_has_prefix (error->message,
                                           "The export settings could not be saved. "));
        }
      g_clear_object (&archive);
      struck = fault_vfs_disarm () || (kind == FAULT_IO && !set);

      archive = fixture_open (f->path);
      stored = jb_archive_get_export_settings (archive, "", JB_KIND_BULLETIN, NULL);
      g_assert_nonnull (stored);
      if (set)
        g_assert_cmpint (stored->style, ==, JB_EXPORT_STYLE_HOUSE);
      g_clear_object (&archive);
      fault_fixture_assert_whole (f);
    }

  g_assert_cmpuint (n_failed, >, 1);
}

static void
test_read_only (FaultFixture *f,
                gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_clear_object (&(JbArchive *) { fixture_open (f->path) });
  fault_vfs_arm (FAULT_READ_ONLY, 0);
  g_assert_null (jb_archive_open (f->path, &error));
  fault_vfs_disarm ();
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, f->path));
  g_assert_nonnull (strstr (error->message, "permissions"));
}

/* The words of a disk that is full, and that saving works when there is room again. */
static void
test_full_then_room (FaultFixture *f,
                     gconstpointer data)
{
  g_autoptr(JbArchive) archive = fixture_open (f->path);
  g_autoptr(JbTranscript) loaded = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_archive_add (archive, f->old, NULL, NULL, &error));
  fault_vfs_arm (FAULT_FULL, 1);
  g_assert_false (jb_archive_save (archive, 1, f->new, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FULL);
  g_assert_true (g_str_has_prefix (error->message, "The bulletin could not be saved. The disk "));
  g_clear_error (&error);
  loaded = jb_archive_load (archive, 1, &error);
  fixture_assert_same (loaded, f->old);
  g_clear_pointer (&loaded, jb_transcript_unref);

  fault_vfs_disarm ();
  g_assert_true (jb_archive_save (archive, 1, f->new, &error));
  g_assert_no_error (error);
  loaded = jb_archive_load (archive, 1, &error);
  fixture_assert_same (loaded, f->new);
}

int
main (int    argc,
      char **argv)
{
  static const FaultWork works[] = {
    { "save", test_save },
    { "add-many", test_add_many },
    { "create", test_create },
    { "migrate", test_migrate },
    { "update", test_update },
    { "articles", test_articles },
    { "settings", test_settings },
  };

  g_test_init (&argc, &argv, NULL);
  fault_fixture_add_works (works, G_N_ELEMENTS (works));
  fault_fixture_add ("/faults/read-only", test_read_only);
  fault_fixture_add ("/faults/full-then-room", test_full_then_room);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "fault-fixture.h"
#include "store/jb-archive-backup.h"
#include "store/jb-archive-rescue.h"
#include "store/jb-archive-search.h"

/* Every operation on the disk fails once while an archive is backed up, restored, recovered or
 * searched anew: afterwards there is the old archive or the new one, whole, no backup that is not,
 * and no litter. */

static void
add (JbArchive  *archive,
     const char *title)
{
  g_autoptr(JbTranscript) transcript = fixture_bulletin (title, "正文一段。");

  fixture_add (archive, transcript);
}

/* The archive is whole, with so many bulletins, and the search finds all of them. */
static void
assert_whole (const char *path,
              guint       n_bulletins)
{
  g_autoptr(JbArchive) archive = fixture_open (path);
  g_autoptr(JbArchiveReport) report = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GError) error = NULL;
  JbArchiveSearch search = { "正文", JB_ARCHIVE_SEARCH_NEWEST, 0, 0 };

  report = jb_archive_verify (archive, &error);
  g_assert_no_error (error);
  g_assert_null (report->problems[0]);
  g_assert_false (report->index_is_stale);
  g_assert_cmpuint (report->n_bulletins, ==, n_bulletins);
  hits = jb_archive_search (archive, &search, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, n_bulletins);
}

static void
assert_no_litter (FaultFixture *f)
{
  g_autoptr(GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_assert_null (strstr (name, "restoring"));
      g_assert_null (strstr (name, "recovering"));
      g_assert_false (g_str_has_prefix (name, "copy.db."));
    }
}

static void
assert_words (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == JB_ARCHIVE_ERROR);
  g_assert_true (error->code == JB_ARCHIVE_ERROR_IO || error->code == JB_ARCHIVE_ERROR_FULL);
}

static void
test_backup (FaultFixture *f,
             gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);
  guint     n_failed = 0;
  gboolean  struck = TRUE;

  for (guint n = 1; struck; n++)
    {
      g_autoptr(JbArchive) archive = NULL;
      g_autoptr(GError) error = NULL;
      gboolean made;

      g_assert_cmpuint (n, <, FAULT_MAX_OPERATIONS);
      fault_fixture_start_afresh (f);
      archive = fixture_open (f->path);
      add (archive, "甲");
      g_assert_true (jb_archive_backup (archive, f->backup, &error));
      add (archive, "乙");

      fault_vfs_arm (kind, n);
      made = jb_archive_backup (archive, f->backup, &error);
      struck = fault_vfs_disarm ();
      if (!made)
        {
          n_failed++;
          assert_words (error);
        }
      g_clear_object (&archive);

      assert_no_litter (f);
      assert_whole (f->path, 2);
      assert_whole (f->backup, made ? 2 : 1);
    }

  g_test_message ("%u backups failed", n_failed);
  g_assert_cmpuint (n_failed, >, 4);
}

static void
test_restore (FaultFixture *f,
              gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);
  guint     n_failed = 0;
  gboolean  struck = TRUE;

  for (guint n = 1; struck; n++)
    {
      g_autoptr(JbArchive) archive = NULL;
      g_autofree char *aside = NULL;
      g_autoptr(GError) error = NULL;
      gboolean restored;

      g_assert_cmpuint (n, <, FAULT_MAX_OPERATIONS);
      fault_fixture_start_afresh (f);
      archive = fixture_open (f->path);
      add (archive, "甲");
      g_assert_true (jb_archive_backup (archive, f->backup, &error));
      add (archive, "乙");
      g_clear_object (&archive);

      fault_vfs_arm (kind, n);
      restored = jb_archive_restore_backup (f->path, f->backup, &aside, &error);
      struck = fault_vfs_disarm ();
      if (!restored)
        {
          n_failed++;
          assert_words (error);
        }

      assert_no_litter (f);
      assert_whole (f->path, restored ? 1 : 2);
      assert_whole (f->backup, 1);
      if (restored)
        assert_whole (aside, 2);
    }

  g_test_message ("%u times restoring failed", n_failed);
  g_assert_cmpuint (n_failed, >, 4);
}

/* The row of a bulletin is gone, its text is not. */
static void
damage (FaultFixture *f)
{
  g_autoptr(JbArchive) archive = fixture_open (f->path);

  add (archive, "甲");
  add (archive, "乙");
  g_clear_object (&archive);
  fixture_run_sql (f->path, "PRAGMA foreign_keys = OFF; DELETE FROM bulletin WHERE id = 1");
}

static void
test_recover (FaultFixture *f,
              gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);
  guint     n_failed = 0;
  gboolean  struck = TRUE;

  /* A recovery writes a whole archive; every third operation is enough to fail. */
  for (guint n = 1; struck; n += 3)
    {
      g_autoptr(JbArchiveReport) report = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_cmpuint (n, <, FAULT_MAX_OPERATIONS);
      fault_fixture_start_afresh (f);
      damage (f);

      fault_vfs_arm (kind, n);
      report = jb_archive_salvage (f->path, &error);
      struck = fault_vfs_disarm ();
      assert_no_litter (f);
      if (report == NULL)
        {
          n_failed++;
          assert_words (error);
          g_assert_cmpint (fixture_query_number (f->path, "SELECT count (*) FROM bulletin"), ==, 1);
          g_assert_cmpint (fixture_query_number (f->path, "SELECT count (*) FROM body"), ==, 2);
        }
      else
        {
          g_assert_cmpuint (report->n_bulletins, ==, 2);
          g_assert_cmpint (fixture_query_number (report->aside, "SELECT count (*) FROM body"), ==,
                           2);
          assert_whole (f->path, 2);
        }
    }

  g_test_message ("%u recoveries failed", n_failed);
  g_assert_cmpuint (n_failed, >, 4);
}

/* Saving and rebuilding keep the index in step or leave all as it was. */
static void
test_index (FaultFixture *f,
            gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);
  guint     n_failed = 0;
  gboolean  struck = TRUE;

  for (guint n = 1; struck; n++)
    {
      g_autoptr(JbArchive) archive = NULL;
      g_autoptr(JbTranscript) new = fixture_bulletin ("新", "正文全是新的。");
      g_autoptr(GError) error = NULL;
      gboolean saved;

      g_assert_cmpuint (n, <, FAULT_MAX_OPERATIONS);
      fault_fixture_start_afresh (f);
      archive = fixture_open (f->path);
      add (archive, "甲");
      add (archive, "乙");

      fault_vfs_arm (kind, (n + 1) / 2);
      saved = n % 2 ? jb_archive_save (archive, 1, new, &error)
                    : jb_archive_rebuild_index (archive, &error);
      n_failed += !saved;
      if (!saved)
        assert_words (error);
      g_clear_object (&archive);
      struck = fault_vfs_disarm () || (kind == FAULT_IO && !saved);

      assert_whole (f->path, 2);
    }

  g_assert_cmpuint (n_failed, >, 4);
}

int
main (int    argc,
      char **argv)
{
  static const FaultWork works[] = {
    { "backup", test_backup },
    { "restore", test_restore },
    { "recover", test_recover },
    { "index", test_index },
  };

  g_test_init (&argc, &argv, NULL);
  fault_fixture_add_works (works, G_N_ELEMENTS (works));

  return g_test_run ();
}

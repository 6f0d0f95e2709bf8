/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "fault-vfs.h"
#include "fixture.h"
#include "store/jb-archive-directory-edits.h"
#include "store/jb-archive-directory.h"
#include "store/jb-archive-private.h"
#include "store/jb-directory-keeper.h"

/* Saving the rows of the directory that changed, and what happens when that fails. */

typedef struct
{
  char      *folder;
  char      *path;
  JbArchive *archive;
} Fixture;

/* More operations than anything here needs. */
enum
{
  MAX_OPERATIONS = 500
};

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  f->folder = fixture_make_folder ();
  f->path = g_build_filename (f->folder, "archive.db", NULL);
  f->archive = jb_archive_open_full (f->path, 100, NULL);
  g_assert_nonnull (f->archive);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_clear_object (&f->archive);
  fixture_remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static JbDirectoryEntry *
make_entry (const char *name,
            guint       copies)
{
  JbDirectoryValues values = JB_DIRECTORY_VALUES_INIT;

  values.name = name;
  values.copies = copies;

  return jb_directory_entry_new (&values);
}

static void
append (JbDirectoryEdits *edits,
        const char       *name)
{
  g_autoptr(JbDirectoryEntry) entry = make_entry (name, 1);

  jb_directory_edits_begin (edits, "Add", NULL);
  jb_directory_edits_append (edits, entry);
  jb_directory_edits_end (edits);
}

static void
rename_row (JbDirectoryEdits *edits,
            gint64            key,
            const char       *name)
{
  g_autoptr(JbDirectoryEntry) entry = make_entry (name, 2);

  jb_directory_edits_begin (edits, "Name", NULL);
  jb_directory_edits_replace (edits, key, entry);
  jb_directory_edits_end (edits);
}

static void
remove_row (JbDirectoryEdits *edits,
            gint64            key)
{
  jb_directory_edits_begin (edits, "Delete", NULL);
  jb_directory_edits_remove (edits, key);
  jb_directory_edits_end (edits);
}

/* The names, each with a comma. */
static char *
join (JbDirectory *directory)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < jb_directory_get_size (directory); i++)
    g_string_append_printf (
        text, "%s,",
        jb_directory_entry_get_values (jb_directory_get_entry (directory, i))->name);

  return g_string_free (text, FALSE);
}

static void
assert_stored (JbArchive  *archive,
               const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbDirectory) directory = jb_archive_load_directory (archive, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = join (directory);
  g_assert_cmpstr (text, ==, expected);
}

static gboolean
save (JbArchive        *archive,
      JbDirectoryEdits *edits,
      GError          **error)
{
  g_autoptr(GArray) changes = jb_directory_edits_take_unsaved (edits);

  if (jb_archive_change_directory (archive, changes, error))
    return TRUE;
  jb_directory_edits_give_back (edits, changes);

  return FALSE;
}

static JbDirectoryEdits *
load (JbArchive *archive)
{
  g_autoptr(GArray) keys = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = jb_archive_load_directory_rows (archive, &keys, &error);
  JbDirectoryEdits *edits = jb_directory_edits_new ();

  g_assert_no_error (error);
  jb_directory_edits_load (edits, entries, keys);

  return edits;
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
test_changes (Fixture      *f,
              gconstpointer data)
{
  g_autoptr(JbDirectoryEdits) edits = load (f->archive);
  g_autoptr(JbDirectoryEdits) again = NULL;
  g_autoptr(GError) error = NULL;
  guint n_announced = 0;

  g_signal_connect_swapped (f->archive, "directory-changed", G_CALLBACK (count_cb), &n_announced);
  append (edits, "甲");
  append (edits, "乙");
  append (edits, "丙");
  g_assert_true (save (f->archive, edits, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_announced, ==, 1);
  assert_stored (f->archive, "甲,乙,丙,");

  /* Only the rows that changed are written. */
  fixture_run_sql (f->path, "CREATE TABLE written (position INTEGER);"
                            "CREATE TRIGGER a AFTER INSERT ON directory BEGIN"
                            " INSERT INTO written VALUES (new.position); END;"
                            "CREATE TRIGGER b AFTER DELETE ON directory BEGIN"
                            " INSERT INTO written VALUES (old.position); END;");
  rename_row (edits, 1, "戊");
  remove_row (edits, 0);
  append (edits, "己");
  append (edits, "庚");
  remove_row (edits, 4);
  g_assert_true (save (f->archive, edits, &error));
  assert_stored (f->archive, "戊,丙,己,");
  g_assert_cmpint (fixture_query_number (f->path, "SELECT count(DISTINCT position) FROM written"),
                   ==, 3);

  /* Taken back, everything is where it was. */
  while (jb_directory_edits_undo (edits))
    ;
  jb_directory_edits_redo (edits);
  jb_directory_edits_redo (edits);
  jb_directory_edits_redo (edits);
  g_assert_true (save (f->archive, edits, &error));
  assert_stored (f->archive, "甲,乙,丙,");
  again = load (f->archive);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (jb_directory_edits_get_key (again, i), ==,
                     jb_directory_edits_get_key (edits, i));
}

/* What another program has changed is not overwritten, and what was to be saved is kept. */
static void
test_conflict (Fixture      *f,
               gconstpointer data)
{
  g_autoptr(JbArchive) other = jb_archive_open_full (f->path, 100, NULL);
  g_autoptr(JbDirectoryEdits) mine = NULL;
  g_autoptr(JbDirectoryEdits) theirs = NULL;
  g_autoptr(GError) error = NULL;

  mine = load (f->archive);
  append (mine, "甲");
  append (mine, "乙");
  g_assert_true (save (f->archive, mine, &error));
  theirs = load (other);

  /* Another row is no trouble. */
  rename_row (theirs, 1, "丁");
  g_assert_true (save (other, theirs, &error));
  rename_row (mine, 0, "丙");
  g_assert_true (save (f->archive, mine, &error));
  assert_stored (f->archive, "丙,丁,");

  rename_row (mine, 1, "戊");
  rename_row (mine, 0, "己");
  g_assert_false (save (f->archive, mine, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, f->path));
  g_clear_error (&error);
  assert_stored (f->archive, "丙,丁,");
  g_assert_true (jb_directory_edits_get_unsaved (mine));

  /* So is a row that is gone, and a number that is taken. */
  remove_row (theirs, 1);
  append (theirs, "庚");
  g_assert_true (save (other, theirs, &error));
  g_assert_false (save (f->archive, mine, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_CHANGED);
  g_clear_error (&error);
  jb_directory_edits_undo (mine);
  jb_directory_edits_undo (mine);
  append (mine, "辛");
  g_assert_false (save (f->archive, mine, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_CHANGED);
}

static const struct
{
  FaultKind   kind;
  const char *name;
} kinds[] = {
  { FAULT_IO, "io" },
  { FAULT_FULL, "full" },
  { FAULT_KILL, "kill" },
  { FAULT_POWER, "power" },
};

/* Every operation on the disk fails once: afterwards the archive has the old directory or the
 * new one, whole, and the new one if it was reported so; what was not saved is still known. */
static void
test_faults (Fixture      *f,
             gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);
  guint     n_failed = 0;
  gboolean  struck = TRUE;

  for (guint n = 1; struck; n++)
    {
      g_autoptr(JbDirectoryEdits) edits = NULL;
      g_autoptr(JbDirectory) stored = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *text = NULL;
      gboolean         saved;

      g_assert_cmpuint (n, <, MAX_OPERATIONS);
      g_clear_object (&f->archive);
      fixture_remove_folder (f->folder);
      g_assert_cmpint (g_mkdir (f->folder, 0700), ==, 0);
      f->archive = jb_archive_open_full (f->path, 100, &error);
      g_assert_no_error (error);
      edits = load (f->archive);
      append (edits, "甲");
      append (edits, "乙");
      g_assert_true (save (f->archive, edits, &error));

      rename_row (edits, 0, "丙");
      remove_row (edits, 1);
      append (edits, "丁");
      fault_vfs_arm (kind, n);
      saved = save (f->archive, edits, &error);
      if (!saved)
        {
          n_failed++;
          g_assert_nonnull (error);
          g_assert_true (g_str_has_prefix (error->message, "The directory could not be saved."));
          g_assert_true (jb_directory_edits_get_unsaved (edits));
        }
      else
        g_assert_false (jb_directory_edits_get_unsaved (edits));

      g_clear_object (&f->archive);
      struck = fault_vfs_disarm () || (kind == FAULT_IO && !saved);
      f->archive = jb_archive_open_full (f->path, 100, NULL);
      g_assert_nonnull (f->archive);
      stored = jb_archive_load_directory (f->archive, NULL);
      text = join (stored);
      if (saved || strcmp (text, "甲,乙,") != 0)
        {
          g_assert_cmpstr (text, ==, "丙,丁,");
          continue;
        }

      /* What is kept can be saved when there is room again. */
      g_clear_error (&error);
      g_assert_true (save (f->archive, edits, &error));
      assert_stored (f->archive, "丙,丁,");
    }
  g_assert_cmpuint (n_failed, >, 0);
}

static gboolean
has_state (JbDirectoryKeeper     *keeper,
           JbDirectoryKeeperState state)
{
  return jb_directory_keeper_get_state (keeper) == state;
}

static void
wait_for (JbDirectoryKeeper     *keeper,
          JbDirectoryKeeperState state)
{
  while (!has_state (keeper, state))
    g_main_context_iteration (NULL, TRUE);
}

/* While the file is locked or the disk is full nothing is lost, and trying again saves it. */
static void
test_keeper (Fixture      *f,
             gconstpointer data)
{
  g_autoptr(JbDirectoryKeeper) keeper = jb_directory_keeper_new (f->archive);
  JbDirectoryEdits *edits = jb_directory_keeper_get_edits (keeper);
  sqlite3          *db;

  g_assert_true (has_state (keeper, JB_DIRECTORY_KEEPER_LOADING));
  wait_for (keeper, JB_DIRECTORY_KEEPER_SAVED);
  append (edits, "甲");
  g_assert_true (has_state (keeper, JB_DIRECTORY_KEEPER_SAVING));
  append (edits, "乙");
  rename_row (edits, 0, "丙");
  wait_for (keeper, JB_DIRECTORY_KEEPER_SAVED);
  assert_stored (f->archive, "丙,乙,");

  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  rename_row (edits, 0, "丁");
  wait_for (keeper, JB_DIRECTORY_KEEPER_UNSAVED);
  g_assert_error (jb_directory_keeper_get_error (keeper), JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_BUSY);
  jb_directory_keeper_refresh (keeper);
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (db);
  jb_directory_keeper_retry (keeper);
  wait_for (keeper, JB_DIRECTORY_KEEPER_SAVED);
  g_assert_null (jb_directory_keeper_get_error (keeper));
  assert_stored (f->archive, "丁,乙,");

  fault_vfs_arm (FAULT_FULL, 1);
  remove_row (edits, 1);
  wait_for (keeper, JB_DIRECTORY_KEEPER_UNSAVED);
  g_assert_error (jb_directory_keeper_get_error (keeper), JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FULL);
  fault_vfs_disarm ();
  g_assert_cmpuint (jb_directory_get_size (jb_directory_edits_get_directory (edits)), ==, 1);

  /* The next edit saves what is left over as well. */
  append (edits, "戊");
  wait_for (keeper, JB_DIRECTORY_KEEPER_SAVED);
  assert_stored (f->archive, "丁,戊,");
}

static void
on_replaced_cb (gboolean *replaced)
{
  *replaced = TRUE;
}

/* What somebody else saves is taken over, and what this one saves is not read again. */
static void
test_keeper_follows (Fixture      *f,
                     gconstpointer data)
{
  g_autoptr(JbDirectoryKeeper) keeper = jb_directory_keeper_new (f->archive);
  JbDirectoryEdits *edits = jb_directory_keeper_get_edits (keeper);
  g_autoptr(JbDirectory) directory = jb_directory_new ();
  g_autoptr(JbDirectoryEntry) entry = make_entry ("癸", 1);
  g_autofree char *text = NULL;
  gboolean         replaced = FALSE;

  g_signal_connect_swapped (keeper, "replaced", G_CALLBACK (on_replaced_cb), &replaced);
  wait_for (keeper, JB_DIRECTORY_KEEPER_SAVED);
  append (edits, "甲");
  wait_for (keeper, JB_DIRECTORY_KEEPER_SAVED);
  g_assert_nonnull (jb_directory_edits_get_undo_label (edits));
  g_assert_false (replaced);

  jb_directory_append (directory, entry);
  g_assert_true (jb_archive_save_directory (f->archive, directory, NULL));
  while (!replaced)
    g_main_context_iteration (NULL, TRUE);
  text = join (jb_directory_edits_get_directory (edits));
  g_assert_cmpstr (text, ==, "癸,");
  g_assert_null (jb_directory_edits_get_undo_label (edits));

  /* At odds with another program, one's own can be kept, or dropped. */
  fixture_run_sql (f->path, "UPDATE directory SET name = '子'");
  rename_row (edits, 0, "丑");
  wait_for (keeper, JB_DIRECTORY_KEEPER_UNSAVED);
  g_assert_error (jb_directory_keeper_get_error (keeper), JB_ARCHIVE_ERROR,
                  JB_ARCHIVE_ERROR_CHANGED);
  jb_directory_keeper_overwrite (keeper);
  wait_for (keeper, JB_DIRECTORY_KEEPER_SAVED);
  assert_stored (f->archive, "丑,");
  jb_directory_edits_undo (edits);
  wait_for (keeper, JB_DIRECTORY_KEEPER_SAVED);
  assert_stored (f->archive, "癸,");

  fixture_run_sql (f->path, "UPDATE directory SET name = '子'");
  rename_row (edits, 0, "丑");
  wait_for (keeper, JB_DIRECTORY_KEEPER_UNSAVED);
  jb_directory_keeper_reload (keeper);
  wait_for (keeper, JB_DIRECTORY_KEEPER_SAVED);
  assert_stored (f->archive, "子,");
  g_assert_cmpstr (jb_directory_entry_get_values (jb_directory_edits_get_entry (edits, 0))->name,
                   ==, "子");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install ();

  g_test_add ("/directory-changes/changes", Fixture, NULL, set_up, test_changes, tear_down);
  g_test_add ("/directory-changes/conflict", Fixture, NULL, set_up, test_conflict, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *name = g_strdup_printf ("/directory-changes/%s", kinds[i].name);

      g_test_add (name, Fixture, GINT_TO_POINTER (kinds[i].kind), set_up, test_faults, tear_down);
    }
  g_test_add ("/directory-changes/keeper", Fixture, NULL, set_up, test_keeper, tear_down);
  g_test_add ("/directory-changes/keeper-follows", Fixture, NULL, set_up, test_keeper_follows,
              tear_down);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/jb-import.h"

#include <string.h>

#include <glib/gstdio.h>

#include "fixture.h"
#include "store/jb-archive-backup.h"
#include "store/jb-archive-rescue.h"

/* What one import told, in order. */
typedef struct
{
  GString      *told;
  guint         n_done;
  guint         n_total;
  guint         stop_after;
  GCancellable *cancellable;
} Record;

static void
outcome_cb (const JbImportOutcome *outcome,
            gpointer               data)
{
  Record          *record = data;
  g_autofree char *name = g_path_get_basename (outcome->name);

  g_assert_cmpint (outcome->message != NULL, ==, outcome->state == JB_IMPORT_FAILED);
  g_assert_cmpint (outcome->id == 0, ==, outcome->state == JB_IMPORT_FAILED);
  g_string_append_printf (record->told, "%s %s %d;", name,
                          outcome->state == JB_IMPORT_ADDED   ? "added"
                          : outcome->state == JB_IMPORT_KNOWN ? "known"
                                                              : "failed",
                          (int) outcome->id);
}

static void
progress_cb (guint    n_done,
             guint    n_total,
             gpointer data)
{
  Record *record = data;

  g_assert_cmpuint (n_done, >, record->n_done);
  record->n_done = n_done;
  record->n_total = n_total;
  if (n_done == record->stop_after)
    g_cancellable_cancel (record->cancellable);
}

static void
write_file (ArchiveFixture *f,
            const char     *name,
            const char     *text,
            gssize          length)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, length, NULL));
}

static void
add_path (ArchiveFixture *f,
          JbImport       *import,
          const char     *name,
          const char     *problem)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  jb_import_add_path (import, path, problem);
}

static JbImport *
make_import (Record *record)
{
  JbImport *import = jb_import_new ();

  record->told = g_string_new (NULL);
  record->cancellable = g_cancellable_new ();
  jb_import_set_outcome (import, outcome_cb, record);
  jb_import_set_progress (import, progress_cb, record);

  return import;
}

static void
clear (Record *record)
{
  g_string_free (record->told, TRUE);
  g_object_unref (record->cancellable);
}

/* Each file is told of, in the order in which it was named, whatever became of it. */
static void
test_outcomes (ArchiveFixture *f,
               gconstpointer   data)
{
  Record record = { 0 };
  g_autoptr(JbImport) import = make_import (&record);
  g_autoptr(GError) error = NULL;

  write_file (f, "a.txt", "[动态]\n\n题\n\n　　正文。\n", -1);
  write_file (f, "b.txt", "坏\xff", -1);
  write_file (f, "c.txt", "随手记的一行\n", -1);
  write_file (f, "d.txt", "[动态]\n\n题\n\n　　正文。\n", -1);
  write_file (f, "e.txt", " \n　\n", -1);
  add_path (f, import, "a.txt", NULL);
  add_path (f, import, "b.txt", NULL);
  add_path (f, import, "c.txt", NULL);
  add_path (f, import, "d.txt", NULL);
  add_path (f, import, "pipe.txt", "It is a pipe.");
  add_path (f, import, "missing.txt", NULL);
  add_path (f, import, "e.txt", NULL);
  jb_import_set_blank (import, FALSE);
  g_assert_cmpuint (jb_import_get_n_files (import), ==, 7);

  g_assert_true (jb_import_run (import, f->archive, record.cancellable, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (record.told->str, ==,
                   "a.txt added 1;b.txt failed 0;c.txt added 2;d.txt known 1;pipe.txt failed 0;"
                   "missing.txt failed 0;e.txt failed 0;");
  g_assert_cmpuint (record.n_done, ==, 7);
  g_assert_cmpuint (record.n_total, ==, 7);
  clear (&record);
}

static void
test_again (ArchiveFixture *f,
            gconstpointer   data)
{
  Record record = { 0 };
  g_autoptr(JbImport) import = make_import (&record);

  write_file (f, "a.txt", "题\n", -1);
  write_file (f, "blank.txt", "\n", -1);
  add_path (f, import, "a.txt", NULL);
  add_path (f, import, "a.txt", NULL);
  add_path (f, import, "blank.txt", NULL);
  jb_import_set_again (import, TRUE);
  g_assert_true (jb_import_run (import, f->archive, NULL, NULL));
  g_assert_cmpstr (record.told->str, ==, "a.txt added 1;a.txt added 2;blank.txt added 3;");
  clear (&record);
}

/* More files than go in at a time, of all sizes, read by several threads: the order stays, and
 * every byte. */
static void
test_many (ArchiveFixture *f,
           gconstpointer   data)
{
  enum
  {
    N_FILES = 5000
  };
  Record record = { 0 };
  g_autoptr(JbImport) import = make_import (&record);
  g_autoptr(GString) expected = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  guint id = 0;

  for (guint i = 0; i < N_FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%04u.txt", i);
      g_autofree char *filler = g_strnfill (i % 97 == 0 ? 200000
                                                        : (gsize) g_rand_int_range (rand, 0, 300),
                                            'x');
      g_autofree char *text = g_strdup_printf ("%u\n%s%s", i, filler,
                                               i % 50 == 0 ? "\xff" : "");

      write_file (f, name, text, -1);
      add_path (f, import, name, NULL);
      if (i % 50 == 0)
        g_string_append_printf (expected, "%s failed 0;", name);
      else
        g_string_append_printf (expected, "%s added %u;", name, ++id);
    }

  g_assert_true (jb_import_run (import, f->archive, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_equal (record.told->str, expected->str));
  g_assert_cmpint (fixture_query_number (f->path, "SELECT count (*) FROM bulletin"), ==, id);
  g_assert_cmpint (fixture_query_number (f->path,
                                         "SELECT count (*) FROM bulletin JOIN body"
                                         " ON bulletin_id = id WHERE CAST (text AS INTEGER)"
                                         " = id + (id - 1) / 49"),
                   ==, id);
  clear (&record);
}

/* What was told to be in the archive is there, and nothing else. */
static void
test_stop (ArchiveFixture *f,
           gconstpointer   data)
{
  for (guint stop = 1; stop < 4500; stop += 1100)
    {
      Record record = { 0 };
      g_autoptr(JbImport) import = make_import (&record);
      g_autoptr(GError) error = NULL;
      guint  n_told = 0;
      gint64 n_before = fixture_query_number (f->path, "SELECT count (*) FROM bulletin");

      record.stop_after = stop;
      write_file (f, "a.txt", "题\n", -1);
      for (guint i = 0; i < 4500; i++)
        add_path (f, import, "a.txt", NULL);
      jb_import_set_again (import, TRUE);
      g_assert_false (jb_import_run (import, f->archive, record.cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      for (const char *at = record.told->str; (at = strchr (at, ';')) != NULL; at++)
        n_told++;
      g_assert_cmpuint (n_told, <=, stop);
      g_assert_cmpint (fixture_query_number (f->path, "SELECT count (*) FROM bulletin"), ==,
                       n_before + n_told);
      clear (&record);
    }
}

/* One that was stopped before it began does nothing, also when there is nothing to do. */
static void
test_stopped (ArchiveFixture *f,
              gconstpointer   data)
{
  Record record = { 0 };
  g_autoptr(JbImport) import = make_import (&record);
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (record.cancellable);
  g_assert_false (jb_import_run (import, f->archive, record.cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  clear (&record);
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  jb_archive_close_finish (JB_ARCHIVE (source), result);
  *(gboolean *) data = TRUE;
}

/* A closed archive says so to who still asks it, and its file can go. */
static void
test_close (ArchiveFixture *f,
            gconstpointer   data)
{
  Record record = { 0 };
  g_autoptr(JbImport) import = make_import (&record);
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("题", "段");
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);
  g_autoptr(GError) error = NULL;
  gboolean closed = FALSE;

  fixture_add (f->archive, transcript);
  jb_archive_close_async (f->archive, closed_cb, &closed);
  while (!closed)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));

  g_assert_null (jb_archive_load (f->archive, 1, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_GONE);
  g_assert_nonnull (strstr (error->message, f->path));
  g_clear_error (&error);
  write_file (f, "a.txt", "题\n", -1);
  add_path (f, import, "a.txt", NULL);
  g_assert_false (jb_import_run (import, f->archive, NULL, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_GONE);
  g_assert_cmpstr (record.told->str, ==, "");
  clear (&record);
}

typedef struct
{
  JbArchiveReport *report;
  GError          *error;
  gboolean         done;
  int              n_told;
} Answer;

static void
verified_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Answer *answer = data;

  answer->report = jb_archive_verify_finish (JB_ARCHIVE (source), result, &answer->error);
  answer->done = TRUE;
}

static void
count_cb (guint    n_done,
          guint    n_total,
          gpointer data)
{
  Answer *answer = data;

  g_assert_cmpuint (n_done, <, n_total);
  g_atomic_int_inc (&answer->n_told);
}

/* Long work on the whole archive tells how far it is, and can be stopped. */
static void
test_long_work (ArchiveFixture *f,
                gconstpointer   data)
{
  g_autofree char *copy = g_build_filename (f->folder, "copy.db", NULL);
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("题", "段");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Answer whole = { 0 };
  Answer stopped = { 0 };

  for (guint i = 0; i < 20; i++)
    fixture_add (f->archive, transcript);
  jb_archive_verify_async (f->archive, count_cb, &whole, NULL, cancellable, verified_cb, &whole);
  while (!whole.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (whole.error);
  g_assert_cmpuint (whole.report->n_bulletins, ==, 20);
  g_assert_cmpint (whole.n_told, ==, 20);
  jb_archive_report_free (whole.report);

  g_cancellable_cancel (cancellable);
  jb_archive_verify_async (f->archive, NULL, NULL, NULL, cancellable, verified_cb, &stopped);
  while (!stopped.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (stopped.report);
  g_assert_error (stopped.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&stopped.error);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Answer *answer = data;

  jb_archive_backup_finish (JB_ARCHIVE (source), result, &answer->error);
  answer->done = TRUE;
}

/* A backup that is stopped at any time is whole or not there, and leaves no litter. */
static void
test_backup_stopped (ArchiveFixture *f,
                     gconstpointer   data)
{
  g_autofree char *folder = g_build_filename (f->folder, "copies", NULL);
  g_autofree char *copy = g_build_filename (folder, "copy.db", NULL);
  g_autofree char *filler = g_strnfill (2000000, 'x');
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("题", filler);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < 10; i++)
    fixture_add (f->archive, transcript);

  for (guint i = 0; i < 30; i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GDir) dir = NULL;
      const char *name;
      Answer      answer = { 0 };

      jb_archive_backup_async (f->archive, copy, cancellable, backed_up_cb, &answer);
      g_usleep (i * 500);
      g_cancellable_cancel (cancellable);
      while (!answer.done)
        g_main_context_iteration (NULL, TRUE);
      if (answer.error != NULL)
        g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (g_file_test (copy, G_FILE_TEST_EXISTS), ==, answer.error == NULL);
      if (answer.error == NULL)
        g_assert_cmpint (fixture_query_number (copy, "SELECT count (*) FROM bulletin"), ==, 10);
      g_clear_error (&answer.error);
      g_remove (copy);
      dir = g_dir_open (folder, 0, NULL);
      while ((name = g_dir_read_name (dir)) != NULL)
        g_assert_false (g_str_has_prefix (name, "copy.db."));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  FIXTURE_ADD ("/import/outcomes", test_outcomes);
  FIXTURE_ADD ("/import/again", test_again);
  FIXTURE_ADD ("/import/many", test_many);
  FIXTURE_ADD ("/import/stop", test_stop);
  FIXTURE_ADD ("/import/stopped", test_stopped);
  FIXTURE_ADD ("/import/close", test_close);
  FIXTURE_ADD ("/import/long-work", test_long_work);
  FIXTURE_ADD ("/import/backup-stopped", test_backup_stopped);

  return g_test_run ();
}

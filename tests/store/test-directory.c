/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/jb-archive-directory.h"

#include <string.h>

#include "fixture.h"
#include "legacy/jb-legacy.h"
#include "store/jb-archive-readings.h"

typedef ArchiveFixture Fixture;

static JbDirectory *
make_directory (guint n_entries)
{
  static const char *const aliases[] = { "甲", "乙", NULL };
  JbDirectory             *directory = jb_directory_new ();

  for (guint i = 0; i < n_entries; i++)
    {
      JbDirectoryValues values = JB_DIRECTORY_VALUES_INIT;
      g_autofree char  *name = g_strdup_printf ("名%u", i);
      g_autoptr(JbDirectoryEntry) entry = NULL;

      values.kind = (JbDirectoryKind) (i % 3);
      values.name = name;
      values.post = i % 3 == 0 ? "副主任" : NULL;
      values.list = (JbDirectoryList) (i % 4);
      values.rank = i % 2 == 0 ? G_MAXINT64 - i : i;
      values.aliases = i % 2 == 0 ? aliases : NULL;
      values.valid_from = i % 5 == 0 ? 20090000 : 0;
      values.valid_to = i % 5 == 0 ? 20120229 : 0;
      values.copies = i;
      values.learnt = i % 2 == 0;
      entry = jb_directory_entry_new (&values);
      jb_directory_append (directory, entry);
    }

  return directory;
}

static void
assert_stored (Fixture     *f,
               JbDirectory *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbDirectory) directory = jb_archive_load_directory (f->archive, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (jb_directory_get_size (directory), ==, jb_directory_get_size (expected));
  for (guint i = 0; i < jb_directory_get_size (expected); i++)
    {
      JbDirectoryEntry *a = jb_directory_get_entry (directory, i);
      JbDirectoryEntry *b = jb_directory_get_entry (expected, i);

      g_assert_true (jb_directory_entry_equal (a, b));
      g_assert_cmpint (jb_directory_entry_get_values (a)->learnt, ==,
                       jb_directory_entry_get_values (b)->learnt);
    }
}

static void
test_round_trip (Fixture      *f,
                 gconstpointer data)
{
  static const guint sizes[] = { 0, 40, 7, 0, 3 };
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(JbDirectory) directory = make_directory (sizes[i]);

      g_assert_true (jb_archive_save_directory (f->archive, directory, &error));
      g_assert_no_error (error);
      assert_stored (f, directory);
      g_clear_object (&f->archive);
      f->archive = jb_archive_open (f->path, &error);
      assert_stored (f, directory);
    }
}

/* When one row is refused, the old directory stands. */
static void
test_atomic (Fixture      *f,
             gconstpointer data)
{
  g_autoptr(JbDirectory) old = make_directory (5);
  g_autoptr(JbDirectory) new = make_directory (9);
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_archive_save_directory (f->archive, old, &error));
  fixture_run_sql (f->path, "CREATE TRIGGER refuse BEFORE INSERT ON directory WHEN new.position = 7"
                            " BEGIN SELECT raise (ABORT, 'no'); END");
  g_assert_false (jb_archive_save_directory (f->archive, new, &error));
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, "The directory could not be saved"));
  assert_stored (f, old);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_archive_choose_reading_finish (JB_ARCHIVE (source), result, &error));
  g_assert_no_error (error);
  g_main_loop_quit (data);
}

static void
assert_reading (Fixture    *f,
                const char *text,
                const char *expected)
{
  g_autoptr(JbDirectory) directory = jb_archive_load_directory (f->archive, NULL);

  g_assert_nonnull (directory);
  g_assert_cmpstr (jb_directory_get_chosen_reading (directory, text), ==, expected);
}

/* How a recipient is read is remembered, whatever becomes of the directory's rows. */
static void
test_readings (Fixture      *f,
               gconstpointer data)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(JbDirectory) directory = make_directory (3);
  g_autoptr(GError) error = NULL;

  assert_reading (f, "甲、乙", NULL);
  g_assert_true (jb_archive_choose_reading (f->archive, "甲、乙", "unit 甲 | unit 乙", &error));
  g_assert_no_error (error);
  assert_reading (f, "甲、乙", "unit 甲 | unit 乙");
  g_assert_true (jb_archive_save_directory (f->archive, directory, &error));
  assert_reading (f, "甲、乙", "unit 甲 | unit 乙");

  jb_archive_choose_reading_async (f->archive, "甲、乙", "unit 甲、乙", NULL, chosen_cb, loop);
  g_main_loop_run (loop);
  g_clear_object (&f->archive);
  f->archive = jb_archive_open (f->path, &error);
  g_assert_no_error (error);
  assert_reading (f, "甲、乙", "unit 甲、乙");

  g_assert_true (jb_archive_choose_reading (f->archive, "甲、乙", NULL, &error));
  assert_reading (f, "甲、乙", NULL);

  /* Which rules are off is another matter. */
  g_assert_cmpint (fixture_query_number (f->path, "SELECT count (*) FROM check_settings"), ==, 0);
}

/* A choice that is not stored says so. */
static void
test_reading_fails (Fixture      *f,
                    gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  fixture_run_sql (f->path, "CREATE TRIGGER refuse BEFORE INSERT ON check_settings"
                            " BEGIN SELECT raise (ABORT, 'no'); END");
  g_assert_false (jb_archive_choose_reading (f->archive, "甲、乙", "unit 甲", &error));
  g_assert_nonnull (error);
  assert_reading (f, "甲、乙", NULL);
}

static void
test_damaged (Fixture      *f,
              gconstpointer data)
{
  g_autoptr(JbDirectory) directory = NULL;
  g_autoptr(GError) error = NULL;
  const JbDirectoryValues *values;

  fixture_run_sql (f->path, "INSERT INTO directory VALUES"
                            " (0, 99, '名', NULL, -4, -7, '', 20149999, 123456789012, 99999999, 5)");
  directory = jb_archive_load_directory (f->archive, &error);
  g_assert_no_error (error);
  values = jb_directory_entry_get_values (jb_directory_get_entry (directory, 0));
  g_assert_cmpint (values->kind, ==, JB_DIRECTORY_UNIT);
  g_assert_cmpint (values->list, ==, JB_DIRECTORY_LIST_NONE);
  g_assert_cmpint (values->rank, ==, 0);
  g_assert_cmpuint (values->valid_from, ==, 0);
  g_assert_cmpuint (values->copies, ==, 1);
}

typedef struct
{
  GMainLoop   *loop;
  JbDirectory *directory;
  JbLearning  *learning;
  gboolean     saved;
} Answer;

static void
on_saved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Answer *answer = data;

  answer->saved = jb_archive_save_directory_finish (JB_ARCHIVE (source), result, NULL);
  g_main_loop_quit (answer->loop);
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Answer *answer = data;

  answer->directory = jb_archive_load_directory_finish (JB_ARCHIVE (source), result, NULL);
  g_main_loop_quit (answer->loop);
}

static void
on_learnt_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Answer *answer = data;

  answer->learning = jb_archive_learn_directory_finish (JB_ARCHIVE (source), result, NULL);
  g_main_loop_quit (answer->loop);
}

static gint64
add_issue (Fixture    *f,
           const char *text,
           const char *path)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, &error);
  JbArchiveOrigin origin = { path, NULL };
  gint64          id;

  g_assert_no_error (error);
  g_assert_true (jb_archive_add (f->archive, transcript, &origin, &id, &error));
  g_assert_no_error (error);

  return id;
}

#define HEAD "[动态]\n沙渚县妇联走访家庭\n沙渚县妇联走访家庭80户。\n（沙渚县妇联）\n\n"

static void
test_async (Fixture      *f,
            gconstpointer data)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(JbDirectory) directory = make_directory (4);
  Answer answer = { loop };
  gint64 id = add_issue (f, HEAD "报：市长沈远\n送：市委办公室\n发：各县妇联\n", "/x/2012.txt");

  jb_archive_save_directory_async (f->archive, directory, NULL, on_saved_cb, &answer);
  g_main_loop_run (loop);
  g_assert_true (answer.saved);
  jb_archive_load_directory_async (f->archive, NULL, on_loaded_cb, &answer);
  g_main_loop_run (loop);
  g_assert_cmpuint (jb_directory_get_size (answer.directory), ==, 4);
  g_object_unref (answer.directory);
  jb_archive_learn_directory_async (f->archive, &id, 1, NULL, NULL, on_learnt_cb, &answer);
  g_main_loop_run (loop);
  g_assert_cmpuint (answer.learning->lessons->len, ==, 3);
  g_assert_cmpuint (jb_directory_get_size (answer.learning->directory), ==, 7);
  jb_learning_free (answer.learning);
}

/* Without ids, only what is filed; what was learnt before is learnt anew, what people made
 * stays. */
static void
test_learn (Fixture      *f,
            gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbLearning) learning = NULL;
  g_autoptr(JbDirectory) made = make_directory (2);
  gint64 ids[2];
  gint64 nobody = 99;

  ids[0] = add_issue (f, HEAD "报：市长沈远\n送：市委办公室\n发：各县妇联\n", "/x/2012.txt");
  ids[1] = add_issue (f, HEAD "报：市长秦书言\n送：市委办公室\n发：各县妇联\n", "/x/2014.txt");

  learning = jb_archive_learn_directory (f->archive, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (learning->issues->len, ==, 0);
  g_clear_pointer (&learning, jb_learning_free);

  learning = jb_archive_learn_directory (f->archive, ids, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (learning->issues->len, ==, 2);
  g_assert_cmpuint (learning->lessons->len, ==, 4);
  g_assert_cmpuint (learning->contradictions->len, ==, 0);
  g_clear_pointer (&learning, jb_learning_free);

  g_assert_null (jb_archive_learn_directory (f->archive, &nobody, 1, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  fixture_run_sql (f->path, "UPDATE bulletin SET status = 1,"
                            " filed_day = '2013-05-06' WHERE id = 1");
  g_assert_true (jb_archive_save_directory (f->archive, made, &error));
  learning = jb_archive_learn_directory (f->archive, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (learning->issues->len, ==, 1);
  g_assert_cmpuint (g_array_index (learning->issues, JbLearntIssue, 0).date, ==, 20130506);
  g_assert_cmpuint (jb_directory_get_size (learning->directory), ==, 1 + 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  FIXTURE_ADD ("/store-directory/round-trip", test_round_trip);
  FIXTURE_ADD ("/store-directory/atomic", test_atomic);
  FIXTURE_ADD ("/store-directory/damaged", test_damaged);
  FIXTURE_ADD ("/store-directory/readings", test_readings);
  FIXTURE_ADD ("/store-directory/reading-fails", test_reading_fails);
  FIXTURE_ADD ("/store-directory/async", test_async);
  FIXTURE_ADD ("/store-directory/learn", test_learn);

  return g_test_run ();
}

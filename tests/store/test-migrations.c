/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/jb-migrations.h"

#include <string.h>

#include <glib/gstdio.h>

#include "fixture.h"
#include "store/jb-archive-bin.h"
#include "store/jb-archive-checks.h"
#include "store/jb-archive-directory.h"
#include "store/jb-archive-journal.h"
#include "store/jb-archive-rescue.h"
#include "store/jb-archive-revisions.h"
#include "store/jb-archive-search.h"
#include "store/jb-log-entry.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  f->folder = fixture_make_folder ();
  f->path = g_build_filename (f->folder, "archive.db", NULL);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  fixture_remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static gboolean
add_row (JbSqlite *sqlite,
         gpointer  data,
         GError  **error)
{
  return jb_sqlite_run (sqlite, "INSERT INTO a VALUES (3)", error);
}

static gboolean
refuse (JbSqlite *sqlite,
        gpointer  data,
        GError  **error)
{
  jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_FAILED, "The step was refused.");
  return FALSE;
}

static const JbMigration good_steps[] = {
  { "CREATE TABLE a (x); INSERT INTO a VALUES (1)", NULL },
  { "INSERT INTO a VALUES (2); CREATE TABLE b (x)", add_row },
  { "INSERT INTO a VALUES (4)", NULL },
};

static const JbMigration bad_steps[] = {
  { "CREATE TABLE a (x); INSERT INTO a VALUES (1)", NULL },
  { "INSERT INTO a VALUES (2)", NULL },
  { "INSERT INTO a VALUES (3)", refuse },
};

static gboolean
run_steps (Fixture           *f,
           const JbMigration *steps,
           guint              n_steps,
           GError           **error)
{
  g_autoptr(JbSqlite) sqlite = jb_sqlite_open (f->path, 100, error);

  return sqlite != NULL && jb_migrations_run_steps (sqlite, steps, n_steps, error);
}

static guint
count_files (const char *folder,
             char      **backup)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      n++;
      if (backup != NULL && strstr (name, "-v") != NULL)
        {
          g_free (*backup);
          *backup = g_build_filename (folder, name, NULL);
        }
    }

  return n;
}

static void
test_steps (Fixture      *f,
            gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *backup = NULL;
  GStatBuf         info;

  /* New: no backup of nothing. */
  g_assert_true (run_steps (f, good_steps, 1, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (f->folder, NULL), ==, 1);
  g_assert_cmpint (fixture_query_number (f->path, "PRAGMA user_version"), ==, 1);

  g_assert_true (run_steps (f, good_steps, 1, &error));
  g_assert_cmpuint (count_files (f->folder, NULL), ==, 1);

  /* Old: the old one is kept. */
  g_assert_true (run_steps (f, good_steps, 3, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (f->folder, &backup), ==, 2);
  g_assert_cmpint (fixture_query_number (f->path, "PRAGMA user_version"), ==, 3);
  g_assert_cmpint (fixture_query_number (f->path, "SELECT sum (x) FROM a"), ==, 10);
  g_assert_nonnull (strstr (backup, "/archive-v1-"));
  g_assert_true (g_str_has_suffix (backup, ".db"));
  g_assert_cmpint (g_stat (backup, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (fixture_query_number (backup, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (fixture_query_number (backup, "PRAGMA application_id"), ==,
                   JB_SQLITE_APPLICATION_ID);
  g_assert_cmpint (fixture_query_number (backup, "SELECT sum (x) FROM a"), ==, 1);
}

static void
test_failing_step (Fixture      *f,
                   gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (run_steps (f, bad_steps, 1, &error));
  g_assert_false (run_steps (f, bad_steps, 3, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==, "The archive could not be updated. The step was refused.");

  /* What came before it stands, of the step itself nothing does. */
  g_assert_cmpint (fixture_query_number (f->path, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (fixture_query_number (f->path, "SELECT sum (x) FROM a"), ==, 3);
}

static void
assert_refused (Fixture    *f,
                int         code,
                const char *words)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            n_before, n_after;

  g_assert_true (g_file_get_contents (f->path, &before, &n_before, NULL));
  g_assert_null (jb_archive_open (f->path, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, "The archive could not be opened. "));
  g_assert_nonnull (strstr (error->message, f->path));
  g_assert_nonnull (strstr (error->message, words));

  g_assert_true (g_file_get_contents (f->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  g_assert_cmpuint (count_files (f->folder, NULL), ==, 1);
}

static void
test_newer (Fixture      *f,
            gconstpointer data)
{
  g_clear_object (&(JbArchive *) { jb_archive_open (f->path, NULL) });
  fixture_run_sql (f->path, "PRAGMA user_version = 999");
  assert_refused (f, JB_ARCHIVE_ERROR_NEWER, "update Jianbao");
}

static void
test_foreign (Fixture      *f,
              gconstpointer data)
{
  fixture_run_sql (f->path, "CREATE TABLE songs (name); INSERT INTO songs VALUES ('la')");
  assert_refused (f, JB_ARCHIVE_ERROR_FOREIGN, "another program");

  fixture_run_sql (f->path, "DROP TABLE songs; PRAGMA user_version = 1");
  assert_refused (f, JB_ARCHIVE_ERROR_FOREIGN, "another program");

  fixture_run_sql (f->path, "PRAGMA user_version = 0; PRAGMA application_id = 17");
  assert_refused (f, JB_ARCHIVE_ERROR_FOREIGN, "another program");
}

static void
test_no_version (Fixture      *f,
                 gconstpointer data)
{
  g_clear_object (&(JbArchive *) { jb_archive_open (f->path, NULL) });
  fixture_run_sql (f->path, "PRAGMA user_version = 0");
  assert_refused (f, JB_ARCHIVE_ERROR_DAMAGED, "damaged");
}

static gpointer
open_at_once (gpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbArchive) archive = jb_archive_open (data, &error);

  g_assert_no_error (error);

  return NULL;
}

/* Two programs that make the same new archive at once both get it. */
static void
test_race (Fixture      *f,
           gconstpointer data)
{
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s.%u", f->path, i);
      GThread         *threads[4];

      for (guint j = 0; j < G_N_ELEMENTS (threads); j++)
        threads[j] = g_thread_new ("open", open_at_once, path);
      for (guint j = 0; j < G_N_ELEMENTS (threads); j++)
        g_thread_join (threads[j]);
      g_assert_cmpint (fixture_query_number (path, "PRAGMA user_version"), >=, 1);
    }
}

static void
load_dump (Fixture    *f,
           const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "store", name, NULL);
  g_autofree char *dump = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &dump, NULL, &error));
  g_assert_no_error (error);
  fixture_run_sql (f->path, dump);
}

/* An archive as an earlier version made it, with one issue and one document. */
static void
test_version (Fixture      *f,
              gconstpointer data)
{
  g_autoptr(JbArchive) archive = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GPtrArray) publications = NULL;
  g_autoptr(JbTranscript) issue = NULL;
  g_autoptr(JbTranscript) document = NULL;
  g_autoptr(GError) error = NULL;
  JbArchiveEntry *first, *second;

  load_dump (f, data);
  archive = jb_archive_open (f->path, &error);
  g_assert_no_error (error);
  entries = jb_archive_list (archive, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 2);
  second = g_ptr_array_index (entries, 0);
  first = g_ptr_array_index (entries, 1);

  g_assert_cmpint (jb_archive_entry_get_kind (first), ==, JB_KIND_BULLETIN);
  g_assert_cmpint (jb_archive_entry_get_status (first), ==, JB_ARCHIVE_STATUS_FILED);
  g_assert_cmpstr (jb_archive_entry_get_title (first), ==, "春耕服务队进村");
  g_assert_cmpstr (jb_archive_entry_get_publication (first), ==, "青禾妇女工作");
  g_assert_cmpstr (jb_archive_entry_get_day (first), ==, "2015-04-09");
  g_assert_cmpstr (jb_archive_entry_get_origin_path (first), ==, "/home/clerk/2015-07.txt");
  g_assert_cmpint (jb_archive_entry_get_created (first), ==, 1428566400000000);
  g_assert_cmpint (jb_archive_entry_get_kind (second), ==, JB_KIND_DOCUMENT);
  g_assert_cmpint (jb_archive_entry_get_status (second), ==, JB_ARCHIVE_STATUS_DRAFT);
  g_assert_cmpstr (jb_archive_entry_get_issue (second), ==, "禾妇发〔2015〕3号");

  issue = jb_archive_load (archive, jb_archive_entry_get_id (first), &error);
  g_assert_no_error (error);
  g_assert_cmpint (issue->encoding, ==, JB_ENCODING_GB18030);
  g_assert_cmpint (issue->newline, ==, JB_NEWLINE_CRLF);
  g_assert_cmpuint (issue->loose->len, ==, 1);
  g_assert_cmpuint (issue->marks->len, ==, 6);
  g_assert_cmpstr (issue->text, ==,
                   "青禾妇女工作\r\n第7期\r\n青禾县妇联办公室  2015年4月9日\r\n\r\n"
                   "春耕服务队进村\r\n　　正文一段。\r\n");
  document = jb_archive_load (archive, jb_archive_entry_get_id (second), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (document->text, ==, "禾妇发〔2015〕3号\n关于评选好家庭的通知\n正文。");

  publications = jb_archive_list_publications (archive, &error);
  g_assert_cmpuint (publications->len, ==, 1);
  g_assert_cmpint (jb_publication_get_numbering (g_ptr_array_index (publications, 0)), ==,
                   JB_NUMBERING_CONTINUOUS);
}

/* Version 2 knows the articles; those of older archives are read from their texts. */
static void
test_articles_read (Fixture      *f,
                    gconstpointer data)
{
  g_autofree char *backup = NULL;
  g_autoptr(GError) error = NULL;

  load_dump (f, "archive-v1.sql");
  g_clear_object (&(JbArchive *) { jb_archive_open (f->path, &error) });
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query_number (f->path, "PRAGMA user_version"), >=, 2);
  g_assert_cmpint (fixture_query_number (f->path, "SELECT count (*) FROM article"), ==, 1);
  g_assert_cmpint (fixture_query_number (f->path,
                                         "SELECT count (*) FROM article WHERE bulletin_id = 1"
                                         " AND title = '春耕服务队进村' AND section IS NULL"
                                         " AND source IS NULL"),
                   ==, 1);

  g_assert_cmpuint (count_files (f->folder, &backup), ==, 2);
  g_assert_cmpint (fixture_query_number (backup, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (fixture_query_number (backup, "SELECT count (*) FROM bulletin"), ==, 2);
}

/* One damaged text keeps nobody from the others. */
static void
test_articles_damaged (Fixture      *f,
                       gconstpointer data)
{
  g_autoptr(JbArchive) archive = NULL;
  g_autoptr(JbTranscript) document = NULL;
  g_autoptr(GError) error = NULL;

  load_dump (f, "archive-v1.sql");
  fixture_run_sql (f->path, "UPDATE body SET text = 'x' WHERE bulletin_id = 1");
  archive = jb_archive_open (f->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query_number (f->path, "SELECT count (*) FROM article"), ==, 0);
  document = jb_archive_load (archive, 2, &error);
  g_assert_no_error (error);
  g_assert_nonnull (document);
  g_assert_null (jb_archive_load (archive, 1, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_DAMAGED);
}

static void
test_settings_kept (Fixture      *f,
                    gconstpointer data)
{
  g_autoptr(JbArchive) archive = NULL;
  g_autoptr(GPtrArray) sources = NULL;
  g_autoptr(JbExportSettings) settings = NULL;
  g_autoptr(GError) error = NULL;

  load_dump (f, "archive-v2.sql");
  archive = jb_archive_open (f->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (f->folder, NULL), >=, 1);

  sources = jb_archive_list_sources (archive, 0, &error);
  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_cmpstr (jb_archive_source_get_text (sources->pdata[0]), ==, "青禾县妇联");
  g_assert_cmpstr (jb_archive_source_get_latest_day (sources->pdata[0]), ==, "2015-04-09");

  settings = jb_archive_get_export_settings (archive, "青禾妇女工作", JB_KIND_BULLETIN, &error);
  g_assert_no_error (error);
  g_assert_false (settings->options.keep_encoding);
  g_assert_cmpint (settings->options.encoding, ==, JB_ENCODING_GB18030);
  g_assert_cmpint (settings->options.newline, ==, JB_LEGACY_NEWLINE_CRLF);
  g_assert_cmpint (settings->style, ==, JB_EXPORT_STYLE_HOUSE);
  g_assert_cmpstr (settings->folder, ==, "file:///home/clerk/%E7%AE%80%E6%8A%A5");
}

/* Version 3 has a directory; older archives get an empty one. */
static void
test_directory (Fixture      *f,
                gconstpointer data)
{
  g_autofree char *older = g_build_filename (f->folder, "older.db", NULL);
  g_autoptr(JbArchive) archive = NULL;
  g_autoptr(JbDirectory) directory = NULL;
  g_autoptr(GError) error = NULL;
  const JbDirectoryValues *values;
  char                    *path = f->path;

  load_dump (f, "archive-v3.sql");
  archive = jb_archive_open (f->path, &error);
  g_assert_no_error (error);
  directory = jb_archive_load_directory (archive, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jb_directory_get_size (directory), ==, 2);
  values = jb_directory_entry_get_values (jb_directory_get_entry (directory, 0));
  g_assert_cmpint (values->kind, ==, JB_DIRECTORY_PERSON);
  g_assert_cmpstr (values->post, ==, "县委副书记");
  g_assert_cmpstr (values->aliases[1], ==, "沈园");
  g_assert_cmpuint (values->valid_to, ==, 20110630);
  g_assert_cmpuint (values->copies, ==, 2);
  values = jb_directory_entry_get_values (jb_directory_get_entry (directory, 1));
  g_assert_cmpint (values->list, ==, JB_DIRECTORY_LIST_ISSUE);
  g_assert_true (values->learnt);
  g_clear_object (&archive);
  g_clear_object (&directory);

  f->path = older;
  load_dump (f, "archive-v2.sql");
  f->path = path;
  archive = jb_archive_open (older, &error);
  g_assert_no_error (error);
  directory = jb_archive_load_directory (archive, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jb_directory_get_size (directory), ==, 0);
}

/* Version 4 has revisions; what an older archive holds is the first one of each. */
static void
test_revisions (Fixture      *f,
                gconstpointer data)
{
  g_autoptr(JbArchive) archive = NULL;
  g_autoptr(JbTranscript) now = NULL;
  g_autoptr(JbTranscript) first = NULL;
  g_autoptr(JbArchiveEntry) entry = NULL;
  g_autoptr(GError) error = NULL;

  load_dump (f, data);
  archive = jb_archive_open (f->path, &error);
  g_assert_no_error (error);
  for (gint64 id = 1; id <= 2; id++)
    {
      g_autoptr(GPtrArray) revisions = jb_archive_list_revisions (archive, id, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (revisions->len, ==, 1);
    }
  now = jb_archive_load (archive, 2, &error);
  first = jb_archive_load_revision (archive, 2, 1, &error);
  g_assert_no_error (error);
  fixture_assert_same (now, first);

  entry = jb_archive_get_entry (archive, 1, &error);
  g_assert_cmpstr (jb_archive_entry_get_filed_day (entry), ==, "2015-04-09");
  g_assert_cmpint (fixture_query_number (f->path, "SELECT filed_year FROM bulletin WHERE id = 1"),
                   ==, 2015);
}

/* Version 5 has a search index; what stood beside the bulletins is all there as well. */
static void
test_version_5 (Fixture      *f,
                gconstpointer data)
{
  JbArchiveFilter       bin = JB_ARCHIVE_FILTER_INIT;
  const JbArchiveSearch search = { "书屋", JB_ARCHIVE_SEARCH_NEWEST, 0, 0 };
  const gint64          third = 3;
  g_autoptr(JbArchive) archive = NULL;
  g_autoptr(GPtrArray) deleted = NULL;
  g_autoptr(GPtrArray) revisions = NULL;
  g_autoptr(GPtrArray) log = NULL;
  g_autoptr(GPtrArray) hidden = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GPtrArray) recovered = NULL;
  g_autoptr(JbTranscript) first = NULL;
  g_autoptr(JbTranscript) document = NULL;
  g_autoptr(JbArchiveChecks) checks = NULL;
  g_autoptr(JbArchiveReport) report = NULL;
  g_autoptr(GError) error = NULL;
  gint64 next;
  guint  n_lost;

  load_dump (f, "archive-v5.sql");
  archive = jb_archive_open (f->path, &error);
  g_assert_no_error (error);

  bin.bin = TRUE;

  report = jb_archive_verify (archive, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_bulletins, ==, 3);
  g_assert_cmpuint (g_strv_length (report->problems), ==, 0);
  g_assert_false (report->index_is_stale);

  deleted = jb_archive_list (archive, &bin, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (deleted->len, ==, 1);
  g_assert_cmpint (jb_archive_entry_get_id (deleted->pdata[0]), ==, third);

  revisions = jb_archive_list_revisions (archive, third, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (revisions->len, ==, 5);
  for (int i = 1; i <= 5; i++)
    {
      g_autoptr(JbTranscript) transcript = jb_archive_load_revision (archive, third, i, &error);

      g_assert_no_error (error);
      g_assert_nonnull (strstr (transcript->text, i == 1 || i > 3 ? "十二个村" : "十五个村"));
      g_assert_true ((strstr (transcript->text, "捐赠") != NULL) == (i == 3 || i == 5));
    }

  log = jb_archive_list_log (archive, third, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (log->len, ==, 2);

  checks = jb_archive_load_checks (archive, 2, "青禾妇女工作", JB_KIND_BULLETIN, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (checks->ignored[0], ==, "punct.half-width 1");
  g_assert_cmpstr (checks->skip, ==, "number.unit");

  /* What is in the bin is found when it is out again. */
  hidden = jb_archive_search (archive, &search, &next, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hidden->len, ==, 0);
  g_assert_true (jb_archive_undelete (archive, &third, 1, &error));
  hits = jb_archive_search (archive, &search, &next, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);

  recovered = jb_archive_recover (archive, &n_lost, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recovered->len, ==, 1);
  g_assert_cmpuint (n_lost, ==, 0);
  document = jb_archive_load (archive, 2, &error);
  g_assert_cmpstr (document->text, ==, "禾妇发〔2015〕3号\n关于评选好家庭的通知\n初稿。");
  first = jb_archive_load_revision (archive, 2, 1, &error);
  g_assert_cmpstr (first->text, ==, "禾妇发〔2015〕3号\n关于评选好家庭的通知\n正文。");
}

static void
assert_current (Fixture *f,
                gboolean current)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            n_before, n_after;

  g_assert_true (g_file_get_contents (f->path, &before, &n_before, NULL));
  g_assert_cmpint (jb_archive_is_current (f->path), ==, current);
  g_assert_true (g_file_get_contents (f->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
set_version (Fixture *f,
             gint64   version)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %lld", (long long) version);

  fixture_run_sql (f->path, sql);
}

/* Whether an update is due can be asked without making it, or a file. */
static void
test_current (Fixture      *f,
              gconstpointer data)
{
  gint64 latest;

  g_assert_false (jb_archive_is_current (f->path));
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
  g_assert_false (jb_archive_is_current (f->folder));

  g_clear_object (&(JbArchive *) { fixture_open (f->path) });
  assert_current (f, TRUE);
  latest = fixture_query_number (f->path, "PRAGMA user_version");
  set_version (f, latest - 1);
  assert_current (f, FALSE);
  set_version (f, latest + 1);
  assert_current (f, FALSE);
  set_version (f, latest);
  assert_current (f, TRUE);
  fixture_run_sql (f->path, "PRAGMA application_id = 1");
  assert_current (f, FALSE);
  g_assert_true (g_file_set_contents (f->path, "a letter", -1, NULL));
  assert_current (f, FALSE);
  g_assert_true (g_file_set_contents (f->path, "", 0, NULL));
  assert_current (f, FALSE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/migrations/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("steps", test_steps);
  ADD ("failing-step", test_failing_step);
  ADD ("newer", test_newer);
  ADD ("foreign", test_foreign);
  ADD ("no-version", test_no_version);
  ADD ("race", test_race);
  ADD ("articles-read", test_articles_read);
  ADD ("articles-damaged", test_articles_damaged);
  ADD ("settings-kept", test_settings_kept);
  g_test_add ("/migrations/version-1", Fixture, "archive-v1.sql", set_up, test_version, tear_down);
  g_test_add ("/migrations/version-2", Fixture, "archive-v2.sql", set_up, test_version, tear_down);
  g_test_add ("/migrations/version-3", Fixture, "archive-v3.sql", set_up, test_version, tear_down);
  g_test_add ("/migrations/version-4", Fixture, "archive-v4.sql", set_up, test_version, tear_down);
  g_test_add ("/migrations/version-5", Fixture, "archive-v5.sql", set_up, test_version, tear_down);
  g_test_add ("/migrations/revisions-3", Fixture, "archive-v3.sql", set_up, test_revisions,
              tear_down);
  g_test_add ("/migrations/revisions-4", Fixture, "archive-v4.sql", set_up, test_revisions,
              tear_down);
  g_test_add ("/migrations/revisions-5", Fixture, "archive-v5.sql", set_up, test_revisions,
              tear_down);
  ADD ("rows-5", test_version_5);
  ADD ("current", test_current);
  g_test_add ("/migrations/directory", Fixture, NULL, set_up, test_directory, tear_down);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "fixture.h"
#include "store/jb-archive-backup.h"
#include "store/jb-archive-bin.h"
#include "store/jb-archive-checks.h"
#include "store/jb-archive-directory-edits.h"
#include "store/jb-archive-directory.h"
#include "store/jb-archive-facets.h"
#include "store/jb-archive-filing.h"
#include "store/jb-archive-journal.h"
#include "store/jb-archive-labels.h"
#include "store/jb-archive-list-read.h"
#include "store/jb-archive-previous.h"
#include "store/jb-archive-rescue.h"
#include "store/jb-archive-revisions.h"
#include "store/jb-archive-search.h"
#include "store/jb-archive-start.h"
#include "store/jb-archive-stats.h"
#include "store/jb-export-settings.h"

/* A table of the archive is gone, as after a recovery with another program, or a row: whatever is
 * asked of the archive works without it, or says in words what did not, and of which file, and
 * changes nothing. */

enum { DRAFT = 1, FILED = 2, IN_BIN = 3 };

typedef gboolean (*WorkFunc) (JbArchive *archive,
                              GError   **error);

typedef struct
{
  const char *name;
  WorkFunc    func;
} Work;

static const char *const tables[] = {
  "publication", "bulletin", "body",    "article",         "export_settings", "directory",
  "revision",    "journal",  "log",     "ignored_finding", "check_settings",  "search_row",
  "search_state",
};

static gboolean
done (gpointer       object,
      GDestroyNotify free_object)
{
  if (object != NULL)
    free_object (object);

  return object != NULL;
}

#define ROWS(call) done (call, (GDestroyNotify) g_ptr_array_unref)

static gboolean
do_load (JbArchive *archive,
         GError   **error)
{
  return done (jb_archive_load (archive, DRAFT, error), (GDestroyNotify) jb_transcript_unref);
}

static gboolean
do_get_entry (JbArchive *archive,
              GError   **error)
{
  return done (jb_archive_get_entry (archive, DRAFT, error), g_object_unref);
}

static gboolean
do_list (JbArchive *archive,
         GError   **error)
{
  return ROWS (jb_archive_list (archive, NULL, error));
}

static gboolean
do_read_keys (JbArchive *archive,
              GError   **error)
{
  JbArchiveFilter filter = JB_ARCHIVE_FILTER_INIT;

  filter.source = "青禾县妇联";

  return done (jb_archive_read_keys (archive, &filter, error), (GDestroyNotify) g_array_unref);
}

static gboolean
do_list_publications (JbArchive *archive,
                      GError   **error)
{
  return ROWS (jb_archive_list_publications (archive, error));
}

static gboolean
do_get_publication (JbArchive *archive,
                    GError   **error)
{
  return done (jb_archive_get_publication (archive, 1, error), g_object_unref);
}

static gboolean
do_list_sources (JbArchive *archive,
                 GError   **error)
{
  return ROWS (jb_archive_list_sources (archive, 10, error));
}

static gboolean
do_get_export_settings (JbArchive *archive,
                        GError   **error)
{
  return done (jb_archive_get_export_settings (archive, "青禾简报", JB_KIND_BULLETIN, error),
               (GDestroyNotify) jb_export_settings_free);
}

static gboolean
do_list_log (JbArchive *archive,
             GError   **error)
{
  return ROWS (jb_archive_list_log (archive, DRAFT, error));
}

static gboolean
do_load_checks (JbArchive *archive,
                GError   **error)
{
  return done (jb_archive_load_checks (archive, DRAFT, "青禾简报", JB_KIND_BULLETIN, error),
               (GDestroyNotify) jb_archive_checks_free);
}

static gboolean
do_load_directory (JbArchive *archive,
                   GError   **error)
{
  return done (jb_archive_load_directory (archive, error), g_object_unref);
}

static gboolean
do_load_directory_rows (JbArchive *archive,
                        GError   **error)
{
  g_autoptr(GArray) keys = NULL;

  return ROWS (jb_archive_load_directory_rows (archive, &keys, error));
}

static gboolean
do_learn (JbArchive *archive,
          GError   **error)
{
  return done (jb_archive_learn_directory (archive, NULL, 0, error),
               (GDestroyNotify) jb_learning_free);
}

static gboolean
do_propose_filing (JbArchive *archive,
                   GError   **error)
{
  const JbFilingWish wish = { 0 };

  return done (jb_archive_propose_filing (archive, DRAFT, &wish, error),
               (GDestroyNotify) jb_filing_free);
}

static gboolean
do_check_filing (JbArchive *archive,
                 GError   **error)
{
  const JbFilingWish wish = { 0 };
  g_autoptr(JbFiling) filing = jb_archive_propose_filing (archive, DRAFT, &wish, error);

  return filing != NULL && ROWS (jb_archive_check_filing (archive, DRAFT, filing, error));
}

static gboolean
do_list_labels (JbArchive *archive,
                GError   **error)
{
  return ROWS (jb_archive_list_labels (archive, error));
}

static gboolean
do_find_previous (JbArchive *archive,
                  GError   **error)
{
  g_autoptr(JbArchiveEntry) previous = NULL;

  return jb_archive_find_previous (archive, DRAFT, "青禾简报", &previous, error);
}

static gboolean
do_list_revisions (JbArchive *archive,
                   GError   **error)
{
  return ROWS (jb_archive_list_revisions (archive, DRAFT, error));
}

static gboolean
do_load_revision (JbArchive *archive,
                  GError   **error)
{
  return done (jb_archive_load_revision (archive, DRAFT, 1, error),
               (GDestroyNotify) jb_transcript_unref);
}

static gboolean
do_search (JbArchive *archive,
           GError   **error)
{
  const JbArchiveSearch search = { "春耕 publication:青禾", JB_ARCHIVE_SEARCH_NEWEST, 10, 0 };

  return ROWS (jb_archive_search (archive, &search, NULL, error));
}

static gboolean
do_search_best (JbArchive *archive,
                GError   **error)
{
  const JbArchiveSearch search = { "春耕", JB_ARCHIVE_SEARCH_BEST, 10, 0 };

  return ROWS (jb_archive_search (archive, &search, NULL, error));
}

static gboolean
do_start (JbArchive *archive,
          GError   **error)
{
  return done (jb_archive_start (archive, 0, NULL, 2014, error),
               (GDestroyNotify) jb_archive_start_free);
}

static gboolean
do_count (JbArchive *archive,
          GError   **error)
{
  return ROWS (jb_archive_count_articles (archive, JB_ARCHIVE_COUNT_BY_SOURCE, NULL, NULL, error));
}

static gboolean
do_get_facets (JbArchive *archive,
               GError   **error)
{
  return done (jb_archive_get_facets (archive, 10, error),
               (GDestroyNotify) jb_archive_facets_free);
}

static gboolean
do_verify (JbArchive *archive,
           GError   **error)
{
  return done (jb_archive_verify (archive, error), (GDestroyNotify) jb_archive_report_free);
}

static gboolean
do_add (JbArchive *archive,
        GError   **error)
{
  g_autoptr(JbTranscript) transcript = fixture_issue ("青禾简报", "2014年5月9日", "秋收");

  return jb_archive_add (archive, transcript, NULL, NULL, error);
}

static gboolean
do_add_next (JbArchive *archive,
             GError   **error)
{
  gint64 id;

  return jb_archive_add_next (archive, FILED, &id, error);
}

static gboolean
do_save (JbArchive *archive,
         GError   **error)
{
  g_autoptr(JbTranscript) transcript = fixture_issue ("青禾简报", "2014年5月9日", "夏收");

  return jb_archive_save (archive, DRAFT, transcript, error);
}

static gboolean
do_label_revision (JbArchive *archive,
                   GError   **error)
{
  return jb_archive_label_revision (archive, DRAFT, 1, "送审稿", error);
}

static gboolean
do_restore (JbArchive *archive,
            GError   **error)
{
  return jb_archive_restore (archive, DRAFT, 1, error);
}

static gboolean
do_label (JbArchive *archive,
          GError   **error)
{
  const gint64 id = DRAFT;

  return done (jb_archive_label (archive, &id, 1, "年终", TRUE, error),
               (GDestroyNotify) g_array_unref);
}

static gboolean
do_set_ignored (JbArchive *archive,
                GError   **error)
{
  const char *const keys[] = { "number.unit 1", NULL };

  return jb_archive_set_ignored (archive, DRAFT, keys, error);
}

static gboolean
do_set_skipped (JbArchive *archive,
                GError   **error)
{
  return jb_archive_set_skipped_rules (archive, "青禾简报", JB_KIND_BULLETIN, "width.digit",
                                       error);
}

static gboolean
do_set_export_settings (JbArchive *archive,
                        GError   **error)
{
  g_autoptr(JbExportSettings) settings = jb_export_settings_new ();

  settings->style = JB_EXPORT_STYLE_HOUSE;

  return jb_archive_set_export_settings (archive, "青禾简报", JB_KIND_BULLETIN, settings, error);
}

static gboolean
do_save_publication (JbArchive *archive,
                     GError   **error)
{
  g_autoptr(JbPublication) publication = jb_archive_get_publication (archive, 1, error);

  if (publication == NULL)
    return FALSE;
  jb_publication_set_issuer (publication, "青禾县妇联");

  return jb_archive_save_publication (archive, publication, error);
}

static gboolean
do_save_directory (JbArchive *archive,
                   GError   **error)
{
  g_autoptr(JbDirectory) directory = jb_archive_load_directory (archive, error);

  return directory != NULL && jb_archive_save_directory (archive, directory, error);
}

static gboolean
do_log (JbArchive *archive,
        GError   **error)
{
  return jb_archive_log (archive, DRAFT, JB_LOG_PRINTED, NULL, NULL, error);
}

static gboolean
do_recover (JbArchive *archive,
            GError   **error)
{
  return ROWS (jb_archive_recover (archive, NULL, error));
}

static gboolean
do_reopen (JbArchive *archive,
           GError   **error)
{
  return jb_archive_reopen (archive, FILED, error);
}

static gboolean
do_file (JbArchive *archive,
         GError   **error)
{
  const JbFilingWish wish = { .number = 80 };
  g_autoptr(JbFiling) filing = jb_archive_propose_filing (archive, DRAFT, &wish, error);

  return filing != NULL && jb_archive_file (archive, DRAFT, filing, error);
}

static gboolean
do_undelete (JbArchive *archive,
             GError   **error)
{
  const gint64 id = IN_BIN;

  return jb_archive_undelete (archive, &id, 1, error);
}

static gboolean
do_delete (JbArchive *archive,
           GError   **error)
{
  const gint64 id = IN_BIN;

  return jb_archive_delete (archive, &id, 1, error);
}

static gboolean
do_purge (JbArchive *archive,
          GError   **error)
{
  return jb_archive_purge (archive, G_MAXINT64, NULL, error);
}

static gboolean
do_rebuild_index (JbArchive *archive,
                  GError   **error)
{
  return jb_archive_rebuild_index (archive, error);
}

static const Work readers[] = {
  { "load", do_load },
  { "get-entry", do_get_entry },
  { "list", do_list },
  { "read-keys", do_read_keys },
  { "list-publications", do_list_publications },
  { "get-publication", do_get_publication },
  { "list-sources", do_list_sources },
  { "get-export-settings", do_get_export_settings },
  { "list-log", do_list_log },
  { "load-checks", do_load_checks },
  { "load-directory", do_load_directory },
  { "load-directory-rows", do_load_directory_rows },
  { "learn", do_learn },
  { "propose-filing", do_propose_filing },
  { "check-filing", do_check_filing },
  { "list-labels", do_list_labels },
  { "find-previous", do_find_previous },
  { "list-revisions", do_list_revisions },
  { "load-revision", do_load_revision },
  { "search", do_search },
  { "search-best", do_search_best },
  { "start", do_start },
  { "count", do_count },
  { "get-facets", do_get_facets },
  { "verify", do_verify },
};

/* Each finds what it needs when those before it have been done, and when they have not. */
static const Work writers[] = {
  { "add", do_add },
  { "add-next", do_add_next },
  { "save", do_save },
  { "label-revision", do_label_revision },
  { "restore", do_restore },
  { "label", do_label },
  { "set-ignored", do_set_ignored },
  { "set-skipped", do_set_skipped },
  { "set-export-settings", do_set_export_settings },
  { "save-publication", do_save_publication },
  { "save-directory", do_save_directory },
  { "log", do_log },
  { "recover", do_recover },
  { "reopen", do_reopen },
  { "file", do_file },
  { "undelete", do_undelete },
  { "delete", do_delete },
  { "purge", do_purge },
  { "rebuild-index", do_rebuild_index },
};

/* A draft with a revision, findings that are ignored and edits that were not saved; a filed issue;
 * and one in the bin. */
static void
fill (ArchiveFixture *f)
{
  static const char *const titles[] = { "春耕", "春耕服务队进村", "夜校" };
  const char *const        keys[] = { "number.unit 1", NULL };
  const JbFilingWish       wish = { 0 };
  const gint64             in_bin = IN_BIN;
  g_autoptr(JbFiling) filing = NULL;
  g_autoptr(JbTranscript) changed = fixture_issue ("青禾简报", "2014年5月7日", "春耕忙");
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr(JbTranscript) transcript = fixture_issue ("青禾简报", "2014年5月6日", titles[i]);

      g_assert_cmpint (fixture_add (f->archive, transcript), ==, i + 1);
    }
  jb_archive_save (f->archive, DRAFT, changed, &error);
  g_assert_no_error (error);
  jb_archive_set_ignored (f->archive, DRAFT, keys, &error);
  g_assert_no_error (error);
  filing = jb_archive_propose_filing (f->archive, FILED, &wish, &error);
  g_assert_no_error (error);
  jb_archive_file (f->archive, FILED, filing, &error);
  g_assert_no_error (error);
  jb_archive_delete (f->archive, &in_bin, 1, &error);
  g_assert_no_error (error);
  do_set_export_settings (f->archive, &error);
  g_assert_no_error (error);
}

/* All rows of all tables but those of the search index, which is made of them. */
static char *
dump (ArchiveFixture *f)
{
  GString *text = g_string_new (NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", tables[i]);
      sqlite3_stmt    *statement = NULL;

      if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
        continue;
      while (sqlite3_step (statement) == SQLITE_ROW)
        for (int j = 0; j < sqlite3_column_count (statement); j++)
          {
            const void      *bytes = sqlite3_column_blob (statement, j);
            g_autofree char *base = g_base64_encode (bytes, sqlite3_column_bytes (statement, j));

            g_string_append_printf (text, "%s %u %s\n", tables[i], (guint) j, base);
          }
      sqlite3_finalize (statement);
    }
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  return g_string_free (text, FALSE);
}

static void
drop (ArchiveFixture *f,
      const char     *table)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA foreign_keys = OFF; DROP TABLE \"%s\"", table);

  fixture_run_sql (f->path, sql);
}

/* Whether it was done; else it says what did not work, of which file, in whole sentences. */
static gboolean
attempt (ArchiveFixture *f,
         const Work     *work,
         const char     *table)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = dump (f);
  g_autofree char *after = NULL;
  gboolean         worked = work->func (f->archive, &error);

  g_test_message ("%s without %s: %s", work->name, table, worked ? "done" : error->message);
  if (worked)
    {
      g_assert_no_error (error);
      return TRUE;
    }

  after = dump (f);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (error->domain == JB_ARCHIVE_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (error->code != JB_ARCHIVE_ERROR_FILED && error->code != JB_ARCHIVE_ERROR_DELETED)
    g_assert_nonnull (strstr (error->message, f->path));
  g_assert_true (g_str_has_suffix (error->message, "."));

  return FALSE;
}

static void
start_afresh (ArchiveFixture *f,
              const char     *whole,
              gsize           size)
{
  g_clear_object (&f->archive);
  g_assert_true (g_file_set_contents (f->path, whole, (gssize) size, NULL));
}

static void
count_up (GHashTable *counts,
          const char *name)
{
  g_hash_table_insert (counts, (gpointer) name,
                       GUINT_TO_POINTER (
                           GPOINTER_TO_UINT (g_hash_table_lookup (counts, name)) + 1));
}

/* The table is gone before the archive is opened, or while it is open and in use. */
static void
test_table_gone (ArchiveFixture *f,
                 gconstpointer   data)
{
  g_autoptr(GHashTable) needed_by = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) failed = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean         late = GPOINTER_TO_INT (data);
  g_autofree char *whole = NULL;
  gsize            size;

  fill (f);
  g_clear_object (&f->archive);
  g_assert_true (g_file_get_contents (f->path, &whole, &size, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      start_afresh (f, whole, size);
      if (!late)
        drop (f, tables[i]);
      f->archive = fixture_open (f->path);
      if (late)
        {
          for (guint j = 0; j < G_N_ELEMENTS (readers); j++)
            g_assert_true (attempt (f, &readers[j], "nothing"));
          drop (f, tables[i]);
        }
      for (guint j = 0; j < G_N_ELEMENTS (readers); j++)
        if (!attempt (f, &readers[j], tables[i]))
          {
            count_up (failed, readers[j].name);
            count_up (needed_by, tables[i]);
          }
      for (guint j = 0; j < G_N_ELEMENTS (writers); j++)
        if (!attempt (f, &writers[j], tables[i]))
          {
            count_up (failed, writers[j].name);
            count_up (needed_by, tables[i]);
          }
    }

  /* Nothing works without all of them, and somebody needs each of them. */
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (!g_hash_table_contains (failed, readers[i].name))
      g_error ("%s needs no table", readers[i].name);
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    if (!g_hash_table_contains (failed, writers[i].name))
      g_error ("%s needs no table", writers[i].name);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!g_hash_table_contains (needed_by, tables[i]))
      g_error ("nothing needs the table %s", tables[i]);
}

/* With all of them everything works, so that what fails above fails for the want of one. */
static void
test_whole (ArchiveFixture *f,
            gconstpointer   data)
{
  fill (f);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    g_assert_true (attempt (f, &readers[i], "nothing"));
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    g_assert_true (attempt (f, &writers[i], "nothing"));
}

/* The text of one bulletin is gone: it is named, and the others are read. */
static void
test_text_gone (ArchiveFixture *f,
                gconstpointer   data)
{
  g_autoptr(JbTranscript) gone = NULL;
  g_autoptr(JbTranscript) other = NULL;
  g_autoptr(JbArchiveReport) report = NULL;
  g_autoptr(GError) error = NULL;

  fill (f);
  fixture_run_sql (f->path, "DELETE FROM body WHERE bulletin_id = 1");
  gone = jb_archive_load (f->archive, DRAFT, &error);
  g_assert_null (gone);
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "its text is missing"));
  g_assert_nonnull (strstr (error->message, f->path));
  g_clear_error (&error);
  other = jb_archive_load (f->archive, FILED, &error);
  g_assert_no_error (error);
  g_assert_nonnull (other);
  g_assert_true (do_list (f->archive, &error));
  g_assert_true (do_start (f->archive, &error));

  report = jb_archive_verify (f->archive, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_bulletins, ==, 2);
  g_assert_cmpuint (g_strv_length (report->problems), ==, 1);
  g_assert_nonnull (strstr (report->problems[0], "1《春耕忙》"));
}

/* A file without a byte is no backup. */
static void
test_empty_backup (ArchiveFixture *f,
                   gconstpointer   data)
{
  g_autofree char *empty = g_build_filename (f->folder, "empty.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  fill (f);
  before = dump (f);
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  g_assert_false (jb_archive_check_backup (f->path, empty, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FOREIGN);
  g_assert_nonnull (strstr (error->message, "empty.db"));
  g_assert_nonnull (strstr (error->message, "is empty"));
  g_clear_error (&error);
  g_clear_object (&f->archive);
  g_assert_false (jb_archive_restore_backup (f->path, empty, NULL, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FOREIGN);
  after = dump (f);
  g_assert_cmpstr (after, ==, before);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  FIXTURE_ADD ("/broken/whole", test_whole);
  FIXTURE_ADD ("/broken/text-gone", test_text_gone);
  FIXTURE_ADD ("/broken/empty-backup", test_empty_backup);
  g_test_add ("/broken/gone-before", ArchiveFixture, GINT_TO_POINTER (FALSE), fixture_set_up,
              test_table_gone, fixture_tear_down);
  g_test_add ("/broken/gone-meanwhile", ArchiveFixture, GINT_TO_POINTER (TRUE), fixture_set_up,
              test_table_gone, fixture_tear_down);

  return g_test_run ();
}

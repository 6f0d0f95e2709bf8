/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/jb-archive.h"

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "fixture.h"

typedef struct
{
  char      *folder;
  char      *path;
  JbArchive *archive;
  guint      n_added;
  guint      n_changed;
  GThread   *thread;
} Fixture;

static void
on_added_cb (Fixture   *f,
             GPtrArray *entries)
{
  g_assert_true (g_thread_self () == f->thread);
  f->n_added += entries->len;
}

static void
on_changed_cb (Fixture   *f,
               GPtrArray *entries)
{
  g_assert_true (g_thread_self () == f->thread);
  f->n_changed += entries->len;
}

static void
open_archive (Fixture *f)
{
  g_autoptr(GError) error = NULL;

  f->archive = jb_archive_open (f->path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (f->archive);
  g_signal_connect_swapped (f->archive, "entries-added", G_CALLBACK (on_added_cb), f);
  g_signal_connect_swapped (f->archive, "entries-changed", G_CALLBACK (on_changed_cb), f);
}

static void
reopen_archive (Fixture *f)
{
  g_assert_finalize_object (f->archive);
  open_archive (f);
}

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  f->folder = fixture_make_folder ();
  f->path = g_build_filename (f->folder, "one", "two", "archive.db", NULL);
  f->thread = g_thread_self ();
  open_archive (f);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_assert_finalize_object (f->archive);
  fixture_remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static gint64
add (Fixture      *f,
     JbTranscript *transcript)
{
  g_autoptr(GError) error = NULL;
  gint64 id = 0;

  jb_archive_add (f->archive, transcript, NULL, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);

  return id;
}

static void
assert_stored (Fixture            *f,
               gint64              id,
               const JbTranscript *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) loaded = jb_archive_load (f->archive, id, &error);

  g_assert_no_error (error);
  fixture_assert_same (loaded, expected);
}

static void
test_create (Fixture      *f,
             gconstpointer data)
{
  g_autofree char *inner = g_path_get_dirname (f->path);
  g_autofree char *outer = g_path_get_dirname (inner);
  GStatBuf         info;

  g_assert_cmpstr (jb_archive_get_path (f->archive), ==, f->path);
  g_assert_cmpint (g_stat (f->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (inner, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (outer, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (fixture_query_number (f->path, "PRAGMA application_id"), ==, 0x4a42616f);
  g_assert_cmpint (fixture_query_number (f->path, "PRAGMA user_version"), >=, 1);
  g_assert_cmpint (fixture_query_number (f->path, "PRAGMA journal_mode = WAL"), ==, 0);
}

static void
test_identity (Fixture      *f,
               gconstpointer data)
{
  g_autoptr(GString) controls = g_string_new ("\xef\xbb\xbf\xef\xbb\xbf");
  g_autofree char *long_paragraph = g_strnfill (3 * 1024 * 1024, '-');
  g_autoptr(GPtrArray) transcripts = NULL;
  g_autofree gint64 *ids = NULL;
  JbTranscript      *cut, *loose;
  JbCut              where = { 3, 6, '\n' };

  for (int c = 1; c < 0xa0; c++)
    g_string_append_unichar (controls, c);
  g_string_append (controls, "\xef\xbf\xbe\xf4\x8f\xbf\xbf\xf0\xa0\x80\x80\xe2\x80\xa8");

  transcripts = g_ptr_array_new_with_free_func ((GDestroyNotify) jb_transcript_unref);
  g_ptr_array_add (transcripts, jb_transcript_new (JB_KIND_BULLETIN));
  g_ptr_array_add (transcripts, jb_transcript_new (JB_KIND_DOCUMENT));
  g_ptr_array_add (transcripts, fixture_bulletin ("一题", "一段"));
  g_ptr_array_add (transcripts, fixture_bulletin (controls->str, controls->str));
  g_ptr_array_add (transcripts, fixture_bulletin ("长", long_paragraph));

  cut = fixture_bulletin ("断开的题目", "段");
  cut->encoding = JB_ENCODING_GB18030;
  cut->newline = JB_NEWLINE_CRLF;
  g_array_append_val (cut->cuts, where);
  g_array_index (cut->marks, JbMark, 1).n_cuts = 1;
  g_ptr_array_add (transcripts, cut);

  loose = fixture_bulletin ("题", "段");
  loose->newline = JB_NEWLINE_MIXED;
  loose->encoding = JB_ENCODING_UTF8_BOM;
  jb_transcript_add_loose (loose, JB_ROLE_MASTHEAD, "name", "不印的刊名");
  jb_transcript_add_loose (loose, JB_ROLE_TAIL, "staff/编辑", "黎青");
  g_ptr_array_add (transcripts, loose);

  ids = g_new (gint64, transcripts->len);
  for (guint i = 0; i < transcripts->len; i++)
    ids[i] = add (f, g_ptr_array_index (transcripts, i));
  for (guint i = 0; i < transcripts->len; i++)
    assert_stored (f, ids[i], g_ptr_array_index (transcripts, i));

  reopen_archive (f);
  for (guint i = 0; i < transcripts->len; i++)
    assert_stored (f, ids[i], g_ptr_array_index (transcripts, i));
}

static void
test_save (Fixture      *f,
           gconstpointer data)
{
  g_autoptr(JbTranscript) first = fixture_bulletin ("第一稿", "一段");
  g_autoptr(JbTranscript) second = fixture_bulletin ("第二稿", "又一段");
  g_autoptr(JbTranscript) other = fixture_bulletin ("别的", "别的");
  g_autoptr(JbArchiveEntry) before = NULL;
  g_autoptr(JbArchiveEntry) same = NULL;
  g_autoptr(JbArchiveEntry) after = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id, other_id;

  id = add (f, first);
  other_id = add (f, other);
  g_assert_cmpuint (f->n_added, ==, 2);
  before = jb_archive_get_entry (f->archive, id, &error);
  g_assert_no_error (error);

  g_assert_true (jb_archive_save (f->archive, id, first, &error));
  same = jb_archive_get_entry (f->archive, id, &error);
  g_assert_cmpint (jb_archive_entry_get_modified (same), ==,
                   jb_archive_entry_get_modified (before));
  g_assert_cmpuint (f->n_changed, ==, 0);

  g_assert_true (jb_archive_save (f->archive, id, second, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (f->n_changed, ==, 1);
  after = jb_archive_get_entry (f->archive, id, &error);
  g_assert_cmpstr (jb_archive_entry_get_title (before), ==, "第一稿");
  g_assert_cmpstr (jb_archive_entry_get_title (after), ==, "第二稿");
  g_assert_cmpint (jb_archive_entry_get_modified (after), >,
                   jb_archive_entry_get_modified (before));
  g_assert_cmpint (jb_archive_entry_get_created (after), ==,
                   jb_archive_entry_get_created (before));
  assert_stored (f, id, second);
  assert_stored (f, other_id, other);

  /* A change of what is not printed is a change. */
  jb_transcript_add_loose (second, JB_ROLE_MASTHEAD, "issue", "第9期");
  g_assert_true (jb_archive_save (f->archive, id, second, &error));
  g_assert_cmpuint (f->n_changed, ==, 2);
  reopen_archive (f);
  assert_stored (f, id, second);
}

static void
test_unchanged_writes_nothing (Fixture      *f,
                               gconstpointer data)
{
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("题", "段");
  g_autoptr(GError) error = NULL;
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);
  gint64           id = add (f, transcript);
  GStatBuf         before, after;

  g_assert_cmpint (g_stat (log, &before), ==, 0);
  for (guint i = 0; i < 10; i++)
    g_assert_true (jb_archive_save (f->archive, id, transcript, &error));
  g_assert_cmpint (g_stat (log, &after), ==, 0);
  g_assert_cmpint (after.st_size, ==, before.st_size);
  g_assert_cmpint (after.st_mtim.tv_sec, ==, before.st_mtim.tv_sec);
  g_assert_cmpint (after.st_mtim.tv_nsec, ==, before.st_mtim.tv_nsec);
}

static void
test_not_found (Fixture      *f,
                gconstpointer data)
{
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("题", "段");
  g_autoptr(GError) error = NULL;

  g_assert_null (jb_archive_load (f->archive, 41, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "41"));
  g_assert_nonnull (strstr (error->message, f->path));
  g_clear_error (&error);

  g_assert_null (jb_archive_get_entry (f->archive, -1, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_false (jb_archive_save (f->archive, 41, transcript, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, "The bulletin could not be saved."));
  g_clear_error (&error);

  g_assert_null (jb_archive_get_publication (f->archive, 3, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
}

static void
test_filed (Fixture      *f,
            gconstpointer data)
{
  g_autoptr(JbTranscript) first = fixture_bulletin ("题", "段");
  g_autoptr(JbTranscript) second = fixture_bulletin ("题", "改");
  g_autoptr(GError) error = NULL;
  gint64 id = add (f, first);

  fixture_run_sql (f->path, "UPDATE bulletin SET status = 1");
  g_assert_false (jb_archive_save (f->archive, id, second, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FILED);
  g_assert_nonnull (strstr (error->message, "Reopen"));
  assert_stored (f, id, first);
}

static void
test_find_bytes (Fixture      *f,
                 gconstpointer data)
{
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("题", "段");
  g_autofree char      *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "bytes", -1);
  g_autofree char      *other = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "others", -1);
  const JbArchiveOrigin origin = { "/srv/in/a.txt", sha256 };
  g_autoptr(JbArchiveEntry) entry = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id, second, found;

  g_assert_true (jb_archive_find_bytes (f->archive, sha256, &found, &error));
  g_assert_cmpint (found, ==, 0);
  g_assert_true (jb_archive_add (f->archive, transcript, &origin, &id, &error));
  g_assert_true (jb_archive_add (f->archive, transcript, &origin, &second, &error));
  g_assert_cmpint (second, >, id);
  g_assert_true (jb_archive_find_bytes (f->archive, sha256, &found, &error));
  g_assert_cmpint (found, ==, id);
  g_assert_true (jb_archive_find_bytes (f->archive, other, &found, &error));
  g_assert_cmpint (found, ==, 0);
  g_assert_true (jb_archive_find_bytes (f->archive, "not hex", &found, &error));
  g_assert_cmpint (found, ==, 0);

  entry = jb_archive_get_entry (f->archive, id, &error);
  g_assert_cmpstr (jb_archive_entry_get_origin_path (entry), ==, "/srv/in/a.txt");
}

static void
test_odd_path (Fixture      *f,
               gconstpointer data)
{
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("题", "段");
  const JbArchiveOrigin origin = { "/srv/\xb9\xab.txt", NULL };
  g_autoptr(JbArchiveEntry) entry = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id;

  g_assert_true (jb_archive_add (f->archive, transcript, &origin, &id, &error));
  entry = jb_archive_get_entry (f->archive, id, &error);
  g_assert_true (g_utf8_validate (jb_archive_entry_get_origin_path (entry), -1, NULL));
}

static void
test_add_many (Fixture      *f,
               gconstpointer data)
{
  g_autoptr(GPtrArray) items =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) jb_archive_item_unref);
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("题", "段");
  g_autofree char      *a = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "a", -1);
  g_autofree char      *b = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "b", -1);
  const JbArchiveOrigin origins[] = { { "a", a }, { "b", b }, { "c", a }, { "d", a }, { "e" } };
  g_autoptr(GError) error = NULL;
  gint64 ids[5];

  for (guint i = 0; i < 5; i++)
    g_ptr_array_add (items, jb_archive_item_new (transcript, &origins[i], i == 3));
  g_assert_true (jb_archive_add_many (f->archive, items, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < 5; i++)
    {
      JbArchiveItem *item = g_ptr_array_index (items, i);

      ids[i] = jb_archive_item_get_id (item);
      g_assert_cmpint (ids[i], >, 0);
      g_assert_cmpint (jb_archive_item_get_known (item), ==, i == 2);
      g_assert_cmpint (jb_archive_entry_get_id (jb_archive_item_get_entry (item)), ==, ids[i]);
    }
  g_assert_cmpint (ids[2], ==, ids[0]);
  g_assert_cmpint (ids[3], !=, ids[0]);
  g_assert_cmpuint (f->n_added, ==, 4);

  g_ptr_array_set_size (items, 0);
  g_assert_true (jb_archive_add_many (f->archive, items, &error));
  g_assert_cmpuint (f->n_added, ==, 4);
}

/* One bad item and none is added. */
static void
test_add_many_bad (Fixture      *f,
                   gconstpointer data)
{
  g_autoptr(GPtrArray) items =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) jb_archive_item_unref);
  g_autoptr(JbTranscript) good = fixture_bulletin ("题", "段");
  g_autoptr(JbTranscript) bad = fixture_bulletin ("题", "段");
  g_autoptr(JbTranscript) wrong = fixture_bulletin ("题", "段");
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;

  bad->text[4] = '\xff';
  wrong->lead = 1;
  g_ptr_array_add (items, jb_archive_item_new (good, NULL, FALSE));
  g_ptr_array_add (items, jb_archive_item_new (bad, NULL, FALSE));
  g_assert_false (jb_archive_add_many (f->archive, items, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (jb_archive_item_get_id (g_ptr_array_index (items, 0)), ==, 0);

  g_assert_false (jb_archive_add (f->archive, wrong, NULL, NULL, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FAILED);
  g_clear_error (&error);

  entries = jb_archive_list (f->archive, NULL, &error);
  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_cmpuint (f->n_added, ==, 0);
}

static gboolean
lists (Fixture               *f,
       const JbArchiveFilter *filter,
       const char            *titles)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = jb_archive_list (f->archive, filter, &error);
  g_autoptr(GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    g_string_append (found, jb_archive_entry_get_title (g_ptr_array_index (entries, i)));
  g_test_message ("%s", found->str);

  return g_str_equal (found->str, titles);
}

static void
test_list (Fixture      *f,
           gconstpointer data)
{
  g_autoptr(JbTranscript) a = fixture_issue ("甲刊", "2013年1月2日", "A");
  g_autoptr(JbTranscript) b = fixture_issue ("乙刊", "2014年1月2日", "B");
  g_autoptr(JbTranscript) c = fixture_issue ("甲刊", "2014年5月2日", "C");
  g_autoptr(JbTranscript) d = fixture_bulletin ("D", "段");
  JbArchiveFilter filter = JB_ARCHIVE_FILTER_INIT;
  g_autoptr(JbArchiveEntry) entry = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *publication = NULL;
  gint64           id_a = add (f, a);
  gint64           id_c, n_characters;
  int              year;

  add (f, b);
  id_c = add (f, c);
  add (f, d);

  g_assert_true (lists (f, NULL, "DCBA"));
  g_assert_true (lists (f, &filter, "DCBA"));
  filter.year = 2014;
  g_assert_true (lists (f, &filter, "CB"));
  filter.limit = 1;
  g_assert_true (lists (f, &filter, "C"));
  filter.before_id = id_c;
  g_assert_true (lists (f, &filter, "B"));
  filter = (JbArchiveFilter) JB_ARCHIVE_FILTER_INIT;
  filter.publication_id = 1;
  g_assert_true (lists (f, &filter, "CA"));

  fixture_run_sql (f->path, "UPDATE bulletin SET status = 1 WHERE title IN ('B', 'A')");
  filter = (JbArchiveFilter) JB_ARCHIVE_FILTER_INIT;
  filter.drafts = FALSE;
  g_assert_true (lists (f, &filter, "BA"));
  filter.drafts = TRUE;
  filter.filed = FALSE;
  g_assert_true (lists (f, &filter, "DC"));

  entry = jb_archive_get_entry (f->archive, id_a, &error);
  g_assert_cmpint (jb_archive_entry_get_status (entry), ==, JB_ARCHIVE_STATUS_FILED);
  g_assert_cmpstr (jb_archive_entry_get_name (entry), ==, "甲刊");
  g_assert_cmpstr (jb_archive_entry_get_issue (entry), ==, "第7期");
  g_assert_cmpstr (jb_archive_entry_get_issuer (entry), ==, "青禾县妇联办公室");
  g_assert_cmpstr (jb_archive_entry_get_date (entry), ==, "2013年1月2日");
  g_assert_cmpstr (jb_archive_entry_get_day (entry), ==, "2013-01-02");
  g_assert_cmpint (jb_archive_entry_get_publication_id (entry), ==, 1);
  g_assert_cmpuint (jb_archive_entry_get_n_articles (entry), ==, 1);
  g_object_get (entry, "title", &title, "publication", &publication, "year", &year,
                "n-characters", &n_characters, NULL);
  g_assert_cmpstr (title, ==, "A");
  g_assert_cmpstr (publication, ==, "甲刊");
  g_assert_cmpint (year, ==, 2013);
  g_assert_cmpint (n_characters, ==, 2 + 3 + 8 + 9 + 1 + 5);
}

static void
test_publications (Fixture      *f,
                   gconstpointer data)
{
  g_autoptr(JbTranscript) a = fixture_issue ("甲刊", "2013年1月2日", "A");
  g_autoptr(JbTranscript) b = fixture_bulletin ("B", "段");
  g_autoptr(GPtrArray) publications = NULL;
  g_autoptr(JbPublication) made = jb_publication_new ("乙刊");
  g_autoptr(JbPublication) twin = jb_publication_new ("乙刊");
  g_autoptr(JbPublication) nameless = jb_publication_new ("");
  g_autoptr(JbPublication) loaded = NULL;
  g_autoptr(JbArchiveEntry) entry = NULL;
  g_autoptr(GError) error = NULL;
  JbPublication *first;
  gint64         id;

  a->encoding = JB_ENCODING_GB18030;
  a->newline = JB_NEWLINE_CRLF;
  add (f, a);
  publications = jb_archive_list_publications (f->archive, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (publications->len, ==, 1);
  first = g_ptr_array_index (publications, 0);
  g_assert_cmpstr (jb_publication_get_name (first), ==, "甲刊");
  g_assert_cmpstr (jb_publication_get_issuer (first), ==, "青禾县妇联办公室");
  g_assert_cmpint (jb_publication_get_numbering (first), ==, JB_NUMBERING_PER_YEAR);
  g_assert_cmpint (jb_publication_get_encoding (first), ==, JB_ENCODING_GB18030);
  g_assert_cmpint (jb_publication_get_newline (first), ==, JB_NEWLINE_CRLF);
  g_assert_true (jb_publication_get_prints_masthead (first));

  jb_publication_set_issuer (made, "某处");
  jb_publication_set_numbering (made, JB_NUMBERING_CONTINUOUS);
  jb_publication_set_export_style (made, JB_EXPORT_STYLE_HOUSE);
  g_assert_true (jb_archive_save_publication (f->archive, made, &error));
  g_assert_cmpint (jb_publication_get_id (made), >, jb_publication_get_id (first));
  g_assert_false (jb_archive_save_publication (f->archive, twin, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "乙刊"));
  g_clear_error (&error);
  g_assert_cmpint (jb_publication_get_id (twin), ==, 0);
  g_assert_false (jb_archive_save_publication (f->archive, nameless, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FAILED);
  g_clear_error (&error);

  /* One that exists is joined, and keeps its settings, printed or not. */
  jb_transcript_add_loose (b, JB_ROLE_MASTHEAD, "name", "乙刊");
  id = add (f, b);
  entry = jb_archive_get_entry (f->archive, id, &error);
  g_assert_cmpint (jb_archive_entry_get_publication_id (entry), ==, jb_publication_get_id (made));

  jb_publication_set_name (made, "新乙刊");
  g_assert_true (jb_archive_save_publication (f->archive, made, &error));
  loaded = jb_archive_get_publication (f->archive, jb_publication_get_id (made), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (jb_publication_get_name (loaded), ==, "新乙刊");
  g_assert_cmpstr (jb_publication_get_issuer (loaded), ==, "某处");
  g_assert_cmpint (jb_publication_get_numbering (loaded), ==, JB_NUMBERING_CONTINUOUS);
  g_assert_cmpint (jb_publication_get_export_style (loaded), ==, JB_EXPORT_STYLE_HOUSE);
  g_assert_false (jb_publication_get_prints_masthead (loaded));
}

static void
on_done_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  GAsyncResult **where = data;

  *where = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **where)
{
  while (*where == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *where;
}

static void
test_async (Fixture      *f,
            gconstpointer data)
{
  g_autoptr(JbTranscript) first = fixture_bulletin ("一", "段");
  g_autoptr(JbTranscript) second = fixture_bulletin ("二", "段");
  g_autoptr(JbTranscript) loaded = NULL;
  g_autoptr(GCancellable) cancelled = g_cancellable_new ();
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GAsyncResult) added = NULL, saved = NULL, read = NULL, listed = NULL, missed = NULL;
  g_autoptr(GAsyncResult) never = NULL;
  gint64 id = 0;

  jb_archive_add_async (f->archive, first, NULL, NULL, on_done_cb, &added);
  g_assert_cmpuint (f->n_added, ==, 0);
  g_assert_true (jb_archive_add_finish (f->archive, wait_for (&added), &id, &error));
  g_assert_cmpuint (f->n_added, ==, 1);

  /* In the order in which they are asked for. */
  jb_archive_save_async (f->archive, id, second, NULL, on_done_cb, &saved);
  jb_archive_load_async (f->archive, id, NULL, on_done_cb, &read);
  jb_archive_list_async (f->archive, NULL, NULL, on_done_cb, &listed);
  loaded = jb_archive_load_finish (f->archive, wait_for (&read), &error);
  g_assert_no_error (error);
  fixture_assert_same (loaded, second);
  g_assert_cmpuint (f->n_changed, ==, 1);
  g_assert_true (jb_archive_save_finish (f->archive, wait_for (&saved), &error));
  entries = jb_archive_list_finish (f->archive, wait_for (&listed), &error);
  g_assert_cmpuint (entries->len, ==, 1);

  jb_archive_load_async (f->archive, 77, NULL, on_done_cb, &missed);
  g_assert_null (jb_archive_load_finish (f->archive, wait_for (&missed), &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_cancellable_cancel (cancelled);
  jb_archive_save_async (f->archive, id, first, cancelled, on_done_cb, &never);
  g_assert_false (jb_archive_save_finish (f->archive, wait_for (&never), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_stored (f, id, second);
}

static void
test_async_open (Fixture      *f,
                 gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "other.db", NULL);
  g_autoptr(GAsyncResult) opened = NULL, refused = NULL;
  g_autoptr(GError) error = NULL;
  JbArchive *archive;

  jb_archive_open_async (path, NULL, on_done_cb, &opened);
  archive = jb_archive_open_finish (wait_for (&opened), &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_clear_object (&opened);
  g_assert_finalize_object (archive);

  jb_archive_open_async (f->folder, NULL, on_done_cb, &refused);
  g_assert_null (jb_archive_open_finish (wait_for (&refused), &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FOREIGN);
}

/* Signals come to the owner, in its context, wherever the work was asked for. */
static gpointer
add_elsewhere (gpointer data)
{
  Fixture *f = data;
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("一", "段");

  add (f, transcript);

  return NULL;
}

static void
test_other_thread (Fixture      *f,
                   gconstpointer data)
{
  g_thread_join (g_thread_new ("other", add_elsewhere, f));
  g_assert_cmpuint (f->n_added, ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (f->n_added, ==, 1);
}

static void
test_two_archives (Fixture      *f,
                   gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbArchive) second = jb_archive_open (f->path, &error);
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("一", "段");
  gint64 id;

  g_assert_no_error (error);
  id = add (f, transcript);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *title = g_strdup_printf ("%u", i);
      g_autoptr(JbTranscript) next = fixture_bulletin (title, "段");
      g_autoptr(JbTranscript) loaded = NULL;

      g_assert_true (jb_archive_save (i % 2 ? f->archive : second, id, next, &error));
      loaded = jb_archive_load (i % 2 ? second : f->archive, id, &error);
      g_assert_no_error (error);
      fixture_assert_same (loaded, next);
    }
}

static void
test_default_path (void)
{
  g_autofree char *path = jb_archive_dup_default_path ();

  g_assert_true (g_str_has_suffix (path, "/jianbao/jianbao.db"));
  g_assert_true (g_str_has_prefix (path, g_get_user_data_dir ()));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/archive/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("create", test_create);
  ADD ("identity", test_identity);
  ADD ("save", test_save);
  ADD ("unchanged-writes-nothing", test_unchanged_writes_nothing);
  ADD ("not-found", test_not_found);
  ADD ("filed", test_filed);
  ADD ("find-bytes", test_find_bytes);
  ADD ("odd-path", test_odd_path);
  ADD ("add-many", test_add_many);
  ADD ("add-many-bad", test_add_many_bad);
  ADD ("list", test_list);
  ADD ("publications", test_publications);
  ADD ("async", test_async);
  ADD ("async-open", test_async_open);
  ADD ("other-thread", test_other_thread);
  ADD ("two-archives", test_two_archives);
  g_test_add_func ("/archive/default-path", test_default_path);

  return g_test_run ();
}

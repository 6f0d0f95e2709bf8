/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "store/jb-archive.h"

typedef ArchiveFixture Fixture;

/* Two sections, one of them without a name; titles over several lines; articles with and
 * without a source. */
static JbTranscript *
make_issue (const char *source)
{
  const FixtureBlock blocks[] = {
    { JB_ROLE_TITLE, JB_MARK_STARTS_SECTION | JB_MARK_STARTS_ARTICLE, NULL, "", "头条",
      "", "\n" },
    { JB_ROLE_PARAGRAPH, JB_MARK_NONE, NULL, "　　", "一段。", "", "\n\n" },
    { JB_ROLE_SECTION, JB_MARK_NONE, NULL, "[", "基层动态", "]", "\n\n" },
    { JB_ROLE_TITLE, JB_MARK_STARTS_ARTICLE, NULL, "", "青禾县举办", "", "\n\n" },
    { JB_ROLE_TITLE, JB_MARK_NONE, NULL, "", "家政培训", "", "\n" },
    { JB_ROLE_SUBTITLE, JB_MARK_NONE, NULL, "——", "侧记", "", "\n" },
    { JB_ROLE_PARAGRAPH, JB_MARK_NONE, NULL, "　　", "一段。", "", "\n" },
    { JB_ROLE_SOURCE, JB_MARK_NONE, NULL, "（", source, "）", "\n" },
    { JB_ROLE_TITLE, JB_MARK_STARTS_ARTICLE, NULL, "", "又一篇", "", "\n" },
    { JB_ROLE_PARAGRAPH, JB_MARK_NONE, NULL, "　　", "一段。", "", "\n" },
    { JB_ROLE_SOURCE, JB_MARK_NONE, NULL, "（", "省妇联办公室", "）", "\n" },
    { JB_ROLE_RECIPIENTS_LABEL, JB_MARK_NONE, NULL, "", "报", "：", "" },
    { JB_ROLE_RECIPIENT, JB_MARK_NONE, NULL, "", "县委", "", "\n" },
  };

  return fixture_transcript (JB_KIND_BULLETIN, blocks, G_N_ELEMENTS (blocks));
}

static gint64
query (Fixture    *f,
       const char *sql)
{
  return fixture_query_number (f->path, sql);
}

static void
test_rows (Fixture      *f,
           gconstpointer data)
{
  g_autoptr(JbTranscript) issue = make_issue ("青禾县妇联");
  g_autoptr(JbTranscript) other = make_issue ("青禾县\n妇联");
  g_autoptr(JbTranscript) shorter = fixture_bulletin ("新题", "一段。");
  g_autoptr(GError) error = NULL;
  gint64 id;

  g_assert_true (jb_archive_add (f->archive, issue, NULL, &id, &error));
  g_assert_cmpint (query (f, "SELECT count (*) FROM article"), ==, 3);
  g_assert_cmpint (query (f, "SELECT n_articles FROM bulletin"), ==, 3);
  g_assert_cmpint (query (f, "SELECT count (*) FROM article WHERE position = 0"
                             " AND section IS NULL AND title = '头条' AND source IS NULL"),
                   ==, 1);
  g_assert_cmpint (query (f, "SELECT count (*) FROM article WHERE position = 1"
                             " AND section = '基层动态' AND title = '青禾县举办家政培训'"
                             " AND source = '青禾县妇联'"),
                   ==, 1);
  g_assert_cmpint (query (f, "SELECT count (*) FROM article WHERE position = 2"
                             " AND section = '基层动态' AND source = '省妇联办公室'"),
                   ==, 1);

  /* A save replaces what was noted, and one line stays one line. */
  g_assert_true (jb_archive_save (f->archive, id, other, &error));
  g_assert_cmpint (query (f, "SELECT count (*) FROM article"), ==, 3);
  g_assert_cmpint (query (f, "SELECT count (*) FROM article WHERE source = '青禾县 妇联'"), ==, 1);
  g_assert_true (jb_archive_save (f->archive, id, shorter, &error));
  g_assert_cmpint (query (f, "SELECT count (*) FROM article"), ==, 1);
  g_assert_cmpint (query (f, "SELECT count (*) FROM article WHERE title = '新题'"), ==, 1);
  g_assert_no_error (error);
}

/* A document has no articles, and a bulletin that goes takes its own with it. */
static void
test_documents (Fixture      *f,
                gconstpointer data)
{
  const FixtureBlock blocks[] = {
    { JB_ROLE_DOCUMENT_TITLE, JB_MARK_NONE, NULL, "", "关于培训的通知", "", "\n" },
    { JB_ROLE_BODY, JB_MARK_NONE, NULL, "", "正文。", "", "" },
  };
  g_autoptr(JbTranscript) document = fixture_transcript (JB_KIND_DOCUMENT, blocks, 2);
  g_autoptr(JbTranscript) issue = make_issue ("青禾县妇联");
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_archive_add (f->archive, document, NULL, NULL, &error));
  g_assert_cmpint (query (f, "SELECT count (*) FROM article"), ==, 0);
  g_assert_true (jb_archive_add (f->archive, issue, NULL, NULL, &error));
  g_clear_object (&f->archive);
  fixture_run_sql (f->path, "PRAGMA foreign_keys = ON; DELETE FROM bulletin");
  g_assert_cmpint (query (f, "SELECT count (*) FROM article"), ==, 0);
}

static void
assert_source (GPtrArray  *sources,
               guint       position,
               const char *text,
               guint       n_articles,
               gint64      latest_id)
{
  JbArchiveSource *source;

  g_assert_cmpuint (position, <, sources->len);
  source = sources->pdata[position];
  g_assert_cmpstr (jb_archive_source_get_text (source), ==, text);
  g_assert_cmpuint (jb_archive_source_get_n_articles (source), ==, n_articles);
  g_assert_cmpint (jb_archive_source_get_latest_id (source), ==, latest_id);
}

static void
on_listed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(GError) error = NULL;
  GPtrArray **sources = data;

  *sources = jb_archive_list_sources_finish (JB_ARCHIVE (object), result, &error);
  g_assert_no_error (error);
}

static void
test_sources (Fixture      *f,
              gconstpointer data)
{
  g_autoptr(JbTranscript) first = make_issue ("青禾县妇联");
  g_autoptr(JbTranscript) second = make_issue ("白石县妇联");
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GPtrArray) sources = NULL;
  g_autoptr(GPtrArray) two = NULL;
  GPtrArray *later = NULL;
  g_autoptr(GError) error = NULL;

  none = jb_archive_list_sources (f->archive, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);

  g_assert_true (jb_archive_add (f->archive, first, NULL, NULL, &error));
  g_assert_true (jb_archive_add (f->archive, second, NULL, NULL, &error));
  sources = jb_archive_list_sources (f->archive, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sources->len, ==, 3);
  assert_source (sources, 0, "省妇联办公室", 2, 2);
  assert_source (sources, 1, "白石县妇联", 1, 2);
  assert_source (sources, 2, "青禾县妇联", 1, 1);

  two = jb_archive_list_sources (f->archive, 2, &error);
  g_assert_cmpuint (two->len, ==, 2);

  jb_archive_list_sources_async (f->archive, 1, NULL, on_listed_cb, &later);
  while (later == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (later->len, ==, 1);
  assert_source (later, 0, "省妇联办公室", 2, 2);
  g_ptr_array_unref (later);
}

static void
on_got_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;
  JbExportSettings **settings = data;

  *settings = jb_archive_get_export_settings_finish (JB_ARCHIVE (object), result, &error);
  g_assert_no_error (error);
}

static void
on_set_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;
  gboolean *done = data;

  *done = jb_archive_set_export_settings_finish (JB_ARCHIVE (object), result, &error);
  g_assert_no_error (error);
}

static void
test_settings (Fixture      *f,
               gconstpointer data)
{
  g_autoptr(JbExportSettings) settings = NULL;
  g_autoptr(JbExportSettings) set = jb_export_settings_new ();
  JbExportSettings *later = NULL;
  g_autoptr(GError) error = NULL;
  gboolean done = FALSE;

  settings = jb_archive_get_export_settings (f->archive, "青禾妇女工作", JB_KIND_BULLETIN, &error);
  g_assert_no_error (error);
  g_assert_true (settings->options.keep_encoding);
  g_assert_cmpint (settings->options.newline, ==, JB_LEGACY_NEWLINE_KEEP);
  g_assert_cmpint (settings->style, ==, JB_EXPORT_STYLE_KEEP);
  g_assert_null (settings->folder);

  set->options.keep_encoding = FALSE;
  set->options.encoding = JB_ENCODING_GB18030;
  set->options.newline = JB_LEGACY_NEWLINE_CRLF;
  set->style = JB_EXPORT_STYLE_HOUSE;
  set->folder = g_strdup ("file:///home/clerk");
  g_assert_true (jb_archive_set_export_settings (f->archive, "青禾妇女工作", JB_KIND_BULLETIN,
                                                 set, &error));
  g_clear_pointer (&settings, jb_export_settings_free);
  settings = jb_archive_get_export_settings (f->archive, "青禾妇女工作", JB_KIND_BULLETIN, &error);
  g_assert_false (settings->options.keep_encoding);
  g_assert_cmpint (settings->options.encoding, ==, JB_ENCODING_GB18030);
  g_assert_cmpint (settings->options.newline, ==, JB_LEGACY_NEWLINE_CRLF);
  g_assert_cmpint (settings->style, ==, JB_EXPORT_STYLE_HOUSE);
  g_assert_cmpstr (settings->folder, ==, "file:///home/clerk");

  /* Others have settings of their own, and so have those without a name. */
  g_clear_pointer (&settings, jb_export_settings_free);
  settings = jb_archive_get_export_settings (f->archive, NULL, JB_KIND_BULLETIN, &error);
  g_assert_true (settings->options.keep_encoding);
  set->options.keep_encoding = TRUE;
  jb_archive_set_export_settings_async (f->archive, NULL, JB_KIND_DOCUMENT, set, NULL, on_set_cb,
                                        &done);
  jb_archive_get_export_settings_async (f->archive, "", JB_KIND_DOCUMENT, NULL, on_got_cb, &later);
  while (later == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (done);
  g_assert_true (later->options.keep_encoding);
  g_assert_cmpint (later->style, ==, JB_EXPORT_STYLE_HOUSE);
  jb_export_settings_free (later);

  /* Numbers that mean nothing change nothing. */
  fixture_run_sql (f->path, "UPDATE export_settings SET encoding = 77, newline = -3, style = 9");
  g_clear_pointer (&settings, jb_export_settings_free);
  settings = jb_archive_get_export_settings (f->archive, "青禾妇女工作", JB_KIND_BULLETIN, &error);
  g_assert_no_error (error);
  g_assert_true (settings->options.keep_encoding);
  g_assert_cmpint (settings->options.newline, ==, JB_LEGACY_NEWLINE_KEEP);
  g_assert_cmpint (settings->style, ==, JB_EXPORT_STYLE_KEEP);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) FIXTURE_ADD ("/articles/" name, func)
  ADD ("rows", test_rows);
  ADD ("documents", test_documents);
  ADD ("sources", test_sources);
  ADD ("settings", test_settings);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/jb-archive-filing.h"

#include <string.h>

#include "check/jb-finding.h"
#include "fixture.h"
#include "legacy/jb-legacy.h"
#include "store/jb-archive-bin.h"
#include "store/jb-archive-revisions.h"

typedef ArchiveFixture Fixture;

/* An issue whose masthead is not printed; @issue and @date may be missing. */
static gint64
add_issue (Fixture    *f,
           const char *name,
           const char *issue,
           const char *date)
{
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("春耕服务队进村", "正文一段。");

  if (name != NULL)
    jb_transcript_add_loose (transcript, JB_ROLE_MASTHEAD, "name", name);
  if (issue != NULL)
    jb_transcript_add_loose (transcript, JB_ROLE_MASTHEAD, "issue", issue);
  if (date != NULL)
    jb_transcript_add_loose (transcript, JB_ROLE_MASTHEAD, "date", date);

  return fixture_add (f->archive, transcript);
}

static gboolean
file_as (Fixture            *f,
         gint64              id,
         const JbFilingWish *wish,
         GError            **error)
{
  g_autoptr(JbFiling) filing = jb_archive_propose_filing (f->archive, id, wish, error);

  return filing != NULL && jb_archive_file (f->archive, id, filing, error);
}

static void
assert_filed (Fixture    *f,
              gint64      id,
              const char *issue,
              const char *day)
{
  const JbFilingWish wish = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(JbArchiveEntry) entry = NULL;

  file_as (f, id, &wish, &error);
  g_assert_no_error (error);
  entry = jb_archive_get_entry (f->archive, id, &error);
  g_assert_cmpint (jb_archive_entry_get_status (entry), ==, JB_ARCHIVE_STATUS_FILED);
  g_assert_cmpstr (jb_archive_entry_get_issue (entry), ==, issue);
  if (day != NULL)
    g_assert_cmpstr (jb_archive_entry_get_filed_day (entry), ==, day);
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    gint64      number;
    gboolean    supplement;
    int         year;
  } cases[] = {
    { "第7期", 7, FALSE, 0 },
    { "第１２期", 12, FALSE, 0 },
    { "第十期", 10, FALSE, 0 },
    { "第二十三期", 23, FALSE, 0 },
    { "第一百零七期", 107, FALSE, 0 },
    { "第一〇七期", 107, FALSE, 0 },
    { "2014年第3期", 3, FALSE, 2014 },
    { "增刊第2期", 2, TRUE, 0 },
    { "二〇一四年增刊（一）", 1, TRUE, 2014 },
    { "总第107期", 107, FALSE, 0 },
    { "禾妇发〔2015〕3号", 3, FALSE, 2015 },
    { "12", 12, FALSE, 0 },
  };
  static const char *const wrong[] = { "", "创刊号", "增刊", "第0期", "2014年", "第9999999期" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JbIssueNumber    number;
      g_autofree char *printed = NULL;

      g_assert_true (jb_issue_number_parse (cases[i].text, &number));
      g_assert_cmpint (number.number, ==, cases[i].number);
      g_assert_cmpint (number.supplement, ==, cases[i].supplement);
      g_assert_cmpint (number.year, ==, cases[i].year);

      /* What is printed says the same. */
      for (gint64 next = 1; next < 130; next++)
        {
          JbIssueNumber    wanted = { next, cases[i].supplement, 2016 };
          g_autofree char *text = jb_issue_number_print (&wanted, FALSE, cases[i].text);

          g_assert_true (jb_issue_number_parse (text, &number));
          g_assert_cmpint (number.number, ==, next);
          g_assert_cmpint (number.supplement, ==, cases[i].supplement);
          g_assert_cmpint (number.year, ==, cases[i].year != 0 ? 2016 : 0);
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      JbIssueNumber number;

      g_assert_false (jb_issue_number_parse (wrong[i], &number));
    }
  g_assert_false (jb_issue_number_parse (NULL, &(JbIssueNumber) { 0 }));
}

static void
test_printed_numbers (void)
{
  static const struct
  {
    const char *like;
    gboolean    total;
    gint64      number;
    const char *printed;
  } cases[] = {
    { "第7期", FALSE, 8, "第8期" },
    { "第十九期", FALSE, 20, "第二十期" },
    { "第９期", FALSE, 10, "第１０期" },
    { "2014年第7期", FALSE, 8, "2016年第8期" },
    { NULL, FALSE, 3, "第3期" },
    { NULL, TRUE, 3, "总第3期" },
    { "总第107期", TRUE, 108, "总第108期" },
    { "增刊1", FALSE, 3, "第3期" },
    { "禾妇发〔2015〕3号", FALSE, 4, "禾妇发〔2016〕4号" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JbIssueNumber    number = { cases[i].number, FALSE, 2016 };
      g_autofree char *printed = jb_issue_number_print (&number, cases[i].total, cases[i].like);

      g_assert_cmpstr (printed, ==, cases[i].printed);
    }
}

/* Numbers go on by publication and year, supplements apart. */
static void
test_next (Fixture      *f,
           gconstpointer data)
{
  const JbFilingWish supplement = { 1, TRUE, 0, NULL };
  g_autoptr(GError) error = NULL;
  gint64 extra;

  assert_filed (f, add_issue (f, "青禾简报", NULL, "2014年5月1日"), "第1期", "2014-05-01");
  assert_filed (f, add_issue (f, "青禾简报", NULL, "2014年6月1日"), "第2期", "2014-06-01");
  assert_filed (f, add_issue (f, "他乡简报", NULL, "2014年6月1日"), "第1期", NULL);
  assert_filed (f, add_issue (f, "青禾简报", NULL, "2015年1月1日"), "第1期", NULL);
  assert_filed (f, add_issue (f, "青禾简报", "第9期", "2014年7月1日"), "第9期", NULL);
  assert_filed (f, add_issue (f, "青禾简报", NULL, "2014年8月1日"), "第10期", NULL);
  /* Its own one is taken. */
  assert_filed (f, add_issue (f, "青禾简报", "第9期", "2014年8月2日"), "第11期", NULL);
  assert_filed (f, add_issue (f, "青禾简报", "创刊号", "2013年1月2日"), "创刊号", NULL);

  extra = add_issue (f, "青禾简报", NULL, "2014年9月1日");
  g_assert_true (file_as (f, extra, &supplement, &error));
  g_assert_no_error (error);
  assert_filed (f, add_issue (f, "青禾简报", "增刊第1期", "2014年9月2日"), "增刊第2期", NULL);

  assert_filed (f, add_issue (f, NULL, NULL, "2014年9月1日"), "第1期", NULL);
  assert_filed (f, add_issue (f, NULL, NULL, "2014年9月1日"), "第2期", NULL);
}

/* Where old issues were imported and nothing is filed yet, their numbers count. */
static void
test_next_after_drafts (Fixture      *f,
                        gconstpointer data)
{
  add_issue (f, "青禾简报", "第7期", "2014年5月1日");
  add_issue (f, "青禾简报", "第3期", "2014年4月1日");
  assert_filed (f, add_issue (f, "青禾简报", NULL, "2014年6月1日"), "第8期", NULL);
}

static void
test_total (Fixture      *f,
            gconstpointer data)
{
  const JbFilingWish wish = { 0, FALSE, 107, NULL };
  g_autoptr(JbArchiveEntry) entry = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id = add_issue (f, "青禾简报", NULL, "2014年5月1日");
  gint64 taken;

  g_assert_true (file_as (f, id, &wish, &error));
  g_assert_no_error (error);
  id = add_issue (f, "青禾简报", NULL, "2015年5月1日");
  assert_filed (f, id, "第1期", NULL);
  entry = jb_archive_get_entry (f->archive, id, &error);
  g_assert_cmpstr (jb_archive_entry_get_total (entry), ==, "总第108期");

  taken = add_issue (f, "青禾简报", NULL, "2015年6月1日");
  g_assert_false (file_as (f, taken, &wish, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_EXISTS);
}

static void
test_duplicate (Fixture      *f,
                gconstpointer data)
{
  const JbFilingWish wish = { 4, FALSE, 0, "2014-05-01" };
  const JbFilingWish other_year = { 4, FALSE, 0, "2015-05-01" };
  const JbFilingWish next = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(JbFiling) one = NULL;
  g_autoptr(JbFiling) two = NULL;
  gint64 first = add_issue (f, "青禾简报", NULL, NULL);
  gint64 second = add_issue (f, "青禾简报", NULL, NULL);

  g_assert_true (file_as (f, first, &wish, &error));
  g_assert_no_error (error);
  g_assert_false (file_as (f, second, &wish, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_EXISTS);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "第4期"));
  g_clear_error (&error);
  g_assert_true (file_as (f, second, &other_year, &error));
  g_assert_no_error (error);

  /* Two that were offered the same number: the second to file is refused. */
  first = add_issue (f, "青禾简报", NULL, "2014年6月1日");
  second = add_issue (f, "青禾简报", NULL, "2014年6月1日");
  one = jb_archive_propose_filing (f->archive, first, &next, &error);
  two = jb_archive_propose_filing (f->archive, second, &next, &error);
  g_assert_cmpint (one->number, ==, two->number);
  g_assert_true (jb_archive_file (f->archive, first, one, &error));
  g_assert_false (jb_archive_file (f->archive, second, two, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_EXISTS);
}

static void
test_locked (Fixture      *f,
             gconstpointer data)
{
  g_autoptr(JbTranscript) other = fixture_bulletin ("别的题", "别的文");
  g_autoptr(GPtrArray) revisions = NULL;
  g_autoptr(GPtrArray) log = NULL;
  g_autoptr(GError) error = NULL;
  const JbFilingWish wish = { 0 };
  gint64             id = add_issue (f, "青禾简报", NULL, "2014年5月1日");

  g_assert_false (jb_archive_reopen (f->archive, id, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FILED);
  g_clear_error (&error);

  assert_filed (f, id, "第1期", "2014-05-01");
  g_assert_false (jb_archive_save (f->archive, id, other, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FILED);
  g_clear_error (&error);
  g_assert_false (jb_archive_restore (f->archive, id, 1, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FILED);
  g_clear_error (&error);
  g_assert_false (jb_archive_delete (f->archive, &id, 1, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FILED);
  g_clear_error (&error);
  g_assert_false (file_as (f, id, &wish, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FILED);
  g_clear_error (&error);

  g_assert_true (jb_archive_reopen (f->archive, id, &error));
  g_assert_no_error (error);
  g_assert_true (jb_archive_save (f->archive, id, other, &error));
  revisions = jb_archive_list_revisions (f->archive, id, &error);
  g_assert_cmpuint (revisions->len, ==, 4);
  g_assert_cmpint (jb_revision_get_event (revisions->pdata[1]), ==, JB_REVISION_REOPENED);
  g_assert_cmpint (jb_revision_get_event (revisions->pdata[2]), ==, JB_REVISION_FILED);
  log = jb_archive_list_log (f->archive, id, &error);
  g_assert_cmpuint (log->len, ==, 2);
  g_assert_cmpint (jb_log_entry_get_event (log->pdata[0]), ==, JB_LOG_REOPENED);
  g_assert_cmpint (jb_log_entry_get_event (log->pdata[1]), ==, JB_LOG_FILED);
  g_assert_cmpstr (jb_log_entry_get_details (log->pdata[1]), ==, "2014-05-01 第1期");
  g_assert_nonnull (jb_log_entry_get_sha256 (log->pdata[1]));

  /* The number is free again. */
  assert_filed (f, add_issue (f, "青禾简报", "第1期", "2014年5月2日"), "第1期", NULL);
}

/* What is printed keeps its way; the date is written as it was. */
static void
test_text (Fixture      *f,
           gconstpointer data)
{
  const JbFilingWish wish = { 12, FALSE, 0, "2015-04-20" };
  g_autoptr(JbTranscript) issue = fixture_issue ("青禾妇女工作", "二〇一五年四月九日", "春耕");
  g_autoptr(JbTranscript) filed = NULL;
  g_autoptr(JbArchiveEntry) entry = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id = fixture_add (f->archive, issue);

  g_assert_true (file_as (f, id, &wish, &error));
  g_assert_no_error (error);
  filed = jb_archive_load (f->archive, id, &error);
  g_assert_nonnull (strstr (filed->text, "第12期\n"));
  g_assert_nonnull (strstr (filed->text, "二〇一五年四月二十日\n\n春耕"));
  entry = jb_archive_get_entry (f->archive, id, &error);
  g_assert_cmpstr (jb_archive_entry_get_day (entry), ==, "2015-04-20");

  /* Nothing asked for, nothing changed. */
  id = fixture_add (f->archive, issue);
  assert_filed (f, id, "第7期", "2015-04-09");
  g_clear_pointer (&filed, jb_transcript_unref);
  filed = jb_archive_load (f->archive, id, &error);
  fixture_assert_same (filed, issue);
}

static void
test_wrong (Fixture      *f,
            gconstpointer data)
{
  const JbFilingWish no_day = { 0, FALSE, 0, "2015-02-30" };
  const JbFilingWish wish = { 0 };
  g_autoptr(GError) error = NULL;
  GDate  date;
  gint64 id = add_issue (f, NULL, NULL, NULL);

  g_assert_false (file_as (f, id, &no_day, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (file_as (f, 99, &wish, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (jb_archive_delete (f->archive, &id, 1, &error));
  g_assert_false (file_as (f, id, &wish, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_DELETED);

  g_assert_false (jb_filing_parse_day ("2015-4-9", &date));
  g_assert_false (jb_filing_parse_day ("2015-13-01", &date));
  g_assert_false (jb_filing_parse_day ("", &date));
  g_assert_true (jb_filing_parse_day ("2016-02-29", &date));
}

static void
test_check (Fixture      *f,
            gconstpointer data)
{
  const JbFilingWish wish = { 0 };
  g_autoptr(JbFiling) filing = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;
  gboolean found = FALSE;
  gint64   id = add_issue (f, "青禾简报", NULL, "2014年5月1日");

  filing = jb_archive_propose_filing (f->archive, id, &wish, &error);
  findings = jb_archive_check_filing (f->archive, id, filing, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    found |= g_str_has_prefix (((JbFinding *) findings->pdata[i])->rule, "recipients.missing");
  g_assert_true (found);
}

static void
test_next_issue (Fixture      *f,
                 gconstpointer data)
{
  g_autoptr(JbTranscript) issue = fixture_issue ("青禾妇女工作", "2015年4月9日", "春耕");
  g_autoptr(JbTranscript) next = NULL;
  g_autoptr(JbArchiveEntry) entry = NULL;
  g_autoptr(GError) error = NULL;
  gint64 like = fixture_add (f->archive, issue);
  gint64 id;

  g_assert_true (jb_archive_add_next (f->archive, like, &id, &error));
  g_assert_no_error (error);
  entry = jb_archive_get_entry (f->archive, id, &error);
  g_assert_cmpstr (jb_archive_entry_get_name (entry), ==, "青禾妇女工作");
  g_assert_cmpstr (jb_archive_entry_get_issue (entry), ==, "第8期");
  g_assert_cmpstr (jb_archive_entry_get_day (entry), ==, "2015-04-16");
  g_assert_cmpuint (jb_archive_entry_get_n_articles (entry), ==, 0);
  next = jb_archive_load (f->archive, id, &error);
  g_assert_true (g_str_has_prefix (next->text,
                                   "青禾妇女工作\n第8期\n青禾县妇联办公室  2015年4月16日\n"));
  g_assert_null (strstr (next->text, "春耕"));
  g_assert_null (strstr (next->text, "正文"));

  /* A second one comes as many days after it as the first did; the year begins anew. */
  g_clear_object (&entry);
  fixture_run_sql (f->path, "UPDATE bulletin SET day = '2015-12-28', year = 2015 WHERE id = 2");
  g_assert_true (jb_archive_add_next (f->archive, id, &id, &error));
  entry = jb_archive_get_entry (f->archive, id, &error);
  g_assert_cmpstr (jb_archive_entry_get_day (entry), ==, "2016-01-04");
  g_assert_cmpstr (jb_archive_entry_get_issue (entry), ==, "第1期");

  g_assert_false (jb_archive_add_next (f->archive, 99, &id, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
}

/* Sections and recipients stay, with every space. */
static void
test_next_sections (Fixture      *f,
                    gconstpointer data)
{
  g_autoptr(JbTranscript) next = NULL;
  g_autoptr(GError) error = NULL;
  gint64 like = add_issue (f, "青禾简报", "第3期", NULL);
  gint64 id;

  g_assert_true (jb_archive_add_next (f->archive, like, &id, &error));
  g_assert_no_error (error);
  next = jb_archive_load (f->archive, id, &error);
  g_assert_nonnull (strstr (next->text, "[基层动态]"));
  g_assert_nonnull (strstr (next->text, "报：县委办公室。"));
  g_assert_null (strstr (next->text, "春耕"));
}

static void
test_document (Fixture      *f,
               gconstpointer data)
{
  const FixtureBlock blocks[] = {
    { JB_ROLE_NUMBER, JB_MARK_NONE, NULL, "", "禾妇发〔2015〕3号", "", "\n" },
    { JB_ROLE_DOCUMENT_TITLE, JB_MARK_NONE, NULL, "", "关于评选好家庭的通知", "", "\n" },
    { JB_ROLE_BODY, JB_MARK_NONE, NULL, "", "正文。", "", "" },
  };
  const JbFilingWish wish = { 0 };
  const JbFilingWish numbered = { 3, FALSE, 0, NULL };
  g_autoptr(JbTranscript) document = fixture_transcript (JB_KIND_DOCUMENT, blocks, 3);
  g_autoptr(JbTranscript) filed = NULL;
  g_autoptr(JbArchiveEntry) entry = NULL;
  g_autoptr(GError) error = NULL;
  gint64 first = fixture_add (f->archive, document);
  gint64 second = fixture_add (f->archive, document);
  gint64 id;

  g_assert_false (file_as (f, first, &numbered, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_true (file_as (f, first, &wish, &error));
  g_assert_no_error (error);
  filed = jb_archive_load (f->archive, first, &error);
  fixture_assert_same (filed, document);
  g_assert_false (file_as (f, second, &wish, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_EXISTS);
  g_clear_error (&error);

  g_assert_true (jb_archive_add_next (f->archive, first, &id, &error));
  g_assert_no_error (error);
  entry = jb_archive_get_entry (f->archive, id, &error);
  g_assert_cmpstr (jb_archive_entry_get_issue (entry), ==, "禾妇发〔2015〕4号");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/filing/numbers", test_numbers);
  g_test_add_func ("/filing/printed-numbers", test_printed_numbers);
#define ADD(name, func) FIXTURE_ADD ("/filing/" name, func)
  ADD ("next", test_next);
  ADD ("next-after-drafts", test_next_after_drafts);
  ADD ("total", test_total);
  ADD ("duplicate", test_duplicate);
  ADD ("locked", test_locked);
  ADD ("text", test_text);
  ADD ("wrong", test_wrong);
  ADD ("check", test_check);
  ADD ("next-issue", test_next_issue);
  ADD ("next-sections", test_next_sections);
  ADD ("document", test_document);

  return g_test_run ();
}

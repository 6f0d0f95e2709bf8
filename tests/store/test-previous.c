/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/jb-archive-previous.h"

#include "fixture.h"
#include "store/jb-archive-bin.h"
#include "store/jb-archive-checks.h"
#include "store/jb-archive-filing.h"

/* The issue that another one is compared with. */

typedef ArchiveFixture Fixture;

/* @name, @issue and @date may be missing. */
static gint64
add_issue (Fixture    *f,
           const char *paragraph,
           const char *name,
           const char *issue,
           const char *date)
{
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("春耕服务队进村", paragraph);

  if (name != NULL)
    jb_transcript_add_loose (transcript, JB_ROLE_MASTHEAD, "name", name);
  if (issue != NULL)
    jb_transcript_add_loose (transcript, JB_ROLE_MASTHEAD, "issue", issue);
  if (date != NULL)
    jb_transcript_add_loose (transcript, JB_ROLE_MASTHEAD, "date", date);

  return fixture_add (f->archive, transcript);
}

static gint64
add (Fixture    *f,
     const char *name,
     const char *date)
{
  return add_issue (f, "正文一段。", name, NULL, date);
}

static void
set_status (Fixture *f,
            gint64   id,
            gboolean filed)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE bulletin SET status = %d WHERE id = %" G_GINT64_FORMAT, filed, id);

  fixture_run_sql (f->path, sql);
}

static gint64
find (Fixture    *f,
      gint64      id,
      const char *name)
{
  g_autoptr(JbArchiveEntry) entry = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_archive_find_previous (f->archive, id, name, &entry, &error));
  g_assert_no_error (error);

  return entry != NULL ? jb_archive_entry_get_id (entry) : 0;
}

static void
test_by_day (Fixture      *f,
             gconstpointer data)
{
  gint64 march = add (f, "妇情", "2014年3月5日");
  gint64 january = add (f, "妇情", "2014年1月8日");
  gint64 last_year = add (f, "妇情", "2013年12月20日");
  gint64 other = add (f, "文化简报", "2014年3月1日");

  /* Drafts, as long as nothing is filed. */
  g_assert_cmpint (find (f, march, NULL), ==, january);
  g_assert_cmpint (find (f, january, NULL), ==, last_year);
  g_assert_cmpint (find (f, last_year, NULL), ==, 0);
  g_assert_cmpint (find (f, other, NULL), ==, 0);

  /* What is filed goes before drafts, but not what came later. */
  set_status (f, last_year, TRUE);
  g_assert_cmpint (find (f, march, NULL), ==, last_year);
  set_status (f, march, TRUE);
  g_assert_cmpint (find (f, january, NULL), ==, last_year);
  g_assert_cmpint (find (f, march, NULL), ==, last_year);
}

static void
test_without_day (Fixture      *f,
                  gconstpointer data)
{
  gint64 first = add (f, "妇情", NULL);
  gint64 second = add (f, "妇情", "2014年1月8日");
  gint64 third = add (f, "妇情", NULL);

  g_assert_cmpint (find (f, first, NULL), ==, 0);
  g_assert_cmpint (find (f, second, NULL), ==, first);
  /* Of those that came earlier the dated one says more. */
  g_assert_cmpint (find (f, third, NULL), ==, second);
}

static void
test_new (Fixture      *f,
          gconstpointer data)
{
  gint64 first = add (f, "妇情", "2014年1月8日");
  gint64 second = add (f, "文化简报", "2014年2月8日");
  gint64 nameless = add (f, NULL, "2014年3月8日");

  g_assert_cmpint (find (f, 0, "妇情"), ==, first);
  g_assert_cmpint (find (f, 0, "文化简报"), ==, second);
  g_assert_cmpint (find (f, 0, "没有的"), ==, 0);
  g_assert_cmpint (find (f, 0, NULL), ==, nameless);
  g_assert_cmpint (find (f, 0, ""), ==, nameless);
  g_assert_cmpint (find (f, nameless, NULL), ==, 0);
}

/* What is in the bin was no issue. */
static void
test_deleted (Fixture      *f,
              gconstpointer data)
{
  gint64 first = add (f, "妇情", "2014年1月8日");
  gint64 second = add (f, "妇情", "2014年2月8日");
  gint64 third = add (f, "妇情", "2014年3月8日");
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (find (f, third, NULL), ==, second);
  g_assert_true (jb_archive_delete (f->archive, &second, 1, &error));
  g_assert_no_error (error);
  g_assert_cmpint (find (f, third, NULL), ==, first);
}

static gint64
add_numbered (Fixture    *f,
              const char *issue,
              const char *date)
{
  g_autofree char *text = g_strdup_printf ("第%s的正文。", issue);

  return add_issue (f, text, "妇情", issue, date);
}

static void
set_filed_as (Fixture *f,
              gint64   id,
              int      year,
              int      number,
              int      supplement)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE bulletin SET status = 1, filed_year = %d, filed_number = %d, filed_supplement = %d"
      " WHERE id = %" G_GINT64_FORMAT,
      year, number, supplement, id);

  fixture_run_sql (f->path, sql);
}

/* What the recipients are held against is the issue that the window compares with. */
static void
assert_previous (Fixture *f,
                 gint64   id,
                 gint64   expected)
{
  g_autoptr(JbArchiveChecks) checks = NULL;
  g_autoptr(JbTranscript) transcript = NULL;
  g_autoptr(GError) error = NULL;

  checks = jb_archive_load_checks (f->archive, id, "妇情", JB_KIND_BULLETIN, &error);
  g_assert_no_error (error);
  if (expected == 0)
    {
      g_assert_null (checks->previous);
      return;
    }
  g_assert_cmpint (find (f, id, "妇情"), ==, expected);
  transcript = jb_archive_load (f->archive, expected, &error);
  g_assert_no_error (error);
  g_assert_nonnull (checks->previous);
  g_assert_cmpstr (checks->previous->text, ==, transcript->text);
}

static void
test_by_number (Fixture      *f,
                gconstpointer data)
{
  /* They came and were filed in any order, and some were printed on one day. */
  gint64 third = add_numbered (f, "第3期", "2014年3月5日");
  gint64 first = add_numbered (f, "第1期", "2014年3月5日");
  gint64 old = add_numbered (f, "第40期", "2013年12月20日");
  gint64 second = add_numbered (f, "第2期", "2014年3月5日");
  gint64 fourth = add_numbered (f, "第4期", "2014年3月1日");
  gint64 extra = add_numbered (f, "增刊1", "2014年3月3日");
  gint64 draft = add (f, "妇情", NULL);

  assert_previous (f, third, 0);
  assert_previous (f, draft, 0);

  set_filed_as (f, third, 2014, 3, 0);
  set_filed_as (f, first, 2014, 1, 0);
  set_filed_as (f, old, 2013, 40, 0);
  set_filed_as (f, second, 2014, 2, 0);
  set_filed_as (f, extra, 2014, 1, 1);
  assert_previous (f, first, old);
  assert_previous (f, second, first);
  assert_previous (f, third, second);
  assert_previous (f, old, 0);
  /* A draft that bears a number, none, and one that is taken; one that is not in the archive. */
  assert_previous (f, fourth, third);
  assert_previous (f, draft, third);
  assert_previous (f, add_numbered (f, "第3期", "2014年4月1日"), third);
  assert_previous (f, 0, third);

  /* An old issue that is opened again is not held against what came later. */
  set_status (f, second, FALSE);
  assert_previous (f, second, first);
  assert_previous (f, third, first);
  set_status (f, first, FALSE);
  assert_previous (f, first, old);

  /* Supplements are counted apart: the first of them comes after the issue before its day. */
  assert_previous (f, extra, old);
}

/* Bulletins without a name are one publication, and documents are none. */
static void
test_nameless (Fixture      *f,
               gconstpointer data)
{
  gint64 filed = add (f, NULL, NULL);
  gint64 named = add (f, "妇情", NULL);
  gint64 draft = add (f, NULL, NULL);
  g_autoptr(JbArchiveChecks) checks = NULL;
  g_autoptr(JbArchiveChecks) document = NULL;
  g_autoptr(GError) error = NULL;

  set_status (f, filed, TRUE);
  set_status (f, named, TRUE);
  g_assert_cmpint (find (f, draft, NULL), ==, filed);
  checks = jb_archive_load_checks (f->archive, draft, NULL, JB_KIND_BULLETIN, &error);
  g_assert_no_error (error);
  g_assert_nonnull (checks->previous);
  document = jb_archive_load_checks (f->archive, 0, NULL, JB_KIND_DOCUMENT, &error);
  g_assert_no_error (error);
  g_assert_null (document->previous);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(JbArchiveEntry) entry = NULL;
  g_autoptr(GError) error = NULL;
  gint64 *found = data;

  if (jb_archive_find_previous_finish (JB_ARCHIVE (source), result, &entry, &error))
    *found = entry != NULL ? jb_archive_entry_get_id (entry) : 0;
  else
    g_assert_nonnull (error);
  *found += 100;
}

static void
test_async (Fixture      *f,
            gconstpointer data)
{
  gint64 first = add (f, "妇情", "2014年1月8日");
  gint64 second = add (f, "妇情", "2014年2月8日");
  gint64 found = 0;
  g_autoptr(JbArchiveEntry) entry = NULL;
  g_autoptr(GError) error = NULL;

  jb_archive_find_previous_async (f->archive, second, NULL, NULL, found_cb, &found);
  while (found == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (found, ==, first + 100);

  /* One that is not there is an error. */
  g_assert_false (jb_archive_find_previous (f->archive, 4711, NULL, &entry, &error));
  g_assert_nonnull (error);
  g_assert_null (entry);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) FIXTURE_ADD ("/store/previous/" name, func)
  ADD ("by-day", test_by_day);
  ADD ("without-day", test_without_day);
  ADD ("new", test_new);
  ADD ("deleted", test_deleted);
  ADD ("by-number", test_by_number);
  ADD ("nameless", test_nameless);
  ADD ("async", test_async);

  return g_test_run ();
}

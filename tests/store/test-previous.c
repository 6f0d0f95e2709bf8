/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/jb-archive-previous.h"

#include "fixture.h"
#include "store/jb-archive-bin.h"
#include "store/jb-archive-filing.h"

/* The issue that another one is compared with. */

typedef ArchiveFixture Fixture;

/* @name and @date may be missing. */
static gint64
add (Fixture    *f,
     const char *name,
     const char *date)
{
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("春耕服务队进村", "正文一段。");
  g_autoptr(GError) error = NULL;
  gint64 id = 0;

  if (name != NULL)
    jb_transcript_add_loose (transcript, JB_ROLE_MASTHEAD, "name", name);
  if (date != NULL)
    jb_transcript_add_loose (transcript, JB_ROLE_MASTHEAD, "date", date);
  g_assert_true (jb_archive_add (f->archive, transcript, NULL, &id, &error));
  g_assert_no_error (error);

  return id;
}

static void
set_filed (Fixture *f,
           gint64   id)
{
  g_autofree char *sql =
      g_strdup_printf ("UPDATE bulletin SET status = 1 WHERE id = %" G_GINT64_FORMAT, id);

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
  set_filed (f, last_year);
  g_assert_cmpint (find (f, march, NULL), ==, last_year);
  set_filed (f, march);
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
  ADD ("async", test_async);

  return g_test_run ();
}

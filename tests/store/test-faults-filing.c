/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fault-fixture.h"
#include "store/jb-archive-bin.h"
#include "store/jb-archive-filing.h"
#include "store/jb-archive-journal.h"
#include "store/jb-archive-revisions.h"

/* Every operation on the disk fails once while an issue is filed, reopened, put into the bin,
 * deleted for good, or noted down while it is typed: afterwards that is done or not, and everything
 * that belongs to it agrees. */

static gint64
add_issue (JbArchive *archive)
{
  g_autoptr(JbTranscript) issue = fixture_issue ("青禾妇女工作", "2015年4月9日", "春耕服务队进村");

  return fixture_add (archive, issue);
}

static gboolean
file_issue (JbArchive *archive,
            gint64     id,
            GError   **error)
{
  const JbFilingWish wish = { 0 };
  g_autoptr(JbFiling) filing = jb_archive_propose_filing (archive, id, &wish, error);

  return filing != NULL && jb_archive_file (archive, id, filing, error);
}

static gint64
query (FaultFixture *f,
       const char   *sql)
{
  return fixture_query_number (f->path, sql);
}

/* The status, the number, the revisions and the log of the issue say the same of it: that it was
 * filed, or that it was not, so many times. */
static void
assert_filed (FaultFixture *f,
              gboolean      filed,
              guint         n_filed,
              guint         n_reopened)
{
  fault_fixture_assert_whole (f);
  g_assert_cmpint (query (f, "SELECT status FROM bulletin"), ==, filed);
  if (filed)
    {
      g_assert_cmpint (query (f, "SELECT filed_number FROM bulletin"), ==, 7);
      g_assert_cmpint (query (f, "SELECT filed_year FROM bulletin"), ==, 2015);
      g_assert_cmpint (query (f, "SELECT filed_time > 0 FROM bulletin"), ==, 1);
    }
  g_assert_cmpint (query (f, "SELECT count (*) FROM log WHERE event = 3"), ==, n_filed);
  g_assert_cmpint (query (f, "SELECT count (*) FROM log WHERE event = 4"), ==, n_reopened);
}

static void
test_file (FaultFixture *f,
           gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);
  guint     n_failed = 0;
  gboolean  struck = TRUE;

  for (guint n = 1; struck; n++)
    {
      g_autoptr(JbArchive) archive = NULL;
      g_autoptr(GError) error = NULL;
      gboolean filed, done;
      gint64   id;

      g_assert_cmpuint (n, <, FAULT_MAX_OPERATIONS);
      fault_fixture_start_afresh (f);
      archive = fixture_open (f->path);
      id = add_issue (archive);

      fault_vfs_arm (kind, n);
      filed = file_issue (archive, id, &error);
      if (!filed)
        {
          n_failed++;
          fault_fixture_assert_words (f, error);
        }
      g_clear_object (&archive);
      struck = fault_vfs_disarm () || (kind == FAULT_IO && !filed);

      /* When the program was killed it may be filed though nobody was told. */
      done = query (f, "SELECT status FROM bulletin") == 1;
      g_assert_true (done || !filed);
      assert_filed (f, done, done, 0);

      /* What failed can be done again, with the same number; what is done is not done twice. */
      archive = fixture_open (f->path);
      g_clear_error (&error);
      g_assert_cmpint (file_issue (archive, id, &error), ==, !done);
      if (done)
        g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FILED);
      g_clear_object (&archive);
      assert_filed (f, TRUE, 1, 0);
    }

  g_test_message ("%u filings failed", n_failed);
  g_assert_cmpuint (n_failed, >, 4);
}

static void
test_reopen (FaultFixture *f,
             gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);
  guint     n_failed = 0;
  gboolean  struck = TRUE;

  for (guint n = 1; struck; n++)
    {
      g_autoptr(JbArchive) archive = NULL;
      g_autoptr(GPtrArray) revisions = NULL;
      g_autoptr(GError) error = NULL;
      gboolean reopened, done;
      gint64   id;

      g_assert_cmpuint (n, <, FAULT_MAX_OPERATIONS);
      fault_fixture_start_afresh (f);
      archive = fixture_open (f->path);
      id = add_issue (archive);
      g_assert_true (file_issue (archive, id, &error));
      revisions = jb_archive_list_revisions (archive, id, &error);

      fault_vfs_arm (kind, n);
      reopened = jb_archive_reopen (archive, id, &error);
      if (!reopened)
        {
          n_failed++;
          fault_fixture_assert_words (f, error);
        }
      g_clear_object (&archive);
      struck = fault_vfs_disarm () || (kind == FAULT_IO && !reopened);

      done = query (f, "SELECT status FROM bulletin") == 0;
      g_assert_true (done || !reopened);
      assert_filed (f, !done, 1, done);
      g_assert_cmpint (query (f, "SELECT count (*) FROM revision"), ==, revisions->len + done);
    }

  g_test_message ("%u times reopening failed", n_failed);
  g_assert_cmpuint (n_failed, >, 4);
}

/* Into the bin, and out of the archive: with all its rows or with none of them. */
static void
test_delete (FaultFixture *f,
             gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);
  guint     n_failed = 0;
  gboolean  struck = TRUE;

  for (guint n = 1; struck; n++)
    {
      g_autoptr(JbArchive) archive = NULL;
      g_autoptr(GError) error = NULL;
      gboolean done, gone;
      gint64   id;
      guint    n_purged;

      g_assert_cmpuint (n, <, FAULT_MAX_OPERATIONS);
      fault_fixture_start_afresh (f);
      archive = fixture_open (f->path);
      id = add_issue (archive);
      g_assert_true (jb_archive_save (archive, id, f->new, &error));

      fault_vfs_arm (kind, n);
      done = jb_archive_delete (archive, &id, 1, &error) &&
             jb_archive_purge (archive, G_MAXINT64, &n_purged, &error);
      if (!done)
        {
          n_failed++;
          fault_fixture_assert_words (f, error);
        }
      g_clear_object (&archive);
      struck = fault_vfs_disarm () || (kind == FAULT_IO && !done);

      fault_fixture_assert_whole (f);
      gone = query (f, "SELECT count (*) FROM bulletin") == 0;
      g_assert_true (gone || !done);
      g_assert_cmpint (query (f, "SELECT count (*) FROM body"), ==, !gone);
      g_assert_cmpint (query (f, "SELECT count (*) FROM revision"), ==, gone ? 0 : 2);
      g_assert_cmpint (query (f, "SELECT count (*) FROM search_row"), ==, !gone);
      if (!gone)
        {
          g_autoptr(JbTranscript) loaded = NULL;

          archive = fixture_open (f->path);
          loaded = jb_archive_load (archive, id, NULL);
          fixture_assert_same (loaded, f->new);
          g_clear_object (&archive);
        }
    }

  g_test_message ("%u times deleting failed", n_failed);
  g_assert_cmpuint (n_failed, >, 4);
}

typedef struct
{
  gboolean done;
  GError  *error;
} Answer;

static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Answer *answer = data;

  jb_archive_journal_write_finish (JB_ARCHIVE (source), result, &answer->error);
  answer->done = TRUE;
}

static gboolean
note_down (JbArchive    *archive,
           gint64        id,
           JbTranscript *transcript,
           GError      **error)
{
  Answer answer = { FALSE, NULL };

  jb_archive_journal_write_async (archive, id, transcript, NULL, noted_cb, &answer);
  while (!answer.done)
    g_main_context_iteration (NULL, TRUE);
  if (answer.error == NULL)
    return TRUE;

  g_propagate_error (error, answer.error);
  return FALSE;
}

/* What was said to be noted down is there, whole, and what was saved before is as well. */
static void
test_journal (FaultFixture *f,
              gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);
  guint     n_failed = 0;
  gboolean  struck = TRUE;

  for (guint n = 1; struck; n++)
    {
      g_autoptr(JbArchive) archive = NULL;
      g_autoptr(JbTranscript) loaded = NULL;
      g_autoptr(GPtrArray) recovered = NULL;
      g_autoptr(GError) error = NULL;
      gboolean noted;
      gint64   id;
      guint    n_lost;

      g_assert_cmpuint (n, <, FAULT_MAX_OPERATIONS);
      fault_fixture_start_afresh (f);
      archive = fixture_open (f->path);
      id = fixture_add (archive, f->old);

      fault_vfs_arm (kind, n);
      noted = note_down (archive, id, f->new, &error);
      if (!noted)
        {
          n_failed++;
          fault_fixture_assert_words (f, error);
        }
      g_clear_object (&archive);
      struck = fault_vfs_disarm () || (kind == FAULT_IO && !noted);

      fault_fixture_assert_whole (f);
      /* As if the program that noted it had ended. */
      fixture_run_sql (f->path, "UPDATE journal SET owner = 'nobody'");
      archive = fixture_open (f->path);
      recovered = jb_archive_recover (archive, &n_lost, &error);
      g_assert_cmpuint (n_lost, ==, 0);
      g_assert_true (recovered->len == 1 || !noted);
      loaded = jb_archive_load (archive, id, NULL);
      fixture_assert_same (loaded, recovered->len == 1 ? f->new : f->old);
    }

  g_test_message ("%u notes failed", n_failed);
  g_assert_cmpuint (n_failed, >, 2);
}

int
main (int    argc,
      char **argv)
{
  static const FaultWork works[] = {
    { "file", test_file },
    { "reopen", test_reopen },
    { "delete", test_delete },
    { "journal", test_journal },
  };

  g_test_init (&argc, &argv, NULL);
  fault_fixture_add_works (works, G_N_ELEMENTS (works));

  return g_test_run ();
}

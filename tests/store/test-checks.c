/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "store/jb-archive-checks.h"

/* What the archive remembers about checking. */

typedef struct
{
  char      *folder;
  char      *path;
  JbArchive *archive;
  gint64     id;
} Fixture;

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  g_autoptr(JbTranscript) issue = fixture_bulletin ("题目", "一段。");
  g_autoptr(GError) error = NULL;

  f->folder = fixture_make_folder ();
  f->path = g_build_filename (f->folder, "archive.db", NULL);
  f->archive = jb_archive_open (f->path, &error);
  g_assert_no_error (error);
  jb_archive_add (f->archive, issue, NULL, &f->id, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_clear_object (&f->archive);
  fixture_remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static void
test_ignored (Fixture      *f,
              gconstpointer data)
{
  const char *const keys[] = { "word.variant:1", "punct.range:0", "word.variant:1", NULL };
  const char *const one[] = { "date.invalid:2", NULL };
  g_autoptr(JbArchiveChecks) none = NULL;
  g_autoptr(JbArchiveChecks) some = NULL;
  g_autoptr(JbArchiveChecks) later = NULL;
  g_autoptr(JbArchiveChecks) taken_back = NULL;
  g_autoptr(GError) error = NULL;

  none = jb_archive_load_checks (f->archive, f->id, NULL, JB_KIND_BULLETIN, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (none->ignored), ==, 0);
  g_assert_cmpstr (none->skip, ==, "");
  g_assert_null (none->previous);

  g_assert_true (jb_archive_set_ignored (f->archive, f->id, keys, &error));
  some = jb_archive_load_checks (f->archive, f->id, NULL, JB_KIND_BULLETIN, &error);
  g_assert_cmpuint (g_strv_length (some->ignored), ==, 2);
  g_assert_cmpstr (some->ignored[0], ==, "punct.range:0");
  g_assert_cmpstr (some->ignored[1], ==, "word.variant:1");

  /* It is in the file, and another choice takes its place. */
  g_clear_object (&f->archive);
  f->archive = jb_archive_open (f->path, &error);
  g_assert_no_error (error);
  g_assert_true (jb_archive_set_ignored (f->archive, f->id, one, &error));
  later = jb_archive_load_checks (f->archive, f->id, NULL, JB_KIND_BULLETIN, &error);
  g_assert_cmpuint (g_strv_length (later->ignored), ==, 1);
  g_assert_cmpstr (later->ignored[0], ==, "date.invalid:2");
  g_assert_true (jb_archive_set_ignored (f->archive, f->id, NULL, &error));
  taken_back = jb_archive_load_checks (f->archive, f->id, NULL, JB_KIND_BULLETIN, &error);
  g_assert_cmpuint (g_strv_length (taken_back->ignored), ==, 0);
}

/* Of what is not in the archive nothing can be remembered, and nothing half. */
static void
test_unknown (Fixture      *f,
              gconstpointer data)
{
  const char *const keys[] = { "word.variant:1", NULL };
  g_autoptr(JbArchiveChecks) checks = NULL;
  g_autoptr(JbArchiveChecks) fresh = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (jb_archive_set_ignored (f->archive, f->id + 7, keys, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  checks = jb_archive_load_checks (f->archive, f->id + 7, NULL, JB_KIND_BULLETIN, &error);
  g_assert_null (checks);
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (fixture_query_number (f->path, "SELECT count (*) FROM ignored_finding"), ==, 0);

  /* One that is not saved yet has none. */
  fresh = jb_archive_load_checks (f->archive, 0, "无此刊", JB_KIND_BULLETIN, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (fresh->ignored), ==, 0);
  g_assert_null (fresh->day);
}

static void
test_skip (Fixture      *f,
           gconstpointer data)
{
  g_autoptr(JbArchiveChecks) named = NULL;
  g_autoptr(JbArchiveChecks) nameless = NULL;
  g_autoptr(JbArchiveChecks) document = NULL;
  g_autoptr(JbArchiveChecks) cleared = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_archive_set_skipped_rules (f->archive, "云溪简报", JB_KIND_BULLETIN,
                                               "punct.range", &error));
  g_assert_true (jb_archive_set_skipped_rules (f->archive, "云溪简报", JB_KIND_BULLETIN,
                                               "punct.range,date.padded", &error));
  g_assert_true (jb_archive_set_skipped_rules (f->archive, NULL, JB_KIND_DOCUMENT, "space.inner",
                                               &error));
  named = jb_archive_load_checks (f->archive, f->id, "云溪简报", JB_KIND_BULLETIN, &error);
  g_assert_cmpstr (named->skip, ==, "punct.range,date.padded");
  nameless = jb_archive_load_checks (f->archive, f->id, NULL, JB_KIND_BULLETIN, &error);
  g_assert_cmpstr (nameless->skip, ==, "");
  document = jb_archive_load_checks (f->archive, 0, "", JB_KIND_DOCUMENT, &error);
  g_assert_cmpstr (document->skip, ==, "space.inner");

  g_assert_true (jb_archive_set_skipped_rules (f->archive, "云溪简报", JB_KIND_BULLETIN, NULL,
                                               &error));
  cleared = jb_archive_load_checks (f->archive, f->id, "云溪简报", JB_KIND_BULLETIN, &error);
  g_assert_cmpstr (cleared->skip, ==, "");
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbArchiveChecks) checks = NULL;

  checks = jb_archive_load_checks_finish (JB_ARCHIVE (source), result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (checks->ignored[0], ==, "a");
  g_assert_cmpstr (checks->skip, ==, "b");
  *(gboolean *) data = TRUE;
}

static void
skip_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_assert_true (jb_archive_set_skipped_rules_finish (JB_ARCHIVE (source), result, NULL));
}

static void
ignored_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_assert_true (jb_archive_set_ignored_finish (JB_ARCHIVE (source), result, NULL));
}

static void
test_async (Fixture      *f,
            gconstpointer data)
{
  const char *const keys[] = { "a", NULL };
  gboolean          done = FALSE;

  jb_archive_set_ignored_async (f->archive, f->id, keys, NULL, ignored_cb, NULL);
  jb_archive_set_skipped_rules_async (f->archive, "云溪简报", JB_KIND_BULLETIN, "b", NULL, skip_cb,
                                      NULL);
  jb_archive_load_checks_async (f->archive, f->id, "云溪简报", JB_KIND_BULLETIN, NULL, loaded_cb,
                                &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/store/checks/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("ignored", test_ignored);
  ADD ("unknown", test_unknown);
  ADD ("skip", test_skip);
  ADD ("async", test_async);
#undef ADD

  return g_test_run ();
}

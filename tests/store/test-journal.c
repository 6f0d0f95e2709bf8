/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/jb-archive-journal.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "fixture.h"
#include "store/jb-archive-revisions.h"
#include "store/jb-journal.h"

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
  g_autoptr(JbTranscript) saved = fixture_bulletin ("题", "存了的。");
  g_autoptr(GError) error = NULL;

  f->folder = fixture_make_folder ();
  f->path = g_build_filename (f->folder, "archive.db", NULL);
  f->archive = jb_archive_open (f->path, &error);
  g_assert_no_error (error);
  g_assert_true (jb_archive_add (f->archive, saved, NULL, &f->id, &error));
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

typedef struct
{
  gboolean done;
  GError  *error;
} Result;

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Result *wait = data;

  jb_archive_journal_write_finish (JB_ARCHIVE (source), result, &wait->error);
  wait->done = TRUE;
}

static void
write_edits (JbArchive  *archive,
             gint64      id,
             const char *text,
             GError    **error)
{
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("题", text);
  Result result = { FALSE, NULL };

  jb_archive_journal_write_async (archive, id, transcript, NULL, written_cb, &result);
  while (!result.done)
    g_main_context_iteration (NULL, TRUE);
  if (result.error != NULL)
    g_propagate_error (error, result.error);
}

/* What is recovered, one after the other; none or one here. */
static JbTranscript *
recover (Fixture *f,
         gint64  *id,
         guint    n_lost)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  guint n_found_lost = 99;

  entries = jb_archive_recover (f->archive, &n_found_lost, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_found_lost, ==, n_lost);
  if (entries->len == 0)
    return NULL;

  g_assert_cmpuint (entries->len, ==, 1);
  *id = jb_archive_entry_get_id (entries->pdata[0]);

  return jb_archive_load (f->archive, *id, NULL);
}

static gint64
count_rows (Fixture *f)
{
  return fixture_query_number (f->path, "SELECT count (*) FROM journal");
}

/* This test calls itself: a program that types, writes, and is killed or waits to be. */
static void
type_and_die (const char *path,
              gint64      id,
              const char *pipe)
{
  g_autoptr(JbArchive) archive = jb_archive_open (path, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (archive);
  for (guint i = 0; i <= 5; i++)
    {
      g_autofree char *text = g_strdup_printf ("存了的。又打了%u句。", i);

      write_edits (archive, id, text, &error);
      g_assert_no_error (error);
    }
  g_assert_true (g_file_set_contents (pipe, "x", 1, NULL));
  for (;;)
    g_usleep (G_USEC_PER_SEC);
}

static GPid
spawn (Fixture    *f,
       const char *flag)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, f->id);
  char            *argv[] = { self, (char *) "--type", f->path, id, (char *) flag, NULL };
  g_autoptr(GError) error = NULL;
  GPid pid;

  g_assert_true (g_spawn_async (NULL, argv, NULL,
                                G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                                &pid, &error));
  g_assert_no_error (error);
  while (!g_file_test (flag, G_FILE_TEST_EXISTS))
    g_usleep (5000);

  return pid;
}

static void
kill_it (GPid pid)
{
  int status;

  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
}

/* What a killed program had noted is there, as a revision; what a living one notes is its own. */
static void
test_killed (Fixture      *f,
             gconstpointer data)
{
  g_autofree char *flag = g_build_filename (f->folder, "flag", NULL);
  g_autoptr(JbTranscript) typed = fixture_bulletin ("题", "存了的。又打了5句。");
  g_autoptr(JbTranscript) found = NULL;
  g_autoptr(GPtrArray) revisions = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id = 0;
  GPid   pid = spawn (f, flag);

  g_assert_null (recover (f, &id, 0));
  g_assert_cmpint (count_rows (f), ==, 1);

  kill_it (pid);
  found = recover (f, &id, 0);
  g_assert_nonnull (found);
  g_assert_cmpint (id, ==, f->id);
  fixture_assert_same (found, typed);
  revisions = jb_archive_list_revisions (f->archive, id, &error);
  g_assert_cmpuint (revisions->len, ==, 2);
  g_assert_cmpint (jb_revision_get_event (revisions->pdata[0]), ==, JB_REVISION_RECOVERED);

  g_assert_cmpint (count_rows (f), ==, 0);
  g_assert_null (recover (f, &id, 0));

  /* It can be saved as if nothing had happened. */
  g_clear_pointer (&found, jb_transcript_unref);
  found = fixture_bulletin ("题", "接着写。");
  g_assert_true (jb_archive_save (f->archive, f->id, found, &error));
  g_assert_no_error (error);
}

/* Somebody saved it since: both are kept. */
static void
test_saved_since (Fixture      *f,
                  gconstpointer data)
{
  g_autofree char *flag = g_build_filename (f->folder, "flag", NULL);
  g_autoptr(JbTranscript) typed = fixture_bulletin ("题", "存了的。又打了5句。");
  g_autoptr(JbTranscript) other = fixture_bulletin ("另题", "别人改的。");
  g_autoptr(JbTranscript) found = NULL;
  g_autoptr(JbTranscript) now = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id = 0;
  GPid   pid = spawn (f, flag);

  g_assert_true (jb_archive_save (f->archive, f->id, other, &error));
  g_assert_no_error (error);
  kill_it (pid);
  found = recover (f, &id, 0);
  g_assert_cmpint (id, !=, f->id);
  fixture_assert_same (found, typed);
  now = jb_archive_load (f->archive, f->id, &error);
  fixture_assert_same (now, other);
}

static void
test_filed_since (Fixture      *f,
                  gconstpointer data)
{
  g_autofree char *flag = g_build_filename (f->folder, "flag", NULL);
  g_autoptr(JbTranscript) typed = fixture_bulletin ("题", "存了的。又打了5句。");
  g_autoptr(JbTranscript) found = NULL;
  gint64 id = 0;
  GPid   pid = spawn (f, flag);

  fixture_run_sql (f->path, "UPDATE bulletin SET status = 1");
  kill_it (pid);
  found = recover (f, &id, 0);
  g_assert_cmpint (id, !=, f->id);
  fixture_assert_same (found, typed);
}

static void
test_undone (Fixture      *f,
             gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  write_edits (f->archive, f->id, "改了。", &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_rows (f), ==, 1);
  write_edits (f->archive, f->id, "存了的。", &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_rows (f), ==, 0);
}

static void
test_saved (Fixture      *f,
            gconstpointer data)
{
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("题", "改了。");
  g_autoptr(GError) error = NULL;

  write_edits (f->archive, f->id, "改了。", &error);
  g_assert_true (jb_archive_save (f->archive, f->id, transcript, &error));
  g_assert_cmpint (count_rows (f), ==, 0);
}

/* Nothing can be done but to say so; the others are recovered all the same. */
static void
test_damaged (Fixture      *f,
              gconstpointer data)
{
  g_autofree char *flag = g_build_filename (f->folder, "flag", NULL);
  gint64           id = 0;
  GPid             pid = spawn (f, flag);

  kill_it (pid);
  fixture_run_sql (f->path, "UPDATE journal SET checksum = 1");
  g_assert_null (recover (f, &id, 1));
  g_assert_null (recover (f, &id, 0));
}

static void
test_refused (Fixture      *f,
              gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  write_edits (f->archive, 77, "改了。", &error);
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  fixture_run_sql (f->path, "UPDATE bulletin SET status = 1");
  write_edits (f->archive, f->id, "改了。", &error);
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FILED);
}

static void
test_owner (void)
{
  g_autofree char *self = jb_journal_dup_owner ();
  g_autofree char *again = jb_journal_dup_owner ();
  g_auto (GStrv) parts = g_strsplit (self, " ", 3);
  g_autofree char *other_boot = g_strdup_printf ("x %s %s", parts[1], parts[2]);
  g_autofree char *later = g_strdup_printf ("%s %s 1%s", parts[0], parts[1], parts[2]);

  g_assert_cmpstr (self, ==, again);
  g_assert_false (jb_journal_is_orphan (self));
  g_assert_true (jb_journal_is_orphan (other_boot));
  g_assert_true (jb_journal_is_orphan (later));
  g_assert_true (jb_journal_is_orphan (""));
  g_assert_true (jb_journal_is_orphan ("a b c"));
}

/* Until it is asked how it ended a process is still listed, as after a crash in a shell. */
static void
test_ended_owner (void)
{
  g_autofree char *owner = NULL;
  char             letter, name[256] = "";
  siginfo_t        info;
  ssize_t          length;
  int              to_us[2], to_child[2];
  pid_t            pid;

  g_assert_cmpint (pipe (to_us), ==, 0);
  g_assert_cmpint (pipe (to_child), ==, 0);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      owner = jb_journal_dup_owner ();
      close (to_child[1]);
      length = write (to_us[1], owner, strlen (owner));
      length = read (to_child[0], &letter, 1);
      _exit (length == 0 ? 0 : 1);
    }

  length = read (to_us[0], name, sizeof name - 1);
  g_assert_cmpint (length, >, 0);
  g_assert_false (jb_journal_is_orphan (name));

  close (to_child[0]);
  close (to_child[1]);
  g_assert_cmpint (waitid (P_PID, pid, &info, WEXITED | WNOWAIT), ==, 0);
  g_assert_cmpint (kill (pid, 0), ==, 0);
  g_assert_true (jb_journal_is_orphan (name));

  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  g_assert_true (jb_journal_is_orphan (name));
  close (to_us[0]);
  close (to_us[1]);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 5 && g_str_equal (argv[1], "--type"))
    type_and_die (argv[2], g_ascii_strtoll (argv[3], NULL, 10), argv[4]);

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journal/owner", test_owner);
  g_test_add_func ("/journal/ended-owner", test_ended_owner);
#define ADD(name, func) g_test_add ("/journal/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("killed", test_killed);
  ADD ("saved-since", test_saved_since);
  ADD ("filed-since", test_filed_since);
  ADD ("undone", test_undone);
  ADD ("saved", test_saved);
  ADD ("damaged", test_damaged);
  ADD ("refused", test_refused);

  return g_test_run ();
}

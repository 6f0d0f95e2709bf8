/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "fixture.h"
#include "store/jb-archive-private.h"

/* What really happens to files and to programs. Some of it takes a second process: this
 * program again, with what it is to do as its first argument. */

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static const char *program;

/* Any account without rights of its own. */
enum { NOBODY = 65534 };

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

static JbArchive *
open_archive (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  JbArchive *archive = jb_archive_open_full (f->path, 100, &error);

  g_assert_no_error (error);

  return archive;
}

static void
make_archive (Fixture            *f,
              const JbTranscript *transcript)
{
  g_autoptr(JbArchive) archive = open_archive (f);
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_archive_add (archive, (JbTranscript *) transcript, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_words (GError     *error,
              int         code,
              const char *words,
              const char *path)
{
  g_assert_error (error, JB_ARCHIVE_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, path));
}

static void
assert_refused (Fixture    *f,
                const char *path,
                int         code,
                const char *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbArchive) archive = jb_archive_open_full (path, 100, &error);

  g_assert_null (archive);
  assert_words (error, code, words, path);
}

static void
test_random_bytes (Fixture      *f,
                   gconstpointer data)
{
  static const gsize sizes[] = { 1, 99, 512, 4096, 100000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *bytes = g_malloc (sizes[i]);
      g_autofree char *after = NULL;
      gsize            n_after;

      for (gsize j = 0; j < sizes[i]; j++)
        bytes[j] = g_test_rand_int_range (0, 256);
      g_assert_true (g_file_set_contents (f->path, bytes, sizes[i], NULL));
      assert_refused (f, f->path, JB_ARCHIVE_ERROR_FOREIGN, "is not an archive of Jianbao");
      g_assert_true (g_file_get_contents (f->path, &after, &n_after, NULL));
      g_assert_cmpmem (bytes, sizes[i], after, n_after);
    }
}

/* A file without a byte is as good as none. */
static void
test_empty_file (Fixture      *f,
                 gconstpointer data)
{
  g_assert_true (g_file_set_contents (f->path, "", 0, NULL));
  g_clear_object (&(JbArchive *) { open_archive (f) });
}

static void
test_places (Fixture      *f,
             gconstpointer data)
{
  g_autofree char *below = g_build_filename (f->path, "sub", "archive.db", NULL);
  g_autofree char *pipe = g_build_filename (f->folder, "pipe", NULL);
  g_autoptr(GError) error = NULL;

  assert_refused (f, f->folder, JB_ARCHIVE_ERROR_FOREIGN, "is a folder");

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_refused (f, pipe, JB_ARCHIVE_ERROR_FOREIGN, "is not a file");

  g_assert_true (g_file_set_contents (f->path, "x", 1, NULL));
  g_assert_null (jb_archive_open (below, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "could not be made"));
}

static void
test_truncated (Fixture      *f,
                gconstpointer data)
{
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("题", "段");
  g_autofree char *bytes = NULL;
  gsize            size;

  make_archive (f, transcript);
  g_assert_true (g_file_get_contents (f->path, &bytes, &size, NULL));

  for (gsize length = 1; length < size; length += 499)
    {
      g_autoptr(GError) error = NULL;

      g_autoptr(JbArchive) archive = NULL;
      g_autoptr(JbTranscript) loaded = NULL;

      g_assert_true (g_file_set_contents (f->path, bytes, length, NULL));
      archive = jb_archive_open (f->path, &error);

      /* Of the last page as much may be missing as nobody needs. */
      if (archive != NULL)
        {
          g_assert_cmpuint (length, >, size - 4096);
          loaded = jb_archive_load (archive, 1, &error);
        }
      if (loaded != NULL)
        {
          fixture_assert_same (loaded, transcript);
          continue;
        }

      g_assert_nonnull (strstr (error->message, f->path));
      g_assert_nonnull (strstr (error->message, "backup"));
      if (length < 512)
        g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FOREIGN);
      else
        g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_DAMAGED);
    }
}

static void
test_damaged_rows (Fixture      *f,
                   gconstpointer data)
{
  static const struct
  {
    const char *sql;
    const char *words;
  } cases[] = {
    { "UPDATE body SET text = replace (text, '段', '断') WHERE bulletin_id = 1", "not what was" },
    { "UPDATE body SET text = CAST (x'ff' AS TEXT) WHERE bulletin_id = 1", "not what was" },
    { "UPDATE body SET text = '' WHERE bulletin_id = 1", "not what was" },
    { "UPDATE body SET marks = x'' WHERE bulletin_id = 1", "not what was" },
    { "UPDATE body SET marks = randomblob (50) WHERE bulletin_id = 1", "not what was" },
    { "UPDATE body SET checksum = 0 WHERE bulletin_id = 1", "not what was" },
    { "DELETE FROM body WHERE bulletin_id = 1", "missing" },
  };
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("题", "段");
  g_autoptr(JbTranscript) other = fixture_bulletin ("题", "改");

  make_archive (f, transcript);
  make_archive (f, transcript);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JbArchive) archive = NULL;
      g_autoptr(JbTranscript) loaded = NULL;
      g_autoptr(GPtrArray) entries = NULL;
      g_autoptr(GError) error = NULL;

      fixture_run_sql (f->path, cases[i].sql);
      archive = open_archive (f);
      g_assert_null (jb_archive_load (archive, 1, &error));
      assert_words (error, JB_ARCHIVE_ERROR_DAMAGED, cases[i].words, f->path);
      g_assert_nonnull (strstr (error->message, "Bulletin 1 "));
      g_clear_error (&error);

      /* The others can be read, and the list as well. */
      loaded = jb_archive_load (archive, 2, &error);
      fixture_assert_same (loaded, transcript);
      entries = jb_archive_list (archive, NULL, &error);
      g_assert_cmpuint (entries->len, ==, 2);

      /* Saving mends it, be it with the text that was there. */
      g_assert_true (jb_archive_save (archive, 1, i % 2 ? other : transcript, &error));
      g_clear_pointer (&loaded, jb_transcript_unref);
      loaded = jb_archive_load (archive, 1, &error);
      g_assert_no_error (error);
      fixture_assert_same (loaded, i % 2 ? other : transcript);
      g_assert_true (jb_archive_save (archive, 1, transcript, &error));
    }
}

/* Whatever bytes of the file change: the text that was saved, or words, never another
 * text and never a crash. */
static void
test_flipped_bytes (Fixture      *f,
                    gconstpointer data)
{
  g_autoptr(JbTranscript) transcript = fixture_issue ("刊名", "2014年1月2日", "题");
  g_autofree char *bytes = NULL;
  guint            n_refused = 0;
  gsize            size;

  make_archive (f, transcript);
  g_assert_true (g_file_get_contents (f->path, &bytes, &size, NULL));

  for (guint round = 0; round < 120; round++)
    {
      g_autofree char *flipped = g_memdup2 (bytes, size);
      g_autoptr(JbArchive) archive = NULL;
      g_autoptr(JbTranscript) loaded = NULL;
      g_autoptr(GPtrArray) entries = NULL;
      g_autoptr(GPtrArray) publications = NULL;
      g_autoptr(GError) error = NULL;
      int              n_flips = g_test_rand_int_range (1, 20);
      g_autofree char *log = g_strconcat (f->path, "-wal", NULL);

      for (int i = 0; i < n_flips; i++)
        flipped[g_test_rand_int_range (0, size)] ^= 1 << g_test_rand_int_range (0, 8);
      g_unlink (log);
      g_assert_true (g_file_set_contents (f->path, flipped, size, NULL));

      archive = jb_archive_open_full (f->path, 100, &error);
      if (archive != NULL)
        loaded = jb_archive_load (archive, 1, &error);
      if (loaded != NULL)
        {
          g_assert_cmpmem (loaded->text, loaded->length, transcript->text, transcript->length);
          g_assert_no_error (error);
        }
      else
        {
          n_refused++;
          g_assert_true (error->domain == JB_ARCHIVE_ERROR);
        }
      if (archive != NULL)
        {
          entries = jb_archive_list (archive, NULL, NULL);
          publications = jb_archive_list_publications (archive, NULL);
          jb_archive_save (archive, 1, transcript, NULL);
          jb_archive_add (archive, transcript, NULL, NULL, NULL);
        }
    }

  g_test_message ("%u of 120 refused", n_refused);
  g_assert_cmpuint (n_refused, >, 0);
}

/* A second process, and its first line. */
static GSubprocess *
spawn (const char *what,
       const char *path,
       char      **line)
{
  g_autoptr(GSubprocessLauncher) launcher =
                 g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                            G_SUBPROCESS_FLAGS_STDIN_PIPE);
  g_autoptr(GError) error = NULL;
  GSubprocess  *process;
  GString      *text = g_string_new (NULL);
  GInputStream *out;
  char          c;

  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, what, path, NULL);
  g_assert_no_error (error);

  out = g_subprocess_get_stdout_pipe (process);
  while (g_input_stream_read (out, &c, 1, NULL, NULL) == 1 && c != '\n')
    g_string_append_c (text, c);
  *line = g_string_free (text, FALSE);

  return process;
}

static int
hold_lock (const char *path)
{
  sqlite3 *db;
  char     c;

  if (sqlite3_open (path, &db) != SQLITE_OK ||
      sqlite3_exec (db, "BEGIN IMMEDIATE; INSERT INTO publication"
                        " (id, name, numbering, encoding, newline, export_style,"
                        "  prints_masthead, created) VALUES (99, 'x', 0, 0, 0, 0, 0, 0)",
                    NULL, NULL, NULL) != SQLITE_OK)
    return 1;
  puts ("locked");
  fflush (stdout);
  if (read (STDIN_FILENO, &c, 1) < 0)
    return 1;
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (db);

  return 0;
}

static void
test_locked (Fixture      *f,
             gconstpointer data)
{
  g_autoptr(JbTranscript) old = fixture_bulletin ("题", "段");
  g_autoptr(JbTranscript) new = fixture_bulletin ("题", "改");
  g_autoptr(JbTranscript) loaded = NULL;
  g_autoptr(JbArchive) archive = NULL;
  g_autoptr(GSubprocess) other = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *line = NULL;

  make_archive (f, old);
  archive = open_archive (f);
  other = spawn ("hold-lock", f->path, &line);
  g_assert_cmpstr (line, ==, "locked");

  g_assert_false (jb_archive_save (archive, 1, new, &error));
  assert_words (error, JB_ARCHIVE_ERROR_BUSY, "Another program is using", f->path);
  g_assert_nonnull (strstr (error->message, "try again"));
  g_clear_error (&error);

  /* Reading goes on, and opening too. */
  loaded = jb_archive_load (archive, 1, &error);
  g_assert_no_error (error);
  fixture_assert_same (loaded, old);
  g_clear_object (&(JbArchive *) { open_archive (f) });

  g_assert_true (g_output_stream_close (g_subprocess_get_stdin_pipe (other), NULL, &error));
  g_assert_true (g_subprocess_wait_check (other, NULL, &error));
  g_assert_true (jb_archive_save (archive, 1, new, &error));
  g_assert_no_error (error);
}

static int
open_as_nobody (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbArchive) archive = NULL;

  if (geteuid () == 0 && (setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
    return 1;
  archive = jb_archive_open_full (path, 100, &error);
  printf ("%d %s\n", archive != NULL ? -1 : error->code,
          archive != NULL ? "opened" : error->message);

  return 0;
}

static void
assert_refused_to_nobody (Fixture    *f,
                          const char *path)
{
  g_autofree char *line = NULL;
  g_autoptr(GSubprocess) other = spawn ("open-as-nobody", path, &line);
  g_autofree char *code = g_strdup_printf ("%d ", JB_ARCHIVE_ERROR_READ_ONLY);

  g_test_message ("%s", line);
  g_assert_true (g_subprocess_wait (other, NULL, NULL));
  g_assert_true (g_str_has_prefix (line, code));
  g_assert_nonnull (strstr (line, f->folder));
}

/* Two programs have the same bulletin open: the one that saves last must not undo what the
 * other one did. */
static void
test_changed_meanwhile (Fixture      *f,
                        gconstpointer data)
{
  g_autoptr(JbArchive) one = open_archive (f);
  g_autoptr(JbArchive) other = open_archive (f);
  g_autoptr(JbTranscript) first = fixture_bulletin ("甲题", "第一版。");
  g_autoptr(JbTranscript) second = fixture_bulletin ("甲题", "第二版。");
  g_autoptr(JbTranscript) third = fixture_bulletin ("甲题", "第三版。");
  g_autoptr(JbTranscript) loaded = NULL;
  g_autoptr(JbTranscript) kept = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id;

  g_assert_true (jb_archive_add (one, first, NULL, &id, NULL));
  loaded = jb_archive_load (other, id, NULL);
  fixture_assert_same (loaded, first);

  g_assert_true (jb_archive_save (other, id, second, &error));
  g_assert_no_error (error);
  g_assert_true (jb_archive_save (other, id, first, NULL));
  g_assert_true (jb_archive_save (other, id, second, NULL));

  g_assert_false (jb_archive_save (one, id, third, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, "Nothing was overwritten"));
  g_clear_error (&error);
  kept = jb_archive_load (one, id, NULL);
  fixture_assert_same (kept, second);

  /* Whoever has read the newest version may write the next one. */
  g_assert_true (jb_archive_save (one, id, third, &error));
  g_assert_no_error (error);
  /* What both say the same is no conflict. */
  g_assert_true (jb_archive_save (other, id, third, &error));
  g_assert_no_error (error);
}

static void
test_deleted_while_open (Fixture      *f,
                         gconstpointer data)
{
  g_autoptr(JbArchive) archive = open_archive (f);
  g_autoptr(JbTranscript) first = fixture_bulletin ("甲题", "第一版。");
  g_autoptr(JbTranscript) second = fixture_bulletin ("甲题", "第二版。");
  g_autofree char *away = g_strconcat (f->path, ".away", NULL);
  g_autoptr(GError) error = NULL;
  gint64 id;

  g_assert_true (jb_archive_add (archive, first, NULL, &id, NULL));
  g_assert_cmpint (g_rename (f->path, away), ==, 0);
  g_assert_false (jb_archive_save (archive, id, second, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_GONE);
  g_assert_nonnull (strstr (error->message, f->path));
  g_clear_error (&error);

  /* Another file in its place is no better. */
  g_assert_true (g_file_set_contents (f->path, "", 0, NULL));
  g_assert_false (jb_archive_save (archive, id, second, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_GONE);
  g_clear_error (&error);

  g_assert_cmpint (g_rename (away, f->path), ==, 0);
  g_assert_true (jb_archive_save (archive, id, second, &error));
  g_assert_no_error (error);
}

static void
test_permissions (Fixture      *f,
                  gconstpointer data)
{
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("题", "段");
  g_autofree char *new_file = g_build_filename (f->folder, "new.db", NULL);
  g_autofree char *new_folder = g_build_filename (f->folder, "sub", "new.db", NULL);

  make_archive (f, transcript);

  /* A file that can be read but not written, in such a folder. */
  g_assert_cmpint (g_chmod (f->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (f->folder, 0555), ==, 0);
  assert_refused_to_nobody (f, f->path);
  assert_refused_to_nobody (f, new_file);
  assert_refused_to_nobody (f, new_folder);

  /* A file that cannot be read at all. */
  g_assert_cmpint (g_chmod (f->path, 0000), ==, 0);
  assert_refused_to_nobody (f, f->path);

  /* A file that can be written in a folder that cannot: there is no place for the log. */
  g_assert_cmpint (g_chmod (f->path, 0666), ==, 0);
  assert_refused_to_nobody (f, f->path);

  g_assert_cmpint (g_chmod (f->folder, 0700), ==, 0);
}

static void
test_file_limit (Fixture      *f,
                 gconstpointer data)
{
  g_autofree char *paragraph = g_strnfill (4 * 1024 * 1024, '-');
  g_autoptr(JbTranscript) old = fixture_bulletin ("题", "段");
  g_autoptr(JbTranscript) new = fixture_bulletin ("题", paragraph);
  g_autoptr(JbTranscript) loaded = NULL;
  g_autoptr(JbArchive) archive = NULL;
  g_autoptr(GError) error = NULL;
  struct rlimit limit;
  rlim_t        before;
  gboolean      saved;

  make_archive (f, old);
  archive = open_archive (f);

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  before = limit.rlim_cur;
  limit.rlim_cur = 1024 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  saved = jb_archive_save (archive, 1, new, &error);
  limit.rlim_cur = before;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);

  g_assert_false (saved);
  assert_words (error, JB_ARCHIVE_ERROR_FULL, "limit", f->path);
  g_clear_error (&error);
  loaded = jb_archive_load (archive, 1, &error);
  g_assert_no_error (error);
  fixture_assert_same (loaded, old);
  g_clear_pointer (&loaded, jb_transcript_unref);

  g_assert_true (jb_archive_save (archive, 1, new, &error));
  loaded = jb_archive_load (archive, 1, &error);
  fixture_assert_same (loaded, new);
}

static JbTranscript *
make_numbered (guint number)
{
  g_autofree char *title = g_strdup_printf ("%u", number);
  g_autofree char *paragraph = g_strnfill (1 + number * 7919 % 60000, 'a' + number % 26);

  return fixture_bulletin (title, paragraph);
}

static int
save_for_ever (const char *path)
{
  g_autoptr(JbArchive) archive = jb_archive_open (path, NULL);

  for (guint i = 1; archive != NULL; i++)
    {
      g_autoptr(JbTranscript) transcript = make_numbered (i);

      if (!jb_archive_save (archive, 1, transcript, NULL))
        return 1;
      printf ("%u\n", i);
      fflush (stdout);
    }

  return 1;
}

/* Killed at any moment: what was reported as saved is there, whole. */
static void
test_killed (Fixture      *f,
             gconstpointer data)
{
  g_autoptr(JbTranscript) first = make_numbered (0);

  make_archive (f, first);
  for (guint round = 0; round < 10; round++)
    {
      g_autofree char *line = NULL;
      g_autoptr(GSubprocess) other = spawn ("save-for-ever", f->path, &line);
      g_autoptr(GDataInputStream) out =
                     g_data_input_stream_new (g_subprocess_get_stdout_pipe (other));
      g_autoptr(JbArchive) archive = NULL;
      g_autoptr(JbTranscript) loaded = NULL;
      g_autoptr(JbTranscript) expected = NULL;
      g_autoptr(JbArchiveEntry) entry = NULL;
      g_autoptr(GError) error = NULL;
      guint64 reported, stored;

      g_usleep (g_test_rand_int_range (0, 60000));
      g_subprocess_force_exit (other);
      reported = g_ascii_strtoull (line, NULL, 10);
      g_assert_cmpuint (reported, >, 0);
      for (;;)
        {
          g_autofree char *more = g_data_input_stream_read_line (out, NULL, NULL, NULL);

          if (more == NULL || *more == '\0')
            break;
          reported = g_ascii_strtoull (more, NULL, 10);
        }
      g_subprocess_wait (other, NULL, NULL);

      archive = open_archive (f);
      entry = jb_archive_get_entry (archive, 1, &error);
      g_assert_no_error (error);
      stored = g_ascii_strtoull (jb_archive_entry_get_title (entry), NULL, 10);
      g_test_message ("%" G_GUINT64_FORMAT " reported, %" G_GUINT64_FORMAT " stored", reported,
                      stored);
      g_assert_cmpuint (stored, >=, reported);
      g_assert_cmpuint (stored, <=, reported + 1);
      loaded = jb_archive_load (archive, 1, &error);
      g_assert_no_error (error);
      expected = make_numbered (stored);
      fixture_assert_same (loaded, expected);
    }
  g_assert_cmpint (fixture_query_number (f->path,
                                         "SELECT integrity_check = 'ok'"
                                         " FROM pragma_integrity_check"),
                   ==, 1);
}

static int
open_and_close (const char *path)
{
  g_autoptr(JbArchive) archive = jb_archive_open_full (path, 1000, NULL);
  g_autoptr(GPtrArray) entries = archive != NULL ? jb_archive_list (archive, NULL, NULL) : NULL;

  printf ("%d\n", entries != NULL ? (int) entries->len : -1);

  return 0;
}

static void
assert_seen_elsewhere (Fixture    *f,
                       const char *n_bulletins)
{
  g_autofree char *line = NULL;
  g_autoptr(GSubprocess) other = spawn ("open-and-close", f->path, &line);

  g_assert_true (g_subprocess_wait_check (other, NULL, NULL));
  g_assert_cmpstr (line, ==, n_bulletins);
}

/* Reading the files, as a file chooser does that shows their folder, costs the process all its
 * locks. What is saved after another program took itself for the last one is there all the
 * same. */
static void
test_locks_lost (Fixture      *f,
                 gconstpointer data)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("题", "段");
  g_autoptr(JbArchive) archive = open_archive (f);
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_archive_add (archive, transcript, NULL, NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (f->path, suffixes[i], NULL);
      g_autofree char *bytes = NULL;

      g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
    }

  assert_seen_elsewhere (f, "1");
  for (guint i = 2; i < 10; i++)
    {
      g_autofree char *expected = g_strdup_printf ("%u", i);
      g_autoptr(GPtrArray) entries = NULL;

      g_assert_true (jb_archive_add (archive, transcript, NULL, NULL, &error));
      g_assert_no_error (error);
      assert_seen_elsewhere (f, expected);
      entries = jb_archive_list (archive, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (entries->len, ==, i);
    }
  g_clear_object (&archive);
  assert_seen_elsewhere (f, "9");
  g_assert_cmpint (fixture_query_number (f->path,
                                         "SELECT integrity_check = 'ok'"
                                         " FROM pragma_integrity_check"),
                   ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *self = NULL;

  if (argc == 3 && strcmp (argv[1], "hold-lock") == 0)
    return hold_lock (argv[2]);
  if (argc == 3 && strcmp (argv[1], "open-as-nobody") == 0)
    return open_as_nobody (argv[2]);
  if (argc == 3 && strcmp (argv[1], "save-for-ever") == 0)
    return save_for_ever (argv[2]);
  if (argc == 3 && strcmp (argv[1], "open-and-close") == 0)
    return open_and_close (argv[2]);

  self = g_file_read_link ("/proc/self/exe", NULL);
  program = self != NULL ? self : argv[0];
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/trouble/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("random-bytes", test_random_bytes);
  ADD ("empty-file", test_empty_file);
  ADD ("places", test_places);
  ADD ("truncated", test_truncated);
  ADD ("damaged-rows", test_damaged_rows);
  ADD ("flipped-bytes", test_flipped_bytes);
  ADD ("locked", test_locked);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("deleted-while-open", test_deleted_while_open);
  ADD ("permissions", test_permissions);
  ADD ("file-limit", test_file_limit);
  ADD ("killed", test_killed);
  ADD ("locks-lost", test_locks_lost);

  return g_test_run ();
}

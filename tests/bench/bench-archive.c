/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "figure.h"
#include "made-issue.h"
#include "store/jb-archive-search.h"
#include "store/jb-import.h"
#include "store/jb-search-tokenizer.h"

/* What it costs to take twenty years into the archive and to find something there, beside plain
 * SQLite and grep over the same files in the same run. Build with optimisation. The first argument
 * is the number of bulletins. */

#define IMPORT_LIMIT    2.0
#define SIZE_LIMIT      2.5
#define SEARCH_LIMIT_MS 5.0
#define GREP_LIMIT      0.01

enum { N_BULLETINS = 10000, N_ROUNDS = 9, N_HITS = 50, N_ARTICLES = 9, N_CHARACTERS = 4900 };

typedef struct
{
  char      *folder;
  GPtrArray *paths;
  gsize      n_bytes;
} Texts;

static double
get_seconds (gint64 since)
{
  return (g_get_monotonic_time () - since) / 1e6;
}

static gsize
get_size (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? (gsize) info.st_size : 0;
}

static void
make_texts (Texts *texts,
            guint  n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = made_issue_new (N_ARTICLES, N_CHARACTERS, i);
      g_autofree char *path = g_strdup_printf ("%s/texts/%05u.txt", texts->folder, i);
      g_autoptr(GString) whole = g_string_new (text);

      /* One in a hundred says something that the others do not. */
      if (i % 100 == 0)
        g_string_insert (whole, (gssize) (strstr (text, "报：") - text),
                         "桃林镇开课\n\n桃林镇的夜校今天开课。\n\n（桃林镇妇联）\n\n");
      g_assert_true (g_file_set_contents (path, whole->str, (gssize) whole->len, NULL));
      g_ptr_array_add (texts->paths, g_strdup (path));
      texts->n_bytes += whole->len;
    }
}

static void
run_raw (sqlite3    *db,
         const char *sql)
{
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

/* The peer: a table and an index over it, the texts read from the same files, in one
 * transaction. */
static double
import_plainly (const Texts *texts,
                const char  *tokenizer)
{
  g_autofree char *path = g_build_filename (texts->folder, "plain.db", NULL);
  g_autofree char *schema = NULL;
  gint64           start = g_get_monotonic_time ();
  sqlite3         *db;
  sqlite3_stmt    *row, *words;
  double           seconds;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (jb_search_tokenizer_register (db), ==, SQLITE_OK);
  schema = g_strdup_printf ("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                            "CREATE TABLE text (id INTEGER PRIMARY KEY, text TEXT);"
                            "CREATE VIRTUAL TABLE words USING fts5 (text, content = '',"
                            " tokenize = '%s'); BEGIN",
                            tokenizer);
  run_raw (db, schema);
  sqlite3_prepare_v2 (db, "INSERT INTO text VALUES (?1, ?2)", -1, &row, NULL);
  sqlite3_prepare_v2 (db, "INSERT INTO words (rowid, text) VALUES (?1, ?2)", -1, &words, NULL);
  for (guint i = 0; i < texts->paths->len; i++)
    {
      g_autofree char *text = NULL;
      gsize            length;
      sqlite3_stmt    *both[] = { row, words };

      g_assert_true (g_file_get_contents (g_ptr_array_index (texts->paths, i), &text, &length,
                                          NULL));
      for (guint j = 0; j < 2; j++)
        {
          sqlite3_bind_int64 (both[j], 1, i + 1);
          sqlite3_bind_text (both[j], 2, text, (int) length, SQLITE_STATIC);
          g_assert_cmpint (sqlite3_step (both[j]), ==, SQLITE_DONE);
          sqlite3_reset (both[j]);
        }
    }
  run_raw (db, "COMMIT");
  sqlite3_finalize (row);
  sqlite3_finalize (words);
  sqlite3_close (db);
  seconds = get_seconds (start);
  g_unlink (path);

  return seconds;
}

static double
import_all (const Texts *texts,
            const char  *database)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr(JbArchive) archive = jb_archive_open (database, NULL);
  g_autoptr(JbImport) import = jb_import_new ();

  for (guint i = 0; i < texts->paths->len; i++)
    jb_import_add_path (import, g_ptr_array_index (texts->paths, i), NULL);
  g_assert_true (jb_import_run (import, archive, NULL, NULL));
  g_clear_object (&archive);

  return get_seconds (start);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *left = a;
  const double *right = b;

  return (*left > *right) - (*left < *right);
}

static double
time_search (JbArchive           *archive,
             const char          *words,
             JbArchiveSearchOrder order,
             guint               *n_hits)
{
  double rounds[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      JbArchiveSearch request = { words, order, N_HITS, 0 };
      gint64          start = g_get_monotonic_time ();
      g_autoptr(GPtrArray) hits = jb_archive_search (archive, &request, NULL, NULL);

      rounds[i] = get_seconds (start) * 1000;
      *n_hits = hits->len;
    }
  qsort (rounds, N_ROUNDS, sizeof (double), compare_doubles);

  return rounds[N_ROUNDS / 2];
}

static double
time_grep (const Texts *texts,
           const char  *word)
{
  g_autofree char *folder = g_build_filename (texts->folder, "texts", NULL);
  const char      *arguments[] = { "grep", "-rlF", word, folder, NULL };
  double           rounds[3];

  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    {
      gint64 start = g_get_monotonic_time ();

      g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL,
                                   G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                                   NULL, NULL, NULL, NULL));
      rounds[i] = get_seconds (start) * 1000;
    }
  qsort (rounds, G_N_ELEMENTS (rounds), sizeof (double), compare_doubles);

  return rounds[1];
}

static void
print_row (const char *name,
           double      value,
           double      limit,
           const char *unit,
           const char *peer)
{
  g_autofree char *figure = g_strstrip (g_strdup (name));

  figure_note (figure, value, unit, limit, "%s", peer);
  g_print ("%-44s %10.3f %10.3f %-12s %s\n", name, value, limit, unit,
           limit == 0 || value <= limit ? "" : "over");
}

static void
print_search (JbArchive           *archive,
              const Texts         *texts,
              const char          *word,
              JbArchiveSearchOrder order)
{
  guint            n_hits;
  double           search = time_search (archive, word, order, &n_hits);
  gboolean         newest = order == JB_ARCHIVE_SEARCH_NEWEST;
  g_autofree char *name = g_strdup_printf ("search %s, %s, %u found", word,
                                           newest ? "newest first" : "best first", n_hits);

  print_row (name, search, newest ? SEARCH_LIMIT_MS : 0, "ms", "a limit; the first 50");
  if (newest)
    {
      double           grep = time_grep (texts, word);
      g_autofree char *beside = g_strdup_printf ("  %s, beside grep", word);
      g_autofree char *peer = g_strdup_printf ("grep -rl, %.1f ms", grep);

      print_row (beside, search / grep, GREP_LIMIT, "of grep", peer);
    }
}

static void
remove_all (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

int
main (int    argc,
      char **argv)
{
  guint            n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : N_BULLETINS;
  Texts            texts = { g_dir_make_tmp ("jianbao-bench-XXXXXX", NULL), NULL, 0 };
  g_autofree char *folder = g_build_filename (texts.folder, "texts", NULL);
  g_autofree char *database = g_build_filename (texts.folder, "archive.db", NULL);
  g_autoptr(JbArchive) archive = NULL;
  double plain, unicode, ours;

  texts.paths = g_ptr_array_new_with_free_func (g_free);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  make_texts (&texts, MAX (n, 100));
  g_print ("%u texts, %.1f MB\n\n%-44s %10s %10s\n", texts.paths->len, texts.n_bytes / 1e6, "",
           "measured", "at most");

  plain = import_plainly (&texts, JB_SEARCH_TOKENIZER);
  unicode = import_plainly (&texts, "unicode61");
  ours = import_all (&texts, database);
  g_print ("plain SQLite: %.2f s, with unicode61 %.2f s; import: %.2f s\n", plain, unicode, ours);
  print_row ("import with index", ours / plain, IMPORT_LIMIT, "times",
             "plain SQLite, a table and an index");
  print_row ("  with another index", ours / unicode, 0, "times", "plain SQLite with unicode61");
  print_row ("database", (double) get_size (database) / texts.n_bytes, SIZE_LIMIT, "times",
             "the text");

  archive = jb_archive_open (database, NULL);
  print_search (archive, &texts, "妇联", JB_ARCHIVE_SEARCH_NEWEST);
  print_search (archive, &texts, "桃林", JB_ARCHIVE_SEARCH_NEWEST);
  print_search (archive, &texts, "桃源", JB_ARCHIVE_SEARCH_NEWEST);
  print_search (archive, &texts, "妇联", JB_ARCHIVE_SEARCH_BEST);
  print_search (archive, &texts, "桃林 夜校 source:桃林", JB_ARCHIVE_SEARCH_BEST);
  g_clear_object (&archive);

  remove_all (texts.folder);
  g_ptr_array_unref (texts.paths);
  g_free (texts.folder);

  return 0;
}

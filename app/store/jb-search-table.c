/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-search-table.h"

#include <string.h>

#include "jb-archive-hit-private.h"
#include "jb-body-table.h"
#include "jb-bulletin-table.h"
#include "jb-search-tokenizer.h"

/* A bulletin's key in the index grows with its date, so that the newest are read first without
 * sorting. As many bulletins may bear one date; two issues a week apart are near enough that the
 * index notes the way from one to the next in two bytes. */
enum { KEYS_PER_DAY = 2048 };

/* A text stands in the archive once: the index has only its words, and takes the text from the
 * view when it is rebuilt or checked. "extra" is what the text does not print. When the index is
 * stale the search reads the texts instead. */
const char jb_search_table_schema[] =
    "CREATE TABLE search_row ("
    "  key INTEGER PRIMARY KEY,"
    "  bulletin_id INTEGER NOT NULL UNIQUE REFERENCES bulletin (id) ON DELETE CASCADE,"
    "  extra TEXT NOT NULL"
    ") STRICT;"
    "CREATE TABLE search_state ("
    "  id INTEGER PRIMARY KEY CHECK (id = 1),"
    "  stale INTEGER NOT NULL"
    ") STRICT;"
    "INSERT INTO search_state (id, stale) VALUES (1, 0);"
    "CREATE VIEW search_content (key, text, extra) AS"
    "  SELECT search_row.key, body.text, search_row.extra"
    "  FROM search_row JOIN body ON body.bulletin_id = search_row.bulletin_id;"
    "CREATE VIRTUAL TABLE search USING fts5 (text, extra, content = 'search_content',"
    "  content_rowid = 'key', tokenize = '" JB_SEARCH_TOKENIZER "');"
    "INSERT INTO search (search, rank) VALUES ('hashsize', 8388608);";

/* One bulletin that is to be indexed when the transaction ends. */
typedef struct
{
  gint64        bulletin_id;
  gint64        day;
  JbTranscript *transcript;
} Pending;

static void
free_pending (gpointer data)
{
  Pending *pending = data;

  jb_transcript_unref (pending->transcript);
  g_free (pending);
}

/* Whether the index itself, and not the archive, is what failed. */
static gboolean
is_index_damage (const GError *error)
{
  return g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_DAMAGED);
}

/**
 * jb_search_table_is_stale:
 * @stale: (out): whether the index is no longer kept and has to be rebuilt
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether it could be asked
 */
gboolean
jb_search_table_is_stale (JbSqlite *sqlite,
                          gboolean *stale,
                          GError  **error)
{
  gint64 number;

  if (!jb_sqlite_get_number (sqlite, "SELECT coalesce (max (stale), 1) FROM search_state", &number,
                             error))
    return FALSE;
  *stale = number != 0;

  return TRUE;
}

/* A damaged index keeps nobody from saving: it is given up until it is rebuilt. */
static gboolean
give_up (JbSqlite *sqlite,
         GError   *reason,
         GError  **error)
{
  g_autoptr(GError) owned = reason;

  if (!is_index_damage (owned))
    {
      g_propagate_error (error, g_steal_pointer (&owned));
      return FALSE;
    }

  g_debug ("the search index is damaged: %s", owned->message);

  return jb_sqlite_run (sqlite, "INSERT OR REPLACE INTO search_state (id, stale) VALUES (1, 1)",
                        error);
}

static gboolean
run_with_number (JbSqlite   *sqlite,
                 const char *sql,
                 gint64      number,
                 GError    **error)
{
  sqlite3_stmt *statement = jb_sqlite_prepare (sqlite, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, number);

  return jb_sqlite_step_done (sqlite, statement, error);
}

/* One number that a query with one or two parameters gives; @found tells whether it gave any. */
static gboolean
ask_number (JbSqlite   *sqlite,
            const char *sql,
            gint64      first,
            gint64      second,
            gint64     *number,
            gboolean   *found,
            GError    **error)
{
  sqlite3_stmt *statement = jb_sqlite_prepare (sqlite, sql, error);
  JbStep        step;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, first);
  if (sqlite3_bind_parameter_count (statement) > 1)
    sqlite3_bind_int64 (statement, 2, second);

  step = jb_sqlite_step (sqlite, statement, error);
  *found = step == JB_STEP_ROW && sqlite3_column_type (statement, 0) != SQLITE_NULL;
  *number = *found ? sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);

  return step != JB_STEP_ERROR;
}

/**
 * jb_search_table_forget:
 * @bulletin_id: a bulletin
 * @error: return location for a #JbArchiveError
 *
 * Takes a bulletin out of the index. To be called in the transaction that changes or deletes it,
 * and before that happens: what it says now tells what to take out.
 *
 * Returns: whether it worked
 */
gboolean
jb_search_table_forget (JbSqlite *sqlite,
                        gint64    bulletin_id,
                        GError  **error)
{
  g_autoptr(GError) local = NULL;
  gboolean found, stale;
  gint64   key;

  if (!ask_number (sqlite, "SELECT key FROM search_row WHERE bulletin_id = ?1", bulletin_id, 0,
                   &key, &found, error))
    return FALSE;
  if (!found)
    return TRUE;

  if (!jb_search_table_is_stale (sqlite, &stale, error))
    return FALSE;
  if (!stale &&
      !run_with_number (sqlite,
                        "INSERT INTO search (search, rowid, text, extra)"
                        " SELECT 'delete', key, text, extra FROM search_content WHERE key = ?1",
                        key, &local) &&
      !give_up (sqlite, g_steal_pointer (&local), error))
    return FALSE;

  return run_with_number (sqlite, "DELETE FROM search_row WHERE key = ?1", key, error);
}

/* The day of a bulletin, in days: of its date, else of its year, else when it came in. */
static gboolean
read_day (JbSqlite *sqlite,
          gint64    bulletin_id,
          gint64   *day,
          GError  **error)
{
  gboolean found;

  return ask_number (sqlite,
                     "SELECT max (0, coalesce ("
                     "  CAST (julianday (day) AS INTEGER),"
                     "  CAST (julianday (printf ('%04d-01-01', nullif (year, 0))) AS INTEGER),"
                     "  created / 86400000000 + 2440587)) FROM bulletin WHERE id = ?1",
                     bulletin_id, 0, day, &found, error);
}

/* The next free key of a day; when the day is full, of one after it. */
static gboolean
choose_key (JbSqlite *sqlite,
            gint64    day,
            gint64   *key,
            GError  **error)
{
  for (;; day++)
    {
      gint64   first = day * KEYS_PER_DAY;
      gint64   last;
      gboolean found;

      if (!ask_number (sqlite, "SELECT max (key) FROM search_row WHERE key >= ?1 AND key < ?2",
                       first, first + KEYS_PER_DAY, &last, &found, error))
        return FALSE;

      *key = found ? last + 1 : first;
      if (*key < first + KEYS_PER_DAY)
        return TRUE;
    }
}

static gboolean
index_bulletin (JbSqlite           *sqlite,
                gint64              bulletin_id,
                gint64              day,
                const JbTranscript *transcript,
                gboolean           *stale,
                GError            **error)
{
  g_autofree char *extra = jb_search_text_dup_extra (transcript);
  g_autoptr(GError) local = NULL;
  sqlite3_stmt *statement;
  gint64        key;

  if (!choose_key (sqlite, day, &key, error))
    return FALSE;

  statement = jb_sqlite_prepare (
      sqlite, "INSERT INTO search_row (key, bulletin_id, extra) VALUES (?1, ?2, ?3)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, key);
  sqlite3_bind_int64 (statement, 2, bulletin_id);
  jb_sqlite_bind_string (statement, 3, extra);
  if (!jb_sqlite_step_done (sqlite, statement, error))
    return FALSE;
  if (*stale)
    return TRUE;

  statement = jb_sqlite_prepare (
      sqlite, "INSERT INTO search (rowid, text, extra) VALUES (?1, ?2, ?3)", &local);
  if (statement != NULL)
    {
      sqlite3_bind_int64 (statement, 1, key);
      sqlite3_bind_text64 (statement, 2, transcript->text, transcript->length, SQLITE_STATIC,
                           SQLITE_UTF8);
      jb_sqlite_bind_string (statement, 3, extra);
      if (jb_sqlite_step_done (sqlite, statement, &local))
        return TRUE;
    }
  *stale = TRUE;

  return give_up (sqlite, g_steal_pointer (&local), error);
}

static int
compare_pending (gconstpointer a,
                 gconstpointer b)
{
  const Pending *first = *(Pending *const *) a;
  const Pending *second = *(Pending *const *) b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  if (first->bulletin_id != second->bulletin_id)
    return first->bulletin_id < second->bulletin_id ? -1 : 1;

  return 0;
}

/* Indexes what the transaction has written, in the order of the keys: FTS5 writes a segment
 * whenever the keys go back. */
static gboolean
index_pending (JbSqlite *sqlite,
               gpointer  data,
               GError  **error)
{
  g_autoptr(GPtrArray) pending = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       value;
  gboolean       stale;

  if (!jb_search_table_is_stale (sqlite, &stale, error))
    return FALSE;

  g_hash_table_iter_init (&iter, data);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Pending *one = value;

      if (!read_day (sqlite, one->bulletin_id, &one->day, error))
        return FALSE;
      g_ptr_array_add (pending, one);
    }
  g_ptr_array_sort (pending, compare_pending);

  for (guint i = 0; i < pending->len; i++)
    {
      Pending *one = g_ptr_array_index (pending, i);

      if (!index_bulletin (sqlite, one->bulletin_id, one->day, one->transcript, &stale, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * jb_search_table_note:
 * @bulletin_id: a bulletin
 * @transcript: what it says from now on; not to be changed any more
 * @error: return location for a #JbArchiveError
 *
 * Puts a bulletin into the index in the place of what it said until now. To be called in the
 * transaction that writes its text, and before that happens; the index follows before the
 * transaction is committed.
 *
 * Returns: whether it worked
 */
gboolean
jb_search_table_note (JbSqlite           *sqlite,
                      gint64              bulletin_id,
                      const JbTranscript *transcript,
                      GError            **error)
{
  GHashTable *list = jb_sqlite_get_pending (sqlite);
  Pending    *pending;

  /* What a transaction writes twice was taken out before the first time. */
  if (list != NULL && g_hash_table_contains (list, &bulletin_id))
    {
      pending = g_hash_table_lookup (list, &bulletin_id);
      jb_transcript_unref (pending->transcript);
      pending->transcript = jb_transcript_ref ((JbTranscript *) transcript);
      return TRUE;
    }

  if (!jb_search_table_forget (sqlite, bulletin_id, error))
    return FALSE;

  if (list == NULL)
    {
      list = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_pending);
      jb_sqlite_set_pending (sqlite, index_pending, list, (GDestroyNotify) g_hash_table_unref);
    }
  pending = g_new0 (Pending, 1);
  pending->bulletin_id = bulletin_id;
  pending->transcript = jb_transcript_ref ((JbTranscript *) transcript);
  g_hash_table_insert (list, &pending->bulletin_id, pending);

  return TRUE;
}

/* The bulletins that stand in the archive and when they were, in the order of their keys. */
static GPtrArray *
list_all (JbSqlite *sqlite,
          GError  **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement;
  JbStep        step;

  statement = jb_sqlite_prepare (sqlite, "SELECT id FROM bulletin", error);
  if (statement == NULL)
    return NULL;
  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    {
      Pending *one = g_new0 (Pending, 1);

      one->bulletin_id = sqlite3_column_int64 (statement, 0);
      g_ptr_array_add (list, one);
    }
  if (step == JB_STEP_ERROR)
    return NULL;

  for (guint i = 0; i < list->len; i++)
    {
      Pending *one = g_ptr_array_index (list, i);

      if (!read_day (sqlite, one->bulletin_id, &one->day, error))
        return NULL;
    }
  g_ptr_array_sort (list, compare_pending);

  return g_steal_pointer (&list);
}

/* An index can be so damaged that SQLite cannot even drop it. Then its entry in the schema goes
 * first, which has no pages of its own, and what it was made of like any other table. */
static gboolean
drop_index (JbSqlite *sqlite,
            GError  **error)
{
  g_autoptr(GError) local = NULL;

  if (jb_sqlite_run (sqlite, "DROP TABLE IF EXISTS search", &local))
    return TRUE;
  if (!is_index_damage (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return jb_sqlite_run (sqlite,
                        "PRAGMA writable_schema = ON;"
                        "DELETE FROM sqlite_schema WHERE name = 'search';"
                        "PRAGMA writable_schema = RESET;"
                        "DROP TABLE IF EXISTS search_data;"
                        "DROP TABLE IF EXISTS search_idx;"
                        "DROP TABLE IF EXISTS search_docsize;"
                        "DROP TABLE IF EXISTS search_config",
                        error);
}

/**
 * jb_search_table_rebuild:
 * @data: (nullable): a #GCancellable
 * @error: return location for a #JbArchiveError
 *
 * Makes the index anew from the texts. A text that is damaged is not in it, and stays as it is. To
 * be called in a transaction.
 *
 * Returns: whether it worked
 */
gboolean
jb_search_table_rebuild (JbSqlite *sqlite,
                         gpointer  data,
                         GError  **error)
{
  g_autoptr(GPtrArray) list = list_all (sqlite, error);
  gboolean stale = FALSE;

  if (list == NULL || !drop_index (sqlite, error) ||
      !jb_sqlite_run (sqlite,
                      "DROP VIEW IF EXISTS search_content;"
                      "DROP TABLE IF EXISTS search_state;"
                      "DROP TABLE IF EXISTS search_row",
                      error) ||
      !jb_sqlite_run (sqlite, jb_search_table_schema, error))
    return FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      Pending *one = g_ptr_array_index (list, i);
      g_autoptr(GError) local = NULL;
      g_autoptr(JbTranscript) transcript = jb_body_table_load (sqlite, one->bulletin_id, &local);

      if (g_cancellable_set_error_if_cancelled (data, error))
        return FALSE;
      if (transcript == NULL &&
          !g_error_matches (local, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_DAMAGED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (transcript != NULL && !index_bulletin (sqlite, one->bulletin_id, one->day, transcript,
                                                 &stale, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * jb_search_table_check:
 * @in_step: (out): whether the index says what the texts say
 * @error: return location for a #JbArchiveError
 *
 * Holds the whole index against the texts.
 *
 * Returns: whether that could be done
 */
gboolean
jb_search_table_check (JbSqlite *sqlite,
                       gboolean *in_step,
                       GError  **error)
{
  g_autoptr(GError) local = NULL;
  gboolean stale;
  gint64   n_missing;

  *in_step = FALSE;
  if (!jb_search_table_is_stale (sqlite, &stale, error) ||
      !jb_sqlite_get_number (sqlite,
                             "SELECT count (*) FROM bulletin LEFT JOIN search_row"
                             " ON bulletin_id = bulletin.id WHERE bulletin_id IS NULL",
                             &n_missing, error))
    return FALSE;
  if (stale || n_missing > 0)
    return TRUE;

  *in_step = jb_sqlite_run (sqlite,
                            "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
                            &local);
  /* FTS5 asks that of nobody who may only read. */
  if (g_error_matches (local, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_READ_ONLY))
    *in_step = TRUE;
  if (!*in_step && !is_index_damage (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return TRUE;
}

/* By date the place to go on is a key, else it is the number of rows that were looked at. */
#define ROWS "SELECT search_row.key, search_row.bulletin_id, body.text, body.marks FROM "
#define JOINS \
  " JOIN bulletin ON bulletin.id = search_row.bulletin_id" \
  " JOIN body ON body.bulletin_id = search_row.bulletin_id WHERE bulletin.deleted IS NULL" \
  " AND (?2 = 0 OR bulletin.year BETWEEN ?2 AND ?3) AND (?4 < 0 OR bulletin.status = ?4)" \
  " AND (?6 IS NULL OR instr (char (10) || bulletin.labels || char (10)," \
  "  char (10) || ?6 || char (10)) > 0)"
#define FIND \
  ROWS "search CROSS JOIN search_row ON search_row.key = search.rowid" JOINS " AND search MATCH ?1"
#define SCAN ROWS "search_row" JOINS " AND ?1 IS NULL"

static const char find_by_date[] = FIND " AND search.rowid < ?5 ORDER BY search.rowid DESC";
static const char find_by_worth[] = FIND " ORDER BY search.rank LIMIT -1 OFFSET ?5";
static const char scan_by_date[] = SCAN " AND search_row.key < ?5 ORDER BY search_row.key DESC";

/* Reads one row and takes it into @hits if it is what is looked for. */
static gboolean
read_row (JbSqlite            *sqlite,
          sqlite3_stmt        *statement,
          const JbSearchQuery *query,
          GPtrArray           *hits,
          GError             **error)
{
  const char *text = (const char *) sqlite3_column_text (statement, 2);
  gsize       length = sqlite3_column_bytes (statement, 2);
  g_autoptr(GBytes) marks = NULL;
  g_autoptr(JbTranscript) transcript = NULL;
  g_autoptr(JbSearchText) search_text = NULL;
  g_autoptr(JbArchiveEntry) entry = NULL;
  JbSearchPlace place = { 0 };
  const char   *needle;

  /* A damaged text is told of when it is opened. */
  if (text == NULL || sqlite3_column_type (statement, 3) != SQLITE_BLOB)
    return TRUE;
  marks = g_bytes_new_static (sqlite3_column_blob (statement, 3),
                              sqlite3_column_bytes (statement, 3));
  transcript = jb_transcript_unpack (text, length, marks, NULL);
  if (transcript == NULL)
    return TRUE;

  search_text = jb_search_text_new (transcript);
  if (!jb_search_query_accepts (query, search_text, &needle, &place))
    return TRUE;

  entry = jb_bulletin_table_get_entry (sqlite, sqlite3_column_int64 (statement, 1), error);
  if (entry == NULL)
    return FALSE;
  g_ptr_array_add (hits, jb_archive_hit_new (entry, query, search_text, needle, &place));

  return TRUE;
}

/* Goes through the rows of a search until there are enough hits. */
static gboolean
read_rows (JbSqlite            *sqlite,
           sqlite3_stmt        *statement,
           const JbSearchQuery *query,
           gboolean             by_date,
           gint64               after,
           guint                limit,
           GPtrArray           *hits,
           gint64              *next,
           GCancellable        *cancellable,
           GError             **error)
{
  gint64 n_rows = after;
  JbStep step;

  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    {
      /* There may be more; the next page finds out. */
      if (limit > 0 && hits->len >= limit)
        break;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !read_row (sqlite, statement, query, hits, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
      n_rows++;
      *next = by_date ? sqlite3_column_int64 (statement, 0) : n_rows;
    }
  sqlite3_reset (statement);
  if (step == JB_STEP_DONE)
    *next = 0;

  return step != JB_STEP_ERROR;
}

/**
 * jb_search_table_find:
 * @query: what is looked for
 * @order: which ones first
 * @after: where to go on, 0 at first
 * @limit: at most so many, 0 for all
 * @next: (out): where to go on for more; 0 when there is nothing more
 * @cancellable: (nullable): to stop
 * @error: return location for a #JbArchiveError
 *
 * Searches all bulletins that are not in the bin. Where the index cannot help, because it is
 * stale or only punctuation is looked for, the texts themselves are read, the newest first.
 *
 * Returns: (transfer full) (nullable) (element-type JbArchiveHit): what was found
 */
GPtrArray *
jb_search_table_find (JbSqlite            *sqlite,
                      const JbSearchQuery *query,
                      JbArchiveSearchOrder order,
                      gint64               after,
                      guint                limit,
                      gint64              *next,
                      GCancellable        *cancellable,
                      GError             **error)
{
  g_autofree char *match = jb_search_query_dup_match (query);
  gboolean         use_index, by_date, stale;

  if (!jb_search_table_is_stale (sqlite, &stale, error))
    return NULL;

  use_index = match != NULL && !stale;
  for (;;)
    {
      g_autoptr(GPtrArray) hits = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr(GError) local = NULL;
      sqlite3_stmt *statement;

      *next = 0;
      by_date = !use_index || order == JB_ARCHIVE_SEARCH_NEWEST;
      statement = jb_sqlite_prepare (sqlite, !use_index ? scan_by_date : by_date ? find_by_date
                                                                                 : find_by_worth,
                                     &local);
      if (statement != NULL)
        {
          if (use_index)
            jb_sqlite_bind_string (statement, 1, match);
          sqlite3_bind_int64 (statement, 2, query->year_from);
          sqlite3_bind_int64 (statement, 3, query->year_to);
          sqlite3_bind_int64 (statement, 4, query->status);
          sqlite3_bind_int64 (statement, 5, by_date && after == 0 ? G_MAXINT64 : after);
          jb_sqlite_bind_string (statement, 6, query->label);
          if (read_rows (sqlite, statement, query, by_date, after, limit, hits, next, cancellable,
                         &local))
            return g_steal_pointer (&hits);
        }

      if (!use_index || !is_index_damage (local))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      use_index = FALSE;
    }
}

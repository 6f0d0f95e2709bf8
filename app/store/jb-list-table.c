/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-list-table.h"

#include <string.h>

#include "jb-bulletin-table.h"
#include "jb-label-table.h"

/* Drafts come before what is filed, and the newest first. Drafts without a date are being worked
 * on, so they are on top; what is filed without one is of the day under which it was filed. */
enum
{
  FILED = 1u << 30,
  DAYS = FILED - 1,
  LAST_DAY = 100000000,
};

/* What is in the bin goes by the time when it came there, in minutes. */
#define BIN    0x80000000u
#define MINUTE (60 * G_USEC_PER_SEC)

/* YYYY-MM-DD as a number, 0 for none. */
static guint32
read_day (const char *day)
{
  guint32 number = 0;

  if (day == NULL || strlen (day) != strlen ("YYYY-MM-DD"))
    return 0;

  for (; *day != '\0'; day++)
    if (g_ascii_isdigit (*day))
      number = 10 * number + (guint32) g_ascii_digit_value (*day);

  return number;
}

static guint32
make_rank (gboolean    filed,
           const char *day,
           gint64      deleted)
{
  guint32 number = read_day (day);

  if (deleted > 0)
    return BIN | (0x7fffffffu - (guint32) CLAMP (deleted / MINUTE, 0, 0x7fffffff));
  if (number == 0)
    return filed ? FILED + LAST_DAY : 0;

  return (filed ? FILED : 0) + LAST_DAY - MIN (number, LAST_DAY - 1);
}

static guint32
make_stamp (gint64      modified,
            const char *labels)
{
  return (guint32) modified ^ (labels != NULL ? g_str_hash (labels) : 0);
}

/* What is not filed has no such day. */
static const char *
get_day (const JbArchiveRow *row)
{
  return row->day != NULL ? row->day : row->filed_day;
}

/* As JB_BULLETIN_TABLE_YEAR has it. */
static int
get_year (const JbArchiveRow *row)
{
  return row->day == NULL && row->filed_day != NULL ? (int) (read_day (row->filed_day) / 10000)
                                                    : row->year;
}

/* Makes the key of a bulletin of which everything is known. */
void
jb_list_key_init (JbListKey          *key,
                  const JbArchiveRow *row)
{
  key->id = row->id;
  key->rank = make_rank (row->status == JB_ARCHIVE_STATUS_FILED, get_day (row), row->deleted);
  key->stamp = make_stamp (row->modified, row->labels);
}

/* Compares two keys by where they stand in the list, for sorting. */
int
jb_list_key_compare (gconstpointer a,
                     gconstpointer b)
{
  const JbListKey *first = a;
  const JbListKey *second = b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  if (first->id != second->id)
    return first->id > second->id ? -1 : 1;

  return 0;
}

/* Whether the bulletin is filed; of one in the bin that is not known. */
gboolean
jb_list_key_get_filed (const JbListKey *key)
{
  return (key->rank & BIN) == 0 && (key->rank & FILED) != 0;
}

/* The month of the bulletin's date, 0 where it has none. */
void
jb_list_key_get_month (const JbListKey *key,
                       int             *year,
                       int             *month)
{
  guint32 rest = key->rank & DAYS;
  guint32 day = LAST_DAY - rest;

  *year = 0;
  *month = 0;
  if ((key->rank & BIN) != 0 || rest == 0 || rest == LAST_DAY)
    return;

  *year = (int) (day / 10000);
  *month = (int) (day / 100 % 100);
}

static gboolean
read_keys (JbSqlite     *sqlite,
           sqlite3_stmt *statement,
           GArray       *keys,
           GError      **error)
{
  JbStep step;

  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    {
      JbListKey key;

      key.id = sqlite3_column_int64 (statement, 0);
      key.rank = make_rank (sqlite3_column_int64 (statement, 1) == JB_ARCHIVE_STATUS_FILED,
                            (const char *) sqlite3_column_text (statement, 2),
                            sqlite3_column_int64 (statement, 3));
      key.stamp = make_stamp (sqlite3_column_int64 (statement, 4),
                              (const char *) sqlite3_column_text (statement, 5));
      g_array_append_val (keys, key);
    }

  return step == JB_STEP_DONE;
}

#define COLUMNS \
  "SELECT bulletin.id, status, " JB_BULLETIN_TABLE_DAY ", deleted, modified, labels" \
  " FROM bulletin WHERE "

/* Whether most bulletins are likely to be listed. */
static gboolean
is_wide (const JbArchiveFilter *filter)
{
  return filter->year == 0 && filter->filed && !filter->bin && filter->publication_id == 0 &&
         filter->source == NULL && filter->label == NULL;
}

/**
 * jb_list_table_matches:
 * @filter: which bulletins; who wrote the articles is not looked at
 * @row: what is known of a bulletin
 *
 * Returns: whether it is one of them
 */
gboolean
jb_list_table_matches (const JbArchiveFilter *filter,
                       const JbArchiveRow    *row)
{
  gboolean filed = row->status == JB_ARCHIVE_STATUS_FILED;

  return (filter->year == 0 || filter->year == get_year (row)) &&
         (filed ? filter->filed : filter->drafts) && !filter->bin == (row->deleted == 0) &&
         (filter->publication_id == 0 || filter->publication_id == row->publication_id) &&
         (filter->label == NULL || jb_label_table_has (row->labels, filter->label));
}

/**
 * jb_list_table_is_everything:
 * @filter: which bulletins
 *
 * Returns: whether these are all that are not in the bin
 */
gboolean
jb_list_table_is_everything (const JbArchiveFilter *filter)
{
  return is_wide (filter) && filter->drafts;
}

/**
 * jb_list_table_list:
 * @filter: which bulletins; how many is not looked at
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable) (element-type JbListKey): the keys of all of them, sorted
 */
GArray *
jb_list_table_list (JbSqlite              *sqlite,
                    const JbArchiveFilter *filter,
                    GError               **error)
{
  g_autoptr(GArray) keys = NULL;
  sqlite3_stmt *statement;
  gint64        n_bulletins = 0;

  /* An array that grows leaves holes in the memory of the program. */
  if (is_wide (filter) &&
      !jb_sqlite_get_number (sqlite, "SELECT count (*) FROM bulletin", &n_bulletins, error))
    return NULL;
  keys = g_array_sized_new (FALSE, FALSE, sizeof (JbListKey), (guint) n_bulletins);

  statement = jb_sqlite_prepare (sqlite, COLUMNS JB_BULLETIN_TABLE_FILTER " AND ?6 <> 0", error);
  if (statement == NULL)
    return NULL;

  jb_bulletin_table_bind_filter (statement, filter);
  if (!read_keys (sqlite, statement, keys, error))
    return NULL;
  g_array_sort (keys, jb_list_key_compare);

  return g_steal_pointer (&keys);
}

/**
 * jb_list_table_list_first:
 * @limit: how many
 * @error: return location for a #JbArchiveError
 *
 * Reads only what is asked for, however many bulletins there are.
 *
 * Returns: (transfer full) (nullable) (element-type JbListKey): the keys with which the list of
 *   everything that is not in the bin begins, sorted
 */
GArray *
jb_list_table_list_first (JbSqlite *sqlite,
                          guint     limit,
                          GError  **error)
{
  static const char *const parts[] = {
    COLUMNS "deleted IS NULL AND status = 0 AND day IS NULL ORDER BY bulletin.id DESC LIMIT ?1",
    COLUMNS "deleted IS NULL AND status = 0 AND day IS NOT NULL"
            " ORDER BY day DESC, bulletin.id DESC LIMIT ?1",
    COLUMNS "deleted IS NULL AND status = 1 AND day IS NOT NULL"
            " ORDER BY day DESC, bulletin.id DESC LIMIT ?1",
    COLUMNS "deleted IS NULL AND status = 1 AND day IS NULL"
            " ORDER BY " JB_BULLETIN_TABLE_FILED_DAY " DESC, bulletin.id DESC LIMIT ?1",
  };
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (JbListKey));
  guint n_drafts = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts) && n_drafts < limit; i++)
    {
      sqlite3_stmt *statement = jb_sqlite_prepare (sqlite, parts[i], error);

      if (statement == NULL)
        return NULL;
      sqlite3_bind_int64 (statement, 1, limit - n_drafts);
      if (!read_keys (sqlite, statement, keys, error))
        return NULL;

      /* What is filed with and without a date of its own stands side by side. */
      if (i < 2)
        n_drafts = keys->len;
    }
  g_array_sort (keys, jb_list_key_compare);
  g_array_set_size (keys, MIN (keys->len, limit));

  return g_steal_pointer (&keys);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-stats.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-archive-private.h"
#include "jb-directory-table.h"
#include "jb-source-units.h"

typedef struct
{
  JbArchiveCountBy by;
  char            *from;
  char            *to;
} Request;

typedef struct
{
  JbArchiveCount *count;
  gint64          last_bulletin;
} Tally;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_free (request->from);
  g_free (request->to);
  g_free (request);
}

void
jb_archive_count_free (JbArchiveCount *self)
{
  g_free (self->name);
  g_free (self);
}

static void
append_csv (GString    *text,
            const char *value)
{
  if (strpbrk (value, ",\"\r\n") == NULL)
    {
      g_string_append (text, value);
      return;
    }

  g_string_append_c (text, '"');
  for (; *value != '\0'; value++)
    {
      if (*value == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *value);
    }
  g_string_append_c (text, '"');
}

/**
 * jb_archive_count_to_csv:
 * @counts: (element-type JbArchiveCount): counts
 * @by: what they are counted by
 *
 * Returns: (transfer full): a line with the names of the columns, as the command line calls them,
 *   and one line for each count
 */
char *
jb_archive_count_to_csv (GPtrArray       *counts,
                         JbArchiveCountBy by)
{
  static const char *const columns[] = {
    [JB_ARCHIVE_COUNT_BY_SOURCE] = "source",
    [JB_ARCHIVE_COUNT_BY_SECTION] = "section",
    [JB_ARCHIVE_COUNT_BY_MONTH] = "month",
  };
  GString *text;

  g_return_val_if_fail (counts != NULL && by < G_N_ELEMENTS (columns), NULL);

  text = g_string_new (columns[by]);
  g_string_append (text, ",articles,bulletins\n");
  for (guint i = 0; i < counts->len; i++)
    {
      const JbArchiveCount *count = g_ptr_array_index (counts, i);

      append_csv (text, count->name != NULL ? count->name : "");
      g_string_append_printf (text, ",%u,%u\n", count->n_articles, count->n_bulletins);
    }

  return g_string_free (text, FALSE);
}

/**
 * jb_archive_count_check_day:
 * @day: text
 *
 * Returns: whether it is a date as 2013, 2013-05 or 2013-05-06
 */
gboolean
jb_archive_count_check_day (const char *day)
{
  int   year = 0, month = 1, date = 1;
  gsize length;

  g_return_val_if_fail (day != NULL, FALSE);

  length = strlen (day);
  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (i == 4 || i == 7 ? day[i] != '-' : !g_ascii_isdigit (day[i]))
      return FALSE;

  year = (int) g_ascii_strtoll (day, NULL, 10);
  if (length >= 7)
    month = (int) g_ascii_strtoll (day + 5, NULL, 10);
  if (length == 10)
    date = (int) g_ascii_strtoll (day + 8, NULL, 10);

  return year > 0 && month >= 1 && month <= 12 &&
         g_date_valid_dmy ((GDateDay) date, (GDateMonth) month, (GDateYear) year);
}

/* Articles of a bulletin come one after the other, so its number tells whether it is new. */
static void
count_one (GHashTable *tallies,
           const char *name,
           gint64      bulletin_id)
{
  Tally *tally = g_hash_table_lookup (tallies, name != NULL ? name : "");

  if (tally == NULL)
    {
      tally = g_new0 (Tally, 1);
      tally->count = g_new0 (JbArchiveCount, 1);
      tally->count->name = g_strdup (name);
      g_hash_table_insert (tallies, g_strdup (name != NULL ? name : ""), tally);
    }
  tally->count->n_articles++;
  if (tally->last_bulletin != bulletin_id)
    tally->count->n_bulletins++;
  tally->last_bulletin = bulletin_id;
}

/* The directory's name for each other name of a unit. A name that two units share says nothing. */
static GHashTable *
read_unit_names (JbSqlite *sqlite,
                 GError  **error)
{
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GPtrArray) entries = jb_directory_table_list (sqlite, NULL, error);

  if (entries == NULL)
    return NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      JbDirectoryEntry        *entry = g_ptr_array_index (entries, i);
      const JbDirectoryValues *unit = jb_directory_entry_get_values (entry);

      for (guint j = 0; unit->kind == JB_DIRECTORY_UNIT && unit->aliases != NULL &&
                        unit->aliases[j] != NULL;
           j++)
        {
          const char *known = g_hash_table_lookup (names, unit->aliases[j]);

          if (known == NULL || g_str_equal (known, unit->name))
            g_hash_table_insert (names, g_strdup (unit->aliases[j]), g_strdup (unit->name));
          else
            g_hash_table_insert (names, g_strdup (unit->aliases[j]), g_strdup (unit->aliases[j]));
        }
    }

  return g_steal_pointer (&names);
}

static void
count_row (GHashTable      *tallies,
           GHashTable      *unit_names,
           JbArchiveCountBy by,
           const char      *name,
           gint64           bulletin_id)
{
  g_auto (GStrv) units = NULL;
  g_autoptr(GHashTable) counted = NULL;

  if (by != JB_ARCHIVE_COUNT_BY_SOURCE || name == NULL)
    {
      count_one (tallies, name != NULL && *name != '\0' ? name : NULL, bulletin_id);
      return;
    }

  units = jb_source_units_split (name);
  if (units[0] == NULL)
    count_one (tallies, NULL, bulletin_id);
  /* One unit under two of its names has the article once. */
  counted = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; units[i] != NULL; i++)
    {
      const char *unit = g_hash_table_lookup (unit_names, units[i]);

      if (unit == NULL)
        unit = units[i];
      if (g_hash_table_add (counted, (gpointer) unit))
        count_one (tallies, unit, bulletin_id);
    }
}

static int
compare_counts (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const JbArchiveCount *first = *(JbArchiveCount *const *) a;
  const JbArchiveCount *second = *(JbArchiveCount *const *) b;
  JbArchiveCountBy      by = ((Request *) data)->by;

  if ((first->name == NULL) != (second->name == NULL))
    return first->name == NULL ? 1 : -1;
  if (by != JB_ARCHIVE_COUNT_BY_MONTH && first->n_articles != second->n_articles)
    return first->n_articles > second->n_articles ? -1 : 1;

  if (first->name == NULL)
    return 0;

  return g_utf8_collate (first->name, second->name);
}

static const char *const queries[] = {
  [JB_ARCHIVE_COUNT_BY_SOURCE] = "SELECT article.source, bulletin.id",
  [JB_ARCHIVE_COUNT_BY_SECTION] = "SELECT article.section, bulletin.id",
  [JB_ARCHIVE_COUNT_BY_MONTH] = "SELECT substr (bulletin.day, 1, 7), bulletin.id",
};

static gboolean
run_count (JbArchiveJob *job,
           JbSqlite     *sqlite,
           GError      **error)
{
  Request         *request = job->data;
  g_autofree char *sql = NULL;
  g_autofree char *to = NULL;
  g_autoptr(GHashTable) tallies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GHashTable) unit_names = NULL;
  GHashTableIter iter;
  gpointer       value;
  sqlite3_stmt  *statement;
  JbStep         step;

  jb_sqlite_set_task (sqlite, _("The articles could not be counted."));
  unit_names = read_unit_names (sqlite, error);
  if (unit_names == NULL)
    return FALSE;
  /* The last day of a month or a year comes before what has a "~" there. */
  to = request->to != NULL ? g_strconcat (request->to, "~", NULL) : NULL;
  sql = g_strconcat (queries[request->by],
                     " FROM article JOIN bulletin ON bulletin.id = article.bulletin_id"
                     " WHERE bulletin.deleted IS NULL AND (?1 IS NULL OR day >= ?1)"
                     " AND (?2 IS NULL OR day < ?2) ORDER BY bulletin.id",
                     NULL);
  statement = jb_sqlite_prepare (sqlite, g_intern_string (sql), error);
  if (statement == NULL)
    return FALSE;

  jb_sqlite_bind_string (statement, 1, request->from);
  jb_sqlite_bind_string (statement, 2, to);
  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    {
      g_autofree char *name = jb_sqlite_dup_string (statement, 0);

      count_row (tallies, unit_names, request->by, name, sqlite3_column_int64 (statement, 1));
    }

  job->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) jb_archive_count_free);
  g_hash_table_iter_init (&iter, tallies);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (job->rows, ((Tally *) value)->count);
  g_ptr_array_sort_with_data (job->rows, compare_counts, request);
  jb_sqlite_bind_string (statement, 2, NULL);

  return step == JB_STEP_DONE;
}

static JbArchiveJob *
new_count_job (JbArchiveCountBy by,
               const char      *from,
               const char      *to)
{
  JbArchiveJob *job = jb_archive_job_new (run_count);
  Request      *request = g_new0 (Request, 1);

  request->by = by;
  request->from = g_strdup (from);
  request->to = g_strdup (to);
  job->data = request;
  job->free_data = free_request;

  return job;
}

/**
 * jb_archive_count_articles:
 * @by: what to count by
 * @from: (nullable): only bulletins of this day, month or year and later, as
 *   jb_archive_count_check_day() accepts it
 * @to: (nullable): only those of this day, month or year and earlier
 * @error: return location for a #JbArchiveError
 *
 * Counts the articles of all bulletins that are not in the bin, drafts too.
 *
 * Returns: (transfer full) (nullable) (element-type JbArchiveCount): the counts, the most first,
 *   months and equals in their order; what has no name comes last
 */
GPtrArray *
jb_archive_count_articles (JbArchive       *self,
                           JbArchiveCountBy by,
                           const char      *from,
                           const char      *to,
                           GError         **error)
{
  g_autoptr(JbArchiveJob) job = NULL;

  g_return_val_if_fail (JB_IS_ARCHIVE (self), NULL);

  job = new_count_job (by, from, to);
  if (!jb_archive_run_job (self, job, error))
    return NULL;

  return g_steal_pointer (&job->rows);
}

/**
 * jb_archive_count_articles_async:
 *
 * As jb_archive_count_articles(), without waiting.
 */
void
jb_archive_count_articles_async (JbArchive          *self,
                                 JbArchiveCountBy    by,
                                 const char         *from,
                                 const char         *to,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_return_if_fail (JB_IS_ARCHIVE (self));

  jb_archive_start_job (self, new_count_job (by, from, to), cancellable,
                        jb_archive_count_articles_async, callback, user_data);
}

GPtrArray *
jb_archive_count_articles_finish (JbArchive    *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  JbArchiveJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = jb_archive_finish_job (self, result, error);

  return job != NULL ? g_steal_pointer (&job->rows) : NULL;
}

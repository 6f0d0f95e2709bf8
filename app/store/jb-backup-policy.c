/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-backup-policy.h"

/* How many days, weeks and months have their newest backup kept. */
enum
{
  KEPT_DAYS = 7,
  KEPT_WEEKS = 4,
  KEPT_MONTHS = 12,
};

typedef guint (*PeriodFunc) (const GDate *date);

static guint
get_day (const GDate *date)
{
  return g_date_get_julian (date);
}

/* Weeks begin on Monday, which the day number 1 of the calendar was. */
static guint
get_week (const GDate *date)
{
  return (g_date_get_julian (date) - 1) / 7;
}

static guint
get_month (const GDate *date)
{
  return g_date_get_year (date) * 12u + g_date_get_month (date) - 1;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b,
                      gpointer      data)
{
  const GDate *dates = data;

  return g_date_compare (&dates[*(const guint *) b], &dates[*(const guint *) a]);
}

/* Keeps the newest of each of the last @n periods that have one. */
static void
keep (const GDate *dates,
      GArray      *order,
      gboolean    *kept,
      PeriodFunc   get_period,
      guint        n)
{
  guint last = G_MAXUINT;

  for (guint i = 0; i < order->len && n > 0; i++)
    {
      guint index = g_array_index (order, guint, i);
      guint period = get_period (&dates[index]);

      if (period == last)
        continue;
      kept[index] = TRUE;
      last = period;
      n--;
    }
}

/**
 * jb_backup_policy_choose:
 * @dates: (array length=n_dates): of which days there are backups, in any order
 * @n_dates: how many
 * @today: the day on which the newest was made
 *
 * Which backups may go: all but the newest one of each of the last seven days, four weeks and
 * twelve months that have any. A backup of a day that has not come yet is never deleted: the clock
 * was wrong then or is wrong now.
 *
 * Returns: (transfer full) (element-type guint): the places in @dates of those that may go
 */
GArray *
jb_backup_policy_choose (const GDate *dates,
                         guint        n_dates,
                         const GDate *today)
{
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *kept = g_new0 (gboolean, n_dates + 1);
  GArray              *chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_dates; i++)
    if (g_date_compare (&dates[i], today) <= 0)
      g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_newest_first, (gpointer) dates);

  keep (dates, order, kept, get_day, KEPT_DAYS);
  keep (dates, order, kept, get_week, KEPT_WEEKS);
  keep (dates, order, kept, get_month, KEPT_MONTHS);

  for (guint i = 0; i < order->len; i++)
    if (!kept[g_array_index (order, guint, i)])
      g_array_append_val (chosen, g_array_index (order, guint, i));

  return chosen;
}

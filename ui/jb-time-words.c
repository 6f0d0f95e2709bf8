/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-time-words.h"

#include <glib/gi18n-lib.h>

/* Times in words. They are in microseconds since 1970, in UTC, as the archive keeps them. */

static GDateTime *
new_local (gint64 time)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return utc != NULL ? g_date_time_to_local (utc) : NULL;
}

/* How many days later @now is than @then, by the calendar. */
static int
count_days (GDateTime *then,
            GDateTime *now)
{
  g_autoptr(GDateTime) first = g_date_time_new_utc (g_date_time_get_year (then),
                                                     g_date_time_get_month (then),
                                                     g_date_time_get_day_of_month (then), 0, 0, 0);
  g_autoptr(GDateTime) last = g_date_time_new_utc (g_date_time_get_year (now),
                                                    g_date_time_get_month (now),
                                                    g_date_time_get_day_of_month (now), 0, 0, 0);

  return (int) (g_date_time_difference (last, first) / G_TIME_SPAN_DAY);
}

/**
 * jb_time_words_dup_relative:
 * @time: when it was
 * @now: when it is asked
 *
 * Returns: (transfer full): how long ago that was, such as "5 minutes ago"; the day where that
 *   says more; "" for a time that no calendar has
 */
char *
jb_time_words_dup_relative (gint64 time,
                            gint64 now)
{
  g_autoptr(GDateTime) then = new_local (time);
  g_autoptr(GDateTime) today = new_local (now);
  gint64 minutes = (now - time) / G_TIME_SPAN_MINUTE;
  int    days;

  if (then == NULL || today == NULL)
    return g_strdup ("");

  days = count_days (then, today);
  /* The clock may have been set back since. */
  if (time > now && days <= 0 && minutes > -60)
    return g_strdup (_("Just now"));
  if (time > now)
    return g_date_time_format (then, "%x");
  if (minutes < 1)
    return g_strdup (_("Just now"));
  if (minutes < 60)
    return g_strdup_printf (ngettext ("%u minute ago", "%u minutes ago", (guint) minutes),
                            (guint) minutes);
  if (days == 0)
    return g_strdup_printf (ngettext ("%u hour ago", "%u hours ago", (guint) (minutes / 60)),
                            (guint) (minutes / 60));
  if (days == 1)
    return g_strdup (_("Yesterday"));
  if (days < 31)
    return g_strdup_printf (ngettext ("%u day ago", "%u days ago", (guint) days), (guint) days);

  return g_date_time_format (then, "%x");
}

/**
 * jb_time_words_dup_exact:
 * @time: when it was
 *
 * Returns: (transfer full): the day and the minute, in the time zone of the machine
 */
char *
jb_time_words_dup_exact (gint64 time)
{
  g_autoptr(GDateTime) local = new_local (time);

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-statistics-period.h"

#include <glib/gi18n-lib.h>

static const char *const names[] = {
  [JB_STATISTICS_ALWAYS] = N_("All Years"),
  [JB_STATISTICS_THIS_YEAR] = N_("This Year"),
  [JB_STATISTICS_LAST_YEAR] = N_("Last Year"),
  [JB_STATISTICS_THIS_QUARTER] = N_("This Quarter"),
  [JB_STATISTICS_LAST_QUARTER] = N_("Last Quarter"),
  [JB_STATISTICS_THIS_MONTH] = N_("This Month"),
  [JB_STATISTICS_LAST_MONTH] = N_("Last Month"),
  [JB_STATISTICS_OTHER] = N_("Other Period"),
};

/**
 * jb_statistics_period_get_name:
 *
 * Returns: (nullable): what people call it, in their language; %NULL behind the last
 */
const char *
jb_statistics_period_get_name (JbStatisticsPeriod period)
{
  return period < G_N_ELEMENTS (names) ? _(names[period]) : NULL;
}

/* Months are counted from the year 0, so that the one before January is December. */
static char *
dup_month (int month)
{
  return g_strdup_printf ("%04d-%02d", month / 12, month % 12 + 1);
}

/**
 * jb_statistics_period_get:
 * @period: a period
 * @today: the day from which it is seen
 * @from: (out) (transfer full) (nullable): the year or month with which it begins
 * @to: (out) (transfer full) (nullable): the year or month with which it ends
 *
 * What to ask the archive for; both are %NULL for %JB_STATISTICS_ALWAYS and
 * %JB_STATISTICS_OTHER.
 */
void
jb_statistics_period_get (JbStatisticsPeriod period,
                          const GDate       *today,
                          char             **from,
                          char             **to)
{
  int year, month, first, n_months;

  g_return_if_fail (g_date_valid (today) && from != NULL && to != NULL);

  year = g_date_get_year (today);
  month = year * 12 + (int) g_date_get_month (today) - 1;
  *from = *to = NULL;

  switch (period)
    {
    case JB_STATISTICS_THIS_YEAR:
      first = year * 12;
      n_months = 12;
      break;
    case JB_STATISTICS_LAST_YEAR:
      first = (year - 1) * 12;
      n_months = 12;
      break;
    case JB_STATISTICS_THIS_QUARTER:
      first = month - month % 3;
      n_months = 3;
      break;
    case JB_STATISTICS_LAST_QUARTER:
      first = month - month % 3 - 3;
      n_months = 3;
      break;
    case JB_STATISTICS_THIS_MONTH:
      first = month;
      n_months = 1;
      break;
    case JB_STATISTICS_LAST_MONTH:
      first = month - 1;
      n_months = 1;
      break;
    case JB_STATISTICS_ALWAYS:
    case JB_STATISTICS_OTHER:
    default:
      return;
    }

  *from = dup_month (first);
  *to = dup_month (first + n_months - 1);
}

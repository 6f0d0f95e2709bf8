/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JbStatisticsPeriod:
 * @JB_STATISTICS_ALWAYS: whatever its date
 * @JB_STATISTICS_THIS_YEAR: this year
 * @JB_STATISTICS_LAST_YEAR: last year
 * @JB_STATISTICS_THIS_QUARTER: these three months
 * @JB_STATISTICS_LAST_QUARTER: the three months before
 * @JB_STATISTICS_THIS_MONTH: this month
 * @JB_STATISTICS_LAST_MONTH: last month
 * @JB_STATISTICS_OTHER: what the user says
 *
 * A time that offices report about, as seen from a day.
 */
typedef enum
{
  JB_STATISTICS_ALWAYS,
  JB_STATISTICS_THIS_YEAR,
  JB_STATISTICS_LAST_YEAR,
  JB_STATISTICS_THIS_QUARTER,
  JB_STATISTICS_LAST_QUARTER,
  JB_STATISTICS_THIS_MONTH,
  JB_STATISTICS_LAST_MONTH,
  JB_STATISTICS_OTHER,
} JbStatisticsPeriod;

const char *jb_statistics_period_get_name (JbStatisticsPeriod period);
void        jb_statistics_period_get      (JbStatisticsPeriod period,
                                           const GDate       *today,
                                           char             **from,
                                           char             **to);

G_END_DECLS

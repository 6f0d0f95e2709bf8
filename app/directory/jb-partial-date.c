/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-partial-date.h"

#include <string.h>

static guint
read_digits (const char *text,
             guint       n_digits)
{
  guint number = 0;

  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return 0;
      number = number * 10 + (guint) g_ascii_digit_value (text[i]);
    }

  return number;
}

/**
 * jb_partial_date_is_valid:
 *
 * Returns: whether the calendar has it; no date (0) is none
 */
gboolean
jb_partial_date_is_valid (JbPartialDate self)
{
  guint year = self / 10000;
  guint month = self / 100 % 100;
  guint day = self % 100;

  if (year < 1 || year > 9999 || month > 12 || (month == 0 && day != 0))
    return FALSE;

  return day == 0 || g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/**
 * jb_partial_date_parse:
 * @text: YYYY, YYYY-MM or YYYY-MM-DD; "" for no date
 * @date: (out): the date
 *
 * Returns: whether it is a date, or empty
 */
gboolean
jb_partial_date_parse (const char    *text,
                       JbPartialDate *date)
{
  gsize length = strlen (text);
  guint year, month = 0, day = 0;

  *date = 0;
  if (length == 0)
    return TRUE;
  if (length != 4 && length != 7 && length != 10)
    return FALSE;

  year = read_digits (text, 4);
  if (length >= 7)
    {
      month = text[4] == '-' ? read_digits (text + 5, 2) : 0;
      if (month == 0)
        return FALSE;
    }
  if (length == 10)
    {
      day = text[7] == '-' ? read_digits (text + 8, 2) : 0;
      if (day == 0)
        return FALSE;
    }
  if (!jb_partial_date_is_valid (year * 10000 + month * 100 + day))
    return FALSE;

  *date = year * 10000 + month * 100 + day;

  return TRUE;
}

/**
 * jb_partial_date_to_string:
 *
 * Returns: (transfer full): what jb_partial_date_parse() reads
 */
char *
jb_partial_date_to_string (JbPartialDate self)
{
  if (self == 0)
    return g_strdup ("");
  if (self / 100 % 100 == 0)
    return g_strdup_printf ("%04u", self / 10000);
  if (self % 100 == 0)
    return g_strdup_printf ("%04u-%02u", self / 10000, self / 100 % 100);

  return g_strdup_printf ("%04u-%02u-%02u", self / 10000, self / 100 % 100, self % 100);
}

/**
 * jb_partial_date_get_first:
 *
 * Returns: its first day; 0 for no date
 */
JbPartialDate
jb_partial_date_get_first (JbPartialDate self)
{
  if (self == 0)
    return 0;
  if (self / 100 % 100 == 0)
    self += 100;

  return self % 100 == 0 ? self + 1 : self;
}

/**
 * jb_partial_date_get_last:
 *
 * Returns: its last day; 0 for no date
 */
JbPartialDate
jb_partial_date_get_last (JbPartialDate self)
{
  if (self == 0)
    return 0;
  if (self / 100 % 100 == 0)
    self += 1200;
  if (self % 100 == 0)
    self += g_date_get_days_in_month ((GDateMonth) (self / 100 % 100), (GDateYear) (self / 10000));

  return self;
}

/**
 * jb_partial_date_is_within:
 * @from: where a period begins, 0 when it is open
 * @to: where it ends, 0 when it is open
 *
 * Of a date that is only a month or a year, and of periods that are given so, any day will do.
 *
 * Returns: whether the date may be in the period; no date is in every period
 */
gboolean
jb_partial_date_is_within (JbPartialDate self,
                           JbPartialDate from,
                           JbPartialDate to)
{
  if (self == 0)
    return TRUE;

  return (from == 0 || jb_partial_date_get_first (from) <= jb_partial_date_get_last (self)) &&
         (to == 0 || jb_partial_date_get_first (self) <= jb_partial_date_get_last (to));
}

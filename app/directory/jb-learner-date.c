/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-learner.h"

#include <string.h>

/* When an issue is of that prints no date. */

static guint
read_number (const char **at,
             guint        max_digits,
             guint       *n_digits)
{
  guint number = 0;

  for (*n_digits = 0; *n_digits < max_digits && g_ascii_isdigit (**at); (*at)++, (*n_digits)++)
    number = number * 10 + (guint) g_ascii_digit_value (**at);

  return number;
}

static gboolean
skip_one_of (const char **at,
             const char  *words)
{
  gunichar c = g_utf8_get_char (*at);

  if (c == 0 || g_utf8_strchr (words, -1, c) == NULL)
    return FALSE;
  *at = g_utf8_next_char (*at);

  return TRUE;
}

/* The date that begins at @at: 20140724, 2014-07-24, 2014年7月24日, 2014-07 or 2014. */
static JbPartialDate
read_date (const char *at)
{
  guint         n_digits;
  guint         year = read_number (&at, 4, &n_digits);
  guint         month, day;
  JbPartialDate date = year * 10000;

  if (n_digits != 4 || year < 1949 || year > 2199)
    return 0;
  if (g_ascii_isdigit (*at))
    {
      guint rest = read_number (&at, 5, &n_digits);

      date += n_digits == 2 ? rest * 100 : rest;
      return (n_digits == 4 || n_digits == 2) && jb_partial_date_is_valid (date) ? date : 0;
    }
  if (!skip_one_of (&at, "年-._—/"))
    return date;
  month = read_number (&at, 2, &n_digits);
  if (n_digits == 0 || g_ascii_isdigit (*at) || month < 1 || month > 12)
    return date;
  date += month * 100;
  if (!skip_one_of (&at, "月-._—/"))
    return date;
  day = read_number (&at, 2, &n_digits);
  if (n_digits == 0 || g_ascii_isdigit (*at) || !jb_partial_date_is_valid (date + day))
    return date;

  return date + day;
}

/* The newest date in @text; of @year only, when that is not 0. */
static JbPartialDate
find_newest (const char *text,
             gsize       length,
             guint       year,
             gboolean    whole_only)
{
  const char   *end = text + length;
  JbPartialDate newest = 0;

  for (const char *p = text; p < end; p++)
    {
      JbPartialDate date;

      if (!g_ascii_isdigit (*p) || (p > text && g_ascii_isdigit (p[-1])))
        continue;
      date = read_date (p);
      if ((year == 0 || date / 10000 == year) && (!whole_only || date % 100 != 0))
        newest = MAX (newest, date);
    }

  return newest;
}

/**
 * jb_learner_find_date:
 * @transcript: an issue
 * @day: (nullable): the date that it prints, as YYYY-MM-DD
 * @filed_day: (nullable): the day on which it was filed, the same
 * @path: (nullable): the file that it was imported from
 * @source: (out): where the date is from
 *
 * Returns: when the issue is of, 0 when nothing says so
 */
JbPartialDate
jb_learner_find_date (const JbTranscript *transcript,
                      const char         *day,
                      const char         *filed_day,
                      const char         *path,
                      JbLearnerDate      *source)
{
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  JbPartialDate    date = 0;
  JbPartialDate    in_name = 0;
  JbPartialDate    in_text;

  g_return_val_if_fail (transcript != NULL && source != NULL, 0);

  *source = JB_LEARNER_DATE_PRINTED;
  if (day != NULL && jb_partial_date_parse (day, &date) && date != 0)
    return date;
  *source = JB_LEARNER_DATE_FILED;
  if (filed_day != NULL && jb_partial_date_parse (filed_day, &date) && date != 0)
    return date;

  if (name != NULL)
    in_name = find_newest (name, strlen (name), 0, FALSE);
  if (in_name % 100 == 0)
    {
      in_text = find_newest (transcript->text, transcript->length, in_name / 10000, TRUE);
      *source = JB_LEARNER_DATE_TEXT;
      if (in_text != 0 && (in_name / 100 % 100 == 0 || in_text / 100 == in_name / 100))
        return in_text;
    }
  *source = in_name != 0 ? JB_LEARNER_DATE_FILE_NAME : JB_LEARNER_DATE_NONE;

  return in_name;
}

/**
 * jb_learner_find_told_date:
 * @transcript: an issue that prints no date
 * @filed_day: the day on which it was filed, as YYYY-MM-DD, which nobody gave as its date
 * @path: (nullable): the file that it was imported from
 * @source: (out): where the date is from
 *
 * Finds out when an issue is of that was filed without a date. The day of its filing is right for
 * a new one, not for one whose text or file tells another year.
 *
 * Returns: when the issue is of, 0 when nothing says so
 */
JbPartialDate
jb_learner_find_told_date (const JbTranscript *transcript,
                           const char         *filed_day,
                           const char         *path,
                           JbLearnerDate      *source)
{
  JbPartialDate told = jb_learner_find_date (transcript, NULL, NULL, path, source);
  JbPartialDate filed = 0;

  if (!jb_partial_date_parse (filed_day, &filed) || filed == 0 ||
      (told != 0 && told / 10000 != filed / 10000))
    return told;
  *source = JB_LEARNER_DATE_FILED;

  return filed;
}

/**
 * jb_learner_date_to_string:
 *
 * Returns: a word for scripts
 */
const char *
jb_learner_date_to_string (JbLearnerDate source)
{
  switch (source)
    {
    case JB_LEARNER_DATE_PRINTED:
      return "masthead";
    case JB_LEARNER_DATE_FILED:
      return "filed";
    case JB_LEARNER_DATE_TEXT:
      return "text";
    case JB_LEARNER_DATE_FILE_NAME:
      return "file-name";
    case JB_LEARNER_DATE_NONE:
    default:
      return "none";
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-issue-number.h"

#include <string.h>

enum
{
  TEN = 0x5341,
  HUNDRED = 0x767e,
  YEAR = 0x5e74,
  FULL_WIDTH_ZERO = 0xff10,
};

#define MAX_NUMBER 999999

/* What stands behind a year and never behind an issue. */
static const gunichar year_ends[] = { YEAR, 0x3015, 0xff3d, 0x3011, ']' };

static const char *const chinese_digits[] = { "〇", "一", "二", "三", "四",
                                              "五", "六", "七", "八", "九" };

typedef enum
{
  DIGITS_HALF,
  DIGITS_FULL,
  DIGITS_CHINESE,
} Digits;

/* A number in a text: its bytes, what it is and how it is written. */
typedef struct
{
  gsize    start;
  gsize    end;
  gint64   value;
  guint    n_digits;
  Digits   digits;
  gboolean is_year;
} Run;

static int
read_digit (gunichar c,
            Digits  *digits)
{
  if (c >= '0' && c <= '9')
    {
      *digits = DIGITS_HALF;
      return (int) c - '0';
    }
  if (c >= FULL_WIDTH_ZERO && c < FULL_WIDTH_ZERO + 10)
    {
      *digits = DIGITS_FULL;
      return (int) (c - FULL_WIDTH_ZERO);
    }

  *digits = DIGITS_CHINESE;
  if (c == 0x96f6 || c == 0x25cb)
    return 0;
  for (int i = 0; i < 10; i++)
    if (c == g_utf8_get_char (chinese_digits[i]))
      return i;

  return -1;
}

/* Reads 7, ７, 十二, 一百零七 or 一〇七 at @at; digits of two kinds are two numbers. */
static gboolean
read_run (const char *text,
          const char *at,
          Run        *run)
{
  gint64   total = 0;
  gint64   last = 0;
  gboolean placed = FALSE;
  gboolean too_large = FALSE;

  memset (run, 0, sizeof *run);
  run->start = at - text;
  for (; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      Digits   digits = DIGITS_CHINESE;
      int      digit = read_digit (c, &digits);

      if ((digit < 0 && c != TEN && c != HUNDRED) || (run->n_digits > 0 && digits != run->digits))
        break;
      run->digits = digits;
      run->n_digits++;
      if (c == TEN || c == HUNDRED)
        {
          total += MAX (last, 1) * (c == TEN ? 10 : 100);
          last = 0;
          placed = TRUE;
        }
      else
        last = placed ? digit : last * 10 + digit;
      too_large |= total + last > MAX_NUMBER;
      if (too_large)
        total = last = 0;
    }

  run->end = at - text;
  run->value = too_large ? 0 : total + last;
  for (guint i = 0; i < G_N_ELEMENTS (year_ends); i++)
    run->is_year |= g_utf8_get_char (at) == year_ends[i];
  run->is_year &= run->n_digits == 4;

  return run->n_digits > 0;
}

/* Finds the number, which is the last one that is no year, and the year. */
static gboolean
find_runs (const char *text,
           Run        *number,
           Run        *year)
{
  gboolean found = FALSE;

  memset (year, 0, sizeof *year);
  for (const char *at = text; *at != '\0';)
    {
      Run run;

      if (!read_run (text, at, &run))
        {
          at = g_utf8_next_char (at);
          continue;
        }
      if (run.is_year)
        *year = run;
      else
        {
          *number = run;
          found = TRUE;
        }
      at = text + run.end;
    }

  return found && number->value > 0;
}

/**
 * jb_issue_number_parse:
 * @text: (nullable): an issue number as printed, UTF-8
 * @number: (out): what it says
 *
 * Returns: whether there is a number in it
 */
gboolean
jb_issue_number_parse (const char    *text,
                       JbIssueNumber *number)
{
  Run run, year;

  g_return_val_if_fail (number != NULL, FALSE);

  memset (number, 0, sizeof *number);
  if (text == NULL || !find_runs (text, &run, &year))
    return FALSE;

  number->number = run.value;
  number->supplement = strstr (text, "增刊") != NULL;
  number->year = (int) year.value;

  return TRUE;
}

static void
append_chinese (GString *text,
                gint64   value)
{
  if (value >= 100)
    {
      g_autofree char *digits = g_strdup_printf ("%lld", (long long) value);

      for (const char *at = digits; *at != '\0'; at++)
        g_string_append (text, chinese_digits[*at - '0']);
      return;
    }

  if (value >= 20)
    g_string_append (text, chinese_digits[value / 10]);
  if (value >= 10)
    g_string_append (text, "十");
  if (value % 10 > 0)
    g_string_append (text, chinese_digits[value % 10]);
}

static void
append_number (GString *text,
               gint64   value,
               Digits   digits,
               gboolean is_year)
{
  g_autofree char *printed = g_strdup_printf ("%lld", (long long) value);

  if (digits == DIGITS_CHINESE && !is_year)
    append_chinese (text, value);
  else if (digits == DIGITS_HALF)
    g_string_append (text, printed);
  else
    for (const char *at = printed; *at != '\0'; at++)
      if (digits == DIGITS_CHINESE)
        g_string_append (text, chinese_digits[*at - '0']);
      else
        g_string_append_unichar (text, FULL_WIDTH_ZERO + (gunichar) (*at - '0'));
}

/**
 * jb_issue_number_print:
 * @number: what it is to say
 * @total: whether it is a running number (总期号)
 * @like: (nullable): another one, as printed
 *
 * Prints a number in the way of @like, its year too where @like has one and @number as well; where
 * there is none, or one is a supplement and the other is not, as 第7期, 增刊第2期 or 总第107期.
 *
 * Returns: (transfer full): the issue number, UTF-8
 */
char *
jb_issue_number_print (const JbIssueNumber *number,
                       gboolean             total,
                       const char          *like)
{
  GString *text = g_string_new (NULL);
  Run      run, year;
  gsize    done = 0;

  g_return_val_if_fail (number != NULL, NULL);

  if (like == NULL || !find_runs (like, &run, &year) ||
      (!total && (strstr (like, "增刊") != NULL) != number->supplement))
    {
      g_string_append_printf (text, "%s第%lld期",
                              total ? "总" : (number->supplement ? "增刊" : ""),
                              (long long) number->number);
      return g_string_free (text, FALSE);
    }

  if (year.is_year && number->year != 0 && year.start < run.start)
    {
      g_string_append_len (text, like, (gssize) year.start);
      append_number (text, number->year, year.digits, TRUE);
      done = year.end;
    }
  g_string_append_len (text, like + done, (gssize) (run.start - done));
  append_number (text, number->number, run.digits, FALSE);
  g_string_append (text, like + run.end);

  return g_string_free (text, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-date.h"

/* Dates as bulletins write them: 2014年7月24日, 二〇一四年七月二十四日, 2014-7-24 … */

enum
{
  YEAR = 0x5e74,
  MONTH = 0x6708,
  DAY = 0x65e5,
  TEN = 0x5341,
  TWENTY = 0x5eff,
};

/* The first years that a bulletin can bear, and the last. */
enum { MIN_YEAR = 1900, MAX_YEAR = 2199 };

static const char *const chinese_digits[] = { "〇", "一", "二", "三", "四",
                                              "五", "六", "七", "八", "九" };

/* Everything that a nought is written with in the archives. */
static const gunichar noughts[] = { 0x3007, 0x25cb, 0x96f6, 0xff2f, 'O', 0x041e, 0x25ef };

/* One number of a date, and how it is written. */
typedef struct
{
  int          value;
  guint        n_digits;
  JbDateDigits digits;
  gunichar     zero;
} Number;

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0x00a0 || c == 0x3000;
}

static const char *
skip_spaces (const char *at)
{
  while (is_space (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);

  return at;
}

/* The value of a digit, -1 for what is none. */
static int
read_digit (gunichar c,
            Number  *number)
{
  if (c >= '0' && c <= '9')
    {
      number->digits = JB_DATE_DIGITS_HALF;
      return (int) c - '0';
    }
  if (c >= 0xff10 && c <= 0xff19)
    {
      number->digits = JB_DATE_DIGITS_FULL;
      return (int) c - 0xff10;
    }

  for (guint i = 0; i < G_N_ELEMENTS (noughts); i++)
    if (c == noughts[i])
      {
        number->digits = JB_DATE_DIGITS_CHINESE;
        number->zero = c;
        return 0;
      }
  for (int i = 1; i < 10; i++)
    if (c == g_utf8_get_char (chinese_digits[i]))
      {
        number->digits = JB_DATE_DIGITS_CHINESE;
        return i;
      }

  return -1;
}

/* Reads a number of at most four digits, or one below a hundred written with 十 or 廿. */
static gboolean
read_number (const char **at,
             Number      *number)
{
  *number = (Number) { .zero = 0x3007 };
  *at = skip_spaces (*at);
  while (number->n_digits <= 4)
    {
      gunichar c = g_utf8_get_char (*at);
      int      digit = read_digit (c, number);

      if ((c == TEN && number->n_digits <= 1) || (c == TWENTY && number->n_digits == 0))
        {
          int units;

          *at = g_utf8_next_char (*at);
          units = read_digit (g_utf8_get_char (*at), number);
          if (units > 0)
            *at = g_utf8_next_char (*at);
          number->value = 10 * (c == TWENTY ? 2 : number->n_digits > 0 ? number->value
                                                                       : 1) +
                          MAX (units, 0);
          number->digits = JB_DATE_DIGITS_CHINESE;
          number->n_digits = 2;
          break;
        }
      if (digit < 0)
        break;
      number->value = number->value * 10 + digit;
      number->n_digits++;
      *at = g_utf8_next_char (*at);
    }
  *at = skip_spaces (*at);

  return number->n_digits > 0 && number->n_digits <= 4;
}

static gboolean
take (const char **at,
      gunichar     c)
{
  if (g_utf8_get_char (*at) != c)
    return FALSE;
  *at = g_utf8_next_char (*at);

  return TRUE;
}

static gboolean
is_separator (gunichar c)
{
  static const gunichar separators[] = { '-', '.', '/', YEAR, 0xff0d, 0xff0e, 0xff0f };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (c == separators[i])
      return TRUE;

  return FALSE;
}

/**
 * jb_date_parse:
 * @text: (nullable): UTF-8
 * @date: (out): the day
 * @style: (out) (optional): how it is written
 *
 * Reads a text that is a date and nothing else, but for white space.
 *
 * Returns: %TRUE if it is one that the calendar has
 */
gboolean
jb_date_parse (const char  *text,
               GDate       *date,
               JbDateStyle *style)
{
  const char *at = text;
  Number      year, month, day;
  JbDateStyle found = JB_DATE_STYLE_INIT;

  g_return_val_if_fail (date != NULL, FALSE);

  if (text == NULL || !read_number (&at, &year) || year.n_digits != 4 ||
      year.value < MIN_YEAR || year.value > MAX_YEAR)
    return FALSE;

  found.separator = g_utf8_get_char (at);
  if (!is_separator (found.separator))
    return FALSE;
  at = g_utf8_next_char (at);
  if (!read_number (&at, &month) ||
      !take (&at, found.separator == YEAR ? MONTH : found.separator) || !read_number (&at, &day))
    return FALSE;
  found.closed = take (&at, DAY);
  at = skip_spaces (at);
  if (*at != '\0' || month.n_digits > 2 || day.n_digits > 2 || month.value < 1 ||
      month.value > 12 || day.value < 1 || day.value > 31 ||
      !g_date_valid_dmy ((GDateDay) day.value, (GDateMonth) month.value, (GDateYear) year.value))
    return FALSE;

  found.digits = year.digits;
  found.zero = year.zero;
  found.padded = (month.value < 10 && month.n_digits == 2) || (day.value < 10 && day.n_digits == 2);
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day.value, (GDateMonth) month.value, (GDateYear) year.value);
  if (style != NULL)
    *style = found;

  return TRUE;
}

static void
append_digits (GString           *text,
               int                value,
               int                width,
               const JbDateStyle *style)
{
  char digits[16];

  g_snprintf (digits, sizeof digits, "%0*d", width, value);
  for (const char *at = digits; *at != '\0'; at++)
    if (style->digits == JB_DATE_DIGITS_HALF)
      g_string_append_c (text, *at);
    else if (style->digits == JB_DATE_DIGITS_FULL)
      g_string_append_unichar (text, 0xff10 + (gunichar) (*at - '0'));
    else if (*at == '0')
      g_string_append_unichar (text, style->zero);
    else
      g_string_append (text, chinese_digits[*at - '0']);
}

/* A month or a day: in Chinese digits as it is spoken, 二十四. */
static void
append_number (GString           *text,
               int                value,
               const JbDateStyle *style)
{
  if (style->digits != JB_DATE_DIGITS_CHINESE)
    {
      append_digits (text, value, style->padded ? 2 : 1, style);
      return;
    }

  if (value < 10 && style->padded)
    g_string_append_unichar (text, style->zero);
  if (value >= 20)
    g_string_append (text, chinese_digits[value / 10]);
  if (value >= 10)
    g_string_append_unichar (text, TEN);
  if (value % 10 > 0)
    g_string_append (text, chinese_digits[value % 10]);
}

/**
 * jb_date_print:
 * @date: a valid day
 * @style: (nullable): how to write it, %NULL for 2014年7月24日
 *
 * Returns: (transfer full): the date as text
 */
char *
jb_date_print (const GDate       *date,
               const JbDateStyle *style)
{
  static const JbDateStyle usual = JB_DATE_STYLE_INIT;
  GString                 *text;

  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  if (style == NULL)
    style = &usual;

  text = g_string_new (NULL);
  append_digits (text, g_date_get_year (date), 4, style);
  g_string_append_unichar (text, style->separator);
  append_number (text, (int) g_date_get_month (date), style);
  g_string_append_unichar (text, style->separator == YEAR ? MONTH : style->separator);
  append_number (text, g_date_get_day (date), style);
  if (style->closed)
    g_string_append_unichar (text, DAY);

  return g_string_free (text, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bulletin/jb-date.h"

/* A date is read as the day that it is, and written again as it was. */
static void
assert_kept (const char *text,
             int         year,
             int         month,
             int         day)
{
  g_autofree char *printed = NULL;
  JbDateStyle      style;
  GDate            date;

  g_assert_true (jb_date_parse (text, &date, &style));
  g_assert_cmpint (g_date_get_year (&date), ==, year);
  g_assert_cmpint (g_date_get_month (&date), ==, month);
  g_assert_cmpint (g_date_get_day (&date), ==, day);
  printed = jb_date_print (&date, &style);
  g_assert_cmpstr (printed, ==, text);
}

static void
test_styles (void)
{
  assert_kept ("2014年7月24日", 2014, 7, 24);
  assert_kept ("2014年7月24", 2014, 7, 24);
  assert_kept ("2014年07月04日", 2014, 7, 4);
  assert_kept ("２０１４年７月２４日", 2014, 7, 24);
  assert_kept ("二〇一四年七月二十四日", 2014, 7, 24);
  assert_kept ("二○一四年七月二十四日", 2014, 7, 24);
  assert_kept ("二零一四年七月二十四日", 2014, 7, 24);
  assert_kept ("二Ｏ一四年七月二十四日", 2014, 7, 24);
  assert_kept ("二〇一〇年十月十日", 2010, 10, 10);
  assert_kept ("二〇一一年十一月二十日", 2011, 11, 20);
  assert_kept ("二〇一二年十二月三十一日", 2012, 12, 31);
  assert_kept ("二〇二五年〇一月〇九日", 2025, 1, 9);
  assert_kept ("2014-7-24", 2014, 7, 24);
  assert_kept ("2014-07-24", 2014, 7, 24);
  assert_kept ("2014.7.24", 2014, 7, 24);
  assert_kept ("2014/7/4", 2014, 7, 4);
  assert_kept ("２０１４．７．２４", 2014, 7, 24);
}

/* Only the day and the style are kept of these. */
static void
test_spaces (void)
{
  static const char *const texts[] = { " 2012年2月6日", "2012 年 2 月 6 日　", "2012年2月6日" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *printed = NULL;
      JbDateStyle      style;
      GDate            date;

      g_assert_true (jb_date_parse (texts[i], &date, &style));
      printed = jb_date_print (&date, &style);
      g_assert_cmpstr (printed, ==, "2012年2月6日");
    }
}

static void
test_spoken (void)
{
  GDate date;

  g_assert_true (jb_date_parse ("二〇一二年一月廿三日", &date, NULL));
  g_assert_cmpint (g_date_get_day (&date), ==, 23);
  g_assert_true (jb_date_parse ("二〇一二年一〇月一三日", &date, NULL));
  g_assert_cmpint (g_date_get_month (&date), ==, 10);
  g_assert_cmpint (g_date_get_day (&date), ==, 13);
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "", " ", "2014", "2014年", "2014年7月", "7月24日", "14年7月24日", "2014年2月30日",
    "2013年2月29日", "2014年13月1日", "2014年0月1日", "2014年7月0日", "2014年7月32日",
    "2014年6月31日", "2014-7.24", "2014年7-24", "2014年7月24日下午", "于2014年7月24日",
    "20140724", "2014 7 24", "1066年10月14日", "2014年7月24日8时", "二千一十四年七月一日",
    "二〇一四年七月二十四十日", "2014--7-24", "（2014年7月24日）", "2014年100月1日",
  };
  GDate date;

  g_assert_false (jb_date_parse (NULL, &date, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (jb_date_parse (texts[i], &date, NULL))
      g_error ("“%s” is taken for a date", texts[i]);

  g_assert_true (jb_date_parse ("2012年2月29日", &date, NULL));
}

/* Every day of some years, in every style, both ways. */
static void
test_every_day (void)
{
  static const gunichar separators[] = { 0x5e74, '-', '.', '/' };
  GDate                 day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, G_DATE_JANUARY, 2008);
  while (g_date_get_year (&day) < 2013)
    {
      for (guint digits = JB_DATE_DIGITS_HALF; digits <= JB_DATE_DIGITS_CHINESE; digits++)
        for (guint i = 0; i < G_N_ELEMENTS (separators) * 2; i++)
          {
            JbDateStyle      style = { digits, 0x3007, separators[i / 2], i % 2 == 1, i < 2 };
            g_autofree char *text = jb_date_print (&day, &style);
            GDate            read;

            g_assert_true (jb_date_parse (text, &read, NULL));
            g_assert_cmpint (g_date_compare (&read, &day), ==, 0);
          }
      g_date_add_days (&day, 1);
    }
}

static void
test_usual (void)
{
  g_autofree char *text = NULL;
  GDate            day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 5, G_DATE_MARCH, 2024);
  text = jb_date_print (&day, NULL);
  g_assert_cmpstr (text, ==, "2024年3月5日");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/styles", test_styles);
  g_test_add_func ("/date/spaces", test_spaces);
  g_test_add_func ("/date/spoken", test_spoken);
  g_test_add_func ("/date/refused", test_refused);
  g_test_add_func ("/date/every-day", test_every_day);
  g_test_add_func ("/date/usual", test_usual);

  return g_test_run ();
}

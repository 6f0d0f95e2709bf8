/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rules-private.h"

#include <string.h>

/* Dates in sentences: 2014年7月24日, 7月24日, 二〇一四年七月二十四日, 2014-07-24. */

enum
{
  YEAR = 0x5e74,
  MONTH = 0x6708,
  DAY = 0x65e5,
  TEN = 0x5341,
};

/* A date, its places in characters. @year is 0 where it is not written, @day too. */
typedef struct
{
  guint start;
  guint end;
  guint year;
  guint month;
  guint day;
} Found;

static gboolean
is_digit (gunichar c)
{
  return jb_character_digit (c) >= 0;
}

static gboolean
is_number (gunichar c,
           gboolean chinese)
{
  return chinese ? jb_character_numeral (c) >= 0 : is_digit (c);
}

/* The value of the number from @start to @end. */
static guint
read_number (const JbPiece *piece,
             guint          start,
             guint          end)
{
  guint value = 0;
  guint unit = 0;

  for (guint i = start; i < end; i++)
    {
      gunichar c = piece->text[i];
      int      numeral = jb_character_numeral (c);

      if (c == TEN)
        {
          value = (value > 0 ? value : 1) * 10;
          unit = value;
        }
      else if (unit > 0)
        value = unit + (guint) MAX (numeral, 0);
      else
        value = value * 10 + (guint) (is_digit (c) ? jb_character_digit (c) : MAX (numeral, 0));
    }

  return value;
}

/* The number before @end, of at most four characters. */
static gboolean
find_number_before (const JbPiece *piece,
                    guint          end,
                    guint         *start,
                    guint         *value)
{
  enum
  {
    LONGEST = 4
  };
  gboolean chinese;

  if (end == 0)
    return FALSE;
  chinese = !is_digit (piece->text[end - 1]);
  *start = end;
  while (*start > 0 && is_number (piece->text[*start - 1], chinese))
    {
      --*start;
      if (end - *start > LONGEST)
        return FALSE;
    }
  *value = read_number (piece, *start, end);

  return *start < end && (*start == 0 || piece->text[*start - 1] != '.');
}

static gboolean
find_number_after (const JbPiece *piece,
                   guint          start,
                   guint         *end,
                   guint         *value)
{
  enum
  {
    LONGEST = 3
  };
  gboolean chinese = !is_digit (piece->text[start]);

  *end = start;
  while (is_number (piece->text[*end], chinese))
    {
      ++*end;
      if (*end - start > LONGEST)
        return FALSE;
    }
  *value = read_number (piece, start, *end);

  return *end > start;
}

/* The date around the 月 at @at. */
static gboolean
read_date (const JbPiece *piece,
           guint          at,
           Found         *found)
{
  guint day_end, year_start, value;

  memset (found, 0, sizeof *found);
  if (!find_number_before (piece, at, &found->start, &found->month))
    return FALSE;
  found->end = at + 1;

  if (found->start > 0 && piece->text[found->start - 1] == YEAR &&
      find_number_before (piece, found->start - 1, &year_start, &value) &&
      found->start - 1 - year_start == 4)
    {
      found->year = value;
      found->start = year_start;
    }
  if (find_number_after (piece, at + 1, &day_end, &value) && piece->text[day_end] == DAY)
    {
      found->day = value;
      found->end = day_end + 1;
      /* 0日 is no day, but it is one for the reader. */
      if (value == 0)
        found->day = 99;
    }

  return TRUE;
}

/* The next date from the stop number *@stop on, which moves behind it. */
static gboolean
find_date (const JbPiece *piece,
           guint         *stop,
           Found         *found)
{
  while (*stop < piece->n_stops)
    {
      guint at = piece->stops[(*stop)++];

      if (piece->text[at] == MONTH && read_date (piece, at, found))
        return TRUE;
    }

  return FALSE;
}

static guint
count_days (guint year,
            guint month)
{
  return g_date_get_days_in_month ((GDateMonth) month, (GDateYear) (year > 0 ? year : 2000));
}

static gboolean
is_lunar (const JbPiece *piece,
          guint          start)
{
  for (guint i = start > 6 ? start - 6 : 0; i < start; i++)
    if (jb_piece_has (piece, i, "农历") || jb_piece_has (piece, i, "阴历") ||
        jb_piece_has (piece, i, "旧历"))
      return TRUE;

  return FALSE;
}

static void
report_invalid (JbReport *report,
                guint     start,
                guint     end)
{
  jb_report (report, .start = start, .end = end,
             .message = _("The calendar has no such day."));
}

/* 2014-02-30 and 2014.2.30; a month above 12 may be a code. */
static void
check_parted (const JbPiece *piece,
              guint          at,
              JbReport      *report)
{
  const gunichar *text = piece->text;
  gunichar        separator = text[at];
  guint           start, month_end, day_end, year, month, day;

  if (!find_number_before (piece, at, &start, &year) || at - start != 4 ||
      !is_digit (text[start]) || year < 1900 || year > 2100 ||
      !find_number_after (piece, at + 1, &month_end, &month) || month_end - at > 3 ||
      text[month_end] != separator || !is_digit (text[at + 1]) ||
      !find_number_after (piece, month_end + 1, &day_end, &day) || day_end - month_end > 3 ||
      text[day_end] == separator || !is_digit (text[month_end + 1]))
    return;
  if (start > 0 && (text[start - 1] == separator ||
                    jb_character_is (text[start - 1], JB_CHARACTER_LETTER)))
    return;

  if (month >= 1 && month <= 12 && day <= 31 && (day == 0 || day > count_days (year, month)))
    report_invalid (report, start, day_end);
}

/* A 29th of February without a year is of about the issue's year, unless one is named before. */
static gboolean
is_no_leap_day (const JbPiece *piece,
                const Found   *found)
{
  enum
  {
    FAR_BACK = 500
  };
  const guint year = piece->date / 10000;

  if (found->year != 0 || found->month != 2 || found->day != 29 || year < 1901)
    return FALSE;
  for (guint i = year - 1; i <= year + 1; i++)
    if (count_days (i, 2) == 29)
      return FALSE;
  for (guint i = found->start > FAR_BACK ? found->start - FAR_BACK : 4; i < found->start; i++)
    if (piece->text[i] == YEAR && is_digit (piece->text[i - 1]) && is_digit (piece->text[i - 4]))
      return FALSE;

  return TRUE;
}

/* The second day of 6月28日至31日 and of 2月28—30日. */
static void
check_last_day (const JbPiece *piece,
                const Found   *found,
                JbReport      *report)
{
  const gunichar *text = piece->text;
  guint           at = found->end;
  guint           value, start, end;

  if (found->month < 1 || found->month > 12 ||
      (found->day == 0 && !find_number_after (piece, found->end, &at, &value)) ||
      !jb_piece_one_of (text[at], "至到—～－-~"))
    return;
  start = at + 1;
  if (!find_number_after (piece, start, &end, &value) || text[end] != DAY ||
      value <= count_days (found->year, found->month) || is_lunar (piece, found->start))
    return;

  report_invalid (report, start, end + 1);
}

void
jb_check_date_invalid (const JbPiece *piece,
                       JbReport      *report)
{
  const guint separators = JB_CHARACTER_DASH | JB_CHARACTER_HALF_POINT | JB_CHARACTER_OTHER;
  Found       found;
  guint       at = 0;

  while (find_date (piece, &at, &found))
    {
      check_last_day (piece, &found, report);
      if (found.day == 0 && (found.year == 0 || found.month <= 12))
        continue;
      if (found.month >= 1 && found.month <= 12 &&
          (found.day == 0 || found.day <= count_days (found.year, found.month)) &&
          !is_no_leap_day (piece, &found))
        continue;
      if (!is_lunar (piece, found.start))
        report_invalid (report, found.start, found.end);
    }

  for (guint k = 0, mark = 0; jb_piece_next (piece, separators, &k, &mark);)
    if (jb_piece_one_of (piece->text[mark], "-./"))
      check_parted (piece, mark, report);
}

static int
read_weekday (gunichar c)
{
  int numeral = jb_character_numeral (c);

  if (c == DAY || c == 0x5929)
    return 7;

  return numeral >= 1 && numeral <= 6 ? numeral : 0;
}

static guint
find_weekday (guint year,
              guint month,
              guint day)
{
  g_autoptr (GDate) date = NULL;

  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 ||
      day > count_days (year, month))
    return 0;
  date = g_date_new_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return g_date_get_weekday (date);
}

/* Whether the date is that day of the week in the year before or after. */
static gboolean
is_weekday_near (guint        year,
                 const Found *found,
                 guint        weekday)
{
  return weekday == find_weekday (year - 1, found->month, found->day) ||
         weekday == find_weekday (year + 1, found->month, found->day);
}

/* Where the day of the week of the date that ends at @at is named, or 0. */
static guint
find_weekday_name (const JbPiece *piece,
                   guint          at)
{
  if (piece->text[at] == 0xff08 || piece->text[at] == '(' || piece->text[at] == 0xff0c)
    at++;
  if (jb_piece_has (piece, at, "星期") || jb_piece_has (piece, at, "礼拜"))
    at += 2;
  else if (jb_piece_has (piece, at, "周"))
    at++;
  else
    return 0;
  if (read_weekday (piece->text[at]) == 0)
    return 0;

  /* 周一至周五 is a range, 周日报 and 周一一早 are other words. */
  return jb_piece_one_of (piece->text[at + 1], "至到、—－～~-和及或报年期") ? 0 : at;
}

void
jb_check_date_weekday (const JbPiece *piece,
                       JbReport      *report)
{
  static const char *const names[] = { "一", "二", "三", "四", "五", "六", "日" };
  Found                    found;
  guint                    at = 0;
  guint                    year = piece->date / 10000;

  while (find_date (piece, &at, &found))
    {
      guint            name, named, real;
      g_autofree char *message = NULL;

      if (found.year > 0)
        year = found.year;
      if (found.day == 0)
        continue;
      name = find_weekday_name (piece, found.end);
      if (name == 0 || year == 0)
        continue;

      named = (guint) read_weekday (piece->text[name]);
      real = find_weekday (year, found.month, found.day);
      /* About the turn of the year the year that is meant may be the one before or after. */
      if (real == 0 || named == real ||
          (found.year == 0 && is_weekday_near (year, &found, named) &&
           (found.month <= 2 || found.month >= 11)))
        continue;

      message = g_strdup_printf (_("That day is a 星期%s."), names[real - 1]);
      jb_report (report, .start = name, .end = name + 1, .fix = names[real - 1],
                 .message = message);
    }
}

/* In 日前天气 and 以前天天来 the word is another one, and 昨天的 and 昨日之 are the past. */
static gboolean
is_other_day (const JbPiece *piece,
              guint          start,
              guint          end)
{
  if (piece->text[start] == 0x524d &&
      (piece->text[end] == 0x5929 || piece->text[end] == 0x6027 ||
       jb_piece_one_of (start > 0 ? piece->text[start - 1] : 0,
                        "日以目之此先从生年月会节午产婚战提跟面眼当空史事课饭周期")))
    return TRUE;

  return piece->text[start] == 0x6628 && jb_piece_one_of (piece->text[end], "之的");
}

/* Words that mean a day only to who reads them that day. */
static guint
match_relative (const JbPiece *piece,
                guint          at)
{
  static const char *const days[] = { "昨天", "昨日", "前天", "前日", "大前天" };
  static const char *const open_days[] = { "今天", "今日", "明天", "明日", "后天" };
  static const char *const hours[] = { "上午", "下午", "晚上", "早上", "中午", "凌晨", "早晨", "夜里" };
  static const char *const weeks[] = { "本周", "上周", "下周" };
  gunichar                 next = piece->text[at + 1];

  if (next != 0x5929 && next != DAY && next != 0x5468 && next != 0x524d)
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (jb_piece_has (piece, at, days[i]))
      {
        guint length = (guint) g_utf8_strlen (days[i], -1);

        return is_other_day (piece, at, at + length) ? 0 : length;
      }
  for (guint i = 0; i < G_N_ELEMENTS (open_days); i++)
    if (jb_piece_has (piece, at, open_days[i]))
      for (guint j = 0; j < G_N_ELEMENTS (hours); j++)
        if (jb_piece_has (piece, (gint64) at + 2, hours[j]))
          return 2;
  for (guint i = 0; i < G_N_ELEMENTS (weeks); i++)
    if (jb_piece_has (piece, at, weeks[i]) && read_weekday (piece->text[at + 2]) > 0)
      return 3;

  return 0;
}

/* What somebody said stays as it was said. */
static gboolean
is_quoted (const JbPiece *piece,
           guint          place)
{
  enum
  {
    FAR = 400
  };

  for (guint i = place; i > 0 && place - i < FAR; i--)
    if (piece->text[i - 1] == 0x201c || piece->text[i - 1] == 0x201d)
      return piece->text[i - 1] == 0x201c;

  return FALSE;
}

void
jb_check_date_relative (const JbPiece *piece,
                        JbReport      *report)
{
  guint end = 0;

  for (guint i = 0; i < piece->n_stops && !jb_report_is_full (report); i++)
    {
      guint at = piece->stops[i];
      guint length = at < end ? 0 : match_relative (piece, at);

      if (length == 0 || is_quoted (piece, at))
        continue;
      end = at + length;
      jb_report (report, .start = at, .end = end,
                 .message = _("A later reader cannot tell which day is meant: give the date."));
    }
}

void
jb_check_date_padded (const JbPiece *piece,
                      JbReport      *report)
{
  const gunichar *text = piece->text;

  for (guint k = 0, at = 0; jb_piece_next (piece, JB_CHARACTER_ANY_DIGIT, &k, &at);)
    {
      gunichar before = at > 0 ? text[at - 1] : 0;
      char     fix[8];

      if (jb_character_digit (text[at]) != 0 || jb_character_digit (text[at + 1]) < 1 ||
          (text[at + 2] != MONTH && text[at + 2] != DAY) || is_digit (before) ||
          jb_piece_one_of (before, ".:-/") || jb_piece_one_of (text[at + 3], "报刊"))
        continue;

      fix[g_unichar_to_utf8 (text[at + 1], fix)] = '\0';
      jb_report (report, .start = at, .end = at + 2, .fix = fix, .safe = TRUE,
                 .message = _("Month and day have no leading zero: 7月5日."));
    }
}

/* Whether the sentence around @start speaks of something to come, or of a deadline. */
static gboolean
is_ahead (const JbPiece *piece,
          guint          start,
          guint          end)
{
  static const char *const words[] = {
    "将", "拟", "计划", "预计", "定于", "截止", "之前", "力争", "确保", "为期", "安排", "要求", "报名",
    "下一步", "届时", "有望", "即将", "目标", "应于", "请于", "须于", "务必", "决定", "规划", "期限",
    "有效", "争取", "准备", "打算", "部署", "启用", "施行", "正式实施", "开学", "生效", "要在", "要于", "筹备",
  };
  enum
  {
    FAR = 300
  };
  guint from = start;
  guint to = end;

  if (jb_piece_one_of (piece->text[end], "前止至到—～-－起以后底"))
    return TRUE;
  while (from > 0 && start - from < FAR && !jb_piece_one_of (piece->text[from - 1], "。！？；\n"))
    from--;
  while (to < piece->length && to - end < FAR && !jb_piece_one_of (piece->text[to], "。！？；\n"))
    to++;
  for (guint i = from; i < to; i++)
    for (guint j = 0; j < G_N_ELEMENTS (words); j++)
      if (piece->text[i] == g_utf8_get_char (words[j]) && jb_piece_has (piece, i, words[j]))
        return TRUE;

  return FALSE;
}

/* How many days the date lies after the issue's; without a year, as the nearest such day. */
static int
count_days_after (const JbPiece *piece,
                  const Found   *found)
{
  enum
  {
    NEAR = 92
  };
  guint year = piece->date / 10000;
  GDate issue, date;
  int   days;

  g_date_clear (&issue, 1);
  g_date_clear (&date, 1);
  g_date_set_dmy (&issue, (GDateDay) (piece->date % 100),
                  (GDateMonth) (piece->date / 100 % 100), (GDateYear) year);
  if (found->month < 1 || found->month > 12 || found->day < 1 ||
      found->day > count_days (found->year > 0 ? found->year : year, found->month) ||
      found->year > 2200)
    return 0;
  g_date_set_dmy (&date, (GDateDay) found->day, (GDateMonth) found->month,
                  (GDateYear) (found->year > 0 ? found->year : year));
  days = g_date_days_between (&issue, &date);

  return found->year == 0 && days > NEAR ? 0 : days;
}

void
jb_check_date_after_issue (const JbPiece *piece,
                           JbReport      *report)
{
  Found    found;
  guint    at = 0;
  gboolean other_year = FALSE;

  if (piece->date == 0)
    return;

  while (find_date (piece, &at, &found))
    {
      if (found.year > 0)
        other_year = found.year != piece->date / 10000;
      /* 2012年…… 9月5日 is of 2012, whatever the issue's year. */
      if (found.day == 0 || (found.year == 0 && other_year) ||
          count_days_after (piece, &found) <= 0 || is_ahead (piece, found.start, found.end))
        continue;
      jb_report (report, .start = found.start, .end = found.end,
                 .message = _("This day comes after the date of the issue."));
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rules-private.h"

#include <string.h>

#include "bulletin/jb-date.h"

/* Official documents, GB/T 9704. */

static gsize
count_characters (const char *text)
{
  return (gsize) g_utf8_strlen (text, -1);
}

static void
report_part (JbReport   *report,
             guint       block,
             gsize       start,
             gsize       end,
             const char *message,
             const char *fix,
             gboolean    safe)
{
  jb_report (report, .block = block, .start = start, .end = end, .fix = fix, .safe = safe,
             .message = message);
}

/* Something that the document lacks, said where it would stand. */
static void
report_absent (const JbIssue *issue,
               JbReport      *report,
               JbFindingLevel level,
               const char    *pointer,
               const char    *message)
{
  if (issue->blocks->len > 0)
    jb_report (report, .pointer = pointer, .level = level,
               .message = message);
}

static guint
find_year (const JbIssue *issue)
{
  return issue->date / 10000;
}

/* Reports each run of spaces; whether there is any. */
static gboolean
report_spaces (const gunichar *text,
               guint           length,
               guint           block,
               JbReport       *report)
{
  gboolean found = FALSE;

  for (guint at = 0, end; at < length; at = end + 1)
    {
      for (end = at; end < length && jb_character_is (text[end], JB_CHARACTER_SPACE); end++)
        ;
      if (end == at)
        continue;
      report_part (report, block, at, end, _("A document’s number has no spaces."), "", TRUE);
      found = TRUE;
    }

  return found;
}

/* The brackets around the year, the words after it: 历妇发〔2012〕8号. */
static void
check_number (const JbIssue *issue,
              guint          block,
              JbReport      *report)
{
  g_autofree char     *value = jb_issue_dup_value (issue, block);
  g_autofree gunichar *text = g_utf8_to_ucs4_fast (value, -1, NULL);
  guint                length = (guint) count_characters (value);
  guint                open = length;
  guint                close, at;
  guint                year = 0;

  /* What it is without them is looked at when they are gone. */
  if (report_spaces (text, length, block, report))
    return;
  for (guint i = 0; i < length && open == length; i++)
    if (jb_piece_one_of (text[i], "〔[(（［【﹝〖"))
      open = i;
  for (at = open + 1; at < length && jb_character_digit (text[at]) >= 0; at++)
    year = MIN (year * 10 + (guint) jb_character_digit (text[at]), 99999);
  if (open == length || at >= length || !jb_piece_one_of (text[at], "〕])）］】﹞〗"))
    {
      report_part (report, block, 0, length,
                   _("A document’s number is made like 妇发〔2012〕8号."), NULL, FALSE);
      return;
    }
  close = at;

  if (text[open] != 0x3014 || text[close] != 0x3015)
    {
      g_autofree char *inside =
          g_ucs4_to_utf8 (text + open + 1, (glong) (close - open - 1), NULL, NULL, NULL);
      g_autofree char *fix = g_strconcat ("〔", inside, "〕", NULL);

      report_part (report, block, open, close + 1, _("The year stands in 〔〕."), fix, TRUE);
    }
  if (close - open != 5)
    report_part (report, block, open + 1, close, _("The year has four digits."), NULL, FALSE);
  else if (find_year (issue) != 0 && year != find_year (issue))
    report_part (report, block, open + 1, close,
                 _("This is not the year of the document’s date."), NULL, FALSE);

  at = close + 1;
  if (text[at] == 0x7b2c)
    {
      report_part (report, block, at, at + 1, _("The number has no 第 before it."), "", TRUE);
      at++;
    }
  close = at;
  while (jb_character_digit (text[close]) == 0 && jb_character_digit (text[close + 1]) >= 0)
    close++;
  if (close > at)
    report_part (report, block, at, close, _("The number has no leading zeros."), "", TRUE);
  for (at = close; jb_character_digit (text[at]) >= 0; at++)
    ;
  if (at == close || text[at] != 0x53f7)
    report_part (report, block, 0, length,
                 _("A document’s number is made like 妇发〔2012〕8号."), NULL, FALSE);
}

/* 妇发〔13〕6号 above the title was read as its first line. */
static gboolean
is_meant_for_number (const char *line)
{
  const char *end = line + strlen (line);

  return strpbrk (line, "0123456789") != NULL && strstr (line, "关于") == NULL &&
         (g_str_has_suffix (line, "号") || (end > line && g_ascii_isdigit (end[-1]))) &&
         (strstr (line, "〔") != NULL || strstr (line, "〕") != NULL || strchr (line, '[') != NULL ||
          strchr (line, ']') != NULL);
}

static void
check_swallowed_number (const JbIssue *issue,
                        JbReport      *report)
{
  guint            first = jb_issue_find_role (issue, JB_ROLE_DOCUMENT_TITLE, 0);
  g_autofree char *line = NULL;

  if (first == JB_ISSUE_NONE || first + 1 >= issue->blocks->len ||
      jb_issue_get_block (issue, first + 1)->role != JB_ROLE_DOCUMENT_TITLE)
    return;

  line = jb_issue_dup_value (issue, first);
  if (is_meant_for_number (line))
    report_part (report, first, 0, count_characters (line),
                 _("A document’s number is made like 妇发〔2012〕8号."), NULL, FALSE);
}

void
jb_check_document_number (const JbIssue       *issue,
                          const JbRuleContext *context,
                          JbReport            *report)
{
  if (issue->transcript->kind == JB_KIND_DOCUMENT &&
      jb_issue_find_role (issue, JB_ROLE_NUMBER, 0) == JB_ISSUE_NONE)
    check_swallowed_number (issue, report);
  for (guint i = jb_issue_find_role (issue, JB_ROLE_NUMBER, 0); i != JB_ISSUE_NONE;
       i = jb_issue_find_role (issue, JB_ROLE_NUMBER, i + 1))
    if (jb_issue_get_block (issue, i)->length > 0)
      check_number (issue, i, report);
}

static gboolean
has_body (const JbIssue *issue)
{
  return jb_issue_find_role (issue, JB_ROLE_BODY, 0) != JB_ISSUE_NONE ||
         jb_issue_find_role (issue, JB_ROLE_HEADING, 0) != JB_ISSUE_NONE;
}

/* What was not recognised may be the text of the document. */
void
jb_check_document_body (const JbIssue *issue,
                        JbReport      *report)
{
  g_autofree char *title = NULL;

  if (issue->transcript->kind != JB_KIND_DOCUMENT || has_body (issue) ||
      jb_issue_find_role (issue, JB_ROLE_UNKNOWN, 0) != JB_ISSUE_NONE)
    return;

  title = jb_issue_dup_document_title (issue);
  if (*title != '\0')
    report_absent (issue, report, 0, "/document/body", _("The document has a title and no text."));
}

/* An opinion may be for everybody; when there is nothing but its title that is not asked yet. */
static gboolean
may_be_for_everybody (const char *title)
{
  return g_str_has_suffix (title, "意见");
}

/* What these are is addressed to somebody. */
static gboolean
needs_addressee (const char *title)
{
  static const char *const kinds[] = { "通知", "请示", "报告", "函", "批复", "意见", "通报" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_suffix (title, kinds[i]))
      return TRUE;

  return FALSE;
}

void
jb_check_document_addressee (const JbIssue       *issue,
                             const JbRuleContext *context,
                             JbReport            *report)
{
  guint            last = JB_ISSUE_NONE;
  g_autofree char *title = NULL;
  const char      *close, *found;
  gsize            length;

  if (issue->transcript->kind != JB_KIND_DOCUMENT)
    return;

  for (guint i = 0; i < issue->blocks->len; i++)
    if (jb_issue_get_block (issue, i)->role == JB_ROLE_ADDRESSEE)
      last = i;
  if (last == JB_ISSUE_NONE)
    {
      title = jb_issue_dup_document_title (issue);
      if (needs_addressee (title) &&
          (has_body (issue) || !may_be_for_everybody (title)))
        report_absent (issue, report, 0, "/document/addressee",
                       _("The document does not say whom it is addressed to."));
      return;
    }

  close = jb_issue_get_close (issue, last, &length);
  found = length > 0 ? memchr (close, ':', length) : NULL;
  if (found != NULL)
    jb_report (report, .block = last, .start = (gsize) (found - issue->transcript->text),
               .end = (gsize) (found - issue->transcript->text) + 1, .outside = TRUE, .fix = "：",
               .safe = TRUE,
               .message = _("After the addressees stands a full-width colon."));
}

/* The kinds of documents, and of what is sent out like one. */
static gboolean
names_its_kind (const char *title)
{
  static const char *const kinds[] = {
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复",
    "议案", "函", "纪要", "办法", "规定", "细则", "方案", "计划", "要点", "总结", "条例", "规则", "章程",
    "名单", "规划", "讲话", "汇报", "安排", "预案", "制度", "标准", "倡议书", "倡议", "信", "答复", "说明",
    "建议", "提案", "简报", "情况", "提纲", "须知", "指南", "书", "表", "准则", "守则", "职责", "议程",
    "日程", "致辞", "发言", "材料", "综述", "启事", "声明", "证明", "措施", "目录", "清单",
  };
  g_autofree char *bare = g_strdup (title);
  char            *bracket = g_strrstr (bare, "（");

  if (bracket != NULL && bracket != bare && g_str_has_suffix (bare, "）"))
    *bracket = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_suffix (bare, kinds[i]))
      return TRUE;

  return FALSE;
}

/* A title needs no 关于; whether it names its kind is worth a look. */
void
jb_check_document_title (const JbIssue       *issue,
                         const JbRuleContext *context,
                         JbReport            *report)
{
  g_autofree char *title = NULL;
  guint            first, last;

  if (issue->transcript->kind != JB_KIND_DOCUMENT)
    return;

  title = jb_issue_dup_document_title (issue);
  if (*title == '\0')
    {
      report_absent (issue, report, JB_FINDING_ERROR, "/document/title",
                     _("The document has no title."));
      return;
    }

  first = jb_issue_find_role (issue, JB_ROLE_DOCUMENT_TITLE, 0);
  for (last = first; last + 1 < issue->blocks->len &&
                     jb_issue_get_block (issue, last + 1)->role == JB_ROLE_DOCUMENT_TITLE;)
    last++;
  if (!names_its_kind (title))
    {
      g_autofree char *value = jb_issue_dup_value (issue, last);

      jb_report (report, .block = last, .end = count_characters (value), .level = JB_FINDING_INFO,
                 .message = _("The title does not name the kind of document, such as 通知 or 意见."));
    }
}

/* Under the old standard the date stood in Chinese digits. */
void
jb_check_document_date (const JbIssue       *issue,
                        const JbRuleContext *context,
                        JbReport            *report)
{
  enum
  {
    ARABIC_SINCE = 20120701
  };
  guint            block;
  g_autofree char *value = NULL;
  g_autofree char *fix = NULL;
  GDate            date;
  JbDateStyle      style;

  if (issue->transcript->kind != JB_KIND_DOCUMENT)
    return;

  block = jb_issue_find_role (issue, JB_ROLE_DOCUMENT_DATE, 0);
  if (block == JB_ISSUE_NONE || jb_issue_get_block (issue, block)->length == 0)
    {
      if (jb_issue_find_role (issue, JB_ROLE_BODY, 0) != JB_ISSUE_NONE)
        report_absent (issue, report, 0, "/document/date", _("The document has no date."));
      return;
    }

  value = jb_issue_dup_value (issue, block);
  if (!jb_date_parse (value, &date, &style))
    {
      report_part (report, block, 0, count_characters (value),
                   _("A document’s date has year, month and day."), NULL, FALSE);
      return;
    }

  fix = jb_date_print (&date, NULL);
  if (style.digits == JB_DATE_DIGITS_CHINESE && issue->date >= ARABIC_SINCE)
    report_part (report, block, 0, count_characters (value),
                 _("A document’s date is written in Arabic digits."), fix, TRUE);
  else if (style.separator != 0x5e74)
    report_part (report, block, 0, count_characters (value),
                 _("A document’s date is written with 年, 月 and 日."), fix, TRUE);
}

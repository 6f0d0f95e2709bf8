/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-role-check.h"

#include <string.h>

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (jb-role-error-quark, jb_role_error)

typedef struct
{
  gunichar open;
  gunichar close;
} Bracket;

static const Bracket brackets[] = {
  { 0xff08, 0xff09 }, /* （） */
  { '(', ')' },
  { 0x3014, 0x3015 }, /* 〔〕 */
  { '[', ']' },
  { 0xff3b, 0xff3d }, /* ［］ */
  { 0x3010, 0x3011 }, /* 【】 */
  { 0x3016, 0x3017 }, /* 〖〗 */
  { 0x300a, 0x300b }, /* 《》 */
};

/* Deeper nesting than this is not counted: no printed line comes near it. */
enum { MAX_NESTING = 32 };

static const char *const digest_headings[] = {
  "内容提要", "本期要目", "本期导读", "本期目录", "目录", "要目", "导读",
};

static const char *const list_labels[] = {
  "报", "送", "发", "抄报", "抄送", "分送", "主送", "主报", "印发", "发至",
};

static gboolean
is_trimmed (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0x3000 || c == 0x00a0 || c == 0x2002 || c == 0x2003 ||
         c == '\f' || c == 0xfeff;
}

static gboolean
is_line_break (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static gboolean
is_control (gunichar c)
{
  return (c < 0x20 && c != '\t') || (c >= 0x7f && c < 0xa0);
}

static gboolean
is_colon (gunichar c)
{
  return c == 0xff1a || c == ':' || c == 0x2236;
}

static gboolean
is_one_of (gunichar    c,
           const char *set)
{
  for (const char *p = set; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) == c)
      return TRUE;

  return FALSE;
}

static gboolean
fail (GError    **error,
      JbRoleError code,
      const char *message)
{
  g_set_error_literal (error, JB_ROLE_ERROR, code, message);
  return FALSE;
}

/* What a row of a drawn table begins with: a box-drawing character, or the bars and
 * crosses that stand for them on a typewriter. */
static gboolean
begins_table_row (const char *line)
{
  gunichar c;

  while (is_trimmed (g_utf8_get_char (line)))
    line = g_utf8_next_char (line);

  c = g_utf8_get_char (line);
  return (c >= 0x2500 && c <= 0x257f) || c == '|' || c == '+' || c == 0xff5c;
}

static gboolean
is_drawn_table (const char *value)
{
  const char *line = value;

  for (;;)
    {
      const char *end = strchr (line, '\n');

      if (!begins_table_row (line))
        return FALSE;
      if (end == NULL)
        return TRUE;
      line = end + 1;
    }
}

static gboolean
check_characters (JbRole      role,
                  const char *value,
                  GError    **error)
{
  gboolean may_break = role == JB_ROLE_PARAGRAPH || role == JB_ROLE_BODY;
  gboolean broken = FALSE;

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' && may_break)
        {
          broken = TRUE;
        }
      else if (is_line_break (c))
        {
          return fail (error, JB_ROLE_ERROR_CHARACTER,
                       _("There is a line break in it, and the text keeps this on one line"));
        }
      else if (is_control (c))
        {
          g_set_error (error, JB_ROLE_ERROR, JB_ROLE_ERROR_CHARACTER,
                       _("There is a control character in it (U+%04X)"), c);
          return FALSE;
        }
    }

  if (broken && !is_drawn_table (value))
    return fail (error, JB_ROLE_ERROR_CHARACTER,
                 _("There is a line break in it, which only a drawn table may have"));

  return TRUE;
}

static gboolean
check_ends (const char *value,
            GError    **error)
{
  const char *last = g_utf8_find_prev_char (value, value + strlen (value));

  if (is_trimmed (g_utf8_get_char (value)))
    return fail (error, JB_ROLE_ERROR_SHAPE,
                 _("It begins with white space, which would be lost"));
  if (is_trimmed (g_utf8_get_char (last)))
    return fail (error, JB_ROLE_ERROR_SHAPE,
                 _("It ends with white space, which would be lost"));

  return TRUE;
}

/* Walks the value with a stack of open brackets. @separator, when not 0, may only stand
 * inside brackets. */
static gboolean
check_brackets (const char *value,
                gunichar    separator,
                GError    **error)
{
  gunichar stack[MAX_NESTING];
  guint    depth = 0;

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (separator != 0 && c == separator && depth == 0)
        return fail (error, JB_ROLE_ERROR_SHAPE,
                     _("There is a “，” in it, which would split it in two"));

      for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
        {
          if (c == brackets[i].open && depth < MAX_NESTING)
            stack[depth++] = brackets[i].close;
          else if (c == brackets[i].close && (depth == 0 || stack[--depth] != c))
            return fail (error, JB_ROLE_ERROR_SHAPE,
                         _("A bracket in it is closed that was not opened"));
        }
    }

  if (depth > 0)
    return fail (error, JB_ROLE_ERROR_SHAPE, _("A bracket in it is not closed"));

  return TRUE;
}

static gboolean
check_section_name (const char *value,
                    GError    **error)
{
  gunichar before = 0;

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_one_of (c, "[]［］【】〖〗"))
        return fail (error, JB_ROLE_ERROR_SHAPE,
                     _("A section’s name cannot hold square brackets: they are printed around it"));
      if (is_trimmed (c) &&
          (before >= 0x80 || g_utf8_get_char (g_utf8_next_char (p)) >= 0x80))
        return fail (error, JB_ROLE_ERROR_SHAPE,
                     _("A section’s name cannot hold white space: it would be closed up"));
      before = c;
    }

  for (guint i = 0; i < G_N_ELEMENTS (digest_headings); i++)
    if (strcmp (value, digest_headings[i]) == 0)
      return fail (error, JB_ROLE_ERROR_SHAPE,
                   _("A section of this name would be read as the heading of the digest"));

  return TRUE;
}

/* A label and a colon where the text could begin a new list. */
static gboolean
begins_list (const char *p)
{
  for (guint i = 0; i < G_N_ELEMENTS (list_labels); i++)
    {
      const char *rest = p;

      if (!g_str_has_prefix (p, list_labels[i]))
        continue;

      rest += strlen (list_labels[i]);
      while (is_trimmed (g_utf8_get_char (rest)))
        rest = g_utf8_next_char (rest);
      if (is_colon (g_utf8_get_char (rest)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_recipient (const char *value,
                 GError    **error)
{
  gunichar before = ' ';
  gunichar last;

  if (!check_brackets (value, 0xff0c, error))
    return FALSE;

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (is_trimmed (before) && begins_list (p))
        return fail (error, JB_ROLE_ERROR_SHAPE,
                     _("There is a label with a colon in it, which would begin another list"));
      before = g_utf8_get_char (p);
    }

  last = before;
  if (is_one_of (last, "。；"))
    return fail (error, JB_ROLE_ERROR_SHAPE,
                 _("It ends with a mark that closes the list and would be lost"));

  return TRUE;
}

static gboolean
check_addressee (const char *value,
                 GError    **error)
{
  const char *last = g_utf8_find_prev_char (value, value + strlen (value));

  if (!check_brackets (value, 0xff0c, error))
    return FALSE;

  if (is_colon (g_utf8_get_char (last)))
    return fail (error, JB_ROLE_ERROR_SHAPE,
                 _("The colon after the addressees is printed by itself: leave it out here"));

  return TRUE;
}

static gboolean
check_label (const char *value,
             GError    **error)
{
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_trimmed (c))
        return fail (error, JB_ROLE_ERROR_SHAPE, _("A label cannot hold white space"));
      if (is_colon (c) || is_one_of (c, "，、。；"))
        return fail (error, JB_ROLE_ERROR_SHAPE, _("A label cannot hold punctuation"));
    }

  return TRUE;
}

static gboolean
check_subtitle (const char *value,
                GError    **error)
{
  if (is_one_of (g_utf8_get_char (value), "-–—―－─"))
    return fail (error, JB_ROLE_ERROR_SHAPE,
                 _("The dashes before a subtitle are printed by themselves: leave them out here"));

  return TRUE;
}

static gboolean
check_digest_title (const char *value,
                    GError    **error)
{
  if (is_one_of (g_utf8_get_char (value), "◆◇★☆●○■□▲△•·※"))
    return fail (error, JB_ROLE_ERROR_SHAPE,
                 _("The list mark before a title of the digest would be lost: leave it out here"));

  return TRUE;
}

static gboolean
check_heading (const char *value,
               GError    **error)
{
  const char *p = value;

  while (is_one_of (g_utf8_get_char (p), "一二三四五六七八九十百○〇零") && *p != '\0')
    p = g_utf8_next_char (p);

  if (p == value || g_utf8_get_char (p) != 0x3001)
    return fail (error, JB_ROLE_ERROR_SHAPE,
                 _("A heading begins with its number, as in “一、”"));

  return TRUE;
}

static gboolean
check_document_date (const char *value,
                     GError    **error)
{
  if (is_one_of (g_utf8_get_char (value), "（("))
    return fail (error, JB_ROLE_ERROR_SHAPE,
                 _("The brackets around a date are printed by themselves: leave them out here"));

  return TRUE;
}

/**
 * jb_role_check_value:
 * @role: where the value is to stand
 * @value: the value, as a form or a script gives it
 * @error: return location for a #JbRoleError
 *
 * Whether the legacy text can carry a value in such a way that reading the text again
 * gives the same value. Ornaments and text that was not recognised may be anything
 * that is UTF-8. The message is a sentence about "it", to stand after the name of the
 * field or its pointer.
 *
 * Returns: %TRUE if it can
 */
gboolean
jb_role_check_value (JbRole      role,
                     const char *value,
                     GError    **error)
{
  g_return_val_if_fail (value != NULL, FALSE);

  if (!g_utf8_validate (value, -1, NULL))
    return fail (error, JB_ROLE_ERROR_CHARACTER, _("It is not valid UTF-8"));

  if (role == JB_ROLE_ORNAMENT || role == JB_ROLE_UNKNOWN)
    return TRUE;

  if (*value == '\0')
    return fail (error, JB_ROLE_ERROR_EMPTY, _("It is empty: leave it out instead"));

  if (!check_characters (role, value, error) || !check_ends (value, error))
    return FALSE;

  switch ((guint) role)
    {
    case JB_ROLE_DIGEST_SECTION:
    case JB_ROLE_SECTION:
      return check_section_name (value, error);

    case JB_ROLE_DIGEST_TITLE:
      return check_digest_title (value, error);

    case JB_ROLE_SUBTITLE:
      return check_subtitle (value, error);

    case JB_ROLE_SOURCE:
      return check_brackets (value, 0, error);

    case JB_ROLE_RECIPIENTS_LABEL:
      return check_label (value, error);

    case JB_ROLE_RECIPIENT:
      return check_recipient (value, error);

    case JB_ROLE_ADDRESSEE:
      return check_addressee (value, error);

    case JB_ROLE_DOCUMENT_DATE:
      return check_document_date (value, error);

    case JB_ROLE_HEADING:
      return check_heading (value, error);

    default:
      return TRUE;
    }
}

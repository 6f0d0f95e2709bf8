/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-paste-private.h"

/* White space inside one line of a paste. */

/* A paragraph of fewer characters may be a title, where a space parts two phrases. */
enum { RUNNING_TEXT = 30 };

/* So many characters with a space after each are a line that was set wide. */
enum { WIDE_SET = 6 };

/* White space, but no line break. */
gboolean
jb_paste_is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) ||
         c == 0x202f || c == 0x205f || c == 0x3000;
}

/* What takes no place and says nothing: soft hyphens, byte order marks, zero-width spaces,
 * marks of direction, control characters, what stands for a picture. */
gboolean
jb_paste_is_nothing (gunichar c)
{
  if (c < 0x20)
    return c != '\t' && c != '\n';

  return (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x200b || c == 0x200e || c == 0x200f ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
         (c >= 0xfff9 && c <= 0xfffc);
}

/* A character that Chinese text is made of, punctuation included. */
gboolean
jb_paste_is_chinese (gunichar c)
{
  return (c >= 0x2e80 && c != 0x3000 && g_unichar_iswide (c)) || c == 0x2014 || c == 0x2018 ||
         c == 0x2019 || c == 0x201c || c == 0x201d || c == 0x2026 || c == 0xb7;
}

guint
jb_paste_space_columns (gunichar c)
{
  if (c == '\t')
    return 4;

  return c == 0x3000 || c == 0x2003 || c == 0x2001 ? 2 : 1;
}

static gboolean
is_one_of (gunichar    c,
           const char *set)
{
  return c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}

static gboolean
is_ideograph (gunichar c)
{
  return (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
         (c >= 0x20000 && c <= 0x3ffff) || c == 0x3007;
}

/* 工 作 简 报 全 文: nearly every character has a space of its own. */
static gboolean
is_set_wide (const char *line)
{
  guint    together = 0, apart = 0;
  gunichar before = 0;
  guint    spaces = 0;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (jb_paste_is_space (c))
        {
          spaces++;
          continue;
        }
      if (is_ideograph (c) && is_ideograph (before))
        {
          if (spaces > 0)
            apart++;
          else
            together++;
        }
      before = c;
      spaces = 0;
    }

  return apart >= WIDE_SET && apart * 5 >= (apart + together) * 3;
}

static gboolean
is_running_text (const char *line)
{
  glong n = 0;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    if (!jb_paste_is_space (g_utf8_get_char (p)))
      n++;

  return n >= RUNNING_TEXT && (strstr (line, "。") != NULL || strstr (line, "，") != NULL);
}

/* Whether what was written up to now is nothing but an ordinal, such as "1." or "(2)". */
static gboolean
is_ordinal_only (const GString *written)
{
  JbSpan span = { written->str, written->str + written->len };

  if (written->len == 0 || written->len > 16 || !jb_shape_is_ordinal (span))
    return FALSE;

  return is_one_of (jb_span_last (span), ".．、）)");
}

typedef struct
{
  const char *start;
  const char *end;
  guint       n;
  guint       columns;
  gboolean    tab;
  gboolean    full;
  gboolean    hard;
} Run;

static const char *
take_run (Run        *run,
          const char *at)
{
  *run = (Run) { .start = at };
  while (jb_paste_is_space (g_utf8_get_char (at)))
    {
      gunichar c = g_utf8_get_char (at);

      run->n++;
      run->columns += c == 0x3000 ? 2 : 1;
      run->tab |= c == '\t';
      run->full |= c == 0x3000;
      run->hard |= c == 0xa0;
      at = g_utf8_next_char (at);
    }
  run->end = at;

  return at;
}

static void
write_run (GString   *result,
           const Run *run,
           gboolean   chinese)
{
  if (run->tab)
    {
      g_string_append (result, chinese ? "　" : " ");
      return;
    }

  for (const char *p = run->start; p < run->end; p = g_utf8_next_char (p))
    g_string_append (result, g_utf8_get_char (p) == 0x3000 ? "　" : " ");
}

/* Tidies the white space inside a line that is no row of a table, and has none at its
 * ends. A space that somebody may have meant stays: in a title, in quotation marks, one of
 * full width in a name. */
char *
jb_paste_tidy_spaces (const char *line)
{
  GString *result = g_string_sized_new (strlen (line));
  gboolean wide = is_set_wide (line);
  gboolean running = is_running_text (line);
  guint    quotes = 0;
  gunichar before = 0;

  for (const char *p = line; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      gunichar after;
      Run      run;

      if (!jb_paste_is_space (c))
        {
          if (is_one_of (c, "“《「『"))
            quotes++;
          else if (is_one_of (c, "”》」』") && quotes > 0)
            quotes--;
          g_string_append_unichar (result, c);
          before = c;
          p = g_utf8_next_char (p);
          continue;
        }

      p = take_run (&run, p);
      after = g_utf8_get_char (p);
      if ((run.columns <= 2 || run.tab) && (is_one_of (before, "，。、；：？！（《「『【〔") ||
                                            is_one_of (after, "，。、；：？！）》」』】〕")))
        continue;
      if (jb_paste_is_chinese (after) && (run.tab || run.hard) && is_ordinal_only (result))
        continue;
      if (jb_paste_is_chinese (before) && jb_paste_is_chinese (after) && !run.full)
        {
          if (wide && !run.tab)
            continue;
          if (running && quotes == 0 && run.n == 1 && !run.tab)
            continue;
        }
      write_run (result, &run, jb_paste_is_chinese (before) || jb_paste_is_chinese (after));
    }

  return g_string_free (result, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-search-fold.h"

/* What a character is must never change, since what was indexed once is taken out of the index by
 * being read in the same way. So the ranges stand here, and are not those of a library that grows
 * with every version of Unicode. All others are letters, digits or something like them. */
static const struct
{
  gunichar first;
  gunichar last;
} no_tokens[] = {
  { 0x80, 0xbf },       { 0xd7, 0xd7 },       { 0xf7, 0xf7 },     { 0x2000, 0x206f },
  { 0x20a0, 0x20cf },   { 0x2190, 0x245f },   { 0x2500, 0x2bff }, { 0x2e00, 0x2e7f },
  { 0x3000, 0x3004 },   { 0x3008, 0x3020 },   { 0x302a, 0x3030 }, { 0xfe00, 0xfe1f },
  { 0xfe30, 0xfe6f },   { 0xfeff, 0xff00 },   { 0xff5f, 0xff65 }, { 0xffe0, 0xffff },
  { 0xe0000, 0xe0fff },
};

/**
 * jb_search_fold_decode:
 * @at: (inout): where to read; moved behind the character
 * @end: where the text ends, behind @at
 *
 * Reads one character of a text that may be damaged.
 *
 * Returns: the character, or U+FFFD for a byte that is none
 */
gunichar
jb_search_fold_decode (const char **at,
                       const char  *end)
{
  const guint8 *p = (const guint8 *) *at;
  gsize         left = (gsize) (end - *at);
  guint         n = p[0] < 0x80 ? 1 : p[0] < 0xc2 ? 0
                                  : p[0] < 0xe0   ? 2
                                  : p[0] < 0xf0   ? 3
                                                  : 4;
  gunichar      c;

  if (n == 1)
    {
      *at += 1;
      return p[0];
    }
  if (n == 0 || n > left || p[0] > 0xf4)
    {
      *at += 1;
      return 0xfffd;
    }

  c = p[0] & (0x7fu >> n);
  for (guint i = 1; i < n; i++)
    {
      if ((p[i] & 0xc0) != 0x80)
        {
          *at += 1;
          return 0xfffd;
        }
      c = c << 6 | (p[i] & 0x3fu);
    }
  *at += n;

  return c;
}

/**
 * jb_search_fold_one:
 * @c: a character
 *
 * Returns: the one that stands for it in the search
 */
gunichar
jb_search_fold_one (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xfee0;
  if (c < 0x80)
    return (gunichar) g_ascii_tolower ((char) c);

  return c < 0x2e80 ? g_unichar_tolower (c) : c;
}

/**
 * jb_search_fold_space:
 * @c: a character
 *
 * Returns: whether it is white space, which the search passes over
 */
gboolean
jb_search_fold_space (gunichar c)
{
  if (c <= 0x20)
    return TRUE;
  if (c < 0x80)
    return FALSE;

  return c == 0xa0 || c == 0x85 || c == 0x3000 || (c >= 0x2000 && c <= 0x200f) ||
         (c >= 0x2028 && c <= 0x202f) || c == 0x205f || c == 0x2060 || c == 0xfeff;
}

/**
 * jb_search_fold_token:
 * @folded: a character that jb_search_fold_one() gave
 *
 * Returns: whether it is in the index: letters, digits and ideographs are, punctuation is not
 */
gboolean
jb_search_fold_token (gunichar folded)
{
  if (folded >= 0x4e00 && folded <= 0x9fff)
    return TRUE;
  if (folded < 0x80)
    return g_ascii_isalnum ((char) folded);

  for (gsize i = 0; i < G_N_ELEMENTS (no_tokens); i++)
    if (folded >= no_tokens[i].first && folded <= no_tokens[i].last)
      return FALSE;

  return TRUE;
}

static gboolean
ends_in_latin (const GString *text)
{
  return text->len > 0 && g_ascii_isalnum (text->str[text->len - 1]);
}

/* From U+5000 to U+8FFF, by its bytes. */
static inline gboolean
is_ideograph (const char *at)
{
  const guint8 *p = (const guint8 *) at;

  return p[0] >= 0xe5 && p[0] <= 0xe8 && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80;
}

static void
note_origins (GArray *origins,
              gsize   n,
              guint   character)
{
  guint from;

  if (origins == NULL)
    return;

  from = origins->len;
  g_array_set_size (origins, (guint) n);
  for (guint i = from; i < n; i++)
    g_array_index (origins, guint, i) = character;
}

/**
 * jb_search_fold_append:
 * @text: text, UTF-8
 * @length: its length in bytes
 * @origins: (nullable) (element-type guint): gets, for every byte of the folded text that is new,
 *   which character of @text it came from
 *
 * Folds @text and appends it.
 */
void
jb_search_fold_append (JbSearchFold *self,
                       const char   *text,
                       gsize         length,
                       GArray       *origins)
{
  const char *end = text + length;
  guint       character = 0;

  while (text < end)
    {
      const char *at = text;
      gunichar    c;

      /* Most are ideographs, which stay as they are: a run of them is taken at once. */
      while (end - text >= 3 && is_ideograph (text))
        {
          text += 3;
          note_origins (origins, self->text->len + (gsize) (text - at), character);
          character++;
        }
      if (text > at)
        {
          g_string_append_len (self->text, at, text - at);
          self->space = FALSE;
          continue;
        }

      c = jb_search_fold_decode (&text, end);
      if (jb_search_fold_space (c))
        {
          self->space = TRUE;
          character++;
          continue;
        }

      if (c >= 0x3040 && c < 0xff00)
        {
          g_string_append_len (self->text, at, text - at);
        }
      else
        {
          c = jb_search_fold_one (c);
          if (self->space && c < 0x80 && g_ascii_isalnum ((char) c) && ends_in_latin (self->text))
            g_string_append_c (self->text, ' ');
          if (c < 0x80)
            g_string_append_c (self->text, (char) c);
          else
            g_string_append_unichar (self->text, c);
        }
      self->space = FALSE;
      note_origins (origins, self->text->len, character);
      character++;
    }
}

/**
 * jb_search_fold_part:
 *
 * Ends a part: nothing that is looked for reaches over its end.
 */
void
jb_search_fold_part (JbSearchFold *self)
{
  g_string_append_c (self->text, '\n');
  self->space = FALSE;
}

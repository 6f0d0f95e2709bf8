/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-pairs.h"

#include <string.h>

/* Half-width brackets close full-width ones: their width is another rule's business. */
static const struct
{
  gunichar open;
  gunichar close;
  guint    kind;
} marks_of[] = {
  { 0x201c, 0x201d, JB_PAIR_DOUBLE_QUOTE },
  { 0x2018, 0x2019, JB_PAIR_SINGLE_QUOTE },
  { 0x300a, 0x300b, JB_PAIR_TITLE },
  { 0x3008, 0x3009, JB_PAIR_INNER_TITLE },
  { 0xff08, 0xff09, JB_PAIR_ROUND },
  { '(', ')', JB_PAIR_ROUND },
  { 0xff3b, 0xff3d, JB_PAIR_SQUARE },
  { '[', ']', JB_PAIR_SQUARE },
  { 0x3014, 0x3015, 6 },
  { 0x3010, 0x3011, 7 },
  { 0x300c, 0x300d, 8 },
  { 0x300e, 0x300f, 9 },
};

enum { N_KINDS = 10 };

/* 1 for a mark that opens, -1 for one that closes, 0 for any other. */
static int
find_kind (gunichar c,
           guint   *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks_of); i++)
    if (c == marks_of[i].open || c == marks_of[i].close)
      {
        *kind = marks_of[i].kind;
        return c == marks_of[i].open ? 1 : -1;
      }

  return 0;
}

/* The apostrophe of Women’s is no quotation mark. */
static gboolean
is_apostrophe (const gunichar *text,
               guint           at)
{
  return text[at] == 0x2019 && at > 0 &&
         jb_character_is (text[at - 1], JB_CHARACTER_ASCII_WORD) &&
         jb_character_is (text[at + 1], JB_CHARACTER_ASCII_WORD);
}

/* In “1）” and “a）” nothing was opened. */
gboolean
jb_pairs_is_ordinal (const gunichar *text,
                     guint           close)
{
  enum
  {
    LONGEST = 3
  };
  guint at = close;

  while (at > 0 && close - at < LONGEST &&
         (jb_character_is (text[at - 1], JB_CHARACTER_ASCII_WORD | JB_CHARACTER_WIDE_DIGIT |
                                             JB_CHARACTER_WIDE_LETTER) ||
          jb_character_numeral (text[at - 1]) > 0))
    at--;

  return at < close && (at == 0 || jb_character_is (text[at - 1], JB_CHARACTER_POINT |
                                                                      JB_CHARACTER_HALF_POINT |
                                                                      JB_CHARACTER_SPACE |
                                                                      JB_CHARACTER_NEWLINE));
}

/* Reports two marks as one finding with what is between them, so that one fix puts both
 * right; where much is between them, one by one. */
void
jb_pairs_report (const JbPiece *piece,
                 JbReport      *report,
                 guint          open,
                 guint          close,
                 const char    *message,
                 const char    *fix_open,
                 const char    *fix_close)
{
  enum
  {
    FAR = 1000
  };
  g_autofree char *inside = NULL;
  g_autofree char *fix = NULL;

  if (close - open > FAR)
    {
      jb_report (report, .start = open, .end = open + 1, .fix = fix_open, .safe = TRUE,
                 .message = message);
      jb_report (report, .start = close, .end = close + 1, .fix = fix_close, .safe = TRUE,
                 .message = message);
      return;
    }

  inside = g_ucs4_to_utf8 (piece->text + open + 1, close - open - 1, NULL, NULL, NULL);
  fix = g_strconcat (fix_open, inside, fix_close, NULL);
  jb_report (report, .start = open, .end = close + 1, .fix = fix, .safe = TRUE,
             .message = message);
}

/* Found once for each text: the rooms are used again for the next one. */
static GArray *
make_room (GArray **array,
           guint    size)
{
  if (*array == NULL)
    *array = g_array_new (FALSE, FALSE, size);
  g_array_set_size (*array, 0);

  return *array;
}

static void
find_pairs (JbPiece *piece)
{
  const gunichar *text = piece->text;
  GArray         *pairs = make_room (&piece->pairs, sizeof (JbPair));
  GArray         *strays = make_room (&piece->strays, sizeof (guint));
  GArray         *stack = make_room (&piece->open_pairs, sizeof (guint));
  guint           n_open[N_KINDS] = { 0 };

  for (guint i = 0; i < piece->n_marks; i++)
    {
      guint  at = piece->marks[i];
      guint  kind;
      int    direction;
      JbPair pair = { 0 };

      if ((piece->mark_kinds[i] & (JB_CHARACTER_QUOTE | JB_CHARACTER_BRACKET |
                                   JB_CHARACTER_HALF_BRACKET)) == 0)
        continue;
      direction = find_kind (text[at], &kind);
      if (direction == 0 || is_apostrophe (text, at))
        continue;

      if (direction > 0)
        {
          pair.kind = kind;
          pair.open = at;
          pair.close = JB_PAIRS_NONE;
          pair.outer = stack->len > 0 ? g_array_index (stack, guint, stack->len - 1)
                                      : JB_PAIRS_NONE;
          g_array_append_val (stack, pairs->len);
          g_array_append_val (pairs, pair);
          n_open[kind]++;
          continue;
        }

      if (n_open[kind] == 0)
        {
          g_array_append_val (strays, at);
          continue;
        }
      /* What was opened inside and is still open has no partner. */
      for (;;)
        {
          JbPair *top = &g_array_index (pairs, JbPair,
                                        g_array_index (stack, guint, stack->len - 1));

          g_array_set_size (stack, stack->len - 1);
          n_open[top->kind]--;
          if (top->kind == kind)
            {
              top->close = at;
              break;
            }
        }
    }
}

/**
 * jb_pairs_find:
 * @strays: (out) (transfer none) (element-type guint): marks that close nothing
 *
 * Returns: (transfer none) (element-type JbPair): what opens in @piece, in the order of the text
 */
const GArray *
jb_pairs_find (const JbPiece *piece,
               const GArray **strays)
{
  /* What is found once for all rules is no part of what the piece is. */
  JbPiece *own = (JbPiece *) piece;

  if (!own->has_pairs)
    find_pairs (own);
  own->has_pairs = TRUE;
  *strays = own->strays;

  return own->pairs;
}

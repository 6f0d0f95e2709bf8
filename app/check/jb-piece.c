/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-piece.h"

#include <string.h>

enum { BEFORE = 2, AFTER = 4, PLANE = 0x10000 };

/* What the names of months and of days that pass begin with. */
static const char stop_characters[] = "月昨前大今明后本上下";

static inline gboolean
has_bit (const guint8 *bits,
         gunichar      c)
{
  return (bits[c / 8] & 1 << c % 8) != 0;
}

/* A piece without text; its room is used again for every text it is given. */
void
jb_piece_init (JbPiece       *piece,
               const JbWords *words)
{
  memset (piece, 0, sizeof *piece);
  piece->characters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  piece->mark_list = g_array_new (FALSE, FALSE, sizeof (guint));
  piece->kind_list = g_array_new (FALSE, FALSE, sizeof (guint));
  piece->stop_list = g_array_new (FALSE, FALSE, sizeof (guint));
  piece->word_stop_list = g_array_new (FALSE, FALSE, sizeof (guint));
  piece->words = words;

  if (words != NULL)
    memcpy (piece->is_stop, jb_words_get_first (words), sizeof piece->is_stop);
  for (const char *at = stop_characters; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      piece->is_stop[c / 8] |= (guint8) (1 << c % 8);
      piece->is_day[c / 8] |= (guint8) (1 << c % 8);
    }
}

void
jb_piece_clear (JbPiece *piece)
{
  g_array_unref (piece->characters);
  g_array_unref (piece->mark_list);
  g_array_unref (piece->kind_list);
  g_array_unref (piece->stop_list);
  g_array_unref (piece->word_stop_list);
  g_clear_pointer (&piece->pairs, g_array_unref);
  g_clear_pointer (&piece->strays, g_array_unref);
  g_clear_pointer (&piece->open_pairs, g_array_unref);
}

/* A character of three bytes, as most Chinese ones are. */
static inline gunichar
get_three (const char *at)
{
  return (gunichar) (*at & 0xf) << 12 | (gunichar) (at[1] & 0x3f) << 6 | (gunichar) (at[2] & 0x3f);
}

static inline gunichar
get_next (const char *at,
          const char *end)
{
  if (at >= end)
    return 0;

  return ((guint8) *at & 0xf0) == 0xe0 ? get_three (at) : g_utf8_get_char (at);
}

static guint *
make_room (GArray *array,
           gsize   n)
{
  g_array_set_size (array, (guint) MAX (n, 1));
  return &g_array_index (array, guint, 0);
}

static void
add_stop (const JbPiece *piece,
          gunichar       c,
          gunichar       next,
          guint          at,
          guint         *stops,
          guint         *n_stops,
          guint         *word_stops,
          guint         *n_word_stops)
{
  if (c < PLANE && has_bit (piece->is_day, c))
    stops[(*n_stops)++] = at;
  if (piece->words != NULL && jb_words_may_begin (piece->words, c, next))
    word_stops[(*n_word_stops)++] = at;
}

/* Makes @value, valid UTF-8 of @length bytes, the text of @piece. */
void
jb_piece_set (JbPiece    *piece,
              JbRole      role,
              const char *value,
              gsize       length)
{
  const char *end = value + length;
  gunichar   *characters;
  guint      *marks = make_room (piece->mark_list, length);
  guint      *mark_kinds = make_room (piece->kind_list, length);
  guint      *stops = make_room (piece->stop_list, length);
  guint      *word_stops = make_room (piece->word_stop_list, length);
  guint       n = 0;
  guint       n_marks = 0;
  guint       n_stops = 0;
  guint       n_word_stops = 0;
  guint       kinds = 0;

  g_array_set_size (piece->characters, (guint) length + BEFORE + AFTER);
  characters = &g_array_index (piece->characters, gunichar, 0);
  memset (characters, 0, BEFORE * sizeof (gunichar));
  characters += BEFORE;

  for (const char *at = value; at < end; n++)
    {
      guint8   first = (guint8) *at;
      gunichar c;
      guint    kind;

      /* U+5000 to U+9FFF, which are most of any text. */
      if (first >= 0xe5 && first <= 0xe9)
        {
          c = get_three (at);
          at += 3;
          characters[n] = c;
          if (has_bit (piece->is_stop, c))
            add_stop (piece, c, get_next (at, end), n, stops, &n_stops, word_stops, &n_word_stops);
          continue;
        }
      if ((first & 0xf0) == 0xe0)
        {
          c = get_three (at);
          at += 3;
        }
      else
        {
          c = first < 0x80 ? first : g_utf8_get_char (at);
          at = g_utf8_next_char (at);
        }
      characters[n] = c;
      if (c >= PLANE || has_bit (piece->is_stop, c))
        add_stop (piece, c, get_next (at, end), n, stops, &n_stops, word_stops, &n_word_stops);
      if (c >= 0x4e00 && c <= 0x9fff)
        continue;
      kind = jb_character_classify_mark (c);
      kinds |= kind;
      mark_kinds[n_marks] = kind;
      marks[n_marks++] = n;
    }
  memset (characters + n, 0, AFTER * sizeof (gunichar));

  piece->role = role;
  piece->text = characters;
  piece->length = n;
  piece->marks = marks;
  piece->mark_kinds = mark_kinds;
  piece->n_marks = n_marks;
  piece->stops = stops;
  piece->n_stops = n_stops;
  piece->word_stops = word_stops;
  piece->n_word_stops = n_word_stops;
  piece->has_pairs = FALSE;
  piece->kinds = kinds | (n_marks < n ? JB_CHARACTER_HAN : 0);
  piece->is_table = (kinds & JB_CHARACTER_NEWLINE) != 0 || (kinds & JB_CHARACTER_DRAWN) != 0;
}

/* Whether the place is inside a web or mail address, or a path. */
gboolean
jb_piece_in_address (const JbPiece *piece,
                     guint          at)
{
  enum
  {
    FAR = 200
  };
  guint start = at;
  guint end = at;

  while (start > 0 && at - start < FAR && piece->text[start - 1] > ' ' &&
         piece->text[start - 1] < 0x7f)
    start--;
  while (end + 1 < piece->length && end - at < FAR && piece->text[end + 1] > ' ' &&
         piece->text[end + 1] < 0x7f)
    end++;

  for (guint i = start; i < end; i++)
    if (piece->text[i] == '@' || jb_piece_has (piece, i, "://") || jb_piece_has (piece, i, "www."))
      return TRUE;

  return FALSE;
}

/* Whether @word stands at @at, which may be outside of the text. */
gboolean
jb_piece_has (const JbPiece *piece,
              gint64         at,
              const char    *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word), at++)
    if (at < 0 || at >= piece->length || piece->text[at] != get_next (word, word + 1))
      return FALSE;

  return TRUE;
}

/* Whether @c is one of the characters of @set; NUL never is. */
gboolean
jb_piece_one_of (gunichar    c,
                 const char *set)
{
  while (*set != '\0')
    {
      const guint8 first = (guint8) *set;

      if (first < 0x80)
        {
          if (first == c)
            return TRUE;
          set++;
        }
      else if ((first & 0xf0) == 0xe0)
        {
          if (get_three (set) == c)
            return TRUE;
          set += 3;
        }
      else
        {
          if (g_utf8_get_char (set) == c)
            return TRUE;
          set = g_utf8_next_char (set);
        }
    }

  return FALSE;
}

/* Whether a clause begins at @at: at the start, or after a mark that ends one. */
gboolean
jb_piece_starts (const JbPiece *piece,
                 guint          at)
{
  while (at > 0 && jb_character_is (piece->text[at - 1], JB_CHARACTER_SPACE))
    at--;

  return at == 0 || jb_piece_one_of (piece->text[at - 1], "。；：！？\n;:");
}

static void
clear_hit (gpointer data)
{
  JbHit *hit = data;

  g_free ((char *) hit->message);
  g_free ((char *) hit->fix);
  g_free ((char *) hit->pointer);
}

void
jb_report_init (JbReport *report)
{
  memset (report, 0, sizeof *report);
  report->hits = g_array_new (FALSE, TRUE, sizeof (JbHit));
  g_array_set_clear_func (report->hits, clear_hit);
}

void
jb_report_clear (JbReport *report)
{
  g_clear_pointer (&report->hits, g_array_unref);
}

/* What is added from now on was found by the rule number @rule. */
void
jb_report_set_rule (JbReport *report,
                    guint     rule)
{
  report->rule = rule;
  report->n_of_rule = 0;
}

/* Whether the rule has found so much that more would not be kept. */
gboolean
jb_report_is_full (const JbReport *report)
{
  return report->n_of_rule >= JB_REPORT_MAX_PER_RULE;
}

void
jb_report_add (JbReport *report,
               JbHit     hit)
{
  if (jb_report_is_full (report))
    return;

  report->n_of_rule++;
  hit.rule = report->rule;
  hit.message = g_strdup (hit.message);
  hit.fix = g_strdup (hit.fix);
  hit.pointer = g_strdup (hit.pointer);
  g_array_append_val (report->hits, hit);
}

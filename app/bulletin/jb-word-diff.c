/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-word-diff.h"

#include <string.h>

#include "jb-align.h"

/* What two texts do not share, word by word. A Chinese character is a word of its own, and so is a
 * mark or a space; Latin letters and digits that stand together are one. */

/* So many words that are the same between two changes are too few to be read as such: a single
 * 的 says nothing. */
enum
{
  MIN_SAME = 2,

  /* Lines that are longer together, in bytes, are not counted word by word. */
  MAX_COUNTED = 8 * 1024,
};

static gboolean
joins (gunichar c)
{
  return c < 0x2e80 && (g_unichar_isalnum (c) || g_unichar_ismark (c));
}

static guint
number_of (GHashTable *numbers,
           const char *start,
           const char *end)
{
  char *word = g_strndup (start, end - start);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, word));

  if (number > 0)
    {
      g_free (word);
      return number;
    }

  number = g_hash_table_size (numbers) + 1;
  g_hash_table_insert (numbers, word, GUINT_TO_POINTER (number));

  return number;
}

/* The words of a text, and a number for each, the same for the same word. */
static GArray *
split (const char *text,
       GHashTable *numbers,
       guint     **ids)
{
  GArray     *words = g_array_new (FALSE, FALSE, sizeof (JbWordRange));
  GArray     *found = g_array_sized_new (FALSE, FALSE, sizeof (guint), 64);
  const char *at = text;

  while (*at != '\0')
    {
      const char *end = g_utf8_next_char (at);
      guint       number;
      JbWordRange range;

      if (joins (g_utf8_get_char (at)))
        while (*end != '\0' && joins (g_utf8_get_char (end)))
          end = g_utf8_next_char (end);

      number = number_of (numbers, at, end);
      range = (JbWordRange) { (gsize) (at - text), (gsize) (end - text) };
      g_array_append_val (words, range);
      g_array_append_val (found, number);
      at = end;
    }
  *ids = (guint *) g_array_free (found, FALSE);

  return words;
}

/* Parts what stands paired between two changes where it is too short to be seen. */
static void
drop_short_runs (JbAlign *align)
{
  guint i = 0;

  while (i < align->n_old)
    {
      guint run = i;

      if (align->to_new[i] == JB_ALIGN_NONE)
        {
          i++;
          continue;
        }

      while (run + 1 < align->n_old && align->to_new[run + 1] == align->to_new[run] + 1)
        run++;
      /* What stands at an end of both texts is the same to anybody. */
      if (run - i + 1 < MIN_SAME && (i > 0 || align->to_new[i] > 0) &&
          (run + 1 < align->n_old || align->to_new[run] + 1 < align->n_new))
        for (guint j = i; j <= run; j++)
          {
            align->to_old[align->to_new[j]] = JB_ALIGN_NONE;
            align->to_new[j] = JB_ALIGN_NONE;
          }
      i = run + 1;
    }
}

static GArray *
collect (const GArray *words,
         const guint  *to_other)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (JbWordRange));

  for (guint i = 0; i < words->len; i++)
    {
      JbWordRange range = g_array_index (words, JbWordRange, i);

      if (to_other[i] != JB_ALIGN_NONE)
        continue;
      if (i > 0 && to_other[i - 1] == JB_ALIGN_NONE)
        g_array_index (ranges, JbWordRange, ranges->len - 1).end = range.end;
      else
        g_array_append_val (ranges, range);
    }

  return ranges;
}

/**
 * jb_word_diff_make:
 * @first: a text, UTF-8
 * @second: what became of it
 * @removed: (out) (transfer full) (element-type JbWordRange): what only @first has
 * @added: (out) (transfer full) (element-type JbWordRange): what only @second has
 *
 * Holds two texts side by side, word by word. Without what was removed the first one says what the
 * second one says without what was added.
 */
void
jb_word_diff_make (const char *first,
                   const char *second,
                   GArray    **removed,
                   GArray    **added)
{
  g_autoptr(GHashTable) numbers = NULL;
  g_autoptr(GArray) olds = NULL;
  g_autoptr(GArray) news = NULL;
  g_autofree guint *old_ids = NULL;
  g_autofree guint *new_ids = NULL;
  JbAlign           align;

  g_return_if_fail (first != NULL && second != NULL);
  g_return_if_fail (removed != NULL && added != NULL);

  numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  olds = split (first, numbers, &old_ids);
  news = split (second, numbers, &new_ids);
  jb_align_init (&align, olds->len, news->len);
  jb_align_pair_equal (&align, old_ids, new_ids);
  drop_short_runs (&align);
  *removed = collect (olds, align.to_new);
  *added = collect (news, align.to_old);
  jb_align_clear (&align);
}

/* The lines of a text, each with its end, and a number for each, the same for the same line. */
static GArray *
split_lines (const char *text,
             GHashTable *numbers,
             guint     **ids)
{
  GArray     *lines = g_array_new (FALSE, FALSE, sizeof (JbWordRange));
  GArray     *found = g_array_sized_new (FALSE, FALSE, sizeof (guint), 64);
  const char *at = text;

  while (*at != '\0')
    {
      const char *newline = strchr (at, '\n');
      const char *end = newline != NULL ? newline + 1 : at + strlen (at);
      JbWordRange range = { (gsize) (at - text), (gsize) (end - text) };
      guint       number = number_of (numbers, at, end);

      g_array_append_val (lines, range);
      g_array_append_val (found, number);
      at = end;
    }
  *ids = (guint *) g_array_free (found, FALSE);

  return lines;
}

static guint64
count_ranges (const char   *text,
              const GArray *ranges)
{
  guint64 n = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      const JbWordRange *range = &g_array_index (ranges, JbWordRange, i);

      n += (guint64) g_utf8_strlen (text + range->start, (gssize) (range->end - range->start));
    }

  return n;
}

static char *
dup_lines (const char   *text,
           const GArray *lines,
           guint         from,
           guint         to)
{
  gsize start, end;

  if (from == to)
    return g_strdup ("");

  start = g_array_index (lines, JbWordRange, from).start;
  end = g_array_index (lines, JbWordRange, to - 1).end;

  return g_strndup (text + start, end - start);
}

static gboolean
is_boundary (const char *at)
{
  return ((guchar) *at & 0xc0) != 0x80;
}

/* Leaves out what is the same at both ends. */
static void
trim (char **first,
      char **second)
{
  gsize n_first = strlen (*first);
  gsize n_second = strlen (*second);
  gsize head = 0;
  gsize tail = 0;

  while (head < MIN (n_first, n_second) && (*first)[head] == (*second)[head])
    head++;
  while (!is_boundary (*first + head) || !is_boundary (*second + head))
    head--;
  while (tail < MIN (n_first, n_second) - head &&
         (*first)[n_first - 1 - tail] == (*second)[n_second - 1 - tail])
    tail++;
  while (tail > 0 && !is_boundary (*first + n_first - tail))
    tail--;

  (*first)[n_first - tail] = '\0';
  (*second)[n_second - tail] = '\0';
  *first += head;
  *second += head;
}

static void
count_gap (char    *first,
           char    *second,
           guint64 *n_removed,
           guint64 *n_added)
{
  g_autoptr(GArray) removed = NULL;
  g_autoptr(GArray) added = NULL;

  trim (&first, &second);
  if (*first == '\0' || *second == '\0' || strlen (first) > MAX_COUNTED ||
      strlen (second) > MAX_COUNTED)
    {
      *n_removed += (guint64) g_utf8_strlen (first, -1);
      *n_added += (guint64) g_utf8_strlen (second, -1);
      return;
    }

  jb_word_diff_make (first, second, &removed, &added);
  *n_removed += count_ranges (first, removed);
  *n_added += count_ranges (second, added);
}

static void
count_lines (const char *first,
             const char *second,
             guint64    *n_removed,
             guint64    *n_added)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree guint *old_ids = NULL;
  g_autofree guint *new_ids = NULL;
  g_autoptr (GArray) olds = split_lines (first, numbers, &old_ids);
  g_autoptr (GArray) news = split_lines (second, numbers, &new_ids);
  JbAlign align;
  guint   i = 0;
  guint   j = 0;

  jb_align_init (&align, olds->len, news->len);
  jb_align_pair_equal (&align, old_ids, new_ids);
  while (i < olds->len || j < news->len)
    {
      guint old = i;
      guint new = j;
      g_autofree char *went = NULL;
      g_autofree char *came = NULL;

      while (i < olds->len && align.to_new[i] == JB_ALIGN_NONE)
        i++;
      while (j < news->len && align.to_old[j] == JB_ALIGN_NONE)
        j++;
      went = dup_lines (first, olds, old, i);
      came = dup_lines (second, news, new, j);
      count_gap (went, came, n_removed, n_added);
      i++;
      j++;
    }
  jb_align_clear (&align);
}

/**
 * jb_word_diff_count:
 * @first: a text, UTF-8
 * @second: what became of it
 * @n_removed: (out): how many characters only @first has
 * @n_added: (out): how many characters only @second has
 *
 * Counts what two whole texts do not share: line by line, and word by word in the lines that are
 * not the same.
 */
void
jb_word_diff_count (const char *first,
                    const char *second,
                    guint64    *n_removed,
                    guint64    *n_added)
{
  gsize            n_first, n_second;
  gsize            head = 0;
  gsize            tail = 0;
  g_autofree char *went = NULL;
  g_autofree char *came = NULL;

  g_return_if_fail (first != NULL && second != NULL);
  g_return_if_fail (n_removed != NULL && n_added != NULL);

  *n_removed = 0;
  *n_added = 0;

  /* Most of the time something was changed in one place of many lines. */
  n_first = strlen (first);
  n_second = strlen (second);
  while (head < MIN (n_first, n_second) && first[head] == second[head])
    head++;
  while (head > 0 && first[head - 1] != '\n')
    head--;
  while (tail < MIN (n_first, n_second) - head &&
         first[n_first - 1 - tail] == second[n_second - 1 - tail])
    tail++;
  while (tail > 0 && tail < n_first && first[n_first - tail - 1] != '\n')
    tail--;

  went = g_strndup (first + head, n_first - tail - head);
  came = g_strndup (second + head, n_second - tail - head);
  count_lines (went, came, n_removed, n_added);
}

/* The pairs of neighbouring characters of a text, in order; with its end, so that one character is
 * a pair, too. */
static GArray *
list_pairs (const char *text)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar next = g_utf8_get_char (g_utf8_next_char (at));
      guint64  pair = ((guint64) g_utf8_get_char (at) << 32) | next;

      g_array_append_val (pairs, pair);
    }

  return pairs;
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  guint64 first = *(const guint64 *) a;
  guint64 second = *(const guint64 *) b;

  return (first > second) - (first < second);
}

/**
 * jb_word_diff_liken:
 * @first: a text, UTF-8
 * @second: another one
 *
 * Returns: how much they have in common, from 0 for nothing to 1 for all
 */
double
jb_word_diff_liken (const char *first,
                    const char *second)
{
  g_autoptr(GArray) olds = NULL;
  g_autoptr(GArray) news = NULL;
  guint i = 0;
  guint j = 0;
  guint n_shared = 0;

  g_return_val_if_fail (first != NULL && second != NULL, 0);

  olds = list_pairs (first);
  news = list_pairs (second);
  if (olds->len + news->len == 0)
    return 1;

  g_array_sort (olds, compare_pairs);
  g_array_sort (news, compare_pairs);
  while (i < olds->len && j < news->len)
    {
      int order = compare_pairs (&g_array_index (olds, guint64, i),
                                 &g_array_index (news, guint64, j));

      n_shared += order == 0;
      i += order <= 0;
      j += order >= 0;
    }

  return 2.0 * n_shared / (olds->len + news->len);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rules-private.h"

#include <string.h>

/* One name, two punctuations: “下基层——五送” and “下基层—五送” in one issue. */

enum
{
  LONGEST = 240,
  FEWEST = 3,
};

/* @start and @end are bytes of the block's value. */
typedef struct
{
  guint       block;
  gsize       start;
  gsize       end;
  const char *usual;
} Place;

/* One way to write a name, and where it is written that way. */
typedef struct
{
  char   *text;
  GArray *places;
} Variant;

static void
free_variant (gpointer data)
{
  Variant *variant = data;

  g_free (variant->text);
  g_array_unref (variant->places);
  g_free (variant);
}

/* Writes the name without its spaces, which another rule reports, and without the points at
 * its end, which belong to the sentence; and its letters alone. Both rooms hold @length + 1.
 * Returns how many Chinese characters it has. */
static guint
read_name (const char *start,
           gsize       length,
           char       *name,
           char       *letters)
{
  const char *end = start + length;
  gsize       n_name = 0;
  gsize       n_letters = 0;
  gsize       n_kept = 0;
  guint       n_han = 0;

  for (const char *at = start; at < end;)
    {
      gsize       width = (gsize) (g_utf8_next_char (at) - at);
      JbCharacter kind;

      /* Common Chinese characters, which most are. */
      if ((guint8) *at >= 0xe5 && (guint8) *at <= 0xe8)
        {
          memcpy (name + n_name, at, 3);
          memcpy (letters + n_letters, at, 3);
          n_kept = n_name += 3;
          n_letters += 3;
          n_han++;
          at += 3;
          continue;
        }
      kind = jb_character_classify (g_utf8_get_char (at));

      if ((kind & (JB_CHARACTER_SPACE | JB_CHARACTER_NEWLINE)) == 0)
        {
          memcpy (name + n_name, at, width);
          n_name += width;
        }
      if ((kind & (JB_CHARACTER_HAN | JB_CHARACTER_ASCII_WORD | JB_CHARACTER_WIDE_DIGIT |
                   JB_CHARACTER_WIDE_LETTER)) != 0)
        {
          memcpy (letters + n_letters, at, width);
          n_letters += width;
          n_han += kind == JB_CHARACTER_HAN;
        }
      if (kind != JB_CHARACTER_POINT && kind != JB_CHARACTER_SPACE)
        n_kept = n_name;
      at += width;
    }
  name[n_kept] = '\0';
  letters[n_letters] = '\0';

  return n_han;
}

static void
free_variants (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
add_name (GHashTable *names,
          const char *start,
          gsize       length,
          Place       place)
{
  char       name[LONGEST + 1];
  char       letters[LONGEST + 1];
  GPtrArray *variants;
  Variant   *variant;

  if (read_name (start, length, name, letters) < FEWEST)
    return;
  variants = g_hash_table_lookup (names, letters);
  if (variants == NULL)
    {
      variants = g_ptr_array_new_with_free_func (free_variant);
      g_hash_table_insert (names, g_strdup (letters), variants);
    }

  for (guint i = 0; i < variants->len; i++)
    {
      variant = g_ptr_array_index (variants, i);
      if (strcmp (variant->text, name) == 0)
        {
          g_array_append_val (variant->places, place);
          return;
        }
    }
  variant = g_new0 (Variant, 1);
  variant->text = g_strdup (name);
  variant->places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_array_append_val (variant->places, place);
  g_ptr_array_add (variants, variant);
}

/* As memmem() for one character of three bytes, of which the first one is rare in Chinese text. */
static const char *
find_mark (const char *at,
           const char *end,
           const char *mark)
{
  while (at < end && (at = memchr (at, *mark, (gsize) (end - at))) != NULL)
    {
      if (end - at >= 3 && at[1] == mark[1] && at[2] == mark[2])
        return at;
      at++;
    }

  return NULL;
}

/* Everything between @open and @close in the block, where nothing of the kind is inside. */
static void
read_block (GHashTable         *names,
            const JbIssueBlock *block,
            guint               number,
            const char         *open,
            const char         *close)
{
  const char *end = block->value + block->length;
  const char *at = block->value;

  while ((at = find_mark (at, end, open)) != NULL)
    {
      const char *start = at + strlen (open);
      gsize       room = MIN ((gsize) (end - start), (gsize) LONGEST);
      const char *stop = find_mark (start, start + room, close);
      const char *again = stop != NULL ? find_mark (start, stop, open) : NULL;
      Place       place = { number, (gsize) (start - block->value), 0, NULL };

      at = start;
      if (stop == NULL || again != NULL)
        continue;

      place.end = (gsize) (stop - block->value);
      add_name (names, start, (gsize) (stop - start), place);
    }
}

/* Whether a way to write a name is itself right as far as other rules can tell. */
static gboolean
is_clean (const char *text)
{
  if (strstr (text, "--") != NULL || strstr (text, "――") != NULL)
    return FALSE;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (jb_character_is (g_utf8_get_char (text),
                         JB_CHARACTER_HALF_POINT | JB_CHARACTER_HALF_QUOTE |
                             JB_CHARACTER_HALF_BRACKET))
      return FALSE;

  return TRUE;
}

static gboolean
has_marks (const char *text,
           gboolean    but_pauses)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!jb_character_is (c, JB_CHARACTER_HAN | JB_CHARACTER_ASCII_WORD |
                                   JB_CHARACTER_WIDE_DIGIT | JB_CHARACTER_WIDE_LETTER) &&
          !(but_pauses && jb_piece_one_of (c, "、，")))
        return TRUE;
    }

  return FALSE;
}

/* “报、送、发” is “报送发” for short. */
static gboolean
is_short_form (const char *one,
               const char *other)
{
  return (!has_marks (one, FALSE) && !has_marks (other, TRUE)) ||
         (!has_marks (other, FALSE) && !has_marks (one, TRUE));
}

/* Adds the places that are not written as the usual ones are. */
static void
find_variants (const GPtrArray *variants,
               GArray          *found)
{
  const Variant *usual = g_ptr_array_index (variants, 0);

  for (guint i = 1; i < variants->len; i++)
    {
      const Variant *variant = g_ptr_array_index (variants, i);

      if (variant->places->len > usual->places->len)
        usual = variant;
    }

  for (guint i = 0; i < variants->len; i++)
    {
      const Variant *variant = g_ptr_array_index (variants, i);

      if (variant == usual || is_short_form (variant->text, usual->text))
        continue;
      for (guint j = 0; j < variant->places->len && found->len < JB_REPORT_MAX_PER_RULE; j++)
        {
          Place place = g_array_index (variant->places, Place, j);

          place.usual = usual->text;
          g_array_append_val (found, place);
        }
    }
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *left = a;
  const Place *right = b;

  if (left->block != right->block)
    return left->block < right->block ? -1 : 1;

  return (left->start > right->start) - (left->start < right->start);
}

/* Characters are counted in one pass over each block, however many places it has. */
static void
report_places (const JbIssue *issue,
               GArray        *found,
               JbReport      *report)
{
  guint block = JB_ISSUE_NONE;
  gsize counted = 0;
  gsize n = 0;

  g_array_sort (found, compare_places);
  for (guint i = 0; i < found->len; i++)
    {
      const Place     *place = &g_array_index (found, Place, i);
      const char      *value = jb_issue_get_block (issue, place->block)->value;
      g_autofree char *message = NULL;

      if (place->block != block)
        counted = n = 0;
      block = place->block;
      n += (gsize) g_utf8_strlen (value + counted, (gssize) (place->start - counted));
      counted = place->start;

      message = g_strdup_printf (_("Elsewhere in this issue it is written “%s”."), place->usual);
      jb_report (report, .block = place->block, .start = n,
                 .end = n + (gsize) g_utf8_strlen (value + place->start,
                                                   (gssize) (place->end - place->start)),
                 .fix = is_clean (place->usual) ? place->usual : NULL, .message = message);
    }
}

void
jb_check_spelling (const JbIssue       *issue,
                   const JbRuleContext *context,
                   JbReport            *report)
{
  g_autoptr (GHashTable) names =
                 g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_variants);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Place));
  GHashTableIter iter;
  gpointer       variants;

  for (guint i = 0; i < issue->blocks->len; i++)
    {
      const JbIssueBlock *block = jb_issue_get_block (issue, i);

      if (block->role == JB_ROLE_ORNAMENT)
        continue;
      read_block (names, block, i, "“", "”");
      read_block (names, block, i, "《", "》");
    }

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, NULL, &variants))
    if (((GPtrArray *) variants)->len > 1)
      find_variants (variants, found);
  report_places (issue, found, report);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "jb-rules-private.h"

#include <string.h>

#include "jb-plain.h"

/* One name, two punctuations: “下基层——五送” and “下基层—五送” in one issue. */

enum
{
  LONGEST = 240,
  FEWEST = 3,
};

typedef struct
{
  guint block;
  gsize start;
  gsize end;
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

static guint
count_han (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    n += jb_character_is (g_utf8_get_char (text), JB_CHARACTER_HAN);

  return n;
}

/* Takes the spaces out, which another rule reports, and the points at the end, which
 * belong to the sentence. */
static char *
dup_name (const char *start,
          gsize       length)
{
  GString    *name = g_string_new (NULL);
  const char *end = start + length;

  while (end > start)
    {
      const char *last = g_utf8_find_prev_char (start, end);

      if (last == NULL || !jb_character_is (g_utf8_get_char (last), JB_CHARACTER_POINT))
        break;
      end = last;
    }
  for (const char *at = start; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!jb_character_is (c, JB_CHARACTER_SPACE | JB_CHARACTER_NEWLINE))
        g_string_append_unichar (name, c);
    }

  return g_string_free (name, FALSE);
}

static void
add_name (GHashTable *names,
          const char *start,
          gsize       length,
          Place       place)
{
  g_autofree char *name = dup_name (start, length);
  g_autofree char *key = NULL;
  GPtrArray       *variants;
  Variant         *variant;

  if (count_han (name) < FEWEST)
    return;
  key = jb_plain_dup_letters (name);
  variants = g_hash_table_lookup (names, key);
  if (variants == NULL)
    {
      variants = g_ptr_array_new_with_free_func (free_variant);
      g_hash_table_insert (names, g_steal_pointer (&key), variants);
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
  variant->text = g_steal_pointer (&name);
  variant->places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_array_append_val (variant->places, place);
  g_ptr_array_add (variants, variant);
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
  const char *counted = block->value;
  gsize       n_counted = 0;

  while ((at = memmem (at, (gsize) (end - at), open, strlen (open))) != NULL)
    {
      const char *start = at + strlen (open);
      gsize       room = MIN ((gsize) (end - start), (gsize) LONGEST);
      const char *stop = memmem (start, room, close, strlen (close));
      const char *again = memmem (start, room, open, strlen (open));
      Place       place = { number, 0, 0 };

      at = start;
      if (stop == NULL || (again != NULL && again < stop))
        continue;

      n_counted += (gsize) g_utf8_strlen (counted, start - counted);
      counted = start;
      place.start = n_counted;
      place.end = n_counted + (gsize) g_utf8_strlen (start, stop - start);
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

static void
report_variants (const GPtrArray *variants,
                 JbReport        *report)
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
      const Variant   *variant = g_ptr_array_index (variants, i);
      g_autofree char *message = NULL;

      if (variant == usual || is_short_form (variant->text, usual->text))
        continue;
      message = g_strdup_printf (_("Elsewhere in this issue it is written “%s”."), usual->text);
      for (guint j = 0; j < variant->places->len && !jb_report_is_full (report); j++)
        {
          const Place *place = &g_array_index (variant->places, Place, j);

          jb_report_add (report, (JbHit) {
            .block = place->block,
            .start = place->start,
            .end = place->end,
            .message = message,
            .fix = is_clean (usual->text) ? usual->text : NULL,
          });
        }
    }
}

void
jb_check_spelling (const JbIssue       *issue,
                   const JbRuleContext *context,
                   JbReport            *report)
{
  g_autoptr (GHashTable) names =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
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
      report_variants (variants, report);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rules-private.h"

#include <string.h>

/* Whether the place is inside 《》. */
static gboolean
is_in_title (const JbPiece *piece,
             guint          place)
{
  enum
  {
    FAR = 100
  };

  for (guint i = place; i > 0 && place - i < FAR; i--)
    if (piece->text[i - 1] == 0x300a || piece->text[i - 1] == 0x300b)
      return piece->text[i - 1] == 0x300a;

  return FALSE;
}

/* In 对帐目 the word 帐目 is meant, not 对帐, and in 收到帐篷 nothing is wrong: what begins inside a
 * word and is as long goes before it. */
static gboolean
is_overtaken (const JbPiece *piece,
              guint          stop,
              const JbWord  *word)
{
  guint at = piece->word_stops[stop];

  for (guint i = stop + 1; i < piece->n_word_stops && piece->word_stops[i] < at + word->length; i++)
    {
      guint         next = piece->word_stops[i];
      const JbWord *other = jb_words_match (piece->words, piece->text + next, piece->length - next);

      if (other != NULL && other->length >= word->length &&
          next + other->length > at + word->length)
        return TRUE;
    }

  return FALSE;
}

/* What the table of words says. */
void
jb_check_word (const JbPiece *piece,
               JbReport      *report)
{
  guint end = 0;

  if (piece->words == NULL)
    return;

  for (guint i = 0; i < piece->n_word_stops && !jb_report_is_full (report); i++)
    {
      guint            at = piece->word_stops[i];
      const JbWord    *word;
      g_autofree char *message = NULL;
      g_autofree char *right = NULL;

      if (at < end)
        continue;
      word = jb_words_match (piece->words, piece->text + at, piece->length - at);
      if (word == NULL || (!word->is_right && is_overtaken (piece, i, word)))
        continue;

      end = at + word->length;
      if (word->is_right)
        continue;
      right = g_strndup (word->right, strcspn (word->right, "|"));
      message = word->note != NULL
          ? g_strdup_printf (_("“%s” is written “%s”: %s"), word->wrong, word->right,
                                word->note)
          : g_strdup_printf (_("“%s” is written “%s”."), word->wrong, word->right);
      /* The title of a document is quoted as it was given. */
      jb_report (report, .start = at, .end = end, .fix = right,
                 .safe = word->sure && !is_in_title (piece, at),
                 .message = message);
    }
}

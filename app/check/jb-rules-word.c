/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rules-private.h"

#include <string.h>

/* What the table of words says. */
void
jb_check_word (const JbPiece *piece,
               JbReport      *report)
{
  const gunichar *text = piece->text;
  int             depth = 0;

  if (piece->words == NULL || jb_words_get_size (piece->words) == 0)
    return;

  for (guint i = 0; i < piece->length; i++)
    {
      const JbWord    *word;
      g_autofree char *message = NULL;
      g_autofree char *right = NULL;

      if (text[i] == 0x300a)
        depth++;
      else if (text[i] == 0x300b)
        depth = MAX (depth - 1, 0);
      if (!jb_words_may_begin (piece->words, text[i]))
        continue;
      word = jb_words_match (piece->words, text + i, piece->length - i);
      if (word == NULL)
        continue;

      right = g_strndup (word->right, strcspn (word->right, "|"));
      message = word->note != NULL
                    ? g_strdup_printf (_("“%s” is written “%s”: %s"), word->wrong, word->right,
                                       word->note)
                    : g_strdup_printf (_("“%s” is written “%s”."), word->wrong, word->right);
      jb_report_add (report, (JbHit) {
        .start = i,
        .end = i + word->length,
        .message = message,
        .fix = right,
        /* The title of a document is quoted as it was given. */
        .safe = word->sure && depth == 0,
      });
      i += word->length - 1;
    }
}

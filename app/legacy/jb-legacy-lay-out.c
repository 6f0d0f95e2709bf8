/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-legacy.h"

#include "jb-reader.h"

/* Damaged texts settle after two or three rounds; the limit only bounds the work. */
enum { MAX_ROUNDS = 8 };

/**
 * jb_legacy_lay_out:
 * @transcript: any bulletin
 * @style: the house style
 *
 * Lays the whole bulletin out anew, as jb_house_style_lay_out() does, and makes sure that
 * the text is one that reads as it is laid out: reading the result and laying it out
 * again gives the same text. Where a text is damaged so that the first layout is read
 * differently, what is read then decides.
 *
 * Returns: (transfer full): the bulletin in house style
 */
JbTranscript *
jb_legacy_lay_out (const JbTranscript *transcript,
                   JbHouseStyle       *style)
{
  g_autoptr (JbTranscript) laid_out = NULL;

  g_return_val_if_fail (transcript != NULL, NULL);
  g_return_val_if_fail (JB_IS_HOUSE_STYLE (style), NULL);

  laid_out = jb_house_style_lay_out (style, transcript);
  for (guint round = 0; round < MAX_ROUNDS; round++)
    {
      g_autoptr (JbTranscript) read = NULL;
      g_autoptr (JbTranscript) again = NULL;

      read = jb_reader_read (g_strndup (laid_out->text, laid_out->length), laid_out->length);
      read->encoding = laid_out->encoding;
      again = jb_house_style_lay_out (style, read);
      if (again->length == laid_out->length && g_str_equal (again->text, laid_out->text))
        break;

      jb_transcript_unref (laid_out);
      laid_out = g_steal_pointer (&again);
    }

  return g_steal_pointer (&laid_out);
}

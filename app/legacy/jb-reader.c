/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader.h"

#include "jb-reader-private.h"

/**
 * jb_reader_read:
 * @text: (transfer full): the text, valid UTF-8 without byte order mark, NUL-terminated
 *   and without NUL inside
 * @length: its length in bytes
 *
 * Recognises what each run of a legacy text is. It never fails: what is not recognised
 * is marked as a paragraph of the article around it, or as %JB_ROLE_UNKNOWN. The marks
 * cover the text from end to end, and jb_transcript_check() accepts the result.
 *
 * Kind and newline are set from the text; the encoding is the caller's to set. The time
 * that it takes is linear in @length, whatever the text.
 *
 * Returns: (transfer full): the transcript, which owns @text
 */
JbTranscript *
jb_reader_read (char *text,
                gsize length)
{
  JbReader self = { NULL };

  g_return_val_if_fail (text != NULL, NULL);

  self.transcript = jb_transcript_new (JB_KIND_BULLETIN);
  g_free (self.transcript->text);
  self.transcript->text = text;
  self.transcript->length = length;
  self.text = text;
  self.length = length;

  jb_reader_split_lines (&self);
  jb_reader_find_ornaments (&self);
  jb_reader_list_items (&self);
  self.tail = self.n_items;

  jb_reader_weigh_layout (&self);
  jb_reader_read_tail (&self);
  self.transcript->kind = jb_reader_judge_kind (&self);
  if (self.transcript->kind == JB_KIND_DOCUMENT)
    {
      jb_reader_read_document (&self);
    }
  else
    {
      jb_reader_read_masthead (&self);
      jb_reader_read_digest (&self);
      jb_reader_weigh_layout (&self);
      jb_reader_read_body (&self);
    }
  jb_reader_write_marks (&self);

  g_free (self.lines);
  g_free (self.items);
  g_free (self.hashes);

  return self.transcript;
}

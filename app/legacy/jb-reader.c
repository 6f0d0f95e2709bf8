/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader.h"

#include "jb-reader-private.h"

/* Takes @text. @kind is what it is, or -1 to judge by what it says. */
static JbTranscript *
read_text (char *text,
           gsize length,
           int   kind)
{
  JbReader self = { NULL };

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
  self.transcript->kind = kind >= 0 ? (JbKind) kind : jb_reader_judge_kind (&self);
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
  g_return_val_if_fail (text != NULL, NULL);

  return read_text (text, length, -1);
}

/**
 * jb_reader_read_as:
 * @text: (transfer full): the text, as for jb_reader_read()
 * @length: its length in bytes
 * @kind: what the text is known to be
 *
 * Reads a text as jb_reader_read() does, but as a bulletin or a document whatever it looks
 * like.
 *
 * Returns: (transfer full): the transcript, which owns @text
 */
JbTranscript *
jb_reader_read_as (char  *text,
                   gsize  length,
                   JbKind kind)
{
  g_return_val_if_fail (text != NULL, NULL);

  return read_text (text, length, kind);
}

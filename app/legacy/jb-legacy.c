/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-legacy.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-encoding.h"
#include "jb-reader.h"

G_DEFINE_QUARK (jb-legacy-error-quark, jb_legacy_error)

static char *
convert_newlines (const JbTranscript *transcript,
                  const char         *newline,
                  gsize              *length)
{
  GString    *text = g_string_sized_new (transcript->length + 1);
  const char *at = transcript->text;
  const char *end = at + transcript->length;

  while (at < end)
    {
      gsize n = 0;

      while (at + n < end && at[n] != '\r' && at[n] != '\n')
        n++;

      g_string_append_len (text, at, n);
      at += n;
      if (at == end)
        break;

      at += at[0] == '\r' && at + 1 < end && at[1] == '\n' ? 2 : 1;
      g_string_append (text, newline);
    }

  *length = text->len;
  return g_string_free (text, FALSE);
}

/**
 * jb_legacy_read:
 * @bytes: a legacy text, see jb_encoding_decode() for what is understood
 *
 * Reads a bulletin or document. What is not recognised is kept in place as such, so
 * jb_legacy_write() without options gives @bytes again.
 *
 * Returns: (transfer full) (nullable): what it says, or %NULL with an error of
 *   %JB_ENCODING_ERROR that names the byte
 */
JbTranscript *
jb_legacy_read (GBytes  *bytes,
                GError **error)
{
  JbEncoding    encoding;
  JbTranscript *transcript;
  char         *text;
  gsize         length;
  gsize         n_bytes;
  const char   *data;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &n_bytes);
  text = jb_encoding_decode (data, n_bytes, &encoding, &length, error);
  if (text == NULL)
    return NULL;

  transcript = jb_reader_read (text, length);
  transcript->encoding = encoding;

  return transcript;
}

static void
unref_transcript (gpointer data)
{
  jb_transcript_unref (data);
}

/**
 * jb_legacy_write:
 * @transcript: a bulletin
 * @options: (nullable): what to change, or %NULL to keep encoding and newlines
 *
 * Writes the exact text of @transcript, which must not be changed any more: where the bytes
 * are those of its text, they are not copied.
 *
 * Returns: (transfer full) (nullable): the bytes of the file, or %NULL with an error of
 *   %JB_ENCODING_ERROR that names the character and its place
 */
GBytes *
jb_legacy_write (const JbTranscript    *transcript,
                 const JbLegacyOptions *options,
                 GError               **error)
{
  const JbLegacyOptions keep = JB_LEGACY_OPTIONS_INIT;
  JbEncoding            encoding;
  g_autofree char      *text = NULL;
  gsize                 length;

  g_return_val_if_fail (transcript != NULL, NULL);

  if (options == NULL)
    options = &keep;

  encoding = options->keep_encoding ? transcript->encoding : options->encoding;
  if (encoding == JB_ENCODING_UTF8 && options->newline == JB_LEGACY_NEWLINE_KEEP)
    return g_bytes_new_with_free_func (transcript->text, transcript->length, unref_transcript,
                                       jb_transcript_ref ((JbTranscript *) transcript));

  if (options->newline == JB_LEGACY_NEWLINE_KEEP)
    return jb_encoding_encode (transcript->text, transcript->length, encoding, error);

  text = convert_newlines (transcript, options->newline == JB_LEGACY_NEWLINE_CRLF ? "\r\n" : "\n",
                           &length);

  return jb_encoding_encode (text, length, encoding, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-unencodable.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-gb18030.h"

static void
add (GArray     *found,
     const char *text,
     gsize       offset,
     gboolean    refused)
{
  JbUnencodable one = { g_utf8_get_char (text + offset), refused, offset };

  g_array_append_val (found, one);
}

/* Finds the characters that take four bytes: @bytes is @text in GB18030. */
static void
add_wide (GArray       *found,
          const char   *text,
          gsize         start,
          gsize         end,
          const guint8 *bytes)
{
  for (gsize at = start; at < end; at += g_utf8_skip[(guint8) text[at]])
    if (bytes[0] < 0x80)
      bytes++;
    else if (bytes[1] >= 0x40)
      bytes += 2;
    else
      {
        add (found, text, at, FALSE);
        bytes += 4;
      }
}

static gboolean
scan_gb18030 (GArray     *found,
              const char *text,
              gsize       length,
              GError    **error)
{
  gsize at = 0;

  while (at < length)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (GByteArray) bytes = NULL;
      gsize end = length - at;

      bytes = jb_gb18030_from_utf8 (text + at, length - at, &end, &local_error);
      if (bytes == NULL &&
          !g_error_matches (local_error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_UNENCODABLE))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (bytes != NULL)
        {
          add_wide (found, text, at, length, bytes->data);
          return TRUE;
        }

      /* What stands before the bad character is sure to be written. */
      bytes = jb_gb18030_from_utf8 (text + at, end, &(gsize) { 0 }, NULL);
      if (bytes != NULL)
        add_wide (found, text, at, at + end, bytes->data);
      at += end;
      add (found, text, at, TRUE);
      at += g_utf8_skip[(guint8) text[at]];
    }

  return TRUE;
}

/* Fills in lines and columns, in one walk over the text. */
static void
add_lines (GArray     *found,
           const char *text)
{
  gsize at = 0;
  guint line = 1;
  guint column = 1;

  for (guint i = 0; i < found->len; i++)
    {
      JbUnencodable *one = &g_array_index (found, JbUnencodable, i);

      for (; at < one->offset; at += g_utf8_skip[(guint8) text[at]])
        if (text[at] == '\n' || (text[at] == '\r' && text[at + 1] != '\n'))
          {
            line++;
            column = 1;
          }
        else if (text[at] != '\r')
          column++;
      one->line = line;
      one->column = column;
    }
}

/* Fills in blocks and articles, in one walk over the marks. */
static void
add_blocks (GArray             *found,
            const JbTranscript *transcript)
{
  gsize end = transcript->lead;
  guint article = 0;
  guint n_articles = 0;
  guint next = 0;

  for (guint i = 0; i < transcript->marks->len && next < found->len; i++)
    {
      const JbMark *mark = &g_array_index (transcript->marks, JbMark, i);

      if (mark->flags & JB_MARK_STARTS_ARTICLE)
        article = ++n_articles;
      else if (mark->role == JB_ROLE_SECTION || mark->role == JB_ROLE_RECIPIENTS_LABEL ||
               mark->role == JB_ROLE_TAIL)
        article = 0;
      end += (gsize) mark->open + mark->raw + mark->close + mark->gap;

      for (; next < found->len && g_array_index (found, JbUnencodable, next).offset < end; next++)
        {
          JbUnencodable *one = &g_array_index (found, JbUnencodable, next);

          one->role = mark->role;
          one->article = article;
        }
    }
}

/**
 * jb_unencodable_scan:
 * @text: (array length=length): UTF-8
 * @length: its length in bytes
 * @encoding: the encoding to write it in
 * @error: return location for an error of %JB_ENCODING_ERROR: the encoding is not to be had
 *
 * Finds what would not arrive as it stands in a text: characters that @encoding has not, and
 * such that GB18030 has only since it is more than GBK. UTF-8 and UTF-16 carry everything. Linear
 * in the text.
 *
 * Returns: (transfer full) (nullable) (element-type JbUnencodable): where they stand, in the
 *   order of the text, without blocks and articles
 */
GArray *
jb_unencodable_scan (const char *text,
                     gsize       length,
                     JbEncoding  encoding,
                     GError    **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (JbUnencodable));

  g_return_val_if_fail (text != NULL, NULL);

  if (encoding == JB_ENCODING_GB18030)
    {
      if (!scan_gb18030 (found, text, length, error))
        return NULL;
      add_lines (found, text);
    }

  return g_steal_pointer (&found);
}

/**
 * jb_unencodable_find:
 * @transcript: what is to be written
 * @encoding: the encoding to write it in
 * @error: return location for an error of %JB_ENCODING_ERROR: the encoding is not to be had
 *
 * As jb_unencodable_scan(), with the blocks and the articles that the characters stand in.
 *
 * Returns: (transfer full) (nullable) (element-type JbUnencodable): where they stand, in the
 *   order of the text
 */
GArray *
jb_unencodable_find (const JbTranscript *transcript,
                     JbEncoding          encoding,
                     GError            **error)
{
  GArray *found;

  g_return_val_if_fail (transcript != NULL, NULL);

  found = jb_unencodable_scan (transcript->text, transcript->length, encoding, error);
  if (found != NULL)
    add_blocks (found, transcript);

  return found;
}

/**
 * jb_unencodable_dup_place:
 *
 * Returns: (transfer full): where it stands, in words that can follow “in”
 */
char *
jb_unencodable_dup_place (const JbUnencodable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch ((guint) self->role)
    {
    case JB_ROLE_MASTHEAD:
      return g_strdup (_("the masthead"));
    case JB_ROLE_DIGEST_HEADING:
    case JB_ROLE_DIGEST_SECTION:
    case JB_ROLE_DIGEST_TITLE:
      return g_strdup (_("the digest"));
    case JB_ROLE_SECTION:
      return g_strdup (_("the name of a section"));
    case JB_ROLE_TITLE:
      return g_strdup_printf (_("the title of article %u"), self->article);
    case JB_ROLE_SUBTITLE:
      return g_strdup_printf (_("the subtitle of article %u"), self->article);
    case JB_ROLE_EDITOR_NOTE:
      return g_strdup_printf (_("the editor’s note of article %u"), self->article);
    case JB_ROLE_PARAGRAPH:
      return g_strdup_printf (_("the body of article %u"), self->article);
    case JB_ROLE_SOURCE:
      return g_strdup_printf (_("the source of article %u"), self->article);
    case JB_ROLE_RECIPIENTS_LABEL:
    case JB_ROLE_RECIPIENT:
      return g_strdup (_("the recipients"));
    case JB_ROLE_TAIL:
      return g_strdup (_("the tail"));
    case JB_ROLE_NUMBER:
      return g_strdup (_("the document number"));
    case JB_ROLE_DOCUMENT_TITLE:
      return g_strdup (_("the title"));
    case JB_ROLE_ADDRESSEE:
      return g_strdup (_("the addressees"));
    case JB_ROLE_HEADING:
    case JB_ROLE_BODY:
      return g_strdup (_("the body"));
    case JB_ROLE_SIGNATURE:
    case JB_ROLE_DOCUMENT_DATE:
      return g_strdup (_("the signature and date"));
    default:
      return g_strdup_printf (_("line %u"), self->line);
    }
}

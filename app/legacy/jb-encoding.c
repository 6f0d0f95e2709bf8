/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-encoding.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-gb18030.h"

G_DEFINE_QUARK (jb-encoding-error-quark, jb_encoding_error)

static const char utf8_bom[] = { '\xef', '\xbb', '\xbf' };
static const char utf16le_bom[] = { '\xff', '\xfe' };
static const char utf16be_bom[] = { '\xfe', '\xff' };

static gboolean
starts_with (const char *bytes,
             gsize       n_bytes,
             const char *bom,
             gsize       n_bom)
{
  return n_bytes >= n_bom && memcmp (bytes, bom, n_bom) == 0;
}

static char *
copy_text (const char *bytes,
           gsize       n_bytes,
           gsize      *length)
{
  char *text = g_malloc (n_bytes + 1);

  memcpy (text, bytes, n_bytes);
  text[n_bytes] = '\0';
  *length = n_bytes;

  return text;
}

static void
set_nul_error (GError **error,
               gsize    offset)
{
  g_set_error (error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_NUL,
               _("This is not a text: there is a NUL character at byte %lu, counted from 0. "
                 "Save it as plain text in UTF-8 and try again."),
                  (gulong) offset);
}

static void
set_invalid_error (GError **error,
                   gsize    offset)
{
  g_set_error (error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_INVALID,
               _("This is neither UTF-8 nor GB18030: what stands at byte %lu, counted from 0, "
                 "is no character. Save it as plain text in UTF-8 and try again."),
                  (gulong) offset);
}

static void
set_utf16_error (GError **error,
                 gsize    offset)
{
  g_set_error (error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_INVALID,
               _("This begins like UTF-16 but is damaged: what stands at byte %lu, counted "
                 "from 0, is half a character. Save it as plain text in UTF-8 and try again."),
                  (gulong) offset);
}

/* The place of a byte of the text, both from 1; the column counts characters. */
static void
find_place (const char *text,
            gsize       offset,
            gulong     *line,
            gulong     *column)
{
  const char *start = text;
  const char *at = text;

  *line = 1;
  while (at < text + offset)
    {
      if (*at == '\n' || (*at == '\r' && at[1] != '\n'))
        {
          (*line)++;
          start = at + 1;
        }
      at++;
    }

  *column = 1;
  for (at = start; at < text + offset; at++)
    if (((guint8) *at & 0xc0) != 0x80)
      (*column)++;
}

static void
set_unencodable_error (GError    **error,
                       const char *text,
                       gsize       length,
                       gsize       offset,
                       JbEncoding  encoding)
{
  gunichar ch = g_utf8_get_char_validated (text + offset, length - offset);
  gulong   line;
  gulong   column;

  find_place (text, offset, &line, &column);

  if (ch == (gunichar) -1 || ch == (gunichar) -2 || ch == 0)
    {
      g_set_error (error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_UNENCODABLE,
                   _("The text is damaged in line %lu, column %lu (byte value 0x%02X) and cannot "
                     "be written. Write that place again."),
                      line, column, (guint8) text[offset]);
      return;
    }

  g_set_error (error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_UNENCODABLE,
               _("The character “%.*s” (U+%04X) in line %lu, column %lu cannot be written in %s. "
                 "Replace the character or choose UTF-8."),
                  (int) g_utf8_skip[(guint8) text[offset]], text + offset, ch, line, column,
                  jb_encoding_to_string (encoding));
}

static guint16
read_unit (const char *bytes,
           gboolean    big_endian)
{
  const guint8 *at = (const guint8 *) bytes;

  return big_endian ? at[0] << 8 | at[1] : at[1] << 8 | at[0];
}

static char *
decode_utf16 (const char *bytes,
              gsize       n_bytes,
              gboolean    big_endian,
              gsize      *length,
              GError    **error)
{
  g_autofree char *text = g_malloc (n_bytes / 2 * 3 + 1);
  char            *out = text;
  gsize            at = sizeof utf16le_bom;

  while (at + 1 < n_bytes)
    {
      gunichar ch = read_unit (bytes + at, big_endian);
      gsize    n = 2;

      if (ch == 0)
        {
          set_nul_error (error, at);
          return NULL;
        }

      if (ch >= 0xd800 && ch < 0xe000)
        {
          guint16 low = at + 3 < n_bytes ? read_unit (bytes + at + 2, big_endian) : 0;

          if (ch >= 0xdc00 || low < 0xdc00 || low >= 0xe000)
            {
              set_utf16_error (error, at);
              return NULL;
            }
          ch = 0x10000 + ((ch - 0xd800) << 10) + (low - 0xdc00);
          n = 4;
        }

      out += g_unichar_to_utf8 (ch, out);
      at += n;
    }

  if (at < n_bytes)
    {
      set_utf16_error (error, at);
      return NULL;
    }

  *out = '\0';
  *length = out - text;

  return g_realloc (g_steal_pointer (&text), *length + 1);
}

static GByteArray *
encode_utf16 (const char *text,
              gsize       length,
              gboolean    big_endian)
{
  GByteArray *array = g_byte_array_sized_new (length * 2 + 2);

  g_byte_array_append (array, (const guint8 *) (big_endian ? utf16be_bom : utf16le_bom), 2);

  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      gunichar ch = g_utf8_get_char (at);
      gunichar units[2] = { ch, 0 };
      guint    n_units = 1;

      if (ch >= 0x10000)
        {
          units[0] = 0xd800 + ((ch - 0x10000) >> 10);
          units[1] = 0xdc00 + ((ch - 0x10000) & 0x3ff);
          n_units = 2;
        }

      for (guint i = 0; i < n_units; i++)
        {
          guint8 high = units[i] >> 8;
          guint8 low = units[i] & 0xff;
          guint8 unit[2] = { big_endian ? high : low, big_endian ? low : high };

          g_byte_array_append (array, unit, 2);
        }
    }

  return array;
}

/**
 * jb_encoding_decode:
 * @bytes: (array length=n_bytes): the bytes of a legacy text
 * @n_bytes: how many
 * @encoding: (out): what they turned out to be
 * @length: (out): bytes of the result, without the terminating NUL
 *
 * Reads any UTF-8, GB18030 or, with a byte order mark, UTF-16. A byte order mark
 * decides; without one, what is strictly UTF-8 is that, and what is not but strictly
 * GB18030 (as GB 18030-2022 has it) is GB18030.
 *
 * What is accepted comes back from jb_encoding_encode() byte for byte the same.
 *
 * More than %JB_ENCODING_MAX_BYTES are refused unread. An error names the offset of the first byte
 * that cannot be read, from 0: in what is neither, the later one of the two.
 *
 * Returns: (transfer full) (nullable): the text as UTF-8 without byte order mark,
 *   NUL-terminated, or %NULL with an error of %JB_ENCODING_ERROR
 */
char *
jb_encoding_decode (const char *bytes,
                    gsize       n_bytes,
                    JbEncoding *encoding,
                    gsize      *length,
                    GError    **error)
{
  const char *bad;
  const char *nul;
  gsize       bad_offset;
  gsize       n_valid;
  g_autoptr (GError) local_error = NULL;
  char *text;

  g_return_val_if_fail (bytes != NULL || n_bytes == 0, NULL);
  g_return_val_if_fail (encoding != NULL && length != NULL, NULL);

  if (n_bytes > JB_ENCODING_MAX_BYTES)
    {
      g_set_error (error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_TOO_LARGE,
                   _("It is larger than 64 MiB, the most that one bulletin may have. Split it "
                     "into single bulletins."));
      return NULL;
    }

  if (n_bytes == 0)
    {
      *encoding = JB_ENCODING_UTF8;
      return copy_text ("", 0, length);
    }

  if (starts_with (bytes, n_bytes, utf16le_bom, sizeof utf16le_bom))
    {
      *encoding = JB_ENCODING_UTF16LE;
      return decode_utf16 (bytes, n_bytes, FALSE, length, error);
    }
  if (starts_with (bytes, n_bytes, utf16be_bom, sizeof utf16be_bom))
    {
      *encoding = JB_ENCODING_UTF16BE;
      return decode_utf16 (bytes, n_bytes, TRUE, length, error);
    }

  if (g_utf8_validate_len (bytes, n_bytes, &bad))
    {
      if (starts_with (bytes, n_bytes, utf8_bom, sizeof utf8_bom))
        {
          *encoding = JB_ENCODING_UTF8_BOM;
          return copy_text (bytes + sizeof utf8_bom, n_bytes - sizeof utf8_bom, length);
        }

      *encoding = JB_ENCODING_UTF8;
      return copy_text (bytes, n_bytes, length);
    }

  n_valid = jb_gb18030_valid_prefix (bytes, n_bytes);
  nul = memchr (bytes, '\0', MIN (n_bytes, MAX (n_valid, (gsize) (bad - bytes) + 1)));
  if (nul != NULL)
    {
      set_nul_error (error, nul - bytes);
      return NULL;
    }

  if (n_valid < n_bytes)
    {
      set_invalid_error (error, MAX (n_valid, (gsize) (bad - bytes)));
      return NULL;
    }

  text = jb_gb18030_to_utf8 (bytes, n_bytes, length, &bad_offset, &local_error);
  if (text == NULL)
    {
      if (g_error_matches (local_error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_INVALID))
        set_invalid_error (error, MAX (bad_offset, (gsize) (bad - bytes)));
      else
        g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  *encoding = JB_ENCODING_GB18030;
  return text;
}

/**
 * jb_encoding_encode:
 * @text: a text in UTF-8, without byte order mark
 * @length: its length in bytes
 * @encoding: what to write
 *
 * Undoes jb_encoding_decode(). No character is ever replaced by another: one that
 * @encoding cannot carry is %JB_ENCODING_ERROR_UNENCODABLE, with its place.
 *
 * Returns: (transfer full) (nullable): the bytes, with the byte order mark that
 *   @encoding has, or %NULL with an error of %JB_ENCODING_ERROR
 */
GBytes *
jb_encoding_encode (const char *text,
                    gsize       length,
                    JbEncoding  encoding,
                    GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  GByteArray *array;
  const char *bad;
  gsize       bad_offset;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  if (length == 0)
    text = "";

  if (encoding == JB_ENCODING_UTF8)
    return g_bytes_new (text, length);

  if (!g_utf8_validate_len (text, length, &bad))
    {
      set_unencodable_error (error, text, length, bad - text, encoding);
      return NULL;
    }

  switch (encoding)
    {
    case JB_ENCODING_UTF8_BOM:
      array = g_byte_array_sized_new (length + sizeof utf8_bom);
      g_byte_array_append (array, (const guint8 *) utf8_bom, sizeof utf8_bom);
      g_byte_array_append (array, (const guint8 *) text, length);
      return g_byte_array_free_to_bytes (array);

    case JB_ENCODING_UTF16LE:
    case JB_ENCODING_UTF16BE:
      return g_byte_array_free_to_bytes (encode_utf16 (text, length,
                                                       encoding == JB_ENCODING_UTF16BE));

    case JB_ENCODING_GB18030:
      array = jb_gb18030_from_utf8 (text, length, &bad_offset, &local_error);
      if (array != NULL)
        return g_byte_array_free_to_bytes (array);
      if (g_error_matches (local_error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_UNENCODABLE))
        set_unencodable_error (error, text, length, bad_offset, encoding);
      else
        g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;

    case JB_ENCODING_UTF8:
    default:
      g_return_val_if_reached (NULL);
    }
}

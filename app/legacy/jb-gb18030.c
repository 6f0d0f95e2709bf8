/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-gb18030.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-encoding.h"

/* Four-byte sequences count up from 81308130: the basic plane ends at 8431A439, the
 * others go from 90308130 to E3329A35 (GB 18030-2022, table 2). */
enum
{
  N_BASIC_SEQUENCES = 39420,
  FIRST_SUPPLEMENTARY = 189000,
  N_SUPPLEMENTARY = 0x100000,
};

/* What the C library's table leaves out or maps twice, as in GB 18030-2022. They are
 * converted here, both ways, so that every sequence has one character and every
 * character one sequence, whatever the version of the library. */
typedef struct
{
  guint32  sequence;
  gunichar ch;
} Pair;

static const Pair pairs[] = {
  { 0xfe51, 0xe816 },      { 0xfe52, 0xe817 },      { 0xfe53, 0xe818 },
  { 0xfe6c, 0xe831 },      { 0xfe76, 0xe83b },      { 0xfe91, 0xe855 },
  { 0x82359037, 0xe81e },  { 0x82359038, 0xe826 },  { 0x82359039, 0xe82b },
  { 0x82359130, 0xe82c },  { 0x82359131, 0xe832 },  { 0x82359132, 0xe843 },
  { 0x82359133, 0xe854 },  { 0x82359134, 0xe864 },  { 0x84318236, 0xe78d },
  { 0x84318237, 0xe78f },  { 0x84318238, 0xe78e },  { 0x84318239, 0xe790 },
  { 0x84318330, 0xe791 },  { 0x84318331, 0xe792 },  { 0x84318332, 0xe793 },
  { 0x84318333, 0xe794 },  { 0x84318334, 0xe795 },  { 0x84318335, 0xe796 },
  { 0x95329031, 0x20087 }, { 0x95329033, 0x20089 }, { 0x95329730, 0x200cc },
  { 0x9536b937, 0x215d7 }, { 0x9630ba35, 0x2298f }, { 0x9635b630, 0x241fe },
};

/* Length of the sequence at the start, or 0 where there is none. */
static guint
measure_sequence (const guint8 *at,
                  gsize         left)
{
  guint32 index;

  if (at[0] < 0x80)
    return 1;
  if (at[0] == 0x80 || at[0] == 0xff || left < 2)
    return 0;
  if (at[1] >= 0x40)
    return at[1] != 0x7f && at[1] != 0xff ? 2 : 0;
  if (at[1] < 0x30 || at[1] > 0x39 || left < 4)
    return 0;
  if (at[2] < 0x81 || at[2] > 0xfe || at[3] < 0x30 || at[3] > 0x39)
    return 0;

  index = (((at[0] - 0x81u) * 10 + (at[1] - 0x30u)) * 126 + (at[2] - 0x81u)) * 10 +
          (at[3] - 0x30u);
  if (index < N_BASIC_SEQUENCES ||
      (index >= FIRST_SUPPLEMENTARY && index < FIRST_SUPPLEMENTARY + N_SUPPLEMENTARY))
    return 4;

  return 0;
}

/* The character of a sequence that this file converts itself, or 0. */
static gunichar
find_character (const guint8 *at,
                guint         n)
{
  guint32 sequence = 0;

  if (n == 1 || (at[0] != 0xfe && at[0] != 0x82 && at[0] != 0x84 && at[0] != 0x95 &&
                 at[0] != 0x96))
    return 0;

  for (guint i = 0; i < n; i++)
    sequence = sequence << 8 | at[i];
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].sequence == sequence)
      return pairs[i].ch;

  return 0;
}

/* The sequence of a character that this file converts itself, or 0. */
static guint32
find_sequence (const char *at)
{
  guint8   lead = *(const guint8 *) at;
  gunichar ch;

  if (lead != 0xee && lead != 0xf0)
    return 0;

  ch = g_utf8_get_char (at);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].ch == ch)
      return pairs[i].sequence;

  return 0;
}

static iconv_t
open_converter (const char *to,
                const char *from,
                GError    **error)
{
  iconv_t converter = iconv_open (to, from);

  if (converter == (iconv_t) -1)
    g_set_error_literal (error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_UNSUPPORTED,
                         _("This system cannot convert GB18030. Install the character "
                           "tables of its C library (on Fedora the package "
                           "glibc-gconv-extra) or use UTF-8."));

  return converter;
}

/* Converts all of a run; returns how many bytes of it were converted. */
static gsize
convert_run (iconv_t     converter,
             const char *run,
             gsize       n_bytes,
             char      **out,
             gsize      *room)
{
  char *in = (char *) run;
  gsize left = n_bytes;

  if (left > 0 && iconv (converter, &in, &left, out, room) == (gsize) -1)
    iconv (converter, NULL, NULL, NULL, NULL);

  return n_bytes - left;
}

/**
 * jb_gb18030_valid_prefix:
 * @bytes: any bytes
 * @n_bytes: how many
 *
 * Returns: how many bytes from the start are whole sequences of GB 18030-2022
 */
gsize
jb_gb18030_valid_prefix (const char *bytes,
                         gsize       n_bytes)
{
  gsize at = 0;

  while (at < n_bytes)
    {
      guint n = measure_sequence ((const guint8 *) bytes + at, n_bytes - at);

      if (n == 0)
        break;
      at += n;
    }

  return at;
}

/**
 * jb_gb18030_to_utf8:
 * @bytes: bytes that jb_gb18030_valid_prefix() accepts to the last
 * @n_bytes: how many
 * @length: (out): bytes of the result
 * @bad_offset: (out): on %JB_ENCODING_ERROR_INVALID, the first byte not converted
 *
 * Returns: (transfer full) (nullable): the characters as UTF-8, NUL-terminated, or
 *   %NULL with an error of %JB_ENCODING_ERROR
 */
char *
jb_gb18030_to_utf8 (const char *bytes,
                    gsize       n_bytes,
                    gsize      *length,
                    gsize      *bad_offset,
                    GError    **error)
{
  /* Two bytes become three at most, and four stay four. */
  gsize            room = n_bytes + n_bytes / 2 + 8;
  g_autofree char *text = NULL;
  char            *out;
  gsize            at = 0;
  gsize            run = 0;
  iconv_t          converter = open_converter ("UTF-8", "GB18030", error);

  if (converter == (iconv_t) -1)
    return NULL;

  text = g_malloc (room);
  out = text;

  while (at <= n_bytes)
    {
      guint    n = 1;
      gunichar ch = 0;

      if (at < n_bytes)
        {
          n = MAX (1, measure_sequence ((const guint8 *) bytes + at, n_bytes - at));
          ch = find_character ((const guint8 *) bytes + at, n);
        }

      if (ch != 0 || at == n_bytes)
        {
          gsize done = convert_run (converter, bytes + run, at - run, &out, &room);

          if (done < at - run)
            {
              *bad_offset = run + done;
              iconv_close (converter);
              g_set_error_literal (error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_INVALID,
                                   _("This is not GB18030."));
              return NULL;
            }
          run = at + n;
        }

      if (ch != 0)
        {
          gsize n_out = g_unichar_to_utf8 (ch, out);

          out += n_out;
          room -= n_out;
        }

      at += n;
    }

  iconv_close (converter);

  *out = '\0';
  *length = out - text;

  return g_realloc (g_steal_pointer (&text), *length + 1);
}

/**
 * jb_gb18030_from_utf8:
 * @text: valid UTF-8
 * @length: its length in bytes
 * @bad_offset: (out): on %JB_ENCODING_ERROR_UNENCODABLE, the byte of @text where the
 *   character is
 *
 * Returns: (transfer full) (nullable): the bytes, or %NULL with an error of
 *   %JB_ENCODING_ERROR
 */
GByteArray *
jb_gb18030_from_utf8 (const char *text,
                      gsize       length,
                      gsize      *bad_offset,
                      GError    **error)
{
  /* A character of two bytes in UTF-8 may take four. */
  gsize            size = length * 2 + 8;
  gsize            room = size;
  char            *out;
  gsize            at = 0;
  gsize            run = 0;
  g_autofree char *bytes = NULL;
  iconv_t          converter = open_converter ("GB18030", "UTF-8", error);

  if (converter == (iconv_t) -1)
    return NULL;

  bytes = g_malloc (size);
  out = bytes;

  while (at <= length)
    {
      gsize   n = 1;
      guint32 sequence = 0;

      if (at < length)
        {
          n = g_utf8_skip[(guint8) text[at]];
          sequence = find_sequence (text + at);
        }

      if (sequence != 0 || at == length)
        {
          gsize done = convert_run (converter, text + run, at - run, &out, &room);

          if (done < at - run)
            {
              *bad_offset = run + done;
              iconv_close (converter);
              g_set_error_literal (error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_UNENCODABLE,
                                   _("GB18030 has no such character."));
              return NULL;
            }
          run = at + n;
        }

      if (sequence != 0)
        {
          guint32 big_endian = GUINT32_TO_BE (sequence);
          gsize   n_out = sequence > 0xffff ? 4 : 2;

          memcpy (out, (const char *) &big_endian + (4 - n_out), n_out);
          out += n_out;
          room -= n_out;
        }

      at += n;
    }

  iconv_close (converter);

  return g_byte_array_new_take (g_realloc (g_steal_pointer (&bytes), MAX (1, size - room)),
                                size - room);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-snapshot.h"

#include <string.h>

#include <gio/gio.h>

#include "jb-delta.h"

/* Packed, a snapshot is the size of its first part in eight bytes, lowest first, and then both
 * parts: text and marks, or how each differs from the base's. */

enum
{
  SIZE_BYTES = 8,

  /* Fewer bytes are not worth the trouble. */
  SMALLEST_DEFLATED = 64,

  FAST_LEVEL = 1,
  GOOD_LEVEL = 6,
};

/* A damaged row must not ask for all memory there is. */
#define MAX_UNPACKED ((gsize) 1 << 31)

/**
 * jb_snapshot_new:
 * @transcript: what to take
 *
 * Returns: (transfer full): a copy of it
 */
JbSnapshot *
jb_snapshot_new (const JbTranscript *transcript)
{
  return jb_snapshot_new_take (g_memdup2 (transcript->text, transcript->length + 1),
                               transcript->length, jb_transcript_pack_marks (transcript));
}

/**
 * jb_snapshot_new_take:
 * @text: (transfer full): UTF-8, with a NUL after it
 * @length: its length in bytes
 * @marks: (transfer full): as of jb_transcript_pack_marks()
 *
 * Returns: (transfer full): the snapshot
 */
JbSnapshot *
jb_snapshot_new_take (char   *text,
                      gsize   length,
                      GBytes *marks)
{
  JbSnapshot *self = g_new0 (JbSnapshot, 1);

  self->text = text;
  self->length = length;
  self->marks = marks;

  return self;
}

void
jb_snapshot_free (JbSnapshot *self)
{
  g_free (self->text);
  g_bytes_unref (self->marks);
  g_free (self);
}

/**
 * jb_snapshot_equal:
 *
 * Returns: whether both are the same to the last mark
 */
gboolean
jb_snapshot_equal (const JbSnapshot *self,
                   const JbSnapshot *other)
{
  return self->length == other->length && memcmp (self->text, other->text, self->length) == 0 &&
         g_bytes_equal (self->marks, other->marks);
}

/**
 * jb_snapshot_get_checksum:
 *
 * FNV-1a in 64 bits: tells a text or its marks that the disk has changed, no more.
 *
 * Returns: the checksum
 */
gint64
jb_snapshot_get_checksum (const JbSnapshot *self)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (self->marks, &size);
  guint64       hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (gsize i = 0; i < self->length; i++)
    hash = (hash ^ (guint8) self->text[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  for (gsize i = 0; i < size; i++)
    hash = (hash ^ data[i]) * G_GUINT64_CONSTANT (0x100000001b3);

  return (gint64) hash;
}

/**
 * jb_snapshot_count:
 *
 * Returns: the length of the text in characters
 */
guint64
jb_snapshot_count (const JbSnapshot *self)
{
  guint64 n = 0;

  for (gsize i = 0; i < self->length; i++)
    n += ((guint8) self->text[i] & 0xc0) != 0x80;

  return n;
}

/**
 * jb_snapshot_to_transcript:
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the transcript
 */
JbTranscript *
jb_snapshot_to_transcript (const JbSnapshot *self,
                           GError          **error)
{
  return jb_transcript_unpack (self->text, self->length, self->marks, error);
}

static GByteArray *
convert (GConverter *converter,
         const void *data,
         gsize       size)
{
  g_autoptr(GByteArray) converted = g_byte_array_new ();
  guint8           buffer[16 * 1024];
  gsize            n_read, n_written;
  GConverterResult result;

  do
    {
      result = g_converter_convert (converter, data, size, buffer, sizeof buffer,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR || converted->len + n_written > MAX_UNPACKED)
        return NULL;
      data = (const guint8 *) data + n_read;
      size -= n_read;
      g_byte_array_append (converted, buffer, (guint) n_written);
    }
  while (result != G_CONVERTER_FINISHED);

  return g_steal_pointer (&converted);
}

static GByteArray *
join (GBytes *first,
      GBytes *second)
{
  GByteArray   *joined = g_byte_array_new ();
  gsize         size;
  const guint8 *data = g_bytes_get_data (first, &size);
  guint64       number = GUINT64_TO_LE ((guint64) size);

  g_byte_array_append (joined, (const guint8 *) &number, SIZE_BYTES);
  g_byte_array_append (joined, data, (guint) size);
  data = g_bytes_get_data (second, &size);
  g_byte_array_append (joined, data, (guint) size);

  return joined;
}

/**
 * jb_snapshot_pack:
 * @base: (nullable): what will be there when the snapshot is unpacked, %NULL for nothing
 * @fast: whether time counts more than size
 * @packing: (out): how it was packed
 * @n_literal: (out) (optional): characters of the text that the base's does not have
 *
 * Makes a snapshot small.
 *
 * Returns: (transfer full): the bytes to store
 */
GBytes *
jb_snapshot_pack (const JbSnapshot *self,
                  const JbSnapshot *base,
                  gboolean          fast,
                  guint            *packing,
                  guint64          *n_literal)
{
  g_autoptr(GBytes) text = NULL;
  g_autoptr(GBytes) marks = NULL;
  g_autoptr(GByteArray) joined = NULL;
  gsize       size;
  const void *data = g_bytes_get_data (self->marks, &size);

  if (base == NULL)
    {
      text = g_bytes_new_static (self->text, self->length);
      marks = g_bytes_ref (self->marks);
      if (n_literal != NULL)
        *n_literal = jb_snapshot_count (self);
    }
  else
    {
      gsize       base_size;
      const void *base_data = g_bytes_get_data (base->marks, &base_size);

      text = jb_delta_make (base->text, base->length, self->text, self->length, n_literal);
      marks = jb_delta_make (base_data, base_size, data, size, NULL);
    }

  *packing = base == NULL ? JB_PACKING_WHOLE : JB_PACKING_DELTA;
  joined = join (text, marks);
  if (joined->len >= SMALLEST_DEFLATED)
    {
      g_autoptr(GZlibCompressor) compressor =
                     g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW,
                                            fast ? FAST_LEVEL : GOOD_LEVEL);
      g_autoptr(GByteArray) deflated = convert (G_CONVERTER (compressor), joined->data,
                                                 joined->len);

      if (deflated != NULL && deflated->len < joined->len)
        {
          *packing |= JB_PACKING_DEFLATED;
          return g_byte_array_free_to_bytes (g_steal_pointer (&deflated));
        }
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&joined));
}

/* Takes @data apart; the parts are borrowed. */
static gboolean
part (const guint8  *data,
      gsize          size,
      gsize         *first_size,
      const guint8 **second,
      gsize         *second_size)
{
  guint64 number;

  if (size < SIZE_BYTES)
    return FALSE;
  memcpy (&number, data, SIZE_BYTES);
  number = GUINT64_FROM_LE (number);
  if (number > size - SIZE_BYTES)
    return FALSE;

  *first_size = (gsize) number;
  *second = data + SIZE_BYTES + *first_size;
  *second_size = size - SIZE_BYTES - *first_size;

  return TRUE;
}

static JbSnapshot *
read_parts (guint             packing,
            const guint8     *data,
            gsize             size,
            const JbSnapshot *base)
{
  g_autoptr(GBytes) text = NULL;
  g_autoptr(GBytes) marks = NULL;
  const guint8 *second;
  gsize         first_size, second_size;

  if (!part (data, size, &first_size, &second, &second_size))
    return NULL;

  if ((packing & ~(guint) JB_PACKING_DEFLATED) == JB_PACKING_WHOLE)
    {
      text = g_bytes_new (data + SIZE_BYTES, first_size);
      marks = g_bytes_new (second, second_size);
    }
  else if (base != NULL && (packing & ~(guint) JB_PACKING_DEFLATED) == JB_PACKING_DELTA)
    {
      gsize       base_size;
      const void *base_data = g_bytes_get_data (base->marks, &base_size);

      text = jb_delta_apply (base->text, base->length, data + SIZE_BYTES, first_size);
      marks = jb_delta_apply (base_data, base_size, second, second_size);
    }
  if (text == NULL || marks == NULL)
    return NULL;

  second = g_bytes_get_data (text, &first_size);
  if (!g_utf8_validate_len ((const char *) second, first_size, NULL))
    return NULL;

  return jb_snapshot_new_take (g_strndup ((const char *) second, first_size), first_size,
                               g_steal_pointer (&marks));
}

/**
 * jb_snapshot_unpack:
 * @packing: as jb_snapshot_pack() said; anything else does no harm
 * @data: what it returned
 * @size: its size in bytes
 * @base: (nullable): the base that it was given
 * @checksum: the snapshot's checksum
 *
 * Returns: (transfer full) (nullable): the snapshot, %NULL when it is damaged
 */
JbSnapshot *
jb_snapshot_unpack (guint             packing,
                    const void       *data,
                    gsize             size,
                    const JbSnapshot *base,
                    gint64            checksum)
{
  g_autoptr(JbSnapshot) snapshot = NULL;

  if (packing & JB_PACKING_DEFLATED)
    {
      g_autoptr(GZlibDecompressor) decompressor =
                     g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
      g_autoptr(GByteArray) inflated = convert (G_CONVERTER (decompressor), data, size);

      if (inflated != NULL)
        snapshot = read_parts (packing, inflated->data, inflated->len, base);
    }
  else
    snapshot = read_parts (packing, data, size, base);

  return snapshot != NULL && jb_snapshot_get_checksum (snapshot) == checksum
             ? g_steal_pointer (&snapshot)
             : NULL;
}

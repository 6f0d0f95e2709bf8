/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-delta.h"

#include <string.h>

/* A delta is the size of the target and then steps, all numbers being of variable length, seven
 * bits in a byte, lowest first. A step is twice a length, plus one where so many bytes are copied
 * from the source; then comes the place in the source, else the bytes themselves. */

enum
{
  BLOCK_SIZE = 16,
  MAX_NUMBER_BYTES = 10,
};

/* A damaged delta must not ask for all memory there is. */
#define MAX_TARGET_SIZE ((guint64) 1 << 31)

#define HASH_FACTOR 0x01000193u

typedef struct
{
  const guint8 *source;
  gsize         source_size;
  const guint8 *target;
  gsize         target_size;
  GByteArray   *steps;
  guint64       n_literal;

  /* Where in the source a block with a hash stands, plus one; 0 for nowhere. */
  guint32 *table;
  guint32  mask;
} Delta;

static void
put_number (GByteArray *bytes,
            guint64     number)
{
  guint8 digits[MAX_NUMBER_BYTES];
  guint  n = 0;

  do
    {
      digits[n++] = (number & 0x7f) | (number > 0x7f ? 0x80 : 0);
      number >>= 7;
    }
  while (number > 0);

  g_byte_array_append (bytes, digits, n);
}

static gboolean
take_number (const guint8 **at,
             const guint8  *end,
             guint64       *number)
{
  *number = 0;
  for (guint shift = 0; shift < 7 * MAX_NUMBER_BYTES && *at < end; shift += 7)
    {
      guint8 byte = *(*at)++;

      *number |= (guint64) (byte & 0x7f) << shift;
      if ((byte & 0x80) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
put_literal (Delta *delta,
             gsize  from,
             gsize  to)
{
  if (to == from)
    return;

  put_number (delta->steps, (guint64) (to - from) << 1);
  g_byte_array_append (delta->steps, delta->target + from, to - from);

  /* Characters, not bytes: what follows the first byte of one does not count. */
  for (gsize i = from; i < to; i++)
    delta->n_literal += (delta->target[i] & 0xc0) != 0x80;
}

static void
put_copy (Delta *delta,
          gsize  from,
          gsize  size)
{
  if (size == 0)
    return;

  put_number (delta->steps, (guint64) size << 1 | 1);
  put_number (delta->steps, from);
}

static guint32
hash_block (const guint8 *block)
{
  guint32 hash = 0;

  for (guint i = 0; i < BLOCK_SIZE; i++)
    hash = hash * HASH_FACTOR + block[i];

  return hash;
}

static guint32
spread (guint32 hash)
{
  return (hash ^ hash >> 15) * 0x9e3779b1u >> 7;
}

/* Of blocks that are alike the first is found. */
static void
index_source (Delta *delta)
{
  gsize n_blocks = delta->source_size / BLOCK_SIZE;
  gsize size = 64;

  while (size < 2 * n_blocks && size < (1u << 24))
    size *= 2;
  delta->table = g_new0 (guint32, size);
  delta->mask = (guint32) size - 1;

  for (gsize i = n_blocks; i > 0; i--)
    {
      gsize at = (i - 1) * BLOCK_SIZE;

      delta->table[spread (hash_block (delta->source + at)) & delta->mask] = (guint32) at + 1;
    }
}

static guint32
get_power (void)
{
  guint32 power = 1;

  for (guint i = 1; i < BLOCK_SIZE; i++)
    power *= HASH_FACTOR;

  return power;
}

/* Goes through the target from @from to @to and looks for what stands in the source too. */
static void
match_blocks (Delta *delta,
              gsize  from,
              gsize  to)
{
  const guint8 *source = delta->source;
  const guint8 *target = delta->target;
  guint32       power = get_power ();
  gsize         done = from;
  gsize         at = from;
  guint32       hash = to - from >= BLOCK_SIZE ? hash_block (target + at) : 0;

  while (at + BLOCK_SIZE <= to)
    {
      guint32 found = delta->table[spread (hash) & delta->mask];
      gsize   place = found - 1;
      gsize   start = at;
      gsize   end = at + BLOCK_SIZE;

      if (found == 0 || memcmp (source + place, target + at, BLOCK_SIZE) != 0)
        {
          if (at + BLOCK_SIZE < to)
            hash = (hash - target[at] * power) * HASH_FACTOR + target[at + BLOCK_SIZE];
          at++;
          continue;
        }

      while (start > done && place > 0 && source[place - 1] == target[start - 1])
        {
          start--;
          place--;
        }
      while (end < to && place + (end - start) < delta->source_size &&
             source[place + (end - start)] == target[end])
        end++;

      put_literal (delta, done, start);
      put_copy (delta, place, end - start);
      done = at = end;
      if (at + BLOCK_SIZE <= to)
        hash = hash_block (target + at);
    }

  put_literal (delta, done, to);
}

/* A character is not cut in two, so that the characters that are new can be counted. */
static gboolean
continues_character (const guint8 *bytes,
                     gsize         size,
                     gsize         at)
{
  return at < size && (bytes[at] & 0xc0) == 0x80;
}

/**
 * jb_delta_make:
 * @source: what will be there when the target is wanted
 * @source_size: its size in bytes, less than 4 GiB
 * @target: what is wanted
 * @target_size: its size in bytes
 * @n_literal: (out) (optional): characters of the target, if it is UTF-8, that the source does
 *   not have
 *
 * Says how to make @target from @source, in the fewer bytes the more alike they are. The time it
 * takes grows with the size of both, no faster.
 *
 * Returns: (transfer full): the delta, for jb_delta_apply()
 */
GBytes *
jb_delta_make (const void *source,
               gsize       source_size,
               const void *target,
               gsize       target_size,
               guint64    *n_literal)
{
  Delta delta = { source, source_size, target, target_size };
  gsize shorter = MIN (source_size, target_size);
  gsize prefix = 0;
  gsize suffix = 0;

  g_return_val_if_fail (source_size < G_MAXUINT32, NULL);

  while (prefix < shorter && delta.source[prefix] == delta.target[prefix])
    prefix++;
  while (prefix > 0 && (continues_character (source, source_size, prefix) ||
                        continues_character (target, target_size, prefix)))
    prefix--;
  while (suffix < shorter - prefix &&
         delta.source[source_size - suffix - 1] == delta.target[target_size - suffix - 1])
    suffix++;
  while (suffix > 0 && continues_character (target, target_size, target_size - suffix))
    suffix--;

  delta.steps = g_byte_array_new ();
  put_number (delta.steps, target_size);
  put_copy (&delta, 0, prefix);
  if (target_size - suffix - prefix < BLOCK_SIZE)
    {
      put_literal (&delta, prefix, target_size - suffix);
    }
  else
    {
      index_source (&delta);
      match_blocks (&delta, prefix, target_size - suffix);
    }
  put_copy (&delta, source_size - suffix, suffix);

  g_free (delta.table);
  if (n_literal != NULL)
    *n_literal = delta.n_literal;

  return g_byte_array_free_to_bytes (delta.steps);
}

/**
 * jb_delta_apply:
 * @source: what jb_delta_make() was given
 * @source_size: its size in bytes
 * @delta: what it returned; anything else does no harm
 * @delta_size: its size in bytes
 *
 * Returns: (transfer full) (nullable): the target, %NULL when the delta does not fit the source
 */
GBytes *
jb_delta_apply (const void *source,
                gsize       source_size,
                const void *delta,
                gsize       delta_size)
{
  const guint8 *at = delta;
  const guint8 *end = at + delta_size;
  guint64       target_size, step, place;
  g_autoptr(GByteArray) target = NULL;

  if (!take_number (&at, end, &target_size) || target_size > MAX_TARGET_SIZE)
    return NULL;

  target = g_byte_array_new ();
  while (at < end)
    {
      guint64 size;

      if (!take_number (&at, end, &step))
        return NULL;
      size = step >> 1;
      if (size > target_size - target->len)
        return NULL;

      if (step & 1)
        {
          if (!take_number (&at, end, &place) || place > source_size ||
              size > source_size - place)
            return NULL;
          g_byte_array_append (target, (const guint8 *) source + place, (guint) size);
        }
      else
        {
          if (size > (guint64) (end - at))
            return NULL;
          g_byte_array_append (target, at, (guint) size);
          at += size;
        }
    }

  return target->len == target_size
             ? g_byte_array_free_to_bytes (g_steal_pointer (&target))
             : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader-private.h"

static gsize
find_slot (const JbHashSet *self,
           guint64          hash)
{
  gsize i = (hash ^ hash >> 29) & (self->n_slots - 1);

  while (self->slots[i] != 0 && self->slots[i] != hash)
    i = (i + 1) & (self->n_slots - 1);

  return i;
}

static void
grow (JbHashSet *self)
{
  JbHashSet larger = { NULL };

  larger.n_slots = MAX (self->n_slots * 2, 64);
  larger.n_used = self->n_used;
  larger.slots = g_new0 (guint64, larger.n_slots);
  for (gsize i = 0; i < self->n_slots; i++)
    if (self->slots[i] != 0)
      larger.slots[find_slot (&larger, self->slots[i])] = self->slots[i];

  g_free (self->slots);
  *self = larger;
}

/**
 * jb_hash_set_add:
 *
 * Adds @hash, once however often it is added.
 */
void
jb_hash_set_add (JbHashSet *self,
                 guint64    hash)
{
  gsize i;

  hash = MAX (hash, 1);
  if (self->n_used * 2 >= self->n_slots)
    grow (self);

  i = find_slot (self, hash);
  if (self->slots[i] == 0)
    {
      self->slots[i] = hash;
      self->n_used++;
    }
}

gboolean
jb_hash_set_contains (const JbHashSet *self,
                      guint64          hash)
{
  return self->n_used > 0 && self->slots[find_slot (self, MAX (hash, 1))] != 0;
}

void
jb_hash_set_clear (JbHashSet *self)
{
  g_free (self->slots);
  *self = (JbHashSet) { NULL };
}

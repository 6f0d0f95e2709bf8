/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "directory/jb-reading.h"

/* Whatever a reading says, and its alternatives, the places are inside the text and in order. */
static inline void
assert_places (const JbReading *reading,
               const char      *text)
{
  guint            length = (guint) g_utf8_strlen (text, -1);
  g_autofree char *said = jb_reading_to_string (reading);

  g_assert_true (g_utf8_validate (said, -1, NULL));
  for (guint i = 0; i < reading->items->len; i++)
    {
      const JbReadingItem *item = g_ptr_array_index (reading->items, i);
      guint                at = 0;

      g_assert_true (item->name != NULL || item->posts[0] != NULL);
      g_assert_cmpuint (item->ranges->len, >, 0);
      for (guint j = 0; j < item->ranges->len; j++)
        {
          const JbReadingRange *range = &g_array_index (item->ranges, JbReadingRange, j);

          g_assert_cmpuint (range->start, >=, at);
          g_assert_cmpuint (range->start, <, range->end);
          g_assert_cmpuint (range->end, <=, length);
          at = range->end;
        }
    }
  for (guint i = 0; i < reading->alternatives->len; i++)
    {
      const JbReading *other = g_ptr_array_index (reading->alternatives, i);

      g_assert_cmpuint (other->alternatives->len, ==, 0);
      assert_places (other, text);
    }
}

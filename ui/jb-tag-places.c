/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-tag-places.h"

/* GTK lays a line out anew when a tag is put on it or taken off it, even one that was there or
 * was not there before, and the line behind the end of the range as well. So that what was typed
 * is laid out once, tags are touched only where they are to be different. */

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  return ((const JbTagPlace *) a)->start - ((const JbTagPlace *) b)->start;
}

/* The places in order, without overlaps and without what is outside or has no extent. */
static GArray *
merge (GArray *places,
       int     start,
       int     end)
{
  GArray *merged = g_array_new (FALSE, FALSE, sizeof (JbTagPlace));

  if (places == NULL)
    return merged;

  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    {
      JbTagPlace  place = g_array_index (places, JbTagPlace, i);
      JbTagPlace *last = merged->len > 0
                             ? &g_array_index (merged, JbTagPlace, merged->len - 1)
                             : NULL;

      place.start = MAX (place.start, start);
      place.end = MIN (place.end, end);
      if (place.start >= place.end)
        continue;
      if (last != NULL && place.start <= last->end)
        last->end = MAX (last->end, place.end);
      else
        g_array_append_val (merged, place);
    }

  return merged;
}

/* Where the tag is now. */
static GArray *
find (GtkTextBuffer *buffer,
      GtkTextTag    *tag,
      int            start,
      int            end)
{
  GArray     *found = g_array_new (FALSE, FALSE, sizeof (JbTagPlace));
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_offset (buffer, &at, start);
  if (!gtk_text_iter_has_tag (&at, tag))
    gtk_text_iter_forward_to_tag_toggle (&at, tag);
  while (gtk_text_iter_has_tag (&at, tag) && gtk_text_iter_get_offset (&at) < end)
    {
      JbTagPlace place = { MAX (gtk_text_iter_get_offset (&at), start), end };

      gtk_text_iter_forward_to_tag_toggle (&at, tag);
      place.end = MIN (gtk_text_iter_get_offset (&at), end);
      g_array_append_val (found, place);
      if (place.end == end || !gtk_text_iter_forward_to_tag_toggle (&at, tag))
        break;
    }

  return found;
}

static gboolean
contains (GArray           *places,
          const JbTagPlace *place)
{
  for (guint i = 0; i < places->len; i++)
    {
      const JbTagPlace *other = &g_array_index (places, JbTagPlace, i);

      if (other->start == place->start && other->end == place->end)
        return TRUE;
    }

  return FALSE;
}

/**
 * jb_tag_places_set:
 * @tag: a tag of @buffer
 * @start: where it begins that @places tell all, in characters
 * @end: where that ends
 * @places: (nullable) (element-type JbTagPlace): where the tag is to be, in any order; they are
 *   put in order
 *
 * Makes @tag be at @places, and nowhere else between @start and @end. Where it is so already,
 * nothing is touched.
 */
void
jb_tag_places_set (GtkTextBuffer *buffer,
                   GtkTextTag    *tag,
                   int            start,
                   int            end,
                   GArray        *places)
{
  g_autoptr(GArray) wanted = NULL;
  g_autoptr(GArray) found = NULL;
  GtkTextIter from, to;

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));
  g_return_if_fail (GTK_IS_TEXT_TAG (tag));

  wanted = merge (places, start, end);
  found = find (buffer, tag, start, end);

  for (guint i = 0; i < found->len; i++)
    {
      const JbTagPlace *place = &g_array_index (found, JbTagPlace, i);

      if (contains (wanted, place))
        continue;
      gtk_text_buffer_get_iter_at_offset (buffer, &from, place->start);
      gtk_text_buffer_get_iter_at_offset (buffer, &to, place->end);
      gtk_text_buffer_remove_tag (buffer, tag, &from, &to);
    }

  for (guint i = 0; i < wanted->len; i++)
    {
      const JbTagPlace *place = &g_array_index (wanted, JbTagPlace, i);

      if (contains (found, place))
        continue;
      gtk_text_buffer_get_iter_at_offset (buffer, &from, place->start);
      gtk_text_buffer_get_iter_at_offset (buffer, &to, place->end);
      gtk_text_buffer_apply_tag (buffer, tag, &from, &to);
    }
}

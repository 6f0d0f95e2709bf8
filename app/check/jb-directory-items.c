/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-items.h"

#include <string.h>

/* The recipients of an issue beside what the directory has of them. They are looked up once, for
 * all the rules that ask for them. */

static void
clear_item (gpointer data)
{
  g_ptr_array_unref (((JbDirectoryItem *) data)->found);
}

/**
 * jb_directory_items_new:
 * @readings: (element-type JbRecipientReading): what the recipients of an issue say
 * @directory: (nullable): who is known
 *
 * Returns: (transfer full) (element-type JbDirectoryItem): all whom they name; none where nobody
 *   is known, as there is nothing to say then
 */
GArray *
jb_directory_items_new (const GArray *readings,
                        JbDirectory  *directory)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (JbDirectoryItem));

  g_array_set_clear_func (items, clear_item);
  if (directory == NULL || jb_directory_get_size (directory) == 0)
    return items;

  for (guint i = 0; i < readings->len; i++)
    {
      const JbRecipientReading *entry = &g_array_index (readings, JbRecipientReading, i);

      for (guint j = 0; j < entry->reading->items->len; j++)
        {
          JbDirectoryItem item = { entry, g_ptr_array_index (entry->reading->items, j), j };

          item.found = jb_readings_find_entries (directory, item.item, &item.by_alias);
          g_array_append_val (items, item);
        }
    }

  return items;
}

const JbDirectoryItem *
jb_directory_items_get (const GArray *items,
                        guint         i)
{
  return &g_array_index (items, JbDirectoryItem, i);
}

/**
 * jb_directory_item_get_values:
 * @i: which of what the directory has about it
 *
 * Returns: (transfer none): its values
 */
const JbDirectoryValues *
jb_directory_item_get_values (const JbDirectoryItem *self,
                              guint                  i)
{
  return jb_directory_entry_get_values (g_ptr_array_index (self->found, i));
}

gboolean
jb_directory_item_is_person_with_post (const JbDirectoryItem *self)
{
  return self->item->kind == JB_READING_PERSON && self->item->name != NULL &&
         self->item->posts[0] != NULL;
}

/**
 * jb_directory_item_is_meant:
 * @i: which of what the directory has about it
 * @date: the day of the issue
 *
 * Returns: whether that holds on the day of the issue, and of a person whether it is about a
 *   printed post
 */
gboolean
jb_directory_item_is_meant (const JbDirectoryItem *self,
                            guint                  i,
                            JbPartialDate          date)
{
  const JbDirectoryValues *values = jb_directory_item_get_values (self, i);
  char                   **posts = self->item->posts;

  if (!jb_directory_entry_is_valid_on (g_ptr_array_index (self->found, i), date))
    return FALSE;
  if (posts == NULL || posts[0] == NULL || self->item->name == NULL || values->post == NULL)
    return TRUE;

  for (; *posts != NULL; posts++)
    if (jb_directory_is_same (*posts, values->post))
      return TRUE;

  return FALSE;
}

/**
 * jb_directory_item_get_name:
 *
 * Returns: its name, or the post of somebody who is not named
 */
const char *
jb_directory_item_get_name (const JbDirectoryItem *self)
{
  return self->item->name != NULL ? self->item->name : self->item->posts[0];
}

/**
 * jb_directory_item_report:
 * @message: what is wrong with it
 * @fix: (nullable): what should stand in its place; where it is printed in one piece
 *
 * Reports it, from its first word to its last.
 */
void
jb_directory_item_report (const JbDirectoryItem *self,
                          const char            *message,
                          const char            *fix,
                          JbReport              *report)
{
  const GArray         *ranges = self->item->ranges;
  const JbReadingRange *first = &g_array_index (ranges, JbReadingRange, 0);
  const JbReadingRange *last = &g_array_index (ranges, JbReadingRange, ranges->len - 1);

  jb_report_add (report, (JbHit) {
                             .block = self->entry->block,
                             .start = first->start,
                             .end = last->end,
                             .message = message,
                             .fix = ranges->len == 1 ? fix : NULL,
                         });
}

static char *
join (GPtrArray *entries,
      gboolean   posts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const JbDirectoryValues *values =
          jb_directory_entry_get_values (g_ptr_array_index (entries, i));
      const char *word = posts ? values->post : values->name;

      if (word != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", word);
    }

  return g_string_free (text, FALSE);
}

/**
 * jb_directory_dup_holders:
 *
 * Returns: (transfer full): who holds @post on @date, parted by 、
 */
char *
jb_directory_dup_holders (JbDirectory  *directory,
                          const char   *post,
                          JbPartialDate date)
{
  g_autoptr (GPtrArray) entries = jb_directory_list_holders (directory, post, date);

  return join (entries, FALSE);
}

/**
 * jb_directory_dup_posts:
 *
 * Returns: (transfer full): the posts that somebody holds on @date: 省委常委、副省长
 */
char *
jb_directory_dup_posts (JbDirectory  *directory,
                        const char   *name,
                        JbPartialDate date)
{
  g_autoptr (GPtrArray) entries = jb_directory_list_posts (directory, name, date);

  return join (entries, TRUE);
}

/**
 * jb_directory_is_same:
 *
 * Returns: whether two names or posts differ at most in white space and width
 */
gboolean
jb_directory_is_same (const char *a,
                      const char *b)
{
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  if (strcmp (a, b) == 0)
    return TRUE;

  x = jb_directory_dup_key (a);
  y = jb_directory_dup_key (b);

  return strcmp (x, y) == 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reading-private.h"

#include <string.h>

static void
item_free (gpointer data)
{
  JbReadingItem *item = data;

  g_free (item->name);
  g_strfreev (item->posts);
  g_array_unref (item->ranges);
  g_free (item);
}

static JbReading *
reading_create (void)
{
  JbReading *reading = g_atomic_rc_box_new0 (JbReading);

  reading->items = g_ptr_array_new_with_free_func (item_free);
  reading->alternatives = g_ptr_array_new_with_free_func ((GDestroyNotify) jb_reading_unref);

  return reading;
}

static JbReading *
read_once (const char   *text,
           JbDirectory  *directory,
           JbPartialDate date,
           guint         otherwise,
           guint        *n_decisions)
{
  g_autoptr(GArray) places = NULL;
  g_autoptr(GPtrArray) parts = jb_parts_read (text, directory, date, &places);
  JbReading *reading = reading_create ();

  *n_decisions = jb_reading_combine (parts, places, directory, date, otherwise, reading->items,
                                     &reading->unsure);

  return reading;
}

/* What people have chosen goes first, and leaves no doubt. */
static JbReading *
put_chosen_first (JbReading  *reading,
                  const char *chosen)
{
  g_autofree char *first = jb_reading_to_string (reading);

  if (strcmp (first, chosen) == 0)
    {
      reading->unsure = FALSE;
      return reading;
    }

  for (guint i = 0; i < reading->alternatives->len; i++)
    {
      JbReading       *other = g_ptr_array_index (reading->alternatives, i);
      g_autofree char *text = jb_reading_to_string (other);

      if (strcmp (text, chosen) != 0)
        continue;
      g_ptr_array_unref (other->alternatives);
      other->alternatives = g_steal_pointer (&reading->alternatives);
      reading->alternatives = g_ptr_array_new ();
      other->alternatives->pdata[i] = reading;
      other->unsure = FALSE;
      return other;
    }

  return reading;
}

/**
 * jb_reading_new:
 * @text: an entry of a recipients line
 * @directory: (nullable): who is known
 * @date: the date of the issue, 0 when it is not known
 *
 * Reads who is meant, by the names that the directory knows and by how such lines are written.
 * What can be read in two ways is read in the way that @directory remembers for it, else in the
 * likelier one, and then said to be unsure.
 *
 * Returns: (transfer full): what the entry says; no items for an empty one
 */
JbReading *
jb_reading_new (const char   *text,
                JbDirectory  *directory,
                JbPartialDate date)
{
  enum
  {
    MAX_ALTERNATIVES = 4
  };
  const char *chosen;
  JbReading  *reading;
  guint       n_decisions;

  g_return_val_if_fail (text != NULL, NULL);

  reading = read_once (text, directory, date, 0, &n_decisions);
  for (guint i = 1; i <= MIN (n_decisions, MAX_ALTERNATIVES); i++)
    {
      guint n;
      g_autoptr(JbReading) other = read_once (text, directory, date, i, &n);
      g_autofree char *first = jb_reading_to_string (reading);
      g_autofree char *second = jb_reading_to_string (other);

      if (strcmp (first, second) != 0)
        g_ptr_array_add (reading->alternatives, g_steal_pointer (&other));
    }
  chosen = directory != NULL ? jb_directory_get_chosen_reading (directory, text) : NULL;

  return chosen != NULL ? put_chosen_first (reading, chosen) : reading;
}

static void
reading_clear (gpointer data)
{
  JbReading *self = data;

  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->alternatives);
}

JbReading *
jb_reading_ref (JbReading *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
jb_reading_unref (JbReading *self)
{
  g_atomic_rc_box_release_full (self, reading_clear);
}

G_DEFINE_BOXED_TYPE (JbReading, jb_reading, jb_reading_ref, jb_reading_unref)

/**
 * jb_reading_kind_to_string:
 *
 * Returns: unit, person, group or product
 */
const char *
jb_reading_kind_to_string (JbReadingKind kind)
{
  switch (kind)
    {
    case JB_READING_PERSON:
      return "person";
    case JB_READING_GROUP:
      return "group";
    case JB_READING_PRODUCT:
      return "product";
    case JB_READING_UNIT:
    default:
      return "unit";
    }
}

/**
 * jb_reading_to_string:
 *
 * Returns: (transfer full): the recipients, as in
 *   "person 孙伟 [省委常委; 副省长] | unit 省妇联"
 */
char *
jb_reading_to_string (const JbReading *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const JbReadingItem *item = g_ptr_array_index (self->items, i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? " | " : "",
                              jb_reading_kind_to_string (item->kind),
                              item->name != NULL ? item->name : "?");
      if (item->posts != NULL)
        {
          g_autofree char *posts = g_strjoinv ("; ", item->posts);

          g_string_append_printf (text, " [%s]", posts);
        }
    }

  return g_string_free (text, FALSE);
}

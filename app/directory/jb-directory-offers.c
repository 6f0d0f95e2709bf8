/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-offers.h"

#include <string.h>

typedef struct
{
  char           *printed;
  char           *key;
  GPtrArray      *other_keys;
  JbDirectoryList list;
  gint64          rank;
  guint           position;
} Offer;

struct _JbDirectoryOffers
{
  GPtrArray *offers;
};

/* What is not worth looking for: half the directory begins with it. */
enum
{
  MIN_INNER_CHARACTERS = 1
};

static void
free_offer (gpointer data)
{
  Offer *offer = data;

  g_free (offer->printed);
  g_free (offer->key);
  g_ptr_array_unref (offer->other_keys);
  g_free (offer);
}

static char *
dup_folded (const char *text)
{
  g_autofree char *key = jb_directory_dup_key (text);

  return g_utf8_casefold (key, -1);
}

/* On a date that is not known, who is in office now. */
static gboolean
is_offered (JbDirectoryEntry *entry,
            JbPartialDate     date)
{
  return date != 0 ? jb_directory_entry_is_valid_on (entry, date)
                   : jb_directory_entry_get_values (entry)->valid_to == 0;
}

static int
compare_posts (gconstpointer a,
               gconstpointer b)
{
  const JbDirectoryValues *first = jb_directory_entry_get_values (*(JbDirectoryEntry **) a);
  const JbDirectoryValues *second = jb_directory_entry_get_values (*(JbDirectoryEntry **) b);
  gint64                   first_rank = first->rank > 0 ? first->rank : G_MAXINT64;
  gint64                   second_rank = second->rank > 0 ? second->rank : G_MAXINT64;

  return first_rank < second_rank ? -1 : first_rank > second_rank;
}

/* 省委常委、副省长孙伟: all posts of one person who has them at the same time. */
static char *
dup_printed (GPtrArray *entries)
{
  GString *printed = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const char *post = jb_directory_entry_get_values (g_ptr_array_index (entries, i))->post;

      if (post != NULL)
        g_string_append_printf (printed, "%s%s", printed->len > 0 ? "、" : "", post);
    }
  g_string_append (printed, jb_directory_entry_get_values (g_ptr_array_index (entries, 0))->name);

  return g_string_free (printed, FALSE);
}

static void
add_key (GPtrArray  *keys,
         const char *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (keys, dup_folded (text));
}

static void
add_offer (JbDirectoryOffers *self,
           GPtrArray         *entries,
           guint              position)
{
  const JbDirectoryValues *first;
  Offer                   *offer = g_new0 (Offer, 1);

  g_ptr_array_sort (entries, compare_posts);
  first = jb_directory_entry_get_values (g_ptr_array_index (entries, 0));
  offer->printed = dup_printed (entries);
  offer->key = dup_folded (offer->printed);
  offer->other_keys = g_ptr_array_new_with_free_func (g_free);
  offer->list = first->list;
  offer->rank = first->rank > 0 ? first->rank : G_MAXINT64;
  offer->position = position;
  add_key (offer->other_keys, first->name);
  for (guint i = 0; i < entries->len; i++)
    {
      const JbDirectoryValues *values =
          jb_directory_entry_get_values (g_ptr_array_index (entries, i));

      add_key (offer->other_keys, values->post);
      for (guint j = 0; values->aliases != NULL && values->aliases[j] != NULL; j++)
        add_key (offer->other_keys, values->aliases[j]);
    }
  g_ptr_array_add (self->offers, offer);
}

/**
 * jb_directory_offers_new:
 * @date: the date of the issue, 0 when it is not known: then who has not left is offered
 *
 * Returns: (transfer full): what to offer, as long as @directory stays as it is
 */
JbDirectoryOffers *
jb_directory_offers_new (JbDirectory  *directory,
                         JbPartialDate date)
{
  JbDirectoryOffers *self;
  g_autoptr(GHashTable) seen = NULL;
  guint n;

  g_return_val_if_fail (JB_IS_DIRECTORY (directory), NULL);

  self = g_new0 (JbDirectoryOffers, 1);
  self->offers = g_ptr_array_new_with_free_func (free_offer);
  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  n = jb_directory_get_size (directory);
  for (guint i = 0; i < n; i++)
    {
      JbDirectoryEntry        *entry = jb_directory_get_entry (directory, i);
      const JbDirectoryValues *values = jb_directory_entry_get_values (entry);
      g_autoptr(GPtrArray) posts = NULL;

      if (!is_offered (entry, date) ||
          !g_hash_table_add (seen, jb_directory_dup_key (values->name)))
        continue;

      posts = g_ptr_array_new ();
      if (values->kind != JB_DIRECTORY_PERSON)
        g_ptr_array_add (posts, entry);
      else
        {
          const GPtrArray *same = jb_directory_lookup_name (directory, values->name);

          for (guint j = 0; j < same->len; j++)
            if (is_offered (g_ptr_array_index (same, j), date))
              g_ptr_array_add (posts, g_ptr_array_index (same, j));
        }
      add_offer (self, posts, i);
    }

  return self;
}

void
jb_directory_offers_free (JbDirectoryOffers *self)
{
  g_ptr_array_unref (self->offers);
  g_free (self);
}

typedef struct
{
  const Offer *offer;
  guint        goodness;
} Match;

/* 0 is best: it begins so; somebody's name or another name does; it is inside. */
static gboolean
rate (const Offer    *offer,
      JbDirectoryList list,
      const char     *typed,
      guint          *goodness)
{
  gboolean other_list = list != JB_DIRECTORY_LIST_NONE && offer->list != list;

  if (strcmp (offer->key, typed) == 0)
    return FALSE;
  if (g_str_has_prefix (offer->key, typed))
    {
      *goodness = other_list ? 1 : 0;
      return TRUE;
    }
  for (guint i = 0; i < offer->other_keys->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (offer->other_keys, i), typed))
      {
        *goodness = other_list ? 3 : 2;
        return TRUE;
      }
  *goodness = other_list ? 5 : 4;
  if (g_utf8_strlen (typed, -1) <= MIN_INNER_CHARACTERS)
    return FALSE;
  if (strstr (offer->key, typed) != NULL)
    return TRUE;
  for (guint i = 0; i < offer->other_keys->len; i++)
    if (strstr (g_ptr_array_index (offer->other_keys, i), typed) != NULL)
      return TRUE;

  return FALSE;
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const Match *first = a;
  const Match *second = b;

  if (first->goodness != second->goodness)
    return first->goodness < second->goodness ? -1 : 1;
  if (first->offer->rank != second->offer->rank)
    return first->offer->rank < second->offer->rank ? -1 : 1;

  return first->offer->position < second->offer->position ? -1 : 1;
}

static void
add_matches (const JbDirectoryOffers *self,
             JbDirectoryList          list,
             const char              *before,
             gsize                    before_length,
             const char              *typed,
             GPtrArray               *found)
{
  g_autofree char *key = dup_folded (typed);
  g_autoptr(GArray) matches = NULL;

  if (*key == '\0')
    return;

  matches = g_array_new (FALSE, FALSE, sizeof (Match));
  for (guint i = 0; i < self->offers->len; i++)
    {
      Match match = { g_ptr_array_index (self->offers, i), 0 };

      if (rate (match.offer, list, key, &match.goodness))
        g_array_append_val (matches, match);
    }
  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < matches->len; i++)
    g_ptr_array_add (found, g_strdup_printf ("%.*s%s", (int) before_length, before,
                                             g_array_index (matches, Match, i).offer->printed));
}

/**
 * jb_directory_offers_match:
 * @list: which list is typed into: its own come first
 * @typed: what is typed already
 *
 * Looks for a name, a post or another name. When nobody is called like the whole of @typed, what
 * stands behind the last 、 is looked for.
 *
 * Returns: (transfer full) (element-type utf8): what may be meant, to put in the place of @typed,
 *   the best first
 */
GPtrArray *
jb_directory_offers_match (const JbDirectoryOffers *self,
                           JbDirectoryList          list,
                           const char              *typed)
{
  GPtrArray  *found = g_ptr_array_new_with_free_func (g_free);
  const char *last = g_strrstr (typed, "、");

  add_matches (self, list, "", 0, typed, found);
  if (found->len == 0 && last != NULL)
    {
      last += strlen ("、");
      add_matches (self, list, typed, (gsize) (last - typed), last, found);
    }

  return found;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-recipient-words.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* What is said about how a recipient was read. */

/* So many of a long product are named. */
enum
{
  MAX_NAMES = 6
};

static gboolean
are_all (const JbReading *reading,
         JbReadingKind    kind)
{
  for (guint i = 0; i < reading->items->len; i++)
    if (((const JbReadingItem *) g_ptr_array_index (reading->items, i))->kind != kind)
      return FALSE;

  return TRUE;
}

/**
 * jb_recipient_words_dup_kind:
 *
 * Returns: (transfer full): what the recipients are, in a word or two: "Unit", "2 people"
 */
char *
jb_recipient_words_dup_kind (const JbReading *reading)
{
  guint n;

  g_return_val_if_fail (reading != NULL, NULL);

  n = reading->items->len;
  if (n == 0)
    return g_strdup ("");
  if (are_all (reading, JB_READING_PERSON))
    return n == 1 ? g_strdup (C_("recipient", "Person"))
                  : g_strdup_printf (ngettext ("%u person", "%u people", n), n);
  if (are_all (reading, JB_READING_GROUP))
    return n == 1 ? g_strdup (C_("recipient", "Group"))
                  : g_strdup_printf (ngettext ("%u group", "%u groups", n), n);
  if (are_all (reading, JB_READING_UNIT))
    return n == 1 ? g_strdup (C_("recipient", "Unit"))
                  : g_strdup_printf (ngettext ("%u unit", "%u units", n), n);
  if (are_all (reading, JB_READING_PRODUCT))
    return g_strdup_printf (ngettext ("Shared name: %u unit", "Shared names: %u units", n), n);

  return g_strdup_printf (ngettext ("%u recipient", "%u recipients", n), n);
}

static void
append_item (GString             *details,
             const JbReadingItem *item)
{
  g_autofree char *posts = item->posts != NULL ? g_strjoinv ("、", item->posts) : NULL;

  if (details->len > 0)
    g_string_append (details, " · ");
  if (item->name == NULL)
    g_string_append (details, posts != NULL ? posts : "");
  else if (posts != NULL && *posts != '\0')
    /* Translators: a person and the posts that the person holds. */
    g_string_append_printf (details, _("%s: %s"), item->name, posts);
  else
    g_string_append (details, item->name);
}

/**
 * jb_recipient_words_dup_details:
 * @text: the entry that was read
 *
 * Returns: (transfer full): who they are in full; "" when that says no more than @text does
 */
char *
jb_recipient_words_dup_details (const JbReading *reading,
                                const char      *text)
{
  GString *details = g_string_new (NULL);
  guint    n;

  g_return_val_if_fail (reading != NULL && text != NULL, NULL);

  n = reading->items->len;
  if (n == 1)
    {
      const JbReadingItem *item = g_ptr_array_index (reading->items, 0);

      if (item->name == NULL || item->posts == NULL || item->posts[0] == NULL ||
          item->posts[1] == NULL)
        return g_string_free (details, FALSE);
    }
  for (guint i = 0; i < MIN (n, MAX_NAMES); i++)
    append_item (details, g_ptr_array_index (reading->items, i));
  if (n > MAX_NAMES)
    g_string_append (details, " · …");

  return g_string_free (details, FALSE);
}

/**
 * jb_recipient_words_dup_note:
 * @receivers: (nullable): what knows how recipients are read
 * @text: an entry
 *
 * Returns: (transfer full): what @text is read as, and who in it is not known, in one line; ""
 *   where there is nothing to say
 */
char *
jb_recipient_words_dup_note (JbReceivers *receivers,
                             const char  *text)
{
  g_autoptr(JbReading) reading = NULL;
  g_autoptr(GPtrArray) words = NULL;
  guint n_unknown;

  g_return_val_if_fail (text != NULL, NULL);

  if (receivers == NULL || *text == '\0')
    return g_strdup ("");

  reading = jb_receivers_read (receivers, text);
  words = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (words, jb_recipient_words_dup_kind (reading));
  g_ptr_array_add (words, jb_recipient_words_dup_details (reading, text));
  n_unknown = jb_receivers_count_unknown (receivers, text);
  if (n_unknown > 0 && n_unknown < reading->items->len)
    g_ptr_array_add (words, g_strdup_printf (ngettext ("%u not in the directory",
                                                       "%u not in the directory", n_unknown),
                                             n_unknown));
  else if (n_unknown > 0)
    g_ptr_array_add (words, g_strdup (_("not in the directory")));
  if (reading->unsure)
    g_ptr_array_add (words, g_strdup (_("may mean something else")));

  for (guint i = words->len; i > 0; i--)
    if (*(char *) g_ptr_array_index (words, i - 1) == '\0')
      g_ptr_array_remove_index (words, i - 1);
  g_ptr_array_add (words, NULL);

  return g_strjoinv (" · ", (char **) words->pdata);
}

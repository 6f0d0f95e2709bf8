/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-suggestions.h"

#include <string.h>

/**
 * JbSuggestions:
 *
 * The sources that articles came from before, to suggest to who types one: those of the
 * archive, most used first, and those of the bulletin that is open.
 */

struct _JbSuggestions
{
  GObject parent_instance;

  /* Owned */
  char      **words;
  JbBulletin *bulletin;
};

G_DEFINE_FINAL_TYPE (JbSuggestions, jb_suggestions, G_TYPE_OBJECT)

typedef struct
{
  const char *typed;
  char       *folded;
  guint       limit;
  GPtrArray  *matches;
  GHashTable *seen;
} Choice;

/* Letters and spaces of full and half width, capital and small letters are the same. */
static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : text, -1);
}

static void
consider (Choice     *choice,
          const char *word,
          gboolean    prefix)
{
  g_autofree char *folded = NULL;
  const char      *found;

  if (choice->matches->len >= choice->limit || *word == '\0' ||
      g_str_equal (word, choice->typed))
    return;

  folded = fold (word);
  if (g_hash_table_contains (choice->seen, folded))
    return;
  found = strstr (folded, choice->folded);
  if (found == NULL || (found == folded) != prefix)
    return;
  g_ptr_array_add (choice->matches, g_strdup (word));
  g_hash_table_add (choice->seen, g_steal_pointer (&folded));
}

static void
consider_all (JbSuggestions *self,
              Choice        *choice,
              gboolean       prefix)
{
  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    consider (choice, self->words[i], prefix);
  if (self->bulletin == NULL)
    return;
  for (JbBlock *block = jb_bulletin_get_first_block (self->bulletin); block != NULL;
       block = jb_block_get_next (block))
    if (jb_block_get_role (block) == JB_ROLE_SOURCE)
      consider (choice, jb_block_get_text (block), prefix);
}

static void
jb_suggestions_finalize (GObject *object)
{
  JbSuggestions *self = JB_SUGGESTIONS (object);

  g_strfreev (self->words);
  g_clear_object (&self->bulletin);

  G_OBJECT_CLASS (jb_suggestions_parent_class)->finalize (object);
}

static void
jb_suggestions_class_init (JbSuggestionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jb_suggestions_finalize;
}

static void
jb_suggestions_init (JbSuggestions *self)
{
}

/**
 * jb_suggestions_new:
 *
 * Returns: (transfer full): suggestions without any word yet
 */
JbSuggestions *
jb_suggestions_new (void)
{
  return g_object_new (JB_TYPE_SUGGESTIONS, NULL);
}

/**
 * jb_suggestions_set_words:
 * @words: (nullable): the sources of the archive, the most useful first
 */
void
jb_suggestions_set_words (JbSuggestions     *self,
                          const char *const *words)
{
  g_return_if_fail (JB_IS_SUGGESTIONS (self));

  g_strfreev (self->words);
  self->words = g_strdupv ((char **) words);
}

/**
 * jb_suggestions_set_bulletin:
 * @bulletin: (nullable): the bulletin that is open
 */
void
jb_suggestions_set_bulletin (JbSuggestions *self,
                             JbBulletin    *bulletin)
{
  g_return_if_fail (JB_IS_SUGGESTIONS (self));
  g_return_if_fail (bulletin == NULL || JB_IS_BULLETIN (bulletin));

  g_set_object (&self->bulletin, bulletin);
}

/**
 * jb_suggestions_dup_matches:
 * @typed: what is typed already; "" matches all
 * @limit: how many matches at most
 *
 * Returns: (transfer full): the sources that begin with @typed, then those that hold it, each
 *   once, %NULL-terminated; never @typed itself
 */
char **
jb_suggestions_dup_matches (JbSuggestions *self,
                            const char    *typed,
                            guint          limit)
{
  g_autofree char *folded = NULL;
  g_autoptr(GHashTable) seen = NULL;
  Choice choice;

  g_return_val_if_fail (JB_IS_SUGGESTIONS (self), NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  folded = fold (typed);
  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  choice = (Choice) { typed, folded, limit, g_ptr_array_new (), seen };
  consider_all (self, &choice, TRUE);
  consider_all (self, &choice, FALSE);
  g_ptr_array_add (choice.matches, NULL);

  return (char **) g_ptr_array_free (choice.matches, FALSE);
}

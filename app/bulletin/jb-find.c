/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-find.h"

#include <string.h>

/**
 * JbFind:
 *
 * Looks for a text in all fields of a bulletin. The matches follow its edits. Capital and
 * small letters are the same, and so are letters, figures and signs of full and of half width.
 */

struct _JbFind
{
  GObject parent_instance;

  /* Owned */
  JbBulletin *bulletin;
  char       *text;
  gunichar   *wanted;
  GArray     *matches;

  glong  n_wanted;
  gulong handler;
  guint  revision;
  int    current;
};

/* No match is the current one. */
enum { NONE = -1 };

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JbFind, jb_find, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static inline gunichar
fold (gunichar c)
{
  if (c < 0x80)
    return (gunichar) g_ascii_tolower ((char) c);
  if (c >= 0xff01 && c <= 0xff5e)
    return (gunichar) g_ascii_tolower ((char) (c - 0xfee0));
  if (c == 0x3000 || c == 0xa0)
    return ' ';

  return c < 0x2e80 ? g_unichar_tolower (c) : c;
}

static gboolean
matches_at (const JbFind *self,
            const char   *at)
{
  for (glong i = 0; i < self->n_wanted; i++)
    {
      if (*at == '\0' || fold (g_utf8_get_char (at)) != self->wanted[i])
        return FALSE;
      at = g_utf8_next_char (at);
    }

  return TRUE;
}

static void
search_value (const JbFind *self,
              JbBlock      *block,
              const char   *value,
              GArray       *matches)
{
  guint free_from = 0;
  guint character = 0;

  if (self->n_wanted == 0)
    return;

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p), character++)
    if (character >= free_from && fold (g_utf8_get_char (p)) == self->wanted[0] &&
        matches_at (self, p))
      {
        JbFindMatch match = { block, character, character + (guint) self->n_wanted };

        g_array_append_val (matches, match);
        free_from = match.end;
      }
}

/* A rule or a page number is in no field, and neither is the heading of the digest. */
static gboolean
is_in_field (JbBlock *block)
{
  JbRole role = jb_block_get_role (block);

  return role != JB_ROLE_ORNAMENT && role != JB_ROLE_DIGEST_HEADING;
}

static void
search_unprinted (const JbFind *self,
                  JbFields     *fields,
                  GArray       *matches)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fields));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (G_LIST_MODEL (fields), i);

      if (!jb_block_get_printed (block))
        search_value (self, block, jb_block_get_text (block), matches);
    }
}

static void
search (JbFind *self)
{
  g_array_set_size (self->matches, 0);
  if (self->bulletin == NULL || self->n_wanted == 0)
    return;

  search_unprinted (self, jb_bulletin_get_masthead (self->bulletin), self->matches);
  for (JbBlock *block = jb_bulletin_get_first_block (self->bulletin); block != NULL;
       block = jb_block_get_next (block))
    if (is_in_field (block))
      search_value (self, block, jb_block_get_text (block), self->matches);
  search_unprinted (self, jb_bulletin_get_tail (self->bulletin), self->matches);
}

/* The first match in @block from @start on, else the first one after the block, else the
 * first of all. */
static int
find_from (JbFind  *self,
           JbBlock *block,
           guint    start)
{
  gboolean passed = FALSE;
  guint    next = 0;

  if (self->matches->len == 0)
    return NONE;
  if (block == NULL)
    return 0;

  for (guint i = 0; i < self->matches->len; i++)
    {
      const JbFindMatch *match = &g_array_index (self->matches, JbFindMatch, i);

      if (match->block == block && match->start >= start)
        return (int) i;
    }

  for (JbBlock *b = jb_bulletin_get_first_block (self->bulletin); b != NULL;
       b = jb_block_get_next (b))
    {
      if (passed)
        for (guint i = next; i < self->matches->len; i++)
          if (g_array_index (self->matches, JbFindMatch, i).block == b)
            return (int) i;
      passed |= b == block;
      while (next < self->matches->len &&
             g_array_index (self->matches, JbFindMatch, next).block == b)
        next++;
    }

  return 0;
}

static void
search_again (JbFind *self)
{
  JbFindMatch before = { NULL, 0, 0 };
  int         position = self->current;

  if (position >= 0 && position < (int) self->matches->len)
    before = g_array_index (self->matches, JbFindMatch, position);
  search (self);

  /* The current match stays current while it is there; else the one that took its place. */
  if (position >= 0)
    {
      self->current = MIN (position, (int) self->matches->len - 1);
      for (guint i = 0; i < self->matches->len; i++)
        {
          const JbFindMatch *match = &g_array_index (self->matches, JbFindMatch, i);

          if (match->block == before.block && match->start == before.start)
            self->current = (int) i;
        }
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_revision_cb (JbFind *self)
{
  if (self->n_wanted > 0)
    search_again (self);
}

static void
jb_find_dispose (GObject *object)
{
  JbFind *self = JB_FIND (object);

  jb_find_set_bulletin (self, NULL);

  G_OBJECT_CLASS (jb_find_parent_class)->dispose (object);
}

static void
jb_find_finalize (GObject *object)
{
  JbFind *self = JB_FIND (object);

  g_array_unref (self->matches);
  g_free (self->wanted);
  g_free (self->text);

  G_OBJECT_CLASS (jb_find_parent_class)->finalize (object);
}

static void
jb_find_class_init (JbFindClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = jb_find_dispose;
  object_class->finalize = jb_find_finalize;

  /**
   * JbFind::changed:
   *
   * Something else is looked for, the bulletin was edited, or another match is the current
   * one.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jb_find_init (JbFind *self)
{
  self->text = g_strdup ("");
  self->matches = g_array_new (FALSE, FALSE, sizeof (JbFindMatch));
  self->current = NONE;
}

/**
 * jb_find_new:
 *
 * Returns: (transfer full): what looks for nothing yet
 */
JbFind *
jb_find_new (void)
{
  return g_object_new (JB_TYPE_FIND, NULL);
}

/**
 * jb_find_set_bulletin:
 * @bulletin: (nullable): where to look, %NULL for nowhere
 */
void
jb_find_set_bulletin (JbFind     *self,
                      JbBulletin *bulletin)
{
  g_return_if_fail (JB_IS_FIND (self));
  g_return_if_fail (bulletin == NULL || JB_IS_BULLETIN (bulletin));

  if (self->bulletin == bulletin)
    return;

  if (self->bulletin != NULL)
    g_clear_signal_handler (&self->handler, jb_bulletin_get_history (self->bulletin));
  g_set_object (&self->bulletin, bulletin);
  if (bulletin != NULL)
    self->handler = g_signal_connect_swapped (jb_bulletin_get_history (bulletin),
                                              "notify::revision", G_CALLBACK (on_revision_cb),
                                              self);
  self->current = NONE;
  search (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * jb_find_get_text:
 *
 * Returns: (transfer none): what is looked for, "" for nothing
 */
const char *
jb_find_get_text (JbFind *self)
{
  g_return_val_if_fail (JB_IS_FIND (self), NULL);

  return self->text;
}

/**
 * jb_find_set_text:
 * @text: what to look for, "" for nothing
 *
 * No match is the current one then, until jb_find_go_to() or jb_find_step().
 */
void
jb_find_set_text (JbFind     *self,
                  const char *text)
{
  g_return_if_fail (JB_IS_FIND (self));
  g_return_if_fail (text != NULL);

  if (g_str_equal (self->text, text))
    return;

  g_free (self->text);
  g_free (self->wanted);
  self->text = g_strdup (text);
  self->wanted = g_utf8_to_ucs4_fast (text, -1, &self->n_wanted);
  for (glong i = 0; i < self->n_wanted; i++)
    self->wanted[i] = fold (self->wanted[i]);
  self->current = NONE;
  search (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * jb_find_get_n_matches:
 *
 * Returns: how often the bulletin says what is looked for; matches do not overlap
 */
guint
jb_find_get_n_matches (JbFind *self)
{
  g_return_val_if_fail (JB_IS_FIND (self), 0);

  return self->matches->len;
}

/**
 * jb_find_get_match:
 * @position: its number in the order of the text, from 0
 *
 * Returns: (transfer none) (nullable): the match, until the next change
 */
const JbFindMatch *
jb_find_get_match (JbFind *self,
                   guint   position)
{
  g_return_val_if_fail (JB_IS_FIND (self), NULL);

  return position < self->matches->len ? &g_array_index (self->matches, JbFindMatch, position)
                                       : NULL;
}

/**
 * jb_find_get_current:
 *
 * Returns: the number of the current match, from 0; -1 when there is none
 */
int
jb_find_get_current (JbFind *self)
{
  g_return_val_if_fail (JB_IS_FIND (self), -1);

  return self->current;
}

static const JbFindMatch *
set_current (JbFind *self,
             int     current)
{
  if (self->current != current)
    {
      self->current = current;
      g_signal_emit (self, signals[CHANGED], 0);
    }

  return self->current >= 0 ? jb_find_get_match (self, (guint) self->current) : NULL;
}

/**
 * jb_find_go_to:
 * @block: (nullable): where to begin, %NULL for the start of the bulletin
 * @start: from which character of its value
 *
 * Makes the first match from a place on the current one, going round at the end.
 *
 * Returns: (transfer none) (nullable): the match, until the next change
 */
const JbFindMatch *
jb_find_go_to (JbFind  *self,
               JbBlock *block,
               guint    start)
{
  g_return_val_if_fail (JB_IS_FIND (self), NULL);
  g_return_val_if_fail (block == NULL || JB_IS_BLOCK (block), NULL);

  return set_current (self, find_from (self, block, start));
}

/**
 * jb_find_step:
 * @steps: how many matches to go on, or back when negative
 *
 * Makes another match the current one, going round at both ends.
 *
 * Returns: (transfer none) (nullable): the match, until the next change
 */
const JbFindMatch *
jb_find_step (JbFind *self,
              int     steps)
{
  int n;

  g_return_val_if_fail (JB_IS_FIND (self), NULL);

  n = (int) self->matches->len;
  if (n == 0)
    return NULL;
  if (self->current < 0)
    return set_current (self, steps < 0 ? n - 1 : 0);

  return set_current (self, ((self->current + steps) % n + n) % n);
}

/**
 * jb_find_in_value:
 * @value: a text, e.g. what a widget shows
 *
 * Returns: (transfer full) (element-type JbFindMatch): where it says what is looked for;
 *   the matches have no block
 */
GArray *
jb_find_in_value (JbFind     *self,
                  const char *value)
{
  GArray *matches;

  g_return_val_if_fail (JB_IS_FIND (self), NULL);
  g_return_val_if_fail (value != NULL, NULL);

  matches = g_array_new (FALSE, FALSE, sizeof (JbFindMatch));
  search_value (self, NULL, value, matches);

  return matches;
}

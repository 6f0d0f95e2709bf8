/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-replace.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-role-check.h"

/* Replacing what was found: edits of the values of fields, like any other. */

/* How many bytes may be moved for the matches of one value, each in an edit of its own so that a
 * wrapped paragraph stays wrapped between them. A value that has more gets them all at once. */
enum { PATIENCE = 50000000 };

/* @text with the characters from @start to @end replaced. */
static char *
replace_range (const char *text,
               guint       start,
               guint       end,
               const char *with)
{
  const char *from = g_utf8_offset_to_pointer (text, start);
  const char *to = g_utf8_offset_to_pointer (from, end - start);
  GString    *result = g_string_new_len (text, from - text);

  g_string_append (result, with);
  g_string_append (result, to);

  return g_string_free (result, FALSE);
}

/* The value of the block with all of @matches, which are its own and in order, replaced. */
static char *
replace_matches (const JbFindMatch *matches,
                 guint              n_matches,
                 const char        *with)
{
  const char *at = jb_block_get_text (matches[0].block);
  GString    *result = g_string_new (NULL);
  guint       character = 0;

  for (guint i = 0; i < n_matches; i++)
    {
      const char *start = g_utf8_offset_to_pointer (at, matches[i].start - character);

      g_string_append_len (result, at, start - at);
      g_string_append (result, with);
      at = g_utf8_offset_to_pointer (start, matches[i].end - matches[i].start);
      character = matches[i].end;
    }
  g_string_append (result, at);

  return g_string_free (result, FALSE);
}

/* The matches of one block, the last first, so that those before it stay where they are. */
static gboolean
replace_in_block (const JbFindMatch *matches,
                  guint              n_matches,
                  const char        *with)
{
  JbBlock         *block = matches[0].block;
  g_autofree char *value = replace_matches (matches, n_matches, with);
  gsize            length = strlen (jb_block_get_text (block));

  if (!jb_role_check_value (jb_block_get_role (block), value, NULL))
    return FALSE;

  if (n_matches > 1 && length * n_matches <= PATIENCE)
    for (guint i = n_matches; i > 0; i--)
      {
        g_autofree char *part = replace_range (jb_block_get_text (block), matches[i - 1].start,
                                               matches[i - 1].end, with);

        jb_block_set_text (block, part);
      }
  else
    jb_block_set_text (block, value);

  return TRUE;
}

/**
 * jb_replace_current:
 * @find: what was found, with a current match
 * @with: what to put in its place
 * @error: return location for an error of %JB_ROLE_ERROR: the field cannot have that value
 *
 * Replaces the current match, as one step that can be undone, and makes the next one after it the
 * current one.
 *
 * Returns: whether it was replaced; also %FALSE, without an error, where there is no current match
 */
gboolean
jb_replace_current (JbFind     *find,
                    const char *with,
                    GError    **error)
{
  const JbFindMatch *match;
  g_autoptr(JbBlock) block = NULL;
  g_autofree char *value = NULL;
  JbHistory       *history;
  guint            start;

  g_return_val_if_fail (JB_IS_FIND (find) && with != NULL, FALSE);

  if (jb_find_get_current (find) < 0)
    return FALSE;
  match = jb_find_get_match (find, (guint) jb_find_get_current (find));
  if (match == NULL)
    return FALSE;

  block = g_object_ref (match->block);
  start = match->start;
  value = replace_range (jb_block_get_text (block), start, match->end, with);
  if (!jb_role_check_value (jb_block_get_role (block), value, error))
    return FALSE;

  history = jb_bulletin_get_history (jb_node_get_bulletin (JB_NODE (block)));
  jb_history_begin (history, _("Replace"));
  jb_block_set_text (block, value);
  jb_history_end (history);
  /* What was put there is not looked through again. */
  jb_find_go_to (find, block, start + (guint) g_utf8_strlen (with, -1));

  return TRUE;
}

/**
 * jb_replace_all:
 * @find: what was found
 * @with: what to put in the place of each match
 * @n_refused: (out): how many matches are left, since their field cannot have that value
 *
 * Replaces all matches, as one step that can be undone.
 *
 * Returns: how many were replaced
 */
guint
jb_replace_all (JbFind     *find,
                const char *with,
                guint      *n_refused)
{
  g_autoptr(GArray) matches = g_array_new (FALSE, FALSE, sizeof (JbFindMatch));
  JbHistory *history;
  guint      n_done = 0;
  guint      next;

  g_return_val_if_fail (JB_IS_FIND (find) && with != NULL && n_refused != NULL, 0);

  *n_refused = 0;
  for (guint i = 0; i < jb_find_get_n_matches (find); i++)
    g_array_append_vals (matches, jb_find_get_match (find, i), 1);
  if (matches->len == 0)
    return 0;

  history = jb_bulletin_get_history (
      jb_node_get_bulletin (JB_NODE (g_array_index (matches, JbFindMatch, 0).block)));
  jb_history_begin (history, _("Replace All"));
  for (guint i = 0; i < matches->len; i = next)
    {
      const JbFindMatch *first = &g_array_index (matches, JbFindMatch, i);

      for (next = i + 1; next < matches->len; next++)
        if (g_array_index (matches, JbFindMatch, next).block != first->block)
          break;
      if (replace_in_block (first, next - i, with))
        n_done += next - i;
      else
        *n_refused += next - i;
    }
  jb_history_end (history);

  return n_done;
}

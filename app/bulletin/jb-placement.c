/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-placement-private.h"

#include <string.h>

#include "jb-edit-private.h"
#include "jb-history-private.h"
#include "jb-margins-private.h"

/* Where a new block goes in the text. */

typedef enum
{
  GROUP_MASTHEAD,
  GROUP_DIGEST,
  GROUP_SECTIONS,
  GROUP_DOCUMENT,
  GROUP_RECIPIENTS,
  GROUP_TAIL,
  N_GROUPS
} Group;

static Group
get_group (JbNode *node)
{
  if (JB_IS_DIGEST_ENTRY (node))
    return GROUP_DIGEST;
  if (JB_IS_SECTION (node) || JB_IS_ARTICLE (node))
    return GROUP_SECTIONS;
  if (JB_IS_DOCUMENT (node))
    return GROUP_DOCUMENT;
  if (JB_IS_RECIPIENTS (node))
    return GROUP_RECIPIENTS;

  g_assert (JB_IS_FIELDS (node));

  return node == JB_NODE (jb_bulletin_get_tail (jb_node_get_bulletin (node))) ? GROUP_TAIL
                                                                              : GROUP_MASTHEAD;
}

static void
collect_group (JbBulletin *bulletin,
               Group       group,
               GPtrArray  *blocks)
{
  switch (group)
    {
    case GROUP_MASTHEAD:
      jb_node_collect (JB_NODE (bulletin->masthead), blocks);
      break;
    case GROUP_DIGEST:
      if (bulletin->digest_heading != NULL)
        g_ptr_array_add (blocks, bulletin->digest_heading);
      jb_node_collect_list (G_LIST_MODEL (bulletin->digest), blocks);
      break;
    case GROUP_SECTIONS:
      jb_node_collect_list (G_LIST_MODEL (bulletin->sections), blocks);
      break;
    case GROUP_DOCUMENT:
      if (bulletin->document != NULL)
        jb_node_collect (JB_NODE (bulletin->document), blocks);
      break;
    case GROUP_RECIPIENTS:
      jb_node_collect_list (G_LIST_MODEL (bulletin->recipients), blocks);
      break;
    case GROUP_TAIL:
      jb_node_collect (JB_NODE (bulletin->tail), blocks);
      break;
    case N_GROUPS:
    default:
      g_assert_not_reached ();
    }
}

static JbBlock *
find_printed (GPtrArray *blocks,
              gboolean   from_end)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      JbBlock *block = g_ptr_array_index (blocks, from_end ? blocks->len - 1 - i : i);

      if (block->printed)
        return block;
    }

  return NULL;
}

static JbBlock *
find_group_anchor (JbBulletin *bulletin,
                   Group       group)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new ();

  for (int g = (int) group - 1; g >= 0; g--)
    {
      JbBlock *last;

      g_ptr_array_set_size (blocks, 0);
      collect_group (bulletin, g, blocks);
      last = find_printed (blocks, TRUE);
      if (last == NULL)
        continue;

      /* The rule under a masthead or a digest belongs above what follows it. */
      if (g <= GROUP_DIGEST)
        while (last->next != NULL && last->next->role == JB_ROLE_ORNAMENT)
          last = last->next;
      return last;
    }

  for (guint g = group + 1; g < N_GROUPS; g++)
    {
      JbBlock *first;

      g_ptr_array_set_size (blocks, 0);
      collect_group (bulletin, g, blocks);
      first = find_printed (blocks, FALSE);
      if (first != NULL)
        return first->prev;
    }

  return bulletin->last;
}

static GListModel *
get_siblings (JbBulletin *bulletin,
              JbNode     *node)
{
  if (JB_IS_ARTICLE (node))
    return jb_section_get_articles (JB_SECTION (jb_node_get_owner (node)));
  if (JB_IS_SECTION (node))
    return G_LIST_MODEL (bulletin->sections);
  if (JB_IS_DIGEST_ENTRY (node))
    return G_LIST_MODEL (bulletin->digest);
  if (JB_IS_RECIPIENTS (node))
    return G_LIST_MODEL (bulletin->recipients);

  return NULL;
}

/* The block after which the first block of @node goes; NULL for the start of the text. */
JbBlock *
jb_placement_find_anchor (JbBulletin *bulletin,
                          JbNode     *node)
{
  GListModel *siblings = get_siblings (bulletin, node);
  JbBlock    *first, *last;

  if (jb_node_get_extent (node, &first, &last))
    return first->prev;

  if (siblings != NULL)
    {
      guint n = g_list_model_get_n_items (siblings);
      guint index;

      if (!g_list_store_find (G_LIST_STORE (siblings), node, &index))
        index = n;
      for (guint i = index + 1; i < n; i++)
        {
          g_autoptr(JbNode) sibling = g_list_model_get_item (siblings, i);

          if (jb_node_get_extent (sibling, &first, &last))
            return first->prev;
        }
      for (guint i = index; i > 0; i--)
        {
          g_autoptr(JbNode) sibling = g_list_model_get_item (siblings, i - 1);

          if (jb_node_get_extent (sibling, &first, &last))
            return last;
        }
    }

  if (JB_IS_ARTICLE (node))
    {
      JbNode *section = jb_node_get_owner (node);

      /* No other article is printed, so all the section prints is its name. */
      if (jb_node_get_extent (section, &first, &last))
        return last;
      return jb_placement_find_anchor (bulletin, section);
    }

  if (JB_IS_DIGEST_ENTRY (node) && bulletin->digest_heading != NULL &&
      bulletin->digest_heading->printed)
    return bulletin->digest_heading;

  return find_group_anchor (bulletin, get_group (node));
}

/* The block after which the heading of a new digest goes. */
JbBlock *
jb_placement_find_digest_anchor (JbBulletin *bulletin)
{
  return find_group_anchor (bulletin, GROUP_DIGEST);
}

/* Puts the chain @first … @last into the text after @anchor, with the right margins
 * to its neighbours. */
void
jb_placement_insert (JbBulletin *bulletin,
                     JbBlock    *anchor,
                     JbBlock    *first,
                     JbBlock    *last)
{
  JbBlock         *next = anchor != NULL ? anchor->next : bulletin->first;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (anchor != NULL)
    before = jb_margins_dup_gap (bulletin, anchor, first);

  if (next != NULL)
    {
      JbBlock *prev = first->prev;

      /* The block before decides whether the last one begins its article. */
      first->prev = anchor;
      after = jb_margins_dup_gap (bulletin, last, next);
      first->prev = prev;
    }
  else if (anchor != NULL)
    after = g_strdup (jb_block_get_gap (anchor));
  else
    after = jb_margins_dup_end_gap (bulletin, last);

  if (anchor != NULL)
    jb_margins_set_gap (bulletin, anchor, before);
  jb_margins_set_gap (bulletin, last, after);
  jb_edit_apply (bulletin, jb_edit_new_link (bulletin, anchor, first, last));
}

/* Takes the chain @first … @last out of the text and closes the gap. */
static void
remove_run (JbBulletin *bulletin,
            JbBlock    *first,
            JbBlock    *last)
{
  JbBlock         *prev = first->prev;
  JbBlock         *next = last->next;
  g_autofree char *gap = NULL;

  if (prev != NULL)
    {
      JbLayoutPoint p = jb_margins_get_point (prev, prev->prev);
      JbLayoutPoint a = jb_margins_get_point (first, prev);
      JbLayoutPoint b = jb_margins_get_point (last, last->prev);

      if (next == NULL)
        gap = g_strdup (jb_block_get_gap (last));
      else
        {
          JbLayoutPoint n = jb_margins_get_point (next, last);

          if (jb_margins_same_point (&n, &a))
            gap = g_strdup (jb_block_get_gap (prev));
          else if (p.role == b.role && p.key == b.key)
            gap = g_strdup (jb_block_get_gap (last));
        }
    }

  jb_edit_apply (bulletin, jb_edit_new_unlink (bulletin, first, last));

  if (prev != NULL)
    {
      if (gap == NULL)
        gap = jb_margins_dup_gap (bulletin, prev, next);
      jb_margins_set_gap (bulletin, prev, gap);
    }
}

/* The runs of the text that are @node's, as pairs of first and last block. */
static GPtrArray *
find_runs (JbNode *node)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new ();
  GPtrArray *runs = g_ptr_array_new ();

  jb_node_collect (node, blocks);
  for (guint i = 0; i < blocks->len; i++)
    {
      JbBlock *block = g_ptr_array_index (blocks, i);

      block->visited = block->printed;
    }

  for (guint i = 0; i < blocks->len; i++)
    {
      JbBlock *first = g_ptr_array_index (blocks, i);
      JbBlock *last = first;

      if (!first->visited || (first->prev != NULL && first->prev->visited))
        continue;
      while (last->next != NULL && last->next->visited)
        last = last->next;
      g_ptr_array_add (runs, first);
      g_ptr_array_add (runs, last);
    }

  for (guint i = 0; i < blocks->len; i++)
    ((JbBlock *) g_ptr_array_index (blocks, i))->visited = FALSE;

  return runs;
}

/* Takes all that @node prints out of the text. */
void
jb_placement_remove (JbBulletin *bulletin,
                     JbNode     *node)
{
  g_autoptr(GPtrArray) runs = find_runs (node);

  for (guint i = 0; i < runs->len; i += 2)
    remove_run (bulletin, g_ptr_array_index (runs, i), g_ptr_array_index (runs, i + 1));
}

/* Sets a field of which there is one or none: @text NULL or "" removes it. */
void
jb_placement_set_slot (JbNode     *owner,
                       JbBlock   **slot,
                       GParamSpec *pspec,
                       JbRole      role,
                       JbBlock    *anchor,
                       const char *text)
{
  JbBulletin *bulletin = jb_node_get_bulletin (owner);
  JbHistory  *history;
  g_autoptr(JbBlock) block = NULL;

  g_return_if_fail (bulletin != NULL);

  history = jb_bulletin_get_history (bulletin);

  if (text == NULL || *text == '\0')
    {
      if (*slot == NULL)
        return;
      block = g_object_ref (*slot);
      jb_history_begin (history, NULL);
      jb_edit_apply (bulletin, jb_edit_new_slot (owner, slot, pspec, NULL));
      jb_placement_remove (bulletin, JB_NODE (block));
      jb_history_end (history);
      return;
    }

  if (*slot != NULL || jb_history_restore_slot (history, slot))
    {
      jb_block_set_text (*slot, text);
      return;
    }

  block = jb_block_new (role, NULL, text);
  jb_node_attach (JB_NODE (block), bulletin, owner);
  jb_margins_dress (bulletin, block);
  jb_history_begin (history, NULL);
  jb_edit_apply (bulletin, jb_edit_new_slot (owner, slot, pspec, block));
  jb_placement_insert (bulletin, anchor, block, block);
  jb_history_end (history);
}

static JbBlock *
peek_block (GListStore *list,
            guint       position)
{
  g_autoptr(JbBlock) block = g_list_model_get_item (G_LIST_MODEL (list), position);

  return block;
}

static void
remove_blocks (JbBulletin *bulletin,
               GListStore *list,
               JbNode     *owner,
               guint       position,
               guint       n_removed)
{
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_removed; i++)
    g_ptr_array_add (blocks, g_list_model_get_item (G_LIST_MODEL (list), position + i));

  jb_edit_apply (bulletin, jb_edit_new_list (bulletin, list, owner, position, n_removed, NULL));

  for (guint i = 0; i < n_removed;)
    {
      JbBlock *first = g_ptr_array_index (blocks, i);
      JbBlock *last = first;

      while (++i < n_removed && last->next == g_ptr_array_index (blocks, i))
        last = last->next;
      if (first->printed)
        remove_run (bulletin, first, last);
    }
}

static void
add_blocks (JbBulletin        *bulletin,
            GListStore        *list,
            JbNode            *owner,
            guint              position,
            const char *const *texts,
            guint              n_added,
            JbRole             role,
            const JbRole      *roles,
            JbBlock           *anchor)
{
  GPtrArray       *blocks = g_ptr_array_new_with_free_func (g_object_unref);
  JbBlock         *first = NULL;
  JbBlock         *last = NULL;
  JbBlock         *inner = NULL;
  g_autofree char *gap = NULL;

  g_assert (n_added > 0);

  if (position > 0)
    anchor = peek_block (list, position - 1);
  else if (g_list_model_get_n_items (G_LIST_MODEL (list)) > 0)
    anchor = peek_block (list, 0)->prev;

  for (guint i = 0; i < n_added; i++)
    {
      JbBlock *block = jb_block_new (roles != NULL ? roles[i] : role, NULL, "");

      jb_node_attach (JB_NODE (block), bulletin, owner);
      if (last != NULL && last->role == block->role)
        jb_block_margins_init (&block->margins, jb_block_get_open (last), -1,
                               jb_block_get_close (last), -1, "", 0);
      else
        jb_margins_dress (bulletin, block);
      jb_block_init_text (block, texts[i]);
      g_ptr_array_add (blocks, block);

      if (last != NULL)
        {
          JbBlockMargins margins;

          if (inner == NULL || inner->role != last->role || last->role != block->role)
            {
              g_free (gap);
              gap = jb_margins_dup_gap (bulletin, last, block);
              inner = last->role == block->role ? last : NULL;
            }
          jb_block_margins_init (&margins, jb_block_get_open (last), -1,
                                 jb_block_get_close (last), -1, gap, -1);
          g_free (last->margins.strings);
          last->margins = margins;
          last->next = block;
          block->prev = last;
        }
      else
        {
          first = block;
          first->prev = anchor;
        }
      last = block;
    }
  g_assert (first != NULL);
  first->prev = NULL;

  jb_placement_insert (bulletin, anchor, first, last);
  jb_edit_apply (bulletin, jb_edit_new_list (bulletin, list, owner, position, 0, blocks));
}

/* Replaces @n_removed blocks of @list by @added, %NULL-terminated, as one step that
 * touches no more than it must: what is equal stays, then blocks change in place, then
 * blocks are added or removed. @anchor is where the first block goes when @list is
 * empty; @roles, parallel to @added, overrides @role. */
void
jb_placement_splice (JbNode            *owner,
                     GListStore        *list,
                     guint              position,
                     guint              n_removed,
                     const char *const *added,
                     JbRole             role,
                     const JbRole      *roles,
                     JbBlock           *anchor)
{
  JbBulletin *bulletin = jb_node_get_bulletin (owner);
  JbHistory  *history;
  guint       n_added = added != NULL ? g_strv_length ((char **) added) : 0;

#define ROLE_OF(i)    (roles != NULL ? roles[i] : role)
#define IS_LIKE(b, i) ((b)->role == ROLE_OF (i) && g_str_equal ((b)->content.text, added[i]))

  g_return_if_fail (bulletin != NULL);
  g_return_if_fail (position + n_removed <= g_list_model_get_n_items (G_LIST_MODEL (list)));

  history = jb_bulletin_get_history (bulletin);
  while (n_removed > 0 && n_added > 0 && IS_LIKE (peek_block (list, position), 0))
    {
      position++;
      n_removed--;
      n_added--;
      added++;
      roles = roles != NULL ? roles + 1 : NULL;
    }
  while (n_removed > 0 && n_added > 0 &&
         IS_LIKE (peek_block (list, position + n_removed - 1), n_added - 1))
    {
      n_removed--;
      n_added--;
    }
  if (n_removed == 0 && n_added == 0)
    return;

  jb_history_begin (history, NULL);
  while (n_removed > 0 && n_added > 0 && peek_block (list, position)->role == ROLE_OF (0))
    {
      jb_block_set_text (peek_block (list, position), added[0]);
      position++;
      n_removed--;
      n_added--;
      added++;
      roles = roles != NULL ? roles + 1 : NULL;
    }
  /* New blocks come first, so that the old ones still serve as an example. */
  if (n_added > 0)
    add_blocks (bulletin, list, owner, position, added, n_added, role, roles, anchor);
  if (n_removed > 0)
    remove_blocks (bulletin, list, owner, position + n_added, n_removed);
  jb_history_end (history);

#undef IS_LIKE
#undef ROLE_OF
}

/* Adds a part and prints its first block, if it has one. */
void
jb_placement_insert_node (JbBulletin *bulletin,
                          GListStore *list,
                          JbNode     *owner,
                          guint       position,
                          JbNode     *node,
                          JbBlock    *block)
{
  GPtrArray *added = g_ptr_array_new_with_free_func (g_object_unref);
  JbBlock   *anchor = NULL;

  g_ptr_array_add (added, g_object_ref (node));
  jb_node_attach (node, bulletin, owner);
  if (block != NULL)
    {
      jb_node_attach (JB_NODE (block), bulletin, node);
      jb_margins_dress (bulletin, block);
    }
  jb_edit_apply (bulletin, jb_edit_new_list (bulletin, list, owner, position, 0, added));
  if (block != NULL)
    {
      anchor = jb_placement_find_anchor (bulletin, node);
      jb_placement_insert (bulletin, anchor, block, block);
    }
}

/* Removes a part with all that it prints. */
void
jb_placement_remove_node (JbBulletin *bulletin,
                          GListStore *list,
                          JbNode     *owner,
                          guint       position)
{
  g_autoptr(JbNode) node = g_list_model_get_item (G_LIST_MODEL (list), position);

  jb_placement_remove (bulletin, node);
  jb_edit_apply (bulletin, jb_edit_new_list (bulletin, list, owner, position, 1, NULL));
}

/* Moves a part with its bytes; @to_position counts as if it had been removed before. */
void
jb_placement_move_node (JbBulletin *bulletin,
                        JbNode     *node,
                        GListStore *from,
                        guint       from_position,
                        GListStore *to,
                        JbNode     *to_owner,
                        guint       to_position)
{
  g_autoptr(GPtrArray) runs = find_runs (node);
  GPtrArray *added = g_ptr_array_new_with_free_func (g_object_unref);
  JbBlock   *anchor;

  g_ptr_array_add (added, g_object_ref (node));
  for (guint i = 0; i < runs->len; i += 2)
    remove_run (bulletin, g_ptr_array_index (runs, i), g_ptr_array_index (runs, i + 1));
  jb_edit_apply (bulletin, jb_edit_new_list (bulletin, from, jb_node_get_owner (node),
                                             from_position, 1, NULL));
  jb_edit_apply (bulletin, jb_edit_new_list (bulletin, to, to_owner, to_position, 0, added));

  anchor = jb_placement_find_anchor (bulletin, node);
  for (guint i = 0; i < runs->len; i += 2)
    {
      jb_placement_insert (bulletin, anchor, g_ptr_array_index (runs, i),
                           g_ptr_array_index (runs, i + 1));
      anchor = g_ptr_array_index (runs, i + 1);
    }
}

/* Gives @block another @close, the text behind it that belongs to it. */
void
jb_placement_set_close (JbBulletin *bulletin,
                        JbBlock    *block,
                        const char *close)
{
  JbBlockMargins margins;

  if (strcmp (jb_block_get_close (block), close) == 0)
    return;

  jb_block_margins_init (&margins, jb_block_get_open (block), -1, close, -1,
                         jb_block_get_gap (block), -1);
  jb_edit_apply (bulletin, jb_edit_new_margins (block, margins));
}

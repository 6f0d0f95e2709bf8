/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-placement-private.h"

#include <string.h>

#include "jb-edit-private.h"
#include "jb-history-private.h"

/* Where a new block goes in the text, and with which white space: what the bulletin
 * itself does for the same pair of neighbours, else what its layout says. */

/* How far from the place examples are looked for, in blocks, and how many count. */
enum { EXAMPLE_REACH = 4096, EXAMPLE_ENOUGH = 64 };

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

/* Counts strings and knows the most frequent one, of equals the first seen. */
typedef struct
{
  GHashTable *counts;
  guint       n_seen;
  guint       best_count;
  const char *best;
} Tally;

static void
tally_init (Tally *tally)
{
  *tally = (Tally) { .counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
}

static void
tally_add (Tally *tally,
           char  *string)
{
  gpointer key, count;

  /* Of a string that is known the table keeps the first copy and frees this one. */
  if (!g_hash_table_lookup_extended (tally->counts, string, &key, &count))
    key = string;
  g_hash_table_insert (tally->counts, string, GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));

  tally->n_seen++;
  if (GPOINTER_TO_UINT (count) + 1 > tally->best_count)
    {
      tally->best_count = GPOINTER_TO_UINT (count) + 1;
      tally->best = key;
    }
}

static char *
tally_finish (Tally *tally)
{
  char *best = g_strdup (tally->best);

  g_hash_table_unref (tally->counts);

  return best;
}

static gboolean
belongs_to_nothing (JbBlock *block)
{
  return block->role == JB_ROLE_ORNAMENT || block->role == JB_ROLE_UNKNOWN;
}

static JbLayoutPoint
get_point (JbBlock *block,
           JbBlock *prev)
{
  JbLayoutPoint point = { block->role, block->key, JB_MARK_NONE };
  JbNode *owner = jb_node_get_owner (JB_NODE (block));

  if (owner != NULL && JB_IS_ARTICLE (owner))
    {
      while (prev != NULL && belongs_to_nothing (prev))
        prev = prev->prev;
      if (prev == NULL || jb_node_get_owner (JB_NODE (prev)) != owner)
        point.flags |= JB_MARK_STARTS_ARTICLE;
    }

  return point;
}

static gboolean
same_point (const JbLayoutPoint *a,
            const JbLayoutPoint *b)
{
  return a->role == b->role && a->key == b->key && a->flags == b->flags;
}

static char *
localise_newlines (JbBulletin *bulletin,
                   char       *gap)
{
  const char *eol = jb_bulletin_get_eol (bulletin);
  g_auto(GStrv) parts = NULL;

  if (g_str_equal (eol, "\n") || strchr (gap, '\n') == NULL)
    return gap;

  parts = g_strsplit (gap, "\n", -1);
  g_free (gap);

  return g_strjoinv (eol, parts);
}

/* Adds what stands between two neighbours like @before and @after to the tally. */
static void
count_gap (Tally               *tally,
           JbBlock             *block,
           const JbLayoutPoint *before,
           const JbLayoutPoint *after)
{
  JbLayoutPoint point, next;

  if (block->role != before->role || block->next == NULL || block->next->role != after->role)
    return;

  point = get_point (block, block->prev);
  next = get_point (block->next, block);
  if (same_point (&point, before) && same_point (&next, after))
    tally_add (tally, g_strdup (jb_block_get_gap (block)));
}

/* The white space between two neighbours that are to be: @after follows @before. */
static char *
dup_gap (JbBulletin *bulletin,
         JbBlock    *before,
         JbBlock    *after)
{
  JbLayoutPoint a = get_point (before, before->prev);
  JbLayoutPoint b = get_point (after, before);
  JbBlock *down, *up;
  Tally tally;
  char *gap;

  /* A pair that is neighbours already is no example for itself. Both may be new; then
   * there is only the bulletin's end to look from. */
  up = !before->printed ? bulletin->last : before->next == after ? before->prev : before;
  down = before->printed ? before->next : NULL;
  tally_init (&tally);
  for (guint i = 0; i < EXAMPLE_REACH && tally.n_seen < EXAMPLE_ENOUGH && (up || down); i++)
    {
      if (up != NULL)
        {
          count_gap (&tally, up, &a, &b);
          up = up->prev;
        }
      if (down != NULL)
        {
          count_gap (&tally, down, &a, &b);
          down = down->next;
        }
    }

  gap = tally_finish (&tally);
  if (gap != NULL)
    return gap;

  if (bulletin->layout == NULL)
    return g_strdup (jb_bulletin_get_eol (bulletin));

  return localise_newlines (bulletin, jb_layout_dup_gap (bulletin->layout, &a, &b));
}

static void
set_gap (JbBulletin *bulletin,
         JbBlock    *block,
         const char *gap)
{
  JbBlockMargins margins;

  if (g_str_equal (jb_block_get_gap (block), gap))
    return;

  jb_block_margins_init (&margins, jb_block_get_open (block), -1,
                         jb_block_get_close (block), -1, gap, -1);
  jb_edit_apply (bulletin, jb_edit_new_margins (block, margins));
}

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
  JbBlock *first, *last;

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

/* Gives a block that is not in the text yet the decoration of its kind. */
void
jb_placement_dress (JbBulletin *bulletin,
                    JbBlock    *block)
{
  JbLayoutPoint point = { block->role, block->key, JB_MARK_NONE };
  g_autofree char *best = NULL;
  const char *open = "";
  const char *close = "";
  Tally tally;
  guint i = 0;

  tally_init (&tally);
  for (JbBlock *b = bulletin->last; b != NULL && i < EXAMPLE_REACH; b = b->prev, i++)
    if (b->role == block->role && b->key == block->key && tally.n_seen < EXAMPLE_ENOUGH)
      tally_add (&tally, g_strconcat (jb_block_get_open (b), "\n", jb_block_get_close (b), NULL));

  best = tally_finish (&tally);
  if (best != NULL)
    {
      char *separator = strchr (best, '\n');

      *separator = '\0';
      open = best;
      close = separator + 1;
    }
  else if (bulletin->layout != NULL)
    jb_layout_get_surround (bulletin->layout, &point, &open, &close);

  g_clear_pointer (&block->margins.strings, g_free);
  jb_block_margins_init (&block->margins, open, -1, close, -1, "", 0);
}

/* Puts the chain @first … @last into the text after @anchor, with the right margins
 * to its neighbours. */
void
jb_placement_insert (JbBulletin *bulletin,
                     JbBlock    *anchor,
                     JbBlock    *first,
                     JbBlock    *last)
{
  JbBlock *next = anchor != NULL ? anchor->next : bulletin->first;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (anchor != NULL)
    before = dup_gap (bulletin, anchor, first);

  if (next != NULL)
    {
      JbBlock *prev = first->prev;

      /* The block before decides whether the last one begins its article. */
      first->prev = anchor;
      after = dup_gap (bulletin, last, next);
      first->prev = prev;
    }
  else if (anchor != NULL)
    after = g_strdup (jb_block_get_gap (anchor));
  else if (bulletin->layout != NULL)
    {
      JbLayoutPoint point = get_point (last, last->prev);

      after = localise_newlines (bulletin, jb_layout_dup_gap (bulletin->layout, &point, NULL));
    }
  else
    after = g_strdup (jb_bulletin_get_eol (bulletin));

  if (anchor != NULL)
    set_gap (bulletin, anchor, before);
  set_gap (bulletin, last, after);
  jb_edit_apply (bulletin, jb_edit_new_link (bulletin, anchor, first, last));
}

/* Takes the chain @first … @last out of the text and closes the gap. */
static void
remove_run (JbBulletin *bulletin,
            JbBlock    *first,
            JbBlock    *last)
{
  JbBlock *prev = first->prev;
  JbBlock *next = last->next;
  g_autofree char *gap = NULL;

  if (prev != NULL)
    {
      JbLayoutPoint p = get_point (prev, prev->prev);
      JbLayoutPoint a = get_point (first, prev);
      JbLayoutPoint b = get_point (last, last->prev);

      if (next == NULL)
        gap = g_strdup (jb_block_get_gap (last));
      else
        {
          JbLayoutPoint n = get_point (next, last);

          if (same_point (&n, &a))
            gap = g_strdup (jb_block_get_gap (prev));
          else if (p.role == b.role && p.key == b.key)
            gap = g_strdup (jb_block_get_gap (last));
        }
    }

  jb_edit_apply (bulletin, jb_edit_new_unlink (bulletin, first, last));

  if (prev != NULL)
    {
      if (gap == NULL)
        gap = dup_gap (bulletin, prev, next);
      set_gap (bulletin, prev, gap);
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
jb_placement_set_slot (JbNode      *owner,
                       JbBlock    **slot,
                       GParamSpec  *pspec,
                       JbRole       role,
                       JbBlock     *anchor,
                       const char  *text)
{
  JbBulletin *bulletin = jb_node_get_bulletin (owner);
  JbHistory *history;
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
  jb_placement_dress (bulletin, block);
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
  GPtrArray *blocks = g_ptr_array_new_with_free_func (g_object_unref);
  JbBlock *first = NULL;
  JbBlock *last = NULL;
  JbBlock *inner = NULL;
  g_autofree char *gap = NULL;

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
        jb_placement_dress (bulletin, block);
      jb_block_init_text (block, texts[i]);
      g_ptr_array_add (blocks, block);

      if (last != NULL)
        {
          JbBlockMargins margins;

          if (inner == NULL || inner->role != last->role || last->role != block->role)
            {
              g_free (gap);
              gap = dup_gap (bulletin, last, block);
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
  JbHistory *history;
  guint n_added = added != NULL ? g_strv_length ((char **) added) : 0;

#define ROLE_OF(i) (roles != NULL ? roles[i] : role)
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
  JbBlock *anchor = NULL;

  g_ptr_array_add (added, g_object_ref (node));
  jb_node_attach (node, bulletin, owner);
  if (block != NULL)
    {
      jb_node_attach (JB_NODE (block), bulletin, node);
      jb_placement_dress (bulletin, block);
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
  JbBlock *anchor;

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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-duplicate.h"

#include <glib/gi18n-lib.h>

#include "jb-edit-private.h"
#include "jb-margins-private.h"
#include "jb-parts-private.h"
#include "jb-placement-private.h"

/* The copies of a part's blocks, by their originals. */
typedef struct
{
  JbBulletin *bulletin;
  GHashTable *copies;
} Copier;

static JbBlock *
copy_block (Copier  *copier,
            JbBlock *block,
            JbNode  *owner)
{
  JbBlock *copy;

  if (block == NULL)
    return NULL;

  copy = jb_block_new (block->role, block->key, block->content.text);
  copy->content.raw = g_strdup (block->content.raw);
  copy->content.cuts = g_memdup2 (block->content.cuts, sizeof (JbCut) * block->content.n_cuts);
  copy->content.n_cuts = block->content.n_cuts;
  jb_block_margins_init (&copy->margins, jb_block_get_open (block), -1,
                         jb_block_get_close (block), -1, jb_block_get_gap (block), -1);
  jb_node_attach (JB_NODE (copy), copier->bulletin, owner);
  if (block->printed)
    g_hash_table_insert (copier->copies, block, copy);

  return copy;
}

static void
copy_blocks (Copier     *copier,
             GListStore *from,
             GListStore *to,
             JbNode     *owner)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (from));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (G_LIST_MODEL (from), i);
      g_autoptr(JbBlock) copy = copy_block (copier, block, owner);

      g_list_store_append (to, copy);
    }
}

static JbArticle *
copy_article (Copier    *copier,
              JbArticle *article,
              JbNode    *owner)
{
  JbArticle *copy = jb_article_new ();
  JbNode    *node = JB_NODE (copy);

  jb_node_attach (node, copier->bulletin, owner);
  copy_blocks (copier, article->title, copy->title, node);
  copy->subtitle = copy_block (copier, article->subtitle, node);
  copy->editor_note = copy_block (copier, article->editor_note, node);
  copy_blocks (copier, article->paragraphs, copy->paragraphs, node);
  copy->source = copy_block (copier, article->source, node);

  return copy;
}

static JbSection *
copy_section (Copier    *copier,
              JbSection *section)
{
  JbSection *copy = jb_section_new ();
  guint      n = g_list_model_get_n_items (G_LIST_MODEL (section->articles));

  jb_node_attach (JB_NODE (copy), copier->bulletin, NULL);
  copy->name = copy_block (copier, section->name, JB_NODE (copy));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbArticle) article = g_list_model_get_item (G_LIST_MODEL (section->articles), i);
      g_autoptr(JbArticle) article_copy = copy_article (copier, article, JB_NODE (copy));

      g_list_store_append (copy->articles, article_copy);
    }

  return copy;
}

/* Gives @block, which is not in the text yet, the white space to the block after it. */
static void
init_gap (JbBlock    *block,
          const char *gap)
{
  JbBlockMargins margins;

  jb_block_margins_init (&margins, jb_block_get_open (block), -1,
                         jb_block_get_close (block), -1, gap, -1);
  g_free (block->margins.strings);
  block->margins = margins;
}

/* Chains the copies in the order of the text. What belongs to nothing, such as a page
 * number, is not copied; where one stood, the neighbours get a margin of their own. */
static void
chain_copies (Copier   *copier,
              JbNode   *original,
              JbBlock **first,
              JbBlock **last)
{
  JbBlock *from, *to;
  JbBlock *before = NULL;

  *first = *last = NULL;
  if (!jb_node_get_extent (original, &from, &to))
    return;

  for (JbBlock *block = from; block != to->next; block = block->next)
    {
      JbBlock *copy = g_hash_table_lookup (copier->copies, block);

      if (copy == NULL)
        continue;
      copy->prev = *last;
      if (*last != NULL)
        (*last)->next = copy;
      else
        *first = copy;
      if (before != NULL && before->next != block)
        {
          g_autofree char *gap = jb_margins_dup_gap (copier->bulletin, *last, copy);

          init_gap (*last, gap);
        }
      before = block;
      *last = copy;
    }
}

/* Puts @copy, which is finished, into @list after @original and into the text. */
static void
insert_copy (Copier     *copier,
             JbNode     *original,
             JbNode     *copy,
             GListStore *list,
             JbNode     *owner,
             guint       position)
{
  GPtrArray       *added = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *end_gap = NULL;
  JbBlock         *first, *last, *from, *to, *anchor;

  chain_copies (copier, original, &first, &last);
  if (first != NULL && jb_node_get_extent (original, &from, &to) && to->next != NULL)
    end_gap = g_strdup (jb_block_get_gap (to));

  g_ptr_array_add (added, g_object_ref (copy));
  jb_edit_apply (copier->bulletin,
                 jb_edit_new_list (copier->bulletin, list, owner, position, 0, added));
  if (first == NULL)
    return;

  anchor = to;
  jb_placement_insert (copier->bulletin, anchor, first, last);
  /* The copy ends as its original does, and so does what stands before the next part. */
  if (end_gap != NULL)
    jb_margins_set_gap (copier->bulletin, last, end_gap);
}

/**
 * jb_bulletin_duplicate_article:
 * @article: an article of this bulletin
 *
 * Puts a copy of an article right after it, with the same bytes.
 *
 * Returns: (transfer none): the copy
 */
JbArticle *
jb_bulletin_duplicate_article (JbBulletin *self,
                               JbArticle  *article)
{
  g_autoptr(GHashTable) copies = g_hash_table_new (NULL, NULL);
  Copier copier = { self, copies };
  g_autoptr(JbArticle) copy = NULL;
  JbSection *section;
  guint      position;

  g_return_val_if_fail (JB_IS_BULLETIN (self), NULL);
  g_return_val_if_fail (JB_IS_ARTICLE (article), NULL);

  section = JB_SECTION (jb_node_get_owner (JB_NODE (article)));
  g_return_val_if_fail (section != NULL, NULL);
  g_return_val_if_fail (g_list_store_find (section->articles, article, &position), NULL);

  jb_history_begin (self->history, _("Duplicate Article"));
  copy = copy_article (&copier, article, JB_NODE (section));
  insert_copy (&copier, JB_NODE (article), JB_NODE (copy), section->articles, JB_NODE (section),
               position + 1);
  jb_history_end (self->history);

  return copy;
}

/**
 * jb_bulletin_duplicate_section:
 * @section: a section of this bulletin
 *
 * Puts a copy of a section with all its articles right after it, with the same bytes.
 *
 * Returns: (transfer none): the copy
 */
JbSection *
jb_bulletin_duplicate_section (JbBulletin *self,
                               JbSection  *section)
{
  g_autoptr(GHashTable) copies = g_hash_table_new (NULL, NULL);
  Copier copier = { self, copies };
  g_autoptr(JbSection) copy = NULL;
  guint position;

  g_return_val_if_fail (JB_IS_BULLETIN (self), NULL);
  g_return_val_if_fail (JB_IS_SECTION (section), NULL);
  g_return_val_if_fail (g_list_store_find (self->sections, section, &position), NULL);

  jb_history_begin (self->history, _("Duplicate Section"));
  copy = copy_section (&copier, section);
  insert_copy (&copier, JB_NODE (section), JB_NODE (copy), self->sections, NULL, position + 1);
  jb_history_end (self->history);

  return copy;
}

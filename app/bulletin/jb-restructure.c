/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-restructure.h"

#include <string.h>

#include "jb-align.h"
#include "jb-edit-private.h"
#include "jb-history.h"
#include "jb-parts-private.h"
#include "jb-restructure-private.h"

/* Makes a bulletin that lives be another one, by edits that touch no more than they must:
 * forms are bound to its objects and hold carets in them. */

static void
clear_part (gpointer data)
{
  JbPart *part = data;

  if (part->is_new)
    g_clear_object (&part->node);
  for (guint i = 0; i < G_N_ELEMENTS (part->lists); i++)
    g_clear_pointer (&part->lists[i], g_ptr_array_unref);
}

static void
restructure_init (JbRestructure      *self,
                  JbBulletin         *bulletin,
                  const JbTranscript *wanted)
{
  guint  n = wanted->marks->len;
  gsize  at = wanted->lead;
  JbPlan plan = { .kind = bulletin->kind };

  *self = (JbRestructure) { .bulletin = bulletin, .wanted = wanted, .n_marks = n };
  self->olds = g_ptr_array_new ();
  self->starts = g_new (gsize, n + 1);
  self->places = g_new (JbPlace, n + 1);
  self->opens = g_new (guint, n + 1);
  self->partners = g_new0 (JbBlock *, n + 1);
  self->blocks = g_ptr_array_new_with_free_func (g_object_unref);

  for (JbBlock *block = bulletin->first; block != NULL; block = block->next)
    g_ptr_array_add (self->olds, block);
  for (guint i = 0; i < n; i++)
    {
      const JbMark *mark = jb_restructure_get_mark (self, i);

      self->starts[i] = at;
      self->places[i] = jb_plan_next (&plan, mark->role, mark->flags, &self->opens[i]);
      at += (gsize) mark->open + mark->raw + mark->close + mark->gap;
    }
}

static void
restructure_clear (JbRestructure *self)
{
  g_clear_pointer (&self->olds, g_ptr_array_unref);
  g_clear_pointer (&self->starts, g_free);
  g_clear_pointer (&self->places, g_free);
  g_clear_pointer (&self->opens, g_free);
  g_clear_pointer (&self->partners, g_free);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->digest, g_ptr_array_unref);
  g_clear_pointer (&self->recipients, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_hash_table_unref);
  g_clear_pointer (&self->kept, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JbRestructure, restructure_clear)

/* Whether blocks only say something else, each at its old place in the structure. */
static gboolean
is_same_structure (const JbRestructure *self)
{
  JbNode *section = NULL;
  JbNode *article = NULL;

  if (self->olds->len != self->n_marks)
    return FALSE;

  for (guint i = 0; i < self->n_marks; i++)
    if (self->partners[i] != g_ptr_array_index (self->olds, i) ||
        jb_block_find_flags (self->partners[i], &section, &article) !=
            jb_plan_get_flags (self->places[i], self->opens[i]))
      return FALSE;

  return TRUE;
}

static void
change_contents (JbRestructure *self)
{
  for (guint i = 0; i < self->n_marks; i++)
    if (self->partners[i] != NULL && !jb_restructure_same_content (self, self->partners[i], i))
      {
        g_autoptr(JbBlock) new = NULL;

        new = jb_block_new_from_mark (self->wanted, jb_restructure_get_mark (self, i),
                                      self->starts[i]);
        jb_edit_apply (self->bulletin,
                       jb_edit_new_content (self->partners[i], new->content));
        new->content = (JbBlockContent) { NULL };
      }
}

static void
change_margins (JbRestructure *self)
{
  const char *text = self->wanted->text;

  if (strncmp (self->bulletin->lead, text, self->wanted->lead) != 0 ||
      self->bulletin->lead[self->wanted->lead] != '\0')
    jb_edit_apply (self->bulletin,
                   jb_edit_new_lead (self->bulletin, g_strndup (text, self->wanted->lead)));

  for (guint i = 0; i < self->n_marks; i++)
    if (self->partners[i] != NULL && !jb_restructure_same_margins (self, self->partners[i], i))
      {
        const JbMark  *mark = jb_restructure_get_mark (self, i);
        const char    *open = text + self->starts[i];
        const char    *close = open + mark->open + mark->raw;
        JbBlockMargins margins;

        jb_block_margins_init (&margins, open, mark->open, close, mark->close,
                               close + mark->close, mark->gap);
        jb_edit_apply (self->bulletin, jb_edit_new_margins (self->partners[i], margins));
      }
}

static void
change_told (JbRestructure *self)
{
  for (guint i = 0; i < self->n_marks; i++)
    {
      gboolean told = (jb_restructure_get_mark (self, i)->flags & JB_MARK_TOLD) != 0;

      if (self->partners[i] != NULL && self->partners[i]->told != told)
        jb_edit_apply (self->bulletin, jb_edit_new_told (self->partners[i], told));
    }
}

static void
change_newline (JbRestructure *self)
{
  if (self->bulletin->newline != self->wanted->newline)
    jb_edit_apply (self->bulletin, jb_edit_new_newline (self->bulletin, self->wanted->newline));
}

/* Puts into @wanted what is not in the text and stays where it is in @list: an article that
 * a form has just added. */
static void
keep_unprinted (JbRestructure *self,
                GListStore    *list,
                GPtrArray     *wanted)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  int   after = -1;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      guint position;

      if (g_ptr_array_find (wanted, item, &position))
        after = position;
      else if (!jb_restructure_is_printed (item))
        g_ptr_array_insert (wanted, ++after, item);
    }
}

/* The fields that the text does not print, as the bulletin has them and shall have them. */
static void
plan_loose (JbRestructure *self,
            JbFields      *fields,
            GPtrArray     *wanted)
{
  GListModel *model = G_LIST_MODEL (fields->blocks);
  g_autoptr(GPtrArray) used = g_ptr_array_new ();
  int after = -1;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (model, i);
      guint position;

      if (g_ptr_array_find (wanted, block, &position))
        after = position;
      if (block->printed)
        continue;
      for (guint j = 0; j < self->wanted->loose->len; j++)
        {
          const JbLooseField *loose = g_ptr_array_index (self->wanted->loose, j);

          if (loose->role != fields->role || loose->key != block->key ||
              g_ptr_array_find (used, loose, NULL))
            continue;
          g_ptr_array_add (used, (gpointer) loose);
          g_ptr_array_insert (wanted, ++after, block);
          jb_block_set_text (block, loose->text);
          break;
        }
    }

  for (guint j = 0; j < self->wanted->loose->len; j++)
    {
      const JbLooseField *loose = g_ptr_array_index (self->wanted->loose, j);

      if (loose->role == fields->role && !g_ptr_array_find (used, loose, NULL))
        {
          JbBlock *block = jb_block_new (loose->role, loose->key, loose->text);

          jb_node_attach (JB_NODE (block), self->bulletin, JB_NODE (fields));
          g_ptr_array_add (self->blocks, block);
          g_ptr_array_add (wanted, block);
        }
    }
}

/* Gives @list the items @wanted: those that are in both and in the same order stay. */
static void
change_list (JbRestructure *self,
             GListStore    *list,
             JbNode        *owner,
             GPtrArray     *wanted)
{
  guint n_olds = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_autoptr(GPtrArray) olds = g_ptr_array_new_full (n_olds, g_object_unref);
  g_autofree guint *old_ids = NULL;
  g_autofree guint *new_ids = NULL;
  g_autoptr(GHashTable) ids = NULL;
  JbAlign  align;
  gboolean is_same = n_olds == wanted->len;
  guint    i = 0;
  guint    position = 0;

  for (guint k = 0; k < n_olds; k++)
    {
      g_ptr_array_add (olds, g_list_model_get_item (G_LIST_MODEL (list), k));
      is_same = is_same && g_ptr_array_index (olds, k) == g_ptr_array_index (wanted, k);
    }
  if (is_same)
    return;

  ids = g_hash_table_new (NULL, NULL);
  old_ids = g_new (guint, n_olds + 1);
  new_ids = g_new (guint, wanted->len + 1);
  for (guint k = 0; k < n_olds; k++)
    {
      old_ids[k] = k + 1;
      g_hash_table_insert (ids, g_ptr_array_index (olds, k), GUINT_TO_POINTER (k + 1));
    }
  for (guint k = 0; k < wanted->len; k++)
    {
      gpointer id = g_hash_table_lookup (ids, g_ptr_array_index (wanted, k));

      new_ids[k] = id != NULL ? GPOINTER_TO_UINT (id) : n_olds + 1 + k;
    }

  jb_align_init (&align, n_olds, wanted->len);
  jb_align_pair_equal (&align, old_ids, new_ids);
  while (i < n_olds || position < wanted->len)
    {
      GPtrArray *added;
      guint      n_removed = 0;
      guint      from = position;

      if (i < n_olds && align.to_new[i] == position)
        {
          i++;
          position++;
          continue;
        }

      while (i < n_olds && align.to_new[i] == JB_ALIGN_NONE)
        {
          i++;
          n_removed++;
        }
      added = g_ptr_array_new_with_free_func (g_object_unref);
      while (position < wanted->len && align.to_old[position] == JB_ALIGN_NONE)
        g_ptr_array_add (added, g_object_ref (g_ptr_array_index (wanted, position++)));
      jb_edit_apply (self->bulletin, jb_edit_new_list (self->bulletin, list, owner, from,
                                                       n_removed, added));
    }
  jb_align_clear (&align);
}

static void
change_slot (JbRestructure *self,
             JbNode        *owner,
             JbBlock      **slot,
             const char    *name,
             JbBlock       *wanted)
{
  GParamSpec *pspec = NULL;

  if (*slot == wanted)
    return;

  if (owner != NULL)
    pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (owner), name);
  jb_edit_apply (self->bulletin, jb_edit_new_slot (owner, slot, pspec, wanted));
}

/* Adds what is not in the text to what shall be, as long as that can be told. */
static void
plan_unprinted (JbRestructure *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      JbPart *part = &g_array_index (self->parts, JbPart, i);
      JbFrame frame;

      jb_frame_init (&frame, part->node);
      for (guint j = 0; j < frame.n_lists && !part->is_new; j++)
        {
          if (part->type == JB_TYPE_FIELDS)
            plan_loose (self, JB_FIELDS (part->node), part->lists[j]);
          else
            keep_unprinted (self, frame.lists[j], part->lists[j]);
        }
    }

  keep_unprinted (self, self->bulletin->sections, self->sections);
  keep_unprinted (self, self->bulletin->digest, self->digest);
  keep_unprinted (self, self->bulletin->recipients, self->recipients);
}

static void
change_part (JbRestructure *self,
             JbPart        *part)
{
  JbFrame frame;

  jb_frame_init (&frame, part->node);
  for (guint i = 0; i < frame.n_lists; i++)
    change_list (self, frame.lists[i], part->node, part->lists[i]);
  for (guint i = 0; i < frame.n_slots; i++)
    change_slot (self, part->node, frame.slots[i], frame.names[i], part->slots[i]);
}

/* A part that goes keeps what goes with it, and gives up what stays. */
static void
empty_part (JbRestructure *self,
            JbNode        *node)
{
  JbFrame frame;

  jb_frame_init (&frame, node);
  for (guint i = 0; i < frame.n_lists; i++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (frame.lists[i]));
      g_autoptr(GPtrArray) rest = g_ptr_array_new_full (n, NULL);

      for (guint j = 0; j < n; j++)
        {
          g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (frame.lists[i]), j);

          if (!g_hash_table_contains (self->kept, item))
            g_ptr_array_add (rest, item);
        }
      change_list (self, frame.lists[i], node, rest);
    }
  for (guint i = 0; i < frame.n_slots; i++)
    if (*frame.slots[i] != NULL && g_hash_table_contains (self->kept, *frame.slots[i]))
      change_slot (self, node, frame.slots[i], frame.names[i], NULL);
}

/* Adds the parts in @list, and those inside them, that go. */
static void
find_leaving (JbRestructure *self,
              GListStore    *list,
              GPtrArray     *leaving)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbNode) node = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (JB_IS_SECTION (node))
        find_leaving (self, JB_SECTION (node)->articles, leaving);
      if (!g_hash_table_contains (self->kept, node) && jb_restructure_is_printed (node))
        g_ptr_array_add (leaving, g_object_ref (node));
    }
}

/* Takes the blocks that go out of the text. */
static void
unlink_blocks (JbRestructure *self)
{
  for (guint i = 0; i < self->olds->len;)
    {
      JbBlock *first = g_ptr_array_index (self->olds, i++);
      JbBlock *last = first;

      if (g_hash_table_contains (self->kept, first))
        continue;
      while (i < self->olds->len &&
             !g_hash_table_contains (self->kept, g_ptr_array_index (self->olds, i)))
        last = g_ptr_array_index (self->olds, i++);
      jb_edit_apply (self->bulletin, jb_edit_new_unlink (self->bulletin, first, last));
    }
}

/* Puts the new blocks into the text. */
static void
link_blocks (JbRestructure *self)
{
  for (guint i = 0; i < self->n_marks;)
    {
      JbBlock *anchor = i > 0 ? g_ptr_array_index (self->blocks, i - 1) : NULL;
      JbBlock *first = g_ptr_array_index (self->blocks, i);
      JbBlock *last = first;

      if (self->partners[i++] != NULL)
        continue;
      while (i < self->n_marks && self->partners[i] == NULL)
        {
          JbBlock *next = g_ptr_array_index (self->blocks, i++);

          last->next = next;
          next->prev = last;
          last = next;
        }
      jb_edit_apply (self->bulletin, jb_edit_new_link (self->bulletin, anchor, first, last));
    }
}

static void
change_others (JbRestructure *self)
{
  JbBulletin    *bulletin = self->bulletin;
  GHashTableIter iter;
  gpointer       block;

  for (guint i = bulletin->others->len; i > 0; i--)
    {
      block = g_ptr_array_index (bulletin->others, i - 1);
      /* What a list holds already is moved there, and what goes is held by its edit. */
      if (!g_hash_table_remove (self->others, block))
        jb_edit_apply (bulletin, jb_edit_new_others (bulletin, block, FALSE));
    }

  g_hash_table_iter_init (&iter, self->others);
  while (g_hash_table_iter_next (&iter, &block, NULL))
    jb_edit_apply (bulletin, jb_edit_new_others (bulletin, block, TRUE));
}

static void
make_blocks (JbRestructure *self)
{
  for (guint i = 0; i < self->n_marks; i++)
    {
      JbBlock *block = self->partners[i];

      if (block != NULL)
        {
          g_object_ref (block);
          g_hash_table_add (self->kept, block);
        }
      else
        {
          block = jb_block_new_from_mark (self->wanted, jb_restructure_get_mark (self, i),
                                          self->starts[i]);
          jb_node_attach (JB_NODE (block), self->bulletin, NULL);
        }
      g_ptr_array_add (self->blocks, block);
    }
}

static void
change_structure (JbRestructure *self)
{
  JbBulletin *bulletin = self->bulletin;
  g_autoptr(GPtrArray) leaving = g_ptr_array_new_with_free_func (g_object_unref);

  self->kept = g_hash_table_new (NULL, NULL);
  self->others = g_hash_table_new (NULL, NULL);
  self->parts = g_array_new (FALSE, FALSE, sizeof (JbPart));
  g_array_set_clear_func (self->parts, clear_part);
  self->sections = g_ptr_array_new ();
  self->digest = g_ptr_array_new ();
  self->recipients = g_ptr_array_new ();

  make_blocks (self);
  jb_restructure_plan_parts (self);
  find_leaving (self, bulletin->sections, leaving);
  find_leaving (self, bulletin->digest, leaving);
  find_leaving (self, bulletin->recipients, leaving);
  plan_unprinted (self);

  unlink_blocks (self);
  for (guint i = 0; i < leaving->len; i++)
    empty_part (self, g_ptr_array_index (leaving, i));
  /* New parts are filled before anybody sees them, inner ones before outer ones. */
  for (guint i = self->parts->len; i > 0; i--)
    change_part (self, &g_array_index (self->parts, JbPart, i - 1));
  change_slot (self, NULL, &bulletin->digest_heading, NULL, self->digest_heading);
  change_list (self, bulletin->digest, NULL, self->digest);
  change_list (self, bulletin->sections, NULL, self->sections);
  change_list (self, bulletin->recipients, NULL, self->recipients);
  change_others (self);
  link_blocks (self);
}

static void
change_loose (JbRestructure *self,
              JbFields      *fields)
{
  GListModel *model = G_LIST_MODEL (fields->blocks);
  g_autoptr(GPtrArray) wanted = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (model, i);

      if (block->printed)
        g_ptr_array_add (wanted, block);
    }
  plan_loose (self, fields, wanted);
  change_list (self, fields->blocks, JB_NODE (fields), wanted);
}

/**
 * jb_restructure_apply:
 * @bulletin: what to change
 * @wanted: what it shall be, of the same kind; its encoding does not count
 * @label: (nullable): what the step is called; %NULL takes the name of its first edit
 * @error: return location for a #JbTranscriptError
 *
 * Makes the bulletin say @wanted, text and marks, as one step that can be undone. It is
 * the smallest one: what is the same keeps its objects, a block that says something else
 * keeps its object, too, and lists tell exactly what came and went. Parts that are not in
 * the text, such as an article that is still empty, stay. Typing within one block joins the
 * typing before it.
 *
 * Returns: %FALSE with an error, and nothing changed, when @wanted is not whole
 */
gboolean
jb_restructure_apply (JbBulletin         *bulletin,
                      const JbTranscript *wanted,
                      const char         *label,
                      GError            **error)
{
  g_auto (JbRestructure) self = { NULL };

  g_return_val_if_fail (JB_IS_BULLETIN (bulletin), FALSE);
  g_return_val_if_fail (wanted != NULL && wanted->kind == bulletin->kind, FALSE);

  if (!jb_transcript_check (wanted, error))
    return FALSE;

  restructure_init (&self, bulletin, wanted);
  jb_restructure_pair_blocks (&self);

  jb_history_begin (bulletin->history, label);
  change_contents (&self);
  change_margins (&self);
  change_told (&self);
  change_newline (&self);
  if (is_same_structure (&self))
    {
      change_loose (&self, bulletin->masthead);
      change_loose (&self, bulletin->tail);
    }
  else
    change_structure (&self);
  jb_history_end (bulletin->history);

  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-restructure-private.h"

#include "jb-parts-private.h"

/* Which parts there shall be, which of those that there are they are, and what is in
 * them. */

/* What a block that tells a part's name counts for, against its other blocks. */
enum { NAME_WEIGHT = 1000 };

typedef struct
{
  guint   part;
  JbNode *node;
  guint   weight;
} Vote;

static void
add_slot (JbFrame    *frame,
          JbBlock   **slot,
          const char *name)
{
  frame->slots[frame->n_slots] = slot;
  frame->names[frame->n_slots++] = name;
}

static void
add_list (JbFrame    *frame,
          GListStore *list)
{
  frame->lists[frame->n_lists++] = list;
}

/* Where @node keeps its things. */
void
jb_frame_init (JbFrame *frame,
               JbNode  *node)
{
  *frame = (JbFrame) { .n_slots = 0 };

  if (JB_IS_ARTICLE (node))
    {
      JbArticle *article = JB_ARTICLE (node);

      add_slot (frame, &article->subtitle, "subtitle");
      add_slot (frame, &article->editor_note, "editor-note");
      add_slot (frame, &article->source, "source");
      add_list (frame, article->title);
      add_list (frame, article->paragraphs);
    }
  else if (JB_IS_SECTION (node))
    {
      add_slot (frame, &JB_SECTION (node)->name, "name");
      add_list (frame, JB_SECTION (node)->articles);
    }
  else if (JB_IS_DIGEST_ENTRY (node))
    {
      add_slot (frame, &JB_DIGEST_ENTRY (node)->section, "section");
      add_list (frame, JB_DIGEST_ENTRY (node)->titles);
    }
  else if (JB_IS_RECIPIENTS (node))
    {
      add_slot (frame, &JB_RECIPIENTS (node)->label, "label");
      add_list (frame, JB_RECIPIENTS (node)->entries);
    }
  else if (JB_IS_FIELDS (node))
    {
      add_list (frame, JB_FIELDS (node)->blocks);
    }
  else if (JB_IS_DOCUMENT (node))
    {
      JbDocument *document = JB_DOCUMENT (node);

      add_slot (frame, &document->number, "number");
      add_slot (frame, &document->date, "date");
      add_slot (frame, &document->signature, "signature");
      add_list (frame, document->title);
      add_list (frame, document->addressee);
      add_list (frame, document->body);
    }
}

/* Whether anything of a block or a part stands in the text. */
gboolean
jb_restructure_is_printed (gpointer item)
{
  JbFrame frame;

  if (JB_IS_BLOCK (item))
    return JB_BLOCK (item)->printed;

  jb_frame_init (&frame, item);
  for (guint i = 0; i < frame.n_slots; i++)
    if (*frame.slots[i] != NULL && (*frame.slots[i])->printed)
      return TRUE;
  for (guint i = 0; i < frame.n_lists; i++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (frame.lists[i]));

      for (guint j = 0; j < n; j++)
        {
          g_autoptr(GObject) inner = g_list_model_get_item (G_LIST_MODEL (frame.lists[i]), j);

          if (jb_restructure_is_printed (inner))
            return TRUE;
        }
    }

  return FALSE;
}

static guint
open_part (JbRestructure *self,
           GType          type,
           guint          outer)
{
  JbPart part = { .type = type, .outer = outer };

  g_array_append_val (self->parts, part);

  return self->parts->len - 1;
}

static JbPart *
get_part (JbRestructure *self,
          guint          index)
{
  return &g_array_index (self->parts, JbPart, index);
}

/* Where in which frame a block has its place; FALSE for what has none. */
static gboolean
find_position (JbPlace   place,
               gboolean *is_slot,
               guint    *index)
{
  static const struct
  {
    gboolean is_slot;
    guint    index;
  } positions[] = {
    [JB_PLACE_MASTHEAD] = { FALSE, 0 },      [JB_PLACE_TAIL] = { FALSE, 0 },
    [JB_PLACE_ENTRY_SECTION] = { TRUE, 0 },  [JB_PLACE_ENTRY_TITLE] = { FALSE, 0 },
    [JB_PLACE_SECTION_NAME] = { TRUE, 0 },   [JB_PLACE_TITLE] = { FALSE, 0 },
    [JB_PLACE_SUBTITLE] = { TRUE, 0 },       [JB_PLACE_EDITOR_NOTE] = { TRUE, 1 },
    [JB_PLACE_PARAGRAPH] = { FALSE, 1 },     [JB_PLACE_SOURCE] = { TRUE, 2 },
    [JB_PLACE_LIST_LABEL] = { TRUE, 0 },     [JB_PLACE_LIST_ENTRY] = { FALSE, 0 },
    [JB_PLACE_NUMBER] = { TRUE, 0 },         [JB_PLACE_DOCUMENT_TITLE] = { FALSE, 0 },
    [JB_PLACE_DOCUMENT_DATE] = { TRUE, 1 },  [JB_PLACE_ADDRESSEE] = { FALSE, 1 },
    [JB_PLACE_BODY] = { FALSE, 2 },          [JB_PLACE_SIGNATURE] = { TRUE, 2 },
  };

  if (place == JB_PLACE_NOWHERE || place == JB_PLACE_DIGEST_HEADING)
    return FALSE;

  *is_slot = positions[place].is_slot;
  *index = positions[place].index;

  return TRUE;
}

/* Finds the parts, and the part of each block. */
static guint *
divide (JbRestructure *self)
{
  guint *owners = g_new0 (guint, self->n_marks + 1);
  guint  masthead = open_part (self, JB_TYPE_FIELDS, JB_RESTRUCTURE_NONE);
  guint  tail = open_part (self, JB_TYPE_FIELDS, JB_RESTRUCTURE_NONE);
  guint  document = JB_RESTRUCTURE_NONE;
  guint  entry = JB_RESTRUCTURE_NONE;
  guint  section = JB_RESTRUCTURE_NONE;
  guint  article = JB_RESTRUCTURE_NONE;
  guint  list = JB_RESTRUCTURE_NONE;

  get_part (self, masthead)->node = JB_NODE (self->bulletin->masthead);
  get_part (self, tail)->node = JB_NODE (self->bulletin->tail);
  if (self->bulletin->document != NULL)
    {
      document = open_part (self, JB_TYPE_DOCUMENT, JB_RESTRUCTURE_NONE);
      get_part (self, document)->node = JB_NODE (self->bulletin->document);
    }

  for (guint i = 0; i < self->n_marks; i++)
    {
      if (self->opens[i] & JB_OPENS_ENTRY)
        entry = open_part (self, JB_TYPE_DIGEST_ENTRY, JB_RESTRUCTURE_NONE);
      if (self->opens[i] & JB_OPENS_SECTION)
        section = open_part (self, JB_TYPE_SECTION, JB_RESTRUCTURE_NONE);
      if (self->opens[i] & JB_OPENS_ARTICLE)
        article = open_part (self, JB_TYPE_ARTICLE, section);
      if (self->opens[i] & JB_OPENS_LIST)
        list = open_part (self, JB_TYPE_RECIPIENTS, JB_RESTRUCTURE_NONE);

      switch (self->places[i])
        {
        case JB_PLACE_MASTHEAD: owners[i] = masthead; break;
        case JB_PLACE_TAIL: owners[i] = tail; break;
        case JB_PLACE_ENTRY_SECTION:
        case JB_PLACE_ENTRY_TITLE: owners[i] = entry; break;
        case JB_PLACE_SECTION_NAME: owners[i] = section; break;
        case JB_PLACE_TITLE:
        case JB_PLACE_SUBTITLE:
        case JB_PLACE_EDITOR_NOTE:
        case JB_PLACE_PARAGRAPH:
        case JB_PLACE_SOURCE: owners[i] = article; break;
        case JB_PLACE_LIST_LABEL:
        case JB_PLACE_LIST_ENTRY: owners[i] = list; break;
        case JB_PLACE_NUMBER:
        case JB_PLACE_DOCUMENT_TITLE:
        case JB_PLACE_DOCUMENT_DATE:
        case JB_PLACE_ADDRESSEE:
        case JB_PLACE_BODY:
        case JB_PLACE_SIGNATURE: owners[i] = document; break;
        case JB_PLACE_NOWHERE:
        case JB_PLACE_DIGEST_HEADING:
        default: owners[i] = JB_RESTRUCTURE_NONE; break;
        }
    }

  return owners;
}

static void
vote (GArray *votes,
      guint   part,
      JbNode *node,
      guint   weight)
{
  Vote new = { part, node, weight };

  for (guint i = votes->len; i > 0 && g_array_index (votes, Vote, i - 1).part == part; i--)
    {
      Vote *one = &g_array_index (votes, Vote, i - 1);

      if (one->node == node)
        {
          one->weight += weight;
          return;
        }
    }

  g_array_append_val (votes, new);
}

static int
compare_votes (gconstpointer a,
               gconstpointer b)
{
  const Vote *left = a;
  const Vote *right = b;

  if (left->weight != right->weight)
    return left->weight > right->weight ? -1 : 1;

  return left->part < right->part ? -1 : left->part > right->part;
}

/* Gives the parts that were voted for their objects, each to one. */
static void
elect (JbRestructure *self,
       GArray        *votes)
{
  g_array_sort (votes, compare_votes);
  for (guint i = 0; i < votes->len; i++)
    {
      const Vote *one = &g_array_index (votes, Vote, i);
      JbPart     *part = get_part (self, one->part);

      if (part->node != NULL || g_hash_table_contains (self->kept, one->node))
        continue;
      part->node = one->node;
      g_hash_table_add (self->kept, one->node);
    }
}

static void
identify_parts (JbRestructure *self,
                const guint   *owners)
{
  g_autoptr(GArray) votes = g_array_new (FALSE, FALSE, sizeof (Vote));
  g_autoptr(GArray) section_votes = g_array_new (FALSE, FALSE, sizeof (Vote));

  for (guint i = 0; i < self->n_marks; i++)
    {
      gboolean names = self->places[i] == JB_PLACE_TITLE ||
                       self->places[i] == JB_PLACE_ENTRY_SECTION ||
                       self->places[i] == JB_PLACE_LIST_LABEL;
      JbNode *node;

      if (self->partners[i] == NULL || owners[i] == JB_RESTRUCTURE_NONE ||
          get_part (self, owners[i])->node != NULL)
        continue;
      node = jb_node_get_owner (JB_NODE (self->partners[i]));
      if (node != NULL && G_OBJECT_TYPE (node) == get_part (self, owners[i])->type)
        vote (self->places[i] == JB_PLACE_SECTION_NAME ? section_votes : votes, owners[i], node,
              names || self->places[i] == JB_PLACE_SECTION_NAME ? NAME_WEIGHT : 1);
    }
  elect (self, votes);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const JbPart *part = get_part (self, i);

      if (part->type == JB_TYPE_ARTICLE && part->node != NULL)
        vote (section_votes, part->outer, jb_node_get_owner (part->node), 1);
    }
  elect (self, section_votes);
}

static void
make_part (JbRestructure *self,
           JbPart        *part)
{
  if (part->type == JB_TYPE_ARTICLE)
    part->node = JB_NODE (jb_article_new ());
  else if (part->type == JB_TYPE_SECTION)
    part->node = JB_NODE (jb_section_new ());
  else if (part->type == JB_TYPE_DIGEST_ENTRY)
    part->node = JB_NODE (jb_digest_entry_new ());
  else if (part->type == JB_TYPE_RECIPIENTS)
    part->node = JB_NODE (jb_recipients_new ());
  else
    g_assert_not_reached ();

  part->is_new = TRUE;
  /* Who is told of a change looks at the whole bulletin: no block may be without an owner. */
  jb_node_attach (part->node, self->bulletin,
                  part->outer != JB_RESTRUCTURE_NONE ? get_part (self, part->outer)->node : NULL);
}

static void
make_parts (JbRestructure *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      JbPart *part = get_part (self, i);

      if (part->node == NULL)
        make_part (self, part);
      for (guint j = 0; j < G_N_ELEMENTS (part->lists); j++)
        part->lists[j] = g_ptr_array_new ();

      if (part->type == JB_TYPE_SECTION)
        g_ptr_array_add (self->sections, part->node);
      else if (part->type == JB_TYPE_DIGEST_ENTRY)
        g_ptr_array_add (self->digest, part->node);
      else if (part->type == JB_TYPE_RECIPIENTS)
        g_ptr_array_add (self->recipients, part->node);
      else if (part->type == JB_TYPE_ARTICLE)
        g_ptr_array_add (get_part (self, part->outer)->lists[0], part->node);
    }
}

/**
 * jb_restructure_plan_parts:
 *
 * Says what parts there shall be. The object of a part stays when a block that tells its
 * name does, or else most of its blocks.
 */
void
jb_restructure_plan_parts (JbRestructure *self)
{
  g_autofree guint *owners = divide (self);

  identify_parts (self, owners);
  make_parts (self);

  for (guint i = 0; i < self->n_marks; i++)
    {
      JbBlock *block = g_ptr_array_index (self->blocks, i);
      JbPart  *part;
      gboolean is_slot;
      guint    index;

      if (self->places[i] == JB_PLACE_DIGEST_HEADING)
        self->digest_heading = block;
      else if (!find_position (self->places[i], &is_slot, &index))
        g_hash_table_add (self->others, block);
      else
        {
          part = get_part (self, owners[i]);
          if (is_slot)
            part->slots[index] = block;
          else
            g_ptr_array_add (part->lists[index], block);
        }
    }
}

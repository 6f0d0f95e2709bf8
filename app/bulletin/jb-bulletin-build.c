/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-bulletin-private.h"

#include <string.h>

#include "jb-history-private.h"
#include "jb-parts-private.h"
#include "jb-plan.h"

/* From the flat form to the objects and back. */

/* Collects the items of a list and adds them in one go, so that building is linear. */
typedef struct
{
  GListStore *list;
  GPtrArray  *items;
} Batch;

typedef struct
{
  JbBulletin *bulletin;
  JbPlan      plan;

  JbSection     *section;
  JbArticle     *article;
  JbDigestEntry *entry;
  JbRecipients  *recipients;

  Batch digest;
  Batch digest_titles;
  Batch sections;
  Batch articles;
  Batch title;
  Batch paragraphs;
  Batch lists;
  Batch entries;
  Batch document_title;
  Batch addressee;
  Batch body;
  Batch masthead;
  Batch tail;
} Builder;

static void
flush (Batch *batch)
{
  if (batch->items == NULL || batch->items->len == 0)
    return;

  g_list_store_splice (batch->list, g_list_model_get_n_items (G_LIST_MODEL (batch->list)), 0,
                       batch->items->pdata, batch->items->len);
  g_ptr_array_set_size (batch->items, 0);
}

static void
aim (Batch      *batch,
     GListStore *list)
{
  flush (batch);
  batch->list = list;
  if (batch->items == NULL)
    batch->items = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
finish (Batch *batch)
{
  flush (batch);
  g_clear_pointer (&batch->items, g_ptr_array_unref);
}

static void
add (Builder *builder,
     Batch   *batch,
     JbNode  *owner,
     gpointer node)
{
  jb_node_attach (JB_NODE (node), builder->bulletin, owner);
  g_ptr_array_add (batch->items, node);
}

static void
start_section (Builder *builder,
               JbBlock *name)
{
  builder->section = jb_section_new ();
  builder->article = NULL;
  builder->section->name = name;
  if (name != NULL)
    jb_node_attach (JB_NODE (name), builder->bulletin, JB_NODE (builder->section));
  add (builder, &builder->sections, NULL, builder->section);
  aim (&builder->articles, builder->section->articles);
}

static void
start_article (Builder *builder)
{
  builder->article = jb_article_new ();
  add (builder, &builder->articles, JB_NODE (builder->section), builder->article);
  aim (&builder->title, builder->article->title);
  aim (&builder->paragraphs, builder->article->paragraphs);
}

static void
start_entry (Builder *builder,
             JbBlock *section)
{
  builder->entry = jb_digest_entry_new ();
  builder->entry->section = section;
  if (section != NULL)
    jb_node_attach (JB_NODE (section), builder->bulletin, JB_NODE (builder->entry));
  add (builder, &builder->digest, NULL, builder->entry);
  aim (&builder->digest_titles, builder->entry->titles);
}

static void
start_recipients (Builder *builder,
                  JbBlock *label)
{
  builder->recipients = jb_recipients_new ();
  builder->recipients->label = label;
  if (label != NULL)
    jb_node_attach (JB_NODE (label), builder->bulletin, JB_NODE (builder->recipients));
  add (builder, &builder->lists, NULL, builder->recipients);
  aim (&builder->entries, builder->recipients->entries);
}

static void
fill (Builder  *builder,
      JbNode   *owner,
      JbBlock **slot,
      JbBlock  *block)
{
  jb_node_attach (JB_NODE (block), builder->bulletin, owner);
  *slot = block;
}

static void
open_parts (Builder *builder,
            JbPlace  place,
            guint    opens,
            JbBlock *block)
{
  if (opens & JB_OPENS_ENTRY)
    start_entry (builder, place == JB_PLACE_ENTRY_SECTION ? block : NULL);
  if (opens & JB_OPENS_SECTION)
    start_section (builder, place == JB_PLACE_SECTION_NAME ? block : NULL);
  if (opens & JB_OPENS_ARTICLE)
    start_article (builder);
  if (opens & JB_OPENS_LIST)
    start_recipients (builder, place == JB_PLACE_LIST_LABEL ? block : NULL);
}

/* Puts @block, which is taken, where its role says. */
static void
place (Builder *builder,
       JbBlock *block,
       guint    flags)
{
  JbBulletin *self = builder->bulletin;
  JbDocument *document = self->document;
  JbArticle  *article;
  guint       opens;
  JbPlace     where = jb_plan_next (&builder->plan, block->role, flags, &opens);

  open_parts (builder, where, opens, block);
  article = builder->article;

  switch (where)
    {
    case JB_PLACE_MASTHEAD:
      add (builder, &builder->masthead, JB_NODE (self->masthead), block);
      break;
    case JB_PLACE_TAIL:
      add (builder, &builder->tail, JB_NODE (self->tail), block);
      break;
    case JB_PLACE_DIGEST_HEADING:
      fill (builder, NULL, &self->digest_heading, block);
      break;
    case JB_PLACE_ENTRY_TITLE:
      add (builder, &builder->digest_titles, JB_NODE (builder->entry), block);
      break;
    case JB_PLACE_TITLE:
      add (builder, &builder->title, JB_NODE (article), block);
      break;
    case JB_PLACE_SUBTITLE:
      fill (builder, JB_NODE (article), &article->subtitle, block);
      break;
    case JB_PLACE_EDITOR_NOTE:
      fill (builder, JB_NODE (article), &article->editor_note, block);
      break;
    case JB_PLACE_PARAGRAPH:
      add (builder, &builder->paragraphs, JB_NODE (article), block);
      break;
    case JB_PLACE_SOURCE:
      fill (builder, JB_NODE (article), &article->source, block);
      break;
    case JB_PLACE_LIST_ENTRY:
      add (builder, &builder->entries, JB_NODE (builder->recipients), block);
      break;
    case JB_PLACE_NUMBER:
      fill (builder, JB_NODE (document), &document->number, block);
      break;
    case JB_PLACE_DOCUMENT_TITLE:
      add (builder, &builder->document_title, JB_NODE (document), block);
      break;
    case JB_PLACE_DOCUMENT_DATE:
      fill (builder, JB_NODE (document), &document->date, block);
      break;
    case JB_PLACE_ADDRESSEE:
      add (builder, &builder->addressee, JB_NODE (document), block);
      break;
    case JB_PLACE_BODY:
      add (builder, &builder->body, JB_NODE (document), block);
      break;
    case JB_PLACE_SIGNATURE:
      fill (builder, JB_NODE (document), &document->signature, block);
      break;
    case JB_PLACE_ENTRY_SECTION:
    case JB_PLACE_SECTION_NAME:
    case JB_PLACE_LIST_LABEL:
      break;
    case JB_PLACE_NOWHERE:
    default:
      jb_node_attach (JB_NODE (block), self, NULL);
      g_ptr_array_add (self->others, block);
      break;
    }
}

/* A block that is in no bulletin yet, as @mark says, which begins at byte @start. */
JbBlock *
jb_block_new_from_mark (const JbTranscript *transcript,
                        const JbMark       *mark,
                        gsize               start)
{
  JbBlock    *block = g_object_new (JB_TYPE_BLOCK, NULL);
  const char *text = transcript->text + start;

  block->role = mark->role;
  block->key = mark->key;
  block->told = (mark->flags & JB_MARK_TOLD) != 0;
  block->content.text = jb_transcript_dup_value (transcript, mark, start);
  if (mark->n_cuts > 0)
    {
      block->content.raw = g_strndup (text + mark->open, mark->raw);
      block->content.cuts = g_memdup2 (&g_array_index (transcript->cuts, JbCut, mark->first_cut),
                                       sizeof (JbCut) * mark->n_cuts);
      block->content.n_cuts = mark->n_cuts;
    }
  jb_block_margins_init (&block->margins, text, mark->open,
                         text + mark->open + mark->raw, mark->close,
                         text + mark->open + mark->raw + mark->close, mark->gap);

  return block;
}

/**
 * jb_bulletin_new_from_transcript:
 * @transcript: the flat form; its promises must hold (jb_transcript_check())
 * @layout: (nullable): where margins come from that the bulletin has no example of
 *
 * Returns: (transfer full): the bulletin, unmodified and with nothing to undo
 */
JbBulletin *
jb_bulletin_new_from_transcript (const JbTranscript *transcript,
                                 JbLayout           *layout)
{
  JbBulletin *self;
  Builder     builder = { NULL };
  gsize       at;

  g_return_val_if_fail (transcript != NULL, NULL);
  g_return_val_if_fail (layout == NULL || JB_IS_LAYOUT (layout), NULL);

  self = g_object_new (JB_TYPE_BULLETIN, NULL);
  self->kind = transcript->kind;
  self->encoding = transcript->encoding;
  self->newline = transcript->newline;
  g_set_object (&self->layout, layout);
  if (self->kind == JB_KIND_DOCUMENT)
    {
      self->document = jb_document_new ();
      jb_node_attach (JB_NODE (self->document), self, NULL);
      aim (&builder.document_title, self->document->title);
      aim (&builder.addressee, self->document->addressee);
      aim (&builder.body, self->document->body);
    }

  builder.bulletin = self;
  builder.plan.kind = self->kind;
  aim (&builder.digest, self->digest);
  aim (&builder.sections, self->sections);
  aim (&builder.lists, self->recipients);
  aim (&builder.masthead, self->masthead->blocks);
  aim (&builder.tail, self->tail->blocks);

  g_free (self->lead);
  self->lead = g_strndup (transcript->text, transcript->lead);
  at = transcript->lead;
  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark *mark = &g_array_index (transcript->marks, JbMark, i);
      JbBlock      *block = jb_block_new_from_mark (transcript, mark, at);

      jb_bulletin_link_blocks (self, self->last, block, block);
      place (&builder, block, mark->flags);
      at += (gsize) mark->open + mark->raw + mark->close + mark->gap;
    }

  for (guint i = 0; i < transcript->loose->len; i++)
    {
      const JbLooseField *loose = g_ptr_array_index (transcript->loose, i);

      place (&builder, jb_block_new (loose->role, loose->key, loose->text), JB_MARK_NONE);
    }

  finish (&builder.digest_titles);
  finish (&builder.digest);
  finish (&builder.title);
  finish (&builder.paragraphs);
  finish (&builder.articles);
  finish (&builder.sections);
  finish (&builder.entries);
  finish (&builder.lists);
  finish (&builder.document_title);
  finish (&builder.addressee);
  finish (&builder.body);
  finish (&builder.masthead);
  finish (&builder.tail);

  return self;
}

static void
append_part (char      **at,
             const char *string,
             gsize       length)
{
  memcpy (*at, string, length);
  *at += length;
}

static gsize
get_raw_length (JbBlock *block)
{
  return strlen (jb_block_get_raw (block));
}

/**
 * jb_bulletin_dup_text:
 * @length: (out) (optional): its length in bytes
 *
 * The exact text that an export would write, before encoding.
 *
 * Returns: (transfer full): the text, UTF-8
 */
char *
jb_bulletin_dup_text (JbBulletin *self,
                      gsize      *length)
{
  gsize size;
  char *text, *at;

  g_return_val_if_fail (JB_IS_BULLETIN (self), NULL);

  size = strlen (self->lead);
  for (JbBlock *block = self->first; block != NULL; block = block->next)
    size += block->margins.open + get_raw_length (block) + block->margins.close +
            block->margins.gap;

  at = text = g_malloc (size + 1);
  append_part (&at, self->lead, strlen (self->lead));
  for (JbBlock *block = self->first; block != NULL; block = block->next)
    {
      append_part (&at, jb_block_get_open (block), block->margins.open);
      append_part (&at, jb_block_get_raw (block), get_raw_length (block));
      append_part (&at, jb_block_get_close (block), block->margins.close);
      append_part (&at, jb_block_get_gap (block), block->margins.gap);
    }
  *at = '\0';

  if (length != NULL)
    *length = size;

  return text;
}

/* The flags of @block, given the section and the article of the blocks before it. */
guint
jb_block_find_flags (JbBlock *block,
                     JbNode **section,
                     JbNode **article)
{
  JbNode *owner = jb_node_get_owner (JB_NODE (block));
  guint   flags = JB_MARK_NONE;

  if (owner == NULL)
    return flags;

  if (JB_IS_SECTION (owner))
    *section = owner;
  else if (JB_IS_ARTICLE (owner) && owner != *article)
    {
      JbNode *parent = jb_node_get_owner (owner);

      flags |= JB_MARK_STARTS_ARTICLE;
      if (parent != *section && JB_SECTION (parent)->name == NULL)
        flags |= JB_MARK_STARTS_SECTION;
      *article = owner;
      *section = parent;
    }

  return flags;
}

static void
add_loose (JbTranscript *transcript,
           JbFields     *fields)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fields));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (G_LIST_MODEL (fields), i);

      if (!block->printed)
        jb_transcript_add_loose (transcript, block->role, block->key, block->content.text);
    }
}

/**
 * jb_bulletin_to_transcript:
 *
 * Returns: (transfer full): the bulletin laid flat, with its exact text
 */
JbTranscript *
jb_bulletin_to_transcript (JbBulletin *self)
{
  JbTranscript *transcript;
  JbNode       *section = NULL;
  JbNode       *article = NULL;

  g_return_val_if_fail (JB_IS_BULLETIN (self), NULL);

  transcript = jb_transcript_new (self->kind);
  transcript->encoding = self->encoding;
  transcript->newline = self->newline;
  g_free (transcript->text);
  transcript->text = jb_bulletin_dup_text (self, &transcript->length);
  transcript->lead = strlen (self->lead);

  for (JbBlock *block = self->first; block != NULL; block = block->next)
    {
      JbMark mark = { .role = block->role, .key = block->key };

      mark.flags = jb_block_find_flags (block, &section, &article);
      if (block->told)
        mark.flags |= JB_MARK_TOLD;
      mark.open = block->margins.open;
      mark.raw = get_raw_length (block);
      mark.close = block->margins.close;
      mark.gap = block->margins.gap;
      mark.first_cut = transcript->cuts->len;
      mark.n_cuts = block->content.n_cuts;
      g_array_append_vals (transcript->cuts, block->content.cuts, block->content.n_cuts);
      g_array_append_val (transcript->marks, mark);
    }

  add_loose (transcript, self->masthead);
  add_loose (transcript, self->tail);

  return transcript;
}

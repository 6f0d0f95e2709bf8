/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-edit-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-bulletin-private.h"
#include "jb-history-private.h"

typedef enum
{
  EDIT_CONTENT,
  EDIT_MARGINS,
  EDIT_SLOT,
  EDIT_LIST,
  EDIT_LINK,
  EDIT_OTHERS,
  EDIT_TOLD,
  EDIT_LEAD,
  EDIT_NEWLINE,
  EDIT_ENCODING,
} EditType;

struct _JbEdit
{
  EditType type;

  union
  {
    struct
    {
      JbBlock       *block;
      JbBlockContent content;
      gsize          typed_at;
      gboolean       typing;
    } content;

    struct
    {
      JbBlock       *block;
      JbBlockMargins margins;
    } margins;

    struct
    {
      JbNode     *owner;
      JbBlock   **slot;
      GParamSpec *pspec;
      JbBlock    *block;
    } slot;

    struct
    {
      GListStore *list;
      JbBulletin *bulletin;
      JbNode     *owner;
      guint       position;
      guint       n_out;
      GPtrArray  *items;
    } list;

    struct
    {
      JbBulletin *bulletin;
      JbBlock    *anchor;
      JbBlock    *first;
      JbBlock    *last;
      gboolean    linked;
    } link;

    struct
    {
      JbBulletin *bulletin;
      JbBlock    *block;
      gboolean    kept;
    } others;

    struct
    {
      JbBlock *block;
      gboolean told;
    } told;

    struct
    {
      JbBulletin *bulletin;
      char       *lead;
    } lead;

    struct
    {
      JbBulletin *bulletin;
      JbNewline   newline;
    } newline;

    struct
    {
      JbBulletin *bulletin;
      JbEncoding  encoding;
    } encoding;
  };
};

static JbEdit *
new_edit (EditType type)
{
  JbEdit *self = g_new0 (JbEdit, 1);

  self->type = type;

  return self;
}

/* An edit that gives @block a new @content, which it takes. */
JbEdit *
jb_edit_new_content (JbBlock       *block,
                     JbBlockContent content)
{
  JbEdit     *self = new_edit (EDIT_CONTENT);
  const char *old = block->content.text;
  const char *new = content.text;
  gsize n = 0;

  self->content.block = g_object_ref (block);
  self->content.content = content;

  /* Typing is an insertion at one place; where it ends, the next may go on. */
  while (old[n] != '\0' && old[n] == new[n])
    n++;
  while (n > 0 && ((guint8) new[n] & 0xc0) == 0x80)
    n--;
  if (strlen (new) > strlen (old) &&
      g_str_equal (old + n, new + n + (strlen (new) - strlen (old))))
    {
      self->content.typing = TRUE;
      self->content.typed_at = n + (strlen (new) - strlen (old));
    }

  return self;
}

/* An edit that gives @block new @margins, which it takes. */
JbEdit *
jb_edit_new_margins (JbBlock       *block,
                     JbBlockMargins margins)
{
  JbEdit *self = new_edit (EDIT_MARGINS);

  self->margins.block = g_object_ref (block);
  self->margins.margins = margins;

  return self;
}

/* An edit that puts @block, or nothing, where the one block of its kind stands. */
JbEdit *
jb_edit_new_slot (JbNode     *owner,
                  JbBlock   **slot,
                  GParamSpec *pspec,
                  JbBlock    *block)
{
  JbEdit *self = new_edit (EDIT_SLOT);

  self->slot.owner = owner != NULL ? g_object_ref (owner) : NULL;
  self->slot.slot = slot;
  self->slot.pspec = pspec;
  self->slot.block = block != NULL ? g_object_ref (block) : NULL;

  return self;
}

/* An edit that replaces @n_removed items of @list by @added, which it takes. */
JbEdit *
jb_edit_new_list (JbBulletin *bulletin,
                  GListStore *list,
                  JbNode     *owner,
                  guint       position,
                  guint       n_removed,
                  GPtrArray  *added)
{
  JbEdit *self = new_edit (EDIT_LIST);

  self->list.bulletin = bulletin;
  self->list.list = g_object_ref (list);
  self->list.owner = owner != NULL ? g_object_ref (owner) : NULL;
  self->list.position = position;
  self->list.n_out = n_removed;
  self->list.items = added != NULL ? added : g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

/* An edit that puts the chain @first … @last into the text after @anchor, or at its start. */
JbEdit *
jb_edit_new_link (JbBulletin *bulletin,
                  JbBlock    *anchor,
                  JbBlock    *first,
                  JbBlock    *last)
{
  JbEdit *self = new_edit (EDIT_LINK);

  self->link.bulletin = bulletin;
  self->link.anchor = anchor;
  self->link.first = g_object_ref (first);
  self->link.last = g_object_ref (last);

  return self;
}

/* An edit that takes the chain @first … @last out of the text. */
JbEdit *
jb_edit_new_unlink (JbBulletin *bulletin,
                    JbBlock    *first,
                    JbBlock    *last)
{
  JbEdit *self = jb_edit_new_link (bulletin, first->prev, first, last);

  self->link.linked = TRUE;

  return self;
}

/* An edit that keeps @block with what belongs to no part, or takes it from there. */
JbEdit *
jb_edit_new_others (JbBulletin *bulletin,
                    JbBlock    *block,
                    gboolean    keep)
{
  JbEdit *self = new_edit (EDIT_OTHERS);

  self->others.bulletin = bulletin;
  self->others.block = g_object_ref (block);
  self->others.kept = !keep;

  return self;
}

/* An edit of whether somebody said what the block is. */
JbEdit *
jb_edit_new_told (JbBlock *block,
                  gboolean told)
{
  JbEdit *self = new_edit (EDIT_TOLD);

  self->told.block = g_object_ref (block);
  self->told.told = told;

  return self;
}

/* An edit of what stands before the first block; @lead is taken. */
JbEdit *
jb_edit_new_lead (JbBulletin *bulletin,
                  char       *lead)
{
  JbEdit *self = new_edit (EDIT_LEAD);

  self->lead.bulletin = bulletin;
  self->lead.lead = lead;

  return self;
}

/* An edit of the newline that the text is said to use. */
JbEdit *
jb_edit_new_newline (JbBulletin *bulletin,
                     JbNewline   newline)
{
  JbEdit *self = new_edit (EDIT_NEWLINE);

  self->newline.bulletin = bulletin;
  self->newline.newline = newline;

  return self;
}

/* An edit of the encoding that the text is exported in. */
JbEdit *
jb_edit_new_encoding (JbBulletin *bulletin,
                      JbEncoding  encoding)
{
  JbEdit *self = new_edit (EDIT_ENCODING);

  self->encoding.bulletin = bulletin;
  self->encoding.encoding = encoding;

  return self;
}

/* Tells the owner of @items, where they are blocks, that they came or went. */
static void
announce_blocks (JbNode    *owner,
                 GPtrArray *items)
{
  for (guint i = 0; owner != NULL && i < items->len; i++)
    if (JB_IS_BLOCK (g_ptr_array_index (items, i)))
      jb_node_child_changed (owner, g_ptr_array_index (items, i));
}

static void
swap_list (JbEdit *self)
{
  g_autoptr(GPtrArray) in = g_steal_pointer (&self->list.items);
  GPtrArray *out = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->list.n_out; i++)
    g_ptr_array_add (out, g_list_model_get_item (G_LIST_MODEL (self->list.list),
                                                 self->list.position + i));

  for (guint i = 0; i < in->len; i++)
    jb_node_attach (g_ptr_array_index (in, i), self->list.bulletin, self->list.owner);
  self->list.items = out;
  self->list.n_out = in->len;
  g_list_store_splice (self->list.list, self->list.position, out->len, in->pdata, in->len);

  announce_blocks (self->list.owner, out);
  announce_blocks (self->list.owner, in);
}

static void
swap_link (JbEdit *self)
{
  JbBlock *first = self->link.first;
  JbBlock *last = self->link.last;

  if (self->link.linked)
    jb_bulletin_unlink_blocks (self->link.bulletin, first, last);
  else
    jb_bulletin_link_blocks (self->link.bulletin, self->link.anchor, first, last);

  self->link.linked = !self->link.linked;
}

static void
swap_slot (JbEdit *self)
{
  JbBlock *old = *self->slot.slot;

  /* The block may have stood under another owner: a source that moved with its article. */
  if (self->slot.block != NULL)
    jb_node_attach (JB_NODE (self->slot.block),
                    jb_node_get_bulletin (JB_NODE (self->slot.block)), self->slot.owner);
  *self->slot.slot = self->slot.block;
  self->slot.block = old;
  if (self->slot.owner != NULL && self->slot.pspec != NULL)
    g_object_notify_by_pspec (G_OBJECT (self->slot.owner), self->slot.pspec);
}

static void
swap_others (JbEdit *self)
{
  GPtrArray *others = self->others.bulletin->others;

  if (self->others.kept)
    {
      g_ptr_array_remove (others, self->others.block);
    }
  else
    {
      jb_node_attach (JB_NODE (self->others.block), self->others.bulletin, NULL);
      g_ptr_array_add (others, g_object_ref (self->others.block));
    }
  self->others.kept = !self->others.kept;
}

/* Applies an edit that is reverted, reverts one that is applied. */
void
jb_edit_swap (JbEdit *self)
{
  switch (self->type)
    {
    case EDIT_CONTENT:
      jb_block_take_content (self->content.block, &self->content.content);
      break;

    case EDIT_MARGINS:
      {
        JbBlockMargins old = self->margins.block->margins;

        self->margins.block->margins = self->margins.margins;
        self->margins.margins = old;
      }
      break;

    case EDIT_SLOT:
      swap_slot (self);
      break;

    case EDIT_LIST:
      swap_list (self);
      break;

    case EDIT_LINK:
      swap_link (self);
      break;

    case EDIT_OTHERS:
      swap_others (self);
      break;

    case EDIT_TOLD:
      {
        gboolean old = self->told.block->told;

        self->told.block->told = self->told.told;
        self->told.told = old;
      }
      break;

    case EDIT_LEAD:
      {
        char *old = self->lead.bulletin->lead;

        self->lead.bulletin->lead = self->lead.lead;
        self->lead.lead = old;
      }
      break;

    case EDIT_NEWLINE:
      self->newline.newline = jb_bulletin_swap_newline (self->newline.bulletin,
                                                        self->newline.newline);
      break;

    case EDIT_ENCODING:
      self->encoding.encoding = jb_bulletin_swap_encoding (self->encoding.bulletin,
                                                           self->encoding.encoding);
      break;

    default:
      g_assert_not_reached ();
    }
}

static const char *
get_role_label (JbRole role)
{
  switch ((int) role)
    {
    case JB_ROLE_MASTHEAD: return _("Edit Masthead");
    case JB_ROLE_DIGEST_HEADING:
    case JB_ROLE_DIGEST_SECTION:
    case JB_ROLE_DIGEST_TITLE: return _("Edit Digest");
    case JB_ROLE_SECTION: return _("Edit Section Name");
    case JB_ROLE_TITLE:
    case JB_ROLE_DOCUMENT_TITLE: return _("Edit Title");
    case JB_ROLE_SUBTITLE: return _("Edit Subtitle");
    case JB_ROLE_EDITOR_NOTE: return _("Edit Editor’s Note");
    case JB_ROLE_PARAGRAPH:
    case JB_ROLE_HEADING:
    case JB_ROLE_BODY: return _("Edit Text");
    case JB_ROLE_SOURCE: return _("Edit Source");
    case JB_ROLE_RECIPIENTS_LABEL:
    case JB_ROLE_RECIPIENT: return _("Edit Recipients");
    case JB_ROLE_NUMBER: return _("Edit Document Number");
    case JB_ROLE_DOCUMENT_DATE: return _("Edit Date");
    case JB_ROLE_ADDRESSEE: return _("Edit Addressees");
    case JB_ROLE_SIGNATURE: return _("Edit Signature");
    default: return _("Edit");
    }
}

/* What the edit is called on the screen: "Edit Source". */
const char *
jb_edit_get_label (const JbEdit *self)
{
  switch (self->type)
    {
    case EDIT_CONTENT:
      return get_role_label (self->content.block->role);
    case EDIT_SLOT:
      {
        JbBlock *block = self->slot.block != NULL ? self->slot.block : *self->slot.slot;

        return block != NULL ? get_role_label (block->role) : _("Edit");
      }
    case EDIT_LIST:
      {
        g_autoptr(GObject) item = NULL;

        if (self->list.items->len > 0)
          item = g_object_ref (g_ptr_array_index (self->list.items, 0));
        else
          item = g_list_model_get_item (G_LIST_MODEL (self->list.list), self->list.position);

        return item != NULL && JB_IS_BLOCK (item) ? get_role_label (JB_BLOCK (item)->role)
                                                  : _("Edit");
      }
    case EDIT_ENCODING:
      return _("Change Encoding");
    case EDIT_MARGINS:
    case EDIT_LINK:
    case EDIT_OTHERS:
    case EDIT_TOLD:
    case EDIT_LEAD:
    case EDIT_NEWLINE:
    default:
      return _("Edit");
    }
}

static gboolean
ends_word (const char *text,
           gsize       at)
{
  gunichar c;

  if (at == 0)
    return TRUE;

  c = g_utf8_get_char (g_utf8_prev_char (text + at));

  return g_unichar_isspace (c) || g_unichar_ispunct (c);
}

/* Typing that goes on where it stopped, up to the end of a word or clause, is one
 * step back. Takes nothing; on TRUE the caller frees @next, which is applied already. */
gboolean
jb_edit_merge (JbEdit *self,
               JbEdit *next)
{
  gsize grown;

  if (self->type != EDIT_CONTENT || next->type != EDIT_CONTENT ||
      self->content.block != next->content.block ||
      !self->content.typing || !next->content.typing)
    return FALSE;

  /* Once applied, an edit holds the value that was there before it. */
  grown = strlen (next->content.block->content.text) - strlen (next->content.content.text);
  if (next->content.typed_at != self->content.typed_at + grown ||
      ends_word (next->content.content.text, self->content.typed_at))
    return FALSE;

  self->content.typed_at = next->content.typed_at;

  return TRUE;
}

/* Whether the edit changes nothing but bytes around a value. */
gboolean
jb_edit_is_margins (const JbEdit *self)
{
  return self->type == EDIT_MARGINS;
}

/* Whether the edit, applied, has emptied @slot. */
gboolean
jb_edit_removes_slot (const JbEdit *self,
                      JbBlock     **slot)
{
  return self->type == EDIT_SLOT && self->slot.slot == slot && *slot == NULL;
}

/* Where @value and @other begin to be the same again, in bytes of @value. */
static gsize
find_end_of_difference (const char *value,
                        const char *other)
{
  gsize length = strlen (value);
  gsize other_length = strlen (other);
  gsize n = 0;

  while (n < MIN (length, other_length) && value[length - 1 - n] == other[other_length - 1 - n])
    n++;
  while (n > 0 && ((guint8) value[length - n] & 0xc0) == 0x80)
    n--;

  return length - n;
}

/* The block in the bulletin that tells best where the edit was made, and @offset, in bytes, in
 * its value. %NULL when there is none, or the edit is about no block. */
JbBlock *
jb_edit_get_block (const JbEdit *self,
                   gsize        *offset)
{
  *offset = 0;
  switch (self->type)
    {
    case EDIT_CONTENT:
      *offset = find_end_of_difference (self->content.block->content.text,
                                        self->content.content.text);
      return self->content.block;

    case EDIT_SLOT:
      return *self->slot.slot;

    case EDIT_LINK:
      return self->link.linked ? self->link.first : self->link.anchor;

    case EDIT_TOLD:
      return self->told.block;

    case EDIT_LIST:
    case EDIT_MARGINS:
    case EDIT_OTHERS:
    case EDIT_LEAD:
    case EDIT_NEWLINE:
    case EDIT_ENCODING:
    default:
      return NULL;
    }
}

/* The block whose value or margins the edit changes; %NULL when it changes anything else. */
JbBlock *
jb_edit_get_changed_block (const JbEdit *self)
{
  switch ((int) self->type)
    {
    case EDIT_CONTENT:
      return self->content.block;
    case EDIT_MARGINS:
      return self->margins.block;
    default:
      return NULL;
    }
}

/* Makes what the edit holds forget the bulletin, which is going away. */
void
jb_edit_detach (JbEdit *self)
{
  if (self->type == EDIT_SLOT && self->slot.block != NULL)
    jb_node_detach (JB_NODE (self->slot.block));
  else if (self->type == EDIT_OTHERS)
    jb_node_detach (JB_NODE (self->others.block));
  else if (self->type == EDIT_LIST)
    for (guint i = 0; i < self->list.items->len; i++)
      jb_node_detach (g_ptr_array_index (self->list.items, i));
}

void
jb_edit_free (JbEdit *self)
{
  switch (self->type)
    {
    case EDIT_CONTENT:
      g_object_unref (self->content.block);
      jb_block_content_clear (&self->content.content);
      break;

    case EDIT_MARGINS:
      g_object_unref (self->margins.block);
      g_free (self->margins.margins.strings);
      break;

    case EDIT_SLOT:
      g_clear_object (&self->slot.owner);
      g_clear_object (&self->slot.block);
      break;

    case EDIT_LIST:
      g_object_unref (self->list.list);
      g_clear_object (&self->list.owner);
      g_ptr_array_unref (self->list.items);
      break;

    case EDIT_LINK:
      g_object_unref (self->link.first);
      g_object_unref (self->link.last);
      break;

    case EDIT_OTHERS:
      g_object_unref (self->others.block);
      break;

    case EDIT_TOLD:
      g_object_unref (self->told.block);
      break;

    case EDIT_LEAD:
      g_free (self->lead.lead);
      break;

    case EDIT_NEWLINE:
    case EDIT_ENCODING:
      break;

    default:
      g_assert_not_reached ();
    }

  g_free (self);
}

/* Applies @edit, which is taken, and puts it into the bulletin's history. */
void
jb_edit_apply (JbBulletin *bulletin,
               JbEdit     *edit)
{
  JbHistory *history = jb_bulletin_get_history (bulletin);
  g_autoptr(JbBulletin) keep = g_object_ref (bulletin);

  if (jb_history_is_replaying (history))
    {
      g_critical ("A bulletin was edited while an edit of it was being undone or redone");
      jb_edit_free (edit);
      return;
    }

  jb_history_begin (history, NULL);
  jb_edit_swap (edit);
  jb_history_record (history, edit);
  jb_history_end (history);
}

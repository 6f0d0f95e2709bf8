/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-document.h"

#include <string.h>

#include "jb-edit-private.h"
#include "jb-history.h"
#include "jb-parts-private.h"
#include "jb-placement-private.h"

/**
 * JbDocument:
 *
 * An official document (公文): number, title lines, date, addressees, body and
 * signature. A block of the body is a heading (%JB_ROLE_HEADING) or a paragraph
 * (%JB_ROLE_BODY).
 */

enum
{
  PROP_0,
  PROP_NUMBER,
  PROP_TITLE,
  PROP_TITLE_TEXT,
  PROP_DATE,
  PROP_ADDRESSEE,
  PROP_BODY,
  PROP_SIGNATURE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbDocument, jb_document, JB_TYPE_NODE)

static GParamSpec *properties[N_PROPS];

/* The block after which the part of @role goes: the nearest above it. */
static JbBlock *
find_anchor (JbDocument *self,
             JbRole      role)
{
  JbBlock *block = NULL;
  JbBlock *title = jb_parts_peek_last (self->title);
  JbBlock *addressee = jb_parts_peek_last (self->addressee);
  JbBlock *body = jb_parts_peek_last (self->body);
  JbBlock *first, *last;

  switch ((int) role)
    {
    case JB_ROLE_SIGNATURE:
      block = body;
      G_GNUC_FALLTHROUGH;
    case JB_ROLE_BODY:
      if (block == NULL)
        block = addressee;
      G_GNUC_FALLTHROUGH;
    case JB_ROLE_ADDRESSEE:
      /* A date may stand under the title or at the end. */
      if (block == NULL && self->date != NULL && self->date->prev == title)
        block = self->date;
      G_GNUC_FALLTHROUGH;
    case JB_ROLE_DOCUMENT_DATE:
      if (block == NULL)
        block = role == JB_ROLE_DOCUMENT_DATE && self->signature != NULL ? self->signature : title;
      G_GNUC_FALLTHROUGH;
    case JB_ROLE_DOCUMENT_TITLE:
      if (block == NULL)
        block = self->number;
      break;
    default:
      break;
    }

  if (block != NULL)
    return block;

  if (jb_node_get_extent (JB_NODE (self), &first, &last))
    return first->prev;

  return jb_placement_find_anchor (jb_node_get_bulletin (JB_NODE (self)), JB_NODE (self));
}

static void
jb_document_collect (JbNode    *node,
                     GPtrArray *blocks)
{
  JbDocument *self = JB_DOCUMENT (node);

  if (self->number != NULL)
    g_ptr_array_add (blocks, self->number);
  jb_node_collect_list (G_LIST_MODEL (self->title), blocks);
  jb_node_collect_list (G_LIST_MODEL (self->addressee), blocks);
  jb_node_collect_list (G_LIST_MODEL (self->body), blocks);
  if (self->signature != NULL)
    g_ptr_array_add (blocks, self->signature);
  if (self->date != NULL)
    g_ptr_array_add (blocks, self->date);
}

static void
jb_document_child_changed (JbNode  *node,
                           JbBlock *block)
{
  JbDocument *self = JB_DOCUMENT (node);
  int         prop = 0;

  if (block->role == JB_ROLE_DOCUMENT_TITLE)
    prop = PROP_TITLE_TEXT;
  else if (block == self->number)
    prop = PROP_NUMBER;
  else if (block == self->date)
    prop = PROP_DATE;
  else if (block == self->signature)
    prop = PROP_SIGNATURE;

  if (prop != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static void
jb_document_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  JbDocument *self = JB_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_NUMBER:
      g_value_set_string (value, jb_document_get_number (self));
      break;
    case PROP_TITLE:
      g_value_set_object (value, self->title);
      break;
    case PROP_TITLE_TEXT:
      g_value_take_string (value, jb_document_dup_title_text (self));
      break;
    case PROP_DATE:
      g_value_set_string (value, jb_document_get_date (self));
      break;
    case PROP_ADDRESSEE:
      g_value_set_object (value, self->addressee);
      break;
    case PROP_BODY:
      g_value_set_object (value, self->body);
      break;
    case PROP_SIGNATURE:
      g_value_set_string (value, jb_document_get_signature (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_document_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  JbDocument *self = JB_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_NUMBER:
      jb_document_set_number (self, g_value_get_string (value));
      break;
    case PROP_TITLE_TEXT:
      jb_document_set_title_text (self, g_value_get_string (value));
      break;
    case PROP_DATE:
      jb_document_set_date (self, g_value_get_string (value));
      break;
    case PROP_SIGNATURE:
      jb_document_set_signature (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_document_dispose (GObject *object)
{
  JbDocument *self = JB_DOCUMENT (object);

  g_clear_object (&self->number);
  g_clear_object (&self->title);
  g_clear_object (&self->date);
  g_clear_object (&self->addressee);
  g_clear_object (&self->body);
  g_clear_object (&self->signature);

  G_OBJECT_CLASS (jb_document_parent_class)->dispose (object);
}

static void
jb_document_class_init (JbDocumentClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  JbNodeClass      *node_class = JB_NODE_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = jb_document_get_property;
  object_class->set_property = jb_document_set_property;
  object_class->dispose = jb_document_dispose;
  node_class->collect = jb_document_collect;
  node_class->child_changed = jb_document_child_changed;

  properties[PROP_NUMBER] = g_param_spec_string ("number", NULL, NULL, NULL, writable);
  properties[PROP_TITLE] =
      g_param_spec_object ("title", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  properties[PROP_TITLE_TEXT] = g_param_spec_string ("title-text", NULL, NULL, NULL, writable);
  properties[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, NULL, writable);
  properties[PROP_ADDRESSEE] =
      g_param_spec_object ("addressee", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  properties[PROP_BODY] =
      g_param_spec_object ("body", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  properties[PROP_SIGNATURE] = g_param_spec_string ("signature", NULL, NULL, NULL, writable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jb_document_init (JbDocument *self)
{
  self->title = g_list_store_new (JB_TYPE_BLOCK);
  self->addressee = g_list_store_new (JB_TYPE_BLOCK);
  self->body = g_list_store_new (JB_TYPE_BLOCK);
}

JbDocument *
jb_document_new (void)
{
  return g_object_new (JB_TYPE_DOCUMENT, NULL);
}

const char *
jb_document_get_number (JbDocument *self)
{
  g_return_val_if_fail (JB_IS_DOCUMENT (self), NULL);

  return self->number != NULL ? self->number->content.text : NULL;
}

/**
 * jb_document_set_number:
 * @text: (nullable): e.g. 历下妇发〔2012〕8号; %NULL or "" for none
 */
void
jb_document_set_number (JbDocument *self,
                        const char *text)
{
  g_return_if_fail (JB_IS_DOCUMENT (self));

  jb_placement_set_slot (JB_NODE (self), &self->number, properties[PROP_NUMBER], JB_ROLE_NUMBER,
                         find_anchor (self, JB_ROLE_NUMBER), text);
}

/**
 * jb_document_get_title:
 *
 * Returns: (transfer none): a list of #JbBlock, one for each physical line
 */
GListModel *
jb_document_get_title (JbDocument *self)
{
  g_return_val_if_fail (JB_IS_DOCUMENT (self), NULL);

  return G_LIST_MODEL (self->title);
}

/**
 * jb_document_dup_title_text:
 *
 * Returns: (transfer full): the title lines, parted by "\n"
 */
char *
jb_document_dup_title_text (JbDocument *self)
{
  g_return_val_if_fail (JB_IS_DOCUMENT (self), NULL);

  return jb_parts_join_lines (G_LIST_MODEL (self->title));
}

/**
 * jb_document_set_title_text:
 * @text: (nullable): title lines parted by "\n"
 */
void
jb_document_set_title_text (JbDocument *self,
                            const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  g_return_if_fail (JB_IS_DOCUMENT (self));

  jb_document_splice_title (self, 0, g_list_model_get_n_items (G_LIST_MODEL (self->title)),
                            (const char *const *) lines);
}

/**
 * jb_document_splice_title:
 * @added: (nullable) (array zero-terminated=1): what to put in their place
 *
 * Replaces @n_removed title lines from @position on. A single empty line counts as no
 * title.
 */
void
jb_document_splice_title (JbDocument        *self,
                          guint              position,
                          guint              n_removed,
                          const char *const *added)
{
  g_return_if_fail (JB_IS_DOCUMENT (self));

  if (added != NULL && added[0] != NULL && added[0][0] == '\0' && added[1] == NULL &&
      n_removed == 0)
    return;

  jb_placement_splice (JB_NODE (self), self->title, position, n_removed, added,
                       JB_ROLE_DOCUMENT_TITLE, NULL,
                       find_anchor (self, JB_ROLE_DOCUMENT_TITLE));
}

const char *
jb_document_get_date (JbDocument *self)
{
  g_return_val_if_fail (JB_IS_DOCUMENT (self), NULL);

  return self->date != NULL ? self->date->content.text : NULL;
}

/* A date has brackets under the title; under a signature it stands like the signature. */
static void
dress_date_below (JbDocument *self)
{
  JbBlockMargins margins;

  if (self->date == NULL || self->signature == NULL || self->date->prev != self->signature)
    return;

  jb_block_margins_init (&margins, jb_block_get_open (self->signature), -1, "", 0,
                         jb_block_get_gap (self->date), -1);
  jb_edit_apply (jb_node_get_bulletin (JB_NODE (self)),
                 jb_edit_new_margins (self->date, margins));
}

/**
 * jb_document_set_date:
 * @text: (nullable): the date without brackets; %NULL or "" for none
 */
void
jb_document_set_date (JbDocument *self,
                      const char *text)
{
  JbHistory *history;
  gboolean   is_new;

  g_return_if_fail (JB_IS_DOCUMENT (self));
  g_return_if_fail (jb_node_get_bulletin (JB_NODE (self)) != NULL);

  history = jb_bulletin_get_history (jb_node_get_bulletin (JB_NODE (self)));
  is_new = self->date == NULL;
  if (is_new)
    jb_history_begin (history, NULL);
  jb_placement_set_slot (JB_NODE (self), &self->date, properties[PROP_DATE],
                         JB_ROLE_DOCUMENT_DATE, find_anchor (self, JB_ROLE_DOCUMENT_DATE), text);
  if (is_new)
    {
      dress_date_below (self);
      jb_history_end (history);
    }
}

/**
 * jb_document_get_addressee:
 *
 * Returns: (transfer none): a list of #JbBlock (主送机关)
 */
GListModel *
jb_document_get_addressee (JbDocument *self)
{
  g_return_val_if_fail (JB_IS_DOCUMENT (self), NULL);

  return G_LIST_MODEL (self->addressee);
}

static gboolean
has_colon (const char *margin)
{
  return strstr (margin, "：") != NULL || strchr (margin, ':') != NULL;
}

/* Leaves the colon behind the last addressee, and behind no other of those from @from on. */
static void
move_colon (JbDocument *self,
            guint       from,
            const char *close)
{
  JbBulletin *bulletin = jb_node_get_bulletin (JB_NODE (self));
  guint       n = g_list_model_get_n_items (G_LIST_MODEL (self->addressee));

  for (guint i = from; i < n; i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (G_LIST_MODEL (self->addressee), i);

      if (i + 1 == n && close != NULL && !has_colon (jb_block_get_gap (block)))
        jb_placement_set_close (bulletin, block, close);
      else if ((i + 1 < n || has_colon (jb_block_get_gap (block))) &&
               has_colon (jb_block_get_close (block)))
        jb_placement_set_close (bulletin, block, "");
    }
}

/**
 * jb_document_splice_addressee:
 * @added: (nullable) (array zero-terminated=1): what to put in their place
 *
 * Replaces @n_removed addressees from @position on. The colon stays behind the last one.
 */
void
jb_document_splice_addressee (JbDocument        *self,
                              guint              position,
                              guint              n_removed,
                              const char *const *added)
{
  JbBlock         *last;
  g_autofree char *close = NULL;

  g_return_if_fail (JB_IS_DOCUMENT (self));

  last = jb_parts_peek_last (self->addressee);
  if (last != NULL && has_colon (jb_block_get_close (last)))
    close = g_strdup (jb_block_get_close (last));
  jb_history_begin (jb_bulletin_get_history (jb_node_get_bulletin (JB_NODE (self))), NULL);
  jb_placement_splice (JB_NODE (self), self->addressee, position, n_removed, added,
                       JB_ROLE_ADDRESSEE, NULL, find_anchor (self, JB_ROLE_ADDRESSEE));
  if (n_removed != (added != NULL ? g_strv_length ((char **) added) : 0))
    move_colon (self, position > 0 ? position - 1 : 0, close);
  jb_history_end (jb_bulletin_get_history (jb_node_get_bulletin (JB_NODE (self))));
}

/**
 * jb_document_get_body:
 *
 * Returns: (transfer none): a list of #JbBlock, headings and paragraphs
 */
GListModel *
jb_document_get_body (JbDocument *self)
{
  g_return_val_if_fail (JB_IS_DOCUMENT (self), NULL);

  return G_LIST_MODEL (self->body);
}

/**
 * jb_document_splice_body:
 * @added: (nullable) (array zero-terminated=1): what to put in their place
 * @roles: (nullable): %JB_ROLE_HEADING or %JB_ROLE_BODY for each; %NULL for all paragraphs
 *
 * Replaces @n_removed blocks of the body from @position on.
 */
void
jb_document_splice_body (JbDocument        *self,
                         guint              position,
                         guint              n_removed,
                         const char *const *added,
                         const JbRole      *roles)
{
  g_return_if_fail (JB_IS_DOCUMENT (self));

  jb_placement_splice (JB_NODE (self), self->body, position, n_removed, added, JB_ROLE_BODY,
                       roles, find_anchor (self, JB_ROLE_BODY));
}

const char *
jb_document_get_signature (JbDocument *self)
{
  g_return_val_if_fail (JB_IS_DOCUMENT (self), NULL);

  return self->signature != NULL ? self->signature->content.text : NULL;
}

/**
 * jb_document_set_signature:
 * @text: (nullable): the issuer that signs; %NULL or "" for none
 */
void
jb_document_set_signature (JbDocument *self,
                           const char *text)
{
  g_return_if_fail (JB_IS_DOCUMENT (self));

  jb_placement_set_slot (JB_NODE (self), &self->signature, properties[PROP_SIGNATURE],
                         JB_ROLE_SIGNATURE, find_anchor (self, JB_ROLE_SIGNATURE), text);
}

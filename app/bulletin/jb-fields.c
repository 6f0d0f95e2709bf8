/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-fields.h"

#include <glib/gi18n-lib.h>

#include "jb-edit-private.h"
#include "jb-history.h"
#include "jb-margins-private.h"
#include "jb-parts-private.h"
#include "jb-placement-private.h"

/**
 * JbFields:
 *
 * The fields of a masthead (报头) or of a tail (版记), as a list model of #JbBlock, each
 * known by its key. A field may be printed in the text or only be kept in the archive:
 * real archives print some of the masthead or none of it.
 */

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

const char *const jb_fields_masthead_keys[] = {
  "notice", "copy", "secrecy", "name", "issue", "total", "issuer", "date", NULL,
};

const char *const jb_fields_tail_keys[] = {
  "extra_recipients", "note", "keywords", "printed", "copies", NULL,
};

static guint signals[N_SIGNALS];

static GType
jb_fields_get_item_type (GListModel *model)
{
  return JB_TYPE_BLOCK;
}

static guint
jb_fields_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (JB_FIELDS (model)->blocks));
}

static gpointer
jb_fields_get_item (GListModel *model,
                    guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (JB_FIELDS (model)->blocks), position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = jb_fields_get_item_type;
  iface->get_n_items = jb_fields_get_n_items;
  iface->get_item = jb_fields_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (JbFields, jb_fields, JB_TYPE_NODE,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static JbBlock *
peek_block (JbFields *self,
            guint     position)
{
  g_autoptr(JbBlock) block = g_list_model_get_item (G_LIST_MODEL (self->blocks), position);

  return block;
}

static gboolean
find_block (JbFields   *self,
            const char *key,
            guint      *position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->blocks));

  key = g_intern_string (key);
  for (guint i = 0; i < n; i++)
    if (peek_block (self, i)->key == key)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

/* The place of @key in the order of print. */
static guint
get_order (JbFields   *self,
           const char *key)
{
  const char *const *keys = self->role == JB_ROLE_MASTHEAD ? jb_fields_masthead_keys
                                                           : jb_fields_tail_keys;
  guint              i = 0;

  if (g_str_equal (key, "signer"))
    return 0;
  while (keys[i] != NULL && !g_str_equal (keys[i], key))
    i++;

  return i + 1;
}

static void
emit_changed (JbFields *self,
              JbBlock  *block)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], g_quark_from_static_string (block->key),
                 block->key);
}

static void
on_items_changed_cb (GListModel *model,
                     guint       position,
                     guint       removed,
                     guint       added,
                     JbFields   *self)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
jb_fields_collect (JbNode    *node,
                   GPtrArray *blocks)
{
  jb_node_collect_list (G_LIST_MODEL (JB_FIELDS (node)->blocks), blocks);
}

static void
jb_fields_child_changed (JbNode  *node,
                         JbBlock *block)
{
  emit_changed (JB_FIELDS (node), block);
}

static void
jb_fields_dispose (GObject *object)
{
  JbFields *self = JB_FIELDS (object);

  g_clear_object (&self->blocks);

  G_OBJECT_CLASS (jb_fields_parent_class)->dispose (object);
}

static void
jb_fields_class_init (JbFieldsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  JbNodeClass  *node_class = JB_NODE_CLASS (klass);

  object_class->dispose = jb_fields_dispose;
  node_class->collect = jb_fields_collect;
  node_class->child_changed = jb_fields_child_changed;

  /**
   * JbFields::changed:
   * @key: which field
   *
   * A field was set, changed or removed; the detail is its key.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", JB_TYPE_FIELDS, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
jb_fields_init (JbFields *self)
{
  self->blocks = g_list_store_new (JB_TYPE_BLOCK);
  g_signal_connect_object (self->blocks, "items-changed", G_CALLBACK (on_items_changed_cb), self,
                           G_CONNECT_DEFAULT);
}

/* @role: %JB_ROLE_MASTHEAD or %JB_ROLE_TAIL */
JbFields *
jb_fields_new (JbRole role)
{
  JbFields *self = g_object_new (JB_TYPE_FIELDS, NULL);

  self->role = role;

  return self;
}

/**
 * jb_fields_get_block:
 * @key: e.g. "issue"
 *
 * Returns: (transfer none) (nullable): the field's block
 */
JbBlock *
jb_fields_get_block (JbFields   *self,
                     const char *key)
{
  guint position;

  g_return_val_if_fail (JB_IS_FIELDS (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  return find_block (self, key, &position) ? peek_block (self, position) : NULL;
}

/**
 * jb_fields_get_text:
 *
 * Returns: (transfer none) (nullable): the value of the field @key
 */
const char *
jb_fields_get_text (JbFields   *self,
                    const char *key)
{
  JbBlock *block = jb_fields_get_block (self, key);

  return block != NULL ? block->content.text : NULL;
}

static gboolean
has_printed (JbFields *self,
             gboolean  printed)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->blocks));

  for (guint i = 0; i < n; i++)
    if (peek_block (self, i)->printed == printed)
      return TRUE;

  return FALSE;
}

/**
 * jb_fields_get_printed:
 *
 * Returns: whether any of the fields is printed in the text; new ones then are, too
 */
gboolean
jb_fields_get_printed (JbFields *self)
{
  g_return_val_if_fail (JB_IS_FIELDS (self), FALSE);

  return has_printed (self, TRUE);
}

/* Where a new field of this order goes among those that are printed. */
static JbBlock *
find_anchor (JbFields *self,
             guint     order)
{
  guint    n = g_list_model_get_n_items (G_LIST_MODEL (self->blocks));
  JbBlock *after = NULL;

  for (guint i = 0; i < n; i++)
    {
      JbBlock *block = peek_block (self, i);

      if (!block->printed)
        continue;
      if (get_order (self, block->key) > order)
        return after != NULL ? after : block->prev;
      after = block;
    }

  return after != NULL ? after
                       : jb_placement_find_anchor (jb_node_get_bulletin (JB_NODE (self)),
                                                   JB_NODE (self));
}

static void
add_field (JbFields   *self,
           const char *key,
           const char *text)
{
  JbBulletin *bulletin = jb_node_get_bulletin (JB_NODE (self));
  g_autoptr(JbBlock) block = jb_block_new (self->role, g_intern_string (key), text);
  GPtrArray *added = g_ptr_array_new_with_free_func (g_object_unref);
  guint      order = get_order (self, key);
  gboolean   print = jb_fields_get_printed (self);
  guint      position = 0;

  while (position < g_list_model_get_n_items (G_LIST_MODEL (self->blocks)) &&
         get_order (self, peek_block (self, position)->key) <= order)
    position++;

  jb_node_attach (JB_NODE (block), bulletin, JB_NODE (self));
  g_ptr_array_add (added, g_object_ref (block));
  if (print)
    {
      jb_margins_dress (bulletin, block);
      jb_placement_insert (bulletin, find_anchor (self, order), block, block);
    }
  jb_edit_apply (bulletin, jb_edit_new_list (bulletin, self->blocks, JB_NODE (self), position, 0,
                                             added));
}

/**
 * jb_fields_set_text:
 * @key: e.g. "issue"
 * @text: (nullable): the value; %NULL or "" for none
 *
 * Sets a field. One that was not there is printed when others of the same kind are,
 * else it is only kept in the archive.
 */
void
jb_fields_set_text (JbFields   *self,
                    const char *key,
                    const char *text)
{
  JbBulletin *bulletin;
  JbHistory  *history;
  guint       position;

  g_return_if_fail (JB_IS_FIELDS (self));
  g_return_if_fail (key != NULL && *key != '\0');

  bulletin = jb_node_get_bulletin (JB_NODE (self));
  g_return_if_fail (bulletin != NULL);
  history = jb_bulletin_get_history (bulletin);

  if (find_block (self, key, &position))
    {
      g_autoptr(JbBlock) block = g_object_ref (peek_block (self, position));

      /* A printed field that is emptied keeps its place: what is typed next goes there. */
      if (block->printed || (text != NULL && *text != '\0'))
        {
          jb_block_set_text (block, text != NULL ? text : "");
          return;
        }
      jb_history_begin (history, NULL);
      jb_edit_apply (bulletin, jb_edit_new_list (bulletin, self->blocks, JB_NODE (self), position,
                                                 1, NULL));
      jb_history_end (history);
    }
  else if (text != NULL && *text != '\0')
    {
      jb_history_begin (history, NULL);
      add_field (self, key, text);
      jb_history_end (history);
    }
}

/**
 * jb_fields_remove:
 * @key: e.g. "issue"
 *
 * Removes a field, and what it prints.
 */
void
jb_fields_remove (JbFields   *self,
                  const char *key)
{
  JbBulletin *bulletin;
  g_autoptr(JbBlock) block = NULL;
  guint position;

  g_return_if_fail (JB_IS_FIELDS (self));
  g_return_if_fail (key != NULL);

  bulletin = jb_node_get_bulletin (JB_NODE (self));
  g_return_if_fail (bulletin != NULL);

  if (!find_block (self, key, &position))
    return;

  block = g_object_ref (peek_block (self, position));
  jb_history_begin (jb_bulletin_get_history (bulletin), NULL);
  jb_placement_remove (bulletin, JB_NODE (block));
  jb_edit_apply (bulletin, jb_edit_new_list (bulletin, self->blocks, JB_NODE (self), position, 1,
                                             NULL));
  jb_history_end (jb_bulletin_get_history (bulletin));
}

/**
 * jb_fields_set_printed:
 * @printed: whether the fields shall be part of the text
 *
 * Prints all fields in the text, or takes all out of it and only keeps them in the
 * archive.
 */
void
jb_fields_set_printed (JbFields *self,
                       gboolean  printed)
{
  JbBulletin *bulletin;
  JbHistory  *history;
  guint       n;

  g_return_if_fail (JB_IS_FIELDS (self));

  bulletin = jb_node_get_bulletin (JB_NODE (self));
  g_return_if_fail (bulletin != NULL);

  if (!has_printed (self, !printed))
    return;

  history = jb_bulletin_get_history (bulletin);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->blocks));
  if (self->role == JB_ROLE_MASTHEAD)
    jb_history_begin (history, printed ? _("Print Masthead") : _("Do Not Print Masthead"));
  else
    jb_history_begin (history, printed ? _("Print Tail") : _("Do Not Print Tail"));
  for (guint i = 0; i < n; i++)
    {
      JbBlock *block = peek_block (self, i);

      if (block->printed == printed)
        continue;
      if (printed)
        {
          jb_margins_dress (bulletin, block);
          jb_placement_insert (bulletin, find_anchor (self, get_order (self, block->key)),
                               block, block);
        }
      else
        jb_placement_remove (bulletin, JB_NODE (block));
      emit_changed (self, block);
    }
  jb_history_end (history);
}

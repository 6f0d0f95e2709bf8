/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-finding-entry.h"

#include <adwaita.h>

#include "jb-finding-style.h"
#include "jb-tooltip.h"

/**
 * JbFindingEntry:
 *
 * Underlines in an entry what was found in the one value that it shows, and explains it in a
 * tooltip. Only attributes are touched, never the text, so that an input method may be
 * composing.
 */

struct _JbFindingEntry
{
  GObject parent_instance;

  /* Borrowed, with a weak pointer */
  GtkText *text;

  /* Owned */
  JbFindings *findings;
  JbBlock    *block;
  JbNode     *owner;
  char       *key;

  JbRole role;
  guint  marked : 1;
  guint  stale : 1;
};

G_DEFINE_FINAL_TYPE (JbFindingEntry, jb_finding_entry, G_TYPE_OBJECT)

static gboolean
shows (JbFindingEntry *self,
       JbBlock        *block)
{
  if (self->block != NULL)
    return self->block == block;

  return self->owner != NULL && jb_node_get_owner (JB_NODE (block)) == self->owner &&
         (self->key != NULL ? g_strcmp0 (jb_block_get_key (block), self->key) == 0
                            : jb_block_get_role (block) == self->role);
}

/* What was found in the value. */
static GPtrArray *
get_remarks (JbFindingEntry *self)
{
  guint n;

  if (self->findings == NULL)
    return NULL;
  if (self->block != NULL)
    return jb_findings_get_of_block (self->findings, self->block);
  if (self->owner == NULL)
    return NULL;

  n = g_list_model_get_n_items (G_LIST_MODEL (self->findings));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbRemark) remark = g_list_model_get_item (G_LIST_MODEL (self->findings), i);

      if (shows (self, jb_remark_get_block (remark)))
        return jb_findings_get_of_block (self->findings, jb_remark_get_block (remark));
    }

  return NULL;
}

static void
update (JbFindingEntry *self)
{
  PangoAttrList *attributes = NULL;

  if (self->text == NULL)
    return;

  /* Between an edit and its check the entry keeps what it has. */
  self->stale = self->findings != NULL && !jb_findings_get_current (self->findings);
  if (self->stale)
    return;

  attributes = jb_finding_style_get_attributes (gtk_editable_get_text (GTK_EDITABLE (self->text)),
                                                get_remarks (self));
  if (attributes == NULL && !self->marked)
    return;

  self->marked = attributes != NULL;
  gtk_text_set_attributes (self->text, attributes);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->text), self->marked);
  g_clear_pointer (&attributes, pango_attr_list_unref);
}

static void
on_checked_cb (JbFindingEntry *self,
               GHashTable     *changed)
{
  GHashTableIter iter;
  gpointer       block;
  gboolean       concerned = self->stale;

  g_hash_table_iter_init (&iter, changed);
  while (!concerned && g_hash_table_iter_next (&iter, &block, NULL))
    concerned = shows (self, block);
  if (concerned)
    update (self);
}

static gboolean
on_query_tooltip_cb (GtkWidget      *widget,
                     int             x,
                     int             y,
                     gboolean        keyboard,
                     GtkTooltip     *tooltip,
                     JbFindingEntry *self)
{
  g_autofree char *text = NULL;

  if (keyboard)
    return FALSE;

  text = jb_finding_style_dup_tooltip (get_remarks (self), -1);
  jb_tooltip_set_text (tooltip, text);

  return text != NULL;
}

static void
jb_finding_entry_dispose (GObject *object)
{
  JbFindingEntry *self = JB_FINDING_ENTRY (object);

  if (self->text != NULL)
    g_signal_handlers_disconnect_by_data (self->text, self);
  g_clear_weak_pointer (&self->text);
  if (self->findings != NULL)
    g_signal_handlers_disconnect_by_data (self->findings, self);
  g_clear_object (&self->findings);
  g_clear_object (&self->block);
  g_clear_object (&self->owner);
  g_clear_pointer (&self->key, g_free);

  G_OBJECT_CLASS (jb_finding_entry_parent_class)->dispose (object);
}

static void
jb_finding_entry_class_init (JbFindingEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jb_finding_entry_dispose;
}

static void
jb_finding_entry_init (JbFindingEntry *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}

/**
 * jb_finding_entry_new:
 * @editable: an entry whose text is a #GtkText; it is not kept alive
 *
 * Returns: (transfer full): what marks nothing yet
 */
JbFindingEntry *
jb_finding_entry_new (GtkEditable *editable)
{
  JbFindingEntry *self = g_object_new (JB_TYPE_FINDING_ENTRY, NULL);
  GtkEditable    *text = GTK_IS_TEXT (editable) ? editable : gtk_editable_get_delegate (editable);

  g_set_weak_pointer (&self->text, GTK_TEXT (text));
  g_signal_connect_object (text, "query-tooltip", G_CALLBACK (on_query_tooltip_cb), self, 0);

  return self;
}

/**
 * jb_finding_entry_set_findings:
 * @findings: (nullable): what was found, %NULL for nothing
 */
void
jb_finding_entry_set_findings (JbFindingEntry *self,
                               JbFindings     *findings)
{
  g_return_if_fail (JB_IS_FINDING_ENTRY (self));

  if (self->findings == findings)
    return;

  if (self->findings != NULL)
    g_signal_handlers_disconnect_by_data (self->findings, self);
  g_set_object (&self->findings, findings);
  if (findings != NULL)
    g_signal_connect_object (findings, "checked", G_CALLBACK (on_checked_cb), self,
                             G_CONNECT_SWAPPED);
  update (self);
}

/**
 * jb_finding_entry_set_block:
 * @block: (nullable): the block whose value the entry shows
 */
void
jb_finding_entry_set_block (JbFindingEntry *self,
                            JbBlock        *block)
{
  g_return_if_fail (JB_IS_FINDING_ENTRY (self));

  g_clear_object (&self->owner);
  if (g_set_object (&self->block, block))
    update (self);
}

/**
 * jb_finding_entry_set_value:
 * @owner: (nullable): the part of a bulletin whose value the entry shows
 * @role: what the value is in the text
 * @key: (nullable): which field it is, for one of a masthead or tail
 */
void
jb_finding_entry_set_value (JbFindingEntry *self,
                            JbNode         *owner,
                            JbRole          role,
                            const char     *key)
{
  g_return_if_fail (JB_IS_FINDING_ENTRY (self));

  if (self->block == NULL && self->owner == owner && self->role == role &&
      g_strcmp0 (self->key, key) == 0)
    return;

  g_clear_object (&self->block);
  g_set_object (&self->owner, owner);
  self->role = role;
  g_free (self->key);
  self->key = g_strdup (key);
  update (self);
}

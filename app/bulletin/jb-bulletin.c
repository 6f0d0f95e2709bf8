/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-bulletin-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-edit-private.h"
#include "jb-history-private.h"
#include "jb-margins-private.h"
#include "jb-parts-private.h"
#include "jb-placement-private.h"

/**
 * JbBulletin:
 *
 * A bulletin or an official document: its parts as list models for forms and lists,
 * and its text, which is the same thing laid end to end. All changes are commands in
 * its #JbHistory.
 */

enum
{
  PROP_0,
  PROP_KIND,
  PROP_ENCODING,
  PROP_NEWLINE,
  PROP_HISTORY,
  PROP_MASTHEAD,
  PROP_DIGEST,
  PROP_SECTIONS,
  PROP_DOCUMENT,
  PROP_RECIPIENTS,
  PROP_TAIL,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbBulletin, jb_bulletin, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
jb_bulletin_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  JbBulletin *self = JB_BULLETIN (object);

  switch (prop_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_ENCODING:
      g_value_set_string (value, jb_encoding_to_string (self->encoding));
      break;
    case PROP_NEWLINE:
      g_value_set_string (value, jb_newline_to_string (self->newline));
      break;
    case PROP_HISTORY:
      g_value_set_object (value, self->history);
      break;
    case PROP_MASTHEAD:
      g_value_set_object (value, self->masthead);
      break;
    case PROP_DIGEST:
      g_value_set_object (value, self->digest);
      break;
    case PROP_SECTIONS:
      g_value_set_object (value, self->sections);
      break;
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_RECIPIENTS:
      g_value_set_object (value, self->recipients);
      break;
    case PROP_TAIL:
      g_value_set_object (value, self->tail);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_bulletin_dispose (GObject *object)
{
  JbBulletin *self = JB_BULLETIN (object);

  if (self->history != NULL)
    {
      jb_history_detach (self->history);
      jb_node_detach (JB_NODE (self->masthead));
      jb_node_detach_list (G_LIST_MODEL (self->digest));
      jb_node_detach_list (G_LIST_MODEL (self->sections));
      jb_node_detach_list (G_LIST_MODEL (self->recipients));
      jb_node_detach (JB_NODE (self->tail));
      if (self->document != NULL)
        jb_node_detach (JB_NODE (self->document));
      if (self->digest_heading != NULL)
        jb_node_detach (JB_NODE (self->digest_heading));
      for (guint i = 0; i < self->others->len; i++)
        jb_node_detach (g_ptr_array_index (self->others, i));
    }

  g_clear_object (&self->history);
  g_clear_object (&self->masthead);
  g_clear_object (&self->digest_heading);
  g_clear_object (&self->digest);
  g_clear_object (&self->sections);
  g_clear_object (&self->document);
  g_clear_object (&self->recipients);
  g_clear_object (&self->tail);
  g_clear_object (&self->layout);
  jb_node_link_break (&self->link);

  G_OBJECT_CLASS (jb_bulletin_parent_class)->dispose (object);
}

static void
jb_bulletin_finalize (GObject *object)
{
  JbBulletin *self = JB_BULLETIN (object);

  g_ptr_array_unref (self->others);
  g_free (self->lead);

  G_OBJECT_CLASS (jb_bulletin_parent_class)->finalize (object);
}

static void
jb_bulletin_class_init (JbBulletinClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = jb_bulletin_get_property;
  object_class->dispose = jb_bulletin_dispose;
  object_class->finalize = jb_bulletin_finalize;

  properties[PROP_KIND] =
      g_param_spec_enum ("kind", NULL, NULL, JB_TYPE_KIND, JB_KIND_BULLETIN, flags);
  properties[PROP_ENCODING] = g_param_spec_string ("encoding", NULL, NULL, NULL, flags);
  properties[PROP_NEWLINE] = g_param_spec_string ("newline", NULL, NULL, NULL, flags);
  properties[PROP_HISTORY] =
      g_param_spec_object ("history", NULL, NULL, JB_TYPE_HISTORY, flags);
  properties[PROP_MASTHEAD] =
      g_param_spec_object ("masthead", NULL, NULL, JB_TYPE_FIELDS, flags);
  properties[PROP_DIGEST] =
      g_param_spec_object ("digest", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_SECTIONS] =
      g_param_spec_object ("sections", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_DOCUMENT] =
      g_param_spec_object ("document", NULL, NULL, JB_TYPE_DOCUMENT, flags);
  properties[PROP_RECIPIENTS] =
      g_param_spec_object ("recipients", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_TAIL] =
      g_param_spec_object ("tail", NULL, NULL, JB_TYPE_FIELDS, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jb_bulletin_init (JbBulletin *self)
{
  self->link = jb_node_link_new (self);
  self->lead = g_strdup ("");
  self->history = jb_history_new ();
  self->masthead = jb_fields_new (JB_ROLE_MASTHEAD);
  self->digest = g_list_store_new (JB_TYPE_DIGEST_ENTRY);
  self->sections = g_list_store_new (JB_TYPE_SECTION);
  self->recipients = g_list_store_new (JB_TYPE_RECIPIENTS);
  self->tail = jb_fields_new (JB_ROLE_TAIL);
  self->others = g_ptr_array_new_with_free_func (g_object_unref);
  jb_node_attach (JB_NODE (self->masthead), self, NULL);
  jb_node_attach (JB_NODE (self->tail), self, NULL);
}

/**
 * jb_bulletin_new:
 * @kind: what to make
 * @layout: (nullable): where margins come from that the bulletin has no example of
 *
 * Returns: (transfer full): a bulletin without text, for UTF-8 with LF
 */
JbBulletin *
jb_bulletin_new (JbKind    kind,
                 JbLayout *layout)
{
  g_autoptr(JbTranscript) transcript = jb_transcript_new (kind);

  return jb_bulletin_new_from_transcript (transcript, layout);
}

/* The newline that new lines get, as it is written in the text. */
const char *
jb_bulletin_get_eol (JbBulletin *self)
{
  guint crlf = 0;
  guint cr = 0;
  guint lf = 0;

  switch (self->newline)
    {
    case JB_NEWLINE_CRLF:
      return "\r\n";
    case JB_NEWLINE_CR:
      return "\r";
    case JB_NEWLINE_MIXED:
      for (JbBlock *block = self->first; block != NULL; block = block->next)
        for (const char *gap = jb_block_get_gap (block); *gap != '\0'; gap++)
          {
            if (gap[0] == '\r' && gap[1] == '\n')
              {
                crlf++;
                gap++;
              }
            else if (*gap == '\r')
              cr++;
            else if (*gap == '\n')
              lf++;
          }
      if (crlf > lf && crlf >= cr)
        return "\r\n";
      return cr > lf ? "\r" : "\n";
    case JB_NEWLINE_LF:
    default:
      return "\n";
    }
}

JbEncoding
jb_bulletin_swap_encoding (JbBulletin *self,
                           JbEncoding  encoding)
{
  JbEncoding old = self->encoding;

  self->encoding = encoding;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENCODING]);

  return old;
}

JbNewline
jb_bulletin_swap_newline (JbBulletin *self,
                          JbNewline   newline)
{
  JbNewline old = self->newline;

  self->newline = newline;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEWLINE]);

  return old;
}

void
jb_bulletin_link_blocks (JbBulletin *self,
                         JbBlock    *anchor,
                         JbBlock    *first,
                         JbBlock    *last)
{
  JbBlock *next = anchor != NULL ? anchor->next : self->first;

  first->prev = anchor;
  last->next = next;
  if (anchor != NULL)
    anchor->next = first;
  else
    self->first = first;
  if (next != NULL)
    next->prev = last;
  else
    self->last = last;

  for (JbBlock *block = first; block != next; block = block->next)
    block->printed = TRUE;
}

void
jb_bulletin_unlink_blocks (JbBulletin *self,
                           JbBlock    *first,
                           JbBlock    *last)
{
  JbBlock *prev = first->prev;
  JbBlock *next = last->next;

  for (JbBlock *block = first; block != next; block = block->next)
    block->printed = FALSE;

  if (prev != NULL)
    prev->next = next;
  else
    self->first = next;
  if (next != NULL)
    next->prev = prev;
  else
    self->last = prev;
  first->prev = NULL;
  last->next = NULL;
}

JbKind
jb_bulletin_get_kind (JbBulletin *self)
{
  g_return_val_if_fail (JB_IS_BULLETIN (self), JB_KIND_BULLETIN);

  return self->kind;
}

JbEncoding
jb_bulletin_get_encoding (JbBulletin *self)
{
  g_return_val_if_fail (JB_IS_BULLETIN (self), JB_ENCODING_UTF8);

  return self->encoding;
}

/**
 * jb_bulletin_set_encoding:
 *
 * Changes the encoding that an export keeps.
 */
void
jb_bulletin_set_encoding (JbBulletin *self,
                          JbEncoding  encoding)
{
  g_return_if_fail (JB_IS_BULLETIN (self));

  if (self->encoding == encoding)
    return;

  jb_edit_apply (self, jb_edit_new_encoding (self, encoding));
}

JbNewline
jb_bulletin_get_newline (JbBulletin *self)
{
  g_return_val_if_fail (JB_IS_BULLETIN (self), JB_NEWLINE_LF);

  return self->newline;
}

/**
 * jb_bulletin_get_history:
 *
 * Returns: (transfer none): the undo history
 */
JbHistory *
jb_bulletin_get_history (JbBulletin *self)
{
  g_return_val_if_fail (JB_IS_BULLETIN (self), NULL);

  return self->history;
}

/**
 * jb_bulletin_get_masthead:
 *
 * Returns: (transfer none): the fields of the masthead, printed or not
 */
JbFields *
jb_bulletin_get_masthead (JbBulletin *self)
{
  g_return_val_if_fail (JB_IS_BULLETIN (self), NULL);

  return self->masthead;
}

/**
 * jb_bulletin_get_digest:
 *
 * Returns: (transfer none): a list of #JbDigestEntry
 */
GListModel *
jb_bulletin_get_digest (JbBulletin *self)
{
  g_return_val_if_fail (JB_IS_BULLETIN (self), NULL);

  return G_LIST_MODEL (self->digest);
}

/**
 * jb_bulletin_get_sections:
 *
 * Returns: (transfer none): a list of #JbSection
 */
GListModel *
jb_bulletin_get_sections (JbBulletin *self)
{
  g_return_val_if_fail (JB_IS_BULLETIN (self), NULL);

  return G_LIST_MODEL (self->sections);
}

/**
 * jb_bulletin_get_recipients:
 *
 * Returns: (transfer none): a list of #JbRecipients, in the order of print
 */
GListModel *
jb_bulletin_get_recipients (JbBulletin *self)
{
  g_return_val_if_fail (JB_IS_BULLETIN (self), NULL);

  return G_LIST_MODEL (self->recipients);
}

/**
 * jb_bulletin_get_document:
 *
 * Returns: (transfer none) (nullable): the document, %NULL for a bulletin
 */
JbDocument *
jb_bulletin_get_document (JbBulletin *self)
{
  g_return_val_if_fail (JB_IS_BULLETIN (self), NULL);

  return self->document;
}

/**
 * jb_bulletin_get_tail:
 *
 * Returns: (transfer none): the fields of the tail, printed or not
 */
JbFields *
jb_bulletin_get_tail (JbBulletin *self)
{
  g_return_val_if_fail (JB_IS_BULLETIN (self), NULL);

  return self->tail;
}

/**
 * jb_bulletin_get_first_block:
 *
 * Returns: (transfer none) (nullable): where the text begins; walk it by
 *   jb_block_get_next()
 */
JbBlock *
jb_bulletin_get_first_block (JbBulletin *self)
{
  g_return_val_if_fail (JB_IS_BULLETIN (self), NULL);

  return self->first;
}

/**
 * jb_bulletin_insert_digest_entry:
 * @position: where in the digest
 * @section: (nullable): the section's name; %NULL for titles that stand under none
 *
 * Returns: (transfer none): the new entry, without titles
 */
JbDigestEntry *
jb_bulletin_insert_digest_entry (JbBulletin *self,
                                 guint       position,
                                 const char *section)
{
  g_autoptr(JbDigestEntry) entry = NULL;
  g_autoptr(JbBlock) name = NULL;

  g_return_val_if_fail (JB_IS_BULLETIN (self), NULL);
  g_return_val_if_fail (position <= g_list_model_get_n_items (G_LIST_MODEL (self->digest)), NULL);

  jb_history_begin (self->history, _("Add to Digest"));
  if (self->digest_heading == NULL)
    {
      g_autoptr(JbBlock) heading = jb_block_new (JB_ROLE_DIGEST_HEADING, NULL, "内容提要");

      jb_node_attach (JB_NODE (heading), self, NULL);
      jb_margins_dress (self, heading);
      jb_placement_insert (self, jb_placement_find_digest_anchor (self), heading, heading);
      jb_edit_apply (self, jb_edit_new_slot (NULL, &self->digest_heading, NULL, heading));
    }

  entry = jb_digest_entry_new ();
  if (section != NULL)
    {
      name = jb_block_new (JB_ROLE_DIGEST_SECTION, NULL, section);
      entry->section = g_object_ref (name);
    }
  jb_placement_insert_node (self, self->digest, NULL, position, JB_NODE (entry), name);
  jb_history_end (self->history);

  return entry;
}

void
jb_bulletin_remove_digest_entry (JbBulletin *self,
                                 guint       position)
{
  g_return_if_fail (JB_IS_BULLETIN (self));
  g_return_if_fail (position < g_list_model_get_n_items (G_LIST_MODEL (self->digest)));

  jb_history_begin (self->history, _("Remove from Digest"));
  jb_placement_remove_node (self, self->digest, NULL, position);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->digest)) == 0 && self->digest_heading != NULL)
    {
      g_autoptr(JbBlock) heading = g_object_ref (self->digest_heading);

      jb_placement_remove (self, JB_NODE (heading));
      jb_edit_apply (self, jb_edit_new_slot (NULL, &self->digest_heading, NULL, NULL));
    }
  jb_history_end (self->history);
}

/**
 * jb_bulletin_insert_section:
 * @position: where among the sections
 * @name: (nullable): its name; %NULL for articles that stand under none
 *
 * Returns: (transfer none): the new section, without articles
 */
JbSection *
jb_bulletin_insert_section (JbBulletin *self,
                            guint       position,
                            const char *name)
{
  g_autoptr(JbSection) section = NULL;
  g_autoptr(JbBlock) block = NULL;

  g_return_val_if_fail (JB_IS_BULLETIN (self), NULL);
  g_return_val_if_fail (position <= g_list_model_get_n_items (G_LIST_MODEL (self->sections)), NULL);

  section = jb_section_new ();
  if (name != NULL)
    {
      block = jb_block_new (JB_ROLE_SECTION, NULL, name);
      section->name = g_object_ref (block);
    }
  jb_history_begin (self->history, _("Add Section"));
  jb_placement_insert_node (self, self->sections, NULL, position, JB_NODE (section), block);
  jb_history_end (self->history);

  return section;
}

/**
 * jb_bulletin_remove_section:
 *
 * Removes a section with all its articles.
 */
void
jb_bulletin_remove_section (JbBulletin *self,
                            guint       position)
{
  g_return_if_fail (JB_IS_BULLETIN (self));
  g_return_if_fail (position < g_list_model_get_n_items (G_LIST_MODEL (self->sections)));

  jb_history_begin (self->history, _("Remove Section"));
  jb_placement_remove_node (self, self->sections, NULL, position);
  jb_history_end (self->history);
}

/**
 * jb_bulletin_move_section:
 * @from: where it is
 * @to: where it shall be afterwards
 *
 * Moves a section with its articles, to the byte.
 */
void
jb_bulletin_move_section (JbBulletin *self,
                          guint       from,
                          guint       to)
{
  g_autoptr(JbNode) section = NULL;
  guint n;

  g_return_if_fail (JB_IS_BULLETIN (self));

  n = g_list_model_get_n_items (G_LIST_MODEL (self->sections));
  g_return_if_fail (from < n && to < n);
  if (from == to)
    return;

  section = g_list_model_get_item (G_LIST_MODEL (self->sections), from);
  jb_history_begin (self->history, _("Move Section"));
  jb_placement_move_node (self, section, self->sections, from, self->sections, NULL, to);
  jb_history_end (self->history);
}

/**
 * jb_bulletin_move_article:
 * @article: an article of this bulletin
 * @section: the section it goes to, which may be its own
 * @position: its position there afterwards
 *
 * Moves an article, to the byte.
 */
void
jb_bulletin_move_article (JbBulletin *self,
                          JbArticle  *article,
                          JbSection  *section,
                          guint       position)
{
  JbSection *old;
  guint      from;

  g_return_if_fail (JB_IS_BULLETIN (self));
  g_return_if_fail (JB_IS_ARTICLE (article) && JB_IS_SECTION (section));

  old = JB_SECTION (jb_node_get_owner (JB_NODE (article)));
  g_return_if_fail (old != NULL && g_list_store_find (old->articles, article, &from));
  g_return_if_fail (position <= g_list_model_get_n_items (G_LIST_MODEL (section->articles)) -
                                    (old == section ? 1 : 0));
  if (old == section && from == position)
    return;

  jb_history_begin (self->history, _("Move Article"));
  jb_placement_move_node (self, JB_NODE (article), old->articles, from,
                          section->articles, JB_NODE (section), position);
  jb_history_end (self->history);
}

/**
 * jb_bulletin_insert_recipients:
 * @position: where among the lists
 * @label: the printed label, e.g. "报"
 *
 * Returns: (transfer none): the new list, without entries
 */
JbRecipients *
jb_bulletin_insert_recipients (JbBulletin *self,
                               guint       position,
                               const char *label)
{
  g_autoptr(JbRecipients) recipients = NULL;
  g_autoptr(JbBlock) block = NULL;

  g_return_val_if_fail (JB_IS_BULLETIN (self), NULL);
  g_return_val_if_fail (label != NULL, NULL);
  g_return_val_if_fail (position <= g_list_model_get_n_items (G_LIST_MODEL (self->recipients)),
                        NULL);

  recipients = jb_recipients_new ();
  block = jb_block_new (JB_ROLE_RECIPIENTS_LABEL, NULL, label);
  recipients->label = g_object_ref (block);
  jb_history_begin (self->history, _("Add Recipients"));
  jb_placement_insert_node (self, self->recipients, NULL, position, JB_NODE (recipients), block);
  jb_history_end (self->history);

  return recipients;
}

void
jb_bulletin_remove_recipients (JbBulletin *self,
                               guint       position)
{
  g_return_if_fail (JB_IS_BULLETIN (self));
  g_return_if_fail (position < g_list_model_get_n_items (G_LIST_MODEL (self->recipients)));

  jb_history_begin (self->history, _("Remove Recipients"));
  jb_placement_remove_node (self, self->recipients, NULL, position);
  jb_history_end (self->history);
}

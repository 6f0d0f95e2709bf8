/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rearrange.h"

#include <glib/gi18n-lib.h>

#include "jb-edit-private.h"
#include "jb-parts-private.h"
#include "jb-placement-private.h"

/* Moving what is there: the same for drag and drop, keys and menus. */

/* Where a part stands: in which list, at which position, and in which section or list of
 * recipients. */
typedef struct
{
  JbBulletin   *bulletin;
  GListStore   *list;
  JbSection    *section;
  JbRecipients *recipients;
  guint         position;
  guint         n;
} Spot;

static gboolean
is_recipient (JbNode *node)
{
  return JB_IS_BLOCK (node) && JB_BLOCK (node)->role == JB_ROLE_RECIPIENT &&
         JB_IS_RECIPIENTS (jb_node_get_owner (node));
}

static gboolean
locate (JbNode *node,
        Spot   *spot)
{
  *spot = (Spot) { .bulletin = jb_node_get_bulletin (node) };
  if (spot->bulletin == NULL)
    return FALSE;

  if (JB_IS_ARTICLE (node))
    {
      spot->section = JB_SECTION (jb_node_get_owner (node));
      spot->list = spot->section != NULL ? spot->section->articles : NULL;
    }
  else if (JB_IS_SECTION (node))
    spot->list = spot->bulletin->sections;
  else if (JB_IS_DIGEST_ENTRY (node))
    spot->list = spot->bulletin->digest;
  else if (JB_IS_RECIPIENTS (node))
    spot->list = spot->bulletin->recipients;
  else if (is_recipient (node))
    {
      spot->recipients = JB_RECIPIENTS (jb_node_get_owner (node));
      spot->list = spot->recipients->entries;
    }

  if (spot->list == NULL || !g_list_store_find (spot->list, node, &spot->position))
    return FALSE;
  spot->n = g_list_model_get_n_items (G_LIST_MODEL (spot->list));

  return TRUE;
}

static gboolean
find_section (JbBulletin *bulletin,
              JbSection  *section,
              guint      *position)
{
  return g_list_store_find (bulletin->sections, section, position);
}

static JbSection *
peek_section (JbBulletin *bulletin,
              guint       position)
{
  g_autoptr(JbSection) section =
                 g_list_model_get_item (G_LIST_MODEL (bulletin->sections), position);

  return section;
}

/* The section that an article at the border of its own goes over to; NULL when there is none. */
static JbSection *
peek_neighbour (const Spot *spot,
                gboolean    up)
{
  guint at;

  if (spot->section == NULL || !find_section (spot->bulletin, spot->section, &at) ||
      (up && at == 0))
    return NULL;

  return peek_section (spot->bulletin, up ? at - 1 : at + 1);
}

/* The same for a recipient at the border of its list. */
static JbRecipients *
peek_other_list (const Spot *spot,
                 gboolean    up)
{
  g_autoptr(JbRecipients) other = NULL;
  guint at;

  if (spot->recipients == NULL ||
      !g_list_store_find (spot->bulletin->recipients, spot->recipients, &at) || (up && at == 0))
    return NULL;

  other = g_list_model_get_item (G_LIST_MODEL (spot->bulletin->recipients), up ? at - 1 : at + 1);

  return other;
}

/**
 * jb_rearrange_can_step:
 * @node: an article, a section, an entry of the digest or a recipient
 * @up: towards the start
 *
 * Returns: whether jb_rearrange_step() has somewhere to go
 */
gboolean
jb_rearrange_can_step (JbNode  *node,
                       gboolean up)
{
  Spot spot;

  g_return_val_if_fail (JB_IS_NODE (node), FALSE);

  if (JB_IS_RECIPIENTS (node) || !locate (node, &spot))
    return FALSE;

  return (up ? spot.position > 0 : spot.position + 1 < spot.n) ||
         peek_neighbour (&spot, up) != NULL || peek_other_list (&spot, up) != NULL;
}

static void
step_recipient (JbNode     *node,
                const Spot *spot,
                gboolean    up)
{
  JbRecipients *to = spot->recipients;
  guint         position = up ? spot->position - 1 : spot->position + 1;

  if (up ? spot->position == 0 : position == spot->n)
    {
      to = peek_other_list (spot, up);
      position = up ? g_list_model_get_n_items (G_LIST_MODEL (to->entries)) : 0;
    }
  jb_recipients_move_entry (spot->recipients, JB_BLOCK (node), to, position);
}

/**
 * jb_rearrange_step:
 * @node: an article, a section, an entry of the digest or a recipient
 * @up: towards the start
 *
 * Moves a part by one place, as one step to undo. An article at the border of its section
 * goes over into the neighbouring one, and so does a recipient at the border of its list.
 *
 * Returns: whether it moved
 */
gboolean
jb_rearrange_step (JbNode  *node,
                   gboolean up)
{
  Spot  spot;
  guint to;

  g_return_val_if_fail (JB_IS_NODE (node), FALSE);

  if (!jb_rearrange_can_step (node, up) || !locate (node, &spot))
    return FALSE;

  to = up ? spot.position - 1 : spot.position + 1;
  if (spot.recipients != NULL)
    step_recipient (node, &spot, up);
  else if (JB_IS_SECTION (node))
    jb_bulletin_move_section (spot.bulletin, spot.position, to);
  else if (JB_IS_DIGEST_ENTRY (node))
    jb_bulletin_move_digest_entry (spot.bulletin, spot.position, to);
  else if (up ? spot.position > 0 : to < spot.n)
    jb_bulletin_move_article (spot.bulletin, JB_ARTICLE (node), spot.section, to);
  else
    {
      JbSection *section = peek_neighbour (&spot, up);

      to = up ? g_list_model_get_n_items (G_LIST_MODEL (section->articles)) : 0;
      jb_bulletin_move_article (spot.bulletin, JB_ARTICLE (node), section, to);
    }

  return TRUE;
}

/* Where @node would stand when it is put down at @target. */
static gboolean
find_goal (JbNode *node,
           JbNode *target,
           JbPlace place,
           Spot   *from,
           Spot   *to)
{
  if (node == target || !locate (node, from) || !locate (target, to) ||
      from->bulletin != to->bulletin)
    return FALSE;

  if (JB_IS_ARTICLE (node))
    {
      if (JB_IS_SECTION (target))
        {
          to->section = JB_SECTION (target);
          to->list = to->section->articles;
          to->position = place == JB_PLACE_INTO
                             ? g_list_model_get_n_items (G_LIST_MODEL (to->list))
                             : 0;
        }
      else if (!JB_IS_ARTICLE (target))
        return FALSE;
      else if (place != JB_PLACE_BEFORE)
        to->position++;
    }
  else if (JB_IS_SECTION (node))
    {
      /* Over an article a section takes the place of that article's section. */
      if (JB_IS_ARTICLE (target) &&
          (to->section == JB_SECTION (node) || !locate (JB_NODE (to->section), to)))
        return FALSE;
      if (to->list != from->list)
        return FALSE;
      if (JB_IS_ARTICLE (target) ? to->position > from->position : place != JB_PLACE_BEFORE)
        to->position++;
    }
  else if (is_recipient (node))
    {
      if (JB_IS_RECIPIENTS (target))
        {
          to->recipients = JB_RECIPIENTS (target);
          to->list = to->recipients->entries;
          to->position = place == JB_PLACE_INTO
                             ? g_list_model_get_n_items (G_LIST_MODEL (to->list))
                             : 0;
        }
      else if (!is_recipient (target))
        return FALSE;
      else if (place != JB_PLACE_BEFORE)
        to->position++;
    }
  else if (JB_IS_RECIPIENTS (node))
    return FALSE;
  else if (to->list != from->list)
    return FALSE;
  else if (place != JB_PLACE_BEFORE)
    to->position++;

  /* Positions count as if it had been taken away. */
  if (to->list == from->list && to->position > from->position)
    to->position--;

  return to->list != from->list || to->position != from->position;
}

/**
 * jb_rearrange_can_place:
 * @node: what is to be moved
 * @target: where it is put down
 * @place: where in relation to @target
 *
 * Returns: whether jb_rearrange_place() would change anything
 */
gboolean
jb_rearrange_can_place (JbNode *node,
                        JbNode *target,
                        JbPlace place)
{
  Spot from, to;

  g_return_val_if_fail (JB_IS_NODE (node) && JB_IS_NODE (target), FALSE);

  return find_goal (node, target, place, &from, &to);
}

/**
 * jb_rearrange_place:
 * @node: an article, a section, an entry of the digest or a recipient
 * @target: another part of the same bulletin
 * @place: where in relation to @target
 *
 * Moves a part next to another one, an article into a section, or a recipient into a list, as
 * one step to undo. Before or after a section means at the start of it for an article; the
 * same goes for a list and a recipient.
 *
 * Returns: whether it moved
 */
gboolean
jb_rearrange_place (JbNode *node,
                    JbNode *target,
                    JbPlace place)
{
  Spot from, to;

  g_return_val_if_fail (JB_IS_NODE (node) && JB_IS_NODE (target), FALSE);

  if (!find_goal (node, target, place, &from, &to))
    return FALSE;

  if (from.recipients != NULL)
    jb_recipients_move_entry (from.recipients, JB_BLOCK (node), to.recipients, to.position);
  else if (JB_IS_ARTICLE (node))
    jb_bulletin_move_article (from.bulletin, JB_ARTICLE (node), to.section, to.position);
  else if (JB_IS_SECTION (node))
    jb_bulletin_move_section (from.bulletin, from.position, to.position);
  else
    jb_bulletin_move_digest_entry (from.bulletin, from.position, to.position);

  return TRUE;
}

/**
 * jb_bulletin_move_article_to_section:
 * @article: an article of this bulletin
 * @section: another section of it
 *
 * Moves an article to the end of another section. The step is named after it.
 */
void
jb_bulletin_move_article_to_section (JbBulletin *self,
                                     JbArticle  *article,
                                     JbSection  *section)
{
  const char      *name;
  g_autofree char *label = NULL;

  g_return_if_fail (JB_IS_BULLETIN (self));
  g_return_if_fail (JB_IS_ARTICLE (article) && JB_IS_SECTION (section));

  if (jb_node_get_owner (JB_NODE (article)) == JB_NODE (section))
    return;

  name = jb_section_get_name (section);
  /* Translators: the name of a command: “Undo Move to Section “Local News”” */
  label = name != NULL ? g_strdup_printf (_("Move to Section “%s”"), name) : NULL;
  jb_history_begin (self->history, label);
  jb_bulletin_move_article (self, article, section,
                            g_list_model_get_n_items (G_LIST_MODEL (section->articles)));
  jb_history_end (self->history);
}

/**
 * jb_bulletin_move_digest_entry:
 * @from: where it is
 * @to: where it shall be afterwards
 *
 * Moves a section of the digest with its titles, to the byte.
 */
void
jb_bulletin_move_digest_entry (JbBulletin *self,
                               guint       from,
                               guint       to)
{
  g_autoptr(JbNode) entry = NULL;
  guint n;

  g_return_if_fail (JB_IS_BULLETIN (self));

  n = g_list_model_get_n_items (G_LIST_MODEL (self->digest));
  g_return_if_fail (from < n && to < n);
  if (from == to)
    return;

  entry = g_list_model_get_item (G_LIST_MODEL (self->digest), from);
  jb_history_begin (self->history, _("Move in Digest"));
  jb_placement_move_node (self, entry, self->digest, from, self->digest, NULL, to);
  jb_history_end (self->history);
}

/* The block after which a title goes that becomes the one at @position of @entry. */
static JbBlock *
find_title_anchor (JbBulletin    *self,
                   JbDigestEntry *entry,
                   guint          position)
{
  GListModel *titles = G_LIST_MODEL (entry->titles);
  g_autoptr(JbBlock) neighbour = NULL;

  if (position > 0)
    {
      neighbour = g_list_model_get_item (titles, position - 1);
      return neighbour;
    }
  neighbour = g_list_model_get_item (titles, 0);
  if (neighbour != NULL)
    return neighbour->prev;
  if (entry->section != NULL)
    return entry->section;

  return jb_placement_find_anchor (self, JB_NODE (entry));
}

/**
 * jb_bulletin_move_digest_title:
 * @title: a title of the digest
 * @entry: the part of the digest it goes to, which may be its own
 * @position: its position there afterwards
 *
 * Moves one title of the digest, to the byte.
 */
void
jb_bulletin_move_digest_title (JbBulletin    *self,
                               JbBlock       *title,
                               JbDigestEntry *entry,
                               guint          position)
{
  JbDigestEntry *old;
  GPtrArray     *added;
  guint          from;

  g_return_if_fail (JB_IS_BULLETIN (self));
  g_return_if_fail (JB_IS_BLOCK (title) && JB_IS_DIGEST_ENTRY (entry));

  old = JB_DIGEST_ENTRY (jb_node_get_owner (JB_NODE (title)));
  g_return_if_fail (old != NULL && g_list_store_find (old->titles, title, &from));
  g_return_if_fail (position <= g_list_model_get_n_items (G_LIST_MODEL (entry->titles)) -
                                    (old == entry ? 1 : 0));
  if (old == entry && from == position)
    return;

  added = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (added, g_object_ref (title));
  jb_history_begin (self->history, _("Move in Digest"));
  jb_placement_remove (self, JB_NODE (title));
  jb_edit_apply (self, jb_edit_new_list (self, old->titles, JB_NODE (old), from, 1, NULL));
  jb_placement_insert (self, find_title_anchor (self, entry, position), title, title);
  jb_edit_apply (self, jb_edit_new_list (self, entry->titles, JB_NODE (entry), position, 0, added));
  jb_history_end (self->history);
}

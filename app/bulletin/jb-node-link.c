/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-node-link.h"

/**
 * JbNodeLink:
 *
 * A part that was removed may be held for long, by what found it or showed it, while what it
 * belonged to goes for good with the last step that could be undone. One link to each owner is
 * shared by all that belong to it, which costs less than a weak pointer for each of them.
 */

/**
 * jb_node_link_new:
 * @target: what is linked to; it has to break the link when it goes
 *
 * Returns: (transfer full): a link
 */
JbNodeLink *
jb_node_link_new (gpointer target)
{
  JbNodeLink *self = g_atomic_rc_box_new0 (JbNodeLink);

  self->target = target;

  return self;
}

/**
 * jb_node_link_set:
 * @place: (inout): where a link is kept, or %NULL
 * @link: (nullable): what is to be kept there
 */
void
jb_node_link_set (JbNodeLink **place,
                  JbNodeLink  *link)
{
  JbNodeLink *old = *place;

  if (old == link)
    return;

  *place = link != NULL ? g_atomic_rc_box_acquire (link) : NULL;
  g_clear_pointer (&old, g_atomic_rc_box_release);
}

/**
 * jb_node_link_break:
 * @own: (inout): the link that the target made
 *
 * Tells all that kept the link that the target is gone.
 */
void
jb_node_link_break (JbNodeLink **own)
{
  if (*own == NULL)
    return;

  (*own)->target = NULL;
  jb_node_link_set (own, NULL);
}

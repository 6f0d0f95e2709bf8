/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-recipient-moves.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-rearrange.h"
#include "bulletin/jb-recipient-lists.h"
#include "jb-list-position.h"

/* A recipient goes to another place, and the keyboard goes with it: its row is another one
 * there. */

static void
go_to (JbPartHolder *guide,
       JbBlock      *block)
{
  if (guide != NULL)
    jb_part_holder_go_to (guide, JB_NODE (block));
}

/**
 * jb_recipient_moves_locate:
 * @block: (nullable): a recipient
 * @recipients: (out) (transfer none): its list
 * @position: (out): where it stands there
 *
 * Returns: whether it stands in a list of a bulletin
 */
gboolean
jb_recipient_moves_locate (JbBlock       *block,
                           JbRecipients **recipients,
                           guint         *position)
{
  if (block == NULL || jb_node_get_bulletin (JB_NODE (block)) == NULL ||
      !JB_IS_RECIPIENTS (jb_node_get_owner (JB_NODE (block))))
    return FALSE;

  *recipients = JB_RECIPIENTS (jb_node_get_owner (JB_NODE (block)));

  return jb_list_position (jb_recipients_get_entries (*recipients), block, position);
}

/**
 * jb_recipient_moves_step:
 * @block: (nullable): a recipient
 * @up: whether it goes up, else down
 * @guide: (nullable): what brings the keyboard there
 */
void
jb_recipient_moves_step (JbBlock      *block,
                         gboolean      up,
                         JbPartHolder *guide)
{
  g_autoptr(JbBlock) moved = block != NULL ? g_object_ref (block) : NULL;

  if (moved != NULL && jb_rearrange_step (JB_NODE (moved), up))
    go_to (guide, moved);
}

/**
 * jb_recipient_moves_step_list:
 * @block: (nullable): a recipient
 * @up: whether it goes into the list above its own, else into the one below
 * @guide: (nullable): what brings the keyboard there
 */
void
jb_recipient_moves_step_list (JbBlock      *block,
                              gboolean      up,
                              JbPartHolder *guide)
{
  g_autoptr(JbBlock) moved = NULL;
  g_autoptr(JbRecipients) other = NULL;
  JbRecipients *recipients;
  GListModel   *lists;
  guint         at;

  if (!jb_recipient_moves_locate (block, &recipients, &at))
    return;

  lists = jb_bulletin_get_recipients (jb_node_get_bulletin (JB_NODE (recipients)));
  if (!jb_list_position (lists, recipients, &at) || (up && at == 0))
    return;

  other = g_list_model_get_item (lists, up ? at - 1 : at + 1);
  moved = g_object_ref (block);
  if (other != NULL && jb_rearrange_place (JB_NODE (moved), JB_NODE (other), JB_PLACE_INTO))
    go_to (guide, moved);
}

/**
 * jb_recipient_moves_to_list:
 * @block: (nullable): a recipient
 * @label: the label of a list, which is made if there is none
 * @guide: (nullable): what brings the keyboard there
 */
void
jb_recipient_moves_to_list (JbBlock      *block,
                            const char   *label,
                            JbPartHolder *guide)
{
  g_autoptr(JbBlock) moved = NULL;
  JbRecipients *recipients;
  JbBulletin   *bulletin;
  JbHistory    *history;
  guint         at;

  if (!jb_recipient_moves_locate (block, &recipients, &at))
    return;

  moved = g_object_ref (block);
  bulletin = jb_node_get_bulletin (JB_NODE (moved));
  history = jb_bulletin_get_history (bulletin);
  jb_history_begin (history, _("Move Recipient"));
  jb_rearrange_place (JB_NODE (moved), JB_NODE (jb_recipient_lists_ensure (bulletin, label)),
                      JB_PLACE_INTO);
  jb_history_end (history);
  go_to (guide, moved);
}

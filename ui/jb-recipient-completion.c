/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-recipient-completion.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-recipients.h"

/* Recipients are completed from the directory, both where they are added and where they are
 * changed. */

/* The list that is typed into: what the holder shows, or what that stands in. */
static JbRecipients *
find_list (JbPartHolder *holder)
{
  JbNode *node = jb_part_holder_get_part (holder);

  if (node != NULL && !JB_IS_RECIPIENTS (node))
    node = jb_node_get_owner (node);

  return node != NULL && JB_IS_RECIPIENTS (node) ? JB_RECIPIENTS (node) : NULL;
}

static char **
dup_matches (gpointer    data,
             const char *typed,
             guint       limit)
{
  g_autoptr(JbReceivers) receivers = NULL;
  JbRecipients *list = find_list (data);

  g_object_get (data, "receivers", &receivers, NULL);
  if (receivers == NULL || list == NULL || jb_node_get_bulletin (JB_NODE (list)) == NULL)
    return g_new0 (char *, 1);

  return jb_receivers_dup_matches (receivers, jb_recipients_get_label (list), typed, limit);
}

static gpointer
get_node (gpointer data)
{
  return jb_part_holder_get_part (data);
}

static const char *
get_title (void)
{
  return _("Recipients of the Directory");
}

/**
 * jb_recipient_completion_new:
 * @holder: what shows a list or a recipient; it has a property "receivers"
 * @row: the row that the offers stand under
 * @text: where they are typed
 *
 * Returns: (transfer full): what offers those who are in the directory; to be detached before
 *   @holder is gone
 */
JbSourceCompletion *
jb_recipient_completion_new (JbPartHolder *holder,
                             GtkWidget    *row,
                             GtkText      *text)
{
  static const JbCompletionSource source = { dup_matches, get_node, get_title };

  g_return_val_if_fail (JB_IS_PART_HOLDER (holder), NULL);

  return jb_source_completion_new_for_text (row, text, &source, holder);
}

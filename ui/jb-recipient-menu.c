/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-recipient-menu.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-recipient-lists.h"
#include "jb-recipient-words.h"

/* The menu of one recipient. */

static void
append_section (GMenu      *menu,
                const char *title,
                GMenu      *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, title, G_MENU_MODEL (section));
}

static void
append_move_to (GMenu      *section,
                const char *label)
{
  /* Translators: %s is the label of a list of recipients, such as 报 */
  g_autofree char *title = g_strdup_printf (_("Move to %s"), label);
  g_autoptr(GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target (item, "recipient.move-to", "s", label);
  g_menu_append_item (section, item);
}

/* The lists that there are, and those that every issue has. */
static void
append_lists (GMenu        *section,
              JbRecipients *own)
{
  static const char *const usual[] = { "报", "送", "发" };
  JbBulletin              *bulletin = jb_node_get_bulletin (JB_NODE (own));
  GListModel              *lists = jb_bulletin_get_recipients (bulletin);
  guint                    n = g_list_model_get_n_items (lists);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbRecipients) list = g_list_model_get_item (lists, i);
      const char *label = jb_recipients_get_label (list);

      if (list != own && label != NULL && jb_recipient_lists_find (bulletin, label) == list)
        append_move_to (section, label);
    }
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (jb_recipient_lists_find (bulletin, usual[i]) == NULL)
      append_move_to (section, usual[i]);
}

static void
append_readings (GMenu       *section,
                 JbReceivers *receivers,
                 const char  *text)
{
  guint chosen;
  g_autoptr(GPtrArray) readings = jb_receivers_list_readings (receivers, text, &chosen);

  for (guint i = 0; readings->len > 1 && i < readings->len; i++)
    {
      const JbReading *reading = g_ptr_array_index (readings, i);
      g_autofree char *kind = jb_recipient_words_dup_kind (reading);
      g_autofree char *details = jb_recipient_words_dup_details (reading, text);
      g_autofree char *title = g_strjoin (*details != '\0' ? " · " : "", kind, details, NULL);
      g_autoptr(GMenuItem) item = g_menu_item_new (title, NULL);

      g_menu_item_set_action_and_target (item, "recipient.reading", "u", i);
      g_menu_append_item (section, item);
    }
}

static void
append_directory (GMenu   *section,
                  JbBlock *block)
{
  const char *label = jb_recipients_get_label (JB_RECIPIENTS (jb_node_get_owner (JB_NODE (block))));
  g_autoptr(GMenuItem) item = g_menu_item_new (_("Add to Directory…"), NULL);

  g_menu_item_set_action_and_target (item, "win.add-to-directory", "(ss)",
                                     jb_block_get_text (block), label != NULL ? label : "");
  g_menu_append_item (section, item);
}

/**
 * jb_recipient_menu_new:
 * @block: (nullable): a recipient
 * @receivers: (nullable): what knows how it may be read
 *
 * Returns: (transfer full): what can be done with it
 */
GMenuModel *
jb_recipient_menu_new (JbBlock     *block,
                       JbReceivers *receivers)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) move = g_menu_new ();
  g_autoptr(GMenu) lists = g_menu_new ();
  g_autoptr(GMenu) readings = g_menu_new ();
  g_autoptr(GMenu) directory = g_menu_new ();
  g_autoptr(GMenu) remove = g_menu_new ();

  if (block == NULL || jb_node_get_bulletin (JB_NODE (block)) == NULL ||
      !JB_IS_RECIPIENTS (jb_node_get_owner (JB_NODE (block))))
    return G_MENU_MODEL (menu);

  if (receivers != NULL)
    append_readings (readings, receivers, jb_block_get_text (block));
  append_section (menu, _("Read As"), readings);
  g_menu_append (move, _("Move Up"), "recipient.move-up");
  g_menu_append (move, _("Move Down"), "recipient.move-down");
  append_section (menu, NULL, move);
  append_lists (lists, JB_RECIPIENTS (jb_node_get_owner (JB_NODE (block))));
  append_section (menu, NULL, lists);
  if (receivers != NULL &&
      jb_receivers_count_unknown (receivers, jb_block_get_text (block)) > 0)
    append_directory (directory, block);
  append_section (menu, NULL, directory);
  g_menu_append (remove, _("Remove"), "recipient.remove");
  append_section (menu, NULL, remove);

  return G_MENU_MODEL (menu);
}

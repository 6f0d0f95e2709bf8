/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-library-menu.h"

#include <glib/gi18n-lib.h>

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        gint64      id)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action,
                                           id > 0 ? g_variant_new_int64 (id) : NULL);
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu,
                GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_bin_items (GMenu   *menu,
                  gboolean many)
{
  const char *restore = many ? _("_Restore Selected") : _("_Restore");
  const char *erase = many ? _("_Delete Selected Forever…") : _("_Delete Forever…");
  g_autoptr(GMenu) out = g_menu_new ();
  g_autoptr(GMenu) away = g_menu_new ();

  append (out, restore, "win.restore-selected", 0);
  append_section (menu, out);
  append (away, erase, "win.erase-selected", 0);
  append_section (menu, away);
}

/**
 * jb_library_menu_new:
 * @entry: the bulletin that the menu belongs to
 * @n_targets: how many bulletins are selected with it, itself included
 * @in_bin: whether the bin is shown
 *
 * Returns: (transfer full): what can be done with a row of the list, or with all that are selected
 */
GMenuModel *
jb_library_menu_new (JbArchiveEntry *entry,
                     guint           n_targets,
                     gboolean        in_bin)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) open = g_menu_new ();
  g_autoptr(GMenu) bring = g_menu_new ();
  g_autoptr(GMenu) keep = g_menu_new ();
  gint64   id;
  gboolean many = n_targets > 1;

  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (entry), NULL);

  if (in_bin)
    {
      append_bin_items (menu, many);
      return G_MENU_MODEL (g_steal_pointer (&menu));
    }

  id = jb_archive_entry_get_id (entry);
  append (open, _("_Open"), "win.open-entry", id);
  append (open, _("Open in New _Window"), "app.open-window", id);
  append (open, _("_New Issue Like This"), "win.new-like-entry", id);
  append_section (menu, open);

  if (many)
    append (bring, _("_Export Selected…"), "win.export-selected", 0);
  else
    append (bring, _("_Export…"), "win.export-entry", id);
  append (bring, _("_Copy Text"), "win.copy-entry", id);
  append_section (menu, bring);

  if (many)
    {
      append (keep, _("_Label Selected…"), "win.label-selected", 0);
      append (keep, _("_Move Selected to the Bin"), "win.delete-selected", 0);
    }
  else
    {
      append (keep, _("_Label…"), "win.label-entry", id);
      append (keep, _("_Move to the Bin"), "win.delete-entry", id);
    }
  append_section (menu, keep);

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

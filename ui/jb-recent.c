/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-recent.h"

#include <glib/gi18n-lib.h>

/* The desktop's list of files that were used lately, which file choosers and the file manager
 * show. */

/* What may stand in the list: a backup, say, is nothing that a click should open. */
static const char *
get_mime_type (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  if (name == NULL)
    return NULL;
  if (g_str_has_suffix (name, ".txt"))
    return "text/plain";
  if (g_str_has_suffix (name, ".pdf"))
    return "application/pdf";
  if (g_str_has_suffix (name, ".csv"))
    return "text/csv";

  return NULL;
}

static gboolean
is_wanted (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  gboolean     wanted = FALSE;

  if (settings != NULL)
    g_object_get (settings, "gtk-recent-files-enabled", &wanted, NULL);

  return wanted;
}

/**
 * jb_recent_note:
 * @file: a file that the user has imported or exported
 *
 * Puts a text, a PDF or a table into the desktop's list of recently used files, unless the user
 * does not want such a list. Nothing else is put there.
 */
void
jb_recent_note (GFile *file)
{
  g_autofree char *uri = NULL;
  const char      *mime_type;
  GtkRecentData    data = { 0 };

  g_return_if_fail (G_IS_FILE (file));

  mime_type = get_mime_type (file);
  if (mime_type == NULL || !is_wanted ())
    return;

  data.mime_type = (char *) mime_type;
  data.app_name = (char *) _("Jianbao");
  data.app_exec = (char *) "jianbao %f";
  uri = g_file_get_uri (file);
  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

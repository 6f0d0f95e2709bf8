/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-library-part.h"

#include <glib/gi18n-lib.h>

/**
 * jb_library_part_dup_name:
 * @list: a list of bulletins
 * @position: a place in it
 *
 * The part of the list to which a bulletin belongs: drafts, and years with their months.
 *
 * Returns: (transfer full) (nullable): what it is called
 */
char *
jb_library_part_dup_name (JbArchiveList *list,
                          guint          position)
{
  g_autoptr(GDateTime) time = NULL;
  g_autofree char *name = NULL;
  gboolean         filed;
  int              year, month;

  if (!jb_archive_list_get_month (list, position, &filed, &year, &month))
    return NULL;

  if (year > 0 && month >= 1 && month <= 12)
    time = g_date_time_new_utc (year, month, 1, 0, 0, 0);
  /* Translators: a month, such as July 2014, as strftime() takes it */
  if (time != NULL)
    name = g_date_time_format (time, _("%OB %Y"));
  if (filed)
    return name != NULL ? g_steal_pointer (&name) : g_strdup (_("No Date"));

  /* Translators: %s is a month, such as July 2014 */
  return name != NULL ? g_strdup_printf (_("Drafts · %s"), name) : g_strdup (_("Drafts"));
}

/**
 * jb_library_part_begins:
 * @list: a list of bulletins
 * @position: a place in it
 *
 * Returns: whether a part of the list begins there
 */
gboolean
jb_library_part_begins (JbArchiveList *list,
                        guint          position)
{
  gboolean filed, filed_before;
  int      year, month, year_before, month_before;

  if (position == 0)
    return TRUE;

  return jb_archive_list_get_month (list, position, &filed, &year, &month) &&
         jb_archive_list_get_month (list, position - 1, &filed_before, &year_before,
                                    &month_before) &&
         (filed != filed_before || year != year_before || month != month_before);
}

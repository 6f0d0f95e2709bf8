/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure.h"

#include <glib/gstdio.h>

/* Notes what was measured for the table at the end of ./dev bench: a line in the file that
 * JB_FIGURES names, of the name, the value, its unit, the value that it must not exceed (0 when
 * there is none), and in words what it is held against; parted by tabs. */
void
figure_note (const char *name,
             double      value,
             const char *unit,
             double      limit,
             const char *peer,
             ...)
{
  const char      *path = g_getenv ("JB_FIGURES");
  g_autofree char *against = NULL;
  char             number[G_ASCII_DTOSTR_BUF_SIZE];
  char             most[G_ASCII_DTOSTR_BUF_SIZE];
  va_list          arguments;
  FILE            *file;

  if (path == NULL)
    return;

  va_start (arguments, peer);
  against = g_strdup_vprintf (peer, arguments);
  va_end (arguments);
  file = g_fopen (path, "a");
  if (file == NULL)
    g_error ("%s cannot be written", path);
  g_fprintf (file, "%s\t%s\t%s\t%s\t%s\n", name,
             g_ascii_formatd (number, sizeof number, "%.4g", value), unit,
             g_ascii_formatd (most, sizeof most, "%.4g", limit), against);
  fclose (file);
}

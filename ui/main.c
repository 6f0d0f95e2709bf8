/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include <glib/gi18n-lib.h>

#include "jb-application.h"
#include "jb-tooltip.h"

int
main (int    argc,
      char **argv)
{
  /* Lets a program that is not installed find its translations. */
  const char *localedir = g_getenv ("JIANBAO_LOCALEDIR");
  g_autoptr(JbApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname (APPLICATION_ID);

  jb_tooltip_install ();
  application = jb_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}

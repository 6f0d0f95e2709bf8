/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli.h"

#include <glib/gi18n-lib.h>

#include "store/jb-archive-labels.h"

static JbCliStatus
run_label (JbCli *cli,
           char **arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autofree char *label = NULL;
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) changed = NULL;
  g_autoptr (GError) error = NULL;
  gboolean    remove = FALSE;
  JbCliStatus status;
  const GOptionEntry entries[] = {
    { "remove", 0, 0, G_OPTION_ARG_NONE, &remove, N_("Take the label away instead"), NULL },
      { NULL }
  };

  if (!jb_cli_parse (cli, &jb_cli_label_command, entries, arguments, 2, G_MAXUINT, &operands,
                     &status))
    return status;
  label = jb_archive_dup_label (operands[0]);
  if (label == NULL)
    return jb_cli_refuse_call (&jb_cli_label_command,
                               _("A label is a word of up to 20 characters."));
  status = jb_cli_parse_ids (&jb_cli_label_command, operands + 1, &ids);
  if (status != JB_CLI_DONE)
    return status;

  archive = jb_cli_open_archive (cli, &status);
  if (archive == NULL)
    return status;
  changed = jb_archive_label (archive, (const gint64 *) (gpointer) ids->data, ids->len, label,
                              !remove, &error);

  return changed != NULL ? JB_CLI_DONE : jb_cli_complain_archive (error);
}

const JbCliCommand jb_cli_label_command = {
  .name = "label",
  .operands = "LABEL ID…",
  .summary = N_("Give bulletins a label, to find them again"),
  .details = N_("A bulletin may have several labels, filed or not. “list --label” and “search "
                "label:…” find those that have one."),
  .run = run_label,
};

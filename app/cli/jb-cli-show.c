/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-json.h"
#include "jb-cli-json.h"
#include "jb-cli-outline.h"

static JbCliStatus
run_show (JbCli *cli,
          char **arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (JbTranscript) transcript = NULL;
  g_autofree char *text = NULL;
  gboolean         json = FALSE;
  JbCliStatus      status;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print the whole structure as JSON"), NULL },
    { NULL }
  };

  if (!jb_cli_parse (cli, &jb_cli_show_command, entries, arguments, 1, 1, &operands, &status))
    return status;

  transcript = jb_cli_load_target (cli, operands[0], NULL, &status);
  if (transcript == NULL)
    return status;

  if (json)
    {
      g_autoptr (JsonNode) structure = jb_json_from_transcript (transcript);

      text = jb_cli_json_write (structure);
    }
  else
    text = jb_cli_outline_write (transcript);

  return jb_cli_print_text (text);
}

const JbCliCommand jb_cli_show_command = {
  .name = "show",
  .operands = "TARGET",
  .summary = N_("Show what a bulletin holds"),
  .details = N_("Without --json as an outline for people, with the lines that were not "
                "recognized."),
  .run = run_show,
};

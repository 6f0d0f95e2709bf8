/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-cli-json.h"
#include "legacy/jb-legacy.h"

static JbTranscript *
compose (const char *path)
{
  g_autoptr (JbHouseStyle) style = jb_house_style_new ();
  g_autoptr (JsonNode) structure = NULL;
  g_autoptr (GError) error = NULL;
  JbTranscript *transcript;

  structure = jb_cli_json_load (path, &error);
  if (structure == NULL)
    {
      jb_cli_complain ("%s", error->message);
      return NULL;
    }

  transcript = jb_legacy_compose (structure, style, &error);
  if (transcript == NULL)
    {
      g_autofree char *name = strcmp (path, "-") == 0 ? g_strdup (_("stdin"))
                                                      : g_filename_display_name (path);

      jb_cli_complain (_("No bulletin was made from “%s”: %s"), name, error->message);
    }

  return transcript;
}

static JbCliStatus
run_new (JbCli *cli,
         char **arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (JbTranscript) transcript = NULL;
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  JbCliStatus      status;
  gint64           id;

  if (!jb_cli_parse (cli, &jb_cli_new_command, NULL, arguments, 0, 1, &operands, &status))
    return status;

  transcript = operands[0] != NULL ? compose (operands[0]) : jb_transcript_new (JB_KIND_BULLETIN);
  if (transcript == NULL)
    return JB_CLI_UNREADABLE;

  archive = jb_cli_open_archive (cli);
  if (archive == NULL)
    return JB_CLI_DATABASE;

  if (!jb_archive_add (archive, transcript, NULL, &id, &error))
    return jb_cli_complain_archive (error);

  line = g_strdup_printf ("%" G_GINT64_FORMAT "\n", id);
  return jb_cli_print_text (line);
}

const JbCliCommand jb_cli_new_command = {
  .name = "new",
  .operands = "[JSON]",
  .summary = N_("Make a bulletin from JSON, or an empty one"),
  .details = N_("JSON is a file, or - for stdin. What the text of a bulletin cannot carry is "
                "refused. Prints the number of the new draft."),
  .run = run_new,
};

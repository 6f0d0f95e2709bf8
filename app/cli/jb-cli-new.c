/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-cli-json.h"
#include "legacy/jb-legacy.h"
#include "store/jb-archive-filing.h"

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
print_id (gint64 id)
{
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT "\n", id);

  return jb_cli_print_text (line);
}

static JbCliStatus
add_next (JbCli      *cli,
          const char *like)
{
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  JbCliStatus status;
  gint64      id;

  if (!jb_cli_parse_id (like, &id))
    {
      g_autofree char *name = g_filename_display_name (like);

      return jb_cli_refuse_call (&jb_cli_new_command, _("“%s” is no number of a bulletin."), name);
    }
  if (id == 0)
    return jb_cli_complain_id (like);

  archive = jb_cli_open_archive (cli, &status);
  if (archive == NULL)
    return status;
  if (!jb_archive_add_next (archive, id, &id, &error))
    return jb_cli_complain_archive (error);

  return print_id (id);
}

static JbCliStatus
run_new (JbCli *cli,
         char **arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (JbTranscript) transcript = NULL;
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *like = NULL;
  JbCliStatus      status;
  gint64           id;
  const GOptionEntry entries[] = {
    { "like", 0, 0, G_OPTION_ARG_FILENAME, &like, N_("Make the issue after this one"), N_("ID") },
    { NULL }
  };

  if (!jb_cli_parse (cli, &jb_cli_new_command, entries, arguments, 0, 1, &operands, &status))
    return status;
  if (like != NULL && operands[0] != NULL)
    return jb_cli_refuse_call (&jb_cli_new_command,
                               _("A bulletin is made from JSON or like another one, not both."));
  if (like != NULL)
    return add_next (cli, like);

  transcript = operands[0] != NULL ? compose (operands[0]) : jb_transcript_new (JB_KIND_BULLETIN);
  if (transcript == NULL)
    return JB_CLI_UNREADABLE;

  archive = jb_cli_make_archive (cli);
  if (archive == NULL)
    return JB_CLI_DATABASE;

  if (!jb_archive_add (archive, transcript, NULL, &id, &error))
    return jb_cli_complain_archive (error);

  return print_id (id);
}

const JbCliCommand jb_cli_new_command = {
  .name = "new",
  .operands = "[JSON]",
  .summary = N_("Make a bulletin from JSON, an empty one, or the next issue"),
  .details = N_("JSON is a file, or - for stdin. What the text of a bulletin cannot carry is "
                "refused. With --like, header, sections, recipients and house style are those of "
                "another issue, and number and date are moved on. Prints the number of the new "
                "draft."),
  .run = run_new,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "legacy/jb-legacy.h"
#include "store/jb-archive-bin.h"

static gboolean
parse_options (const char      *encoding,
               const char      *newline,
               const char      *style,
               JbLegacyOptions *options,
               gboolean        *house,
               JbCliStatus     *status)
{
  if (encoding != NULL && g_ascii_strcasecmp (encoding, "keep") != 0)
    {
      options->keep_encoding = FALSE;
      if (!jb_encoding_from_string (encoding, &options->encoding))
        {
          *status = jb_cli_refuse_call (&jb_cli_export_command,
                                        _("“%s” is no encoding: use keep, utf-8, utf-8-bom or "
                                          "gb18030."),
                                           encoding);
          return FALSE;
        }
    }

  if (newline != NULL && g_ascii_strcasecmp (newline, "keep") != 0)
    {
      if (g_ascii_strcasecmp (newline, "lf") == 0)
        options->newline = JB_LEGACY_NEWLINE_LF;
      else if (g_ascii_strcasecmp (newline, "crlf") == 0)
        options->newline = JB_LEGACY_NEWLINE_CRLF;
      else
        {
          *status = jb_cli_refuse_call (&jb_cli_export_command,
                                        _("“%s” is no newline: use keep, lf or crlf."), newline);
          return FALSE;
        }
    }

  if (style != NULL && g_ascii_strcasecmp (style, "keep") != 0)
    {
      *house = g_ascii_strcasecmp (style, "house") == 0;
      if (!*house)
        {
          *status = jb_cli_refuse_call (&jb_cli_export_command,
                                        _("“%s” is no style: use keep or house."), style);
          return FALSE;
        }
    }

  return TRUE;
}

/* The text has been written; what cannot be noted of it is said and no more. */
static void
log_export (JbCli      *cli,
            const char *target,
            const char *output,
            GBytes     *bytes)
{
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_canonicalize_filename (output, NULL);
  JbCliStatus      status;
  gint64           id;

  if (!jb_cli_parse_id (target, &id))
    return;

  archive = jb_cli_open_to_read (cli, &status);
  if (archive != NULL && !jb_archive_log (archive, id, JB_LOG_EXPORTED, path, bytes, &error))
    jb_cli_complain ("%s", error->message);
}

static JbCliStatus
run_export (JbCli *cli,
            char **arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autofree char *output = NULL;
  g_autofree char *encoding = NULL;
  g_autofree char *newline = NULL;
  g_autofree char *style_name = NULL;
  g_autoptr (JbTranscript) transcript = NULL;
  g_autoptr (JbHouseStyle) style = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  JbLegacyOptions options = JB_LEGACY_OPTIONS_INIT;
  gboolean        house = FALSE;
  JbCliStatus     status;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Write to this file, not to stdout"),
      N_("FILE") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding,
      N_("keep (the default), utf-8, utf-8-bom or gb18030"), N_("E") },
    { "newline", 0, 0, G_OPTION_ARG_STRING, &newline, N_("keep (the default), lf or crlf"),
      N_("N") },
    { "style", 0, 0, G_OPTION_ARG_STRING, &style_name,
      N_("keep (the default), or house to lay the text out anew"), N_("S") },
    { NULL }
  };

  if (!jb_cli_parse (cli, &jb_cli_export_command, entries, arguments, 1, 1, &operands, &status) ||
      !parse_options (encoding, newline, style_name, &options, &house, &status))
    return status;

  if (output != NULL && *output == '\0')
    return jb_cli_refuse_call (&jb_cli_export_command, _("The name of the output file is empty."));

  transcript = jb_cli_load_target (cli, operands[0], house ? &style : NULL, &status);
  if (transcript == NULL)
    return status;

  if (house)
    {
      JbTranscript *laid_out = jb_legacy_lay_out (transcript, style);

      jb_transcript_unref (transcript);
      transcript = laid_out;
    }

  bytes = jb_legacy_write (transcript, &options, &error);
  if (bytes == NULL)
    {
      g_autofree char *name = g_filename_display_name (operands[0]);

      jb_cli_complain (_("“%s” was not exported: %s"), name, error->message);
      return JB_CLI_SOME_FAILED;
    }

  if (output == NULL || strcmp (output, "-") == 0)
    return jb_cli_print (bytes);

  file = g_file_new_for_path (output);
  if (!jb_legacy_save_file (file, bytes, NULL, &error))
    {
      jb_cli_complain ("%s", error->message);
      return JB_CLI_SOME_FAILED;
    }
  log_export (cli, operands[0], output, bytes);

  return JB_CLI_DONE;
}

const JbCliCommand jb_cli_export_command = {
  .name = "export",
  .operands = "TARGET",
  .summary = N_("Write a bulletin as text"),
  .details = N_("Without options the bytes are those that were imported. The file is replaced in "
                "one step; when that fails, the old one is as it was."),
  .run = run_export,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "legacy/jb-legacy.h"
#include "page/jb-pages-pdf.h"

/* Says which faces of the style this machine lacks, and which characters were not set in theirs.
 *
 * Returns: whether every character could be drawn */
static gboolean
report_faces (JbPageFaces *faces)
{
  g_autofree char *strange = jb_page_faces_dup_strange (faces);
  g_autofree char *missing = jb_page_faces_dup_missing (faces);

  if (!jb_page_faces_is_wanted (faces, JB_PAGE_FACE_BODY))
    jb_cli_complain (_("The face for paragraphs is not installed; %s stands in for it."),
                        jb_page_faces_get_family (faces, JB_PAGE_FACE_BODY));
  if (strange != NULL)
    jb_cli_complain (_("These characters come from another face: %s"), strange);
  if (missing != NULL)
    jb_cli_complain (_("No installed font has these characters, they are boxes: %s"), missing);

  return missing == NULL;
}

static JbCliStatus
run_pdf (JbCli *cli,
         char **arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autofree char *output = NULL;
  g_autofree char *style_name = NULL;
  g_autoptr (JbTranscript) transcript = NULL;
  g_autoptr (JbBulletin) bulletin = NULL;
  g_autoptr (JbPageStyle) style = NULL;
  g_autoptr (JbPages) pages = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  JbCliStatus status;
  gboolean    whole;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Write to this file; - for stdout"),
      N_("FILE") },
      { "style", 0, 0, G_OPTION_ARG_STRING, &style_name,
        N_("bulletin, document, plain, or a style of your own; else what goes with the kind"),
            N_("S") },
        { NULL } };

  if (!jb_cli_parse (cli, &jb_cli_pdf_command, entries, arguments, 1, 1, &operands, &status))
    return status;
  if (output == NULL || *output == '\0')
    return jb_cli_refuse_call (&jb_cli_pdf_command, _("Say with -o where to write the PDF."));

  transcript = jb_cli_load_target (cli, operands[0], NULL, &status);
  if (transcript == NULL)
    return status;

  if (style_name == NULL)
    style_name = g_strdup (jb_kind_to_string (transcript->kind));
  style = jb_page_style_load (style_name, &error);
  if (style == NULL)
    return jb_cli_refuse_call (&jb_cli_pdf_command, "%s", error->message);

  bulletin = jb_bulletin_new_from_transcript (transcript, NULL);
  pages = jb_pages_new (bulletin, style);
  bytes = jb_pages_to_pdf (pages, &error);
  if (bytes == NULL)
    {
      jb_cli_complain ("%s", error->message);
      return JB_CLI_SOME_FAILED;
    }

  whole = report_faces (jb_pages_get_faces (pages));
  if (g_str_equal (output, "-"))
    status = jb_cli_print (bytes);
  else
    {
      g_autoptr (GFile) file = g_file_new_for_path (output);

      status = JB_CLI_DONE;
      if (!jb_legacy_save_file (file, bytes, NULL, &error))
        {
          jb_cli_complain ("%s", error->message);
          status = JB_CLI_SOME_FAILED;
        }
    }

  return status == JB_CLI_DONE && !whole ? JB_CLI_SOME_FAILED : status;
}

const JbCliCommand jb_cli_pdf_command = {
  .name = "pdf",
  .operands = "TARGET",
  .summary = N_("Set a bulletin on pages and write them as PDF"),
  .details = N_("The file is replaced in one step. Styles are files in jianbao/styles in the "
                "folder of your settings. The status is 1 when a character could not be drawn."),
  .run = run_pdf,
};

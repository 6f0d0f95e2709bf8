/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "directory/jb-learner.h"
#include "legacy/jb-legacy.h"
#include "page/jb-mailing-list.h"
#include "page/jb-pages-pdf.h"
#include "store/jb-archive-directory.h"

/* Returns: (transfer full) (nullable): which faces have a stand-in, and what that is */
static char *
dup_stand_ins (JbPageFaces *faces)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (JbPageFace face = 0; face < JB_PAGE_N_FACES; face++)
    if (!jb_page_faces_is_wanted (faces, face))
      {
        if (text->len > 0)
          /* Translators: stands between two faces of a list */
          g_string_append (text, C_ ("list of faces", "; "));
        /* Translators: what a face is for, and the name of its typeface */
        g_string_append_printf (text, _("%s: %s"), jb_page_face_get_name (face),
                                         jb_page_faces_get_family (faces, face));
      }

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/* Says which faces of the style this machine lacks, and which characters were not set in theirs.
 *
 * Returns: whether every character could be drawn */
static gboolean
report_faces (JbPageFaces *faces)
{
  g_autofree char *strange = jb_page_faces_dup_strange (faces);
  g_autofree char *missing = jb_page_faces_dup_missing (faces);
  g_autofree char *stand_ins = dup_stand_ins (faces);

  if (stand_ins != NULL)
    jb_cli_complain (_("These stand in for faces that are not installed: %s"), stand_ins);
  if (strange != NULL)
    jb_cli_complain (_("These characters come from another face: %s"), strange);
  if (missing != NULL)
    jb_cli_complain (_("No installed font has these characters, they are boxes: %s"), missing);

  return missing == NULL;
}

static JbCliStatus
write_pdf (const JbPages *pages,
           const char    *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = jb_pages_to_pdf (pages, &error);
  g_autoptr (GFile) file = NULL;

  if (bytes != NULL && g_str_equal (output, "-"))
    return jb_cli_print (bytes);

  file = g_file_new_for_path (output);
  if (bytes != NULL && jb_legacy_save_file (file, bytes, NULL, &error))
    return JB_CLI_DONE;

  jb_cli_complain ("%s", error->message);

  return JB_CLI_SOME_FAILED;
}

/* The directory of the database that a bulletin is in, else the one that was named; a file has
 * none of its own.
 *
 * Returns: (transfer full) (nullable): the directory */
static JbDirectory *
load_directory (JbCli         *cli,
                const char    *target,
                const char    *path,
                JbTranscript  *transcript,
                JbPartialDate *date,
                JbCliStatus   *status)
{
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (JbArchiveEntry) entry = NULL;
  g_autoptr (JbDirectory) directory = NULL;
  g_autoptr (GError) error = NULL;
  JbLearnerDate source;
  gint64        id;

  if (jb_cli_parse_id (target, &id))
    {
      archive = jb_cli_open_to_read (cli, status);
      if (archive == NULL)
        return NULL;
      entry = jb_archive_get_entry (archive, id, &error);
      directory = entry != NULL ? jb_archive_load_directory (archive, &error) : NULL;
      if (directory == NULL)
        {
          *status = jb_cli_complain_archive (error);
          return NULL;
        }
    }
  *date = jb_learner_find_date (transcript,
                                entry != NULL ? jb_archive_entry_get_day (entry) : NULL, NULL,
                                entry != NULL ? jb_archive_entry_get_origin_path (entry) : target,
                                &source);
  if (path != NULL)
    return jb_cli_load_directory (path, status);

  return directory != NULL ? g_steal_pointer (&directory) : jb_directory_new ();
}

/* Writes who gets how many copies, as sheets of their own. */
static JbCliStatus
write_cover (JbBulletin   *bulletin,
             JbDirectory  *directory,
             JbPartialDate date,
             const char   *output)
{
  g_autoptr (GPtrArray) list = jb_mailing_list_new (bulletin, directory, date);
  g_autoptr (JbBulletin) cover = NULL;
  g_autoptr (JbPageStyle) style = NULL;
  g_autoptr (JbPages) pages = NULL;
  g_autoptr (GError) error = NULL;

  if (list->len == 0)
    jb_cli_complain (_("The bulletin names no recipients; the list is empty."));
  style = jb_page_style_load ("plain", &error);
  if (style == NULL)
    {
      jb_cli_complain ("%s", error->message);
      return JB_CLI_SOME_FAILED;
    }
  cover = jb_mailing_list_to_bulletin (list, bulletin);
  pages = jb_pages_new (cover, style);

  return write_pdf (pages, output);
}

static JbCliStatus
run_pdf (JbCli *cli,
         char **arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autofree char *output = NULL;
  g_autofree char *style_name = NULL;
  g_autofree char *cover = NULL;
  g_autofree char *directory_path = NULL;
  g_autoptr (JbDirectory) directory = NULL;
  JbPartialDate date = 0;
  g_autoptr (JbTranscript) transcript = NULL;
  g_autoptr (JbBulletin) bulletin = NULL;
  g_autoptr (JbPageStyle) style = NULL;
  g_autoptr (JbPages) pages = NULL;
  g_autoptr (GError) error = NULL;
  JbCliStatus status;
  gboolean    whole;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Write to this file; - for stdout"),
      N_("FILE") },
    { "style", 0, 0, G_OPTION_ARG_STRING, &style_name,
      N_("bulletin, document, plain, or a style of your own; else what goes with the kind"),
      N_("S") },
    { "cover", 0, 0, G_OPTION_ARG_FILENAME, &cover,
      N_("Also write who gets how many copies, for the mail room, to this file"), N_("FILE") },
    { "directory", 0, 0, G_OPTION_ARG_FILENAME, &directory_path,
      N_("Take the copies from this directory, not the database’s"), N_("CSV") },
    { NULL },
  };

  if (!jb_cli_parse (cli, &jb_cli_pdf_command, entries, arguments, 1, 1, &operands, &status))
    return status;
  if (output == NULL || *output == '\0')
    return jb_cli_refuse_call (&jb_cli_pdf_command, _("Say with -o where to write the PDF."));

  transcript = jb_cli_load_target (cli, operands[0], NULL, &status);
  if (transcript == NULL)
    return status;

  if (cover != NULL)
    {
      directory = load_directory (cli, operands[0], directory_path, transcript, &date, &status);
      if (directory == NULL)
        return status;
    }
  if (style_name == NULL)
    style_name = g_strdup (jb_kind_to_string (transcript->kind));
  style = jb_page_style_load (style_name, &error);
  if (style == NULL)
    return jb_cli_refuse_call (&jb_cli_pdf_command, "%s", error->message);

  bulletin = jb_bulletin_new_from_transcript (transcript, NULL);
  pages = jb_pages_new (bulletin, style);
  whole = report_faces (jb_pages_get_faces (pages));
  status = write_pdf (pages, output);
  if (status == JB_CLI_DONE && cover != NULL)
    status = write_cover (bulletin, directory, date, cover);

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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-json-patch.h"
#include "bulletin/jb-json.h"
#include "bulletin/jb-reconcile.h"
#include "jb-cli-json.h"
#include "legacy/jb-encoding.h"
#include "legacy/jb-legacy.h"
#include "store/jb-archive-revisions.h"

static gboolean
is_same (const JbTranscript *a,
         const JbTranscript *b)
{
  g_autoptr (GBytes) one = jb_transcript_pack_marks (a);
  g_autoptr (GBytes) two = jb_transcript_pack_marks (b);

  return a->length == b->length && memcmp (a->text, b->text, a->length) == 0 &&
         g_bytes_equal (one, two);
}

/* What could not be imported again is refused; the limit is one of the file's bytes, of which there
 * are at least half as many as in UTF-8. */
static gboolean
check_size (const JbTranscript *before,
            const JbTranscript *after,
            GError            **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (after->length <= MAX (before->length, JB_ENCODING_MAX_BYTES / 2))
    return TRUE;

  bytes = jb_legacy_write (after, NULL, error);
  if (bytes == NULL)
    return FALSE;
  if (g_bytes_get_size (bytes) <= JB_ENCODING_MAX_BYTES)
    return TRUE;

  g_set_error_literal (error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_TOO_LARGE,
                       _("The text would be longer than 64 MiB. Divide it into several."));
  return FALSE;
}

static JbTranscript *
edit (const JbTranscript *transcript,
      JbHouseStyle       *style,
      JsonNode           *patch,
      GError            **error)
{
  g_autoptr (JsonNode) structure = jb_json_from_transcript (transcript);
  g_autoptr (JsonNode) wanted = NULL;
  g_autoptr (JbBulletin) bulletin = NULL;
  g_autoptr (JbTranscript) edited = NULL;

  wanted = jb_json_patch_apply (structure, patch, error);
  if (wanted == NULL)
    return NULL;

  bulletin = jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
  if (!jb_reconcile_apply (bulletin, wanted, error))
    return NULL;

  edited = jb_bulletin_to_transcript (bulletin);

  return check_size (transcript, edited, error) ? g_steal_pointer (&edited) : NULL;
}

/* The archive keeps what each line is, so an edit that makes the bare text ambiguous is no
 * error, but whoever reads the text alone will see something else. */
static void
warn_of_misreading (const char         *id,
                    const JbTranscript *before,
                    const JbTranscript *after)
{
  g_autoptr (GError) error = NULL;

  if (jb_legacy_check_carried (before, NULL) && !jb_legacy_check_carried (after, &error))
    jb_cli_complain (_("Bulletin %s was changed, but its text alone no longer says so. %s"), id,
                        error->message);
}

static JbCliStatus
run_patch (JbCli *cli,
           char **arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (JsonNode) patch = NULL;
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (JbTranscript) before = NULL;
  g_autoptr (JbTranscript) after = NULL;
  g_autoptr (JbHouseStyle) style = NULL;
  g_autoptr (GError) error = NULL;
  JbCliStatus status;
  gint64      id;

  if (!jb_cli_parse (cli, &jb_cli_patch_command, NULL, arguments, 2, 2, &operands, &status))
    return status;

  if (!jb_cli_parse_id (operands[0], &id))
    {
      g_autofree char *name = g_filename_display_name (operands[0]);

      return jb_cli_refuse_call (&jb_cli_patch_command,
                                 _("“%s” is no number of a bulletin. Import a file first."), name);
    }

  if (id == 0)
    return jb_cli_complain_id (operands[0]);

  patch = jb_cli_json_load (operands[1], &error);
  if (patch == NULL)
    {
      jb_cli_complain ("%s", error->message);
      return JB_CLI_UNREADABLE;
    }

  archive = jb_cli_open_archive (cli, &status);
  if (archive == NULL)
    return status;

  before = jb_archive_load (archive, id, &error);
  if (before == NULL)
    return jb_cli_complain_archive (error);

  style = jb_archive_learn_house_style (archive, id, NULL);
  after = edit (before, style, patch, &error);
  if (after == NULL)
    {
      jb_cli_complain (_("Bulletin %s was not changed: %s"), operands[0], error->message);
      return JB_CLI_UNREADABLE;
    }

  if (!is_same (before, after))
    {
      if (!jb_archive_save_revision (archive, id, after, JB_REVISION_PATCHED, NULL, &error))
        return jb_cli_complain_archive (error);
      warn_of_misreading (operands[0], before, after);
    }

  return JB_CLI_DONE;
}

const JbCliCommand jb_cli_patch_command = {
  .name = "patch",
  .operands = "ID PATCH",
  .summary = N_("Change a bulletin by a JSON Patch (RFC 6902)"),
  .details = N_("PATCH is a file, or - for stdin; its pointers are those of “show --json”. It is "
                "applied as a whole or not at all."),
  .run = run_patch,
};

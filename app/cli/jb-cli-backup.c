/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "store/jb-archive-backup.h"
#include "store/jb-archive-rescue.h"
#include "store/jb-archive-search.h"

/* What cannot be written is a file of the caller's, as with an export; what cannot be read is the
 * database. */
static JbCliStatus
complain_backup (const GError *error)
{
  JbCliStatus status = jb_cli_complain_archive (error);

  if (g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_SAME_FILE))
    return JB_CLI_WRONG_CALL;
  if (g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FULL) ||
      g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_READ_ONLY) ||
      g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_IO))
    return JB_CLI_SOME_FAILED;

  return status;
}

/* A backup that is missing, damaged or none at all is input that cannot be read. */
static JbCliStatus
complain_restore (const GError *error)
{
  JbCliStatus status = jb_cli_complain_archive (error);

  if (g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_SAME_FILE))
    return JB_CLI_WRONG_CALL;
  if (g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_GONE) ||
      g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_DAMAGED) ||
      g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FOREIGN) ||
      g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NEWER))
    return JB_CLI_UNREADABLE;

  return status;
}

static JbCliStatus
restore (JbCli      *cli,
         const char *backup)
{
  g_autofree char *path = jb_cli_dup_database (cli);
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;

  if (!jb_archive_restore_backup (path, backup, &aside, &error))
    return complain_restore (error);
  if (aside != NULL)
    {
      g_autofree char *shown = g_filename_display_name (aside);

      fprintf (stderr, _("The archive that was there is “%s” now."), shown);
      fputc ('\n', stderr);
    }

  return JB_CLI_DONE;
}

static JbCliStatus
back_up_daily (JbArchive  *archive,
               const char *folder)
{
  g_autofree char *made = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  if (!jb_archive_backup_daily (archive, folder, NULL, &made, &error))
    return complain_backup (error);
  if (made == NULL)
    return JB_CLI_DONE;

  shown = g_filename_display_name (made);
  line = g_strconcat (shown, "\n", NULL);

  return jb_cli_print_text (line);
}

static JbCliStatus
run_backup (JbCli *cli,
            char **arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  gboolean    daily = FALSE;
  gboolean    back = FALSE;
  JbCliStatus status;
  const GOptionEntry entries[] = {
    { "daily", 0, 0, G_OPTION_ARG_NONE, &daily,
      N_("FILE is a folder: make the backup of the day in it, and keep 7 daily, 4 weekly and 12 "
         "monthly ones"),
      NULL },
    { "restore", 0, 0, G_OPTION_ARG_NONE, &back,
      N_("Put the backup FILE in the place of the database, which is set aside"), NULL },
    { NULL }
  };

  if (!jb_cli_parse (cli, &jb_cli_backup_command, entries, arguments, 1, 1, &operands, &status))
    return status;
  if (*operands[0] == '\0')
    return jb_cli_refuse_call (&jb_cli_backup_command, _("The name of the file is empty."));
  if (daily && back)
    return jb_cli_refuse_call (&jb_cli_backup_command, _("Use either --daily or --restore."));

  if (back)
    return restore (cli, operands[0]);

  if (!jb_cli_has_archive (cli))
    return JB_CLI_DATABASE;
  archive = jb_cli_read_archive (cli);
  if (archive == NULL)
    return JB_CLI_DATABASE;
  if (daily)
    return back_up_daily (archive, operands[0]);
  if (!jb_archive_backup (archive, operands[0], &error))
    return complain_backup (error);

  return JB_CLI_DONE;
}

const JbCliCommand jb_cli_backup_command = {
  .name = "backup",
  .operands = "FILE",
  .summary = N_("Write a whole copy of the database, while others work on it"),
  .details = N_("The copy is a database itself. It replaces FILE when it is complete; when that "
                "fails, FILE is as it was."),
  .run = run_backup,
};

static void
complain_problems (const JbArchiveReport *report)
{
  for (guint i = 0; report->problems[i] != NULL; i++)
    jb_cli_complain ("%s", report->problems[i]);
}

static JbCliStatus
print_count (const JbArchiveReport *report)
{
  g_autofree char *line = NULL;

  line = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u bulletin is whole\n",
                                       "%u bulletins are whole\n", report->n_bulletins),
                          report->n_bulletins);

  return jb_cli_print_text (line);
}

static JbCliStatus
recover (JbCli *cli)
{
  g_autofree char *path = jb_cli_dup_database (cli);
  g_autofree char *aside = NULL;
  g_autoptr (JbArchiveReport) report = NULL;
  g_autoptr (GError) error = NULL;
  JbCliStatus status;

  report = jb_archive_salvage (path, &error);
  if (report == NULL)
    return jb_cli_complain_archive (error);

  complain_problems (report);
  aside = g_filename_display_name (report->aside);
  fprintf (stderr, _("The damaged file is “%s” now."), aside);
  fputc ('\n', stderr);
  status = print_count (report);

  return status == JB_CLI_DONE && report->problems[0] != NULL ? JB_CLI_SOME_FAILED : status;
}

static JbCliStatus
run_verify (JbCli *cli,
            char **arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (JbArchiveReport) report = NULL;
  g_autoptr (GError) error = NULL;
  gboolean    mend = FALSE;
  JbCliStatus status;
  const GOptionEntry entries[] = {
    { "recover", 0, 0, G_OPTION_ARG_NONE, &mend,
      N_("Make a new database of what can be read in a damaged one, which is set aside"), NULL },
    { NULL }
  };

  if (!jb_cli_parse (cli, &jb_cli_verify_command, entries, arguments, 0, 0, &operands, &status))
    return status;
  if (mend)
    return recover (cli);

  if (!jb_cli_has_archive (cli))
    return JB_CLI_DATABASE;
  archive = jb_cli_read_archive (cli);
  if (archive == NULL)
    return JB_CLI_DATABASE;
  report = jb_archive_verify (archive, &error);
  if (report == NULL)
    return jb_cli_complain_archive (error);

  complain_problems (report);
  if (report->problems[0] != NULL)
    {
      jb_cli_complain (_("Restore a backup, or recover what can be read: “jianbao-cli verify "
                         "--recover”."));
      return JB_CLI_DATABASE;
    }

  status = print_count (report);
  if (report->index_is_stale)
    {
      jb_cli_complain (_("The search index is not in step with the texts, which loses nothing: "
                         "“jianbao-cli rebuild-index” makes it anew."));
      return JB_CLI_SOME_FAILED;
    }

  return status;
}

const JbCliCommand jb_cli_verify_command = {
  .name = "verify",
  .operands = "",
  .summary = N_("Check the whole database: the file, every bulletin, the search index"),
  .details = N_("The exit status is 0 when all is whole, 1 when only the search index has to be "
                "rebuilt or when a recovery lost something, and 4 when something is damaged."),
  .run = run_verify,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "legacy/jb-legacy.h"
#include "legacy/jb-text-files.h"

/**
 * jb_cli_dup_database:
 * @cli: what all commands share
 *
 * Returns: (transfer full) (type filename): the database of --db, else of the environment, else
 *   the usual one
 */
char *
jb_cli_dup_database (JbCli *cli)
{
  const char *path = cli->database != NULL ? cli->database : g_getenv ("JIANBAO_DB");

  return path != NULL && *path != '\0' ? g_strdup (path) : jb_archive_dup_default_path ();
}

/**
 * jb_cli_has_archive:
 * @cli: what all commands share
 *
 * Looks whether there is a database, and says so where there is none: who only asks makes none.
 *
 * Returns: whether there is one, or at least something in its place
 */
gboolean
jb_cli_has_archive (JbCli *cli)
{
  g_autofree char *path = jb_cli_dup_database (cli);
  g_autofree char *name = NULL;
  GStatBuf         info;

  if (g_stat (path, &info) == 0 || (errno != ENOENT && errno != ENOTDIR))
    return TRUE;

  name = g_filename_display_name (path);
  jb_cli_complain (_("There is no archive “%s” yet. “import” and “new” make one."), name);

  return FALSE;
}

static JbArchive *
open_with (JbCli *cli,
           JbArchive *(*func) (const char *path,
                               GError    **error))
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = jb_cli_dup_database (cli);
  JbArchive       *archive = func (path, &error);

  if (archive == NULL)
    jb_cli_complain ("%s", error->message);

  return archive;
}

/**
 * jb_cli_make_archive:
 * @cli: what all commands share
 *
 * Opens the database, and makes it on first use. Says so where that fails.
 *
 * Returns: (transfer full) (nullable): the archive, or %NULL for %JB_CLI_DATABASE
 */
JbArchive *
jb_cli_make_archive (JbCli *cli)
{
  return open_with (cli, jb_archive_open);
}

/**
 * jb_cli_read_archive:
 * @cli: what all commands share
 *
 * As jb_cli_make_archive(), for a command that only reads: it is content with a database that it
 * cannot write.
 *
 * Returns: (transfer full) (nullable): the archive, or %NULL for %JB_CLI_DATABASE
 */
JbArchive *
jb_cli_read_archive (JbCli *cli)
{
  return open_with (cli, jb_archive_open_to_read);
}

/**
 * jb_cli_open_archive:
 * @cli: what all commands share
 * @status: (out): on %NULL, what to return: the bulletin that was named is not there when there is
 *   no database
 *
 * Opens the database that there is. Says so where that fails.
 *
 * Returns: (transfer full) (nullable): the archive
 */
JbArchive *
jb_cli_open_archive (JbCli       *cli,
                     JbCliStatus *status)
{
  if (!jb_cli_has_archive (cli))
    {
      *status = JB_CLI_UNREADABLE;
      return NULL;
    }
  *status = JB_CLI_DATABASE;

  return jb_cli_make_archive (cli);
}

/**
 * jb_cli_open_to_read:
 * @cli: what all commands share
 * @status: (out): as of jb_cli_open_archive()
 *
 * As jb_cli_open_archive(), for a command that only reads.
 *
 * Returns: (transfer full) (nullable): the archive
 */
JbArchive *
jb_cli_open_to_read (JbCli       *cli,
                     JbCliStatus *status)
{
  if (!jb_cli_has_archive (cli))
    {
      *status = JB_CLI_UNREADABLE;
      return NULL;
    }
  *status = JB_CLI_DATABASE;

  return jb_cli_read_archive (cli);
}

/**
 * jb_cli_complain_archive:
 * @error: an error of the archive
 *
 * Returns: the status for it, after it was said
 */
JbCliStatus
jb_cli_complain_archive (const GError *error)
{
  jb_cli_complain ("%s", error->message);

  if (g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND) ||
      g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FILED) ||
      g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_DELETED))
    return JB_CLI_UNREADABLE;

  return JB_CLI_DATABASE;
}

/**
 * jb_cli_parse_id:
 * @argument: an operand
 * @id: (out): the number, 0 where it cannot be that of a bulletin
 *
 * Returns: whether @argument is a database id, which is digits only
 */
gboolean
jb_cli_parse_id (const char *argument,
                 gint64     *id)
{
  guint64 number;

  if (*argument == '\0' || strspn (argument, "0123456789") != strlen (argument))
    return FALSE;

  if (!g_ascii_string_to_unsigned (argument, 10, 0, G_MAXINT64, &number, NULL))
    number = 0;
  *id = number;

  return TRUE;
}

/**
 * jb_cli_complain_id:
 * @argument: a number that no bulletin can have
 *
 * Returns: the status for it, after it was said
 */
JbCliStatus
jb_cli_complain_id (const char *argument)
{
  jb_cli_complain (_("There is no bulletin number %s. “jianbao-cli list” shows those there are."),
                      argument);

  return JB_CLI_UNREADABLE;
}

/**
 * jb_cli_load_target:
 * @cli: what all commands share
 * @target: digits for a bulletin of the database, anything else for a file
 * @style: (out) (optional) (transfer full): the house style that goes with it
 * @status: (out): on %NULL, what to return
 *
 * Reads a bulletin, and says so where that fails.
 *
 * Returns: (transfer full) (nullable): the bulletin
 */
JbTranscript *
jb_cli_load_target (JbCli         *cli,
                    const char    *target,
                    JbHouseStyle **style,
                    JbCliStatus   *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JbArchive) archive = NULL;
  JbTranscript *transcript;
  gint64        id;

  if (*target == '\0')
    {
      jb_cli_complain (_("The name of the file is empty."));
      *status = JB_CLI_UNREADABLE;
      return NULL;
    }

  if (!jb_cli_parse_id (target, &id))
    {
      g_autoptr (GFile) file = g_file_new_for_path (target);
      const char *problem = jb_text_files_refuse (target);

      if (problem != NULL)
        {
          g_autofree char *name = g_filename_display_name (target);

          jb_cli_complain (_("“%s” cannot be read: %s"), name, problem);
          *status = JB_CLI_UNREADABLE;
          return NULL;
        }

      transcript = jb_legacy_read_file (file, NULL, NULL, &error);
      if (transcript == NULL)
        {
          jb_cli_complain ("%s", error->message);
          *status = JB_CLI_UNREADABLE;
        }
      else if (style != NULL)
        *style = jb_house_style_new ();

      return transcript;
    }

  if (id == 0)
    {
      *status = jb_cli_complain_id (target);
      return NULL;
    }

  archive = jb_cli_open_to_read (cli, status);
  if (archive == NULL)
    return NULL;

  transcript = jb_archive_load (archive, id, &error);
  if (g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND))
    *status = jb_cli_complain_id (target);
  else if (transcript == NULL)
    *status = jb_cli_complain_archive (error);
  else if (style != NULL)
    *style = jb_archive_learn_house_style (archive, id, NULL);

  return transcript;
}

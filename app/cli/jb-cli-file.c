/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "check/jb-finding.h"
#include "store/jb-archive-bin.h"
#include "store/jb-archive-filing.h"

/* How often a number that another program takes meanwhile is given up for the next one. */
enum
{
  MAX_TRIES = 20
};

/* “7”, “第7期”, and for supplements “增刊2”. */
static gboolean
parse_number (const char *text,
              gboolean    total,
              gint64     *number,
              gboolean   *supplement)
{
  JbIssueNumber parsed;

  if (!g_utf8_validate (text, -1, NULL) || strchr (text, '-') != NULL ||
      !jb_issue_number_parse (text, &parsed) || (total && parsed.supplement))
    return FALSE;

  *number = parsed.number;
  if (supplement != NULL)
    *supplement = parsed.supplement;

  return TRUE;
}

/* Says what has to be seen before an issue is filed. */
static void
complain_findings (GPtrArray *findings,
                   guint     *n_errors,
                   guint     *n_warnings)
{
  *n_errors = *n_warnings = 0;
  for (guint i = 0; i < findings->len; i++)
    {
      const JbFinding *finding = g_ptr_array_index (findings, i);

      if (!jb_filing_asks_about (finding))
        continue;
      (*(finding->level == JB_FINDING_ERROR ? n_errors : n_warnings))++;
      fprintf (stderr, "%u:%u %s: %s\n", finding->line, finding->column, finding->rule,
               finding->message);
    }
}

static JbCliStatus
print_filing (gint64          id,
              const JbFiling *filing)
{
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", id,
                                           filing->issue != NULL ? filing->issue : "-",
                                           filing->total_text != NULL ? filing->total_text : "-",
                                           filing->day);

  if (filing->taken_by != 0)
    jb_cli_complain (_("Bulletin %lld bears number %lld, which bulletin %lld is filed with; it was "
                       "filed as %s."),
                        (long long) id, (long long) filing->taken_number,
                        (long long) filing->taken_by, filing->issue);

  return jb_cli_print_text (line);
}

static JbCliStatus
complain (const GError *error)
{
  JbCliStatus status = jb_cli_complain_archive (error);

  return g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_EXISTS) ? JB_CLI_SOME_FAILED
                                                                            : status;
}

/* Holds an issue against the rules, and says what nobody may file it without having seen. */
static JbCliStatus
check_bulletin (JbArchive      *archive,
                gint64          id,
                const JbFiling *filing,
                gboolean        force)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = jb_archive_check_filing (archive, id, filing, &error);
  guint n_errors, n_warnings;

  if (findings == NULL)
    {
      JbCliStatus status = jb_cli_complain_archive (error);

      return force ? JB_CLI_DONE : status;
    }

  complain_findings (findings, &n_errors, &n_warnings);
  if (n_errors > 0 && !force)
    {
      jb_cli_complain (ngettext ("Bulletin %lld was not filed: %u error was found. Correct it, or "
                                 "file with --force.",
                                 "Bulletin %lld was not filed: %u errors were found. Correct "
                                 "them, or file with --force.",
                                 n_errors),
                       (long long) id, n_errors);
      return JB_CLI_SOME_FAILED;
    }

  return JB_CLI_DONE;
}

/* Files a bulletin. When nobody asked for a number, and another program has taken the next one
 * meanwhile, there is another next one. */
static JbCliStatus
file_bulletin (JbArchive          *archive,
               gint64              id,
               const JbFilingWish *wish,
               gboolean            force)
{
  for (guint tries = 1;; tries++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JbFiling) filing = jb_archive_propose_filing (archive, id, wish, &error);
      JbCliStatus status;

      if (filing == NULL)
        return complain (error);

      status = check_bulletin (archive, id, filing, force);
      if (status != JB_CLI_DONE)
        return status;

      if (jb_archive_file (archive, id, filing, &error))
        return print_filing (id, filing);
      if (!g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_EXISTS) ||
          wish->number > 0 || tries == MAX_TRIES)
        return complain (error);
    }
}

static JbCliStatus
run_file (JbCli *cli,
          char **arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autofree char *issue = NULL;
  g_autofree char *total = NULL;
  g_autofree char *date = NULL;
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (GArray) ids = NULL;
  JbFilingWish wish = { 0 };
  gboolean     force = FALSE;
  JbCliStatus  status;
  GDate        day;
  const GOptionEntry entries[] = {
    { "issue", 0, 0, G_OPTION_ARG_STRING, &issue,
      N_("Its issue number; for a supplement such as 增刊2"), N_("N") },
    { "total", 0, 0, G_OPTION_ARG_STRING, &total, N_("Its running number"), N_("N") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_("Its date, such as 2015-04-09"), N_("D") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_("File it whatever the checks find"), NULL },
    { NULL } };

  if (!jb_cli_parse (cli, &jb_cli_file_command, entries, arguments, 1, 1, &operands, &status))
    return status;
  status = jb_cli_parse_ids (&jb_cli_file_command, operands, &ids);
  if (status != JB_CLI_DONE)
    return status;

  if (issue != NULL && !parse_number (issue, FALSE, &wish.number, &wish.supplement))
    return jb_cli_refuse_call (&jb_cli_file_command, _("“%s” is no issue number."), issue);
  if (total != NULL && !parse_number (total, TRUE, &wish.total, NULL))
    return jb_cli_refuse_call (&jb_cli_file_command, _("“%s” is no running number."), total);
  if (date != NULL && !jb_filing_parse_day (date, &day))
    return jb_cli_refuse_call (&jb_cli_file_command,
                               _("“%s” is no date. Write it like 2015-04-09."), date);
  wish.day = date;

  archive = jb_cli_open_archive (cli, &status);
  if (archive == NULL)
    return status;

  return file_bulletin (archive, g_array_index (ids, gint64, 0), &wish, force);
}

const JbCliCommand jb_cli_file_command = {
  .name = "file",
  .operands = "ID",
  .summary = N_("File a draft: number it, date it and lock it"),
  .details = N_("Without --issue it keeps the number that it bears, or gets the next one of its "
                "publication and year; supplements (增刊) are counted apart. A number that is "
                "filed already is refused, and so is a bulletin in which the checks find errors, "
                "such as a recipient whose post has expired, unless --force is given. Errors, and "
                "warnings about recipients, such as one that the directory does not know, are "
                "always said on standard error, with their place; warnings do not keep an issue "
                "from being filed. Prints, parted by tabs: number of the bulletin, issue number, "
                "running number, date. “reopen” makes it a draft again."),
  .run = run_file,
};

typedef gboolean (*IdsFunc) (JbArchive    *archive,
                             const gint64 *ids,
                             guint         n_ids,
                             GError      **error);

static JbCliStatus
run_with_ids (JbCli              *cli,
              const JbCliCommand *command,
              char              **arguments,
              guint               max_ids,
              IdsFunc             func)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  JbCliStatus status;

  if (!jb_cli_parse (cli, command, NULL, arguments, 1, max_ids, &operands, &status))
    return status;
  status = jb_cli_parse_ids (command, operands, &ids);
  if (status != JB_CLI_DONE)
    return status;

  archive = jb_cli_open_archive (cli, &status);
  if (archive == NULL)
    return status;
  if (!func (archive, (const gint64 *) (gpointer) ids->data, ids->len, &error))
    return jb_cli_complain_archive (error);

  return JB_CLI_DONE;
}

static gboolean
reopen (JbArchive    *archive,
        const gint64 *ids,
        guint         n_ids,
        GError      **error)
{
  return jb_archive_reopen (archive, ids[0], error);
}

static JbCliStatus
run_reopen (JbCli *cli,
            char **arguments)
{
  return run_with_ids (cli, &jb_cli_reopen_command, arguments, 1, reopen);
}

const JbCliCommand jb_cli_reopen_command = {
  .name = "reopen",
  .operands = "ID",
  .summary = N_("Make a filed issue a draft again"),
  .details = N_("That is a new revision, and “history --log” says so. Its number is free until it "
                "is filed again."),
  .run = run_reopen,
};

static JbCliStatus
run_delete (JbCli *cli,
            char **arguments)
{
  return run_with_ids (cli, &jb_cli_delete_command, arguments, G_MAXUINT, jb_archive_delete);
}

const JbCliCommand jb_cli_delete_command = {
  .name = "delete",
  .operands = "ID…",
  .summary = N_("Put drafts into the bin"),
  .details = N_("“list --bin” shows what is there, “undelete” takes it out, and “purge” deletes "
                "what has been there for 30 days."),
  .run = run_delete,
};

static JbCliStatus
run_undelete (JbCli *cli,
              char **arguments)
{
  return run_with_ids (cli, &jb_cli_undelete_command, arguments, G_MAXUINT, jb_archive_undelete);
}

const JbCliCommand jb_cli_undelete_command = {
  .name = "undelete",
  .operands = "ID…",
  .summary = N_("Take bulletins out of the bin"),
  .details = NULL,
  .run = run_undelete,
};

static JbCliStatus
run_purge (JbCli *cli,
           char **arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  gboolean    all = FALSE;
  guint       n_purged;
  JbCliStatus status;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_("Delete everything in the bin"), NULL },
    { NULL }
  };

  if (!jb_cli_parse (cli, &jb_cli_purge_command, entries, arguments, 0, 0, &operands, &status))
    return status;

  if (!jb_cli_has_archive (cli))
    return JB_CLI_DATABASE;
  archive = jb_cli_make_archive (cli);
  if (archive == NULL)
    return JB_CLI_DATABASE;
  if (!jb_archive_purge (archive, all ? G_MAXINT64 : jb_archive_get_purge_time (), &n_purged,
                         &error))
    return jb_cli_complain_archive (error);

  fprintf (stderr,
           ngettext ("%u bulletin was deleted.\n", "%u bulletins were deleted.\n", n_purged),
           n_purged);

  return JB_CLI_DONE;
}

const JbCliCommand jb_cli_purge_command = {
  .name = "purge",
  .operands = "",
  .summary = N_("Delete for good what has been in the bin for 30 days"),
  .details = N_("With --all, everything in the bin. The window does the same at its start, for "
                "what has been there for 30 days."),
  .run = run_purge,
};

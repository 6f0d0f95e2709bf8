/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "check/jb-checker.h"
#include "check/jb-fix.h"
#include "jb-cli-json.h"
#include "legacy/jb-legacy.h"
#include "store/jb-archive-checks.h"
#include "store/jb-archive-directory.h"
#include "store/jb-archive-revisions.h"

static void
set_text (JsonObject *object,
          const char *name,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

/* In a script "text" is what stands in the value from "start" to "end". What is printed
 * around a value is no part of it: there the text is empty, and "printed" says what it is. */
static JsonObject *
describe (const JbFinding *finding)
{
  JsonObject *object = json_object_new ();

  set_text (object, "rule", finding->rule);
  set_text (object, "level", jb_finding_level_to_string (finding->level));
  set_text (object, "pointer", finding->pointer);
  json_object_set_int_member (object, "start", (gint64) finding->start);
  json_object_set_int_member (object, "end", (gint64) finding->end);
  json_object_set_int_member (object, "line", finding->line);
  json_object_set_int_member (object, "column", finding->column);
  set_text (object, "text", finding->outside ? "" : finding->text);
  set_text (object, "message", finding->message);
  set_text (object, "fix", finding->outside && finding->fix != NULL ? "" : finding->fix);
  json_object_set_boolean_member (object, "safe_fix", finding->safe_fix);
  json_object_set_boolean_member (object, "ignored", finding->ignored);
  set_text (object, "clause", finding->clause);
  if (finding->outside)
    {
      set_text (object, "printed", finding->text);
      set_text (object, "printed_fix", finding->fix);
    }

  return object;
}

static JbCliStatus
print_json (const GPtrArray *findings)
{
  JsonArray *array = json_array_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *text = NULL;

  for (guint i = 0; i < findings->len; i++)
    json_array_add_object_element (array, describe (g_ptr_array_index (findings, i)));
  json_node_take_array (node, array);
  text = jb_cli_json_write (node);

  return jb_cli_print_text (text);
}

static const char *
name_level (JbFindingLevel level)
{
  switch (level)
    {
    case JB_FINDING_ERROR:
      return _("error");
    case JB_FINDING_WARNING:
      return _("warning");
    case JB_FINDING_INFO:
    default:
      return _("info");
    }
}

static char *
describe_fix (const JbFinding *finding)
{
  if (finding->fix == NULL)
    return g_strdup ("");
  if (*finding->text == '\0')
    return g_strdup_printf (" [+%s]", finding->fix);
  if (*finding->fix == '\0')
    return g_strdup_printf (" [-%s]", finding->text);

  return g_strdup_printf (" [%s → %s]", finding->text, finding->fix);
}

static JbCliStatus
print_lines (const GPtrArray *findings)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_of_level[JB_FINDING_INFO + 1] = { 0 };

  for (guint i = 0; i < findings->len; i++)
    {
      const JbFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *fix = describe_fix (finding);

      if (finding->ignored)
        continue;
      n_of_level[finding->level]++;
      g_string_append_printf (text, "%u:%u %s %s: %s%s%s%s%s\n", finding->line, finding->column,
                              name_level (finding->level), finding->rule, finding->message,
                              finding->clause != NULL ? " (" : "",
                              finding->clause != NULL ? finding->clause : "",
                              finding->clause != NULL ? ")" : "", fix);
    }
  fprintf (stderr, _("%u errors, %u warnings, %u to look at\n"), n_of_level[JB_FINDING_ERROR],
                      n_of_level[JB_FINDING_WARNING], n_of_level[JB_FINDING_INFO]);

  return jb_cli_print_text (text->str);
}

/* How many need a look: not those that somebody said to ignore. */
static guint
count_left (const GPtrArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += !((const JbFinding *) g_ptr_array_index (findings, i))->ignored;

  return n;
}

static JbCliStatus
write_fixed (JbCli        *cli,
             const char   *target,
             JbTranscript *fixed,
             gboolean      changed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (GBytes) bytes = NULL;
  JbCliStatus status;
  gint64      id;

  if (!jb_cli_parse_id (target, &id))
    {
      bytes = jb_legacy_write (fixed, NULL, &error);
      if (bytes != NULL)
        return jb_cli_print (bytes);
      jb_cli_complain ("%s", error->message);
      return JB_CLI_SOME_FAILED;
    }

  if (!changed)
    return JB_CLI_DONE;
  archive = jb_cli_open_archive (cli, &status);
  if (archive == NULL)
    return status;
  if (!jb_archive_save_revision (archive, id, fixed, JB_REVISION_FIXED, NULL, &error))
    return jb_cli_complain_archive (error);

  return JB_CLI_DONE;
}

/* Fixes what may be fixed unseen; what is left is said on stderr when stdout has the text. */
static JbCliStatus
fix (JbCli        *cli,
     const char   *target,
     JbTranscript *transcript,
     JbHouseStyle *style,
     JbChecker    *checker,
     gboolean      json)
{
  g_autoptr (JbBulletin) bulletin = jb_bulletin_new_from_transcript (transcript,
                                                                     JB_LAYOUT (style));
  guint n_fixed = jb_fix_apply_all (bulletin, checker);
  g_autoptr (JbTranscript) fixed = jb_bulletin_to_transcript (bulletin);
  g_autoptr (GPtrArray) left = jb_checker_check (checker, fixed);
  JbCliStatus status = write_fixed (cli, target, fixed, n_fixed > 0);
  gint64      id;

  if (status != JB_CLI_DONE)
    return status;
  fprintf (stderr, ngettext ("%u place was fixed.\n", "%u places were fixed.\n", n_fixed), n_fixed);
  if (jb_cli_parse_id (target, &id))
    status = json ? print_json (left) : print_lines (left);
  else if (left->len > 0)
    fprintf (stderr, ngettext ("%u place needs a look.\n", "%u places need a look.\n", left->len),
             left->len);
  if (status == JB_CLI_DONE && count_left (left) > 0)
    status = JB_CLI_SOME_FAILED;

  return status;
}

/* An issue that prints no date is taken to be of when it was filed or its file's name says, else
 * to go out today. */
static JbCliStatus
set_directory (JbCli              *cli,
               const char         *target,
               const char         *path,
               const JbTranscript *transcript,
               JbChecker          *checker)
{
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (JbArchiveEntry) entry = NULL;
  g_autoptr (JbDirectory) directory = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GError) error = NULL;
  JbLearnerDate source;
  JbPartialDate date;
  JbCliStatus   status;
  gint64        id;

  if (jb_cli_parse_id (target, &id))
    {
      archive = jb_cli_open_to_read (cli, &status);
      if (archive == NULL)
        return status;
      entry = jb_archive_get_entry (archive, id, &error);
      directory = entry != NULL ? jb_archive_load_directory (archive, &error) : NULL;
      if (directory == NULL)
        return jb_cli_complain_archive (error);
    }
  if (path != NULL)
    {
      g_clear_object (&directory);
      directory = jb_cli_load_directory (path, &status);
      if (directory == NULL)
        return status;
    }

  date = jb_learner_find_date (transcript, entry != NULL ? jb_archive_entry_get_day (entry) : NULL,
                               NULL,
                               entry != NULL ? jb_archive_entry_get_origin_path (entry) : target,
                               &source);
  if (date == 0)
    date = (JbPartialDate) (g_date_time_get_year (now) * 10000 +
                            g_date_time_get_month (now) * 100 +
                            g_date_time_get_day_of_month (now));
  jb_checker_set_directory (checker, directory, date);

  return JB_CLI_DONE;
}

static const char *
find_name (const JbTranscript *transcript,
           char              **owned)
{
  gsize start = transcript->lead;

  for (guint i = 0; i < transcript->loose->len; i++)
    {
      const JbLooseField *loose = g_ptr_array_index (transcript->loose, i);

      if (loose->role == JB_ROLE_MASTHEAD && strcmp (loose->key, "name") == 0)
        return loose->text;
    }
  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark *mark = &g_array_index (transcript->marks, JbMark, i);

      if (mark->role == JB_ROLE_MASTHEAD && strcmp (mark->key, "name") == 0)
        return *owned = jb_transcript_dup_value (transcript, mark, start);
      start += (gsize) mark->open + mark->raw + mark->close + mark->gap;
    }

  return NULL;
}

/* What holds in the window holds here, too: which findings are ignored in this bulletin, unless
 * rules are named which ones its publication is not held against, and which issue it is compared
 * with. The day on which it was filed is not taken for its date when nobody gave it. */
static JbCliStatus
set_choices (JbCli              *cli,
             gint64              id,
             const JbTranscript *transcript,
             gboolean            named,
             JbChecker          *checker)
{
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (JbArchiveChecks) checks = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *owned = NULL;
  JbCliStatus      status;

  archive = jb_cli_open_to_read (cli, &status);
  if (archive == NULL)
    return status;
  checks = jb_archive_load_checks (archive, id, find_name (transcript, &owned), transcript->kind,
                                   &error);
  if (checks == NULL)
    return jb_cli_complain_archive (error);

  jb_checker_set_previous (checker, checks->previous);
  jb_checker_set_told_date (checker, checks->day, checks->told_date);
  jb_checker_set_ignored (checker, (const char *const *) checks->ignored);
  if (!named && *checks->skip != '\0')
    jb_checker_set_rules (checker, NULL, checks->skip, NULL);

  return JB_CLI_DONE;
}

static JbCliStatus
run_check (JbCli *cli,
           char **arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autofree char *previous_target = NULL;
  g_autofree char *directory_path = NULL;
  g_autofree char *only = NULL;
  g_autofree char *skip = NULL;
  g_autoptr (JbTranscript) transcript = NULL;
  g_autoptr (JbTranscript) previous = NULL;
  g_autoptr (JbHouseStyle) style = NULL;
  g_autoptr (JbChecker) checker = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  gboolean    json = FALSE;
  gboolean    fixes = FALSE;
  JbCliStatus status;
  gint64      id;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print the findings as JSON"), NULL },
    { "previous", 0, 0, G_OPTION_ARG_FILENAME, &previous_target,
      N_("Compare the recipients with this issue, not the last one filed"), N_("TARGET") },
    { "directory", 0, 0, G_OPTION_ARG_FILENAME, &directory_path,
      N_("Hold the recipients against this directory, not the database’s"), N_("CSV") },
    { "only", 0, 0, G_OPTION_ARG_STRING, &only, N_("Only these rules or families"),
      N_("RULES") },
    { "skip", 0, 0, G_OPTION_ARG_STRING, &skip, N_("All but these rules or families"),
      N_("RULES") },
    { "fix", 0, 0, G_OPTION_ARG_NONE, &fixes,
      N_("Fix what is certain: save a bulletin, write the text of a file"), NULL },
    { NULL }
  };

  if (!jb_cli_parse (cli, &jb_cli_check_command, entries, arguments, 1, 1, &operands, &status))
    return status;

  checker = jb_checker_new ();
  if (!jb_checker_set_rules (checker, only, skip, &error))
    return jb_cli_refuse_call (&jb_cli_check_command, "%s", error->message);

  transcript = jb_cli_load_target (cli, operands[0], &style, &status);
  if (transcript == NULL)
    return status;
  if (previous_target != NULL)
    {
      previous = jb_cli_load_target (cli, previous_target, NULL, &status);
      if (previous == NULL)
        return status;
    }

  status = set_directory (cli, operands[0], directory_path, transcript, checker);
  if (status != JB_CLI_DONE)
    return status;
  if (jb_cli_parse_id (operands[0], &id))
    {
      status = set_choices (cli, id, transcript, only != NULL || skip != NULL, checker);
      if (status != JB_CLI_DONE)
        return status;
    }
  if (previous != NULL)
    jb_checker_set_previous (checker, previous);

  if (fixes)
    return fix (cli, operands[0], transcript, style, checker, json);

  findings = jb_checker_check (checker, transcript);
  status = json ? print_json (findings) : print_lines (findings);
  if (status == JB_CLI_DONE && count_left (findings) > 0)
    status = JB_CLI_SOME_FAILED;

  return status;
}

const JbCliCommand jb_cli_check_command = {
  .name = "check",
  .operands = "TARGET",
  .summary = N_("Hold a bulletin against the rules"),
  .details = N_("One line for each finding: place, level, rule, message and what would be right. "
                "The exit status is 1 when anything was found."),
  .run = run_check,
};

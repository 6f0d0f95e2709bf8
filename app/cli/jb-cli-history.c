/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-diff.h"
#include "jb-cli-json.h"
#include "store/jb-archive-bin.h"
#include "store/jb-archive-revisions.h"

/**
 * jb_cli_parse_ids:
 * @command: the command
 * @operands: (array zero-terminated=1): operands that should be numbers of bulletins
 * @ids: (out) (transfer full): the numbers
 *
 * Returns: %JB_CLI_DONE, or the status after it was said what is wrong
 */
JbCliStatus
jb_cli_parse_ids (const JbCliCommand *command,
                  char              **operands,
                  GArray            **ids)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gsize i = 0; operands[i] != NULL; i++)
    {
      gint64 id;

      if (!jb_cli_parse_id (operands[i], &id))
        {
          g_autofree char *name = g_filename_display_name (operands[i]);

          return jb_cli_refuse_call (command, _("“%s” is no number of a bulletin."), name);
        }
      if (id == 0)
        return jb_cli_complain_id (operands[i]);
      g_array_append_val (found, id);
    }
  *ids = g_steal_pointer (&found);

  return JB_CLI_DONE;
}

static char *
print_time (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M:%S") : g_strdup ("-");
}

static void
set_time (JsonBuilder *builder,
          gint64       time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autofree char *text = utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  json_builder_set_member_name (builder, "time");
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_revision (JsonBuilder *builder,
              gpointer     item)
{
  JbRevision *revision = item;

  jb_cli_json_set_number (builder, "revision", jb_revision_get_number (revision));
  set_time (builder, jb_revision_get_time (revision));
  jb_cli_json_set_string (builder, "event",
                          jb_revision_event_to_string (jb_revision_get_event (revision)));
  jb_cli_json_set_string (builder, "label", jb_revision_get_label (revision));
  json_builder_set_member_name (builder, "restored");
  if (jb_revision_get_origin (revision) > 0)
    json_builder_add_int_value (builder, jb_revision_get_origin (revision));
  else
    json_builder_add_null_value (builder);
  jb_cli_json_set_number (builder, "added", (gint64) jb_revision_get_n_added (revision));
  jb_cli_json_set_number (builder, "removed", (gint64) jb_revision_get_n_removed (revision));
}

static JbCliStatus
print_revisions (GPtrArray *revisions)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < revisions->len; i++)
    {
      JbRevision      *revision = g_ptr_array_index (revisions, i);
      g_autofree char *time = print_time (jb_revision_get_time (revision));
      g_autofree char *words = jb_revision_dup_description (revision);

      g_string_append_printf (text, "%lld\t%s\t+%llu -%llu\t%s\n",
                              (long long) jb_revision_get_number (revision), time,
                              (unsigned long long) jb_revision_get_n_added (revision),
                              (unsigned long long) jb_revision_get_n_removed (revision), words);
    }

  return jb_cli_print_text (text->str);
}

static void
add_log_entry (JsonBuilder *builder,
               gpointer     item)
{
  JbLogEntry *entry = item;

  set_time (builder, jb_log_entry_get_time (entry));
  jb_cli_json_set_string (builder, "event",
                          jb_log_event_to_string (jb_log_entry_get_event (entry)));
  jb_cli_json_set_string (builder, "place", jb_log_entry_get_place (entry));
  jb_cli_json_set_string (builder, "details", jb_log_entry_get_details (entry));
  jb_cli_json_set_string (builder, "sha256", jb_log_entry_get_sha256 (entry));
}

static JbCliStatus
print_log (GPtrArray *entries)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      JbLogEntry      *entry = g_ptr_array_index (entries, i);
      const char      *place = jb_log_entry_get_place (entry);
      g_autofree char *time = print_time (jb_log_entry_get_time (entry));

      g_string_append_printf (text, "%s\t%s\t%s\t%s\n", time,
                              jb_cli_dash (jb_log_event_to_string (jb_log_entry_get_event (entry))),
                              jb_cli_dash (place != NULL ? place
                                                         : jb_log_entry_get_details (entry)),
                              jb_cli_dash (jb_log_entry_get_sha256 (entry)));
    }

  return jb_cli_print_text (text->str);
}

/* A bulletin, and one of its revisions where @operands[1] names one, else 0. */
static JbCliStatus
parse_id_and_revision (const JbCliCommand *command,
                       char              **operands,
                       gint64             *id,
                       gint64             *number)
{
  char *const first[] = { operands[0], NULL };
  g_autoptr (GArray) ids = NULL;
  JbCliStatus status = jb_cli_parse_ids (command, (char **) first, &ids);

  *number = 0;
  if (status != JB_CLI_DONE)
    return status;
  g_assert (ids != NULL);
  *id = g_array_index (ids, gint64, 0);
  if (operands[1] == NULL)
    return JB_CLI_DONE;

  if (!jb_cli_parse_id (operands[1], number))
    {
      g_autofree char *name = g_filename_display_name (operands[1]);

      return jb_cli_refuse_call (command, _("“%s” is no number of a revision."), name);
    }
  if (*number == 0)
    {
      jb_cli_complain (_("Bulletin %lld has no revision %s. “jianbao-cli history %lld” shows those "
                         "there are."),
                          (long long) *id, operands[1], (long long) *id);
      return JB_CLI_UNREADABLE;
    }

  return JB_CLI_DONE;
}

/* A name is one line of text, and may be taken away again. */
static gboolean
is_name (const char *name)
{
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return FALSE;

  return TRUE;
}

static JbCliStatus
name_revision (JbCli      *cli,
               gint64      id,
               gint64      number,
               const char *name)
{
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  JbCliStatus status;

  archive = jb_cli_open_archive (cli, &status);
  if (archive == NULL)
    return status;
  if (!jb_archive_label_revision (archive, id, number, name, &error))
    return jb_cli_complain_archive (error);

  return JB_CLI_DONE;
}

static JbCliStatus
run_history (JbCli *cli,
             char **arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autofree char *name = NULL;
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  gboolean    json = FALSE;
  gboolean    log = FALSE;
  JbCliStatus status;
  gint64      id, number;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    { "log", 0, 0, G_OPTION_ARG_NONE, &log,
      N_("Show when it was exported, printed and filed, not its revisions"), NULL },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name,
      N_("Call the revision so, or the newest one; \"\" takes its name away"), N_("NAME") },
    { NULL } };

  if (!jb_cli_parse (cli, &jb_cli_history_command, entries, arguments, 1, 2, &operands, &status))
    return status;
  status = parse_id_and_revision (&jb_cli_history_command, operands, &id, &number);
  if (status != JB_CLI_DONE)
    return status;
  if (name != NULL && (json || log))
    return jb_cli_refuse_call (&jb_cli_history_command,
                               _("A revision is named or the list is shown, not both."));
  if (name != NULL && !is_name (name))
    return jb_cli_refuse_call (&jb_cli_history_command, _("A name is one line of text."));
  if (name != NULL)
    return name_revision (cli, id, number, g_strstrip (name));
  if (operands[1] != NULL)
    return jb_cli_refuse_call (&jb_cli_history_command, _("Say with --name what to call it."));

  archive = jb_cli_open_to_read (cli, &status);
  if (archive == NULL)
    return status;

  rows = jb_archive_list_revisions (archive, id, &error);
  if (rows != NULL && log)
    {
      g_ptr_array_unref (rows);
      rows = jb_archive_list_log (archive, id, &error);
    }
  if (rows == NULL)
    return jb_cli_complain_archive (error);
  if (json)
    return jb_cli_json_print_array (rows, log ? add_log_entry : add_revision);

  return log ? print_log (rows) : print_revisions (rows);
}

const JbCliCommand jb_cli_history_command = {
  .name = "history",
  .operands = "ID [REVISION]",
  .summary = N_("List the revisions of a bulletin, newest first, or name one"),
  .details = N_("One line each, parted by tabs: revision, time, characters added and removed, what "
                "made it or its name. Every save is a revision. “restore” and “diff” take their "
                "numbers. With --name nothing is listed: “history 12 3 --name Draft” names "
                "revision 3 of bulletin 12."),
  .run = run_history,
};

static JbCliStatus
run_restore (JbCli *cli,
             char **arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  JbCliStatus status;
  gint64      id, number;

  if (!jb_cli_parse (cli, &jb_cli_restore_command, NULL, arguments, 2, 2, &operands, &status))
    return status;
  status = parse_id_and_revision (&jb_cli_restore_command, operands, &id, &number);
  if (status != JB_CLI_DONE)
    return status;

  archive = jb_cli_open_archive (cli, &status);
  if (archive == NULL)
    return status;
  if (!jb_archive_restore (archive, id, number, &error))
    return jb_cli_complain_archive (error);

  return JB_CLI_DONE;
}

const JbCliCommand jb_cli_restore_command = {
  .name = "restore",
  .operands = "ID REVISION",
  .summary = N_("Make a bulletin what it was"),
  .details = N_("That is a new revision, so nothing is lost, and restoring the one before takes it "
                "back."),
  .run = run_restore,
};

/* “12@3” is revision 3 of bulletin 12. */
static gboolean
parse_revision (const char *target,
                gint64     *id,
                gint64     *number)
{
  const char      *at = strchr (target, '@');
  g_autofree char *head = at != NULL ? g_strndup (target, at - target) : NULL;

  return head != NULL && *head != '\0' && at[1] != '\0' && jb_cli_parse_id (head, id) &&
         jb_cli_parse_id (at + 1, number);
}

static JbTranscript *
load_side (JbCli       *cli,
           const char  *target,
           JbCliStatus *status)
{
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  JbTranscript *transcript;
  gint64        id, number;

  if (!parse_revision (target, &id, &number))
    return jb_cli_load_target (cli, target, NULL, status);

  archive = jb_cli_open_to_read (cli, status);
  if (archive == NULL)
    return NULL;

  transcript = jb_archive_load_revision (archive, id, number, &error);
  if (transcript == NULL)
    *status = jb_cli_complain_archive (error);

  return transcript;
}

/* Values may have lines of their own; each of them gets the sign. */
static void
append_value (GString          *out,
              const JbDiffLine *line)
{
  g_autofree char *name = jb_diff_line_dup_name (line);
  g_auto (GStrv) lines = g_strsplit (line->text, "\n", -1);
  char sign = line->added ? '+' : '-';

  g_string_append_printf (out, "%c%s: %s\n", sign, name, lines[0] != NULL ? lines[0] : "");
  for (gsize i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    g_string_append_printf (out, "%c  %s\n", sign, lines[i]);
}

static void
append_diff (GString   *out,
             GPtrArray *diff)
{
  const JbDiffLine *before = NULL;

  for (guint i = 0; i < diff->len; i++)
    {
      const JbDiffLine *line = g_ptr_array_index (diff, i);

      if (*line->text == '\0' && line->role == JB_ROLE_ORNAMENT)
        {
          g_string_append_printf (out, "%s\n",
                                  _("They say the same; only spaces, line breaks or what a line "
                                    "is taken for differ."));
          continue;
        }

      if ((line->section != NULL || line->article != NULL) &&
          (before == NULL || g_strcmp0 (before->section, line->section) != 0 ||
           g_strcmp0 (before->article, line->article) != 0))
        g_string_append_printf (out, "@@ %s%s%s\n", line->section != NULL ? line->section : "",
                                line->section != NULL && line->article != NULL ? " › " : "",
                                line->article != NULL ? line->article : "");
      append_value (out, line);
      before = line;
    }
}

static JbCliStatus
print_diff_json (GPtrArray *diff)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GEnumClass) roles = g_type_class_ref (JB_TYPE_ROLE);

  json_builder_begin_array (builder);
  for (guint i = 0; i < diff->len; i++)
    {
      const JbDiffLine *line = g_ptr_array_index (diff, i);
      GEnumValue       *role = g_enum_get_value (roles, line->role);

      json_builder_begin_object (builder);
      jb_cli_json_set_string (builder, "change", line->added ? "added" : "removed");
      jb_cli_json_set_string (builder, "part", role != NULL ? role->value_nick : NULL);
      jb_cli_json_set_string (builder, "key", line->key);
      jb_cli_json_set_string (builder, "section", line->section);
      jb_cli_json_set_string (builder, "article", line->article);
      jb_cli_json_set_string (builder, "text", line->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  return jb_cli_json_print (builder);
}

static JbCliStatus
run_diff (JbCli *cli,
          char **arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (JbTranscript) first = NULL;
  g_autoptr (JbTranscript) second = NULL;
  g_autoptr (GPtrArray) diff = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean    json = FALSE;
  JbCliStatus status;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    { NULL }
  };

  if (!jb_cli_parse (cli, &jb_cli_diff_command, entries, arguments, 2, 2, &operands, &status))
    return status;

  first = load_side (cli, operands[0], &status);
  second = first != NULL ? load_side (cli, operands[1], &status) : NULL;
  if (second == NULL)
    return status;

  diff = jb_diff_make (first, second);
  status = JB_CLI_DONE;
  if (json)
    status = print_diff_json (diff);
  else if (diff->len > 0)
    {
      g_autofree char *first_name = g_filename_display_name (operands[0]);
      g_autofree char *second_name = g_filename_display_name (operands[1]);

      g_string_append_printf (text, "--- %s\n+++ %s\n", first_name, second_name);
      append_diff (text, diff);
      status = jb_cli_print_text (text->str);
    }
  if (status == JB_CLI_DONE && diff->len > 0)
    status = JB_CLI_SOME_FAILED;

  return status;
}

const JbCliCommand jb_cli_diff_command = {
  .name = "diff",
  .operands = "A B",
  .summary = N_("Show what two bulletins, or two revisions of one, do not share"),
  .details = N_("A and B are targets, or revisions such as 12@3: revision 3 of bulletin 12. A file "
                "with such a name is written ./12@3. The exit status is 1 when they differ."),
  .run = run_diff,
};

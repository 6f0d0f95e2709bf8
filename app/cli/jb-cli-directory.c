/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "directory/jb-directory-csv.h"
#include "jb-cli-json.h"
#include "legacy/jb-encoding.h"
#include "legacy/jb-legacy.h"
#include "legacy/jb-text-files.h"
#include "store/jb-archive-directory.h"

static JbCliStatus
print_node (JsonNode *node)
{
  g_autofree char *text = jb_cli_json_write (node);

  return jb_cli_print_text (text);
}

static void
set_text (JsonObject *object,
          const char *name,
          const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static JsonObject *
describe_entry (JbDirectoryEntry *entry)
{
  const JbDirectoryValues *values = jb_directory_entry_get_values (entry);
  g_autofree char         *from = jb_partial_date_to_string (values->valid_from);
  g_autofree char         *to = jb_partial_date_to_string (values->valid_to);
  JsonObject              *object = json_object_new ();
  JsonArray               *aliases = json_array_new ();

  for (guint i = 0; values->aliases != NULL && values->aliases[i] != NULL; i++)
    json_array_add_string_element (aliases, values->aliases[i]);
  json_object_set_string_member (object, "kind", jb_directory_kind_to_string (values->kind));
  json_object_set_string_member (object, "name", values->name);
  set_text (object, "post", values->post);
  set_text (object, "list", jb_directory_list_to_string (values->list));
  json_object_set_int_member (object, "rank", values->rank);
  json_object_set_array_member (object, "aliases", aliases);
  set_text (object, "valid_from", from);
  set_text (object, "valid_to", to);
  json_object_set_int_member (object, "copies", values->copies);

  return object;
}

static JbCliStatus
complain_csv (const char      *path,
              const GPtrArray *errors)
{
  g_autofree char *name = g_filename_display_name (path);

  for (guint i = 0; i < errors->len; i++)
    {
      const JbDirectoryCsvError *error = g_ptr_array_index (errors, i);

      if (error->column != NULL)
        fprintf (stderr, _("%s:%llu: column %s: %s\n"), name,
                            (unsigned long long) error->line, error->column, error->message);
      else
        fprintf (stderr, "%s:%" G_GUINT64_FORMAT ": %s\n", name, error->line, error->message);
    }
  jb_cli_complain (_("“%s” is not right, so nothing was imported."), name);

  return JB_CLI_UNREADABLE;
}

/**
 * jb_cli_load_directory:
 * @path: a CSV file
 * @status: (out): on %NULL, what to return
 *
 * Reads a directory, and says so where that fails.
 *
 * Returns: (transfer full) (nullable): the directory
 */
JbDirectory *
jb_cli_load_directory (const char  *path,
                       JbCliStatus *status)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) errors = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *name = g_filename_display_name (path);
  const char      *problem = *path != '\0' ? jb_text_files_refuse (path)
                                           : _("The name of the file is empty.");
  gsize        n_bytes;
  JbDirectory *directory;

  *status = JB_CLI_UNREADABLE;
  if (problem != NULL)
    {
           jb_cli_complain (_("“%s” cannot be read: %s"), name, problem);
      return NULL;
    }
  if (!g_file_load_contents (file, NULL, &bytes, &n_bytes, NULL, &error))
    {
           if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        problem = _("There is no such file. Check the name.");
      else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
        problem = _("It is a folder. Choose a file in it.");
      jb_cli_complain (_("“%s” cannot be read: %s"), name,
                          problem != NULL ? problem : error->message);
           return NULL;
    }
  if (n_bytes > JB_ENCODING_MAX_BYTES)
    {
      jb_cli_complain (_("“%s” cannot be read: %s"), name, _("It is larger than 64 MiB."));
      return NULL;
    }

  directory = jb_directory_csv_read (bytes, n_bytes, &errors);
  if (directory == NULL)
    *status = complain_csv (path, errors);

  return directory;
}

static JbCliStatus
import_csv (JbCli      *cli,
            const char *path)
{
  g_autoptr (JbDirectory) directory = NULL;
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  JbCliStatus status;
  guint       n_entries;

  directory = jb_cli_load_directory (path, &status);
  if (directory == NULL)
    return status;
  archive = jb_cli_make_archive (cli);
  if (archive == NULL)
    return JB_CLI_DATABASE;
  if (!jb_archive_save_directory (archive, directory, &error))
    return jb_cli_complain_archive (error);

  n_entries = jb_directory_get_size (directory);
  fprintf (stderr, ngettext ("%u entry was imported.\n", "%u entries were imported.\n", n_entries),
           n_entries);

  return JB_CLI_DONE;
}

static JbCliStatus
export_csv (JbCli      *cli,
            const char *output,
            gboolean    json)
{
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (JbDirectory) directory = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (!jb_cli_has_archive (cli))
    {
      directory = jb_directory_new ();
    }
  else
    {
      archive = jb_cli_read_archive (cli);
      if (archive == NULL)
        return JB_CLI_DATABASE;
      directory = jb_archive_load_directory (archive, &error);
      if (directory == NULL)
        return jb_cli_complain_archive (error);
    }

  if (json)
    {
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
      JsonArray *array = json_array_new ();
      char      *text;

      for (guint i = 0; i < jb_directory_get_size (directory); i++)
        json_array_add_object_element (array,
                                       describe_entry (jb_directory_get_entry (directory, i)));
      json_node_take_array (node, array);
      text = jb_cli_json_write (node);
      bytes = g_bytes_new_take (text, strlen (text));
    }
  else
    bytes = jb_directory_csv_write (directory);

  if (output == NULL || strcmp (output, "-") == 0)
    return jb_cli_print (bytes);

  file = g_file_new_for_path (output);
  if (!jb_legacy_save_file (file, bytes, NULL, &error))
    {
      jb_cli_complain ("%s", error->message);
      return JB_CLI_SOME_FAILED;
    }

  return JB_CLI_DONE;
}

static const char *
name_state (JbLessonState state)
{
  switch (state)
    {
    case JB_LESSON_NEW:
      return "new";
    case JB_LESSON_LONGER:
      return "longer";
    case JB_LESSON_KNOWN:
    default:
      return "known";
    }
}

static JbCliStatus
print_learning_json (const JbLearning *learning)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *root = json_object_new ();
  JsonArray  *lessons = json_array_new ();
  JsonArray  *contradictions = json_array_new ();
  JsonArray  *issues = json_array_new ();

  for (guint i = 0; i < learning->issues->len; i++)
    {
      const JbLearntIssue *issue = &g_array_index (learning->issues, JbLearntIssue, i);
      g_autofree char     *date = jb_partial_date_to_string (issue->date);
      JsonObject          *object = json_object_new ();

      json_object_set_int_member (object, "id", issue->id);
      set_text (object, "date", date);
      json_object_set_string_member (object, "date_from",
                                     jb_learner_date_to_string (issue->source));
      json_array_add_object_element (issues, object);
    }
  for (guint i = 0; i < learning->lessons->len; i++)
    {
      const JbLesson *lesson = g_ptr_array_index (learning->lessons, i);
      JsonObject     *object = describe_entry (lesson->entry);

      json_object_set_string_member (object, "state", name_state (lesson->state));
      json_object_set_int_member (object, "issues", lesson->n_issues);
      json_array_add_object_element (lessons, object);
    }
  for (guint i = 0; i < learning->contradictions->len; i++)
    {
      const JbContradiction *contradiction = g_ptr_array_index (learning->contradictions, i);
      JsonObject            *object = json_object_new ();

      json_object_set_int_member (object, "id", contradiction->id);
      json_object_set_string_member (object, "what", contradiction->what);
      json_object_set_string_member (object, "text", contradiction->text);
      json_object_set_string_member (object, "message", contradiction->message);
      json_array_add_object_element (contradictions, object);
    }

  json_object_set_array_member (root, "issues", issues);
  json_object_set_array_member (root, "learnt", lessons);
  json_object_set_array_member (root, "contradictions", contradictions);
  json_node_take_object (node, root);

  return print_node (node);
}

static const char *
describe_date_source (JbLearnerDate source)
{
  switch (source)
    {
    case JB_LEARNER_DATE_PRINTED:
      return _("from the masthead");
    case JB_LEARNER_DATE_FILED:
      return _("from its filing");
    case JB_LEARNER_DATE_TEXT:
      return _("from the newest date in the text");
    case JB_LEARNER_DATE_FILE_NAME:
      return _("from the file name");
    case JB_LEARNER_DATE_NONE:
    default:
      return _("not known");
    }
}

static JbCliStatus
print_learning (const JbLearning *learning)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < learning->issues->len; i++)
    {
      const JbLearntIssue *issue = &g_array_index (learning->issues, JbLearntIssue, i);
      g_autofree char     *date = jb_partial_date_to_string (issue->date);

      fprintf (stderr, _("Bulletin %lld: date %s (%s)\n"), (long long) issue->id,
                          issue->date != 0 ? date : "-", describe_date_source (issue->source));
    }
  for (guint i = 0; i < learning->lessons->len; i++)
    {
      const JbLesson          *lesson = g_ptr_array_index (learning->lessons, i);
      const JbDirectoryValues *values = jb_directory_entry_get_values (lesson->entry);
      g_autofree char         *from = jb_partial_date_to_string (values->valid_from);
      g_autofree char         *to = jb_partial_date_to_string (values->valid_to);

      g_string_append_printf (text, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", name_state (lesson->state),
                              jb_directory_kind_to_string (values->kind), values->name,
                              values->post != NULL ? values->post : "-",
                              values->list != JB_DIRECTORY_LIST_NONE
                                  ? jb_directory_list_to_string (values->list)
                                  : "-",
                              *from != '\0' ? from : "-", *to != '\0' ? to : "-");
    }
  for (guint i = 0; i < learning->contradictions->len; i++)
    {
      const JbContradiction *contradiction = g_ptr_array_index (learning->contradictions, i);

      g_string_append_printf (text, "contradiction\t%" G_GINT64_FORMAT "\t%s\t%s\n",
                              contradiction->id, contradiction->what, contradiction->message);
    }

  return jb_cli_print_text (text->str);
}

/* Where nothing was filed yet, as right after an import of old issues, the drafts are all there
 * is to learn from. */
static gboolean
find_drafts (JbArchive *archive,
             GArray    *ids,
             GError   **error)
{
  JbArchiveFilter filter = JB_ARCHIVE_FILTER_INIT;
  g_autoptr (GPtrArray) filed = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  filter.drafts = FALSE;
  filter.limit = 1;
  filed = jb_archive_list (archive, &filter, error);
  if (filed == NULL)
    return FALSE;
  if (filed->len > 0)
    return TRUE;

  filter = (JbArchiveFilter) JB_ARCHIVE_FILTER_INIT;
  drafts = jb_archive_list (archive, &filter, error);
  if (drafts == NULL)
    return FALSE;
  for (guint i = 0; i < drafts->len; i++)
    {
      JbArchiveEntry *entry = g_ptr_array_index (drafts, i);
      gint64          id = jb_archive_entry_get_id (entry);

      if (jb_archive_entry_get_kind (entry) == JB_KIND_BULLETIN)
        g_array_append_val (ids, id);
    }
  if (ids->len > 0)
    fprintf (stderr, "%s\n", _("No bulletin is filed, so the drafts are learned from."));

  return TRUE;
}

static JbCliStatus
learn (JbCli   *cli,
       char   **arguments,
       gboolean json)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (JbLearning) learning = NULL;
  g_autoptr (GError) error = NULL;
  JbCliStatus status;

  for (guint i = 0; arguments[i] != NULL; i++)
    {
      gint64 id;

      if (!jb_cli_parse_id (arguments[i], &id))
        {
          g_autofree char *name = g_filename_display_name (arguments[i]);

          return jb_cli_refuse_call (&jb_cli_directory_command,
                                     _("“%s” is no number of a bulletin."), name);
        }
      if (id == 0)
        return jb_cli_complain_id (arguments[i]);
      g_array_append_val (ids, id);
    }

  archive = jb_cli_open_archive (cli, &status);
  if (archive == NULL)
    return status;
  if (ids->len == 0 && !find_drafts (archive, ids, &error))
    return jb_cli_complain_archive (error);

  learning = jb_archive_learn_directory (archive, ids->len > 0 ? (const gint64 *) ids->data : NULL,
                                         ids->len, &error);
  if (learning == NULL || !jb_archive_save_directory (archive, learning->directory, &error))
    return jb_cli_complain_archive (error);

  status = json ? print_learning_json (learning) : print_learning (learning);
  if (status == JB_CLI_DONE && learning->contradictions->len > 0)
    {
      jb_cli_complain (ngettext ("%u contradiction was found.", "%u contradictions were found.",
                                 learning->contradictions->len),
                       learning->contradictions->len);
      status = JB_CLI_SOME_FAILED;
    }

  return status;
}

static JbCliStatus
run_directory (JbCli *cli,
               char **arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autofree char *output = NULL;
  g_autofree char *name = NULL;
  gboolean         json = FALSE;
  JbCliStatus      status;
  guint            n_operands;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("With export: write to this file, not to stdout"), N_("FILE") },
      { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("With export or learn: print JSON"), NULL },
        { NULL } };

  if (!jb_cli_parse (cli, &jb_cli_directory_command, entries, arguments, 1, G_MAXUINT, &operands,
                     &status))
    return status;

  n_operands = g_strv_length (operands);
  if (output != NULL && (strcmp (operands[0], "export") != 0 || *output == '\0'))
    return jb_cli_refuse_call (&jb_cli_directory_command,
                               _("--output goes with export, and needs a file."));
  if (strcmp (operands[0], "import") == 0 && n_operands == 2)
    return import_csv (cli, operands[1]);
  if (strcmp (operands[0], "export") == 0 && n_operands == 1)
    return export_csv (cli, output, json);
  if (strcmp (operands[0], "learn") == 0)
    return learn (cli, operands + 1, json);

  name = g_filename_display_name (operands[0]);
  if (strcmp (name, "import") == 0 || strcmp (name, "export") == 0)
    return jb_cli_refuse_call (&jb_cli_directory_command,
                               _("import takes one file; export takes none, but -o FILE."));

  return jb_cli_refuse_call (&jb_cli_directory_command,
                             _("“%s” is nothing to do with a directory: use import, export or "
                               "learn."),
                                name);
}

const JbCliCommand jb_cli_directory_command = {
  .name = "directory",
  .operands = "import CSV | export | learn [ID…]",
  .summary = N_("Who receives the bulletins: read, write or learn it"),
  .details = N_("import puts the entries of a CSV file in the place of the directory, if all of\n"
                "it is right. export writes the directory as CSV.\n"
                "learn finds out from filed bulletins, or from those named, who was in which\n"
                "list, with which post, and when. It prints one line for each entry, parted by\n"
                "tabs: state, kind, name, post, list, from, to; then what contradicts itself.\n"
                "The exit status is 1 when anything does."),
  .run = run_directory,
};

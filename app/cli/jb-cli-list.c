/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli.h"

#include <json-glib/json-glib.h>

#include <glib/gi18n-lib.h>

#include "jb-cli-json.h"

static void
add_labels (JsonBuilder *builder,
            const char  *labels)
{
  g_auto (GStrv) words = g_strsplit (labels != NULL ? labels : "", "\n", -1);

  json_builder_set_member_name (builder, "labels");
  json_builder_begin_array (builder);
  for (guint i = 0; words[i] != NULL; i++)
    json_builder_add_string_value (builder, words[i]);
  json_builder_end_array (builder);
}

static void
add_entry (JsonBuilder *builder,
           gpointer     item)
{
  JbArchiveEntry *entry = item;
  /* A path is bytes, JSON is characters. */
  const char      *path = jb_archive_entry_get_origin_path (entry);
  g_autofree char *shown = path != NULL ? g_filename_display_name (path) : NULL;

  jb_cli_json_set_number (builder, "id", jb_archive_entry_get_id (entry));
  jb_cli_json_set_string (builder, "kind", jb_kind_to_string (jb_archive_entry_get_kind (entry)));
  jb_cli_json_set_string (builder, "status",
                          jb_archive_status_to_string (jb_archive_entry_get_status (entry)));
  jb_cli_json_set_string (builder, "title", jb_archive_entry_get_title (entry));
  jb_cli_json_set_string (builder, "name", jb_archive_entry_get_name (entry));
  jb_cli_json_set_string (builder, "issue", jb_archive_entry_get_issue (entry));
  jb_cli_json_set_string (builder, "total", jb_archive_entry_get_total (entry));
  jb_cli_json_set_string (builder, "issuer", jb_archive_entry_get_issuer (entry));
  jb_cli_json_set_string (builder, "date", jb_archive_entry_get_date (entry));
  jb_cli_json_set_string (builder, "day", jb_archive_entry_get_day (entry));
  json_builder_set_member_name (builder, "year");
  if (jb_archive_entry_get_year (entry) != 0)
    json_builder_add_int_value (builder, jb_archive_entry_get_year (entry));
  else
    json_builder_add_null_value (builder);
  jb_cli_json_set_string (builder, "publication", jb_archive_entry_get_publication (entry));
  jb_cli_json_set_string (builder, "filed", jb_archive_entry_get_filed_day (entry));
  jb_cli_json_set_string (builder, "path", shown);
  add_labels (builder, jb_archive_entry_get_labels (entry));
  jb_cli_json_set_number (builder, "articles", jb_archive_entry_get_n_articles (entry));
  jb_cli_json_set_number (builder, "characters", jb_archive_entry_get_n_characters (entry));
}

static JbCliStatus
print_lines (GPtrArray *issues)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < issues->len; i++)
    {
      JbArchiveEntry *entry = g_ptr_array_index (issues, i);
      const char     *day = jb_archive_entry_get_day (entry);

      g_string_append_printf (text, "%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\t%s\t%s\n",
                              jb_archive_entry_get_id (entry),
                              jb_kind_to_string (jb_archive_entry_get_kind (entry)),
                              jb_archive_status_to_string (jb_archive_entry_get_status (entry)),
                              jb_cli_dash (day != NULL ? day : jb_archive_entry_get_date (entry)),
                              jb_cli_dash (jb_archive_entry_get_name (entry)),
                              jb_cli_dash (jb_archive_entry_get_issue (entry)),
                              jb_archive_entry_get_title (entry));
    }

  return jb_cli_print_text (text->str);
}

static JbCliStatus
run_list (JbCli *cli,
          char **arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autofree char *status_name = NULL;
  g_autofree char *year = NULL;
  g_autofree char *source = NULL;
  g_autofree char *label = NULL;
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GError) error = NULL;
  JbArchiveFilter filter = JB_ARCHIVE_FILTER_INIT;
  gboolean        json = FALSE;
  JbCliStatus     status;
  const GOptionEntry entries[] = {
    { "bin", 0, 0, G_OPTION_ARG_NONE, &filter.bin, N_("Only those in the bin"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    { "year", 0, 0, G_OPTION_ARG_STRING, &year, N_("Only those of this year"), N_("Y") },
    { "status", 0, 0, G_OPTION_ARG_STRING, &status_name, N_("Only draft or only filed ones"),
      N_("S") },
    { "source", 0, 0, G_OPTION_ARG_STRING, &source, N_("Only those with an article from there"),
      N_("UNIT") },
    { "label", 0, 0, G_OPTION_ARG_STRING, &label, N_("Only those with this label"), N_("LABEL") },
    { NULL }
  };

  if (!jb_cli_parse (cli, &jb_cli_list_command, entries, arguments, 0, 0, &operands, &status))
    return status;

  if (year != NULL)
    {
      guint64 number;

      if (!g_ascii_string_to_unsigned (year, 10, 1, 9999, &number, NULL))
        return jb_cli_refuse_call (&jb_cli_list_command, _("“%s” is no year."), year);
      filter.year = number;
    }
  if (status_name != NULL)
    {
      JbArchiveStatus wanted;

      if (!jb_archive_status_from_string (status_name, &wanted))
        return jb_cli_refuse_call (&jb_cli_list_command,
                                   _("“%s” is no status: use draft or filed."), status_name);
      filter.drafts = wanted == JB_ARCHIVE_STATUS_DRAFT;
      filter.filed = wanted == JB_ARCHIVE_STATUS_FILED;
    }

  filter.source = source;
  filter.label = label;

  if (!jb_cli_has_archive (cli))
    {
      issues = g_ptr_array_new ();
    }
  else
    {
      archive = jb_cli_read_archive (cli);
      if (archive == NULL)
        return JB_CLI_DATABASE;
      issues = jb_archive_list (archive, &filter, &error);
      if (issues == NULL)
        return jb_cli_complain_archive (error);
    }

  return json ? jb_cli_json_print_array (issues, add_entry) : print_lines (issues);
}

const JbCliCommand jb_cli_list_command = {
  .name = "list",
  .operands = "",
  .summary = N_("List what the database holds, newest first"),
  .details = N_("One line each, parted by tabs: number, kind, status, date, name, issue, title."),
  .run = run_list,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-cli-json.h"
#include "store/jb-archive-stats.h"

static const char *const names[] = {
  [JB_ARCHIVE_COUNT_BY_SOURCE] = "source",
  [JB_ARCHIVE_COUNT_BY_SECTION] = "section",
  [JB_ARCHIVE_COUNT_BY_MONTH] = "month",
};

static gboolean
read_by (const char       *name,
         JbArchiveCountBy *by)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      {
        *by = (JbArchiveCountBy) i;
        return TRUE;
      }

  return FALSE;
}

static JbCliStatus
print_json (GPtrArray       *counts,
            JbArchiveCountBy by)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < counts->len; i++)
    {
      const JbArchiveCount *count = g_ptr_array_index (counts, i);

      json_builder_begin_object (builder);
      jb_cli_json_set_string (builder, names[by], count->name);
      jb_cli_json_set_number (builder, "articles", count->n_articles);
      jb_cli_json_set_number (builder, "bulletins", count->n_bulletins);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  return jb_cli_json_print (builder);
}

static JbCliStatus
print_lines (GPtrArray *counts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < counts->len; i++)
    {
      const JbArchiveCount *count = g_ptr_array_index (counts, i);

      g_string_append_printf (text, "%s\t%u\t%u\n", count->name != NULL ? count->name : "-",
                              count->n_articles, count->n_bulletins);
    }

  return jb_cli_print_text (text->str);
}

static JbCliStatus
run_stats (JbCli *cli,
           char **arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autofree char *by_name = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (GPtrArray) counts = NULL;
  g_autoptr (GError) error = NULL;
  gboolean         json = FALSE;
  gboolean         csv = FALSE;
  JbArchiveCountBy by = JB_ARCHIVE_COUNT_BY_SOURCE;
  JbCliStatus      status;
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_STRING, &by_name, N_("Count by source, section or month"),
      N_("WHAT") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_("Only issues of this date and later"), N_("D") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("Only issues of this date and earlier"), N_("D") },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &csv, N_("Print CSV"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    { NULL }
  };

  if (!jb_cli_parse (cli, &jb_cli_stats_command, entries, arguments, 0, 0, &operands, &status))
    return status;

  if (by_name != NULL && !read_by (by_name, &by))
    return jb_cli_refuse_call (&jb_cli_stats_command,
                               _("Counting by “%s” is not known: use source, section or month."),
                                  by_name);
  for (guint i = 0; i < 2; i++)
    {
      const char *day = i == 0 ? from : to;

      if (day != NULL && !jb_archive_count_check_day (day))
        return jb_cli_refuse_call (&jb_cli_stats_command,
                                   _("“%s” is no date: use 2013, 2013-05 or 2013-05-06."), day);
    }
  if (csv && json)
    return jb_cli_refuse_call (&jb_cli_stats_command, _("Use either --csv or --json."));

  if (!jb_cli_has_archive (cli))
    {
      counts = g_ptr_array_new ();
    }
  else
    {
      archive = jb_cli_read_archive (cli);
      if (archive == NULL)
        return JB_CLI_DATABASE;
      counts = jb_archive_count_articles (archive, by, from, to, &error);
      if (counts == NULL)
        return jb_cli_complain_archive (error);
    }

  if (csv)
    {
      g_autofree char *text = jb_archive_count_to_csv (counts, by);

      return jb_cli_print_text (text);
    }

  return json ? print_json (counts, by) : print_lines (counts);
}

const JbCliCommand jb_cli_stats_command = {
  .name = "stats",
  .operands = "",
  .summary = N_("Count how many articles each contributing unit had adopted"),
  .details = N_("One line each, parted by tabs: unit, articles, bulletins. Of several units that "
                "share one bracket each has the article counted. A date is 2013, 2013-05 or "
                "2013-05-06; bulletins without a date count only when no date is asked for."),
  .run = run_stats,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli.h"

#include <json-glib/json-glib.h>

#include <glib/gi18n-lib.h>

#include "jb-cli-json.h"
#include "store/jb-archive-search.h"

static void
add_hit (JsonBuilder *builder,
         gpointer     item)
{
  JbArchiveHit           *hit = item;
  JbArchiveEntry         *entry = jb_archive_hit_get_entry (hit);
  guint                   n_marks;
  const JbArchiveHitMark *marks = jb_archive_hit_get_marks (hit, &n_marks);

  jb_cli_json_set_number (builder, "id", jb_archive_entry_get_id (entry));
  jb_cli_json_set_string (builder, "kind", jb_kind_to_string (jb_archive_entry_get_kind (entry)));
  jb_cli_json_set_string (builder, "status",
                          jb_archive_status_to_string (jb_archive_entry_get_status (entry)));
  jb_cli_json_set_string (builder, "title", jb_archive_entry_get_title (entry));
  jb_cli_json_set_string (builder, "name", jb_archive_entry_get_name (entry));
  jb_cli_json_set_string (builder, "issue", jb_archive_entry_get_issue (entry));
  jb_cli_json_set_string (builder, "date", jb_archive_entry_get_date (entry));
  jb_cli_json_set_string (builder, "day", jb_archive_entry_get_day (entry));

  jb_cli_json_set_string (builder, "field", jb_archive_hit_get_field (hit));
  json_builder_set_member_name (builder, "article");
  if (jb_archive_hit_get_article (hit) > 0)
    json_builder_add_int_value (builder, jb_archive_hit_get_article (hit));
  else
    json_builder_add_null_value (builder);
  jb_cli_json_set_number (builder, "block", jb_archive_hit_get_block (hit));
  jb_cli_json_set_number (builder, "start", jb_archive_hit_get_start (hit));
  jb_cli_json_set_number (builder, "end", jb_archive_hit_get_end (hit));
  jb_cli_json_set_string (builder, "text", jb_archive_hit_get_found (hit));
  jb_cli_json_set_string (builder, "snippet", jb_archive_hit_get_snippet (hit));
  json_builder_set_member_name (builder, "marks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_marks; i++)
    {
      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, marks[i].start);
      json_builder_add_int_value (builder, marks[i].end);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

/* The snippet with what was looked for in 〔〕. */
static char *
dup_marked (JbArchiveHit *hit)
{
  GString                *line = g_string_new (NULL);
  const char             *snippet = jb_archive_hit_get_snippet (hit);
  guint                   n_marks;
  const JbArchiveHitMark *marks = jb_archive_hit_get_marks (hit, &n_marks);
  const char             *at = snippet;
  guint                   character = 0;

  for (guint i = 0; i < n_marks; i++)
    {
      const char *start = g_utf8_offset_to_pointer (at, marks[i].start - character);
      const char *end = g_utf8_offset_to_pointer (start, marks[i].end - marks[i].start);

      g_string_append_len (line, at, start - at);
      g_string_append (line, "〔");
      g_string_append_len (line, start, end - start);
      g_string_append (line, "〕");
      at = end;
      character = marks[i].end;
    }
  g_string_append (line, at);

  return g_string_free (line, FALSE);
}

static JbCliStatus
print_lines (GPtrArray *hits)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      JbArchiveHit    *hit = g_ptr_array_index (hits, i);
      JbArchiveEntry  *entry = jb_archive_hit_get_entry (hit);
      const char      *day = jb_archive_entry_get_day (entry);
      const char      *title = jb_archive_entry_get_title (entry);
      g_autofree char *marked = dup_marked (hit);
      g_autofree char *article = NULL;

      if (jb_archive_hit_get_article (hit) > 0)
        article = g_strdup_printf ("%u", jb_archive_hit_get_article (hit));
      g_string_append_printf (text, "%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\t%s\t%s\n",
                              jb_archive_entry_get_id (entry),
                              jb_cli_dash (day != NULL ? day : jb_archive_entry_get_date (entry)),
                              jb_cli_dash (jb_archive_entry_get_issue (entry)),
                              jb_cli_dash (jb_archive_hit_get_field (hit)), jb_cli_dash (article),
                              jb_cli_dash (title), jb_cli_dash (marked));
    }

  return jb_cli_print_text (text->str);
}

static JbCliStatus
run_search (JbCli *cli,
            char **arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autofree char *limit = NULL;
  g_autofree char *words = NULL;
  g_autofree char *valid = NULL;
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  gboolean        json = FALSE;
  gboolean        best = FALSE;
  JbArchiveSearch search = { 0 };
  JbCliStatus     status;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    { "limit", 0, 0, G_OPTION_ARG_STRING, &limit, N_("No more than so many"), N_("N") },
    { "best", 0, 0, G_OPTION_ARG_NONE, &best,
      N_("The best first, which say it most often for their length"), NULL },
    { NULL }
  };

  if (!jb_cli_parse (cli, &jb_cli_search_command, entries, arguments, 1, G_MAXUINT, &operands,
                     &status))
    return status;

  if (limit != NULL)
    {
      guint64 number;

      if (!g_ascii_string_to_unsigned (limit, 10, 1, G_MAXINT, &number, NULL))
        return jb_cli_refuse_call (&jb_cli_search_command,
                                   _("“%s” is no number of results: use 1 or more."), limit);
      search.limit = (guint) number;
    }

  words = g_strjoinv (" ", operands);
  valid = g_utf8_make_valid (words, -1);
  if (jb_archive_search_is_empty (valid))
    return jb_cli_refuse_call (&jb_cli_search_command, _("There is nothing to look for."));

  search.words = valid;
  search.order = best ? JB_ARCHIVE_SEARCH_BEST : JB_ARCHIVE_SEARCH_NEWEST;
  if (!jb_cli_has_archive (cli))
    {
      hits = g_ptr_array_new ();
    }
  else
    {
      archive = jb_cli_read_archive (cli);
      if (archive == NULL)
        return JB_CLI_DATABASE;
      hits = jb_archive_search (archive, &search, NULL, &error);
      if (hits == NULL)
        return jb_cli_complain_archive (error);
    }

  return json ? jb_cli_json_print_array (hits, add_hit) : print_lines (hits);
}

const JbCliCommand jb_cli_search_command = {
  .name = "search",
  .operands = "WORDS…",
  .summary = N_("Find bulletins that have all the words, newest first"),
  .details = N_("A word is any run of characters, one Chinese character too; \"a run\" may have "
                "spaces. Filters: title:, section:, source:, recipient:, publication:, "
                "year:2013 or year:2010-2013, status:draft or status:filed, label:.\n"
                "\n"
                "One line each, parted by tabs: number, date, issue, field, article, title, and "
                "the place with what was found in 〔〕. The exit status is 0 also when nothing is "
                "found."),
  .run = run_search,
};

static JbCliStatus
run_rebuild_index (JbCli *cli,
                   char **arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  JbCliStatus status;

  if (!jb_cli_parse (cli, &jb_cli_rebuild_index_command, NULL, arguments, 0, 0, &operands,
                     &status))
    return status;

  if (!jb_cli_has_archive (cli))
    return JB_CLI_DATABASE;
  archive = jb_cli_make_archive (cli);
  if (archive == NULL)
    return JB_CLI_DATABASE;
  if (!jb_archive_rebuild_index (archive, &error))
    return jb_cli_complain_archive (error);

  return JB_CLI_DONE;
}

const JbCliCommand jb_cli_rebuild_index_command = {
  .name = "rebuild-index",
  .operands = "",
  .summary = N_("Make the search index anew from the texts"),
  .run = run_rebuild_index,
};

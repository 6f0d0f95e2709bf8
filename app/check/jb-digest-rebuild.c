/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-digest-rebuild.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-json-value.h"
#include "bulletin/jb-json.h"
#include "bulletin/jb-reconcile-private.h"
#include "jb-digest-match.h"
#include "jb-plain.h"

/* The digest anew from the body, in the words that it has. */

typedef struct
{
  const JbIssue       *issue;
  const JbDigestMatch *match;
  JsonArray           *digest;
  JsonArray           *titles;
  char                *plain;
  gboolean             is_flat;
} Builder;

/* A digest that has lines and names no section is a list of titles. */
static gboolean
is_flat (const JbDigestMatch *match)
{
  for (guint i = 0; i < match->lines->len; i++)
    if (g_array_index (match->lines, JbDigestLine, i).section != JB_ISSUE_NONE)
      return FALSE;

  return match->lines->len > 0;
}

/* The section's name as the digest has it, where it has it already. */
static char *
dup_section_name (const JbIssue *issue,
                  const char    *name,
                  const char    *plain)
{
  for (guint i = 0; i < issue->blocks->len; i++)
    {
      g_autofree char *value = NULL;
      g_autofree char *other = NULL;

      if (jb_issue_get_block (issue, i)->role != JB_ROLE_DIGEST_SECTION)
        continue;
      value = jb_issue_dup_value (issue, i);
      other = jb_plain_dup (value);
      if (strcmp (plain, other) == 0)
        return g_steal_pointer (&value);
    }

  return g_strdup (name);
}

static void
begin_section (Builder *builder,
               guint    section)
{
  guint            block = jb_issue_get_section (builder->issue, section)->name;
  g_autofree char *name = block != JB_ISSUE_NONE ? jb_issue_dup_value (builder->issue, block)
                                                 : g_strdup ("");
  g_autofree char *plain = builder->is_flat ? g_strdup ("") : jb_plain_dup (name);
  g_autofree char *shown = NULL;
  JsonObject      *entry;

  if (g_strcmp0 (plain, builder->plain) == 0)
    return;

  g_free (builder->plain);
  builder->plain = g_strdup (plain);
  entry = json_object_new ();
  builder->titles = json_array_new ();
  if (*plain != '\0')
    {
      shown = dup_section_name (builder->issue, name, plain);
      json_object_set_string_member (entry, "section", shown);
    }
  else
    json_object_set_null_member (entry, "section");
  json_object_set_array_member (entry, "titles", builder->titles);
  json_array_add_object_element (builder->digest, entry);
}

/* The line that lists the article, as it is; else the title. */
static char *
dup_line (Builder *builder,
          guint    article)
{
  for (guint i = 0; i < builder->match->lines->len; i++)
    {
      const JbDigestLine *line = &g_array_index (builder->match->lines, JbDigestLine, i);

      if (line->listing != JB_DIGEST_LISTS_NOTHING && line->article == article)
        return jb_issue_dup_value (builder->issue, line->block);
    }

  return jb_issue_dup_title (builder->issue, article);
}

static JsonArray *
build (const JbIssue       *issue,
       const JbDigestMatch *match)
{
  Builder builder = { issue, match, json_array_new () };

  builder.is_flat = is_flat (match);
  for (guint i = 0; i < issue->articles->len; i++)
    {
      g_autofree char *line = dup_line (&builder, i);

      if (*line == '\0')
        continue;
      begin_section (&builder, jb_issue_get_article (issue, i)->section);
      json_array_add_string_element (builder.titles, line);
    }
  g_free (builder.plain);

  return builder.digest;
}

static gboolean
has_digest (const JbTranscript *transcript,
            JsonArray          *wanted)
{
  g_autoptr (JsonNode) structure = jb_json_from_transcript (transcript);
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), wanted);

  return jb_json_equal (json_object_get_member (json_node_get_object (structure), "digest"), node);
}

/**
 * jb_digest_rebuild:
 * @bulletin: a bulletin
 *
 * Makes the digest list the articles of the body, each under its section and in the order of
 * the body, as one step that can be undone. A line that lists an article in words of its own
 * keeps them; lines of articles that are no longer there go. A digest that names no sections
 * goes on naming none. Done twice it changes nothing.
 *
 * Returns: whether anything changed
 */
gboolean
jb_digest_rebuild (JbBulletin *bulletin)
{
  g_autoptr (JbTranscript) transcript = NULL;
  g_autoptr (JbIssue) issue = NULL;
  g_autoptr (JbDigestMatch) match = NULL;
  g_autoptr (JsonArray) wanted = NULL;
  JbHistory *history;

  g_return_val_if_fail (JB_IS_BULLETIN (bulletin), FALSE);

  if (jb_bulletin_get_kind (bulletin) != JB_KIND_BULLETIN)
    return FALSE;

  transcript = jb_bulletin_to_transcript (bulletin);
  issue = jb_issue_new (transcript);
  match = jb_digest_match_new (issue);
  wanted = build (issue, match);
  if (json_array_get_length (wanted) == 0 || has_digest (transcript, wanted))
    return FALSE;

  history = jb_bulletin_get_history (bulletin);
  jb_history_begin (history, _("Rebuild Digest"));
  jb_reconcile_digest (bulletin, wanted);
  jb_history_end (history);

  return TRUE;
}

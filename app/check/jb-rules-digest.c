/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rules-private.h"

#include <string.h>

#include "jb-plain.h"

/* The digest against the titles of the body. */

typedef enum
{
  LISTS_NOTHING,
  LISTS_TITLE,
  LISTS_SUBTITLE,
  LISTS_ALIKE,
} Listing;

/* A line of the digest, and the article that it lists. */
typedef struct
{
  guint   block;
  guint   section;
  char   *plain;
  Listing listing;
  guint   article;
} Line;

typedef struct
{
  GArray   *lines;
  gboolean *is_listed;
  char    **titles;
} Match;

static void
clear_line (gpointer data)
{
  g_free (((Line *) data)->plain);
}

static void
clear_match (Match *match)
{
  g_array_unref (match->lines);
  g_free (match->is_listed);
  g_strfreev (match->titles);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Match, clear_match)

static GArray *
read_lines (const JbIssue *issue)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (Line));
  guint   section = JB_ISSUE_NONE;

  g_array_set_clear_func (lines, clear_line);
  for (guint i = 0; i < issue->blocks->len; i++)
    {
      const JbIssueBlock *block = jb_issue_get_block (issue, i);
      Line                line = { .block = i, .section = section };

      if (block->role == JB_ROLE_DIGEST_SECTION)
        section = i;
      if (block->role != JB_ROLE_DIGEST_TITLE || block->length == 0)
        continue;
      {
        g_autofree char *value = jb_issue_dup_value (issue, i);

        line.plain = jb_plain_dup (value);
      }
      g_array_append_val (lines, line);
    }

  return lines;
}

/* Adds one to the articles that a text stands for. */
static void
add_name (GHashTable *names,
          char       *name,
          guint       article)
{
  GArray *list = g_hash_table_lookup (names, name);

  if (*name == '\0')
    {
      g_free (name);
      return;
    }
  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (names, name, list);
    }
  else
    g_free (name);
  g_array_append_val (list, article);
}

static void
match_by_name (Match      *match,
               GHashTable *names,
               Listing     listing)
{
  for (guint i = 0; i < match->lines->len; i++)
    {
      Line   *line = &g_array_index (match->lines, Line, i);
      GArray *list = line->listing == LISTS_NOTHING ? g_hash_table_lookup (names, line->plain)
                                                    : NULL;

      for (guint j = 0; list != NULL && j < list->len; j++)
        {
          guint article = g_array_index (list, guint, j);

          if (match->is_listed[article])
            continue;
          match->is_listed[article] = TRUE;
          line->listing = listing;
          line->article = article;
          break;
        }
    }
}

/* What is left on both sides is put together where it is alike. */
static void
match_alike (Match *match,
             guint  n_articles)
{
  enum
  {
    MANY = 10000
  };
  const double enough = 0.55;
  guint        n_lines = 0;
  guint        n_left = 0;

  for (guint i = 0; i < match->lines->len; i++)
    n_lines += g_array_index (match->lines, Line, i).listing == LISTS_NOTHING;
  for (guint i = 0; i < n_articles; i++)
    n_left += !match->is_listed[i] && *match->titles[i] != '\0';
  if ((guint64) n_lines * n_left > MANY)
    return;

  for (guint i = 0; i < match->lines->len; i++)
    {
      Line  *line = &g_array_index (match->lines, Line, i);
      double best = enough;

      if (line->listing != LISTS_NOTHING)
        continue;
      for (guint j = 0; j < n_articles; j++)
        {
          double likeness;

          if (match->is_listed[j] || *match->titles[j] == '\0')
            continue;
          likeness = jb_plain_likeness (line->plain, match->titles[j]);
          if (likeness > best)
            {
              best = likeness;
              line->listing = LISTS_ALIKE;
              line->article = j;
            }
        }
      if (line->listing == LISTS_ALIKE)
        match->is_listed[line->article] = TRUE;
    }
}

static GHashTable *
new_names (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
}

static void
find_match (const JbIssue *issue,
            Match         *match)
{
  guint n = issue->articles->len;
  g_autoptr (GHashTable) titles = new_names ();
  g_autoptr (GHashTable) others = new_names ();

  match->lines = read_lines (issue);
  match->is_listed = g_new0 (gboolean, n + 1);
  match->titles = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const JbIssueArticle *article = jb_issue_get_article (issue, i);
      g_autofree char      *title = jb_issue_dup_title (issue, i);
      g_autofree char      *subtitle = NULL;
      g_autofree char      *both = NULL;

      match->titles[i] = jb_plain_dup (title);
      add_name (titles, g_strdup (match->titles[i]), i);
      if (article->subtitle == JB_ISSUE_NONE)
        continue;
      subtitle = jb_issue_dup_value (issue, article->subtitle);
      both = g_strconcat (title, "——", subtitle, NULL);
      add_name (titles, jb_plain_dup (both), i);
      add_name (others, jb_plain_dup (subtitle), i);
    }

  match_by_name (match, titles, LISTS_TITLE);
  match_by_name (match, others, LISTS_SUBTITLE);
  match_alike (match, n);
}

static gsize
count_characters (const JbIssueBlock *block)
{
  return (gsize) g_utf8_strlen (block->value, (gssize) block->length);
}

void
jb_check_digest_missing (const JbIssue       *issue,
                         const JbRuleContext *context,
                         JbReport            *report)
{
  g_auto (Match) match = { NULL };

  find_match (issue, &match);
  if (match.lines->len == 0)
    return;

  for (guint i = 0; i < issue->articles->len; i++)
    {
      const JbIssueArticle *article = jb_issue_get_article (issue, i);

      if (match.is_listed[i] || article->n_titles == 0)
        continue;
      jb_report (report, .block = article->first_title,
                 .end = count_characters (jb_issue_get_block (issue, article->first_title)),
                 .message = _("The digest does not list this article."));
    }
}

static gboolean
is_other_section (const JbIssue *issue,
                  const Line    *line)
{
  guint name = jb_issue_get_section (issue, jb_issue_get_article (issue, line->article)
                                                ->section)
                   ->name;
  g_autofree char *there = NULL;
  g_autofree char *here = NULL;
  g_autofree char *plain_there = NULL;
  g_autofree char *plain_here = NULL;

  if (name == JB_ISSUE_NONE || line->section == JB_ISSUE_NONE)
    return FALSE;
  here = jb_issue_dup_value (issue, line->section);
  there = jb_issue_dup_value (issue, name);
  plain_here = jb_plain_dup (here);
  plain_there = jb_plain_dup (there);

  return strcmp (plain_here, plain_there) != 0;
}

void
jb_check_digest_mismatch (const JbIssue       *issue,
                          const JbRuleContext *context,
                          JbReport            *report)
{
  g_auto (Match) match = { NULL };

  find_match (issue, &match);
  for (guint i = 0; i < match.lines->len && !jb_report_is_full (report); i++)
    {
      const Line      *line = &g_array_index (match.lines, Line, i);
      g_autofree char *title = NULL;
      JbHit            hit = { .block = line->block };

      hit.end = count_characters (jb_issue_get_block (issue, line->block));
      if (line->listing != LISTS_NOTHING)
        title = jb_issue_dup_title (issue, line->article);
      switch (line->listing)
        {
        case LISTS_NOTHING:
          hit.message = _("No article of the body has this title.");
          break;
        case LISTS_ALIKE:
          hit.message = _("The article in the body has another title.");
          hit.fix = title;
          break;
        case LISTS_SUBTITLE:
          hit.message = _("This is the subtitle of the article, not its title.");
          hit.level = JB_FINDING_INFO;
          hit.fix = *title != '\0' ? title : NULL;
          break;
        case LISTS_TITLE:
        default:
          break;
        }
      if (hit.message != NULL)
        jb_report_add (report, hit);

      if (line->listing != LISTS_NOTHING && is_other_section (issue, line))
        {
          hit.message = _("In the body this article stands under another section.");
          hit.level = 0;
          hit.fix = NULL;
          jb_report_add (report, hit);
        }
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-digest-match.h"

#include <string.h>

#include "jb-plain.h"

static void
clear_line (gpointer data)
{
  g_free (((JbDigestLine *) data)->plain);
}

static GArray *
read_lines (const JbIssue *issue)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (JbDigestLine));
  guint   section = JB_ISSUE_NONE;

  g_array_set_clear_func (lines, clear_line);
  for (guint i = 0; i < issue->blocks->len; i++)
    {
      const JbIssueBlock *block = jb_issue_get_block (issue, i);
      JbDigestLine        line = { .block = i, .section = section };

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
match_by_name (JbDigestMatch  *match,
               GHashTable     *names,
               JbDigestListing listing)
{
  for (guint i = 0; i < match->lines->len; i++)
    {
      JbDigestLine *line = &g_array_index (match->lines, JbDigestLine, i);
      GArray       *list = NULL;

      if (line->listing == JB_DIGEST_LISTS_NOTHING)
        list = g_hash_table_lookup (names, line->plain);

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

typedef struct
{
  guint  line;
  guint  article;
  double likeness;
} Pair;

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Pair *left = a;
  const Pair *right = b;

  if (left->likeness != right->likeness)
    return left->likeness > right->likeness ? -1 : 1;
  if (left->line != right->line)
    return left->line < right->line ? -1 : 1;

  return (left->article > right->article) - (left->article < right->article);
}

static GArray *
list_pairs (const JbDigestMatch *match,
            guint                n_articles)
{
  const double enough = 0.55;
  GArray      *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < match->lines->len; i++)
    {
      const JbDigestLine *line = &g_array_index (match->lines, JbDigestLine, i);

      for (guint j = 0; j < n_articles && line->listing == JB_DIGEST_LISTS_NOTHING; j++)
        {
          Pair pair = { i, j, 0 };

          if (match->is_listed[j] || *match->titles[j] == '\0')
            continue;
          pair.likeness = jb_plain_likeness (line->plain, match->titles[j]);
          if (pair.likeness > enough)
            g_array_append_val (pairs, pair);
        }
    }
  g_array_sort (pairs, compare_pairs);

  return pairs;
}

/* What is left on both sides is put together where it is alike, the most alike first, so that
 * it does not matter in which order the lines stand. */
static void
match_alike (JbDigestMatch *match,
             guint          n_articles)
{
  enum
  {
    MANY = 10000
  };
  g_autoptr (GArray) pairs = NULL;
  guint n_lines = 0;
  guint n_left = 0;

  for (guint i = 0; i < match->lines->len; i++)
    n_lines += g_array_index (match->lines, JbDigestLine, i).listing == JB_DIGEST_LISTS_NOTHING;
  for (guint i = 0; i < n_articles; i++)
    n_left += !match->is_listed[i] && *match->titles[i] != '\0';
  if ((guint64) n_lines * n_left > MANY)
    return;

  pairs = list_pairs (match, n_articles);
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair   *pair = &g_array_index (pairs, Pair, i);
      JbDigestLine *line = &g_array_index (match->lines, JbDigestLine, pair->line);

      if (line->listing != JB_DIGEST_LISTS_NOTHING || match->is_listed[pair->article])
        continue;
      line->listing = JB_DIGEST_LISTS_ALIKE;
      line->article = pair->article;
      match->is_listed[pair->article] = TRUE;
    }
}

static GHashTable *
new_names (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
}

/**
 * jb_digest_match_new:
 *
 * Finds the article that each line of the digest lists: by its title, else by its subtitle,
 * else by what is alike. Punctuation and spaces do not matter.
 *
 * Returns: (transfer full): the digest beside the body
 */
JbDigestMatch *
jb_digest_match_new (const JbIssue *issue)
{
  guint          n = issue->articles->len;
  JbDigestMatch *match = g_new0 (JbDigestMatch, 1);
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

  match_by_name (match, titles, JB_DIGEST_LISTS_TITLE);
  match_by_name (match, others, JB_DIGEST_LISTS_SUBTITLE);
  match_alike (match, n);

  return match;
}

void
jb_digest_match_free (JbDigestMatch *self)
{
  g_array_unref (self->lines);
  g_free (self->is_listed);
  g_strfreev (self->titles);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rules-private.h"

#include <string.h>

#include "jb-digest-match.h"
#include "jb-plain.h"

/* The digest against the titles of the body. */

static gsize
count_characters (const JbIssueBlock *block)
{
  return (gsize) g_utf8_strlen (block->value, (gssize) block->length);
}

/* Some bulletins have no digest; but one whose last issue had one has lost it. */
static void
report_no_digest (const JbIssue       *issue,
                  const JbRuleContext *context,
                  JbReport            *report)
{
  guint first = jb_issue_find_role (issue, JB_ROLE_TITLE, 0);

  if (first == JB_ISSUE_NONE || context->previous == NULL ||
      jb_issue_find_role (context->previous, JB_ROLE_DIGEST_TITLE, 0) == JB_ISSUE_NONE)
    return;

  jb_report (report, .block = first,
             .end = count_characters (jb_issue_get_block (issue, first)),
             .message = _("This issue has no digest, and the one before has one."));
}

void
jb_check_digest_missing (const JbIssue       *issue,
                         const JbRuleContext *context,
                         JbReport            *report)
{
  g_autoptr (JbDigestMatch) match = jb_digest_match_new (issue);

  if (match->lines->len == 0)
    {
      report_no_digest (issue, context, report);
      return;
    }

  for (guint i = 0; i < issue->articles->len; i++)
    {
      const JbIssueArticle *article = jb_issue_get_article (issue, i);

      if (match->is_listed[i] || article->n_titles == 0)
        continue;
      jb_report (report, .block = article->first_title,
                 .end = count_characters (jb_issue_get_block (issue, article->first_title)),
                 .message = _("The digest does not list this article."));
    }
}

static gboolean
is_other_section (const JbIssue      *issue,
                  const JbDigestLine *line)
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
  g_autoptr (JbDigestMatch) match = jb_digest_match_new (issue);

  for (guint i = 0; i < match->lines->len && !jb_report_is_full (report); i++)
    {
      const JbDigestLine *line = &g_array_index (match->lines, JbDigestLine, i);
      g_autofree char    *title = NULL;
      JbHit               hit = { .block = line->block };

      hit.end = count_characters (jb_issue_get_block (issue, line->block));
      if (line->listing != JB_DIGEST_LISTS_NOTHING)
        title = jb_issue_dup_title (issue, line->article);
      switch (line->listing)
        {
        case JB_DIGEST_LISTS_NOTHING:
          hit.message = _("No article of the body has this title.");
          break;
        case JB_DIGEST_LISTS_ALIKE:
          hit.message = _("The article in the body has another title.");
          hit.fix = title;
          break;
        case JB_DIGEST_LISTS_SUBTITLE:
          hit.message = _("This is the subtitle of the article, not its title.");
          hit.level = JB_FINDING_INFO;
          hit.fix = *title != '\0' ? title : NULL;
          break;
        case JB_DIGEST_LISTS_TITLE:
        default:
          break;
        }
      if (hit.message != NULL)
        jb_report_add (report, hit);

      if (line->listing != JB_DIGEST_LISTS_NOTHING && is_other_section (issue, line))
        {
          hit.message = _("In the body this article stands under another section.");
          hit.level = 0;
          hit.fix = NULL;
          jb_report_add (report, hit);
        }
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rules-private.h"

#include <string.h>

#include "jb-plain.h"

/* What an article and a section must have. */

static void
report_article (const JbIssue *issue,
                guint          article,
                const char    *message,
                JbReport      *report)
{
  g_autofree char *pointer = jb_issue_dup_article_pointer (issue, article);

  jb_report (report, .block = jb_issue_get_article (issue, article)->first, .pointer = pointer,
             .message = message);
}

void
jb_check_no_title (const JbIssue       *issue,
                   const JbRuleContext *context,
                   JbReport            *report)
{
  for (guint i = 0; i < issue->articles->len; i++)
    if (jb_issue_get_article (issue, i)->n_titles == 0)
      report_article (issue, i, _("This article has no title."), report);
}

static gboolean
has_text (const JbIssue        *issue,
          const JbIssueArticle *article)
{
  for (guint i = article->first; i < article->end; i++)
    {
      const JbIssueBlock *block = jb_issue_get_block (issue, i);

      if ((block->role == JB_ROLE_PARAGRAPH || block->role == JB_ROLE_EDITOR_NOTE) &&
          block->length > 0)
        return TRUE;
    }

  return FALSE;
}

void
jb_check_no_body (const JbIssue       *issue,
                  const JbRuleContext *context,
                  JbReport            *report)
{
  for (guint i = 0; i < issue->articles->len; i++)
    if (!has_text (issue, jb_issue_get_article (issue, i)))
      report_article (issue, i, _("This article has a title and no text."), report);
  jb_check_document_body (issue, report);
}

/* 综合各县来稿 under the last of several articles is the source of them all. */
static gboolean
is_covered (const JbIssue *issue,
            guint          article)
{
  guint section = jb_issue_get_article (issue, article)->section;

  for (guint i = article + 1; i < issue->articles->len; i++)
    {
      const JbIssueArticle *next = jb_issue_get_article (issue, i);
      g_autofree char      *source = NULL;

      if (next->section != section)
        return FALSE;
      if (next->source == JB_ISSUE_NONE)
        continue;
      source = jb_issue_dup_value (issue, next->source);

      return strstr (source, "综合") != NULL || strstr (source, "整理") != NULL ||
             strstr (source, "汇总") != NULL;
    }

  return FALSE;
}

/* A bulletin that names no sources at all has its reasons. */
void
jb_check_no_source (const JbIssue       *issue,
                    const JbRuleContext *context,
                    JbReport            *report)
{
  guint n = 0;

  for (guint i = 0; i < issue->articles->len; i++)
    n += jb_issue_get_article (issue, i)->source != JB_ISSUE_NONE;
  if (n * 2 < issue->articles->len || n == 0)
    return;

  for (guint i = 0; i < issue->articles->len && !jb_report_is_full (report); i++)
    {
      const JbIssueArticle *article = jb_issue_get_article (issue, i);

      if (article->source == JB_ISSUE_NONE && article->n_titles > 0 && !is_covered (issue, i))
        report_article (issue, i, _("This article names no source, as the others do."), report);
    }
}

void
jb_check_empty_section (const JbIssue       *issue,
                        const JbRuleContext *context,
                        JbReport            *report)
{
  for (guint i = 0; i < issue->sections->len; i++)
    {
      const JbIssueSection *section = jb_issue_get_section (issue, i);
      g_autofree char      *pointer = NULL;

      if (section->n_articles > 0)
        continue;
      pointer = jb_issue_dup_section_pointer (i);
      jb_report (report, .block = section->first, .pointer = pointer,
                 .message = _("This section has no article."));
    }
}

void
jb_check_duplicate_title (const JbIssue       *issue,
                          const JbRuleContext *context,
                          JbReport            *report)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < issue->articles->len; i++)
    {
      const JbIssueArticle *article = jb_issue_get_article (issue, i);
      g_autofree char      *title = NULL;
      g_autofree char      *plain = NULL;
      gsize                 length;

      if (article->n_titles == 0)
        continue;
      title = jb_issue_dup_title (issue, i);
      plain = jb_plain_dup (title);
      if (*plain == '\0')
        continue;
      if (!g_hash_table_contains (seen, plain))
        {
          g_hash_table_add (seen, g_steal_pointer (&plain));
          continue;
        }

      length = (gsize) g_utf8_strlen (jb_issue_get_block (issue, article->first_title)->value,
                                      (gssize) jb_issue_get_block (issue,
                                                                   article->first_title)
                                          ->length);
      jb_report (report, .block = article->first_title, .start = 0, .end = length,
                 .message = _("Another article has this title already."));
    }
}

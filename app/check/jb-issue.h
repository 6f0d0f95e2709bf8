/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-transcript.h"
#include "jb-finding.h"
#include "jb-words.h"

G_BEGIN_DECLS

/* No such block, article or section. */
#define JB_ISSUE_NONE G_MAXUINT

/**
 * JbIssueBlock:
 * @role: what it is
 * @key: (nullable): which masthead or tail field
 * @value: its value, not NUL-terminated
 * @length: of the value, in bytes
 * @start: where the block begins in the text, in bytes
 * @mark: its mark
 * @article: the number of its article, or %JB_ISSUE_NONE
 *
 * One block of the issue.
 */
typedef struct
{
  JbRole        role;
  const char   *key;
  const char   *value;
  gsize         length;
  gsize         start;
  const JbMark *mark;
  guint         article;

  /* Private: where it is in the structure */
  guint8 place;
  guint  index[3];
  char  *owned;
} JbIssueBlock;

/* An article: the numbers of its blocks, %JB_ISSUE_NONE where it has none. */
typedef struct
{
  guint section;
  guint index;
  guint first;
  guint end;
  guint n_titles;
  guint first_title;
  guint subtitle;
  guint editor_note;
  guint first_paragraph;
  guint n_paragraphs;
  guint source;
} JbIssueArticle;

/* A section: its name's block, or %JB_ISSUE_NONE, and its articles. */
typedef struct
{
  guint name;
  guint first;
  guint first_article;
  guint n_articles;
} JbIssueSection;

/* A line of recipients: the block of its label and those of its entries, end excluded. */
typedef struct
{
  char *label;
  guint block;
  guint end;
} JbIssueList;

/**
 * JbIssue:
 * @transcript: what it is of
 * @blocks: (element-type JbIssueBlock): in the order of the text
 * @sections: (element-type JbIssueSection)
 * @articles: (element-type JbIssueArticle)
 * @lists: (element-type JbIssueList): lines of recipients
 * @date: the issue's date as 20140724, 0 when it is not known
 *
 * A transcript opened up for rules that look at more than one block, with the JSON
 * pointer of each.
 */
typedef struct
{
  JbTranscript *transcript;
  GArray       *blocks;
  GArray       *sections;
  GArray       *articles;
  GArray       *lists;
  guint         date;
} JbIssue;

JbIssue       *jb_issue_new           (const JbTranscript *transcript);
void           jb_issue_free          (JbIssue            *self);

JbIssueBlock  *jb_issue_get_block     (const JbIssue      *self,
                                       guint               block);
JbIssueArticle *jb_issue_get_article  (const JbIssue      *self,
                                       guint               article);
JbIssueSection *jb_issue_get_section  (const JbIssue      *self,
                                       guint               section);
JbIssueList   *jb_issue_get_list      (const JbIssue      *self,
                                       guint               list);
guint          jb_issue_find_role     (const JbIssue      *self,
                                       JbRole              role,
                                       guint               from);
guint          jb_issue_count_role    (const JbIssue      *self,
                                       JbRole              role);

char          *jb_issue_dup_pointer   (const JbIssue      *self,
                                       guint               block);
char          *jb_issue_dup_article_pointer
                                      (const JbIssue      *self,
                                       guint               article);
char          *jb_issue_dup_section_pointer
                                      (guint               section);
char          *jb_issue_dup_value     (const JbIssue      *self,
                                       guint               block);
char          *jb_issue_dup_title     (const JbIssue      *self,
                                       guint               article);
char          *jb_issue_dup_document_title
                                      (const JbIssue      *self);
const char    *jb_issue_get_open      (const JbIssue      *self,
                                       guint               block,
                                       gsize              *length);
const char    *jb_issue_get_close     (const JbIssue      *self,
                                       guint               block,
                                       gsize              *length);
gsize          jb_issue_get_gap_start (const JbIssue      *self,
                                       guint               block);
guint          jb_issue_date_of       (const char         *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbIssue, jb_issue_free)

G_END_DECLS

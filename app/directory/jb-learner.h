/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-transcript.h"
#include "jb-directory.h"

G_BEGIN_DECLS

/**
 * JbLearnerDate:
 * @JB_LEARNER_DATE_NONE: there is none
 * @JB_LEARNER_DATE_PRINTED: the date on the masthead
 * @JB_LEARNER_DATE_FILED: the date that was given when it was filed, or the mere day of its filing
 * @JB_LEARNER_DATE_TEXT: the newest whole date in the text, of the year of the file's name
 *   when that has one
 * @JB_LEARNER_DATE_FILE_NAME: the date or year in the file's name
 *
 * Where the date of an issue is from.
 */
typedef enum
{
  JB_LEARNER_DATE_NONE,
  JB_LEARNER_DATE_PRINTED,
  JB_LEARNER_DATE_FILED,
  JB_LEARNER_DATE_TEXT,
  JB_LEARNER_DATE_FILE_NAME,
} JbLearnerDate;

/**
 * JbLessonState:
 * @JB_LESSON_KNOWN: the directory has it already
 * @JB_LESSON_NEW: the directory did not have it
 * @JB_LESSON_LONGER: it holds for longer than the directory had it
 */
typedef enum
{
  JB_LESSON_KNOWN,
  JB_LESSON_NEW,
  JB_LESSON_LONGER,
} JbLessonState;

/**
 * JbLesson:
 * @entry: what was learnt
 * @state: whether that is new
 * @n_issues: in how many issues it was seen
 * @first: the number of the first of them among the issues that were read
 * @last: the number of the last of them
 */
typedef struct
{
  JbDirectoryEntry *entry;
  JbLessonState     state;
  guint             n_issues;
  guint             first;
  guint             last;
} JbLesson;

/**
 * JbLearntIssue:
 * @id: the bulletin
 * @date: its date, 0 when there is none
 * @source: where the date is from
 * @number: (nullable): its issue number, as it has it
 */
typedef struct
{
  gint64        id;
  JbPartialDate date;
  JbLearnerDate source;
  char         *number;
} JbLearntIssue;

/**
 * JbContradiction:
 * @id: the bulletin where it was seen
 * @what: "post" (two people in a post for one), "list" (one recipient in two lists), "period"
 *   (printed when the directory says it does not hold), "unclear" (a text that can be read in
 *   two ways, of which nothing was learnt) or "date" (an issue without a date); static
 * @text: what it is about, as printed
 * @message: one sentence, translated
 */
typedef struct
{
  gint64      id;
  const char *what;
  char       *text;
  char       *message;
} JbContradiction;

/**
 * JbLearning:
 * @directory: the directory with all that was learnt
 * @lessons: (element-type JbLesson): what was learnt, by list and rank
 * @contradictions: (element-type JbContradiction): what does not fit together
 * @issues: (element-type JbLearntIssue): what was read, oldest first
 */
typedef struct
{
  JbDirectory *directory;
  GPtrArray   *lessons;
  GPtrArray   *contradictions;
  GArray      *issues;
} JbLearning;

/**
 * JbLearner:
 *
 * Reads issues and finds out who was in which list, with which post, and when.
 */
typedef struct _JbLearner JbLearner;

JbLearner     *jb_learner_new       (JbDirectory         *known);
void           jb_learner_free      (JbLearner           *self);
void           jb_learner_add       (JbLearner           *self,
                                     gint64               id,
                                     const char          *publication,
                                     JbPartialDate        date,
                                     JbLearnerDate        source,
                                     const JbTranscript  *transcript);
JbLearning    *jb_learner_finish    (JbLearner           *self);
void           jb_learning_free     (JbLearning          *self);
char          *jb_learning_dup_issue_label
                                    (const JbLearning    *self,
                                     guint                issue);
gboolean       jb_learning_find_issue
                                    (const JbLearning    *self,
                                     gint64               id,
                                     guint               *issue);

JbPartialDate  jb_learner_find_date (const JbTranscript  *transcript,
                                     const char          *day,
                                     const char          *filed_day,
                                     const char          *path,
                                     JbLearnerDate       *source);
JbPartialDate  jb_learner_find_told_date
                                    (const JbTranscript  *transcript,
                                     const char          *filed_day,
                                     const char          *path,
                                     JbLearnerDate       *source);
const char    *jb_learner_date_to_string
                                    (JbLearnerDate        source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbLearner, jb_learner_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbLearning, jb_learning_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-directory-edits.h"
#include "jb-learner.h"

G_BEGIN_DECLS

/**
 * JbDirectoryLessonState:
 * @JB_DIRECTORY_LESSON_NEW: the directory does not have it
 * @JB_DIRECTORY_LESSON_CHANGED: it was learnt before, and now otherwise
 * @JB_DIRECTORY_LESSON_GONE: it was learnt before, and no issue says so any more
 */
typedef enum
{
  JB_DIRECTORY_LESSON_NEW,
  JB_DIRECTORY_LESSON_CHANGED,
  JB_DIRECTORY_LESSON_GONE,
} JbDirectoryLessonState;

/**
 * JbDirectoryLesson:
 *
 * A proposal: one row of the directory that filed issues say something else about.
 */
#define JB_TYPE_DIRECTORY_LESSON (jb_directory_lesson_get_type ())
G_DECLARE_FINAL_TYPE (JbDirectoryLesson, jb_directory_lesson, JB, DIRECTORY_LESSON, GObject)

GPtrArray             *jb_directory_lesson_list (JbDirectoryEdits *edits,
                                                 const JbLearning *learning,
                                                 gboolean          all_issues,
                                                 guint            *n_known);
JbDirectoryLessonState jb_directory_lesson_get_state (JbDirectoryLesson *self);
JbDirectoryEntry      *jb_directory_lesson_get_entry (JbDirectoryLesson *self);
JbDirectoryEntry      *jb_directory_lesson_get_before (JbDirectoryLesson *self);
guint                  jb_directory_lesson_get_n_issues (JbDirectoryLesson *self);
const char            *jb_directory_lesson_get_origin (JbDirectoryLesson *self);
const GPtrArray       *jb_directory_lesson_get_contradictions (JbDirectoryLesson *self);
char                  *jb_directory_lesson_dup_posts (JbDirectoryLesson *self);
gboolean               jb_directory_lesson_get_taken (JbDirectoryLesson *self);
void                   jb_directory_lesson_set_taken (JbDirectoryLesson *self,
                                                      gboolean           taken);
guint                  jb_directory_lesson_take (GPtrArray        *lessons,
                                                 JbDirectoryEdits *edits,
                                                 const char       *label);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "directory/jb-directory-lesson.h"

G_BEGIN_DECLS

char *jb_directory_lesson_words_dup_details (JbDirectoryLesson *lesson);
char *jb_directory_lesson_words_dup_changes (JbDirectoryLesson *lesson);
char *jb_directory_lesson_words_dup_warnings (JbDirectoryLesson *lesson);

G_END_DECLS

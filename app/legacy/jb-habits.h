/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-layout.h"
#include "jb-house-style-tables.h"

G_BEGIN_DECLS

/**
 * JbHabits:
 *
 * How often each white space was seen between each pair of neighbours, and each
 * decoration around each kind of value.
 */
typedef struct _JbHabits JbHabits;

JbHabits *jb_habits_new             (void);
void      jb_habits_free            (JbHabits            *self);

void      jb_habits_see_gap         (JbHabits            *self,
                                     const JbLayoutPoint *before,
                                     const JbLayoutPoint *after,
                                     const char          *gap,
                                     gsize                length);
void      jb_habits_see_surround    (JbHabits            *self,
                                     const JbLayoutPoint *point,
                                     JbPlace              place,
                                     const char          *open,
                                     gsize                open_length,
                                     const char          *close,
                                     gsize                close_length,
                                     gboolean             ends_line);
void      jb_habits_choose_gap      (JbHabits            *self,
                                     const JbLayoutPoint *before,
                                     const JbLayoutPoint *after,
                                     const char         **gap);
void      jb_habits_choose_surround (JbHabits            *self,
                                     const JbLayoutPoint *point,
                                     JbPlace              place,
                                     const char         **open,
                                     const char         **close);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbHabits, jb_habits_free)

G_END_DECLS

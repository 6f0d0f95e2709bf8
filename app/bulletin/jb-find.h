/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-bulletin.h"

G_BEGIN_DECLS

/**
 * JbFindMatch:
 * @block: (unowned): the block that it is in
 * @start: where it begins in the block's value, in characters
 * @end: where it ends, in characters
 *
 * One place where a bulletin says what is looked for.
 */
typedef struct
{
  JbBlock *block;
  guint    start;
  guint    end;
} JbFindMatch;

#define JB_TYPE_FIND (jb_find_get_type ())
G_DECLARE_FINAL_TYPE (JbFind, jb_find, JB, FIND, GObject)

JbFind            *jb_find_new          (void);
void               jb_find_set_bulletin (JbFind     *self,
                                         JbBulletin *bulletin);
const char        *jb_find_get_text     (JbFind     *self);
void               jb_find_set_text     (JbFind     *self,
                                         const char *text);
guint              jb_find_get_n_matches (JbFind    *self);
const JbFindMatch *jb_find_get_match    (JbFind     *self,
                                         guint       position);
int                jb_find_get_current  (JbFind     *self);
const JbFindMatch *jb_find_go_to        (JbFind     *self,
                                         JbBlock    *block,
                                         guint       start);
const JbFindMatch *jb_find_step         (JbFind     *self,
                                         int         steps);
GArray            *jb_find_in_value     (JbFind     *self,
                                         const char *value);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-bulletin.h"

G_BEGIN_DECLS

#define JB_TYPE_SUGGESTIONS (jb_suggestions_get_type ())
G_DECLARE_FINAL_TYPE (JbSuggestions, jb_suggestions, JB, SUGGESTIONS, GObject)

JbSuggestions *jb_suggestions_new          (void);
void           jb_suggestions_set_words    (JbSuggestions     *self,
                                            const char *const *words);
void           jb_suggestions_set_bulletin (JbSuggestions     *self,
                                            JbBulletin        *bulletin);
char         **jb_suggestions_dup_matches  (JbSuggestions     *self,
                                            const char        *typed,
                                            guint              limit);

G_END_DECLS

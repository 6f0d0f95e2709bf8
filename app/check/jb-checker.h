/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-transcript.h"
#include "directory/jb-directory.h"
#include "jb-finding.h"
#include "jb-words.h"

G_BEGIN_DECLS

#define JB_CHECKER_ERROR (jb_checker_error_quark ())
GQuark jb_checker_error_quark (void);

/**
 * JbCheckerError:
 * @JB_CHECKER_ERROR_NO_RULE: there is no rule, or family of rules, with this name
 */
typedef enum
{
  JB_CHECKER_ERROR_NO_RULE,
} JbCheckerError;

/**
 * JbChecker:
 *
 * Holds a bulletin against the rules, again and again while it changes: what a rule found
 * in a text that is still the same is not looked for again. One thread at a time may use
 * a checker.
 */
typedef struct _JbChecker JbChecker;

JbChecker *jb_checker_new          (void);
void       jb_checker_free         (JbChecker           *self);

gboolean   jb_checker_set_rules    (JbChecker           *self,
                                    const char          *only,
                                    const char          *skip,
                                    GError             **error);
void       jb_checker_set_words    (JbChecker           *self,
                                    JbWords             *words);
void       jb_checker_set_previous (JbChecker           *self,
                                    const JbTranscript  *previous);
void       jb_checker_set_directory
                                   (JbChecker           *self,
                                    JbDirectory         *directory,
                                    JbPartialDate        date);
void       jb_checker_set_told_date
                                   (JbChecker           *self,
                                    const char          *filed_day,
                                    JbPartialDate        date);
void       jb_checker_set_ignored  (JbChecker           *self,
                                    const char *const   *keys);

GPtrArray *jb_checker_check        (JbChecker           *self,
                                    const JbTranscript  *transcript);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbChecker, jb_checker_free)

G_END_DECLS

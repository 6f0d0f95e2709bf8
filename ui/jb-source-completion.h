/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "jb-suggestions.h"

G_BEGIN_DECLS

/**
 * JbCompletionSource:
 * @dup_matches: what to offer for what is typed, %NULL-terminated, at most @limit
 * @get_node: (transfer none) (nullable): whose text it is, a #JbNode
 * @get_title: what screen readers call the list
 *
 * What is offered where it is not earlier sources.
 */
typedef struct
{
  char      **(*dup_matches) (gpointer data, const char *typed, guint limit);
  gpointer    (*get_node)    (gpointer data);
  const char *(*get_title)   (void);
} JbCompletionSource;

#define JB_TYPE_SOURCE_COMPLETION (jb_source_completion_get_type ())
G_DECLARE_FINAL_TYPE (JbSourceCompletion, jb_source_completion, JB, SOURCE_COMPLETION, GObject)

JbSourceCompletion *jb_source_completion_new             (AdwEntryRow        *row);
JbSourceCompletion *jb_source_completion_new_for_text    (GtkWidget          *row,
                                                          GtkText            *text,
                                                          const JbCompletionSource *source,
                                                          gpointer            data);
void                jb_source_completion_set_suggestions (JbSourceCompletion *self,
                                                          JbSuggestions      *suggestions);
void                jb_source_completion_detach          (JbSourceCompletion *self);
GtkWidget          *jb_source_completion_get_popover     (JbSourceCompletion *self);

G_END_DECLS

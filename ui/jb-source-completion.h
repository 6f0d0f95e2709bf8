/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "jb-suggestions.h"

G_BEGIN_DECLS

#define JB_TYPE_SOURCE_COMPLETION (jb_source_completion_get_type ())
G_DECLARE_FINAL_TYPE (JbSourceCompletion, jb_source_completion, JB, SOURCE_COMPLETION, GObject)

JbSourceCompletion *jb_source_completion_new             (AdwEntryRow        *row);
void                jb_source_completion_set_suggestions (JbSourceCompletion *self,
                                                          JbSuggestions      *suggestions);
void                jb_source_completion_detach          (JbSourceCompletion *self);
GtkWidget          *jb_source_completion_get_popover     (JbSourceCompletion *self);

G_END_DECLS

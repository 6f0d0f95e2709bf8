/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-bulletin.h"

G_BEGIN_DECLS

#define JB_TYPE_RECIPIENTS_COMPARISON (jb_recipients_comparison_get_type ())
G_DECLARE_FINAL_TYPE (JbRecipientsComparison, jb_recipients_comparison, JB, RECIPIENTS_COMPARISON,
                      AdwWindow)

JbRecipientsComparison *jb_recipients_comparison_new (JbBulletin         *bulletin,
                                                      const JbTranscript *previous,
                                                      const char         *previous_title,
                                                      gboolean            editable);

G_END_DECLS

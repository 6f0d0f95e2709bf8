/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-transcript.h"

G_BEGIN_DECLS

JbTranscript *issue_new           (JbKind              kind);
void          issue_add           (JbTranscript       *issue,
                                   JbRole              role,
                                   const char         *key,
                                   guint               flags,
                                   const char         *value);
JbTranscript *issue_make_bulletin (GRand              *rand,
                                   gboolean            odd);
JbTranscript *issue_make_document (GRand              *rand,
                                   gboolean            odd);
char         *issue_describe      (const JbTranscript *issue,
                                   gboolean            with_ornaments);

G_END_DECLS

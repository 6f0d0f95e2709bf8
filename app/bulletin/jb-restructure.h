/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-bulletin.h"

G_BEGIN_DECLS

gboolean jb_restructure_apply (JbBulletin         *bulletin,
                               const JbTranscript *wanted,
                               const char         *label,
                               GError            **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-words.h"

G_BEGIN_DECLS

char     *jb_office_words_load (GError    **error);
gboolean  jb_office_words_save (const char *lines,
                                GError    **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean jb_quotes_is_quote (gunichar    c);
gunichar jb_quotes_choose   (const char *before,
                             const char *after,
                             gunichar    typed);

G_END_DECLS

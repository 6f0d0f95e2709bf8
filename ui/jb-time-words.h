/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *jb_time_words_dup_relative (gint64 time,
                                  gint64 now);
char *jb_time_words_dup_exact    (gint64 time);

G_END_DECLS

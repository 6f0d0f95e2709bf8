/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  jb_one_line_append (GString    *line,
                          const char *text,
                          gsize       length,
                          guint       max_characters);
void  jb_one_line_join   (GString    *line,
                          const char *text,
                          guint       max_characters);
char *jb_one_line_dup    (const char *text,
                          gsize       length,
                          guint       max_characters);

G_END_DECLS

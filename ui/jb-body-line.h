/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-role.h"

G_BEGIN_DECLS

char     *jb_body_line_to_shown     (const char *text);
char     *jb_body_line_from_shown   (const char *shown);
gboolean  jb_body_line_begins_table (gunichar    c);
char     *jb_body_line_clean        (const char *text,
                                     int         length,
                                     gboolean    in_table);
char     *jb_body_line_trim         (const char *line);
char    **jb_body_line_split_addressees
                                    (const char *line);
JbRole    jb_body_line_guess_role   (const char *line);

G_END_DECLS

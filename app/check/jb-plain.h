/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char  *jb_plain_dup         (const char *text);
char  *jb_plain_dup_letters (const char *text);
double jb_plain_likeness    (const char *a,
                             const char *b);

G_END_DECLS

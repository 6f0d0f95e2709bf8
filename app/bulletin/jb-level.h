/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-document.h"

G_BEGIN_DECLS

/* The levels of a document's headings: 一、 （一） 1. （1） */
enum
{
  JB_LEVEL_NONE = 0,
  JB_LEVEL_MAX = 4,
};

guint  jb_level_of         (const char *text,
                            guint      *number,
                            gsize      *prefix);
JbRole jb_level_guess_role (const char *text);
void   jb_level_set        (JbDocument *document,
                            guint       position,
                            guint       n,
                            guint       level);

G_END_DECLS

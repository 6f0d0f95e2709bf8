/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive-error.h"

G_BEGIN_DECLS

JbArchiveError  jb_sqlite_words_code_from_errno  (int             number);
JbArchiveError  jb_sqlite_words_code_from_result (int             result,
                                                  int             number);
char           *jb_sqlite_words_explain          (const char     *display_path,
                                                  JbArchiveError  code,
                                                  int             number,
                                                  const char     *details);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-directory.h"

G_BEGIN_DECLS

/**
 * JbDirectoryCsvError:
 * @line: the line of the file, from 1
 * @column: (nullable): the name of the column, static; %NULL when it is the whole line
 * @message: one sentence, translated
 *
 * One thing that is wrong in a file.
 */
typedef struct
{
  guint64     line;
  const char *column;
  char       *message;
} JbDirectoryCsvError;

JbDirectory *jb_directory_csv_read  (const char   *bytes,
                                     gsize         n_bytes,
                                     GPtrArray   **errors);
GBytes      *jb_directory_csv_write (JbDirectory  *directory);

G_END_DECLS

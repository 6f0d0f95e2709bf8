/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The name of the tokenizer in the file's schema. */
#define JB_SEARCH_TOKENIZER "jianbao"

int jb_search_tokenizer_register (sqlite3 *db);

G_END_DECLS

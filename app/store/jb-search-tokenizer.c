/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-search-tokenizer.h"

#include "jb-search-fold.h"

/* Every letter, digit and ideograph is a token of its own. Chinese has no spaces between words, and
 * whoever looks for 201 wants 2013 as well: as a phrase of single characters every run is found. */

static int
create_tokenizer (void           *context,
                  const char    **arguments,
                  int             n_arguments,
                  Fts5Tokenizer **tokenizer)
{
  /* There is nothing to remember, but SQLite takes NULL for a failure. */
  *tokenizer = (Fts5Tokenizer *) &jb_search_tokenizer_register;

  return SQLITE_OK;
}

static void
delete_tokenizer (Fts5Tokenizer *tokenizer)
{
}

static int
tokenize (Fts5Tokenizer *tokenizer,
          void          *context,
          int            flags,
          const char    *text,
          int            length,
          int (*take) (void *, int, const char *, int, int, int))
{
  const char *at = text;
  const char *end = text + length;

  while (at < end)
    {
      const char *start = at;
      gunichar    c = jb_search_fold_decode (&at, end);
      gunichar    folded;
      char        token[6];
      int         result;

      /* An ideograph is its own token as it stands. */
      if (c >= 0x4e00 && c <= 0x9fff)
        {
          result = take (context, 0, start, (int) (at - start), (int) (start - text),
                         (int) (at - text));
        }
      else
        {
          folded = jb_search_fold_one (c);
          if (!jb_search_fold_token (folded))
            continue;
          result = take (context, 0, token, g_unichar_to_utf8 (folded, token),
                         (int) (start - text), (int) (at - text));
        }

      if (result != SQLITE_OK)
        return result;
    }

  return SQLITE_OK;
}

/**
 * jb_search_tokenizer_register:
 * @db: a connection
 *
 * Makes the tokenizer of the search index known to @db.
 *
 * Returns: a result of SQLite
 */
int
jb_search_tokenizer_register (sqlite3 *db)
{
  fts5_tokenizer methods = { create_tokenizer, delete_tokenizer, tokenize };
  fts5_api      *api = NULL;
  sqlite3_stmt  *statement;
  int            result;

  result = sqlite3_prepare_v2 (db, "SELECT fts5 (?1)", -1, &statement, NULL);
  if (result != SQLITE_OK)
    return result;

  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  result = sqlite3_finalize (statement);
  if (result != SQLITE_OK || api == NULL)
    return result != SQLITE_OK ? result : SQLITE_ERROR;

  return api->xCreateTokenizer (api, JB_SEARCH_TOKENIZER, NULL, &methods, NULL);
}

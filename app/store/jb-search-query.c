/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-search-query.h"

#include <string.h>

#include "jb-archive-entry.h"
#include "jb-search-fold.h"

/* More than anybody types; each costs a look at the index. */
enum { MAX_TERMS = 64 };

typedef enum
{
  WORD_TERM,
  WORD_YEAR,
  WORD_STATUS,
  WORD_LABEL,
} WordKind;

static const struct
{
  const char   *name;
  WordKind      kind;
  JbSearchScope scope;
} filters[] = {
  { "title", WORD_TERM, JB_SEARCH_TITLE },
  { "标题", WORD_TERM, JB_SEARCH_TITLE },
  { "section", WORD_TERM, JB_SEARCH_SECTION },
  { "栏目", WORD_TERM, JB_SEARCH_SECTION },
  { "source", WORD_TERM, JB_SEARCH_SOURCE },
  { "来源", WORD_TERM, JB_SEARCH_SOURCE },
  { "recipient", WORD_TERM, JB_SEARCH_RECIPIENT },
  { "报送", WORD_TERM, JB_SEARCH_RECIPIENT },
  { "主送", WORD_TERM, JB_SEARCH_RECIPIENT },
  { "publication", WORD_TERM, JB_SEARCH_PUBLICATION },
  { "刊名", WORD_TERM, JB_SEARCH_PUBLICATION },
  { "year", WORD_YEAR, JB_SEARCH_ANYWHERE },
  { "年份", WORD_YEAR, JB_SEARCH_ANYWHERE },
  { "status", WORD_STATUS, JB_SEARCH_ANYWHERE },
  { "状态", WORD_STATUS, JB_SEARCH_ANYWHERE },
  { "label", WORD_LABEL, JB_SEARCH_ANYWHERE },
  { "标签", WORD_LABEL, JB_SEARCH_ANYWHERE },
};

static void
free_term (gpointer data)
{
  JbSearchTerm *term = data;

  g_free (term->needle);
  g_free (term->literal);
  g_free (term);
}

static void
add_term (JbSearchQuery *self,
          JbSearchScope  scope,
          const char    *text,
          const char    *literal)
{
  g_autofree char *needle = jb_search_text_fold (text);
  JbSearchTerm    *term;

  if (*needle == '\0' || self->terms->len >= MAX_TERMS)
    return;

  term = g_new0 (JbSearchTerm, 1);
  term->scope = scope;
  term->needle = g_steal_pointer (&needle);
  term->literal = literal != NULL ? jb_search_text_fold (literal) : NULL;
  g_ptr_array_add (self->terms, term);
}

/* 2013, 2010-2013 or 2010..2013. */
static gboolean
read_years (JbSearchQuery *self,
            const char    *text)
{
  g_autofree char *folded = jb_search_text_fold (text);
  char            *end;
  guint64          first = g_ascii_strtoull (folded, &end, 10);
  guint64          last = first;

  if (end == folded || first < 1 || first > 9999)
    return FALSE;
  if (*end == '-' || g_str_has_prefix (end, "—") || g_str_has_prefix (end, ".."))
    {
      const char *next = end + (*end == '-' ? 1 : *end == '.' ? 2
                                                              : strlen ("—"));

      last = g_ascii_strtoull (next, &end, 10);
      if (end == next || last > 9999)
        return FALSE;
    }
  if (g_str_equal (end, "年"))
    end += strlen ("年");
  if (*end != '\0')
    return FALSE;

  self->year_from = (int) MIN (first, last);
  self->year_to = (int) MAX (first, last);

  return TRUE;
}

static gboolean
read_status (JbSearchQuery *self,
             const char    *text)
{
  JbArchiveStatus status;

  if (g_str_equal (text, "草稿"))
    status = JB_ARCHIVE_STATUS_DRAFT;
  else if (g_str_equal (text, "归档") || g_str_equal (text, "已归档"))
    status = JB_ARCHIVE_STATUS_FILED;
  else if (!jb_archive_status_from_string (text, &status))
    return FALSE;

  self->status = (int) status;

  return TRUE;
}

/* Of several labels the last one counts, as with years. */
static void
read_label (JbSearchQuery *self,
            const char    *text)
{
  g_free (self->label);
  self->label = g_strdup (text);
}

/* Behind the name of filter @index and its colon, or %NULL. */
static const char *
skip_filter (const char *word,
             gsize       index)
{
  gsize length = strlen (filters[index].name);

  if (g_ascii_strncasecmp (word, filters[index].name, length) != 0)
    return NULL;
  if (word[length] == ':')
    return word + length + 1;

  return g_str_has_prefix (word + length, "：") ? word + length + strlen ("：") : NULL;
}

static void
take_word (JbSearchQuery *self,
           const char    *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      const char      *rest = skip_filter (word, i);
      g_autofree char *value = NULL;

      if (rest == NULL)
        continue;

      value = g_strdup (rest);
      if (*value == '"')
        {
          memmove (value, value + 1, strlen (value));
          if (g_str_has_suffix (value, "\""))
            value[strlen (value) - 1] = '\0';
        }
      /* A filter that is still being typed filters nothing. */
      if (*value == '\0')
        return;

      switch (filters[i].kind)
        {
        case WORD_YEAR:
          if (read_years (self, value))
            return;
          break;
        case WORD_STATUS:
          if (read_status (self, value))
            return;
          break;
        case WORD_LABEL:
          read_label (self, value);
          return;
        case WORD_TERM:
        default:
          add_term (self, filters[i].scope, value, word);
          return;
        }
    }

  add_term (self, JB_SEARCH_ANYWHERE, word, NULL);
}

/* Where the word at @at ends: at white space, or at the quotation mark that closes one at its
 * beginning or behind a colon. */
static const char *
find_end (const char *at)
{
  const char *quote = *at == '"' ? at : NULL;

  for (const char *p = at; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (jb_search_fold_space (g_utf8_get_char (p)))
        return p;
      if (quote == NULL && p > at && *p == '"' &&
          (p[-1] == ':' || (p - at >= 3 && memcmp (p - 3, "：", 3) == 0)))
        quote = p;
      if (quote == p)
        {
          const char *close = strchr (p + 1, '"');

          if (close != NULL && close > p + 1)
            return close + 1;
        }
    }

  return at + strlen (at);
}

/**
 * jb_search_query_new:
 * @words: what was typed: words, "runs with spaces", and filters as `source:松岭` or `year:2013`
 *
 * Any text is a query. A bulletin must have everything in it.
 *
 * Returns: (transfer full): the query
 */
JbSearchQuery *
jb_search_query_new (const char *words)
{
  JbSearchQuery   *self;
  g_autofree char *valid = NULL;

  g_return_val_if_fail (words != NULL, NULL);

  self = g_new0 (JbSearchQuery, 1);
  self->terms = g_ptr_array_new_with_free_func (free_term);
  self->status = -1;

  valid = g_utf8_make_valid (words, -1);
  for (const char *at = valid; *at != '\0';)
    {
      const char      *end;
      g_autofree char *word = NULL;
      gsize            length;

      if (jb_search_fold_space (g_utf8_get_char (at)))
        {
          at = g_utf8_next_char (at);
          continue;
        }

      end = find_end (at);
      length = (gsize) (end - at);
      word = g_strndup (at, length);
      if (length > 2 && *word == '"' && word[length - 1] == '"')
        {
          word[length - 1] = '\0';
          add_term (self, JB_SEARCH_ANYWHERE, word + 1, NULL);
        }
      else
        {
          take_word (self, word);
        }
      at = end;
    }

  return self;
}

void
jb_search_query_free (JbSearchQuery *self)
{
  g_ptr_array_unref (self->terms);
  g_free (self->label);
  g_free (self);
}

/**
 * jb_search_query_is_empty:
 *
 * Returns: whether it asks for nothing
 */
gboolean
jb_search_query_is_empty (const JbSearchQuery *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->terms->len == 0 && self->year_from == 0 && self->status < 0 &&
         self->label == NULL;
}

/* @needle as the index has it: its tokens, since a phrase matches across anything else. */
static gboolean
append_phrase (GString    *match,
               const char *needle)
{
  const char *end = needle + strlen (needle);
  gsize       length = match->len;
  gsize       start;

  g_string_append (match, length > 0 ? " AND \"" : "\"");
  start = match->len;
  while (needle < end)
    {
      gunichar c = jb_search_fold_decode (&needle, end);

      if (jb_search_fold_token (c))
        g_string_append_unichar (match, c);
    }

  if (match->len == start)
    {
      g_string_truncate (match, length);
      return FALSE;
    }
  g_string_append_c (match, '"');

  return TRUE;
}

/**
 * jb_search_query_dup_match:
 *
 * What the index is asked: every bulletin that is looked for is found so, and some that
 * jb_search_query_accepts() then sorts out.
 *
 * Returns: (transfer full) (nullable): an expression of FTS5; %NULL when the index cannot help
 */
char *
jb_search_query_dup_match (const JbSearchQuery *self)
{
  g_autoptr(GString) match = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->terms->len; i++)
    {
      const JbSearchTerm *term = g_ptr_array_index (self->terms, i);

      append_phrase (match, term->needle);
    }

  return match->len > 0 ? g_strdup (match->str) : NULL;
}

static gboolean
is_in_scope (JbSearchScope scope,
             JbSearchText *text,
             guint         block)
{
  JbRole role = jb_search_text_get_role (text, block);

  switch (scope)
    {
    case JB_SEARCH_TITLE:
      return role == JB_ROLE_TITLE || role == JB_ROLE_SUBTITLE || role == JB_ROLE_DOCUMENT_TITLE;
    case JB_SEARCH_SECTION:
      return role == JB_ROLE_SECTION;
    case JB_SEARCH_SOURCE:
      return role == JB_ROLE_SOURCE || role == JB_ROLE_SIGNATURE;
    case JB_SEARCH_RECIPIENT:
      return role == JB_ROLE_RECIPIENT || role == JB_ROLE_ADDRESSEE;
    case JB_SEARCH_PUBLICATION:
      return g_strcmp0 (jb_search_text_get_key (text, block), "name") == 0;
    case JB_SEARCH_ANYWHERE:
    default:
      return TRUE;
    }
}

/* Of many places the best to show: a title, then the text, and the digest, which only repeats the
 * titles, last. */
static int
get_worth (JbSearchText *text,
           guint         block)
{
  switch ((guint) jb_search_text_get_role (text, block))
    {
    case JB_ROLE_TITLE:
    case JB_ROLE_SUBTITLE:
    case JB_ROLE_DOCUMENT_TITLE:
      return 2;
    case JB_ROLE_ORNAMENT:
    case JB_ROLE_DIGEST_HEADING:
    case JB_ROLE_DIGEST_SECTION:
    case JB_ROLE_DIGEST_TITLE:
      return 0;
    default:
      return 1;
    }
}

typedef struct
{
  gboolean folded;
  gsize    at;
} Found;

static gboolean
find_best (JbSearchText *text,
           JbSearchScope scope,
           const char   *needle,
           gboolean      folded,
           Found        *found)
{
  int   best = -1;
  int   enough = folded || found == NULL ? 2 : 1;
  gsize from = 0;
  guint block;

  /* Titles are looked through first: the rest is then read no further than to the first place. */
  if (enough == 1 && (scope == JB_SEARCH_ANYWHERE || scope == JB_SEARCH_TITLE) &&
      jb_search_text_find_title (text, needle, &from))
    {
      *found = (Found) { FALSE, from };
      return TRUE;
    }

  while (best < enough && jb_search_text_find (text, needle, folded, &from, &block))
    {
      if (is_in_scope (scope, text, block))
        {
          int worth = get_worth (text, block);

          if (found == NULL)
            return TRUE;
          if (worth > best)
            {
              best = worth;
              found->folded = folded;
              found->at = from;
            }
        }
      from++;
    }

  return best >= 0;
}

/* Whether nothing but the same characters folds to @needle. */
static gboolean
is_plain (const char *needle)
{
  for (; *needle != '\0'; needle = g_utf8_next_char (needle))
    {
      gunichar c = g_utf8_get_char (needle);

      if (c < 0x4e00 || c > 0x9fff)
        return FALSE;
    }

  return TRUE;
}

/* Finds the best place of @needle in @scope; only whether there is one without @found. */
static gboolean
find_needle (JbSearchText *text,
             JbSearchScope scope,
             const char   *needle,
             Found        *found)
{
  return (is_plain (needle) && find_best (text, scope, needle, FALSE, found)) ||
         find_best (text, scope, needle, TRUE, found);
}

/**
 * jb_search_query_accepts:
 * @text: a bulletin
 * @needle: (out) (transfer none) (nullable): what stands at @place, to live as long as @self
 * @place: (out): where to look at it; of several words the first one counts
 *
 * Year and status are not looked at here.
 *
 * Returns: whether the bulletin has everything that is looked for
 */
gboolean
jb_search_query_accepts (const JbSearchQuery *self,
                         JbSearchText        *text,
                         const char         **needle,
                         JbSearchPlace       *place)
{
  const JbSearchTerm *shown = NULL;
  Found               at = { FALSE, 0 };

  *needle = NULL;
  for (guint i = 0; i < self->terms->len; i++)
    {
      const JbSearchTerm *term = g_ptr_array_index (self->terms, i);
      gboolean            show = shown == NULL || (shown->scope != JB_SEARCH_ANYWHERE &&
                                        term->scope == JB_SEARCH_ANYWHERE);
      const char         *found = term->needle;

      if (!find_needle (text, term->scope, found, show ? &at : NULL))
        {
          found = term->literal;
          if (found == NULL ||
              !find_needle (text, JB_SEARCH_ANYWHERE, found, show ? &at : NULL))
            return FALSE;
        }
      if (show)
        {
          shown = term;
          *needle = found;
        }
    }

  if (*needle != NULL)
    jb_search_text_get_place (text, *needle, at.folded, at.at, place);

  return TRUE;
}

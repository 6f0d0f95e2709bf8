/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "jb-search-text.h"

G_BEGIN_DECLS

/**
 * JbSearchScope:
 * @JB_SEARCH_ANYWHERE: a word, which may stand anywhere
 * @JB_SEARCH_TITLE: `title:`, in a title or subtitle
 * @JB_SEARCH_SECTION: `section:`, in the name of a section
 * @JB_SEARCH_SOURCE: `source:`, in the source of an article, or who signs a document
 * @JB_SEARCH_RECIPIENT: `recipient:`, among the recipients or addressees
 * @JB_SEARCH_PUBLICATION: `publication:`, in the name on the masthead
 *
 * Where something that is looked for has to stand.
 */
typedef enum
{
  JB_SEARCH_ANYWHERE,
  JB_SEARCH_TITLE,
  JB_SEARCH_SECTION,
  JB_SEARCH_SOURCE,
  JB_SEARCH_RECIPIENT,
  JB_SEARCH_PUBLICATION,
} JbSearchScope;

/**
 * JbSearchTerm:
 * @scope: where it has to stand
 * @needle: what is looked for, as jb_search_text_fold() gives it, not empty
 * @literal: (nullable): what was typed, for a @scope: a text may happen to say “来源：…” itself
 *
 * One thing that a bulletin must have to be found.
 */
typedef struct
{
  JbSearchScope  scope;
  char          *needle;
  char          *literal;
} JbSearchTerm;

/**
 * JbSearchQuery:
 * @terms: (element-type JbSearchTerm): all of them must be there
 * @year_from: the first year, 0 for any
 * @year_to: the last one
 * @status: a #JbArchiveStatus, -1 for any
 * @label: (nullable): a label that the bulletin has to have, %NULL for any
 *
 * What a line of words asks for.
 */
typedef struct
{
  GPtrArray *terms;
  int        year_from;
  int        year_to;
  int        status;
  char      *label;
} JbSearchQuery;

JbSearchQuery *jb_search_query_new       (const char           *words);
void           jb_search_query_free      (JbSearchQuery        *self);
gboolean       jb_search_query_is_empty  (const JbSearchQuery  *self);
char          *jb_search_query_dup_match (const JbSearchQuery  *self);
gboolean       jb_search_query_accepts   (const JbSearchQuery  *self,
                                          JbSearchText         *text,
                                          const char          **needle,
                                          JbSearchPlace        *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbSearchQuery, jb_search_query_free)

G_END_DECLS

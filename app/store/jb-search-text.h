/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-transcript.h"

G_BEGIN_DECLS

/**
 * JbSearchText:
 *
 * The text of a bulletin in the form in which the search compares, block by block. It refers to
 * the transcript that it was made from.
 */
typedef struct _JbSearchText JbSearchText;

/**
 * JbSearchPlace:
 * @block: the block, from 0 in the order of the text; an unprinted field comes after all blocks
 * @start: where the hit begins in the block's value, in characters
 * @end: where it ends there, in characters
 *
 * Where something that was looked for stands. What lies in a bracket or label before the value
 * counts as its beginning, and what goes on in the next block is cut off.
 */
typedef struct
{
  guint block;
  guint start;
  guint end;
} JbSearchPlace;

JbSearchText *jb_search_text_new (const JbTranscript *transcript);
void          jb_search_text_free (JbSearchText *self);
gboolean      jb_search_text_find (JbSearchText *self,
                                   const char   *needle,
                                   gboolean      folded,
                                   gsize        *from,
                                   guint        *block);
gboolean      jb_search_text_find_title (JbSearchText *self,
                                         const char   *needle,
                                         gsize        *from);
void          jb_search_text_get_place (JbSearchText  *self,
                                        const char    *needle,
                                        gboolean       folded,
                                        gsize          at,
                                        JbSearchPlace *place);
JbRole        jb_search_text_get_role (JbSearchText *self,
                                       guint         block);
const char   *jb_search_text_get_key (JbSearchText *self,
                                      guint         block);
char         *jb_search_text_dup_value (JbSearchText *self,
                                        guint         block);
guint         jb_search_text_get_article (JbSearchText *self,
                                          guint         block);

char *jb_search_text_fold (const char *text);
char *jb_search_text_dup_extra (const JbTranscript *transcript);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbSearchText, jb_search_text_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "jb-transcript.h"
#include "jb-word-diff.h"

G_BEGIN_DECLS

/**
 * JbComparisonKind:
 * @JB_COMPARISON_SAME: both say the same; it stands there for what is around it
 * @JB_COMPARISON_CHANGED: it says something else
 * @JB_COMPARISON_REMOVED: only the first one has it
 * @JB_COMPARISON_ADDED: only the second one has it
 * @JB_COMPARISON_MOVED_AWAY: the second one has it elsewhere
 * @JB_COMPARISON_MOVED_HERE: the first one has it elsewhere
 * @JB_COMPARISON_SPACE: all they say is the same, and white space differs, or how lines are read
 *
 * What became of a part.
 */
typedef enum
{
  JB_COMPARISON_SAME,
  JB_COMPARISON_CHANGED,
  JB_COMPARISON_REMOVED,
  JB_COMPARISON_ADDED,
  JB_COMPARISON_MOVED_AWAY,
  JB_COMPARISON_MOVED_HERE,
  JB_COMPARISON_SPACE,
} JbComparisonKind;

/**
 * JbComparisonPart:
 * @kind: what became of it
 * @name: what it is called, such as "Title"; "" for a plain paragraph
 * @section: (nullable): the section that it stands in
 * @article: (nullable): the first line of the title of its article
 * @before: (nullable): what the first one says
 * @after: (nullable): what the second one says
 * @removed: (nullable) (element-type JbWordRange): which words of @before went, when it changed
 * @added: (nullable) (element-type JbWordRange): which words of @after came, when it changed
 * @n_skipped: how many parts that are the same were left out before it
 *
 * One part of two bulletins that are held side by side, or of one of them.
 */
typedef struct
{
  JbComparisonKind  kind;
  char             *name;
  char             *section;
  char             *article;
  char             *before;
  char             *after;
  GArray           *removed;
  GArray           *added;
  guint             n_skipped;
} JbComparisonPart;

GPtrArray *jb_comparison_make        (const JbTranscript   *first,
                                      const JbTranscript   *second,
                                      guint                 n_context);
void       jb_comparison_make_async  (JbTranscript         *first,
                                      JbTranscript         *second,
                                      guint                 n_context,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
GPtrArray *jb_comparison_make_finish (GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS

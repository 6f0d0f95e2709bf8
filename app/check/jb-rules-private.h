/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "jb-rules.h"

G_BEGIN_DECLS

#define JB_PIECE_RULE(name) void jb_check_##name (const JbPiece *piece, JbReport *report)
#define JB_ISSUE_RULE(name) \
  void jb_check_##name (const JbIssue *issue, const JbRuleContext *context, JbReport *report)

#define JB_ITEM_RULE(name)                            \
  void jb_check_##name (const JbDirectoryItem *item,  \
                        const JbRuleContext   *context, \
                        JbReport              *report)

/* jb-rules-punctuation.c */
JB_PIECE_RULE (dash);
JB_ISSUE_RULE (dash_issue);
JB_PIECE_RULE (range);
JB_PIECE_RULE (middle_dot);
JB_PIECE_RULE (ellipsis);
JB_PIECE_RULE (repeated);
JB_PIECE_RULE (ordinal);
JB_PIECE_RULE (etc_ellipsis);
JB_PIECE_RULE (title_end);
JB_ISSUE_RULE (title_end_issue);

/* jb-rules-pairs.c */
JB_PIECE_RULE (straight_quote);
JB_PIECE_RULE (unbalanced);
JB_ISSUE_RULE (unbalanced_titles);
JB_PIECE_RULE (nesting);

/* jb-rules-width.c */
JB_PIECE_RULE (half_width);
JB_ISSUE_RULE (half_width_source);
JB_PIECE_RULE (wide_digit);
JB_PIECE_RULE (wide_letter);
JB_PIECE_RULE (inner_space);
JB_ISSUE_RULE (trailing_space);

/* jb-rules-number.c */
JB_PIECE_RULE (unit);

/* jb-rules-date.c */
JB_PIECE_RULE (date_invalid);
JB_PIECE_RULE (date_weekday);
JB_PIECE_RULE (date_relative);
JB_PIECE_RULE (date_padded);
JB_PIECE_RULE (date_after_issue);

/* jb-rules-word.c */
JB_PIECE_RULE (word);

/* jb-rules-structure.c */
JB_ISSUE_RULE (no_title);
JB_ISSUE_RULE (no_body);
JB_ISSUE_RULE (no_source);
JB_ISSUE_RULE (empty_section);
JB_ISSUE_RULE (duplicate_title);

/* jb-rules-sequence.c */
JB_ISSUE_RULE (ordinal_sequence);

/* jb-rules-digest.c */
JB_ISSUE_RULE (digest_missing);
JB_ISSUE_RULE (digest_mismatch);

/* jb-rules-consistency.c */
JB_ISSUE_RULE (spelling);

/* jb-rules-document.c */
JB_ISSUE_RULE (document_number);
JB_ISSUE_RULE (document_addressee);
JB_ISSUE_RULE (document_title);
JB_ISSUE_RULE (document_date);

void jb_check_document_body (const JbIssue *issue,
                             JbReport      *report);

/* jb-rules-recipients.c */
JB_ISSUE_RULE (recipients_missing);
JB_ISSUE_RULE (recipients_label);
JB_ISSUE_RULE (recipients_empty_entry);
JB_ISSUE_RULE (recipients_separator);
JB_ISSUE_RULE (recipients_end_mark);
JB_ISSUE_RULE (recipients_duplicate);
JB_ISSUE_RULE (recipients_cross_list);

/* jb-rules-directory.c */
JB_ITEM_RULE (recipients_unknown);
JB_ITEM_RULE (recipients_alias);
JB_ITEM_RULE (recipients_expired);
JB_ITEM_RULE (recipients_wrong_list);

/* jb-rules-order.c */
JB_ISSUE_RULE (recipients_order);

/* jb-rules-post.c */
JB_ISSUE_RULE (recipients_no_post);
JB_ISSUE_RULE (post);

/* jb-rules-changed.c */
JB_ISSUE_RULE (recipients_changed);


G_END_DECLS

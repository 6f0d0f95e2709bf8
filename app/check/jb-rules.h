/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "directory/jb-directory.h"
#include "jb-issue.h"
#include "jb-piece.h"

G_BEGIN_DECLS

typedef struct _JbDirectoryItem JbDirectoryItem;

/**
 * JbRuleContext:
 * @previous: (nullable): the issue to compare with
 * @directory: (nullable): who receives bulletins
 * @date: the issue's date, or the one to take when it prints none; 0 for none
 * @readings: (element-type JbRecipientReading): what the recipients say
 * @items: (element-type JbDirectoryItem): all whom they name, with what the directory has of
 *   them; none without a directory that knows somebody
 *
 * What a rule on the whole issue may know besides the issue.
 */
typedef struct
{
  const JbIssue *previous;
  JbDirectory   *directory;
  JbPartialDate  date;
  const GArray  *readings;
  const GArray  *items;
} JbRuleContext;

/**
 * JbRule:
 * @id: its name
 * @level: how bad it is what it finds
 * @summary: what it is about, untranslated, for a list of rules
 * @clause: (nullable): the clause of the standard in force that it rests on
 * @since: the day that standard took effect, as 20120601; 0 when there is none
 * @old_clause: (nullable): the clause of the standard before, for older issues
 * @old_since: the day that one took effect
 * @roles: which blocks it looks at, one bit for each #JbRole
 * @kinds: which #JbCharacter a text must have for the rule to look at it, any of them; 0
 *   for all texts
 * @check_piece: (nullable): looks at the value of one block
 * @check_issue: (nullable): looks at the whole issue
 * @check_item: (nullable): looks at one recipient and what the directory has of it
 *
 * A rule. An issue whose date is not known is held against the standards in force.
 */
typedef struct
{
  const char    *id;
  JbFindingLevel level;
  const char    *summary;
  const char    *clause;
  guint          since;
  const char    *old_clause;
  guint          old_since;
  guint          roles;
  guint          kinds;
  void         (*check_piece) (const JbPiece       *piece,
                               JbReport            *report);
  void         (*check_issue) (const JbIssue       *issue,
                               const JbRuleContext *context,
                               JbReport            *report);
  void         (*check_item)  (const JbDirectoryItem *item,
                               const JbRuleContext *context,
                               JbReport            *report);
} JbRule;

const JbRule *jb_rules_get        (guint        *n_rules);
gboolean      jb_rules_find       (const char   *id,
                                   guint        *rule);
char         *jb_rules_dup_skip   (const char   *skip,
                                   const char   *id,
                                   gboolean      off);
gboolean      jb_rule_applies     (const JbRule *rule,
                                   guint         date,
                                   const char  **clause);

G_END_DECLS

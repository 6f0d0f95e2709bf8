/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * JbFindingLevel:
 * @JB_FINDING_ERROR: the issue must not go out like this
 * @JB_FINDING_WARNING: wrong by a standard or by what bulletins agree on
 * @JB_FINDING_INFO: worth a look
 */
typedef enum
{
  JB_FINDING_ERROR = 1,
  JB_FINDING_WARNING = 2,
  JB_FINDING_INFO = 3,
} JbFindingLevel;

/**
 * JbFinding:
 * @rule: the rule's id, static
 * @level: how bad it is
 * @clause: (nullable): the clause of the standard that the rule rests on, static
 * @pointer: RFC 6901 pointer of the value, or of the nearest thing that has one
 * @start: where it begins in the value, in characters
 * @end: where it ends in the value, in characters
 * @outside: whether it is in what is printed around the value: a dash before a subtitle,
 *   spaces at the end of a line, the separator of two recipients. @start is @end then
 * @block: the number of the block in the text, from 0
 * @offset: where the text is in the exact text (UTF-8), in bytes
 * @length: its length there, in bytes
 * @line: the line of the file, from 1
 * @column: the column, in characters from 1
 * @text: what is reported, as in the value, or as printed when @outside
 * @message: one sentence for people, translated
 * @fix: (nullable): what should stand in the place of @text
 * @safe_fix: whether @fix may be applied unseen
 * @ignored: whether somebody said to ignore it here
 * @key: what to remember in order to ignore it here: it stays the same as long as the rule,
 *   the text and what stands around it do
 *
 * What a rule found at one place. A plain value that nobody changes.
 */
typedef struct
{
  const char    *rule;
  JbFindingLevel level;
  const char    *clause;
  char          *pointer;
  gsize          start;
  gsize          end;
  gboolean       outside;
  guint          block;
  gsize          offset;
  gsize          length;
  guint          line;
  guint          column;
  char          *text;
  char          *message;
  char          *fix;
  gboolean       safe_fix;
  gboolean       ignored;
  char          *key;
} JbFinding;

#define JB_TYPE_FINDING (jb_finding_get_type ())
GType       jb_finding_get_type        (void) G_GNUC_CONST;

JbFinding  *jb_finding_new             (void);
JbFinding  *jb_finding_ref             (JbFinding       *self);
void        jb_finding_unref           (JbFinding       *self);
gboolean    jb_finding_equal           (const JbFinding *a,
                                        const JbFinding *b);
const char *jb_finding_level_to_string (JbFindingLevel   level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbFinding, jb_finding_unref)

G_END_DECLS

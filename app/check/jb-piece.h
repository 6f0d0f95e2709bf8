/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-role.h"
#include "jb-character.h"
#include "jb-finding.h"
#include "jb-words.h"

G_BEGIN_DECLS

/**
 * JbPiece:
 * @role: what the block is
 * @text: its value, in characters; two NULs stand before and four after it, so that a rule
 *   may look around any character
 * @length: how many characters
 * @marks: the places of all characters that are no common Chinese ones, ascending
 * @n_marks: how many
 * @mark_kinds: which #JbCharacter each of them is
 * @stops: the places of characters that the name of a month or of a day may begin at, ascending
 * @n_stops: how many
 * @word_stops: the places where a word of @words may begin, ascending
 * @n_word_stops: how many
 * @kinds: which kinds of #JbCharacter there are
 * @is_table: whether it is a drawn table
 * @date: the date as 20140724, 0 when it is not known
 * @words: (nullable): the table of words
 *
 * The value of one block, made ready for rules. All that a rule on a piece may know is
 * here: two pieces that are the same have the same findings.
 */
typedef struct
{
  JbRole          role;
  const gunichar *text;
  guint           length;
  const guint    *marks;
  guint           n_marks;
  const guint    *mark_kinds;
  const guint    *stops;
  guint           n_stops;
  const guint    *word_stops;
  guint           n_word_stops;
  guint           kinds;
  gboolean        is_table;
  guint           date;
  const JbWords  *words;

  /* Private */
  GArray *characters;
  GArray *mark_list;
  GArray *kind_list;
  GArray *stop_list;
  GArray *word_stop_list;
  guint8  is_stop[0x10000 / 8];
  guint8  is_day[0x10000 / 8];

  /* Private to jb-pairs.c: found when somebody asks for them */
  GArray  *pairs;
  GArray  *strays;
  GArray  *open_pairs;
  gboolean has_pairs;
} JbPiece;

/**
 * JbHit:
 * @block: the number of the block; rules on a piece leave it alone
 * @start: where it begins, in characters; in bytes of the whole text when @outside
 * @end: where it ends
 * @message: one sentence, translated
 * @fix: (nullable): what should stand there
 * @safe: whether @fix may be applied unseen
 * @level: another level than the rule's, or 0
 * @outside: the place is not in the value, but in what is printed around it
 * @pointer: (nullable): another pointer than that of @block
 * @unless_next: it holds only when the next paragraph does not begin with this character
 *
 * What a rule reports. The strings are copied by jb_report_add().
 */
typedef struct
{
  guint          block;
  gsize          start;
  gsize          end;
  const char    *message;
  const char    *fix;
  gboolean       safe;
  JbFindingLevel level;
  gboolean       outside;
  const char    *pointer;
  gunichar       unless_next;

  /* Set by the report */
  guint rule;
} JbHit;

/* How much of one rule is reported at most; nobody reads more. */
#define JB_REPORT_MAX_PER_RULE 10000

/* Where hits are gathered. */
typedef struct
{
  GArray *hits;
  guint   rule;
  guint   n_of_rule;
} JbReport;

void jb_piece_init (JbPiece       *piece,
                    const JbWords *words);
void jb_piece_clear (JbPiece *piece);
void jb_piece_set (JbPiece    *piece,
                   JbRole      role,
                   const char *value,
                   gsize       length);

gboolean jb_piece_in_address (const JbPiece *piece,
                              guint          at);
gboolean jb_piece_has (const JbPiece *piece,
                       gint64         at,
                       const char    *word);
gboolean jb_piece_one_of (gunichar    c,
                          const char *set);
gboolean jb_piece_starts (const JbPiece *piece,
                          guint          at);

void     jb_report_init (JbReport *report);
void     jb_report_clear (JbReport *report);
void     jb_report_set_rule (JbReport *report,
                             guint     rule);
gboolean jb_report_is_full (const JbReport *report);
void     jb_report_add (JbReport *report,
                        JbHit     hit);

/* Reports a hit, given as the members of a JbHit. */
#define jb_report(report, ...) jb_report_add ((report), (JbHit) { __VA_ARGS__ })

/* The next place that is one of @kinds; *@n counts the marks that were passed, from 0. */
static inline gboolean
jb_piece_next (const JbPiece *piece,
               guint          kinds,
               guint         *n,
               guint         *at)
{
  while (*n < piece->n_marks)
    {
      guint mark = (*n)++;

      if ((piece->mark_kinds[mark] & kinds) != 0)
        {
          *at = piece->marks[mark];
          return TRUE;
        }
    }

  return FALSE;
}

G_END_DECLS

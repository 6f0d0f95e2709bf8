/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rules-private.h"

#include <string.h>

#define ROLE(name) (1u << JB_ROLE_##name)

/* Sentences; what stands above them; who gets it. */
#define PROSE (ROLE (PARAGRAPH) | ROLE (BODY) | ROLE (EDITOR_NOTE))
#define TITLES \
  (ROLE (TITLE) | ROLE (SUBTITLE) | ROLE (DIGEST_TITLE) | ROLE (DOCUMENT_TITLE) | ROLE (HEADING))
#define NAMES (ROLE (SECTION) | ROLE (DIGEST_SECTION) | ROLE (SOURCE) | ROLE (SIGNATURE))
#define WHO   (ROLE (RECIPIENT) | ROLE (ADDRESSEE))
#define ALL   (PROSE | TITLES | NAMES | WHO | ROLE (UNKNOWN))

#define DIGITS  JB_CHARACTER_ANY_DIGIT
#define PAIRED  (JB_CHARACTER_QUOTE | JB_CHARACTER_BRACKET | JB_CHARACTER_HALF_BRACKET)
#define NUMERIC (DIGITS | JB_CHARACTER_HAN)

/* The standards, with the days on which they took effect. */
#define MARKS(number) \
  .clause = "GB/T 15834-2011 " number, .since = 20120601, \
  .old_clause = "GB/T 15834-1995", .old_since = 19960601
#define MARKS_2011(number) .clause = "GB/T 15834-2011 " number, .since = 20120601
#define NUMBERS(number) \
  .clause = "GB/T 15835-2011 " number, .since = 20111101, \
  .old_clause = "GB/T 15835-1995", .old_since = 19960601
#define FORMAT(number) \
  .clause = "GB/T 9704-2012 " number, .since = 20120701, \
  .old_clause = "GB/T 9704-1999", .old_since = 20000101
#define FORMAT_2012(number) .clause = "GB/T 9704-2012 " number, .since = 20120701

static const JbRule rules[] = {
  /* Punctuation */
  { "punct.half-width", JB_FINDING_WARNING, N_("Half-width punctuation in Chinese text"),
    MARKS ("5.1"), .roles = ALL,
    .kinds = JB_CHARACTER_HALF_POINT | JB_CHARACTER_HALF_BRACKET,
    .check_piece = jb_check_half_width, .check_issue = jb_check_half_width_source },
  { "punct.straight-quote", JB_FINDING_WARNING, N_("Straight quotation marks"),
    MARKS ("4.8.2"), .roles = ALL, .kinds = JB_CHARACTER_HALF_QUOTE,
    .check_piece = jb_check_straight_quote },
  { "punct.unbalanced", JB_FINDING_WARNING, N_("A bracket or quotation mark without its partner"),
    MARKS ("4.8, 4.9, 4.15"), .roles = ALL & ~(ROLE (TITLE) | ROLE (DOCUMENT_TITLE)),
    .kinds = PAIRED,
    .check_piece = jb_check_unbalanced, .check_issue = jb_check_unbalanced_titles },
  { "punct.nesting", JB_FINDING_WARNING, N_("Marks of the same kind inside each other"),
    MARKS ("4.8.3.4, 4.15.3"), .roles = ALL,
    .kinds = JB_CHARACTER_QUOTE | JB_CHARACTER_BRACKET, .check_piece = jb_check_nesting },
  { "punct.dash", JB_FINDING_WARNING, N_("Something else in the place of a dash (——)"),
    MARKS ("4.10.2"), .roles = ALL, .kinds = JB_CHARACTER_DASH,
    .check_piece = jb_check_dash, .check_issue = jb_check_dash_issue },
  { "punct.range", JB_FINDING_WARNING, N_("Something else in the place of a range mark (— or ～)"),
    MARKS ("4.13.3"), .roles = ALL, .kinds = JB_CHARACTER_DASH, .check_piece = jb_check_range },
  { "punct.middle-dot", JB_FINDING_WARNING, N_("Something else in the place of a middle dot (·)"),
    MARKS ("4.14.2"), .roles = ALL, .kinds = JB_CHARACTER_DOT, .check_piece = jb_check_middle_dot },
  { "punct.ellipsis", JB_FINDING_WARNING, N_("Something else in the place of an ellipsis (……)"),
    MARKS ("4.11.2"), .roles = ALL,
    .kinds = JB_CHARACTER_ELLIPSIS | JB_CHARACTER_HALF_POINT | JB_CHARACTER_POINT,
    .check_piece = jb_check_ellipsis },
  { "punct.repeated", JB_FINDING_WARNING, N_("Two points one after the other"),
    MARKS ("5.1"), .roles = ALL, .kinds = JB_CHARACTER_POINT | JB_CHARACTER_HALF_POINT,
    .check_piece = jb_check_repeated },
  { "punct.ordinal", JB_FINDING_WARNING, N_("The wrong mark after a number that counts"),
    MARKS_2011 ("B.3"), .roles = PROSE | ROLE (HEADING),
    .kinds = JB_CHARACTER_POINT | JB_CHARACTER_HALF_POINT | JB_CHARACTER_DOT,
    .check_piece = jb_check_ordinal },
  { "punct.etc-ellipsis", JB_FINDING_WARNING, N_("Both 等 and an ellipsis"),
    MARKS_2011 ("A.10.2"), .roles = ALL, .kinds = JB_CHARACTER_ELLIPSIS,
    .check_piece = jb_check_etc_ellipsis },
  { "punct.title-end", JB_FINDING_WARNING, N_("A title that ends with a point"),
    MARKS_2011 ("B.4.1"), .roles = ROLE (SUBTITLE) | ROLE (DIGEST_TITLE) | ROLE (HEADING),
    .kinds = JB_CHARACTER_POINT | JB_CHARACTER_HALF_POINT,
    .check_piece = jb_check_title_end, .check_issue = jb_check_title_end_issue },

  /* Width and space */
  { "width.digit", JB_FINDING_WARNING, N_("Full-width digits"),
    NUMBERS ("5.1.7"), .roles = ALL, .kinds = JB_CHARACTER_WIDE_DIGIT,
    .check_piece = jb_check_wide_digit },
  { "width.letter", JB_FINDING_WARNING, N_("Full-width Latin letters"),
    .roles = ALL, .kinds = JB_CHARACTER_WIDE_LETTER, .check_piece = jb_check_wide_letter },
  { "space.inner", JB_FINDING_INFO, N_("Spaces between Chinese characters"),
    .roles = PROSE | WHO, .kinds = JB_CHARACTER_SPACE, .check_piece = jb_check_inner_space },
  { "space.trailing", JB_FINDING_INFO, N_("Spaces at the end of a line"),
    .check_issue = jb_check_trailing_space },

  /* Numbers and dates */
  { "number.unit", JB_FINDING_WARNING, N_("A number half in digits, half in words"),
    NUMBERS ("5.3"), .roles = PROSE | TITLES, .kinds = DIGITS, .check_piece = jb_check_unit },
  { "date.invalid", JB_FINDING_ERROR, N_("A day that the calendar does not have"),
    .roles = PROSE | TITLES | ROLE (DOCUMENT_DATE) | ROLE (MASTHEAD), .kinds = NUMERIC,
    .check_piece = jb_check_date_invalid },
  { "date.weekday", JB_FINDING_WARNING, N_("A day of the week that is not that of the date"),
    .roles = PROSE | TITLES | ROLE (MASTHEAD), .kinds = NUMERIC,
    .check_piece = jb_check_date_weekday },
  { "date.relative", JB_FINDING_INFO, N_("A day that only today’s reader knows"),
    .roles = PROSE, .check_piece = jb_check_date_relative },
  { "date.padded", JB_FINDING_WARNING, N_("A leading zero in the month or the day"),
    FORMAT_2012 ("7.3.5.4"), .roles = PROSE | TITLES | ROLE (DOCUMENT_DATE) | ROLE (MASTHEAD),
    .kinds = DIGITS, .check_piece = jb_check_date_padded },
  { "date.after-issue", JB_FINDING_WARNING, N_("Something that happened after the issue’s date"),
    .roles = ROLE (PARAGRAPH) | ROLE (EDITOR_NOTE), .kinds = DIGITS,
    .check_piece = jb_check_date_after_issue },

  /* Words */
  { "word.variant", JB_FINDING_WARNING, N_("A word that is written otherwise"),
    .roles = ALL, .kinds = JB_CHARACTER_HAN, .check_piece = jb_check_word },

  /* Structure */
  { "structure.no-title", JB_FINDING_WARNING, N_("An article without a title"),
    .check_issue = jb_check_no_title },
  { "structure.no-body", JB_FINDING_ERROR, N_("An article without a text"),
    .check_issue = jb_check_no_body },
  { "structure.no-source", JB_FINDING_INFO, N_("An article without a source"),
    .check_issue = jb_check_no_source },
  { "structure.empty-section", JB_FINDING_WARNING, N_("A section without articles"),
    .check_issue = jb_check_empty_section },
  { "structure.ordinal-sequence", JB_FINDING_WARNING, N_("A number that does not follow"),
    .check_issue = jb_check_ordinal_sequence },
  { "structure.duplicate-title", JB_FINDING_WARNING, N_("Two articles with one title"),
    .check_issue = jb_check_duplicate_title },
  { "digest.missing", JB_FINDING_WARNING, N_("An article that the digest does not list"),
    .check_issue = jb_check_digest_missing },
  { "digest.mismatch", JB_FINDING_WARNING, N_("A line of the digest that is no title of the body"),
    .check_issue = jb_check_digest_mismatch },

  /* Consistency */
  { "consistency.spelling", JB_FINDING_WARNING, N_("One name with two punctuations"),
    .check_issue = jb_check_spelling },
  { "consistency.post", JB_FINDING_WARNING, N_("A post that is not written as in the directory"),
    .check_issue = jb_check_post },

  /* Documents */
  { "document.number", JB_FINDING_WARNING, N_("The form of a document’s number"),
    FORMAT ("7.2.5"), .check_issue = jb_check_document_number },
  { "document.addressee", JB_FINDING_WARNING, N_("The addressees of a document"),
    FORMAT ("7.3.2"), .check_issue = jb_check_document_addressee },
  { "document.title", JB_FINDING_WARNING, N_("The title of a document"),
    FORMAT ("7.3.1"), .check_issue = jb_check_document_title },
  { "document.date", JB_FINDING_WARNING, N_("The date of a document"),
    FORMAT ("7.3.5"), .check_issue = jb_check_document_date },

  /* Recipients */
  { "recipients.missing", JB_FINDING_WARNING, N_("A list of recipients that is not there"),
    .check_issue = jb_check_recipients_missing },
  { "recipients.label", JB_FINDING_WARNING, N_("The label of a list of recipients"),
    .check_issue = jb_check_recipients_label },
  { "recipients.empty-entry", JB_FINDING_ERROR, N_("A recipient that is empty"),
    .check_issue = jb_check_recipients_empty_entry },
  { "recipients.separator", JB_FINDING_WARNING, N_("What stands between recipients"),
    .check_issue = jb_check_recipients_separator },
  { "recipients.end-mark", JB_FINDING_INFO, N_("What stands after the last recipient"),
    .check_issue = jb_check_recipients_end_mark },
  { "recipients.duplicate", JB_FINDING_ERROR, N_("A recipient that stands twice in a list"),
    .check_issue = jb_check_recipients_duplicate },
  { "recipients.cross-list", JB_FINDING_ERROR, N_("A recipient that stands in two lists"),
    .check_issue = jb_check_recipients_cross_list },
  { "recipients.unknown", JB_FINDING_WARNING, N_("A recipient that the directory does not know"),
    .check_item = jb_check_recipients_unknown },
  { "recipients.alias", JB_FINDING_WARNING, N_("Another name than that of the directory"),
    .check_item = jb_check_recipients_alias },
  { "recipients.expired", JB_FINDING_ERROR, N_("A post that is not held on the issue’s date"),
    .check_item = jb_check_recipients_expired },
  { "recipients.wrong-list", JB_FINDING_ERROR,
    N_("A recipient in another list than the directory’s"),
    .check_item = jb_check_recipients_wrong_list },
  { "recipients.order", JB_FINDING_INFO, N_("Recipients in another order than the directory’s"),
    .check_issue = jb_check_recipients_order },
  { "recipients.no-post", JB_FINDING_WARNING, N_("A person without a post"),
    .check_issue = jb_check_recipients_no_post },
  { "recipients.changed", JB_FINDING_INFO, N_("What is not as in the issue before"),
    .check_issue = jb_check_recipients_changed },
};

/**
 * jb_rules_get:
 * @n_rules: (out): how many
 *
 * Returns: (transfer none): all rules
 */
const JbRule *
jb_rules_get (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);
  return rules;
}

/**
 * jb_rules_find:
 * @id: the name of a rule
 * @rule: (out): its number
 *
 * Returns: whether there is one
 */
gboolean
jb_rules_find (const char *id,
               guint      *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (strcmp (rules[i].id, id) == 0)
      {
        *rule = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
is_skipped (const char        *id,
            const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      gsize length = strlen (names[i]);

      if (g_str_has_suffix (names[i], ".*"))
        length -= 2;
      if (strcmp (id, names[i]) == 0 ||
          (length > 0 && strncmp (id, names[i], length) == 0 && id[length] == '.'))
        return TRUE;
    }

  return FALSE;
}

/**
 * jb_rules_dup_skip:
 * @skip: (nullable): the rules that are left out, parted by commas
 * @id: the name of a rule
 * @off: whether to leave it out as well, or no longer
 *
 * Returns: (transfer full): the rules that are left out then, in the order of the table; ""
 *   for none
 */
char *
jb_rules_dup_skip (const char *skip,
                   const char *id,
                   gboolean    off)
{
  g_auto (GStrv) names = g_strsplit_set (skip != NULL ? skip : "", ", ", -1);
  GString *result = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      gboolean skipped = is_skipped (rules[i].id, (const char *const *) names);

      if (strcmp (rules[i].id, id) == 0)
        skipped = off;
      if (skipped)
        g_string_append_printf (result, "%s%s", result->len > 0 ? "," : "", rules[i].id);
    }

  return g_string_free (result, FALSE);
}

/**
 * jb_rule_applies:
 * @date: the issue's date as 20140724, 0 when it is not known
 * @clause: (out): the clause that was in force on that day, %NULL for a rule without one
 *
 * Returns: whether the rule holds for an issue of that day
 */
gboolean
jb_rule_applies (const JbRule *rule,
                 guint         date,
                 const char  **clause)
{
  *clause = rule->clause;
  if (date == 0 || rule->clause == NULL || date >= rule->since)
    return TRUE;

  *clause = rule->old_clause;

  return rule->old_clause != NULL && date >= rule->old_since;
}

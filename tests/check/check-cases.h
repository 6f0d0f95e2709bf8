/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-role.h"

/**
 * CheckCase:
 * @text: the value of one block, or a whole text
 * @found: what the rule reports in it, several parted by "|"; %NULL for nothing
 * @fixed: (nullable): the text after all the rule's fixes
 * @role: what the block is, a paragraph unless told
 * @date: (nullable): the date
 * @previous: (nullable): the whole text of the issue before
 *
 * A text, and what one rule says of it. All of them are made up.
 */
typedef struct
{
  const char *text;
  const char *found;
  const char *fixed;
  JbRole      role;
  const char *date;
  const char *previous;
} CheckCase;

/* The cases of one rule, ended by one without a text; @is_whole: whole texts. */
typedef struct
{
  const char      *rule;
  const CheckCase *cases;
  gboolean         is_whole;
} CheckTable;

/* Ended by one without a rule. */
extern const CheckTable check_punctuation_tables[];
extern const CheckTable check_pairs_tables[];
extern const CheckTable check_width_tables[];
extern const CheckTable check_number_tables[];
extern const CheckTable check_structure_tables[];
extern const CheckTable check_document_tables[];
extern const CheckTable check_recipients_tables[];
extern const CheckTable check_changed_tables[];

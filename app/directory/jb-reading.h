/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-directory.h"

G_BEGIN_DECLS

/**
 * JbReadingKind:
 * @JB_READING_UNIT: one unit
 * @JB_READING_PERSON: one person, or the holder of a post who is not named
 * @JB_READING_GROUP: a group under one name
 * @JB_READING_PRODUCT: one of the units that several printed words share: the 信息处 of 省委
 *   in 省委、省政府办公厅信息处、综合处
 */
typedef enum
{
  JB_READING_UNIT,
  JB_READING_PERSON,
  JB_READING_GROUP,
  JB_READING_PRODUCT,
} JbReadingKind;

/**
 * JbReadingRange:
 * @start: in characters of the text that was read
 * @end: the same, behind the last one
 */
typedef struct
{
  guint start;
  guint end;
} JbReadingRange;

/**
 * JbReadingItem:
 * @kind: what it is
 * @name: (nullable): its full name; %NULL for a post whose holder is not named
 * @posts: (array zero-terminated=1): the posts of a person, as printed
 * @ranges: (element-type JbReadingRange): the printed words that say so, ascending
 * @copies: how many copies the text itself says it gets, 0 when it does not say
 *
 * One recipient.
 */
typedef struct
{
  JbReadingKind kind;
  char         *name;
  char        **posts;
  GArray       *ranges;
  guint         copies;
} JbReadingItem;

/**
 * JbReading:
 * @items: (element-type JbReadingItem): the recipients, in the order of the text
 * @unsure: whether the text may mean something else
 * @alternatives: (element-type JbReading): what else it may mean; these have none themselves
 *
 * What an entry of a recipients line says. Plain values that nobody changes.
 */
typedef struct
{
  GPtrArray *items;
  gboolean   unsure;
  GPtrArray *alternatives;
} JbReading;

#define JB_TYPE_READING (jb_reading_get_type ())
GType       jb_reading_get_type       (void) G_GNUC_CONST;

JbReading  *jb_reading_new            (const char       *text,
                                       JbDirectory      *directory,
                                       JbPartialDate     date);
JbReading  *jb_reading_ref            (JbReading        *self);
void        jb_reading_unref          (JbReading        *self);
char       *jb_reading_to_string      (const JbReading  *self);

const char *jb_reading_kind_to_string (JbReadingKind     kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbReading, jb_reading_unref)

G_END_DECLS

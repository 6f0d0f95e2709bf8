/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-reading.h"

G_BEGIN_DECLS

/**
 * JbPartKind:
 * @JB_PART_UNIT: 市教育局
 * @JB_PART_GROUP: 各市妇联主席
 * @JB_PART_POST: 省委常委: a post, and nobody who holds it
 * @JB_PART_PERSON: 副省长孙伟: a post and a name
 * @JB_PART_NAME: 栗甲: a name alone
 */
typedef enum
{
  JB_PART_UNIT,
  JB_PART_GROUP,
  JB_PART_POST,
  JB_PART_PERSON,
  JB_PART_NAME,
} JbPartKind;

/**
 * JbPart:
 * @text: what stands between two 、, without white space
 * @start: where, in characters of the text without white space
 * @end: the same, behind the last one
 * @breaks: whether a stronger mark than 、 stands before it
 * @kind: what it is
 * @other: what else it may be; @kind when nothing
 * @known: whether the directory knows it
 * @doubtful: whether it may be something that nobody thought of
 * @name: (nullable): the name of a person
 * @name_start: where it begins, in characters
 * @name_end: and ends
 * @post: (nullable): the post before, or in brackets behind, the name
 * @copies: the copies that it says it gets, or 0
 *
 * A part of an entry.
 */
typedef struct
{
  char      *text;
  guint      start;
  guint      end;
  gboolean   breaks;
  JbPartKind kind;
  JbPartKind other;
  gboolean   known;
  gboolean   doubtful;
  char      *name;
  guint      name_start;
  guint      name_end;
  char      *post;
  guint      copies;
} JbPart;

GPtrArray *jb_parts_read    (const char    *text,
                             JbDirectory   *directory,
                             JbPartialDate  date,
                             GArray       **places);

guint      jb_reading_combine
                            (GPtrArray     *parts,
                             GArray        *places,
                             JbDirectory   *directory,
                             JbPartialDate  date,
                             guint          otherwise,
                             GPtrArray     *items,
                             gboolean      *unsure);

G_END_DECLS

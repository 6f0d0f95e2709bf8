/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "jb-partial-date.h"

G_BEGIN_DECLS

/**
 * JbDirectoryKind:
 * @JB_DIRECTORY_PERSON: a person, in one post
 * @JB_DIRECTORY_UNIT: one unit
 * @JB_DIRECTORY_GROUP: a group under one name (各市妇联主席)
 *
 * The numbers are stored in the archive's file.
 */
typedef enum
{
  JB_DIRECTORY_PERSON = 0,
  JB_DIRECTORY_UNIT = 1,
  JB_DIRECTORY_GROUP = 2,
} JbDirectoryKind;

/**
 * JbDirectoryList:
 * @JB_DIRECTORY_LIST_NONE: not known
 * @JB_DIRECTORY_LIST_REPORT: 报, to superiors
 * @JB_DIRECTORY_LIST_SEND: 送, to peers and those not subordinate
 * @JB_DIRECTORY_LIST_ISSUE: 发, to subordinates
 *
 * The numbers are stored in the archive's file.
 */
typedef enum
{
  JB_DIRECTORY_LIST_NONE = 0,
  JB_DIRECTORY_LIST_REPORT = 1,
  JB_DIRECTORY_LIST_SEND = 2,
  JB_DIRECTORY_LIST_ISSUE = 3,
} JbDirectoryList;

/* Nobody prints more copies for one recipient. */
enum { JB_DIRECTORY_MAX_COPIES = 1000000 };

/**
 * JbDirectoryValues:
 * @kind: person, unit or group
 * @name: the name, never empty
 * @post: (nullable): the post of a person
 * @list: which list it stands in
 * @rank: its place in the list: who comes first has the smallest; 0 when not known
 * @aliases: (nullable): other names for it
 * @valid_from: the first day, month or year of the post, 0 when not known
 * @valid_to: the last one, 0 when it goes on
 * @copies: how many copies go there
 * @learnt: whether it was read from bulletins, and nobody has changed it since
 *
 * What a directory entry holds.
 */
typedef struct
{
  JbDirectoryKind    kind;
  const char        *name;
  const char        *post;
  JbDirectoryList    list;
  gint64             rank;
  const char *const *aliases;
  JbPartialDate      valid_from;
  JbPartialDate      valid_to;
  guint              copies;
  gboolean           learnt;
} JbDirectoryValues;

#define JB_DIRECTORY_VALUES_INIT { .kind = JB_DIRECTORY_UNIT, .copies = 1 }

#define JB_TYPE_DIRECTORY_ENTRY (jb_directory_entry_get_type ())
G_DECLARE_FINAL_TYPE (JbDirectoryEntry, jb_directory_entry, JB, DIRECTORY_ENTRY, GObject)

JbDirectoryEntry        *jb_directory_entry_new         (const JbDirectoryValues *values);
const JbDirectoryValues *jb_directory_entry_get_values  (JbDirectoryEntry        *self);
gboolean                 jb_directory_entry_is_valid_on (JbDirectoryEntry        *self,
                                                         JbPartialDate            date);
gboolean                 jb_directory_entry_equal       (JbDirectoryEntry        *a,
                                                         JbDirectoryEntry        *b);

const char              *jb_directory_kind_to_string    (JbDirectoryKind          kind);
gboolean                 jb_directory_kind_from_string  (const char              *text,
                                                         JbDirectoryKind         *kind);
const char              *jb_directory_list_to_string    (JbDirectoryList          list);
gboolean                 jb_directory_list_from_string  (const char              *text,
                                                         JbDirectoryList         *list);
JbDirectoryList          jb_directory_list_of_label     (const char              *label);

G_END_DECLS

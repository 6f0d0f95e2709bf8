/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "jb-directory-entry.h"

G_BEGIN_DECLS

/**
 * JbDirectory:
 *
 * Who receives bulletins: a list model of #JbDirectoryEntry, with ways to find entries. While
 * nobody changes it, any thread may read it.
 */
#define JB_TYPE_DIRECTORY (jb_directory_get_type ())
G_DECLARE_FINAL_TYPE (JbDirectory, jb_directory, JB, DIRECTORY, GObject)

JbDirectory      *jb_directory_new           (void);
JbDirectory      *jb_directory_copy          (JbDirectory      *self);
void              jb_directory_append        (JbDirectory      *self,
                                              JbDirectoryEntry *entry);
void              jb_directory_splice        (JbDirectory      *self,
                                              guint             position,
                                              guint             n_removed,
                                              GPtrArray        *added);
guint             jb_directory_get_size      (JbDirectory      *self);
guint             jb_directory_get_revision  (JbDirectory      *self);
JbDirectoryEntry *jb_directory_get_entry     (JbDirectory      *self,
                                              guint             position);

const GPtrArray  *jb_directory_lookup_name   (JbDirectory      *self,
                                              const char       *name);
const GPtrArray  *jb_directory_lookup_alias  (JbDirectory      *self,
                                              const char       *alias);
const GPtrArray  *jb_directory_lookup_post   (JbDirectory      *self,
                                              const char       *post);
gboolean          jb_directory_lookup_kind   (JbDirectory      *self,
                                              const char       *name,
                                              JbPartialDate     date,
                                              JbDirectoryKind  *kind);
const char       *jb_directory_search_person (JbDirectory       *self,
                                              const char        *text,
                                              const char        *end,
                                              JbDirectoryEntry **person);
GPtrArray        *jb_directory_list_holders  (JbDirectory      *self,
                                              const char       *post,
                                              JbPartialDate     date);
GPtrArray        *jb_directory_list_posts    (JbDirectory      *self,
                                              const char       *name,
                                              JbPartialDate     date);

void              jb_directory_choose_reading
                                             (JbDirectory      *self,
                                              const char       *text,
                                              const char       *reading);
const char       *jb_directory_get_chosen_reading
                                             (JbDirectory      *self,
                                              const char       *text);

char             *jb_directory_dup_key       (const char       *name);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-directory-change.h"
#include "jb-directory.h"

G_BEGIN_DECLS

/**
 * JbDirectoryEdits:
 *
 * A directory that is edited: each row has a key that stays with it, every step has a name and
 * can be undone, and what was not saved yet is known. New rows come at the end, so the rows are
 * always in the order of their keys.
 */
#define JB_TYPE_DIRECTORY_EDITS (jb_directory_edits_get_type ())
G_DECLARE_FINAL_TYPE (JbDirectoryEdits, jb_directory_edits, JB, DIRECTORY_EDITS, GObject)

JbDirectoryEdits *jb_directory_edits_new (void);
void              jb_directory_edits_load (JbDirectoryEdits *self,
                                           GPtrArray        *entries,
                                           GArray           *keys);
JbDirectory      *jb_directory_edits_get_directory (JbDirectoryEdits *self);
gint64            jb_directory_edits_get_key (JbDirectoryEdits *self,
                                              guint             position);
gboolean          jb_directory_edits_find_key (JbDirectoryEdits *self,
                                               gint64            key,
                                               guint            *position);
JbDirectoryEntry *jb_directory_edits_get_entry (JbDirectoryEdits *self,
                                                gint64            key);

void     jb_directory_edits_begin (JbDirectoryEdits *self,
                                   const char       *label,
                                   const char       *merge_tag);
gint64   jb_directory_edits_append (JbDirectoryEdits *self,
                                    JbDirectoryEntry *entry);
void     jb_directory_edits_replace (JbDirectoryEdits *self,
                                     gint64            key,
                                     JbDirectoryEntry *entry);
void     jb_directory_edits_remove (JbDirectoryEdits *self,
                                    gint64            key);
gboolean jb_directory_edits_end (JbDirectoryEdits *self);

gboolean    jb_directory_edits_undo (JbDirectoryEdits *self);
gboolean    jb_directory_edits_redo (JbDirectoryEdits *self);
const char *jb_directory_edits_get_undo_label (JbDirectoryEdits *self);
const char *jb_directory_edits_get_redo_label (JbDirectoryEdits *self);
gboolean    jb_directory_edits_get_last_key (JbDirectoryEdits *self,
                                             gint64           *key);
guint       jb_directory_edits_get_n_changed (JbDirectoryEdits *self);

gboolean jb_directory_edits_get_unsaved (JbDirectoryEdits *self);
GArray  *jb_directory_edits_take_unsaved (JbDirectoryEdits *self);
void     jb_directory_edits_give_back (JbDirectoryEdits *self,
                                       GArray           *changes);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "directory/jb-directory-edits.h"
#include "jb-archive.h"

G_BEGIN_DECLS

/**
 * JbDirectoryKeeperState:
 * @JB_DIRECTORY_KEEPER_LOADING: the directory is being read
 * @JB_DIRECTORY_KEEPER_UNREADABLE: it could not be read
 * @JB_DIRECTORY_KEEPER_SAVED: all is saved
 * @JB_DIRECTORY_KEEPER_SAVING: changes are being saved
 * @JB_DIRECTORY_KEEPER_UNSAVED: saving failed; the changes are kept, and are saved with the next
 *   one or when asked
 */
typedef enum
{
  JB_DIRECTORY_KEEPER_LOADING,
  JB_DIRECTORY_KEEPER_UNREADABLE,
  JB_DIRECTORY_KEEPER_SAVED,
  JB_DIRECTORY_KEEPER_SAVING,
  JB_DIRECTORY_KEEPER_UNSAVED,
} JbDirectoryKeeperState;

/**
 * JbDirectoryKeeper:
 *
 * The directory of an archive, to be edited: every step is saved at once, without waiting.
 * The property "state" says how far that is.
 */
#define JB_TYPE_DIRECTORY_KEEPER (jb_directory_keeper_get_type ())
G_DECLARE_FINAL_TYPE (JbDirectoryKeeper, jb_directory_keeper, JB, DIRECTORY_KEEPER, GObject)

JbDirectoryKeeper     *jb_directory_keeper_new (JbArchive *archive);
JbArchive             *jb_directory_keeper_get_archive (JbDirectoryKeeper *self);
JbDirectoryEdits      *jb_directory_keeper_get_edits (JbDirectoryKeeper *self);
JbDirectoryKeeperState jb_directory_keeper_get_state (JbDirectoryKeeper *self);
const GError          *jb_directory_keeper_get_error (JbDirectoryKeeper *self);
void                   jb_directory_keeper_reload (JbDirectoryKeeper *self);
void                   jb_directory_keeper_refresh (JbDirectoryKeeper *self);
void                   jb_directory_keeper_retry (JbDirectoryKeeper *self);
void                   jb_directory_keeper_overwrite (JbDirectoryKeeper *self);

G_END_DECLS

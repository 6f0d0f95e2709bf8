/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "jb-settings.h"
#include "store/jb-archive.h"

G_BEGIN_DECLS

#define JB_TYPE_ARCHIVE_KEEPER (jb_archive_keeper_get_type ())
G_DECLARE_FINAL_TYPE (JbArchiveKeeper, jb_archive_keeper, JB, ARCHIVE_KEEPER, GObject)

JbArchiveKeeper *jb_archive_keeper_new (GtkApplication *application,
                                        JbSettings     *settings);

void jb_archive_keeper_set_path (JbArchiveKeeper *self,
                                 const char      *path);
void jb_archive_keeper_begin_opening (JbArchiveKeeper *self);
void jb_archive_keeper_set_archive (JbArchiveKeeper *self,
                                    JbArchive       *archive);

char    *jb_archive_keeper_dup_folder (JbSettings *settings,
                                       const char *path);
void     jb_archive_keeper_back_up (JbArchiveKeeper *self);
void     jb_archive_keeper_ask_restore (JbArchiveKeeper *self);
void     jb_archive_keeper_restore (JbArchiveKeeper *self,
                                    const char      *backup);
void     jb_archive_keeper_recover (JbArchiveKeeper *self);
gboolean jb_archive_keeper_get_changing (JbArchiveKeeper *self);

G_END_DECLS

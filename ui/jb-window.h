/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-bulletin.h"
#include "bulletin/jb-find.h"
#include "check/jb-findings.h"
#include "check/jb-receivers.h"
#include "jb-suggestions.h"
#include "jb-settings.h"
#include "store/jb-archive-hit.h"
#include "store/jb-archive.h"

G_BEGIN_DECLS

#define JB_TYPE_WINDOW (jb_window_get_type ())
G_DECLARE_FINAL_TYPE (JbWindow, jb_window, JB, WINDOW, AdwApplicationWindow)

JbWindow   *jb_window_new           (GtkApplication       *application);
JbSettings *jb_window_get_settings  (JbWindow             *self);
JbArchive  *jb_window_get_archive   (JbWindow             *self);
void        jb_window_set_archive   (JbWindow             *self,
                                     JbArchive            *archive);
void        jb_window_show_error    (JbWindow             *self,
                                     const GError         *error);

JbBulletin *jb_window_get_bulletin  (JbWindow             *self);
JbFind     *jb_window_get_find       (JbWindow             *self);
JbSuggestions *jb_window_get_suggestions (JbWindow           *self);
JbReceivers *jb_window_get_receivers (JbWindow             *self);
JbDirectory *jb_window_get_directory (JbWindow             *self);
JbFindings *jb_window_get_findings  (JbWindow             *self);
gint64      jb_window_get_id        (JbWindow             *self);
void        jb_window_complete      (JbWindow             *self);
gboolean    jb_window_get_complete  (JbWindow             *self);
gboolean    jb_window_get_busy      (JbWindow             *self);

JbWindow   *jb_window_find          (JbArchive            *archive,
                                     gint64                id);
void        jb_window_open_id       (JbWindow             *self,
                                     gint64                id);
void        jb_window_open_last     (JbWindow             *self);
void        jb_window_search        (JbWindow             *self,
                                     const char           *words);
void        jb_window_show_hit      (JbWindow             *self,
                                     JbArchiveHit         *hit);
void        jb_window_import_files  (JbWindow             *self,
                                     GFile               **files,
                                     gsize                 n_files);
void        jb_window_export_to     (JbWindow             *self,
                                     GFile                *file);
void        jb_window_export_pdf_to (JbWindow             *self,
                                     GFile                *file);
void        jb_window_export_sheet_to (JbWindow           *self,
                                     JbTranscript         *sheet,
                                     GFile                *file);
void        jb_window_export_many   (JbWindow             *self,
                                     const gint64         *ids,
                                     gsize                 n_ids,
                                     GFile                *folder);

void        jb_window_save_async    (JbWindow             *self,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
gboolean    jb_window_save_finish   (JbWindow             *self,
                                     GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS

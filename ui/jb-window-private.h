/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-editor.h"
#include "jb-library.h"
#include "jb-preview.h"
#include "jb-window.h"
#include "store/jb-archive-list.h"

G_BEGIN_DECLS

struct _JbWindow
{
  AdwApplicationWindow parent_instance;

  /* Template widgets */
  AdwToastOverlay *toasts;
  AdwLeaflet      *leaflet;
  GtkWidget       *library_page;
  GtkWidget       *content_page;
  GtkStack        *library_stack;
  JbLibrary       *library;
  GtkStack        *stack;
  AdwStatusPage   *error_page;
  AdwFlap         *flap;
  JbEditor        *editor;
  JbPreview       *preview;
  AdwWindowTitle  *title;
  GtkButton       *back_button;
  GtkButton       *undo_button;
  GtkButton       *redo_button;
  GtkProgressBar  *progress;
  GtkActionBar    *bottom_bar;

  /* Owned */
  JbArchive     *archive;
  JbArchiveList *list;
  JbBulletin    *bulletin;
  GSignalGroup  *history_signals;
  GSettings     *settings;
  GCancellable  *loading;
  GQueue        *waiting;
  GtkNativeDialog *chooser;

  gint64   id;
  guint    n_busy;
  guint    title_id;
  guint    progress_id;
  guint    adding : 1;
  guint    show_library : 1;
  guint    leaving : 1;
};

/* jb-window.c */
void          jb_window_set_bulletin         (JbWindow             *self,
                                              JbBulletin           *bulletin,
                                              gint64                id);
void          jb_window_toast                (JbWindow             *self,
                                              const char           *message);
void          jb_window_say                  (JbWindow             *self,
                                              const char           *heading,
                                              const char           *body);
void          jb_window_hold                 (JbWindow             *self);
void          jb_window_release              (JbWindow             *self);
void          jb_window_update_pages         (JbWindow             *self);
void          jb_window_show_content         (JbWindow             *self);
char         *jb_window_dup_bulletin_title   (JbBulletin           *bulletin);

/* jb-window-session.c */
void          jb_window_leave_async          (JbWindow             *self,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean      jb_window_leave_finish         (JbWindow             *self,
                                              GAsyncResult         *result);
void          jb_window_open_transcript      (JbWindow             *self,
                                              JbTranscript         *transcript,
                                              gint64                id);
void          jb_window_open_new             (JbWindow             *self,
                                              JbKind                kind);
void          jb_window_open_sample          (JbWindow             *self);

/* jb-window-files.c */
void          jb_window_choose_import        (JbWindow             *self);
void          jb_window_choose_export        (JbWindow             *self);
void          jb_window_accept_drops         (JbWindow             *self);

/* jb-window-actions.c */
void          jb_window_install_actions      (GtkWidgetClass       *widget_class);
void          jb_window_update_actions       (JbWindow             *self);

G_END_DECLS

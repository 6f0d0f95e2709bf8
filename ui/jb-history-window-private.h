/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-history-window.h"
#include "jb-revision-view.h"
#include "store/jb-revision.h"

G_BEGIN_DECLS

struct _JbHistoryWindow
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwLeaflet       *leaflet;
  GtkWidget        *list_page;
  GtkWidget        *view_page;
  AdwWindowTitle   *title;
  AdwWindowTitle   *view_title;
  GtkStack         *sidebar;
  GtkListView      *list;
  GtkListView      *log_list;
  GtkStack         *log_stack;
  GtkMenuButton    *name_button;
  GtkPopover       *name_popover;
  GtkEntry         *name_entry;
  GtkToggleButton  *changes_button;
  GtkToggleButton  *text_button;
  GtkWidget        *other_box;
  GtkDropDown      *other;
  GtkStack         *stack;
  JbRevisionView   *view;
  AdwStatusPage    *message_page;
  GtkSpinner       *spinner;
  GtkLabel         *position;
  GtkWidget        *filed_bar;
  AdwToastOverlay  *toasts;

  /* Owned */
  JbArchive          *archive;
  JbBulletin         *bulletin;
  GListStore         *revisions;
  GListStore         *log;
  GtkSingleSelection *selection;
  GArray             *others;
  GCancellable       *listing;
  GCancellable       *comparing;
  JbTranscript       *transcript;
  GSignalGroup       *history_signals;

  gint64   id;
  guint    n_busy;
  guint    follow_id;
  guint    spinner_id;
  gboolean filed;
  gboolean filling;
};

/* What a revision is compared with, beside another revision. */
enum
{
  JB_HISTORY_BEFORE = 0,
  JB_HISTORY_PRESENT = -1,
};

/* jb-history-window.c */
JbRevision *jb_history_window_get_revision    (JbHistoryWindow *self);
gint64      jb_history_window_get_other       (JbHistoryWindow *self);
void        jb_history_window_hold            (JbHistoryWindow *self);
void        jb_history_window_release         (JbHistoryWindow *self);

/* jb-history-window-list.c */
void        jb_history_window_load            (JbHistoryWindow *self);

/* jb-history-window-compare.c */
void        jb_history_window_update_view     (JbHistoryWindow *self);
void        jb_history_window_update_position (JbHistoryWindow *self);
void        jb_history_window_stop_comparing  (JbHistoryWindow *self);

G_END_DECLS

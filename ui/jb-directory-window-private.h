/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "directory/jb-directory-recipients.h"
#include "jb-directory-filter.h"
#include "jb-directory-form.h"
#include "jb-directory-window.h"
#include "store/jb-directory-keeper.h"

G_BEGIN_DECLS

struct _JbDirectoryWindow
{
  AdwApplicationWindow parent_instance;

  /* Template widgets */
  AdwToastOverlay *toasts;
  AdwLeaflet      *leaflet;
  AdwWindowTitle  *title;
  GtkWidget       *add_button;
  GtkWidget       *undo_button;
  GtkWidget       *redo_button;
  GtkSearchEntry  *search_entry;
  GtkDropDown     *kind_filter;
  GtkDropDown     *list_filter;
  GtkDropDown     *time_filter;
  GtkWidget       *first_steps;
  GtkEntry        *date_entry;
  GtkRevealer     *trouble;
  GtkLabel        *trouble_label;
  GtkWidget       *reload_button;
  GtkWidget       *overwrite_button;
  GtkWidget       *retry_button;
  GtkStack        *stack;
  GtkSpinner      *spinner;
  GtkListView     *list;
  GtkLabel        *status;
  AdwWindowTitle  *form_title;
  GtkStack        *form_stack;
  AdwStatusPage   *several_page;
  JbDirectoryForm *form;

  /* Owned */
  JbDirectoryKeeper     *keeper;
  JbDirectoryRecipients *recipients;
  JbDirectoryFilter     *filter;
  GtkSorter             *sorter;
  GtkSortListModel      *sorted;
  GtkMultiSelection     *selection;
  JbDirectoryRecipient  *shown;
  GPtrArray             *pending;
  GtkNativeDialog       *chooser;
  GCancellable          *exporting;
  char                  *sort;

  /* Borrowed */
  AdwToast *toast;

  JbPartialDate    date;
  JbDirectoryOrder order;
  gboolean         editing;
  gboolean         closing;
  gboolean         warned;
};

JbDirectoryEdits *jb_directory_window_get_edits (JbDirectoryWindow *self);
gboolean          jb_directory_window_is_loaded (JbDirectoryWindow *self);
GPtrArray        *jb_directory_window_list_selected (JbDirectoryWindow *self);
void              jb_directory_window_toast (JbDirectoryWindow *self,
                                             const char        *message,
                                             gboolean           undo);
void              jb_directory_window_say (JbDirectoryWindow *self,
                                           const char        *heading,
                                           const char        *body);
void              jb_directory_window_dismiss_toast (JbDirectoryWindow *self);
void              jb_directory_window_say_trouble (JbDirectoryWindow *self);
void              jb_directory_window_ask_before_closing (JbDirectoryWindow *self);
void              jb_directory_window_show_all (JbDirectoryWindow *self);
void              jb_directory_window_install_actions (GtkWidgetClass *widget_class);
void              jb_directory_window_update_actions (JbDirectoryWindow *self);

void jb_directory_window_choose_import (JbDirectoryWindow *self);
void jb_directory_window_choose_export (JbDirectoryWindow *self);
void jb_directory_window_import (JbDirectoryWindow *self,
                                 GFile             *file);
void jb_directory_window_export (JbDirectoryWindow *self,
                                 GFile             *file);

G_END_DECLS

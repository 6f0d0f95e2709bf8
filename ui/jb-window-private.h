/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-editor-place.h"
#include "jb-editor.h"
#include "jb-find-bar.h"
#include "jb-finding-guide.h"
#include "jb-search-pane.h"
#include "jb-findings-view.h"
#include "jb-history-window.h"
#include "jb-kept.h"
#include "jb-library.h"
#include "jb-outline.h"
#include "jb-page-pane.h"
#include "jb-pane.h"
#include "jb-preview.h"
#include "jb-settings.h"
#include "jb-window.h"
#include "store/jb-archive-list.h"
#include "store/jb-archive-watch.h"

G_BEGIN_DECLS

/* Long work with files: its numbers are changed atomically, in any thread. */
typedef struct
{
  GCancellable *cancellable;
  gint64        started;
  int           n_done;
  int           n_total;
} JbWork;

/* The archive, the forms and the text. */
enum { JB_WINDOW_N_PANES = 3 };

/* A toast may lie over the field that is typed in, so it does not stay for long. */
enum { JB_WINDOW_TOAST_SECONDS = 3 };

struct _JbWindow
{
  AdwApplicationWindow parent_instance;

  /* Template objects */
  GMenuModel      *add_menu;
  GMenuModel      *primary_menu;
  AdwToastOverlay *toasts;
  AdwLeaflet      *leaflet;
  GtkWidget       *library_page;
  GtkWidget       *content_page;
  JbSearchPane    *search_pane;
  GtkMenuButton   *add_button;
  GtkMenuButton   *library_menu_button;
  GtkStack        *library_stack;
  JbLibrary       *library;
  GtkStack        *sidebar;
  JbOutline       *outline;
  JbFindingsView  *findings_view;
  GtkWidget       *badge;
  GtkImage        *badge_icon;
  GtkLabel        *badge_label;
  AdwBin          *archive_bin;
  AdwBin          *outline_bin;
  AdwBin          *findings_bin;
  GtkBox          *bars;
  GtkStack        *stack;
  GtkSpinner      *spinner;
  AdwStatusPage   *error_page;
  GtkWidget       *recover_button;
  GtkWidget       *restore_button;
  AdwStatusPage   *welcome_page;
  GtkWidget       *welcome_button;
  GtkBox          *welcome_box;
  GtkWidget       *nothing_page;
  JbFindBar       *find_bar;
  AdwFlap         *flap;
  JbEditor        *editor;
  JbPane          *preview_pane;
  GtkWidget       *preview_side;
  GtkStack        *preview_stack;
  JbPreview       *preview;
  AdwBin          *page_bin;
  AdwWindowTitle  *title;
  GtkButton       *back_button;
  GtkButton       *undo_button;
  GtkButton       *redo_button;
  GtkMenuButton   *menu_button;
  GtkWidget       *progress_box;
  GtkProgressBar  *progress;
  GtkActionBar    *bottom_bar;
  GtkRevealer     *filed_bar;
  GtkLabel        *filed_label;

  /* Owned */
  JbArchive     *archive;
  JbArchiveList *list;
  JbArchiveWatch *watch;
  JbArchiveEntry *entry;
  JbBulletin    *bulletin;
  JbFind        *find;
  JbBlock       *found;
  JbArchiveHit  *hit;
  JbSuggestions *suggestions;
  JbFindings    *findings;
  JbFindingGuide *guide;
  char           *said;
  GCancellable  *checks_loading;
  JbReceivers   *receivers;
  GSignalGroup  *history_signals;
  JbSettings    *settings;
  JbKept        *kept;
  GCancellable  *loading;
  GQueue        *waiting;
  JbEditorPlace *place;
  GtkNativeDialog *chooser;
  GtkPrintSettings *print_settings;
  GPtrArray     *works;
  GHashTable    *targets;
  char          *report_summary;
  char          *report_text;

  /* Borrowed */
  GtkWidget *last_focus[JB_WINDOW_N_PANES];
  JbPagePane *page_pane;
  JbHistoryWindow *history_window;
  GtkWidget *tour;
  GtkEventController *first_event;

  guint    found_start;
  guint    found_end;
  gint64   id;
  gint64   opening;
  JbPartialDate issue_date;
  guint    n_busy;
  int      unfolded_width;
  guint    body_id;
  guint    title_id;
  guint    spinner_id;
  guint    progress_id;
  guint    journal_source;
  guint    journalled;
  gint64   journal_id;
  guint    complete : 1;
  guint    adding : 1;
  guint    show_library : 1;
  guint    leaving : 1;
  guint    exporting : 1;
  guint    printing : 1;
  guint    journalling : 1;
  guint    journal_failed : 1;
  guint    filed : 1;
};

/* jb-window.c */
void          jb_window_set_bulletin         (JbWindow             *self,
                                              JbBulletin           *bulletin,
                                              gint64                id);
void          jb_window_toast                (JbWindow             *self,
                                              const char           *message);
gboolean      jb_window_is_gone              (JbWindow             *self);
void          jb_window_ask                  (JbWindow             *self,
                                              GtkWindow            *dialog);
void          jb_window_say                  (JbWindow             *self,
                                              const char           *heading,
                                              const char           *body);
void          jb_window_hold                 (JbWindow             *self);
void          jb_window_release              (JbWindow             *self);
void          jb_window_update_pages         (JbWindow             *self);
void          jb_window_show_content         (JbWindow             *self);
void          jb_window_fill                 (JbWindow             *self);

/* jb-window-body.c */
void          jb_window_await_first_frame    (JbWindow             *self);
void          jb_window_dispose_body         (JbWindow             *self);

/* jb-window-session.c */
void          jb_window_leave_async          (JbWindow             *self,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean      jb_window_leave_finish         (JbWindow             *self,
                                              GAsyncResult         *result);
void          jb_window_open_transcript      (JbWindow             *self,
                                              JbTranscript         *transcript,
                                              gint64                id);
void          jb_window_open_begun           (JbWindow             *self,
                                              JbTranscript         *transcript,
                                              JbLayout             *layout);
void          jb_window_open_new             (JbWindow             *self,
                                              JbKind                kind);
void          jb_window_open_new_issue       (JbWindow             *self,
                                              gint64                publication_id);
void          jb_window_open_sample          (JbWindow             *self);

void          jb_window_open_quietly         (JbWindow             *self,
                                              gint64                id,
                                              int                   position);

void          jb_window_save_restored_async  (JbWindow             *self,
                                              gint64                number,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);

/* jb-window-settings.c */
void          jb_window_restore              (JbWindow             *self);
void          jb_window_restore_body         (JbWindow             *self);
void          jb_window_remember             (JbWindow             *self);
void          jb_window_remember_bulletin    (JbWindow             *self);

/* jb-window-panes.c */
void          jb_window_watch_panes          (JbWindow             *self);
void          jb_window_forget_panes         (JbWindow             *self);
void          jb_window_cycle_panes          (JbWindow             *self,
                                              int                   step);
void          jb_window_leave_covered_pane   (JbWindow             *self);

/* jb-window-count.c */
char         *jb_window_dup_count_details    (JbBulletin           *bulletin);

/* jb-window-outline.c */
void          jb_window_install_outline      (GtkWidgetClass       *widget_class);
void          jb_window_watch_outline        (JbWindow             *self);

/* jb-window-file-issue.c */
void          jb_window_file_issue           (JbWindow             *self);

/* jb-window-filing.c */
void          jb_window_install_filing       (GtkWidgetClass       *widget_class);
void          jb_window_init_filing          (JbWindow             *self);
void          jb_window_install_fold         (GtkWidgetClass       *widget_class);
void          jb_window_update_fold          (JbWindow             *self);
void          jb_window_update_filing        (JbWindow             *self);
void          jb_window_update_filing_actions
                                             (JbWindow             *self);

/* jb-window-history.c */
void          jb_window_install_history      (GtkWidgetClass       *widget_class);
void          jb_window_update_history       (JbWindow             *self);

/* jb-window-journal.c */
void          jb_window_init_journal         (JbWindow             *self);
void          jb_window_dispose_journal      (JbWindow             *self);
void          jb_window_recover              (JbWindow             *self);
void          jb_window_purge                (JbWindow             *self);
void          jb_window_forget_journal       (JbWindow             *self);
void          jb_window_forget_left          (JbWindow             *self,
                                              gint64                id);
gboolean      jb_window_is_withdrawn         (const GError         *error);

/* jb-window-title.c */
void          jb_window_install_title        (GtkWidgetClass       *widget_class);
void          jb_window_init_title           (JbWindow             *self);
void          jb_window_update_title         (JbWindow             *self);
void          jb_window_update_length        (JbWindow             *self);

/* jb-window-library.c */
void          jb_window_install_library      (GtkWidgetClass       *widget_class);
void          jb_window_init_library         (JbWindow             *self);
GListModel   *jb_window_list_all             (JbWindow             *self);

/* jb-window-transfer.c */
void          jb_window_move_to_issue        (JbWindow             *self,
                                              JbArticle            *article);

/* jb-window-archive.c */
void          jb_window_install_archive      (GtkWidgetClass       *widget_class);
void          jb_window_offer_rescue         (JbWindow             *self,
                                              const GError         *error);
void          jb_window_back_up_to           (JbWindow             *self,
                                              GFile                *file);

/* jb-window-files.c */
void          jb_window_choose_import        (JbWindow             *self);
void          jb_window_accept_drops         (JbWindow             *self);

/* jb-window-work.c */
JbWork       *jb_work_ref                    (JbWork               *work);
void          jb_work_unref                  (JbWork               *work);
JbWork       *jb_window_begin_work           (JbWindow             *self,
                                              const char           *label);
void          jb_window_end_work             (JbWindow             *self,
                                              JbWork               *work);
void          jb_window_cancel_work          (JbWindow             *self);
void          jb_window_report               (JbWindow             *self,
                                              const char           *heading,
                                              GPtrArray            *messages);

/* jb-window-export.c */
void          jb_window_choose_export        (JbWindow             *self);
void          jb_window_export_again         (JbWindow             *self);
void          jb_window_copy_text            (JbWindow             *self);
void          jb_window_toast_file           (JbWindow             *self,
                                              const char           *message,
                                              GFile                *file);

/* jb-window-export-many.c */
void          jb_window_choose_export_many   (JbWindow             *self,
                                              GArray               *ids);

/* jb-window-pages.c */
void          jb_window_install_pages        (GtkWidgetClass       *widget_class);
void          jb_window_restore_pages        (JbWindow             *self);
gboolean      jb_window_get_show_page        (JbWindow             *self);
void          jb_window_set_show_page        (JbWindow             *self,
                                              gboolean              show_page);
GtkWidget    *jb_window_get_side             (JbWindow             *self);
void          jb_window_mark_page            (JbWindow             *self,
                                              JbBlock              *block,
                                              guint                 value_character);
const char   *jb_window_get_page_style       (JbWindow             *self);

/* jb-window-print.c */
void          jb_window_install_print        (GtkWidgetClass       *widget_class);
void          jb_window_update_print         (JbWindow             *self);
void          jb_window_export_sheet         (JbWindow             *self,
                                              JbTranscript         *sheet);
void          jb_window_print_sheet          (JbWindow             *self,
                                              JbTranscript         *sheet);

/* jb-window-mailing-list.c */
void          jb_window_install_mailing_list (GtkWidgetClass       *widget_class);

/* jb-window-mail.c */
void          jb_window_send_mail            (JbWindow             *self);

/* jb-window-export-actions.c */
void          jb_window_install_export       (GtkWidgetClass       *widget_class);
void          jb_window_init_export          (JbWindow             *self);
void          jb_window_update_export        (JbWindow             *self);

/* jb-window-find.c */
void          jb_window_install_find         (GtkWidgetClass       *widget_class);
void          jb_window_init_find            (JbWindow             *self);

/* jb-window-search.c */
void          jb_window_install_search       (GtkWidgetClass       *widget_class);
void          jb_window_init_search          (JbWindow             *self);

/* jb-window-findings.c */
void          jb_window_install_findings     (GtkWidgetClass       *widget_class);
void          jb_window_init_findings        (JbWindow             *self);
void          jb_window_dispose_findings     (JbWindow             *self);
void          jb_window_update_findings_actions
                                             (JbWindow             *self);

/* jb-window-checks.c */
const char   *jb_window_get_publication_name (JbWindow             *self);
void          jb_window_store_ignored        (JbWindow             *self);
void          jb_window_store_skip           (JbWindow             *self);
void          jb_window_switch_rule          (JbWindow             *self,
                                              const char           *rule,
                                              gboolean              on);
void          jb_window_watch_checks         (JbWindow             *self);

/* jb-window-suggestions.c */
void          jb_window_init_suggestions     (JbWindow             *self);

/* jb-window-receivers.c */
void          jb_window_init_receivers       (JbWindow             *self);

/* jb-window-recipients.c */
void          jb_window_install_recipients   (GtkWidgetClass       *widget_class);

/* jb-window-offers.c */
void          jb_window_offer_step_back      (JbWindow             *self,
                                              const char           *message,
                                              const char           *button);

/* jb-window-undo.c */
void          jb_window_step_history         (JbWindow             *self,
                                              gboolean            (*step) (JbHistory *history));

/* jb-window-place.c */
void          jb_window_follow_place         (JbWindow             *self);
void          jb_window_go_to_other_side     (JbWindow             *self);

/* jb-window-notices.c */
void          jb_window_install_notices      (GtkWidgetClass       *widget_class);
void          jb_window_set_report           (JbWindow             *self,
                                              const char           *summary,
                                              const char           *text);
void          jb_window_notify_report        (JbWindow             *self,
                                              const JbWork         *work,
                                              const char           *message);
void          jb_window_notify_file          (JbWindow             *self,
                                              const JbWork         *work,
                                              const char           *message,
                                              GFile                *file);

/* jb-window-tour.c */
void          jb_window_update_tour          (JbWindow             *self);

/* jb-window-actions.c */
void          jb_window_install_actions      (GtkWidgetClass       *widget_class);
void          jb_window_update_actions       (JbWindow             *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-history-window.h"
#include "jb-window.h"
#include "store/jb-archive-revisions.h"
#include "ui-fixture.h"

G_BEGIN_DECLS

#define HISTORY_FIXTURE_TITLE "春耕服务队进村"
#define HISTORY_FIXTURE_TEXT \
  "[妇工动态]\n\n" HISTORY_FIXTURE_TITLE "\n\n服务队帮助四十户人家翻地播种。\n\n" \
  "活动还将继续到五月底。\n\n（青禾县妇联）\n\n报：县委办公室\n"

/* A window with one bulletin in its archive, which is open. */
typedef struct
{
  char      *folder;
  JbArchive *archive;
  JbWindow  *window;
  gint64     id;
} HistoryFixture;

void               history_fixture_set_up          (HistoryFixture  *f,
                                                    gconstpointer    data);
void               history_fixture_tear_down       (HistoryFixture  *f,
                                                    gconstpointer    data);

/* Runs the main loop until nothing goes on any more. */
void               history_fixture_wait            (HistoryFixture  *f);

/* Changes the source of the article, and does not save it. */
void               history_fixture_edit            (HistoryFixture  *f,
                                                    const char      *source);
void               history_fixture_activate        (HistoryFixture  *f,
                                                    const char      *action);
void               history_fixture_save            (HistoryFixture  *f);

/* Files the bulletin as No. 7. */
void               history_fixture_file_now        (HistoryFixture  *f);
JbArticle         *history_fixture_get_article     (HistoryFixture  *f);
char              *history_fixture_dup_text        (HistoryFixture  *f);

/* What is in the archive. */
guint              history_fixture_count_revisions (HistoryFixture  *f);
JbRevision        *history_fixture_load_newest     (HistoryFixture  *f);

/* The window with the history, or NULL. */
JbHistoryWindow   *history_fixture_find            (void);
JbHistoryWindow   *history_fixture_open            (HistoryFixture  *f);

/* What that window lists, and what it shows of one revision. */
GtkSelectionModel *history_fixture_get_revisions   (JbHistoryWindow *history);
guint              history_fixture_count_listed    (JbHistoryWindow *history);
void               history_fixture_choose          (HistoryFixture  *f,
                                                    JbHistoryWindow *history,
                                                    guint            position);
void               history_fixture_compare_with    (HistoryFixture  *f,
                                                    JbHistoryWindow *history,
                                                    guint            position);
char              *history_fixture_dup_shown       (JbHistoryWindow *history);
void               history_fixture_assert_shown    (JbHistoryWindow *history,
                                                    const char      *words,
                                                    gboolean         shown);

/* Whether an action of the widget can be taken. */
gboolean           history_fixture_is_enabled      (GtkWidget       *widget,
                                                    const char      *action);

G_END_DECLS

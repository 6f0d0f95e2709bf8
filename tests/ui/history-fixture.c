/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history-fixture.h"

#include <string.h>

#include "jb-revision-view.h"
#include "store/jb-archive-filing.h"
#include "window-fixture.h"

JbHistoryWindow *
history_fixture_find (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint       n = g_list_model_get_n_items (windows);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (JB_IS_HISTORY_WINDOW (window))
        return JB_HISTORY_WINDOW (window);
    }

  return NULL;
}

static gboolean
is_history_busy (void)
{
  JbHistoryWindow *history = history_fixture_find ();

  return history != NULL && jb_history_window_get_busy (history);
}

/* Waits for what goes on in the background; a minute is more than any of it takes. */
void
history_fixture_wait (HistoryFixture *f)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  do
    {
      do
        {
          g_main_context_iteration (NULL, FALSE);
          g_assert_cmpint (g_get_monotonic_time (), <, end);
        }
      while (jb_window_get_busy (f->window) ||
             is_history_busy ());
      ui_fixture_settle ();
    }
  while (jb_window_get_busy (f->window) ||
         is_history_busy ());
}

void
history_fixture_set_up (HistoryFixture *f,
                        gconstpointer   data)
{
  g_autoptr(JbBulletin) bulletin = ui_fixture_read (HISTORY_FIXTURE_TEXT);
  g_autoptr(JbTranscript) transcript = jb_bulletin_to_transcript (bulletin);
  g_autoptr(GError) error = NULL;

  f->folder = window_fixture_make_archive (&f->archive);
  g_assert_true (jb_archive_add (f->archive, transcript, NULL, &f->id, &error));
  f->window = window_fixture_open (f->archive);
  history_fixture_wait (f);
  jb_window_open_id (f->window, f->id);
  history_fixture_wait (f);
}

void
history_fixture_tear_down (HistoryFixture *f,
                           gconstpointer   data)
{
  history_fixture_wait (f);
  window_fixture_close (f->window);
  g_assert_null (history_fixture_find ());
  ui_fixture_finalize (f->archive);
  window_fixture_remove (f->folder);
  g_free (f->folder);
}

JbArticle *
history_fixture_get_article (HistoryFixture *f)
{
  JbBulletin *bulletin = jb_window_get_bulletin (f->window);
  g_autoptr(JbSection) section = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 0);
  g_autoptr(JbArticle) article = g_list_model_get_item (jb_section_get_articles (section), 0);

  /* The section goes on to own it. */
  return article;
}

void
history_fixture_edit (HistoryFixture *f,
                      const char     *source)
{
  jb_article_set_source (history_fixture_get_article (f), source);
}

void
history_fixture_activate (HistoryFixture *f,
                          const char     *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), action, NULL));
  history_fixture_wait (f);
}

void
history_fixture_save (HistoryFixture *f)
{
  history_fixture_activate (f, "win.save");
}

char *
history_fixture_dup_text (HistoryFixture *f)
{
  return jb_bulletin_dup_text (jb_window_get_bulletin (f->window), NULL);
}

JbHistoryWindow *
history_fixture_open (HistoryFixture *f)
{
  JbHistoryWindow *history;

  history_fixture_activate (f, "win.show-history");
  history = history_fixture_find ();
  g_assert_nonnull (history);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (history));
  history_fixture_wait (f);

  return history;
}

GtkSelectionModel *
history_fixture_get_revisions (JbHistoryWindow *history)
{
  GtkWidget *list;

  for (guint i = 0; (list = ui_fixture_find (GTK_WIDGET (history), GTK_TYPE_LIST_VIEW, i)) != NULL;
       i++)
    {
      GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));

      if (model != NULL && GTK_IS_SINGLE_SELECTION (model) &&
          g_list_model_get_item_type (gtk_single_selection_get_model (
              GTK_SINGLE_SELECTION (model))) == JB_TYPE_REVISION)
        return model;
    }

  g_assert_not_reached ();
}

guint
history_fixture_count_listed (JbHistoryWindow *history)
{
  return g_list_model_get_n_items (G_LIST_MODEL (history_fixture_get_revisions (history)));
}

void
history_fixture_choose (HistoryFixture  *f,
                        JbHistoryWindow *history,
                        guint            position)
{
  g_assert_true (gtk_selection_model_select_item (history_fixture_get_revisions (history),
                                                  position, TRUE));
  history_fixture_wait (f);
}

void
history_fixture_compare_with (HistoryFixture  *f,
                              JbHistoryWindow *history,
                              guint            position)
{
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (ui_fixture_find (GTK_WIDGET (history), GTK_TYPE_DROP_DOWN, 0)), position);
  history_fixture_wait (f);
}

char *
history_fixture_dup_shown (JbHistoryWindow *history)
{
  JbRevisionView *view =
      JB_REVISION_VIEW (ui_fixture_find (GTK_WIDGET (history), JB_TYPE_REVISION_VIEW, 0));

  return gtk_widget_get_mapped (GTK_WIDGET (view)) ? jb_revision_view_dup_text (view) : NULL;
}

void
history_fixture_assert_shown (JbHistoryWindow *history,
                              const char      *words,
                              gboolean         shown)
{
  g_autofree char *text = history_fixture_dup_shown (history);

  g_assert_nonnull (text);
  if ((strstr (text, words) != NULL) != shown)
    g_error ("“%s” is %sin what is shown:\n%s", words, shown ? "not " : "", text);
}

guint
history_fixture_count_revisions (HistoryFixture *f)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) revisions = jb_archive_list_revisions (f->archive, f->id, &error);

  g_assert_no_error (error);

  return revisions->len;
}

JbRevision *
history_fixture_load_newest (HistoryFixture *f)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) revisions = jb_archive_list_revisions (f->archive, f->id, &error);

  g_assert_no_error (error);

  return g_object_ref (revisions->pdata[0]);
}

gboolean
history_fixture_is_enabled (GtkWidget  *widget,
                            const char *action)
{
  GtkWidget *item = gtk_button_new ();
  gboolean   enabled;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (item), action);
  gtk_widget_set_parent (item, widget);
  enabled = gtk_widget_get_sensitive (item);
  gtk_widget_unparent (item);

  return enabled;
}

void
history_fixture_file_now (HistoryFixture *f)
{
  const JbFilingWish wish = { 7, FALSE, 0, "2014-05-01" };
  g_autoptr(GError) error = NULL;
  g_autoptr(JbFiling) filing = jb_archive_propose_filing (f->archive, f->id, &wish, &error);

  g_assert_no_error (error);
  g_assert_true (jb_archive_file (f->archive, f->id, filing, &error));
  history_fixture_wait (f);
}

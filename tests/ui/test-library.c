/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "jb-library-filter.h"
#include "jb-library-labels.h"
#include "jb-library-row.h"
#include "jb-library.h"
#include "legacy/jb-legacy.h"
#include "store/jb-archive-bin.h"
#include "store/jb-archive-filing.h"
#include "store/jb-archive-labels.h"
#include "store/jb-archive-watch.h"
#include "window-fixture.h"

/* The list of the archive: its parts, filters, the bin and labels, and how it follows. */

static const char issue[] =
    "湖东妇工\n第%u期\n湖东市妇联办公室　　%s\n\n[基层动态]\n\n　　%s\n\n　　正文一段。\n\n（%s）\n\n"
    "报：市委办公室。\n";

static gint64
add_to (JbArchive  *archive,
        guint       number,
        const char *date,
        const char *title,
        const char *source)
{
  g_autofree char *text = g_strdup_printf (issue, number, date, title, source);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, &error);
  gint64 id = 0;

  g_assert_no_error (error);
  jb_archive_add (archive, transcript, NULL, &id, &error);
  g_assert_no_error (error);

  return id;
}

static gint64
add (WindowFixture *f,
     guint          number,
     const char    *date)
{
  g_autofree char *title = g_strdup_printf ("第%u次服务", number);

  return add_to (f->archive, number, date, title, "甲县妇联");
}

static void
file (WindowFixture *f,
      gint64         id)
{
  const JbFilingWish nothing = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(JbFiling) filing = jb_archive_propose_filing (f->archive, id, &nothing, &error);

  g_assert_no_error (error);
  jb_archive_file (f->archive, id, filing, &error);
  g_assert_no_error (error);
}

static JbLibrary *
get_library (WindowFixture *f)
{
  return JB_LIBRARY (window_fixture_find (f, JB_TYPE_LIBRARY));
}

/* The filter has lists of its own. */
static GtkWidget *
get_view (WindowFixture *f)
{
  GtkWidget *view;

  for (guint i = 0;; i++)
    {
      view = ui_fixture_find (GTK_WIDGET (get_library (f)), GTK_TYPE_LIST_VIEW, i);
      g_assert_nonnull (view);
      if (gtk_widget_has_css_class (view, "library-list"))
        return view;
    }
}

static GtkSelectionModel *
get_model (WindowFixture *f)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (get_view (f)));
}

/* Runs until the list shows so many bulletins, and all that are seen are read. */
static void
wait_for_list (WindowFixture *f,
               guint          n)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  for (;;)
    {
      JbArchiveList *list = jb_library_get_shown (get_library (f));

      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!jb_archive_list_get_loading (list) &&
          g_list_model_get_n_items (G_LIST_MODEL (list)) == n)
        break;
      g_main_context_iteration (NULL, FALSE);
    }
  window_fixture_wait (f);
}

static JbLibraryRow *
look_for_row (GtkWidget *list,
              gint64     id)
{
  GtkWidget *row;

  for (guint i = 0; (row = ui_fixture_find (list, JB_TYPE_LIBRARY_ROW, i)) != NULL; i++)
    {
      JbArchiveEntry *entry = jb_library_row_get_entry (JB_LIBRARY_ROW (row));

      if (entry != NULL && jb_archive_entry_get_id (entry) == id)
        return JB_LIBRARY_ROW (row);
    }

  return NULL;
}

/* A list makes its rows when it is drawn. */
static JbLibraryRow *
find_row (WindowFixture *f,
          gint64         id)
{
  GtkWidget    *list = get_view (f);
  gint64        end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  JbLibraryRow *row;

  while ((row = look_for_row (list, id)) == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }

  return row;
}

static void
assert_heading (WindowFixture *f,
                gint64         id,
                const char    *heading)
{
  g_assert_cmpstr (jb_library_row_get_heading (find_row (f, id)), ==, heading);
}

static gboolean
says (GtkWidget  *root,
      const char *words)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if ((GTK_IS_LABEL (child) && gtk_widget_get_mapped (child) &&
         strstr (gtk_label_get_label (GTK_LABEL (child)), words) != NULL) ||
        says (child, words))
      return TRUE;

  return FALSE;
}

/* A toast waits for the one before it. */
static void
wait_for_words (GtkWidget  *root,
                const char *words)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!says (root, words))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
respond (const char *response)
{
  GtkWindow *dialog = window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
}

static void
select_id (WindowFixture *f,
           gint64         id,
           gboolean       alone)
{
  guint position;

  g_assert_true (jb_archive_list_find (jb_library_get_shown (get_library (f)), id, &position));
  gtk_selection_model_select_item (get_model (f), position, alone);
}

static void
test_headings (WindowFixture *f,
               gconstpointer  data)
{
  gint64 march[2], december, draft, other;
  g_autoptr(GError) error = NULL;

  december = add (f, 1, "2013年12月5日");
  march[0] = add (f, 2, "2014年3月5日");
  march[1] = add (f, 3, "2014年3月12日");
  file (f, december);
  file (f, march[0]);
  file (f, march[1]);
  draft = add (f, 4, "2014年4月2日");
  other = add (f, 5, "无日期");
  wait_for_list (f, 5);

  assert_heading (f, other, "Drafts");
  assert_heading (f, draft, "Drafts · April 2014");
  assert_heading (f, march[1], "March 2014");
  assert_heading (f, march[0], "");
  assert_heading (f, december, "December 2013");

  /* Who cannot see the heading hears it with the row that begins the month. */
  gtk_test_accessible_assert_property (find_row (f, december), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "December 2013, 湖东妇工 第1期, 2013年12月5日 · 第1次服务,"
                                       " Filed");

  /* A month begins with another row when its first one is a draft again. */
  g_assert_true (jb_archive_reopen (f->archive, march[1], &error));
  wait_for_list (f, 5);
  assert_heading (f, march[1], "Drafts · March 2014");
  assert_heading (f, march[0], "March 2014");
  file (f, draft);
  wait_for_list (f, 5);
  assert_heading (f, draft, "April 2014");
}

static void
test_delete (WindowFixture *f,
             gconstpointer  data)
{
  gint64    first = add (f, 1, "2014年3月5日");
  gint64    second = add (f, 2, "2014年3月12日");
  gint64    third = add (f, 3, "2014年3月19日");
  GVariant *ids;

  wait_for_list (f, 3);
  select_id (f, first, TRUE);
  window_fixture_wait (f);
  g_assert_cmpint (jb_window_get_id (f->window), ==, first);

  /* The one that is open goes as well, and comes back open. */
  window_fixture_activate (f, "win.delete-selected");
  wait_for_list (f, 2);
  wait_for_words (GTK_WIDGET (f->window), "Moved to the bin");
  g_assert_null (jb_window_get_bulletin (f->window));
  ids = g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &first, 1, sizeof first);
  g_assert_true (
      gtk_widget_activate_action_variant (GTK_WIDGET (f->window), "win.undelete", ids));
  wait_for_list (f, 3);
  g_assert_cmpint (jb_window_get_id (f->window), ==, first);

  /* Several at once; what was typed in the open one is saved before. */
  jb_fields_set_text (jb_bulletin_get_masthead (jb_window_get_bulletin (f->window)), "issue",
                      "第9期");
  select_id (f, second, FALSE);
  g_assert_cmpuint (jb_library_get_n_selected (get_library (f)), ==, 2);
  window_fixture_activate (f, "win.delete-selected");
  wait_for_list (f, 1);
  {
    g_autoptr(JbArchiveEntry) entry = jb_archive_get_entry (f->archive, first, NULL);

    g_assert_cmpstr (jb_archive_entry_get_issue (entry), ==, "第9期");
    g_assert_cmpint (jb_archive_entry_get_deleted (entry), >, 0);
  }

  /* What is filed stays, and the user is told why. */
  file (f, third);
  select_id (f, third, TRUE);
  window_fixture_wait (f);
  window_fixture_activate (f, "win.delete-selected");
  wait_for_words (GTK_WIDGET (f->window), "reopen it first");
  wait_for_list (f, 1);
}

static gboolean
can_empty_bin (WindowFixture *f)
{
  GtkWidget *button;
  guint      nth = 0;

  do
    button = ui_fixture_find (GTK_WIDGET (get_library (f)), GTK_TYPE_BUTTON, nth++);
  while (button != NULL &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), "_Empty Bin…") != 0);
  g_assert_nonnull (button);

  return gtk_widget_get_sensitive (button);
}

static void
test_bin (WindowFixture *f,
          gconstpointer  data)
{
  gint64     ids[3];
  JbLibrary *library = get_library (f);

  for (guint i = 0; i < 3; i++)
    ids[i] = add (f, i + 1, "2014年3月5日");
  g_assert_true (jb_archive_delete (f->archive, ids, 2, NULL));
  wait_for_list (f, 1);

  window_fixture_activate (f, "win.show-bin");
  wait_for_list (f, 2);
  g_assert_true (jb_library_get_in_bin (library));
  g_assert_true (says (GTK_WIDGET (library), "deleted for good after 30 days"));
  assert_heading (f, ids[0], "");
  wait_for_words (GTK_WIDGET (library), "30 days left");
  g_assert_true (can_empty_bin (f));

  /* Nothing is opened from here. */
  select_id (f, ids[0], TRUE);
  window_fixture_wait (f);
  g_assert_null (jb_window_get_bulletin (f->window));
  window_fixture_activate (f, "win.restore-selected");
  wait_for_list (f, 1);

  /* Deleting for good asks. */
  select_id (f, ids[1], TRUE);
  window_fixture_activate (f, "win.erase-selected");
  respond ("cancel");
  window_fixture_wait (f);
  wait_for_list (f, 1);
  window_fixture_activate (f, "win.erase-selected");
  respond ("delete");
  wait_for_list (f, 0);
  wait_for_words (GTK_WIDGET (library), "The bin is empty");
  g_assert_false (can_empty_bin (f));
  g_assert_null (jb_archive_get_entry (f->archive, ids[1], NULL));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (library), "library.clear-filter", NULL));
  wait_for_list (f, 2);
  g_assert_false (jb_library_get_in_bin (library));

  /* What comes into the bin can be taken out of it again. */
  g_assert_true (jb_archive_delete (f->archive, ids, 1, NULL));
  wait_for_list (f, 1);
  window_fixture_activate (f, "win.show-bin");
  wait_for_words (GTK_WIDGET (library), "30 days left");
  g_assert_true (can_empty_bin (f));
}

/* What was in the bin for a month is gone at the next start. */
static void
test_purge (WindowFixture *f,
            gconstpointer  data)
{
  gint64 ids[2] = { add (f, 1, "2014年3月5日"), add (f, 2, "2014年3月5日") };

  g_assert_true (jb_archive_delete (f->archive, ids, 2, NULL));
  wait_for_list (f, 0);
  g_assert_cmpint (jb_archive_get_purge_time (), <,
                   g_get_real_time () - (JB_ARCHIVE_BIN_DAYS * G_TIME_SPAN_DAY) + G_TIME_SPAN_HOUR);
  window_fixture_activate (f, "win.empty-bin");
  respond ("delete");
  window_fixture_wait (f);
  wait_for_words (GTK_WIDGET (f->window), "The bin is empty");
  g_assert_null (jb_archive_get_entry (f->archive, ids[0], NULL));
  g_assert_null (jb_archive_get_entry (f->archive, ids[1], NULL));
}

static JbLibraryFilter *
open_filter (WindowFixture *f,
             guint          n_years)
{
  GtkWidget  *button = ui_fixture_find (GTK_WIDGET (get_library (f)), GTK_TYPE_MENU_BUTTON, 0);
  GtkPopover *popover;
  GtkWidget  *year;
  gint64      end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  year = ui_fixture_find (GTK_WIDGET (popover), GTK_TYPE_DROP_DOWN, 1);
  while (gtk_drop_down_get_model (GTK_DROP_DOWN (year)) == NULL ||
         g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (year))) != n_years + 1)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  window_fixture_wait (f);

  return JB_LIBRARY_FILTER (popover);
}

static void
choose (JbLibraryFilter *filter,
        guint            which,
        guint            position)
{
  GtkWidget *drop_down = ui_fixture_find (GTK_WIDGET (filter), GTK_TYPE_DROP_DOWN, which);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), position);
}

static void
test_filter (WindowFixture *f,
             gconstpointer  data)
{
  gint64           ids[4];
  g_autofree char *words = NULL;
  g_autoptr(GArray) changed = NULL;
  JbLibraryFilter *filter;

  ids[0] = add_to (f->archive, 1, "2013年3月5日", "甲", "甲县妇联");
  ids[1] = add_to (f->archive, 2, "2014年3月5日", "乙", "乙县妇联");
  ids[2] = add_to (f->archive, 3, "2014年4月5日", "丙", "甲县妇联、丁县妇联");
  ids[3] = add_to (f->archive, 4, "2014年5月5日", "丁", "乙县妇联");
  file (f, ids[0]);
  file (f, ids[1]);
  changed = jb_archive_label (f->archive, &ids[2], 1, "  年终 ", TRUE, NULL);
  g_assert_cmpuint (changed->len, ==, 1);
  wait_for_list (f, 4);

  filter = open_filter (f, 2);
  choose (filter, 0, 1);
  wait_for_list (f, 2);
  choose (filter, 0, 2);
  wait_for_list (f, 2);
  choose (filter, 1, 1);
  wait_for_list (f, 1);
  words = jb_library_filter_dup_words (filter);
  g_assert_cmpstr (words, ==, "Filed · 2014");

  /* Nothing is like that, and there is a way out. */
  choose (filter, 1, 2);
  choose (filter, 0, 1);
  wait_for_list (f, 0);
  g_assert_true (says (GTK_WIDGET (get_library (f)), "No bulletin is like that"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_library (f)), "library.clear-filter",
                                             NULL));
  wait_for_list (f, 4);

  /* A label, and a draft that gets it while the list is shown. */
  choose (filter, 4, 1);
  wait_for_list (f, 1);
  g_clear_pointer (&changed, g_array_unref);
  changed = jb_archive_label (f->archive, &ids[3], 1, "年终", TRUE, NULL);
  wait_for_list (f, 2);
  g_clear_pointer (&changed, g_array_unref);
  changed = jb_archive_label (f->archive, &ids[2], 1, "年终", FALSE, NULL);
  wait_for_list (f, 1);
  jb_library_clear_filter (get_library (f));

  /* A source that shares an article is found as well, and so is what comes in meanwhile. */
  {
    GtkWidget  *source = ui_fixture_find (GTK_WIDGET (filter), GTK_TYPE_DROP_DOWN, 3);
    GListModel *names = gtk_drop_down_get_model (GTK_DROP_DOWN (source));

    for (guint i = 1; i < g_list_model_get_n_items (names); i++)
      {
        g_autoptr(GtkStringObject) name = g_list_model_get_item (names, i);

        if (g_str_equal (gtk_string_object_get_string (name), "甲县妇联"))
          gtk_drop_down_set_selected (GTK_DROP_DOWN (source), i);
      }
    wait_for_list (f, 2);
    add_to (f->archive, 5, "2014年6月5日", "戊", "甲县妇联");
    wait_for_list (f, 3);
    add_to (f->archive, 6, "2014年6月5日", "己", "己县妇联");
    wait_for_list (f, 3);
  }
  jb_library_clear_filter (get_library (f));
  wait_for_list (f, 6);
}

/* Another program, which is another connection here. */
static void
test_follow (WindowFixture *f,
             gconstpointer  data)
{
  g_autofree char *path = window_fixture_build_path (f, "archive.db");
  g_autoptr(JbArchive) other = NULL;
  g_autoptr(JbArchiveWatch) watch = jb_archive_watch_new (f->archive);
  g_autoptr(GError) error = NULL;
  gint64 ids[3];
  gint64 late;
  guint  position;

  for (guint i = 0; i < 3; i++)
    ids[i] = add (f, i + 1, "2014年3月5日");
  wait_for_list (f, 3);
  select_id (f, ids[1], TRUE);
  window_fixture_wait (f);
  select_id (f, ids[0], FALSE);

  other = jb_archive_open (path, &error);
  g_assert_no_error (error);
  late = add_to (other, 9, "2014年2月1日", "后来", "甲县妇联");
  add_to (other, 10, "2014年5月1日", "先来", "甲县妇联");
  jb_archive_watch_look (watch);
  wait_for_list (f, 5);
  g_assert_true (jb_archive_list_find (jb_library_get_shown (get_library (f)), late, &position));
  g_assert_cmpuint (position, ==, 4);

  /* What was selected is, and what was open stays open. */
  g_assert_cmpuint (jb_library_get_n_selected (get_library (f)), ==, 2);
  g_assert_true (gtk_selection_model_is_selected (get_model (f), 2));
  g_assert_true (gtk_selection_model_is_selected (get_model (f), 3));
  g_assert_cmpint (jb_window_get_id (f->window), ==, ids[1]);

  /* Somebody else deletes what is open here: nothing was typed in it, so it goes. */
  g_assert_true (jb_archive_delete (other, &ids[1], 1, &error));
  jb_archive_watch_look (watch);
  wait_for_list (f, 4);
  g_assert_cmpuint (jb_library_get_n_selected (get_library (f)), ==, 1);
  g_assert_null (jb_window_get_bulletin (f->window));

  /* What was typed in is not thrown away: it becomes a draft of its own. */
  select_id (f, ids[2], TRUE);
  window_fixture_wait (f);
  g_assert_cmpint (jb_window_get_id (f->window), ==, ids[2]);
  jb_fields_set_text (jb_bulletin_get_masthead (jb_window_get_bulletin (f->window)), "issue",
                      "第77期");
  g_assert_true (jb_archive_delete (other, &ids[2], 1, &error));
  jb_archive_watch_look (watch);
  wait_for_list (f, 3);
  g_assert_nonnull (jb_window_get_bulletin (f->window));
  window_fixture_activate (f, "win.save");
  wait_for_list (f, 4);
  g_assert_cmpint (jb_window_get_id (f->window), !=, ids[2]);
}

/* A title of a row that is shown follows as well. */
static void
test_follow_row (WindowFixture *f,
                 gconstpointer  data)
{
  g_autofree char *path = window_fixture_build_path (f, "archive.db");
  g_autoptr(JbArchive) other = NULL;
  g_autoptr(JbArchiveWatch) watch = jb_archive_watch_new (f->archive);
  g_autoptr(GArray) changed = NULL;
  gint64 id = add (f, 1, "2014年3月5日");

  wait_for_list (f, 1);
  other = jb_archive_open (path, NULL);
  changed = jb_archive_label (other, &id, 1, "急件", TRUE, NULL);
  jb_archive_watch_look (watch);
  wait_for_words (GTK_WIDGET (find_row (f, id)), "急件");
}

static void
test_labels (WindowFixture *f,
             gconstpointer  data)
{
  gint64 ids[2] = { add (f, 1, "2014年3月5日"), add (f, 2, "2014年3月12日") };
  g_autoptr(GArray) changed = jb_archive_label (f->archive, ids, 1, "年终", TRUE, NULL);
  GtkWindow *dialog;
  GtkWidget *form, *entry, *button;
  g_autoptr(JbArchiveEntry) first = NULL;
  g_autoptr(JbArchiveEntry) second = NULL;

  wait_for_list (f, 2);
  select_id (f, ids[0], TRUE);
  window_fixture_wait (f);
  select_id (f, ids[1], FALSE);
  window_fixture_activate (f, "win.label-selected");
  dialog = window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  form = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));

  /* One of both has it: it is neither on nor off, and stays so unless somebody says. */
  button = ui_fixture_find (form, GTK_TYPE_CHECK_BUTTON, 0);
  g_assert_true (gtk_check_button_get_inconsistent (GTK_CHECK_BUTTON (button)));
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "年终");
  entry = ui_fixture_find_row (form, "New Label", 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "这是一个太长的标签它有超过二十个字所以不能用");
  g_assert_false (jb_library_labels_get_ready (JB_LIBRARY_LABELS (form)));
  g_assert_false (
      adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "apply"));
  gtk_editable_set_text (GTK_EDITABLE (entry), " 重要 ");
  g_assert_true (jb_library_labels_get_ready (JB_LIBRARY_LABELS (form)));
  respond ("apply");
  window_fixture_wait (f);
  wait_for_words (GTK_WIDGET (f->window), "Labels changed");

  first = jb_archive_get_entry (f->archive, ids[0], NULL);
  second = jb_archive_get_entry (f->archive, ids[1], NULL);
  g_assert_nonnull (strstr (jb_archive_entry_get_labels (first), "年终"));
  g_assert_nonnull (strstr (jb_archive_entry_get_labels (first), "重要"));
  g_assert_cmpstr (jb_archive_entry_get_labels (second), ==, "重要");

  /* And back. */
  {
    GVariantBuilder builder;
    GVariant       *variant;

    variant = g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, 2, sizeof (gint64));
    g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sbax)"));
    g_variant_builder_add (&builder, "(sb@ax)", "重要", FALSE, variant);
    g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (f->window), "win.change-labels",
                                                       g_variant_builder_end (&builder)));
  }
  window_fixture_wait (f);
  g_clear_object (&second);
  second = jb_archive_get_entry (f->archive, ids[1], NULL);
  g_assert_null (jb_archive_entry_get_labels (second));
}

/* However many there are, only those that are seen are read, and selecting all reads none. */
static void
test_many (WindowFixture *f,
           gconstpointer  data)
{
  enum
  {
    N_BULLETINS = 3000
  };
  g_autoptr(GPtrArray) items =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) jb_archive_item_unref);
  g_autofree char *text = g_strdup_printf (issue, 1u, "2014年3月5日", "题", "甲县妇联");
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, NULL);
  JbArchiveList *list = jb_library_get_shown (get_library (f));
  GtkWidget     *view;
  g_autoptr(GArray) selected = NULL;
  GtkWidget *row;

  for (guint i = 0; i < N_BULLETINS; i++)
    g_ptr_array_add (items, jb_archive_item_new (transcript, NULL, TRUE));
  g_assert_true (jb_archive_add_many (f->archive, items, NULL));
  g_ptr_array_set_size (items, 0);
  wait_for_list (f, N_BULLETINS);
  g_assert_cmpuint (jb_archive_list_get_n_rows (list), <, 1000);

  gtk_selection_model_select_all (get_model (f));
  window_fixture_wait (f);
  g_assert_cmpuint (jb_library_get_n_selected (get_library (f)), ==, N_BULLETINS);
  g_assert_cmpuint (jb_archive_list_get_n_rows (list), <, 1000);
  selected = jb_library_dup_selected (get_library (f));
  g_assert_cmpuint (selected->len, ==, N_BULLETINS);

  /* The last ones are read when they are gone to. */
  view = get_view (f);
  for (guint i = 0; i < N_BULLETINS; i += 100)
    {
      gtk_widget_activate_action (view, "list.scroll-to-item", "u", i);
      ui_fixture_settle ();
    }
  gtk_widget_activate_action (view, "list.scroll-to-item", "u", (guint) N_BULLETINS - 1);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
  row = GTK_WIDGET (find_row (f, jb_archive_list_get_id (list, N_BULLETINS - 1)));
  wait_for_words (row, "湖东妇工");
  g_assert_cmpuint (jb_archive_list_get_n_rows (list), <, 1200);
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

#define ADD(name, func) \
  g_test_add ("/library/" name, WindowFixture, NULL, window_fixture_set_up, func, \
              window_fixture_tear_down)
  ADD ("headings", test_headings);
  ADD ("delete", test_delete);
  ADD ("bin", test_bin);
  ADD ("purge", test_purge);
  ADD ("filter", test_filter);
  ADD ("follow", test_follow);
  ADD ("follow-row", test_follow_row);
  ADD ("labels", test_labels);
  ADD ("many", test_many);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "history-fixture.h"
#include "jb-article-card.h"
#include "jb-editor.h"
#include "jb-field-row.h"
#include "jb-recipient-findings.h"
#include "jb-text-row.h"

/* The forms of an issue that is filed: everything can be read and copied, nothing changed. */

static GtkWidget *
get_card (HistoryFixture *f)
{
  GtkWidget *card = ui_fixture_find (GTK_WIDGET (f->window), JB_TYPE_ARTICLE_CARD, 0);

  g_assert_nonnull (card);

  return card;
}

static GtkWidget *
get_body (HistoryFixture *f)
{
  GtkWidget *row = ui_fixture_find_row (get_card (f), "Body", 0);

  return ui_fixture_find (row, GTK_TYPE_TEXT_VIEW, 0);
}

static GtkWidget *
get_source (HistoryFixture *f)
{
  GtkWidget *row = ui_fixture_find_row (get_card (f), "Source", 0);

  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_assert_nonnull (*text);
}

static void
assert_copied (GtkWidget  *widget,
               const char *expected)
{
  g_autofree char *text = NULL;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), "");
  g_signal_emit_by_name (widget, "copy-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (text, ==, expected);
}

/* Whether a click in the middle of @widget gets to it. */
static gboolean
can_be_clicked (HistoryFixture *f,
                GtkWidget      *widget)
{
  GtkWidget *window = GTK_WIDGET (f->window);
  GtkWidget *picked;
  double     x, y;

  jb_editor_reveal (JB_EDITOR (gtk_widget_get_ancestor (widget, JB_TYPE_EDITOR)), widget);
  gtk_test_widget_wait_for_draw (window);
  ui_fixture_settle ();
  g_assert_true (gtk_widget_translate_coordinates (widget, window,
                                                   gtk_widget_get_width (widget) / 2.0,
                                                   gtk_widget_get_height (widget) / 2.0, &x, &y));
  picked = gtk_widget_pick (window, x, y, GTK_PICK_DEFAULT);

  return picked != NULL && (picked == widget || gtk_widget_is_ancestor (picked, widget));
}

static gboolean
can_be_focused (HistoryFixture *f,
                GtkWidget      *widget)
{
  GtkWidget *focus;

  gtk_root_set_focus (GTK_ROOT (f->window), NULL);
  gtk_widget_grab_focus (widget);
  focus = gtk_root_get_focus (GTK_ROOT (f->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* What only reads stays usable: what is wrong with the recipients, and the menu that compares them
 * with those of other issues. */
static gboolean
only_reads (GtkWidget *button)
{
  return gtk_widget_get_ancestor (button, JB_TYPE_RECIPIENT_FINDINGS) != NULL ||
         g_strcmp0 (gtk_widget_get_tooltip_text (gtk_widget_get_parent (button)),
                    "Other Issues’ Recipients") == 0;
}

static void
assert_buttons (HistoryFixture *f,
                gboolean        usable)
{
  GtkWidget *editor = gtk_widget_get_ancestor (get_card (f), JB_TYPE_EDITOR);
  GtkWidget *menu = ui_fixture_find (get_card (f), GTK_TYPE_MENU_BUTTON, 0);
  GtkWidget *button;
  guint      n = 0, n_reading = 0;

  g_assert_cmpint (can_be_clicked (f, menu), ==, usable);
  g_assert_cmpint (can_be_focused (f, menu), ==, usable);
  for (guint i = 0; (button = ui_fixture_find (editor, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (gtk_widget_get_mapped (button) &&
        gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER) == NULL)
      {
        if (only_reads (button))
          {
            g_assert_true (gtk_widget_is_sensitive (button));
            g_assert_true (can_be_focused (f, button));
            n_reading++;
            continue;
          }
        g_assert_cmpint (gtk_widget_is_sensitive (button), ==, usable);
        g_assert_cmpint (can_be_focused (f, button), ==, usable);
        n++;
      }
  g_assert_cmpuint (n, >, 8);
  g_assert_cmpuint (n_reading, >=, 1);
}

static GtkWidget *
find_with_tooltip (GtkWidget  *root,
                   GType       type,
                   const char *tooltip)
{
  GtkWidget *widget;

  for (guint i = 0; (widget = ui_fixture_find (root, type, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
      return widget;
  g_error ("There is no “%s”", tooltip);
}

/* Each thing that does nothing in a filed issue looks so, and tells why. */
static void
assert_tools (HistoryFixture *f,
              gboolean        usable)
{
  static const char *const reason = "This issue is filed: reopen it to change it";
  GtkWidget               *editor = gtk_widget_get_ancestor (get_card (f), JB_TYPE_EDITOR);
  GtkWidget *tools[] = {
    find_with_tooltip (editor, GTK_TYPE_BUTTON, "Rebuild the Digest from the Body"),
    find_with_tooltip (editor, GTK_TYPE_BUTTON, "Add to Digest"),
    find_with_tooltip (editor, GTK_TYPE_MENU_BUTTON, "Add Field"),
    find_with_tooltip (editor, GTK_TYPE_MENU_BUTTON, "Article Menu"),
    find_with_tooltip (editor, GTK_TYPE_MENU_BUTTON, "Section Menu"),
    find_with_tooltip (editor, GTK_TYPE_MENU_BUTTON, "Choose a Date"),
    find_with_tooltip (editor, GTK_TYPE_MENU_BUTTON, "Add Recipients"),
    find_with_tooltip (editor, GTK_TYPE_MENU_BUTTON, "Recipient Menu"),
    find_with_tooltip (editor, GTK_TYPE_BUTTON, "Remove Recipient"),
    find_with_tooltip (editor, GTK_TYPE_BUTTON, "Remove List"),
    find_with_tooltip (editor, GTK_TYPE_MENU_BUTTON, "Add to Tail"),
    find_with_tooltip (editor, GTK_TYPE_IMAGE, "Drag to Move"),
    find_with_tooltip (editor, GTK_TYPE_IMAGE, "Not printed in the text"),
  };
  static const char *const actions[] = {
    "win.rebuild-digest", "win.fix-finding", "win.take-over-recipients", "win.file-issue",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    {
      g_assert_cmpint (gtk_widget_is_sensitive (tools[i]), ==, usable);
      g_assert_true (gtk_widget_get_has_tooltip (tools[i]));
      gtk_test_accessible_assert_property (
          GTK_ACCESSIBLE (tools[i]), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
          usable ? gtk_widget_get_tooltip_text (tools[i]) : reason);
    }
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_assert_cmpint (history_fixture_is_enabled (GTK_WIDGET (f->window), actions[i]), ==, usable);
  g_assert_true (history_fixture_is_enabled (GTK_WIDGET (f->window), "win.compare-recipients"));
  g_assert_true (history_fixture_is_enabled (GTK_WIDGET (f->window), "win.copy-text"));
}

/* The switches: what they say can be read, and activating their row changes nothing. */
static void
assert_switches (HistoryFixture *f)
{
  GtkWidget *editor = gtk_widget_get_ancestor (get_card (f), JB_TYPE_EDITOR);
  GtkWidget *toggle;
  guint      n = 0, n_seen = 0;

  for (; (toggle = ui_fixture_find (editor, GTK_TYPE_SWITCH, n)) != NULL; n++)
    {
      gboolean   active = gtk_switch_get_active (GTK_SWITCH (toggle));
      GtkWidget *row = gtk_widget_get_ancestor (toggle, ADW_TYPE_ACTION_ROW);

      if (!gtk_widget_get_visible (toggle))
        continue;
      n_seen++;
      g_assert_false (gtk_widget_is_sensitive (toggle));
      adw_action_row_activate (ADW_ACTION_ROW (row));
      g_assert_cmpint (gtk_switch_get_active (GTK_SWITCH (toggle)), ==, active);
    }
  g_assert_cmpuint (n_seen, ==, 2);
}

static void
assert_readable (HistoryFixture *f)
{
  GtkWidget *body = get_body (f);
  GtkWidget *source = get_source (f);

  g_assert_true (can_be_clicked (f, body));
  g_assert_true (can_be_focused (f, body));
  g_assert_true (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (body)));
  g_signal_emit_by_name (body, "select-all", TRUE);
  assert_copied (body, "服务队帮助四十户人家翻地播种。\n活动还将继续到五月底。");

  g_assert_true (can_be_clicked (f, source));
  g_assert_true (can_be_focused (f, source));
  gtk_editable_select_region (GTK_EDITABLE (source), 3, -1);
  assert_copied (source, "妇联");
}

static void
assert_not_written (HistoryFixture *f)
{
  JbHistory       *history = jb_bulletin_get_history (jb_window_get_bulletin (f->window));
  g_autofree char *text = history_fixture_dup_text (f);

  g_assert_false (jb_history_get_modified (history));
  g_assert_cmpstr (text, ==, HISTORY_FIXTURE_TEXT);
}

static void
assert_locked (HistoryFixture *f)
{
  GtkWidget *texts[] = { get_body (f), get_source (f) };

  assert_readable (f);
  assert_buttons (f, FALSE);
  assert_tools (f, FALSE);
  assert_switches (f);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gtk_widget_grab_focus (texts[i]);
      g_signal_emit_by_name (texts[i], "insert-at-cursor", "字");
      g_signal_emit_by_name (texts[i], "backspace");
      g_signal_emit_by_name (texts[i], "cut-clipboard");
      g_signal_emit_by_name (texts[i], "paste-clipboard");
      history_fixture_wait (f);
      assert_not_written (f);
    }

  /* Coming and going leaves everything as it is. */
  gtk_root_set_focus (GTK_ROOT (f->window), NULL);
  history_fixture_wait (f);
  assert_not_written (f);

  /* A command of the card is no way either. */
  gtk_widget_activate_action (get_card (f), "article.remove", NULL);
  history_fixture_wait (f);
  assert_not_written (f);
  gtk_widget_activate_action (get_card (f), "editor.add-section", NULL);
  history_fixture_wait (f);
  assert_not_written (f);
}

static void
test_locked (HistoryFixture *f,
             gconstpointer   data)
{
  assert_buttons (f, TRUE);
  assert_tools (f, TRUE);
  history_fixture_file_now (f);
  assert_locked (f);
}

/* Forms that are made for an issue that is filed already. */
static void
test_opened (HistoryFixture *f,
             gconstpointer   data)
{
  history_fixture_file_now (f);
  history_fixture_activate (f, "win.new-bulletin");
  jb_window_open_id (f->window, f->id);
  history_fixture_wait (f);
  assert_locked (f);
}

static void
test_reopened (HistoryFixture *f,
               gconstpointer   data)
{
  g_autofree char *text = NULL;

  history_fixture_file_now (f);
  assert_readable (f);
  history_fixture_activate (f, "win.reopen");
  assert_readable (f);
  assert_buttons (f, TRUE);
  assert_tools (f, TRUE);
  gtk_widget_grab_focus (get_source (f));
  gtk_editable_set_position (GTK_EDITABLE (get_source (f)), -1);
  ui_fixture_type (get_source (f), "家庭部");
  history_fixture_wait (f);
  text = history_fixture_dup_text (f);
  g_assert_nonnull (strstr (text, "（青禾县妇联家庭部）"));
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

#define ADD(name, func) \
  g_test_add ("/filed-forms/" name, HistoryFixture, NULL, history_fixture_set_up, func, \
              history_fixture_tear_down)
  ADD ("locked", test_locked);
  ADD ("opened", test_opened);
  ADD ("reopened", test_reopened);

  return g_test_run ();
}

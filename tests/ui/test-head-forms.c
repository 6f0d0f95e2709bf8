/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "bulletin/jb-attachments.h"
#include "jb-attachments-row.h"
#include "jb-date-button.h"
#include "jb-document-form.h"
#include "jb-field-row.h"
#include "jb-masthead-form.h"
#include "jb-tail-form.h"
#include "jb-text-row.h"
#include "ui-fixture.h"

/* The forms for what stands above the articles of a bulletin, and for a document. */

static GtkWidget *
show (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 600, 700);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  return window;
}

static GtkCalendar *
open_calendar (GtkWidget *button)
{
  GtkMenuButton *menu = GTK_MENU_BUTTON (ui_fixture_find (button, GTK_TYPE_MENU_BUTTON, 0));

  gtk_menu_button_popup (menu);
  ui_fixture_settle ();

  return GTK_CALENDAR (ui_fixture_find (GTK_WIDGET (gtk_menu_button_get_popover (menu)),
                                        GTK_TYPE_CALENDAR, 0));
}

static void
close_calendar (GtkWidget *button)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (ui_fixture_find (button, GTK_TYPE_MENU_BUTTON, 0)));
  ui_fixture_settle ();
}

static void
select_day (GtkCalendar *calendar,
            int          year,
            int          month,
            int          day)
{
  g_autoptr(GDateTime) time = g_date_time_new_local (year, month, day, 12, 0, 0);

  gtk_calendar_select_day (calendar, time);
}

static void
assert_day (GtkCalendar *calendar,
            int          year,
            int          month,
            int          day)
{
  g_autoptr(GDateTime) time = gtk_calendar_get_date (calendar);

  g_assert_cmpint (g_date_time_get_year (time), ==, year);
  g_assert_cmpint (g_date_time_get_month (time), ==, month);
  g_assert_cmpint (g_date_time_get_day_of_month (time), ==, day);
}

static void
test_date_button (void)
{
  GtkWidget   *entry = gtk_entry_new ();
  GtkWidget   *button = jb_date_button_new (GTK_EDITABLE (entry));
  GtkWidget   *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget   *window, *today;
  GtkCalendar *calendar;
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *expected = NULL;

  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  window = show (box);

  /* The calendar shows the day of the field, whatever its style, and writes in that style. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "二〇一四年七月二十四日");
  calendar = open_calendar (button);
  assert_day (calendar, 2014, 7, 24);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "二〇一四年七月二十四日");
  select_day (calendar, 2014, 8, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "二〇一四年八月一日");

  gtk_editable_set_text (GTK_EDITABLE (entry), "2014.7.24");
  close_calendar (button);
  calendar = open_calendar (button);
  assert_day (calendar, 2014, 7, 24);
  select_day (calendar, 2015, 12, 31);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2015.12.31");

  /* Where nobody can write the calendar does not, either. */
  gtk_editable_set_editable (GTK_EDITABLE (entry), FALSE);
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_editable_set_editable (GTK_EDITABLE (entry), TRUE);
  g_assert_true (gtk_widget_get_sensitive (button));

  /* What is no date is replaced. */
  close_calendar (button);
  gtk_editable_set_text (GTK_EDITABLE (entry), "2014年2月30日");
  calendar = open_calendar (button);
  assert_day (calendar, g_date_time_get_year (now), g_date_time_get_month (now),
              g_date_time_get_day_of_month (now));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2014年2月30日");
  today = gtk_widget_get_last_child (gtk_widget_get_parent (GTK_WIDGET (calendar)));
  g_signal_emit_by_name (today, "clicked");
  expected = g_strdup_printf ("%d年%d月%d日", g_date_time_get_year (now),
                              g_date_time_get_month (now), g_date_time_get_day_of_month (now));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, expected);
  close_calendar (button);

  gtk_test_accessible_assert_property (
      ui_fixture_find (button, GTK_TYPE_MENU_BUTTON, 0),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Choose a Date");
  ui_fixture_close (window);
}

/* Which rows of the header are shown, one letter for each. */
static char *
dup_shown (GtkWidget *form)
{
  static const char *const titles[] = { "Name", "Issue Number", "Running Number", "Issuer",
                                        "Date", "Notice", "Secrecy", "Copy Number" };
  GString                 *shown = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (gtk_widget_get_visible (ui_fixture_find_row (form, titles[i], 0)))
      g_string_append_printf (shown, "%s|", titles[i]);

  return g_string_free (shown, FALSE);
}

static guint
count_offered (GtkWidget *form)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (ui_fixture_find (form, GTK_TYPE_MENU_BUTTON, 0));

  return (guint) g_menu_model_get_n_items (gtk_menu_button_get_menu_model (button));
}

static void
test_masthead_fields (void)
{
  g_autoptr(JbBulletin) bulletin = jb_bulletin_new (JB_KIND_BULLETIN, NULL);
  JbFields        *masthead = jb_bulletin_get_masthead (bulletin);
  GtkWidget       *form = g_object_new (JB_TYPE_MASTHEAD_FORM, "bulletin", bulletin, NULL);
  GtkWidget       *window = show (form);
  g_autofree char *first = dup_shown (form);
  g_autofree char *added = NULL;
  g_autofree char *filled = NULL;

  g_assert_cmpstr (first, ==, "Name|Issue Number|Issuer|Date|");
  g_assert_cmpuint (count_offered (form), ==, 4);

  g_assert_true (gtk_widget_activate_action (form, "masthead.add", "s", "secrecy"));
  added = dup_shown (form);
  g_assert_cmpstr (added, ==, "Name|Issue Number|Issuer|Date|Secrecy|");
  g_assert_cmpuint (count_offered (form), ==, 3);

  jb_fields_set_text (masthead, "total", "87");
  filled = dup_shown (form);
  g_assert_cmpstr (filled, ==, "Name|Issue Number|Running Number|Issuer|Date|Secrecy|");
  /* What undo empties stays where it is. */
  jb_history_undo (jb_bulletin_get_history (bulletin));
  g_assert_cmpuint (count_offered (form), ==, 2);

  ui_fixture_close (window);
}

static gboolean
has_sign (GtkWidget  *form,
          const char *title)
{
  GtkWidget *row = ui_fixture_find_row (form, title, 0);

  for (guint i = 0; i < 8; i++)
    {
      GtkWidget *image = ui_fixture_find (row, GTK_TYPE_IMAGE, i);

      if (image == NULL)
        return FALSE;
      if (g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (image)), "view-conceal-symbolic") == 0)
        return gtk_widget_get_visible (image);
    }

  return FALSE;
}

static void
test_masthead_printed (void)
{
  g_autoptr(JbBulletin) bulletin = jb_bulletin_new (JB_KIND_BULLETIN, NULL);
  JbFields  *masthead = jb_bulletin_get_masthead (bulletin);
  GtkWidget *form = g_object_new (JB_TYPE_MASTHEAD_FORM, "bulletin", bulletin, NULL);
  GtkWidget *window = show (form);

  g_assert_false (has_sign (form, "Name"));
  jb_fields_set_text (masthead, "name", "湖东妇工");
  g_assert_true (has_sign (form, "Name"));
  g_assert_false (has_sign (form, "Issuer"));
  jb_fields_set_printed (masthead, TRUE);
  g_assert_false (has_sign (form, "Name"));
  jb_history_undo (jb_bulletin_get_history (bulletin));
  g_assert_true (has_sign (form, "Name"));

  ui_fixture_close (window);
}

static void
test_masthead_date (void)
{
  g_autoptr(JbBulletin) bulletin = jb_bulletin_new (JB_KIND_BULLETIN, NULL);
  JbFields    *masthead = jb_bulletin_get_masthead (bulletin);
  GtkWidget   *form = g_object_new (JB_TYPE_MASTHEAD_FORM, "bulletin", bulletin, NULL);
  GtkWidget   *window = show (form);
  GtkCalendar *calendar;

  jb_fields_set_text (masthead, "date", "2021年3月5日");
  calendar = open_calendar (ui_fixture_find (form, JB_TYPE_DATE_BUTTON, 0));
  assert_day (calendar, 2021, 3, 5);
  select_day (calendar, 2021, 3, 9);
  g_assert_cmpstr (jb_fields_get_text (masthead, "date"), ==, "2021年3月9日");
  jb_history_undo (jb_bulletin_get_history (bulletin));
  g_assert_cmpstr (jb_fields_get_text (masthead, "date"), !=, "2021年3月9日");
  close_calendar (ui_fixture_find (form, JB_TYPE_DATE_BUTTON, 0));

  ui_fixture_close (window);
}

static GtkWidget *
add_to_tail (GtkWidget  *form,
             const char *key,
             const char *title)
{
  GtkWidget *row;

  g_assert_true (gtk_widget_activate_action (form, "tail.add", "s", key));
  row = ui_fixture_find_row (form, title, 0);
  g_assert_nonnull (row);

  return row;
}

/* What is written into the tail reads back from the text as what it was. */
static void
test_tail (void)
{
  g_autoptr(JbBulletin) bulletin = ui_fixture_read ("[动态]\n\n标题\n正文。\n（来源）\n\n报：省委办\n");
  g_autoptr(JbBulletin) again = NULL;
  g_autofree char *before = ui_fixture_dup_bytes (bulletin);
  g_autofree char *unprinted = NULL;
  g_autofree char *printed = NULL;
  JbFields        *tail = jb_bulletin_get_tail (bulletin);
  GtkWidget       *form = g_object_new (JB_TYPE_TAIL_FORM, "bulletin", bulletin, NULL);
  GtkWidget       *window = show (form);
  GtkWidget       *printed_switch = ui_fixture_find (form, GTK_TYPE_SWITCH, 0);
  GtkWidget       *copies;

  g_assert_false (gtk_widget_get_sensitive (printed_switch));
  copies = add_to_tail (form, "copies", "Copies");
  gtk_widget_grab_focus (copies);
  ui_fixture_type (gtk_window_get_focus (GTK_WINDOW (window)), "60");
  g_assert_cmpstr (jb_fields_get_text (tail, "copies"), ==, "60");

  /* A bulletin has no line for a signer beside its number. */
  gtk_widget_grab_focus (add_to_tail (form, "signer", "签发"));
  g_assert_cmpstr (jb_fields_get_text (tail, "copies"), ==, "共印60份");
  ui_fixture_type (gtk_window_get_focus (GTK_WINDOW (window)), "柳知秋");
  g_assert_cmpstr (jb_fields_get_text (tail, "staff/签发"), ==, "柳知秋");
  g_assert_null (jb_fields_get_text (tail, "signer"));

  unprinted = ui_fixture_dup_bytes (bulletin);
  g_assert_cmpstr (unprinted, ==, before);
  g_assert_true (gtk_widget_get_sensitive (printed_switch));
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (printed_switch)));
  gtk_switch_set_active (GTK_SWITCH (printed_switch), TRUE);
  printed = ui_fixture_dup_bytes (bulletin);
  again = ui_fixture_read (printed);
  g_assert_cmpstr (jb_fields_get_text (jb_bulletin_get_tail (again), "copies"), ==, "共印60份");
  g_assert_cmpstr (jb_fields_get_text (jb_bulletin_get_tail (again), "staff/签发"), ==, "柳知秋");
  g_assert_cmpstr (jb_history_get_undo_label (jb_bulletin_get_history (bulletin)), ==,
                   "Print Tail");
  jb_history_undo (jb_bulletin_get_history (bulletin));
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (printed_switch)));

  /* Words are left as they are. */
  jb_fields_set_text (tail, "copies", "共印八十份");
  gtk_widget_grab_focus (copies);
  gtk_widget_grab_focus (printed_switch);
  g_assert_cmpstr (jb_fields_get_text (tail, "copies"), ==, "共印八十份");

  /* A bulletin that is shown instead is not written into, though the keyboard was there. */
  jb_fields_set_text (jb_bulletin_get_tail (again), "copies", "30");
  gtk_widget_grab_focus (copies);
  jb_tail_form_set_bulletin (JB_TAIL_FORM (form), again);
  ui_fixture_settle ();
  g_assert_cmpstr (jb_fields_get_text (jb_bulletin_get_tail (again), "copies"), ==, "30");
  g_assert_cmpstr (jb_fields_get_text (tail, "copies"), ==, "共印八十份");
  jb_tail_form_set_bulletin (JB_TAIL_FORM (form), again);
  jb_fields_set_text (jb_bulletin_get_tail (again), "note", "内部资料");
  g_assert_nonnull (ui_fixture_find_row (form, "Note", 0));

  ui_fixture_close (window);
}

/* A row says itself why it cannot take a text, and is called what it was when it can. */
static void
test_refusal (void)
{
  g_autoptr(JbBulletin) bulletin = ui_fixture_read ("[动态]\n\n标题\n正文。\n（来源）\n");
  g_autoptr(JbSection) section = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 0);
  GtkWidget  *row = jb_field_row_new ("Section", G_OBJECT (section), "name", JB_ROLE_SECTION);
  GtkWidget  *window = show (row);
  const char *title;

  gtk_editable_set_text (GTK_EDITABLE (row), "甲]乙");
  title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  g_assert_true (g_str_has_prefix (title, "Section: "));
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpstr (jb_section_get_name (section), ==, "动态");
  gtk_editable_set_text (GTK_EDITABLE (row), "甲乙");
  title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  g_assert_cmpstr (title, ==, "Section");
  g_assert_cmpstr (jb_section_get_name (section), ==, "甲乙");

  ui_fixture_close (window);
}

static char *
dup_body (JbDocument *document)
{
  GListModel *body = jb_document_get_body (document);
  GString    *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (body); i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (body, i);

      if (i > 0)
        g_string_append_c (text, '|');
      g_string_append (text, jb_block_get_text (block));
    }

  return g_string_free (text, FALSE);
}

static void
assert_body (JbDocument *document,
             const char *expected)
{
  g_autofree char *body = dup_body (document);

  g_assert_cmpstr (body, ==, expected);
}

static void
assert_shown (GtkTextView *view,
              const char  *expected)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *text = NULL;
  GtkTextIter      start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_iter_get_slice (&start, &end);
  g_assert_cmpstr (text, ==, expected);
}

static void
select_lines (GtkTextView *view,
              int          first,
              int          last)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter    start, end;

  gtk_text_buffer_get_iter_at_line (buffer, &start, first);
  gtk_text_buffer_get_iter_at_line (buffer, &end, last);
  if (first != last)
    gtk_text_iter_forward_char (&end);
  gtk_text_buffer_select_range (buffer, &start, &end);
}

typedef struct
{
  JbBulletin  *bulletin;
  JbDocument  *document;
  GtkWidget   *form;
  GtkWidget   *window;
  GtkTextView *body;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  static const char *const lines[] = { "总体要求", "抓紧落实。", "具体安排", "按时报送。", NULL };

  fixture->bulletin = jb_bulletin_new (JB_KIND_DOCUMENT, NULL);
  fixture->document = jb_bulletin_get_document (fixture->bulletin);
  jb_document_splice_body (fixture->document, 0, 0, lines, NULL);
  fixture->form = g_object_new (JB_TYPE_DOCUMENT_FORM, "bulletin", fixture->bulletin, NULL);
  fixture->window = show (fixture->form);
  fixture->body = jb_text_row_get_view (JB_TEXT_ROW (ui_fixture_find_row (fixture->form, "Body",
                                                                          0)));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  ui_fixture_close (fixture->window);
  g_assert_finalize_object (fixture->bulletin);
}

static void
set_level (Fixture *fixture,
           int      level)
{
  g_assert_true (gtk_widget_activate_action (fixture->form, "document.level", "i", level));
}

static gboolean
has_tag (GtkTextView *view,
         int          line,
         const char  *name)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextTag    *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
  GtkTextIter    at;

  gtk_text_buffer_get_iter_at_line (buffer, &at, line);

  return gtk_text_iter_has_tag (&at, tag);
}

static void
test_levels (Fixture      *fixture,
             gconstpointer data)
{
  JbHistory *history = jb_bulletin_get_history (fixture->bulletin);

  gtk_widget_grab_focus (GTK_WIDGET (fixture->body));
  select_lines (fixture->body, 0, 0);
  set_level (fixture, 1);
  select_lines (fixture->body, 2, 2);
  set_level (fixture, 1);
  assert_body (fixture->document, "一、总体要求|抓紧落实。|二、具体安排|按时报送。");
  assert_shown (fixture->body, "一、总体要求\n抓紧落实。\n二、具体安排\n按时报送。");
  g_assert_true (has_tag (fixture->body, 0, "level-1"));
  g_assert_true (has_tag (fixture->body, 0, "run-in"));
  g_assert_false (has_tag (fixture->body, 1, "level-1"));

  /* Several lines at once, in one step. */
  select_lines (fixture->body, 1, 3);
  set_level (fixture, 2);
  assert_body (fixture->document, "一、总体要求|（一）抓紧落实。|（二）具体安排|（三）按时报送。");
  g_assert_true (has_tag (fixture->body, 1, "level-2"));
  g_assert_cmpstr (jb_history_get_undo_label (history), ==, "Make Heading");
  jb_history_undo (history);
  assert_body (fixture->document, "一、总体要求|抓紧落实。|二、具体安排|按时报送。");
  assert_shown (fixture->body, "一、总体要求\n抓紧落实。\n二、具体安排\n按时报送。");
  g_assert_false (has_tag (fixture->body, 1, "level-2"));

  select_lines (fixture->body, 0, 0);
  set_level (fixture, 0);
  assert_body (fixture->document, "总体要求|抓紧落实。|一、具体安排|按时报送。");
  g_assert_cmpstr (jb_history_get_undo_label (history), ==, "Make Paragraph");
}

static void
test_level_elsewhere (Fixture      *fixture,
                      gconstpointer data)
{
  GtkWidget *title = ui_fixture_find_row (fixture->form, "Title", 0);

  gtk_widget_grab_focus (title);
  set_level (fixture, 1);
  assert_body (fixture->document, "总体要求|抓紧落实。|具体安排|按时报送。");
}

static void
test_level_of_nothing (Fixture      *fixture,
                       gconstpointer data)
{
  jb_document_splice_body (fixture->document, 0, 4, NULL, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->body));
  set_level (fixture, 0);
  assert_body (fixture->document, "");
  set_level (fixture, 1);
  assert_body (fixture->document, "一、");
  ui_fixture_type (GTK_WIDGET (fixture->body), "要求");
  assert_body (fixture->document, "一、要求");
}

static void
test_caret (Fixture      *fixture,
            gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (fixture->body);
  GtkTextIter    caret;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->body));
  gtk_text_buffer_get_iter_at_line_offset (buffer, &caret, 2, 2);
  gtk_text_buffer_place_cursor (buffer, &caret);
  set_level (fixture, 1);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_line (&caret), ==, 2);
  g_assert_cmpint (gtk_text_iter_get_line_offset (&caret), ==, 4);
}

static void
test_attachments (Fixture      *fixture,
                  gconstpointer data)
{
  GtkWidget   *row = ui_fixture_find (fixture->form, JB_TYPE_ATTACHMENTS_ROW, 0);
  GtkTextView *view = jb_attachments_row_get_view (JB_ATTACHMENTS_ROW (row));
  JbHistory   *history = jb_bulletin_get_history (fixture->bulletin);

  assert_shown (view, "");
  gtk_widget_grab_focus (row);
  ui_fixture_type (GTK_WIDGET (view), "报名表");
  assert_body (fixture->document, "总体要求|抓紧落实。|具体安排|按时报送。|附件：报名表");
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (view), "\n", 1);
  ui_fixture_type (GTK_WIDGET (view), "汇总表");
  assert_body (fixture->document,
               "总体要求|抓紧落实。|具体安排|按时报送。|附件：1.报名表|2.汇总表");
  assert_shown (view, "报名表\n汇总表");

  while (jb_history_get_can_undo (history) &&
         g_strcmp0 (jb_history_get_undo_label (history), "Edit Attachments") == 0)
    jb_history_undo (history);
  assert_shown (view, "");
  assert_body (fixture->document, "总体要求|抓紧落实。|具体安排|按时报送。");

  jb_document_splice_body (fixture->document, 4, 0,
                           (const char *[]) { "附件：1.甲表", "2.乙表", NULL }, NULL);
  assert_shown (view, "甲表\n乙表");
}

static void
test_document_date (Fixture      *fixture,
                    gconstpointer data)
{
  GtkCalendar *calendar;

  jb_document_set_date (fixture->document, "二○一二年二月六日");
  calendar = open_calendar (ui_fixture_find (fixture->form, JB_TYPE_DATE_BUTTON, 0));
  assert_day (calendar, 2012, 2, 6);
  select_day (calendar, 2012, 2, 29);
  g_assert_cmpstr (jb_document_get_date (fixture->document), ==, "二○一二年二月二十九日");
  close_calendar (ui_fixture_find (fixture->form, JB_TYPE_DATE_BUTTON, 0));
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);
  g_test_add_func ("/ui/date-button", test_date_button);
  g_test_add_func ("/ui/masthead/fields", test_masthead_fields);
  g_test_add_func ("/ui/masthead/printed", test_masthead_printed);
  g_test_add_func ("/ui/masthead/date", test_masthead_date);
  g_test_add_func ("/ui/tail", test_tail);
  g_test_add_func ("/ui/refusal", test_refusal);
  g_test_add ("/ui/document/levels", Fixture, NULL, set_up, test_levels, tear_down);
  g_test_add ("/ui/document/level-elsewhere", Fixture, NULL, set_up, test_level_elsewhere,
              tear_down);
  g_test_add ("/ui/document/level-of-nothing", Fixture, NULL, set_up, test_level_of_nothing,
              tear_down);
  g_test_add ("/ui/document/caret", Fixture, NULL, set_up, test_caret, tear_down);
  g_test_add ("/ui/document/attachments", Fixture, NULL, set_up, test_attachments, tear_down);
  g_test_add ("/ui/document/date", Fixture, NULL, set_up, test_document_date, tear_down);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "directory/jb-directory-csv.h"
#include "jb-field-row.h"
#include "jb-recipient-findings.h"
#include "jb-recipient-menu.h"
#include "jb-recipient-paste.h"
#include "jb-recipient-row.h"
#include "jb-recipients-card.h"
#include "jb-recipients-comparison.h"
#include "jb-recipients-form.h"
#include "jb-source-completion.h"
#include "ui-fixture.h"

#define HEAD  "[动态]\n\n标题\n\n正文。\n\n（来源）\n\n"
#define LISTS "报：省委副书记沈远，省委常委、副省长秦书言。\n\n送：省委、省政府办公厅信息处。\n\n发：各市妇联。\n"

static const char csv[] =
    "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n"
    "person,沈远,省委副书记,报,1,,,,2\n"
    "person,秦书言,副省长,报,3,,,,1\n"
    "person,秦书言,省委常委,报,2,,,,1\n"
    "person,唐鹿,省政协副主席,报,4,,,,1\n"
    "unit,省委办公厅信息处,,送,10,,,,1\n"
    "unit,省政府办公厅信息处,,送,11,,,,1\n"
    "group,各市妇联,,发,20,,,,16\n";

typedef struct
{
  JbBulletin  *bulletin;
  JbDirectory *directory;
  JbReceivers *receivers;
  JbFindings  *findings;
  GtkWidget   *window;
  GtkWidget   *form;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr(GPtrArray) errors = NULL;

  fixture->bulletin = ui_fixture_read (HEAD LISTS);
  fixture->directory = jb_directory_csv_read (csv, strlen (csv), &errors);
  fixture->receivers = jb_receivers_new ();
  jb_receivers_set_directory (fixture->receivers, fixture->directory);
  jb_receivers_set_bulletin (fixture->receivers, fixture->bulletin);
  fixture->findings = jb_findings_new ();
  jb_findings_set_directory (fixture->findings, fixture->directory, 0);
  jb_findings_set_bulletin (fixture->findings, fixture->bulletin);

  fixture->form = g_object_new (JB_TYPE_RECIPIENTS_FORM, "receivers", fixture->receivers,
                                "findings", fixture->findings, "bulletin", fixture->bulletin,
                                NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->form);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_fixture_settle ();
  g_assert_finalize_object (fixture->receivers);
  g_assert_finalize_object (fixture->findings);
  g_assert_finalize_object (fixture->directory);
  g_assert_finalize_object (fixture->bulletin);
}

static void
assert_text (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *text = ui_fixture_dup_bytes (fixture->bulletin);

  g_assert_true (g_str_has_prefix (text, HEAD));
  g_assert_cmpstr (text + strlen (HEAD), ==, expected);
}

static JbRecipientRow *
get_row (Fixture *fixture,
         guint    card,
         guint    nth)
{
  GtkWidget *list = ui_fixture_find (fixture->form, JB_TYPE_RECIPIENTS_CARD, card);
  GtkWidget *row = list != NULL ? ui_fixture_find (list, JB_TYPE_RECIPIENT_ROW, nth) : NULL;

  return row != NULL ? JB_RECIPIENT_ROW (row) : NULL;
}

static JbBlock *
get_focused_block (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, JB_TYPE_RECIPIENT_ROW) : NULL;

  return row != NULL ? jb_recipient_row_get_block (JB_RECIPIENT_ROW (row)) : NULL;
}

static void
press (GtkText        *text,
       guint           keyval,
       GdkModifierType state)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (text));
  guint    n = g_list_model_get_n_items (controllers);
  gboolean handled = FALSE;

  for (guint i = 0; i < n && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }
  ui_fixture_settle ();
}

static void
undo_all (Fixture *fixture)
{
  while (jb_history_undo (jb_bulletin_get_history (fixture->bulletin)))
    ;
  ui_fixture_settle ();
  assert_text (fixture, LISTS);
}

static void
assert_undo_label (Fixture    *fixture,
                   const char *label)
{
  g_assert_cmpstr (jb_history_get_undo_label (jb_bulletin_get_history (fixture->bulletin)), ==,
                   label);
}

static void
test_readings (Fixture      *fixture,
               gconstpointer data)
{
  JbRecipientRow *row = get_row (fixture, 0, 1);

  g_assert_cmpstr (jb_recipient_row_get_note (get_row (fixture, 0, 0)), ==, "Person");
  g_assert_cmpstr (jb_recipient_row_get_note (row), ==, "Person · 秦书言: 省委常委、副省长");
  g_assert_cmpstr (jb_recipient_row_get_note (get_row (fixture, 1, 0)), ==,
                   "Shared names: 2 units · 省委办公厅信息处 · 省政府办公厅信息处");
  g_assert_cmpstr (jb_recipient_row_get_note (get_row (fixture, 2, 0)), ==, "Group");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (jb_recipient_row_get_text (row)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "Person · 秦书言: 省委常委、副省长");

  /* It follows what is typed, what the directory says, and undo. */
  gtk_editable_set_text (GTK_EDITABLE (jb_recipient_row_get_text (row)), "省外办");
  g_assert_cmpstr (jb_recipient_row_get_note (row), ==, "Unit · not in the directory");
  jb_receivers_set_directory (fixture->receivers, NULL);
  g_assert_cmpstr (jb_recipient_row_get_note (row), ==, "Unit");
  jb_receivers_set_directory (fixture->receivers, fixture->directory);
  g_assert_cmpstr (jb_recipient_row_get_note (row), ==, "Unit · not in the directory");
  undo_all (fixture);
  g_assert_cmpstr (jb_recipient_row_get_note (row), ==, "Person · 秦书言: 省委常委、副省长");

  /* Without anything to read with there is nothing to say. */
  jb_recipients_form_set_receivers (JB_RECIPIENTS_FORM (fixture->form), NULL);
  g_assert_cmpstr (jb_recipient_row_get_note (row), ==, "");
}

static void
test_choose_reading (Fixture      *fixture,
                     gconstpointer data)
{
  JbRecipientRow *row = get_row (fixture, 0, 0);
  g_autoptr(GMenuModel) menu = NULL;
  g_autoptr(GMenuModel) readings = NULL;
  g_autofree char *note = NULL;

  gtk_editable_set_text (GTK_EDITABLE (jb_recipient_row_get_text (row)),
                         "县委常委、副县长沈远、秦书言");
  menu = jb_recipient_menu_new (jb_recipient_row_get_block (row), fixture->receivers);
  readings = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);
  g_assert_cmpint (g_menu_model_get_n_items (readings), ==, 2);
  note = g_strdup (jb_recipient_row_get_note (row));
  gtk_widget_activate_action (GTK_WIDGET (row), "recipient.reading", "u", 1);
  g_assert_cmpstr (jb_recipient_row_get_note (row), !=, note);
  gtk_widget_activate_action (GTK_WIDGET (row), "recipient.reading", "u", 0);
  g_assert_cmpstr (jb_recipient_row_get_note (row), ==, note);
}

static void
test_move_by_keys (Fixture      *fixture,
                   gconstpointer data)
{
  JbRecipientRow *row = get_row (fixture, 0, 0);
  JbBlock        *block = jb_recipient_row_get_block (row);

  gtk_widget_grab_focus (GTK_WIDGET (row));
  press (jb_recipient_row_get_text (row), GDK_KEY_Down, GDK_ALT_MASK);
  assert_text (fixture, "报：省委常委、副省长秦书言，省委副书记沈远。\n\n送：省委、省政府办公厅信息处。\n\n发：各市妇联。\n");
  assert_undo_label (fixture, "Move Recipient");
  g_assert_true (get_focused_block (fixture) == block);

  /* Over the border of the list, and to the end of the next one. */
  press (jb_recipient_row_get_text (get_row (fixture, 0, 1)), GDK_KEY_Down, GDK_ALT_MASK);
  assert_text (fixture, "报：省委常委、副省长秦书言。\n\n送：省委副书记沈远，省委、省政府办公厅信息处。\n\n发：各市妇联。\n");
  g_assert_true (get_focused_block (fixture) == block);
  press (jb_recipient_row_get_text (get_row (fixture, 1, 0)), GDK_KEY_Down,
         GDK_ALT_MASK | GDK_SHIFT_MASK);
  assert_text (fixture, "报：省委常委、副省长秦书言。\n\n送：省委、省政府办公厅信息处。\n\n发：各市妇联，省委副书记沈远。\n");
  g_assert_true (get_focused_block (fixture) == block);

  /* There is no further list, and no way up from the first place of the first one. */
  press (jb_recipient_row_get_text (get_row (fixture, 2, 1)), GDK_KEY_Down,
         GDK_ALT_MASK | GDK_SHIFT_MASK);
  press (jb_recipient_row_get_text (get_row (fixture, 2, 1)), GDK_KEY_Down, GDK_ALT_MASK);
  press (jb_recipient_row_get_text (get_row (fixture, 0, 0)), GDK_KEY_Up, GDK_ALT_MASK);
  assert_text (fixture, "报：省委常委、副省长秦书言。\n\n送：省委、省政府办公厅信息处。\n\n发：各市妇联，省委副书记沈远。\n");
  undo_all (fixture);
}

static void
test_move_by_menu (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr(GMenuModel) menu =
                 jb_recipient_menu_new (jb_recipient_row_get_block (get_row (fixture, 1, 0)), NULL);
  g_autoptr(GMenuModel) lists = g_menu_model_get_item_link (menu, 1, G_MENU_LINK_SECTION);
  g_autofree char *first = NULL;

  g_assert_cmpint (g_menu_model_get_n_items (lists), ==, 2);
  g_assert_true (g_menu_model_get_item_attribute (lists, 0, G_MENU_ATTRIBUTE_LABEL, "s", &first));
  g_assert_cmpstr (first, ==, "Move to 报");

  gtk_widget_activate_action (GTK_WIDGET (get_row (fixture, 0, 1)), "recipient.move-to", "s",
                              "发");
  assert_text (fixture, "报：省委副书记沈远。\n\n送：省委、省政府办公厅信息处。\n\n发：各市妇联，省委常委、副省长秦书言。\n");
  /* Also into a list that is not there yet, as one step. */
  gtk_widget_activate_action (GTK_WIDGET (get_row (fixture, 2, 1)), "recipient.move-to", "s",
                              "抄送");
  assert_text (fixture, "报：省委副书记沈远。\n\n送：省委、省政府办公厅信息处。\n\n发：各市妇联。\n\n抄送：省委常委、副省长秦书言。\n");
  assert_undo_label (fixture, "Move Recipient");
  jb_history_undo (jb_bulletin_get_history (fixture->bulletin));
  gtk_widget_activate_action (GTK_WIDGET (get_row (fixture, 2, 1)), "recipient.move-up", NULL);
  assert_text (fixture, "报：省委副书记沈远。\n\n送：省委、省政府办公厅信息处。\n\n发：省委常委、副省长秦书言，各市妇联。\n");
  gtk_widget_activate_action (GTK_WIDGET (get_row (fixture, 2, 0)), "recipient.remove", NULL);
  assert_undo_label (fixture, "Remove Recipient");
  undo_all (fixture);
}

static void
test_paste (Fixture      *fixture,
            gconstpointer data)
{
  JbRecipientRow *row = get_row (fixture, 0, 1);
  GtkText        *text = jb_recipient_row_get_text (row);
  GtkWidget      *add;

  /* One name goes to the caret. */
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_editable_set_position (GTK_EDITABLE (text), -1);
  jb_recipient_paste_insert (text, "、唐鹿\n");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "省委常委、副省长秦书言、唐鹿");
  undo_all (fixture);

  /* A wrapped line goes beside, as one step. */
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_editable_set_position (GTK_EDITABLE (text), -1);
  jb_recipient_paste_insert (text, "报:省政协副主席唐\r\n鹿,省妇联各主席.\r\n");
  assert_text (fixture, "报：省委副书记沈远，省委常委、副省长秦书言，省政协副主席唐鹿，省妇联各主席。\n\n"
                        "送：省委、省政府办公厅信息处。\n\n发：各市妇联。\n");
  assert_undo_label (fixture, "Paste Recipients");
  g_assert_cmpstr (jb_block_get_text (get_focused_block (fixture)), ==, "省妇联各主席");
  jb_history_undo (jb_bulletin_get_history (fixture->bulletin));
  assert_text (fixture, LISTS);

  /* In the place of what is selected, and each list to its own. */
  row = get_row (fixture, 0, 1);
  text = jb_recipient_row_get_text (row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_editable_select_region (GTK_EDITABLE (text), 0, -1);
  jb_recipient_paste_insert (text, "甲局，乙局\n送：丙局\n抄送：丁局");
  assert_text (fixture, "报：省委副书记沈远，甲局，乙局。\n\n送：省委、省政府办公厅信息处，丙局。\n\n发：各市妇联。\n\n"
                        "抄送：丁局。\n");
  jb_history_undo (jb_bulletin_get_history (fixture->bulletin));
  assert_text (fixture, LISTS);

  /* The same in the row that adds. */
  add = ui_fixture_find_row (fixture->form, "Add Recipient", 1);
  gtk_widget_grab_focus (add);
  jb_recipient_paste_insert (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (add))),
                             "省档案馆\n省图书馆\n");
  assert_text (fixture, "报：省委副书记沈远，省委常委、副省长秦书言。\n\n送：省委、省政府办公厅信息处，省档案馆，省图书馆。\n\n发：各市妇联。\n");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (add)), ==, "");
  undo_all (fixture);
}

static void
test_type_separator (Fixture      *fixture,
                     gconstpointer data)
{
  JbRecipientRow *row = get_row (fixture, 0, 0);
  GtkText        *text = jb_recipient_row_get_text (row);

  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_editable_set_position (GTK_EDITABLE (text), -1);
  ui_fixture_type (GTK_WIDGET (text), "，");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  assert_text (fixture, LISTS);
  ui_fixture_type (GTK_WIDGET (text), "省档案馆");
  ui_fixture_settle ();
  assert_text (fixture, "报：省委副书记沈远，省档案馆，省委常委、副省长秦书言。\n\n送：省委、省政府办公厅信息处。\n\n发：各市妇联。\n");
  g_assert_cmpstr (jb_block_get_text (get_focused_block (fixture)), ==, "省档案馆");

  /* A ， that nothing comes behind goes when the keyboard does. */
  row = get_row (fixture, 0, 1);
  ui_fixture_type (GTK_WIDGET (jb_recipient_row_get_text (row)), "，");
  gtk_widget_grab_focus (GTK_WIDGET (get_row (fixture, 1, 0)));
  ui_fixture_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (jb_recipient_row_get_text (row))), ==,
                   "省档案馆");
  undo_all (fixture);
}

/* What is typed before a ， that still waits, or that was read with the text, is never dropped. */
static void
test_type_before_separator (Fixture      *fixture,
                            gconstpointer data)
{
  JbRecipientRow *row = get_row (fixture, 0, 0);
  GtkText        *text = jb_recipient_row_get_text (row);

  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_editable_set_position (GTK_EDITABLE (text), -1);
  ui_fixture_type (GTK_WIDGET (text), "，");
  gtk_editable_set_position (GTK_EDITABLE (text), 0);
  ui_fixture_type (GTK_WIDGET (text), "原");
  assert_text (fixture, "报：原省委副书记沈远，省委常委、副省长秦书言。\n\n送：省委、省政府办公厅信息处。\n\n发：各市妇联。\n");
  gtk_widget_grab_focus (GTK_WIDGET (get_row (fixture, 1, 0)));
  ui_fixture_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "原省委副书记沈远");
  g_assert_cmpstr (jb_block_get_text (jb_recipient_row_get_block (row)), ==, "原省委副书记沈远");

  /* Alone it stands for no recipient, so the old one stays. */
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_editable_select_region (GTK_EDITABLE (text), 0, -1);
  ui_fixture_type (GTK_WIDGET (text), "，");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  gtk_widget_grab_focus (GTK_WIDGET (get_row (fixture, 1, 0)));
  ui_fixture_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "原省委副书记沈远");

  jb_block_set_text (jb_recipient_row_get_block (row), "沈远，");
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_editable_set_position (GTK_EDITABLE (text), 0);
  ui_fixture_type (GTK_WIDGET (text), "原");
  gtk_widget_grab_focus (GTK_WIDGET (get_row (fixture, 1, 0)));
  ui_fixture_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "原沈远，");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  gtk_editable_delete_text (GTK_EDITABLE (text), 3, 4);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  g_assert_cmpstr (jb_block_get_text (jb_recipient_row_get_block (row)), ==, "原沈远");
  undo_all (fixture);
}

static void
test_complete (Fixture      *fixture,
               gconstpointer data)
{
  JbRecipientRow *row = get_row (fixture, 0, 0);
  GtkText        *text = jb_recipient_row_get_text (row);

  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_editable_select_region (GTK_EDITABLE (text), 0, -1);
  ui_fixture_type (GTK_WIDGET (text), "唐");
  ui_fixture_settle ();
  assert_text (fixture, "报：唐，省委常委、副省长秦书言。\n\n送：省委、省政府办公厅信息处。\n\n发：各市妇联。\n");
  press (text, GDK_KEY_Down, 0);
  press (text, GDK_KEY_Return, 0);
  assert_text (fixture, "报：省政协副主席唐鹿，省委常委、副省长秦书言。\n\n送：省委、省政府办公厅信息处。\n\n发：各市妇联。\n");
  /* What was taken is a step of its own. */
  jb_history_undo (jb_bulletin_get_history (fixture->bulletin));
  assert_text (fixture, "报：唐，省委常委、副省长秦书言。\n\n送：省委、省政府办公厅信息处。\n\n发：各市妇联。\n");
  undo_all (fixture);

  /* Without a list Down goes to the next recipient. */
  gtk_widget_grab_focus (GTK_WIDGET (get_row (fixture, 0, 0)));
  press (jb_recipient_row_get_text (get_row (fixture, 0, 0)), GDK_KEY_Down, 0);
  g_assert_true (get_focused_block (fixture) ==
                 jb_recipient_row_get_block (get_row (fixture, 0, 1)));
}

static void
test_findings (Fixture      *fixture,
               gconstpointer data)
{
  JbRecipientRow *row = get_row (fixture, 2, 0);
  GtkWidget      *findings = ui_fixture_find (GTK_WIDGET (row), JB_TYPE_RECIPIENT_FINDINGS, 0);
  GtkWidget      *button = ui_fixture_find (findings, GTK_TYPE_MENU_BUTTON, 0);

  jb_findings_update (fixture->findings);
  g_assert_false (gtk_widget_get_visible (findings));
  gtk_editable_set_text (GTK_EDITABLE (jb_recipient_row_get_text (row)), "省外办");
  jb_findings_update (fixture->findings);
  g_assert_true (gtk_widget_get_visible (findings));
  g_assert_nonnull (strstr (jb_recipient_findings_get_message (JB_RECIPIENT_FINDINGS (findings)),
                            "省外办"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==,
                   jb_recipient_findings_get_message (JB_RECIPIENT_FINDINGS (findings)));

  /* It opens, and says all of it. */
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_fixture_settle ();
  g_assert_nonnull (ui_fixture_find (button, GTK_TYPE_POPOVER, 0));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  undo_all (fixture);
  jb_findings_update (fixture->findings);
  g_assert_false (gtk_widget_get_visible (findings));
}

static GtkWidget *
find_copies (Fixture *fixture)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *label = ui_fixture_find (fixture->form, GTK_TYPE_LABEL, i);

      if (label == NULL || g_str_has_prefix (gtk_label_get_label (GTK_LABEL (label)), "Copies"))
        return label;
    }
}

static void
test_copies (Fixture      *fixture,
             gconstpointer data)
{
  JbFields *tail = jb_bulletin_get_tail (fixture->bulletin);

  jb_receivers_update (fixture->receivers);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find_copies (fixture))), ==, "Copies: 21");
  gtk_editable_set_text (GTK_EDITABLE (jb_recipient_row_get_text (get_row (fixture, 2, 0))),
                         "省外办");
  gtk_widget_activate_action (fixture->form, "recipients.put-copies", NULL);
  g_assert_cmpstr (jb_fields_get_text (tail, "copies"), ==, "共印6份");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find_copies (fixture))), ==,
                   "Copies: 6, with one for 1 recipient not in the directory");
  assert_undo_label (fixture, "Set Copies");
  undo_all (fixture);
  g_assert_null (jb_fields_get_text (tail, "copies"));

  jb_receivers_set_directory (fixture->receivers, NULL);
  jb_receivers_update (fixture->receivers);
  g_assert_false (gtk_widget_is_visible (find_copies (fixture)));
}

static void
test_add_list (Fixture      *fixture,
               gconstpointer data)
{
  GListModel *lists = jb_bulletin_get_recipients (fixture->bulletin);
  GtkWidget  *focus, *row;

  /* One that is there is not doubled. */
  gtk_widget_activate_action (fixture->form, "recipients.add", "s", "送");
  g_assert_cmpuint (g_list_model_get_n_items (lists), ==, 3);

  /* Another label is typed over. */
  gtk_widget_activate_action (fixture->form, "recipients.add-other", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (lists), ==, 4);
  ui_fixture_settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  row = gtk_widget_get_ancestor (focus, JB_TYPE_FIELD_ROW);
  g_assert_nonnull (row);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "分送");
  ui_fixture_type (focus, "抄报");
  assert_text (fixture, LISTS "\n抄报：\n");
  undo_all (fixture);
}

/* The keyboard goes through all of it, both ways. */
static void
test_tab (Fixture      *fixture,
          gconstpointer data)
{
  GtkWidget *last = NULL;

  for (guint way = 0; way < 2; way++)
    {
      g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

      gtk_widget_grab_focus (GTK_WIDGET (get_row (fixture, 1, 0)));
      for (guint i = 0; i < 60; i++)
        {
          gtk_widget_child_focus (fixture->window, way == 0 ? GTK_DIR_TAB_FORWARD
                                                            : GTK_DIR_TAB_BACKWARD);
          ui_fixture_settle ();
          last = gtk_window_get_focus (GTK_WINDOW (fixture->window));
          g_hash_table_add (seen, last);
        }
      for (guint card = 0; card < 3; card++)
        g_assert_true (g_hash_table_contains (
            seen, jb_recipient_row_get_text (get_row (fixture, card, 0))));
    }
}

/* Who comes into a list by the Tab key is in its first recipient, and last of all in its label,
 * which would otherwise be typed over; backwards the same, from the end. */
static void
test_tab_order (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget *card = gtk_widget_get_ancestor (GTK_WIDGET (get_row (fixture, 1, 0)),
                                             JB_TYPE_RECIPIENTS_CARD);
  GtkWidget *label = ui_fixture_find (card, JB_TYPE_FIELD_ROW, 0);
  GtkWidget *add = ui_fixture_find_row (card, "Add Recipient", 0);
  GtkWidget *focus, *last;
  g_autoptr(GPtrArray) forward = g_ptr_array_new ();

  gtk_widget_grab_focus (ui_fixture_find_row (fixture->form, "Add Recipient", 0));
  do
    g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
  while (!gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), card));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 GTK_WIDGET (jb_recipient_row_get_text (get_row (fixture, 1, 0))));

  while (focus = gtk_window_get_focus (GTK_WINDOW (fixture->window)),
         gtk_widget_is_ancestor (focus, card))
    {
      g_ptr_array_add (forward, focus);
      g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
    }
  last = g_ptr_array_index (forward, forward->len - 1);
  g_assert_true (gtk_widget_is_ancestor (last, label));
  for (guint i = 0; i < forward->len; i++)
    if (gtk_widget_is_ancestor (g_ptr_array_index (forward, i), label))
      {
        g_assert_true (gtk_widget_is_ancestor (g_ptr_array_index (forward, i - 1), add));
        break;
      }

  for (guint i = forward->len; i > 0; i--)
    {
      g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD));
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                     g_ptr_array_index (forward, i - 1));
    }
}

/* It fits a window of 360 pixels, whatever is wrong. */
static void
test_narrow (Fixture      *fixture,
             gconstpointer data)
{
  int minimum;

  gtk_editable_set_text (
      GTK_EDITABLE (jb_recipient_row_get_text (get_row (fixture, 2, 0))), "省外办");
  jb_findings_update (fixture->findings);
  jb_receivers_update (fixture->receivers);
  gtk_widget_measure (fixture->form, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 320);
  undo_all (fixture);
}

/* With Shift the text comes as it is: half-width marks and all. */
static void
test_paste_as_it_is (Fixture      *fixture,
                     gconstpointer data)
{
  JbRecipientRow *row = get_row (fixture, 2, 0);
  GtkText        *text = jb_recipient_row_get_text (row);
  GMenuModel     *menu = gtk_text_get_extra_menu (text);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (text)), "各市(区)妇联\n");
  gtk_widget_grab_focus (GTK_WIDGET (text));
  gtk_editable_select_region (GTK_EDITABLE (text), 0, -1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (text), "recipient-paste.as-it-is", NULL));
  for (guint i = 0;
       i < 100 && !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (text)), "各市(区)妇联"); i++)
    ui_fixture_settle ();
  g_assert_cmpstr (jb_block_get_text (jb_recipient_row_get_block (row)), ==, "各市(区)妇联");
  /* It is in the context menu, before undo. */
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 2);
  undo_all (fixture);
}

static void
on_chosen_cb (JbRecipientsComparison *comparison,
              JbBlock                *block,
              JbBlock               **chosen)
{
  *chosen = block;
}

static void
test_comparison (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr(JbBulletin) other = ui_fixture_read (
      HEAD "报：省委副书记沈远，省长秦书言\n\n送：省委,省政府办公厅信息处\n\n发：各市妇联，省档案馆\n");
  g_autoptr(JbTranscript) previous = jb_bulletin_to_transcript (other);
  g_autoptr(JbTranscript) same = jb_bulletin_to_transcript (fixture->bulletin);
  JbRecipientsComparison *comparison;
  JbBlock                *chosen = NULL;
  GtkWidget              *row, *list;

  comparison = jb_recipients_comparison_new (fixture->bulletin, previous, "2026年第1期", TRUE);
  g_signal_connect (comparison, "recipient-chosen", G_CALLBACK (on_chosen_cb), &chosen);
  gtk_window_present (GTK_WINDOW (comparison));
  row = ui_fixture_find_row (GTK_WIDGET (comparison), "省委常委、副省长秦书言", 0);
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Retitled, before: 省长秦书言");
  list = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX);
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_true (chosen == jb_recipient_row_get_block (get_row (fixture, 0, 1)));

  row = ui_fixture_find_row (GTK_WIDGET (comparison), "省档案馆", 0);
  g_assert_nonnull (row);
  g_signal_emit_by_name (ui_fixture_find (row, GTK_TYPE_BUTTON, 0), "clicked");
  assert_text (fixture, "报：省委副书记沈远，省委常委、副省长秦书言。\n\n送：省委、省政府办公厅信息处。\n\n发：各市妇联，省档案馆。\n");
  assert_undo_label (fixture, "Put Back Recipient");
  /* What is as before is no change any more; undone, it is one again. */
  g_assert_null (ui_fixture_find_row (GTK_WIDGET (comparison), "省档案馆", 0));
  gtk_widget_activate_action (GTK_WIDGET (comparison), "comparison.undo", NULL);
  ui_fixture_settle ();
  row = ui_fixture_find_row (GTK_WIDGET (comparison), "省档案馆", 0);
  g_assert_nonnull (row);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (ui_fixture_find (row, GTK_TYPE_BUTTON, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Put Back: 省档案馆");

  /* Each change has its button, down to none. */
  for (guint i = 0; (row = ui_fixture_find (GTK_WIDGET (comparison), ADW_TYPE_ACTION_ROW, 0)) !=
                    NULL;
       i++)
    {
      g_assert_cmpuint (i, <, 10);
      g_signal_emit_by_name (ui_fixture_find (row, GTK_TYPE_BUTTON, 0), "clicked");
    }
  assert_text (fixture, "报：省委副书记沈远，省长秦书言。\n\n送：省委，省政府办公厅信息处。\n\n发：各市妇联，省档案馆。\n");
  gtk_window_destroy (GTK_WINDOW (comparison));
  undo_all (fixture);

  /* In a filed issue there is nothing to press. */
  comparison = jb_recipients_comparison_new (fixture->bulletin, previous, "2026年第1期", FALSE);
  row = ui_fixture_find_row (GTK_WIDGET (comparison), "省档案馆", 0);
  g_assert_nonnull (row);
  g_assert_null (ui_fixture_find (row, GTK_TYPE_BUTTON, 0));
  gtk_window_destroy (GTK_WINDOW (comparison));

  comparison = jb_recipients_comparison_new (fixture->bulletin, same, "2026年第1期", TRUE);
  g_assert_null (ui_fixture_find (GTK_WIDGET (comparison), ADW_TYPE_ACTION_ROW, 0));
  gtk_window_destroy (GTK_WINDOW (comparison));
}

int
main (int   argc,
      char *argv[])
{
  ui_fixture_init (&argc, &argv);

#define ADD(name, function) \
  g_test_add ("/recipients-form/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("readings", test_readings);
  ADD ("choose-reading", test_choose_reading);
  ADD ("move-by-keys", test_move_by_keys);
  ADD ("move-by-menu", test_move_by_menu);
  ADD ("paste", test_paste);
  ADD ("paste-as-it-is", test_paste_as_it_is);
  ADD ("type-separator", test_type_separator);
  ADD ("type-before-separator", test_type_before_separator);
  ADD ("complete", test_complete);
  ADD ("findings", test_findings);
  ADD ("copies", test_copies);
  ADD ("add-list", test_add_list);
  ADD ("tab", test_tab);
  ADD ("tab-order", test_tab_order);
  ADD ("narrow", test_narrow);
  ADD ("comparison", test_comparison);
#undef ADD

  return g_test_run ();
}

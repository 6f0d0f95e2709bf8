/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "jb-cards.h"
#include "jb-digest-form.h"
#include "jb-document-form.h"
#include "jb-editor.h"
#include "jb-field-row.h"
#include "jb-masthead-form.h"
#include "jb-preview.h"
#include "jb-recipient-row.h"
#include "jb-recipients-card.h"
#include "jb-recipients-form.h"
#include "jb-tail-form.h"
#include "jb-text-row.h"
#include "jb-transient.h"
#include "jb-unrecognised-form.h"
#include "jb-window.h"
#include "ui-fixture.h"

static const char text[] =
    "内容提要\n"
    "\n"
    "[动态]\n"
    "\n"
    "柳汀市开出流动服务车\n"
    "\n"
    "[动态]\n"
    "\n"
    "柳汀市开出流动服务车\n"
    "\n"
    "第一段在这里。\n"
    "\n"
    "第二段在这里。\n"
    "\n"
    "                           （柳汀市妇联）\n"
    "\n"
    "[交流]\n"
    "\n"
    "砚湖市带动增收\n"
    "\n"
    "又一段。\n"
    "\n"
    "                           （砚湖市妇联）\n"
    "\n"
    "报：省委，省委常委、副省长乔守成\n"
    "\n"
    "送：各市（县、区）妇联，省直机关妇工委\n"
    "\n"
    "发：各部室\n";

typedef struct
{
  JbBulletin *bulletin;
  JbSection  *section;
  JbArticle  *article;
  GtkWidget  *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->bulletin = ui_fixture_read (text);
  fixture->section = g_list_model_get_item (jb_bulletin_get_sections (fixture->bulletin), 0);
  fixture->article = g_list_model_get_item (jb_section_get_articles (fixture->section), 0);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 600);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_fixture_settle ();
  g_clear_object (&fixture->article);
  g_clear_object (&fixture->section);
  g_assert_finalize_object (fixture->bulletin);
}

static void
show (Fixture   *fixture,
      GtkWidget *widget)
{
  gtk_window_set_child (GTK_WINDOW (fixture->window), widget);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

/* Takes the widget out of the window, which must be its last owner. */
static void
assert_goes (Fixture   *fixture,
             GtkWidget *widget)
{
  gpointer weak = widget;

  g_object_add_weak_pointer (G_OBJECT (widget), &weak);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  /* GTK itself lets go when it has drawn the window without it. */
  for (guint i = 0; i < 6000 && weak != NULL; i++)
    {
      ui_fixture_settle ();
      g_usleep (G_USEC_PER_SEC / 100);
    }
  g_assert_null (weak);
}

static void
test_field_row (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget   *list = gtk_list_box_new ();
  GtkWidget   *row = jb_field_row_new ("来源", G_OBJECT (fixture->article), "source",
                                       JB_ROLE_SOURCE);
  GtkEditable *editable = GTK_EDITABLE (row);
  GtkWidget   *inner = GTK_WIDGET (gtk_editable_get_delegate (editable));
  JbHistory   *history = jb_bulletin_get_history (fixture->bulletin);

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  show (fixture, list);
  gtk_test_accessible_assert_property (inner, GTK_ACCESSIBLE_PROPERTY_LABEL, "来源");
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "柳汀市妇联");
  g_assert_false (gtk_editable_get_enable_undo (editable));

  /* From the form to the bulletin, and back by undo. */
  gtk_editable_set_position (editable, -1);
  ui_fixture_type (inner, "办公室");
  g_assert_cmpstr (jb_article_get_source (fixture->article), ==, "柳汀市妇联办公室");
  jb_history_undo (history);
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "柳汀市妇联");

  /* From the bulletin to the form. */
  jb_article_set_source (fixture->article, "别的来源");
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "别的来源");

  /* What the text cannot carry is refused, with the reason, and the bulletin stays. */
  gtk_editable_set_text (editable, "没关上（的括号");
  g_assert_cmpstr (jb_article_get_source (fixture->article), ==, "别的来源");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_nonnull (gtk_widget_get_tooltip_text (row));
  gtk_test_accessible_assert_state (inner, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_editable_set_text (editable, "关上（的）括号");
  g_assert_cmpstr (jb_article_get_source (fixture->article), ==, "关上（的）括号");
  g_assert_false (gtk_widget_has_css_class (row, "error"));

  /* One line stays one line. */
  gtk_editable_set_text (editable, "");
  g_assert_null (jb_article_get_source (fixture->article));
  ui_fixture_type (inner, "两\n行");
  g_assert_cmpstr (jb_article_get_source (fixture->article), ==, "两行");

  jb_field_row_set_object (JB_FIELD_ROW (row), NULL);
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "");
  g_assert_cmpstr (jb_article_get_source (fixture->article), ==, "两行");

  assert_goes (fixture, list);
}

static void
test_field_row_composing (Fixture      *fixture,
                          gconstpointer data)
{
  GtkWidget   *list = gtk_list_box_new ();
  GtkWidget   *row = jb_field_row_new ("来源", G_OBJECT (fixture->article), "source",
                                       JB_ROLE_SOURCE);
  GtkEditable *editable = GTK_EDITABLE (row);
  GtkEditable *inner = gtk_editable_get_delegate (editable);

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  show (fixture, list);
  g_signal_emit_by_name (inner, "preedit-changed", "sheng");
  jb_article_set_source (fixture->article, "别处改的");
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "柳汀市妇联");
  g_signal_emit_by_name (inner, "preedit-changed", "");
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "别处改的");
  g_assert_cmpstr (jb_article_get_source (fixture->article), ==, "别处改的");
}

static void
test_masthead (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *form = g_object_new (JB_TYPE_MASTHEAD_FORM, NULL);
  JbFields  *masthead = jb_bulletin_get_masthead (fixture->bulletin);
  GtkWidget *row, *expander;

  jb_masthead_form_set_bulletin (JB_MASTHEAD_FORM (form), fixture->bulletin);
  show (fixture, form);
  row = ui_fixture_find_row (form, "Name", 0);
  expander = ui_fixture_find (form, ADW_TYPE_EXPANDER_ROW, 0);
  gtk_editable_set_text (GTK_EDITABLE (row), "岚川妇工");
  g_assert_cmpstr (jb_fields_get_text (masthead, "name"), ==, "岚川妇工");
  jb_fields_set_text (masthead, "issue", "12");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_fixture_find_row (form, "Issue Number",
                                                                             0))),
                   ==, "12");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (expander)), ==,
                   "岚川妇工 · No. 12");
  jb_history_undo (jb_bulletin_get_history (fixture->bulletin));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (expander)), ==, "岚川妇工");

  assert_goes (fixture, form);
}

static void
test_text_row (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget     *list = gtk_list_box_new ();
  GtkWidget     *row = jb_text_row_new ("正文", JB_NODE (fixture->article), "paragraphs");
  GtkWidget     *view = GTK_WIDGET (jb_text_row_get_view (JB_TEXT_ROW (row)));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GListModel    *paragraphs = jb_article_get_paragraphs (fixture->article);
  g_autoptr(JbBlock) first = NULL;
  GtkTextIter start;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  show (fixture, list);
  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (view),
                                                   GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_false (gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (view)));
  g_assert_cmpint (gtk_text_buffer_get_line_count (buffer), ==, 2);

  gtk_widget_grab_focus (row);
  g_assert_true (gtk_widget_has_focus (view));
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  ui_fixture_type (view, "打的字");
  first = g_list_model_get_item (paragraphs, 0);
  g_assert_cmpstr (jb_block_get_text (first), ==, "打的字第一段在这里。");
  g_signal_emit_by_name (view, "preedit-changed", "ni");
  jb_history_undo (jb_bulletin_get_history (fixture->bulletin));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 18);
  g_signal_emit_by_name (view, "preedit-changed", "");
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 15);

  /* The same widget shows a single value. */
  jb_text_row_set_field (JB_TEXT_ROW (row), "editor-note");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  ui_fixture_type (view, "按语");
  g_assert_cmpstr (jb_article_get_editor_note (fixture->article), ==, "按语");

  assert_goes (fixture, list);
}

static GtkWidget *
create_label (gpointer item,
              gpointer user_data)
{
  return gtk_label_new (gtk_string_object_get_string (item));
}

/* The cards are the items, in their order, and those of items that stay, stay. */
static void
test_cards (void)
{
  GtkWidget *cards = g_object_ref_sink (g_object_new (JB_TYPE_CARDS, NULL));
  g_autoptr(GtkStringList) list = gtk_string_list_new ((const char *[]) { "甲", "乙", NULL });
  GtkWidget *second;

  jb_cards_bind (JB_CARDS (cards), G_LIST_MODEL (list), create_label, NULL);
  second = jb_cards_get_card (JB_CARDS (cards), 1);
  for (guint i = 0; i < 500; i++)
    {
      guint       n = g_list_model_get_n_items (G_LIST_MODEL (list));
      guint       position = (guint) g_test_rand_int_range (0, (int) n + 1);
      guint       removed = (guint) g_test_rand_int_range (0, (int) MIN (n - position, 3) + 1);
      const char *added[] = { "丙", "丁", "戊", NULL };

      if (i == 0)
        position = removed = 0;
      gtk_string_list_splice (list, position, removed, added + g_test_rand_int_range (0, 4));
      n = g_list_model_get_n_items (G_LIST_MODEL (list));
      for (guint at = 0; at < n; at++)
        g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (jb_cards_get_card (JB_CARDS (cards),
                                                                            at))),
                         ==, gtk_string_list_get_string (list, at));
      g_assert_null (jb_cards_get_card (JB_CARDS (cards), n));
      if (i == 0)
        g_assert_true (jb_cards_get_card (JB_CARDS (cards), n - 1) == second);
    }
  g_assert_finalize_object (cards);
}

static void
test_recipients (Fixture      *fixture,
                 gconstpointer data)
{
  GtkWidget  *form = g_object_new (JB_TYPE_RECIPIENTS_FORM, NULL);
  GListModel *lists = jb_bulletin_get_recipients (fixture->bulletin);
  g_autoptr(JbRecipients) send = NULL;
  g_autofree char *before = ui_fixture_dup_bytes (fixture->bulletin);
  g_autofree char *after = NULL;
  GtkWidget       *card, *add, *row;

  jb_recipients_form_set_bulletin (JB_RECIPIENTS_FORM (form), fixture->bulletin);
  show (fixture, form);
  g_assert_cmpuint (g_list_model_get_n_items (lists), ==, 3);
  card = ui_fixture_find (form, JB_TYPE_RECIPIENTS_CARD, 1);
  send = g_object_ref (jb_recipients_card_get_recipients (JB_RECIPIENTS_CARD (card)));
  g_assert_cmpstr (jb_recipients_get_label (send), ==, "送");
  g_assert_cmpuint (g_list_model_get_n_items (jb_recipients_get_entries (send)), ==, 2);

  /* A pasted line is split where a printed one is, and not inside brackets. */
  add = ui_fixture_find_row (card, "Add Recipient", 0);
  gtk_editable_set_text (GTK_EDITABLE (add), "甲（乙，丙），丁");
  g_signal_emit_by_name (add, "apply");
  g_assert_cmpuint (g_list_model_get_n_items (jb_recipients_get_entries (send)), ==, 4);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (add)), ==, "");
  after = ui_fixture_dup_bytes (fixture->bulletin);
  g_assert_nonnull (strstr (after, "送：各市（县、区）妇联，省直机关妇工委，甲（乙，丙），丁\n"));

  row = ui_fixture_find (card, JB_TYPE_RECIPIENT_ROW, 2);
  g_assert_cmpstr (jb_block_get_text (jb_recipient_row_get_block (JB_RECIPIENT_ROW (row))), ==,
                   "甲（乙，丙）");
  gtk_widget_activate_action (row, "recipient.remove", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (jb_recipients_get_entries (send)), ==, 3);

  /* What was typed is added when the keyboard goes elsewhere, and when the issue is saved. */
  gtk_widget_grab_focus (add);
  gtk_editable_set_text (GTK_EDITABLE (add), "戊");
  gtk_widget_grab_focus (ui_fixture_find_row (card, "Label", 0));
  ui_fixture_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (jb_recipients_get_entries (send)), ==, 4);
  gtk_widget_grab_focus (add);
  gtk_editable_set_text (GTK_EDITABLE (add), "己");
  jb_recipients_card_tidy (JB_RECIPIENTS_CARD (card));
  g_assert_cmpuint (g_list_model_get_n_items (jb_recipients_get_entries (send)), ==, 5);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (add)), ==, "");

  gtk_widget_activate_action (form, "recipients.add", "s", "抄送");
  g_assert_cmpuint (g_list_model_get_n_items (lists), ==, 4);
  while (jb_history_undo (jb_bulletin_get_history (fixture->bulletin)))
    ;
  g_free (after);
  after = ui_fixture_dup_bytes (fixture->bulletin);
  g_assert_cmpstr (after, ==, before);
  g_assert_nonnull (ui_fixture_find (form, JB_TYPE_RECIPIENTS_CARD, 2));
  g_assert_null (ui_fixture_find (form, JB_TYPE_RECIPIENTS_CARD, 3));

  assert_goes (fixture, form);
}

static void
test_digest (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget  *form = g_object_new (JB_TYPE_DIGEST_FORM, NULL);
  GListModel *digest = jb_bulletin_get_digest (fixture->bulletin);
  g_autoptr(JbDigestEntry) added = NULL;
  g_autoptr(JbBlock) title = NULL;

  jb_digest_form_set_bulletin (JB_DIGEST_FORM (form), fixture->bulletin);
  show (fixture, form);
  g_assert_cmpuint (g_list_model_get_n_items (digest), ==, 1);

  /* What the digest lacks is taken from the sections, in one step. */
  gtk_widget_activate_action (form, "digest.add", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (digest), ==, 2);
  added = g_list_model_get_item (digest, 1);
  g_assert_cmpstr (jb_digest_entry_get_section (added), ==, "交流");
  title = g_list_model_get_item (jb_digest_entry_get_titles (added), 0);
  g_assert_cmpstr (jb_block_get_text (title), ==, "砚湖市带动增收");
  jb_history_undo (jb_bulletin_get_history (fixture->bulletin));
  g_assert_cmpuint (g_list_model_get_n_items (digest), ==, 1);

  assert_goes (fixture, form);
}

static GtkWidget *
find_with_class (GtkWidget  *widget,
                 const char *css_class)
{
  if (gtk_widget_has_css_class (widget, css_class))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_with_class (child, css_class);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
wait_for_visible (GtkWidget *widget,
                  gboolean   visible)
{
  while (gtk_widget_get_visible (widget) != visible)
    g_main_context_iteration (NULL, TRUE);
}

/* A title that would be read as a source is told, and no longer when it is put right. */
static void
test_preview_misread (Fixture      *fixture,
                      gconstpointer data)
{
  GtkWidget *preview = g_object_new (JB_TYPE_PREVIEW, NULL);
  GtkWidget *misread;

  show (fixture, preview);
  jb_preview_set_bulletin (JB_PREVIEW (preview), fixture->bulletin);
  ui_fixture_settle ();
  misread = find_with_class (preview, "misread");
  g_assert_nonnull (misread);
  g_assert_false (gtk_widget_get_visible (misread));

  jb_article_set_title_text (fixture->article, "（省妇联）");
  ui_fixture_settle ();
  wait_for_visible (misread, TRUE);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (misread)), "（省妇联）"));

  jb_history_undo (jb_bulletin_get_history (fixture->bulletin));
  ui_fixture_settle ();
  wait_for_visible (misread, FALSE);

  assert_goes (fixture, preview);
}

static void
test_preview (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget     *preview = g_object_new (JB_TYPE_PREVIEW, NULL);
  GtkWidget     *view;
  GtkTextBuffer *buffer;
  GtkTextIter    at;
  GtkTextMark   *mark;

  show (fixture, preview);
  jb_preview_set_bulletin (JB_PREVIEW (preview), fixture->bulletin);
  ui_fixture_settle ();
  view = ui_fixture_find (preview, GTK_TYPE_TEXT_VIEW, 0);
  g_assert_true (gtk_text_view_get_editable (GTK_TEXT_VIEW (view)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_get_iter_at_line (buffer, &at, 20);
  mark = gtk_text_buffer_create_mark (buffer, NULL, &at, FALSE);

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *shown = NULL;
      g_autofree char *expected = NULL;

      if (i % 3 == 2)
        jb_history_undo (jb_bulletin_get_history (fixture->bulletin));
      else if (i % 3 == 1)
        jb_article_splice_paragraphs (fixture->article, 0, 1,
                                      (const char *[]) { "换了", "又一段", NULL });
      else
        jb_article_set_source (fixture->article, i % 2 ? "甲乙" : "甲丙");
      ui_fixture_settle ();
      shown = jb_preview_dup_text (JB_PREVIEW (preview));
      expected = ui_fixture_dup_bytes (fixture->bulletin);
      g_assert_cmpstr (shown, ==, expected);
    }

  /* Only the changed middle was replaced: a place after it is not thrown to an end. */
  gtk_text_buffer_get_iter_at_mark (buffer, &at, mark);
  g_assert_cmpint (gtk_text_iter_get_offset (&at), >, 0);
  g_assert_false (gtk_text_iter_is_end (&at));

  assert_goes (fixture, preview);
}

static void
test_document (void)
{
  static const char document_text[] =
      "岚妇发〔2014〕3号\n\n关于做好选聘工作的\n通知\n（2014年8月20日）\n\n各市妇联：\n\n一、名额\n\n全省六十名。\n\n"
      "岚川省妇女联合会\n";
  g_autoptr(JbBulletin) bulletin = ui_fixture_read (document_text);
  GtkWidget  *window = gtk_window_new ();
  GtkWidget  *form = g_object_new (JB_TYPE_DOCUMENT_FORM, NULL);
  JbDocument *document = jb_bulletin_get_document (bulletin);
  GtkWidget  *row, *view;

  g_assert_nonnull (document);
  jb_document_form_set_bulletin (JB_DOCUMENT_FORM (form), bulletin);
  gtk_window_set_child (GTK_WINDOW (window), form);
  row = ui_fixture_find_row (form, "Number", 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==,
                   jb_document_get_number (document));
  row = ui_fixture_find_row (form, "Body", 0);
  view = GTK_WIDGET (jb_text_row_get_view (JB_TEXT_ROW (row)));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                            "二、条件\n有经历的优先。", -1);
  g_assert_cmpuint (g_list_model_get_n_items (jb_document_get_body (document)), ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_unrecognised (Fixture      *fixture,
                   gconstpointer data)
{
  GtkWidget *form = g_object_new (JB_TYPE_UNRECOGNISED_FORM, NULL);
  guint      n = 0;

  jb_unrecognised_form_set_bulletin (JB_UNRECOGNISED_FORM (form), fixture->bulletin);
  show (fixture, form);
  for (JbBlock *block = jb_bulletin_get_first_block (fixture->bulletin); block != NULL;
       block = jb_block_get_next (block))
    if (jb_block_get_role (block) == JB_ROLE_UNKNOWN)
      {
        GtkWidget *row = ui_fixture_find (form, JB_TYPE_FIELD_ROW, n);

        g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, jb_block_get_text (block));
        n++;
      }
  g_assert_null (ui_fixture_find (form, JB_TYPE_FIELD_ROW, n));
  g_assert_cmpint (gtk_widget_get_visible (form), ==, n > 0);
  assert_goes (fixture, form);
}

static gboolean
has_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_label (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child))
      return TRUE;

  return FALSE;
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* Everything of ours that takes the keyboard or a click says what it is. */
static void
assert_named (GtkWidget *widget)
{
  /* Popovers and the inside of menus are GTK's own business. */
  if (GTK_IS_POPOVER (widget) || GTK_IS_WINDOW_CONTROLS (widget))
    return;

  if (GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_LIST_VIEW (widget) ||
      GTK_IS_MENU_BUTTON (widget))
    {
      if (!has_name (widget))
        g_error ("%s inside %s has no name", G_OBJECT_TYPE_NAME (widget),
                 G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
    }
  else if (GTK_IS_BUTTON (widget) && !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    {
      GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW);

      if (!has_name (widget) && !has_text (widget) && row == NULL &&
          gtk_widget_get_tooltip_text (widget) == NULL)
        g_error ("a button inside %s has no name",
                 G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_named (child);
}

static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *editor = g_object_new (JB_TYPE_EDITOR, NULL);
  JbWindow  *window = jb_window_new (NULL);

  jb_editor_set_bulletin (JB_EDITOR (editor), fixture->bulletin);
  show (fixture, editor);
  assert_named (editor);
  assert_named (GTK_WIDGET (window));
  gtk_window_destroy (GTK_WINDOW (window));
  assert_goes (fixture, editor);
}

/* Tab reaches every field of the forms, and ends. */
static void
test_keyboard (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *editor = g_object_new (JB_TYPE_EDITOR, NULL);
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n_fields = 0;

  jb_editor_set_bulletin (JB_EDITOR (editor), fixture->bulletin);
  show (fixture, editor);
  for (guint i = 0; i < 500 && gtk_widget_child_focus (editor, GTK_DIR_TAB_FORWARD); i++)
    g_hash_table_add (seen, gtk_root_get_focus (gtk_widget_get_root (editor)));
  g_assert_cmpuint (g_hash_table_size (seen), <, 500);

  for (guint i = 0; ui_fixture_find (editor, GTK_TYPE_TEXT_VIEW, i) != NULL; i++)
    {
      GtkWidget *view = ui_fixture_find (editor, GTK_TYPE_TEXT_VIEW, i);

      if (gtk_widget_get_mapped (view) && gtk_widget_get_child_visible (view))
        {
          g_assert_true (g_hash_table_contains (seen, view));
          n_fields++;
        }
    }
  for (guint i = 0; ui_fixture_find (editor, GTK_TYPE_TEXT, i) != NULL; i++)
    {
      GtkWidget *entry = ui_fixture_find (editor, GTK_TYPE_TEXT, i);
      GtkWidget *revealer = gtk_widget_get_ancestor (entry, GTK_TYPE_REVEALER);

      if (gtk_widget_get_mapped (entry) &&
          (revealer == NULL || gtk_revealer_get_reveal_child (GTK_REVEALER (revealer))))
        {
          g_assert_true (g_hash_table_contains (seen, entry));
          n_fields++;
        }
    }
  g_assert_cmpuint (n_fields, >, 15);
  assert_goes (fixture, editor);
}

/* Another bulletin in the same forms: nothing of the first is kept or changed. */
static void
test_switch (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget       *editor = g_object_new (JB_TYPE_EDITOR, NULL);
  JbBulletin      *other = ui_fixture_read ("[别的]\n\n题目\n\n正文。\n");
  g_autofree char *before = ui_fixture_dup_bytes (fixture->bulletin);
  g_autofree char *after = NULL;

  show (fixture, editor);
  for (guint i = 0; i < 3; i++)
    {
      jb_editor_set_bulletin (JB_EDITOR (editor), fixture->bulletin);
      ui_fixture_settle ();
      jb_editor_set_bulletin (JB_EDITOR (editor), other);
      ui_fixture_settle ();
    }
  g_assert_false (jb_history_get_modified (jb_bulletin_get_history (fixture->bulletin)));
  g_assert_false (jb_history_get_modified (jb_bulletin_get_history (other)));
  after = ui_fixture_dup_bytes (fixture->bulletin);
  g_assert_cmpstr (after, ==, before);

  jb_editor_set_bulletin (JB_EDITOR (editor), NULL);
  ui_fixture_settle ();
  g_assert_finalize_object (other);
  assert_goes (fixture, editor);
}

static void
on_parsing_error_cb (GtkCssProvider *provider,
                     GtkCssSection  *section,
                     const GError   *error)
{
  g_autofree char *place = gtk_css_section_to_string (section);

  g_error ("%s: %s", place, error->message);
}

static void
test_style (void)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *css = NULL;

  g_signal_connect (provider, "parsing-error", G_CALLBACK (on_parsing_error_cb), NULL);
  gtk_css_provider_load_from_resource (provider, "/io/github/jianbao/Jianbao/style.css");
  css = gtk_css_provider_to_string (provider);
  g_assert_nonnull (strstr (css, "text-row"));
}

static gboolean
asks_for_tooltip (GtkWidget *row)
{
  GtkTooltip *tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean    shown = FALSE;

  g_assert_true (gtk_widget_get_has_tooltip (row));
  g_signal_emit_by_name (row, "query-tooltip", 10, 10, FALSE, tooltip, &shown);
  g_object_unref (tooltip);

  return shown;
}

/* What is too long for its row can be read by pointing at it. */
static void
test_long_value (Fixture      *fixture,
                 gconstpointer data)
{
  GtkWidget *row = jb_field_row_new ("Source", G_OBJECT (fixture->article), "source",
                                     JB_ROLE_SOURCE);
  GtkWidget *list = gtk_list_box_new ();
  g_autoptr(GString) value = g_string_new (NULL);

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  show (fixture, list);
  g_assert_false (asks_for_tooltip (row));

  for (guint i = 0; i < 100; i++)
    g_string_append (value, "会");
  jb_article_set_source (fixture->article, value->str);
  g_assert_true (asks_for_tooltip (row));
  g_assert_null (gtk_widget_get_tooltip_text (row));

  /* Why it cannot be taken is said instead, and no longer than that. */
  gtk_editable_set_text (GTK_EDITABLE (row), "没关上（的括号");
  g_assert_nonnull (gtk_widget_get_tooltip_text (row));
  g_assert_true (asks_for_tooltip (row));
  gtk_editable_set_text (GTK_EDITABLE (row), "市妇联");
  g_assert_null (gtk_widget_get_tooltip_text (row));
  g_assert_false (asks_for_tooltip (row));
  assert_goes (fixture, list);
}

/* What another thread holds is there after its parent has gone. */
static void
test_transient (void)
{
  GtkWindow *parent = GTK_WINDOW (gtk_window_new ());
  g_autoptr(GtkWindow) child = GTK_WINDOW (g_object_ref (gtk_window_new ()));

  gtk_window_set_destroy_with_parent (child, TRUE);
  jb_transient_set_parent (child, parent);
  gtk_window_present (parent);
  gtk_window_present (child);
  g_assert_true (gtk_window_get_transient_for (child) == parent);

  gtk_window_destroy (child);
  ui_fixture_close (parent);
  g_assert_null (gtk_window_get_transient_for (child));
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/ui/widgets/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("field-row", test_field_row);
  ADD ("field-row-composing", test_field_row_composing);
  ADD ("long-value", test_long_value);
  ADD ("masthead", test_masthead);
  ADD ("text-row", test_text_row);
  g_test_add_func ("/ui/widgets/cards", test_cards);
  ADD ("recipients", test_recipients);
  ADD ("digest", test_digest);
  ADD ("preview", test_preview);
  ADD ("preview-misread", test_preview_misread);
  g_test_add_func ("/ui/widgets/document", test_document);
  ADD ("unrecognised", test_unrecognised);
  ADD ("names", test_names);
  ADD ("keyboard", test_keyboard);
  ADD ("switch", test_switch);
  g_test_add_func ("/ui/widgets/style", test_style);
  g_test_add_func ("/ui/widgets/transient", test_transient);

  return g_test_run ();
}

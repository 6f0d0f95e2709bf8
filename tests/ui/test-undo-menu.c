/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "jb-attachments-row.h"
#include "jb-field-row.h"
#include "jb-preview.h"
#include "jb-recipient-row.h"
#include "jb-text-row.h"
#include "ui-fixture.h"

static const char bulletin_text[] = "[动态]\n"
                                    "\n"
                                    "柳汀市开出流动服务车\n"
                                    "\n"
                                    "第一段在这里，写的是车开到了哪里。\n"
                                    "\n"
                                    "                           （柳汀市妇联）\n"
                                    "\n"
                                    "报：县委办公室，县政府办公室\n";

static GtkWidget *
find_menu (GtkWidget *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (text); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child) && gtk_widget_get_mapped (child))
      return child;

  return NULL;
}

/* The item of a menu by what it says. */
static GtkWidget *
find_item (GtkWidget  *root,
           const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget       *found;
      g_autofree char *text = NULL;

      if (g_str_equal (G_OBJECT_TYPE_NAME (child), "GtkModelButton"))
        g_object_get (child, "text", &text, NULL);
      if (g_strcmp0 (text, label) == 0)
        return child;
      found = find_item (child, label);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
open_menu (GtkWidget *text)
{
  GtkWidget *menu;

  g_assert_true (gtk_widget_activate_action (text, "menu.popup", NULL));
  ui_fixture_settle ();
  menu = find_menu (text);
  g_assert_nonnull (menu);

  return menu;
}

static void
close_menu (GtkWidget *menu)
{
  gtk_popover_popdown (GTK_POPOVER (menu));
  ui_fixture_settle ();
}

static void
check_menu (GtkWidget *text,
            gboolean   can_undo,
            gboolean   can_redo)
{
  GtkWidget *menu = open_menu (text);
  GtkWidget *undo = find_item (menu, "Undo");
  GtkWidget *redo = find_item (menu, "Redo");

  g_assert_nonnull (undo);
  g_assert_nonnull (redo);
  g_assert_true (gtk_widget_is_sensitive (undo) == can_undo);
  g_assert_true (gtk_widget_is_sensitive (redo) == can_redo);
  close_menu (menu);
}

static void
choose (GtkWidget  *text,
        const char *label)
{
  GtkWidget *menu = open_menu (text);
  GtkWidget *item = find_item (menu, label);

  g_assert_nonnull (item);
  g_assert_true (gtk_widget_is_sensitive (item));
  g_signal_emit_by_name (item, "clicked");
  ui_fixture_settle ();
  if (find_menu (text) != NULL)
    close_menu (menu);
}

/* The article that all rows are of. */
static JbArticle *
get_article (JbBulletin *bulletin)
{
  g_autoptr(JbSection) section =
                 g_list_model_get_item (jb_bulletin_get_sections (bulletin), 0);
  g_autoptr(JbArticle) article = g_list_model_get_item (jb_section_get_articles (section), 0);

  return article;
}

/* Undo and Redo are as usable as the bulletin's, and do what those do. */
static void
check_text (JbBulletin *bulletin,
            GtkWidget  *text,
            gboolean    could_redo)
{
  JbHistory *history = jb_bulletin_get_history (bulletin);

  g_assert_nonnull (text);
  gtk_widget_grab_focus (text);
  ui_fixture_settle ();
  check_menu (text, FALSE, could_redo);

  jb_article_set_source (get_article (bulletin), "别处");
  ui_fixture_settle ();
  check_menu (text, TRUE, FALSE);
  choose (text, "Undo");
  g_assert_cmpstr (jb_article_get_source (get_article (bulletin)), ==, "柳汀市妇联");
  g_assert_false (jb_history_get_can_undo (history));
  check_menu (text, FALSE, TRUE);
  choose (text, "Redo");
  g_assert_cmpstr (jb_article_get_source (get_article (bulletin)), ==, "别处");
  jb_history_undo (history);
  jb_history_break_merge (history);
  ui_fixture_settle ();
}

/* Stands for the window of the program: it has the bulletin and the actions. */
#define TEST_TYPE_HOLDER (test_holder_get_type ())
G_DECLARE_FINAL_TYPE (TestHolder, test_holder, TEST, HOLDER, AdwWindow)

struct _TestHolder
{
  AdwWindow parent_instance;

  JbBulletin *bulletin;
};

G_DEFINE_FINAL_TYPE (TestHolder, test_holder, ADW_TYPE_WINDOW)

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  jb_history_undo (jb_bulletin_get_history (TEST_HOLDER (widget)->bulletin));
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  jb_history_redo (jb_bulletin_get_history (TEST_HOLDER (widget)->bulletin));
}

static void
test_holder_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  g_value_set_object (value, TEST_HOLDER (object)->bulletin);
}

static void
test_holder_class_init (TestHolderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = test_holder_get_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), 1,
                                   g_param_spec_object ("bulletin", NULL, NULL, JB_TYPE_BULLETIN,
                                                        G_PARAM_READABLE));
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
}

static void
test_holder_init (TestHolder *self)
{
}

static void
on_history_cb (TestHolder *self)
{
  JbHistory *history = jb_bulletin_get_history (self->bulletin);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo",
                                 jb_history_get_can_undo (history));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo",
                                 jb_history_get_can_redo (history));
}

static GtkWidget *
get_delegate (GtkWidget *row)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
}

static void
test_texts (void)
{
  g_autoptr(JbBulletin) bulletin = ui_fixture_read (bulletin_text);
  GtkWidget  *preview = g_object_new (JB_TYPE_PREVIEW, "bulletin", bulletin, "vexpand", TRUE, NULL);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget  *list = gtk_list_box_new ();
  TestHolder *window = g_object_new (TEST_TYPE_HOLDER, "default-width", 600, "default-height",
                                     700, "content", box, NULL);
  g_autoptr(JbRecipients) recipients =
                 g_list_model_get_item (jb_bulletin_get_recipients (bulletin), 0);
  g_autoptr(JbBlock) recipient = NULL;
  GtkWidget *field, *body, *recipient_row;

  recipient = g_list_model_get_item (jb_recipients_get_entries (recipients), 0);
  window->bulletin = bulletin;
  g_signal_connect_object (jb_bulletin_get_history (bulletin), "notify::revision",
                           G_CALLBACK (on_history_cb), window, G_CONNECT_SWAPPED);
  on_history_cb (window);
  field = g_object_new (JB_TYPE_FIELD_ROW, "title", "Subtitle", "object", get_article (bulletin),
                        "field", "subtitle", NULL);
  body = jb_text_row_new ("Body", JB_NODE (get_article (bulletin)), "paragraphs");
  recipient_row = jb_recipient_row_new (recipient);
  gtk_list_box_append (GTK_LIST_BOX (list), field);
  gtk_list_box_append (GTK_LIST_BOX (list), body);
  gtk_list_box_append (GTK_LIST_BOX (list), recipient_row);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), preview);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));

  check_text (bulletin, GTK_WIDGET (jb_preview_get_view (JB_PREVIEW (preview))), FALSE);
  check_text (bulletin, get_delegate (field), TRUE);
  check_text (bulletin, GTK_WIDGET (jb_text_row_get_view (JB_TEXT_ROW (body))), TRUE);
  check_text (bulletin, ui_fixture_find (recipient_row, GTK_TYPE_TEXT, 0), TRUE);

  g_object_add_weak_pointer (G_OBJECT (preview), (gpointer *) &preview);
  g_object_add_weak_pointer (G_OBJECT (field), (gpointer *) &field);
  g_object_add_weak_pointer (G_OBJECT (body), (gpointer *) &body);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_fixture_settle ();
  g_assert_null (preview);
  g_assert_null (field);
  g_assert_null (body);
}

/* Where there is no bulletin nothing can be undone. */
static void
test_alone (void)
{
  GtkWidget *row = g_object_new (JB_TYPE_ATTACHMENTS_ROW, NULL);
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "content", row, NULL);

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  check_menu (GTK_WIDGET (jb_attachments_row_get_view (JB_ATTACHMENTS_ROW (row))), FALSE, FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

  g_test_add_func ("/ui/undo-menu/texts", test_texts);
  g_test_add_func ("/ui/undo-menu/alone", test_alone);

  return g_test_run ();
}

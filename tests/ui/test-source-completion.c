/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-field-row.h"
#include "jb-source-completion.h"
#include "ui-fixture.h"

static const char text[] =
    "[动态]\n\n柳汀市开出流动服务车\n\n第一段在这里。\n\n（柳汀市妇联）\n\n"
    "砚湖市带动增收\n\n又一段。\n\n（砚湖市妇联）\n";

static const char *const words[] = {
  "省妇联办公室", "省妇联组联部", "柳汀市妇联", "ABC小组", "禾山县妇联", NULL
};

typedef struct
{
  JbBulletin         *bulletin;
  JbArticle          *article;
  JbSuggestions      *suggestions;
  GtkWidget          *window;
  GtkWidget          *row;
  GtkWidget          *field;
  JbSourceCompletion *completion;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  GtkWidget *list = gtk_list_box_new ();
  g_autoptr(JbSection) section = NULL;

  fixture->bulletin = ui_fixture_read (text);
  section = g_list_model_get_item (jb_bulletin_get_sections (fixture->bulletin), 0);
  fixture->article = g_list_model_get_item (jb_section_get_articles (section), 0);
  fixture->suggestions = jb_suggestions_new ();
  jb_suggestions_set_words (fixture->suggestions, words);
  jb_suggestions_set_bulletin (fixture->suggestions, fixture->bulletin);

  fixture->row = g_object_new (JB_TYPE_FIELD_ROW, "title", "Source", "role", JB_ROLE_SOURCE,
                               "field", "source", "object", fixture->article, "suggests", TRUE,
                               NULL);
  fixture->completion = jb_field_row_get_completion (JB_FIELD_ROW (fixture->row));
  jb_source_completion_set_suggestions (fixture->completion, fixture->suggestions);
  fixture->field = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (fixture->row)));
  fixture->window = gtk_window_new ();
  gtk_list_box_append (GTK_LIST_BOX (list), fixture->row);
  gtk_window_set_child (GTK_WINDOW (fixture->window), list);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 300);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  gtk_widget_grab_focus (fixture->field);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_fixture_settle ();
  g_clear_object (&fixture->article);
  g_clear_object (&fixture->suggestions);
  g_assert_finalize_object (fixture->bulletin);
}

static gboolean
press (Fixture *fixture,
       guint    keyval)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (fixture->field);
  guint    n = g_list_model_get_n_items (controllers);
  gboolean handled = FALSE;

  for (guint i = 0; i < n && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }

  return handled;
}

/* Types over what is there. */
static void
type (Fixture    *fixture,
      const char *typed)
{
  gtk_editable_select_region (GTK_EDITABLE (fixture->field), 0, -1);
  ui_fixture_type (fixture->field, typed);
  ui_fixture_settle ();
}

static gboolean
is_open (Fixture *fixture)
{
  return gtk_widget_get_visible (jb_source_completion_get_popover (fixture->completion));
}

static void
assert_matches (Fixture    *fixture,
                const char *typed,
                const char *expected)
{
  g_auto (GStrv) matches = jb_suggestions_dup_matches (fixture->suggestions, typed, 8);
  g_autofree char *joined = g_strjoinv (" ", matches);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_matches (Fixture      *fixture,
              gconstpointer data)
{
  g_auto (GStrv) limited = NULL;

  /* Those that begin so come first; those of the bulletin come too, each once. */
  assert_matches (fixture, "省", "省妇联办公室 省妇联组联部");
  assert_matches (fixture, "妇联", "省妇联办公室 省妇联组联部 柳汀市妇联 禾山县妇联 砚湖市妇联");
  assert_matches (fixture, "禾", "禾山县妇联");
  assert_matches (fixture, "abc", "ABC小组");
  assert_matches (fixture, "ＡＢ", "ABC小组");
  assert_matches (fixture, "没有", "");
  assert_matches (fixture, "禾山县妇联", "");
  limited = jb_suggestions_dup_matches (fixture->suggestions, "", 2);
  g_assert_cmpuint (g_strv_length (limited), ==, 2);

  jb_suggestions_set_words (fixture->suggestions, NULL);
  jb_suggestions_set_bulletin (fixture->suggestions, NULL);
  assert_matches (fixture, "省", "");
}

static void
test_choose (Fixture      *fixture,
             gconstpointer data)
{
  JbHistory *history = jb_bulletin_get_history (fixture->bulletin);

  g_assert_false (is_open (fixture));
  type (fixture, "省");
  g_assert_true (is_open (fixture));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (fixture->field), GTK_ACCESSIBLE_STATE_EXPANDED,
                                    TRUE);

  /* Nothing is chosen: Enter is the row's own. */
  g_assert_false (press (fixture, GDK_KEY_Return));
  g_assert_false (is_open (fixture));
  g_assert_true (press (fixture, GDK_KEY_Down));
  g_assert_true (is_open (fixture));
  g_assert_true (press (fixture, GDK_KEY_Down));
  g_assert_true (press (fixture, GDK_KEY_Return));
  g_assert_false (is_open (fixture));
  g_assert_cmpstr (jb_article_get_source (fixture->article), ==, "省妇联组联部");

  /* Undo gives what was typed. */
  jb_history_undo (history);
  g_assert_cmpstr (jb_article_get_source (fixture->article), ==, "省");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->row)), ==, "省");
}

static void
test_leave (Fixture      *fixture,
            gconstpointer data)
{
  type (fixture, "省");
  g_assert_true (press (fixture, GDK_KEY_Up));
  g_assert_true (press (fixture, GDK_KEY_Escape));
  g_assert_false (is_open (fixture));
  g_assert_false (press (fixture, GDK_KEY_Escape));
  g_assert_cmpstr (jb_article_get_source (fixture->article), ==, "省");

  /* Tab goes on with what is typed, though something is chosen. */
  type (fixture, "柳");
  g_assert_true (press (fixture, GDK_KEY_Down));
  g_assert_false (press (fixture, GDK_KEY_Tab));
  g_assert_false (is_open (fixture));
  g_assert_cmpstr (jb_article_get_source (fixture->article), ==, "柳");

  type (fixture, "没有这样的");
  g_assert_false (is_open (fixture));
  g_assert_false (press (fixture, GDK_KEY_Down));

  type (fixture, "省");
  g_assert_true (is_open (fixture));
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  ui_fixture_settle ();
  g_assert_false (is_open (fixture));
}

static void
test_composing (Fixture      *fixture,
                gconstpointer data)
{
  type (fixture, "省");
  g_assert_true (is_open (fixture));
  g_signal_emit_by_name (fixture->field, "preedit-changed", "fu");
  g_assert_false (is_open (fixture));
  g_assert_false (press (fixture, GDK_KEY_Down));
  g_assert_false (press (fixture, GDK_KEY_Return));
  g_signal_emit_by_name (fixture->field, "preedit-changed", "");
  ui_fixture_type (fixture->field, "妇");
  ui_fixture_settle ();
  g_assert_true (is_open (fixture));
}

/* What changes elsewhere is not typed. */
static void
test_not_typed (Fixture      *fixture,
                gconstpointer data)
{
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  jb_article_set_source (fixture->article, "省");
  ui_fixture_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->row)), ==, "省");
  g_assert_false (is_open (fixture));
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/source-completion/matches", test_matches);
  ADD ("/source-completion/choose", test_choose);
  ADD ("/source-completion/leave", test_leave);
  ADD ("/source-completion/composing", test_composing);
  ADD ("/source-completion/not-typed", test_not_typed);
#undef ADD

  return g_test_run ();
}

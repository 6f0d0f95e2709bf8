/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "check/jb-findings.h"
#include "check/jb-office-words.h"
#include "jb-article-card.h"
#include "jb-finding-popover.h"
#include "jb-finding-row.h"
#include "jb-findings-view.h"
#include "jb-preview.h"
#include "jb-rules-dialog.h"
#include "jb-text-row.h"
#include "jb-window.h"
#include "legacy/jb-legacy.h"
#include "ui-fixture.h"

/* The checks in the window, with an archive. */

typedef struct
{
  char       *folder;
  JbArchive  *archive;
  JbWindow   *window;
  JbFindings *findings;
  gint64      id;
  gint64      other;
} Program;

static const char text[] =
    "[妇工动态]\n\n云溪县开展家风宣讲\n\n"
    "㛃𠮷县妇联组织宣讲,走进12个社区。\n\n会议要求查清帐目，每户1.07个亿。\n\n（云溪县妇联；）\n\n"
    "松原县举办培训班\n\n松原县举办了三期培训，参加的有80人。\n\n（松原县妇联）\n\n"
    "报：省妇联。\n\n送：各市妇联。\n\n发：机关各部室。\n";

static void
wait (Program *program)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  do
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  while (jb_window_get_busy (program->window));
  ui_fixture_settle ();
  jb_findings_update (program->findings);
  ui_fixture_settle ();
}

static gint64
add_issue (Program    *program,
           const char *source)
{
  g_autoptr(GBytes) bytes = g_bytes_new (source, strlen (source));
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, &error);
  gint64 id = 0;

  g_assert_no_error (error);
  jb_archive_add (program->archive, transcript, NULL, &id, &error);
  g_assert_no_error (error);

  return id;
}

static void
start (Program      *program,
       gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  program->folder = g_dir_make_tmp ("jianbao-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (program->folder, "archive.db", NULL);
  program->archive = jb_archive_open (path, &error);
  g_assert_no_error (error);
  program->other = add_issue (program, "[要闻]\n\n旧文\n\n台帐里的正文。\n\n（旧来源）\n");
  program->id = add_issue (program, text);

  program->window = jb_window_new (NULL);
  program->findings = jb_window_get_findings (program->window);
  gtk_window_set_default_size (GTK_WINDOW (program->window), 1200, 760);
  jb_window_set_archive (program->window, program->archive);
  gtk_window_present (GTK_WINDOW (program->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (program->window));
  wait (program);
  jb_window_open_id (program->window, program->id);
  wait (program);
}

static void
stop (Program      *program,
      gconstpointer data)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  ui_fixture_close (program->window);
  ui_fixture_finalize (program->archive);

  dir = g_dir_open (program->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (program->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (program->folder);
  g_free (program->folder);
}

static JbRemark *
find_remark (Program    *program,
             const char *rule)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (program->findings));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbRemark) remark = g_list_model_get_item (G_LIST_MODEL (program->findings), i);

      /* The findings keep it. */
      if (g_str_equal (jb_remark_get_finding (remark)->rule, rule))
        return remark;
    }

  return NULL;
}

static void
act (Program    *program,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (program->window), action, NULL));
  ui_fixture_settle ();
}

static JbRemark *
get_explained (Program *program)
{
  GtkWidget *popover = ui_fixture_find (GTK_WIDGET (program->window), JB_TYPE_FINDING_POPOVER, 0);

  return gtk_widget_get_visible (popover)
             ? jb_finding_popover_get_remark (JB_FINDING_POPOVER (popover))
             : NULL;
}

static JbTextRow *
get_body (Program *program)
{
  GtkWidget *card = ui_fixture_find (GTK_WIDGET (program->window), JB_TYPE_ARTICLE_CARD, 0);

  for (guint i = 0;; i++)
    {
      JbTextRow *row = JB_TEXT_ROW (ui_fixture_find (card, JB_TYPE_TEXT_ROW, i));

      if (g_str_equal (jb_text_row_get_field (row), "paragraphs"))
        return row;
    }
}

/* What bears the tag, its pieces parted by bars. */
static char *
dup_tagged (GtkTextBuffer *buffer,
            const char    *name)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
  GString    *result = g_string_new (NULL);
  GtkTextIter at;

  g_assert_nonnull (tag);
  gtk_text_buffer_get_start_iter (buffer, &at);
  while (gtk_text_iter_starts_tag (&at, tag) || gtk_text_iter_forward_to_tag_toggle (&at, tag))
    {
      GtkTextIter      end = at;
      g_autofree char *piece = NULL;

      if (!gtk_text_iter_starts_tag (&at, tag))
        continue;
      gtk_text_iter_forward_to_tag_toggle (&end, tag);
      piece = gtk_text_iter_get_slice (&at, &end);
      g_string_append_printf (result, "%s%s", result->len > 0 ? "|" : "", piece);
      at = end;
      if (gtk_text_iter_is_end (&at))
        break;
    }

  return g_string_free (result, FALSE);
}

static void
assert_tagged (GtkTextBuffer *buffer,
               const char    *expected)
{
  g_autofree char *tagged = dup_tagged (buffer, "finding-warning");

  g_assert_cmpstr (tagged, ==, expected);
}

/* The source's entry: which characters are underlined. */
static gboolean
is_underlined (GtkWidget *row,
               int        start,
               int        end)
{
  GtkText       *entry = GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  PangoAttrList *list = gtk_text_get_attributes (entry);
  GSList        *attributes;
  gboolean       found = FALSE;

  if (list == NULL)
    return FALSE;
  attributes = pango_attr_list_get_attributes (list);
  for (GSList *at = attributes; at != NULL; at = at->next)
    {
      PangoAttribute *attribute = at->data;

      found |= attribute->klass->type == PANGO_ATTR_UNDERLINE &&
               (int) attribute->start_index == start && (int) attribute->end_index == end;
    }
  g_slist_free_full (attributes, (GDestroyNotify) pango_attribute_destroy);

  return found;
}

static void
test_underlines (Program      *program,
                 gconstpointer data)
{
  JbTextRow     *body = get_body (program);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (jb_text_row_get_view (body));
  JbPreview     *preview = JB_PREVIEW (ui_fixture_find (GTK_WIDGET (program->window),
                                                        JB_TYPE_PREVIEW, 0));
  GtkTextBuffer *side = gtk_text_view_get_buffer (jb_preview_get_view (preview));
  JbHistory     *history = jb_bulletin_get_history (jb_window_get_bulletin (program->window));
  GtkWidget     *source = ui_fixture_find_row (GTK_WIDGET (program->window), "Source", 0);
  GtkTextIter    start, end;

  assert_tagged (buffer, ",|帐目|1.07个亿");
  {
    g_autofree char *tagged = dup_tagged (side, "finding-warning");

    g_assert_nonnull (strstr (tagged, ",|帐目|1.07个亿"));
  }

  /* Typing before, between and inside moves them, and what is right again loses its line. */
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_widget_grab_focus (GTK_WIDGET (jb_text_row_get_view (body)));
  ui_fixture_type (GTK_WIDGET (jb_text_row_get_view (body)), "𠮷");
  ui_fixture_settle ();
  assert_tagged (buffer, ",|帐目|1.07个亿");
  g_assert_true (jb_history_undo (history));
  ui_fixture_settle ();
  assert_tagged (buffer, ",|帐目|1.07个亿");

  /* The same words written anew are underlined anew. */
  gtk_text_buffer_get_iter_at_line_offset (buffer, &start, 1, 6);
  end = start;
  gtk_text_iter_forward_chars (&end, 2);
  {
    g_autofree char *word = gtk_text_iter_get_slice (&start, &end);

    g_assert_cmpstr (word, ==, "帐目");
  }
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, "帐目", -1);
  gtk_text_buffer_end_user_action (buffer);
  ui_fixture_settle ();
  assert_tagged (buffer, ",|帐目|1.07个亿");

  gtk_text_buffer_get_iter_at_line_offset (buffer, &start, 1, 6);
  end = start;
  gtk_text_iter_forward_chars (&end, 1);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, "账", -1);
  gtk_text_buffer_end_user_action (buffer);
  ui_fixture_settle ();
  assert_tagged (buffer, ",|1.07个亿");

  /* An entry shows its own. */
  g_assert_false (is_underlined (source, 0, 3));
  gtk_editable_set_text (GTK_EDITABLE (source), "台帐办");
  wait (program);
  g_assert_true (is_underlined (source, 0, (int) strlen ("台帐")));
  gtk_editable_set_text (GTK_EDITABLE (source), "㛃台帐办");
  wait (program);
  g_assert_true (is_underlined (source, (int) strlen ("㛃"), (int) strlen ("㛃台帐")));
  gtk_editable_set_text (GTK_EDITABLE (source), "县妇联");
  wait (program);
  g_assert_null (gtk_text_get_attributes (
      GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (source)))));
}

/* While an input method composes, its text and the caret stay. */
static void
test_composing (Program      *program,
                gconstpointer data)
{
  GtkTextView   *view = jb_text_row_get_view (get_body (program));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  JbBlock       *block = jb_remark_get_block (find_remark (program, "word.variant"));
  GtkTextIter    at;
  int            position;

  gtk_text_buffer_get_iter_at_line_offset (buffer, &at, 0, 3);
  gtk_text_buffer_place_cursor (buffer, &at);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  g_signal_emit_by_name (view, "preedit-changed", "pin");

  jb_block_set_text (block, "会议要求查清台帐。");
  wait (program);
  g_object_get (buffer, "cursor-position", &position, NULL);
  g_assert_cmpint (position, ==, 3);
  g_assert_true (jb_findings_get_current (program->findings));

  g_signal_emit_by_name (view, "preedit-changed", "");
  ui_fixture_type (GTK_WIDGET (view), "拼");
  wait (program);
  assert_tagged (buffer, ",|台帐");
}

static void
test_steps (Program      *program,
            gconstpointer data)
{
  guint      n = g_list_model_get_n_items (G_LIST_MODEL (program->findings));
  JbRemark  *before = NULL;
  JbRemark  *first, *word;
  GtkWidget *popover;

  g_assert_cmpuint (n, >=, 3);
  g_assert_null (get_explained (program));

  /* All of them in order, and round again; back the other way. */
  act (program, "win.next-finding");
  first = get_explained (program);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbRemark) item = g_list_model_get_item (G_LIST_MODEL (program->findings), i);

      g_assert_true (get_explained (program) == item);
      before = item;
      act (program, "win.next-finding");
    }
  g_assert_true (get_explained (program) == first);
  act (program, "win.previous-finding");
  g_assert_true (get_explained (program) == before);

  /* It says what it is and what can be done, and goes with what it is about. */
  act (program, "win.close-finding");
  g_assert_null (get_explained (program));
  word = find_remark (program, "word.variant");
  while (get_explained (program) != word)
    act (program, "win.next-finding");
  popover = ui_fixture_find (GTK_WIDGET (program->window), JB_TYPE_FINDING_POPOVER, 0);
  g_assert_true (gtk_widget_get_mapped (popover));
  jb_block_set_text (jb_remark_get_block (word), "没有什么。");
  wait (program);
  g_assert_null (get_explained (program));
}

static void
test_keyboard (Program      *program,
               gconstpointer data)
{
  JbPreview *preview = JB_PREVIEW (ui_fixture_find (GTK_WIDGET (program->window),
                                                    JB_TYPE_PREVIEW, 0));
  GtkWidget *view = GTK_WIDGET (jb_preview_get_view (preview));
  GtkWidget *popover = ui_fixture_find (GTK_WIDGET (program->window), JB_TYPE_FINDING_POPOVER, 0);
  GtkWidget *focus;
  JbRemark  *word = find_remark (program, "word.variant");
  guint      character;

  /* Whoever is in the text stays in the text. */
  gtk_widget_grab_focus (view);
  ui_fixture_settle ();
  while (get_explained (program) != word)
    act (program, "win.next-finding");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (program->window)) == view);
  g_assert_true (jb_preview_get_place (preview, &character) == jb_remark_get_block (word));
  g_assert_cmpuint (character, ==, jb_remark_get_finding (word)->start);

  /* The key takes the keyboard to the buttons, and closing brings it back. */
  act (program, "win.show-finding");
  focus = gtk_window_get_focus (GTK_WINDOW (program->window));
  g_assert_true (gtk_widget_is_ancestor (focus, popover));
  act (program, "win.close-finding");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (program->window)) == view);

  act (program, "win.show-finding");
  g_assert_true (get_explained (program) == word);
  act (program, "win.fix-finding");
  g_assert_null (get_explained (program));
  wait (program);
  g_assert_null (find_remark (program, "word.variant"));
}

/* Whether what leads from finding to finding takes the key. */
static gboolean
press (GtkWidget      *popover,
       guint           key,
       GdkModifierType state)
{
  g_autoptr(GListModel) controllers =
                 gtk_widget_observe_controllers (gtk_widget_get_parent (popover));
  guint    n = g_list_model_get_n_items (controllers);
  gboolean taken = FALSE;

  for (guint i = 0; i < n && !taken; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &taken);
    }
  ui_fixture_settle ();

  return taken;
}

/* Tab goes into the popover, through its buttons and back to the text; elsewhere it is left
 * alone. */
static void
test_tab (Program      *program,
          gconstpointer data)
{
  JbPreview *preview = JB_PREVIEW (ui_fixture_find (GTK_WIDGET (program->window),
                                                    JB_TYPE_PREVIEW, 0));
  GtkWidget *view = GTK_WIDGET (jb_preview_get_view (preview));
  GtkWidget *popover = ui_fixture_find (GTK_WIDGET (program->window), JB_TYPE_FINDING_POPOVER, 0);
  GtkWindow *window = GTK_WINDOW (program->window);
  guint      n_stops = 0;

  gtk_widget_grab_focus (view);
  ui_fixture_settle ();
  g_assert_false (press (popover, GDK_KEY_Tab, 0));

  act (program, "win.next-finding");
  g_assert_nonnull (get_explained (program));
  g_assert_false (press (popover, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  g_assert_false (press (popover, GDK_KEY_Tab, GDK_CONTROL_MASK));
  g_assert_true (press (popover, GDK_KEY_Tab, 0));
  while (gtk_window_get_focus (window) != view)
    {
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), popover));
      g_assert_cmpuint (++n_stops, <, 8);
      g_assert_true (press (popover, GDK_KEY_Tab, 0));
    }
  g_assert_cmpuint (n_stops, >=, 2);
  g_assert_null (get_explained (program));

  /* And the other way round. */
  act (program, "win.next-finding");
  g_assert_true (press (popover, GDK_KEY_Tab, 0));
  while (gtk_window_get_focus (window) != view)
    g_assert_true (press (popover, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  g_assert_null (get_explained (program));
}

static GtkWidget *
find_badge (Program *program)
{
  GtkWidget *found = NULL;

  for (guint i = 0; found == NULL; i++)
    {
      GtkWidget *button = ui_fixture_find (GTK_WIDGET (program->window), GTK_TYPE_BUTTON, i);

      g_assert_nonnull (button);
      if (gtk_widget_has_css_class (button, "badge"))
        found = button;
    }

  return found;
}

static void
test_fix_all (Program      *program,
              gconstpointer data)
{
  JbBulletin      *bulletin = jb_window_get_bulletin (program->window);
  JbHistory       *history = jb_bulletin_get_history (bulletin);
  GtkWidget       *badge = find_badge (program);
  g_autofree char *before = jb_bulletin_dup_text (bulletin, NULL);
  g_autofree char *after = NULL;
  guint            n_safe = jb_findings_get_n_safe (program->findings);

  g_assert_true (gtk_widget_get_visible (badge));
  g_assert_true (gtk_widget_has_css_class (badge, "warning"));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (badge), "To be looked at"));

  g_assert_cmpuint (n_safe, >=, 2);
  act (program, "win.fix-all-findings");
  wait (program);
  g_assert_cmpuint (jb_findings_get_n_safe (program->findings), ==, 0);
  g_assert_true (jb_history_undo (history));
  g_assert_false (jb_history_get_can_undo (history));
  after = jb_bulletin_dup_text (bulletin, NULL);
  g_assert_cmpstr (after, ==, before);

  /* When all is right the badge says so. */
  while (g_list_model_get_n_items (G_LIST_MODEL (program->findings)) >
         jb_findings_get_n_ignored (program->findings))
    {
      g_autoptr(JbRemark) remark = NULL;

      for (guint i = 0; remark == NULL || jb_remark_get_ignored (remark); i++)
        {
          g_clear_object (&remark);
          remark = g_list_model_get_item (G_LIST_MODEL (program->findings), i);
          g_assert_nonnull (remark);
        }
      jb_findings_ignore (program->findings, remark, TRUE);
    }
  ui_fixture_settle ();
  g_assert_true (gtk_widget_has_css_class (badge, "success"));
  g_assert_false (gtk_widget_has_css_class (badge, "warning"));
  g_assert_true (g_str_has_prefix (gtk_widget_get_tooltip_text (badge), "Fit"));
  wait (program);
}

/* What is ignored is still so when the bulletin is opened again, also by another window. */
static void
test_ignored (Program      *program,
              gconstpointer data)
{
  JbRemark *word = find_remark (program, "word.variant");

  while (get_explained (program) != word)
    act (program, "win.next-finding");
  act (program, "win.ignore-finding");
  g_assert_true (jb_remark_get_ignored (word));
  wait (program);
  assert_tagged (gtk_text_view_get_buffer (jb_text_row_get_view (get_body (program))),
                 ",|1.07个亿");

  jb_window_open_id (program->window, program->other);
  wait (program);
  g_assert_cmpuint (jb_findings_get_n_ignored (program->findings), ==, 0);
  g_assert_false (jb_remark_get_ignored (find_remark (program, "word.variant")));

  jb_window_open_id (program->window, program->id);
  wait (program);
  g_assert_cmpuint (jb_findings_get_n_ignored (program->findings), ==, 1);
  word = find_remark (program, "word.variant");
  g_assert_true (jb_remark_get_ignored (word));

  jb_findings_ignore (program->findings, word, FALSE);
  wait (program);
  jb_window_open_id (program->window, program->other);
  wait (program);
  jb_window_open_id (program->window, program->id);
  wait (program);
  g_assert_cmpuint (jb_findings_get_n_ignored (program->findings), ==, 0);
}

/* A bulletin that is new takes along what was ignored in it when it comes to the archive. */
static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_assert_true (jb_window_save_finish (JB_WINDOW (source), result, NULL));
}

static void
test_ignored_in_new (Program      *program,
                     gconstpointer data)
{
  JbBulletin *bulletin;
  JbSection  *section;
  JbArticle  *article;
  gint64      id;

  act (program, "win.new-bulletin");
  wait (program);
  bulletin = jb_window_get_bulletin (program->window);
  g_assert_cmpint (jb_window_get_id (program->window), ==, 0);
  section = jb_bulletin_insert_section (bulletin, 0, "动态");
  article = jb_section_insert_article (section, 0);
  jb_article_splice_paragraphs (article, 0, 0, (const char *[]) { "查清台帐。", NULL });
  wait (program);
  jb_findings_ignore (program->findings, find_remark (program, "word.variant"), TRUE);
  jb_window_save_async (program->window, saved_cb, NULL);
  wait (program);
  id = jb_window_get_id (program->window);
  g_assert_cmpint (id, >, 0);

  jb_window_open_id (program->window, program->other);
  wait (program);
  jb_window_open_id (program->window, id);
  wait (program);
  g_assert_true (jb_remark_get_ignored (find_remark (program, "word.variant")));
}

static void
test_switch_off (Program      *program,
                 gconstpointer data)
{
  JbRemark *word = find_remark (program, "word.variant");

  while (get_explained (program) != word)
    act (program, "win.next-finding");
  act (program, "win.switch-off-rule");
  wait (program);
  g_assert_null (find_remark (program, "word.variant"));
  g_assert_nonnull (find_remark (program, "punct.half-width"));

  /* It holds for the others of the publication, too. */
  jb_window_open_id (program->window, program->other);
  wait (program);
  g_assert_null (find_remark (program, "word.variant"));

  gtk_widget_activate_action (GTK_WIDGET (program->window), "win.switch-on-rule", "s",
                              "word.variant");
  wait (program);
  g_assert_nonnull (find_remark (program, "word.variant"));
}

/* The choice of rules has a list, too. */
static GtkWidget *
find_list (Program *program)
{
  GtkWidget *view = ui_fixture_find (GTK_WIDGET (program->window), JB_TYPE_FINDINGS_VIEW, 0);

  for (guint i = 0;; i++)
    {
      GtkWidget *list = ui_fixture_find (view, GTK_TYPE_LIST_VIEW, i);

      g_assert_nonnull (list);
      if (gtk_widget_has_css_class (list, "findings"))
        return list;
    }
}

static guint
count_listed (Program *program)
{
  GtkWidget *list = find_list (program);

  return g_list_model_get_n_items (
      G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

static void
test_list (Program      *program,
           gconstpointer data)
{
  GtkWidget   *view = ui_fixture_find (GTK_WIDGET (program->window), JB_TYPE_FINDINGS_VIEW, 0);
  GtkWidget   *warnings = ui_fixture_find (view, GTK_TYPE_TOGGLE_BUTTON, 1);
  GtkWidget   *ignored = ui_fixture_find (view, GTK_TYPE_TOGGLE_BUTTON, 3);
  GtkDropDown *rules = GTK_DROP_DOWN (ui_fixture_find (view, GTK_TYPE_DROP_DOWN, 0));
  guint        n = g_list_model_get_n_items (G_LIST_MODEL (program->findings));
  guint        n_warnings = jb_findings_count (program->findings, JB_FINDING_WARNING);
  GtkWidget   *focus, *list;

  act (program, "win.show-findings");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (program->window));
  focus = gtk_window_get_focus (GTK_WINDOW (program->window));
  g_assert_true (gtk_widget_is_ancestor (focus, view));
  g_assert_cmpuint (count_listed (program), ==, n);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (warnings), FALSE);
  g_assert_cmpuint (count_listed (program), ==, n - n_warnings);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (warnings), TRUE);
  jb_findings_ignore (program->findings, find_remark (program, "word.variant"), TRUE);
  ui_fixture_settle ();
  g_assert_cmpuint (count_listed (program), ==, n - 1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ignored), TRUE);
  g_assert_cmpuint (count_listed (program), ==, n);

  /* One rule only: each that found something is to be had. */
  gtk_drop_down_set_selected (rules, 1);
  g_assert_cmpuint (count_listed (program), <, n);
  g_assert_cmpuint (count_listed (program), >, 0);
  gtk_drop_down_set_selected (rules, 0);
  g_assert_cmpuint (count_listed (program), ==, n);

  /* A row goes to its place. */
  list = find_list (program);
  g_signal_emit_by_name (list, "activate", 0);
  ui_fixture_settle ();
  g_assert_nonnull (get_explained (program));
  focus = gtk_window_get_focus (GTK_WINDOW (program->window));
  g_assert_false (gtk_widget_is_ancestor (focus, view));
  wait (program);
}

static void
test_rebuild (Program      *program,
              gconstpointer data)
{
  JbBulletin *bulletin = jb_window_get_bulletin (program->window);
  GListModel *digest = jb_bulletin_get_digest (bulletin);

  g_assert_cmpuint (g_list_model_get_n_items (digest), ==, 0);
  act (program, "win.rebuild-digest");
  g_assert_cmpuint (g_list_model_get_n_items (digest), ==, 1);
  act (program, "win.rebuild-digest");
  g_assert_true (jb_history_undo (jb_bulletin_get_history (bulletin)));
  g_assert_cmpuint (g_list_model_get_n_items (digest), ==, 0);
  wait (program);
}

static void
test_dialog (Program      *program,
             gconstpointer data)
{
  GtkWidget       *dialog = jb_rules_dialog_new (program->findings, "云溪简报");
  GtkWidget       *button = ui_fixture_find (dialog, GTK_TYPE_SWITCH, 0);
  GtkWidget       *words = NULL;
  g_autofree char *stored = NULL;
  g_autofree char *emptied = NULL;
  g_autoptr(GError) error = NULL;

  gtk_window_present (GTK_WINDOW (dialog));
  ui_fixture_settle ();
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (button)));
  gtk_switch_set_active (GTK_SWITCH (button), FALSE);
  g_assert_cmpstr (jb_findings_get_skip (program->findings), ==, "punct.half-width");
  gtk_switch_set_active (GTK_SWITCH (button), TRUE);
  g_assert_null (jb_findings_get_skip (program->findings));

  for (guint i = 0; words == NULL; i++)
    words = ui_fixture_find (dialog, GTK_TYPE_TEXT_VIEW, i);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (words)), "宣讲 讲演\n", -1);
  gtk_window_close (GTK_WINDOW (dialog));
  wait (program);
  stored = jb_office_words_load (&error);
  g_assert_no_error (error);
  g_assert_cmpstr (stored, ==, "宣讲\t讲演\n");
  g_assert_cmpstr (jb_remark_get_finding (find_remark (program, "word.variant"))->text, ==, "宣讲");

  g_assert_true (jb_office_words_save ("", &error));
  emptied = jb_office_words_load (&error);
  g_assert_cmpstr (emptied, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("jianbao-config-XXXXXX", NULL);
  int              result;

  /* The office's words of this machine are none of the tests'. */
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  ui_fixture_init (&argc, &argv);

#define ADD(name, func) \
  g_test_add ("/ui/findings/" name, Program, NULL, start, func, stop)
  ADD ("underlines", test_underlines);
  ADD ("composing", test_composing);
  ADD ("steps", test_steps);
  ADD ("keyboard", test_keyboard);
  ADD ("tab", test_tab);
  ADD ("fix-all", test_fix_all);
  ADD ("ignored", test_ignored);
  ADD ("ignored-in-new", test_ignored_in_new);
  ADD ("switch-off", test_switch_off);
  ADD ("list", test_list);
  ADD ("rebuild", test_rebuild);
  ADD ("dialog", test_dialog);
#undef ADD

  result = g_test_run ();
  {
    g_autofree char *folder = g_build_filename (config, "jianbao", NULL);
    g_autofree char *words = g_build_filename (folder, "words.tsv", NULL);

    g_remove (words);
    g_rmdir (folder);
    g_rmdir (config);
  }

  return result;
}

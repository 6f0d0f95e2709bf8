/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "monkey.h"

#include "jb-document-form.h"
#include "jb-editor.h"
#include "jb-find-bar.h"
#include "jb-outline.h"
#include "jb-part-holder.h"
#include "jb-preview-roles.h"
#include "jb-preview.h"
#include "jb-structure.h"
#include "jb-text-row.h"

/* What one can do in a window. */

static const char *const pieces[] = {
  "字",
  "一二三",
  "a",
  "\n",
  "\n\n",
  "甲\n\n乙。",
  "（某处）",
  "\n\n[新栏]\n\n",
  "　　",
  "，",
  "𠮷",
  "报：省委，省政府\n",
  "――副题",
  "\r\n",
  "\"",
  "'",
  "一、",
  "（一）",
  "│甲│",
  "附件：1．表",
  " ",
  "内容提要\n",
  "第9期",
  "2009年3月5日",
};

static const char *
pick_piece (Monkey *fixture)
{
  return pieces[monkey_pick (fixture, G_N_ELEMENTS (pieces))];
}

/* Where the keyboard can write, or NULL. */
static GtkWidget *
pick_text (Monkey   *fixture,
           JbWindow *window)
{
  GtkWidget *row = monkey_pick_widget (fixture, window, ADW_TYPE_PREFERENCES_ROW);

  if (row == NULL)
    return NULL;
  if (JB_IS_TEXT_ROW (row))
    return GTK_WIDGET (jb_text_row_get_view (JB_TEXT_ROW (row)));

  return ui_fixture_find (row, GTK_TYPE_TEXT, 0);
}

static void
put_caret (Monkey    *fixture,
           GtkWidget *text)
{
  gtk_widget_grab_focus (text);
  if (GTK_IS_TEXT_VIEW (text))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
      int            n = gtk_text_buffer_get_char_count (buffer);
      GtkTextIter    start, end;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, monkey_pick (fixture, n + 1));
      end = start;
      if (monkey_pick (fixture, 3) == 0)
        gtk_text_iter_forward_chars (&end, monkey_pick (fixture, 40));
      gtk_text_buffer_select_range (buffer, &start, &end);
    }
  else
    {
      int n = (int) g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (text)), -1);
      int start = monkey_pick (fixture, n + 1);

      gtk_editable_select_region (GTK_EDITABLE (text), start,
                                  monkey_pick (fixture, 3) == 0 ? monkey_pick (fixture, n + 1)
                                                                : start);
    }
}

static void
write_in (Monkey    *fixture,
          GtkWidget *text)
{
  static const GtkDeleteType types[] = { GTK_DELETE_CHARS, GTK_DELETE_WORD_ENDS,
                                         GTK_DELETE_PARAGRAPH_ENDS, GTK_DELETE_PARAGRAPHS };

  put_caret (fixture, text);
  switch (monkey_pick (fixture, 6))
    {
    case 0:
      g_signal_emit_by_name (text, "backspace");
      break;
    case 1:
      g_signal_emit_by_name (text, "delete-from-cursor",
                             types[monkey_pick (fixture, GTK_IS_TEXT_VIEW (text) ? 4 : 2)],
                             monkey_pick (fixture, 2) == 0 ? 1 : -1);
      break;
    case 2:
      for (int i = monkey_pick (fixture, 4); i >= 0; i--)
        ui_fixture_type (text, pick_piece (fixture));
      break;
    default:
      ui_fixture_type (text, pick_piece (fixture));
    }
}

static void
write_in_form (Monkey   *fixture,
               JbWindow *window)
{
  GtkWidget *text = pick_text (fixture, window);

  if (text != NULL)
    write_in (fixture, text);
}

static void
write_in_text (Monkey   *fixture,
               JbWindow *window)
{
  JbPreview     *preview = JB_PREVIEW (monkey_find_widget (window, JB_TYPE_PREVIEW));
  GtkWidget     *view = GTK_WIDGET (jb_preview_get_view (preview));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter    start, end;

  if (!gtk_widget_get_mapped (view) || jb_window_get_bulletin (window) == NULL)
    return;
  if (monkey_pick (fixture, 2) == 0)
    {
      write_in (fixture, view);
      return;
    }

  put_caret (fixture, view);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  if (monkey_pick (fixture, 2) == 0)
    gtk_text_iter_forward_chars (&end, monkey_pick (fixture, 300));
  gtk_text_buffer_delete (buffer, &start, &end);
  if (monkey_pick (fixture, 3) > 0)
    gtk_text_buffer_insert (buffer, &start, pick_piece (fixture), -1);
  gtk_text_buffer_end_user_action (buffer);
}

static void
tell_role (Monkey   *fixture,
           JbWindow *window)
{
  GtkWidget       *preview = monkey_find_widget (window, JB_TYPE_PREVIEW);
  JbRole           role = (JbRole) monkey_pick (fixture, JB_N_ROLES);
  const char      *key = role == JB_ROLE_MASTHEAD ? "issue" : role == JB_ROLE_TAIL ? "copies"
                                                                                   : NULL;
  g_autofree char *id = jb_preview_roles_dup_id (role, key);

  if (!gtk_widget_get_mapped (preview) || jb_window_get_bulletin (window) == NULL)
    return;
  put_caret (fixture, GTK_WIDGET (jb_preview_get_view (JB_PREVIEW (preview))));
  if (monkey_pick (fixture, 5) == 0)
    gtk_widget_activate_action (preview, "preview.read-again", NULL);
  else
    g_object_set (preview, "line-role", id, NULL);
}

/* Whatever can be done with a part, by its card or in the outline. */
static void
rearrange (Monkey   *fixture,
           JbWindow *window)
{
  static const char *const commands[] = {
    "move-up",
    "move-down",
    "duplicate",
    "add-below",
    "add-article",
    "join",
    "to-section",
    "remove",
    "split",
    "add-subtitle",
    "add-editor-note",
    "rename",
  };
  const char      *command = commands[monkey_pick (fixture, G_N_ELEMENTS (commands))];
  g_autofree char *action = NULL;
  GtkWidget       *holder = monkey_pick_widget (fixture, window, JB_TYPE_PART_HOLDER);
  JbNode          *part;

  if (monkey_pick (fixture, 3) == 0 || holder == NULL)
    {
      JbOutline  *outline = JB_OUTLINE (monkey_find_widget (window, JB_TYPE_OUTLINE));
      GListModel *model = jb_outline_get_model (outline);
      g_autoptr(GObject) item = NULL;

      if (model == NULL || g_list_model_get_n_items (model) == 0)
        return;
      item = g_list_model_get_item (model,
                                    (guint) monkey_pick (fixture,
                                                         (int) g_list_model_get_n_items (model)));
      jb_outline_set_current (outline, item);
      holder = GTK_WIDGET (outline);
    }
  part = jb_part_holder_get_part (JB_PART_HOLDER (holder));
  if (part == NULL || jb_structure_get_prefix (part) == NULL)
    return;

  if (monkey_pick (fixture, 2) == 0)
    gtk_widget_child_focus (holder, GTK_DIR_TAB_FORWARD);
  action = g_strconcat (jb_structure_get_prefix (part), ".", command, NULL);
  if (g_str_equal (command, "to-section"))
    gtk_widget_activate_action (holder, action, "u", (guint) monkey_pick (fixture, 4));
  else
    gtk_widget_activate_action (holder, action, NULL);
}

/* What adds to a form. */
static void
add (Monkey   *fixture,
     JbWindow *window)
{
  static const struct
  {
    const char *action;
    const char *target;
  } actions[] = {
    { "editor.add-section", NULL },
    { "masthead.add", "issue" },
    { "masthead.add", "secrecy" },
    { "tail.add", "copies" },
    { "tail.add", "signer" },
    { "recipients.add", "报" },
    { "recipients.add", "抄送" },
    { "digest.add", NULL },
    { "recipients.remove", NULL },
    { "recipient.remove", NULL },
    { "document.level", NULL },
  };
  guint      i = (guint) monkey_pick (fixture, G_N_ELEMENTS (actions));
  GtkWidget *text = pick_text (fixture, window);

  if (text == NULL)
    return;
  put_caret (fixture, text);
  if (g_str_equal (actions[i].action, "document.level"))
    gtk_widget_activate_action (text, actions[i].action, "i", monkey_pick (fixture, 5));
  else if (actions[i].target != NULL)
    gtk_widget_activate_action (text, actions[i].action, "s", actions[i].target);
  else
    gtk_widget_activate_action (text, actions[i].action, NULL);
  /* An action of a form is not known outside it, so the forms are asked as well. */
  for (GtkWidget *child = gtk_widget_get_first_child (
           monkey_find_widget (window, JB_TYPE_EDITOR));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (actions[i].target != NULL)
      gtk_widget_activate_action (child, actions[i].action, "s", actions[i].target);
}

static void
find (Monkey   *fixture,
      JbWindow *window)
{
  JbFindBar *bar = JB_FIND_BAR (monkey_find_widget (window, JB_TYPE_FIND_BAR));
  GtkWidget *text;

  switch (monkey_pick (fixture, 4))
    {
    case 0:
      gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
      text = jb_find_bar_get_open (bar) ? ui_fixture_find (GTK_WIDGET (bar), GTK_TYPE_TEXT, 0)
                                        : NULL;
      if (text != NULL)
        gtk_editable_set_text (GTK_EDITABLE (text), monkey_pick (fixture, 2) ? "一" : "市");
      break;
    case 1:
      jb_find_bar_close (bar);
      break;
    default:
      gtk_widget_activate_action (GTK_WIDGET (window),
                                  monkey_pick (fixture, 2) ? "win.find-next"
                                                           : "win.find-previous",
                                  NULL);
    }
}

static void
change_window (Monkey   *fixture,
               JbWindow *window)
{
  static const int         widths[] = { 360, 700, 1000, 1200 };
  static const char *const actions[] = { "win.show-preview", "win.show-archive", "win.next-pane",
                                         "win.previous-pane", "win.show-outline", "win.back",
                                         "win.go-to-other-side" };

  if (monkey_pick (fixture, 4) == 0)
    gtk_window_set_default_size (GTK_WINDOW (window),
                                 widths[monkey_pick (fixture, G_N_ELEMENTS (widths))], 700);
  else
    gtk_widget_activate_action (GTK_WIDGET (window),
                                actions[monkey_pick (fixture, G_N_ELEMENTS (actions))], NULL);
}

/* Something else happens while an input method shows unfinished text. */
static void
compose (Monkey   *fixture,
         JbWindow *window)
{
  GtkWidget *text = monkey_pick (fixture, 3) == 0
                        ? GTK_WIDGET (jb_preview_get_view (
                              JB_PREVIEW (monkey_find_widget (window, JB_TYPE_PREVIEW))))
                        : pick_text (fixture, window);

  if (text == NULL || !gtk_widget_get_mapped (text) || jb_window_get_bulletin (window) == NULL)
    return;
  g_object_ref (text);
  put_caret (fixture, text);
  g_signal_emit_by_name (text, "preedit-changed", "zi");
  monkey_act (fixture, window);
  if (monkey_pick (fixture, 2) == 0)
    monkey_wait (fixture);
  if (jb_window_get_bulletin (window) != NULL)
    monkey_see (fixture, jb_window_get_bulletin (window));
  if (gtk_widget_get_root (text) != NULL)
    {
      g_signal_emit_by_name (text, "preedit-changed", "");
      if (gtk_widget_get_mapped (text) && monkey_pick (fixture, 2) == 0)
        ui_fixture_type (text, "字");
    }
  g_object_unref (text);
}

void
monkey_act (Monkey   *fixture,
            JbWindow *window)
{
  int what = monkey_pick (fixture, 100);

  g_test_message ("step %u: %d", fixture->step, what);
  if (what < 22)
    write_in_form (fixture, window);
  else if (what < 40)
    write_in_text (fixture, window);
  else if (what < 52)
    for (int i = monkey_pick (fixture, 6); i >= 0; i--)
      gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  else if (what < 60)
    for (int i = monkey_pick (fixture, 6); i >= 0; i--)
      gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  else if (what < 74)
    rearrange (fixture, window);
  else if (what < 79)
    tell_role (fixture, window);
  else if (what < 83)
    add (fixture, window);
  else if (what < 87)
    find (fixture, window);
  else if (what < 91)
    change_window (fixture, window);
  else if (what < 93)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  else if (what < 96)
    jb_window_open_id (window, fixture->ids[monkey_pick (fixture, (int) fixture->n_ids)]);
  else if (what < 97)
    gtk_widget_activate_action (GTK_WIDGET (window),
                                monkey_pick (fixture, 2) ? "win.new-bulletin"
                                                         : "win.new-document",
                                NULL);
  else
    compose (fixture, window);
}

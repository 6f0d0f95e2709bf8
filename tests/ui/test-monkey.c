/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "bulletin/jb-bulletin.h"
#include "jb-body-line.h"
#include "jb-document-form.h"
#include "jb-editor.h"
#include "jb-field-row.h"
#include "jb-find-bar.h"
#include "jb-outline.h"
#include "jb-part-holder.h"
#include "jb-preview-roles.h"
#include "jb-preview.h"
#include "jb-recipient-row.h"
#include "jb-structure.h"
#include "jb-text-row.h"
#include "jb-window.h"
#include "ui-fixture.h"

/* Does anything that a user can do, in any order, and looks after each step whether the
 * forms, the text and the bulletin still say the same. Each walk prints where it begins;
 * --seed takes the same walks again, as far as the clock has no say in them. */

#if defined(__SANITIZE_ADDRESS__)
enum
{
  N_STEPS = 80
};
#else
enum
{
  N_STEPS = 200
};
#endif

enum
{
  MAX_WINDOWS = 2,
  N_WALKS = 4,
  N_THOROUGH_WALKS = 60
};

/* What a bulletin said when it was first seen: what it says again when all is undone. */
typedef struct
{
  JbBulletin *bulletin;
  char       *text;
} Seen;

typedef struct
{
  char      *folder;
  JbArchive *archive;
  GRand     *rand;
  JbWindow  *windows[MAX_WINDOWS];
  GPtrArray *seen;
  gint64     ids[4];
  guint      n_ids;
  guint      step;
} Fixture;

static const char issue[] =
    "内容提要\n"
    "\n"
    "[动态]\n"
    "\n"
    "柳汀市开出流动服务车\n"
    "青川县评出十佳庭院\n"
    "\n"
    "[动态]\n"
    "\n"
    "柳汀市开出流动服务车\n"
    "\n"
    "第一段在这里，写的是车开到了哪里。\n"
    "\n"
    "第二段在这里，长一些，写的是车上有什么人。\n"
    "\n"
    "                           （柳汀市妇联）\n"
    "\n"
    "青川县评出十佳庭院\n"
    "\n"
    "评选历时一月。\n"
    "\n"
    "                           （青川县妇联）\n"
    "\n"
    "[交流]\n"
    "\n"
    "砚湖市办起茶山夜校\n"
    "\n"
    "夜校开在茶山上，来的人不少。\n"
    "\n"
    "                           （砚湖市妇联）\n"
    "\n"
    "报：省委，省政府\n"
    "送：各市妇联\n";

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

static int
pick (Fixture *fixture,
      int      n)
{
  return n > 1 ? g_rand_int_range (fixture->rand, 0, n) : 0;
}

static const char *
pick_piece (Fixture *fixture)
{
  return pieces[pick (fixture, G_N_ELEMENTS (pieces))];
}

static void
wait (Fixture *fixture)
{
  gint64   end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  gboolean busy;

  do
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      busy = FALSE;
      for (guint i = 0; i < MAX_WINDOWS; i++)
        busy |= fixture->windows[i] != NULL && jb_window_get_busy (fixture->windows[i]);
    }
  while (busy);
  ui_fixture_settle ();
}

static JbWindow *
open_window (Fixture *fixture)
{
  JbWindow *window = jb_window_new (NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 760);
  jb_window_set_archive (window, fixture->archive);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));

  return window;
}

static Seen *
see (Fixture    *fixture,
     JbBulletin *bulletin)
{
  Seen *seen;

  for (guint i = 0; i < fixture->seen->len; i++)
    {
      seen = g_ptr_array_index (fixture->seen, i);
      if (seen->bulletin == bulletin)
        return seen;
    }

  g_assert_false (jb_history_get_can_undo (jb_bulletin_get_history (bulletin)));
  seen = g_new0 (Seen, 1);
  seen->text = ui_fixture_dup_bytes (bulletin);
  g_set_weak_pointer (&seen->bulletin, bulletin);
  g_ptr_array_add (fixture->seen, seen);

  return seen;
}

static void
import (Fixture    *fixture,
        const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  jb_window_import_files (fixture->windows[0], &file, 1);
  wait (fixture);
  fixture->ids[fixture->n_ids++] = jb_window_get_id (fixture->windows[0]);
  see (fixture, jb_window_get_bulletin (fixture->windows[0]));
}

static void
seen_free (gpointer data)
{
  Seen *seen = data;

  if (seen->bulletin != NULL)
    g_object_remove_weak_pointer (G_OBJECT (seen->bulletin), (gpointer *) &seen->bulletin);
  g_free (seen->text);
  g_free (seen);
}

/* What GTK 4.8 says about itself, and nothing is lost by: a window that changes its size while
 * it is drawn; a cursor that blinks once more where a program selected something; a popover
 * whose window is between two places; a label that is as wide as its ellipsis. */
static const char *const known_messages[] = {
  "without a current allocation",
  "unexpected blinking selection",
  "gdk_monitor_get_geometry: assertion 'GDK_IS_MONITOR (monitor)' failed",
  "natural size must be >= min size",
};

static gboolean
is_known (const char *message)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_messages); i++)
    if (strstr (message, known_messages[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* GLib would end the test before a known message could be told from others. */
static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         data)
{
  gboolean known = FALSE;

  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE"))
      known = is_known (fields[i].value);
  g_log_writer_default (level & ~G_LOG_FLAG_FATAL, fields, n_fields, data);
  if ((level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL)) != 0 && !known)
    abort ();

  return G_LOG_WRITER_HANDLED;
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *small = NULL;
  g_autofree char *document = NULL;
  g_autofree char *data = g_path_get_dirname (g_getenv ("JB_SAMPLE"));

  /* Each walk begins with the same random number, so its own goes into it. */
  guint32 seed = (guint32) g_test_rand_int () + GPOINTER_TO_UINT (user_data);

  g_test_message ("walk from %u", seed);
  fixture->rand = g_rand_new_with_seed (seed);
  fixture->seen = g_ptr_array_new_with_free_func (seen_free);
  fixture->folder = g_dir_make_tmp ("jianbao-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "archive.db", NULL);
  small = g_build_filename (fixture->folder, "小.txt", NULL);
  document = g_build_filename (data, "sample-document.txt", NULL);
  g_file_set_contents (small, issue, -1, &error);
  g_assert_no_error (error);
  fixture->archive = jb_archive_open (path, &error);
  g_assert_no_error (error);

  fixture->windows[0] = open_window (fixture);
  wait (fixture);
  import (fixture, g_getenv ("JB_SAMPLE"));
  import (fixture, document);
  import (fixture, small);
}

/* What is selected is kept for the clipboard, and widgets that were animated for a moment. */
static void
wait_for_bulletins (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  gdk_clipboard_set_content (gdk_display_get_primary_clipboard (gdk_display_get_default ()), NULL);
  for (guint i = 0; i < fixture->seen->len; i++)
    {
      Seen *seen = g_ptr_array_index (fixture->seen, i);

      while (seen->bulletin != NULL)
        {
          g_assert_cmpint (g_get_monotonic_time (), <, end);
          ui_fixture_settle ();
          g_usleep (G_USEC_PER_SEC / 100);
        }
    }
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  for (guint i = 0; i < MAX_WINDOWS; i++)
    {
      if (fixture->windows[i] == NULL)
        continue;
      g_object_add_weak_pointer (G_OBJECT (fixture->windows[i]),
                                 (gpointer *) &fixture->windows[i]);
      gtk_window_destroy (GTK_WINDOW (fixture->windows[i]));
      ui_fixture_settle ();
      g_assert_null (fixture->windows[i]);
    }
  wait_for_bulletins (fixture);
  g_ptr_array_unref (fixture->seen);
  g_rand_free (fixture->rand);
  ui_fixture_finalize (fixture->archive);

  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

/* The widgets of a type that are shown, in the order of the screen. */
static void
collect (GtkWidget *root,
         GType      type,
         GPtrArray *found)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child))
        continue;
      if (g_type_is_a (G_OBJECT_TYPE (child), type))
        g_ptr_array_add (found, child);
      collect (child, type, found);
    }
}

static GtkWidget *
pick_widget (Fixture  *fixture,
             JbWindow *window,
             GType     type)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new ();

  collect (GTK_WIDGET (window), type, found);

  return found->len > 0 ? g_ptr_array_index (found, pick (fixture, (int) found->len)) : NULL;
}

static GtkWidget *
find_widget (JbWindow *window,
             GType     type)
{
  GtkWidget *widget = ui_fixture_find (GTK_WIDGET (window), type, 0);

  g_assert_nonnull (widget);

  return widget;
}

static char *
dup_field (gpointer    object,
           const char *field)
{
  GParamSpec *pspec;
  g_autoptr(GListModel) lines = NULL;
  g_autoptr(GString) joined = NULL;
  char *text = NULL;

  if (object == NULL || field == NULL)
    return g_strdup ("");
  if (JB_IS_FIELDS (object))
    {
      const char *value = jb_fields_get_text (object, field);

      return g_strdup (value != NULL ? value : "");
    }

  pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), field);
  g_assert_nonnull (pspec);
  if (!g_type_is_a (pspec->value_type, G_TYPE_LIST_MODEL))
    {
      g_object_get (object, field, &text, NULL);
      return text != NULL ? text : g_strdup ("");
    }

  g_object_get (object, field, &lines, NULL);
  joined = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (lines, i);
      g_autofree char *shown = jb_body_line_to_shown (jb_block_get_text (block));

      g_string_append_printf (joined, "%s%s", i > 0 ? "\n" : "", shown);
    }

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* A refused value stays in its row for the user to correct. */
static void
assert_rows (JbWindow *window)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();

  collect (GTK_WIDGET (window), ADW_TYPE_PREFERENCES_ROW, rows);
  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget       *row = g_ptr_array_index (rows, i);
      g_autofree char *shown = NULL;
      g_autofree char *value = NULL;

      if (gtk_widget_has_css_class (row, "error"))
        continue;
      if (JB_IS_FIELD_ROW (row))
        {
          shown = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
          value = dup_field (jb_field_row_get_object (JB_FIELD_ROW (row)),
                             jb_field_row_get_field (JB_FIELD_ROW (row)));
        }
      else if (JB_IS_TEXT_ROW (row))
        {
          GtkTextBuffer *buffer = gtk_text_view_get_buffer (
              jb_text_row_get_view (JB_TEXT_ROW (row)));
          GtkTextIter start, end;

          gtk_text_buffer_get_bounds (buffer, &start, &end);
          shown = gtk_text_iter_get_slice (&start, &end);
          value = dup_field (jb_text_row_get_object (JB_TEXT_ROW (row)),
                             jb_text_row_get_field (JB_TEXT_ROW (row)));
        }
      else if (JB_IS_RECIPIENT_ROW (row))
        {
          GtkWidget *text = ui_fixture_find (row, GTK_TYPE_TEXT, 0);

          shown = g_strdup (gtk_editable_get_text (GTK_EDITABLE (text)));
          /* An emptied one is removed when the keyboard leaves it. */
          if (*shown == '\0')
            continue;
          value = g_strdup (jb_block_get_text (
              jb_recipient_row_get_block (JB_RECIPIENT_ROW (row))));
          /* A ， waits in the row for what comes behind it. */
          if (g_str_has_suffix (shown, "，"))
            {
              shown[strlen (shown) - strlen ("，")] = '\0';
              g_strchomp (shown);
              g_strchomp (value);
            }
        }
      if (shown != NULL && !g_str_equal (shown, value))
        g_test_message ("row “%s”", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
      g_assert_cmpstr (shown, ==, value);
    }
}

static void
assert_outline (JbWindow   *window,
                JbBulletin *bulletin)
{
  GListModel *model = jb_outline_get_model (JB_OUTLINE (find_widget (window, JB_TYPE_OUTLINE)));
  GListModel *sections = jb_bulletin_get_sections (bulletin);
  guint       n = g_list_model_get_n_items (model);
  guint       at = 0;

  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr(JbSection) section = g_list_model_get_item (sections, i);
      GListModel *articles = jb_section_get_articles (section);

      for (guint j = 0; j <= g_list_model_get_n_items (articles); j++)
        {
          g_autoptr(GObject) part = j == 0 ? g_object_ref (G_OBJECT (section))
                                            : g_list_model_get_item (articles, j - 1);
          gboolean found = FALSE;

          for (; at < n && !found; at++)
            {
              g_autoptr(GObject) item = g_list_model_get_item (model, at);

              found = item == part;
            }
          g_assert_true (found);
        }
    }
}

static void
assert_agrees (Fixture  *fixture,
               JbWindow *window)
{
  JbBulletin      *bulletin = jb_window_get_bulletin (window);
  JbPreview       *preview = JB_PREVIEW (find_widget (window, JB_TYPE_PREVIEW));
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;
  g_autoptr(JbTranscript) transcript = NULL;
  g_autoptr(GError) error = NULL;

  if (bulletin == NULL)
    return;

  see (fixture, bulletin);
  text = ui_fixture_dup_bytes (bulletin);
  transcript = jb_bulletin_to_transcript (bulletin);
  g_assert_cmpstr (transcript->text, ==, text);
  jb_transcript_check (transcript, &error);
  g_assert_no_error (error);
  g_assert_true (jb_preview_get_bulletin (preview) == bulletin);
  if (!gtk_widget_get_mapped (GTK_WIDGET (preview)))
    jb_preview_update (preview);
  shown = jb_preview_dup_text (preview);
  g_assert_cmpstr (shown, ==, text);
  assert_rows (window);
  if (jb_bulletin_get_document (bulletin) == NULL)
    assert_outline (window, bulletin);
}

/* Where the keyboard can write, or NULL. */
static GtkWidget *
pick_text (Fixture  *fixture,
           JbWindow *window)
{
  GtkWidget *row = pick_widget (fixture, window, ADW_TYPE_PREFERENCES_ROW);

  if (row == NULL)
    return NULL;
  if (JB_IS_TEXT_ROW (row))
    return GTK_WIDGET (jb_text_row_get_view (JB_TEXT_ROW (row)));

  return ui_fixture_find (row, GTK_TYPE_TEXT, 0);
}

static void
put_caret (Fixture   *fixture,
           GtkWidget *text)
{
  gtk_widget_grab_focus (text);
  if (GTK_IS_TEXT_VIEW (text))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
      int            n = gtk_text_buffer_get_char_count (buffer);
      GtkTextIter    start, end;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, pick (fixture, n + 1));
      end = start;
      if (pick (fixture, 3) == 0)
        gtk_text_iter_forward_chars (&end, pick (fixture, 40));
      gtk_text_buffer_select_range (buffer, &start, &end);
    }
  else
    {
      int n = (int) g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (text)), -1);
      int start = pick (fixture, n + 1);

      gtk_editable_select_region (GTK_EDITABLE (text), start,
                                  pick (fixture, 3) == 0 ? pick (fixture, n + 1) : start);
    }
}

static void
write_in (Fixture   *fixture,
          GtkWidget *text)
{
  static const GtkDeleteType types[] = { GTK_DELETE_CHARS, GTK_DELETE_WORD_ENDS,
                                         GTK_DELETE_PARAGRAPH_ENDS, GTK_DELETE_PARAGRAPHS };

  put_caret (fixture, text);
  switch (pick (fixture, 6))
    {
    case 0:
      g_signal_emit_by_name (text, "backspace");
      break;
    case 1:
      g_signal_emit_by_name (text, "delete-from-cursor",
                             types[pick (fixture, GTK_IS_TEXT_VIEW (text) ? 4 : 2)],
                             pick (fixture, 2) == 0 ? 1 : -1);
      break;
    case 2:
      for (int i = pick (fixture, 4); i >= 0; i--)
        ui_fixture_type (text, pick_piece (fixture));
      break;
    default:
      ui_fixture_type (text, pick_piece (fixture));
    }
}

static void
write_in_form (Fixture  *fixture,
               JbWindow *window)
{
  GtkWidget *text = pick_text (fixture, window);

  if (text != NULL)
    write_in (fixture, text);
}

static void
write_in_text (Fixture  *fixture,
               JbWindow *window)
{
  JbPreview     *preview = JB_PREVIEW (find_widget (window, JB_TYPE_PREVIEW));
  GtkWidget     *view = GTK_WIDGET (jb_preview_get_view (preview));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter    start, end;

  if (!gtk_widget_get_mapped (view) || jb_window_get_bulletin (window) == NULL)
    return;
  if (pick (fixture, 2) == 0)
    {
      write_in (fixture, view);
      return;
    }

  put_caret (fixture, view);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  if (pick (fixture, 2) == 0)
    gtk_text_iter_forward_chars (&end, pick (fixture, 300));
  gtk_text_buffer_delete (buffer, &start, &end);
  if (pick (fixture, 3) > 0)
    gtk_text_buffer_insert (buffer, &start, pick_piece (fixture), -1);
  gtk_text_buffer_end_user_action (buffer);
}

static void
tell_role (Fixture  *fixture,
           JbWindow *window)
{
  GtkWidget       *preview = find_widget (window, JB_TYPE_PREVIEW);
  JbRole           role = (JbRole) pick (fixture, JB_N_ROLES);
  const char      *key = role == JB_ROLE_MASTHEAD ? "issue" : role == JB_ROLE_TAIL ? "copies"
                                                                                   : NULL;
  g_autofree char *id = jb_preview_roles_dup_id (role, key);

  if (!gtk_widget_get_mapped (preview) || jb_window_get_bulletin (window) == NULL)
    return;
  put_caret (fixture, GTK_WIDGET (jb_preview_get_view (JB_PREVIEW (preview))));
  if (pick (fixture, 5) == 0)
    gtk_widget_activate_action (preview, "preview.read-again", NULL);
  else
    g_object_set (preview, "line-role", id, NULL);
}

/* Whatever can be done with a part, by its card or in the outline. */
static void
rearrange (Fixture  *fixture,
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
  const char      *command = commands[pick (fixture, G_N_ELEMENTS (commands))];
  g_autofree char *action = NULL;
  GtkWidget       *holder = pick_widget (fixture, window, JB_TYPE_PART_HOLDER);
  JbNode          *part;

  if (pick (fixture, 3) == 0 || holder == NULL)
    {
      JbOutline  *outline = JB_OUTLINE (find_widget (window, JB_TYPE_OUTLINE));
      GListModel *model = jb_outline_get_model (outline);
      g_autoptr(GObject) item = NULL;

      if (model == NULL || g_list_model_get_n_items (model) == 0)
        return;
      item = g_list_model_get_item (model,
                                    (guint) pick (fixture,
                                                  (int) g_list_model_get_n_items (model)));
      jb_outline_set_current (outline, item);
      holder = GTK_WIDGET (outline);
    }
  part = jb_part_holder_get_part (JB_PART_HOLDER (holder));
  if (part == NULL || jb_structure_get_prefix (part) == NULL)
    return;

  if (pick (fixture, 2) == 0)
    gtk_widget_child_focus (holder, GTK_DIR_TAB_FORWARD);
  action = g_strconcat (jb_structure_get_prefix (part), ".", command, NULL);
  if (g_str_equal (command, "to-section"))
    gtk_widget_activate_action (holder, action, "u", (guint) pick (fixture, 4));
  else
    gtk_widget_activate_action (holder, action, NULL);
}

/* What adds to a form. */
static void
add (Fixture  *fixture,
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
  guint      i = (guint) pick (fixture, G_N_ELEMENTS (actions));
  GtkWidget *text = pick_text (fixture, window);

  if (text == NULL)
    return;
  put_caret (fixture, text);
  if (g_str_equal (actions[i].action, "document.level"))
    gtk_widget_activate_action (text, actions[i].action, "i", pick (fixture, 5));
  else if (actions[i].target != NULL)
    gtk_widget_activate_action (text, actions[i].action, "s", actions[i].target);
  else
    gtk_widget_activate_action (text, actions[i].action, NULL);
  /* An action of a form is not known outside it, so the forms are asked as well. */
  for (GtkWidget *child = gtk_widget_get_first_child (
           find_widget (window, JB_TYPE_EDITOR));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (actions[i].target != NULL)
      gtk_widget_activate_action (child, actions[i].action, "s", actions[i].target);
}

static void
find (Fixture  *fixture,
      JbWindow *window)
{
  JbFindBar *bar = JB_FIND_BAR (find_widget (window, JB_TYPE_FIND_BAR));
  GtkWidget *text;

  switch (pick (fixture, 4))
    {
    case 0:
      gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
      text = jb_find_bar_get_open (bar) ? ui_fixture_find (GTK_WIDGET (bar), GTK_TYPE_TEXT, 0)
                                        : NULL;
      if (text != NULL)
        gtk_editable_set_text (GTK_EDITABLE (text), pick (fixture, 2) ? "一" : "市");
      break;
    case 1:
      jb_find_bar_close (bar);
      break;
    default:
      gtk_widget_activate_action (GTK_WIDGET (window),
                                  pick (fixture, 2) ? "win.find-next" : "win.find-previous", NULL);
    }
}

static void
change_window (Fixture  *fixture,
               JbWindow *window)
{
  static const int         widths[] = { 360, 700, 1000, 1200 };
  static const char *const actions[] = { "win.show-preview", "win.show-archive", "win.next-pane",
                                         "win.previous-pane", "win.show-outline", "win.back",
                                         "win.go-to-other-side" };

  if (pick (fixture, 4) == 0)
    gtk_window_set_default_size (GTK_WINDOW (window),
                                 widths[pick (fixture, G_N_ELEMENTS (widths))], 700);
  else
    gtk_widget_activate_action (GTK_WIDGET (window),
                                actions[pick (fixture, G_N_ELEMENTS (actions))], NULL);
}

static void
open_or_close_second (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  if (fixture->windows[1] == NULL)
    {
      fixture->windows[1] = open_window (fixture);
      return;
    }

  g_object_add_weak_pointer (G_OBJECT (fixture->windows[1]), (gpointer *) &fixture->windows[1]);
  gtk_window_close (GTK_WINDOW (fixture->windows[1]));
  while (fixture->windows[1] != NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

static void act (Fixture  *fixture,
                 JbWindow *window);

/* Something else happens while an input method shows unfinished text. */
static void
compose (Fixture  *fixture,
         JbWindow *window)
{
  GtkWidget *text = pick (fixture, 3) == 0
                        ? GTK_WIDGET (jb_preview_get_view (
                              JB_PREVIEW (find_widget (window, JB_TYPE_PREVIEW))))
                        : pick_text (fixture, window);

  if (text == NULL || !gtk_widget_get_mapped (text) || jb_window_get_bulletin (window) == NULL)
    return;
  g_object_ref (text);
  put_caret (fixture, text);
  g_signal_emit_by_name (text, "preedit-changed", "zi");
  act (fixture, window);
  if (pick (fixture, 2) == 0)
    wait (fixture);
  if (jb_window_get_bulletin (window) != NULL)
    see (fixture, jb_window_get_bulletin (window));
  if (gtk_widget_get_root (text) != NULL)
    {
      g_signal_emit_by_name (text, "preedit-changed", "");
      if (gtk_widget_get_mapped (text) && pick (fixture, 2) == 0)
        ui_fixture_type (text, "字");
    }
  g_object_unref (text);
}

static void
act (Fixture  *fixture,
     JbWindow *window)
{
  int what = pick (fixture, 100);

  g_test_message ("step %u: %d", fixture->step, what);
  if (what < 22)
    write_in_form (fixture, window);
  else if (what < 40)
    write_in_text (fixture, window);
  else if (what < 52)
    for (int i = pick (fixture, 6); i >= 0; i--)
      gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  else if (what < 60)
    for (int i = pick (fixture, 6); i >= 0; i--)
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
    jb_window_open_id (window, fixture->ids[pick (fixture, (int) fixture->n_ids)]);
  else if (what < 97)
    gtk_widget_activate_action (GTK_WIDGET (window),
                                pick (fixture, 2) ? "win.new-bulletin" : "win.new-document", NULL);
  else
    compose (fixture, window);
}

static void
assert_no_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        g_test_message ("%s", adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (window)));
      g_assert_false (ADW_IS_MESSAGE_DIALOG (window));
    }
}

static void
undo_all (Fixture  *fixture,
          JbWindow *window)
{
  JbBulletin      *bulletin = jb_window_get_bulletin (window);
  Seen            *seen;
  g_autofree char *text = NULL;

  if (bulletin == NULL)
    return;
  seen = see (fixture, bulletin);
  while (jb_history_undo (jb_bulletin_get_history (bulletin)))
    ;
  wait (fixture);
  assert_agrees (fixture, window);
  text = ui_fixture_dup_bytes (bulletin);
  g_assert_cmpstr (text, ==, seen->text);
}

static void
test_monkey (Fixture      *fixture,
             gconstpointer user_data)
{
  for (fixture->step = 0; fixture->step < N_STEPS; fixture->step++)
    {
      JbWindow *window = fixture->windows[pick (fixture, MAX_WINDOWS)];

      if (pick (fixture, 60) == 0)
        open_or_close_second (fixture);
      else
        act (fixture, window != NULL ? window : fixture->windows[0]);
      wait (fixture);
      assert_no_dialog ();
      for (guint i = 0; i < MAX_WINDOWS; i++)
        if (fixture->windows[i] != NULL)
          assert_agrees (fixture, fixture->windows[i]);
    }

  if (fixture->windows[1] != NULL)
    {
      undo_all (fixture, fixture->windows[1]);
      open_or_close_second (fixture);
    }
  undo_all (fixture, fixture->windows[0]);
  for (guint i = 0; i < fixture->n_ids; i++)
    {
      jb_window_open_id (fixture->windows[0], fixture->ids[i]);
      wait (fixture);
      assert_no_dialog ();
      undo_all (fixture, fixture->windows[0]);
    }
}

int
main (int    argc,
      char **argv)
{
  guint n_walks;

  ui_fixture_init (&argc, &argv);
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  g_log_set_writer_func (write_log, NULL, NULL);

  n_walks = g_test_thorough () ? N_THOROUGH_WALKS : N_WALKS;
  for (guint i = 1; i <= n_walks; i++)
    {
      g_autofree char *path = g_strdup_printf ("/ui/monkey/%u", i);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_monkey, tear_down);
    }

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "monkey.h"

#include <stdlib.h>
#include <string.h>

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

int
monkey_pick (Monkey *fixture,
             int     n)
{
  return n > 1 ? g_rand_int_range (fixture->rand, 0, n) : 0;
}

void
monkey_wait (Monkey *fixture)
{
  gint64   end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  gboolean busy;

  do
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      busy = FALSE;
      for (guint i = 0; i < MONKEY_MAX_WINDOWS; i++)
        busy |= fixture->windows[i] != NULL && jb_window_get_busy (fixture->windows[i]);
    }
  while (busy);
  ui_fixture_settle ();
}

MonkeySeen *
monkey_see (Monkey     *fixture,
            JbBulletin *bulletin)
{
  MonkeySeen *seen;

  for (guint i = 0; i < fixture->seen->len; i++)
    {
      seen = g_ptr_array_index (fixture->seen, i);
      if (seen->bulletin == bulletin)
        return seen;
    }

  g_assert_false (jb_history_get_can_undo (jb_bulletin_get_history (bulletin)));
  seen = g_new0 (MonkeySeen, 1);
  seen->text = ui_fixture_dup_bytes (bulletin);
  g_set_weak_pointer (&seen->bulletin, bulletin);
  g_ptr_array_add (fixture->seen, seen);

  return seen;
}

static void
import (Monkey     *fixture,
        const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  jb_window_import_files (fixture->windows[0], &file, 1);
  monkey_wait (fixture);
  fixture->ids[fixture->n_ids++] = jb_window_get_id (fixture->windows[0]);
  monkey_see (fixture, jb_window_get_bulletin (fixture->windows[0]));
}

static void
seen_free (gpointer data)
{
  MonkeySeen *seen = data;

  if (seen->bulletin != NULL)
    g_object_remove_weak_pointer (G_OBJECT (seen->bulletin), (gpointer *) &seen->bulletin);
  g_free (seen->text);
  g_free (seen);
}

/* What is selected is kept for the clipboard, and widgets that were animated for a moment. */
static void
wait_for_bulletins (Monkey *fixture)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  gdk_clipboard_set_content (gdk_display_get_primary_clipboard (gdk_display_get_default ()), NULL);
  for (guint i = 0; i < fixture->seen->len; i++)
    {
      MonkeySeen *seen = g_ptr_array_index (fixture->seen, i);

      while (seen->bulletin != NULL)
        {
          g_assert_cmpint (g_get_monotonic_time (), <, end);
          ui_fixture_settle ();
          g_usleep (G_USEC_PER_SEC / 100);
        }
    }
}

void
monkey_set_up (Monkey       *fixture,
               gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *small = NULL;
  g_autofree char *document = NULL;
  g_autofree char *data = g_path_get_dirname (g_getenv ("JB_SAMPLE"));

  /* Each walk begins with the same random number, so its own goes into it. */
  guint32 seed = (guint32) g_test_rand_int () + GPOINTER_TO_UINT (user_data);

  g_test_message ("walk from %u", seed);
  fixture->rand = g_rand_new_with_seed (seed);
  fixture->seen = g_ptr_array_new_with_free_func (seen_free);
  fixture->folder = window_fixture_make_archive (&fixture->archive);
  small = g_build_filename (fixture->folder, "小.txt", NULL);
  document = g_build_filename (data, "sample-document.txt", NULL);
  g_file_set_contents (small, issue, -1, &error);
  g_assert_no_error (error);

  fixture->windows[0] = window_fixture_open (fixture->archive);
  monkey_wait (fixture);
  import (fixture, g_getenv ("JB_SAMPLE"));
  import (fixture, document);
  import (fixture, small);
}

void
monkey_tear_down (Monkey       *fixture,
                  gconstpointer user_data)
{
  for (guint i = 0; i < MONKEY_MAX_WINDOWS; i++)
    if (fixture->windows[i] != NULL)
      window_fixture_close (fixture->windows[i]);
  wait_for_bulletins (fixture);
  g_ptr_array_unref (fixture->seen);
  g_rand_free (fixture->rand);
  ui_fixture_finalize (fixture->archive);
  window_fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

/* The widgets of a type that are shown, in the order of the screen. */
void
monkey_collect (GtkWidget *root,
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
      monkey_collect (child, type, found);
    }
}

GtkWidget *
monkey_pick_widget (Monkey   *fixture,
                    JbWindow *window,
                    GType     type)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new ();

  monkey_collect (GTK_WIDGET (window), type, found);

  return found->len > 0 ? g_ptr_array_index (found, monkey_pick (fixture, (int) found->len)) : NULL;
}

GtkWidget *
monkey_find_widget (JbWindow *window,
                    GType     type)
{
  GtkWidget *widget = ui_fixture_find (GTK_WIDGET (window), type, 0);

  g_assert_nonnull (widget);

  return widget;
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
GLogWriterOutput
monkey_write_log (GLogLevelFlags   level,
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-fixture.h"
#include "jb-window-private.h"
#include "store/jb-archive-bin.h"

/* Who closes a window at once does not wait for what was begun in it: that ends in the archive, and
 * nothing of the window comes back. */

typedef struct
{
  const char *action;
  const char *target; /* as text, or NULL */
} Row;

static const Row rows[] = {
  { "win.label-entry", "int64 2" },
  { "win.change-labels", "[('评优', true, [int64 2]), ('年终', true, [int64 1])]" },
  { "win.print", NULL },
  { "win.new-like", NULL },
  { "win.new-like-entry", "int64 2" },
  { "win.new-bulletin", NULL },
  { "win.open-sample", NULL },
  { "win.open-entry", "int64 2" },
  { "win.copy-entry", "int64 2" },
  { "win.compare-recipients", NULL },
  { "win.verify-archive", NULL },
  { "win.save", NULL },
  { "win.show-history", NULL },
  { "win.undelete", "[int64 2]" },
  { "win.delete-entry", "int64 1" },
  { "win.file-issue", NULL },
};

/* Two issues, of which the first is open and, when @typed is set, is not saved. */
static JbWindow *
open_window (WindowFixture *f,
             gboolean       typed)
{
  g_autoptr(JbSection) section = NULL;
  g_autofree char *name = g_strdup_printf ("要闻%d", g_test_rand_int ());

  f->window = window_fixture_open (f->archive);
  window_fixture_wait (f);
  jb_window_open_id (f->window, 1);
  window_fixture_wait (f);
  g_assert_cmpint (jb_window_get_id (f->window), ==, 1);
  section = g_list_model_get_item (
      jb_bulletin_get_sections (jb_window_get_bulletin (f->window)), 0);
  if (typed)
    jb_section_set_name (section, name);

  return f->window;
}

static void
test_actions (WindowFixture *f,
              gconstpointer  data)
{
  window_fixture_close (f->window);
  for (gsize i = 0; i < 2 * G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i / 2];
      JbWindow  *window = open_window (f, i % 2 == 1);
      g_autoptr(GVariant) target = NULL;
      g_autoptr(GError) error = NULL;

      if (row->target != NULL)
        {
          target = g_variant_parse (NULL, row->target, NULL, NULL, &error);
          g_assert_no_error (error);
        }
      g_test_message ("%s%s", row->action, i % 2 == 1 ? ", with something typed" : "");
      g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (window), row->action, target));
      window_fixture_close (window);
      g_assert_null (window_fixture_find_window (GTK_TYPE_WINDOW));
      if (g_str_equal (row->action, "win.delete-entry"))
        {
          const gint64 id = 1;

          jb_archive_undelete (f->archive, &id, 1, &error);
          g_assert_no_error (error);
        }
    }
  open_window (f, FALSE);
}

/* A question that nobody answers goes with the window, and does not keep it. */
static void
test_unanswered (WindowFixture *f,
                 gconstpointer  data)
{
  window_fixture_wait (f);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.label-entry", "x",
                                             G_GINT64_CONSTANT (1)));
  window_fixture_wait (f);
  ui_fixture_close (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_null (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.label-entry", "x",
                                             G_GINT64_CONSTANT (1)));
  window_fixture_wait (f);
  g_assert_nonnull (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  window_fixture_close (f->window);
  g_assert_null (window_fixture_find_window (GTK_TYPE_WINDOW));
  open_window (f, FALSE);
}

static void
set_up (WindowFixture *f,
        gconstpointer  data)
{
  window_fixture_set_up (f, data);
  g_assert_cmpint (export_fixture_add_issue (f, 4), ==, 1);
  g_assert_cmpint (export_fixture_add_issue (f, 5), ==, 2);
  window_fixture_wait (f);
}

#define ADD(name, function) \
  g_test_add ("/closed-early/" name, WindowFixture, NULL, set_up, function, \
              window_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autofree char *cache = g_dir_make_tmp ("jianbao-cache-XXXXXX", NULL);
  int              result;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  ui_fixture_init (&argc, &argv);

  ADD ("actions", test_actions);
  ADD ("unanswered", test_unanswered);

  result = g_test_run ();
  window_fixture_remove (cache);

  return result;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "monkey.h"

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
  N_WALKS = 4,
  N_THOROUGH_WALKS = 60
};

static void
open_or_close_second (Monkey *fixture)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  if (fixture->windows[1] == NULL)
    {
      fixture->windows[1] = window_fixture_open (fixture->archive);
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
undo_all (Monkey   *fixture,
          JbWindow *window)
{
  JbBulletin      *bulletin = jb_window_get_bulletin (window);
  MonkeySeen      *seen;
  g_autofree char *text = NULL;

  if (bulletin == NULL)
    return;
  seen = monkey_see (fixture, bulletin);
  while (jb_history_undo (jb_bulletin_get_history (bulletin)))
    ;
  monkey_wait (fixture);
  monkey_assert_agrees (fixture, window);
  text = ui_fixture_dup_bytes (bulletin);
  g_assert_cmpstr (text, ==, seen->text);
}

static void
test_monkey (Monkey       *fixture,
             gconstpointer user_data)
{
  for (fixture->step = 0; fixture->step < N_STEPS; fixture->step++)
    {
      JbWindow *window = fixture->windows[monkey_pick (fixture, MONKEY_MAX_WINDOWS)];

      if (monkey_pick (fixture, 60) == 0)
        open_or_close_second (fixture);
      else
        monkey_act (fixture, window != NULL ? window : fixture->windows[0]);
      monkey_wait (fixture);
      assert_no_dialog ();
      for (guint i = 0; i < MONKEY_MAX_WINDOWS; i++)
        if (fixture->windows[i] != NULL)
          monkey_assert_agrees (fixture, fixture->windows[i]);
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
      monkey_wait (fixture);
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
  g_log_set_writer_func (monkey_write_log, NULL, NULL);

  n_walks = g_test_thorough () ? N_THOROUGH_WALKS : N_WALKS;
  for (guint i = 1; i <= n_walks; i++)
    {
      g_autofree char *path = g_strdup_printf ("/ui/monkey/%u", i);

      g_test_add (path, Monkey, GUINT_TO_POINTER (i), monkey_set_up, test_monkey, monkey_tear_down);
    }

  return g_test_run ();
}

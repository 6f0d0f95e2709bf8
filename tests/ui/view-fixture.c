/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view-fixture.h"

typedef struct
{
  const char *name;
  const char *actions[3]; /* of the application without a prefix, or of the window */
} View;

static const View views[] = {
  { "forms", { NULL } },
  { "pages", { "win.show-page", NULL } },
  { "findings", { "win.show-findings", NULL } },
  { "outline", { "win.show-outline", NULL } },
  { "find", { "win.find", NULL } },
  { "search", { "win.search-archive", NULL } },
  { "history", { "win.show-history", NULL } },
  { "export", { "win.export", NULL } },
  { "filing", { "win.file-issue", NULL } },
  { "publications", { "win.publications", NULL } },
  { "a finding", { "win.next-finding", NULL } },
  { "bin", { "win.show-bin", NULL } },
  { "rules", { "win.choose-rules", NULL } },
  { "mailing list", { "win.mailing-list", NULL } },
  { "shortcuts", { "win.show-help-overlay", NULL } },
  { "preferences", { "preferences", NULL } },
  { "directory", { "directory", NULL } },
  { "statistics", { "statistics", NULL } },
};

void
view_fixture_wait (ApplicationFixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 700 * 1000;

  application_fixture_wait (fixture);
  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (5000);
}

/* What opened above the window goes again. */
static void
close_others (ApplicationFixture *fixture,
              JbWindow           *window)
{
  g_autoptr(GListModel) tops = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = g_list_model_get_n_items (tops); i > 0; i--)
    {
      g_autoptr(GtkWindow) top = g_list_model_get_item (tops, i - 1);

      if (GTK_WIDGET (top) != GTK_WIDGET (window) && gtk_widget_get_visible (GTK_WIDGET (top)))
        gtk_window_close (top);
    }
  application_fixture_wait (fixture);
}

static void
look (const char *name,
      ViewFunc    func,
      gpointer    data)
{
  g_autoptr(GListModel) tops = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (tops); i++)
    {
      g_autoptr(GtkWidget) top = g_list_model_get_item (tops, i);

      if (gtk_widget_get_mapped (top))
        func (name, top, data);
    }
}

void
view_fixture_open (ApplicationFixture *fixture)
{
  g_autoptr(GBytes) sample = ui_fixture_load_sample ();
  g_autofree char *text = g_strndup (g_bytes_get_data (sample, NULL), g_bytes_get_size (sample));

  application_fixture_open_id (fixture, application_fixture_get_window (fixture, 0),
                               application_fixture_add (fixture, text));
  view_fixture_wait (fixture);
}

void
view_fixture_visit (ApplicationFixture *fixture,
                    ViewFunc            func,
                    gpointer            data)
{
  JbWindow *window = application_fixture_get_window (fixture, 0);

  gtk_window_set_default_size (GTK_WINDOW (window), 1270, 790);
  view_fixture_wait (fixture);
  look ("welcome", func, data);

  view_fixture_open (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      for (guint j = 0; views[i].actions[j] != NULL; j++)
        if (g_str_has_prefix (views[i].actions[j], "win."))
          g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), views[i].actions[j],
                                                     NULL));
        else
          application_fixture_activate (fixture, views[i].actions[j], NULL);
      view_fixture_wait (fixture);
      look (views[i].name, func, data);
      close_others (fixture, window);
    }
}

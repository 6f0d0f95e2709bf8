/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/jb-archive-list.h"

#include "fixture.h"

/* Holds every emission against a copy of the list that is kept by emissions alone. */
typedef struct
{
  char          *folder;
  char          *path;
  JbArchive     *archive;
  JbArchiveList *list;
  GPtrArray     *mirror;
  guint          n_emissions;
  guint          n_titles;
} Fixture;

static void
assert_mirrored (Fixture *f)
{
  GListModel *model = G_LIST_MODEL (f->list);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, f->mirror->len);
  for (guint i = 0; i < f->mirror->len; i++)
    {
      g_autoptr(JbArchiveEntry) entry = g_list_model_get_item (model, i);
      guint position;

      g_assert_true (entry == g_ptr_array_index (f->mirror, i));
      g_assert_true (jb_archive_list_find (f->list, jb_archive_entry_get_id (entry), &position));
      g_assert_cmpuint (position, ==, i);
      if (i > 0)
        g_assert_cmpint (jb_archive_entry_get_id (entry), <,
                         jb_archive_entry_get_id (g_ptr_array_index (f->mirror, i - 1)));
    }
  g_assert_null (g_list_model_get_item (model, f->mirror->len));
}

static void
on_items_changed_cb (Fixture    *f,
                     guint       position,
                     guint       n_removed,
                     guint       n_added,
                     GListModel *model)
{
  f->n_emissions++;
  g_assert_cmpuint (position + n_removed, <=, f->mirror->len);
  if (n_removed > 0)
    g_ptr_array_remove_range (f->mirror, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (f->mirror, position + i, g_list_model_get_item (model, position + i));
  assert_mirrored (f);
}

static void
on_title_cb (Fixture *f)
{
  f->n_titles++;
}

static void
add (Fixture      *f,
     JbTranscript *transcript)
{
  g_autoptr(GError) error = NULL;

  jb_archive_add (f->archive, transcript, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
make_list (Fixture               *f,
           const JbArchiveFilter *filter)
{
  if (f->list != NULL)
    g_signal_handlers_disconnect_by_data (f->list, f);
  g_clear_object (&f->list);
  g_ptr_array_set_size (f->mirror, 0);
  f->n_emissions = 0;
  f->list = jb_archive_list_new (f->archive, filter);
  g_signal_connect_swapped (f->list, "items-changed", G_CALLBACK (on_items_changed_cb), f);
}

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  f->folder = fixture_make_folder ();
  f->path = g_build_filename (f->folder, "archive.db", NULL);
  f->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  f->archive = jb_archive_open (f->path, &error);
  g_assert_no_error (error);
  make_list (f, NULL);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_ptr_array_unref (f->mirror);
  g_assert_finalize_object (f->list);
  g_assert_finalize_object (f->archive);
  fixture_remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static void
test_follow (Fixture      *f,
             gconstpointer data)
{
  g_autoptr(JbTranscript) a = fixture_bulletin ("A", "段");
  g_autoptr(JbTranscript) b = fixture_bulletin ("B", "段");
  g_autoptr(GPtrArray) items =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) jb_archive_item_unref);
  g_autoptr(JbArchiveEntry) oldest = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_archive_list_load (f->list, &error));
  g_assert_cmpuint (f->n_emissions, ==, 0);

  add (f, a);
  add (f, a);
  g_assert_cmpuint (f->n_emissions, ==, 2);

  for (guint i = 0; i < 100; i++)
    g_ptr_array_add (items, jb_archive_item_new (a, NULL, FALSE));
  g_assert_true (jb_archive_add_many (f->archive, items, &error));
  g_assert_cmpuint (f->n_emissions, ==, 3);
  g_assert_cmpuint (f->mirror->len, ==, 102);

  /* A save keeps the row and its object, and changes what it shows. */
  oldest = g_list_model_get_item (G_LIST_MODEL (f->list), 101);
  g_signal_connect_swapped (oldest, "notify::title", G_CALLBACK (on_title_cb), f);
  g_assert_true (jb_archive_save (f->archive, jb_archive_entry_get_id (oldest), b, &error));
  g_assert_cmpuint (f->n_emissions, ==, 3);
  g_assert_cmpuint (f->n_titles, ==, 1);
  g_assert_cmpstr (jb_archive_entry_get_title (oldest), ==, "B");

  g_assert_true (jb_archive_list_load (f->list, &error));
  g_assert_cmpuint (f->n_emissions, ==, 4);
  g_assert_cmpuint (f->mirror->len, ==, 102);
  g_assert_false (jb_archive_list_find (f->list, 103, NULL));
}

static void
test_filter (Fixture      *f,
             gconstpointer data)
{
  g_autoptr(JbTranscript) old = fixture_issue ("刊", "2013年1月2日", "A");
  g_autoptr(JbTranscript) new = fixture_issue ("刊", "2014年1月2日", "B");
  JbArchiveFilter filter = JB_ARCHIVE_FILTER_INIT;
  g_autoptr(GError) error = NULL;

  filter.year = 2014;
  filter.limit = 1;
  make_list (f, &filter);
  add (f, old);
  add (f, new);
  add (f, new);
  g_assert_true (jb_archive_list_load (f->list, &error));
  g_assert_cmpuint (f->mirror->len, ==, 2);
  add (f, old);
  g_assert_cmpuint (f->mirror->len, ==, 2);

  /* In and out of the year by a save. */
  g_assert_true (jb_archive_save (f->archive, 2, old, &error));
  g_assert_cmpuint (f->mirror->len, ==, 1);
  g_assert_true (jb_archive_save (f->archive, 1, new, &error));
  g_assert_cmpuint (f->mirror->len, ==, 2);
  g_assert_true (jb_archive_save (f->archive, 4, new, &error));
  g_assert_true (jb_archive_save (f->archive, 2, new, &error));
  g_assert_cmpuint (f->mirror->len, ==, 4);
  g_assert_true (jb_archive_save (f->archive, 4, old, &error));
  g_assert_true (jb_archive_save (f->archive, 1, old, &error));
  g_assert_cmpuint (f->mirror->len, ==, 2);
}

static void
on_done_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GError) error = NULL;
  gboolean *done = data;

  g_assert_true (jb_archive_list_load_finish (JB_ARCHIVE_LIST (object), result, &error));
  g_assert_no_error (error);
  *done = TRUE;
}

/* What is announced while the rows are on their way is there afterwards. */
static void
test_load_async (Fixture      *f,
                 gconstpointer data)
{
  g_autoptr(JbTranscript) a = fixture_bulletin ("A", "段");
  g_autoptr(JbTranscript) b = fixture_bulletin ("B", "段");
  g_autoptr(JbTranscript) c = fixture_bulletin ("C", "段");
  g_autoptr(JbArchiveEntry) entry = NULL;
  g_autoptr(GError) error = NULL;
  gboolean done = FALSE;

  add (f, a);
  make_list (f, NULL);
  jb_archive_save_async (f->archive, 1, b, NULL, NULL, NULL);
  jb_archive_list_load_async (f->list, NULL, on_done_cb, &done);
  g_assert_true (jb_archive_list_get_loading (f->list));
  g_assert_true (jb_archive_save (f->archive, 1, c, &error));
  add (f, a);
  g_assert_false (done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);

  g_assert_false (jb_archive_list_get_loading (f->list));
  g_assert_cmpuint (f->mirror->len, ==, 2);
  entry = g_list_model_get_item (G_LIST_MODEL (f->list), 1);
  g_assert_cmpstr (jb_archive_entry_get_title (entry), ==, "C");
  assert_mirrored (f);
}

/* The newest come first, the others after them; what is announced in between, of the ones
 * and the others, is right in the end. */
static void
test_pages (Fixture      *f,
            gconstpointer data)
{
  enum
  {
    N_BULLETINS = 130,
    OLD = 5,
    NEW = 125
  };
  g_autoptr(JbTranscript) a = fixture_bulletin ("A", "段");
  g_autoptr(JbTranscript) b = fixture_bulletin ("B", "段");
  g_autoptr(GPtrArray) items =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) jb_archive_item_unref);
  g_autoptr(GError) error = NULL;
  gboolean done = FALSE;
  guint    n_first;

  for (guint i = 0; i < N_BULLETINS; i++)
    g_ptr_array_add (items, jb_archive_item_new (a, NULL, TRUE));
  g_assert_true (jb_archive_add_many (f->archive, items, &error));
  make_list (f, NULL);
  jb_archive_list_load_async (f->list, NULL, on_done_cb, &done);
  while (f->mirror->len == 0)
    g_main_context_iteration (NULL, TRUE);
  n_first = f->mirror->len;
  g_assert_cmpuint (n_first, <, N_BULLETINS);
  g_assert_cmpint (jb_archive_entry_get_id (f->mirror->pdata[0]), ==, N_BULLETINS);
  g_assert_true (jb_archive_list_get_loading (f->list));
  g_assert_false (done);

  g_assert_true (jb_archive_save (f->archive, OLD, b, &error));
  g_assert_true (jb_archive_save (f->archive, NEW, b, &error));
  add (f, b);
  g_assert_cmpuint (f->mirror->len, ==, n_first + 2);
  while (!done)
    g_main_context_iteration (NULL, TRUE);

  g_assert_false (jb_archive_list_get_loading (f->list));
  g_assert_cmpuint (f->mirror->len, ==, N_BULLETINS + 1);
  for (guint i = 0; i < f->mirror->len; i++)
    {
      gint64 id = jb_archive_entry_get_id (f->mirror->pdata[i]);

      g_assert_cmpint (id, ==, N_BULLETINS + 1 - i);
      g_assert_cmpstr (jb_archive_entry_get_title (f->mirror->pdata[i]), ==,
                       id == OLD || id == NEW || id == N_BULLETINS + 1 ? "B" : "A");
    }
  assert_mirrored (f);

  /* A list that is full is read again as a whole. */
  done = FALSE;
  f->n_emissions = 0;
  jb_archive_list_load_async (f->list, NULL, on_done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (f->n_emissions, ==, 1);
  g_assert_cmpuint (f->mirror->len, ==, N_BULLETINS + 1);
}

/* The list may go away while it is being loaded. */
static void
test_go_away (Fixture      *f,
              gconstpointer data)
{
  g_autoptr(JbTranscript) a = fixture_bulletin ("A", "段");
  gboolean done = FALSE;

  add (f, a);
  jb_archive_list_load_async (f->list, NULL, on_done_cb, &done);
  make_list (f, NULL);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (f->mirror->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/archive-list/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("follow", test_follow);
  ADD ("filter", test_filter);
  ADD ("load-async", test_load_async);
  ADD ("pages", test_pages);
  ADD ("go-away", test_go_away);

  return g_test_run ();
}

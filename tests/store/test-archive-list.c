/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/jb-archive-list.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "fixture.h"
#include "store/jb-archive-bin.h"
#include "store/jb-archive-erase.h"
#include "store/jb-archive-facets.h"
#include "store/jb-archive-filing.h"
#include "store/jb-archive-labels.h"
#include "store/jb-archive-watch.h"
#include "store/jb-list-table.h"

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

  /* Bulletins of several days do not stand in the order in which they came. */
  gboolean mixed;
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
      if (i > 0 && !f->mixed)
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
  /* What is under way holds the archive until it is done. */
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GPtrArray) entries = jb_archive_list (f->archive, NULL, NULL);

      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
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

  /* What is the same is not told again. */
  g_assert_true (jb_archive_list_load (f->list, &error));
  g_assert_cmpuint (f->n_emissions, ==, 3);
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

  /* A list that is full is read again, and nothing is told where nothing changed. */
  done = FALSE;
  f->n_emissions = 0;
  jb_archive_list_load_async (f->list, NULL, on_done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (f->n_emissions, ==, 0);
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

/* What is filed without a date is of the day under which it was filed. */
static const char *
get_listed_day (JbArchiveEntry *entry)
{
  const char *day = jb_archive_entry_get_day (entry);

  return day != NULL ? day : jb_archive_entry_get_filed_day (entry);
}

/* Drafts first, without a date on top, then by their dates, and the last that came first. */
static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  JbArchiveEntry *first = *(JbArchiveEntry *const *) a;
  JbArchiveEntry *second = *(JbArchiveEntry *const *) b;
  gboolean        filed = jb_archive_entry_get_status (first) == JB_ARCHIVE_STATUS_FILED;
  const char     *day = get_listed_day (first);
  const char     *other_day = get_listed_day (second);

  if (filed != (jb_archive_entry_get_status (second) == JB_ARCHIVE_STATUS_FILED))
    return filed ? 1 : -1;
  if (g_strcmp0 (day, other_day) != 0)
    {
      if (day == NULL || other_day == NULL)
        return (day == NULL) == filed ? 1 : -1;
      return -g_strcmp0 (day, other_day);
    }

  return jb_archive_entry_get_id (first) > jb_archive_entry_get_id (second) ? -1 : 1;
}

/* Holds the list against a plain query, to the last label, when all that is shown has been read. */
static void
assert_like_query (Fixture               *f,
                   const JbArchiveFilter *filter)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = jb_archive_list (f->archive, filter, &error);
  gboolean done = FALSE;

  g_assert_no_error (error);
  jb_archive_list_load_async (f->list, NULL, on_done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  assert_mirrored (f);

  g_assert_cmpuint (entries->len, ==, f->mirror->len);
  if (!filter->bin)
    g_ptr_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    {
      JbArchiveEntry *wanted = entries->pdata[i];
      JbArchiveEntry *entry = f->mirror->pdata[i];
      gboolean        filed;
      int             year, month;

      if (filter->bin)
        continue;
      g_assert_cmpint (jb_archive_entry_get_id (entry), ==, jb_archive_entry_get_id (wanted));
      g_assert_true (jb_archive_entry_get_loaded (entry));
      g_assert_cmpstr (jb_archive_entry_get_title (entry), ==,
                       jb_archive_entry_get_title (wanted));
      g_assert_cmpstr (jb_archive_entry_get_labels (entry), ==,
                       jb_archive_entry_get_labels (wanted));
      g_assert_cmpint (jb_archive_entry_get_status (entry), ==,
                       jb_archive_entry_get_status (wanted));
      g_assert_true (jb_archive_list_get_month (f->list, i, &filed, &year, &month));
      g_assert_cmpint (filed, ==,
                       jb_archive_entry_get_status (wanted) == JB_ARCHIVE_STATUS_FILED);
      g_assert_true (year == jb_archive_entry_get_year (wanted) ||
                     jb_archive_entry_get_day (wanted) == NULL);
      if (filed)
        g_assert_cmpint (year, ==, atoi (get_listed_day (wanted)));
    }
}

static gint64
pick_id (JbArchive *archive,
         gboolean   bin)
{
  JbArchiveFilter filter = JB_ARCHIVE_FILTER_INIT;
  g_autoptr(GPtrArray) entries = NULL;

  filter.bin = bin;
  entries = jb_archive_list (archive, &filter, NULL);
  if (entries->len == 0)
    return 0;

  return jb_archive_entry_get_id (
      entries->pdata[g_test_rand_int_range (0, (gint32) entries->len)]);
}

/* One change, by one program or the other; what is refused changes nothing. */
static void
change_something (JbArchive *archive)
{
  static const char *const dates[] = { "2013年1月2日", "2014年3月9日", "2014年3月20日", "无" };
  g_autofree char         *title = g_strdup_printf ("题%d", g_test_rand_int_range (0, 1000));
  g_autoptr(JbTranscript) transcript =
                 fixture_issue ("刊", dates[g_test_rand_int_range (0, 4)], title);
  const JbFilingWish nothing = { 0 };
  g_autoptr(JbFiling) filing = NULL;
  g_autoptr(GArray) changed = NULL;
  g_autoptr(GPtrArray) items = NULL;
  gint64 id = pick_id (archive, FALSE);
  gint64 deleted = pick_id (archive, TRUE);

  switch (g_test_rand_int_range (0, 9))
    {
    case 0:
      items = g_ptr_array_new_with_free_func ((GDestroyNotify) jb_archive_item_unref);
      for (guint i = 0; i < 7; i++)
        {
          g_autoptr(JbTranscript) other =
                         fixture_issue ("刊", dates[g_test_rand_int_range (0, 4)], title);

          g_ptr_array_add (items, jb_archive_item_new (other, NULL, TRUE));
        }
      g_assert_true (jb_archive_add_many (archive, items, NULL));
      break;
    case 1:
      if (id != 0)
        {
          g_autoptr(JbTranscript) read = jb_archive_load (archive, id, NULL);

          jb_archive_save (archive, id, transcript, NULL);
        }
      break;
    case 2:
      filing = id != 0 ? jb_archive_propose_filing (archive, id, &nothing, NULL) : NULL;
      if (filing != NULL)
        jb_archive_file (archive, id, filing, NULL);
      break;
    case 3:
      if (id != 0)
        jb_archive_reopen (archive, id, NULL);
      break;
    case 4:
      if (id != 0)
        jb_archive_delete (archive, &id, 1, NULL);
      break;
    case 5:
      if (deleted != 0)
        jb_archive_undelete (archive, &deleted, 1, NULL);
      break;
    case 6:
      if (deleted != 0)
        jb_archive_erase (archive, &deleted, 1, NULL);
      break;
    case 7:
      if (id != 0)
        changed = jb_archive_label (archive, &id, 1, g_test_rand_bit () ? "甲" : "乙",
                                    g_test_rand_bit (), NULL);
      break;
    default:
      g_assert_true (jb_archive_add (archive, transcript, NULL, NULL, NULL));
    }
}

/* After any changes by two programs the list is what a plain query says, and every emission told so
 * step by step; entries that are held stay the same objects. */
static void
test_random (Fixture      *f,
             gconstpointer data)
{
  JbArchiveFilter filters[4] = { JB_ARCHIVE_FILTER_INIT, JB_ARCHIVE_FILTER_INIT,
                                 JB_ARCHIVE_FILTER_INIT, JB_ARCHIVE_FILTER_INIT };
  g_autoptr(JbArchive) other = jb_archive_open (f->path, NULL);
  g_autoptr(JbArchiveWatch) watch = jb_archive_watch_new (f->archive);

  filters[1].label = "甲";
  filters[2].drafts = FALSE;
  filters[2].year = 2014;
  filters[3].bin = TRUE;
  f->mixed = TRUE;
  for (guint round = 0; round < 12; round++)
    {
      const JbArchiveFilter *filter = &filters[round % G_N_ELEMENTS (filters)];
      gboolean               done = FALSE;

      make_list (f, filter);
      jb_archive_list_load_async (f->list, NULL, on_done_cb, &done);
      while (!done)
        g_main_context_iteration (NULL, TRUE);
      for (guint i = 0; i < 25; i++)
        {
          change_something (g_test_rand_bit () ? f->archive : other);
          if (g_test_rand_int_range (0, 3) == 0)
            jb_archive_watch_look (watch);
          if (g_test_rand_bit ())
            while (g_main_context_iteration (NULL, FALSE))
              ;
        }
      jb_archive_watch_look (watch);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      assert_like_query (f, filter);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* A change is told as what it is, and no more. */
static void
test_minimal (Fixture      *f,
              gconstpointer data)
{
  const JbFilingWish nothing = { 0 };
  g_autoptr(JbTranscript) old = fixture_issue ("刊", "2013年1月2日", "A");
  g_autoptr(JbTranscript) new = fixture_issue ("刊", "2014年1月2日", "B");
  g_autoptr(JbArchive) other = jb_archive_open (f->path, NULL);
  g_autoptr(JbArchiveWatch) watch = jb_archive_watch_new (f->archive);
  g_autoptr(JbFiling) filing = NULL;
  g_autoptr(GError) error = NULL;
  guint  n_before;
  gint64 late = 0;

  f->mixed = TRUE;
  for (guint i = 0; i < 20; i++)
    add (f, i % 2 == 0 ? old : new);
  g_assert_true (jb_archive_list_load (f->list, &error));

  /* One that another program adds in the middle is one row. */
  n_before = f->n_emissions;
  g_assert_true (jb_archive_add (other, new, NULL, &late, &error));
  jb_archive_watch_look (watch);
  while (f->mirror->len == 20)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (f->n_emissions, ==, n_before + 1);
  g_assert_cmpuint (f->mirror->len, ==, 21);

  /* Filing takes a row away at one place and puts it in at another. */
  n_before = f->n_emissions;
  filing = jb_archive_propose_filing (f->archive, 3, &nothing, &error);
  g_assert_no_error (error);
  g_assert_true (jb_archive_file (f->archive, 3, filing, &error));
  g_assert_cmpuint (f->n_emissions, ==, n_before + 2);
  g_assert_cmpint (jb_archive_list_get_id (f->list, 20), ==, 3);

  /* A label is no other place. */
  n_before = f->n_emissions;
  {
    g_autoptr(GArray) changed = jb_archive_label (f->archive, &late, 1, "甲", TRUE, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (changed->len, ==, 1);
  }
  g_assert_cmpuint (f->n_emissions, ==, n_before);
}

static void
on_trouble_cb (GError      **stored,
               const GError *error)
{
  g_assert_no_error (*stored);
  *stored = g_error_copy (error);
}

/* The file goes while it is shown: what is there stays, and it is said once. */
static void
test_gone (Fixture      *f,
           gconstpointer data)
{
  g_autoptr(JbTranscript) a = fixture_bulletin ("A", "段");
  g_autoptr(JbArchiveWatch) watch = jb_archive_watch_new (f->archive);
  g_autofree char *moved = g_strconcat (f->path, ".moved", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) said = NULL;

  add (f, a);
  g_assert_true (jb_archive_list_load (f->list, &error));
  g_signal_connect_swapped (watch, "trouble", G_CALLBACK (on_trouble_cb), &said);
  g_assert_cmpint (g_rename (f->path, moved), ==, 0);
  for (guint i = 0; i < 3; i++)
    {
      jb_archive_watch_look (watch);
      while (said == NULL)
        g_main_context_iteration (NULL, TRUE);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_error (said, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_GONE);
  g_assert_nonnull (strstr (said->message, "moved, replaced or deleted"));
  g_assert_cmpuint (f->mirror->len, ==, 1);
  g_assert_false (jb_archive_list_load (f->list, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_GONE);
  g_assert_cmpuint (f->mirror->len, ==, 1);

  g_assert_cmpint (g_rename (moved, f->path), ==, 0);
  g_clear_error (&error);
  g_assert_true (jb_archive_list_load (f->list, &error));
  g_assert_cmpuint (f->mirror->len, ==, 1);
}

static JbTranscript *
make_document (const char *number,
               const char *title,
               const char *date)
{
  const FixtureBlock blocks[] = {
    { JB_ROLE_NUMBER, JB_MARK_NONE, NULL, "", number, "", "\n\n" },
    { JB_ROLE_DOCUMENT_TITLE, JB_MARK_NONE, NULL, "", title, "", "\n\n" },
    { JB_ROLE_BODY, JB_MARK_NONE, NULL, "", "正文。", "", "\n" },
    { JB_ROLE_DOCUMENT_DATE, JB_MARK_NONE, NULL, "", date != NULL ? date : "", "", "\n" },
  };

  return fixture_transcript (JB_KIND_DOCUMENT, blocks, date != NULL ? 4 : 3);
}

static void
file_document (Fixture    *f,
               const char *number,
               const char *title,
               const char *date,
               const char *day)
{
  g_autoptr(JbTranscript) document = make_document (number, title, date);
  const JbFilingWish wish = { 0, FALSE, 0, day };
  g_autoptr(JbFiling) filing = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id;

  jb_archive_add (f->archive, document, NULL, &id, &error);
  g_assert_no_error (error);
  filing = jb_archive_propose_filing (f->archive, id, &wish, &error);
  g_assert_no_error (error);
  g_assert_true (jb_archive_file (f->archive, id, filing, &error));
  g_assert_no_error (error);
}

static void
assert_listed (Fixture    *f,
               const char *expected)
{
  g_autoptr(GString) listed = g_string_new (NULL);

  for (guint i = 0; i < f->mirror->len; i++)
    {
      gboolean filed;
      int      year, month;

      g_assert_true (jb_archive_list_get_month (f->list, i, &filed, &year, &month));
      g_string_append_printf (listed, "%s%d %d-%d", i > 0 ? ", " : "",
                              (int) jb_archive_entry_get_id (f->mirror->pdata[i]), year, month);
    }
  g_assert_cmpstr (listed->str, ==, expected);
}

static void
load (Fixture *f)
{
  gboolean done = FALSE;

  jb_archive_list_load_async (f->list, NULL, on_done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/* A document that prints no date is listed under the day on which it was filed: in the order, in
 * the groups by months, and in the filter by years. */
static void
test_undated (Fixture      *f,
              gconstpointer data)
{
  const char *const all = "5 0-0, 3 2014-6, 1 2014-5, 2 2013-12, 4 2013-11";
  JbArchiveFilter   filter = JB_ARCHIVE_FILTER_INIT;
  g_autoptr(JbTranscript) draft = make_document ("松妇发〔2014〕9号", "丁通知", NULL);
  g_autoptr(JbArchiveFacets) facets = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GArray) first = NULL;
  g_autoptr(GError) error = NULL;
  JbSqlite *sqlite;

  f->mixed = TRUE;
  load (f);
  file_document (f, "松妇发〔2014〕1号", "乙通知", "2014年5月9日", NULL);
  file_document (f, "松妇发〔2013〕2号", "甲通知", NULL, "2013-12-30");
  file_document (f, "松妇发〔2014〕3号", "丙通知", NULL, "2014-06-01");
  file_document (f, "松妇发〔2013〕4号", "旧通知", "2013年11月5日", NULL);
  add (f, draft);
  load (f);
  assert_listed (f, all);

  /* The same when everything is read anew, at once or its beginning first. */
  make_list (f, NULL);
  g_assert_true (jb_archive_list_load (f->list, &error));
  assert_listed (f, all);
  make_list (f, NULL);
  load (f);
  assert_listed (f, all);
  sqlite = jb_sqlite_open_to_read (f->path, 1000, &error);
  g_assert_no_error (error);
  for (guint n = 1; n <= 5; n++)
    {
      static const gint64 ids[] = { 5, 3, 1, 2, 4 };

      g_clear_pointer (&first, g_array_unref);
      first = jb_list_table_list_first (sqlite, n, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (first->len, ==, n);
      for (guint i = 0; i < n; i++)
        g_assert_cmpint (g_array_index (first, JbListKey, i).id, ==, ids[i]);
    }
  jb_sqlite_close (sqlite);

  filter.year = 2013;
  make_list (f, &filter);
  load (f);
  assert_listed (f, "2 2013-12, 4 2013-11");
  entries = jb_archive_list (f->archive, &filter, &error);
  g_assert_cmpuint (entries->len, ==, 2);
  file_document (f, "松妇发〔2015〕8号", "补通知", NULL, "2013-12-31");
  load (f);
  assert_listed (f, "6 2013-12, 2 2013-12, 4 2013-11");

  facets = jb_archive_get_facets (f->archive, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (facets->years->len, ==, 2);
  g_assert_cmpint (g_array_index (facets->years, int, 0), ==, 2014);
  g_assert_cmpint (g_array_index (facets->years, int, 1), ==, 2013);

  /* Reopened it is a draft without a date. */
  make_list (f, NULL);
  load (f);
  g_assert_true (jb_archive_reopen (f->archive, 3, &error));
  load (f);
  assert_listed (f, "5 0-0, 3 0-0, 1 2014-5, 6 2013-12, 2 2013-12, 4 2013-11");
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
  ADD ("random", test_random);
  ADD ("minimal", test_minimal);
  ADD ("gone", test_gone);
  ADD ("undated", test_undated);

  return g_test_run ();
}

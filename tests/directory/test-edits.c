/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "directory/jb-directory-edits.h"
#include "directory/jb-directory-recipients.h"

#include <string.h>

/* What a list said that it is, step by step: items are compared by identity. */
typedef struct
{
  GListModel *model;
  GPtrArray  *items;
  guint       n_emissions;
} Mirror;

static void
on_items_changed_cb (GListModel *model,
                     guint       position,
                     guint       n_removed,
                     guint       n_added,
                     Mirror     *mirror)
{
  g_assert_cmpuint (position + n_removed, <=, mirror->items->len);
  if (n_removed > 0)
    g_ptr_array_remove_range (mirror->items, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (mirror->items, (int) (position + i),
                        g_list_model_get_item (model, position + i));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, mirror->items->len);
  for (guint i = 0; i < mirror->items->len; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (model, i);

      g_assert_true (item == g_ptr_array_index (mirror->items, i));
    }
  mirror->n_emissions++;
}

static void
mirror_start (Mirror     *mirror,
              GListModel *model)
{
  mirror->model = model;
  mirror->n_emissions = 0;
  mirror->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (mirror->items, g_list_model_get_item (model, i));
  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed_cb), mirror);
}

static void
mirror_stop (Mirror *mirror)
{
  g_signal_handlers_disconnect_by_data (mirror->model, mirror);
  g_ptr_array_unref (mirror->items);
}

static JbDirectoryEntry *
make_entry (JbDirectoryKind kind,
            const char     *name,
            const char     *post,
            guint           copies)
{
  JbDirectoryValues values = JB_DIRECTORY_VALUES_INIT;

  values.kind = kind;
  values.name = name;
  values.post = post;
  values.copies = copies;

  return jb_directory_entry_new (&values);
}

static JbDirectoryEntry *
make_random_entry (void)
{
  static const char *const names[] = { "沈远", "唐鹿", "秦书言", "市妇联", "各县妇联", "市档案馆" };
  static const char *const posts[] = { NULL, "市长", "副市长", "市委常委" };

  return make_entry ((JbDirectoryKind) g_test_rand_int_range (0, 2),
                     names[g_test_rand_int_range (0, G_N_ELEMENTS (names))],
                     posts[g_test_rand_int_range (0, G_N_ELEMENTS (posts))],
                     (guint) g_test_rand_int_range (0, 4));
}

static void
load_random (JbDirectoryEdits *edits,
             guint             n_rows)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 key = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      key += g_test_rand_int_range (1, 4);
      g_array_append_val (keys, key);
      g_ptr_array_add (entries, make_random_entry ());
    }
  jb_directory_edits_load (edits, entries, keys);
}

static char *
write_row (gint64            key,
           JbDirectoryEntry *entry)
{
  const JbDirectoryValues *values = jb_directory_entry_get_values (entry);

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%d:%s:%s:%u:%d\n", key, values->kind,
                          values->name, values->post != NULL ? values->post : "-",
                          values->copies, values->learnt);
}

static char *
write_state (JbDirectoryEdits *edits)
{
  JbDirectory *directory = jb_directory_edits_get_directory (edits);
  GString     *text = g_string_new (NULL);

  for (guint i = 0; i < jb_directory_get_size (directory); i++)
    {
      g_autofree char *row = write_row (jb_directory_edits_get_key (edits, i),
                                        jb_directory_get_entry (directory, i));
      guint            position;

      g_string_append (text, row);
      g_assert_true (
          jb_directory_edits_find_key (edits, jb_directory_edits_get_key (edits, i), &position));
      g_assert_cmpuint (position, ==, i);
    }

  return g_string_free (text, FALSE);
}

/* Each recipient has all rows of its kind and name and no others, in order. */
static void
assert_recipients (JbDirectoryEdits      *edits,
                   JbDirectoryRecipients *recipients)
{
  JbDirectory *directory = jb_directory_edits_get_directory (edits);
  guint        n_rows = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (recipients)); i++)
    {
      g_autoptr(JbDirectoryRecipient) recipient =
                     g_list_model_get_item (G_LIST_MODEL (recipients), i);

      for (guint j = 0; j < jb_directory_recipient_get_n_rows (recipient); j++)
        {
          gint64                   key = jb_directory_recipient_get_key (recipient, j);
          const JbDirectoryValues *values;

          g_assert_true (jb_directory_recipients_find (recipients, key) == recipient);
          g_assert_true (jb_directory_edits_get_entry (edits, key) ==
                         jb_directory_recipient_get_entry (recipient, j));
          values = jb_directory_entry_get_values (jb_directory_recipient_get_entry (recipient, j));
          g_assert_cmpstr (values->name, ==, jb_directory_recipient_get_name (recipient));
          g_assert_cmpint (values->kind, ==, jb_directory_recipient_get_kind (recipient));
          if (j > 0)
            g_assert_cmpint (key, >, jb_directory_recipient_get_key (recipient, j - 1));
          n_rows++;
        }
      for (guint j = 0; j < i; j++)
        {
          g_autoptr(JbDirectoryRecipient) other =
                         g_list_model_get_item (G_LIST_MODEL (recipients), j);

          g_assert_true (jb_directory_recipient_get_kind (other) !=
                             jb_directory_recipient_get_kind (recipient) ||
                         strcmp (jb_directory_recipient_get_name (other),
                                 jb_directory_recipient_get_name (recipient)) != 0);
        }
    }
  g_assert_cmpuint (n_rows, ==, jb_directory_get_size (directory));
}

static void
do_random_step (JbDirectoryEdits *edits)
{
  JbDirectory *directory = jb_directory_edits_get_directory (edits);
  guint        n = (guint) g_test_rand_int_range (1, 6);

  jb_directory_edits_begin (edits, "Step", g_test_rand_bit () ? "tag" : NULL);
  for (guint i = 0; i < n; i++)
    {
      guint  size = jb_directory_get_size (directory);
      gint64 key = size > 0 ? jb_directory_edits_get_key (
                                  edits, (guint) g_test_rand_int_range (0, (int) size))
                            : 0;
      g_autoptr(JbDirectoryEntry) entry = make_random_entry ();

      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          key = jb_directory_edits_append (edits, entry);
          if (g_test_rand_bit ())
            jb_directory_edits_remove (edits, key);
          break;
        case 1:
          jb_directory_edits_remove (edits, key);
          g_assert_true (size == 0 || jb_directory_edits_get_entry (edits, key) == NULL);
          break;
        default:
          jb_directory_edits_replace (edits, key, entry);
          break;
        }
    }
  jb_directory_edits_end (edits);
}

/* A file that takes the changes as they come. */
static void
save_into (GHashTable       *file,
           JbDirectoryEdits *edits)
{
  g_autoptr(GArray) changes = jb_directory_edits_take_unsaved (edits);
  gboolean fails = g_test_rand_int_range (0, 3) == 0;

  for (guint i = 0; i < changes->len; i++)
    {
      const JbDirectoryChange *change = &g_array_index (changes, JbDirectoryChange, i);
      JbDirectoryEntry        *saved = g_hash_table_lookup (file, &change->key);

      g_assert_true ((saved == NULL) == (change->before == NULL));
      if (saved != NULL)
        g_assert_true (jb_directory_entry_equal (saved, change->before));
      g_assert_true (change->before != NULL || change->after != NULL);
    }
  if (fails)
    {
      if (g_test_rand_bit ())
        do_random_step (edits);
      jb_directory_edits_give_back (edits, changes);
      return;
    }
  for (guint i = 0; i < changes->len; i++)
    {
      const JbDirectoryChange *change = &g_array_index (changes, JbDirectoryChange, i);

      if (change->after != NULL)
        g_hash_table_insert (file, g_memdup2 (&change->key, sizeof change->key),
                             g_object_ref (change->after));
      else
        g_hash_table_remove (file, &change->key);
    }
}

static void
assert_file (GHashTable       *file,
             JbDirectoryEdits *edits)
{
  JbDirectory *directory = jb_directory_edits_get_directory (edits);

  g_assert_cmpuint (g_hash_table_size (file), ==, jb_directory_get_size (directory));
  for (guint i = 0; i < jb_directory_get_size (directory); i++)
    {
      gint64 key = jb_directory_edits_get_key (edits, i);

      g_assert_true (jb_directory_entry_equal (g_hash_table_lookup (file, &key),
                                               jb_directory_get_entry (directory, i)));
    }
}

/* Undoing all gives the first state back; meanwhile every list says exactly what changed, and
 * what is saved adds up to the directory. */
static void
test_random (void)
{
  for (guint round = 0; round < 150; round++)
    {
      g_autoptr(JbDirectoryEdits) edits = jb_directory_edits_new ();
      g_autoptr(JbDirectoryRecipients) recipients = NULL;
      g_autoptr(GHashTable) file = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                           g_object_unref);
      g_autofree char *first = NULL;
      g_autofree char *undone = NULL;
      Mirror           rows, people;

      load_random (edits, (guint) g_test_rand_int_range (0, 12));
      for (guint i = 0; i < jb_directory_get_size (jb_directory_edits_get_directory (edits)); i++)
        {
          gint64 key = jb_directory_edits_get_key (edits, i);

          g_hash_table_insert (file, g_memdup2 (&key, sizeof key),
                               g_object_ref (jb_directory_edits_get_entry (edits, key)));
        }
      recipients = jb_directory_recipients_new (edits);
      mirror_start (&rows, G_LIST_MODEL (jb_directory_edits_get_directory (edits)));
      mirror_start (&people, G_LIST_MODEL (recipients));
      first = write_state (edits);

      for (guint i = 0; i < 20; i++)
        {
          do_random_step (edits);
          if (g_test_rand_int_range (0, 4) == 0)
            jb_directory_edits_undo (edits);
          if (g_test_rand_int_range (0, 6) == 0)
            jb_directory_edits_redo (edits);
          assert_recipients (edits, recipients);
          if (g_test_rand_bit ())
            save_into (file, edits);
        }

      while (jb_directory_edits_undo (edits))
        assert_recipients (edits, recipients);
      undone = write_state (edits);
      g_assert_cmpstr (undone, ==, first);
      for (guint i = 0; i < 10; i++)
        jb_directory_edits_redo (edits);
      assert_recipients (edits, recipients);

      while (jb_directory_edits_get_unsaved (edits))
        save_into (file, edits);
      assert_file (file, edits);
      mirror_stop (&rows);
      mirror_stop (&people);
    }
}

/* Redoing all gives the last state back. */
static void
test_redo (void)
{
  for (guint round = 0; round < 100; round++)
    {
      g_autoptr(JbDirectoryEdits) edits = jb_directory_edits_new ();
      g_autofree char *last = NULL;
      g_autofree char *redone = NULL;

      load_random (edits, 8);
      for (guint i = 0; i < 10; i++)
        do_random_step (edits);
      last = write_state (edits);
      while (jb_directory_edits_undo (edits))
        ;
      while (jb_directory_edits_redo (edits))
        ;
      redone = write_state (edits);
      g_assert_cmpstr (redone, ==, last);
    }
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
test_steps (void)
{
  g_autoptr(JbDirectoryEdits) edits = jb_directory_edits_new ();
  g_autoptr(JbDirectoryEntry) a = make_entry (JB_DIRECTORY_UNIT, "甲", NULL, 1);
  g_autoptr(JbDirectoryEntry) b = make_entry (JB_DIRECTORY_UNIT, "乙", NULL, 1);
  g_autoptr(JbDirectoryEntry) same = make_entry (JB_DIRECTORY_UNIT, "乙", NULL, 1);
  g_autoptr(JbDirectoryEntry) c = make_entry (JB_DIRECTORY_UNIT, "丙", NULL, 1);
  guint  n = 0;
  gint64 key, last;

  g_signal_connect_swapped (edits, "changed", G_CALLBACK (count_cb), &n);
  g_assert_null (jb_directory_edits_get_undo_label (edits));
  g_assert_false (jb_directory_edits_undo (edits));
  g_assert_false (jb_directory_edits_redo (edits));
  g_assert_cmpuint (n, ==, 0);

  jb_directory_edits_begin (edits, "Add", "name");
  key = jb_directory_edits_append (edits, a);
  g_assert_true (jb_directory_edits_end (edits));
  g_assert_cmpuint (n, ==, 1);

  /* What changes nothing is no step. */
  jb_directory_edits_begin (edits, "Nothing", NULL);
  jb_directory_edits_replace (edits, key, a);
  jb_directory_edits_replace (edits, 99, b);
  jb_directory_edits_remove (edits, 99);
  g_assert_false (jb_directory_edits_end (edits));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (jb_directory_edits_get_undo_label (edits), ==, "Add");

  /* The same tag, and it is undone as one. */
  jb_directory_edits_begin (edits, "Name", "name");
  jb_directory_edits_replace (edits, key, b);
  g_assert_true (jb_directory_edits_get_entry (edits, key) == b);
  g_assert_true (jb_directory_edits_end (edits));
  g_assert_cmpstr (jb_directory_edits_get_undo_label (edits), ==, "Add");
  g_assert_true (jb_directory_edits_undo (edits));
  g_assert_cmpuint (jb_directory_get_size (jb_directory_edits_get_directory (edits)), ==, 0);
  g_assert_cmpstr (jb_directory_edits_get_redo_label (edits), ==, "Add");
  g_assert_true (jb_directory_edits_redo (edits));
  g_assert_true (jb_directory_edits_get_entry (edits, key) == b);
  g_assert_true (jb_directory_edits_get_last_key (edits, &last));
  g_assert_cmpint (last, ==, key);
  g_assert_cmpuint (jb_directory_edits_get_n_changed (edits), ==, 1);

  /* After that the tag counts no more, and an equal row is no change. */
  jb_directory_edits_begin (edits, "Name", "name");
  jb_directory_edits_replace (edits, key, same);
  g_assert_false (jb_directory_edits_end (edits));
  jb_directory_edits_begin (edits, "Name", "name");
  jb_directory_edits_replace (edits, key, c);
  g_assert_true (jb_directory_edits_end (edits));
  g_assert_cmpstr (jb_directory_edits_get_undo_label (edits), ==, "Name");

  /* There and back with one tag is nothing to undo. */
  jb_directory_edits_begin (edits, "Name", "name");
  jb_directory_edits_replace (edits, key, b);
  g_assert_true (jb_directory_edits_end (edits));
  g_assert_cmpstr (jb_directory_edits_get_undo_label (edits), ==, "Add");
}

/* Many rows at once are few signals. */
static void
test_bulk (void)
{
  g_autoptr(JbDirectoryEdits) edits = jb_directory_edits_new ();
  g_autoptr(JbDirectoryRecipients) recipients = jb_directory_recipients_new (edits);
  Mirror rows, people;

  mirror_start (&rows, G_LIST_MODEL (jb_directory_edits_get_directory (edits)));
  mirror_start (&people, G_LIST_MODEL (recipients));
  jb_directory_edits_begin (edits, "Import", NULL);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *name = g_strdup_printf ("名%u", i);
      g_autoptr(JbDirectoryEntry) entry = make_entry (JB_DIRECTORY_UNIT, name, NULL, 1);

      jb_directory_edits_append (edits, entry);
    }
  jb_directory_edits_end (edits);
  g_assert_cmpuint (rows.n_emissions, ==, 1);
  g_assert_cmpuint (people.n_emissions, ==, 1);

  jb_directory_edits_begin (edits, "Replace", NULL);
  for (guint i = 0; i < 300; i++)
    jb_directory_edits_remove (edits, jb_directory_edits_get_key (edits, i));
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("新%u", i);
      g_autoptr(JbDirectoryEntry) entry = make_entry (JB_DIRECTORY_UNIT, name, NULL, 1);

      jb_directory_edits_append (edits, entry);
    }
  jb_directory_edits_end (edits);
  g_assert_cmpuint (rows.n_emissions, ==, 3);
  g_assert_cmpuint (people.n_emissions, ==, 3);
  jb_directory_edits_undo (edits);
  g_assert_cmpuint (rows.n_emissions, ==, 5);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (recipients)), ==, 300);
  mirror_stop (&rows);
  mirror_stop (&people);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/directory-edits/random", test_random);
  g_test_add_func ("/directory-edits/redo", test_redo);
  g_test_add_func ("/directory-edits/steps", test_steps);
  g_test_add_func ("/directory-edits/bulk", test_bulk);

  return g_test_run ();
}

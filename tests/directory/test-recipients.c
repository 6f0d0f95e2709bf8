/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "directory/jb-directory-csv.h"
#include "directory/jb-directory-duplicate.h"
#include "directory/jb-directory-recipients.h"

#define HEADER "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n"

static JbDirectoryEdits *
read_edits (const char *text)
{
  g_autoptr(GPtrArray) errors = NULL;
  g_autoptr(JbDirectory) directory = jb_directory_csv_read (text, strlen (text), &errors);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  JbDirectoryEdits *edits = jb_directory_edits_new ();

  g_assert_nonnull (directory);
  for (gint64 i = 0; i < jb_directory_get_size (directory); i++)
    {
      g_array_append_val (keys, i);
      g_ptr_array_add (entries, g_object_ref (jb_directory_get_entry (directory, (guint) i)));
    }
  jb_directory_edits_load (edits, entries, keys);

  return edits;
}

static void
assert_written (JbDirectoryEdits *edits,
                const char       *expected)
{
  g_autoptr(GBytes) bytes = jb_directory_csv_write (jb_directory_edits_get_directory (edits));
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

static JbDirectoryRecipient *
find (JbDirectoryRecipients *recipients,
      const char            *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (recipients)); i++)
    {
      g_autoptr(JbDirectoryRecipient) recipient =
                     g_list_model_get_item (G_LIST_MODEL (recipients), i);

      if (strcmp (jb_directory_recipient_get_name (recipient), name) == 0)
        return recipient;
    }

  return NULL;
}

static void
assert_label (JbDirectoryRecipient *recipient,
              JbPartialDate         date,
              const char           *expected)
{
  g_autofree char *label = jb_directory_recipient_dup_label (recipient, date);

  g_assert_cmpstr (label, ==, expected);
}

/* A person with two posts is one, and printed as one, on the day. */
static void
test_posts (void)
{
  g_autoptr(JbDirectoryEdits) edits =
                 read_edits (HEADER "person,孙伟,副省长,报,4,,2009,2012,1\n"
                                    "unit,省档案馆,,送,1,档案馆,,,2\n"
                                    "person,孙伟,省委常委,报,3,孙副省长,2012,,1\n"
                                    "person,孙伟,常务副省长,报,5,,2013,,1\n"
                                    "person,孙 伟,党校校长,发,1,,2020,,1\n");
  g_autoptr(JbDirectoryRecipients) recipients = jb_directory_recipients_new (edits);
  JbDirectoryRecipient *person = find (recipients, "孙伟");
  g_auto (GStrv) aliases = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (recipients)), ==, 2);
  g_assert_cmpuint (jb_directory_recipient_get_n_rows (person), ==, 4);
  assert_label (person, 20100101, "副省长孙伟");
  assert_label (person, 20120601, "省委常委、副省长孙伟");
  assert_label (person, 20140000, "省委常委、常务副省长孙伟");
  assert_label (person, 20210000, "省委常委、常务副省长、党校校长孙伟");
  assert_label (person, 20050000, "副省长孙伟");
  assert_label (find (recipients, "省档案馆"), 20120000, "省档案馆");
  aliases = jb_directory_recipient_dup_aliases (person);
  g_assert_cmpuint (g_strv_length (aliases), ==, 1);
  g_assert_cmpint (jb_directory_recipient_find_values (person, 20100000)->rank, ==, 4);
  g_assert_cmpint (jb_directory_recipient_find_values (person, 20140000)->rank, ==, 3);
  g_assert_false (jb_directory_recipient_is_valid_on (person, 20050000));
  g_assert_true (jb_directory_recipient_is_valid_on (person, 20300000));
  g_assert_true (jb_directory_recipient_is_in_list (person, JB_DIRECTORY_LIST_ISSUE, 0));
  g_assert_false (jb_directory_recipient_is_in_list (person, JB_DIRECTORY_LIST_ISSUE, 20140000));
  g_assert_false (jb_directory_recipient_is_in_list (person, JB_DIRECTORY_LIST_SEND, 0));
}

/* Who is gone is shown with the last posts. */
static void
test_former (void)
{
  g_autoptr(JbDirectoryEdits) edits = read_edits (HEADER "person,沈远,县长,报,,,2001,2004,1\n"
                                                          "person,沈远,副市长,报,,,2005,2008,1\n"
                                                          "person,唐鹿,市长,报,,,2030,,1\n");
  g_autoptr(JbDirectoryRecipients) recipients = jb_directory_recipients_new (edits);

  assert_label (find (recipients, "沈远"), 20140000, "副市长沈远");
  assert_label (find (recipients, "唐鹿"), 20140000, "市长唐鹿");
  g_assert_false (jb_directory_recipient_is_valid_on (find (recipients, "沈远"), 20140000));
}

static gboolean
matches (JbDirectoryRecipient *recipient,
         const char           *text)
{
  g_autofree char *words = jb_directory_recipient_dup_words (text);

  return jb_directory_recipient_matches (recipient, words);
}

static void
test_search (void)
{
  g_autoptr(JbDirectoryEdits) edits =
                 read_edits (HEADER "person,沈远,市委常委,报,,老沈|Shen Yuan,,,1\n");
  g_autoptr(JbDirectoryRecipients) recipients = jb_directory_recipients_new (edits);
  JbDirectoryRecipient *person = find (recipients, "沈远");

  g_assert_true (matches (person, "沈远"));
  g_assert_true (matches (person, "远"));
  g_assert_true (matches (person, "常委"));
  g_assert_true (matches (person, "市委常委沈远"));
  g_assert_true (matches (person, "老 沈"));
  g_assert_true (matches (person, "ｓｈｅｎ"));
  g_assert_true (matches (person, ""));
  g_assert_false (matches (person, "沈老"));
  g_assert_false (matches (person, "沈远老沈"));
  g_assert_false (matches (person, "市长"));
}

static void
assert_order (JbDirectoryRecipients *recipients,
              JbDirectoryOrder       order,
              const char *const     *expected)
{
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (recipients));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbDirectoryRecipient) recipient =
                     g_list_model_get_item (G_LIST_MODEL (recipients), i);
      guint place = 0;

      while (place < sorted->len &&
             jb_directory_recipient_compare (g_ptr_array_index (sorted, place), recipient, order,
                                             20140000) < 0)
        place++;
      g_ptr_array_insert (sorted, (int) place, recipient);
      g_assert_cmpint (jb_directory_recipient_compare (recipient, recipient, order, 0), ==, 0);
    }
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (jb_directory_recipient_get_name (g_ptr_array_index (sorted, i)), ==,
                     expected[i]);
}

static void
test_order (void)
{
  static const char *const by_rank[] = { "B", "A", "C", "E", "D" };
  static const char *const by_name[] = { "A", "B", "C", "D", "E" };
  static const char *const by_newest[] = { "C", "E", "B", "A", "D" };
  static const char *const by_copies[] = { "D", "B", "A", "C", "E" };
  g_autoptr(JbDirectoryEdits) edits = read_edits (HEADER "unit,D,,,1,,,,9\n"
                                                          "unit,A,,报,2,,,,1\n"
                                                          "unit,B,,报,1,,2009,,2\n"
                                                          "unit,C,,报,,,2013,,1\n"
                                                          "unit,E,,发,1,,2012-05,,1\n");
  g_autoptr(JbDirectoryRecipients) recipients = jb_directory_recipients_new (edits);

  assert_order (recipients, JB_DIRECTORY_ORDER_RANK, by_rank);
  assert_order (recipients, JB_DIRECTORY_ORDER_NAME, by_name);
  assert_order (recipients, JB_DIRECTORY_ORDER_NEWEST, by_newest);
  assert_order (recipients, JB_DIRECTORY_ORDER_COPIES, by_copies);
}

static void
test_alike (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean    alike;
  } cases[] = {
    { "王〇", "王○", TRUE },
    { "二〇一医院", "二0一医院", TRUE },
    { "省妇女联合会", "省妇联", TRUE },
    { "市人民政府办公室", "市政府办公室", TRUE },
    { "省委办公厅（信息处）", "省委办公厅信息处", TRUE },
    { "市档案馆", "市档案局", FALSE },
    { "沈远", "沈元", FALSE },
    { "省政协", "省政府", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *a = jb_directory_duplicate_dup_key (cases[i].a);
      g_autofree char *b = jb_directory_duplicate_dup_key (cases[i].b);

      g_assert_cmpint (strcmp (a, b) == 0, ==, cases[i].alike);
    }
}

static void
test_duplicates (void)
{
  g_autoptr(JbDirectoryEdits) edits =
                 read_edits (HEADER "unit,市委办公室,,送,2,市委办,,,3\n"
                                    "person,王○,市长,报,1,,2009,2010,1\n"
                                    "unit,市委办,,送,,,2012,,1\n"
                                    "person,王〇,市长,报,2,,2010,2014,1\n"
                                    "person,沈远,书记,报,1,,2009,2011,1\n"
                                    "person,沈远,书记,报,1,,2011,,1\n"
                                    "person,沈远,市长,报,1,,2011,,1\n"
                                    "person,唐鹿,书记,报,1,,2009,2010,1\n"
                                    "person,唐鹿,书记,报,1,,2012,,1\n"
                                    "group,市委办,,送,,,,,1\n"
                                    "person,秦书言,局长,报,9,,,,1\n");
  g_autofree char *before = NULL;
  g_autoptr(GBytes) bytes = jb_directory_csv_write (jb_directory_edits_get_directory (edits));
  g_autoptr(GPtrArray) found = jb_directory_duplicate_list (edits);
  static const JbDuplicateReason reasons[] = { JB_DUPLICATE_SAME_NAME, JB_DUPLICATE_ALIAS,
                                               JB_DUPLICATE_ALIKE };

  before = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (reasons));
  for (guint i = 0; i < found->len; i++)
    {
      g_assert_cmpint (jb_directory_duplicate_get_reason (g_ptr_array_index (found, i)), ==,
                       reasons[i]);
      g_assert_true (jb_directory_duplicate_get_taken (g_ptr_array_index (found, i)));
    }
  jb_directory_duplicate_swap (g_ptr_array_index (found, 2));

  jb_directory_edits_begin (edits, "Merge", NULL);
  for (guint i = 0; i < found->len; i++)
    jb_directory_duplicate_merge (g_ptr_array_index (found, i));
  g_assert_true (jb_directory_edits_end (edits));
  assert_written (edits, HEADER "unit,市委办公室,,送,2,市委办,,,3\n"
                                "person,王〇,市长,报,2,王○,2009,2014,1\n"
                                "person,沈远,书记,报,1,,2009,,1\n"
                                "person,沈远,市长,报,1,,2011,,1\n"
                                "person,唐鹿,书记,报,1,,2009,2010,1\n"
                                "person,唐鹿,书记,报,1,,2012,,1\n"
                                "group,市委办,,送,,,,,1\n"
                                "person,秦书言,局长,报,9,,,,1\n");
  g_assert_true (jb_directory_edits_undo (edits));
  assert_written (edits, before);
}

/* By hand, two people of different posts too; each post stays. */
static void
test_merge_chosen (void)
{
  g_autoptr(JbDirectoryEdits) edits =
                 read_edits (HEADER "person,沈远,书记,报,1,老沈,2012,,1\n"
                                    "person,沈元,市长,送,2,,2009,2011,1\n"
                                    "person,沈元,书记,送,2,,2011,2012,4\n");
  g_autoptr(JbDirectoryRecipients) recipients = jb_directory_recipients_new (edits);
  g_autoptr(JbDirectoryDuplicate) chosen =
                 jb_directory_duplicate_new (edits, find (recipients, "沈远"),
                                             find (recipients, "沈元"));

  g_assert_cmpint (jb_directory_duplicate_get_reason (chosen), ==, JB_DUPLICATE_CHOSEN);
  jb_directory_edits_begin (edits, "Merge", NULL);
  jb_directory_duplicate_merge (chosen);
  jb_directory_edits_end (edits);
  assert_written (edits, HEADER "person,沈远,书记,报,1,老沈|沈元,2011,,4\n"
                                "person,沈远,市长,送,2,老沈|沈元,2009,2011,1\n");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (recipients)), ==, 1);

  /* What is gone is no part of a merge. */
  jb_directory_edits_begin (edits, "Delete", NULL);
  jb_directory_edits_remove (edits, 0);
  jb_directory_edits_remove (edits, 1);
  jb_directory_edits_end (edits);
  jb_directory_edits_begin (edits, "Merge", NULL);
  jb_directory_duplicate_merge (chosen);
  g_assert_false (jb_directory_edits_end (edits));
}

/* The one in the middle is used up by the first merge, and the last goes along. */
static void
test_merge_chain (void)
{
  static const guint orders[][2] = { { 0, 1 }, { 1, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr(JbDirectoryEdits) edits =
                     read_edits (HEADER "unit,市委办公室,,送,2,,,,3\n"
                                        "unit,市委办,,送,,,2012,,1\n"
                                        "unit,市委办公厅,,送,,,2013,,1\n"
                                        "unit,市档案馆,,送,,,2013,,1\n");
      g_autoptr(JbDirectoryRecipients) recipients = jb_directory_recipients_new (edits);
      g_autoptr(GPtrArray) duplicates = g_ptr_array_new_with_free_func (g_object_unref);
      JbDirectoryDuplicate *pairs[] = {
        jb_directory_duplicate_new (edits, find (recipients, "市委办公室"),
                                    find (recipients, "市委办")),
        jb_directory_duplicate_new (edits, find (recipients, "市委办"),
                                    find (recipients, "市委办公厅")),
      };
      JbDirectoryDuplicate *left = jb_directory_duplicate_new (
          edits, find (recipients, "市委办公室"), find (recipients, "市档案馆"));
      g_autoptr(GBytes) bytes = NULL;
      g_autofree char *text = NULL;

      jb_directory_duplicate_set_taken (left, FALSE);
      g_ptr_array_add (duplicates, pairs[orders[i][0]]);
      g_ptr_array_add (duplicates, pairs[orders[i][1]]);
      g_ptr_array_add (duplicates, left);
      jb_directory_edits_begin (edits, "Merge", NULL);
      g_assert_cmpuint (jb_directory_duplicate_merge_taken (duplicates), ==, 2);
      g_assert_true (jb_directory_edits_end (edits));
      bytes = jb_directory_csv_write (jb_directory_edits_get_directory (edits));
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_test_message ("%s", text);
      g_assert_cmpuint (jb_directory_get_size (jb_directory_edits_get_directory (edits)), ==, 2);
      g_assert_nonnull (strstr (text, "unit,市委办公室,,送,2,市委办|市委办公厅,,,3\n"));
      g_assert_nonnull (strstr (text, "unit,市档案馆,,送,,,2013,,1\n"));
      g_assert_true (jb_directory_edits_undo (edits));
      g_assert_cmpuint (jb_directory_get_size (jb_directory_edits_get_directory (edits)), ==, 4);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/directory-recipients/posts", test_posts);
  g_test_add_func ("/directory-recipients/former", test_former);
  g_test_add_func ("/directory-recipients/search", test_search);
  g_test_add_func ("/directory-recipients/order", test_order);
  g_test_add_func ("/directory-recipients/alike", test_alike);
  g_test_add_func ("/directory-recipients/duplicates", test_duplicates);
  g_test_add_func ("/directory-recipients/merge-chosen", test_merge_chosen);
  g_test_add_func ("/directory-recipients/merge-chain", test_merge_chain);

  return g_test_run ();
}

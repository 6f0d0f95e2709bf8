/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "directory/jb-directory-csv.h"
#include "directory/jb-directory-edits.h"
#include "directory/jb-directory-recipients.h"
#include "fixture.h"
#include "legacy/jb-legacy.h"
#include "store/jb-archive-facets.h"
#include "store/jb-archive-labels.h"
#include "store/jb-archive-stats.h"

/* Lists of names are in the order of the language: in Chinese by pinyin, as in any list that an
 * office prints. By their codes they would be 丁 欧 白 赵 陈. */

static const char *const names[] = { "丁县妇联", "欧县妇联", "白县妇联", "赵县妇联", "陈县妇联" };
static const char        expected[] = "白县妇联 陈县妇联 丁县妇联 欧县妇联 赵县妇联";

static void
add_issues (ArchiveFixture *f)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("%s工作\n第1期\n%s 2014年3月5日\n\n[要闻]\n\n村里办起夜校\n\n"
                           "    夜校开课了，来了四十人。\n\n    （%s）\n",
                           names[i], names[i], names[i]);
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr(GError) error = NULL;
      g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, &error);
      g_autoptr(GArray) changed = NULL;
      gint64 id;

      g_assert_no_error (error);
      id = fixture_add (f->archive, transcript);
      changed = jb_archive_label (f->archive, &id, 1, names[i], TRUE, &error);
      g_assert_no_error (error);
    }
}

static void
test_facets (ArchiveFixture *f,
             gconstpointer   data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) sources = g_string_new (NULL);
  g_autoptr(GString) publications = g_string_new (NULL);
  g_autofree char *labels = NULL;
  JbArchiveFacets *facets;

  add_issues (f);
  facets = jb_archive_get_facets (f->archive, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < facets->sources->len; i++)
    g_string_append_printf (sources, "%s%s", i > 0 ? " " : "",
                            jb_archive_source_get_text (facets->sources->pdata[i]));
  g_assert_cmpstr (sources->str, ==, expected);
  for (guint i = 0; i < facets->publications->len; i++)
    g_string_append_printf (publications, "%s%s", i > 0 ? " " : "",
                            jb_publication_get_name (facets->publications->pdata[i]));
  g_assert_cmpstr (publications->str, ==,
                   "白县妇联工作 陈县妇联工作 丁县妇联工作 欧县妇联工作 赵县妇联工作");
  g_ptr_array_add (facets->labels, NULL);
  labels = g_strjoinv (" ", (char **) facets->labels->pdata);
  g_ptr_array_set_size (facets->labels, (int) facets->labels->len - 1);
  g_assert_cmpstr (labels, ==, expected);
  jb_archive_facets_free (facets);
}

/* Of units with as many articles the order is that of the names, too. */
static void
test_stats (ArchiveFixture *f,
            gconstpointer   data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) counts = NULL;
  g_autoptr(GString) units = g_string_new (NULL);

  add_issues (f);
  counts = jb_archive_count_articles (f->archive, JB_ARCHIVE_COUNT_BY_SOURCE, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < counts->len; i++)
    g_string_append_printf (units, "%s%s", i > 0 ? " " : "",
                            ((JbArchiveCount *) counts->pdata[i])->name);
  g_assert_cmpstr (units->str, ==, expected);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return jb_directory_recipient_compare (*(JbDirectoryRecipient *const *) a,
                                         *(JbDirectoryRecipient *const *) b,
                                         JB_DIRECTORY_ORDER_NAME, 0);
}

static void
test_directory (void)
{
  g_autoptr(GString) csv = g_string_new (
      "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n");
  g_autoptr(GPtrArray) errors = NULL;
  g_autoptr(GPtrArray) sorted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GString) found = g_string_new (NULL);
  g_autoptr(JbDirectory) directory = NULL;
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(JbDirectoryEdits) edits = jb_directory_edits_new ();
  g_autoptr(JbDirectoryRecipients) recipients = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (csv, "unit,%s,,送,%u,,,,1\n", names[i], i + 1);
  directory = jb_directory_csv_read (csv->str, csv->len, &errors);
  g_assert_nonnull (directory);
  for (gint64 i = 0; i < jb_directory_get_size (directory); i++)
    {
      g_array_append_val (keys, i);
      g_ptr_array_add (entries, g_object_ref (jb_directory_get_entry (directory, (guint) i)));
    }
  jb_directory_edits_load (edits, entries, keys);
  recipients = jb_directory_recipients_new (edits);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (recipients)); i++)
    g_ptr_array_add (sorted, g_list_model_get_item (G_LIST_MODEL (recipients), i));
  g_ptr_array_sort (sorted, compare);
  for (guint i = 0; i < sorted->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            jb_directory_recipient_get_name (sorted->pdata[i]));
  g_assert_cmpstr (found->str, ==, expected);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  if (setlocale (LC_ALL, "zh_CN.UTF-8") == NULL)
    {
      g_print ("1..0 # SKIP there is no locale zh_CN.UTF-8\n");
      return 0;
    }

  FIXTURE_ADD ("/collation/facets", test_facets);
  FIXTURE_ADD ("/collation/stats", test_stats);
  g_test_add_func ("/collation/directory", test_directory);

  return g_test_run ();
}

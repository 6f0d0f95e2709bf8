/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/jb-archive-labels.h"

#include <string.h>

#include "fixture.h"
#include "store/jb-archive-bin.h"
#include "store/jb-archive-erase.h"
#include "store/jb-archive-facets.h"
#include "store/jb-archive-search.h"
#include "store/jb-archive-start.h"

/* Labels, what a list can be filtered by, and what a new issue begins with. */

typedef ArchiveFixture Fixture;

static gint64
add (Fixture    *f,
     const char *name,
     const char *date)
{
  g_autoptr(JbTranscript) transcript = fixture_issue (name, date, "题");
  g_autoptr(GError) error = NULL;
  gint64 id = 0;

  jb_archive_add (f->archive, transcript, NULL, &id, &error);
  g_assert_no_error (error);

  return id;
}

static void
assert_labels (Fixture    *f,
               gint64      id,
               const char *labels)
{
  g_autoptr(JbArchiveEntry) entry = jb_archive_get_entry (f->archive, id, NULL);

  g_assert_cmpstr (jb_archive_entry_get_labels (entry), ==, labels);
}

static void
test_clean (void)
{
  static const struct
  {
    const char *text;
    const char *label;
  } rows[] = {
    { "年终", "年终" },
    { "  年终\t材料 ", "年终 材料" },
    { "　急件　", "急件" },
    { "", NULL },
    { " \n ", NULL },
    { "一二三四五六七八九十一二三四五六七八九十", "一二三四五六七八九十一二三四五六七八九十" },
    { "一二三四五六七八九十一二三四五六七八九十一", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *label = jb_archive_dup_label (rows[i].text);

      g_assert_cmpstr (label, ==, rows[i].label);
    }
}

static void
test_label (Fixture      *f,
            gconstpointer data)
{
  gint64          ids[3] = { add (f, "甲刊", "2014年1月2日"), add (f, "甲刊", "2014年2月2日"), 99 };
  JbArchiveFilter filter = JB_ARCHIVE_FILTER_INIT;
  g_autoptr(JbArchiveEntry) before = jb_archive_get_entry (f->archive, ids[0], NULL);
  g_autoptr(JbArchiveEntry) after = NULL;
  g_autoptr(GArray) changed = NULL;
  g_autoptr(GPtrArray) labels = NULL;
  g_autoptr(GPtrArray) listed = NULL;
  g_autoptr(GError) error = NULL;

  changed = jb_archive_label (f->archive, ids, 2, "乙", TRUE, &error);
  g_assert_cmpuint (changed->len, ==, 2);
  g_clear_pointer (&changed, g_array_unref);
  changed = jb_archive_label (f->archive, ids, 1, " 甲 ", TRUE, &error);
  g_assert_cmpuint (changed->len, ==, 1);
  g_clear_pointer (&changed, g_array_unref);
  changed = jb_archive_label (f->archive, ids, 2, "甲", TRUE, &error);
  g_assert_cmpuint (changed->len, ==, 1);
  g_assert_cmpint (g_array_index (changed, gint64, 0), ==, ids[1]);
  g_assert_no_error (error);

  /* The bulletin is not another one for it. */
  after = jb_archive_get_entry (f->archive, ids[0], NULL);
  g_assert_cmpint (jb_archive_entry_get_modified (before), ==,
                   jb_archive_entry_get_modified (after));
  g_assert_nonnull (strstr (jb_archive_entry_get_labels (after), "甲"));
  g_assert_nonnull (strstr (jb_archive_entry_get_labels (after), "乙"));

  /* All or none. */
  g_clear_pointer (&changed, g_array_unref);
  changed = jb_archive_label (f->archive, ids, 3, "丙", TRUE, &error);
  g_assert_null (changed);
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  changed = jb_archive_label (f->archive, ids, 1, "  ", TRUE, &error);
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FAILED);
  g_clear_error (&error);
  labels = jb_archive_list_labels (f->archive, &error);
  g_assert_cmpuint (labels->len, ==, 2);

  changed = jb_archive_label (f->archive, ids, 1, "甲", FALSE, &error);
  assert_labels (f, ids[0], "乙");
  filter.label = "甲";
  listed = jb_archive_list (f->archive, &filter, &error);
  g_assert_cmpuint (listed->len, ==, 1);

  /* A label that begins alike is another one. */
  g_clear_pointer (&changed, g_array_unref);
  changed = jb_archive_label (f->archive, ids, 1, "甲等", TRUE, &error);
  g_clear_pointer (&listed, g_ptr_array_unref);
  listed = jb_archive_list (f->archive, &filter, &error);
  g_assert_cmpuint (listed->len, ==, 1);

  /* Those of what is in the bin are not offered. */
  g_assert_true (jb_archive_delete (f->archive, ids, 1, &error));
  g_clear_pointer (&labels, g_ptr_array_unref);
  labels = jb_archive_list_labels (f->archive, &error);
  g_assert_cmpuint (labels->len, ==, 2);
}

static guint
count_hits (Fixture    *f,
            const char *words)
{
  const JbArchiveSearch search = { words, JB_ARCHIVE_SEARCH_NEWEST, 0, 0 };
  gint64                next;
  g_autoptr(GPtrArray) hits = jb_archive_search (f->archive, &search, &next, NULL);

  return hits->len;
}

static void
test_search (Fixture      *f,
             gconstpointer data)
{
  gint64 ids[2] = { add (f, "甲刊", "2014年1月2日"), add (f, "甲刊", "2014年2月2日") };
  g_autoptr(GArray) changed = jb_archive_label (f->archive, ids, 1, "年终 材料", TRUE, NULL);

  g_assert_cmpuint (count_hits (f, "正文"), ==, 2);
  g_assert_cmpuint (count_hits (f, "正文 label:\"年终 材料\""), ==, 1);
  g_assert_cmpuint (count_hits (f, "标签：\"年终 材料\""), ==, 1);
  g_assert_cmpuint (count_hits (f, "label:年终"), ==, 0);
  g_assert_cmpuint (count_hits (f, "正文 label:"), ==, 2);
  g_assert_false (jb_archive_search_is_empty ("label:年终"));
  g_assert_true (jb_archive_search_is_empty ("label:"));
}

static void
test_erase (Fixture      *f,
            gconstpointer data)
{
  gint64 ids[2] = { add (f, "甲刊", "2014年1月2日"), add (f, "甲刊", "2014年2月2日") };
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_archive_delete (f->archive, ids, 1, &error));
  g_assert_false (jb_archive_erase (f->archive, ids, 2, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "not in the bin"));
  g_clear_error (&error);
  assert_labels (f, ids[0], NULL);
  g_assert_true (jb_archive_erase (f->archive, ids, 1, &error));
  g_assert_null (jb_archive_get_entry (f->archive, ids[0], &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
}

static void
test_facets (Fixture      *f,
             gconstpointer data)
{
  gint64 id = add (f, "甲刊", "2014年1月2日");
  g_autoptr(JbArchiveFacets) facets = NULL;
  g_autoptr(GError) error = NULL;

  add (f, "乙刊", "2012年1月2日");
  add (f, "乙刊", "2014年3月2日");
  g_assert_true (jb_archive_delete (f->archive, &id, 1, &error));
  facets = jb_archive_get_facets (f->archive, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (facets->years->len, ==, 2);
  g_assert_cmpint (g_array_index (facets->years, int, 0), ==, 2014);
  g_assert_cmpuint (facets->publications->len, ==, 2);
  g_assert_cmpuint (facets->n_deleted, ==, 1);
  g_assert_cmpuint (facets->labels->len, ==, 0);
}

static void
test_start (Fixture      *f,
            gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbArchiveStart) nothing = jb_archive_start (f->archive, 0, NULL, 2014, &error);
  g_autoptr(JbArchiveStart) start = NULL;
  g_autoptr(JbArchiveStart) other_year = NULL;
  g_autoptr(JbPublication) publication = NULL;
  g_autoptr(JbExportSettings) settings = NULL;

  g_assert_no_error (error);
  g_assert_null (nothing->publication);
  g_assert_cmpint (nothing->number, ==, 0);

  add (f, "甲刊", "2014年1月2日");
  add (f, "乙刊", "2014年1月2日");
  start = jb_archive_start (f->archive, 0, NULL, 2014, &error);
  g_assert_cmpstr (jb_publication_get_name (start->publication), ==, "乙刊");
  g_assert_cmpint (start->number, ==, 8);
  other_year = jb_archive_start (f->archive, 0, "甲刊", 2015, &error);
  g_assert_cmpstr (jb_publication_get_name (other_year->publication), ==, "甲刊");
  g_assert_cmpint (other_year->number, ==, 0);

  /* What the page of the publication says. */
  publication = jb_publication_copy (other_year->publication);
  jb_publication_set_sections (publication, "要闻\n基层动态");
  jb_publication_set_recipients (publication, "报\t县委办公室");
  jb_publication_set_first_total (publication, 301);
  jb_publication_set_numbering (publication, JB_NUMBERING_CONTINUOUS);
  jb_publication_set_export_style (publication, JB_EXPORT_STYLE_HOUSE);
  g_assert_false (jb_publication_equal (publication, other_year->publication));
  g_assert_true (jb_archive_save_publication (f->archive, publication, &error));
  g_clear_pointer (&start, jb_archive_start_free);
  start = jb_archive_start (f->archive, jb_publication_get_id (publication), NULL, 2015, &error);
  g_assert_no_error (error);
  g_assert_true (jb_publication_equal (publication, start->publication));
  g_assert_cmpint (start->number, ==, 8);
  g_assert_cmpint (start->total, ==, 301);
  settings = jb_archive_get_export_settings (f->archive, "甲刊", JB_KIND_BULLETIN, &error);
  g_assert_cmpint (settings->style, ==, JB_EXPORT_STYLE_HOUSE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) FIXTURE_ADD ("/labels/" name, func)
  g_test_add_func ("/labels/clean", test_clean);
  ADD ("label", test_label);
  ADD ("search", test_search);
  ADD ("erase", test_erase);
  ADD ("facets", test_facets);
  ADD ("start", test_start);

  return g_test_run ();
}

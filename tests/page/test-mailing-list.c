/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "directory/jb-directory-csv.h"
#include "directory/jb-directory-merge.h"
#include "page-fixture.h"
#include "page/jb-mailing-list.h"

static const char text[] = "澜州妇情\n第7期\n澜州市妇联办公室  2013年3月2日\n\n"
                           "[动态]\n石桥村办学\n办学80场。\n（石桥村妇联）\n\n"
                           "报：省妇联各主席，市委常委、副市长陆望舒\n"
                           "送：市委、市政府办公室信息处、综合处\n发：各县妇联\n";

static const char csv[] =
    "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n"
    "person,陆望舒,副市长,报,1,,,,2\ngroup,各县妇联,,发,3,,,,12\n";

static JbDirectory *
read_directory (void)
{
  g_autoptr (GPtrArray) errors = NULL;
  JbDirectory *directory = jb_directory_csv_read (csv, strlen (csv), &errors);

  g_assert_nonnull (directory);

  return directory;
}

static const JbMailingLine *
find_line (GPtrArray  *list,
           const char *name)
{
  for (guint i = 0; i < list->len; i++)
    {
      const JbMailingLine *line = list->pdata[i];

      if (strstr (line->name, name) != NULL)
        return line;
    }

  g_error ("%s is not in the list", name);
}

static void
test_list (void)
{
  g_autoptr (JbBulletin) bulletin = page_read_bulletin (text);
  g_autoptr (JbDirectory) directory = read_directory ();
  g_autoptr (GPtrArray) list = jb_mailing_list_new (bulletin, directory, 20130302);
  g_autoptr (JbTranscript) transcript = jb_bulletin_to_transcript (bulletin);
  guint64 sum = 0;

  g_assert_cmpuint (find_line (list, "陆望舒")->copies, ==, 2);
  g_assert_cmpstr (find_line (list, "陆望舒")->name, ==, "市委常委、副市长陆望舒");
  g_assert_cmpstr (find_line (list, "陆望舒")->label, ==, "报");
  g_assert_cmpuint (find_line (list, "各县妇联")->copies, ==, 12);
  g_assert_cmpuint (find_line (list, "省妇联各主席")->copies, ==, 1);
  g_assert_cmpstr (find_line (list, "市政府办公室综合处")->label, ==, "送");

  /* It is as many as 共印 would be. */
  for (guint i = 0; i < list->len; i++)
    sum += ((const JbMailingLine *) list->pdata[i])->copies;
  g_assert_cmpuint (sum, ==, jb_directory_sum_copies (directory, transcript, 20130302, NULL));
}

static void
test_sheet (void)
{
  g_autoptr (JbBulletin) bulletin = page_read_bulletin (text);
  g_autoptr (JbDirectory) directory = read_directory ();
  g_autoptr (GPtrArray) list = jb_mailing_list_new (bulletin, directory, 20130302);
  JbBulletin *sheet = jb_mailing_list_to_bulletin (list, bulletin);
  g_autoptr (PageSetting) setting = page_setting_new (sheet, "plain");
  guint              page;
  const JbPagePiece *name, *copies;

  name = page_find_line (setting->pages, "各县妇联", &page);
  copies = page_find_line (setting->pages, "12", &page);
  g_assert_cmpfloat_with_epsilon (name->y, copies->y, 0.01);
  page_find_line (setting->pages, "《澜州妇情》第7期分发表", &page);
  page_assert_well_set (setting->pages);
}

/* Names may hold what tables are drawn with, lists may be long, and there may be none. */
static void
test_extremes (void)
{
  g_autoptr (GString) many = g_string_new ("[动态]\n石桥村办学\n办学80场。\n（石桥村妇联）\n\n报：");
  g_autoptr (JbBulletin) none = page_read_bulletin ("[动态]\n石桥村办学\n办学80场。\n");
  g_autoptr (GPtrArray) empty = jb_mailing_list_new (none, NULL, 0);
  g_autoptr (PageSetting) sheet = NULL;
  g_autoptr (JbBulletin) bulletin = NULL;
  g_autoptr (GPtrArray) list = NULL;

  g_assert_cmpuint (empty->len, ==, 0);
  for (guint i = 0; i < 200; i++)
    g_string_append_printf (many, "第%u│办公室|信息科，", i);
  g_string_append (many, "市妇联\n");
  bulletin = page_read_bulletin (many->str);
  list = jb_mailing_list_new (bulletin, NULL, 0);
  g_assert_cmpuint (list->len, ==, 201);
  sheet = page_setting_new (jb_mailing_list_to_bulletin (list, bulletin), "plain");
  g_assert_cmpuint (jb_pages_get_size (sheet->pages), >, 5);
  page_assert_well_set (sheet->pages);
  g_clear_pointer (&sheet, page_setting_free);
  sheet = page_setting_new (jb_mailing_list_to_bulletin (empty, none), "plain");
  page_assert_well_set (sheet->pages);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page/mailing-list/list", test_list);
  g_test_add_func ("/page/mailing-list/sheet", test_sheet);
  g_test_add_func ("/page/mailing-list/extremes", test_extremes);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "../legacy/issue-maker.h"
#include "legacy/jb-house-style.h"
#include "page-fixture.h"
#include "page/jb-pages-pdf.h"

static void
test_grid (void)
{
  g_autofree char *body = page_repeat ("岚川省妇联走访困难家庭", 80);
  g_autofree char *text = g_strconcat ("[动态]\n沙渚县妇联走访家庭\n", body,
                                       "\n（沙渚县妇联）\n", NULL);
  g_autoptr (PageSetting) setting = page_setting_of_text (text);
  guint              n;
  const JbPagePiece *pieces = jb_pages_get_pieces (setting->pages, 1, &n);

  /* GB/T 9704-2012, 5.2.2: 22 lines of 28 characters fill a page. */
  g_assert_cmpuint (jb_pages_get_size (setting->pages), >=, 2);
  page_assert_well_set (setting->pages);
  pieces = jb_pages_get_pieces (setting->pages, 0, &n);
  g_assert_cmpfloat_with_epsilon (pieces[n - 1].y + pieces[n - 1].item->height,
                                  setting->style->height - setting->style->bottom,
                                  0.1);
  for (guint i = n - 3; i < n; i++)
    {
      const JbPageLine *line = pieces[i].item->line;

      g_assert_cmpint (g_utf8_strlen (line->text + line->start, line->end - line->start), ==, 28);
      g_assert_cmpfloat_with_epsilon (line->width, 156 * JB_PAGE_MM, 0.1);
    }
}

static void
test_title_stays (void)
{
  /* However full the page is, no title stands at its end without two lines of its article. */
  for (guint lines = 8; lines < 30; lines++)
    {
      g_autofree char *body = page_repeat ("村里办起妇女学堂。\n", lines);
      g_autofree char *text =
          g_strconcat ("[动态]\n石桥村办学\n", body, "（石桥村妇联）\n\n松岭镇开讲座\n"
                                                     "松岭镇妇联讲家庭教育。\n（松岭镇妇联）\n",
                       NULL);
      g_autoptr (PageSetting) setting = page_setting_of_text (text);
      guint title, after;

      page_find_line (setting->pages, "松岭镇开讲座", &title);
      page_find_line (setting->pages, "松岭镇妇联讲", &after);
      g_assert_cmpuint (title, ==, after);
      page_assert_well_set (setting->pages);
    }
}

static void
test_title_breaks (void)
{
  g_autoptr (PageSetting) setting =
                 page_setting_of_text ("[动态]\n临湖市建立贫困“双困”留守妇女联系走访长效机制\n走访80户。\n（市妇联）\n");
  g_autoptr (PageSetting) plain =
                 page_setting_of_text ("[动态]\n临湖市妇联组织全市各级巾帼志愿者走进山区学校开展\n走访80户。\n（市妇联）\n");
  guint              page, n = 0;
  const JbPagePiece *first = page_find_line (setting->pages, "临湖市建立", &page);
  const JbPageLine  *second;

  g_assert_cmpuint (first->item->line->end, ==, strlen ("临湖市建立贫困“双困”"));
  g_assert_nonnull (page_find_line (setting->pages, "留守妇女", &page));

  /* Without a sign to break at, the lines are about equally long. */
  first = page_find_line (plain->pages, "临湖市妇联", &page);
  second = first[1].item->line;
  n = g_utf8_strlen (second->text + second->start, second->end - second->start);
  g_assert_cmpuint (n, >=, 10);
}

static void
test_head (void)
{
  g_autoptr (PageSetting) setting = page_setting_of_text ("内部资料\n澜州妇情\n第7期\n澜州市妇联办公室  2013年3月2日\n\n"
                                                          "[动态]\n沙渚县办学\n办学80场。\n（沙渚县妇联）\n\n"
                                                          "报：市委办公室\n送：各县妇联\n发：机关各部\n");
  JbFields          *masthead = jb_bulletin_get_masthead (setting->bulletin);
  guint              page, n;
  const JbPagePiece *pieces;

  g_assert_cmpstr (jb_fields_get_text (masthead, "name"), ==, "澜州妇情");
  g_assert_cmpint (page_find_line (setting->pages, "澜州妇情", &page)->item->colour, ==, JB_PAGE_RED);
  g_assert_cmpuint (page, ==, 0);

  /* The foot stands on the last lines of the last page. */
  pieces = jb_pages_get_pieces (setting->pages, jb_pages_get_size (setting->pages) - 1, &n);
  g_assert_cmpfloat_with_epsilon (pieces[n - 1].y + pieces[n - 1].item->height,
                                  setting->style->height - setting->style->bottom, 0.1);
  g_assert_cmpfloat (pieces[n - 1].item->thickness, >, 0);
  page_assert_well_set (setting->pages);
}

static void
test_document (void)
{
  g_autoptr (PageSetting) setting =
                 page_setting_of_text ("澜妇发〔2013〕5号\n\n关于做好秋季家庭教育\n工作的意见\n\n各县妇联，机关各部：\n"
                                       "现提出以下意见。\n一、总体要求\n（一）加强领导。各级妇联要列入日程。\n澜州市妇联\n"
                                       "2013年9月2日\n\n抄送：市委办公室\n");
  const JbPagePiece *addressee, *level;
  guint              page;

  g_assert_cmpint (jb_bulletin_get_kind (setting->bulletin), ==, JB_KIND_DOCUMENT);
  addressee = page_find_line (setting->pages, "各县妇联，机关各部：", &page);
  g_assert_cmpfloat_with_epsilon (addressee->item->line->x, 0, 0.1);

  /* A heading that runs into its paragraph keeps its own face: there are two runs. */
  level = page_find_line (setting->pages, "（一）加强领导。", &page);
  g_assert_cmpuint (level->item->line->runs->len, >=, 2);
  g_assert_cmpfloat_with_epsilon (level->item->line->x,
                                  2 * jb_page_style_get_character (setting->style), 0.1);
  /* GB/T 9704-2012, 7.4.1: the foot is on an even page. */
  g_assert_cmpuint (jb_pages_get_size (setting->pages) % 2, ==, 0);
  page_find_line (setting->pages, "抄送：市委办公室", &page);
  g_assert_cmpuint (page % 2, ==, 1);
  page_assert_well_set (setting->pages);
  page_assert_breaks (setting->pages);
}

/* The colon behind the addressees is printed, whether it was read or a form put it there. */
static void
test_addressees (void)
{
  g_autoptr (JbHouseStyle) style = jb_house_style_new ();
  g_autoptr (PageSetting) setting = NULL;
  JbBulletin       *bulletin = jb_bulletin_new (JB_KIND_DOCUMENT, JB_LAYOUT (style));
  JbDocument       *document = jb_bulletin_get_document (bulletin);
  const char *const addressees[] = { "各县妇联", "机关各部", NULL };
  const char *const body[] = { "现将有关事项通知如下。", NULL };
  const JbRole      roles[] = { JB_ROLE_BODY };
  guint             page;

  jb_document_set_title_text (document, "关于做好秋季工作的通知");
  jb_document_splice_body (document, 0, 0, body, roles);
  jb_document_splice_addressee (document, 0, 0, addressees);
  setting = page_setting_new (bulletin, "document");
  g_assert_nonnull (page_find_line (setting->pages, "各县妇联，机关各部：", &page));
}

static void
test_extremes (void)
{
  g_autofree char *long_paragraph = page_repeat ("妇女之家“暖巷”活动（2013年）办了80场……", 3000);
  g_autofree char *unbroken = page_repeat ("ABCDEFGHIJ", 300);
  g_autofree char *signs = page_repeat ("！？”", 200);
  g_autofree char *openings = page_repeat ("“（", 200);
  g_autofree char *recipients = page_repeat ("市委办公室，", 200);
  g_autofree char *title = page_repeat ("岚川省妇联", 14);
  const char *const bodies[] = {
    long_paragraph,
    unbroken,
    signs,
    openings,
    "שלום עולם 妇联 مرحبا",
    "👩‍👩‍👧 家庭 🏠",
    "\t",
    "1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *text =
          g_strconcat ("[动态]\n", title, "\n", bodies[i], "\n（沙渚县妇联）\n\n报：", recipients,
                       "市妇联\n", NULL);
      g_autoptr (PageSetting) setting = page_setting_of_text (text);

      page_assert_well_set (setting->pages);
    }

  {
    JbBulletin *bulletin = jb_bulletin_new (JB_KIND_BULLETIN, NULL);
    g_autoptr (PageSetting) empty = page_setting_new (bulletin, "bulletin");

    g_assert_cmpuint (jb_pages_get_size (empty->pages), ==, 1);
  }
}

static void
test_nothing_lost (void)
{
  static const char *const styles[] = { "bulletin", "document" };

  for (guint i = 0; i < 40; i++)
    {
      guint32 seed = g_test_rand_int ();
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (JbTranscript) issue = i % 2 == 0 ? issue_make_bulletin (rand, i % 4 == 0)
                                                  : issue_make_document (rand, i % 4 == 1);
      JbBulletin *bulletin = jb_bulletin_new_from_transcript (issue, NULL);
      g_autoptr (PageSetting) setting = page_setting_new (bulletin, "plain");
      g_autofree char *set = page_dup_text (setting->pages);

      page_assert_well_set (setting->pages);
      page_assert_breaks (setting->pages);
      {
        g_autoptr (PageSetting) own = page_setting_new (g_object_ref (bulletin), styles[i % 2]);

        page_assert_well_set (own->pages);
        page_assert_breaks (own->pages);
      }
      for (JbBlock *block = jb_bulletin_get_first_block (bulletin); block != NULL;
           block = jb_block_get_next (block))
        {
          JbRole           role = jb_block_get_role (block);
          g_autofree char *words = NULL;
          g_auto (GStrv) parts = NULL;

          if (role == JB_ROLE_ORNAMENT || role == JB_ROLE_MASTHEAD)
            continue;
          /* A table is set in columns, with rules instead of the characters it was drawn with. */
          parts = g_regex_split_simple ("[\\s\\x{2500}-\\x{257f}]+",
                                        jb_block_get_text (block), 0, 0);
          words = g_strjoinv ("", parts);
          if (strstr (set, words) == NULL)
            g_error ("seed %u: “%s” is not on the pages", seed, words);
        }
    }
}

static void
test_pdf (void)
{
  const char *text = "[动态]\n沙渚县办学\n办学80场。\n（沙渚县妇联）\n\n报：市委办公室\n";
  g_autoptr (PageSetting) setting = page_setting_of_text (text);
  g_autoptr (PageSetting) again = page_setting_of_text (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = jb_pages_to_pdf (setting->pages, &error);
  g_autoptr (GBytes) second = jb_pages_to_pdf (again->pages, &error);

  g_assert_no_error (error);
  g_assert_cmpint (strncmp (g_bytes_get_data (first, NULL), "%PDF-", 5), ==, 0);
  g_assert_true (g_bytes_equal (first, second));
}

static void
test_styles (void)
{
  const char *const wrong[] = {
    "",
    "[Page]\nWidth=210\n",
    "[Page]\nWidth=wide\n",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (JbPageStyle) style = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_null (jb_page_style_parse (wrong[i], &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
  g_assert_null (jb_page_style_load ("no-such-style", &error));
  g_assert_error (error, JB_PAGE_STYLE_ERROR, JB_PAGE_STYLE_ERROR_NAME);
  g_clear_error (&error);
  g_assert_null (jb_page_style_load ("../bulletin", &error));
  g_assert_error (error, JB_PAGE_STYLE_ERROR, JB_PAGE_STYLE_ERROR_NAME);
  g_clear_error (&error);

  style = jb_page_style_load ("document", &error);
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (jb_page_style_get_character (style), 15.79, 0.01);
  g_assert_cmpfloat_with_epsilon (jb_page_style_get_line (style), 28.99, 0.01);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page/grid", test_grid);
  g_test_add_func ("/page/title-stays", test_title_stays);
  g_test_add_func ("/page/title-breaks", test_title_breaks);
  g_test_add_func ("/page/head", test_head);
  g_test_add_func ("/page/document", test_document);
  g_test_add_func ("/page/addressees", test_addressees);
  g_test_add_func ("/page/extremes", test_extremes);
  g_test_add_func ("/page/nothing-lost", test_nothing_lost);
  g_test_add_func ("/page/pdf", test_pdf);
  g_test_add_func ("/page/styles", test_styles);

  return g_test_run ();
}

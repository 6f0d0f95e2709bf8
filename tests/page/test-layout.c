/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "page-fixture.h"
#include "page/jb-pages-pdf.h"

static const char bulletin_text[] =
    "内部资料\n澜州妇情\n第7期\n澜州市妇联办公室  2013年3月2日\n\n"
    "内容提要\n[动态]\n沙渚县妇联开办夜校\n\n"
    "[动态]\n沙渚县妇联开办夜校\n沙渚县妇联在石桥村开办夜校，办学80场，参加的妇女有三千多人次，"
    "其中一半以上学会了一门手艺。\n（沙渚县妇联）\n\n"
    "报：省妇联各主席，市委常委、秘书长沈知渔，市委常委、副市长陆望舒，市政协副主席江既明\n"
    "送：市委办公室\n发：机关各部\n（共印120份）\n";

static const char document_text[] =
    "澜妇发〔2013〕5号\n\n关于做好秋季家庭教育\n工作的意见\n\n各县妇联，机关各部：\n"
    "现就做好秋季家庭教育工作提出以下意见。\n一、总体要求\n"
    "（一）加强领导。各级妇联要把家庭教育列入日程，主要负责人亲自过问。\n"
    "1.明确任务。每季度研究一次。\n二、保障措施\n各县妇联要安排经费。\n\n"
    "附件：1.秋季家庭教育工作任务分解表\n      2.家庭教育讲师名单\n\n"
    "澜州市妇女联合会\n2013年9月2日\n\n抄送：市委办公室，市教育局\n"
    "澜州市妇联办公室    2013年9月2日印发\n";

static double
get_centre (const JbPagePiece *piece)
{
  return piece->item->line->x + piece->item->line->width / 2;
}

static double
get_right (const JbPagePiece *piece)
{
  return piece->item->line->x + piece->item->line->width;
}

static double
get_top (const JbPagePiece *piece)
{
  return jb_pages_get_baseline (piece) - 0.88 * piece->item->line->size;
}

static const char *
get_family (const JbPagePiece *piece,
            guint              run)
{
  PangoGlyphItem *item = piece->item->line->runs->pdata[run];
  g_autoptr (PangoFontDescription) font = pango_font_describe (item->item->analysis.font);

  return g_intern_string (pango_font_description_get_family (font));
}

static void
assert_face (PageSetting       *setting,
             const JbPagePiece *piece,
             guint              run,
             JbPageFace         face)
{
  const char *wanted = jb_page_faces_get_family (jb_pages_get_faces (setting->pages), face);

  g_assert_true (g_str_has_prefix (wanted, get_family (piece, run)));
}

static const JbPagePiece *
find_rule (const JbPages *pages,
           guint          page,
           guint          number)
{
  guint              n;
  const JbPagePiece *pieces = jb_pages_get_pieces (pages, page, &n);

  for (guint i = 0; i < n; i++)
    if (pieces[i].item->thickness > 0 && number-- == 0)
      return &pieces[i];

  g_assert_not_reached ();
}

static double
get_rule_y (const JbPagePiece *piece)
{
  return piece->y + piece->item->height / 2;
}

static void
test_bulletin_head (void)
{
  g_autoptr (PageSetting) setting = page_setting_of_text (bulletin_text);
  double             measure = jb_page_style_get_measure (setting->style);
  double             line = jb_page_style_get_line (setting->style);
  guint              page;
  const JbPagePiece *name = page_find_line (setting->pages, "澜州妇情", &page);
  const JbPagePiece *issuer = page_find_line (setting->pages, "澜州市妇联办公室", &page);
  const JbPagePiece *date = page_find_line (setting->pages, "2013年3月2日", &page);
  const JbPagePiece *digest = page_find_line (setting->pages, "内容提要", &page);
  const JbPagePiece *rule = find_rule (setting->pages, 0, 0);

  /* A short name is spread, in the middle, red, of the size of the style. */
  g_assert_cmpfloat_with_epsilon (get_centre (name), measure / 2, 0.5);
  g_assert_cmpfloat_with_epsilon (name->item->line->size, setting->style->name_size, 0.01);
  g_assert_cmpfloat (name->item->line->width, >, 4 * 1.2 * setting->style->name_size);
  g_assert_cmpint (name->item->colour, ==, JB_PAGE_RED);
  assert_face (setting, name, 0, JB_PAGE_FACE_TITLE);

  /* Issuer and date stand on one line over the red rule. */
  g_assert_cmpfloat_with_epsilon (issuer->y, date->y, 0.01);
  g_assert_cmpfloat_with_epsilon (issuer->item->line->x, 0, 0.1);
  g_assert_cmpfloat_with_epsilon (get_right (date), measure, 0.1);
  g_assert_cmpint (rule->item->colour, ==, JB_PAGE_RED);
  g_assert_cmpfloat_with_epsilon (get_rule_y (rule) - get_top (date) - 16, 4 * JB_PAGE_MM, 0.1);

  /* What follows is on the grid of the page. */
  g_assert_cmpfloat (digest->y, >, get_rule_y (rule) + line);
  {
    double rows = (digest->y - setting->style->top) / line;

    g_assert_cmpfloat_with_epsilon (rows, (int) (rows + 0.5), 0.01);
  }
  page_assert_well_set (setting->pages);
}

static void
test_long_name (void)
{
  g_autoptr (JbBulletin) bulletin = page_read_bulletin (bulletin_text);
  JbFields *masthead = jb_bulletin_get_masthead (bulletin);
  g_autoptr (PageSetting) setting = NULL;
  guint              page;
  const JbPagePiece *name;

  jb_fields_set_text (masthead, "name", "澜州市妇女儿童工作情况通报与交流");
  jb_fields_set_text (masthead, "issuer",
                      "澜州市妇女联合会办公室与澜州市妇女儿童工作委员会办公室联合编印");
  setting = page_setting_new (g_steal_pointer (&bulletin), "bulletin");
  name = page_find_line (setting->pages, "澜州市妇女儿童工作情况通报与交流", &page);
  g_assert_cmpfloat_with_epsilon (name->item->line->width,
                                  jb_page_style_get_measure (setting->style), 1);
  g_assert_cmpuint (name->item->line->end, ==, strlen (name->item->line->text));
  /* An issuer that is too long for a date beside it has it below. */
  g_assert_cmpfloat (page_find_line (setting->pages, "澜州市妇女联合会办公室", &page)->y, <,
                     page_find_line (setting->pages, "2013年3月2日", &page)->y);
  page_assert_well_set (setting->pages);
}

static void
test_document_head (void)
{
  g_autoptr (JbBulletin) bulletin = page_read_bulletin (document_text);
  g_autoptr (PageSetting) setting = NULL;
  guint              page;
  const JbPagePiece *name, *number, *rule, *title, *addressee, *signer;
  double             line, cell, measure;

  jb_fields_set_text (jb_bulletin_get_masthead (bulletin), "name", "澜州市妇女联合会文件");
  setting = page_setting_new (g_object_ref (bulletin), "document");
  line = jb_page_style_get_line (setting->style);
  cell = jb_page_style_get_character (setting->style);
  measure = jb_page_style_get_measure (setting->style);
  name = page_find_line (setting->pages, "澜州市妇女联合会文件", &page);
  number = page_find_line (setting->pages, "澜妇发〔2013〕5号", &page);
  rule = find_rule (setting->pages, 0, 0);
  title = page_find_line (setting->pages, "关于做好秋季家庭教育", &page);
  addressee = page_find_line (setting->pages, "各县妇联，机关各部：", &page);

  /* GB/T 9704-2012, 7.2.4: the name's top is 35 mm below that of the type area. */
  g_assert_cmpfloat_with_epsilon (name->y - setting->style->top, 35 * JB_PAGE_MM, 0.1);
  g_assert_cmpint (name->item->colour, ==, JB_PAGE_RED);
  /* 7.2.5: two lines are left free between the two. */
  g_assert_cmpfloat_with_epsilon (number->y - name->y - name->item->height, 2 * line, 0.1);
  g_assert_cmpfloat_with_epsilon (get_centre (number), measure / 2, 0.5);
  /* 7.2.7: 4 mm under it, as wide as the type area. */
  g_assert_cmpfloat_with_epsilon (get_rule_y (rule) - get_top (number) - 16, 4 * JB_PAGE_MM, 0.1);
  /* 7.3.1: two lines below; 7.3.2: one line is left free above the addressees. */
  g_assert_cmpfloat (title->y - get_rule_y (rule), >=, 1.4 * line);
  g_assert_cmpfloat (title->y - get_rule_y (rule), <=, 2.6 * line);
  g_assert_cmpfloat_with_epsilon (title->item->line->size, 22, 0.01);
  g_assert_cmpfloat_with_epsilon (addressee->item->line->x, 0, 0.01);
  g_assert_cmpfloat_with_epsilon (
      addressee->y - page_find_line (setting->pages, "工作的意见", &page)->y, 2 * line, 0.1);

  /* 7.2.6: with someone who signs, the number goes to the left, and the name is in 楷体. */
  jb_fields_set_text (jb_bulletin_get_tail (bulletin), "signer", "方既白");
  g_clear_pointer (&setting, page_setting_free);
  setting = page_setting_new (g_object_ref (bulletin), "document");
  number = page_find_line (setting->pages, "澜妇发〔2013〕5号", &page);
  signer = page_find_line (setting->pages, "签发人：方既白", &page);
  g_assert_cmpfloat_with_epsilon (number->y, signer->y, 0.01);
  g_assert_cmpfloat_with_epsilon (number->item->line->x, cell, 0.1);
  g_assert_cmpfloat_with_epsilon (get_right (signer), measure - cell, 0.1);
  assert_face (setting, signer, 0, JB_PAGE_FACE_BODY);
  assert_face (setting, signer, signer->item->line->runs->len - 1, JB_PAGE_FACE_NOTE);
  page_assert_well_set (setting->pages);
}

static void
test_document_body (void)
{
  g_autoptr (PageSetting) setting = page_setting_of_text (document_text);
  double             cell = jb_page_style_get_character (setting->style);
  double             measure = jb_page_style_get_measure (setting->style);
  guint              page;
  const JbPagePiece *first = page_find_line (setting->pages, "一、总体要求", &page);
  const JbPagePiece *second = page_find_line (setting->pages, "（一）加强领导。", &page);
  const JbPagePiece *third = page_find_line (setting->pages, "1.明确任务。", &page);
  const JbPagePiece *one = page_find_line (setting->pages, "附件：1.秋季", &page);
  const JbPagePiece *other = page_find_line (setting->pages, "2.家庭教育讲师名单", &page);
  const JbPagePiece *signature = page_find_line (setting->pages, "澜州市妇女联合会", &page);
  const JbPagePiece *date = page_find_line (setting->pages, "2013年9月2日", &page);

  /* 7.3.3: each level in its face, two characters in. */
  assert_face (setting, first, 0, JB_PAGE_FACE_HEADING);
  assert_face (setting, second, 0, JB_PAGE_FACE_NOTE);
  assert_face (setting, second, second->item->line->runs->len - 1, JB_PAGE_FACE_BODY);
  assert_face (setting, third, 0, JB_PAGE_FACE_BODY);
  g_assert_cmpfloat_with_epsilon (first->item->line->x, 2 * cell, 0.1);
  g_assert_cmpfloat_with_epsilon (second->item->line->x, 2 * cell, 0.1);
  g_assert_cmpfloat_with_epsilon (third->item->line->x, 2 * cell, 0.1);

  /* 7.3.4: names stand under each other. */
  g_assert_cmpfloat_with_epsilon (one->item->line->x, 2 * cell, 0.1);
  g_assert_cmpfloat_with_epsilon (other->item->line->x, 5 * cell, 0.1);

  /* 7.3.5: the date ends four characters before the margin, with the signature over it. */
  g_assert_cmpfloat_with_epsilon (get_right (date), measure - 4 * cell, 0.1);
  g_assert_cmpfloat_with_epsilon (get_centre (signature), get_centre (date), 0.5);
  g_assert_cmpfloat (signature->y, <, date->y);
  page_assert_well_set (setting->pages);
}

static void
test_foot (void)
{
  g_autoptr (PageSetting) bulletin = page_setting_of_text (bulletin_text);
  g_autoptr (PageSetting) document = page_setting_of_text (document_text);
  double             measure = jb_page_style_get_measure (bulletin->style);
  guint              page, n, last = jb_pages_get_size (bulletin->pages) - 1;
  const JbPagePiece *first = page_find_line (bulletin->pages, "报：省妇联各主席，", &page);
  const JbPagePiece *copies = page_find_line (bulletin->pages, "（共印120份）", &page);
  const JbPagePiece *pieces = jb_pages_get_pieces (bulletin->pages, last, &n);
  const JbPagePiece *office, *date, *outer;

  /* Outer rules are 0.35 mm, inner ones 0.25 mm; the last one is at the foot of the type area. */
  g_assert_cmpfloat_with_epsilon (pieces[n - 1].item->thickness, 0.35 * JB_PAGE_MM, 0.001);
  g_assert_cmpfloat_with_epsilon (pieces[n - 1].y + pieces[n - 1].item->height,
                                  bulletin->style->height - bulletin->style->bottom, 0.1);
  outer = find_rule (bulletin->pages, last, last == 0 ? 1 : 0);
  g_assert_cmpfloat_with_epsilon (outer->item->thickness, 0.35 * JB_PAGE_MM, 0.001);
  g_assert_cmpfloat_with_epsilon (pieces[n - 3].item->thickness, 0.25 * JB_PAGE_MM, 0.001);

  /* 4号, one character in; turned lines hang under the first name, and no name is parted. */
  g_assert_cmpfloat_with_epsilon (first->item->line->size, 14, 0.01);
  g_assert_cmpfloat_with_epsilon (first->item->line->x, 14, 0.1);
  g_assert_cmpfloat_with_epsilon (first[1].item->line->x, 3 * 14, 0.1);
  g_assert_true (g_str_has_prefix (first[1].item->line->text + first[1].item->line->start,
                                   "副市长陆望舒") ||
                 g_str_has_prefix (first[1].item->line->text + first[1].item->line->start,
                                   "市委常委、副市长陆望舒"));
  g_assert_cmpfloat_with_epsilon (get_right (copies), measure - 14, 0.1);

  /* GB/T 9704-2012, 7.4.3: who printed it, and when, on one line. */
  office = page_find_line (document->pages, "澜州市妇联办公室", &page);
  g_assert_cmpuint (page % 2, ==, 1);
  date = page_find_line (document->pages, "2013年9月2日印发", &page);
  g_assert_cmpfloat_with_epsilon (office->y, date->y, 0.01);
  g_assert_cmpfloat_with_epsilon (office->item->line->x, 14, 0.1);
  g_assert_cmpfloat_with_epsilon (get_right (date), measure - 14, 0.1);
}

static void
test_no_lone_page (void)
{
  /* However the pages fall, neither a source nor a signature begins one. */
  for (guint lines = 1; lines < 30; lines++)
    {
      g_autofree char *body = page_repeat ("村里办起妇女学堂。\n", lines);
      g_autofree char *article = g_strconcat ("[动态]\n石桥村办学\n", body, "（石桥村妇联）\n", NULL);
      g_autofree char *letter = g_strconcat ("澜妇发〔2013〕5号\n\n关于办学的通知\n\n各县妇联：\n", body,
                                             "\n澜州市妇联\n2013年9月2日\n", NULL);
      g_autoptr (PageSetting) bulletin = page_setting_of_text (article);
      g_autoptr (PageSetting) document = page_setting_of_text (letter);
      guint              page, n;
      const JbPagePiece *source = page_find_line (bulletin->pages, "（石桥村妇联）", &page);

      g_assert_true (source != jb_pages_get_pieces (bulletin->pages, page, &n));
      page_find_line (document->pages, "2013年9月2日", &page);
      g_assert_true (g_str_has_prefix (
          jb_pages_get_pieces (document->pages, page, &n)->item->line != NULL
              ? jb_pages_get_pieces (document->pages, page, &n)->item->line->text
              : "村里",
          page == 0 ? "澜妇发" : "村里"));
    }
}

static const char table_lines[] =
    "镇名\t妇女之家\t活动次数\n石桥镇\t12个\t46\n松岭镇\t8个\t31\n苇塘街道办事处\t15个\t52\n";

static void
test_aligned_table (void)
{
  g_autofree char *text = g_strconcat ("[动态]\n各镇情况\n各镇情况如下。\n", table_lines,
                                       "以上是全部情况。\n（沙渚县妇联）\n", NULL);
  g_autoptr (PageSetting) setting = page_setting_of_text (text);
  static const char *const columns[][4] = {
    { "镇名", "石桥镇", "松岭镇", "苇塘街道办事处" },
    { "妇女之家", "12个", "8个", "15个" },
    { "活动次数", "46", "31", "52" },
  };
  guint  page;
  double right = 0;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      double x = page_find_line (setting->pages, columns[i][0], &page)->item->line->x;
      double end = 0;

      g_assert_cmpfloat (x, >, right);
      for (guint j = 0; j < 4; j++)
        {
          const JbPagePiece *cell = page_find_line (setting->pages, columns[i][j], &page);

          g_assert_cmpfloat_with_epsilon (cell->item->line->x, x, 0.01);
          g_assert_cmpfloat_with_epsilon (
              cell->y, page_find_line (setting->pages, columns[0][j], &page)->y, 0.01);
          end = MAX (end, get_right (cell));
        }
      right = end;
    }
  page_assert_well_set (setting->pages);
}

static void
test_drawn_table (void)
{
  g_autoptr (PageSetting) setting = page_setting_of_text (
      "[动态]\n各镇情况\n各镇情况如下。\n"
      "┌──────┬────┬──────────┐\n│ 单位 │户数│ 备注     │\n├──────┼────┼──────────┤\n"
      "│沙渚县│ 12 │已全部完成│\n│青砚县│ 230│正在进行，│\n│      │    │年底完成  │\n"
      "└──────┴────┴──────────┘\n以上是全部情况。\n（沙渚县妇联）\n");
  double             measure = jb_page_style_get_measure (setting->style);
  guint              page, n, n_rules = 0;
  const JbPagePiece *cell = page_find_line (setting->pages, "正在进行，年底完成", &page);
  const JbPagePiece *pieces = jb_pages_get_pieces (setting->pages, page, &n);
  const GArray      *verticals = cell[1].item->verticals;

  /* A cell that went on in the next line is whole again, and stands between upright rules. */
  g_assert_nonnull (verticals);
  g_assert_cmpuint (verticals->len, ==, 4);
  g_assert_cmpfloat_with_epsilon (g_array_index (verticals, double, 0), 0, 0.01);
  g_assert_cmpfloat_with_epsilon (g_array_index (verticals, double, 3), measure, 0.01);
  g_assert_cmpfloat (cell->item->line->x, >, g_array_index (verticals, double, 2));
  for (guint i = 0; i < n; i++)
    n_rules += pieces[i].item->thickness > 0;
  g_assert_cmpuint (n_rules, ==, 4);
  /* The sources lead back to the text. */
  g_assert_cmpuint (cell->item->sources->len, ==, 2);
  page_assert_well_set (setting->pages);
}

static void
test_tables_of_any_kind (void)
{
  g_autofree char *wide = page_repeat ("青砚县妇联家庭教育指导中心", 12);
  g_autofree char *wide_row = g_strconcat ("┌─┬─┐\n│", wide, "│", wide, "│\n│甲│乙│\n└─┴─┘\n", NULL);
  g_autofree char *tall = page_repeat ("│沙渚县│八十户│\n", 70);
  g_autofree char *tall_table = g_strconcat ("┌─┬─┐\n", tall, "└─┴─┘\n", NULL);
  const char *const tables[] = {
    wide_row,
    tall_table,
    /* Cells over several columns, and rules without cells, stay as they were drawn. */
    "┌───┬───┐\n│甲│乙│\n├───┴───┤\n│合计八户│\n└───────┘\n",
    "┌───┐\n│甲 │\n└───┘\n",
    "甲\t\t乙\n丙\t丁\t戊\n己\t庚\n",
    "│\n││\n│││\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *text = g_strconcat ("[动态]\n各镇情况\n各镇情况如下。\n", tables[i],
                                           "以上是全部情况。\n（沙渚县妇联）\n", NULL);
      g_autoptr (PageSetting) setting = page_setting_of_text (text);
      guint page;

      page_assert_well_set (setting->pages);
      page_find_line (setting->pages, "以上是全部情况。", &page);
    }
}

static void
test_what_there_is (void)
{
  static const char *const keys[] = { "name", "issue", "issuer", "date", "notice", "copy" };

  /* Any part of the head may be missing. */
  for (guint set = 0; set < 1u << G_N_ELEMENTS (keys); set++)
    {
      JbBulletin *bulletin = page_read_bulletin ("[动态]\n石桥村办学\n办学80场。\n（石桥村妇联）\n");
      g_autoptr (PageSetting) setting = NULL;
      guint page;

      for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
        if (set & (1u << i))
          jb_fields_set_text (jb_bulletin_get_masthead (bulletin), keys[i],
                              i == 3 ? "2013年3月2日" : "澜州妇情");
      setting = page_setting_new (bulletin, set % 2 == 0 ? "bulletin" : "document");
      page_assert_well_set (setting->pages);
      page_find_line (setting->pages, "石桥村办学", &page);
      g_assert_cmpuint (page, ==, 0);
    }
}

static void
test_missing_characters (void)
{
  g_autoptr (PageSetting) setting = page_setting_of_text (
      "[动态]\n石桥村办学\n讲课的是\U0010ABCD与李婴。\n（石桥村妇联）\n");
  g_autofree char *missing = jb_page_faces_dup_missing (jb_pages_get_faces (setting->pages));

  /* A character that no font can have is told of, and the others are not. */
  g_assert_nonnull (missing);
  g_assert_nonnull (strstr (missing, "\U0010ABCD"));
  g_assert_null (strstr (missing, "李"));
  page_assert_well_set (setting->pages);
}

static void
test_pages_only_grow (void)
{
  guint last = 0;

  for (guint n = 1; n < 60; n++)
    {
      g_autofree char *body = page_repeat ("沙渚县妇联走访八户家庭，", n * 7);
      g_autofree char *text = g_strconcat ("[动态]\n石桥村办学\n", body, "\n（石桥村妇联）\n\n报：市委\n",
                                           NULL);
      g_autoptr (PageSetting) setting = page_setting_of_text (text);

      g_assert_cmpuint (jb_pages_get_size (setting->pages), >=, last);
      last = jb_pages_get_size (setting->pages);
    }
  g_assert_cmpuint (last, >, 5);
}

/* The style of bulletins with one line changed. */
static char *
dup_style (const char *line,
           const char *replacement)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "data", "styles",
                                            "bulletin.style", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  parts = g_strsplit (text, line, 2);
  g_assert_nonnull (parts[1]);

  return g_strconcat (parts[0], replacement, parts[1], NULL);
}

static void
test_style_words (void)
{
  static const struct
  {
    const char *line, *replacement, *said;
  } cases[] = {
    { "Width=210\n", "", "Width" },
    { "Width=210", "Widht=210", "Widht" },
    { "Width=210", "Width=wide", "wide" },
    { "Width=210", "Width=-3", "Width" },
    { "Width=210", "Width=nan", "Width" },
    { "Columns=28", "Columns=4000", "Columns" },
    { "Kind=bulletin", "Kind=poster", "poster" },
    { "Recipients=true", "Recipients=perhaps", "perhaps" },
    { "[Grid]", "[Gird]", "Gird" },
    { "NumberForm=— 1 —", "NumberForm=page", "NumberForm" },
    { "NumberPlace=outer", "NumberPlace=top", "top" },
    { "Left=28", "Left=200", "margins" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dup_style (cases[i].line, cases[i].replacement);
      g_autoptr (GError) error = NULL;

      g_assert_null (jb_page_style_parse (text, &error));
      g_assert_nonnull (error);
      if (strstr (error->message, cases[i].said) == NULL)
        g_error ("“%s” does not say “%s”", error->message, cases[i].said);
    }

  {
    g_autofree char *text = dup_style ("NumberPlace=outer\n", "");
    g_autoptr (GError) error = NULL;
    g_autoptr (JbPageStyle) style = jb_page_style_parse (text, &error);

    g_assert_no_error (error);
    g_assert_cmpint (style->number_place, ==, JB_PAGE_NUMBER_OUTER);
  }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page/layout/bulletin-head", test_bulletin_head);
  g_test_add_func ("/page/layout/long-name", test_long_name);
  g_test_add_func ("/page/layout/document-head", test_document_head);
  g_test_add_func ("/page/layout/document-body", test_document_body);
  g_test_add_func ("/page/layout/foot", test_foot);
  g_test_add_func ("/page/layout/no-lone-page", test_no_lone_page);
  g_test_add_func ("/page/layout/aligned-table", test_aligned_table);
  g_test_add_func ("/page/layout/drawn-table", test_drawn_table);
  g_test_add_func ("/page/layout/tables-of-any-kind", test_tables_of_any_kind);
  g_test_add_func ("/page/layout/what-there-is", test_what_there_is);
  g_test_add_func ("/page/layout/missing-characters", test_missing_characters);
  g_test_add_func ("/page/layout/pages-only-grow", test_pages_only_grow);
  g_test_add_func ("/page/layout/style-words", test_style_words);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include <glib.h>

#include "legacy/jb-paste.h"

typedef struct
{
  const char *name;
  const char *dirty;
  const char *expected[12];
} Sample;

/* Plain text, as programs put it on the clipboard. */
static const Sample texts[] = {
  { "nothing", "", { NULL } },
  { "blank", " \r\n\r\n　　\n\t\n", { NULL } },
  { "clean", "柳汀市妇联召开座谈会。", { "柳汀市妇联召开座谈会。" } },
  { "clean-lines", "第一段。\n第二段。", { "第一段。", "第二段。" } },
  { "crlf", "第一段。\r\n第二段。\r\n", { "第一段。", "第二段。" } },
  { "cr", "第一段。\r第二段。\r", { "第一段。", "第二段。" } },
  { "separators", "甲段。\xe2\x80\xa8乙段。\xe2\x80\xa9丙段。\xc2\x85丁段。",
    { "甲段。", "乙段。", "丙段。", "丁段。" } },
  { "word-soft-break", "标题上半\v标题下半\r\n正文。\r\n", { "标题上半", "标题下半", "正文。" } },
  { "indent-full-width", "　　3月2日，座谈会召开。\n　　会议要求抓紧落实。\n",
    { "3月2日，座谈会召开。", "会议要求抓紧落实。" } },
  { "indent-nbsp", "\xc2\xa0\xc2\xa0\xc2\xa0\xc2\xa0会议指出，要抓紧。\xc2\xa0\n\t会议强调，要抓实。  ",
    { "会议指出，要抓紧。", "会议强调，要抓实。" } },
  { "blank-lines", "第一段。\n\n\n　　\n\n第二段。\n\n", { "第一段。", "第二段。" } },
  { "invisible", "\xef\xbb\xbf妇联\xe2\x80\x8b组织\xc2\xad活动\xe2\x81\xa0开展\xe2\x80\x8f。",
    { "妇联组织活动开展。" } },
  { "emoji-joiner", "一家人👨\xe2\x80\x8d👩\xe2\x80\x8d👧来了", { "一家人👨\xe2\x80\x8d👩\xe2\x80\x8d👧来了" } },
  { "picture", "图片\xef\xbf\xbc说明", { "图片说明" } },
  { "controls", "甲\x07乙\x1f丙", { "甲乙丙" } },
  { "word-list", "一、\t加强领导。\r\n1.\t明确分工。\r\n(2)\t定期检查。\r\n",
    { "一、加强领导。", "1.明确分工。", "(2)定期检查。" } },
  { "list-of-words", "1.\tfirst item\n2.\tsecond item", { "1. first item", "2. second item" } },
  { "cells", "县区\t户数\n沙渚\t12\n", { "县区　户数", "沙渚　12" } },
  { "drawn-table", "见下表：\n┌──┬──┐\n│县区│户数│ \n└──┴──┘\n完。",
    { "见下表：", "┌──┬──┐\n│县区│户数│\n└──┴──┘", "完。" } },
  { "quotes-stay", "他说\"行\",又说'好'. 共３5户,占12％",
    { "他说\"行\",又说'好'. 共３5户,占12％" } },
  { "title-space", "凝心聚力促发展 携手同行谱新篇", { "凝心聚力促发展 携手同行谱新篇" } },
  { "name-space", "出席的有王　芳、李　丽。", { "出席的有王　芳、李　丽。" } },
  { "slogan-space",
    "3月以来，全市各级妇联以“巾帼心向党 奋进新征程”为主题，开展宣讲活动三百二十场，受到群众欢迎。",
    { "3月以来，全市各级妇联以“巾帼心向党 奋进新征程”为主题，开展宣讲活动三百二十场，受到群众欢迎。" } },
  { "latin-space", "Jianbao 是  an  editor\xc2\xa0here", { "Jianbao 是  an  editor here" } },
  { "word-for-a-sentence", " editor", { " editor" } },
  { "chinese-part", " 座谈会 ", { "座谈会" } },

  /* Copied from pages. */
  { "pdf-spaces",
    "8 月 12 日，岚川省妇 联在柳汀市召开座 谈会，全省 9 个市的妇联主席参加， 会议由秘书长主持。",
    { "8 月 12 日，岚川省妇联在柳汀市召开座谈会，全省 9 个市的妇联主席参加，会议由秘书长主持。" } },
  { "pdf-set-wide", "关 于 做 好 春 季 工 作 的 通 知", { "关于做好春季工作的通知" } },
  { "pdf-wrapped",
    "    会议听取了前一阶段试点情况，试点社区共办家长课堂三百一\n"
    "十八场，到课家长一万四千人次，其中父亲占两成，与会同志谈得\n"
    "最多的是三件事，老师请不来，父亲不到场，课讲完了没人接着管。\n"
    "    会议商定，下半年由省妇联建一支六十人的讲师队伍，按照社\n"
    "区点的课派人。\n",
    { "会议听取了前一阶段试点情况，试点社区共办家长课堂三百一十八场，到课家长一万四千人次，其中父亲占两成，"
      "与会同志谈得最多的是三件事，老师请不来，父亲不到场，课讲完了没人接着管。",
      "会议商定，下半年由省妇联建一支六十人的讲师队伍，按照社区点的课派人。" } },
  { "pdf-pages",
    "会议听取了前一阶段试点情况，试点社区共办家长课堂三百一十\n"
    "八场，到课家长一万四千人次，其中父亲占两成，与会同志谈得最\n"
    "                        — 1 —\n"
    "\f多的是三件事，老师请不来，父亲不到场，课讲完了没有人接着管\n"
    "的问题最为突出。\n"
    "                        — 2 —\n",
    { "会议听取了前一阶段试点情况，试点社区共办家长课堂三百一十八场，到课家长一万四千人次，其中父亲占两成，"
      "与会同志谈得最多的是三件事，老师请不来，父亲不到场，课讲完了没有人接着管的问题最为突出。" } },
  { "pdf-full-sentence",
    "　　会议听取了前一阶段试点情况，试点社区共办家长课堂三百场。\n"
    "到课家长一万四千人次，其中父亲占两成，与会同志谈得最多的有\n"
    "三件事。\n"
    "　　会议商定，下半年由省妇联建一支六十人的讲师队伍，按社区点\n"
    "的课派人。\n",
    { "会议听取了前一阶段试点情况，试点社区共办家长课堂三百场。到课家长一万四千人次，其中父亲占两成，"
      "与会同志谈得最多的有三件事。",
      "会议商定，下半年由省妇联建一支六十人的讲师队伍，按社区点的课派人。" } },
  { "bare-number-stays", "全市共有\n12\n个社区", { "全市共有", "12", "个社区" } },
  { "dashed-number-inside-stays", "第一段。\n— 2 —\n第二段。", { "第一段。", "— 2 —", "第二段。" } },
  { "lone-page-number-at-end", "第一段。\n第二段。\n－ 3 －", { "第一段。", "第二段。" } },
  { "english-wrapped",
    "The committee met in the town hall on Monday, and it heard a report\n"
    "on the work of the spring, with figures from all nine districts. It\n"
    "thanked the volunteers for their patience, and then went home again\n"
    "in good time.\n",
    { "The committee met in the town hall on Monday, and it heard a report on the work of the sp"
      "ring, with "
      "figures from all nine districts. It thanked the volunteers for their patience, and then w"
      "ent home "
      "again in good time." } },

  /* Not wrapped, although it might seem so. */
  { "verse", "春江潮水连海平\n海上明月共潮生\n滟滟随波千万里\n何处春江无月明",
    { "春江潮水连海平", "海上明月共潮生", "滟滟随波千万里", "何处春江无月明" } },
  { "titles",
    "岚川省部署家庭教育进社区专项工作会议\n柳汀市妇联开出流动维权服务车下乡巡回\n"
    "砚湖市以茶山姐妹社带动妇女稳定增收\n禾山县妇联用四个办法配强兼职副主席",
    { "岚川省部署家庭教育进社区专项工作会议", "柳汀市妇联开出流动维权服务车下乡巡回",
      "砚湖市以茶山姐妹社带动妇女稳定增收", "禾山县妇联用四个办法配强兼职副主席" } },
  { "paragraphs-of-one-line",
    "一是账目公开，每月五日把收购数量和各项开支张贴在收购点。\n"
    "二是技术到户，请茶叶研究所的技术员上山，在茶园讲修剪。\n"
    "三是销路先行，头年秋天就与茶庄签好第二年的收购合同书。\n",
    { "一是账目公开，每月五日把收购数量和各项开支张贴在收购点。",
      "二是技术到户，请茶叶研究所的技术员上山，在茶园讲修剪。",
      "三是销路先行，头年秋天就与茶庄签好第二年的收购合同书。" } },

  /* Mail. */
  { "mail-quoted",
    "> 请各处室于周五前报送稿件。\n> \n> 联系人：办公室\n",
    { "请各处室于周五前报送稿件。", "联系人：办公室" } },
  { "mail-quoted-twice",
    "来信收到。\n\n>> 请报送稿件。\n>> 谢谢。\n> 好的。\n",
    { "来信收到。", "请报送稿件。", "谢谢。", "好的。" } },
  { "mail-greater-than", "> 5人的社区单列。\n其余合并。", { "> 5人的社区单列。", "其余合并。" } },
};

#define WORD_HEAD \
  "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:w=\"urn:schemas-microsoft-" \
  "com:office:word\">" \
  "<head><meta http-equiv=Content-Type content=\"text/html; charset=utf-8\">" \
  "<title>无标题</title><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View>" \
  "</w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal {margin:0cm; text-indent:21pt} " \
  "--></style>" \
  "</head><body lang=ZH-CN><!--StartFragment-->"
#define WORD_TAIL "<!--EndFragment--></body></html>"

static const Sample pages[] = {
  { "nothing", "", { NULL } },
  { "no-text", "<html><head><title>标题</title></head><body></body></html>", { NULL } },
  { "word-paragraphs",
    WORD_HEAD "<p class=MsoNormal style='text-indent:21.0pt'><span lang=EN-US>3</span>月<span\nla"
      "ng=EN-US>2</span>"
    "日，<span style='font-family:宋体'>柳汀市妇联召开座谈会。</span><span lang=EN-US><o:p></o:p></span></p>\n"
    "<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>\n"
    "<p class=MsoNormal>　　会议要求，抓紧落实。<o:p></o:p></p>" WORD_TAIL,
    { "3月2日，柳汀市妇联召开座谈会。", "会议要求，抓紧落实。" } },
  { "word-lists",
    WORD_HEAD "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><s"
      "pan lang=EN-US>"
    "<span style='mso-list:Ignore'>一、<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; <"
    "/span></span></span>"
    "<![endif]>加强领导</p>"
    "<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style="
    "'font-family:Wingdings'>"
    "<span style='mso-list:Ignore'>l<span style='font:7.0pt \"Times New Roman\"'>&nbsp; </span><"
    "/span></span><![endif]>"
    "抓好落实</p>"
    "<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore;font-family:Win"
    "gdings'>Ø</span><![endif]>"
    "定期检查</p>" WORD_TAIL,
    { "一、加强领导", "抓好落实", "定期检查" } },
  { "word-deleted-and-noted",
    WORD_HEAD "<p class=MsoNormal>全市<del cite=\"mailto:\" datetime=\"2014-03-02T10:00\">七</del><"
      "ins cite=\"mailto:\" "
    "datetime=\"2014-03-02T10:00\">八</ins>个县区<span class=MsoCommentReference><a href=\"#_msocom_"
    "1\">[A1]</a></span>参加。</p>"
    "<div style='mso-element:comment-list'><p class=MsoCommentText>数字待核</p></div>" WORD_TAIL,
    { "全市八个县区参加。" } },
  { "word-hidden", WORD_HEAD "<p class=MsoNormal>公开<span style='display:none;mso-hide:all'>内部</s"
    "pan>内容。</p>" WORD_TAIL,
    { "公开内容。" } },
  { "word-page-break",
    WORD_HEAD "<p>上页。</p><span><br clear=all style='page-break-before:always'></span>"
              "<p>下页。</p>" WORD_TAIL,
    { "上页。", "下页。" } },
  { "word-table",
    WORD_HEAD "<p>情况如下：</p><table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>县区<o:p>"
      "</o:p></p></td>"
    "<td><p class=MsoNormal>户数</p></td></tr><tr><td><p class=MsoNormal>沙渚</p></td><td><p class=M"
    "soNormal>12</p></td></tr>"
    "<tr><td><p>大石湾</p></td><td><p>7</p></td></tr></table><p>特此报告。</p>" WORD_TAIL,
    { "情况如下：",
      "┌───┬──┐\n│县区　│户数│\n├───┼──┤\n│沙渚　│12　│\n├───┼──┤\n│大石湾│7 　│\n└───┴──┘",
      "特此报告。" } },
  { "word-merged-table",
    WORD_HEAD "<table><tr><td colspan=2>各县情况</td></tr><tr><td>沙渚</td><td>12</td></tr>"
              "</table>" WORD_TAIL,
    { "各县情况", "沙渚　12" } },
  { "wps-paragraphs",
    "<html xmlns:v=\"urn:schemas-microsoft-com:vml\"><head><meta http-equiv=\"Content-Type\" con"
    "tent=\"text/html; charset=utf-8\">"
    "<meta name=Generator content=\"Microsoft Word 14\"><style>@font-face{font-family:\"仿宋\"; }<"
    "/style></head><body>"
    "<!--StartFragment--><p class=\"MsoNormal\" style=\"text-indent:32.0000pt;mso-char-indent-co"
    "unt:2.0000;\">"
    "<span style=\"mso-spacerun:'yes';font-family:仿宋_GB2312;font-size:16.0000pt;\"><font face=\""
    "仿宋_GB2312\">近日，禾山县妇联</font>"
    "3</span><span style=\"font-family:仿宋;\">次走访&nbsp;。</span><span style=\"font-size:16pt;\"><o"
    ":p></o:p></span></p>"
    "<p class=\"MsoNormal\">（禾山县妇联）</p><!--EndFragment--></body></html>",
    { "近日，禾山县妇联3次走访。", "（禾山县妇联）" } },
  { "wps-list",
    "<p class=\"MsoNormal\" style=\"margin-left:18pt;mso-list:l0 level1 lfo1;\"><![if !supportLi"
    "sts]><span><span "
    "style='mso-list:Ignore;'>1.<span>&nbsp;</span></span></span><![endif]><span>摸清底数。</span></p>"
    "<p class=\"MsoNormal\"><![if !supportLists]><span style='mso-list:Ignore;'>2.<span>&nbsp;</"
    "span></span><![endif]>Open data.</p>",
    { "1.摸清底数。", "2. Open data." } },
  { "web-page",
    "<div class=article><h1>流动服务车开进山乡</h1><div class=meta>2014-08-20<script>track('x');</script>"
    "</div>"
    "<p>&emsp;&emsp;7月起，柳汀市妇联开出服务车。</p>\n\n<p>到8月中旬，<b>走了</b><a href=\"/x\">14个乡镇</a>。<br>"
    "车上备有登记簿。</p><style>p{color:red}</style><noscript>请打开脚本</noscript></div>",
    { "流动服务车开进山乡", "2014-08-20", "7月起，柳汀市妇联开出服务车。", "到8月中旬，走了14个乡镇。", "车上备有登记簿。" } },
  { "web-breaks", "<div>　　第一段。<br/><br/>　　第二段。<br>&nbsp;<br></div>", { "第一段。", "第二段。" } },
  { "web-lists",
    "<ol start=3><li>走访<li>登记<ul><li>姓名</li></ul></li></ol><ol type=A><li>甲</li></ol>"
    "<ol style=\"list-style-type: simp-chinese-informal\"><li>总则</li><li>细则</li></ol>"
    "<ol style='list-style:none'><li>无号</li></ol>",
    { "3.走访", "4.登记", "姓名", "A.甲", "一、总则", "二、细则", "无号" } },
  { "web-layout-table",
    "<table><tr><td><div>导航</div></td><td><table><tr><td>正文第一段。</td></tr></table><p>正文第二段。</p></"
    "td></tr></table>",
    { "导航", "正文第一段。", "正文第二段。" } },
  { "web-source-breaks", "<p>柳汀市妇联\n   召开座谈会，\n会议由 Ann\nLee 主持。</p>",
    { "柳汀市妇联召开座谈会，会议由 Ann Lee 主持。" } },
  { "web-ruby", "<p><ruby>砚<rp>(</rp><rt>yàn</rt><rp>)</rp></ruby>湖市</p>", { "砚湖市" } },
  { "web-entities", "<p>&ldquo;暖巷&rdquo;&mdash;&mdash;A&amp;B&#xff0c;&lt;完&gt;&shy;&#8203;</p>",
    { "“暖巷”——A&B，<完>" } },
  { "web-pre", "<pre>第一行。\n  第二行。\n</pre>", { "第一行。", "第二行。" } },
  { "web-broken", "<p>没有<b>结束<p>的标签</i><div>仍然</span>可读", { "没有结束", "的标签", "仍然可读" } },
  { "plain-in-html", "只是文字", { "只是文字" } },
  { "windows-header",
    "Version:0.9\r\nStartHTML:00000097\r\nEndHTML:00000170\r\nStartFragment:00000131\r\nEndFragm"
    "ent:00000134\r\n"
    "<html><body><!--StartFragment--><p>有头。</p><!--EndFragment--></body></html>",
    { "有头。" } },
};

static void
assert_paragraphs (char             **result,
                   const char *const *expected)
{
  g_autofree char *got = g_strjoinv ("¶", result);
  g_autofree char *wanted = g_strjoinv ("¶", (char **) expected);

  g_assert_cmpstr (got, ==, wanted);
}

static void
assert_stable (char **paragraphs)
{
  g_autofree char *joined = g_strjoinv ("\n", paragraphs);
  g_auto (GStrv) again = jb_paste_clean_text (joined);

  assert_paragraphs (again, (const char *const *) paragraphs);
  g_assert_false (jb_paste_was_cleaned (joined, (const char *const *) again));
}

static void
test_text (gconstpointer data)
{
  const Sample *sample = data;
  g_auto (GStrv) result = jb_paste_clean_text (sample->dirty);

  assert_paragraphs (result, sample->expected);
  assert_stable (result);
}

static void
test_page (gconstpointer data)
{
  const Sample *sample = data;
  g_auto (GStrv) result = jb_paste_clean_html (sample->dirty, strlen (sample->dirty));

  assert_paragraphs (result, sample->expected);
  assert_stable (result);
}

static void
test_encodings (void)
{
  static const char        html[] = "<p>柳汀市妇联。</p>";
  static const char *const expected[] = { "柳汀市妇联。", NULL };
  static const char *const names[] = { "UTF-16", "UTF-16LE", "GB18030" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize            written;
      g_autofree char *bytes = g_convert (html, -1, names[i], "UTF-8", NULL, &written, NULL);
      g_auto (GStrv) result = NULL;

      g_assert_nonnull (bytes);
      result = jb_paste_clean_html (bytes, written);
      assert_paragraphs (result, expected);
    }
}

static void
test_was_cleaned (void)
{
  g_assert_false (jb_paste_was_cleaned ("甲。\r\n乙。\r\n", (const char *const[]) { "甲。", "乙。",
                                                                                    NULL }));
  g_assert_true (jb_paste_was_cleaned ("甲。\n\n乙。", (const char *const[]) { "甲。", "乙。", NULL }));
  g_assert_true (jb_paste_was_cleaned ("　　甲。", (const char *const[]) { "甲。", NULL }));
  g_assert_false (jb_paste_was_cleaned ("", (const char *const[]) { NULL }));
}

static char *
dup_visible (const char *text)
{
  GString *visible = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isgraph (g_utf8_get_char (p)))
      g_string_append_unichar (visible, g_utf8_get_char (p));

  return g_string_free (visible, FALSE);
}

/* Made-up texts of every sort of dirt: what can be seen stays in order, and cleaning what is
 * clean changes nothing. */
static void
test_random (void)
{
  static const char *const pieces[] = {
    "妇联", "会议要求", "，", "。", "“", "”", "（", "）", "一、", "1.", "Word", "12个", " ", "  ", "　",
    "\xc2\xa0", "\t", "\n", "\n", "\r\n", "\n\n", "\n　　", "\v", "\xe2\x80\x8b", "\xc2\xad",
    "座谈会在柳汀市召开，各市妇联主席和社区代表参加了会议并作发言交流", "│甲│乙│", "…", "——", "·",
  };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr(GString) dirty = g_string_new (NULL);
      guint n = (guint) g_test_rand_int_range (0, 40);
      g_auto (GStrv) result = NULL;
      g_autofree char *joined = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      for (guint j = 0; j < n; j++)
        g_string_append (dirty, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      result = jb_paste_clean_text (dirty->str);
      joined = g_strjoinv ("\n", result);
      before = dup_visible (dirty->str);
      after = dup_visible (joined);
      g_assert_cmpstr (before, ==, after);

      for (guint j = 0; result[j] != NULL; j++)
        {
          g_assert_cmpstr (result[j], !=, "");
          g_assert_true (g_utf8_validate (result[j], -1, NULL));
        }
      if (strchr (dirty->str, '\n') != NULL || strchr (dirty->str, '\v') != NULL)
        assert_stable (result);
    }
}

/* Whatever bytes are called HTML, something comes of it. */
static void
test_noise (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      guint            n = (guint) g_test_rand_int_range (0, 300);
      g_autofree char *bytes = g_malloc (n + 1);
      g_auto (GStrv) result = NULL;

      for (guint j = 0; j < n; j++)
        bytes[j] = g_test_rand_int_range (0, 4) == 0
                       ? "<>/p&;t dbr="[g_test_rand_int_range (0, 12)]
                       : (char) g_test_rand_int_range (0, 256);
      result = jb_paste_clean_html (bytes, n);
      for (guint j = 0; result[j] != NULL; j++)
        g_assert_true (g_utf8_validate (result[j], -1, NULL));
    }
}

static void
test_deep (void)
{
  g_autoptr(GString) html = g_string_new (NULL);
  g_auto (GStrv) result = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (html, "<div><table><tr><td>");
  g_string_append (html, "到底");
  result = jb_paste_clean_html (html->str, html->len);
  g_assert_nonnull (result);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strconcat ("/paste/text/", texts[i].name, NULL);

      g_test_add_data_func (path, &texts[i], test_text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strconcat ("/paste/html/", pages[i].name, NULL);

      g_test_add_data_func (path, &pages[i], test_page);
    }
  g_test_add_func ("/paste/encodings", test_encodings);
  g_test_add_func ("/paste/was-cleaned", test_was_cleaned);
  g_test_add_func ("/paste/random", test_random);
  g_test_add_func ("/paste/noise", test_noise);
  g_test_add_func ("/paste/deep", test_deep);

  return g_test_run ();
}

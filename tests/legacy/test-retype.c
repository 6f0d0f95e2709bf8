/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "../bulletin/live-fixture.h"
#include "bulletin/jb-block-place.h"
#include "legacy/jb-encoding.h"
#include "legacy/jb-reader.h"
#include "retype-fixture.h"

static const char issue[] =
    "内容提要\n\n[工作动态]\n\n溪口县妇联办起夜校\n\n河东镇评出好婆媳\n\n"
    "[工作动态]\n\n溪口县妇联办起夜校\n\n"
    "近日，溪口县妇联办起夜校，每周开课两晚，报名的有三百人。\n\n"
    "学员说，夜校办到了家门口，真好。\n\n        （溪口县妇联）\n\n"
    "河东镇评出好婆媳\n\n"
    "河东镇妇联评选好婆媳，历时一月，共评出十对。\n\n        （河东镇妇联）\n\n"
    "报：市妇联各主席，县委书记方远\n\n送：县委办\n";

static void
test_typing_merges (void)
{
  g_autoptr(JbBulletin) bulletin = retype_read_text (issue, JB_KIND_BULLETIN);
  g_autoptr(JbRetype) retype = jb_retype_new (bulletin);
  JbHistory *history = jb_bulletin_get_history (bulletin);
  JbArticle *article = retype_get_article (bulletin, 0, 0);
  JbBlock   *paragraph = retype_get_paragraph (article, 0);
  gsize      at = retype_find (bulletin, "每周开课");

  retype_insert (retype, at, "在");
  retype_insert (retype, at + 3, "镇");
  retype_insert (retype, at + 6, "上");
  g_assert_cmpstr (jb_history_get_undo_label (history), ==, "Edit Text");
  g_assert_true (retype_get_article (bulletin, 0, 0) == article);
  g_assert_true (retype_get_paragraph (article, 0) == paragraph);
  g_assert_nonnull (strstr (jb_block_get_text (paragraph), "在镇上每周开课"));
  g_assert_true (jb_history_undo (history));
  retype_assert_text (bulletin, issue);
  g_assert_false (jb_history_get_can_undo (history));

  /* Typing in a form and in the text is one stack. */
  jb_block_set_text (paragraph, "改了。");
  retype_insert (retype, retype_find (bulletin, "改了。"), "又");
  g_assert_cmpstr (jb_block_get_text (paragraph), ==, "又改了。");
  g_assert_true (jb_history_undo (history));
  g_assert_cmpstr (jb_block_get_text (paragraph), ==, "改了。");
  g_assert_true (jb_history_undo (history));
  retype_assert_text (bulletin, issue);
}

/* A paragraph that is wrapped stays so around what is typed, and places in its value and in
 * the text are told from each other. */
static void
test_wrapped (void)
{
  static const char text[] =
      "溪口县妇联办起夜校\n\n"
      "　　近日，溪口县妇联在各个乡镇办起夜校，每周开课两晚，报名的人已经\n"
      "有三百多人，学员们都说夜校办到了家门口，往后还要请更多的老师来讲课，\n"
      "让更多的人学到手艺。\n\n"
      "　　县妇联还打算把夜校办到每一个村子里去，让愿意学习的妇女都有地方\n"
      "可以学习，有人可以请教，有书可以看。\n\n（溪口县妇联）\n";
  g_autoptr(JbBulletin) bulletin = retype_read_text (text, JB_KIND_BULLETIN);
  g_autoptr(JbRetype) retype = jb_retype_new (bulletin);
  JbBlock *block = retype_get_paragraph (retype_get_article (bulletin, 0, 0), 0);
  gsize    length = strlen (jb_block_get_text (block));
  gsize    start, offset;

  g_assert_null (strchr (jb_block_get_text (block), '\n'));
  offset = retype_find (bulletin, "三百多");
  g_assert_true (jb_bulletin_find_block_at (bulletin, offset, &start) == block);
  g_assert_cmpuint (start, ==, retype_find (bulletin, "　　近日"));
  offset = jb_block_get_offset (block);
  g_assert_cmpuint (offset, ==, retype_find (bulletin, "近日"));
  for (gsize i = 0; i <= length; i++)
    {
      gsize before = jb_block_value_to_raw (block, i, FALSE);
      gsize after = jb_block_value_to_raw (block, i, TRUE);

      g_assert_cmpuint (jb_block_raw_to_value (block, before), ==, i);
      g_assert_cmpuint (jb_block_raw_to_value (block, after), ==, i);
      if (i < length)
        g_assert_cmpint (text[offset + after], ==, jb_block_get_text (block)[i]);
    }

  retype_insert (retype, retype_find (bulletin, "学员们"), "附近的");
  g_assert_true (retype_get_paragraph (retype_get_article (bulletin, 0, 0), 0) == block);
  g_assert_nonnull (strstr (jb_block_get_text (block), "已经有三百多人，附近的学员们"));
  g_assert_nonnull (strstr (jb_block_get_text (block), "讲课，让更多"));
  g_assert_true (jb_history_undo (jb_bulletin_get_history (bulletin)));
  retype_assert_text (bulletin, text);
}

static void
test_identity (void)
{
  g_autoptr(JbBulletin) bulletin = retype_read_text (issue, JB_KIND_BULLETIN);
  g_autoptr(JbRetype) retype = jb_retype_new (bulletin);
  g_autoptr(JbArticle) first = g_object_ref (retype_get_article (bulletin, 0, 0));
  g_autoptr(JbArticle) second = g_object_ref (retype_get_article (bulletin, 0, 1));
  JbSection *section = retype_get_section (bulletin, 0);
  JbBlock   *a = retype_get_paragraph (first, 0);
  JbBlock   *b = retype_get_paragraph (first, 1);

  /* A line break parts a paragraph: what stood before stays what it is. */
  retype_insert (retype, retype_find (bulletin, "学员说，夜校"), "\n");
  g_assert_cmpuint (g_list_model_get_n_items (jb_article_get_paragraphs (first)), ==, 2);
  retype_insert (retype, retype_find (bulletin, "报名的有"), "\n\n");
  g_assert_cmpuint (g_list_model_get_n_items (jb_article_get_paragraphs (first)), ==, 3);
  g_assert_true (retype_get_paragraph (first, 0) == a);
  g_assert_true (retype_get_paragraph (first, 2) == b);
  g_assert_true (retype_get_article (bulletin, 0, 1) == second);

  /* An article more. */
  retype_insert (retype, retype_find (bulletin, "        （河东镇妇联）"),
                 "        （河东镇妇联办公室）\n\n禾坪镇妇联走访慰问\n\n"
                 "禾坪镇妇联走访家庭六十户，问寒问暖，解难题。\n\n");
  g_assert_cmpuint (retype_count_articles (bulletin, 0), ==, 3);
  g_assert_true (retype_get_section (bulletin, 0) == section);
  g_assert_true (retype_get_article (bulletin, 0, 0) == first);
  g_assert_true (retype_get_article (bulletin, 0, 1) == second);
  g_assert_cmpstr (jb_article_get_source (second), ==, "河东镇妇联办公室");
  g_assert_cmpstr (jb_article_get_source (retype_get_article (bulletin, 0, 2)), ==, "河东镇妇联");

  /* A section more takes the articles below it along. */
  retype_insert (retype, retype_find (bulletin, "禾坪镇妇联走访慰问"), "[简讯]\n\n");
  g_assert_cmpuint (g_list_model_get_n_items (jb_bulletin_get_sections (bulletin)), ==, 2);
  g_assert_true (retype_get_section (bulletin, 0) == section);
  g_assert_true (retype_get_article (bulletin, 0, 1) == second);

  while (jb_history_undo (jb_bulletin_get_history (bulletin)))
    ;
  retype_assert_text (bulletin, issue);
  g_assert_true (retype_get_article (bulletin, 0, 0) == first);
  g_assert_true (retype_get_article (bulletin, 0, 1) == second);
  g_assert_true (retype_get_paragraph (first, 0) == a);
  g_assert_true (retype_get_paragraph (first, 1) == b);
}

static void
test_tell (void)
{
  static const char section[] = "[工作动态]\n\n溪口县妇联办起夜校\n\n近日";
  g_autoptr(JbBulletin) bulletin = retype_read_text (issue, JB_KIND_BULLETIN);
  g_autoptr(JbRetype) retype = jb_retype_new (bulletin);
  JbHistory *history = jb_bulletin_get_history (bulletin);
  g_autoptr(JbTranscript) first = jb_bulletin_to_transcript (bulletin);
  g_autofree char *title = NULL;
  JbArticle       *article;

  /* A paragraph that is a title begins an article with what follows. */
  retype_tell (retype, "学员说，夜校", JB_ROLE_TITLE, NULL);
  retype_assert_text (bulletin, issue);
  g_assert_cmpstr (jb_history_get_undo_label (history), ==, "Read as Title");
  g_assert_cmpuint (retype_count_articles (bulletin, 0), ==, 3);
  article = retype_get_article (bulletin, 0, 1);
  title = jb_article_dup_title_text (article);
  g_assert_cmpstr (title, ==, "学员说，夜校办到了家门口，真好。");
  g_assert_cmpstr (jb_article_get_source (article), ==, "溪口县妇联");

  /* It stays one whatever is typed elsewhere, in it, behind it and above it. */
  retype_insert (retype, retype_find (bulletin, "共评出十对"), "经过投票，");
  retype_insert (retype, retype_find (bulletin, "真好。"), "也");
  retype_insert (retype, retype_find (bulletin, "真好。") + strlen ("真好。"),
                 "\n\n一位学员这样说。");
  retype_insert (retype, retype_find (bulletin, "学员说"), "\n\n");
  g_assert_cmpint (retype_get_role (bulletin, "学员说"), ==, JB_ROLE_TITLE);
  g_assert_cmpint (retype_get_role (bulletin, "一位学员"), ==, JB_ROLE_PARAGRAPH);
  g_assert_true (retype_get_article (bulletin, 0, 1) == article);
  g_clear_pointer (&title, g_free);
  title = jb_article_dup_title_text (article);
  g_assert_cmpstr (title, ==, "学员说，夜校办到了家门口，也真好。");

  /* Told to be a paragraph it joins the article above again. */
  retype_tell (retype, "学员说", JB_ROLE_PARAGRAPH, NULL);
  g_assert_cmpuint (retype_count_articles (bulletin, 0), ==, 2);

  retype_tell (retype, section, JB_ROLE_PARAGRAPH, NULL);
  g_assert_cmpint (retype_get_role (bulletin, section), ==, JB_ROLE_PARAGRAPH);
  retype_tell (retype, "县委书记方远", JB_ROLE_UNKNOWN, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (jb_bulletin_get_recipients (bulletin)), ==, 1);
  retype_tell (retype, "内容提要", JB_ROLE_MASTHEAD, "name");
  g_assert_cmpstr (jb_fields_get_text (jb_bulletin_get_masthead (bulletin), "name"), ==,
                   "内容提要");

  while (jb_history_undo (history))
    ;
  live_assert_whole (bulletin);
  retype_assert_json (first, bulletin);
}

static void
test_tell_decoration (void)
{
  g_autoptr(JbBulletin) bulletin = retype_read_text (issue, JB_KIND_BULLETIN);
  g_autoptr(JbRetype) retype = jb_retype_new (bulletin);
  JbArticle *article = retype_get_article (bulletin, 0, 1);

  retype_insert (retype, retype_find (bulletin, "河东镇妇联评选"), "　　——一件要紧事\n\n");
  retype_tell (retype, "——一件要紧事", JB_ROLE_SUBTITLE, NULL);
  g_assert_cmpstr (jb_article_get_subtitle (article), ==, "一件要紧事");
  retype_tell (retype, "（河东镇妇联）", JB_ROLE_PARAGRAPH, NULL);
  g_assert_null (jb_article_get_source (article));
  retype_tell (retype, "（河东镇妇联）", JB_ROLE_SOURCE, NULL);
  g_assert_cmpstr (jb_article_get_source (article), ==, "河东镇妇联");

  retype_tell (retype, "河东镇妇联评选", JB_ROLE_SECTION, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (jb_bulletin_get_sections (bulletin)), ==, 2);
  g_assert_cmpuint (retype_count_articles (bulletin, 1), ==, 1);
}

static void
test_cannot_tell (void)
{
  g_autoptr(JbBulletin) bulletin = retype_read_text ("\n\n标题\n", JB_KIND_BULLETIN);
  g_autoptr(JbRetype) retype = jb_retype_new (bulletin);

  g_assert_false (jb_retype_can_tell (retype, 0, 1, JB_ROLE_TITLE));
  g_assert_true (jb_retype_can_tell (retype, 0, 3, JB_ROLE_TITLE));
  g_assert_false (jb_retype_can_tell (retype, 0, 3, JB_ROLE_SIGNATURE));
  g_assert_false (jb_retype_tell (retype, 0, 1, JB_ROLE_TITLE, NULL, NULL));
  g_assert_false (jb_history_get_can_undo (jb_bulletin_get_history (bulletin)));
}

static void
test_read_again (void)
{
  g_autoptr(JbBulletin) bulletin = retype_read_text (issue, JB_KIND_BULLETIN);
  g_autoptr(JbRetype) retype = jb_retype_new (bulletin);
  g_autoptr(JbBulletin) fresh = retype_read_text (issue, JB_KIND_BULLETIN);
  gsize at = retype_find (bulletin, "学员说");

  retype_tell (retype, "学员说", JB_ROLE_SECTION, NULL);
  g_assert_cmpint (retype_get_role (bulletin, "学员说"), ==, JB_ROLE_SECTION);
  g_assert_true (jb_retype_read_again (retype, at, at, NULL));
  live_assert_same (bulletin, fresh);
}

/* A line that is one block where the reader has several stays told when the reader thinks that
 * what is typed beside it goes on with it; so it does when whole lines come before or after. */
static void
test_told_beside (void)
{
  static const char *const typed[] = { "――", "三百人，", "县政府办\n" };
  static const char        text[] =
      "溪口县妇联办起夜校\n\n报名的有三百人。\n\n（溪口县妇联）\n\n送：县委办\n\n"
      "发：各分管领导，县直机关妇工委、中小学妇工委，县委、县政府办公室信息科、综合科，方远\n\n"
      "                           （共印258份）\n";

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr(JbBulletin) bulletin = retype_read_text (text, JB_KIND_BULLETIN);
      g_autoptr(JbRetype) retype = jb_retype_new (bulletin);
      gsize line = retype_find (bulletin, "发：各分管");
      gsize line_end = retype_find (bulletin, "方远") + strlen ("方远");

      retype_tell (retype, "方远", JB_ROLE_ORNAMENT, NULL);
      retype_insert (retype, line_end + 1, typed[i]);
      g_assert_cmpint (retype_get_role (bulletin, "发：各分管"), ==, JB_ROLE_ORNAMENT);
      g_assert_cmpint (retype_get_role (bulletin, "方远"), ==, JB_ROLE_ORNAMENT);
      live_assert_whole (bulletin);

      retype_insert (retype, line_end, "\n又一行，\n再一行。");
      retype_insert (retype, line, "前一行。\n");
      g_assert_cmpint (retype_get_role (bulletin, "发：各分管"), ==, JB_ROLE_ORNAMENT);
      g_assert_cmpint (retype_get_role (bulletin, "方远"), ==, JB_ROLE_ORNAMENT);
      g_assert_cmpint (retype_get_role (bulletin, "再一行"), !=, JB_ROLE_ORNAMENT);
      live_assert_whole (bulletin);
    }
}

/* The same bulletin, as the archive gives it back. */
static JbBulletin *
keep (JbBulletin *bulletin)
{
  g_autoptr(JbTranscript) transcript = jb_bulletin_to_transcript (bulletin);
  g_autoptr(GBytes) marks = jb_transcript_pack_marks (transcript);
  g_autoptr(JbTranscript) kept = NULL;
  g_autoptr(GError) error = NULL;

  kept = jb_transcript_unpack (transcript->text, transcript->length, marks, &error);
  g_assert_no_error (error);

  return jb_bulletin_new_from_transcript (kept, NULL);
}

static void
remove_words (JbRetype   *retype,
              const char *words)
{
  gsize at = retype_find (jb_retype_get_bulletin (retype), words);

  g_assert_true (jb_retype_replace (retype, at, at + strlen (words), "", 0, NULL));
}

/* What a line was told to be stays so when the reader, who came to think the same, thinks
 * otherwise again; also after the archive had it. Taken back, it follows the reader. */
static void
test_told_is_remembered (void)
{
  static const char text[] = "溪口县妇联办起夜校\n\n近日，溪口县妇联办起夜校，报名的有三百人。\n\n"
                             "溪口县妇联\n\n学员说，真好。\n";
  g_autoptr(JbBulletin) bulletin = retype_read_text (text, JB_KIND_BULLETIN);
  g_autoptr(JbRetype) retype = jb_retype_new (bulletin);
  g_autoptr(JbBulletin) kept = NULL;
  g_autoptr(JbRetype) again = NULL;
  g_autoptr(JbTranscript) read = NULL;
  g_autofree char *with_brackets = NULL;
  JbBlock         *title;
  gsize            at = retype_find (bulletin, "溪口县妇联\n");

  g_assert_cmpint (retype_get_role (bulletin, "溪口县妇联\n"), !=, JB_ROLE_SOURCE);
  retype_tell (retype, "溪口县妇联\n", JB_ROLE_SOURCE, NULL);
  g_assert_true (jb_retype_replace (retype, at, at + strlen ("溪口县妇联"), "（溪口县妇联）",
                                    strlen ("（溪口县妇联）"), NULL));
  with_brackets = jb_bulletin_dup_text (bulletin, NULL);
  read = jb_reader_read_as (g_strdup (with_brackets), strlen (with_brackets), JB_KIND_BULLETIN);
  retype_assert_json (read, bulletin);
  g_assert_cmpstr (jb_article_get_source (retype_get_article (bulletin, 0, 0)), ==, "溪口县妇联");

  kept = keep (bulletin);
  again = jb_retype_new (kept);
  remove_words (retype, "（");
  remove_words (again, "（");
  g_assert_cmpint (retype_get_role (bulletin, "溪口县妇联）"), ==, JB_ROLE_SOURCE);
  g_assert_cmpint (retype_get_role (kept, "溪口县妇联）"), ==, JB_ROLE_SOURCE);
  g_assert_true (jb_history_undo (jb_bulletin_get_history (bulletin)));
  g_assert_true (jb_history_redo (jb_bulletin_get_history (bulletin)));
  remove_words (retype, "）");
  g_assert_cmpint (retype_get_role (bulletin, "溪口县妇联\n"), ==, JB_ROLE_SOURCE);

  /* To be told what the reader says, too, is to be remembered, and nothing else changes. */
  title = jb_bulletin_find_block_at (bulletin, 0, NULL);
  retype_tell (retype, "办起夜校\n", JB_ROLE_TITLE, NULL);
  g_assert_true (jb_bulletin_find_block_at (bulletin, 0, NULL) == title);
  g_assert_cmpstr (jb_history_get_undo_label (jb_bulletin_get_history (bulletin)), ==,
                   "Read as Title");
  retype_insert (retype, 0, "（");
  g_assert_cmpint (retype_get_role (bulletin, "办起夜校\n"), ==, JB_ROLE_TITLE);
  g_assert_true (jb_history_undo (jb_bulletin_get_history (bulletin)));
  g_assert_true (jb_history_undo (jb_bulletin_get_history (bulletin)));

  at = retype_find (bulletin, "溪口县妇联\n");
  g_assert_true (jb_retype_read_again (retype, at, at, NULL));
  g_assert_cmpint (retype_get_role (bulletin, "溪口县妇联\n"), !=, JB_ROLE_SOURCE);
  at = retype_find (kept, "溪口县妇联）");
  g_assert_true (jb_retype_read_again (again, at, at, NULL));
  retype_insert (again, at, "（");
  g_assert_cmpint (retype_get_role (kept, "溪口县妇联）"), ==, JB_ROLE_SOURCE);
  remove_words (again, "（");
  g_assert_cmpint (retype_get_role (kept, "溪口县妇联）"), !=, JB_ROLE_SOURCE);
}

static void
test_refused (void)
{
  g_autoptr(JbBulletin) bulletin = retype_read_text (issue, JB_KIND_BULLETIN);
  g_autoptr(JbRetype) retype = jb_retype_new (bulletin);
  g_autoptr(GError) error = NULL;
  g_autofree char *large = NULL;

  g_assert_false (jb_retype_replace (retype, 0, 0, "\xff", 1, &error));
  g_assert_error (error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (jb_retype_replace (retype, 0, 0, "a\0b", 3, &error));
  g_assert_error (error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_INVALID);
  g_clear_error (&error);
  large = g_strnfill (JB_ENCODING_MAX_BYTES, 'a');
  g_assert_false (jb_retype_replace (retype, 0, 0, large, JB_ENCODING_MAX_BYTES, &error));
  g_assert_error (error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_TOO_LARGE);
  retype_assert_text (bulletin, issue);
  g_assert_false (jb_history_get_can_undo (jb_bulletin_get_history (bulletin)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/retype/typing-merges", test_typing_merges);
  g_test_add_func ("/retype/wrapped", test_wrapped);
  g_test_add_func ("/retype/identity", test_identity);
  g_test_add_func ("/retype/tell", test_tell);
  g_test_add_func ("/retype/tell-decoration", test_tell_decoration);
  g_test_add_func ("/retype/cannot-tell", test_cannot_tell);
  g_test_add_func ("/retype/read-again", test_read_again);
  g_test_add_func ("/retype/told-beside", test_told_beside);
  g_test_add_func ("/retype/told-is-remembered", test_told_is_remembered);
  g_test_add_func ("/retype/refused", test_refused);

  return g_test_run ();
}

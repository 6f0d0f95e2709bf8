/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include <glib/gstdio.h>

#include "../legacy/issue-maker.h"
#include "bulletin/jb-json-patch.h"
#include "bulletin/jb-json.h"
#include "check/jb-checker.h"
#include "check/jb-fix.h"
#include "check/jb-issue.h"
#include "check/jb-rules.h"
#include "legacy/jb-encoding.h"
#include "legacy/jb-house-style.h"
#include "legacy/jb-legacy.h"

/* The checker as a whole: places, pointers, checking again, real texts. */

static JbTranscript *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  JbTranscript *transcript = jb_legacy_read (bytes, &error);

  g_assert_no_error (error);

  return transcript;
}

static void
assert_same (const GPtrArray *one,
             const GPtrArray *other)
{
  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    g_assert_true (jb_finding_equal (g_ptr_array_index (one, i), g_ptr_array_index (other, i)));
}

/* What a finding says of its place is so, in the structure and in the text. */
static void
assert_placed (const JbTranscript *transcript,
               JsonNode           *structure,
               const JbFinding    *finding)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *part = NULL;
  const char      *start;
  const char      *line = transcript->text;
  JsonNode        *node;

  node = jb_json_pointer_lookup (structure, finding->pointer, &error);
  if (strcmp (finding->pointer, "/masthead/date") != 0 && node == NULL)
    {
      /* Of what is not there the pointer is that of the place where it should be. */
      g_assert_cmpstr (finding->text, ==, "");
      return;
    }
  g_assert_no_error (error);
  if (!finding->outside && JSON_NODE_HOLDS_VALUE (node))
    {
      const char *value = json_node_get_string (node);

      g_assert_cmpuint (finding->end, <=, (gsize) g_utf8_strlen (value, -1));
      part = g_utf8_substring (value, (glong) finding->start, (glong) finding->end);
      g_assert_cmpstr (part, ==, finding->text);
    }

  for (guint i = 1; i < finding->line; i++)
    {
      line += strcspn (line, "\r\n");
      line += g_str_has_prefix (line, "\r\n") ? 2 : 1;
    }
  start = g_utf8_offset_to_pointer (line, (glong) finding->column - 1);
  g_assert_cmpuint ((gsize) (start - transcript->text), ==, finding->offset);
  if (finding->length == strlen (finding->text))
    g_assert_cmpint (strncmp (start, finding->text, finding->length), ==, 0);
}

static const char *const slips[] = {
  ",", ";", ":", "--", "――", "•", "...", "　", " ", "\"", "“", "”", "（", ")", "１", "Ａ", "2012－2015年",
  "35-64岁", "帐目", "1.07个亿", "2月30日", "07月", "昨天", "一是", "三是", "1、", "等……", "㛃", "𠮷", "，，",
  "《", "》", "第三，", "。。", "2014年7月24日（星期五）", "\n", "《关于帐目的通知》",
};

/* A random edit of some block, as a transcript of its own. */
static JbTranscript *
edit_at_random (const JbTranscript *transcript,
                GRand              *rand)
{
  g_autoptr (JbHouseStyle) style = jb_house_style_new ();
  g_autoptr (JbBulletin) bulletin =
                 jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
  guint    n = transcript->marks->len;
  int      chosen = g_rand_int_range (rand, 0, (int) n);
  JbBlock *block = jb_bulletin_get_first_block (bulletin);

  for (int i = 0; i < chosen; i++)
    block = jb_block_get_next (block);
  if (jb_block_get_role (block) != JB_ROLE_ORNAMENT)
    {
      const char      *text = jb_block_get_text (block);
      int              length = (int) g_utf8_strlen (text, -1);
      const char      *at = g_utf8_offset_to_pointer (text, g_rand_int_range (rand, 0, length + 1));
      const char      *slip = slips[g_rand_int_range (rand, 0, G_N_ELEMENTS (slips))];
      g_autofree char *edited = g_strdup_printf ("%.*s%s%s", (int) (at - text), text, slip, at);

      if (*slip != '\n' || jb_block_get_role (block) == JB_ROLE_PARAGRAPH)
        jb_block_set_text (block, edited);
    }

  return jb_bulletin_to_transcript (bulletin);
}

static void
test_incremental (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (JbChecker) checker = jb_checker_new ();
      JbTranscript *transcript = i % 3 == 2 ? issue_make_document (rand, i % 2)
                                            : issue_make_bulletin (rand, i % 2);

      for (guint j = 0; j < 40; j++)
        {
          JbTranscript *edited = edit_at_random (transcript, rand);
          g_autoptr (JbChecker) fresh = jb_checker_new ();
          g_autoptr (GPtrArray) again = jb_checker_check (checker, edited);
          g_autoptr (GPtrArray) anew = jb_checker_check (fresh, edited);
          g_autoptr (JsonNode) structure = jb_json_from_transcript (edited);

          assert_same (again, anew);
          for (guint k = 0; k < anew->len; k++)
            assert_placed (edited, structure, g_ptr_array_index (anew, k));
          jb_transcript_unref (transcript);
          transcript = edited;
        }
      jb_transcript_unref (transcript);
    }
}

/* Every block's pointer leads to its value. */
static void
test_pointers (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (JbTranscript) transcript = i % 2 == 0 ? issue_make_bulletin (rand, TRUE)
                                                       : issue_make_document (rand, TRUE);
      g_autoptr (JsonNode) structure = jb_json_from_transcript (transcript);
      g_autoptr (JbIssue) issue = jb_issue_new (transcript);

      for (guint j = 0; j < issue->blocks->len; j++)
        {
          const JbIssueBlock *block = jb_issue_get_block (issue, j);
          g_autofree char    *pointer = jb_issue_dup_pointer (issue, j);
          g_autofree char    *value = jb_issue_dup_value (issue, j);
          g_autoptr (GError) error = NULL;
          JsonNode *node;

          if (*pointer == '\0' || block->role == JB_ROLE_RECIPIENTS_LABEL ||
              g_str_equal (pointer, "/tail/printed"))
            continue;
          node = jb_json_pointer_lookup (structure, pointer, &error);
          g_assert_no_error (error);
          g_assert_cmpstr (json_node_get_string (node), ==, value);
        }
    }
}

/* All fixes at once, on texts full of slips, come to an end and are one step. */
static void
test_fix_at_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (JbChecker) checker = jb_checker_new ();
      g_autoptr (JbHouseStyle) style = jb_house_style_new ();
      g_autoptr (JbBulletin) bulletin = NULL;
      g_autoptr (JbTranscript) fixed = NULL;
      g_autoptr (GPtrArray) left = NULL;
      g_autofree char *undone = NULL;
      JbTranscript    *transcript = issue_make_bulletin (rand, TRUE);
      guint            n;

      for (guint j = 0; j < 25; j++)
        {
          JbTranscript *edited = edit_at_random (transcript, rand);

          jb_transcript_unref (transcript);
          transcript = edited;
        }
      bulletin = jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
      n = jb_fix_apply_all (bulletin, checker);
      fixed = jb_bulletin_to_transcript (bulletin);
      left = jb_checker_check (checker, fixed);
      for (guint j = 0; j < left->len; j++)
        g_assert_false (((JbFinding *) g_ptr_array_index (left, j))->safe_fix);
      g_assert_cmpuint (jb_fix_apply_all (bulletin, checker), ==, 0);
      if (n > 0)
        g_assert_true (jb_history_undo (jb_bulletin_get_history (bulletin)));
      undone = jb_bulletin_dup_text (bulletin, NULL);
      g_assert_cmpstr (undone, ==, transcript->text);
      jb_transcript_unref (transcript);
    }
}

#define ISSUE(paragraph) \
  "[动态]\n沙渚县妇联开展走访慰问\n" paragraph "\n（沙渚县妇联）\n\n报：省妇联\n送：市委办公室\n发：各县妇联\n"

/* Rows of slips that lead from one to the next: none is left, however long they are. */
static void
test_fix_rows (void)
{
  static const struct
  {
    const char *slip;
    const char *fixed;
  } rows[] = {
    { "?", "？" },
    { "!", "！" },
    { "(a)", "（a）" },
    { "(a)?", "（a）？" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint n = 1; n <= 100; n += 33)
      {
        g_autoptr (JbChecker) checker = jb_checker_new ();
        g_autoptr (JbHouseStyle) style = jb_house_style_new ();
        g_autoptr (JbTranscript) transcript = NULL;
        g_autoptr (JbTranscript) fixed = NULL;
        g_autoptr (JbBulletin) bulletin = NULL;
        g_autoptr (GPtrArray) left = NULL;
        GString         *row = g_string_new (NULL);
        GString         *right = g_string_new (NULL);
        g_autofree char *text = NULL;
        g_autofree char *expected = NULL;
        g_autofree char *undone = NULL;

        for (guint j = 0; j < n; j++)
          {
            g_string_append (row, rows[i].slip);
            g_string_append (right, rows[i].fixed);
          }
        text = g_strdup_printf (ISSUE ("　　他问谁来？%s大家都笑了。"), row->str);
        expected = g_strdup_printf (ISSUE ("　　他问谁来？%s大家都笑了。"), right->str);
        transcript = read_text (text);
        bulletin = jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
        jb_fix_apply_all (bulletin, checker);
        fixed = jb_bulletin_to_transcript (bulletin);
        g_assert_cmpstr (fixed->text, ==, expected);
        left = jb_checker_check (checker, fixed);
        for (guint j = 0; j < left->len; j++)
          g_assert_false (((JbFinding *) g_ptr_array_index (left, j))->safe_fix);
        g_assert_true (jb_history_undo (jb_bulletin_get_history (bulletin)));
        undone = jb_bulletin_dup_text (bulletin, NULL);
        g_assert_cmpstr (undone, ==, text);
        g_assert_false (jb_history_get_can_undo (jb_bulletin_get_history (bulletin)));
        g_string_free (row, TRUE);
        g_string_free (right, TRUE);
      }
}

/* Columns count characters, in GB18030 files and beyond the basic plane alike. */
static void
test_places (void)
{
  static const char  text[] = ISSUE ("李㛃家住𠮷家村,养蜂30箱;年产蜜２吨。");
  static const guint columns[] = { 8, 14, 18 };

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (JbChecker) checker = jb_checker_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (JbTranscript) transcript = NULL;
      g_autoptr (GPtrArray) findings = NULL;
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
      g_autofree char *lined = g_strjoinv (i % 2 == 0 ? "\n" : "\r\n", lines);

      bytes = jb_encoding_encode (lined, strlen (lined),
                                  i < 2 ? JB_ENCODING_GB18030 : JB_ENCODING_UTF8_BOM, &error);
      g_assert_no_error (error);
      transcript = jb_legacy_read (bytes, &error);
      g_assert_no_error (error);
      findings = jb_checker_check (checker, transcript);
      g_assert_cmpuint (findings->len, ==, 3);
      for (guint j = 0; j < 3; j++)
        {
          const JbFinding *finding = g_ptr_array_index (findings, j);

          g_assert_cmpuint (finding->line, ==, 3);
          g_assert_cmpuint (finding->column, ==, columns[j]);
          g_assert_cmpuint (finding->start, ==, columns[j] - 1);
          g_assert_cmpstr (finding->pointer, ==, "/sections/0/articles/0/paragraphs/0");
        }
    }
}

/* In a paragraph that is wrapped by hand the place in the value and that in the file part. */
static void
test_wrapped (void)
{
  static const char text[] =
      "[动态]\n沙渚县妇联开展走访慰问\n"
      "　　沙渚县妇联走访家庭80户，收集群众意见三十条，已经办结二十\n"
      "六条,群众十分满意。妇联干部深入村居，听取妇女群众的意见和建议，\n"
      "帮助解决困难;赠送图书。\n"
      "　　镇里的夜校每周开课三次，由返乡的女大学生轮流讲课，课后还有\n"
      "人陪同回家，深受欢迎。\n"
      "（沙渚县妇联）\n\n报：省妇联\n送：市委办公室\n发：各县妇联\n";
  g_autoptr (JbChecker) checker = jb_checker_new ();
  g_autoptr (JbTranscript) transcript = read_text (text);
  g_autoptr (GPtrArray) findings = jb_checker_check (checker, transcript);
  g_autoptr (JbHouseStyle) style = jb_house_style_new ();
  g_autoptr (JbBulletin) bulletin =
                 jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
  g_autofree char *fixed = NULL;
  g_autofree char *expected = g_strdup (text);
  g_auto (GStrv) parts = NULL;
  const JbFinding *finding;

  g_assert_cmpuint (findings->len, ==, 2);
  finding = g_ptr_array_index (findings, 0);
  g_assert_cmpuint (finding->line, ==, 4);
  g_assert_cmpuint (finding->column, ==, 3);
  g_assert_cmpuint (finding->start, ==, 31);
  finding = g_ptr_array_index (findings, 1);
  g_assert_cmpuint (finding->line, ==, 5);
  g_assert_cmpuint (finding->column, ==, 7);

  g_assert_cmpuint (jb_fix_apply_all (bulletin, checker), ==, 2);
  fixed = jb_bulletin_dup_text (bulletin, NULL);
  parts = g_strsplit_set (expected, ",;", -1);
  g_free (expected);
  expected = g_strconcat (parts[0], "，", parts[1], "；", parts[2], NULL);
  g_assert_cmpstr (fixed, ==, expected);
}

/* What is found in the real texts: rule, line and column. */
typedef struct
{
  const char *name;
  const char *found;
} Seed;

static const Seed seeds[] = {
  { "bulletin-2009-no-digest.txt", "" },
  { "bulletin-2012-two-cancers.txt",
    "10:275 width.digit\n12:5 punct.range\n12:70 space.trailing\n23:494 punct.middle-dot\n"
    "24:426 punct.middle-dot\n26:69 punct.half-width\n26:85 punct.half-width\n"
    "28:635 punct.half-width\n28:661 space.trailing\n" },
  { "bulletin-2014-grassroots.txt",
    "5:1 digest.mismatch\n15:1 punct.dash\n18:291 word.variant\n18:368 word.variant\n"
    "22:35 word.variant\n22:253 word.variant\n23:45 punct.range\n34:198 punct.half-width\n"
    "34:252 space.trailing\n44:58 number.unit\n44:73 punct.range\n" },
  { "document-2012-numbered.txt",
    "1:1 document.date\n4:5 punct.dash\n7:84 space.inner\n7:111 punct.dash\n"
    "7:130 punct.half-width\n21:1 punct.ordinal\n21:39 punct.dash\n23:1 punct.ordinal\n"
    "24:1 punct.ordinal\n24:123 consistency.spelling\n" },
  { "document-2012-opinion.txt",
    "8:38 word.variant\n10:17 punct.half-width\n14:36 punct.half-width\n14:37 space.inner\n"
    "28:184 space.inner\n31:113 space.inner\n" },
};

static void
test_seeds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("JB_SHARED"), "seeds", seeds[i].name,
                                                NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (JbChecker) checker = jb_checker_new ();
      g_autoptr (JbTranscript) transcript = NULL;
      g_autoptr (JsonNode) structure = NULL;
      g_autoptr (GPtrArray) findings = NULL;
      g_autoptr (GString) found = g_string_new (NULL);

      if (!g_file_query_exists (file, NULL))
        {
          g_test_skip ("the shared texts are not here");
          return;
        }
      transcript = jb_legacy_read_file (file, NULL, NULL, NULL);
      structure = jb_json_from_transcript (transcript);
      findings = jb_checker_check (checker, transcript);
      for (guint j = 0; j < findings->len; j++)
        {
          const JbFinding *finding = g_ptr_array_index (findings, j);

          assert_placed (transcript, structure, finding);
          g_string_append_printf (found, "%u:%u %s\n", finding->line, finding->column,
                                  finding->rule);
        }
      g_assert_cmpstr (found->str, ==, seeds[i].found);
    }
}

/* The made-up issues of the shared folder hold nothing worse than what was put there. */
static void
test_sample (void)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_getenv ("JB_SAMPLE"));
  g_autoptr (JbChecker) checker = jb_checker_new ();
  g_autoptr (JbTranscript) transcript = jb_legacy_read_file (file, NULL, NULL, NULL);
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_nonnull (transcript);
  findings = jb_checker_check (checker, transcript);
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpint (((JbFinding *) g_ptr_array_index (findings, i))->level, !=, JB_FINDING_ERROR);
}

static guint
count_findings (JbChecker  *checker,
                const char *text)
{
  g_autoptr (JbTranscript) transcript = read_text (text);
  g_autoptr (GPtrArray) findings = jb_checker_check (checker, transcript);

  return findings->len;
}

static void
test_switches (void)
{
  static const char text[] = ISSUE ("走访80户,收集帐目２份。");
  g_autoptr (JbChecker) checker = jb_checker_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_findings (checker, text), ==, 3);
  g_assert_true (jb_checker_set_rules (checker, "punct", NULL, NULL));
  g_assert_cmpuint (count_findings (checker, text), ==, 1);
  g_assert_true (jb_checker_set_rules (checker, "punct.*,word.variant", NULL, NULL));
  g_assert_cmpuint (count_findings (checker, text), ==, 2);
  g_assert_true (jb_checker_set_rules (checker, NULL, "width, word", NULL));
  g_assert_cmpuint (count_findings (checker, text), ==, 1);
  g_assert_true (jb_checker_set_rules (checker, "width.digit", "width", NULL));
  g_assert_cmpuint (count_findings (checker, text), ==, 0);
  g_assert_false (jb_checker_set_rules (checker, "punct.no-such", NULL, &error));
  g_assert_error (error, JB_CHECKER_ERROR, JB_CHECKER_ERROR_NO_RULE);
  g_assert_cmpuint (count_findings (checker, text), ==, 0);
  g_assert_true (jb_checker_set_rules (checker, NULL, NULL, NULL));
  g_assert_cmpuint (count_findings (checker, text), ==, 3);
}

static void
test_words (void)
{
  g_autoptr (JbWords) words = jb_words_new ();
  g_autoptr (JbChecker) checker = jb_checker_new ();
  g_autoptr (GError) error = NULL;
  static const char text[] = ISSUE ("松岭市妇女联合会收集帐目，妇儿工委办。");

  jb_words_add (words, "\xef\xbb\xbf# ours\n妇女联合会\t?妇联\t简称\r\n帐目\t账目\n\n\t\n帐\n妇\t\n");
  g_assert_cmpuint (jb_words_get_size (words), ==, 2);
  jb_checker_set_words (checker, words);
  {
    g_autoptr (JbTranscript) transcript = read_text (text);
    g_autoptr (GPtrArray) findings = jb_checker_check (checker, transcript);
    const JbFinding *finding = g_ptr_array_index (findings, 0);

    g_assert_cmpuint (findings->len, ==, 2);
    g_assert_cmpstr (finding->fix, ==, "妇联");
    g_assert_false (finding->safe_fix);
    g_assert_nonnull (strstr (finding->message, "简称"));
    finding = g_ptr_array_index (findings, 1);
    g_assert_true (finding->safe_fix);
  }

  /* A line without a right word switches a word off. */
  jb_words_add (words, "帐目\n");
  g_assert_cmpuint (jb_words_get_size (words), ==, 1);
  jb_checker_set_words (checker, words);
  g_assert_cmpuint (count_findings (checker, text), ==, 1);

  g_assert_false (jb_words_add_file (words, "no such file", &error));
  g_assert_nonnull (error);
}

static void
test_own_words (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "jianbao", NULL);
  g_autofree char *path = g_build_filename (folder, "words.tsv", NULL);
  g_autoptr (JbChecker) before = jb_checker_new ();
  g_autoptr (JbChecker) after = NULL;
  static const char text[] = ISSUE ("收集帐目，召开碰头会。");

  g_assert_cmpuint (count_findings (before, text), ==, 1);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "帐目\n碰头会\t协调会\n收集\t征集\n", -1, NULL));
  after = jb_checker_new ();
  g_assert_cmpuint (count_findings (after, text), ==, 2);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* A standard holds from the day it took effect. */
static void
test_dates (void)
{
  static const struct
  {
    const char *date;
    const char *clause;
  } rows[] = {
    { NULL, "GB/T 15834-2011 5.1" },
    { "2012年6月1日", "GB/T 15834-2011 5.1" },
    { "2012年5月31日", "GB/T 15834-1995" },
    { "1996年6月1日", "GB/T 15834-1995" },
    { "1996年5月31日", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JbChecker) checker = jb_checker_new ();
      g_autoptr (JbTranscript) transcript = issue_new (JB_KIND_BULLETIN);
      g_autoptr (GPtrArray) findings = NULL;

      jb_checker_set_rules (checker, "punct.half-width", NULL, NULL);
      if (rows[i].date != NULL)
        issue_add (transcript, JB_ROLE_MASTHEAD, "date", 0, rows[i].date);
      issue_add (transcript, JB_ROLE_PARAGRAPH, NULL, JB_MARK_STARTS_ARTICLE, "走访,慰问。");
      findings = jb_checker_check (checker, transcript);
      g_assert_cmpuint (findings->len, ==, rows[i].clause != NULL ? 1 : 0);
      if (rows[i].clause != NULL)
        g_assert_cmpstr (((JbFinding *) g_ptr_array_index (findings, 0))->clause, ==,
                         rows[i].clause);
    }
}

static void
test_ignored (void)
{
  static const char text[] = ISSUE ("走访80户,收集意见30条。组织姐妹,开展活动。");
  g_autoptr (JbChecker) checker = jb_checker_new ();
  g_autoptr (JbTranscript) transcript = read_text (text);
  g_autoptr (GPtrArray) findings = jb_checker_check (checker, transcript);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) edited_findings = NULL;
  g_autoptr (JbTranscript) edited = read_text ("内容提要\n" ISSUE ("入秋以来，走访80户,收集意见30条。组织姐妹,开展活动。"));
  g_autoptr (JbHouseStyle) style = jb_house_style_new ();
  g_autoptr (JbBulletin) bulletin =
                 jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
  const JbFinding *first = g_ptr_array_index (findings, 0);
  const char      *keys[] = { first->key, NULL };

  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_false (first->ignored);
  jb_checker_set_ignored (checker, keys);
  again = jb_checker_check (checker, transcript);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_true (((JbFinding *) g_ptr_array_index (again, 0))->ignored);
  g_assert_false (((JbFinding *) g_ptr_array_index (again, 1))->ignored);

  /* It is known again after edits elsewhere, and left alone by fixes. */
  jb_checker_set_rules (checker, "punct.half-width", NULL, NULL);
  edited_findings = jb_checker_check (checker, edited);
  g_assert_cmpuint (edited_findings->len, ==, 2);
  g_assert_true (((JbFinding *) g_ptr_array_index (edited_findings, 0))->ignored);
  g_assert_cmpuint (jb_fix_apply_all (bulletin, checker), ==, 1);
}

#define LISTS(up, across, down) \
  "[动态]\n沙渚县妇联开展走访慰问\n沙渚县妇联走访家庭80户，收集意见30条。\n（沙渚县妇联）\n\n报：" up "\n送：" across \
  "\n发：" down "\n"

/* Recipients against those of the issue before: what is reported, and at which entries. */
static void
test_changed (void)
{
  static const char up[] = LISTS ("省妇联各主席，省委副书记刘远，省政协副主席赵禾、栗田",
                                  "市委办公室、市政府办公室，市总工会", "各市妇联办公室、省高校妇工委，市妇联各部室");
  static const struct
  {
    const char *text;
    const char *found;
  } rows[] = {
    { up, "" },
    { LISTS ("省妇联各主席，省政协主席刘远，省政协副主席赵禾、栗田", "市委办公室、市政府办公室，市总工会",
             "各市妇联办公室、省高校妇工委，市妇联各部室"),
      "Retitled: the issue before has “省委副书记刘远”.\n" },
    { LISTS ("省妇联各主席，省委副书记刘远，省政协副主席赵禾、栗田", "市委办公室、市政府办公室，市总工会",
             "各市妇联办公室，省高校妇工委，市妇联各部室"),
      "The issue before has other marks here: 各市妇联办公室、省高校妇工委\n" },
    { LISTS ("省妇联各主席，省委副书记刘远，省政协副主席赵禾，栗田", "市委办公室、市政府办公室，市总工会",
             "各市妇联办公室、省高校妇工委，市妇联各部室"),
      "The issue before has other marks here: 省政协副主席赵禾、栗田\n" },
    { LISTS ("省妇联各主席，省委副书记刘远，省政协副主席赵禾、栗田，省长李明", "市委办公室、市政府办公室，市总工会",
             "各市妇联办公室、省高校妇工委，市妇联各部室"),
      "Added: the issue before lacks “省长李明”.\n" },
    { LISTS ("省妇联各主席，省委副书记刘远，省政协副主席赵禾、栗田", "市委办公室、市政府办公室",
             "各市妇联办公室、省高校妇工委，市妇联各部室"),
      "Removed: the issue before has “市总工会”.\n" },
    { LISTS ("省妇联各主席，省委副书记刘远，省政协副主席赵禾、栗田", "市委办公室、市政府办公室",
             "各市妇联办公室、省高校妇工委，市妇联各部室，市总工会"),
      "Moved: it stood in the list “送” before.\n" },
    { LISTS ("省妇联各主席，省政协副主席赵禾、栗田，省委副书记刘远", "市委办公室、市政府办公室，市总工会",
             "各市妇联办公室、省高校妇工委，市妇联各部室"),
      "Moved: “省委副书记刘远” stood further up before.\n" },
    { LISTS ("省妇联各主席，省委副书记刘远，省政协副主席赵禾、 栗田", "市委办公室、市政府办公室，市总工会",
             "各市妇联办公室、省高校妇工委，市妇联各部室"),
      "The issue before has other marks here: 省政协副主席赵禾、栗田\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JbChecker) checker = jb_checker_new ();
      g_autoptr (JbTranscript) previous = read_text (up);
      g_autoptr (JbTranscript) transcript = read_text (rows[i].text);
      g_autoptr (GPtrArray) findings = NULL;
      g_autoptr (GString) found = g_string_new (NULL);

      jb_checker_set_rules (checker, "recipients.changed", NULL, NULL);
      jb_checker_set_previous (checker, previous);
      findings = jb_checker_check (checker, transcript);
      for (guint j = 0; j < findings->len; j++)
        {
          const JbFinding *finding = g_ptr_array_index (findings, j);

          g_assert_cmpint (finding->level, ==, JB_FINDING_INFO);
          g_string_append_printf (found, "%s\n", finding->message);
        }
      g_assert_cmpstr (found->str, ==, rows[i].found);

      jb_checker_set_previous (checker, NULL);
      g_assert_cmpuint (count_findings (checker, rows[i].text), ==, 0);
    }
}

/* Nothing at all, and texts that hold nothing for the rules. */
static void
test_odd_texts (void)
{
  static const char *const texts[] = {
    "", "\n", " ", "\f", "a", "。", "“", "”", "（", "1", "2月", "月", "年月日", "，", "…", "—", "-", "：",
    "[]",
    "报：", "报：，", "内容提要", "[动态]", "（）", "\xf0\xa0\xae\xb7", "第", "一", "一是", "百分之5", "5个亿",
    "2014-", "2014-1-", "0", "00月", "\"", "'", "...", "等……", "〔2012〕", "[2012]", "妇发[", "𠮷,",
  };
  g_autoptr (JbChecker) checker = jb_checker_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint role = 0; role < JB_N_ROLES; role++)
      {
        g_autoptr (JbTranscript) read = read_text (texts[i]);
        g_autoptr (JbTranscript) made = issue_new (role % 2 == 0 ? JB_KIND_BULLETIN
                                                                 : JB_KIND_DOCUMENT);
        g_autoptr (GPtrArray) one = jb_checker_check (checker, read);
        g_autoptr (GPtrArray) other = NULL;
        const char *key = role == JB_ROLE_MASTHEAD ? "date" : role == JB_ROLE_TAIL ? "note"
                                                                                   : NULL;

        issue_add (made, role, key, 0, texts[i]);
        issue_add (made, role, key, 0, texts[i]);
        other = jb_checker_check (checker, made);
        g_assert_nonnull (one);
        g_assert_nonnull (other);
      }
}

/* An empty list is said where it stands, one that is not there after the last one. */
static void
test_empty_lists (void)
{
  static const char text[] = "[动态]\n沙渚县妇联走访家庭\n沙渚县妇联走访家庭80户。\n（沙渚县妇联）\n\n"
                             "报：省妇联各主席\n发：\n抄送：\n";
  g_autoptr (JbChecker) checker = jb_checker_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (JbTranscript) transcript = jb_legacy_read (bytes, &error);
  g_autoptr (GPtrArray) findings = NULL;
  const JbFinding *finding;

  g_assert_no_error (error);
  g_assert_true (jb_checker_set_rules (checker, "recipients.missing", NULL, &error));
  findings = jb_checker_check (checker, transcript);
  g_assert_cmpuint (findings->len, ==, 2);
  finding = g_ptr_array_index (findings, 0);
  g_assert_cmpstr (finding->pointer, ==, "/recipients/发");
  g_assert_cmpuint (finding->line, ==, 7);
  g_assert_nonnull (strstr (finding->message, "“发” is empty"));
  finding = g_ptr_array_index (findings, 1);
  g_assert_cmpstr (finding->pointer, ==, "/recipients/抄送");
  g_assert_cmpuint (finding->line, ==, 8);
  g_clear_pointer (&transcript, jb_transcript_unref);
  g_clear_pointer (&findings, g_ptr_array_unref);
  g_clear_pointer (&bytes, g_bytes_unref);

  bytes = g_bytes_new_static (text, strlen (text) - strlen ("抄送：\n"));
  transcript = jb_legacy_read (bytes, &error);
  findings = jb_checker_check (checker, transcript);
  g_assert_cmpuint (findings->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      finding = g_ptr_array_index (findings, i);
      g_assert_cmpuint (finding->line, ==, 7);
      g_assert_cmpint (strstr (finding->message, "There is no list “送”.") != NULL, ==,
                       strcmp (finding->pointer, "/recipients/送") == 0);
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_setenv ("LANGUAGE", "C", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check/checker/incremental", test_incremental);
  g_test_add_func ("/check/checker/pointers", test_pointers);
  g_test_add_func ("/check/checker/fix-at-random", test_fix_at_random);
  g_test_add_func ("/check/checker/fix-rows", test_fix_rows);
  g_test_add_func ("/check/checker/places", test_places);
  g_test_add_func ("/check/checker/wrapped", test_wrapped);
  g_test_add_func ("/check/checker/seeds", test_seeds);
  g_test_add_func ("/check/checker/sample", test_sample);
  g_test_add_func ("/check/checker/switches", test_switches);
  g_test_add_func ("/check/checker/words", test_words);
  g_test_add_func ("/check/checker/own-words", test_own_words);
  g_test_add_func ("/check/checker/dates", test_dates);
  g_test_add_func ("/check/checker/ignored", test_ignored);
  g_test_add_func ("/check/checker/changed", test_changed);
  g_test_add_func ("/check/checker/odd-texts", test_odd_texts);
  g_test_add_func ("/check/checker/empty-lists", test_empty_lists);

  return g_test_run ();
}

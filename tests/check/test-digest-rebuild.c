/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "../legacy/issue-maker.h"
#include "check/jb-checker.h"
#include "check/jb-digest-rebuild.h"
#include "legacy/jb-house-style.h"
#include "legacy/jb-legacy.h"

/* The digest anew from the body. */

static JbBulletin *
make_bulletin (const JbTranscript *transcript)
{
  g_autoptr (JbHouseStyle) style = jb_house_style_new ();

  jb_house_style_learn (style, transcript);

  return jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
}

static JbTranscript *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  JbTranscript *transcript = jb_legacy_read (bytes, &error);

  g_assert_no_error (error);

  return transcript;
}

/* The digest on one line: sections in brackets, titles parted by bars. */
static char *
describe (JbBulletin *bulletin)
{
  GListModel *digest = jb_bulletin_get_digest (bulletin);
  GString    *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (digest); i++)
    {
      g_autoptr (JbDigestEntry) entry = g_list_model_get_item (digest, i);
      GListModel *titles = jb_digest_entry_get_titles (entry);
      const char *section = jb_digest_entry_get_section (entry);

      g_string_append_printf (text, "[%s]", section != NULL ? section : "");
      for (guint j = 0; j < g_list_model_get_n_items (titles); j++)
        {
          g_autoptr (JbBlock) title = g_list_model_get_item (titles, j);

          g_string_append_printf (text, "%s%s", j > 0 ? "|" : "", jb_block_get_text (title));
        }
    }

  return g_string_free (text, FALSE);
}

#define ARTICLE(title) title "\n\n" title "的正文在这里，说了一些事情。\n\n（云溪县妇联）\n\n"
#define NEWS           ARTICLE ("云溪县妇联开展家风宣讲") ARTICLE ("松原县妇联举办家政培训班")
#define EXPERIENCE     ARTICLE ("河口区探索维权工作新路子")
#define BODY           "[基层动态]\n\n" NEWS "[经验交流]\n\n" EXPERIENCE "报：省委办公厅。\n"

static const struct
{
  const char *text;
  const char *rebuilt;
} cases[] = {
  /* None at all. */
  { BODY, "[基层动态]云溪县妇联开展家风宣讲|松原县妇联举办家政培训班[经验交流]河口区探索维权工作新路子" },
  /* As the body has it. */
  { "内容提要\n\n[基层动态]\n云溪县妇联开展家风宣讲\n松原县妇联举办家政培训班\n[经验交流]\n"
    "河口区探索维权工作新路子\n\n" BODY,
    NULL },
  /* In words of one's own, and in another order. */
  { "内容提要\n\n[基层动态]\n松原县妇联办家政培训班\n云溪县妇联开展家风宣讲\n[经验交流]\n"
    "河口区探索维权新路子\n\n" BODY,
    "[基层动态]云溪县妇联开展家风宣讲|松原县妇联办家政培训班[经验交流]河口区探索维权新路子" },
  /* One is new, and one has gone. */
  { "内容提要\n\n[基层动态]\n云溪县妇联开展家风宣讲\n青石镇慰问困难儿童\n[经验交流]\n"
    "河口区探索维权工作新路子\n\n" BODY,
    "[基层动态]云溪县妇联开展家风宣讲|松原县妇联举办家政培训班[经验交流]河口区探索维权工作新路子" },
  /* One stands under another section, and a section has gone. */
  { "内容提要\n\n[理论园地]\n云溪县妇联开展家风宣讲\n[经验交流]\n松原县妇联举办家政培训班\n"
    "河口区探索维权工作新路子\n\n" BODY,
    "[基层动态]云溪县妇联开展家风宣讲|松原县妇联举办家政培训班[经验交流]河口区探索维权工作新路子" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JbTranscript) transcript = read_text (cases[i].text);
      g_autoptr (JbBulletin) bulletin = make_bulletin (transcript);
      g_autofree char *before = describe (bulletin);
      g_autofree char *rebuilt = NULL;
      g_autofree char *again = NULL;
      g_autofree char *text = NULL;
      JbHistory       *history = jb_bulletin_get_history (bulletin);

      g_assert_cmpint (jb_digest_rebuild (bulletin), ==, cases[i].rebuilt != NULL);
      rebuilt = describe (bulletin);
      g_assert_cmpstr (rebuilt, ==, cases[i].rebuilt != NULL ? cases[i].rebuilt : before);

      g_assert_false (jb_digest_rebuild (bulletin));
      again = describe (bulletin);
      g_assert_cmpstr (again, ==, rebuilt);

      if (cases[i].rebuilt != NULL)
        {
          g_assert_cmpstr (jb_history_get_undo_label (history), ==, "Rebuild Digest");
          g_assert_true (jb_history_undo (history));
        }
      g_assert_false (jb_history_get_can_undo (history));
      text = jb_bulletin_dup_text (bulletin, NULL);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* A digest that names no sections goes on so, and a document has none. */
static void
test_kinds (void)
{
  g_autoptr (JbTranscript) flat = issue_new (JB_KIND_BULLETIN);
  g_autoptr (JbTranscript) paper = issue_new (JB_KIND_DOCUMENT);
  g_autoptr (JbTranscript) untitled = issue_new (JB_KIND_BULLETIN);
  g_autoptr (JbBulletin) bulletin = NULL;
  g_autoptr (JbBulletin) document = NULL;
  g_autoptr (JbBulletin) nameless = NULL;
  g_autofree char *rebuilt = NULL;
  g_autofree char *kept = NULL;

  issue_add (flat, JB_ROLE_DIGEST_HEADING, NULL, JB_MARK_NONE, "目录");
  issue_add (flat, JB_ROLE_DIGEST_TITLE, NULL, JB_MARK_NONE, "第二篇写的是培训");
  issue_add (flat, JB_ROLE_SECTION, NULL, JB_MARK_NONE, "动态");
  issue_add (flat, JB_ROLE_TITLE, NULL, JB_MARK_STARTS_ARTICLE, "第一篇说的是宣讲");
  issue_add (flat, JB_ROLE_PARAGRAPH, NULL, JB_MARK_NONE, "正文。");
  issue_add (flat, JB_ROLE_SECTION, NULL, JB_MARK_NONE, "经验");
  issue_add (flat, JB_ROLE_TITLE, NULL, JB_MARK_STARTS_ARTICLE, "第二篇写的");
  issue_add (flat, JB_ROLE_TITLE, NULL, JB_MARK_NONE, "是培训");
  issue_add (flat, JB_ROLE_PARAGRAPH, NULL, JB_MARK_NONE, "正文。");
  bulletin = make_bulletin (flat);
  g_assert_true (jb_digest_rebuild (bulletin));
  rebuilt = describe (bulletin);
  g_assert_cmpstr (rebuilt, ==, "[]第一篇说的是宣讲|第二篇写的是培训");
  g_assert_false (jb_digest_rebuild (bulletin));

  issue_add (paper, JB_ROLE_DOCUMENT_TITLE, NULL, JB_MARK_NONE, "关于培训的通知");
  issue_add (paper, JB_ROLE_BODY, NULL, JB_MARK_NONE, "正文。");
  document = make_bulletin (paper);
  g_assert_false (jb_digest_rebuild (document));

  /* Where the body has no titles the digest is left alone. */
  issue_add (untitled, JB_ROLE_DIGEST_TITLE, NULL, JB_MARK_NONE, "一行");
  issue_add (untitled, JB_ROLE_PARAGRAPH, NULL, JB_MARK_STARTS_ARTICLE, "正文。");
  nameless = make_bulletin (untitled);
  g_assert_false (jb_digest_rebuild (nameless));
  kept = describe (nameless);
  g_assert_cmpstr (kept, ==, "[]一行");
}

/* After it nothing is missing, whatever the digest was, and once is enough. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (51);
  guint n_rounds = g_test_slow () ? 400 : 60;

  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr (JbTranscript) transcript = issue_make_bulletin (rand, i % 2 == 0);
      g_autoptr (JbBulletin) bulletin = make_bulletin (transcript);
      g_autoptr (JbChecker) checker = jb_checker_new ();
      g_autoptr (JbTranscript) after = NULL;
      g_autoptr (GPtrArray) findings = NULL;
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;
      g_autofree char *before = jb_bulletin_dup_text (bulletin, NULL);
      g_autofree char *undone = NULL;
      gboolean         changed = jb_digest_rebuild (bulletin);

      once = describe (bulletin);
      g_assert_false (jb_digest_rebuild (bulletin));
      twice = describe (bulletin);
      g_assert_cmpstr (once, ==, twice);

      g_assert_true (jb_checker_set_rules (checker, "digest.missing", NULL, NULL));
      after = jb_bulletin_to_transcript (bulletin);
      findings = jb_checker_check (checker, after);
      g_assert_cmpuint (findings->len, ==, 0);

      if (changed)
        g_assert_true (jb_history_undo (jb_bulletin_get_history (bulletin)));
      undone = jb_bulletin_dup_text (bulletin, NULL);
      g_assert_cmpstr (undone, ==, before);
    }
}

/* An issue without a digest is reported only where the issue before has one. */
static void
test_missing (void)
{
  g_autoptr (JbTranscript) without = read_text (cases[0].text);
  g_autoptr (JbTranscript) with = read_text (cases[1].text);
  g_autoptr (JbChecker) checker = jb_checker_new ();
  const JbTranscript *const before[] = { NULL, without, with };

  g_assert_true (jb_checker_set_rules (checker, "digest", NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      g_autoptr (GPtrArray) findings = NULL;

      jb_checker_set_previous (checker, before[i]);
      findings = jb_checker_check (checker, without);
      g_assert_cmpuint (findings->len, ==, before[i] == with ? 1 : 0);
      if (findings->len > 0)
        g_assert_cmpstr (((JbFinding *) findings->pdata[0])->rule, ==, "digest.missing");
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check/digest-rebuild/cases", test_cases);
  g_test_add_func ("/check/digest-rebuild/kinds", test_kinds);
  g_test_add_func ("/check/digest-rebuild/random", test_random);
  g_test_add_func ("/check/digest-rebuild/missing", test_missing);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "../legacy/issue-maker.h"
#include "check/jb-findings.h"
#include "check/jb-fix.h"
#include "check/jb-office-words.h"
#include "check/jb-rules.h"
#include "legacy/jb-house-style.h"
#include "legacy/jb-legacy.h"

/* The findings of a bulletin that is being edited. */

static const char text[] =
    "内容提要\n\n[妇工动态]\n云溪县开展家风宣讲\n松原县举办培训班\n\n"
    "[妇工动态]\n\n云溪县开展家风宣讲\n\n"
    "云溪县妇联组织宣讲,走进12个社区。\n\n会议要求查清帐目，每户1.07个亿。\n\n（云溪县妇联）\n\n"
    "松原县举办培训班\n\n松原县举办了三期培训;参加的有80人。\n\n（松原县妇联）\n\n"
    "报：省妇联。\n\n送：各市妇联。\n\n发：机关各部室。\n";

static JbBulletin *
read_bulletin (const char *source)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (source, strlen (source));
  g_autoptr (GError) error = NULL;
  g_autoptr (JbTranscript) transcript = jb_legacy_read (bytes, &error);
  g_autoptr (JbHouseStyle) style = jb_house_style_new ();

  g_assert_no_error (error);
  jb_house_style_learn (style, transcript);

  return jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
}

static JbBlock *
find_block (JbBulletin *bulletin,
            const char *part)
{
  for (JbBlock *block = jb_bulletin_get_first_block (bulletin); block != NULL;
       block = jb_block_get_next (block))
    if (strstr (jb_block_get_text (block), part) != NULL &&
        jb_block_get_role (block) != JB_ROLE_DIGEST_TITLE)
      return block;

  g_assert_not_reached ();
}

/* A remark of rule @rule; a reference. */
static JbRemark *
find_remark (JbFindings *findings,
             const char *rule)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (findings));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JbRemark) remark = g_list_model_get_item (G_LIST_MODEL (findings), i);

      if (strcmp (jb_remark_get_finding (remark)->rule, rule) == 0)
        return g_steal_pointer (&remark);
    }

  return NULL;
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_follow (void)
{
  g_autoptr (JbBulletin) bulletin = read_bulletin (text);
  g_autoptr (JbFindings) findings = jb_findings_new ();
  g_autoptr (JbRemark) remark = NULL;
  JbBlock *block;

  g_assert_true (jb_findings_get_current (findings));
  jb_findings_set_bulletin (findings, bulletin);
  g_assert_true (jb_findings_get_bulletin (findings) == bulletin);
  g_assert_false (jb_findings_get_current (findings));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (findings)), ==, 0);

  settle ();
  g_assert_true (jb_findings_get_current (findings));
  remark = find_remark (findings, "word.variant");
  g_assert_nonnull (remark);
  g_assert_cmpstr (jb_remark_get_finding (remark)->text, ==, "帐目");
  g_assert_cmpuint (jb_remark_get_level (remark), ==, JB_FINDING_WARNING);
  block = find_block (bulletin, "帐目");
  g_assert_true (jb_remark_get_block (remark) == block);
  g_assert_true (g_ptr_array_find (jb_findings_get_of_block (findings, block), remark, NULL));
  g_assert_null (jb_findings_get_of_block (findings, find_block (bulletin, "各市妇联")));

  /* Nothing is checked before the main loop is idle, or somebody asks. */
  jb_block_set_text (block, "会议要求查清账目。");
  g_assert_false (jb_findings_get_current (findings));
  g_assert_true (g_ptr_array_find (jb_findings_get_of_block (findings, block), remark, NULL));
  jb_findings_update (findings);
  g_assert_true (jb_findings_get_current (findings));
  g_assert_null (jb_findings_get_of_block (findings, block));
  settle ();

  jb_findings_set_bulletin (findings, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (findings)), ==, 0);
  g_assert_cmpuint (jb_findings_count (findings, JB_FINDING_WARNING), ==, 0);
  settle ();
}

static void
test_stable (void)
{
  g_autoptr (JbBulletin) bulletin = read_bulletin (text);
  g_autoptr (JbFindings) findings = jb_findings_new ();
  g_autoptr (JbRemark) word = NULL;
  g_autoptr (JbRemark) again = NULL;
  JbBlock *block;
  guint    n_changes = 0;
  guint    n_notes = 0;
  gsize    offset;

  jb_findings_set_bulletin (findings, bulletin);
  jb_findings_update (findings);
  word = find_remark (findings, "word.variant");
  offset = jb_remark_get_finding (word)->offset;
  g_signal_connect_swapped (findings, "items-changed", G_CALLBACK (count_cb), &n_changes);
  g_signal_connect_swapped (word, "notify::finding", G_CALLBACK (count_cb), &n_notes);

  /* An edit elsewhere moves its place and leaves the list alone. */
  jb_block_set_text (find_block (bulletin, "走进"), "云溪县妇联组织㛃𠮷宣讲,走进12个社区。");
  jb_findings_update (findings);
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_cmpuint (n_notes, ==, 1);
  g_assert_cmpuint (jb_remark_get_finding (word)->offset, ==, offset + strlen ("㛃𠮷"));

  /* So does one in the same block, right beside it, too. */
  block = jb_remark_get_block (word);
  jb_block_set_text (block, "𠮷会议要求要查清了帐目，每户1.07个亿。");
  jb_findings_update (findings);
  again = find_remark (findings, "word.variant");
  g_assert_true (again == word);
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_cmpuint (jb_remark_get_finding (word)->start, ==, 9);
  g_assert_cmpuint (jb_remark_get_finding (word)->end, ==, 11);

  /* One that comes before is one more, and the others stay. */
  jb_block_set_text (block, "㛃台帐和帐目，每户1.07个亿。");
  jb_findings_update (findings);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (jb_findings_get_of_block (findings, block)->len, ==, 3);
  g_assert_true (jb_findings_get_of_block (findings, block)->pdata[1] == word);
}

static void
test_ignore (void)
{
  g_autoptr (JbBulletin) bulletin = read_bulletin (text);
  g_autoptr (JbFindings) findings = jb_findings_new ();
  g_autoptr (JbFindings) later = jb_findings_new ();
  g_autoptr (JbRemark) word = NULL;
  g_auto (GStrv) keys = NULL;
  g_auto (GStrv) none = NULL;
  guint n_warnings, n_told = 0;

  jb_findings_set_bulletin (findings, bulletin);
  jb_findings_update (findings);
  g_signal_connect_swapped (findings, "ignored-changed", G_CALLBACK (count_cb), &n_told);
  n_warnings = jb_findings_count (findings, JB_FINDING_WARNING);
  word = find_remark (findings, "word.variant");
  g_assert_false (jb_remark_get_ignored (word));

  jb_findings_ignore (findings, word, TRUE);
  jb_findings_ignore (findings, word, TRUE);
  g_assert_true (jb_remark_get_ignored (word));
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_cmpuint (jb_findings_get_n_ignored (findings), ==, 1);
  g_assert_cmpuint (jb_findings_count (findings, JB_FINDING_WARNING), ==, n_warnings - 1);

  /* What was remembered holds for the bulletin when it is opened again. */
  keys = jb_findings_dup_ignored (findings);
  g_assert_cmpuint (g_strv_length (keys), ==, 1);
  jb_findings_set_bulletin (later, bulletin);
  jb_findings_set_ignored (later, (const char *const *) keys);
  jb_findings_update (later);
  g_assert_cmpuint (jb_findings_get_n_ignored (later), ==, 1);

  /* What is ignored is not fixed either. */
  g_assert_cmpuint (jb_findings_fix_all (findings), >, 0);
  g_assert_nonnull (find_block (bulletin, "帐目"));
  g_assert_cmpuint (jb_findings_get_n_ignored (findings), ==, 1);

  jb_findings_ignore (findings, word, FALSE);
  g_assert_false (jb_remark_get_ignored (word));
  g_assert_cmpuint (n_told, ==, 2);
  none = jb_findings_dup_ignored (findings);
  g_assert_cmpuint (g_strv_length (none), ==, 0);

  /* Another bulletin ignores nothing. */
  jb_findings_set_bulletin (later, NULL);
  jb_findings_set_bulletin (later, bulletin);
  jb_findings_update (later);
  g_assert_cmpuint (jb_findings_get_n_ignored (later), ==, 0);
}

static void
test_fix (void)
{
  g_autoptr (JbBulletin) bulletin = read_bulletin (text);
  g_autoptr (JbFindings) findings = jb_findings_new ();
  g_autoptr (JbRemark) word = NULL;
  g_autofree char *before = jb_bulletin_dup_text (bulletin, NULL);
  g_autofree char *after = NULL;
  JbHistory       *history = jb_bulletin_get_history (bulletin);
  guint            n, n_safe;

  jb_findings_set_bulletin (findings, bulletin);
  jb_findings_update (findings);
  word = find_remark (findings, "word.variant");
  n = g_list_model_get_n_items (G_LIST_MODEL (findings));

  g_assert_true (jb_findings_fix (findings, word));
  g_assert_nonnull (find_block (bulletin, "账目"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (findings)), ==, n - 1);
  g_assert_false (jb_findings_fix (findings, word));
  g_assert_true (jb_history_undo (history));
  g_assert_false (jb_history_get_can_undo (history));
  jb_findings_update (findings);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (findings)), ==, n);

  n_safe = jb_findings_get_n_safe (findings);
  g_assert_cmpuint (n_safe, >=, 3);
  g_assert_cmpuint (jb_findings_fix_all (findings), >=, n_safe);
  g_assert_cmpuint (jb_findings_get_n_safe (findings), ==, 0);
  g_assert_cmpuint (jb_findings_fix_all (findings), ==, 0);
  g_assert_true (jb_history_undo (history));
  after = jb_bulletin_dup_text (bulletin, NULL);
  g_assert_cmpstr (after, ==, before);
  jb_findings_update (findings);
  g_assert_cmpuint (jb_findings_get_n_safe (findings), ==, n_safe);
}

static void
test_settings (void)
{
  g_autoptr (JbBulletin) bulletin = read_bulletin (text);
  g_autoptr (JbFindings) findings = jb_findings_new ();
  g_autoptr (JbRemark) remark = NULL;
  g_autoptr (JbWords) words = jb_words_new ();
  g_autoptr (GError) error = NULL;

  jb_findings_set_bulletin (findings, bulletin);
  g_assert_true (jb_findings_set_skip (findings, "word.variant,punct", &error));
  g_assert_cmpstr (jb_findings_get_skip (findings), ==, "word.variant,punct");
  jb_findings_update (findings);
  g_assert_null (find_remark (findings, "word.variant"));
  g_assert_null (find_remark (findings, "punct.half-width"));
  g_assert_false (jb_findings_set_skip (findings, "punct.none", &error));
  g_assert_error (error, JB_CHECKER_ERROR, JB_CHECKER_ERROR_NO_RULE);
  g_assert_cmpstr (jb_findings_get_skip (findings), ==, "word.variant,punct");
  g_assert_true (jb_findings_set_skip (findings, NULL, NULL));

  jb_words_add (words, "社区\t小区\n");
  jb_findings_set_words (findings, words);
  g_assert_false (jb_findings_get_current (findings));
  jb_findings_update (findings);
  remark = find_remark (findings, "word.variant");
  g_assert_cmpstr (jb_remark_get_finding (remark)->fix, ==, "小区");
}

static void
test_skip (void)
{
  static const struct
  {
    const char *before;
    const char *rule;
    gboolean    off;
    const char *after;
  } cases[] = {
    { NULL, "word.variant", TRUE, "word.variant" },
    { "", "word.variant", FALSE, "" },
    { "word.variant", "punct.dash", TRUE, "punct.dash,word.variant" },
    { "punct.dash,word.variant", "punct.dash", FALSE, "word.variant" },
    { "punct.dash,punct.dash", "punct.dash", TRUE, "punct.dash" },
    { "width", "width.digit", FALSE, "width.letter" },
    { "space.*", "word.variant", TRUE, "space.inner,space.trailing,word.variant" },
    { "no.rule", "no.other", TRUE, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *after = jb_rules_dup_skip (cases[i].before, cases[i].rule, cases[i].off);

      g_assert_cmpstr (after, ==, cases[i].after);
    }
}

static void
test_office_words (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *none = jb_office_words_load (&error);
  g_autofree char *some = NULL;
  g_autoptr (JbWords) words = NULL;
  g_autofree gunichar *wrong = g_utf8_to_ucs4_fast ("社区里", -1, NULL);
  const JbWord        *word;

  g_assert_no_error (error);
  g_assert_cmpstr (none, ==, "");
  g_assert_true (jb_office_words_save ("# 本处\n社区  小区\n帐目\n街办\t?街道办\t注\n\n\n", &error));
  some = jb_office_words_load (&error);
  g_assert_cmpstr (some, ==, "# 本处\n社区\t小区\n帐目\n街办\t?街道办\t注\n");

  words = jb_words_new_default ();
  word = jb_words_match (words, wrong, 3);
  g_assert_nonnull (word);
  g_assert_cmpstr (word->right, ==, "小区");
  g_assert_true (word->sure);

  g_assert_true (jb_office_words_save ("", &error));
}

/* Holds every emission of the list against an array, and what is said of blocks against what
 * they looked like. */
typedef struct
{
  JbFindings *findings;
  GPtrArray  *items;
  GHashTable *looks;
  guint       n_checks;
} Mirror;

static void
on_items_changed_cb (GListModel *model,
                     guint       position,
                     guint       n_removed,
                     guint       n_added,
                     Mirror     *mirror)
{
  g_assert_cmpuint (position + n_removed, <=, mirror->items->len);
  if (n_removed > 0)
    g_ptr_array_remove_range (mirror->items, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (mirror->items, (int) (position + i),
                        g_list_model_get_item (model, position + i));

  g_assert_cmpuint (mirror->items->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < mirror->items->len; i++)
    {
      g_autoptr (JbRemark) item = g_list_model_get_item (model, i);

      g_assert_true (item == mirror->items->pdata[i]);
    }
}

static char *
describe_block (JbFindings *findings,
                JbBlock    *block)
{
  GPtrArray *remarks = jb_findings_get_of_block (findings, block);
  GString   *look = g_string_new (NULL);

  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      const JbFinding *finding = jb_remark_get_finding (remarks->pdata[i]);

      g_string_append_printf (look, "%p %u %zu %zu %d %s\n", remarks->pdata[i], finding->level,
                              finding->start, finding->end, finding->ignored, finding->message);
    }

  return g_string_free (look, FALSE);
}

static void
on_checked_cb (JbFindings *findings,
               GHashTable *changed,
               Mirror     *mirror)
{
  GHashTable    *looks = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  GHashTableIter iter;
  gpointer       block, look;

  mirror->n_checks++;
  for (guint i = 0; i < mirror->items->len; i++)
    {
      block = jb_remark_get_block (mirror->items->pdata[i]);
      g_hash_table_insert (looks, g_object_ref (block), describe_block (findings, block));
    }

  g_hash_table_iter_init (&iter, mirror->looks);
  while (g_hash_table_iter_next (&iter, &block, &look))
    if (!g_hash_table_contains (changed, block))
      g_assert_cmpstr (g_hash_table_lookup (looks, block), ==, look);
  g_hash_table_iter_init (&iter, looks);
  while (g_hash_table_iter_next (&iter, &block, &look))
    if (!g_hash_table_contains (changed, block))
      g_assert_cmpstr (g_hash_table_lookup (mirror->looks, block), ==, look);

  g_hash_table_unref (mirror->looks);
  mirror->looks = looks;
}

static const char *const slips[] = {
  ",",
  ";",
  "--",
  "――",
  "...",
  "　",
  "\"",
  "“",
  "）",
  "１",
  "2012－2015年",
  "帐目",
  "1.07个亿",
  "2月30日",
  "昨天",
  "一是",
  "三是",
  "1、",
  "㛃",
  "𠮷",
  "，，",
  "《",
  "。。",
  "《关于帐目的通知》",
  "",
};

static char *
slip_in (GRand      *rand,
         const char *value)
{
  int              length = (int) g_utf8_strlen (value, -1);
  int              from = g_rand_int_range (rand, 0, length + 1);
  int              cut = g_rand_int_range (rand, 0, 3);
  int              to = MIN (length, from + cut);
  g_autofree char *head = g_utf8_substring (value, 0, from);
  g_autofree char *tail = g_utf8_substring (value, to, length);

  return g_strconcat (head, slips[g_rand_int_range (rand, 0, G_N_ELEMENTS (slips))], tail, NULL);
}

static void
edit_block (JbBulletin *bulletin,
            GRand      *rand)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();
  JbBlock *chosen;

  for (JbBlock *block = jb_bulletin_get_first_block (bulletin); block != NULL;
       block = jb_block_get_next (block))
    if (jb_block_get_role (block) == JB_ROLE_PARAGRAPH ||
        jb_block_get_role (block) == JB_ROLE_TITLE ||
        jb_block_get_role (block) == JB_ROLE_RECIPIENT ||
        jb_block_get_role (block) == JB_ROLE_DIGEST_TITLE)
      g_ptr_array_add (blocks, block);
  if (blocks->len == 0)
    return;

  chosen = blocks->pdata[g_rand_int_range (rand, 0, (int) blocks->len)];
  {
    g_autofree char *value = slip_in (rand, jb_block_get_text (chosen));

    if (*value != '\0')
      jb_block_set_text (chosen, value);
  }
}

static void
edit_structure (JbBulletin *bulletin,
                GRand      *rand)
{
  const char *const added[] = { "新的一段,帐目。", "又一段。", NULL };
  GListModel       *sections = jb_bulletin_get_sections (bulletin);
  guint             n = g_list_model_get_n_items (sections);
  g_autoptr (JbSection) section = NULL;
  g_autoptr (JbArticle) article = NULL;
  GListModel *articles;
  guint       n_articles;

  if (n == 0)
    return;
  section = g_list_model_get_item (sections, (guint) g_rand_int_range (rand, 0, (int) n));
  articles = jb_section_get_articles (section);
  n_articles = g_list_model_get_n_items (articles);
  if (n_articles == 0 || g_rand_int_range (rand, 0, 8) == 0)
    {
      jb_section_insert_article (section, 0);
      return;
    }
  article = g_list_model_get_item (articles, (guint) g_rand_int_range (rand, 0, (int) n_articles));

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      jb_bulletin_move_article (bulletin, article, section, 0);
      break;
    case 1:
      if (n_articles > 1)
        jb_section_remove_article (section, 0);
      break;
    default:
      {
        guint n_lines = g_list_model_get_n_items (jb_article_get_paragraphs (article));
        guint at = (guint) g_rand_int_range (rand, 0, (int) n_lines + 1);
        guint n_removed = (guint) g_rand_int_range (rand, 0, (int) MIN (n_lines - at, 2) + 1);

        jb_article_splice_paragraphs (article, at, n_removed,
                                      added + g_rand_int_range (rand, 0, 3));
      }
      break;
    }
}

static void
do_something (JbBulletin *bulletin,
              JbFindings *findings,
              Mirror     *mirror,
              GRand      *rand)
{
  JbHistory *history = jb_bulletin_get_history (bulletin);
  guint      n = mirror->items->len;
  JbRemark  *remark = n > 0 ? mirror->items->pdata[g_rand_int_range (rand, 0, (int) n)] : NULL;

  switch (g_rand_int_range (rand, 0, 12))
    {
    case 0:
      jb_history_undo (history);
      break;
    case 1:
      jb_history_redo (history);
      break;
    case 2:
    case 3:
      edit_structure (bulletin, rand);
      break;
    case 4:
      if (remark != NULL)
        jb_findings_fix (findings, remark);
      break;
    case 5:
      if (remark != NULL)
        jb_findings_ignore (findings, remark, !jb_remark_get_ignored (remark));
      break;
    case 6:
      if (g_rand_int_range (rand, 0, 6) == 0)
        jb_findings_fix_all (findings);
      break;
    default:
      edit_block (bulletin, rand);
      break;
    }
}

static void
assert_whole (JbBulletin *bulletin,
              JbFindings *findings)
{
  g_autoptr (JbTranscript) transcript = jb_bulletin_to_transcript (bulletin);
  g_autoptr (JbChecker) checker = jb_checker_new ();
  g_auto (GStrv) keys = jb_findings_dup_ignored (findings);
  g_autoptr (GPtrArray) whole = NULL;
  guint n_of_level[JB_FINDING_INFO + 1] = { 0 };
  guint n_ignored = 0;

  jb_checker_set_ignored (checker, (const char *const *) keys);
  whole = jb_checker_check (checker, transcript);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (findings)), ==, whole->len);
  for (guint i = 0; i < whole->len; i++)
    {
      g_autoptr (JbRemark) remark = g_list_model_get_item (G_LIST_MODEL (findings), i);
      const JbFinding *finding = whole->pdata[i];
      JbBlock         *block = jb_bulletin_get_first_block (bulletin);

      g_assert_true (jb_finding_equal (jb_remark_get_finding (remark), finding));
      for (guint j = 0; j < finding->block; j++)
        block = jb_block_get_next (block);
      g_assert_true (jb_remark_get_block (remark) == block);
      g_assert_true (g_ptr_array_find (jb_findings_get_of_block (findings, block), remark, NULL));
      if (finding->ignored)
        n_ignored++;
      else
        n_of_level[finding->level]++;
    }
  for (guint i = JB_FINDING_ERROR; i <= JB_FINDING_INFO; i++)
    g_assert_cmpuint (jb_findings_count (findings, i), ==, n_of_level[i]);
  g_assert_cmpuint (jb_findings_get_n_ignored (findings), ==, n_ignored);
}

static void
run_walk (JbBulletin *bulletin,
          GRand      *rand,
          guint       n_steps)
{
  g_autoptr (JbFindings) findings = jb_findings_new ();
  Mirror mirror = { findings, g_ptr_array_new_with_free_func (g_object_unref),
                    g_hash_table_new_full (NULL, NULL, g_object_unref, g_free), 0 };

  g_signal_connect (findings, "items-changed", G_CALLBACK (on_items_changed_cb), &mirror);
  g_signal_connect (findings, "checked", G_CALLBACK (on_checked_cb), &mirror);
  jb_findings_set_bulletin (findings, bulletin);
  jb_findings_update (findings);

  for (guint i = 0; i < n_steps; i++)
    {
      do_something (bulletin, findings, &mirror, rand);
      jb_findings_update (findings);
      assert_whole (bulletin, findings);
    }
  g_assert_cmpuint (mirror.n_checks, >, n_steps / 2);

  g_signal_handlers_disconnect_by_data (findings, &mirror);
  g_ptr_array_unref (mirror.items);
  g_hash_table_unref (mirror.looks);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (41);
  guint n_rounds = g_test_slow () ? 60 : 12;

  {
    g_autoptr (JbBulletin) bulletin = read_bulletin (text);

    run_walk (bulletin, rand, 200);
  }
  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr (JbTranscript) transcript = issue_make_bulletin (rand, i % 2 == 0);
      g_autoptr (JbHouseStyle) style = jb_house_style_new ();
      g_autoptr (JbBulletin) bulletin =
                     jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));

      run_walk (bulletin, rand, 60);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("jianbao-config-XXXXXX", NULL);

  /* The office's words of this machine are none of the tests'. */
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check/findings/follow", test_follow);
  g_test_add_func ("/check/findings/stable", test_stable);
  g_test_add_func ("/check/findings/ignore", test_ignore);
  g_test_add_func ("/check/findings/fix", test_fix);
  g_test_add_func ("/check/findings/settings", test_settings);
  g_test_add_func ("/check/findings/skip", test_skip);
  g_test_add_func ("/check/findings/office-words", test_office_words);
  g_test_add_func ("/check/findings/random", test_random);

  return g_test_run ();
}

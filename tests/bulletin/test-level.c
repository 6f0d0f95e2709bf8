/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "bulletin/jb-bulletin.h"
#include "bulletin/jb-level.h"

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    guint       level;
    guint       number;
    const char *rest;
  } cases[] = {
    { "一、总体要求", 1, 1, "总体要求" },
    { "十、其他", 1, 10, "其他" },
    { "十二、其他", 1, 12, "其他" },
    { "二十、其他", 1, 20, "其他" },
    { "九十九、其他", 1, 99, "其他" },
    { "（一）加强领导。", 2, 1, "加强领导。" },
    { "(十一)加强领导", 2, 11, "加强领导" },
    { "1.摸清底数", 3, 1, "摸清底数" },
    { "１．摸清底数", 3, 1, "摸清底数" },
    { "12、摸清底数", 3, 12, "摸清底数" },
    { "（3）逐户登记", 4, 3, "逐户登记" },
    { "(10)逐户登记", 4, 10, "逐户登记" },
    { "一是逐户登记", 0, 0, NULL },
    { "一、", 1, 1, "" },
    { "1.5万户", 0, 0, NULL },
    { "0.总", 0, 0, NULL },
    { "2014、2015年", 0, 0, NULL },
    { "（2014年）", 0, 0, NULL },
    { "（2014）12号", 0, 0, NULL },
    { "（一，二）", 0, 0, NULL },
    { "1，摸清底数", 0, 0, NULL },
    { "一百、其他", 0, 0, NULL },
    { "", 0, 0, NULL },
    { "（", 0, 0, NULL },
    { "加强领导", 0, 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint number;
      gsize prefix;

      g_assert_cmpuint (jb_level_of (cases[i].text, &number, &prefix), ==, cases[i].level);
      g_assert_cmpuint (number, ==, cases[i].number);
      if (cases[i].rest != NULL)
        g_assert_cmpstr (cases[i].text + prefix, ==, cases[i].rest);
      else
        g_assert_cmpuint (prefix, ==, 0);
    }
}

static void
test_role (void)
{
  g_assert_cmpint (jb_level_guess_role ("一、总体要求"), ==, JB_ROLE_HEADING);
  g_assert_cmpint (jb_level_guess_role ("一、总体要求。各地要抓好落实。"), ==, JB_ROLE_BODY);
  g_assert_cmpint (jb_level_guess_role ("一、"), ==, JB_ROLE_BODY);
  g_assert_cmpint (jb_level_guess_role ("（一）总体要求"), ==, JB_ROLE_BODY);
  g_assert_cmpint (jb_level_guess_role ("1.总体要求"), ==, JB_ROLE_BODY);
  g_assert_cmpint (jb_level_guess_role (""), ==, JB_ROLE_BODY);
}

static JbBulletin *
create (const char *body)
{
  JbBulletin *bulletin = jb_bulletin_new (JB_KIND_DOCUMENT, NULL);
  g_auto (GStrv) lines = g_strsplit (body, "|", -1);
  g_autoptr(GArray) roles = g_array_new (FALSE, FALSE, sizeof (JbRole));

  for (guint i = 0; lines[i] != NULL; i++)
    {
      JbRole role = jb_level_guess_role (lines[i]);

      g_array_append_val (roles, role);
    }
  jb_document_splice_body (jb_bulletin_get_document (bulletin), 0, 0,
                           (const char *const *) lines, (const JbRole *) (gpointer) roles->data);

  return bulletin;
}

static char *
dup_body (JbBulletin *bulletin)
{
  GListModel *body = jb_document_get_body (jb_bulletin_get_document (bulletin));
  GString    *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (body); i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (body, i);

      if (i > 0)
        g_string_append_c (text, '|');
      g_string_append (text, jb_block_get_text (block));
      g_assert_cmpint (jb_block_get_role (block), ==,
                       jb_level_guess_role (jb_block_get_text (block)));
    }

  return g_string_free (text, FALSE);
}

/* Sets a level, holds the body against what it should be, and takes it back. */
static void
assert_set (const char *before,
            guint       position,
            guint       n,
            guint       level,
            const char *expected)
{
  g_autoptr(JbBulletin) bulletin = create (before);
  JbHistory       *history = jb_bulletin_get_history (bulletin);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint            revision = jb_history_get_revision (history);

  jb_level_set (jb_bulletin_get_document (bulletin), position, n, level);
  after = dup_body (bulletin);
  g_assert_cmpstr (after, ==, expected);

  if (g_str_equal (before, expected))
    {
      g_assert_cmpuint (jb_history_get_revision (history), ==, revision);
      return;
    }
  jb_history_undo (history);
  undone = dup_body (bulletin);
  g_assert_cmpstr (undone, ==, before);
  jb_history_redo (history);
  redone = dup_body (bulletin);
  g_assert_cmpstr (redone, ==, expected);
}

static void
test_make (void)
{
  assert_set ("要求|办法", 0, 1, 1, "一、要求|办法");
  assert_set ("要求|办法", 0, 2, 1, "一、要求|二、办法");
  assert_set ("要求|办法", 1, 1, 2, "要求|（一）办法");
  assert_set ("要求|办法", 0, 2, 3, "1.要求|2.办法");
  assert_set ("要求|办法", 0, 2, 4, "（1）要求|（2）办法");
  assert_set ("", 0, 0, 1, "一、");
  assert_set ("", 0, 0, 4, "（1）");
  /* Long sentences are headings in their look only. */
  assert_set ("要求。各地抓好。", 0, 1, 1, "一、要求。各地抓好。");
}

static void
test_unmake (void)
{
  assert_set ("一、要求|办法", 0, 1, 0, "要求|办法");
  assert_set ("（一）要求|（二）办法", 0, 2, 0, "要求|办法");
  assert_set ("1. 要求", 0, 1, 0, "要求");
  assert_set ("要求", 0, 1, 0, "要求");
}

static void
test_same (void)
{
  assert_set ("一、要求|二、办法", 0, 2, 1, "一、要求|二、办法");
  assert_set ("1、要求", 0, 1, 3, "1、要求");
}

static void
test_change (void)
{
  assert_set ("一、要求", 0, 1, 2, "（一）要求");
  assert_set ("（1）要求", 0, 1, 1, "一、要求");
  /* The office writes 1、 here, so the new one is written that way too. */
  assert_set ("1、要求|办法", 1, 1, 3, "1、要求|2、办法");
  assert_set ("(1)要求|办法", 1, 1, 4, "(1)要求|(2)办法");
}

static void
test_renumber (void)
{
  assert_set ("一、甲|乙|二、丙|三、丁", 1, 1, 1, "一、甲|二、乙|三、丙|四、丁");
  assert_set ("一、甲|二、乙|三、丙", 1, 1, 0, "一、甲|乙|二、丙");
  assert_set ("一、甲|二、乙|三、丙", 0, 1, 0, "甲|一、乙|二、丙");
  assert_set ("甲|一、乙|二、丙", 0, 1, 1, "一、甲|二、乙|三、丙");
  /* A heading of a higher level begins a new count. */
  assert_set ("一、甲|（一）乙|丙|（二）丁|（三）戊", 2, 1, 1,
              "一、甲|（一）乙|二、丙|（一）丁|（二）戊");
  assert_set ("一、甲|（一）乙|二、丙|（一）丁|（二）戊", 2, 1, 0,
              "一、甲|（一）乙|丙|（二）丁|（三）戊");
  /* Full-width digits stay full-width. */
  assert_set ("１．甲|乙|２．丙", 1, 1, 3, "１．甲|２．乙|３．丙");
  assert_set ("九、甲|乙|十、丙", 1, 1, 1, "九、甲|十、乙|十一、丙");
}

/* What is out of order is left alone. */
static void
test_irregular (void)
{
  assert_set ("一、甲|三、乙|丙", 2, 1, 1, "一、甲|三、乙|四、丙");
  assert_set ("1.甲|2.乙|另外|1.丙|2.丁", 2, 1, 1, "1.甲|2.乙|一、另外|1.丙|2.丁");
  assert_set ("甲|1.乙|2.丙|中|1.丁", 0, 1, 3, "1.甲|2.乙|3.丙|中|1.丁");
}

static void
test_table (void)
{
  g_autoptr(JbBulletin) bulletin = create ("甲|乙");
  JbDocument      *document = jb_bulletin_get_document (bulletin);
  g_autofree char *after = NULL;

  jb_document_splice_body (document, 1, 1, (const char *[]) { "┌─┐\n└─┘", NULL }, NULL);
  jb_level_set (document, 0, 2, 1);
  after = dup_body (bulletin);
  g_assert_cmpstr (after, ==, "一、甲|┌─┐\n└─┘");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/level/read", test_read);
  g_test_add_func ("/level/role", test_role);
  g_test_add_func ("/level/make", test_make);
  g_test_add_func ("/level/unmake", test_unmake);
  g_test_add_func ("/level/same", test_same);
  g_test_add_func ("/level/change", test_change);
  g_test_add_func ("/level/renumber", test_renumber);
  g_test_add_func ("/level/irregular", test_irregular);
  g_test_add_func ("/level/table", test_table);

  return g_test_run ();
}

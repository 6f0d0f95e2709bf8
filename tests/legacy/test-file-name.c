/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "legacy/jb-file-name.h"

#include <string.h>

typedef struct
{
  JbKind      kind;
  const char *name;
  const char *issue;
  const char *day;
  int         year;
  const char *title;
  const char *expected;
} Case;

static const Case cases[] = {
  { JB_KIND_BULLETIN, "妇工情况", "第4期", "2014-03-05", 2014, "题", "妇工情况2014年第4期.txt" },
  { JB_KIND_BULLETIN, "妇工情况", "4", NULL, 2014, "题", "妇工情况2014年第4期.txt" },
  { JB_KIND_BULLETIN, "妇工情况", "2014年第4期", NULL, 2014, "题", "妇工情况2014年第4期.txt" },
  { JB_KIND_BULLETIN, "妇工情况", "〔2014〕4号", NULL, 2014, "题", "妇工情况〔2014〕4号.txt" },
  { JB_KIND_BULLETIN, "妇工情况", "第4期", NULL, 0, "题", "妇工情况第4期.txt" },
  { JB_KIND_BULLETIN, "妇 工 情 况", "第 4 期", NULL, 2014, "题", "妇工情况2014年第4期.txt" },
  { JB_KIND_BULLETIN, "妇工情况", NULL, "2014-03-05", 2014, "题", "妇工情况2014-03-05.txt" },
  { JB_KIND_BULLETIN, "妇工情况", NULL, NULL, 0, "春耕服务", "妇工情况春耕服务.txt" },
  { JB_KIND_BULLETIN, NULL, "第4期", NULL, 2014, "春耕服务队进村", "春耕服务队进村.txt" },
  { JB_KIND_BULLETIN, NULL, NULL, NULL, 0, "", "Bulletin.txt" },
  { JB_KIND_BULLETIN, NULL, NULL, NULL, 0, " ... ", "Bulletin.txt" },
  { JB_KIND_BULLETIN, "Women at Work", "Issue 4", NULL, 2014, "x",
    "Women at Work2014年Issue 4.txt" },
  { JB_KIND_DOCUMENT, "某县", "禾妇发〔2015〕3号", NULL, 2015, "关于评选好家庭的通知",
    "禾妇发〔2015〕3号关于评选好家庭的通知.txt" },
  { JB_KIND_DOCUMENT, NULL, NULL, NULL, 0, "关于评选好家庭的通知", "关于评选好家庭的通知.txt" },
  { JB_KIND_BULLETIN, NULL, NULL, NULL, 0, "甲/乙\\丙:丁*戊?己\"庚<辛>壬|癸",
    "甲／乙＼丙：丁＊戊？己＂庚＜辛＞壬｜癸.txt" },
  { JB_KIND_BULLETIN, NULL, NULL, NULL, 0, "上\n下\t左\x01右\xe2\x80\x8b中\xef\xbb\xbf",
    "上下左右中.txt" },
  { JB_KIND_BULLETIN, NULL, NULL, NULL, 0, "../../etc/passwd", "／..／etc／passwd.txt" },
  { JB_KIND_BULLETIN, NULL, NULL, NULL, 0, ".hidden", "hidden.txt" },
  { JB_KIND_BULLETIN, NULL, NULL, NULL, 0, "ends. . ", "ends.txt" },
  { JB_KIND_BULLETIN, NULL, NULL, NULL, 0, "CON", "_CON.txt" },
  { JB_KIND_BULLETIN, NULL, NULL, NULL, 0, "lpt1.x", "_lpt1.x.txt" },
  { JB_KIND_BULLETIN, NULL, NULL, NULL, 0, "CONTENT", "CONTENT.txt" },
};

static void
assert_legal (const char *name)
{
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_cmpuint (strlen (name), <=, JB_FILE_NAME_MAX_BYTES);
  g_assert_true (g_str_has_suffix (name, ".txt"));
  g_assert_cmpuint (strlen (name), >, strlen (".txt"));
  g_assert_null (strpbrk (name, "/\\:*?\"<>|\n\t"));
  g_assert_true (*name != '.' && *name != ' ');
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (at)));
}

static void
test_propose (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case      *one = &cases[i];
      JbSummary        summary = { 0 };
      g_autofree char *name = NULL;

      summary.kind = one->kind;
      summary.name = (char *) one->name;
      summary.issue = (char *) one->issue;
      summary.day = (char *) one->day;
      summary.year = one->year;
      summary.title = (char *) one->title;
      name = jb_file_name_propose (&summary);
      g_assert_cmpstr (name, ==, one->expected);
      assert_legal (name);
    }
}

/* Cut between characters, never inside one, and not before a mark that belongs to it. */
static void
test_long (void)
{
  for (guint pad = 0; pad < 4; pad++)
    {
      g_autoptr (GString) title = g_string_new (NULL);
      g_autofree char *name = NULL;
      JbSummary        summary = { JB_KIND_BULLETIN };

      for (guint i = 0; i < pad; i++)
        g_string_append_c (title, 'a');
      for (guint i = 0; i < 200; i++)
        g_string_append (title, "妇");
      summary.title = title->str;
      name = jb_file_name_propose (&summary);
      assert_legal (name);
      g_assert_cmpuint (strlen (name), >, JB_FILE_NAME_MAX_BYTES - 4);
    }

  {
    g_autoptr (GString) title = g_string_new (NULL);
    g_autofree char *name = NULL;

    for (guint i = 0; i < 195; i++)
      g_string_append_c (title, 'x');
    g_string_append (title, "e\xcc\x81\xcc\x82 tail");
    name = jb_file_name_clean (title->str);
    assert_legal (name);
    g_assert_true (g_str_has_suffix (name, "x.txt"));
  }
}

static void
test_clean (void)
{
  static const struct
  {
    const char *typed;
    const char *expected;
  } typed[] = {
    { "通报", "通报.txt" },
    { "  通报.TXT ", "通报.txt" },
    { "通报.txt", "通报.txt" },
    { "通报.doc", "通报.doc.txt" },
    { "a/b", "a／b.txt" },
    { "Women at work", "Women at work.txt" },
    { "", "Bulletin.txt" },
    { ".txt", "txt.txt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *name = jb_file_name_clean (typed[i].typed);

      g_assert_cmpstr (name, ==, typed[i].expected);
      assert_legal (name);
    }

  {
    g_autofree char *name = jb_file_name_clean ("bad\xff\xfe");

    assert_legal (name);
  }
}

static void
test_claim (void)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) title = g_string_new (NULL);
  static const char *const expected[] = { "题.txt", "题（2）.txt", "题（3）.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *name = jb_file_name_claim (taken, "题.txt");

      g_assert_cmpstr (name, ==, expected[i]);
    }

  /* Some file systems do not tell capitals apart, nor two ways to write é. */
  {
    g_autofree char *first = jb_file_name_claim (taken, "Café.txt");
    g_autofree char *second = jb_file_name_claim (taken, "CAFE\xcc\x81.TXT");

    g_assert_cmpstr (first, ==, "Café.txt");
    g_assert_cmpstr (second, ==, "CAFE\xcc\x81（2）.TXT");
  }

  /* A number has its room also in the longest name. */
  for (guint i = 0; i < 100; i++)
    g_string_append (title, "妇");
  for (guint i = 1; i <= 12; i++)
    {
      g_autofree char *clean = jb_file_name_clean (title->str);
      g_autofree char *name = jb_file_name_claim (taken, clean);

      assert_legal (name);
      g_assert_true (i == 1 || g_str_has_suffix (name, "）.txt"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file-name/propose", test_propose);
  g_test_add_func ("/file-name/long", test_long);
  g_test_add_func ("/file-name/clean", test_clean);
  g_test_add_func ("/file-name/claim", test_claim);

  return g_test_run ();
}

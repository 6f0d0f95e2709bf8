/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "issue-maker.h"
#include "legacy/jb-encoding.h"
#include "legacy/jb-house-style.h"
#include "legacy/jb-reader.h"

/* What the house style lays out, the reader reads back. */

enum { N_GENERATED = 1000 };

static JbTranscript *
read_text (const char *text,
           gsize       length)
{
  return jb_reader_read (g_strndup (text, length), length);
}

/* Says where two descriptions part, in the bytes of the text whatever the locale. */
static void
report_difference (const char *text,
                   const char *said,
                   const char *heard)
{
  g_auto (GStrv) said_lines = g_strsplit (said, "\n", -1);
  g_auto (GStrv) heard_lines = g_strsplit (heard, "\n", -1);
  guint i = 0;

  while (said_lines[i] != NULL && g_strcmp0 (said_lines[i], heard_lines[i]) == 0)
    i++;

  fprintf (stderr, "The text:\n%s\nwas laid out from: %s\nbut read as: %s\n", text,
           said_lines[i] != NULL ? said_lines[i] : "(nothing)",
           heard_lines[i] != NULL ? heard_lines[i] : "(nothing)");
}

static void
assert_reads_back (JbHouseStyle       *style,
                   const JbTranscript *issue)
{
  g_autoptr(JbTranscript) laid_out = jb_house_style_lay_out (style, issue);
  g_autoptr(JbTranscript) read = read_text (laid_out->text, laid_out->length);
  g_autofree char *said = issue_describe (issue, FALSE);
  g_autofree char *heard = issue_describe (read, FALSE);

  if (strcmp (said, heard) != 0)
    {
      report_difference (laid_out->text, said, heard);
      g_test_fail ();
      return;
    }

  g_assert_cmpint (read->kind, ==, issue->kind);
}

static void
test_generated (gconstpointer data)
{
  gboolean odd = GPOINTER_TO_INT (data);
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();

  for (guint seed = 0; seed < N_GENERATED; seed++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr(JbTranscript) bulletin = issue_make_bulletin (rand, odd);
      g_autoptr(JbTranscript) document = issue_make_document (rand, odd);

      assert_reads_back (style, bulletin);
      assert_reads_back (style, document);
    }
}

static void
test_misleading_paragraphs (void)
{
  static const char *const paragraphs[] = {
    "会议议程如下", "（本文有删节）", "报：这个字怎么念。", "发：各县收到后转发。", "[编后]", "――摘自来信。",
    "共印多少份才够用。", "2013年3月8日", "（2013年3月8日）", "第3期", "一、总体要求", "供稿：沙渚县妇联",
    "◆ 夜校开课", "编者按：这一段是正文。", "主题词：夜校", "责任编辑：顾小满", "【摘要】夜校开课。", "目录",
    "松妇发〔2013〕8号", "各县妇联：", "短", "abc", "2",
  };
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();

  for (guint i = 0; i < G_N_ELEMENTS (paragraphs) * 3; i++)
    {
      g_autoptr(JbTranscript) issue = issue_new (JB_KIND_BULLETIN);
      const char *paragraph = paragraphs[i / 3];
      guint       place = i % 3;

      issue_add (issue, JB_ROLE_SECTION, NULL, 0, "工作动态");
      issue_add (issue, JB_ROLE_TITLE, NULL, JB_MARK_STARTS_ARTICLE, "沙渚县妇联办起田间夜校");
      if (place == 0)
        issue_add (issue, JB_ROLE_PARAGRAPH, NULL, 0, paragraph);
      issue_add (issue, JB_ROLE_PARAGRAPH, NULL, 0, "每周三晚上开课，姐妹们学缝纫、学珠算。");
      if (place == 1)
        issue_add (issue, JB_ROLE_PARAGRAPH, NULL, 0, paragraph);
      issue_add (issue, JB_ROLE_PARAGRAPH, NULL, 0, "开课以来，先后有460人参加。");
      if (place == 2)
        issue_add (issue, JB_ROLE_PARAGRAPH, NULL, 0, paragraph);
      issue_add (issue, JB_ROLE_SOURCE, NULL, 0, "沙渚县妇联");
      issue_add (issue, JB_ROLE_TITLE, NULL, JB_MARK_STARTS_ARTICLE, "禾坪镇评选好家风");
      issue_add (issue, JB_ROLE_PARAGRAPH, NULL, 0, "禾坪镇妇联在12个村评选好家风家庭。");
      issue_add (issue, JB_ROLE_SOURCE, NULL, 0, "禾坪镇妇联");
      issue_add (issue, JB_ROLE_RECIPIENTS_LABEL, NULL, 0, "报");
      issue_add (issue, JB_ROLE_RECIPIENT, NULL, 0, "省妇联");
      issue_add (issue, JB_ROLE_RECIPIENTS_LABEL, NULL, 0, "送");
      issue_add (issue, JB_ROLE_RECIPIENT, NULL, 0, "市委办公室");

      g_test_message ("paragraph %s, place %u", paragraph, place);
      assert_reads_back (style, issue);
    }
}

/* Real texts: in house style each still says what it said, and laying out what was read
 * back changes nothing. */
static void
test_shared_texts (void)
{
  static const char *const folders[] = { "seeds", "cases" };
  const char              *shared = g_getenv ("JB_SHARED");
  guint                    n_texts = 0;

  for (guint i = 0; i < G_N_ELEMENTS (folders) && shared != NULL; i++)
    {
      g_autofree char *folder = g_build_filename (shared, folders[i], NULL);
      g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autoptr(JbHouseStyle) style = jb_house_style_new ();
          g_autofree char *path = g_build_filename (folder, name, NULL);
          g_autofree char *bytes = NULL;
          g_autoptr(JbTranscript) issue = NULL;
          g_autoptr(JbTranscript) laid_out = NULL;
          g_autoptr(JbTranscript) read = NULL;
          g_autoptr(JbTranscript) again = NULL;
          JbEncoding encoding;
          gsize      n_bytes, length;
          char      *text;

          if (!g_str_has_suffix (name, ".txt"))
            continue;

          g_test_message ("%s", name);
          g_assert_true (g_file_get_contents (path, &bytes, &n_bytes, NULL));
          text = jb_encoding_decode (bytes, n_bytes, &encoding, &length, NULL);
          g_assert_nonnull (text);
          issue = jb_reader_read (text, length);
          assert_reads_back (style, issue);

          laid_out = jb_house_style_lay_out (style, issue);
          read = read_text (laid_out->text, laid_out->length);
          again = jb_house_style_lay_out (style, read);
          g_assert_cmpstr (again->text, ==, laid_out->text);
          n_texts++;
        }
    }

  if (n_texts == 0)
    g_test_skip ("The shared texts are not here");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();

  g_test_add_data_func ("/house-style-reading/generated", GINT_TO_POINTER (FALSE), test_generated);
  g_test_add_data_func ("/house-style-reading/generated-odd", GINT_TO_POINTER (TRUE),
                        test_generated);
  g_test_add_func ("/house-style-reading/misleading-paragraphs", test_misleading_paragraphs);
  g_test_add_func ("/house-style-reading/shared-texts", test_shared_texts);

  return g_test_run ();
}

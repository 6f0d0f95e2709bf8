/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "bulletin/jb-attachments.h"
#include "bulletin/jb-bulletin.h"
#include "legacy/jb-house-style.h"
#include "legacy/jb-legacy.h"

static JbBulletin *
create (const char *body)
{
  JbBulletin *bulletin = jb_bulletin_new (JB_KIND_DOCUMENT, NULL);
  g_auto (GStrv) lines = g_strsplit (body, "|", -1);

  jb_document_splice_body (jb_bulletin_get_document (bulletin), 0, 0,
                           (const char *const *) lines, NULL);

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
    }

  return g_string_free (text, FALSE);
}

static void
test_get (void)
{
  static const struct
  {
    const char *body;
    const char *names;
    guint       first;
  } cases[] = {
    { "请遵照执行。", "", 1 },
    { "请遵照执行。|附件：报名表", "报名表", 1 },
    { "请遵照执行。|附：报名表", "报名表", 1 },
    { "请遵照执行。|附件:1.报名表|2.汇总表", "报名表|汇总表", 1 },
    { "请遵照执行。|附件：1. 报名表|2. 汇总表", "报名表|汇总表", 1 },
    { "请遵照执行。|附件：1．报名表|2．汇总表|3．回执", "报名表|汇总表|回执", 1 },
    { "请遵照执行。|附件1：报名表|附件2：汇总表", "报名表|汇总表", 1 },
    { "附件：报名表", "报名表", 0 },
    /* Lists that belong to no attachment, and what only speaks of one. */
    { "有关要求：|1.抓紧|2.抓实", "", 3 },
    { "附件：报名表|请遵照执行。", "", 2 },
    { "报名表见附件：一式两份", "", 1 },
    { "附件齐全。", "", 1 },
    { "附件2：汇总表|请遵照执行。", "", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JbBulletin) bulletin = create (cases[i].body);
      guint first;
      g_auto (GStrv) names = jb_attachments_get (jb_bulletin_get_document (bulletin), &first);
      g_autofree char *joined = g_strjoinv ("|", names);

      g_assert_cmpstr (joined, ==, cases[i].names);
      g_assert_cmpuint (first, ==, cases[i].first);
    }
}

static void
assert_set (const char *before,
            const char *names,
            const char *expected)
{
  g_autoptr(JbBulletin) bulletin = create (before);
  JbHistory  *history = jb_bulletin_get_history (bulletin);
  JbDocument *document = jb_bulletin_get_document (bulletin);
  g_auto (GStrv) given = g_strsplit (names, "|", -1);
  g_auto (GStrv) found = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *joined = NULL;

  jb_attachments_set (document, (const char *const *) given);
  after = dup_body (bulletin);
  g_assert_cmpstr (after, ==, expected);
  found = jb_attachments_get (document, NULL);
  joined = g_strjoinv ("|", found);
  g_assert_cmpstr (joined, ==, names);
  if (!g_str_equal (before, expected))
    {
      g_assert_cmpstr (jb_history_get_undo_label (history), ==, "Edit Attachments");
      jb_history_undo (history);
    }
  undone = dup_body (bulletin);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_set (void)
{
  assert_set ("请执行。", "", "请执行。");
  assert_set ("请执行。", "报名表", "请执行。|附件：报名表");
  assert_set ("请执行。", "报名表|汇总表", "请执行。|附件：1.报名表|2.汇总表");
  assert_set ("请执行。|附件：报名表", "报名表|汇总表", "请执行。|附件：1.报名表|2.汇总表");
  assert_set ("请执行。|附件：1.报名表|2.汇总表", "汇总表", "请执行。|附件：1.汇总表");
  assert_set ("请执行。|附件：1.报名表|2.汇总表", "", "请执行。");
  /* What the office writes stays the way it writes it. */
  assert_set ("请执行。|附件:1． 报名表", "报名表|汇总表", "请执行。|附件:1． 报名表|2． 汇总表");
  assert_set ("请执行。|附件1：报名表", "回执|报名表", "请执行。|附件1：回执|附件2：报名表");
  assert_set ("请执行。|附件：报名表", "报名表", "请执行。|附件：报名表");
}

static void
test_no_names (void)
{
  g_autoptr(JbBulletin) bulletin = create ("请执行。|附件：报名表");
  g_autofree char *after = NULL;

  jb_attachments_set (jb_bulletin_get_document (bulletin), NULL);
  after = dup_body (bulletin);
  g_assert_cmpstr (after, ==, "请执行。");
}

/* The legacy text carries them. */
static void
test_text (void)
{
  static const char *const names[] = { "报名表", "汇总表", "专家评审意见书", NULL };
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();
  g_autoptr(JbBulletin) bulletin = jb_bulletin_new (JB_KIND_DOCUMENT, JB_LAYOUT (style));
  JbDocument *document = jb_bulletin_get_document (bulletin);
  g_autoptr(JbBulletin) again = NULL;
  g_autoptr(JbTranscript) transcript = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_auto (GStrv) found = NULL;
  char *text;

  jb_document_set_number (document, "湖妇发〔2021〕3号");
  jb_document_splice_title (document, 0, 0, (const char *[]) { "关于报送名单的通知", NULL });
  jb_document_splice_addressee (document, 0, 0, (const char *[]) { "各县妇联", NULL });
  jb_document_splice_body (document, 0, 0, (const char *[]) { "请于月底前报送名单。", NULL }, NULL);
  jb_document_set_signature (document, "湖东市妇女联合会");
  jb_document_set_date (document, "2021年3月5日");
  jb_attachments_set (document, names);

  text = jb_bulletin_dup_text (bulletin, NULL);
  bytes = g_bytes_new_take (text, strlen (text));
  transcript = jb_legacy_read (bytes, &error);
  g_assert_no_error (error);
  again = jb_bulletin_new_from_transcript (transcript, NULL);
  g_assert_cmpint (jb_bulletin_get_kind (again), ==, JB_KIND_DOCUMENT);
  found = jb_attachments_get (jb_bulletin_get_document (again), NULL);
  g_assert_true (g_strv_equal ((const char *const *) found, names));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attachments/get", test_get);
  g_test_add_func ("/attachments/set", test_set);
  g_test_add_func ("/attachments/no-names", test_no_names);
  g_test_add_func ("/attachments/text", test_text);

  return g_test_run ();
}

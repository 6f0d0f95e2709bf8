/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "bulletin/jb-bulletin.h"
#include "bulletin/jb-json.h"
#include "legacy/jb-legacy.h"

#define ARTICLE(title, paragraph, source) \
  "{\"title\": [\"" title "\"], \"paragraphs\": [\"" paragraph "\"], \"source\": \"" source "\"}"
#define BULLETIN(articles) \
  "{\"kind\": \"bulletin\", \"sections\": [{\"name\": \"工作动态\", \"articles\": [" articles "]}]}"

static JbTranscript *
compose (const char *json,
         GError    **error)
{
  g_autoptr (JbHouseStyle) style = jb_house_style_new ();
  g_autoptr (JsonNode) structure = json_from_string (json, NULL);

  g_assert_nonnull (structure);
  return jb_legacy_compose (structure, style, error);
}

static void
test_carried (void)
{
  static const char *const structures[] = {
    "{\"kind\": \"bulletin\"}",
    BULLETIN (ARTICLE ("青湖市妇联办起周末课堂", "课堂开了三期。", "青湖市妇联")),
    BULLETIN (ARTICLE ("青湖市妇联办起周末课堂", "课堂开了三期。", "青湖市妇联") ", "
              ARTICLE ("云岭县妇联慰问老区母亲", "走访了四十户。", "云岭县妇联")),
    BULLETIN (ARTICLE ("青湖市妇联办起周末课堂", "[经验交流]", "青湖市妇联")),
    "{\"kind\": \"document\", \"document\": {\"number\": \"青妇字〔2013〕5号\", \"title\": "
    "[\"青湖市妇联关于办好周末课堂的通知\"], \"addressee\": [\"各县妇联\"], \"body\": "
    "[{\"heading\": \"一、办好课堂\"}, {\"paragraph\": \"每周一期。\"}]}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (structures); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) wanted = json_from_string (structures[i], NULL);
      g_autoptr (JbTranscript) transcript = compose (structures[i], &error);
      g_autoptr (JbTranscript) bare = NULL;
      g_autoptr (JbTranscript) again = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (JsonNode) one = NULL;
      g_autoptr (JsonNode) two = NULL;

      g_assert_no_error (error);
      bytes = jb_legacy_write (transcript, NULL, &error);
      g_assert_no_error (error);
      again = jb_legacy_read (bytes, &error);
      g_assert_no_error (error);

      bare = jb_json_to_transcript (wanted, &error);
      g_assert_no_error (error);
      one = jb_json_from_transcript (bare);
      two = jb_json_from_transcript (again);
      g_assert_true (json_node_equal (one, two));
    }
}

static void
test_encoding_and_newline (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JbTranscript) asked = NULL;
  g_autoptr (JbTranscript) empty = NULL;

  asked = compose ("{\"kind\": \"bulletin\", \"encoding\": \"gb18030\", \"newline\": \"CRLF\", "
                   "\"sections\": [{\"name\": \"工作动态\", \"articles\": []}]}",
                   &error);
  g_assert_no_error (error);
  g_assert_cmpint (asked->encoding, ==, JB_ENCODING_GB18030);
  g_assert_cmpint (asked->newline, ==, JB_NEWLINE_CRLF);
  g_assert_nonnull (strstr (asked->text, "\r\n"));

  /* A text without newlines remembers which ones it is to get. */
  empty = compose ("{\"kind\": \"bulletin\", \"newline\": \"CRLF\"}", &error);
  g_assert_no_error (error);
  g_assert_cmpint (empty->newline, ==, JB_NEWLINE_CRLF);
}

/* What would be read back as something else is refused, with the first place that shows it. */
static void
test_not_carried (void)
{
  static const struct
  {
    const char *structure;
    const char *pointer;
  } rows[] = {
    { BULLETIN (ARTICLE ("（青湖市妇联）", "课堂开了三期。", "青湖市妇联")),
      "/sections/0/articles/0/title" },
    { BULLETIN (ARTICLE ("青湖市妇联办起周末课堂", "课堂开了三期。", "青湖\\n市妇联")),
      "/sections/0/articles/0/source" },
    { "{\"kind\": \"bulletin\", \"newline\": \"mixed\"}", "/newline" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JbTranscript) transcript = compose (rows[i].structure, &error);

      g_assert_null (transcript);
      g_assert_nonnull (error);
      if (strstr (error->message, rows[i].pointer) == NULL)
        g_error ("“%s” does not name %s", error->message, rows[i].pointer);
    }
}

/* What an edit makes of a text can be told before it is sent out. */
static void
test_misread (void)
{
  g_autoptr (JbTranscript) transcript = NULL;
  g_autoptr (JbTranscript) edited = NULL;
  g_autoptr (JbBulletin) bulletin = NULL;
  g_autoptr (JbSection) section = NULL;
  g_autoptr (JbArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  transcript = compose (BULLETIN (ARTICLE ("青湖市妇联办起周末课堂", "课堂开了三期。",
                                           "青湖市妇联")),
                        &error);
  g_assert_no_error (error);
  g_assert_true (jb_legacy_check_carried (transcript, &error));
  g_assert_null (jb_legacy_find_misread (transcript));

  bulletin = jb_bulletin_new_from_transcript (transcript, NULL);
  section = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 0);
  article = g_list_model_get_item (jb_section_get_articles (section), 0);
  jb_article_set_title_text (article, "（省妇联）");
  /* What is only kept in the archive is not missed in the text. */
  jb_fields_set_text (jb_bulletin_get_masthead (bulletin), "issue", "第3期");
  edited = jb_bulletin_to_transcript (bulletin);
  g_assert_false (jb_legacy_check_carried (edited, &error));
  g_assert_error (error, JB_LEGACY_ERROR, JB_LEGACY_ERROR_NOT_CARRIED);
  g_assert_nonnull (strstr (error->message, "/sections/0/articles/0/title/0"));
  words = jb_legacy_find_misread (edited);
  g_assert_cmpstr (words, ==, "“（省妇联）”");
}

/* A document of which only the number is there is read as something else as a whole; one with
 * nothing in it says nothing. */
static void
test_misread_kind (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JbBulletin) bulletin = jb_bulletin_new (JB_KIND_DOCUMENT, NULL);
  g_autoptr (JbTranscript) empty = jb_bulletin_to_transcript (bulletin);
  g_autoptr (JbTranscript) begun = NULL;
  g_autofree char *words = NULL;

  g_assert_false (jb_legacy_check_carried (empty, &error));
  g_assert_null (jb_legacy_find_misread (empty));

  jb_document_set_title_text (jb_bulletin_get_document (bulletin), "湖东妇发〔2013〕5号");
  begun = jb_bulletin_to_transcript (bulletin);
  words = jb_legacy_find_misread (begun);
  g_assert_cmpstr (words, ==, "“湖东妇发〔2013〕5号”");
}

#define LETTER(addressees) \
  "青妇字〔2013〕5号\n\n青湖市妇联关于办好周末课堂的通知\n\n" addressees \
  "　　每周一期。\n\n青湖市妇女联合会\n2013年3月28日\n"

static JbBulletin *
open_letter (const char *text)
{
  g_autoptr (JbHouseStyle) style = jb_house_style_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (JbTranscript) transcript = jb_legacy_read (bytes, &error);

  g_assert_no_error (error);
  jb_house_style_learn (style, transcript);

  return jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
}

static void
assert_letter (JbBulletin *bulletin,
               const char *expected)
{
  g_autoptr (JbTranscript) transcript = jb_bulletin_to_transcript (bulletin);
  g_autoptr (GBytes) bytes = jb_legacy_write (transcript, NULL, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

/* The colon stays behind the last addressee, whoever that is, and each edit can be undone. */
static void
test_addressees (void)
{
  static const struct
  {
    const char *text;
    guint       position;
    guint       n_removed;
    const char *added[4];
    const char *expected;
  } cases[] = {
    { LETTER ("甲县：\n\n"), 1, 0, { "乙县" }, LETTER ("甲县，乙县：\n\n") },
    { LETTER ("甲县:\n\n"), 1, 0, { "乙县", "丙县" }, LETTER ("甲县，乙县，丙县:\n\n") },
    { LETTER ("甲县：\n\n"), 0, 0, { "乙县" }, LETTER ("乙县，甲县：\n\n") },
    { LETTER ("甲县，乙县：\n\n"), 2, 0, { "丙县" }, LETTER ("甲县，乙县，丙县：\n\n") },
    { LETTER ("甲县，乙县：\n"), 1, 1, { NULL }, LETTER ("甲县：\n") },
    { LETTER ("甲县，乙县： \n\n"), 0, 1, { NULL }, LETTER ("乙县： \n\n") },
    { LETTER ("甲县：\n\n"), 0, 1, { "乙县", "丙县" }, LETTER ("乙县，丙县：\n\n") },
    { LETTER ("甲县，乙县，丙县：\n\n"), 0, 3, { "丁县" }, LETTER ("丁县：\n\n") },
    { LETTER ("甲县，乙县：\n\n"), 1, 1, { "丙县" }, LETTER ("甲县，丙县：\n\n") },
    { LETTER (""), 0, 0, { "甲县", "乙县" }, LETTER ("甲县，乙县：\n\n") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JbBulletin *bulletin = open_letter (cases[i].text);
      JbHistory  *history = jb_bulletin_get_history (bulletin);

      jb_document_splice_addressee (jb_bulletin_get_document (bulletin), cases[i].position,
                                    cases[i].n_removed, cases[i].added);
      assert_letter (bulletin, cases[i].expected);
      g_assert_true (jb_history_undo (history));
      assert_letter (bulletin, cases[i].text);
      g_assert_false (jb_history_get_can_undo (history));
      g_assert_true (jb_history_redo (history));
      assert_letter (bulletin, cases[i].expected);
      g_assert_finalize_object (bulletin);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/compose/carried", test_carried);
  g_test_add_func ("/compose/encoding-and-newline", test_encoding_and_newline);
  g_test_add_func ("/compose/not-carried", test_not_carried);
  g_test_add_func ("/compose/misread", test_misread);
  g_test_add_func ("/compose/misread-kind", test_misread_kind);
  g_test_add_func ("/compose/addressees", test_addressees);

  return g_test_run ();
}

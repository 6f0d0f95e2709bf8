/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "bulletin/jb-json-check.h"
#include "bulletin/jb-json-value.h"
#include "bulletin/jb-json.h"
#include "bulletin/jb-role-check.h"
#include "json-fixture.h"

typedef struct
{
  JbRole      role;
  guint       flags;
  const char *key;
  const char *text;
} Part;

static JbTranscript *
make_transcript (JbKind      kind,
                 const Part *parts,
                 guint       n_parts)
{
  JbTranscript *transcript = jb_transcript_new (kind);
  g_autoptr(GError) error = NULL;
  GString *text = g_string_new ("  \n");

  transcript->lead = text->len;
  for (guint i = 0; i < n_parts; i++)
    {
      JbMark mark = { .role = parts[i].role, .flags = parts[i].flags };

      mark.key = parts[i].key != NULL ? g_intern_string (parts[i].key) : NULL;
      mark.open = strlen ("<");
      mark.raw = strlen (parts[i].text);
      mark.close = strlen (">");
      mark.gap = strlen ("\n\n");
      g_array_append_val (transcript->marks, mark);
      g_string_append_printf (text, "<%s>\n\n", parts[i].text);
    }

  g_free (transcript->text);
  transcript->length = text->len;
  transcript->text = g_string_free (text, FALSE);
  jb_transcript_check (transcript, &error);
  g_assert_no_error (error);

  return transcript;
}

static void
test_from_bulletin (void)
{
  static const Part parts[] = {
    { JB_ROLE_MASTHEAD, 0, "name", "芦湾妇讯" },
    { JB_ROLE_MASTHEAD, 0, "issue", "第3期" },
    { JB_ROLE_ORNAMENT, 0, NULL, "————" },
    { JB_ROLE_DIGEST_HEADING, 0, NULL, "本期要目" },
    { JB_ROLE_DIGEST_TITLE, 0, NULL, "渔村夜校开课" },
    { JB_ROLE_DIGEST_SECTION, 0, NULL, "动态" },
    { JB_ROLE_DIGEST_TITLE, 0, NULL, "送教下乡" },
    { JB_ROLE_DIGEST_SECTION, 0, NULL, "通知" },
    { JB_ROLE_TITLE, JB_MARK_STARTS_SECTION | JB_MARK_STARTS_ARTICLE, NULL, "渔村" },
    { JB_ROLE_TITLE, 0, NULL, "夜校开课" },
    { JB_ROLE_SUBTITLE, 0, NULL, "灯下识字" },
    { JB_ROLE_EDITOR_NOTE, 0, NULL, "此法可学。" },
    { JB_ROLE_PARAGRAPH, 0, NULL, "开课第一天来了四十人。" },
    { JB_ROLE_UNKNOWN, 0, NULL, "□□□" },
    { JB_ROLE_PARAGRAPH, 0, NULL, "第二天更多。" },
    { JB_ROLE_SOURCE, 0, NULL, "芦湾县妇联" },
    { JB_ROLE_SOURCE, 0, NULL, "又一来源" },
    { JB_ROLE_SECTION, 0, NULL, "动态" },
    { JB_ROLE_PARAGRAPH, JB_MARK_STARTS_ARTICLE, NULL, "只有一段。" },
    { JB_ROLE_TITLE, JB_MARK_STARTS_ARTICLE, NULL, "送教下乡" },
    { JB_ROLE_SECTION, 0, NULL, "通知" },
    { JB_ROLE_RECIPIENTS_LABEL, 0, NULL, "送" },
    { JB_ROLE_RECIPIENT, 0, NULL, "县委办" },
    { JB_ROLE_RECIPIENTS_LABEL, 0, NULL, "抄送" },
    { JB_ROLE_RECIPIENT, 0, NULL, "县档案馆" },
    { JB_ROLE_RECIPIENTS_LABEL, 0, NULL, "送" },
    { JB_ROLE_RECIPIENT, 0, NULL, "县政府办" },
    { JB_ROLE_TAIL, 0, "staff/编辑", "白露" },
    { JB_ROLE_TAIL, 0, "staff/核稿", "谷雨" },
    { JB_ROLE_TAIL, 0, "printed", "县妇联   2019年印发" },
    { JB_ROLE_TAIL, 0, "copies", "共印9份" },
  };
  g_autoptr(JbTranscript) transcript = make_transcript (JB_KIND_BULLETIN, parts,
                                                         G_N_ELEMENTS (parts));
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(JsonNode) expected = NULL;
  g_autoptr(GList) labels = NULL;

  transcript->encoding = JB_ENCODING_GB18030;
  transcript->newline = JB_NEWLINE_CRLF;
  jb_transcript_add_loose (transcript, JB_ROLE_MASTHEAD, "issuer", "芦湾县妇联办公室");
  jb_transcript_add_loose (transcript, JB_ROLE_MASTHEAD, "issue", "第99期");
  jb_transcript_add_loose (transcript, JB_ROLE_TAIL, "signer", "霜降");
  jb_transcript_add_loose (transcript, JB_ROLE_TAIL, "staff/编辑", "另一人");

  node = jb_json_from_transcript (transcript);
  expected = parse_quoted (
      "{'kind': 'bulletin',"
      " 'masthead': {'name': '芦湾妇讯', 'issue': '第3期', 'issuer': '芦湾县妇联办公室'},"
      " 'digest': [{'section': null, 'titles': ['渔村夜校开课']},"
      "  {'section': '动态', 'titles': ['送教下乡']}, {'section': '通知', 'titles': []}],"
      " 'sections': [{'name': null, 'articles': [{'title': ['渔村', '夜校开课'],"
      "   'subtitle': '灯下识字', 'editor_note': '此法可学。',"
      "   'paragraphs': ['开课第一天来了四十人。', '第二天更多。'], 'source': '芦湾县妇联'}]},"
      "  {'name': '动态', 'articles': [{'title': [], "
      "'subtitle': null, 'editor_note': null,"
      "   'paragraphs': ['只有一段。'], 'source': null},"
      "   {'title': ['送教下乡'], 'subtitle': null, 'editor_note': null, 'paragraphs': [],"
      "   'source': null}]},"
      "  {'name': '通知', 'articles': []}],"
      " 'recipients': {'报': [], '送': ['县委办', '县政府办'], '发': [], '抄送': ['县档案馆']},"
      " 'document': null,"
      " 'tail': {'staff': {'编辑': '白露', '核稿': '谷雨'}, 'printed': '县妇联　2019年印发',"
      "  'copies': '共印9份', 'signer': '霜降'},"
      " 'encoding': 'gb18030', 'newline': 'CRLF', 'unrecognised': ['□□□', '又一来源']}");
  assert_json_equal (node, expected);

  labels = json_object_get_members (json_object_get_object_member (json_node_get_object (node),
                                                                   "recipients"));
  g_assert_cmpstr (g_list_nth_data (labels, 0), ==, "报");
  g_assert_cmpstr (g_list_nth_data (labels, 1), ==, "送");
  g_assert_cmpstr (g_list_nth_data (labels, 2), ==, "发");
  g_assert_cmpstr (g_list_nth_data (labels, 3), ==, "抄送");
}

static void
test_from_document (void)
{
  static const Part parts[] = {
    { JB_ROLE_NUMBER, 0, NULL, "芦妇发〔2019〕4号" },
    { JB_ROLE_DOCUMENT_TITLE, 0, NULL, "关于评选好家风的" },
    { JB_ROLE_DOCUMENT_TITLE, 0, NULL, "通知" },
    { JB_ROLE_DOCUMENT_DATE, 0, NULL, "2019年5月2日" },
    { JB_ROLE_ADDRESSEE, 0, NULL, "各乡镇妇联" },
    { JB_ROLE_BODY, 0, NULL, "现通知如下：" },
    { JB_ROLE_HEADING, 0, NULL, "一、时间" },
    { JB_ROLE_BODY, 0, NULL, "五月。" },
    { JB_ROLE_SIGNATURE, 0, NULL, "芦湾县妇联" },
    { JB_ROLE_TAIL, 0, "keywords", "家风　通知" },
    { JB_ROLE_RECIPIENT, 0, NULL, "无名之列" },
  };
  g_autoptr(JbTranscript) transcript = make_transcript (JB_KIND_DOCUMENT, parts,
                                                         G_N_ELEMENTS (parts));
  g_autoptr(JsonNode) node = jb_json_from_transcript (transcript);
  g_autoptr(JsonNode) expected = parse_quoted (
      "{'kind': 'document', 'masthead': {}, 'digest': [], 'sections': [],"
      " 'recipients': {'报': [], '送': [], '发': []},"
      " 'document': {'number': '芦妇发〔2019〕4号', 'title': ['关于评选好家风的', '通知'],"
      "  'date': '2019年5月2日', 'addressee': ['各乡镇妇联'],"
      "  'body': [{'paragraph': '现通知如下：'}, {'heading': '一、时间'}, {'paragraph': '五月。'}],"
      "  'signature': '芦湾县妇联'},"
      " 'tail': {'keywords': '家风　通知'}, 'encoding': 'utf-8', 'newline': 'LF'}");

  g_autoptr(JsonNode) nameless = parse_quoted ("['无名之列']");

  json_object_set_member (json_object_get_object_member (json_node_get_object (expected),
                                                         "recipients"),
                          "", jb_json_copy (nameless));
  assert_json_equal (node, expected);
}

static void
assert_there_and_back (const char *json)
{
  g_autoptr(JsonNode) node = parse_quoted (json);
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_json_to_transcript (node, &error);
  g_autoptr(JsonNode) back = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (transcript);
  jb_transcript_check (transcript, &error);
  g_assert_no_error (error);

  back = jb_json_from_transcript (transcript);
  assert_json_equal (back, node);
}

static void
test_there_and_back (void)
{
  assert_there_and_back (
      "{'kind': 'bulletin', 'masthead': {}, 'digest': [], 'sections': [],"
      " 'recipients': {'报': [], '送': [], '发': []}, 'document': null, 'tail': {},"
      " 'encoding': 'utf-8-bom', 'newline': 'CR'}");
  assert_there_and_back (
      "{'kind': 'bulletin',"
      " 'masthead': {'notice': '内部资料　注意保存', 'copy': '000123', 'secrecy': '秘密',"
      "  'name': '芦湾妇讯', 'issue': '第3期', 'total': '总第90期', 'issuer': '县妇联', 'date': '五月'},"
      " 'digest': [{'section': null, 'titles': ['甲事', '乙事']}, {'section': '动态', 'titles': []}],"
      " 'sections': [{'name': null, 'articles': [{'title': ['甲事'], 'subtitle': null,"
      "   'editor_note': null, 'paragraphs': [], 'source': null}]},"
      "  {'name': '动态', 'articles': []},"
      "  {'name': '动态', 'articles': [{'title': [], 'subtitle': '小题', 'editor_note': '按语',"
      "   'paragraphs': ['一段', '┌─┐\\n│甲│\\n└─┘', '三段'], 'source': '县（区）妇联'},"
      "   {'title': ['丙', '事'], 'subtitle': null, 'editor_note': null, 'paragraphs': ['四'],"
      "   'source': null}]}],"
      " 'recipients': {'报': ['省委常委、副省长某某'], '送': [], '发': ['各县（市、区，含新区）妇联', '各部室'],"
      "  '抄送': ['档案馆']}, 'document': null,"
      " 'tail': {'extra_recipients': '气象局', 'note': '联系人：某某', 'keywords': '妇女',"
      "  'printed': '县妇联　五月印发', 'copies': '共印9份', 'staff': {'编辑': '甲', '电话': '000'}},"
      " 'encoding': 'gb18030', 'newline': 'CRLF'}");
  assert_there_and_back (
      "{'kind': 'document', 'masthead': {'secrecy': '秘密'}, 'digest': [], 'sections': [],"
      " 'recipients': {'报': [], '送': [], '发': [], '抄送': ['市委宣传部']},"
      " 'document': {'number': '芦妇发〔2019〕4号', 'title': ['关于', '通知'], 'date': '五月',"
      "  'addressee': ['各乡镇妇联', '县直（含驻县，国有）单位'],"
      "  'body': [{'heading': '一、时间'}, {'paragraph': '五月。'}, {'heading': '十二、人'}],"
      "  'signature': '县妇联'}, 'tail': {'signer': '某某'}, 'encoding': 'utf-8', 'newline': 'LF'}");
}

static void
test_absent (void)
{
  g_autoptr(JsonNode) sparse = parse_quoted (
      "{'kind': 'bulletin', 'masthead': null, 'digest': null, "
      "'level': 'plain', 'notes': '', 'file': 'x',"
      " 'sections': [{'articles': [{'paragraphs': ['一段'], 'title': null}]}],"
      " 'recipients': {'发': null, '抄送': []}, 'tail': {'copies': null, 'staff': {'编辑': null}},"
      " 'unrecognised': []}");
  g_autoptr(JsonNode) expected = parse_quoted (
      "{'kind': 'bulletin', 'masthead': {}, 'digest': [],"
      " 'sections': [{'name': null, 'articles': [{'title': [], "
      "'subtitle': null, 'editor_note': null,"
      "  'paragraphs': ['一段'], 'source': null}]}],"
      " 'recipients': {'报': [], '送': [], '发': []}, 'document': null, 'tail': {},"
      " 'encoding': 'utf-8', 'newline': 'LF'}");
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_json_to_transcript (sparse, &error);
  g_autoptr(JsonNode) back = NULL;

  g_assert_no_error (error);
  back = jb_json_from_transcript (transcript);
  assert_json_equal (back, expected);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *json;
    JbJsonError code;
    const char *message;
  } cases[] = {
    { "[]", JB_JSON_ERROR_TYPE, "must be one object" },
    { "{}", JB_JSON_ERROR_TYPE, "/kind must be" },
    { "{'kind': 'letter'}", JB_JSON_ERROR_TYPE, "/kind must be" },
    { "{'kind': 7}", JB_JSON_ERROR_TYPE, "/kind must be" },
    { "{'kind': 'bulletin', 'colour': 1}", JB_JSON_ERROR_MEMBER, "/colour is not a part" },
    { "{'kind': 'bulletin', 'a/b~c': 1}", JB_JSON_ERROR_MEMBER, "/a~1b~0c is not a part" },
    { "{'kind': 'bulletin', 'masthead': []}", JB_JSON_ERROR_TYPE, "/masthead must be an object" },
    { "{'kind': 'bulletin', 'masthead': {'weather': '晴'}}", JB_JSON_ERROR_MEMBER,
      "/masthead/weather is not" },
    { "{'kind': 'bulletin', 'masthead': {'issue': 3}}", JB_JSON_ERROR_TYPE,
      "/masthead/issue must be a string" },
    { "{'kind': 'bulletin', 'sections': {}}", JB_JSON_ERROR_TYPE, "/sections must be a list" },
    { "{'kind': 'bulletin', 'sections': ['x']}", JB_JSON_ERROR_TYPE,
      "/sections/0 must be an object" },
    { "{'kind': 'bulletin', 'sections': [null]}", JB_JSON_ERROR_TYPE,
      "/sections/0 must be an object" },
    { "{'kind': 'bulletin', 'sections': [{'name': 1}]}", JB_JSON_ERROR_TYPE,
      "/sections/0/name must be a string" },
    { "{'kind': 'bulletin', 'sections': [{'name': 'x', 'title': 'x'}]}", JB_JSON_ERROR_MEMBER,
      "/sections/0/title is not" },
    { "{'kind': 'bulletin', 'sections': [{'name': null, 'articles': []}]}", JB_JSON_ERROR_VALUE,
      "/sections/0 has neither" },
    { "{'kind': 'bulletin', 'sections': [{'name': '甲'}, {'articles': [{'title': ['x']}]}]}",
      JB_JSON_ERROR_VALUE, "/sections/1/name is missing" },
    { "{'kind': 'bulletin', 'sections': [{'name': '甲', 'articles': [{}]}]}",
      JB_JSON_ERROR_VALUE, "/sections/0/articles/0 is an article without" },
    { "{'kind': 'bulletin', 'sections': [{'name': '甲', 'articles': [{'paragraphs': 2}]}]}",
      JB_JSON_ERROR_TYPE, "/sections/0/articles/0/paragraphs must be a list of strings" },
    { "{'kind': 'bulletin', 'sections': [{'name': '甲', 'articles': [{'title': 'x'}]}]}",
      JB_JSON_ERROR_TYPE, "/sections/0/articles/0/title must be a list of strings" },
    { "{'kind': 'bulletin', 'sections': [{'name': '甲', 'articles': [{'title': [null]}]}]}",
      JB_JSON_ERROR_TYPE, "/sections/0/articles/0/title/0 must be a string" },
    { "{'kind': 'bulletin', 'sections': [{'name': '甲', 'articles': [{'source': 'x\\ny'}]}]}",
      JB_JSON_ERROR_VALUE, "/sections/0/articles/0/source: There is a line break" },
    { "{'kind': 'bulletin', 'digest': [{'section': null, 'titles': []}]}", JB_JSON_ERROR_VALUE,
      "/digest/0 has neither" },
    { "{'kind': 'bulletin', 'digest': [{'section': '甲'}, {'titles': ['x']}]}",
      JB_JSON_ERROR_VALUE, "/digest/1/section is missing" },
    { "{'kind': 'bulletin', 'digest': [null]}", JB_JSON_ERROR_TYPE, "/digest/0 must be an object" },
    { "{'kind': 'bulletin', 'digest': [{'section': '甲', 'titles': [1]}]}", JB_JSON_ERROR_TYPE,
      "/digest/0/titles/0 must be a string" },
    { "{'kind': 'bulletin', 'sections': [{'name': '甲', 'articles': [null]}]}",
      JB_JSON_ERROR_TYPE, "/sections/0/articles/0 must be an object" },
    { "{'kind': 'document', 'document': {'number': 5}}", JB_JSON_ERROR_TYPE,
      "/document/number must be a string" },
    { "{'kind': 'bulletin', 'recipients': {'报': '省委'}}", JB_JSON_ERROR_TYPE,
      "/recipients/报 must be a list of strings" },
    { "{'kind': 'bulletin', 'recipients': {'报': ['甲，乙']}}", JB_JSON_ERROR_VALUE,
      "/recipients/报/0: There is a “，”" },
    { "{'kind': 'bulletin', 'recipients': {'报 送': ['甲']}}", JB_JSON_ERROR_VALUE,
      "/recipients/报 送: A label" },
    { "{'kind': 'bulletin', 'document': {}}", JB_JSON_ERROR_VALUE, "/document must be null" },
    { "{'kind': 'document', 'sections': [{'name': '甲'}]}", JB_JSON_ERROR_VALUE,
      "/sections must be empty" },
    { "{'kind': 'document', 'document': {'body': [{}]}}", JB_JSON_ERROR_TYPE,
      "/document/body/0 must have either" },
    { "{'kind': 'document', 'document': {'body': [{'heading': '一、甲', 'paragraph': '乙'}]}}",
      JB_JSON_ERROR_TYPE, "/document/body/0 must have either" },
    { "{'kind': 'document', 'document': {'body': [{'heading': '甲'}]}}", JB_JSON_ERROR_VALUE,
      "/document/body/0/heading: A heading begins" },
    { "{'kind': 'bulletin', 'tail': {'weather': '晴'}}", JB_JSON_ERROR_MEMBER,
      "/tail/weather is not" },
    { "{'kind': 'bulletin', 'tail': {'staff': '甲'}}", JB_JSON_ERROR_TYPE,
      "/tail/staff must be an object" },
    { "{'kind': 'bulletin', 'tail': {'staff': {'编 辑': '甲'}}}", JB_JSON_ERROR_VALUE,
      "/tail/staff/编 辑: A label" },
    { "{'kind': 'bulletin', 'tail': {'signer': '甲'}}", JB_JSON_ERROR_VALUE,
      "/tail/signer stands beside" },
    { "{'kind': 'document', 'document': {'date': '五月'}, 'tail': {'signer': '甲'}}",
      JB_JSON_ERROR_VALUE, "/tail/signer stands beside" },
    { "{'kind': 'bulletin', 'encoding': 'latin-1'}", JB_JSON_ERROR_TYPE, "/encoding must be" },
    { "{'kind': 'bulletin', 'newline': 'mixed'}", JB_JSON_ERROR_VALUE, "/newline must be" },
    { "{'kind': 'bulletin', 'newline': 1}", JB_JSON_ERROR_TYPE, "/newline must be" },
    { "{'kind': 'bulletin', 'unrecognised': ['甲']}", JB_JSON_ERROR_FIXED, "/unrecognised is text" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JsonNode) node = parse_quoted (cases[i].json);
      g_autoptr(GError) error = NULL;
      g_autoptr(JbTranscript) transcript = jb_json_to_transcript (node, &error);

      g_assert_null (transcript);
      g_assert_error (error, JB_JSON_ERROR, (int) cases[i].code);
      if (strstr (error->message, cases[i].message) == NULL)
        g_error ("%s: “%s” instead of “%s”", cases[i].json, error->message, cases[i].message);
    }
}

/* What a text holds already may stay; what is new must be fit to print. */
static void
test_over (void)
{
  g_autoptr(JsonNode) current = parse_quoted (
      "{'kind': 'bulletin', 'newline': 'mixed', 'masthead': {'weather': '晴'},"
      " 'recipients': {'报': ['', ' 甲 ']}, 'unrecognised': ['□']}");
  g_autoptr(JsonNode) wanted = parse_quoted (
      "{'kind': 'bulletin', 'newline': 'mixed', 'masthead': {'weather': '阴'},"
      " 'recipients': {'发': [' 甲 ', '乙', '']}, 'unrecognised': ['□']}");
  g_autoptr(JsonNode) bad = parse_quoted (
      "{'kind': 'bulletin', 'recipients': {'发': [' 乙']}, 'unrecognised': ['□']}");
  g_autoptr(JsonNode) other_role = parse_quoted (
      "{'kind': 'bulletin', 'sections': [{'name': ' 甲 '}], 'unrecognised': ['□']}");
  g_autoptr(JsonNode) other_kind = parse_quoted ("{'kind': 'document', 'unrecognised': ['□']}");
  g_autoptr(JsonNode) other_newline = parse_quoted (
      "{'kind': 'bulletin', 'newline': 'LF', 'unrecognised': ['□']}");
  g_autoptr(JsonNode) lost = parse_quoted ("{'kind': 'bulletin'}");
  g_autoptr(JbTranscript) transcript = NULL;
  g_autoptr(GError) error = NULL;

  transcript = jb_json_to_transcript_over (wanted, current, &error);
  g_assert_no_error (error);
  g_assert_nonnull (transcript);
  g_assert_false (jb_json_check (wanted, NULL, NULL));

  g_assert_false (jb_json_check (bad, current, &error));
  g_assert_error (error, JB_JSON_ERROR, JB_JSON_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_false (jb_json_check (other_role, current, &error));
  g_assert_error (error, JB_JSON_ERROR, JB_JSON_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_false (jb_json_check (other_kind, current, &error));
  g_assert_error (error, JB_JSON_ERROR, JB_JSON_ERROR_FIXED);
  g_clear_error (&error);
  g_assert_false (jb_json_check (other_newline, current, &error));
  g_assert_error (error, JB_JSON_ERROR, JB_JSON_ERROR_FIXED);
  g_clear_error (&error);
  g_assert_false (jb_json_check (lost, current, &error));
  g_assert_error (error, JB_JSON_ERROR, JB_JSON_ERROR_FIXED);
}

static void
test_values (void)
{
  static const struct
  {
    JbRole      role;
    const char *good;
    const char *bad;
  } cases[] = {
    { JB_ROLE_TITLE, "甲 乙　丙", "甲 " },
    { JB_ROLE_TITLE, "甲\t乙", "\t甲" },
    { JB_ROLE_TITLE, "甲", "" },
    { JB_ROLE_TITLE, "甲", "　甲" },
    { JB_ROLE_TITLE, "甲", "甲\302\240" },
    { JB_ROLE_TITLE, "甲", "\342\200\202甲" },
    { JB_ROLE_TITLE, "甲", "甲\342\200\203" },
    { JB_ROLE_TITLE, "甲", "\357\273\277甲" },
    { JB_ROLE_TITLE, "甲", "甲\n乙" },
    { JB_ROLE_TITLE, "甲", "甲\r乙" },
    { JB_ROLE_TITLE, "甲", "甲\342\200\250乙" },
    { JB_ROLE_TITLE, "甲", "甲\f" },
    { JB_ROLE_TITLE, "甲", "甲\f乙" },
    { JB_ROLE_TITLE, "甲", "甲\001乙" },
    { JB_ROLE_TITLE, "甲", "甲\177乙" },
    { JB_ROLE_TITLE, "甲", "甲\302\200乙" },
    { JB_ROLE_TITLE, "甲", "\355\240\200" },
    { JB_ROLE_TITLE, "甲", "\377" },
    { JB_ROLE_PARAGRAPH, "┌─┐\n│　│\n└─┘", "甲\n乙" },
    { JB_ROLE_BODY, "+--+\n|甲|\n+--+", "+--+\n甲\n+--+" },
    { JB_ROLE_PARAGRAPH, "[甲]", "┌─┐\r\n└─┘" },
    { JB_ROLE_PARAGRAPH, "（甲", "┌─┐\n" },
    { JB_ROLE_TITLE, "甲", "┌─┐\n└─┘" },
    { JB_ROLE_SECTION, "妇工动态", "妇工]动态" },
    { JB_ROLE_SECTION, "A B", "妇工 动态" },
    { JB_ROLE_SECTION, "目录学", "目录" },
    { JB_ROLE_DIGEST_SECTION, "（甲）", "【甲】" },
    { JB_ROLE_DIGEST_TITLE, "甲●", "●甲" },
    { JB_ROLE_SUBTITLE, "甲——乙", "——甲" },
    { JB_ROLE_SUBTITLE, "甲-乙", "--甲" },
    { JB_ROLE_SOURCE, "县（区）妇联", "县）妇联" },
    { JB_ROLE_SOURCE, "县(区)妇联", "县（妇联" },
    { JB_ROLE_RECIPIENTS_LABEL, "抄送", "抄 送" },
    { JB_ROLE_RECIPIENTS_LABEL, "报", "报：" },
    { JB_ROLE_RECIPIENT, "各县（市、区，含新区）妇联", "甲，乙" },
    { JB_ROLE_RECIPIENT, "省委、省政府", "省委。" },
    { JB_ROLE_RECIPIENT, "甲；乙", "甲；" },
    { JB_ROLE_RECIPIENT, "甲（乙）", "甲（乙" },
    { JB_ROLE_RECIPIENT, "甲（乙〔丙〕）", "甲（乙〔丙）〕" },
    { JB_ROLE_RECIPIENT, "送水工", "送：水工" },
    { JB_ROLE_RECIPIENT, "转发：甲", "甲　发：乙" },
    { JB_ROLE_ADDRESSEE, "各县", "各县：" },
    { JB_ROLE_ADDRESSEE, "各县、各区", "各县，各区" },
    { JB_ROLE_HEADING, "十二、甲", "12、甲" },
    { JB_ROLE_HEADING, "一、", "一甲" },
    { JB_ROLE_DOCUMENT_DATE, "2019年5月2日", "（2019年5月2日）" },
    { JB_ROLE_UNKNOWN, " \n", "\377" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      jb_role_check_value (cases[i].role, cases[i].good, &error);
      g_assert_no_error (error);
      if (jb_role_check_value (cases[i].role, cases[i].bad, &error))
        g_error ("“%s” is accepted", cases[i].bad);
      g_assert_nonnull (error);
      g_assert_true (error->domain == JB_ROLE_ERROR);
    }
}

static void
test_seeds (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("JB_SHARED") ? g_getenv ("JB_SHARED") : "",
                                              "seeds", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       n_seeds = 0;

  if (dir == NULL)
    {
      g_test_skip ("The real texts are not here");
      return;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr(JsonParser) parser = NULL;
      g_autoptr(JbTranscript) transcript = NULL;
      g_autoptr(JsonNode) back = NULL;
      g_autoptr(GError) error = NULL;

      if (!g_str_has_suffix (name, ".json"))
        continue;

      parser = json_parser_new ();
      json_parser_load_from_file (parser, path, &error);
      g_assert_no_error (error);
      transcript = jb_json_to_transcript (json_parser_get_root (parser), &error);
      g_assert_no_error (error);
      back = jb_json_from_transcript (transcript);
      assert_json_equal (back, json_parser_get_root (parser));
      n_seeds++;
    }

  g_assert_cmpuint (n_seeds, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/from-bulletin", test_from_bulletin);
  g_test_add_func ("/json/from-document", test_from_document);
  g_test_add_func ("/json/there-and-back", test_there_and_back);
  g_test_add_func ("/json/absent", test_absent);
  g_test_add_func ("/json/refused", test_refused);
  g_test_add_func ("/json/over", test_over);
  g_test_add_func ("/json/values", test_values);
  g_test_add_func ("/json/seeds", test_seeds);

  return g_test_run ();
}

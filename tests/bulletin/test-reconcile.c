/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "bulletin/jb-json-check.h"
#include "bulletin/jb-json-value.h"
#include "bulletin/jb-json.h"
#include "bulletin/jb-reconcile.h"
#include "json-fixture.h"

/* Margins of the kind that real texts have, so that a byte out of place is seen. */
static const char *const opens[] = { "", "　　", "  ", "[", "·" };
static const char *const closes[] = { "", " ", "]", "。", "　" };
static const char *const gaps[] = { "\n", "\n\n", "\r\n", " \n", "，", "\n\n\n" };

/* The text of a bare transcript with white space around every block. */
static JbTranscript *
dress (const JbTranscript *bare,
       GRand              *rand)
{
  JbTranscript *dressed = jb_transcript_new (bare->kind);
  GString      *text = g_string_new ("\n ");
  gsize         at = 0;

  dressed->encoding = bare->encoding;
  dressed->newline = bare->newline;
  dressed->lead = text->len;
  for (guint i = 0; i < bare->marks->len; i++)
    {
      JbMark      mark = g_array_index (bare->marks, JbMark, i);
      const char *open = opens[g_rand_int_range (rand, 0, G_N_ELEMENTS (opens))];
      const char *close = closes[g_rand_int_range (rand, 0, G_N_ELEMENTS (closes))];
      const char *gap = gaps[g_rand_int_range (rand, 0, G_N_ELEMENTS (gaps))];

      g_string_append (text, open);
      g_string_append_len (text, bare->text + at, mark.raw);
      g_string_append (text, close);
      g_string_append (text, gap);
      at += mark.raw;
      mark.open = strlen (open);
      mark.close = strlen (close);
      mark.gap = strlen (gap);
      g_array_append_val (dressed->marks, mark);
    }

  g_free (dressed->text);
  dressed->length = text->len;
  dressed->text = g_string_free (text, FALSE);

  return dressed;
}

static JbBulletin *
make_bulletin (JsonNode *json,
               GRand    *rand)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) bare = jb_json_to_transcript (json, &error);
  g_autoptr(JbTranscript) dressed = NULL;

  g_assert_no_error (error);
  dressed = dress (bare, rand);
  jb_transcript_check (dressed, &error);
  g_assert_no_error (error);

  return jb_bulletin_new_from_transcript (dressed, NULL);
}

static JsonNode *
read_back (JbBulletin *bulletin)
{
  g_autoptr(JbTranscript) transcript = jb_bulletin_to_transcript (bulletin);

  return jb_json_from_transcript (transcript);
}

static const char issue[] =
    "{'kind': 'bulletin', 'masthead': {'name': '芦湾妇讯', 'issue': '第3期'},"
    " 'digest': [{'section': '动态', 'titles': ['夜校开课', '送教下乡']},"
    "  {'section': '交流', 'titles': ['渔网合作社']}],"
    " 'sections': [{'name': '动态', 'articles': ["
    "   {'title': ['夜校', '开课'], 'paragraphs': ['来了四十人。', '第二天更多。'], 'source': '芦湾县妇联'},"
    "   {'title': ['送教下乡'], 'subtitle': '灯下', 'paragraphs': ['走了八村。'], 'source': '南滩镇妇联'}]},"
    "  {'name': '交流', 'articles': ["
    "   {'title': ['渔网合作社'], 'editor_note': '可学。', 'paragraphs': ['织网。', '卖网。'],"
    "    'source': '北滩镇妇联'}]}],"
    " 'recipients': {'报': ['县委某某', '县人大某某'], '送': ['县委办'], '发': ['各镇妇联']},"
    " 'tail': {'copies': '共印9份', 'staff': {'编辑': '白露'}}}";

static const char document[] =
    "{'kind': 'document', 'recipients': {'抄送': ['县委宣传部']},"
    " 'document': {'number': '芦妇发〔2019〕4号', 'title': ['关于评选', '好家风的通知'],"
    "  'addressee': ['各镇妇联', '县直单位'],"
    "  'body': [{'paragraph': '通知如下：'}, {'heading': '一、时间'}, {'paragraph': '五月。'}],"
    "  'signature': '芦湾县妇联', 'date': '2019年5月2日'}}";

static void
assert_text (JbBulletin *bulletin,
             const char *expected)
{
  g_autofree char *text = jb_bulletin_dup_text (bulletin, NULL);

  g_assert_cmpstr (text, ==, expected);
}

/* What a bulletin already says leaves no trace. */
static void
test_same (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  const char *const sources[] = { issue, document };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr(JsonNode) json = parse_quoted (sources[i]);
      g_autoptr(JbBulletin) bulletin = make_bulletin (json, rand);
      g_autofree char *before = jb_bulletin_dup_text (bulletin, NULL);
      g_autoptr(JsonNode) full = read_back (bulletin);
      g_autoptr(GError) error = NULL;

      g_assert_true (jb_reconcile_apply (bulletin, json, &error));
      g_assert_no_error (error);
      g_assert_true (jb_reconcile_apply (bulletin, full, &error));
      g_assert_no_error (error);
      assert_text (bulletin, before);
      g_assert_false (jb_history_get_can_undo (jb_bulletin_get_history (bulletin)));
      g_assert_false (jb_history_get_modified (jb_bulletin_get_history (bulletin)));
    }
}

/* One value changes: its bytes and no other. */
static void
test_one_value (void)
{
  static const struct
  {
    const char *json;
    const char *old;
    const char *new;
  } cases[] = {
    { issue, "南滩镇妇联", "西滩镇妇联、镇团委" },
    { issue, "第二天更多。", "第二天来了六十人，第三天更多。" },
    { issue, "芦湾妇讯", "芦湾妇女" },
    { issue, "第3期", "第4期" },
    { issue, "开课", "开学" },
    { issue, "灯下", "桥头" },
    { issue, "可学。", "值得一学。" },
    { issue, "县人大某某", "县政协某某" },
    { issue, "共印9份", "共印10份" },
    { issue, "白露", "谷雨" },
    { document, "芦妇发〔2019〕4号", "芦妇发〔2019〕5号" },
    { document, "县直单位", "县直各单位" },
    { document, "一、时间", "一、日期" },
    { document, "五月。", "六月。" },
    { document, "芦湾县妇联", "芦湾县妇女联合会" },
    { document, "2019年5月2日", "2019年5月3日" },
    { document, "好家风的通知", "好婆媳的通知" },
    { document, "县委宣传部", "县委组织部" },
  };
  g_autoptr(GRand) rand = g_rand_new_with_seed (2);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JsonNode) json = parse_quoted (cases[i].json);
      g_autoptr(JbBulletin) bulletin = make_bulletin (json, rand);
      g_autofree char *before = jb_bulletin_dup_text (bulletin, NULL);
      g_autoptr(GString) text = g_string_new (before);
      g_autoptr(GString) changed = g_string_new (cases[i].json);
      g_autoptr(JsonNode) wanted = NULL;
      g_autoptr(GError) error = NULL;

      g_string_replace (text, cases[i].old, cases[i].new, 0);
      g_string_replace (changed, cases[i].old, cases[i].new, 0);
      wanted = parse_quoted (changed->str);

      g_assert_true (jb_reconcile_apply (bulletin, wanted, &error));
      g_assert_no_error (error);
      assert_text (bulletin, text->str);

      g_assert_true (jb_history_undo (jb_bulletin_get_history (bulletin)));
      assert_text (bulletin, before);
      g_assert_false (jb_history_get_can_undo (jb_bulletin_get_history (bulletin)));
      g_assert_true (jb_history_redo (jb_bulletin_get_history (bulletin)));
      assert_text (bulletin, text->str);
    }
}

static char *
get_article_text (JbArticle *article)
{
  GListModel *title = jb_article_get_title (article);
  g_autoptr(JbBlock) block = g_list_model_get_item (title, 0);
  JbNode  *owner = JB_NODE (article);
  GString *text = g_string_new (NULL);

  /* The gap behind the last block belongs to the neighbours. */
  for (JbBlock *at = block; at != NULL && jb_node_get_owner (JB_NODE (at)) == owner;
       at = jb_block_get_next (at))
    {
      g_string_append_printf (text, "%s%s%s", jb_block_get_open (at), jb_block_get_raw (at),
                              jb_block_get_close (at));
      if (jb_block_get_next (at) != NULL &&
          jb_node_get_owner (JB_NODE (jb_block_get_next (at))) == owner)
        g_string_append (text, jb_block_get_gap (at));
    }

  return g_string_free (text, FALSE);
}

/* An article that goes to another section takes its bytes along, and stays the object. */
static void
test_move (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (3);
  g_autoptr(JsonNode) json = parse_quoted (issue);
  g_autoptr(JbBulletin) bulletin = make_bulletin (json, rand);
  g_autofree char *before = jb_bulletin_dup_text (bulletin, NULL);
  g_autoptr(JbSection) section = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 0);
  g_autoptr(JbSection) other = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 1);
  g_autoptr(JbArticle) article = g_list_model_get_item (jb_section_get_articles (section), 0);
  g_autoptr(JbArticle) moved = NULL;
  g_autofree char *text = get_article_text (article);
  g_autofree char *text_after = NULL;
  g_autoptr(JsonNode) wanted = jb_json_copy (json);
  JsonArray *sections = json_object_get_array_member (json_node_get_object (wanted), "sections");
  JsonArray *from = json_object_get_array_member (json_array_get_object_element (sections, 0),
                                                  "articles");
  JsonArray *to = json_object_get_array_member (json_array_get_object_element (sections, 1),
                                                "articles");
  g_autoptr(GError) error = NULL;

  json_array_add_element (to, json_array_dup_element (from, 0));
  json_array_remove_element (from, 0);
  g_assert_true (jb_reconcile_apply (bulletin, wanted, &error));
  g_assert_no_error (error);

  moved = g_list_model_get_item (jb_section_get_articles (other), 1);
  g_assert_true (moved == article);
  text_after = get_article_text (moved);
  g_assert_cmpstr (text_after, ==, text);

  g_assert_true (jb_history_undo (jb_bulletin_get_history (bulletin)));
  assert_text (bulletin, before);
}

/* A section that goes to another place stays the object; so does an article that is moved
 * and changed but keeps its title. */
static void
test_identity (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (4);
  g_autoptr(JsonNode) json = parse_quoted (
      "{'kind': 'bulletin', 'sections': [{'name': '甲', 'articles': [{'title': ['a'], "
      "'source': 'x'}]},"
      " {'name': '乙', 'articles': [{'title': ['b'], 'source': 'y'}]},"
      " {'name': '丙', 'articles': [{'title': ['c'], 'source': 'z'}]}]}");
  g_autoptr(JsonNode) wanted = parse_quoted (
      "{'kind': 'bulletin', 'sections': [{'name': '乙', 'articles': [{'title': ['b'], "
      "'source': 'y'}]},"
      " {'name': '丙', 'articles': [{'title': ['c'], "
      "'source': 'z'}, {'title': ['a'], 'source': 'w'}]},"
      " {'name': '丁', 'articles': [{'title': ['d']}]}]}");
  g_autoptr(JbBulletin) bulletin = make_bulletin (json, rand);
  g_autoptr(JbSection) b = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 1);
  g_autoptr(JbSection) c = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 2);
  g_autoptr(JbSection) a = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 0);
  g_autoptr(JbArticle) article = g_list_model_get_item (jb_section_get_articles (a), 0);
  g_autoptr(JbSection) first = NULL;
  g_autoptr(JbSection) second = NULL;
  g_autoptr(JbArticle) last = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_reconcile_apply (bulletin, wanted, &error));
  g_assert_no_error (error);
  first = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 0);
  second = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 1);
  last = g_list_model_get_item (jb_section_get_articles (second), 1);
  g_assert_true (first == b);
  g_assert_true (second == c);
  g_assert_true (last == article);
  g_assert_cmpstr (jb_article_get_source (last), ==, "w");
}

static void
assert_refused (JbBulletin *bulletin,
                const char *json,
                const char *message)
{
  g_autofree char *before = jb_bulletin_dup_text (bulletin, NULL);
  g_autoptr(JsonNode) wanted = parse_quoted (json);
  g_autoptr(GError) error = NULL;
  guint revision = jb_history_get_revision (jb_bulletin_get_history (bulletin));

  g_assert_false (jb_reconcile_apply (bulletin, wanted, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == JB_JSON_ERROR);
  if (strstr (error->message, message) == NULL)
    g_error ("“%s” instead of “%s”", error->message, message);
  assert_text (bulletin, before);
  g_assert_cmpuint (jb_history_get_revision (jb_bulletin_get_history (bulletin)), ==, revision);
  g_assert_false (jb_history_get_can_undo (jb_bulletin_get_history (bulletin)));
}

static void
test_refused (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (5);
  g_autoptr(JsonNode) json = parse_quoted (issue);
  g_autoptr(JbBulletin) bulletin = make_bulletin (json, rand);

  assert_refused (bulletin, "{'kind': 'document'}", "/kind cannot be changed");
  assert_refused (bulletin, "{'kind': 'bulletin', 'masthead': {'name': 'x', 'issue': 'y '}}",
                  "/masthead/issue: It ends with white space");
  assert_refused (bulletin, "{'kind': 'bulletin', 'sections': [{'name': 'x'}, {'name': 3}]}",
                  "/sections/1/name must be a string");
  assert_refused (bulletin, "{'kind': 'bulletin', 'newline': 'CR'}", "/newline cannot be changed");
  assert_refused (bulletin, "{'kind': 'bulletin', 'unrecognised': ['x']}", "/unrecognised");
  assert_refused (bulletin, "[]", "must be one object");
}

/* Texts that were not recognised stay, as do values that a form would refuse. */
static void
test_odd_text (void)
{
  static const struct
  {
    JbRole      role;
    const char *text;
  } parts[] = {
    { JB_ROLE_UNKNOWN, "□□□" },
    { JB_ROLE_TITLE, "甲" },
    { JB_ROLE_PARAGRAPH, "一段\001" },
    { JB_ROLE_SOURCE, "来源）" },
    { JB_ROLE_SOURCE, "又一来源" },
    { JB_ROLE_RECIPIENTS_LABEL, "报" },
    { JB_ROLE_RECIPIENT, "甲" },
    { JB_ROLE_RECIPIENT, "" },
    { JB_ROLE_RECIPIENT, "乙" },
    { JB_ROLE_RECIPIENTS_LABEL, "送" },
    { JB_ROLE_RECIPIENT, "丙" },
    { JB_ROLE_RECIPIENTS_LABEL, "报" },
    { JB_ROLE_RECIPIENT, "丁" },
    { JB_ROLE_RECIPIENT, "戊" },
  };
  g_autoptr(JbTranscript) transcript = jb_transcript_new (JB_KIND_BULLETIN);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(JbBulletin) bulletin = NULL;
  g_autoptr(JsonNode) wanted = NULL;
  g_autoptr(JsonNode) lists = parse_quoted ("['甲', '', '庚', '戊', '己']");
  g_autoptr(JsonNode) after = NULL;
  g_autoptr(GString) expected = NULL;
  g_autoptr(GError) error = NULL;
  JsonObject *top;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      JbMark mark = { .role = parts[i].role };

      mark.raw = strlen (parts[i].text);
      mark.gap = strlen (" \n");
      g_array_append_val (transcript->marks, mark);
      g_string_append_printf (text, "%s \n", parts[i].text);
    }
  g_free (transcript->text);
  transcript->text = g_strdup (text->str);
  transcript->length = text->len;
  transcript->newline = JB_NEWLINE_MIXED;
  bulletin = jb_bulletin_new_from_transcript (transcript, NULL);

  wanted = read_back (bulletin);
  g_assert_true (jb_reconcile_apply (bulletin, wanted, &error));
  g_assert_no_error (error);
  assert_text (bulletin, text->str);

  top = json_node_get_object (wanted);
  json_object_set_member (json_object_get_object_member (top, "recipients"), "报",
                          jb_json_copy (lists));
  g_assert_true (jb_reconcile_apply (bulletin, wanted, &error));
  g_assert_no_error (error);
  after = read_back (bulletin);
  assert_json_equal (after, wanted);
  g_assert_true (jb_history_undo (jb_bulletin_get_history (bulletin)));
  assert_text (bulletin, text->str);
  g_assert_false (jb_history_get_can_undo (jb_bulletin_get_history (bulletin)));

  json_object_remove_member (top, "unrecognised");
  g_assert_false (jb_reconcile_apply (bulletin, wanted, &error));
  g_assert_error (error, JB_JSON_ERROR, JB_JSON_ERROR_FIXED);
  assert_text (bulletin, text->str);
}

/* The encoding is part of the structure; leaving it out leaves it alone. */
static void
test_encoding (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (6);
  g_autoptr(JsonNode) json = parse_quoted ("{'kind': 'bulletin', 'encoding': 'gb18030',"
                                            " 'newline': 'CRLF', 'masthead': {'name': '甲'}}");
  g_autoptr(JsonNode) other = parse_quoted ("{'kind': 'bulletin', 'masthead': {'name': '甲'}}");
  g_autoptr(JsonNode) utf8 = parse_quoted ("{'kind': 'bulletin', 'encoding': 'utf-8',"
                                            " 'masthead': {'name': '甲'}}");
  g_autoptr(JbBulletin) bulletin = make_bulletin (json, rand);
  g_autofree char *before = jb_bulletin_dup_text (bulletin, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_reconcile_apply (bulletin, other, &error));
  g_assert_no_error (error);
  g_assert_false (jb_history_get_can_undo (jb_bulletin_get_history (bulletin)));
  g_assert_true (jb_reconcile_apply (bulletin, utf8, &error));
  g_assert_no_error (error);
  g_assert_cmpint (jb_bulletin_get_encoding (bulletin), ==, JB_ENCODING_UTF8);
  g_assert_cmpint (jb_bulletin_get_newline (bulletin), ==, JB_NEWLINE_CRLF);
  assert_text (bulletin, before);
  g_assert_true (jb_history_undo (jb_bulletin_get_history (bulletin)));
  g_assert_cmpint (jb_bulletin_get_encoding (bulletin), ==, JB_ENCODING_GB18030);
}

/* Few characters, so that equal values are common. */
static char *
make_text (GRand *rand)
{
  static const char *const characters[] = { "甲", "乙", "丙", "丁", "x" };
  GString                 *text = g_string_new (NULL);

  for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
    g_string_append (text, characters[g_rand_int_range (rand, 0, G_N_ELEMENTS (characters))]);

  return g_string_free (text, FALSE);
}

static void
put_text (JsonObject *object,
          const char *name,
          GRand      *rand,
          int         percent)
{
  g_autofree char *text = make_text (rand);

  if (g_rand_int_range (rand, 0, 100) < percent)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static JsonArray *
put_texts (JsonObject *object,
           const char *name,
           GRand      *rand,
           int         min,
           int         max)
{
  JsonArray *list = json_array_new ();

  for (int i = g_rand_int_range (rand, min, max + 1); i > 0; i--)
    {
      g_autofree char *text = make_text (rand);

      json_array_add_string_element (list, text);
    }
  json_object_set_array_member (object, name, list);

  return list;
}

static JsonObject *
make_article (GRand *rand)
{
  JsonObject *article = json_object_new ();

  put_texts (article, "title", rand, 0, 2);
  put_text (article, "subtitle", rand, 30);
  put_text (article, "editor_note", rand, 20);
  put_texts (article, "paragraphs", rand, 1, 4);
  put_text (article, "source", rand, 70);

  return article;
}

static JsonObject *
make_section (GRand   *rand,
              gboolean first)
{
  JsonObject *section = json_object_new ();
  JsonArray  *articles = json_array_new ();

  put_text (section, "name", rand, first ? 60 : 100);
  for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
    json_array_add_object_element (articles, make_article (rand));
  json_object_set_array_member (section, "articles", articles);

  return section;
}

static JsonNode *
make_issue (GRand *rand)
{
  JsonNode   *node = parse_quoted ("{'kind': 'bulletin'}");
  JsonObject *top = json_node_get_object (node);
  JsonObject *masthead = json_object_new ();
  JsonObject *recipients = json_object_new ();
  JsonObject *tail = json_object_new ();
  JsonObject *staff = json_object_new ();
  JsonArray  *digest = json_array_new ();
  JsonArray  *sections = json_array_new ();

  put_text (masthead, "name", rand, 50);
  put_text (masthead, "issue", rand, 50);
  put_text (masthead, "date", rand, 50);
  json_object_set_object_member (top, "masthead", masthead);

  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    {
      JsonObject *entry = json_object_new ();

      put_text (entry, "section", rand, json_array_get_length (digest) == 0 ? 60 : 100);
      put_texts (entry, "titles", rand, 1, 3);
      json_array_add_object_element (digest, entry);
    }
  json_object_set_array_member (top, "digest", digest);

  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    json_array_add_object_element (sections,
                                   make_section (rand, json_array_get_length (sections) == 0));
  json_object_set_array_member (top, "sections", sections);

  put_texts (recipients, "报", rand, 0, 3);
  put_texts (recipients, "发", rand, 0, 3);
  put_texts (recipients, "抄送", rand, 0, 2);
  json_object_set_object_member (top, "recipients", recipients);

  put_text (tail, "copies", rand, 50);
  put_text (tail, "note", rand, 50);
  put_text (staff, "编辑", rand, 50);
  put_text (staff, "核稿", rand, 50);
  json_object_set_object_member (tail, "staff", staff);
  json_object_set_object_member (top, "tail", tail);

  return node;
}

static JsonNode *
make_document (GRand *rand)
{
  JsonNode   *node = parse_quoted ("{'kind': 'document'}");
  JsonObject *top = json_node_get_object (node);
  JsonObject *object = json_object_new ();
  JsonObject *recipients = json_object_new ();
  JsonObject *tail = json_object_new ();
  JsonArray  *body = json_array_new ();

  put_text (object, "number", rand, 50);
  if (!json_object_get_null_member (object, "number"))
    put_text (tail, "signer", rand, 50);
  put_text (tail, "keywords", rand, 50);
  json_object_set_object_member (top, "tail", tail);
  put_texts (object, "title", rand, 0, 3);
  put_text (object, "date", rand, 50);
  put_texts (object, "addressee", rand, 0, 3);
  for (int i = g_rand_int_range (rand, 0, 6); i > 0; i--)
    {
      JsonObject      *part = json_object_new ();
      g_autofree char *text = make_text (rand);
      g_autofree char *heading = g_strconcat ("一、", text, NULL);

      if (g_rand_boolean (rand))
        json_object_set_string_member (part, "heading", heading);
      else
        json_object_set_string_member (part, "paragraph", text);
      json_array_add_object_element (body, part);
    }
  json_object_set_array_member (object, "body", body);
  put_text (object, "signature", rand, 50);
  json_object_set_object_member (top, "document", object);

  put_texts (recipients, "抄送", rand, 0, 2);
  json_object_set_object_member (top, "recipients", recipients);

  return node;
}

static JsonNode *
take_element (JsonArray *array,
              guint      index)
{
  JsonNode *node = jb_json_copy (json_array_get_element (array, index));

  json_array_remove_element (array, index);
  return node;
}

static void
put_element (JsonArray *array,
             guint      index,
             JsonNode  *node)
{
  g_autoptr(GPtrArray) behind = g_ptr_array_new ();

  while (json_array_get_length (array) > index)
    g_ptr_array_add (behind, take_element (array, index));
  json_array_add_element (array, node);
  for (guint i = 0; i < behind->len; i++)
    json_array_add_element (array, g_ptr_array_index (behind, i));
}

static JsonArray *
pick_articles (JsonArray *sections,
               GRand     *rand)
{
  guint       n = json_array_get_length (sections);
  JsonObject *section = json_array_get_object_element (sections, g_rand_int_range (rand, 0, n));

  return json_object_get_array_member (section, "articles");
}

/* A few edits such as an editor makes: move, remove, add, change. */
static void
edit_sections (JsonObject *top,
               GRand      *rand)
{
  JsonArray *sections = json_object_get_array_member (top, "sections");

  for (int i = g_rand_int_range (rand, 1, 5); i > 0; i--)
    {
      guint      n = json_array_get_length (sections);
      JsonArray *from, *to;
      JsonNode  *node;

      if (n == 0)
        break;

      switch (g_rand_int_range (rand, 0, 5))
        {
        case 0:
          node = take_element (sections, g_rand_int_range (rand, 0, n));
          put_element (sections, g_rand_int_range (rand, 0, n), node);
          break;
        case 1:
          json_array_add_object_element (sections, make_section (rand, FALSE));
          break;
        case 2:
          json_array_remove_element (sections, g_rand_int_range (rand, 0, n));
          break;
        default:
          from = pick_articles (sections, rand);
          to = pick_articles (sections, rand);
          if (json_array_get_length (from) == 0)
            break;
          node = take_element (from, g_rand_int_range (rand, 0, json_array_get_length (from)));
          if (g_rand_int_range (rand, 0, 3) == 0)
            put_texts (json_node_get_object (node), "paragraphs", rand, 1, 3);
          put_element (to, g_rand_int_range (rand, 0, json_array_get_length (to) + 1), node);
          break;
        }
    }

  /* Only the first section may go without a name, and then not without articles. */
  for (guint i = json_array_get_length (sections); i > 0; i--)
    {
      JsonObject *section = json_array_get_object_element (sections, i - 1);
      JsonArray  *articles = json_object_get_array_member (section, "articles");

      if (json_object_get_null_member (section, "name") &&
          (i > 1 || json_array_get_length (articles) == 0))
        put_text (section, "name", rand, 100);
    }
}

static void
apply_and_undo (JbBulletin *bulletin,
                JsonNode   *wanted)
{
  JbHistory       *history = jb_bulletin_get_history (bulletin);
  g_autofree char *before = jb_bulletin_dup_text (bulletin, NULL);
  g_autofree char *after = NULL;
  g_autoptr(JsonNode) old = read_back (bulletin);
  g_autoptr(JsonNode) undone = NULL;
  g_autoptr(JsonNode) redone = NULL;
  g_autoptr(JsonNode) result = NULL;
  g_autoptr(JbTranscript) expected = NULL;
  g_autoptr(JbTranscript) actual = NULL;
  g_autoptr(JsonNode) complete = NULL;
  g_autoptr(JsonNode) now = NULL;
  g_autoptr(GError) error = NULL;
  guint revision = jb_history_get_revision (history);

  if (!jb_reconcile_apply (bulletin, wanted, &error))
    {
      g_autofree char *from = json_to_string (old, TRUE);
      g_autofree char *to = json_to_string (wanted, TRUE);

      g_error ("%s\nfrom %s\nto %s", error->message, from, to);
    }

  expected = jb_json_to_transcript (wanted, &error);
  g_assert_no_error (error);
  complete = jb_json_from_transcript (expected);
  result = read_back (bulletin);
  actual = jb_json_to_transcript (result, &error);
  g_assert_no_error (error);
  now = jb_json_from_transcript (actual);
  assert_json_equal (now, complete);

  after = jb_bulletin_dup_text (bulletin, NULL);
  if (jb_history_get_revision (history) == revision)
    {
      g_assert_cmpstr (after, ==, before);
      return;
    }

  g_assert_true (jb_history_undo (history));
  assert_text (bulletin, before);
  undone = read_back (bulletin);
  assert_json_equal (undone, old);
  g_assert_true (jb_history_redo (history));
  assert_text (bulletin, after);
  redone = read_back (bulletin);
  assert_json_equal (redone, result);
}

static void
test_random_issues (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr(JsonNode) json = make_issue (rand);
      g_autoptr(JbBulletin) bulletin = make_bulletin (json, rand);
      g_autoptr(JsonNode) edited = jb_json_copy (json);
      g_autoptr(JsonNode) other = make_issue (rand);

      edit_sections (json_node_get_object (edited), rand);
      apply_and_undo (bulletin, edited);
      apply_and_undo (bulletin, other);
      apply_and_undo (bulletin, json);
    }
}

static void
test_random_documents (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr(JsonNode) json = make_document (rand);
      g_autoptr(JbBulletin) bulletin = make_bulletin (json, rand);

      for (guint j = 0; j < 3; j++)
        {
          g_autoptr(JsonNode) other = make_document (rand);

          apply_and_undo (bulletin, other);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reconcile/same", test_same);
  g_test_add_func ("/reconcile/one-value", test_one_value);
  g_test_add_func ("/reconcile/move", test_move);
  g_test_add_func ("/reconcile/identity", test_identity);
  g_test_add_func ("/reconcile/refused", test_refused);
  g_test_add_func ("/reconcile/odd-text", test_odd_text);
  g_test_add_func ("/reconcile/encoding", test_encoding);
  g_test_add_func ("/reconcile/random-issues", test_random_issues);
  g_test_add_func ("/reconcile/random-documents", test_random_documents);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "directory/jb-reading.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "reading-places.h"

/* An entry and what it says; behind "||", what else it may say. */
typedef struct
{
  const char *text;
  const char *said;
} Case;

static const Case cases[] = {
  /* One person, one post or several */
  { "省委副书记沈远", "person 沈远 [省委副书记]" },
  { "省委常委、副省长沈远", "person 沈远 [省委常委; 副省长]" },
  { "省委常委、秘书长、省直机关工委书记沈远", "person 沈远 [省委常委; 秘书长; 省直机关工委书记]" },
  { "省委副书记兼秘书长沈远", "person 沈远 [省委副书记; 秘书长]" },
  { "副 省 长 沈　远", "person 沈远 [副省长]" },
  { "副省长欧阳雪", "person 欧阳雪 [副省长]" },
  { "处长长孙雅", "person 长孙雅 [处长]" },
  { "市委副书记司马南星", "person 司马南星 [市委副书记]" },
  { "自治区人大常委会副主任古丽娜尔·买买提", "person 古丽娜尔·买买提 [自治区人大常委会副主任]" },
  { "自治区政协副主席古丽娜尔•买买提", "person 古丽娜尔·买买提 [自治区政协副主席]" },
  { "县委书记沈远同志", "person 沈远 [县委书记]" },
  { "市妇联主席㛃甜", "person 㛃甜 [市妇联主席]" },
  { "沈远（市委书记）", "person 沈远 [市委书记]" },
  { "沈远（市委常委、组织部长）", "person 沈远 [市委常委; 组织部长]" },
  { "市政协副主席沈远（女）", "person 沈远 [市政协副主席]" },
  { "市长安长江", "person 安长江 [市长]" },
  { "市委常委、常务副市长秦书言", "person 秦书言 [市委常委; 常务副市长]" },
  { "党组书记、局长秦书言", "person 秦书言 [党组书记; 局长]" },

  /* Several people */
  { "省政协副主席沈远、秦书言", "person 沈远 [省政协副主席] | person 秦书言 [省政协副主席]" },
  { "副县长沈远、秦书言、唐小鹿",
    "person 沈远 [副县长] | person 秦书言 [副县长] | person 唐小鹿 [副县长]" },
  { "省委副书记沈远、省长秦书言", "person 沈远 [省委副书记] | person 秦书言 [省长]" },
  { "市妇联主席沈远、副主席秦书言、唐鹿",
    "person 沈远 [市妇联主席] | person 秦书言 [副主席] | person 唐鹿 [副主席]" },
  { "县委常委、副县长沈远、秦书言",
    "person 沈远 [县委常委; 副县长] | person 秦书言 [县委常委; 副县长] || person 沈远 [县委常委; 副县长] | "
    "person 秦书言 [副县长]" },
  { "副主席沈远、文明办", "person 沈远 [副主席] | unit 文明办" },
  { "副主席沈远、王新社",
    "person 沈远 [副主席] | person 王新社 [副主席] || person 沈远 [副主席] | unit 王新社" },

  /* Posts of nobody, and names without posts */
  { "县委书记、县长", "person ? [县委书记] | person ? [县长]" },
  { "常务副市长", "person ? [常务副市长]" },

  /* A bare post behind a body's is of that body */
  { "省妇联主席、副主席", "person ? [省妇联主席] | person ? [省妇联副主席]" },
  { "省政协副主席、秘书长", "person ? [省政协副主席] | person ? [省政协秘书长]" },
  { "市委书记、副书记、秘书长",
    "person ? [市委书记] | person ? [市委副书记] | person ? [市委秘书长]" },
  { "市妇联党组书记、主席、市总工会主席、副主席",
    "person ? [市妇联党组书记] | person ? [市妇联主席] | person ? [市总工会主席] | person ? [市总工会副主席]" },
  { "省人大常委会主任、副主任", "person ? [省人大常委会主任] | person ? [省人大常委会副主任]" },

  /* One that says whose it is, or follows nobody's, is not */
  { "市委书记、副市长", "person ? [市委书记] | person ? [副市长]" },
  { "主席、副主席", "person ? [主席] | person ? [副主席]" },
  { "省妇联主席，副主席", "person ? [省妇联主席] | person ? [副主席]" },
  { "名誉主席、副主席", "person ? [名誉主席] | person ? [副主席]" },
  { "省妇联主席、副主席沈远", "person 沈远 [省妇联主席; 副主席]" },
  { "沈远", "person 沈远 []" },
  { "沈 远", "person 沈远 []" },

  /* Units */
  { "省委办公厅", "unit 省委办公厅" },
  { "市委办公室、市政府办公室", "unit 市委办公室 | unit 市政府办公室" },
  { "市委、市政府", "unit 市委 | unit 市政府" },
  { "镇党委、镇政府、镇人大", "unit 镇党委 | unit 镇政府 | unit 镇人大" },
  { "省直机关妇工委、省高校妇工委", "unit 省直机关妇工委 | unit 省高校妇工委" },
  { "市直机关工委、团市委、市总工会", "unit 市直机关工委 | unit 团市委 | unit 市总工会" },
  { "省人大常委会办公厅、省政协办公厅", "unit 省人大常委会办公厅 | unit 省政协办公厅" },
  { "全国妇联办公厅调研处", "unit 全国妇联办公厅调研处" },
  { "省委、省妇联", "unit 省委 | unit 省妇联" },
  { "省委、省委组织部", "unit 省委 | unit 省委组织部" },
  { "主席团", "unit 主席团" },
  { "市档案馆（2份）", "unit 市档案馆" },
  { "档案馆3份", "unit 档案馆" },
  { "市第一中学", "unit 市第一中学" },
  { "市委办公室，市政府办公室；市妇联。", "unit 市委办公室 | unit 市政府办公室 | unit 市妇联" },
  { "市委办公室､市政府办公室", "unit 市委办公室 | unit 市政府办公室" },
  { "县（市）妇联、县（市）总工会", "unit 县（市）妇联 | unit 县（市）总工会" },

  /* Groups */
  { "各市妇联主席", "group 各市妇联主席" },
  { "省妇联各部室", "group 省妇联各部室" },
  { "全国妇联各主席", "group 全国妇联各主席" },
  { "市直各单位妇委会", "group 市直各单位妇委会" },
  { "有关村妇代会", "group 有关村妇代会" },
  { "县委分管领导", "group 县委分管领导" },
  { "市妇儿工委各成员单位", "group 市妇儿工委各成员单位" },
  { "各县（市、区，含开发区）妇联", "group 各县（市、区，含开发区）妇联" },
  { "各市、县妇联", "group 各市妇联 | group 各县妇联" },
  { "各市、县、区妇联", "group 各市妇联 | group 各县妇联 | group 各区妇联" },
  { "各市妇联办公室、省直机关妇工委、各有关企业女职工委员会",
    "group 各市妇联办公室 | unit 省直机关妇工委 | group 各有关企业女职工委员会" },
  { "各乡镇妇联、委局妇委会",
    "group 各乡镇妇联 | group 各委局妇委会 || group 各乡镇妇联 | unit 委局妇委会" },

  /* Products */
  { "省委、省政府办公厅", "product 省委办公厅 | product 省政府办公厅" },
  { "省委、省政府办公厅信息处、综合处",
    "product 省委办公厅信息处 | product 省委办公厅综合处 | product 省政府办公厅信息处 | product 省政府办公厅综合处" },
  { "县委、县人大、县政府、县政协办公室",
    "product 县委办公室 | product 县人大办公室 | product 县政府办公室 | product 县政协办公室" },
  { "全国妇联办公厅调研处、综合处", "product 全国妇联办公厅调研处 | product 全国妇联办公厅综合处" },
  { "市委、市政府分管领导", "group 市委分管领导 | group 市政府分管领导" },
  { "市委、市政府办公室、市妇联", "product 市委办公室 | product 市政府办公室 | unit 市妇联" },
  { "市委、市政府信访局",
    "product 市委信访局 | product 市政府信访局 || unit 市委 | unit 市政府信访局" },
  { "市妇联办公室、宣传部",
    "product 市妇联办公室 | product 市妇联宣传部 || unit 市妇联办公室 | unit 宣传部" },
  { "市教育局、民政局",
    "product 市教育局 | product 市民政局 || unit 市教育局 | unit 民政局" },

  /* Nothing */
  { "", "" },
  { "、，、", "" },
};

static char *
say (const JbReading *reading)
{
  GString         *text = g_string_new (NULL);
  g_autofree char *first = jb_reading_to_string (reading);

  g_string_append (text, first);
  for (guint i = 0; i < reading->alternatives->len; i++)
    {
      g_autofree char *other = jb_reading_to_string (g_ptr_array_index (reading->alternatives, i));

      g_string_append_printf (text, " || %s", other);
    }
  g_assert_cmpint (reading->alternatives->len > 0, <=, reading->unsure);

  return g_string_free (text, FALSE);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JbReading) reading = jb_reading_new (cases[i].text, NULL, 0);
      g_autofree char *said = say (reading);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (said, ==, cases[i].said);
      g_assert_cmpint (reading->unsure, ==, strstr (cases[i].said, "||") != NULL);
      assert_places (reading, cases[i].text);
    }
}

static char *
quote (const char          *text,
       const JbReadingItem *item,
       guint                range)
{
  const JbReadingRange *place = &g_array_index (item->ranges, JbReadingRange, range);

  return g_utf8_substring (text, place->start, place->end);
}

static void
assert_quotes (const char *text,
               guint       number,
               const char *expected)
{
  g_autoptr(JbReading) reading = jb_reading_new (text, NULL, 0);
  const JbReadingItem *item = g_ptr_array_index (reading->items, number);
  g_autoptr(GString) quotes = g_string_new (NULL);

  for (guint i = 0; i < item->ranges->len; i++)
    {
      g_autofree char *words = quote (text, item, i);

      g_string_append_printf (quotes, "%s%s", i > 0 ? "+" : "", words);
    }
  g_assert_cmpstr (quotes->str, ==, expected);
}

static void
test_places (void)
{
  assert_quotes ("省委常委、副省长沈远", 0, "省委常委、副省长沈远");
  assert_quotes ("省政协副主席沈远、秦书言", 0, "省政协副主席沈远");
  assert_quotes ("省政协副主席沈远、秦书言", 1, "秦书言");
  assert_quotes ("省政协副主席沈 远、 秦　书言 ", 1, "秦　书言");
  assert_quotes ("省委、省政府办公厅信息处、综合处", 0, "省委+办公厅信息处");
  assert_quotes ("省委、省政府办公厅信息处、综合处", 1, "省委+办公厅+综合处");
  assert_quotes ("省委、省政府办公厅信息处、综合处", 2, "省政府办公厅信息处");
  assert_quotes ("省委、省政府办公厅信息处、综合处", 3, "省政府办公厅+综合处");
  assert_quotes ("各市、县妇联", 0, "各市+妇联");
  assert_quotes ("各市、县妇联", 1, "县妇联");
  assert_quotes ("𠮷镇妇联、市妇联主席㛃甜", 1, "市妇联主席㛃甜");
  assert_quotes ("市档案馆（2份）", 0, "市档案馆（2份）");
}

static void
test_copies (void)
{
  g_autoptr(JbReading) reading = jb_reading_new ("市档案馆（2份）、各县妇联各3份、市委", NULL, 0);

  g_assert_cmpuint (reading->items->len, ==, 3);
  g_assert_cmpuint (((JbReadingItem *) reading->items->pdata[0])->copies, ==, 2);
  g_assert_cmpuint (((JbReadingItem *) reading->items->pdata[1])->copies, ==, 3);
  g_assert_cmpuint (((JbReadingItem *) reading->items->pdata[2])->copies, ==, 0);
}

static void
add (JbDirectory    *directory,
     JbDirectoryKind kind,
     const char     *name,
     const char     *post)
{
  JbDirectoryValues values = JB_DIRECTORY_VALUES_INIT;
  g_autoptr(JbDirectoryEntry) entry = NULL;

  values.kind = kind;
  values.name = name;
  values.post = post;
  entry = jb_directory_entry_new (&values);
  jb_directory_append (directory, entry);
}

/* What is unsure by itself, and sure when the directory knows. */
static void
test_directory_helps (void)
{
  static const struct
  {
    JbDirectoryKind kind;
    const char     *name;
    const char     *post;
    const char     *text;
    const char     *said;
  } helps[] = {
    { JB_DIRECTORY_UNIT, "王新社", NULL, "副主席沈远、王新社",
      "person 沈远 [副主席] | unit 王新社" },
    { JB_DIRECTORY_PERSON, "王新社", "副主席", "副主席沈远、王新社",
      "person 沈远 [副主席] | person 王新社 [副主席]" },
    { JB_DIRECTORY_PERSON, "秦书言", "副县长", "县委常委、副县长沈远、秦书言",
      "person 沈远 [县委常委; 副县长] | person 秦书言 [副县长]" },
    { JB_DIRECTORY_PERSON, "秦书言", "县委常委", "县委常委、副县长沈远、秦书言",
      "person 沈远 [县委常委; 副县长] | person 秦书言 [县委常委; 副县长]" },
    { JB_DIRECTORY_UNIT, "市委", NULL, "市委、市政府信访局", "unit 市委 | unit 市政府信访局" },
    { JB_DIRECTORY_UNIT, "市委信访局", NULL, "市委、市政府信访局",
      "product 市委信访局 | product 市政府信访局" },
    { JB_DIRECTORY_UNIT, "市妇联宣传部", NULL, "市妇联办公室、宣传部",
      "product 市妇联办公室 | product 市妇联宣传部" },
    { JB_DIRECTORY_UNIT, "民政局", NULL, "市教育局、民政局", "unit 市教育局 | unit 民政局" },
    { JB_DIRECTORY_UNIT, "市民政局", NULL, "市教育局、民政局",
      "product 市教育局 | product 市民政局" },
    { JB_DIRECTORY_GROUP, "老妈妈读报团", NULL, "老妈妈读报团", "group 老妈妈读报团" },
    { JB_DIRECTORY_GROUP, "各市、县妇联", NULL, "各市、县妇联", "group 各市、县妇联" },
    { JB_DIRECTORY_PERSON, "云中鹤", "总顾问", "总顾问云中鹤", "person 云中鹤 [总顾问]" },
    { JB_DIRECTORY_PERSON, "沈远", "书记", "沈远书记", "person 沈远 [书记]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (helps); i++)
    {
      g_autoptr(JbDirectory) directory = jb_directory_new ();
      g_autoptr(JbReading) reading = NULL;
      g_autofree char *said = NULL;

      add (directory, helps[i].kind, helps[i].name, helps[i].post);
      reading = jb_reading_new (helps[i].text, directory, 20150000);
      said = say (reading);
      g_assert_cmpstr (said, ==, helps[i].said);
      g_assert_false (reading->unsure);
    }
}

/* Anything can stand in an entry. */
static void
test_anything (void)
{
  static const char *const words[] = {
    "省",
    "委",
    "市",
    "各",
    "、",
    "，",
    "（",
    "）",
    "书记",
    "副主席",
    "沈远",
    "秦",
    "办公厅",
    "处",
    " ",
    "·",
    "2份",
    "妇联",
    "政府",
    "㛃",
    "兼",
    "同志",
    "abc",
    "　",
    "、、",
    "“",
    "”",
    "县",
    "妇",
    "长",
    "\xe2\x80\x8b",
  };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(JbReading) reading = NULL;

      for (int n = g_test_rand_int_range (0, 14); n > 0; n--)
        g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      reading = jb_reading_new (text->str, NULL, 0);
      assert_places (reading, text->str);
    }
}

static void
test_long (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(JbReading) reading = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, i % 3 == 0 ? "省委、" : i % 3 == 1 ? "省政府办公厅信息处、"
                                                              : "综合处、");
  reading = jb_reading_new (text->str, NULL, 0);
  g_assert_cmpuint (reading->items->len, >=, 20000);
}

static guint
read_file (const char *path)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  JsonObject    *lists;
  JsonObjectIter iter;
  const char    *label;
  JsonNode      *node;
  guint          n_read = 0;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  lists = json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)),
                                         "recipients");
  json_object_iter_init (&iter, lists);
  while (json_object_iter_next (&iter, &label, &node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      {
        const char *text = json_array_get_string_element (json_node_get_array (node), i);
        g_autoptr(JbReading) reading = jb_reading_new (text, NULL, 0);

        assert_places (reading, text);
        g_assert_false (reading->unsure);
        g_assert_cmpuint (reading->items->len, >, 0);
        for (guint j = 0; j < reading->items->len; j++)
          {
            const JbReadingItem *item = reading->items->pdata[j];

            /* Nobody is called 省委常委, and a person has a post. */
            if (item->kind == JB_READING_PERSON)
              g_assert_cmpuint (g_strv_length (item->posts), >, 0);
            if (item->kind == JB_READING_PERSON && item->name != NULL)
              g_assert_cmpint (g_utf8_strlen (item->name, -1), <=, 4);
          }
        n_read++;
      }

  return n_read;
}

static void
test_shared (void)
{
  static const char *const folders[] = { "seeds", "cases" };
  guint                    n_read = 0;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (g_getenv ("JB_SHARED"), folders[i], NULL);
      g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        if (g_str_has_suffix (name, ".json"))
          {
            g_autofree char *path = g_build_filename (folder, name, NULL);

            n_read += read_file (path);
          }
    }
  if (n_read == 0)
    g_test_skip ("the real texts are not here");
  g_test_message ("%u entries", n_read);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reading/cases", test_cases);
  g_test_add_func ("/reading/places", test_places);
  g_test_add_func ("/reading/copies", test_copies);
  g_test_add_func ("/reading/directory-helps", test_directory_helps);
  g_test_add_func ("/reading/anything", test_anything);
  g_test_add_func ("/reading/long", test_long);
  g_test_add_func ("/reading/shared", test_shared);

  return g_test_run ();
}

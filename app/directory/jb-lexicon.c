/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-lexicon.h"

#include <string.h>

/* What posts end in. */
static const char *const posts[] = {
  "书记",
  "常委",
  "委员",
  "主席",
  "主任",
  "部长",
  "省长",
  "市长",
  "县长",
  "区长",
  "州长",
  "盟长",
  "旗长",
  "镇长",
  "乡长",
  "村长",
  "厅长",
  "局长",
  "处长",
  "科长",
  "股长",
  "组长",
  "院长",
  "校长",
  "会长",
  "社长",
  "台长",
  "站长",
  "所长",
  "队长",
  "团长",
  "司长",
  "署长",
  "行长",
  "馆长",
  "园长",
  "关长",
  "师长",
  "军长",
  "秘书长",
  "检察长",
  "理事长",
  "董事长",
  "监事长",
  "委员长",
  "总理",
  "总统",
  "司令员",
  "司令",
  "政委",
  "政治委员",
  "参谋长",
  "经理",
  "总监",
  "总裁",
  "助理",
  "巡视员",
  "调研员",
  "专员",
  "参事",
  "顾问",
  "干事",
  "总编辑",
  "主编",
  "总工程师",
  "总会计师",
  "总经济师",
  "审判长",
  "庭长",
  "督察长",
  "督学",
  "理事",
  "主管",
  "代表",
  "特派员",
  "督导员",
  "总干事",
  "首席",
  "副职",
  "党组成员",
  "党委成员",
  "班子成员",
};

/* Posts that more than one person holds at a time. */
static const char *const shared_posts[] = {
  "常委",
  "委员",
  "成员",
  "助理",
  "巡视员",
  "调研员",
  "参事",
  "顾问",
  "干事",
  "代表",
  "理事",
  "督学",
  "特派员",
  "督导员",
  "副职",
};

/* What units end in; of the shorter ones also names may. */
static const char *const units[] = {
  "办公厅",
  "办公室",
  "妇联",
  "妇联会",
  "妇委会",
  "妇工委",
  "工委",
  "妇儿工委",
  "工会",
  "总工会",
  "联合会",
  "委员会",
  "委",
  "办",
  "局",
  "处",
  "厅",
  "部",
  "室",
  "科",
  "署",
  "院",
  "校",
  "大学",
  "学院",
  "中学",
  "小学",
  "公司",
  "集团",
  "企业",
  "政府",
  "政协",
  "人大",
  "法院",
  "检察院",
  "中心",
  "协会",
  "学会",
  "商会",
  "基金会",
  "红十字会",
  "代会",
  "妇代会",
  "支部",
  "总支",
  "党组",
  "团",
  "文联",
  "社联",
  "科协",
  "侨联",
  "残联",
  "工商联",
  "台联",
  "作协",
  "贸促会",
  "银行",
  "分行",
  "支行",
  "电视台",
  "电台",
  "报社",
  "出版社",
  "杂志社",
  "新闻社",
  "供销社",
  "合作社",
  "档案馆",
  "图书馆",
  "博物馆",
  "文化馆",
  "馆",
  "研究所",
  "派出所",
  "事务所",
  "站",
  "所",
  "基地",
  "学校",
  "党校",
  "医院",
  "幼儿园",
  "街道",
  "街道办",
  "社区",
  "居委会",
  "村委会",
  "管委会",
  "会",
  "社",
  "台",
  "组",
  "队",
  "司",
  "园",
  "军区",
  "军分区",
  "武装部",
  "省",
  "市",
  "县",
  "区",
  "州",
  "盟",
  "旗",
  "镇",
  "乡",
  "村",
  "省区市",
  "机关",
  "单位",
  "部门",
  "系统",
  "厂",
  "店",
  "矿",
  "场",
  "局委",
  "妇女之家",
  "编辑部",
  "分会",
  "存档",
};

/* These are never the end of a name. */
static const char *const hard_units[] = {
  "办公厅",
  "办公室",
  "妇联",
  "委",
  "办",
  "局",
  "处",
  "厅",
  "部",
  "室",
  "科",
  "联",
  "政府",
  "政协",
  "人大",
  "法院",
  "检察院",
  "中心",
  "大学",
  "学院",
  "公司",
  "集团",
  "银行",
  "协会",
  "学会",
  "商会",
  "委员会",
  "联合会",
  "工会",
  "县",
  "区",
  "市",
  "省",
  "镇",
  "乡",
  "街道",
  "机关",
  "单位",
  "医院",
  "党校",
  "学校",
  "档案馆",
  "图书馆",
  "厂",
  "存档",
};

/* Units that have units of their own. */
static const char *const bodies[] = {
  "办公厅",
  "办公室",
  "妇联",
  "工会",
  "联合会",
  "委员会",
  "省委",
  "市委",
  "县委",
  "区委",
  "州委",
  "盟委",
  "旗委",
  "地委",
  "党委",
  "工委",
  "团委",
  "纪委",
  "局",
  "厅",
  "政府",
  "政协",
  "人大",
  "常委会",
  "发改委",
  "经信委",
  "教委",
  "卫计委",
  "政法委",
  "编委",
  "农委",
  "建委",
  "国资委",
  "法院",
  "检察院",
  "公司",
  "集团",
  "大学",
  "学院",
  "中心",
  "党校",
  "文联",
  "科协",
  "侨联",
  "残联",
  "工商联",
  "社科院",
  "委",
};

static const char *const sections[] = { "处", "科", "室", "部", "办", "组", "中心", "股" };

static const char *const offices[] = { "办公厅", "办公室", "办" };

static const char *const levels[] = {
  "中共",
  "中央",
  "全国",
  "国务院",
  "国家",
  "省",
  "市",
  "县",
  "区",
  "州",
  "盟",
  "旗",
  "地区",
  "镇",
  "乡",
  "村",
  "街道",
  "团",
  "各",
};

static const char *const admin_levels[] = {
  "省区市",
  "市地",
  "市州",
  "县市区",
  "县区",
  "省",
  "市",
  "县",
  "区",
  "州",
  "盟",
  "旗",
  "地区",
  "地",
  "街道",
  "镇",
  "乡",
  "村",
  "社区",
  "开发区",
};

static const char *const each_starts[] = { "各有关", "各" };

static const char *const group_starts[] = {
  "有关",
  "全体",
  "所属",
  "所辖",
  "部分",
  "历届",
  "相关",
  "驻",
  "其他",
  "各",
};

static const char *const group_ends[] = {
  "领导",
  "领导同志",
  "成员单位",
  "负责人",
  "负责同志",
  "班子",
  "们",
  "直单位",
  "属单位",
  "管单位",
  "领导小组成员",
  "联络员",
  "信息员",
  "通讯员",
  "老干部",
  "老同志",
  "部门",
  "联系点",
};

/* Bodies that share one office, printed 省委、省政府办公厅. */
static const char *const authorities[] = {
  "省委",
  "市委",
  "县委",
  "区委",
  "州委",
  "盟委",
  "旗委",
  "地委",
  "镇委",
  "乡委",
  "党委",
  "党工委",
  "人民政府",
  "政府",
  "人大常委会",
  "人大",
  "政协",
  "纪委",
  "行署",
  "管委会",
  "中央",
  "国务院",
  "街道办事处",
  "军区",
};

static const char surnames[] =
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭"
    "郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾"
    "孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄"
    "危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包"
    "诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬"
    "郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙"
    "池乔阴胥苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕"
    "连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡文寇广禄阙东殴殳沃利蔚越夔隆师巩厍聂晁勾敖融"
    "冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓栗肖付代闫邸岳帅亢况琴商牟佘佴"
    "伯赏墨哈谯笪爱阳佟仝仉兰冼初刑匙占卯厚台吾呼员哀啜嘉圣坚堂塔复妥子客宝密寻尧展岩巨布库庆延忽"
    "念恩悟战才扬挥揭操敏斯旷旺晋普朴果枚桐楚楼檀欧歧母汝泉泰洛涂涵渠漆炎爨牙玄玉瑞甫畅皇眭睢矫礼"
    "禚稽粘粟缑羽翦耐肇胜腊臻舍良苑英茶荔菅蓋衣衷西观言豆貊赤赫载辜辞达迟适逢遇邝郄郇野鄢采钦鉴银"
    "锁镜闪闽陀隋随霞青静风骞鸟鹿麦麴黑㛃覃尉蹇苟缐戢仵修候先光冒冠冢凡";

static const char *const compound_surnames[] = {
  "欧阳",
  "太史",
  "端木",
  "上官",
  "司马",
  "东方",
  "独孤",
  "南宫",
  "万俟",
  "闻人",
  "夏侯",
  "诸葛",
  "尉迟",
  "公羊",
  "赫连",
  "澹台",
  "皇甫",
  "宗政",
  "濮阳",
  "公冶",
  "太叔",
  "申屠",
  "公孙",
  "慕容",
  "仲孙",
  "钟离",
  "长孙",
  "宇文",
  "司徒",
  "鲜于",
  "司空",
  "闾丘",
  "子车",
  "亓官",
  "司寇",
  "巫马",
  "公西",
  "颛孙",
  "壤驷",
  "公良",
  "漆雕",
  "乐正",
  "宰父",
  "谷梁",
  "拓跋",
  "夹谷",
  "轩辕",
  "令狐",
  "段干",
  "百里",
  "呼延",
  "东郭",
  "南门",
  "羊舌",
  "微生",
  "公户",
  "公玉",
  "梁丘",
  "左丘",
  "东门",
  "西门",
  "南荣",
  "第五",
  "淳于",
  "单于",
  "完颜",
  "叶赫",
  "那拉",
  "纳兰",
  "爱新觉罗",
};

static gsize
measure_prefix (const char        *text,
                const char *const *words,
                gsize              n_words)
{
  gsize longest = 0;

  for (gsize i = 0; i < n_words; i++)
    if (strlen (words[i]) > longest && g_str_has_prefix (text, words[i]))
      longest = strlen (words[i]);

  return longest;
}

static gsize
measure_suffix (const char        *text,
                const char *const *words,
                gsize              n_words)
{
  gsize longest = 0;

  for (gsize i = 0; i < n_words; i++)
    if (strlen (words[i]) > longest && g_str_has_suffix (text, words[i]))
      longest = strlen (words[i]);

  return longest;
}

#define PREFIX(text, words) measure_prefix ((text), (words), G_N_ELEMENTS (words))
#define SUFFIX(text, words) measure_suffix ((text), (words), G_N_ELEMENTS (words))

/* Whether @text ends in a post: 省委副书记, 副主任（主持工作）. */
gboolean
jb_lexicon_end_in_post (const char *text)
{
  const char *bracket = strstr (text, "（");

  if (bracket != NULL && bracket > text && g_str_has_suffix (text, "）"))
    {
      g_autofree char *before = g_strndup (text, (gsize) (bracket - text));

      return SUFFIX (before, posts) > 0;
    }

  return SUFFIX (text, posts) > 0;
}

/* Whether several people may hold @post at a time. */
gboolean
jb_lexicon_is_shared_post (const char *post)
{
  gsize       length = SUFFIX (post, posts);
  const char *last = post + strlen (post) - length;

  if (length == 0 || SUFFIX (post, shared_posts) > 0)
    return TRUE;
  if (last - post >= 3 && strncmp (last - 3, "副", 3) == 0)
    return last - post < 9 || strncmp (last - 9, "常务", 6) != 0;

  return strstr (post, "主席团") != NULL || strstr (post, "各") != NULL;
}

gboolean
jb_lexicon_end_in_unit (const char *text)
{
  return SUFFIX (text, units) > 0 || g_str_has_suffix (text, "）");
}

/* Whether @text ends as no name does. */
static gboolean
ends_in_hard_unit (const char *text)
{
  return SUFFIX (text, hard_units) > 0;
}

/* Whether @text is a unit that has sections: 省委办公厅. */
gboolean
jb_lexicon_end_in_body (const char *text)
{
  return SUFFIX (text, bodies) > 0;
}

/* Whether @text ends as sections do: 综合处. */
gboolean
jb_lexicon_end_in_section (const char *text)
{
  return SUFFIX (text, sections) > 0;
}

/* Whether @text begins with whose it is: 省…, 全国…. */
gboolean
jb_lexicon_start_with_level (const char *text)
{
  return PREFIX (text, levels) > 0;
}

/* Whether @text is a group under one name: 各市妇联主席. */
gboolean
jb_lexicon_are_group (const char *text)
{
  if (PREFIX (text, group_starts) > 0 || SUFFIX (text, group_ends) > 0)
    return TRUE;

  return strstr (text, "各") != NULL;
}

/* Whether @text, which follows an authority, begins with its office: 办公厅信息处. */
gboolean
jb_lexicon_are_office (const char *text)
{
  return PREFIX (text, offices) > 0;
}

/* The length of 各 at the beginning, in bytes. */
gsize
jb_lexicon_measure_each (const char *text)
{
  return PREFIX (text, each_starts);
}

/* The length of a word for a level at the beginning, in bytes: 县. */
gsize
jb_lexicon_measure_level (const char *text)
{
  return PREFIX (text, admin_levels);
}

/* The length of the authority at the beginning, in bytes: that of 省委 in 省委办公厅. */
gsize
jb_lexicon_measure_authority (const char *text)
{
  const char *first = NULL;
  gsize       longest = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (authorities); i++)
    {
      const char *found = strstr (text, authorities[i]);

      if (found == NULL || (first != NULL && found > first))
        continue;
      if (found != first)
        longest = 0;
      first = found;
      longest = MAX (longest, (gsize) (found - text) + strlen (authorities[i]));
    }

  /* 人大 and 政府 of nobody are no authority; neither is one far inside a text. */
  if (first == NULL || g_utf8_strlen (text, first - text) > 8)
    return 0;

  return longest;
}

static gboolean
is_name_character (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN || c == 0xd7 || c == 'X' || c == 'x';
}

static gboolean
are_name_characters (const char *text,
                     gsize       length)
{
  const char *end = text + length;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    if (!is_name_character (g_utf8_get_char (p)))
      return FALSE;

  return length > 0;
}

/* 阿依古丽·买买提 */
static gboolean
is_dotted_name (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "·", -1);

  if (g_utf8_strlen (text, -1) > 24)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (posts); i++)
    if (strstr (text, posts[i]) != NULL)
      return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    if (!are_name_characters (parts[i], strlen (parts[i])) || g_utf8_strlen (parts[i], -1) > 10)
      return FALSE;

  return parts[0] != NULL && parts[1] != NULL;
}

/* Whether @text has the shape of a personal name. Behind a post more is taken for one. */
gboolean
jb_lexicon_are_name (const char *text,
                     gboolean    after_post,
                     gboolean   *has_surname)
{
  long     length = g_utf8_strlen (text, -1);
  gunichar first = g_utf8_get_char (text);
  gboolean compound = PREFIX (text, compound_surnames) > 0;
  gboolean single = length > 0 && g_utf8_strchr (surnames, -1, first) != NULL;

  if (strstr (text, "·") != NULL)
    {
      *has_surname = TRUE;
      return is_dotted_name (text);
    }

  *has_surname = compound || single;
  if (length < 2 || length > 4 || !are_name_characters (text, strlen (text)))
    return FALSE;
  if (ends_in_hard_unit (text) || jb_lexicon_end_in_post (text))
    return FALSE;
  if (length == 4)
    return compound || (after_post && single &&
                        g_utf8_strchr (surnames, -1, g_utf8_get_char (g_utf8_next_char (text))) !=
                            NULL);
  if (!after_post && SUFFIX (text, units) > 0)
    return FALSE;

  return after_post || *has_surname;
}

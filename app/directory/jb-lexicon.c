/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-lexicon.h"

#include <string.h>

typedef struct
{
  const char *text;
  gsize       length;
} Word;

#define W(text) \
  { \
    text, sizeof (text) - 1 \
  }

/* What posts end in. */
static const Word posts[] = {
  W ("书记"),
  W ("常委"),
  W ("委员"),
  W ("主席"),
  W ("主任"),
  W ("部长"),
  W ("省长"),
  W ("市长"),
  W ("县长"),
  W ("区长"),
  W ("州长"),
  W ("盟长"),
  W ("旗长"),
  W ("镇长"),
  W ("乡长"),
  W ("村长"),
  W ("厅长"),
  W ("局长"),
  W ("处长"),
  W ("科长"),
  W ("股长"),
  W ("组长"),
  W ("院长"),
  W ("校长"),
  W ("会长"),
  W ("社长"),
  W ("台长"),
  W ("站长"),
  W ("所长"),
  W ("队长"),
  W ("团长"),
  W ("司长"),
  W ("署长"),
  W ("行长"),
  W ("馆长"),
  W ("园长"),
  W ("关长"),
  W ("师长"),
  W ("军长"),
  W ("秘书长"),
  W ("检察长"),
  W ("理事长"),
  W ("董事长"),
  W ("监事长"),
  W ("委员长"),
  W ("总理"),
  W ("总统"),
  W ("司令员"),
  W ("司令"),
  W ("政委"),
  W ("政治委员"),
  W ("参谋长"),
  W ("经理"),
  W ("总监"),
  W ("总裁"),
  W ("助理"),
  W ("巡视员"),
  W ("调研员"),
  W ("专员"),
  W ("参事"),
  W ("顾问"),
  W ("干事"),
  W ("总编辑"),
  W ("主编"),
  W ("总工程师"),
  W ("总会计师"),
  W ("总经济师"),
  W ("审判长"),
  W ("庭长"),
  W ("督察长"),
  W ("督学"),
  W ("理事"),
  W ("主管"),
  W ("代表"),
  W ("特派员"),
  W ("督导员"),
  W ("总干事"),
  W ("首席"),
  W ("副职"),
  W ("党组成员"),
  W ("党委成员"),
  W ("班子成员"),
};

/* Posts that more than one person holds at a time. */
static const Word shared_posts[] = {
  W ("常委"),
  W ("委员"),
  W ("成员"),
  W ("助理"),
  W ("巡视员"),
  W ("调研员"),
  W ("参事"),
  W ("顾问"),
  W ("干事"),
  W ("代表"),
  W ("理事"),
  W ("督学"),
  W ("特派员"),
  W ("督导员"),
  W ("副职"),
};

/* What units end in; of the shorter ones also names may. */
static const Word units[] = {
  W ("办公厅"),
  W ("办公室"),
  W ("妇联"),
  W ("妇联会"),
  W ("妇委会"),
  W ("妇工委"),
  W ("工委"),
  W ("妇儿工委"),
  W ("工会"),
  W ("总工会"),
  W ("联合会"),
  W ("委员会"),
  W ("委"),
  W ("办"),
  W ("局"),
  W ("处"),
  W ("厅"),
  W ("部"),
  W ("室"),
  W ("科"),
  W ("署"),
  W ("院"),
  W ("校"),
  W ("大学"),
  W ("学院"),
  W ("中学"),
  W ("小学"),
  W ("公司"),
  W ("集团"),
  W ("企业"),
  W ("政府"),
  W ("政协"),
  W ("人大"),
  W ("法院"),
  W ("检察院"),
  W ("中心"),
  W ("协会"),
  W ("学会"),
  W ("商会"),
  W ("基金会"),
  W ("红十字会"),
  W ("代会"),
  W ("妇代会"),
  W ("支部"),
  W ("总支"),
  W ("党组"),
  W ("团"),
  W ("文联"),
  W ("社联"),
  W ("科协"),
  W ("侨联"),
  W ("残联"),
  W ("工商联"),
  W ("台联"),
  W ("作协"),
  W ("贸促会"),
  W ("银行"),
  W ("分行"),
  W ("支行"),
  W ("电视台"),
  W ("电台"),
  W ("报社"),
  W ("出版社"),
  W ("杂志社"),
  W ("新闻社"),
  W ("供销社"),
  W ("合作社"),
  W ("档案馆"),
  W ("图书馆"),
  W ("博物馆"),
  W ("文化馆"),
  W ("馆"),
  W ("研究所"),
  W ("派出所"),
  W ("事务所"),
  W ("站"),
  W ("所"),
  W ("基地"),
  W ("学校"),
  W ("党校"),
  W ("医院"),
  W ("幼儿园"),
  W ("街道"),
  W ("街道办"),
  W ("社区"),
  W ("居委会"),
  W ("村委会"),
  W ("管委会"),
  W ("会"),
  W ("社"),
  W ("台"),
  W ("组"),
  W ("队"),
  W ("司"),
  W ("园"),
  W ("军区"),
  W ("军分区"),
  W ("武装部"),
  W ("省"),
  W ("市"),
  W ("县"),
  W ("区"),
  W ("州"),
  W ("盟"),
  W ("旗"),
  W ("镇"),
  W ("乡"),
  W ("村"),
  W ("省区市"),
  W ("机关"),
  W ("单位"),
  W ("部门"),
  W ("系统"),
  W ("厂"),
  W ("店"),
  W ("矿"),
  W ("场"),
  W ("局委"),
  W ("妇女之家"),
  W ("编辑部"),
  W ("分会"),
  W ("存档"),
};

/* These are never the end of a name. */
static const Word hard_units[] = {
  W ("办公厅"),
  W ("办公室"),
  W ("妇联"),
  W ("委"),
  W ("办"),
  W ("局"),
  W ("处"),
  W ("厅"),
  W ("部"),
  W ("室"),
  W ("科"),
  W ("联"),
  W ("政府"),
  W ("政协"),
  W ("人大"),
  W ("法院"),
  W ("检察院"),
  W ("中心"),
  W ("大学"),
  W ("学院"),
  W ("公司"),
  W ("集团"),
  W ("银行"),
  W ("协会"),
  W ("学会"),
  W ("商会"),
  W ("委员会"),
  W ("联合会"),
  W ("工会"),
  W ("县"),
  W ("区"),
  W ("市"),
  W ("省"),
  W ("镇"),
  W ("乡"),
  W ("街道"),
  W ("机关"),
  W ("单位"),
  W ("医院"),
  W ("党校"),
  W ("学校"),
  W ("档案馆"),
  W ("图书馆"),
  W ("厂"),
  W ("存档"),
};

/* Units that have units of their own. */
static const Word bodies[] = {
  W ("办公厅"),
  W ("办公室"),
  W ("妇联"),
  W ("工会"),
  W ("联合会"),
  W ("委员会"),
  W ("省委"),
  W ("市委"),
  W ("县委"),
  W ("区委"),
  W ("州委"),
  W ("盟委"),
  W ("旗委"),
  W ("地委"),
  W ("党委"),
  W ("工委"),
  W ("团委"),
  W ("纪委"),
  W ("局"),
  W ("厅"),
  W ("政府"),
  W ("政协"),
  W ("人大"),
  W ("常委会"),
  W ("发改委"),
  W ("经信委"),
  W ("教委"),
  W ("卫计委"),
  W ("政法委"),
  W ("编委"),
  W ("农委"),
  W ("建委"),
  W ("国资委"),
  W ("法院"),
  W ("检察院"),
  W ("公司"),
  W ("集团"),
  W ("大学"),
  W ("学院"),
  W ("中心"),
  W ("党校"),
  W ("文联"),
  W ("科协"),
  W ("侨联"),
  W ("残联"),
  W ("工商联"),
  W ("社科院"),
  W ("委"),
};

static const Word sections[] = {
  W ("处"), W ("科"), W ("室"), W ("部"), W ("办"), W ("组"), W ("中心"), W ("股"),
};

static const Word offices[] = { W ("办公厅"), W ("办公室"), W ("办") };

static const Word levels[] = {
  W ("中共"),
  W ("中央"),
  W ("全国"),
  W ("国务院"),
  W ("国家"),
  W ("省"),
  W ("市"),
  W ("县"),
  W ("区"),
  W ("州"),
  W ("盟"),
  W ("旗"),
  W ("地区"),
  W ("镇"),
  W ("乡"),
  W ("村"),
  W ("街道"),
  W ("团"),
  W ("各"),
};

static const Word admin_levels[] = {
  W ("省区市"),
  W ("市地"),
  W ("市州"),
  W ("县市区"),
  W ("县区"),
  W ("省"),
  W ("市"),
  W ("县"),
  W ("区"),
  W ("州"),
  W ("盟"),
  W ("旗"),
  W ("地区"),
  W ("地"),
  W ("街道"),
  W ("镇"),
  W ("乡"),
  W ("村"),
  W ("社区"),
  W ("开发区"),
};

static const Word each_starts[] = { W ("各有关"), W ("各") };

static const Word group_starts[] = {
  W ("有关"),
  W ("全体"),
  W ("所属"),
  W ("所辖"),
  W ("部分"),
  W ("历届"),
  W ("相关"),
  W ("驻"),
  W ("其他"),
  W ("各"),
};

static const Word group_ends[] = {
  W ("领导"),
  W ("领导同志"),
  W ("成员单位"),
  W ("负责人"),
  W ("负责同志"),
  W ("班子"),
  W ("们"),
  W ("直单位"),
  W ("属单位"),
  W ("管单位"),
  W ("领导小组成员"),
  W ("联络员"),
  W ("信息员"),
  W ("通讯员"),
  W ("老干部"),
  W ("老同志"),
  W ("部门"),
  W ("联系点"),
};

/* Bodies that share one office, printed 省委、省政府办公厅. */
static const Word authorities[] = {
  W ("省委"),
  W ("市委"),
  W ("县委"),
  W ("区委"),
  W ("州委"),
  W ("盟委"),
  W ("旗委"),
  W ("地委"),
  W ("镇委"),
  W ("乡委"),
  W ("党委"),
  W ("党工委"),
  W ("人民政府"),
  W ("政府"),
  W ("人大常委会"),
  W ("人大"),
  W ("政协"),
  W ("纪委"),
  W ("行署"),
  W ("管委会"),
  W ("中央"),
  W ("国务院"),
  W ("街道办事处"),
  W ("军区"),
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

static const Word compound_surnames[] = {
  W ("欧阳"),
  W ("太史"),
  W ("端木"),
  W ("上官"),
  W ("司马"),
  W ("东方"),
  W ("独孤"),
  W ("南宫"),
  W ("万俟"),
  W ("闻人"),
  W ("夏侯"),
  W ("诸葛"),
  W ("尉迟"),
  W ("公羊"),
  W ("赫连"),
  W ("澹台"),
  W ("皇甫"),
  W ("宗政"),
  W ("濮阳"),
  W ("公冶"),
  W ("太叔"),
  W ("申屠"),
  W ("公孙"),
  W ("慕容"),
  W ("仲孙"),
  W ("钟离"),
  W ("长孙"),
  W ("宇文"),
  W ("司徒"),
  W ("鲜于"),
  W ("司空"),
  W ("闾丘"),
  W ("子车"),
  W ("亓官"),
  W ("司寇"),
  W ("巫马"),
  W ("公西"),
  W ("颛孙"),
  W ("壤驷"),
  W ("公良"),
  W ("漆雕"),
  W ("乐正"),
  W ("宰父"),
  W ("谷梁"),
  W ("拓跋"),
  W ("夹谷"),
  W ("轩辕"),
  W ("令狐"),
  W ("段干"),
  W ("百里"),
  W ("呼延"),
  W ("东郭"),
  W ("南门"),
  W ("羊舌"),
  W ("微生"),
  W ("公户"),
  W ("公玉"),
  W ("梁丘"),
  W ("左丘"),
  W ("东门"),
  W ("西门"),
  W ("南荣"),
  W ("第五"),
  W ("淳于"),
  W ("单于"),
  W ("完颜"),
  W ("叶赫"),
  W ("那拉"),
  W ("纳兰"),
  W ("爱新觉罗"),
};

static gsize
measure_prefix (const char *text,
                const Word *words,
                gsize       n_words)
{
  gsize longest = 0;

  for (gsize i = 0; i < n_words; i++)
    if (words[i].length > longest && strncmp (text, words[i].text, words[i].length) == 0)
      longest = words[i].length;

  return longest;
}

/* Most words are told apart by the last two bytes already. */
static gsize
measure_suffix (const char *text,
                gsize       length,
                const Word *words,
                gsize       n_words)
{
  const char *end = text + length;
  gsize       longest = 0;

  if (length < 2)
    return 0;

  for (gsize i = 0; i < n_words; i++)
    {
      const char *word_end = words[i].text + words[i].length;

      if (end[-1] == word_end[-1] && end[-2] == word_end[-2] && words[i].length > longest &&
          words[i].length <= length &&
          memcmp (end - words[i].length, words[i].text, words[i].length) == 0)
        longest = words[i].length;
    }

  return longest;
}

#define PREFIX(text, words) measure_prefix ((text), (words), G_N_ELEMENTS (words))
#define SUFFIX(text, words) measure_suffix ((text), strlen (text), (words), G_N_ELEMENTS (words))

/* Whether the first @length bytes of @text end in a post. */
static gboolean
ends_in_post (const char *text,
              gsize       length)
{
  return measure_suffix (text, length, posts, G_N_ELEMENTS (posts)) > 0;
}

/* Whether the first @length bytes of @text end in a post: 省委副书记, 副主任（主持工作）. */
gboolean
jb_lexicon_end_in_post (const char *text,
                        gsize       length)
{
  const gsize close = strlen ("）");
  const char *bracket;

  if (length < close || memcmp (text + length - close, "）", close) != 0)
    return ends_in_post (text, length);

  bracket = g_strstr_len (text, (gssize) length, "（");

  return bracket != NULL && bracket > text && ends_in_post (text, (gsize) (bracket - text));
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
      const char *found = strstr (text, authorities[i].text);

      if (found == NULL || (first != NULL && found > first))
        continue;
      if (found != first)
        longest = 0;
      first = found;
      longest = MAX (longest, (gsize) (found - text) + authorities[i].length);
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
    if (strstr (text, posts[i].text) != NULL)
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
  if (ends_in_hard_unit (text) || jb_lexicon_end_in_post (text, strlen (text)))
    return FALSE;
  if (length == 4)
    return compound || (after_post && single &&
                        g_utf8_strchr (surnames, -1, g_utf8_get_char (g_utf8_next_char (text))) !=
                            NULL);
  if (!after_post && SUFFIX (text, units) > 0)
    return FALSE;

  return after_post || *has_surname;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "issue-maker.h"

#include <string.h>

/* Makes bulletins and documents that say sensible things in no layout at all: every margin
 * is empty, as in a bulletin made from JSON. All names are invented. */

static const char *const places[] = {
  "松岭市", "沙渚县", "云浦区", "禾坪镇", "临塘街道", "青垣县", "栗山区", "鹭江市",
};

static const char *const units[] = {
  "妇联", "妇联办公室", "妇联组织部", "妇联权益部", "总工会女工部", "妇儿工委办公室",
};

static const char *const deeds[] = {
  "启动巾帼护河行动", "召开基层组织建设推进会", "推行妇情民意“直通车”制度", "举办家庭教育公益讲座",
  "开展“春风送岗”专场招聘", "建成18个社区妇女微家", "“三个结合”抓实维权工作", "开展2013年度走访慰问活动",
  "探索妇女之家积分管理", "发放创业贴息贷款3.2亿元",
};

static const char *const clauses[] = {
  "围绕中心、服务大局", "深入村居听取妇女群众意见", "共走访家庭1260户", "占全年任务的62.5%",
  "把“妇女之家”建在楼道里", "先后举办培训班37期", "进一步明确责任分工", "由分管领导带队督导",
  "帮助356名妇女实现就近就业", "得到群众好评", "3月5日至20日", "联合民政、司法等部门",
  "整合资源（含社会资金）", "建立月调度、季通报制度",
};

static const char *const lead_ins[] = {
  "一是健全网络。", "二是搭建平台。", "近日，", "今年以来，", "据了解，", "会议指出，", "目前，", "2013年，",
};

static const char *const section_names[] = {
  "工作动态", "经验交流", "调查研究", "县区简讯", "领导讲话",
};

static const char *const recipients[] = {
  "省妇联各主席", "市委常委、宣传部长乔远", "市委、市政府办公室信息科、综合科", "各县（市、区）妇联",
  "市直机关妇工委、高校妇工委", "市政协副主席安如意、顾小满", "各分管领导", "市妇联各部室",
};

/* What is rarer, but no less right. */
static const char *const odd_titles[] = {
  "家庭教育路在何方？", "沙渚县妇联：让爱回家！", "3·8维权周活动综述", "我们的夜校　我们的梦", "“最美家庭”这样炼成",
  "安如意：泥土里开出的花", "2013年工作要点", "关于夜校的几点思考", "坚守",
};

static const char *const odd_paragraphs[] = {
  "一、健全工作网络", "（一）健全工作网络。各县成立领导小组，由分管领导任组长。", "1.健全工作网络。", "具体做法是：",
  "建立了一支队伍；", "会议议程如下", "她说：“夜校办到了家门口，真好！”", "安如意，女，42岁，禾坪镇妇联主席",
  "第一，抓培训。", "（本文有删节）", "一是抓宣传；二是抓培训；三是抓服务。", "附：获奖名单", "——摘自安如意日记",
  "┌──┬──┐\n│县区│户数│\n├──┼──┤\n│沙渚│12  │\n└──┴──┘", "3月8日", "发：这个字最难写。",
  "夜校开课时间为每周三晚上七点至九点，地点设在镇文化站二楼会议室，学员自带笔记本和笔", "联系电话：0000-1234567",
};

static const char *const odd_sources[] = {
  "沙渚县妇联　禾坪镇妇联", "安如意", "市妇联办公室、权益部", "根据各县来稿整理", "松岭日报", "省妇联转发",
};

static const char *const odd_issues[] = {
  "2013年第5期", "〔2013〕第5期", "第五期", "（增刊）第2期", "第5、6期",
};

static const char *const odd_dates[] = { "2013.3.8", "二○一三年三月八日", "2013-03-08", "2013年3月" };

static const char *const odd_names[] = { "松岭妇女", "巾帼风采", "妇联工作", "女性视野", "姐妹" };

#define PICK(rand, list) ((list)[g_rand_int_range ((rand), 0, G_N_ELEMENTS (list))])

static gboolean
chance (GRand *rand,
        int    percent)
{
  return g_rand_int_range (rand, 0, 100) < percent;
}

JbTranscript *
issue_new (JbKind kind)
{
  return jb_transcript_new (kind);
}

/* Appends a block without margins; @value may hold "\n". */
void
issue_add (JbTranscript *issue,
           JbRole        role,
           const char   *key,
           guint         flags,
           const char   *value)
{
  JbMark mark = { 0 };
  gsize  length = strlen (value);

  mark.role = role;
  mark.key = key != NULL ? g_intern_string (key) : NULL;
  mark.flags = flags;
  mark.raw = length;
  mark.first_cut = issue->cuts->len;
  g_array_append_val (issue->marks, mark);

  issue->text = g_realloc (issue->text, issue->length + length + 1);
  memcpy (issue->text + issue->length, value, length + 1);
  issue->length += length;
}

static char *
make_title (GRand   *rand,
            gboolean odd)
{
  if (odd && chance (rand, 20))
    return g_strdup (PICK (rand, odd_titles));

  return g_strconcat (PICK (rand, places), chance (rand, 80) ? "妇联" : "", PICK (rand, deeds),
                      NULL);
}

static char *
make_paragraph (GRand   *rand,
                gboolean odd)
{
  GString *paragraph;
  int      n_sentences = g_rand_int_range (rand, 1, 6);

  if (odd && chance (rand, 20))
    return g_strdup (PICK (rand, odd_paragraphs));

  paragraph = g_string_new (PICK (rand, lead_ins));

  for (int i = 0; i < n_sentences; i++)
    {
      int n_clauses = g_rand_int_range (rand, 2, 6);

      g_string_append (paragraph, PICK (rand, places));
      for (int j = 0; j < n_clauses; j++)
        {
          if (j > 0)
            g_string_append (paragraph, "，");
          g_string_append (paragraph, PICK (rand, clauses));
        }
      g_string_append (paragraph, "。");
    }

  return g_string_free (paragraph, FALSE);
}

static char *
make_source (GRand   *rand,
             gboolean odd)
{
  if (odd && chance (rand, 20))
    return g_strdup (PICK (rand, odd_sources));

  return g_strconcat (PICK (rand, places), PICK (rand, units), NULL);
}

static void
add_masthead (GRand        *rand,
              JbTranscript *issue,
              gboolean      odd)
{
  g_autofree char *name = g_strconcat (PICK (rand, places), "妇情通讯", NULL);
  g_autofree char *number = g_strdup_printf ("第%d期", g_rand_int_range (rand, 1, 60));
  g_autofree char *total = g_strdup_printf ("总第%d期", g_rand_int_range (rand, 61, 999));
  g_autofree char *issuer = g_strconcat (PICK (rand, places), "妇联办公室", NULL);
  g_autofree char *date = g_strdup_printf ("%d年%d月%d日", g_rand_int_range (rand, 2005, 2020),
                                           g_rand_int_range (rand, 1, 13),
                                           g_rand_int_range (rand, 1, 29));

  if (chance (rand, 30))
    issue_add (issue, JB_ROLE_MASTHEAD, "notice", 0, "内部资料　注意保存");
  issue_add (issue, JB_ROLE_MASTHEAD, "name", 0,
             odd && chance (rand, 30) ? PICK (rand, odd_names) : name);
  if (chance (rand, 80))
    issue_add (issue, JB_ROLE_MASTHEAD, "issue", 0,
               odd && chance (rand, 30) ? PICK (rand, odd_issues) : number);
  if (chance (rand, 50))
    issue_add (issue, JB_ROLE_MASTHEAD, "total", 0, total);
  if (chance (rand, 80))
    issue_add (issue, JB_ROLE_MASTHEAD, "issuer", 0, issuer);
  if (chance (rand, 80))
    issue_add (issue, JB_ROLE_MASTHEAD, "date", 0,
               odd && chance (rand, 30) ? PICK (rand, odd_dates) : date);
}

typedef struct
{
  char *title[2];
  char *subtitle;
} Head;

static void
clear_head (gpointer data)
{
  Head *head = data;

  g_free (head->title[0]);
  g_free (head->title[1]);
  g_free (head->subtitle);
}

static void
add_article (GRand        *rand,
             JbTranscript *issue,
             const Head   *head,
             guint         flags,
             gboolean      odd)
{
  int n_paragraphs = g_rand_int_range (rand, 1, 6);

  issue_add (issue, JB_ROLE_TITLE, NULL, flags | JB_MARK_STARTS_ARTICLE, head->title[0]);
  if (head->title[1] != NULL)
    issue_add (issue, JB_ROLE_TITLE, NULL, 0, head->title[1]);
  if (head->subtitle != NULL)
    issue_add (issue, JB_ROLE_SUBTITLE, NULL, 0, head->subtitle);

  if (chance (rand, 15))
    {
      g_autofree char *note = make_paragraph (rand, FALSE);

      issue_add (issue, JB_ROLE_EDITOR_NOTE, NULL, 0, note);
    }

  for (int i = 0; i < n_paragraphs; i++)
    {
      g_autofree char *paragraph = make_paragraph (rand, odd);

      issue_add (issue, JB_ROLE_PARAGRAPH, NULL, 0, paragraph);
    }

  /* Without a source only a plain paragraph tells where an article ends. */
  if (odd || chance (rand, 80))
    {
      g_autofree char *source = make_source (rand, odd);

      issue_add (issue, JB_ROLE_SOURCE, NULL, 0, source);
    }
}

static void
add_recipients (GRand        *rand,
                JbTranscript *issue)
{
  static const char *const labels[] = { "报", "送", "发" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      int n_entries = g_rand_int_range (rand, 1, 5);

      if (chance (rand, 15))
        continue;
      issue_add (issue, JB_ROLE_RECIPIENTS_LABEL, NULL, 0, labels[i]);
      for (int j = 0; j < n_entries; j++)
        issue_add (issue, JB_ROLE_RECIPIENT, NULL, 0, PICK (rand, recipients));
    }
}

static void
add_tail (GRand        *rand,
          JbTranscript *issue)
{
  if (chance (rand, 20))
    {
      issue_add (issue, JB_ROLE_TAIL, "staff/责任编辑", 0, "安如意");
      issue_add (issue, JB_ROLE_TAIL, "staff/核稿", 0, "顾小满");
    }
  if (chance (rand, 40))
    {
      g_autofree char *copies = g_strdup_printf ("共印%d份", g_rand_int_range (rand, 20, 300));

      issue_add (issue, JB_ROLE_TAIL, "copies", 0, copies);
    }
}

/* A digest that says what is inside: a list of section name (or %NULL) and heads. */
static void
add_digest (GRand        *rand,
            JbTranscript *issue,
            GPtrArray    *names,
            GPtrArray    *sections)
{
  issue_add (issue, JB_ROLE_DIGEST_HEADING, NULL, 0, chance (rand, 70) ? "内容提要" : "本期要目");

  for (guint i = 0; i < sections->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      GArray     *heads = g_ptr_array_index (sections, i);

      if (name != NULL)
        issue_add (issue, JB_ROLE_DIGEST_SECTION, NULL, 0, name);
      for (guint j = 0; j < heads->len; j++)
        {
          const Head      *head = &g_array_index (heads, Head, j);
          g_autofree char *whole = g_strconcat (head->title[0], head->title[1], NULL);

          issue_add (issue, JB_ROLE_DIGEST_TITLE, NULL, 0, whole);
        }
    }
}

/* A bulletin with 1–4 sections or none, up to 3 articles in each, and by chance everything
 * else that a bulletin may have. With @odd some fields are such as mislead a reader. */
JbTranscript *
issue_make_bulletin (GRand   *rand,
                     gboolean odd)
{
  JbTranscript *issue = issue_new (JB_KIND_BULLETIN);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autoptr(GPtrArray) sections = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  int n_sections = g_rand_int_range (rand, 0, 5);
  int first_name = g_rand_int_range (rand, 0, G_N_ELEMENTS (section_names));

  if (chance (rand, 40))
    add_masthead (rand, issue, odd);

  for (int i = 0; i < MAX (n_sections, 1); i++)
    {
      GArray *heads = g_array_new (FALSE, TRUE, sizeof (Head));
      int     n_articles = g_rand_int_range (rand, 1, 4);

      g_array_set_clear_func (heads, clear_head);
      for (int j = 0; j < n_articles; j++)
        {
          Head head = { { make_title (rand, odd), NULL }, NULL };

          if (chance (rand, 20))
            {
              g_free (head.title[0]);
              head.title[0] = g_strconcat (PICK (rand, places), "妇联创新工作方法", NULL);
              head.title[1] = g_strdup (PICK (rand, deeds));
            }
          if (chance (rand, 20))
            head.subtitle = g_strconcat (PICK (rand, places), "妇女工作综述", NULL);
          g_array_append_val (heads, head);
        }
      g_ptr_array_add (sections, heads);
      g_ptr_array_add (names, n_sections == 0
                                  ? NULL
                                  : (char *) section_names[(first_name + i) %
                                                           G_N_ELEMENTS (section_names)]);
    }

  if (chance (rand, 70))
    add_digest (rand, issue, names, sections);

  for (guint i = 0; i < sections->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      GArray     *heads = g_ptr_array_index (sections, i);

      if (name != NULL)
        issue_add (issue, JB_ROLE_SECTION, NULL, 0, name);
      for (guint j = 0; j < heads->len; j++)
        add_article (rand, issue, &g_array_index (heads, Head, j),
                     name == NULL && j == 0 ? JB_MARK_STARTS_SECTION : 0, odd);
    }

  if (chance (rand, 85))
    add_recipients (rand, issue);
  add_tail (rand, issue);

  return issue;
}

static void
add_body (GRand        *rand,
          JbTranscript *issue,
          gboolean      odd)
{
  static const char *const headings[] = { "一、总体要求", "二、主要任务", "三、保障措施" };
  int                      n_headings = g_rand_int_range (rand, 0, 4);
  g_autofree char         *opening = make_paragraph (rand, FALSE);

  issue_add (issue, JB_ROLE_BODY, NULL, 0, opening);
  for (int i = 0; i < n_headings; i++)
    {
      int n_paragraphs = g_rand_int_range (rand, 1, 4);

      issue_add (issue, JB_ROLE_HEADING, NULL, 0, headings[i]);
      for (int j = 0; j < n_paragraphs; j++)
        {
          g_autofree char *paragraph = make_paragraph (rand, odd);

          issue_add (issue, JB_ROLE_BODY, NULL, 0, paragraph);
        }
    }
}

/* An official document with a number, a title of one or two lines, addressees, a body, and
 * by chance the rest. */
JbTranscript *
issue_make_document (GRand   *rand,
                     gboolean odd)
{
  JbTranscript    *issue = issue_new (JB_KIND_DOCUMENT);
  g_autofree char *number = g_strdup_printf ("松妇发〔%d〕%d号", g_rand_int_range (rand, 2005, 2020),
                                             g_rand_int_range (rand, 1, 90));
  g_autofree char *date = g_strdup_printf ("%d年%d月%d日", g_rand_int_range (rand, 2005, 2020),
                                           g_rand_int_range (rand, 1, 13),
                                           g_rand_int_range (rand, 1, 29));
  gboolean         signed_below = chance (rand, 50);
  int              n_addressees = g_rand_int_range (rand, 1, 4);

  if (chance (rand, 80))
    issue_add (issue, JB_ROLE_NUMBER, NULL, 0, number);
  if (chance (rand, 50))
    {
      issue_add (issue, JB_ROLE_DOCUMENT_TITLE, NULL, 0, "松岭市妇联关于开展");
      issue_add (issue, JB_ROLE_DOCUMENT_TITLE, NULL, 0, "“书香进万家”活动的通知");
    }
  else
    {
      issue_add (issue, JB_ROLE_DOCUMENT_TITLE, NULL, 0, "关于做好2013年妇女维权周工作的意见");
    }
  if (!signed_below && chance (rand, 60))
    issue_add (issue, JB_ROLE_DOCUMENT_DATE, NULL, 0, date);

  for (int i = 0; i < n_addressees; i++)
    {
      static const char *const addressees[] = {
        "各县（市、区）妇联", "市直机关妇工委、高校妇工委", "各有关企业女职工委员会",
      };

      issue_add (issue, JB_ROLE_ADDRESSEE, NULL, 0, addressees[i]);
    }

  add_body (rand, issue, odd);

  if (signed_below)
    {
      issue_add (issue, JB_ROLE_SIGNATURE, NULL, 0, "松岭市妇女联合会");
      issue_add (issue, JB_ROLE_DOCUMENT_DATE, NULL, 0, date);
    }
  if (chance (rand, 20))
    issue_add (issue, JB_ROLE_TAIL, "note", 0, "联系人：顾小满，电话：0000-1234567");
  if (chance (rand, 40))
    {
      issue_add (issue, JB_ROLE_TAIL, "keywords", 0, "妇女　活动　通知");
      issue_add (issue, JB_ROLE_RECIPIENTS_LABEL, NULL, 0, "抄送");
      issue_add (issue, JB_ROLE_RECIPIENT, NULL, 0, "省妇联办公室");
      issue_add (issue, JB_ROLE_RECIPIENT, NULL, 0, "市委办公室、市政府办公室");
      issue_add (issue, JB_ROLE_TAIL, "printed", 0,
                 "松岭市妇联办公室　2013年3月8日印发");
      issue_add (issue, JB_ROLE_TAIL, "copies", 0, "共印70份");
    }

  return issue;
}

/*
 * The blocks of @issue, one a line: role, key, flags, value. Two issues that say the same
 * are described alike, however they are set out.
 */
char *
issue_describe (const JbTranscript *issue,
                gboolean            with_ornaments)
{
  g_autoptr(GEnumClass) roles = g_type_class_ref (JB_TYPE_ROLE);
  GString *description = g_string_new (NULL);
  gsize    start = issue->lead;

  for (guint i = 0; i < issue->marks->len; i++)
    {
      const JbMark     *mark = &g_array_index (issue->marks, JbMark, i);
      g_autofree char  *value = jb_transcript_dup_value (issue, mark, start);
      const GEnumValue *role = g_enum_get_value (roles, mark->role);

      start += mark->open + mark->raw + mark->close + mark->gap;
      if (mark->role == JB_ROLE_ORNAMENT && !with_ornaments)
        continue;
      g_string_append_printf (description, "%s %s %x: %s\n", role->value_nick,
                              mark->key != NULL ? mark->key : "-", mark->flags, value);
    }

  return g_string_free (description, FALSE);
}

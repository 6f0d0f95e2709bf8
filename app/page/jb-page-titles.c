/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-breaks.h"

/* Words of two characters that titles of offices are made of, one after the other. No line ends
 * within one; the best place is before or after one that says what is done. */
static const char acts[] =
    "推进推动开展举办召开建立健全完善深化加强加快促进实施落实贯彻学习宣传培训服务保障维护救助"
    "帮扶帮助关爱慰问走访调研申请解决做好启动启用开通成立揭牌签约庆祝纪念提升提高增强扩大拓展"
    "丰富发挥培育引导引领带动助力助推关于表彰评选防汛抗旱救灾创建创新收集";
static const char things[] =
    "妇女妇联儿童家庭工作活动组织建设发展教育管理权益困难会议情况通知意见决定报告请示通报方案办法"
    "规划计划总结经验交流典型机制制度平台基地示范创业就业增收致富脱贫巾帼文明和谐平安社会社区农村"
    "城乡基层乡村街道村镇全省全市全县全国各级干部群众领导同志委员员会机关单位部门政府办公公室联合"
    "合会协会企业学校志愿愿者妈妈母亲女性女生女工女职职工姐妹留守流动贫困健康免费检查患病长效应急"
    "春节三八节日先进优秀模范竞赛大赛比武技能技术科技知识法律法规宣讲讲座课堂课程论坛座谈谈会大会"
    "代表主席书记主任部长省长市长县长认真切实大力积极全面进一一步有关问题经费维修中心阵地站点重要"
    "批示精神讲话指示要求任务目标责任考核督查试点经济经营市场农业产业项目资金贷款金融小额担保信息"
    "网络网站微信电商手工编织养殖种植仪式周年安全暑期寒假夏季秋季冬季春季上半下半半年年度季度例会"
    "作用特色品牌成效显著明显突出重点难点热点民情妇情意识能力素质水平";

static const char not_before[] = "的了们性化率型式者员会";
static const char not_after[] = "在向为对把被从和与及或第";

static gboolean
is_among (gunichar    character,
          const char *characters)
{
  return character != 0 && g_utf8_strchr (characters, -1, character) != NULL;
}

static gboolean
is_word (const char *words,
         gunichar    first,
         gunichar    second)
{
  for (const char *p = words; *p != '\0';)
    {
      gunichar a = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      if (a == first && g_utf8_get_char (p) == second)
        return TRUE;
      p = g_utf8_next_char (p);
    }

  return FALSE;
}

static gunichar
get_character (const JbPageCluster *clusters,
               guint                n_clusters,
               guint                i)
{
  return i < n_clusters ? clusters[i].first : 0;
}

/* How much a reader minds that a line ends before cluster @at. */
static double
weigh_break (const JbPageCluster *clusters,
             guint                n_clusters,
             guint                at)
{
  gunichar before = clusters[at - 1].last;
  gunichar after = clusters[at].first;

  if (is_among (before, "，、；：。！？”》） \u3000") || is_among (after, "“《"))
    return 0;
  if (is_among (after, not_before) || is_among (before, not_after))
    return 1.5;
  if (is_word (acts, before, after) || is_word (things, before, after))
    return 2;

  {
    gunichar next = get_character (clusters, n_clusters, at + 1);
    gunichar last = at > 1 ? clusters[at - 2].first : 0;

    if (is_word (acts, after, next) || is_word (acts, last, before))
      return 0.1;
    if (is_word (things, after, next) || is_word (things, last, before))
      return 0.3;
  }

  return 0.5;
}

/* How much a reader minds a line of this width. */
static double
weigh_width (double width,
             double target,
             double measure,
             double character)
{
  double off = (width - target) / measure;

  return 8 * off * off + (width < 2.5 * character ? 5 : 0);
}

static guint
count_lines (const JbPageCluster *clusters,
             guint                n_clusters,
             double               measure)
{
  guint n = 0;

  for (guint i = 0; i < n_clusters; n++)
    i = jb_page_breaks_fill (clusters, n_clusters, i, measure, JB_PAGE_FIT_PLAIN);

  return n;
}

static GArray *
fill_lines (const JbPageCluster *clusters,
            guint                n_clusters,
            double               measure)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_clusters;)
    {
      i = jb_page_breaks_fill (clusters, n_clusters, i, measure, JB_PAGE_FIT_PLAIN);
      g_array_append_val (ends, i);
    }

  return ends;
}

/* Tries all ways to make @n_lines lines of a title.
 *
 * Returns: (nullable): where the lines of the best end */
static GArray *
choose_breaks (const JbPageCluster *clusters,
               guint                n_clusters,
               guint                n_lines,
               double               measure)
{
  guint              columns = n_clusters + 1;
  g_autofree double *least = g_new (double, (n_lines + 1) * columns);
  g_autofree guint  *from = g_new0 (guint, (n_lines + 1) * columns);
  g_autofree double *sums = g_new0 (double, columns);
  double             total, character = 0;
  GArray            *ends;

  for (guint i = 0; i < n_clusters; i++)
    {
      sums[i + 1] = sums[i] + clusters[i].width;
      character = MAX (character, clusters[i].width);
    }
  total = sums[n_clusters];
  for (guint i = 0; i < (n_lines + 1) * columns; i++)
    least[i] = G_MAXDOUBLE;
  least[0] = 0;
  for (guint line = 1; line <= n_lines; line++)
    for (guint end = line; end <= n_clusters; end++)
      {
        double weight;

        if (end < n_clusters && !jb_page_breaks_allow (&clusters[end - 1], &clusters[end]))
          continue;
        weight = end < n_clusters ? weigh_break (clusters, n_clusters, end) : 0;
        for (guint start = end; start-- > 0;)
          {
            double width = sums[end] - sums[start];
            double before = least[(line - 1) * columns + start];

            if (width > measure + 0.01)
              break;
            if (before == G_MAXDOUBLE)
              continue;
            before += weight + weigh_width (width, total / n_lines, measure, character);
            if (before < least[line * columns + end])
              {
                least[line * columns + end] = before;
                from[line * columns + end] = start;
              }
          }
      }
  if (least[n_lines * columns + n_clusters] == G_MAXDOUBLE)
    return NULL;

  ends = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_lines);
  g_array_set_size (ends, n_lines);
  for (guint line = n_lines, end = n_clusters; line > 0; line--)
    {
      g_array_index (ends, guint, line - 1) = end;
      end = from[line * columns + end];
    }

  return ends;
}

/**
 * jb_page_breaks_title:
 * @clusters: of a title
 * @n_clusters: how many there are
 * @measure: the width of a line, in points
 *
 * Breaks a title by sense: into as few lines as it takes, about equally long, at a sign or
 * between words rather than within one, and never with a character alone.
 *
 * Returns: (transfer full) (element-type guint): the first cluster after each line
 */
GArray *
jb_page_breaks_title (const JbPageCluster *clusters,
                      guint                n_clusters,
                      double               measure)
{
  /* What is longer than this is no title, whatever it is called. */
  enum
  {
    LONGEST = 300
  };
  guint   n_lines = count_lines (clusters, n_clusters, measure);
  GArray *ends = NULL;

  if (n_lines > 1 && n_clusters <= LONGEST)
    ends = choose_breaks (clusters, n_clusters, n_lines, measure);

  return ends != NULL ? ends : fill_lines (clusters, n_clusters, measure);
}

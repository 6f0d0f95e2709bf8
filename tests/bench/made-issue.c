/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "made-issue.h"

/* All names are invented. */

static const char *const sentences[] = {
  "松岭市妇联围绕中心、服务大局，深入村居听取妇女群众意见，共走访家庭1260户。",
  "沙渚县妇联与民政、司法等部门联合印发《关于关爱留守儿童的意见》，明确了责任分工。",
  "会议指出，要把“妇女之家”建在楼道里，让姐妹们有话有处说、有难有人帮。",
  "截至9月底，全市累计举办培训班37期，培训妇女2.4万人次，占全年任务的82.5%。",
  "禾坪镇妇联主席安如意说：“办好一件实事，胜过开十次会。”",
  "鹭江市在18个社区试行积分管理（含志愿服务积分），参加家庭达3100户。",
};

static const char *const titles[] = {
  "沙渚县妇联推行妇情民意“直通车”制度", "鹭江市举办家庭教育公益讲座", "禾坪镇妇联办起田间夜校",
  "松岭市妇联“三个结合”抓实维权工作", "云浦区开展2013年度走访慰问活动",
};

static const char *const sections[] = { "工作动态", "经验交流", "调查研究", "县区简讯", "领导讲话" };

static const char *const sources[] = { "松岭市妇联", "沙渚县妇联办公室", "禾坪镇妇联", "鹭江市妇联" };

static const char *
choose (GRand             *rand,
        const char *const *from,
        guint              n)
{
  return from[g_rand_int_range (rand, 0, (int) n)];
}

/* Returns how many characters the paragraph has. */
static guint
append_paragraph (GString *text,
                  GRand   *rand,
                  guint    n_characters)
{
  guint n = 0;

  while (n == 0 || n < n_characters)
    {
      const char *sentence = choose (rand, sentences, G_N_ELEMENTS (sentences));

      g_string_append (text, sentence);
      n += (guint) g_utf8_strlen (sentence, -1);
    }
  g_string_append (text, "\n\n");

  return n;
}

/* The legacy text of an issue whose bodies have about @n_characters in all, in paragraphs
 * of about 200. */
char *
made_issue_new (guint   n_articles,
                guint   n_characters,
                guint32 seed)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  GString *text = g_string_sized_new (n_characters * 4);
  guint    n_sections = MIN (n_articles, G_N_ELEMENTS (sections));

  g_string_append_printf (text, "松岭妇情通讯\n\n2013年第%u期（总第%u期）\n\n"
                                "松岭市妇联办公室编\t2013年%u月%u日\n\n内容提要\n\n",
                          seed % 52 + 1, seed + 1, seed % 12 + 1, seed % 28 + 1);
  for (guint i = 0; i < n_sections; i++)
    g_string_append_printf (text, "[%s]\n\n%s\n\n", sections[i], titles[i]);

  for (guint article = 0; article < n_articles; article++)
    {
      guint at = article * n_sections / n_articles;
      guint n = 0;

      if (article == 0 || at != (article - 1) * n_sections / n_articles)
        g_string_append_printf (text, "[%s]\n\n", sections[at]);
      g_string_append_printf (text, "%s\n\n", choose (rand, titles, G_N_ELEMENTS (titles)));
      while (n < n_characters / n_articles)
        n += append_paragraph (text, rand, MIN (n_characters / n_articles - n, 200));
      g_string_append_printf (text, "                    （%s）\n\n",
                              choose (rand, sources, G_N_ELEMENTS (sources)));
    }
  g_string_append (text, "报：省妇联各主席，市委常委、宣传部长乔远\n\n送：市妇联各主席\n\n"
                         "发：各县（市、区）妇联，市妇联各部室\n");

  return g_string_free (text, FALSE);
}

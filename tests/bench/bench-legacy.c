/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "figure.h"
#include "legacy/jb-legacy.h"

/* How long reading and writing a bulletin takes, as a ratio to validating and copying the
 * same bytes in the same run. Build without sanitizers and with optimisation. */

#define KB ((gsize) 1000)
#define MB ((gsize) 1000 * 1000)

/* The ratio that reading and writing must not exceed. */
#define LIMIT 4.0

enum { N_ROUNDS = 11, N_ROUNDS_LARGE = 5, LARGE = 10000000, MIN_ROUND_USEC = 20000 };

typedef void (*Work) (GBytes *bytes);

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

static const char *const sections[] = { "工作动态", "经验交流", "调查研究", "县区简讯" };

static void
append_paragraph (GString *text,
                  GRand   *rand)
{
  int n_sentences = g_rand_int_range (rand, 3, 11);

  for (int i = 0; i < n_sentences; i++)
    g_string_append (text, sentences[g_rand_int_range (rand, 0, G_N_ELEMENTS (sentences))]);
}

/* A bulletin of about @size bytes: articles with paragraphs of 100 to 400 characters, short
 * lines between them, a source below each, some pushed right. */
static GBytes *
make_bulletin (gsize size)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (size);
  GString *text = g_string_sized_new (size + 4096);

  g_string_append (text, "内容提要\n\n[工作动态]\n\n");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    g_string_append_printf (text, "%s\n", titles[i]);

  for (guint article = 0; text->len < size; article++)
    {
      int n_paragraphs = g_rand_int_range (rand, 1, 7);

      if (article % 3 == 0)
        g_string_append_printf (text, "\n[%s]\n", sections[article / 3 % G_N_ELEMENTS (sections)]);
      g_string_append_printf (text, "\n%s\n", titles[article % G_N_ELEMENTS (titles)]);

      for (int i = 0; i < n_paragraphs; i++)
        {
          if (g_rand_int_range (rand, 0, 4) == 0)
            g_string_append (text, "一是健全网络。\n\n");
          append_paragraph (text, rand);
          g_string_append (text, i + 1 < n_paragraphs ? "\n\n" : "\n");
        }

      g_string_append_printf (text, "%s（松岭市妇联）\n", article % 2 == 0 ? "               " : "");
    }

  g_string_append (text, "\n报：省妇联各主席，市委常委、宣传部长乔远\n\n送：市妇联各主席\n\n"
                         "发：各县（市、区）妇联，市妇联各部室\n");

  return g_string_free_to_bytes (text);
}

static GBytes *
repeat (const char *unit,
        gsize       size)
{
  gsize    length = strlen (unit);
  GString *text = g_string_sized_new (size + length);

  while (text->len < size)
    g_string_append_len (text, unit, length);

  return g_string_free_to_bytes (text);
}

static void
validate_and_copy (GBytes *bytes)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (!g_utf8_validate_len (data, size, NULL))
    g_error ("The text is not UTF-8");
  g_free (g_memdup2 (data, size));
}

static void
read_and_write (GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, &error);
  g_autoptr(GBytes) written = NULL;

  if (transcript != NULL)
    written = jb_legacy_write (transcript, NULL, &error);
  if (written == NULL)
    g_error ("%s", error->message);
  if (g_bytes_get_size (written) != g_bytes_get_size (bytes))
    g_error ("The text came back with another length");
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *left = a;
  const double *right = b;

  return (*left > *right) - (*left < *right);
}

static double
time_once (Work    work,
           GBytes *bytes)
{
  gint64 start = g_get_monotonic_time ();
  gint64 elapsed;
  guint  n_times = 0;

  do
    {
      work (bytes);
      n_times++;
      elapsed = g_get_monotonic_time () - start;
    }
  while (elapsed < MIN_ROUND_USEC);

  return elapsed * 1000.0 / n_times / g_bytes_get_size (bytes);
}

/* Takes @bytes. The two are timed in turn, so that a busy machine slows both. Returns the
 * ratio. */
static double
print_row (const char *name,
           GBytes     *bytes)
{
  guint  n_rounds = g_bytes_get_size (bytes) > LARGE ? N_ROUNDS_LARGE : N_ROUNDS;
  double peer[N_ROUNDS], ours[N_ROUNDS];
  double ratio;

  for (guint i = 0; i < n_rounds; i++)
    {
      peer[i] = time_once (validate_and_copy, bytes);
      ours[i] = time_once (read_and_write, bytes);
    }
  qsort (peer, n_rounds, sizeof (double), compare_doubles);
  qsort (ours, n_rounds, sizeof (double), compare_doubles);
  ratio = ours[n_rounds / 2] / peer[n_rounds / 2];

  g_print ("%-34s %10.2f %10.2f %8.2f %6.0f %s\n", name, peer[n_rounds / 2], ours[n_rounds / 2],
           ratio, LIMIT, ratio <= LIMIT ? "" : "over");
  g_bytes_unref (bytes);

  return ratio;
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    gsize       size;
  } sizes[] = {
    { "bulletin of 15 KB", 15 * KB },
    { "bulletin of 150 KB", 150 * KB },
    { "bulletin of 1.5 MB", 1500 * KB },
    { "bulletin of 16 MB", 16 * MB },
    { "bulletin of 64 MB", 64 * MB },
  };
  static const struct
  {
    const char *name;
    const char *unit;
  } shapes[] = {
    { "16 MB of one line", "松岭市妇联围绕中心、服务大局，" },
    { "16 MB of LF", "\n" },
    { "16 MB of CRLF", "\r\n" },
    { "16 MB of spaces", " " },
    { "16 MB of U+3000", "　" },
    { "16 MB of Latin letters", "abcdefghijklmnopqrstuvwxyz " },
    { "16 MB of opening brackets", "（" },
    { "16 MB of lines of one character", "妇\n" },
    { "16 MB of section lines", "[动态]\n" },
    { "16 MB of sources", "（松岭市妇联）\n" },
    { "16 MB of titles", "禾坪镇妇联办起田间夜校\n" },
    { "16 MB of titles and sources", "禾坪镇妇联办起田间夜校\n（禾坪镇妇联）\n" },
    { "16 MB of digest headings", "内容提要\n" },
    { "16 MB of recipients lines", "报：省妇联\n" },
    { "16 MB of commas in recipients", "报：，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，，\n" },
    { "16 MB of hard-wrapped lines", "　　松岭市妇联围绕中心、服务大局，深入村居听取\n意见，共走访家庭。\n" },
    { "16 MB of drawn table", "│松岭市│1260│\n├───┼──┤\n" },
    { "16 MB of headings", "一、总体要求\n" },
    { "16 MB of rules", "━━━━━━━━\n" },
    { "16 MB of dates", "2013年3月8日\n" },
  };

  double      worst = 0;
  const char *worst_name = "";

  g_print ("Reading and writing against UTF-8 validation and one copy, ns per byte, medians\n\n");
  g_print ("%-34s %10s %10s %8s %6s\n", "text", "peer", "ours", "ratio", "limit");

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    figure_note (sizes[i].name, print_row (sizes[i].name, make_bulletin (sizes[i].size)), "times",
                 LIMIT, "UTF-8 validation and one copy");

  g_print ("\n");
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      double ratio = print_row (shapes[i].name, repeat (shapes[i].unit, 16 * MB));

      if (ratio > worst)
        {
          worst = ratio;
          worst_name = shapes[i].name;
        }
    }
  /* Nobody is promised a limit for lines of one character; they must only stay linear. */
  figure_note ("the slowest of 20 odd texts", worst, "times", 0, "%s", worst_name);

  return EXIT_SUCCESS;
}

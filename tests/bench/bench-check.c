/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "check/jb-checker.h"
#include "figure.h"
#include "legacy/jb-legacy.h"
#include "made-issue.h"

/* How long holding a bulletin against all rules takes, as a ratio to reading it in the same
 * run; and what checking costs while somebody types. Build with optimisation. */

#define MB ((gsize) 1000 * 1000)

/* The ratio that checking must not exceed. */
#define LIMIT 10.0

enum
{
  N_ROUNDS = 7,
  MIN_ROUND_USEC = 20000,
  N_KEYSTROKES = 300,
  FRAME_USEC = 16000,
  N_ENTRIES = 2000,
  N_RECIPIENTS = 60
};

typedef struct
{
  GBytes       *bytes;
  JbTranscript *transcript;
  JbDirectory  *directory;
} Text;

typedef void (*Work) (const Text *text);

static void
read_text (const Text *text)
{
  JbTranscript *transcript = jb_legacy_read (text->bytes, NULL);

  g_assert (transcript != NULL);
  jb_transcript_unref (transcript);
}

static void
check_text (const Text *text)
{
  g_autoptr (JbChecker) checker = jb_checker_new ();
  g_autoptr (GPtrArray) findings = NULL;

  jb_checker_set_directory (checker, text->directory, 20130000);
  findings = jb_checker_check (checker, text->transcript);
  g_assert (findings != NULL);
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
time_once (Work        work,
           const Text *text)
{
  gint64 start = g_get_monotonic_time ();
  gint64 elapsed;
  guint  n_times = 0;

  do
    {
      work (text);
      n_times++;
      elapsed = g_get_monotonic_time () - start;
    }
  while (elapsed < MIN_ROUND_USEC);

  return elapsed * 1000.0 / n_times / g_bytes_get_size (text->bytes);
}

static char *
make_name (guint i)
{
  static const char *const surnames[] = { "沈", "秦", "白", "江", "陆", "唐", "乔", "温", "简", "方",
                                          "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴" };
  static const char *const names[] = { "远", "书", "石", "月", "云", "鹿", "守", "岳", "禾", "怀",
                                       "明", "华", "强", "敏", "静", "丽", "军", "洋", "艳", "勇" };

  return g_strconcat (surnames[i % 20], names[i / 20 % 20], names[i / 400 % 20], NULL);
}

static char *
make_post (guint i)
{
  return g_strdup_printf ("松岭市第%u局局长", i);
}

static char *
make_unit (guint i)
{
  return g_strdup_printf ("松岭市第%u局办公室", i);
}

/* Three of four are people with a post, the others units. */
static JbDirectory *
make_directory (guint n_entries)
{
  JbDirectory *directory = jb_directory_new ();

  for (guint i = 0; i < n_entries; i++)
    {
      JbDirectoryValues values = JB_DIRECTORY_VALUES_INIT;
      g_autofree char  *name = i % 4 < 3 ? make_name (i) : make_unit (i);
      g_autofree char  *post = i % 4 < 3 ? make_post (i) : NULL;
      g_autoptr (JbDirectoryEntry) entry = NULL;

      values.kind = i % 4 < 3 ? JB_DIRECTORY_PERSON : JB_DIRECTORY_UNIT;
      values.name = name;
      values.post = post;
      values.list = i % 4 < 3 ? JB_DIRECTORY_LIST_REPORT : JB_DIRECTORY_LIST_SEND;
      values.rank = i + 1;
      values.valid_from = 20090000;
      values.valid_to = i % 10 == 0 ? 20120000 : 0;
      entry = jb_directory_entry_new (&values);
      jb_directory_append (directory, entry);
    }

  return directory;
}

/* An issue that goes to @n_recipients of the directory. */
static char *
make_sent_issue (guint n_articles,
                 guint n_characters,
                 guint n_recipients)
{
  g_autofree char *issue = made_issue_new (n_articles, n_characters, 4);
  GString         *text = g_string_new_len (issue, strstr (issue, "报：") - issue);

  g_string_append (text, "报：");
  for (guint i = 0; i < n_recipients; i++)
    {
      guint            number = i * (N_ENTRIES / n_recipients);
      g_autofree char *name = number % 4 < 3 ? make_name (number) : make_unit (number);
      g_autofree char *post = number % 4 < 3 ? make_post (number) : g_strdup ("");

      g_string_append_printf (text, "%s%s%s", i > 0 ? "，" : "", post, name);
    }
  g_string_append (text, "\n\n送：市妇联各主席\n\n发：各县（市、区）妇联，市妇联各部室\n");

  return g_string_free (text, FALSE);
}

/* Takes @string. The two are timed in turn, so that a busy machine slows both. A text that
 * is no bulletin has no limit: it shows that the time is linear. */
static void
print_row (const char  *name,
           char        *string,
           JbDirectory *directory,
           gboolean     is_bulletin)
{
  Text   text = { g_bytes_new_take (string, strlen (string)), NULL, directory };
  guint  n_rounds = g_bytes_get_size (text.bytes) > MB ? 3 : N_ROUNDS;
  double reading[N_ROUNDS], checking[N_ROUNDS];
  double ratio;
  guint  n_findings;

  text.transcript = jb_legacy_read (text.bytes, NULL);
  {
    g_autoptr (JbChecker) checker = jb_checker_new ();
    g_autoptr (GPtrArray) findings = NULL;

    jb_checker_set_directory (checker, directory, 20130000);
    findings = jb_checker_check (checker, text.transcript);
    n_findings = findings->len;
  }
  for (guint i = 0; i < n_rounds; i++)
    {
      reading[i] = time_once (read_text, &text);
      checking[i] = time_once (check_text, &text);
    }
  qsort (reading, n_rounds, sizeof (double), compare_doubles);
  qsort (checking, n_rounds, sizeof (double), compare_doubles);
  ratio = checking[n_rounds / 2] / reading[n_rounds / 2];

  g_print ("%-34s %10.2f %10.2f %8.2f %6.0f %8u %s\n", name, reading[n_rounds / 2],
           checking[n_rounds / 2], ratio, is_bulletin ? LIMIT : 0.0, n_findings,
           ratio <= LIMIT || !is_bulletin ? "" : "over");
  if (is_bulletin)
    figure_note (name, ratio, "times", LIMIT, "reading it");
  jb_transcript_unref (text.transcript);
  g_bytes_unref (text.bytes);
}

static char *
repeat (const char *unit,
        gsize       size)
{
  GString *text = g_string_sized_new (size + strlen (unit));

  while (text->len < size)
    g_string_append (text, unit);

  return g_string_free (text, FALSE);
}

/* One character more in a paragraph each time; the 99th percentile of what a check takes. */
static void
print_typing (const char  *name,
              JbDirectory *directory)
{
  g_autofree char *issue = make_sent_issue (25, 50000, N_RECIPIENTS);
  g_autoptr (JbChecker) checker = jb_checker_new ();
  double times[N_KEYSTROKES];

  jb_checker_set_directory (checker, directory, 20130000);

  for (guint i = 0; i < N_KEYSTROKES; i++)
    {
      const char      *place = strstr (issue + strlen (issue) / 2, "。");
      g_autofree char *typed = g_strdup_printf ("%.*s字%s", (int) (place - issue), issue, place);
      g_autoptr (GBytes) bytes = g_bytes_new (typed, strlen (typed));
      g_autoptr (JbTranscript) transcript = jb_legacy_read (bytes, NULL);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) findings = jb_checker_check (checker, transcript);

      times[i] = (double) (g_get_monotonic_time () - start);
      g_free (issue);
      issue = g_steal_pointer (&typed);
    }
  qsort (times + 1, N_KEYSTROKES - 1, sizeof (double), compare_doubles);
  g_print ("\na keystroke's checking in 50,000 characters, %s: first %.0f us, "
           "median %.0f us, 99%% %.0f us, limit %d us\n",
           name, times[0], times[N_KEYSTROKES / 2], times[N_KEYSTROKES * 99 / 100], FRAME_USEC);
  {
    g_autofree char *figure = g_strconcat ("a keystroke's check, ", name, NULL);

    figure_note (figure, times[N_KEYSTROKES * 99 / 100] / 1000, "ms", FRAME_USEC / 1000.0,
                 "a frame; 50,000 characters, 99%%");
  }
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    const char *unit;
  } shapes[] = {
    { "16 MB of one line", "松岭市妇联围绕中心、服务大局，" },
    { "16 MB of half-width commas", "松岭市,沙渚县," },
    { "16 MB of Latin letters", "abcdefghijklmnopqrstuvwxyz " },
    { "16 MB of spaces", "妇 联 " },
    { "16 MB of opening brackets", "（妇" },
    { "16 MB of half-width brackets", "(妇" },
    { "16 MB of opening quotes", "“妇" },
    { "16 MB of closing quotes", "妇”" },
    { "16 MB of straight quotes", "妇\"" },
    { "16 MB of digits", "1.1.1.1.1." },
    { "16 MB of dashes", "5-5-5-" },
    { "16 MB of dates", "2月30日，" },
    { "16 MB of Chinese numerals", "一二三四五六七八九" },
    { "16 MB of 月", "一月" },
    { "16 MB of 一是", "一是三是" },
    { "16 MB of wrong words", "帐目台帐" },
    { "16 MB of sources", "（松岭市妇联）\n" },
    { "16 MB of titles and sources", "禾坪镇妇联办起田间夜校\n（禾坪镇妇联）\n" },
    { "16 MB of recipients lines", "报：省妇联\n" },
    { "16 MB of recipients", "省妇联，市委、市政府，" },
    { "16 MB of hard-wrapped lines", "　　松岭市妇联围绕中心、服务大局，深入村居听取\n意见，共走访家庭。\n" },
    { "16 MB of headings", "一、总体要求\n三、有关要求\n" },
  };

  g_autoptr (JbDirectory) directory = make_directory (N_ENTRIES);

  g_print ("Checking against reading, ns per byte, medians\n\n");
  g_print ("%-34s %10s %10s %8s %6s %8s\n", "text", "reading", "checking", "ratio", "limit",
           "findings");

  print_row ("bulletin of 5,000 characters", made_issue_new (6, 5000, 1), NULL, TRUE);
  print_row ("bulletin of 50,000 characters", made_issue_new (25, 50000, 2), NULL, TRUE);
  print_row ("bulletin of 500,000 characters", made_issue_new (250, 500000, 3), NULL, TRUE);
  print_row ("bulletin of 5,000,000 characters", made_issue_new (2500, 5000000, 3), NULL, TRUE);
  print_row ("5,000 for 60 of 2,000 known", make_sent_issue (6, 5000, N_RECIPIENTS), directory,
             TRUE);
  print_row ("50,000 for 60 of 2,000 known", make_sent_issue (25, 50000, N_RECIPIENTS), directory,
             TRUE);
  g_print ("\n");
  for (guint i = 0; argc < 2 && i < G_N_ELEMENTS (shapes); i++)
    print_row (shapes[i].name, repeat (shapes[i].unit, 16 * MB), NULL, FALSE);
  print_typing ("nobody known", NULL);
  print_typing ("2,000 known", directory);

  return EXIT_SUCCESS;
}

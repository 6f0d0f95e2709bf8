/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "page/jb-page-breaks.h"

#define FORBIDDEN_AT_START "。，、；：？！”’）》〉】」』〕…"
#define FORBIDDEN_AT_END   "“‘（《〈【「『〔"

static const double CELL = 16;

/* Every character fills a cell, and Unicode would allow a break anywhere. */
static GArray *
make_clusters (const char *text)
{
  GArray *clusters = g_array_new (FALSE, FALSE, sizeof (JbPageCluster));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar      character = g_utf8_get_char (p);
      JbPageCluster cluster = { .start = (guint) (p - text),
                                .length = (guint) (g_utf8_next_char (p) - p),
                                .first = character,
                                .last = character,
                                .width = CELL,
                                .wide = TRUE,
                                .may_break = TRUE };

      if (jb_page_breaks_get_sign (character) != JB_PAGE_SIGN_NONE)
        cluster.squeeze = CELL * 0.5;
      g_array_append_val (clusters, cluster);
    }

  return clusters;
}

static char *
dup_lines (const char *text,
           guint       columns,
           JbPageFit   fit)
{
  g_autoptr (GArray) clusters = make_clusters (text);
  const JbPageCluster *all = (const JbPageCluster *) clusters->data;
  GString             *lines = g_string_new (NULL);

  for (guint i = 0; i < clusters->len;)
    {
      guint next = jb_page_breaks_fill (all, clusters->len, i, columns * CELL, fit);
      gsize end = next < clusters->len ? all[next].start : strlen (text);

      g_assert_cmpuint (next, >, i);
      if (lines->len > 0)
        g_string_append_c (lines, '/');
      g_string_append_len (lines, text + all[i].start, (gssize) (end - all[i].start));
      i = next;
    }

  return g_string_free (lines, FALSE);
}

static char *
dup_title (const char *text,
           guint       columns)
{
  g_autoptr (GArray) clusters = make_clusters (text);
  g_autoptr (GArray) ends = jb_page_breaks_title ((const JbPageCluster *) clusters->data,
                                                  clusters->len, columns * CELL);
  GString *lines = g_string_new (NULL);
  guint    first = 0;

  for (guint i = 0; i < ends->len; i++)
    {
      guint       next = g_array_index (ends, guint, i);
      const char *start = g_utf8_offset_to_pointer (text, first);

      g_assert_cmpuint (next, >, first);
      if (i > 0)
        g_string_append_c (lines, '/');
      g_string_append_len (lines, start, g_utf8_offset_to_pointer (text, next) - start);
      first = next;
    }
  g_assert_cmpuint (first, ==, clusters->len);

  return g_string_free (lines, FALSE);
}

static void
test_lines (void)
{
  static const struct
  {
    const char *text;
    guint       columns;
    JbPageFit   fit;
    const char *lines;
  } cases[] = {
    /* A sign at the start of a line goes back to the line before, when signs there give way. */
    { "妇联走访，送去米面，共八户", 9, JB_PAGE_FIT_BODY, "妇联走访，送去米面，/共八户" },
    { "妇联走访，送去米面，共八户", 9, JB_PAGE_FIT_PLAIN, "妇联走访，送去米/面，共八户" },
    /* Where none of them has room to give, a character goes on with the sign. */
    { "妇联上门走访慰问家庭。各村都去了", 10, JB_PAGE_FIT_PLAIN, "妇联上门走访慰问家/庭。各村都去了" },
    /* What opens does not end a line. */
    { "妇联走访村里的（共八户）家庭", 8, JB_PAGE_FIT_BODY, "妇联走访村里的/（共八户）家庭" },
    /* No character is alone in the last line, with a sign or without. */
    { "妇联走访村里的困难家庭户", 11, JB_PAGE_FIT_BODY, "妇联走访村里的困难家/庭户" },
    { "妇联走访村里的困难家庭户。", 11, JB_PAGE_FIT_BODY, "妇联走访村里的困难家/庭户。" },
    { "妇联走访村里的困难家庭户", 11, JB_PAGE_FIT_PLAIN, "妇联走访村里的困难家庭/户" },
    /* Signs that give way take it in, where there are enough of them. */
    { "妇联、村里、镇上、县里户", 11, JB_PAGE_FIT_BODY, "妇联、村里、镇上、县里户" },
    /* Dash and ellipsis stay whole and at the end. */
    { "妇联上门走访的困难——村里的家庭", 9, JB_PAGE_FIT_BODY,
      "妇联上门走访的困/难——村里的家庭" },
    { "妇联上门走访的困难……村里的家庭", 10, JB_PAGE_FIT_BODY,
      "妇联上门走访的困/难……村里的家庭" },
    /* Names are not parted where a sign is near. */
    { "省委常委，副省长孙大伟，省政协", 8, JB_PAGE_FIT_ENTRIES, "省委常委，/副省长孙大伟，/省政协" },
    { "省教育厅，市妇女儿童工作委员会办公室", 17, JB_PAGE_FIT_ENTRIES,
      "省教育厅，/市妇女儿童工作委员会办公室" },
    { "省委常委常务副省长孙大伟同志", 8, JB_PAGE_FIT_ENTRIES, "省委常委常务副省/长孙大伟同志" },
    /* Where none is near, what may be a person's name at the end of an entry stays whole. */
    { "市人大常委会党组书记副主任时大伟，市长", 16, JB_PAGE_FIT_ENTRIES,
      "市人大常委会党组书记副主任/时大伟，市长" },
    { "市人大常委会党组书记副主任时大伟，市长", 14, JB_PAGE_FIT_ENTRIES,
      "市人大常委会党组书记副主任/时大伟，市长" },
    { "市人大常委会党组书记副主任时大伟，市长", 13, JB_PAGE_FIT_ENTRIES,
      "市人大常委会党组书记副主任/时大伟，市长" },
    { "市人大常委会党组书记副主任时大伟，市长", 12, JB_PAGE_FIT_ENTRIES,
      "市人大常委会党组书记副主/任时大伟，市长" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = dup_lines (cases[i].text, cases[i].columns, cases[i].fit);

      g_assert_cmpstr (lines, ==, cases[i].lines);
    }
}

static void
test_titles (void)
{
  static const struct
  {
    const char *text;
    guint       columns;
    const char *lines;
  } cases[] = {
    { "沙渚县办学", 20, "沙渚县办学" },
    { "临湖市建立贫困“双困”留守妇女联系走访长效机制", 20,
      "临湖市建立贫困“双困”/留守妇女联系走访长效机制" },
    /* The word is not broken although the middle lies in it. */
    { "沙渚县推进基层组织建设服务广大妇女群众", 14, "沙渚县推进基层组织建设/服务广大妇女群众" },
    { "沙渚县妇联关于申请解决妇女活动中心维修经费的请示", 20,
      "沙渚县妇联关于申请解决/妇女活动中心维修经费的请示" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = dup_title (cases[i].text, cases[i].columns);

      g_assert_cmpstr (lines, ==, cases[i].lines);
    }
}

static char *
make_text (GRand *rand,
           guint  length)
{
  static const char *const pieces[] = {
    "妇",
    "联",
    "走",
    "访",
    "村",
    "里",
    "。",
    "，",
    "、",
    "；",
    "“",
    "”",
    "（",
    "）",
    "《",
    "》",
    "……",
    "——",
    "：",
    "？",
    "！",
    "·",
  };
  GString *text = g_string_new ("妇");

  while (length-- > 0)
    /* Signs are as many as characters, which no text has. */
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free (text, FALSE);
}

static gboolean
has_break (const JbPageCluster *all,
           guint                start,
           guint                end)
{
  for (guint i = start + 1; i <= end; i++)
    if (jb_page_breaks_allow (&all[i - 1], &all[i]))
      return TRUE;

  return FALSE;
}

static void
test_rules_hold (void)
{
  for (guint round = 0; round < 300; round++)
    {
      guint32 seed = g_test_rand_int ();
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autofree char *text = make_text (rand, g_rand_int_range (rand, 1, 200));
      g_autoptr (GArray) clusters = make_clusters (text);
      const JbPageCluster *all = (const JbPageCluster *) clusters->data;
      guint                columns = g_rand_int_range (rand, 8, 40);
      JbPageFit            fit = g_rand_int_range (rand, 0, 3);

      for (guint i = 0; i < clusters->len;)
        {
          guint  next = jb_page_breaks_fill (all, clusters->len, i, columns * CELL, fit);
          double width = 0, squeeze = 0;

          g_assert_cmpuint (next, >, i);
          for (guint j = i; j < next; j++)
            {
              width += all[j].width;
              squeeze += all[j].squeeze;
            }
          if (width - (fit == JB_PAGE_FIT_BODY ? squeeze : 0) > columns * CELL + 0.02)
            g_error ("seed %u: a line is too long", seed);
          /* A line without any place for a break may end anywhere. */
          if (next < clusters->len && has_break (all, i, MIN (i + columns, clusters->len - 1)) &&
              (g_utf8_strchr (FORBIDDEN_AT_START, -1, all[next].first) != NULL ||
               g_utf8_strchr (FORBIDDEN_AT_END, -1, all[next - 1].last) != NULL))
            g_error ("seed %u: a sign at the wrong end of a line", seed);
          i = next;
        }
    }
}

static void
test_titles_hold (void)
{
  for (guint round = 0; round < 200; round++)
    {
      guint32 seed = g_test_rand_int ();
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autofree char *text = make_text (rand, g_rand_int_range (rand, 1, 400));
      guint            columns = g_rand_int_range (rand, 8, 30);
      g_autofree char *lines = dup_title (text, columns);
      g_auto (GStrv) parts = g_strsplit (lines, "/", -1);

      for (guint i = 0; parts[i] != NULL; i++)
        if (g_utf8_strlen (parts[i], -1) > (glong) columns)
          g_error ("seed %u: a title's line is too long", seed);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page/breaks/lines", test_lines);
  g_test_add_func ("/page/breaks/titles", test_titles);
  g_test_add_func ("/page/breaks/rules-hold", test_rules_hold);
  g_test_add_func ("/page/breaks/titles-hold", test_titles_hold);

  return g_test_run ();
}

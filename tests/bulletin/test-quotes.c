/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "bulletin/jb-quotes.h"

static const struct
{
  const char *before;
  const char *after;
  const char *typed;
  const char *meant;
} samples[] = {
  { "", "", "\"", "“" },
  { "", "", "”", "“" },
  { "", "", "“", "“" },
  { "他说", "", "\"", "“" },
  { "他说“好", "", "\"", "”" },
  { "他说“好", "", "“", "”" },
  { "他说“好", "", "”", "”" },
  { "他说“好”又说", "", "”", "“" },
  { "“好", "”不该有的", "\"", "”" },
  { "他说（", "）", "”", "“" },
  { "“他说（", "）", "”", "“" },
  { "“", "", "\"", "”" },
  { "用“iPad", "", "\"", "”" },
  { "买了iPad", "", "\"", "\"" },
  { "屏幕5", "", "\"", "\"" },
  { "屏幕“5", "", "\"", "”" },
  { "他说“她喊", "", "'", "‘" },
  { "他说“她喊‘走", "", "'", "’" },
  { "他说“她喊‘走", "", "‘", "’" },
  { "歌名It", "s", "'", "'" },
  { "歌名It", "", "’", "’" },
  { "歌名It’s叫", "", "‘", "‘" },
  { "She said ", "", "\"", "\"" },
  { "She said ", "", "”", "”" },
  { "It", "", "'", "'" },
  { "12", "", "'", "'" },
  { "他说", "", "a", "a" },
};

static void
test_samples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      gunichar meant = jb_quotes_choose (samples[i].before, samples[i].after,
                                         g_utf8_get_char (samples[i].typed));
      char     mark[7] = "";

      g_unichar_to_utf8 (meant, mark);
      g_test_message ("%s|%s + %s", samples[i].before, samples[i].after, samples[i].typed);
      g_assert_cmpstr (mark, ==, samples[i].meant);
      /* What is right stays right. */
      g_assert_cmpuint (jb_quotes_choose (samples[i].before, samples[i].after, meant), ==, meant);
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quotes/samples", test_samples);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "legacy/jb-legacy.h"
#include "legacy/jb-reader.h"

/* Damages a text as people and mail programs do: lines lost, doubled, cut short, indented. */
static char *
damage (const char *text)
{
  static const char *const ends[] = { "。", "：", "，", "  " };
  static const char *const starts[] = { "", "　　", "  " };
  g_auto (GStrv) split = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; split[i] != NULL; i++)
    g_ptr_array_add (lines, g_strdup (split[i]));

  for (int n = g_test_rand_int_range (0, 9); n > 0 && lines->len > 1; n--)
    {
      guint at = g_test_rand_int_range (0, lines->len);
      char *line = g_ptr_array_index (lines, at);

      switch (g_test_rand_int_range (0, 6))
        {
        case 0:
          g_ptr_array_insert (lines, g_test_rand_int_range (0, lines->len), g_strdup (line));
          break;
        case 1:
          g_ptr_array_remove_index (lines, at);
          break;
        case 2:
          lines->pdata[at] = g_strconcat (starts[g_test_rand_int_range (0, 3)], line, NULL);
          g_free (line);
          break;
        case 3:
          lines->pdata[at] = g_utf8_substring (line, 0, g_utf8_strlen (line, -1) / 2);
          g_free (line);
          break;
        case 4:
          g_ptr_array_insert (lines, at, g_strdup (""));
          break;
        default:
          lines->pdata[at] = g_strconcat (line, ends[g_test_rand_int_range (0, 4)], NULL);
          g_free (line);
          break;
        }
    }
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

static JbTranscript *
read_text (const char *text)
{
  return jb_reader_read (g_strdup (text), strlen (text));
}

static void
test_twice (void)
{
  g_autoptr (JbHouseStyle) style = jb_house_style_new ();
  g_autofree char *sample = NULL;

  g_assert_true (g_file_get_contents (g_getenv ("JB_SAMPLE"), &sample, NULL, NULL));
  for (int i = 0; i < 300; i++)
    {
      g_autofree char *text = damage (sample);
      g_autoptr (JbTranscript) transcript = read_text (text);
      g_autoptr (JbTranscript) once = jb_legacy_lay_out (transcript, style);
      g_autoptr (JbTranscript) read = read_text (once->text);
      g_autoptr (JbTranscript) twice = jb_legacy_lay_out (read, style);

      g_assert_true (jb_transcript_check (once, NULL));
      g_assert_cmpstr (once->text, ==, twice->text);
    }
}

/* The sample is in house style: laying it out leaves every word where it is. */
static void
test_sample (void)
{
  g_autoptr (JbHouseStyle) style = jb_house_style_new ();
  g_autoptr (JbTranscript) transcript = NULL;
  g_autoptr (JbTranscript) laid_out = NULL;
  g_autofree char *sample = NULL;

  g_assert_true (g_file_get_contents (g_getenv ("JB_SAMPLE"), &sample, NULL, NULL));
  transcript = read_text (sample);
  laid_out = jb_legacy_lay_out (transcript, style);
  g_assert_cmpuint (laid_out->marks->len, ==, transcript->marks->len);
  for (guint i = 0; i < laid_out->marks->len; i++)
    {
      const JbMark *a = &g_array_index (transcript->marks, JbMark, i);
      const JbMark *b = &g_array_index (laid_out->marks, JbMark, i);

      g_assert_cmpint (a->role, ==, b->role);
      g_assert_cmpuint (a->raw, ==, b->raw);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lay-out/twice", test_twice);
  g_test_add_func ("/lay-out/sample", test_sample);

  return g_test_run ();
}

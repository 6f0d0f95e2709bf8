/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fixture.h"
#include "legacy/jb-legacy.h"
#include "store/jb-archive.h"

/* Import, store, export: the same bytes, for real texts and for any. */

typedef ArchiveFixture Fixture;

static void
assert_round_trip (Fixture *f,
                   GBytes  *bytes)
{
  const JbLegacyOptions options = JB_LEGACY_OPTIONS_INIT;
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) read = jb_legacy_read (bytes, &error);
  g_autoptr(JbTranscript) loaded = NULL;
  g_autoptr(GBytes) written = NULL;
  gint64 id = 0;

  g_assert_no_error (error);
  jb_archive_add (f->archive, read, NULL, &id, &error);
  g_assert_no_error (error);
  loaded = jb_archive_load (f->archive, id, &error);
  g_assert_no_error (error);
  written = jb_legacy_write (loaded, &options, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, written));
}

static void
round_trip_folder (Fixture    *f,
                   const char *folder)
{
  g_autofree char *path = g_build_filename (g_getenv ("JB_SHARED"), folder, NULL);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint       n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autoptr(GMappedFile) mapped = NULL;
      g_autoptr(GBytes) bytes = NULL;

      if (!g_str_has_suffix (name, ".txt"))
        continue;
      mapped = g_mapped_file_new (file, FALSE, NULL);
      bytes = g_mapped_file_get_bytes (mapped);
      g_test_message ("%s", name);
      assert_round_trip (f, bytes);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

static void
test_real_texts (Fixture      *f,
                 gconstpointer data)
{
  g_autofree char *seeds = NULL;

  if (g_getenv ("JB_SHARED") != NULL)
    seeds = g_build_filename (g_getenv ("JB_SHARED"), "seeds", NULL);
  if (seeds == NULL || !g_file_test (seeds, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the real texts are not here");
      return;
    }

  round_trip_folder (f, "seeds");
  round_trip_folder (f, "cases");
}

/* Pieces that mean something to the reader, in any order, in each encoding. */
static void
test_any_text (Fixture      *f,
               gconstpointer data)
{
  static const char *const pieces[] = {
    "[动态]", "【要目】", "内容提要", "（青禾县妇联）", "报：", "送：", "，", "、", "。", "\n", "\r\n",
    "\r", "\n\n", " ", "　", "\xc2\xa0", "\t", "\f", "\xef\xbb\xbf", "\x01", "――", "一、", "第7期",
    "2014年3月5日", "春耕服务队进村", "一段正文，说明情况。", "共印30份", "〔2012〕8号", "𠀀", "-",
  };
  static const char *const charsets[] = { "UTF-8", "GB18030" };

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GBytes) bytes = NULL;
      g_autofree char *converted = NULL;
      int              n = g_test_rand_int_range (0, 40);
      gsize            length;

      for (int i = 0; i < n; i++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      converted = g_convert (text->str, text->len, charsets[round % 2], "UTF-8", NULL, &length,
                             NULL);
      g_assert_nonnull (converted);
      bytes = g_bytes_new (converted, length);
      assert_round_trip (f, bytes);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  FIXTURE_ADD ("/round-trip/real-texts", test_real_texts);
  FIXTURE_ADD ("/round-trip/any-text", test_any_text);

  return g_test_run ();
}

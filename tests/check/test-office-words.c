/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check/jb-office-words.h"

#include <glib/gstdio.h>

/* The office's own table of words: what is kept, and what is said when it cannot be. */

static char *folder;

static char *
get_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
remove_all (void)
{
  static const char *const names[] = { "jianbao/words.tsv", "jianbao" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = get_path (names[i]);

      g_remove (path);
    }
}

static void
assert_loaded (const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *lines = jb_office_words_load (&error);

  g_assert_no_error (error);
  g_assert_cmpstr (lines, ==, expected);
}

static void
test_kept (void)
{
  g_autoptr (GError) error = NULL;

  assert_loaded ("");
  g_assert_true (jb_office_words_save ("帐册\t账册\n\n\n", &error));
  g_assert_no_error (error);
  assert_loaded ("帐册\t账册\n");
  remove_all ();
}

static void
test_not_text (void)
{
  g_autofree char *jianbao = get_path ("jianbao");
  g_autofree char *path = get_path ("jianbao/words.tsv");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (jianbao, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "\xd5\xca\t\xd5\xcb\n", -1, NULL));
  g_assert_null (jb_office_words_load (&error));
  g_assert_error (error, G_CONVERT_ERROR, G_CONVERT_ERROR_ILLEGAL_SEQUENCE);
  g_assert_nonnull (g_strstr_len (error->message, -1, path));
  remove_all ();
}

/* A file stands where the folder should be. */
static void
test_no_folder (void)
{
  g_autofree char *jianbao = get_path ("jianbao");
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (jianbao, "", 0, NULL));
  g_assert_false (jb_office_words_save ("帐册\t账册\n", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
  g_assert_nonnull (g_strstr_len (error->message, -1, jianbao));
  remove_all ();
}

int
main (int    argc,
      char **argv)
{
  int status;

  folder = g_dir_make_tmp ("jianbao-test-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/office-words/kept", test_kept);
  g_test_add_func ("/office-words/not-text", test_not_text);
  g_test_add_func ("/office-words/no-folder", test_no_folder);

  status = g_test_run ();
  g_rmdir (folder);
  g_free (folder);

  return status;
}

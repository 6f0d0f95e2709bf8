/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "fuzz-target.h"

/* Feeds every file of a folder, which is the first argument, to a fuzz target. */

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
run_file (gconstpointer data)
{
  const char         *path = data;
  g_autofree char    *bytes = NULL;
  g_autofree uint8_t *exact = NULL;
  gsize               size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  /* Without the NUL that GLib puts behind it, so that reading too far is noticed. */
  exact = g_memdup2 (bytes, size);
  g_assert_cmpint (LLVMFuzzerTestOneInput (exact, size), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GDir) dir = NULL;
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  if (argc != 2 || (dir = g_dir_open (argv[1], 0, NULL)) == NULL)
    g_error ("Usage: %s FOLDER", argv[0]);

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_assert_cmpuint (names->len, >, 0);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *test = g_strconcat ("/corpus/", g_ptr_array_index (names, i), NULL);
      char            *path = g_build_filename (argv[1], g_ptr_array_index (names, i), NULL);

      g_ptr_array_add (paths, path);
      g_test_add_data_func (test, path, run_file);
    }

  return g_test_run ();
}

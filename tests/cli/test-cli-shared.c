/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli-fixture.h"

/* The real texts and the made-up ones: what is shown of each is what a careful reader finds in
 * it, and what is imported is exported again byte for byte. */

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_texts (void)
{
  static const char *const folders[] = { "seeds", "cases" };
  const char              *shared = g_getenv ("JB_SHARED");
  GPtrArray               *paths = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; shared != NULL && i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (shared, folders[i], NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        if (g_str_has_suffix (name, ".txt"))
          g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    }
  g_ptr_array_sort (paths, compare_names);

  return paths;
}

static void
test_show_as_expected (CliFixture   *fixture,
                       gconstpointer data)
{
  g_autoptr (GPtrArray) paths = list_texts ();
  g_autofree char *python = g_find_program_in_path ("python3");
  g_autofree char *compare = g_build_filename (g_getenv ("JB_SHARED"), "cases", "compare.py", NULL);
  guint            n_different = 0;

  if (paths->len == 0 || python == NULL || !g_file_test (compare, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the shared texts, or python3 to compare them, are not here");
      return;
    }

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autoptr (CliRun) run = cli_run (fixture, "show", "--json", path, NULL);
      g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".txt"));
      g_autofree char *expected = g_strconcat (stem, ".json", NULL);
      g_autofree char *actual = g_build_filename (fixture->folder, "actual.json", NULL);
      g_autofree char *differences = NULL;
      g_autoptr (GError) error = NULL;
      const char *argv[] = { python, compare, expected, actual, NULL };
      int         wait_status;

      cli_assert_status (run, 0);
      g_assert_cmpstr (run->err, ==, "");
      cli_fixture_write (fixture, "actual.json", run->text, -1);

      g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &differences, NULL,
                    &wait_status, &error);
      g_assert_no_error (error);
      if (wait_status != 0)
        {
          g_test_message ("%s\n%s", path, differences);
          n_different++;
        }
    }

  g_assert_cmpuint (n_different, ==, 0);
}

static void
test_import_and_export (CliFixture   *fixture,
                        gconstpointer data)
{
  g_autoptr (GPtrArray) paths = list_texts ();

  if (paths->len == 0)
    {
      g_test_skip ("the shared texts are not here");
      return;
    }

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autoptr (CliRun) import = cli_run (fixture, "import", path, NULL);
      g_autoptr (CliRun) by_id = NULL;
      g_autoptr (CliRun) by_file = NULL;
      g_autofree char *bytes = NULL;
      g_autofree char *id = NULL;
      gsize            n_bytes;

      cli_assert_status (import, 0);
      id = g_strndup (import->text, strcspn (import->text, "\t"));
      g_file_get_contents (path, &bytes, &n_bytes, NULL);

      by_id = cli_run (fixture, "export", id, NULL);
      cli_assert_status (by_id, 0);
      g_assert_cmpmem (bytes, n_bytes, g_bytes_get_data (by_id->out, NULL),
                       g_bytes_get_size (by_id->out));
      by_file = cli_run (fixture, "export", path, NULL);
      cli_assert_status (by_file, 0);
      g_assert_true (g_bytes_equal (by_id->out, by_file->out));
    }
}

/* What the structure says of a text is enough to write another text that says the same. */
static void
test_show_and_new (CliFixture   *fixture,
                   gconstpointer data)
{
  g_autoptr (GPtrArray) paths = list_texts ();
  guint n_made = 0;

  if (paths->len == 0)
    {
      g_test_skip ("the shared texts are not here");
      return;
    }

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autoptr (CliRun) before = cli_run (fixture, "show", "--json", path, NULL);
      g_autoptr (CliRun) made = NULL;
      g_autoptr (CliRun) after = NULL;
      g_autoptr (JsonNode) one = NULL;
      g_autoptr (JsonNode) two = NULL;
      JsonObject *object;

      cli_assert_status (before, 0);
      one = cli_parse (before->text);
      object = json_node_get_object (one);
      if (json_object_has_member (object, "unrecognised"))
        continue;

      cli_fixture_write (fixture, "structure.json", before->text, -1);
      made = cli_run (fixture, "new", "structure.json", NULL);
      if (made->status != 0)
        {
          /* Refused aloud, never made into something else. */
          cli_assert_status (made, 3);
          g_test_message ("%s: %s", path, made->err);
          continue;
        }

      g_strchomp (made->text);
      after = cli_run (fixture, "show", "--json", made->text, NULL);
      cli_assert_status (after, 0);
      two = cli_parse (after->text);
      g_assert_true (json_node_equal (one, two));
      n_made++;
    }

  g_assert_cmpuint (n_made, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  CLI_ADD ("/cli/show-as-expected", test_show_as_expected);
  CLI_ADD ("/cli/import-and-export", test_import_and_export);
  CLI_ADD ("/cli/show-and-new", test_show_and_new);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"

#include <string.h>

#include <glib/gstdio.h>

static void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }

  g_remove (path);
}

void
cli_fixture_set_up (CliFixture   *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("jianbao-cli-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->database = g_build_filename (fixture->folder, "archive.db", NULL);
}

void
cli_fixture_tear_down (CliFixture   *fixture,
                       gconstpointer data)
{
  remove_tree (fixture->folder);
  g_free (fixture->database);
  g_free (fixture->folder);
}

void
cli_fixture_write (CliFixture *fixture,
                   const char *name,
                   const char *bytes,
                   gssize      n_bytes)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, bytes, n_bytes, &error);
  g_assert_no_error (error);
}

GBytes *
cli_fixture_read (CliFixture *fixture,
                  const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize n_bytes;

  g_file_get_contents (path, &bytes, &n_bytes, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (bytes, n_bytes);
}

static char *
bytes_to_text (GBytes *bytes)
{
  gsize       n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  return n_bytes > 0 ? g_strndup (data, n_bytes) : g_strdup ("");
}

/* Runs the program with variables NAME=VALUE set on top of a bare environment. */
CliRun *
cli_run_full (CliFixture        *fixture,
              const char *const *environment,
              const char        *input,
              const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GBytes) in = g_bytes_new_static (input != NULL ? input : "",
                                              input != NULL ? strlen (input) : 0);
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GError) error = NULL;
  CliRun *run = g_new0 (CliRun, 1);

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE |
                                        G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                        G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  g_subprocess_launcher_unsetenv (launcher, "JIANBAO_DB");
  g_subprocess_launcher_unsetenv (launcher, "G_MESSAGES_DEBUG");
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", fixture->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  for (gsize i = 0; environment != NULL && environment[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (environment[i], "=", 2);

      g_subprocess_launcher_setenv (launcher, parts[0], parts[1], TRUE);
    }

  g_ptr_array_add (argv, (char *) g_getenv ("JB_CLI"));
  for (gsize i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) arguments[i]);
  g_ptr_array_add (argv, NULL);

  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  /* A program that refuses the call does not read its input. */
  g_subprocess_communicate (process, in, NULL, &run->out, &err, &error);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    g_assert_no_error (error);

  g_assert_true (g_subprocess_get_if_exited (process));
  run->status = g_subprocess_get_exit_status (process);
  run->text = bytes_to_text (run->out);
  run->err = bytes_to_text (err);

  return run;
}

/* Runs the program on the fixture's database. */
CliRun *
cli_run (CliFixture *fixture,
         ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  va_list     list;
  const char *argument;

  g_ptr_array_add (arguments, (char *) "--db");
  g_ptr_array_add (arguments, fixture->database);
  va_start (list, fixture);
  while ((argument = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (arguments, (char *) argument);
  va_end (list);
  g_ptr_array_add (arguments, NULL);

  return cli_run_full (fixture, NULL, NULL, (const char *const *) arguments->pdata);
}

void
cli_run_free (CliRun *run)
{
  g_bytes_unref (run->out);
  g_free (run->text);
  g_free (run->err);
  g_free (run);
}

/* On failure a call has said why, on stderr; a call that prints nothing there has done all. */
void
cli_assert_status (CliRun *run,
                   int     status)
{
  if (run->status != status)
    g_error ("status %d instead of %d: %s", run->status, status, run->err);
  if (status != 0)
    cli_assert_says (run->err, "jianbao-cli: ");
  if (status > 1)
    g_assert_cmpstr (run->text, ==, "");
}

void
cli_assert_says (const char *text,
                 const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” does not say “%s”", text, words);
}

JsonNode *
cli_parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);

  return node;
}

char *
cli_load_data (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("JB_DATA"), name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

char *
cli_load_manual (void)
{
  g_autofree char *roff = cli_load_data ("jianbao-cli.1");
  g_auto (GStrv) parts = g_strsplit (roff, "\\-", -1);

  return g_strjoinv ("-", parts);
}

void
cli_assert_options_told (const char *help,
                         const char *manual,
                         const char *completion)
{
  g_autoptr (GRegex) option = g_regex_new ("--[a-z]+", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (option, help, 0, &match);
  g_assert_true (g_match_info_matches (match));
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 0);

      cli_assert_says (manual, name);
      cli_assert_says (completion, name);
    }
}

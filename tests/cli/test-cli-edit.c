/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "cli-fixture.h"
#include "legacy/jb-encoding.h"

/* Odd margins, on purpose: an indent of full-width spaces, trailing ones, a double blank line. */
static const char issue[] = "[工作动态]\n"
                            "\n"
                            "青湖市妇联办起\n"
                            "周末课堂\n"
                            "\n"
                            "　　入秋以来，青湖市妇联在三个街道办起周末课堂。 \n"
                            "\n\n"
                            "    课堂开了三期，来了九十人。\n"
                            "                （青湖市妇联）\n"
                            "\n"
                            "报：省妇联办公室，市委办公室\n";

static char *
import_issue (CliFixture *fixture,
              const char *text)
{
  g_autoptr (CliRun) run = NULL;

  cli_fixture_write (fixture, "issue.txt", text, -1);
  run = cli_run (fixture, "import", "issue.txt", NULL);
  cli_assert_status (run, 0);

  return g_strndup (run->text, strcspn (run->text, "\t"));
}

static char *
export_text (CliFixture *fixture,
             const char *target)
{
  g_autoptr (CliRun) run = cli_run (fixture, "export", target, NULL);

  cli_assert_status (run, 0);
  return g_strdup (run->text);
}

static char *
replace_once (const char *text,
              const char *old,
              const char *new)
{
  const char *at = strstr (text, old);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, new, at + strlen (old));
}

static void
test_identity (CliFixture   *fixture,
               gconstpointer data)
{
  static const JbEncoding encodings[] = {
    JB_ENCODING_UTF8, JB_ENCODING_UTF8_BOM, JB_ENCODING_GB18030, JB_ENCODING_UTF16LE,
    JB_ENCODING_UTF16BE,
  };
  static const char *const newlines[] = { "\n", "\r\n", "\r", "\n\r", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (newlines); j++)
      {
        g_auto (GStrv) lines = g_strsplit (issue, "\n", -1);
        g_autofree char *text = g_strjoinv (newlines[j], lines);
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) bytes = jb_encoding_encode (text, strlen (text), encodings[i], &error);
        g_autoptr (GBytes) written = NULL;
        g_autoptr (CliRun) import = NULL;
        g_autoptr (CliRun) to_stdout = NULL;
        g_autoptr (CliRun) to_file = NULL;
        g_autofree char *id = NULL;

        g_assert_no_error (error);
        cli_fixture_write (fixture, "in.txt", g_bytes_get_data (bytes, NULL),
                           g_bytes_get_size (bytes));
        import = cli_run (fixture, "import", "in.txt", NULL);
        cli_assert_status (import, 0);
        id = g_strndup (import->text, strcspn (import->text, "\t"));

        to_stdout = cli_run (fixture, "export", id, NULL);
        cli_assert_status (to_stdout, 0);
        g_assert_true (g_bytes_equal (to_stdout->out, bytes));

        to_file = cli_run (fixture, "export", id, "-o", "out.txt", NULL);
        cli_assert_status (to_file, 0);
        g_assert_cmpstr (to_file->text, ==, "");
        written = cli_fixture_read (fixture, "out.txt");
        g_assert_true (g_bytes_equal (written, bytes));
      }
}

static void
test_export_options (CliFixture   *fixture,
                     gconstpointer data)
{
  static const struct
  {
    const char *option;
    const char *value;
    const char *expected;
  } rows[] = {
    { "--encoding", "keep", "简\n报\r\n" },
    { "--encoding", "gb18030", "\xbc\xf2\n\xb1\xa8\r\n" },
    { "--encoding", "utf-8-bom", "\xef\xbb\xbf简\n报\r\n" },
    { "--newline", "keep", "简\n报\r\n" },
    { "--newline", "lf", "简\n报\n" },
    { "--newline", "crlf", "简\r\n报\r\n" },
    { "--style", "keep", "简\n报\r\n" },
  };

  cli_fixture_write (fixture, "in.txt", "简\n报\r\n", -1);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CliRun) run = NULL;

      run = cli_run (fixture, "export", "in.txt", rows[i].option, rows[i].value, NULL);
      cli_assert_status (run, 0);
      g_assert_cmpstr (run->text, ==, rows[i].expected);
    }
}

static void
test_export_in_house_style (CliFixture   *fixture,
                            gconstpointer data)
{
  g_autoptr (CliRun) once = NULL;
  g_autoptr (CliRun) twice = NULL;

  cli_fixture_write (fixture, "in.txt", issue, -1);
  once = cli_run (fixture, "export", "in.txt", "--style", "house", NULL);
  cli_assert_status (once, 0);
  cli_fixture_write (fixture, "once.txt", once->text, -1);
  twice = cli_run (fixture, "export", "once.txt", "--style=house", NULL);
  cli_assert_status (twice, 0);
  g_assert_cmpstr (once->text, ==, twice->text);
  g_assert_cmpstr (once->text, !=, issue);
  g_assert_null (strstr (once->text, " \n"));
  g_assert_null (strstr (once->text, "\n\n\n"));
}

static void
test_export_fails (CliFixture   *fixture,
                   gconstpointer data)
{
  g_autoptr (CliRun) to_folder = NULL;
  g_autoptr (CliRun) to_nowhere = NULL;

  cli_fixture_write (fixture, "in.txt", issue, -1);
  to_folder = cli_run (fixture, "export", "in.txt", "-o", ".", NULL);
  cli_assert_status (to_folder, 1);
  to_nowhere = cli_run (fixture, "export", "in.txt", "-o", "no/such.txt", NULL);
  cli_assert_status (to_nowhere, 1);
  cli_assert_says (to_nowhere->err, "such.txt");
  g_assert_false (g_file_test ("no", G_FILE_TEST_EXISTS));
}

static void
test_new (CliFixture   *fixture,
          gconstpointer data)
{
  const char *structure =
      "{\"kind\": \"bulletin\", \"sections\": [{\"name\": \"工作动态\", \"articles\": [{\"title\": "
      "[\"青湖市妇联办起周末课堂\"], \"paragraphs\": [\"入秋以来，课堂开了三期。\", \"来了九十人。\"], "
      "\"source\": \"青湖市妇联\"}]}], \"recipients\": {\"报\": [\"省妇联办公室\", \"市委办公室\"]}, "
      "\"encoding\": \"gb18030\", \"newline\": \"CRLF\"}";
  const char *from_stdin[] = { "--db", "archive.db", "new", "-", NULL };
  g_autoptr (CliRun) empty = cli_run (fixture, "new", NULL);
  g_autoptr (CliRun) made = cli_run_full (fixture, NULL, structure, from_stdin);
  g_autoptr (CliRun) from_file = NULL;
  g_autoptr (CliRun) export = NULL;
  g_autoptr (CliRun) import = NULL;
  g_autoptr (CliRun) show = NULL;
  g_autoptr (CliRun) show_import = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray  *sections;
  JsonObject *article;

  cli_assert_status (empty, 0);
  g_assert_cmpstr (empty->text, ==, "1\n");
  cli_assert_status (made, 0);
  g_assert_cmpstr (made->text, ==, "2\n");
  cli_fixture_write (fixture, "structure.json", structure, -1);
  from_file = cli_run (fixture, "new", "structure.json", NULL);
  cli_assert_status (from_file, 0);
  g_assert_cmpstr (from_file->text, ==, "3\n");

  show = cli_run (fixture, "show", "--json", "2", NULL);
  cli_assert_status (show, 0);
  node = cli_parse (show->text);
  sections = json_object_get_array_member (json_node_get_object (node), "sections");
  article = json_array_get_object_element (
      json_object_get_array_member (json_array_get_object_element (sections, 0), "articles"), 0);
  g_assert_cmpstr (json_object_get_string_member (article, "source"), ==, "青湖市妇联");
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "encoding"), ==,
                   "gb18030");
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "newline"), ==,
                   "CRLF");

  export = cli_run (fixture, "export", "2", "-o", "made.txt", NULL);
  cli_assert_status (export, 0);
  import = cli_run (fixture, "import", "made.txt", NULL);
  cli_assert_status (import, 0);
  g_assert_true (g_str_has_prefix (import->text, "4\t"));
  show_import = cli_run (fixture, "show", "--json", "4", NULL);
  g_assert_cmpstr (show->text, ==, show_import->text);
}

static void
test_new_refuses (CliFixture   *fixture,
                  gconstpointer data)
{
  g_autofree char *deep = g_strnfill (1000000, '[');
  g_autofree char *hidden = g_strconcat ("/*\"*/", deep, NULL);
  const struct
  {
    const char *structure;
    const char *says;
  } rows[] = {
    { "", "stdin" },
    { "{", "stdin" },
    { "[]", "" },
    { "12", "" },
    { "{\"kind\": \"leaflet\"}", "kind" },
    { "{\"kind\": \"bulletin\", \"sections\": 1}", "sections" },
    { "{\"kind\": \"bulletin\", \"encoding\": \"latin1\"}", "encoding" },
    { "\xff", "stdin" },
    { deep, "stdin" },
    { hidden, "stdin" },
    { "{\"kind\": \"bulletin\\u0000\"}", "stdin" },
    { "{\"kind\": \"\\ud800bulletin\"}", "stdin" },
    { "{\"kind\": \"bulletin\", }", "stdin" },
    { "{'kind': 'bulletin'}", "stdin" },
    { "{\"kind\": \"bulletin\", \"sections\": [{\"name\": \"工作动态\", \"articles\": [{\"title\": "
      "[\"标题\"], \"paragraphs\": [\"正文。\"], \"source\": \"青湖市\\n妇联\"}]}]}",
      "/sections/0/articles/0/source" },
    { "{\"kind\": \"bulletin\", \"sections\": [{\"name\": \"工作动态\", \"articles\": [{\"title\": "
      "[\"（青湖市妇联）\"], \"paragraphs\": [\"正文。\"], \"source\": \"青湖市妇联\"}]}]}",
      "/sections/0/articles/0" },
  };
  const char *arguments[] = { "--db", "archive.db", "new", "-", NULL };
  g_autoptr (CliRun) missing = cli_run (fixture, "new", "missing.json", NULL);
  g_autoptr (CliRun) list = NULL;

  cli_assert_status (missing, 3);
  cli_assert_says (missing->err, "missing.json");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CliRun) run = cli_run_full (fixture, NULL, rows[i].structure, arguments);

      cli_assert_status (run, 3);
      cli_assert_says (run->err, rows[i].says);
    }

  list = cli_run (fixture, "list", NULL);
  cli_assert_status (list, 0);
  g_assert_cmpstr (list->text, ==, "");
}

static void
test_patch (CliFixture   *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *patch;
    const char *old;
    const char *new;
  } rows[] = {
    { "[]", NULL, NULL },
    { "[{\"op\": \"replace\", \"path\": \"/sections/0/articles/0/source\", \"value\": \"青湖市妇联\"}]",
      NULL, NULL },
    { "[{\"op\": \"replace\", \"path\": \"/sections/0/articles/0/source\", \"value\": "
      "\"青湖市妇联组织部\"}]",
      "（青湖市妇联）", "（青湖市妇联组织部）" },
    { "[{\"op\": \"replace\", \"path\": \"/sections/0/name\", \"value\": \"基层动态\"}]",
      "[工作动态]", "[基层动态]" },
    { "[{\"op\": \"replace\", \"path\": \"/sections/0/articles/0/title/1\", \"value\": "
      "\"夜间课堂\"}]",
      "\n周末课堂\n", "\n夜间课堂\n" },
    { "[{\"op\": \"replace\", \"path\": \"/sections/0/articles/0/paragraphs/0\", \"value\": "
      "\"换一段。\"}]",
      "入秋以来，青湖市妇联在三个街道办起周末课堂。", "换一段。" },
    { "[{\"op\": \"test\", \"path\": \"/kind\", \"value\": \"bulletin\"}, {\"op\": \"replace\", "
      "\"path\": \"/recipients/报/1\", \"value\": \"市委宣传部\"}]",
      "市委办公室", "市委宣传部" },
  };
  g_autofree char *id = import_issue (fixture, issue);
  g_autofree char *expected = g_strdup (issue);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *arguments[] = { "--db", "archive.db", "patch", id, "-", NULL };
      g_autoptr (CliRun) run = cli_run_full (fixture, NULL, rows[i].patch, arguments);
      g_autofree char *text = NULL;

      cli_assert_status (run, 0);
      g_assert_cmpstr (run->text, ==, "");
      g_assert_cmpstr (run->err, ==, "");
      if (rows[i].old != NULL)
        {
          char *next = replace_once (expected, rows[i].old, rows[i].new);

          g_free (expected);
          expected = next;
        }
      text = export_text (fixture, id);
      g_assert_cmpstr (text, ==, expected);
    }
}

static void
test_patch_refuses (CliFixture   *fixture,
                    gconstpointer data)
{
  static const char *const patches[] = {
    "",
    "{}",
    "[1]",
    "[{\"op\": \"paint\", \"path\": \"/kind\"}]",
    "[{\"op\": \"remove\", \"path\": \"/sections/9\"}]",
    "[{\"op\": \"test\", \"path\": \"/kind\", \"value\": \"document\"}]",
    "[{\"op\": \"replace\", \"path\": \"/sections\", \"value\": 3}]",
    "[{\"op\": \"replace\", \"path\": \"/sections/0/name\", \"value\": \"基层动态\"}, "
    "{\"op\": \"replace\", \"path\": \"/sections/0/articles/0/source\", \"value\": \"一\\n二\"}]",
    "[{\"op\": \"replace\", \"path\": \"/sections/0/name\", \"value\": \"基层动态\"}, "
    "{\"op\": \"test\", \"path\": \"/sections/0/name\", \"value\": \"工作动态\"}]",
    "[{\"op\": \"replace\", \"path\": \"\", \"value\": null}]",
  };
  g_autofree char *id = import_issue (fixture, issue);
  g_autoptr (CliRun) unknown = NULL;
  g_autoptr (CliRun) huge = NULL;
  g_autoptr (CliRun) missing = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (patches); i++)
    {
      const char *arguments[] = { "--db", "archive.db", "patch", id, "-", NULL };
      g_autoptr (CliRun) run = cli_run_full (fixture, NULL, patches[i], arguments);
      g_autofree char *text = export_text (fixture, id);

      cli_assert_status (run, 3);
      g_assert_cmpstr (text, ==, issue);
    }

  cli_fixture_write (fixture, "patch.json", "[]", -1);
  unknown = cli_run (fixture, "patch", "77", "patch.json", NULL);
  cli_assert_status (unknown, 3);
  huge = cli_run (fixture, "patch", "99999999999999999999", "patch.json", NULL);
  cli_assert_status (huge, 3);
  missing = cli_run (fixture, "patch", id, "missing.json", NULL);
  cli_assert_status (missing, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  CLI_ADD ("/cli/identity", test_identity);
  CLI_ADD ("/cli/export-options", test_export_options);
  CLI_ADD ("/cli/export-in-house-style", test_export_in_house_style);
  CLI_ADD ("/cli/export-fails", test_export_fails);
  CLI_ADD ("/cli/new", test_new);
  CLI_ADD ("/cli/new-refuses", test_new_refuses);
  CLI_ADD ("/cli/patch", test_patch);
  CLI_ADD ("/cli/patch-refuses", test_patch_refuses);

  return g_test_run ();
}

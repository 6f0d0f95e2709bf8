/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "bulletin/jb-json-check.h"
#include "bulletin/jb-json-parse.h"
#include "bulletin/jb-json-value.h"
#include "json-fixture.h"

static void
test_good (void)
{
  static const char *const cases[] = {
    "{}", "[]", " [ ] ", "null", "true", "false", "0", "-0", "-12", "1.5", "1e3", "1E-2", "-1.5e+2",
    "\"\"", "\"甲\\n\\t\\\"\\\\\\/\\b\\f\\r乙\"", "\"\\u7532\\ud83d\\ude00\"",
    "[1, [2, {\"a\": [null, true]}], \"x\"]",
    "{\"a\": {\"b\": []},\r\n\t"
    "\"报\": [\"甲\", \"乙\"]}",
    "9223372036854775807", "-9223372036854775808", "\"\177\302\205\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) node = jb_json_parse (cases[i], strlen (cases[i]), &error);
      g_autoptr(JsonNode) expected = json_from_string (cases[i], NULL);

      g_assert_no_error (error);
      g_assert_nonnull (node);
      assert_json_equal (node, expected);
    }
}

static void
test_bad (void)
{
  static const struct
  {
    const char *json;
    const char *message;
  } cases[] = {
    { "", "Line 1, column 1: A value" },
    { " \n ", "Line 2, column 2: A value" },
    { "nul", "A value" },
    { "True", "A value" },
    { "NaN", "A value" },
    { "[1,]", "Line 1, column 4: A value" },
    { "[1 2]", "column 4: “,” or “]”" },
    { "[1", "“,” or “]”" },
    { "{\"a\" 1}", "“:”" },
    { "{\"a\": 1,}", "The name of a member" },
    { "{'a': 1}", "The name of a member" },
    { "{\"a\": 1 \"b\": 2}", "“,” or “}”" },
    { "{\"a\": 1, \"a\": 2}", "this member already" },
    { "{\"a\": 1", "“,” or “}”" },
    { "\"abc", "The string does not end" },
    { "\"abc\\", "no such escape" },
    { "\"\\x\"", "no such escape" },
    { "\"a\nb\"", "A control character" },
    { "\"\\u00\"", "four hexadecimal" },
    { "\"\\u12\xe4\xb8\x80\"", "four hexadecimal" },
    { "\"\\u0000\"", "U+0000" },
    { "\"\\ud800\"", "Half a surrogate" },
    { "\"\\ud800\\n\"", "Half a surrogate" },
    { "\"\\ud800\\u0041\"", "Half a surrogate" },
    { "\"\\udc00\"", "Half a surrogate" },
    { "01", "something after" },
    { "0x10", "something after" },
    { "+1", "A value" },
    { ".5", "A value" },
    { "-", "A value" },
    { "1.", "decimal point" },
    { "1e", "exponent" },
    { "1e999", "too large" },
    { "[1] x", "Line 1, column 5: There is something after" },
    { "// x\n1", "A value" },
    { "var x = 1;", "A value" },
    { "[\"甲\", \377]", "Line 1, column 7: This is not valid UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) node = jb_json_parse (cases[i].json, strlen (cases[i].json), &error);

      g_assert_null (node);
      g_assert_error (error, JB_JSON_ERROR, JB_JSON_ERROR_SYNTAX);
      if (strstr (error->message, cases[i].message) == NULL)
        g_error ("%s: “%s” instead of “%s”", cases[i].json, error->message, cases[i].message);
    }
}

static void
test_edges (void)
{
  g_autofree char *deep = g_strnfill (1000000, '[');
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(JsonNode) big = NULL;

  g_assert_null (jb_json_parse (deep, 1000000, &error));
  g_assert_error (error, JB_JSON_ERROR, JB_JSON_ERROR_SYNTAX);
  g_clear_error (&error);

  /* A NUL byte does not end the text. */
  g_assert_null (jb_json_parse ("[1]\0", 4, &error));
  g_assert_error (error, JB_JSON_ERROR, JB_JSON_ERROR_SYNTAX);
  g_clear_error (&error);
  g_assert_null (jb_json_parse ("\"a\0b\"", 5, &error));
  g_assert_error (error, JB_JSON_ERROR, JB_JSON_ERROR_SYNTAX);
  g_clear_error (&error);

  node = jb_json_parse ("\357\273\277[1]]", 6, &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_ARRAY (node));

  big = jb_json_parse ("123456789012345678901234", 24, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (json_node_get_double (big), >, 1e23);
}

/* Cut anywhere, and with any byte wrong, it says so or reads on, and never crashes. */
static void
test_damage (void)
{
  static const char json[] =
      "{\"a\": [1, -2.5e3, true, null], "
      "\"报\": [\"甲\\n\\u7532\\ud83d\\ude00\"], \"c\": {\"d\": \"\"}}";

  for (gsize i = 0; i < sizeof json - 1; i++)
    {
      g_autoptr(JsonNode) cut = jb_json_parse (json, i, NULL);

      g_assert_null (cut);
      for (guint byte = 0; byte < 256; byte++)
        {
          g_autofree char *damaged = g_memdup2 (json, sizeof json - 1);
          g_autoptr(GError) error = NULL;
          g_autoptr(JsonNode) node = NULL;

          damaged[i] = byte;
          node = jb_json_parse (damaged, sizeof json - 1, &error);
          g_assert_true ((node == NULL) == (error != NULL));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-parse/good", test_good);
  g_test_add_func ("/json-parse/bad", test_bad);
  g_test_add_func ("/json-parse/edges", test_edges);
  g_test_add_func ("/json-parse/damage", test_damage);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "bulletin/jb-json-patch.h"
#include "bulletin/jb-json-value.h"
#include "json-fixture.h"

typedef struct
{
  const char *before;
  const char *patch;
  const char *after;
} Good;

typedef struct
{
  const char      *before;
  const char      *patch;
  JbJsonPatchError code;
  const char      *message;
} Bad;

/* The shapes of RFC 6902, appendix A. */
static const Good good[] = {
  { "{'a': '甲'}", "[{'op': 'add', 'path': '/b', 'value': '乙'}]", "{'a': '甲', 'b': '乙'}" },
  { "{'a': ['甲', '丙']}", "[{'op': 'add', 'path': '/a/1', 'value': '乙'}]",
    "{'a': ['甲', '乙', '丙']}" },
  { "{'a': 1, 'b': 2}", "[{'op': 'remove', 'path': '/a'}]", "{'b': 2}" },
  { "{'a': ['甲', '乙', '丙']}", "[{'op': 'remove', 'path': '/a/1'}]", "{'a': ['甲', '丙']}" },
  { "{'a': 1, 'b': 2}", "[{'op': 'replace', 'path': '/a', 'value': 3}]", "{'a': 3, 'b': 2}" },
  { "{'a': {'x': 1, 'y': 2}, 'b': {'z': 3}}",
    "[{'op': 'move', 'from': '/a/y', 'path': '/b/w'}]", "{'a': {'x': 1}, 'b': {'z': 3, 'w': 2}}" },
  { "{'a': ['甲', '乙', '丙', '丁']}", "[{'op': 'move', 'from': '/a/1', 'path': '/a/3'}]",
    "{'a': ['甲', '丙', '丁', '乙']}" },
  { "{'a': '甲', 'b': ['乙', 2, '丙']}",
    "[{'op': 'test', 'path': '/a', 'value': '甲'}, {'op': 'test', 'path': '/b/1', 'value': 2}]",
    "{'a': '甲', 'b': ['乙', 2, '丙']}" },
  { "{'a': 1}", "[{'op': 'add', 'path': '/b', 'value': {'c': {}}}]", "{'a': 1, 'b': {'c': {}}}" },
  { "{'a': 1}", "[{'op': 'add', 'path': '/b', 'value': 2, 'why': 3}]", "{'a': 1, 'b': 2}" },
  { "{'/': 9, '~1': 10}", "[{'op': 'test', 'path': '/~01', 'value': 10}]", "{'/': 9, '~1': 10}" },
  { "{'a': ['甲']}", "[{'op': 'add', 'path': '/a/-', 'value': ['乙', '丙']}]",
    "{'a': ['甲', ['乙', '丙']]}" },

  { "{'a': 1}", "[]", "{'a': 1}" },
  { "{'a': 1}", "[{'op': 'add', 'path': '', 'value': [2]}]", "[2]" },
  { "{'a': 1}", "[{'op': 'replace', 'path': '', 'value': null}]", "null" },
  { "{'a': 1}", "[{'op': 'remove', 'path': ''}]", "null" },
  { "{'a': [1]}", "[{'op': 'move', 'from': '/a', 'path': ''}]", "[1]" },
  { "{'a': 1}", "[{'op': 'move', 'from': '', 'path': ''}]", "{'a': 1}" },
  { "{'a': 1}", "[{'op': 'copy', 'from': '', 'path': '/b'}]", "{'a': 1, 'b': {'a': 1}}" },
  { "{'a': 1}", "[{'op': 'test', 'path': '', 'value': {'a': 1.0}}]", "{'a': 1}" },
  { "{'a': 1}", "[{'op': 'add', 'path': '/a', 'value': 2}]", "{'a': 2}" },
  { "{'a': 1}", "[{'op': 'add', 'path': '/b', 'value': null}]", "{'a': 1, 'b': null}" },
  { "{'a/b': 1, 'c~d': 2}",
    "[{'op': 'replace', 'path': '/a~1b', 'value': 3}, {'op': 'remove', 'path': '/c~0d'}]",
    "{'a/b': 3}" },
  { "{'0': 1, '-': 2, '01': 3}",
    "[{'op': 'remove', 'path': '/0'}, {'op': 'remove', 'path': '/-'},"
    " {'op': 'replace', 'path': '/01', 'value': 4}]", "{'01': 4}" },
  { "[]", "[{'op': 'add', 'path': '/0', 'value': 1}, {'op': 'add', 'path': '/0', 'value': 2},"
    " {'op': 'add', 'path': '/2', 'value': 3}]", "[2, 1, 3]" },
  { "[1, 2, 3]", "[{'op': 'replace', 'path': '/0', 'value': 4},"
    " {'op': 'replace', 'path': '/2', 'value': 5}]", "[4, 2, 5]" },
  { "[1, 2, 3]", "[{'op': 'move', 'from': '/0', 'path': '/-'}]", "[2, 3, 1]" },
  { "[1, 2, 3]", "[{'op': 'move', 'from': '/2', 'path': '/0'}]", "[3, 1, 2]" },
  { "[1, 2, 3]", "[{'op': 'move', 'from': '/1', 'path': '/1'}]", "[1, 2, 3]" },
  { "{'a': {'x': 1}}", "[{'op': 'move', 'from': '/a', 'path': '/ab'}]", "{'ab': {'x': 1}}" },
  { "{'a': {'x': 1}}", "[{'op': 'move', 'from': '/a/x', 'path': '/a'}]", "{'a': 1}" },
  { "{'a': {'x': [1]}}",
    "[{'op': 'copy', 'from': '/a', 'path': '/a/y'}, {'op': 'add', 'path': '/a/x/-', 'value': 2}]",
    "{'a': {'x': [1, 2], 'y': {'x': [1]}}}" },
  { "{'栏目': ['甲']}", "[{'op': 'replace', 'path': '/栏目/0', 'value': '乙'}]", "{'栏目': ['乙']}" },
  { "{'a': {'x': 1, 'y': [1, {'z': 2}]}}",
    "[{'op': 'test', 'path': '/a', 'value': {'y': [1.0, {'z': 2e0}], 'x': 1}}]",
    "{'a': {'x': 1, 'y': [1, {'z': 2}]}}" },
  { "[9007199254740993]", "[{'op': 'test', 'path': '/0', 'value': 9007199254740993}]",
    "[9007199254740993]" },
  { "[0]", "[{'op': 'test', 'path': '/0', 'value': -0.0}]", "[0]" },
};

static const Bad bad[] = {
  { "{'a': 1}", "{}", JB_JSON_PATCH_ERROR_MALFORMED, "must be a list" },
  { "{'a': 1}", "[1]", JB_JSON_PATCH_ERROR_MALFORMED, "Operation 0 of the patch is not an object" },
  { "{'a': 1}", "[{'path': '/a'}]", JB_JSON_PATCH_ERROR_MALFORMED, "member “op”" },
  { "{'a': 1}", "[{'op': 'remove'}]", JB_JSON_PATCH_ERROR_MALFORMED, "member “path”" },
  { "{'a': 1}", "[{'op': 'remove', 'path': 1}]", JB_JSON_PATCH_ERROR_MALFORMED, "member “path”" },
  { "{'a': 1}", "[{'op': 'remove', 'path': null}]", JB_JSON_PATCH_ERROR_MALFORMED, "“path”" },
  { "{'a': 1}", "[{'op': 'spam', 'path': '/a', 'value': 1}]", JB_JSON_PATCH_ERROR_MALFORMED,
    "“op” must be" },
  { "{'a': 1}", "[{'op': 'add', 'path': '/b'}]", JB_JSON_PATCH_ERROR_MALFORMED,
    "Operation 0 of the patch (add “/b”): It must have a member “value”" },
  { "{'a': 1}", "[{'op': 'move', 'path': '/b'}]", JB_JSON_PATCH_ERROR_MALFORMED,
    "member “from”" },
  { "{'a': 1}", "[{'op': 'add', 'path': 'a', 'value': 1}]", JB_JSON_PATCH_ERROR_MALFORMED,
    "begin with “/”" },
  { "{'a': 1}", "[{'op': 'test', 'path': '/a~', 'value': 1}]", JB_JSON_PATCH_ERROR_MALFORMED,
    "“~0”" },
  { "{'a': 1}", "[{'op': 'test', 'path': '/a~2', 'value': 1}]", JB_JSON_PATCH_ERROR_MALFORMED,
    "“~0”" },
  { "{'a': 1}", "[{'op': 'add', 'path': '/b/c', 'value': 1}]", JB_JSON_PATCH_ERROR_MISSING,
    "There is no member “b”" },
  { "{'a': 1}", "[{'op': 'add', 'path': '/a/c', 'value': 1}]", JB_JSON_PATCH_ERROR_MISSING,
    "neither a list nor an object" },
  { "{'a': 1}", "[{'op': 'remove', 'path': '/b'}]", JB_JSON_PATCH_ERROR_MISSING,
    "There is no member “b”" },
  { "{'a': 1}", "[{'op': 'replace', 'path': '/b', 'value': 1}]", JB_JSON_PATCH_ERROR_MISSING,
    "There is no member “b”" },
  { "[1, 2]", "[{'op': 'add', 'path': '/3', 'value': 1}]", JB_JSON_PATCH_ERROR_MISSING,
    "There is no element 3: the list has 2 elements" },
  { "[1, 2]", "[{'op': 'remove', 'path': '/2'}]", JB_JSON_PATCH_ERROR_MISSING, "no element 2" },
  { "[1, 2]", "[{'op': 'remove', 'path': '/-'}]", JB_JSON_PATCH_ERROR_MISSING, "after the last" },
  { "[1, 2]", "[{'op': 'replace', 'path': '/-', 'value': 1}]", JB_JSON_PATCH_ERROR_MISSING,
    "after the last" },
  { "[1, 2]", "[{'op': 'test', 'path': '/01', 'value': 2}]", JB_JSON_PATCH_ERROR_MALFORMED,
    "“01”" },
  { "[1, 2]", "[{'op': 'test', 'path': '/1e0', 'value': 2}]", JB_JSON_PATCH_ERROR_MALFORMED,
    "“1e0”" },
  { "[1, 2]", "[{'op': 'test', 'path': '/-1', 'value': 2}]", JB_JSON_PATCH_ERROR_MALFORMED,
    "“-1”" },
  { "[1, 2]", "[{'op': 'test', 'path': '/', 'value': 2}]", JB_JSON_PATCH_ERROR_MALFORMED, "“”" },
  { "[1, 2]", "[{'op': 'add', 'path': '/18446744073709551616', 'value': 2}]",
    JB_JSON_PATCH_ERROR_MISSING, "no element 18446744073709551616" },
  { "{'a': {'b': 1}}", "[{'op': 'move', 'from': '/a', 'path': '/a/b'}]",
    JB_JSON_PATCH_ERROR_MALFORMED, "cannot be moved into itself" },
  { "{'a': {'b': 1}}", "[{'op': 'move', 'from': '', 'path': '/a'}]",
    JB_JSON_PATCH_ERROR_MALFORMED, "cannot be moved into itself" },
  { "{'a': 1}", "[{'op': 'copy', 'from': '/b', 'path': '/a'}]", JB_JSON_PATCH_ERROR_MISSING,
    "From “/b”: There is no member" },
  { "{'a': 1}", "[{'op': 'add', 'path': '/b', 'value': 2}, "
                "{'op': 'test', 'path': '/b', 'value': 3}]",
    JB_JSON_PATCH_ERROR_TEST, "Operation 1 of the patch (test “/b”): The value there" },
  { "{'a': '10'}", "[{'op': 'test', 'path': '/a', 'value': 10}]", JB_JSON_PATCH_ERROR_TEST, "" },
  { "{'a': true}", "[{'op': 'test', 'path': '/a', 'value': 1}]", JB_JSON_PATCH_ERROR_TEST, "" },
  { "{'a': null}", "[{'op': 'test', 'path': '/a', 'value': false}]", JB_JSON_PATCH_ERROR_TEST, "" },
  { "[[1, 2]]", "[{'op': 'test', 'path': '/0', 'value': [2, 1]}]", JB_JSON_PATCH_ERROR_TEST, "" },
  { "[{'a': 1}]", "[{'op': 'test', 'path': '/0', 'value': {'a': 1, 'b': 2}}]",
    JB_JSON_PATCH_ERROR_TEST, "" },
  { "[9007199254740993]", "[{'op': 'test', 'path': '/0', 'value': 9007199254740992.0}]",
    JB_JSON_PATCH_ERROR_TEST, "" },
  { "['ab']", "[{'op': 'test', 'path': '/0/0', 'value': 'a'}]", JB_JSON_PATCH_ERROR_MISSING, "" },
};

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr(JsonNode) before = parse_quoted (good[i].before);
      g_autoptr(JsonNode) untouched = parse_quoted (good[i].before);
      g_autoptr(JsonNode) patch = parse_quoted (good[i].patch);
      g_autoptr(JsonNode) expected = parse_quoted (good[i].after);
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) after = jb_json_patch_apply (before, patch, &error);

      g_assert_no_error (error);
      g_assert_nonnull (after);
      assert_json_equal (after, expected);
      assert_json_equal (before, untouched);
    }
}

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(JsonNode) before = parse_quoted (bad[i].before);
      g_autoptr(JsonNode) untouched = parse_quoted (bad[i].before);
      g_autoptr(JsonNode) patch = parse_quoted (bad[i].patch);
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) after = jb_json_patch_apply (before, patch, &error);

      g_assert_null (after);
      g_assert_error (error, JB_JSON_PATCH_ERROR, (int) bad[i].code);
      if (strstr (error->message, bad[i].message) == NULL)
        g_error ("%s: “%s” instead of “%s”", bad[i].patch, error->message, bad[i].message);
      assert_json_equal (before, untouched);
    }
}

/* An empty member name, which pointers must reach although the parser refuses it. */
static void
test_empty_name (void)
{
  g_autoptr(JsonNode) before = parse_quoted ("{'a': 1}");
  g_autoptr(JsonNode) patch = parse_quoted (
      "[{'op': 'add', 'path': '/', 'value': 2}, {'op': 'test', 'path': '/', 'value': 2}]");
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) after = jb_json_patch_apply (before, patch, &error);

  g_assert_no_error (error);
  g_assert_true (json_object_has_member (json_node_get_object (after), ""));
}

/* The order of members is kept, so that what people read does not jump about. */
static void
test_order (void)
{
  g_autoptr(JsonNode) before = parse_quoted ("{'z': 1, 'a': 2, 'm': 3}");
  g_autoptr(JsonNode) patch = parse_quoted (
      "[{'op': 'replace', 'path': '/a', 'value': 4}, {'op': 'add', 'path': '/b', 'value': 5}]");
  g_autoptr(JsonNode) after = jb_json_patch_apply (before, patch, NULL);
  g_autofree char *text = json_to_string (after, FALSE);

  g_assert_cmpstr (text, ==, "{\"z\":1,\"a\":4,\"m\":3,\"b\":5}");
}

/* RFC 6901, section 5. */
static void
test_pointer (void)
{
  static const struct
  {
    const char *pointer;
    const char *json;
  } cases[] = {
    { "/foo", "['bar', 'baz']" },
    { "/foo/0", "'bar'" },
    { "/a~1b", "1" },
    { "/c%d", "2" },
    { "/e^f", "3" },
    { "/g|h", "4" },
    { "/ ", "7" },
    { "/m~0n", "8" },
  };
  g_autoptr(JsonNode) root = parse_quoted (
      "{'foo': ['bar', 'baz'], 'a/b': 1, 'c%d': 2, 'e^f': 3, 'g|h': 4, ' ': 7, 'm~n': 8}");
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_json_pointer_lookup (root, "", NULL) == root);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JsonNode) expected = parse_quoted (cases[i].json);
      JsonNode *found = jb_json_pointer_lookup (root, cases[i].pointer, &error);

      g_assert_no_error (error);
      assert_json_equal (found, expected);
      g_assert_cmpuint (jb_json_hash (found), ==, jb_json_hash (expected));
    }

  g_assert_null (jb_json_pointer_lookup (root, "/foo/2", &error));
  g_assert_error (error, JB_JSON_PATCH_ERROR, JB_JSON_PATCH_ERROR_MISSING);
}

/* A copy shares nothing, and equal values hash alike. */
static void
test_copy (void)
{
  g_autoptr(JsonNode) node = parse_quoted ("{'a': [1, {'b': [true, null, 'x', 1.5]}], 'c': {}}");
  g_autoptr(JsonNode) other = parse_quoted ("{'c': {}, 'a': [1.0, {'b': [true, null, 'x', 1.5]}]}");
  g_autoptr(JsonNode) copy = jb_json_copy (node);

  assert_json_equal (copy, node);
  assert_json_equal (copy, other);
  g_assert_cmpuint (jb_json_hash (copy), ==, jb_json_hash (other));

  json_object_set_int_member (json_object_get_object_member (json_node_get_object (copy), "c"),
                              "d", 1);
  g_assert_false (jb_json_equal (copy, node));
  assert_json_equal (node, other);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-patch/good", test_good);
  g_test_add_func ("/json-patch/bad", test_bad);
  g_test_add_func ("/json-patch/empty-name", test_empty_name);
  g_test_add_func ("/json-patch/order", test_order);
  g_test_add_func ("/json-patch/pointer", test_pointer);
  g_test_add_func ("/json-patch/copy", test_copy);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-json-patch.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-json-value.h"

G_DEFINE_QUARK (jb-json-patch-error-quark, jb_json_patch_error)

/* A pointer taken apart: its tokens, unescaped; none of them means the whole document. */
typedef char **Tokens;

/* Where an operation acts: the list or object that holds the value, and which of its
 * members that is. @parent is NULL for the whole document. */
typedef struct
{
  JsonNode   *parent;
  const char *name;
  guint       index;
} Spot;

static char *
unescape_token (const char *token,
                gsize       length,
                GError    **error)
{
  GString *result = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      if (token[i] != '~')
        {
          g_string_append_c (result, token[i]);
        }
      else if (i + 1 < length && (token[i + 1] == '0' || token[i + 1] == '1'))
        {
          g_string_append_c (result, token[i + 1] == '0' ? '~' : '/');
          i++;
        }
      else
        {
          g_string_free (result, TRUE);
          g_set_error_literal (error, JB_JSON_PATCH_ERROR, JB_JSON_PATCH_ERROR_MALFORMED,
                               _("“~” in a pointer must be written “~0”, and “/” in a name “~1”"));
          return NULL;
        }
    }

  return g_string_free (result, FALSE);
}

static Tokens
split_pointer (const char *pointer,
               GError    **error)
{
  g_autoptr(GPtrArray) tokens = g_ptr_array_new_with_free_func (g_free);

  if (*pointer != '\0' && *pointer != '/')
    {
      g_set_error_literal (error, JB_JSON_PATCH_ERROR, JB_JSON_PATCH_ERROR_MALFORMED,
                           _("A pointer must be empty or begin with “/”"));
      return NULL;
    }

  while (*pointer != '\0')
    {
      const char *token = pointer + 1;
      gsize       length = strcspn (token, "/");
      char       *unescaped = unescape_token (token, length, error);

      if (unescaped == NULL)
        return NULL;

      g_ptr_array_add (tokens, unescaped);
      pointer = token + length;
    }
  g_ptr_array_add (tokens, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&tokens), FALSE);
}

/* An index is "0" or digits without a leading zero; "-" is the place after the last
 * element. @limit is the first index that is too large. */
static gboolean
parse_index (const char *token,
             guint       length,
             gboolean    adding,
             guint      *index,
             GError    **error)
{
  guint   limit = adding ? length + 1 : length;
  guint64 number = 0;

  if (strcmp (token, "-") == 0)
    {
      *index = length;
      if (adding)
        return TRUE;
      g_set_error_literal (error, JB_JSON_PATCH_ERROR, JB_JSON_PATCH_ERROR_MISSING,
                           _("“-” is the place after the last element: there is nothing there"));
      return FALSE;
    }

  if (*token == '\0' || strspn (token, "0123456789") != strlen (token) ||
      (token[0] == '0' && token[1] != '\0'))
    {
      g_set_error (error, JB_JSON_PATCH_ERROR, JB_JSON_PATCH_ERROR_MALFORMED,
                   _("“%s” cannot be the index of an element of a list"), token);
      return FALSE;
    }

  for (const char *p = token; *p != '\0' && number < limit; p++)
    number = number * 10 + (*p - '0');

  if (number >= limit)
    {
      g_set_error (error, JB_JSON_PATCH_ERROR, JB_JSON_PATCH_ERROR_MISSING,
                   g_dngettext (GETTEXT_PACKAGE, "There is no element %s: the list has %u element",
                                "There is no element %s: the list has %u elements", length),
                   token, length);
      return FALSE;
    }

  *index = number;
  return TRUE;
}

static JsonNode *
get_child (JsonNode   *node,
           const char *token,
           GError    **error)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonNode *member = json_object_get_member (json_node_get_object (node), token);

      if (member == NULL)
        g_set_error (error, JB_JSON_PATCH_ERROR, JB_JSON_PATCH_ERROR_MISSING,
                     _("There is no member “%s”"), token);
      return member;
    }

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      guint      index;

      if (!parse_index (token, json_array_get_length (array), FALSE, &index, error))
        return NULL;
      return json_array_get_element (array, index);
    }

  g_set_error (error, JB_JSON_PATCH_ERROR, JB_JSON_PATCH_ERROR_MISSING,
               _("There is nothing at “%s”: what stands before it is neither a list nor an object"),
                  token);
  return NULL;
}

/* Finds the holder of what @tokens point at. When @adding, the member itself need not be
 * there yet. */
static gboolean
find_spot (JsonNode    *root,
           const Tokens tokens,
           gboolean     adding,
           Spot        *spot,
           GError     **error)
{
  JsonNode *node = root;
  guint     i;

  memset (spot, 0, sizeof *spot);
  if (tokens[0] == NULL)
    return TRUE;

  for (i = 0; tokens[i + 1] != NULL; i++)
    {
      node = get_child (node, tokens[i], error);
      if (node == NULL)
        return FALSE;
    }
  spot->name = tokens[i];
  spot->parent = node;

  if (JSON_NODE_HOLDS_ARRAY (node))
    return parse_index (spot->name, json_array_get_length (json_node_get_array (node)),
                        adding, &spot->index, error);

  if (adding && JSON_NODE_HOLDS_OBJECT (node))
    return TRUE;

  return get_child (node, spot->name, error) != NULL;
}

/* JsonArray can only append, so what stands behind @index is taken off and put back. */
static void
insert_element (JsonArray *array,
                guint      index,
                JsonNode  *value)
{
  g_autoptr(GPtrArray) behind = g_ptr_array_new ();

  for (guint i = json_array_get_length (array); i > index; i--)
    {
      g_ptr_array_add (behind, json_array_dup_element (array, i - 1));
      json_array_remove_element (array, i - 1);
    }

  json_array_add_element (array, value);
  for (guint i = behind->len; i > 0; i--)
    json_array_add_element (array, g_ptr_array_index (behind, i - 1));
}

static JsonNode *
peek_at (JsonNode   *root,
         const Spot *spot)
{
  if (spot->parent == NULL)
    return root;

  if (JSON_NODE_HOLDS_OBJECT (spot->parent))
    return json_object_get_member (json_node_get_object (spot->parent), spot->name);

  return json_array_get_element (json_node_get_array (spot->parent), spot->index);
}

static void
remove_at (JsonNode  **root,
           const Spot *spot)
{
  if (spot->parent == NULL)
    {
      json_node_unref (*root);
      *root = json_node_new (JSON_NODE_NULL);
    }
  else if (JSON_NODE_HOLDS_OBJECT (spot->parent))
    {
      json_object_remove_member (json_node_get_object (spot->parent), spot->name);
    }
  else
    {
      json_array_remove_element (json_node_get_array (spot->parent), spot->index);
    }
}

/* Takes @value. */
static void
add_at (JsonNode  **root,
        const Spot *spot,
        JsonNode   *value)
{
  if (spot->parent == NULL)
    {
      json_node_unref (*root);
      *root = value;
    }
  else if (JSON_NODE_HOLDS_OBJECT (spot->parent))
    {
      json_object_set_member (json_node_get_object (spot->parent), spot->name, value);
    }
  else
    {
      insert_element (json_node_get_array (spot->parent), spot->index, value);
    }
}

static void
replace_at (JsonNode  **root,
            const Spot *spot,
            JsonNode   *value)
{
  if (spot->parent != NULL && JSON_NODE_HOLDS_ARRAY (spot->parent))
    json_array_remove_element (json_node_get_array (spot->parent), spot->index);
  add_at (root, spot, value);
}

static const char *
get_string_member (JsonObject *operation,
                   const char *name,
                   GError    **error)
{
  JsonNode *node = json_object_get_member (operation, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    {
      g_set_error (error, JB_JSON_PATCH_ERROR, JB_JSON_PATCH_ERROR_MALFORMED,
                   _("It must have a member “%s” that is a string"), name);
      return NULL;
    }

  return json_node_get_string (node);
}

static JsonNode *
get_value_member (JsonObject *operation,
                  GError    **error)
{
  JsonNode *node = json_object_get_member (operation, "value");

  if (node == NULL)
    g_set_error_literal (error, JB_JSON_PATCH_ERROR, JB_JSON_PATCH_ERROR_MALFORMED,
                         _("It must have a member “value”"));

  return node;
}

static gboolean
is_inside (const Tokens inner,
           const Tokens outer)
{
  guint i = 0;

  while (outer[i] != NULL && inner[i] != NULL && strcmp (inner[i], outer[i]) == 0)
    i++;

  return outer[i] == NULL && inner[i] != NULL;
}

/* "move" and "copy". */
static gboolean
apply_transfer (JsonNode   **root,
                JsonObject  *operation,
                const Tokens tokens,
                gboolean     moving,
                GError     **error)
{
  const char *from = get_string_member (operation, "from", error);
  g_auto (GStrv) from_tokens = NULL;
  g_autoptr(JsonNode) value = NULL;
  Spot source;
  Spot spot;

  if (from == NULL)
    return FALSE;

  from_tokens = split_pointer (from, error);
  if (from_tokens == NULL || !find_spot (*root, from_tokens, FALSE, &source, error))
    {
      g_prefix_error (error, _("From “%s”: "), from);
      return FALSE;
    }

  if (moving && is_inside (tokens, from_tokens))
    {
      g_set_error (error, JB_JSON_PATCH_ERROR, JB_JSON_PATCH_ERROR_MALFORMED,
                   _("“%s” cannot be moved into itself"), from);
      return FALSE;
    }

  value = jb_json_copy (peek_at (*root, &source));
  if (moving)
    remove_at (root, &source);

  if (!find_spot (*root, tokens, TRUE, &spot, error))
    return FALSE;

  add_at (root, &spot, g_steal_pointer (&value));
  return TRUE;
}

static gboolean
apply_operation (JsonNode  **root,
                 JsonObject *operation,
                 const char *op,
                 const char *path,
                 GError    **error)
{
  g_auto (GStrv) tokens = split_pointer (path, error);
  JsonNode *value;
  Spot      spot;

  if (tokens == NULL)
    return FALSE;

  if (strcmp (op, "move") == 0 || strcmp (op, "copy") == 0)
    return apply_transfer (root, operation, tokens, *op == 'm', error);

  if (strcmp (op, "remove") == 0)
    {
      if (!find_spot (*root, tokens, FALSE, &spot, error))
        return FALSE;

      remove_at (root, &spot);
      return TRUE;
    }

  if (strcmp (op, "add") != 0 && strcmp (op, "replace") != 0 && strcmp (op, "test") != 0)
    {
      g_set_error_literal (error, JB_JSON_PATCH_ERROR, JB_JSON_PATCH_ERROR_MALFORMED,
                           _("“op” must be add, remove, replace, move, copy or test"));
      return FALSE;
    }

  value = get_value_member (operation, error);
  if (value == NULL || !find_spot (*root, tokens, *op == 'a', &spot, error))
    return FALSE;

  if (*op == 'a')
    {
      add_at (root, &spot, jb_json_copy (value));
    }
  else if (*op == 'r')
    {
      replace_at (root, &spot, jb_json_copy (value));
    }
  else if (!jb_json_equal (peek_at (*root, &spot), value))
    {
      g_set_error_literal (error, JB_JSON_PATCH_ERROR, JB_JSON_PATCH_ERROR_TEST,
                           _("The value there is not the one that the test expects"));
      return FALSE;
    }

  return TRUE;
}

/**
 * jb_json_pointer_lookup:
 * @root: a JSON document
 * @pointer: an RFC 6901 pointer; "" is the whole document
 * @error: return location for a #JbJsonPatchError
 *
 * Returns: (transfer none) (nullable): the value that @pointer points at
 */
JsonNode *
jb_json_pointer_lookup (JsonNode   *root,
                        const char *pointer,
                        GError    **error)
{
  g_auto (GStrv) tokens = NULL;
  JsonNode *node = root;

  g_return_val_if_fail (root != NULL && pointer != NULL, NULL);

  tokens = split_pointer (pointer, error);
  if (tokens == NULL)
    return NULL;

  for (guint i = 0; tokens[i] != NULL && node != NULL; i++)
    node = get_child (node, tokens[i], error);

  return node;
}

/**
 * jb_json_patch_apply:
 * @target: the document; it is not changed
 * @patch: a JSON Patch as in RFC 6902: a list of operations
 * @error: return location for a #JbJsonPatchError; its message names the operation by
 *   its index in the patch, counted from 0
 *
 * Applies all operations in order, or none. Removing the whole document leaves null.
 *
 * Returns: (transfer full) (nullable): the patched document, sharing nothing with
 *   @target or @patch
 */
JsonNode *
jb_json_patch_apply (JsonNode *target,
                     JsonNode *patch,
                     GError  **error)
{
  g_autoptr(JsonNode) root = NULL;
  JsonArray *operations;

  g_return_val_if_fail (target != NULL && patch != NULL, NULL);

  if (!JSON_NODE_HOLDS_ARRAY (patch))
    {
      g_set_error_literal (error, JB_JSON_PATCH_ERROR, JB_JSON_PATCH_ERROR_MALFORMED,
                           _("A JSON Patch must be a list of operations"));
      return NULL;
    }

  root = jb_json_copy (target);
  operations = json_node_get_array (patch);

  for (guint i = 0; i < json_array_get_length (operations); i++)
    {
      JsonNode   *node = json_array_get_element (operations, i);
      JsonObject *operation;
      const char *op;
      const char *path;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          g_set_error (error, JB_JSON_PATCH_ERROR, JB_JSON_PATCH_ERROR_MALFORMED,
                       _("Operation %u of the patch is not an object"), i);
          return NULL;
        }

      operation = json_node_get_object (node);
      op = get_string_member (operation, "op", error);
      path = op != NULL ? get_string_member (operation, "path", error) : NULL;
      if (path == NULL)
        {
          g_prefix_error (error, _("Operation %u of the patch: "), i);
          return NULL;
        }

      if (!apply_operation (&root, operation, op, path, error))
        {
          /* Translators: the number, the kind and the pointer of an operation */
          g_prefix_error (error, _("Operation %u of the patch (%s “%s”): "), i, op, path);
          return NULL;
        }
    }

  return g_steal_pointer (&root);
}

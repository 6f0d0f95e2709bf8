/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-json-value.h"

#include <string.h>

/**
 * jb_json_copy:
 * @node: a JSON value
 *
 * A copy that shares nothing with @node, where json_node_copy() shares lists and
 * objects.
 *
 * Returns: (transfer full): the copy
 */
JsonNode *
jb_json_copy (JsonNode *node)
{
  g_return_val_if_fail (node != NULL, NULL);

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonNode      *result = json_node_new (JSON_NODE_OBJECT);
      JsonObject    *copy = json_object_new ();
      JsonObjectIter iter;
      const char    *name;
      JsonNode      *member;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        json_object_set_member (copy, name, jb_json_copy (member));
      json_node_take_object (result, copy);

      return result;
    }

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonNode  *result = json_node_new (JSON_NODE_ARRAY);
      JsonArray *array = json_node_get_array (node);
      guint      length = json_array_get_length (array);
      JsonArray *copy = json_array_sized_new (length);

      for (guint i = 0; i < length; i++)
        json_array_add_element (copy, jb_json_copy (json_array_get_element (array, i)));
      json_node_take_array (result, copy);

      return result;
    }

  /* Not json_node_copy(), since the copy of a sealed value would be sealed too. */
  if (JSON_NODE_HOLDS_VALUE (node))
    {
      JsonNode *result = json_node_new (JSON_NODE_VALUE);
      g_auto (GValue) value = G_VALUE_INIT;

      json_node_get_value (node, &value);
      json_node_set_value (result, &value);

      return result;
    }

  return json_node_new (JSON_NODE_NULL);
}

static gboolean
equal_numbers (JsonNode *a,
               JsonNode *b)
{
  GType  type_a = json_node_get_value_type (a);
  GType  type_b = json_node_get_value_type (b);
  double number;
  gint64 integer;

  if (type_a == type_b)
    return type_a == G_TYPE_INT64 ? json_node_get_int (a) == json_node_get_int (b)
                                  : json_node_get_double (a) == json_node_get_double (b);

  number = json_node_get_double (type_a == G_TYPE_DOUBLE ? a : b);
  integer = json_node_get_int (type_a == G_TYPE_DOUBLE ? b : a);

  /* Compared as integers, since a double cannot tell large ones apart. */
  return number >= -9223372036854775808.0 && number < 9223372036854775808.0 &&
         (double) (gint64) number == number && (gint64) number == integer;
}

static gboolean
is_number (JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

static gboolean
equal_objects (JsonObject *a,
               JsonObject *b)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *member;

  if (json_object_get_size (a) != json_object_get_size (b))
    return FALSE;

  json_object_iter_init (&iter, a);
  while (json_object_iter_next (&iter, &name, &member))
    {
      JsonNode *other = json_object_get_member (b, name);

      if (other == NULL || !jb_json_equal (member, other))
        return FALSE;
    }

  return TRUE;
}

static gboolean
equal_arrays (JsonArray *a,
              JsonArray *b)
{
  guint length = json_array_get_length (a);

  if (json_array_get_length (b) != length)
    return FALSE;

  for (guint i = 0; i < length; i++)
    if (!jb_json_equal (json_array_get_element (a, i), json_array_get_element (b, i)))
      return FALSE;

  return TRUE;
}

/**
 * jb_json_equal:
 * @a: a JSON value
 * @b: another
 *
 * Equality as RFC 6902, section 4.6 has it: numbers by their numeric value, strings by
 * their characters, lists in order, objects whatever the order of their members.
 *
 * Returns: %TRUE if they are equal
 */
gboolean
jb_json_equal (JsonNode *a,
               JsonNode *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (json_node_get_node_type (a) != json_node_get_node_type (b))
    return FALSE;

  switch (json_node_get_node_type (a))
    {
    case JSON_NODE_OBJECT:
      return equal_objects (json_node_get_object (a), json_node_get_object (b));

    case JSON_NODE_ARRAY:
      return equal_arrays (json_node_get_array (a), json_node_get_array (b));

    case JSON_NODE_NULL:
      return TRUE;

    case JSON_NODE_VALUE:
    default:
      if (is_number (a) && is_number (b))
        return equal_numbers (a, b);
      if (json_node_get_value_type (a) != json_node_get_value_type (b))
        return FALSE;
      if (json_node_get_value_type (a) == G_TYPE_BOOLEAN)
        return json_node_get_boolean (a) == json_node_get_boolean (b);
      return strcmp (json_node_get_string (a), json_node_get_string (b)) == 0;
    }
}

/**
 * jb_json_hash:
 * @node: a JSON value
 *
 * A hash that is the same for values that jb_json_equal() finds equal.
 *
 * Returns: the hash
 */
guint
jb_json_hash (JsonNode *node)
{
  guint hash = json_node_get_node_type (node) + 1;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char    *name;
      JsonNode      *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &name, &member))
        hash += (g_str_hash (name) * 31) ^ jb_json_hash (member);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        hash = hash * 31 + jb_json_hash (json_array_get_element (array, i));
    }
  else if (JSON_NODE_HOLDS_VALUE (node))
    {
      if (is_number (node))
        {
          /* Adding zero turns -0.0 into 0.0. */
          double number = json_node_get_double (node) + 0.0;

          hash += g_double_hash (&number);
        }
      else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
        hash += json_node_get_boolean (node);
      else
        hash += g_str_hash (json_node_get_string (node));
    }

  return hash;
}

static void
append_token (GString    *pointer,
              const char *name)
{
  g_string_append_c (pointer, '/');
  for (const char *p = name; *p != '\0'; p++)
    {
      if (*p == '~')
        g_string_append (pointer, "~0");
      else if (*p == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_c (pointer, *p);
    }
}

static gboolean
find_difference (JsonNode *a,
                 JsonNode *b,
                 GString  *pointer)
{
  gsize length = pointer->len;

  if (a == NULL || b == NULL)
    return TRUE;

  if (JSON_NODE_HOLDS_OBJECT (a) && JSON_NODE_HOLDS_OBJECT (b))
    {
      /* Each object is walked, so that a member that only one has is found too. */
      for (guint i = 0; i < 2; i++)
        {
          JsonObjectIter iter;
          const char    *name;
          JsonNode      *member;

          json_object_iter_init_ordered (&iter, json_node_get_object (i == 0 ? a : b));
          while (json_object_iter_next_ordered (&iter, &name, &member))
            {
              JsonObject *other = json_node_get_object (i == 0 ? b : a);

              append_token (pointer, name);
              if (find_difference (member, json_object_get_member (other, name), pointer))
                return TRUE;
              g_string_truncate (pointer, length);
            }
        }
      return FALSE;
    }

  if (JSON_NODE_HOLDS_ARRAY (a) && JSON_NODE_HOLDS_ARRAY (b))
    {
      JsonArray *array_a = json_node_get_array (a);
      JsonArray *array_b = json_node_get_array (b);
      guint      length_a = json_array_get_length (array_a);
      guint      length_b = json_array_get_length (array_b);

      for (guint i = 0; i < MAX (length_a, length_b); i++)
        {
          g_string_append_printf (pointer, "/%u", i);
          if (i >= length_a || i >= length_b ||
              find_difference (json_array_get_element (array_a, i),
                               json_array_get_element (array_b, i), pointer))
            return TRUE;
          g_string_truncate (pointer, length);
        }
      return FALSE;
    }

  return !jb_json_equal (a, b);
}

/**
 * jb_json_find_difference:
 * @a: a JSON value
 * @b: another
 *
 * Returns: (transfer full) (nullable): the RFC 6901 pointer of the first value in which
 *   the two differ; %NULL when they are equal
 */
char *
jb_json_find_difference (JsonNode *a,
                         JsonNode *b)
{
  GString *pointer;

  g_return_val_if_fail (a != NULL && b != NULL, NULL);

  pointer = g_string_new (NULL);

  return g_string_free (pointer, !find_difference (a, b, pointer));
}

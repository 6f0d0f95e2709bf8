/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-json-parse.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-json-check.h"

/* Deeper than any bulletin, and shallow enough for the stack. */
enum { MAX_DEPTH = 64 };

typedef struct
{
  const char *text;
  const char *at;
  const char *end;
  guint       depth;
  GError    **error;
} Scanner;

static JsonNode *parse_value (Scanner *in);

/* Says where it is by line and column, both from 1, columns in characters. */
static gpointer
fail (Scanner    *in,
      const char *message)
{
  guint       line = 1;
  guint       column;
  const char *line_start = in->text;

  for (const char *p = in->text; p < in->at; p++)
    if (*p == '\n')
      {
        line++;
        line_start = p + 1;
      }

  column = (guint) g_utf8_strlen (line_start, in->at - line_start) + 1;
  g_set_error (in->error, JB_JSON_ERROR, JB_JSON_ERROR_SYNTAX,
               _("Line %u, column %u: %s"), line, column, message);
  return NULL;
}

static void
skip_space (Scanner *in)
{
  while (in->at < in->end && strchr (" \t\r\n", *in->at) != NULL && *in->at != '\0')
    in->at++;
}

static gboolean
take (Scanner *in,
      char     c)
{
  skip_space (in);
  if (in->at >= in->end || *in->at != c)
    return FALSE;

  in->at++;
  return TRUE;
}

static gboolean
parse_hex (Scanner  *in,
           gunichar *value)
{
  *value = 0;
  if (in->end - in->at < 4)
    return FALSE;

  for (guint i = 0; i < 4; i++, in->at++)
    {
      if (!g_ascii_isxdigit (*in->at))
        return FALSE;
      *value = *value * 16 + g_ascii_xdigit_value (*in->at);
    }

  return TRUE;
}

/* A \u escape, after the u: one or, for what lies beyond U+FFFF, two of them. */
static gboolean
parse_unicode (Scanner *in,
               GString *string)
{
  gunichar c, low;

  if (!parse_hex (in, &c))
    return fail (in, _("“\\u” must be followed by four hexadecimal digits")) != NULL;
  if (c == 0)
    return fail (in, _("The character U+0000 cannot be part of a text")) != NULL;

  if (c >= 0xd800 && c < 0xdc00 && in->end - in->at >= 6 && in->at[0] == '\\' &&
      in->at[1] == 'u')
    {
      in->at += 2;
      if (!parse_hex (in, &low) || low < 0xdc00 || low > 0xdfff)
        return fail (in, _("Half a surrogate pair is no character")) != NULL;
      c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
    }
  if (c >= 0xd800 && c < 0xe000)
    return fail (in, _("Half a surrogate pair is no character")) != NULL;

  g_string_append_unichar (string, c);
  return TRUE;
}

/* A string, after its opening quote. */
static char *
parse_string (Scanner *in)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char characters[] = "\"\\/\b\f\n\r\t";
  g_autoptr(GString) string = g_string_new (NULL);

  while (in->at < in->end)
    {
      const char *run = in->at;
      const char *found;

      while (in->at < in->end && *in->at != '"' && *in->at != '\\' && (guchar) *in->at >= 0x20)
        in->at++;
      g_string_append_len (string, run, in->at - run);

      if (in->at >= in->end)
        break;
      if (*in->at == '"')
        {
          in->at++;
          return g_string_free (g_steal_pointer (&string), FALSE);
        }
      if (*in->at != '\\')
        return fail (in, _("A control character in a string must be written with “\\”"));

      in->at++;
      if (in->at < in->end && *in->at == 'u')
        {
          in->at++;
          if (!parse_unicode (in, string))
            return NULL;
          continue;
        }

      found = in->at < in->end && *in->at != '\0' ? strchr (escapes, *in->at) : NULL;
      if (found == NULL)
        return fail (in, _("There is no such escape in JSON"));
      g_string_append_c (string, characters[found - escapes]);
      in->at++;
    }

  return fail (in, _("The string does not end"));
}

static guint
skip_digits (Scanner *in)
{
  const char *start = in->at;

  while (in->at < in->end && g_ascii_isdigit (*in->at))
    in->at++;

  return in->at - start;
}

static JsonNode *
parse_number (Scanner *in)
{
  const char      *start = in->at;
  gboolean         is_integer = TRUE;
  g_autofree char *text = NULL;
  JsonNode        *node;
  gint64           integer;
  double           number;

  if (*in->at == '-')
    in->at++;
  if (in->at < in->end && *in->at == '0')
    in->at++;
  else if (skip_digits (in) == 0)
    return fail (in, _("A value was expected"));

  if (in->at < in->end && *in->at == '.')
    {
      is_integer = FALSE;
      in->at++;
      if (skip_digits (in) == 0)
        return fail (in, _("A digit must follow the decimal point"));
    }
  if (in->at < in->end && (*in->at == 'e' || *in->at == 'E'))
    {
      is_integer = FALSE;
      in->at++;
      if (in->at < in->end && (*in->at == '+' || *in->at == '-'))
        in->at++;
      if (skip_digits (in) == 0)
        return fail (in, _("A digit must follow the exponent sign"));
    }

  text = g_strndup (start, in->at - start);
  errno = 0;
  integer = is_integer ? g_ascii_strtoll (text, NULL, 10) : 0;
  if (is_integer && errno != ERANGE)
    return json_node_init_int (json_node_alloc (), integer);

  number = g_ascii_strtod (text, NULL);
  if (isinf (number))
    return fail (in, _("The number is too large"));

  node = json_node_alloc ();
  return json_node_init_double (node, number);
}

static JsonNode *
parse_object (Scanner *in)
{
  g_autoptr(JsonObject) object = json_object_new ();
  JsonNode *node;

  if (!take (in, '}'))
    do
      {
        g_autofree char *name = NULL;
        JsonNode        *value;

        if (!take (in, '"'))
          return fail (in, _("The name of a member was expected, in double quotes"));
        name = parse_string (in);
        if (name == NULL)
          return NULL;
        if (json_object_has_member (object, name))
          return fail (in, _("The object has this member already"));
        if (!take (in, ':'))
          return fail (in, _("“:” was expected"));
        value = parse_value (in);
        if (value == NULL)
          return NULL;
        json_object_set_member (object, name, value);

        if (take (in, '}'))
          break;
        if (!take (in, ','))
          return fail (in, _("“,” or “}” was expected"));
      }
    while (TRUE);

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, g_steal_pointer (&object));

  return node;
}

static JsonNode *
parse_array (Scanner *in)
{
  g_autoptr(JsonArray) array = json_array_new ();
  JsonNode *node;

  if (!take (in, ']'))
    do
      {
        JsonNode *value = parse_value (in);

        if (value == NULL)
          return NULL;
        json_array_add_element (array, value);

        if (take (in, ']'))
          break;
        if (!take (in, ','))
          return fail (in, _("“,” or “]” was expected"));
      }
    while (TRUE);

  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, g_steal_pointer (&array));

  return node;
}

static gboolean
take_word (Scanner    *in,
           const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (in->end - in->at) < length || strncmp (in->at, word, length) != 0)
    return FALSE;

  in->at += length;
  return TRUE;
}

static JsonNode *
parse_value (Scanner *in)
{
  JsonNode *node;
  char     *string;

  if (take (in, '"'))
    {
      string = parse_string (in);
      if (string == NULL)
        return NULL;
      node = json_node_init_string (json_node_alloc (), string);
      g_free (string);
      return node;
    }

  if (take (in, '{') || take (in, '['))
    {
      if (in->depth >= MAX_DEPTH)
        return fail (in, _("The lists and objects are nested too deeply"));
      in->depth++;
      node = in->at[-1] == '{' ? parse_object (in) : parse_array (in);
      in->depth--;
      return node;
    }

  if (take_word (in, "true"))
    return json_node_init_boolean (json_node_alloc (), TRUE);
  if (take_word (in, "false"))
    return json_node_init_boolean (json_node_alloc (), FALSE);
  if (take_word (in, "null"))
    return json_node_new (JSON_NODE_NULL);

  if (in->at < in->end && (*in->at == '-' || g_ascii_isdigit (*in->at)))
    return parse_number (in);

  return fail (in, _("A value was expected"));
}

/**
 * jb_json_parse:
 * @text: JSON, UTF-8 with or without byte order mark
 * @length: its length in bytes
 * @error: return location for a #JbJsonError
 *
 * Reads JSON as RFC 8259 has it and nothing else. Where json-glib's parser would let text
 * get lost without a word (a string cut at U+0000, the first of two members of one name)
 * or run out of stack, this is an error that names the line and the column.
 *
 * Returns: (transfer full) (nullable): the value
 */
JsonNode *
jb_json_parse (const char *text,
               gsize       length,
               GError    **error)
{
  g_autoptr(JsonNode) node = NULL;
  Scanner     in = { NULL };
  const char *bad;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  if (length >= 3 && memcmp (text, "\357\273\277", 3) == 0)
    {
      text += 3;
      length -= 3;
    }

  in.text = in.at = text != NULL ? text : "";
  in.end = in.at + length;
  in.error = error;

  if (!g_utf8_validate_len (in.text, length, &bad))
    {
      in.at = bad;
      return fail (&in, _("This is not valid UTF-8"));
    }

  node = parse_value (&in);
  if (node == NULL)
    return NULL;

  skip_space (&in);
  if (in.at < in.end)
    return fail (&in, _("There is something after the end of the JSON"));

  return g_steal_pointer (&node);
}

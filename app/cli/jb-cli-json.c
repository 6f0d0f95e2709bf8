/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli-json.h"

#include <string.h>

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>

#include "bulletin/jb-json-check.h"
#include "legacy/jb-encoding.h"

/* The structure is eight levels deep. */
enum { MAX_DEPTH = 64 };

static gboolean
refuse_byte (const char  *start,
             const char  *at,
             GError     **error)
{
  g_set_error (error, JB_JSON_ERROR, JB_JSON_ERROR_SYNTAX,
               _("What stands at byte %lu, counted from 0, is not JSON, or no text can hold it."),
               (gulong) (at - start));

  return FALSE;
}

/* The four digits of a \u escape, or -1. */
static int
read_unit (const char *at,
           const char *end)
{
  int unit = 0;

  if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
    return -1;

  for (guint i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value (at[i]);

      if (digit < 0)
        return -1;
      unit = unit << 4 | digit;
    }

  return unit;
}

/* Length of the escape at the start, or 0 for one that stands for no character. */
static gsize
measure_escape (const char *at,
                const char *end)
{
  int unit = read_unit (at, end);

  if (unit < 0)
    return end - at >= 2 && at[1] != '\0' && strchr ("\"\\/bfnrt", at[1]) != NULL ? 2 : 0;

  if (unit >= 0xd800 && unit < 0xe000)
    {
      int low = read_unit (at + 6, end);

      return unit < 0xdc00 && low >= 0xdc00 && low < 0xe000 ? 12 : 0;
    }

  return unit != 0 ? 6 : 0;
}

/* Looks at what json-glib 1.6 does not: it calls itself for each bracket, so that a million of
 * them would be its end; it reads comments, which could hide them; it cuts a string at an
 * escaped NUL, and makes no UTF-8 of half a surrogate pair. */
static gboolean
check_syntax (const char  *start,
              gsize        length,
              GError     **error)
{
  const char *end = start + length;
  const char *at = start;
  gboolean in_string = FALSE;
  gsize depth = 0;

  while (at < end)
    {
      gsize n = 1;

      if (*at == '"')
        in_string = !in_string;
      else if (in_string)
        {
          if (*at == '\\')
            n = measure_escape (at, end);
          if (n == 0 || (guint8) *at < 0x20)
            return refuse_byte (start, at, error);
        }
      else if (*at == '[' || *at == '{')
        depth++;
      else if (*at == ']' || *at == '}')
        depth -= MIN (depth, 1);
      else if (!g_ascii_isalnum (*at) && (*at == '\0' || strchr (" \t\r\n,:+-.", *at) == NULL))
        return refuse_byte (start, at, error);

      if (depth > MAX_DEPTH)
        {
          g_set_error_literal (error, JB_JSON_ERROR, JB_JSON_ERROR_SYNTAX,
                               _("Its brackets are nested too deep."));
          return FALSE;
        }

      at += n;
    }

  return TRUE;
}

static GBytes *
read_input (const char  *path,
            GError     **error)
{
  g_autoptr (GInputStream) in = NULL;
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autofree char *piece = g_malloc (64 * 1024);
  gsize total = 0;

  if (strcmp (path, "-") == 0)
    in = g_unix_input_stream_new (0, FALSE);
  else
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      in = G_INPUT_STREAM (g_file_read (file, NULL, error));
      if (in == NULL)
        return NULL;
    }

  for (;;)
    {
      gssize n = g_input_stream_read (in, piece, 64 * 1024, NULL, error);

      if (n < 0)
        return NULL;
      if (n == 0)
        break;

      total += n;
      if (total > JB_ENCODING_MAX_BYTES)
        {
          g_set_error_literal (error, JB_JSON_ERROR, JB_JSON_ERROR_SYNTAX,
                               _("It is larger than 64 MiB."));
          return NULL;
        }
      if (!g_output_stream_write_all (out, piece, n, NULL, NULL, error))
        return NULL;
    }

  if (!g_output_stream_close (out, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static JsonNode *
parse (GBytes  *bytes,
       GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *bad = text;
  JsonNode *root;

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      length -= 3;
    }

  if (length > 0 && !g_utf8_validate_len (text, length, &bad))
    {
      g_set_error (error, JB_JSON_ERROR, JB_JSON_ERROR_SYNTAX,
                   _("It is not UTF-8: see byte %lu, counted from 0."),
                   (gulong) (bad - (const char *) g_bytes_get_data (bytes, NULL)));
      return NULL;
    }
  if (!check_syntax (text, length, error))
    return NULL;

  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, length > 0 ? text : "", length, error))
    return NULL;

  root = json_parser_steal_root (parser);
  if (root == NULL)
    g_set_error_literal (error, JB_JSON_ERROR, JB_JSON_ERROR_SYNTAX, _("It is empty."));

  return root;
}

/**
 * jb_cli_json_load:
 * @path: a file, or "-" for stdin
 *
 * Returns: (transfer full) (nullable): what it holds, or %NULL with an error that names
 *   the file
 */
JsonNode *
jb_cli_json_load (const char  *path,
                  GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = read_input (path, &local_error);
  g_autofree char *name = NULL;
  JsonNode *root = NULL;

  if (bytes != NULL)
    root = parse (bytes, &local_error);
  if (root != NULL)
    return root;

  name = strcmp (path, "-") == 0 ? g_strdup (_("stdin")) : g_filename_display_name (path);
  g_set_error (error, local_error->domain, local_error->code, _("“%s” cannot be read as JSON: %s"),
               name, local_error->message);

  return NULL;
}

/**
 * jb_cli_json_write:
 * @node: anything
 *
 * Returns: (transfer full): it as indented JSON in UTF-8, with a final newline
 */
char *
jb_cli_json_write (JsonNode *node)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;

  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 1);
  text = json_generator_to_data (generator, NULL);

  return g_strconcat (text, "\n", NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli-json.h"

#include <string.h>

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>

#include "bulletin/jb-json-check.h"
#include "bulletin/jb-json-parse.h"
#include "legacy/jb-encoding.h"

static GBytes *
read_input (const char *path,
            GError    **error)
{
  g_autoptr (GInputStream) in = NULL;
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autofree char *piece = g_malloc (64 * 1024);
  gsize            total = 0;

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

/**
 * jb_cli_json_load:
 * @path: a file, or "-" for stdin
 *
 * Returns: (transfer full) (nullable): what it holds, or %NULL with an error that names
 *   the file
 */
JsonNode *
jb_cli_json_load (const char *path,
                  GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = read_input (path, &local_error);
  g_autofree char *name = NULL;
  JsonNode        *root = NULL;

  if (bytes != NULL)
    root = jb_json_parse (g_bytes_get_size (bytes) > 0 ? g_bytes_get_data (bytes, NULL) : "",
                          g_bytes_get_size (bytes), &local_error);
  if (root != NULL)
    return root;

  name = strcmp (path, "-") == 0 ? g_strdup (_("stdin")) : g_filename_display_name (path);
  g_set_error (error, local_error->domain, local_error->code,
               _("“%s” cannot be read as JSON: %s"), name, local_error->message);

  return NULL;
}

/* JSON-GLib leaves the last of the control characters as it is, which no parser takes. It can
 * stand in a string only. */
static char *
escape_unit_separators (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\x1f", -1);

  return g_strjoinv ("\\u001f", parts);
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
  g_autofree char *escaped = NULL;

  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 1);
  text = json_generator_to_data (generator, NULL);
  escaped = escape_unit_separators (text);

  return g_strconcat (escaped, "\n", NULL);
}

/**
 * jb_cli_json_set_string:
 * @value: (nullable): UTF-8, %NULL for null
 *
 * Adds a member to the object at hand.
 */
void
jb_cli_json_set_string (JsonBuilder *builder,
                        const char  *name,
                        const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * jb_cli_json_set_number:
 *
 * Adds a member to the object at hand.
 */
void
jb_cli_json_set_number (JsonBuilder *builder,
                        const char  *name,
                        gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/**
 * jb_cli_json_print:
 * @builder: something complete
 *
 * Writes it to stdout.
 *
 * Returns: as jb_cli_print()
 */
JbCliStatus
jb_cli_json_print (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = jb_cli_json_write (root);

  return jb_cli_print_text (text);
}

/**
 * jb_cli_json_print_array:
 * @items: what to print
 * @func: (scope call): adds the members of one of them to the object at hand
 *
 * Writes an array with an object for each to stdout.
 *
 * Returns: as jb_cli_print()
 */
JbCliStatus
jb_cli_json_print_array (GPtrArray    *items,
                         JbCliJsonFunc func)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    {
      json_builder_begin_object (builder);
      func (builder, g_ptr_array_index (items, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  return jb_cli_json_print (builder);
}

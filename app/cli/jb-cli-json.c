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

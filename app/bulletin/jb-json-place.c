/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-json-place-private.h"

static void
append_pointer (GString           *string,
                const JbJsonPlace *place)
{
  if (place == NULL)
    return;

  append_pointer (string, place->up);
  g_string_append_c (string, '/');
  if (place->name == NULL)
    {
      g_string_append_printf (string, "%u", place->index);
      return;
    }

  for (const char *p = place->name; *p != '\0'; p++)
    {
      if (*p == '~')
        g_string_append (string, "~0");
      else if (*p == '/')
        g_string_append (string, "~1");
      else
        g_string_append_c (string, *p);
    }
}

/* The RFC 6901 pointer of @place. */
char *
jb_json_place_dup_pointer (const JbJsonPlace *place)
{
  GString *string = g_string_new (NULL);

  append_pointer (string, place);

  return g_string_free (string, FALSE);
}

/* Sets @error; @format takes the pointer. Returns FALSE, for the caller to return. */
gboolean
jb_json_place_fail (GError           **error,
                    JbJsonError        code,
                    const JbJsonPlace *place,
                    const char        *format)
{
  g_autofree char *pointer = jb_json_place_dup_pointer (place);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, JB_JSON_ERROR, code, format, pointer);
#pragma GCC diagnostic pop

  return FALSE;
}

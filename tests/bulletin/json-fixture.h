/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

/* JSON with ' for ", so that it reads well inside a C string. */
static inline JsonNode *
parse_quoted (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr(GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);

  return node;
}

#define assert_json_equal(a, b)                                             \
  G_STMT_START                                                              \
  {                                                                         \
    if (!jb_json_equal ((a), (b)))                                          \
      {                                                                     \
        g_autofree char *text_a = json_to_string ((a), TRUE);               \
        g_autofree char *text_b = json_to_string ((b), TRUE);               \
                                                                            \
        g_error ("%s:%d: %s\nis not equal to\n%s", __FILE__, __LINE__,      \
                 text_a, text_b);                                           \
      }                                                                     \
  }                                                                         \
  G_STMT_END

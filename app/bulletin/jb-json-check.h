/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "jb-role.h"

G_BEGIN_DECLS

#define JB_JSON_ERROR (jb_json_error_quark ())
GQuark jb_json_error_quark (void);

/**
 * JbJsonError:
 * @JB_JSON_ERROR_TYPE: a string, list or object was expected and something else found
 * @JB_JSON_ERROR_MEMBER: a member that the structure does not have
 * @JB_JSON_ERROR_VALUE: of the right type, but no text can carry it
 * @JB_JSON_ERROR_FIXED: a part that cannot be changed in a bulletin that exists
 * @JB_JSON_ERROR_SYNTAX: not JSON
 */
typedef enum
{
  JB_JSON_ERROR_TYPE,
  JB_JSON_ERROR_MEMBER,
  JB_JSON_ERROR_VALUE,
  JB_JSON_ERROR_FIXED,
  JB_JSON_ERROR_SYNTAX,
} JbJsonError;

gboolean jb_json_check (JsonNode  *node,
                        JsonNode  *current,
                        GError   **error);

G_END_DECLS

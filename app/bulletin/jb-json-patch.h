/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define JB_JSON_PATCH_ERROR (jb_json_patch_error_quark ())
GQuark jb_json_patch_error_quark (void);

/**
 * JbJsonPatchError:
 * @JB_JSON_PATCH_ERROR_MALFORMED: not a patch as in RFC 6902, or a bad pointer
 * @JB_JSON_PATCH_ERROR_MISSING: an operation points at something that is not there
 * @JB_JSON_PATCH_ERROR_TEST: a test operation found another value
 */
typedef enum
{
  JB_JSON_PATCH_ERROR_MALFORMED,
  JB_JSON_PATCH_ERROR_MISSING,
  JB_JSON_PATCH_ERROR_TEST,
} JbJsonPatchError;

JsonNode *jb_json_pointer_lookup (JsonNode    *root,
                                  const char  *pointer,
                                  GError     **error);
JsonNode *jb_json_patch_apply    (JsonNode    *target,
                                  JsonNode    *patch,
                                  GError     **error);

G_END_DECLS

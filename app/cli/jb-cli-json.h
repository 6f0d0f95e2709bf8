/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *jb_cli_json_load  (const char  *path,
                             GError     **error);
char     *jb_cli_json_write (JsonNode    *node);

G_END_DECLS

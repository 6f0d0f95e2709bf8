/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *jb_json_copy            (JsonNode *node);
gboolean  jb_json_equal           (JsonNode *a,
                                   JsonNode *b);
guint     jb_json_hash            (JsonNode *node);
char     *jb_json_find_difference (JsonNode *a,
                                   JsonNode *b);

G_END_DECLS

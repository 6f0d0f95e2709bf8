/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "jb-cli.h"

G_BEGIN_DECLS

typedef void (*JbCliJsonFunc) (JsonBuilder *builder,
                               gpointer     item);

JsonNode   *jb_cli_json_load        (const char     *path,
                                     GError        **error);
char       *jb_cli_json_write       (JsonNode       *node);
void        jb_cli_json_set_string  (JsonBuilder    *builder,
                                     const char     *name,
                                     const char     *value);
void        jb_cli_json_set_number  (JsonBuilder    *builder,
                                     const char     *name,
                                     gint64          value);
JbCliStatus jb_cli_json_print       (JsonBuilder    *builder);
JbCliStatus jb_cli_json_print_array (GPtrArray      *items,
                                     JbCliJsonFunc   func);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bulletin/jb-bulletin.h"

G_BEGIN_DECLS

/**
 * JbPreviewCanTell:
 *
 * Returns: whether the lines that are meant may be told to be @role
 */
typedef gboolean (*JbPreviewCanTell) (JbRole   role,
                                      gpointer user_data);

const char *jb_preview_roles_get_label    (JbRole            role);
const char *jb_preview_roles_get_name     (JbRole            role,
                                           const char       *key);
char       *jb_preview_roles_describe     (JbBlock          *block);
char       *jb_preview_roles_dup_id       (JbRole            role,
                                           const char       *key);
gboolean    jb_preview_roles_parse_id     (const char       *id,
                                           JbRole           *role,
                                           const char      **key);
void        jb_preview_roles_fill_menu    (GMenu            *menu,
                                           JbKind            kind,
                                           JbPreviewCanTell  can_tell,
                                           gpointer          user_data);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "jb-bulletin.h"

G_BEGIN_DECLS

typedef void (*JbReconcileSplice) (gpointer           owner,
                                   guint              position,
                                   guint              n_removed,
                                   const char *const *added,
                                   const JbRole      *roles);

gboolean    jb_reconcile_differs  (const char        *before,
                                   const char        *wanted);
const char *jb_reconcile_get_text (JsonObject        *object,
                                   const char        *name);
guint       jb_reconcile_find     (GListModel        *model,
                                   gpointer           item,
                                   guint              hint);
void        jb_reconcile_texts    (GListModel        *blocks,
                                   const char *const *wanted,
                                   const JbRole      *roles,
                                   gpointer           owner,
                                   JbReconcileSplice  splice);
char      **jb_reconcile_dup_list (JsonArray         *list);
void        jb_reconcile_digest   (JbBulletin        *bulletin,
                                   JsonArray         *wanted);
void        jb_reconcile_sections (JbBulletin        *bulletin,
                                   JsonArray         *wanted);

G_END_DECLS

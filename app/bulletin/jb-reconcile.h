/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "jb-bulletin.h"

G_BEGIN_DECLS

gboolean jb_reconcile_apply (JbBulletin  *bulletin,
                             JsonNode    *wanted,
                             GError     **error);

G_END_DECLS

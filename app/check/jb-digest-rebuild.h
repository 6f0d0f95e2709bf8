/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-bulletin.h"

G_BEGIN_DECLS

gboolean jb_digest_rebuild (JbBulletin *bulletin);

G_END_DECLS

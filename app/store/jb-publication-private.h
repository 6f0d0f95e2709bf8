/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-publication.h"

G_BEGIN_DECLS

void jb_publication_set_id (JbPublication *self,
                            gint64         id);

G_END_DECLS

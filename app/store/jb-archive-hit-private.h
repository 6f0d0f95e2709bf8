/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive-hit.h"
#include "jb-search-query.h"

G_BEGIN_DECLS

JbArchiveHit *jb_archive_hit_new (JbArchiveEntry       *entry,
                                  const JbSearchQuery  *query,
                                  JbSearchText         *text,
                                  const char           *needle,
                                  const JbSearchPlace  *place);

G_END_DECLS

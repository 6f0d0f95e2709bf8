/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-layout.h"

G_BEGIN_DECLS

gboolean jb_house_style_needs_shield (const JbLayoutPoint *point,
                                      const char          *value,
                                      gboolean             tight);
gboolean jb_house_style_tells_source (const char          *open,
                                      const char          *value,
                                      const char          *close);

G_END_DECLS

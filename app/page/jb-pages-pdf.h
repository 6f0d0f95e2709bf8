/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-pages.h"

G_BEGIN_DECLS

GBytes *jb_pages_to_pdf (const JbPages *self,
                         GError       **error);

G_END_DECLS

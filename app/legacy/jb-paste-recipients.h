/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-recipient-lists.h"

G_BEGIN_DECLS

GPtrArray *jb_paste_read_recipients (const char *text);

G_END_DECLS

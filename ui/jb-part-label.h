/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

char *jb_part_label_dup (GObject *part);

G_END_DECLS

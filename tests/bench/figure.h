/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void figure_note (const char *name,
                  double      value,
                  const char *unit,
                  double      limit,
                  const char *peer,
                  ...) G_GNUC_PRINTF (5, 6);

G_END_DECLS

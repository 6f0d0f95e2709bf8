/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *made_issue_new (guint   n_articles,
                      guint   n_characters,
                      guint32 seed);

G_END_DECLS

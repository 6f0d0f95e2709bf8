/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char  *jb_outgoing_make_folder (GError     **error);
GFile *jb_outgoing_write       (const char  *folder,
                                const char  *name,
                                GBytes      *bytes,
                                GError     **error);
void   jb_outgoing_clean       (gint64       older_than);

G_END_DECLS

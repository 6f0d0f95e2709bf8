/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"

G_BEGIN_DECLS

/* How long to wait for another program before giving up, in milliseconds. */
enum { JB_ARCHIVE_BUSY_TIMEOUT = 5000 };

JbArchive *jb_archive_open_full (const char  *path,
                                 guint        busy_timeout,
                                 GError     **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"

G_BEGIN_DECLS

/* Written by the archive's thread, and read by the caller when it is done. */
struct _JbArchiveItem
{
  JbTranscript   *transcript;
  char           *path;
  char           *sha256;
  gboolean        again;

  gint64          id;
  gboolean        known;
  JbArchiveEntry *entry;
};

G_END_DECLS

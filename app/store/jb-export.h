/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"

G_BEGIN_DECLS

GBytes *jb_export_make_bytes (JbArchive               *archive,
                              gint64                   id,
                              const JbTranscript      *transcript,
                              const JbExportSettings  *settings,
                              GError                 **error);

G_END_DECLS

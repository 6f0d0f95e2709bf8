/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jb-archive-hit.h"
#include "store/jb-archive.h"

G_BEGIN_DECLS

#define JB_TYPE_SEARCH_PROVIDER (jb_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (JbSearchProvider, jb_search_provider, JB, SEARCH_PROVIDER, GObject)

JbSearchProvider *jb_search_provider_new         (void);
void              jb_search_provider_set_archive (JbSearchProvider  *self,
                                                  JbArchive         *archive);
gboolean          jb_search_provider_export      (JbSearchProvider  *self,
                                                  GDBusConnection   *connection,
                                                  const char        *path,
                                                  GError           **error);
void              jb_search_provider_unexport    (JbSearchProvider  *self);

G_END_DECLS

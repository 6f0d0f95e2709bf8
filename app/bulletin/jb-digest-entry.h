/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "jb-node.h"

G_BEGIN_DECLS

#define JB_TYPE_DIGEST_ENTRY (jb_digest_entry_get_type ())
G_DECLARE_FINAL_TYPE (JbDigestEntry, jb_digest_entry, JB, DIGEST_ENTRY, JbNode)

const char *jb_digest_entry_get_section   (JbDigestEntry     *self);
void        jb_digest_entry_set_section   (JbDigestEntry     *self,
                                           const char        *name);
GListModel *jb_digest_entry_get_titles    (JbDigestEntry     *self);
void        jb_digest_entry_splice_titles (JbDigestEntry     *self,
                                           guint              position,
                                           guint              n_removed,
                                           const char *const *added);

G_END_DECLS

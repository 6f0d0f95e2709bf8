/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-page-text.h"

G_BEGIN_DECLS

/**
 * JbPageSetFunc:
 * @faces: what to set it in
 * @text: one paragraph, without line breaks
 * @setting: how
 *
 * Sets a paragraph; what comes out depends on nothing else than what goes in.
 *
 * Returns: (transfer full) (element-type JbPageLine): its lines
 */
typedef GPtrArray *(*JbPageSetFunc) (JbPageFaces         *faces,
                                     const char          *text,
                                     const JbPageSetting *setting);

JbPageKept *jb_page_kept_new (void);
void        jb_page_kept_free (JbPageKept *self);
void        jb_page_kept_begin (JbPageKept  *self,
                                JbPageFaces *faces);
GPtrArray  *jb_page_kept_set (JbPageKept          *self,
                              JbPageFaces         *faces,
                              const char          *text,
                              const JbPageSetting *setting,
                              JbPageSetFunc        set);
guint       jb_page_kept_get_n_set (JbPageKept *self);

G_END_DECLS

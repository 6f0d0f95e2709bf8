/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "jb-page-style.h"

G_BEGIN_DECLS

typedef struct _JbPageFaces JbPageFaces;
typedef struct _JbPageKept  JbPageKept;

JbPageFaces *jb_page_faces_new (const JbPageStyle *style);
void         jb_page_faces_free (JbPageFaces *self);

PangoContext         *jb_page_faces_get_context (JbPageFaces *self);
PangoFontDescription *jb_page_faces_describe (JbPageFaces *self,
                                              JbPageFace   face,
                                              double       size);
const char           *jb_page_faces_get_family (JbPageFaces *self,
                                                JbPageFace   face);
gboolean              jb_page_faces_is_wanted (JbPageFaces *self,
                                               JbPageFace   face);
void                  jb_page_faces_note_font (JbPageFaces *self,
                                               JbPageFace   face,
                                               PangoFont   *font,
                                               gunichar     character,
                                               gboolean     missing);
void                  jb_page_faces_keep (JbPageFaces *self);
JbPageKept           *jb_page_faces_get_kept (JbPageFaces *self);
void                  jb_page_faces_swap_notes (JbPageFaces *self,
                                                GHashTable **strange,
                                                GHashTable **missing);
char                 *jb_page_faces_dup_strange (JbPageFaces *self);
char                 *jb_page_faces_dup_missing (JbPageFaces *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbPageFaces, jb_page_faces_free)

G_END_DECLS

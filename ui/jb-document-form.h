/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-bulletin.h"

G_BEGIN_DECLS

#define JB_TYPE_DOCUMENT_FORM (jb_document_form_get_type ())
G_DECLARE_FINAL_TYPE (JbDocumentForm, jb_document_form, JB, DOCUMENT_FORM, GtkBox)

void     jb_document_form_set_bulletin (JbDocumentForm *self,
                                        JbBulletin     *bulletin);
gboolean jb_document_form_begin (JbDocumentForm *self);

G_END_DECLS

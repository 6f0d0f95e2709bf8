/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/jb-archive.h"

G_BEGIN_DECLS

#define JB_TYPE_PUBLICATION_FORM (jb_publication_form_get_type ())
G_DECLARE_FINAL_TYPE (JbPublicationForm, jb_publication_form, JB, PUBLICATION_FORM, AdwBin)

void           jb_publication_form_set_publication (JbPublicationForm *self,
                                                    JbArchive         *archive,
                                                    JbPublication     *publication);
JbPublication *jb_publication_form_dup_publication (JbPublicationForm *self);
gboolean       jb_publication_form_get_changed (JbPublicationForm *self);
gboolean       jb_publication_form_get_ready (JbPublicationForm *self);

G_END_DECLS

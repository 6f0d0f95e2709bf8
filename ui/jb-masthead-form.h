/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-bulletin.h"

G_BEGIN_DECLS

#define JB_TYPE_MASTHEAD_FORM (jb_masthead_form_get_type ())
G_DECLARE_FINAL_TYPE (JbMastheadForm, jb_masthead_form, JB, MASTHEAD_FORM, GtkBox)

void     jb_masthead_form_set_bulletin (JbMastheadForm *self,
                                        JbBulletin     *bulletin);
gboolean jb_masthead_form_begin        (JbMastheadForm *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-bulletin.h"

G_BEGIN_DECLS

#define JB_TYPE_UNRECOGNISED_FORM (jb_unrecognised_form_get_type ())
G_DECLARE_FINAL_TYPE (JbUnrecognisedForm, jb_unrecognised_form, JB, UNRECOGNISED_FORM, GtkBox)

void jb_unrecognised_form_set_bulletin (JbUnrecognisedForm *self,
                                        JbBulletin         *bulletin);

G_END_DECLS

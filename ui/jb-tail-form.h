/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-bulletin.h"

G_BEGIN_DECLS

#define JB_TYPE_TAIL_FORM (jb_tail_form_get_type ())
G_DECLARE_FINAL_TYPE (JbTailForm, jb_tail_form, JB, TAIL_FORM, GtkBox)

void jb_tail_form_set_bulletin (JbTailForm *self,
                                JbBulletin *bulletin);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-bulletin.h"

G_BEGIN_DECLS

#define JB_TYPE_DIGEST_FORM (jb_digest_form_get_type ())
G_DECLARE_FINAL_TYPE (JbDigestForm, jb_digest_form, JB, DIGEST_FORM, GtkBox)

void jb_digest_form_set_bulletin (JbDigestForm *self,
                                  JbBulletin   *bulletin);

G_END_DECLS

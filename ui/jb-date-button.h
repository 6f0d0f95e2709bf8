/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define JB_TYPE_DATE_BUTTON (jb_date_button_get_type ())
G_DECLARE_FINAL_TYPE (JbDateButton, jb_date_button, JB, DATE_BUTTON, AdwBin)

GtkWidget *jb_date_button_new (GtkEditable *editable);

G_END_DECLS

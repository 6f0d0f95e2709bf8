/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "check/jb-receivers.h"

G_BEGIN_DECLS

#define JB_TYPE_MAILING_LIST_DIALOG (jb_mailing_list_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JbMailingListDialog, jb_mailing_list_dialog, JB, MAILING_LIST_DIALOG,
                      AdwWindow)

GtkWidget    *jb_mailing_list_dialog_new (GtkWindow   *parent,
                                          JbReceivers *receivers);
JbTranscript *jb_mailing_list_dialog_dup_sheet (JbMailingListDialog *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bulletin/jb-recipient-lists.h"

G_BEGIN_DECLS

/**
 * JbRecipientPasteFunc:
 * @lists: (element-type JbRecipientList): what is pasted, more than one entry or with a label
 * @user_data: what was given
 *
 * Takes recipients that are pasted.
 */
typedef void (*JbRecipientPasteFunc) (GPtrArray *lists,
                                      gpointer   user_data);

void jb_recipient_paste_attach (GtkText             *text,
                                JbRecipientPasteFunc func,
                                gpointer             user_data);
void jb_recipient_paste_insert (GtkText    *text,
                                const char *pasted);
void jb_recipient_paste_offer (GtkWidget *widget,
                               GPtrArray *lists);

G_END_DECLS

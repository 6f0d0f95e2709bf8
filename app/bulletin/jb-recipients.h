/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "jb-node.h"

G_BEGIN_DECLS

#define JB_TYPE_RECIPIENTS (jb_recipients_get_type ())
G_DECLARE_FINAL_TYPE (JbRecipients, jb_recipients, JB, RECIPIENTS, JbNode)

const char *jb_recipients_get_label      (JbRecipients      *self);
void        jb_recipients_set_label      (JbRecipients      *self,
                                          const char        *label);
GListModel *jb_recipients_get_entries    (JbRecipients      *self);
void        jb_recipients_splice_entries (JbRecipients      *self,
                                          guint              position,
                                          guint              n_removed,
                                          const char *const *added);
void        jb_recipients_move_entry     (JbRecipients      *self,
                                          JbBlock           *entry,
                                          JbRecipients      *to,
                                          guint              position);
char       *jb_recipients_dup_printed    (JbRecipients      *self);

G_END_DECLS

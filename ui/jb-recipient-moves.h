/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-bulletin.h"
#include "jb-part-holder.h"

G_BEGIN_DECLS

gboolean jb_recipient_moves_locate (JbBlock       *block,
                                    JbRecipients **recipients,
                                    guint         *position);
void     jb_recipient_moves_step (JbBlock      *block,
                                  gboolean      up,
                                  JbPartHolder *guide);
void     jb_recipient_moves_step_list (JbBlock      *block,
                                       gboolean      up,
                                       JbPartHolder *guide);
void     jb_recipient_moves_to_list (JbBlock      *block,
                                     const char   *label,
                                     JbPartHolder *guide);

G_END_DECLS

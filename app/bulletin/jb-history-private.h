/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-edit-private.h"
#include "jb-history.h"

G_BEGIN_DECLS

JbHistory *jb_history_new             (void);
void       jb_history_record          (JbHistory  *self,
                                       JbEdit     *edit);
gboolean   jb_history_is_replaying    (JbHistory  *self);
gboolean   jb_history_restore_slot    (JbHistory  *self,
                                       JbBlock   **slot);
void       jb_history_detach          (JbHistory  *self);

G_END_DECLS

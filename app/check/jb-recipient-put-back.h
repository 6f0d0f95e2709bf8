/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-bulletin.h"
#include "jb-recipient-changes.h"

G_BEGIN_DECLS

gboolean jb_recipient_put_back (const JbRecipientChange *change,
                                const JbIssue           *previous,
                                JbBulletin              *bulletin,
                                JbBlock                 *block);

G_END_DECLS

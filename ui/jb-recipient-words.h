/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "check/jb-receivers.h"

G_BEGIN_DECLS

char *jb_recipient_words_dup_kind (const JbReading *reading);
char *jb_recipient_words_dup_details (const JbReading *reading,
                                      const char      *text);
char *jb_recipient_words_dup_note (JbReceivers *receivers,
                                   const char  *text);

G_END_DECLS

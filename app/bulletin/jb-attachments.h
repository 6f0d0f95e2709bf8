/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-document.h"

G_BEGIN_DECLS

GStrv jb_attachments_get (JbDocument        *document,
                          guint             *first);
void  jb_attachments_set (JbDocument        *document,
                          const char *const *names);

G_END_DECLS

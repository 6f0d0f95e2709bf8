/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "check/jb-receivers.h"
#include "jb-part-holder.h"
#include "jb-source-completion.h"

G_BEGIN_DECLS

JbSourceCompletion *jb_recipient_completion_new (JbPartHolder *holder,
                                                 GtkWidget    *row,
                                                 GtkText      *text);

G_END_DECLS

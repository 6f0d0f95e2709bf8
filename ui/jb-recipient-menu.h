/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "check/jb-receivers.h"

G_BEGIN_DECLS

GMenuModel *jb_recipient_menu_new (JbBlock     *block,
                                   JbReceivers *receivers);

G_END_DECLS

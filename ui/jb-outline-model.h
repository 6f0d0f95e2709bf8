/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-bulletin.h"

G_BEGIN_DECLS

GListModel *jb_outline_model_new (JbBulletin *bulletin);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-bulletin.h"

G_BEGIN_DECLS

/* Watches every list of a bulletin and holds each emission against a mirror array. */
typedef struct _LiveMirror LiveMirror;

LiveMirror *live_mirror_new   (JbBulletin *bulletin);
void        live_mirror_check (LiveMirror *self);
void        live_mirror_free  (LiveMirror *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiveMirror, live_mirror_free)

char       *live_describe     (JbBulletin *bulletin);
void        live_assert_same  (JbBulletin *a,
                               JbBulletin *b);
void        live_assert_whole (JbBulletin *bulletin);

G_END_DECLS

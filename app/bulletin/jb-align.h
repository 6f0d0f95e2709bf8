/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a pairing says of an element that has no partner: none yet, or that it is spoken
 * for otherwise and stays out of the pairing. */
#define JB_ALIGN_NONE  G_MAXUINT
#define JB_ALIGN_TAKEN (G_MAXUINT - 1)

/**
 * JbAlign:
 * @n_old: how many elements there are
 * @n_new: how many there shall be
 * @to_new: for each old element its new one, %JB_ALIGN_NONE or %JB_ALIGN_TAKEN
 * @to_old: for each new element its old one, %JB_ALIGN_NONE or %JB_ALIGN_TAKEN
 *
 * A pairing of two sequences in which no two pairs cross.
 */
typedef struct
{
  guint  n_old;
  guint  n_new;
  guint *to_new;
  guint *to_old;
} JbAlign;

void jb_align_init         (JbAlign     *self,
                            guint        n_old,
                            guint        n_new);
void jb_align_clear        (JbAlign     *self);
void jb_align_pair_equal   (JbAlign     *self,
                            const guint *old_ids,
                            const guint *new_ids);
void jb_align_pair_in_turn (JbAlign     *self);

G_END_DECLS

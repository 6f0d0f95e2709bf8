/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-bulletin-private.h"
#include "jb-plan.h"

G_BEGIN_DECLS

/* A part that there is not. */
#define JB_RESTRUCTURE_NONE G_MAXUINT

/* What a part of a bulletin has: things of which there is one or none, and lists. */
typedef struct
{
  JbBlock   **slots[3];
  const char *names[3];
  guint       n_slots;
  GListStore *lists[3];
  guint       n_lists;
} JbFrame;

/* A part as it shall be: which object it is, the part around it, what is in its frame. */
typedef struct
{
  GType      type;
  JbNode    *node;
  gboolean   is_new;
  guint      outer;
  JbBlock   *slots[3];
  GPtrArray *lists[3];
} JbPart;

/*
 * JbRestructure: from what a bulletin is to what it shall be
 * @olds: its blocks, in the order of the text
 * @starts: where each block that shall be begins, in bytes
 * @places: where in the structure it belongs
 * @opens: which parts begin with it
 * @blocks: the block for it: one of @olds, or a new one
 * @partners: the same, %NULL where it is a new one
 * @parts: of #JbPart, outer ones before inner ones
 * @kept: the objects of @olds and of their parts that stay
 */
typedef struct
{
  JbBulletin         *bulletin;
  const JbTranscript *wanted;
  guint               n_marks;

  GPtrArray  *olds;
  gsize      *starts;
  JbPlace    *places;
  guint      *opens;
  GPtrArray  *blocks;
  JbBlock   **partners;
  GArray     *parts;
  GPtrArray  *sections;
  GPtrArray  *digest;
  GPtrArray  *recipients;
  JbBlock    *digest_heading;
  GHashTable *others;
  GHashTable *kept;
} JbRestructure;

static inline const JbMark *
jb_restructure_get_mark (const JbRestructure *self,
                         guint                i)
{
  return &g_array_index (self->wanted->marks, JbMark, i);
}

/* jb-restructure-pair.c */
gboolean jb_restructure_same_content (const JbRestructure *self,
                                      JbBlock             *block,
                                      guint                mark);
gboolean jb_restructure_same_margins (const JbRestructure *self,
                                      JbBlock             *block,
                                      guint                mark);
void     jb_restructure_pair_blocks  (JbRestructure       *self);

/* jb-restructure-parts.c */
void     jb_frame_init               (JbFrame             *frame,
                                      JbNode              *node);
gboolean jb_restructure_is_printed   (gpointer             item);
void     jb_restructure_plan_parts   (JbRestructure       *self);

G_END_DECLS

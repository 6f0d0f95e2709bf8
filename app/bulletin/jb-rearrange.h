/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-bulletin.h"

G_BEGIN_DECLS

/**
 * JbPlace:
 * @JB_PLACE_BEFORE: before the target
 * @JB_PLACE_AFTER: after the target
 * @JB_PLACE_INTO: into the target, at its end
 *
 * Where something is put down.
 */
typedef enum
{
  JB_PLACE_BEFORE,
  JB_PLACE_AFTER,
  JB_PLACE_INTO,
} JbPlace;

gboolean   jb_rearrange_can_step  (JbNode        *node,
                                   gboolean       up);
gboolean   jb_rearrange_step      (JbNode        *node,
                                   gboolean       up);
gboolean   jb_rearrange_can_place (JbNode        *node,
                                   JbNode        *target,
                                   JbPlace        place);
gboolean   jb_rearrange_place     (JbNode        *node,
                                   JbNode        *target,
                                   JbPlace        place);

void       jb_bulletin_move_article_to_section (JbBulletin    *self,
                                                JbArticle     *article,
                                                JbSection     *section);
void       jb_bulletin_move_digest_entry       (JbBulletin    *self,
                                                guint          from,
                                                guint          to);
void       jb_bulletin_move_digest_title       (JbBulletin    *self,
                                                JbBlock       *title,
                                                JbDigestEntry *entry,
                                                guint          position);

G_END_DECLS

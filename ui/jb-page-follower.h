/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-bulletin.h"
#include "page/jb-page-sheets.h"

G_BEGIN_DECLS

#define JB_TYPE_PAGE_FOLLOWER (jb_page_follower_get_type ())
G_DECLARE_FINAL_TYPE (JbPageFollower, jb_page_follower, JB, PAGE_FOLLOWER, GObject)

JbPageFollower *jb_page_follower_new (void);
JbBulletin     *jb_page_follower_get_bulletin (JbPageFollower *self);
void            jb_page_follower_set_bulletin (JbPageFollower *self,
                                               JbBulletin     *bulletin);
void            jb_page_follower_set_style (JbPageFollower *self,
                                            JbPageStyle    *style);
void            jb_page_follower_set_active (JbPageFollower *self,
                                             gboolean        active);
JbPageSheets   *jb_page_follower_get_sheets (JbPageFollower *self);
gboolean        jb_page_follower_get_current (JbPageFollower *self);
GPtrArray      *jb_page_follower_get_blocks (JbPageFollower *self);
JbBlock        *jb_page_follower_get_block (JbPageFollower   *self,
                                            const JbPageSpot *spot);
gboolean        jb_page_follower_get_spot (JbPageFollower *self,
                                           JbBlock        *block,
                                           JbPageSpot     *spot);

G_END_DECLS

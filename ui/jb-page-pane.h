/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletin/jb-bulletin.h"
#include "check/jb-findings.h"
#include "jb-page-follower.h"
#include "jb-page-view.h"

G_BEGIN_DECLS

#define JB_TYPE_PAGE_PANE (jb_page_pane_get_type ())
G_DECLARE_FINAL_TYPE (JbPagePane, jb_page_pane, JB, PAGE_PANE, GtkBox)

GtkWidget      *jb_page_pane_new (void);
JbBulletin     *jb_page_pane_get_bulletin (JbPagePane *self);
void            jb_page_pane_set_bulletin (JbPagePane *self,
                                           JbBulletin *bulletin);
void            jb_page_pane_set_findings (JbPagePane *self,
                                           JbFindings *findings);
const char     *jb_page_pane_get_style_name (JbPagePane *self);
void            jb_page_pane_set_style_name (JbPagePane *self,
                                             const char *name);
void            jb_page_pane_show_block (JbPagePane *self,
                                         JbBlock    *block,
                                         guint       value_character);
JbBlock        *jb_page_pane_get_place (JbPagePane *self,
                                        guint      *value_character);
JbPageView     *jb_page_pane_get_view (JbPagePane *self);
JbPageFollower *jb_page_pane_get_follower (JbPagePane *self);

G_END_DECLS

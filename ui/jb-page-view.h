/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "jb-page-layout.h"
#include "jb-page-marks.h"
#include "page/jb-page-sheets.h"

G_BEGIN_DECLS

#define JB_TYPE_PAGE_VIEW (jb_page_view_get_type ())
G_DECLARE_FINAL_TYPE (JbPageView, jb_page_view, JB, PAGE_VIEW, GtkWidget)

GtkWidget    *jb_page_view_new (void);
JbPageSheets *jb_page_view_get_sheets (JbPageView *self);
void          jb_page_view_set_sheets (JbPageView   *self,
                                       JbPageSheets *sheets);
JbPageMarks  *jb_page_view_get_marks (JbPageView *self);

JbPageFit jb_page_view_get_fit (JbPageView *self);
void      jb_page_view_set_fit (JbPageView *self,
                                JbPageFit   fit);
double    jb_page_view_get_scale (JbPageView *self);
void      jb_page_view_set_scale (JbPageView *self,
                                  double      scale);
void      jb_page_view_zoom (JbPageView *self,
                             int         steps);
gboolean  jb_page_view_get_two_up (JbPageView *self);
void      jb_page_view_set_two_up (JbPageView *self,
                                   gboolean    two_up);
gboolean  jb_page_view_get_rulers (JbPageView *self);
void      jb_page_view_set_rulers (JbPageView *self,
                                   gboolean    rulers);
guint     jb_page_view_get_page (JbPageView *self);
void      jb_page_view_set_page (JbPageView *self,
                                 guint       page);
void      jb_page_view_show_area (JbPageView       *self,
                                  const JbPageArea *area);
gboolean  jb_page_view_find_point (JbPageView *self,
                                   double      x,
                                   double      y,
                                   guint      *page,
                                   double     *page_x,
                                   double     *page_y);
void      jb_page_view_get_rectangle (JbPageView       *self,
                                      const JbPageArea *area,
                                      graphene_rect_t  *rectangle);
guint     jb_page_view_get_n_drawn (JbPageView *self);

G_END_DECLS

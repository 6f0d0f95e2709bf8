/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-page-view.h"

G_BEGIN_DECLS

/* How far an arrow key scrolls, in pixels. */
enum
{
  JB_PAGE_VIEW_STEP = 40
};

/* How much larger the next larger size is. */
#define JB_PAGE_VIEW_ZOOM 1.2

struct _JbPageView
{
  GtkWidget parent_instance;

  /* Owned */
  GtkAdjustment *adjustments[2];
  JbPageSheets  *sheets;
  JbPageMarks   *marks;
  GHashTable    *cache;

  JbPageLayout layout;
  double       pinched;
  gboolean     has_pointer;
  double       pointer_x, pointer_y;
  guint        page;
  guint        n_drawn;
  guint        policies[2];
  guint        rulers : 1;
  guint        resizing : 1;
};

/* jb-page-view-draw.c */
void jb_page_view_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot);
void jb_page_view_free_cached (gpointer data);

/* jb-page-view-input.c */
void jb_page_view_install_moves (GtkWidgetClass *widget_class);
void jb_page_view_add_controllers (JbPageView *self);

/* jb-page-view.c */
double
     jb_page_view_get_value (JbPageView    *self,
                             GtkOrientation orientation);
void jb_page_view_scroll_by (JbPageView    *self,
                             GtkOrientation orientation,
                             double         distance);
void jb_page_view_scale_around (JbPageView *self,
                                double      scale,
                                double      x,
                                double      y);
void jb_page_view_activate (JbPageView       *self,
                            const JbPageSpot *spot,
                            int               n_press);

G_END_DECLS

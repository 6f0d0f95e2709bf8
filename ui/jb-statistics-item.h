/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define JB_TYPE_STATISTICS_ITEM (jb_statistics_item_get_type ())
G_DECLARE_FINAL_TYPE (JbStatisticsItem, jb_statistics_item, JB, STATISTICS_ITEM, GObject)

JbStatisticsItem *jb_statistics_item_new             (const char       *name,
                                                      const char       *shown,
                                                      guint             n_articles,
                                                      guint             n_bulletins,
                                                      double            share);
const char       *jb_statistics_item_get_name        (JbStatisticsItem *self);
const char       *jb_statistics_item_get_shown       (JbStatisticsItem *self);
double            jb_statistics_item_get_share       (JbStatisticsItem *self);
guint             jb_statistics_item_get_n_articles  (JbStatisticsItem *self);
guint             jb_statistics_item_get_n_bulletins (JbStatisticsItem *self);
char             *jb_statistics_item_dup_counts      (JbStatisticsItem *self);

G_END_DECLS

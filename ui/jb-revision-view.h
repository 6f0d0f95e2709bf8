/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bulletin/jb-comparison.h"

G_BEGIN_DECLS

#define JB_TYPE_REVISION_VIEW (jb_revision_view_get_type ())
G_DECLARE_FINAL_TYPE (JbRevisionView, jb_revision_view, JB, REVISION_VIEW, GtkWidget)

void     jb_revision_view_show_text      (JbRevisionView *self,
                                          JbTranscript   *transcript);
void     jb_revision_view_show_changes   (JbRevisionView *self,
                                          GPtrArray      *parts);
gboolean jb_revision_view_go             (JbRevisionView *self,
                                          int             step);

guint    jb_revision_view_get_n_changes  (JbRevisionView *self);
guint    jb_revision_view_get_current    (JbRevisionView *self);
char    *jb_revision_view_dup_words      (JbRevisionView *self);
char    *jb_revision_view_dup_text       (JbRevisionView *self);
gboolean jb_revision_view_get_busy       (JbRevisionView *self);

G_END_DECLS

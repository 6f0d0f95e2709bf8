/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JbListWishes:
 *
 * Rows of a list that somebody has asked for and that are not read yet, in pages, the last wish
 * first. Of too many wishes the oldest are dropped: who drags through the whole list sees none of
 * them any more.
 */
typedef struct _JbListWishes JbListWishes;

JbListWishes *jb_list_wishes_new      (guint         n_pages,
                                       guint         page_size);
void          jb_list_wishes_free     (JbListWishes *self);
gboolean      jb_list_wishes_has      (JbListWishes *self,
                                       gint64        id);
gboolean      jb_list_wishes_is_empty (JbListWishes *self);
void          jb_list_wishes_add      (JbListWishes *self,
                                       GArray       *ids);
void          jb_list_wishes_add_one  (JbListWishes *self,
                                       gint64        id);
GArray       *jb_list_wishes_take     (JbListWishes *self);
void          jb_list_wishes_drop     (JbListWishes *self,
                                       GArray       *ids);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbListWishes, jb_list_wishes_free)

G_END_DECLS

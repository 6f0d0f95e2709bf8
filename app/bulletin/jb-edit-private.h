/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "jb-block-private.h"
#include "jb-bulletin.h"

G_BEGIN_DECLS

/**
 * JbEdit:
 *
 * The smallest change of a bulletin. An edit holds the state that is not in the
 * bulletin at the moment: swapping it applies it, swapping it again reverts it. All
 * that people can do is made of these.
 */
typedef struct _JbEdit JbEdit;

JbEdit     *jb_edit_new_content  (JbBlock            *block,
                                  JbBlockContent      content);
JbEdit     *jb_edit_new_margins  (JbBlock            *block,
                                  JbBlockMargins      margins);
JbEdit     *jb_edit_new_slot     (JbNode             *owner,
                                  JbBlock           **slot,
                                  GParamSpec         *pspec,
                                  JbBlock            *block);
JbEdit     *jb_edit_new_list     (JbBulletin         *bulletin,
                                  GListStore         *list,
                                  JbNode             *owner,
                                  guint               position,
                                  guint               n_removed,
                                  GPtrArray          *added);
JbEdit     *jb_edit_new_link     (JbBulletin         *bulletin,
                                  JbBlock            *anchor,
                                  JbBlock            *first,
                                  JbBlock            *last);
JbEdit     *jb_edit_new_unlink   (JbBulletin         *bulletin,
                                  JbBlock            *first,
                                  JbBlock            *last);
JbEdit     *jb_edit_new_others   (JbBulletin         *bulletin,
                                  JbBlock            *block,
                                  gboolean            keep);
JbEdit     *jb_edit_new_told     (JbBlock            *block,
                                  gboolean            told);
JbEdit     *jb_edit_new_lead     (JbBulletin         *bulletin,
                                  char               *lead);
JbEdit     *jb_edit_new_newline  (JbBulletin         *bulletin,
                                  JbNewline           newline);
JbEdit     *jb_edit_new_encoding (JbBulletin         *bulletin,
                                  JbEncoding          encoding);

void        jb_edit_apply        (JbBulletin         *bulletin,
                                  JbEdit             *edit);

void        jb_edit_swap         (JbEdit             *self);
const char *jb_edit_get_label    (const JbEdit       *self);
gboolean    jb_edit_merge        (JbEdit             *self,
                                  JbEdit             *next);
gboolean    jb_edit_is_margins   (const JbEdit       *self);
gboolean    jb_edit_removes_slot (const JbEdit       *self,
                                  JbBlock           **slot);
JbBlock    *jb_edit_get_block    (const JbEdit       *self,
                                  gsize              *offset);
JbBlock    *jb_edit_get_changed_block (const JbEdit  *self);
void        jb_edit_detach       (JbEdit             *self);
void        jb_edit_free         (JbEdit             *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbEdit, jb_edit_free)

G_END_DECLS

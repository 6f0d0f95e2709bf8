/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-list-table.h"

G_BEGIN_DECLS

/**
 * JbListKeys:
 *
 * Where every bulletin of a list stands, and what changes about that, step by step as a
 * #GListModel tells it.
 */
typedef struct _JbListKeys JbListKeys;

typedef void (*JbListKeysChanged) (gpointer data,
                                   guint    position,
                                   guint    n_removed,
                                   guint    n_added);
typedef void (*JbListKeysOther)   (gpointer data,
                                   gint64   id);

JbListKeys      *jb_list_keys_new        (JbListKeysChanged  changed,
                                          JbListKeysOther    is_other,
                                          gpointer           data);
void             jb_list_keys_free       (JbListKeys        *self);
guint            jb_list_keys_count      (JbListKeys        *self);
const JbListKey *jb_list_keys_get        (JbListKeys        *self,
                                          guint              position);
gboolean         jb_list_keys_find       (JbListKeys        *self,
                                          gint64             id,
                                          guint             *position);
void             jb_list_keys_change     (JbListKeys        *self,
                                          GArray            *keys);
void             jb_list_keys_change_one (JbListKeys        *self,
                                          gint64             id,
                                          const JbListKey   *key);
GArray          *jb_list_keys_merge      (JbListKeys        *self,
                                          GHashTable        *ids,
                                          GArray            *more);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbListKeys, jb_list_keys_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JbStoreThread:
 *
 * The one thread that works on the archive's file, and does what it is given in order.
 */
typedef struct _JbStoreThread JbStoreThread;

typedef void (*JbStoreThreadFunc) (gpointer data);

JbStoreThread *jb_store_thread_new  (void);
void           jb_store_thread_push (JbStoreThread     *self,
                                     JbStoreThreadFunc  func,
                                     gpointer           data);
void           jb_store_thread_run  (JbStoreThread     *self,
                                     JbStoreThreadFunc  func,
                                     gpointer           data);
void           jb_store_thread_free (JbStoreThread     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbStoreThread, jb_store_thread_free)

G_END_DECLS

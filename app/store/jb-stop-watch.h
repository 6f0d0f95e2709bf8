/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-sqlite.h"

G_BEGIN_DECLS

/**
 * JbStopWatch:
 *
 * While there is one, cancelling stops the statement that is running on a connection, however long
 * it takes.
 */
typedef struct _JbStopWatch JbStopWatch;

JbStopWatch *jb_stop_watch_new (JbSqlite     *sqlite,
                                GCancellable *cancellable);
void         jb_stop_watch_free (JbStopWatch *self);

gboolean jb_stop_watch_explain (GCancellable *cancellable,
                                GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbStopWatch, jb_stop_watch_free)

G_END_DECLS

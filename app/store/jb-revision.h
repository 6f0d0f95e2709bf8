/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * JbRevisionEvent:
 * @JB_REVISION_ADDED: it came into the archive
 * @JB_REVISION_SAVED: it was saved
 * @JB_REVISION_PATCHED: it was changed by a patch
 * @JB_REVISION_FIXED: the checks fixed what is certain
 * @JB_REVISION_RESTORED: an earlier revision was restored
 * @JB_REVISION_FILED: it was filed (归档)
 * @JB_REVISION_REOPENED: it was reopened after it had been filed
 * @JB_REVISION_RECOVERED: what was typed was found again after the program had ended
 *
 * What made a revision. Stored in the archive's file: append, never renumber.
 */
typedef enum
{
  JB_REVISION_ADDED = 0,
  JB_REVISION_SAVED = 1,
  JB_REVISION_PATCHED = 2,
  JB_REVISION_FIXED = 3,
  JB_REVISION_RESTORED = 4,
  JB_REVISION_FILED = 5,
  JB_REVISION_REOPENED = 6,
  JB_REVISION_RECOVERED = 7,
} JbRevisionEvent;

#define JB_TYPE_REVISION_EVENT (jb_revision_event_get_type ())
GType           jb_revision_event_get_type   (void) G_GNUC_CONST;
const char     *jb_revision_event_to_string  (JbRevisionEvent  event);

#define JB_TYPE_REVISION (jb_revision_get_type ())
G_DECLARE_FINAL_TYPE (JbRevision, jb_revision, JB, REVISION, GObject)

JbRevision     *jb_revision_new              (gint64           number,
                                              gint64           time,
                                              JbRevisionEvent  event,
                                              gint64           origin,
                                              const char      *label,
                                              guint64          n_added,
                                              guint64          n_removed);

gint64          jb_revision_get_number       (JbRevision      *self);
gint64          jb_revision_get_time         (JbRevision      *self);
JbRevisionEvent jb_revision_get_event        (JbRevision      *self);
gint64          jb_revision_get_origin       (JbRevision      *self);
const char     *jb_revision_get_label        (JbRevision      *self);
guint64         jb_revision_get_n_added      (JbRevision      *self);
guint64         jb_revision_get_n_removed    (JbRevision      *self);
char           *jb_revision_dup_description  (JbRevision      *self);

G_END_DECLS

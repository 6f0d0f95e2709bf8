/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * JbLogEvent:
 * @JB_LOG_EXPORTED: its text was written to a file
 * @JB_LOG_PRINTED: it was printed, or written as PDF
 * @JB_LOG_MAILED: it was handed to the mail program
 * @JB_LOG_FILED: it was filed (归档)
 * @JB_LOG_REOPENED: it was reopened
 * @JB_LOG_DELETED: it was put into the bin
 * @JB_LOG_UNDELETED: it was taken out of the bin
 *
 * What happened to a bulletin. Stored in the archive's file: append, never renumber.
 */
typedef enum
{
  JB_LOG_EXPORTED = 0,
  JB_LOG_PRINTED = 1,
  JB_LOG_MAILED = 2,
  JB_LOG_FILED = 3,
  JB_LOG_REOPENED = 4,
  JB_LOG_DELETED = 5,
  JB_LOG_UNDELETED = 6,
} JbLogEvent;

#define JB_TYPE_LOG_EVENT (jb_log_event_get_type ())
GType       jb_log_event_get_type    (void) G_GNUC_CONST;
const char *jb_log_event_to_string   (JbLogEvent  event);

#define JB_TYPE_LOG_ENTRY (jb_log_entry_get_type ())
G_DECLARE_FINAL_TYPE (JbLogEntry, jb_log_entry, JB, LOG_ENTRY, GObject)

JbLogEntry *jb_log_entry_new         (gint64      time,
                                      JbLogEvent  event,
                                      const char *place,
                                      const char *details,
                                      const char *sha256);

gint64      jb_log_entry_get_time    (JbLogEntry *self);
JbLogEvent  jb_log_entry_get_event   (JbLogEntry *self);
const char *jb_log_entry_get_place   (JbLogEntry *self);
const char *jb_log_entry_get_details (JbLogEntry *self);
const char *jb_log_entry_get_sha256  (JbLogEntry *self);

G_END_DECLS

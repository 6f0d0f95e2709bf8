/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-log-entry.h"

/**
 * JbLogEntry:
 *
 * One thing that happened to a bulletin: when, what and where to.
 */
struct _JbLogEntry
{
  GObject parent_instance;

  gint64     time;
  JbLogEvent event;
  char      *place;
  char      *details;
  char      *sha256;
};

G_DEFINE_FINAL_TYPE (JbLogEntry, jb_log_entry, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (JbLogEvent, jb_log_event,
                    G_DEFINE_ENUM_VALUE (JB_LOG_EXPORTED, "exported"),
                    G_DEFINE_ENUM_VALUE (JB_LOG_PRINTED, "printed"),
                    G_DEFINE_ENUM_VALUE (JB_LOG_MAILED, "mailed"),
                    G_DEFINE_ENUM_VALUE (JB_LOG_FILED, "filed"),
                    G_DEFINE_ENUM_VALUE (JB_LOG_REOPENED, "reopened"),
                    G_DEFINE_ENUM_VALUE (JB_LOG_DELETED, "deleted"),
                    G_DEFINE_ENUM_VALUE (JB_LOG_UNDELETED, "undeleted"))

static void
jb_log_entry_finalize (GObject *object)
{
  JbLogEntry *self = JB_LOG_ENTRY (object);

  g_free (self->place);
  g_free (self->details);
  g_free (self->sha256);

  G_OBJECT_CLASS (jb_log_entry_parent_class)->finalize (object);
}

static void
jb_log_entry_class_init (JbLogEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jb_log_entry_finalize;
}

static void
jb_log_entry_init (JbLogEntry *self)
{
}

/**
 * jb_log_event_to_string:
 *
 * Returns: (nullable): its name for a script, such as "filed"; %NULL for one that is unknown
 */
const char *
jb_log_event_to_string (JbLogEvent event)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (JB_TYPE_LOG_EVENT);
  GEnumValue *value = g_enum_get_value (klass, event);

  return value != NULL ? value->value_nick : NULL;
}

/**
 * jb_log_entry_new:
 * @time: when, in microseconds since 1970, in UTC
 * @event: what happened
 * @place: (nullable): where to, such as the name of a file
 * @details: (nullable): more about it
 * @sha256: (nullable): SHA-256 of the bytes that went there, as 64 hex digits
 *
 * Returns: (transfer full): the entry
 */
JbLogEntry *
jb_log_entry_new (gint64      time,
                  JbLogEvent  event,
                  const char *place,
                  const char *details,
                  const char *sha256)
{
  JbLogEntry *self = g_object_new (JB_TYPE_LOG_ENTRY, NULL);

  self->time = time;
  self->event = event;
  self->place = g_strdup (place);
  self->details = g_strdup (details);
  self->sha256 = g_strdup (sha256);

  return self;
}

/**
 * jb_log_entry_get_time:
 *
 * Returns: when, in microseconds since 1970, in UTC
 */
gint64
jb_log_entry_get_time (JbLogEntry *self)
{
  g_return_val_if_fail (JB_IS_LOG_ENTRY (self), 0);

  return self->time;
}

/**
 * jb_log_entry_get_event:
 *
 * Returns: what happened
 */
JbLogEvent
jb_log_entry_get_event (JbLogEntry *self)
{
  g_return_val_if_fail (JB_IS_LOG_ENTRY (self), JB_LOG_EXPORTED);

  return self->event;
}

/**
 * jb_log_entry_get_place:
 *
 * Returns: (nullable): where to
 */
const char *
jb_log_entry_get_place (JbLogEntry *self)
{
  g_return_val_if_fail (JB_IS_LOG_ENTRY (self), NULL);

  return self->place;
}

/**
 * jb_log_entry_get_details:
 *
 * Returns: (nullable): more about it
 */
const char *
jb_log_entry_get_details (JbLogEntry *self)
{
  g_return_val_if_fail (JB_IS_LOG_ENTRY (self), NULL);

  return self->details;
}

/**
 * jb_log_entry_get_sha256:
 *
 * Returns: (nullable): SHA-256 of the bytes that went there, as 64 hex digits
 */
const char *
jb_log_entry_get_sha256 (JbLogEntry *self)
{
  g_return_val_if_fail (JB_IS_LOG_ENTRY (self), NULL);

  return self->sha256;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-revision.h"

#include <glib/gi18n-lib.h>

/**
 * JbRevision:
 *
 * One saved state of a bulletin, as a list of them shows it.
 */
struct _JbRevision
{
  GObject parent_instance;

  gint64          number;
  gint64          time;
  JbRevisionEvent event;
  gint64          origin;
  char           *label;
  guint64         n_added;
  guint64         n_removed;
};

G_DEFINE_FINAL_TYPE (JbRevision, jb_revision, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (JbRevisionEvent, jb_revision_event,
                    G_DEFINE_ENUM_VALUE (JB_REVISION_ADDED, "added"),
                    G_DEFINE_ENUM_VALUE (JB_REVISION_SAVED, "saved"),
                    G_DEFINE_ENUM_VALUE (JB_REVISION_PATCHED, "patched"),
                    G_DEFINE_ENUM_VALUE (JB_REVISION_FIXED, "fixed"),
                    G_DEFINE_ENUM_VALUE (JB_REVISION_RESTORED, "restored"),
                    G_DEFINE_ENUM_VALUE (JB_REVISION_FILED, "filed"),
                    G_DEFINE_ENUM_VALUE (JB_REVISION_REOPENED, "reopened"),
                    G_DEFINE_ENUM_VALUE (JB_REVISION_RECOVERED, "recovered"))

static void
jb_revision_finalize (GObject *object)
{
  g_free (JB_REVISION (object)->label);

  G_OBJECT_CLASS (jb_revision_parent_class)->finalize (object);
}

static void
jb_revision_class_init (JbRevisionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jb_revision_finalize;
}

static void
jb_revision_init (JbRevision *self)
{
}

/**
 * jb_revision_event_to_string:
 *
 * Returns: (nullable): its name for a script, such as "saved"; %NULL for one that is unknown
 */
const char *
jb_revision_event_to_string (JbRevisionEvent event)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (JB_TYPE_REVISION_EVENT);
  GEnumValue *value = g_enum_get_value (klass, event);

  return value != NULL ? value->value_nick : NULL;
}

/**
 * jb_revision_new:
 * @number: its number among those of its bulletin, from 1
 * @time: when it was saved, in microseconds since 1970, in UTC
 * @event: what made it
 * @origin: the revision that was restored, else 0
 * @label: (nullable): what somebody called it
 * @n_added: how many characters came
 * @n_removed: how many characters went
 *
 * Returns: (transfer full): the revision
 */
JbRevision *
jb_revision_new (gint64          number,
                 gint64          time,
                 JbRevisionEvent event,
                 gint64          origin,
                 const char     *label,
                 guint64         n_added,
                 guint64         n_removed)
{
  JbRevision *self = g_object_new (JB_TYPE_REVISION, NULL);

  self->number = number;
  self->time = time;
  self->event = event;
  self->origin = origin;
  self->label = g_strdup (label);
  self->n_added = n_added;
  self->n_removed = n_removed;

  return self;
}

/**
 * jb_revision_get_number:
 *
 * Returns: its number among those of its bulletin, from 1
 */
gint64
jb_revision_get_number (JbRevision *self)
{
  g_return_val_if_fail (JB_IS_REVISION (self), 0);

  return self->number;
}

/**
 * jb_revision_get_time:
 *
 * Returns: when it was saved, in microseconds since 1970, in UTC; later than the one before,
 *   whatever the clock said
 */
gint64
jb_revision_get_time (JbRevision *self)
{
  g_return_val_if_fail (JB_IS_REVISION (self), 0);

  return self->time;
}

/**
 * jb_revision_get_event:
 *
 * Returns: what made it
 */
JbRevisionEvent
jb_revision_get_event (JbRevision *self)
{
  g_return_val_if_fail (JB_IS_REVISION (self), JB_REVISION_SAVED);

  return self->event;
}

/**
 * jb_revision_get_origin:
 *
 * Returns: the revision that was restored, else 0
 */
gint64
jb_revision_get_origin (JbRevision *self)
{
  g_return_val_if_fail (JB_IS_REVISION (self), 0);

  return self->origin;
}

/**
 * jb_revision_get_label:
 *
 * Returns: (nullable): what somebody called it
 */
const char *
jb_revision_get_label (JbRevision *self)
{
  g_return_val_if_fail (JB_IS_REVISION (self), NULL);

  return self->label;
}

/**
 * jb_revision_get_n_added:
 *
 * Returns: how many characters the one before did not have
 */
guint64
jb_revision_get_n_added (JbRevision *self)
{
  g_return_val_if_fail (JB_IS_REVISION (self), 0);

  return self->n_added;
}

/**
 * jb_revision_get_n_removed:
 *
 * Returns: how many characters only the one before had
 */
guint64
jb_revision_get_n_removed (JbRevision *self)
{
  g_return_val_if_fail (JB_IS_REVISION (self), 0);

  return self->n_removed;
}

/**
 * jb_revision_dup_description:
 *
 * Returns: (transfer full): what made it, in words for people, with its label
 */
char *
jb_revision_dup_description (JbRevision *self)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (JB_IS_REVISION (self), NULL);

  switch (self->event)
    {
    case JB_REVISION_ADDED:
      words = g_strdup (_("Added"));
      break;
    case JB_REVISION_PATCHED:
      words = g_strdup (_("Changed by a patch"));
      break;
    case JB_REVISION_FIXED:
      words = g_strdup (_("Fixed by the checks"));
      break;
    case JB_REVISION_RESTORED:
      words = g_strdup_printf (_("Restored from revision %lld"), (long long) self->origin);
      break;
    case JB_REVISION_FILED:
      words = g_strdup (_("Filed"));
      break;
    case JB_REVISION_REOPENED:
      words = g_strdup (_("Reopened"));
      break;
    case JB_REVISION_RECOVERED:
      words = g_strdup (_("Recovered"));
      break;
    case JB_REVISION_SAVED:
    default:
      words = g_strdup (_("Saved"));
      break;
    }

  if (self->label == NULL || *self->label == '\0')
    return g_steal_pointer (&words);

  return g_strdup_printf ("%s: %s", words, self->label);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-finding.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (JbFinding, jb_finding, jb_finding_ref, jb_finding_unref)

/* An empty finding, for the checker to fill in. */
JbFinding *
jb_finding_new (void)
{
  return g_atomic_rc_box_new0 (JbFinding);
}

JbFinding *
jb_finding_ref (JbFinding *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_finding (gpointer data)
{
  JbFinding *self = data;

  g_free (self->pointer);
  g_free (self->text);
  g_free (self->message);
  g_free (self->fix);
  g_free (self->key);
}

void
jb_finding_unref (JbFinding *self)
{
  g_atomic_rc_box_release_full (self, clear_finding);
}

/**
 * jb_finding_equal:
 *
 * Returns: whether the two say the same of the same place
 */
gboolean
jb_finding_equal (const JbFinding *a,
                  const JbFinding *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return strcmp (a->rule, b->rule) == 0 && a->level == b->level &&
         g_strcmp0 (a->clause, b->clause) == 0 && strcmp (a->pointer, b->pointer) == 0 &&
         a->start == b->start && a->end == b->end && a->outside == b->outside &&
         a->block == b->block && a->offset == b->offset && a->length == b->length &&
         a->line == b->line && a->column == b->column && strcmp (a->text, b->text) == 0 &&
         strcmp (a->message, b->message) == 0 && g_strcmp0 (a->fix, b->fix) == 0 &&
         a->safe_fix == b->safe_fix && a->ignored == b->ignored && strcmp (a->key, b->key) == 0;
}

/**
 * jb_finding_level_to_string:
 *
 * Returns: the name that scripts know it by
 */
const char *
jb_finding_level_to_string (JbFindingLevel level)
{
  switch (level)
    {
    case JB_FINDING_ERROR:
      return "error";
    case JB_FINDING_WARNING:
      return "warning";
    case JB_FINDING_INFO:
    default:
      return "info";
    }
}

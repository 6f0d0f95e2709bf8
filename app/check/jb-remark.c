/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-remark-private.h"

/**
 * JbRemark:
 *
 * A finding in the bulletin that is being edited. It stays the same object as long as the
 * same thing is found in the same block, while its place moves with the text.
 */

struct _JbRemark
{
  GObject parent_instance;

  /* Owned */
  JbFinding *finding;
  JbBlock   *block;

  gboolean moved;
};

enum
{
  PROP_0,
  PROP_FINDING,
  PROP_BLOCK,
  PROP_LEVEL,
  PROP_IGNORED,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbRemark, jb_remark, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
jb_remark_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  JbRemark *self = JB_REMARK (object);

  switch (prop_id)
    {
    case PROP_FINDING:
      g_value_set_boxed (value, self->finding);
      break;
    case PROP_BLOCK:
      g_value_set_object (value, self->block);
      break;
    case PROP_LEVEL:
      g_value_set_uint (value, self->finding->level);
      break;
    case PROP_IGNORED:
      g_value_set_boolean (value, self->finding->ignored);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_remark_finalize (GObject *object)
{
  JbRemark *self = JB_REMARK (object);

  jb_finding_unref (self->finding);
  g_clear_object (&self->block);

  G_OBJECT_CLASS (jb_remark_parent_class)->finalize (object);
}

static void
jb_remark_class_init (JbRemarkClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = jb_remark_get_property;
  object_class->finalize = jb_remark_finalize;

  properties[PROP_FINDING] =
      g_param_spec_boxed ("finding", NULL, NULL, JB_TYPE_FINDING, flags);
  properties[PROP_BLOCK] = g_param_spec_object ("block", NULL, NULL, JB_TYPE_BLOCK, flags);
  properties[PROP_LEVEL] =
      g_param_spec_uint ("level", NULL, NULL, JB_FINDING_ERROR, JB_FINDING_INFO, JB_FINDING_INFO,
                         flags);
  properties[PROP_IGNORED] = g_param_spec_boolean ("ignored", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jb_remark_init (JbRemark *self)
{
}

/* A remark that somebody will list. */
JbRemark *
jb_remark_new (JbFinding *finding,
               JbBlock   *block)
{
  JbRemark *self = g_object_new (JB_TYPE_REMARK, NULL);

  self->finding = jb_finding_ref (finding);
  self->block = g_object_ref (block);

  return self;
}

/* The same thing found again; jb_remark_tell() says so to everybody. */
void
jb_remark_set_finding (JbRemark  *self,
                       JbFinding *finding)
{
  g_assert (JB_IS_REMARK (self) && finding != NULL);

  if (!jb_finding_equal (self->finding, finding))
    self->moved = TRUE;
  jb_finding_ref (finding);
  jb_finding_unref (self->finding);
  self->finding = finding;
}

/* Notifies what changed since the last time, if anything did. */
void
jb_remark_tell (JbRemark *self)
{
  g_assert (JB_IS_REMARK (self));

  if (!self->moved)
    return;

  self->moved = FALSE;
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINDING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEVEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IGNORED]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * jb_remark_get_finding:
 *
 * Returns: (transfer none): what was found, as of the last check
 */
const JbFinding *
jb_remark_get_finding (JbRemark *self)
{
  g_return_val_if_fail (JB_IS_REMARK (self), NULL);

  return self->finding;
}

/**
 * jb_remark_get_block:
 *
 * Returns: (transfer none): the block of the bulletin that it was found in
 */
JbBlock *
jb_remark_get_block (JbRemark *self)
{
  g_return_val_if_fail (JB_IS_REMARK (self), NULL);

  return self->block;
}

JbFindingLevel
jb_remark_get_level (JbRemark *self)
{
  g_return_val_if_fail (JB_IS_REMARK (self), JB_FINDING_INFO);

  return self->finding->level;
}

/**
 * jb_remark_get_ignored:
 *
 * Returns: whether somebody said to ignore it here
 */
gboolean
jb_remark_get_ignored (JbRemark *self)
{
  g_return_val_if_fail (JB_IS_REMARK (self), FALSE);

  return self->finding->ignored;
}

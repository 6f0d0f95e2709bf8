/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-history-private.h"

#include <glib/gi18n-lib.h>

/**
 * JbHistory:
 *
 * What was done to a bulletin, in steps that can be undone and redone. There is one
 * for the whole bulletin, whatever part of the window an edit came from. A step is a
 * group of edits with a name. Which state was saved is a position in the history, so
 * that undoing back to it makes the bulletin unmodified again.
 */

typedef struct
{
  char      *label;
  GPtrArray *edits;
} Step;

/* What was told last; the labels are interned. */
typedef struct
{
  gboolean    can_undo;
  gboolean    can_redo;
  const char *undo_label;
  const char *redo_label;
  gboolean    modified;
} State;

struct _JbHistory
{
  GObject parent_instance;

  GPtrArray *steps;
  guint      position;
  gint64     saved;

  Step    *open;
  guint    depth;
  gboolean can_merge;
  gboolean replaying;
  gboolean went_back;
  guint    revision;
  State    notified;

  /* Borrowed: only while a change is told */
  JbBlock *only_block;
};

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_MODIFIED,
  PROP_REVISION,
  N_PROPS
};

/* The saved state can no longer be reached by undo or redo. */
enum { UNREACHABLE = -1 };

G_DEFINE_FINAL_TYPE (JbHistory, jb_history, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
free_step (gpointer data)
{
  Step *step = data;

  /* The last edit goes first: what an edit holds may belong to the one before it. */
  while (step->edits->len > 0)
    g_ptr_array_remove_index (step->edits, step->edits->len - 1);
  g_ptr_array_unref (step->edits);
  g_free (step->label);
  g_free (step);
}

static void
swap_step (JbHistory *self,
           Step      *step,
           gboolean   revert)
{
  self->replaying = TRUE;
  for (guint i = 0; i < step->edits->len; i++)
    jb_edit_swap (g_ptr_array_index (step->edits, revert ? step->edits->len - 1 - i : i));
  self->replaying = FALSE;
}

/* The one block that a step is about; %NULL when it is about more. */
static JbBlock *
find_only_block (const Step *step)
{
  JbBlock *found = NULL;

  for (guint i = 0; i < step->edits->len; i++)
    {
      JbBlock *block = jb_edit_get_changed_block (g_ptr_array_index (step->edits, i));

      if (block == NULL || (found != NULL && found != block))
        return NULL;
      found = block;
    }

  return found;
}

/* Of the properties only those that changed, since most steps are another letter of a word. */
static void
notify_changes (JbHistory *self,
                JbBlock   *only_block)
{
  const char *undo_label = g_intern_string (jb_history_get_undo_label (self));
  const char *redo_label = g_intern_string (jb_history_get_redo_label (self));
  const State state = {
    jb_history_get_can_undo (self), jb_history_get_can_redo (self), undo_label, redo_label,
    jb_history_get_modified (self),
  };
  const State before = self->notified;

  self->revision++;
  self->notified = state;

  g_object_freeze_notify (G_OBJECT (self));
  if (state.can_undo != before.can_undo)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  if (state.can_redo != before.can_redo)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
  if (state.undo_label != before.undo_label)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  if (state.redo_label != before.redo_label)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
  if (state.modified != before.modified)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVISION]);
  self->only_block = only_block;
  g_object_thaw_notify (G_OBJECT (self));
  self->only_block = NULL;
}

static void
drop_redo (JbHistory *self)
{
  if (self->position < self->steps->len)
    g_ptr_array_set_size (self->steps, self->position);
  if (self->saved > self->position)
    self->saved = UNREACHABLE;
}

static gboolean
merge_step (JbHistory *self,
            Step      *step)
{
  Step *before;

  if (!self->can_merge || self->position == 0 || self->saved == self->position ||
      step->edits->len != 1)
    return FALSE;

  before = g_ptr_array_index (self->steps, self->position - 1);
  /* What is typed after a space takes that space from the margin into the value. */
  for (guint i = 1; i < before->edits->len; i++)
    if (!jb_edit_is_margins (g_ptr_array_index (before->edits, i)))
      return FALSE;

  return before->edits->len > 0 && jb_edit_merge (g_ptr_array_index (before->edits, 0),
                                                  g_ptr_array_index (step->edits, 0));
}

static void
jb_history_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  JbHistory *self = JB_HISTORY (object);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, jb_history_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, jb_history_get_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, jb_history_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, jb_history_get_redo_label (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, jb_history_get_modified (self));
      break;
    case PROP_REVISION:
      g_value_set_uint (value, self->revision);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_history_finalize (GObject *object)
{
  JbHistory *self = JB_HISTORY (object);

  g_ptr_array_unref (self->steps);

  G_OBJECT_CLASS (jb_history_parent_class)->finalize (object);
}

static void
jb_history_class_init (JbHistoryClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = jb_history_get_property;
  object_class->finalize = jb_history_finalize;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_REVISION] = g_param_spec_uint ("revision", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jb_history_init (JbHistory *self)
{
  self->steps = g_ptr_array_new_with_free_func (free_step);
}

JbHistory *
jb_history_new (void)
{
  return g_object_new (JB_TYPE_HISTORY, NULL);
}

/**
 * jb_history_begin:
 * @label: (nullable): what the step is called, as a command: "Move Article"; %NULL
 *   takes the name of its first edit
 *
 * Everything up to the matching jb_history_end() is one step. Steps nest: the
 * outermost names and ends it.
 */
void
jb_history_begin (JbHistory  *self,
                  const char *label)
{
  g_return_if_fail (JB_IS_HISTORY (self));

  if (self->depth++ == 0)
    {
      self->open = g_new0 (Step, 1);
      self->open->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) jb_edit_free);
    }
  if (self->open->label == NULL)
    self->open->label = g_strdup (label);
}

/**
 * jb_history_end:
 *
 * Ends the step. A step without edits leaves no trace.
 */
void
jb_history_end (JbHistory *self)
{
  g_autoptr(JbBlock) only_block = NULL;
  Step *step;

  g_return_if_fail (JB_IS_HISTORY (self));
  g_return_if_fail (self->depth > 0);

  if (--self->depth > 0)
    return;

  step = g_steal_pointer (&self->open);
  if (step->edits->len == 0)
    {
      free_step (step);
      return;
    }

  g_set_object (&only_block, find_only_block (step));
  drop_redo (self);
  if (merge_step (self, step))
    free_step (step);
  else
    {
      if (step->label == NULL)
        step->label = g_strdup (jb_edit_get_label (g_ptr_array_index (step->edits, 0)));
      g_ptr_array_add (self->steps, step);
      self->position++;
    }
  self->can_merge = TRUE;
  self->went_back = FALSE;
  notify_changes (self, only_block);
}

/**
 * jb_history_cancel:
 *
 * Reverts all edits of the open step and ends it, in place of jb_history_end() of the
 * outermost group.
 */
void
jb_history_cancel (JbHistory *self)
{
  Step *step;

  g_return_if_fail (JB_IS_HISTORY (self));
  g_return_if_fail (self->depth == 1);

  self->depth = 0;
  step = g_steal_pointer (&self->open);
  swap_step (self, step, TRUE);
  free_step (step);
  notify_changes (self, NULL);
}

/**
 * jb_history_break_merge:
 *
 * The next edit begins a step of its own, e.g. since the caret went elsewhere.
 */
void
jb_history_break_merge (JbHistory *self)
{
  g_return_if_fail (JB_IS_HISTORY (self));

  self->can_merge = FALSE;
}

/* Takes @edit, already applied, into the open step. */
void
jb_history_record (JbHistory *self,
                   JbEdit    *edit)
{
  g_return_if_fail (JB_IS_HISTORY (self));
  g_return_if_fail (self->open != NULL);

  g_ptr_array_add (self->open->edits, edit);
}

gboolean
jb_history_is_replaying (JbHistory *self)
{
  g_return_val_if_fail (JB_IS_HISTORY (self), FALSE);

  return self->replaying;
}

/* When the step before emptied @slot, takes that back, so that a field that is cleared
 * and typed again keeps its place and the bytes around it. */
gboolean
jb_history_restore_slot (JbHistory *self,
                         JbBlock  **slot)
{
  Step *step;

  if (self->depth > 0 || self->position == 0)
    return FALSE;

  step = g_ptr_array_index (self->steps, self->position - 1);
  for (guint i = 0; i < step->edits->len; i++)
    if (jb_edit_removes_slot (g_ptr_array_index (step->edits, i), slot))
      return jb_history_undo (self);

  return FALSE;
}

/* Makes everything that the history holds forget a bulletin that goes away. */
void
jb_history_detach (JbHistory *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      Step *step = g_ptr_array_index (self->steps, i);

      for (guint j = 0; j < step->edits->len; j++)
        jb_edit_detach (g_ptr_array_index (step->edits, j));
    }
  g_ptr_array_set_size (self->steps, 0);
  self->position = 0;
}

/**
 * jb_history_undo:
 *
 * Takes the last step back, to the byte.
 *
 * Returns: %FALSE when there was nothing to undo
 */
gboolean
jb_history_undo (JbHistory *self)
{
  Step *step;

  g_return_val_if_fail (JB_IS_HISTORY (self), FALSE);

  if (!jb_history_get_can_undo (self))
    return FALSE;

  self->position--;
  self->went_back = TRUE;
  step = g_ptr_array_index (self->steps, self->position);
  swap_step (self, step, TRUE);
  self->can_merge = FALSE;
  notify_changes (self, find_only_block (step));

  return TRUE;
}

/**
 * jb_history_redo:
 *
 * Does again what was undone last.
 *
 * Returns: %FALSE when there was nothing to redo
 */
gboolean
jb_history_redo (JbHistory *self)
{
  Step *step;

  g_return_val_if_fail (JB_IS_HISTORY (self), FALSE);

  if (!jb_history_get_can_redo (self))
    return FALSE;

  step = g_ptr_array_index (self->steps, self->position);
  swap_step (self, step, FALSE);
  self->position++;
  self->went_back = FALSE;
  self->can_merge = FALSE;
  notify_changes (self, find_only_block (step));

  return TRUE;
}

gboolean
jb_history_get_can_undo (JbHistory *self)
{
  g_return_val_if_fail (JB_IS_HISTORY (self), FALSE);

  return self->depth == 0 && self->position > 0;
}

gboolean
jb_history_get_can_redo (JbHistory *self)
{
  g_return_val_if_fail (JB_IS_HISTORY (self), FALSE);

  return self->depth == 0 && self->position < self->steps->len;
}

/**
 * jb_history_get_undo_label:
 *
 * Returns: (transfer none) (nullable): what jb_history_undo() would take back
 */
const char *
jb_history_get_undo_label (JbHistory *self)
{
  g_return_val_if_fail (JB_IS_HISTORY (self), NULL);

  if (self->position == 0)
    return NULL;

  return ((Step *) g_ptr_array_index (self->steps, self->position - 1))->label;
}

/**
 * jb_history_get_redo_label:
 *
 * Returns: (transfer none) (nullable): what jb_history_redo() would do again
 */
const char *
jb_history_get_redo_label (JbHistory *self)
{
  g_return_val_if_fail (JB_IS_HISTORY (self), NULL);

  if (self->position >= self->steps->len)
    return NULL;

  return ((Step *) g_ptr_array_index (self->steps, self->position))->label;
}

/**
 * jb_history_get_last_block:
 * @value_character: (out): the place in its value, in characters
 *
 * Where in the bulletin the last undo or redo did something, or, before the first one, the
 * last step. What was removed has a neighbour.
 *
 * Returns: (transfer none) (nullable): a block of the bulletin, %NULL when the step was about
 *   nothing that has a place
 */
JbBlock *
jb_history_get_last_block (JbHistory *self,
                           guint     *value_character)
{
  Step    *step = NULL;
  JbBlock *found = NULL;

  g_return_val_if_fail (JB_IS_HISTORY (self), NULL);
  g_return_val_if_fail (value_character != NULL, NULL);

  *value_character = 0;
  if (self->went_back && self->position < self->steps->len)
    step = g_ptr_array_index (self->steps, self->position);
  else if (!self->went_back && self->position > 0)
    step = g_ptr_array_index (self->steps, self->position - 1);

  /* What was written says more than what came or went around it. */
  for (guint i = step != NULL ? step->edits->len : 0; i > 0; i--)
    {
      gsize    offset;
      JbBlock *block = jb_edit_get_block (g_ptr_array_index (step->edits, i - 1), &offset);

      if (block == NULL || jb_node_get_bulletin (JB_NODE (block)) == NULL ||
          (found != NULL && offset == 0))
        continue;
      found = block;
      *value_character = (guint) g_utf8_strlen (jb_block_get_text (block), (gssize) offset);
      if (offset > 0)
        break;
    }

  return found;
}

/**
 * jb_history_get_only_block:
 *
 * For handlers of notify::revision, who need not look at what the change was not about:
 * most changes are another letter of one value.
 *
 * Returns: (transfer none) (nullable): the block whose value or margins were all that
 *   changed; %NULL when more did, or while no change is told
 */
JbBlock *
jb_history_get_only_block (JbHistory *self)
{
  g_return_val_if_fail (JB_IS_HISTORY (self), NULL);

  return self->only_block;
}

/**
 * jb_history_mark_saved:
 *
 * The bulletin as it is now has been saved.
 */
void
jb_history_mark_saved (JbHistory *self)
{
  g_return_if_fail (JB_IS_HISTORY (self));

  if (self->saved == self->position)
    return;

  self->saved = self->position;
  self->notified.modified = jb_history_get_modified (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

/**
 * jb_history_get_modified:
 *
 * Returns: whether the bulletin differs from what was saved last
 */
gboolean
jb_history_get_modified (JbHistory *self)
{
  g_return_val_if_fail (JB_IS_HISTORY (self), FALSE);

  return self->saved != self->position;
}

/**
 * jb_history_get_revision:
 *
 * Returns: a number that grows with every change, undo and redo
 */
guint
jb_history_get_revision (JbHistory *self)
{
  g_return_val_if_fail (JB_IS_HISTORY (self), 0);

  return self->revision;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-edits.h"

/* Each step is the rows it changes, before and after; to undo it is to change them back. */
typedef struct
{
  char   *label;
  char   *merge_tag;
  GArray *changes;

  /* From the key to the number, from 1, of a change; while the step is open. */
  GHashTable *by_key;
} Step;

struct _JbDirectoryEdits
{
  GObject parent_instance;

  JbDirectory *directory;
  GArray      *keys;
  gint64       next_key;

  GPtrArray *undo_steps;
  GPtrArray *redo_steps;
  Step      *open_step;
  gint64     last_key;
  gboolean   has_last_key;
  guint      n_changed;

  /* From a key to what is saved of it, %NULL when nothing is. */
  GHashTable *unsaved;
};

enum
{
  PROP_0,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JbDirectoryEdits, jb_directory_edits, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static JbDirectoryChange *
get_change (GArray *changes,
            guint   position)
{
  return &g_array_index (changes, JbDirectoryChange, position);
}

static Step *
step_new (const char *label,
          const char *merge_tag)
{
  Step *step = g_new0 (Step, 1);

  step->label = g_strdup (label);
  step->merge_tag = g_strdup (merge_tag);
  step->changes = jb_directory_changes_new ();
  step->by_key = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return step;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->label);
  g_free (step->merge_tag);
  g_array_unref (step->changes);
  g_clear_pointer (&step->by_key, g_hash_table_unref);
  g_free (step);
}

static void
saved_free (gpointer data)
{
  g_clear_object ((JbDirectoryEntry **) &data);
}

/* The position of @key, or where it would come. */
static guint
find_place (JbDirectoryEdits *self,
            gint64            key)
{
  guint low = 0;
  guint high = self->keys->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->keys, gint64, middle) < key)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
note_unsaved (JbDirectoryEdits *self,
              gint64            key,
              JbDirectoryEntry *saved)
{
  if (!g_hash_table_contains (self->unsaved, &key))
    g_hash_table_insert (self->unsaved, g_memdup2 (&key, sizeof key),
                         saved != NULL ? g_object_ref (saved) : NULL);
}

/* Changes the rows from @first to before @end, which are neighbours of one sort, at once. */
static void
apply_run (JbDirectoryEdits *self,
           GArray           *changes,
           guint             first,
           guint             end)
{
  g_autoptr(GPtrArray) added = g_ptr_array_new ();
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint place = find_place (self, get_change (changes, first)->key);
  guint n_removed = get_change (changes, first)->before != NULL ? end - first : 0;

  for (guint i = first; i < end; i++)
    {
      JbDirectoryChange *change = get_change (changes, i);

      note_unsaved (self, change->key, change->before);
      if (change->after == NULL)
        continue;
      g_ptr_array_add (added, change->after);
      g_array_append_val (keys, change->key);
    }

  if (n_removed > 0)
    g_array_remove_range (self->keys, place, n_removed);
  if (keys->len > 0)
    g_array_insert_vals (self->keys, place, keys->data, keys->len);
  jb_directory_splice (self->directory, place, n_removed, added);
}

static gboolean
is_same_run (JbDirectoryEdits        *self,
             const JbDirectoryChange *change,
             const JbDirectoryChange *next)
{
  guint distance;

  if ((change->before == NULL) != (next->before == NULL) ||
      (change->after == NULL) != (next->after == NULL))
    return FALSE;

  distance = find_place (self, next->key) - find_place (self, change->key);

  return distance == (change->before != NULL ? 1 : 0);
}

/* From the last to the first, so that what comes before stays where it is. */
static void
apply (JbDirectoryEdits *self,
       GArray           *changes)
{
  guint end = changes->len;

  while (end > 0)
    {
      guint first = end - 1;

      while (first > 0 &&
             is_same_run (self, get_change (changes, first - 1), get_change (changes, first)))
        first--;
      apply_run (self, changes, first, end);
      end = first;
    }

  self->n_changed = changes->len;
  self->has_last_key = changes->len > 0;
  if (changes->len > 0)
    self->last_key = get_change (changes, 0)->key;
}

static void
announce (JbDirectoryEdits *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Puts what @step changes after what @into changes. */
static void
fold_into (Step *into,
           Step *step)
{
  for (guint i = 0; i < step->changes->len; i++)
    {
      JbDirectoryChange *change = get_change (step->changes, i);
      JbDirectoryChange *old = NULL;

      for (guint j = 0; old == NULL && j < into->changes->len; j++)
        if (get_change (into->changes, j)->key == change->key)
          old = get_change (into->changes, j);
      if (old != NULL)
        g_set_object (&old->after, change->after);
      else
        {
          JbDirectoryChange added = *change;

          change->before = NULL;
          change->after = NULL;
          g_array_append_val (into->changes, added);
        }
    }
  into->changes = jb_directory_changes_drop_idle (into->changes);
}

static Step *
get_top (GPtrArray *steps)
{
  return steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;
}

static JbDirectoryChange *
find_open_change (JbDirectoryEdits *self,
                  gint64            key)
{
  gpointer number = g_hash_table_lookup (self->open_step->by_key, &key);

  return number != NULL ? get_change (self->open_step->changes, GPOINTER_TO_UINT (number) - 1)
                        : NULL;
}

static void
add_open_change (JbDirectoryEdits *self,
                 gint64            key,
                 JbDirectoryEntry *before,
                 JbDirectoryEntry *after)
{
  JbDirectoryChange change = { key, NULL, NULL };

  g_set_object (&change.before, before);
  g_set_object (&change.after, after);
  g_array_append_val (self->open_step->changes, change);
  g_hash_table_insert (self->open_step->by_key, g_memdup2 (&key, sizeof key),
                       GUINT_TO_POINTER (self->open_step->changes->len));
}

static void
jb_directory_edits_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  JbDirectoryEdits *self = JB_DIRECTORY_EDITS (object);

  switch (prop_id)
    {
    case PROP_UNDO_LABEL:
      g_value_set_string (value, jb_directory_edits_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, jb_directory_edits_get_redo_label (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_directory_edits_finalize (GObject *object)
{
  JbDirectoryEdits *self = JB_DIRECTORY_EDITS (object);

  g_clear_pointer (&self->open_step, step_free);
  g_ptr_array_unref (self->undo_steps);
  g_ptr_array_unref (self->redo_steps);
  g_hash_table_unref (self->unsaved);
  g_array_unref (self->keys);
  g_object_unref (self->directory);

  G_OBJECT_CLASS (jb_directory_edits_parent_class)->finalize (object);
}

static void
jb_directory_edits_class_init (JbDirectoryEditsClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = jb_directory_edits_finalize;
  object_class->get_property = jb_directory_edits_get_property;

  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * JbDirectoryEdits::changed:
   *
   * A step was done, undone or redone.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jb_directory_edits_init (JbDirectoryEdits *self)
{
  self->directory = jb_directory_new ();
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->undo_steps = g_ptr_array_new_with_free_func (step_free);
  self->redo_steps = g_ptr_array_new_with_free_func (step_free);
  self->unsaved = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, saved_free);
}

/**
 * jb_directory_edits_new:
 *
 * Returns: (transfer full): an empty directory, to be loaded and edited
 */
JbDirectoryEdits *
jb_directory_edits_new (void)
{
  return g_object_new (JB_TYPE_DIRECTORY_EDITS, NULL);
}

/**
 * jb_directory_edits_load:
 * @entries: (element-type JbDirectoryEntry): a directory as it is saved
 * @keys: (element-type gint64): the key of each, rising
 *
 * Puts a directory in the place of the one that is there. Nothing of that can be undone then,
 * and nothing is unsaved.
 */
void
jb_directory_edits_load (JbDirectoryEdits *self,
                         GPtrArray        *entries,
                         GArray           *keys)
{
  g_return_if_fail (JB_IS_DIRECTORY_EDITS (self) && self->open_step == NULL);
  g_return_if_fail (entries != NULL && keys != NULL && entries->len == keys->len);

  g_array_set_size (self->keys, 0);
  g_array_append_vals (self->keys, keys->data, keys->len);
  self->next_key = keys->len > 0 ? g_array_index (keys, gint64, keys->len - 1) + 1 : 0;
  g_ptr_array_set_size (self->undo_steps, 0);
  g_ptr_array_set_size (self->redo_steps, 0);
  g_hash_table_remove_all (self->unsaved);
  self->has_last_key = FALSE;
  jb_directory_splice (self->directory, 0, jb_directory_get_size (self->directory), entries);
  announce (self);
}

/**
 * jb_directory_edits_get_directory:
 *
 * Returns: (transfer none): the directory as it is now; only the functions here change it
 */
JbDirectory *
jb_directory_edits_get_directory (JbDirectoryEdits *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_EDITS (self), NULL);

  return self->directory;
}

/**
 * jb_directory_edits_get_key:
 * @position: a row that is there
 *
 * Returns: its key
 */
gint64
jb_directory_edits_get_key (JbDirectoryEdits *self,
                            guint             position)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_EDITS (self) && position < self->keys->len, 0);

  return g_array_index (self->keys, gint64, position);
}

/**
 * jb_directory_edits_find_key:
 * @position: (out) (optional): where the row with this key is
 *
 * Returns: whether there is one
 */
gboolean
jb_directory_edits_find_key (JbDirectoryEdits *self,
                             gint64            key,
                             guint            *position)
{
  guint place;

  g_return_val_if_fail (JB_IS_DIRECTORY_EDITS (self), FALSE);

  place = find_place (self, key);
  if (place == self->keys->len || g_array_index (self->keys, gint64, place) != key)
    return FALSE;
  if (position != NULL)
    *position = place;

  return TRUE;
}

/**
 * jb_directory_edits_get_entry:
 *
 * Inside a step, what the step has made of it so far.
 *
 * Returns: (transfer none) (nullable): the row with this key
 */
JbDirectoryEntry *
jb_directory_edits_get_entry (JbDirectoryEdits *self,
                              gint64            key)
{
  JbDirectoryChange *change;
  guint              position;

  g_return_val_if_fail (JB_IS_DIRECTORY_EDITS (self), NULL);

  change = self->open_step != NULL ? find_open_change (self, key) : NULL;
  if (change != NULL)
    return change->after;

  return jb_directory_edits_find_key (self, key, &position)
             ? jb_directory_get_entry (self->directory, position)
             : NULL;
}

/**
 * jb_directory_edits_begin:
 * @label: what is being done, translated, as a menu would say it (Change Post)
 * @merge_tag: (nullable): when the step before bears the same, both are undone as one
 *
 * Begins a step. Nothing is changed before jb_directory_edits_end().
 */
void
jb_directory_edits_begin (JbDirectoryEdits *self,
                          const char       *label,
                          const char       *merge_tag)
{
  g_return_if_fail (JB_IS_DIRECTORY_EDITS (self) && self->open_step == NULL && label != NULL);

  self->open_step = step_new (label, merge_tag);
}

/**
 * jb_directory_edits_append:
 *
 * Adds a row at the end.
 *
 * Returns: its key
 */
gint64
jb_directory_edits_append (JbDirectoryEdits *self,
                           JbDirectoryEntry *entry)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_EDITS (self) && self->open_step != NULL, 0);
  g_return_val_if_fail (JB_IS_DIRECTORY_ENTRY (entry), 0);

  add_open_change (self, self->next_key, NULL, entry);

  return self->next_key++;
}

static void
change_row (JbDirectoryEdits *self,
            gint64            key,
            JbDirectoryEntry *entry)
{
  JbDirectoryChange *open = find_open_change (self, key);
  guint              position;

  if (open != NULL)
    g_set_object (&open->after, entry);
  else if (jb_directory_edits_find_key (self, key, &position))
    add_open_change (self, key, jb_directory_get_entry (self->directory, position), entry);
}

/**
 * jb_directory_edits_replace:
 * @key: a row; nothing happens when it is gone
 * @entry: what to put in its place
 *
 * Changes a row.
 */
void
jb_directory_edits_replace (JbDirectoryEdits *self,
                            gint64            key,
                            JbDirectoryEntry *entry)
{
  g_return_if_fail (JB_IS_DIRECTORY_EDITS (self) && self->open_step != NULL);
  g_return_if_fail (JB_IS_DIRECTORY_ENTRY (entry));

  change_row (self, key, entry);
}

/**
 * jb_directory_edits_remove:
 * @key: a row; nothing happens when it is gone
 *
 * Removes a row.
 */
void
jb_directory_edits_remove (JbDirectoryEdits *self,
                           gint64            key)
{
  g_return_if_fail (JB_IS_DIRECTORY_EDITS (self) && self->open_step != NULL);

  change_row (self, key, NULL);
}

/**
 * jb_directory_edits_end:
 *
 * Does the step. Rows that it would leave as they were are no part of it.
 *
 * Returns: whether it changed anything
 */
gboolean
jb_directory_edits_end (JbDirectoryEdits *self)
{
  Step *step, *top;

  g_return_val_if_fail (JB_IS_DIRECTORY_EDITS (self) && self->open_step != NULL, FALSE);

  step = g_steal_pointer (&self->open_step);
  g_clear_pointer (&step->by_key, g_hash_table_unref);
  step->changes = jb_directory_changes_drop_idle (step->changes);
  if (step->changes->len == 0)
    {
      step_free (step);
      return FALSE;
    }

  apply (self, step->changes);
  top = get_top (self->undo_steps);
  if (top != NULL && top->merge_tag != NULL && self->redo_steps->len == 0 &&
      g_strcmp0 (top->merge_tag, step->merge_tag) == 0)
    {
      fold_into (top, step);
      step_free (step);
      if (top->changes->len == 0)
        g_ptr_array_remove_index (self->undo_steps, self->undo_steps->len - 1);
    }
  else
    g_ptr_array_add (self->undo_steps, step);
  g_ptr_array_set_size (self->redo_steps, 0);
  announce (self);

  return TRUE;
}

static gboolean
step_back (JbDirectoryEdits *self,
           GPtrArray        *from,
           GPtrArray        *to)
{
  Step *step;

  if (from->len == 0 || self->open_step != NULL)
    return FALSE;

  step = g_ptr_array_steal_index (from, from->len - 1);
  g_clear_pointer (&step->merge_tag, g_free);
  jb_directory_changes_reverse (step->changes);
  apply (self, step->changes);
  g_ptr_array_add (to, step);
  announce (self);

  return TRUE;
}

/**
 * jb_directory_edits_undo:
 *
 * Returns: whether there was a step to take back
 */
gboolean
jb_directory_edits_undo (JbDirectoryEdits *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_EDITS (self), FALSE);

  return step_back (self, self->undo_steps, self->redo_steps);
}

/**
 * jb_directory_edits_redo:
 *
 * Returns: whether there was a step to do again
 */
gboolean
jb_directory_edits_redo (JbDirectoryEdits *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_EDITS (self), FALSE);

  return step_back (self, self->redo_steps, self->undo_steps);
}

/**
 * jb_directory_edits_get_undo_label:
 *
 * Returns: (nullable): what would be undone
 */
const char *
jb_directory_edits_get_undo_label (JbDirectoryEdits *self)
{
  Step *top;

  g_return_val_if_fail (JB_IS_DIRECTORY_EDITS (self), NULL);

  top = get_top (self->undo_steps);

  return top != NULL ? top->label : NULL;
}

/**
 * jb_directory_edits_get_redo_label:
 *
 * Returns: (nullable): what would be done again
 */
const char *
jb_directory_edits_get_redo_label (JbDirectoryEdits *self)
{
  Step *top;

  g_return_val_if_fail (JB_IS_DIRECTORY_EDITS (self), NULL);

  top = get_top (self->redo_steps);

  return top != NULL ? top->label : NULL;
}

/**
 * jb_directory_edits_get_last_key:
 * @key: (out): the first row that the last step, undo or redo has changed; it may be gone
 *
 * Returns: whether there is one
 */
gboolean
jb_directory_edits_get_last_key (JbDirectoryEdits *self,
                                 gint64           *key)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_EDITS (self), FALSE);

  *key = self->last_key;

  return self->has_last_key;
}

/**
 * jb_directory_edits_get_n_changed:
 *
 * Returns: how many rows the last step, undo or redo has changed
 */
guint
jb_directory_edits_get_n_changed (JbDirectoryEdits *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_EDITS (self), 0);

  return self->n_changed;
}

/**
 * jb_directory_edits_get_unsaved:
 *
 * Returns: whether there may be anything to save
 */
gboolean
jb_directory_edits_get_unsaved (JbDirectoryEdits *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_EDITS (self), FALSE);

  return g_hash_table_size (self->unsaved) > 0;
}

/**
 * jb_directory_edits_take_unsaved:
 *
 * From then on all is taken to be saved. If that fails, jb_directory_edits_give_back() puts
 * things right.
 *
 * Returns: (transfer full) (element-type JbDirectoryChange): the rows that are not as they are
 *   saved, by key
 */
GArray *
jb_directory_edits_take_unsaved (JbDirectoryEdits *self)
{
  GArray        *changes = jb_directory_changes_new ();
  GHashTableIter iter;
  gpointer       key, saved;

  g_return_val_if_fail (JB_IS_DIRECTORY_EDITS (self), changes);

  g_hash_table_iter_init (&iter, self->unsaved);
  while (g_hash_table_iter_next (&iter, &key, &saved))
    {
      JbDirectoryChange change = { *(gint64 *) key, saved, NULL };
      guint             position;

      if (jb_directory_edits_find_key (self, change.key, &position))
        change.after = jb_directory_get_entry (self->directory, position);
      if (jb_directory_change_is_idle (&change))
        continue;
      if (change.before != NULL)
        g_object_ref (change.before);
      if (change.after != NULL)
        g_object_ref (change.after);
      g_array_append_val (changes, change);
    }
  g_hash_table_remove_all (self->unsaved);
  jb_directory_changes_sort (changes);

  return changes;
}

/**
 * jb_directory_edits_give_back:
 * @changes: (element-type JbDirectoryChange): what could not be saved
 *
 * Remembers again what is saved of these rows.
 */
void
jb_directory_edits_give_back (JbDirectoryEdits *self,
                              GArray           *changes)
{
  g_return_if_fail (JB_IS_DIRECTORY_EDITS (self) && changes != NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      JbDirectoryChange *change = get_change (changes, i);

      g_hash_table_remove (self->unsaved, &change->key);
      note_unsaved (self, change->key, change->before);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-lesson.h"

#include <string.h>

struct _JbDirectoryLesson
{
  GObject parent_instance;

  JbDirectoryLessonState state;
  gint64                 key;
  JbDirectoryEntry      *before;
  JbDirectoryEntry      *after;
  guint                  n_issues;
  char                  *origin;
  gboolean               taken;

  /* Sentences. */
  GPtrArray *contradictions;

  /* The rows of the same person, in their order, with this one. */
  GPtrArray *siblings;
};

enum
{
  PROP_0,
  PROP_TAKEN,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbDirectoryLesson, jb_directory_lesson, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
jb_directory_lesson_finalize (GObject *object)
{
  JbDirectoryLesson *self = JB_DIRECTORY_LESSON (object);

  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_free (self->origin);
  g_ptr_array_unref (self->contradictions);
  g_clear_pointer (&self->siblings, g_ptr_array_unref);

  G_OBJECT_CLASS (jb_directory_lesson_parent_class)->finalize (object);
}

static void
jb_directory_lesson_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TAKEN:
      g_value_set_boolean (value, JB_DIRECTORY_LESSON (object)->taken);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_directory_lesson_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_TAKEN:
      jb_directory_lesson_set_taken (JB_DIRECTORY_LESSON (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_directory_lesson_class_init (JbDirectoryLessonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = jb_directory_lesson_finalize;
  object_class->get_property = jb_directory_lesson_get_property;
  object_class->set_property = jb_directory_lesson_set_property;

  properties[PROP_TAKEN] =
      g_param_spec_boolean ("taken", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jb_directory_lesson_init (JbDirectoryLesson *self)
{
  self->taken = TRUE;
  self->contradictions = g_ptr_array_new_with_free_func (g_free);
}

static char *
dup_row_key (const JbDirectoryValues *values)
{
  g_autofree char *name = jb_directory_dup_key (values->name);
  g_autofree char *post = values->post != NULL ? jb_directory_dup_key (values->post)
                                               : g_strdup ("");

  return g_strdup_printf ("%d\n%s\n%s", values->kind, name, post);
}

static char *
dup_printed (const JbDirectoryValues *values)
{
  return values->post != NULL ? g_strconcat (values->post, values->name, NULL)
                              : g_strdup (values->name);
}

/* From kind, name and post to a row; one that was learnt goes before one that people made, as
 * only that one changes. */
static GHashTable *
index_rows (JbDirectoryEdits *edits)
{
  JbDirectory *directory = jb_directory_edits_get_directory (edits);
  GHashTable  *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint        n_rows = jb_directory_get_size (directory);

  for (guint i = 0; i < n_rows; i++)
    {
      const JbDirectoryValues *values =
          jb_directory_entry_get_values (jb_directory_get_entry (directory, i));
      g_autofree char *key = dup_row_key (values);

      if (values->learnt || !g_hash_table_contains (rows, key))
        g_hash_table_replace (rows, g_steal_pointer (&key), GUINT_TO_POINTER (i));
    }

  return rows;
}

static JbDirectoryLesson *
create (JbDirectoryLessonState state,
        gint64                 key,
        JbDirectoryEntry      *before,
        JbDirectoryEntry      *after,
        guint                  n_issues,
        char                  *origin)
{
  JbDirectoryLesson *self = g_object_new (JB_TYPE_DIRECTORY_LESSON, NULL);

  self->state = state;
  self->key = key;
  g_set_object (&self->before, before);
  g_set_object (&self->after, after);
  self->n_issues = n_issues;
  self->origin = origin;

  return self;
}

/* The issue that says what is new: that a period began earlier says the first one that has it,
 * all else the last one. */
static char *
dup_origin (const JbLearning *learning,
            const JbLesson   *lesson,
            JbDirectoryEntry *before)
{
  gboolean by_first =
      before == NULL || jb_directory_entry_get_values (before)->valid_from !=
                            jb_directory_entry_get_values (lesson->entry)->valid_from;

  return jb_learning_dup_issue_label (learning, by_first ? lesson->first : lesson->last);
}

static char *
dup_sentence (const JbLearning      *learning,
              const JbContradiction *contradiction)
{
  g_autofree char *label = NULL;
  guint            issue;

  if (!jb_learning_find_issue (learning, contradiction->id, &issue))
    return g_strdup (contradiction->message);

  label = jb_learning_dup_issue_label (learning, issue);

  return g_strdup_printf ("%s (%s)", contradiction->message, label);
}

/* What is contradicted is a post, or a recipient as it is printed. */
static void
add_contradictions (GPtrArray        *lessons,
                    const JbLearning *learning)
{
  g_autoptr(GHashTable) by_text = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                          (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < learning->contradictions->len; i++)
    {
      const JbContradiction *contradiction = g_ptr_array_index (learning->contradictions, i);
      g_autofree char       *text = jb_directory_dup_key (contradiction->text);
      GPtrArray             *messages = g_hash_table_lookup (by_text, text);

      if (messages == NULL)
        {
          messages = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (by_text, g_steal_pointer (&text), messages);
        }
      g_ptr_array_add (messages, dup_sentence (learning, contradiction));
    }

  for (guint i = 0; i < lessons->len; i++)
    {
      JbDirectoryLesson       *self = g_ptr_array_index (lessons, i);
      const JbDirectoryValues *values =
          jb_directory_entry_get_values (jb_directory_lesson_get_entry (self));
      g_autofree char *printed = dup_printed (values);
      g_autofree char *label = jb_directory_dup_key (printed);
      g_autofree char *post = jb_directory_dup_key (values->post != NULL ? values->post : "");
      const GPtrArray *lists[] = { g_hash_table_lookup (by_text, label),
                                   values->post != NULL ? g_hash_table_lookup (by_text, post)
                                                        : NULL };

      for (guint j = 0; j < G_N_ELEMENTS (lists); j++)
        for (guint k = 0; lists[j] != NULL && k < lists[j]->len; k++)
          g_ptr_array_add (self->contradictions, g_strdup (g_ptr_array_index (lists[j], k)));
      /* What does not fit together is for people to decide. */
      self->taken = self->contradictions->len == 0;
    }
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const JbDirectoryValues *x = jb_directory_entry_get_values (*(JbDirectoryEntry *const *) a);
  const JbDirectoryValues *y = jb_directory_entry_get_values (*(JbDirectoryEntry *const *) b);

  if (x->valid_from != y->valid_from)
    return x->valid_from < y->valid_from ? -1 : 1;

  return (x->valid_to != 0 ? x->valid_to : G_MAXUINT32) <
                 (y->valid_to != 0 ? y->valid_to : G_MAXUINT32)
             ? -1
             : 1;
}

/* What else a person was or is, of all that is known then. */
static void
add_siblings (GPtrArray        *lessons,
              const JbLearning *learning)
{
  for (guint i = 0; i < lessons->len; i++)
    {
      JbDirectoryLesson       *self = g_ptr_array_index (lessons, i);
      const JbDirectoryValues *values =
          jb_directory_entry_get_values (jb_directory_lesson_get_entry (self));
      const GPtrArray *entries = jb_directory_lookup_name (learning->directory, values->name);

      if (values->kind != JB_DIRECTORY_PERSON || entries == NULL)
        continue;
      self->siblings = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint j = 0; j < entries->len; j++)
        if (jb_directory_entry_get_values (g_ptr_array_index (entries, j))->kind == values->kind)
          g_ptr_array_add (self->siblings, g_object_ref (g_ptr_array_index (entries, j)));
      g_ptr_array_sort (self->siblings, compare_entries);
    }
}

/**
 * jb_directory_lesson_list:
 * @edits: the directory
 * @learning: what was learnt
 * @all_issues: whether that is from all filed issues, so that what is not learnt any more is to
 *   go
 * @n_known: (out) (optional): how much of what was learnt the directory has already
 *
 * Holds what was learnt against the directory as it is now. What people made is never changed.
 *
 * Returns: (transfer full) (element-type JbDirectoryLesson): what would change, in the order of
 *   @learning, and then what would go
 */
GPtrArray *
jb_directory_lesson_list (JbDirectoryEdits *edits,
                          const JbLearning *learning,
                          gboolean          all_issues,
                          guint            *n_known)
{
  GPtrArray *lessons = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) rows = NULL;
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  JbDirectory *directory;
  guint        n_rows;

  g_return_val_if_fail (JB_IS_DIRECTORY_EDITS (edits) && learning != NULL, lessons);

  if (n_known != NULL)
    *n_known = 0;
  directory = jb_directory_edits_get_directory (edits);
  n_rows = jb_directory_get_size (directory);
  rows = index_rows (edits);
  for (guint i = 0; i < learning->lessons->len; i++)
    {
      const JbLesson   *lesson = g_ptr_array_index (learning->lessons, i);
      g_autofree char  *key = dup_row_key (jb_directory_entry_get_values (lesson->entry));
      gpointer          position;
      gboolean          found = g_hash_table_lookup_extended (rows, key, NULL, &position);
      JbDirectoryEntry *row =
          found ? jb_directory_get_entry (directory, GPOINTER_TO_UINT (position)) : NULL;

      if (found)
        g_hash_table_add (seen, row);
      if (!found && lesson->state == JB_LESSON_NEW)
        g_ptr_array_add (lessons, create (JB_DIRECTORY_LESSON_NEW, 0, NULL, lesson->entry,
                                          lesson->n_issues,
                                          dup_origin (learning, lesson, NULL)));
      else if (found && jb_directory_entry_get_values (row)->learnt &&
               !jb_directory_entry_equal (row, lesson->entry))
        g_ptr_array_add (lessons,
                         create (JB_DIRECTORY_LESSON_CHANGED,
                                 jb_directory_edits_get_key (edits, GPOINTER_TO_UINT (position)),
                                 row, lesson->entry, lesson->n_issues,
                                 dup_origin (learning, lesson, row)));
      else if (n_known != NULL)
        ++*n_known;
    }
  for (guint i = 0; all_issues && i < n_rows; i++)
    {
      JbDirectoryEntry *row = jb_directory_get_entry (directory, i);

      if (jb_directory_entry_get_values (row)->learnt && !g_hash_table_contains (seen, row))
        g_ptr_array_add (lessons, create (JB_DIRECTORY_LESSON_GONE,
                                          jb_directory_edits_get_key (edits, i), row, NULL, 0,
                                          NULL));
    }

  add_contradictions (lessons, learning);
  add_siblings (lessons, learning);

  return lessons;
}

/**
 * jb_directory_lesson_get_state:
 *
 * Returns: what would become of the row
 */
JbDirectoryLessonState
jb_directory_lesson_get_state (JbDirectoryLesson *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_LESSON (self), JB_DIRECTORY_LESSON_NEW);

  return self->state;
}

/**
 * jb_directory_lesson_get_entry:
 *
 * Returns: (transfer none): the row as it would be, or the one that would go
 */
JbDirectoryEntry *
jb_directory_lesson_get_entry (JbDirectoryLesson *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_LESSON (self), NULL);

  return self->after != NULL ? self->after : self->before;
}

/**
 * jb_directory_lesson_get_before:
 *
 * Returns: (transfer none) (nullable): the row as it is
 */
JbDirectoryEntry *
jb_directory_lesson_get_before (JbDirectoryLesson *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_LESSON (self), NULL);

  return self->before;
}

/**
 * jb_directory_lesson_get_n_issues:
 *
 * Returns: how many issues say so
 */
guint
jb_directory_lesson_get_n_issues (JbDirectoryLesson *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_LESSON (self), 0);

  return self->n_issues;
}

/**
 * jb_directory_lesson_get_origin:
 *
 * Returns: (nullable): the issue that says what is new in it: 第9期, 2012-06-07; %NULL for what
 *   would go
 */
const char *
jb_directory_lesson_get_origin (JbDirectoryLesson *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_LESSON (self), NULL);

  return self->origin;
}

/**
 * jb_directory_lesson_get_contradictions:
 *
 * Returns: (transfer none) (element-type utf8): what does not fit together about it, each in one
 *   sentence, with the issue where that was seen
 */
const GPtrArray *
jb_directory_lesson_get_contradictions (JbDirectoryLesson *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_LESSON (self), NULL);

  return self->contradictions;
}

static void
append_year (GString *text,
             guint    year)
{
  if (year != 0)
    g_string_append_printf (text, " %04u", year);
}

/**
 * jb_directory_lesson_dup_posts:
 *
 * Returns: (transfer full): all posts of a person who has several, with their years, in order:
 *   省委副书记 2009 → 省政协主席 2012; "" when there are none
 */
char *
jb_directory_lesson_dup_posts (JbDirectoryLesson *self)
{
  GString *text;
  guint    year = 0;

  g_return_val_if_fail (JB_IS_DIRECTORY_LESSON (self), NULL);

  text = g_string_new (NULL);
  for (guint i = 0; self->siblings != NULL && self->siblings->len > 1 && i < self->siblings->len;
       i++)
    {
      const JbDirectoryValues *values =
          jb_directory_entry_get_values (g_ptr_array_index (self->siblings, i));

      /* What began in one year is held side by side. */
      if (text->len > 0 && values->valid_from / 10000 == year)
        g_string_append (text, "、");
      else if (text->len > 0)
        {
          append_year (text, year);
          g_string_append (text, " → ");
        }
      g_string_append (text, values->post != NULL ? values->post : values->name);
      year = values->valid_from / 10000;
    }
  append_year (text, year);

  return g_string_free (text, FALSE);
}

/**
 * jb_directory_lesson_get_taken:
 *
 * Returns: whether the proposal is accepted, as it is at first if nothing contradicts it
 */
gboolean
jb_directory_lesson_get_taken (JbDirectoryLesson *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_LESSON (self), FALSE);

  return self->taken;
}

/**
 * jb_directory_lesson_set_taken:
 * @taken: whether the proposal is accepted
 */
void
jb_directory_lesson_set_taken (JbDirectoryLesson *self,
                               gboolean           taken)
{
  g_return_if_fail (JB_IS_DIRECTORY_LESSON (self));

  if (self->taken == !!taken)
    return;

  self->taken = taken;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAKEN]);
}

/**
 * jb_directory_lesson_take:
 * @lessons: (element-type JbDirectoryLesson): proposals
 * @label: what it is called in a menu, translated
 *
 * Does all that is accepted, as one step. A row that was changed meanwhile stays as it is.
 *
 * Returns: how many rows are added, changed or removed
 */
guint
jb_directory_lesson_take (GPtrArray        *lessons,
                          JbDirectoryEdits *edits,
                          const char       *label)
{
  guint n_taken = 0;

  g_return_val_if_fail (lessons != NULL && JB_IS_DIRECTORY_EDITS (edits), 0);

  jb_directory_edits_begin (edits, label, NULL);
  for (guint i = 0; i < lessons->len; i++)
    {
      JbDirectoryLesson *self = g_ptr_array_index (lessons, i);

      if (!self->taken || (self->before != NULL &&
                           jb_directory_edits_get_entry (edits, self->key) != self->before))
        continue;
      if (self->before == NULL)
        jb_directory_edits_append (edits, self->after);
      else if (self->after != NULL)
        jb_directory_edits_replace (edits, self->key, self->after);
      else
        jb_directory_edits_remove (edits, self->key);
      n_taken++;
    }
  jb_directory_edits_end (edits);

  return n_taken;
}

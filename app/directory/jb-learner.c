/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-learner.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-lexicon.h"
#include "jb-reading.h"

/* One recipient in one post, as the issues print it. */
typedef struct
{
  JbDirectoryKind kind;
  char           *name;
  char           *post;
  JbDirectoryList list;

  /* The numbers of the issues where it was seen first and last, and of the last one that had
   * it in another list. */
  guint    first;
  guint    last;
  guint    n_issues;
  guint    n_moves;
  gboolean is_open;
  guint    copies;

  GList *place;
  guint  rank;
} Row;

typedef struct
{
  gint64        id;
  char         *publication;
  char         *number;
  JbPartialDate date;
  JbLearnerDate source;
  GPtrArray    *entries;
  GArray       *lists;
  GPtrArray    *rows;
} Issue;

struct _JbLearner
{
  JbDirectory *known;
  GPtrArray   *issues;
  GHashTable  *rows;
  GPtrArray   *row_list;
  JbLearning  *learning;

  /* From an entry of what is known to its position among what is learnt, and 1. */
  GHashTable *positions;
};

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->name);
  g_free (row->post);
  g_free (row);
}

static void
issue_free (gpointer data)
{
  Issue *issue = data;

  g_free (issue->publication);
  g_free (issue->number);
  g_ptr_array_unref (issue->entries);
  g_array_unref (issue->lists);
  g_ptr_array_unref (issue->rows);
  g_free (issue);
}

static void
lesson_free (gpointer data)
{
  JbLesson *lesson = data;

  g_object_unref (lesson->entry);
  g_free (lesson);
}

static void
contradiction_free (gpointer data)
{
  JbContradiction *contradiction = data;

  g_free (contradiction->text);
  g_free (contradiction->message);
  g_free (contradiction);
}

static void G_GNUC_PRINTF (5, 6)
    contradict (JbLearner  *self,
                gint64      id,
                const char *what,
                const char *text,
                const char *format,
                ...)
{
  JbContradiction *contradiction = g_new0 (JbContradiction, 1);
  va_list          arguments;

  va_start (arguments, format);
  contradiction->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  contradiction->id = id;
  contradiction->what = what;
  contradiction->text = g_strdup (text);
  g_ptr_array_add (self->learning->contradictions, contradiction);
}

static Issue *
get_issue (JbLearner *self,
           guint      number)
{
  return g_ptr_array_index (self->issues, number);
}

/* Issues by date; what has none comes first, so that it closes no period. */
static int
compare_issues (gconstpointer a,
                gconstpointer b)
{
  const Issue *x = *(Issue *const *) a;
  const Issue *y = *(Issue *const *) b;

  if (x->date != y->date)
    return x->date < y->date ? -1 : 1;

  return x->id < y->id ? -1 : x->id > y->id;
}

static char *
dup_label (const Row *row)
{
  return row->post != NULL ? g_strconcat (row->post, row->name, NULL) : g_strdup (row->name);
}

static Row *
get_row (JbLearner      *self,
         JbDirectoryKind kind,
         const char     *name,
         const char     *post)
{
  g_autofree char *name_key = jb_directory_dup_key (name);
  g_autofree char *post_key = post != NULL ? jb_directory_dup_key (post) : g_strdup ("");
  char            *key = g_strdup_printf ("%d\n%s\n%s", kind, name_key, post_key);
  Row             *row = g_hash_table_lookup (self->rows, key);

  if (row != NULL)
    {
      g_free (key);
      return row;
    }

  row = g_new0 (Row, 1);
  row->kind = kind;
  row->name = g_strdup (name);
  row->post = g_strdup (post);
  g_hash_table_insert (self->rows, key, row);
  g_ptr_array_add (self->row_list, row);

  return row;
}

static void
see (JbLearner      *self,
     guint           number,
     JbDirectoryList list,
     Row            *row,
     guint           copies)
{
  Issue           *issue = get_issue (self, number);
  g_autofree char *label = NULL;

  if (row->n_issues == 0)
    row->first = number;
  else if (row->list != list)
    {
      label = dup_label (row);
      if (row->last == number)
        {
          contradict (self, issue->id, "list", label,
                      _("“%s” stands in 报 送 发 twice: in %s and in %s."), label,
                         jb_directory_list_to_string (row->list),
                         jb_directory_list_to_string (list));
          return;
        }
      if (++row->n_moves == 2)
        contradict (self, issue->id, "list", label,
                    _("“%s” goes to and fro between %s and %s from issue to issue."), label,
                       jb_directory_list_to_string (row->list), jb_directory_list_to_string (list));
    }
  if (row->n_issues == 0 || row->last != number)
    {
      row->n_issues++;
      g_ptr_array_add (issue->rows, row);
    }
  row->list = list;
  row->last = number;
  if (copies > 0)
    row->copies = copies;
}

static void
read_entry (JbLearner      *self,
            guint           number,
            JbDirectoryList list,
            const char     *text)
{
  Issue *issue = get_issue (self, number);
  g_autoptr(JbReading) reading = jb_reading_new (text, self->known, issue->date);

  if (reading->unsure)
    {
      contradict (self, issue->id, "unclear", text,
                  _("“%s” can be read in more than one way. Nothing was learned from it."), text);
      return;
    }

  for (guint i = 0; i < reading->items->len; i++)
    {
      const JbReadingItem *item = g_ptr_array_index (reading->items, i);

      if (item->kind == JB_READING_PERSON && item->name != NULL)
        {
          for (guint j = 0; item->posts[j] != NULL; j++)
            see (self, number, list,
                 get_row (self, JB_DIRECTORY_PERSON, item->name, item->posts[j]), item->copies);
          if (item->posts[0] == NULL)
            see (self, number, list, get_row (self, JB_DIRECTORY_PERSON, item->name, NULL),
                 item->copies);
        }
      else if (item->kind == JB_READING_PERSON)
        see (self, number, list, get_row (self, JB_DIRECTORY_GROUP, item->posts[0], NULL),
             item->copies);
      else
        see (self, number, list,
             get_row (self,
                      item->kind == JB_READING_GROUP ? JB_DIRECTORY_GROUP : JB_DIRECTORY_UNIT,
                      item->name, NULL),
             item->copies);
    }
}

/* What is in the newest issue of its publication goes on. */
static void
find_open_rows (JbLearner *self)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = self->issues->len; i > 0; i--)
    {
      Issue *issue = get_issue (self, i - 1);

      if (issue->rows->len == 0 || !g_hash_table_add (seen, issue->publication))
        continue;
      for (guint j = 0; j < issue->rows->len; j++)
        ((Row *) g_ptr_array_index (issue->rows, j))->is_open = TRUE;
    }
}

/* The order of the newest issue, with what only older ones have behind what it stood behind. */
static void
rank_rows (JbLearner *self)
{
  GQueue order = G_QUEUE_INIT;
  guint  ranks[JB_DIRECTORY_LIST_ISSUE + 1] = { 0 };

  for (guint i = self->issues->len; i > 0; i--)
    {
      Issue *issue = get_issue (self, i - 1);
      GList *before = NULL;

      for (guint j = 0; j < issue->rows->len; j++)
        {
          Row *row = g_ptr_array_index (issue->rows, j);

          if (row->place == NULL)
            {
              if (before != NULL)
                g_queue_insert_after (&order, before, row);
              else
                g_queue_push_head (&order, row);
              row->place = before != NULL ? before->next : order.head;
            }
          before = row->place;
        }
    }

  for (GList *l = order.head; l != NULL; l = l->next)
    {
      Row *row = l->data;

      row->rank = ++ranks[row->list];
    }
  g_queue_clear (&order);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const Row *x = *(Row *const *) a;
  const Row *y = *(Row *const *) b;

  if (x->list != y->list)
    return x->list < y->list ? -1 : 1;

  return x->rank < y->rank ? -1 : x->rank > y->rank;
}

/* Two people in a post for one, at the same time. */
static void
find_rivals (JbLearner *self)
{
  g_autoptr(GHashTable) holders =
                 g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < self->row_list->len; i++)
    {
      Row             *row = g_ptr_array_index (self->row_list, i);
      g_autofree char *key = NULL;
      GPtrArray       *others;

      if (row->post == NULL || jb_lexicon_is_shared_post (row->post))
        continue;
      key = jb_directory_dup_key (row->post);
      others = g_hash_table_lookup (holders, key);
      if (others == NULL)
        {
          others = g_ptr_array_new ();
          g_hash_table_insert (holders, g_steal_pointer (&key), others);
        }
      for (guint j = 0; j < others->len; j++)
        {
          Row         *other = g_ptr_array_index (others, j);
          const Issue *issue;

          if (other->first > row->last || row->first > other->last)
            continue;
          issue = get_issue (self, MAX (row->first, other->first));
          contradict (self, issue->id, "post", row->post,
                      _("“%s” is held by %s and by %s at the same time."),
                         row->post, other->name, row->name);
          break;
        }
      g_ptr_array_add (others, row);
    }
}

/* The entry of the directory that a row is about, if any. */
static gboolean
find_known (JbLearner *self,
            const Row *row,
            guint     *position)
{
  const GPtrArray  *entries = jb_directory_lookup_name (self->known, row->name);
  g_autofree char  *post = row->post != NULL ? jb_directory_dup_key (row->post) : NULL;
  JbDirectoryEntry *best = NULL;

  if (entries == NULL)
    entries = jb_directory_lookup_alias (self->known, row->name);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      JbDirectoryEntry        *entry = g_ptr_array_index (entries, i);
      const JbDirectoryValues *values = jb_directory_entry_get_values (entry);
      g_autofree char         *other =
          values->post != NULL ? jb_directory_dup_key (values->post) : NULL;

      if (values->kind != row->kind || g_strcmp0 (post, other) != 0)
        continue;
      if (best == NULL || jb_directory_entry_is_valid_on (entry, get_issue (self, row->last)->date))
        best = entry;
    }
  if (best == NULL)
    return FALSE;

  *position = GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, best)) - 1;

  return TRUE;
}

static void
add_lesson (JbLearner        *self,
            JbDirectoryEntry *entry,
            JbLessonState     state,
            const Row        *row)
{
  JbLesson *lesson = g_new0 (JbLesson, 1);

  lesson->entry = g_object_ref (entry);
  lesson->state = state;
  lesson->n_issues = row->n_issues;
  lesson->first = row->first;
  lesson->last = row->last;
  g_ptr_array_add (self->learning->lessons, lesson);
}

static void
check_known (JbLearner         *self,
             const Row         *row,
             JbDirectoryEntry  *entry,
             JbDirectoryValues *values)
{
  g_autofree char *label = dup_label (row);
  guint            ends[] = { row->first, row->last };

  if (values->list != JB_DIRECTORY_LIST_NONE && values->list != row->list)
    contradict (self, get_issue (self, row->last)->id, "list", label,
                _("“%s” is printed in %s, and the directory has it in %s."), label,
                   jb_directory_list_to_string (row->list),
                   jb_directory_list_to_string (values->list));

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      Issue           *issue = get_issue (self, ends[i]);
      g_autofree char *date = jb_partial_date_to_string (issue->date);

      if (issue->date == 0 || jb_directory_entry_is_valid_on (entry, issue->date) ||
          values->learnt)
        continue;
      contradict (self, issue->id, "period", label,
                  _("“%s” is printed in %s, when it does not hold by the directory."), label,
                     date);
      break;
    }
}

static void
learn_row (JbLearner *self,
           const Row *row)
{
  JbDirectoryValues values = JB_DIRECTORY_VALUES_INIT;
  JbPartialDate     first = get_issue (self, row->first)->date;
  JbPartialDate     last = row->is_open ? 0 : get_issue (self, row->last)->date;
  guint             position;
  g_autoptr(JbDirectoryEntry) entry = NULL;
  g_autoptr(GPtrArray) added = NULL;

  if (find_known (self, row, &position))
    {
      JbDirectoryEntry *known = jb_directory_get_entry (self->learning->directory, position);

      values = *jb_directory_entry_get_values (known);
      check_known (self, row, known, &values);
      if (values.learnt && values.valid_from != 0 && first != 0 &&
          jb_partial_date_get_first (first) < jb_partial_date_get_first (values.valid_from))
        values.valid_from = first;
      if (values.learnt && values.valid_to != 0 &&
          (row->is_open ||
           jb_partial_date_get_last (last) > jb_partial_date_get_last (values.valid_to)))
        values.valid_to = last;
      entry = jb_directory_entry_new (&values);
      if (jb_directory_entry_equal (entry, known))
        {
          add_lesson (self, known, JB_LESSON_KNOWN, row);
          return;
        }
      added = g_ptr_array_new ();
      g_ptr_array_add (added, entry);
      add_lesson (self, entry, JB_LESSON_LONGER, row);
      jb_directory_splice (self->learning->directory, position, 1, added);
      return;
    }

  values.kind = row->kind;
  values.name = row->name;
  values.post = row->post;
  values.list = row->list;
  values.rank = row->rank;
  values.valid_from = first;
  values.valid_to = last;
  if (row->copies > 0)
    values.copies = row->copies;
  values.learnt = TRUE;
  entry = jb_directory_entry_new (&values);
  add_lesson (self, entry, JB_LESSON_NEW, row);
  jb_directory_append (self->learning->directory, entry);
}

/**
 * jb_learner_new:
 * @known: what is known already; it must not change while the learner is there
 *
 * Returns: (transfer full): a learner
 */
JbLearner *
jb_learner_new (JbDirectory *known)
{
  JbLearner *self = g_new0 (JbLearner, 1);

  g_return_val_if_fail (JB_IS_DIRECTORY (known), self);

  self->known = g_object_ref (known);
  self->issues = g_ptr_array_new_with_free_func (issue_free);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->row_list = g_ptr_array_new_with_free_func (row_free);

  return self;
}

void
jb_learner_free (JbLearner *self)
{
  g_object_unref (self->known);
  g_ptr_array_unref (self->issues);
  g_hash_table_unref (self->rows);
  g_ptr_array_unref (self->row_list);
  g_clear_pointer (&self->positions, g_hash_table_unref);
  g_free (self);
}

/* 第9期: by it people know which issue is meant. */
static char *
dup_number (const JbTranscript *transcript)
{
  gsize start = transcript->lead;

  for (guint i = 0; i < transcript->loose->len; i++)
    {
      const JbLooseField *field = g_ptr_array_index (transcript->loose, i);

      if (field->role == JB_ROLE_MASTHEAD && strcmp (field->key, "issue") == 0)
        return g_strdup (field->text);
    }
  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark *mark = &g_array_index (transcript->marks, JbMark, i);

      if (mark->role == JB_ROLE_MASTHEAD && g_strcmp0 (mark->key, "issue") == 0)
        return jb_transcript_dup_value (transcript, mark, start);
      start += (gsize) mark->open + mark->raw + mark->close + mark->gap;
    }

  return NULL;
}

/**
 * jb_learner_add:
 * @id: a number for the issue
 * @publication: (nullable): the name on its masthead: what the newest issue of a publication
 *   has goes on
 * @date: when it is of, 0 when that is not known
 * @source: where @date is from
 * @transcript: the issue
 *
 * Takes note of the recipients in 报, 送 and 发 of an issue. Issues may come in any order.
 */
void
jb_learner_add (JbLearner          *self,
                gint64              id,
                const char         *publication,
                JbPartialDate       date,
                JbLearnerDate       source,
                const JbTranscript *transcript)
{
  Issue          *issue;
  JbDirectoryList list = JB_DIRECTORY_LIST_NONE;
  gsize           start;

  g_return_if_fail (self != NULL && transcript != NULL);

  issue = g_new0 (Issue, 1);
  issue->id = id;
  issue->number = dup_number (transcript);
  issue->publication = publication != NULL ? jb_directory_dup_key (publication) : g_strdup ("");
  issue->date = date;
  issue->source = source;
  issue->entries = g_ptr_array_new_with_free_func (g_free);
  issue->lists = g_array_new (FALSE, FALSE, sizeof (JbDirectoryList));
  issue->rows = g_ptr_array_new ();
  g_ptr_array_add (self->issues, issue);

  start = transcript->lead;
  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark *mark = &g_array_index (transcript->marks, JbMark, i);

      if (mark->role == JB_ROLE_RECIPIENTS_LABEL)
        {
          g_autofree char *label = jb_transcript_dup_value (transcript, mark, start);

          list = jb_directory_list_of_label (label);
        }
      else if (mark->role == JB_ROLE_RECIPIENT && list != JB_DIRECTORY_LIST_NONE && mark->raw > 0)
        {
          g_ptr_array_add (issue->entries, jb_transcript_dup_value (transcript, mark, start));
          g_array_append_val (issue->lists, list);
        }
      start += (gsize) mark->open + mark->raw + mark->close + mark->gap;
    }
}

static void
clear_issue (gpointer data)
{
  g_free (((JbLearntIssue *) data)->number);
}

/**
 * jb_learner_finish:
 *
 * To be called once, when all issues were added.
 *
 * Returns: (transfer full): what was learnt
 */
JbLearning *
jb_learner_finish (JbLearner *self)
{
  JbLearning *learning;

  g_return_val_if_fail (self != NULL && self->learning == NULL, NULL);

  learning = g_new0 (JbLearning, 1);
  learning->directory = jb_directory_copy (self->known);
  learning->lessons = g_ptr_array_new_with_free_func (lesson_free);
  learning->contradictions = g_ptr_array_new_with_free_func (contradiction_free);
  learning->issues = g_array_new (FALSE, FALSE, sizeof (JbLearntIssue));
  g_array_set_clear_func (learning->issues, clear_issue);
  self->learning = learning;
  self->positions = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < jb_directory_get_size (self->known); i++)
    g_hash_table_insert (self->positions, jb_directory_get_entry (self->known, i),
                         GUINT_TO_POINTER (i + 1));

  g_ptr_array_sort (self->issues, compare_issues);
  for (guint i = 0; i < self->issues->len; i++)
    {
      const Issue  *issue = get_issue (self, i);
      JbLearntIssue learnt = { issue->id, issue->date, issue->source, g_strdup (issue->number) };

      g_array_append_val (learning->issues, learnt);
      if (issue->date == 0 && issue->entries->len > 0)
        contradict (self, issue->id, "date", "",
                    _("Nothing says when bulletin %lld is of, so what it alone "
                      "has is taken to hold at any time."),
                       (long long) issue->id);
      for (guint j = 0; j < issue->entries->len; j++)
        read_entry (self, i, g_array_index (issue->lists, JbDirectoryList, j),
                    g_ptr_array_index (issue->entries, j));
    }

  find_open_rows (self);
  rank_rows (self);
  g_ptr_array_sort (self->row_list, compare_rows);
  find_rivals (self);
  for (guint i = 0; i < self->row_list->len; i++)
    learn_row (self, g_ptr_array_index (self->row_list, i));

  return learning;
}

void
jb_learning_free (JbLearning *self)
{
  g_object_unref (self->directory);
  g_ptr_array_unref (self->lessons);
  g_ptr_array_unref (self->contradictions);
  g_array_unref (self->issues);
  g_free (self);
}

/**
 * jb_learning_dup_issue_label:
 * @issue: the number of an issue that was read
 *
 * Returns: (transfer full): what it is called: 第9期, 2012-06-07
 */
char *
jb_learning_dup_issue_label (const JbLearning *self,
                             guint             issue)
{
  const JbLearntIssue *learnt;
  g_autofree char     *date = NULL;

  g_return_val_if_fail (self != NULL && issue < self->issues->len, NULL);

  learnt = &g_array_index (self->issues, JbLearntIssue, issue);
  if (learnt->date != 0)
    date = jb_partial_date_to_string (learnt->date);
  if (learnt->number != NULL && *learnt->number != '\0')
    /* Translators: the number of an issue and its date, as in 第9期, 2012-06-07 */
    return date != NULL ? g_strdup_printf (C_ ("issue and its date", "%s, %s"), learnt->number,
                                               date)
                        : g_strdup (learnt->number);

  /* Translators: %lld is the number that the archive gave a bulletin */
  return date != NULL ? g_steal_pointer (&date)
                      : g_strdup_printf (_("bulletin %lld"), (long long) learnt->id);
}

/**
 * jb_learning_find_issue:
 * @id: a bulletin
 * @issue: (out): its number among the issues that were read
 *
 * Returns: whether it was read
 */
gboolean
jb_learning_find_issue (const JbLearning *self,
                        gint64            id,
                        guint            *issue)
{
  g_return_val_if_fail (self != NULL && issue != NULL, FALSE);

  for (*issue = 0; *issue < self->issues->len; ++*issue)
    if (g_array_index (self->issues, JbLearntIssue, *issue).id == id)
      return TRUE;

  return FALSE;
}

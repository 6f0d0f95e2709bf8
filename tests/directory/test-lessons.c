/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "directory/jb-directory-csv.h"
#include "directory/jb-directory-lesson.h"
#include "legacy/jb-legacy.h"

#define HEAD   "[动态]\n沙渚县妇联走访家庭\n沙渚县妇联走访家庭80户。\n（沙渚县妇联）\n\n"
#define HEADER "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n"

static JbTranscript *
read_bytes (GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  JbTranscript *transcript = jb_legacy_read (bytes, &error);

  g_assert_no_error (error);

  return transcript;
}

static void
learn_issue (JbLearner    *learner,
             gint64        id,
             JbPartialDate date,
             const char   *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(JbTranscript) transcript = read_bytes (bytes);

  jb_learner_add (learner, id, NULL, date, JB_LEARNER_DATE_PRINTED, transcript);
}

static char *
write_csv (JbDirectoryEdits *edits)
{
  g_autoptr(GBytes) bytes = jb_directory_csv_write (jb_directory_edits_get_directory (edits));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static JbDirectoryLesson *
find_lesson (GPtrArray  *lessons,
             const char *name,
             const char *post)
{
  for (guint i = 0; i < lessons->len; i++)
    {
      JbDirectoryLesson       *lesson = g_ptr_array_index (lessons, i);
      const JbDirectoryValues *values =
          jb_directory_entry_get_values (jb_directory_lesson_get_entry (lesson));

      if (strcmp (values->name, name) == 0 && g_strcmp0 (values->post, post) == 0)
        return lesson;
    }

  return NULL;
}

static void
load (JbDirectoryEdits *edits,
      JbDirectory      *directory,
      gboolean          learnt)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 i = 0; i < jb_directory_get_size (directory); i++)
    {
      JbDirectoryValues values =
          *jb_directory_entry_get_values (jb_directory_get_entry (directory, (guint) i));

      values.learnt = learnt;
      g_array_append_val (keys, i);
      g_ptr_array_add (entries, jb_directory_entry_new (&values));
    }
  jb_directory_edits_load (edits, entries, keys);
}

static void
test_take (void)
{
  g_autoptr(JbDirectoryEdits) edits = jb_directory_edits_new ();
  g_autoptr(JbDirectory) empty = jb_directory_new ();
  g_autoptr(JbLearner) learner = jb_learner_new (empty);
  g_autoptr(JbLearning) learning = NULL;
  g_autoptr(GPtrArray) lessons = NULL;
  g_autoptr(GPtrArray) again = NULL;
  g_autofree char *before = write_csv (edits);
  g_autofree char *taken = NULL;
  g_autofree char *after = NULL;
  g_autofree char *posts = NULL;
  guint            n_known;

  learn_issue (learner, 1, 20090000,
               HEAD "报：市委书记沈远，市长唐鹿\n送：市档案馆\n发：各县妇联\n");
  learn_issue (learner, 2, 20120000, HEAD "报：市委书记秦书言，市长沈远\n发：各县妇联\n");
  learn_issue (learner, 3, 20130000, HEAD "报：市委书记秦书言，市委书记沈远\n发：各县妇联\n");
  learning = jb_learner_finish (learner);
  lessons = jb_directory_lesson_list (edits, learning, TRUE, &n_known);
  g_assert_cmpuint (n_known, ==, 0);
  g_assert_cmpuint (lessons->len, ==, 6);
  for (guint i = 0; i < lessons->len; i++)
    {
      g_assert_cmpint (jb_directory_lesson_get_state (g_ptr_array_index (lessons, i)), ==,
                       JB_DIRECTORY_LESSON_NEW);
      g_assert_null (jb_directory_lesson_get_before (g_ptr_array_index (lessons, i)));
    }
  g_assert_cmpuint (jb_directory_lesson_get_n_issues (find_lesson (lessons, "各县妇联", NULL)),
                    ==, 3);

  /* Two at once in a post for one: both say so, and nobody else. */
  g_assert_cmpuint (learning->contradictions->len, ==, 1);
  g_assert_cmpuint (
      jb_directory_lesson_get_contradictions (find_lesson (lessons, "沈远", "市委书记"))->len, ==,
      1);
  g_assert_cmpuint (
      jb_directory_lesson_get_contradictions (find_lesson (lessons, "秦书言", "市委书记"))->len,
      ==, 1);
  g_assert_cmpuint (
      jb_directory_lesson_get_contradictions (find_lesson (lessons, "沈远", "市长"))->len, ==, 0);
  posts = jb_directory_lesson_dup_posts (find_lesson (lessons, "沈远", "市长"));
  g_assert_cmpstr (posts, ==, "市委书记 2009 → 市长 2012");

  /* What is contradicted is not ticked, and says where that was seen. */
  g_assert_false (jb_directory_lesson_get_taken (find_lesson (lessons, "沈远", "市委书记")));
  g_assert_false (jb_directory_lesson_get_taken (find_lesson (lessons, "秦书言", "市委书记")));
  g_assert_true (jb_directory_lesson_get_taken (find_lesson (lessons, "沈远", "市长")));
  g_assert_true (g_str_has_suffix (
      g_ptr_array_index (jb_directory_lesson_get_contradictions (
                             find_lesson (lessons, "沈远", "市委书记")),
                         0),
      "(2012)"));
  g_assert_cmpstr (jb_directory_lesson_get_origin (find_lesson (lessons, "沈远", "市长")), ==,
                   "2012");
  jb_directory_lesson_set_taken (find_lesson (lessons, "沈远", "市委书记"), TRUE);
  jb_directory_lesson_set_taken (find_lesson (lessons, "秦书言", "市委书记"), TRUE);

  /* What is not ticked is not taken, the rest is one step. */
  jb_directory_lesson_set_taken (find_lesson (lessons, "市档案馆", NULL), FALSE);
  g_assert_cmpuint (jb_directory_lesson_take (lessons, edits, "Learn"), ==, 5);
  g_assert_cmpstr (jb_directory_edits_get_undo_label (edits), ==, "Learn");
  taken = write_csv (edits);
  g_assert_null (strstr (taken, "市档案馆"));
  again = jb_directory_lesson_list (edits, learning, TRUE, &n_known);
  g_assert_cmpuint (again->len, ==, 1);
  g_assert_cmpuint (n_known, ==, 5);
  g_assert_true (jb_directory_edits_undo (edits));
  after = write_csv (edits);
  g_assert_cmpstr (after, ==, before);
}

/* What was learnt before changes or goes; what people made stays, whatever issues say. */
static void
test_known (void)
{
  static const char     csv[] = HEADER "person,沈远,市长,报,1,,2010,2010,1\n"
                                       "unit,市档案馆,,送,1,,2009,,1\n"
                                       "group,各县妇联,,发,1,,2012,,1\n";
  static const gboolean made_by[] = { TRUE, FALSE };
  g_autoptr(GPtrArray) errors = NULL;
  g_autoptr(JbDirectory) directory = jb_directory_csv_read (csv, strlen (csv), &errors);

  for (guint i = 0; i < G_N_ELEMENTS (made_by); i++)
    {
      g_autoptr(JbDirectoryEdits) edits = jb_directory_edits_new ();
      g_autoptr(JbDirectory) empty = jb_directory_new ();
      g_autoptr(JbLearner) learner = jb_learner_new (empty);
      g_autoptr(JbLearning) learning = NULL;
      g_autoptr(GPtrArray) lessons = NULL;
      g_autoptr(GPtrArray) some = NULL;
      guint n_known;

      load (edits, directory, made_by[i]);
      learn_issue (learner, 1, 20120000, HEAD "报：市长沈远\n发：各县妇联\n");
      learning = jb_learner_finish (learner);
      lessons = jb_directory_lesson_list (edits, learning, TRUE, &n_known);
      some = jb_directory_lesson_list (edits, learning, FALSE, NULL);
      if (!made_by[i])
        {
          g_assert_cmpuint (lessons->len, ==, 0);
          g_assert_cmpuint (n_known, ==, 2);
          continue;
        }

      g_assert_cmpuint (n_known, ==, 1);
      g_assert_cmpuint (some->len, ==, 1);
      g_assert_cmpuint (lessons->len, ==, 2);
      g_assert_cmpint (jb_directory_lesson_get_state (find_lesson (lessons, "沈远", "市长")), ==,
                       JB_DIRECTORY_LESSON_CHANGED);
      g_assert_true (
          jb_directory_lesson_get_before (find_lesson (lessons, "沈远", "市长")) ==
          jb_directory_edits_get_entry (edits, 0));
      g_assert_cmpint (jb_directory_lesson_get_state (find_lesson (lessons, "市档案馆", NULL)), ==,
                       JB_DIRECTORY_LESSON_GONE);

      /* A row that was changed meanwhile is left alone. */
      jb_directory_edits_begin (edits, "Delete", NULL);
      jb_directory_edits_remove (edits, 0);
      jb_directory_edits_end (edits);
      g_assert_cmpuint (jb_directory_lesson_take (lessons, edits, "Learn"), ==, 1);
      g_assert_cmpuint (jb_directory_get_size (jb_directory_edits_get_directory (edits)), ==, 1);
    }
}

/* The seeds alone show how 刘伟 went from one post to another. */
static void
test_seeds (void)
{
  static const struct
  {
    const char   *name;
    JbPartialDate date;
  } issues[] = {
    { "bulletin-2009-no-digest.txt", 20090000 },
    { "bulletin-2012-two-cancers.txt", 20120000 },
    { "bulletin-2014-grassroots.txt", 20140000 },
  };
  g_autoptr(JbDirectoryEdits) edits = jb_directory_edits_new ();
  g_autoptr(JbDirectory) empty = jb_directory_new ();
  g_autoptr(JbLearner) learner = jb_learner_new (empty);
  g_autoptr(JbLearning) learning = NULL;
  g_autoptr(GPtrArray) lessons = NULL;
  g_autofree char *posts = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (issues); i++)
    {
      g_autofree char *path =
          g_build_filename (g_getenv ("JB_SHARED"), "seeds", issues[i].name, NULL);
      g_autofree char *contents = NULL;
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(JbTranscript) transcript = NULL;
      gsize length;

      if (!g_file_get_contents (path, &contents, &length, NULL))
        {
          g_test_skip ("The seeds are not here.");
          return;
        }
      bytes = g_bytes_new (contents, length);
      transcript = read_bytes (bytes);
      jb_learner_add (learner, i + 1, NULL, issues[i].date, JB_LEARNER_DATE_PRINTED, transcript);
    }

  learning = jb_learner_finish (learner);
  lessons = jb_directory_lesson_list (edits, learning, TRUE, NULL);
  posts = jb_directory_lesson_dup_posts (find_lesson (lessons, "刘伟", "省政协主席"));
  g_assert_cmpstr (posts, ==, "省委副书记 2009 → 省政协主席 2012");
  g_assert_nonnull (find_lesson (lessons, "刘伟", "省委副书记"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/directory-lessons/take", test_take);
  g_test_add_func ("/directory-lessons/known", test_known);
  g_test_add_func ("/directory-lessons/seeds", test_seeds);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bulletin/jb-comparison.h"

#include <string.h>

#include "../legacy/issue-maker.h"
#include "legacy/jb-legacy.h"

/* What differs between two bulletins, for people to read. */

static JbTranscript *
read_text (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  JbTranscript *transcript = jb_legacy_read (bytes, &error);

  g_assert_no_error (error);

  return transcript;
}

static GPtrArray *
compare (const char *first,
         const char *second,
         guint       n_context)
{
  g_autoptr(JbTranscript) olds = read_text (first);
  g_autoptr(JbTranscript) news = read_text (second);

  return jb_comparison_make (olds, news, n_context);
}

static const JbComparisonPart *
find_kind (GPtrArray       *parts,
           JbComparisonKind kind,
           guint            nth)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const JbComparisonPart *part = parts->pdata[i];

      if (part->kind == kind && nth-- == 0)
        return part;
    }

  return NULL;
}

static guint
count_kind (GPtrArray       *parts,
            JbComparisonKind kind)
{
  guint n = 0;

  while (find_kind (parts, kind, n) != NULL)
    n++;

  return n;
}

/* A text without some ranges of it. */
static char *
dup_without (const char   *text,
             const GArray *ranges)
{
  GString *rest = g_string_new (NULL);
  gsize    at = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      const JbWordRange *range = &g_array_index (ranges, JbWordRange, i);

      g_assert_cmpuint (range->start, >=, at);
      g_assert_cmpuint (range->start, <, range->end);
      g_assert_cmpuint (range->end, <=, strlen (text));
      g_assert_true (g_utf8_validate_len (text + range->start, range->end - range->start, NULL));
      g_string_append_len (rest, text + at, (gssize) (range->start - at));
      at = range->end;
    }
  g_string_append (rest, text + at);

  return g_string_free (rest, FALSE);
}

static char *
make_random (GRand *rand,
             guint  n_max)
{
  static const char *const words[] = { "妇", "联", "的", "，", "a", "1", " ", "é", "\n", "𠮷" };
  GString                 *text = g_string_new (NULL);
  guint                    n = (guint) g_rand_int_range (rand, 0, (gint32) n_max);

  for (guint i = 0; i < n; i++)
    g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);

  return g_string_free (text, FALSE);
}

/* Some of a text, with something new in it. */
static char *
change_random (GRand      *rand,
               const char *text)
{
  GString *changed = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (g_rand_int_range (rand, 0, 8) == 0)
        {
          g_autofree char *fresh = make_random (rand, 4);

          g_string_append (changed, fresh);
        }
      if (g_rand_int_range (rand, 0, 8) > 0)
        g_string_append_len (changed, at, g_utf8_next_char (at) - at);
    }

  return g_string_free (changed, FALSE);
}

static void
test_words_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint round = 0; round < 500; round++)
    {
      g_autofree char *first = make_random (rand, 60);
      g_autofree char *second = g_rand_boolean (rand) ? change_random (rand, first)
                                                      : make_random (rand, 60);
      g_autoptr(GArray) removed = NULL;
      g_autoptr(GArray) added = NULL;
      g_autofree char *went = NULL;
      g_autofree char *came = NULL;
      guint64          n_removed, n_added, n_back, n_forth;
      double           likeness = jb_word_diff_liken (first, second);

      jb_word_diff_make (first, second, &removed, &added);
      went = dup_without (first, removed);
      came = dup_without (second, added);
      g_assert_cmpstr (went, ==, came);

      jb_word_diff_count (first, second, &n_removed, &n_added);
      g_assert_cmpint (g_utf8_strlen (first, -1) - (glong) n_removed, ==,
                       g_utf8_strlen (second, -1) - (glong) n_added);
      jb_word_diff_count (first, first, &n_back, &n_forth);
      g_assert_cmpuint (n_back, ==, 0);
      g_assert_cmpuint (n_forth, ==, 0);

      g_assert_cmpfloat (likeness, >=, 0);
      g_assert_cmpfloat (likeness, <=, 1);
      g_assert_cmpfloat (likeness, ==, jb_word_diff_liken (second, first));
      g_assert_cmpfloat (jb_word_diff_liken (first, first), ==, 1);
    }
}

static void
assert_words (const char *first,
              const char *second,
              const char *went,
              const char *came)
{
  g_autoptr(GArray) removed = NULL;
  g_autoptr(GArray) added = NULL;

  jb_word_diff_make (first, second, &removed, &added);
  g_assert_cmpuint (removed->len, ==, *went != '\0');
  g_assert_cmpuint (added->len, ==, *came != '\0');
  if (removed->len > 0)
    {
      JbWordRange      range = g_array_index (removed, JbWordRange, 0);
      g_autofree char *text = g_strndup (first + range.start, range.end - range.start);

      g_assert_cmpstr (text, ==, went);
    }
  if (added->len > 0)
    {
      JbWordRange      range = g_array_index (added, JbWordRange, 0);
      g_autofree char *text = g_strndup (second + range.start, range.end - range.start);

      g_assert_cmpstr (text, ==, came);
    }
}

static void
test_words (void)
{
  assert_words ("省妇联召开会议", "省妇联召开座谈会议", "", "座谈");
  assert_words ("全省9个市", "全省12个市", "9", "12");
  assert_words ("共1200人", "共1300人", "1200", "1300");
  assert_words ("the house", "the horse", "house", "horse");
  assert_words ("", "新", "", "新");
  assert_words ("旧", "", "旧", "");
  assert_words ("一样", "一样", "", "");
  /* One 的 between two changes is no more than a part of them. */
  assert_words ("甲乙的丙丁", "戊己的庚辛", "甲乙的丙丁", "戊己的庚辛");
}

static void
test_count (void)
{
  guint64 n_removed, n_added;

  jb_word_diff_count ("一\n二\n三\n", "一\n三\n", &n_removed, &n_added);
  g_assert_cmpuint (n_removed, ==, 2);
  g_assert_cmpuint (n_added, ==, 0);

  /* What was moved went in one place and came in another. */
  jb_word_diff_count ("甲乙丙\n丁戊己\n庚辛壬\n", "丁戊己\n庚辛壬\n甲乙丙\n", &n_removed, &n_added);
  g_assert_cmpuint (n_removed, ==, 4);
  g_assert_cmpuint (n_added, ==, 4);

  /* What is long is not held against another word by word, but its ends are. */
  {
    g_autofree char *long_line = g_strnfill (40000, 'x');
    g_autofree char *first = g_strconcat ("头", long_line, "尾\n", NULL);
    g_autofree char *second = g_strconcat ("头尾\n", NULL);

    jb_word_diff_count (first, second, &n_removed, &n_added);
    g_assert_cmpuint (n_removed, ==, 40000);
    g_assert_cmpuint (n_added, ==, 0);
  }
}

#define HEAD   "[妇工动态]\n\n春耕服务队进村\n\n"
#define FIRST  "云汀市妇联组织春耕服务队走进三个村。\n\n"
#define SECOND "服务队帮助四十户人家翻地播种。\n\n"
#define THIRD  "活动还将继续到五月底，各县都会参加。\n\n"
#define REST   "（云汀市妇联）\n\n岚川县办起夜校\n\n夜校每周开两次课，教的是剪纸和烘焙。\n\n（岚川县妇联）\n"

static void
test_changed (void)
{
  g_autoptr(GPtrArray) parts = compare (HEAD FIRST SECOND REST,
                                         HEAD              FIRST "服务队帮助五十户人家翻地播种。\n\n" REST, 1);
  const JbComparisonPart *part = find_kind (parts, JB_COMPARISON_CHANGED, 0);

  g_assert_cmpuint (parts->len, ==, 3);
  g_assert_true (part == parts->pdata[1]);
  g_assert_cmpstr (part->section, ==, "妇工动态");
  g_assert_cmpstr (part->article, ==, "春耕服务队进村");
  g_assert_cmpstr (part->name, ==, "");
  g_assert_cmpuint (part->removed->len, ==, 1);
  g_assert_cmpuint (part->added->len, ==, 1);
  g_assert_cmpuint (((const JbComparisonPart *) parts->pdata[0])->n_skipped, ==, 2);
  g_assert_cmpint (((const JbComparisonPart *) parts->pdata[2])->kind, ==, JB_COMPARISON_SAME);
  g_assert_cmpstr (((const JbComparisonPart *) parts->pdata[2])->after, ==, "云汀市妇联");
  g_assert_cmpstr (((const JbComparisonPart *) parts->pdata[2])->name, !=, "");
}

static void
test_added_and_removed (void)
{
  g_autoptr(GPtrArray) added = compare (HEAD FIRST REST, HEAD FIRST THIRD REST, 0);
  g_autoptr(GPtrArray) removed = compare (HEAD FIRST THIRD REST, HEAD FIRST REST, 0);
  g_autoptr(GPtrArray) replaced = compare (HEAD FIRST REST, HEAD THIRD REST, 0);

  g_assert_cmpuint (added->len, ==, 1);
  g_assert_nonnull (find_kind (added, JB_COMPARISON_ADDED, 0));
  g_assert_null (((const JbComparisonPart *) added->pdata[0])->before);
  g_assert_cmpuint (removed->len, ==, 1);
  g_assert_nonnull (find_kind (removed, JB_COMPARISON_REMOVED, 0));
  g_assert_null (((const JbComparisonPart *) removed->pdata[0])->after);

  /* What has nothing in common did not become the other. */
  g_assert_cmpuint (replaced->len, ==, 2);
  g_assert_cmpint (((const JbComparisonPart *) replaced->pdata[0])->kind, ==,
                   JB_COMPARISON_REMOVED);
  g_assert_cmpint (((const JbComparisonPart *) replaced->pdata[1])->kind, ==,
                   JB_COMPARISON_ADDED);
}

/* A paragraph that changed and stands behind a new one is found all the same. */
static void
test_alike (void)
{
  g_autoptr(GPtrArray) parts = compare (HEAD SECOND REST,
                                         HEAD        THIRD "服务队帮助五十户人家翻地播种。\n\n" REST, 0);

  g_assert_cmpuint (parts->len, ==, 2);
  g_assert_nonnull (find_kind (parts, JB_COMPARISON_ADDED, 0));
  g_assert_cmpstr (find_kind (parts, JB_COMPARISON_CHANGED, 0)->before, ==,
                   "服务队帮助四十户人家翻地播种。");
}

static void
test_moved (void)
{
  g_autoptr(GPtrArray) parts = compare (HEAD FIRST SECOND THIRD REST, HEAD THIRD FIRST SECOND REST,
                                         0);

  g_assert_cmpuint (count_kind (parts, JB_COMPARISON_MOVED_HERE), ==, 1);
  g_assert_cmpuint (count_kind (parts, JB_COMPARISON_MOVED_AWAY), ==, 1);
  g_assert_cmpuint (parts->len, ==, 2);
}

static void
test_same (void)
{
  g_autoptr(GPtrArray) same = compare (HEAD FIRST REST, HEAD FIRST REST, 1);
  g_autoptr(GPtrArray) spaces = compare (HEAD FIRST REST, HEAD "　　" FIRST REST, 1);

  g_assert_cmpuint (same->len, ==, 0);
  g_assert_cmpuint (spaces->len, ==, 1);
  g_assert_nonnull (find_kind (spaces, JB_COMPARISON_SPACE, 0));
}

/* Whatever the two are: each says its own parts, in order, once. */
static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr(JbTranscript) first = issue_make_bulletin (rand, g_rand_boolean (rand));
      g_autoptr(JbTranscript) second = issue_make_bulletin (rand, g_rand_boolean (rand));
      g_autoptr(GPtrArray) parts = jb_comparison_make (first, second, G_MAXUINT);
      g_autoptr(GPtrArray) some = jb_comparison_make (first, second, 1);
      guint n_olds = 0;
      guint n_news = 0;
      guint n_some = 0;

      for (guint i = 0; i < parts->len; i++)
        {
          const JbComparisonPart *part = parts->pdata[i];

          g_assert_cmpuint (part->n_skipped, ==, 0);
          n_olds += part->before != NULL;
          n_news += part->after != NULL;
          g_assert_true ((part->removed != NULL) == (part->kind == JB_COMPARISON_CHANGED));
        }
      g_assert_cmpuint (count_kind (parts, JB_COMPARISON_MOVED_AWAY), ==,
                        count_kind (parts, JB_COMPARISON_MOVED_HERE));
      g_assert_cmpuint (n_olds, ==, first->marks->len + first->loose->len);
      g_assert_cmpuint (n_news, ==, second->marks->len + second->loose->len);

      for (guint i = 0; i < some->len; i++)
        n_some += 1 + ((const JbComparisonPart *) some->pdata[i])->n_skipped;
      g_assert_cmpuint (n_some, <=, parts->len);
      for (JbComparisonKind kind = JB_COMPARISON_CHANGED; kind <= JB_COMPARISON_MOVED_HERE; kind++)
        g_assert_cmpuint (count_kind (some, kind), ==, count_kind (parts, kind));
    }
}

typedef struct
{
  GMainLoop *loop;
  GPtrArray *parts;
  GError    *error;
} Answer;

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Answer *answer = data;

  answer->parts = jb_comparison_make_finish (result, &answer->error);
  g_main_loop_quit (answer->loop);
}

static void
test_async (void)
{
  g_autoptr(JbTranscript) first = read_text (HEAD FIRST REST);
  g_autoptr(JbTranscript) second = read_text (HEAD SECOND REST);
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(GPtrArray) expected = jb_comparison_make (first, second, 1);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { loop, NULL, NULL };

  jb_comparison_make_async (first, second, 1, NULL, made_cb, &answer);
  g_main_loop_run (loop);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.parts->len, ==, expected->len);
  g_clear_pointer (&answer.parts, g_ptr_array_unref);

  g_cancellable_cancel (cancellable);
  jb_comparison_make_async (first, second, 1, cancellable, made_cb, &answer);
  g_main_loop_run (loop);
  g_assert_null (answer.parts);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/comparison/words/random", test_words_random);
  g_test_add_func ("/comparison/words/some", test_words);
  g_test_add_func ("/comparison/count", test_count);
  g_test_add_func ("/comparison/changed", test_changed);
  g_test_add_func ("/comparison/added-and-removed", test_added_and_removed);
  g_test_add_func ("/comparison/alike", test_alike);
  g_test_add_func ("/comparison/moved", test_moved);
  g_test_add_func ("/comparison/same", test_same);
  g_test_add_func ("/comparison/random", test_random);
  g_test_add_func ("/comparison/async", test_async);

  return g_test_run ();
}

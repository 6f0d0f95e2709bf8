/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bulletin/jb-align.h"

static void
assert_sound (const JbAlign *align)
{
  guint after = 0;

  for (guint j = 0; j < align->n_new; j++)
    {
      guint i = align->to_old[j];

      if (i == JB_ALIGN_NONE || i == JB_ALIGN_TAKEN)
        continue;
      g_assert_cmpuint (i, <, align->n_old);
      g_assert_cmpuint (i, >=, after);
      g_assert_cmpuint (align->to_new[i], ==, j);
      after = i + 1;
    }

  for (guint i = 0; i < align->n_old; i++)
    if (align->to_new[i] < JB_ALIGN_TAKEN)
      g_assert_cmpuint (align->to_old[align->to_new[i]], ==, i);
}

static guint
count_pairs (const JbAlign *align)
{
  guint n = 0;

  for (guint j = 0; j < align->n_new; j++)
    n += align->to_old[j] < JB_ALIGN_TAKEN;

  return n;
}

/* The length of the longest common subsequence, straight from its definition. */
static guint
measure (const guint *olds,
         guint        n_olds,
         const guint *news,
         guint        n_news)
{
  guint without_old, without_new;

  if (n_olds == 0 || n_news == 0)
    return 0;
  if (olds[0] == news[0])
    return 1 + measure (olds + 1, n_olds - 1, news + 1, n_news - 1);

  without_old = measure (olds + 1, n_olds - 1, news, n_news);
  without_new = measure (olds, n_olds, news + 1, n_news - 1);
  return MAX (without_old, without_new);
}

static void
test_equal (void)
{
  for (guint round = 0; round < 500; round++)
    {
      guint   olds[8], news[8];
      guint   n_olds = g_test_rand_int_range (0, 8);
      guint   n_news = g_test_rand_int_range (0, 8);
      JbAlign align;

      for (guint i = 0; i < 8; i++)
        {
          olds[i] = g_test_rand_int_range (1, 5);
          news[i] = g_test_rand_int_range (1, 5);
        }

      jb_align_init (&align, n_olds, n_news);
      jb_align_pair_equal (&align, olds, news);
      assert_sound (&align);
      for (guint j = 0; j < n_news; j++)
        if (align.to_old[j] != JB_ALIGN_NONE)
          g_assert_cmpuint (olds[align.to_old[j]], ==, news[j]);
      g_assert_cmpuint (count_pairs (&align), ==, measure (olds, n_olds, news, n_news));
      jb_align_clear (&align);
    }
}

/* What is left between pairs goes together in turn; what is taken stays out of it. */
static void
test_in_turn (void)
{
  const guint olds[] = { 1, 2, 3, 4, 5 };
  const guint news[] = { 6, 7, 3, 8, 9, 10 };
  JbAlign     align;

  jb_align_init (&align, G_N_ELEMENTS (olds), G_N_ELEMENTS (news));
  align.to_new[0] = JB_ALIGN_TAKEN;
  align.to_old[4] = JB_ALIGN_TAKEN;
  jb_align_pair_equal (&align, olds, news);
  g_assert_cmpuint (count_pairs (&align), ==, 1);
  g_assert_cmpuint (align.to_old[2], ==, 2);

  jb_align_pair_in_turn (&align);
  assert_sound (&align);
  g_assert_cmpuint (align.to_old[0], ==, 1);
  g_assert_cmpuint (align.to_old[1], ==, JB_ALIGN_NONE);
  g_assert_cmpuint (align.to_old[3], ==, 3);
  g_assert_cmpuint (align.to_old[4], ==, JB_ALIGN_TAKEN);
  g_assert_cmpuint (align.to_old[5], ==, 4);
  g_assert_cmpuint (align.to_new[0], ==, JB_ALIGN_TAKEN);
  jb_align_clear (&align);
}

/* More than a table may hold: elements that occur once are landmarks. */
static void
test_large (void)
{
  enum
  {
    N = 5000
  };
  g_autofree guint *olds = g_new (guint, N);
  g_autofree guint *news = g_new (guint, N);
  JbAlign           align;

  /* Nine in ten are kept; the first 500 stand at the end now. */
  for (guint i = 0; i < N; i++)
    olds[i] = i + 1;
  for (guint j = 0; j < N; j++)
    {
      guint i = j < N - 500 ? j + 500 : j - (N - 500);

      news[j] = j % 10 == 0 ? 2 * N + j : olds[i];
    }

  jb_align_init (&align, N, N);
  jb_align_pair_equal (&align, olds, news);
  assert_sound (&align);
  g_assert_cmpuint (count_pairs (&align), ==, (N - 500) / 10 * 9);
  jb_align_clear (&align);

  /* Nothing in common but an element that is not alone. */
  for (guint i = 0; i < N; i++)
    {
      olds[i] = i % 2 == 0 ? 1 : i + 2;
      news[i] = i % 2 == 1 ? 1 : 2 * N + i;
    }
  jb_align_init (&align, N, N);
  jb_align_pair_equal (&align, olds, news);
  assert_sound (&align);
  g_assert_cmpuint (count_pairs (&align), ==, 0);
  jb_align_clear (&align);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/align/equal", test_equal);
  g_test_add_func ("/align/in-turn", test_in_turn);
  g_test_add_func ("/align/large", test_large);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check/jb-recipient-put-back.h"

#include <string.h>

#include "legacy/jb-house-style.h"
#include "legacy/jb-legacy.h"

/* Differences from the issue before are put back one by one. */

#define HEAD "[动态]\n沙渚县妇联走访家庭\n沙渚县妇联走访家庭80户。\n（沙渚县妇联）\n\n"

static JbTranscript *
read_text (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  JbTranscript *transcript = jb_legacy_read (bytes, &error);

  g_assert_no_error (error);

  return transcript;
}

static JbBulletin *
read_bulletin (const char *text)
{
  g_autoptr(JbTranscript) transcript = read_text (text);
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();

  return jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
}

static GArray *
compare (JbBulletin    *bulletin,
         const JbIssue *previous)
{
  g_autoptr(JbTranscript) transcript = jb_bulletin_to_transcript (bulletin);
  g_autoptr(JbIssue) issue = jb_issue_new (transcript);

  return jb_recipient_changes_new (issue, previous);
}

static JbBlock *
get_block (JbBulletin *bulletin,
           guint       number)
{
  JbBlock *block = jb_bulletin_get_first_block (bulletin);

  for (guint i = 0; i < number && block != NULL; i++)
    block = jb_block_get_next (block);

  return number != JB_ISSUE_NONE ? block : NULL;
}

static gboolean
put_back (JbBulletin    *bulletin,
          const JbIssue *previous,
          guint          i)
{
  g_autoptr(GArray) changes = compare (bulletin, previous);
  const JbRecipientChange *change = &g_array_index (changes, JbRecipientChange, i);

  return jb_recipient_put_back (change, previous, bulletin, get_block (bulletin, change->block));
}

static void
assert_put_back (const char *text,
                 const char *before,
                 const char *expected,
                 const char *label)
{
  g_autofree char *whole = g_strconcat (HEAD, text, NULL);
  g_autofree char *whole_before = g_strconcat (HEAD, before, NULL);
  g_autofree char *whole_expected = g_strconcat (HEAD, expected, NULL);
  g_autoptr(JbBulletin) bulletin = read_bulletin (whole);
  g_autoptr(JbTranscript) transcript = read_text (whole_before);
  g_autoptr(JbIssue) previous = jb_issue_new (transcript);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  JbHistory       *history = jb_bulletin_get_history (bulletin);

  g_assert_true (put_back (bulletin, previous, 0));
  after = jb_bulletin_dup_text (bulletin, NULL);
  g_assert_cmpstr (after, ==, whole_expected);
  g_assert_cmpstr (jb_history_get_undo_label (history), ==, label);

  /* One step, to the byte. */
  g_assert_true (jb_history_undo (history));
  g_assert_false (jb_history_get_can_undo (history));
  undone = jb_bulletin_dup_text (bulletin, NULL);
  g_assert_cmpstr (undone, ==, whole);
}

static void
test_kinds (void)
{
  assert_put_back ("报：甲局，子局，乙局\n", "报：甲局，乙局\n", "报：甲局，乙局\n", "Remove Recipient");
  assert_put_back ("报：甲局，丙局\n", "报：甲局，乙局，丙局\n", "报：甲局，乙局，丙局\n",
                   "Put Back Recipient");
  assert_put_back ("报：乙局\n", "报：甲局，乙局\n", "报：甲局，乙局\n", "Put Back Recipient");
  assert_put_back ("报：省政协主席沈远\n", "报：省委副书记沈远\n", "报：省委副书记沈远\n",
                   "Put Back Recipient");
  assert_put_back ("报：丁局，甲局，乙局，丙局\n", "报：甲局，乙局，丙局，丁局\n", "报：甲局，乙局，丙局，丁局\n",
                   "Put Back Recipient");
  assert_put_back ("报：甲局\n\n送：乙局，丙局\n", "报：甲局，乙局\n\n送：丙局\n", "报：甲局，乙局\n\n送：丙局\n",
                   "Put Back Recipient");
  assert_put_back ("报：各市妇联、省直机关\n", "报：各市妇联,省直机关\n", "报：各市妇联，省直机关\n",
                   "Put Back Recipient");
}

/* 甲、乙 was 甲，乙, and the other way round; the marks that end the line stay. */
static void
test_punctuation (void)
{
  assert_put_back ("报：各市妇联办公室，省直机关妇工委，市总工会。\n", "报：各市妇联办公室、省直机关妇工委，市总工会。\n",
                   "报：各市妇联办公室、省直机关妇工委，市总工会。\n", "Put Back Recipient");
  assert_put_back ("报：市总工会，各市妇联办公室、省直机关妇工委。\n", "报：市总工会，各市妇联办公室，省直机关妇工委。\n",
                   "报：市总工会，各市妇联办公室，省直机关妇工委。\n", "Put Back Recipient");
}

/* What is gone meanwhile is left alone. */
static void
test_gone (void)
{
  g_autoptr(JbBulletin) bulletin = read_bulletin (HEAD "报：甲局，子局\n");
  g_autoptr(JbTranscript) transcript = read_text (HEAD "报：甲局\n");
  g_autoptr(JbIssue) previous = jb_issue_new (transcript);
  g_autoptr(GArray) changes = compare (bulletin, previous);
  const JbRecipientChange *change = &g_array_index (changes, JbRecipientChange, 0);
  g_autoptr(JbBlock) block = g_object_ref (get_block (bulletin, change->block));

  jb_recipients_splice_entries (JB_RECIPIENTS (jb_node_get_owner (JB_NODE (block))), 1, 1, NULL);
  g_assert_false (jb_recipient_put_back (change, previous, bulletin, block));
  g_assert_true (jb_history_undo (jb_bulletin_get_history (bulletin)));
  g_assert_false (jb_history_get_can_undo (jb_bulletin_get_history (bulletin)));
}

static char *
make_lists (GRand *rand)
{
  static const char *const names[] = {
    "市委办公室",
    "市政府办公室",
    "市总工会",
    "各县妇联",
    "市档案馆",
    "市委副书记沈远",
    "市长秦书言",
    "市妇联㛃部室",
  };
  static const char *const labels[] = { "报", "送", "发" };
  GString                 *text = g_string_new (HEAD);
  gboolean                 used[G_N_ELEMENTS (names)] = { FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      guint n = (guint) g_rand_int_range (rand, 1, 4);
      guint n_written = 0;

      for (guint j = 0; j < n; j++)
        {
          guint name = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (names));

          if (used[name])
            continue;
          used[name] = TRUE;
          if (n_written == 0)
            g_string_append_printf (text, "%s：", labels[i]);
          else
            g_string_append (text, g_rand_boolean (rand) ? "，" : "、");
          g_string_append (text, names[name]);
          n_written++;
        }
      if (n_written > 0)
        g_string_append (text, g_rand_boolean (rand) ? "。\n\n" : "\n\n");
    }

  return g_string_free (text, FALSE);
}

/* Whatever differs: putting back comes to an end, and then nothing differs; undone, all is as it
 * was. */
static void
test_all (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (42);

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *now = make_lists (rand);
      g_autofree char *before = make_lists (rand);
      g_autoptr(JbBulletin) bulletin = read_bulletin (now);
      g_autoptr(JbTranscript) transcript = read_text (before);
      g_autoptr(JbIssue) previous = jb_issue_new (transcript);
      g_autofree char *undone = NULL;
      guint            n_steps = 0;

      for (;;)
        {
          g_autoptr(GArray) changes = compare (bulletin, previous);

          if (changes->len == 0)
            break;
          g_test_message ("%s-----\n%s", now, before);
          g_assert_cmpuint (++n_steps, <, 40);
          g_assert_true (put_back (bulletin, previous,
                                   (guint) g_rand_int_range (rand, 0, (int) changes->len)));
        }
      while (jb_history_undo (jb_bulletin_get_history (bulletin)))
        ;
      undone = jb_bulletin_dup_text (bulletin, NULL);
      g_assert_cmpstr (undone, ==, now);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check/put-back/kinds", test_kinds);
  g_test_add_func ("/check/put-back/punctuation", test_punctuation);
  g_test_add_func ("/check/put-back/gone", test_gone);
  g_test_add_func ("/check/put-back/all", test_all);

  return g_test_run ();
}

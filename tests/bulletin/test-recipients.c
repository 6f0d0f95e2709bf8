/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "bulletin/jb-bulletin.h"
#include "bulletin/jb-rearrange.h"
#include "bulletin/jb-recipient-lists.h"
#include "legacy/jb-house-style.h"
#include "legacy/jb-legacy.h"

#define HEAD "[动态]\n\n标题\n\n正文。\n\n（来源）\n\n"

static JbBulletin *
read_text (const char *recipients)
{
  g_autofree char *text = g_strconcat (HEAD, recipients, NULL);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, &error);
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();

  g_assert_no_error (error);

  return jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
}

static JbRecipients *
get_list (JbBulletin *bulletin,
          guint       position)
{
  g_autoptr(JbRecipients) list =
                 g_list_model_get_item (jb_bulletin_get_recipients (bulletin), position);

  return list;
}

static JbBlock *
get_entry (JbBulletin *bulletin,
           guint       list,
           guint       position)
{
  g_autoptr(JbBlock) entry =
                 g_list_model_get_item (jb_recipients_get_entries (get_list (bulletin, list)),
                                        position);

  return entry;
}

/* What comes behind the article, which never changes. */
static void
assert_text (JbBulletin *bulletin,
             const char *recipients)
{
  g_autofree char *text = jb_bulletin_dup_text (bulletin, NULL);

  g_assert_true (g_str_has_prefix (text, HEAD));
  g_assert_cmpstr (text + strlen (HEAD), ==, recipients);
}

static void
assert_undo (JbBulletin *bulletin,
             const char *label,
             const char *before,
             const char *after)
{
  JbHistory *history = jb_bulletin_get_history (bulletin);

  g_assert_cmpstr (jb_history_get_undo_label (history), ==, label);
  g_assert_true (jb_history_undo (history));
  assert_text (bulletin, before);
  g_assert_true (jb_history_redo (history));
  assert_text (bulletin, after);
}

#define THREE "报：甲局，乙局，丙局。\n\n送：丁局。\n\n发：戊局，己局。\n"

/* The full stop ends the line, whoever stands last. */
static void
test_end_mark (void)
{
  g_autoptr(JbBulletin) bulletin = read_text (THREE);
  JbRecipients *first = get_list (bulletin, 0);

  jb_recipients_splice_entries (first, 3, 0, (const char *[]) { "新局", NULL });
  assert_text (bulletin, "报：甲局，乙局，丙局，新局。\n\n送：丁局。\n\n发：戊局，己局。\n");
  assert_undo (bulletin, "Add Recipient", THREE,
               "报：甲局，乙局，丙局，新局。\n\n送：丁局。\n\n发：戊局，己局。\n");

  jb_recipients_splice_entries (first, 2, 2, NULL);
  assert_text (bulletin, "报：甲局，乙局。\n\n送：丁局。\n\n发：戊局，己局。\n");
  assert_undo (bulletin, "Remove Recipients",
               "报：甲局，乙局，丙局，新局。\n\n送：丁局。\n\n发：戊局，己局。\n",
               "报：甲局，乙局。\n\n送：丁局。\n\n发：戊局，己局。\n");

  jb_recipients_splice_entries (first, 0, 0, (const char *[]) { "子局", "丑局", NULL });
  assert_text (bulletin, "报：子局，丑局，甲局，乙局。\n\n送：丁局。\n\n发：戊局，己局。\n");
  g_assert_cmpstr (jb_history_get_undo_label (jb_bulletin_get_history (bulletin)), ==,
                   "Add Recipients");
  while (jb_history_undo (jb_bulletin_get_history (bulletin)))
    ;
  assert_text (bulletin, THREE);

  /* A list that was empty ends as the others do. */
  jb_recipients_splice_entries (get_list (bulletin, 1), 0, 1, NULL);
  jb_recipients_splice_entries (get_list (bulletin, 1), 0, 0,
                                (const char *[]) { "寅局", "卯局", NULL });
  assert_text (bulletin, "报：甲局，乙局，丙局。\n\n送：寅局，卯局。\n\n发：戊局，己局。\n");
}

static void
test_no_end_mark (void)
{
  g_autoptr(JbBulletin) bulletin = read_text ("报：甲局，乙局\n\n送：丁局");

  jb_recipients_splice_entries (get_list (bulletin, 1), 1, 0, (const char *[]) { "新局", NULL });
  jb_recipients_splice_entries (get_list (bulletin, 0), 1, 1, NULL);
  assert_text (bulletin, "报：甲局\n\n送：丁局，新局");

  /* Trailing spaces are the line's too. */
  g_clear_object (&bulletin);
  bulletin = read_text ("报：甲局，乙局 。 \n\n送：丁局\n");
  jb_recipients_splice_entries (get_list (bulletin, 0), 2, 0, (const char *[]) { "新局", NULL });
  assert_text (bulletin, "报：甲局，乙局，新局 。 \n\n送：丁局\n");
}

static void
test_move (void)
{
  g_autoptr(JbBulletin) bulletin = read_text (THREE);
  JbBlock *entry = get_entry (bulletin, 0, 2);

  jb_recipients_move_entry (get_list (bulletin, 0), entry, get_list (bulletin, 0), 0);
  assert_text (bulletin, "报：丙局，甲局，乙局。\n\n送：丁局。\n\n发：戊局，己局。\n");
  assert_undo (bulletin, "Move Recipient", THREE,
               "报：丙局，甲局，乙局。\n\n送：丁局。\n\n发：戊局，己局。\n");
  g_assert_true (get_entry (bulletin, 0, 0) == entry);

  jb_recipients_move_entry (get_list (bulletin, 0), entry, get_list (bulletin, 1), 1);
  assert_text (bulletin, "报：甲局，乙局。\n\n送：丁局，丙局。\n\n发：戊局，己局。\n");
  g_assert_true (jb_node_get_owner (JB_NODE (entry)) == JB_NODE (get_list (bulletin, 1)));
  jb_recipients_move_entry (get_list (bulletin, 1), get_entry (bulletin, 1, 0),
                            get_list (bulletin, 2), 0);
  jb_recipients_move_entry (get_list (bulletin, 1), entry, get_list (bulletin, 2), 3);
  assert_text (bulletin, "报：甲局，乙局。\n\n送：\n\n发：丁局，戊局，己局，丙局。\n");
  jb_recipients_move_entry (get_list (bulletin, 2), entry, get_list (bulletin, 1), 0);
  assert_text (bulletin, "报：甲局，乙局。\n\n送：丙局。\n\n发：丁局，戊局，己局。\n");

  /* To where it is already is no step. */
  g_assert_true (jb_history_undo (jb_bulletin_get_history (bulletin)));
  jb_recipients_move_entry (get_list (bulletin, 2), entry, get_list (bulletin, 2), 3);
  g_assert_true (jb_history_get_can_redo (jb_bulletin_get_history (bulletin)));
  while (jb_history_undo (jb_bulletin_get_history (bulletin)))
    ;
  assert_text (bulletin, THREE);
}

/* One place at a time, also over the borders of the lists. */
static void
test_step (void)
{
  g_autoptr(JbBulletin) bulletin = read_text (THREE);
  JbNode *entry = JB_NODE (get_entry (bulletin, 0, 1));

  g_assert_true (jb_rearrange_step (entry, FALSE));
  assert_text (bulletin, "报：甲局，丙局，乙局。\n\n送：丁局。\n\n发：戊局，己局。\n");
  g_assert_true (jb_rearrange_step (entry, FALSE));
  assert_text (bulletin, "报：甲局，丙局。\n\n送：乙局，丁局。\n\n发：戊局，己局。\n");
  for (guint i = 0; i < 4; i++)
    g_assert_true (jb_rearrange_step (entry, FALSE));
  assert_text (bulletin, "报：甲局，丙局。\n\n送：丁局。\n\n发：戊局，己局，乙局。\n");
  g_assert_false (jb_rearrange_can_step (entry, FALSE));
  g_assert_false (jb_rearrange_step (entry, FALSE));
  for (guint i = 0; i < 5; i++)
    g_assert_true (jb_rearrange_step (entry, TRUE));
  g_assert_true (jb_rearrange_step (entry, TRUE));
  g_assert_false (jb_rearrange_step (JB_NODE (get_entry (bulletin, 0, 0)), TRUE));
  assert_text (bulletin, THREE);
}

static void
test_place (void)
{
  g_autoptr(JbBulletin) bulletin = read_text (THREE);
  JbNode *entry = JB_NODE (get_entry (bulletin, 0, 0));

  g_assert_false (jb_rearrange_can_place (entry, entry, JB_PLACE_AFTER));
  g_assert_false (jb_rearrange_can_place (entry, JB_NODE (get_entry (bulletin, 0, 1)),
                                          JB_PLACE_BEFORE));
  g_assert_false (jb_rearrange_can_place (entry, JB_NODE (get_list (bulletin, 0)),
                                          JB_PLACE_BEFORE));
  g_assert_true (jb_rearrange_place (entry, JB_NODE (get_entry (bulletin, 2, 0)),
                                     JB_PLACE_AFTER));
  assert_text (bulletin, "报：乙局，丙局。\n\n送：丁局。\n\n发：戊局，甲局，己局。\n");
  g_assert_true (jb_rearrange_place (entry, JB_NODE (get_list (bulletin, 1)), JB_PLACE_INTO));
  assert_text (bulletin, "报：乙局，丙局。\n\n送：丁局，甲局。\n\n发：戊局，己局。\n");
  g_assert_true (jb_rearrange_place (entry, JB_NODE (get_list (bulletin, 1)), JB_PLACE_BEFORE));
  assert_text (bulletin, "报：乙局，丙局。\n\n送：甲局，丁局。\n\n发：戊局，己局。\n");

  /* A list does not go into a list. */
  g_assert_false (jb_rearrange_can_place (JB_NODE (get_list (bulletin, 0)), entry,
                                          JB_PLACE_AFTER));
  g_assert_false (jb_rearrange_can_step (JB_NODE (get_list (bulletin, 1)), TRUE));
}

static void
test_printed (void)
{
  g_autoptr(JbBulletin) bulletin = read_text ("报：甲局，乙\n　　局。 \n\n送 : 丁局\n\n发：\n");
  g_autofree char *first = jb_recipients_dup_printed (get_list (bulletin, 0));
  g_autofree char *second = jb_recipients_dup_printed (get_list (bulletin, 1));
  g_autofree char *third = jb_recipients_dup_printed (get_list (bulletin, 2));

  g_assert_cmpstr (first, ==, "报：甲局，乙\n　　局。");
  g_assert_cmpstr (second, ==, "送 : 丁局");
  g_assert_cmpstr (third, ==, "发：");
}

static GPtrArray *
make_lists (const char *const *words)
{
  GPtrArray       *lists = jb_recipient_lists_new ();
  JbRecipientList *list = NULL;

  for (; *words != NULL; words++)
    if (g_str_has_suffix (*words, "：") || list == NULL)
      {
        g_autofree char *label = g_strndup (*words, strlen (*words) - strlen ("："));

        list = jb_recipient_lists_append (lists, *label != '\0' ? label : NULL);
      }
    else
      g_ptr_array_add (list->entries, g_strdup (*words));

  return lists;
}

#define LISTS(...) make_lists ((const char *const[]) { __VA_ARGS__, NULL })

static void
test_put_in (void)
{
  g_autoptr(JbBulletin) bulletin = read_text (THREE);
  g_autoptr(GPtrArray) here = LISTS ("：", "子局", "丑局");
  g_autoptr(GPtrArray) there = LISTS ("：", "寅局", "发：", "卯局", "抄送：", "辰局", "报：", "巳局");
  g_autoptr(GPtrArray) elsewhere = LISTS ("送：", "午局");
  JbBlock *last;

  last = jb_recipient_lists_put_in (get_list (bulletin, 0), 1, 1, here, "Paste Recipients");
  g_assert_cmpstr (jb_block_get_text (last), ==, "丑局");
  assert_text (bulletin, "报：甲局，子局，丑局，丙局。\n\n送：丁局。\n\n发：戊局，己局。\n");
  assert_undo (bulletin, "Paste Recipients", THREE,
               "报：甲局，子局，丑局，丙局。\n\n送：丁局。\n\n发：戊局，己局。\n");

  last = jb_recipient_lists_put_in (get_list (bulletin, 0), 4, 0, there, "Paste Recipients");
  g_assert_cmpstr (jb_block_get_text (last), ==, "巳局");
  assert_text (bulletin, "报：甲局，子局，丑局，丙局，寅局，巳局。\n\n送：丁局。\n\n发：戊局，己局，卯局。\n\n"
                         "抄送：辰局。\n");
  last = jb_recipient_lists_put_in (get_list (bulletin, 0), 0, 0, elsewhere, "Paste Recipients");
  g_assert_cmpstr (jb_block_get_text (last), ==, "午局");
  while (jb_history_undo (jb_bulletin_get_history (bulletin)))
    ;
  assert_text (bulletin, THREE);
}

static void
test_take_over (void)
{
  g_autoptr(JbBulletin) bulletin = read_text (THREE);
  g_autoptr(JbBulletin) other = read_text ("报：甲局，新局\n\n发：戊局，己局\n\n抄送：子局\n");
  g_autoptr(GPtrArray) wanted = jb_recipient_lists_new_from (other);
  g_autoptr(GPtrArray) mine = jb_recipient_lists_new_from (bulletin);
  const char *taken = "报：甲局，新局。\n\n发：戊局，己局。\n\n抄送：子局。\n";

  g_assert_cmpuint (jb_recipient_lists_count_entries (wanted), ==, 5);
  g_assert_true (jb_recipient_lists_take_over (bulletin, wanted, "Take Over Recipients"));
  assert_text (bulletin, taken);
  assert_undo (bulletin, "Take Over Recipients", THREE, taken);

  /* The same again is no step, and the way back gives what was there. */
  g_assert_false (jb_recipient_lists_take_over (bulletin, wanted, "Take Over Recipients"));
  g_assert_true (jb_recipient_lists_take_over (bulletin, mine, "Take Over Recipients"));
  assert_text (bulletin, "报：甲局，乙局，丙局。\n\n送：丁局。\n\n发：戊局，己局。\n");
}

static void
test_take_over_twice_the_label (void)
{
  g_autoptr(JbBulletin) bulletin = read_text ("报：甲局\n\n送：丁局\n");
  g_autoptr(GPtrArray) one = LISTS ("送：", "丁局", "报：", "丙局");
  g_autoptr(GPtrArray) two = LISTS ("报：", "子局", "报：", "丑局");

  jb_recipients_splice_entries (jb_bulletin_insert_recipients (bulletin, 2, "报"), 0, 0,
                                (const char *[]) { "乙局", NULL });
  assert_text (bulletin, "报：甲局\n\n送：丁局\n\n报：乙局\n");
  g_assert_true (jb_recipient_lists_take_over (bulletin, one, "Take Over"));
  assert_text (bulletin, "报：丙局\n\n送：丁局\n");
  g_assert_true (jb_history_undo (jb_bulletin_get_history (bulletin)));
  g_assert_true (jb_recipient_lists_take_over (bulletin, two, "Take Over"));
  assert_text (bulletin, "报：子局\n\n报：丑局\n");
}

static void
test_find (void)
{
  g_autoptr(JbBulletin) bulletin = read_text ("报：甲局\n\n抄送：丁局\n");
  JbRecipients *list;

  g_assert_cmpuint (jb_recipient_lists_find_position (bulletin, "送"), ==, 2);
  list = jb_recipient_lists_ensure (bulletin, "发");
  g_assert_true (list == get_list (bulletin, 2));
  g_assert_true (jb_recipient_lists_ensure (bulletin, "发") == list);
  g_assert_cmpuint (jb_recipient_lists_find_position (bulletin, "送"), ==, 2);
  g_assert_null (jb_recipient_lists_find (bulletin, "送"));
  g_assert_true (jb_recipient_lists_find (bulletin, "抄送") == get_list (bulletin, 1));
}

/* Whatever is moved, added and removed: what is exported is read back as what the forms show,
 * and undoing it all gives the first bytes. */
static void
test_random (void)
{
  for (guint run = 0; run < 60; run++)
    {
      const char *start = run % 3 == 0   ? THREE
                          : run % 3 == 1 ? "报：甲局，乙局，丙局\n\n送：丁局，戊局\n\n发：己局，庚局，辛局\n"
                                         : "报:甲局 ， 乙局，丙局；\n送：丁局。\n";
      g_autoptr(JbBulletin) bulletin = read_text (start);
      g_autoptr(GPtrArray) lists = NULL;
      g_autoptr(JbBulletin) again = NULL;
      g_autofree char *text = NULL;
      guint            n_steps = (guint) g_test_rand_int_range (1, 30);

      for (guint step = 0; step < n_steps; step++)
        {
          guint n_lists = g_list_model_get_n_items (jb_bulletin_get_recipients (bulletin));
          guint from = (guint) g_test_rand_int_range (0, (int) n_lists);
          guint to = (guint) g_test_rand_int_range (0, (int) n_lists);
          guint n = g_list_model_get_n_items (
              jb_recipients_get_entries (get_list (bulletin, from)));
          guint at = n > 0 ? (guint) g_test_rand_int_range (0, (int) n) : 0;

          /* A label alone would be read as something else; so the last one stays. */
          switch (n > 1 ? g_test_rand_int_range (0, 4) : 3)
            {
            case 0:
              jb_recipients_splice_entries (get_list (bulletin, from), at, 1, NULL);
              break;
            case 1:
              jb_rearrange_place (JB_NODE (get_entry (bulletin, from, at)),
                                  JB_NODE (get_list (bulletin, to)),
                                  g_test_rand_bit () ? JB_PLACE_INTO : JB_PLACE_BEFORE);
              break;
            case 2:
              jb_rearrange_step (JB_NODE (get_entry (bulletin, from, at)), g_test_rand_bit ());
              break;
            default:
              jb_recipients_splice_entries (get_list (bulletin, from), at, 0,
                                            (const char *[]) { "新局、旧局", NULL });
            }
        }

      text = jb_bulletin_dup_text (bulletin, NULL);
      again = read_text (text + strlen (HEAD));
      lists = jb_recipient_lists_new_from (bulletin);
      g_assert_false (jb_recipient_lists_take_over (again, lists, "Compare"));
      while (jb_history_undo (jb_bulletin_get_history (bulletin)))
        ;
      assert_text (bulletin, start);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add_func ("/recipients/" name, function)
  ADD ("end-mark", test_end_mark);
  ADD ("no-end-mark", test_no_end_mark);
  ADD ("move", test_move);
  ADD ("step", test_step);
  ADD ("place", test_place);
  ADD ("printed", test_printed);
  ADD ("put-in", test_put_in);
  ADD ("take-over", test_take_over);
  ADD ("take-over-twice-the-label", test_take_over_twice_the_label);
  ADD ("find", test_find);
  ADD ("random", test_random);
#undef ADD

  return g_test_run ();
}

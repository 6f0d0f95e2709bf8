/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "check/jb-receivers.h"
#include "check/jb-recipient-changes.h"
#include "directory/jb-directory-csv.h"
#include "directory/jb-directory-merge.h"
#include "directory/jb-directory-offers.h"
#include "legacy/jb-house-style.h"
#include "legacy/jb-legacy.h"

#define HEAD "[动态]\n\n标题\n\n正文。\n\n（来源）\n\n"

static JbTranscript *
read_transcript (const char *recipients)
{
  g_autofree char *text = g_strconcat (HEAD, recipients, NULL);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  JbTranscript *transcript = jb_legacy_read (bytes, &error);

  g_assert_no_error (error);

  return transcript;
}

static JbBulletin *
read_bulletin (const char *recipients)
{
  g_autoptr(JbTranscript) transcript = read_transcript (recipients);
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();

  return jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
}

#define CSV_HEAD "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n"
#define CSV \
  CSV_HEAD \
  "person,沈远,省委副书记,报,1,,,2012-03,2\n" \
  "person,沈远,省政协主席,报,1,,2012-03,,2\n" \
  "person,秦书言,副省长,报,3,,2010,,1\n" \
  "person,秦书言,省委常委,报,2,,2010,,1\n" \
  "unit,省委办公厅信息处,,送,10,信息处,,,3\n" \
  "unit,省政府办公厅信息处,,送,11,,,,2\n" \
  "group,各市妇联,,发,20,,,,40\n" \
  "unit,省直机关妇工委,,发,21,直妇工委,,2013,1\n"

static JbDirectory *
read_directory (const char *csv)
{
  g_autoptr(GPtrArray) errors = NULL;
  JbDirectory *directory = jb_directory_csv_read (csv, strlen (csv), &errors);

  g_assert_nonnull (directory);

  return directory;
}

static void
on_signal_cb (guint *count)
{
  ++*count;
}

static char *
describe (JbReceivers *receivers,
          const char  *text)
{
  g_autoptr(JbReading) reading = jb_receivers_read (receivers, text);

  return jb_reading_to_string (reading);
}

static void
test_read (void)
{
  g_autoptr(JbReceivers) receivers = jb_receivers_new ();
  g_autoptr(JbDirectory) directory = read_directory (CSV);
  g_autofree char *grammar = describe (receivers, "省委、省政府办公厅信息处");
  g_autofree char *known = NULL;
  g_autofree char *person = NULL;
  guint            n_changed = 0;

  /* Without a directory the words say enough, and nobody is unknown. */
  g_assert_cmpstr (grammar, ==, "product 省委办公厅信息处 | product 省政府办公厅信息处");
  g_assert_cmpuint (jb_receivers_count_unknown (receivers, "省外办"), ==, 0);
  g_signal_connect_swapped (receivers, "changed", G_CALLBACK (on_signal_cb), &n_changed);
  jb_receivers_set_directory (receivers, directory);
  g_assert_cmpuint (n_changed, ==, 1);
  jb_receivers_set_directory (receivers, directory);
  g_assert_cmpuint (n_changed, ==, 1);

  known = describe (receivers, "省委、省政府办公厅信息处");
  g_assert_cmpstr (known, ==, grammar);
  person = describe (receivers, "省委常委、副省长秦书言");
  g_assert_cmpstr (person, ==, "person 秦书言 [省委常委; 副省长]");
  g_assert_cmpuint (jb_receivers_count_unknown (receivers, "省委、省政府办公厅信息处"), ==, 0);
  g_assert_cmpuint (jb_receivers_count_unknown (receivers, "省外办"), ==, 1);
  g_assert_cmpuint (jb_receivers_count_unknown (receivers, "省委副书记沈远、副省长唐鹿"), ==, 1);

  /* A directory that changes in place is followed too. */
  jb_directory_splice (directory, 0, 2, NULL);
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_cmpuint (jb_receivers_count_unknown (receivers, "省委副书记沈远"), ==, 1);
}

static void
test_choose (void)
{
  const char *text = "县委常委、副县长沈远、秦书言";
  g_autoptr(JbReceivers) receivers = jb_receivers_new ();
  g_autoptr(JbBulletin) bulletin = read_bulletin ("报：甲局\n");
  g_autoptr(GPtrArray) readings = NULL;
  g_autofree char *first = describe (receivers, text);
  g_autofree char *second = NULL;
  guint            chosen = 9;
  guint            n_changed = 0;

  g_signal_connect_swapped (receivers, "changed", G_CALLBACK (on_signal_cb), &n_changed);
  readings = jb_receivers_list_readings (receivers, text, &chosen);
  g_assert_cmpuint (readings->len, ==, 2);
  g_assert_cmpuint (chosen, ==, 0);
  jb_receivers_choose (receivers, text, 1);
  g_assert_cmpuint (n_changed, ==, 1);
  second = describe (receivers, text);
  g_assert_cmpstr (second, !=, first);
  g_ptr_array_unref (readings);
  readings = jb_receivers_list_readings (receivers, text, &chosen);
  g_assert_cmpuint (chosen, ==, 1);
  jb_receivers_choose (receivers, text, 1);
  g_assert_cmpuint (n_changed, ==, 1);

  /* What was chosen for one bulletin is not for another. */
  jb_receivers_set_bulletin (receivers, bulletin);
  g_free (second);
  second = describe (receivers, text);
  g_assert_cmpstr (second, ==, first);
}

static void
on_chosen_cb (JbReceivers *receivers,
              const char  *text,
              const char  *reading,
              char       **said)
{
  g_free (*said);
  *said = g_strconcat (text, " = ", reading, NULL);
}

/* A directory that remembers the choice has it for every bulletin, and nobody is in doubt. */
static void
test_remember (void)
{
  const char *text = "县委常委、副县长沈远、秦书言";
  g_autoptr(JbReceivers) receivers = jb_receivers_new ();
  g_autoptr(JbBulletin) bulletin = read_bulletin ("报：甲局\n");
  g_autoptr(JbDirectory) directory = jb_directory_new ();
  g_autoptr(JbDirectory) again = NULL;
  g_autoptr(JbReading) reading = NULL;
  g_autoptr(GPtrArray) readings = NULL;
  g_autofree char *said = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *first = describe (receivers, text);
  g_autofree char *second = NULL;
  g_autofree char *now = NULL;
  guint            chosen;

  g_signal_connect (receivers, "reading-chosen", G_CALLBACK (on_chosen_cb), &said);
  jb_receivers_choose (receivers, text, 1);
  second = describe (receivers, text);
  expected = g_strconcat (text, " = ", second, NULL);
  g_assert_cmpstr (said, ==, expected);
  /* There is no such reading. */
  jb_receivers_choose (receivers, text, 7);
  g_assert_cmpstr (said, ==, expected);

  jb_directory_choose_reading (directory, "县委常委、 副县长沈远、秦书言", second);
  again = jb_directory_copy (directory);
  jb_receivers_set_directory (receivers, again);
  jb_receivers_set_bulletin (receivers, bulletin);
  reading = jb_receivers_read (receivers, text);
  now = jb_reading_to_string (reading);
  g_assert_cmpstr (now, ==, second);
  g_assert_false (reading->unsure);

  /* It stands first, and the other one can be chosen again. */
  readings = jb_receivers_list_readings (receivers, text, &chosen);
  g_assert_cmpuint (readings->len, ==, 2);
  g_assert_cmpuint (chosen, ==, 0);
  jb_receivers_choose (receivers, text, 1);
  g_free (now);
  now = describe (receivers, text);
  g_assert_cmpstr (now, ==, first);

  /* What is none of its readings changes nothing. */
  jb_directory_choose_reading (directory, text, "unit 别的");
  g_clear_pointer (&reading, jb_reading_unref);
  reading = jb_reading_new (text, directory, 0);
  g_free (now);
  now = jb_reading_to_string (reading);
  g_assert_cmpstr (now, ==, first);
  jb_directory_choose_reading (directory, text, NULL);
  g_assert_null (jb_directory_get_chosen_reading (directory, text));
}

/* 共印N份: known ones by the directory, those that say it themselves, others with one each. */
static void
test_copies (void)
{
  g_autoptr(JbReceivers) receivers = jb_receivers_new ();
  g_autoptr(JbDirectory) directory = read_directory (CSV);
  g_autoptr(JbBulletin) bulletin = read_bulletin (
      "报：省委副书记沈远，省委常委、副省长秦书言\n\n送：省委、省政府办公厅信息处，省外办\n\n"
      "发：各市妇联，省档案馆（5份）\n\n抄送：省直机关妇工委\n");
  g_autoptr(JbTranscript) transcript = NULL;
  g_autoptr(JbRecipients) first = NULL;
  guint n_unknown, n_notified = 0;

  jb_receivers_set_bulletin (receivers, bulletin);
  jb_receivers_update (receivers);
  g_assert_cmpuint (jb_receivers_get_copies (receivers), ==, 0);
  g_signal_connect_swapped (receivers, "notify::copies", G_CALLBACK (on_signal_cb), &n_notified);
  jb_receivers_set_directory (receivers, directory);
  jb_receivers_update (receivers);
  /* 2 + 1, 3 + 2 + 1, 40 + 5, and 1: 抄送 is a kind of 送. */
  g_assert_cmpuint (jb_receivers_get_copies (receivers), ==, 55);
  g_assert_cmpuint (jb_receivers_get_n_unknown (receivers), ==, 2);
  g_assert_cmpuint (n_notified, ==, 1);

  transcript = jb_bulletin_to_transcript (bulletin);
  g_assert_cmpuint (jb_directory_sum_copies (directory, transcript, 0, &n_unknown), ==, 55);
  g_assert_cmpuint (n_unknown, ==, 2);

  /* It follows edits when there is time, and undo. */
  first = g_list_model_get_item (jb_bulletin_get_recipients (bulletin), 0);
  jb_recipients_splice_entries (first, 0, 1, NULL);
  g_assert_cmpuint (jb_receivers_get_copies (receivers), ==, 55);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (jb_receivers_get_copies (receivers), ==, 53);
  jb_history_undo (jb_bulletin_get_history (bulletin));
  jb_receivers_update (receivers);
  g_assert_cmpuint (jb_receivers_get_copies (receivers), ==, 55);
  jb_receivers_set_bulletin (receivers, NULL);
  jb_receivers_update (receivers);
  g_assert_cmpuint (jb_receivers_get_copies (receivers), ==, 0);
}

/* The date of the issue says who is in office. */
static void
test_date (void)
{
  g_autoptr(JbReceivers) receivers = jb_receivers_new ();
  g_autoptr(JbBulletin) bulletin = read_bulletin ("报：省委副书记沈远\n");
  guint n_changed = 0;

  jb_receivers_set_bulletin (receivers, bulletin);
  g_assert_cmpuint (jb_receivers_get_date (receivers), ==, 0);
  g_signal_connect_swapped (receivers, "changed", G_CALLBACK (on_signal_cb), &n_changed);
  jb_fields_set_text (jb_bulletin_get_masthead (bulletin), "date", "2011年5月6日");
  jb_receivers_update (receivers);
  g_assert_cmpuint (jb_receivers_get_date (receivers), ==, 20110506);
  g_assert_cmpuint (n_changed, ==, 1);
  jb_fields_set_text (jb_bulletin_get_masthead (bulletin), "name", "动态");
  jb_receivers_update (receivers);
  g_assert_cmpuint (n_changed, ==, 1);
}

static void
assert_offers (JbDirectory    *directory,
               JbPartialDate   date,
               JbDirectoryList list,
               const char     *typed,
               const char     *expected)
{
  g_autoptr(JbDirectoryOffers) offers = jb_directory_offers_new (directory, date);
  g_autoptr(GPtrArray) found = jb_directory_offers_match (offers, list, typed);
  g_autofree char *joined = NULL;

  g_ptr_array_add (found, NULL);
  joined = g_strjoinv (" ", (char **) found->pdata);
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_offers (void)
{
  g_autoptr(JbDirectory) directory = read_directory (CSV);
  const JbDirectoryList none = JB_DIRECTORY_LIST_NONE;

  /* By the start, by name, by post, by another name, and inside; posts of the day, by rank. */
  assert_offers (directory, 0, none, "省委", "省委常委、副省长秦书言 省委办公厅信息处");
  assert_offers (directory, 0, none, "秦", "省委常委、副省长秦书言");
  assert_offers (directory, 0, none, "副省", "省委常委、副省长秦书言");
  assert_offers (directory, 0, none, "信息处", "省委办公厅信息处 省政府办公厅信息处");
  assert_offers (directory, 0, none, "妇联", "各市妇联");
  assert_offers (directory, 0, none, "联", "");
  assert_offers (directory, 0, none, "", "");
  assert_offers (directory, 0, none, "没有", "");
  assert_offers (directory, 0, none, "各市妇联", "");

  /* Who is in office: without a date, who has not left. */
  assert_offers (directory, 20100101, none, "沈远", "省委副书记沈远");
  assert_offers (directory, 20140101, none, "沈远", "省政协主席沈远");
  assert_offers (directory, 0, none, "沈远", "省政协主席沈远");
  assert_offers (directory, 0, none, "直妇", "");
  assert_offers (directory, 20120101, none, "直妇", "省直机关妇工委");

  /* The own list comes first, and behind 、 somebody else begins. */
  assert_offers (directory, 0, JB_DIRECTORY_LIST_SEND, "省委",
                 "省委办公厅信息处 省委常委、副省长秦书言");
  assert_offers (directory, 0, none, "市外办、秦书", "市外办、省委常委、副省长秦书言");
  assert_offers (directory, 0, none, "省委常委、副", "省委常委、副省长秦书言");
  assert_offers (directory, 0, none, "省 委", "省委常委、副省长秦书言 省委办公厅信息处");
}

static void
test_matches (void)
{
  g_autoptr(JbReceivers) receivers = jb_receivers_new ();
  g_autoptr(JbDirectory) directory = read_directory (CSV);
  g_autoptr(JbBulletin) bulletin = read_bulletin ("报：省委常委、副省长秦书言\n");
  g_auto (GStrv) before = jb_receivers_dup_matches (receivers, "报", "省", 8);
  g_auto (GStrv) all = NULL;
  g_auto (GStrv) two = NULL;

  g_assert_cmpuint (g_strv_length (before), ==, 0);
  jb_receivers_set_directory (receivers, directory);
  jb_receivers_set_bulletin (receivers, bulletin);
  /* Who receives it already is not offered again. */
  all = jb_receivers_dup_matches (receivers, "报", "省", 8);
  g_assert_cmpuint (g_strv_length (all), ==, 3);
  g_assert_cmpstr (all[0], ==, "省政协主席沈远");
  two = jb_receivers_dup_matches (receivers, NULL, "省", 2);
  g_assert_cmpuint (g_strv_length (two), ==, 2);
}

/* "+text" added to 报, "-text" removed, "p" retitled, "l" from another list, "v" and "^" moved,
 * "m" other marks. */
static char *
compare (const char *recipients,
         const char *previous)
{
  static const char marks[] = "+-plv^m";
  g_autoptr(JbTranscript) transcript = read_transcript (recipients);
  g_autoptr(JbTranscript) before = read_transcript (previous);
  g_autoptr(JbIssue) issue = jb_issue_new (transcript);
  g_autoptr(JbIssue) old = jb_issue_new (before);
  g_autoptr(GArray) changes = jb_recipient_changes_new (issue, old);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const JbRecipientChange *change = &g_array_index (changes, JbRecipientChange, i);

      g_assert_true ((change->kind == JB_RECIPIENT_REMOVED) == (change->text == NULL));
      g_assert_true ((change->kind == JB_RECIPIENT_ADDED) == (change->old_text == NULL));
      if (change->block != JB_ISSUE_NONE)
        {
          g_autofree char *value = jb_issue_dup_value (issue, change->block);

          g_assert_cmpstr (value, ==, change->text);
        }
      g_string_append_printf (text, "%s%c%s", i > 0 ? " " : "", marks[change->kind],
                              change->text != NULL ? change->text : change->old_text);
    }

  return g_string_free (text, FALSE);
}

static void
test_changes (void)
{
  static const struct
  {
    const char *now;
    const char *before;
    const char *changes;
  } cases[] = {
    { "报：甲局，乙局\n", "报：甲局，乙局\n", "" },
    { "报：甲局，乙局，丙局\n", "报：甲局，乙局\n", "+丙局" },
    { "报：甲局\n", "报：甲局，乙局\n", "-乙局" },
    { "报：乙局，甲局\n", "报：甲局，乙局\n", "v甲局" },
    /* One that moved far is one that moved, whichever way. */
    { "报：丁局，甲局，乙局，丙局\n", "报：甲局，乙局，丙局，丁局\n", "^丁局" },
    { "报：乙局，丙局，丁局，甲局\n", "报：甲局，乙局，丙局，丁局\n", "v甲局" },
    { "报：甲局，子局，乙局\n", "报：甲局，乙局\n", "+子局" },
    { "报：甲局\n\n送：乙局，丙局\n", "报：甲局，乙局\n\n送：丙局\n", "l乙局" },
    { "报：省政协主席沈远\n", "报：省委副书记沈远\n", "p省政协主席沈远" },
    { "报：各市妇联、省直机关\n", "报：各市妇联,省直机关\n", "m各市妇联、省直机关" },
    { "报：各市妇联办公室，省直机关妇工委\n", "报：各市妇联办公室、省直机关妇工委\n",
      "m各市妇联办公室" },
    { "报：甲局\n", "正文。\n", "+甲局" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *changes = compare (cases[i].now, cases[i].before);

      g_assert_cmpstr (changes, ==, cases[i].changes);
    }
}

/* Whatever differs, somebody hears of it; and of nothing when nothing does. */
static void
test_changes_random (void)
{
  static const char *const words[] = { "甲局", "乙局", "丙局", "丁局", "省长沈远", "书记沈远", "戊局、己局" };

  for (guint run = 0; run < 400; run++)
    {
      g_autofree char *texts[2] = { NULL, NULL };
      g_autofree char *changes = NULL;

      for (guint i = 0; i < 2; i++)
        {
          GString *text = g_string_new ("报：");
          guint    n = (guint) g_test_rand_int_range (1, 6);

          for (guint j = 0; j < n; j++)
            g_string_append_printf (text, "%s%s", j > 0 ? "，" : "",
                                    words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
          texts[i] = g_string_free (g_string_append (text, "\n"), FALSE);
        }
      changes = compare (texts[0], texts[1]);
      g_assert_true ((*changes == '\0') == (strcmp (texts[0], texts[1]) == 0));
      g_free (g_steal_pointer (&texts[1]));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add_func ("/receivers/" name, function)
  ADD ("read", test_read);
  ADD ("choose", test_choose);
  ADD ("remember", test_remember);
  ADD ("copies", test_copies);
  ADD ("date", test_date);
  ADD ("offers", test_offers);
  ADD ("matches", test_matches);
  ADD ("changes", test_changes);
  ADD ("changes-random", test_changes_random);
#undef ADD

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "../legacy/issue-maker.h"
#include "bulletin/jb-bulletin.h"
#include "check-cases.h"
#include "check/jb-checker.h"
#include "check/jb-fix.h"
#include "check/jb-rules.h"
#include "legacy/jb-house-style.h"
#include "legacy/jb-legacy.h"

/* Every rule against texts that it must report and texts that it must pass, and its fixes. */

enum { AT_LEAST = 10 };

static const CheckTable *const all_tables[] = {
  check_punctuation_tables, check_pairs_tables,    check_width_tables,      check_number_tables,
  check_structure_tables,   check_document_tables, check_recipients_tables, check_changed_tables,
};

static JbTranscript *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  JbTranscript *transcript = jb_legacy_read (bytes, &error);

  g_assert_no_error (error);

  return transcript;
}

static JbTranscript *
make_transcript (const CheckTable *table,
                 const CheckCase  *row)
{
  JbRole   role = row->role != JB_ROLE_ORNAMENT ? row->role : JB_ROLE_PARAGRAPH;
  gboolean is_document = role == JB_ROLE_BODY || role == JB_ROLE_HEADING ||
                         role == JB_ROLE_DOCUMENT_TITLE || role == JB_ROLE_DOCUMENT_DATE;
  JbTranscript *transcript;

  if (table->is_whole)
    return read_text (row->text);

  transcript = issue_new (is_document ? JB_KIND_DOCUMENT : JB_KIND_BULLETIN);
  if (row->date != NULL)
    jb_transcript_add_loose (transcript, JB_ROLE_MASTHEAD, "date", row->date);
  issue_add (transcript, role, NULL, JB_MARK_NONE, row->text);

  return transcript;
}

static char *
join_found (const GPtrArray *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const JbFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", finding->text);
    }

  return g_string_free (text, FALSE);
}

/* What every finding promises, whatever it is about. */
static void
assert_sound (const JbTranscript *transcript,
              const JbFinding    *finding)
{
  g_assert_cmpstr (finding->message, !=, NULL);
  g_assert_cmpstr (finding->message, !=, "");
  g_assert_true (finding->offset + finding->length <= transcript->length);
  g_assert_true (!finding->safe_fix || finding->fix != NULL);
  g_assert_cmpuint (finding->line, >=, 1);
  g_assert_cmpuint (finding->column, >=, 1);
  if (finding->outside)
    g_assert_cmpuint (finding->start, ==, finding->end);
  else
    g_assert_cmpuint ((gsize) g_utf8_strlen (finding->text, -1), ==,
                      finding->end - finding->start);
  if (finding->fix != NULL)
    g_assert_cmpstr (finding->fix, !=, finding->text);
}

/* Applies every fix there is, one at a time, each of which must make the findings fewer. */
static char *
apply_fixes (JbBulletin *bulletin,
             JbChecker  *checker,
             gsize      *length)
{
  guint n_before = G_MAXUINT;

  for (;;)
    {
      g_autoptr (JbTranscript) transcript = jb_bulletin_to_transcript (bulletin);
      g_autoptr (GPtrArray) findings = jb_checker_check (checker, transcript);
      gboolean applied = FALSE;

      g_assert_cmpuint (findings->len, <, n_before);
      n_before = findings->len;
      for (guint i = 0; i < findings->len && !applied; i++)
        {
          const JbFinding *finding = g_ptr_array_index (findings, i);

          if (finding->fix == NULL)
            continue;
          g_assert_true (jb_fix_apply (bulletin, finding));
          applied = TRUE;
        }
      if (!applied)
        return jb_bulletin_dup_text (bulletin, length);
    }
}

/* The fixes one by one; then the safe ones at once, which leave none and are one step. */
static void
check_fixes (const JbTranscript *transcript,
             JbChecker          *checker,
             const CheckCase    *row)
{
  g_autoptr (JbHouseStyle) style = jb_house_style_new ();
  g_autoptr (JbBulletin) one = jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
  g_autoptr (JbBulletin) all = jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
  g_autofree char *fixed = apply_fixes (one, checker, NULL);
  g_autofree char *at_once = NULL;
  g_autofree char *undone = NULL;
  guint            n;

  if (row->fixed != NULL)
    g_assert_cmpstr (fixed, ==, row->fixed);

  n = jb_fix_apply_all (all, checker);
  at_once = jb_bulletin_dup_text (all, NULL);
  g_assert_cmpuint (jb_fix_apply_all (all, checker), ==, 0);
  if (n > 0)
    {
      g_assert_true (jb_history_undo (jb_bulletin_get_history (all)));
      undone = jb_bulletin_dup_text (all, NULL);
      g_assert_cmpstr (undone, ==, transcript->text);
      g_assert_false (jb_history_get_can_undo (jb_bulletin_get_history (all)));
    }
  else
    g_assert_cmpstr (at_once, ==, transcript->text);
}

static void
test_rule (gconstpointer data)
{
  const CheckTable *table = data;
  g_autoptr (JbChecker) checker = jb_checker_new ();
  g_autoptr (GError) error = NULL;
  guint n_found = 0;
  guint n_passed = 0;
  guint n_wrong = 0;

  g_assert_true (jb_checker_set_rules (checker, table->rule, NULL, &error));
  g_assert_no_error (error);

  for (const CheckCase *row = table->cases; row->text != NULL; row++)
    {
      g_autoptr (JbTranscript) transcript = make_transcript (table, row);
      g_autoptr (JbTranscript) previous = row->previous != NULL ? read_text (row->previous) : NULL;
      g_autoptr (GPtrArray) findings = NULL;
      g_autofree char *found = NULL;

      jb_checker_set_previous (checker, previous);
      findings = jb_checker_check (checker, transcript);
      found = findings->len > 0 ? join_found (findings) : NULL;
      if (row->found != NULL)
        n_found++;
      else
        n_passed++;
      if (g_strcmp0 (found, row->found) != 0)
        {
          g_test_message ("%s: “%s” instead of “%s” in: %s", table->rule,
                          found != NULL ? found : "nothing",
                          row->found != NULL ? row->found : "nothing", row->text);
          n_wrong++;
          continue;
        }
      for (guint i = 0; i < findings->len; i++)
        {
          g_assert_cmpstr (((JbFinding *) g_ptr_array_index (findings, i))->rule, ==, table->rule);
          assert_sound (transcript, g_ptr_array_index (findings, i));
        }
      check_fixes (transcript, checker, row);
    }

  g_assert_cmpuint (n_wrong, ==, 0);
  g_assert_cmpuint (n_found, >=, AT_LEAST);
  g_assert_cmpuint (n_passed, >=, AT_LEAST);
  g_test_message ("%s: %u reported, %u passed", table->rule, n_found, n_passed);
}

/* Whether a rule needs a directory: then it has its cases, as many, in tests/directory. */
static gboolean
needs_more (const JbRule *rule)
{
  static const char *const ids[] = {
    "consistency.post", "recipients.alias",   "recipients.expired",    "recipients.no-post",
    "recipients.order", "recipients.unknown", "recipients.wrong-list", NULL,
  };

  return g_strv_contains (ids, rule->id);
}

/* No rule without its cases, of which test_rule() counts those of both kinds. */
static void
test_complete (void)
{
  guint         n_rules;
  const JbRule *rules = jb_rules_get (&n_rules);

  for (guint i = 0; i < n_rules; i++)
    {
      gboolean found = needs_more (&rules[i]);

      for (guint j = 0; j < G_N_ELEMENTS (all_tables); j++)
        for (const CheckTable *table = all_tables[j]; table->rule != NULL; table++)
          found = found || strcmp (table->rule, rules[i].id) == 0;
      if (!found)
        g_error ("%s has no cases", rules[i].id);
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check/rules/complete", test_complete);
  for (guint i = 0; i < G_N_ELEMENTS (all_tables); i++)
    for (const CheckTable *table = all_tables[i]; table->rule != NULL; table++)
      {
        g_autofree char *path = g_strconcat ("/check/rules/", table->rule, NULL);

        g_test_add_data_func (path, table, test_rule);
      }

  return g_test_run ();
}

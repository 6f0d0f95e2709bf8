/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-lesson-words.h"

#include <glib/gi18n-lib.h>

#include "jb-directory-row.h"

/* What is said about something that issues teach. */

static const char *
name_state (JbDirectoryLesson *lesson)
{
  switch (jb_directory_lesson_get_state (lesson))
    {
    case JB_DIRECTORY_LESSON_CHANGED:
      return _("changed");
    case JB_DIRECTORY_LESSON_GONE:
      return _("in no issue any more, to be deleted");
    case JB_DIRECTORY_LESSON_NEW:
    default:
      return _("new");
    }
}

static void
append_part (GString *text,
             char    *part)
{
  g_autofree char *owned = part;

  if (owned != NULL && *owned != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", owned);
}

/**
 * jb_directory_lesson_words_dup_details:
 *
 * Returns: (transfer full): its list and period, how many issues say so and which one first
 */
char *
jb_directory_lesson_words_dup_details (JbDirectoryLesson *lesson)
{
  const JbDirectoryValues *values;
  const char              *origin;
  GString                 *text;
  guint                    n_issues;

  g_return_val_if_fail (JB_IS_DIRECTORY_LESSON (lesson), NULL);

  values = jb_directory_entry_get_values (jb_directory_lesson_get_entry (lesson));
  origin = jb_directory_lesson_get_origin (lesson);
  n_issues = jb_directory_lesson_get_n_issues (lesson);
  text = g_string_new (name_state (lesson));
  if (values->list != JB_DIRECTORY_LIST_NONE)
    append_part (text, g_strdup (jb_directory_list_to_string (values->list)));
  append_part (text, jb_directory_row_describe_period (values));
  if (n_issues > 0)
    append_part (text, g_strdup_printf (ngettext ("%u issue", "%u issues", n_issues), n_issues));
  if (origin != NULL && jb_directory_lesson_get_state (lesson) == JB_DIRECTORY_LESSON_NEW)
    /* Translators: %s is an issue, as in 第9期, 2012-06-07 */
    append_part (text, g_strdup_printf (_("first in %s"), origin));

  return g_string_free (text, FALSE);
}

static char *
dup_period (const JbDirectoryValues *values)
{
  char *period = jb_directory_row_describe_period (values);

  return period != NULL ? period : g_strdup (_("at any time"));
}

static void
append_change (GString    *text,
               const char *what,
               const char *before,
               const char *after)
{
  /* Translators: what changed, as it was and as it would be: “Period: 2009 → 2012” */
  if (g_strcmp0 (before, after) != 0)
    append_part (text, g_strdup_printf (_("%s: %s → %s"), what, before, after));
}

static void
append_number (GString    *text,
               const char *what,
               gint64      before,
               gint64      after)
{
  g_autofree char *old = g_strdup_printf ("%lld", (long long) before);
  g_autofree char *new = g_strdup_printf ("%lld", (long long) after);

  append_change (text, what, old, new);
}

/**
 * jb_directory_lesson_words_dup_changes:
 *
 * Returns: (transfer full): what changes in a row, as it is and as it would be, and which issue
 *   says so; all posts of a person who has several; "" where there is neither
 */
char *
jb_directory_lesson_words_dup_changes (JbDirectoryLesson *lesson)
{
  JbDirectoryEntry *before;
  GString          *text;

  g_return_val_if_fail (JB_IS_DIRECTORY_LESSON (lesson), NULL);

  before = jb_directory_lesson_get_before (lesson);
  text = g_string_new (NULL);
  if (before != NULL && jb_directory_lesson_get_state (lesson) == JB_DIRECTORY_LESSON_CHANGED)
    {
      const JbDirectoryValues *old = jb_directory_entry_get_values (before);
      const JbDirectoryValues *new =
          jb_directory_entry_get_values (jb_directory_lesson_get_entry (lesson));
      g_autofree char *old_period = dup_period (old);
      g_autofree char *new_period = dup_period (new);

      append_change (text, _("List"), jb_directory_list_to_string (old->list),
                              jb_directory_list_to_string (new->list));
      append_change (text, _("Period"), old_period, new_period);
      append_number (text, _("Rank"), old->rank, new->rank);
      append_number (text, _("Copies"), old->copies, new->copies);
      if (jb_directory_lesson_get_origin (lesson) != NULL)
        /* Translators: %s is an issue, as in 第9期, 2012-06-07 */
        append_part (text, g_strdup_printf (_("by %s"), jb_directory_lesson_get_origin (lesson)));
    }
  append_part (text, jb_directory_lesson_dup_posts (lesson));

  return g_string_free (text, FALSE);
}

/**
 * jb_directory_lesson_words_dup_warnings:
 *
 * Returns: (transfer full): what does not fit together about it, one sentence on a line; "" where
 *   all does
 */
char *
jb_directory_lesson_words_dup_warnings (JbDirectoryLesson *lesson)
{
  const GPtrArray *sentences;
  GString         *text = g_string_new (NULL);

  g_return_val_if_fail (JB_IS_DIRECTORY_LESSON (lesson), NULL);

  sentences = jb_directory_lesson_get_contradictions (lesson);
  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (sentences, i));

  return g_string_free (text, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rules-private.h"

#include <string.h>

#include "jb-plain.h"

/* The recipients against those of the issue before. */

typedef struct
{
  const char *label;
  guint       block;
  guint       list;
  char       *text;
  char       *plain;
  char       *letters;
  gboolean    is_matched;
  guint       other;
} Entry;

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->text);
  g_free (entry->plain);
  g_free (entry->letters);
}

static GArray *
read_entries (const JbIssue *issue)
{
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (Entry));

  g_array_set_clear_func (entries, clear_entry);
  for (guint i = 0; i < issue->lists->len; i++)
    {
      const JbIssueList *list = jb_issue_get_list (issue, i);

      for (guint j = list->block == JB_ISSUE_NONE ? 0 : list->block; j < list->end; j++)
        {
          Entry entry = { .label = list->label, .block = j, .list = i };

          if (jb_issue_get_block (issue, j)->role != JB_ROLE_RECIPIENT ||
              jb_issue_get_block (issue, j)->length == 0)
            continue;
          entry.text = jb_issue_dup_value (issue, j);
          entry.plain = jb_plain_dup (entry.text);
          entry.letters = jb_plain_dup_letters (entry.text);
          g_array_append_val (entries, entry);
        }
    }

  return entries;
}

#define ENTRY(array, i) (&g_array_index ((array), Entry, (i)))

typedef enum
{
  BY_TEXT,
  BY_TEXT_ANYWHERE,
  BY_LETTERS,
} MatchKind;

static char *
dup_key (const Entry *entry,
         MatchKind    kind)
{
  if (kind == BY_TEXT_ANYWHERE)
    return g_strdup (entry->letters);

  return g_strconcat (entry->label, "\n", kind == BY_TEXT ? entry->plain : entry->letters, NULL);
}

static void
match (GArray *old,
       GArray *new,
       MatchKind kind)
{
  g_autoptr (GHashTable) left =
                 g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = old->len; i > 0; i--)
    if (!ENTRY (old, i - 1)->is_matched)
      g_hash_table_insert (left, dup_key (ENTRY (old, i - 1), kind), GUINT_TO_POINTER (i));

  for (guint i = 0; i < new->len; i++)
    {
      Entry           *entry = ENTRY (new, i);
      g_autofree char *key = entry->is_matched ? NULL : dup_key (entry, kind);
      guint            found = key != NULL
                                   ? GPOINTER_TO_UINT (g_hash_table_lookup (left, key))
                                   : 0;

      if (found == 0)
        continue;
      g_hash_table_remove (left, key);
      entry->is_matched = TRUE;
      entry->other = found - 1;
      ENTRY (old, found - 1)->is_matched = TRUE;
      ENTRY (old, found - 1)->other = i;
    }
}

static void
report_entry (const Entry *entry,
              JbReport    *report,
              const char  *format,
              const char  *what)
{
  g_autofree char *message = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (format, what);
#pragma GCC diagnostic pop
  jb_report (report, .block = entry->block, .end = (gsize) g_utf8_strlen (entry->text, -1),
             .message = message);
}

/* Entries that were put together or taken apart: 甲、乙 was 甲，乙. */
static void
match_runs (GArray   *one,
            GArray   *many,
            gboolean  many_are_new,
            JbReport *report)
{
  for (guint i = 0; i < one->len; i++)
    {
      Entry *entry = ENTRY (one, i);
      gsize  length = strlen (entry->letters);

      for (guint j = 0; !entry->is_matched && j + 1 < many->len; j++)
        {
          gsize at = 0;
          guint end = j;

          while (end < many->len && !ENTRY (many, end)->is_matched &&
                 strcmp (ENTRY (many, end)->label, entry->label) == 0 && at < length &&
                 g_str_has_prefix (entry->letters + at, ENTRY (many, end)->letters))
            at += strlen (ENTRY (many, end++)->letters);
          if (at != length || end < j + 2)
            continue;

          entry->is_matched = TRUE;
          for (guint k = j; k < end; k++)
            ENTRY (many, k)->is_matched = TRUE;
          for (guint k = j; k < end; k++)
            ENTRY (many, k)->other = G_MAXUINT;
          entry->other = G_MAXUINT;
          report_entry (many_are_new ? ENTRY (many, j) : entry, report,
                        _("The issue before has other marks here: %s"),
                           many_are_new ? entry->text : ENTRY (many, j)->text);
        }
    }
}

/* The name of a person at the end of an entry; units end in words for units. */
static const char *
find_name (const Entry *entry)
{
  static const char units[] = "室部处科会委办局席导记长厅院站联位构协员区市县团府校所队社心司馆台组旗盟镇乡村街道";
  const char       *end = entry->letters + strlen (entry->letters);
  const char       *last;

  if (g_utf8_strlen (entry->letters, -1) < 4)
    return NULL;
  last = g_utf8_prev_char (end);
  if (jb_piece_one_of (g_utf8_get_char (last), units))
    return NULL;

  return g_utf8_prev_char (last);
}

static void
match_names (GArray *old,
             GArray *new,
             JbReport *report)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < old->len; i++)
    {
      const char *name = ENTRY (old, i)->is_matched ? NULL : find_name (ENTRY (old, i));

      if (name != NULL)
        g_hash_table_insert (names, (gpointer) name, GUINT_TO_POINTER (i + 1));
    }

  for (guint i = 0; i < new->len; i++)
    {
      Entry      *entry = ENTRY (new, i);
      const char *name = entry->is_matched ? NULL : find_name (entry);
      guint       found = name != NULL
                              ? GPOINTER_TO_UINT (g_hash_table_lookup (names, name))
                              : 0;
      Entry      *before;

      if (found == 0 || ENTRY (old, found - 1)->is_matched)
        continue;
      entry->is_matched = TRUE;
      entry->other = G_MAXUINT;
      before = ENTRY (old, found - 1);
      before->is_matched = TRUE;
      report_entry (entry, report, _("Retitled: the issue before has “%s”."), before->text);
      if (strcmp (entry->label, before->label) != 0)
        report_entry (entry, report, _("Moved: it stood in the list “%s” before."), before->label);
    }
}

static void
report_matched (const GArray *old,
                const GArray *new,
                JbReport *report)
{
  guint furthest = 0;
  guint list = JB_ISSUE_NONE;

  for (guint i = 0; i < new->len; i++)
    {
      const Entry *entry = ENTRY (new, i);
      const Entry *before;

      if (entry->list != list)
        {
          list = entry->list;
          furthest = 0;
        }
      if (!entry->is_matched)
        {
          report_entry (entry, report, _("Added: the issue before lacks “%s”."), entry->text);
          continue;
        }
      if (entry->other == G_MAXUINT)
        continue;
      before = ENTRY (old, entry->other);
      if (strcmp (before->label, entry->label) != 0)
        report_entry (entry, report, _("Moved: it stood in the list “%s” before."), before->label);
      else if (entry->other + 1 < furthest)
        report_entry (entry, report, _("Moved: “%s” stood further up before."), entry->text);
      else
        furthest = entry->other + 1;
      if (strcmp (before->text, entry->text) != 0)
        report_entry (entry, report, _("The issue before has other marks here: %s"), before->text);
    }
}

/* What is gone is said at the end of its list. */
static void
report_removed (const JbIssue *issue,
                const GArray  *old,
                JbReport      *report)
{
  for (guint i = 0; i < old->len && !jb_report_is_full (report); i++)
    {
      const Entry     *entry = ENTRY (old, i);
      g_autofree char *message = NULL;
      g_autofree char *pointer = NULL;
      guint            block = issue->blocks->len - 1;

      if (entry->is_matched)
        continue;
      for (guint j = 0; j < issue->lists->len; j++)
        {
          const JbIssueList *list = jb_issue_get_list (issue, j);

          if (strcmp (list->label, entry->label) == 0)
            block = list->block != JB_ISSUE_NONE ? list->block : list->end - 1;
        }
      pointer = g_strconcat ("/recipients/", entry->label, NULL);
      message = g_strdup_printf (_("Removed: the issue before has “%s”."), entry->text);
      jb_report (report, .block = block, .pointer = pointer,
                 .message = message);
    }
}

void
jb_check_recipients_changed (const JbIssue       *issue,
                             const JbRuleContext *context,
                             JbReport            *report)
{
  g_autoptr (GArray) old = NULL;
  g_autoptr (GArray) new = NULL;

  if (context->previous == NULL || issue->blocks->len == 0)
    return;

  old = read_entries (context->previous);
  new = read_entries (issue);
  match (old, new, BY_TEXT);
  match (old, new, BY_LETTERS);
  match_runs (old, new, TRUE, report);
  match_runs (new, old, FALSE, report);
  match (old, new, BY_TEXT_ANYWHERE);
  match_names (old, new, report);
  report_matched (old, new, report);
  report_removed (issue, old, report);
}

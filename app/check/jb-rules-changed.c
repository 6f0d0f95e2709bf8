/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rules-private.h"

#include <string.h>

#include "jb-recipient-changes.h"

/* The recipients against those of the issue before. */

static char *
dup_message (const JbRecipientChange *change)
{
  switch (change->kind)
    {
    case JB_RECIPIENT_ADDED:
      return g_strdup_printf (_("Added: the issue before lacks “%s”."), change->text);
    case JB_RECIPIENT_RETITLED:
      return g_strdup_printf (_("Retitled: the issue before has “%s”."), change->old_text);
    case JB_RECIPIENT_MOVED_FROM_LIST:
      return g_strdup_printf (_("Moved: it stood in the list “%s” before."), change->old_label);
    case JB_RECIPIENT_MOVED_DOWN:
      return g_strdup_printf (_("Moved: “%s” stood further up before."), change->text);
    case JB_RECIPIENT_MOVED_UP:
      return g_strdup_printf (_("Moved: “%s” stood further down before."), change->text);
    case JB_RECIPIENT_MARKED:
      return g_strdup_printf (_("The issue before has other marks here: %s"), change->old_text);
    case JB_RECIPIENT_REMOVED:
    default:
      return g_strdup_printf (_("Removed: the issue before has “%s”."), change->old_text);
    }
}

/* What is gone is said at the end of its list. */
static void
report_removed (const JbIssue           *issue,
                const JbRecipientChange *change,
                const char              *message,
                JbReport                *report)
{
  g_autofree char *pointer = g_strconcat ("/recipients/", change->old_label, NULL);
  guint            block = issue->blocks->len - 1;

  for (guint i = 0; i < issue->lists->len; i++)
    {
      const JbIssueList *list = jb_issue_get_list (issue, i);

      if (strcmp (list->label, change->old_label) == 0)
        block = list->block != JB_ISSUE_NONE ? list->block : list->end - 1;
    }
  jb_report (report, .block = block, .pointer = pointer, .message = message);
}

void
jb_check_recipients_changed (const JbIssue       *issue,
                             const JbRuleContext *context,
                             JbReport            *report)
{
  g_autoptr(GArray) changes = NULL;

  if (context->previous == NULL || issue->blocks->len == 0)
    return;

  changes = jb_recipient_changes_new (issue, context->previous);
  for (guint i = 0; i < changes->len && !jb_report_is_full (report); i++)
    {
      const JbRecipientChange *change = &g_array_index (changes, JbRecipientChange, i);
      g_autofree char         *message = dup_message (change);

      if (change->kind == JB_RECIPIENT_REMOVED)
        report_removed (issue, change, message, report);
      else
        jb_report (report, .block = change->block,
                   .end = (gsize) g_utf8_strlen (change->text, -1), .message = message);
    }
}

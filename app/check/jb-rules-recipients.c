/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rules-private.h"

#include <string.h>

#include "jb-plain.h"

/* The lines 报, 送 and 发 as they are printed, without knowing who anybody is. */

static const char *const up_labels[] = { "报", "抄报", "呈", "呈报", "呈送", "报送", "主报", "同报" };
static const char *const across_labels[] = {
  "送", "抄送", "分送", "印送", "主送", "送阅", "发送", "并送", "同送", "增送", "加送",
};
static const char *const down_labels[] = {
  "发", "印发", "下发", "分发", "抄发", "发至", "加发", "增发", "并发", "同发", "存", "备",
};

static gboolean
is_one_of (const char        *label,
           const char *const *labels,
           guint              n_labels)
{
  for (guint i = 0; i < n_labels; i++)
    if (strcmp (label, labels[i]) == 0)
      return TRUE;

  return FALSE;
}

#define IS_LABEL(label, list) is_one_of ((label), (list), G_N_ELEMENTS (list))

static gboolean
has_entries (const JbIssue     *issue,
             const JbIssueList *list)
{
  for (guint i = list->block == JB_ISSUE_NONE ? 0 : list->block; i < list->end; i++)
    if (jb_issue_get_block (issue, i)->role == JB_ROLE_RECIPIENT &&
        jb_issue_get_block (issue, i)->length > 0)
      return TRUE;

  return FALSE;
}

static void
check_missing (const JbIssue     *issue,
               const char        *label,
               const char *const *labels,
               guint              n_labels,
               JbReport          *report)
{
  g_autofree char   *pointer = NULL;
  g_autofree char   *message = NULL;
  const JbIssueList *empty = NULL;
  guint              block = issue->blocks->len - 1;

  for (guint i = 0; i < issue->lists->len; i++)
    {
      const JbIssueList *list = jb_issue_get_list (issue, i);

      if (is_one_of (list->label, labels, n_labels))
        {
          if (has_entries (issue, list))
            return;
          if (empty == NULL)
            empty = list;
        }
      block = list->end - 1;
    }

  if (empty != NULL)
    {
      label = empty->label;
      block = empty->block;
    }
  pointer = g_strconcat ("/recipients/", label, NULL);
  message = g_strdup_printf (empty != NULL ? _("The list “%s” is empty.")
                                           : _("There is no list “%s”."),
                                                label);
  jb_report (report, .block = block, .pointer = pointer,
             .message = message);
}

void
jb_check_recipients_missing (const JbIssue       *issue,
                             const JbRuleContext *context,
                             JbReport            *report)
{
  if (issue->transcript->kind != JB_KIND_BULLETIN || issue->blocks->len == 0)
    return;

  check_missing (issue, "报", up_labels, G_N_ELEMENTS (up_labels), report);
  check_missing (issue, "送", across_labels, G_N_ELEMENTS (across_labels), report);
  check_missing (issue, "发", down_labels, G_N_ELEMENTS (down_labels), report);
}

static void
report_outside (const JbIssue *issue,
                guint          block,
                const char    *at,
                gsize          length,
                const char    *message,
                const char    *fix,
                gboolean       safe,
                JbReport      *report)
{
  gsize start = (gsize) (at - issue->transcript->text);

  jb_report (report, .block = block, .start = start, .end = start + length, .outside = TRUE,
             .fix = fix, .safe = safe,
             .message = message);
}

static void
check_colon (const JbIssue *issue,
             guint          block,
             JbReport      *report)
{
  gsize       length;
  const char *close = jb_issue_get_close (issue, block, &length);

  for (const char *at = close; at < close + length; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == 0xff1a)
        return;
      if (c == ':' || c == 0x2236 || c == 0xfe55)
        {
          report_outside (issue, block, at, (gsize) (g_utf8_next_char (at) - at),
                          _("After the label stands a full-width colon."), "：", TRUE, report);
          return;
        }
    }
  report_outside (issue, block, close, 0, _("A label ends with a colon."), NULL, FALSE, report);
}

/* The label that a text begins with: 报： */
static gboolean
begins_with_label (const JbIssueBlock *block)
{
  enum
  {
    LONGEST = 3
  };
  const char      *at = block->value;
  const char      *end = block->value + block->length;
  g_autofree char *name = NULL;

  for (guint i = 0; i < LONGEST && at < end && g_utf8_get_char (at) != 0xff1a && *at != ':'; i++)
    at = g_utf8_next_char (at);
  if (at >= end || (g_utf8_get_char (at) != 0xff1a && *at != ':'))
    return FALSE;
  name = g_strndup (block->value, (gsize) (at - block->value));

  return IS_LABEL (name, up_labels) || IS_LABEL (name, across_labels) ||
         IS_LABEL (name, down_labels);
}

/* A second line with the same label was read as the end of the last article, and one that
 * holds a sentence as a note of the tail: nobody would look for recipients there. */
static void
check_swallowed (const JbIssue *issue,
                 JbReport      *report)
{
  guint first = jb_issue_find_role (issue, JB_ROLE_RECIPIENTS_LABEL, 0);

  for (guint i = first; i != JB_ISSUE_NONE && i > 0; i--)
    {
      const JbIssueBlock *block = jb_issue_get_block (issue, i - 1);

      if ((block->role != JB_ROLE_TITLE && block->role != JB_ROLE_PARAGRAPH) ||
          !begins_with_label (block))
        break;
      jb_report (report, .block = i - 1,
                 .end = (gsize) g_utf8_strlen (block->value, (gssize) block->length),
                 .message = _("These look like recipients, but the line is read as text."));
    }

  for (guint i = first; i < issue->blocks->len; i++)
    {
      const JbIssueBlock *block = jb_issue_get_block (issue, i);
      const char         *name;

      if (block->role != JB_ROLE_TAIL || !g_str_has_prefix (block->key, "staff/"))
        continue;
      name = block->key + strlen ("staff/");
      if (IS_LABEL (name, up_labels) || IS_LABEL (name, across_labels) ||
          IS_LABEL (name, down_labels))
        jb_report (report, .block = i,
                   .end = (gsize) g_utf8_strlen (block->value, (gssize) block->length),
                   .message = _("These look like recipients, but the line is read as a note."));
    }
}

void
jb_check_recipients_label (const JbIssue       *issue,
                           const JbRuleContext *context,
                           JbReport            *report)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < issue->lists->len && !jb_report_is_full (report); i++)
    {
      const JbIssueList *list = jb_issue_get_list (issue, i);
      const char        *text;

      if (list->block == JB_ISSUE_NONE)
        continue;
      text = issue->transcript->text + jb_issue_get_block (issue, list->block)->start +
             jb_issue_get_block (issue, list->block)->mark->open;
      check_colon (issue, list->block, report);
      if (!IS_LABEL (list->label, up_labels) && !IS_LABEL (list->label, across_labels) &&
          !IS_LABEL (list->label, down_labels))
        report_outside (issue, list->block, text,
                        jb_issue_get_block (issue, list->block)->mark->raw,
                        _("Lists of recipients are called 报, 送, 发 or 抄送."), NULL, FALSE,
                           report);
      else if (!g_hash_table_add (seen, list->label))
        report_outside (issue, list->block, text,
                        jb_issue_get_block (issue, list->block)->mark->raw,
                        _("There is a list with this label already."), NULL, FALSE, report);
    }
  check_swallowed (issue, report);
}

void
jb_check_recipients_empty_entry (const JbIssue       *issue,
                                 const JbRuleContext *context,
                                 JbReport            *report)
{
  for (guint i = 0; i < issue->blocks->len && !jb_report_is_full (report); i++)
    {
      const JbIssueBlock *block = jb_issue_get_block (issue, i);

      if (block->role == JB_ROLE_RECIPIENT && block->length == 0)
        jb_report (report, .block = i,
                   .message = _("Between two commas stands no recipient."));
    }
}

/* Points inside an entry, not inside its brackets. */
static void
check_entry (const JbIssue *issue,
             guint          block,
             JbReport      *report)
{
  const JbIssueBlock *entry = jb_issue_get_block (issue, block);
  const char         *end = entry->value + entry->length;
  gsize               at = 0;
  int                 depth = 0;

  for (const char *p = entry->value; p < end; p = g_utf8_next_char (p), at++)
    {
      gunichar    c = g_utf8_get_char (p);
      const char *fix = NULL;
      gboolean    is_edge = p == entry->value || g_utf8_next_char (p) == end;

      if (jb_piece_one_of (c, "（(“《〔"))
        depth++;
      else if (jb_piece_one_of (c, "）)”》〕"))
        depth = MAX (depth - 1, 0);
      if (depth > 0)
        continue;

      if (jb_piece_one_of (c, "；;。,"))
        fix = is_edge ? "" : "，";
      else if (c == 0x3001 && is_edge)
        fix = "";
      else
        continue;

      jb_report (report, .block = block, .start = at, .end = at + 1, .fix = fix,
                 .safe = c != 0x3002 || is_edge,
                 .message = _("Between groups of recipients stands “，”, inside a group “、”."));
    }
}

void
jb_check_recipients_separator (const JbIssue       *issue,
                               const JbRuleContext *context,
                               JbReport            *report)
{
  for (guint i = 0; i < issue->blocks->len && !jb_report_is_full (report); i++)
    {
      const JbIssueBlock *block = jb_issue_get_block (issue, i);
      const char         *gap, *comma;

      if (block->role != JB_ROLE_RECIPIENT)
        continue;
      check_entry (issue, i, report);
      if (i + 1 >= issue->blocks->len || block[1].role != JB_ROLE_RECIPIENT)
        continue;
      gap = issue->transcript->text + jb_issue_get_gap_start (issue, i);
      comma = memchr (gap, ',', block->mark->gap);
      if (comma != NULL)
        report_outside (issue, i, comma, 1,
                        _("Between groups of recipients stands “，”, inside a group “、”."), "，",
                           TRUE, report);
    }
}

/* What stands behind the last entry of a list: its place and length without spaces. */
static const char *
find_end_mark (const JbIssue     *issue,
               const JbIssueList *list,
               gsize             *length)
{
  gsize       close_length;
  const char *at = jb_issue_get_close (issue, list->end - 1, &close_length);
  const char *end = at + close_length;

  while (at < end && jb_character_is (g_utf8_get_char (at), JB_CHARACTER_SPACE))
    at = g_utf8_next_char (at);
  while (end > at)
    {
      const char *last = g_utf8_find_prev_char (at, end);

      if (last == NULL || !jb_character_is (g_utf8_get_char (last), JB_CHARACTER_SPACE))
        break;
      end = last;
    }
  *length = (gsize) (end - at);
  /* A half-width comma is taken for one between two entries. */
  if (*length == 0)
    {
      const char *gap = issue->transcript->text + jb_issue_get_gap_start (issue, list->end - 1);

      if (jb_issue_get_block (issue, list->end - 1)->mark->gap > 0 && *gap == ',')
        {
          *length = 1;
          return gap;
        }
    }

  return at;
}

static gboolean
is_stop (const char *mark,
         gsize       length)
{
  return length == strlen ("。") && memcmp (mark, "。", length) == 0;
}

/* 。 or nothing, but one and the same; a document's 抄送 ends with 。 */
void
jb_check_recipients_end_mark (const JbIssue       *issue,
                              const JbRuleContext *context,
                              JbReport            *report)
{
  guint    n_stops = 0;
  guint    n_bare = 0;
  gboolean wants_stop;

  for (guint i = 0; i < issue->lists->len; i++)
    {
      const JbIssueList *list = jb_issue_get_list (issue, i);
      gsize              length;
      const char        *mark;

      if (!has_entries (issue, list))
        continue;
      mark = find_end_mark (issue, list, &length);
      n_stops += is_stop (mark, length);
      n_bare += length == 0;
    }
  wants_stop = n_stops > n_bare;

  for (guint i = 0; i < issue->lists->len && !jb_report_is_full (report); i++)
    {
      const JbIssueList *list = jb_issue_get_list (issue, i);
      gboolean           is_copy = issue->transcript->kind == JB_KIND_DOCUMENT &&
                         strcmp (list->label, "抄送") == 0;
      gsize       length;
      const char *mark;

      if (!has_entries (issue, list))
        continue;
      mark = find_end_mark (issue, list, &length);
      if (length > 0 && !is_stop (mark, length))
        report_outside (issue, list->end - 1, mark, length,
                        _("A list of recipients ends with “。” or with nothing."),
                           wants_stop || is_copy ? "。" : "", TRUE, report);
      else if (is_copy && length == 0)
        report_outside (issue, list->end - 1, mark, 0,
                        _("After the last of those who get a copy of a document stands “。”."), "。",
                           TRUE, report);
      else if (!is_copy && (length > 0) != wants_stop && n_stops != n_bare)
        report_outside (issue, list->end - 1, mark, length,
                        _("The lists of one issue all end with “。”, or none does."),
                           wants_stop ? "。" : "", FALSE, report);
    }
}

/* Where a recipient stands: @is_whole when the entry names no other. */
typedef struct
{
  guint    list;
  guint    block;
  gsize    start;
  gsize    end;
  gboolean is_whole;
} Stand;

typedef void (*Visit) (const char  *name,
                       const Stand *stand,
                       gpointer     data);

/* Calls @visit with each entry, and with each part of those that 、 divides. */
static void
visit_entry (const JbIssue *issue,
             guint          list,
             guint          block,
             gboolean       parts,
             Visit          visit,
             gpointer       data)
{
  const JbIssueBlock *entry = jb_issue_get_block (issue, block);
  const char         *end = entry->value + entry->length;
  const char         *first = entry->value;
  Stand               stand = { list, block, 0, 0, FALSE };
  gsize               at = 0;
  int                 depth = 0;
  gboolean            is_divided = FALSE;

  for (const char *p = entry->value; p <= end; p = p < end ? g_utf8_next_char (p) : p + 1, at++)
    {
      gunichar         c = p < end ? g_utf8_get_char (p) : 0;
      g_autofree char *part = NULL;
      g_autofree char *name = NULL;

      if (c == 0xff08 || c == '(')
        depth++;
      else if (c == 0xff09 || c == ')')
        depth = MAX (depth - 1, 0);
      if (p < end && (c != 0x3001 || depth > 0))
        continue;

      is_divided = is_divided || p < end;
      stand.end = at;
      stand.is_whole = !is_divided;
      if (parts == is_divided)
        {
          part = g_strndup (first, (gsize) (p - first));
          name = jb_plain_dup (part);
          if (*name != '\0')
            visit (name, &stand, data);
        }
      else if (!parts && p >= end)
        {
          part = g_strndup (entry->value, entry->length);
          name = jb_plain_dup (part);
          stand.start = 0;
          if (*name != '\0')
            visit (name, &stand, data);
        }
      if (p < end)
        {
          first = g_utf8_next_char (p);
          stand.start = at + 1;
        }
    }
}

typedef struct
{
  const JbIssue *issue;
  GHashTable    *whole;
  JbReport      *report;
  gboolean       across;
} Search;

static void
report_again (Search      *search,
              const Stand *stand,
              const Stand *first)
{
  const char      *label = jb_issue_get_list (search->issue, first->list)->label;
  const char      *own = jb_issue_get_list (search->issue, stand->list)->label;
  gboolean         same = strcmp (label, own) == 0;
  g_autofree char *message = NULL;

  if (same == search->across)
    return;

  message = same ? g_strdup (_("This recipient stands in the list already."))
                 : g_strdup_printf (_("This recipient stands in the list “%s” already."), label);
  jb_report (search->report, .block = stand->block, .start = stand->start, .end = stand->end,
             .message = message);
}

static void
visit_whole (const char  *name,
             const Stand *stand,
             gpointer     data)
{
  Search *search = data;
  Stand  *first = g_hash_table_lookup (search->whole, name);

  if (first != NULL)
    report_again (search, stand, first);
  else
    g_hash_table_insert (search->whole, g_strdup (name), g_memdup2 (stand, sizeof *stand));
}

/* 市委办公室 alone, and again in 市委办公室、市政府办公室. What is short may be a post that
 * several people hold: 省委常委. */
static void
visit_part (const char  *name,
            const Stand *stand,
            gpointer     data)
{
  enum
  {
    SHORTEST = 5
  };
  Search *search = data;
  Stand  *first = g_hash_table_lookup (search->whole, name);

  if (first != NULL && first->is_whole && first->block != stand->block &&
      g_utf8_strlen (name, -1) >= SHORTEST)
    report_again (search, stand, first);
}

static void
find_again (const JbIssue *issue,
            gboolean       across,
            JbReport      *report)
{
  g_autoptr (GHashTable) whole = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Search search = { issue, whole, report, across };

  for (guint parts = 0; parts < 2; parts++)
    for (guint i = 0; i < issue->lists->len; i++)
      {
        const JbIssueList *list = jb_issue_get_list (issue, i);
        guint              first = list->block == JB_ISSUE_NONE ? 0 : list->block + 1;

        for (guint j = first; j < list->end && !jb_report_is_full (report); j++)
          if (jb_issue_get_block (issue, j)->role == JB_ROLE_RECIPIENT)
            visit_entry (issue, i, j, parts == 1, parts == 1 ? visit_part : visit_whole, &search);
      }
}

void
jb_check_recipients_duplicate (const JbIssue       *issue,
                               const JbRuleContext *context,
                               JbReport            *report)
{
  find_again (issue, FALSE, report);
}

void
jb_check_recipients_cross_list (const JbIssue       *issue,
                                const JbRuleContext *context,
                                JbReport            *report)
{
  find_again (issue, TRUE, report);
}

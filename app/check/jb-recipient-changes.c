/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-recipient-changes.h"

#include <string.h>

#include "jb-piece.h"
#include "jb-plain.h"

/* The recipients of an issue beside those of the issue before. */

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
clear_change (gpointer data)
{
  JbRecipientChange *change = data;

  g_free (change->label);
  g_free (change->text);
  g_free (change->old_label);
  g_free (change->old_text);
}

static void
add_change (GArray               *changes,
            JbRecipientChangeKind kind,
            const Entry          *entry,
            const Entry          *before)
{
  JbRecipientChange change = {
    .kind = kind, .block = JB_ISSUE_NONE, .old_block = JB_ISSUE_NONE
  };

  if (entry != NULL)
    {
      change.n_entries = 1;
      change.block = entry->block;
      change.label = g_strdup (entry->label);
      change.text = g_strdup (entry->text);
    }
  if (before != NULL)
    {
      change.n_old_entries = 1;
      change.old_block = before->block;
      change.old_label = g_strdup (before->label);
      change.old_text = g_strdup (before->text);
    }
  g_array_append_val (changes, change);
}

/* The last change is about all entries of @many from @from on, up to @end. */
static void
extend_change (GArray       *changes,
               const GArray *many,
               guint         from,
               guint         end,
               gboolean      many_are_new)
{
  JbRecipientChange *change = &g_array_index (changes, JbRecipientChange, changes->len - 1);
  g_autoptr(GString) text = g_string_new (NULL);

  if (many_are_new)
    {
      change->n_entries = end - from;
      return;
    }

  change->n_old_entries = end - from;
  for (guint i = from; i < end; i++)
    g_string_append_printf (text, "%s%s", i > from ? "，" : "", ENTRY (many, i)->text);
  g_free (change->old_text);
  change->old_text = g_strdup (text->str);
}

/* Entries that were put together or taken apart: 甲、乙 was 甲，乙. */
static void
match_runs (GArray  *one,
            GArray  *many,
            gboolean many_are_new,
            GArray  *changes)
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
          add_change (changes, JB_RECIPIENT_MARKED, many_are_new ? ENTRY (many, j) : entry,
                      many_are_new ? entry : ENTRY (many, j));
          extend_change (changes, many, j, end, many_are_new);
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
             GArray *changes)
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
      add_change (changes, JB_RECIPIENT_RETITLED, entry, before);
      if (strcmp (entry->label, before->label) != 0)
        add_change (changes, JB_RECIPIENT_MOVED_FROM_LIST, entry, before);
    }
}

static gboolean
is_in_both (const GArray *old,
            const Entry  *entry)
{
  return entry->is_matched && entry->other != G_MAXUINT &&
         strcmp (ENTRY (old, entry->other)->label, entry->label) == 0;
}

/* Of the entries @from … @end - 1, which are one list, finds as many as possible that stand in
 * the order in which they stood. The others were moved. It goes from the end, so that of two
 * that changed places the second one is said to have moved. */
static void
find_steady (const GArray *old,
             const GArray *new,
             guint     from,
             guint     end,
             gboolean *is_steady)
{
  g_autoptr(GArray) tails = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *next = g_new (guint, end - from + 1);
  guint             at;

  for (guint i = end; i-- > from;)
    {
      guint low = 0;
      guint high = tails->len;

      if (!is_in_both (old, ENTRY (new, i)))
        continue;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (ENTRY (new, g_array_index (tails, guint, middle))->other > ENTRY (new, i)->other)
            low = middle + 1;
          else
            high = middle;
        }
      next[i - from] = low > 0 ? g_array_index (tails, guint, low - 1) : G_MAXUINT;
      if (low == tails->len)
        g_array_append_val (tails, i);
      else
        g_array_index (tails, guint, low) = i;
    }

  at = tails->len > 0 ? g_array_index (tails, guint, tails->len - 1) : G_MAXUINT;
  for (; at != G_MAXUINT; at = next[at - from])
    is_steady[at] = TRUE;
}

static void
add_matched (const GArray *old,
             const GArray *new,
             GArray *changes)
{
  g_autofree gboolean *is_steady = g_new0 (gboolean, new->len + 1);
  guint                furthest = 0;

  for (guint from = 0, i = 1; i <= new->len; i++)
    if (i == new->len || ENTRY (new, i)->list != ENTRY (new, from)->list)
      {
        find_steady (old, new, from, i, is_steady);
        from = i;
      }

  for (guint i = 0; i < new->len; i++)
    {
      const Entry *entry = ENTRY (new, i);
      const Entry *before;

      if (i == 0 || entry->list != ENTRY (new, i - 1)->list)
        furthest = 0;
      if (!entry->is_matched)
        {
          add_change (changes, JB_RECIPIENT_ADDED, entry, NULL);
          continue;
        }
      if (entry->other == G_MAXUINT)
        continue;
      before = ENTRY (old, entry->other);
      if (!is_in_both (old, entry))
        add_change (changes, JB_RECIPIENT_MOVED_FROM_LIST, entry, before);
      else if (is_steady[i])
        furthest = entry->other + 1;
      else
        add_change (changes,
                    entry->other + 1 < furthest ? JB_RECIPIENT_MOVED_DOWN
                                                : JB_RECIPIENT_MOVED_UP,
                    entry, before);
      if (strcmp (before->text, entry->text) != 0)
        add_change (changes, JB_RECIPIENT_MARKED, entry, before);
    }
}

/**
 * jb_recipient_changes_new:
 * @issue: an issue
 * @previous: the issue before
 *
 * Compares the recipients. Of one recipient several things may be said: it was moved, and has
 * other marks.
 *
 * Returns: (transfer full) (element-type JbRecipientChange): the differences; those that are
 *   removed come last
 */
GArray *
jb_recipient_changes_new (const JbIssue *issue,
                          const JbIssue *previous)
{
  GArray *changes = g_array_new (FALSE, TRUE, sizeof (JbRecipientChange));
  g_autoptr(GArray) old = NULL;
  g_autoptr(GArray) new = NULL;

  g_return_val_if_fail (issue != NULL && previous != NULL, NULL);

  g_array_set_clear_func (changes, clear_change);
  old = read_entries (previous);
  new = read_entries (issue);
  match (old, new, BY_TEXT);
  match (old, new, BY_LETTERS);
  match_runs (old, new, TRUE, changes);
  match_runs (new, old, FALSE, changes);
  match (old, new, BY_TEXT_ANYWHERE);
  match_names (old, new, changes);
  add_matched (old, new, changes);
  for (guint i = 0; i < old->len; i++)
    if (!ENTRY (old, i)->is_matched)
      add_change (changes, JB_RECIPIENT_REMOVED, NULL, ENTRY (old, i));

  return changes;
}

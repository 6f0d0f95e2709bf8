/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-fix.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-edit-private.h"

/* Fixes are edits like any other: of the value of a block, or of what is printed around it. */

enum
{
  /* How many characters fixes may move through in one wrapped text before they are applied
   * together, at the price of the line breaks between them. */
  PATIENCE = 50000000,
  /* How many rounds of fixes any text may have, and how many bytes further rounds
   * may look at in one that needs more. */
  SURE_ROUNDS = 12,
  MOST_LOOKED_AT = 20000000
};

static GPtrArray *
list_blocks (JbBulletin *bulletin)
{
  GPtrArray *blocks = g_ptr_array_new ();

  for (JbBlock *block = jb_bulletin_get_first_block (bulletin); block != NULL;
       block = jb_block_get_next (block))
    g_ptr_array_add (blocks, block);

  return blocks;
}

/* @text divided at the commas that part recipients, which no brackets enclose. */
static GStrv
divide (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *start = text;
  const char *at;
  int         depth = 0;

  for (at = text;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '(' || c == 0xff08)
        depth++;
      else if (c == ')' || c == 0xff09)
        depth = MAX (depth - 1, 0);
      else if (c == 0 || (c == 0xff0c && depth == 0))
        {
          g_autofree char *part = g_strndup (start, (gsize) (at - start));

          if (*g_strstrip (part) != '\0')
            g_strv_builder_add (builder, part);
          start = at + strlen ("，");
        }
      if (c == 0)
        break;
    }

  return g_strv_builder_end (builder);
}

/* Puts @parts in the place of entry number @position: what was printed before and after the
 * one now stands before the first and after the last. */
static void
divide_entry (JbRecipients *list,
              guint         position,
              JbBlock      *entry,
              GStrv         parts)
{
  JbBulletin      *bulletin = jb_node_get_bulletin (JB_NODE (list));
  GListModel      *entries = jb_recipients_get_entries (list);
  g_autofree char *open = g_strdup (jb_block_get_open (entry));
  g_autofree char *close = g_strdup (jb_block_get_close (entry));
  g_autofree char *gap = g_strdup (jb_block_get_gap (entry));
  guint            n = g_strv_length (parts);

  jb_recipients_splice_entries (list, position, 1, (const char *const *) parts);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JbBlock) part = g_list_model_get_item (entries, position + i);
      gboolean       is_last = i + 1 == n;
      JbBlockMargins margins;

      jb_block_margins_init (&margins, i == 0 ? open : "", -1, is_last ? close : "", -1,
                             is_last ? gap : "，", -1);
      jb_edit_apply (bulletin, jb_edit_new_margins (part, margins));
    }
}

/* Gives @block its new text. A recipient that was two becomes two. */
static void
set_text (JbBlock    *block,
          const char *text)
{
  JbNode *owner = jb_node_get_owner (JB_NODE (block));
  g_auto (GStrv) parts = NULL;
  GListModel *entries;

  if (jb_block_get_role (block) == JB_ROLE_RECIPIENT && JB_IS_RECIPIENTS (owner))
    parts = divide (text);
  if (parts == NULL || g_strv_length (parts) < 2)
    {
      jb_block_set_text (block, text);
      return;
    }

  entries = jb_recipients_get_entries (JB_RECIPIENTS (owner));
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (JbBlock) entry = g_list_model_get_item (entries, i);

      if (entry == block)
        {
          divide_entry (JB_RECIPIENTS (owner), i, block, parts);
          return;
        }
    }
}

/* @text with the text of @finding replaced, or %NULL where it is another text by now. */
static char *
replace_in_value (const char      *text,
                  const JbFinding *finding)
{
  gsize       length = strlen (finding->text);
  const char *start;
  GString    *result;

  if ((gsize) g_utf8_strlen (text, -1) < finding->end)
    return NULL;
  start = g_utf8_offset_to_pointer (text, (glong) finding->start);
  if (strncmp (start, finding->text, length) != 0)
    return NULL;

  result = g_string_new_len (text, start - text);
  g_string_append (result, finding->fix);
  g_string_append (result, start + length);

  return g_string_free (result, FALSE);
}

/* Whether @text stands at @at in @whole. */
static gboolean
stands_at (const char *whole,
           gsize       at,
           const char *text)
{
  return at + strlen (text) <= strlen (whole) && strncmp (whole + at, text, strlen (text)) == 0;
}

static char *
replace_bytes (const char *whole,
               gsize       at,
               gsize       length,
               const char *fix)
{
  GString *result = g_string_new (whole);

  g_string_erase (result, (gssize) at, (gssize) length);
  g_string_insert (result, (gssize) at, fix);

  return g_string_free (result, FALSE);
}

/* Spaces before a line break inside a wrapped paragraph. */
static gboolean
fix_in_raw (JbBulletin      *bulletin,
            JbBlock         *block,
            gsize            at,
            const JbFinding *finding)
{
  const JbBlockContent *old = &block->content;
  JbBlockContent        content = { NULL };
  gsize                 length = strlen (finding->text);
  gboolean              found = FALSE;

  if (*finding->fix != '\0' || old->raw == NULL || !stands_at (old->raw, at, finding->text))
    return FALSE;

  content.cuts = g_memdup2 (old->cuts, old->n_cuts * sizeof (JbCut));
  content.n_cuts = old->n_cuts;
  for (guint i = 0; i < content.n_cuts; i++)
    {
      JbCut *cut = &content.cuts[i];

      if (found)
        cut->start -= (guint32) length;
      else if (at >= cut->start && at + length < cut->start + cut->length)
        {
          cut->length -= (guint32) length;
          found = TRUE;
        }
    }
  if (!found)
    {
      g_free (content.cuts);
      return FALSE;
    }
  content.text = g_strdup (old->text);
  content.raw = replace_bytes (old->raw, at, length, "");
  jb_edit_apply (bulletin, jb_edit_new_content (block, content));

  return TRUE;
}

/* @start is where the block begins in the exact text. */
static gboolean
fix_outside (JbBulletin      *bulletin,
             JbBlock         *block,
             gsize            start,
             const JbFinding *finding)
{
  const char      *open = jb_block_get_open (block);
  const char      *close = jb_block_get_close (block);
  const char      *gap = jb_block_get_gap (block);
  gsize            n_open = strlen (open);
  gsize            n_raw = strlen (jb_block_get_raw (block));
  gsize            at;
  gsize            n_text = strlen (finding->text);
  g_autofree char *around = NULL;
  g_autofree char *changed = NULL;
  gsize            n_close;
  JbBlockMargins   margins;

  if (finding->offset < start)
    return FALSE;
  at = finding->offset - start;

  if (at + n_text <= n_open && n_open > 0)
    {
      if (!stands_at (open, at, finding->text))
        return FALSE;
      changed = replace_bytes (open, at, n_text, finding->fix);
      jb_block_margins_init (&margins, changed, -1, close, -1, gap, -1);
      jb_edit_apply (bulletin, jb_edit_new_margins (block, margins));
      return TRUE;
    }
  if (at < n_open + n_raw)
    return at >= n_open && fix_in_raw (bulletin, block, at - n_open, finding);

  /* Spaces at the end of a line may begin in one and end in the other. */
  at -= n_open + n_raw;
  around = g_strconcat (close, gap, NULL);
  if (!stands_at (around, at, finding->text))
    return FALSE;
  changed = replace_bytes (around, at, n_text, finding->fix);
  n_close = strlen (close);
  if (at + n_text <= n_close)
    n_close = n_close - n_text + strlen (finding->fix);
  else if (at < n_close)
    n_close = at;
  jb_block_margins_init (&margins, open, -1, changed, (gssize) n_close, changed + n_close, -1);
  jb_edit_apply (bulletin, jb_edit_new_margins (block, margins));

  return TRUE;
}

static gsize
get_size (JbBlock *block)
{
  return strlen (jb_block_get_open (block)) + strlen (jb_block_get_raw (block)) +
         strlen (jb_block_get_close (block)) + strlen (jb_block_get_gap (block));
}

/**
 * jb_fix_apply:
 * @finding: what was found in the bulletin as it is now
 *
 * Puts the fix of @finding in its place, as a step that can be undone.
 *
 * Returns: whether it could be done: there is a fix, and the text is still there
 */
gboolean
jb_fix_apply (JbBulletin      *bulletin,
              const JbFinding *finding)
{
  g_autofree char *text = NULL;
  JbHistory       *history;
  JbBlock         *block;
  gsize            start = 0;
  guint            number = 0;
  gboolean         done = FALSE;

  g_return_val_if_fail (JB_IS_BULLETIN (bulletin) && finding != NULL, FALSE);

  if (finding->fix == NULL)
    return FALSE;
  for (block = jb_bulletin_get_first_block (bulletin); block != NULL && number < finding->block;
       block = jb_block_get_next (block))
    number++;
  if (block == NULL)
    return FALSE;

  history = jb_bulletin_get_history (bulletin);
  jb_history_begin (history, _("Fix"));
  if (finding->outside)
    {
      g_free (jb_bulletin_dup_text (bulletin, &start));
      for (JbBlock *after = block; after != NULL; after = jb_block_get_next (after))
        start -= get_size (after);
      done = fix_outside (bulletin, block, start, finding);
    }
  else
    {
      text = replace_in_value (jb_block_get_text (block), finding);
      if (text != NULL)
        set_text (block, text);
      done = text != NULL;
    }
  jb_history_end (history);

  return done;
}

/* The findings of one block with a safe fix, from the first to the last, none over another. */
static guint
fix_values (JbBlock          *block,
            const JbFinding **findings,
            guint             n)
{
  const char *value = jb_block_get_text (block);
  gboolean    is_wrapped = strcmp (value, jb_block_get_raw (block)) != 0;
  gsize       length = strlen (value);
  g_autoptr (GString) result = NULL;
  const char *at = value;
  gsize       character = 0;

  if (is_wrapped && jb_block_get_role (block) != JB_ROLE_RECIPIENT &&
      (guint64) n * length < PATIENCE)
    {
      guint n_done = 0;

      for (guint i = n; i > 0; i--)
        {
          g_autofree char *text = replace_in_value (jb_block_get_text (block), findings[i - 1]);

          if (text == NULL)
            continue;
          set_text (block, text);
          n_done++;
        }
      return n_done;
    }

  result = g_string_sized_new (length);
  for (guint i = 0; i < n; i++)
    {
      const char *start = g_utf8_offset_to_pointer (at, (glong) (findings[i]->start - character));

      g_string_append_len (result, at, start - at);
      g_string_append (result, findings[i]->fix);
      at = start + strlen (findings[i]->text);
      character = findings[i]->end;
    }
  g_string_append (result, at);
  set_text (block, result->str);

  return n;
}

/* One round: the safe fixes that do not touch each other. */
static guint
fix_once (JbBulletin *bulletin,
          GPtrArray  *findings)
{
  g_autoptr (GPtrArray) blocks = list_blocks (bulletin);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) outside = g_ptr_array_new ();
  g_autofree gsize *starts = g_new0 (gsize, blocks->len + 1);
  gsize             size;
  guint             n_done = 0;
  guint             i = 0;

  g_free (jb_bulletin_dup_text (bulletin, &size));
  starts[blocks->len] = size;
  for (guint j = blocks->len; j > 0; j--)
    starts[j - 1] = starts[j] - get_size (g_ptr_array_index (blocks, j - 1));

  while (i < findings->len)
    {
      const JbFinding *first = g_ptr_array_index (findings, i);
      guint            number = first->block;
      gsize            end = 0;

      g_ptr_array_set_size (values, 0);
      g_ptr_array_set_size (outside, 0);
      for (; i < findings->len; i++)
        {
          JbFinding *finding = g_ptr_array_index (findings, i);

          if (finding->block != number)
            break;
          if (!finding->safe_fix || finding->ignored || finding->offset < end)
            continue;
          end = finding->offset + finding->length;
          g_ptr_array_add (finding->outside ? outside : values, finding);
        }
      if (number >= blocks->len)
        continue;

      /* From the end, so that the places before stay where they are. */
      for (guint j = outside->len; j > 0; j--)
        n_done += fix_outside (bulletin, g_ptr_array_index (blocks, number), starts[number],
                               g_ptr_array_index (outside, j - 1));
      if (values->len > 0)
        n_done += fix_values (g_ptr_array_index (blocks, number),
                              (const JbFinding **) values->pdata, values->len);
    }

  return n_done;
}

/**
 * jb_fix_apply_all:
 * @checker: what to hold the bulletin against
 *
 * Applies the safe fixes until there are none, as one step that can be undone. Findings
 * that are ignored stay as they are. What one fix leads to is fixed in the next round. Only in a
 * large text with rows of slips that lead from one to the next, such as brackets after brackets,
 * some may be left for the next time, and are found as before.
 *
 * Returns: how many were applied
 */
guint
jb_fix_apply_all (JbBulletin *bulletin,
                  JbChecker  *checker)
{
  JbHistory *history;
  gsize      looked_at = 0;
  guint      n_done = 0;
  guint      n = 1;

  g_return_val_if_fail (JB_IS_BULLETIN (bulletin) && checker != NULL, 0);

  history = jb_bulletin_get_history (bulletin);
  jb_history_begin (history, _("Fix All"));
  for (guint i = 0; n > 0 && (i < SURE_ROUNDS || looked_at < MOST_LOOKED_AT); i++)
    {
      g_autoptr (JbTranscript) transcript = jb_bulletin_to_transcript (bulletin);
      g_autoptr (GPtrArray) findings = jb_checker_check (checker, transcript);

      n = fix_once (bulletin, findings);
      n_done += n;
      looked_at += transcript->length;
    }
  jb_history_end (history);

  return n_done;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-body-buffer.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-bulletin.h"
#include "jb-body-levels.h"
#include "jb-body-line.h"
#include "jb-text-patch.h"

/**
 * JbBodyBuffer:
 *
 * The text of a list of lines: the paragraphs of an article, the lines of a title, the
 * titles of a digest. One line of the buffer is one item of the list. The list is the
 * truth: what the user types becomes commands that touch the items concerned and no
 * others, and what changes in the list is replaced in the buffer and nothing else.
 */

struct _JbBodyBuffer
{
  GtkTextBuffer parent_instance;

  /* Owned */
  JbNode     *owner;
  GListModel *lines;
  GPtrArray  *blocks;
  GHashTable *typed;
  char       *label;

  JbSplice splice;
  int      clean_start;
  int      clean_end;
  guint    follow_id;
  guint    in_user_action : 1;
  guint    dirty : 1;
  guint    following : 1;
  guint    committing : 1;
  guint    composing : 1;
  guint    stale : 1;
  guint    verbatim : 1;
};

G_DEFINE_FINAL_TYPE (JbBodyBuffer, jb_body_buffer, GTK_TYPE_TEXT_BUFFER)

static char *
dup_shown (JbBlock *block)
{
  return jb_body_line_to_shown (jb_block_get_text (block));
}

static void
get_line_bounds (JbBodyBuffer *self,
                 int           line,
                 GtkTextIter  *start,
                 GtkTextIter  *end)
{
  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), start, line);
  *end = *start;
  if (!gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_to_line_end (end);
}

static char *
dup_line (JbBodyBuffer *self,
          int           line)
{
  g_autofree char *shown = NULL;
  GtkTextIter      start, end;

  get_line_bounds (self, line, &start, &end);
  shown = gtk_text_iter_get_slice (&start, &end);

  return jb_body_line_from_shown (shown);
}

static int
get_line_start (JbBodyBuffer *self,
                int           line)
{
  GtkTextIter start, end;

  get_line_bounds (self, line, &start, &end);

  return gtk_text_iter_get_offset (&start);
}

static int
get_line_end (JbBodyBuffer *self,
              int           line)
{
  GtkTextIter start, end;

  get_line_bounds (self, line, &start, &end);

  return gtk_text_iter_get_offset (&end);
}

static char *
join_shown (JbBodyBuffer *self,
            guint         position,
            guint         n)
{
  GString *text = g_string_new (NULL);

  for (guint i = position; i < position + n; i++)
    {
      g_autofree char *shown = dup_shown (g_ptr_array_index (self->blocks, i));

      if (i > position)
        g_string_append_c (text, '\n');
      g_string_append (text, shown);
    }

  return g_string_free (text, FALSE);
}

/* Drawn tables need characters of one width, and headings stand out. */
static void
restyle (JbBodyBuffer *self,
         guint         first,
         guint         n)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  guint          n_lines = (guint) gtk_text_buffer_get_line_count (buffer);

  for (guint i = first; i < first + n && i < self->blocks->len && i < n_lines; i++)
    {
      JbBlock    *block = g_ptr_array_index (self->blocks, i);
      GtkTextIter start, end;

      get_line_bounds (self, (int) i, &start, &end);
      if (strchr (jb_block_get_text (block), '\n') != NULL)
        gtk_text_buffer_apply_tag_by_name (buffer, "table", &start, &end);
      else
        gtk_text_buffer_remove_tag_by_name (buffer, "table", &start, &end);
      if (jb_block_get_role (block) == JB_ROLE_HEADING)
        gtk_text_buffer_apply_tag_by_name (buffer, "heading", &start, &end);
      else
        gtk_text_buffer_remove_tag_by_name (buffer, "heading", &start, &end);
      jb_body_levels_apply (buffer, block, &start, &end);
    }
}

/* Makes the whole buffer say what the list says. */
static void
follow_all (JbBodyBuffer *self)
{
  g_autofree char *text = join_shown (self, 0, self->blocks->len);

  self->stale = FALSE;
  self->following = TRUE;
  jb_text_patch_all (GTK_TEXT_BUFFER (self), text);
  restyle (self, 0, self->blocks->len);
  self->following = FALSE;
}

/* Whether a change of the list may go to the buffer now; if not it goes there later. */
static gboolean
can_follow (JbBodyBuffer *self)
{
  if (self->committing)
    return FALSE;
  if (self->composing || self->dirty || self->stale)
    {
      self->stale = TRUE;
      return FALSE;
    }

  return TRUE;
}

static void
follow_splice (JbBodyBuffer *self,
               guint         position,
               guint         removed,
               guint         added)
{
  GtkTextBuffer   *buffer = GTK_TEXT_BUFFER (self);
  guint            n_new = self->blocks->len;
  guint            n_old = n_new - added + removed;
  g_autofree char *joined = join_shown (self, position, added);
  g_autofree char *text = NULL;
  int              start, end;

  if (n_old == 0 || n_new == 0)
    {
      start = 0;
      end = gtk_text_buffer_get_char_count (buffer);
      text = g_steal_pointer (&joined);
    }
  else if (removed > 0 && added > 0)
    {
      start = get_line_start (self, (int) position);
      end = get_line_end (self, (int) (position + removed - 1));
      text = g_steal_pointer (&joined);
    }
  else if (added > 0)
    {
      start = position < n_old ? get_line_start (self, (int) position)
                               : gtk_text_buffer_get_char_count (buffer);
      end = start;
      text = position < n_old ? g_strconcat (joined, "\n", NULL) : g_strconcat ("\n", joined, NULL);
    }
  else
    {
      gboolean at_end = position + removed == n_old;

      start = at_end ? get_line_end (self, (int) position - 1)
                     : get_line_start (self, (int) position);
      end = at_end ? gtk_text_buffer_get_char_count (buffer)
                   : get_line_start (self, (int) (position + removed));
      text = g_strdup ("");
    }

  self->following = TRUE;
  jb_text_patch_range (buffer, start, end, text);
  restyle (self, position, added);
  self->following = FALSE;
}

static void
on_text_changed_cb (JbBlock      *block,
                    GParamSpec   *pspec,
                    JbBodyBuffer *self)
{
  g_autofree char *shown = NULL;
  guint            index;

  if (!can_follow (self) || !g_ptr_array_find (self->blocks, block, &index))
    return;

  shown = dup_shown (block);
  self->following = TRUE;
  jb_text_patch_range (GTK_TEXT_BUFFER (self), get_line_start (self, (int) index),
                       get_line_end (self, (int) index), shown);
  restyle (self, index, 1);
  self->following = FALSE;
}

static void
forget_blocks (JbBodyBuffer *self,
               guint         position,
               guint         n)
{
  if (n == 0)
    return;
  for (guint i = position; i < position + n; i++)
    {
      g_signal_handlers_disconnect_by_func (g_ptr_array_index (self->blocks, i),
                                            on_text_changed_cb, self);
      g_hash_table_remove (self->typed, g_ptr_array_index (self->blocks, i));
    }
  g_ptr_array_remove_range (self->blocks, position, n);
}

static void
on_items_changed_cb (GListModel   *lines,
                     guint         position,
                     guint         removed,
                     guint         added,
                     JbBodyBuffer *self)
{
  forget_blocks (self, position, removed);
  for (guint i = position; i < position + added; i++)
    {
      JbBlock *block = g_list_model_get_item (lines, i);

      g_ptr_array_insert (self->blocks, (int) i, block);
      g_signal_connect_object (block, "notify::text", G_CALLBACK (on_text_changed_cb), self, 0);
    }

  if (can_follow (self))
    follow_splice (self, position, removed, added);
}

static gboolean
says (JbBodyBuffer *self,
      guint         index,
      const char   *text)
{
  return g_str_equal (jb_block_get_text (g_ptr_array_index (self->blocks, index)), text);
}

/* Turns what was typed since the last time into commands. Lines that the change did not
 * touch, or left as they were, are not in them, so their margins stay. */
static void
commit (JbBodyBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  int         n_lines = gtk_text_buffer_get_line_count (buffer);
  guint       start = (guint) self->clean_start;
  guint       end = self->blocks->len - MIN (self->blocks->len, (guint) self->clean_end);
  guint       first = 0, last, n_old, n_new, n_both;
  JbBulletin *bulletin;

  self->dirty = FALSE;
  if (self->owner == NULL || (bulletin = jb_node_get_bulletin (self->owner)) == NULL)
    return;

  start = MIN (start, end);
  if (gtk_text_buffer_get_char_count (buffer) > 0)
    for (int i = (int) start; i < n_lines - self->clean_end; i++)
      g_ptr_array_add (lines, dup_line (self, i));

  last = lines->len;
  while (start < end && first < last && says (self, start, lines->pdata[first]))
    {
      start++;
      first++;
    }
  while (start < end && first < last && says (self, end - 1, lines->pdata[last - 1]))
    {
      end--;
      last--;
    }

  n_old = end - start;
  n_new = last - first;
  n_both = MIN (n_old, n_new);
  self->committing = TRUE;
  if (n_old == 1 && n_new == 1)
    jb_block_set_text (g_ptr_array_index (self->blocks, start), lines->pdata[first]);
  else if (n_old > 0 || n_new > 0)
    {
      g_autoptr(GPtrArray) added = g_ptr_array_new ();

      for (guint i = first + n_both; i < last; i++)
        g_ptr_array_add (added, lines->pdata[i]);
      g_ptr_array_add (added, NULL);

      jb_history_begin (jb_bulletin_get_history (bulletin), self->label);
      for (guint i = 0; i < n_both; i++)
        jb_block_set_text (g_ptr_array_index (self->blocks, start + i), lines->pdata[first + i]);
      if (n_old != n_new)
        self->splice (self->owner, start + n_both, n_old - n_both,
                      (const char *const *) added->pdata);
      jb_history_end (jb_bulletin_get_history (bulletin));
    }
  self->committing = FALSE;

  /* The list may have refused or trimmed something: then the buffer follows it. */
  if ((guint) n_lines != MAX (1, self->blocks->len))
    self->stale = TRUE;
  for (guint i = 0; i < n_new && !self->stale; i++)
    if (start + i >= self->blocks->len || !says (self, start + i, lines->pdata[first + i]))
      self->stale = TRUE;

  for (guint i = start; i < MIN (start + n_new, self->blocks->len); i++)
    g_hash_table_add (self->typed, g_ptr_array_index (self->blocks, i));

  self->following = TRUE;
  restyle (self, start, n_new);
  self->following = FALSE;
}

static gboolean
follow_in_idle_cb (gpointer data)
{
  JbBodyBuffer *self = data;

  self->follow_id = 0;
  if (self->stale && !self->dirty && !self->composing)
    follow_all (self);

  return G_SOURCE_REMOVE;
}

static void
note_change (JbBodyBuffer *self,
             int           clean_start,
             int           clean_end)
{
  self->clean_start = self->dirty ? MIN (self->clean_start, clean_start) : clean_start;
  self->clean_end = self->dirty ? MIN (self->clean_end, clean_end) : clean_end;
  self->dirty = TRUE;
  if (self->in_user_action)
    return;

  commit (self);
  if (self->stale && self->follow_id == 0)
    self->follow_id = g_idle_add (follow_in_idle_cb, self);
}

/* Before the user changes a buffer that waits to follow the list, it follows. The
 * iterators stay at their place. */
static void
catch_up (JbBodyBuffer *self,
          GtkTextIter  *a,
          GtkTextIter  *b)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextMark   *mark_a, *mark_b = NULL;

  if (!self->stale || self->dirty || self->following)
    return;

  mark_a = gtk_text_buffer_create_mark (buffer, NULL, a, FALSE);
  if (b != NULL)
    mark_b = gtk_text_buffer_create_mark (buffer, NULL, b, FALSE);
  follow_all (self);
  gtk_text_buffer_get_iter_at_mark (buffer, a, mark_a);
  gtk_text_buffer_delete_mark (buffer, mark_a);
  if (b != NULL)
    {
      gtk_text_buffer_get_iter_at_mark (buffer, b, mark_b);
      gtk_text_buffer_delete_mark (buffer, mark_b);
    }
}

static void
jb_body_buffer_insert_text (GtkTextBuffer *buffer,
                            GtkTextIter   *at,
                            const char    *text,
                            int            length)
{
  JbBodyBuffer       *self = JB_BODY_BUFFER (buffer);
  GtkTextBufferClass *parent_class = GTK_TEXT_BUFFER_CLASS (jb_body_buffer_parent_class);
  g_autofree char    *clean = NULL;
  GtkTextIter         line_start;
  gboolean            in_table;
  int                 line, rest;

  if (self->following)
    {
      parent_class->insert_text (buffer, at, text, length);
      return;
    }

  catch_up (self, at, NULL);
  line = gtk_text_iter_get_line (at);
  line_start = *at;
  gtk_text_iter_set_line_offset (&line_start, 0);
  in_table = jb_body_line_begins_table (gtk_text_iter_get_char (&line_start));
  clean = self->verbatim ? g_strndup (text, (gsize) length)
                         : jb_body_line_clean (text, length, in_table);
  parent_class->insert_text (buffer, at, clean, (int) strlen (clean));
  rest = gtk_text_buffer_get_line_count (buffer) - 1 - gtk_text_iter_get_line (at);
  note_change (self, line, rest);
}

static void
jb_body_buffer_delete_range (GtkTextBuffer *buffer,
                             GtkTextIter   *start,
                             GtkTextIter   *end)
{
  JbBodyBuffer *self = JB_BODY_BUFFER (buffer);
  int           line, rest;

  catch_up (self, start, end);
  gtk_text_iter_order (start, end);
  line = gtk_text_iter_get_line (start);
  rest = gtk_text_buffer_get_line_count (buffer) - 1 - gtk_text_iter_get_line (end);
  GTK_TEXT_BUFFER_CLASS (jb_body_buffer_parent_class)->delete_range (buffer, start, end);
  if (!self->following)
    note_change (self, line, rest);
}

static void
jb_body_buffer_begin_user_action (GtkTextBuffer *buffer)
{
  JB_BODY_BUFFER (buffer)->in_user_action = TRUE;
}

static void
jb_body_buffer_end_user_action (GtkTextBuffer *buffer)
{
  JbBodyBuffer *self = JB_BODY_BUFFER (buffer);

  self->in_user_action = FALSE;
  if (self->dirty)
    commit (self);
  if (self->stale && !self->composing)
    follow_all (self);
}

static void
jb_body_buffer_constructed (GObject *object)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (object);

  G_OBJECT_CLASS (jb_body_buffer_parent_class)->constructed (object);

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_create_tag (buffer, "table", "family", "Monospace", NULL);
  jb_body_levels_add_tags (buffer);
  gtk_text_buffer_create_tag (buffer, "heading", "weight", PANGO_WEIGHT_BOLD, NULL);
}

static void
jb_body_buffer_dispose (GObject *object)
{
  JbBodyBuffer *self = JB_BODY_BUFFER (object);

  g_clear_handle_id (&self->follow_id, g_source_remove);
  forget_blocks (self, 0, self->blocks->len);
  g_clear_object (&self->lines);
  g_clear_object (&self->owner);

  G_OBJECT_CLASS (jb_body_buffer_parent_class)->dispose (object);
}

static void
jb_body_buffer_finalize (GObject *object)
{
  JbBodyBuffer *self = JB_BODY_BUFFER (object);

  g_ptr_array_unref (self->blocks);
  g_hash_table_unref (self->typed);
  g_free (self->label);

  G_OBJECT_CLASS (jb_body_buffer_parent_class)->finalize (object);
}

static void
jb_body_buffer_class_init (JbBodyBufferClass *klass)
{
  GObjectClass       *object_class = G_OBJECT_CLASS (klass);
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);

  object_class->constructed = jb_body_buffer_constructed;
  object_class->dispose = jb_body_buffer_dispose;
  object_class->finalize = jb_body_buffer_finalize;
  buffer_class->insert_text = jb_body_buffer_insert_text;
  buffer_class->delete_range = jb_body_buffer_delete_range;
  buffer_class->begin_user_action = jb_body_buffer_begin_user_action;
  buffer_class->end_user_action = jb_body_buffer_end_user_action;
}

static void
jb_body_buffer_init (JbBodyBuffer *self)
{
  self->blocks = g_ptr_array_new_with_free_func (g_object_unref);
  self->typed = g_hash_table_new (NULL, NULL);
}

/**
 * jb_body_buffer_new:
 *
 * Returns: (transfer full): a buffer that shows nothing yet
 */
JbBodyBuffer *
jb_body_buffer_new (void)
{
  return g_object_new (JB_TYPE_BODY_BUFFER, NULL);
}

/**
 * jb_body_buffer_bind:
 * @owner: (nullable): the part of a bulletin that owns the lines; %NULL to show nothing
 * @lines: (nullable): its #GListModel of #JbBlock
 * @splice: (nullable): how @owner adds and removes lines
 * @label: (nullable): the name of a change of several lines, for undo
 *
 * Shows other lines. The buffer keeps @owner and @lines alive, but not their bulletin.
 */
void
jb_body_buffer_bind (JbBodyBuffer *self,
                     JbNode       *owner,
                     GListModel   *lines,
                     JbSplice      splice,
                     const char   *label)
{
  g_return_if_fail (JB_IS_BODY_BUFFER (self));
  g_return_if_fail (owner == NULL || (JB_IS_NODE (owner) && G_IS_LIST_MODEL (lines)));
  g_return_if_fail (owner == NULL || splice != NULL);

  if (self->lines != NULL)
    g_signal_handlers_disconnect_by_func (self->lines, on_items_changed_cb, self);
  forget_blocks (self, 0, self->blocks->len);
  g_set_object (&self->owner, owner);
  g_set_object (&self->lines, lines);
  g_free (self->label);
  self->label = g_strdup (label);
  self->splice = splice;
  self->stale = TRUE;

  if (lines != NULL)
    {
      on_items_changed_cb (lines, 0, 0, g_list_model_get_n_items (lines), self);
      g_signal_connect_object (lines, "items-changed", G_CALLBACK (on_items_changed_cb), self, 0);
    }
  follow_all (self);
}

/**
 * jb_body_buffer_set_composing:
 * @composing: whether an input method shows unfinished text at the caret
 *
 * While it does, the buffer is left alone: changing it would end the composing or lose
 * its text. What changes in the list meanwhile is shown when it ends.
 */
void
jb_body_buffer_set_composing (JbBodyBuffer *self,
                              gboolean      composing)
{
  g_return_if_fail (JB_IS_BODY_BUFFER (self));

  self->composing = !!composing;
  if (!composing && self->stale && !self->in_user_action)
    follow_all (self);
}

static void
tidy_line (JbBodyBuffer *self,
           guint         index)
{
  JbBlock         *block = g_ptr_array_index (self->blocks, index);
  JbRole           role = jb_block_get_role (block);
  g_autofree char *text = jb_body_line_trim (jb_block_get_text (block));

  if (*text == '\0')
    self->splice (self->owner, index, 1, (const char *[]) { NULL });
  else if ((role == JB_ROLE_BODY || role == JB_ROLE_HEADING) &&
           jb_body_line_guess_role (text) != role)
    self->splice (self->owner, index, 1, (const char *[]) { text, NULL });
  else if (role == JB_ROLE_ADDRESSEE)
    {
      g_auto (GStrv) addressees = jb_body_line_split_addressees (text);

      if (g_strv_length (addressees) != 1)
        self->splice (self->owner, index, 1, (const char *const *) addressees);
      else
        jb_block_set_text (block, addressees[0]);
    }
  else if (strchr (text, '\n') == NULL)
    jb_block_set_text (block, text);
}

/**
 * jb_body_buffer_tidy:
 * @keep_caret: leave the line with the caret as it is
 *
 * Takes from the lines that were typed what the text cannot carry: empty lines, and white
 * space at the ends, both of which it would take for margins. To be called when the user is
 * done with them, since while typing a line is empty at first.
 */
void
jb_body_buffer_tidy (JbBodyBuffer *self,
                     gboolean      keep_caret)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  JbBulletin    *bulletin;
  GtkTextIter    caret;

  g_return_if_fail (JB_IS_BODY_BUFFER (self));

  if (self->owner == NULL || self->composing || self->dirty || self->stale ||
      g_hash_table_size (self->typed) == 0 ||
      (bulletin = jb_node_get_bulletin (self->owner)) == NULL)
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  jb_history_begin (jb_bulletin_get_history (bulletin), _("Tidy Up Lines"));
  for (guint i = self->blocks->len; i > 0; i--)
    {
      JbBlock *block = g_ptr_array_index (self->blocks, i - 1);

      if (!g_hash_table_contains (self->typed, block) ||
          (keep_caret && gtk_text_iter_get_line (&caret) == (int) i - 1))
        continue;
      g_hash_table_remove (self->typed, block);
      tidy_line (self, i - 1);
      gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
    }
  jb_history_end (jb_bulletin_get_history (bulletin));
}

/**
 * jb_body_buffer_break_line:
 *
 * Begins another line of the drawn table that the caret is in.
 *
 * Returns: whether it is in one
 */
gboolean
jb_body_buffer_break_line (JbBodyBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter    caret;

  g_return_val_if_fail (JB_IS_BODY_BUFFER (self), FALSE);

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  gtk_text_iter_set_line_offset (&caret, 0);
  if (!jb_body_line_begins_table (gtk_text_iter_get_char (&caret)))
    return FALSE;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, "\xe2\x80\xa8", -1);
  gtk_text_buffer_end_user_action (buffer);

  return TRUE;
}

/**
 * jb_body_buffer_insert_lines:
 * @lines: lines of a bulletin, where a drawn table is one with "\n" inside; %NULL-terminated
 *
 * Inserts lines at the caret, as the user. A drawn table gets a line of its own.
 */
void
jb_body_buffer_insert_lines (JbBodyBuffer      *self,
                             const char *const *lines)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  g_autoptr(GString) text = g_string_new (NULL);
  GtkTextIter caret;
  guint       n;

  g_return_if_fail (JB_IS_BODY_BUFFER (self));
  g_return_if_fail (lines != NULL);

  n = g_strv_length ((char **) lines);
  if (n == 0)
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  if (strchr (lines[0], '\n') != NULL && !gtk_text_iter_starts_line (&caret))
    g_string_append_c (text, '\n');
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *shown = jb_body_line_to_shown (lines[i]);

      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, shown);
    }
  if (strchr (lines[n - 1], '\n') != NULL && !gtk_text_iter_ends_line (&caret))
    g_string_append_c (text, '\n');

  gtk_text_buffer_begin_user_action (buffer);
  self->verbatim = TRUE;
  gtk_text_buffer_insert_at_cursor (buffer, text->str, -1);
  self->verbatim = FALSE;
  gtk_text_buffer_end_user_action (buffer);
}

/**
 * jb_body_buffer_find_line:
 * @block: (nullable): a line of a bulletin
 *
 * Returns: the number of the line that shows it, from 0; -1 when none does
 */
int
jb_body_buffer_find_line (JbBodyBuffer *self,
                          JbBlock      *block)
{
  guint index;

  g_return_val_if_fail (JB_IS_BODY_BUFFER (self), -1);

  return g_ptr_array_find (self->blocks, block, &index) ? (int) index : -1;
}

/**
 * jb_body_buffer_get_block:
 * @line: the number of a line, from 0
 *
 * Returns: (transfer none) (nullable): the block that it shows
 */
JbBlock *
jb_body_buffer_get_block (JbBodyBuffer *self,
                          guint         line)
{
  g_return_val_if_fail (JB_IS_BODY_BUFFER (self), NULL);

  return line < self->blocks->len ? g_ptr_array_index (self->blocks, line) : NULL;
}

/**
 * jb_body_buffer_get_composing:
 *
 * Returns: whether an input method is composing
 */
gboolean
jb_body_buffer_get_composing (JbBodyBuffer *self)
{
  g_return_val_if_fail (JB_IS_BODY_BUFFER (self), FALSE);

  return self->composing;
}

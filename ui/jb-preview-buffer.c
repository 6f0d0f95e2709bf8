/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-preview-buffer.h"

#include <string.h>

#include "jb-follow.h"
#include "jb-line-ends.h"
#include "jb-preview-patch.h"
#include "jb-preview-tags.h"
#include "jb-text-patch.h"

/**
 * JbPreviewBuffer:
 *
 * The exact text of a bulletin, to read and to type in. The bulletin is the truth: what is
 * typed goes to it when the user action ends, is read there, and comes back; what changes
 * in it otherwise is replaced here when the main loop is idle, and nothing else is, so that
 * the caret, the selection and the place scrolled to stay. Tags show what each block is.
 *
 * GtkTextBuffer keeps CR and CRLF as they are, so the buffer is the text itself.
 */

struct _JbPreviewBuffer
{
  GtkTextBuffer parent_instance;

  /* Owned */
  JbBulletin     *bulletin;
  JbRetype       *retype;
  JbPreviewSpans *spans;
  GString        *shown;

  int   clean_start;
  int   clean_end;
  guint follow_id;
  guint active : 1;
  guint has_keyboard : 1;
  guint in_user_action : 1;
  guint dirty : 1;
  guint following : 1;
  guint mending : 1;
  guint committing : 1;
  guint composing : 1;
  guint stale : 1;
};

enum
{
  FOLLOWED,
  TYPED,
  JUMPED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JbPreviewBuffer, jb_preview_buffer, GTK_TYPE_TEXT_BUFFER)

static guint signals[N_SIGNALS];

/* The newline that a line gets that is typed. */
static const char *
get_eol (JbPreviewBuffer *self)
{
  guint crlf = 0, cr = 0, lf = 0;

  switch (self->bulletin != NULL ? jb_bulletin_get_newline (self->bulletin) : JB_NEWLINE_LF)
    {
    case JB_NEWLINE_CRLF:
      return "\r\n";
    case JB_NEWLINE_CR:
      return "\r";
    case JB_NEWLINE_MIXED:
      for (const char *at = self->spans->text; (at = strpbrk (at, "\r\n")) != NULL; at++)
        {
          if (at[0] == '\r' && at[1] == '\n')
            {
              crlf++;
              at++;
            }
          else if (*at == '\r')
            cr++;
          else
            lf++;
        }
      if (crlf > lf && crlf >= cr)
        return "\r\n";
      return cr > lf ? "\r" : "\n";
    case JB_NEWLINE_LF:
    default:
      return "\n";
    }
}

/* What is typed or pasted, with the bulletin's newline for every kind of line break. */
static char *
clean (const char *text,
       gsize       length,
       const char *eol)
{
  GString    *result = g_string_sized_new (length + 8);
  const char *end = text + length;

  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\r' && at + 1 < end && at[1] == '\n')
        continue;
      if (c == '\n' || c == '\r' || c == '\v' || c == 0x2028 || c == 0x2029)
        g_string_append (result, eol);
      else
        g_string_append_len (result, at, g_utf8_next_char (at) - at);
    }

  return g_string_free (result, FALSE);
}

static void
apply_tags (JbPreviewBuffer *self,
            gboolean         all_new)
{
  for (guint i = 0; i < self->spans->spans->len; i++)
    {
      const JbPreviewSpan *span = jb_preview_spans_get (self->spans, i);

      if (span->fresh)
        jb_preview_tags_apply (GTK_TEXT_BUFFER (self), span, all_new);
    }
}

static void
go_to (JbPreviewBuffer *self,
       int              at)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &iter, at);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self), &iter);
}

/* A caret between the two characters of a line end stands before them. */
static void
spare_line_end (GtkTextBuffer *buffer,
                GtkTextMark   *mark)
{
  GtkTextIter at, before;

  gtk_text_buffer_get_iter_at_mark (buffer, &at, mark);
  before = at;
  if (gtk_text_iter_get_char (&at) == '\n' && !gtk_text_iter_starts_line (&at) &&
      gtk_text_iter_backward_char (&before) && gtk_text_iter_get_char (&before) == '\r')
    gtk_text_buffer_move_mark (buffer, mark, &before);
}

/* GTK is told of the line ends at a place where text came or went. */
static void
mend_line_ends (JbPreviewBuffer *self,
                int              at)
{
  gboolean following = self->following;

  if (self->mending)
    return;

  self->following = self->mending = TRUE;
  jb_line_ends_mend (GTK_TEXT_BUFFER (self), at);
  self->following = following;
  self->mending = FALSE;
}

static void
take_spans (JbPreviewBuffer *self,
            JbPreviewSpans  *next,
            gboolean         all_new)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);

  jb_preview_spans_free (self->spans);
  self->spans = next;
  apply_tags (self, all_new);
  spare_line_end (buffer, gtk_text_buffer_get_insert (buffer));
  spare_line_end (buffer, gtk_text_buffer_get_selection_bound (buffer));
  self->following = FALSE;
  g_signal_emit (self, signals[FOLLOWED], 0);
}

/* Where the buffer says something else than the spans, it is what the user made of them and
 * the bulletin did not take as it is. */
static void
settle (JbPreviewBuffer *self,
        JbPreviewSpans  *next)
{
  g_autoptr(GString) shown = g_steal_pointer (&self->shown);

  self->stale = FALSE;
  self->following = TRUE;
  jb_text_patch_known (GTK_TEXT_BUFFER (self), 0, shown->str, shown->len,
                       next->text, next->length, -1, NULL, NULL);
  take_spans (self, next, FALSE);
}

/* Makes the buffer say what the bulletin says. What happens while the keyboard is here was undone
 * or done again, so the caret goes there, if it may @jump. */
static void
follow (JbPreviewBuffer *self,
        gboolean         jump)
{
  JbPreviewSpans *next = jb_preview_spans_new (self->bulletin,
                                               self->shown == NULL ? self->spans : NULL);
  gboolean        first = self->spans->length == 0;
  int             caret = -1, start = 0, end = 0;
  gboolean        moved;

  if (self->shown != NULL)
    {
      settle (self, next);
      return;
    }

  self->stale = FALSE;
  self->following = TRUE;
  if (self->has_keyboard)
    g_object_get (self, "cursor-position", &caret, NULL);
  moved = jb_preview_patch_apply (GTK_TEXT_BUFFER (self), self->spans, next, caret, &start, &end);
  if (first)
    go_to (self, 0);
  else if (moved && jump && self->has_keyboard)
    go_to (self, end);
  take_spans (self, next, first);
  if (moved && !first && jump && self->has_keyboard)
    g_signal_emit (self, signals[JUMPED], 0);
}

static gboolean
follow_in_idle_cb (gpointer data)
{
  JbPreviewBuffer *self = data;

  self->follow_id = 0;
  if (self->stale && !self->dirty && !self->composing)
    follow (self, TRUE);

  return G_SOURCE_REMOVE;
}

static void
schedule_follow (JbPreviewBuffer *self)
{
  if (self->follow_id == 0 && self->active)
    self->follow_id = g_idle_add_full (JB_PRIORITY_FOLLOW, follow_in_idle_cb, self, NULL);
}

static void
on_bulletin_changed_cb (JbPreviewBuffer *self)
{
  if (self->committing)
    return;

  self->stale = TRUE;
  schedule_follow (self);
}

/* Gives the bulletin what was typed since the last time. */
static void
commit (JbPreviewBuffer *self,
        gboolean         may_patch)
{
  GtkTextBuffer   *buffer = GTK_TEXT_BUFFER (self);
  int              n = gtk_text_buffer_get_char_count (buffer);
  gsize            from = jb_preview_spans_to_byte (self->spans, self->clean_start);
  gsize            to = jb_preview_spans_to_byte (self->spans,
                                                  self->spans->n_chars - self->clean_end);
  g_autofree char *typed = NULL;
  g_autoptr(JbPreviewSpans) next = NULL;
  g_autoptr(GError) error = NULL;
  GtkTextIter start, end;
  gboolean    same, taken, agrees;

  self->dirty = FALSE;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, self->clean_start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, n - self->clean_end);
  typed = gtk_text_iter_get_slice (&start, &end);
  same = strlen (typed) == to - from &&
         memcmp (typed, self->spans->text + from, to - from) == 0;

  self->shown = g_string_sized_new (self->spans->length + strlen (typed));
  g_string_append_len (self->shown, self->spans->text, (gssize) from);
  g_string_append (self->shown, typed);
  g_string_append_len (self->shown, self->spans->text + to, (gssize) (self->spans->length - to));

  self->committing = TRUE;
  taken = same || (self->retype != NULL &&
                   jb_retype_replace (self->retype, from, to, typed, strlen (typed), &error));
  self->committing = FALSE;

  next = jb_preview_spans_new_typed (self->bulletin, self->spans, self->shown, from, to,
                                     from + strlen (typed));
  agrees = next->length == self->shown->len &&
           memcmp (next->text, self->shown->str, next->length) == 0;
  if (agrees || (may_patch && !self->composing))
    settle (self, g_steal_pointer (&next));
  else
    self->stale = TRUE;
  g_signal_emit (self, signals[TYPED], 0, taken ? NULL : error != NULL ? error->message
                                                                       : "");
}

/* While a signal of the buffer is emitted its text must not change otherwise; then it follows
 * when the main loop is idle. */
static void
note_change (JbPreviewBuffer *self,
             int              clean_start,
             int              clean_end)
{
  self->clean_start = self->dirty ? MIN (self->clean_start, clean_start) : clean_start;
  self->clean_end = self->dirty ? MIN (self->clean_end, clean_end) : clean_end;
  self->dirty = TRUE;
  if (self->in_user_action)
    return;

  commit (self, FALSE);
  if (self->stale && self->follow_id == 0)
    self->follow_id = g_idle_add_full (JB_PRIORITY_FOLLOW, follow_in_idle_cb, self, NULL);
}

/* Before the user changes a text that waits to follow the bulletin, it follows. The iterators
 * stay at their place. */
static void
catch_up (JbPreviewBuffer *self,
          GtkTextIter     *a,
          GtkTextIter     *b)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextMark   *mark_a, *mark_b = NULL;

  if (!self->stale || self->dirty || self->following)
    return;

  mark_a = gtk_text_buffer_create_mark (buffer, NULL, a, FALSE);
  if (b != NULL)
    mark_b = gtk_text_buffer_create_mark (buffer, NULL, b, FALSE);
  follow (self, FALSE);
  gtk_text_buffer_get_iter_at_mark (buffer, a, mark_a);
  gtk_text_buffer_delete_mark (buffer, mark_a);
  if (b != NULL)
    {
      gtk_text_buffer_get_iter_at_mark (buffer, b, mark_b);
      gtk_text_buffer_delete_mark (buffer, mark_b);
    }
}

/* The iterator is where it would be if GTK alone had inserted the text. */
static void
insert_and_mend (JbPreviewBuffer *self,
                 GtkTextIter     *at,
                 const char      *text,
                 int              length)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  int            start = gtk_text_iter_get_offset (at);
  int            end;

  GTK_TEXT_BUFFER_CLASS (jb_preview_buffer_parent_class)->insert_text (buffer, at, text, length);
  end = gtk_text_iter_get_offset (at);
  mend_line_ends (self, end);
  mend_line_ends (self, start);
  gtk_text_buffer_get_iter_at_offset (buffer, at, end);
}

static void
jb_preview_buffer_insert_text (GtkTextBuffer *buffer,
                               GtkTextIter   *at,
                               const char    *text,
                               int            length)
{
  JbPreviewBuffer *self = JB_PREVIEW_BUFFER (buffer);
  g_autofree char *cleaned = NULL;
  int              start, rest;

  if (self->following)
    {
      insert_and_mend (self, at, text, length);
      return;
    }

  catch_up (self, at, NULL);
  start = gtk_text_iter_get_offset (at);
  rest = gtk_text_buffer_get_char_count (buffer) - start;
  cleaned = clean (text, (gsize) length, get_eol (self));
  insert_and_mend (self, at, cleaned, (int) strlen (cleaned));
  note_change (self, start, rest);
}

static void
jb_preview_buffer_delete_range (GtkTextBuffer *buffer,
                                GtkTextIter   *start,
                                GtkTextIter   *end)
{
  JbPreviewBuffer *self = JB_PREVIEW_BUFFER (buffer);
  int              from, rest;

  catch_up (self, start, end);
  gtk_text_iter_order (start, end);
  from = gtk_text_iter_get_offset (start);
  rest = gtk_text_buffer_get_char_count (buffer) - gtk_text_iter_get_offset (end);
  GTK_TEXT_BUFFER_CLASS (jb_preview_buffer_parent_class)->delete_range (buffer, start, end);
  mend_line_ends (self, from);
  gtk_text_buffer_get_iter_at_offset (buffer, start, from);
  *end = *start;
  if (!self->following)
    note_change (self, from, rest);
}

static void
jb_preview_buffer_mark_set (GtkTextBuffer     *buffer,
                            const GtkTextIter *location,
                            GtkTextMark       *mark)
{
  GTK_TEXT_BUFFER_CLASS (jb_preview_buffer_parent_class)->mark_set (buffer, location, mark);
  if (mark == gtk_text_buffer_get_insert (buffer) ||
      mark == gtk_text_buffer_get_selection_bound (buffer))
    spare_line_end (buffer, mark);
}

static void
jb_preview_buffer_begin_user_action (GtkTextBuffer *buffer)
{
  JB_PREVIEW_BUFFER (buffer)->in_user_action = TRUE;
}

static void
jb_preview_buffer_end_user_action (GtkTextBuffer *buffer)
{
  JbPreviewBuffer *self = JB_PREVIEW_BUFFER (buffer);

  self->in_user_action = FALSE;
  if (self->dirty)
    commit (self, TRUE);
  if (self->stale && !self->composing)
    follow (self, FALSE);
}

static void
jb_preview_buffer_constructed (GObject *object)
{
  G_OBJECT_CLASS (jb_preview_buffer_parent_class)->constructed (object);

  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (object), FALSE);
  jb_preview_tags_install (GTK_TEXT_BUFFER (object));
}

static void
jb_preview_buffer_dispose (GObject *object)
{
  jb_preview_buffer_set_bulletin (JB_PREVIEW_BUFFER (object), NULL);
  g_clear_handle_id (&JB_PREVIEW_BUFFER (object)->follow_id, g_source_remove);

  G_OBJECT_CLASS (jb_preview_buffer_parent_class)->dispose (object);
}

static void
jb_preview_buffer_finalize (GObject *object)
{
  jb_preview_spans_free (JB_PREVIEW_BUFFER (object)->spans);

  G_OBJECT_CLASS (jb_preview_buffer_parent_class)->finalize (object);
}

static void
jb_preview_buffer_class_init (JbPreviewBufferClass *klass)
{
  GObjectClass       *object_class = G_OBJECT_CLASS (klass);
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);

  object_class->constructed = jb_preview_buffer_constructed;
  object_class->dispose = jb_preview_buffer_dispose;
  object_class->finalize = jb_preview_buffer_finalize;
  buffer_class->insert_text = jb_preview_buffer_insert_text;
  buffer_class->delete_range = jb_preview_buffer_delete_range;
  buffer_class->mark_set = jb_preview_buffer_mark_set;
  buffer_class->begin_user_action = jb_preview_buffer_begin_user_action;
  buffer_class->end_user_action = jb_preview_buffer_end_user_action;

  /**
   * JbPreviewBuffer::followed:
   *
   * The buffer says what the bulletin says, after an edit on either side.
   */
  signals[FOLLOWED] = g_signal_new ("followed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * JbPreviewBuffer::typed:
   * @refusal: (nullable): why the bulletin could not take it, in words for the user
   *
   * The user typed something. When the bulletin could not take it the text returns to what
   * it was.
   */
  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * JbPreviewBuffer::jumped:
   *
   * The caret was put where something was undone or done again.
   */
  signals[JUMPED] = g_signal_new ("jumped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jb_preview_buffer_init (JbPreviewBuffer *self)
{
  self->spans = jb_preview_spans_new (NULL, NULL);
}

/**
 * jb_preview_buffer_new:
 *
 * Returns: (transfer full): a buffer that shows nothing yet
 */
JbPreviewBuffer *
jb_preview_buffer_new (void)
{
  return g_object_new (JB_TYPE_PREVIEW_BUFFER, NULL);
}

/**
 * jb_preview_buffer_get_bulletin:
 *
 * Returns: (transfer none) (nullable): the bulletin whose text it is
 */
JbBulletin *
jb_preview_buffer_get_bulletin (JbPreviewBuffer *self)
{
  g_return_val_if_fail (JB_IS_PREVIEW_BUFFER (self), NULL);

  return self->bulletin;
}

/**
 * jb_preview_buffer_set_bulletin:
 * @bulletin: (nullable): whose text to show, %NULL for none
 *
 * Shows another text. It is there when the main loop was idle, or after
 * jb_preview_buffer_follow().
 */
void
jb_preview_buffer_set_bulletin (JbPreviewBuffer *self,
                                JbBulletin      *bulletin)
{
  g_return_if_fail (JB_IS_PREVIEW_BUFFER (self));
  g_return_if_fail (bulletin == NULL || JB_IS_BULLETIN (bulletin));

  if (self->bulletin == bulletin)
    return;

  if (self->bulletin != NULL)
    g_signal_handlers_disconnect_by_func (jb_bulletin_get_history (self->bulletin),
                                          on_bulletin_changed_cb, self);

  /* Another text is not an edit of the one before. */
  self->following = TRUE;
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self), "", 0);
  self->following = FALSE;
  self->dirty = FALSE;
  if (self->shown != NULL)
    g_string_free (g_steal_pointer (&self->shown), TRUE);
  jb_preview_spans_free (self->spans);
  self->spans = jb_preview_spans_new (NULL, NULL);
  g_clear_object (&self->retype);
  g_set_object (&self->bulletin, bulletin);
  if (bulletin != NULL)
    {
      self->retype = jb_retype_new (bulletin);
      g_signal_connect_object (jb_bulletin_get_history (bulletin), "notify::revision",
                               G_CALLBACK (on_bulletin_changed_cb), self, G_CONNECT_SWAPPED);
    }
  self->stale = bulletin != NULL;
  schedule_follow (self);
}

/**
 * jb_preview_buffer_get_retype:
 *
 * Returns: (transfer none) (nullable): who reads what is typed, %NULL without a bulletin
 */
JbRetype *
jb_preview_buffer_get_retype (JbPreviewBuffer *self)
{
  g_return_val_if_fail (JB_IS_PREVIEW_BUFFER (self), NULL);

  return self->retype;
}

/**
 * jb_preview_buffer_get_spans:
 *
 * Returns: (transfer none): the text that is shown, and where its blocks stand; valid until
 *   the buffer follows the next change
 */
const JbPreviewSpans *
jb_preview_buffer_get_spans (JbPreviewBuffer *self)
{
  g_return_val_if_fail (JB_IS_PREVIEW_BUFFER (self), NULL);

  return self->spans;
}

/**
 * jb_preview_buffer_set_active:
 * @active: whether anybody sees the text
 *
 * A text that nobody sees has nothing to do until it is seen.
 */
void
jb_preview_buffer_set_active (JbPreviewBuffer *self,
                              gboolean         active)
{
  g_return_if_fail (JB_IS_PREVIEW_BUFFER (self));

  self->active = !!active;
  if (self->stale)
    schedule_follow (self);
}

/**
 * jb_preview_buffer_set_has_keyboard:
 * @has_keyboard: whether the keyboard is in this text
 *
 * While it is, the caret goes where something is undone or done again.
 */
void
jb_preview_buffer_set_has_keyboard (JbPreviewBuffer *self,
                                    gboolean         has_keyboard)
{
  g_return_if_fail (JB_IS_PREVIEW_BUFFER (self));

  self->has_keyboard = !!has_keyboard;
}

/**
 * jb_preview_buffer_set_composing:
 * @composing: whether an input method shows unfinished text at the caret
 *
 * While it does, the buffer is left alone; see jb_body_buffer_set_composing().
 */
void
jb_preview_buffer_set_composing (JbPreviewBuffer *self,
                                 gboolean         composing)
{
  g_return_if_fail (JB_IS_PREVIEW_BUFFER (self));

  self->composing = !!composing;
  if (!composing && self->stale && !self->in_user_action && self->active)
    follow (self, FALSE);
}

/**
 * jb_preview_buffer_follow:
 *
 * Says what the bulletin says now, without waiting until the main loop is idle.
 *
 * Returns: whether it does; not while an input method is composing
 */
gboolean
jb_preview_buffer_follow (JbPreviewBuffer *self)
{
  g_return_val_if_fail (JB_IS_PREVIEW_BUFFER (self), FALSE);

  if (self->stale && !self->dirty && !self->composing)
    follow (self, TRUE);

  return !self->stale && !self->dirty;
}

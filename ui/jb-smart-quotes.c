/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-smart-quotes.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-bulletin.h"
#include "bulletin/jb-quotes.h"
#include "jb-settings.h"

/**
 * JbSmartQuotes:
 *
 * Turns the quotation marks that are typed into a text view the right way round. What was
 * typed is one step of the history and the correction another, so that undo, or Backspace
 * right away, gives back what was typed.
 */

struct _JbSmartQuotes
{
  GObject parent_instance;

  /* Borrowed */
  GtkTextView *view;

  /* Owned */
  GtkTextBuffer *buffer;
  JbNode        *node;

  int   typed_at;
  int   corrected_at;
  guint corrected_revision;
  guint in_user_action : 1;
  guint composing : 1;
  guint hold : 1;
  guint correcting : 1;
};

/* No place in the buffer. */
enum { NOWHERE = -1 };

G_DEFINE_FINAL_TYPE (JbSmartQuotes, jb_smart_quotes, G_TYPE_OBJECT)

static JbHistory *
get_history (JbSmartQuotes *self)
{
  JbBulletin *bulletin = self->node != NULL ? jb_node_get_bulletin (self->node) : NULL;

  return bulletin != NULL ? jb_bulletin_get_history (bulletin) : NULL;
}

static gboolean
is_wanted (JbSmartQuotes *self)
{
  JbSettings *settings = self->view != NULL ? jb_settings_find (GTK_WIDGET (self->view)) : NULL;

  return settings == NULL || jb_settings_get_boolean (settings, "smart-quotes");
}

static void
correct (JbSmartQuotes *self,
         int            offset)
{
  JbHistory       *history = get_history (self);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  char             mark[7] = "";
  GtkTextIter      at, next, start, end;
  gunichar         typed, meant;

  if (history == NULL || offset >= gtk_text_buffer_get_char_count (self->buffer))
    return;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &at, offset);
  typed = gtk_text_iter_get_char (&at);
  next = at;
  gtk_text_iter_forward_char (&next);
  start = at;
  gtk_text_iter_set_line_offset (&start, 0);
  end = next;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  before = gtk_text_iter_get_slice (&start, &at);
  after = gtk_text_iter_get_slice (&next, &end);
  meant = jb_quotes_choose (before, after, typed);
  if (meant == typed)
    return;

  g_unichar_to_utf8 (meant, mark);
  self->correcting = TRUE;
  jb_history_break_merge (history);
  jb_history_begin (history, _("Correct Quotation Mark"));
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete (self->buffer, &at, &next);
  gtk_text_buffer_insert (self->buffer, &at, mark, -1);
  gtk_text_buffer_end_user_action (self->buffer);
  jb_history_end (history);
  jb_history_break_merge (history);
  self->correcting = FALSE;
  self->corrected_at = offset;
  self->corrected_revision = jb_history_get_revision (history);
}

static void
on_insert_text_cb (JbSmartQuotes *self,
                   GtkTextIter   *at,
                   const char    *text,
                   int            length)
{
  if (self->correcting || !self->in_user_action)
    return;

  self->typed_at = NOWHERE;
  if (!self->hold && length > 0 && g_utf8_next_char (text) == text + length &&
      jb_quotes_is_quote (g_utf8_get_char (text)))
    self->typed_at = gtk_text_iter_get_offset (at);
}

static void
on_begin_user_action_cb (JbSmartQuotes *self)
{
  if (self->correcting)
    return;
  self->in_user_action = TRUE;
  self->typed_at = NOWHERE;
}

static void
on_end_user_action_cb (JbSmartQuotes *self)
{
  int typed_at = self->typed_at;

  if (self->correcting)
    return;
  self->in_user_action = FALSE;
  self->typed_at = NOWHERE;
  if (typed_at != NOWHERE && !self->composing && is_wanted (self))
    correct (self, typed_at);
}

static void
jb_smart_quotes_dispose (GObject *object)
{
  JbSmartQuotes *self = JB_SMART_QUOTES (object);

  jb_smart_quotes_bind (self, NULL, NULL);
  g_clear_weak_pointer (&self->view);

  G_OBJECT_CLASS (jb_smart_quotes_parent_class)->dispose (object);
}

static void
jb_smart_quotes_class_init (JbSmartQuotesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jb_smart_quotes_dispose;
}

static void
jb_smart_quotes_init (JbSmartQuotes *self)
{
  self->typed_at = NOWHERE;
  self->corrected_at = NOWHERE;
}

/**
 * jb_smart_quotes_new:
 * @view: where the quotation marks are typed
 *
 * Returns: (transfer full): what turns them, bound to no buffer yet
 */
JbSmartQuotes *
jb_smart_quotes_new (GtkTextView *view)
{
  JbSmartQuotes *self;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (JB_TYPE_SMART_QUOTES, NULL);
  g_set_weak_pointer (&self->view, view);

  return self;
}

/**
 * jb_smart_quotes_bind:
 * @buffer: (nullable): the buffer of the view, %NULL for none
 * @node: (nullable): the part of a bulletin whose text it is
 */
void
jb_smart_quotes_bind (JbSmartQuotes *self,
                      GtkTextBuffer *buffer,
                      JbNode        *node)
{
  g_return_if_fail (JB_IS_SMART_QUOTES (self));

  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_set_object (&self->buffer, buffer);
  g_set_object (&self->node, node);
  self->typed_at = NOWHERE;
  self->corrected_at = NOWHERE;
  self->in_user_action = FALSE;
  if (buffer == NULL)
    return;

  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (on_insert_text_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "begin-user-action", G_CALLBACK (on_begin_user_action_cb), self,
                           G_CONNECT_SWAPPED);
  /* After the buffer has made a command of what was typed. */
  g_signal_connect_object (buffer, "end-user-action", G_CALLBACK (on_end_user_action_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * jb_smart_quotes_set_composing:
 * @composing: whether an input method shows unfinished text
 *
 * While it does, nothing is corrected: that would disturb it.
 */
void
jb_smart_quotes_set_composing (JbSmartQuotes *self,
                               gboolean       composing)
{
  g_return_if_fail (JB_IS_SMART_QUOTES (self));

  self->composing = !!composing;
}

/**
 * jb_smart_quotes_hold:
 * @hold: whether what is inserted now is not typed
 */
void
jb_smart_quotes_hold (JbSmartQuotes *self,
                      gboolean       hold)
{
  g_return_if_fail (JB_IS_SMART_QUOTES (self));

  self->hold = !!hold;
}

/**
 * jb_smart_quotes_take_back:
 *
 * Gives back what was typed, when the caret is still behind the mark that was corrected and
 * nothing happened since.
 *
 * Returns: whether it did
 */
gboolean
jb_smart_quotes_take_back (JbSmartQuotes *self)
{
  JbHistory  *history;
  GtkTextIter caret;
  int         offset;

  g_return_val_if_fail (JB_IS_SMART_QUOTES (self), FALSE);

  history = get_history (self);
  if (history == NULL || self->corrected_at == NOWHERE ||
      jb_history_get_revision (history) != self->corrected_revision ||
      gtk_text_buffer_get_has_selection (self->buffer))
    return FALSE;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &caret,
                                    gtk_text_buffer_get_insert (self->buffer));
  offset = gtk_text_iter_get_offset (&caret);
  if (offset != self->corrected_at + 1)
    return FALSE;

  self->corrected_at = NOWHERE;
  jb_history_undo (history);
  jb_history_break_merge (history);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &caret, offset);
  gtk_text_buffer_place_cursor (self->buffer, &caret);

  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-value-buffer.h"

#include <string.h>

#include "jb-text-patch.h"

/**
 * JbValueBuffer:
 *
 * The text of one long value, such as an editor's note, that may wrap on the screen but
 * has no line breaks of its own. Bound to a string property, in both directions.
 */

struct _JbValueBuffer
{
  GtkTextBuffer parent_instance;

  /* Owned */
  GObject *object;
  char    *property;

  gulong handler;
  guint  in_user_action : 1;
  guint  dirty : 1;
  guint  following : 1;
  guint  committing : 1;
  guint  composing : 1;
  guint  stale : 1;
};

G_DEFINE_FINAL_TYPE (JbValueBuffer, jb_value_buffer, GTK_TYPE_TEXT_BUFFER)

static void
follow (JbValueBuffer *self)
{
  g_autofree char *text = NULL;

  self->stale = FALSE;
  if (self->object != NULL)
    g_object_get (self->object, self->property, &text, NULL);

  self->following = TRUE;
  jb_text_patch_all (GTK_TEXT_BUFFER (self), text != NULL ? text : "");
  self->following = FALSE;
}

static void
on_notify_cb (GObject       *object,
              GParamSpec    *pspec,
              JbValueBuffer *self)
{
  if (self->committing)
    return;
  if (self->composing || self->dirty)
    self->stale = TRUE;
  else
    follow (self);
}

static void
commit (JbValueBuffer *self)
{
  g_autofree char *text = NULL;
  GtkTextIter      start, end;

  self->dirty = FALSE;
  if (self->object == NULL)
    return;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self), &start, &end);
  text = gtk_text_iter_get_slice (&start, &end);
  self->committing = TRUE;
  g_object_set (self->object, self->property, text, NULL);
  self->committing = FALSE;
}

static void
jb_value_buffer_insert_text (GtkTextBuffer *buffer,
                             GtkTextIter   *at,
                             const char    *text,
                             int            length)
{
  GtkTextBufferClass *parent_class = GTK_TEXT_BUFFER_CLASS (jb_value_buffer_parent_class);
  g_autoptr(GString) clean = NULL;

  if (JB_VALUE_BUFFER (buffer)->following)
    {
      parent_class->insert_text (buffer, at, text, length);
      return;
    }

  clean = g_string_sized_new ((gsize) length);
  for (const char *c = text; c < text + length; c = g_utf8_next_char (c))
    if (*c != '\n' && *c != '\r' && g_utf8_get_char (c) != 0x2028 && g_utf8_get_char (c) != 0x2029)
      g_string_append_len (clean, c, g_utf8_next_char (c) - c);
  parent_class->insert_text (buffer, at, clean->str, (int) clean->len);
}

static void
jb_value_buffer_changed (GtkTextBuffer *buffer)
{
  JbValueBuffer *self = JB_VALUE_BUFFER (buffer);

  if (self->following)
    return;
  self->dirty = TRUE;
  if (!self->in_user_action)
    commit (self);
}

static void
jb_value_buffer_begin_user_action (GtkTextBuffer *buffer)
{
  JB_VALUE_BUFFER (buffer)->in_user_action = TRUE;
}

static void
jb_value_buffer_end_user_action (GtkTextBuffer *buffer)
{
  JbValueBuffer *self = JB_VALUE_BUFFER (buffer);

  self->in_user_action = FALSE;
  if (self->dirty)
    commit (self);
  if (self->stale && !self->composing)
    follow (self);
}

static void
jb_value_buffer_constructed (GObject *object)
{
  G_OBJECT_CLASS (jb_value_buffer_parent_class)->constructed (object);

  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (object), FALSE);
}

static void
jb_value_buffer_dispose (GObject *object)
{
  JbValueBuffer *self = JB_VALUE_BUFFER (object);

  g_clear_signal_handler (&self->handler, self->object);
  g_clear_object (&self->object);

  G_OBJECT_CLASS (jb_value_buffer_parent_class)->dispose (object);
}

static void
jb_value_buffer_finalize (GObject *object)
{
  JbValueBuffer *self = JB_VALUE_BUFFER (object);

  g_free (self->property);

  G_OBJECT_CLASS (jb_value_buffer_parent_class)->finalize (object);
}

static void
jb_value_buffer_class_init (JbValueBufferClass *klass)
{
  GObjectClass       *object_class = G_OBJECT_CLASS (klass);
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);

  object_class->constructed = jb_value_buffer_constructed;
  object_class->dispose = jb_value_buffer_dispose;
  object_class->finalize = jb_value_buffer_finalize;
  buffer_class->insert_text = jb_value_buffer_insert_text;
  buffer_class->changed = jb_value_buffer_changed;
  buffer_class->begin_user_action = jb_value_buffer_begin_user_action;
  buffer_class->end_user_action = jb_value_buffer_end_user_action;
}

static void
jb_value_buffer_init (JbValueBuffer *self)
{
}

/**
 * jb_value_buffer_new:
 *
 * Returns: (transfer full): a buffer that shows nothing yet
 */
JbValueBuffer *
jb_value_buffer_new (void)
{
  return g_object_new (JB_TYPE_VALUE_BUFFER, NULL);
}

/**
 * jb_value_buffer_bind:
 * @object: (nullable): whose value it is, %NULL to show nothing
 * @property: a string property of @object; %NULL as its value is shown as ""
 *
 * Shows another value. The buffer keeps @object alive.
 */
void
jb_value_buffer_bind (JbValueBuffer *self,
                      GObject       *object,
                      const char    *property)
{
  g_autofree char *detailed = NULL;

  g_return_if_fail (JB_IS_VALUE_BUFFER (self));
  g_return_if_fail (object == NULL || property != NULL);

  g_clear_signal_handler (&self->handler, self->object);
  g_set_object (&self->object, object);
  g_free (self->property);
  self->property = g_strdup (property);
  if (object != NULL)
    {
      detailed = g_strconcat ("notify::", property, NULL);
      self->handler = g_signal_connect (object, detailed, G_CALLBACK (on_notify_cb), self);
    }
  follow (self);
}

/**
 * jb_value_buffer_set_composing:
 * @composing: whether an input method shows unfinished text at the caret
 *
 * While it does, the buffer is left alone; see jb_body_buffer_set_composing().
 */
void
jb_value_buffer_set_composing (JbValueBuffer *self,
                               gboolean       composing)
{
  g_return_if_fail (JB_IS_VALUE_BUFFER (self));

  self->composing = !!composing;
  if (!composing && self->stale && !self->in_user_action)
    follow (self);
}

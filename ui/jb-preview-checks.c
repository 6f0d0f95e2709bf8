/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-preview-checks.h"

#include <string.h>

#include "bulletin/jb-thread-task.h"
#include "jb-preview-tags.h"
#include "legacy/jb-encoding.h"
#include "legacy/jb-gb18030.h"
#include "legacy/jb-legacy.h"
#include "legacy/jb-reader.h"

/**
 * JbPreviewChecks:
 *
 * What an export of the text would stumble over, looked for when nobody has typed for a
 * moment: characters that its encoding cannot carry, and the first line that would be read
 * as something else than it is. Reading goes on in a thread of its own.
 */

struct _JbPreviewChecks
{
  GObject parent_instance;

  /* Borrowed: it owns the one who owns this */
  JbPreviewBuffer *buffer;

  /* Owned */
  GCancellable     *reading;
  GArray           *unencodable;
  JbPreviewMisread *misread;

  JbEncoding encoding;
  gboolean   has_encoding;
  guint      check_id;
};

/* After so many milliseconds without an edit the text is looked at. */
enum { CHECK_DELAY = 600 };

/* Who has so many characters that cannot be written has the wrong encoding. */
enum { MAX_UNENCODABLE = 500 };

enum
{
  CHECKED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JbPreviewChecks, jb_preview_checks, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
free_misread (JbPreviewMisread *misread)
{
  g_free (misread->words);
  g_free (misread);
}

/* The place of each character that @encoding cannot carry, in characters. */
static GArray *
find_unencodable (const JbPreviewSpans *spans,
                  JbEncoding            encoding)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (int));
  gsize   at = 0;

  /* The others carry all of Unicode. */
  if (encoding != JB_ENCODING_GB18030)
    return places;

  while (at < spans->length && places->len < MAX_UNENCODABLE)
    {
      g_autoptr(GByteArray) bytes = NULL;
      g_autoptr(GError) error = NULL;
      gsize bad;
      int   place;

      bytes = jb_gb18030_from_utf8 (spans->text + at, spans->length - at, &bad, &error);
      if (bytes != NULL || !g_error_matches (error, JB_ENCODING_ERROR,
                                             JB_ENCODING_ERROR_UNENCODABLE))
        break;
      place = jb_preview_spans_to_char (spans, at + bad);
      g_array_append_val (places, place);
      at = (gsize) (g_utf8_next_char (spans->text + at + bad) - spans->text);
    }

  return places;
}

static void
mark_unencodable (JbPreviewChecks *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter    start, end;

  if (self->unencodable->len > 0)
    {
      gtk_text_buffer_get_bounds (buffer, &start, &end);
      gtk_text_buffer_remove_tag_by_name (buffer, JB_PREVIEW_TAG_UNENCODABLE, &start, &end);
    }
  g_array_unref (self->unencodable);
  self->unencodable = find_unencodable (jb_preview_buffer_get_spans (self->buffer),
                                        jb_preview_checks_get_encoding (self));
  for (guint i = 0; i < self->unencodable->len; i++)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &start,
                                          g_array_index (self->unencodable, int, i));
      end = start;
      gtk_text_iter_forward_char (&end);
      gtk_text_buffer_apply_tag_by_name (buffer, JB_PREVIEW_TAG_UNENCODABLE, &start, &end);
    }
}

/* What @read has the byte at @offset for. */
static JbRole
get_role_at (const JbTranscript *read,
             gsize               offset)
{
  gsize  at = read->lead;
  JbRole role = JB_ROLE_UNKNOWN;

  for (guint i = 0; i < read->marks->len && at <= offset; i++)
    {
      const JbMark *mark = &g_array_index (read->marks, JbMark, i);

      role = mark->role;
      at += (gsize) mark->open + mark->raw + mark->close + mark->gap;
    }

  return role;
}

/* The first block that is another one when its text is read again. */
static void
locate (const JbTranscript *meant,
        JbPreviewMisread   *misread)
{
  g_autoptr(JbTranscript) read = NULL;
  gsize at = meant->lead, read_at;
  guint i;

  read = jb_reader_read (g_strndup (meant->text, meant->length), meant->length);
  read_at = read->lead;
  for (i = 0; i < meant->marks->len; i++)
    {
      const JbMark *a = &g_array_index (meant->marks, JbMark, i);
      const JbMark *b = i < read->marks->len ? &g_array_index (read->marks, JbMark, i) : NULL;

      misread->start = at + a->open;
      misread->meant = a->role;
      if (b == NULL || a->role != b->role || a->key != b->key || a->raw != b->raw ||
          misread->start != read_at + b->open)
        break;
      at += (gsize) a->open + a->raw + a->close + a->gap;
      read_at += (gsize) b->open + b->raw + b->close + b->gap;
    }
  misread->read = get_role_at (read, misread->start);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const JbTranscript *transcript = data;
  char               *words = jb_legacy_find_misread (transcript);
  JbPreviewMisread   *misread = NULL;

  if (words != NULL)
    {
      misread = g_new0 (JbPreviewMisread, 1);
      misread->words = words;
      locate (transcript, misread);
    }
  g_task_return_pointer (task, misread, (GDestroyNotify) free_misread);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  JbPreviewChecks *self = JB_PREVIEW_CHECKS (source);
  g_autoptr(GError) error = NULL;
  JbPreviewMisread *misread = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    return;

  g_clear_object (&self->reading);
  g_clear_pointer (&self->misread, free_misread);
  self->misread = misread;
  g_signal_emit (self, signals[CHECKED], 0);
}

static void
stop_reading (JbPreviewChecks *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static gboolean
check_cb (gpointer data)
{
  JbPreviewChecks *self = data;
  g_autoptr(GTask) task = NULL;
  JbBulletin *bulletin;

  self->check_id = 0;
  if (self->buffer == NULL)
    return G_SOURCE_REMOVE;

  bulletin = jb_preview_buffer_get_bulletin (self->buffer);
  stop_reading (self);
  if (bulletin == NULL || !jb_preview_buffer_follow (self->buffer))
    return G_SOURCE_REMOVE;

  mark_unencodable (self);
  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, read_cb, NULL);
  g_task_set_task_data (task, jb_bulletin_to_transcript (bulletin),
                        (GDestroyNotify) jb_transcript_unref);
  jb_thread_task_run (task, read_in_thread);
  g_signal_emit (self, signals[CHECKED], 0);

  return G_SOURCE_REMOVE;
}

static void
jb_preview_checks_dispose (GObject *object)
{
  JbPreviewChecks *self = JB_PREVIEW_CHECKS (object);

  jb_preview_checks_reset (self);
  g_clear_weak_pointer (&self->buffer);

  G_OBJECT_CLASS (jb_preview_checks_parent_class)->dispose (object);
}

static void
jb_preview_checks_finalize (GObject *object)
{
  g_array_unref (JB_PREVIEW_CHECKS (object)->unencodable);

  G_OBJECT_CLASS (jb_preview_checks_parent_class)->finalize (object);
}

static void
jb_preview_checks_class_init (JbPreviewChecksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = jb_preview_checks_dispose;
  object_class->finalize = jb_preview_checks_finalize;

  /**
   * JbPreviewChecks::checked:
   *
   * Something may have been found, or may be gone.
   */
  signals[CHECKED] = g_signal_new ("checked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jb_preview_checks_init (JbPreviewChecks *self)
{
  self->unencodable = g_array_new (FALSE, FALSE, sizeof (int));
}

/**
 * jb_preview_checks_new:
 * @buffer: the text to look at; it is not kept alive
 *
 * Returns: (transfer full): checks that have not looked yet
 */
JbPreviewChecks *
jb_preview_checks_new (JbPreviewBuffer *buffer)
{
  JbPreviewChecks *self = g_object_new (JB_TYPE_PREVIEW_CHECKS, NULL);

  g_set_weak_pointer (&self->buffer, buffer);

  return self;
}

/**
 * jb_preview_checks_schedule:
 *
 * Looks at the text when nobody has typed for a moment.
 */
void
jb_preview_checks_schedule (JbPreviewChecks *self)
{
  g_return_if_fail (JB_IS_PREVIEW_CHECKS (self));

  g_clear_handle_id (&self->check_id, g_source_remove);
  self->check_id = g_timeout_add (CHECK_DELAY, check_cb, self);
}

/**
 * jb_preview_checks_reset:
 *
 * Forgets what was found, for another bulletin.
 */
void
jb_preview_checks_reset (JbPreviewChecks *self)
{
  g_return_if_fail (JB_IS_PREVIEW_CHECKS (self));

  g_clear_handle_id (&self->check_id, g_source_remove);
  stop_reading (self);
  g_clear_pointer (&self->misread, free_misread);
  g_array_set_size (self->unencodable, 0);
  self->has_encoding = FALSE;
}

/**
 * jb_preview_checks_mark_unencodable:
 * @encoding: an encoding, in place of the bulletin's own
 *
 * Looks at once for what @encoding cannot carry, and goes on looking for it.
 *
 * Returns: how many characters there are
 */
guint
jb_preview_checks_mark_unencodable (JbPreviewChecks *self,
                                    JbEncoding       encoding)
{
  g_return_val_if_fail (JB_IS_PREVIEW_CHECKS (self), 0);

  self->encoding = encoding;
  self->has_encoding = TRUE;
  if (self->buffer != NULL)
    mark_unencodable (self);
  g_signal_emit (self, signals[CHECKED], 0);

  return self->unencodable->len;
}

/**
 * jb_preview_checks_get_encoding:
 *
 * Returns: the encoding that is looked at
 */
JbEncoding
jb_preview_checks_get_encoding (JbPreviewChecks *self)
{
  JbBulletin *bulletin;

  g_return_val_if_fail (JB_IS_PREVIEW_CHECKS (self), JB_ENCODING_UTF8);

  if (self->has_encoding)
    return self->encoding;

  bulletin = self->buffer != NULL ? jb_preview_buffer_get_bulletin (self->buffer) : NULL;

  return bulletin != NULL ? jb_bulletin_get_encoding (bulletin) : JB_ENCODING_UTF8;
}

/**
 * jb_preview_checks_get_n_unencodable:
 *
 * Returns: how many characters the encoding cannot carry
 */
guint
jb_preview_checks_get_n_unencodable (JbPreviewChecks *self)
{
  g_return_val_if_fail (JB_IS_PREVIEW_CHECKS (self), 0);

  return self->unencodable->len;
}

/**
 * jb_preview_checks_get_next:
 * @at: a place in the text, in characters
 *
 * Returns: the place of the next character behind @at that the encoding cannot carry, or of
 *   the first one; -1 when there is none
 */
int
jb_preview_checks_get_next (JbPreviewChecks *self,
                            int              at)
{
  g_return_val_if_fail (JB_IS_PREVIEW_CHECKS (self), -1);

  for (guint i = 0; i < self->unencodable->len; i++)
    if (g_array_index (self->unencodable, int, i) >= at)
      return g_array_index (self->unencodable, int, i);

  return self->unencodable->len > 0 ? g_array_index (self->unencodable, int, 0) : -1;
}

/**
 * jb_preview_checks_get_misread:
 *
 * Returns: (transfer none) (nullable): the first line that would be read as something else
 */
const JbPreviewMisread *
jb_preview_checks_get_misread (JbPreviewChecks *self)
{
  g_return_val_if_fail (JB_IS_PREVIEW_CHECKS (self), NULL);

  return self->misread;
}

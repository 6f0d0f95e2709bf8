/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-preview-findings.h"

#include "jb-finding-style.h"
#include "jb-preview-place.h"
#include "jb-tooltip.h"

/**
 * JbPreviewFindings:
 *
 * Underlines in the text side what was found, where it stands exactly: also in what is printed
 * around the values. The text follows the bulletin in its own time, and so does the check; the
 * marks wait until both have.
 */

struct _JbPreviewFindings
{
  GObject parent_instance;

  /* Borrowed, with weak pointers */
  GtkTextView     *view;
  JbPreviewBuffer *buffer;

  /* Owned */
  JbFindings *findings;
  GHashTable *waiting;

  guint revision;
};

G_DEFINE_FINAL_TYPE (JbPreviewFindings, jb_preview_findings, G_TYPE_OBJECT)

static guint
get_revision (JbPreviewFindings *self)
{
  JbBulletin *bulletin = jb_preview_buffer_get_bulletin (self->buffer);

  return bulletin != NULL ? jb_history_get_revision (jb_bulletin_get_history (bulletin)) : 0;
}

/* Whether text, findings and bulletin are of the same moment. */
static gboolean
agrees (JbPreviewFindings *self)
{
  return self->buffer != NULL && self->findings != NULL &&
         jb_findings_get_current (self->findings) &&
         jb_findings_get_bulletin (self->findings) ==
             jb_preview_buffer_get_bulletin (self->buffer) &&
         self->revision == get_revision (self);
}

static void
get_range (JbPreviewFindings *self,
           const JbFinding   *finding,
           GtkTextIter       *start,
           GtkTextIter       *end)
{
  const JbPreviewSpans *spans = jb_preview_buffer_get_spans (self->buffer);
  GtkTextBuffer        *buffer = GTK_TEXT_BUFFER (self->buffer);
  gsize                 from = MIN (finding->offset, spans->length);
  gsize                 to = MIN (finding->offset + finding->length, spans->length);

  gtk_text_buffer_get_iter_at_offset (buffer, start, jb_preview_spans_to_char (spans, from));
  gtk_text_buffer_get_iter_at_offset (buffer, end, jb_preview_spans_to_char (spans, to));
  if (gtk_text_iter_equal (start, end) && !gtk_text_iter_starts_line (start))
    gtk_text_iter_backward_char (start);
  else if (gtk_text_iter_equal (start, end))
    gtk_text_iter_forward_char (end);
}

static void
mark_block (JbPreviewFindings *self,
            JbBlock           *block)
{
  const JbPreviewSpans *spans = jb_preview_buffer_get_spans (self->buffer);
  GtkTextBuffer        *buffer = GTK_TEXT_BUFFER (self->buffer);
  GPtrArray            *remarks = jb_findings_get_of_block (self->findings, block);
  const JbPreviewSpan  *span;
  GtkTextIter           start, end;
  guint                 index;
  int                   from, to;
  g_auto (JbFindingPlaces) places = { { NULL } };

  if (!jb_preview_spans_find_block (spans, block, &index))
    return;

  span = jb_preview_spans_get (spans, index);
  from = span->at;
  to = span->at + span->n_chars;
  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      const JbFinding *finding = jb_remark_get_finding (remarks->pdata[i]);

      if (finding->ignored)
        continue;
      /* What has no extent is shown at a character beside it, which may be in another block. */
      get_range (self, finding, &start, &end);
      from = MIN (from, gtk_text_iter_get_offset (&start));
      to = MAX (to, gtk_text_iter_get_offset (&end));
      jb_finding_places_add (&places, finding->level, gtk_text_iter_get_offset (&start),
                             gtk_text_iter_get_offset (&end));
    }
  jb_finding_style_show (buffer, from, to, &places);
}

static void
mark_waiting (JbPreviewFindings *self)
{
  GHashTableIter iter;
  gpointer       block;

  if (!agrees (self))
    return;

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &block, NULL))
    mark_block (self, block);
  g_hash_table_remove_all (self->waiting);
}

static void
on_checked_cb (JbPreviewFindings *self,
               GHashTable        *changed)
{
  GHashTableIter iter;
  gpointer       block;

  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &block, NULL))
    g_hash_table_add (self->waiting, g_object_ref (block));
  mark_waiting (self);
}

/* What was written anew has lost its marks. */
static void
on_followed_cb (JbPreviewFindings *self)
{
  const JbPreviewSpans *spans = jb_preview_buffer_get_spans (self->buffer);

  self->revision = get_revision (self);
  if (self->findings == NULL)
    return;

  for (guint i = 0; i < spans->spans->len; i++)
    {
      const JbPreviewSpan *span = jb_preview_spans_get (spans, i);

      if (span->fresh && span->block != NULL)
        g_hash_table_add (self->waiting, g_object_ref (span->block));
    }
  mark_waiting (self);
}

static gboolean
on_query_tooltip_cb (GtkTextView       *view,
                     int                x,
                     int                y,
                     gboolean           keyboard,
                     GtkTooltip        *tooltip,
                     JbPreviewFindings *self)
{
  g_autofree char *text = NULL;
  GtkTextIter      at;
  JbBlock         *block;
  guint            character;
  int              trailing;

  if (keyboard || !agrees (self))
    return FALSE;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &x, &y);
  if (!gtk_text_view_get_iter_at_position (view, &at, &trailing, x, y))
    return FALSE;
  block = jb_preview_place_get_block (self->buffer, gtk_text_iter_get_offset (&at), &character);
  if (block == NULL)
    return FALSE;
  text = jb_finding_style_dup_tooltip (jb_findings_get_of_block (self->findings, block),
                                       (int) character);
  jb_tooltip_set_text (tooltip, text);

  return text != NULL;
}

static void
jb_preview_findings_dispose (GObject *object)
{
  JbPreviewFindings *self = JB_PREVIEW_FINDINGS (object);

  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_weak_pointer (&self->view);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_weak_pointer (&self->buffer);
  if (self->findings != NULL)
    g_signal_handlers_disconnect_by_data (self->findings, self);
  g_clear_object (&self->findings);
  g_hash_table_remove_all (self->waiting);

  G_OBJECT_CLASS (jb_preview_findings_parent_class)->dispose (object);
}

static void
jb_preview_findings_finalize (GObject *object)
{
  g_hash_table_unref (JB_PREVIEW_FINDINGS (object)->waiting);

  G_OBJECT_CLASS (jb_preview_findings_parent_class)->finalize (object);
}

static void
jb_preview_findings_class_init (JbPreviewFindingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jb_preview_findings_dispose;
  G_OBJECT_CLASS (klass)->finalize = jb_preview_findings_finalize;
}

static void
jb_preview_findings_init (JbPreviewFindings *self)
{
  self->waiting = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

/**
 * jb_preview_findings_new:
 * @view: the view of @buffer; neither is kept alive
 *
 * Returns: (transfer full): what marks nothing yet
 */
JbPreviewFindings *
jb_preview_findings_new (GtkTextView     *view,
                         JbPreviewBuffer *buffer)
{
  JbPreviewFindings *self = g_object_new (JB_TYPE_PREVIEW_FINDINGS, NULL);

  g_set_weak_pointer (&self->view, view);
  g_set_weak_pointer (&self->buffer, buffer);
  jb_finding_style_install (GTK_TEXT_BUFFER (buffer));
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  g_signal_connect_object (view, "query-tooltip", G_CALLBACK (on_query_tooltip_cb), self, 0);
  g_signal_connect_object (buffer, "followed", G_CALLBACK (on_followed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * jb_preview_findings_set_findings:
 * @findings: (nullable): what was found, %NULL for nothing
 */
void
jb_preview_findings_set_findings (JbPreviewFindings *self,
                                  JbFindings        *findings)
{
  GtkTextIter start, end;

  g_return_if_fail (JB_IS_PREVIEW_FINDINGS (self));

  if (self->findings == findings)
    return;

  if (self->findings != NULL)
    g_signal_handlers_disconnect_by_data (self->findings, self);
  g_set_object (&self->findings, findings);
  g_hash_table_remove_all (self->waiting);
  if (self->buffer == NULL)
    return;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  jb_finding_style_clear (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  if (findings != NULL)
    {
      const JbPreviewSpans *spans = jb_preview_buffer_get_spans (self->buffer);

      g_signal_connect_object (findings, "checked", G_CALLBACK (on_checked_cb), self,
                               G_CONNECT_SWAPPED);
      for (guint i = 0; i < spans->spans->len; i++)
        if (jb_preview_spans_get (spans, i)->block != NULL)
          g_hash_table_add (self->waiting, g_object_ref (jb_preview_spans_get (spans, i)->block));
      mark_waiting (self);
    }
}

/**
 * jb_preview_findings_get_range:
 * @remark: one of the findings
 * @start: (out): where it begins in the text
 * @end: (out): where it ends
 *
 * Returns: whether it is known; not between an edit and its check
 */
gboolean
jb_preview_findings_get_range (JbPreviewFindings *self,
                               JbRemark          *remark,
                               GtkTextIter       *start,
                               GtkTextIter       *end)
{
  g_return_val_if_fail (JB_IS_PREVIEW_FINDINGS (self), FALSE);
  g_return_val_if_fail (JB_IS_REMARK (remark), FALSE);

  if (!agrees (self))
    return FALSE;

  get_range (self, jb_remark_get_finding (remark), start, end);

  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-revision-view.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/**
 * JbRevisionView:
 *
 * A revision to read: its whole text, or what differs between it and another one. What came stands
 * behind a plus sign and its words are underlined, what went behind a minus sign and its words are
 * struck out, so that nobody needs the colours. Long texts come in portions, while the window goes
 * on.
 */

struct _JbRevisionView
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkTextView *view;

  /* Owned */
  GtkTextBuffer *buffer;
  GPtrArray     *parts;
  JbTranscript  *transcript;
  GArray        *changes;

  gsize done;
  guint fill_id;
  guint current;
};

/* A run of parts that differ, one after the other. */
typedef struct
{
  guint        part;
  GtkTextMark *mark;
} Change;

enum
{
  PROP_0,
  PROP_N_CHANGES,
  PROP_CURRENT,
  N_PROPS
};

enum
{
  /* So many bytes are put into the text at a time. */
  PORTION = 32 * 1024,

  /* So many characters of what is the same are enough to know it by. */
  CONTEXT_LENGTH = 60,

  /* And so many of what changed, where it is told in a line. */
  WORDS_LENGTH = 24,
};

G_DEFINE_FINAL_TYPE (JbRevisionView, jb_revision_view, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static void
create_tags (GtkTextBuffer *buffer)
{
  const GdkRGBA red = { 0.88, 0.11, 0.14, 0.13 };
  const GdkRGBA red_word = { 0.88, 0.11, 0.14, 0.30 };
  const GdkRGBA green = { 0.15, 0.64, 0.41, 0.15 };
  const GdkRGBA green_word = { 0.15, 0.64, 0.41, 0.36 };

  gtk_text_buffer_create_tag (buffer, "place", "weight", PANGO_WEIGHT_BOLD,
                              "pixels-above-lines", 12, "pixels-below-lines", 3, NULL);
  gtk_text_buffer_create_tag (buffer, "context", "scale", 0.9, "left-margin", 34, NULL);
  gtk_text_buffer_create_tag (buffer, "removed", "paragraph-background-rgba", &red,
                              "left-margin", 14, "indent", -20, NULL);
  gtk_text_buffer_create_tag (buffer, "added", "paragraph-background-rgba", &green,
                              "left-margin", 14, "indent", -20, NULL);
  gtk_text_buffer_create_tag (buffer, "moved", "style", PANGO_STYLE_ITALIC,
                              "left-margin", 14, "indent", -20, NULL);
  gtk_text_buffer_create_tag (buffer, "name", "scale", 0.85, "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "removed-word", "background-rgba", &red_word,
                              "strikethrough", TRUE, NULL);
  gtk_text_buffer_create_tag (buffer, "added-word", "background-rgba", &green_word,
                              "underline", PANGO_UNDERLINE_SINGLE, NULL);
}

/* Puts a tag on all from @offset, in characters, to the end, but not on line ends: GTK 4.8 draws a
 * line that no tag begins in as the line that it laid out before. */
static void
tag_from (JbRevisionView *self,
          int             offset,
          const char     *tag)
{
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &at, offset);
  while (!gtk_text_iter_is_end (&at))
    {
      GtkTextIter start = at;

      if (!gtk_text_iter_ends_line (&at))
        gtk_text_iter_forward_to_line_end (&at);
      gtk_text_buffer_apply_tag_by_name (self->buffer, tag, &start, &at);
      gtk_text_iter_forward_line (&at);
    }
}

static void
append (JbRevisionView *self,
        const char     *text,
        gssize          length,
        const char     *tag)
{
  GtkTextIter end;
  int         start = gtk_text_buffer_get_char_count (self->buffer);

  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_insert (self->buffer, &end, text, (int) length);
  if (tag != NULL)
    tag_from (self, start, tag);
}

/* The line breaks of a value would look like those between paragraphs of the bulletin. */
static char *
dup_short (const char *text,
           gsize       length,
           guint       n_max)
{
  g_autofree char *line = g_strndup (text, length);

  g_strdelimit (line, "\n\r", ' ');
  if (g_utf8_strlen (line, -1) > n_max)
    {
      g_autofree char *head = g_utf8_substring (line, 0, n_max);

      return g_strconcat (head, "…", NULL);
    }

  return g_steal_pointer (&line);
}

static void
append_place (JbRevisionView         *self,
              const JbComparisonPart *part)
{
  g_autofree char *section = dup_short (part->section != NULL ? part->section : "",
                                        part->section != NULL ? strlen (part->section) : 0,
                                        CONTEXT_LENGTH);
  g_autofree char *article = dup_short (part->article != NULL ? part->article : "",
                                        part->article != NULL ? strlen (part->article) : 0,
                                        CONTEXT_LENGTH);
  g_autofree char *words = g_strconcat (section, *section != '\0' && *article != '\0' ? " › " : "",
                                        article, "\n", NULL);

  append (self, words, -1, "place");
}

static void
append_side (JbRevisionView         *self,
             const JbComparisonPart *part,
             gboolean                added)
{
  const char   *text = added ? part->after : part->before;
  const GArray *ranges = added ? part->added : part->removed;
  const char   *word_tag = added ? "added-word" : "removed-word";
  int           start = gtk_text_buffer_get_char_count (self->buffer);
  gsize         at = 0;

  append (self, added ? "+ " : "− ", -1, NULL);
  if (*part->name != '\0')
    {
      append (self, part->name, -1, "name");
      append (self, "  ", -1, NULL);
    }
  for (guint i = 0; ranges != NULL && i < ranges->len; i++)
    {
      const JbWordRange *range = &g_array_index (ranges, JbWordRange, i);

      append (self, text + at, (gssize) (range->start - at), NULL);
      append (self, text + range->start, (gssize) (range->end - range->start), word_tag);
      at = range->end;
    }
  append (self, text + at, -1, NULL);
  append (self, "\n", -1, NULL);
  tag_from (self, start, added ? "added" : "removed");
}

/* How many parts after @index were moved together with it. */
static guint
count_moved (GPtrArray *parts,
             gsize      index)
{
  const JbComparisonPart *part = parts->pdata[index];
  guint                   n = 0;

  while (index + n + 1 < parts->len)
    {
      const JbComparisonPart *next = parts->pdata[index + n + 1];

      if (next->kind != part->kind || next->n_skipped > 0 ||
          g_strcmp0 (next->article, part->article) != 0)
        break;
      n++;
    }

  return n;
}

/* What was moved is known by its beginning. */
static void
append_moved (JbRevisionView         *self,
              const JbComparisonPart *part)
{
  gboolean         away = part->kind == JB_COMPARISON_MOVED_AWAY;
  const char      *text = away ? part->before : part->after;
  guint            n_more = count_moved (self->parts, self->done);
  g_autofree char *line = dup_short (text, strlen (text), CONTEXT_LENGTH);
  g_autofree char *words = NULL;
  g_autofree char *more = NULL;

  /* Translators: %s is a paragraph */
  words = g_strdup_printf (away ? _("− Moved away from here: %s") : _("+ Moved here: %s"), line);
  if (n_more > 0)
    more = g_strdup_printf (ngettext (" (and %u more paragraph)", " (and %u more paragraphs)",
                                      n_more),
                            n_more);
  append (self, words, -1, "moved");
  if (more != NULL)
    append (self, more, -1, "moved");
  append (self, "\n", -1, "moved");
  self->done += n_more;
}

static void
append_part (JbRevisionView         *self,
             const JbComparisonPart *part)
{
  g_autofree char *line = NULL;
  g_autofree char *words = NULL;

  switch (part->kind)
    {
    case JB_COMPARISON_SAME:
      /* The line above says this. */
      if (g_strcmp0 (part->after, part->section) == 0 ||
          g_strcmp0 (part->after, part->article) == 0)
        break;
      line = dup_short (part->after, strlen (part->after), CONTEXT_LENGTH);
      words = g_strconcat (line, "\n", NULL);
      append (self, words, -1, "context");
      break;
    case JB_COMPARISON_MOVED_AWAY:
    case JB_COMPARISON_MOVED_HERE:
      append_moved (self, part);
      break;
    case JB_COMPARISON_SPACE:
      append (self,
              _("They say the same; only spaces, line breaks or what a line is taken for differ."),
                 -1, NULL);
      break;
    case JB_COMPARISON_CHANGED:
    case JB_COMPARISON_REMOVED:
    case JB_COMPARISON_ADDED:
    default:
      if (part->before != NULL)
        append_side (self, part, FALSE);
      if (part->after != NULL)
        append_side (self, part, TRUE);
      break;
    }
}

static gboolean
differs (GPtrArray *parts,
         gsize      index)
{
  return ((JbComparisonPart *) parts->pdata[index])->kind != JB_COMPARISON_SAME;
}

static void
append_next_part (JbRevisionView *self)
{
  const JbComparisonPart *part = self->parts->pdata[self->done];
  const JbComparisonPart *before = self->done > 0 ? self->parts->pdata[self->done - 1] : NULL;
  gboolean                goes_on = before != NULL && differs (self->parts, self->done - 1);

  if (part->n_skipped > 0 && before != NULL)
    append (self, "⋯\n", -1, "context");
  if ((part->section != NULL || part->article != NULL) &&
      (before == NULL || g_strcmp0 (before->section, part->section) != 0 ||
       g_strcmp0 (before->article, part->article) != 0))
    append_place (self, part);

  if (differs (self->parts, self->done) && !goes_on)
    {
      GtkTextIter end;
      Change      change = { (guint) self->done, NULL };

      gtk_text_buffer_get_end_iter (self->buffer, &end);
      change.mark = gtk_text_buffer_create_mark (self->buffer, NULL, &end, TRUE);
      g_array_append_val (self->changes, change);
    }
  append_part (self, part);
  self->done++;
}

static void
append_text (JbRevisionView *self)
{
  const char *text = self->transcript->text + self->done;
  gsize       rest = self->transcript->length - self->done;
  gsize       length = MIN (rest, PORTION);

  /* A portion ends with a whole character, and leaves CR and LF together. */
  while (length < rest && (((guchar) text[length] & 0xc0) == 0x80 || text[length] == '\n'))
    length++;
  append (self, text, (gssize) length, NULL);
  self->done += length;
}

static gboolean
fill_cb (gpointer data)
{
  JbRevisionView *self = data;
  gsize           end = (gsize) gtk_text_buffer_get_char_count (self->buffer) + PORTION / 3;
  gboolean        more;

  if (self->transcript != NULL)
    {
      append_text (self);
      more = self->done < self->transcript->length;
    }
  else
    {
      while (self->done < self->parts->len &&
             (gsize) gtk_text_buffer_get_char_count (self->buffer) < end)
        append_next_part (self);
      more = self->done < self->parts->len;
    }

  if (more)
    return G_SOURCE_CONTINUE;

  self->fill_id = 0;
  if (self->parts != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHANGES]);

  return G_SOURCE_REMOVE;
}

static void
clear (JbRevisionView *self)
{
  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->transcript, jb_transcript_unref);
  g_array_set_size (self->changes, 0);
  self->done = 0;
  self->current = 0;
}

static void
begin (JbRevisionView *self)
{
  GtkTextIter start;

  /* A buffer of its own forgets the marks of the one before, and stands at its beginning. */
  g_clear_object (&self->buffer);
  self->buffer = gtk_text_buffer_new (NULL);
  create_tags (self->buffer);
  gtk_text_view_set_buffer (self->view, self->buffer);
  if (fill_cb (self))
    self->fill_id = g_idle_add (fill_cb, self);
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_place_cursor (self->buffer, &start);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

static void
jb_revision_view_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  JbRevisionView *self = JB_REVISION_VIEW (object);

  switch (prop_id)
    {
    case PROP_N_CHANGES:
      g_value_set_uint (value, jb_revision_view_get_n_changes (self));
      break;
    case PROP_CURRENT:
      g_value_set_uint (value, self->current);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
jb_revision_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JB_REVISION_VIEW (widget)->view));
}

static void
jb_revision_view_dispose (GObject *object)
{
  JbRevisionView *self = JB_REVISION_VIEW (object);
  GtkWidget      *child;

  clear (self);
  g_clear_object (&self->buffer);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (jb_revision_view_parent_class)->dispose (object);
}

static void
jb_revision_view_finalize (GObject *object)
{
  g_array_unref (JB_REVISION_VIEW (object)->changes);

  G_OBJECT_CLASS (jb_revision_view_parent_class)->finalize (object);
}

static void
jb_revision_view_class_init (JbRevisionViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_revision_view_get_property;
  object_class->dispose = jb_revision_view_dispose;
  object_class->finalize = jb_revision_view_finalize;
  widget_class->grab_focus = jb_revision_view_grab_focus;

  properties[PROP_N_CHANGES] =
      g_param_spec_uint ("n-changes", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CURRENT] =
      g_param_spec_uint ("current", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-revision-view.ui");
  gtk_widget_class_bind_template_child (widget_class, JbRevisionView, view);
}

static void
jb_revision_view_init (JbRevisionView *self)
{
  self->changes = g_array_new (FALSE, FALSE, sizeof (Change));

  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jb_revision_view_show_text:
 * @transcript: a revision
 *
 * Shows the whole text of a revision, read-only.
 */
void
jb_revision_view_show_text (JbRevisionView *self,
                            JbTranscript   *transcript)
{
  g_return_if_fail (JB_IS_REVISION_VIEW (self));
  g_return_if_fail (transcript != NULL);

  clear (self);
  self->transcript = jb_transcript_ref (transcript);
  begin (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHANGES]);
}

/**
 * jb_revision_view_show_changes:
 * @parts: (element-type JbComparisonPart): as of jb_comparison_make(); not to be changed any more
 *
 * Shows what differs between two revisions.
 */
void
jb_revision_view_show_changes (JbRevisionView *self,
                               GPtrArray      *parts)
{
  g_return_if_fail (JB_IS_REVISION_VIEW (self));
  g_return_if_fail (parts != NULL);

  clear (self);
  self->parts = g_ptr_array_ref (parts);
  begin (self);
}

/**
 * jb_revision_view_go:
 * @step: 1 for the next change, -1 for the one before
 *
 * Goes to another change; behind the last one comes the first.
 *
 * Returns: whether there is one
 */
gboolean
jb_revision_view_go (JbRevisionView *self,
                     int             step)
{
  const Change *change;
  GtkTextIter   place;
  guint         n;

  g_return_val_if_fail (JB_IS_REVISION_VIEW (self), FALSE);

  n = self->changes->len;
  if (n == 0)
    return FALSE;

  if (step > 0)
    self->current = self->current % n + 1;
  else
    self->current = self->current <= 1 ? n : self->current - 1;

  change = &g_array_index (self->changes, Change, self->current - 1);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &place, change->mark);
  gtk_text_buffer_place_cursor (self->buffer, &place);
  gtk_text_view_scroll_to_mark (self->view, change->mark, 0.0, TRUE, 0.0, 0.25);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);

  return TRUE;
}

/**
 * jb_revision_view_get_n_changes:
 *
 * Returns: how many changes there are to go to
 */
guint
jb_revision_view_get_n_changes (JbRevisionView *self)
{
  g_return_val_if_fail (JB_IS_REVISION_VIEW (self), 0);

  return self->changes->len;
}

/**
 * jb_revision_view_get_current:
 *
 * Returns: which change was gone to, from 1; 0 for none yet
 */
guint
jb_revision_view_get_current (JbRevisionView *self)
{
  g_return_val_if_fail (JB_IS_REVISION_VIEW (self), 0);

  return self->current;
}

static char *
dup_range (const char   *text,
           const GArray *ranges)
{
  const JbWordRange *range;

  if (text == NULL)
    return NULL;
  if (ranges == NULL)
    return dup_short (text, strlen (text), WORDS_LENGTH);
  if (ranges->len == 0)
    return NULL;

  range = &g_array_index (ranges, JbWordRange, 0);

  return dup_short (text + range->start, range->end - range->start, WORDS_LENGTH);
}

/**
 * jb_revision_view_dup_words:
 *
 * Tells the change that was gone to in a line, for those who do not see it.
 *
 * Returns: (transfer full): the words, "" where no change was gone to
 */
char *
jb_revision_view_dup_words (JbRevisionView *self)
{
  const JbComparisonPart *part;
  g_autofree char        *went = NULL;
  g_autofree char        *came = NULL;

  g_return_val_if_fail (JB_IS_REVISION_VIEW (self), NULL);

  if (self->current == 0)
    return g_strdup ("");

  part = self->parts->pdata[g_array_index (self->changes, Change, self->current - 1).part];
  if (part->kind == JB_COMPARISON_SPACE)
    return g_strdup (_("Only spaces"));

  went = dup_range (part->before, part->removed);
  came = dup_range (part->after, part->added);
  if (part->kind == JB_COMPARISON_MOVED_AWAY || part->kind == JB_COMPARISON_MOVED_HERE)
    return g_strdup_printf (_("Moved: %s"), went != NULL ? went : came);
  /* Translators: the first %s was replaced by the second one */
  if (went != NULL && came != NULL)
    return g_strdup_printf (_("“%s” became “%s”"), went, came);
  if (went != NULL)
    return g_strdup_printf (_("Removed: %s"), went);

  return g_strdup_printf (_("Added: %s"), came != NULL ? came : "");
}

/**
 * jb_revision_view_dup_text:
 *
 * Returns: (transfer full): all that is shown
 */
char *
jb_revision_view_dup_text (JbRevisionView *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (JB_IS_REVISION_VIEW (self), NULL);

  if (self->buffer == NULL)
    return g_strdup ("");

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

/**
 * jb_revision_view_get_busy:
 *
 * Returns: whether there is more to come
 */
gboolean
jb_revision_view_get_busy (JbRevisionView *self)
{
  g_return_val_if_fail (JB_IS_REVISION_VIEW (self), FALSE);

  return self->fill_id != 0;
}

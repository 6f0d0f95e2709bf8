/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-preview-view.h"

#include "jb-preview-place.h"
#include "jb-preview-roles.h"
#include "jb-preview-white-space.h"

/**
 * JbPreviewView:
 *
 * The view of a #JbPreviewBuffer. In its margin stands what each block of the text is, and
 * white space can be made visible. Both are drawn for the part that is seen only.
 */

struct _JbPreviewView
{
  GtkTextView parent_instance;

  /* Owned */
  PangoLayout *labels[JB_N_ROLES];

  guint show_white_space : 1;
  guint has_labels : 1;
};

enum
{
  PROP_0,
  PROP_SHOW_WHITE_SPACE,
  N_PROPS
};

/* Around the labels in the margin, in pixels. */
enum { LABEL_MARGIN = 10, LABEL_GAP = 10 };

/* How large the labels are beside the text, and how much of its colour they have. */
static const double label_scale = 0.75;
static const float  label_faint = 0.75f;

G_DEFINE_FINAL_TYPE (JbPreviewView, jb_preview_view, GTK_TYPE_TEXT_VIEW)

static GParamSpec *properties[N_PROPS];

/* The labels take as much room as the longest of them needs. They bring a font of their own,
 * which takes long to be looked for, so nothing is done about them until they are seen. */
static void
update_labels (JbPreviewView *self)
{
  PangoContext               *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  g_autoptr(PangoFontDescription) small = pango_font_description_copy (font);
  double size = label_scale * pango_font_description_get_size (font);
  int    room = 0;

  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (small, size);
  else
    pango_font_description_set_size (small, (int) size);

  for (guint i = 0; i < JB_N_ROLES; i++)
    {
      int width;

      g_set_object (&self->labels[i], NULL);
      self->labels[i] = gtk_widget_create_pango_layout (GTK_WIDGET (self),
                                                        jb_preview_roles_get_label (i));
      pango_layout_set_font_description (self->labels[i], small);
      pango_layout_get_pixel_size (self->labels[i], &width, NULL);
      room = MAX (room, width);
    }
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self), LABEL_MARGIN + room + LABEL_GAP);
  self->has_labels = TRUE;
}

static void
invalidate_labels (JbPreviewView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_labels (self);
  else
    self->has_labels = FALSE;
}

static void
append_label (JbPreviewView *self,
              GtkSnapshot   *snapshot,
              JbRole         role,
              int            at)
{
  PangoLayout *layout = self->labels[role];
  GtkTextIter  iter;
  GdkRectangle cell;
  GdkRGBA      colour;
  int          width, height;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter, at);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &cell);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  colour.alpha *= label_faint;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)) -
                                          LABEL_GAP - width,
                                      cell.y + (cell.height - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

/* A line has one label: that of the first block in it that is more than a part of it. */
static void
append_labels (JbPreviewView     *self,
               const GtkTextIter *start,
               const GtkTextIter *end,
               GtkSnapshot       *snapshot)
{
  g_autoptr(GArray) labels = jb_preview_view_list_labels (self, gtk_text_iter_get_offset (start),
                                                           gtk_text_iter_get_offset (end));

  for (guint i = 0; i < labels->len; i++)
    {
      JbPreviewLabel label = g_array_index (labels, JbPreviewLabel, i);

      append_label (self, snapshot, label.role, label.at);
    }
}

static void
jb_preview_view_snapshot_layer (GtkTextView     *view,
                                GtkTextViewLayer layer,
                                GtkSnapshot     *snapshot)
{
  JbPreviewView *self = JB_PREVIEW_VIEW (view);
  GdkRectangle   visible;
  GtkTextIter    start, end;

  if (layer != GTK_TEXT_VIEW_LAYER_ABOVE_TEXT)
    return;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &start, visible.y, NULL);
  gtk_text_view_get_line_at_y (view, &end, visible.y + visible.height, NULL);
  gtk_text_iter_forward_line (&end);

  append_labels (self, &start, &end, snapshot);
  if (self->show_white_space)
    jb_preview_white_space_snapshot (view, &start, &end, snapshot);
}

static void
jb_preview_view_map (GtkWidget *widget)
{
  JbPreviewView *self = JB_PREVIEW_VIEW (widget);

  if (!self->has_labels)
    update_labels (self);
  GTK_WIDGET_CLASS (jb_preview_view_parent_class)->map (widget);
}

static void
jb_preview_view_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (jb_preview_view_parent_class)->css_changed (widget, change);
  invalidate_labels (JB_PREVIEW_VIEW (widget));
}

static void
jb_preview_view_system_setting_changed (GtkWidget       *widget,
                                        GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (jb_preview_view_parent_class)->system_setting_changed (widget, setting);
  invalidate_labels (JB_PREVIEW_VIEW (widget));
}

static void
jb_preview_view_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SHOW_WHITE_SPACE:
      g_value_set_boolean (value, JB_PREVIEW_VIEW (object)->show_white_space);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_preview_view_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SHOW_WHITE_SPACE:
      jb_preview_view_set_show_white_space (JB_PREVIEW_VIEW (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_preview_view_finalize (GObject *object)
{
  for (guint i = 0; i < JB_N_ROLES; i++)
    g_clear_object (&JB_PREVIEW_VIEW (object)->labels[i]);

  G_OBJECT_CLASS (jb_preview_view_parent_class)->finalize (object);
}

static void
jb_preview_view_class_init (JbPreviewViewClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->get_property = jb_preview_view_get_property;
  object_class->set_property = jb_preview_view_set_property;
  object_class->finalize = jb_preview_view_finalize;
  widget_class->map = jb_preview_view_map;
  widget_class->css_changed = jb_preview_view_css_changed;
  widget_class->system_setting_changed = jb_preview_view_system_setting_changed;
  view_class->snapshot_layer = jb_preview_view_snapshot_layer;

  properties[PROP_SHOW_WHITE_SPACE] =
      g_param_spec_boolean ("show-white-space", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jb_preview_view_init (JbPreviewView *self)
{
}

/**
 * jb_preview_view_get_show_white_space:
 *
 * Returns: whether spaces and line ends have signs
 */
gboolean
jb_preview_view_get_show_white_space (JbPreviewView *self)
{
  g_return_val_if_fail (JB_IS_PREVIEW_VIEW (self), FALSE);

  return self->show_white_space;
}

/**
 * jb_preview_view_set_show_white_space:
 * @show_white_space: whether spaces and line ends are to have signs
 */
void
jb_preview_view_set_show_white_space (JbPreviewView *self,
                                      gboolean       show_white_space)
{
  g_return_if_fail (JB_IS_PREVIEW_VIEW (self));

  if (self->show_white_space == !!show_white_space)
    return;

  self->show_white_space = !!show_white_space;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_WHITE_SPACE]);
}

/**
 * jb_preview_view_list_labels:
 * @start: where to begin, in characters
 * @end: where to end, in characters
 *
 * What is written in the margin beside the lines that blocks begin in: at most one label a line,
 * whatever else stands in it, such as the one who signs behind the number of a document.
 *
 * Returns: (transfer full) (element-type JbPreviewLabel): the labels, from above
 */
GArray *
jb_preview_view_list_labels (JbPreviewView *self,
                             int            start,
                             int            end)
{
  GArray               *labels = g_array_new (FALSE, FALSE, sizeof (JbPreviewLabel));
  const JbPreviewSpans *spans;
  GtkTextBuffer        *buffer;
  int                   last_line = -1;

  g_return_val_if_fail (JB_IS_PREVIEW_VIEW (self), labels);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  if (!JB_IS_PREVIEW_BUFFER (buffer))
    return labels;
  spans = jb_preview_buffer_get_spans (JB_PREVIEW_BUFFER (buffer));
  if (spans->spans->len == 0)
    return labels;

  for (guint i = jb_preview_spans_find_char (spans, start); i < spans->spans->len; i++)
    {
      const JbPreviewSpan *span = jb_preview_spans_get (spans, i);
      GtkTextIter          iter;

      if (span->at > end)
        break;
      if (span->block == NULL || span->body_chars == 0)
        continue;
      gtk_text_buffer_get_iter_at_offset (buffer, &iter, span->at);
      if (gtk_text_iter_get_line (&iter) == last_line ||
          (span->role == JB_ROLE_RECIPIENT && !gtk_text_iter_starts_line (&iter)))
        continue;

      last_line = gtk_text_iter_get_line (&iter);
      g_array_append_val (labels, ((JbPreviewLabel) { span->role, span->at }));
    }

  return labels;
}

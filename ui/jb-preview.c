/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-preview.h"

#include <glib/gi18n-lib.h>

#include "jb-text-patch.h"
#include "legacy/jb-legacy.h"

/**
 * JbPreview:
 *
 * The legacy text of a bulletin, exactly as an export would write it. It follows every
 * edit when the main loop is idle, and replaces only what changed, so that the place that
 * was scrolled to stays.
 */

struct _JbPreview
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkTextView     *view;
  GtkLabel        *misread;
  GtkLabel        *status;
  GtkToggleButton *monospace_button;

  /* Owned */
  JbBulletin *bulletin;

  guint update_id;
  guint check_id;
};

/* After so many milliseconds without an edit the text is read again. */
enum { CHECK_DELAY = 600 };

enum
{
  PROP_0,
  PROP_BULLETIN,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbPreview, jb_preview, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];

static const char *
get_encoding_name (JbEncoding encoding)
{
  switch (encoding)
    {
    case JB_ENCODING_UTF8_BOM:
      return _("UTF-8 with byte order mark");
    case JB_ENCODING_GB18030:
      return "GB18030";
    case JB_ENCODING_UTF16LE:
      return "UTF-16LE";
    case JB_ENCODING_UTF16BE:
      return "UTF-16BE";
    case JB_ENCODING_UTF8:
    default:
      return "UTF-8";
    }
}

static const char *
get_newline_name (JbNewline newline)
{
  switch (newline)
    {
    case JB_NEWLINE_CRLF:
      return "CRLF";
    case JB_NEWLINE_CR:
      return "CR";
    case JB_NEWLINE_MIXED:
      return _("mixed line ends");
    case JB_NEWLINE_LF:
    default:
      return "LF";
    }
}

static void schedule_check (JbPreview *self);

/* GtkTextBuffer keeps CR and CRLF as they are, so the buffer is the text itself. */
static void
update_text (JbPreview *self)
{
  g_autofree char *text = NULL;
  g_autofree char *count = NULL;
  g_autofree char *status = NULL;
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (self->view);
  gsize            length = 0;
  glong            n;

  if (self->bulletin == NULL)
    {
      gtk_text_buffer_set_text (buffer, "", 0);
      gtk_label_set_label (self->status, "");
      gtk_widget_set_visible (GTK_WIDGET (self->misread), FALSE);
      return;
    }

  text = jb_bulletin_dup_text (self->bulletin, &length);
  jb_text_patch_all (buffer, text);
  schedule_check (self);

  n = g_utf8_strlen (text, (gssize) length);
  count = g_strdup_printf (ngettext ("%'ld character", "%'ld characters", (gulong) n), n);
  status = g_strdup_printf ("%s · %s · %s",
                            get_encoding_name (jb_bulletin_get_encoding (self->bulletin)),
                            get_newline_name (jb_bulletin_get_newline (self->bulletin)), count);
  gtk_label_set_label (self->status, status);
}

/* Tells when the text alone would be read as something else than the bulletin is. */
static gboolean
check_cb (gpointer data)
{
  JbPreview       *self = data;
  g_autofree char *words = NULL;
  g_autofree char *message = NULL;

  self->check_id = 0;
  if (self->bulletin != NULL)
    {
      g_autoptr (JbTranscript) transcript = jb_bulletin_to_transcript (self->bulletin);

      words = jb_legacy_find_misread (transcript);
    }
  if (words != NULL)
    message = g_strdup_printf (_("Where this text is imported again, %s will be read as "
                                 "something else"),
                                  words);
  gtk_label_set_label (self->misread, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->misread), message != NULL);

  return G_SOURCE_REMOVE;
}

/* Not while the user is typing. */
static void
schedule_check (JbPreview *self)
{
  g_clear_handle_id (&self->check_id, g_source_remove);
  self->check_id = g_timeout_add (CHECK_DELAY, check_cb, self);
}

static gboolean
update_cb (gpointer data)
{
  JbPreview *self = data;

  self->update_id = 0;
  update_text (self);

  return G_SOURCE_REMOVE;
}

/* A preview that is folded away has nothing to do until it is seen. */
static void
schedule_update (JbPreview *self)
{
  if (self->update_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->update_id = g_idle_add (update_cb, self);
}

static void
on_monospace_toggled_cb (JbPreview *self)
{
  gtk_text_view_set_monospace (self->view, gtk_toggle_button_get_active (self->monospace_button));
}

static void
jb_preview_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jb_preview_parent_class)->map (widget);
  schedule_update (JB_PREVIEW (widget));
}

static void
jb_preview_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BULLETIN:
      g_value_set_object (value, JB_PREVIEW (object)->bulletin);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_preview_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_BULLETIN:
      jb_preview_set_bulletin (JB_PREVIEW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_preview_dispose (GObject *object)
{
  JbPreview *self = JB_PREVIEW (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->check_id, g_source_remove);
  g_clear_object (&self->bulletin);

  G_OBJECT_CLASS (jb_preview_parent_class)->dispose (object);
}

static void
jb_preview_class_init (JbPreviewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_preview_get_property;
  object_class->set_property = jb_preview_set_property;
  object_class->dispose = jb_preview_dispose;
  widget_class->map = jb_preview_map;

  properties[PROP_BULLETIN] =
      g_param_spec_object ("bulletin", NULL, NULL, JB_TYPE_BULLETIN,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, JbPreview, view);
  gtk_widget_class_bind_template_child (widget_class, JbPreview, misread);
  gtk_widget_class_bind_template_child (widget_class, JbPreview, status);
  gtk_widget_class_bind_template_child (widget_class, JbPreview, monospace_button);
}

static void
jb_preview_init (JbPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (self->view), FALSE);
  g_signal_connect_object (self->monospace_button, "toggled",
                           G_CALLBACK (on_monospace_toggled_cb), self, G_CONNECT_SWAPPED);
}

/**
 * jb_preview_get_bulletin:
 *
 * Returns: (transfer none) (nullable): the bulletin that is shown
 */
JbBulletin *
jb_preview_get_bulletin (JbPreview *self)
{
  g_return_val_if_fail (JB_IS_PREVIEW (self), NULL);

  return self->bulletin;
}

/**
 * jb_preview_set_bulletin:
 * @bulletin: (nullable): the bulletin to show, %NULL for none
 */
void
jb_preview_set_bulletin (JbPreview  *self,
                         JbBulletin *bulletin)
{
  g_return_if_fail (JB_IS_PREVIEW (self));

  if (self->bulletin != NULL)
    {
      g_signal_handlers_disconnect_by_func (jb_bulletin_get_history (self->bulletin),
                                            schedule_update, self);
      g_signal_handlers_disconnect_by_func (self->bulletin, schedule_update, self);
    }
  if (!g_set_object (&self->bulletin, bulletin))
    return;

  /* Another text is not an edit of the one before. */
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), "", 0);
  if (bulletin != NULL)
    {
      g_signal_connect_object (jb_bulletin_get_history (bulletin), "notify::revision",
                               G_CALLBACK (schedule_update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (bulletin, "notify::encoding",
                               G_CALLBACK (schedule_update), self, G_CONNECT_SWAPPED);
    }
  schedule_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BULLETIN]);
}

/**
 * jb_preview_update:
 *
 * Shows the bulletin's text now, without waiting until the main loop is idle.
 */
void
jb_preview_update (JbPreview *self)
{
  g_return_if_fail (JB_IS_PREVIEW (self));

  g_clear_handle_id (&self->update_id, g_source_remove);
  update_text (self);
}

/**
 * jb_preview_dup_text:
 *
 * Returns: (transfer full): the text that is shown
 */
char *
jb_preview_dup_text (JbPreview *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter    start, end;

  g_return_val_if_fail (JB_IS_PREVIEW (self), NULL);

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_iter_get_slice (&start, &end);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-attachments-row.h"

#include <string.h>

#include "bulletin/jb-attachments.h"
#include "bulletin/jb-bulletin.h"
#include "jb-editor.h"
#include "jb-text-patch.h"
#include "jb-undo-menu.h"

/**
 * JbAttachmentsRow:
 *
 * The attachments (附件) that a document names at the end of its body, one on a line and
 * without their numbers, which are written by themselves.
 */

struct _JbAttachmentsRow
{
  AdwPreferencesRow parent_instance;

  /* Template widgets */
  GtkTextView *view;

  /* Owned */
  JbDocument *document;
  JbHistory  *history;

  guint following : 1;
  guint committing : 1;
  guint composing : 1;
};

enum
{
  PROP_0,
  PROP_DOCUMENT,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbAttachmentsRow, jb_attachments_row, ADW_TYPE_PREFERENCES_ROW)

static GParamSpec *properties[N_PROPS];

/* The lines that name something; an empty one is one that was begun. */
static GStrv
dup_names (JbAttachmentsRow *self)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_iter_get_slice (&start, &end);
  lines = g_strsplit_set (text, "\n\r", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_strv_builder_add (names, lines[i]);

  return g_strv_builder_end (names);
}

static void
follow (JbAttachmentsRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) shown = NULL;
  g_autofree char *text = NULL;

  if (self->committing || self->composing)
    return;

  shown = dup_names (self);
  if (self->document != NULL)
    names = jb_attachments_get (self->document, NULL);
  else
    names = g_new0 (char *, 1);
  if (g_strv_equal ((const char *const *) names, (const char *const *) shown))
    return;

  text = g_strjoinv ("\n", names);
  self->following = TRUE;
  jb_text_patch_all (buffer, text);
  self->following = FALSE;
}

static void
on_buffer_changed_cb (JbAttachmentsRow *self)
{
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) known = NULL;

  if (self->following || self->document == NULL)
    return;

  names = dup_names (self);
  known = jb_attachments_get (self->document, NULL);
  if (g_strv_equal ((const char *const *) names, (const char *const *) known))
    return;

  self->committing = TRUE;
  jb_attachments_set (self->document, (const char *const *) names);
  self->committing = FALSE;
}

static void
on_preedit_changed_cb (JbAttachmentsRow *self,
                       const char       *preedit)
{
  self->composing = preedit != NULL && *preedit != '\0';
  if (!self->composing)
    follow (self);
}

static void
on_pressed_cb (JbAttachmentsRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* As in JbTextRow: a list row would take the keyboard on its way back. */
static gboolean
jb_attachments_row_focus (GtkWidget       *widget,
                          GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)),
                                 direction);
}

static void
jb_attachments_row_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jb_attachments_row_parent_class)->root (widget);
  gtk_text_view_set_editable (JB_ATTACHMENTS_ROW (widget)->view, jb_editor_lets_write (widget));
}

static gboolean
jb_attachments_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JB_ATTACHMENTS_ROW (widget)->view));
}

static void
jb_attachments_row_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, JB_ATTACHMENTS_ROW (object)->document);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_attachments_row_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_DOCUMENT:
      jb_attachments_row_set_document (JB_ATTACHMENTS_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_attachments_row_dispose (GObject *object)
{
  JbAttachmentsRow *self = JB_ATTACHMENTS_ROW (object);

  if (self->history != NULL)
    g_signal_handlers_disconnect_by_func (self->history, follow, self);
  g_clear_object (&self->history);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (jb_attachments_row_parent_class)->dispose (object);
}

static void
jb_attachments_row_class_init (JbAttachmentsRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_attachments_row_get_property;
  object_class->set_property = jb_attachments_row_set_property;
  object_class->dispose = jb_attachments_row_dispose;
  widget_class->focus = jb_attachments_row_focus;
  widget_class->root = jb_attachments_row_root;
  widget_class->grab_focus = jb_attachments_row_grab_focus;

  properties[PROP_DOCUMENT] =
      g_param_spec_object ("document", NULL, NULL, JB_TYPE_DOCUMENT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-attachments-row.ui");
  gtk_widget_class_bind_template_child (widget_class, JbAttachmentsRow, view);
  gtk_widget_class_bind_template_callback (widget_class, on_preedit_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed_cb);
}

static void
jb_attachments_row_init (JbAttachmentsRow *self)
{
  GtkTextBuffer *buffer;

  gtk_widget_init_template (GTK_WIDGET (self));
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  jb_undo_menu_attach (GTK_WIDGET (self->view));
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_buffer_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * jb_attachments_row_set_document:
 * @document: (nullable): whose attachments to show, %NULL for none
 */
void
jb_attachments_row_set_document (JbAttachmentsRow *self,
                                 JbDocument       *document)
{
  JbBulletin *bulletin;

  g_return_if_fail (JB_IS_ATTACHMENTS_ROW (self));
  g_return_if_fail (document == NULL || JB_IS_DOCUMENT (document));

  if (!g_set_object (&self->document, document))
    return;

  if (self->history != NULL)
    g_signal_handlers_disconnect_by_func (self->history, follow, self);
  g_clear_object (&self->history);
  bulletin = document != NULL ? jb_node_get_bulletin (JB_NODE (document)) : NULL;
  if (bulletin != NULL)
    {
      self->history = g_object_ref (jb_bulletin_get_history (bulletin));
      g_signal_connect_object (self->history, "notify::revision", G_CALLBACK (follow), self,
                               G_CONNECT_SWAPPED);
    }
  follow (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

/**
 * jb_attachments_row_get_view:
 *
 * Returns: (transfer none): the text view inside
 */
GtkTextView *
jb_attachments_row_get_view (JbAttachmentsRow *self)
{
  g_return_val_if_fail (JB_IS_ATTACHMENTS_ROW (self), NULL);

  return self->view;
}

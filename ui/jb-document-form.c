/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-document-form.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-level.h"
#include "jb-attachments-row.h"
#include "jb-body-buffer.h"
#include "jb-date-button.h"
#include "jb-field-row.h"
#include "jb-text-row.h"

/**
 * JbDocumentForm:
 *
 * An official document (公文): number, title, date, addressees, body, attachments and
 * signature. Lines of the body become headings of a level, and paragraphs again, by keys and
 * by a menu.
 */

struct _JbDocumentForm
{
  GtkBox parent_instance;

  /* Template widgets */
  JbTextRow *body_row;
  JbTextRow *title_row;

  /* Owned */
  JbBulletin *bulletin;
};

enum
{
  PROP_0,
  PROP_BULLETIN,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbDocumentForm, jb_document_form, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];

/* The lines of the body that the caret or the selection is in. */
static void
get_lines (JbDocumentForm *self,
           guint          *position,
           guint          *n)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (jb_text_row_get_view (self->body_row));
  GListModel    *body = jb_document_get_body (jb_bulletin_get_document (self->bulletin));
  guint          n_lines = g_list_model_get_n_items (body);
  GtkTextIter    start, end;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  *position = MIN ((guint) gtk_text_iter_get_line (&start), n_lines);
  *n = MIN ((guint) gtk_text_iter_get_line (&end) + 1, n_lines) - *position;
  /* A selection up to the start of a line does not hold that line. */
  if (*n > 1 && gtk_text_iter_starts_line (&end))
    --*n;
}

/* A place in a line, counted from its end: what changes is the number at its start. */
static void
get_place (GtkTextBuffer *buffer,
           GtkTextMark   *mark,
           int           *line,
           int           *rest)
{
  GtkTextIter at, end;

  gtk_text_buffer_get_iter_at_mark (buffer, &at, mark);
  end = at;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  *line = gtk_text_iter_get_line (&at);
  *rest = gtk_text_iter_get_offset (&end) - gtk_text_iter_get_offset (&at);
}

static void
find_place (GtkTextBuffer *buffer,
            int            line,
            int            rest,
            GtkTextIter   *at)
{
  gtk_text_buffer_get_iter_at_line (buffer, at, line);
  if (!gtk_text_iter_ends_line (at))
    gtk_text_iter_forward_to_line_end (at);
  gtk_text_iter_backward_chars (at, MIN (rest, gtk_text_iter_get_line_offset (at)));
}

static void
level_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  JbDocumentForm *self = JB_DOCUMENT_FORM (widget);
  GtkRoot        *root = gtk_widget_get_root (widget);
  GtkWidget      *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkTextBuffer  *buffer = gtk_text_view_get_buffer (jb_text_row_get_view (self->body_row));
  JbDocument     *document;
  guint           position, n;
  int             line, rest, other_line, other_rest;
  GtkTextIter     at, other;

  document = self->bulletin != NULL ? jb_bulletin_get_document (self->bulletin) : NULL;
  if (document == NULL || !JB_IS_BODY_BUFFER (buffer) ||
      jb_body_buffer_get_composing (JB_BODY_BUFFER (buffer)))
    return;

  /* The keys mean the line that one is in, and a title has no level. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, widget) &&
      !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->body_row)))
    return;

  get_lines (self, &position, &n);
  get_place (buffer, gtk_text_buffer_get_insert (buffer), &line, &rest);
  get_place (buffer, gtk_text_buffer_get_selection_bound (buffer), &other_line, &other_rest);
  jb_level_set (document, position, n, (guint) g_variant_get_int32 (parameter));
  find_place (buffer, line, rest, &at);
  find_place (buffer, other_line, other_rest, &other);
  gtk_text_buffer_select_range (buffer, &at, &other);
}

static void
jb_document_form_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BULLETIN:
      g_value_set_object (value, JB_DOCUMENT_FORM (object)->bulletin);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_document_form_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_BULLETIN:
      jb_document_form_set_bulletin (JB_DOCUMENT_FORM (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_document_form_dispose (GObject *object)
{
  g_clear_object (&JB_DOCUMENT_FORM (object)->bulletin);

  G_OBJECT_CLASS (jb_document_form_parent_class)->dispose (object);
}

static void
jb_document_form_class_init (JbDocumentFormClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_document_form_get_property;
  object_class->set_property = jb_document_form_set_property;
  object_class->dispose = jb_document_form_dispose;

  properties[PROP_BULLETIN] =
      g_param_spec_object ("bulletin", NULL, NULL, JB_TYPE_BULLETIN,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (JB_TYPE_ATTACHMENTS_ROW);
  g_type_ensure (JB_TYPE_DATE_BUTTON);
  g_type_ensure (JB_TYPE_FIELD_ROW);
  g_type_ensure (JB_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-document-form.ui");
  gtk_widget_class_bind_template_child (widget_class, JbDocumentForm, body_row);
  gtk_widget_class_bind_template_child (widget_class, JbDocumentForm, title_row);

  gtk_widget_class_install_action (widget_class, "document.level", "i", level_action);
  for (int i = 0; i <= JB_LEVEL_MAX; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + (guint) i, GDK_ALT_MASK,
                                           "document.level", "i", i);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0 + (guint) i, GDK_ALT_MASK,
                                           "document.level", "i", i);
    }
}

static void
jb_document_form_init (JbDocumentForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jb_document_form_set_bulletin:
 * @bulletin: (nullable): the bulletin to show, %NULL for none
 */
void
jb_document_form_set_bulletin (JbDocumentForm *self,
                               JbBulletin     *bulletin)
{
  g_return_if_fail (JB_IS_DOCUMENT_FORM (self));
  g_return_if_fail (bulletin == NULL || JB_IS_BULLETIN (bulletin));

  if (g_set_object (&self->bulletin, bulletin))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BULLETIN]);
}

/**
 * jb_document_form_begin:
 *
 * Puts the keyboard into the title, which every document has; its number is often given later.
 *
 * Returns: whether the keyboard is there
 */
gboolean
jb_document_form_begin (JbDocumentForm *self)
{
  g_return_val_if_fail (JB_IS_DOCUMENT_FORM (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (jb_text_row_get_view (self->title_row)));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-text-row.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-bulletin.h"
#include "jb-body-buffer.h"
#include "jb-body-line.h"
#include "jb-editor.h"
#include "jb-find-marks.h"
#include "jb-finding-marks.h"
#include "jb-smart-quotes.h"
#include "jb-text-paste.h"
#include "jb-undo-menu.h"
#include "jb-value-buffer.h"
#include "jb-window.h"

/**
 * JbTextRow:
 *
 * A row for a text of several lines: a title, the body of an article, the titles of a
 * digest; or for one long value, such as an editor's note. It grows with its text.
 */

struct _JbTextRow
{
  AdwPreferencesRow parent_instance;

  /* Template widgets */
  GtkBox      *box;
  GtkLabel    *label;
  GtkTextView *view;

  /* Owned */
  JbNode         *object;
  char           *field;
  JbSmartQuotes  *quotes;
  JbFindMarks    *marks;
  JbFindingMarks *finding_marks;

  int line_gap;
};

enum
{
  PROP_0,
  PROP_OBJECT,
  PROP_FIELD,
  PROP_LINE_GAP,
  PROP_FILLED,
  N_PROPS
};

static void jb_text_row_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JbTextRow, jb_text_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      jb_text_row_buildable_init))

static GtkBuildableIface *parent_buildable_iface;
static GParamSpec        *properties[N_PROPS];

static void
splice_document_body (gpointer           owner,
                      guint              position,
                      guint              n_removed,
                      const char *const *added)
{
  guint              n = g_strv_length ((char **) added);
  g_autofree JbRole *roles = g_new (JbRole, n + 1);

  for (guint i = 0; i < n; i++)
    roles[i] = jb_body_line_guess_role (added[i]);
  jb_document_splice_body (owner, position, n_removed, added, roles);
}

typedef GListModel *(*GetLines) (gpointer owner);

static const struct
{
  GType (*get_type) (void);
  const char *field;
  GetLines    get_lines;
  JbSplice    splice;
  const char *label;
} lists[] = {
  { jb_article_get_type, "title", (GetLines) jb_article_get_title,
    (JbSplice) jb_article_splice_title, N_("Edit Title") },
  { jb_article_get_type, "paragraphs", (GetLines) jb_article_get_paragraphs,
    (JbSplice) jb_article_splice_paragraphs, N_("Edit Body") },
  { jb_digest_entry_get_type, "titles", (GetLines) jb_digest_entry_get_titles,
    (JbSplice) jb_digest_entry_splice_titles, N_("Edit Digest") },
  { jb_document_get_type, "title", (GetLines) jb_document_get_title,
    (JbSplice) jb_document_splice_title, N_("Edit Title") },
  { jb_document_get_type, "addressee", (GetLines) jb_document_get_addressee,
    (JbSplice) jb_document_splice_addressee, N_("Edit Addressees") },
  { jb_document_get_type, "body", (GetLines) jb_document_get_body,
    splice_document_body, N_("Edit Body") },
};

static gboolean
is_filled (JbTextRow *self)
{
  return gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->view)) > 0;
}

static void
on_buffer_changed_cb (JbTextRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILLED]);
}

/* A value says of itself what it is; lines know their blocks. */
static void
show_findings (JbTextRow     *self,
               GtkTextBuffer *buffer)
{
  JbRole role = g_strcmp0 (self->field, "subtitle") == 0 ? JB_ROLE_SUBTITLE : JB_ROLE_EDITOR_NOTE;

  jb_finding_marks_set_buffer (self->finding_marks, buffer);
  jb_finding_marks_set_value (self->finding_marks, self->object, role);
}

static void
show_buffer (JbTextRow     *self,
             GtkTextBuffer *buffer)
{
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_buffer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_text_view_set_buffer (self->view, buffer);
  jb_smart_quotes_bind (self->quotes, buffer, self->object);
  jb_find_marks_set_buffer (self->marks, buffer);
  show_findings (self, buffer);
  on_buffer_changed_cb (self);
}

/* A buffer with a selection keeps itself alive for the clipboard, so it is told to forget
 * the bulletin. */
static void
release_buffer (JbTextRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter    start;

  if (JB_IS_BODY_BUFFER (buffer))
    jb_body_buffer_bind (JB_BODY_BUFFER (buffer), NULL, NULL, NULL, NULL);
  else if (JB_IS_VALUE_BUFFER (buffer))
    jb_value_buffer_bind (JB_VALUE_BUFFER (buffer), NULL, NULL);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  g_signal_handlers_disconnect_by_func (buffer, on_buffer_changed_cb, self);
}

static void
rebind (JbTextRow *self)
{
  g_autoptr(GtkTextBuffer) buffer = NULL;

  release_buffer (self);

  if (self->object != NULL && self->field != NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (lists) && buffer == NULL; i++)
        if (G_TYPE_CHECK_INSTANCE_TYPE (self->object, lists[i].get_type ()) &&
            g_str_equal (lists[i].field, self->field))
          {
            buffer = GTK_TEXT_BUFFER (jb_body_buffer_new ());
            jb_body_buffer_bind (JB_BODY_BUFFER (buffer), self->object,
                                 lists[i].get_lines (self->object), lists[i].splice,
                                 _(lists[i].label));
          }
      if (buffer == NULL)
        {
          buffer = GTK_TEXT_BUFFER (jb_value_buffer_new ());
          jb_value_buffer_bind (JB_VALUE_BUFFER (buffer), G_OBJECT (self->object), self->field);
        }
    }
  else
    buffer = gtk_text_buffer_new (NULL);

  show_buffer (self, buffer);
}

static void
on_preedit_changed_cb (JbTextRow  *self,
                       const char *preedit)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  gboolean       composing = preedit != NULL && *preedit != '\0';

  if (JB_IS_BODY_BUFFER (buffer))
    jb_body_buffer_set_composing (JB_BODY_BUFFER (buffer), composing);
  else if (JB_IS_VALUE_BUFFER (buffer))
    jb_value_buffer_set_composing (JB_VALUE_BUFFER (buffer), composing);
  jb_smart_quotes_set_composing (self->quotes, composing);
}

static void
on_paste_clipboard_cb (JbTextRow *self)
{
  g_signal_stop_emission_by_name (self->view, "paste-clipboard");
  jb_text_paste_from_clipboard (self, TRUE);
}

static void
paste_as_it_is_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  jb_text_paste_from_clipboard (JB_TEXT_ROW (widget), FALSE);
}

/* Shift and Enter begin another line of a drawn table; Backspace right after a quotation mark
 * was corrected takes the correction back. */
static gboolean
on_key_pressed_cb (JbTextRow      *self,
                   guint           keyval,
                   guint           keycode,
                   GdkModifierType state)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  if (!gtk_text_view_get_editable (self->view))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_BackSpace && (state & gtk_accelerator_get_default_mod_mask ()) == 0)
    return jb_smart_quotes_take_back (self->quotes);

  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_SHIFT_MASK) == 0 ||
      !JB_IS_BODY_BUFFER (buffer) || jb_body_buffer_get_composing (JB_BODY_BUFFER (buffer)))
    return GDK_EVENT_PROPAGATE;

  return jb_body_buffer_break_line (JB_BODY_BUFFER (buffer));
}

static void
on_pressed_cb (JbTextRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
jb_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JB_TEXT_ROW (widget)->view));
}

/* A list row would take the keyboard itself when it goes back past its first field, and give it
 * to that field again. A box would go by the places that its children have: the middle of a long
 * text is below the button that stands at its end. */
static gboolean
jb_text_row_focus (GtkWidget       *widget,
                   GtkDirectionType direction)
{
  GtkWidget *box = GTK_WIDGET (JB_TEXT_ROW (widget)->box);
  GtkWidget *child = gtk_widget_get_focus_child (box);
  gboolean   back = direction == GTK_DIR_TAB_BACKWARD;

  if (!back && direction != GTK_DIR_TAB_FORWARD)
    return gtk_widget_child_focus (box, direction);

  if (child == NULL)
    child = back ? gtk_widget_get_last_child (box) : gtk_widget_get_first_child (box);
  while (child != NULL && !gtk_widget_child_focus (child, direction))
    child = back ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child);

  return child != NULL;
}

static void
jb_text_row_root (GtkWidget *widget)
{
  JbTextRow *self = JB_TEXT_ROW (widget);
  GtkRoot   *root;

  GTK_WIDGET_CLASS (jb_text_row_parent_class)->root (widget);

  gtk_text_view_set_editable (self->view, jb_editor_lets_write (widget));
  root = gtk_widget_get_root (widget);
  if (JB_IS_WINDOW (root))
    {
      jb_find_marks_set_find (self->marks, jb_window_get_find (JB_WINDOW (root)));
      jb_finding_marks_set_findings (self->finding_marks,
                                     jb_window_get_findings (JB_WINDOW (root)));
    }
}

static void
jb_text_row_unroot (GtkWidget *widget)
{
  JbTextRow *self = JB_TEXT_ROW (widget);

  if (self->marks != NULL)
    jb_find_marks_set_find (self->marks, NULL);
  if (self->finding_marks != NULL)
    jb_finding_marks_set_findings (self->finding_marks, NULL);

  GTK_WIDGET_CLASS (jb_text_row_parent_class)->unroot (widget);
}

/* <child type="suffix"> stands at the end of the row, as in an AdwActionRow. */
static void
jb_text_row_add_child (GtkBuildable *buildable,
                       GtkBuilder   *builder,
                       GObject      *child,
                       const char   *type)
{
  JbTextRow *self = JB_TEXT_ROW (buildable);

  if (self->box != NULL && g_strcmp0 (type, "suffix") == 0)
    gtk_box_append (self->box, GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
jb_text_row_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = jb_text_row_add_child;
}

static void
jb_text_row_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  JbTextRow *self = JB_TEXT_ROW (object);

  switch (prop_id)
    {
    case PROP_OBJECT:
      g_value_set_object (value, self->object);
      break;
    case PROP_FIELD:
      g_value_set_string (value, self->field);
      break;
    case PROP_LINE_GAP:
      g_value_set_int (value, self->line_gap);
      break;
    case PROP_FILLED:
      g_value_set_boolean (value, is_filled (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_text_row_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  JbTextRow *self = JB_TEXT_ROW (object);

  switch (prop_id)
    {
    case PROP_OBJECT:
      jb_text_row_set_object (self, g_value_get_object (value));
      break;
    case PROP_FIELD:
      jb_text_row_set_field (self, g_value_get_string (value));
      break;
    case PROP_LINE_GAP:
      if (self->line_gap != g_value_get_int (value))
        {
          self->line_gap = g_value_get_int (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_text_row_dispose (GObject *object)
{
  JbTextRow *self = JB_TEXT_ROW (object);

  if (self->object != NULL)
    release_buffer (self);
  g_clear_object (&self->object);
  if (self->quotes != NULL)
    jb_smart_quotes_bind (self->quotes, NULL, NULL);
  g_clear_object (&self->quotes);
  if (self->marks != NULL)
    jb_find_marks_set_buffer (self->marks, NULL);
  g_clear_object (&self->marks);
  if (self->finding_marks != NULL)
    jb_finding_marks_set_buffer (self->finding_marks, NULL);
  g_clear_object (&self->finding_marks);

  G_OBJECT_CLASS (jb_text_row_parent_class)->dispose (object);
}

static void
jb_text_row_finalize (GObject *object)
{
  JbTextRow *self = JB_TEXT_ROW (object);

  g_free (self->field);

  G_OBJECT_CLASS (jb_text_row_parent_class)->finalize (object);
}

static void
jb_text_row_class_init (JbTextRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_text_row_get_property;
  object_class->set_property = jb_text_row_set_property;
  object_class->dispose = jb_text_row_dispose;
  object_class->finalize = jb_text_row_finalize;
  widget_class->focus = jb_text_row_focus;
  widget_class->grab_focus = jb_text_row_grab_focus;
  widget_class->root = jb_text_row_root;
  widget_class->unroot = jb_text_row_unroot;

  properties[PROP_OBJECT] =
      g_param_spec_object ("object", NULL, NULL, JB_TYPE_NODE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FIELD] =
      g_param_spec_string ("field", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LINE_GAP] =
      g_param_spec_int ("line-gap", NULL, NULL, 0, 100, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FILLED] =
      g_param_spec_boolean ("filled", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, JbTextRow, box);
  gtk_widget_class_bind_template_child (widget_class, JbTextRow, label);
  gtk_widget_class_bind_template_child (widget_class, JbTextRow, view);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_paste_clipboard_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_preedit_changed_cb);

  gtk_widget_class_install_action (widget_class, "text.paste-as-it-is", NULL,
                                   paste_as_it_is_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "text.paste-as-it-is",
                                       NULL);
}

static void
jb_text_row_init (JbTextRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->quotes = jb_smart_quotes_new (self->view);
  self->marks = jb_find_marks_new ();
  self->finding_marks = jb_finding_marks_new (self->view);
  jb_undo_menu_attach (GTK_WIDGET (self->view));
  rebind (self);

  /* A click beside the text goes into it, as it does in an entry row. */
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * jb_text_row_new:
 * @title: what the text is called
 * @object: (nullable): the part of a bulletin whose text it is
 * @field: the name of a property of @object: a list of lines, or a string
 *
 * Returns: (transfer floating): a row for a text
 */
GtkWidget *
jb_text_row_new (const char *title,
                 JbNode     *object,
                 const char *field)
{
  return g_object_new (JB_TYPE_TEXT_ROW,
                       "title", title, "field", field, "object", object, NULL);
}

/**
 * jb_text_row_get_object:
 *
 * Returns: (transfer none) (nullable): whose text is shown
 */
JbNode *
jb_text_row_get_object (JbTextRow *self)
{
  g_return_val_if_fail (JB_IS_TEXT_ROW (self), NULL);

  return self->object;
}

/**
 * jb_text_row_set_object:
 * @object: (nullable): whose text to show, %NULL for none
 */
void
jb_text_row_set_object (JbTextRow *self,
                        JbNode    *object)
{
  g_return_if_fail (JB_IS_TEXT_ROW (self));
  g_return_if_fail (object == NULL || JB_IS_NODE (object));

  if (!g_set_object (&self->object, object))
    return;

  rebind (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OBJECT]);
}

/**
 * jb_text_row_get_field:
 *
 * Returns: (transfer none) (nullable): which text of the object is shown
 */
const char *
jb_text_row_get_field (JbTextRow *self)
{
  g_return_val_if_fail (JB_IS_TEXT_ROW (self), NULL);

  return self->field;
}

/**
 * jb_text_row_set_field:
 * @field: (nullable): which text of the object to show
 */
void
jb_text_row_set_field (JbTextRow  *self,
                       const char *field)
{
  g_return_if_fail (JB_IS_TEXT_ROW (self));

  if (g_strcmp0 (self->field, field) == 0)
    return;

  g_free (self->field);
  self->field = g_strdup (field);
  rebind (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIELD]);
}

/**
 * jb_text_row_get_view:
 *
 * Returns: (transfer none): the text view inside
 */
GtkTextView *
jb_text_row_get_view (JbTextRow *self)
{
  g_return_val_if_fail (JB_IS_TEXT_ROW (self), NULL);

  return self->view;
}

/**
 * jb_text_row_hold_quotes:
 * @hold: whether what is inserted now is not typed
 *
 * While it is not, no quotation mark is turned round.
 */
void
jb_text_row_hold_quotes (JbTextRow *self,
                         gboolean   hold)
{
  g_return_if_fail (JB_IS_TEXT_ROW (self));

  jb_smart_quotes_hold (self->quotes, hold);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-editor.h"

#include <glib/gi18n-lib.h>

#include "jb-body-buffer.h"
#include "jb-button-names.h"
#include "jb-cards.h"
#include "jb-digest-form.h"
#include "jb-document-form.h"
#include "jb-drag-scroll.h"
#include "jb-form-lock.h"
#include "jb-masthead-form.h"
#include "jb-recipients-card.h"
#include "jb-recipients-form.h"
#include "jb-scroll-anchor.h"
#include "jb-section-card.h"
#include "jb-tail-form.h"
#include "jb-unrecognised-form.h"

/**
 * JbEditor:
 *
 * A bulletin or an official document as forms.
 */

struct _JbEditor
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkScrolledWindow *scroller;
  GtkWidget         *content;
  JbMastheadForm    *masthead;
  GtkWidget         *digest;
  GtkWidget         *articles;
  JbCards           *sections;
  JbDocumentForm    *document;

  /* Owned */
  JbBulletin     *bulletin;
  JbScrollAnchor *anchor;
  GListModel     *overlaid;

  /* Borrowed */
  GtkTextView *focused;

  guint    scroll_id;
  guint    refresh_id;
  gboolean locked;
};

/* After so many milliseconds without an edit everything is laid out once more. */
enum { REFRESH_DELAY = 500 };

enum
{
  PROP_0,
  PROP_BULLETIN,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbEditor, jb_editor, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];

static GtkWidget *
create_section_card (gpointer item,
                     gpointer user_data)
{
  return jb_section_card_new (item);
}

static void
add_section_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  JbEditor *self = JB_EDITOR (widget);
  guint     n;

  if (self->bulletin == NULL)
    return;

  n = g_list_model_get_n_items (jb_bulletin_get_sections (self->bulletin));
  jb_bulletin_insert_section (self->bulletin, n, _("New Section"));
  gtk_widget_grab_focus (jb_cards_get_card (self->sections, n));
}

/* At once, as in JbSectionCard. */
static gboolean
on_add_mnemonic_cb (JbEditor *self,
                    gboolean  cycling)
{
  return !cycling && gtk_widget_activate_action (GTK_WIDGET (self), "editor.add-section", NULL);
}

/* How much of the forms' lower end lies under a toast, in pixels. */
static int
get_covered (JbEditor *self)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  double     below = 0;
  int        covered = 0;

  if (overlay == NULL || !gtk_widget_translate_coordinates (
                             GTK_WIDGET (self), overlay, 0,
                             gtk_widget_get_height (GTK_WIDGET (self)), NULL, &below))
    return 0;

  for (GtkWidget *child = gtk_widget_get_first_child (overlay); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (overlay)))
      {
        int height;

        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
        covered = MAX (covered, height);
      }

  return MAX (0, covered - (gtk_widget_get_height (overlay) - (int) below));
}

/* The text views grow with their text and do not scroll; what scrolls is the form around
 * them, and it must keep the caret in sight. */
static gboolean
show_caret_cb (gpointer data)
{
  JbEditor      *self = data;
  GtkTextBuffer *buffer;
  GdkRectangle   caret;
  GtkTextIter    at;
  const int      margin = 12;

  self->scroll_id = 0;
  if (self->focused == NULL)
    return G_SOURCE_REMOVE;

  buffer = gtk_text_view_get_buffer (self->focused);
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (self->focused, &at, &caret);
  gtk_text_view_buffer_to_window_coords (self->focused, GTK_TEXT_WINDOW_WIDGET,
                                         caret.x, caret.y, &caret.x, &caret.y);
  jb_scroll_anchor_set_covered (self->anchor, get_covered (self));
  jb_scroll_anchor_reveal (self->anchor, GTK_WIDGET (self->focused), caret.y - margin,
                           caret.height + 2 * margin);

  return G_SOURCE_REMOVE;
}

static void
schedule_show_caret (JbEditor *self)
{
  if (self->scroll_id == 0)
    self->scroll_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, show_caret_cb, self, NULL);
}

static gboolean
refresh_cb (gpointer data)
{
  JbEditor *self = data;

  self->refresh_id = 0;
  jb_scroll_anchor_refresh (self->anchor);

  return G_SOURCE_REMOVE;
}

static void
show_widget (JbEditor  *self,
             GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  jb_scroll_anchor_set_covered (self->anchor, get_covered (self));
  jb_scroll_anchor_reveal (self->anchor, row != NULL ? row : widget, 0, -1);
}

/* A toast has come or gone: what one writes in is not to be under it. */
static void
on_overlaid_cb (JbEditor *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || self->content == NULL || !gtk_widget_is_ancestor (focus, self->content) ||
      get_covered (self) == 0)
    return;

  if (self->focused != NULL)
    schedule_show_caret (self);
  else
    show_widget (self, focus);
}

/* Parts may have come, gone or moved, or one text has changed, which is not worth a layout of
 * everything; afterwards there is one all the same, in case a request got lost. */
static void
on_revision_cb (JbHistory  *history,
                GParamSpec *pspec,
                JbEditor   *self)
{
  if (jb_history_get_only_block (history) == NULL)
    jb_scroll_anchor_refresh (self->anchor);
  else
    jb_scroll_anchor_refresh_if_needed (self->anchor);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  self->refresh_id = g_timeout_add (REFRESH_DELAY, refresh_cb, self);
}

static void
tidy (GtkTextView *view,
      gboolean     keep_caret)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  if (JB_IS_BODY_BUFFER (buffer) && gtk_text_view_get_editable (view))
    jb_body_buffer_tidy (JB_BODY_BUFFER (buffer), keep_caret);
}

static void
watch_text_view (JbEditor    *self,
                 GtkTextView *view)
{
  if (self->focused == view)
    return;

  if (self->focused != NULL)
    {
      tidy (self->focused, FALSE);
      g_signal_handlers_disconnect_by_func (gtk_text_view_get_buffer (self->focused),
                                            schedule_show_caret, self);
      g_object_remove_weak_pointer (G_OBJECT (self->focused), (gpointer *) &self->focused);
    }
  self->focused = view;
  if (view != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &self->focused);
      g_signal_connect_object (gtk_text_view_get_buffer (view), "notify::cursor-position",
                               G_CALLBACK (schedule_show_caret), self, G_CONNECT_SWAPPED);
      schedule_show_caret (self);
    }
}

static void
on_focus_widget_cb (JbEditor *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || self->content == NULL || !gtk_widget_is_ancestor (focus, self->content))
    watch_text_view (self, NULL);
  else if (GTK_IS_TEXT_VIEW (focus))
    watch_text_view (self, GTK_TEXT_VIEW (focus));
  else
    {
      watch_text_view (self, NULL);
      show_widget (self, focus);
    }
}

static void
jb_editor_root (GtkWidget *widget)
{
  JbEditor  *self = JB_EDITOR (widget);
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  GTK_WIDGET_CLASS (jb_editor_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                           G_CALLBACK (on_focus_widget_cb), widget, G_CONNECT_SWAPPED);
  if (overlay != NULL)
    {
      self->overlaid = gtk_widget_observe_children (overlay);
      g_signal_connect_object (self->overlaid, "items-changed", G_CALLBACK (on_overlaid_cb), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
}

static void
jb_editor_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), on_focus_widget_cb, widget);
  g_clear_object (&JB_EDITOR (widget)->overlaid);
  watch_text_view (JB_EDITOR (widget), NULL);
  GTK_WIDGET_CLASS (jb_editor_parent_class)->unroot (widget);
}

static void
jb_editor_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BULLETIN:
      g_value_set_object (value, JB_EDITOR (object)->bulletin);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_editor_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_BULLETIN:
      jb_editor_set_bulletin (JB_EDITOR (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_editor_dispose (GObject *object)
{
  JbEditor *self = JB_EDITOR (object);

  watch_text_view (self, NULL);
  g_clear_handle_id (&self->scroll_id, g_source_remove);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->bulletin);
  g_clear_object (&self->anchor);

  G_OBJECT_CLASS (jb_editor_parent_class)->dispose (object);
}

static void
jb_editor_class_init (JbEditorClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_editor_get_property;
  object_class->set_property = jb_editor_set_property;
  object_class->dispose = jb_editor_dispose;

  properties[PROP_BULLETIN] =
      g_param_spec_object ("bulletin", NULL, NULL, JB_TYPE_BULLETIN,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  widget_class->root = jb_editor_root;
  widget_class->unroot = jb_editor_unroot;

  g_type_ensure (JB_TYPE_CARDS);
  g_type_ensure (JB_TYPE_DIGEST_FORM);
  g_type_ensure (JB_TYPE_DOCUMENT_FORM);
  g_type_ensure (JB_TYPE_MASTHEAD_FORM);
  g_type_ensure (JB_TYPE_RECIPIENTS_FORM);
  g_type_ensure (JB_TYPE_TAIL_FORM);
  g_type_ensure (JB_TYPE_UNRECOGNISED_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, JbEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, JbEditor, content);
  gtk_widget_class_bind_template_child (widget_class, JbEditor, masthead);
  gtk_widget_class_bind_template_child (widget_class, JbEditor, digest);
  gtk_widget_class_bind_template_child (widget_class, JbEditor, articles);
  gtk_widget_class_bind_template_child (widget_class, JbEditor, sections);
  gtk_widget_class_bind_template_child (widget_class, JbEditor, document);
  gtk_widget_class_bind_template_callback (widget_class, on_add_mnemonic_cb);

  gtk_widget_class_install_action (widget_class, "editor.add-section", NULL, add_section_action);
}

static void
jb_editor_init (JbEditor *self)
{
}

/* The forms are most of the window's widgets, and it starts without a bulletin. So they are
 * made for the first one, later than templates usually are. */
static void
make_forms (JbEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_button_names_tidy (GTK_WIDGET (self));
  jb_drag_scroll_attach (self->scroller);
  jb_cards_set_estimate (self->sections, jb_section_card_estimate);
  self->anchor = jb_scroll_anchor_new (self->scroller);
}

/* Forms that are hidden and lose their cards at once keep the keyboard's widget for ever: GTK
 * takes a reference for each, and gives back the last. So the keyboard leaves them before. */
static gboolean
drop_focus (JbEditor *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return FALSE;

  gtk_root_set_focus (root, NULL);

  return TRUE;
}

/**
 * jb_editor_set_bulletin:
 * @bulletin: (nullable): the bulletin to show, %NULL for none
 *
 * The keyboard, when it is among the forms, goes to the first of the new ones.
 */
void
jb_editor_set_bulletin (JbEditor   *self,
                        JbBulletin *bulletin)
{
  g_return_if_fail (JB_IS_EDITOR (self));
  g_return_if_fail (bulletin == NULL || JB_IS_BULLETIN (bulletin));

  gboolean is_document, has_focus;

  if (self->bulletin == bulletin)
    return;

  if (self->scroller == NULL)
    make_forms (self);
  has_focus = drop_focus (self);
  watch_text_view (self, NULL);
  if (self->bulletin != NULL)
    g_signal_handlers_disconnect_by_func (jb_bulletin_get_history (self->bulletin),
                                          on_revision_cb, self);
  g_set_object (&self->bulletin, bulletin);
  if (bulletin != NULL)
    g_signal_connect_object (jb_bulletin_get_history (bulletin), "notify::revision",
                             G_CALLBACK (on_revision_cb), self, 0);
  is_document = bulletin != NULL && jb_bulletin_get_kind (bulletin) == JB_KIND_DOCUMENT;
  gtk_widget_set_visible (GTK_WIDGET (self->document), is_document);
  gtk_widget_set_visible (GTK_WIDGET (self->masthead), !is_document);
  gtk_widget_set_visible (self->digest, !is_document);
  gtk_widget_set_visible (self->articles, !is_document);
  jb_cards_bind (self->sections, bulletin != NULL ? jb_bulletin_get_sections (bulletin) : NULL,
                 create_section_card, NULL);
  jb_scroll_anchor_go_to (self->anchor, 0);

  /* A request that gets lost while the texts are laid out for the first time leaves them without
   * room, or with too much, until something is typed. */
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  self->refresh_id =
      g_timeout_add_full (G_PRIORITY_LOW, REFRESH_DELAY, refresh_cb, self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BULLETIN]);
  if (self->locked)
    jb_form_lock_set (self->content, TRUE);
  if (has_focus && bulletin != NULL)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * jb_editor_begin:
 *
 * Puts the keyboard where one begins to write: into the name of a new bulletin, or the title of a
 * new document.
 */
void
jb_editor_begin (JbEditor *self)
{
  gboolean begun;

  g_return_if_fail (JB_IS_EDITOR (self));

  if (self->bulletin == NULL)
    return;

  begun = jb_bulletin_get_kind (self->bulletin) == JB_KIND_DOCUMENT
              ? jb_document_form_begin (self->document)
              : jb_masthead_form_begin (self->masthead);
  if (!begun)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * jb_editor_tidy:
 *
 * Prepares the bulletin to be written: the text that the keyboard is in is rid of empty
 * lines and the like, except for the line with the caret. The others were when the
 * keyboard left them.
 */
void
jb_editor_tidy (JbEditor *self)
{
  g_return_if_fail (JB_IS_EDITOR (self));

  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card = NULL;

  if (focus != NULL)
    card = gtk_widget_get_ancestor (focus, JB_TYPE_RECIPIENTS_CARD);
  if (card != NULL)
    jb_recipients_card_tidy (JB_RECIPIENTS_CARD (card));
  if (self->focused != NULL)
    tidy (self->focused, TRUE);
}

/**
 * jb_editor_get_position:
 *
 * Returns: how far the forms are scrolled, in pixels
 */
int
jb_editor_get_position (JbEditor *self)
{
  g_return_val_if_fail (JB_IS_EDITOR (self), 0);

  if (self->scroller == NULL)
    return 0;

  return (int) gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
}

/**
 * jb_editor_set_position:
 * @position: how far to scroll the forms, in pixels
 *
 * Scrolls there in the next frame; a bulletin that was set just now has its forms then.
 */
void
jb_editor_set_position (JbEditor *self,
                        int       position)
{
  g_return_if_fail (JB_IS_EDITOR (self));

  if (self->anchor != NULL)
    jb_scroll_anchor_go_to (self->anchor, position);
}

/**
 * jb_editor_reveal:
 * @widget: one of the forms' widgets
 *
 * Scrolls so far that @widget can be seen, in the next frames: it may have been made just
 * now and have no size yet.
 */
void
jb_editor_reveal (JbEditor  *self,
                  GtkWidget *widget)
{
  g_return_if_fail (JB_IS_EDITOR (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  show_widget (self, widget);
}

/**
 * jb_editor_lets_write:
 * @widget: a field
 *
 * Returns: whether what is in @widget may be changed, as far as the editor around it has a say
 */
gboolean
jb_editor_lets_write (GtkWidget *widget)
{
  GtkWidget *editor;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  editor = gtk_widget_get_ancestor (widget, JB_TYPE_EDITOR);

  return editor == NULL || !JB_EDITOR (editor)->locked;
}

/**
 * jb_editor_set_editable:
 * @editable: whether anything can be changed
 *
 * Lets the forms be read only: their texts can be selected and copied, but no field takes a
 * text, and the buttons are insensitive; see jb_form_lock_set(). Fields and cards that are made
 * later ask for it.
 */
void
jb_editor_set_editable (JbEditor *self,
                        gboolean  editable)
{
  g_return_if_fail (JB_IS_EDITOR (self));

  if (self->locked == !editable)
    return;

  self->locked = !editable;
  jb_form_lock_set (self->content, self->locked);
}

/**
 * jb_editor_lock_part:
 * @widget: a part of the forms that was made just now
 *
 * Makes sure that @widget changes nothing where nothing can be changed.
 */
void
jb_editor_lock_part (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!jb_editor_lets_write (widget))
    jb_form_lock_set (widget, TRUE);
}

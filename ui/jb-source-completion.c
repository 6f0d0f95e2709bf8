/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-source-completion.h"

#include <glib/gi18n-lib.h>

#include "jb-field-row.h"
#include "jb-window.h"

/**
 * JbSourceCompletion:
 *
 * Offers earlier sources, or something else that is known, below the row where one is typed.
 * The keyboard stays in the row: Down and Up choose, Enter takes the chosen one, Escape puts
 * the list away, Tab goes on with what is typed. While an input method composes there is no
 * list.
 */

struct _JbSourceCompletion
{
  GObject parent_instance;

  /* Borrowed: the row owns this */
  GtkWidget *row;
  GtkText   *text;

  const JbCompletionSource *source;
  gpointer                  source_data;

  /* Owned */
  JbSuggestions      *suggestions;
  GtkWidget          *popover;
  GtkStringList      *matches;
  GtkSingleSelection *selection;

  guint composing : 1;
  guint taking : 1;
};

/* What fits below a row without scrolling. */
enum { MAX_MATCHES = 8 };

G_DEFINE_FINAL_TYPE (JbSourceCompletion, jb_source_completion, G_TYPE_OBJECT)

static JbSuggestions *
get_suggestions (JbSourceCompletion *self)
{
  GtkRoot *root;

  if (self->suggestions != NULL)
    return self->suggestions;

  root = gtk_widget_get_root (self->row);

  return JB_IS_WINDOW (root) ? jb_window_get_suggestions (JB_WINDOW (root)) : NULL;
}

static gboolean
is_open (JbSourceCompletion *self)
{
  return self->popover != NULL && gtk_widget_get_visible (self->popover);
}

static void
close_list (JbSourceCompletion *self)
{
  if (!is_open (self))
    return;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE,
                               -1);
}

/* A list cannot hang from a row that was scrolled out of the window. */
static gboolean
is_in_window (JbSourceCompletion *self)
{
  GtkWidget      *row = self->row;
  GtkWidget      *root = GTK_WIDGET (gtk_widget_get_root (row));
  graphene_rect_t bounds, window;

  if (root == NULL || !gtk_widget_get_mapped (row) ||
      !gtk_widget_compute_bounds (row, root, &bounds))
    return FALSE;

  graphene_rect_init (&window, 0, 0, (float) gtk_widget_get_width (root),
                      (float) gtk_widget_get_height (root));

  return graphene_rect_intersection (&bounds, &window, NULL);
}

static void
open_list (JbSourceCompletion *self)
{
  JbSuggestions *suggestions = self->source == NULL ? get_suggestions (self) : NULL;
  const char    *typed = gtk_editable_get_text (GTK_EDITABLE (self->text));
  g_auto (GStrv) words = NULL;

  if ((self->source == NULL && suggestions == NULL) || self->popover == NULL)
    return;

  words = self->source != NULL
              ? self->source->dup_matches (self->source_data, typed, MAX_MATCHES)
              : jb_suggestions_dup_matches (suggestions, typed, MAX_MATCHES);
  gtk_string_list_splice (self->matches, 0, g_list_model_get_n_items (G_LIST_MODEL (self->matches)),
                          (const char *const *) words);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  if (words[0] == NULL || !is_in_window (self))
    {
      close_list (self);
      return;
    }

  gtk_widget_set_size_request (self->popover,
                               MIN (gtk_widget_get_width (self->row), 420), -1);
  if (!is_open (self))
    gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE,
                               -1);
}

static gboolean
has_focus (JbSourceCompletion *self)
{
  GtkRoot *root = gtk_widget_get_root (self->row);

  return root != NULL && gtk_root_get_focus (root) == GTK_WIDGET (self->text);
}

static void
on_text_cb (JbSourceCompletion *self)
{
  if (self->taking || self->composing || !has_focus (self))
    return;

  if (*gtk_editable_get_text (GTK_EDITABLE (self->text)) != '\0')
    open_list (self);
  else
    close_list (self);
}

static void
on_preedit_changed_cb (JbSourceCompletion *self,
                       const char         *preedit)
{
  self->composing = preedit != NULL && *preedit != '\0';
  if (self->composing)
    close_list (self);
}

/* What is taken is a step of its own, so that undo gives what was typed. */
static void
begin_step (JbSourceCompletion *self)
{
  GObject    *object = JB_IS_FIELD_ROW (self->row)
                           ? jb_field_row_get_object (JB_FIELD_ROW (self->row))
                       : self->source != NULL ? self->source->get_node (self->source_data)
                                              : NULL;
  JbBulletin *bulletin =
      object != NULL && JB_IS_NODE (object) ? jb_node_get_bulletin (JB_NODE (object)) : NULL;

  if (bulletin != NULL)
    jb_history_break_merge (jb_bulletin_get_history (bulletin));
}

static void
take (JbSourceCompletion *self,
      guint               position)
{
  g_autofree char *word = g_strdup (gtk_string_list_get_string (self->matches, position));

  if (word == NULL)
    return;

  close_list (self);
  begin_step (self);
  self->taking = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->text), word);
  gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
  self->taking = FALSE;
}

static void
move (JbSourceCompletion *self,
      int                 step)
{
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->matches));
  int at = (int) gtk_single_selection_get_selected (self->selection);

  /* Before the first and after the last one nothing is chosen: what was typed. */
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    at = step > 0 ? 0 : n - 1;
  else
    at += step;
  gtk_single_selection_set_selected (self->selection, at < 0 || at >= n
                                                          ? GTK_INVALID_LIST_POSITION
                                                          : (guint) at);
}

static gboolean
on_key_pressed_cb (JbSourceCompletion *self,
                   guint               keyval,
                   guint               keycode,
                   GdkModifierType     state)
{
  guint selected;

  if (self->composing || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (!is_open (self) && self->source == NULL)
        open_list (self);
      if (!is_open (self))
        return GDK_EVENT_PROPAGATE;
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (!is_open (self))
        return GDK_EVENT_PROPAGATE;
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      selected = gtk_single_selection_get_selected (self->selection);
      if (!is_open (self) || selected == GTK_INVALID_LIST_POSITION)
        {
          close_list (self);
          return GDK_EVENT_PROPAGATE;
        }
      take (self, selected);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (!is_open (self))
        return GDK_EVENT_PROPAGATE;
      close_list (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      close_list (self);
      return GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
setup_item_cb (GtkListItemFactory *factory,
               GtkListItem        *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_item_cb (GtkListItemFactory *factory,
              GtkListItem        *item)
{
  GtkStringObject *word = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (word));
}

static GtkWidget *
create_popover (JbSourceCompletion *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget          *popover = gtk_popover_new ();
  GtkWidget          *list;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_item_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_item_cb), NULL);
  list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_set_can_focus (list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->source != NULL ? self->source->get_title ()
                                                       : _("Earlier sources"),
                                                            -1);
  g_signal_connect_object (list, "activate", G_CALLBACK (take), self, G_CONNECT_SWAPPED);

  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_add_css_class (popover, "menu");
  gtk_widget_add_css_class (popover, "source-completion");

  return popover;
}

static void
jb_source_completion_dispose (GObject *object)
{
  JbSourceCompletion *self = JB_SOURCE_COMPLETION (object);

  jb_source_completion_detach (self);
  g_clear_object (&self->suggestions);
  g_clear_object (&self->selection);
  g_clear_object (&self->matches);

  G_OBJECT_CLASS (jb_source_completion_parent_class)->dispose (object);
}

static void
jb_source_completion_class_init (JbSourceCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jb_source_completion_dispose;
}

static void
jb_source_completion_init (JbSourceCompletion *self)
{
  self->matches = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->matches)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
}

static JbSourceCompletion *
create (GtkWidget                *row,
        GtkText                  *text,
        const JbCompletionSource *source,
        gpointer                  source_data)
{
  JbSourceCompletion *self = g_object_new (JB_TYPE_SOURCE_COMPLETION, NULL);
  GtkEventController *keys, *focus;

  self->row = row;
  self->text = text;
  self->source = source;
  self->source_data = source_data;
  self->popover = create_popover (self);
  gtk_widget_set_parent (self->popover, row);

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (close_list), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);
  g_signal_connect_object (self->text, "preedit-changed", G_CALLBACK (on_preedit_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "notify::text", G_CALLBACK (on_text_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text),
                                  GTK_ACCESSIBLE_PROPERTY_AUTOCOMPLETE,
                                  GTK_ACCESSIBLE_AUTOCOMPLETE_LIST,
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);

  return self;
}

/**
 * jb_source_completion_new:
 * @row: the row that a source is typed into, which is to own this
 *
 * Returns: (transfer full): a list for @row. Its suggestions are those of the window.
 */
JbSourceCompletion *
jb_source_completion_new (AdwEntryRow *row)
{
  g_return_val_if_fail (ADW_IS_ENTRY_ROW (row), NULL);

  return create (GTK_WIDGET (row), GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                 NULL, NULL);
}

/**
 * jb_source_completion_new_for_text:
 * @row: the row that the list hangs from, which is to own this
 * @text: where it is typed
 * @source: what to offer
 * @data: what @source's functions are called with, which lives as long as @row
 *
 * Returns: (transfer full): a list that comes while something is typed; here Down alone does not
 *   open it
 */
JbSourceCompletion *
jb_source_completion_new_for_text (GtkWidget                *row,
                                   GtkText                  *text,
                                   const JbCompletionSource *source,
                                   gpointer                  data)
{
  g_return_val_if_fail (GTK_IS_WIDGET (row) && GTK_IS_TEXT (text), NULL);
  g_return_val_if_fail (source != NULL, NULL);

  return create (row, text, source, data);
}

/**
 * jb_source_completion_set_suggestions:
 * @suggestions: (nullable): what to offer, %NULL for what the window knows
 */
void
jb_source_completion_set_suggestions (JbSourceCompletion *self,
                                      JbSuggestions      *suggestions)
{
  g_return_if_fail (JB_IS_SOURCE_COMPLETION (self));

  g_set_object (&self->suggestions, suggestions);
}

/**
 * jb_source_completion_detach:
 *
 * Takes the list off its row, which is about to go.
 */
void
jb_source_completion_detach (JbSourceCompletion *self)
{
  g_return_if_fail (JB_IS_SOURCE_COMPLETION (self));

  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

/**
 * jb_source_completion_get_popover:
 *
 * Returns: (transfer none): the list
 */
GtkWidget *
jb_source_completion_get_popover (JbSourceCompletion *self)
{
  g_return_val_if_fail (JB_IS_SOURCE_COMPLETION (self), NULL);

  return self->popover;
}

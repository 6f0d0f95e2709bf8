/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-editor-place.h"

#include <adwaita.h>

#include "jb-editor-part.h"
#include "jb-field-row.h"
#include "jb-follow.h"
#include "jb-recipient-row.h"
#include "jb-text-row.h"
#include "jb-unrecognised-form.h"

/**
 * JbEditorPlace:
 *
 * Where the keyboard is among the forms of a #JbEditor, told as a block of the bulletin and
 * a place in its value; and the way to such a place.
 */

struct _JbEditorPlace
{
  GObject parent_instance;

  /* Borrowed, with weak pointers */
  JbEditor  *editor;
  GtkWidget *marked;
  GtkWidget *shown;
  GtkRoot   *root;
  GObject   *caret;

  guint change_id;
  guint scroll_id;
};

/* What is marked by this CSS class is what the text side is at. */
static const char place_class[] = "place";

/* Around what is scrolled to, in pixels. */
enum { SCROLL_MARGIN = 24 };

/* Cards that come into sight get their size while they do. */
enum { SETTLING_FRAMES = 6 };

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JbEditorPlace, jb_editor_place, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static const struct
{
  const char *field;
  JbRole      role;
} field_roles[] = {
  { "subtitle", JB_ROLE_SUBTITLE },
  { "editor-note", JB_ROLE_EDITOR_NOTE },
  { "source", JB_ROLE_SOURCE },
  { "name", JB_ROLE_SECTION },
  { "section", JB_ROLE_DIGEST_SECTION },
  { "label", JB_ROLE_RECIPIENTS_LABEL },
  { "number", JB_ROLE_NUMBER },
  { "date", JB_ROLE_DOCUMENT_DATE },
  { "signature", JB_ROLE_SIGNATURE },
};

/* The printed block of a value that its part knows as a string only. */
static JbBlock *
find_value_block (JbNode     *owner,
                  const char *field)
{
  JbBulletin *bulletin = jb_node_get_bulletin (owner);

  for (guint i = 0; bulletin != NULL && i < G_N_ELEMENTS (field_roles); i++)
    if (g_str_equal (field_roles[i].field, field))
      for (JbBlock *block = jb_bulletin_get_first_block (bulletin); block != NULL;
           block = jb_block_get_next (block))
        if (jb_block_get_role (block) == field_roles[i].role &&
            jb_node_get_owner (JB_NODE (block)) == owner)
          return block;

  return NULL;
}

/* The list of lines that is a row's text, or NULL for a single value. */
static GListModel *
dup_lines (JbTextRow *row)
{
  JbNode     *object = jb_text_row_get_object (row);
  const char *field = jb_text_row_get_field (row);
  GParamSpec *pspec = object != NULL && field != NULL
                          ? g_object_class_find_property (G_OBJECT_GET_CLASS (object), field)
                          : NULL;
  GListModel *lines = NULL;

  if (pspec != NULL && g_type_is_a (pspec->value_type, G_TYPE_LIST_MODEL))
    g_object_get (object, field, &lines, NULL);

  return lines;
}

static JbBlock *
get_block_of_entry (GtkWidget *row)
{
  GObject    *object;
  const char *field;

  if (JB_IS_RECIPIENT_ROW (row))
    {
      g_autoptr(JbBlock) block = NULL;

      g_object_get (row, "block", &block, NULL);

      /* The row keeps it. */
      return block;
    }

  object = jb_field_row_get_object (JB_FIELD_ROW (row));
  field = jb_field_row_get_field (JB_FIELD_ROW (row));
  if (object == NULL || field == NULL)
    return NULL;
  if (JB_IS_FIELDS (object))
    return jb_fields_get_block (JB_FIELDS (object), field);
  if (JB_IS_BLOCK (object))
    return JB_BLOCK (object);

  return JB_IS_NODE (object) ? find_value_block (JB_NODE (object), field) : NULL;
}

static JbBlock *
get_place_in_text (JbTextRow *row,
                   guint     *start,
                   guint     *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (jb_text_row_get_view (row));
  g_autoptr(GListModel) lines = dup_lines (row);
  g_autoptr(JbBlock) block = NULL;
  GtkTextIter from, to;

  gtk_text_buffer_get_selection_bounds (buffer, &from, &to);
  *start = (guint) gtk_text_iter_get_line_offset (&from);
  *end = gtk_text_iter_get_line (&from) == gtk_text_iter_get_line (&to)
             ? (guint) gtk_text_iter_get_line_offset (&to)
             : *start;
  if (lines == NULL)
    return jb_text_row_get_object (row) != NULL && jb_text_row_get_field (row) != NULL
               ? find_value_block (jb_text_row_get_object (row), jb_text_row_get_field (row))
               : NULL;

  block = g_list_model_get_item (lines, (guint) gtk_text_iter_get_line (&from));

  /* The list keeps it. */
  return block;
}

static GtkWidget *
get_focus (JbEditorPlace *self)
{
  GtkRoot   *root = self->editor != NULL ? gtk_widget_get_root (GTK_WIDGET (self->editor)) : NULL;
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->editor)) ? focus : NULL;
}

static gboolean
change_cb (gpointer data)
{
  JbEditorPlace *self = data;

  self->change_id = 0;
  g_signal_emit (self, signals[CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static void
schedule_change (JbEditorPlace *self)
{
  if (self->change_id == 0 && get_focus (self) != NULL)
    self->change_id = g_idle_add_full (JB_PRIORITY_FOLLOW, change_cb, self, NULL);
}

/* @caret: (nullable): what has a caret that moves */
static void
watch_caret (JbEditorPlace *self,
             gpointer       caret)
{
  if (self->caret == caret)
    return;

  if (self->caret != NULL)
    g_signal_handlers_disconnect_by_func (self->caret, schedule_change, self);
  g_set_weak_pointer (&self->caret, caret);
  if (caret != NULL)
    g_signal_connect_object (caret, "notify::cursor-position", G_CALLBACK (schedule_change), self,
                             G_CONNECT_SWAPPED);
}

static void
on_focus_widget_cb (JbEditorPlace *self)
{
  GtkWidget *focus = get_focus (self);

  if (focus == NULL)
    return;

  jb_editor_place_unmark (self);
  if (GTK_IS_TEXT_VIEW (focus))
    watch_caret (self, gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)));
  else
    watch_caret (self, GTK_IS_EDITABLE (focus) ? focus : NULL);
  schedule_change (self);
}

static void
watch_root (JbEditorPlace *self,
            GtkRoot       *root)
{
  if (self->root == root)
    return;

  if (self->root != NULL)
    g_signal_handlers_disconnect_by_func (self->root, on_focus_widget_cb, self);
  g_set_weak_pointer (&self->root, root);
  if (root != NULL)
    g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (on_focus_widget_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
on_root_cb (JbEditorPlace *self)
{
  watch_root (self, gtk_widget_get_root (GTK_WIDGET (self->editor)));
  on_focus_widget_cb (self);
}

static gboolean
row_shows (GtkWidget *row,
           JbBlock   *block,
           guint     *line)
{
  JbNode *owner = jb_node_get_owner (JB_NODE (block));

  *line = 0;
  if (JB_IS_RECIPIENT_ROW (row) || JB_IS_FIELD_ROW (row))
    return get_block_of_entry (row) == block;
  if (JB_IS_TEXT_ROW (row) && owner != NULL && jb_text_row_get_object (JB_TEXT_ROW (row)) == owner)
    {
      g_autoptr(GListModel) lines = dup_lines (JB_TEXT_ROW (row));
      guint n = lines != NULL ? g_list_model_get_n_items (lines) : 0;

      if (lines == NULL)
        return find_value_block (owner, jb_text_row_get_field (JB_TEXT_ROW (row))) == block;
      for (*line = 0; *line < n; ++*line)
        {
          g_autoptr(JbBlock) item = g_list_model_get_item (lines, *line);

          if (item == block)
            return TRUE;
        }
    }

  return FALSE;
}

static GtkWidget *
find_row (GtkWidget *root,
          JbBlock   *block,
          guint     *line)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (JB_IS_RECIPIENT_ROW (child) || JB_IS_FIELD_ROW (child) || JB_IS_TEXT_ROW (child))
        {
          if (row_shows (child, block, line))
            return child;
          continue;
        }
      found = find_row (child, block, line);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_unrecognised_form (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = JB_IS_UNRECOGNISED_FORM (child) ? child : find_unrecognised_form (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The row that shows @block; its card is made when there was none yet. */
static GtkWidget *
find_row_of_block (JbEditorPlace *self,
                   JbBlock       *block,
                   guint         *line)
{
  JbNode     *owner = jb_node_get_owner (JB_NODE (block));
  JbBulletin *bulletin = jb_node_get_bulletin (JB_NODE (block));
  GtkWidget  *part;

  if (bulletin == NULL)
    return NULL;
  if (owner == NULL)
    part = find_unrecognised_form (GTK_WIDGET (self->editor));
  else if (JB_IS_RECIPIENTS (owner))
    part = jb_editor_find_part (self->editor, G_OBJECT (jb_bulletin_get_recipients (bulletin)));
  else
    part = jb_editor_find_part (self->editor, G_OBJECT (owner));

  return part != NULL ? find_row (part, block, line) : NULL;
}

/* Brings the place in sight, and no further. Returns whether it was not there yet. */
static gboolean
scroll_to_shown (JbEditorPlace *self,
                 GtkWidget     *viewport)
{
  GtkAdjustment  *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  GtkTextView    *view = JB_IS_TEXT_ROW (self->shown)
                             ? jb_text_row_get_view (JB_TEXT_ROW (self->shown))
                             : NULL;
  graphene_rect_t bounds;
  GdkRectangle    caret;
  GtkTextIter     at;
  double          before = gtk_adjustment_get_value (adjustment);
  double          top, bottom;

  if (!gtk_widget_compute_bounds (view != NULL ? GTK_WIDGET (view) : self->shown, viewport,
                                  &bounds))
    return TRUE;

  top = before + bounds.origin.y;
  bottom = top + bounds.size.height;
  if (view != NULL)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

      gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
      gtk_text_view_get_iter_location (view, &at, &caret);
      top += caret.y;
      bottom = top + caret.height;
    }
  gtk_adjustment_clamp_page (adjustment, top - SCROLL_MARGIN, bottom + SCROLL_MARGIN);

  return gtk_adjustment_get_value (adjustment) != before;
}

typedef struct
{
  JbEditorPlace *self;
  guint          n_frames;
} Scroll;

static gboolean
scroll_tick_cb (GtkWidget     *viewport,
                GdkFrameClock *clock,
                gpointer       data)
{
  Scroll        *scroll = data;
  JbEditorPlace *self = scroll->self;

  if (self->shown != NULL && gtk_widget_is_ancestor (self->shown, viewport))
    {
      scroll_to_shown (self, viewport);
      if (--scroll->n_frames > 0)
        return G_SOURCE_CONTINUE;
    }
  self->scroll_id = 0;

  return G_SOURCE_REMOVE;
}

static void
free_scroll (gpointer data)
{
  g_object_unref (((Scroll *) data)->self);
  g_free (data);
}

static void
begin_scrolling (JbEditorPlace *self,
                 GtkWidget     *row)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (row, GTK_TYPE_VIEWPORT);
  gboolean   is_shown = self->shown == row;
  Scroll    *scroll;

  g_set_weak_pointer (&self->shown, row);
  if (viewport == NULL || self->scroll_id != 0)
    return;
  if (is_shown && gtk_widget_get_height (row) > 0 && !scroll_to_shown (self, viewport))
    return;

  scroll = g_new (Scroll, 1);
  *scroll = (Scroll) { g_object_ref (self), SETTLING_FRAMES };
  self->scroll_id = gtk_widget_add_tick_callback (viewport, scroll_tick_cb, scroll, free_scroll);
}

static void
mark (JbEditorPlace *self,
      GtkWidget     *row)
{
  if (self->marked == row)
    return;

  if (self->marked != NULL)
    gtk_widget_remove_css_class (self->marked, place_class);
  g_set_weak_pointer (&self->marked, row);
  if (row != NULL)
    gtk_widget_add_css_class (row, place_class);
}

static GtkWidget *
find_editable (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_EDITABLE (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_editable (child);

  return found;
}

static void
place_caret (GtkWidget *row,
             guint      line,
             guint      character)
{
  GtkWidget *editable;

  if (JB_IS_TEXT_ROW (row))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (jb_text_row_get_view (JB_TEXT_ROW (row)));
      GtkTextIter    at;
      int            n;

      gtk_text_buffer_get_iter_at_line (buffer, &at, (int) line);
      if (!gtk_text_iter_ends_line (&at))
        {
          GtkTextIter end = at;

          gtk_text_iter_forward_to_line_end (&end);
          n = gtk_text_iter_get_line_offset (&end);
          gtk_text_iter_set_line_offset (&at, (int) MIN (character, (guint) n));
        }
      gtk_text_buffer_place_cursor (buffer, &at);
    }
  else if ((editable = find_editable (row)) != NULL)
    gtk_editable_set_position (GTK_EDITABLE (editable), (int) character);
}

static void
jb_editor_place_dispose (GObject *object)
{
  JbEditorPlace *self = JB_EDITOR_PLACE (object);

  g_clear_handle_id (&self->change_id, g_source_remove);
  watch_root (self, NULL);
  watch_caret (self, NULL);
  mark (self, NULL);
  g_clear_weak_pointer (&self->shown);
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_weak_pointer (&self->editor);

  G_OBJECT_CLASS (jb_editor_place_parent_class)->dispose (object);
}

static void
jb_editor_place_class_init (JbEditorPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = jb_editor_place_dispose;

  /**
   * JbEditorPlace::changed:
   *
   * The keyboard went to another field of the forms, or to another place in it.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jb_editor_place_init (JbEditorPlace *self)
{
}

/**
 * jb_editor_place_new:
 * @editor: the forms; they are not kept alive
 *
 * Returns: (transfer full): who knows where the keyboard is in them
 */
JbEditorPlace *
jb_editor_place_new (JbEditor *editor)
{
  JbEditorPlace *self = g_object_new (JB_TYPE_EDITOR_PLACE, NULL);

  g_set_weak_pointer (&self->editor, editor);
  g_signal_connect_object (editor, "notify::root", G_CALLBACK (on_root_cb), self,
                           G_CONNECT_SWAPPED);
  on_root_cb (self);

  return self;
}

/**
 * jb_editor_place_get_block:
 * @value_start: (out): where the caret or the selection begins in the block's value, in
 *   characters
 * @value_end: (out): where it ends
 *
 * Returns: (transfer none) (nullable): the block that the keyboard is in; %NULL when it is in
 *   none, or in a field that has none
 */
JbBlock *
jb_editor_place_get_block (JbEditorPlace *self,
                           guint         *value_start,
                           guint         *value_end)
{
  GtkWidget *focus, *row;
  int        start = 0, end = 0;

  g_return_val_if_fail (JB_IS_EDITOR_PLACE (self), NULL);
  g_return_val_if_fail (value_start != NULL && value_end != NULL, NULL);

  *value_start = *value_end = 0;
  focus = get_focus (self);
  if (focus == NULL)
    return NULL;

  row = gtk_widget_get_ancestor (focus, JB_TYPE_TEXT_ROW);
  if (row != NULL)
    return get_place_in_text (JB_TEXT_ROW (row), value_start, value_end);

  row = gtk_widget_get_ancestor (focus, JB_TYPE_FIELD_ROW);
  if (row == NULL)
    row = gtk_widget_get_ancestor (focus, JB_TYPE_RECIPIENT_ROW);
  if (row == NULL)
    return NULL;

  if (GTK_IS_EDITABLE (focus))
    {
      if (!gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), &start, &end))
        start = end = gtk_editable_get_position (GTK_EDITABLE (focus));
    }
  *value_start = (guint) start;
  *value_end = (guint) end;

  return get_block_of_entry (row);
}

/**
 * jb_editor_place_go_to:
 * @block: a block of the bulletin
 * @value_character: a place in its value, in characters
 * @focus: whether the keyboard goes there, too; else the field is marked
 *
 * Shows the field of a block. Its card is made when there was none yet.
 */
void
jb_editor_place_go_to (JbEditorPlace *self,
                       JbBlock       *block,
                       guint          value_character,
                       gboolean       focus)
{
  GtkWidget *row, *expander;
  guint      line;

  g_return_if_fail (JB_IS_EDITOR_PLACE (self));
  g_return_if_fail (JB_IS_BLOCK (block));

  row = self->editor != NULL ? find_row_of_block (self, block, &line) : NULL;
  if (row == NULL)
    {
      jb_editor_place_unmark (self);
      return;
    }

  /* A field that is folded away is unfolded for who wants to type in it. */
  expander = gtk_widget_get_ancestor (row, ADW_TYPE_EXPANDER_ROW);
  if (expander != NULL && focus)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
  else if (expander != NULL && !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (expander)))
    row = expander;

  place_caret (row, line, value_character);
  if (focus)
    {
      gtk_widget_grab_focus (row);
      place_caret (row, line, value_character);
    }
  else
    mark (self, row);
  begin_scrolling (self, row);
}

/**
 * jb_editor_place_unmark:
 *
 * Nothing is marked any more.
 */
void
jb_editor_place_unmark (JbEditorPlace *self)
{
  g_return_if_fail (JB_IS_EDITOR_PLACE (self));

  mark (self, NULL);
}

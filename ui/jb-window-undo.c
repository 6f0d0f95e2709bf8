/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include "jb-body-buffer.h"
#include "jb-editor-part.h"
#include "jb-field-row.h"
#include "jb-list-position.h"
#include "jb-part-holder.h"

/* Undo and redo, and where the keyboard goes with them. */

/* The part that the keyboard is in, and where it stands. */
typedef struct
{
  JbPartField field;
  GtkWidget  *focus;
  GObject    *part;
  JbNode     *section;
  guint       at;
  guint       section_at;
  gboolean    filled;
} Place;

static void
place_clear (Place *place)
{
  jb_part_field_clear (&place->field);
  g_clear_object (&place->focus);
  g_clear_object (&place->part);
  g_clear_object (&place->section);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static gboolean
has_keyboard (JbWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->editor));
}

static void
take_place (JbWindow *self,
            Place    *place)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GtkWidget *card = focus;
  GObject   *part = jb_editor_get_part_at (focus);
  guint      start, end;

  place->focus = g_object_ref (focus);
  place->filled = jb_editor_place_get_block (self->place, &start, &end) != NULL;
  if (!JB_IS_SECTION (part) && !JB_IS_ARTICLE (part))
    return;

  while (!JB_IS_PART_HOLDER (card) ||
         G_OBJECT (jb_part_holder_get_part (JB_PART_HOLDER (card))) != part)
    card = gtk_widget_get_parent (card);
  jb_part_field_take (&place->field, card);
  place->part = g_object_ref (part);
  place->section = JB_IS_ARTICLE (part) ? jb_node_get_owner (JB_NODE (part)) : JB_NODE (part);
  if (place->section == NULL)
    return;
  g_object_ref (place->section);
  if (JB_IS_ARTICLE (part))
    jb_list_position (jb_section_get_articles (JB_SECTION (place->section)), part, &place->at);
  jb_list_position (jb_bulletin_get_sections (self->bulletin), place->section, &place->section_at);
}

static gboolean
has_article (Place *place)
{
  guint at;

  return place->part == G_OBJECT (place->section) ||
         jb_list_position (jb_section_get_articles (JB_SECTION (place->section)), place->part, &at);
}

/* The item before the one that was @at, else the first. */
static GObject *
dup_heir (GListModel *list,
          guint       at)
{
  return g_list_model_get_item (list, at > 0 ? at - 1 : 0);
}

/* When the part with the keyboard is gone, the keyboard goes to the same field of the part
 * before it. */
static gboolean
go_to_heir (JbWindow *self,
            Place    *place)
{
  GListModel *sections = jb_bulletin_get_sections (self->bulletin);
  g_autoptr(GObject) heir = NULL;
  guint at;

  if (place->section == NULL)
    return FALSE;
  if (!jb_list_position (sections, place->section, &at))
    heir = dup_heir (sections, place->section_at);
  else if (has_article (place))
    return FALSE;
  else
    heir = dup_heir (jb_section_get_articles (JB_SECTION (place->section)), place->at);
  if (heir == NULL && jb_list_position (sections, place->section, &at))
    heir = g_object_ref (G_OBJECT (place->section));
  if (heir == NULL)
    heir = g_object_ref (G_OBJECT (jb_bulletin_get_masthead (self->bulletin)));

  jb_editor_go_to_part (self->editor, heir,
                        G_OBJECT_TYPE (heir) == G_OBJECT_TYPE (place->part) ? &place->field : NULL,
                        TRUE);

  return TRUE;
}

/* A field that was emptied has no block any more, and is still the place of what happened. */
static gboolean
is_emptied (JbWindow *self,
            Place    *place)
{
  guint start, end;

  return place->filled && has_keyboard (self) &&
         gtk_root_get_focus (GTK_ROOT (self)) == place->focus &&
         jb_editor_place_get_block (self->place, &start, &end) == NULL;
}

/* Whether an input method shows unfinished text where the keyboard is. */
static gboolean
is_composing (JbWindow *self)
{
  GtkWidget     *focus = gtk_root_get_focus (GTK_ROOT (self));
  GtkTextBuffer *buffer = NULL;
  GtkWidget     *row = NULL;

  if (GTK_IS_TEXT_VIEW (focus))
    buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
  else if (focus != NULL)
    row = gtk_widget_get_ancestor (focus, JB_TYPE_FIELD_ROW);

  return (JB_IS_BODY_BUFFER (buffer) &&
          jb_body_buffer_get_composing (JB_BODY_BUFFER (buffer))) ||
         (row != NULL && jb_field_row_get_composing (JB_FIELD_ROW (row)));
}

/* Shows what an undo or redo has changed; the keyboard goes there if it is in the forms, where
 * something may be gone that it was in.
 *
 * @step: jb_history_undo() or jb_history_redo() */
void
jb_window_step_history (JbWindow *self,
                        gboolean (*step) (JbHistory *history))
{
  g_auto (Place) place = { { NULL } };
  JbHistory *history;
  JbBlock   *block;
  gboolean   in_forms;
  guint      value_character;

  /* Who takes back while composing means what is not written yet, and that is the input
   * method's: undoing something else would move the keyboard, and write it after all. */
  if (self->bulletin == NULL || is_composing (self))
    return;

  history = jb_bulletin_get_history (self->bulletin);
  in_forms = has_keyboard (self);
  if (in_forms)
    take_place (self, &place);
  if (!step (history) || (in_forms && (go_to_heir (self, &place) || is_emptied (self, &place))))
    return;

  block = jb_history_get_last_block (history, &value_character);
  if (block != NULL)
    jb_editor_place_go_to (self->place, block, value_character, in_forms);
  if (in_forms && !has_keyboard (self))
    gtk_widget_child_focus (GTK_WIDGET (self->editor), GTK_DIR_TAB_FORWARD);
}

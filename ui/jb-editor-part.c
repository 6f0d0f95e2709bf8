/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-editor-part.h"

#include "jb-cards.h"
#include "jb-digest-form.h"
#include "jb-document-form.h"
#include "jb-list-position.h"
#include "jb-masthead-form.h"
#include "jb-part-holder.h"
#include "jb-recipients-form.h"
#include "jb-section-card.h"
#include "jb-tail-form.h"
#include "jb-text-row.h"

/* From a part of a bulletin to its place among the forms, and back. */

/* The first widget of @type in the order of the screen, not looking into @outside. */
static GtkWidget *
find_widget (GtkWidget *root,
             GType      type,
             GType      outside)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (g_type_is_a (G_OBJECT_TYPE (child), type))
        return child;
      if (g_type_is_a (G_OBJECT_TYPE (child), outside))
        continue;
      found = find_widget (child, type, outside);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_form (JbEditor *self,
           GType     type)
{
  return find_widget (GTK_WIDGET (self), type, JB_TYPE_CARDS);
}

static GtkWidget *
find_card (GtkWidget  *root,
           GListModel *list,
           gpointer    item)
{
  GtkWidget *cards = root != NULL ? find_widget (root, JB_TYPE_CARDS, JB_TYPE_DIGEST_FORM) : NULL;
  guint      position;

  if (cards == NULL || !jb_list_position (list, item, &position))
    return NULL;

  return jb_cards_ensure_card (JB_CARDS (cards), position);
}

/**
 * jb_editor_find_part:
 * @part: a part of the bulletin that is shown: its masthead or tail, its digest or
 *   recipients as the list that the bulletin has of them, a section, an article, an entry
 *   of the digest, a document, or a block of its body
 *
 * Returns: (transfer none) (nullable): the form or card that shows it; a card is made
 *   when there was none yet
 */
GtkWidget *
jb_editor_find_part (JbEditor *self,
                     GObject  *part)
{
  JbBulletin *bulletin = NULL;

  g_return_val_if_fail (JB_IS_EDITOR (self), NULL);
  g_return_val_if_fail (G_IS_OBJECT (part), NULL);

  g_object_get (self, "bulletin", &bulletin, NULL);
  if (bulletin == NULL)
    return NULL;
  g_object_unref (bulletin);

  if (part == G_OBJECT (jb_bulletin_get_masthead (bulletin)))
    return find_form (self, JB_TYPE_MASTHEAD_FORM);
  if (part == G_OBJECT (jb_bulletin_get_tail (bulletin)))
    return find_form (self, JB_TYPE_TAIL_FORM);
  if (part == G_OBJECT (jb_bulletin_get_digest (bulletin)))
    return find_form (self, JB_TYPE_DIGEST_FORM);
  if (part == G_OBJECT (jb_bulletin_get_recipients (bulletin)))
    return find_form (self, JB_TYPE_RECIPIENTS_FORM);
  if (JB_IS_DOCUMENT (part) || JB_IS_BLOCK (part))
    return find_form (self, JB_TYPE_DOCUMENT_FORM);
  if (JB_IS_DIGEST_ENTRY (part))
    return find_card (find_form (self, JB_TYPE_DIGEST_FORM), jb_bulletin_get_digest (bulletin),
                      part);
  if (JB_IS_SECTION (part))
    return find_card (GTK_WIDGET (self), jb_bulletin_get_sections (bulletin), part);
  if (JB_IS_ARTICLE (part))
    {
      JbNode    *section = jb_node_get_owner (JB_NODE (part));
      GtkWidget *card = section != NULL ? jb_editor_find_part (self, G_OBJECT (section)) : NULL;

      if (card != NULL)
        return find_card (card, jb_section_get_articles (JB_SECTION (section)), part);
    }

  return NULL;
}

static GtkWidget *
find_body_row (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (JB_IS_TEXT_ROW (child))
        found = g_strcmp0 (jb_text_row_get_field (JB_TEXT_ROW (child)), "body") == 0 ? child : NULL;
      else
        found = find_body_row (child);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
go_to_body_block (GtkWidget *form,
                  JbBlock   *block,
                  gboolean   focus)
{
  GListModel *body = jb_document_get_body (jb_bulletin_get_document (
      jb_node_get_bulletin (JB_NODE (block))));
  GtkWidget  *row;
  guint       line;

  row = find_body_row (form);
  if (row != NULL && jb_list_position (body, block, &line))
    {
      GtkTextView   *view = jb_text_row_get_view (JB_TEXT_ROW (row));
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
      GtkTextIter    at;

      gtk_text_buffer_get_iter_at_line (buffer, &at, (int) line);
      gtk_text_buffer_place_cursor (buffer, &at);
      if (focus)
        gtk_widget_grab_focus (GTK_WIDGET (view));
    }
}

static void
focus_field (GtkWidget         *card,
             const JbPartField *field)
{
  GtkWidget *list = find_widget (card, GTK_TYPE_LIST_BOX, JB_TYPE_CARDS);

  for (GtkWidget *row = list != NULL ? gtk_widget_get_first_child (list) : NULL; row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      if (!ADW_IS_PREFERENCES_ROW (row) || !gtk_widget_get_visible (row) ||
          g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), field->title) != 0)
        continue;

      if (JB_IS_TEXT_ROW (row))
        {
          GtkTextView   *view = jb_text_row_get_view (JB_TEXT_ROW (row));
          GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
          GtkTextIter    at;

          gtk_text_buffer_get_iter_at_offset (buffer, &at, field->offset);
          gtk_text_buffer_place_cursor (buffer, &at);
          gtk_widget_grab_focus (GTK_WIDGET (view));
        }
      else
        {
          gtk_widget_grab_focus (row);
          if (GTK_IS_EDITABLE (row))
            gtk_editable_set_position (GTK_EDITABLE (row), field->offset);
        }
      return;
    }

  gtk_widget_grab_focus (card);
}

/* Neither is kept alive: a window that is closed meanwhile takes both with it. */
typedef struct
{
  GWeakRef editor;
  GWeakRef widget;
} Reveal;

static gboolean
reveal_cb (gpointer data)
{
  Reveal *reveal = data;
  g_autoptr(JbEditor) editor = g_weak_ref_get (&reveal->editor);
  g_autoptr(GtkWidget) widget = g_weak_ref_get (&reveal->widget);

  if (editor != NULL && widget != NULL && gtk_widget_is_ancestor (widget, GTK_WIDGET (editor)))
    jb_editor_reveal (editor, widget);

  return G_SOURCE_REMOVE;
}

static void
free_reveal (gpointer data)
{
  Reveal *reveal = data;

  g_weak_ref_clear (&reveal->editor);
  g_weak_ref_clear (&reveal->widget);
  g_free (reveal);
}

/* All of the card is to be seen, and not only the field with the caret, which the editor
 * shows by itself a moment later than the keyboard comes to it. */
static void
schedule_reveal (JbEditor  *self,
                 GtkWidget *widget)
{
  Reveal *reveal = g_new0 (Reveal, 1);

  g_weak_ref_init (&reveal->editor, self);
  g_weak_ref_init (&reveal->widget, widget);
  g_idle_add_full (GDK_PRIORITY_REDRAW + 20, reveal_cb, reveal, free_reveal);
}

/**
 * jb_editor_go_to_part:
 * @part: see jb_editor_find_part()
 * @field: (nullable): the field to go to, %NULL for the first
 * @focus: whether it gets the keyboard, or is only scrolled to
 */
void
jb_editor_go_to_part (JbEditor          *self,
                      GObject           *part,
                      const JbPartField *field,
                      gboolean           focus)
{
  GtkWidget *widget;

  g_return_if_fail (JB_IS_EDITOR (self));

  widget = jb_editor_find_part (self, part);
  if (widget == NULL)
    return;

  if (JB_IS_BLOCK (part))
    go_to_body_block (widget, JB_BLOCK (part), focus);
  else if (!focus)
    jb_editor_reveal (self, widget);
  else
    {
      if (field != NULL && field->title != NULL)
        focus_field (widget, field);
      else if (JB_IS_PART_HOLDER (widget) &&
               jb_part_holder_get_part (JB_PART_HOLDER (widget)) != NULL)
        gtk_widget_grab_focus (widget);
      else if (!gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD))
        gtk_widget_grab_focus (widget);
      if (field == NULL || field->title == NULL)
        schedule_reveal (self, widget);
    }
}

/**
 * jb_editor_get_part_at:
 * @widget: (nullable): a widget among the forms
 *
 * Returns: (transfer none) (nullable): the part that @widget belongs to, as
 *   jb_editor_find_part() takes it; for an entry of the digest the whole digest
 */
GObject *
jb_editor_get_part_at (GtkWidget *widget)
{
  GtkWidget  *editor = widget != NULL ? gtk_widget_get_ancestor (widget, JB_TYPE_EDITOR) : NULL;
  JbBulletin *bulletin = NULL;

  if (editor == NULL)
    return NULL;
  g_object_get (editor, "bulletin", &bulletin, NULL);
  if (bulletin == NULL)
    return NULL;
  g_object_unref (bulletin);

  for (; widget != editor; widget = gtk_widget_get_parent (widget))
    {
      JbNode *part = JB_IS_PART_HOLDER (widget)
                         ? jb_part_holder_get_part (JB_PART_HOLDER (widget))
                         : NULL;

      if (JB_IS_DIGEST_FORM (widget))
        return G_OBJECT (jb_bulletin_get_digest (bulletin));
      if (JB_IS_ARTICLE (part) || JB_IS_SECTION (part))
        return G_OBJECT (part);
      if (JB_IS_MASTHEAD_FORM (widget))
        return G_OBJECT (jb_bulletin_get_masthead (bulletin));
      if (JB_IS_RECIPIENTS_FORM (widget))
        return G_OBJECT (jb_bulletin_get_recipients (bulletin));
      if (JB_IS_TAIL_FORM (widget))
        return G_OBJECT (jb_bulletin_get_tail (bulletin));
      if (JB_IS_DOCUMENT_FORM (widget))
        return G_OBJECT (jb_bulletin_get_document (bulletin));
    }

  return NULL;
}

/**
 * jb_part_field_take:
 * @field: (out caller-allocates): which field of @card has the keyboard; its title is
 *   %NULL when none has
 * @card: the card of a part
 */
void
jb_part_field_take (JbPartField *field,
                    GtkWidget   *card)
{
  GtkRoot   *root = gtk_widget_get_root (card);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;

  *field = (JbPartField) { NULL };
  if (focus == NULL || !gtk_widget_is_ancestor (focus, card))
    return;

  row = gtk_widget_get_ancestor (focus, ADW_TYPE_PREFERENCES_ROW);
  if (row == NULL || !gtk_widget_is_ancestor (row, card))
    return;

  field->title = g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  if (GTK_IS_TEXT_VIEW (focus))
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), "cursor-position",
                  &field->offset, NULL);
  else if (GTK_IS_EDITABLE (focus))
    field->offset = gtk_editable_get_position (GTK_EDITABLE (focus));
}

void
jb_part_field_clear (JbPartField *field)
{
  g_clear_pointer (&field->title, g_free);
}

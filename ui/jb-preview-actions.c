/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-preview-private.h"

#include <glib/gi18n-lib.h>

#include "jb-preview-place.h"
#include "jb-preview-roles.h"
#include "jb-undo-menu.h"

/* What the menus, the buttons and the keys of the text side do. */

/* So much of the height is kept between the caret and the edge. */
#define CARET_MARGIN 0.1

/* So many lines are near, and more than so many are in no text. */
enum
{
  NEAR_LINES = 3,
  FAR_LINES = 1000000
};

int
jb_preview_get_caret (JbPreview *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter    caret;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));

  return gtk_text_iter_get_offset (&caret);
}

/* A line that is typed past the edge comes into sight at once. GTK would glide there, and draw all
 * that is in sight a dozen times for it, while the next keys wait. */
static void
follow_caret (JbPreview *self,
              double     kept,
              int        n_lines)
{
  GtkTextView   *view = GTK_TEXT_VIEW (self->view);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  GtkTextIter    caret;
  GdkRectangle   cell, visible;
  int            margin, down, up;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &caret,
                                    gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)));
  gtk_text_view_get_iter_location (view, &caret, &cell);
  gtk_text_view_get_visible_rect (view, &visible);
  margin = (int) (visible.height * kept);
  down = cell.y + cell.height - (visible.y + visible.height - margin);
  up = visible.y + margin - cell.y;
  if (adjustment == NULL)
    return;

  if (down > 0 && up < 0 && down <= n_lines * cell.height)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + down);
  else if (up > 0 && down < 0 && up <= n_lines * cell.height)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) - up);
}

/* Whoever types sees what is typed, wherever the text was scrolled to. */
void
jb_preview_show_typed (JbPreview *self)
{
  if (self->has_keyboard)
    follow_caret (self, 0, FAR_LINES);
}

void
jb_preview_show_caret (JbPreview *self)
{
  follow_caret (self, CARET_MARGIN, NEAR_LINES);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view),
                                gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)),
                                CARET_MARGIN, FALSE, 0, 0);
}

void
jb_preview_go_to_offset (JbPreview *self,
                         int        at)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &iter, at);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->buffer), &iter);
  jb_preview_show_caret (self);
}

static gboolean
can_tell (JbRole   role,
          gpointer data)
{
  JbPreview *self = data;
  gsize      start, end;

  jb_preview_place_get_lines (self->buffer, &start, &end);

  return jb_retype_can_tell (jb_preview_buffer_get_retype (self->buffer), start, end, role);
}

static GMenu *
make_role_menu (JbPreview *self)
{
  JbBulletin *bulletin = jb_preview_get_bulletin (self);
  GMenu      *menu = g_menu_new ();

  if (bulletin != NULL && self->editable && jb_preview_buffer_follow (self->buffer))
    jb_preview_roles_fill_menu (menu, jb_bulletin_get_kind (bulletin), can_tell, self);

  return menu;
}

/* The context menu has what the button under the text has. It is made anew when it is about to
 * be shown, for what it offers depends on the line, and a menu of GTK 4.8 stumbles over submenus
 * that come again. */
void
jb_preview_update_context_menu (JbPreview *self)
{
  g_autoptr(GMenu) roles = make_role_menu (self);
  g_autoptr(GMenu) extra = g_menu_new ();
  g_autoptr(GMenu) section = g_menu_new ();

  g_menu_append_submenu (section, _("This Line _Is"), G_MENU_MODEL (roles));
  g_menu_append (section, _("_Go to Field"), "win.go-to-other-side");
  g_menu_append (section, _("Show _White Space"), "preview.show-white-space");
  g_menu_append_section (extra, NULL, G_MENU_MODEL (section));
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self->view), G_MENU_MODEL (extra));
}

/* The item of a menu that has the mark of what is chosen. */
static GtkWidget *
find_chosen (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;
      gboolean   active = FALSE;

      if (g_str_equal (G_OBJECT_TYPE_NAME (child), "GtkModelButton"))
        g_object_get (child, "active", &active, NULL);
      if (active)
        return child;
      found = find_chosen (child);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The menu opens at what the line is. */
static void
on_role_menu_shown_cb (GtkWidget *menu)
{
  GtkWidget *chosen = find_chosen (menu);
  GtkWidget *page = chosen;
  GtkWidget *stack;

  stack = chosen != NULL ? gtk_widget_get_ancestor (chosen, GTK_TYPE_STACK) : NULL;
  if (stack == NULL)
    return;

  while (gtk_widget_get_parent (page) != stack)
    page = gtk_widget_get_parent (page);
  gtk_stack_set_visible_child_full (GTK_STACK (stack),
                                    gtk_stack_page_get_name (gtk_stack_get_page (GTK_STACK (stack),
                                                                                 page)),
                                    GTK_STACK_TRANSITION_TYPE_NONE);
  gtk_widget_grab_focus (chosen);
}

static void
create_popup (GtkMenuButton *button,
              gpointer       data)
{
  g_autoptr(GMenu) roles = make_role_menu (data);

  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (roles));
  g_signal_connect (gtk_menu_button_get_popover (button), "show",
                    G_CALLBACK (on_role_menu_shown_cb), NULL);
}

void
jb_preview_tell_line (JbPreview  *self,
                      const char *id)
{
  JbRetype   *retype = jb_preview_buffer_get_retype (self->buffer);
  const char *key;
  JbRole      role;
  gsize       start, end;
  g_autoptr(GError) error = NULL;

  if (retype == NULL || !self->editable || !jb_preview_buffer_follow (self->buffer) ||
      !jb_preview_roles_parse_id (id, &role, &key))
    return;

  jb_preview_place_get_lines (self->buffer, &start, &end);
  jb_retype_tell (retype, start, end, role, key, &error);
  jb_preview_show_refusal (self, error != NULL ? error->message : NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
read_again_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  JbPreview *self = JB_PREVIEW (widget);
  JbRetype  *retype = jb_preview_buffer_get_retype (self->buffer);
  gsize      start, end;
  g_autoptr(GError) error = NULL;

  if (retype == NULL || !self->editable || !jb_preview_buffer_follow (self->buffer))
    return;

  jb_preview_place_get_lines (self->buffer, &start, &end);
  jb_retype_read_again (retype, start, end, &error);
  jb_preview_show_refusal (self, error != NULL ? error->message : NULL);
}

static void
tell_line_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  gtk_menu_button_popup (JB_PREVIEW (widget)->role_button);
}

static void
dismiss_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  jb_preview_show_refusal (JB_PREVIEW (widget), NULL);
}

static void
next_unencodable_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  JbPreview  *self = JB_PREVIEW (widget);
  int         at = jb_preview_checks_get_next (self->checks, jb_preview_get_caret (self));
  GtkTextIter start, end;

  if (at < 0)
    return;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &start, at);
  end = start;
  gtk_text_iter_forward_char (&end);
  /* The caret stands behind it, so that the next one is the next one. */
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (self->buffer), &end, &start);
  jb_preview_show_caret (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
go_to_misread_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  JbPreview              *self = JB_PREVIEW (widget);
  const JbPreviewMisread *misread = jb_preview_checks_get_misread (self->checks);
  const JbPreviewSpans   *spans;

  if (misread == NULL)
    return;

  spans = jb_preview_buffer_get_spans (self->buffer);
  jb_preview_go_to_offset (self, jb_preview_spans_to_char (spans, misread->start));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
jb_preview_make_menus (JbPreview *self)
{
  gtk_menu_button_set_create_popup_func (self->role_button, create_popup, self, NULL);
  jb_preview_update_context_menu (self);
  jb_undo_menu_attach (GTK_WIDGET (self->view));
}

void
jb_preview_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "preview.line-role", "line-role");
  gtk_widget_class_install_property_action (widget_class, "preview.show-white-space",
                                            "show-white-space");
  gtk_widget_class_install_action (widget_class, "preview.read-again", NULL, read_again_action);
  gtk_widget_class_install_action (widget_class, "preview.tell-line", NULL, tell_line_action);
  gtk_widget_class_install_action (widget_class, "preview.dismiss", NULL, dismiss_action);
  gtk_widget_class_install_action (widget_class, "preview.next-unencodable", NULL,
                                   next_unencodable_action);
  gtk_widget_class_install_action (widget_class, "preview.go-to-misread", NULL,
                                   go_to_misread_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK,
                                       "preview.tell-line", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_greater,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "preview.show-white-space", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_period,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "preview.show-white-space", NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include "jb-editor-part.h"
#include "jb-list-position.h"

/* The outline beside the archive: from the outline to the forms and back. */

static void
on_part_chosen_cb (JbWindow *self,
                   GObject  *part,
                   gboolean  focus)
{
  if (focus)
    jb_window_show_content (self);
  jb_editor_go_to_part (self->editor, part, NULL, focus);
}

/* The row of the part that the keyboard is in is the selected one. */
static void
on_focus_widget_cb (JbWindow *self)
{
  GObject *part = jb_editor_get_part_at (gtk_root_get_focus (GTK_ROOT (self)));

  if (part != NULL)
    jb_outline_set_current (self->outline, part);
}

/* The part that has a row of its own, or NULL. */
static GObject *
find_part_of_block (JbWindow *self,
                    JbBlock  *block)
{
  JbNode *owner = jb_node_get_owner (JB_NODE (block));

  if (JB_IS_DIGEST_ENTRY (owner))
    return G_OBJECT (jb_bulletin_get_digest (self->bulletin));
  if (JB_IS_RECIPIENTS (owner))
    return G_OBJECT (jb_bulletin_get_recipients (self->bulletin));

  return (GObject *) owner;
}

/* The same of the part that the caret of the text is in. */
static void
on_block_activated_cb (JbWindow *self,
                       JbBlock  *block)
{
  GListModel *model = jb_outline_get_model (self->outline);
  GObject    *part = self->bulletin != NULL ? find_part_of_block (self, block) : NULL;
  guint       position;

  if (part != NULL && model != NULL && jb_list_position (model, part, &position))
    jb_outline_set_current (self->outline, part);
}

/* To the outline, and from there back to the forms. */
static void
show_outline_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  JbWindow  *self = JB_WINDOW (widget);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GObject   *current;

  jb_window_complete (self);
  current = jb_outline_get_current (self->outline);
  if (focus != NULL && current != NULL &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->outline)))
    {
      on_part_chosen_cb (self, current, TRUE);
      return;
    }

  g_object_set (self, "show-archive", TRUE, NULL);
  gtk_stack_set_visible_child_name (self->sidebar, "outline");
  gtk_widget_grab_focus (GTK_WIDGET (self->outline));
}

static void
move_to_issue_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);
  g_autoptr(JbSection) section = NULL;
  g_autoptr(JbArticle) article = NULL;
  guint section_at, at;

  if (self->bulletin == NULL)
    return;

  g_variant_get (parameter, "(uu)", &section_at, &at);
  section = g_list_model_get_item (jb_bulletin_get_sections (self->bulletin), section_at);
  if (section != NULL)
    article = g_list_model_get_item (jb_section_get_articles (section), at);
  if (article != NULL)
    jb_window_move_to_issue (self, article);
}

/* Called when the template of the class has been set. */
void
jb_window_install_outline (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, JbWindow, sidebar);
  gtk_widget_class_install_action (widget_class, "win.show-outline", NULL, show_outline_action);
  gtk_widget_class_install_action (widget_class, "win.move-to-issue", "(uu)",
                                   move_to_issue_action);
}

void
jb_window_watch_outline (JbWindow *self)
{
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (on_focus_widget_cb), NULL);
  g_signal_connect_object (self->outline, "part-chosen", G_CALLBACK (on_part_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview, "block-activated", G_CALLBACK (on_block_activated_cb),
                           self, G_CONNECT_SWAPPED);
}

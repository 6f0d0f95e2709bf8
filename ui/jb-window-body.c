/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include "jb-button-names.h"
#include "jb-key-tip.h"

/* What is below the header bars. The first frame of a window shows none of it: there is nothing
 * to be shown before the archive is open. So it is made when that frame has been drawn, or when
 * the first key is pressed, or when something is done with the window, whatever comes first. */

/* A window that nobody sees is not drawn, and made whole after so many milliseconds. */
enum { FIRST_FRAME_TIMEOUT = 1000 };

#define PART(name) \
  { \
#name, G_STRUCT_OFFSET(JbWindow, name) \
  }

static const struct
{
  const char *name;
  glong       offset;
} parts[] = {
  PART (search_pane),
  PART (library_stack),
  PART (library),
  PART (outline),
  PART (findings_view),
  PART (progress_box),
  PART (progress),
  PART (find_bar),
  PART (filed_bar),
  PART (filed_label),
  PART (error_page),
  PART (recover_button),
  PART (restore_button),
  PART (welcome_page),
  PART (welcome_box),
  PART (welcome_button),
  PART (nothing_page),
  PART (flap),
  PART (editor),
  PART (preview_pane),
  PART (preview_side),
  PART (preview_stack),
  PART (preview),
  PART (page_bin),
  PART (bottom_bar),
};

static GObject **
get_part (JbWindow *self,
          guint     i)
{
  return G_STRUCT_MEMBER_P (self, parts[i].offset);
}

static void
build_parts (JbWindow *self)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new ();
  g_autoptr(GtkBuilderScope) scope = gtk_builder_cscope_new ();
  g_autoptr(GError) error = NULL;

  g_type_ensure (JB_TYPE_EDITOR);
  g_type_ensure (JB_TYPE_FIND_BAR);
  g_type_ensure (JB_TYPE_FINDINGS_VIEW);
  g_type_ensure (JB_TYPE_LIBRARY);
  g_type_ensure (JB_TYPE_OUTLINE);
  g_type_ensure (JB_TYPE_SEARCH_PANE);
  g_type_ensure (JB_TYPE_PREVIEW);

  gtk_builder_cscope_add_callback (GTK_BUILDER_CSCOPE (scope), jb_key_tip_on_query_cb);
  gtk_builder_set_scope (builder, scope);
  gtk_builder_expose_object (builder, "JbWindow", G_OBJECT (self));
  gtk_builder_expose_object (builder, "undo_button", G_OBJECT (self->undo_button));
  gtk_builder_expose_object (builder, "redo_button", G_OBJECT (self->redo_button));
  if (!gtk_builder_add_from_resource (builder, "/io/github/jianbao/Jianbao/jb-window-body.ui",
                                      &error))
    g_error ("%s", error->message);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GObject *part = gtk_builder_get_object (builder, parts[i].name);

      g_assert (part != NULL);
      *get_part (self, i) = g_object_ref (part);
    }
}

static void
place_parts (JbWindow *self)
{
  adw_bin_set_child (self->archive_bin, GTK_WIDGET (self->search_pane));
  adw_bin_set_child (self->outline_bin, GTK_WIDGET (self->outline));
  adw_bin_set_child (self->findings_bin, GTK_WIDGET (self->findings_view));
  gtk_box_append (self->bars, self->progress_box);
  gtk_box_append (self->bars, GTK_WIDGET (self->find_bar));
  gtk_box_append (self->bars, GTK_WIDGET (self->filed_bar));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->error_page), "error");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->welcome_page), "welcome");
  gtk_stack_add_named (self->stack, self->nothing_page, "nothing");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->flap), "editor");
  gtk_box_append (GTK_BOX (self->content_page), GTK_WIDGET (self->bottom_bar));
}

static void
stop_waiting (JbWindow *self)
{
  g_clear_handle_id (&self->body_id, g_source_remove);
  if (self->first_event != NULL)
    gtk_event_controller_set_propagation_phase (self->first_event, GTK_PHASE_NONE);
  self->first_event = NULL;
}

/**
 * jb_window_complete:
 *
 * Makes all of the window, unless it is there. Before its first frame it has only its header
 * bars. Nobody needs to call this, but what is done with a window before its first frame
 * delays that.
 */
void
jb_window_complete (JbWindow *self)
{
  g_return_if_fail (JB_IS_WINDOW (self));

  if (self->complete)
    return;

  self->complete = TRUE;
  stop_waiting (self);
  build_parts (self);
  place_parts (self);
  jb_button_names_tidy (GTK_WIDGET (self));
  jb_window_fill (self);
  g_object_notify (G_OBJECT (self), "complete");
}

static gboolean
complete_cb (gpointer data)
{
  JbWindow *self = data;

  self->body_id = 0;
  jb_window_complete (self);

  return G_SOURCE_REMOVE;
}

/* In an idle, so that the frame is on the screen before it is gone on. */
static void
on_after_paint_cb (GdkFrameClock *clock,
                   JbWindow      *self)
{
  g_signal_handlers_disconnect_by_func (clock, on_after_paint_cb, self);
  if (self->complete)
    return;

  g_clear_handle_id (&self->body_id, g_source_remove);
  self->body_id = g_idle_add_full (G_PRIORITY_DEFAULT, complete_cb, self, NULL);
}

/* No key is to find less than there will be. */
static gboolean
on_first_event_cb (JbWindow *self,
                   GdkEvent *event)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
    case GDK_SCROLL:
    case GDK_DROP_START:
      jb_window_complete (self);
      break;
    default:
      break;
    }

  return GDK_EVENT_PROPAGATE;
}

/* When it is mapped all other controllers are there, and the one that comes last is asked first. */
static void
on_map_cb (JbWindow *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  g_signal_handlers_disconnect_by_func (self, on_map_cb, NULL);
  if (self->complete)
    return;

  self->first_event = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->first_event, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->first_event, "event", G_CALLBACK (on_first_event_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), self->first_event);
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (on_after_paint_cb), self, 0);
  self->body_id = g_timeout_add (FIRST_FRAME_TIMEOUT, complete_cb, self);
}

/* They are forgotten together with those of the template. */
static void
on_destroy_cb (JbWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_clear_object (get_part (self, i));
}

/* Called when the template is there. What works on the selected bulletins is possible when there
 * are some. */
void
jb_window_await_first_frame (JbWindow *self)
{
  static const char *const actions[] = { "win.delete-selected", "win.label-selected",
                                         "win.restore-selected", "win.erase-selected" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], FALSE);
  g_signal_connect (self, "map", G_CALLBACK (on_map_cb), NULL);
  g_signal_connect (self, "destroy", G_CALLBACK (on_destroy_cb), NULL);
}

/* Called before the widgets go. */
void
jb_window_dispose_body (JbWindow *self)
{
  self->complete = TRUE;
  stop_waiting (self);
}

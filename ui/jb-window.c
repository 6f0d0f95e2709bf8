/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-application.h"
#include "jb-key-tip.h"
#include "jb-late-menu.h"
#include "jb-narrow.h"

/**
 * JbWindow:
 *
 * The archive on the left, the bulletin as forms in the middle, its text on the right.
 * The parts are spread over several files: what is shown here, what comes after the first frame
 * in jb-window-body.c, its name in jb-window-title.c,
 * sessions in jb-window-session.c, files in jb-window-files.c, actions in jb-window-actions.c.
 */

enum
{
  PROP_0,
  PROP_ARCHIVE,
  PROP_BULLETIN,
  PROP_COMPLETE,
  PROP_SETTINGS,
  PROP_SHOW_ARCHIVE,
  PROP_SHOW_PREVIEW,
  PROP_SHOW_PAGE,
  N_PROPS
};

/* So many bulletins keep their history when they are left, if their texts are no longer. */
enum
{
  KEEP_BULLETINS = 10,
  /* Milliseconds until it is said that something takes time. */
  SPINNER_DELAY = 400,
  KEEP_BYTES = 8 * 1024 * 1024,
};

G_DEFINE_FINAL_TYPE (JbWindow, jb_window, ADW_TYPE_APPLICATION_WINDOW)

static GParamSpec *properties[N_PROPS];

/* Setting a tooltip asks the display where the pointer is, each time. */
static void
set_tooltip (GtkWidget  *widget,
             const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}

static void
on_history_changed_cb (JbWindow *self)
{
  JbHistory  *history = self->bulletin != NULL ? jb_bulletin_get_history (self->bulletin) : NULL;
  const char *undo = history != NULL ? jb_history_get_undo_label (history) : NULL;
  const char *redo = history != NULL ? jb_history_get_redo_label (history) : NULL;
  /* Translators: %s is the name of a command, such as “Edit Source” */
  g_autofree char *undo_tooltip = undo != NULL ? g_strdup_printf (_("Undo %s"), undo) : NULL;
  g_autofree char *redo_tooltip = redo != NULL ? g_strdup_printf (_("Redo %s"), redo) : NULL;

  set_tooltip (GTK_WIDGET (self->undo_button), undo_tooltip != NULL ? undo_tooltip : _("Undo"));
  set_tooltip (GTK_WIDGET (self->redo_button), redo_tooltip != NULL ? redo_tooltip : _("Redo"));
  jb_window_update_actions (self);
  if (history != NULL && jb_history_get_only_block (history) != NULL)
    jb_window_update_length (self);
  else
    jb_window_update_title (self);
}

static gboolean
start_spinner_cb (gpointer data)
{
  JbWindow *self = data;

  self->spinner_id = 0;
  gtk_spinner_set_spinning (self->spinner, TRUE);

  return G_SOURCE_REMOVE;
}

/* A spinner goes on turning on a page that is not shown, and wants a frame each time; and it is
 * for those who really wait. Large icons take the program a library that draws them, so they
 * come with the page that shows them. */
static void
on_page_cb (JbWindow *self)
{
  const char *page;

  if (self->spinner == NULL || self->stack == NULL)
    return;

  page = gtk_stack_get_visible_child_name (self->stack);
  jb_window_update_tour (self);
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  if (g_strcmp0 (page, "loading") == 0)
    self->spinner_id = g_timeout_add (SPINNER_DELAY, start_spinner_cb, self);
  else if (g_strcmp0 (page, "welcome") == 0)
    adw_status_page_set_icon_name (self->welcome_page, APPLICATION_ID "-symbolic");
  else if (g_strcmp0 (page, "error") == 0)
    adw_status_page_set_icon_name (self->error_page, "dialog-error-symbolic");
}

/* The archive can be hidden beside the forms; in a narrow window it is a page of its own. */
void
jb_window_update_pages (JbWindow *self)
{
  gboolean    folded = adw_leaflet_get_folded (self->leaflet);
  gboolean    has_entries;
  gboolean    only_content;
  const char *page;

  gtk_widget_set_visible (self->library_page, folded || self->show_library);
  if (self->library == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->back_button), folded);
      return;
    }

  gtk_action_bar_set_revealed (self->bottom_bar, folded && self->bulletin != NULL);
  has_entries = self->list != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;
  gtk_stack_set_visible_child_name (self->library_stack,
                                    has_entries || jb_library_get_filtered (self->library)
                                        ? "list"
                                        : "empty");

  if (self->bulletin != NULL)
    page = "editor";
  else if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "error") ||
           self->list == NULL || (!has_entries && jb_archive_list_get_loading (self->list)))
    page = gtk_stack_get_visible_child_name (self->stack);
  else if (has_entries)
    page = "nothing";
  else
    page = "welcome";

  if (!g_str_equal (gtk_stack_get_visible_child_name (self->stack), page))
    gtk_stack_set_visible_child_name (self->stack, page);

  /* Until it is known that there is nothing in the archive, nothing is said about it. */
  gtk_widget_set_visible (GTK_WIDGET (self->library_stack),
                          has_entries || (!g_str_equal (page, "loading") &&
                                          !g_str_equal (page, "error")));

  /* From an archive with nothing in it there would be no way on but back. */
  only_content = folded && (g_str_equal (page, "welcome") || g_str_equal (page, "error"));
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), folded && !only_content);
  adw_leaflet_set_can_navigate_back (self->leaflet, !only_content);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", !only_content);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-archive", !only_content);
  if (only_content)
    adw_leaflet_set_visible_child (self->leaflet, self->content_page);
  jb_window_update_actions (self);
}

void
jb_window_show_content (JbWindow *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->content_page);
}

/* Where large letters leave no room for the switcher in the header bar it stands below. */
static void
on_squeezed_cb (GtkWidget   *low_switcher,
                GParamSpec  *pspec,
                AdwSqueezer *squeezer)
{
  GtkWidget *shown = adw_squeezer_get_visible_child (squeezer);

  gtk_widget_set_visible (low_switcher, shown != NULL && !GTK_IS_STACK_SWITCHER (shown));
}

static void
on_folded_cb (JbWindow *self)
{
  jb_window_update_fold (self);
  jb_window_leave_covered_pane (self);
  jb_window_update_pages (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_ARCHIVE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_PREVIEW]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_PAGE]);
}

/* In a narrow window the text is not seen while the archive is. */
static gboolean
get_show_preview (JbWindow *self)
{
  gboolean shown;

  if (self->flap != NULL)
    shown = adw_flap_get_reveal_flap (self->flap);
  else
    shown = self->settings == NULL || jb_settings_get_boolean (self->settings, "show-preview");

  return shown && (self->leaflet == NULL ||
                   !(adw_leaflet_get_folded (self->leaflet) &&
                     adw_leaflet_get_visible_child (self->leaflet) == self->library_page));
}

static void
on_reveal_flap_cb (JbWindow *self)
{
  jb_window_leave_covered_pane (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_PREVIEW]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_PAGE]);
}

/* Beside the forms the archive is shown or not; as a page of its own it is gone to. */
static gboolean
get_show_archive (JbWindow *self)
{
  /* An action that stands for the property may ask before the template is there. */
  if (self->leaflet == NULL)
    return TRUE;
  if (adw_leaflet_get_folded (self->leaflet))
    return adw_leaflet_get_visible_child (self->leaflet) == self->library_page;

  return self->show_library;
}

static void
set_show_archive (JbWindow *self,
                  gboolean  show)
{
  if (get_show_archive (self) == show)
    return;

  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, show ? self->library_page : self->content_page);
  else
    {
      self->show_library = !!show;
      g_object_set (self->settings, "show-archive", show, NULL);
      jb_window_leave_covered_pane (self);
      jb_window_update_pages (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_ARCHIVE]);
}

static void
on_entry_chosen_cb (JbWindow       *self,
                    JbArchiveEntry *entry)
{
  jb_window_show_content (self);
  jb_window_open_id (self, jb_archive_entry_get_id (entry));
}

/* Counts work that goes on in the background. */
void
jb_window_hold (JbWindow *self)
{
  self->n_busy++;
}

void
jb_window_release (JbWindow *self)
{
  g_return_if_fail (self->n_busy > 0);

  self->n_busy--;
}

/* Shows a bulletin; @id is 0 when it is not in the archive yet. */
void
jb_window_set_bulletin (JbWindow   *self,
                        JbBulletin *bulletin,
                        gint64      id)
{
  g_autoptr(JbBulletin) old = NULL;

  /* The forms let go of the old bulletin's parts before it goes itself. */
  old = g_steal_pointer (&self->bulletin);
  self->bulletin = bulletin != NULL ? g_object_ref (bulletin) : NULL;
  self->id = id;
  g_signal_group_set_target (self->history_signals,
                             bulletin != NULL ? jb_bulletin_get_history (bulletin) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BULLETIN]);
  jb_library_set_current (self->library, id);
  jb_window_update_filing (self);
  on_history_changed_cb (self);
  jb_window_update_pages (self);
}

static void
on_list_changed_cb (JbWindow *self)
{
  jb_window_update_filing (self);
  jb_window_update_pages (self);
}

/* Who begins to write before the list is there goes on writing. */
static void
list_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(JbWindow) self = data;
  g_autoptr(GError) error = NULL;
  GtkWidget *focus;

  jb_window_release (self);
  if (!jb_archive_list_load_finish (JB_ARCHIVE_LIST (source), result, &error))
    {
      jb_window_show_error (self, error);
      return;
    }

  jb_window_purge (self);
  jb_window_update_pages (self);
  focus = gtk_root_get_focus (GTK_ROOT (self));
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0 &&
      (focus == NULL || !(GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus))))
    gtk_widget_grab_focus (GTK_WIDGET (self->library));
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  JbWindow *self = JB_WINDOW (source);

  self->leaving = FALSE;
  if (jb_window_leave_finish (self, result))
    gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
jb_window_close_request (GtkWindow *window)
{
  JbWindow *self = JB_WINDOW (window);

  jb_window_remember (self);
  if (self->bulletin == NULL ||
      !jb_history_get_modified (jb_bulletin_get_history (self->bulletin)))
    return GDK_EVENT_PROPAGATE;

  if (!self->leaving)
    {
      self->leaving = TRUE;
      jb_window_leave_async (self, closed_cb, NULL);
    }

  return GDK_EVENT_STOP;
}

static void
jb_window_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  JbWindow *self = JB_WINDOW (object);

  switch (prop_id)
    {
    case PROP_ARCHIVE:
      g_value_set_object (value, self->archive);
      break;
    case PROP_BULLETIN:
      g_value_set_object (value, self->bulletin);
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    case PROP_COMPLETE:
      g_value_set_boolean (value, self->complete);
      break;
    case PROP_SHOW_ARCHIVE:
      g_value_set_boolean (value, get_show_archive (self));
      break;
    case PROP_SHOW_PREVIEW:
      g_value_set_boolean (value, get_show_preview (self));
      break;
    case PROP_SHOW_PAGE:
      g_value_set_boolean (value, jb_window_get_show_page (self) && get_show_preview (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_window_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  JbWindow *self = JB_WINDOW (object);

  switch (prop_id)
    {
    case PROP_ARCHIVE:
      jb_window_set_archive (self, g_value_get_object (value));
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    case PROP_SHOW_ARCHIVE:
      set_show_archive (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_PREVIEW:
      jb_window_complete (self);
      adw_flap_set_reveal_flap (self->flap, g_value_get_boolean (value));
      if (g_value_get_boolean (value) && self->bulletin != NULL)
        jb_window_show_content (self);
      if (!adw_flap_get_folded (self->flap))
        g_object_set (self->settings, "show-preview", g_value_get_boolean (value), NULL);
      break;
    case PROP_SHOW_PAGE:
      jb_window_complete (self);
      jb_window_set_show_page (self, g_value_get_boolean (value));
      if (g_value_get_boolean (value) && !get_show_preview (self))
        g_object_set (self, "show-preview", TRUE, NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_window_dispose (GObject *object)
{
  JbWindow *self = JB_WINDOW (object);

  jb_window_dispose_body (self);
  g_clear_handle_id (&self->title_id, g_source_remove);
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  jb_window_dispose_journal (self);
  g_clear_weak_pointer (&self->history_window);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  if (self->history_signals != NULL)
    g_signal_group_set_target (self->history_signals, NULL);
  g_clear_object (&self->history_signals);
  /* GTK 4.8 keeps what had the keyboard when it was covered and something else went in the same
   * frame: the bulletin is not to stay with it. */
  if (self->find != NULL)
    jb_find_set_bulletin (self->find, NULL);
  if (self->receivers != NULL)
    jb_receivers_set_bulletin (self->receivers, NULL);
  if (self->editor != NULL)
    jb_editor_set_bulletin (self->editor, NULL);
  if (self->preview != NULL)
    jb_preview_set_bulletin (self->preview, NULL);
  if (self->page_pane != NULL)
    jb_page_pane_set_bulletin (self->page_pane, NULL);
  self->page_pane = NULL;
  g_clear_object (&self->print_settings);
  g_clear_object (&self->chooser);
  g_clear_object (&self->found);
  g_clear_object (&self->find);
  g_clear_object (&self->hit);
  g_clear_object (&self->suggestions);
  g_clear_object (&self->receivers);
  g_clear_object (&self->found);
  g_clear_object (&self->entry);
  g_clear_object (&self->watch);
  g_clear_object (&self->list);
  g_clear_object (&self->archive);
  jb_window_dispose_findings (self);
  g_clear_object (&self->place);
  jb_window_forget_panes (self);

  G_OBJECT_CLASS (jb_window_parent_class)->dispose (object);

  g_clear_object (&self->findings);
  g_clear_object (&self->bulletin);
  g_clear_object (&self->kept);
  g_clear_object (&self->settings);
}

static void
jb_window_constructed (GObject *object)
{
  JbWindow *self = JB_WINDOW (object);

  if (self->settings == NULL)
    self->settings = jb_settings_new ();

  G_OBJECT_CLASS (jb_window_parent_class)->constructed (object);

  jb_window_restore (self);
  jb_window_update_pages (self);
}

static void
jb_window_finalize (GObject *object)
{
  JbWindow *self = JB_WINDOW (object);

  g_queue_free_full (self->waiting, g_object_unref);
  g_ptr_array_unref (self->works);
  g_clear_pointer (&self->targets, g_hash_table_unref);
  g_free (self->report_summary);
  g_free (self->report_text);

  G_OBJECT_CLASS (jb_window_parent_class)->finalize (object);
}

static void
jb_window_class_init (JbWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->get_property = jb_window_get_property;
  object_class->set_property = jb_window_set_property;
  object_class->constructed = jb_window_constructed;
  object_class->dispose = jb_window_dispose;
  object_class->finalize = jb_window_finalize;
  window_class->close_request = jb_window_close_request;

  properties[PROP_ARCHIVE] =
      g_param_spec_object ("archive", NULL, NULL, JB_TYPE_ARCHIVE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_BULLETIN] =
      g_param_spec_object ("bulletin", NULL, NULL, JB_TYPE_BULLETIN,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPLETE] =
      g_param_spec_boolean ("complete", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SETTINGS] =
      g_param_spec_object ("settings", NULL, NULL, JB_TYPE_SETTINGS,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_ARCHIVE] =
      g_param_spec_boolean ("show-archive", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_PREVIEW] =
      g_param_spec_boolean ("show-preview", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_PAGE] =
      g_param_spec_boolean ("show-page", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (JB_TYPE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JbWindow, add_menu);
  gtk_widget_class_bind_template_child (widget_class, JbWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, JbWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, JbWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, JbWindow, library_page);
  gtk_widget_class_bind_template_child (widget_class, JbWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, JbWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, JbWindow, library_menu_button);
  gtk_widget_class_bind_template_child (widget_class, JbWindow, archive_bin);
  gtk_widget_class_bind_template_child (widget_class, JbWindow, outline_bin);
  gtk_widget_class_bind_template_child (widget_class, JbWindow, findings_bin);
  gtk_widget_class_bind_template_child (widget_class, JbWindow, bars);
  gtk_widget_class_bind_template_child (widget_class, JbWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, JbWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, JbWindow, title);
  gtk_widget_class_bind_template_child (widget_class, JbWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, JbWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, JbWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, JbWindow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, on_folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_squeezed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_page_cb);
  gtk_widget_class_bind_template_callback (widget_class, jb_key_tip_on_query_cb);

  jb_window_install_actions (widget_class);
  jb_window_install_archive (widget_class);
  jb_window_install_find (widget_class);
  jb_window_install_search (widget_class);
  jb_window_install_findings (widget_class);
  jb_window_install_filing (widget_class);
  jb_window_install_fold (widget_class);
  jb_window_install_history (widget_class);
  jb_window_install_outline (widget_class);
  jb_window_install_library (widget_class);
  jb_window_install_pages (widget_class);
  jb_window_install_print (widget_class);
  jb_window_install_mailing_list (widget_class);
  jb_window_install_notices (widget_class);
  jb_window_install_title (widget_class);
}

static void
jb_window_init (JbWindow *self)
{
  self->waiting = g_queue_new ();
  self->works = g_ptr_array_new_with_free_func ((GDestroyNotify) jb_work_unref);
  self->kept = jb_kept_new (KEEP_BULLETINS, KEEP_BYTES);
  self->show_library = TRUE;
  self->history_signals = g_signal_group_new (JB_TYPE_HISTORY);
  g_signal_group_connect_object (self->history_signals, "notify",
                                 G_CALLBACK (on_history_changed_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_init_template (GTK_WIDGET (self));
  jb_narrow_title (GTK_WIDGET (self->title));
  jb_late_menu_attach (self->add_button, self->add_menu);
  jb_late_menu_attach (self->library_menu_button, self->primary_menu);
  jb_late_menu_attach (self->menu_button, self->primary_menu);
  jb_window_await_first_frame (self);
  jb_window_init_title (self);
  on_page_cb (self);
  jb_window_update_actions (self);
}

/* Called when all the widgets are there. */
void
jb_window_fill (JbWindow *self)
{
  g_signal_connect_object (self->library, "entry-chosen", G_CALLBACK (on_entry_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flap, "notify::reveal-flap", G_CALLBACK (on_reveal_flap_cb), self,
                           G_CONNECT_SWAPPED);
  jb_window_init_export (self);
  jb_window_init_find (self);
  jb_window_init_search (self);
  jb_window_init_library (self);
  jb_window_init_suggestions (self);
  jb_window_init_receivers (self);
  jb_window_watch_outline (self);
  jb_window_accept_drops (self);
  jb_window_follow_place (self);
  jb_window_init_findings (self);
  jb_window_init_filing (self);
  jb_window_init_journal (self);
  jb_window_watch_panes (self);
  jb_window_restore_body (self);
  jb_window_update_pages (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_PREVIEW]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_PAGE]);
}

/**
 * jb_window_new:
 * @application: (nullable): the application that the window belongs to
 *
 * Returns: (transfer none): a window that waits for its archive
 */
JbWindow *
jb_window_new (GtkApplication *application)
{
  g_autoptr(JbSettings) settings = NULL;

  if (application != NULL && JB_IS_APPLICATION (application))
    settings = g_object_ref (jb_application_get_settings (JB_APPLICATION (application)));

  return g_object_new (JB_TYPE_WINDOW, "settings", settings, "application", application, NULL);
}

/**
 * jb_window_get_settings:
 *
 * Returns: (transfer none): the settings of the user
 */
JbSettings *
jb_window_get_settings (JbWindow *self)
{
  g_return_val_if_fail (JB_IS_WINDOW (self), NULL);

  return self->settings;
}

/**
 * jb_window_get_archive:
 *
 * Returns: (transfer none) (nullable): the archive, %NULL before it is open
 */
JbArchive *
jb_window_get_archive (JbWindow *self)
{
  g_return_val_if_fail (JB_IS_WINDOW (self), NULL);

  return self->archive;
}

/**
 * jb_window_set_archive:
 * @archive: an open archive
 *
 * Begins to list an archive. A window shows one archive all its life.
 */
void
jb_window_set_archive (JbWindow  *self,
                       JbArchive *archive)
{
  JbArchiveFilter everything = JB_ARCHIVE_FILTER_INIT;

  g_return_if_fail (JB_IS_WINDOW (self));
  g_return_if_fail (JB_IS_ARCHIVE (archive) && self->archive == NULL);

  jb_window_complete (self);
  self->archive = g_object_ref (archive);
  self->list = jb_archive_list_new (archive, &everything);
  jb_library_set_list (self->library, self->list);
  jb_search_pane_set_archive (self->search_pane, archive);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (on_list_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  jb_window_recover (self);
  jb_window_hold (self);
  jb_archive_list_load_async (self->list, NULL, list_loaded_cb, g_object_ref (self));
  jb_window_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARCHIVE]);
}

/**
 * jb_window_show_error:
 * @error: why the archive cannot be used
 */
void
jb_window_show_error (JbWindow     *self,
                      const GError *error)
{
  g_autofree char *message = NULL;
  const char      *sentence = _("The archive could not be opened.");
  const char      *words;

  g_return_if_fail (JB_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  jb_window_complete (self);

  /* The heading says this already. */
  words = error->message;
  if (g_str_has_prefix (words, sentence))
    words += strlen (sentence) + strspn (words + strlen (sentence), " ");

  message = g_markup_escape_text (words, -1);
  adw_status_page_set_description (self->error_page, message);
  jb_window_offer_rescue (self, error);
  gtk_stack_set_visible_child_name (self->stack, "error");
  jb_window_update_pages (self);
}

/**
 * jb_window_get_bulletin:
 *
 * Returns: (transfer none) (nullable): the bulletin that is open
 */
JbBulletin *
jb_window_get_bulletin (JbWindow *self)
{
  g_return_val_if_fail (JB_IS_WINDOW (self), NULL);

  return self->bulletin;
}

/**
 * jb_window_get_id:
 *
 * Returns: the archive's id of the bulletin that is open, 0 when it has none yet
 */
gint64
jb_window_get_id (JbWindow *self)
{
  g_return_val_if_fail (JB_IS_WINDOW (self), 0);

  return self->id;
}

/**
 * jb_window_get_complete:
 *
 * Returns: whether all of the window is there, see jb_window_complete()
 */
gboolean
jb_window_get_complete (JbWindow *self)
{
  g_return_val_if_fail (JB_IS_WINDOW (self), FALSE);

  return self->complete;
}

/**
 * jb_window_get_busy:
 *
 * Returns: whether something is being read, written or looked up
 */
gboolean
jb_window_get_busy (JbWindow *self)
{
  g_return_val_if_fail (JB_IS_WINDOW (self), FALSE);

  return self->n_busy > 0;
}

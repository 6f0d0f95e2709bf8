/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-publications-window.h"

#include <glib/gi18n-lib.h>

#include "jb-button-names.h"
#include "jb-publication-form.h"
#include "jb-toast.h"
#include "jb-transient.h"

/**
 * JbPublicationsWindow:
 *
 * The publications (刊物) of an archive: a list of them, and a page for each. What is changed on a
 * page is saved at once as a whole, and can be taken back.
 */

/* Long enough to see what became of it. */
enum
{
  UNDO_SECONDS = 8
};

struct _JbPublicationsWindow
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwWindowTitle    *title;
  GtkWidget         *add_button;
  GtkWidget         *cancel_button;
  GtkWidget         *save_button;
  GtkWidget         *issue_button;
  AdwToastOverlay   *toasts;
  GtkStack          *pages;
  GtkListBox        *list;
  JbPublicationForm *form;

  /* Owned */
  JbArchive     *archive;
  GPtrArray     *publications;
  JbPublication *shown;
  JbPublication *before;
  GCancellable  *loading;

  gboolean saving;
};

enum
{
  NEW_ISSUE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JbPublicationsWindow, jb_publications_window, ADW_TYPE_WINDOW)

static void
say (JbPublicationsWindow *self,
     const char           *message)
{
  jb_toast_show (self->toasts, jb_toast_new (message));
}

static gboolean
shows_form (JbPublicationsWindow *self)
{
  return self->shown != NULL;
}

static void
update (JbPublicationsWindow *self)
{
  gboolean   form = shows_form (self);
  gboolean   changed = form && jb_publication_form_get_changed (self->form);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_visible (self->add_button, !form);
  gtk_widget_set_visible (self->cancel_button, form);
  gtk_widget_set_visible (self->save_button, changed);
  gtk_widget_set_visible (self->issue_button,
                          form && !changed && jb_publication_get_id (self->shown) != 0);
  gtk_button_set_label (GTK_BUTTON (self->cancel_button), changed ? _("_Cancel") : _("_Back"));
  gtk_widget_action_set_enabled (widget, "publications.save",
                                 changed && !self->saving &&
                                     jb_publication_form_get_ready (self->form));
  adw_window_title_set_title (self->title, !form ? _("Publications")
                          : jb_publication_get_id (self->shown) != 0
                              ? jb_publication_get_name (self->shown)
                              : _("New Publication"));
  gtk_stack_set_visible_child_name (self->pages, form ? "form"
                                                 : self->publications != NULL &&
                                                         self->publications->len == 0
                                                     ? "empty"
                                                     : "list");
  jb_button_names_tidy (self->cancel_button);
}

static void
show_publication (JbPublicationsWindow *self,
                  JbPublication        *publication)
{
  g_set_object (&self->shown, publication);
  if (publication != NULL)
    {
      jb_publication_form_set_publication (self->form, self->archive, publication);
      gtk_widget_grab_focus (GTK_WIDGET (self->form));
    }
  update (self);
}

static GtkWidget *
make_row (JbPublication *publication)
{
  GtkWidget  *row = adw_action_row_new ();
  const char *issuer = jb_publication_get_issuer (publication);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), jb_publication_get_name (publication));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), issuer != NULL ? issuer : "");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));

  return row;
}

static void
show_list (JbPublicationsWindow *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->publications->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (self->publications, i)));
  update (self);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (jb_publication_get_name (*(JbPublication *const *) a),
                         jb_publication_get_name (*(JbPublication *const *) b));
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(JbPublicationsWindow) self = data;
  g_autoptr(GError) error = NULL;
  GPtrArray *publications =
      jb_archive_list_publications_finish (JB_ARCHIVE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (publications == NULL)
    {
      say (self, error->message);
      return;
    }

  g_clear_pointer (&self->publications, g_ptr_array_unref);
  self->publications = publications;
  g_ptr_array_sort (self->publications, compare_names);
  show_list (self);
}

static void
load (JbPublicationsWindow *self)
{
  jb_archive_list_publications_async (self->archive, self->loading, listed_cb,
                                      g_object_ref (self));
}

static void
on_row_activated_cb (JbPublicationsWindow *self,
                     GtkListBoxRow        *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);

  if (self->publications != NULL && index < self->publications->len)
    show_publication (self, g_ptr_array_index (self->publications, index));
}

static void
on_form_changed_cb (JbPublicationsWindow *self)
{
  update (self);
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  g_autoptr(JbPublication) publication = jb_publication_new ("");

  show_publication (JB_PUBLICATIONS_WINDOW (widget), publication);
}

/* What was saved, and what it was before. */
typedef struct
{
  JbPublicationsWindow *window;
  JbPublication        *publication;
  gboolean              is_new;
  gboolean              is_undo;
} Save;

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Save                 *save = data;
  JbPublicationsWindow *self = save->window;
  g_autoptr(GError) error = NULL;
  gboolean saved = jb_archive_save_publication_finish (JB_ARCHIVE (source), result,
                                                       save->publication, &error);

  self->saving = FALSE;
  if (!saved)
    {
      say (self, error->message);
      update (self);
    }
  else if (gtk_widget_in_destruction (GTK_WIDGET (self)) || self->archive == NULL)
    {
      /* It is saved, and nobody looks any more. */
    }
  else
    {
      AdwToast *toast = jb_toast_new (save->is_undo ? _("As it was before") : _("Saved"));

      if (!save->is_new && !save->is_undo)
        {
          g_set_object (&self->before, self->shown);
          adw_toast_set_button_label (toast, _("_Undo"));
          adw_toast_set_action_name (toast, "publications.undo");
          adw_toast_set_timeout (toast, UNDO_SECONDS);
        }
      jb_toast_show (self->toasts, toast);
      show_publication (self, save->publication);
      load (self);
    }
  g_object_unref (save->publication);
  g_object_unref (save->window);
  g_free (save);
}

static void
save_publication (JbPublicationsWindow *self,
                  JbPublication        *publication,
                  gboolean              is_undo)
{
  Save *save = g_new0 (Save, 1);

  save->window = g_object_ref (self);
  save->publication = g_object_ref (publication);
  save->is_new = jb_publication_get_id (publication) == 0;
  save->is_undo = is_undo;
  self->saving = TRUE;
  jb_archive_save_publication_async (self->archive, publication, NULL, saved_cb, save);
  update (self);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  JbPublicationsWindow *self = JB_PUBLICATIONS_WINDOW (widget);
  g_autoptr(JbPublication) publication = NULL;

  if (!shows_form (self) || self->saving)
    return;

  publication = jb_publication_form_dup_publication (self->form);
  save_publication (self, publication, FALSE);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  JbPublicationsWindow *self = JB_PUBLICATIONS_WINDOW (widget);
  g_autoptr(JbPublication) before = g_steal_pointer (&self->before);

  if (before != NULL && !self->saving)
    save_publication (self, before, TRUE);
}

/* The first time what was typed goes, the second time the page, then the window. */
static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  JbPublicationsWindow *self = JB_PUBLICATIONS_WINDOW (widget);

  if (!shows_form (self))
    gtk_window_close (GTK_WINDOW (self));
  else if (jb_publication_form_get_changed (self->form) &&
           jb_publication_get_id (self->shown) != 0)
    show_publication (self, self->shown);
  else
    show_publication (self, NULL);
}

static void
new_issue_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  JbPublicationsWindow *self = JB_PUBLICATIONS_WINDOW (widget);

  if (!shows_form (self) || jb_publication_get_id (self->shown) == 0)
    return;

  g_signal_emit (self, signals[NEW_ISSUE], 0, jb_publication_get_id (self->shown));
  gtk_window_close (GTK_WINDOW (self));
}

static void
say_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  say (JB_PUBLICATIONS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
on_close_response_cb (AdwMessageDialog *dialog,
                      const char       *response,
                      gpointer          data)
{
  JbPublicationsWindow *self = data;

  if (g_str_equal (response, "discard"))
    gtk_window_destroy (GTK_WINDOW (self));
  else if (g_str_equal (response, "save"))
    gtk_widget_activate_action (GTK_WIDGET (self), "publications.save", NULL);
}

/* Who closes the window in the middle of typing may not know that nothing is saved yet. */
static gboolean
jb_publications_window_close_request (GtkWindow *window)
{
  JbPublicationsWindow *self = JB_PUBLICATIONS_WINDOW (window);
  GtkWidget            *dialog;

  if (!shows_form (self) || self->saving || !jb_publication_form_get_changed (self->form))
    return GDK_EVENT_PROPAGATE;

  dialog = adw_message_dialog_new (NULL, _("Save the Publication?"), NULL);
  jb_transient_set_parent (GTK_WINDOW (dialog), window);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "discard", _("_Discard"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  if (jb_publication_form_get_ready (self->form))
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "save", _("_Save"));
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                                  ADW_RESPONSE_SUGGESTED);
      adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
    }
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_close_response_cb), self, 0);
  jb_button_names_tidy (dialog);
  gtk_window_present (GTK_WINDOW (dialog));

  return GDK_EVENT_STOP;
}

static void
jb_publications_window_dispose (GObject *object)
{
  JbPublicationsWindow *self = JB_PUBLICATIONS_WINDOW (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->archive);
  g_clear_object (&self->shown);
  g_clear_object (&self->before);
  g_clear_pointer (&self->publications, g_ptr_array_unref);

  G_OBJECT_CLASS (jb_publications_window_parent_class)->dispose (object);
}

static void
jb_publications_window_class_init (JbPublicationsWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jb_publications_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = jb_publications_window_close_request;

  /**
   * JbPublicationsWindow::new-issue:
   * @id: the id of a publication
   *
   * The user asks for a new issue of a publication.
   */
  signals[NEW_ISSUE] = g_signal_new ("new-issue", JB_TYPE_PUBLICATIONS_WINDOW, G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (JB_TYPE_PUBLICATION_FORM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/jianbao/Jianbao/jb-publications-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JbPublicationsWindow, title);
  gtk_widget_class_bind_template_child (widget_class, JbPublicationsWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, JbPublicationsWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, JbPublicationsWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, JbPublicationsWindow, issue_button);
  gtk_widget_class_bind_template_child (widget_class, JbPublicationsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, JbPublicationsWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, JbPublicationsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, JbPublicationsWindow, form);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_form_changed_cb);
  gtk_widget_class_install_action (widget_class, "publications.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "publications.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "publications.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "publications.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "publications.new-issue", NULL,
                                   new_issue_action);
  gtk_widget_class_install_action (widget_class, "publications.say", "s", say_action);
}

static void
jb_publications_window_init (JbPublicationsWindow *self)
{
  self->loading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_button_names_tidy (GTK_WIDGET (self));
  update (self);
}

/**
 * jb_publications_window_new:
 * @parent: (nullable): the window that it belongs to
 * @archive: where the publications are
 *
 * Returns: (transfer none): a window with the publications of an archive
 */
GtkWidget *
jb_publications_window_new (GtkWindow *parent,
                            JbArchive *archive)
{
  JbPublicationsWindow *self;

  g_return_val_if_fail (JB_IS_ARCHIVE (archive), NULL);

  self = g_object_new (JB_TYPE_PUBLICATIONS_WINDOW, NULL);
  jb_transient_set_parent (GTK_WINDOW (self), parent);
  self->archive = g_object_ref (archive);
  g_signal_connect_object (archive, "changed-elsewhere", G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}

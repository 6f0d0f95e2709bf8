/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-import.h"

#include <glib/gi18n-lib.h>

#include "jb-button-names.h"
#include "directory/jb-directory-csv.h"

/**
 * JbDirectoryImport:
 *
 * Asks what to do with a directory that was read from a file, or lists what is wrong with the
 * file, line by line.
 */

struct _JbDirectoryImport
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwWindowTitle *title;
  GtkButton      *close_button;
  GtkWidget      *add_button;
  GtkWidget      *replace_button;
  GtkStack       *stack;
  AdwStatusPage  *ask_page;
  GtkLabel       *summary;
  GtkListView    *list;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JbDirectoryImport, jb_directory_import, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static void
choose (JbDirectoryImport *self,
        gboolean           replace)
{
  g_signal_emit (self, signals[CHOSEN], 0, replace);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_add_cb (JbDirectoryImport *self)
{
  choose (self, FALSE);
}

static void
on_replace_cb (JbDirectoryImport *self)
{
  choose (self, TRUE);
}

static void
on_setup_cb (JbDirectoryImport *self,
             GtkListItem       *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_list_item_set_child (item, label);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_bind_cb (JbDirectoryImport *self,
            GtkListItem       *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
jb_directory_import_class_init (JbDirectoryImportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * JbDirectoryImport::chosen:
   * @replace: whether to replace the directory, or to add to it
   *
   * The user has said what to do.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/jianbao/Jianbao/jb-directory-import.ui");
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryImport, title);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryImport, close_button);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryImport, add_button);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryImport, replace_button);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryImport, stack);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryImport, ask_page);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryImport, summary);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryImport, list);
  gtk_widget_class_bind_template_callback (widget_class, on_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_replace_cb);
}

static void
jb_directory_import_init (JbDirectoryImport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_button_names_tidy (GTK_WIDGET (self));
}

static void
show_errors (JbDirectoryImport *self,
             GPtrArray         *errors)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkStringList) lines = gtk_string_list_new (NULL);
  g_autoptr(GtkNoSelection) selection = NULL;
  g_autofree char *summary = NULL;

  for (guint i = 0; i < errors->len; i++)
    {
      const JbDirectoryCsvError *error = g_ptr_array_index (errors, i);
      g_autofree char           *line = NULL;

      if (error->column != NULL)
        line = g_strdup_printf (_("Line %llu, column %s: %s"), (unsigned long long) error->line,
                                   error->column, error->message);
      else
        line = g_strdup_printf (_("Line %llu: %s"), (unsigned long long) error->line,
                                   error->message);
      gtk_string_list_append (lines, line);
    }

  summary = g_strdup_printf (ngettext ("%u thing is not right, so nothing was imported. Put the "
                                       "file right and import it again.",
                                       "%u things are not right, so nothing was imported. Put the "
                                       "file right and import it again.",
                                       errors->len),
                             errors->len);
  gtk_label_set_label (self->summary, summary);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_cb), self, G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (lines)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  jb_button_names_set_label (self->close_button, _("_Close"));
  gtk_stack_set_visible_child_name (self->stack, "errors");
}

/**
 * jb_directory_import_new:
 * @name: the name of the file
 * @directory: (nullable): what is in the file; %NULL when it is not right
 * @errors: (element-type JbDirectoryCsvError): what is wrong with it
 * @n_rows: how many rows the directory has that is there
 *
 * Returns: (transfer none): a window, not shown yet
 */
JbDirectoryImport *
jb_directory_import_new (const char  *name,
                         JbDirectory *directory,
                         GPtrArray   *errors,
                         guint        n_rows)
{
  JbDirectoryImport *self;
  g_autofree char   *title = NULL;
  guint              n_entries;

  g_return_val_if_fail (name != NULL && errors != NULL, NULL);

  self = g_object_new (JB_TYPE_DIRECTORY_IMPORT, NULL);
  adw_window_title_set_title (self->title, _("Import CSV"));
  adw_window_title_set_subtitle (self->title, name);
  if (directory == NULL)
    {
      show_errors (self, errors);
      return self;
    }

  n_entries = jb_directory_get_size (directory);
  title = g_strdup_printf (ngettext ("%u Entry", "%u Entries", n_entries), n_entries);
  adw_status_page_set_title (self->ask_page, title);
  adw_status_page_set_description (self->ask_page,
                                   _("What is in the directory already is not added twice. Either "
                                     "way can be undone."));
  gtk_widget_set_visible (self->replace_button, n_rows > 0);
  jb_button_names_set_label (self->close_button, _("_Cancel"));
  gtk_widget_grab_focus (self->add_button);

  return self;
}

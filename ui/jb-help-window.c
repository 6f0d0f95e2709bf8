/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-help-window.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "jb-help-block.h"
#include "jb-key-tip.h"

/**
 * JbHelpWindow:
 *
 * The guide. It is shown by the program itself, for many an office has neither a program for help
 * files nor a network.
 */

struct _JbHelpWindow
{
  AdwApplicationWindow parent_instance;

  /* Template widgets */
  AdwLeaflet     *leaflet;
  GtkWidget      *contents_page;
  GtkWidget      *text_page;
  GtkListBox     *contents;
  AdwWindowTitle *title;
  GtkStack       *pages;
  GtkWidget      *scrolled;
  GtkBox         *body;
  AdwStatusPage  *trouble;

  /* Owned */
  char       *folder;
  JbHelpPage *page;
  GPtrArray  *visited;
};

G_DEFINE_FINAL_TYPE (JbHelpWindow, jb_help_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_trouble (JbHelpWindow *self,
              const char   *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_status_page_set_description (self->trouble, escaped);
  gtk_stack_set_visible_child_name (self->pages, "trouble");
}

/* What is gone back to: the page before, or in a narrow window the list of pages. */
static void
update_back (JbHelpWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.back",
                                 self->visited->len > 0 ||
                                     adw_leaflet_get_folded (self->leaflet));
}

static GtkListBoxRow *
find_row (JbHelpWindow *self,
          const char   *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->contents, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "id"), id) == 0)
      return row;

  return NULL;
}

/* At the end of a page it is one step to the next. */
static void
add_next (JbHelpWindow *self)
{
  GtkListBoxRow   *row = find_row (self, jb_help_page_get_id (self->page));
  GtkListBoxRow   *next = NULL;
  g_autofree char *link = NULL;
  g_autofree char *markup = NULL;
  GtkWidget       *label;

  if (row != NULL)
    next = gtk_list_box_get_row_at_index (self->contents, gtk_list_box_row_get_index (row) + 1);
  if (next == NULL)
    return;

  link = g_strdup_printf ("<a href=\"page:%s\">%s</a>",
                          (const char *) g_object_get_data (G_OBJECT (next), "id"),
                          (const char *) g_object_get_data (G_OBJECT (next), "title"));
  /* Translators: %s is the title of a page of the guide */
  markup = g_strdup_printf (_("Next: %s"), link);
  label = jb_help_block_create_text (markup);
  gtk_widget_set_margin_top (label, 12);
  gtk_box_append (self->body, label);
}

static void
fill (JbHelpWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->body))) != NULL)
    gtk_box_remove (self->body, child);
  for (guint i = 0; i < jb_help_page_get_n_blocks (self->page); i++)
    gtk_box_append (self->body, jb_help_block_create (jb_help_page_get_block (self->page, i)));
  add_next (self);

  adw_window_title_set_title (self->title, jb_help_page_get_title (self->page));
  gtk_list_box_select_row (self->contents, find_row (self, jb_help_page_get_id (self->page)));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (
                                GTK_SCROLLED_WINDOW (self->scrolled)),
                            0);
  gtk_stack_set_visible_child_name (self->pages, "text");
}

static gboolean
load (JbHelpWindow *self,
      const char   *id)
{
  g_autoptr(GError) error = NULL;
  JbHelpPage *page = jb_help_page_load (self->folder, id, &error);

  if (page == NULL)
    {
      show_trouble (self, error->message);
      return FALSE;
    }

  g_clear_object (&self->page);
  self->page = page;
  fill (self);

  return TRUE;
}

static void
add_row (JbHelpWindow *self,
         const char   *id,
         const char   *title)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (row), "title", g_strdup (title), g_free);
  gtk_list_box_append (self->contents, row);
}

/* The list of pages: the first one, and what belongs to it. */
static void
list_pages (JbHelpWindow *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbHelpPage) index = NULL;
  const char *const *topics;

  if (self->folder == NULL)
    {
      show_trouble (self, _("It was not installed with the program."));
      return;
    }
  index = jb_help_page_load (self->folder, "index", &error);
  if (index == NULL)
    {
      show_trouble (self, error->message);
      return;
    }

  add_row (self, "index", jb_help_page_get_title (index));
  topics = jb_help_page_get_topics (index);
  for (guint i = 0; topics[i] != NULL; i++)
    {
      g_autoptr(JbHelpPage) page = jb_help_page_load (self->folder, topics[i], &error);

      if (page == NULL)
        {
          show_trouble (self, error->message);
          return;
        }
      add_row (self, topics[i], jb_help_page_get_title (page));
    }
  load (self, "index");
}

static void
on_row_activated_cb (JbHelpWindow  *self,
                     GtkListBoxRow *row)
{
  jb_help_window_show (self, g_object_get_data (G_OBJECT (row), "id"));
}

static void
on_folded_cb (JbHelpWindow *self)
{
  update_back (self);
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  JbHelpWindow    *self = JB_HELP_WINDOW (widget);
  g_autofree char *id = NULL;

  if (self->visited->len == 0)
    {
      adw_leaflet_set_visible_child (self->leaflet, self->contents_page);
      return;
    }
  id = g_ptr_array_steal_index (self->visited, self->visited->len - 1);
  load (self, id);
  update_back (self);
}

/* What a link does. */
static void
show_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  jb_help_window_show (JB_HELP_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
jb_help_window_finalize (GObject *object)
{
  JbHelpWindow *self = JB_HELP_WINDOW (object);

  g_clear_object (&self->page);
  g_ptr_array_unref (self->visited);
  g_free (self->folder);

  G_OBJECT_CLASS (jb_help_window_parent_class)->finalize (object);
}

static void
jb_help_window_class_init (JbHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jb_help_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JbHelpWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, JbHelpWindow, contents_page);
  gtk_widget_class_bind_template_child (widget_class, JbHelpWindow, text_page);
  gtk_widget_class_bind_template_child (widget_class, JbHelpWindow, contents);
  gtk_widget_class_bind_template_child (widget_class, JbHelpWindow, title);
  gtk_widget_class_bind_template_child (widget_class, JbHelpWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, JbHelpWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, JbHelpWindow, body);
  gtk_widget_class_bind_template_child (widget_class, JbHelpWindow, trouble);
  gtk_widget_class_bind_template_callback (widget_class, on_folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, jb_key_tip_on_query_cb);
  gtk_widget_class_install_action (widget_class, "help.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "help.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_action);
}

static void
jb_help_window_init (JbHelpWindow *self)
{
  self->visited = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  update_back (self);
}

/**
 * jb_help_window_new:
 * @application: (nullable): the program
 * @root: (type filename): where the guides of all languages are, see jb_help_page_dup_folder()
 *
 * Returns: (transfer none): a window with the first page of the guide, or with the reason why it
 *   cannot be read
 */
JbHelpWindow *
jb_help_window_new (GtkApplication *application,
                    const char     *root)
{
  JbHelpWindow *self;

  g_return_val_if_fail (root != NULL, NULL);

  self = g_object_new (JB_TYPE_HELP_WINDOW, "application", application, NULL);
  self->folder = jb_help_page_dup_folder (root, g_get_language_names ());
  list_pages (self);

  return self;
}

/**
 * jb_help_window_present:
 * @application: the program
 *
 * Shows the guide: there is one window for it.
 */
void
jb_help_window_present (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (JB_IS_HELP_WINDOW (l->data))
      {
        gtk_window_present (l->data);
        return;
      }
  gtk_window_present (GTK_WINDOW (jb_help_window_new (application, HELPDIR)));
}

/**
 * jb_help_window_show:
 * @id: which page, such as `index`
 *
 * Shows a page; what was shown before can be gone back to.
 */
void
jb_help_window_show (JbHelpWindow *self,
                     const char   *id)
{
  g_autofree char *before = NULL;

  g_return_if_fail (JB_IS_HELP_WINDOW (self) && id != NULL);

  before = g_strdup (jb_help_window_get_page (self));
  if (g_strcmp0 (before, id) != 0 && load (self, id) && before != NULL)
    g_ptr_array_add (self->visited, g_steal_pointer (&before));
  update_back (self);
  adw_leaflet_set_visible_child (self->leaflet, self->text_page);
  gtk_widget_grab_focus (self->scrolled);
}

/**
 * jb_help_window_get_page:
 *
 * Returns: (transfer none) (nullable): which page is shown, %NULL when none can be
 */
const char *
jb_help_window_get_page (JbHelpWindow *self)
{
  g_return_val_if_fail (JB_IS_HELP_WINDOW (self), NULL);

  return self->page != NULL ? jb_help_page_get_id (self->page) : NULL;
}

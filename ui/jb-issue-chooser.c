/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-issue-chooser.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-library-row.h"
#include "store/jb-archive-entry.h"

/**
 * JbIssueChooser:
 *
 * Asks for another issue, and for a section of it. Those that are filed are offered where the
 * issue is only read.
 */

struct _JbIssueChooser
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwWindowTitle *title;
  GtkWidget      *back_button;
  GtkStack       *stack;
  GtkSearchEntry *search_entry;
  GtkStack       *list_stack;
  AdwStatusPage  *empty;
  GtkListView    *list;
  GtkListBox     *sections;

  /* Owned */
  GtkFilterListModel *drafts;
  GtkFilter          *filter;
  char               *wanted;

  gint64   not_this;
  gboolean any;
};

enum
{
  ISSUE_CHOSEN,
  SECTION_CHOSEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JbIssueChooser, jb_issue_chooser, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static gboolean
has_text (JbIssueChooser *self,
          const char     *text)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, self->wanted) != NULL;
}

static gboolean
is_offered (gpointer item,
            gpointer user_data)
{
  JbIssueChooser *self = user_data;

  if ((!self->any && jb_archive_entry_get_status (item) != JB_ARCHIVE_STATUS_DRAFT) ||
      (!self->any && jb_archive_entry_get_kind (item) != JB_KIND_BULLETIN) ||
      jb_archive_entry_get_id (item) == self->not_this)
    return FALSE;

  return self->wanted == NULL || has_text (self, jb_archive_entry_get_title (item)) ||
         has_text (self, jb_archive_entry_get_name (item)) ||
         has_text (self, jb_archive_entry_get_issue (item)) ||
         has_text (self, jb_archive_entry_get_date (item));
}

static void
on_items_changed_cb (JbIssueChooser *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->drafts));

  gtk_stack_set_visible_child_name (self->list_stack, n > 0 ? "list" : "empty");
}

static void
on_search_changed_cb (JbIssueChooser *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  g_clear_pointer (&self->wanted, g_free);
  if (*text != '\0')
    self->wanted = g_utf8_casefold (text, -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
choose_issue (JbIssueChooser *self,
              guint           position)
{
  g_autoptr(JbArchiveEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->drafts), position);

  if (entry != NULL)
    g_signal_emit (self, signals[ISSUE_CHOSEN], 0, entry);
}

static void
on_activate_cb (JbIssueChooser *self,
                guint           position)
{
  choose_issue (self, position);
}

static void
on_search_activate_cb (JbIssueChooser *self)
{
  on_search_changed_cb (self);
  choose_issue (self, 0);
}

static void
on_row_activated_cb (JbIssueChooser *self,
                     GtkListBoxRow  *row)
{
  g_signal_emit (self, signals[SECTION_CHOSEN], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
on_back_cb (JbIssueChooser *self)
{
  jb_issue_chooser_start_again (self);
}

static void
jb_issue_chooser_dispose (GObject *object)
{
  JbIssueChooser *self = JB_ISSUE_CHOOSER (object);

  if (self->drafts != NULL)
    g_signal_handlers_disconnect_by_data (self->drafts, self);
  g_clear_object (&self->drafts);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (jb_issue_chooser_parent_class)->dispose (object);
}

static void
jb_issue_chooser_class_init (JbIssueChooserClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jb_issue_chooser_dispose;

  /**
   * JbIssueChooser::issue-chosen:
   * @entry: the #JbArchiveEntry of the issue
   *
   * The user has chosen an issue; jb_issue_chooser_ask_section() goes on.
   */
  signals[ISSUE_CHOSEN] =
      g_signal_new ("issue-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 1, JB_TYPE_ARCHIVE_ENTRY);

  /**
   * JbIssueChooser::section-chosen:
   * @position: which section of the issue
   *
   * The user has chosen a section.
   */
  signals[SECTION_CHOSEN] =
      g_signal_new ("section-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (JB_TYPE_LIBRARY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-issue-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, JbIssueChooser, title);
  gtk_widget_class_bind_template_child (widget_class, JbIssueChooser, back_button);
  gtk_widget_class_bind_template_child (widget_class, JbIssueChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, JbIssueChooser, search_entry);
  gtk_widget_class_bind_template_child (widget_class, JbIssueChooser, list_stack);
  gtk_widget_class_bind_template_child (widget_class, JbIssueChooser, empty);
  gtk_widget_class_bind_template_child (widget_class, JbIssueChooser, list);
  gtk_widget_class_bind_template_child (widget_class, JbIssueChooser, sections);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
}

static void
jb_issue_chooser_init (JbIssueChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->list));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->search_entry))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search Drafts"), -1);
}

/**
 * jb_issue_chooser_new:
 * @entries: a list of #JbArchiveEntry
 * @not_this: the id of the issue that is open, which is not offered; 0 for none
 *
 * Returns: (transfer none): a window that asks
 */
JbIssueChooser *
jb_issue_chooser_new (GListModel *entries,
                      gint64      not_this)
{
  JbIssueChooser *self;
  GtkNoSelection *selection;

  g_return_val_if_fail (G_IS_LIST_MODEL (entries), NULL);

  self = g_object_new (JB_TYPE_ISSUE_CHOOSER, NULL);
  self->not_this = not_this;
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_offered, self, NULL));
  self->drafts = gtk_filter_list_model_new (g_object_ref (entries), g_object_ref (self->filter));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->drafts)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  g_signal_connect_object (self->drafts, "items-changed", G_CALLBACK (on_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_items_changed_cb (self);

  return self;
}

/**
 * jb_issue_chooser_new_for_any:
 * @entries: a list of #JbArchiveEntry
 * @not_this: the id of the issue that is open, which is not offered; 0 for none
 * @title: what the issue is asked for
 *
 * Returns: (transfer none): a window that asks for any issue, also one that is filed
 */
JbIssueChooser *
jb_issue_chooser_new_for_any (GListModel *entries,
                              gint64      not_this,
                              const char *title)
{
  JbIssueChooser *self;
  const char     *search = _("Search Issues");

  g_return_val_if_fail (title != NULL, NULL);

  self = jb_issue_chooser_new (entries, not_this);
  self->any = TRUE;
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_status_page_set_title (self->empty, _("No Other Issue"));
  adw_status_page_set_description (self->empty, NULL);
  g_object_set (self->search_entry, "placeholder-text", search, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, search, -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->search_entry))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, search, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Issues"), -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_LESS_STRICT);

  return self;
}

/**
 * jb_issue_chooser_start_again:
 *
 * Asks for an issue once more.
 */
void
jb_issue_chooser_start_again (JbIssueChooser *self)
{
  g_return_if_fail (JB_IS_ISSUE_CHOOSER (self));

  jb_issue_chooser_set_busy (self, FALSE);
  gtk_widget_hide (self->back_button);
  gtk_stack_set_visible_child_name (self->stack, "issues");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/**
 * jb_issue_chooser_set_busy:
 * @busy: whether the issue that was chosen is being read or written
 */
void
jb_issue_chooser_set_busy (JbIssueChooser *self,
                           gboolean        busy)
{
  g_return_if_fail (JB_IS_ISSUE_CHOOSER (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !busy);
}

/**
 * jb_issue_chooser_ask_section:
 * @bulletin: the issue that was chosen, with at least one section
 * @likely: (nullable): the name of the section to offer first
 *
 * Asks for a section.
 */
void
jb_issue_chooser_ask_section (JbIssueChooser *self,
                              JbBulletin     *bulletin,
                              const char     *likely)
{
  GListModel *sections;
  GtkWidget  *child;
  GtkWidget  *first = NULL;
  guint       n;

  g_return_if_fail (JB_IS_ISSUE_CHOOSER (self));
  g_return_if_fail (JB_IS_BULLETIN (bulletin));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_list_box_remove (self->sections, child);

  sections = jb_bulletin_get_sections (bulletin);
  n = g_list_model_get_n_items (sections);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbSection) section = g_list_model_get_item (sections, i);
      guint            count = g_list_model_get_n_items (jb_section_get_articles (section));
      g_autofree char *subtitle =
          g_strdup_printf (ngettext ("%u article", "%u articles", count), count);
      const char *name = jb_section_get_name (section);
      GtkWidget  *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     name != NULL ? name : _("Without a Name"));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (self->sections, row);
      if (first == NULL || (likely != NULL && g_strcmp0 (name, likely) == 0))
        first = row;
    }

  gtk_widget_show (self->back_button);
  gtk_stack_set_visible_child_name (self->stack, "sections");
  if (first != NULL)
    gtk_widget_grab_focus (first);
}

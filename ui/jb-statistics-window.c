/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-statistics-window.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-thread-task.h"
#include "jb-button-names.h"
#include "jb-narrow.h"
#include "jb-show-file.h"
#include "jb-statistics-item.h"
#include "jb-statistics-row.h"
#include "jb-statistics-sheet.h"
#include "jb-toast.h"
#include "jb-window.h"
#include "legacy/jb-legacy.h"

/**
 * JbStatisticsWindow:
 *
 * How many articles of each unit, section or month were adopted (采用情况): the report that an
 * office writes every quarter, to be read, copied, saved and printed. A line leads to its
 * articles.
 */

struct _JbStatisticsWindow
{
  AdwApplicationWindow parent_instance;

  /* Template widgets */
  AdwToastOverlay *toasts;
  AdwWindowTitle  *title;
  GtkDropDown     *by;
  GtkDropDown     *period;
  GtkRevealer     *revealer;
  GtkEntry        *from;
  GtkEntry        *to;
  GtkStack        *pages;
  GtkSpinner      *spinner;
  GtkListView     *list_view;
  AdwStatusPage   *trouble;

  /* Owned */
  JbArchive       *archive;
  GListStore      *items;
  GPtrArray       *counts;
  GCancellable    *counting;
  GtkNativeDialog *chooser;

  JbArchiveCountBy counted_by;
};

/* A file that is being written: what, and the bytes or the lines it is made of. */
typedef struct
{
  GFile      *file;
  char       *text;
  char       *title;
  GListModel *items;
} SaveData;

G_DEFINE_FINAL_TYPE (JbStatisticsWindow, jb_statistics_window, ADW_TYPE_APPLICATION_WINDOW)

static void
save_data_free (gpointer data)
{
  SaveData *save = data;

  g_object_unref (save->file);
  g_clear_object (&save->items);
  g_free (save->text);
  g_free (save->title);
  g_free (save);
}

static void
mark (GtkEntry *entry,
      gboolean  wrong)
{
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  /* Not by its colour alone. */
  gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_SECONDARY,
                                     wrong ? "dialog-warning-symbolic" : NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* Nothing is no limit; anything but a date is told by the entry and counts as nothing. */
static char *
dup_day (GtkEntry *entry)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  gboolean         valid;

  g_strstrip (text);
  valid = *text != '\0' && jb_archive_count_check_day (text);
  mark (entry, *text != '\0' && !valid);

  return valid ? g_steal_pointer (&text) : NULL;
}

static void
get_period (JbStatisticsWindow *self,
            char              **from,
            char              **to)
{
  JbStatisticsPeriod period = gtk_drop_down_get_selected (self->period);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  GDate today;

  if (period == JB_STATISTICS_OTHER)
    {
      *from = dup_day (self->from);
      *to = dup_day (self->to);
      return;
    }

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));
  jb_statistics_period_get (period, &today, from, to);
}

static const char *
get_shown (const JbArchiveCount *count,
           JbArchiveCountBy      by)
{
  static const char *const nameless[] = {
    [JB_ARCHIVE_COUNT_BY_SOURCE] = N_("Without a Source"),
    [JB_ARCHIVE_COUNT_BY_SECTION] = N_("Without a Section"),
    [JB_ARCHIVE_COUNT_BY_MONTH] = N_("Without a Date"),
  };

  return count->name != NULL ? count->name : _(nameless[by]);
}

static void
show_counts (JbStatisticsWindow *self)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint most = 1;
  guint n_articles = 0;

  for (guint i = 0; i < self->counts->len; i++)
    {
      const JbArchiveCount *count = g_ptr_array_index (self->counts, i);

      most = MAX (most, count->n_articles);
      n_articles += count->n_articles;
    }
  for (guint i = 0; i < self->counts->len; i++)
    {
      const JbArchiveCount *count = g_ptr_array_index (self->counts, i);

      g_ptr_array_add (items, jb_statistics_item_new (count->name,
                                                      get_shown (count, self->counted_by),
                                                      count->n_articles, count->n_bulletins,
                                                      (double) count->n_articles / most));
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);

  if (self->counted_by == JB_ARCHIVE_COUNT_BY_SOURCE)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u unit", "%u units", items->len),
                                               items->len);

      /* What several units share is counted for each, so that a sum would say too much. */
      adw_window_title_set_subtitle (self->title, text);
    }
  else
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u article", "%u articles", n_articles),
                                               n_articles);

      adw_window_title_set_subtitle (self->title, text);
    }
  gtk_stack_set_visible_child_name (self->pages, items->len > 0 ? "items" : "nothing");
}

static void
update_actions (JbStatisticsWindow *self)
{
  gboolean                 has = self->counts != NULL && self->counts->len > 0;
  static const char *const names[] = { "statistics.copy", "statistics.save-csv",
                                       "statistics.save-picture", "statistics.print" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], has);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(JbStatisticsWindow) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) counts =
                 jb_archive_count_articles_finish (JB_ARCHIVE (source), result, &error);

  /* One that was given up may have been done already. */
  if (self->archive == NULL || g_task_get_cancellable (G_TASK (result)) != self->counting)
    return;

  g_clear_object (&self->counting);
  g_clear_pointer (&self->counts, g_ptr_array_unref);
  gtk_spinner_stop (self->spinner);
  if (counts == NULL)
    {
      adw_status_page_set_description (self->trouble, error->message);
      gtk_stack_set_visible_child_name (self->pages, "trouble");
    }
  else
    {
      self->counts = g_steal_pointer (&counts);
      /* Another choice would have given up this count. */
      self->counted_by = (JbArchiveCountBy) gtk_drop_down_get_selected (self->by);
      show_counts (self);
    }
  update_actions (self);
}

static void
count (JbStatisticsWindow *self)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (self->archive == NULL)
    return;

  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  get_period (self, &from, &to);
  jb_archive_count_articles_async (self->archive,
                                   (JbArchiveCountBy) gtk_drop_down_get_selected (self->by), from,
                                   to, self->counting, counted_cb, g_object_ref (self));
  if (self->counts == NULL)
    {
      gtk_spinner_start (self->spinner);
      gtk_stack_set_visible_child_name (self->pages, "waiting");
    }
}

static void
on_changed_cb (JbStatisticsWindow *self)
{
  count (self);
}

static void
on_period_cb (JbStatisticsWindow *self)
{
  gtk_revealer_set_reveal_child (self->revealer,
                                 gtk_drop_down_get_selected (self->period) == JB_STATISTICS_OTHER);
  count (self);
}

/* The window that shows the archive, behind this one. */
static JbWindow *
find_window (JbStatisticsWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (JB_IS_WINDOW (l->data) && jb_window_get_archive (l->data) == self->archive)
      return l->data;

  return NULL;
}

/* The search goes by whole years, so it may find more than was counted, but never less. */
static void
add_years (JbStatisticsWindow *self,
           GString            *words)
{
  /* Translators: a word that the search knows before a colon: year, or 年份 in Chinese */
  const char      *filter = C_("search filter", "year");
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  get_period (self, &from, &to);
  if (from != NULL && to != NULL && strncmp (from, to, 4) == 0)
    g_string_append_printf (words, " %s:%.4s", filter, from);
  else if (from != NULL || to != NULL)
    g_string_append_printf (words, " %s:%.4s-%.4s", filter, from != NULL ? from : "0001",
                            to != NULL ? to : "9999");
}

static void
on_activate_cb (JbStatisticsWindow *self,
                guint               position)
{
  g_autoptr(JbStatisticsItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  const char *name = jb_statistics_item_get_name (item);
  JbWindow   *window = find_window (self);
  g_autoptr(GString) words = NULL;

  if (name == NULL || window == NULL)
    return;

  words = g_string_new (NULL);
  if (self->counted_by == JB_ARCHIVE_COUNT_BY_MONTH)
    {
      g_string_printf (words, "%s:%.4s", C_("search filter", "year"), name);
    }
  else
    {
      /* Translators: a word that the search knows before a colon: section, or 栏目 in Chinese */
      const char *filter = C_("search filter", "section");

      if (self->counted_by == JB_ARCHIVE_COUNT_BY_SOURCE)
        /* Translators: a word that the search knows before a colon: source, or 来源 in Chinese */
        filter = C_("search filter", "source");
      g_string_printf (words, "%s:\"%s\"", filter, name);
      add_years (self, words);
    }
  jb_window_search (window, words->str);
  gtk_window_present (GTK_WINDOW (window));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, g_object_new (JB_TYPE_STATISTICS_ROW, NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  jb_statistics_row_set_item (JB_STATISTICS_ROW (gtk_list_item_get_child (list_item)),
                              gtk_list_item_get_item (list_item));
}

/* What the lines are about, for paper and file names. */
static char *
dup_title (JbStatisticsWindow *self)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  get_period (self, &from, &to);
  if (from != NULL && to != NULL)
    return g_strdup_printf (_("Adopted Articles, %s to %s"), from, to);
  if (from != NULL)
    return g_strdup_printf (_("Adopted Articles from %s On"), from);
  if (to != NULL)
    return g_strdup_printf (_("Adopted Articles up to %s"), to);

  return g_strdup (_("Adopted Articles"));
}

/* Parted by tabs, so that it becomes a table where it is pasted. */
static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  JbStatisticsWindow *self = JB_STATISTICS_WINDOW (widget);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->counts->len; i++)
    {
      const JbArchiveCount *line = g_ptr_array_index (self->counts, i);

      g_string_append_printf (text, "%s\t%u\t%u\n", get_shown (line, self->counted_by),
                              line->n_articles, line->n_bulletins);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  jb_toast_show (self->toasts, jb_toast_new (_("Table copied")));
}

/* The table as spreadsheets open it: with its columns named for people, and with the mark without
 * which they take the text for that of an older encoding. */
static char *
dup_csv (JbStatisticsWindow *self)
{
  static const char *const columns[] = {
    [JB_ARCHIVE_COUNT_BY_SOURCE] = NC_("column", "source"),
    [JB_ARCHIVE_COUNT_BY_SECTION] = NC_("column", "section"),
    [JB_ARCHIVE_COUNT_BY_MONTH] = NC_("column", "month"),
  };
  g_autofree char *table = jb_archive_count_to_csv (self->counts, self->counted_by);
  const char      *lines = strchr (table, '\n');

  return g_strdup_printf ("\xef\xbb\xbf%s,%s,%s%s",
                          g_dpgettext2 (GETTEXT_PACKAGE, "column", columns[self->counted_by]),
                          C_("column", "articles"), C_("column", "bulletins"), lines);
}

static void
save_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  SaveData *save = task_data;
  GError   *error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (save->text != NULL)
    bytes = g_bytes_new (save->text, strlen (save->text));
  else
    bytes = jb_statistics_sheet_to_png (save->title, save->items, &error);

  if (bytes != NULL && jb_legacy_save_file (save->file, bytes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_show_cb (AdwToast *toast,
            GFile    *file)
{
  GtkWindow *window = g_object_get_data (G_OBJECT (toast), "jb-window");

  jb_show_file (window, file);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  JbStatisticsWindow *self = JB_STATISTICS_WINDOW (source);
  SaveData           *save = g_task_get_task_data (G_TASK (result));
  g_autofree char    *base = g_file_get_basename (save->file);
  g_autofree char    *name = g_filename_display_name (base);
  g_autofree char    *message = NULL;
  g_autoptr(GError) error = NULL;
  AdwToast *toast;

  if (self->archive == NULL)
    return;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self),
                                                  _("The File Could Not Be Written"), NULL);

      adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), error->message);
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
      gtk_window_present (GTK_WINDOW (dialog));
      return;
    }

  message = g_strdup_printf (_("“%s” exported"), name);
  toast = jb_toast_new (message);
  adw_toast_set_button_label (toast, _("_Show"));
  g_object_set_data (G_OBJECT (toast), "jb-window", self);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_show_cb), save->file, 0);
  jb_toast_show (self->toasts, toast);
}

/**
 * jb_statistics_window_save_to:
 * @file: a file whose name ends in .png, for a picture, or else for CSV
 *
 * Writes what is shown, off the main loop, and says what came of it.
 */
void
jb_statistics_window_save_to (JbStatisticsWindow *self,
                              GFile              *file)
{
  g_autoptr(GTask) task = NULL;
  g_autofree char *name = NULL;
  SaveData        *save;

  g_return_if_fail (JB_IS_STATISTICS_WINDOW (self) && G_IS_FILE (file));
  g_return_if_fail (self->counts != NULL);

  name = g_file_get_basename (file);
  save = g_new0 (SaveData, 1);
  save->file = g_object_ref (file);
  if (g_str_has_suffix (name, ".png"))
    {
      GListStore *items = g_list_store_new (JB_TYPE_STATISTICS_ITEM);

      /* The lines that are shown may be others before the picture is drawn. */
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
        {
          g_autoptr(JbStatisticsItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

          g_list_store_append (items, item);
        }
      save->items = G_LIST_MODEL (items);
      save->title = dup_title (self);
    }
  else
    {
      save->text = dup_csv (self);
    }

  task = g_task_new (self, NULL, saved_cb, NULL);
  g_task_set_source_tag (task, jb_statistics_window_save_to);
  g_task_set_task_data (task, save, save_data_free);
  jb_thread_task_run (task, save_in_thread);
}

static void
on_response_cb (GtkNativeDialog    *dialog,
                int                 response,
                JbStatisticsWindow *self)
{
  g_autoptr(GtkNativeDialog) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL && self->counts != NULL)
    jb_statistics_window_save_to (self, file);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  JbStatisticsWindow *self = JB_STATISTICS_WINDOW (widget);
  gboolean            picture = g_str_equal (action_name, "statistics.save-picture");
  const char         *heading = picture ? _("Save as Picture") : _("Save as CSV");
  g_autofree char    *title = dup_title (self);
  g_autofree char    *name = g_strconcat (title, picture ? ".png" : ".csv", NULL);
  g_autoptr(GtkFileChooserNative) chooser = NULL;

  chooser = gtk_file_chooser_native_new (heading, GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                         _("_Save"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_set_object (&self->chooser, GTK_NATIVE_DIALOG (chooser));
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
begin_print_cb (GtkPrintOperation  *operation,
                GtkPrintContext    *context,
                JbStatisticsWindow *self)
{
  guint n_rows = jb_statistics_sheet_count_rows (gtk_print_context_get_height (context));
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  gtk_print_operation_set_n_pages (operation, MAX (1, (int) ((n_items + n_rows - 1) / n_rows)));
}

static void
draw_page_cb (GtkPrintOperation  *operation,
              GtkPrintContext    *context,
              int                 page,
              JbStatisticsWindow *self)
{
  guint            n_rows = jb_statistics_sheet_count_rows (gtk_print_context_get_height (context));
  g_autofree char *title = dup_title (self);

  jb_statistics_sheet_draw (gtk_print_context_get_cairo_context (context),
                            gtk_print_context_get_width (context), title,
                            G_LIST_MODEL (self->items), (guint) page * n_rows, n_rows);
}

static void
print_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_autoptr(GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr(GError) error = NULL;

  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  g_signal_connect_object (operation, "begin-print", G_CALLBACK (begin_print_cb), widget, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), widget, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (widget), &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    jb_toast_show (JB_STATISTICS_WINDOW (widget)->toasts,
                   jb_toast_new (error->message));
}

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
jb_statistics_window_dispose (GObject *object)
{
  JbStatisticsWindow *self = JB_STATISTICS_WINDOW (object);

  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_object (&self->archive);
  g_clear_object (&self->items);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->counts, g_ptr_array_unref);

  G_OBJECT_CLASS (jb_statistics_window_parent_class)->dispose (object);
}

static void
jb_statistics_window_class_init (JbStatisticsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jb_statistics_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/"
                                               "jb-statistics-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JbStatisticsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, JbStatisticsWindow, title);
  gtk_widget_class_bind_template_child (widget_class, JbStatisticsWindow, by);
  gtk_widget_class_bind_template_child (widget_class, JbStatisticsWindow, period);
  gtk_widget_class_bind_template_child (widget_class, JbStatisticsWindow, revealer);
  gtk_widget_class_bind_template_child (widget_class, JbStatisticsWindow, from);
  gtk_widget_class_bind_template_child (widget_class, JbStatisticsWindow, to);
  gtk_widget_class_bind_template_child (widget_class, JbStatisticsWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, JbStatisticsWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, JbStatisticsWindow, list_view);
  gtk_widget_class_bind_template_child (widget_class, JbStatisticsWindow, trouble);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_period_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_install_action (widget_class, "statistics.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "statistics.save-csv", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "statistics.save-picture", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "statistics.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_action);
}

static void
jb_statistics_window_init (JbStatisticsWindow *self)
{
  g_autoptr(GtkStringList) periods = gtk_string_list_new (NULL);
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  const char *name;

  self->items = g_list_store_new (JB_TYPE_STATISTICS_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_button_names_tidy (GTK_WIDGET (self));
  jb_narrow_shorten (GTK_WIDGET (self->by));
  jb_narrow_shorten (GTK_WIDGET (self->period));
  for (guint i = 0; (name = jb_statistics_period_get_name ((JbStatisticsPeriod) i)) != NULL; i++)
    gtk_string_list_append (periods, name);
  gtk_drop_down_set_model (self->period, G_LIST_MODEL (periods));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view,
                           GTK_SELECTION_MODEL (gtk_no_selection_new (
                               G_LIST_MODEL (g_object_ref (self->items)))));
  update_actions (self);
}

/**
 * jb_statistics_window_present:
 * @application: the program
 * @archive: whose articles to count
 *
 * Shows the statistics: there is one window for them. What it shows is counted anew.
 *
 * Returns: (transfer none): the window
 */
JbStatisticsWindow *
jb_statistics_window_present (GtkApplication *application,
                              JbArchive      *archive)
{
  JbStatisticsWindow *self = NULL;

  g_return_val_if_fail (GTK_IS_APPLICATION (application) && JB_IS_ARCHIVE (archive), NULL);

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (JB_IS_STATISTICS_WINDOW (l->data) &&
        JB_STATISTICS_WINDOW (l->data)->archive == archive)
      self = l->data;
  if (self == NULL)
    {
      self = g_object_new (JB_TYPE_STATISTICS_WINDOW, "application", application, NULL);
      self->archive = g_object_ref (archive);
    }
  count (self);
  gtk_window_present (GTK_WINDOW (self));

  return self;
}

/**
 * jb_statistics_window_set_period:
 * @period: which articles to count
 * @from: (nullable): for %JB_STATISTICS_OTHER, its first day, month or year
 * @to: (nullable): for %JB_STATISTICS_OTHER, its last
 */
void
jb_statistics_window_set_period (JbStatisticsWindow *self,
                                 JbStatisticsPeriod  period,
                                 const char         *from,
                                 const char         *to)
{
  g_return_if_fail (JB_IS_STATISTICS_WINDOW (self));

  gtk_editable_set_text (GTK_EDITABLE (self->from), from != NULL ? from : "");
  gtk_editable_set_text (GTK_EDITABLE (self->to), to != NULL ? to : "");
  gtk_drop_down_set_selected (self->period, period);
}

/**
 * jb_statistics_window_set_by:
 * @by: what to count by
 */
void
jb_statistics_window_set_by (JbStatisticsWindow *self,
                             JbArchiveCountBy    by)
{
  g_return_if_fail (JB_IS_STATISTICS_WINDOW (self));

  gtk_drop_down_set_selected (self->by, by);
}

/**
 * jb_statistics_window_get_items:
 *
 * Returns: (transfer none): the lines that are shown, #JbStatisticsItem
 */
GListModel *
jb_statistics_window_get_items (JbStatisticsWindow *self)
{
  g_return_val_if_fail (JB_IS_STATISTICS_WINDOW (self), NULL);

  return G_LIST_MODEL (self->items);
}

/**
 * jb_statistics_window_get_busy:
 *
 * Returns: whether it still counts
 */
gboolean
jb_statistics_window_get_busy (JbStatisticsWindow *self)
{
  g_return_val_if_fail (JB_IS_STATISTICS_WINDOW (self), FALSE);

  return self->counting != NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-export-dialog.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-thread-task.h"
#include "jb-button-names.h"
#include "jb-transient.h"
#include "legacy/jb-file-name.h"
#include "legacy/jb-unencodable.h"

/**
 * JbExportDialog:
 *
 * Asks how a text is to be exported, and says beforehand which characters would not arrive.
 * Where to is asked by the system's own dialog, which opens from here.
 */

struct _JbExportDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkStringList       *encodings;
  GtkStringList       *newlines;
  GtkButton           *export_button;
  AdwEntryRow         *name_row;
  AdwComboRow         *encoding_row;
  AdwComboRow         *newline_row;
  AdwComboRow         *style_row;
  AdwPreferencesGroup *characters;

  /* Owned */
  JbTranscript         *transcript;
  JbExportSettings     *settings;
  GCancellable         *checking;
  GtkFileChooserNative *chooser;
  GPtrArray            *rows;

  guint n_refused;
};

enum
{
  EXPORT,
  SHOW,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JbExportDialog, jb_export_dialog, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

/* More rows than this are counted, not listed. */
enum { MAX_ROWS = 20 };

/* What the rows offer after “Keep”. */
static const JbEncoding encodings[] = {
  JB_ENCODING_UTF8,
  JB_ENCODING_UTF8_BOM,
  JB_ENCODING_GB18030,
};

static const char *
get_encoding_label (JbEncoding encoding)
{
  switch (encoding)
    {
    case JB_ENCODING_UTF8_BOM:
      return _("UTF-8 with BOM");
    case JB_ENCODING_GB18030:
      return "GB18030";
    case JB_ENCODING_UTF16LE:
    case JB_ENCODING_UTF16BE:
      return "UTF-16";
    case JB_ENCODING_UTF8:
    default:
      return "UTF-8";
    }
}

/* Short, to stand in brackets. */
static const char *
get_newline_name (JbNewline newline)
{
  switch (newline)
    {
    case JB_NEWLINE_CRLF:
      return "CRLF";
    case JB_NEWLINE_CR:
      return "CR";
    case JB_NEWLINE_MIXED:
      return _("mixed");
    case JB_NEWLINE_LF:
    default:
      return "LF";
    }
}

static JbEncoding
get_encoding (JbExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->encoding_row);

  return selected > 0 && selected <= G_N_ELEMENTS (encodings) ? encodings[selected - 1]
                                                              : self->transcript->encoding;
}

static void
update_export_button (JbExportDialog *self)
{
  const char      *text = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  g_autofree char *name = g_strstrip (g_strdup (text));

  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button),
                            *name != '\0' && self->checking == NULL && self->n_refused == 0);
}

static void
add_row (JbExportDialog *self,
         const char     *title,
         const char     *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (self->characters, row);
  g_ptr_array_add (self->rows, row);
}

/* A list needs more room than the few rows above it. */
static void
show_list (JbExportDialog *self)
{
  enum
  {
    HEIGHT = 560
  };
  GtkWindow *window = GTK_WINDOW (self);
  int        width, height;

  gtk_widget_set_visible (GTK_WIDGET (self->characters), TRUE);
  gtk_window_get_default_size (window, &width, &height);
  if (height < HEIGHT)
    gtk_window_set_default_size (window, width, HEIGHT);
}

static void
clear_rows (JbExportDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->characters, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
list_characters (JbExportDialog *self,
                 GArray         *found)
{
  guint n_listed = 0;

  for (guint i = 0; i < found->len; i++)
    self->n_refused += g_array_index (found, JbUnencodable, i).refused;

  /* As long as some cannot be written at all, the others do not matter. */
  for (guint i = 0; i < found->len && n_listed < MAX_ROWS; i++)
    {
      const JbUnencodable *one = &g_array_index (found, JbUnencodable, i);
      g_autofree char     *place = NULL;
      g_autofree char     *title = NULL;
      g_autofree char     *subtitle = NULL;
      char                 utf8[7] = "";

      if (self->n_refused > 0 && !one->refused)
        continue;

      g_unichar_to_utf8 (one->character, utf8);
      place = jb_unencodable_dup_place (one);
      /* Translators: a character and where it stands: “㛃” in the body of article 2 */
      title = g_strdup_printf (_("“%s” in %s"), utf8, place);
      subtitle = g_strdup_printf (_("U+%04X, line %u, column %u"), one->character, one->line,
                                     one->column);
      add_row (self, title, subtitle);
      n_listed++;
    }

  if (self->n_refused > 0 ? self->n_refused > n_listed : found->len > n_listed)
    {
      guint            n = (self->n_refused > 0 ? self->n_refused : found->len) - n_listed;
      g_autofree char *more = g_strdup_printf (ngettext ("And %u more", "And %u more", n), n);

      add_row (self, more, "");
    }

  if (self->n_refused > 0)
    {
      adw_preferences_group_set_title (self->characters, _("Characters That Cannot Be Written"));
      adw_preferences_group_set_description (self->characters,
                                             _("Replace them, or choose UTF-8."));
    }
  else
    {
      adw_preferences_group_set_title (self->characters, _("Rare Characters"));
      adw_preferences_group_set_description (self->characters,
                                             _("They can be written, but old programs that know "
                                               "only GBK show something else. UTF-8 is safer."));
    }
  if (found->len > 0)
    show_list (self);
}

typedef struct
{
  JbTranscript *transcript;
  JbEncoding    encoding;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  jb_transcript_unref (check->transcript);
  g_free (check);
}

static void
check_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Check  *check = task_data;
  GError *error = NULL;
  GArray *found = jb_unencodable_find (check->transcript, check->encoding, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  JbExportDialog *self = JB_EXPORT_DIALOG (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) found = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  g_clear_object (&self->checking);
  if (found != NULL)
    list_characters (self, found);
  else
    {
      /* The encoding cannot be had at all. */
      self->n_refused = 1;
      adw_preferences_group_set_title (self->characters, _("This Encoding Cannot Be Used"));
      adw_preferences_group_set_description (self->characters, error->message);
      show_list (self);
    }
  update_export_button (self);
}

static void
check_characters (JbExportDialog *self)
{
  g_autoptr(GTask) task = NULL;
  Check *check;

  if (self->transcript == NULL)
    return;

  if (self->checking != NULL)
    g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  self->n_refused = 0;
  clear_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self->characters), FALSE);

  check = g_new0 (Check, 1);
  check->transcript = jb_transcript_ref (self->transcript);
  check->encoding = get_encoding (self);
  self->checking = g_cancellable_new ();
  task = g_task_new (self, self->checking, checked_cb, NULL);
  g_task_set_source_tag (task, check_characters);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, check, check_free);
  update_export_button (self);
  jb_thread_task_run (task, check_in_thread);
}

static void
on_response_cb (JbExportDialog *self,
                int             response)
{
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    jb_export_dialog_choose (self, file);
}

static void
on_export_cb (JbExportDialog *self)
{
  g_autofree char *name = jb_export_dialog_dup_name (self);
  g_autoptr(GtkFileFilter) texts = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
  gtk_file_filter_set_name (texts, _("Text Files"));
  gtk_file_filter_add_suffix (texts, "txt");

  self->chooser = gtk_file_chooser_native_new (_("Export Text"), GTK_WINDOW (self),
                                                  GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), texts);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  if (self->settings->folder != NULL)
    {
      g_autoptr(GFile) folder = g_file_new_for_uri (self->settings->folder);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), folder, NULL);
    }
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_show_cb (JbExportDialog *self)
{
  g_signal_emit (self, signals[SHOW], 0, (int) get_encoding (self));
  gtk_window_close (GTK_WINDOW (self));
}

static void
jb_export_dialog_dispose (GObject *object)
{
  JbExportDialog *self = JB_EXPORT_DIALOG (object);

  if (self->checking != NULL)
    g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  g_clear_object (&self->chooser);

  G_OBJECT_CLASS (jb_export_dialog_parent_class)->dispose (object);
}

static void
jb_export_dialog_finalize (GObject *object)
{
  JbExportDialog *self = JB_EXPORT_DIALOG (object);

  g_clear_pointer (&self->transcript, jb_transcript_unref);
  g_clear_pointer (&self->settings, jb_export_settings_free);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (jb_export_dialog_parent_class)->finalize (object);
}

static void
jb_export_dialog_class_init (JbExportDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jb_export_dialog_dispose;
  object_class->finalize = jb_export_dialog_finalize;

  /**
   * JbExportDialog::export:
   * @file: the #GFile to write
   * @settings: the #JbExportSettings to write it with
   *
   * Everything is chosen.
   */
  signals[EXPORT] =
      g_signal_new ("export", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_FILE, JB_TYPE_EXPORT_SETTINGS);

  /**
   * JbExportDialog::show-characters:
   * @encoding: the #JbEncoding that is chosen
   *
   * The user asks to see, in the text, the characters that @encoding does not carry safely.
   */
  signals[SHOW] =
      g_signal_new ("show-characters", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JbExportDialog, encodings);
  gtk_widget_class_bind_template_child (widget_class, JbExportDialog, newlines);
  gtk_widget_class_bind_template_child (widget_class, JbExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, JbExportDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, JbExportDialog, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, JbExportDialog, newline_row);
  gtk_widget_class_bind_template_child (widget_class, JbExportDialog, style_row);
  gtk_widget_class_bind_template_child (widget_class, JbExportDialog, characters);
  gtk_widget_class_bind_template_callback (widget_class, update_export_button);
  gtk_widget_class_bind_template_callback (widget_class, check_characters);
  gtk_widget_class_bind_template_callback (widget_class, on_export_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_cb);
}

static void
jb_export_dialog_init (JbExportDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_button_names_tidy (GTK_WIDGET (self));
}

/* The rows offer to keep what the text has, and say what that is. */
static void
fill_rows (JbExportDialog *self)
{
  const JbLegacyOptions *options = &self->settings->options;
  const char            *encoding = get_encoding_label (self->transcript->encoding);
  const char            *newline = get_newline_name (self->transcript->newline);
  /* Translators: %s is an encoding or a kind of line ends: Keep (UTF-8) */
  g_autofree char *keep_encoding = g_strdup_printf (_("Keep (%s)"), encoding);
  g_autofree char *keep_newline = g_strdup_printf (_("Keep (%s)"), newline);
  guint            selected = 0;

  gtk_string_list_append (self->encodings, keep_encoding);
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gtk_string_list_append (self->encodings, get_encoding_label (encodings[i]));
      if (!options->keep_encoding && options->encoding == encodings[i])
        selected = i + 1;
    }
  adw_combo_row_set_selected (self->encoding_row, selected);

  gtk_string_list_append (self->newlines, keep_newline);
  gtk_string_list_append (self->newlines, _("Linux (LF)"));
  gtk_string_list_append (self->newlines, _("Windows (CRLF)"));
  adw_combo_row_set_selected (self->newline_row, (guint) options->newline);
  adw_combo_row_set_selected (self->style_row, (guint) self->settings->style);
}

/* Who writes another name means to keep the ending. */
static void
select_stem (JbExportDialog *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  const char *dot = strrchr (name, '.');

  gtk_editable_select_region (GTK_EDITABLE (self->name_row), 0,
                              dot != NULL && dot > name
                                  ? (int) g_utf8_pointer_to_offset (name, dot)
                                  : -1);
}

/**
 * jb_export_dialog_new:
 * @parent: the window that it belongs to
 * @transcript: what is to be exported
 * @settings: how its publication was exported last
 *
 * Returns: (transfer none): the dialog, to be presented
 */
JbExportDialog *
jb_export_dialog_new (GtkWindow              *parent,
                      JbTranscript           *transcript,
                      const JbExportSettings *settings)
{
  JbExportDialog *self = g_object_new (JB_TYPE_EXPORT_DIALOG, NULL);
  g_autoptr(JbSummary) summary = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (transcript != NULL && settings != NULL, self);

  jb_transient_set_parent (GTK_WINDOW (self), parent);
  self->settings = jb_export_settings_copy (settings);
  summary = jb_summary_new (transcript);
  name = jb_file_name_propose (summary);
  self->transcript = jb_transcript_ref (transcript);
  fill_rows (self);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
  check_characters (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  select_stem (self);

  return self;
}

/**
 * jb_export_dialog_dup_settings:
 *
 * Returns: (transfer full): what is chosen, with the folder that was exported to last
 */
JbExportSettings *
jb_export_dialog_dup_settings (JbExportDialog *self)
{
  JbExportSettings *settings;
  guint             selected;

  g_return_val_if_fail (JB_IS_EXPORT_DIALOG (self), NULL);

  settings = jb_export_settings_copy (self->settings);
  selected = adw_combo_row_get_selected (self->encoding_row);
  settings->options.keep_encoding = selected == 0;
  settings->options.encoding = selected == 0 ? JB_ENCODING_UTF8 : get_encoding (self);
  settings->options.newline = (JbLegacyNewline) adw_combo_row_get_selected (self->newline_row);
  settings->style = adw_combo_row_get_selected (self->style_row) == 1 ? JB_EXPORT_STYLE_HOUSE
                                                                      : JB_EXPORT_STYLE_KEEP;

  return settings;
}

/**
 * jb_export_dialog_dup_name:
 *
 * Returns: (transfer full): the file name that is written there, made legal
 */
char *
jb_export_dialog_dup_name (JbExportDialog *self)
{
  g_return_val_if_fail (JB_IS_EXPORT_DIALOG (self), NULL);

  return jb_file_name_clean (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
}

/**
 * jb_export_dialog_get_checking:
 *
 * Returns: whether the characters are still being looked at
 */
gboolean
jb_export_dialog_get_checking (JbExportDialog *self)
{
  g_return_val_if_fail (JB_IS_EXPORT_DIALOG (self), FALSE);

  return self->checking != NULL;
}

/**
 * jb_export_dialog_choose:
 * @file: where to write
 *
 * Ends the dialog, as the file dialog does when a place is chosen.
 */
void
jb_export_dialog_choose (JbExportDialog *self,
                         GFile          *file)
{
  g_autoptr(JbExportSettings) settings = NULL;
  g_autoptr(GFile) folder = NULL;

  g_return_if_fail (JB_IS_EXPORT_DIALOG (self) && G_IS_FILE (file));

  settings = jb_export_dialog_dup_settings (self);
  folder = g_file_get_parent (file);
  g_free (settings->folder);
  settings->folder = folder != NULL ? g_file_get_uri (folder) : NULL;
  g_signal_emit (self, signals[EXPORT], 0, file, settings);
  gtk_window_close (GTK_WINDOW (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-library-row.h"

#include <glib/gi18n-lib.h>

#include "jb-bulletin-label.h"
#include "jb-row-name.h"
#include "store/jb-archive-bin.h"

/**
 * JbLibraryRow:
 *
 * One bulletin in the list of the archive: its title, and under it which issue it is. Where a part
 * of the list begins, its name stands over the row, and a screen reader says it with the row.
 */

struct _JbLibraryRow
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkLabel *heading;
  GtkLabel *title;
  GtkLabel *details;
  GtkLabel *labels;
  GtkLabel *status;

  /* Owned */
  JbArchiveEntry *entry;
};

enum
{
  PROP_0,
  PROP_ENTRY,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbLibraryRow, jb_library_row, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];

/* What an issue is called among people: its name and number. */
static gboolean
is_called_by_issue (JbArchiveEntry *entry)
{
  return jb_archive_entry_get_kind (entry) == JB_KIND_BULLETIN &&
         jb_archive_entry_get_name (entry) != NULL && jb_archive_entry_get_issue (entry) != NULL;
}

/* What is in the bin tells how long it will stay there. */
static char *
dup_time_left (JbArchiveEntry *entry)
{
  gint64 age = (g_get_real_time () - jb_archive_entry_get_deleted (entry)) / G_TIME_SPAN_DAY;
  int    n_days = (int) CLAMP (JB_ARCHIVE_BIN_DAYS - age, 0, JB_ARCHIVE_BIN_DAYS);

  return n_days > 0 ? g_strdup_printf (ngettext ("%d day left", "%d days left", (guint) n_days),
                                       n_days)
                    : g_strdup (_("Deleted for good at the next start"));
}

/* Name, issue and date as far as the title does not say them; else the file it came from. */
static char *
dup_details (JbArchiveEntry *entry)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *name = jb_archive_entry_get_name (entry);
  const char *issue = jb_archive_entry_get_issue (entry);
  const char *date = jb_archive_entry_get_date (entry);
  const char *path = jb_archive_entry_get_origin_path (entry);

  if (is_called_by_issue (entry))
    {
      const char *title = jb_archive_entry_get_title (entry);

      if (date != NULL)
        g_ptr_array_add (parts, g_strdup (date));
      if (title != NULL && *title != '\0')
        g_ptr_array_add (parts, g_strdup (title));
    }
  else
    {
      if (name != NULL)
        g_ptr_array_add (parts, g_strdup (name));
      if (issue != NULL)
        g_ptr_array_add (parts, jb_bulletin_label_dup_issue (issue));
      if (date != NULL)
        g_ptr_array_add (parts, g_strdup (date));
    }
  if (parts->len == 0 && path != NULL)
    g_ptr_array_add (parts, g_filename_display_basename (path));
  if (parts->len == 0)
    {
      g_autoptr(GDateTime) time =
                     g_date_time_new_from_unix_local (jb_archive_entry_get_modified (entry));

      if (time != NULL)
        g_ptr_array_add (parts, g_date_time_format (time, "%x"));
    }
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

static char *
dup_labels (JbArchiveEntry *entry)
{
  const char *labels = jb_archive_entry_get_labels (entry);
  g_auto (GStrv) words = labels != NULL ? g_strsplit (labels, "\n", -1) : NULL;

  return words != NULL ? g_strjoinv (" · ", words) : NULL;
}

/* A screen reader goes from row to row, and says what the row is called. */
static void
update_name (JbLibraryRow *self)
{
  g_autoptr(GString) name = g_string_new (NULL);
  const GtkLabel *const parts[] = { self->heading, self->title, self->details, self->labels,
                                    self->status };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *text = gtk_label_get_label ((GtkLabel *) parts[i]);

      if (!gtk_widget_get_visible ((GtkWidget *) parts[i]) || *text == '\0')
        continue;
      if (name->len > 0)
        g_string_append (name, ", ");
      g_string_append (name, text);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
}

static void
update (JbLibraryRow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *details = NULL;
  g_autofree char *labels = NULL;
  gboolean         loaded = self->entry != NULL && jb_archive_entry_get_loaded (self->entry);
  gboolean         filed = self->entry != NULL &&
                   jb_archive_entry_get_status (self->entry) == JB_ARCHIVE_STATUS_FILED;

  if (loaded)
    {
      title = jb_bulletin_label_dup_for_entry (self->entry);
      details = jb_archive_entry_get_deleted (self->entry) != 0 ? dup_time_left (self->entry)
                                                                : dup_details (self->entry);
      labels = dup_labels (self->entry);
    }
  gtk_label_set_label (self->title, title != NULL ? title : "");
  gtk_label_set_label (self->details, details != NULL ? details : "");
  gtk_label_set_label (self->labels, labels != NULL ? labels : "");
  gtk_widget_set_visible (GTK_WIDGET (self->labels), labels != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->status), loaded);
  gtk_label_set_label (self->status, filed ? _("Filed") : _("Draft"));
  update_name (self);
  if (filed)
    gtk_widget_remove_css_class (GTK_WIDGET (self->status), "draft");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->status), "draft");
}

static void
jb_library_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ENTRY:
      g_value_set_object (value, JB_LIBRARY_ROW (object)->entry);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_library_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ENTRY:
      jb_library_row_set_entry (JB_LIBRARY_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_library_row_dispose (GObject *object)
{
  g_clear_object (&JB_LIBRARY_ROW (object)->entry);

  G_OBJECT_CLASS (jb_library_row_parent_class)->dispose (object);
}

static void
jb_library_row_class_init (JbLibraryRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_library_row_get_property;
  object_class->set_property = jb_library_row_set_property;
  object_class->dispose = jb_library_row_dispose;

  properties[PROP_ENTRY] =
      g_param_spec_object ("entry", NULL, NULL, JB_TYPE_ARCHIVE_ENTRY,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-library-row.ui");
  gtk_widget_class_bind_template_child (widget_class, JbLibraryRow, heading);
  gtk_widget_class_bind_template_child (widget_class, JbLibraryRow, title);
  gtk_widget_class_bind_template_child (widget_class, JbLibraryRow, details);
  gtk_widget_class_bind_template_child (widget_class, JbLibraryRow, labels);
  gtk_widget_class_bind_template_child (widget_class, JbLibraryRow, status);
}

static void
jb_library_row_init (JbLibraryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_row_name_from (GTK_WIDGET (self), GTK_WIDGET (self), NULL);
}

/**
 * jb_library_row_get_entry:
 *
 * Returns: (transfer none) (nullable): the bulletin that is shown
 */
JbArchiveEntry *
jb_library_row_get_entry (JbLibraryRow *self)
{
  g_return_val_if_fail (JB_IS_LIBRARY_ROW (self), NULL);

  return self->entry;
}

/**
 * jb_library_row_set_entry:
 * @entry: (nullable): the bulletin to show, as it is listed
 */
void
jb_library_row_set_entry (JbLibraryRow   *self,
                          JbArchiveEntry *entry)
{
  g_return_if_fail (JB_IS_LIBRARY_ROW (self));

  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_func (self->entry, update, self);
  if (!g_set_object (&self->entry, entry))
    return;

  /* A row of the archive keeps its object when what it says changes. */
  if (entry != NULL)
    g_signal_connect_object (entry, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENTRY]);
}

/**
 * jb_library_row_set_heading:
 * @heading: (nullable): the part of the list that begins with this row, %NULL for none
 */
void
jb_library_row_set_heading (JbLibraryRow *self,
                            const char   *heading)
{
  g_return_if_fail (JB_IS_LIBRARY_ROW (self));

  if (g_strcmp0 (gtk_label_get_label (self->heading), heading != NULL ? heading : "") == 0)
    return;

  gtk_label_set_label (self->heading, heading != NULL ? heading : "");
  gtk_widget_set_visible (GTK_WIDGET (self->heading), heading != NULL);
  update_name (self);
}

/**
 * jb_library_row_get_heading:
 *
 * Returns: the part of the list that begins with this row, "" for none
 */
const char *
jb_library_row_get_heading (JbLibraryRow *self)
{
  g_return_val_if_fail (JB_IS_LIBRARY_ROW (self), NULL);

  return gtk_label_get_label (self->heading);
}

/**
 * jb_library_row_find:
 * @widget: (nullable): a part of a list, such as what has the keyboard
 *
 * Returns: (transfer none) (nullable): the row that it is, stands in, or is around
 */
JbLibraryRow *
jb_library_row_find (GtkWidget *widget)
{
  GtkWidget *row = widget;

  if (row == NULL)
    return NULL;
  if (!JB_IS_LIBRARY_ROW (row))
    row = gtk_widget_get_ancestor (widget, JB_TYPE_LIBRARY_ROW);
  /* The list's own widget around a row takes the focus and the margins. */
  if (row == NULL && gtk_widget_get_first_child (widget) != NULL &&
      JB_IS_LIBRARY_ROW (gtk_widget_get_first_child (widget)))
    row = gtk_widget_get_first_child (widget);

  return row != NULL ? JB_LIBRARY_ROW (row) : NULL;
}

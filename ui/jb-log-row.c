/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-log-row.h"

#include <glib/gi18n-lib.h>

#include "jb-row-name.h"
#include "jb-time-words.h"

/**
 * JbLogRow:
 *
 * Something that was done with an issue: what, when, where it went, and the checksum of that.
 */

struct _JbLogRow
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkLabel  *event;
  GtkLabel  *time;
  GtkLabel  *place;
  GtkWidget *sum_box;
  GtkLabel  *sum;

  /* Owned */
  JbLogEntry *entry;
};

enum
{
  PROP_0,
  PROP_ENTRY,
  N_PROPS
};

/* So many digits of a checksum tell one from another for people. */
enum
{
  SHOWN_DIGITS = 12
};

G_DEFINE_FINAL_TYPE (JbLogRow, jb_log_row, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];

static const char *
get_event_words (JbLogEvent event)
{
  switch (event)
    {
    case JB_LOG_EXPORTED: return _("Exported");
    case JB_LOG_PRINTED: return _("Printed");
    case JB_LOG_MAILED: return _("Handed to the mail program");
    case JB_LOG_FILED: return _("Filed");
    case JB_LOG_REOPENED: return _("Reopened");
    case JB_LOG_DELETED: return _("Put into the bin");
    case JB_LOG_UNDELETED: return _("Taken out of the bin");
    default: return _("Something newer than this program");
    }
}

static void
update (JbLogRow *self)
{
  const char      *event, *place, *details, *sum;
  g_autofree char *words = NULL;
  g_autofree char *relative = NULL;
  g_autofree char *exact = NULL;
  g_autofree char *time = NULL;
  g_autofree char *short_sum = NULL;

  if (self->entry == NULL)
    return;

  event = get_event_words (jb_log_entry_get_event (self->entry));
  place = jb_log_entry_get_place (self->entry);
  details = jb_log_entry_get_details (self->entry);
  sum = jb_log_entry_get_sha256 (self->entry);
  words = details != NULL && *details != '\0' ? g_strdup_printf ("%s: %s", event, details)
                                              : g_strdup (event);
  relative = jb_time_words_dup_relative (jb_log_entry_get_time (self->entry), g_get_real_time ());
  exact = jb_time_words_dup_exact (jb_log_entry_get_time (self->entry));
  time = g_strdup_printf ("%s · %s", relative, exact);

  gtk_label_set_label (self->event, words);
  gtk_label_set_label (self->time, time);
  gtk_label_set_label (self->place, place != NULL ? place : "");
  gtk_widget_set_visible (GTK_WIDGET (self->place), place != NULL && *place != '\0');
  gtk_widget_set_visible (self->sum_box, sum != NULL);
  if (sum != NULL)
    {
      short_sum = g_strdup_printf ("SHA-256 %.*s…", SHOWN_DIGITS, sum);
      gtk_label_set_label (self->sum, short_sum);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sum), sum);
}

static void
on_copy_cb (JbLogRow *self)
{
  const char *sum = self->entry != NULL ? jb_log_entry_get_sha256 (self->entry) : NULL;

  if (sum != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), sum);
}

static void
jb_log_row_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ENTRY:
      g_value_set_object (value, JB_LOG_ROW (object)->entry);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_log_row_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ENTRY:
      jb_log_row_set_entry (JB_LOG_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_log_row_dispose (GObject *object)
{
  g_clear_object (&JB_LOG_ROW (object)->entry);

  G_OBJECT_CLASS (jb_log_row_parent_class)->dispose (object);
}

static void
jb_log_row_class_init (JbLogRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_log_row_get_property;
  object_class->set_property = jb_log_row_set_property;
  object_class->dispose = jb_log_row_dispose;

  properties[PROP_ENTRY] =
      g_param_spec_object ("entry", NULL, NULL, JB_TYPE_LOG_ENTRY,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-log-row.ui");
  gtk_widget_class_bind_template_child (widget_class, JbLogRow, event);
  gtk_widget_class_bind_template_child (widget_class, JbLogRow, time);
  gtk_widget_class_bind_template_child (widget_class, JbLogRow, place);
  gtk_widget_class_bind_template_child (widget_class, JbLogRow, sum_box);
  gtk_widget_class_bind_template_child (widget_class, JbLogRow, sum);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_cb);
}

static void
jb_log_row_init (JbLogRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_row_name_from (GTK_WIDGET (self), GTK_WIDGET (self->event), GTK_WIDGET (self->time),
                    GTK_WIDGET (self->place), NULL);
}

/**
 * jb_log_row_get_entry:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
JbLogEntry *
jb_log_row_get_entry (JbLogRow *self)
{
  g_return_val_if_fail (JB_IS_LOG_ROW (self), NULL);

  return self->entry;
}

/**
 * jb_log_row_set_entry:
 * @entry: (nullable): what to show
 */
void
jb_log_row_set_entry (JbLogRow   *self,
                      JbLogEntry *entry)
{
  g_return_if_fail (JB_IS_LOG_ROW (self));

  if (!g_set_object (&self->entry, entry))
    return;

  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENTRY]);
}

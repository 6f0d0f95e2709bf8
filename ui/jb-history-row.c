/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-history-row.h"

#include <glib/gi18n-lib.h>

#include "jb-row-name.h"
#include "jb-time-words.h"

/**
 * JbHistoryRow:
 *
 * One revision in the list of them: what made it, when, and how much came and went.
 */

struct _JbHistoryRow
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkLabel *title;
  GtkLabel *time;
  GtkLabel *size;

  /* Owned */
  JbRevision *revision;
};

enum
{
  PROP_0,
  PROP_REVISION,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbHistoryRow, jb_history_row, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];

static void
update_size (JbHistoryRow *self,
             guint64       n_added,
             guint64       n_removed)
{
  g_autofree char *size = g_strdup_printf ("+%llu −%llu", (unsigned long long) n_added,
                                           (unsigned long long) n_removed);
  /* Translators: how many characters came and went with a revision */
  g_autofree char *words = g_strdup_printf (_("%llu characters added, %llu removed"),
                                               (unsigned long long) n_added,
                                               (unsigned long long) n_removed);

  gtk_label_set_label (self->size, size);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->size), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->size), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
}

static void
update (JbHistoryRow *self)
{
  g_autofree char *description = NULL;
  g_autofree char *title = NULL;
  g_autofree char *relative = NULL;
  g_autofree char *exact = NULL;
  g_autofree char *time = NULL;

  if (self->revision == NULL)
    return;

  description = jb_revision_dup_description (self->revision);
  title = g_strdup_printf ("%lld. %s", (long long) jb_revision_get_number (self->revision),
                           description);
  relative = jb_time_words_dup_relative (jb_revision_get_time (self->revision),
                                         g_get_real_time ());
  exact = jb_time_words_dup_exact (jb_revision_get_time (self->revision));
  time = g_strdup_printf ("%s · %s", relative, exact);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->time, time);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->time), time);
  update_size (self, jb_revision_get_n_added (self->revision),
               jb_revision_get_n_removed (self->revision));
}

static void
jb_history_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_REVISION:
      g_value_set_object (value, JB_HISTORY_ROW (object)->revision);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_history_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_REVISION:
      jb_history_row_set_revision (JB_HISTORY_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_history_row_dispose (GObject *object)
{
  g_clear_object (&JB_HISTORY_ROW (object)->revision);

  G_OBJECT_CLASS (jb_history_row_parent_class)->dispose (object);
}

static void
jb_history_row_class_init (JbHistoryRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_history_row_get_property;
  object_class->set_property = jb_history_row_set_property;
  object_class->dispose = jb_history_row_dispose;

  properties[PROP_REVISION] =
      g_param_spec_object ("revision", NULL, NULL, JB_TYPE_REVISION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-history-row.ui");
  gtk_widget_class_bind_template_child (widget_class, JbHistoryRow, title);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryRow, time);
  gtk_widget_class_bind_template_child (widget_class, JbHistoryRow, size);
}

static void
jb_history_row_init (JbHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_row_name_from (GTK_WIDGET (self), GTK_WIDGET (self->title), GTK_WIDGET (self->time),
                    GTK_WIDGET (self->size), NULL);
}

/**
 * jb_history_row_get_revision:
 *
 * Returns: (transfer none) (nullable): the revision that is shown
 */
JbRevision *
jb_history_row_get_revision (JbHistoryRow *self)
{
  g_return_val_if_fail (JB_IS_HISTORY_ROW (self), NULL);

  return self->revision;
}

/**
 * jb_history_row_set_revision:
 * @revision: (nullable): the revision to show
 */
void
jb_history_row_set_revision (JbHistoryRow *self,
                             JbRevision   *revision)
{
  g_return_if_fail (JB_IS_HISTORY_ROW (self));

  if (!g_set_object (&self->revision, revision))
    return;

  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVISION]);
}

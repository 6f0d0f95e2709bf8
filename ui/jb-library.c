/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-library.h"

#include "jb-library-row.h"

/**
 * JbLibrary:
 *
 * The list of the archive. The row of the bulletin that is open is the selected one, and
 * selecting a row asks for its bulletin.
 */

struct _JbLibrary
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkListView *list;

  /* Owned */
  GtkSingleSelection *selection;

  gint64   current;
  gboolean showing;
};

enum
{
  ENTRY_CHOSEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JbLibrary, jb_library, GTK_TYPE_BOX)

static guint signals[N_SIGNALS];

static void
show_current (JbLibrary *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n && position == GTK_INVALID_LIST_POSITION && self->current > 0; i++)
    {
      g_autoptr(JbArchiveEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (jb_archive_entry_get_id (entry) == self->current)
        position = i;
    }

  self->showing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->showing = FALSE;
}

static void
on_items_changed_cb (JbLibrary *self)
{
  show_current (self);
}

static void
on_selected_cb (JbLibrary *self)
{
  JbArchiveEntry *entry = gtk_single_selection_get_selected_item (self->selection);

  if (self->showing || entry == NULL || jb_archive_entry_get_id (entry) == self->current)
    return;

  g_signal_emit (self, signals[ENTRY_CHOSEN], 0, entry);
}

static void
on_activate_cb (JbLibrary *self,
                guint      position)
{
  g_autoptr(JbArchiveEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                            position);

  if (entry != NULL)
    g_signal_emit (self, signals[ENTRY_CHOSEN], 0, entry);
}

static gboolean
jb_library_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JB_LIBRARY (widget)->list));
}

static void
jb_library_dispose (GObject *object)
{
  JbLibrary *self = JB_LIBRARY (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (jb_library_parent_class)->dispose (object);
}

static void
jb_library_class_init (JbLibraryClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jb_library_dispose;
  widget_class->grab_focus = jb_library_grab_focus;

  /**
   * JbLibrary::entry-chosen:
   * @entry: the #JbArchiveEntry of the row
   *
   * The user asks to see a bulletin.
   */
  signals[ENTRY_CHOSEN] =
      g_signal_new ("entry-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 1, JB_TYPE_ARCHIVE_ENTRY);

  g_type_ensure (JB_TYPE_LIBRARY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-library.ui");
  gtk_widget_class_bind_template_child (widget_class, JbLibrary, list);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
}

static void
jb_library_init (JbLibrary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected",
                           G_CALLBACK (on_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed",
                           G_CALLBACK (on_items_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * jb_library_set_model:
 * @entries: (nullable): a list of #JbArchiveEntry
 */
void
jb_library_set_model (JbLibrary  *self,
                      GListModel *entries)
{
  g_return_if_fail (JB_IS_LIBRARY (self));

  self->showing = TRUE;
  gtk_single_selection_set_model (self->selection, entries);
  self->showing = FALSE;
  show_current (self);
}

/**
 * jb_library_get_current:
 *
 * Returns: the id of the bulletin that is open, 0 for none
 */
gint64
jb_library_get_current (JbLibrary *self)
{
  g_return_val_if_fail (JB_IS_LIBRARY (self), 0);

  return self->current;
}

/**
 * jb_library_set_current:
 * @id: the id of the bulletin that is open, 0 for none
 *
 * Selects the row of a bulletin, now or as soon as it is in the list.
 */
void
jb_library_set_current (JbLibrary *self,
                        gint64     id)
{
  g_return_if_fail (JB_IS_LIBRARY (self));

  self->current = id;
  show_current (self);
}

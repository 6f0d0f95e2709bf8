/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-library.h"

#include <glib/gi18n-lib.h>

#include "jb-file-provider.h"
#include "jb-library-row.h"
#include "store/jb-archive-list.h"

/**
 * JbLibrary:
 *
 * The list of the archive. The row of the bulletin that is open is the selected one, and
 * selecting a row asks for its bulletin. Several can be selected with Ctrl and Shift: nothing is
 * opened then, and a bar says what can be done with them.
 */

struct _JbLibrary
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkListView  *list;
  GtkActionBar *selection_bar;
  GtkLabel     *selection_label;

  /* Owned */
  GtkMultiSelection *selection;
  GtkWidget         *menu;

  gint64   current;
  gboolean showing;
};

enum
{
  PROP_0,
  PROP_N_SELECTED,
  N_PROPS
};

enum
{
  ENTRY_CHOSEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JbLibrary, jb_library, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static JbArchiveEntry *
get_entry (JbLibrary *self,
           guint      position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->selection), position);
}

static gboolean
find_position (JbLibrary *self,
               gint64     id,
               guint     *position)
{
  GListModel *model = gtk_multi_selection_get_model (self->selection);
  guint       n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (id <= 0)
    return FALSE;
  if (JB_IS_ARCHIVE_LIST (model))
    return jb_archive_list_find (JB_ARCHIVE_LIST (model), id, position);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbArchiveEntry) entry = get_entry (self, i);

      if (jb_archive_entry_get_id (entry) != id)
        continue;
      *position = i;
      return TRUE;
    }

  return FALSE;
}

static void
update_bar (JbLibrary *self)
{
  guint            n = jb_library_get_n_selected (self);
  g_autofree char *label = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);

  gtk_label_set_label (self->selection_label, label);
  gtk_action_bar_set_revealed (self->selection_bar, n > 1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static void
show_current (JbLibrary *self)
{
  guint position;

  self->showing = TRUE;
  if (find_position (self, self->current, &position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  else
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  self->showing = FALSE;
  update_bar (self);
}

/* Several that are selected stay so when the list changes around them. */
static void
on_items_changed_cb (JbLibrary *self)
{
  if (jb_library_get_n_selected (self) > 1)
    update_bar (self);
  else
    show_current (self);
}

static void
on_selection_changed_cb (JbLibrary *self)
{
  g_autoptr(GtkBitset) selected = NULL;
  g_autoptr(JbArchiveEntry) entry = NULL;

  update_bar (self);
  if (self->showing)
    return;

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_get_size (selected) != 1)
    return;

  entry = get_entry (self, gtk_bitset_get_nth (selected, 0));
  if (entry != NULL && jb_archive_entry_get_id (entry) != self->current)
    g_signal_emit (self, signals[ENTRY_CHOSEN], 0, entry);
}

static void
on_activate_cb (JbLibrary *self,
                guint      position)
{
  g_autoptr(JbArchiveEntry) entry = get_entry (self, position);

  if (entry != NULL)
    g_signal_emit (self, signals[ENTRY_CHOSEN], 0, entry);
}

static JbLibraryRow *
find_row_in (GtkWidget *widget)
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

static JbArchiveEntry *
find_entry_at (JbLibrary     *self,
               double         x,
               double         y,
               JbLibraryRow **row)
{
  *row = find_row_in (gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT));

  return *row != NULL ? jb_library_row_get_entry (*row) : NULL;
}

/* What is done with a row is done with all that are selected, when it is one of them. */
static GArray *
dup_targets (JbLibrary      *self,
             JbArchiveEntry *entry)
{
  g_autoptr(GArray) selected = jb_library_dup_selected (self);
  gint64  id = jb_archive_entry_get_id (entry);
  GArray *one;

  for (guint i = 0; i < selected->len; i++)
    if (g_array_index (selected, gint64, i) == id)
      return g_steal_pointer (&selected);

  one = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (one, id);

  return one;
}

static void
append_item (GMenu      *menu,
             const char *label,
             const char *action,
             gint64      id)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, g_variant_new_int64 (id));
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (JbLibrary      *self,
           JbArchiveEntry *entry)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) open = g_menu_new ();
  g_autoptr(GMenu) bring = g_menu_new ();
  g_autoptr(GArray) targets = dup_targets (self, entry);
  gint64 id = jb_archive_entry_get_id (entry);

  append_item (open, _("_Open"), "win.open-entry", id);
  append_item (open, _("Open in New _Window"), "app.open-window", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (open));
  if (targets->len > 1)
    g_menu_append (bring, _("_Export Selected…"), "win.export-selected");
  else
    append_item (bring, _("_Export…"), "win.export-entry", id);
  append_item (bring, _("_Copy Text"), "win.copy-entry", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (bring));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
show_menu (JbLibrary    *self,
           JbLibraryRow *row,
           double        x,
           double        y)
{
  JbArchiveEntry *entry = jb_library_row_get_entry (row);
  g_autoptr(GMenuModel) model = NULL;
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  if (entry == NULL)
    return;

  model = make_menu (self, entry);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_menu_pressed_cb (JbLibrary       *self,
                    int              n_press,
                    double           x,
                    double           y,
                    GtkGestureClick *gesture)
{
  JbLibraryRow *row;

  if (find_entry_at (self, x, y, &row) == NULL)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->list), GTK_WIDGET (self), x, y, &x, &y);
  show_menu (self, row, x, y);
}

/* The row with the focus, which need not be the one that is open. */
static void
menu_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  JbLibrary    *self = JB_LIBRARY (widget);
  GtkRoot      *root = gtk_widget_get_root (widget);
  JbLibraryRow *row = root != NULL ? find_row_in (gtk_root_get_focus (root)) : NULL;
  double        x = 24;
  double        y = 24;

  if (row == NULL || !gtk_widget_is_ancestor (GTK_WIDGET (row), widget))
    return;

  gtk_widget_translate_coordinates (GTK_WIDGET (row), widget, x, y, &x, &y);
  show_menu (self, row, x, y);
}

static void
deselect_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  show_current (JB_LIBRARY (widget));
}

static GdkContentProvider *
on_drag_prepare_cb (JbLibrary     *self,
                    double         x,
                    double         y,
                    GtkDragSource *source)
{
  GListModel     *model = gtk_multi_selection_get_model (self->selection);
  JbLibraryRow   *row;
  JbArchiveEntry *entry = find_entry_at (self, x, y, &row);
  g_autoptr(GArray) targets = NULL;
  g_autoptr(GdkPaintable) icon = NULL;

  if (entry == NULL || !JB_IS_ARCHIVE_LIST (model))
    return NULL;

  targets = dup_targets (self, entry);
  icon = gtk_widget_paintable_new (GTK_WIDGET (row));
  gtk_drag_source_set_icon (source, icon, 24, 12);

  return jb_file_provider_new (jb_archive_list_get_archive (JB_ARCHIVE_LIST (model)), targets);
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
  g_clear_pointer (&self->menu, gtk_widget_unparent);

  G_OBJECT_CLASS (jb_library_parent_class)->dispose (object);
}

/* A list that is hidden while it glides ends that with a critical of GTK 4.8: what it shows then
 * makes it set the value once more. */
static void
jb_library_unmap (GtkWidget *widget)
{
  GtkScrollable *list = GTK_SCROLLABLE (JB_LIBRARY (widget)->list);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (list);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment));

  GTK_WIDGET_CLASS (jb_library_parent_class)->unmap (widget);
}

static void
jb_library_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_N_SELECTED:
      g_value_set_uint (value, jb_library_get_n_selected (JB_LIBRARY (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_library_class_init (JbLibraryClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_library_get_property;
  object_class->dispose = jb_library_dispose;
  widget_class->unmap = jb_library_unmap;
  widget_class->grab_focus = jb_library_grab_focus;

  properties[PROP_N_SELECTED] =
      g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

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
  gtk_widget_class_bind_template_child (widget_class, JbLibrary, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, JbLibrary, selection_label);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_prepare_cb);
  gtk_widget_class_install_action (widget_class, "library.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "library.deselect", NULL, deselect_action);
}

static void
jb_library_init (JbLibrary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->selection = gtk_multi_selection_new (NULL);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (on_selection_changed_cb), self, G_CONNECT_SWAPPED);
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
  gtk_multi_selection_set_model (self->selection, entries);
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
 * Selects the row of a bulletin, and no other, now or as soon as it is in the list.
 */
void
jb_library_set_current (JbLibrary *self,
                        gint64     id)
{
  g_return_if_fail (JB_IS_LIBRARY (self));

  /* A bulletin that gets its id by being saved must not undo a selection. */
  if (self->current == id && jb_library_get_n_selected (self) > 1)
    return;

  self->current = id;
  show_current (self);
}

/**
 * jb_library_get_n_selected:
 *
 * Returns: how many rows are selected
 */
guint
jb_library_get_n_selected (JbLibrary *self)
{
  g_autoptr(GtkBitset) selected = NULL;

  g_return_val_if_fail (JB_IS_LIBRARY (self), 0);

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return (guint) gtk_bitset_get_size (selected);
}

/**
 * jb_library_dup_selected:
 *
 * Returns: (transfer full) (element-type gint64): the ids of the rows that are selected, in the
 *   order of the list
 */
GArray *
jb_library_dup_selected (JbLibrary *self)
{
  g_autoptr(GtkBitset) selected = NULL;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint64 n;

  g_return_val_if_fail (JB_IS_LIBRARY (self), ids);

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  n = gtk_bitset_get_size (selected);
  for (guint64 i = 0; i < n; i++)
    {
      g_autoptr(JbArchiveEntry) entry = get_entry (self,
                                                    gtk_bitset_get_nth (selected, (guint) i));
      gint64 id = jb_archive_entry_get_id (entry);

      g_array_append_val (ids, id);
    }

  return ids;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-library.h"

#include <glib/gi18n-lib.h>

#include "jb-file-provider.h"
#include "jb-library-filter.h"
#include "jb-library-menu.h"
#include "jb-library-part.h"
#include "jb-library-row.h"
#include "jb-library-selection.h"
#include "jb-window.h"
#include "store/jb-archive-bin.h"

/**
 * JbLibrary:
 *
 * The list of the archive, by years and months. The row of the bulletin that is open is the
 * selected one, and selecting a row asks for its bulletin. Several can be selected with Ctrl and
 * Shift: nothing is opened then, and a bar says what can be done with them. A filter chooses which
 * bulletins are shown; nothing is opened from the bin.
 */

struct _JbLibrary
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkMenuButton *filter_button;
  GtkLabel      *filter_label;
  GtkWidget     *clear_button;
  GtkLabel      *bin_label;
  GtkStack      *pages;
  GtkListView   *list;
  GtkLabel      *nothing_label;
  GtkActionBar  *selection_bar;
  GtkLabel      *selection_label;

  /* Owned */
  JbLibrarySelection *selection;
  JbArchiveList      *everything;
  GtkWidget          *menu;
  GPtrArray          *items;

  /* Borrowed from the button that shows it. */
  JbLibraryFilter *filter;

  gint64   current;
  guint    n_selected;
  gboolean showing;
  gboolean in_bin;
};

enum
{
  PROP_0,
  PROP_N_SELECTED,
  PROP_FILTERED,
  PROP_IN_BIN,
  N_PROPS
};

enum
{
  ENTRY_CHOSEN,
  TROUBLE,
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
  JbArchiveList *list = jb_library_selection_get_list (self->selection);

  return id > 0 && list != NULL && jb_archive_list_find (list, id, position);
}

static void
update_bar (JbLibrary *self)
{
  guint            n = jb_library_get_n_selected (self);
  g_autofree char *label = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);

  self->n_selected = n;
  gtk_label_set_label (self->selection_label, label);
  gtk_action_bar_set_revealed (self->selection_bar, n > (self->in_bin ? 0 : 1));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static void
update_page (JbLibrary *self)
{
  JbArchiveList *list = jb_library_selection_get_list (self->selection);
  gboolean       empty = list != NULL && list != self->everything &&
                   !jb_archive_list_get_loading (list) &&
                   g_list_model_get_n_items (G_LIST_MODEL (list)) == 0;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (JB_IS_WINDOW (root))
    gtk_widget_action_set_enabled (GTK_WIDGET (root), "win.empty-bin", !empty || !self->in_bin);
  if (empty)
    gtk_label_set_label (self->nothing_label, self->in_bin ? _("The bin is empty")
                                                           : _("No bulletin is like that"));
  gtk_stack_set_visible_child_name (self->pages, empty ? "nothing" : "list");
}

static void
update_heading (JbLibrary   *self,
                GtkListItem *item)
{
  JbArchiveList   *list = jb_library_selection_get_list (self->selection);
  JbLibraryRow    *row = JB_LIBRARY_ROW (gtk_list_item_get_child (item));
  guint            position = gtk_list_item_get_position (item);
  g_autofree char *heading = NULL;

  if (list != NULL && !self->in_bin && position != GTK_INVALID_LIST_POSITION &&
      jb_library_part_begins (list, position))
    heading = jb_library_part_dup_name (list, position);
  jb_library_row_set_heading (row, heading);
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  gtk_list_item_set_child (item, g_object_new (JB_TYPE_LIBRARY_ROW, NULL));
}

static void
on_bind_cb (JbLibrary   *self,
            GtkListItem *item)
{
  jb_library_row_set_entry (JB_LIBRARY_ROW (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item));
  g_ptr_array_add (self->items, item);
  update_heading (self, item);
}

static void
on_unbind_cb (JbLibrary   *self,
              GtkListItem *item)
{
  jb_library_row_set_entry (JB_LIBRARY_ROW (gtk_list_item_get_child (item)), NULL);
  g_ptr_array_remove_fast (self->items, item);
}

static void
show_current (JbLibrary *self)
{
  guint position;

  self->showing = TRUE;
  if (!self->in_bin && find_position (self, self->current, &position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  else
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  self->showing = FALSE;
  update_bar (self);
}

/* Several that are selected stay so when the list changes around them, and the rest of them when
 * some go. A row begins a month when the one before it is another one now. */
static void
on_items_changed_cb (JbLibrary *self)
{
  for (guint i = 0; i < self->items->len; i++)
    update_heading (self, g_ptr_array_index (self->items, i));
  update_page (self);
  if (self->in_bin || (self->n_selected > 1 && jb_library_get_n_selected (self) > 0))
    update_bar (self);
  else
    show_current (self);
}

static void
on_selection_changed_cb (JbLibrary *self)
{
  g_autoptr(GArray) ids = NULL;
  g_autoptr(JbArchiveEntry) entry = NULL;
  guint position;

  update_bar (self);
  if (self->showing || self->in_bin || jb_library_get_n_selected (self) != 1)
    return;

  ids = jb_library_dup_selected (self);
  if (g_array_index (ids, gint64, 0) == self->current ||
      !find_position (self, g_array_index (ids, gint64, 0), &position))
    return;

  entry = get_entry (self, position);
  g_signal_emit (self, signals[ENTRY_CHOSEN], 0, entry);
}

static void
on_activate_cb (JbLibrary *self,
                guint      position)
{
  g_autoptr(JbArchiveEntry) entry = get_entry (self, position);

  if (entry != NULL && !self->in_bin)
    g_signal_emit (self, signals[ENTRY_CHOSEN], 0, entry);
}

static void
on_trouble_cb (JbLibrary    *self,
               const GError *error)
{
  g_signal_emit (self, signals[TROUBLE], 0, error);
}

static void
list_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(JbLibrary) self = data;
  g_autoptr(GError) error = NULL;

  if (!jb_archive_list_load_finish (JB_ARCHIVE_LIST (source), result, &error))
    g_signal_emit (self, signals[TROUBLE], 0, error);
  if (self->selection != NULL)
    update_page (self);
}

static void
show_list (JbLibrary     *self,
           JbArchiveList *list)
{
  self->showing = TRUE;
  jb_library_selection_set_list (self->selection, list);
  self->showing = FALSE;
  show_current (self);
}

/* The place of the open bulletin is where one goes on reading. */
static void
scroll_to_current (JbLibrary *self)
{
  guint position;

  if (find_position (self, self->current, &position))
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
on_filter_changed_cb (JbLibrary *self)
{
  JbArchiveFilter  filter;
  g_autofree char *words = jb_library_filter_dup_words (self->filter);
  gboolean         active = jb_library_filter_get_active (self->filter);

  jb_library_filter_get (self->filter, &filter);
  gtk_label_set_label (self->filter_label, words);
  gtk_widget_set_visible (self->clear_button, active);
  self->in_bin = filter.bin;

  if (active)
    {
      g_autoptr(JbArchiveList) list =
                     jb_archive_list_new (jb_archive_list_get_archive (self->everything), &filter);

      g_signal_connect_object (list, "trouble", G_CALLBACK (on_trouble_cb), self,
                               G_CONNECT_SWAPPED);
      jb_archive_list_load_async (list, NULL, list_loaded_cb, g_object_ref (self));
      show_list (self, list);
    }
  else
    {
      show_list (self, self->everything);
      scroll_to_current (self);
    }
  update_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTERED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IN_BIN]);
}

/* What is asked for seldom is made when it is. */
static void
ensure_filter (JbLibrary *self)
{
  if (self->filter != NULL || self->everything == NULL)
    return;

  self->filter =
      JB_LIBRARY_FILTER (jb_library_filter_new (jb_archive_list_get_archive (self->everything)));
  gtk_menu_button_set_popover (self->filter_button, GTK_WIDGET (self->filter));
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (on_filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
create_filter_cb (GtkMenuButton *button,
                  gpointer       data)
{
  ensure_filter (data);
}

static JbArchiveEntry *
find_entry_at (JbLibrary     *self,
               double         x,
               double         y,
               JbLibraryRow **row)
{
  *row = jb_library_row_find (gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT));

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
show_menu (JbLibrary    *self,
           JbLibraryRow *row,
           double        x,
           double        y)
{
  JbArchiveEntry *entry = jb_library_row_get_entry (row);
  g_autoptr(GMenuModel) model = NULL;
  g_autoptr(GArray) targets = NULL;
  GdkRectangle place = { (int) x, (int) y, 1, 1 };
  guint        position;

  if (entry == NULL)
    return;

  targets = dup_targets (self, entry);
  /* In the bin selecting opens nothing, and the menu is about what is selected. */
  if (self->in_bin && targets->len == 1 &&
      find_position (self, jb_archive_entry_get_id (entry), &position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  model = jb_library_menu_new (entry, targets->len, self->in_bin);
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
  JbLibraryRow *row = root != NULL ? jb_library_row_find (gtk_root_get_focus (root)) : NULL;
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

static void
clear_filter_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  jb_library_clear_filter (JB_LIBRARY (widget));
  gtk_widget_grab_focus (widget);
}

/* Escape takes back one thing after the other: the selection, then the filter. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  JbLibrary *self = JB_LIBRARY (widget);

  if (jb_library_get_n_selected (self) > (self->in_bin ? 0 : 1))
    show_current (self);
  else if (jb_library_get_filtered (self))
    jb_library_clear_filter (self);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

/* Only in the list: in a field of the filter the key deletes a character. */
static gboolean
delete_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  JbLibrary *self = JB_LIBRARY (widget);

  if (gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == NULL ||
      jb_library_get_n_selected (self) == 0)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (widget, self->in_bin ? "win.erase-selected" : "win.delete-selected",
                              NULL);

  return GDK_EVENT_STOP;
}

static GdkContentProvider *
on_drag_prepare_cb (JbLibrary     *self,
                    double         x,
                    double         y,
                    GtkDragSource *source)
{
  JbArchiveList  *list = jb_library_selection_get_list (self->selection);
  JbLibraryRow   *row;
  JbArchiveEntry *entry = find_entry_at (self, x, y, &row);
  g_autoptr(GArray) targets = NULL;
  g_autoptr(GdkPaintable) icon = NULL;

  if (entry == NULL || list == NULL || self->in_bin)
    return NULL;

  targets = dup_targets (self, entry);
  icon = gtk_widget_paintable_new (GTK_WIDGET (row));
  gtk_drag_source_set_icon (source, icon, 24, 12);

  return jb_file_provider_new (jb_archive_list_get_archive (list), targets);
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
  g_clear_object (&self->everything);
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
jb_library_finalize (GObject *object)
{
  g_ptr_array_unref (JB_LIBRARY (object)->items);

  G_OBJECT_CLASS (jb_library_parent_class)->finalize (object);
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
    case PROP_FILTERED:
      g_value_set_boolean (value, jb_library_get_filtered (JB_LIBRARY (object)));
      break;
    case PROP_IN_BIN:
      g_value_set_boolean (value, JB_LIBRARY (object)->in_bin);
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
  object_class->finalize = jb_library_finalize;
  widget_class->unmap = jb_library_unmap;
  widget_class->grab_focus = jb_library_grab_focus;

  properties[PROP_N_SELECTED] =
      g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FILTERED] =
      g_param_spec_boolean ("filtered", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_IN_BIN] = g_param_spec_boolean ("in-bin", NULL, NULL, FALSE,
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

  /**
   * JbLibrary::trouble:
   * @error: a #JbArchiveError
   *
   * What is shown cannot be read.
   */
  signals[TROUBLE] = g_signal_new ("trouble", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);

  g_type_ensure (JB_TYPE_LIBRARY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-library.ui");
  gtk_widget_class_bind_template_child (widget_class, JbLibrary, filter_button);
  gtk_widget_class_bind_template_child (widget_class, JbLibrary, filter_label);
  gtk_widget_class_bind_template_child (widget_class, JbLibrary, clear_button);
  gtk_widget_class_bind_template_child (widget_class, JbLibrary, bin_label);
  gtk_widget_class_bind_template_child (widget_class, JbLibrary, pages);
  gtk_widget_class_bind_template_child (widget_class, JbLibrary, list);
  gtk_widget_class_bind_template_child (widget_class, JbLibrary, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, JbLibrary, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, JbLibrary, selection_label);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_prepare_cb);
  gtk_widget_class_install_action (widget_class, "library.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "library.deselect", NULL, deselect_action);
  gtk_widget_class_install_action (widget_class, "library.clear-filter", NULL,
                                   clear_filter_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, delete_cb, NULL);
}

static void
jb_library_init (JbLibrary *self)
{
  g_autofree char *bin_words = NULL;

  self->items = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  bin_words = g_strdup_printf (ngettext ("What is in the bin is deleted for good after %d day.",
                                         "What is in the bin is deleted for good after %d days.",
                                         JB_ARCHIVE_BIN_DAYS),
                               JB_ARCHIVE_BIN_DAYS);
  gtk_label_set_label (self->bin_label, bin_words);
  gtk_menu_button_set_create_popup_func (self->filter_button, create_filter_cb, self, NULL);
  /* The keyboard is in the button inside, which says what is shown, too. */
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->filter_button))),
      GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->filter_label, NULL, -1);

  self->selection = jb_library_selection_new ();
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (on_selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_items_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * jb_library_set_list:
 * @list: (nullable): a list of everything that is not in the bin
 *
 * What the filter asks for beside it is listed by itself.
 */
void
jb_library_set_list (JbLibrary     *self,
                     JbArchiveList *list)
{
  g_return_if_fail (JB_IS_LIBRARY (self));
  g_return_if_fail (list == NULL || JB_IS_ARCHIVE_LIST (list));

  if (!g_set_object (&self->everything, list))
    return;

  if (list != NULL)
    g_signal_connect_object (list, "trouble", G_CALLBACK (on_trouble_cb), self,
                             G_CONNECT_SWAPPED);
  show_list (self, list);
}

/**
 * jb_library_get_shown:
 *
 * Returns: (transfer none) (nullable): the list of what is shown
 */
JbArchiveList *
jb_library_get_shown (JbLibrary *self)
{
  g_return_val_if_fail (JB_IS_LIBRARY (self), NULL);

  return jb_library_selection_get_list (self->selection);
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
  guint position;

  g_return_if_fail (JB_IS_LIBRARY (self));

  /* A bulletin that gets its id by being saved must not undo a selection. */
  if (self->current == id && jb_library_get_n_selected (self) > 1)
    return;

  /* The one that was open is gone from the list, and others are selected. */
  if (id == 0 && jb_library_get_n_selected (self) > 0 &&
      !find_position (self, self->current, &position))
    {
      self->current = 0;
      return;
    }

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
  g_return_val_if_fail (JB_IS_LIBRARY (self), 0);

  return self->selection != NULL ? jb_library_selection_count (self->selection) : 0;
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
  g_return_val_if_fail (JB_IS_LIBRARY (self), NULL);

  return jb_library_selection_dup_ids (self->selection);
}

/**
 * jb_library_get_filtered:
 *
 * Returns: whether only some of the bulletins are shown, or the bin
 */
gboolean
jb_library_get_filtered (JbLibrary *self)
{
  g_return_val_if_fail (JB_IS_LIBRARY (self), FALSE);

  return self->filter != NULL && jb_library_filter_get_active (self->filter);
}

/**
 * jb_library_get_in_bin:
 *
 * Returns: whether the bin is shown
 */
gboolean
jb_library_get_in_bin (JbLibrary *self)
{
  g_return_val_if_fail (JB_IS_LIBRARY (self), FALSE);

  return self->in_bin;
}

/**
 * jb_library_clear_filter:
 *
 * Shows all bulletins that are not in the bin.
 */
void
jb_library_clear_filter (JbLibrary *self)
{
  g_return_if_fail (JB_IS_LIBRARY (self));

  if (self->filter != NULL)
    jb_library_filter_clear (self->filter);
}

/**
 * jb_library_show_bin:
 *
 * Shows what is in the bin.
 */
void
jb_library_show_bin (JbLibrary *self)
{
  g_return_if_fail (JB_IS_LIBRARY (self));

  ensure_filter (self);
  if (self->filter != NULL)
    jb_library_filter_show_bin (self->filter);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-window-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-button-names.h"
#include "jb-directory-row.h"
#include "jb-key-tip.h"
#include "jb-narrow.h"

/**
 * JbDirectoryWindow:
 *
 * The directory of an archive: who receives its bulletins. At the left those who are looked
 * for, at the right the one that is selected, to be changed. Every change is saved at once.
 */

enum
{
  PROP_0,
  PROP_SORT,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbDirectoryWindow, jb_directory_window, ADW_TYPE_APPLICATION_WINDOW)

static GParamSpec *properties[N_PROPS];

/* In the order of #JbDirectoryOrder. */
static const char *const orders[] = { "rank", "name", "newest", "copies" };

static void update_page (JbDirectoryWindow *self);

static JbPartialDate
get_today (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return (JbPartialDate) (g_date_time_get_year (now) * 10000 +
                          g_date_time_get_month (now) * 100 + g_date_time_get_day_of_month (now));
}

JbDirectoryEdits *
jb_directory_window_get_edits (JbDirectoryWindow *self)
{
  return jb_directory_keeper_get_edits (self->keeper);
}

/* Whether there is a directory to edit. */
gboolean
jb_directory_window_is_loaded (JbDirectoryWindow *self)
{
  JbDirectoryKeeperState state;

  if (self->keeper == NULL)
    return FALSE;

  state = jb_directory_keeper_get_state (self->keeper);

  return state != JB_DIRECTORY_KEEPER_LOADING && state != JB_DIRECTORY_KEEPER_UNREADABLE;
}

/* The recipients that are selected, else the one that is shown. */
GPtrArray *
jb_directory_window_list_selected (JbDirectoryWindow *self)
{
  GPtrArray *selected = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GtkBitset) positions = NULL;
  GtkBitsetIter iter;
  guint         position;

  if (self->selection == NULL)
    return selected;

  positions = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_iter_init_first (&iter, positions, &position))
    do
      g_ptr_array_add (selected,
                       g_list_model_get_item (G_LIST_MODEL (self->selection), position));
    while (gtk_bitset_iter_next (&iter, &position));
  if (selected->len == 0 && self->shown != NULL)
    g_ptr_array_add (selected, g_object_ref (self->shown));

  return selected;
}

static void
show_status (JbDirectoryWindow *self)
{
  guint            n_all = g_list_model_get_n_items (G_LIST_MODEL (self->recipients));
  guint            n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));
  g_autofree char *count = NULL;
  const char      *saved = NULL;

  if (n_all == n_shown)
    count = g_strdup_printf (ngettext ("%u recipient", "%u recipients", n_all), n_all);
  else
    count = g_strdup_printf (ngettext ("%u of %u recipient", "%u of %u recipients", n_all),
                             n_shown, n_all);

  switch (jb_directory_keeper_get_state (self->keeper))
    {
    case JB_DIRECTORY_KEEPER_SAVED:
      saved = _("saved");
      break;
    case JB_DIRECTORY_KEEPER_SAVING:
      saved = _("saving…");
      break;
    case JB_DIRECTORY_KEEPER_UNSAVED:
      saved = _("not saved");
      break;
    case JB_DIRECTORY_KEEPER_LOADING:
    case JB_DIRECTORY_KEEPER_UNREADABLE:
    default:
      break;
    }

  if (saved != NULL)
    {
      g_autofree char *text = g_strdup_printf ("%s · %s", count, saved);

      gtk_label_set_label (self->status, text);
    }
  else
    gtk_label_set_label (self->status, "");

  /* It would be drawn anew in every frame even where it is not seen. */
  gtk_spinner_set_spinning (self->spinner, !jb_directory_window_is_loaded (self));
  if (!jb_directory_window_is_loaded (self))
    gtk_stack_set_visible_child_name (self->stack, "loading");
  else if (n_all == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else
    gtk_stack_set_visible_child_name (self->stack, n_shown > 0 ? "list" : "not-found");
}

/* The position of a recipient among those that are listed. */
static gboolean
find_position (JbDirectoryWindow    *self,
               JbDirectoryRecipient *recipient,
               guint                *position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));

  for (*position = 0; *position < n; ++*position)
    {
      g_autoptr(JbDirectoryRecipient) item =
                     g_list_model_get_item (G_LIST_MODEL (self->sorted), *position);

      if (item == recipient)
        return TRUE;
    }

  return FALSE;
}

static void
show_form (JbDirectoryWindow *self)
{
  JbDirectoryEdits *edits = jb_directory_window_get_edits (self);

  jb_directory_form_show (self->form, edits, self->shown, self->date);
  adw_window_title_set_title (self->form_title,
                              self->shown != NULL ? jb_directory_recipient_get_name (self->shown)
                                                  : "");
  gtk_stack_set_visible_child_name (self->form_stack, self->shown != NULL ? "form" : "none");
  jb_directory_window_update_actions (self);
}

static void
show_recipient (JbDirectoryWindow    *self,
                JbDirectoryRecipient *recipient)
{
  if (self->shown != recipient && self->shown != NULL && !self->editing)
    {
      /* What was typed for the other one is taken over first, which may change this one. */
      gint64 key = recipient != NULL ? jb_directory_recipient_get_key (recipient, 0) : 0;

      self->editing = TRUE;
      jb_directory_form_flush (self->form);
      self->editing = FALSE;
      if (recipient != NULL)
        recipient = jb_directory_recipients_find (self->recipients, key);
    }

  g_set_object (&self->shown, recipient);
  show_form (self);
}

static void
on_selection_changed_cb (JbDirectoryWindow *self)
{
  g_autoptr(GtkBitset) positions = NULL;
  guint64 n;

  if (self->editing)
    return;

  positions = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  n = gtk_bitset_get_size (positions);
  if (n == 1)
    {
      g_autoptr(JbDirectoryRecipient) recipient =
                     g_list_model_get_item (G_LIST_MODEL (self->selection),
                                            gtk_bitset_get_minimum (positions));

      if (recipient != self->shown)
        show_recipient (self, recipient);
    }
  update_page (self);
}

/* Several that are selected have a page of their own. */
static void
update_page (JbDirectoryWindow *self)
{
  g_autoptr(GtkBitset) positions =
                 gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = (guint) gtk_bitset_get_size (positions);

  if (n > 1)
    {
      g_autofree char *title =
          g_strdup_printf (ngettext ("%u Selected", "%u Selected", n), n);

      adw_status_page_set_title (self->several_page, title);
      adw_window_title_set_title (self->form_title, "");
      gtk_stack_set_visible_child_name (self->form_stack, "several");
    }
  else
    gtk_stack_set_visible_child_name (self->form_stack, self->shown != NULL ? "form" : "none");
  jb_directory_window_update_actions (self);
}

/* The recipient that is shown, as it is now: of its rows some may be gone, or be somebody
 * else's. */
static JbDirectoryRecipient *
find_shown (JbDirectoryWindow *self)
{
  for (guint i = 0; self->shown != NULL && i < jb_directory_recipient_get_n_rows (self->shown);
       i++)
    {
      gint64                key = jb_directory_recipient_get_key (self->shown, i);
      JbDirectoryRecipient *recipient = jb_directory_recipients_find (self->recipients, key);

      if (recipient != NULL)
        return recipient;
    }

  return NULL;
}

static void
select_shown (JbDirectoryWindow *self,
              gboolean           scroll)
{
  guint position;

  if (self->shown == NULL || !find_position (self, self->shown, &position))
    return;

  self->editing = TRUE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  self->editing = FALSE;
  if (scroll)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
on_edited_cb (JbDirectoryWindow *self)
{
  JbDirectoryRecipient *recipient = find_shown (self);
  gboolean              was_shown = self->shown != NULL;

  jb_directory_window_dismiss_toast (self);
  g_set_object (&self->shown, recipient);
  show_form (self);
  if (recipient != NULL)
    select_shown (self, FALSE);
  else if (was_shown && adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child_name (self->leaflet, "list");
  update_page (self);
  show_status (self);
}

/* While a step changes the list, the selection is nobody's choice. */
static void
on_items_changed_cb (JbDirectoryWindow *self)
{
  show_status (self);
}

static void
on_state_cb (JbDirectoryWindow *self)
{
  JbDirectoryKeeperState state = jb_directory_keeper_get_state (self->keeper);

  jb_directory_window_say_trouble (self);
  show_status (self);
  jb_directory_window_update_actions (self);

  if (state == JB_DIRECTORY_KEEPER_SAVED && self->pending != NULL)
    {
      g_autoptr(GPtrArray) pending = g_steal_pointer (&self->pending);

      for (guint i = 0; i < pending->len; i++)
        jb_directory_window_add (self,
                                 jb_directory_entry_get_values (g_ptr_array_index (pending, i)));
    }
  if (!self->closing || state == JB_DIRECTORY_KEEPER_SAVING)
    return;

  self->closing = FALSE;
  if (state == JB_DIRECTORY_KEEPER_UNSAVED)
    jb_directory_window_ask_before_closing (self);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_replaced_cb (JbDirectoryWindow *self)
{
  jb_directory_window_toast (self, _("The directory was changed elsewhere and is read anew"),
                                      FALSE);
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      data)
{
  JbDirectoryWindow *self = data;

  return jb_directory_recipient_compare ((gpointer) a, (gpointer) b, self->order, self->date);
}

static void
on_setup_cb (JbDirectoryWindow *self,
             GtkListItem       *item)
{
  gtk_list_item_set_child (item, jb_directory_row_new ());
}

static void
on_bind_cb (JbDirectoryWindow *self,
            GtkListItem       *item)
{
  jb_directory_row_show (JB_DIRECTORY_ROW (gtk_list_item_get_child (item)),
                         gtk_list_item_get_item (item), self->date);
}

/* A new factory has all rows shown anew. */
static void
set_factory (JbDirectoryWindow *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
}

static void
read_date (JbDirectoryWindow *self)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->date_entry))));
  JbPartialDate date;
  gboolean      is_right = jb_partial_date_parse (text, &date);

  if (is_right)
    gtk_widget_remove_css_class (GTK_WIDGET (self->date_entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->date_entry), "error");
  /* Not by its colour alone. */
  gtk_entry_set_icon_from_icon_name (self->date_entry, GTK_ENTRY_ICON_SECONDARY,
                                     is_right ? NULL : "dialog-warning-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->date_entry), GTK_ACCESSIBLE_STATE_INVALID,
                               is_right ? GTK_ACCESSIBLE_INVALID_FALSE
                                        : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  if (!is_right)
    return;

  if (date == 0)
    date = get_today ();
  if (self->date == date)
    return;

  self->date = date;
  if (self->keeper == NULL)
    return;
  set_factory (self);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  show_form (self);
  update_page (self);
}

static void
on_filter_cb (JbDirectoryWindow *self)
{
  guint list;

  if (self->filter == NULL)
    return;

  read_date (self);
  list = gtk_drop_down_get_selected (self->list_filter);
  jb_directory_filter_set_kind (self->filter,
                                (int) gtk_drop_down_get_selected (self->kind_filter) - 1);
  jb_directory_filter_set_list (self->filter, list == 0   ? JB_DIRECTORY_FILTER_ANY
                                              : list == 4 ? (int) JB_DIRECTORY_LIST_NONE
                                                          : (int) list);
  jb_directory_filter_set_time (self->filter,
                                (JbDirectoryTime) gtk_drop_down_get_selected (self->time_filter),
                                self->date);
}

static void
on_search_changed_cb (JbDirectoryWindow *self)
{
  if (self->filter != NULL)
    jb_directory_filter_set_words (self->filter,
                                   gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

/* The rows of a list that was hidden come with the next frame. */
static gboolean
focus_list_cb (GtkWidget     *list,
               GdkFrameClock *clock,
               gpointer       data)
{
  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);

  return G_SOURCE_REMOVE;
}

static void
on_stop_search_cb (JbDirectoryWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  on_search_changed_cb (self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->list), focus_list_cb, NULL, NULL);
}

static void
on_activate_cb (JbDirectoryWindow *self,
                guint              position)
{
  g_autoptr(JbDirectoryRecipient) recipient =
                 g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (recipient == NULL)
    return;

  if (recipient != self->shown)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  adw_leaflet_set_visible_child_name (self->leaflet, "form");
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

static void
on_search_activate_cb (JbDirectoryWindow *self)
{
  on_search_changed_cb (self);
  on_activate_cb (self, 0);
}

static void
on_back_cb (JbDirectoryWindow *self)
{
  jb_directory_form_flush (self->form);
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
}

static void
on_folded_cb (JbDirectoryWindow *self)
{
  if (!adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child_name (self->leaflet, "list");
}

static void
on_active_cb (JbDirectoryWindow *self)
{
  if (self->keeper != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    jb_directory_keeper_refresh (self->keeper);
}

/* The window stays until all is saved. What cannot be taken as it is typed holds it up once. */
static gboolean
jb_directory_window_close_request (GtkWindow *window)
{
  JbDirectoryWindow     *self = JB_DIRECTORY_WINDOW (window);
  JbDirectoryKeeperState state;

  if (self->keeper == NULL)
    return GDK_EVENT_PROPAGATE;

  if (!jb_directory_form_flush (self->form) && !self->warned)
    {
      self->warned = TRUE;
      jb_directory_window_toast (self, _("What is marked cannot be saved as it is. Close again to "
                                         "drop it."),
                                          FALSE);
      return GDK_EVENT_STOP;
    }

  state = jb_directory_keeper_get_state (self->keeper);
  if (state != JB_DIRECTORY_KEEPER_SAVING && state != JB_DIRECTORY_KEEPER_UNSAVED)
    return GDK_EVENT_PROPAGATE;

  self->closing = TRUE;
  jb_directory_keeper_retry (self->keeper);

  return GDK_EVENT_STOP;
}

static void
set_sort (JbDirectoryWindow *self,
          const char        *sort)
{
  if (sort == NULL || g_strcmp0 (self->sort, sort) == 0)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_str_equal (orders[i], sort))
      {
        g_free (self->sort);
        self->sort = g_strdup (sort);
        self->order = (JbDirectoryOrder) i;
        if (self->sorter != NULL)
          gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
      }
}

static void
jb_directory_window_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SORT:
      g_value_set_string (value, JB_DIRECTORY_WINDOW (object)->sort);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_directory_window_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SORT:
      set_sort (JB_DIRECTORY_WINDOW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_directory_window_dispose (GObject *object)
{
  JbDirectoryWindow *self = JB_DIRECTORY_WINDOW (object);

  self->editing = TRUE;
  if (self->exporting != NULL)
    g_cancellable_cancel (self->exporting);
  g_clear_object (&self->exporting);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  g_clear_object (&self->shown);
  if (self->sorted != NULL)
    g_signal_handlers_disconnect_by_data (self->sorted, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->sorter);
  g_clear_object (&self->filter);
  g_clear_object (&self->recipients);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (jb_directory_window_parent_class)->dispose (object);
}

static void
jb_directory_window_finalize (GObject *object)
{
  g_free (JB_DIRECTORY_WINDOW (object)->sort);

  G_OBJECT_CLASS (jb_directory_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/jianbao/Jianbao/jb-directory-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, title);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, kind_filter);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, list_filter);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, time_filter);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, first_steps);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, date_entry);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, reload_button);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, overwrite_button);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, retry_button);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, list);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, status);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, form_title);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, form_stack);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, several_page);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryWindow, form);
  gtk_widget_class_bind_template_callback (widget_class, on_folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, jb_key_tip_on_query_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_cb);
}

static void
jb_directory_window_class_init (JbDirectoryWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_directory_window_get_property;
  object_class->set_property = jb_directory_window_set_property;
  object_class->dispose = jb_directory_window_dispose;
  object_class->finalize = jb_directory_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = jb_directory_window_close_request;

  properties[PROP_SORT] =
      g_param_spec_string ("sort", NULL, NULL, "rank",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (JB_TYPE_DIRECTORY_FORM);
  bind_template (widget_class);
  jb_directory_window_install_actions (widget_class);
}

static void
jb_directory_window_init (JbDirectoryWindow *self)
{
  self->sort = g_strdup ("rank");
  self->date = get_today ();
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_button_names_tidy (GTK_WIDGET (self));
  /* Three of them stand side by side. */
  jb_narrow_shorten (GTK_WIDGET (self->kind_filter));
  jb_narrow_shorten (GTK_WIDGET (self->list_filter));
  jb_narrow_shorten (GTK_WIDGET (self->time_filter));
  jb_narrow_shorten (self->first_steps);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->search_entry))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search Names, Posts and Other Names"), -1);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->list));
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active_cb), NULL);
}

static void
set_archive (JbDirectoryWindow *self,
             JbArchive         *archive)
{
  JbDirectoryEdits   *edits;
  GtkFilterListModel *filtered;

  self->keeper = jb_directory_keeper_new (archive);
  edits = jb_directory_window_get_edits (self);
  self->recipients = jb_directory_recipients_new (edits);
  self->filter = jb_directory_filter_new ();
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->recipients)),
                                        g_object_ref (GTK_FILTER (self->filter)));
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), g_object_ref (self->sorter));
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  set_factory (self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (self->sorted, "items-changed", G_CALLBACK (on_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (on_selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "changed", G_CALLBACK (on_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "notify::state", G_CALLBACK (on_state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "replaced", G_CALLBACK (on_replaced_cb), self,
                           G_CONNECT_SWAPPED);
  on_state_cb (self);
}

/* Shows whoever is in the directory. */
void
jb_directory_window_show_all (JbDirectoryWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  on_search_changed_cb (self);
  gtk_drop_down_set_selected (self->kind_filter, 0);
  gtk_drop_down_set_selected (self->list_filter, 0);
  gtk_drop_down_set_selected (self->time_filter, 0);
}

/**
 * jb_directory_window_present:
 * @application: the program
 * @archive: whose directory to show
 *
 * Shows the directory: there is one window for it.
 *
 * Returns: (transfer none): the window
 */
JbDirectoryWindow *
jb_directory_window_present (GtkApplication *application,
                             JbArchive      *archive)
{
  JbDirectoryWindow *self = NULL;

  g_return_val_if_fail (GTK_IS_APPLICATION (application) && JB_IS_ARCHIVE (archive), NULL);

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (JB_IS_DIRECTORY_WINDOW (l->data) &&
        jb_directory_keeper_get_archive (JB_DIRECTORY_WINDOW (l->data)->keeper) == archive)
      self = l->data;
  if (self == NULL)
    {
      self = g_object_new (JB_TYPE_DIRECTORY_WINDOW, "application", application, NULL);
      set_archive (self, archive);
    }
  gtk_window_present (GTK_WINDOW (self));

  return self;
}

/**
 * jb_directory_window_show_key:
 * @key: a row of the directory
 *
 * Shows the recipient that the row is about, in the list as well unless it is filtered out.
 *
 * Returns: whether there is one
 */
gboolean
jb_directory_window_show_key (JbDirectoryWindow *self,
                              gint64             key)
{
  JbDirectoryRecipient *recipient;

  g_return_val_if_fail (JB_IS_DIRECTORY_WINDOW (self), FALSE);

  recipient = jb_directory_recipients_find (self->recipients, key);
  if (recipient == NULL)
    return FALSE;

  if (recipient != self->shown)
    show_recipient (self, recipient);
  select_shown (self, TRUE);
  update_page (self);

  return TRUE;
}

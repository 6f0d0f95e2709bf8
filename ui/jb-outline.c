/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-outline.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-drag-scroll.h"
#include "jb-list-position.h"
#include "jb-outline-model.h"
#include "jb-outline-row.h"
#include "jb-part-holder.h"
#include "jb-structure.h"

/**
 * JbOutline:
 *
 * The parts of a bulletin as a list, to find one's way and to put them in another order:
 * by dragging, by Alt with the arrow keys, by the menu that the cards have too. Typing
 * looks for a part.
 */

struct _JbOutline
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkSearchBar      *search_bar;
  GtkSearchEntry    *search_entry;
  GtkStack          *stack;
  GtkScrolledWindow *scroller;
  GtkListView       *list;

  /* Owned */
  GtkSingleSelection *selection;
  JbBulletin         *bulletin;
  GListModel         *model;
  GtkWidget          *popover;
  GObject            *current;

  guint focus_id;
  guint n_tries;
  guint showing : 1;
};

enum { FOCUS_FRAMES = 6 };

enum
{
  PROP_0,
  PROP_BULLETIN,
  PROP_CURRENT,
  N_PROPS
};

enum
{
  PART_CHOSEN,
  MENU_WANTED,
  N_SIGNALS
};

static void jb_outline_holder_init (JbPartHolderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JbOutline, jb_outline, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (JB_TYPE_PART_HOLDER,
                                                      jb_outline_holder_init))

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static const char *const prefixes[] = { "article", "section" };

static GObject *
get_selected (JbOutline *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static JbNode *
jb_outline_get_part (JbPartHolder *holder)
{
  GObject *item = get_selected (JB_OUTLINE (holder));

  return JB_IS_ARTICLE (item) || JB_IS_SECTION (item) ? JB_NODE (item) : NULL;
}

static void
update_actions (JbOutline *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    jb_structure_update_actions (GTK_WIDGET (self), prefixes[i]);
}

/* Selects the row of the current part without saying so: nobody chose it. */
static void
show_current (JbOutline *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->model == NULL || self->current == NULL ||
      !jb_list_position (self->model, self->current, &position))
    position = GTK_INVALID_LIST_POSITION;

  self->showing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->showing = FALSE;
  update_actions (self);
}

static void
set_current (JbOutline *self,
             GObject   *part)
{
  if (g_set_object (&self->current, part))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

static void
scroll_to (JbOutline *self,
           guint      position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static gboolean
focus_row (JbOutline *self,
           GObject   *item)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (JB_IS_OUTLINE_ROW (row) && jb_outline_row_get_item (JB_OUTLINE_ROW (row)) == item)
        return gtk_widget_grab_focus (child);
    }

  return FALSE;
}

/* Somebody else has been given the keyboard since. A row that went has it until the next frame. */
static gboolean
is_left (JbOutline *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_root (focus) == root &&
         !gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static gboolean
focus_current_cb (GtkWidget     *widget,
                  GdkFrameClock *clock,
                  gpointer       data)
{
  JbOutline *self = JB_OUTLINE (widget);

  if (self->current == NULL || is_left (self) || focus_row (self, self->current) ||
      --self->n_tries == 0)
    {
      self->focus_id = 0;
      return G_SOURCE_REMOVE;
    }

  return G_SOURCE_CONTINUE;
}

/* The list view has its rows where they belong only when it has been laid out again. */
static void
schedule_focus (JbOutline *self)
{
  self->n_tries = FOCUS_FRAMES;
  if (self->focus_id == 0)
    self->focus_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_current_cb, NULL,
                                                   NULL);
}

static void
jb_outline_go_to (JbPartHolder *holder,
                  JbNode       *part)
{
  JbOutline *self = JB_OUTLINE (holder);
  guint      position;

  set_current (self, G_OBJECT (part));
  show_current (self);
  if (jb_list_position (self->model, part, &position))
    {
      scroll_to (self, position);
      schedule_focus (self);
      g_signal_emit (self, signals[PART_CHOSEN], 0, part, FALSE);
    }
}

static void
jb_outline_holder_init (JbPartHolderInterface *iface)
{
  iface->get_part = jb_outline_get_part;
  iface->go_to = jb_outline_go_to;
}

static void
on_selected_cb (JbOutline *self)
{
  GObject *item = get_selected (self);

  update_actions (self);
  if (self->showing || item == NULL)
    return;

  set_current (self, item);
  g_signal_emit (self, signals[PART_CHOSEN], 0, item, FALSE);
}

/* A part that moves goes and comes again, and is the current one all the while. */
static void
on_items_changed_cb (JbOutline *self)
{
  show_current (self);
}

/* The list view gives the keyboard to another row when the row of a part goes: the keys would act
 * on the part that is selected, and another one would look as if it were meant. This is called
 * before the list view hears of the change. */
static void
on_parts_changed_cb (JbOutline *self)
{
  GtkWidget *list = GTK_WIDGET (self->list);
  GtkRoot   *root = gtk_widget_get_root (list);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->current != NULL && focus != NULL &&
      (focus == list || gtk_widget_is_ancestor (focus, list)))
    schedule_focus (self);
}

static void
on_activate_cb (JbOutline *self,
                guint      position)
{
  g_autoptr(GObject) item = g_list_model_get_item (self->model, position);

  if (item != NULL)
    g_signal_emit (self, signals[PART_CHOSEN], 0, item, TRUE);
}

/* Selects the first row from @start on, in steps of @step, whose label has what is typed. */
static void
find_row (JbOutline *self,
          guint      start,
          int        step)
{
  const char      *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *wanted = g_utf8_casefold (text, -1);
  guint            n = self->model != NULL ? g_list_model_get_n_items (self->model) : 0;

  if (*wanted == '\0')
    return;

  for (guint i = 0; i < n; i++)
    {
      guint position = (start + n + (guint) ((int) i * step)) % n;
      g_autoptr(GObject) item = g_list_model_get_item (self->model, position);
      g_autofree char *label = jb_outline_row_dup_label (item);
      g_autofree char *folded = g_utf8_casefold (label, -1);

      if (strstr (folded, wanted) != NULL)
        {
          gtk_widget_remove_css_class (GTK_WIDGET (self->search_entry), "error");
          gtk_single_selection_set_selected (self->selection, position);
          scroll_to (self, position);
          return;
        }
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->search_entry), "error");
}

static guint
get_position (JbOutline *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  return position == GTK_INVALID_LIST_POSITION ? 0 : position;
}

static void
on_search_changed_cb (JbOutline *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->search_entry), "error");
  find_row (self, get_position (self), 1);
}

static void
on_next_match_cb (JbOutline *self)
{
  find_row (self, get_position (self) + 1, 1);
}

static void
on_previous_match_cb (JbOutline *self)
{
  guint n = g_list_model_get_n_items (self->model);

  find_row (self, get_position (self) + n - 1, -1);
}

static void
leave_search (JbOutline *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_stop_search_cb (JbOutline *self)
{
  leave_search (self);
}

static void
on_search_activate_cb (JbOutline *self)
{
  GObject *item = get_selected (self);

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  if (item != NULL)
    g_signal_emit (self, signals[PART_CHOSEN], 0, item, TRUE);
}

static gboolean
on_search_key_cb (JbOutline      *self,
                  guint           keyval,
                  guint           keycode,
                  GdkModifierType state)
{
  if ((state & (GDK_ALT_MASK | GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Down)
    on_next_match_cb (self);
  else if (keyval == GDK_KEY_Up)
    on_previous_match_cb (self);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
on_popover_closed_cb (JbOutline *self)
{
  if (!is_left (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
pop_up_menu (JbOutline          *self,
             const GdkRectangle *place)
{
  g_autoptr(GMenuModel) menu = NULL;
  JbNode *part = jb_outline_get_part (JB_PART_HOLDER (self));

  if (part == NULL)
    return;

  menu = jb_structure_menu_new (part);
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      g_signal_connect_object (self->popover, "closed", G_CALLBACK (on_popover_closed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->popover), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), place);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
jb_outline_menu_wanted (JbOutline *self,
                        GObject   *item,
                        int        x,
                        int        y)
{
  set_current (self, item);
  show_current (self);
  pop_up_menu (self, &(GdkRectangle) { x, y, 1, 1 });
}

/* The menu of the keyboard stands at the row. */
static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  JbOutline      *self = JB_OUTLINE (widget);
  GtkWidget      *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  GdkRectangle    place = { 24, 24, 1, 1 };
  graphene_rect_t bounds;

  if (focus != NULL && gtk_widget_compute_bounds (focus, widget, &bounds))
    place.y = (int) (bounds.origin.y + bounds.size.height);
  pop_up_menu (self, &place);

  return TRUE;
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  JbNode          *part = jb_outline_get_part (JB_PART_HOLDER (widget));
  g_autofree char *action = NULL;

  if (part == NULL)
    return FALSE;
  action = g_strconcat (jb_structure_get_prefix (part), ".", g_variant_get_string (arguments, NULL),
                        NULL);

  return gtk_widget_activate_action (widget, action, NULL);
}

/* A name is changed where it stands. */
static void
rename_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  GObject *item = get_selected (JB_OUTLINE (widget));

  if (item != NULL)
    g_signal_emit (widget, signals[PART_CHOSEN], 0, item, TRUE);
}

static gboolean
jb_outline_grab_focus (GtkWidget *widget)
{
  JbOutline *self = JB_OUTLINE (widget);

  if (self->current != NULL)
    schedule_focus (self);

  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
jb_outline_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  JbOutline *self = JB_OUTLINE (widget);

  GTK_WIDGET_CLASS (jb_outline_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

/* A list that is hidden while it glides ends that with a critical of GTK 4.8: what it shows then
 * makes it set the value once more. */
static void
jb_outline_unmap (GtkWidget *widget)
{
  GtkScrollable *list = GTK_SCROLLABLE (JB_OUTLINE (widget)->list);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (list);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment));

  GTK_WIDGET_CLASS (jb_outline_parent_class)->unmap (widget);
}

static void
jb_outline_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  JbOutline *self = JB_OUTLINE (object);

  switch (prop_id)
    {
    case PROP_BULLETIN:
      g_value_set_object (value, self->bulletin);
      break;
    case PROP_CURRENT:
      g_value_set_object (value, self->current);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_outline_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  JbOutline *self = JB_OUTLINE (object);

  switch (prop_id)
    {
    case PROP_BULLETIN:
      jb_outline_set_bulletin (self, g_value_get_object (value));
      break;
    case PROP_CURRENT:
      jb_outline_set_current (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_outline_dispose (GObject *object)
{
  JbOutline *self = JB_OUTLINE (object);

  if (self->selection != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->selection, self);
      gtk_single_selection_set_model (self->selection, NULL);
    }
  if (self->focus_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->focus_id);
  self->focus_id = 0;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->current);
  g_clear_object (&self->bulletin);

  G_OBJECT_CLASS (jb_outline_parent_class)->dispose (object);
}

static void
jb_outline_class_init (JbOutlineClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_outline_get_property;
  object_class->set_property = jb_outline_set_property;
  object_class->dispose = jb_outline_dispose;
  widget_class->unmap = jb_outline_unmap;
  widget_class->grab_focus = jb_outline_grab_focus;
  widget_class->size_allocate = jb_outline_size_allocate;

  properties[PROP_BULLETIN] =
      g_param_spec_object ("bulletin", NULL, NULL, JB_TYPE_BULLETIN,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CURRENT] =
      g_param_spec_object ("current", NULL, NULL, G_TYPE_OBJECT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * JbOutline::part-chosen:
   * @part: the part, an item of the outline's model
   * @focus: whether the user wants to go there, or only to see it
   *
   * The user asks for a part.
   */
  signals[PART_CHOSEN] =
      g_signal_new ("part-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_OBJECT, G_TYPE_BOOLEAN);

  /**
   * JbOutline::menu-wanted:
   * @part: the part, an item of the outline's model
   * @x: where the menu shall stand, in the outline's coordinates
   * @y: the same
   *
   * The user asks what can be done with a part.
   */
  signals[MENU_WANTED] =
      g_signal_new_class_handler ("menu-wanted", G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
                                  G_CALLBACK (jb_outline_menu_wanted), NULL, NULL, NULL,
                                  G_TYPE_NONE, 3, G_TYPE_OBJECT, G_TYPE_INT, G_TYPE_INT);

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    jb_structure_install_actions (widget_class, prefixes[i]);
  gtk_widget_class_install_action (widget_class, "section.rename", NULL, rename_action);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_cb, "s", "move-up");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_cb, "s",
                                "move-down");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, move_cb, "s",
                                "duplicate");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                move_cb, "s", "add-below");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                move_cb, "s", "remove");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);

  g_type_ensure (JB_TYPE_OUTLINE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, JbOutline, search_bar);
  gtk_widget_class_bind_template_child (widget_class, JbOutline, search_entry);
  gtk_widget_class_bind_template_child (widget_class, JbOutline, stack);
  gtk_widget_class_bind_template_child (widget_class, JbOutline, scroller);
  gtk_widget_class_bind_template_child (widget_class, JbOutline, list);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_next_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_previous_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key_cb);
}

static void
jb_outline_init (JbOutline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_items_changed_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->search_entry))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find in the Outline"), -1);
  jb_drag_scroll_attach (self->scroller);
  update_actions (self);
}

/**
 * jb_outline_get_bulletin:
 *
 * Returns: (transfer none) (nullable): the bulletin that is shown
 */
JbBulletin *
jb_outline_get_bulletin (JbOutline *self)
{
  g_return_val_if_fail (JB_IS_OUTLINE (self), NULL);

  return self->bulletin;
}

/**
 * jb_outline_set_bulletin:
 * @bulletin: (nullable): the bulletin to show, %NULL for none
 */
void
jb_outline_set_bulletin (JbOutline  *self,
                         JbBulletin *bulletin)
{
  g_return_if_fail (JB_IS_OUTLINE (self));
  g_return_if_fail (bulletin == NULL || JB_IS_BULLETIN (bulletin));

  if (self->bulletin == bulletin)
    return;

  set_current (self, NULL);
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  self->showing = TRUE;
  gtk_single_selection_set_model (self->selection, NULL);
  g_clear_object (&self->model);
  g_set_object (&self->bulletin, bulletin);
  if (bulletin != NULL)
    {
      self->model = jb_outline_model_new (bulletin);
      g_signal_connect_object (self->model, "items-changed", G_CALLBACK (on_parts_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_single_selection_set_model (self->selection, self->model);
  self->showing = FALSE;
  gtk_stack_set_visible_child_name (self->stack, bulletin != NULL ? "list" : "nothing");
  show_current (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BULLETIN]);
}

/**
 * jb_outline_get_model:
 *
 * Returns: (transfer none) (nullable): the parts in the order of the rows
 */
GListModel *
jb_outline_get_model (JbOutline *self)
{
  g_return_val_if_fail (JB_IS_OUTLINE (self), NULL);

  return self->model;
}

/**
 * jb_outline_get_current:
 *
 * Returns: (transfer none) (nullable): the part whose row is selected
 */
GObject *
jb_outline_get_current (JbOutline *self)
{
  g_return_val_if_fail (JB_IS_OUTLINE (self), NULL);

  return self->current;
}

/**
 * jb_outline_set_current:
 * @part: (nullable): an item of jb_outline_get_model(), %NULL for none
 *
 * Selects the row of the part that the user is at, without choosing it.
 */
void
jb_outline_set_current (JbOutline *self,
                        GObject   *part)
{
  guint position;

  g_return_if_fail (JB_IS_OUTLINE (self));

  if (self->current == part)
    return;

  set_current (self, part);
  show_current (self);
  if (part != NULL && self->model != NULL && jb_list_position (self->model, part, &position) &&
      gtk_widget_get_mapped (GTK_WIDGET (self)))
    scroll_to (self, position);
}

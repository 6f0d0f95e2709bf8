/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-outline-row.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-bulletin.h"
#include "jb-article-count.h"
#include "jb-part-drag.h"
#include "jb-part-label.h"
#include "jb-row-name.h"
#include "jb-tooltip.h"

/**
 * JbOutlineRow:
 *
 * One part of a bulletin as a row of the outline: its name and, for an article, its
 * length.
 */

struct _JbOutlineRow
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkLabel       *label;
  GtkInscription *count_label;

  /* Owned */
  GObject        *item;
  JbArticleCount *count;

  gboolean stale;
};

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

static void jb_outline_row_holder_init (JbPartHolderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JbOutlineRow, jb_outline_row, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (JB_TYPE_PART_HOLDER,
                                                      jb_outline_row_holder_init))

static GParamSpec *properties[N_PROPS];

/* Sections and articles can be moved, the other parts stand where they stand. */
static JbNode *
jb_outline_row_get_part (JbPartHolder *holder)
{
  GObject *item = JB_OUTLINE_ROW (holder)->item;

  return JB_IS_ARTICLE (item) || JB_IS_SECTION (item) ? JB_NODE (item) : NULL;
}

static void
jb_outline_row_holder_init (JbPartHolderInterface *iface)
{
  iface->get_part = jb_outline_row_get_part;
}

/* How deep a heading stands: 一、 is 0, （一） is 1, 1. is 2, （1） is 3. */
static guint
get_level (const char *text)
{
  gboolean    bracket = g_str_has_prefix (text, "（") || *text == '(';
  const char *number = bracket ? g_utf8_next_char (text) : text;
  gboolean    digit = g_unichar_isdigit (g_utf8_get_char (number));

  return (bracket ? 1 : 0) + (digit ? 2 : 0);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static gboolean
is_nameless (GObject *item)
{
  g_autofree char *name = jb_part_label_dup (item);

  return *name == '\0';
}

static void
update (JbOutlineRow *self)
{
  gboolean         article = JB_IS_ARTICLE (self->item);
  gboolean         section = JB_IS_SECTION (self->item);
  g_autofree char *label = jb_outline_row_dup_label (self->item);
  guint            indent = 0;

  self->stale = FALSE;
  if (article)
    indent = 1;
  else if (JB_IS_BLOCK (self->item))
    indent = 1 + get_level (jb_block_get_text (JB_BLOCK (self->item)));

  gtk_label_set_label (self->label, label);
  gtk_widget_set_margin_start (GTK_WIDGET (self->label), (int) indent * 14);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), article);
  set_class (GTK_WIDGET (self->label), "heading", section);
  set_class (GTK_WIDGET (self->label), "dim-label",
             (article || section || JB_IS_BLOCK (self->item)) && is_nameless (self->item));
}

/* A label has the whole window laid out, even where nobody sees it. */
static void
on_name_cb (JbOutlineRow *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
  else
    self->stale = TRUE;
}

static GtkWidget *
get_outline (JbOutlineRow *self)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (self), g_type_from_name ("JbOutline"));
}

/* A tooltip that is set asks the display where the pointer is, each time. */
static gboolean
on_count_tooltip_cb (JbOutlineRow *self,
                     int           x,
                     int           y,
                     gboolean      keyboard,
                     GtkTooltip   *tooltip)
{
  jb_tooltip_set_text (tooltip, jb_article_count_get_text (self->count));

  return TRUE;
}

/* What is cut off is told in full. */
static gboolean
on_query_tooltip_cb (JbOutlineRow *self,
                     int           x,
                     int           y,
                     gboolean      keyboard,
                     GtkTooltip   *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (self->label)))
    return FALSE;

  jb_tooltip_set_text (tooltip, gtk_label_get_label (self->label));

  return TRUE;
}

static void
on_released_cb (JbOutlineRow *self)
{
  GtkWidget *outline = get_outline (self);

  if (outline != NULL && self->item != NULL)
    g_signal_emit_by_name (outline, "part-chosen", self->item, TRUE);
}

static void
ask_for_menu (JbOutlineRow *self,
              double        x,
              double        y)
{
  GtkWidget *outline = get_outline (self);

  if (outline != NULL &&
      gtk_widget_translate_coordinates (GTK_WIDGET (self), outline, x, y, &x, &y))
    g_signal_emit_by_name (outline, "menu-wanted", self->item, (int) x, (int) y);
}

static void
on_menu_pressed_cb (JbOutlineRow    *self,
                    int              n_press,
                    double           x,
                    double           y,
                    GtkGestureClick *gesture)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  ask_for_menu (self, x, y);
}

static void
on_long_pressed_cb (JbOutlineRow *self,
                    double        x,
                    double        y)
{
  ask_for_menu (self, x, y);
}

static void
jb_outline_row_map (GtkWidget *widget)
{
  if (JB_OUTLINE_ROW (widget)->stale)
    update (JB_OUTLINE_ROW (widget));
  GTK_WIDGET_CLASS (jb_outline_row_parent_class)->map (widget);
}

static void
jb_outline_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, JB_OUTLINE_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_outline_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      jb_outline_row_set_item (JB_OUTLINE_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_outline_row_dispose (GObject *object)
{
  JbOutlineRow *self = JB_OUTLINE_ROW (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, on_name_cb, self);
  g_clear_object (&self->item);
  g_clear_object (&self->count);

  G_OBJECT_CLASS (jb_outline_row_parent_class)->dispose (object);
}

static void
jb_outline_row_class_init (JbOutlineRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_outline_row_get_property;
  object_class->set_property = jb_outline_row_set_property;
  object_class->dispose = jb_outline_row_dispose;
  widget_class->map = jb_outline_row_map;

  properties[PROP_ITEM] =
      g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, JbOutlineRow, label);
  gtk_widget_class_bind_template_child (widget_class, JbOutlineRow, count_label);
  gtk_widget_class_bind_template_callback (widget_class, on_query_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_count_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_released_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_long_pressed_cb);
}

static void
jb_outline_row_init (JbOutlineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_row_name_from (GTK_WIDGET (self), GTK_WIDGET (self->label), GTK_WIDGET (self->count_label),
                    NULL);

  self->count = jb_article_count_new ();
  g_object_bind_property (self->count, "number", self->count_label, "text",
                          G_BINDING_SYNC_CREATE);
  jb_part_drag_add_source (GTK_WIDGET (self), JB_PART_HOLDER (self));
  jb_part_drag_add_target (GTK_WIDGET (self), JB_PART_HOLDER (self), JB_PLACE_INTO);
}

/**
 * jb_outline_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
jb_outline_row_new (void)
{
  return g_object_new (JB_TYPE_OUTLINE_ROW, NULL);
}

/**
 * jb_outline_row_get_item:
 *
 * Returns: (transfer none) (nullable): the part that is shown
 */
GObject *
jb_outline_row_get_item (JbOutlineRow *self)
{
  g_return_val_if_fail (JB_IS_OUTLINE_ROW (self), NULL);

  return self->item;
}

/**
 * jb_outline_row_set_item:
 * @item: (nullable): an item of jb_outline_model_new()
 */
void
jb_outline_row_set_item (JbOutlineRow *self,
                         GObject      *item)
{
  const char *signal = NULL;

  g_return_if_fail (JB_IS_OUTLINE_ROW (self));

  if (self->item == item)
    return;

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, on_name_cb, self);
  g_set_object (&self->item, item);

  if (JB_IS_ARTICLE (item) || JB_IS_DOCUMENT (item))
    signal = "notify::title-text";
  else if (JB_IS_SECTION (item))
    signal = "notify::name";
  else if (JB_IS_BLOCK (item))
    signal = "notify::text";
  if (signal != NULL)
    g_signal_connect_object (item, signal, G_CALLBACK (on_name_cb), self, G_CONNECT_SWAPPED);
  jb_article_count_set_article (self->count, JB_IS_ARTICLE (item) ? JB_ARTICLE (item) : NULL);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

/**
 * jb_outline_row_dup_label:
 * @item: (nullable): an item of jb_outline_model_new()
 *
 * Returns: (transfer full): what its row says
 */
char *
jb_outline_row_dup_label (GObject *item)
{
  g_autofree char *name = NULL;

  if (item == NULL)
    return g_strdup ("");
  if (JB_IS_FIELDS (item))
    {
      JbBulletin *bulletin = jb_node_get_bulletin (JB_NODE (item));

      return g_strdup (bulletin != NULL && jb_bulletin_get_tail (bulletin) == JB_FIELDS (item)
                       ? C_ ("bulletin", "Tail")
                             : C_ ("bulletin", "Masthead"));
    }
  if (JB_IS_DOCUMENT (item))
    return g_strdup (C_ ("document", "Title and Number"));
  if (G_IS_LIST_STORE (item))
    return g_strdup (g_list_model_get_item_type (G_LIST_MODEL (item)) == JB_TYPE_RECIPIENTS
                     ? C_ ("bulletin", "Recipients")
                           : C_ ("bulletin", "Digest"));

  name = jb_part_label_dup (item);
  if (*name != '\0')
    return g_steal_pointer (&name);

  return g_strdup (JB_IS_SECTION (item) ? _("Without a Name") : _("Untitled"));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-part-drag.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "bulletin/jb-transfer.h"
#include "jb-editor-part.h"
#include "jb-part-label.h"

/* Dragging parts of a bulletin, between cards and between the rows of the outline, which
 * stand for the same things. */

static const char *const place_classes[] = { "drop-before", "drop-after", "drop-into" };

typedef struct
{
  JbPartHolder *holder;
  JbPlace       section_place;
} Target;

static GdkContentProvider *
on_prepare_cb (JbPartHolder  *holder,
               double         x,
               double         y,
               GtkDragSource *source)
{
  JbNode *part = jb_part_holder_get_part (holder);

  if (part == NULL || jb_node_get_bulletin (part) == NULL ||
      !jb_editor_lets_write (GTK_WIDGET (holder)))
    return NULL;

  return gdk_content_provider_new_typed (JB_TYPE_NODE, part);
}

static void
on_drag_begin_cb (JbPartHolder  *holder,
                  GdkDrag       *drag,
                  GtkDragSource *source)
{
  g_autofree char *text = jb_part_label_dup (G_OBJECT (jb_part_holder_get_part (holder)));
  GtkWidget       *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_add_css_class (label, "part-drag");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
  gtk_widget_add_css_class (GTK_WIDGET (holder), "dragged");
}

static void
on_drag_end_cb (JbPartHolder *holder)
{
  gtk_widget_remove_css_class (GTK_WIDGET (holder), "dragged");
}

/**
 * jb_part_drag_add_source:
 * @handle: where to take hold
 * @holder: what stands for the part that is dragged
 */
void
jb_part_drag_add_source (GtkWidget    *handle,
                         JbPartHolder *holder)
{
  GtkDragSource *source;

  g_return_if_fail (GTK_IS_WIDGET (handle));
  g_return_if_fail (JB_IS_PART_HOLDER (holder));

  source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_prepare_cb), holder,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_drag_begin_cb), holder,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-end", G_CALLBACK (on_drag_end_cb), holder,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
}

static void
mark_place (GtkWidget *widget,
            int        place)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (place_classes); i++)
    if (i == place)
      gtk_widget_add_css_class (widget, place_classes[i]);
    else
      gtk_widget_remove_css_class (widget, place_classes[i]);
}

static JbPlace
get_place (Target    *target,
           GtkWidget *widget,
           JbNode    *node,
           double     y)
{
  JbNode *part = jb_part_holder_get_part (target->holder);

  if ((JB_IS_ARTICLE (node) && JB_IS_SECTION (part)) || JB_IS_RECIPIENTS (part))
    return target->section_place;

  return y < gtk_widget_get_height (widget) / 2.0 ? JB_PLACE_BEFORE : JB_PLACE_AFTER;
}

static gboolean
is_foreign (JbNode *node,
            JbNode *part)
{
  return JB_IS_ARTICLE (node) && (JB_IS_ARTICLE (part) || JB_IS_SECTION (part)) &&
         jb_node_get_bulletin (node) != NULL && jb_node_get_bulletin (part) != NULL &&
         jb_node_get_bulletin (node) != jb_node_get_bulletin (part);
}

/* From another window an article goes over into this issue. */
static void
take_over (JbArticle *article,
           JbNode    *part,
           JbPlace    place)
{
  JbSection  *section = JB_SECTION (JB_IS_SECTION (part) ? part : jb_node_get_owner (part));
  GListModel *articles = jb_section_get_articles (section);
  guint       position = 0;

  if (JB_IS_SECTION (part))
    position = place == JB_PLACE_INTO ? g_list_model_get_n_items (articles) : 0;
  else if (g_list_store_find (G_LIST_STORE (articles), part, &position) &&
           place != JB_PLACE_BEFORE)
    position++;

  jb_transfer_article (article, section, position);
  jb_transfer_give_away (article);
}

static GdkDragAction
on_motion_cb (GtkDropTarget *drop,
              double         x,
              double         y,
              Target        *target)
{
  GtkWidget    *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drop));
  const GValue *value = gtk_drop_target_get_value (drop);
  JbNode       *part = jb_part_holder_get_part (target->holder);
  JbNode       *node;
  JbPlace       place;

  if (value == NULL || part == NULL || (node = g_value_get_object (value)) == NULL ||
      !jb_editor_lets_write (widget))
    return 0;

  place = get_place (target, widget, node, y);
  if (!jb_rearrange_can_place (node, part, place) && !is_foreign (node, part))
    {
      mark_place (widget, -1);
      return 0;
    }
  mark_place (widget, (int) place);

  return GDK_ACTION_MOVE;
}

static void
on_leave_cb (GtkDropTarget *drop)
{
  mark_place (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drop)), -1);
}

/* What shows parts that moved, such as the outline around its rows. */
static JbPartHolder *
find_guide (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (JB_IS_PART_HOLDER (widget) && JB_PART_HOLDER_GET_IFACE (widget)->go_to != NULL)
      return JB_PART_HOLDER (widget);

  return NULL;
}

static gboolean
on_drop_cb (GtkDropTarget *drop,
            const GValue  *value,
            double         x,
            double         y,
            Target        *target)
{
  g_autoptr(GtkWidget) widget =
                 g_object_ref (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drop)));
  g_autoptr(JbNode) node = g_value_dup_object (value);
  JbPartHolder *guide = find_guide (widget);
  GtkWidget    *editor = gtk_widget_get_ancestor (widget, JB_TYPE_EDITOR);
  JbNode       *part = jb_part_holder_get_part (target->holder);
  JbPlace       place;

  mark_place (widget, -1);
  if (node == NULL || part == NULL || !jb_editor_lets_write (widget))
    return FALSE;

  place = get_place (target, widget, node, y);
  if (is_foreign (node, part))
    {
      take_over (JB_ARTICLE (node), part, place);
      return TRUE;
    }
  if (!jb_rearrange_place (node, part, place))
    return FALSE;

  if (guide != NULL)
    jb_part_holder_go_to (guide, node);
  else if (editor != NULL)
    jb_editor_go_to_part (JB_EDITOR (editor), G_OBJECT (node), NULL, TRUE);

  return TRUE;
}

/**
 * jb_part_drag_add_target:
 * @widget: where to let go
 * @holder: what stands for the part that is next to the place
 * @section_place: where an article goes that is dropped on a section, or a recipient on a list:
 *   %JB_PLACE_AFTER for its start, %JB_PLACE_INTO for its end
 *
 * Lets go of parts before or after another one; the style classes “drop-before”,
 * “drop-after” and “drop-into” of @widget say where.
 */
void
jb_part_drag_add_target (GtkWidget    *widget,
                         JbPartHolder *holder,
                         JbPlace       section_place)
{
  GtkDropTarget *drop;
  Target        *target;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (JB_IS_PART_HOLDER (holder));

  target = g_new0 (Target, 1);
  target->holder = holder;
  target->section_place = section_place;

  drop = gtk_drop_target_new (JB_TYPE_NODE, GDK_ACTION_MOVE);
  gtk_drop_target_set_preload (drop, TRUE);
  g_object_set_data_full (G_OBJECT (drop), "target", target, g_free);
  g_signal_connect (drop, "enter", G_CALLBACK (on_motion_cb), target);
  g_signal_connect (drop, "motion", G_CALLBACK (on_motion_cb), target);
  g_signal_connect (drop, "leave", G_CALLBACK (on_leave_cb), NULL);
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop_cb), target);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drop));
}

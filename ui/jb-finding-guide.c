/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-finding-guide.h"

#include <math.h>

#include "bulletin/jb-block-place.h"
#include "jb-finding-popover.h"
#include "jb-finding-style.h"
#include "jb-follow.h"

/**
 * JbFindingGuide:
 *
 * Leads from finding to finding, among the forms or in the text, wherever the keyboard is, and
 * explains each in a popover that stands at the caret.
 */

struct _JbFindingGuide
{
  GObject parent_instance;

  /* Borrowed, with weak pointers */
  GtkWidget     *parent;
  JbPreview     *preview;
  GtkWidget     *anchor;
  GtkAdjustment *scrolled;

  /* Owned */
  JbFindings    *findings;
  JbEditorPlace *place;
  GtkWidget     *popover;

  JbRemark *passed;

  guint n_frames;
  guint tick_id;
  guint click_id;
  guint pass_id;
};

/* Cards that come into sight get their size while they do. */
enum
{
  SETTLING_FRAMES = 16
};

enum
{
  TEXT_WANTED,
  PASSED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JbFindingGuide, jb_finding_guide, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static GtkWidget *
get_focus (JbFindingGuide *self)
{
  GtkRoot *root = self->parent != NULL ? gtk_widget_get_root (self->parent) : NULL;

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

static gboolean
is_inside (GtkWidget *widget,
           GtkWidget *outer)
{
  return widget != NULL && outer != NULL &&
         (widget == outer || gtk_widget_is_ancestor (widget, outer));
}

static gboolean
is_open (JbFindingGuide *self)
{
  return self->popover != NULL && gtk_widget_get_visible (self->popover);
}

/* In the popover one still is where it points to. */
static GtkWidget *
get_place_widget (JbFindingGuide *self)
{
  GtkWidget *focus = get_focus (self);

  return is_inside (focus, self->popover) ? self->anchor : focus;
}

static gboolean
is_in_text (JbFindingGuide *self)
{
  return is_inside (get_place_widget (self), GTK_WIDGET (self->preview));
}

static JbBlock *
get_caret (JbFindingGuide *self,
           guint          *character)
{
  guint end;

  if (is_in_text (self))
    return jb_preview_get_place (self->preview, character);

  return jb_editor_place_get_block (self->place, character, &end);
}

/* What was found where the caret is, or right before it. */
static JbRemark *
find_at_caret (JbFindingGuide *self)
{
  guint      character;
  JbBlock   *block = get_caret (self, &character);
  GPtrArray *remarks = block != NULL ? jb_findings_get_of_block (self->findings, block) : NULL;
  JbRemark  *before = NULL;
  gsize      length;

  if (remarks == NULL)
    return NULL;

  length = (gsize) g_utf8_strlen (jb_block_get_text (block), -1);
  for (guint i = 0; i < remarks->len; i++)
    {
      gsize start, end;

      jb_finding_style_get_shown (jb_remark_get_finding (remarks->pdata[i]), length, &start, &end);
      if (character >= start && character < end)
        return remarks->pdata[i];
      if (character == end)
        before = remarks->pdata[i];
    }

  return before;
}

/* Where the caret of @widget is, in the coordinates of the parent. */
static gboolean
get_caret_area (JbFindingGuide *self,
                GtkWidget      *widget,
                GdkRectangle   *area)
{
  graphene_rect_t  bounds = GRAPHENE_RECT_INIT (0, 0, 1, 1);
  graphene_point_t at;

  if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextView   *view = GTK_TEXT_VIEW (widget);
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
      GtkTextIter    iter;
      GdkRectangle   cell;

      gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
      gtk_text_view_get_iter_location (view, &iter, &cell);
      gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, cell.x, cell.y,
                                             &cell.x, &cell.y);
      bounds = GRAPHENE_RECT_INIT (cell.x, cell.y, MAX (cell.width, 1), cell.height);
    }
  else if (GTK_IS_TEXT (widget))
    gtk_text_compute_cursor_extents (
        GTK_TEXT (widget), (gsize) gtk_editable_get_position (GTK_EDITABLE (widget)), &bounds,
        NULL);
  else
    return FALSE;

  if (!gtk_widget_compute_point (widget, self->parent, &bounds.origin, &at))
    return FALSE;
  *area = (GdkRectangle) { (int) floorf (at.x), (int) floorf (at.y),
                           MAX (1, (int) bounds.size.width), MAX (1, (int) bounds.size.height) };

  return TRUE;
}

/* The popover stands where the caret is seen, and not where it was scrolled away to. */
static void
point (JbFindingGuide *self)
{
  graphene_rect_t sight;
  GtkWidget      *scrolled;
  GdkRectangle    area;

  if (!is_open (self) || self->anchor == NULL ||
      !get_caret_area (self, self->anchor, &area))
    return;

  scrolled = gtk_widget_get_ancestor (self->anchor, GTK_TYPE_SCROLLED_WINDOW);
  if (scrolled != NULL && self->n_frames == 0 &&
      gtk_widget_compute_bounds (scrolled, self->parent, &sight) &&
      (area.y + area.height < sight.origin.y || area.y > sight.origin.y + sight.size.height))
    {
      jb_finding_guide_close (self);
      return;
    }

  /* A text that was not seen before has yet to scroll there. */
  area.x = CLAMP (area.x, 0, gtk_widget_get_width (self->parent));
  area.y = CLAMP (area.y, 0, gtk_widget_get_height (self->parent));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &area);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  JbFindingGuide *self = data;

  if (self->n_frames > 0)
    self->n_frames--;
  if (self->n_frames == 0)
    self->tick_id = 0;
  point (self);

  return self->n_frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
stop_ticks (JbFindingGuide *self)
{
  self->n_frames = 0;
  if (self->tick_id != 0 && self->parent != NULL)
    gtk_widget_remove_tick_callback (self->parent, self->tick_id);
  self->tick_id = 0;
}

static void
watch_scrolling (JbFindingGuide *self,
                 GtkWidget      *widget)
{
  GtkWidget     *scrolled = NULL;
  GtkAdjustment *adjustment = NULL;

  if (widget != NULL)
    scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  if (scrolled != NULL)
    adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  if (self->scrolled == adjustment)
    return;

  if (self->scrolled != NULL)
    g_signal_handlers_disconnect_by_func (self->scrolled, point, self);
  g_set_weak_pointer (&self->scrolled, adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (point), self,
                             G_CONNECT_SWAPPED);
}

static void
open_popover (JbFindingGuide *self,
              JbRemark       *remark)
{
  GtkWidget *focus = get_focus (self);

  if (self->parent == NULL)
    return;

  if (!is_inside (focus, self->popover))
    g_set_weak_pointer (&self->anchor, focus);
  jb_finding_popover_set_remark (JB_FINDING_POPOVER (self->popover), remark);
  if (self->anchor == NULL)
    return;

  watch_scrolling (self, self->anchor);
  stop_ticks (self);
  self->n_frames = SETTLING_FRAMES;
  self->tick_id = gtk_widget_add_tick_callback (self->parent, tick_cb, self, NULL);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  point (self);
}

static gboolean
pass_cb (gpointer data)
{
  JbFindingGuide *self = data;
  JbRemark       *remark;

  self->pass_id = 0;
  /* What is not checked yet comes with the check. */
  if (!jb_findings_get_current (self->findings))
    return G_SOURCE_REMOVE;

  remark = find_at_caret (self);
  if (remark != NULL && jb_remark_get_ignored (remark))
    remark = NULL;
  if (g_set_object (&self->passed, remark))
    g_signal_emit (self, signals[PASSED], 0, remark);

  return G_SOURCE_REMOVE;
}

/* Caret and focus move one after the other, and only where they come to rest counts. */
static void
queue_pass (JbFindingGuide *self)
{
  if (self->pass_id == 0)
    self->pass_id = g_idle_add_full (JB_PRIORITY_FOLLOW, pass_cb, self, NULL);
}

/* Who goes elsewhere has done with it. */
static void
on_place_changed_cb (JbFindingGuide *self)
{
  queue_pass (self);
  if (!is_open (self) || is_inside (get_focus (self), self->popover))
    return;
  if (!jb_findings_get_current (self->findings))
    return;
  if (find_at_caret (self) != jb_finding_popover_get_remark (JB_FINDING_POPOVER (self->popover)) &&
      self->n_frames == 0)
    jb_finding_guide_close (self);
}

static gboolean
is_listed (JbFindingGuide *self,
           JbRemark       *remark,
           guint          *position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->findings));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbRemark) item = g_list_model_get_item (G_LIST_MODEL (self->findings), i);

      if (item == remark)
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

static void
on_checked_cb (JbFindingGuide *self)
{
  JbRemark *remark = jb_finding_guide_get_remark (self);
  guint     position;

  queue_pass (self);
  if (remark != NULL && !is_listed (self, remark, &position))
    jb_finding_guide_close (self);
  else
    point (self);
}

static gboolean
explain_clicked_cb (gpointer data)
{
  JbFindingGuide *self = data;
  GtkWidget      *focus = get_focus (self);
  JbRemark       *remark;

  self->click_id = 0;
  if (GTK_IS_TEXT_VIEW (focus) &&
      gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus))))
    return G_SOURCE_REMOVE;
  if (GTK_IS_EDITABLE (focus) &&
      gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), NULL, NULL))
    return G_SOURCE_REMOVE;

  remark = jb_findings_get_current (self->findings) ? find_at_caret (self) : NULL;
  if (remark != NULL && !jb_remark_get_ignored (remark))
    open_popover (self, remark);
  else
    jb_finding_guide_close (self);

  return G_SOURCE_REMOVE;
}

/* A click puts the caret there first. The texts claim clicks on them, so a gesture would not
 * hear of it. */
static gboolean
on_event_cb (JbFindingGuide *self,
             GdkEvent       *event)
{
  GtkNative *native;
  GtkWidget *picked;
  double     x, y, native_x, native_y;

  if (gdk_event_get_event_type (event) != GDK_BUTTON_RELEASE ||
      gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY)
    return GDK_EVENT_PROPAGATE;

  native = gtk_widget_get_native (self->parent);
  if (native == NULL || gdk_event_get_surface (event) != gtk_native_get_surface (native) ||
      !gdk_event_get_position (event, &x, &y))
    return GDK_EVENT_PROPAGATE;

  gtk_native_get_surface_transform (native, &native_x, &native_y);
  picked = gtk_widget_pick (GTK_WIDGET (native), x - native_x, y - native_y, GTK_PICK_DEFAULT);
  if (picked != NULL && (GTK_IS_TEXT_VIEW (picked) || GTK_IS_TEXT (picked)) &&
      self->click_id == 0)
    self->click_id = g_idle_add (explain_clicked_cb, self);

  return GDK_EVENT_PROPAGATE;
}

/* Tab goes from the place into the popover that explains it, and behind the last button, or before
 * the first one, back to the place. */
static gboolean
step_focus (JbFindingGuide *self,
            gboolean        back)
{
  GtkWidget       *focus = get_focus (self);
  GtkDirectionType direction = back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD;

  if (is_inside (focus, self->popover))
    {
      if (!gtk_widget_child_focus (self->popover, direction))
        jb_finding_guide_close (self);
      return GDK_EVENT_STOP;
    }

  if (back || focus == NULL || focus != self->anchor)
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_grab_focus (self->popover);
}

static gboolean
on_key_pressed_cb (JbFindingGuide *self,
                   guint           keyval,
                   guint           keycode,
                   GdkModifierType state)
{
  if (!is_open (self) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Escape:
      jb_finding_guide_close (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return step_focus (self, (state & GDK_SHIFT_MASK) != 0);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
go_to_place (JbFindingGuide *self,
             JbRemark       *remark,
             gboolean        in_text)
{
  JbBlock *block = jb_remark_get_block (remark);
  guint    start = (guint) jb_remark_get_finding (remark)->start;
  guint    caret_start, caret_end;

  if (!in_text)
    {
      jb_editor_place_go_to (self->place, block, start, TRUE);
      /* What is in no form is in the text. */
      in_text = jb_editor_place_get_block (self->place, &caret_start, &caret_end) != block;
    }
  if (!in_text)
    return;

  g_signal_emit (self, signals[TEXT_WANTED], 0);
  jb_preview_go_to_block (self->preview, block, start);
}

static void
jb_finding_guide_dispose (GObject *object)
{
  JbFindingGuide *self = JB_FINDING_GUIDE (object);

  g_clear_handle_id (&self->click_id, g_source_remove);
  g_clear_handle_id (&self->pass_id, g_source_remove);
  stop_ticks (self);
  watch_scrolling (self, NULL);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->findings != NULL)
    g_signal_handlers_disconnect_by_data (self->findings, self);
  if (self->place != NULL)
    g_signal_handlers_disconnect_by_data (self->place, self);
  g_clear_object (&self->passed);
  g_clear_object (&self->findings);
  g_clear_object (&self->place);
  g_clear_weak_pointer (&self->anchor);
  g_clear_weak_pointer (&self->preview);
  g_clear_weak_pointer (&self->parent);

  G_OBJECT_CLASS (jb_finding_guide_parent_class)->dispose (object);
}

static void
jb_finding_guide_class_init (JbFindingGuideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jb_finding_guide_dispose;

  /**
   * JbFindingGuide::text-wanted:
   *
   * It is about to go to a place in the text, which must be seen for that.
   */
  signals[TEXT_WANTED] = g_signal_new ("text-wanted", G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * JbFindingGuide::passed:
   * @remark: (nullable): a finding
   *
   * The caret came to what was found, something was found where it is, or it left such a place.
   */
  signals[PASSED] = g_signal_new ("passed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, JB_TYPE_REMARK);
}

static void
jb_finding_guide_init (JbFindingGuide *self)
{
}

/**
 * jb_finding_guide_new:
 * @parent: a widget around forms and text, with a layout manager; it is not kept alive
 * @findings: what was found
 * @place: where the keyboard is among the forms
 * @preview: the text; it is not kept alive
 *
 * Returns: (transfer full): who leads from one to the next; to be let go of before @parent
 */
JbFindingGuide *
jb_finding_guide_new (GtkWidget     *parent,
                      JbFindings    *findings,
                      JbEditorPlace *place,
                      JbPreview     *preview)
{
  JbFindingGuide     *self = g_object_new (JB_TYPE_FINDING_GUIDE, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *clicks = gtk_event_controller_legacy_new ();
  GtkTextBuffer      *text = gtk_text_view_get_buffer (jb_preview_get_view (preview));

  g_set_weak_pointer (&self->parent, parent);
  g_set_weak_pointer (&self->preview, preview);
  self->findings = g_object_ref (findings);
  self->place = g_object_ref (place);
  self->popover = jb_finding_popover_new ();
  gtk_widget_set_parent (self->popover, parent);

  g_signal_connect_object (findings, "checked", G_CALLBACK (on_checked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "changed", G_CALLBACK (on_place_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "notify::cursor-position", G_CALLBACK (on_place_changed_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (parent, keys);
  gtk_event_controller_set_propagation_phase (clicks, GTK_PHASE_CAPTURE);
  g_signal_connect_object (clicks, "event", G_CALLBACK (on_event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (parent, clicks);

  return self;
}

/**
 * jb_finding_guide_get_remark:
 *
 * Returns: (transfer none) (nullable): what is explained at the moment
 */
JbRemark *
jb_finding_guide_get_remark (JbFindingGuide *self)
{
  g_return_val_if_fail (JB_IS_FINDING_GUIDE (self), NULL);

  return is_open (self) ? jb_finding_popover_get_remark (JB_FINDING_POPOVER (self->popover))
                        : NULL;
}

/* Where in the list the caret is: the number of the first finding at or behind it. */
static guint
find_position (JbFindingGuide *self)
{
  guint       n = g_list_model_get_n_items (G_LIST_MODEL (self->findings));
  guint       character;
  JbBlock    *block = get_caret (self, &character);
  const char *text;
  gsize       length, at;
  guint       i;

  if (block == NULL || !jb_block_get_printed (block))
    return 0;

  text = jb_block_get_text (block);
  length = (gsize) g_utf8_strlen (text, -1);
  at = (gsize) (g_utf8_offset_to_pointer (text, (glong) MIN (character, length)) - text);
  at = jb_block_get_offset (block) + jb_block_value_to_raw (block, at, TRUE);
  for (i = 0; i < n; i++)
    {
      g_autoptr(JbRemark) remark = g_list_model_get_item (G_LIST_MODEL (self->findings), i);

      if (jb_remark_get_finding (remark)->offset >= at)
        break;
    }

  return i;
}

/**
 * jb_finding_guide_step:
 * @step: 1 for the next finding, -1 for the one before
 *
 * Goes to another finding, among the forms or in the text, wherever the keyboard is, and
 * explains it. After the last one comes the first. What is ignored is passed over.
 *
 * Returns: whether there is any
 */
gboolean
jb_finding_guide_step (JbFindingGuide *self,
                       int             step)
{
  JbRemark *current;
  guint     n, at;

  g_return_val_if_fail (JB_IS_FINDING_GUIDE (self), FALSE);

  jb_findings_update (self->findings);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->findings));
  if (n == 0)
    return FALSE;

  current = jb_finding_guide_get_remark (self);
  if (current != NULL && is_listed (self, current, &at))
    at = step > 0 ? at + 1 : at + n - 1;
  else
    at = step > 0 ? find_position (self) : find_position (self) + n - 1;

  for (guint i = 0; i < n; i++)
    {
      guint number = step > 0 ? (at + i) % n : (at + 2 * n - i) % n;
      g_autoptr(JbRemark) remark = g_list_model_get_item (G_LIST_MODEL (self->findings), number);

      if (jb_remark_get_ignored (remark))
        continue;
      jb_finding_guide_go_to (self, remark);
      return TRUE;
    }

  return FALSE;
}

/**
 * jb_finding_guide_go_to:
 * @remark: one of the findings
 *
 * Goes to where @remark was found and explains it.
 */
void
jb_finding_guide_go_to (JbFindingGuide *self,
                        JbRemark       *remark)
{
  g_return_if_fail (JB_IS_FINDING_GUIDE (self));
  g_return_if_fail (JB_IS_REMARK (remark));

  go_to_place (self, remark, is_in_text (self));
  open_popover (self, remark);
}

/**
 * jb_finding_guide_explain:
 *
 * Explains what was found at the caret, and takes the keyboard to what can be done about it.
 *
 * Returns: whether anything was found there
 */
gboolean
jb_finding_guide_explain (JbFindingGuide *self)
{
  JbRemark *remark;

  g_return_val_if_fail (JB_IS_FINDING_GUIDE (self), FALSE);

  jb_findings_update (self->findings);
  remark = jb_finding_guide_get_remark (self);
  if (remark == NULL)
    remark = find_at_caret (self);
  if (remark == NULL)
    return FALSE;

  open_popover (self, remark);
  gtk_widget_grab_focus (self->popover);

  return TRUE;
}

/**
 * jb_finding_guide_close:
 *
 * Explains nothing any more. The keyboard goes back to where it came from.
 */
void
jb_finding_guide_close (JbFindingGuide *self)
{
  g_return_if_fail (JB_IS_FINDING_GUIDE (self));

  if (!is_open (self))
    return;

  stop_ticks (self);
  if (self->anchor != NULL && is_inside (get_focus (self), self->popover))
    gtk_widget_grab_focus (self->anchor);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

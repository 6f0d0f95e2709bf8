/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view-fixture.h"

#include "jb-announcer.h"
#include "jb-field-row.h"
#include "jb-recipients-card.h"
#include "jb-toast.h"

/* Whether everything can be reached: by a pointer that trembles, and by the keyboard in the order
 * in which one reads. And what is only seen is told to those who hear. */

/* WCAG 2.2, 2.5.8: pixels that a target has in each direction. */
static const float least_size = 24;

typedef struct
{
  GPtrArray *problems;
  guint      n_seen;
} Result;

static char *
describe (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; widget != NULL && i < 6; widget = gtk_widget_get_parent (widget), i++)
    {
      g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
      g_autofree char *joined = g_strjoinv (".", classes);
      const char      *tip = gtk_widget_get_tooltip_text (widget);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? " in " : "",
                              G_OBJECT_TYPE_NAME (widget), *joined != '\0' ? "." : "", joined);
      if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
        g_string_append_printf (text, " “%s”", gtk_button_get_label (GTK_BUTTON (widget)));
      else if (tip != NULL)
        g_string_append_printf (text, " “%s”", tip);
    }

  return g_string_free (text, FALSE);
}

/* What one presses. The text of an entry, and the button in a menu button, are parts of it. */
static gboolean
is_target (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_SWITCH (widget) ||
         GTK_IS_CHECK_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_ENTRY (widget) ||
         GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_SCALE (widget) ||
         GTK_IS_LIST_BOX_ROW (widget) || GTK_IS_LINK_BUTTON (widget);
}

static void
measure (GtkWidget  *widget,
         GtkWidget  *window,
         const char *name,
         Result     *result)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget))
    return;

  if (is_target (widget) && gtk_widget_is_sensitive (widget) &&
      gtk_widget_get_can_target (widget) && gtk_widget_compute_bounds (widget, window, &bounds) &&
      bounds.size.width > 0)
    {
      result->n_seen++;
      if (bounds.size.width < least_size || bounds.size.height < least_size)
        {
          g_autofree char *described = describe (widget);

          g_ptr_array_add (result->problems,
                           g_strdup_printf ("%s: %.0f × %.0f, %s", name, (double) bounds.size.width,
                                            (double) bounds.size.height, described));
        }
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    measure (child, window, name, result);
}

static void
measure_cb (const char *name,
            GtkWidget  *window,
            gpointer    data)
{
  measure (window, window, name, data);
}

static void
report (Result *result)
{
  for (guint i = 0; i < result->problems->len; i++)
    g_test_message ("%s", (const char *) result->problems->pdata[i]);
  g_assert_cmpuint (result->problems->len, ==, 0);
  g_ptr_array_unref (result->problems);
}

static void
test_sizes (ApplicationFixture *fixture,
            gconstpointer       data)
{
  Result result = { g_ptr_array_new_with_free_func (g_free), 0 };

  view_fixture_visit (fixture, measure_cb, &result);
  g_assert_cmpuint (result.n_seen, >, 300);
  report (&result);
}

/* From one that has the keyboard to the next one reads on: to the right in a line, else down, or up
 * only into what stands further to the right. */
static gboolean
reads_on (const graphene_rect_t *from,
          const graphene_rect_t *to)
{
  const float slack = 8;
  float       middle = to->origin.y + to->size.height / 2;
  gboolean    above = to->origin.y + to->size.height <= from->origin.y + slack;
  gboolean    beside = !above && middle < from->origin.y + from->size.height;

  if (above)
    return to->origin.x + to->size.width > from->origin.x + from->size.width;
  if (beside)
    return to->origin.x >= from->origin.x - slack;

  return TRUE;
}

static gboolean
get_bounds (GtkWidget       *widget,
            GtkWidget       *window,
            graphene_rect_t *bounds)
{
  /* The row of an entry is what one sees. */
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  if (GTK_IS_TEXT (widget) && row != NULL)
    widget = row;

  return gtk_widget_compute_bounds (widget, window, bounds);
}

static gboolean
follows (GtkWidget       *last,
         GtkWidget       *focus,
         GtkWidget       *window,
         graphene_rect_t *from,
         graphene_rect_t *to)
{
  return !gtk_widget_get_mapped (last) || !get_bounds (last, window, from) ||
         !get_bounds (focus, window, to) || reads_on (from, to);
}

/* A popover is above the rest, beside what it is about. */
static gboolean
is_above (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) != NULL;
}

/* What takes the keyboard by arrow keys: Tab comes by one of those in it. */
static gboolean
has_arrows (GtkWidget *widget)
{
  return GTK_IS_LIST_BASE (widget) || GTK_IS_LIST_BOX (widget) || GTK_IS_STACK_SWITCHER (widget);
}

static gboolean
is_reached (GtkWidget  *widget,
            GHashTable *seen)
{
  GHashTableIter iter;
  gpointer       reached;

  for (GtkWidget *up = widget; up != NULL; up = gtk_widget_get_parent (up))
    if (g_hash_table_contains (seen, up))
      return TRUE;

  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, &reached, NULL))
    for (GtkWidget *up = reached; up != NULL; up = gtk_widget_get_parent (up))
      if (up == widget ||
          (has_arrows (up) && gtk_widget_get_parent (widget) == up))
        return TRUE;

  return FALSE;
}

static void
find_missed (GtkWidget  *widget,
             const char *name,
             GHashTable *seen,
             Result     *result)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget) ||
      !gtk_widget_get_can_focus (widget))
    return;

  if (gtk_widget_get_focusable (widget) && is_target (widget) && !is_above (widget) &&
      !is_reached (widget, seen))
    {
      g_autofree char *described = describe (widget);

      g_ptr_array_add (result->problems,
                       g_strdup_printf ("%s: Tab does not come by %s", name, described));
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_missed (child, name, seen, result);
}

/* The label of a list of recipients stands above them but is come by behind them: whoever goes to
 * the list wants to write a recipient, and would write over the label. */
static gboolean
is_label_of_recipients (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, JB_TYPE_FIELD_ROW);
  GtkWidget *card = gtk_widget_get_ancestor (widget, JB_TYPE_RECIPIENTS_CARD);

  return row != NULL && card != NULL && gtk_widget_is_ancestor (row, card);
}

static void
follow_cb (const char *name,
           GtkWidget  *window,
           gpointer    data)
{
  enum
  {
    MANY = 200,
    PATIENCE = 20
  };
  Result *result = data;
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  GtkWidget *last = NULL;

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  for (guint i = 0; i < MANY; i++)
    {
      GtkWidget      *focus;
      graphene_rect_t from, to;

      g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_FORWARD);
      ui_fixture_settle ();
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      if (focus == NULL || !g_hash_table_add (seen, focus))
        {
          find_missed (window, name, seen, result);
          return;
        }
      if (last != NULL && !is_above (last) && !is_above (focus) &&
          !is_label_of_recipients (focus))
        {
          gboolean right = follows (last, focus, window, &from, &to);

          result->n_seen++;
          /* What has come into sight for it may not have its place yet. */
          for (guint tries = 0; !right && tries < PATIENCE; tries++)
            {
              gtk_widget_queue_draw (window);
              gtk_test_widget_wait_for_draw (window);
              right = follows (last, focus, window, &from, &to);
            }
          if (!right)
            {
              g_autofree char *before = describe (last);
              g_autofree char *after = describe (focus);

              g_ptr_array_add (result->problems,
                               g_strdup_printf ("%s: from (%.0f, %.0f) %s to (%.0f, %.0f) %s", name,
                                                (double) from.origin.x, (double) from.origin.y,
                                                before, (double) to.origin.x,
                                                (double) to.origin.y, after));
            }
        }
      last = focus;
    }
  g_ptr_array_add (result->problems, g_strdup_printf ("%s: Tab goes on and on", name));
}

static void
test_order (ApplicationFixture *fixture,
            gconstpointer       data)
{
  Result result = { g_ptr_array_new_with_free_func (g_free), 0 };

  view_fixture_visit (fixture, follow_cb, &result);
  g_assert_cmpuint (result.n_seen, >, 200);
  report (&result);
}

/* What is said in passing is the description of what the keyboard is in. */
static void
test_announcer (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *first = gtk_button_new_with_label ("甲");
  GtkWidget *second = gtk_button_new_with_label ("乙");

  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  gtk_widget_grab_focus (first);

  jb_announcer_say (second, "一句话");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "一句话");
  jb_announcer_hush (second, "别的话");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "一句话");
  jb_announcer_hush (second, "一句话");
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (first),
                                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));

  jb_announcer_say (box, "第二句话");
  gtk_widget_grab_focus (second);
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (first),
                                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));

  /* What says itself why it is not accepted keeps its own words. */
  gtk_widget_add_css_class (second, "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (second), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  "原因", -1);
  jb_announcer_say (box, "第三句话");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (second),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "原因");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A toast is said, with the signs that its markup stands for. */
static void
test_toast (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *button = gtk_button_new_with_label ("甲");

  gtk_window_set_child (GTK_WINDOW (window), overlay);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), button);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  gtk_widget_grab_focus (button);
  jb_toast_show (ADW_TOAST_OVERLAY (overlay), jb_toast_new ("甲 & <乙>"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "甲 & <乙>");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  int result;

  application_fixture_init (&argc, &argv);

  g_test_add_func ("/reach/announcer", test_announcer);
  g_test_add_func ("/reach/toast", test_toast);
  g_test_add ("/reach/sizes", ApplicationFixture, NULL, application_fixture_set_up, test_sizes,
              application_fixture_tear_down);
  g_test_add ("/reach/order", ApplicationFixture, NULL, application_fixture_set_up, test_order,
              application_fixture_tear_down);

  result = g_test_run ();
  application_fixture_finish ();

  return result;
}

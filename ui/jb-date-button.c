/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-date-button.h"

#include "bulletin/jb-date.h"
#include "jb-button-names.h"

/**
 * JbDateButton:
 *
 * A button beside a field for a date that opens a calendar. The day that is chosen is
 * written into the field, the way that the date is written there.
 */

struct _JbDateButton
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkMenuButton *button;
  GtkPopover    *popover;
  GtkCalendar   *calendar;

  /* Borrowed */
  GtkEditable *editable;

  guint    choose_id;
  gboolean showing;
};

enum
{
  PROP_0,
  PROP_EDITABLE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbDateButton, jb_date_button, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static void
show_day (JbDateButton *self,
          const GDate  *day)
{
  g_autoptr(GDateTime) time =
                 g_date_time_new_local (g_date_get_year (day), (int) g_date_get_month (day),
                                        g_date_get_day (day), 12, 0, 0);

  self->showing = TRUE;
  gtk_calendar_select_day (self->calendar, time);
  self->showing = FALSE;
}

static gboolean
read_field (JbDateButton *self,
            GDate        *day,
            JbDateStyle  *style)
{
  return self->editable != NULL &&
         jb_date_parse (gtk_editable_get_text (self->editable), day, style);
}

static void
set_today (GDate *day)
{
  g_date_clear (day, 1);
  g_date_set_time_t (day, time (NULL));
}

static void
write_day (JbDateButton *self,
           const GDate  *day)
{
  JbDateStyle      style = JB_DATE_STYLE_INIT;
  GDate            old;
  g_autofree char *text = NULL;

  if (self->editable == NULL)
    return;
  if (read_field (self, &old, &style) && g_date_compare (&old, day) == 0)
    return;

  text = jb_date_print (day, &style);
  gtk_editable_set_text (self->editable, text);
}

static void
on_show_cb (JbDateButton *self)
{
  GDate day;

  if (!read_field (self, &day, NULL))
    set_today (&day);
  show_day (self, &day);
}

static void
on_closed_cb (JbDateButton *self)
{
  if (self->editable != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->editable));
}

static void
on_day_selected_cb (JbDateButton *self)
{
  g_autoptr(GDateTime) time = NULL;
  GDate day;

  if (self->showing)
    return;

  time = gtk_calendar_get_date (self->calendar);
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (time),
                  (GDateMonth) g_date_time_get_month (time),
                  (GDateYear) g_date_time_get_year (time));
  write_day (self, &day);
}

static gboolean
choose_cb (gpointer data)
{
  JbDateButton *self = data;

  self->choose_id = 0;
  on_day_selected_cb (self);
  gtk_popover_popdown (self->popover);

  return G_SOURCE_REMOVE;
}

/* The calendar selects the day first; it says nothing when the day was selected before. */
static void
schedule_choose (JbDateButton *self)
{
  if (self->choose_id == 0)
    self->choose_id = g_idle_add (choose_cb, self);
}

/* A click on a day, but not one on the arrows of the month, is all that there is to do. */
static void
on_released_cb (JbDateButton *self,
                int           n_press,
                double        x,
                double        y)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->calendar), x, y, GTK_PICK_DEFAULT);

  if (at != NULL && gtk_widget_has_css_class (at, "day-number"))
    schedule_choose (self);
}

static gboolean
on_key_pressed_cb (JbDateButton *self,
                   guint         keyval)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self->calendar)));

  if (focus == GTK_WIDGET (self->calendar) &&
      (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_space))
    schedule_choose (self);

  return GDK_EVENT_PROPAGATE;
}

static void
on_today_cb (JbDateButton *self)
{
  GDate today;

  set_today (&today);
  write_day (self, &today);
  gtk_popover_popdown (self->popover);
}

static void
set_editable (JbDateButton *self,
              GtkEditable  *editable)
{
  if (self->editable == editable)
    return;

  if (self->editable != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->editable), (gpointer *) &self->editable);
  self->editable = editable;
  if (editable != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (editable), (gpointer *) &self->editable);
      /* The calendar writes nothing into a field that nobody can write into. */
      g_object_bind_property (editable, "editable", self, "sensitive", G_BINDING_SYNC_CREATE);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

static void
jb_date_button_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_EDITABLE:
      g_value_set_object (value, JB_DATE_BUTTON (object)->editable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_date_button_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_EDITABLE:
      set_editable (JB_DATE_BUTTON (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_date_button_dispose (GObject *object)
{
  set_editable (JB_DATE_BUTTON (object), NULL);
  g_clear_handle_id (&JB_DATE_BUTTON (object)->choose_id, g_source_remove);

  G_OBJECT_CLASS (jb_date_button_parent_class)->dispose (object);
}

static void
jb_date_button_class_init (JbDateButtonClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_date_button_get_property;
  object_class->set_property = jb_date_button_set_property;
  object_class->dispose = jb_date_button_dispose;

  properties[PROP_EDITABLE] =
      g_param_spec_object ("editable", NULL, NULL, GTK_TYPE_EDITABLE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-date-button.ui");
  gtk_widget_class_bind_template_child (widget_class, JbDateButton, button);
  gtk_widget_class_bind_template_child (widget_class, JbDateButton, popover);
  gtk_widget_class_bind_template_child (widget_class, JbDateButton, calendar);
  gtk_widget_class_bind_template_callback (widget_class, on_show_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_released_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_today_cb);
}

static void
jb_date_button_init (JbDateButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_button_names_tidy (GTK_WIDGET (self));
}

/**
 * jb_date_button_new:
 * @editable: (nullable): the field; it is not kept alive
 *
 * Returns: (transfer floating): a button with a calendar for it
 */
GtkWidget *
jb_date_button_new (GtkEditable *editable)
{
  return g_object_new (JB_TYPE_DATE_BUTTON, "editable", editable, NULL);
}

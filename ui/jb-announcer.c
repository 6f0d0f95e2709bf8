/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-announcer.h"

/* What a screen reader is to say though the keyboard stays where it is: what was found at the
 * caret, and toasts. GTK 4.8 can announce nothing and tells nobody that an alert has come into
 * sight, but it tells when the description of a widget changes, and screen readers say the new
 * description of what the keyboard is in. So each text is that description, for as long as it
 * holds. */

typedef struct
{
  GtkWidget *described; /* weak */
  char      *text;
  guint      timeout_id;
} Announcer;

/* As long as a toast is seen. */
enum
{
  HOLDS_SECONDS = 5
};

/* What a widget says of itself; of its tooltip GTK makes a description, too. */
static void
describe (GtkWidget *widget)
{
  const char *own = g_object_get_data (G_OBJECT (widget), "jb-description");

  if (own == NULL)
    own = gtk_widget_get_tooltip_text (widget);
  if (own != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    own, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
retract (Announcer *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_pointer (&self->text, g_free);
  if (self->described != NULL)
    describe (self->described);
  g_clear_weak_pointer (&self->described);
}

static void
free_announcer (gpointer data)
{
  retract (data);
  g_free (data);
}

static gboolean
retract_cb (gpointer data)
{
  Announcer *self = data;

  self->timeout_id = 0;
  retract (self);

  return G_SOURCE_REMOVE;
}

/* Where the keyboard goes next, the text has nothing to do with it. */
static void
on_focus_cb (GtkWindow  *window,
             GParamSpec *pspec,
             Announcer  *self)
{
  if (self->described != NULL && self->described != gtk_window_get_focus (window))
    retract (self);
}

static Announcer *
get_announcer (GtkWidget *widget,
               gboolean   make)
{
  GtkRoot   *root = gtk_widget_get_root (widget);
  Announcer *self;

  if (!GTK_IS_WINDOW (root))
    return NULL;

  self = g_object_get_data (G_OBJECT (root), "jb-announcer");
  if (self == NULL && make)
    {
      self = g_new0 (Announcer, 1);
      g_object_set_data_full (G_OBJECT (root), "jb-announcer", self, free_announcer);
      g_signal_connect (root, "notify::focus-widget", G_CALLBACK (on_focus_cb), self);
    }

  return self;
}

/* What a widget says of itself goes before what is said in passing. */
static gboolean
has_reason (GtkWidget *focus)
{
  for (guint i = 0; focus != NULL && i < 5; focus = gtk_widget_get_parent (focus), i++)
    if (gtk_widget_has_css_class (focus, "error"))
      return TRUE;

  return FALSE;
}

/**
 * jb_announcer_say:
 * @widget: any widget of a window
 * @text: what to say; a sentence or two
 *
 * Makes screen readers say @text when that window has the keyboard. It holds for some seconds, or
 * until the keyboard goes elsewhere.
 */
void
jb_announcer_say (GtkWidget  *widget,
                  const char *text)
{
  Announcer *self;
  GtkWidget *focus;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  self = get_announcer (widget, TRUE);
  if (self == NULL)
    return;

  /* The same once more is a change, too. */
  retract (self);
  focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (widget)));
  if (focus == NULL)
    focus = GTK_WIDGET (gtk_widget_get_root (widget));
  if (has_reason (focus))
    return;

  self->text = g_strdup (text);
  g_set_weak_pointer (&self->described, focus);
  gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
  self->timeout_id = g_timeout_add_seconds (HOLDS_SECONDS, retract_cb, self);
}

/**
 * jb_announcer_hush:
 * @widget: any widget of a window
 * @text: what was said and no longer holds
 *
 * Takes back what was said, unless something else was said since.
 */
void
jb_announcer_hush (GtkWidget  *widget,
                   const char *text)
{
  Announcer *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  self = get_announcer (widget, FALSE);
  if (self != NULL && g_strcmp0 (self->text, text) == 0)
    retract (self);
}

/**
 * jb_announcer_describe:
 * @widget: what may have the keyboard
 * @text: (nullable): its description
 *
 * Gives a widget a description of its own, which goes before what is said in passing, and comes
 * back after that.
 */
void
jb_announcer_describe (GtkWidget  *widget,
                       const char *text)
{
  Announcer *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), "jb-description"), text) == 0)
    return;

  g_object_set_data_full (G_OBJECT (widget), "jb-description", g_strdup (text), g_free);
  self = get_announcer (widget, FALSE);
  if (self != NULL && self->described == widget)
    retract (self);
  else
    describe (widget);
}

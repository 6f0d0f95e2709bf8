/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-tour.h"

#include <glib/gi18n-lib.h>

#include "jb-button-names.h"

/**
 * JbTour:
 *
 * What the program does, in three steps, for who opens it for the first time. It is a card that
 * stands in nobody's way: it never takes the keyboard, and Escape or a button skips it.
 */

static const struct
{
  const char *title;
  const char *text;
} steps[] = {
  { N_("Every Part Has a Form"),
    N_("Masthead, digest, sections, articles with their sources, recipients: each is filled in "
       "where it stands. Beside the forms is the text exactly as it will be sent, and what you do "
       "not touch stays as it was.") },
  { N_("What Looks Wrong Is Underlined"),
    N_("Punctuation, numbers, dates, the digest, and who no longer holds a post are looked at "
       "while you type. F8 goes from one place to the next and says why, and Ctrl+Z takes back "
       "anything.") },
  { N_("File It, Send It, Find It Again"),
    N_("File an issue to number and lock it, and export or print it. The next issue begins like "
       "the last one, and every word ever written is found at once. F1 opens the guide.") },
};

enum { N_STEPS = G_N_ELEMENTS (steps) };

struct _JbTour
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkStack *stack;

  /* Borrowed */
  GtkWidget *buttons[N_STEPS];

  guint step;
};

enum
{
  ENDED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JbTour, jb_tour, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static void
skip_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[ENDED], 0);
}

static void
next_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  JbTour *self = JB_TOUR (widget);

  if (self->step + 1 == N_STEPS)
    {
      g_signal_emit (self, signals[ENDED], 0);
      return;
    }

  self->step++;
  gtk_stack_set_visible_child (self->stack, gtk_widget_get_parent (self->buttons[self->step]));
  /* The keyboard goes along, so that a screen reader reads out the step. */
  gtk_widget_grab_focus (self->buttons[self->step]);
}

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_button (const char *label,
               const char *action_name)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);

  return button;
}

static GtkWidget *
create_step (JbTour *self,
             guint   step)
{
  GtkWidget       *grid = gtk_grid_new ();
  gboolean         last = step + 1 == N_STEPS;
  GtkWidget       *title = create_label (_(steps[step].title), "heading");
  GtkWidget       *text = create_label (_(steps[step].text), NULL);
  GtkWidget       *next = create_button (last ? _("_Done") : _("Ne_xt"), "tour.next");
  g_autofree char *count = NULL;
  GtkWidget       *place;

  /* Translators: a step of the tour, and how many there are */
  count = g_strdup_printf (_("Step %u of %u"), step + 1, (guint) N_STEPS);
  place = create_label (count, "dim-label");
  gtk_widget_add_css_class (place, "caption");

  /* A short step leaves its buttons where those of the longest one are. */
  gtk_widget_set_vexpand (text, TRUE);
  gtk_label_set_yalign (GTK_LABEL (text), 0);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_attach (GTK_GRID (grid), title, 0, 0, 3, 1);
  gtk_grid_attach (GTK_GRID (grid), text, 0, 1, 3, 1);
  gtk_grid_attach (GTK_GRID (grid), place, 0, 2, 1, 1);
  if (!last)
    gtk_grid_attach (GTK_GRID (grid), create_button (_("S_kip"), "tour.skip"), 1, 2, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), next, 2, 2, 1, 1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (next), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  title, text, NULL, -1);
  self->buttons[step] = next;

  return grid;
}

static void
jb_tour_class_init (JbTourClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * JbTour::ended:
   *
   * The user has seen all of it, or does not want to.
   */
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-tour.ui");
  gtk_widget_class_bind_template_child (widget_class, JbTour, stack);
  gtk_widget_class_install_action (widget_class, "tour.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "tour.skip", NULL, skip_action);
}

static void
jb_tour_init (JbTour *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_STEPS; i++)
    gtk_stack_add_child (self->stack, create_step (self, i));
  jb_button_names_tidy (GTK_WIDGET (self));
}

/**
 * jb_tour_new:
 *
 * Returns: (transfer floating): a tour at its first step
 */
GtkWidget *
jb_tour_new (void)
{
  return g_object_new (JB_TYPE_TOUR, NULL);
}

/**
 * jb_tour_get_step:
 *
 * Returns: the step that is shown, from 0
 */
guint
jb_tour_get_step (JbTour *self)
{
  g_return_val_if_fail (JB_IS_TOUR (self), 0);

  return self->step;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-narrow.h"

/* Ready-made controls are as wide as their words, which with large letters is wider than a narrow
 * window. Here they learn to do with less. */

static void
for_each_label (GtkWidget *widget,
                void (*func) (GtkLabel *label))
{
  if (GTK_IS_LABEL (widget))
    func (GTK_LABEL (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child))
      for_each_label (child, func);
}

static void
shorten (GtkLabel *label)
{
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
}

static void
allow_few_characters (GtkLabel *label)
{
  gtk_label_set_width_chars (label, 3);
}

/**
 * jb_narrow_shorten:
 * @widget: a drop down, a button with words, or what holds such and nothing else
 *
 * Lets the words end early where they have no room. What there is to choose from in a drop down is
 * shown whole.
 */
void
jb_narrow_shorten (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  for_each_label (widget, shorten);
}

/**
 * jb_narrow_title:
 * @title: the title in a header bar
 *
 * Lets the title become shorter than it usually may, beside many buttons.
 */
void
jb_narrow_title (GtkWidget *title)
{
  g_return_if_fail (GTK_IS_WIDGET (title));

  for_each_label (title, allow_few_characters);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-form-lock.h"

#include <glib/gi18n-lib.h>

#include "jb-tooltip.h"

/* The forms of an issue that is filed: what can be read stays as it is, what would change the
 * issue is greyed out and says why. */

#define SPARED "jb-form-lock-spared"

/* What a button is for is still worth knowing. */
static gboolean
on_query_tooltip_cb (GtkWidget  *widget,
                     int         x,
                     int         y,
                     gboolean    keyboard,
                     GtkTooltip *tooltip)
{
  const char      *purpose = gtk_widget_get_tooltip_text (widget);
  const char      *reason = _("This issue is filed: reopen it to change it");
  g_autofree char *text =
      purpose != NULL ? g_strconcat (purpose, "\n", reason, NULL) : g_strdup (reason);

  jb_tooltip_set_text (tooltip, text);

  return TRUE;
}

/* Whether a button with an action is sensitive its action decides, and for a switch its form does.
 * Nobody else has a say in the box that is around them, in which there is nothing to read. */
static GtkWidget *
get_greyed (GtkWidget *widget)
{
  if (GTK_IS_SWITCH (widget) ||
      (GTK_IS_BUTTON (widget) &&
       gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) != NULL))
    return gtk_widget_get_parent (widget);

  return widget;
}

static void
set_button_locked (GtkWidget *widget,
                   gboolean   locked)
{
  const char *purpose = gtk_widget_get_tooltip_text (widget);

  gtk_widget_set_sensitive (get_greyed (widget), !locked);

  g_signal_handlers_disconnect_by_func (widget, on_query_tooltip_cb, NULL);
  if (locked)
    g_signal_connect (widget, "query-tooltip", G_CALLBACK (on_query_tooltip_cb), NULL);
  gtk_widget_set_has_tooltip (widget, locked || purpose != NULL);

  /* GTK describes a widget by its tooltip. */
  if (locked)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    _("This issue is filed: reopen it to change it"), -1);
  else if (purpose != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, purpose, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* Pictures beside the fields that tell what could be done to them. */
static gboolean
is_sign (GtkWidget *widget)
{
  return GTK_IS_IMAGE (widget) && (gtk_widget_has_css_class (widget, "drag-handle") ||
                                   gtk_widget_has_css_class (widget, "unprinted"));
}

/* Each row that unfolds has a switch that nobody sees, beside the arrow. */
static gboolean
is_unused_switch (GtkWidget *widget)
{
  return GTK_IS_SWITCH (widget) && !gtk_widget_get_visible (widget);
}

/**
 * jb_form_lock_set:
 * @root: a part of the forms
 * @locked: whether nothing below it can be changed
 *
 * Texts below @root can be read, selected and copied all the same, but they take nothing. Buttons
 * and switches are insensitive while @locked, and their tooltips and descriptions say that the
 * issue is filed.
 */
void
jb_form_lock_set (GtkWidget *root,
                  gboolean   locked)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_object_get_data (G_OBJECT (child), SPARED) != NULL || is_unused_switch (child))
      continue;
    else if (GTK_IS_TEXT_VIEW (child))
      gtk_text_view_set_editable (GTK_TEXT_VIEW (child), !locked);
    else if (GTK_IS_TEXT (child))
      gtk_editable_set_editable (GTK_EDITABLE (child), !locked);
    else if (GTK_IS_BUTTON (child) || GTK_IS_MENU_BUTTON (child) || GTK_IS_SWITCH (child) ||
             is_sign (child))
      set_button_locked (child, locked);
    else
      jb_form_lock_set (child, locked);
}

/**
 * jb_form_lock_spare:
 * @widget: a part of the forms
 *
 * Leaves @widget as it is when the forms are locked: it tells something, and what it offers to
 * change looks after that itself.
 */
void
jb_form_lock_spare (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_object_set_data (G_OBJECT (widget), SPARED, GINT_TO_POINTER (TRUE));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-tooltip.h"

/* GTK makes a tooltip as wide as its text has characters, each as wide as half a Chinese one, so
 * that a Chinese tooltip of six characters is broken after three. */

/* Has no width, is not seen, and no line is broken at it. */
static const char word_joiner[] = "\u2060";

/**
 * jb_tooltip_dup_text:
 * @text: (nullable): what a tooltip is to say
 *
 * Counts each wide character of @text for two, with something invisible behind the text.
 *
 * Returns: (transfer full) (nullable): the text for the tooltip
 */
char *
jb_tooltip_dup_text (const char *text)
{
  GString *wide;

  if (text == NULL)
    return NULL;

  wide = g_string_new (text);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iswide (g_utf8_get_char (p)))
      g_string_append (wide, word_joiner);

  return g_string_free (wide, FALSE);
}

/**
 * jb_tooltip_set_text:
 * @text: (nullable): what @tooltip is to say
 *
 * To be used instead of gtk_tooltip_set_text().
 */
void
jb_tooltip_set_text (GtkTooltip *tooltip,
                     const char *text)
{
  g_autofree char *wide = NULL;

  g_return_if_fail (GTK_IS_TOOLTIP (tooltip));

  wide = jb_tooltip_dup_text (text);
  gtk_tooltip_set_text (tooltip, wide);
}

static gboolean
query_tooltip (GtkWidget  *widget,
               int         x,
               int         y,
               gboolean    keyboard,
               GtkTooltip *tooltip)
{
  const char *text = gtk_widget_get_tooltip_text (widget);

  if (text == NULL || *text == '\0' || !gtk_widget_get_has_tooltip (widget))
    return FALSE;

  jb_tooltip_set_text (tooltip, text);

  return TRUE;
}

/**
 * jb_tooltip_install:
 *
 * Has every widget with a tooltip show it as jb_tooltip_set_text() does. It has to be called before
 * GTK is initialised: each class of widgets takes over what its parent does when it is made. Of a
 * tooltip with markup, which nothing here uses, the words are shown.
 */
void
jb_tooltip_install (void)
{
  /* Classes of GTK are never unloaded. */
  GtkWidgetClass *klass = g_type_class_ref (GTK_TYPE_WIDGET);

  klass->query_tooltip = query_tooltip;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-help-block.h"

#include <string.h>

/* How the parts of a page of the guide look. */

static gboolean
on_link_cb (GtkLabel   *label,
            const char *uri)
{
  if (g_str_has_prefix (uri, "page:"))
    gtk_widget_activate_action (GTK_WIDGET (label), "help.show", "s", uri + strlen ("page:"));

  return TRUE;
}

/**
 * jb_help_block_create_text:
 * @markup: a paragraph, as Pango markup
 *
 * Returns: (transfer floating): its widget; a link to a page does the action `help.show`
 */
GtkWidget *
jb_help_block_create_text (const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect (label, "activate-link", G_CALLBACK (on_link_cb), NULL);

  return label;
}

static GtkWidget *
create_heading (const JbHelpBlock *block)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", block->text, "use-markup", TRUE, "wrap",
                                   TRUE, "xalign", 0.f, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                  (int) block->number, -1);
  gtk_widget_add_css_class (label, block->number == 1 ? "title-1" : "title-4");
  if (block->number > 1)
    gtk_widget_set_margin_top (label, 12);

  return label;
}

/* A number or a dot stands before the first paragraph of what it counts. */
static GtkWidget *
create_item (const JbHelpBlock *block)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *mark = NULL;
  GtkWidget       *label;

  if (block->number == 0)
    mark = g_strdup ("");
  else if (block->kind == JB_HELP_ITEM)
    mark = g_strdup ("•");
  else
    mark = g_strdup_printf ("%u.", block->number);
  label = gtk_label_new (mark);
  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), jb_help_block_create_text (block->text));

  return box;
}

static GtkWidget *
create_note (const char *markup)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (box), jb_help_block_create_text (markup));
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "help-note");

  return box;
}

static GtkWidget *
create_screen (const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "monospace");

  return label;
}

/* A picture is never larger than it is, and smaller in a narrow window. */
static GtkWidget *
create_picture (const JbHelpBlock *block)
{
  GtkWidget       *clamp = adw_clamp_new ();
  GtkWidget       *picture = gtk_picture_new_for_filename (block->path);
  GdkPaintable    *paintable = gtk_picture_get_paintable (GTK_PICTURE (picture));
  int              width = paintable != NULL ? gdk_paintable_get_intrinsic_width (paintable) : 0;
  g_autofree char *words = NULL;

  pango_parse_markup (block->text, -1, 0, NULL, &words, NULL, NULL);
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), words);
  gtk_widget_add_css_class (picture, "help-picture");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), width);
  adw_clamp_set_child (ADW_CLAMP (clamp), picture);

  return clamp;
}

/**
 * jb_help_block_create:
 * @block: a part of a page
 *
 * Returns: (transfer floating): what shows it
 */
GtkWidget *
jb_help_block_create (const JbHelpBlock *block)
{
  switch (block->kind)
    {
    case JB_HELP_HEADING:
      return create_heading (block);
    case JB_HELP_ITEM:
    case JB_HELP_STEP:
      return create_item (block);
    case JB_HELP_NOTE:
      return create_note (block->text);
    case JB_HELP_SCREEN:
      return create_screen (block->text);
    case JB_HELP_PICTURE:
      return create_picture (block);
    case JB_HELP_PARAGRAPH:
    default:
      return jb_help_block_create_text (block->text);
    }
}

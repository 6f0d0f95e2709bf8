/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-row.h"
#include "jb-row-name.h"
#include "jb-tooltip.h"

#include <glib/gi18n-lib.h>

/**
 * JbDirectoryRow:
 *
 * A recipient in a list: how it is printed, its list, and since when.
 */

struct _JbDirectoryRow
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *details;
  GtkLabel *list;
};

G_DEFINE_FINAL_TYPE (JbDirectoryRow, jb_directory_row, GTK_TYPE_BOX)

/* Only what is cut off needs to be said again. */
static gboolean
on_query_tooltip_cb (GtkLabel   *label,
                     int         x,
                     int         y,
                     gboolean    keyboard,
                     GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;

  jb_tooltip_set_text (tooltip, gtk_label_get_label (label));

  return TRUE;
}

static void
jb_directory_row_class_init (JbDirectoryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-directory-row.ui");
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryRow, icon);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryRow, title);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryRow, details);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryRow, list);
  gtk_widget_class_bind_template_callback (widget_class, on_query_tooltip_cb);
}

static void
jb_directory_row_init (JbDirectoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_row_name_from (GTK_WIDGET (self), GTK_WIDGET (self->title), GTK_WIDGET (self->details),
                    GTK_WIDGET (self->list), NULL);
}

/**
 * jb_directory_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
jb_directory_row_new (void)
{
  return g_object_new (JB_TYPE_DIRECTORY_ROW, NULL);
}

/**
 * jb_directory_row_describe_period:
 *
 * Returns: (transfer full) (nullable): from when to when, in words; %NULL when nothing is known
 */
char *
jb_directory_row_describe_period (const JbDirectoryValues *values)
{
  g_autofree char *from = jb_partial_date_to_string (values->valid_from);
  g_autofree char *to = jb_partial_date_to_string (values->valid_to);

  if (values->valid_from != 0 && values->valid_from == values->valid_to)
    return g_strdup_printf (_("in %s"), from);
  if (values->valid_from != 0 && values->valid_to != 0)
    return g_strdup_printf (_("%s to %s"), from, to);
  if (values->valid_from != 0)
    return g_strdup_printf (_("since %s"), from);
  if (values->valid_to != 0)
    return g_strdup_printf (_("until %s"), to);

  return NULL;
}

/**
 * jb_directory_row_describe_values:
 *
 * Returns: (transfer full): how a row of the directory is printed: 省政协主席刘伟
 */
char *
jb_directory_row_describe_values (const JbDirectoryValues *values)
{
  return g_strconcat (values->post != NULL ? values->post : "", values->name, NULL);
}

static const char *
find_icon (JbDirectoryKind kind)
{
  switch (kind)
    {
    case JB_DIRECTORY_PERSON:
      return "avatar-default-symbolic";
    case JB_DIRECTORY_GROUP:
      return "system-users-symbolic";
    case JB_DIRECTORY_UNIT:
    default:
      return "user-home-symbolic";
    }
}

static void
add_detail (GString    *text,
            const char *detail)
{
  if (detail == NULL || *detail == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, detail);
}

static char *
describe (JbDirectoryRecipient    *recipient,
          const JbDirectoryValues *values)
{
  GString         *text = g_string_new (NULL);
  g_autofree char *period = jb_directory_row_describe_period (values);
  g_auto (GStrv) aliases = jb_directory_recipient_dup_aliases (recipient);
  g_autofree char *joined = g_strjoinv ("；", aliases);

  add_detail (text, period);
  if (values->copies != 1)
    {
      g_autofree char *copies =
          g_strdup_printf (ngettext ("%u copy", "%u copies", values->copies), values->copies);

      add_detail (text, copies);
    }
  for (guint i = 0; i < jb_directory_recipient_get_n_rows (recipient); i++)
    {
      const JbDirectoryValues *other =
          jb_directory_entry_get_values (jb_directory_recipient_get_entry (recipient, i));
      g_autofree char *earlier = NULL;

      if (other->post == NULL || other->valid_to == 0 ||
          (values->valid_to != 0 && other->valid_to >= values->valid_to))
        continue;
      earlier = g_strdup_printf (_("earlier %s"), other->post);
      add_detail (text, earlier);
    }
  add_detail (text, joined);

  return g_string_free (text, FALSE);
}

/**
 * jb_directory_row_show:
 * @recipient: a recipient
 * @date: on which it is shown how it is printed
 */
void
jb_directory_row_show (JbDirectoryRow       *self,
                       JbDirectoryRecipient *recipient,
                       JbPartialDate         date)
{
  const JbDirectoryValues *values;
  g_autofree char         *label = NULL;
  g_autofree char         *details = NULL;
  gboolean                 is_current;

  g_return_if_fail (JB_IS_DIRECTORY_ROW (self) && JB_IS_DIRECTORY_RECIPIENT (recipient));

  values = jb_directory_recipient_find_values (recipient, date);
  label = jb_directory_recipient_dup_label (recipient, date);
  details = describe (recipient, values);
  is_current = jb_directory_recipient_is_valid_on (recipient, date);
  gtk_image_set_from_icon_name (self->icon, find_icon (values->kind));
  gtk_label_set_label (self->title, label);
  gtk_label_set_label (self->details, details);
  gtk_widget_set_visible (GTK_WIDGET (self->details), *details != '\0');
  gtk_label_set_label (self->list, jb_directory_list_to_string (values->list));
  gtk_widget_set_visible (GTK_WIDGET (self->list), values->list != JB_DIRECTORY_LIST_NONE);
  if (is_current)
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "dim-label");
}

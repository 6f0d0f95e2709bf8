/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-masthead-form.h"

#include <glib/gi18n-lib.h>

#include "jb-field-row.h"

/**
 * JbMastheadForm:
 *
 * The header (报头) of a bulletin: name, numbers, issuer, date and notice. Many texts
 * print none of it, so it is folded away when it is empty, and says in a line what it
 * holds.
 */

struct _JbMastheadForm
{
  GtkBox parent_instance;

  /* Template widgets */
  AdwExpanderRow *expander;
  GtkSwitch      *printed_switch;

  /* Owned */
  JbBulletin *bulletin;
};

enum
{
  PROP_0,
  PROP_BULLETIN,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbMastheadForm, jb_masthead_form, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];

static void
append_part (GString    *summary,
             const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  if (summary->len > 0)
    g_string_append (summary, " · ");
  g_string_append (summary, text);
}

static char *
dup_summary (JbMastheadForm *self)
{
  JbFields        *masthead = jb_bulletin_get_masthead (self->bulletin);
  const char      *issue = jb_fields_get_text (masthead, "issue");
  g_autofree char *number = NULL;
  GString         *summary = g_string_new (NULL);
  gboolean         bare = issue != NULL;

  for (const char *c = issue; bare && *c != '\0'; c++)
    bare = g_ascii_isdigit (*c);

  append_part (summary, jb_fields_get_text (masthead, "name"));
  /* Translators: the number of an issue, as in “No. 12” */
  number = bare ? g_strdup_printf (C_("issue", "No. %s"), issue) : g_strdup (issue);
  append_part (summary, number);
  append_part (summary, jb_fields_get_text (masthead, "issuer"));
  append_part (summary, jb_fields_get_text (masthead, "date"));

  return g_string_free (summary, FALSE);
}

static void
on_printed_cb (JbMastheadForm *self)
{
  if (self->bulletin != NULL)
    jb_fields_set_printed (jb_bulletin_get_masthead (self->bulletin),
                           gtk_switch_get_active (self->printed_switch));
}

static void
update_summary (JbMastheadForm *self)
{
  g_autofree char *summary = self->bulletin != NULL ? dup_summary (self) : g_strdup ("");
  gboolean         empty = *summary == '\0';
  gboolean         printed = FALSE;

  if (self->bulletin != NULL)
    printed = jb_fields_get_printed (jb_bulletin_get_masthead (self->bulletin));

  adw_expander_row_set_subtitle (self->expander,
                                 empty ? _("No name, number or date yet") : summary);
  g_signal_handlers_block_by_func (self->printed_switch, on_printed_cb, self);
  gtk_switch_set_active (self->printed_switch, printed);
  gtk_widget_set_sensitive (GTK_WIDGET (self->printed_switch), !empty);
  g_signal_handlers_unblock_by_func (self->printed_switch, on_printed_cb, self);
}

/* Whoever begins a bulletin begins with its header. */
static gboolean
is_new (JbBulletin *bulletin)
{
  GListModel *sections = jb_bulletin_get_sections (bulletin);
  guint       n = g_list_model_get_n_items (sections);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbSection) section = g_list_model_get_item (sections, i);

      if (g_list_model_get_n_items (jb_section_get_articles (section)) > 0)
        return FALSE;
    }

  return TRUE;
}

static void
jb_masthead_form_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BULLETIN:
      g_value_set_object (value, JB_MASTHEAD_FORM (object)->bulletin);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_masthead_form_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_BULLETIN:
      jb_masthead_form_set_bulletin (JB_MASTHEAD_FORM (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_masthead_form_dispose (GObject *object)
{
  g_clear_object (&JB_MASTHEAD_FORM (object)->bulletin);

  G_OBJECT_CLASS (jb_masthead_form_parent_class)->dispose (object);
}

static void
jb_masthead_form_class_init (JbMastheadFormClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_masthead_form_get_property;
  object_class->set_property = jb_masthead_form_set_property;
  object_class->dispose = jb_masthead_form_dispose;

  properties[PROP_BULLETIN] =
      g_param_spec_object ("bulletin", NULL, NULL, JB_TYPE_BULLETIN,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (JB_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-masthead-form.ui");
  gtk_widget_class_bind_template_child (widget_class, JbMastheadForm, expander);
  gtk_widget_class_bind_template_child (widget_class, JbMastheadForm, printed_switch);
  gtk_widget_class_bind_template_callback (widget_class, on_printed_cb);
}

static void
jb_masthead_form_init (JbMastheadForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jb_masthead_form_set_bulletin:
 * @bulletin: (nullable): the bulletin to show, %NULL for none
 */
void
jb_masthead_form_set_bulletin (JbMastheadForm *self,
                               JbBulletin     *bulletin)
{
  g_return_if_fail (JB_IS_MASTHEAD_FORM (self));
  g_return_if_fail (bulletin == NULL || JB_IS_BULLETIN (bulletin));

  if (self->bulletin != NULL)
    g_signal_handlers_disconnect_by_func (jb_bulletin_get_history (self->bulletin),
                                          update_summary, self);
  if (!g_set_object (&self->bulletin, bulletin))
    return;

  if (bulletin != NULL)
    g_signal_connect_object (jb_bulletin_get_history (bulletin), "notify::revision",
                             G_CALLBACK (update_summary), self, G_CONNECT_SWAPPED);
  update_summary (self);
  adw_expander_row_set_expanded (self->expander, bulletin != NULL && is_new (bulletin));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BULLETIN]);
}

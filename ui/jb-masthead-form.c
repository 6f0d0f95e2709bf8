/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-masthead-form.h"

#include <glib/gi18n-lib.h>

#include "jb-bulletin-label.h"
#include "jb-date-button.h"
#include "jb-field-row.h"

/**
 * JbMastheadForm:
 *
 * The header (报头) of a bulletin: name, numbers, issuer, date and notice. Many texts
 * print none of it, so it is folded away when it is empty, and says in a line what it
 * holds. What is seldom filled in is shown when it is, and else offered by a menu; a field
 * that is not part of the text bears a sign.
 */

static const struct
{
  const char *key;
  const char *title;
  gboolean    usual;
} fields[] = {
  { "name", NC_("header", "Name"), TRUE },
  { "issue", NC_("header", "Issue Number"), TRUE },
  { "total", NC_("header", "Running Number"), FALSE },
  { "issuer", NC_("header", "Issuer"), TRUE },
  { "date", NC_("header", "Date"), TRUE },
  { "notice", NC_("header", "Notice"), FALSE },
  { "secrecy", NC_("header", "Secrecy"), FALSE },
  { "copy", NC_("header", "Copy Number"), FALSE },
};

enum { N_FIELDS = G_N_ELEMENTS (fields) };

struct _JbMastheadForm
{
  GtkBox parent_instance;

  /* Template widgets */
  AdwExpanderRow *expander;
  GtkMenuButton  *add_button;
  GtkSwitch      *printed_switch;

  /* Borrowed from the template, in the order of the fields */
  GtkWidget *rows[N_FIELDS];
  GtkWidget *signs[N_FIELDS];

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

  append_part (summary, jb_fields_get_text (masthead, "name"));
  number = issue != NULL ? jb_bulletin_label_dup_issue (issue) : NULL;
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

/* The menu offers what is not shown. */
static void
update_menu (JbMastheadForm *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  for (guint i = 0; i < N_FIELDS; i++)
    if (!gtk_widget_get_visible (self->rows[i]))
      {
        g_autoptr(GMenuItem) item =
                       g_menu_item_new (g_dpgettext2 (NULL, "header", fields[i].title), NULL);

        g_menu_item_set_action_and_target (item, "masthead.add", "s", fields[i].key);
        g_menu_append_item (menu, item);
      }

  gtk_menu_button_set_menu_model (self->add_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->add_button),
                          g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

/* A row comes when its field is filled and stays when it is emptied, so that nothing moves
 * away under the user's hands. */
static void
update_rows (JbMastheadForm *self)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < N_FIELDS; i++)
    {
      JbBlock *block = NULL;

      if (self->bulletin != NULL)
        block = jb_fields_get_block (jb_bulletin_get_masthead (self->bulletin), fields[i].key);
      gtk_widget_set_visible (self->signs[i], block != NULL && !jb_block_get_printed (block) &&
                                                  *jb_block_get_text (block) != '\0');
      if (block != NULL && !gtk_widget_get_visible (self->rows[i]))
        {
          gtk_widget_set_visible (self->rows[i], TRUE);
          changed = TRUE;
        }
    }

  if (changed)
    update_menu (self);
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  JbMastheadForm *self = JB_MASTHEAD_FORM (widget);
  const char     *key = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < N_FIELDS; i++)
    if (g_str_equal (fields[i].key, key))
      {
        gtk_widget_set_visible (self->rows[i], TRUE);
        adw_expander_row_set_expanded (self->expander, TRUE);
        update_menu (self);
        gtk_widget_grab_focus (self->rows[i]);
      }
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
  update_rows (self);
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

  g_type_ensure (JB_TYPE_DATE_BUTTON);
  g_type_ensure (JB_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-masthead-form.ui");
  gtk_widget_class_bind_template_child (widget_class, JbMastheadForm, expander);
  gtk_widget_class_bind_template_child (widget_class, JbMastheadForm, add_button);
  gtk_widget_class_bind_template_child (widget_class, JbMastheadForm, printed_switch);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *name = g_strconcat (fields[i].key, "_row", NULL);

      gtk_widget_class_bind_template_child_full (widget_class, name, FALSE, 0);
    }
  gtk_widget_class_bind_template_callback (widget_class, on_printed_cb);

  gtk_widget_class_install_action (widget_class, "masthead.add", "s", add_action);
}

static GtkWidget *
create_sign (void)
{
  GtkWidget *sign = gtk_image_new_from_icon_name ("view-conceal-symbolic");

  gtk_widget_set_tooltip_text (sign, _("Not printed in the text"));
  gtk_widget_set_visible (sign, FALSE);
  gtk_widget_add_css_class (sign, "dim-label");
  gtk_widget_add_css_class (sign, "unprinted");
  gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Not printed in the text"), -1);

  return sign;
}

/* Only what every header has is there from the beginning. */
static void
show_usual (JbMastheadForm *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    gtk_widget_set_visible (self->rows[i], fields[i].usual);
  update_menu (self);
}

static void
jb_masthead_form_init (JbMastheadForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *name = g_strconcat (fields[i].key, "_row", NULL);

      self->rows[i] = GTK_WIDGET (
          gtk_widget_get_template_child (GTK_WIDGET (self), JB_TYPE_MASTHEAD_FORM, name));
      self->signs[i] = create_sign ();
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->rows[i]), self->signs[i]);
    }
  show_usual (self);
}

/* What is written in another part is not in the summary. */
static void
on_revision_cb (JbHistory      *history,
                GParamSpec     *pspec,
                JbMastheadForm *self)
{
  JbBlock *only_block = jb_history_get_only_block (history);
  JbNode  *owner = only_block != NULL ? jb_node_get_owner (JB_NODE (only_block)) : NULL;

  if (owner == NULL || JB_IS_FIELDS (owner))
    update_summary (self);
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
                                          on_revision_cb, self);
  if (!g_set_object (&self->bulletin, bulletin))
    return;

  if (bulletin != NULL)
    g_signal_connect_object (jb_bulletin_get_history (bulletin), "notify::revision",
                             G_CALLBACK (on_revision_cb), self, 0);
  show_usual (self);
  update_summary (self);
  adw_expander_row_set_expanded (self->expander, bulletin != NULL && is_new (bulletin));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BULLETIN]);
}

/**
 * jb_masthead_form_begin:
 *
 * Unfolds the header and puts the keyboard into the name.
 *
 * Returns: whether the keyboard is there
 */
gboolean
jb_masthead_form_begin (JbMastheadForm *self)
{
  g_return_val_if_fail (JB_IS_MASTHEAD_FORM (self), FALSE);

  adw_expander_row_set_expanded (self->expander, TRUE);

  return gtk_widget_grab_focus (self->rows[0]);
}

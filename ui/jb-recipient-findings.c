/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-recipient-findings.h"

#include <glib/gi18n-lib.h>

#include "jb-editor.h"
#include "jb-form-lock.h"

/**
 * JbRecipientFindings:
 *
 * What is wrong with one recipient: an icon for the worst of it, which opens a list with all of
 * it, and what can be done about it. There is nothing to see when nothing is wrong.
 */

struct _JbRecipientFindings
{
  AdwBin parent_instance;

  /* Owned */
  GtkWidget    *button;
  JbBlock      *block;
  GSignalGroup *signals;
  char         *message;
};

enum
{
  PROP_0,
  PROP_MESSAGE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbRecipientFindings, jb_recipient_findings, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static JbFindings *
get_findings (JbRecipientFindings *self)
{
  g_autoptr(GObject) target = g_signal_group_dup_target (self->signals);

  return target != NULL ? JB_FINDINGS (target) : NULL;
}

static GPtrArray *
get_remarks (JbRecipientFindings *self)
{
  JbFindings *findings = get_findings (self);

  return findings != NULL && self->block != NULL ? jb_findings_get_of_block (findings, self->block)
                                                 : NULL;
}

static const char *
get_icon (JbFindingLevel level)
{
  switch (level)
    {
    case JB_FINDING_ERROR:
      return "dialog-error-symbolic";
    case JB_FINDING_WARNING:
      return "dialog-warning-symbolic";
    case JB_FINDING_INFO:
    default:
      return "dialog-information-symbolic";
    }
}

static const char *
get_name (JbFindingLevel level)
{
  switch (level)
    {
    case JB_FINDING_ERROR:
      return C_("finding", "Error");
    case JB_FINDING_WARNING:
      return C_("finding", "Warning");
    case JB_FINDING_INFO:
    default:
      return C_("finding", "Note");
    }
}

static void
update (JbRecipientFindings *self)
{
  GPtrArray       *remarks = get_remarks (self);
  GString         *message = g_string_new (NULL);
  JbFindingLevel   worst = JB_FINDING_INFO + 1;
  g_autofree char *name = NULL;

  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      JbRemark *remark = g_ptr_array_index (remarks, i);

      if (jb_remark_get_ignored (remark))
        continue;
      worst = MIN (worst, jb_remark_get_level (remark));
      g_string_append_printf (message, "%s%s", message->len > 0 ? "\n" : "",
                              jb_remark_get_finding (remark)->message);
    }

  gtk_widget_set_visible (GTK_WIDGET (self), message->len > 0);
  if (message->len > 0)
    {
      gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), get_icon (worst));
      name = g_strdup_printf ("%s: %s", get_name (worst), message->str);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_set_tooltip_text (self->button, message->str);
      gtk_widget_remove_css_class (self->button, "error");
      gtk_widget_remove_css_class (self->button, "warning");
      if (worst != JB_FINDING_INFO)
        gtk_widget_add_css_class (self->button, worst == JB_FINDING_ERROR ? "error" : "warning");
    }
  if (g_strcmp0 (self->message, message->str) != 0)
    {
      g_free (self->message);
      self->message = g_string_free (message, FALSE);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
    }
  else
    g_string_free (message, TRUE);
}

static void
on_checked_cb (JbRecipientFindings *self,
               GHashTable          *blocks)
{
  if (self->block != NULL && g_hash_table_contains (blocks, self->block))
    update (self);
}

static JbRemark *
get_remark_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "remark");
}

static void
on_fix_cb (JbRecipientFindings *self,
           GtkWidget           *button)
{
  g_autoptr(JbRecipientFindings) keep = g_object_ref (self);
  g_autoptr(JbRemark) remark = g_object_ref (get_remark_of (button));
  JbFindings *findings = get_findings (self);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  if (findings != NULL)
    jb_findings_fix (findings, remark);
}

static void
on_ignore_cb (JbRecipientFindings *self,
              GtkWidget           *button)
{
  g_autoptr(JbRemark) remark = g_object_ref (get_remark_of (button));
  JbFindings *findings = get_findings (self);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  if (findings != NULL)
    jb_findings_ignore (findings, remark, TRUE);
  update (self);
}

static GtkWidget *
add_button (JbRecipientFindings *self,
            GtkBox              *box,
            JbRemark            *remark,
            const char          *label,
            GCallback            callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_END);
  g_object_set_data_full (G_OBJECT (button), "remark", g_object_ref (remark), g_object_unref);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (box, button);

  return button;
}

static GtkWidget *
create_finding (JbRecipientFindings *self,
                JbRemark            *remark)
{
  const JbFinding *finding = jb_remark_get_finding (remark);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget       *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *icon = gtk_image_new_from_icon_name (get_icon (finding->level));
  GtkWidget       *message = gtk_label_new (finding->message);
  GtkWidget       *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_name (finding->level), -1);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (message), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (message), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (message), 34);
  gtk_label_set_xalign (GTK_LABEL (message), 0);
  gtk_box_append (GTK_BOX (head), icon);
  gtk_box_append (GTK_BOX (head), message);
  gtk_box_append (GTK_BOX (box), head);

  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  if (finding->fix != NULL)
    {
      g_autofree char *label =
          *finding->fix != '\0' ? g_strdup_printf (_("Change to “%s”"), finding->fix)
                                : g_strdup (_("Remove"));
      GtkWidget *fix =
          add_button (self, GTK_BOX (buttons), remark, label, G_CALLBACK (on_fix_cb));

      gtk_widget_set_sensitive (fix, jb_editor_lets_write (GTK_WIDGET (self)));
    }
  add_button (self, GTK_BOX (buttons), remark, _("Ignore Here"), G_CALLBACK (on_ignore_cb));
  gtk_box_append (GTK_BOX (box), buttons);

  return box;
}

static void
create_popover (GtkMenuButton *button,
                gpointer       data)
{
  JbRecipientFindings *self = data;
  GPtrArray           *remarks = get_remarks (self);
  GtkWidget           *popover = gtk_popover_new ();
  GtkWidget           *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (box, "recipient-findings");
  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    if (!jb_remark_get_ignored (g_ptr_array_index (remarks, i)))
      gtk_box_append (GTK_BOX (box), create_finding (self, g_ptr_array_index (remarks, i)));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static void
jb_recipient_findings_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_MESSAGE:
      g_value_set_string (value, JB_RECIPIENT_FINDINGS (object)->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_recipient_findings_dispose (GObject *object)
{
  JbRecipientFindings *self = JB_RECIPIENT_FINDINGS (object);

  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->block);
  g_clear_pointer (&self->message, g_free);

  G_OBJECT_CLASS (jb_recipient_findings_parent_class)->dispose (object);
}

static void
jb_recipient_findings_class_init (JbRecipientFindingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = jb_recipient_findings_get_property;
  object_class->dispose = jb_recipient_findings_dispose;

  properties[PROP_MESSAGE] =
      g_param_spec_string ("message", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jb_recipient_findings_init (JbRecipientFindings *self)
{
  self->button = gtk_menu_button_new ();
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popover, self,
                                         NULL);
  adw_bin_set_child (ADW_BIN (self), self->button);
  gtk_widget_hide (GTK_WIDGET (self));
  jb_form_lock_spare (self->button);
  self->signals = g_signal_group_new (JB_TYPE_FINDINGS);
  g_signal_group_connect_object (self->signals, "checked", G_CALLBACK (on_checked_cb), self,
                                 G_CONNECT_SWAPPED);
}

/**
 * jb_recipient_findings_set_block:
 * @block: (nullable): the recipient
 */
void
jb_recipient_findings_set_block (JbRecipientFindings *self,
                                 JbBlock             *block)
{
  g_return_if_fail (JB_IS_RECIPIENT_FINDINGS (self));
  g_return_if_fail (block == NULL || JB_IS_BLOCK (block));

  if (g_set_object (&self->block, block))
    update (self);
}

/**
 * jb_recipient_findings_set_findings:
 * @findings: (nullable): what was found in the bulletin
 */
void
jb_recipient_findings_set_findings (JbRecipientFindings *self,
                                    JbFindings          *findings)
{
  g_return_if_fail (JB_IS_RECIPIENT_FINDINGS (self));
  g_return_if_fail (findings == NULL || JB_IS_FINDINGS (findings));

  if (get_findings (self) == findings)
    return;

  g_signal_group_set_target (self->signals, findings);
  update (self);
}

/**
 * jb_recipient_findings_get_message:
 *
 * Returns: (nullable): all that is wrong, a line each; "" when nothing is
 */
const char *
jb_recipient_findings_get_message (JbRecipientFindings *self)
{
  g_return_val_if_fail (JB_IS_RECIPIENT_FINDINGS (self), NULL);

  return self->message;
}

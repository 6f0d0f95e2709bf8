/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-finding-popover.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-button-names.h"
#include "jb-finding-style.h"

/**
 * JbFindingPopover:
 *
 * What was found at one place: the sentence, the clause, and what can be done about it. It
 * takes no keyboard by itself, so that who types goes on typing.
 */

struct _JbFindingPopover
{
  GtkPopover parent_instance;

  /* Template widgets */
  GtkImage  *icon;
  GtkLabel  *message;
  GtkLabel  *clause;
  GtkWidget *fix_button;
  GtkLabel  *fix_label;
  GtkWidget *rebuild_button;
  GtkButton *ignore_button;
  GtkWidget *switch_off_button;

  /* Owned */
  JbRemark *remark;
};

enum
{
  PROP_0,
  PROP_REMARK,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbFindingPopover, jb_finding_popover, GTK_TYPE_POPOVER)

static GParamSpec *properties[N_PROPS];

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
show_fix (JbFindingPopover *self,
          const JbFinding  *finding)
{
  g_autofree char *label = NULL;
  gboolean         can_fix = finding->fix != NULL && !finding->ignored;

  gtk_widget_set_visible (self->fix_button, can_fix);
  if (!can_fix)
    return;

  if (*finding->fix == '\0')
    label = g_strdup (_("Remove"));
  else
    /* Translators: %s is the text that takes the place of what was found */
    label = g_strdup_printf (_("Replace with “%s”"), finding->fix);
  gtk_label_set_text (self->fix_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fix_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
show (JbFindingPopover *self)
{
  const JbFinding *finding;
  g_autofree char *name = NULL;

  if (self->remark == NULL)
    return;

  finding = jb_remark_get_finding (self->remark);
  gtk_image_set_from_icon_name (self->icon, jb_finding_style_get_icon (finding->level));
  gtk_widget_set_css_classes (
      GTK_WIDGET (self->icon),
      (const char *[]) { jb_finding_style_get_class (finding->level), NULL });
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->icon),
                               jb_finding_style_get_level_name (finding->level));
  gtk_label_set_text (self->message, finding->message);
  set_text (self->clause, finding->clause);
  show_fix (self, finding);
  /* Where there is a wording to choose, rebuilding would keep the one that is there. */
  gtk_widget_set_visible (self->rebuild_button,
                          g_str_has_prefix (finding->rule, "digest.") && finding->fix == NULL &&
                              !finding->ignored);
  gtk_button_set_label (self->ignore_button,
                        finding->ignored ? _("No Longer _Ignore") : _("_Ignore Here"));
  jb_button_names_tidy (gtk_widget_get_parent (GTK_WIDGET (self->ignore_button)));
  gtk_widget_set_visible (self->switch_off_button, !finding->ignored);

  /* Translators: a finding of the check: %s is its level, such as “Warning”, and its sentence */
  name = g_strdup_printf (_("%s: %s"), jb_finding_style_get_level_name (finding->level),
                             finding->message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
jb_finding_popover_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_REMARK:
      g_value_set_object (value, JB_FINDING_POPOVER (object)->remark);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_finding_popover_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_REMARK:
      jb_finding_popover_set_remark (JB_FINDING_POPOVER (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_finding_popover_dispose (GObject *object)
{
  JbFindingPopover *self = JB_FINDING_POPOVER (object);

  if (self->remark != NULL)
    g_signal_handlers_disconnect_by_data (self->remark, self);
  g_clear_object (&self->remark);

  G_OBJECT_CLASS (jb_finding_popover_parent_class)->dispose (object);
}

/* The keyboard goes to what helps, and not to what closes. */
static gboolean
jb_finding_popover_grab_focus (GtkWidget *widget)
{
  JbFindingPopover *self = JB_FINDING_POPOVER (widget);
  GtkWidget        *buttons[] = { self->fix_button, self->rebuild_button,
                                  GTK_WIDGET (self->ignore_button) };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (gtk_widget_get_visible (buttons[i]))
      return gtk_widget_grab_focus (buttons[i]);

  return FALSE;
}

static void
jb_finding_popover_class_init (JbFindingPopoverClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_finding_popover_get_property;
  object_class->set_property = jb_finding_popover_set_property;
  object_class->dispose = jb_finding_popover_dispose;
  widget_class->grab_focus = jb_finding_popover_grab_focus;

  properties[PROP_REMARK] =
      g_param_spec_object ("remark", NULL, NULL, JB_TYPE_REMARK,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/jianbao/Jianbao/jb-finding-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, JbFindingPopover, icon);
  gtk_widget_class_bind_template_child (widget_class, JbFindingPopover, message);
  gtk_widget_class_bind_template_child (widget_class, JbFindingPopover, clause);
  gtk_widget_class_bind_template_child (widget_class, JbFindingPopover, fix_button);
  gtk_widget_class_bind_template_child (widget_class, JbFindingPopover, fix_label);
  gtk_widget_class_bind_template_child (widget_class, JbFindingPopover, rebuild_button);
  gtk_widget_class_bind_template_child (widget_class, JbFindingPopover, ignore_button);
  gtk_widget_class_bind_template_child (widget_class, JbFindingPopover, switch_off_button);
}

static void
jb_finding_popover_init (JbFindingPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_button_names_tidy (GTK_WIDGET (self));
}

/**
 * jb_finding_popover_new:
 *
 * Its buttons are actions of the window that it is shown in.
 *
 * Returns: (transfer floating): a popover about nothing yet
 */
GtkWidget *
jb_finding_popover_new (void)
{
  return g_object_new (JB_TYPE_FINDING_POPOVER, NULL);
}

/**
 * jb_finding_popover_get_remark:
 *
 * Returns: (transfer none) (nullable): what it is about
 */
JbRemark *
jb_finding_popover_get_remark (JbFindingPopover *self)
{
  g_return_val_if_fail (JB_IS_FINDING_POPOVER (self), NULL);

  return self->remark;
}

/**
 * jb_finding_popover_set_remark:
 * @remark: (nullable): what to explain
 */
void
jb_finding_popover_set_remark (JbFindingPopover *self,
                               JbRemark         *remark)
{
  g_return_if_fail (JB_IS_FINDING_POPOVER (self));
  g_return_if_fail (remark == NULL || JB_IS_REMARK (remark));

  if (self->remark == remark)
    return;

  if (self->remark != NULL)
    g_signal_handlers_disconnect_by_data (self->remark, self);
  g_set_object (&self->remark, remark);
  if (remark != NULL)
    g_signal_connect_object (remark, "notify::finding", G_CALLBACK (show), self,
                             G_CONNECT_SWAPPED);
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMARK]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <glib/gi18n-lib.h>

#include "check/jb-digest-rebuild.h"
#include "jb-announcer.h"
#include "jb-finding-style.h"
#include "jb-rules-dialog.h"
#include "jb-transient.h"

/* The checks in the window: the list beside the archive, the badge in the header, and from one
 * finding to the next. What they need from the archive comes with jb-window-checks.c. */

/* In a narrow window there is room for the sign only. */
static void
set_badge (JbWindow   *self,
           const char *icon,
           const char *class,
           const char *text)
{
  static const char *const classes[] = { "error", "warning", "success" };

  gtk_image_set_from_icon_name (self->badge_icon, icon);
  gtk_label_set_text (self->badge_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->badge_label), !adw_leaflet_get_folded (self->leaflet));
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_str_equal (classes[i], class))
      gtk_widget_add_css_class (self->badge, classes[i]);
    else
      gtk_widget_remove_css_class (self->badge, classes[i]);
}

/* Whether the issue is fit to go out, at a glance. */
static void
update_badge (JbWindow *self)
{
  guint            n_errors = jb_findings_count (self->findings, JB_FINDING_ERROR);
  guint            n_warnings = jb_findings_count (self->findings, JB_FINDING_WARNING);
  guint            n_infos = jb_findings_count (self->findings, JB_FINDING_INFO);
  g_autofree char *errors = NULL;
  g_autofree char *warnings = NULL;
  g_autofree char *infos = NULL;
  g_autofree char *all = NULL;

  if (self->badge == NULL)
    return;

  gtk_widget_set_visible (self->badge, self->bulletin != NULL);
  errors = g_strdup_printf (ngettext ("%u error", "%u errors", n_errors), n_errors);
  warnings = g_strdup_printf (ngettext ("%u warning", "%u warnings", n_warnings), n_warnings);
  infos = g_strdup_printf (ngettext ("%u note", "%u notes", n_infos), n_infos);
  if (n_errors > 0)
    set_badge (self, jb_finding_style_get_icon (JB_FINDING_ERROR), "error", errors);
  else if (n_warnings > 0)
    set_badge (self, jb_finding_style_get_icon (JB_FINDING_WARNING), "warning", warnings);
  else
    set_badge (self, "emblem-ok-symbolic", "success", C_("check", "Fit"));

  if (n_errors > 0)
    /* Translators: how many errors, warnings and notes there are */
    all = g_strdup_printf (_("Not fit to go out: %s, %s, %s"), errors, warnings, infos);
  else if (n_warnings > 0)
    /* Translators: how many warnings and notes there are */
    all = g_strdup_printf (_("To be looked at before it goes out: %s, %s"), warnings, infos);
  else
    /* Translators: %s is how many notes there are */
    all = g_strdup_printf (_("Fit to go out: no errors, no warnings, %s"), infos);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (self->badge), all) != 0)
    {
      gtk_widget_set_tooltip_text (self->badge, all);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->badge),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
    }
}

void
jb_window_update_findings_actions (JbWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean   has_bulletin = self->bulletin != NULL;

  /* A window is there before all that is in it. */
  if (self->findings == NULL)
    return;

  gtk_widget_action_set_enabled (widget, "win.next-finding", has_bulletin);
  gtk_widget_action_set_enabled (widget, "win.previous-finding", has_bulletin);
  gtk_widget_action_set_enabled (widget, "win.show-finding", has_bulletin);
  gtk_widget_action_set_enabled (widget, "win.choose-rules", has_bulletin);
  gtk_widget_action_set_enabled (widget, "win.fix-all-findings",
                                 has_bulletin && !self->filed &&
                                     jb_findings_get_n_safe (self->findings) > 0);
  gtk_widget_action_set_enabled (widget, "win.fix-finding", has_bulletin && !self->filed);
  gtk_widget_action_set_enabled (
      widget, "win.rebuild-digest",
      has_bulletin && !self->filed &&
          jb_bulletin_get_kind (self->bulletin) == JB_KIND_BULLETIN);
}

static void
on_counts_cb (JbWindow *self)
{
  update_badge (self);
  jb_window_update_findings_actions (self);
}

static void
on_remark_chosen_cb (JbWindow *self,
                     JbRemark *remark)
{
  jb_window_show_content (self);
  jb_finding_guide_go_to (self->guide, remark);
}

static void
step_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);

  if (self->bulletin == NULL)
    return;

  jb_window_show_content (self);
  if (jb_finding_guide_step (self->guide, g_str_equal (action_name, "win.next-finding") ? 1 : -1))
    jb_findings_view_select (self->findings_view, jb_finding_guide_get_remark (self->guide));
  else
    jb_window_toast (self, _("Nothing was found"));
}

static void
show_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);

  if (self->bulletin != NULL && !jb_finding_guide_explain (self->guide))
    jb_window_toast (self, _("Nothing was found here"));
}

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);

  jb_window_complete (self);
  jb_finding_guide_close (self->guide);
}

/* To the list, and from there back to the forms. */
static void
show_findings_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  JbWindow  *self = JB_WINDOW (widget);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  jb_window_complete (self);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->findings_view)))
    {
      jb_window_show_content (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->editor));
      return;
    }

  g_object_set (self, "show-archive", TRUE, NULL);
  gtk_stack_set_visible_child_name (self->sidebar, "findings");
  gtk_widget_grab_focus (GTK_WIDGET (self->findings_view));
}

static JbRemark *
get_remark (JbWindow *self)
{
  jb_window_complete (self);

  return jb_finding_guide_get_remark (self->guide);
}

static void
fix_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);
  JbRemark *remark = get_remark (self);
  g_autoptr(JbRemark) kept = remark != NULL ? g_object_ref (remark) : NULL;

  jb_finding_guide_close (self->guide);
  if (kept != NULL && !jb_findings_fix (self->findings, kept))
    jb_window_toast (self, _("The text is another one by now"));
}

static void
ignore_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);
  JbRemark *remark = get_remark (self);
  g_autoptr(JbRemark) kept = remark != NULL ? g_object_ref (remark) : NULL;

  jb_finding_guide_close (self->guide);
  if (kept != NULL)
    jb_findings_ignore (self->findings, kept, !jb_remark_get_ignored (kept));
}

static void
switch_off_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  JbWindow   *self = JB_WINDOW (widget);
  JbRemark   *remark = get_remark (self);
  const char *rule = remark != NULL ? jb_remark_get_finding (remark)->rule : NULL;

  jb_finding_guide_close (self->guide);
  if (rule != NULL)
    jb_window_switch_rule (self, rule, FALSE);
}

static void
switch_on_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  jb_window_switch_rule (JB_WINDOW (widget), g_variant_get_string (parameter, NULL), TRUE);
}

static void
fix_all_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  JbWindow        *self = JB_WINDOW (widget);
  guint            n;
  g_autofree char *message = NULL;

  if (self->bulletin == NULL)
    return;

  jb_finding_guide_close (self->guide);
  jb_findings_update (self->findings);
  n = jb_findings_fix_all (self->findings);
  if (n == 0)
    {
      jb_window_toast (self, _("Nothing can be fixed safely"));
      return;
    }
  message = g_strdup_printf (ngettext ("%u place was fixed", "%u places were fixed", n), n);
  jb_window_offer_step_back (self, message, _("_Undo"));
}

static void
rebuild_digest_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  JbWindow *self = JB_WINDOW (widget);

  if (self->bulletin == NULL)
    return;

  jb_finding_guide_close (self->guide);
  if (jb_digest_rebuild (self->bulletin))
    jb_window_offer_step_back (self, _("The digest was rebuilt"), _("_Undo"));
  else
    jb_window_toast (self, _("The digest is as the body has it"));
}

static void
choose_rules_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  JbWindow  *self = JB_WINDOW (widget);
  GtkWidget *dialog;

  if (self->bulletin == NULL)
    return;

  dialog = jb_rules_dialog_new (self->findings, jb_window_get_publication_name (self));
  jb_transient_set_parent (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "skip-changed", G_CALLBACK (jb_window_store_skip), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Called when the template of the class has been set. */
void
jb_window_install_findings (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, JbWindow, badge);
  gtk_widget_class_bind_template_child (widget_class, JbWindow, badge_icon);
  gtk_widget_class_bind_template_child (widget_class, JbWindow, badge_label);

  gtk_widget_class_install_action (widget_class, "win.next-finding", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "win.previous-finding", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "win.show-finding", NULL, show_action);
  gtk_widget_class_install_action (widget_class, "win.close-finding", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "win.show-findings", NULL, show_findings_action);
  gtk_widget_class_install_action (widget_class, "win.fix-finding", NULL, fix_action);
  gtk_widget_class_install_action (widget_class, "win.ignore-finding", NULL, ignore_action);
  gtk_widget_class_install_action (widget_class, "win.switch-off-rule", NULL, switch_off_action);
  gtk_widget_class_install_action (widget_class, "win.switch-on-rule", "s", switch_on_action);
  gtk_widget_class_install_action (widget_class, "win.fix-all-findings", NULL, fix_all_action);
  gtk_widget_class_install_action (widget_class, "win.rebuild-digest", NULL,
                                   rebuild_digest_action);
  gtk_widget_class_install_action (widget_class, "win.choose-rules", NULL, choose_rules_action);
}

/* What stands in no form is in the text, and not on the pages. */
static void
on_text_wanted_cb (JbWindow *self)
{
  jb_window_set_show_page (self, FALSE);
  adw_flap_set_reveal_flap (self->flap, TRUE);
}

/* What is seen as a line below the text is said, too. */
static void
on_passed_cb (JbWindow *self,
              JbRemark *remark)
{
  g_autofree char *text = NULL;

  if (remark != NULL)
    {
      const JbFinding *finding = jb_remark_get_finding (remark);

      /* Translators: a finding of the check: %s is its level, “Warning”, and its sentence */
      text = g_strdup_printf (_("%s: %s"), jb_finding_style_get_level_name (finding->level),
                                 finding->message);
      jb_announcer_say (GTK_WIDGET (self), text);
    }
  else if (self->said != NULL)
    jb_announcer_hush (GTK_WIDGET (self), self->said);
  g_free (self->said);
  self->said = g_steal_pointer (&text);
}

/* Called when the place among the forms is known. */
void
jb_window_init_findings (JbWindow *self)
{
  static const char *const numbers[] = {
    "notify::n-errors",
    "notify::n-warnings",
    "notify::n-infos",
    "notify::n-safe",
    "notify::bulletin",
  };

  jb_window_get_findings (self);
  self->guide = jb_finding_guide_new (self->content_page, self->findings, self->place,
                                      self->preview);
  g_signal_connect_object (self->guide, "text-wanted", G_CALLBACK (on_text_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->guide, "passed", G_CALLBACK (on_passed_cb), self,
                           G_CONNECT_SWAPPED);
  jb_findings_view_set_findings (self->findings_view, self->findings);
  g_signal_connect_object (self->findings_view, "remark-chosen", G_CALLBACK (on_remark_chosen_cb),
                           self, G_CONNECT_SWAPPED);
  jb_preview_set_findings (self->preview, self->findings);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_signal_connect_object (self->findings, numbers[i], G_CALLBACK (on_counts_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (update_badge), self,
                           G_CONNECT_SWAPPED);
  jb_window_watch_checks (self);
  on_counts_cb (self);
}

/* Called before the widgets go. */
void
jb_window_dispose_findings (JbWindow *self)
{
  if (self->checks_loading != NULL)
    g_cancellable_cancel (self->checks_loading);
  g_clear_object (&self->checks_loading);
  if (self->findings != NULL)
    jb_findings_set_bulletin (self->findings, NULL);
  g_clear_object (&self->guide);
  g_clear_pointer (&self->said, g_free);
}

/**
 * jb_window_get_findings:
 *
 * Returns: (transfer none): what the rules find in the bulletin that is open
 */
JbFindings *
jb_window_get_findings (JbWindow *self)
{
  g_return_val_if_fail (JB_IS_WINDOW (self), NULL);

  /* Rows of the template ask before the window is ready. */
  if (self->findings == NULL)
    self->findings = jb_findings_new ();

  return self->findings;
}

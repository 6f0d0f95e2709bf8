/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-filing-form.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-finding-row.h"

/**
 * JbFilingForm:
 *
 * What an issue is filed as, and what the checks found in it. With errors in it, it can be filed
 * only when somebody says so.
 */
struct _JbFilingForm
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkWidget      *numbers;
  GtkEditable    *issue;
  GtkEditable    *total;
  GtkEditable    *day;
  GtkLabel       *problem;
  GtkLabel       *counts;
  GtkWidget      *scroller;
  GtkListBox     *list;
  GtkCheckButton *in_spite;

  /* What was typed last, for the wish to point to. */
  char *wished_day;

  guint    n_errors;
  gboolean has_problem;
  gboolean filling;
};

/* A list that nobody could read to its end helps nobody. */
enum
{
  MAX_ROWS = 50
};

enum
{
  CHANGED,
  READY_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JbFilingForm, jb_filing_form, GTK_TYPE_BOX)

static guint signals[N_SIGNALS];

static void
on_changed_cb (JbFilingForm *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_toggled_cb (JbFilingForm *self)
{
  g_signal_emit (self, signals[READY_CHANGED], 0);
}

static void
jb_filing_form_finalize (GObject *object)
{
  g_free (JB_FILING_FORM (object)->wished_day);

  G_OBJECT_CLASS (jb_filing_form_parent_class)->finalize (object);
}

static void
jb_filing_form_class_init (JbFilingFormClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = jb_filing_form_finalize;

  /**
   * JbFilingForm::changed:
   *
   * Another number or date is wanted.
   */
  signals[CHANGED] = g_signal_new ("changed", JB_TYPE_FILING_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  /**
   * JbFilingForm::ready-changed:
   *
   * Whether the issue can be filed may be another answer now.
   */
  signals[READY_CHANGED] = g_signal_new ("ready-changed", JB_TYPE_FILING_FORM, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-filing-form.ui");
  gtk_widget_class_bind_template_child (widget_class, JbFilingForm, numbers);
  gtk_widget_class_bind_template_child (widget_class, JbFilingForm, issue);
  gtk_widget_class_bind_template_child (widget_class, JbFilingForm, total);
  gtk_widget_class_bind_template_child (widget_class, JbFilingForm, day);
  gtk_widget_class_bind_template_child (widget_class, JbFilingForm, problem);
  gtk_widget_class_bind_template_child (widget_class, JbFilingForm, counts);
  gtk_widget_class_bind_template_child (widget_class, JbFilingForm, scroller);
  gtk_widget_class_bind_template_child (widget_class, JbFilingForm, list);
  gtk_widget_class_bind_template_child (widget_class, JbFilingForm, in_spite);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled_cb);
}

static void
jb_filing_form_init (JbFilingForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_rows (JbFilingForm  *self,
          JbFindings    *findings,
          JbFindingLevel level,
          guint         *n_rows)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (findings));

  for (guint i = 0; i < n && *n_rows < MAX_ROWS; i++)
    {
      g_autoptr(JbRemark) remark = g_list_model_get_item (G_LIST_MODEL (findings), i);
      GtkWidget *row;

      if (jb_remark_get_ignored (remark) || jb_remark_get_level (remark) != level)
        continue;
      row = g_object_new (JB_TYPE_FINDING_ROW, "remark", remark, NULL);
      gtk_widget_set_margin_start (row, 9);
      gtk_widget_set_margin_end (row, 9);
      gtk_widget_set_margin_top (row, 6);
      gtk_widget_set_margin_bottom (row, 6);
      gtk_list_box_append (self->list, row);
      (*n_rows)++;
    }
}

static void
show_findings (JbFilingForm *self,
               JbFindings   *findings)
{
  guint            n_warnings = jb_findings_count (findings, JB_FINDING_WARNING);
  guint            n_infos = jb_findings_count (findings, JB_FINDING_INFO);
  guint            n_rows = 0;
  g_autofree char *errors = NULL;
  g_autofree char *warnings = NULL;
  g_autofree char *infos = NULL;
  g_autofree char *all = NULL;

  self->n_errors = jb_findings_count (findings, JB_FINDING_ERROR);
  errors = g_strdup_printf (ngettext ("%u error", "%u errors", self->n_errors), self->n_errors);
  warnings = g_strdup_printf (ngettext ("%u warning", "%u warnings", n_warnings), n_warnings);
  infos = g_strdup_printf (ngettext ("%u note", "%u notes", n_infos), n_infos);
  /* Translators: how many errors, warnings and notes the checks found */
  all = g_strdup_printf (_("The checks found %s, %s, %s"), errors, warnings, infos);
  gtk_label_set_text (self->counts,
                      self->n_errors + n_warnings + n_infos > 0 ? all
                                                                : _("The checks found nothing"));

  add_rows (self, findings, JB_FINDING_ERROR, &n_rows);
  add_rows (self, findings, JB_FINDING_WARNING, &n_rows);
  add_rows (self, findings, JB_FINDING_INFO, &n_rows);
  gtk_widget_set_visible (self->scroller, n_rows > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->in_spite), self->n_errors > 0);
}

/**
 * jb_filing_form_new:
 * @filing: what is proposed
 * @findings: what the checks found
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
jb_filing_form_new (const JbFiling *filing,
                    JbFindings     *findings)
{
  JbFilingForm    *self;
  g_autofree char *number = NULL;
  g_autofree char *total = NULL;

  g_return_val_if_fail (filing != NULL && JB_IS_FINDINGS (findings), NULL);

  self = g_object_new (JB_TYPE_FILING_FORM, NULL);
  self->filling = TRUE;
  if (filing->number > 0)
    {
      number = g_strdup_printf ("%s%lld", filing->supplement ? "增刊" : "",
                                (long long) filing->number);
      gtk_editable_set_text (self->issue, number);
    }
  if (filing->total > 0)
    {
      total = g_strdup_printf ("%lld", (long long) filing->total);
      gtk_editable_set_text (self->total, total);
    }
  gtk_editable_set_text (self->day, filing->day);
  gtk_widget_set_visible (GTK_WIDGET (self->issue), filing->number > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->total), filing->number > 0);
  show_findings (self, findings);
  self->filling = FALSE;

  return GTK_WIDGET (self);
}

static gboolean
parse_number (GtkEditable *row,
              gint64      *number,
              gboolean    *supplement)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (row)));
  JbIssueNumber    parsed;

  *number = 0;
  if (*text == '\0')
    return TRUE;
  if (strchr (text, '-') != NULL || !jb_issue_number_parse (text, &parsed))
    return FALSE;
  *number = parsed.number;
  *supplement = parsed.supplement;

  return TRUE;
}

/**
 * jb_filing_form_get_wish:
 * @wish: (out): what is wanted; its day is the form's
 *
 * Says what is wrong with what was typed, where anything is.
 *
 * Returns: whether it can be understood
 */
gboolean
jb_filing_form_get_wish (JbFilingForm *self,
                         JbFilingWish *wish)
{
  gboolean    ignored = FALSE;
  const char *problem = NULL;
  GDate       date;

  g_return_val_if_fail (JB_IS_FILING_FORM (self) && wish != NULL, FALSE);

  memset (wish, 0, sizeof *wish);
  g_free (self->wished_day);
  self->wished_day = g_strstrip (g_strdup (gtk_editable_get_text (self->day)));
  if (!parse_number (self->issue, &wish->number, &wish->supplement))
    problem = _("This is no issue number.");
  else if (!parse_number (self->total, &wish->total, &ignored))
    problem = _("This is no running number.");
  else if (!jb_filing_parse_day (self->wished_day, &date))
    problem = _("There is no such date. Write it like 2015-04-09.");
  wish->day = self->wished_day;
  jb_filing_form_set_problem (self, problem);

  return problem == NULL;
}

/**
 * jb_filing_form_set_problem:
 * @problem: (nullable): why the issue cannot be filed like this, in words
 */
void
jb_filing_form_set_problem (JbFilingForm *self,
                            const char   *problem)
{
  g_return_if_fail (JB_IS_FILING_FORM (self));

  self->has_problem = problem != NULL;
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  g_signal_emit (self, signals[READY_CHANGED], 0);
}

/**
 * jb_filing_form_get_ready:
 *
 * Returns: whether the issue can be filed like this
 */
gboolean
jb_filing_form_get_ready (JbFilingForm *self)
{
  g_return_val_if_fail (JB_IS_FILING_FORM (self), FALSE);

  return !self->has_problem &&
         (self->n_errors == 0 || gtk_check_button_get_active (self->in_spite));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-filing-form.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-button-names.h"
#include "jb-finding-row.h"

/**
 * JbFilingForm:
 *
 * What an issue is filed as, and what the checks found in it. With errors in it, or warnings about
 * its recipients, it can be filed only when somebody who saw them says so.
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

  /* Owned: what was found, in the order of the rows, and what of it has to be seen. */
  GPtrArray  *shown;
  GHashTable *asked;

  gboolean has_problem;
  gboolean filling;
};

/* A list that nobody could read to its end helps nobody. What has to be seen is shown all the
 * same. */
enum
{
  MAX_ROWS = 50
};

enum
{
  CHANGED,
  READY_CHANGED,
  CHOSEN,
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
on_row_activated_cb (JbFilingForm  *self,
                     GtkListBoxRow *row)
{
  JbFinding *finding = g_ptr_array_index (self->shown, gtk_list_box_row_get_index (row));

  g_signal_emit (self, signals[CHOSEN], 0, finding);
}

static void
jb_filing_form_finalize (GObject *object)
{
  JbFilingForm *self = JB_FILING_FORM (object);

  g_free (self->wished_day);
  g_ptr_array_unref (self->shown);
  g_hash_table_unref (self->asked);

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

  /**
   * JbFilingForm::chosen:
   * @finding: a #JbFinding
   *
   * Somebody wants to see the place where this was found.
   */
  signals[CHOSEN] = g_signal_new ("chosen", JB_TYPE_FILING_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, JB_TYPE_FINDING);

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
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
jb_filing_form_init (JbFilingForm *self)
{
  self->shown = g_ptr_array_new_with_free_func ((GDestroyNotify) jb_finding_unref);
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The same thing at the same place. */
static char *
dup_key (const JbFinding *finding)
{
  return g_strjoin ("\n", finding->rule, finding->pointer, finding->key, NULL);
}

static GHashTable *
gather_asked (GPtrArray *findings)
{
  GHashTable *asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const JbFinding *finding = g_ptr_array_index (findings, i);

      if (jb_filing_asks_about (finding))
        g_hash_table_add (asked, dup_key (finding));
    }

  return asked;
}

static gboolean
has_all (GHashTable *all,
         GHashTable *some)
{
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, some);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (all, key))
      return FALSE;

  return TRUE;
}

static void
add_row (JbFilingForm *self,
         JbFinding    *finding)
{
  GtkWidget       *content = jb_finding_row_new ();
  GtkWidget       *row = gtk_list_box_row_new ();
  g_autofree char *label =
      g_strjoin (*finding->text != '\0' ? "\n" : "", finding->message, finding->text, NULL);

  jb_finding_row_show (JB_FINDING_ROW (content), finding);
  gtk_widget_set_margin_start (content, 9);
  gtk_widget_set_margin_end (content, 9);
  gtk_widget_set_margin_top (content, 6);
  gtk_widget_set_margin_bottom (content, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_widget_set_tooltip_text (row, _("Go to this place"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->shown, jb_finding_ref (finding));
}

static void
add_rows (JbFilingForm  *self,
          GPtrArray     *findings,
          JbFindingLevel level,
          gboolean       asked)
{
  for (guint i = 0; i < findings->len && (asked || self->shown->len < MAX_ROWS); i++)
    {
      JbFinding *finding = g_ptr_array_index (findings, i);

      if (!finding->ignored && finding->level == level && jb_filing_asks_about (finding) == asked)
        add_row (self, finding);
    }
}

/* What has to be seen stands first. */
static void
fill_list (JbFilingForm *self,
           GPtrArray    *findings)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_set_size (self->shown, 0);

  add_rows (self, findings, JB_FINDING_ERROR, TRUE);
  add_rows (self, findings, JB_FINDING_WARNING, TRUE);
  add_rows (self, findings, JB_FINDING_WARNING, FALSE);
  add_rows (self, findings, JB_FINDING_INFO, FALSE);
  gtk_widget_set_visible (self->scroller, self->shown->len > 0);
}

static void
show_counts (JbFilingForm *self,
             const guint  *n)
{
  g_autofree char *errors = g_strdup_printf (ngettext ("%u error", "%u errors",
                                                       n[JB_FINDING_ERROR]),
                                             n[JB_FINDING_ERROR]);
  g_autofree char *warnings = g_strdup_printf (ngettext ("%u warning", "%u warnings",
                                                         n[JB_FINDING_WARNING]),
                                               n[JB_FINDING_WARNING]);
  g_autofree char *infos = g_strdup_printf (ngettext ("%u note", "%u notes", n[JB_FINDING_INFO]),
                                            n[JB_FINDING_INFO]);
  /* Translators: how many errors, warnings and notes the checks found */
  g_autofree char *all = g_strdup_printf (_("The checks found %s, %s, %s"), errors, warnings,
                                             infos);

  gtk_label_set_text (self->counts,
                      self->shown->len > 0 ? all : _("The checks found nothing"));
}

/**
 * jb_filing_form_new:
 * @filing: what is proposed
 * @findings: (element-type JbFinding): what the checks found in it
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
jb_filing_form_new (const JbFiling *filing,
                    GPtrArray      *findings)
{
  JbFilingForm    *self;
  g_autofree char *number = NULL;
  g_autofree char *total = NULL;

  g_return_val_if_fail (filing != NULL && findings != NULL, NULL);

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
  jb_filing_form_set_findings (self, findings);
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
 * jb_filing_form_set_findings:
 * @findings: (element-type JbFinding): what the checks found
 *
 * Shows what was found in the issue as it would be filed. When something is among it that has to
 * be seen and that was not shown before, somebody has to say anew that it is to be filed.
 */
void
jb_filing_form_set_findings (JbFilingForm *self,
                             GPtrArray    *findings)
{
  g_autoptr(GHashTable) before = NULL;
  guint n[JB_FINDING_INFO + 1] = { 0 };
  guint n_recipients = 0;

  g_return_if_fail (JB_IS_FILING_FORM (self));
  g_return_if_fail (findings != NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const JbFinding *finding = g_ptr_array_index (findings, i);

      if (!finding->ignored)
        n[finding->level]++;
      n_recipients += finding->level != JB_FINDING_ERROR && jb_filing_asks_about (finding);
    }
  fill_list (self, findings);
  show_counts (self, n);

  before = g_steal_pointer (&self->asked);
  self->asked = gather_asked (findings);
  if (!has_all (before, self->asked))
    gtk_check_button_set_active (self->in_spite, FALSE);
  gtk_check_button_set_label (self->in_spite,
                              n_recipients == 0 ? _("File it _in spite of the errors")
                                                : n[JB_FINDING_ERROR] == 0
                              ? _("These rec_ipients are as they should be")
                              : _("File it _in spite of the errors and with these recipients"));
  jb_button_names_tidy (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->in_spite), g_hash_table_size (self->asked) > 0);
  g_signal_emit (self, signals[READY_CHANGED], 0);
}

/**
 * jb_filing_form_has_shown:
 * @findings: (element-type JbFinding): what the checks found
 *
 * Returns: whether all that has to be seen among @findings is shown
 */
gboolean
jb_filing_form_has_shown (JbFilingForm *self,
                          GPtrArray    *findings)
{
  g_autoptr(GHashTable) asked = NULL;

  g_return_val_if_fail (JB_IS_FILING_FORM (self) && findings != NULL, FALSE);

  asked = gather_asked (findings);

  return has_all (self->asked, asked);
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
         (g_hash_table_size (self->asked) == 0 ||
          gtk_check_button_get_active (self->in_spite));
}

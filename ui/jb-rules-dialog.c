/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rules-dialog.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-button-names.h"
#include "jb-toast.h"
#include "check/jb-rules.h"
#include "check/jb-office-words.h"

/**
 * JbRulesDialog:
 *
 * Which rules a publication is held against, and the office's own words.
 */

struct _JbRulesDialog
{
  AdwPreferencesWindow parent_instance;

  /* Template widgets */
  AdwPreferencesPage *rules_page;
  GtkTextView        *words_view;

  /* Owned */
  JbFindings *findings;

  guint words_changed : 1;
};

enum
{
  SKIP_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JbRulesDialog, jb_rules_dialog, ADW_TYPE_PREFERENCES_WINDOW)

static guint signals[N_SIGNALS];

static const struct
{
  const char *family;
  const char *title;
} families[] = {
  { "punct.", N_("Punctuation") },
    { "width.", N_("Character Width") },
      { "space.", N_("Spaces") },
        { "number.", N_("Numbers") },
          { "date.", N_("Dates") },
            { "word.", N_("Words") },
              { "structure.", N_("Structure") },
                { "digest.", N_("Digest") },
                  { "consistency.", N_("Consistency") },
                    { "document.", N_("Documents") },
                      { "recipients.", N_("Recipients") },
                    };

static void
on_switch_cb (GtkSwitch     *button,
              GParamSpec    *pspec,
              JbRulesDialog *self)
{
  const char      *rule = g_object_get_data (G_OBJECT (button), "rule");
  g_autofree char *skip = jb_rules_dup_skip (jb_findings_get_skip (self->findings), rule,
                                             !gtk_switch_get_active (button));

  jb_findings_set_skip (self->findings, *skip != '\0' ? skip : NULL, NULL);
  g_signal_emit (self, signals[SKIP_CHANGED], 0);
}

static GtkWidget *
make_row (JbRulesDialog *self,
          const JbRule  *rule)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *button = gtk_switch_new ();
  const char      *skip = jb_findings_get_skip (self->findings);
  g_autofree char *without = jb_rules_dup_skip (skip, rule->id, TRUE);
  g_autofree char *now = jb_rules_dup_skip (skip, "", TRUE);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(rule->summary));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (rule->clause != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), rule->clause);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (button), !g_str_equal (without, now));
  g_object_set_data (G_OBJECT (button), "rule", (gpointer) rule->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(rule->summary), -1);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (on_switch_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);

  return row;
}

static void
fill_rules (JbRulesDialog *self,
            const char    *publication)
{
  guint            n_rules;
  const JbRule    *rules = jb_rules_get (&n_rules);
  g_autofree char *description = NULL;

  /* Translators: %s is the name of a publication */
  description = publication != NULL
      ? g_strdup_printf (_("What all issues of “%s” are held against."), publication)
      : g_strdup (_("What all bulletins without a name are held against."));

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

      adw_preferences_group_set_title (group, _(families[i].title));
      if (i == 0)
        {
          g_autofree char *markup = g_markup_escape_text (description, -1);

          adw_preferences_group_set_description (group, markup);
        }
      for (guint j = 0; j < n_rules; j++)
        if (g_str_has_prefix (rules[j].id, families[i].family))
          adw_preferences_group_add (group, make_row (self, &rules[j]));
      adw_preferences_page_add (self->rules_page, group);
    }
}

static void
on_words_cb (JbRulesDialog *self)
{
  self->words_changed = TRUE;
}

static void
fill_words (JbRulesDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->words_view);
  g_autoptr(GError) error = NULL;
  g_autofree char *lines = jb_office_words_load (&error);

  if (lines == NULL)
    {
      /* What cannot be read is not to be written over. */
      gtk_text_view_set_editable (self->words_view, FALSE);
      gtk_text_buffer_set_text (buffer, error->message, -1);
      return;
    }

  gtk_text_buffer_set_text (buffer, lines, -1);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_words_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
save_words (JbRulesDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->words_view);
  g_autoptr(GError) error = NULL;
  g_autoptr(JbWords) words = NULL;
  g_autofree char *lines = NULL;
  GtkTextIter      start, end;

  if (!self->words_changed)
    return TRUE;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  lines = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  if (!jb_office_words_save (lines, &error))
    {
      AdwToast *toast = jb_toast_new (error->message);

      adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), toast);
      return FALSE;
    }

  self->words_changed = FALSE;
  words = jb_words_new_default ();
  jb_findings_set_words (self->findings, words);

  return TRUE;
}

/* The words are stored when one is done with them. One that could not be stored is told once. */
static gboolean
jb_rules_dialog_close_request (GtkWindow *window)
{
  JbRulesDialog *self = JB_RULES_DIALOG (window);

  if (!save_words (self))
    {
      self->words_changed = FALSE;
      return GDK_EVENT_STOP;
    }

  return GTK_WINDOW_CLASS (jb_rules_dialog_parent_class)->close_request (window);
}

static void
jb_rules_dialog_dispose (GObject *object)
{
  g_clear_object (&JB_RULES_DIALOG (object)->findings);

  G_OBJECT_CLASS (jb_rules_dialog_parent_class)->dispose (object);
}

static void
jb_rules_dialog_class_init (JbRulesDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = jb_rules_dialog_dispose;
  window_class->close_request = jb_rules_dialog_close_request;

  /**
   * JbRulesDialog::skip-changed:
   *
   * Another choice of rules was made; the findings have it already.
   */
  signals[SKIP_CHANGED] = g_signal_new ("skip-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-rules-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JbRulesDialog, rules_page);
  gtk_widget_class_bind_template_child (widget_class, JbRulesDialog, words_view);
}

static void
jb_rules_dialog_init (JbRulesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_button_names_tidy (GTK_WIDGET (self));
}

/**
 * jb_rules_dialog_new:
 * @findings: whose rules to choose
 * @publication: (nullable): the publication that the choice is for
 *
 * Returns: (transfer none): a window; it belongs to GTK until it is closed
 */
GtkWidget *
jb_rules_dialog_new (JbFindings *findings,
                     const char *publication)
{
  JbRulesDialog *self;

  g_return_val_if_fail (JB_IS_FINDINGS (findings), NULL);

  self = g_object_new (JB_TYPE_RULES_DIALOG, NULL);
  self->findings = g_object_ref (findings);
  fill_rules (self, publication);
  fill_words (self);

  return GTK_WIDGET (self);
}

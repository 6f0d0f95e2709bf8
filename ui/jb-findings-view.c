/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-findings-view.h"

#include <glib/gi18n-lib.h>

#include "check/jb-rules.h"
#include "jb-button-names.h"
#include "jb-finding-row.h"
#include "jb-follow.h"
#include "jb-narrow.h"

/**
 * JbFindingsView:
 *
 * All findings of the bulletin as a list, with how many there are of each level and of each
 * rule; some can be chosen.
 */

/* The levels, and after them what is ignored. */
enum
{
  IGNORED = JB_FINDING_INFO + 1,
  N_KINDS
};

struct _JbFindingsView
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkToggleButton *buttons[N_KINDS];
  GtkLabel        *labels[N_KINDS];
  GtkWidget       *filters;
  GtkDropDown     *rule_choice;
  GtkStack        *stack;
  GtkLabel        *nothing;
  GtkListView     *list;
  GtkButton       *fix_button;

  /* Owned */
  JbFindings         *findings;
  GtkFilter          *filter;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  GArray             *rules;

  const char *rule;
  guint       update_id;
  guint       filling : 1;
};

enum
{
  PROP_0,
  PROP_FINDINGS,
  N_PROPS
};

enum
{
  REMARK_CHOSEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JbFindingsView, jb_findings_view, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static guint
get_kind (JbRemark *remark)
{
  return jb_remark_get_ignored (remark) ? (guint) IGNORED : (guint) jb_remark_get_level (remark);
}

static gboolean
is_wanted (gpointer item,
           gpointer data)
{
  JbFindingsView *self = data;

  return gtk_toggle_button_get_active (self->buttons[get_kind (item)]) &&
         (self->rule == NULL || g_str_equal (jb_remark_get_finding (item)->rule, self->rule));
}

static guint
count_kind (JbFindingsView *self,
            guint           kind)
{
  if (self->findings == NULL)
    return 0;

  return kind == IGNORED ? jb_findings_get_n_ignored (self->findings)
                         : jb_findings_count (self->findings, kind);
}

static void
show_counts (JbFindingsView *self)
{
  static const char *const names[] = {
    NULL,
    N_("Errors"), N_("Warnings"), N_("Notes"), N_("Ignored"),
    };
  guint            n_safe = self->findings != NULL ? jb_findings_get_n_safe (self->findings) : 0;
  g_autofree char *fix = NULL;

  for (guint i = JB_FINDING_ERROR; i < N_KINDS; i++)
    {
      guint            n = count_kind (self, i);
      g_autofree char *number = g_strdup_printf ("%u", n);
      /* Translators: “Errors: 3” */
      g_autofree char *name = g_strdup_printf (_("%s: %u"), _(names[i]), n);

      if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self->buttons[i])), name) == 0)
        continue;
      gtk_label_set_text (self->labels[i], number);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->buttons[i]), name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }

  fix = n_safe > 0 ? g_strdup_printf (_("Fix All _Safe Ones (%u)"), n_safe)
                   : g_strdup (_("Fix All _Safe Ones"));
  if (g_strcmp0 (gtk_button_get_label (self->fix_button), fix) == 0)
    return;
  gtk_button_set_label (self->fix_button, fix);
  jb_button_names_tidy (gtk_widget_get_parent (GTK_WIDGET (self->fix_button)));
}

static void
show_page (JbFindingsView *self)
{
  const char *text = _("No bulletin is open");

  if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "list");
      return;
    }

  if (self->findings != NULL && jb_findings_get_bulletin (self->findings) != NULL)
    text = g_list_model_get_n_items (G_LIST_MODEL (self->findings)) > 0
        ? _("Nothing of what is chosen above")
        : _("Nothing was found");
  gtk_label_set_text (self->nothing, text);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static gboolean
lists (GListModel    *model,
       GtkStringList *names)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (names));

  if (model == NULL || g_list_model_get_n_items (model) != n)
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i),
                      gtk_string_list_get_string (names, i)))
      return FALSE;

  return TRUE;
}

/* Each rule that found something, and how often. */
static void
fill_rules (JbFindingsView *self)
{
  guint             n_rules;
  const JbRule     *rules = jb_rules_get (&n_rules);
  g_autofree guint *counts = g_new0 (guint, n_rules);
  guint             n = 0, n_all = 0, selected = 0;
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *all = NULL;

  if (self->findings != NULL)
    n = g_list_model_get_n_items (G_LIST_MODEL (self->findings));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbRemark) remark = g_list_model_get_item (G_LIST_MODEL (self->findings), i);
      guint rule;

      if (!jb_remark_get_ignored (remark) &&
          jb_rules_find (jb_remark_get_finding (remark)->rule, &rule))
        {
          counts[rule]++;
          n_all++;
        }
    }

  all = g_strdup_printf (_("All Rules (%u)"), n_all);
  gtk_string_list_append (names, all);
  g_array_set_size (self->rules, 0);
  for (guint i = 0; i < n_rules; i++)
    {
      g_autofree char *name = NULL;

      if (counts[i] == 0 && rules[i].id != self->rule)
        continue;
      name = g_strdup_printf ("%s (%u)", _(rules[i].summary), counts[i]);
      gtk_string_list_append (names, name);
      g_array_append_val (self->rules, i);
      if (rules[i].id == self->rule)
        selected = self->rules->len;
    }

  if (lists (gtk_drop_down_get_model (self->rule_choice), names))
    return;

  self->filling = TRUE;
  gtk_drop_down_set_model (self->rule_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->rule_choice, selected);
  self->filling = FALSE;
}

static void
update (JbFindingsView *self)
{
  g_clear_handle_id (&self->update_id, g_source_remove);
  fill_rules (self);
  show_counts (self);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_page (self);
}

static gboolean
update_cb (gpointer data)
{
  JbFindingsView *self = data;

  self->update_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* What is not seen is brought up to date when it is. */
static void
schedule_update (JbFindingsView *self)
{
  if (self->update_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->update_id = g_idle_add_full (JB_PRIORITY_FOLLOW, update_cb, self, NULL);
}

static void
on_filter_cb (JbFindingsView *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_page (self);
}

static void
on_rule_cb (JbFindingsView *self)
{
  guint         n_rules;
  const JbRule *rules = jb_rules_get (&n_rules);
  guint         selected = gtk_drop_down_get_selected (self->rule_choice);

  if (self->filling)
    return;

  self->rule = selected > 0 && selected <= self->rules->len
                   ? rules[g_array_index (self->rules, guint, selected - 1)].id
                   : NULL;
  on_filter_cb (self);
}

static void
on_activate_cb (JbFindingsView *self,
                guint           position)
{
  g_autoptr(JbRemark) remark = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (remark != NULL)
    g_signal_emit (self, signals[REMARK_CHOSEN], 0, remark);
}

static void
on_setup_cb (JbFindingsView *self,
             GtkListItem    *item)
{
  gtk_list_item_set_child (item, jb_finding_row_new ());
}

static void
on_bind_cb (JbFindingsView *self,
            GtkListItem    *item)
{
  jb_finding_row_set_remark (JB_FINDING_ROW (gtk_list_item_get_child (item)),
                             gtk_list_item_get_item (item));
}

static void
on_unbind_cb (JbFindingsView *self,
              GtkListItem    *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  if (row != NULL)
    jb_finding_row_set_remark (JB_FINDING_ROW (row), NULL);
}

/* A list has rows also where nobody sees them, some two hundred, and each key that is typed into
 * the bulletin may change most of them. So it has them only while it is seen. */
static void
jb_findings_view_map (GtkWidget *widget)
{
  JbFindingsView *self = JB_FINDINGS_VIEW (widget);
  guint           selected = gtk_single_selection_get_selected (self->selection);

  update (self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", selected);

  GTK_WIDGET_CLASS (jb_findings_view_parent_class)->map (widget);
}

static void
jb_findings_view_unmap (GtkWidget *widget)
{
  JbFindingsView *self = JB_FINDINGS_VIEW (widget);

  GTK_WIDGET_CLASS (jb_findings_view_parent_class)->unmap (widget);

  g_clear_handle_id (&self->update_id, g_source_remove);
  gtk_list_view_set_model (self->list, NULL);
}

static gboolean
jb_findings_view_grab_focus (GtkWidget *widget)
{
  JbFindingsView *self = JB_FINDINGS_VIEW (widget);

  return g_str_equal (gtk_stack_get_visible_child_name (self->stack), "list")
             ? gtk_widget_grab_focus (GTK_WIDGET (self->list))
             : gtk_widget_child_focus (self->filters, GTK_DIR_TAB_FORWARD);
}

static void
jb_findings_view_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FINDINGS:
      g_value_set_object (value, JB_FINDINGS_VIEW (object)->findings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_findings_view_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_FINDINGS:
      jb_findings_view_set_findings (JB_FINDINGS_VIEW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_findings_view_dispose (GObject *object)
{
  JbFindingsView *self = JB_FINDINGS_VIEW (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->findings != NULL)
    g_signal_handlers_disconnect_by_data (self->findings, self);
  if (self->filtered != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->filtered, self);
      gtk_filter_list_model_set_model (self->filtered, NULL);
    }
  g_clear_object (&self->findings);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (jb_findings_view_parent_class)->dispose (object);
}

static void
jb_findings_view_finalize (GObject *object)
{
  g_array_unref (JB_FINDINGS_VIEW (object)->rules);

  G_OBJECT_CLASS (jb_findings_view_parent_class)->finalize (object);
}

static void
bind_kind (GtkWidgetClass *widget_class,
           guint           kind,
           const char     *button,
           const char     *label)
{
  gtk_widget_class_bind_template_child_full (
      widget_class, button, FALSE,
      (gssize) (G_STRUCT_OFFSET (JbFindingsView, buttons) + kind * sizeof (gpointer)));
  gtk_widget_class_bind_template_child_full (
      widget_class, label, FALSE,
      (gssize) (G_STRUCT_OFFSET (JbFindingsView, labels) + kind * sizeof (gpointer)));
}

/* Tab goes from row to row in a list of GTK 4.8, however many there are; the arrow keys do that. */
static gboolean
on_list_key_cb (JbFindingsView *self,
                guint           keyval,
                guint           keycode,
                GdkModifierType state)
{
  GtkWidget *next = GTK_WIDGET (self->fix_button);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_ISO_Left_Tab:
      return gtk_widget_child_focus (GTK_WIDGET (self->rule_choice), GTK_DIR_TAB_BACKWARD);
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      if ((state & GDK_SHIFT_MASK) != 0)
        return gtk_widget_child_focus (GTK_WIDGET (self->rule_choice), GTK_DIR_TAB_BACKWARD);
      while (next != NULL && !gtk_widget_grab_focus (next))
        next = gtk_widget_get_next_sibling (next);
      return next != NULL;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
jb_findings_view_class_init (JbFindingsViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_findings_view_get_property;
  object_class->set_property = jb_findings_view_set_property;
  object_class->dispose = jb_findings_view_dispose;
  object_class->finalize = jb_findings_view_finalize;
  widget_class->map = jb_findings_view_map;
  widget_class->unmap = jb_findings_view_unmap;
  widget_class->grab_focus = jb_findings_view_grab_focus;

  properties[PROP_FINDINGS] =
      g_param_spec_object ("findings", NULL, NULL, JB_TYPE_FINDINGS,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * JbFindingsView::remark-chosen:
   * @remark: a finding
   *
   * The user wants to go there.
   */
  signals[REMARK_CHOSEN] =
      g_signal_new ("remark-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, JB_TYPE_REMARK);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-findings-view.ui");
  bind_kind (widget_class, JB_FINDING_ERROR, "error_button", "error_label");
  bind_kind (widget_class, JB_FINDING_WARNING, "warning_button", "warning_label");
  bind_kind (widget_class, JB_FINDING_INFO, "info_button", "info_label");
  bind_kind (widget_class, IGNORED, "ignored_button", "ignored_label");
  gtk_widget_class_bind_template_child (widget_class, JbFindingsView, filters);
  gtk_widget_class_bind_template_child (widget_class, JbFindingsView, rule_choice);
  gtk_widget_class_bind_template_child (widget_class, JbFindingsView, stack);
  gtk_widget_class_bind_template_child (widget_class, JbFindingsView, nothing);
  gtk_widget_class_bind_template_child (widget_class, JbFindingsView, list);
  gtk_widget_class_bind_template_child (widget_class, JbFindingsView, fix_button);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_rule_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_key_cb);
}

static void
jb_findings_view_init (JbFindingsView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->rules = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_button_names_tidy (GTK_WIDGET (self));
  jb_narrow_shorten (GTK_WIDGET (self->fix_button));

  self->filter = GTK_FILTER (gtk_custom_filter_new (is_wanted, self, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, g_object_ref (self->filter));
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (show_page), self,
                           G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (on_setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (on_unbind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
}

/**
 * jb_findings_view_set_findings:
 * @findings: (nullable): what to list
 */
void
jb_findings_view_set_findings (JbFindingsView *self,
                               JbFindings     *findings)
{
  static const char *const numbers[] = {
    "notify::n-errors",
    "notify::n-warnings",
    "notify::n-infos",
    "notify::n-ignored",
    "notify::n-safe",
    "notify::bulletin",
  };

  g_return_if_fail (JB_IS_FINDINGS_VIEW (self));

  if (self->findings == findings)
    return;

  if (self->findings != NULL)
    g_signal_handlers_disconnect_by_data (self->findings, self);
  g_set_object (&self->findings, findings);
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (findings));
  if (findings != NULL)
    {
      /* A list that is the same has the same numbers. */
      g_signal_connect_object (findings, "items-changed", G_CALLBACK (schedule_update), self,
                               G_CONNECT_SWAPPED);
      for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
        g_signal_connect_object (findings, numbers[i], G_CALLBACK (schedule_update), self,
                                 G_CONNECT_SWAPPED);
    }
  schedule_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINDINGS]);
}

/**
 * jb_findings_view_select:
 * @remark: (nullable): a finding
 *
 * Marks the one that the user is at.
 */
void
jb_findings_view_select (JbFindingsView *self,
                         JbRemark       *remark)
{
  guint n;

  g_return_if_fail (JB_IS_FINDINGS_VIEW (self));

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbRemark) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (item == remark)
        {
          gtk_single_selection_set_selected (self->selection, i);
          if (gtk_widget_get_mapped (GTK_WIDGET (self)))
            gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
          return;
        }
    }
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

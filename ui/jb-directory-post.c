/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-post.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-field-row.h"

/**
 * JbDirectoryPost:
 *
 * One row of the directory as fields: a post with its list, rank, period and copies. What is
 * typed is taken over when the keyboard leaves the field, or by Enter.
 */

struct _JbDirectoryPost
{
  AdwPreferencesGroup parent_instance;

  /* Template widgets */
  GtkWidget     *remove_button;
  AdwEntryRow   *post_row;
  AdwComboRow   *list_row;
  AdwEntryRow   *from_row;
  AdwEntryRow   *to_row;
  GtkSpinButton *rank_button;
  GtkSpinButton *copies_button;
  GtkLabel      *problem;

  /* Owned */
  JbDirectoryEdits *edits;

  gint64   key;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (JbDirectoryPost, jb_directory_post, ADW_TYPE_PREFERENCES_GROUP)

static JbDirectoryEntry *
get_entry (JbDirectoryPost *self)
{
  return self->edits != NULL ? jb_directory_edits_get_entry (self->edits, self->key) : NULL;
}

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
mark (GtkWidget *row,
      gboolean   wrong)
{
  if (wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/**
 * jb_directory_post_check_text:
 * @row: the field, which is marked when its text cannot be taken
 * @needed: whether it must not be empty
 * @problem: (inout): why it cannot be taken, static; left alone when it can
 *
 * Returns: whether the text can be taken
 */
gboolean
jb_directory_post_check_text (GtkWidget   *row,
                              const char  *text,
                              gboolean     needed,
                              const char **problem)
{
  gboolean    is_empty = TRUE;
  const char *found = NULL;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (p)))
        found = _("There is a line break or another control character in it.");
      is_empty = is_empty && g_unichar_isspace (g_utf8_get_char (p));
    }
  if (found == NULL && needed && is_empty)
    found = _("The name is missing.");

  mark (row, found != NULL);
  if (found != NULL)
    *problem = found;

  return found == NULL;
}

static gboolean
check_date (AdwEntryRow   *row,
            JbPartialDate *date,
            const char   **problem)
{
  g_autofree char *text = g_strstrip (g_strdup (get_text (row)));
  gboolean         is_right = jb_partial_date_parse (text, date);

  mark (GTK_WIDGET (row), !is_right);
  if (!is_right)
    *problem = _("Write a date as YYYY, YYYY-MM or YYYY-MM-DD, or leave it empty.");

  return is_right;
}

/* Whether all fields can be taken as they are; those that cannot are marked. */
static gboolean
check (JbDirectoryPost   *self,
       JbDirectoryValues *values)
{
  const char *problem = NULL;
  gboolean    dates = check_date (self->from_row, &values->valid_from, &problem);

  dates = check_date (self->to_row, &values->valid_to, &problem) && dates;
  if (dates && values->valid_from != 0 && values->valid_to != 0 &&
      jb_partial_date_get_first (values->valid_from) > jb_partial_date_get_last (values->valid_to))
    {
      mark (GTK_WIDGET (self->to_row), TRUE);
      problem = _("The period ends before it begins.");
    }
  jb_directory_post_check_text (GTK_WIDGET (self->post_row), get_text (self->post_row), FALSE,
                                &problem);

  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);

  return problem == NULL;
}

static const char *
find_label (const JbDirectoryValues *old,
            const JbDirectoryValues *new)
{
  if (g_strcmp0 (old->post, new->post) != 0)
    return _("Change Post");
  if (old->list != new->list)
    return _("Change List");
  if (old->rank != new->rank)
    return _("Change Rank");
  if (old->copies != new->copies)
    return _("Change Copies");

  return _("Change Period");
}

/* Numbers that are changed click by click are undone at once. */
static gboolean
commit (JbDirectoryPost *self,
        const char      *merge_tag)
{
  JbDirectoryEntry *entry = get_entry (self);
  JbDirectoryValues values;
  g_autoptr(JbDirectoryEntry) changed = NULL;
  g_autofree char *post = NULL;

  if (entry == NULL || self->updating)
    return TRUE;

  values = *jb_directory_entry_get_values (entry);
  if (!check (self, &values))
    return FALSE;

  if (gtk_widget_get_visible (GTK_WIDGET (self->post_row)))
    {
      post = g_strstrip (g_strdup (get_text (self->post_row)));
      values.post = *post != '\0' ? post : NULL;
    }
  values.list = (JbDirectoryList) adw_combo_row_get_selected (self->list_row);
  if (values.rank <= 1000000000)
    values.rank = gtk_spin_button_get_value_as_int (self->rank_button);
  values.copies = (guint) gtk_spin_button_get_value_as_int (self->copies_button);
  changed = jb_directory_entry_new (&values);
  if (jb_directory_entry_equal (changed, entry))
    return TRUE;

  g_clear_object (&changed);
  values.learnt = FALSE;
  changed = jb_directory_entry_new (&values);
  jb_directory_edits_begin (self->edits,
                            find_label (jb_directory_entry_get_values (entry), &values),
                            merge_tag);
  jb_directory_edits_replace (self->edits, self->key, changed);
  jb_directory_edits_end (self->edits);

  return TRUE;
}

static void
on_commit_cb (JbDirectoryPost *self)
{
  commit (self, NULL);
}

static void
on_changed_cb (JbDirectoryPost *self)
{
  JbDirectoryEntry *entry = get_entry (self);

  if (!self->updating && entry != NULL)
    {
      JbDirectoryValues values = *jb_directory_entry_get_values (entry);

      check (self, &values);
    }
}

static void
on_list_cb (JbDirectoryPost *self)
{
  commit (self, NULL);
}

static void
on_number_cb (JbDirectoryPost *self,
              GtkSpinButton   *button)
{
  g_autofree char *tag =
      g_strdup_printf ("%s-%" G_GINT64_FORMAT, button == self->rank_button ? "rank" : "copies",
                       self->key);

  commit (self, tag);
}

static void
on_remove_cb (JbDirectoryPost *self)
{
  if (get_entry (self) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "directory.remove-row", "x", self->key);
}

static void
watch (JbDirectoryPost *self,
       AdwEntryRow     *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_editable_set_enable_undo (GTK_EDITABLE (row), FALSE);
  jb_field_row_expose_text (row);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))),
      GTK_ACCESSIBLE_PROPERTY_LABEL,
      adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (on_commit_cb), self);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_commit_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (row), focus);
}

static void
jb_directory_post_dispose (GObject *object)
{
  g_clear_object (&JB_DIRECTORY_POST (object)->edits);

  G_OBJECT_CLASS (jb_directory_post_parent_class)->dispose (object);
}

static void
jb_directory_post_class_init (JbDirectoryPostClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jb_directory_post_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-directory-post.ui");
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryPost, remove_button);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryPost, post_row);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryPost, list_row);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryPost, from_row);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryPost, to_row);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryPost, rank_button);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryPost, copies_button);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryPost, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_number_cb);
}

static void
jb_directory_post_init (JbDirectoryPost *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  watch (self, self->post_row);
  watch (self, self->from_row);
  watch (self, self->to_row);
}

/**
 * jb_directory_post_new:
 *
 * Returns: (transfer floating): fields for a row
 */
GtkWidget *
jb_directory_post_new (void)
{
  return g_object_new (JB_TYPE_DIRECTORY_POST, NULL);
}

/* What cannot be taken stays to be put right. */
static void
set_text (AdwEntryRow *row,
          const char  *text,
          gboolean     is_same)
{
  if (is_same && gtk_widget_has_css_class (GTK_WIDGET (row), "error"))
    return;
  if (strcmp (get_text (row), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/**
 * jb_directory_post_show:
 * @edits: the directory
 * @key: a row that is there
 * @number: which of the rows of its recipient it is, from 1
 * @n_posts: how many that has
 *
 * Shows a row, in the place of what was typed; only what cannot be taken for this row stays.
 */
void
jb_directory_post_show (JbDirectoryPost  *self,
                        JbDirectoryEdits *edits,
                        gint64            key,
                        guint             number,
                        guint             n_posts)
{
  const JbDirectoryValues *values;
  g_autofree char         *from = NULL;
  g_autofree char         *to = NULL;
  g_autofree char         *title = NULL;
  gboolean                 is_person, is_same;

  g_return_if_fail (JB_IS_DIRECTORY_POST (self) && JB_IS_DIRECTORY_EDITS (edits));

  is_same = self->edits == edits && self->key == key;
  g_set_object (&self->edits, edits);
  self->key = key;
  values = jb_directory_entry_get_values (get_entry (self));
  is_person = values->kind == JB_DIRECTORY_PERSON;
  from = jb_partial_date_to_string (values->valid_from);
  to = jb_partial_date_to_string (values->valid_to);
  if (n_posts > 1)
    title = g_strdup_printf (is_person ? _("Post %u") : _("Period %u"), number);
  else
    title = g_strdup (is_person ? _("Post") : _("Distribution"));

  self->updating = TRUE;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  gtk_widget_set_visible (GTK_WIDGET (self->post_row), is_person || values->post != NULL);
  gtk_widget_set_visible (self->remove_button, n_posts > 1);
  gtk_widget_set_tooltip_text (self->remove_button,
                               is_person ? _("Delete This Post") : _("Delete This Period"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_person ? _("Delete This Post") : _("Delete This Period"), -1);
  set_text (self->post_row, values->post != NULL ? values->post : "", is_same);
  set_text (self->from_row, from, is_same);
  set_text (self->to_row, to, is_same);
  adw_combo_row_set_selected (self->list_row, values->list);
  gtk_spin_button_set_value (self->rank_button, (double) MIN (values->rank, 1000000000));
  gtk_spin_button_set_value (self->copies_button, values->copies);
  self->updating = FALSE;
  on_changed_cb (self);
}

/**
 * jb_directory_post_flush:
 *
 * Takes over what was typed.
 *
 * Returns: whether it could be taken
 */
gboolean
jb_directory_post_flush (JbDirectoryPost *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_POST (self), TRUE);

  gtk_spin_button_update (self->rank_button);
  gtk_spin_button_update (self->copies_button);

  return commit (self, NULL);
}

/**
 * jb_directory_post_forget:
 *
 * Drops what was typed and cannot be taken.
 */
void
jb_directory_post_forget (JbDirectoryPost *self)
{
  g_return_if_fail (JB_IS_DIRECTORY_POST (self));

  mark (GTK_WIDGET (self->post_row), FALSE);
  mark (GTK_WIDGET (self->from_row), FALSE);
  mark (GTK_WIDGET (self->to_row), FALSE);
}

/**
 * jb_directory_post_grab:
 *
 * Puts the keyboard into the first field.
 */
void
jb_directory_post_grab (JbDirectoryPost *self)
{
  g_return_if_fail (JB_IS_DIRECTORY_POST (self));

  gtk_widget_grab_focus (gtk_widget_get_visible (GTK_WIDGET (self->post_row))
                             ? GTK_WIDGET (self->post_row)
                             : GTK_WIDGET (self->list_row));
}

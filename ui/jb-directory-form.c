/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-form.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-button-names.h"
#include "jb-directory-post.h"
#include "jb-field-row.h"

/**
 * JbDirectoryForm:
 *
 * A recipient as fields: what it is and is called, and under that one group of fields for each
 * of its posts. How it is printed stands above.
 */

struct _JbDirectoryForm
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkScrolledWindow *scrolled;
  GtkLabel          *printed;
  GtkLabel          *facts;
  AdwComboRow       *kind_row;
  AdwEntryRow       *name_row;
  AdwEntryRow       *aliases_row;
  GtkLabel          *problem;
  GtkBox            *posts;
  GtkButton         *add_button;

  /* Owned */
  JbDirectoryEdits     *edits;
  JbDirectoryRecipient *recipient;
  char                 *naming_tag;

  JbPartialDate date;
  gboolean      updating;
};

G_DEFINE_FINAL_TYPE (JbDirectoryForm, jb_directory_form, ADW_TYPE_BIN)

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* Other names are parted by ；, and by what they are parted by in files. */
static char **
read_aliases (const char *text)
{
  g_autofree char *marked = g_strdup (text);
  g_auto (GStrv) parts = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GString) string = g_string_new (marked);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_string_replace (string, "；", "|", 0);
  g_string_replace (string, ";", "|", 0);
  parts = g_strsplit (string->str, "|", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' && g_hash_table_add (seen, parts[i]))
      g_strv_builder_add (builder, parts[i]);

  return g_strv_builder_end (builder);
}

static char *
dup_aliases (JbDirectoryRecipient *recipient)
{
  g_auto (GStrv) aliases = jb_directory_recipient_dup_aliases (recipient);

  return g_strjoinv ("；", aliases);
}

static gboolean
check (JbDirectoryForm *self)
{
  const char *problem = NULL;

  jb_directory_post_check_text (GTK_WIDGET (self->aliases_row), get_text (self->aliases_row),
                                FALSE, &problem);
  jb_directory_post_check_text (GTK_WIDGET (self->name_row), get_text (self->name_row), TRUE,
                                &problem);
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);

  return problem == NULL;
}

/* Changes all rows at once: the name and kind are those of the recipient, not of a post. */
static void
change_rows (JbDirectoryForm   *self,
             const char        *label,
             const char        *name,
             JbDirectoryKind    kind,
             const char *const *aliases)
{
  g_autofree char *tag = g_steal_pointer (&self->naming_tag);
  g_autoptr(JbDirectoryRecipient) recipient = g_object_ref (self->recipient);

  jb_directory_edits_begin (self->edits, label, tag);
  for (guint i = 0; i < jb_directory_recipient_get_n_rows (recipient); i++)
    {
      gint64            key = jb_directory_recipient_get_key (recipient, i);
      JbDirectoryEntry *entry = jb_directory_edits_get_entry (self->edits, key);
      JbDirectoryValues values;
      g_autoptr(JbDirectoryEntry) changed = NULL;

      if (entry == NULL)
        continue;
      values = *jb_directory_entry_get_values (entry);
      values.kind = kind;
      values.name = name;
      values.aliases = aliases;
      values.learnt = FALSE;
      changed = jb_directory_entry_new (&values);
      if (!jb_directory_entry_equal (changed, entry))
        jb_directory_edits_replace (self->edits, key, changed);
    }
  jb_directory_edits_end (self->edits);
}

static const char *
find_label (JbDirectoryForm *self,
            const char      *name,
            JbDirectoryKind  kind)
{
  if (strcmp (name, jb_directory_recipient_get_name (self->recipient)) != 0)
    return _("Change Name");
  if (kind != jb_directory_recipient_get_kind (self->recipient))
    return _("Change Kind");

  return _("Change Other Names");
}

static gboolean
commit (JbDirectoryForm *self)
{
  g_autofree char *name = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *old_joined = NULL;
  g_auto (GStrv) aliases = NULL;
  JbDirectoryKind kind;

  if (self->recipient == NULL || self->updating)
    return TRUE;
  if (!check (self))
    return FALSE;

  name = g_strstrip (g_strdup (get_text (self->name_row)));
  kind = (JbDirectoryKind) adw_combo_row_get_selected (self->kind_row);
  aliases = read_aliases (get_text (self->aliases_row));
  joined = g_strjoinv ("；", aliases);
  old_joined = dup_aliases (self->recipient);
  if (strcmp (name, jb_directory_recipient_get_name (self->recipient)) != 0 ||
      strcmp (joined, old_joined) != 0 ||
      kind != jb_directory_recipient_get_kind (self->recipient))
    change_rows (self, find_label (self, name, kind), name, kind,
                 (const char *const *) aliases);

  return TRUE;
}

static void
on_commit_cb (JbDirectoryForm *self)
{
  commit (self);
}

static void
on_changed_cb (JbDirectoryForm *self)
{
  if (!self->updating && self->recipient != NULL)
    check (self);
}

static void
on_kind_cb (JbDirectoryForm *self)
{
  commit (self);
}

/* Another post begins with what the last one has, but for the post itself and its time. */
static void
on_add_cb (JbDirectoryForm *self)
{
  const char       *label;
  guint             n_rows;
  JbDirectoryValues values;
  g_autoptr(JbDirectoryEntry) entry = NULL;
  GtkWidget *last;

  if (self->recipient == NULL || !jb_directory_form_flush (self))
    return;

  n_rows = jb_directory_recipient_get_n_rows (self->recipient);
  values = *jb_directory_entry_get_values (
      jb_directory_recipient_get_entry (self->recipient, n_rows - 1));
  values.post = NULL;
  values.valid_from = 0;
  values.valid_to = 0;
  values.learnt = FALSE;
  entry = jb_directory_entry_new (&values);
  label = values.kind == JB_DIRECTORY_PERSON ? _("Add Post") : _("Add Period");
  jb_directory_edits_begin (self->edits, label, NULL);
  jb_directory_edits_append (self->edits, entry);
  jb_directory_edits_end (self->edits);

  last = gtk_widget_get_last_child (GTK_WIDGET (self->posts));
  if (last != NULL)
    jb_directory_post_grab (JB_DIRECTORY_POST (last));
}

static void
watch (JbDirectoryForm *self,
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
jb_directory_form_dispose (GObject *object)
{
  JbDirectoryForm *self = JB_DIRECTORY_FORM (object);

  g_clear_object (&self->recipient);
  g_clear_object (&self->edits);
  g_clear_pointer (&self->naming_tag, g_free);

  G_OBJECT_CLASS (jb_directory_form_parent_class)->dispose (object);
}

static void
jb_directory_form_class_init (JbDirectoryFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jb_directory_form_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-directory-form.ui");
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryForm, scrolled);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryForm, printed);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryForm, facts);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryForm, kind_row);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryForm, name_row);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryForm, aliases_row);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryForm, problem);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryForm, posts);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryForm, add_button);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_add_cb);
}

static void
jb_directory_form_init (JbDirectoryForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  watch (self, self->name_row);
  watch (self, self->aliases_row);
}

static void
show_posts (JbDirectoryForm *self)
{
  guint      n_rows = jb_directory_recipient_get_n_rows (self->recipient);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->posts));

  for (guint i = 0; i < n_rows; i++)
    {
      if (child == NULL)
        {
          child = jb_directory_post_new ();
          gtk_box_append (self->posts, child);
        }
      jb_directory_post_show (JB_DIRECTORY_POST (child), self->edits,
                              jb_directory_recipient_get_key (self->recipient, i), i + 1, n_rows);
      child = gtk_widget_get_next_sibling (child);
    }
  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      gtk_box_remove (self->posts, child);
      child = next;
    }
}

static char *
describe (JbDirectoryRecipient *recipient,
          JbPartialDate         date)
{
  gboolean is_learnt = FALSE;

  for (guint i = 0; i < jb_directory_recipient_get_n_rows (recipient); i++)
    is_learnt = is_learnt || jb_directory_entry_get_values (
                                 jb_directory_recipient_get_entry (recipient, i))
                                 ->learnt;
  if (!jb_directory_recipient_is_valid_on (recipient, date))
    return g_strdup (is_learnt ? _("No longer a recipient. Learned from filed issues.")
                               : _("No longer a recipient"));

  return g_strdup (is_learnt ? _("As printed on that day. Learned from filed issues.")
                             : _("As printed on that day"));
}

/* What cannot be taken stays to be put right. */
static void
set_text (AdwEntryRow *row,
          const char  *text,
          gboolean     is_other)
{
  if (!is_other && gtk_widget_has_css_class (GTK_WIDGET (row), "error"))
    return;
  if (strcmp (get_text (row), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/**
 * jb_directory_form_show:
 * @edits: the directory
 * @recipient: (nullable): a recipient as it is now; %NULL for none
 * @date: the date on which it is shown how it is printed
 *
 * Shows a recipient, in the place of what was typed; only what cannot be taken for it stays.
 */
void
jb_directory_form_show (JbDirectoryForm      *self,
                        JbDirectoryEdits     *edits,
                        JbDirectoryRecipient *recipient,
                        JbPartialDate         date)
{
  g_autofree char *label = NULL;
  g_autofree char *aliases = NULL;
  g_autofree char *facts = NULL;
  gboolean         is_other;
  gboolean         is_person;

  g_return_if_fail (JB_IS_DIRECTORY_FORM (self) && JB_IS_DIRECTORY_EDITS (edits));

  is_other = self->recipient == NULL || recipient == NULL ||
             jb_directory_recipient_get_key (self->recipient, 0) !=
                 jb_directory_recipient_get_key (recipient, 0);
  g_set_object (&self->edits, edits);
  g_set_object (&self->recipient, recipient);
  self->date = date;
  if (is_other)
    {
      g_clear_pointer (&self->naming_tag, g_free);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
    }
  if (recipient == NULL)
    return;

  self->updating = TRUE;
  is_person = jb_directory_recipient_get_kind (recipient) == JB_DIRECTORY_PERSON;
  label = jb_directory_recipient_dup_label (recipient, date);
  aliases = dup_aliases (recipient);
  facts = describe (recipient, date);
  gtk_label_set_label (self->printed, label);
  gtk_label_set_label (self->facts, facts);
  adw_combo_row_set_selected (self->kind_row, jb_directory_recipient_get_kind (recipient));
  set_text (self->name_row, jb_directory_recipient_get_name (recipient), is_other);
  set_text (self->aliases_row, aliases, is_other);
  jb_button_names_set_label (self->add_button, is_person ? _("Add _Post") : _("Add _Period"));
  self->updating = FALSE;
  check (self);
  show_posts (self);
}

/**
 * jb_directory_form_flush:
 *
 * Takes over what was typed.
 *
 * Returns: whether all of it could be taken
 */
gboolean
jb_directory_form_flush (JbDirectoryForm *self)
{
  gboolean   is_right;
  GtkWidget *child;

  g_return_val_if_fail (JB_IS_DIRECTORY_FORM (self), TRUE);

  is_right = commit (self);
  child = gtk_widget_get_first_child (GTK_WIDGET (self->posts));
  while (self->recipient != NULL && child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      is_right = jb_directory_post_flush (JB_DIRECTORY_POST (child)) && is_right;
      child = next;
    }

  return is_right;
}

/**
 * jb_directory_form_forget:
 *
 * Drops what was typed and cannot be taken.
 */
void
jb_directory_form_forget (JbDirectoryForm *self)
{
  g_autoptr(JbDirectoryRecipient) recipient = NULL;

  g_return_if_fail (JB_IS_DIRECTORY_FORM (self));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->posts)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    jb_directory_post_forget (JB_DIRECTORY_POST (child));
  recipient = g_steal_pointer (&self->recipient);
  if (recipient != NULL)
    jb_directory_form_show (self, self->edits, recipient, self->date);
}

/**
 * jb_directory_form_begin_naming:
 * @merge_tag: (nullable): the tag of the step that has made the recipient: its first name is
 *   part of that
 *
 * Puts the keyboard into the name, with all of it selected.
 */
void
jb_directory_form_begin_naming (JbDirectoryForm *self,
                                const char      *merge_tag)
{
  g_return_if_fail (JB_IS_DIRECTORY_FORM (self));

  g_free (self->naming_tag);
  self->naming_tag = g_strdup (merge_tag);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  gtk_editable_select_region (GTK_EDITABLE (self->name_row), 0, -1);
}

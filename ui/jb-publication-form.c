/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-publication-form.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-recipient-lists.h"
#include "jb-bulletin-label.h"
#include "jb-row-refusal.h"
#include "legacy/jb-house-style.h"

/**
 * JbPublicationForm:
 *
 * What is known of a publication: its name, how its issues are numbered, what a new one begins
 * with, and how its text is laid out. Nothing of it is saved by the form.
 */

/* The newest issues are offered to learn the house style from. */
enum
{
  N_ISSUES = 200
};

enum
{
  N_LISTS = 3
};

static const char *const list_labels[N_LISTS] = { "报", "送", "发" };

struct _JbPublicationForm
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkEditable   *name;
  GtkEditable   *issuer;
  AdwComboRow   *numbering;
  GtkSpinButton *total;
  GtkWidget     *take_button;
  GtkTextView   *sections;
  GtkTextView   *reported;
  GtkTextView   *sent;
  GtkTextView   *issued;
  AdwComboRow   *style_issue;
  AdwComboRow   *export_style;
  AdwComboRow   *encoding;
  GtkSwitch     *prints_masthead;

  /* Owned */
  JbArchive     *archive;
  JbPublication *publication;
  GArray        *style_ids;
  GCancellable  *asking;
  char          *other_recipients;

  gint64   last_issue;
  gboolean filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JbPublicationForm, jb_publication_form, ADW_TYPE_BIN)

static void
on_changed_cb (JbPublicationForm *self)
{
  gboolean nameless;

  if (self->filling)
    return;

  nameless = !jb_publication_form_get_ready (self);
  jb_row_refusal_show (ADW_ENTRY_ROW (self->name), nameless ? _("A name is needed.") : NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkTextView *
get_list_view (JbPublicationForm *self,
               guint              list)
{
  return list == 0 ? self->reported : list == 1 ? self->sent
                                                : self->issued;
}

/* The lines of a text, without white space around them and without empty ones. */
static GStrv
dup_lines (GtkTextView *view)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter      start, end;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  lines = g_strsplit_set (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strdelimit (lines[i], "\t\f\v", ' ');
      g_strstrip (lines[i]);
      if (*lines[i] != '\0')
        g_strv_builder_add (builder, lines[i]);
    }

  return g_strv_builder_end (builder);
}

static void
set_text (GtkTextView *view,
          const char  *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

static char *
dup_recipients (JbPublicationForm *self)
{
  g_autoptr(GString) text = g_string_new (NULL);
  gboolean any = self->other_recipients != NULL;

  for (guint i = 0; i < N_LISTS; i++)
    {
      g_auto (GStrv) lines = dup_lines (get_list_view (self, i));

      any = any || lines[0] != NULL;
      if (lines[0] == NULL)
        g_string_append_printf (text, "%s\t\n", list_labels[i]);
      for (guint j = 0; lines[j] != NULL; j++)
        g_string_append_printf (text, "%s\t%s\n", list_labels[i], lines[j]);
    }
  if (self->other_recipients != NULL)
    g_string_append (text, self->other_recipients);
  if (text->len > 0 && text->str[text->len - 1] == '\n')
    g_string_truncate (text, text->len - 1);

  return any ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* Lists with another label than the three usual ones are kept as they are. */
static void
show_recipients (JbPublicationForm *self,
                 const char        *recipients)
{
  g_auto (GStrv) lines = g_strsplit (recipients != NULL ? recipients : "", "\n", -1);
  g_autoptr(GString) others = g_string_new (NULL);

  for (guint list = 0; list < N_LISTS; list++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      gsize length = strlen (list_labels[list]);

      for (guint i = 0; lines[i] != NULL; i++)
        if (strncmp (lines[i], list_labels[list], length) == 0 && lines[i][length] == '\t' &&
            lines[i][length + 1] != '\0')
          g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", lines[i] + length + 1);
      set_text (get_list_view (self, list), text->str);
    }

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean known = *lines[i] == '\0';

      for (guint list = 0; list < N_LISTS; list++)
        known = known || (g_str_has_prefix (lines[i], list_labels[list]) &&
                          lines[i][strlen (list_labels[list])] == '\t');
      if (!known)
        g_string_append_printf (others, "%s\n", lines[i]);
    }
  g_free (self->other_recipients);
  self->other_recipients = others->len > 0 ? g_string_free (g_steal_pointer (&others), FALSE)
                                           : NULL;
}

static void
add_style_issue (JbPublicationForm *self,
                 GtkStringList     *names,
                 gint64             id,
                 const char        *name)
{
  gtk_string_list_append (names, name);
  g_array_append_val (self->style_ids, id);
}

/* @entries is %NULL until it is known which issues there are. */
static void
show_style_issues (JbPublicationForm *self,
                   GPtrArray         *entries)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  gint64 chosen = jb_publication_get_style_issue (self->publication);
  guint  selected = 0;

  g_array_set_size (self->style_ids, 0);
  add_style_issue (self, names, 0, _("As in the Newest Filed Issues"));
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      JbArchiveEntry  *entry = g_ptr_array_index (entries, i);
      const char      *date = jb_archive_entry_get_date (entry);
      g_autofree char *label = jb_bulletin_label_dup_for_entry (entry);
      g_autofree char *dated = date != NULL ? g_strdup_printf ("%s · %s", label, date) : NULL;

      add_style_issue (self, names, jb_archive_entry_get_id (entry),
                       dated != NULL ? dated : label);
    }
  for (guint i = 0; i < self->style_ids->len; i++)
    if (g_array_index (self->style_ids, gint64, i) == chosen)
      selected = i;
  if (chosen != 0 && selected == 0)
    {
      selected = self->style_ids->len;
      add_style_issue (self, names, chosen, _("An Earlier Issue"));
    }

  self->filling = TRUE;
  adw_combo_row_set_model (self->style_issue, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->style_issue, selected);
  self->filling = FALSE;
}

static void
issues_listed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(JbPublicationForm) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = jb_archive_list_finish (JB_ARCHIVE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || entries == NULL)
    return;

  self->last_issue = entries->len > 0 ? jb_archive_entry_get_id (entries->pdata[0]) : 0;
  gtk_widget_set_sensitive (self->take_button, self->last_issue != 0);
  show_style_issues (self, entries);
}

static void
list_issues (JbPublicationForm *self)
{
  JbArchiveFilter filter = JB_ARCHIVE_FILTER_INIT;

  self->last_issue = 0;
  gtk_widget_set_sensitive (self->take_button, FALSE);
  filter.publication_id = jb_publication_get_id (self->publication);
  filter.limit = N_ISSUES;
  if (filter.publication_id != 0)
    jb_archive_list_async (self->archive, &filter, self->asking, issues_listed_cb,
                           g_object_ref (self));
}

static void
take_over (JbPublicationForm  *self,
           const JbTranscript *transcript)
{
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();
  g_autoptr(JbBulletin) bulletin = jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
  g_autoptr(GPtrArray) lists = jb_recipient_lists_new_from (bulletin);
  g_autoptr(GString) names = g_string_new (NULL);
  g_autoptr(GString) recipients = g_string_new (NULL);
  GListModel *sections = jb_bulletin_get_sections (bulletin);

  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr(JbSection) section = g_list_model_get_item (sections, i);
      const char *name = jb_section_get_name (section);

      if (name != NULL && *name != '\0')
        g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "", name);
    }
  for (guint i = 0; i < lists->len; i++)
    {
      JbRecipientList *list = g_ptr_array_index (lists, i);

      for (guint j = 0; j < list->entries->len; j++)
        g_string_append_printf (recipients, "%s\t%s\n", list->label != NULL ? list->label : "报",
                                (const char *) g_ptr_array_index (list->entries, j));
    }

  self->filling = TRUE;
  set_text (self->sections, names->str);
  show_recipients (self, recipients->str);
  self->filling = FALSE;
  on_changed_cb (self);
}

static void
issue_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(JbPublicationForm) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript =
                 jb_archive_load_finish (JB_ARCHIVE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (transcript != NULL)
    take_over (self, transcript);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "publications.say", "s", error->message);
}

static void
on_take_cb (JbPublicationForm *self)
{
  if (self->last_issue != 0)
    jb_archive_load_async (self->archive, self->last_issue, self->asking, issue_loaded_cb,
                           g_object_ref (self));
}

static gboolean
jb_publication_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JB_PUBLICATION_FORM (widget)->name));
}

static void
jb_publication_form_dispose (GObject *object)
{
  JbPublicationForm *self = JB_PUBLICATION_FORM (object);

  self->filling = TRUE;
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->archive);
  g_clear_object (&self->publication);

  G_OBJECT_CLASS (jb_publication_form_parent_class)->dispose (object);
}

static void
jb_publication_form_finalize (GObject *object)
{
  JbPublicationForm *self = JB_PUBLICATION_FORM (object);

  g_array_unref (self->style_ids);
  g_free (self->other_recipients);

  G_OBJECT_CLASS (jb_publication_form_parent_class)->finalize (object);
}

static void
jb_publication_form_class_init (JbPublicationFormClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jb_publication_form_dispose;
  object_class->finalize = jb_publication_form_finalize;
  widget_class->grab_focus = jb_publication_form_grab_focus;

  /**
   * JbPublicationForm::changed:
   *
   * Something else is in the form.
   */
  signals[CHANGED] = g_signal_new ("changed", JB_TYPE_PUBLICATION_FORM, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/jianbao/Jianbao/jb-publication-form.ui");
  gtk_widget_class_bind_template_child (widget_class, JbPublicationForm, name);
  gtk_widget_class_bind_template_child (widget_class, JbPublicationForm, issuer);
  gtk_widget_class_bind_template_child (widget_class, JbPublicationForm, numbering);
  gtk_widget_class_bind_template_child (widget_class, JbPublicationForm, total);
  gtk_widget_class_bind_template_child (widget_class, JbPublicationForm, take_button);
  gtk_widget_class_bind_template_child (widget_class, JbPublicationForm, sections);
  gtk_widget_class_bind_template_child (widget_class, JbPublicationForm, reported);
  gtk_widget_class_bind_template_child (widget_class, JbPublicationForm, sent);
  gtk_widget_class_bind_template_child (widget_class, JbPublicationForm, issued);
  gtk_widget_class_bind_template_child (widget_class, JbPublicationForm, style_issue);
  gtk_widget_class_bind_template_child (widget_class, JbPublicationForm, export_style);
  gtk_widget_class_bind_template_child (widget_class, JbPublicationForm, encoding);
  gtk_widget_class_bind_template_child (widget_class, JbPublicationForm, prints_masthead);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_take_cb);
}

static void
jb_publication_form_init (JbPublicationForm *self)
{
  self->filling = TRUE;
  self->style_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->sections), "changed",
                           G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < N_LISTS; i++)
    g_signal_connect_object (gtk_text_view_get_buffer (get_list_view (self, i)), "changed",
                             G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  self->filling = FALSE;
}

/**
 * jb_publication_form_set_publication:
 * @archive: where its issues are
 * @publication: what to show
 */
void
jb_publication_form_set_publication (JbPublicationForm *self,
                                     JbArchive         *archive,
                                     JbPublication     *publication)
{
  const char *issuer;

  g_return_if_fail (JB_IS_PUBLICATION_FORM (self));
  g_return_if_fail (JB_IS_ARCHIVE (archive) && JB_IS_PUBLICATION (publication));

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  g_set_object (&self->archive, archive);
  g_clear_object (&self->publication);
  self->publication = jb_publication_copy (publication);

  self->filling = TRUE;
  issuer = jb_publication_get_issuer (publication);
  gtk_editable_set_text (self->name, jb_publication_get_name (publication));
  gtk_editable_set_text (self->issuer, issuer != NULL ? issuer : "");
  adw_combo_row_set_selected (self->numbering, jb_publication_get_numbering (publication));
  gtk_spin_button_set_value (self->total, (double) jb_publication_get_first_total (publication));
  set_text (self->sections, jb_publication_get_sections (publication) != NULL
                                ? jb_publication_get_sections (publication)
                                : "");
  show_recipients (self, jb_publication_get_recipients (publication));
  adw_combo_row_set_selected (self->export_style, jb_publication_get_export_style (publication));
  adw_combo_row_set_selected (self->encoding, MIN (jb_publication_get_encoding (publication),
                                                   JB_ENCODING_GB18030));
  gtk_switch_set_active (self->prints_masthead, jb_publication_get_prints_masthead (publication));
  jb_row_refusal_show (ADW_ENTRY_ROW (self->name), NULL);
  self->filling = FALSE;
  show_style_issues (self, NULL);
  list_issues (self);
}

/**
 * jb_publication_form_dup_publication:
 *
 * Returns: (transfer full) (nullable): what the form says; %NULL before there is a publication
 */
JbPublication *
jb_publication_form_dup_publication (JbPublicationForm *self)
{
  JbPublication   *publication;
  g_autofree char *name = NULL;
  g_autofree char *issuer = NULL;
  g_autofree char *sections = NULL;
  g_autofree char *recipients = NULL;
  g_auto (GStrv) lines = NULL;
  guint style;

  g_return_val_if_fail (JB_IS_PUBLICATION_FORM (self), NULL);

  if (self->publication == NULL)
    return NULL;

  publication = jb_publication_copy (self->publication);
  name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  issuer = g_strstrip (g_strdup (gtk_editable_get_text (self->issuer)));
  jb_publication_set_name (publication, name);
  jb_publication_set_issuer (publication, *issuer != '\0' ? issuer : NULL);
  jb_publication_set_numbering (publication, adw_combo_row_get_selected (self->numbering));
  jb_publication_set_first_total (publication, gtk_spin_button_get_value_as_int (self->total));
  lines = dup_lines (self->sections);
  sections = g_strjoinv ("\n", lines);
  jb_publication_set_sections (publication, sections);
  recipients = dup_recipients (self);
  jb_publication_set_recipients (publication, recipients);
  style = adw_combo_row_get_selected (self->style_issue);
  if (style < self->style_ids->len)
    jb_publication_set_style_issue (publication, g_array_index (self->style_ids, gint64, style));
  jb_publication_set_export_style (publication, adw_combo_row_get_selected (self->export_style));
  /* An encoding that is not among the choices stays unless another one is chosen. */
  if (adw_combo_row_get_selected (self->encoding) !=
      MIN (jb_publication_get_encoding (publication), JB_ENCODING_GB18030))
    jb_publication_set_encoding (publication, adw_combo_row_get_selected (self->encoding));
  jb_publication_set_prints_masthead (publication, gtk_switch_get_active (self->prints_masthead));

  return publication;
}

/**
 * jb_publication_form_get_changed:
 *
 * Returns: whether the form says anything else than the publication
 */
gboolean
jb_publication_form_get_changed (JbPublicationForm *self)
{
  g_autoptr(JbPublication) publication = NULL;

  g_return_val_if_fail (JB_IS_PUBLICATION_FORM (self), FALSE);

  publication = jb_publication_form_dup_publication (self);

  return publication != NULL && !jb_publication_equal (publication, self->publication);
}

/**
 * jb_publication_form_get_ready:
 *
 * Returns: whether it can be saved: it has a name
 */
gboolean
jb_publication_form_get_ready (JbPublicationForm *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (JB_IS_PUBLICATION_FORM (self), FALSE);

  name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  return *name != '\0';
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-learn.h"

#include <glib/gi18n-lib.h>

#include "directory/jb-directory-lesson.h"
#include "jb-button-names.h"
#include "jb-directory-lesson-words.h"
#include "jb-directory-proposal.h"
#include "jb-directory-row.h"
#include "jb-transient.h"
#include "store/jb-archive-directory.h"

/**
 * JbDirectoryLearn:
 *
 * Shows what filed issues say about who receives them, and where they contradict themselves or
 * the directory, before any of it is taken over.
 */

struct _JbDirectoryLearn
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkButton      *take_button;
  GtkStack       *stack;
  GtkProgressBar *progress;
  AdwStatusPage  *nothing_page;
  GtkLabel       *summary;
  GtkExpander    *contradictions;
  GtkListView    *contradiction_list;
  GtkCheckButton *all_button;
  GtkListView    *list;

  /* Owned */
  JbArchive         *archive;
  JbDirectoryEdits  *edits;
  JbArchiveProgress *how_far;
  GCancellable      *cancellable;
  GPtrArray         *lessons;
  GListStore        *store;

  guint    tick_id;
  gboolean from_drafts;
  gboolean updating;
};

enum
{
  TAKEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JbDirectoryLearn, jb_directory_learn, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

/* How often progress is shown, in milliseconds. */
enum
{
  TICK = 100
};

static void
show_nothing (JbDirectoryLearn *self,
              const char       *title,
              const char       *description)
{
  adw_status_page_set_title (self->nothing_page, title);
  adw_status_page_set_description (self->nothing_page, description);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
show_error (JbDirectoryLearn *self,
            GError           *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  show_nothing (self, _("Nothing Could Be Learned"), escaped);
}

static gboolean
on_tick_cb (gpointer data)
{
  JbDirectoryLearn *self = data;
  guint             n_total;
  guint             n_done = jb_archive_progress_get (self->how_far, &n_total);
  g_autofree char  *text = NULL;

  if (n_total == 0)
    {
      gtk_progress_bar_pulse (self->progress);
      return G_SOURCE_CONTINUE;
    }

  text = g_strdup_printf (ngettext ("%u of %u issue", "%u of %u issues", n_total), n_done,
                          n_total);
  gtk_progress_bar_set_fraction (self->progress, (double) n_done / n_total);
  gtk_progress_bar_set_text (self->progress, text);

  return G_SOURCE_CONTINUE;
}

static guint
count_taken (JbDirectoryLearn *self)
{
  guint n = 0;

  for (guint i = 0; i < self->lessons->len; i++)
    n += jb_directory_lesson_get_taken (g_ptr_array_index (self->lessons, i)) ? 1 : 0;

  return n;
}

static void
update_taken (JbDirectoryLearn *self)
{
  guint            n = count_taken (self);
  g_autofree char *label =
      g_strdup_printf (ngettext ("_Take Over %u", "_Take Over %u", n), n);

  if (self->updating)
    return;

  jb_button_names_set_label (self->take_button, n > 0 ? label : _("_Take Over"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->take_button), n > 0);
  self->updating = TRUE;
  gtk_check_button_set_active (self->all_button, n == self->lessons->len);
  gtk_check_button_set_inconsistent (self->all_button, n > 0 && n < self->lessons->len);
  self->updating = FALSE;
}

static void
on_all_cb (JbDirectoryLearn *self)
{
  gboolean all = gtk_check_button_get_active (self->all_button);

  if (self->updating || self->lessons == NULL)
    return;

  self->updating = TRUE;
  for (guint i = 0; i < self->lessons->len; i++)
    jb_directory_lesson_set_taken (g_ptr_array_index (self->lessons, i), all);
  self->updating = FALSE;
  update_taken (self);
}

static void
on_activate_cb (JbDirectoryLearn *self,
                guint             position)
{
  JbDirectoryLesson *lesson = g_ptr_array_index (self->lessons, position);

  jb_directory_lesson_set_taken (lesson, !jb_directory_lesson_get_taken (lesson));
}

static void
on_take_cb (JbDirectoryLearn *self)
{
  guint n = jb_directory_lesson_take (self->lessons, self->edits, _("Learn from Issues"));

  g_signal_emit (self, signals[TAKEN], 0, n);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_setup_cb (JbDirectoryLearn *self,
             GtkListItem      *item)
{
  gtk_list_item_set_child (item, jb_directory_proposal_new ());
}

static void
on_bind_cb (JbDirectoryLearn *self,
            GtkListItem      *item)
{
  JbDirectoryLesson       *lesson = gtk_list_item_get_item (item);
  JbDirectoryProposal     *row = JB_DIRECTORY_PROPOSAL (gtk_list_item_get_child (item));
  const JbDirectoryValues *values =
      jb_directory_entry_get_values (jb_directory_lesson_get_entry (lesson));
  g_autofree char *title = jb_directory_row_describe_values (values);
  g_autofree char *details = jb_directory_lesson_words_dup_details (lesson);
  g_autofree char *changes = jb_directory_lesson_words_dup_changes (lesson);
  g_autofree char *warnings = jb_directory_lesson_words_dup_warnings (lesson);

  jb_directory_proposal_show (row, G_OBJECT (lesson), title, details, changes, warnings);
}

static void
on_unbind_cb (JbDirectoryLearn *self,
              GtkListItem      *item)
{
  jb_directory_proposal_forget (JB_DIRECTORY_PROPOSAL (gtk_list_item_get_child (item)));
}

static void
on_sentence_setup_cb (JbDirectoryLearn *self,
                      GtkListItem      *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_item_set_child (item, label);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_sentence_bind_cb (JbDirectoryLearn *self,
                     GtkListItem      *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
show_contradictions (JbDirectoryLearn *self,
                     const JbLearning *learning)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkStringList) sentences = gtk_string_list_new (NULL);
  g_autoptr(GtkNoSelection) selection = NULL;
  g_autofree char *label = NULL;
  guint            n = learning->contradictions->len;

  for (guint i = 0; i < n; i++)
    {
      const JbContradiction *contradiction = g_ptr_array_index (learning->contradictions, i);
      g_autofree char       *issue = NULL;
      g_autofree char       *sentence = NULL;
      guint                  at;

      if (jb_learning_find_issue (learning, contradiction->id, &at))
        issue = jb_learning_dup_issue_label (learning, at);
      sentence = issue != NULL ? g_strdup_printf ("%s (%s)", contradiction->message, issue)
                               : g_strdup (contradiction->message);
      gtk_string_list_append (sentences, sentence);
    }

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_sentence_setup_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_sentence_bind_cb), self,
                           G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (sentences)));
  gtk_list_view_set_factory (self->contradiction_list, factory);
  gtk_list_view_set_model (self->contradiction_list, GTK_SELECTION_MODEL (selection));

  label = g_strdup_printf (ngettext ("%u contradiction", "%u contradictions", n), n);
  gtk_expander_set_label (self->contradictions, label);
  gtk_expander_set_expanded (self->contradictions, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->contradictions), n > 0);
}

static void
show_lessons (JbDirectoryLearn *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkNoSelection) selection = NULL;

  self->store = g_list_store_new (JB_TYPE_DIRECTORY_LESSON);
  g_list_store_splice (self->store, 0, 0, self->lessons->pdata, self->lessons->len);
  for (guint i = 0; i < self->lessons->len; i++)
    g_signal_connect_object (g_ptr_array_index (self->lessons, i), "notify::taken",
                             G_CALLBACK (update_taken), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind_cb), self,
                           G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->store)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

static char *
sum_up (JbDirectoryLearn *self,
        const JbLearning *learning,
        guint             n_known)
{
  guint            n[JB_DIRECTORY_LESSON_GONE + 1] = { 0 };
  guint            n_issues = learning->issues->len;
  g_autofree char *read = g_strdup_printf (ngettext ("%u issue was read.", "%u issues were read.",
                                                     n_issues),
                                           n_issues);
  const char      *drafts = self->from_drafts
      ? _("No issue is filed yet, so drafts were read.")
      : "";

  for (guint i = 0; i < self->lessons->len; i++)
    n[jb_directory_lesson_get_state (g_ptr_array_index (self->lessons, i))]++;

  return g_strdup_printf (_("%s %s New: %u. Changed: %u. In no issue any more: %u. Known already: "
                            "%u."),
                             read, drafts, n[JB_DIRECTORY_LESSON_NEW],
                             n[JB_DIRECTORY_LESSON_CHANGED], n[JB_DIRECTORY_LESSON_GONE], n_known);
}

static void
show_learning (JbDirectoryLearn *self,
               const JbLearning *learning)
{
  g_autofree char *summary = NULL;
  guint            n_known;

  self->lessons =
      jb_directory_lesson_list (self->edits, learning, !self->from_drafts, &n_known);
  if (learning->issues->len == 0)
    {
      const char *advice = _("File an issue, or import old ones: their recipients are what can be "
                             "learned from.");

      show_nothing (self, _("No Issues Yet"), advice);
      return;
    }
  if (self->lessons->len == 0 && learning->contradictions->len == 0)
    {
      show_nothing (self, _("Nothing New"),
                             _("The directory has all that the issues say."));
      return;
    }

  summary = sum_up (self, learning, n_known);
  gtk_label_set_label (self->summary, summary);
  show_contradictions (self, learning);
  show_lessons (self);
  update_taken (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->all_button), self->lessons->len > 0);
  gtk_stack_set_visible_child_name (self->stack, "result");
  gtk_widget_grab_focus (self->lessons->len > 0 ? GTK_WIDGET (self->all_button)
                                                : GTK_WIDGET (self->contradictions));
}

static void
learnt_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(JbDirectoryLearn) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(JbLearning) learning =
                 jb_archive_learn_directory_finish (JB_ARCHIVE (source), result, &error);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (learning != NULL)
    show_learning (self, learning);
  else
    show_error (self, error);
}

static void
learn (JbDirectoryLearn *self,
       GArray           *ids)
{
  jb_archive_learn_directory_async (self->archive,
                                    ids != NULL ? (const gint64 *) (gpointer) ids->data : NULL,
                                    ids != NULL ? ids->len : 0, self->how_far,
                                    self->cancellable, learnt_cb, g_object_ref (self));
}

/* Where nothing is filed yet, as right after an import of old issues, drafts are all there is. */
static void
drafts_listed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(JbDirectoryLearn) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) drafts = jb_archive_list_finish (JB_ARCHIVE (source), result, &error);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (drafts == NULL)
    {
      show_error (self, error);
      return;
    }

  for (guint i = 0; i < drafts->len; i++)
    {
      gint64 id = jb_archive_entry_get_id (g_ptr_array_index (drafts, i));

      if (jb_archive_entry_get_kind (g_ptr_array_index (drafts, i)) == JB_KIND_BULLETIN)
        g_array_append_val (ids, id);
    }
  self->from_drafts = ids->len > 0;
  learn (self, ids->len > 0 ? ids : NULL);
}

static void
filed_listed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(JbDirectoryLearn) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) filed = jb_archive_list_finish (JB_ARCHIVE (source), result, &error);
  JbArchiveFilter filter = JB_ARCHIVE_FILTER_INIT;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (filed == NULL)
    show_error (self, error);
  else if (filed->len > 0)
    learn (self, NULL);
  else
    jb_archive_list_async (self->archive, &filter, self->cancellable, drafts_listed_cb,
                           g_object_ref (self));
}

static void
jb_directory_learn_dispose (GObject *object)
{
  JbDirectoryLearn *self = JB_DIRECTORY_LEARN (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (jb_directory_learn_parent_class)->dispose (object);
}

static void
jb_directory_learn_finalize (GObject *object)
{
  JbDirectoryLearn *self = JB_DIRECTORY_LEARN (object);

  g_clear_object (&self->archive);
  g_clear_object (&self->edits);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->how_far, jb_archive_progress_unref);
  g_clear_pointer (&self->lessons, g_ptr_array_unref);

  G_OBJECT_CLASS (jb_directory_learn_parent_class)->finalize (object);
}

static void
jb_directory_learn_class_init (JbDirectoryLearnClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jb_directory_learn_dispose;
  object_class->finalize = jb_directory_learn_finalize;

  /**
   * JbDirectoryLearn::taken:
   * @n_taken: how many rows are added, changed or removed
   *
   * What is ticked was taken over, as one step.
   */
  signals[TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-directory-learn.ui");
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryLearn, take_button);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryLearn, stack);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryLearn, progress);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryLearn, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryLearn, summary);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryLearn, contradictions);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryLearn, contradiction_list);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryLearn, all_button);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryLearn, list);
  gtk_widget_class_bind_template_callback (widget_class, on_take_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
}

static void
jb_directory_learn_init (JbDirectoryLearn *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_button_names_tidy (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->how_far = jb_archive_progress_new ();
}

/**
 * jb_directory_learn_new:
 * @archive: the issues
 * @edits: the directory of the archive
 *
 * Begins to read the issues. Closing the window stops that.
 *
 * Returns: (transfer none): a window, not shown yet
 */
JbDirectoryLearn *
jb_directory_learn_new (JbArchive        *archive,
                        JbDirectoryEdits *edits)
{
  JbDirectoryLearn *self;
  JbArchiveFilter   filter = JB_ARCHIVE_FILTER_INIT;

  g_return_val_if_fail (JB_IS_ARCHIVE (archive) && JB_IS_DIRECTORY_EDITS (edits), NULL);

  self = g_object_new (JB_TYPE_DIRECTORY_LEARN, NULL);
  self->archive = g_object_ref (archive);
  self->edits = g_object_ref (edits);
  self->tick_id = g_timeout_add (TICK, on_tick_cb, self);
  filter.drafts = FALSE;
  filter.limit = 1;
  jb_archive_list_async (archive, &filter, self->cancellable, filed_listed_cb,
                         g_object_ref (self));

  return self;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-library-filter.h"

#include <glib/gi18n-lib.h>

#include "jb-button-names.h"
#include "store/jb-archive-facets.h"

/**
 * JbLibraryFilter:
 *
 * Asks which bulletins the list of the archive shows. What there is to choose from is read each
 * time when it opens.
 */

/* The sources used most; others are found by the search. */
enum
{
  N_SOURCES = 300
};

/* Longer ones than this are shortened in the button of the list, in characters. */
enum
{
  MAX_CHARS = 24
};

enum
{
  STATUS_ALL,
  STATUS_DRAFTS,
  STATUS_FILED,
  STATUS_BIN,
};

struct _JbLibraryFilter
{
  GtkPopover parent_instance;

  /* Template widgets */
  GtkDropDown *status;
  GtkDropDown *year;
  GtkDropDown *publication;
  GtkDropDown *source;
  GtkDropDown *label;
  GtkLabel    *problem;

  /* Owned */
  JbArchive       *archive;
  JbArchiveFacets *facets;
  GCancellable    *loading;
  char            *source_name;
  char            *label_name;
  char            *publication_name;

  int      year_number;
  gint64   publication_id;
  gboolean filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JbLibraryFilter, jb_library_filter, GTK_TYPE_POPOVER)

static void
set_string (char      **string,
            const char *value)
{
  g_free (*string);
  *string = g_strdup (value);
}

/* The first place is that for all of them. */
static const char *
get_chosen (GtkDropDown *drop_down)
{
  guint    selected = gtk_drop_down_get_selected (drop_down);
  gpointer item = gtk_drop_down_get_selected_item (drop_down);

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION && item != NULL
             ? gtk_string_object_get_string (item)
             : NULL;
}

static void
on_changed_cb (JbLibraryFilter *self)
{
  guint selected;

  if (self->filling)
    return;

  if (self->facets != NULL)
    {
      selected = gtk_drop_down_get_selected (self->year);
      self->year_number = selected > 0 && selected <= self->facets->years->len
                              ? g_array_index (self->facets->years, int, selected - 1)
                              : 0;
      selected = gtk_drop_down_get_selected (self->publication);
      self->publication_id =
          selected > 0 && selected <= self->facets->publications->len
              ? jb_publication_get_id (self->facets->publications->pdata[selected - 1])
              : 0;
      set_string (&self->publication_name, get_chosen (self->publication));
      set_string (&self->source_name, get_chosen (self->source));
      set_string (&self->label_name, get_chosen (self->label));
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Fills one of the choices, with what is chosen first if it is not there any more. */
static void
fill (GtkDropDown *drop_down,
      const char  *all,
      GPtrArray   *names,
      const char  *chosen)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (list, all);
  for (guint i = 0; i < names->len; i++)
    {
      gtk_string_list_append (list, names->pdata[i]);
      if (g_strcmp0 (names->pdata[i], chosen) == 0)
        selected = i + 1;
    }
  if (chosen != NULL && selected == 0)
    {
      gtk_string_list_append (list, chosen);
      selected = names->len + 1;
    }

  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (drop_down, selected);
  gtk_widget_set_visible (GTK_WIDGET (drop_down), names->len > 0 || chosen != NULL);
}

static void
show_facets (JbLibraryFilter *self)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *year = NULL;

  self->filling = TRUE;

  if (self->year_number != 0)
    year = g_strdup_printf ("%d", self->year_number);
  for (guint i = 0; i < self->facets->years->len; i++)
    g_ptr_array_add (names,
                     g_strdup_printf ("%d", g_array_index (self->facets->years, int, i)));
  fill (self->year, _("Any Year"), names, year);

  g_ptr_array_set_size (names, 0);
  for (guint i = 0; i < self->facets->publications->len; i++)
    g_ptr_array_add (names,
                     g_strdup (jb_publication_get_name (self->facets->publications->pdata[i])));
  fill (self->publication, _("Any Publication"), names, self->publication_name);

  g_ptr_array_set_size (names, 0);
  for (guint i = 0; i < self->facets->sources->len; i++)
    g_ptr_array_add (names,
                     g_strdup (jb_archive_source_get_text (self->facets->sources->pdata[i])));
  fill (self->source, _("Any Source"), names, self->source_name);

  fill (self->label, _("Any Label"), self->facets->labels, self->label_name);

  self->filling = FALSE;
}

static void
on_facets_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(JbLibraryFilter) self = data;
  g_autoptr(GError) error = NULL;
  JbArchiveFacets *facets =
      jb_archive_get_facets_finish (JB_ARCHIVE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->loading);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), facets == NULL);
  if (facets == NULL)
    {
      gtk_label_set_label (self->problem, error->message);
      return;
    }

  g_clear_pointer (&self->facets, jb_archive_facets_free);
  self->facets = facets;
  show_facets (self);
}

static void
jb_library_filter_map (GtkWidget *widget)
{
  JbLibraryFilter *self = JB_LIBRARY_FILTER (widget);

  if (self->loading == NULL)
    {
      self->loading = g_cancellable_new ();
      jb_archive_get_facets_async (self->archive, N_SOURCES, self->loading, on_facets_cb,
                                   g_object_ref (self));
    }

  GTK_WIDGET_CLASS (jb_library_filter_parent_class)->map (widget);
}

static void
jb_library_filter_dispose (GObject *object)
{
  JbLibraryFilter *self = JB_LIBRARY_FILTER (object);

  self->filling = TRUE;
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->archive);
  g_clear_pointer (&self->facets, jb_archive_facets_free);

  G_OBJECT_CLASS (jb_library_filter_parent_class)->dispose (object);
}

static void
jb_library_filter_finalize (GObject *object)
{
  JbLibraryFilter *self = JB_LIBRARY_FILTER (object);

  g_free (self->source_name);
  g_free (self->label_name);
  g_free (self->publication_name);

  G_OBJECT_CLASS (jb_library_filter_parent_class)->finalize (object);
}

static void
jb_library_filter_class_init (JbLibraryFilterClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jb_library_filter_dispose;
  object_class->finalize = jb_library_filter_finalize;
  widget_class->map = jb_library_filter_map;

  /**
   * JbLibraryFilter::changed:
   *
   * Others are to be shown.
   */
  signals[CHANGED] = g_signal_new ("changed", JB_TYPE_LIBRARY_FILTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-library-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, JbLibraryFilter, status);
  gtk_widget_class_bind_template_child (widget_class, JbLibraryFilter, year);
  gtk_widget_class_bind_template_child (widget_class, JbLibraryFilter, publication);
  gtk_widget_class_bind_template_child (widget_class, JbLibraryFilter, source);
  gtk_widget_class_bind_template_child (widget_class, JbLibraryFilter, label);
  gtk_widget_class_bind_template_child (widget_class, JbLibraryFilter, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
}

/* A long list is searched by typing, and long names do not widen it. */
static void
set_up_drop_down (GtkDropDown *drop_down)
{
  g_autoptr(GtkExpression) name =
                 gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_drop_down_set_expression (drop_down, name);
  gtk_drop_down_set_enable_search (drop_down, TRUE);
}

static void
jb_library_filter_init (JbLibraryFilter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_button_names_tidy (GTK_WIDGET (self));
  set_up_drop_down (self->source);
  set_up_drop_down (self->publication);
  gtk_widget_hide (GTK_WIDGET (self->year));
  gtk_widget_hide (GTK_WIDGET (self->publication));
  gtk_widget_hide (GTK_WIDGET (self->source));
  gtk_widget_hide (GTK_WIDGET (self->label));
}

/**
 * jb_library_filter_new:
 * @archive: what is filtered
 *
 * Returns: (transfer none): a filter that lets everything through that is not in the bin
 */
GtkWidget *
jb_library_filter_new (JbArchive *archive)
{
  JbLibraryFilter *self;

  g_return_val_if_fail (JB_IS_ARCHIVE (archive), NULL);

  self = g_object_new (JB_TYPE_LIBRARY_FILTER, NULL);
  self->archive = g_object_ref (archive);

  return GTK_WIDGET (self);
}

/**
 * jb_library_filter_get:
 * @filter: (out): which bulletins to show; its words live until the filter changes
 */
void
jb_library_filter_get (JbLibraryFilter *self,
                       JbArchiveFilter *filter)
{
  const JbArchiveFilter everything = JB_ARCHIVE_FILTER_INIT;
  guint                 status;

  g_return_if_fail (JB_IS_LIBRARY_FILTER (self) && filter != NULL);

  status = gtk_drop_down_get_selected (self->status);
  *filter = everything;
  filter->drafts = status != STATUS_FILED;
  filter->filed = status != STATUS_DRAFTS;
  filter->bin = status == STATUS_BIN;
  filter->year = self->year_number;
  filter->publication_id = self->publication_id;
  filter->source = self->source_name;
  filter->label = self->label_name;
}

/**
 * jb_library_filter_get_active:
 *
 * Returns: whether it leaves anything out, apart from the bin
 */
gboolean
jb_library_filter_get_active (JbLibraryFilter *self)
{
  g_return_val_if_fail (JB_IS_LIBRARY_FILTER (self), FALSE);

  return gtk_drop_down_get_selected (self->status) != STATUS_ALL || self->year_number != 0 ||
         self->publication_id != 0 || self->source_name != NULL || self->label_name != NULL;
}

static void
add_words (GString    *words,
           const char *more)
{
  if (more == NULL)
    return;
  if (words->len > 0)
    g_string_append (words, " · ");
  if (g_utf8_strlen (more, -1) > MAX_CHARS)
    {
      g_string_append_len (words, more, g_utf8_offset_to_pointer (more, MAX_CHARS - 1) - more);
      g_string_append (words, "…");
    }
  else
    g_string_append (words, more);
}

/**
 * jb_library_filter_dup_words:
 *
 * Returns: (transfer full): which bulletins are shown, in words
 */
char *
jb_library_filter_dup_words (JbLibraryFilter *self)
{
  g_autoptr(GString) words = g_string_new (NULL);
  guint            status;
  g_autofree char *year = NULL;

  g_return_val_if_fail (JB_IS_LIBRARY_FILTER (self), NULL);

  status = gtk_drop_down_get_selected (self->status);
  if (status == STATUS_ALL && !jb_library_filter_get_active (self))
    return g_strdup (_("All Bulletins"));

  add_words (words, status == STATUS_DRAFTS ? _("Drafts")
                                            : status == STATUS_FILED
             ? _("Filed")
             : status == STATUS_BIN
             ? _("Bin")
             : NULL);
  if (self->year_number != 0)
    year = g_strdup_printf ("%d", self->year_number);
  add_words (words, year);
  add_words (words, self->publication_name);
  add_words (words, self->source_name);
  add_words (words, self->label_name);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
reset (JbLibraryFilter *self,
       guint            status)
{
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->status, status);
  gtk_drop_down_set_selected (self->year, 0);
  gtk_drop_down_set_selected (self->publication, 0);
  gtk_drop_down_set_selected (self->source, 0);
  gtk_drop_down_set_selected (self->label, 0);
  self->filling = FALSE;
  self->year_number = 0;
  self->publication_id = 0;
  g_clear_pointer (&self->publication_name, g_free);
  g_clear_pointer (&self->source_name, g_free);
  g_clear_pointer (&self->label_name, g_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * jb_library_filter_clear:
 *
 * Lets everything through that is not in the bin.
 */
void
jb_library_filter_clear (JbLibraryFilter *self)
{
  g_return_if_fail (JB_IS_LIBRARY_FILTER (self));

  if (jb_library_filter_get_active (self))
    reset (self, STATUS_ALL);
}

/**
 * jb_library_filter_show_bin:
 *
 * Lets what is in the bin through, and nothing else.
 */
void
jb_library_filter_show_bin (JbLibraryFilter *self)
{
  g_return_if_fail (JB_IS_LIBRARY_FILTER (self));

  reset (self, STATUS_BIN);
}

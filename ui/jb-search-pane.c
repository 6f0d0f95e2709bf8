/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-search-pane.h"

#include <glib/gi18n-lib.h>

#include "jb-search-row.h"

/* More are fetched when the list is scrolled to its end. */
enum { PAGE_SIZE = 50 };

/**
 * JbSearchPane:
 *
 * The list of the archive with a search over it. While something is looked for, what is found
 * stands in the place of the list, as one types.
 */

struct _JbSearchPane
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkWidget      *bar;
  GtkSearchEntry *entry;
  GtkStack       *pages;
  AdwBin         *list_bin;
  GtkListView    *list_view;
  GtkLabel       *nothing;

  /* Owned */
  JbArchive          *archive;
  GtkSingleSelection *selection;
  GListStore         *hits;
  GCancellable       *searching;

  gint64   next;
  gboolean more;
};

enum
{
  PROP_0,
  PROP_LIST,
  N_PROPS
};

enum
{
  HIT_CHOSEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JbSearchPane, jb_search_pane, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static void
stop (JbSearchPane *self)
{
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
}

static void
show_words (JbSearchPane *self,
            const char   *words)
{
  gtk_label_set_label (self->nothing, words);
  gtk_stack_set_visible_child_name (self->pages, "nothing");
}

static void
on_found_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(JbSearchPane) self = data;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GError) error = NULL;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  gint64        next = 0;
  guint         n_before;

  hits = jb_archive_search_finish (JB_ARCHIVE (source), result, &next, &error);
  /* Somebody has typed on. */
  if (cancellable != self->searching)
    return;
  g_clear_object (&self->searching);

  if (hits == NULL)
    {
      show_words (self, error->message);
      return;
    }

  n_before = g_list_model_get_n_items (G_LIST_MODEL (self->hits));
  g_list_store_splice (self->hits, self->more ? n_before : 0, self->more ? 0 : n_before,
                       hits->pdata, hits->len);
  self->next = next;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->hits)) > 0)
    gtk_stack_set_visible_child_name (self->pages, "hits");
  else
    show_words (self, _("No bulletin has all of these words"));
}

static void
search (JbSearchPane *self,
        gint64        after)
{
  JbArchiveSearch request = { NULL, JB_ARCHIVE_SEARCH_NEWEST, PAGE_SIZE, after };

  request.words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  stop (self);
  self->searching = g_cancellable_new ();
  self->more = after != 0;
  jb_archive_search_async (self->archive, &request, self->searching, on_found_cb,
                           g_object_ref (self));
}

static void
on_search_changed_cb (JbSearchPane *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->archive != NULL && !jb_archive_search_is_empty (words))
    {
      search (self, 0);
      return;
    }

  stop (self);
  self->next = 0;
  g_list_store_remove_all (self->hits);
  gtk_stack_set_visible_child_name (self->pages, "list");
}

static void
on_edge_reached_cb (JbSearchPane   *self,
                    GtkPositionType position)
{
  if (position == GTK_POS_BOTTOM && self->next != 0 && self->searching == NULL)
    search (self, self->next);
}

static void
on_stop_search_cb (JbSearchPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_child_focus (GTK_WIDGET (self->list_bin), GTK_DIR_TAB_FORWARD);
}

static void
choose (JbSearchPane *self,
        guint         position)
{
  g_autoptr(JbArchiveHit) hit = g_list_model_get_item (G_LIST_MODEL (self->hits), position);

  if (hit != NULL)
    g_signal_emit (self, signals[HIT_CHOSEN], 0, hit);
}

static void
on_activate_cb (JbSearchPane *self,
                guint         position)
{
  choose (self, position);
}

static void
on_entry_activate_cb (JbSearchPane *self)
{
  choose (self, 0);
}

static gboolean
on_key_pressed_cb (JbSearchPane   *self,
                   guint           keyval,
                   guint           keycode,
                   GdkModifierType state)
{
  if (keyval != GDK_KEY_Down ||
      !g_str_equal (gtk_stack_get_visible_child_name (self->pages), "hits"))
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_child_focus (GTK_WIDGET (self->list_view), GTK_DIR_TAB_FORWARD);
}

static void
set_list (JbSearchPane *self,
          GtkWidget    *list)
{
  adw_bin_set_child (self->list_bin, list);
  if (list != NULL)
    g_object_bind_property (list, "visible", self->bar, "visible", G_BINDING_SYNC_CREATE);
}

static void
jb_search_pane_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  JbSearchPane *self = JB_SEARCH_PANE (object);

  switch (prop_id)
    {
    case PROP_LIST:
      set_list (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_search_pane_dispose (GObject *object)
{
  JbSearchPane *self = JB_SEARCH_PANE (object);

  stop (self);
  g_clear_object (&self->archive);
  g_clear_object (&self->selection);
  g_clear_object (&self->hits);

  G_OBJECT_CLASS (jb_search_pane_parent_class)->dispose (object);
}

static void
jb_search_pane_class_init (JbSearchPaneClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = jb_search_pane_set_property;
  object_class->dispose = jb_search_pane_dispose;

  /**
   * JbSearchPane:list:
   *
   * What is shown while nothing is looked for. The search is visible when it is.
   */
  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, GTK_TYPE_WIDGET,
                                               G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * JbSearchPane::hit-chosen:
   * @hit: where to go
   *
   * The user opens what was found.
   */
  signals[HIT_CHOSEN] = g_signal_new ("hit-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, JB_TYPE_ARCHIVE_HIT);

  g_type_ensure (JB_TYPE_SEARCH_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-search-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, JbSearchPane, bar);
  gtk_widget_class_bind_template_child (widget_class, JbSearchPane, entry);
  gtk_widget_class_bind_template_child (widget_class, JbSearchPane, pages);
  gtk_widget_class_bind_template_child (widget_class, JbSearchPane, list_bin);
  gtk_widget_class_bind_template_child (widget_class, JbSearchPane, list_view);
  gtk_widget_class_bind_template_child (widget_class, JbSearchPane, nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_edge_reached_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
}

static void
jb_search_pane_init (JbSearchPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search the Archive"), -1);
  self->hits = g_list_store_new (JB_TYPE_ARCHIVE_HIT);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->hits)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
}

/**
 * jb_search_pane_set_archive:
 * @archive: (nullable): what to search
 */
void
jb_search_pane_set_archive (JbSearchPane *self,
                            JbArchive    *archive)
{
  g_return_if_fail (JB_IS_SEARCH_PANE (self));
  g_return_if_fail (archive == NULL || JB_IS_ARCHIVE (archive));

  if (g_set_object (&self->archive, archive))
    on_search_changed_cb (self);
}

/**
 * jb_search_pane_begin:
 *
 * Gives the keyboard to the search, with what was looked for selected.
 */
void
jb_search_pane_begin (JbSearchPane *self)
{
  g_return_if_fail (JB_IS_SEARCH_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * jb_search_pane_get_words:
 *
 * Returns: what is looked for
 */
const char *
jb_search_pane_get_words (JbSearchPane *self)
{
  g_return_val_if_fail (JB_IS_SEARCH_PANE (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * jb_search_pane_set_words:
 * @words: what to look for, "" for nothing
 */
void
jb_search_pane_set_words (JbSearchPane *self,
                          const char   *words)
{
  g_return_if_fail (JB_IS_SEARCH_PANE (self) && words != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
}

/**
 * jb_search_pane_get_hits:
 *
 * Returns: (transfer none): what was found so far, #JbArchiveHit
 */
GListModel *
jb_search_pane_get_hits (JbSearchPane *self)
{
  g_return_val_if_fail (JB_IS_SEARCH_PANE (self), NULL);

  return G_LIST_MODEL (self->hits);
}

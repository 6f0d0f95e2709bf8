/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-outline-model.h"

#include <gtk/gtk.h>

/* The parts of a bulletin as one flat list, in the order of the forms. Its items are the
 * objects of the bulletin themselves: its masthead, its digest (the list), each section
 * followed by its articles, its recipients (the list), its tail; of a document itself, the
 * headings of its body, and its attachments. */

static GListModel *
make_single (gpointer item)
{
  GListStore *store = g_list_store_new (G_TYPE_OBJECT);

  g_list_store_append (store, item);

  return G_LIST_MODEL (store);
}

static void
append_list (GListStore *lists,
             GListModel *list)
{
  g_list_store_append (lists, list);
  g_object_unref (list);
}

/* A section and its articles. */
static GListModel *
list_section (JbSection *section)
{
  GListStore *lists = g_list_store_new (G_TYPE_LIST_MODEL);

  append_list (lists, make_single (section));
  g_list_store_append (lists, jb_section_get_articles (section));

  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (lists)));
}

/* GtkMapListModel of GTK 4.8 mixes up what it has mapped when an item comes before others. */
static void
on_sections_changed_cb (GListModel *sections,
                        guint       position,
                        guint       removed,
                        guint       added,
                        GListStore *lists)
{
  g_autoptr(GPtrArray) new_lists = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++)
    {
      g_autoptr(JbSection) section = g_list_model_get_item (sections, position + i);

      g_ptr_array_add (new_lists, list_section (section));
    }
  g_list_store_splice (lists, position, removed, new_lists->pdata, added);
}

static GListModel *
list_sections (GListModel *sections)
{
  GListStore *lists = g_list_store_new (G_TYPE_LIST_MODEL);

  on_sections_changed_cb (sections, 0, 0, g_list_model_get_n_items (sections), lists);
  g_signal_connect_object (sections, "items-changed", G_CALLBACK (on_sections_changed_cb), lists,
                           0);

  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (lists)));
}

static gboolean
is_mark (gpointer item,
         gpointer user_data)
{
  const char *text = jb_block_get_text (item);

  return jb_block_get_role (item) == JB_ROLE_HEADING || g_str_has_prefix (text, "附件：") ||
         g_str_has_prefix (text, "附件:");
}

/* Which lines of a body are marks may change while one is typed. */
static void
on_revision_cb (GtkFilter *filter)
{
  gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static GListModel *
list_marks (JbBulletin *bulletin)
{
  GtkCustomFilter *filter = gtk_custom_filter_new (is_mark, NULL, NULL);
  GListModel      *body = jb_document_get_body (jb_bulletin_get_document (bulletin));

  g_signal_connect_object (jb_bulletin_get_history (bulletin), "notify::revision",
                           G_CALLBACK (on_revision_cb), filter, G_CONNECT_SWAPPED);

  return G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (body), GTK_FILTER (filter)));
}

/**
 * jb_outline_model_new:
 *
 * Returns: (transfer full): the parts of @bulletin, which it follows
 */
GListModel *
jb_outline_model_new (JbBulletin *bulletin)
{
  GListStore *lists;

  g_return_val_if_fail (JB_IS_BULLETIN (bulletin), NULL);

  lists = g_list_store_new (G_TYPE_LIST_MODEL);
  if (jb_bulletin_get_document (bulletin) != NULL)
    {
      append_list (lists, make_single (jb_bulletin_get_document (bulletin)));
      append_list (lists, list_marks (bulletin));
    }
  else
    {
      append_list (lists, make_single (jb_bulletin_get_masthead (bulletin)));
      append_list (lists, make_single (jb_bulletin_get_digest (bulletin)));
      append_list (lists, list_sections (jb_bulletin_get_sections (bulletin)));
    }
  append_list (lists, make_single (jb_bulletin_get_recipients (bulletin)));
  append_list (lists, make_single (jb_bulletin_get_tail (bulletin)));

  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (lists)));
}

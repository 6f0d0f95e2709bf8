/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "live-fixture.h"

/* What a bulletin looks like from outside, by its list models and properties. */

typedef struct
{
  LiveMirror *owner;
  GListModel *model;
  GPtrArray  *items;
} Watch;

struct _LiveMirror
{
  GPtrArray *watches;
};

static void watch_list (LiveMirror *self,
                        GListModel *model);

static void
watch_item (LiveMirror *self,
            gpointer    item)
{
  if (JB_IS_SECTION (item))
    watch_list (self, jb_section_get_articles (item));
  else if (JB_IS_DIGEST_ENTRY (item))
    watch_list (self, jb_digest_entry_get_titles (item));
  else if (JB_IS_RECIPIENTS (item))
    watch_list (self, jb_recipients_get_entries (item));
  else if (JB_IS_ARTICLE (item))
    {
      watch_list (self, jb_article_get_title (item));
      watch_list (self, jb_article_get_paragraphs (item));
    }
}

static void
check_watch (Watch *watch)
{
  g_assert_cmpuint (g_list_model_get_n_items (watch->model), ==, watch->items->len);
  for (guint i = 0; i < watch->items->len; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (watch->model, i);

      g_assert_true (item == g_ptr_array_index (watch->items, i));
    }
}

static void
on_items_changed_cb (GListModel *model,
                     guint       position,
                     guint       removed,
                     guint       added,
                     Watch      *watch)
{
  g_assert_cmpuint (position + removed, <=, watch->items->len);
  g_assert_cmpuint (removed + added, >, 0);
  if (removed > 0)
    g_ptr_array_remove_range (watch->items, position, removed);
  for (guint i = 0; i < added; i++)
    {
      gpointer item = g_list_model_get_item (model, position + i);

      g_ptr_array_insert (watch->items, position + i, item);
      watch_item (watch->owner, item);
    }
  check_watch (watch);
}

static void
free_watch (gpointer data)
{
  Watch *watch = data;

  g_signal_handlers_disconnect_by_data (watch->model, watch);
  g_object_unref (watch->model);
  g_ptr_array_unref (watch->items);
  g_free (watch);
}

static void
watch_list (LiveMirror *self,
            GListModel *model)
{
  Watch *watch;

  for (guint i = 0; i < self->watches->len; i++)
    if (((Watch *) g_ptr_array_index (self->watches, i))->model == model)
      return;

  watch = g_new0 (Watch, 1);
  watch->owner = self;
  watch->model = g_object_ref (model);
  watch->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->watches, watch);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      gpointer item = g_list_model_get_item (model, i);

      g_ptr_array_add (watch->items, item);
      watch_item (self, item);
    }
  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed_cb), watch);
}

LiveMirror *
live_mirror_new (JbBulletin *bulletin)
{
  LiveMirror *self = g_new0 (LiveMirror, 1);
  JbDocument *document = jb_bulletin_get_document (bulletin);

  self->watches = g_ptr_array_new_with_free_func (free_watch);
  watch_list (self, G_LIST_MODEL (jb_bulletin_get_masthead (bulletin)));
  watch_list (self, G_LIST_MODEL (jb_bulletin_get_tail (bulletin)));
  watch_list (self, jb_bulletin_get_digest (bulletin));
  watch_list (self, jb_bulletin_get_sections (bulletin));
  watch_list (self, jb_bulletin_get_recipients (bulletin));
  if (document != NULL)
    {
      watch_list (self, jb_document_get_title (document));
      watch_list (self, jb_document_get_addressee (document));
      watch_list (self, jb_document_get_body (document));
    }

  return self;
}

/* Every list still holds what its emissions said. */
void
live_mirror_check (LiveMirror *self)
{
  for (guint i = 0; i < self->watches->len; i++)
    check_watch (g_ptr_array_index (self->watches, i));
}

void
live_mirror_free (LiveMirror *self)
{
  g_ptr_array_unref (self->watches);
  g_free (self);
}

static void
add_text (GString    *out,
          const char *name,
          const char *text)
{
  if (text != NULL)
    g_string_append_printf (out, "%s «%s»\n", name, text);
}

static void
add_blocks (GString    *out,
            const char *name,
            GListModel *blocks,
            gpointer    owner)
{
  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (blocks, i);

      g_assert_true (jb_node_get_owner (JB_NODE (block)) == owner);
      g_assert_nonnull (jb_node_get_bulletin (JB_NODE (block)));
      g_string_append_printf (out, "%s %d %s %s «%s»\n", name, jb_block_get_role (block),
                              jb_block_get_key (block) != NULL ? jb_block_get_key (block) : "",
                              jb_block_get_printed (block) ? "printed" : "loose",
                              jb_block_get_text (block));
    }
}

/* Fields, those that are printed first: where the others stand between them is free. */
static void
add_fields (GString    *out,
            const char *name,
            JbFields   *fields)
{
  GListStore *printed = g_list_store_new (JB_TYPE_BLOCK);
  GListStore *loose = g_list_store_new (JB_TYPE_BLOCK);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fields)); i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (G_LIST_MODEL (fields), i);

      g_list_store_append (jb_block_get_printed (block) ? printed : loose, block);
    }
  add_blocks (out, name, G_LIST_MODEL (printed), fields);
  add_blocks (out, name, G_LIST_MODEL (loose), fields);
  g_object_unref (printed);
  g_object_unref (loose);
}

static void
add_article (GString   *out,
             JbArticle *article,
             JbSection *section)
{
  g_assert_true (jb_node_get_owner (JB_NODE (article)) == JB_NODE (section));
  g_string_append (out, "article\n");
  add_blocks (out, "title", jb_article_get_title (article), article);
  add_text (out, "subtitle", jb_article_get_subtitle (article));
  add_text (out, "note", jb_article_get_editor_note (article));
  add_blocks (out, "paragraph", jb_article_get_paragraphs (article), article);
  add_text (out, "source", jb_article_get_source (article));
}

/* The whole structure in words, and that everything knows its owner. */
char *
live_describe (JbBulletin *bulletin)
{
  GString    *out = g_string_new (NULL);
  GListModel *list = jb_bulletin_get_digest (bulletin);
  JbDocument *document = jb_bulletin_get_document (bulletin);

  add_fields (out, "masthead", jb_bulletin_get_masthead (bulletin));
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(JbDigestEntry) entry = g_list_model_get_item (list, i);

      g_string_append (out, "entry\n");
      add_text (out, "section", jb_digest_entry_get_section (entry));
      add_blocks (out, "listed", jb_digest_entry_get_titles (entry), entry);
    }

  list = jb_bulletin_get_sections (bulletin);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(JbSection) section = g_list_model_get_item (list, i);
      GListModel *articles = jb_section_get_articles (section);

      g_string_append (out, "section\n");
      add_text (out, "name", jb_section_get_name (section));
      for (guint j = 0; j < g_list_model_get_n_items (articles); j++)
        {
          g_autoptr(JbArticle) article = g_list_model_get_item (articles, j);

          add_article (out, article, section);
        }
    }

  list = jb_bulletin_get_recipients (bulletin);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(JbRecipients) recipients = g_list_model_get_item (list, i);

      g_string_append (out, "recipients\n");
      add_text (out, "label", jb_recipients_get_label (recipients));
      add_blocks (out, "recipient", jb_recipients_get_entries (recipients), recipients);
    }

  if (document != NULL)
    {
      add_text (out, "number", jb_document_get_number (document));
      add_blocks (out, "title", jb_document_get_title (document), document);
      add_text (out, "date", jb_document_get_date (document));
      add_blocks (out, "addressee", jb_document_get_addressee (document), document);
      add_blocks (out, "body", jb_document_get_body (document), document);
      add_text (out, "signature", jb_document_get_signature (document));
    }
  add_fields (out, "tail", jb_bulletin_get_tail (bulletin));

  for (JbBlock *block = jb_bulletin_get_first_block (bulletin); block != NULL;
       block = jb_block_get_next (block))
    g_assert_true (jb_block_get_printed (block));

  return g_string_free (out, FALSE);
}

/* Fails with the first line that differs. */
static void
assert_same_lines (const char *a,
                   const char *b)
{
  g_auto (GStrv) left = g_strsplit (a, "\n", -1);
  g_auto (GStrv) right = g_strsplit (b, "\n", -1);

  for (guint i = 0; left[i] != NULL || right[i] != NULL; i++)
    if (g_strcmp0 (left[i], right[i]) != 0)
      {
        g_test_message ("line %u: “%s” is not “%s”", i, left[i], right[i]);
        g_test_message ("after: “%s”", i > 0 ? left[i - 1] : "");
        g_assert_not_reached ();
      }
}

/* Text, marks and structure are the same. */
void
live_assert_same (JbBulletin *a,
                  JbBulletin *b)
{
  g_autoptr(JbTranscript) ta = jb_bulletin_to_transcript (a);
  g_autoptr(JbTranscript) tb = jb_bulletin_to_transcript (b);
  g_autoptr(GBytes) pa = jb_transcript_pack_marks (ta);
  g_autoptr(GBytes) pb = jb_transcript_pack_marks (tb);
  g_autofree char *da = live_describe (a);
  g_autofree char *db = live_describe (b);

  assert_same_lines (ta->text, tb->text);
  assert_same_lines (da, db);
  g_assert_true (g_bytes_equal (pa, pb));
}

/* The bulletin is what its flat form would be built into. */
void
live_assert_whole (JbBulletin *bulletin)
{
  g_autoptr(JbTranscript) transcript = jb_bulletin_to_transcript (bulletin);
  g_autoptr(JbBulletin) again = NULL;

  g_assert_true (jb_transcript_check (transcript, NULL));
  again = jb_bulletin_new_from_transcript (transcript, NULL);
  live_assert_same (bulletin, again);
}

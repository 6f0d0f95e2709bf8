/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reconcile-private.h"

#include <string.h>

#include "jb-align.h"
#include "jb-json-value.h"

/* An article as it is, or as it shall be. */
typedef struct
{
  JbArticle *article;
  JsonNode  *json;
  guint      id;
  guint      title;
} Story;

/* A section as it is, or as it shall be, with its articles. */
typedef struct
{
  JbSection  *section;
  JsonObject *object;
  JsonNode   *json;
  guint       id;
  guint       name;
  GArray     *stories;
} Division;

/* @pairs are those of the sections; @stories, parallel to the new sections, those of the
 * articles of each pair. @numbers gives equal values equal numbers. */
typedef struct
{
  JbBulletin *bulletin;
  GArray     *olds;
  GArray     *news;
  JbAlign     pairs;
  JbAlign    *stories;
  GHashTable *numbers;
} Plan;

static void
clear_division (gpointer data)
{
  Division *division = data;

  for (guint i = 0; i < division->stories->len; i++)
    {
      Story *story = &g_array_index (division->stories, Story, i);

      g_clear_object (&story->article);
      json_node_unref (story->json);
    }
  g_array_unref (division->stories);
  g_clear_object (&division->section);
  json_node_unref (division->json);
}

static Division *
get_old (Plan *plan,
         guint i)
{
  return &g_array_index (plan->olds, Division, i);
}

static Division *
get_new (Plan *plan,
         guint j)
{
  return &g_array_index (plan->news, Division, j);
}

static Story *
get_story (Division *division,
           guint     i)
{
  return &g_array_index (division->stories, Story, i);
}

/* The number of a value; takes a reference to it. */
static guint
number_value (Plan     *plan,
              JsonNode *json)
{
  gpointer number = g_hash_table_lookup (plan->numbers, json);

  if (number == NULL)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (plan->numbers) + 1);
      g_hash_table_insert (plan->numbers, json_node_ref (json), number);
    }

  return GPOINTER_TO_UINT (number);
}

static guint
number_member (Plan       *plan,
               JsonNode   *json,
               const char *name)
{
  return number_value (plan, json_object_get_member (json_node_get_object (json), name));
}

static void
set_text (JsonObject *object,
          const char *name,
          const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static void
set_texts (JsonObject *object,
           const char *name,
           GListModel *blocks,
           gboolean    keep_empty)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (blocks, i);

      if (keep_empty || *jb_block_get_text (block) != '\0')
        json_array_add_string_element (list, jb_block_get_text (block));
    }
  json_object_set_array_member (object, name, list);
}

static JsonNode *
describe_article (JbArticle *article)
{
  JsonNode   *json = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  set_texts (object, "title", jb_article_get_title (article), FALSE);
  set_text (object, "subtitle", jb_article_get_subtitle (article));
  set_text (object, "editor_note", jb_article_get_editor_note (article));
  set_texts (object, "paragraphs", jb_article_get_paragraphs (article), TRUE);
  set_text (object, "source", jb_article_get_source (article));
  json_node_take_object (json, object);

  return json;
}

/* An article without any block is not part of the structure and stays as it is. */
static gboolean
prints_nothing (JbArticle *article)
{
  return g_list_model_get_n_items (jb_article_get_title (article)) == 0 &&
         jb_article_get_subtitle (article) == NULL &&
         jb_article_get_editor_note (article) == NULL &&
         g_list_model_get_n_items (jb_article_get_paragraphs (article)) == 0 &&
         jb_article_get_source (article) == NULL;
}

static void
add_story (Plan      *plan,
           Division  *division,
           JbArticle *article,
           JsonNode  *json)
{
  Story story = { .json = json };

  if (article != NULL)
    story.article = g_object_ref (article);
  story.id = number_value (plan, json);

  /* Articles without a title have nothing to be known by. */
  if (json_array_get_length (json_object_get_array_member (json_node_get_object (json),
                                                           "title")) > 0)
    story.title = number_member (plan, json, "title");
  g_array_append_val (division->stories, story);
}

static void
add_division (Plan     *plan,
              GArray   *divisions,
              Division *division)
{
  division->id = number_value (plan, division->json);
  division->name = number_member (plan, division->json, "name");
  division->object = json_node_get_object (division->json);
  g_array_append_val (divisions, *division);
}

static void
add_old (Plan      *plan,
         JbSection *section)
{
  GListModel *articles = jb_section_get_articles (section);
  Division    division = { NULL };
  JsonObject *object = json_object_new ();
  JsonArray  *list = json_array_new ();
  const char *name = jb_section_get_name (section);

  division.stories = g_array_new (FALSE, TRUE, sizeof (Story));
  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr(JbArticle) article = g_list_model_get_item (articles, i);
      JsonNode *json;

      if (prints_nothing (article))
        continue;
      json = describe_article (article);
      json_array_add_element (list, json_node_copy (json));
      add_story (plan, &division, article, json);
    }

  if (name != NULL)
    json_object_set_string_member (object, "name", name);
  else
    json_object_set_null_member (object, "name");
  json_object_set_array_member (object, "articles", list);
  division.json = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (division.json, object);

  if (name == NULL && division.stories->len == 0)
    {
      clear_division (&division);
      return;
    }

  division.section = g_object_ref (section);
  add_division (plan, plan->olds, &division);
}

static void
add_new (Plan     *plan,
         JsonNode *json)
{
  Division   division = { NULL };
  JsonArray *articles = json_object_get_array_member (json_node_get_object (json), "articles");

  division.json = json_node_ref (json);
  division.stories = g_array_new (FALSE, TRUE, sizeof (Story));
  for (guint i = 0; i < json_array_get_length (articles); i++)
    add_story (plan, &division, NULL, json_node_ref (json_array_get_element (articles, i)));
  add_division (plan, plan->news, &division);
}

/* An index of what is still free by its number. Of those that are equal the first is given
 * out first. */
static GHashTable *
begin_index (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_queue_free);
}

static void
index_free (GHashTable *index,
            guint       number,
            gpointer    item)
{
  GQueue *queue = g_hash_table_lookup (index, GUINT_TO_POINTER (number));

  if (queue == NULL)
    {
      queue = g_queue_new ();
      g_hash_table_insert (index, GUINT_TO_POINTER (number), queue);
    }
  g_queue_push_tail (queue, item);
}

static gpointer
take_free (GHashTable *index,
           guint       number)
{
  GQueue *queue = g_hash_table_lookup (index, GUINT_TO_POINTER (number));

  return queue != NULL ? g_queue_pop_head (queue) : NULL;
}

/* Which old section each new one is made of. */
static void
pair_sections (Plan *plan)
{
  g_autofree guint *old_ids = g_new0 (guint, plan->olds->len + 1);
  g_autofree guint *new_ids = g_new0 (guint, plan->news->len + 1);
  g_autoptr(GHashTable) index = begin_index ();

  jb_align_init (&plan->pairs, plan->olds->len, plan->news->len);

  for (guint i = 0; i < plan->olds->len; i++)
    old_ids[i] = get_old (plan, i)->id;
  for (guint j = 0; j < plan->news->len; j++)
    new_ids[j] = get_new (plan, j)->id;
  jb_align_pair_equal (&plan->pairs, old_ids, new_ids);

  /* Equal, but on the other side of a pair: these are moved. */
  for (guint i = 0; i < plan->olds->len; i++)
    if (plan->pairs.to_new[i] == JB_ALIGN_NONE)
      index_free (index, old_ids[i], GUINT_TO_POINTER (i + 1));
  for (guint j = 0; j < plan->news->len; j++)
    if (plan->pairs.to_old[j] == JB_ALIGN_NONE)
      {
        guint found = GPOINTER_TO_UINT (take_free (index, new_ids[j]));

        if (found == 0)
          continue;
        get_new (plan, j)->section = g_object_ref (get_old (plan, found - 1)->section);
        plan->pairs.to_old[j] = JB_ALIGN_TAKEN;
        plan->pairs.to_new[found - 1] = JB_ALIGN_TAKEN;
      }

  for (guint i = 0; i < plan->olds->len; i++)
    old_ids[i] = get_old (plan, i)->name;
  for (guint j = 0; j < plan->news->len; j++)
    new_ids[j] = get_new (plan, j)->name;
  jb_align_pair_equal (&plan->pairs, old_ids, new_ids);
  jb_align_pair_in_turn (&plan->pairs);
}

static void
init_stories (Plan *plan)
{
  plan->stories = g_new0 (JbAlign, plan->news->len + 1);
  for (guint j = 0; j < plan->news->len; j++)
    {
      guint i = plan->pairs.to_old[j];
      guint n_old = i < JB_ALIGN_TAKEN ? get_old (plan, i)->stories->len : 0;
      guint n_new = get_new (plan, j)->stories->len;

      /* A section that is moved as a whole has its articles in it. */
      jb_align_init (&plan->stories[j], n_old, i != JB_ALIGN_TAKEN ? n_new : 0);
    }
}

static void
pair_stories_in_place (Plan    *plan,
                       gboolean by_title)
{
  for (guint j = 0; j < plan->news->len; j++)
    {
      JbAlign          *align = &plan->stories[j];
      g_autofree guint *old_ids = g_new (guint, align->n_old + 1);
      g_autofree guint *new_ids = g_new (guint, align->n_new + 1);

      if (align->n_old == 0 || align->n_new == 0)
        continue;

      /* Those without a title must not look alike. */
      for (guint a = 0; a < align->n_old; a++)
        {
          Story *story = get_story (get_old (plan, plan->pairs.to_old[j]), a);

          old_ids[a] = !by_title ? story->id : story->title != 0 ? story->title
                                                                 : G_MAXUINT - 1;
        }
      for (guint b = 0; b < align->n_new; b++)
        {
          Story *story = get_story (get_new (plan, j), b);

          new_ids[b] = !by_title ? story->id : story->title != 0 ? story->title
                                                                 : G_MAXUINT;
        }
      jb_align_pair_equal (align, old_ids, new_ids);
    }
}

/* Where an old article is still free: its section and its place there, from 1. */
typedef struct
{
  guint division;
  guint story;
} Free;

static void
pair_stories_anywhere (Plan    *plan,
                       gboolean by_title)
{
  g_autoptr(GHashTable) index = begin_index ();
  g_autoptr(GPtrArray) frees = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < plan->olds->len; i++)
    {
      Division *division = get_old (plan, i);
      guint     j = plan->pairs.to_new[i];

      if (j == JB_ALIGN_TAKEN)
        continue;

      g_assert (j == JB_ALIGN_NONE || plan->stories[j].to_new != NULL);
      for (guint a = 0; a < division->stories->len; a++)
        {
          Story *story = get_story (division, a);
          guint  number = by_title ? story->title : story->id;
          Free  *item;

          /* An article that has been given away has none any more. */
          if (number == 0 || story->article == NULL ||
              (j != JB_ALIGN_NONE && plan->stories[j].to_new[a] != JB_ALIGN_NONE))
            continue;
          item = g_new (Free, 1);
          item->division = i;
          item->story = a;
          g_ptr_array_add (frees, item);
          index_free (index, number, item);
        }
    }

  for (guint j = 0; j < plan->news->len; j++)
    for (guint b = 0; b < plan->stories[j].n_new; b++)
      {
        Story *story = get_story (get_new (plan, j), b);
        Story *old;
        guint  number = by_title ? story->title : story->id;
        Free  *item;
        guint  old_pair;

        if (number == 0 || plan->stories[j].to_old[b] != JB_ALIGN_NONE)
          continue;
        item = take_free (index, number);
        if (item == NULL)
          continue;

        old = get_story (get_old (plan, item->division), item->story);
        old_pair = plan->pairs.to_new[item->division];
        story->article = g_steal_pointer (&old->article);
        plan->stories[j].to_old[b] = JB_ALIGN_TAKEN;
        if (old_pair != JB_ALIGN_NONE)
          plan->stories[old_pair].to_new[item->story] = JB_ALIGN_TAKEN;
      }
}

static void
pair_stories (Plan *plan)
{
  init_stories (plan);
  pair_stories_in_place (plan, FALSE);
  pair_stories_anywhere (plan, FALSE);
  pair_stories_in_place (plan, TRUE);
  pair_stories_anywhere (plan, TRUE);
  for (guint j = 0; j < plan->news->len; j++)
    jb_align_pair_in_turn (&plan->stories[j]);
}

static void
splice_title (gpointer           owner,
              guint              position,
              guint              n_removed,
              const char *const *added,
              const JbRole      *roles)
{
  jb_article_splice_title (owner, position, n_removed, added);
}

static void
splice_paragraphs (gpointer           owner,
                   guint              position,
                   guint              n_removed,
                   const char *const *added,
                   const JbRole      *roles)
{
  jb_article_splice_paragraphs (owner, position, n_removed, added);
}

static void
reconcile_article (JbArticle  *article,
                   JsonObject *wanted)
{
  g_auto (GStrv) title = jb_reconcile_dup_list (json_object_get_array_member (wanted, "title"));
  g_auto (GStrv) paragraphs = NULL;
  const char *subtitle = jb_reconcile_get_text (wanted, "subtitle");
  const char *editor_note = jb_reconcile_get_text (wanted, "editor_note");
  const char *source = jb_reconcile_get_text (wanted, "source");

  paragraphs = jb_reconcile_dup_list (json_object_get_array_member (wanted, "paragraphs"));

  jb_reconcile_texts (jb_article_get_title (article), (const char *const *) title, NULL, article,
                      splice_title);
  if (jb_reconcile_differs (jb_article_get_subtitle (article), subtitle))
    jb_article_set_subtitle (article, subtitle);
  if (jb_reconcile_differs (jb_article_get_editor_note (article), editor_note))
    jb_article_set_editor_note (article, editor_note);
  jb_reconcile_texts (jb_article_get_paragraphs (article), (const char *const *) paragraphs, NULL,
                      article, splice_paragraphs);
  if (jb_reconcile_differs (jb_article_get_source (article), source))
    jb_article_set_source (article, source);
}

/* Puts the sections where they belong; those that go are still among them. */
static void
place_sections (Plan *plan)
{
  GListModel *sections = jb_bulletin_get_sections (plan->bulletin);
  gpointer    previous = NULL;
  guint       hint = 0;

  for (guint j = 0; j < plan->news->len; j++)
    {
      Division   *division = get_new (plan, j);
      guint       i = plan->pairs.to_old[j];
      const char *name = jb_reconcile_get_text (division->object, "name");

      if (i < JB_ALIGN_TAKEN)
        {
          division->section = g_object_ref (get_old (plan, i)->section);
          if (g_strcmp0 (jb_section_get_name (division->section), name) != 0)
            jb_section_set_name (division->section, name);
          previous = division->section;
          continue;
        }

      hint = previous != NULL ? jb_reconcile_find (sections, previous, hint) + 1 : 0;
      if (i == JB_ALIGN_TAKEN)
        {
          guint from = jb_reconcile_find (sections, division->section, 0);

          if (from < hint)
            hint--;
          jb_bulletin_move_section (plan->bulletin, from, hint);
        }
      else
        {
          division->section =
              g_object_ref (jb_bulletin_insert_section (plan->bulletin, hint, name));
        }
      previous = division->section;
    }
}

static JbArticle *
place_article (Plan      *plan,
               JbSection *section,
               JbArticle *article,
               guint      position)
{
  GListModel *articles = jb_section_get_articles (section);

  if (article == NULL)
    return jb_section_insert_article (section, position);

  if (jb_node_get_owner (JB_NODE (article)) == JB_NODE (section) &&
      jb_reconcile_find (articles, article, position) < position)
    position--;
  jb_bulletin_move_article (plan->bulletin, article, section, position);

  return article;
}

/* Puts the articles of one section where they belong and makes them say what is wanted;
 * those that go are still among them. */
static void
place_articles (Plan *plan,
                guint j)
{
  Division   *division = get_new (plan, j);
  GListModel *articles = jb_section_get_articles (division->section);
  JbAlign    *align = &plan->stories[j];
  gpointer    previous = NULL;
  guint       hint = 0;

  for (guint b = 0; b < align->n_new; b++)
    {
      Story *story = get_story (division, b);
      guint  a = align->to_old[b];

      if (a < JB_ALIGN_TAKEN)
        {
          Story *old = get_story (get_old (plan, plan->pairs.to_old[j]), a);

          story->article = g_object_ref (old->article);
        }
      else
        {
          JbArticle *article;

          hint = previous != NULL ? jb_reconcile_find (articles, previous, hint) + 1 : 0;
          article = place_article (plan, division->section, story->article, hint);
          if (story->article == NULL)
            story->article = g_object_ref (article);
        }

      reconcile_article (story->article, json_node_get_object (story->json));
      previous = story->article;
    }
}

static void
remove_rest (Plan *plan)
{
  GListModel *sections = jb_bulletin_get_sections (plan->bulletin);

  for (guint i = plan->olds->len; i > 0; i--)
    {
      Division *division = get_old (plan, i - 1);
      guint     j = plan->pairs.to_new[i - 1];

      if (j == JB_ALIGN_NONE)
        {
          jb_bulletin_remove_section (plan->bulletin,
                                      jb_reconcile_find (sections, division->section, i - 1));
          continue;
        }
      if (j == JB_ALIGN_TAKEN)
        continue;

      for (guint a = division->stories->len; a > 0; a--)
        {
          Story      *story = get_story (division, a - 1);
          GListModel *articles = jb_section_get_articles (division->section);

          if (plan->stories[j].to_new[a - 1] == JB_ALIGN_NONE)
            jb_section_remove_article (division->section,
                                       jb_reconcile_find (articles, story->article, a - 1));
        }
    }
}

static GArray *
new_divisions (void)
{
  GArray *divisions = g_array_new (FALSE, TRUE, sizeof (Division));

  g_array_set_clear_func (divisions, clear_division);
  return divisions;
}

/* Makes the sections of a bulletin what is wanted: @wanted is complete, every member of
 * every article is there. */
void
jb_reconcile_sections (JbBulletin *bulletin,
                       JsonArray  *wanted)
{
  GListModel *sections = jb_bulletin_get_sections (bulletin);
  Plan        plan = { .bulletin = bulletin };

  plan.olds = new_divisions ();
  plan.news = new_divisions ();
  plan.numbers = g_hash_table_new_full ((GHashFunc) jb_json_hash, (GEqualFunc) jb_json_equal,
                                        (GDestroyNotify) json_node_unref, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr(JbSection) section = g_list_model_get_item (sections, i);

      add_old (&plan, section);
    }
  for (guint j = 0; j < json_array_get_length (wanted); j++)
    add_new (&plan, json_array_get_element (wanted, j));

  pair_sections (&plan);
  pair_stories (&plan);

  place_sections (&plan);
  for (guint j = 0; j < plan.news->len; j++)
    place_articles (&plan, j);
  remove_rest (&plan);

  for (guint j = 0; j < plan.news->len; j++)
    jb_align_clear (&plan.stories[j]);
  g_free (plan.stories);
  jb_align_clear (&plan.pairs);
  g_hash_table_unref (plan.numbers);
  g_array_unref (plan.olds);
  g_array_unref (plan.news);
}

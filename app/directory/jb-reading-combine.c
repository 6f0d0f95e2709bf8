/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reading-private.h"

#include <string.h>

#include "jb-lexicon.h"

/* What the parts of an entry are together: the four meanings of 、. Where two are possible, one
 * is taken, and the combiner can be run again with the other. */

enum
{
  MAX_JOINED = 6,
  MAX_FACTORS = 64
};

typedef struct
{
  GPtrArray    *parts;
  GArray       *places;
  JbDirectory  *directory;
  JbPartialDate date;
  GPtrArray    *items;

  /* The decisions so far, and the one that is to be taken otherwise. */
  guint n_decisions;
  guint otherwise;

  gboolean unsure;
} Combiner;

#define PART(self, i) ((JbPart *) g_ptr_array_index ((self)->parts, (i)))

static guint
count (const char *text)
{
  return (guint) g_utf8_strlen (text, -1);
}

static JbReadingItem *
item_new (JbReadingKind kind,
          const char   *name)
{
  JbReadingItem *item = g_new0 (JbReadingItem, 1);

  item->kind = kind;
  item->name = g_strdup (name);
  item->ranges = g_array_new (FALSE, FALSE, sizeof (JbReadingRange));

  return item;
}

/* Whether to take the less likely of two meanings. */
static gboolean
decide (Combiner *self)
{
  self->unsure = TRUE;

  return ++self->n_decisions == self->otherwise;
}

static void
add_range (Combiner      *self,
           JbReadingItem *item,
           guint          start,
           guint          end)
{
  JbReadingRange range;

  range.start = g_array_index (self->places, guint, start);
  range.end = end > start ? g_array_index (self->places, guint, end - 1) + 1 : range.start;
  g_array_append_val (item->ranges, range);
}

static JbReadingItem *
add_part (Combiner     *self,
          JbReadingKind kind,
          const JbPart *part)
{
  JbReadingItem *item = item_new (kind, part->text);

  item->copies = part->copies;
  add_range (self, item, part->start, part->end);
  g_ptr_array_add (self->items, item);

  return item;
}

static gboolean
is_known (Combiner   *self,
          const char *name)
{
  JbDirectoryKind kind;

  return self->directory != NULL &&
         jb_directory_lookup_kind (self->directory, name, self->date, &kind);
}

/* How far the parts from @first on may belong together. */
static guint
find_break (Combiner *self,
            guint     first)
{
  guint i = first + 1;

  while (i < self->parts->len && !PART (self, i)->breaks)
    i++;

  return i;
}

/* A name in the directory that has a 、 in it. */
static guint
take_joined (Combiner *self,
             guint     first,
             guint     end)
{
  if (self->directory == NULL)
    return 0;

  for (guint last = MIN (end, first + MAX_JOINED); last > first + 1; last--)
    {
      g_autoptr(GString) name = g_string_new (PART (self, first)->text);
      JbReadingItem  *item;
      JbDirectoryKind kind;

      for (guint i = first + 1; i < last; i++)
        g_string_append_printf (name, "、%s", PART (self, i)->text);
      if (!jb_directory_lookup_kind (self->directory, name->str, self->date, &kind) ||
          kind == JB_DIRECTORY_PERSON)
        continue;

      item = item_new (kind == JB_DIRECTORY_UNIT ? JB_READING_UNIT : JB_READING_GROUP, name->str);
      add_range (self, item, PART (self, first)->start, PART (self, last - 1)->end);
      g_ptr_array_add (self->items, item);
      return last - first;
    }

  return 0;
}

static void
add_post (GPtrArray  *posts,
          const char *post)
{
  const char *both = strstr (post, "兼");
  g_auto (GStrv) several = g_strsplit (post, "、", -1);

  if (several[0] != NULL && several[1] != NULL)
    {
      for (guint i = 0; several[i] != NULL; i++)
        g_ptr_array_add (posts, g_strdup (several[i]));
      return;
    }
  if (both != NULL && both > post && both[strlen ("兼")] != '\0')
    {
      g_autofree char *first = g_strndup (post, (gsize) (both - post));

      if (jb_lexicon_end_in_post (first, strlen (first)))
        {
          g_ptr_array_add (posts, g_steal_pointer (&first));
          g_ptr_array_add (posts, g_strdup (both + strlen ("兼")));
          return;
        }
    }
  g_ptr_array_add (posts, g_strdup (post));
}

static gboolean
holds (Combiner   *self,
       const char *name,
       const char *post)
{
  g_autoptr(GPtrArray) held =
                 jb_directory_list_posts (self->directory, name, self->date);
  g_autofree char *key = jb_directory_dup_key (post);

  for (guint i = 0; i < held->len; i++)
    {
      const JbDirectoryValues *values = jb_directory_entry_get_values (held->pdata[i]);
      g_autofree char         *other =
          values->post != NULL ? jb_directory_dup_key (values->post) : NULL;

      if (g_strcmp0 (key, other) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Whether somebody else holds @post, which only one can hold: then the post that stands
 * before a person is not his. */
static gboolean
is_held_by_another (Combiner   *self,
                    const char *post,
                    const char *name)
{
  g_autoptr(GPtrArray) holders = NULL;

  if (self->directory == NULL || self->date == 0 || jb_lexicon_is_shared_post (post))
    return FALSE;

  holders = jb_directory_list_holders (self->directory, post, self->date);

  return holders->len > 0 && !holds (self, name, post);
}

static JbReadingItem *
add_person (Combiner     *self,
            const JbPart *part,
            GPtrArray    *posts)
{
  JbReadingItem *item = item_new (JB_READING_PERSON, part->name);

  item->copies = part->copies;
  item->posts = g_new0 (char *, posts->len + 1);
  for (guint i = 0; i < posts->len; i++)
    item->posts[i] = g_strdup (posts->pdata[i]);
  g_ptr_array_add (self->items, item);

  return item;
}

/* The bytes of whose post it is, in 省妇联副主席 as far as 联; 0 where that is not said. */
static gsize
measure_owner (const char *post)
{
  static const char *const titles[] = { "党组书记", "主席", "主任", "书记", "秘书长", "会长",
                                        "理事长" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_has_suffix (post, titles[i]))
      {
        g_autofree char *owner = g_strndup (post, strlen (post) - strlen (titles[i]));

        if (g_str_has_suffix (owner, "副"))
          owner[strlen (owner) - strlen ("副")] = '\0';
        if (*owner == '\0')
          return 0;
        return jb_lexicon_measure_authority (owner) == strlen (owner) ||
                       jb_lexicon_end_in_body (owner) || jb_lexicon_end_in_unit (owner)
                   ? strlen (owner)
                   : 0;
      }

  return 0;
}

/* Whether a post is one that every body has, and it is not said which: 副主席, 秘书长. */
static gboolean
is_bare_post (const char *post)
{
  g_autofree char *whole = g_strconcat ("省委", post, NULL);

  return measure_owner (post) == 0 && measure_owner (whole) == strlen ("省委");
}

/* @n_owner: the bytes of @owner that say whose post it is, 0 when it says so itself */
static void
add_nameless (Combiner     *self,
              const JbPart *part,
              const JbPart *owner,
              gsize         n_owner)
{
  JbReadingItem *item = add_part (self, JB_READING_PERSON, part);

  g_clear_pointer (&item->name, g_free);
  item->posts = g_new0 (char *, 2);
  item->posts[0] = g_strdup_printf ("%.*s%s", (int) n_owner, n_owner > 0 ? owner->text : "",
                                    part->text);
}

/* 省妇联主席、副主席: two recipients, and the second is of the body that the first is of. */
static void
add_all_nameless (Combiner *self,
                  guint     first,
                  guint     end)
{
  const JbPart *owner = NULL;
  gsize         n_owner = 0;

  for (guint i = first; i < end; i++)
    {
      const JbPart *part = PART (self, i);

      if (!is_bare_post (part->text))
        {
          n_owner = measure_owner (part->text);
          owner = part;
        }
      add_nameless (self, part, owner, owner != part ? n_owner : 0);
    }
}

/* 赵玉兰、栗甲: those behind the first have his post; of two posts, perhaps only the last. */
static guint
take_sharers (Combiner  *self,
              guint      at,
              guint      end,
              GPtrArray *posts)
{
  gboolean last_only = FALSE;
  guint    first = at;

  if (at < end && PART (self, at)->kind == JB_PART_NAME && posts->len > 1)
    {
      const char *name = PART (self, at)->name;

      if (self->directory != NULL && holds (self, name, posts->pdata[0]))
        last_only = FALSE;
      else if (self->directory != NULL && holds (self, name, posts->pdata[posts->len - 1]))
        last_only = TRUE;
      else
        last_only = decide (self);
    }
  if (last_only)
    g_ptr_array_remove_range (posts, 0, posts->len - 1);

  for (; at < end && PART (self, at)->kind == JB_PART_NAME; at++)
    {
      const JbPart  *part = PART (self, at);
      JbReadingItem *item = add_person (self, part, posts);

      add_range (self, item, part->name_start, part->name_end);
    }

  return at - first;
}

/* 省委常委、副省长孙伟: posts, then a post and a name. */
static guint
take_people (Combiner *self,
             guint     first,
             guint     end)
{
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func (g_free);
  guint          at = first;
  guint          n_apart = 0;
  const JbPart  *part;
  JbReadingItem *item;

  while (at < end && PART (self, at)->kind == JB_PART_POST)
    at++;
  if (at == end || PART (self, at)->kind != JB_PART_PERSON)
    {
      /* A mark too many between a post and a name, or two recipients. */
      if (at < end && PART (self, at)->kind == JB_PART_NAME && decide (self))
        {
          for (guint i = first; i < at; i++)
            add_post (posts, PART (self, i)->text);
          item = add_person (self, PART (self, at), posts);
          add_range (self, item, PART (self, first)->start, PART (self, at)->end);
          return at + 1 - first;
        }
      add_all_nameless (self, first, at);
      return at - first;
    }

  part = PART (self, at);
  for (guint i = first; i < at; i++)
    if (is_held_by_another (self, PART (self, i)->text, part->name) && !decide (self))
      {
        add_all_nameless (self, first + n_apart, i + 1);
        n_apart = i + 1 - first;
      }
  if (n_apart > 0)
    return n_apart;

  for (guint i = first; i < at; i++)
    add_post (posts, PART (self, i)->text);
  add_post (posts, part->post);
  item = add_person (self, part, posts);
  add_range (self, item, PART (self, first)->start, part->end);
  if (part->name_start > part->start && part->name_end <= part->end)
    return at + 1 - first + take_sharers (self, at + 1, end, posts);

  return at + 1 - first;
}

/* 各市、县妇联: whose, whose and what. */
static guint
take_each (Combiner *self,
           guint     first,
           guint     end)
{
  const char *each = PART (self, first)->text;
  gsize       n_each = jb_lexicon_measure_each (each);
  guint       at = first + 1;
  const char *rest;

  if (n_each == 0 || each[n_each + jb_lexicon_measure_level (each + n_each)] != '\0' ||
      each[n_each] == '\0' || PART (self, first)->known)
    return 0;
  while (at < end &&
         PART (self, at)->text[jb_lexicon_measure_level (PART (self, at)->text)] == '\0')
    at++;
  if (at == end || jb_lexicon_measure_level (PART (self, at)->text) == 0 ||
      PART (self, at)->known ||
      at - first > MAX_FACTORS)
    return 0;

  rest = PART (self, at)->text + jb_lexicon_measure_level (PART (self, at)->text);
  for (guint i = first; i <= at; i++)
    {
      const JbPart    *part = PART (self, i);
      g_autofree char *whose = g_strndup (part->text, strlen (part->text) -
                                                          (i == at ? strlen (rest) : 0));
      g_autofree char *name = i == first ? g_strconcat (whose, rest, NULL)
                                         : g_strdup_printf ("%.*s%s%s", (int) n_each, each, whose,
                                                            rest);
      JbReadingItem   *item = item_new (JB_READING_GROUP, name);
      guint            n_whose = (guint) g_utf8_strlen (whose, -1);

      if (i < at)
        {
          add_range (self, item, part->start, part->end);
          add_range (self, item,
                     PART (self, at)->start + count (PART (self, at)->text) - count (rest),
                     PART (self, at)->end);
        }
      else
        add_range (self, item, part->start, MAX (part->end, part->start + n_whose));
      g_ptr_array_add (self->items, item);
    }

  return at + 1 - first;
}

static gboolean
is_authority (const JbPart *part)
{
  gsize length = jb_lexicon_measure_authority (part->text);

  return length > 0 && part->text[length] == '\0';
}

/* Whose units, and which: the bytes of whose, in 省委办公厅信息处 as far as 厅. */
static gsize
measure_body (const char *text)
{
  gsize longest = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *before = g_strndup (text, (gsize) (p - text));

      if (p > text && g_utf8_strlen (p, -1) >= 2 && jb_lexicon_end_in_body (before) &&
          jb_lexicon_end_in_section (p))
        longest = (gsize) (p - text);
    }

  return longest;
}

static gboolean
is_bare_section (const JbPart *part)
{
  return part->kind == JB_PART_UNIT && !part->known && jb_lexicon_end_in_section (part->text) &&
         !jb_lexicon_start_with_level (part->text) && measure_body (part->text) == 0 &&
         g_utf8_strlen (part->text, -1) <= 8;
}

static gboolean
ends_alike (const char *a,
            const char *b)
{
  return strcmp (g_utf8_prev_char (a + strlen (a)), g_utf8_prev_char (b + strlen (b))) == 0;
}

/* Whether 省委 in 省委、省政府办公厅 means the 办公厅 of 省委, and not 省委. */
static gboolean
shares_office (Combiner     *self,
               const JbPart *authority,
               const char   *rest,
               gboolean      is_certain)
{
  g_autofree char *joined = g_strconcat (authority->text, rest, NULL);

  if (is_known (self, joined))
    return !authority->known || !decide (self);
  if (authority->known)
    return FALSE;

  return is_certain || !decide (self);
}

/* 省委、省政府办公厅信息处、综合处: all units of all offices. */
static guint
take_product (Combiner *self,
              guint     first,
              guint     end)
{
  guint         n_shared = 0;
  guint         at = first;
  guint         n_sections = 0;
  const JbPart *last;
  gsize         n_authority, n_body;
  const char   *rest;
  gboolean      is_group;

  while (at < end && at - first < MAX_FACTORS && is_authority (PART (self, at)))
    at++;
  if (at == end)
    at = first;

  last = PART (self, at);
  n_authority = jb_lexicon_measure_authority (last->text);
  rest = last->text + n_authority;
  is_group = last->kind == JB_PART_GROUP;
  if (at > first && n_authority > 0 && *rest != '\0' && (last->kind == JB_PART_UNIT || is_group))
    {
      gboolean is_certain = is_group || jb_lexicon_are_office (rest);

      for (guint i = first; i < at; i++)
        if (g_str_has_prefix (last->text, PART (self, i)->text))
          return 0;
      if (!shares_office (self, PART (self, first), rest, is_certain))
        return 0;
      n_shared = at - first;
    }
  else
    {
      at = first;
      last = PART (self, at);
      rest = last->text;
      n_authority = 0;
    }
  if (last->kind != JB_PART_UNIT && n_shared == 0)
    return 0;

  n_body = is_group ? 0 : measure_body (last->text);
  if (n_body >= n_authority && n_body > 0)
    for (guint i = at + 1; i < end && i - at < MAX_FACTORS && is_bare_section (PART (self, i)); i++)
      {
        g_autofree char *full = g_strdup_printf ("%.*s%s", (int) n_body, last->text,
                                                 PART (self, i)->text);

        /* 市农业局办公室、宣传部: of the same bureau, or of somebody else. */
        if (!is_known (self, full) && !ends_alike (PART (self, i)->text, last->text) &&
            decide (self))
          break;
        n_sections++;
      }
  if (n_shared == 0 && n_sections == 0)
    return 0;

  for (guint i = 0; i <= n_shared; i++)
    for (guint j = 0; j <= n_sections; j++)
      {
        const JbPart    *whose = PART (self, first + i);
        const JbPart    *section = PART (self, at + j);
        gsize            n_before = j == 0 ? strlen (last->text) : n_body;
        g_autofree char *own = g_strndup (whose->text,
                                          i < n_shared ? strlen (whose->text) : n_authority);
        g_autofree char *shared = g_strndup (last->text + n_authority, n_before - n_authority);
        g_autofree char *name = g_strconcat (own, shared, j > 0 ? section->text : "", NULL);
        JbReadingItem   *item = item_new (is_group ? JB_READING_GROUP : JB_READING_PRODUCT, name);
        guint            n_own = (guint) g_utf8_strlen (own, -1);
        guint            n_shared_characters = (guint) g_utf8_strlen (shared, -1);
        guint            shared_start = last->start +
                             (guint) g_utf8_strlen (last->text, (gssize) n_authority);

        if (i < n_shared)
          {
            add_range (self, item, whose->start, whose->start + n_own);
            if (n_shared_characters > 0)
              add_range (self, item, shared_start, shared_start + n_shared_characters);
          }
        else
          add_range (self, item, whose->start, whose->start + n_own + n_shared_characters);
        if (j > 0)
          add_range (self, item, section->start, section->end);
        g_ptr_array_add (self->items, item);
      }

  return n_shared + 1 + n_sections;
}

/* 各街道妇联、委局妇委会: the second may be each, too. */
static guint
take_after_each (Combiner *self,
                 guint     first,
                 guint     end)
{
  guint at = first + 1;

  if (PART (self, first)->kind != JB_PART_GROUP ||
      jb_lexicon_measure_each (PART (self, first)->text) == 0)
    return 0;

  add_part (self, JB_READING_GROUP, PART (self, first));
  for (; at < end; at++)
    {
      const JbPart    *part = PART (self, at);
      g_autofree char *name = g_strconcat ("各", part->text, NULL);
      JbReadingItem   *item;

      if (part->kind != JB_PART_UNIT || part->known || jb_lexicon_start_with_level (part->text) ||
          (!is_known (self, name) && decide (self)))
        break;
      item = add_part (self, JB_READING_GROUP, part);
      g_free (item->name);
      item->name = g_steal_pointer (&name);
    }

  return at - first;
}

/* 市委、市政府副秘书长李明: one post in each of them, or 市委 and somebody. */
static guint
take_shared_post (Combiner *self,
                  guint     first,
                  guint     end)
{
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func (g_free);
  guint          at = first;
  const JbPart  *part;
  const char    *post, *rest;
  JbReadingItem *item;

  while (at < end && at - first < MAX_FACTORS && is_authority (PART (self, at)))
    at++;
  if (at == first || at == end)
    return 0;
  part = PART (self, at);
  if (part->kind != JB_PART_PERSON && part->kind != JB_PART_POST)
    return 0;
  post = part->kind == JB_PART_PERSON ? part->post : part->text;
  rest = post + jb_lexicon_measure_authority (post);
  if (rest == post || *rest == '\0' || decide (self))
    return 0;

  for (guint i = first; i < at; i++)
    g_ptr_array_add (posts, g_strconcat (PART (self, i)->text, rest, NULL));
  add_post (posts, post);
  item = add_person (self, part, posts);
  add_range (self, item, PART (self, first)->start, part->end);

  return at + 1 - first;
}

/* 市教育局、卫生局、民政局: all of the city, or three units. */
static guint
take_level (Combiner *self,
            guint     first,
            guint     end)
{
  const JbPart *part = PART (self, first);
  gsize         n_level = jb_lexicon_measure_level (part->text);
  guint         at = first + 1;

  if (part->kind != JB_PART_UNIT || n_level == 0 || part->text[n_level] == '\0' ||
      measure_body (part->text) > 0)
    return 0;

  for (; at < end && at - first < MAX_FACTORS; at++)
    {
      const JbPart    *next = PART (self, at);
      g_autofree char *name = g_strdup_printf ("%.*s%s", (int) n_level, part->text, next->text);
      JbReadingItem   *item;

      if (next->kind != JB_PART_UNIT || next->known || jb_lexicon_start_with_level (next->text) ||
          !jb_lexicon_end_in_unit (next->text) || (!is_known (self, name) && decide (self)))
        break;
      if (at == first + 1)
        add_part (self, JB_READING_PRODUCT, part);
      item = item_new (JB_READING_PRODUCT, name);
      item->copies = next->copies;
      add_range (self, item, part->start,
                 part->start + (guint) g_utf8_strlen (part->text, (gssize) n_level));
      add_range (self, item, next->start, next->end);
      g_ptr_array_add (self->items, item);
    }

  return at > first + 1 ? at - first : 0;
}

static guint
take_one (Combiner *self,
          guint     at)
{
  JbPart        *part = PART (self, at);
  JbReadingItem *item;

  switch (part->kind)
    {
    case JB_PART_GROUP:
      add_part (self, JB_READING_GROUP, part);
      break;
    case JB_PART_NAME:
      item = add_part (self, JB_READING_PERSON, part);
      item->posts = g_new0 (char *, 1);
      break;
    case JB_PART_POST:
      add_nameless (self, part, NULL, 0);
      break;
    case JB_PART_PERSON:
    case JB_PART_UNIT:
    default:
      add_part (self, JB_READING_UNIT, part);
    }

  return 1;
}

static void
combine (Combiner *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      JbPart *part = PART (self, i);

      if (part->kind != part->other && decide (self))
        part->kind = part->other;
      self->unsure = self->unsure || part->doubtful;
    }

  for (guint i = 0; i < self->parts->len;)
    {
      guint end = find_break (self, i);
      guint n = take_joined (self, i, end);

      if (n == 0 &&
          (PART (self, i)->kind == JB_PART_POST || PART (self, i)->kind == JB_PART_PERSON))
        n = take_people (self, i, end);
      if (n == 0)
        n = take_each (self, i, end);
      if (n == 0)
        n = take_product (self, i, end);
      if (n == 0)
        n = take_shared_post (self, i, end);
      if (n == 0)
        n = take_level (self, i, end);
      if (n == 0)
        n = take_after_each (self, i, end);
      i += n > 0 ? n : take_one (self, i);
    }
}

/**
 * jb_reading_combine:
 * @parts: (element-type JbPart): the parts of an entry; they may be changed
 * @places: where the characters of the parts are in the entry
 * @otherwise: the number of the decision, from 1, that is to be taken otherwise; 0 for none
 * @items: (element-type JbReadingItem): where to add the recipients
 * @unsure: (out): whether there was anything to decide
 *
 * Returns: how many decisions there were
 */
guint
jb_reading_combine (GPtrArray    *parts,
                    GArray       *places,
                    JbDirectory  *directory,
                    JbPartialDate date,
                    guint         otherwise,
                    GPtrArray    *items,
                    gboolean     *unsure)
{
  Combiner combiner = { parts, places, directory, date, items, 0, otherwise, FALSE };

  combine (&combiner);
  *unsure = combiner.unsure;

  return combiner.n_decisions;
}

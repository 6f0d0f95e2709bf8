/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader-private.h"

#include <string.h>

#include "jb-reader-shapes.h"

enum
{
  MAX_LINES_ABOVE = 40,
  MAX_TITLE_LINES = 4,
  MAX_LOOK_AHEAD = 8,
  MAX_BARE_NAME_COLUMNS = 24,
};

/* A title of the digest without its list mark, dot leader and page number; a title of the
 * body without the dashes of a subtitle. */
static JbSpan
bare_title (const JbReader *self,
            guint           item)
{
  JbSpan number;
  JbSpan content = jb_shape_without_number (jb_reader_content (self, item), &number);
  JbSpan rest = content;
  JbSpan value;

  if (jb_reader_shape (self, item) == JB_SHAPE_DASHED && jb_shape_is_subtitle (content, &value))
    return value;

  return jb_shape_without_page (rest);
}

static gboolean
may_be_title (const JbReader *self,
              guint           item)
{
  JbShape shape = jb_reader_shape (self, item);

  return jb_reader_is_short (self, item) && shape != JB_SHAPE_SECTION &&
         shape != JB_SHAPE_TABLE_ROW;
}

/* Each line is hashed once, however often titles are looked for, and only if they are. */
static JbHash
hash_item (JbReader *self,
           guint     item)
{
  if (self->hashes == NULL)
    {
      self->hashes = g_new0 (JbHash, self->n_items);
      self->n_hashes = self->digest;
    }
  for (; self->n_hashes <= item; self->n_hashes++)
    self->hashes[self->n_hashes] = may_be_title (self, self->n_hashes)
                                       ? jb_span_hash (bare_title (self, self->n_hashes))
                                       : JB_HASH_OF_NOTHING;

  return self->hashes[item];
}

/* The hash of each of the first lines from @item on, joined. Returns how many. */
static guint
hash_lines (JbReader *self,
            guint     item,
            guint     to,
            guint64   hashes[MAX_TITLE_LINES])
{
  JbHash hash = JB_HASH_OF_NOTHING;
  guint  n = 0;

  while (n < MAX_TITLE_LINES && item + n < to && may_be_title (self, item + n))
    {
      hash = jb_hash_join (hash, hash_item (self, item + n));
      hashes[n++] = hash.value;
    }

  return n;
}

static guint64
hash_name (const JbReader *self,
           guint           item)
{
  JbSpan name;

  if (!jb_shape_is_section (jb_reader_content (self, item), &name))
    name = jb_reader_content (self, item);

  return jb_span_hash (name).value;
}

/* Whether the lines from @item on, or the first few of them joined, are in @titles. */
static guint
count_known_lines (JbReader        *self,
                   guint            item,
                   guint            to,
                   const JbHashSet *titles)
{
  guint64 hashes[MAX_TITLE_LINES] = { 0 };
  guint   n = hash_lines (self, item, to, hashes);

  for (guint k = 0; k < n; k++)
    if (hashes[k] != 0 && jb_hash_set_contains (titles, hashes[k]))
      return k + 1;

  return 0;
}

static gboolean
is_body_line (const JbReader *self,
              guint           item)
{
  const JbLine *line = jb_reader_line (self, item);
  JbSpan        content = jb_reader_content (self, item);
  JbSpan        value;

  if (line->shape == JB_SHAPE_SECTION)
    return FALSE;
  if (line->shape == JB_SHAPE_DASHED || line->shape == JB_SHAPE_TABLE_ROW ||
      line->width == JB_READER_LONG || jb_span_contains (content, "。"))
    return TRUE;
  if (jb_shape_is_editor_note (content, &value))
    return TRUE;
  if (line->shape == JB_SHAPE_BRACKETED)
    return jb_shape_is_source (content, &value);

  return line->ending == JB_ENDING_SEMICOLON ||
         (line->width >= 40 && jb_shape_begins_with_date (content));
}

/* Whether the section line at @item, whose name was in the digest before, begins the
 * body: a title known or text comes before the next section. */
static gboolean
begins_body (JbReader        *self,
             guint            item,
             const JbHashSet *titles)
{
  for (guint i = item + 1; i < self->tail && i <= item + MAX_LOOK_AHEAD; i++)
    {
      if (jb_reader_shape (self, i) == JB_SHAPE_SECTION)
        return FALSE;
      if (is_body_line (self, i) || count_known_lines (self, i, self->tail, titles) > 0)
        return TRUE;
    }

  return item + 1 >= self->tail;
}

/* Whether the title at @item, which the digest has already, begins the body: text comes
 * below it, and not another title or section as in a digest. */
static gboolean
repeats_title (JbReader        *self,
               guint            item,
               const JbHashSet *titles)
{
  guint n = count_known_lines (self, item, self->tail, titles);

  if (n == 0)
    return FALSE;

  for (guint i = item + n; i < self->tail && i <= item + n + MAX_LOOK_AHEAD; i++)
    {
      if (jb_reader_shape (self, i) == JB_SHAPE_SECTION)
        return FALSE;
      if (is_body_line (self, i) || self->items[i].flags & JB_ITEM_AFTER_RULE)
        return TRUE;
      if (count_known_lines (self, i, self->tail, titles) > 0)
        return FALSE;
    }

  return TRUE;
}

/* Lines right above the first line of text are its title, and no part of the digest. */
static guint
step_back (const JbReader *self,
           guint           first,
           guint           item)
{
  guint end = item;

  while (end > first + 1 && item - end < MAX_TITLE_LINES && may_be_title (self, end - 1))
    {
      end--;
      if (self->items[end].blank > 0 || self->items[end].flags & JB_ITEM_AFTER_RULE)
        break;
    }
  /* No margin parts the title from the digest: one line is all it can be. */
  if (end < item && self->items[end].blank == 0 && !(self->items[end].flags & JB_ITEM_AFTER_RULE) &&
      jb_reader_shape (self, end - 1) != JB_SHAPE_SECTION)
    end = item - 1;
  if (end > first && jb_reader_shape (self, end - 1) == JB_SHAPE_SECTION)
    end--;

  return MAX (end, first);
}

/* Where the digest that begins at @first ends. @sure is whether something in the body
 * repeated it. */
static guint
find_end (JbReader *self,
          guint     first,
          gboolean *sure)
{
  g_auto (JbHashSet) names = { NULL };
  g_auto (JbHashSet) titles = { NULL };
  guint section = first;
  guint i;

  *sure = FALSE;
  for (i = first; i < self->tail; i++)
    {
      if (i > first && self->items[i].flags & JB_ITEM_AFTER_RULE)
        {
          *sure = TRUE;
          return i;
        }
      if (jb_reader_shape (self, i) == JB_SHAPE_SECTION)
        {
          guint64 name = hash_name (self, i);

          if (jb_hash_set_contains (&names, name) && begins_body (self, i, &titles))
            {
              *sure = TRUE;
              return i;
            }
          jb_hash_set_add (&names, name);
          section = i + 1;
          continue;
        }
      if (is_body_line (self, i))
        {
          guint end = step_back (self, first, i);

          /* A subtitle of the body that the digest names settles it. */
          *sure = jb_reader_shape (self, i) == JB_SHAPE_DASHED &&
                  count_known_lines (self, i, self->tail, &titles) > 0;
          return end;
        }
      if (repeats_title (self, i, &titles))
        {
          *sure = TRUE;
          return i > first && jb_reader_shape (self, i - 1) == JB_SHAPE_SECTION &&
                         self->items[i - 1].role != JB_ROLE_DIGEST_HEADING
                     ? i - 1
                     : i;
        }

      /* A title may be broken over lines here and stand on one line in the body. */
      jb_hash_set_add (&titles, hash_item (self, i).value);
      for (guint k = 1; k < MAX_TITLE_LINES && i >= section + k; k++)
        {
          guint64 hashes[MAX_TITLE_LINES] = { 0 };

          if (hash_lines (self, i - k, i + 1, hashes) == k + 1)
            jb_hash_set_add (&titles, hashes[k]);
        }
    }

  return i;
}

static gboolean
has_mark (const JbReader *self,
          guint           item)
{
  JbSpan content = jb_reader_content (self, item);

  return jb_reader_digest_title (self, content).at != content.at;
}

static gboolean
has_page (const JbReader *self,
          guint           item)
{
  JbSpan content = jb_reader_content (self, item);

  return jb_shape_without_page (content).end != content.end;
}

/* Joins the lines of titles that are wrapped: lines without the list mark or without the
 * page number that the others have, lines that hang, lines that the body has as one. */
static void
join_titles (JbReader *self,
             guint     first,
             guint     end)
{
  g_auto (JbHashSet) wanted = { NULL };
  g_auto (JbHashSet) found = { NULL };
  guint   n_marks = 0, n_pages = 0, n_titles = 0;
  guint64 hashes[MAX_TITLE_LINES] = { 0 };

  for (guint i = first; i < end; i++)
    if (self->items[i].role == JB_ROLE_DIGEST_TITLE)
      {
        guint n = hash_lines (self, i, end, hashes);

        n_titles++;
        n_marks += has_mark (self, i);
        n_pages += has_page (self, i);
        for (guint k = 0; k < n; k++)
          jb_hash_set_add (&wanted, hashes[k]);
      }

  if (n_titles == 0)
    return;

  for (guint i = end; i < self->tail; i++)
    {
      guint n = hash_lines (self, i, self->tail, hashes);

      for (guint k = 0; k < n; k++)
        if (jb_hash_set_contains (&wanted, hashes[k]))
          jb_hash_set_add (&found, hashes[k]);
    }

  for (guint i = first; i < end; i++)
    {
      guint n;

      if (self->items[i].role != JB_ROLE_DIGEST_TITLE || self->items[i].flags & JB_ITEM_CONTINUES)
        continue;

      n = hash_lines (self, i, end, hashes);
      for (guint k = 0; k < n; k++)
        if (jb_hash_set_contains (&found, hashes[k]))
          {
            for (guint j = 1; j <= k; j++)
              self->items[i + j].flags |= JB_ITEM_CONTINUES;
            n = 0;
          }
      if (n == 0)
        continue;

      for (guint j = i + 1; j < end && self->items[j].role == JB_ROLE_DIGEST_TITLE &&
                            self->items[j].blank == 0 && j < i + MAX_TITLE_LINES;
           j++)
        {
          const JbLine *line = jb_reader_line (self, j);
          gboolean      alone;

          hash_lines (self, j, end, hashes);
          alone = jb_hash_set_contains (&found, hashes[0]);
          if (alone ||
              !((n_marks * 2 > n_titles && has_mark (self, i) && !has_mark (self, j)) ||
                (n_pages * 2 >= n_titles && n_pages > 0 && !has_page (self, j - 1) &&
                 !has_mark (self, j)) ||
                (line->indent >= jb_reader_line (self, i)->indent + 2 && !has_mark (self, j))))
            break;
          self->items[j].flags |= JB_ITEM_CONTINUES;
        }
    }
}

static gboolean
is_telling_title (const JbReader *self,
                  guint           item,
                  guint           n)
{
  guint columns = 0;

  for (guint k = 0; k < n; k++)
    columns += jb_reader_line (self, item + k)->width;

  return columns >= 4;
}

/* Finds the titles of the digest in the body. */
static void
match_titles (JbReader *self,
              guint     first,
              guint     end)
{
  g_auto (JbHashSet) titles = { NULL };
  g_auto (JbHashSet) found = { NULL };

  for (guint i = first; i < end; i++)
    {
      JbHash hash;

      if (self->items[i].role != JB_ROLE_DIGEST_TITLE || self->items[i].flags & JB_ITEM_CONTINUES)
        continue;
      hash = hash_item (self, i);
      for (guint j = i + 1; j < end && self->items[j].flags & JB_ITEM_CONTINUES; j++)
        hash = jb_hash_join (hash, hash_item (self, j));
      jb_hash_set_add (&titles, hash.value);
      self->has_titles = TRUE;
    }

  for (guint i = end; i < self->tail; i++)
    {
      guint64  hashes[MAX_TITLE_LINES] = { 0 };
      gboolean dashed = jb_reader_shape (self, i) == JB_SHAPE_DASHED;
      guint    n;

      if (jb_reader_is_shielded (self, i) && jb_reader_shape (self, i) != JB_SHAPE_SECTION)
        {
          guint64 own = hash_item (self, i).value;

          if (!jb_hash_set_contains (&titles, own) || jb_hash_set_contains (&found, own))
            continue;
        }
      n = count_known_lines (self, i, self->tail, &titles);
      if (n == 0 || !is_telling_title (self, i, n))
        continue;

      hash_lines (self, i, self->tail, hashes);
      jb_hash_set_add (&found, hashes[n - 1]);
      for (guint k = 0; k < n; k++)
        {
          JbItem  *item = &self->items[i + k];
          gboolean is_subtitle = jb_reader_shape (self, i + k) == JB_SHAPE_DASHED || dashed;

          item->role = is_subtitle ? JB_ROLE_SUBTITLE : JB_ROLE_TITLE;
          item->flags |= JB_ITEM_MATCHED;
          if (k == 0 && !dashed)
            item->flags |= JB_ITEM_STARTS_ARTICLE;
          if (k > 0 && is_subtitle && self->items[i + k - 1].role == JB_ROLE_SUBTITLE)
            item->flags |= JB_ITEM_CONTINUES;
        }
      i += n - 1;
    }

  self->all_matched = self->has_titles && found.n_used == titles.n_used;
}

/* A section may be printed in brackets in one place and bare in the other. */
static void
match_sections (JbReader *self,
                guint     first,
                guint     end)
{
  g_auto (JbHashSet) names = { NULL };
  g_auto (JbHashSet) bare = { NULL };

  for (guint i = first; i < self->tail; i++)
    if (jb_reader_shape (self, i) == JB_SHAPE_SECTION)
      jb_hash_set_add (i < end ? &names : &bare, hash_name (self, i));

  for (guint i = first; i < self->tail; i++)
    {
      JbItem *item = &self->items[i];

      if (item->role == JB_ROLE_DIGEST_SECTION || jb_reader_shape (self, i) != JB_SHAPE_TEXT ||
          jb_reader_line (self, i)->width > MAX_BARE_NAME_COLUMNS ||
          jb_reader_is_shielded (self, i) ||
          !jb_hash_set_contains (i < end ? &bare : &names, hash_item (self, i).value))
        continue;
      item->role = i < end ? JB_ROLE_DIGEST_SECTION : JB_ROLE_SECTION;
    }
}

/* A digest has no heading where sections and titles stand that are repeated below. */
static gboolean
find_unnamed (JbReader *self,
              guint     first)
{
  gboolean sure;
  guint    end;
  guint    n_titles = 0;

  if (first >= self->tail || jb_reader_shape (self, first) != JB_SHAPE_SECTION)
    return FALSE;

  end = find_end (self, first, &sure);
  if (!sure || end >= self->tail || end == first || self->items[end].flags & JB_ITEM_AFTER_RULE)
    return FALSE;
  for (guint i = first; i < end; i++)
    {
      if (jb_reader_line (self, i)->ending == JB_ENDING_COLON || jb_reader_is_shielded (self, i))
        return FALSE;
      n_titles += jb_reader_shape (self, i) != JB_SHAPE_SECTION;
    }
  if (n_titles == 0)
    return FALSE;

  self->body = end;
  return TRUE;
}

/* Whether the first title is numbered 1, so that the numbers are list marks. */
static gboolean
begins_with_one (const JbReader *self,
                 guint           item)
{
  JbSpan number;

  while (item < self->body && self->items[item].role != JB_ROLE_DIGEST_TITLE)
    item++;
  if (item == self->body)
    return FALSE;

  jb_shape_without_number (jb_reader_content (self, item), &number);
  return jb_span_equals (number, "1") || jb_span_equals (number, "１") ||
         jb_span_equals (number, "01") || jb_span_equals (number, "一") ||
         jb_span_equals (number, "①") || jb_span_equals (number, "⒈") ||
         jb_span_equals (number, "⑴");
}

/**
 * jb_reader_digest_title:
 * @line: the first line of a title in the digest
 *
 * Returns: the line without its list mark, and without its number when the titles are
 *   numbered from one
 */
JbSpan
jb_reader_digest_title (const JbReader *self,
                        JbSpan          line)
{
  JbSpan number;

  return self->is_numbered ? jb_shape_without_number (line, &number)
                           : jb_shape_without_mark (line);
}

/**
 * jb_reader_read_digest:
 *
 * Finds the digest, which ends where the body repeats it, and its titles in the body.
 */
void
jb_reader_read_digest (JbReader *self)
{
  guint    first = self->digest;
  guint    heading = first;
  gboolean sure;
  JbSpan   name;

  while (heading < self->tail && heading < self->digest + MAX_LINES_ABOVE &&
         !(jb_reader_is_short (self, heading) &&
           jb_shape_is_digest_heading (jb_reader_content (self, heading), &name)))
    {
      if (is_body_line (self, heading) || jb_reader_shape (self, heading) == JB_SHAPE_SECTION)
        heading = self->tail;
      else
        heading++;
    }

  if (heading < self->tail && heading < self->digest + MAX_LINES_ABOVE)
    {
      self->items[heading].role = JB_ROLE_DIGEST_HEADING;
      first = heading + 1;
      if (first < self->tail)
        self->items[first].flags &= ~JB_ITEM_AFTER_RULE;
      self->body = find_end (self, first, &sure);
    }
  else if (!find_unnamed (self, first))
    {
      return;
    }

  for (guint i = first; i < self->body; i++)
    self->items[i].role = jb_reader_shape (self, i) == JB_SHAPE_SECTION ? JB_ROLE_DIGEST_SECTION
                                                                        : JB_ROLE_DIGEST_TITLE;
  self->is_numbered = begins_with_one (self, first);
  match_sections (self, first, self->body);
  join_titles (self, first, self->body);
  match_titles (self, first, self->body);
}

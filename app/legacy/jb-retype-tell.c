/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-retype-private.h"

#include <string.h>

/* Telling lines what they are, whatever the reader thinks. */

/* Whether text of this kind has blocks of this role. */
gboolean
jb_retype_fits (JbKind kind,
                JbRole role)
{
  switch (role)
    {
    case JB_ROLE_ORNAMENT:
    case JB_ROLE_UNKNOWN:
    case JB_ROLE_MASTHEAD:
    case JB_ROLE_RECIPIENTS_LABEL:
    case JB_ROLE_RECIPIENT:
    case JB_ROLE_TAIL:
      return TRUE;

    case JB_ROLE_DIGEST_HEADING:
    case JB_ROLE_DIGEST_SECTION:
    case JB_ROLE_DIGEST_TITLE:
    case JB_ROLE_SECTION:
    case JB_ROLE_TITLE:
    case JB_ROLE_SUBTITLE:
    case JB_ROLE_EDITOR_NOTE:
    case JB_ROLE_PARAGRAPH:
    case JB_ROLE_SOURCE:
      return kind == JB_KIND_BULLETIN;

    case JB_ROLE_NUMBER:
    case JB_ROLE_DOCUMENT_TITLE:
    case JB_ROLE_DOCUMENT_DATE:
    case JB_ROLE_ADDRESSEE:
    case JB_ROLE_HEADING:
    case JB_ROLE_BODY:
    case JB_ROLE_SIGNATURE:
      return kind == JB_KIND_DOCUMENT;

    case JB_N_ROLES:
    default:
      return FALSE;
    }
}

static gboolean
is_newline (char c)
{
  return c == '\n' || c == '\r';
}

/* Widens @start and @end, bytes in the text, to whole lines without the last newline and
 * without blank lines at either end. Returns FALSE when there is nothing but those. */
gboolean
jb_retype_find_lines (const JbTranscript *ours,
                      gsize              *start,
                      gsize              *end)
{
  const char *text = ours->text;
  gsize       from = MIN (*start, ours->length);
  gsize       to = MIN (*end, ours->length);

  /* A selection that ends where a line begins has nothing of that line. */
  if (to > from && is_newline (text[to - 1]))
    to--;
  while (from > 0 && !is_newline (text[from - 1]))
    from--;
  while (to < ours->length && !is_newline (text[to]))
    to++;

  while (from < to)
    {
      gsize stop = from;

      while (stop < to && !is_newline (text[stop]))
        stop++;
      if (!jb_cores_is_blank (text, from, stop))
        break;
      from = stop < to ? stop + 1 : stop;
    }
  while (to > from)
    {
      gsize begin = to;

      while (begin > from && !is_newline (text[begin - 1]))
        begin--;
      if (!jb_cores_is_blank (text, begin, to))
        break;
      to = begin > from ? begin - 1 : begin;
    }
  *start = from;
  *end = to;

  return from < to;
}

static gboolean
is_of_article (JbRole role)
{
  return role >= JB_ROLE_TITLE && role <= JB_ROLE_SOURCE;
}

static gboolean
belongs_to_nothing (JbRole role)
{
  return role == JB_ROLE_ORNAMENT || role == JB_ROLE_UNKNOWN;
}

/* The block beside @index that is part of the structure. */
static JbMark *
find_neighbour (GArray *cores,
                guint   index,
                int     step)
{
  for (gint64 i = (gint64) index + step; i >= 0 && i < cores->len; i += step)
    {
      JbMark *mark = &g_array_index (cores, JbCore, i).mark;

      if (!belongs_to_nothing (mark->role))
        return mark;
    }

  return NULL;
}

/* What an article block that was told becomes the first of. @old are the flags of what
 * stood there. */
static void
flag_article (GArray *cores,
              guint   first,
              guint   last,
              guint   old)
{
  JbMark  *mark = &g_array_index (cores, JbCore, first).mark;
  JbMark  *prev = find_neighbour (cores, first, -1);
  JbMark  *next = find_neighbour (cores, last - 1, 1);
  gboolean starts, title_follows, next_starts;

  title_follows = next != NULL && next->role == JB_ROLE_TITLE;
  next_starts = next != NULL && next->flags & JB_MARK_STARTS_ARTICLE;

  if (prev == NULL || !is_of_article (prev->role))
    {
      starts = TRUE;
    }
  else if (mark->role == JB_ROLE_TITLE)
    {
      /* The lines of a title, and a note above it, stay together. */
      starts = (prev->role != JB_ROLE_TITLE &&
                !(prev->role == JB_ROLE_EDITOR_NOTE && prev->flags & JB_MARK_STARTS_ARTICLE)) ||
               old & JB_MARK_STARTS_ARTICLE;
    }
  else if (mark->role == JB_ROLE_SUBTITLE || mark->role == JB_ROLE_EDITOR_NOTE)
    {
      starts = prev->role != JB_ROLE_TITLE && prev->role != JB_ROLE_SUBTITLE &&
               prev->role != JB_ROLE_EDITOR_NOTE &&
               (old & JB_MARK_STARTS_ARTICLE ||
                (mark->role == JB_ROLE_EDITOR_NOTE && title_follows && next_starts));
    }
  else
    {
      starts = FALSE;
    }

  if (starts)
    mark->flags |= JB_MARK_STARTS_ARTICLE | (old & JB_MARK_STARTS_SECTION);
  if (!title_follows)
    return;

  if (starts && (mark->role == JB_ROLE_TITLE || mark->role == JB_ROLE_EDITOR_NOTE))
    next->flags &= JB_MARK_TOLD;
  else if (mark->role == JB_ROLE_PARAGRAPH || mark->role == JB_ROLE_SOURCE)
    next->flags |= JB_MARK_STARTS_ARTICLE;
}

/* A line that is no part of an article leaves what began with it to the next one. */
static void
pass_on_flags (GArray *cores,
               guint   first,
               guint   last,
               guint   old)
{
  JbRole  role = g_array_index (cores, JbCore, first).mark.role;
  JbMark *next = find_neighbour (cores, last - 1, 1);

  if (next == NULL || !is_of_article (next->role))
    return;

  if (role == JB_ROLE_SECTION)
    next->flags = JB_MARK_STARTS_ARTICLE | (next->flags & JB_MARK_TOLD);
  else
    next->flags |= old;
}

/* The blocks of the article that the one at @index is in. */
static void
find_article (GArray *cores,
              guint   index,
              guint  *first,
              guint  *last)
{
  guint from = index;
  guint to = index + 1;

  while (from > 0)
    {
      const JbMark *before = &g_array_index (cores, JbCore, from - 1).mark;

      if (g_array_index (cores, JbCore, from).mark.flags & JB_MARK_STARTS_ARTICLE ||
          !(is_of_article (before->role) || belongs_to_nothing (before->role)))
        break;
      from--;
    }
  while (to < cores->len)
    {
      const JbMark *after = &g_array_index (cores, JbCore, to).mark;

      if (after->flags & JB_MARK_STARTS_ARTICLE ||
          !(is_of_article (after->role) || belongs_to_nothing (after->role)))
        break;
      to++;
    }
  *first = from;
  *last = to;
}

static void
make_plain (GArray     *cores,
            guint       index,
            const char *text,
            JbRole      role)
{
  JbCore *core = &g_array_index (cores, JbCore, index);
  g_autoptr(GArray) told = jb_cores_new ();

  if (!jb_cores_add_told (told, text, core->start, jb_core_get_end (core), role, NULL,
                          core->mark.flags & ~(guint) JB_MARK_TOLD))
    return;

  jb_cores_add (cores, &g_array_index (told, JbCore, 0), 0);
  core = &g_array_index (cores, JbCore, index);
  g_free (core->own_cuts);
  *core = g_array_index (cores, JbCore, cores->len - 1);
  g_array_index (cores, JbCore, cores->len - 1).own_cuts = NULL;
  g_array_set_size (cores, cores->len - 1);

  /* What was one block over several lines goes on as one for each. */
  for (guint i = 1; i < told->len; i++)
    {
      JbCore copy = g_array_index (told, JbCore, i);

      g_array_index (told, JbCore, i).own_cuts = NULL;
      g_array_insert_val (cores, index + i, copy);
    }
}

/* An article has one source, and it ends there: what follows the one before begins an
 * article. There is one subtitle and one note, too. */
static void
yield_place (GArray     *cores,
             guint       index,
             const char *text)
{
  JbRole role = g_array_index (cores, JbCore, index).mark.role;
  guint  first, last;

  if (role != JB_ROLE_SUBTITLE && role != JB_ROLE_EDITOR_NOTE && role != JB_ROLE_SOURCE)
    return;

  find_article (cores, index, &first, &last);
  for (guint i = first; i < last; i++)
    {
      gboolean is_head = TRUE;

      if (i == index || g_array_index (cores, JbCore, i).mark.role != role)
        continue;

      for (guint j = MIN (i, index); j < MAX (i, index); j++)
        is_head = is_head && g_array_index (cores, JbCore, j).mark.role != JB_ROLE_PARAGRAPH;
      if (role == JB_ROLE_SOURCE && !is_head)
        {
          JbMark *next = find_neighbour (cores, MIN (i, index), 1);

          next->flags |= JB_MARK_STARTS_ARTICLE;
          if (i < index)
            continue;
          return;
        }
      make_plain (cores, i, text,
                  role == JB_ROLE_SUBTITLE && is_head ? JB_ROLE_TITLE : JB_ROLE_PARAGRAPH);
      return;
    }
}

/* Of what there is one in the whole text, the one told before is not recognised any more. */
static void
yield_role (GArray *cores,
            guint   index)
{
  JbRole role = g_array_index (cores, JbCore, index).mark.role;

  if (role != JB_ROLE_DIGEST_HEADING && role != JB_ROLE_NUMBER &&
      role != JB_ROLE_DOCUMENT_DATE && role != JB_ROLE_SIGNATURE)
    return;

  for (guint i = 0; i < cores->len; i++)
    {
      JbMark *mark = &g_array_index (cores, JbCore, i).mark;

      if (i != index && mark->role == role)
        {
          mark->role = JB_ROLE_UNKNOWN;
          mark->flags &= ~(guint) JB_MARK_TOLD;
        }
    }
}

/**
 * jb_retype_make_told:
 * @ours: what the bulletin says
 * @start: where whole lines begin, see jb_retype_find_lines()
 * @end: where they end
 * @role: what they are
 * @key: (nullable): which field, interned
 *
 * Returns: (transfer full): what the bulletin shall say
 */
JbTranscript *
jb_retype_make_told (const JbTranscript *ours,
                     gsize               start,
                     gsize               end,
                     JbRole              role,
                     const char         *key)
{
  g_autoptr(GArray) old = jb_cores_list (ours);
  g_autoptr(GArray) cores = jb_cores_new ();
  guint    flags = JB_MARK_NONE;
  guint    first = 0;
  guint    last = 0;
  gboolean is_told = FALSE;

  for (guint i = 0; i <= old->len; i++)
    {
      const JbCore *core = i < old->len ? &g_array_index (old, JbCore, i) : NULL;
      gsize         core_end = core != NULL ? jb_core_get_end (core) : 0;

      if (core != NULL && core_end <= start)
        {
          jb_cores_add (cores, core, 0);
          continue;
        }
      if (core != NULL && core->start < start)
        jb_cores_add_part (cores, core, ours->text, core->start, start);
      if (!is_told && (core == NULL || core_end > start))
        {
          is_told = TRUE;
          first = cores->len;
          jb_cores_add_told (cores, ours->text, start, end, role, key, JB_MARK_NONE);
          last = cores->len;
          for (guint j = first; j < last; j++)
            g_array_index (cores, JbCore, j).mark.flags |= JB_MARK_TOLD;
        }
      if (core == NULL)
        break;
      if (core->start >= end)
        {
          jb_cores_add (cores, core, 0);
          continue;
        }
      if (core->start >= start)
        flags |= core->mark.flags & ~(guint) JB_MARK_TOLD;
      if (core_end > end)
        {
          JbCore *rest = jb_cores_add_part (cores, core, ours->text, end, core_end);

          if (rest != NULL)
            rest->mark.flags &= JB_MARK_TOLD;
        }
    }

  if (last > first)
    {
      if (is_of_article (role))
        {
          flag_article (cores, first, last, flags);
          yield_place (cores, first, ours->text);
        }
      else
        {
          pass_on_flags (cores, first, last, flags);
          yield_role (cores, first);
        }
    }

  return jb_cores_join (cores, ours->text, ours->length, ours);
}

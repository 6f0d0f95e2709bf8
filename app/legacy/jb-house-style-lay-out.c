/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-house-style.h"

#include <string.h>

#include "jb-house-style-private.h"
#include "jb-house-style-shield.h"

/* Where a block of the new text comes from, when not from one of the old. */
enum { NO_SOURCE = -1 };

/* A block on its way to the new text. */
typedef struct
{
  JbLayoutPoint point;
  gint64        source;
  gsize         start;
} Item;

/* Where the rule under the masthead has to be drawn: after so many blocks, or 0 where none is
 * missing. A rule anywhere below the first
 * field of the masthead and above the digest or the first article is enough. */
static guint
find_missing_rule (const JbTranscript *transcript)
{
  guint    n_marks = transcript->marks->len;
  guint    missing = 0;
  gboolean inside = FALSE;

  if (transcript->kind != JB_KIND_BULLETIN)
    return 0;

  for (guint i = 0; i < n_marks; i++)
    {
      const JbMark *mark = &g_array_index (transcript->marks, JbMark, i);

      if (mark->role == JB_ROLE_MASTHEAD)
        {
          inside = TRUE;
          missing = i + 1;
        }
      else if (mark->role == JB_ROLE_ORNAMENT)
        {
          if (inside)
            return 0;
        }
      else if (mark->role != JB_ROLE_UNKNOWN)
        {
          break;
        }
    }

  return missing;
}

static GArray *
list_items (const JbTranscript *transcript)
{
  GArray *items = g_array_sized_new (FALSE, TRUE, sizeof (Item), transcript->marks->len + 1);
  guint   rule = find_missing_rule (transcript);
  gsize   start = transcript->lead;

  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark *mark = &g_array_index (transcript->marks, JbMark, i);
      Item          item = { .source = i, .start = start };

      jb_house_style_init_point (&item.point, mark);
      g_array_append_val (items, item);
      start += mark->open + mark->raw + mark->close + mark->gap;

      if (i + 1 == rule)
        {
          Item drawn = { .point = { .role = JB_ROLE_ORNAMENT }, .source = NO_SOURCE };

          g_array_append_val (items, drawn);
        }
    }

  return items;
}

static gsize
append_lines (GString    *text,
              const char *lines,
              const char *newline)
{
  gsize before = text->len;

  for (const char *at = lines; *at != '\0'; at++)
    {
      if (*at == '\n')
        g_string_append (text, newline);
      else
        g_string_append_c (text, *at);
    }

  return text->len - before;
}

static void
append_value (JbTranscript *laid_out,
              GString      *text,
              JbMark       *mark,
              const char   *value,
              const char   *newline)
{
  gsize       start = text->len;
  const char *line = value;
  const char *end;

  while ((end = strchr (line, '\n')) != NULL)
    {
      JbCut cut = { 0 };

      g_string_append_len (text, line, end - line);
      cut.start = text->len - start;
      cut.length = strlen (newline);
      cut.replacement = '\n';
      g_string_append (text, newline);
      if (strcmp (newline, "\n") != 0)
        {
          g_array_append_val (laid_out->cuts, cut);
          mark->n_cuts++;
        }
      line = end + 1;
    }

  g_string_append (text, line);
  mark->raw = text->len - start;
}

/* Whether two paragraphs stand on neighbouring lines. */
static gboolean
is_tight (const JbLayoutPoint *point,
          const JbLayoutPoint *after,
          const char          *gap)
{
  return after != NULL && point->role == after->role && after->flags == 0 &&
         strcmp (gap, "\n") == 0;
}

/* Chooses the decoration of a block. @shield_next: (inout): whether this block, and then the
 * next, has to be indented like the one above it, so that they do not look like one
 * paragraph that is wrapped. */
static void
decorate (JbHouseStyle        *self,
          const JbLayoutPoint *point,
          const char          *value,
          JbPlace              place,
          gboolean             tight,
          gboolean            *shield_next,
          const char         **open,
          const char         **close)
{
  gboolean shielded = FALSE;

  jb_house_style_peek_surround (self, point, place, open, close);

  if (point->role == JB_ROLE_SOURCE && !jb_house_style_tells_source (*open, value, *close))
    jb_house_style_built_in_surround (point, place, open, close);
  else if (point->role == JB_ROLE_PARAGRAPH && strchr (value, '\n') != NULL)
    *open = ""; /* The lines of a table begin at the same column. */
  else if (**open == '\0')
    shielded = *shield_next || jb_house_style_needs_shield (point, value, tight);

  if (shielded)
    *open = JB_HOUSE_STYLE_INDENT;
  *shield_next = shielded && tight;
}

static void
lay_out_item (JbHouseStyle        *self,
              const JbTranscript  *transcript,
              JbTranscript        *laid_out,
              GString             *text,
              const Item          *item,
              const JbLayoutPoint *after,
              JbPlace              place,
              gboolean            *shield_next)
{
  static const char *const newlines[] = { "\n", "\r\n", "\r" };
  const char              *newline = newlines[laid_out->newline];
  JbMark                   mark = { 0 };
  g_autofree char         *value = NULL;
  const char              *gap = jb_house_style_peek_gap (self, &item->point, after);
  gboolean                 tight = is_tight (&item->point, after, gap);
  const char              *open, *close;

  mark.role = item->point.role;
  mark.key = item->point.key;
  mark.flags = item->point.flags;
  mark.first_cut = laid_out->cuts->len;

  if (item->source == NO_SOURCE)
    value = g_strdup (JB_HOUSE_STYLE_RULE);
  else
    value = jb_transcript_dup_value (transcript,
                                     &g_array_index (transcript->marks, JbMark, item->source),
                                     item->start);

  decorate (self, &item->point, value, place, tight, shield_next, &open, &close);
  mark.open = append_lines (text, open, newline);
  append_value (laid_out, text, &mark, value, newline);
  mark.close = append_lines (text, close, newline);
  mark.gap = append_lines (text, gap, newline);

  g_array_append_val (laid_out->marks, mark);
}

/**
 * jb_house_style_lay_out:
 * @transcript: a bulletin or document; its margins may be empty, as one made from JSON
 *
 * Lays a whole text out anew: the same blocks with the same values in the same order, but
 * all white space and decoration as the style has it. Lines that were wrapped are joined,
 * drawn tables keep their lines, rules and unrecognised blocks stay where they are. A
 * bulletin's masthead gets a rule under it unless it has one. A paragraph that would be
 * misread is indented. The newline stays, a mixture becomes LF. Laying out twice changes
 * nothing.
 *
 * Returns: (transfer full): the new transcript
 */
JbTranscript *
jb_house_style_lay_out (JbHouseStyle       *self,
                        const JbTranscript *transcript)
{
  g_autoptr(JbTranscript) laid_out = NULL;
  g_autoptr(GArray) items = NULL;
  GString             *text;
  const JbLayoutPoint *before = NULL;
  gboolean             below_body = FALSE;
  gboolean             shield_next = FALSE;

  g_return_val_if_fail (JB_IS_HOUSE_STYLE (self), NULL);
  g_return_val_if_fail (transcript != NULL, NULL);

  laid_out = jb_transcript_new (transcript->kind);
  laid_out->encoding = transcript->encoding;
  laid_out->newline = transcript->newline == JB_NEWLINE_MIXED ? JB_NEWLINE_LF
                                                              : transcript->newline;
  items = list_items (transcript);
  text = g_string_sized_new (transcript->length + items->len * 8);

  for (guint i = 0; i < items->len; i++)
    {
      const Item          *item = &g_array_index (items, Item, i);
      const JbLayoutPoint *after = i + 1 < items->len ? &item[1].point : NULL;
      JbPlace              place = jb_house_style_judge_place (before, &item->point, &below_body);

      lay_out_item (self, transcript, laid_out, text, item, after, place, &shield_next);
      before = &item->point;
    }

  for (guint i = 0; i < transcript->loose->len; i++)
    {
      const JbLooseField *loose = g_ptr_array_index (transcript->loose, i);

      jb_transcript_add_loose (laid_out, loose->role, loose->key, loose->text);
    }

  g_free (laid_out->text);
  laid_out->length = text->len;
  laid_out->text = g_string_free (text, FALSE);

  return g_steal_pointer (&laid_out);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-house-style.h"

#include <string.h>

#include "jb-habits.h"
#include "jb-house-style-shield.h"
#include "jb-house-style-tables.h"

#define STAFF "staff/"

/* Where a block of the new text comes from, when not from one of the old. */
enum { NO_SOURCE = -1 };

/* A block on its way to the new text. */
typedef struct
{
  JbLayoutPoint point;
  gint64        source;
  gsize         start;
} Item;

struct _JbHouseStyle
{
  GObject parent_instance;

  /* owned */
  JbHabits   *habits;
  GHashTable *labels;
};

static void jb_house_style_layout_init (JbLayoutInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JbHouseStyle, jb_house_style, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (JB_TYPE_LAYOUT, jb_house_style_layout_init))

static const char *
staff_label (JbHouseStyle *self,
             const char   *key)
{
  char *label = g_hash_table_lookup (self->labels, key);

  if (label == NULL)
    {
      label = g_strconcat (key + strlen (STAFF), "：", NULL);
      g_hash_table_insert (self->labels, g_strdup (key), label);
    }

  return label;
}

static void
get_surround (JbHouseStyle        *self,
              const JbLayoutPoint *point,
              JbPlace              place,
              const char         **open,
              const char         **close)
{
  jb_house_style_built_in_surround (point, place, open, close);
  if (point->role == JB_ROLE_TAIL && point->key != NULL && g_str_has_prefix (point->key, STAFF))
    *open = staff_label (self, point->key);

  jb_habits_choose_surround (self->habits, point, place, open, close);
}

static const char *
get_gap (JbHouseStyle        *self,
         const JbLayoutPoint *before,
         const JbLayoutPoint *after)
{
  const char *gap = jb_house_style_built_in_gap (before, after);

  jb_habits_choose_gap (self->habits, before, after, &gap);

  return gap;
}

static char *
jb_house_style_dup_gap (JbLayout            *layout,
                        const JbLayoutPoint *before,
                        const JbLayoutPoint *after)
{
  return g_strdup (get_gap (JB_HOUSE_STYLE (layout), before, after));
}

static void
jb_house_style_get_surround (JbLayout            *layout,
                             const JbLayoutPoint *point,
                             const char         **open,
                             const char         **close)
{
  get_surround (JB_HOUSE_STYLE (layout), point, JB_PLACE_USUAL, open, close);
}

static void
jb_house_style_layout_init (JbLayoutInterface *iface)
{
  iface->dup_gap = jb_house_style_dup_gap;
  iface->get_surround = jb_house_style_get_surround;
}

static void
jb_house_style_finalize (GObject *object)
{
  JbHouseStyle *self = JB_HOUSE_STYLE (object);

  jb_habits_free (self->habits);
  g_hash_table_unref (self->labels);

  G_OBJECT_CLASS (jb_house_style_parent_class)->finalize (object);
}

static void
jb_house_style_class_init (JbHouseStyleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jb_house_style_finalize;
}

static void
jb_house_style_init (JbHouseStyle *self)
{
  self->habits = jb_habits_new ();
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * jb_house_style_new:
 *
 * A style that has learnt nothing: the built-in one. As a #JbLayout it answers for the
 * usual place of a block; jb_house_style_lay_out() also knows the exceptions (a running
 * number that stands alone, a date below a document's body, a paragraph that would be
 * misread).
 *
 * Returns: (transfer full): the style
 */
JbHouseStyle *
jb_house_style_new (void)
{
  return g_object_new (JB_TYPE_HOUSE_STYLE, NULL);
}

static void
point_init (JbLayoutPoint *point,
            const JbMark  *mark)
{
  point->role = mark->role;
  point->key = mark->key;
  point->flags = mark->flags;
}

/* Follows @point on the way down a text. */
static JbPlace
place_of (const JbLayoutPoint *before,
          const JbLayoutPoint *point,
          gboolean            *below_body)
{
  switch (point->role)
    {
    case JB_ROLE_ADDRESSEE:
    case JB_ROLE_HEADING:
    case JB_ROLE_BODY:
    case JB_ROLE_SIGNATURE:
      *below_body = TRUE;
      return JB_PLACE_USUAL;

    case JB_ROLE_DOCUMENT_DATE:
      return *below_body ? JB_PLACE_APART : JB_PLACE_USUAL;

    case JB_ROLE_MASTHEAD:
      if (g_strcmp0 (point->key, "total") == 0 &&
          (before == NULL || g_strcmp0 (before->key, "issue") != 0))
        return JB_PLACE_APART;
      return JB_PLACE_USUAL;

    default:
      return JB_PLACE_USUAL;
    }
}

static void
learn_block (JbHouseStyle        *self,
             const JbLayoutPoint *point,
             const JbLayoutPoint *after,
             JbPlace              place,
             const char          *text,
             const JbMark        *mark)
{
  const char *close = text + mark->open + mark->raw;
  const char *gap = close + mark->close;
  gsize close_length = mark->close;
  gsize gap_length = mark->gap;

  /* In a list the last entry alone has an end mark, so that belongs to what follows. */
  if (point->role == JB_ROLE_RECIPIENT || point->role == JB_ROLE_ADDRESSEE)
    {
      gap = close;
      gap_length += close_length;
      close_length = 0;
    }

  jb_habits_see_gap (self->habits, point, after, gap, gap_length);

  if (point->role != JB_ROLE_ORNAMENT && point->role != JB_ROLE_UNKNOWN)
    {
      gboolean ends_line = after == NULL || (gap_length > 0 && (*gap == '\n' || *gap == '\r'));

      jb_habits_see_surround (self->habits, point, place, text, mark->open, close, close_length,
                              ends_line);
    }
}

/**
 * jb_house_style_learn:
 * @transcript: an issue of the publication
 *
 * Counts what an issue does between each pair of neighbours and around each kind of
 * value. From then on the most frequent way of all the issues learnt is the style; the
 * built-in one stays where nothing was learnt and where two ways are equally frequent.
 * Slips are not learnt: white space at the ends of lines, one space at the start of a
 * line, page breaks, page numbers.
 */
void
jb_house_style_learn (JbHouseStyle       *self,
                      const JbTranscript *transcript)
{
  JbLayoutPoint before = { 0 };
  gboolean below_body = FALSE;
  gsize start;

  g_return_if_fail (JB_IS_HOUSE_STYLE (self));
  g_return_if_fail (transcript != NULL);

  start = transcript->lead;
  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark *mark = &g_array_index (transcript->marks, JbMark, i);
      gboolean last = i + 1 == transcript->marks->len;
      JbLayoutPoint point, after;

      point_init (&point, mark);
      if (!last)
        point_init (&after, mark + 1);

      learn_block (self, &point, last ? NULL : &after,
                   place_of (i > 0 ? &before : NULL, &point, &below_body),
                   transcript->text + start, mark);

      start += mark->open + mark->raw + mark->close + mark->gap;
      before = point;
    }
}

/* Where the rule under the masthead has to be drawn: after so many blocks, or 0 where none is
 * missing. A rule anywhere below the first
 * field of the masthead and above the digest or the first article is enough. */
static guint
find_missing_rule (const JbTranscript *transcript)
{
  guint n_marks = transcript->marks->len;
  guint missing = 0;
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
  guint rule = find_missing_rule (transcript);
  gsize start = transcript->lead;

  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark *mark = &g_array_index (transcript->marks, JbMark, i);
      Item item = { .source = i, .start = start };

      point_init (&item.point, mark);
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
  gsize start = text->len;
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

static void
lay_out_item (JbHouseStyle        *self,
              const JbTranscript  *transcript,
              JbTranscript        *laid_out,
              GString             *text,
              const Item          *item,
              const JbLayoutPoint *after,
              JbPlace              place)
{
  static const char *const newlines[] = { "\n", "\r\n", "\r" };
  const char *newline = newlines[laid_out->newline];
  JbMark mark = { 0 };
  g_autofree char *value = NULL;
  const char *open, *close;

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

  get_surround (self, &item->point, place, &open, &close);
  mark.open = append_lines (text, open, newline);
  if (*open == '\0' && jb_house_style_needs_shield (&item->point, value))
    mark.open = append_lines (text, JB_HOUSE_STYLE_INDENT, newline);
  append_value (laid_out, text, &mark, value, newline);
  mark.close = append_lines (text, close, newline);
  mark.gap = append_lines (text, get_gap (self, &item->point, after), newline);

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
  GString *text;
  const JbLayoutPoint *before = NULL;
  gboolean below_body = FALSE;

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
      const Item *item = &g_array_index (items, Item, i);
      const JbLayoutPoint *after = i + 1 < items->len ? &item[1].point : NULL;
      JbPlace place = place_of (before, &item->point, &below_body);

      lay_out_item (self, transcript, laid_out, text, item, after, place);
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

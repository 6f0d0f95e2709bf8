/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-house-style.h"

#include <string.h>

#include "jb-habits.h"
#include "jb-house-style-private.h"
#include "jb-house-style-shield.h"

#define STAFF "staff/"

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

/* The decoration of a value at its place; both strings belong to @self. */
void
jb_house_style_peek_surround (JbHouseStyle        *self,
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

/* As jb_layout_dup_gap(), but the gap belongs to @self. */
const char *
jb_house_style_peek_gap (JbHouseStyle        *self,
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
  return g_strdup (jb_house_style_peek_gap (JB_HOUSE_STYLE (layout), before, after));
}

static void
jb_house_style_get_surround (JbLayout            *layout,
                             const JbLayoutPoint *point,
                             const char         **open,
                             const char         **close)
{
  jb_house_style_peek_surround (JB_HOUSE_STYLE (layout), point, JB_PLACE_USUAL, open, close);
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

void
jb_house_style_init_point (JbLayoutPoint *point,
                           const JbMark  *mark)
{
  point->role = mark->role;
  point->key = mark->key;
  point->flags = mark->flags & ~(guint) JB_MARK_TOLD;
}

/* The place of @point on the way down a text; @below_body: (inout): %FALSE at the top. */
JbPlace
jb_house_style_judge_place (const JbLayoutPoint *before,
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

/* An indent that jb_house_style_lay_out() gives to a paragraph that would be misread says
 * nothing about paragraphs as such. */
static gboolean
is_shielded (const JbLayoutPoint *point,
             const char          *text,
             const JbMark        *mark)
{
  gsize            length = strlen (JB_HOUSE_STYLE_INDENT);
  g_autofree char *raw = NULL;

  if (mark->open != length || memcmp (text, JB_HOUSE_STYLE_INDENT, length) != 0)
    return FALSE;

  raw = g_strndup (text + mark->open, mark->raw);
  return jb_house_style_needs_shield (point, raw, FALSE);
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
  gsize       close_length = mark->close;
  gsize       gap_length = mark->gap;

  /* In a list the last entry alone has an end mark, so that belongs to what follows. */
  if (point->role == JB_ROLE_RECIPIENT || point->role == JB_ROLE_ADDRESSEE)
    {
      gap = close;
      gap_length += close_length;
      close_length = 0;
    }

  jb_habits_see_gap (self->habits, point, after, gap, gap_length);

  if (point->role != JB_ROLE_ORNAMENT && point->role != JB_ROLE_UNKNOWN &&
      !is_shielded (point, text, mark))
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
  gboolean      below_body = FALSE;
  gsize         start;

  g_return_if_fail (JB_IS_HOUSE_STYLE (self));
  g_return_if_fail (transcript != NULL);

  start = transcript->lead;
  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark *mark = &g_array_index (transcript->marks, JbMark, i);
      gboolean      last = i + 1 == transcript->marks->len;
      JbLayoutPoint point, after;
      JbPlace       place;

      jb_house_style_init_point (&point, mark);
      if (!last)
        jb_house_style_init_point (&after, mark + 1);

      place = jb_house_style_judge_place (i > 0 ? &before : NULL, &point, &below_body);
      learn_block (self, &point, last ? NULL : &after, place, transcript->text + start, mark);

      start += mark->open + mark->raw + mark->close + mark->gap;
      before = point;
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-sheets-private.h"

#include <string.h>

#include "jb-page-kept.h"

/**
 * JbPageSheets:
 *
 * The pages of a bulletin as it was at one moment, to be looked at: a drawing of each, which can
 * be shown at any size, and what stands where. Nobody changes them any more, so they may go from
 * one thread to another.
 */

struct _JbPageWorkshop
{
  gatomicrefcount count;

  GMutex       lock;
  JbPageStyle *style;
  JbPageFaces *faces;
  GAsyncQueue *waste;
};

/* Where a block stands on the pages. */
typedef struct
{
  guint page;
  guint piece;
} Occurrence;

struct _JbPageSheets
{
  gatomicrefcount count;

  JbPageWorkshop *workshop;
  JbBulletin     *bulletin;
  JbPages        *pages;
  GPtrArray      *drawings;
  GPtrArray      *blocks;
  GHashTable     *numbers;
  GHashTable     *occurrences;
  char           *strange;
  char           *missing;
  guint           n_new;
};

G_DEFINE_BOXED_TYPE (JbPageSheets, jb_page_sheets, jb_page_sheets_ref, jb_page_sheets_unref)

static void
throw_away (JbPageWorkshop *self)
{
  JbPages *pages;

  while ((pages = g_async_queue_try_pop (self->waste)) != NULL)
    jb_pages_free (pages);
}

/* Returns: (transfer full): a place to set pages of @style, which it owns from now on */
JbPageWorkshop *
jb_page_workshop_new (JbPageStyle *style)
{
  JbPageWorkshop *self = g_new0 (JbPageWorkshop, 1);

  g_atomic_ref_count_init (&self->count);
  g_mutex_init (&self->lock);
  self->style = style;
  self->waste = g_async_queue_new ();

  return self;
}

JbPageWorkshop *
jb_page_workshop_ref (JbPageWorkshop *self)
{
  g_atomic_ref_count_inc (&self->count);

  return self;
}

void
jb_page_workshop_unref (JbPageWorkshop *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;

  throw_away (self);
  g_async_queue_unref (self->waste);
  g_clear_pointer (&self->faces, jb_page_faces_free);
  jb_page_style_free (self->style);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static cairo_surface_t *
record (const JbPages *pages,
        guint          page)
{
  const JbPageStyle *style = jb_pages_get_style (pages);
  cairo_rectangle_t  paper = { 0, 0, style->width, style->height };
  cairo_surface_t   *drawing = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &paper);
  cairo_t           *cr = cairo_create (drawing);

  jb_pages_draw (pages, page, cr);
  cairo_destroy (cr);

  return drawing;
}

static gboolean
is_same_verticals (const GArray *now,
                   const GArray *then)
{
  if (now == NULL || then == NULL)
    return now == then;

  return now->len == then->len && memcmp (now->data, then->data, now->len * sizeof (double)) == 0;
}

/* Whether a page looks as it did before. Lines are kept, so the same line is the same object. */
static gboolean
is_same_page (const JbPages *pages,
              const JbPages *before,
              guint          page)
{
  const JbPagePiece *now, *then;
  guint              n_now, n_then;

  if (page >= jb_pages_get_size (before))
    return FALSE;

  now = jb_pages_get_pieces (pages, page, &n_now);
  then = jb_pages_get_pieces (before, page, &n_then);
  if (n_now != n_then)
    return FALSE;

  for (guint i = 0; i < n_now; i++)
    if (now[i].y != then[i].y || now[i].item->line != then[i].item->line ||
        now[i].item->height != then[i].item->height ||
        now[i].item->thickness != then[i].item->thickness ||
        !is_same_verticals (now[i].item->verticals, then[i].item->verticals) ||
        now[i].item->colour != then[i].item->colour)
      return FALSE;

  return TRUE;
}

static void
draw_pages (JbPageSheets       *self,
            const JbPageSheets *before)
{
  for (guint i = 0; i < jb_pages_get_size (self->pages); i++)
    if (before != NULL && is_same_page (self->pages, before->pages, i))
      g_ptr_array_add (self->drawings, cairo_surface_reference (before->drawings->pdata[i]));
    else
      {
        g_ptr_array_add (self->drawings, record (self->pages, i));
        self->n_new++;
      }
}

static void
number_blocks (JbPageSheets *self)
{
  for (JbBlock *block = jb_bulletin_get_first_block (self->bulletin); block != NULL;
       block = jb_block_get_next (block))
    {
      g_hash_table_insert (self->numbers, block, GUINT_TO_POINTER (self->blocks->len));
      g_ptr_array_add (self->blocks, block);
    }
}

static void
add_occurrence (JbPageSheets *self,
                JbBlock      *block,
                guint         page,
                guint         piece)
{
  GArray          *list = g_hash_table_lookup (self->occurrences, block);
  const Occurrence occurrence = { page, piece };

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (Occurrence));
      g_hash_table_insert (self->occurrences, block, list);
    }
  g_array_append_val (list, occurrence);
}

static void
list_occurrences (JbPageSheets *self)
{
  for (guint i = 0; i < jb_pages_get_size (self->pages); i++)
    {
      guint              n_pieces;
      const JbPagePiece *pieces = jb_pages_get_pieces (self->pages, i, &n_pieces);

      for (guint j = 0; j < n_pieces; j++)
        {
          const JbPageItem *item = pieces[j].item;

          for (guint k = 0; item->sources != NULL && k < item->sources->len; k++)
            add_occurrence (self, g_array_index (item->sources, JbPageSource, k).block, i, j);
        }
    }
}

/**
 * jb_page_workshop_set:
 * @self: the workshop; waits while another thread works in it
 * @transcript: a bulletin
 * @before: (nullable): pages of it or another, from this workshop; what is the same is not drawn
 *   again
 *
 * Returns: (transfer full): its pages
 */
JbPageSheets *
jb_page_workshop_set (JbPageWorkshop     *self,
                      const JbTranscript *transcript,
                      const JbPageSheets *before)
{
  JbPageSheets *sheets = g_new0 (JbPageSheets, 1);

  g_assert (before == NULL || before->workshop == self);

  g_atomic_ref_count_init (&sheets->count);
  sheets->workshop = jb_page_workshop_ref (self);
  sheets->drawings = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  sheets->blocks = g_ptr_array_new ();
  sheets->numbers = g_hash_table_new (NULL, NULL);
  sheets->occurrences = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  sheets->bulletin = jb_bulletin_new_from_transcript (transcript, NULL);

  g_mutex_lock (&self->lock);
  throw_away (self);
  if (self->faces == NULL)
    {
      self->faces = jb_page_faces_new (self->style);
      jb_page_faces_keep (self->faces);
    }
  sheets->pages = jb_pages_new_in (sheets->bulletin, self->style, self->faces);
  sheets->strange = jb_page_faces_dup_strange (self->faces);
  sheets->missing = jb_page_faces_dup_missing (self->faces);
  draw_pages (sheets, before);
  g_mutex_unlock (&self->lock);

  number_blocks (sheets);
  list_occurrences (sheets);

  return sheets;
}

JbPageSheets *
jb_page_sheets_ref (JbPageSheets *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->count);

  return self;
}

void
jb_page_sheets_unref (JbPageSheets *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->count))
    return;

  g_ptr_array_unref (self->drawings);
  g_ptr_array_unref (self->blocks);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->occurrences);
  g_object_unref (self->bulletin);
  g_free (self->strange);
  g_free (self->missing);
  g_async_queue_push (self->workshop->waste, self->pages);
  jb_page_workshop_unref (self->workshop);
  g_free (self);
}

/* How many pages there are, at least one. */
guint
jb_page_sheets_get_size (const JbPageSheets *self)
{
  return self->drawings->len;
}

/* How many of them look otherwise than before. */
guint
jb_page_sheets_get_n_new (const JbPageSheets *self)
{
  return self->n_new;
}

/* Returns: (transfer none): how they were set */
const JbPageStyle *
jb_page_sheets_get_style (const JbPageSheets *self)
{
  return self->workshop->style;
}

/* Returns: (transfer none): what is at which place */
const JbPages *
jb_page_sheets_get_pages (const JbPageSheets *self)
{
  return self->pages;
}

/**
 * jb_page_sheets_get_drawing:
 * @self: the sheets
 * @page: one of them, from 0
 *
 * Returns: (transfer none): a recording of the page, in points from the top left of the paper,
 *   which stays the same as long as the page looks the same
 */
cairo_surface_t *
jb_page_sheets_get_drawing (const JbPageSheets *self,
                            guint               page)
{
  return g_ptr_array_index (self->drawings, page);
}

/* Returns: (transfer none): the name of the family that stands for @face */
const char *
jb_page_sheets_get_family (const JbPageSheets *self,
                           JbPageFace          face)
{
  return jb_page_faces_get_family (self->workshop->faces, face);
}

/* Whether the family is what the office asks for, and no stand-in. */
gboolean
jb_page_sheets_is_wanted (const JbPageSheets *self,
                          JbPageFace          face)
{
  return jb_page_faces_is_wanted (self->workshop->faces, face);
}

/* Returns: (nullable): the characters that were drawn from another font than their face's */
const char *
jb_page_sheets_get_strange (const JbPageSheets *self)
{
  return self->strange;
}

/* Returns: (nullable): the characters that no font of the machine has */
const char *
jb_page_sheets_get_missing (const JbPageSheets *self)
{
  return self->missing;
}

static void
describe (const JbPageSheets *self,
          JbBlock            *block,
          gsize               value,
          JbPageSpot         *spot)
{
  gpointer number;

  *spot = (JbPageSpot) {
    .number = g_hash_table_lookup_extended (self->numbers, block, NULL, &number)
                  ? (int) GPOINTER_TO_UINT (number)
                  : -1,
    .role = jb_block_get_role (block),
    .key = jb_block_get_key (block),
    .value = value,
  };
}

/**
 * jb_page_sheets_find_spot:
 * @self: the sheets
 * @page: one of them, from 0
 * @x: from the left of the paper, in points
 * @y: from the top of the paper, in points
 * @spot: (out): the nearest place in the bulletin
 *
 * Returns: whether there is any on the page
 */
gboolean
jb_page_sheets_find_spot (const JbPageSheets *self,
                          guint               page,
                          double              x,
                          double              y,
                          JbPageSpot         *spot)
{
  gsize    value;
  JbBlock *block = jb_pages_find_place (self->pages, page, x, y, &value);

  if (block == NULL)
    return FALSE;

  describe (self, block, value, spot);

  return TRUE;
}

/* Where byte @at of a line's paragraph is from, unless it is of no block. */
static gboolean
trace (const JbPageSheets *self,
       const JbPageItem   *item,
       guint               at,
       JbPageSpot         *spot)
{
  for (guint i = 0; i < item->sources->len; i++)
    {
      const JbPageSource *source = &g_array_index (item->sources, JbPageSource, i);

      if (at >= source->at && at < source->at + source->length)
        {
          describe (self, source->block, source->value + at - source->at, spot);
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
find_in_line (const JbPageSheets *self,
              const JbPageItem   *item,
              const char         *characters,
              JbPageSpot         *spot)
{
  const JbPageLine *line = item->line;
  const char       *end = line->text + line->end;

  for (const char *p = line->text + line->start; p < end; p = g_utf8_next_char (p))
    if (g_utf8_strchr (characters, -1, g_utf8_get_char (p)) != NULL &&
        trace (self, item, (guint) (p - line->text), spot))
      return TRUE;

  return FALSE;
}

/**
 * jb_page_sheets_find_character:
 * @self: the sheets
 * @characters: what is looked for
 * @spot: (out): where the first of them that is printed stands in the bulletin
 *
 * Returns: whether any of @characters is on the pages
 */
gboolean
jb_page_sheets_find_character (const JbPageSheets *self,
                               const char         *characters,
                               JbPageSpot         *spot)
{
  for (guint i = 0; i < jb_pages_get_size (self->pages); i++)
    {
      guint              n_pieces;
      const JbPagePiece *pieces = jb_pages_get_pieces (self->pages, i, &n_pieces);

      for (guint j = 0; j < n_pieces; j++)
        if (pieces[j].item->line != NULL && pieces[j].item->sources != NULL &&
            find_in_line (self, pieces[j].item, characters, spot))
          return TRUE;
    }

  return FALSE;
}

static JbBlock *
find_block (const JbPageSheets *self,
            const JbPageSpot   *spot)
{
  if (spot->number >= 0)
    return (guint) spot->number < self->blocks->len
               ? g_ptr_array_index (self->blocks, (guint) spot->number)
               : NULL;
  if (spot->key == NULL)
    return NULL;

  return jb_fields_get_block (spot->role == JB_ROLE_TAIL
                                  ? jb_bulletin_get_tail (self->bulletin)
                                  : jb_bulletin_get_masthead (self->bulletin),
                              spot->key);
}

/**
 * jb_page_sheets_list_areas:
 * @self: the sheets
 * @spot: where a part of a value begins
 * @value_end: where it ends in the value, in bytes, or more
 *
 * Returns: (transfer full) (element-type JbPageArea): where it is on the pages, from the first
 *   line to the last
 */
GArray *
jb_page_sheets_list_areas (const JbPageSheets *self,
                           const JbPageSpot   *spot,
                           gsize               value_end)
{
  GArray  *areas = g_array_new (FALSE, FALSE, sizeof (JbPageArea));
  JbBlock *block = find_block (self, spot);
  GArray  *list = block != NULL ? g_hash_table_lookup (self->occurrences, block) : NULL;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Occurrence *occurrence = &g_array_index (list, Occurrence, i);

      jb_pages_add_areas (self->pages, occurrence->page, occurrence->piece, block, spot->value,
                          value_end, areas);
    }

  return areas;
}

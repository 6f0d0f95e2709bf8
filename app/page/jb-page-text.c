/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-text.h"

#include <string.h>

#include "jb-page-breaks.h"

/* A paragraph that is being set: what Pango made of it, and its clusters. */
typedef struct
{
  JbPageFaces         *faces;
  const JbPageSetting *setting;
  GRefString          *text;
  gsize                length;
  GPtrArray           *shaped;   /* PangoGlyphItem, in the order of the text */
  GArray              *clusters; /* JbPageCluster */
} Paragraph;

void
jb_page_line_free (JbPageLine *line)
{
  g_ref_string_release (line->text);
  g_ptr_array_unref (line->runs);
  g_free (line);
}

static void
free_glyph_item (gpointer item)
{
  pango_glyph_item_free (item);
}

static PangoAttrList *
create_attributes (Paragraph *self)
{
  PangoAttrList       *attributes = pango_attr_list_new ();
  const JbPageSetting *setting = self->setting;
  g_autoptr (PangoFontDescription) font = jb_page_faces_describe (self->faces, setting->face,
                                                                  setting->size);

  pango_attr_list_insert (attributes, pango_attr_font_desc_new (font));
  if (setting->lead_length > 0)
    {
      g_autoptr (PangoFontDescription) lead =
                     jb_page_faces_describe (self->faces, setting->lead_face, setting->size);
      PangoAttribute *attribute = pango_attr_font_desc_new (lead);

      attribute->start_index = 0;
      attribute->end_index = setting->lead_length;
      pango_attr_list_insert (attributes, attribute);
    }

  return attributes;
}

static gboolean
has_unknown_glyph (PangoGlyphItem *item,
                   int             start,
                   int             end)
{
  for (int i = start; i < end; i++)
    if (item->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
      return TRUE;

  return FALSE;
}

static double
sum_widths (PangoGlyphItem *item,
            int             start,
            int             end)
{
  gint64 width = 0;

  for (int i = start; i < end; i++)
    width += item->glyphs->glyphs[i].geometry.width;

  return (double) width / PANGO_SCALE;
}

/* Glyphs of a cluster are in the order in which they are drawn, whichever way it is read. */
static void
get_glyphs (const PangoGlyphItemIter *iter,
            int                      *start,
            int                      *end)
{
  *start = MIN (iter->start_glyph, iter->end_glyph + 1);
  *end = MAX (iter->start_glyph + 1, iter->end_glyph);
}

static void
add_clusters (Paragraph          *self,
              PangoGlyphItem     *item,
              const PangoLogAttr *attributes)
{
  const JbPageSetting *setting = self->setting;
  PangoGlyphItemIter   iter;

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, item, self->text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      JbPageCluster cluster = { .start = iter.start_index,
                                .length = iter.end_index - iter.start_index };
      JbPageFace    face = (gsize) iter.start_index < setting->lead_length ? setting->lead_face
                                                                           : setting->face;
      const char   *end = self->text + iter.end_index;
      int           first_glyph, end_glyph;

      get_glyphs (&iter, &first_glyph, &end_glyph);
      cluster.first = g_utf8_get_char (self->text + iter.start_index);
      cluster.last = g_utf8_get_char (g_utf8_prev_char (end));
      cluster.width = sum_widths (item, first_glyph, end_glyph);
      cluster.may_break = attributes[iter.start_char].is_line_break;

      /* What is about as wide as it is high stands in a cell of its own. */
      cluster.wide = setting->cell > 0 && cluster.width > 0.8 * setting->size &&
                     cluster.width < 1.2 * setting->size;
      if (cluster.wide)
        cluster.width = setting->cell;

      jb_page_faces_note_font (self->faces, face, item->item->analysis.font, cluster.first,
                               has_unknown_glyph (item, first_glyph, end_glyph));
      g_array_append_val (self->clusters, cluster);
    }
}

/* Splitting glyphs at the end of each line moves all that follow, so long runs of Chinese are
 * shaped in pieces; that changes nothing, since its characters do not join. */
static PangoItem *
cut_piece (Paragraph *self,
           PangoItem *item)
{
  enum
  {
    PIECE = 200
  };
  const char *at;

  if (item->num_chars <= PIECE)
    return NULL;
  at = g_utf8_offset_to_pointer (self->text + item->offset, PIECE);
  if (!g_unichar_iswide (g_utf8_get_char (at)) ||
      !g_unichar_iswide (g_utf8_get_char (g_utf8_prev_char (at))))
    return NULL;

  return pango_item_split (item, at - (self->text + item->offset), PIECE);
}

static void
shape (Paragraph *self)
{
  g_autoptr (PangoAttrList) list = create_attributes (self);
  int                      n_characters = g_utf8_strlen (self->text, self->length);
  g_autofree PangoLogAttr *attributes = g_new0 (PangoLogAttr, n_characters + 1);
  PangoContext            *context = jb_page_faces_get_context (self->faces);
  GList *items;
  int                      offset = 0;

  items = pango_itemize_with_base_dir (context, PANGO_DIRECTION_LTR, self->text, 0, self->length,
                                       list, NULL);
  pango_get_log_attrs (self->text, self->length, -1, pango_language_from_string ("zh-cn"),
                       attributes, n_characters + 1);
  for (GList *l = items; l != NULL;)
    {
      PangoItem      *piece = cut_piece (self, l->data);
      PangoItem      *item = piece != NULL ? piece : l->data;
      PangoGlyphItem *shaped = g_slice_new0 (PangoGlyphItem);

      shaped->item = item;
      shaped->glyphs = pango_glyph_string_new ();
      pango_shape_full (self->text + item->offset, item->length, self->text, self->length,
                        &item->analysis, shaped->glyphs);
      g_ptr_array_add (self->shaped, shaped);
      add_clusters (self, shaped, attributes + offset);
      offset += item->num_chars;
      if (piece == NULL)
        l = l->next;
    }
  g_list_free (items);
}

/* Where a line has room left, between which clusters it may go: not inside a word. */
static gboolean
takes_room (const JbPageCluster *before,
            const JbPageCluster *after)
{
  return before->wide || after->wide || before->first == ' ';
}

static guint
skip_spaces_at_end (Paragraph *self,
                    guint      first,
                    guint      end)
{
  while (end > first)
    {
      gunichar last = g_array_index (self->clusters, JbPageCluster, end - 1).first;

      if (!g_unichar_isspace (last))
        break;
      end--;
    }

  return end;
}

/* Returns: what is added to each cluster that takes room, in points */
static double
justify (Paragraph *self,
         guint      first,
         guint      end,
         double     room)
{
  const JbPageCluster *clusters = (const JbPageCluster *) self->clusters->data;
  guint                n_gaps = 0;

  for (guint i = first; i + 1 < end; i++)
    n_gaps += takes_room (&clusters[i], &clusters[i + 1]);

  /* Where a long word was carried over, letting the line be short is the lesser evil. */
  if (n_gaps == 0 || room > n_gaps * self->setting->size / 4)
    return 0;

  return room / n_gaps;
}

/* Gives the glyphs of one item, which lies in one line, the widths of their clusters. */
static void
spread (Paragraph      *self,
        PangoGlyphItem *run,
        guint           first,
        guint           end,
        double          extra)
{
  const JbPageCluster *clusters = (const JbPageCluster *) self->clusters->data;
  PangoGlyphItemIter   iter;
  guint                i = first;

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, run, self->text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      int             first_glyph, end_glyph;
      double          natural, width;
      PangoGlyphInfo *glyphs = run->glyphs->glyphs;

      while (i < end && clusters[i].start < (guint) iter.start_index)
        i++;
      if (i == end)
        break;

      get_glyphs (&iter, &first_glyph, &end_glyph);
      natural = sum_widths (run, first_glyph, end_glyph);
      width = clusters[i].width;
      if (clusters[i].wide)
        glyphs[first_glyph].geometry.x_offset += (width - natural) / 2 * PANGO_SCALE;
      if (i + 1 < end && takes_room (&clusters[i], &clusters[i + 1]))
        width += extra;
      glyphs[end_glyph - 1].geometry.width += (width - natural) * PANGO_SCALE;
    }
}

static GPtrArray *
order_runs (GPtrArray *runs)
{
  GPtrArray *ordered = g_ptr_array_new_with_free_func (free_glyph_item);
  GList     *items = NULL;
  GList     *visual;

  for (guint i = 0; i < runs->len; i++)
    items = g_list_append (items, ((PangoGlyphItem *) runs->pdata[i])->item);
  visual = pango_reorder_items (items);
  for (GList *l = visual; l != NULL; l = l->next)
    for (guint i = 0; i < runs->len; i++)
      if (((PangoGlyphItem *) runs->pdata[i])->item == l->data)
        {
          g_ptr_array_add (ordered, runs->pdata[i]);
          break;
        }
  g_list_free (visual);
  g_list_free (items);

  return ordered;
}

/* Takes the glyphs up to byte @end off what has been shaped, from item @next_item on. */
static GPtrArray *
take_runs (Paragraph *self,
           guint     *next_item,
           guint      end)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new ();

  while (*next_item < self->shaped->len)
    {
      PangoGlyphItem *item = self->shaped->pdata[*next_item];
      guint           start = item->item->offset;

      if (start >= end)
        break;
      if (start + item->item->length <= end)
        {
          self->shaped->pdata[(*next_item)++] = NULL;
          g_ptr_array_add (runs, item);
        }
      else
        {
          PangoGlyphItem *head = pango_glyph_item_split (item, self->text, end - start);

          if (head != NULL)
            g_ptr_array_add (runs, head);
          break;
        }
    }

  return order_runs (runs);
}

static JbPageLine *
create_line (Paragraph *self,
             guint     *next_item,
             guint      first,
             guint      next)
{
  const JbPageSetting *setting = self->setting;
  const JbPageCluster *clusters = (const JbPageCluster *) self->clusters->data;
  JbPageLine          *line = g_new0 (JbPageLine, 1);
  guint                end = skip_spaces_at_end (self, first, next);
  gboolean             is_last = next == self->clusters->len;
  double               indent = first == 0 ? setting->first_indent : setting->indent;
  double               room, extra = 0;

  line->text = g_ref_string_acquire (self->text);
  line->size = setting->size;
  line->start = clusters[first].start;
  line->end = is_last ? self->length : clusters[next].start;
  for (guint i = first; i < end; i++)
    line->width += clusters[i].width;

  room = setting->measure - setting->end_indent - indent - line->width;
  if (setting->align == JB_PAGE_ALIGN_BODY && !is_last && room > 0)
    {
      extra = justify (self, first, end, room);
      if (extra > 0)
        line->width += room;
    }
  else if (setting->align == JB_PAGE_ALIGN_RIGHT)
    indent += MAX (room, 0);
  else if (setting->align == JB_PAGE_ALIGN_CENTRE)
    indent += MAX (room / 2, 0);
  line->x = indent;
  line->runs = take_runs (self, next_item, line->end);
  for (guint i = 0; i < line->runs->len; i++)
    spread (self, line->runs->pdata[i], first, end, extra);

  return line;
}

static double
choose_measure (Paragraph *self)
{
  const JbPageSetting *setting = self->setting;
  double               measure = setting->measure - setting->indent - setting->end_indent;

  if (setting->align == JB_PAGE_ALIGN_CENTRE)
    return jb_page_breaks_even ((const JbPageCluster *) self->clusters->data,
                                self->clusters->len, measure);

  return measure;
}

/**
 * jb_page_text_set:
 * @faces: what to set it in
 * @text: one paragraph, without line breaks
 * @setting: how
 *
 * Returns: (transfer full) (element-type JbPageLine): its lines, none for an empty text
 */
GPtrArray *
jb_page_text_set (JbPageFaces         *faces,
                  const char          *text,
                  const JbPageSetting *setting)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) jb_page_line_free);
  Paragraph  self = { .faces = faces, .setting = setting, .length = strlen (text) };
  guint      next_item = 0;
  double     measure;
  guint      sense = 0;

  if (self.length == 0)
    return lines;

  self.text = g_ref_string_new_len (text, self.length);
  self.shaped = g_ptr_array_new ();
  self.clusters = g_array_new (FALSE, FALSE, sizeof (JbPageCluster));
  shape (&self);

  measure = choose_measure (&self);
  if (setting->align == JB_PAGE_ALIGN_CENTRE)
    sense = jb_page_breaks_sense ((const JbPageCluster *) self.clusters->data,
                                  self.clusters->len,
                                  setting->measure - setting->indent - setting->end_indent);
  for (guint first = 0; first < self.clusters->len;)
    {
      double used = first == 0 ? setting->first_indent - setting->indent : 0;
      guint  next = jb_page_breaks_fill ((const JbPageCluster *) self.clusters->data,
                                         self.clusters->len, first, measure - used);

      if (sense > 0)
        next = first == 0 ? sense : self.clusters->len;

      g_ptr_array_add (lines, create_line (&self, &next_item, first, next));
      first = next;
    }

  for (guint i = next_item; i < self.shaped->len; i++)
    pango_glyph_item_free (self.shaped->pdata[i]);
  g_ptr_array_unref (self.shaped);
  g_array_unref (self.clusters);
  g_ref_string_release (self.text);

  return lines;
}

/**
 * jb_page_text_measure:
 * @faces: what to set it in
 * @text: one line
 * @face: its face
 * @size: in points
 *
 * Returns: how wide the text is, in points
 */
double
jb_page_text_measure (JbPageFaces *faces,
                      const char  *text,
                      JbPageFace   face,
                      double       size)
{
  const JbPageSetting setting = {
    .face = face,
    .size = size,
    .measure = G_MAXDOUBLE,
    .align = JB_PAGE_ALIGN_LEFT,
  };
  g_autoptr (GPtrArray) lines = jb_page_text_set (faces, text, &setting);

  return lines->len > 0 ? ((JbPageLine *) lines->pdata[0])->width : 0;
}

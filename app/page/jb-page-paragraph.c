/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-paragraph-private.h"

static PangoAttrList *
create_attributes (JbPageParagraph *self)
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

/* White space that no font has, such as a tabulator between two words, is set as a space. */
static void
clear_white_space (PangoGlyphItem      *item,
                   int                  start,
                   int                  end,
                   const JbPageSetting *setting)
{
  for (int i = start; i < end; i++)
    if (item->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
      {
        item->glyphs->glyphs[i].glyph = PANGO_GLYPH_EMPTY;
        item->glyphs->glyphs[i].geometry.width = (int) (setting->size * PANGO_SCALE / 2);
      }
}

/* How wide some glyphs of an item are together, in points. */
double
jb_page_paragraph_sum_widths (const PangoGlyphItem *item,
                              int                   start,
                              int                   end)
{
  gint64 width = 0;

  for (int i = start; i < end; i++)
    width += item->glyphs->glyphs[i].geometry.width;

  return (double) width / PANGO_SCALE;
}

/* Glyphs of a cluster are in the order in which they are drawn, whichever way it is read. */
void
jb_page_paragraph_get_glyphs (const PangoGlyphItemIter *iter,
                              int                      *start,
                              int                      *end)
{
  *start = MIN (iter->start_glyph, iter->end_glyph + 1);
  *end = MAX (iter->start_glyph + 1, iter->end_glyph);
}

/* How much of its cell a sign may give up: GB/T 15834-2011, 5.1.11. */
static double
choose_squeeze (const JbPageSetting *setting,
                gunichar             character)
{
  if (setting->align != JB_PAGE_ALIGN_BODY)
    return 0;

  switch (jb_page_breaks_get_sign (character))
    {
    case JB_PAGE_SIGN_OPENING:
    case JB_PAGE_SIGN_CLOSING:
      return setting->cell * 0.5;
    case JB_PAGE_SIGN_MIDDLE:
      return setting->cell * 0.25;
    case JB_PAGE_SIGN_NONE:
    default:
      return 0;
    }
}

static void
add_clusters (JbPageParagraph    *self,
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

      jb_page_paragraph_get_glyphs (&iter, &first_glyph, &end_glyph);
      cluster.first = g_utf8_get_char (self->text + iter.start_index);
      cluster.last = g_utf8_get_char (g_utf8_prev_char (end));
      if (g_unichar_isspace (cluster.first) && g_unichar_isspace (cluster.last))
        clear_white_space (item, first_glyph, end_glyph, setting);
      cluster.width = jb_page_paragraph_sum_widths (item, first_glyph, end_glyph);
      cluster.may_break = attributes[iter.start_char].is_line_break;

      /* What is about as wide as it is high stands in a cell of its own. */
      cluster.wide = setting->cell > 0 && cluster.width > 0.8 * setting->size &&
                     cluster.width < 1.2 * setting->size;
      if (cluster.wide)
        {
          cluster.width = setting->cell;
          cluster.squeeze = choose_squeeze (setting, cluster.first);
        }

      jb_page_faces_note_font (self->faces, face, item->item->analysis.font, cluster.first,
                               has_unknown_glyph (item, first_glyph, end_glyph));
      g_array_append_val (self->clusters, cluster);
    }
}

/* Splitting glyphs at the end of each line moves all that follow, so long runs of Chinese are
 * shaped in pieces; that changes nothing, since its characters do not join. */
static PangoItem *
cut_piece (JbPageParagraph *self,
           PangoItem       *item)
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

/**
 * jb_page_paragraph_shape:
 * @self: a paragraph, with a text
 *
 * Makes glyphs of the text and finds what lines can be made of.
 */
void
jb_page_paragraph_shape (JbPageParagraph *self)
{
  g_autoptr (PangoAttrList) list = create_attributes (self);
  int                      n_characters = g_utf8_strlen (self->text, self->length);
  g_autofree PangoLogAttr *attributes = g_new0 (PangoLogAttr, n_characters + 1);
  PangoContext            *context = jb_page_faces_get_context (self->faces);
  GList                   *items;
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

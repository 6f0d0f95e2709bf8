/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-text.h"

#include <string.h>

#include "jb-page-kept.h"
#include "jb-page-paragraph-private.h"

static void
clear_line (gpointer data)
{
  JbPageLine *line = data;

  g_ref_string_release (line->text);
  g_ptr_array_unref (line->runs);
}

/* Returns: (transfer full): the line */
JbPageLine *
jb_page_line_ref (JbPageLine *line)
{
  return g_rc_box_acquire (line);
}

/* Drops a reference. */
void
jb_page_line_free (JbPageLine *line)
{
  g_rc_box_release_full (line, clear_line);
}

static void
free_glyph_item (gpointer item)
{
  pango_glyph_item_free (item);
}

/* Where a line has room left, between which clusters it may go: not inside a word. */
static gboolean
takes_room (const JbPageCluster *before,
            const JbPageCluster *after)
{
  return before->wide || after->wide || before->first == ' ';
}

static guint
skip_spaces_at_end (JbPageParagraph *self,
                    guint            first,
                    guint            end)
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
justify (JbPageParagraph *self,
         guint            first,
         guint            end,
         double           room)
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

/* How much of what a sign gives up is on its left. */
static double
choose_left_share (gunichar character)
{
  JbPageSign sign = jb_page_breaks_get_sign (character);

  return sign == JB_PAGE_SIGN_OPENING ? 1 : sign == JB_PAGE_SIGN_MIDDLE ? 0.5
                                                                        : 0;
}

/* Gives the glyphs of one item, which lies in one line, the widths of their clusters: with
 * @extra points more where a line has room left, and @cut of what signs give up where it lacks
 * some. */
static void
spread (JbPageParagraph *self,
        PangoGlyphItem  *run,
        guint            first,
        guint            end,
        double           extra,
        double           cut)
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

      jb_page_paragraph_get_glyphs (&iter, &first_glyph, &end_glyph);
      natural = jb_page_paragraph_sum_widths (run, first_glyph, end_glyph);
      width = clusters[i].width;
      if (clusters[i].wide)
        glyphs[first_glyph].geometry.x_offset += (width - natural) / 2 * PANGO_SCALE;
      if (cut > 0 && clusters[i].squeeze > 0)
        {
          double given = cut * clusters[i].squeeze;

          glyphs[first_glyph].geometry.x_offset -=
              given * choose_left_share (clusters[i].first) * PANGO_SCALE;
          width -= given;
        }
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
take_runs (JbPageParagraph *self,
           guint           *next_item,
           guint            end)
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
create_line (JbPageParagraph *self,
             guint           *next_item,
             guint            first,
             guint            next)
{
  const JbPageSetting *setting = self->setting;
  const JbPageCluster *clusters = (const JbPageCluster *) self->clusters->data;
  JbPageLine          *line = g_rc_box_new0 (JbPageLine);
  guint                end = skip_spaces_at_end (self, first, next);
  gboolean             is_last = next == self->clusters->len;
  double               indent = first == 0 ? setting->first_indent : setting->indent;
  double               room, extra = 0, cut = 0, squeeze = 0;

  line->text = g_ref_string_acquire (self->text);
  line->size = setting->size;
  line->start = clusters[first].start;
  line->end = is_last ? self->length : clusters[next].start;
  for (guint i = first; i < end; i++)
    {
      line->width += clusters[i].width;
      squeeze += clusters[i].squeeze;
    }

  room = setting->measure - setting->end_indent - indent - line->width;
  if (room < 0 && squeeze > 0)
    {
      cut = MIN (-room / squeeze, 1);
      line->width -= cut * squeeze;
    }
  else if (setting->align == JB_PAGE_ALIGN_BODY && !is_last && room > 0)
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
    spread (self, line->runs->pdata[i], first, end, extra, cut);

  return line;
}

static JbPageFit
choose_fit (const JbPageSetting *setting)
{
  if (setting->align == JB_PAGE_ALIGN_BODY)
    return JB_PAGE_FIT_BODY;

  return setting->align == JB_PAGE_ALIGN_ENTRIES ? JB_PAGE_FIT_ENTRIES : JB_PAGE_FIT_PLAIN;
}

/* Returns: (element-type guint): the first cluster after each line */
static GArray *
break_lines (JbPageParagraph *self)
{
  const JbPageSetting *setting = self->setting;
  const JbPageCluster *clusters = (const JbPageCluster *) self->clusters->data;
  double               measure = setting->measure - setting->indent - setting->end_indent;
  GArray              *ends;

  if (setting->align == JB_PAGE_ALIGN_CENTRE)
    return jb_page_breaks_title (clusters, self->clusters->len, measure);

  ends = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint first = 0; first < self->clusters->len;)
    {
      double used = first == 0 ? setting->first_indent - setting->indent : 0;

      first = jb_page_breaks_fill (clusters, self->clusters->len, first, measure - used,
                                   choose_fit (setting));
      g_array_append_val (ends, first);
    }

  return ends;
}

static GPtrArray *
set_anew (JbPageFaces         *faces,
          const char          *text,
          const JbPageSetting *setting)
{
  GPtrArray      *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) jb_page_line_free);
  JbPageParagraph self = { .faces = faces, .setting = setting, .length = strlen (text) };
  g_autoptr (GArray) ends = NULL;
  guint next_item = 0;
  guint first = 0;

  if (self.length == 0)
    return lines;

  self.text = g_ref_string_new_len (text, self.length);
  self.shaped = g_ptr_array_new ();
  self.clusters = g_array_new (FALSE, FALSE, sizeof (JbPageCluster));
  jb_page_paragraph_shape (&self);

  ends = break_lines (&self);
  for (guint i = 0; i < ends->len; i++)
    {
      guint next = g_array_index (ends, guint, i);

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
  JbPageKept *kept = jb_page_faces_get_kept (faces);

  return kept != NULL ? jb_page_kept_set (kept, faces, text, setting, set_anew)
                      : set_anew (faces, text, setting);
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

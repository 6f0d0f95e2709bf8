/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-flow.h"

#include <string.h>

static void
clear_item (gpointer data)
{
  JbPageItem *item = data;

  g_clear_pointer (&item->line, jb_page_line_free);
  g_clear_pointer (&item->sources, g_array_unref);
  g_clear_pointer (&item->verticals, g_array_unref);
}

/**
 * jb_page_flow_new:
 * @bulletin: a bulletin or document
 * @style: how it is set; must outlive the flow
 * @faces: in what it is set; must outlive the flow
 *
 * Breaks all of a bulletin into lines.
 *
 * Returns: (transfer full): the lines
 */
JbPageFlow *
jb_page_flow_new (JbBulletin        *bulletin,
                  const JbPageStyle *style,
                  JbPageFaces       *faces)
{
  JbPageFlow *self = g_new0 (JbPageFlow, 1);

  self->bulletin = g_object_ref (bulletin);
  self->style = style;
  self->faces = faces;
  self->body = g_array_new (FALSE, FALSE, sizeof (JbPageItem));
  self->foot = g_array_new (FALSE, FALSE, sizeof (JbPageItem));
  g_array_set_clear_func (self->body, clear_item);
  g_array_set_clear_func (self->foot, clear_item);

  jb_page_flow_add_head (self);
  jb_page_flow_add_body (self);
  if (style->foot_recipients)
    jb_page_flow_add_foot (self);

  return self;
}

void
jb_page_flow_free (JbPageFlow *self)
{
  g_object_unref (self->bulletin);
  g_array_unref (self->body);
  g_array_unref (self->foot);
  g_free (self);
}

/* How a paragraph of the body is set: on the grid, with two characters before its first line. */
JbPageSetting
jb_page_flow_body_setting (JbPageFlow *self)
{
  double cell = jb_page_style_get_character (self->style);

  return (JbPageSetting) {
    .face = JB_PAGE_FACE_BODY,
    .size = self->style->body_size,
    .measure = jb_page_style_get_measure (self->style),
    .cell = cell,
    .first_indent = 2 * cell,
    .align = JB_PAGE_ALIGN_BODY,
  };
}

/* Large type takes as many lines of the grid as it needs. */
static double
choose_height (JbPageFlow *self,
               double      size)
{
  double line = jb_page_style_get_line (self->style);

  return size <= self->style->small_size ? line * self->style->small_size / self->style->body_size
                                         : line * MAX (1, (int) (size / line + 0.9));
}

/**
 * jb_page_flow_add_text:
 * @self: the flow
 * @block: (nullable): what the text is of
 * @text: one or several lines
 * @setting: how each is set
 *
 * Adds text to the body. Blank lines stay blank.
 */
void
jb_page_flow_add_text (JbPageFlow          *self,
                       JbBlock             *block,
                       const char          *text,
                       const JbPageSetting *setting)
{
  g_auto (GStrv) parts = g_strsplit (text, "\n", -1);
  gsize start = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize  end = start + strlen (parts[i]);
      double height = choose_height (self, setting->size);
      g_autoptr (GPtrArray) lines = jb_page_text_set (self->faces, g_strchomp (parts[i]), setting);
      g_autoptr (GArray) sources = jb_page_sources_new ();

      if (block != NULL)
        jb_page_sources_add (sources, text, start, end, 0, block);
      start = end + 1;

      if (lines->len == 0 && parts[i + 1] != NULL && i > 0)
        jb_page_flow_add_space (self, height);
      for (guint j = 0; j < lines->len; j++)
        {
          JbPageItem item = { .line = lines->pdata[j], .block = block, .height = height };

          item.sources = g_array_ref (sources);
          g_array_append_val (self->body, item);
        }
      g_ptr_array_set_free_func (lines, NULL);
    }
}

/**
 * jb_page_flow_set_sources:
 * @items: (element-type JbPageItem): the body or the foot
 * @first: the first item of a paragraph that is the last
 * @sources: (element-type JbPageSource): what its text is put together of
 *
 * Says whose values stand in a line that is put together of several.
 */
void
jb_page_flow_set_sources (GArray *items,
                          guint   first,
                          GArray *sources)
{
  for (guint i = first; i < items->len; i++)
    {
      JbPageItem *item = &g_array_index (items, JbPageItem, i);

      g_clear_pointer (&item->sources, g_array_unref);
      item->sources = g_array_ref (sources);
    }
}

/* Adds the text of a block to the body, where there is any. */
void
jb_page_flow_add_block (JbPageFlow          *self,
                        JbBlock             *block,
                        const JbPageSetting *setting)
{
  if (block != NULL)
    jb_page_flow_add_text (self, block, jb_block_get_text (block), setting);
}

static char *
dup_stripped (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (text, end - text);
}

/**
 * jb_page_flow_dup_printed:
 * @block: a block
 *
 * Returns: (transfer full): its text with the brackets or the label that go with it, without
 *   white space around them
 */
char *
jb_page_flow_dup_printed (JbBlock *block)
{
  g_autofree char *text = g_strconcat (jb_block_get_open (block), jb_block_get_text (block),
                                       jb_block_get_close (block), NULL);

  return dup_stripped (text);
}

/**
 * jb_page_flow_append_gap:
 * @text: a line that is being put together
 * @gap: what separates two entries in the text
 *
 * Appends the separator, without the white space by which a long line was wrapped.
 */
void
jb_page_flow_append_gap (GString    *text,
                         const char *gap)
{
  g_autofree char *separator = dup_stripped (gap);

  g_string_append (text, separator);
}

/* Adds @height points of room to the body. */
void
jb_page_flow_add_space (JbPageFlow *self,
                        double      height)
{
  JbPageItem item = { .height = height, .bare = TRUE };

  g_array_append_val (self->body, item);
}

/* Adds a rule of the whole width in the middle of @height points. */
void
jb_page_flow_add_rule (GArray      *items,
                       double       height,
                       double       thickness,
                       JbPageColour colour)
{
  JbPageItem item = { .height = height, .thickness = thickness, .colour = colour };

  g_array_append_val (items, item);
}

/* What was added to the body since there were @first items stays with what comes next. */
void
jb_page_flow_keep (JbPageFlow *self,
                   guint       first)
{
  for (guint i = first; i < self->body->len; i++)
    g_array_index (self->body, JbPageItem, i).keep = TRUE;
}

/* The last line of text stays with what comes next, so that this does not stand alone on a page. */
void
jb_page_flow_keep_last (JbPageFlow *self)
{
  for (guint i = self->body->len; i > 0; i--)
    {
      JbPageItem *item = &g_array_index (self->body, JbPageItem, i - 1);

      item->keep = TRUE;
      if (!item->bare && !item->beside)
        break;
    }
}

void
jb_page_flow_colour (JbPageFlow  *self,
                     guint        first,
                     JbPageColour colour)
{
  for (guint i = first; i < self->body->len; i++)
    g_array_index (self->body, JbPageItem, i).colour = colour;
}

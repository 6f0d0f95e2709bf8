/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-flow.h"

#include <string.h>

#include "bulletin/jb-level.h"

/* GB/T 9704-2012, 7.3.5.1: the date ends four characters before the margin, and the signature
 * stands in the middle over it. */
enum
{
  DATE_FROM_RIGHT = 4
};

static void
add_at_right (JbPageFlow *self,
              JbBlock    *block,
              double      end_indent)
{
  JbPageSetting setting = jb_page_flow_body_setting (self);

  setting.first_indent = 0;
  setting.align = JB_PAGE_ALIGN_RIGHT;
  setting.end_indent = end_indent;
  jb_page_flow_add_block (self, block, &setting);
}

/* How wide a line of the body is on the grid. */
static double
measure_line (JbPageFlow *self,
              const char *text)
{
  JbPageSetting setting = jb_page_flow_body_setting (self);
  g_autoptr (GPtrArray) lines = NULL;

  setting.align = JB_PAGE_ALIGN_LEFT;
  setting.measure = G_MAXDOUBLE;
  setting.first_indent = 0;
  lines = jb_page_text_set (self->faces, text, &setting);

  return lines->len > 0 ? ((JbPageLine *) lines->pdata[0])->width : 0;
}

static JbBlock *
skip_ornaments (JbBlock *block)
{
  while (block != NULL && jb_block_get_role (block) == JB_ROLE_ORNAMENT)
    block = jb_block_get_next (block);

  return block;
}

/**
 * jb_page_flow_add_signature:
 * @self: the flow
 * @block: a signature
 *
 * Adds the signature, all that sign with it, and the date under them. They stay with the last
 * line of the text: no page has a signature alone.
 *
 * Returns: (transfer none): the last block that was added
 */
JbBlock *
jb_page_flow_add_signature (JbPageFlow *self,
                            JbBlock    *block)
{
  double   margin = DATE_FROM_RIGHT * jb_page_style_get_character (self->style);
  guint    first = self->body->len;
  JbBlock *date = block;
  JbBlock *last = block;
  double   middle = margin;

  while (date != NULL && jb_block_get_role (date) == JB_ROLE_SIGNATURE)
    date = skip_ornaments (jb_block_get_next (date));
  if (date != NULL && jb_block_get_role (date) != JB_ROLE_DOCUMENT_DATE)
    date = NULL;
  if (date != NULL)
    middle += measure_line (self, jb_block_get_text (date)) / 2;

  for (; block != NULL && jb_block_get_role (block) == JB_ROLE_SIGNATURE;
       block = skip_ornaments (jb_block_get_next (block)))
    {
      double half = date != NULL ? measure_line (self, jb_block_get_text (block)) / 2 : 0;

      add_at_right (self, block, MAX (middle - half, 0));
      last = block;
    }
  if (date == NULL)
    return last;

  jb_page_flow_keep (self, first);
  add_at_right (self, date, margin);

  return date;
}

/* The label 附件： in bytes, 0 where there is none. */
static gsize
measure_label (const char *text)
{
  const char *p = text;

  if (!g_str_has_prefix (text, "附件"))
    return 0;
  p += strlen ("附件");
  while (g_unichar_isdigit (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (g_str_has_prefix (p, "："))
    return (gsize) (p - text) + strlen ("：");

  return *p == ':' ? (gsize) (p - text) + 1 : 0;
}

/**
 * jb_page_flow_add_attachment:
 * @self: the flow
 * @block: the line of an attachment
 * @is_first: whether it is the first one
 *
 * Adds the name of an attachment, two characters in; names stand under each other, and turned
 * lines under the name (GB/T 9704-2012, 7.3.4).
 */
void
jb_page_flow_add_attachment (JbPageFlow *self,
                             JbBlock    *block,
                             gboolean    is_first)
{
  JbPageSetting setting = jb_page_flow_body_setting (self);
  const char   *text = jb_block_get_text (block);
  gsize         label = measure_label (text);
  gsize         number = 0;
  guint         first = self->body->len;

  if (jb_level_of (text + label, NULL, &number) != 3)
    number = 0;
  if (is_first)
    jb_page_flow_add_space (self, jb_page_style_get_line (self->style));
  if (label == 0)
    setting.first_indent += 3 * setting.cell;
  setting.indent = setting.first_indent;
  if (label + number > 0)
    {
      g_autofree char *before = g_strndup (text, label + number);

      setting.indent += measure_line (self, before);
    }
  jb_page_flow_add_block (self, block, &setting);
  if (is_first && first > 0)
    jb_page_flow_keep (self, first);
}

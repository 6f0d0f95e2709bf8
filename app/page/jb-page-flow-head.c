/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jb-page-flow.h"

#include <string.h>

/* GB/T 9704-2012, 7.2.4: the name's top is 35 mm below the top of the type area; 7.2.7: the red
 * rule lies 4 mm under the number. */
enum
{
  NAME_BELOW_TOP_MM = 35,
  RULE_BELOW_MM = 4,
};

static const double RED_RULE = 1.5;

/* How far the characters of a short name stand apart, in characters. */
static const double SPREAD = 1.3;

static JbBlock *
find_field (JbPageFlow *self,
            const char *key)
{
  JbBlock *block = jb_fields_get_block (jb_bulletin_get_masthead (self->bulletin), key);

  return block != NULL && *jb_block_get_text (block) != '\0' ? block : NULL;
}

/* A number without words gets those that it is printed with. */
static char *
dup_issue (JbBlock    *block,
           const char *before)
{
  const char *text = jb_block_get_text (block);

  if (strspn (text, "0123456789") == strlen (text))
    return g_strconcat (before, text, "期", NULL);

  return g_strdup (text);
}

/* A line of the head; the first @lead bytes are in the face of the body. */
static void
add_aligned (JbPageFlow *self,
             JbBlock    *block,
             const char *text,
             JbPageFace  face,
             JbPageAlign align,
             double      indent,
             gsize       lead)
{
  JbPageSetting setting = jb_page_flow_body_setting (self);

  setting.face = face;
  setting.align = align;
  setting.first_indent = indent;
  setting.indent = indent;
  setting.end_indent = indent;
  setting.lead_face = JB_PAGE_FACE_BODY;
  setting.lead_length = lead;
  jb_page_flow_add_text (self, block, text, &setting);
}

/* What was added since there were @first items stands at the left, and what follows at the right
 * of the same line; unless the two are too long for that. */
static void
put_beside (JbPageFlow *self,
            guint       first,
            const char *right,
            JbPageFace  face,
            double      indent)
{
  JbPageItem *item = self->body->len == first + 1 ? &g_array_index (self->body, JbPageItem, first)
                                                  : NULL;
  double      size = self->style->body_size;

  if (item != NULL && item->line != NULL &&
      item->line->x + item->line->width + jb_page_text_measure (self->faces, right, face, size) <
          jb_page_style_get_measure (self->style) - indent - size)
    item->beside = TRUE;
}

static double
sum_heights (JbPageFlow *self)
{
  double height = 0;

  for (guint i = 0; i < self->body->len; i++)
    {
      const JbPageItem *item = &g_array_index (self->body, JbPageItem, i);

      height += item->beside ? 0 : item->height;
    }

  return height;
}

/* One above the other at the left, as GB/T 9704-2012, 7.2.1 and 7.2.2, want them. */
static void
add_marks (JbPageFlow *self)
{
  JbBlock *copy = find_field (self, "copy");
  JbBlock *notice = find_field (self, "notice");
  JbBlock *secrecy = find_field (self, "secrecy");
  gboolean is_bulletin = self->style->head == JB_PAGE_HEAD_BULLETIN;

  if (notice != NULL)
    add_aligned (self, notice, jb_block_get_text (notice), JB_PAGE_FACE_HEADING,
                 JB_PAGE_ALIGN_LEFT, 0, 0);
  if (is_bulletin && notice != NULL && copy != NULL)
    put_beside (self, 0, jb_block_get_text (copy), JB_PAGE_FACE_BODY, 0);
  if (copy != NULL)
    add_aligned (self, copy, jb_block_get_text (copy), JB_PAGE_FACE_BODY,
                 is_bulletin ? JB_PAGE_ALIGN_RIGHT : JB_PAGE_ALIGN_LEFT, 0, 0);
  if (secrecy != NULL)
    add_aligned (self, secrecy, jb_block_get_text (secrecy), JB_PAGE_FACE_HEADING,
                 JB_PAGE_ALIGN_LEFT, 0, 0);
}

/* A short name is spread, so that it takes more of the width than a title would.
 *
 * Returns: the width of a character, 0 for that of the font */
static double
spread_name (JbPageFlow *self,
             const char *name,
             double      size)
{
  glong  n = g_utf8_strlen (name, -1);
  double cell = 0.9 * jb_page_style_get_measure (self->style) / MAX (n, 1);

  return n > 1 && cell > size ? MIN (cell, SPREAD * size) : 0;
}

/* The name is as large as the line allows. */
static void
add_name (JbPageFlow *self,
          JbBlock    *block)
{
  JbPageSetting setting = jb_page_flow_body_setting (self);
  guint         first = self->body->len;
  double        width;

  setting.face = JB_PAGE_FACE_TITLE;
  setting.size = self->style->name_size;
  width = jb_page_text_measure (self->faces, jb_block_get_text (block), setting.face,
                                setting.size);
  if (width > setting.measure)
    setting.size = MAX (setting.size * setting.measure / width, self->style->title_size);
  setting.cell = spread_name (self, jb_block_get_text (block), setting.size);
  setting.first_indent = 0;
  setting.align = JB_PAGE_ALIGN_CENTRE;
  jb_page_flow_add_block (self, block, &setting);
  for (guint i = first; i < self->body->len; i++)
    g_array_index (self->body, JbPageItem, i).height = setting.size * 1.3;
  jb_page_flow_colour (self, first, JB_PAGE_RED);
}

static void
add_bulletin_head (JbPageFlow *self)
{
  double   line = jb_page_style_get_line (self->style);
  JbBlock *name = find_field (self, "name");
  JbBlock *issue = find_field (self, "issue");
  JbBlock *total = find_field (self, "total");
  JbBlock *issuer = find_field (self, "issuer");
  JbBlock *date = find_field (self, "date");
  guint    first;

  add_marks (self);
  if (name != NULL)
    {
      if (self->body->len > 0)
        jb_page_flow_add_space (self, line / 2);
      add_name (self, name);
    }
  if (issue != NULL || total != NULL)
    {
      g_autofree char *issue_text = issue != NULL ? dup_issue (issue, "第") : g_strdup ("");
      g_autofree char *total_text = total != NULL ? dup_issue (total, "总第") : g_strdup ("");
      g_autofree char *text =
          issue != NULL && total != NULL ? g_strconcat (issue_text, "（", total_text, "）", NULL)
                                         : g_strconcat (issue_text, total_text, NULL);

      g_autoptr (GArray) sources = jb_page_sources_new ();
      first = self->body->len;
      if (issue != NULL)
        jb_page_sources_add (sources, issue_text, 0, strlen (issue_text), 0, issue);
      if (total != NULL)
        jb_page_sources_add (sources, total_text, 0, strlen (total_text),
                             (gsize) (strstr (text + strlen (issue_text), total_text) - text),
                             total);
      add_aligned (self, issue != NULL ? issue : total, text, JB_PAGE_FACE_BODY,
                   JB_PAGE_ALIGN_CENTRE, 0, 0);
      jb_page_flow_set_sources (self->body, first, sources);
    }
  first = self->body->len;
  if (issuer != NULL)
    add_aligned (self, issuer, jb_block_get_text (issuer), JB_PAGE_FACE_BODY,
                 JB_PAGE_ALIGN_LEFT, 0, 0);
  if (issuer != NULL && date != NULL)
    put_beside (self, first, jb_block_get_text (date), JB_PAGE_FACE_BODY, 0);
  if (date != NULL)
    add_aligned (self, date, jb_block_get_text (date), JB_PAGE_FACE_BODY, JB_PAGE_ALIGN_RIGHT, 0,
                 0);
}

/* The number is a value of the document; its block is in the text. */
static JbBlock *
find_number (JbPageFlow *self)
{
  JbBlock *block = jb_bulletin_get_first_block (self->bulletin);

  while (block != NULL && jb_block_get_role (block) != JB_ROLE_NUMBER)
    block = jb_block_get_next (block);

  return block;
}

/* GB/T 9704-2012, 7.2.5 and 7.2.6: both one character in, and the name of who signs in 楷体. */
static void
add_number_and_signer (JbPageFlow *self,
                       const char *number,
                       const char *signer)
{
  static const char label[] = "签发人：";
  double            cell = jb_page_style_get_character (self->style);
  guint             first = self->body->len;
  g_autofree char  *text = g_strconcat (label, signer, NULL);

  add_aligned (self, find_number (self), number, JB_PAGE_FACE_BODY, JB_PAGE_ALIGN_LEFT, cell, 0);
  put_beside (self, first, text, JB_PAGE_FACE_NOTE, cell);
  add_aligned (self, jb_fields_get_block (jb_bulletin_get_tail (self->bulletin), "signer"), text,
               JB_PAGE_FACE_NOTE, JB_PAGE_ALIGN_RIGHT, cell, strlen (label));
}

static void
add_document_head (JbPageFlow *self)
{
  double      line = jb_page_style_get_line (self->style);
  JbDocument *document = jb_bulletin_get_document (self->bulletin);
  const char *number = document != NULL ? jb_document_get_number (document) : NULL;
  const char *signer = jb_fields_get_text (jb_bulletin_get_tail (self->bulletin), "signer");
  JbBlock    *name = find_field (self, "name");

  if (name == NULL)
    name = find_field (self, "issuer");

  add_marks (self);
  if (name != NULL)
    {
      double     above = NAME_BELOW_TOP_MM * JB_PAGE_MM - sum_heights (self);
      JbPageItem item = { .height = MAX (above, 0) };

      g_array_append_val (self->body, item);
      add_name (self, name);
      if (number != NULL)
        jb_page_flow_add_space (self, 2 * line);
    }
  if (number != NULL && signer != NULL)
    add_number_and_signer (self, number, signer);
  else if (number != NULL)
    add_aligned (self, find_number (self), number, JB_PAGE_FACE_BODY, JB_PAGE_ALIGN_CENTRE, 0,
                 0);
}

/* What follows begins on the grid, at least @least lines below. */
static void
return_to_grid (JbPageFlow *self,
                double      least)
{
  double line = jb_page_style_get_line (self->style);
  double height = sum_heights (self);
  double lines = height / line + least;

  lines = (int) (lines + 0.99);
  jb_page_flow_add_space (self, MAX (lines * line - height, 0));
}

/**
 * jb_page_flow_add_head:
 * @self: a flow to which nothing was added
 *
 * Adds what stands above the red rule, and the rule. Where there is nothing of all that, there
 * is no rule.
 */
void
jb_page_flow_add_head (JbPageFlow *self)
{
  double room;

  if (self->style->head == JB_PAGE_HEAD_BULLETIN)
    add_bulletin_head (self);
  else if (self->style->head == JB_PAGE_HEAD_DOCUMENT)
    add_document_head (self);
  if (self->body->len == 0)
    return;

  /* A line of text has white below it, which is a part of the distance. */
  room = MAX (2 * (RULE_BELOW_MM * JB_PAGE_MM -
                   (jb_page_style_get_line (self->style) - self->style->body_size) / 2),
              2 * RED_RULE);
  jb_page_flow_add_rule (self->body, room, RED_RULE, JB_PAGE_RED);
  return_to_grid (self, self->style->head == JB_PAGE_HEAD_DOCUMENT ? 0.5 : 0);
  jb_page_flow_keep (self, 0);
}

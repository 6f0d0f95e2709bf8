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

static void
add_aligned (JbPageFlow *self,
             JbBlock    *block,
             const char *text,
             JbPageFace  face,
             JbPageAlign align,
             gboolean    beside)
{
  JbPageSetting setting = jb_page_flow_body_setting (self);
  guint         first = self->body->len;

  setting.face = face;
  setting.first_indent = 0;
  setting.align = align;
  jb_page_flow_add_text (self, block, text, &setting);
  for (guint i = first; beside && i < self->body->len; i++)
    g_array_index (self->body, JbPageItem, i).beside = TRUE;
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
                 JB_PAGE_ALIGN_LEFT, is_bulletin && copy != NULL);
  if (copy != NULL)
    add_aligned (self, copy, jb_block_get_text (copy), JB_PAGE_FACE_BODY,
                 is_bulletin ? JB_PAGE_ALIGN_RIGHT : JB_PAGE_ALIGN_LEFT, FALSE);
  if (secrecy != NULL)
    add_aligned (self, secrecy, jb_block_get_text (secrecy), JB_PAGE_FACE_HEADING,
                 JB_PAGE_ALIGN_LEFT, FALSE);
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
  setting.cell = 0;
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

      add_aligned (self, issue != NULL ? issue : total, text, JB_PAGE_FACE_BODY,
                   JB_PAGE_ALIGN_CENTRE, FALSE);
    }
  if (issuer != NULL)
    add_aligned (self, issuer, jb_block_get_text (issuer), JB_PAGE_FACE_BODY,
                 JB_PAGE_ALIGN_LEFT, date != NULL);
  if (date != NULL)
    add_aligned (self, date, jb_block_get_text (date), JB_PAGE_FACE_BODY, JB_PAGE_ALIGN_RIGHT,
                 FALSE);
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
    {
      g_autofree char *text = g_strconcat ("签发人：", signer, NULL);

      add_aligned (self, NULL, number, JB_PAGE_FACE_BODY, JB_PAGE_ALIGN_LEFT, TRUE);
      add_aligned (self, NULL, text, JB_PAGE_FACE_BODY, JB_PAGE_ALIGN_RIGHT, FALSE);
    }
  else if (number != NULL)
    add_aligned (self, NULL, number, JB_PAGE_FACE_BODY, JB_PAGE_ALIGN_CENTRE, FALSE);
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
  if (self->style->head == JB_PAGE_HEAD_BULLETIN)
    add_bulletin_head (self);
  else if (self->style->head == JB_PAGE_HEAD_DOCUMENT)
    add_document_head (self);
  if (self->body->len == 0)
    return;

  jb_page_flow_add_rule (self->body, 2 * RULE_BELOW_MM * JB_PAGE_MM, RED_RULE, JB_PAGE_RED);
  jb_page_flow_keep (self, 0);
}

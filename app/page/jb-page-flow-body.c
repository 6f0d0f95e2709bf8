/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-flow.h"

#include <string.h>

#include "bulletin/jb-attachments.h"
#include "bulletin/jb-level.h"

/* A heading that runs into its paragraph is no longer than this, in characters. */
enum
{
  MAX_LEAD = 40
};

/* Walks over the blocks of a bulletin, from the first line to the last. */
typedef struct
{
  JbPageFlow *flow;
  JbRole      before;
  gboolean    date_comes_first;
  JbBlock    *attachments; /* the line of the first one */
  gboolean    in_attachments;
} Walk;

static void
add_space_before (Walk  *self,
                  double lines)
{
  JbPageFlow *flow = self->flow;

  if (flow->body->len > 0)
    jb_page_flow_add_space (flow, lines * jb_page_style_get_line (flow->style));
}

/* A line of its own, such as a heading: @first is where its lines begin. */
static guint
add_line (Walk       *self,
          JbBlock    *block,
          const char *text,
          JbPageFace  face,
          double      size,
          JbPageAlign align,
          double      first_indent)
{
  JbPageFlow   *flow = self->flow;
  JbPageSetting setting = jb_page_flow_body_setting (flow);
  guint         first = flow->body->len;

  setting.face = face;
  if (size != setting.size)
    setting.cell = 0;
  setting.size = size;
  setting.align = align;
  setting.first_indent = first_indent;
  jb_page_flow_add_text (flow, block, text, &setting);

  return first;
}

static void
mark_outline (Walk *self,
              guint first,
              guint level)
{
  if (first < self->flow->body->len)
    g_array_index (self->flow->body, JbPageItem, first).outline = level;
}

/* Turned lines begin under the title, behind a mark that may stand before it. */
static void
add_digest_title (Walk       *self,
                  JbBlock    *block,
                  const char *text)
{
  JbPageFlow   *flow = self->flow;
  JbPageSetting setting = jb_page_flow_body_setting (flow);
  gunichar      mark = g_utf8_get_char (text);

  setting.align = JB_PAGE_ALIGN_LEFT;
  setting.indent = setting.first_indent;
  if (!g_unichar_isalnum (mark) && g_utf8_strchr ("“《（", -1, mark) == NULL)
    setting.indent += setting.cell;
  jb_page_flow_add_text (flow, block, text, &setting);
}

static void
add_title (Walk    *self,
           JbBlock *block,
           JbRole   role)
{
  JbPageFlow *flow = self->flow;
  guint       space = flow->body->len;
  guint       first;

  if (self->before != role)
    {
      /* GB/T 9704-2012, 7.3.1: two lines below the red rule, with what the head leaves free. */
      add_space_before (self, 1);
      jb_page_flow_keep (flow, space);
    }
  first = add_line (self, block, jb_block_get_text (block), JB_PAGE_FACE_TITLE,
                    flow->style->title_size, JB_PAGE_ALIGN_CENTRE, 0);
  if (self->before != role)
    mark_outline (self, first, 2);
  jb_page_flow_keep (flow, first);
}

static void
add_drawn_table (Walk       *self,
                 JbBlock    *block,
                 const char *text)
{
  JbPageFlow   *flow = self->flow;
  JbPageSetting setting = jb_page_flow_body_setting (flow);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  double widest = 0;

  /* What was drawn with characters keeps its columns: all of it gets smaller, until it fits. */
  setting.face = JB_PAGE_FACE_NUMBER;
  for (guint i = 0; lines[i] != NULL; i++)
    widest = MAX (widest, jb_page_text_measure (flow->faces, lines[i], setting.face,
                                                setting.size));
  setting.size = CLAMP (setting.size * setting.measure / MAX (widest, 1), 6, setting.size);
  setting.first_indent = 0;
  setting.cell = 0;
  setting.align = JB_PAGE_ALIGN_LEFT;
  jb_page_flow_add_text (flow, block, text, &setting);
}

static JbPageFace
choose_level_face (guint level)
{
  /* GB/T 9704-2012, 7.3.3. */
  return level == 2 ? JB_PAGE_FACE_NOTE : level > 2 ? JB_PAGE_FACE_BODY
                                                    : JB_PAGE_FACE_HEADING;
}

/* The sentence that a numbered paragraph begins with, in bytes, 0 where it is the whole. */
static gsize
measure_lead (const char *text)
{
  const char *stop = strstr (text, "。");

  if (stop == NULL || g_utf8_strlen (text, stop - text) > MAX_LEAD)
    return 0;
  stop = g_utf8_next_char (stop);

  return *stop != '\0' ? stop - text : 0;
}

/* Under a title there are at least two lines of its article. */
static void
keep_two_lines (Walk *self,
                guint first)
{
  if ((self->before == JB_ROLE_TITLE || self->before == JB_ROLE_SUBTITLE) &&
      first + 1 < self->flow->body->len)
    g_array_index (self->flow->body, JbPageItem, first).keep = TRUE;
}

/* Returns: the last block that was dealt with */
static JbBlock *
add_paragraph (Walk    *self,
               JbBlock *block,
               JbRole   role)
{
  JbBlock      *end = jb_page_flow_add_table (self->flow, block);
  guint         first = self->flow->body->len;
  JbPageSetting setting = jb_page_flow_body_setting (self->flow);
  const char   *text = jb_block_get_text (block);
  guint         number, level;
  gsize         prefix;

  if (end != NULL)
    return end;
  if (strchr (text, '\n') != NULL)
    {
      add_drawn_table (self, block, text);
      return block;
    }

  level = role == JB_ROLE_BODY ? jb_level_of (text, &number, &prefix) : 0;
  if (level == 1 || level == 2)
    {
      setting.lead_length = measure_lead (text);
      setting.lead_face = choose_level_face (level);
    }
  jb_page_flow_add_text (self->flow, block, text, &setting);
  keep_two_lines (self, first);

  return block;
}

static JbBlock *
add_body (Walk    *self,
          JbBlock *block,
          JbRole   role)
{
  gboolean is_first = block == self->attachments;

  self->in_attachments |= is_first;
  if (!self->in_attachments || role != JB_ROLE_BODY ||
      strchr (jb_block_get_text (block), '\n') != NULL)
    return add_paragraph (self, block, role);

  jb_page_flow_add_attachment (self->flow, block, is_first);

  return block;
}

static void
add_heading (Walk    *self,
             JbBlock *block)
{
  guint       number;
  gsize       prefix;
  guint       level = jb_level_of (jb_block_get_text (block), &number, &prefix);
  JbPageFlow *flow = self->flow;
  guint       first = add_line (self, block, jb_block_get_text (block), choose_level_face (level),
                                flow->style->body_size, JB_PAGE_ALIGN_BODY,
                                2 * jb_page_style_get_character (flow->style));

  if (level <= 1)
    mark_outline (self, first, 3);
  jb_page_flow_keep (flow, first);
}

/* The addressees are one line, as they are printed: what separates them stands around them. */
static JbBlock *
add_addressees (Walk    *self,
                JbBlock *block)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) sources = jb_page_sources_new ();
  JbBlock *first = block;
  JbBlock *last = block;
  guint    start;

  for (; block != NULL && jb_block_get_role (block) == JB_ROLE_ADDRESSEE;
       block = jb_block_get_next (block))
    {
      g_autofree char *printed = jb_page_flow_dup_printed (block);

      jb_page_sources_add (sources, printed, 0, strlen (printed), text->len, block);
      g_string_append (text, printed);
      /* The colon at the end is part of the gap where a form put it. */
      jb_page_flow_append_gap (text, jb_block_get_gap (block));
      last = block;
    }
  /* GB/T 9704-2012, 7.3.2: one line below the title. */
  add_space_before (self, 1);
  start = add_line (self, first, text->str, JB_PAGE_FACE_BODY, self->flow->style->body_size,
                    JB_PAGE_ALIGN_BODY, 0);
  jb_page_flow_set_sources (self->flow->body, start, sources);

  return last;
}

static void
add_at_right (Walk       *self,
              JbBlock    *block,
              const char *text,
              JbPageFace  face,
              guint       characters)
{
  JbPageFlow   *flow = self->flow;
  JbPageSetting setting = jb_page_flow_body_setting (flow);

  setting.face = face;
  setting.first_indent = 0;
  setting.align = JB_PAGE_ALIGN_RIGHT;
  setting.end_indent = characters * jb_page_style_get_character (flow->style);
  jb_page_flow_add_text (flow, block, text, &setting);
}

static void
add_document_date (Walk    *self,
                   JbBlock *block)
{
  JbPageFlow *flow = self->flow;

  if (self->date_comes_first)
    {
      g_autofree char *text = jb_page_flow_dup_printed (block);

      add_line (self, block, text, JB_PAGE_FACE_NOTE, flow->style->body_size,
                JB_PAGE_ALIGN_CENTRE, 0);
    }
  else
    {
      add_space_before (self, 1);
      add_at_right (self, block, jb_block_get_text (block), JB_PAGE_FACE_BODY, 4);
    }
}

/* Where something else begins, a line is left free. */
static gboolean
starts_part (JbRole before,
             JbRole role)
{
  switch ((int) role)
    {
    case JB_ROLE_DIGEST_HEADING:
    case JB_ROLE_SECTION:
    case JB_ROLE_SIGNATURE:
      return TRUE;
    case JB_ROLE_DIGEST_SECTION:
    case JB_ROLE_DIGEST_TITLE:
      return before != JB_ROLE_DIGEST_HEADING && before != JB_ROLE_DIGEST_SECTION &&
             before != JB_ROLE_DIGEST_TITLE;
    case JB_ROLE_PARAGRAPH:
    case JB_ROLE_EDITOR_NOTE:
      return before == JB_ROLE_TITLE || before == JB_ROLE_SUBTITLE;
    default:
      return FALSE;
    }
}

/* Whether the head holds what has this role. */
static gboolean
has_head (JbPageFlow *flow,
          JbRole      role)
{
  return role == JB_ROLE_NUMBER ? flow->style->head == JB_PAGE_HEAD_DOCUMENT
                                : flow->style->head != JB_PAGE_HEAD_NONE;
}

/* Returns: the last block that was dealt with */
static JbBlock *
add_block (Walk    *self,
           JbBlock *block)
{
  JbPageFlow      *flow = self->flow;
  JbRole           role = jb_block_get_role (block);
  double           size = flow->style->body_size;
  g_autofree char *printed = jb_page_flow_dup_printed (block);
  guint            space, first;

  if (role == JB_ROLE_SOURCE || role == JB_ROLE_SIGNATURE)
    jb_page_flow_keep_last (flow);
  space = flow->body->len;
  if (starts_part (self->before, role))
    add_space_before (self, 1);
  if (self->before == JB_ROLE_TITLE || self->before == JB_ROLE_SUBTITLE ||
      role == JB_ROLE_SIGNATURE)
    jb_page_flow_keep (flow, space);
  first = flow->body->len;

  switch ((int) role)
    {
    case JB_ROLE_DIGEST_HEADING:
      add_line (self, block, printed, JB_PAGE_FACE_HEADING, size, JB_PAGE_ALIGN_CENTRE, 0);
      jb_page_flow_keep (flow, space);
      break;
    case JB_ROLE_DIGEST_SECTION:
      add_line (self, block, printed, JB_PAGE_FACE_HEADING, size, JB_PAGE_ALIGN_LEFT, 0);
      jb_page_flow_keep (flow, space);
      break;
    case JB_ROLE_DIGEST_TITLE:
      add_digest_title (self, block, printed);
      break;
    case JB_ROLE_SECTION:
      add_line (self, block, printed, JB_PAGE_FACE_HEADING, size, JB_PAGE_ALIGN_LEFT, 0);
      mark_outline (self, first, 1);
      jb_page_flow_keep (flow, space);
      break;
    case JB_ROLE_TITLE:
    case JB_ROLE_DOCUMENT_TITLE:
      add_title (self, block, role);
      break;
    case JB_ROLE_SUBTITLE:
      add_line (self, block, printed, JB_PAGE_FACE_NOTE, size, JB_PAGE_ALIGN_CENTRE, 0);
      jb_page_flow_keep (flow, first);
      break;
    case JB_ROLE_EDITOR_NOTE:
      add_line (self, block, printed, JB_PAGE_FACE_NOTE, size, JB_PAGE_ALIGN_BODY,
                2 * jb_page_style_get_character (flow->style));
      break;
    case JB_ROLE_PARAGRAPH:
    case JB_ROLE_BODY:
      return add_body (self, block, role);
    case JB_ROLE_HEADING:
      add_heading (self, block);
      break;
    case JB_ROLE_SOURCE:
      add_at_right (self, block, printed, JB_PAGE_FACE_NOTE, 0);
      break;
    case JB_ROLE_ADDRESSEE:
      return add_addressees (self, block);
    case JB_ROLE_SIGNATURE:
      return jb_page_flow_add_signature (flow, block);
    case JB_ROLE_DOCUMENT_DATE:
      add_document_date (self, block);
      break;
    case JB_ROLE_MASTHEAD:
    case JB_ROLE_NUMBER:
      if (has_head (flow, role))
        break;
      G_GNUC_FALLTHROUGH;
    case JB_ROLE_UNKNOWN:
      add_line (self, block, printed, JB_PAGE_FACE_BODY, size, JB_PAGE_ALIGN_LEFT, 0);
      break;
    default:
      /* The head and the foot hold the rest; drawn rules are for text only. */
      break;
    }

  return block;
}

static gboolean
find_date_before_body (JbBlock *block)
{
  for (; block != NULL; block = jb_block_get_next (block))
    {
      JbRole role = jb_block_get_role (block);

      if (role == JB_ROLE_DOCUMENT_DATE)
        return TRUE;
      if (role == JB_ROLE_BODY || role == JB_ROLE_HEADING)
        return FALSE;
    }

  return FALSE;
}

/* The line of the first attachment. */
static JbBlock *
find_attachments (JbBulletin *bulletin)
{
  JbDocument *document = jb_bulletin_get_document (bulletin);
  guint       first;
  g_auto (GStrv) names = NULL;
  g_autoptr (JbBlock) block = NULL;

  if (document == NULL)
    return NULL;

  names = jb_attachments_get (document, &first);
  block = g_list_model_get_item (jb_document_get_body (document), first);

  return block;
}

/**
 * jb_page_flow_add_body:
 * @self: the flow
 *
 * Adds all that is printed between the head and the foot, in the order in which it stands in the
 * text; so what was not recognised is in its place too.
 */
void
jb_page_flow_add_body (JbPageFlow *self)
{
  JbBlock *block = jb_bulletin_get_first_block (self->bulletin);
  Walk     walk = { .flow = self, .before = JB_ROLE_ORNAMENT };

  walk.date_comes_first = find_date_before_body (block);
  walk.attachments = find_attachments (self->bulletin);
  for (; block != NULL; block = jb_block_get_next (block))
    {
      JbRole role = jb_block_get_role (block);

      if (role == JB_ROLE_ORNAMENT)
        continue;
      block = add_block (&walk, block);
      walk.before = role;
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-flow.h"

#include <string.h>

/* GB/T 9704-2012, 7.4.1: the rules of the foot, and one character in from both sides. */
static const double OUTER_RULE = 0.35 * JB_PAGE_MM;
static const double INNER_RULE = 0.25 * JB_PAGE_MM;

/* Returns: the first of its items */
static guint
add_foot_text (JbPageFlow *self,
               JbBlock    *block,
               const char *label,
               const char *text,
               GArray     *sources,
               JbPageFace  label_face,
               JbPageAlign align)
{
  guint            first = self->foot->len;
  double           size = self->style->small_size;
  double           line = jb_page_style_get_line (self->style) * size / self->style->body_size;
  g_autofree char *all = g_strconcat (label, text, NULL);
  g_autoptr (GPtrArray) lines = NULL;
  JbPageSetting setting = {
    .face = JB_PAGE_FACE_BODY,
    .size = size,
    .measure = jb_page_style_get_measure (self->style),
    .cell = size,
    .first_indent = size,
    .indent = size,
    .end_indent = size,
    .align = align,
    .lead_face = label_face,
    .lead_length = strlen (label),
  };

  /* What does not fit in the line goes on under the first name. */
  setting.indent += MIN (jb_page_text_measure (self->faces, label, label_face, size),
                         setting.measure / 3);
  lines = jb_page_text_set (self->faces, all, &setting);
  for (guint i = 0; i < lines->len; i++)
    {
      JbPageItem item = { .line = lines->pdata[i], .block = block, .height = line };

      g_array_append_val (self->foot, item);
    }
  g_ptr_array_set_free_func (lines, NULL);
  jb_page_flow_set_sources (self->foot, first, sources);

  return first;
}

/* @before: bytes that stand before @text in the paragraph */
static void
append_stripped (GString *text,
                 JbBlock *block,
                 gsize    before,
                 GArray  *sources)
{
  g_autofree char *printed = jb_page_flow_dup_printed (block);

  jb_page_sources_add (sources, printed, 0, strlen (printed), before + text->len, block);
  g_string_append (text, printed);
}

/* The entries with what stands between them, on one line however the text was wrapped. */
static void
append_entries (GString *text,
                JbBlock *block,
                gsize    before,
                GArray  *sources)
{
  for (; block != NULL && jb_block_get_role (block) == JB_ROLE_RECIPIENT;
       block = jb_block_get_next (block))
    {
      append_stripped (text, block, before, sources);
      if (jb_block_get_next (block) != NULL &&
          jb_block_get_role (jb_block_get_next (block)) == JB_ROLE_RECIPIENT)
        jb_page_flow_append_gap (text, jb_block_get_gap (block));
    }
}

static void
add_rule (JbPageFlow *self,
          double      thickness)
{
  /* Half a small line is what a rule needs around it. */
  jb_page_flow_add_rule (self->foot, self->style->small_size / 2, thickness, JB_PAGE_BLACK);
}

/* A bulletin has its 报 送 发 stand out; 抄送 of a document is set as all of its foot. */
static JbPageFace
choose_label_face (JbPageFlow *self)
{
  return self->style->head == JB_PAGE_HEAD_DOCUMENT ? JB_PAGE_FACE_BODY : JB_PAGE_FACE_HEADING;
}

static void
add_recipients (JbPageFlow *self)
{
  for (JbBlock *block = jb_bulletin_get_first_block (self->bulletin); block != NULL;
       block = jb_block_get_next (block))
    {
      g_autofree char *label = NULL;
      g_autoptr (GString) text = NULL;
      g_autoptr (GArray) sources = NULL;

      if (jb_block_get_role (block) != JB_ROLE_RECIPIENTS_LABEL)
        continue;
      label = g_strconcat (jb_block_get_text (block), "：", NULL);
      text = g_string_new (NULL);
      sources = jb_page_sources_new ();
      jb_page_sources_add (sources, label, 0, strlen (label), 0, block);
      append_entries (text, jb_block_get_next (block), strlen (label), sources);
      if (self->foot->len > 0)
        add_rule (self, INNER_RULE);
      add_foot_text (self, block, label, text->str, sources, choose_label_face (self),
                     JB_PAGE_ALIGN_ENTRIES);
    }
}

static JbBlock *
get_tail_block (JbPageFlow *self,
                guint       i)
{
  g_autoptr (JbBlock) block =
                 g_list_model_get_item (G_LIST_MODEL (jb_bulletin_get_tail (self->bulletin)), i);

  return block;
}

/* Who edited, checked and signed stands on one line, as far as it goes. */
static gboolean
is_staff (JbBlock *block)
{
  return g_str_has_prefix (jb_block_get_key (block), "staff/");
}

/* Where the date begins in a line such as 某某办公室　2012年3月28日印发, in bytes, 0 where it does
 * not stand behind a blank. */
static gsize
find_print_date (const char *text)
{
  gsize found = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (p > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (p))) &&
        !g_unichar_isspace (g_utf8_get_char (p)))
      found = (gsize) (p - text);

  return strstr (text + found, "印发") != NULL || strstr (text + found, "日") != NULL ? found : 0;
}

/* GB/T 9704-2012, 7.4.3: who printed it at the left, and when at the right. */
static void
add_printed (JbPageFlow *self,
             JbBlock    *block,
             const char *text)
{
  gsize            at = find_print_date (text);
  g_autofree char *office = g_strndup (text, at);
  g_autoptr (GArray) left = jb_page_sources_new ();
  g_autoptr (GArray) right = jb_page_sources_new ();
  guint first;

  jb_page_sources_add (left, text, 0, at, 0, block);
  jb_page_sources_add (right, text, at, strlen (text), 0, block);
  first = add_foot_text (self, block, "", office, left, JB_PAGE_FACE_BODY, JB_PAGE_ALIGN_LEFT);
  /* What is long enough for two lines has the date under it. */
  if (self->foot->len == first + 1 &&
      jb_page_text_measure (self->faces, text, JB_PAGE_FACE_BODY, self->style->small_size) <
          jb_page_style_get_measure (self->style) - 2 * self->style->small_size)
    g_array_index (self->foot, JbPageItem, first).beside = TRUE;
  add_foot_text (self, block, "", text + at, right, JB_PAGE_FACE_BODY, JB_PAGE_ALIGN_RIGHT);
}

static void
add_tail (JbPageFlow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (jb_bulletin_get_tail (self->bulletin)));

  for (guint i = 0; i < n; i++)
    {
      JbBlock    *block = get_tail_block (self, i);
      const char *key = jb_block_get_key (block);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) sources = jb_page_sources_new ();

      /* The signer of a document stands beside its number. */
      if (*jb_block_get_text (block) == '\0' ||
          (self->style->head == JB_PAGE_HEAD_DOCUMENT && g_str_equal (key, "signer")))
        continue;
      append_stripped (text, block, 0, sources);
      for (; is_staff (block) && i + 1 < n && is_staff (get_tail_block (self, i + 1)); i++)
        {
          g_string_append (text, "\u3000");
          append_stripped (text, get_tail_block (self, i + 1), 0, sources);
        }
      if (self->foot->len > 0)
        add_rule (self, INNER_RULE);
      if (g_str_equal (key, "printed"))
        add_printed (self, block, text->str);
      else
        add_foot_text (self, block, "", text->str, sources, JB_PAGE_FACE_BODY,
                       g_str_equal (key, "copies") ? JB_PAGE_ALIGN_RIGHT
                                                   : JB_PAGE_ALIGN_ENTRIES);
    }
}

/**
 * jb_page_flow_add_foot:
 * @self: the flow
 *
 * Adds the recipients between rules, and what stands under them; nothing where a bulletin has
 * none of that.
 */
void
jb_page_flow_add_foot (JbPageFlow *self)
{
  add_recipients (self);
  add_tail (self);
  if (self->foot->len == 0)
    return;

  add_rule (self, OUTER_RULE);
  {
    JbPageItem top = g_array_index (self->foot, JbPageItem, self->foot->len - 1);

    g_array_prepend_val (self->foot, top);
  }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-flow.h"

#include <string.h>

/* GB/T 9704-2012, 7.4.1: the rules of the foot, and one character in from both sides. */
static const double OUTER_RULE = 0.35 * JB_PAGE_MM;
static const double INNER_RULE = 0.25 * JB_PAGE_MM;

static void
add_foot_text (JbPageFlow *self,
               JbBlock    *block,
               const char *label,
               const char *text,
               JbPageFace  label_face,
               JbPageAlign align)
{
  double           size = self->style->small_size;
  double           line = jb_page_style_get_line (self->style) * size / self->style->body_size;
  g_autofree char *all = g_strconcat (label, text, NULL);
  g_autoptr (GPtrArray) lines = NULL;
  JbPageSetting setting = {
    .face = JB_PAGE_FACE_BODY,
    .size = size,
    .measure = jb_page_style_get_measure (self->style),
    .first_indent = size,
    .indent = size,
    .end_indent = size,
    .align = align,
    .lead_face = label_face,
    .lead_length = strlen (label),
  };

  /* What does not fit in the line goes on under the first name. */
  setting.indent += jb_page_text_measure (self->faces, label, label_face, size);
  lines = jb_page_text_set (self->faces, all, &setting);
  for (guint i = 0; i < lines->len; i++)
    {
      JbPageItem item = { .line = lines->pdata[i], .block = block, .height = line };

      g_array_append_val (self->foot, item);
    }
  g_ptr_array_set_free_func (lines, NULL);
}

static void
append_stripped (GString *text,
                 JbBlock *block)
{
  g_autofree char *printed = jb_page_flow_dup_printed (block);

  g_string_append (text, printed);
}

/* The entries with what stands between them, on one line however the text was wrapped. */
static void
append_entries (GString *text,
                JbBlock *block)
{
  for (; block != NULL && jb_block_get_role (block) == JB_ROLE_RECIPIENT;
       block = jb_block_get_next (block))
    {
      append_stripped (text, block);
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

static void
add_recipients (JbPageFlow *self)
{
  for (JbBlock *block = jb_bulletin_get_first_block (self->bulletin); block != NULL;
       block = jb_block_get_next (block))
    {
      g_autofree char *label = NULL;
      g_autoptr (GString) text = NULL;

      if (jb_block_get_role (block) != JB_ROLE_RECIPIENTS_LABEL)
        continue;
      label = g_strconcat (jb_block_get_text (block), "：", NULL);
      text = g_string_new (NULL);
      append_entries (text, jb_block_get_next (block));
      if (self->foot->len > 0)
        add_rule (self, INNER_RULE);
      add_foot_text (self, block, label, text->str, JB_PAGE_FACE_HEADING, JB_PAGE_ALIGN_BODY);
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

static void
add_tail (JbPageFlow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (jb_bulletin_get_tail (self->bulletin)));

  for (guint i = 0; i < n; i++)
    {
      JbBlock    *block = get_tail_block (self, i);
      const char *key = jb_block_get_key (block);
      g_autoptr (GString) text = g_string_new (NULL);

      /* The signer of a document stands beside its number. */
      if (*jb_block_get_text (block) == '\0' ||
          (self->style->head == JB_PAGE_HEAD_DOCUMENT && g_str_equal (key, "signer")))
        continue;
      append_stripped (text, block);
      for (; is_staff (block) && i + 1 < n && is_staff (get_tail_block (self, i + 1)); i++)
        {
          g_string_append (text, "\u3000");
          append_stripped (text, get_tail_block (self, i + 1));
        }
      if (self->foot->len > 0)
        add_rule (self, INNER_RULE);
      add_foot_text (self, block, "", text->str, JB_PAGE_FACE_BODY,
                     g_str_equal (key, "copies") ? JB_PAGE_ALIGN_RIGHT : JB_PAGE_ALIGN_BODY);
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

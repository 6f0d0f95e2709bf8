/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reader-document-private.h"

#include "jb-reader-shapes.h"

static gboolean
is_dated (const JbReader *self,
          guint           item)
{
  JbSpan unit, date;

  return jb_reader_split_signature (jb_reader_content (self, item), &unit, &date);
}

/* Whether the tail has the lists of a bulletin. */
static gboolean
has_lists (const JbReader *self)
{
  for (guint i = self->tail; i < self->n_items; i++)
    {
      JbSpan label, value;

      if (self->items[i].role == JB_ROLE_RECIPIENTS_LABEL &&
          jb_shape_is_recipients (jb_reader_content (self, i), &label, &value) &&
          (jb_span_equals (label, "报") || jb_span_equals (label, "送") ||
           jb_span_equals (label, "发")))
        return TRUE;
    }

  return FALSE;
}

/* Whether the line that ends in a colon under the title names those whom it goes to. */
static gboolean
names_addressees (const JbReader       *self,
                  const JbDocumentHead *head)
{
  JbSpan last;

  if (head->addressee_end == head->addressee)
    return FALSE;

  last = jb_reader_content (self, head->addressee_end - 1);
  jb_span_take_last (&last, "：:");
  return jb_shape_is_unit (jb_span_trim (last));
}

/* 关于…的通知 */
static gboolean
is_about (const JbReader       *self,
          const JbDocumentHead *head)
{
  for (guint i = head->title; i < head->title_end; i++)
    if (jb_span_contains (jb_reader_content (self, i), "关于"))
      return TRUE;

  return FALSE;
}

/**
 * jb_reader_judge_kind:
 *
 * Weighs what speaks for a document (a number, a title that ends in 通知, addressees under
 * it, a signature with its date) against what speaks for a bulletin (a digest, sections,
 * an issue's number, sources).
 */
JbKind
jb_reader_judge_kind (JbReader *self)
{
  guint          document = 0;
  guint          bulletin = 0;
  guint          n_headings = 0;
  guint          n_sections = 0;
  guint          n_sources = 0;
  gint64         signature, date;
  JbSpan         value;
  JbDocumentHead head;

  if (self->tail == 0)
    return JB_KIND_BULLETIN;

  jb_reader_find_document_head (self, &head);
  signature = date = JB_READER_NONE;
  if (head.number != JB_READER_NONE || head.typed || head.addressee_end > head.addressee)
    jb_reader_find_signature (self, head.body, &signature, &date);
  if (head.number != JB_READER_NONE)
    document += 3;
  if (head.typed)
    document += 2;
  if (head.addressee_end > head.addressee)
    document += 2;
  if (signature != JB_READER_NONE && (date != JB_READER_NONE || is_dated (self, signature)))
    document += 2;

  for (guint i = 0; i < self->tail; i++)
    {
      const JbLine *line = jb_reader_line (self, i);

      if (line->shape == JB_SHAPE_SECTION)
        n_sections++;
      else if (line->shape == JB_SHAPE_BRACKETED)
        n_sources += n_sources < 2 && i > head.body &&
                     jb_shape_is_source (jb_reader_content (self, i), &value);
      else if (line->shape == JB_SHAPE_TEXT && line->width < JB_READER_LONG)
        n_headings += n_headings < 2 && jb_shape_is_heading (jb_reader_content (self, i));
    }
  if (n_headings >= 2)
    document += 1;
  for (guint i = self->tail; i < self->n_items; i++)
    if (jb_shape_is_printed (jb_reader_content (self, i)) ||
        jb_shape_is_keywords (jb_reader_content (self, i), &value))
      document += 1;

  for (guint i = 0; i < self->tail && i < 40; i++)
    {
      JbSpan content = jb_reader_content (self, i);

      if (!jb_reader_is_short (self, i))
        break;
      if (jb_shape_is_digest_heading (content, &value))
        {
          bulletin += 4;
          break;
        }
      if (i < 8 &&
          (jb_shape_is_issue (content) || jb_shape_is_issue (jb_reader_first_part (content)) ||
           (jb_span_contains (content, "第") && jb_span_contains (content, "期（总第"))))
        bulletin += 3;
    }
  if (n_sections > 0)
    bulletin += n_sections > 1 ? 3 : 2;
  if (n_sources > 0)
    bulletin += n_sources > 1 ? 3 : 2;

  if (document > bulletin && document >= 3)
    return JB_KIND_DOCUMENT;

  /* Nothing speaks for a bulletin, and a little for a document. */
  if (bulletin == 0 && !has_lists (self) &&
      (names_addressees (self, &head) || (head.typed && is_about (self, &head))))
    return JB_KIND_DOCUMENT;

  return JB_KIND_BULLETIN;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-house-style-shield.h"

#include <string.h>

#include "bulletin/jb-transcript.h"
#include "jb-reader-shapes.h"

/* A longer paragraph is not taken for a title. */
enum { MAX_TITLE_COLUMNS = 130, MAX_TITLE_BYTES = MAX_TITLE_COLUMNS * 4 };

static gboolean
looks_like_article_part (JbSpan value)
{
  JbSpan part;

  return jb_shape_is_section (value, &part) || jb_shape_is_digest_heading (value, &part) ||
         jb_shape_is_subtitle (value, &part) || jb_shape_is_editor_note (value, &part) ||
         jb_shape_is_bracketed (value, &part) || jb_shape_is_source (value, &part);
}

static gboolean
looks_like_ornament (JbSpan value)
{
  return jb_shape_is_rule (value) || jb_shape_is_page_number (value) ||
         jb_shape_is_bare_number (value);
}

static gboolean
looks_like_head (JbSpan value)
{
  return jb_shape_is_date (value) || jb_shape_is_issue (value) || jb_shape_is_total (value) ||
         jb_shape_is_notice (value) || jb_shape_is_secrecy (value) ||
         jb_shape_is_copy_number (value) || jb_shape_is_document_number (value);
}

static gboolean
looks_like_tail (JbSpan value)
{
  JbSpan label, part;

  return jb_shape_is_recipients (value, &label, &part) || jb_shape_is_copies (value, &part) ||
         jb_shape_is_printed (value) || jb_shape_is_keywords (value, &part) ||
         jb_shape_is_extra (value, &part) || jb_shape_is_signer (value, &part) ||
         jb_shape_is_staff (value, &label, &part);
}

/* A title may end in ！ or ？, but in nothing else that ends a sentence. */
static gboolean
ends_sentence (JbSpan value)
{
  while (jb_span_take_last (&value, "”’」』）"))
    ;

  return jb_span_take_last (&value, "。．.；;：:");
}

static gboolean
looks_like_title (JbSpan value)
{
  return jb_span_length (value) <= MAX_TITLE_BYTES && jb_span_width (value) <= MAX_TITLE_COLUMNS &&
         !jb_span_contains (value, "。") && !ends_sentence (value);
}

/*
 * Whether a paragraph would be taken for something else where it stands at the start of
 * a line: for a title (short and without an end), a source (all in brackets), recipients
 * (报：…), a part of the tail; with @tight, when the next paragraph follows without a blank
 * line, also for a line that goes on in the next. An indent tells it from those.
 */
gboolean
jb_house_style_needs_shield (const JbLayoutPoint *point,
                             const char          *value,
                             gboolean             tight)
{
  JbSpan span = jb_span (value);

  if (point->role != JB_ROLE_PARAGRAPH && point->role != JB_ROLE_BODY)
    return FALSE;
  if (jb_span_is_empty (span) || strchr (value, '\n') != NULL)
    return FALSE;

  return looks_like_title (span) || (tight && !ends_sentence (span)) ||
         looks_like_article_part (span) || looks_like_ornament (span) ||
         looks_like_head (span) || looks_like_tail (span);
}

/*
 * Whether a source so decorated is seen to be one by itself, wherever it stands. One that
 * is not, （根据来稿整理）, has to be pushed to the right.
 */
gboolean
jb_house_style_tells_source (const char *open,
                             const char *value,
                             const char *close)
{
  g_autofree char *line = g_strconcat (open, value, close, NULL);
  JbSpan           part;

  return jb_shape_is_source (jb_span_trim (jb_span (line)), &part);
}

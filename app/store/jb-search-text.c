/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "jb-search-text.h"

#include <string.h>

#include "jb-search-fold.h"

struct _JbSearchText
{
  const JbTranscript *transcript;
  JbSearchFold        fold;

  /* Where each block begins, in bytes: in the text, and, once it is needed, in the folded text.
   * Both have one place more for the end of the last. */
  GArray *offsets;
  GArray *starts;
};

static gboolean
is_title (JbRole role)
{
  return role == JB_ROLE_TITLE || role == JB_ROLE_DOCUMENT_TITLE;
}

/* A title that is printed on two lines is one title; else nothing goes on over a line break. */
static gboolean
goes_on (const JbTranscript *transcript,
         guint               index)
{
  const JbMark *mark = &g_array_index (transcript->marks, JbMark, index);
  const JbMark *next;

  if (index + 1 >= transcript->marks->len)
    return FALSE;

  next = &g_array_index (transcript->marks, JbMark, index + 1);

  return mark->role == next->role && is_title (mark->role) &&
         (next->flags & JB_MARK_STARTS_ARTICLE) == 0;
}

static gboolean
has_line_break (const char *text,
                gsize       length)
{
  return memchr (text, '\n', length) != NULL || memchr (text, '\r', length) != NULL;
}

/* The raw text without its cuts, as jb_transcript_dup_value() without the copy. */
static void
fold_value (JbSearchText *self,
            const JbMark *mark,
            const char   *raw)
{
  const JbTranscript *transcript = self->transcript;
  gsize               at = 0;

  for (guint i = 0; i < mark->n_cuts; i++)
    {
      const JbCut *cut = &g_array_index (transcript->cuts, JbCut, mark->first_cut + i);

      jb_search_fold_append (&self->fold, raw + at, cut->start - at, NULL);
      if (cut->replacement != 0)
        jb_search_fold_append (&self->fold, &cut->replacement, 1, NULL);
      at = cut->start + cut->length;
    }
  jb_search_fold_append (&self->fold, raw + at, mark->raw - at, NULL);
}

static void
note_start (JbSearchText *self)
{
  guint32 start = (guint32) self->fold.text->len;

  g_array_append_val (self->starts, start);
}

static void
fold_block (JbSearchText *self,
            guint         index)
{
  const JbTranscript *transcript = self->transcript;
  const JbMark       *mark = &g_array_index (transcript->marks, JbMark, index);
  const char         *p = transcript->text + g_array_index (self->offsets, gsize, index);

  note_start (self);
  jb_search_fold_append (&self->fold, p, mark->open, NULL);
  p += mark->open;
  fold_value (self, mark, p);
  p += mark->raw;
  jb_search_fold_append (&self->fold, p, mark->close, NULL);
  p += mark->close;

  if (has_line_break (p, mark->gap))
    {
      if (goes_on (transcript, index))
        self->fold.space = TRUE;
      else
        jb_search_fold_part (&self->fold);
    }
  else
    {
      jb_search_fold_append (&self->fold, p, mark->gap, NULL);
    }
}

/* Most bulletins are found without it. */
static void
fold_all (JbSearchText *self)
{
  const JbTranscript *transcript = self->transcript;

  if (self->fold.text != NULL)
    return;

  self->fold.text = g_string_sized_new (transcript->length + 64);
  self->starts = g_array_sized_new (FALSE, FALSE, sizeof (guint32), transcript->marks->len + 4);
  for (guint i = 0; i < transcript->marks->len; i++)
    fold_block (self, i);

  for (guint i = 0; i < transcript->loose->len; i++)
    {
      const JbLooseField *loose = g_ptr_array_index (transcript->loose, i);

      jb_search_fold_part (&self->fold);
      note_start (self);
      jb_search_fold_append (&self->fold, loose->text, strlen (loose->text), NULL);
    }
  jb_search_fold_part (&self->fold);
  note_start (self);
}

/**
 * jb_search_text_new:
 * @transcript: (transfer none): a bulletin, to live as long as the result
 *
 * Returns: (transfer full): its text, to be searched
 */
JbSearchText *
jb_search_text_new (const JbTranscript *transcript)
{
  JbSearchText *self;
  gsize         at;

  g_return_val_if_fail (transcript != NULL, NULL);

  self = g_new0 (JbSearchText, 1);
  self->transcript = transcript;
  self->offsets = g_array_sized_new (FALSE, FALSE, sizeof (gsize), transcript->marks->len + 1);
  g_array_set_size (self->offsets, transcript->marks->len + 1);

  at = transcript->lead;
  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark *mark = &g_array_index (transcript->marks, JbMark, i);

      g_array_index (self->offsets, gsize, i) = at;
      at += (gsize) mark->open + mark->raw + mark->close + mark->gap;
    }
  g_array_index (self->offsets, gsize, transcript->marks->len) = at;

  return self;
}

void
jb_search_text_free (JbSearchText *self)
{
  if (self->fold.text != NULL)
    g_string_free (self->fold.text, TRUE);
  g_clear_pointer (&self->starts, g_array_unref);
  g_array_unref (self->offsets);
  g_free (self);
}

/* The last block that begins at or before @at in the folded text. */
static guint
get_block (JbSearchText *self,
           gsize         at)
{
  guint low = 0;
  guint high = self->starts->len - 1;

  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->starts, guint32, middle) <= at)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/* The same in the text itself. */
static guint
get_raw_block (JbSearchText *self,
               gsize         at)
{
  guint low = 0;
  guint high = self->offsets->len - 1;

  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->offsets, gsize, middle) <= at)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/* Whether a place at which the printed text has @length bytes of a needle is one of the block. */
static gboolean
is_in_block (JbSearchText *self,
             guint         block,
             gsize         at,
             gsize         length)
{
  return g_array_index (self->transcript->marks, JbMark, block).n_cuts == 0 &&
         at + length <= g_array_index (self->offsets, gsize, block + 1);
}

/* In the text as it is printed; what stands in a block with cuts, or reaches from one into the
 * next, is left to the folded text. */
static gboolean
find_raw (JbSearchText *self,
          const char   *needle,
          gsize        *from,
          guint        *block)
{
  const JbTranscript *transcript = self->transcript;
  gsize               length = strlen (needle);

  while (*from < transcript->length && transcript->marks->len > 0)
    {
      const char *found = strstr (transcript->text + *from, needle);

      if (found == NULL)
        return FALSE;

      *from = (gsize) (found - transcript->text);
      *block = get_raw_block (self, *from);
      if (*from >= transcript->lead && is_in_block (self, *block, *from, length))
        return TRUE;
      *from += 1;
    }

  return FALSE;
}

/**
 * jb_search_text_find:
 * @needle: what to look for, as jb_search_text_fold() gives it, not empty
 * @folded: whether to look into the folded text, and not only into the text as it is printed
 * @from: (inout): where to begin, 0 at first; where it was found, in bytes of either text
 * @block: (out): the block in which it begins
 *
 * Finds the next place. To go on, add 1 to @from. Everything is found in the folded text. A needle
 * of ideographs is as a rule found in the text as it is printed too, and much faster.
 *
 * Returns: whether there is one
 */
gboolean
jb_search_text_find (JbSearchText *self,
                     const char   *needle,
                     gboolean      folded,
                     gsize        *from,
                     guint        *block)
{
  const char *found;

  g_return_val_if_fail (needle != NULL && *needle != '\0', FALSE);

  if (!folded)
    return find_raw (self, needle, from, block);

  fold_all (self);
  if (*from >= self->fold.text->len || self->starts->len < 2)
    return FALSE;

  found = strstr (self->fold.text->str + *from, needle);
  if (found == NULL)
    return FALSE;

  *from = (gsize) (found - self->fold.text->str);
  *block = get_block (self, *from);

  return TRUE;
}

/**
 * jb_search_text_find_title:
 * @needle: what to look for, as jb_search_text_fold() gives it, not empty
 * @from: (out): where it was found, in bytes of the text as it is printed
 *
 * Finds the first place in a title or subtitle, in the text as it is printed, without reading
 * anything else.
 *
 * Returns: whether there is one
 */
gboolean
jb_search_text_find_title (JbSearchText *self,
                           const char   *needle,
                           gsize        *from)
{
  const JbTranscript *transcript = self->transcript;
  gsize               length;

  g_return_val_if_fail (needle != NULL && *needle != '\0', FALSE);

  length = strlen (needle);
  for (guint i = 0; i < transcript->marks->len; i++)
    {
      JbRole      role = g_array_index (transcript->marks, JbMark, i).role;
      gsize       start = g_array_index (self->offsets, gsize, i);
      gsize       end = g_array_index (self->offsets, gsize, i + 1);
      const char *found;

      if (!is_title (role) && role != JB_ROLE_SUBTITLE)
        continue;

      found = memmem (transcript->text + start, end - start, needle, length);
      if (found != NULL && is_in_block (self, i, (gsize) (found - transcript->text), length))
        {
          *from = (gsize) (found - transcript->text);
          return TRUE;
        }
    }

  return FALSE;
}

static void
get_raw_place (JbSearchText  *self,
               const char    *needle,
               gsize          at,
               JbSearchPlace *place)
{
  const JbTranscript *transcript = self->transcript;
  guint               block = get_raw_block (self, at);
  const JbMark       *mark = &g_array_index (transcript->marks, JbMark, block);
  gsize               value = g_array_index (self->offsets, gsize, block) + mark->open;
  gsize               start = CLAMP (at, value, value + mark->raw);
  gsize               end = CLAMP (at + strlen (needle), value, value + mark->raw);

  place->block = block;
  place->start = (guint) g_utf8_pointer_to_offset (transcript->text + value,
                                                   transcript->text + start);
  place->end = place->start + (guint) g_utf8_pointer_to_offset (transcript->text + start,
                                                                transcript->text + end);
}

/**
 * jb_search_text_get_place:
 * @needle: what was found
 * @folded: as it was found
 * @at: where, as jb_search_text_find() told
 * @place: (out): the same place in the value of its block
 */
void
jb_search_text_get_place (JbSearchText  *self,
                          const char    *needle,
                          gboolean       folded,
                          gsize          at,
                          JbSearchPlace *place)
{
  const JbTranscript *transcript = self->transcript;
  g_autoptr(GString) text = NULL;
  g_autoptr(GArray) origins = NULL;
  g_autofree char *value = NULL;
  JbSearchFold     fold = { NULL };
  gsize            start, end, before;
  guint            block;

  if (!folded)
    {
      get_raw_place (self, needle, at, place);
      return;
    }

  block = get_block (self, at);
  value = jb_search_text_dup_value (self, block);
  text = g_string_new (NULL);
  origins = g_array_new (FALSE, FALSE, sizeof (guint));
  fold.text = text;
  start = at - g_array_index (self->starts, guint32, block);
  end = start + strlen (needle);

  if (block < transcript->marks->len)
    {
      const JbMark *mark = &g_array_index (transcript->marks, JbMark, block);
      gsize         offset = g_array_index (self->offsets, gsize, block);

      jb_search_fold_append (&fold, transcript->text + offset, mark->open, NULL);
    }
  /* Between two Latin words that are in two blocks there is a space before the block. */
  before = text->len + (self->fold.text->str[g_array_index (self->starts, guint32, block)] == ' ');
  g_string_truncate (text, 0);
  fold.space = FALSE;
  jb_search_fold_append (&fold, value, strlen (value), origins);

  start = start > before ? MIN (start - before, origins->len) : 0;
  end = end > before ? MIN (end - before, origins->len) : 0;
  place->block = block;
  place->start = start < origins->len ? g_array_index (origins, guint, start)
                                      : (guint) g_utf8_strlen (value, -1);
  place->end = end > start ? g_array_index (origins, guint, end - 1) + 1 : place->start;
}

/**
 * jb_search_text_get_role:
 *
 * Returns: what a block is
 */
JbRole
jb_search_text_get_role (JbSearchText *self,
                         guint         block)
{
  const JbTranscript *transcript = self->transcript;

  if (block < transcript->marks->len)
    return g_array_index (transcript->marks, JbMark, block).role;

  block -= transcript->marks->len;
  if (block < transcript->loose->len)
    return ((JbLooseField *) g_ptr_array_index (transcript->loose, block))->role;

  return JB_ROLE_UNKNOWN;
}

/**
 * jb_search_text_get_key:
 *
 * Returns: (nullable): which field of the masthead or the tail a block is
 */
const char *
jb_search_text_get_key (JbSearchText *self,
                        guint         block)
{
  const JbTranscript *transcript = self->transcript;

  if (block < transcript->marks->len)
    return g_array_index (transcript->marks, JbMark, block).key;

  block -= transcript->marks->len;
  if (block < transcript->loose->len)
    return ((JbLooseField *) g_ptr_array_index (transcript->loose, block))->key;

  return NULL;
}

/**
 * jb_search_text_dup_value:
 *
 * Returns: (transfer full): the value of a block
 */
char *
jb_search_text_dup_value (JbSearchText *self,
                          guint         block)
{
  const JbTranscript *transcript = self->transcript;

  if (block < transcript->marks->len)
    return jb_transcript_dup_value (transcript,
                                    &g_array_index (transcript->marks, JbMark, block),
                                    g_array_index (self->offsets, gsize, block));

  block -= transcript->marks->len;
  if (block < transcript->loose->len)
    return g_strdup (((JbLooseField *) g_ptr_array_index (transcript->loose, block))->text);

  return g_strdup ("");
}

/**
 * jb_search_text_get_article:
 *
 * Returns: the number of the article that a block is in, from 1; 0 when it is in none
 */
guint
jb_search_text_get_article (JbSearchText *self,
                            guint         block)
{
  const JbTranscript *transcript = self->transcript;
  guint               article = 0;
  gboolean            open = FALSE;

  if (block >= transcript->marks->len)
    return 0;

  for (guint i = 0; i <= block; i++)
    {
      const JbMark *mark = &g_array_index (transcript->marks, JbMark, i);

      if (mark->flags & JB_MARK_STARTS_ARTICLE)
        {
          article++;
          open = TRUE;
        }
      else if (mark->role == JB_ROLE_SECTION || mark->role == JB_ROLE_RECIPIENTS_LABEL ||
               mark->role == JB_ROLE_TAIL)
        {
          open = FALSE;
        }
    }

  return open ? article : 0;
}

/**
 * jb_search_text_fold:
 * @text: a word or a run of words, UTF-8
 *
 * Returns: (transfer full): it in the form in which the search compares; may be empty
 */
char *
jb_search_text_fold (const char *text)
{
  JbSearchFold fold = { g_string_new (NULL), FALSE };

  jb_search_fold_append (&fold, text, strlen (text), NULL);

  return g_string_free (fold.text, FALSE);
}

static gboolean
has_token (const char *text,
           gsize       length)
{
  const char *end = text + length;

  while (text < end)
    if (jb_search_fold_token (jb_search_fold_one (jb_search_fold_decode (&text, end))))
      return TRUE;

  return FALSE;
}

/**
 * jb_search_text_dup_extra:
 * @transcript: a bulletin
 *
 * What is to be indexed beside the text: the fields that it does not print, and the paragraphs
 * that a page number cuts in two.
 *
 * Returns: (transfer full): one line each
 */
char *
jb_search_text_dup_extra (const JbTranscript *transcript)
{
  GString *extra = g_string_new (NULL);
  gsize    at = transcript->lead;

  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark *mark = &g_array_index (transcript->marks, JbMark, i);
      gboolean      cut_apart = FALSE;

      for (guint j = 0; j < mark->n_cuts && !cut_apart; j++)
        {
          const JbCut *cut = &g_array_index (transcript->cuts, JbCut, mark->first_cut + j);

          cut_apart = has_token (transcript->text + at + mark->open + cut->start, cut->length);
        }
      if (cut_apart)
        {
          g_autofree char *value = jb_transcript_dup_value (transcript, mark, at);

          g_string_append (extra, value);
          g_string_append_c (extra, '\n');
        }
      at += (gsize) mark->open + mark->raw + mark->close + mark->gap;
    }

  for (guint i = 0; i < transcript->loose->len; i++)
    {
      const JbLooseField *loose = g_ptr_array_index (transcript->loose, i);

      g_string_append (extra, loose->text);
      g_string_append_c (extra, '\n');
    }

  return g_string_free (extra, FALSE);
}

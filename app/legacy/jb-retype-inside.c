/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-retype-private.h"

/* Typing where the bulletin was told what the text is: the blocks stay what they are, and
 * what is typed goes into the one where the caret is. */

typedef struct
{
  GArray              *result;
  const JbReplacement *replacement;
  const char          *text;
  JbKind               kind;
  gssize               shift;
  gsize                new_end;
} Inside;

/* The first block that byte @at of the old text touches, from @first up to @last. */
static guint
find_touched (GArray *old,
              guint   first,
              guint   last,
              gsize   at)
{
  for (guint i = first; i < last; i++)
    {
      const JbCore *core = &g_array_index (old, JbCore, i);

      if (core->start <= at && at <= jb_core_get_end (core))
        return i;
    }

  return last;
}

/* What a second half of a block is when its line is broken. */
static JbRole
get_rest_role (const Inside *self,
               JbRole        role)
{
  switch ((int) role)
    {
    case JB_ROLE_TITLE:
    case JB_ROLE_PARAGRAPH:
    case JB_ROLE_DIGEST_TITLE:
    case JB_ROLE_DOCUMENT_TITLE:
    case JB_ROLE_BODY:
    case JB_ROLE_UNKNOWN:
    case JB_ROLE_ORNAMENT:
      return role;
    case JB_ROLE_SUBTITLE:
    case JB_ROLE_EDITOR_NOTE:
    case JB_ROLE_SECTION:
    case JB_ROLE_SOURCE:
      return JB_ROLE_PARAGRAPH;
    case JB_ROLE_HEADING:
      return JB_ROLE_BODY;
    default:
      return JB_ROLE_UNKNOWN;
    }
}

/* Adds the block that stands at bytes @from to @to of the new text, with its values there
 * from @raw to @raw_end, and @cuts, which is taken. */
static void
add_core (Inside       *self,
          const JbMark *like,
          gsize         from,
          gsize         raw,
          gsize         raw_end,
          gsize         to,
          GArray       *cuts)
{
  JbCore core = { .mark = *like, .start = from };

  core.mark.open = raw - from;
  core.mark.raw = raw_end - raw;
  core.mark.close = to - raw_end;
  jb_core_take_cuts (&core, cuts);
  g_array_append_val (self->result, core);
}

/* The cuts of @x before the replacement and those of @y after it, for a value that begins
 * where that of @x does. Returns NULL when text was typed into a cut. */
static GArray *
join_cuts (Inside       *self,
           const JbCore *x,
           const JbCore *y)
{
  gsize        raw = x->start + x->mark.open;
  gsize        raw_y = y->start + y->mark.open;
  const JbCut *cuts = jb_core_get_cuts (x);
  g_autoptr(GArray) joined = g_array_new (FALSE, FALSE, sizeof (JbCut));

  for (guint i = 0; i < x->mark.n_cuts; i++)
    {
      gsize start = raw + cuts[i].start;
      gsize end = start + cuts[i].length;

      if (end <= self->replacement->start)
        g_array_append_val (joined, cuts[i]);
      else if (start < self->replacement->start)
        return NULL;
    }

  cuts = jb_core_get_cuts (y);
  for (guint i = 0; i < y->mark.n_cuts; i++)
    {
      gsize start = raw_y + cuts[i].start;
      JbCut cut = cuts[i];

      if (start >= self->replacement->end)
        {
          cut.start = start + self->shift - raw;
          g_array_append_val (joined, cut);
        }
      else if (start + cut.length > self->replacement->end)
        {
          return NULL;
        }
    }

  return g_steal_pointer (&joined);
}

/* What is left of @x and @y stands on one line now, with what was typed between. */
static gboolean
join (Inside       *self,
      const JbCore *x,
      const JbCore *y)
{
  const JbReplacement *r = self->replacement;
  gsize                raw = x->start + x->mark.open;
  gsize                raw_end = y->start + y->mark.open + y->mark.raw;
  gsize                to = jb_core_get_end (y) + self->shift;
  GArray              *cuts;

  /* A block that has lost all its text is gone. */
  if (jb_cores_is_blank (self->text, x->start, to))
    return TRUE;

  /* White space typed behind the value stays behind it. */
  if (x == y && r->start >= raw_end && raw_end > raw &&
      jb_cores_is_blank (self->text, raw_end, to))
    {
      jb_cores_add (self->result, x, 0);
      g_array_index (self->result, JbCore, self->result->len - 1).mark.close += self->shift;
      return TRUE;
    }

  if (r->start >= raw && r->end <= raw_end)
    {
      cuts = join_cuts (self, x, y);
      if (cuts == NULL)
        return FALSE;
      add_core (self, &x->mark, x->start, raw, raw_end + self->shift, to, cuts);
      return TRUE;
    }

  if (jb_cores_has_newline (self->text, x->start, to))
    return FALSE;

  jb_cores_add_told (self->result, self->text, x->start, to, x->mark.role, x->mark.key,
                     x->mark.flags);

  return TRUE;
}

/* What is left of @core from byte @from to @to of the old text, which has moved by @shift. */
static void
add_rest (Inside       *self,
          const JbCore *core,
          gsize         from,
          gsize         to,
          gssize        shift,
          gboolean      is_second)
{
  JbCore  moved = *core;
  JbCore *rest;

  moved.start += shift;
  rest = jb_cores_add_part (self->result, &moved, self->text, from + shift, to + shift);
  if (rest != NULL && is_second)
    {
      rest->mark.role = get_rest_role (self, core->mark.role);
      rest->mark.key = NULL;
      rest->mark.flags = rest->mark.role == core->mark.role ? core->mark.flags & JB_MARK_TOLD
                                                            : JB_MARK_NONE;
    }
}

/* Replaces by white space, with which a line may end. */
static void
part (Inside       *self,
      const JbCore *x,
      const JbCore *y)
{
  const JbReplacement *r = self->replacement;
  guint                before = self->result->len;

  if (x != NULL)
    add_rest (self, x, x->start, r->start, 0, FALSE);
  if (y != NULL)
    {
      gboolean has_first = self->result->len > before;

      add_rest (self, y, r->end, jb_core_get_end (y), self->shift, x == y && has_first);
      /* The article that began with what is gone begins here. */
      if (!has_first && x != NULL && self->result->len > before)
        g_array_index (self->result, JbCore, before).mark.flags |=
            x->mark.flags & ~(guint) JB_MARK_TOLD;
    }
}

/**
 * jb_retype_edit_cores:
 * @cores: what to add to
 * @old: blocks of the old text
 * @first: the first of those that the replacement may touch
 * @last: the one after the last
 * @replacement: what was replaced
 * @text: the new text
 * @kind: what the text is
 *
 * Adds those blocks as they are after the replacement.
 *
 * Returns: %FALSE, and adds nothing, when only reading the lines can tell
 */
gboolean
jb_retype_edit_cores (GArray              *cores,
                      GArray              *old,
                      guint                first,
                      guint                last,
                      const JbReplacement *replacement,
                      const char          *text,
                      JbKind               kind)
{
  Inside        self = { cores, replacement, text, kind };
  guint         n_before = cores->len;
  guint         x_index = find_touched (old, first, last, replacement->start);
  guint         y_index = x_index;
  const JbCore *x = NULL;
  const JbCore *y = NULL;
  gboolean      is_blank, has_newline;

  self.new_end = replacement->start + replacement->length;
  self.shift = (gssize) replacement->length - (gssize) (replacement->end - replacement->start);
  is_blank = jb_cores_is_blank (text, replacement->start, self.new_end);
  has_newline = jb_cores_has_newline (text, replacement->start, self.new_end);
  if (has_newline && !is_blank)
    return FALSE;

  if (x_index == last || jb_core_get_end (&g_array_index (old, JbCore, x_index)) < replacement->end)
    {
      y_index = last;
      for (guint i = last; i > first; i--)
        {
          const JbCore *core = &g_array_index (old, JbCore, i - 1);

          if (core->start <= replacement->end && replacement->end <= jb_core_get_end (core) &&
              core->start >= replacement->start)
            y_index = i - 1;
        }
    }
  if (x_index < last)
    x = &g_array_index (old, JbCore, x_index);
  if (y_index < last)
    y = &g_array_index (old, JbCore, y_index);
  if (!is_blank && x == NULL)
    return FALSE;

  for (guint i = first; i < last; i++)
    {
      const JbCore *core = &g_array_index (old, JbCore, i);

      if (core != x && core != y && jb_core_get_end (core) <= replacement->start)
        jb_cores_add (cores, core, 0);
    }

  if (x != NULL && y != NULL && !has_newline)
    {
      if (!join (&self, x, y))
        {
          g_array_set_size (cores, n_before);
          return FALSE;
        }
    }
  else if (x != NULL && y == NULL && !is_blank)
    {
      gsize end = self.new_end;

      /* The rest of the line is gone, and what is typed takes its place. */
      if (jb_cores_has_newline (text, x->start, end) ||
          !jb_cores_add_told (cores, text, x->start, end, x->mark.role, x->mark.key,
                              x->mark.flags))
        {
          g_array_set_size (cores, n_before);
          return FALSE;
        }
    }
  else
    {
      part (&self, x, y);
    }

  for (guint i = first; i < last; i++)
    {
      const JbCore *core = &g_array_index (old, JbCore, i);

      if (core != x && core != y && core->start >= replacement->end &&
          jb_core_get_end (core) > replacement->start)
        jb_cores_add (cores, core, self.shift);
    }

  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-retype-private.h"

#include <string.h>

#include "jb-reader.h"

/* Blocks of a text by where they stand, so that blocks of several readings of it can be
 * put together. What is between them is white space again. */

static void
clear_core (gpointer data)
{
  g_clear_pointer (&((JbCore *) data)->own_cuts, g_free);
}

GArray *
jb_cores_new (void)
{
  GArray *cores = g_array_new (FALSE, FALSE, sizeof (JbCore));

  g_array_set_clear_func (cores, clear_core);

  return cores;
}

/* The blocks of @transcript, which has to live as long. */
GArray *
jb_cores_list (const JbTranscript *transcript)
{
  GArray *cores = jb_cores_new ();
  gsize   at = transcript->lead;

  for (guint i = 0; i < transcript->marks->len; i++)
    {
      JbCore core = { g_array_index (transcript->marks, JbMark, i), at, transcript };

      g_array_append_val (cores, core);
      at += jb_core_get_size (&core) + core.mark.gap;
    }

  return cores;
}

const JbCut *
jb_core_get_cuts (const JbCore *core)
{
  if (core->cuts_of == NULL)
    return core->own_cuts;

  return &g_array_index (core->cuts_of->cuts, JbCut, core->mark.first_cut);
}

/* Gives the block cuts of its own; @cuts is taken. */
void
jb_core_take_cuts (JbCore *core,
                   GArray *cuts)
{
  core->cuts_of = NULL;
  core->mark.n_cuts = cuts->len;
  g_free (core->own_cuts);
  core->own_cuts = (JbCut *) g_array_free (cuts, FALSE);
}

/* Adds a copy of @core, so many bytes further on. */
void
jb_cores_add (GArray       *cores,
              const JbCore *core,
              gssize        shift)
{
  JbCore copy = *core;

  copy.start += shift;
  if (core->cuts_of == NULL)
    copy.own_cuts = g_memdup2 (core->own_cuts, sizeof (JbCut) * core->mark.n_cuts);
  g_array_append_val (cores, copy);
}

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v' ||
         c == 0x00a0 || c == 0x3000 || c == 0x2002 || c == 0x2003 || c == 0xfeff;
}

static gsize
skip_blank (const char *text,
            gsize       from,
            gsize       to)
{
  while (from < to && is_blank (g_utf8_get_char (text + from)))
    from = g_utf8_next_char (text + from) - text;

  return from;
}

static gsize
skip_blank_back (const char *text,
                 gsize       from,
                 gsize       to)
{
  while (to > from)
    {
      const char *before = g_utf8_prev_char (text + to);

      if (!is_blank (g_utf8_get_char (before)))
        break;
      to = before - text;
    }

  return to;
}

gboolean
jb_cores_is_blank (const char *text,
                   gsize       from,
                   gsize       to)
{
  return skip_blank (text, from, to) >= to;
}

gboolean
jb_cores_has_newline (const char *text,
                      gsize       from,
                      gsize       to)
{
  return memchr (text + from, '\n', to - from) != NULL ||
         memchr (text + from, '\r', to - from) != NULL;
}

/* Adds the part of @core between bytes @from and @to of @text, where it stands; line breaks
 * and blank lines at the ends of the part are left out. Returns NULL, and adds nothing,
 * when nothing is left. */
JbCore *
jb_cores_add_part (GArray       *cores,
                   const JbCore *core,
                   const char   *text,
                   gsize         from,
                   gsize         to)
{
  gsize        raw = core->start + core->mark.open;
  gsize        raw_end = raw + core->mark.raw;
  const JbCut *cuts = jb_core_get_cuts (core);
  GArray      *kept;
  JbCore       part = *core;
  gsize        first, last;

  from = MAX (from, core->start);
  to = MIN (to, jb_core_get_end (core));
  if (jb_cores_is_blank (text, from, to))
    return NULL;

  /* What has lost its first line begins with the next one. */
  if (from > core->start)
    {
      first = skip_blank (text, from, to);
      while (first > from && text[first - 1] != '\n' && text[first - 1] != '\r')
        first--;
      from = first;
    }
  if (to < jb_core_get_end (core))
    {
      last = skip_blank_back (text, from, to);
      while (last < to && text[last] != '\n' && text[last] != '\r')
        last++;
      to = last;
    }

  first = from > raw ? skip_blank (text, from, to) : MIN (raw, to);
  last = to < raw_end ? skip_blank_back (text, first, to) : MAX (raw_end, first);
  part.start = from;
  part.mark.open = first - from;
  part.mark.raw = last - first;
  part.mark.close = to - last;
  part.own_cuts = NULL;

  kept = g_array_new (FALSE, FALSE, sizeof (JbCut));
  for (guint i = 0; i < core->mark.n_cuts; i++)
    {
      JbCut cut = cuts[i];

      if (raw + cut.start < first || raw + cut.start + cut.length > last)
        continue;
      cut.start = raw + cut.start - first;
      g_array_append_val (kept, cut);
    }
  jb_core_take_cuts (&part, kept);
  g_array_append_val (cores, part);

  return &g_array_index (cores, JbCore, cores->len - 1);
}

/* Adds the lines between bytes @from and @to of @text as what they are told to be. Returns
 * FALSE when they are blank. */
gboolean
jb_cores_add_told (GArray     *cores,
                   const char *text,
                   gsize       from,
                   gsize       to,
                   JbRole      role,
                   const char *key,
                   guint       flags)
{
  g_autoptr(JbTranscript) told = NULL;
  gsize at;

  told = jb_reader_mark_as (g_strndup (text + from, to - from), to - from, role, key);
  at = from + told->lead;
  for (guint i = 0; i < told->marks->len; i++)
    {
      JbCore  core = { g_array_index (told->marks, JbMark, i), at, told };
      GArray *cuts = g_array_new (FALSE, FALSE, sizeof (JbCut));

      core.mark.flags = i == 0 ? flags : JB_MARK_NONE;
      g_array_append_vals (cuts, jb_core_get_cuts (&core), core.mark.n_cuts);
      jb_core_take_cuts (&core, cuts);
      g_array_append_val (cores, core);
      at += jb_core_get_size (&core) + core.mark.gap;
    }

  return told->marks->len > 0;
}

/* Whether the blocks are the same, when @a stands so many bytes before @b. */
gboolean
jb_cores_equal (const JbCore *a,
                const JbCore *b,
                gssize        shift)
{
  const JbCut *x = jb_core_get_cuts (a);
  const JbCut *y = jb_core_get_cuts (b);

  if (a->start + shift != b->start || a->mark.role != b->mark.role ||
      a->mark.key != b->mark.key || a->mark.flags != b->mark.flags ||
      a->mark.open != b->mark.open || a->mark.raw != b->mark.raw ||
      a->mark.close != b->mark.close || a->mark.n_cuts != b->mark.n_cuts)
    return FALSE;

  for (guint i = 0; i < a->mark.n_cuts; i++)
    if (x[i].start != y[i].start || x[i].length != y[i].length ||
        x[i].replacement != y[i].replacement)
      return FALSE;

  return TRUE;
}

static gboolean
prints (GArray     *marks_or_cores,
        gboolean    are_cores,
        JbRole      role,
        const char *key)
{
  for (guint i = 0; i < marks_or_cores->len; i++)
    {
      const JbMark *mark = are_cores ? &g_array_index (marks_or_cores, JbCore, i).mark
                                     : &g_array_index (marks_or_cores, JbMark, i);

      if (mark->role == role && mark->key == key)
        return TRUE;
    }

  return FALSE;
}

/* A transcript of @text with the blocks @cores; @like gives kind, encoding, newline and
 * the fields that are not printed. The text of one that is printed now counts. */
JbTranscript *
jb_cores_join (GArray             *cores,
               const char         *text,
               gsize               length,
               const JbTranscript *like)
{
  JbTranscript *transcript = jb_transcript_new (like->kind);
  gsize         at = 0;

  transcript->encoding = like->encoding;
  transcript->newline = like->newline;
  g_free (transcript->text);
  transcript->text = g_malloc (length + 1);
  memcpy (transcript->text, text, length);
  transcript->text[length] = '\0';
  transcript->length = length;

  for (guint i = 0; i < cores->len; i++)
    {
      const JbCore *core = &g_array_index (cores, JbCore, i);
      JbMark        mark = core->mark;

      /* What overlaps is caught by the check of the whole. */
      if (i == 0)
        transcript->lead = core->start;
      else
        g_array_index (transcript->marks, JbMark, i - 1).gap = core->start - at;
      mark.gap = 0;
      mark.first_cut = transcript->cuts->len;
      g_array_append_vals (transcript->cuts, jb_core_get_cuts (core), mark.n_cuts);
      g_array_append_val (transcript->marks, mark);
      at = jb_core_get_end (core);
    }
  if (cores->len == 0)
    transcript->lead = length;
  else
    g_array_index (transcript->marks, JbMark, cores->len - 1).gap = length - at;

  for (guint i = 0; i < like->loose->len; i++)
    {
      const JbLooseField *loose = g_ptr_array_index (like->loose, i);

      if (!prints (cores, TRUE, loose->role, loose->key) ||
          prints (like->marks, FALSE, loose->role, loose->key))
        jb_transcript_add_loose (transcript, loose->role, loose->key, loose->text);
    }

  return transcript;
}

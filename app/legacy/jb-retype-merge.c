/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-retype-private.h"

/*
 * Puts three readings of a text together: what the reader makes of the old text (base),
 * what the bulletin says (ours, which somebody may have told otherwise), and what the
 * reader makes of the new text (theirs).
 *
 * The text is cut where a block begins or ends in all three. In each piece, what the bulletin
 * says stays where the reader has not changed its mind; where it has, its new opinion is
 * taken, unless the piece was told otherwise before.
 */

/* A place where all readings have a boundary: in the old text and in the new one. */
typedef struct
{
  gsize old_at;
  gsize new_at;
} Joint;

/* The blocks of each reading between two joints. */
typedef struct
{
  GArray *b;
  GArray *o;
  GArray *t;
  guint   b_first;
  guint   b_last;
  guint   o_first;
  guint   o_last;
  guint   t_first;
  guint   t_last;
} Piece;

/* The places where a block of @cores begins or ends, with both ends of the text. */
static GArray *
list_boundaries (GArray *cores,
                 gsize   length)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (gsize), cores->len * 2 + 2);
  gsize   at = 0;

  g_array_append_val (places, at);
  for (guint i = 0; i < cores->len; i++)
    {
      const JbCore *core = &g_array_index (cores, JbCore, i);
      gsize         end = jb_core_get_end (core);

      g_array_append_val (places, core->start);
      g_array_append_val (places, end);
    }
  g_array_append_val (places, length);

  return places;
}

/* Whether @place is among @places; @next is where to look from, and grows. */
static gboolean
has_place (GArray *places,
           guint  *next,
           gsize   place)
{
  while (*next < places->len && g_array_index (places, gsize, *next) < place)
    (*next)++;

  return *next < places->len && g_array_index (places, gsize, *next) == place;
}

static void
add_joint (GArray *joints,
           gsize   old_at,
           gsize   new_at)
{
  Joint joint = { old_at, new_at };

  if (joints->len > 0)
    {
      const Joint *last = &g_array_index (joints, Joint, joints->len - 1);

      if (last->old_at == old_at && last->new_at == new_at)
        return;
    }
  g_array_append_val (joints, joint);
}

/* Where the three readings can be cut; @edited is the piece with the replacement in it. */
static GArray *
find_joints (GArray              *base,
             GArray              *ours,
             GArray              *theirs,
             const JbReplacement *replacement,
             gsize                old_length,
             guint               *edited)
{
  gssize shift = (gssize) replacement->length -
                 (gssize) (replacement->end - replacement->start);
  g_autoptr(GArray) in_base = list_boundaries (base, old_length);
  g_autoptr(GArray) in_ours = list_boundaries (ours, old_length);
  g_autoptr(GArray) in_theirs = list_boundaries (theirs, old_length + shift);
  GArray *joints = g_array_new (FALSE, FALSE, sizeof (Joint));
  guint   b = 0;
  guint   t = 0;

  for (guint i = 0; i < in_ours->len; i++)
    {
      gsize at = g_array_index (in_ours, gsize, i);

      if (at > replacement->start)
        break;
      if (at == 0 || (has_place (in_base, &b, at) && has_place (in_theirs, &t, at)))
        add_joint (joints, at, at);
    }

  *edited = joints->len - 1;
  b = t = 0;
  for (guint i = 0; i < in_ours->len; i++)
    {
      gsize at = g_array_index (in_ours, gsize, i);

      if (at >= replacement->end &&
          (at == old_length ||
           (has_place (in_base, &b, at) && has_place (in_theirs, &t, at + shift))))
        add_joint (joints, at, at + shift);
    }
  /* Where nothing is replaced by nothing, the piece is empty. */
  if (joints->len == *edited + 1)
    add_joint (joints, old_length, old_length + shift + 1);

  return joints;
}

/* The blocks of @cores that begin in a piece; @next is where to look from, and moves on. */
static void
take_piece (GArray  *cores,
            guint   *next,
            gsize    to,
            gboolean is_last,
            guint   *first,
            guint   *last)
{
  *first = *next;
  while (*next < cores->len && (is_last || g_array_index (cores, JbCore, *next).start < to))
    (*next)++;
  *last = *next;
}

static gboolean
are_equal (GArray *a,
           guint   a_first,
           guint   a_last,
           GArray *b,
           guint   b_first,
           guint   b_last,
           gssize  shift)
{
  if (a_last - a_first != b_last - b_first)
    return FALSE;

  for (guint i = 0; i < a_last - a_first; i++)
    if (!jb_cores_equal (&g_array_index (a, JbCore, a_first + i),
                         &g_array_index (b, JbCore, b_first + i), shift))
      return FALSE;

  return TRUE;
}

static void
add_all (GArray *result,
         GArray *cores,
         guint   first,
         guint   last,
         gssize  shift)
{
  for (guint i = first; i < last; i++)
    jb_cores_add (result, &g_array_index (cores, JbCore, i), shift);
}

static gboolean
contains (GArray       *cores,
          guint         first,
          guint         last,
          const JbCore *core)
{
  for (guint i = first; i < last; i++)
    if (jb_cores_equal (&g_array_index (cores, JbCore, i), core, 0))
      return TRUE;

  return FALSE;
}

static gboolean
is_newline (char c)
{
  return c == '\n' || c == '\r';
}

/* The blocks of a piece that the reader did not say, and that nobody types in. Whole lines
 * that come before or after one are not typed in it. */
static GArray *
list_told (const Piece         *piece,
           const JbReplacement *replacement,
           const char          *text,
           gssize               shift)
{
  GArray  *told = jb_cores_new ();
  gsize    new_end = replacement->start + replacement->length;
  gboolean begins_line = replacement->length > 0 && is_newline (text[replacement->start]);
  gboolean ends_line = replacement->length > 0 && is_newline (text[new_end - 1]);

  for (guint i = piece->o_first; i < piece->o_last; i++)
    {
      const JbCore *core = &g_array_index (piece->o, JbCore, i);

      if (contains (piece->b, piece->b_first, piece->b_last, core))
        continue;
      if (jb_core_get_end (core) < replacement->start + begins_line)
        jb_cores_add (told, core, 0);
      else if (core->start + ends_line > replacement->end)
        jb_cores_add (told, core, shift);
    }

  return told;
}

/* Adds a part of @core that begins no article, for what began with it comes before. */
static void
add_rest (GArray       *result,
          const JbCore *core,
          const char   *text,
          gsize         from,
          gsize         to)
{
  if (from < to && jb_cores_add_part (result, core, text, from, to) != NULL)
    g_array_index (result, JbCore, result->len - 1).mark.flags = JB_MARK_NONE;
}

/* Adds what the reader says of a piece, but for the lines that were told otherwise. One of
 * those may stand where the reader has several blocks. */
static void
add_overlaid (GArray              *result,
              const Piece         *piece,
              const JbReplacement *replacement,
              const char          *text)
{
  gssize shift = (gssize) replacement->length -
                 (gssize) (replacement->end - replacement->start);
  g_autoptr(GArray) told = list_told (piece, replacement, text, shift);
  guint next = 0;
  gsize told_end = 0;

  for (guint i = piece->t_first; i < piece->t_last; i++)
    {
      const JbCore *core = &g_array_index (piece->t, JbCore, i);
      gsize         from = MAX (core->start, told_end);
      gsize         end = jb_core_get_end (core);
      gboolean      is_rest = from > core->start;

      while (next < told->len && g_array_index (told, JbCore, next).start < end)
        {
          const JbCore *other = &g_array_index (told, JbCore, next++);

          if (is_rest)
            add_rest (result, core, text, from, other->start);
          else if (other->start > from)
            jb_cores_add_part (result, core, text, from, other->start);
          is_rest = TRUE;
          jb_cores_add (result, other, 0);
          told_end = jb_core_get_end (other);
          from = MAX (from, told_end);
        }
      if (!is_rest)
        jb_cores_add (result, core, 0);
      else
        add_rest (result, core, text, from, end);
    }

  add_all (result, told, next, told->len, 0);
}

/* Whether the blocks from @first on follow each other between two places of the text. */
static gboolean
are_in_order (GArray *cores,
              guint   first,
              gsize   from,
              gsize   to)
{
  for (guint i = first; i < cores->len; i++)
    {
      const JbCore *core = &g_array_index (cores, JbCore, i);

      if (core->start < from)
        return FALSE;
      from = jb_core_get_end (core);
    }

  return from <= to;
}

/* Where the reader says the same of what was told, it knows what is decoration and what is value:
 * brackets that were typed around a source are no part of it. */
static void
take_decoration (GArray      *cores,
                 guint        first,
                 const Piece *piece)
{
  guint next = piece->t_first;

  for (guint i = first; i < cores->len; i++)
    {
      JbCore       *core = &g_array_index (cores, JbCore, i);
      const JbCore *read;
      guint         flags = core->mark.flags;

      while (next < piece->t_last && g_array_index (piece->t, JbCore, next).start < core->start)
        next++;
      if (next == piece->t_last)
        return;

      read = &g_array_index (piece->t, JbCore, next);
      if (!(flags & JB_MARK_TOLD) || core->mark.role != read->mark.role ||
          core->mark.key != read->mark.key || core->start != read->start ||
          jb_core_get_end (core) != jb_core_get_end (read))
        continue;

      g_free (core->own_cuts);
      *core = *read;
      core->own_cuts = NULL;
      core->mark.flags = flags;
    }
}

/* Adds the piece with the replacement, which was told otherwise than the reader thinks. */
static void
add_edited (GArray              *result,
            const Piece         *piece,
            const JbReplacement *replacement,
            const JbTranscript  *theirs,
            gsize                from,
            gsize                to)
{
  guint before = result->len;

  if (!jb_retype_edit_cores (result, piece->o, piece->o_first, piece->o_last, replacement,
                             theirs->text, theirs->kind))
    add_overlaid (result, piece, replacement, theirs->text);
  if (are_in_order (result, before, from, to))
    {
      take_decoration (result, before, piece);
      return;
    }

  /* What the reader says always fits its text, and the other pieces stay as they are. */
  g_array_set_size (result, before);
  add_all (result, piece->t, piece->t_first, piece->t_last, 0);
}

/* A text without newlines remembers which ones it is to get. */
static JbNewline
merge_newline (const JbTranscript *base,
               const JbTranscript *ours,
               const JbTranscript *theirs)
{
  if (!jb_cores_has_newline (theirs->text, 0, theirs->length))
    return ours->newline;
  if (!jb_cores_has_newline (base->text, 0, base->length))
    return theirs->newline;

  return base->newline != theirs->newline ? theirs->newline : ours->newline;
}

/**
 * jb_retype_merge:
 * @base: what the reader makes of the old text
 * @ours: what the bulletin says
 * @theirs: what the reader makes of the new text
 * @replacement: what was replaced
 *
 * Returns: (transfer full): what the bulletin shall say, with the text of @theirs
 */
JbTranscript *
jb_retype_merge (const JbTranscript  *base,
                 const JbTranscript  *ours,
                 const JbTranscript  *theirs,
                 const JbReplacement *replacement)
{
  g_autoptr(GArray) b = jb_cores_list (base);
  g_autoptr(GArray) o = jb_cores_list (ours);
  g_autoptr(GArray) t = jb_cores_list (theirs);
  g_autoptr(GArray) result = jb_cores_new ();
  g_autoptr(GArray) joints = NULL;
  JbTranscript *merged;
  Piece         piece = { b, o, t };
  guint         edited;
  guint         b_next = 0;
  guint         o_next = 0;
  guint         t_next = 0;

  joints = find_joints (b, o, t, replacement, ours->length, &edited);
  for (guint i = 0; i + 1 < joints->len; i++)
    {
      const Joint *to = &g_array_index (joints, Joint, i + 1);
      gssize       shift = (gssize) to->new_at - (gssize) to->old_at;
      gboolean     is_last = i + 2 == joints->len;
      gboolean     untold;

      take_piece (b, &b_next, to->old_at, is_last, &piece.b_first, &piece.b_last);
      take_piece (o, &o_next, to->old_at, is_last, &piece.o_first, &piece.o_last);
      take_piece (t, &t_next, to->new_at, is_last, &piece.t_first, &piece.t_last);
      untold = are_equal (b, piece.b_first, piece.b_last, o, piece.o_first, piece.o_last, 0);

      if (untold)
        add_all (result, t, piece.t_first, piece.t_last, 0);
      else if (i != edited)
        add_all (result, o, piece.o_first, piece.o_last, shift);
      else
        add_edited (result, &piece, replacement, theirs,
                    g_array_index (joints, Joint, i).new_at,
                    is_last ? theirs->length : to->new_at);
    }

  merged = jb_cores_join (result, theirs->text, theirs->length, ours);
  merged->newline = merge_newline (base, ours, theirs);

  return merged;
}

static void
take_flags (JbCore       *core,
            const JbCore *from)
{
  if (core->mark.role == from->mark.role)
    core->mark.flags = from->mark.flags | (core->mark.flags & JB_MARK_TOLD);
}

/**
 * jb_retype_give_back:
 * @base: what the reader makes of the text
 * @ours: what the bulletin says
 * @start: where the lines begin, in bytes
 * @end: where they end
 *
 * Returns: (transfer full): what the bulletin says, but of the lines and of what hangs
 *   together with them what the reader says
 */
JbTranscript *
jb_retype_give_back (const JbTranscript *base,
                     const JbTranscript *ours,
                     gsize               start,
                     gsize               end)
{
  const JbReplacement nothing = { ours->length, ours->length, 0 };
  g_autoptr(GArray) b = jb_cores_list (base);
  g_autoptr(GArray) o = jb_cores_list (ours);
  g_autoptr(GArray) result = jb_cores_new ();
  g_autoptr(GArray) joints = NULL;
  guint    edited;
  guint    b_next = 0;
  guint    o_next = 0;
  gsize    from = 0;
  gboolean follows = FALSE;

  joints = find_joints (b, o, b, &nothing, ours->length, &edited);
  for (guint i = 0; i + 1 < joints->len; i++)
    {
      gsize    to = g_array_index (joints, Joint, i + 1).old_at;
      gboolean is_last = i + 2 == joints->len;
      guint    b_first, b_last, o_first, o_last;

      take_piece (b, &b_next, to, is_last, &b_first, &b_last);
      take_piece (o, &o_next, to, is_last, &o_first, &o_last);
      if (from < end && to > start)
        {
          add_all (result, b, b_first, b_last, 0);
          follows = TRUE;
        }
      else
        {
          add_all (result, o, o_first, o_last, 0);
          /* What comes next may have begun an article since these lines ended one. */
          if (follows && o_last - o_first == 1 && b_last - b_first == 1)
            take_flags (&g_array_index (result, JbCore, result->len - 1),
                        &g_array_index (b, JbCore, b_first));
          follows = follows && o_first == o_last;
        }
      from = to;
    }

  return jb_cores_join (result, ours->text, ours->length, ours);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-transcript.h"

#include <string.h>

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (jb-transcript-error-quark, jb_transcript_error)
G_DEFINE_BOXED_TYPE (JbTranscript, jb_transcript, jb_transcript_ref, jb_transcript_unref)

/* The packed form, version 1: numbers as LEB128, so that a block takes about seven
 * bytes. Header: version, kind, encoding, newline, lead, number of marks; a mark: role,
 * flags, key (length and bytes), open, raw, close, gap, number of cuts; a cut: bytes
 * since the end of the cut before, length, replacement; then the loose fields: number
 * of them, and role, key and text of each. */
enum { PACK_VERSION = 1 };

/* Bound by what a block costs in memory, not by what a text can hold. */
enum { MAX_KEY_BYTES = 1024 };

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean      bad;
} Unpacker;

static void
free_loose (gpointer data)
{
  JbLooseField *loose = data;

  g_free (loose->text);
  g_free (loose);
}

static void
pack_number (GByteArray *array,
             guint64     number)
{
  guint8 buffer[10];
  guint  n = 0;

  do
    {
      buffer[n] = number & 0x7f;
      number >>= 7;
      if (number != 0)
        buffer[n] |= 0x80;
      n++;
    }
  while (number != 0);

  g_byte_array_append (array, buffer, n);
}

static void
pack_string (GByteArray *array,
             const char *string)
{
  gsize length = string != NULL ? strlen (string) : 0;

  pack_number (array, length);
  if (length > 0)
    g_byte_array_append (array, (const guint8 *) string, length);
}

static guint32
unpack_long_number (Unpacker *in)
{
  guint64 number = 0;

  for (guint shift = 0; shift < 35; shift += 7)
    {
      guint8 byte;

      if (in->at >= in->end)
        break;

      byte = *in->at++;
      number |= (guint64) (byte & 0x7f) << shift;
      if ((byte & 0x80) == 0)
        {
          if (number > G_MAXUINT32)
            break;
          return number;
        }
    }

  in->bad = TRUE;
  return 0;
}

/* Nearly all numbers are one byte, and a search reads thousands of them. */
static inline guint32
unpack_number (Unpacker *in)
{
  if (G_LIKELY (in->at < in->end && *in->at < 0x80))
    return *in->at++;

  return unpack_long_number (in);
}

static char *
unpack_string (Unpacker *in,
               gsize     max_bytes)
{
  gsize length = unpack_number (in);
  char *string;

  if (in->bad || length > max_bytes || length > (gsize) (in->end - in->at) ||
      !g_utf8_validate_len ((const char *) in->at, length, NULL))
    {
      in->bad = TRUE;
      return NULL;
    }

  string = g_strndup ((const char *) in->at, length);
  in->at += length;

  return string;
}

static const char *
unpack_key (Unpacker *in)
{
  g_autofree char *key = NULL;

  /* Most blocks have none. */
  if (in->at < in->end && *in->at == 0)
    {
      in->at++;
      return NULL;
    }

  key = unpack_string (in, MAX_KEY_BYTES);

  return key != NULL && *key != '\0' ? g_intern_string (key) : NULL;
}

/**
 * jb_transcript_new:
 * @kind: what it is a transcript of
 *
 * Returns: (transfer full): a transcript without text, in UTF-8 with LF
 */
JbTranscript *
jb_transcript_new (JbKind kind)
{
  JbTranscript *self = g_atomic_rc_box_new0 (JbTranscript);

  self->kind = kind;
  self->text = g_strdup ("");
  self->marks = g_array_new (FALSE, FALSE, sizeof (JbMark));
  self->cuts = g_array_new (FALSE, FALSE, sizeof (JbCut));
  self->loose = g_ptr_array_new_with_free_func (free_loose);

  return self;
}

static void
clear_transcript (gpointer data)
{
  JbTranscript *self = data;

  g_free (self->text);
  g_array_unref (self->marks);
  g_array_unref (self->cuts);
  g_ptr_array_unref (self->loose);
}

JbTranscript *
jb_transcript_ref (JbTranscript *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
jb_transcript_unref (JbTranscript *self)
{
  g_atomic_rc_box_release_full (self, clear_transcript);
}

/**
 * jb_transcript_add_loose:
 * @role: %JB_ROLE_MASTHEAD or %JB_ROLE_TAIL
 * @key: which field
 * @text: its value
 *
 * Adds a field that the text does not print.
 */
void
jb_transcript_add_loose (JbTranscript *self,
                         JbRole        role,
                         const char   *key,
                         const char   *text)
{
  JbLooseField *loose;

  g_return_if_fail (self != NULL && key != NULL && text != NULL);
  g_return_if_fail (role == JB_ROLE_MASTHEAD || role == JB_ROLE_TAIL);

  loose = g_new (JbLooseField, 1);
  loose->role = role;
  loose->key = g_intern_string (key);
  loose->text = g_strdup (text);
  g_ptr_array_add (self->loose, loose);
}

/**
 * jb_transcript_dup_value:
 * @mark: one of its marks
 * @start: where that block begins, in bytes from the start of the text
 *
 * The value of a block: its raw text with the cuts taken out.
 *
 * Returns: (transfer full): the value, UTF-8
 */
char *
jb_transcript_dup_value (const JbTranscript *self,
                         const JbMark       *mark,
                         gsize               start)
{
  const char *raw;
  GString    *value;
  gsize       at = 0;

  g_return_val_if_fail (self != NULL && mark != NULL, NULL);

  raw = self->text + start + mark->open;
  if (mark->n_cuts == 0)
    return g_strndup (raw, mark->raw);

  value = g_string_sized_new (mark->raw);
  for (guint i = 0; i < mark->n_cuts; i++)
    {
      const JbCut *cut = &g_array_index (self->cuts, JbCut, mark->first_cut + i);

      g_string_append_len (value, raw + at, cut->start - at);
      if (cut->replacement != 0)
        g_string_append_c (value, cut->replacement);
      at = cut->start + cut->length;
    }
  g_string_append_len (value, raw + at, mark->raw - at);

  return g_string_free (value, FALSE);
}

/**
 * jb_transcript_pack_marks:
 *
 * Everything of the transcript but its text, in the compact form that the archive
 * keeps beside the text.
 *
 * Returns: (transfer full): the packed marks
 */
GBytes *
jb_transcript_pack_marks (const JbTranscript *self)
{
  GByteArray *array;

  g_return_val_if_fail (self != NULL, NULL);

  array = g_byte_array_sized_new (16 + self->marks->len * 8);
  pack_number (array, PACK_VERSION);
  pack_number (array, self->kind);
  pack_number (array, self->encoding);
  pack_number (array, self->newline);
  pack_number (array, self->lead);

  pack_number (array, self->marks->len);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const JbMark *mark = &g_array_index (self->marks, JbMark, i);
      gsize         at = 0;

      pack_number (array, mark->role);
      pack_number (array, mark->flags);
      pack_string (array, mark->key);
      pack_number (array, mark->open);
      pack_number (array, mark->raw);
      pack_number (array, mark->close);
      pack_number (array, mark->gap);
      pack_number (array, mark->n_cuts);
      for (guint j = 0; j < mark->n_cuts; j++)
        {
          const JbCut *cut = &g_array_index (self->cuts, JbCut, mark->first_cut + j);

          pack_number (array, cut->start - at);
          pack_number (array, cut->length);
          pack_number (array, (guint8) cut->replacement);
          at = cut->start + cut->length;
        }
    }

  pack_number (array, self->loose->len);
  for (guint i = 0; i < self->loose->len; i++)
    {
      const JbLooseField *loose = g_ptr_array_index (self->loose, i);

      pack_number (array, loose->role);
      pack_string (array, loose->key);
      pack_string (array, loose->text);
    }

  return g_byte_array_free_to_bytes (array);
}

/**
 * jb_transcript_unpack:
 * @text: the exact text
 * @length: its length in bytes
 * @packed: what jb_transcript_pack_marks() made beside it
 * @error: return location for a #JbTranscriptError
 *
 * The reverse of jb_transcript_pack_marks(). Whatever @packed holds, the result is a
 * transcript that jb_transcript_check() accepts, or an error.
 *
 * Returns: (transfer full) (nullable): the transcript
 */
JbTranscript *
jb_transcript_unpack (const char *text,
                      gsize       length,
                      GBytes     *packed,
                      GError    **error)
{
  g_autoptr(JbTranscript) self = NULL;
  Unpacker in = { NULL };
  gsize    size;
  guint32  kind, encoding, newline, n_marks, n_loose;

  g_return_val_if_fail (text != NULL && packed != NULL, NULL);

  /* The data of no bytes is NULL. */
  in.at = g_bytes_get_data (packed, &size);
  in.end = size > 0 ? in.at + size : in.at;

  if (unpack_number (&in) != PACK_VERSION)
    in.bad = TRUE;
  kind = unpack_number (&in);
  encoding = unpack_number (&in);
  newline = unpack_number (&in);
  if (kind > JB_KIND_DOCUMENT || encoding > JB_ENCODING_UTF16BE || newline > JB_NEWLINE_MIXED)
    in.bad = TRUE;

  self = jb_transcript_new (in.bad ? JB_KIND_BULLETIN : (JbKind) kind);
  self->encoding = encoding;
  self->newline = newline;
  self->lead = unpack_number (&in);
  g_free (self->text);
  self->text = g_malloc (length + 1);
  memcpy (self->text, text, length);
  self->text[length] = '\0';
  self->length = length;

  n_marks = unpack_number (&in);
  /* Each takes eight bytes or more: where there are fewer their number is wrong. */
  if (n_marks > size / 8)
    in.bad = TRUE;
  g_array_set_size (self->marks, in.bad ? 0 : n_marks);
  for (guint32 i = 0; i < n_marks && !in.bad; i++)
    {
      JbMark *mark = &g_array_index (self->marks, JbMark, i);
      gsize   at = 0;

      mark->role = unpack_number (&in);
      mark->flags = unpack_number (&in);
      mark->key = unpack_key (&in);
      mark->open = unpack_number (&in);
      mark->raw = unpack_number (&in);
      mark->close = unpack_number (&in);
      mark->gap = unpack_number (&in);
      mark->n_cuts = unpack_number (&in);
      mark->first_cut = self->cuts->len;
      for (guint32 j = 0; j < mark->n_cuts && !in.bad; j++)
        {
          JbCut   cut;
          guint64 start = (guint64) at + unpack_number (&in);

          cut.start = MIN (start, G_MAXUINT32);
          cut.length = unpack_number (&in);
          cut.replacement = unpack_number (&in);
          if ((guint64) cut.start + cut.length > mark->raw)
            in.bad = TRUE;
          at = cut.start + cut.length;
          g_array_append_val (self->cuts, cut);
        }
    }

  n_loose = unpack_number (&in);
  for (guint32 i = 0; i < n_loose && !in.bad; i++)
    {
      guint32          role = unpack_number (&in);
      const char      *key = unpack_key (&in);
      g_autofree char *value = unpack_string (&in, G_MAXUINT32);

      if (key == NULL || value == NULL || (role != JB_ROLE_MASTHEAD && role != JB_ROLE_TAIL))
        in.bad = TRUE;
      else
        jb_transcript_add_loose (self, role, key, value);
    }

  if (in.bad || in.at != in.end)
    {
      g_set_error_literal (error, JB_TRANSCRIPT_ERROR, JB_TRANSCRIPT_ERROR_DAMAGED,
                           _("The record of how the text is divided is damaged"));
      return NULL;
    }

  if (!jb_transcript_check (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
is_boundary (const JbTranscript *self,
             gsize               at)
{
  return at == self->length || ((guint8) self->text[at] & 0xc0) != 0x80;
}

/**
 * jb_transcript_check:
 * @error: return location for a #JbTranscriptError
 *
 * Whether the transcript keeps its promises: the marks cover the text end to end, cuts
 * lie inside their block in order, all of them at character boundaries, roles are
 * known, masthead and tail have keys. The text itself is taken to be UTF-8.
 *
 * Returns: %TRUE if it does
 */
gboolean
jb_transcript_check (const JbTranscript *self,
                     GError            **error)
{
  guint64 at;
  guint   next_cut = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  at = self->lead;
  if (at > self->length || !is_boundary (self, at))
    goto damaged;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const JbMark *mark = &g_array_index (self->marks, JbMark, i);
      guint64       raw = at + mark->open;
      guint64       end = raw + mark->raw + mark->close + mark->gap;
      gsize         cut_end = 0;

      if ((guint) mark->role >= JB_N_ROLES || end > self->length)
        goto damaged;
      if ((mark->role == JB_ROLE_MASTHEAD || mark->role == JB_ROLE_TAIL) && mark->key == NULL)
        goto damaged;
      if (!is_boundary (self, raw) || !is_boundary (self, raw + mark->raw) ||
          !is_boundary (self, end - mark->gap) || !is_boundary (self, end))
        goto damaged;
      if (mark->n_cuts > 0 && mark->first_cut != next_cut)
        goto damaged;
      if (mark->n_cuts > self->cuts->len - next_cut)
        goto damaged;

      for (guint j = 0; j < mark->n_cuts; j++)
        {
          const JbCut *cut = &g_array_index (self->cuts, JbCut, next_cut + j);

          if (cut->length == 0 || cut->start < cut_end || (guint8) cut->replacement >= 0x80 ||
              (guint64) cut->start + cut->length > mark->raw ||
              !is_boundary (self, raw + cut->start) ||
              !is_boundary (self, raw + cut->start + cut->length))
            goto damaged;
          cut_end = cut->start + cut->length;
        }
      next_cut += mark->n_cuts;
      at = end;
    }

  if (at != self->length || next_cut != self->cuts->len)
    goto damaged;

  return TRUE;

damaged:
  g_set_error_literal (error, JB_TRANSCRIPT_ERROR, JB_TRANSCRIPT_ERROR_DAMAGED,
                       _("The record of how the text is divided does not fit the text"));
  return FALSE;
}

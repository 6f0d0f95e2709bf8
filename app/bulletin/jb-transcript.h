/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-role.h"

G_BEGIN_DECLS

/**
 * JbMarkFlags:
 * @JB_MARK_STARTS_SECTION: this block begins a section that has no printed name
 * @JB_MARK_STARTS_ARTICLE: this block is the first of its article
 * @JB_MARK_TOLD: somebody said what this block is, so it stays that whatever the reader thinks
 */
typedef enum
{
  JB_MARK_NONE = 0,
  JB_MARK_STARTS_SECTION = 1 << 0,
  JB_MARK_STARTS_ARTICLE = 1 << 1,
  JB_MARK_TOLD = 1 << 2,
} JbMarkFlags;

/**
 * JbCut:
 * @start: where the cut begins, in bytes from the start of the block's raw text
 * @length: its length in bytes, never 0
 * @replacement: the one ASCII character that stands for it in the value, or 0
 *
 * A part of a block's printed (raw) text that is not part of its value: the line
 * break inside a hard-wrapped paragraph (with the indent and any page number around
 * it), the spaces of a letter-spaced name. A line break inside a drawn table is a cut
 * replaced by '\n' unless it is a plain "\n" already; one between two Latin words is
 * replaced by ' '.
 */
typedef struct
{
  guint32 start;
  guint32 length;
  char    replacement;
} JbCut;

/**
 * JbMark:
 * @role: what the block is
 * @flags: its #JbMarkFlags: where it stands in the structure, and whether it was told so
 * @key: which masthead or tail field it is; interned (g_intern_string()), or %NULL
 * @open: bytes of decoration before the value (indent, bracket, dashes, label)
 * @raw: bytes of the printed value
 * @close: bytes of decoration after the value (bracket, full stop, trailing spaces)
 * @gap: bytes of white space (newlines, blank lines, separators) up to the next block
 * @first_cut: index of the block's first cut
 * @n_cuts: how many cuts it has, in ascending order, never overlapping
 *
 * One block of a transcript. The text of a transcript is its lead, then for each mark
 * open, raw, close and gap, end to end: nothing is left out and nothing is moved.
 */
typedef struct
{
  JbRole      role;
  guint       flags;
  const char *key;
  guint32     open;
  guint32     raw;
  guint32     close;
  guint32     gap;
  guint32     first_cut;
  guint32     n_cuts;
} JbMark;

/**
 * JbLooseField:
 * @role: %JB_ROLE_MASTHEAD or %JB_ROLE_TAIL
 * @key: interned
 * @text: the value, UTF-8
 *
 * A field that the bulletin has but its text does not print.
 */
typedef struct
{
  JbRole      role;
  const char *key;
  char       *text;
} JbLooseField;

/**
 * JbTranscript:
 * @kind: bulletin or document
 * @encoding: the encoding of the file it came from or goes to
 * @newline: its newline
 * @text: the exact text as UTF-8, without byte order mark, NUL-terminated
 * @length: its length in bytes
 * @lead: bytes before the first block
 * @marks: (element-type JbMark): the blocks in the order of the text
 * @cuts: (element-type JbCut): the cuts of all blocks
 * @loose: (element-type JbLooseField): fields that are not printed
 *
 * A bulletin laid flat: its exact text and what each run of it is. The reader makes
 * it, the archive stores it, a #JbBulletin is built from it and flattens to it. Plain
 * values only, so it may go to another thread when nobody changes it any more.
 */
typedef struct
{
  JbKind     kind;
  JbEncoding encoding;
  JbNewline  newline;
  char      *text;
  gsize      length;
  gsize      lead;
  GArray    *marks;
  GArray    *cuts;
  GPtrArray *loose;
} JbTranscript;

#define JB_TYPE_TRANSCRIPT (jb_transcript_get_type ())
GType         jb_transcript_get_type     (void) G_GNUC_CONST;

JbTranscript *jb_transcript_new          (JbKind              kind);
JbTranscript *jb_transcript_ref          (JbTranscript       *self);
void          jb_transcript_unref        (JbTranscript       *self);

void          jb_transcript_add_loose    (JbTranscript       *self,
                                          JbRole              role,
                                          const char         *key,
                                          const char         *text);
char         *jb_transcript_dup_value    (const JbTranscript *self,
                                          const JbMark       *mark,
                                          gsize               start);

GBytes       *jb_transcript_pack_marks   (const JbTranscript *self);
JbTranscript *jb_transcript_unpack       (const char         *text,
                                          gsize               length,
                                          GBytes             *packed,
                                          GError            **error);
gboolean      jb_transcript_check        (const JbTranscript *self,
                                          GError            **error);

#define JB_TRANSCRIPT_ERROR (jb_transcript_error_quark ())
GQuark        jb_transcript_error_quark  (void);

typedef enum
{
  JB_TRANSCRIPT_ERROR_DAMAGED,
} JbTranscriptError;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbTranscript, jb_transcript_unref)

G_END_DECLS

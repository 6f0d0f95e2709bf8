/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-transcript.h"

#include "jb-reader-span.h"

G_BEGIN_DECLS

/*
 * The reader works in phases on two arrays: the lines of the text, and the items, which
 * are the lines that are left when blank lines and ornaments are taken out. The phases
 * give each item a role; at the end the items are written out as marks.
 */

/* Texts of more lines are no bulletins: what stands below is kept as one block. */
#define JB_READER_MAX_LINES (2 * 1024 * 1024)

/* A width or indent of so many columns or more. */
#define JB_READER_LONG 255

/* An item that has no role yet. */
#define JB_READER_NO_ROLE JB_N_ROLES

typedef enum
{
  JB_SHAPE_BLANK,
  JB_SHAPE_TEXT,
  JB_SHAPE_RULE,
  JB_SHAPE_PAGE_NUMBER,
  JB_SHAPE_BARE_NUMBER,
  JB_SHAPE_RUNNING_HEAD,
  JB_SHAPE_SECTION,
  JB_SHAPE_BRACKETED,
  JB_SHAPE_DASHED,
  JB_SHAPE_TABLE_ROW,
} JbShape;

/* How the last character of a line ends it. */
typedef enum
{
  JB_ENDING_NONE,
  JB_ENDING_STOP,
  JB_ENDING_EXCLAMATION,
  JB_ENDING_SEMICOLON,
  JB_ENDING_COLON,
  JB_ENDING_COMMA,
} JbEnding;

typedef enum
{
  JB_LINE_FORM_FEED = 1 << 0,
} JbLineFlags;

/*
 * JbLine: one line of the text, in bytes from its start
 * @start: first byte
 * @begin: first byte that is not white space
 * @end: byte after the last that is not white space
 * @stop: byte after the last that is not part of the newline
 * @width: columns of the content
 * @indent: columns of the white space before it
 */
typedef struct
{
  guint32 start;
  guint32 begin;
  guint32 end;
  guint32 stop;
  guint8  width;
  guint8  indent;
  guint8  shape;
  guint8  ending;
  guint8  flags;
} JbLine;

typedef enum
{
  JB_ITEM_CONTINUES = 1 << 0,      /* belongs to the block of the item before */
  JB_ITEM_STARTS_ARTICLE = 1 << 1,
  JB_ITEM_STARTS_SECTION = 1 << 2,
  JB_ITEM_AFTER_PAGE = 1 << 3,     /* a page ends before it */
  JB_ITEM_AFTER_RULE = 1 << 4,     /* a rule is drawn before it */
  JB_ITEM_ENDS_IN_SOURCE = 1 << 5, /* a paragraph with the source pushed right behind it */
  JB_ITEM_MATCHED = 1 << 6,        /* is in the digest */
  JB_ITEM_TABLE = 1 << 7,
} JbItemFlags;

typedef struct
{
  guint32 line;
  guint8  role;
  guint8  blank;                   /* blank lines before it */
  guint8  flags;
} JbItem;

/* A set of hashes of titles. */
typedef struct
{
  guint64 *slots;
  gsize    n_slots;
  gsize    n_used;
} JbHashSet;

typedef struct
{
  JbTranscript *transcript;
  const char   *text;
  gsize         length;

  JbLine       *lines;
  guint         n_lines;
  gsize         lines_end;         /* where the lines end, in bytes */
  JbItem       *items;
  guint         n_items;
  JbHash       *hashes;            /* of the items as titles, as far as they were asked for */
  guint         n_hashes;

  /* Where the parts of the text begin, as indices of items. */
  guint         digest;
  guint         body;
  guint         tail;

  /* What the text as a whole does. */
  gboolean      indents;           /* paragraphs begin with an indent */
  gboolean      parts;             /* some paragraphs are parted by blank lines */
  gboolean      is_tight;          /* some are not */
  guint         wrap;              /* columns at which lines are wrapped, or 0 */
  guint         margin;            /* columns before every line */
  gboolean      has_titles;        /* the digest has titles */
  gboolean      all_matched;       /* and all of them are in the body */
  gboolean      is_numbered;       /* its titles are numbered */

  /* Where the reading of the body has come to. */
  gboolean      in_section;        /* an article has a section to stand in */
  gboolean      bylines;           /* sources stand under the titles */
  gunichar      mark;              /* the list mark before the last title, or 0 */

  /* The marks made so far. */
  guint         next_line;
  gsize         at;
} JbReader;

static inline const JbLine *
jb_reader_line (const JbReader *self,
                guint           item)
{
  return &self->lines[self->items[item].line];
}

static inline JbShape
jb_reader_shape (const JbReader *self,
                 guint           item)
{
  return jb_reader_line (self, item)->shape;
}

static inline JbSpan
jb_reader_content (const JbReader *self,
                   guint           item)
{
  const JbLine *line = jb_reader_line (self, item);

  return (JbSpan) { self->text + line->begin, self->text + line->end };
}

/* jb-reader-lines.c, jb-reader-ornaments.c */
void     jb_reader_split_lines    (JbReader        *self);
void     jb_reader_find_ornaments (JbReader        *self);
void     jb_reader_list_items     (JbReader        *self);

/* jb-reader-hash-set.c */
void     jb_hash_set_add          (JbHashSet       *self,
                                   guint64          hash);
gboolean jb_hash_set_contains     (const JbHashSet *self,
                                   guint64          hash);
void     jb_hash_set_clear        (JbHashSet       *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JbHashSet, jb_hash_set_clear)

/* jb-reader-evidence.c */
void     jb_reader_weigh_layout   (JbReader        *self);
gboolean jb_reader_is_short       (const JbReader  *self,
                                   guint            item);
gboolean jb_reader_is_text        (const JbReader  *self,
                                   guint            item);
gboolean jb_reader_is_title_like  (const JbReader  *self,
                                   guint            item);
gboolean jb_reader_is_shielded    (const JbReader  *self,
                                   guint            item);
gboolean jb_reader_echoes         (const JbReader  *self,
                                   guint            title,
                                   guint            text);
void     jb_reader_join_wrapped   (JbReader        *self,
                                   guint            from,
                                   guint            to,
                                   JbRole           role);

/* The phases. */
JbKind   jb_reader_judge_kind     (JbReader        *self);
void     jb_reader_read_masthead  (JbReader        *self);
void     jb_reader_read_digest    (JbReader        *self);
void     jb_reader_read_tail      (JbReader        *self);
void     jb_reader_read_body      (JbReader        *self);
guint    jb_reader_read_article   (JbReader        *self,
                                   guint            item,
                                   guint            to);
void     jb_reader_read_document  (JbReader        *self);

/* jb-reader-marks.c */
void     jb_reader_write_marks    (JbReader        *self);
JbMark  *jb_reader_add_mark       (JbReader        *self,
                                   JbRole           role,
                                   const char      *key,
                                   const char      *open,
                                   JbSpan           value,
                                   const char      *close);
void     jb_reader_add_cut        (JbReader        *self,
                                   const char      *value,
                                   const char      *start,
                                   const char      *end,
                                   char             replacement);
void     jb_reader_cut_spaces     (JbReader        *self,
                                   JbSpan           value);

/* jb-reader-digest.c */
JbSpan   jb_reader_digest_title     (const JbReader *self,
                                     JbSpan          line);

/* jb-reader-masthead-fields.c */
gboolean jb_reader_tells_masthead   (JbSpan         line);
gboolean jb_reader_is_letter_spaced (JbSpan         line);

/* What stands on lines that hold several blocks. */
void     jb_reader_write_masthead   (JbReader      *self,
                                     guint          from,
                                     guint          to);
void     jb_reader_write_tail       (JbReader      *self,
                                     guint          item);
void     jb_reader_write_recipients (JbReader      *self,
                                     guint          from,
                                     guint          to);
void     jb_reader_write_addressees (JbReader      *self,
                                     guint          from,
                                     guint          to);
void     jb_reader_write_entries    (JbReader      *self,
                                     guint          from,
                                     guint          to);
void     jb_reader_write_signature  (JbReader      *self,
                                     guint          item);
void     jb_reader_write_number     (JbReader      *self,
                                     guint          item);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-block.h"
#include "jb-node-private.h"
#include "jb-transcript.h"

G_BEGIN_DECLS

/* What the block says: its value, and how it is printed where that differs. */
typedef struct
{
  char  *text;
  char  *raw;
  JbCut *cuts;
  guint  n_cuts;
} JbBlockContent;

/* The bytes around the value: open, close and gap, each ended by a NUL, in one piece. */
typedef struct
{
  char   *strings;
  guint32 open;
  guint32 close;
  guint32 gap;
} JbBlockMargins;

struct _JbBlock
{
  JbNode parent_instance;

  JbRole      role;
  const char *key;
  gboolean    printed;
  gboolean    visited;
  gboolean    told;

  /* How many characters its value has and how many as it is printed; 0 when not counted */
  guint n_characters;
  guint n_printed;

  /* Owned */
  JbBlockContent content;
  JbBlockMargins margins;

  /* Borrowed: the neighbours in the text */
  JbBlock *prev;
  JbBlock *next;
};

JbBlock *jb_block_new             (JbRole             role,
                                   const char        *key,
                                   const char        *text);
JbBlock *jb_block_new_from_mark   (const JbTranscript *transcript,
                                   const JbMark      *mark,
                                   gsize              start);
guint    jb_block_find_flags      (JbBlock           *self,
                                   JbNode           **section,
                                   JbNode           **article);
void     jb_block_init_text       (JbBlock           *self,
                                  const char        *text);
void     jb_block_take_content    (JbBlock           *self,
                                   JbBlockContent    *content);
void     jb_block_content_clear   (JbBlockContent    *content);
gsize    jb_block_content_to_raw  (const JbBlockContent *content,
                                   gsize              at,
                                   gboolean           after);
void     jb_block_margins_init    (JbBlockMargins    *margins,
                                   const char        *open,
                                   gssize             open_length,
                                   const char        *close,
                                   gssize             close_length,
                                   const char        *gap,
                                   gssize             gap_length);
void     jb_block_notify_text     (JbBlock           *self);

/* Whether the block is no part of the structure: a rule, a page number, an unknown line. */
static inline gboolean
jb_block_belongs_to_nothing (JbBlock *self)
{
  return self->role == JB_ROLE_ORNAMENT || self->role == JB_ROLE_UNKNOWN;
}

G_END_DECLS

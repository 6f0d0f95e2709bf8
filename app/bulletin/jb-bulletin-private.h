/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-block-private.h"
#include "jb-bulletin.h"

G_BEGIN_DECLS

struct _JbBulletin
{
  GObject parent_instance;

  JbKind     kind;
  JbEncoding encoding;
  JbNewline  newline;
  char      *lead;

  /* Owned */
  JbLayout     *layout;
  JbHistory    *history;
  JbFields     *masthead;
  JbBlock      *digest_heading;
  GListStore   *digest;
  GListStore   *sections;
  JbDocument   *document;
  GListStore   *recipients;
  JbFields     *tail;
  GPtrArray    *others;

  /* To the bulletin itself */
  JbNodeLink *link;

  /* Borrowed: the text, end to end */
  JbBlock *first;
  JbBlock *last;
};

const char *jb_bulletin_get_eol         (JbBulletin *self);
JbEncoding  jb_bulletin_swap_encoding   (JbBulletin *self,
                                         JbEncoding  encoding);
JbNewline   jb_bulletin_swap_newline    (JbBulletin *self,
                                         JbNewline   newline);
void        jb_bulletin_link_blocks     (JbBulletin *self,
                                         JbBlock    *anchor,
                                         JbBlock    *first,
                                         JbBlock    *last);
void        jb_bulletin_unlink_blocks   (JbBulletin *self,
                                         JbBlock    *first,
                                         JbBlock    *last);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-reader-private.h"

G_BEGIN_DECLS

/* No item. */
#define JB_READER_NONE -1

/* Where the parts of a document's head stand, as items. */
typedef struct
{
  gint64   number;
  guint    title;
  guint    title_end;
  gboolean typed;           /* the title ends as that of a document does */
  gint64   date;
  guint    addressee;
  guint    addressee_end;   /* equal to @addressee when there is none */
  guint    body;
} JbDocumentHead;

void     jb_reader_find_document_head (const JbReader *self,
                                       JbDocumentHead *head);
void     jb_reader_find_signature     (const JbReader *self,
                                       guint           from,
                                       gint64         *signature,
                                       gint64         *date);
gboolean jb_reader_split_signature    (JbSpan          line,
                                       JbSpan         *unit,
                                       JbSpan         *date);
JbSpan   jb_reader_first_part         (JbSpan          line);

G_END_DECLS

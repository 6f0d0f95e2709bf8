/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "jb-node.h"

G_BEGIN_DECLS

#define JB_TYPE_DOCUMENT (jb_document_get_type ())
G_DECLARE_FINAL_TYPE (JbDocument, jb_document, JB, DOCUMENT, JbNode)

const char *jb_document_get_number       (JbDocument        *self);
void        jb_document_set_number       (JbDocument        *self,
                                          const char        *text);
GListModel *jb_document_get_title        (JbDocument        *self);
char       *jb_document_dup_title_text   (JbDocument        *self);
void        jb_document_set_title_text   (JbDocument        *self,
                                          const char        *text);
void        jb_document_splice_title     (JbDocument        *self,
                                          guint              position,
                                          guint              n_removed,
                                          const char *const *added);
const char *jb_document_get_date         (JbDocument        *self);
void        jb_document_set_date         (JbDocument        *self,
                                          const char        *text);
GListModel *jb_document_get_addressee    (JbDocument        *self);
void        jb_document_splice_addressee (JbDocument        *self,
                                          guint              position,
                                          guint              n_removed,
                                          const char *const *added);
GListModel *jb_document_get_body         (JbDocument        *self);
void        jb_document_splice_body      (JbDocument        *self,
                                          guint              position,
                                          guint              n_removed,
                                          const char *const *added,
                                          const JbRole      *roles);
const char *jb_document_get_signature    (JbDocument        *self);
void        jb_document_set_signature    (JbDocument        *self,
                                          const char        *text);

G_END_DECLS

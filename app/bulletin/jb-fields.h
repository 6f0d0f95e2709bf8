/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "jb-block.h"

G_BEGIN_DECLS

/* The keys of a masthead's fields and of a tail's, ended by NULL, in the order in which they
 * are printed. Others follow; a "signer" stands beside a document's number. */
extern const char *const jb_fields_masthead_keys[];
extern const char *const jb_fields_tail_keys[];

#define JB_TYPE_FIELDS (jb_fields_get_type ())
G_DECLARE_FINAL_TYPE (JbFields, jb_fields, JB, FIELDS, JbNode)

JbBlock    *jb_fields_get_block (JbFields   *self,
                                 const char *key);
const char *jb_fields_get_text  (JbFields   *self,
                                 const char *key);
void        jb_fields_set_text  (JbFields   *self,
                                 const char *key,
                                 const char *text);
void        jb_fields_remove    (JbFields   *self,
                                 const char *key);
gboolean    jb_fields_get_printed (JbFields *self);
void        jb_fields_set_printed (JbFields *self,
                                   gboolean  printed);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bulletin/jb-block.h"
#include "bulletin/jb-history.h"

G_BEGIN_DECLS

/**
 * JbSplice:
 * @owner: the part of the bulletin that owns the lines
 * @position: the first line to replace
 * @n_removed: how many lines go
 * @added: the lines that come, %NULL-terminated
 *
 * How the owner of a list of lines adds and removes some, as a command.
 */
typedef void (*JbSplice) (gpointer           owner,
                          guint              position,
                          guint              n_removed,
                          const char *const *added);

#define JB_TYPE_BODY_BUFFER (jb_body_buffer_get_type ())
G_DECLARE_FINAL_TYPE (JbBodyBuffer, jb_body_buffer, JB, BODY_BUFFER, GtkTextBuffer)

JbBodyBuffer *jb_body_buffer_new           (void);
void          jb_body_buffer_bind          (JbBodyBuffer *self,
                                            JbNode       *owner,
                                            GListModel   *lines,
                                            JbSplice      splice,
                                            const char   *label);
void          jb_body_buffer_set_composing (JbBodyBuffer *self,
                                            gboolean      composing);
gboolean      jb_body_buffer_break_line    (JbBodyBuffer *self);
void          jb_body_buffer_insert_lines (JbBodyBuffer     *self,
                                           const char *const *lines);
void          jb_body_buffer_tidy          (JbBodyBuffer *self,
                                            gboolean      keep_caret);
int           jb_body_buffer_find_line     (JbBodyBuffer *self,
                                            JbBlock      *block);
JbBlock      *jb_body_buffer_get_block     (JbBodyBuffer *self,
                                            guint         line);
gboolean      jb_body_buffer_get_composing (JbBodyBuffer *self);

G_END_DECLS

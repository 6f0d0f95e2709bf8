/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-reader-span.h"

G_BEGIN_DECLS

/*
 * What the content of one line, trimmed, looks like. Each of these sees nothing but the
 * line; what it means where it stands is for the reader to decide. Where a function
 * gives out a value, that is the part of the line without its decoration.
 */
gboolean jb_shape_is_rule            (JbSpan  line);
gboolean jb_shape_is_page_number     (JbSpan  line);
gboolean jb_shape_is_bare_number     (JbSpan  line);
gboolean jb_shape_is_table_row       (JbSpan  line);
gboolean jb_shape_is_section         (JbSpan  line,
                                      JbSpan *name);
gboolean jb_shape_is_digest_heading  (JbSpan  line,
                                      JbSpan *name);
gboolean jb_shape_is_bracketed       (JbSpan  line,
                                      JbSpan *inside);
gboolean jb_shape_is_source          (JbSpan  line,
                                      JbSpan *value);
gboolean jb_shape_is_aside           (JbSpan  inside);
gboolean jb_shape_ends_in_source     (JbSpan  line,
                                      JbSpan *text,
                                      JbSpan *source);
gboolean jb_shape_is_unit            (JbSpan  value);
gboolean jb_shape_is_byline          (JbSpan  line);
gboolean jb_shape_is_subtitle        (JbSpan  line,
                                      JbSpan *value);
gboolean jb_shape_is_editor_note     (JbSpan  line,
                                      JbSpan *value);
gboolean jb_shape_is_ordinal         (JbSpan  line);
gboolean jb_shape_is_heading         (JbSpan  line);
gboolean jb_shape_begins_with_date   (JbSpan  line);
JbSpan   jb_shape_without_mark       (JbSpan  line);
JbSpan   jb_shape_without_number     (JbSpan  line,
                                      JbSpan *number);
JbSpan   jb_shape_without_page       (JbSpan  line);

/* The masthead and the head of a document. */
gboolean jb_shape_take_date          (JbSpan *span);
gboolean jb_shape_is_date            (JbSpan  line);
gboolean jb_shape_is_issue           (JbSpan  line);
gboolean jb_shape_is_total           (JbSpan  line);
gboolean jb_shape_is_notice          (JbSpan  line);
gboolean jb_shape_is_secrecy         (JbSpan  line);
gboolean jb_shape_is_copy_number     (JbSpan  line);
gboolean jb_shape_is_name            (JbSpan  line);
gboolean jb_shape_is_document_number (JbSpan  line);
gboolean jb_shape_is_document_title  (JbSpan  line);

/* The tail. */
gboolean jb_shape_is_recipients      (JbSpan  line,
                                      JbSpan *label,
                                      JbSpan *value);
gboolean jb_shape_is_sentence        (JbSpan  value);
gboolean jb_shape_sounds_told        (JbSpan  value);
gboolean jb_shape_is_copies          (JbSpan  line,
                                      JbSpan *value);
gboolean jb_shape_is_printed         (JbSpan  line);
gboolean jb_shape_is_keywords        (JbSpan  line,
                                      JbSpan *value);
gboolean jb_shape_is_extra           (JbSpan  line,
                                      JbSpan *value);
gboolean jb_shape_is_signer          (JbSpan  line,
                                      JbSpan *value);
gboolean jb_shape_is_staff           (JbSpan  line,
                                      JbSpan *label,
                                      JbSpan *value);
gboolean jb_shape_is_labelled        (JbSpan  line,
                                      JbSpan *label,
                                      JbSpan *value);
gboolean jb_shape_is_note            (JbSpan  line,
                                      JbSpan *value);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-role.h"

/**
 * ReaderCase:
 * @name: what it is about
 * @text: a whole bulletin or document
 * @kind: which of the two
 * @outline: what a careful reader finds in it: a line for each block
 *
 * A made-up text and its structure.
 */
typedef struct
{
  const char *name;
  const char *text;
  JbKind      kind;
  const char *outline;
} ReaderCase;

/* Bulletins by what they hold, bulletins by how their lines are laid out, documents. */
extern const ReaderCase reader_bulletin_cases[];
extern const guint      n_reader_bulletin_cases;
extern const ReaderCase reader_layout_cases[];
extern const guint      n_reader_layout_cases;
extern const ReaderCase reader_document_cases[];
extern const guint      n_reader_document_cases;

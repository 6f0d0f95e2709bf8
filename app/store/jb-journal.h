/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-transcript.h"

G_BEGIN_DECLS

/**
 * JbJournal:
 * @id: the bulletin
 * @owner: the process that noted it, as of jb_journal_dup_owner()
 * @transcript: (nullable): what the bulletin was when it was noted last; %NULL when that is
 *   damaged
 * @current: whether the bulletin was not saved since
 *
 * What was typed after the last save, and would be lost otherwise.
 */
typedef struct
{
  gint64        id;
  char         *owner;
  JbTranscript *transcript;
  gboolean      current;
} JbJournal;

void       jb_journal_free       (JbJournal    *self);

char      *jb_journal_dup_owner  (void);
gboolean   jb_journal_is_orphan  (const char   *owner);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbJournal, jb_journal_free)

G_END_DECLS

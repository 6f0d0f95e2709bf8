/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "jb-block.h"
#include "jb-digest-entry.h"
#include "jb-document.h"
#include "jb-fields.h"
#include "jb-history.h"
#include "jb-layout.h"
#include "jb-recipients.h"
#include "jb-section.h"
#include "jb-transcript.h"

G_BEGIN_DECLS

#define JB_TYPE_BULLETIN (jb_bulletin_get_type ())
G_DECLARE_FINAL_TYPE (JbBulletin, jb_bulletin, JB, BULLETIN, GObject)

JbBulletin    *jb_bulletin_new                 (JbKind              kind,
                                                JbLayout           *layout);
JbBulletin    *jb_bulletin_new_from_transcript (const JbTranscript *transcript,
                                                JbLayout           *layout);
JbTranscript  *jb_bulletin_to_transcript       (JbBulletin         *self);
char          *jb_bulletin_dup_text            (JbBulletin         *self,
                                                gsize              *length);

JbKind         jb_bulletin_get_kind            (JbBulletin         *self);
JbEncoding     jb_bulletin_get_encoding        (JbBulletin         *self);
void           jb_bulletin_set_encoding        (JbBulletin         *self,
                                                JbEncoding          encoding);
JbNewline      jb_bulletin_get_newline         (JbBulletin         *self);
JbHistory     *jb_bulletin_get_history         (JbBulletin         *self);

JbFields      *jb_bulletin_get_masthead        (JbBulletin         *self);
GListModel    *jb_bulletin_get_digest          (JbBulletin         *self);
GListModel    *jb_bulletin_get_sections        (JbBulletin         *self);
GListModel    *jb_bulletin_get_recipients      (JbBulletin         *self);
JbDocument    *jb_bulletin_get_document        (JbBulletin         *self);
JbFields      *jb_bulletin_get_tail            (JbBulletin         *self);
JbBlock       *jb_bulletin_get_first_block     (JbBulletin         *self);

JbDigestEntry *jb_bulletin_insert_digest_entry (JbBulletin         *self,
                                                guint               position,
                                                const char         *section);
void           jb_bulletin_remove_digest_entry (JbBulletin         *self,
                                                guint               position);
JbSection     *jb_bulletin_insert_section      (JbBulletin         *self,
                                                guint               position,
                                                const char         *name);
void           jb_bulletin_remove_section      (JbBulletin         *self,
                                                guint               position);
void           jb_bulletin_move_section        (JbBulletin         *self,
                                                guint               from,
                                                guint               to);
void           jb_bulletin_move_article        (JbBulletin         *self,
                                                JbArticle          *article,
                                                JbSection          *section,
                                                guint               position);
JbRecipients  *jb_bulletin_insert_recipients   (JbBulletin         *self,
                                                guint               position,
                                                const char         *label);
void           jb_bulletin_remove_recipients   (JbBulletin         *self,
                                                guint               position);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "legacy/jb-retype.h"

G_BEGIN_DECLS

JbBulletin *retype_read_text      (const char         *text,
                                   JbKind              kind);
void        retype_assert_text    (JbBulletin         *bulletin,
                                   const char         *wanted);
void        retype_assert_json    (const JbTranscript *expected,
                                   JbBulletin         *bulletin);
gsize       retype_find           (JbBulletin         *bulletin,
                                   const char         *words);
void        retype_insert         (JbRetype           *retype,
                                   gsize               at,
                                   const char         *text);
void        retype_tell           (JbRetype           *retype,
                                   const char         *words,
                                   JbRole              role,
                                   const char         *key);
JbRole      retype_get_role       (JbBulletin         *bulletin,
                                   const char         *words);
JbSection  *retype_get_section    (JbBulletin         *bulletin,
                                   guint               section);
JbArticle  *retype_get_article    (JbBulletin         *bulletin,
                                   guint               section,
                                   guint               article);
guint       retype_count_articles (JbBulletin         *bulletin,
                                   guint               section);
JbBlock    *retype_get_paragraph  (JbArticle          *article,
                                   guint               position);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean jb_lexicon_end_in_post (const char *text,
                                 gsize       length);
gboolean jb_lexicon_is_shared_post (const char *post);
gboolean jb_lexicon_end_in_unit (const char *text);
gboolean jb_lexicon_end_in_body (const char *text);
gboolean jb_lexicon_end_in_section (const char *text);
gboolean jb_lexicon_start_with_level (const char *text);
gboolean jb_lexicon_are_group (const char *text);
gboolean jb_lexicon_are_office (const char *text);
gsize    jb_lexicon_measure_each (const char *text);
gsize    jb_lexicon_measure_level (const char *text);
gsize    jb_lexicon_measure_authority (const char *text);
gboolean jb_lexicon_are_name (const char *text,
                              gboolean    after_post,
                              gboolean   *has_surname);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-preview.h"

G_BEGIN_DECLS

/* A text side in a window of its own, with a small issue in it. */
typedef struct
{
  JbBulletin    *bulletin;
  GtkWidget     *window;
  JbPreview     *preview;
  GtkWidget     *view;
  GtkTextBuffer *buffer;
} PreviewFixture;

/* @newline: the line end of the issue */
void       preview_fixture_set_up        (PreviewFixture *fixture,
                                          gconstpointer   newline);
void       preview_fixture_tear_down     (PreviewFixture *fixture,
                                          gconstpointer   newline);

/* The view says what the bulletin says; every character shows what its block is. */
void       preview_fixture_assert_agree  (PreviewFixture *fixture);
void       preview_fixture_assert_tagged (PreviewFixture *fixture);
void       preview_fixture_assert_lines  (PreviewFixture *fixture);
gboolean   preview_fixture_has_tag       (PreviewFixture *fixture,
                                          int             at,
                                          const char     *name);

JbArticle *preview_fixture_get_article   (PreviewFixture *fixture,
                                          guint           position);
JbBlock   *preview_fixture_get_paragraph (PreviewFixture *fixture,
                                          guint           article,
                                          guint           position);

/* Places are in characters from the start of the text. */
int        preview_fixture_find_words    (PreviewFixture *fixture,
                                          const char     *words);
void       preview_fixture_put_caret     (PreviewFixture *fixture,
                                          int             at);
int        preview_fixture_get_caret     (PreviewFixture *fixture);

/* Replaces a part of the text as one action of the user. */
void       preview_fixture_replace       (PreviewFixture *fixture,
                                          int             start,
                                          int             end,
                                          const char     *added);

G_END_DECLS

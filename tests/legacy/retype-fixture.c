/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "retype-fixture.h"

#include <string.h>

#include "bulletin/jb-block-place.h"
#include "bulletin/jb-json-value.h"
#include "bulletin/jb-json.h"
#include "legacy/jb-reader.h"

JbBulletin *
retype_read_text (const char *text,
                  JbKind      kind)
{
  g_autoptr(JbTranscript) read = jb_reader_read_as (g_strdup (text), strlen (text), kind);

  return jb_bulletin_new_from_transcript (read, NULL);
}

void
retype_assert_text (JbBulletin *bulletin,
                    const char *wanted)
{
  gsize            length;
  g_autofree char *text = jb_bulletin_dup_text (bulletin, &length);

  g_assert_cmpuint (length, ==, strlen (wanted));
  g_assert_true (memcmp (text, wanted, length) == 0);
}

/* The bulletin says the same as @expected, as JSON. */
void
retype_assert_json (const JbTranscript *expected,
                    JbBulletin         *bulletin)
{
  g_autoptr(JbTranscript) actual = jb_bulletin_to_transcript (bulletin);
  JsonNode        *a = jb_json_from_transcript (expected);
  JsonNode        *b = jb_json_from_transcript (actual);
  g_autofree char *pointer = jb_json_find_difference (a, b);

  g_assert_cmpstr (pointer, ==, NULL);
  json_node_unref (a);
  json_node_unref (b);
}

/* A place in the text by what stands there, in bytes. */
gsize
retype_find (JbBulletin *bulletin,
             const char *words)
{
  g_autofree char *text = jb_bulletin_dup_text (bulletin, NULL);
  const char      *at = strstr (text, words);

  g_assert_nonnull (at);

  return at - text;
}

void
retype_insert (JbRetype   *retype,
               gsize       at,
               const char *text)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_retype_replace (retype, at, at, text, strlen (text), &error));
  g_assert_no_error (error);
}

/* Tells the line where @words stand what it is. */
void
retype_tell (JbRetype   *retype,
             const char *words,
             JbRole      role,
             const char *key)
{
  gsize at = retype_find (jb_retype_get_bulletin (retype), words);
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_retype_can_tell (retype, at, at, role));
  g_assert_true (jb_retype_tell (retype, at, at, role, key, &error));
  g_assert_no_error (error);
}

JbRole
retype_get_role (JbBulletin *bulletin,
                 const char *words)
{
  JbBlock *block = jb_bulletin_find_block_at (bulletin, retype_find (bulletin, words), NULL);

  g_assert_nonnull (block);

  return jb_block_get_role (block);
}

JbSection *
retype_get_section (JbBulletin *bulletin,
                    guint       section)
{
  g_autoptr(JbSection) s = g_list_model_get_item (jb_bulletin_get_sections (bulletin), section);

  return s;
}

JbArticle *
retype_get_article (JbBulletin *bulletin,
                    guint       section,
                    guint       article)
{
  GListModel *articles = jb_section_get_articles (retype_get_section (bulletin, section));
  g_autoptr(JbArticle) a = g_list_model_get_item (articles, article);

  return a;
}

guint
retype_count_articles (JbBulletin *bulletin,
                       guint       section)
{
  JbSection *s = retype_get_section (bulletin, section);

  return g_list_model_get_n_items (jb_section_get_articles (s));
}

JbBlock *
retype_get_paragraph (JbArticle *article,
                      guint      position)
{
  g_autoptr(JbBlock) block = g_list_model_get_item (jb_article_get_paragraphs (article), position);

  return block;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-article-table.h"

#include <string.h>

#include "bulletin/jb-one-line.h"
#include "jb-archive-source.h"
#include "jb-body-table.h"

/* A list shows one line; a damaged text may have a title of megabytes. */
enum { MAX_CHARACTERS = 300 };

/* One article of a transcript, while its blocks go by. */
typedef struct
{
  gint64   bulletin_id;
  guint    position;
  GString *title;
  char    *section;
  char    *source;
  gboolean open;
  gboolean title_done;
} Article;

static gboolean
insert_article (JbSqlite *sqlite,
                Article  *article,
                GError  **error)
{
  sqlite3_stmt *statement;
  gboolean      done;

  if (!article->open)
    return TRUE;

  statement = jb_sqlite_prepare (sqlite,
                                 "INSERT INTO article"
                                 " (bulletin_id, position, section, title, source)"
                                 " VALUES (?1, ?2, ?3, ?4, ?5)",
                                 error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, article->bulletin_id);
  sqlite3_bind_int64 (statement, 2, article->position++);
  jb_sqlite_bind_string (statement, 3, article->section);
  sqlite3_bind_text64 (statement, 4, article->title->str, article->title->len, SQLITE_STATIC,
                       SQLITE_UTF8);
  jb_sqlite_bind_string (statement, 5, article->source);
  done = jb_sqlite_step_done (sqlite, statement, error);

  g_string_truncate (article->title, 0);
  g_clear_pointer (&article->source, g_free);
  article->open = FALSE;
  article->title_done = FALSE;

  return done;
}

static char *
dup_value (const JbTranscript *transcript,
           const JbMark       *mark,
           gsize               at)
{
  g_autofree char *value = jb_transcript_dup_value (transcript, mark, at);

  return jb_one_line_dup (value, strlen (value), MAX_CHARACTERS);
}

/* Takes what a block says into the article that it belongs to. */
static void
read_block (Article            *article,
            const JbTranscript *transcript,
            const JbMark       *mark,
            gsize               at)
{
  switch ((guint) mark->role)
    {
    case JB_ROLE_SECTION:
      g_free (article->section);
      article->section = dup_value (transcript, mark, at);
      break;

    case JB_ROLE_TITLE:
      if (!article->title_done)
        {
          g_autofree char *value = jb_transcript_dup_value (transcript, mark, at);

          jb_one_line_join (article->title, value, MAX_CHARACTERS);
          article->title_done = g_utf8_strlen (article->title->str, -1) >= MAX_CHARACTERS;
        }
      break;

    case JB_ROLE_SOURCE:
      if (article->source == NULL)
        article->source = dup_value (transcript, mark, at);
      article->title_done = TRUE;
      break;

    case JB_ROLE_ORNAMENT:
      break;

    default:
      article->title_done |= article->title->len > 0;
      break;
    }
}

static gboolean
ends_article (JbRole role)
{
  return role == JB_ROLE_SECTION || role == JB_ROLE_RECIPIENTS_LABEL || role == JB_ROLE_TAIL;
}

static gboolean
insert_articles (JbSqlite           *sqlite,
                 Article            *article,
                 const JbTranscript *transcript,
                 GError            **error)
{
  gsize at = transcript->lead;

  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark *mark = &g_array_index (transcript->marks, JbMark, i);

      if (((mark->flags & JB_MARK_STARTS_ARTICLE) || ends_article (mark->role)) &&
          !insert_article (sqlite, article, error))
        return FALSE;
      if (mark->flags & JB_MARK_STARTS_SECTION)
        g_clear_pointer (&article->section, g_free);
      if (mark->flags & JB_MARK_STARTS_ARTICLE)
        article->open = TRUE;
      if (article->open || mark->role == JB_ROLE_SECTION)
        read_block (article, transcript, mark, at);

      at += (gsize) mark->open + mark->raw + mark->close + mark->gap;
    }

  return insert_article (sqlite, article, error);
}

/**
 * jb_article_table_remove:
 * @error: return location for a #JbArchiveError
 *
 * Forgets the articles of a bulletin.
 *
 * Returns: whether it worked
 */
gboolean
jb_article_table_remove (JbSqlite *sqlite,
                         gint64    bulletin_id,
                         GError  **error)
{
  sqlite3_stmt *statement =
      jb_sqlite_prepare (sqlite, "DELETE FROM article WHERE bulletin_id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, bulletin_id);

  return jb_sqlite_step_done (sqlite, statement, error);
}

/**
 * jb_article_table_write:
 * @transcript: what the bulletin is now
 * @replace: whether rows of it may be there already
 * @error: return location for a #JbArchiveError
 *
 * Notes which articles a bulletin has, in the place of what was noted. A document has none.
 * To be called in the transaction that writes the text.
 *
 * Returns: whether it worked
 */
gboolean
jb_article_table_write (JbSqlite           *sqlite,
                        gint64              bulletin_id,
                        const JbTranscript *transcript,
                        gboolean            replace,
                        GError            **error)
{
  g_autoptr(GString) title = g_string_new (NULL);
  Article  article = { bulletin_id, 0, title };
  gboolean done;

  if (replace && !jb_article_table_remove (sqlite, bulletin_id, error))
    return FALSE;
  if (transcript->kind != JB_KIND_BULLETIN)
    return TRUE;

  done = insert_articles (sqlite, &article, transcript, error);
  g_free (article.section);
  g_free (article.source);

  return done;
}

static GArray *
list_ids (JbSqlite *sqlite,
          GError  **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement;
  JbStep        step;

  statement = jb_sqlite_prepare (sqlite, "SELECT id FROM bulletin ORDER BY id", error);
  if (statement == NULL)
    return NULL;

  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }

  return step == JB_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/**
 * jb_article_table_rebuild:
 * @data: not used
 * @error: return location for a #JbArchiveError
 *
 * Notes the articles of all bulletins anew, from their texts. A text that is damaged has no
 * articles here, and stays as it is. To be called in a transaction.
 *
 * Returns: whether it worked
 */
gboolean
jb_article_table_rebuild (JbSqlite *sqlite,
                          gpointer  data,
                          GError  **error)
{
  g_autoptr(GArray) ids = list_ids (sqlite, error);

  if (ids == NULL || !jb_sqlite_run (sqlite, "DELETE FROM article", error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr(GError) local_error = NULL;
      g_autoptr(JbTranscript) transcript = jb_body_table_load (sqlite, id, &local_error);

      if (transcript == NULL &&
          !g_error_matches (local_error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_DAMAGED))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (transcript != NULL &&
          !jb_article_table_write (sqlite, id, transcript, FALSE, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * jb_article_table_list_sources:
 * @limit: at most so many, 0 for all
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable) (element-type JbArchiveSource): the sources of all
 *   articles, each once, the most used first, and of equals the one used last
 */
GPtrArray *
jb_article_table_list_sources (JbSqlite *sqlite,
                               guint     limit,
                               GError  **error)
{
  g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  sqlite3_stmt *statement;
  JbStep        step;

  statement = jb_sqlite_prepare (
      sqlite,
      "SELECT source, n, latest, day FROM"
      " (SELECT source, count (*) AS n, max (bulletin_id) AS latest FROM article"
      "  WHERE source IS NOT NULL GROUP BY source)"
      " LEFT JOIN bulletin ON bulletin.id = latest ORDER BY n DESC, latest DESC, source LIMIT ?1",
      error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, limit > 0 ? (gint64) limit : -1);
  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    {
      g_autofree char *text = jb_sqlite_dup_string (statement, 0);
      g_autofree char *day = jb_sqlite_dup_string (statement, 3);

      if (text != NULL)
        g_ptr_array_add (sources,
                         jb_archive_source_new (text, (guint) sqlite3_column_int64 (statement, 1),
                                                sqlite3_column_int64 (statement, 2), day));
    }

  return step == JB_STEP_DONE ? g_steal_pointer (&sources) : NULL;
}

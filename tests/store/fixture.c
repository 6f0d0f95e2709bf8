/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <string.h>

#include <glib/gstdio.h>

/* Lays @blocks end to end. */
JbTranscript *
fixture_transcript (JbKind              kind,
                    const FixtureBlock *blocks,
                    guint               n_blocks)
{
  JbTranscript *transcript = jb_transcript_new (kind);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_blocks; i++)
    {
      const FixtureBlock *block = &blocks[i];
      JbMark              mark = { block->role, block->flags, g_intern_string (block->key) };

      mark.open = block->open != NULL ? strlen (block->open) : 0;
      mark.raw = block->raw != NULL ? strlen (block->raw) : 0;
      mark.close = block->close != NULL ? strlen (block->close) : 0;
      mark.gap = block->gap != NULL ? strlen (block->gap) : 0;
      g_array_append_val (transcript->marks, mark);
      g_string_append (text, block->open != NULL ? block->open : "");
      g_string_append (text, block->raw != NULL ? block->raw : "");
      g_string_append (text, block->close != NULL ? block->close : "");
      g_string_append (text, block->gap != NULL ? block->gap : "");
    }

  g_free (transcript->text);
  transcript->length = text->len;
  transcript->text = g_strndup (text->str, text->len);
  g_assert_true (jb_transcript_check (transcript, NULL));

  return transcript;
}

/* One section with one article. */
JbTranscript *
fixture_bulletin (const char *title,
                  const char *paragraph)
{
  const FixtureBlock blocks[] = {
    { JB_ROLE_SECTION, JB_MARK_NONE, NULL, "[", "基层动态", "]", "\n\n" },
    { JB_ROLE_TITLE, JB_MARK_STARTS_ARTICLE, NULL, "　　", title, "", "\n" },
    { JB_ROLE_PARAGRAPH, JB_MARK_NONE, NULL, "　　", paragraph, " ", "\n" },
    { JB_ROLE_SOURCE, JB_MARK_NONE, NULL, "\xc2\xa0 （", "青禾县妇联", "）", "\r\n\n" },
    { JB_ROLE_RECIPIENTS_LABEL, JB_MARK_NONE, NULL, "", "报", "：", "" },
    { JB_ROLE_RECIPIENT, JB_MARK_NONE, NULL, "", "县委办公室", "。", "" },
  };

  return fixture_transcript (JB_KIND_BULLETIN, blocks, G_N_ELEMENTS (blocks));
}

/* As fixture_bulletin(), with a masthead that prints @name and @date. */
JbTranscript *
fixture_issue (const char *name,
               const char *date,
               const char *title)
{
  const FixtureBlock blocks[] = {
    { JB_ROLE_MASTHEAD, JB_MARK_NONE, "name", "", name, "", "\n" },
    { JB_ROLE_MASTHEAD, JB_MARK_NONE, "issue", "", "第7期", "", "\n" },
    { JB_ROLE_MASTHEAD, JB_MARK_NONE, "issuer", "", "青禾县妇联办公室", "", "  " },
    { JB_ROLE_MASTHEAD, JB_MARK_NONE, "date", "", date, "", "\n\n" },
    { JB_ROLE_TITLE, JB_MARK_STARTS_ARTICLE, NULL, "", title, "", "\n" },
    { JB_ROLE_PARAGRAPH, JB_MARK_NONE, NULL, "　　", "正文一段。", "", "\n" },
  };

  return fixture_transcript (JB_KIND_BULLETIN, blocks, G_N_ELEMENTS (blocks));
}

void
fixture_assert_same (const JbTranscript *a,
                     const JbTranscript *b)
{
  g_autoptr(GBytes) marks_a = jb_transcript_pack_marks (a);
  g_autoptr(GBytes) marks_b = jb_transcript_pack_marks (b);

  g_assert_cmpmem (a->text, a->length, b->text, b->length);
  g_assert_true (g_bytes_equal (marks_a, marks_b));
}

char *
fixture_make_folder (void)
{
  g_autoptr(GError) error = NULL;
  char *path = g_dir_make_tmp ("jianbao-test-XXXXXX", &error);

  g_assert_no_error (error);

  return path;
}

void
fixture_remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        fixture_remove_folder (child);
      else
        g_assert_cmpint (g_unlink (child), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static sqlite3 *
open_raw (const char *path)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL),
                   ==, SQLITE_OK);

  return db;
}

/* Works on the file behind the archive's back. */
void
fixture_run_sql (const char *path,
                 const char *sql)
{
  sqlite3 *db = open_raw (path);
  char    *message = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

gint64
fixture_query_number (const char *path,
                      const char *sql)
{
  sqlite3      *db = open_raw (path);
  sqlite3_stmt *statement;
  gint64        number;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  return number;
}

JbArchive *
fixture_open (const char *path)
{
  g_autoptr(GError) error = NULL;
  JbArchive *archive = jb_archive_open (path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (archive);

  return archive;
}

void
fixture_set_up (ArchiveFixture *f,
                gconstpointer   data)
{
  f->folder = fixture_make_folder ();
  f->path = g_build_filename (f->folder, "archive.db", NULL);
  f->archive = fixture_open (f->path);
}

void
fixture_tear_down (ArchiveFixture *f,
                   gconstpointer   data)
{
  g_clear_object (&f->archive);
  fixture_remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

/* The id of what was added. */
gint64
fixture_add (JbArchive    *archive,
             JbTranscript *transcript)
{
  g_autoptr(GError) error = NULL;
  gint64 id = 0;

  jb_archive_add (archive, transcript, NULL, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);

  return id;
}

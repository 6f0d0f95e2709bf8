/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "store/jb-archive.h"

G_BEGIN_DECLS

/* A folder of its own for each test, and an archive in it that is open. */
typedef struct
{
  char      *folder;
  char      *path;
  JbArchive *archive;
} ArchiveFixture;

typedef struct
{
  JbRole      role;
  guint       flags;
  const char *key;
  const char *open;
  const char *raw;
  const char *close;
  const char *gap;
} FixtureBlock;

JbTranscript *fixture_transcript        (JbKind               kind,
                                         const FixtureBlock  *blocks,
                                         guint                n_blocks);
JbTranscript *fixture_bulletin          (const char          *title,
                                         const char          *paragraph);
JbTranscript *fixture_issue             (const char          *name,
                                         const char          *date,
                                         const char          *title);
void          fixture_assert_same       (const JbTranscript  *a,
                                         const JbTranscript  *b);

char         *fixture_make_folder       (void);
void          fixture_remove_folder     (const char          *path);
void          fixture_run_sql           (const char          *path,
                                         const char          *sql);
gint64        fixture_query_number      (const char          *path,
                                         const char          *sql);

void          fixture_set_up            (ArchiveFixture      *f,
                                         gconstpointer        data);
void          fixture_tear_down         (ArchiveFixture      *f,
                                         gconstpointer        data);
JbArchive    *fixture_open              (const char          *path);
gint64        fixture_add               (JbArchive           *archive,
                                         JbTranscript        *transcript);

#define FIXTURE_ADD(name, func) \
  g_test_add (name, ArchiveFixture, NULL, fixture_set_up, func, fixture_tear_down)

G_END_DECLS

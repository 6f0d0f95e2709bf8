/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-migrations.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "jb-article-table.h"
#include "jb-backup.h"
#include "jb-integrity.h"
#include "jb-search-table.h"

/* The text of a bulletin stands in a table of its own, so that a list of a hundred
 * thousand reads no bodies. Times are microseconds since 1970, in UTC. */
static const char version_1[] =
    "CREATE TABLE publication ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  name TEXT NOT NULL UNIQUE CHECK (name <> ''),"
    "  issuer TEXT,"
    "  numbering INTEGER NOT NULL,"
    "  encoding INTEGER NOT NULL,"
    "  newline INTEGER NOT NULL,"
    "  export_style INTEGER NOT NULL,"
    "  prints_masthead INTEGER NOT NULL,"
    "  created INTEGER NOT NULL"
    ") STRICT;"
    "CREATE TABLE bulletin ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  publication_id INTEGER REFERENCES publication (id) ON DELETE SET NULL,"
    "  kind INTEGER NOT NULL,"
    "  status INTEGER NOT NULL,"
    "  title TEXT NOT NULL,"
    "  name TEXT,"
    "  issue TEXT,"
    "  total TEXT,"
    "  issuer TEXT,"
    "  date TEXT,"
    "  day TEXT,"
    "  year INTEGER NOT NULL,"
    "  n_articles INTEGER NOT NULL,"
    "  n_characters INTEGER NOT NULL,"
    "  origin_path TEXT,"
    "  origin_sha256 BLOB,"
    "  filed_number INTEGER,"
    "  filed_day TEXT,"
    "  created INTEGER NOT NULL,"
    "  modified INTEGER NOT NULL"
    ") STRICT;"
    "CREATE INDEX bulletin_by_origin ON bulletin (origin_sha256)"
    "  WHERE origin_sha256 IS NOT NULL;"
    "CREATE INDEX bulletin_by_year ON bulletin (year);"
    "CREATE INDEX bulletin_by_publication ON bulletin (publication_id, year);"
    "CREATE TABLE body ("
    "  bulletin_id INTEGER PRIMARY KEY REFERENCES bulletin (id) ON DELETE CASCADE,"
    "  text TEXT NOT NULL,"
    "  marks BLOB NOT NULL,"
    "  checksum INTEGER NOT NULL"
    ") STRICT;";

/* What articles there are is read from the texts, so it can be made anew at any time. */
static const char version_2[] =
    "CREATE TABLE article ("
    "  bulletin_id INTEGER NOT NULL REFERENCES bulletin (id) ON DELETE CASCADE,"
    "  position INTEGER NOT NULL,"
    "  section TEXT,"
    "  title TEXT NOT NULL,"
    "  source TEXT,"
    "  PRIMARY KEY (bulletin_id, position)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX article_by_source ON article (source) WHERE source IS NOT NULL;"
    "CREATE TABLE export_settings ("
    "  name TEXT NOT NULL,"
    "  kind INTEGER NOT NULL,"
    "  encoding INTEGER,"
    "  newline INTEGER NOT NULL,"
    "  style INTEGER NOT NULL,"
    "  folder TEXT,"
    "  PRIMARY KEY (name, kind)"
    ") STRICT, WITHOUT ROWID;";

/* Who receives bulletins, in the order of the directory. Dates are 20140724, 20140700 or
 * 20140000; 0 is none. */
static const char version_3[] =
    "CREATE TABLE directory ("
    "  position INTEGER PRIMARY KEY,"
    "  kind INTEGER NOT NULL,"
    "  name TEXT NOT NULL CHECK (name <> ''),"
    "  post TEXT,"
    "  list INTEGER NOT NULL,"
    "  rank INTEGER NOT NULL,"
    "  aliases TEXT,"
    "  valid_from INTEGER NOT NULL,"
    "  valid_to INTEGER NOT NULL,"
    "  copies INTEGER NOT NULL,"
    "  learnt INTEGER NOT NULL"
    ") STRICT;";

/* What became of bulletins: a row in "revision" for every save, whose newest is the body itself;
 * the edits since the last save; the bin; and what was filed and sent out. Filed numbers count per
 * publication and, as a rule, per year. What people said about findings goes with a bulletin, and
 * which rules are off with its publication. */
static const char version_4[] =
    "ALTER TABLE bulletin ADD COLUMN filed_total INTEGER;"
    "ALTER TABLE bulletin ADD COLUMN filed_year INTEGER;"
    "ALTER TABLE bulletin ADD COLUMN filed_supplement INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE bulletin ADD COLUMN filed_time INTEGER;"
    "ALTER TABLE bulletin ADD COLUMN deleted INTEGER;"
    "UPDATE bulletin SET filed_year = year WHERE status = 1;"
    "CREATE INDEX bulletin_by_filing ON bulletin (publication_id, filed_supplement, filed_number)"
    "  WHERE status = 1;"
    "CREATE INDEX bulletin_by_deletion ON bulletin (deleted) WHERE deleted IS NOT NULL;"
    "CREATE TABLE revision ("
    "  bulletin_id INTEGER NOT NULL REFERENCES bulletin (id) ON DELETE CASCADE,"
    "  number INTEGER NOT NULL,"
    "  time INTEGER NOT NULL,"
    "  event INTEGER NOT NULL,"
    "  origin INTEGER NOT NULL,"
    "  label TEXT,"
    "  n_added INTEGER NOT NULL,"
    "  n_removed INTEGER NOT NULL,"
    "  packing INTEGER NOT NULL,"
    "  checksum INTEGER NOT NULL,"
    "  data BLOB,"
    "  PRIMARY KEY (bulletin_id, number)"
    ") STRICT, WITHOUT ROWID;"
    "INSERT INTO revision (bulletin_id, number, time, event, origin, n_added, n_removed, packing,"
    "  checksum) SELECT id, 1, modified, 0, 0, n_characters, 0, 0, 0 FROM bulletin;"
    "CREATE TABLE journal ("
    "  bulletin_id INTEGER NOT NULL REFERENCES bulletin (id) ON DELETE CASCADE,"
    "  owner TEXT NOT NULL,"
    "  time INTEGER NOT NULL,"
    "  revision INTEGER NOT NULL,"
    "  packing INTEGER NOT NULL,"
    "  checksum INTEGER NOT NULL,"
    "  data BLOB NOT NULL,"
    "  PRIMARY KEY (bulletin_id, owner)"
    ") STRICT;"
    "CREATE TABLE log ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  bulletin_id INTEGER NOT NULL REFERENCES bulletin (id) ON DELETE CASCADE,"
    "  time INTEGER NOT NULL,"
    "  event INTEGER NOT NULL,"
    "  place TEXT,"
    "  details TEXT,"
    "  sha256 BLOB"
    ") STRICT;"
    "CREATE INDEX log_by_bulletin ON log (bulletin_id);"
    "CREATE TABLE ignored_finding ("
    "  bulletin_id INTEGER NOT NULL REFERENCES bulletin (id) ON DELETE CASCADE,"
    "  key TEXT NOT NULL,"
    "  PRIMARY KEY (bulletin_id, key)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE check_settings ("
    "  name TEXT NOT NULL,"
    "  kind INTEGER NOT NULL,"
    "  skip TEXT NOT NULL,"
    "  PRIMARY KEY (name, kind)"
    ") STRICT, WITHOUT ROWID;";

/* "labels" are the words that people gave a bulletin, one to a line, in alphabetical order. What
 * the list is sorted and filtered by stands in an index of its own, so that a list of a hundred
 * thousand reads nothing else. A publication says what a new issue of it begins with: names of
 * sections and recipients, one to a line, these with their list and a tab before them; which issue
 * shows the house style, 0 for the newest ones; and from which running number to count. */
static const char version_6[] =
    "ALTER TABLE bulletin ADD COLUMN labels TEXT;"
    "CREATE INDEX bulletin_for_list ON bulletin (deleted, status, day, year, publication_id,"
    "  modified, labels);"
    "CREATE INDEX bulletin_by_label ON bulletin (labels) WHERE labels IS NOT NULL;"
    "ALTER TABLE publication ADD COLUMN sections TEXT;"
    "ALTER TABLE publication ADD COLUMN recipients TEXT;"
    "ALTER TABLE publication ADD COLUMN style_bulletin_id INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE publication ADD COLUMN first_total INTEGER NOT NULL DEFAULT 0;";

/* Append only: a step that was released is never changed. */
static const JbMigration migrations[] = {
  { version_1, NULL },
  { version_2, jb_article_table_rebuild },
  { version_3, NULL },
  { version_4, NULL },
  { NULL, jb_search_table_rebuild },
  { version_6, NULL },
};

/* Where the numbers stand in the header of a file, in bytes. */
enum
{
  AT_VERSION = 60,
  AT_APPLICATION_ID = 68,
  HEADER_BYTES = 100,
};

typedef struct
{
  const JbMigration *step;
  guint              version;
} StepData;

/* Reads all in one transaction: another program may be making the archive meanwhile. */
static gboolean
read_identity (JbSqlite *sqlite,
               gint64   *application_id,
               gint64   *version,
               gint64   *n_tables,
               GError  **error)
{
  gboolean done;

  if (!jb_sqlite_run (sqlite, "BEGIN", error))
    return FALSE;

  done =
      jb_sqlite_get_number (sqlite, "PRAGMA application_id", application_id, error) &&
      jb_sqlite_get_number (sqlite, "PRAGMA user_version", version, error) &&
      jb_sqlite_get_number (sqlite, "SELECT count(*) FROM sqlite_schema", n_tables, error);
  jb_sqlite_run (sqlite, "ROLLBACK", NULL);

  return done;
}

/* Refuses files that are not ours or too new, before anything is written. */
static gboolean
check_identity (JbSqlite *sqlite,
                guint     latest,
                gint64   *version,
                GError  **error)
{
  gint64 application_id, n_tables;

  if (!read_identity (sqlite, &application_id, version, &n_tables, error))
    return FALSE;

  if (application_id == 0 && *version == 0 && n_tables == 0)
    return TRUE;

  if (application_id != JB_SQLITE_APPLICATION_ID)
    {
      jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_FOREIGN,
                           _("“%s” belongs to another program. It was left as it is; choose "
                             "another file."),
                              jb_sqlite_get_display_path (sqlite));
      return FALSE;
    }
  if (*version > latest)
    {
      jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_NEWER,
                           _("“%s” was written by a newer version of Jianbao. It was left as it "
                             "is; update Jianbao to open it."),
                              jb_sqlite_get_display_path (sqlite));
      return FALSE;
    }
  if (*version < 1)
    {
      jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_DAMAGED,
                           _("The file “%s” is damaged: it does not say which version it is. "
                             "Copy it to a safe place before anything else, then go on with a "
                             "backup."),
                              jb_sqlite_get_display_path (sqlite));
      return FALSE;
    }

  return TRUE;
}

/* The copy of version N of jianbao.db is jianbao-vN-TIME.db beside it. */
static gboolean
back_up (JbSqlite *sqlite,
         guint     version,
         GError  **error)
{
  const char *path = jb_sqlite_get_path (sqlite);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *stem = g_str_has_suffix (path, ".db") ? g_strndup (path, strlen (path) - 3)
                                                         : g_strdup (path);
  g_autofree char *copy = g_strdup_printf ("%s-v%u-%s.db", stem, version, time);

  return jb_backup_copy (sqlite, copy, error);
}

static gboolean
run_step (JbSqlite *sqlite,
          gpointer  data,
          GError  **error)
{
  const StepData  *step = data;
  g_autofree char *set_version = NULL;
  gint64           version;

  /* Another program may have been faster. */
  if (!jb_sqlite_get_number (sqlite, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= step->version)
    return TRUE;

  if (step->step->sql != NULL && !jb_sqlite_run (sqlite, step->step->sql, error))
    return FALSE;
  if (step->step->func != NULL && !step->step->func (sqlite, NULL, error))
    return FALSE;

  /* A pragma takes no parameters; both are numbers of our own. */
  set_version = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u",
                                 JB_SQLITE_APPLICATION_ID, step->version);

  return jb_sqlite_run (sqlite, set_version, error);
}

/**
 * jb_migrations_run_steps:
 * @steps: (array length=n_steps): the steps from an empty file to the latest version
 * @error: return location for a #JbArchiveError
 *
 * Brings the file to version @n_steps, each step in a transaction of its own. A file
 * of an older version is backed up beside itself first. A newer one, or one of another
 * program, is refused and nothing is written to it.
 *
 * Returns: whether the file is of the latest version now
 */
gboolean
jb_migrations_run_steps (JbSqlite          *sqlite,
                         const JbMigration *steps,
                         guint              n_steps,
                         GError           **error)
{
  gint64 version;

  g_return_val_if_fail (sqlite != NULL && steps != NULL, FALSE);

  jb_sqlite_set_task (sqlite, _("The archive could not be opened."));
  if (!check_identity (sqlite, n_steps, &version, error))
    {
      jb_sqlite_leave_untouched (sqlite);
      return FALSE;
    }
  if (version > 0 && !jb_integrity_check_cheaply (sqlite, error))
    {
      jb_sqlite_leave_untouched (sqlite);
      return FALSE;
    }
  if (!jb_sqlite_use_wal (sqlite, error))
    return FALSE;

  if (version > 0 && version < n_steps)
    {
      jb_sqlite_set_task (sqlite, _("The archive could not be backed up before its update, so it "
                                    "was left as it is."));
      if (!back_up (sqlite, version, error))
        return FALSE;
    }

  jb_sqlite_set_task (sqlite, version > 0 ? _("The archive could not be updated.")
                                          : _("The archive could not be made."));
  for (guint i = version; i < n_steps; i++)
    {
      StepData data = { &steps[i], i + 1 };

      if (!jb_sqlite_transact (sqlite, run_step, &data, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * jb_migrations_run:
 * @error: return location for a #JbArchiveError
 *
 * Brings the archive's file to the latest version.
 *
 * Returns: whether it is of the latest version now
 */
gboolean
jb_migrations_run (JbSqlite *sqlite,
                   GError  **error)
{
  return jb_migrations_run_steps (sqlite, migrations, G_N_ELEMENTS (migrations), error);
}

/**
 * jb_migrations_run_to:
 * @version: a version that was released
 * @error: return location for a #JbArchiveError
 *
 * Makes an archive as that version made it, to fill it with what is left of a damaged one.
 *
 * Returns: whether it worked
 */
gboolean
jb_migrations_run_to (JbSqlite *sqlite,
                      guint     version,
                      GError  **error)
{
  g_return_val_if_fail (version >= 1 && version <= G_N_ELEMENTS (migrations), FALSE);

  return jb_migrations_run_steps (sqlite, migrations, version, error);
}

/**
 * jb_migrations_check:
 * @error: return location for a #JbArchiveError
 *
 * Holds a file against what an archive is, and writes nothing to it.
 *
 * Returns: whether it is an archive of this version or an older one
 */
gboolean
jb_migrations_check (JbSqlite *sqlite,
                     GError  **error)
{
  const char *path = jb_sqlite_get_display_path (sqlite);
  gint64      version;

  if (!check_identity (sqlite, G_N_ELEMENTS (migrations), &version, error))
    return FALSE;
  if (version > 0)
    return TRUE;

  jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_FOREIGN, _("“%s” is empty."), path);
  return FALSE;
}

/**
 * jb_migrations_check_current:
 * @error: return location for a #JbArchiveError
 *
 * Holds a file that cannot be written against what an archive is.
 *
 * Returns: whether it is a whole archive of this version
 */
gboolean
jb_migrations_check_current (JbSqlite *sqlite,
                             GError  **error)
{
  gint64 version;

  jb_sqlite_set_task (sqlite, _("The archive could not be opened."));
  if (!jb_migrations_check (sqlite, error) || !jb_integrity_check_cheaply (sqlite, error) ||
      !jb_sqlite_get_number (sqlite, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == G_N_ELEMENTS (migrations))
    return TRUE;

  jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_READ_ONLY,
                       _("“%s” was written by an older version of Jianbao, and cannot be updated "
                         "where it cannot be written. Copy it to a folder of your own, and use the "
                         "copy."),
                          jb_sqlite_get_display_path (sqlite));
  return FALSE;
}

/**
 * jb_migrations_is_current:
 * @path: (type filename): what may be an archive
 *
 * Reads the version where SQLite's format has it. An archive whose update is still in its log
 * counts as an old one.
 *
 * Returns: whether the file says that it is an archive of this version
 */
gboolean
jb_migrations_is_current (const char *path)
{
  guint8  header[HEADER_BYTES];
  guint32 version, application_id;
  FILE   *file = g_fopen (path, "rbe");
  gsize   length;

  if (file == NULL)
    return FALSE;
  length = fread (header, 1, sizeof header, file);
  fclose (file);
  if (length < sizeof header)
    return FALSE;

  memcpy (&version, header + AT_VERSION, sizeof version);
  memcpy (&application_id, header + AT_APPLICATION_ID, sizeof application_id);

  return GUINT32_FROM_BE (version) == G_N_ELEMENTS (migrations) &&
         GUINT32_FROM_BE (application_id) == JB_SQLITE_APPLICATION_ID;
}

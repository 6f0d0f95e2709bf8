/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-fixture.h"

#include <string.h>

#include <glib/gstdio.h>

static const struct
{
  FaultKind   kind;
  const char *name;
} kinds[] = {
  { FAULT_IO, "io" },
  { FAULT_FULL, "full" },
  { FAULT_KILL, "kill" },
  { FAULT_POWER, "power" },
};

static void
set_up (FaultFixture *f,
        gconstpointer data)
{
  g_autofree char *paragraph = g_strnfill (20000, '-');

  f->folder = fixture_make_folder ();
  f->path = g_build_filename (f->folder, "archive.db", NULL);
  f->backup = g_build_filename (f->folder, "copy.db", NULL);
  f->old = fixture_bulletin ("旧", "短");
  f->new = fixture_bulletin ("新", paragraph);
}

static void
tear_down (FaultFixture *f,
           gconstpointer data)
{
  jb_transcript_unref (f->old);
  jb_transcript_unref (f->new);
  fixture_remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->path);
  g_free (f->backup);
}

void
fault_fixture_add (const char *name,
                   void (*func) (FaultFixture *, gconstpointer))
{
  g_test_add (name, FaultFixture, NULL, set_up, func, tear_down);
}

void
fault_fixture_add_works (const FaultWork *works,
                         guint            n_works)
{
  fault_vfs_install ();
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint j = 0; j < n_works; j++)
      {
        g_autofree char *name = g_strdup_printf ("/faults/%s/%s", works[j].name, kinds[i].name);

        g_test_add (name, FaultFixture, GINT_TO_POINTER (kinds[i].kind), set_up, works[j].func,
                    tear_down);
      }
}

void
fault_fixture_start_afresh (FaultFixture *f)
{
  fixture_remove_folder (f->folder);
  g_assert_cmpint (g_mkdir (f->folder, 0700), ==, 0);
}

/* Names the file, and says what to do where that is known. */
void
fault_fixture_assert_words (FaultFixture *f,
                            const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == JB_ARCHIVE_ERROR);
  g_assert_nonnull (strstr (error->message, f->folder));
  if (error->code != JB_ARCHIVE_ERROR_FULL)
    g_assert_cmpint (error->code, ==, JB_ARCHIVE_ERROR_IO);
}

/* SQLite finds nothing wrong with the file. */
void
fault_fixture_assert_whole (FaultFixture *f)
{
  g_assert_cmpint (fixture_query_number (f->path,
                                         "SELECT integrity_check = 'ok'"
                                         " FROM pragma_integrity_check"),
                   ==, 1);
  g_assert_cmpint (fixture_query_number (f->path,
                                         "SELECT count(*) FROM pragma_foreign_key_check"),
                   ==, 0);
}

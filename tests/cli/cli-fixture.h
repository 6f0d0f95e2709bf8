/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A folder of its own for each test, with the database "archive.db" in it. The program runs
 * in that folder. */
typedef struct
{
  char *folder;
  char *database;
} CliFixture;

/* What one call of the program did. */
typedef struct
{
  int     status;
  GBytes *out;
  char   *text;
  char   *err;
} CliRun;

void      cli_fixture_set_up    (CliFixture     *fixture,
                                 gconstpointer   data);
void      cli_fixture_tear_down (CliFixture     *fixture,
                                 gconstpointer   data);
void      cli_fixture_write     (CliFixture     *fixture,
                                 const char     *name,
                                 const char     *bytes,
                                 gssize          n_bytes);
GBytes   *cli_fixture_read      (CliFixture     *fixture,
                                 const char     *name);

CliRun   *cli_run               (CliFixture     *fixture,
                                 ...) G_GNUC_NULL_TERMINATED;
CliRun   *cli_run_full          (CliFixture         *fixture,
                                 const char *const  *environment,
                                 const char         *input,
                                 const char *const  *arguments);
void      cli_run_free          (CliRun         *run);
void      cli_assert_status     (CliRun         *run,
                                 int             status);
void      cli_assert_says       (const char     *text,
                                 const char     *words);
JsonNode *cli_parse             (const char     *text);

/* A file of data/, and the manual page in plain words. */
char     *cli_load_data         (const char     *name);
char     *cli_load_manual       (void);

/* That both tell of every option in a command's help. */
void      cli_assert_options_told (const char *help,
                                   const char *manual,
                                   const char *completion);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliRun, cli_run_free)

#define CLI_ADD(name, function) \
  g_test_add (name, CliFixture, NULL, cli_fixture_set_up, function, cli_fixture_tear_down)

G_END_DECLS

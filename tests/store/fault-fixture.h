/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fault-vfs.h"
#include "fixture.h"

G_BEGIN_DECLS

/* More operations than anything here needs. */
enum
{
  FAULT_MAX_OPERATIONS = 800
};

/* A folder for an archive that is made anew for each operation that fails; two bulletins for it,
 * and a place for a backup. */
typedef struct
{
  char         *folder;
  char         *path;
  char         *backup;
  JbTranscript *old;
  JbTranscript *new;
} FaultFixture;

/* A test that is run once for each way to fail, a #FaultKind that it finds in its data. */
typedef struct
{
  const char *name;
  void (*func) (FaultFixture *f,
                gconstpointer data);
} FaultWork;

void fault_fixture_add (const char *name,
                        void (*func) (FaultFixture *, gconstpointer));
void fault_fixture_add_works (const FaultWork *works,
                              guint            n_works);

void fault_fixture_start_afresh (FaultFixture *f);
void fault_fixture_assert_words (FaultFixture *f,
                                 const GError *error);
void fault_fixture_assert_whole (FaultFixture *f);

G_END_DECLS

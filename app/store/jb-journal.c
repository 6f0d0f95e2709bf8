/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-journal.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* Where the state of a process and the time at which it began stand in its stat file, counted
 * behind its name. */
enum
{
  STATE_FIELD = 0,
  START_TIME_FIELD = 19
};

void
jb_journal_free (JbJournal *self)
{
  g_free (self->owner);
  g_clear_pointer (&self->transcript, jb_transcript_unref);
  g_free (self);
}

static char *
dup_boot (void)
{
  char *boot = NULL;

  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &boot, NULL, NULL))
    return g_strdup (g_get_host_name ());

  return g_strstrip (boot);
}

/* A number that a later process with the same id does not have; "0" where nobody knows, and for a
 * process that has ended, though whoever started it has not asked yet how. */
static char *
dup_start_time (gint64 pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%lld/stat", (long long) pid);
  g_autofree char *stat = NULL;
  g_auto (GStrv) fields = NULL;
  const char *name_end;

  if (!g_file_get_contents (path, &stat, NULL, NULL))
    return g_strdup ("0");
  name_end = strrchr (stat, ')');
  if (name_end == NULL || name_end[1] == '\0')
    return g_strdup ("0");

  fields = g_strsplit (name_end + 2, " ", START_TIME_FIELD + 2);
  if (g_strcmp0 (fields[STATE_FIELD], "Z") == 0 || g_strcmp0 (fields[STATE_FIELD], "X") == 0)
    return g_strdup ("0");

  return g_strdup (g_strv_length (fields) > START_TIME_FIELD ? fields[START_TIME_FIELD] : "0");
}

static char *
dup_owner_of (gint64 pid)
{
  g_autofree char *boot = dup_boot ();
  g_autofree char *start = dup_start_time (pid);

  return g_strdup_printf ("%s %lld %s", boot, (long long) pid, start);
}

/**
 * jb_journal_dup_owner:
 *
 * Returns: (transfer full): a name for this process that no other one bears
 */
char *
jb_journal_dup_owner (void)
{
  return dup_owner_of (getpid ());
}

/**
 * jb_journal_is_orphan:
 * @owner: as of jb_journal_dup_owner()
 *
 * Returns: whether that process has ended
 */
gboolean
jb_journal_is_orphan (const char *owner)
{
  g_auto (GStrv) parts = g_strsplit (owner, " ", 3);
  g_autofree char *now = NULL;
  gint64           pid;

  if (g_strv_length (parts) != 3)
    return TRUE;

  pid = g_ascii_strtoll (parts[1], NULL, 10);
  if (pid <= 0 || pid > G_MAXINT || (kill ((pid_t) pid, 0) != 0 && errno == ESRCH))
    return TRUE;
  now = dup_owner_of (pid);

  return !g_str_equal (now, owner);
}

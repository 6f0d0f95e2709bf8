/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "jb-cli-progress.h"
#include "legacy/jb-legacy.h"
#include "legacy/jb-text-files.h"

/* Bulletins go into the database many at a time, since each time is a trip to the disk; but
 * no more than this at once, so that memory stays small and progress visible. */
enum
{
  BATCH_FILES = 256,
  BATCH_BYTES = 16 * 1024 * 1024,
};

typedef struct
{
  JbArchive     *archive;
  JbCliProgress *progress;
  gboolean       again;

  /* The batch: what is to be added, and the paths beside it. */
  GPtrArray *items;
  GPtrArray *paths;
  gsize      n_bytes;

  guint       n_imported;
  guint       n_known;
  guint       n_failed;
  JbCliStatus status;
} Import;

/* A name may hold anything but NUL; the line is parted by tabs and ends with a newline. */
static char *
escape_path (const char *path)
{
  GString *escaped = g_string_new (NULL);

  for (; *path != '\0'; path++)
    if ((guint8) *path < 0x20 || *path == 0x7f)
      g_string_append_printf (escaped, "\\%03o", (guint8) *path);
    else
      g_string_append_c (escaped, *path);

  return g_string_free (escaped, FALSE);
}

static void
report_item (Import        *import,
             GString       *lines,
             JbArchiveItem *item,
             const char    *path)
{
  JbArchiveEntry  *entry = jb_archive_item_get_entry (item);
  g_autofree char *escaped = escape_path (path);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, jb_archive_item_get_id (item));

  g_string_append_printf (lines, "%s\t%s\t%s\t%s\n", id,
                          jb_kind_to_string (jb_archive_entry_get_kind (entry)),
                          jb_archive_entry_get_title (entry), escaped);

  if (!jb_archive_item_get_known (item))
    {
      import->n_imported++;
      return;
    }

  import->n_known++;
  jb_cli_complain (_("“%s” is already in the archive, as number %s."), escaped, id);
}

static gboolean
store_batch (Import *import)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);

  if (import->items->len == 0)
    return TRUE;

  if (!jb_archive_add_many (import->archive, import->items, &error))
    {
      jb_cli_progress_clear (import->progress);
      import->status = jb_cli_complain_archive (error);
      return FALSE;
    }

  jb_cli_progress_clear (import->progress);
  for (guint i = 0; i < import->items->len; i++)
    report_item (import, lines, g_ptr_array_index (import->items, i),
                 g_ptr_array_index (import->paths, i));

  g_ptr_array_set_size (import->items, 0);
  g_ptr_array_set_size (import->paths, 0);
  import->n_bytes = 0;

  /* Whoever reads the lines has gone; what is imported stays imported. */
  import->status = jb_cli_print_text (lines->str);
  return import->status == JB_CLI_DONE;
}

static void
report_failure (Import     *import,
                const char *message)
{
  jb_cli_progress_clear (import->progress);
  jb_cli_complain ("%s", message);
  import->n_failed++;
}

static void
read_file (Import           *import,
           const JbTextFile *source)
{
  g_autoptr (GFile) file = g_file_new_for_path (source->path);
  g_autoptr (JbTranscript) transcript = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *path = NULL;
  JbArchiveOrigin  origin;

  if (source->problem != NULL)
    {
      g_autofree char *name = g_filename_display_name (source->path);
      g_autofree char *message = g_strdup_printf (_("“%s” cannot be read: %s"), name,
                                                     source->problem);

      report_failure (import, message);
      return;
    }

  transcript = jb_legacy_read_file (file, NULL, &bytes, &error);
  if (transcript == NULL)
    {
      report_failure (import, error->message);
      return;
    }

  path = g_file_get_path (file);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  origin.path = path;
  origin.sha256 = sha256;

  g_ptr_array_add (import->items, jb_archive_item_new (transcript, &origin, import->again));
  g_ptr_array_add (import->paths, g_strdup (source->path));
  import->n_bytes += g_bytes_get_size (bytes);
}

static void
import_files (Import    *import,
              GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      jb_cli_progress_show (import->progress, i);
      read_file (import, g_ptr_array_index (files, i));

      if ((import->items->len >= BATCH_FILES || import->n_bytes >= BATCH_BYTES) &&
          !store_batch (import))
        return;
    }

  store_batch (import);
}

static void
complain_nothing (char **folders)
{
  for (gsize i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *escaped = escape_path (folders[i]);

      jb_cli_complain (_("There is no *.txt in “%s”."), escaped);
    }
}

static JbCliStatus
run_import (JbCli *cli,
            char **arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (JbArchive) archive = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (JbCliProgress) progress = NULL;
  Import      import = { 0 };
  JbCliStatus status;
  gboolean    again = FALSE;
  const GOptionEntry entries[] = {
    { "again", 0, 0, G_OPTION_ARG_NONE, &again,
      N_("Import what is already in the archive once more"), NULL },
    { NULL }
  };

  if (!jb_cli_parse (cli, &jb_cli_import_command, entries, arguments, 1, G_MAXUINT, &operands,
                     &status))
    return status;

  for (gsize i = 0; operands[i] != NULL; i++)
    if (*operands[i] == '\0')
      return jb_cli_refuse_call (&jb_cli_import_command, _("The name of the file is empty."));

  archive = jb_cli_open_archive (cli);
  if (archive == NULL)
    return JB_CLI_DATABASE;

  files = jb_text_files_collect (operands);
  items = g_ptr_array_new_with_free_func ((GDestroyNotify) jb_archive_item_unref);
  paths = g_ptr_array_new_with_free_func (g_free);
  progress = jb_cli_progress_new (files->len);

  import.archive = archive;
  import.progress = progress;
  import.again = again;
  import.items = items;
  import.paths = paths;
  import_files (&import, files);
  jb_cli_progress_clear (progress);

  if (import.status == JB_CLI_DATABASE)
    return import.status;

  if (files->len == 0)
    complain_nothing (operands);
  if (import.n_known > 0)
    jb_cli_complain (g_dngettext (GETTEXT_PACKAGE, "%u was already in the archive",
                                  "%u were already in the archive", import.n_known),
                     import.n_known);
  fprintf (stderr, _("%u imported, %u failed"), import.n_imported, import.n_failed);
  fputc ('\n', stderr);

  if (import.status != JB_CLI_DONE)
    return import.status;

  return import.n_failed > 0 ? JB_CLI_SOME_FAILED : JB_CLI_DONE;
}

const JbCliCommand jb_cli_import_command = {
  .name = "import",
  .operands = "PATH…",
  .summary = N_("Import texts, and folders with all *.txt in them, as drafts"),
  .details = N_("Prints one line each, parted by tabs: number, kind, title, path. A file that "
                "cannot be read is reported and the rest go on. The same bytes are not imported "
                "twice."),
  .run = run_import,
};

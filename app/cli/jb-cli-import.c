/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "jb-cli-progress.h"
#include "legacy/jb-text-files.h"
#include "store/jb-import.h"

typedef struct
{
  JbCliProgress *progress;
  GCancellable  *cancellable;

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
on_progress_cb (guint    n_done,
                guint    n_total,
                gpointer data)
{
  Import *import = data;

  jb_cli_progress_show (import->progress, n_done);
}

static void
on_outcome_cb (const JbImportOutcome *outcome,
               gpointer               data)
{
  Import          *import = data;
  g_autofree char *escaped = escape_path (outcome->name);
  g_autofree char *line = NULL;

  jb_cli_progress_clear (import->progress);
  if (outcome->state == JB_IMPORT_FAILED)
    {
      jb_cli_complain ("%s", outcome->message);
      import->n_failed++;
      return;
    }

  if (outcome->state == JB_IMPORT_KNOWN)
    {
      jb_cli_complain (_("“%s” is already in the archive, as number %lld."), escaped,
                          (long long) outcome->id);
      import->n_known++;
    }
  else
    {
      import->n_imported++;
    }

  /* When whoever reads the lines has gone, what is imported stays imported and no more is. */
  if (import->status != JB_CLI_DONE)
    return;
  line = g_strdup_printf ("%lld\t%s\t%s\t%s\n", (long long) outcome->id,
                          jb_kind_to_string (outcome->kind), outcome->title, escaped);
  import->status = jb_cli_print_text (line);
  if (import->status != JB_CLI_DONE)
    g_cancellable_cancel (import->cancellable);
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
  g_autoptr (JbImport) work = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (JbCliProgress) progress = NULL;
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (GError) error = NULL;
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

  archive = jb_cli_make_archive (cli);
  if (archive == NULL)
    return JB_CLI_DATABASE;

  files = jb_text_files_collect (operands);
  work = jb_import_new ();
  for (guint i = 0; i < files->len; i++)
    {
      const JbTextFile *file = g_ptr_array_index (files, i);

      jb_import_add_path (work, file->path, file->problem);
    }

  progress = jb_cli_progress_new (files->len);
  cancellable = g_cancellable_new ();
  import.progress = progress;
  import.cancellable = cancellable;
  jb_import_set_again (work, again);
  jb_import_set_outcome (work, on_outcome_cb, &import);
  jb_import_set_progress (work, on_progress_cb, &import);
  if (!jb_import_run (work, archive, cancellable, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      jb_cli_progress_clear (progress);
      import.status = jb_cli_complain_archive (error);
      if (import.n_imported > 0)
        jb_cli_complain (g_dngettext (GETTEXT_PACKAGE, "%u bulletin was imported before that.",
                                      "%u bulletins were imported before that.",
                                      import.n_imported),
                         import.n_imported);
      return import.status;
    }
  jb_cli_progress_clear (progress);

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

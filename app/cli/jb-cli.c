/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jb-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static const JbCliCommand *const commands[] = {
  &jb_cli_import_command, &jb_cli_new_command,    &jb_cli_show_command,
  &jb_cli_patch_command,  &jb_cli_export_command, &jb_cli_list_command,
  &jb_cli_check_command,  &jb_cli_directory_command,
  &jb_cli_pdf_command,
  &jb_cli_search_command, &jb_cli_rebuild_index_command,
  &jb_cli_stats_command,  &jb_cli_backup_command, &jb_cli_verify_command,
  &jb_cli_file_command,   &jb_cli_reopen_command,  &jb_cli_history_command,
  &jb_cli_restore_command, &jb_cli_diff_command,   &jb_cli_delete_command,
  &jb_cli_undelete_command, &jb_cli_purge_command, &jb_cli_label_command,
};

/**
 * jb_cli_complain:
 * @format: a message as for printf(), without newline
 *
 * Says something on stderr, in UTF-8 whatever the locale: to write another character for
 * one that the locale lacks would spoil names.
 */
void
jb_cli_complain (const char *format,
                 ...)
{
  g_autofree char *message = NULL;
  va_list          arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  fprintf (stderr, "jianbao-cli: %s\n", message);
}

/**
 * jb_cli_refuse_call:
 * @command: (nullable): the command, or %NULL for the program
 * @format: what is wrong with the call, as for printf()
 *
 * Returns: %JB_CLI_WRONG_CALL
 */
JbCliStatus
jb_cli_refuse_call (const JbCliCommand *command,
                    const char         *format,
                    ...)
{
  g_autofree char *message = NULL;
  va_list          arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  jb_cli_complain ("%s", message);
  if (command != NULL)
    fprintf (stderr, _("See “jianbao-cli %s --help”."), command->name);
  else
    fputs (_("See “jianbao-cli --help”."), stderr);
  fputc ('\n', stderr);

  return JB_CLI_WRONG_CALL;
}

/**
 * jb_cli_print:
 * @bytes: a result
 *
 * Writes to stdout exactly @bytes. Says why that failed, unless nobody reads any more.
 *
 * Returns: %JB_CLI_DONE, or %JB_CLI_SOME_FAILED when stdout took less
 */
JbCliStatus
jb_cli_print (GBytes *bytes)
{
  gsize       n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  errno = 0;
  if ((n_bytes > 0 && fwrite (data, 1, n_bytes, stdout) != n_bytes) || fflush (stdout) != 0)
    {
      /* Whoever reads no more, as “head” does, has what it wanted. */
      if (errno != EPIPE)
        jb_cli_complain (_("The result could not be written: %s"), g_strerror (errno));
      return JB_CLI_SOME_FAILED;
    }

  return JB_CLI_DONE;
}

/**
 * jb_cli_print_text:
 * @text: a result
 *
 * Returns: as jb_cli_print()
 */
JbCliStatus
jb_cli_print_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return jb_cli_print (bytes);
}

/* What stands in a column that would be empty: @text, or a dash. */
const char *
jb_cli_dash (const char *text)
{
  return text != NULL && *text != '\0' ? text : "-";
}

static GOptionContext *
create_context (const JbCliCommand *command)
{
  g_autofree char *parameters = g_strjoin (*command->operands != '\0' ? " " : "", command->name,
                                           command->operands, NULL);
  GOptionContext  *context = g_option_context_new (parameters);

  g_option_context_set_summary (context, _(command->summary));
  if (command->details != NULL)
    g_option_context_set_description (context, _(command->details));
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);

  return context;
}

/* What is given on the command line is UTF-8 whatever the locale, as in a task of cron that has
 * none: GOption would take it for text of the locale, and refuse it. */
static GOptionEntry *
copy_entries (const GOptionEntry *entries)
{
  gsize         n = 0;
  GOptionEntry *copy;

  while (entries[n].long_name != NULL)
    n++;
  copy = g_memdup2 (entries, (n + 1) * sizeof (GOptionEntry));
  for (gsize i = 0; i < n; i++)
    if (copy[i].arg == G_OPTION_ARG_STRING)
      copy[i].arg = G_OPTION_ARG_FILENAME;

  return copy;
}

/* The name of an option whose value should be text and is not, or %NULL. */
static const char *
find_bad_text (const GOptionEntry *entries)
{
  for (gsize i = 0; entries != NULL && entries[i].long_name != NULL; i++)
    {
      const char *value = entries[i].arg == G_OPTION_ARG_STRING
                              ? *(const char *const *) entries[i].arg_data
                              : NULL;

      if (value != NULL && !g_utf8_validate (value, -1, NULL))
        return entries[i].long_name;
    }

  return NULL;
}

/**
 * jb_cli_parse:
 * @cli: what all commands share
 * @command: the command
 * @entries: (array zero-terminated=1): its own options
 * @arguments: (array zero-terminated=1): the command's name and what follows
 * @min_operands: it needs so many operands
 * @max_operands: it takes no more than so many
 * @operands: (out) (transfer full) (array zero-terminated=1): what is no option
 * @status: (out): on %FALSE, what to return
 *
 * Reads a command's options, with --db and --help, which all have. Text is UTF-8 in every locale.
 *
 * Returns: whether to go on
 */
gboolean
jb_cli_parse (JbCli              *cli,
              const JbCliCommand *command,
              const GOptionEntry *entries,
              char              **arguments,
              guint               min_operands,
              guint               max_operands,
              char             ***operands,
              JbCliStatus        *status)
{
  g_autoptr (GOptionContext) context = create_context (command);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) left = g_strdupv (arguments);
  g_auto (GStrv) found = NULL;
  g_autofree char         *database = NULL;
  g_autofree GOptionEntry *own = NULL;
  const char              *bad_text;
  gboolean                 help = FALSE;
  gboolean                 parsed;
  guint                    n_found;
  const GOptionEntry common[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &database, N_("Use this database"), N_("FILE") },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Show this help"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &found, NULL, NULL },
    { NULL }
  };

  *operands = NULL;
  *status = JB_CLI_WRONG_CALL;

  if (entries != NULL)
    {
      own = copy_entries (entries);
      g_option_context_add_main_entries (context, own, GETTEXT_PACKAGE);
    }
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  parsed = g_option_context_parse_strv (context, &left, &error);

  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      *status = jb_cli_print_text (text);
      return FALSE;
    }
  if (!parsed)
    {
      g_autofree char *message = g_utf8_make_valid (error->message, -1);

      jb_cli_refuse_call (command, "%s.", message);
      return FALSE;
    }

  if (database != NULL)
    {
      g_free (cli->database);
      cli->database = g_steal_pointer (&database);
    }
  if (cli->database != NULL && *cli->database == '\0')
    {
      jb_cli_refuse_call (command, _("The name of the database is empty."));
      return FALSE;
    }

  bad_text = find_bad_text (entries);
  if (bad_text != NULL)
    {
      jb_cli_refuse_call (command, _("What --%s is given is not UTF-8."), bad_text);
      return FALSE;
    }

  n_found = found != NULL ? g_strv_length (found) : 0;
  if (n_found < min_operands)
    {
      jb_cli_refuse_call (command, _("Something is missing: %s"), command->operands);
      return FALSE;
    }
  if (n_found > max_operands)
    {
      g_autofree char *extra = g_filename_display_name (found[max_operands]);

      jb_cli_refuse_call (command, _("There is one operand too many: %s"), extra);
      return FALSE;
    }

  *operands = found != NULL ? g_steal_pointer (&found) : g_new0 (char *, 1);

  return TRUE;
}

static char *
make_help (GOptionContext *context)
{
  g_autofree char *options = g_option_context_get_help (context, TRUE, NULL);
  GString         *text = g_string_new (options);

  g_string_append_printf (text, "%s\n", _("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %-13s %s\n", commands[i]->name, _(commands[i]->summary));

  g_string_append_printf (
      text, "\n%s\n",
      _("A TARGET is the number of a bulletin in the database, or a file; a file whose name is\n"
      "all digits is written ./12. The database is that of --db, else $JIANBAO_DB, else\n"
      "jianbao/jianbao.db in the user’s data folder; import and new make it.\n"
      "\n"
      "Exit status: 0 done; 1 done, but something was found or some file failed; 2 the call\n"
      "is wrong; 3 the input cannot be read; 4 database trouble.\n"
      "\n"
      "“jianbao-cli COMMAND --help” tells more about a command."));

  return g_string_free (text, FALSE);
}

static JbCliStatus
run (JbCli *cli,
     int    argc,
     char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_("COMMAND …"));
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) left = NULL;
  g_autofree char *command = NULL;
  gboolean         help = FALSE;
  gboolean         version = FALSE;
  gboolean         parsed;
  const GOptionEntry entries[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &cli->database, N_("Use this database"), N_("FILE") },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Show this help"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_("Show the version"), NULL },
    { NULL }
  };

  left = g_new0 (char *, argc + 1);
  for (int i = 0; i < argc; i++)
    left[i] = g_strdup (argv[i]);

  g_option_context_set_summary (context, _("Office bulletins from the command line."));
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  parsed = g_option_context_parse_strv (context, &left, &error);

  if (version)
    return jb_cli_print_text ("jianbao-cli " PACKAGE_VERSION "\n");
  if (help || (parsed && left[0] != NULL && left[1] != NULL && strcmp (left[1], "help") == 0))
    {
      g_autofree char *text = make_help (context);

      return jb_cli_print_text (text);
    }
  if (!parsed)
    {
      g_autofree char *message = g_utf8_make_valid (error->message, -1);

      return jb_cli_refuse_call (NULL, "%s.", message);
    }
  if (left[0] == NULL || left[1] == NULL)
    return jb_cli_refuse_call (NULL, _("No command is given."));

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (left[1], commands[i]->name) == 0)
      {
        /* GOption takes the first string for the name of the program; in the help it
         * stands before the command's name. */
        g_free (left[1]);
        left[1] = g_strdup ("jianbao-cli");

        return commands[i]->run (cli, left + 1);
      }

  command = g_utf8_make_valid (left[1], -1);
  return jb_cli_refuse_call (NULL, _("There is no command “%s”."), command);
}

/* A caller may have closed a standard stream. The next file opened would then stand in its place
 * and get what is meant for the stream; a stream that cannot be written fails aloud instead. */
static void
occupy_standard_streams (void)
{
  int fd;

  do
    fd = g_open ("/dev/null", O_RDONLY, 0);
  while (fd >= 0 && fd <= STDERR_FILENO);

  if (fd >= 0)
    close (fd);
}

int
main (int   argc,
      char *argv[])
{
  JbCli       cli = { NULL };
  JbCliStatus status;

  occupy_standard_streams ();
  /* A write that fails says so by itself, and what was begun is ended in order. */
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_set_prgname ("jianbao-cli");

  status = run (&cli, argc, argv);
  g_free (cli.database);

  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "directory/jb-directory.h"
#include "legacy/jb-house-style.h"
#include "store/jb-archive.h"

G_BEGIN_DECLS

/**
 * JbCliStatus:
 * @JB_CLI_DONE: done
 * @JB_CLI_SOME_FAILED: done, but something was found or some file failed
 * @JB_CLI_WRONG_CALL: the call is wrong
 * @JB_CLI_UNREADABLE: the input cannot be read
 * @JB_CLI_DATABASE: database trouble
 *
 * What the program returns.
 */
typedef enum
{
  JB_CLI_DONE = 0,
  JB_CLI_SOME_FAILED = 1,
  JB_CLI_WRONG_CALL = 2,
  JB_CLI_UNREADABLE = 3,
  JB_CLI_DATABASE = 4,
} JbCliStatus;

/**
 * JbCli:
 * @database: (nullable): the argument of --db
 *
 * What all commands share.
 */
typedef struct
{
  char *database;
} JbCli;

/**
 * JbCliCommand:
 * @name: its name
 * @operands: what follows the options, for the help
 * @summary: one sentence, for the help of the program and of the command
 * @details: (nullable): more, for the help of the command
 * @run: does it; the first argument is the name
 */
typedef struct
{
  const char  *name;
  const char  *operands;
  const char  *summary;
  const char  *details;
  JbCliStatus (*run) (JbCli  *cli,
                      char  **arguments);
} JbCliCommand;

extern const JbCliCommand jb_cli_backup_command;
extern const JbCliCommand jb_cli_check_command;
extern const JbCliCommand jb_cli_delete_command;
extern const JbCliCommand jb_cli_diff_command;
extern const JbCliCommand jb_cli_directory_command;
extern const JbCliCommand jb_cli_export_command;
extern const JbCliCommand jb_cli_file_command;
extern const JbCliCommand jb_cli_history_command;
extern const JbCliCommand jb_cli_import_command;
extern const JbCliCommand jb_cli_label_command;
extern const JbCliCommand jb_cli_list_command;
extern const JbCliCommand jb_cli_new_command;
extern const JbCliCommand jb_cli_patch_command;
extern const JbCliCommand jb_cli_pdf_command;
extern const JbCliCommand jb_cli_rebuild_index_command;
extern const JbCliCommand jb_cli_search_command;
extern const JbCliCommand jb_cli_purge_command;
extern const JbCliCommand jb_cli_reopen_command;
extern const JbCliCommand jb_cli_restore_command;
extern const JbCliCommand jb_cli_show_command;
extern const JbCliCommand jb_cli_stats_command;
extern const JbCliCommand jb_cli_undelete_command;
extern const JbCliCommand jb_cli_verify_command;

gboolean      jb_cli_parse             (JbCli               *cli,
                                        const JbCliCommand  *command,
                                        const GOptionEntry  *entries,
                                        char               **arguments,
                                        guint                min_operands,
                                        guint                max_operands,
                                        char              ***operands,
                                        JbCliStatus         *status);
JbCliStatus   jb_cli_refuse_call       (const JbCliCommand  *command,
                                        const char          *format,
                                        ...) G_GNUC_PRINTF (2, 3);
void          jb_cli_complain          (const char          *format,
                                        ...) G_GNUC_PRINTF (1, 2);
JbCliStatus   jb_cli_print             (GBytes              *bytes);
JbCliStatus   jb_cli_print_text        (const char          *text);
const char   *jb_cli_dash              (const char          *text);

char         *jb_cli_dup_database      (JbCli               *cli);
gboolean      jb_cli_has_archive       (JbCli               *cli);
JbArchive    *jb_cli_make_archive      (JbCli               *cli);
JbArchive    *jb_cli_read_archive      (JbCli               *cli);
JbArchive    *jb_cli_open_archive      (JbCli               *cli,
                                        JbCliStatus         *status);
JbArchive    *jb_cli_open_to_read      (JbCli               *cli,
                                        JbCliStatus         *status);
gboolean      jb_cli_parse_id          (const char          *argument,
                                        gint64              *id);
JbCliStatus   jb_cli_parse_ids         (const JbCliCommand  *command,
                                        char               **operands,
                                        GArray             **ids);
JbCliStatus   jb_cli_complain_id       (const char          *argument);
JbCliStatus   jb_cli_complain_archive  (const GError        *error);
JbTranscript *jb_cli_load_target       (JbCli               *cli,
                                        const char          *target,
                                        JbHouseStyle       **style,
                                        JbCliStatus         *status);
JbDirectory  *jb_cli_load_directory    (const char          *path,
                                        JbCliStatus         *status);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive.h"

G_BEGIN_DECLS

/**
 * JbImportState:
 * @JB_IMPORT_ADDED: it is a draft in the archive now
 * @JB_IMPORT_KNOWN: the same bytes were in the archive already, or among the files before
 * @JB_IMPORT_FAILED: it could not be read, or is not taken
 *
 * What became of a file.
 */
typedef enum
{
  JB_IMPORT_ADDED,
  JB_IMPORT_KNOWN,
  JB_IMPORT_FAILED,
} JbImportState;

/**
 * JbImportOutcome:
 * @name: the file as it was named, in the file system's encoding
 * @state: what became of it
 * @message: (nullable): when it failed, why: a whole sentence that names the file
 * @id: the bulletin, 0 when it failed
 * @kind: what it was recognised as
 * @title: (nullable): its title, as a list shows it
 * @n_lines: how many parts of it were told apart: titles, paragraphs, names and so on
 * @n_unknown: how many of these were not recognised, and are kept as they are
 *
 * What became of one file of an import.
 */
typedef struct
{
  const char   *name;
  JbImportState state;
  const char   *message;
  gint64        id;
  JbKind        kind;
  const char   *title;
  guint         n_lines;
  guint         n_unknown;
} JbImportOutcome;

typedef void (*JbImportFunc) (const JbImportOutcome *outcome,
                              gpointer               data);
typedef void (*JbImportProgressFunc) (guint    n_done,
                                      guint    n_total,
                                      gpointer data);

/**
 * JbImport:
 *
 * Files on their way into the archive, in the order in which they are to be there. They are read
 * by several threads, while those that were read before are being written.
 */
typedef struct _JbImport JbImport;

JbImport *jb_import_new (void);
void      jb_import_free (JbImport *self);

void jb_import_set_again (JbImport *self,
                          gboolean  again);
void jb_import_set_blank (JbImport *self,
                          gboolean  blank);
void jb_import_set_outcome (JbImport    *self,
                            JbImportFunc func,
                            gpointer     data);
void jb_import_set_progress (JbImport            *self,
                             JbImportProgressFunc func,
                             gpointer             data);

void  jb_import_add_path (JbImport   *self,
                          const char *path,
                          const char *problem);
void  jb_import_add_file (JbImport *self,
                          GFile    *file);
guint jb_import_get_n_files (JbImport *self);

gboolean jb_import_run (JbImport     *self,
                        JbArchive    *archive,
                        GCancellable *cancellable,
                        GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbImport, jb_import_free)

G_END_DECLS

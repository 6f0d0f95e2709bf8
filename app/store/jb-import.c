/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-import.h"

#include <glib/gi18n-lib.h>

#include "jb-archive-private.h"
#include "legacy/jb-legacy.h"

/* Bulletins go into the archive many at a time, since each time is a trip to the disk and a piece
 * of the search index, which have to be put together later. So many bytes more may have been read
 * meanwhile: memory stays small however many files there are. */
enum
{
  BATCH_FILES = 2048,
  BATCH_BYTES = 32 * 1024 * 1024,
  AHEAD_BYTES = 32 * 1024 * 1024,
  MAX_READERS = 4,
};

/* One file: what is asked, and then what was read. */
typedef struct
{
  char  *name;
  GFile *file;
  char  *problem;

  gboolean       is_read;
  JbArchiveItem *item;
  char          *message;
  gsize          n_bytes;
  guint          n_lines;
  guint          n_unknown;
} Source;

struct _JbImport
{
  GPtrArray           *sources;
  gboolean             again;
  gboolean             blank;
  JbImportFunc         outcome;
  gpointer             outcome_data;
  JbImportProgressFunc progress;
  gpointer             progress_data;

  GCancellable *cancellable;
  JbArchive    *archive;

  /* Shared with the readers. */
  GMutex   mutex;
  GCond    cond;
  guint    n_begun;
  guint    n_taken;
  gsize    n_ahead;
  gboolean stopped;
};

static void
free_source (gpointer data)
{
  Source *source = data;

  g_free (source->name);
  g_object_unref (source->file);
  g_free (source->problem);
  g_clear_pointer (&source->item, jb_archive_item_unref);
  g_free (source->message);
  g_free (source);
}

static gboolean
is_blank (const char *text)
{
  while (*text != '\0' && (g_unichar_isspace (g_utf8_get_char (text)) ||
                           g_unichar_iszerowidth (g_utf8_get_char (text))))
    text = g_utf8_next_char (text);

  return *text == '\0';
}

static void
count_lines (Source             *source,
             const JbTranscript *transcript)
{
  source->n_lines = transcript->marks->len;
  for (guint i = 0; i < transcript->marks->len; i++)
    source->n_unknown += g_array_index (transcript->marks, JbMark, i).role == JB_ROLE_UNKNOWN;
}

/* Runs in a reader. */
static void
read_source (JbImport *self,
             Source   *source)
{
  g_autoptr(JbTranscript) transcript = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_file_get_path (source->file);
  g_autofree char *sha256 = NULL;
  g_autofree char *shown = g_filename_display_name (source->name);
  JbArchiveOrigin  origin;

  if (source->problem != NULL)
    {
      source->message = g_strdup_printf (_("“%s” cannot be read: %s"), shown, source->problem);
      return;
    }

  transcript = jb_legacy_read_file (source->file, self->cancellable, &bytes, &error);
  if (transcript == NULL)
    {
      source->message = g_strdup (error->message);
      return;
    }
  if (!self->blank && is_blank (transcript->text))
    {
      source->message = g_strdup_printf (_("“%s” is empty: there is no text in it."), shown);
      return;
    }

  count_lines (source, transcript);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  origin = (JbArchiveOrigin) { path, sha256 };
  source->item = jb_archive_item_new (transcript, &origin, self->again);
  source->n_bytes = transcript->length;
}

/* The next file to read; the one that is waited for is always read, however much was read ahead. */
static Source *
begin_source (JbImport *self)
{
  Source *source = NULL;

  g_mutex_lock (&self->mutex);
  while (!self->stopped && self->n_begun < self->sources->len && self->n_begun > self->n_taken &&
         self->n_ahead >= AHEAD_BYTES)
    g_cond_wait (&self->cond, &self->mutex);
  if (!self->stopped && self->n_begun < self->sources->len)
    source = g_ptr_array_index (self->sources, self->n_begun++);
  g_mutex_unlock (&self->mutex);

  return source;
}

static gpointer
run_reader (gpointer data)
{
  JbImport *self = data;
  Source   *source;

  while ((source = begin_source (self)) != NULL)
    {
      read_source (self, source);

      g_mutex_lock (&self->mutex);
      source->is_read = TRUE;
      self->n_ahead += source->n_bytes;
      g_cond_broadcast (&self->cond);
      g_mutex_unlock (&self->mutex);
    }

  return NULL;
}

static Source *
take_source (JbImport *self,
             guint     i)
{
  Source *source = g_ptr_array_index (self->sources, i);

  g_mutex_lock (&self->mutex);
  self->n_taken = i;
  g_cond_broadcast (&self->cond);
  while (!source->is_read)
    g_cond_wait (&self->cond, &self->mutex);
  self->n_ahead -= source->n_bytes;
  self->n_taken = i + 1;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);

  return source;
}

static void
stop_readers (JbImport *self)
{
  g_mutex_lock (&self->mutex);
  self->stopped = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static void
tell_outcome (JbImport *self,
              Source   *source)
{
  JbImportOutcome outcome = { source->name, JB_IMPORT_FAILED, source->message, 0, 0, NULL,
                              source->n_lines, source->n_unknown };

  if (source->item != NULL)
    {
      JbArchiveEntry *entry = jb_archive_item_get_entry (source->item);

      outcome.state = jb_archive_item_get_known (source->item) ? JB_IMPORT_KNOWN
                                                               : JB_IMPORT_ADDED;
      outcome.id = jb_archive_item_get_id (source->item);
      outcome.kind = jb_archive_entry_get_kind (entry);
      outcome.title = jb_archive_entry_get_title (entry);
    }
  if (self->outcome != NULL)
    self->outcome (&outcome, self->outcome_data);

  g_clear_pointer (&source->item, jb_archive_item_unref);
  g_clear_pointer (&source->message, g_free);
}

/* Puts what was read into the archive, and tells what became of it. */
static gboolean
store_batch (JbImport  *self,
             GPtrArray *batch,
             GError   **error)
{
  g_autoptr(JbArchiveJob) job = jb_archive_job_new (jb_archive_job_add);

  job->items = g_ptr_array_new ();
  g_set_object (&job->cancellable, self->cancellable);
  for (guint i = 0; i < batch->len; i++)
    if (((Source *) batch->pdata[i])->item != NULL)
      g_ptr_array_add (job->items, ((Source *) batch->pdata[i])->item);

  if (job->items->len > 0 && !jb_archive_run_job (self->archive, job, error))
    return FALSE;

  for (guint i = 0; i < batch->len; i++)
    tell_outcome (self, g_ptr_array_index (batch, i));
  g_ptr_array_set_size (batch, 0);

  return TRUE;
}

static gboolean
store_all (JbImport *self,
           GError  **error)
{
  g_autoptr(GPtrArray) batch = g_ptr_array_new ();
  gsize n_bytes = 0;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->sources->len; i++)
    {
      Source *source = take_source (self, i);

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      g_ptr_array_add (batch, source);
      n_bytes += source->n_bytes;
      if (batch->len >= BATCH_FILES || n_bytes >= BATCH_BYTES)
        {
          if (!store_batch (self, batch, error))
            return FALSE;
          n_bytes = 0;
        }
      if (self->progress != NULL)
        self->progress (i + 1, self->sources->len, self->progress_data);
    }

  return store_batch (self, batch, error);
}

/**
 * jb_import_new:
 *
 * Returns: (transfer full): an import of no files yet
 */
JbImport *
jb_import_new (void)
{
  JbImport *self = g_new0 (JbImport, 1);

  self->sources = g_ptr_array_new_with_free_func (free_source);
  self->blank = TRUE;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);

  return self;
}

void
jb_import_free (JbImport *self)
{
  g_ptr_array_unref (self->sources);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

/**
 * jb_import_set_again:
 * @again: whether to add what is in the archive already once more
 */
void
jb_import_set_again (JbImport *self,
                     gboolean  again)
{
  g_return_if_fail (self != NULL);

  self->again = again;
}

/**
 * jb_import_set_blank:
 * @blank: whether to take a file in which there is nothing but white space, as is the default
 */
void
jb_import_set_blank (JbImport *self,
                     gboolean  blank)
{
  g_return_if_fail (self != NULL);

  self->blank = blank;
}

/**
 * jb_import_set_outcome:
 * @func: (scope notified): told what became of each file, in order, when that is on the disk
 * @data: for @func
 */
void
jb_import_set_outcome (JbImport    *self,
                       JbImportFunc func,
                       gpointer     data)
{
  g_return_if_fail (self != NULL);

  self->outcome = func;
  self->outcome_data = data;
}

/**
 * jb_import_set_progress:
 * @func: (scope notified): told how many files are done with
 * @data: for @func
 */
void
jb_import_set_progress (JbImport            *self,
                        JbImportProgressFunc func,
                        gpointer             data)
{
  g_return_if_fail (self != NULL);

  self->progress = func;
  self->progress_data = data;
}

/**
 * jb_import_add_path:
 * @path: (type filename): a file
 * @problem: (nullable): why it cannot be read, when that is known already
 */
void
jb_import_add_path (JbImport   *self,
                    const char *path,
                    const char *problem)
{
  Source *source;

  g_return_if_fail (self != NULL && path != NULL);

  source = g_new0 (Source, 1);
  source->name = g_strdup (path);
  source->file = g_file_new_for_path (path);
  source->problem = g_strdup (problem);
  g_ptr_array_add (self->sources, source);
}

/**
 * jb_import_add_file:
 * @file: a file, which may be somewhere else than on this machine
 */
void
jb_import_add_file (JbImport *self,
                    GFile    *file)
{
  Source *source;

  g_return_if_fail (self != NULL && G_IS_FILE (file));

  source = g_new0 (Source, 1);
  source->name = g_file_get_path (file);
  if (source->name == NULL)
    source->name = g_file_get_uri (file);
  source->file = g_object_ref (file);
  g_ptr_array_add (self->sources, source);
}

guint
jb_import_get_n_files (JbImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sources->len;
}

/**
 * jb_import_run:
 * @archive: where to add
 * @cancellable: (nullable): to stop after what is in the archive by then
 * @error: return location for a #JbArchiveError
 *
 * Reads the files and adds them, some thousands at a time. A file that cannot be read is told of
 * and the rest go on. What was told to be in the archive is there, also when this fails. To be
 * called once, in any thread; that is where the functions that were set are called.
 *
 * Returns: whether all files are done with
 */
gboolean
jb_import_run (JbImport     *self,
               JbArchive    *archive,
               GCancellable *cancellable,
               GError      **error)
{
  GThread *readers[MAX_READERS];
  guint    n_readers;
  gboolean done;

  g_return_val_if_fail (self != NULL && JB_IS_ARCHIVE (archive), FALSE);
  g_return_val_if_fail (self->archive == NULL, FALSE);

  self->archive = archive;
  self->cancellable = cancellable;
  n_readers = MIN (g_get_num_processors (), MIN (MAX_READERS, self->sources->len));
  for (guint i = 0; i < n_readers; i++)
    readers[i] = g_thread_new ("jb-import", run_reader, self);

  done = store_all (self, error);

  stop_readers (self);
  for (guint i = 0; i < n_readers; i++)
    g_thread_join (readers[i]);

  return done;
}

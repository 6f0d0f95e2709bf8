/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-file-provider.h"

#include <glib/gi18n-lib.h>

#include "jb-outgoing.h"
#include "legacy/jb-file-name.h"
#include "store/jb-export.h"

/**
 * JbFileProvider:
 *
 * Bulletins of the archive on their way to another program: as files with the names that are
 * proposed for them, written as their publications are exported; a single one also as text.
 * The files are made in a thread while the pointer is still on its way.
 */

struct _JbFileProvider
{
  GdkContentProvider parent_instance;

  /* Owned */
  JbArchive *archive;
  GArray    *ids;
  GThread   *thread;

  /* Written by the thread, read when it has ended. */
  GPtrArray *files;
  char      *text;
  GError    *error;
};

G_DEFINE_FINAL_TYPE (JbFileProvider, jb_file_provider, GDK_TYPE_CONTENT_PROVIDER)

static gboolean
make_file (JbFileProvider *self,
           const char     *folder,
           GHashTable     *taken,
           gint64          id)
{
  g_autoptr(JbTranscript) transcript = jb_archive_load (self->archive, id, &self->error);
  g_autoptr(JbSummary) summary = NULL;
  g_autoptr(JbExportSettings) settings = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *proposed = NULL;
  g_autofree char *name = NULL;
  GFile           *file = NULL;

  if (transcript == NULL)
    return FALSE;

  summary = jb_summary_new (transcript);
  settings = jb_archive_get_export_settings (self->archive,
                                             summary->kind == JB_KIND_BULLETIN ? summary->name
                                                                               : NULL,
                                             summary->kind, &self->error);
  if (settings == NULL)
    return FALSE;

  proposed = jb_file_name_propose (summary);
  name = jb_file_name_claim (taken, proposed);
  bytes = jb_export_make_bytes (self->archive, id, transcript, settings, &self->error);
  if (bytes != NULL)
    file = jb_outgoing_write (folder, name, bytes, &self->error);
  if (file == NULL)
    return FALSE;

  g_ptr_array_add (self->files, file);
  if (self->text == NULL)
    self->text = g_strdup (transcript->text);

  return TRUE;
}

static gpointer
make_files (gpointer data)
{
  JbFileProvider *self = data;
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folder = jb_outgoing_make_folder (&self->error);

  for (guint i = 0; folder != NULL && i < self->ids->len; i++)
    if (!make_file (self, folder, taken, g_array_index (self->ids, gint64, i)))
      break;

  return NULL;
}

static void
wait_for_files (JbFileProvider *self)
{
  g_clear_pointer (&self->thread, g_thread_join);
}

static GdkContentFormats *
jb_file_provider_ref_formats (GdkContentProvider *provider)
{
  JbFileProvider           *self = JB_FILE_PROVIDER (provider);
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  gdk_content_formats_builder_add_gtype (builder, GDK_TYPE_FILE_LIST);
  if (self->ids->len == 1)
    gdk_content_formats_builder_add_gtype (builder, G_TYPE_STRING);

  return gdk_content_formats_builder_free_to_formats (builder);
}

static gboolean
jb_file_provider_get_value (GdkContentProvider *provider,
                            GValue             *value,
                            GError            **error)
{
  JbFileProvider *self = JB_FILE_PROVIDER (provider);

  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST) && !G_VALUE_HOLDS_STRING (value))
    {
      GdkContentProviderClass *parent = GDK_CONTENT_PROVIDER_CLASS (jb_file_provider_parent_class);

      return parent->get_value (provider, value, error);
    }

  wait_for_files (self);
  if (self->error != NULL)
    {
      g_propagate_error (error, g_error_copy (self->error));
      return FALSE;
    }

  if (G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, self->text);
  else
    g_value_take_boxed (value, gdk_file_list_new_from_array ((GFile **) self->files->pdata,
                                                             self->files->len));

  return TRUE;
}

static void
jb_file_provider_finalize (GObject *object)
{
  JbFileProvider *self = JB_FILE_PROVIDER (object);

  wait_for_files (self);
  g_clear_object (&self->archive);
  g_clear_pointer (&self->ids, g_array_unref);
  g_ptr_array_unref (self->files);
  g_free (self->text);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (jb_file_provider_parent_class)->finalize (object);
}

static void
jb_file_provider_class_init (JbFileProviderClass *klass)
{
  GObjectClass            *object_class = G_OBJECT_CLASS (klass);
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  object_class->finalize = jb_file_provider_finalize;
  provider_class->ref_formats = jb_file_provider_ref_formats;
  provider_class->get_value = jb_file_provider_get_value;
}

static void
jb_file_provider_init (JbFileProvider *self)
{
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * jb_file_provider_new:
 * @archive: the archive
 * @ids: (element-type gint64): bulletins in it, not to be changed any more
 *
 * Begins to make the files.
 *
 * Returns: (transfer full): what a drag offers
 */
GdkContentProvider *
jb_file_provider_new (JbArchive *archive,
                      GArray    *ids)
{
  JbFileProvider *self;

  g_return_val_if_fail (JB_IS_ARCHIVE (archive) && ids != NULL, NULL);

  self = g_object_new (JB_TYPE_FILE_PROVIDER, NULL);
  self->archive = g_object_ref (archive);
  self->ids = g_array_ref (ids);
  self->thread = g_thread_new ("jb-outgoing", make_files, self);

  return GDK_CONTENT_PROVIDER (self);
}

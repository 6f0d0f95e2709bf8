/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-text-files.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static void
free_file (gpointer data)
{
  JbTextFile *file = data;

  g_free (file->path);
  g_free (file->problem);
  g_free (file);
}

static void
add_file (GPtrArray  *files,
          const char *path,
          const char *problem)
{
  JbTextFile *file = g_new0 (JbTextFile, 1);

  file->path = g_strdup (path);
  file->problem = g_strdup (problem);
  g_ptr_array_add (files, file);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
is_text_name (const char *name)
{
  gsize length = strlen (name);

  return length > 4 && g_ascii_strcasecmp (name + length - 4, ".txt") == 0;
}

/* The names are read first and the folder closed, so that deep folders do not use up the
 * open files. */
static GPtrArray *
list_folder (const char *folder,
             GError    **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autoptr (GPtrArray) names = NULL;
  const char *name;

  if (dir == NULL)
    return NULL;

  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  return g_steal_pointer (&names);
}

static void
collect_folder (GPtrArray    *files,
                const char   *folder,
                GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = list_folder (folder, &error);

  if (names == NULL)
    {
      add_file (files, folder, _("The folder cannot be opened. Ask its owner."));
      return;
    }

  for (guint i = 0; i < names->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const char      *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat      info;

      /* A link to a folder is not followed: it may lead back up. */
      if (g_lstat (path, &info) == 0 && S_ISDIR (info.st_mode))
        {
          collect_folder (files, path, cancellable);
          continue;
        }

      if (!is_text_name (name))
        continue;

      if (g_stat (path, &info) != 0)
        add_file (files, path, g_strerror (errno));
      else if (!S_ISDIR (info.st_mode))
        add_file (files, path, jb_text_files_refuse (path));
    }
}

/**
 * jb_text_files_refuse:
 * @path: a file that somebody named
 *
 * Finds what is not for reading: nobody may ever write to a pipe, and a device may have no
 * end. What is missing, or a folder, is left to the reading, which has its own words.
 *
 * Returns: (transfer none) (nullable): why not to open it, %NULL to go on
 */
const char *
jb_text_files_refuse (const char *path)
{
  struct stat info;

  if (g_stat (path, &info) != 0 || S_ISREG (info.st_mode) || S_ISDIR (info.st_mode))
    return NULL;

  return _("It is no ordinary file.");
}

/**
 * jb_text_files_new:
 *
 * Returns: (transfer full) (element-type JbTextFile): an empty list of files
 */
GPtrArray *
jb_text_files_new (void)
{
  return g_ptr_array_new_with_free_func (free_file);
}

/**
 * jb_text_files_add:
 * @files: (element-type JbTextFile): where to add
 * @path: a file or a folder
 * @cancellable: (nullable): to give up in the middle
 *
 * Adds a file, whatever its name, or every *.txt of a folder, also in the folders inside,
 * sorted by name. Hidden ones are left out.
 */
void
jb_text_files_add (GPtrArray    *files,
                   const char   *path,
                   GCancellable *cancellable)
{
  g_return_if_fail (files != NULL && path != NULL);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    collect_folder (files, path, cancellable);
  else
    add_file (files, path, jb_text_files_refuse (path));
}

/**
 * jb_text_files_collect:
 * @paths: (array zero-terminated=1): files and folders
 *
 * Finds the files to import, as jb_text_files_add() does.
 *
 * Returns: (transfer full) (element-type JbTextFile): the files, in order
 */
GPtrArray *
jb_text_files_collect (char **paths)
{
  GPtrArray *files = jb_text_files_new ();

  for (gsize i = 0; paths[i] != NULL; i++)
    jb_text_files_add (files, paths[i], NULL);

  return files;
}

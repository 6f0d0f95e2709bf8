/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli-files.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static void
free_file (gpointer data)
{
  JbCliFile *file = data;

  g_free (file->path);
  g_free (file->problem);
  g_free (file);
}

static void
add_file (GPtrArray  *files,
          const char *path,
          const char *problem)
{
  JbCliFile *file = g_new0 (JbCliFile, 1);

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
collect_folder (GPtrArray  *files,
                const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = list_folder (folder, &error);

  if (names == NULL)
    {
      add_file (files, folder, _("The folder cannot be opened. Ask its owner."));
      return;
    }

  for (guint i = 0; i < names->len; i++)
    {
      const char      *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat      info;

      /* A link to a folder is not followed: it may lead back up. */
      if (g_lstat (path, &info) == 0 && S_ISDIR (info.st_mode))
        {
          collect_folder (files, path);
          continue;
        }

      if (!is_text_name (name))
        continue;

      if (g_stat (path, &info) != 0)
        add_file (files, path, g_strerror (errno));
      else if (!S_ISDIR (info.st_mode))
        add_file (files, path, jb_cli_files_refuse (path));
    }
}

/**
 * jb_cli_files_refuse:
 * @path: a file that somebody named
 *
 * Finds what is not for reading: nobody may ever write to a pipe, and a device may have no
 * end. What is missing, or a folder, is left to the reading, which has its own words.
 *
 * Returns: (transfer none) (nullable): why not to open it, %NULL to go on
 */
const char *
jb_cli_files_refuse (const char *path)
{
  struct stat info;

  if (g_stat (path, &info) != 0 || S_ISREG (info.st_mode) || S_ISDIR (info.st_mode))
    return NULL;

  return _("It is no ordinary file.");
}

/**
 * jb_cli_files_collect:
 * @paths: (array zero-terminated=1): files and folders
 *
 * Finds the files to import: every file named, whatever its name, and in the folders
 * every *.txt, also in the folders inside, sorted by name. Hidden ones are left out.
 *
 * Returns: (transfer full) (element-type JbCliFile): the files, in order
 */
GPtrArray *
jb_cli_files_collect (char **paths)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (free_file);

  for (gsize i = 0; paths[i] != NULL; i++)
    if (g_file_test (paths[i], G_FILE_TEST_IS_DIR))
      collect_folder (files, paths[i]);
    else
      add_file (files, paths[i], jb_cli_files_refuse (paths[i]));

  return files;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-office-words.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* The office's own table of words, as a person edits it. */

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "jianbao", "words.tsv", NULL);
}

/**
 * jb_office_words_load:
 * @error: return location for a #GFileError or a #GConvertError
 *
 * Returns: (transfer full) (nullable): the lines of the office's table of words, UTF-8; "" when
 *   there is none yet
 */
char *
jb_office_words_load (GError **error)
{
  g_autofree char *path = dup_path ();
  g_autofree char *lines = NULL;
  gsize            length;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_strdup ("");
  if (!g_file_get_contents (path, &lines, &length, error))
    return NULL;
  if (!g_utf8_validate (lines, (gssize) length, NULL))
    {
      g_set_error (error, G_CONVERT_ERROR, G_CONVERT_ERROR_ILLEGAL_SEQUENCE,
                   _("The table of words “%s” is not UTF-8, so it was left as it is."), path);
      return NULL;
    }

  return g_steal_pointer (&lines);
}

/* Two words that are parted by spaces are meant to be parted by a tab. */
static void
append_line (GString    *result,
             const char *line)
{
  const char *space = strpbrk (line, " \t");

  if (*line == '#' || space == NULL || memchr (line, '\t', strlen (line)) != NULL)
    g_string_append (result, line);
  else
    {
      const char *rest = space + strspn (space, " ");

      g_string_append_len (result, line, space - line);
      if (*rest != '\0')
        g_string_append_printf (result, "\t%s", rest);
    }
  g_string_append_c (result, '\n');
}

/**
 * jb_office_words_save:
 * @lines: a word on each: wrong, right and a note, parted by tabs, or by spaces where there are
 *   two words only
 * @error: return location for a #GFileError
 *
 * Returns: whether they are stored; else those before are left as they are
 */
gboolean
jb_office_words_save (const char *lines,
                      GError    **error)
{
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GString) result = g_string_new (NULL);
  g_auto (GStrv) list = NULL;
  guint n;

  g_return_val_if_fail (lines != NULL, FALSE);

  list = g_strsplit (lines, "\n", -1);
  n = g_strv_length (list);
  while (n > 0 && *list[n - 1] == '\0')
    n--;
  for (guint i = 0; i < n; i++)
    append_line (result, list[i]);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code),
                   _("The folder “%s” could not be made: %s"), folder, g_strerror (code));
      return FALSE;
    }

  return g_file_set_contents (path, result->str, (gssize) result->len, error);
}

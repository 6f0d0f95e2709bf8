/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-label-table.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* A label is a word or two; in a list it stands beside the date. In characters. */
enum
{
  MAX_LENGTH = 20
};

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(char *const *) a, *(char *const *) b);
}

/**
 * jb_label_table_dup_clean:
 * @label: what somebody typed
 *
 * Returns: (transfer full) (nullable): the label without white space around it, and with one space
 *   where there are several; %NULL when nothing is left or it is longer than 20 characters
 */
char *
jb_label_table_dup_clean (const char *label)
{
  g_autofree char *valid = g_utf8_make_valid (label, -1);
  g_autoptr(GString) clean = g_string_new (NULL);
  gboolean space = FALSE;
  guint    length = 0;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          space = clean->len > 0;
          continue;
        }
      if (space)
        {
          g_string_append_c (clean, ' ');
          length++;
        }
      space = FALSE;
      g_string_append_unichar (clean, c);
      length++;
    }

  return length >= 1 && length <= MAX_LENGTH ? g_string_free (g_steal_pointer (&clean), FALSE)
                                             : NULL;
}

/**
 * jb_label_table_read:
 * @labels: (out) (nullable): the labels of a bulletin, one to a line
 * @error: return location for a #JbArchiveError
 *
 * Returns: whether there is such a bulletin
 */
gboolean
jb_label_table_read (JbSqlite *sqlite,
                     gint64    id,
                     char    **labels,
                     GError  **error)
{
  sqlite3_stmt *statement = jb_sqlite_prepare (sqlite,
                                               "SELECT labels FROM bulletin WHERE id = ?1", error);
  JbStep        step;

  *labels = NULL;
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  step = jb_sqlite_step (sqlite, statement, error);
  if (step == JB_STEP_ROW)
    *labels = jb_sqlite_dup_string (statement, 0);
  sqlite3_reset (statement);
  if (step == JB_STEP_DONE)
    jb_sqlite_set_error (sqlite, error, JB_ARCHIVE_ERROR_NOT_FOUND,
                         _("There is no bulletin %lld in “%s”."), (long long) id,
                            jb_sqlite_get_display_path (sqlite));

  return step == JB_STEP_ROW;
}

/**
 * jb_label_table_set:
 * @label: a label, as jb_label_table_dup_clean() gives it
 * @on: whether the bulletin is to have it
 * @changed: (out): whether that is another than before
 * @error: return location for a #JbArchiveError
 *
 * Gives a bulletin a label or takes it away. The bulletin itself is not another one for it, so that
 * what is open of it elsewhere can be saved. To be called in a transaction.
 *
 * Returns: whether it worked
 */
gboolean
jb_label_table_set (JbSqlite   *sqlite,
                    gint64      id,
                    const char *label,
                    gboolean    on,
                    gboolean   *changed,
                    GError    **error)
{
  g_autofree char *labels = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr(GPtrArray) all = g_ptr_array_new ();
  g_autofree char *text = NULL;
  sqlite3_stmt    *statement;
  gboolean         has = FALSE;

  *changed = FALSE;
  if (!jb_label_table_read (sqlite, id, &labels, error))
    return FALSE;

  words = g_strsplit (labels != NULL ? labels : "", "\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_str_equal (words[i], label))
        has = TRUE;
      else if (*words[i] != '\0')
        g_ptr_array_add (all, words[i]);
    }
  if (has == on)
    return TRUE;

  *changed = TRUE;
  if (on)
    g_ptr_array_add (all, (char *) label);
  g_ptr_array_sort (all, compare_words);
  g_ptr_array_add (all, NULL);
  text = g_strjoinv ("\n", (char **) all->pdata);

  statement = jb_sqlite_prepare (
      sqlite, "UPDATE bulletin SET labels = nullif (?2, '') WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  jb_sqlite_bind_string (statement, 2, text);

  return jb_sqlite_step_done (sqlite, statement, error);
}

/**
 * jb_label_table_list:
 * @error: return location for a #JbArchiveError
 *
 * Returns: (transfer full) (nullable) (element-type utf8): every label that a bulletin has which is
 *   not in the bin, each once, in alphabetical order
 */
GPtrArray *
jb_label_table_list (JbSqlite *sqlite,
                     GError  **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  sqlite3_stmt *statement;
  JbStep        step;

  statement = jb_sqlite_prepare (sqlite,
                                 "SELECT DISTINCT labels FROM bulletin"
                                 " WHERE labels IS NOT NULL AND deleted IS NULL",
                                 error);
  if (statement == NULL)
    return NULL;

  while ((step = jb_sqlite_step (sqlite, statement, error)) == JB_STEP_ROW)
    {
      g_autofree char *labels = jb_sqlite_dup_string (statement, 0);
      g_auto (GStrv) words = g_strsplit (labels, "\n", -1);

      for (guint i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0' && !g_hash_table_contains (known, words[i]))
          {
            char *word = g_strdup (words[i]);

            g_hash_table_add (known, word);
            g_ptr_array_add (list, word);
          }
    }
  if (step == JB_STEP_ERROR)
    return NULL;
  g_ptr_array_sort (list, compare_words);

  return g_steal_pointer (&list);
}

/**
 * jb_label_table_has:
 * @labels: (nullable): the labels of a bulletin, one to a line
 *
 * Returns: whether @label is one of them
 */
gboolean
jb_label_table_has (const char *labels,
                    const char *label)
{
  gsize length = strlen (label);

  for (const char *at = labels; at != NULL;)
    {
      if (strncmp (at, label, length) == 0 && (at[length] == '\n' || at[length] == '\0'))
        return TRUE;
      at = strchr (at, '\n');
      if (at != NULL)
        at++;
    }

  return FALSE;
}

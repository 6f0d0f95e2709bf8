/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jb-words.h"

#include <string.h>

enum { PLANE = 0x10000 };

struct _JbWords
{
  gatomicrefcount ref_count;

  /* Owned: JbWord by its wrong spelling; lists of them, longest first, by first character */
  GHashTable *by_wrong;
  GHashTable *by_first;
  guint8      may_begin[PLANE / 8];
};

static void
free_word (gpointer data)
{
  JbWord *word = data;

  g_free (word->wrong);
  g_free (word->right);
  g_free (word->note);
  g_free (word->characters);
  g_free (word);
}

/**
 * jb_words_new:
 *
 * Returns: (transfer full): an empty table
 */
JbWords *
jb_words_new (void)
{
  JbWords *self = g_new0 (JbWords, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->by_wrong = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_word);
  self->by_first = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  return self;
}

JbWords *
jb_words_ref (JbWords *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
jb_words_unref (JbWords *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->by_first);
  g_hash_table_unref (self->by_wrong);
  g_free (self);
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  const JbWord *const *left = a;
  const JbWord *const *right = b;

  return (int) (*right)->length - (int) (*left)->length;
}

static void
forget_word (JbWords    *self,
             const char *wrong)
{
  JbWord    *word = g_hash_table_lookup (self->by_wrong, wrong);
  GPtrArray *list;

  if (word == NULL)
    return;

  list = g_hash_table_lookup (self->by_first, GUINT_TO_POINTER (word->characters[0]));
  g_ptr_array_remove (list, word);
  g_hash_table_remove (self->by_wrong, wrong);
}

static void
add_word (JbWords    *self,
          const char *wrong,
          const char *right,
          const char *note)
{
  JbWord    *word = g_new0 (JbWord, 1);
  GPtrArray *list;
  gunichar   first;

  word->wrong = g_strdup (wrong);
  word->sure = *right != '?';
  word->right = g_strdup (word->sure ? right : right + 1);
  if (strchr (word->right, '|') != NULL)
    word->sure = FALSE;
  word->note = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
  word->characters = g_utf8_to_ucs4_fast (wrong, -1, NULL);
  word->length = (guint) g_utf8_strlen (wrong, -1);

  first = word->characters[0];
  list = g_hash_table_lookup (self->by_first, GUINT_TO_POINTER (first));
  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (self->by_first, GUINT_TO_POINTER (first), list);
    }
  g_ptr_array_add (list, word);
  g_ptr_array_sort (list, compare_lengths);
  g_hash_table_insert (self->by_wrong, word->wrong, word);
  if (first < PLANE)
    self->may_begin[first / 8] |= (guint8) (1 << first % 8);
}

/**
 * jb_words_add:
 * @lines: the table, UTF-8
 *
 * Adds the words of @lines; a word that is there already gets its new line. Lines that
 * say nothing are passed over.
 */
void
jb_words_add (JbWords    *self,
              const char *lines)
{
  g_auto (GStrv) list = NULL;

  g_return_if_fail (self != NULL && lines != NULL);

  list = g_strsplit_set (lines, "\r\n", -1);
  for (guint i = 0; list[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (list[i], "\t", 3);
      guint       n = g_strv_length (fields);
      const char *wrong = n > 0 ? g_strstrip (fields[0]) : "";
      const char *right = n > 1 ? g_strstrip (fields[1]) : "";

      if (g_str_has_prefix (wrong, "\xef\xbb\xbf"))
        wrong += 3;
      if (*wrong == '\0' || *wrong == '#')
        continue;

      forget_word (self, wrong);
      if (*right != '\0' && strcmp (right, "?") != 0 && strcmp (right, wrong) != 0)
        add_word (self, wrong, right, n > 2 ? g_strstrip (fields[2]) : NULL);
    }
}

/**
 * jb_words_add_file:
 * @path: a table as a file, in the encoding of file names
 * @error: return location for a #GFileError or a #GConvertError
 *
 * Returns: whether it could be read
 */
gboolean
jb_words_add_file (JbWords    *self,
                   const char *path,
                   GError    **error)
{
  g_autofree char *lines = NULL;
  gsize            length;

  if (!g_file_get_contents (path, &lines, &length, error))
    return FALSE;
  if (!g_utf8_validate (lines, (gssize) length, NULL))
    {
      g_set_error (error, G_CONVERT_ERROR, G_CONVERT_ERROR_ILLEGAL_SEQUENCE, "%s: UTF-8", path);
      return FALSE;
    }
  jb_words_add (self, lines);

  return TRUE;
}

/**
 * jb_words_new_default:
 *
 * The table that comes with the program, and after it the office's own, words.tsv in the
 * folder jianbao of the user's configuration, where there is one.
 *
 * Returns: (transfer full): the table
 */
JbWords *
jb_words_new_default (void)
{
  JbWords         *self = jb_words_new ();
  g_autofree char *ours = g_build_filename (PKGDATADIR, "words.tsv", NULL);
  g_autofree char *theirs = g_build_filename (g_get_user_config_dir (), "jianbao", "words.tsv",
                                              NULL);
  g_autoptr (GError) error = NULL;

  if (!jb_words_add_file (self, ours, &error))
    g_info ("No table of words: %s", error->message);
  if (g_file_test (theirs, G_FILE_TEST_EXISTS))
    {
      g_clear_error (&error);
      if (!jb_words_add_file (self, theirs, &error))
        g_message ("%s", error->message);
    }

  return self;
}

guint
jb_words_get_size (const JbWords *self)
{
  return g_hash_table_size (self->by_wrong);
}

const guint8 *
jb_words_get_first (const JbWords *self)
{
  return self->may_begin;
}

/**
 * jb_words_match:
 * @text: characters, with a NUL after the last
 * @length: how many there are from here
 *
 * Returns: (nullable): the longest word that stands at the start of @text
 */
const JbWord *
jb_words_match (const JbWords  *self,
                const gunichar *text,
                guint           length)
{
  GPtrArray *list = g_hash_table_lookup (self->by_first, GUINT_TO_POINTER (text[0]));

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const JbWord *word = g_ptr_array_index (list, i);

      if (word->length <= length &&
          memcmp (word->characters, text, word->length * sizeof (gunichar)) == 0)
        return word;
    }

  return NULL;
}

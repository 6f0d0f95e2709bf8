/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jb-words.h"

#include <string.h>

/* Characters of the basic plane, and values of hash_couple(). */
enum { PLANE = 0x10000 };

struct _JbWords
{
  gatomicrefcount ref_count;

  /* The text of all words. */
  GStringChunk *strings;

  /* Owned: JbWord by its wrong spelling; lists of them, longest first, by the hash of their
   * first two characters, or of the only one. */
  GHashTable *by_wrong;
  GHashTable *by_couple;

  /* Most places in a text begin no word: the first character tells, else the first two do. */
  guint8 may_begin[PLANE / 8];
  guint8 is_couple[PLANE / 8];
};

static void
free_word (gpointer data)
{
  JbWord *word = data;

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
  self->strings = g_string_chunk_new (4096);
  self->by_wrong = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_word);
  self->by_couple = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

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

  g_hash_table_unref (self->by_couple);
  g_hash_table_unref (self->by_wrong);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static guint
hash_couple (gunichar first,
             gunichar second)
{
  return (first * 0x9e37u + second * 0x79b1u) % PLANE;
}

static guint
get_couple (const JbWord *word)
{
  return hash_couple (word->characters[0], word->length > 1 ? word->characters[1] : 0);
}

static void
forget_word (JbWords    *self,
             const char *wrong)
{
  JbWord *word = g_hash_table_lookup (self->by_wrong, wrong);

  if (word == NULL)
    return;

  g_ptr_array_remove (g_hash_table_lookup (self->by_couple, GUINT_TO_POINTER (get_couple (word))),
                      word);
  g_hash_table_remove (self->by_wrong, wrong);
}

/* In their order of length, and of their coming. */
static void
insert_word (GPtrArray *list,
             JbWord    *word)
{
  guint place = list->len;

  while (place > 0 && ((JbWord *) g_ptr_array_index (list, place - 1))->length < word->length)
    place--;
  g_ptr_array_insert (list, (int) place, word);
}

static void
add_word (JbWords    *self,
          const char *wrong,
          const char *right,
          const char *note)
{
  JbWord    *word = g_new0 (JbWord, 1);
  GPtrArray *list;
  glong      length;
  gunichar   first;
  guint      couple;

  word->wrong = g_string_chunk_insert (self->strings, wrong);
  word->is_right = strcmp (right, "=") == 0;
  word->sure = *right != '?' && strchr (right, '|') == NULL;
  word->right = word->is_right ? word->wrong
                               : g_string_chunk_insert (self->strings,
                                                        *right != '?' ? right : right + 1);
  word->note = *note != '\0' ? g_string_chunk_insert (self->strings, note) : NULL;
  word->characters = g_utf8_to_ucs4_fast (wrong, -1, &length);
  word->length = (guint) length;

  couple = get_couple (word);
  list = g_hash_table_lookup (self->by_couple, GUINT_TO_POINTER (couple));
  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (self->by_couple, GUINT_TO_POINTER (couple), list);
    }
  insert_word (list, word);
  g_hash_table_insert (self->by_wrong, word->wrong, word);

  first = word->characters[0];
  if (first < PLANE)
    self->may_begin[first / 8] |= (guint8) (1 << first % 8);
  self->is_couple[couple / 8] |= (guint8) (1 << couple % 8);
}

/* Ends the field at @at, without white space around it, and moves on to the next one. */
static char *
take_field (char **at,
            char  *end)
{
  char *field = *at;
  char *tab = memchr (field, '\t', (gsize) (end - field));

  if (tab != NULL)
    *tab = '\0';
  *at = tab != NULL ? tab + 1 : end;

  return g_strstrip (field);
}

static void
add_line (JbWords *self,
          char    *line,
          char    *end)
{
  const char *wrong = take_field (&line, end);
  const char *right = take_field (&line, end);
  const char *note = g_strstrip (line);

  if (g_str_has_prefix (wrong, "\xef\xbb\xbf"))
    wrong += 3;
  if (*wrong == '\0' || *wrong == '#')
    return;

  forget_word (self, wrong);
  if (*right != '\0' && strcmp (right, "?") != 0 && strcmp (right, wrong) != 0)
    add_word (self, wrong, right, note);
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
  g_autofree char *copy = NULL;
  char            *at;

  g_return_if_fail (self != NULL && lines != NULL);

  copy = g_strdup (lines);
  for (at = copy; *at != '\0';)
    {
      char *end = at + strcspn (at, "\r\n");
      char *next = *end != '\0' ? end + 1 : end;

      *end = '\0';
      if (*at != '#')
        add_line (self, at, end);
      at = next;
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

static gboolean
is_couple (const JbWords *self,
           guint          couple)
{
  return (self->is_couple[couple / 8] & 1 << couple % 8) != 0;
}

/**
 * jb_words_may_begin:
 *
 * Returns: whether a word may begin with these two characters; if not, none does
 */
gboolean
jb_words_may_begin (const JbWords *self,
                    gunichar       first,
                    gunichar       second)
{
  return is_couple (self, hash_couple (first, second)) || is_couple (self, hash_couple (first, 0));
}

static const JbWord *
match_couple (const JbWords  *self,
              guint           couple,
              const gunichar *text,
              guint           length)
{
  GPtrArray *list;

  if (!is_couple (self, couple))
    return NULL;

  list = g_hash_table_lookup (self->by_couple, GUINT_TO_POINTER (couple));
  for (guint i = 0; i < list->len; i++)
    {
      const JbWord *word = g_ptr_array_index (list, i);

      if (word->length <= length &&
          memcmp (word->characters, text, word->length * sizeof (gunichar)) == 0)
        return word;
    }

  return NULL;
}

/**
 * jb_words_match:
 * @text: characters, with a NUL after the last
 * @length: how many there are from here, at least one
 *
 * Returns: (nullable): the longest word that stands at the start of @text
 */
const JbWord *
jb_words_match (const JbWords  *self,
                const gunichar *text,
                guint           length)
{
  const JbWord *word = match_couple (self, hash_couple (text[0], text[1]), text, length);

  return word != NULL ? word : match_couple (self, hash_couple (text[0], 0), text, length);
}

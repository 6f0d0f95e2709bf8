/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-legacy.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-json-patch.h"
#include "bulletin/jb-json-value.h"
#include "bulletin/jb-json.h"
#include "jb-reader.h"

/* So much of a value is quoted in an error, in characters. */
enum { QUOTED_CHARACTERS = 40 };

/* The first place where what a bulletin is and what its text is read as differ: the two
 * values there, NULL where there is none, inside the two structures. */
typedef struct
{
  JsonNode *meant_structure;
  JsonNode *read_structure;
  char     *pointer;
  JsonNode *wanted;
  JsonNode *got;
} Difference;

static void
clear_difference (Difference *difference)
{
  g_clear_pointer (&difference->meant_structure, json_node_unref);
  g_clear_pointer (&difference->read_structure, json_node_unref);
  g_clear_pointer (&difference->pointer, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Difference, clear_difference)

static gboolean
find_difference (const JbTranscript *meant,
                 const JbTranscript *read,
                 Difference         *difference)
{
  JsonNode *wanted = jb_json_from_transcript (meant);
  JsonNode *got = jb_json_from_transcript (read);
  char     *pointer = jb_json_find_difference (wanted, got);

  *difference = (Difference) { wanted, got, pointer, NULL, NULL };
  if (pointer == NULL)
    return FALSE;

  difference->wanted = jb_json_pointer_lookup (wanted, pointer, NULL);
  difference->got = jb_json_pointer_lookup (got, pointer, NULL);

  return TRUE;
}

/* The words of a value: a string as it is, anything larger by its first string. */
static const char *
find_words (JsonNode *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;

  if (JSON_NODE_HOLDS_VALUE (node))
    return json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          const char *words = find_words (json_array_get_element (array, i));

          if (words != NULL)
            return words;
        }
      return NULL;
    }

  {
    g_autoptr (GList) values = json_object_get_values (json_node_get_object (node));

    for (GList *l = values; l != NULL; l = l->next)
      {
        const char *words = find_words (l->data);

        if (words != NULL)
          return words;
      }
  }

  return NULL;
}

static char *
quote (JsonNode *node)
{
  const char      *words = find_words (node);
  g_autofree char *start = NULL;

  if (words == NULL)
    return g_strdup (_("nothing"));

  if (g_utf8_strlen (words, -1) <= QUOTED_CHARACTERS)
    return g_strdup_printf ("“%s”", words);

  start = g_utf8_substring (words, 0, QUOTED_CHARACTERS);
  return g_strdup_printf ("“%s…”", start);
}

/* Returns: (nullable): %NULL when there is no text yet. */
static char *
quote_first_line (const JbTranscript *transcript)
{
  g_autofree char *text = g_strstrip (g_strndup (transcript->text, transcript->length));
  g_autoptr (JsonNode) node = NULL;

  text[strcspn (text, "\r\n")] = '\0';
  if (*text == '\0')
    return NULL;

  node = json_node_init_string (json_node_alloc (), text);

  return quote (node);
}

static gboolean
is_blank_at_edge (const char *words)
{
  const char *end = words + strlen (words);

  return g_unichar_isspace (g_utf8_get_char (words)) ||
         (end > words && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))));
}

static const char *
explain (JsonNode *wanted)
{
  const char *words = find_words (wanted);

  if (words == NULL)
    return _("The text around it would be read as part of it. Change the words around it.");
  if (*words == '\0')
    return _("An empty text leaves no trace. Leave the field out.");
  if (strpbrk (words, "\r\n") != NULL)
    return _("A line break would end it there. Write it on one line.");
  if (is_blank_at_edge (words))
    return _("Spaces at its ends belong to the margin. Remove them.");

  return _("Written as text, it looks like something else. Word it differently.");
}

static void
set_not_carried_error (GError          **error,
                       const Difference *difference)
{
  g_autofree char *wanted = quote (difference->wanted);
  g_autofree char *got = quote (difference->got);

  g_set_error (error, JB_LEGACY_ERROR, JB_LEGACY_ERROR_NOT_CARRIED,
               _("The text cannot carry %s: %s would be read back as %s. %s"),
                  difference->pointer, wanted, got, explain (difference->wanted));
}

/* What the text of @transcript says to a reader who knows nothing else. */
static JbTranscript *
read_again (const JbTranscript *transcript)
{
  JbTranscript *read;

  read = jb_reader_read (g_strndup (transcript->text, transcript->length), transcript->length);
  read->encoding = transcript->encoding;
  /* A text without newlines remembers which ones it is to get. */
  if (strpbrk (read->text, "\r\n") == NULL)
    read->newline = transcript->newline;
  for (guint i = 0; i < transcript->loose->len; i++)
    {
      const JbLooseField *loose = g_ptr_array_index (transcript->loose, i);

      jb_transcript_add_loose (read, loose->role, loose->key, loose->text);
    }

  return read;
}

static gboolean
check_same (const JbTranscript *meant,
            const JbTranscript *read,
            GError            **error)
{
  g_auto (Difference) difference = { NULL };

  if (!find_difference (meant, read, &difference))
    return TRUE;

  set_not_carried_error (error, &difference);
  return FALSE;
}

/**
 * jb_legacy_find_misread:
 * @transcript: a bulletin
 *
 * As jb_legacy_check_carried(), for a window that shows the place.
 *
 * Returns: (transfer full) (nullable): the first words that would be read as something else,
 *   shortened, in quotation marks; %NULL when there are none
 */
char *
jb_legacy_find_misread (const JbTranscript *transcript)
{
  g_autoptr (JbTranscript) read = NULL;
  g_auto (Difference) difference = { NULL };
  JsonNode   *place;
  const char *words;

  g_return_val_if_fail (transcript != NULL, NULL);

  read = read_again (transcript);
  read->newline = transcript->newline;
  if (!find_difference (transcript, read, &difference))
    return NULL;

  /* Where the whole is read as something else, its first line says so best: that it is called
   * "document" is no word of the text. */
  if (g_str_equal (difference.pointer, "/kind"))
    return quote_first_line (transcript);

  place = find_words (difference.wanted) != NULL ? difference.wanted : difference.got;
  words = find_words (place);

  /* A field that is still empty is no news to who is about to fill it in. */
  return words != NULL && *words != '\0' ? quote (place) : NULL;
}

/**
 * jb_legacy_check_carried:
 * @transcript: a bulletin
 *
 * Whether its text, exported and imported again, is read as what the bulletin is. A text
 * that was misread and put right by hand need not be; an edit should not make it so.
 *
 * Returns: %TRUE if it is, or %FALSE with %JB_LEGACY_ERROR_NOT_CARRIED, which names the first
 *   JSON pointer that reads differently, and why
 */
gboolean
jb_legacy_check_carried (const JbTranscript *transcript,
                         GError            **error)
{
  g_autoptr (JbTranscript) read = NULL;

  g_return_val_if_fail (transcript != NULL, FALSE);

  read = read_again (transcript);
  /* An edit may leave other newlines, which say nothing about the structure. */
  read->newline = transcript->newline;

  return check_same (transcript, read, error);
}

/**
 * jb_legacy_compose:
 * @structure: a bulletin as JSON
 * @style: the house style
 *
 * Writes the text of a bulletin that has none yet, and reads it again to be sure that
 * the text says the same as @structure. Its encoding and newline are honoured.
 *
 * Returns: (transfer full) (nullable): the bulletin with its text, or %NULL with an error of the
 *   JSON or of %JB_LEGACY_ERROR, which names the first JSON pointer that the text cannot carry,
 *   and why
 */
JbTranscript *
jb_legacy_compose (JsonNode     *structure,
                   JbHouseStyle *style,
                   GError      **error)
{
  g_autoptr (JbTranscript) bare = NULL;
  g_autoptr (JbTranscript) laid_out = NULL;
  g_autoptr (JbTranscript) read = NULL;

  g_return_val_if_fail (structure != NULL && JB_IS_HOUSE_STYLE (style), NULL);

  bare = jb_json_to_transcript (structure, error);
  if (bare == NULL)
    return NULL;

  laid_out = jb_house_style_lay_out (style, bare);
  read = read_again (laid_out);

  if (!check_same (bare, read, error))
    return NULL;

  return g_steal_pointer (&read);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cli-outline.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-json.h"

/* So much of a paragraph or an unrecognised line is shown, in characters. */
enum { SHOWN_CHARACTERS = 30 };

static const char *
get_string (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
                 json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static JsonArray *
get_array (JsonObject *object,
           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_object (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static guint
count (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

/* One line, without control characters, which a terminal might obey. */
static void
append_words (GString    *out,
              const char *words,
              glong       max_characters)
{
  glong n = 0;

  if (words == NULL)
    return;

  for (; *words != '\0'; words = g_utf8_next_char (words))
    {
      gunichar ch = g_utf8_get_char (words);

      if (n++ == max_characters)
        {
          g_string_append (out, "…");
          return;
        }
      g_string_append_unichar (out, g_unichar_iscntrl (ch) ? ' ' : ch);
    }
}

static void
append_line (GString    *out,
             guint       indent,
             const char *label,
             const char *words)
{
  if (words == NULL)
    return;

  g_string_append_printf (out, "%*s%s", (int) indent, "", label);
  append_words (out, words, G_MAXLONG);
  g_string_append_c (out, '\n');
}

static void
append_joined (GString    *out,
               JsonArray  *array,
               const char *separator)
{
  for (guint i = 0; i < count (array); i++)
    {
      if (i > 0)
        g_string_append (out, separator);
      append_words (out, json_array_get_string_element (array, i), G_MAXLONG);
    }
}

static void
append_fields (GString    *out,
               const char *heading,
               JsonObject *fields)
{
  g_autoptr (GList) members = fields != NULL ? json_object_get_members (fields) : NULL;
  gsize length = out->len;
  gsize n_heading;

  g_string_append_printf (out, "\n%s\n", heading);
  n_heading = out->len - length;

  for (GList *l = members; l != NULL; l = l->next)
    {
      const char *name = l->data;
      JsonObject *inner = get_object (fields, name);

      if (inner != NULL)
        {
          g_autoptr (GList) names = json_object_get_members (inner);

          for (GList *n = names; n != NULL; n = n->next)
            {
              g_autofree char *label = g_strdup_printf ("%s: ", (const char *) n->data);

              append_line (out, 2, label, get_string (inner, n->data));
            }
        }
      else if (get_array (fields, name) != NULL)
        {
          if (count (get_array (fields, name)) == 0)
            continue;
          g_string_append_printf (out, "  %s: ", name);
          append_joined (out, get_array (fields, name), " | ");
          g_string_append_c (out, '\n');
        }
      else
        {
          g_autofree char *label = g_strdup_printf ("%s: ", name);

          append_line (out, 2, label, get_string (fields, name));
        }
    }

  /* A heading with nothing under it is taken back. */
  if (out->len == length + n_heading)
    g_string_truncate (out, length);
}

static guint64
count_characters (JsonArray *paragraphs)
{
  guint64 n = 0;

  for (guint i = 0; i < count (paragraphs); i++)
    n += g_utf8_strlen (json_array_get_string_element (paragraphs, i), -1);

  return n;
}

static void
append_article (GString    *out,
                JsonObject *article,
                guint       section,
                guint       number)
{
  JsonArray       *title = get_array (article, "title");
  JsonArray       *paragraphs = get_array (article, "paragraphs");
  g_autofree char *characters = NULL;

  g_string_append_printf (out, "  %u.%u ", section, number);
  if (count (title) > 0)
    append_joined (out, title, " / ");
  else
    g_string_append (out, _("(no title)"));
  g_string_append_c (out, '\n');

  append_line (out, 6, "—— ", get_string (article, "subtitle"));
  append_line (out, 6, _("Editor’s note: "), get_string (article, "editor_note"));

  characters = g_strdup_printf ("%" G_GUINT64_FORMAT, count_characters (paragraphs));
  g_string_append (out, "      ");
  g_string_append_printf (out,
                          g_dngettext (GETTEXT_PACKAGE, "%u paragraph, %s characters",
                                       "%u paragraphs, %s characters", count (paragraphs)),
                          count (paragraphs), characters);
  g_string_append_c (out, '\n');
  if (get_string (article, "source") != NULL)
    append_line (out, 6, _("Source: "), get_string (article, "source"));
  else
    g_string_append_printf (out, "      %s\n", _("(no source)"));
}

static void
append_bulletin (GString    *out,
                 JsonObject *root)
{
  JsonArray *digest = get_array (root, "digest");
  JsonArray *sections = get_array (root, "sections");

  if (count (digest) > 0)
    g_string_append_printf (out, "\n%s\n", _("Digest"));
  for (guint i = 0; i < count (digest); i++)
    {
      JsonObject *entry = json_array_get_object_element (digest, i);
      JsonArray  *titles = get_array (entry, "titles");

      append_line (out, 2, "", get_string (entry, "section"));
      for (guint j = 0; j < count (titles); j++)
        append_line (out, 4, "", json_array_get_string_element (titles, j));
    }

  for (guint i = 0; i < count (sections); i++)
    {
      JsonObject *section = json_array_get_object_element (sections, i);
      JsonArray  *articles = get_array (section, "articles");
      const char *name = get_string (section, "name");

      g_string_append_printf (out, "\n%s %u: ", _("Section"), i + 1);
      append_words (out, name != NULL ? name : _("(no name)"), G_MAXLONG);
      g_string_append_c (out, '\n');
      for (guint j = 0; j < count (articles); j++)
        append_article (out, json_array_get_object_element (articles, j), i + 1, j + 1);
    }
}

static void
append_document (GString    *out,
                 JsonObject *document)
{
  JsonArray *body = get_array (document, "body");

  g_string_append_printf (out, "\n%s\n", _("Document"));
  append_line (out, 2, _("Number: "), get_string (document, "number"));
  if (count (get_array (document, "title")) > 0)
    {
      g_string_append_printf (out, "  %s", _("Title: "));
      append_joined (out, get_array (document, "title"), " / ");
      g_string_append_c (out, '\n');
    }
  append_line (out, 2, _("Date: "), get_string (document, "date"));
  if (count (get_array (document, "addressee")) > 0)
    {
      g_string_append_printf (out, "  %s", _("Addressees: "));
      append_joined (out, get_array (document, "addressee"), " | ");
      g_string_append_c (out, '\n');
    }

  for (guint i = 0; i < count (body); i++)
    {
      JsonObject *part = json_array_get_object_element (body, i);
      const char *heading = get_string (part, "heading");
      const char *paragraph = get_string (part, "paragraph");

      append_line (out, 2, "", heading);
      if (paragraph != NULL)
        {
          g_string_append (out, "    ");
          append_words (out, paragraph, SHOWN_CHARACTERS);
          g_string_append_c (out, '\n');
        }
    }
  append_line (out, 2, _("Signature: "), get_string (document, "signature"));
}

static void
append_unrecognised (GString            *out,
                     const JbTranscript *transcript)
{
  gsize    start = transcript->lead;
  gsize    counted = 0;
  gulong   line = 1;
  gboolean any = FALSE;

  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark *mark = &g_array_index (transcript->marks, JbMark, i);

      if (mark->role == JB_ROLE_UNKNOWN)
        {
          g_autofree char *value = jb_transcript_dup_value (transcript, mark, start);
          gsize            at = start + mark->open;

          for (; counted < at; counted++)
            if (transcript->text[counted] == '\n' ||
                (transcript->text[counted] == '\r' && transcript->text[counted + 1] != '\n'))
              line++;

          if (!any)
            g_string_append_printf (out, "\n%s\n", _("Not recognized"));
          any = TRUE;

          g_string_append (out, "  ");
          g_string_append_printf (out, _("Line %lu: "), line);
          append_words (out, value, SHOWN_CHARACTERS);
          g_string_append_c (out, '\n');
        }

      start += (gsize) mark->open + mark->raw + mark->close + mark->gap;
    }
}

/**
 * jb_cli_outline_write:
 * @transcript: a bulletin or document
 *
 * Returns: (transfer full): what it holds, as lines for people
 */
char *
jb_cli_outline_write (const JbTranscript *transcript)
{
  GString *out = g_string_new (NULL);
  g_autoptr (JsonNode) node = jb_json_from_transcript (transcript);
  JsonObject      *root = json_node_get_object (node);
  g_autofree char *characters = NULL;
  const char      *kind;

  characters = g_strdup_printf ("%ld", g_utf8_strlen (transcript->text, transcript->length));
  kind = transcript->kind == JB_KIND_DOCUMENT ? _("Official document") : _("Bulletin");
  g_string_append_printf (out, _("%s, %s characters, %s, newline %s"), kind, characters,
                                  jb_encoding_to_string (transcript->encoding),
                                  jb_newline_to_string (transcript->newline));
  g_string_append_c (out, '\n');

  append_fields (out, _("Masthead"), get_object (root, "masthead"));
  append_bulletin (out, root);
  if (get_object (root, "document") != NULL)
    append_document (out, get_object (root, "document"));
  append_fields (out, _("Recipients"), get_object (root, "recipients"));
  append_fields (out, _("Tail"), get_object (root, "tail"));
  append_unrecognised (out, transcript);

  return g_string_free (out, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-json-check.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-fields.h"
#include "jb-json-place-private.h"
#include "jb-json-value.h"
#include "jb-role-check.h"

G_DEFINE_QUARK (jb-json-error-quark, jb_json_error)

/* The last three describe a file beside the structure and are passed over. */
static const char *const top_members[] = {
  "kind", "masthead", "digest", "sections", "recipients", "document", "tail", "encoding",
  "newline", "unrecognised", "level", "notes", "file", NULL,
};

static const char *const digest_members[] = { "section", "titles", NULL };
static const char *const section_members[] = { "name", "articles", NULL };
static const char *const article_members[] = {
  "title", "subtitle", "editor_note", "paragraphs", "source", NULL,
};
static const char *const document_members[] = {
  "number", "title", "date", "addressee", "body", "signature", NULL,
};
static const char *const body_members[] = { "heading", "paragraph", NULL };

/* What the walk does with each text that it meets: look at it, or remember it; and what
 * else the bulletin has already that a new one could not have. */
typedef struct
{
  GHashTable *known;
  gboolean    remember;
  gboolean    has_unnamed;
  gboolean    has_empty;
} Walk;

static gboolean
is_absent (JsonNode *node)
{
  return node == NULL || JSON_NODE_HOLDS_NULL (node);
}

static gboolean
is_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
is_listed (const char        *name,
           const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (name, names[i]) == 0)
      return TRUE;

  return FALSE;
}

static guint
count_elements (JsonNode *node)
{
  return is_absent (node) ? 0 : json_array_get_length (json_node_get_array (node));
}

static gboolean
walk_value (Walk              *walk,
            JbRole             role,
            const char        *value,
            const JbJsonPlace *place,
            GError           **error)
{
  g_autofree char *pointer = NULL;
  g_autofree char *known = NULL;
  g_autoptr(GError) local_error = NULL;

  if (walk->remember)
    {
      g_hash_table_add (walk->known, g_strdup_printf ("%d %s", role, value));
      return TRUE;
    }

  if (jb_role_check_value (role, value, &local_error))
    return TRUE;

  /* What was read from a text stands there whatever it is, and may stay. */
  known = g_strdup_printf ("%d %s", role, value);
  if (walk->known != NULL && g_hash_table_contains (walk->known, known))
    return TRUE;

  pointer = jb_json_place_dup_pointer (place);
  g_set_error (error, JB_JSON_ERROR, JB_JSON_ERROR_VALUE, "%s: %s", pointer,
               local_error->message);
  return FALSE;
}

static gboolean
walk_text (Walk              *walk,
           JbRole             role,
           JsonNode          *node,
           const JbJsonPlace *place,
           GError           **error)
{
  if (is_absent (node))
    return TRUE;

  if (!is_string (node))
    return jb_json_place_fail (error, JB_JSON_ERROR_TYPE, place, _("%s must be a string"));

  return walk_value (walk, role, json_node_get_string (node), place, error);
}

static gboolean
walk_texts (Walk              *walk,
            JbRole             role,
            JsonNode          *node,
            const JbJsonPlace *place,
            GError           **error)
{
  if (is_absent (node))
    return TRUE;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return jb_json_place_fail (error, JB_JSON_ERROR_TYPE, place, _("%s must be a list of strings"));

  for (guint i = 0; i < count_elements (node); i++)
    {
      JsonNode   *element = json_array_get_element (json_node_get_array (node), i);
      JbJsonPlace at = { place, NULL, i };

      if (!is_string (element))
        return jb_json_place_fail (error, JB_JSON_ERROR_TYPE, &at, _("%s must be a string"));
      if (!walk_value (walk, role, json_node_get_string (element), &at, error))
        return FALSE;
    }

  return TRUE;
}

/* Whether @node is absent or an object that has no members but @members. */
static gboolean
check_object (JsonNode          *node,
              const char *const *members,
              const JbJsonPlace *place,
              GError           **error)
{
  JsonObjectIter iter;
  const char    *name;

  if (is_absent (node))
    return TRUE;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return jb_json_place_fail (error, JB_JSON_ERROR_TYPE, place, _("%s must be an object"));

  if (members == NULL)
    return TRUE;

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (!is_listed (name, members))
      {
        JbJsonPlace at = { place, name, 0 };

        return jb_json_place_fail (error, JB_JSON_ERROR_MEMBER, &at,
                                   _("%s is not a part of a bulletin or document"));
      }

  return TRUE;
}

static gboolean
check_list (JsonNode          *node,
            const JbJsonPlace *place,
            GError           **error)
{
  if (is_absent (node) || JSON_NODE_HOLDS_ARRAY (node))
    return TRUE;

  return jb_json_place_fail (error, JB_JSON_ERROR_TYPE, place, _("%s must be a list"));
}

/* Whether a field may have this key: a known one, or one that the bulletin has. */
static gboolean
check_key (Walk              *walk,
           const char        *key,
           const char *const *keys,
           const JbJsonPlace *place,
           GError           **error)
{
  g_autofree char *known = g_strdup_printf ("key %s", key);

  if (walk->remember)
    {
      g_hash_table_add (walk->known, g_steal_pointer (&known));
      return TRUE;
    }

  if (is_listed (key, keys) ||
      (walk->known != NULL && g_hash_table_contains (walk->known, known)))
    return TRUE;

  return jb_json_place_fail (error, JB_JSON_ERROR_MEMBER, place,
                             _("%s is not a part of a bulletin or document"));
}

static gboolean
walk_masthead (Walk     *walk,
               JsonNode *node,
               GError  **error)
{
  JbJsonPlace    place = { NULL, "masthead", 0 };
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *member;

  if (is_absent (node))
    return TRUE;

  if (!check_object (node, NULL, &place, error))
    return FALSE;

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      JbJsonPlace at = { &place, name, 0 };

      if (!check_key (walk, name, jb_fields_masthead_keys, &at, error) ||
          !walk_text (walk, JB_ROLE_MASTHEAD, member, &at, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
walk_staff (Walk              *walk,
            JsonNode          *node,
            const JbJsonPlace *place,
            GError           **error)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *member;

  if (is_absent (node))
    return TRUE;

  if (!check_object (node, NULL, place, error))
    return FALSE;

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      JbJsonPlace at = { place, name, 0 };

      if (!walk_text (walk, JB_ROLE_TAIL, member, &at, error))
        return FALSE;
      if (!is_absent (member) &&
          !walk_value (walk, JB_ROLE_RECIPIENTS_LABEL, name, &at, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
walk_tail (Walk     *walk,
           JsonNode *node,
           GError  **error)
{
  JbJsonPlace    place = { NULL, "tail", 0 };
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *member;

  if (is_absent (node))
    return TRUE;

  if (!check_object (node, NULL, &place, error))
    return FALSE;

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      JbJsonPlace at = { &place, name, 0 };

      if (strcmp (name, "staff") == 0)
        {
          if (!walk_staff (walk, member, &at, error))
            return FALSE;
        }
      else if ((strcmp (name, "signer") != 0 &&
                !check_key (walk, name, jb_fields_tail_keys, &at, error)) ||
               !walk_text (walk, JB_ROLE_TAIL, member, &at, error))
        {
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
walk_digest (Walk     *walk,
             JsonNode *node,
             GError  **error)
{
  JbJsonPlace place = { NULL, "digest", 0 };

  if (!check_list (node, &place, error))
    return FALSE;

  for (guint i = 0; i < count_elements (node); i++)
    {
      JsonNode   *entry = json_array_get_element (json_node_get_array (node), i);
      JbJsonPlace at = { &place, NULL, i };
      JbJsonPlace section_at = { &at, "section", 0 };
      JbJsonPlace titles_at = { &at, "titles", 0 };
      JsonNode   *section, *titles;

      if (is_absent (entry))
        return jb_json_place_fail (error, JB_JSON_ERROR_TYPE, &at, _("%s must be an object"));
      if (!check_object (entry, digest_members, &at, error))
        return FALSE;

      section = json_object_get_member (json_node_get_object (entry), "section");
      titles = json_object_get_member (json_node_get_object (entry), "titles");
      if (!walk_text (walk, JB_ROLE_DIGEST_SECTION, section, &section_at, error) ||
          !walk_texts (walk, JB_ROLE_DIGEST_TITLE, titles, &titles_at, error))
        return FALSE;

      if (walk->remember || !is_absent (section))
        continue;
      if (i > 0)
        return jb_json_place_fail (error, JB_JSON_ERROR_VALUE, &section_at,
                                   _("%s is missing: only the first titles of a digest can "
                                     "stand under none"));
      if (count_elements (titles) == 0)
        return jb_json_place_fail (error, JB_JSON_ERROR_VALUE, &at,
                                   _("%s has neither a section nor titles"));
    }

  return TRUE;
}

static gboolean
walk_article (Walk              *walk,
              JsonNode          *node,
              const JbJsonPlace *place,
              GError           **error)
{
  static const struct
  {
    const char *name;
    JbRole      role;
    gboolean    is_list;
  } parts[] = {
    { "title", JB_ROLE_TITLE, TRUE },
    { "subtitle", JB_ROLE_SUBTITLE, FALSE },
    { "editor_note", JB_ROLE_EDITOR_NOTE, FALSE },
    { "paragraphs", JB_ROLE_PARAGRAPH, TRUE },
    { "source", JB_ROLE_SOURCE, FALSE },
  };
  gboolean empty = TRUE;

  if (is_absent (node))
    return jb_json_place_fail (error, JB_JSON_ERROR_TYPE, place, _("%s must be an object"));
  if (!check_object (node, article_members, place, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      JsonNode   *part = json_object_get_member (json_node_get_object (node), parts[i].name);
      JbJsonPlace at = { place, parts[i].name, 0 };

      if (parts[i].is_list ? !walk_texts (walk, parts[i].role, part, &at, error)
                           : !walk_text (walk, parts[i].role, part, &at, error))
        return FALSE;
      if (parts[i].is_list ? count_elements (part) > 0 : !is_absent (part))
        empty = FALSE;
    }

  if (walk->remember)
    walk->has_empty |= empty;
  else if (empty && !walk->has_empty)
    return jb_json_place_fail (error, JB_JSON_ERROR_VALUE, place,
                               _("%s is an article without any text"));

  return TRUE;
}

static gboolean
walk_sections (Walk     *walk,
               JsonNode *node,
               GError  **error)
{
  JbJsonPlace place = { NULL, "sections", 0 };

  if (!check_list (node, &place, error))
    return FALSE;

  for (guint i = 0; i < count_elements (node); i++)
    {
      JsonNode   *section = json_array_get_element (json_node_get_array (node), i);
      JbJsonPlace at = { &place, NULL, i };
      JbJsonPlace name_at = { &at, "name", 0 };
      JbJsonPlace articles_at = { &at, "articles", 0 };
      JsonNode   *name, *articles;

      if (is_absent (section))
        return jb_json_place_fail (error, JB_JSON_ERROR_TYPE, &at, _("%s must be an object"));
      if (!check_object (section, section_members, &at, error))
        return FALSE;

      name = json_object_get_member (json_node_get_object (section), "name");
      articles = json_object_get_member (json_node_get_object (section), "articles");
      if (!walk_text (walk, JB_ROLE_SECTION, name, &name_at, error) ||
          !check_list (articles, &articles_at, error))
        return FALSE;

      for (guint j = 0; j < count_elements (articles); j++)
        {
          JbJsonPlace article_at = { &articles_at, NULL, j };

          if (!walk_article (walk, json_array_get_element (json_node_get_array (articles), j),
                             &article_at, error))
            return FALSE;
        }

      if (!is_absent (name))
        continue;
      if (walk->remember)
        walk->has_unnamed |= i > 0;
      else if (i > 0 && !walk->has_unnamed)
        return jb_json_place_fail (error, JB_JSON_ERROR_VALUE, &name_at,
                                   _("%s is missing: only the first section can go without "
                                     "a name"));
      else if (count_elements (articles) == 0)
        return jb_json_place_fail (error, JB_JSON_ERROR_VALUE, &at,
                                   _("%s has neither a name nor articles"));
    }

  return TRUE;
}

static gboolean
walk_recipients (Walk     *walk,
                 JsonNode *node,
                 GError  **error)
{
  JbJsonPlace    place = { NULL, "recipients", 0 };
  JsonObjectIter iter;
  const char    *label;
  JsonNode      *entries;

  if (is_absent (node))
    return TRUE;

  if (!check_object (node, NULL, &place, error))
    return FALSE;

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &label, &entries))
    {
      JbJsonPlace at = { &place, label, 0 };

      if (!walk_texts (walk, JB_ROLE_RECIPIENT, entries, &at, error))
        return FALSE;
      if (count_elements (entries) > 0 &&
          !walk_value (walk, JB_ROLE_RECIPIENTS_LABEL, label, &at, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
walk_body (Walk              *walk,
           JsonNode          *node,
           const JbJsonPlace *place,
           GError           **error)
{
  if (!check_list (node, place, error))
    return FALSE;

  for (guint i = 0; i < count_elements (node); i++)
    {
      JsonNode   *element = json_array_get_element (json_node_get_array (node), i);
      JbJsonPlace at = { place, NULL, i };
      JbJsonPlace heading_at = { &at, "heading", 0 };
      JbJsonPlace paragraph_at = { &at, "paragraph", 0 };
      JsonNode   *heading, *paragraph;

      if (is_absent (element))
        return jb_json_place_fail (error, JB_JSON_ERROR_TYPE, &at, _("%s must be an object"));
      if (!check_object (element, body_members, &at, error))
        return FALSE;

      heading = json_object_get_member (json_node_get_object (element), "heading");
      paragraph = json_object_get_member (json_node_get_object (element), "paragraph");
      if (is_absent (heading) == is_absent (paragraph))
        return jb_json_place_fail (error, JB_JSON_ERROR_TYPE, &at,
                                   _("%s must have either “heading” or “paragraph”"));
      if (!walk_text (walk, JB_ROLE_HEADING, heading, &heading_at, error) ||
          !walk_text (walk, JB_ROLE_BODY, paragraph, &paragraph_at, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
walk_document (Walk     *walk,
               JsonNode *node,
               GError  **error)
{
  static const struct
  {
    const char *name;
    JbRole      role;
    gboolean    is_list;
  } parts[] = {
    { "number", JB_ROLE_NUMBER, FALSE },
    { "title", JB_ROLE_DOCUMENT_TITLE, TRUE },
    { "date", JB_ROLE_DOCUMENT_DATE, FALSE },
    { "addressee", JB_ROLE_ADDRESSEE, TRUE },
    { "signature", JB_ROLE_SIGNATURE, FALSE },
  };
  JbJsonPlace place = { NULL, "document", 0 };
  JbJsonPlace body_at = { &place, "body", 0 };

  if (is_absent (node))
    return TRUE;

  if (!check_object (node, document_members, &place, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      JsonNode   *part = json_object_get_member (json_node_get_object (node), parts[i].name);
      JbJsonPlace at = { &place, parts[i].name, 0 };

      if (parts[i].is_list ? !walk_texts (walk, parts[i].role, part, &at, error)
                           : !walk_text (walk, parts[i].role, part, &at, error))
        return FALSE;
    }

  return walk_body (walk, json_object_get_member (json_node_get_object (node), "body"), &body_at,
                    error);
}

static gboolean
walk_all (Walk       *walk,
          JsonObject *top,
          GError    **error)
{
  return walk_masthead (walk, json_object_get_member (top, "masthead"), error) &&
         walk_digest (walk, json_object_get_member (top, "digest"), error) &&
         walk_sections (walk, json_object_get_member (top, "sections"), error) &&
         walk_document (walk, json_object_get_member (top, "document"), error) &&
         walk_recipients (walk, json_object_get_member (top, "recipients"), error) &&
         walk_tail (walk, json_object_get_member (top, "tail"), error);
}

static gboolean
check_kind (JsonObject *top,
            JsonNode   *current,
            GError    **error)
{
  JsonNode   *kind = json_object_get_member (top, "kind");
  JbJsonPlace at = { NULL, "kind", 0 };
  const char *name = kind != NULL && is_string (kind) ? json_node_get_string (kind) : "";
  gboolean    is_document = strcmp (name, "document") == 0;

  if (!is_document && strcmp (name, "bulletin") != 0)
    return jb_json_place_fail (error, JB_JSON_ERROR_TYPE, &at,
                               _("%s must be “bulletin” or “document”"));

  if (current != NULL)
    {
      if (!jb_json_equal (kind, json_object_get_member (json_node_get_object (current), "kind")))
        return jb_json_place_fail (error, JB_JSON_ERROR_FIXED, &at,
                                   _("%s cannot be changed: make a new one of the other kind "
                                     "instead"));
      return TRUE;
    }

  if (!is_document && !is_absent (json_object_get_member (top, "document")))
    {
      at.name = "document";
      return jb_json_place_fail (error, JB_JSON_ERROR_VALUE, &at,
                                 _("%s must be null in a bulletin"));
    }

  for (guint i = 0; i < 2 && is_document; i++)
    {
      at.name = i == 0 ? "digest" : "sections";
      if (count_elements (json_object_get_member (top, at.name)) > 0)
        return jb_json_place_fail (error, JB_JSON_ERROR_VALUE, &at,
                                   _("%s must be empty in an official document"));
    }

  return TRUE;
}

/* Elsewhere than beside a number it would be read back as one of the staff. */
static gboolean
check_signer (JsonObject *top,
              JsonNode   *current,
              GError    **error)
{
  JsonNode   *tail = json_object_get_member (top, "tail");
  JsonNode   *document = json_object_get_member (top, "document");
  JsonNode   *before = NULL;
  JbJsonPlace tail_at = { NULL, "tail", 0 };
  JbJsonPlace at = { &tail_at, "signer", 0 };

  if (is_absent (tail) ||
      is_absent (json_object_get_member (json_node_get_object (tail), "signer")))
    return TRUE;

  if (!is_absent (document) &&
      !is_absent (json_object_get_member (json_node_get_object (document), "number")))
    return TRUE;

  if (current != NULL)
    before = json_object_get_member (json_node_get_object (current), "tail");
  if (!is_absent (before) &&
      json_object_has_member (json_node_get_object (before), "signer"))
    return TRUE;

  return jb_json_place_fail (error, JB_JSON_ERROR_VALUE, &at,
                             _("%s stands beside a document’s number, and there is none: "
                 "put it under “staff” instead"));
}

static gboolean
check_encoding (JsonObject *top,
                JsonNode   *current,
                GError    **error)
{
  JsonNode   *encoding = json_object_get_member (top, "encoding");
  JsonNode   *newline = json_object_get_member (top, "newline");
  JbJsonPlace at = { NULL, "encoding", 0 };
  JbEncoding  ignored_encoding;
  JbNewline   kind;

  if (!is_absent (encoding) &&
      (!is_string (encoding) ||
       !jb_encoding_from_string (json_node_get_string (encoding), &ignored_encoding)))
    return jb_json_place_fail (error, JB_JSON_ERROR_TYPE, &at,
                               _("%s must be “utf-8”, “utf-8-bom” or “gb18030”"));

  at.name = "newline";
  if (is_absent (newline))
    return TRUE;

  if (!is_string (newline) || !jb_newline_from_string (json_node_get_string (newline), &kind))
    return jb_json_place_fail (error, JB_JSON_ERROR_TYPE, &at,
                               _("%s must be “LF”, “CRLF” or “CR”"));

  if (current == NULL)
    return kind != JB_NEWLINE_MIXED ||
           jb_json_place_fail (error, JB_JSON_ERROR_VALUE, &at,
                               _("%s must be “LF”, “CRLF” or “CR”"));

  if (!jb_json_equal (newline,
                      json_object_get_member (json_node_get_object (current), "newline")))
    return jb_json_place_fail (error, JB_JSON_ERROR_FIXED, &at,
                               _("%s cannot be changed here: choose it when exporting"));

  return TRUE;
}

static gboolean
check_unrecognised (JsonObject *top,
                    JsonNode   *current,
                    GError    **error)
{
  JsonNode   *texts = json_object_get_member (top, "unrecognised");
  JsonNode   *before = current != NULL
                           ? json_object_get_member (json_node_get_object (current), "unrecognised")
                           : NULL;
  JbJsonPlace at = { NULL, "unrecognised", 0 };
  Walk        walk = { NULL };

  if (!walk_texts (&walk, JB_ROLE_UNKNOWN, texts, &at, error))
    return FALSE;

  if (count_elements (texts) == 0 && count_elements (before) == 0)
    return TRUE;

  if (is_absent (texts) || before == NULL || !jb_json_equal (texts, before))
    return jb_json_place_fail (error, JB_JSON_ERROR_FIXED, &at,
                               _("%s is text whose place in the structure is not known: "
                   "it cannot be made or changed from JSON"));

  return TRUE;
}

/**
 * jb_json_check:
 * @node: a structure as in jb_json_from_transcript()
 * @current: (nullable): the structure that the bulletin has now, if it exists already
 * @error: return location for a #JbJsonError
 *
 * Whether @node is such a structure in every part, and whether a text can carry all its
 * values. Absent is %NULL, null, an empty list or no member. Of a bulletin that exists,
 * values that it holds already pass whatever they are, since they came from its text;
 * its kind, its newline and what was not recognised cannot change.
 *
 * The message begins with the RFC 6901 pointer of the first part that is wrong.
 *
 * Returns: %TRUE if all is well
 */
gboolean
jb_json_check (JsonNode *node,
               JsonNode *current,
               GError  **error)
{
  g_autoptr(GHashTable) known = NULL;
  Walk        walk = { NULL };
  JsonObject *top;

  g_return_val_if_fail (node != NULL, FALSE);
  g_return_val_if_fail (current == NULL || JSON_NODE_HOLDS_OBJECT (current), FALSE);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, JB_JSON_ERROR, JB_JSON_ERROR_TYPE,
                           _("The JSON must be one object: the structure of a bulletin"));
      return FALSE;
    }

  if (current != NULL)
    {
      known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      walk.known = known;
      walk.remember = TRUE;
      if (!walk_all (&walk, json_node_get_object (current), error))
        return FALSE;
      walk.remember = FALSE;
    }

  top = json_node_get_object (node);

  return check_object (node, top_members, NULL, error) &&
         walk_all (&walk, top, error) &&
         check_kind (top, current, error) &&
         check_signer (top, current, error) &&
         check_encoding (top, current, error) &&
         check_unrecognised (top, current, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-json.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-fields.h"
#include "jb-json-check.h"

/* More than any text that is read back could hold. */
enum { MAX_TEXT_BYTES = 64 * 1024 * 1024 };

static const char *const list_labels[] = { "报", "送", "发" };

/* Builds the structure from blocks as they come. Everything is owned by @top, except
 * @unrecognised until the end. */
typedef struct
{
  JsonObject *top;
  JsonObject *masthead;
  JsonArray  *digest;
  JsonArray  *sections;
  JsonObject *recipients;
  JsonObject *document;
  JsonObject *tail;
  JsonObject *staff;
  JsonArray  *unrecognised;

  JsonObject *digest_entry;
  JsonObject *section;
  JsonObject *article;
  char       *label;
} Gatherer;

static JsonArray *
add_list (JsonObject *object,
          const char *name)
{
  JsonArray *list = json_array_new ();

  json_object_set_array_member (object, name, list);
  return list;
}

static JsonObject *
add_object (JsonObject *object,
            const char *name)
{
  JsonObject *member = json_object_new ();

  json_object_set_object_member (object, name, member);
  return member;
}

static JsonObject *
append_object (JsonArray *array)
{
  JsonObject *element = json_object_new ();

  json_array_add_object_element (array, element);
  return element;
}

static void
set_text (JsonObject *object,
          const char *name,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

/* A second block where the structure has room for one is not lost. A field that is
 * printed but empty counts as absent. */
static void
set_once (Gatherer   *in,
          JsonObject *object,
          const char *name,
          const char *text)
{
  if (*text == '\0')
    return;

  if (json_object_has_member (object, name) && !json_object_get_null_member (object, name))
    json_array_add_string_element (in->unrecognised, text);
  else
    json_object_set_string_member (object, name, text);
}

static void
append_text (JsonObject *object,
             const char *name,
             const char *text)
{
  /* A title line that was emptied in a form still holds its place in the text. */
  if (*text == '\0' && strcmp (name, "title") == 0)
    return;

  json_array_add_string_element (json_object_get_array_member (object, name), text);
}

static void
start_digest_entry (Gatherer   *in,
                    const char *section)
{
  in->digest_entry = append_object (in->digest);
  set_text (in->digest_entry, "section", section);
  add_list (in->digest_entry, "titles");
}

static void
start_section (Gatherer   *in,
               const char *name)
{
  in->section = append_object (in->sections);
  in->article = NULL;
  set_text (in->section, "name", name);
  add_list (in->section, "articles");
}

static void
start_article (Gatherer *in)
{
  if (in->section == NULL)
    start_section (in, NULL);

  in->article = append_object (json_object_get_array_member (in->section, "articles"));
  add_list (in->article, "title");
  set_text (in->article, "subtitle", NULL);
  set_text (in->article, "editor_note", NULL);
  add_list (in->article, "paragraphs");
  set_text (in->article, "source", NULL);
}

static JsonObject *
ensure_document (Gatherer *in)
{
  if (in->document != NULL)
    return in->document;

  in->document = add_object (in->top, "document");
  set_text (in->document, "number", NULL);
  add_list (in->document, "title");
  set_text (in->document, "date", NULL);
  add_list (in->document, "addressee");
  add_list (in->document, "body");
  set_text (in->document, "signature", NULL);

  return in->document;
}

static void
append_body (Gatherer   *in,
             const char *name,
             const char *text)
{
  JsonArray *body = json_object_get_array_member (ensure_document (in), "body");

  json_object_set_string_member (append_object (body), name, text);
}

static void
append_recipient (Gatherer   *in,
                  const char *text)
{
  const char *label = in->label != NULL ? in->label : "";

  if (!json_object_has_member (in->recipients, label))
    add_list (in->recipients, label);
  append_text (in->recipients, label, text);
}

/* 印发: the issuer and the date stand at the two ends of one line, so how wide the space
 * between them is says nothing. */
static char *
fold_spaces (const char *text)
{
  GString *result = g_string_sized_new (strlen (text));
  gboolean in_space = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_space = c == ' ' || c == '\t' || c == 0x3000 || c == 0x00a0 ||
                          c == 0x2002 || c == 0x2003;

      if (!is_space)
        g_string_append_unichar (result, c);
      else if (!in_space)
        g_string_append_unichar (result, 0x3000);
      in_space = is_space;
    }

  return g_string_free (result, FALSE);
}

static void
add_tail (Gatherer   *in,
          const char *key,
          const char *text)
{
  g_autofree char *folded = NULL;

  if (g_str_has_prefix (key, "staff/"))
    {
      if (in->staff == NULL)
        in->staff = add_object (in->tail, "staff");
      set_once (in, in->staff, key + strlen ("staff/"), text);
      return;
    }

  if (strcmp (key, "printed") == 0)
    text = folded = fold_spaces (text);
  set_once (in, in->tail, key, text);
}

static void
add_article_part (Gatherer   *in,
                  JbRole      role,
                  guint       flags,
                  const char *text)
{
  if ((flags & JB_MARK_STARTS_SECTION) != 0)
    start_section (in, NULL);
  if (in->article == NULL || (flags & JB_MARK_STARTS_ARTICLE) != 0)
    start_article (in);

  if (role == JB_ROLE_TITLE)
    append_text (in->article, "title", text);
  else if (role == JB_ROLE_SUBTITLE)
    set_once (in, in->article, "subtitle", text);
  else if (role == JB_ROLE_EDITOR_NOTE)
    set_once (in, in->article, "editor_note", text);
  else if (role == JB_ROLE_PARAGRAPH)
    append_text (in->article, "paragraphs", text);
  else
    set_once (in, in->article, "source", text);
}

static void
add_block (Gatherer     *in,
           const JbMark *mark,
           const char   *text)
{
  switch (mark->role)
    {
    case JB_ROLE_ORNAMENT:
    case JB_ROLE_DIGEST_HEADING:
      break;

    case JB_ROLE_MASTHEAD:
      set_once (in, in->masthead, mark->key, text);
      break;

    case JB_ROLE_DIGEST_SECTION:
      start_digest_entry (in, text);
      break;

    case JB_ROLE_DIGEST_TITLE:
      if (in->digest_entry == NULL)
        start_digest_entry (in, NULL);
      append_text (in->digest_entry, "titles", text);
      break;

    case JB_ROLE_SECTION:
      start_section (in, text);
      break;

    case JB_ROLE_TITLE:
    case JB_ROLE_SUBTITLE:
    case JB_ROLE_EDITOR_NOTE:
    case JB_ROLE_PARAGRAPH:
    case JB_ROLE_SOURCE:
      add_article_part (in, mark->role, mark->flags, text);
      break;

    case JB_ROLE_RECIPIENTS_LABEL:
      g_free (in->label);
      in->label = g_strdup (text);
      if (!json_object_has_member (in->recipients, text))
        add_list (in->recipients, text);
      break;

    case JB_ROLE_RECIPIENT:
      append_recipient (in, text);
      break;

    case JB_ROLE_TAIL:
      add_tail (in, mark->key, text);
      break;

    case JB_ROLE_NUMBER:
      set_once (in, ensure_document (in), "number", text);
      break;

    case JB_ROLE_DOCUMENT_TITLE:
      append_text (ensure_document (in), "title", text);
      break;

    case JB_ROLE_DOCUMENT_DATE:
      set_once (in, ensure_document (in), "date", text);
      break;

    case JB_ROLE_ADDRESSEE:
      append_text (ensure_document (in), "addressee", text);
      break;

    case JB_ROLE_HEADING:
      append_body (in, "heading", text);
      break;

    case JB_ROLE_BODY:
      append_body (in, "paragraph", text);
      break;

    case JB_ROLE_SIGNATURE:
      set_once (in, ensure_document (in), "signature", text);
      break;

    case JB_ROLE_UNKNOWN:
    default:
      json_array_add_string_element (in->unrecognised, text);
      break;
    }
}

/* Fields that the text does not print count only where it does not print them. */
static void
add_loose (Gatherer           *in,
           const JbLooseField *loose)
{
  JsonObject *object = loose->role == JB_ROLE_MASTHEAD ? in->masthead : in->tail;
  const char *name = loose->key;

  if (loose->role == JB_ROLE_TAIL && g_str_has_prefix (name, "staff/"))
    {
      object = in->staff;
      name += strlen ("staff/");
    }

  if (object != NULL && json_object_has_member (object, name))
    return;

  if (loose->role == JB_ROLE_MASTHEAD)
    json_object_set_string_member (in->masthead, name, loose->text);
  else
    add_tail (in, loose->key, loose->text);
}

/**
 * jb_json_from_transcript:
 * @transcript: a bulletin or document laid flat
 *
 * The structure as JSON, as scripts know it. Ornaments and the digest's heading are not
 * part of it. Texts that were not recognised, and blocks for which the structure has no
 * room (a second source of one article), are listed in an extra member "unrecognised",
 * which is there only when there are any.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
jb_json_from_transcript (const JbTranscript *transcript)
{
  Gatherer  in = { NULL };
  JsonNode *node;
  gsize     start;

  g_return_val_if_fail (transcript != NULL, NULL);

  in.top = json_object_new ();
  json_object_set_string_member (in.top, "kind", jb_kind_to_string (transcript->kind));
  in.masthead = add_object (in.top, "masthead");
  in.digest = add_list (in.top, "digest");
  in.sections = add_list (in.top, "sections");
  in.recipients = add_object (in.top, "recipients");
  for (guint i = 0; i < G_N_ELEMENTS (list_labels); i++)
    add_list (in.recipients, list_labels[i]);
  json_object_set_null_member (in.top, "document");
  in.tail = add_object (in.top, "tail");
  in.unrecognised = json_array_new ();
  if (transcript->kind == JB_KIND_DOCUMENT)
    ensure_document (&in);

  start = transcript->lead;
  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark    *mark = &g_array_index (transcript->marks, JbMark, i);
      g_autofree char *text = jb_transcript_dup_value (transcript, mark, start);

      add_block (&in, mark, text);
      start += (gsize) mark->open + mark->raw + mark->close + mark->gap;
    }

  for (guint i = 0; i < transcript->loose->len; i++)
    add_loose (&in, g_ptr_array_index (transcript->loose, i));

  json_object_set_string_member (in.top, "encoding",
                                 jb_encoding_to_string (transcript->encoding));
  json_object_set_string_member (in.top, "newline", jb_newline_to_string (transcript->newline));
  if (json_array_get_length (in.unrecognised) > 0)
    json_object_set_array_member (in.top, "unrecognised",
                                  g_steal_pointer (&in.unrecognised));

  g_clear_pointer (&in.unrecognised, json_array_unref);
  g_free (in.label);

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, in.top);

  return node;
}

/* Writes blocks one after the other. */
typedef struct
{
  JbTranscript *transcript;
  GString      *text;
  guint         flags;
} Writer;

static void
write_block (Writer     *out,
             JbRole      role,
             const char *key,
             const char *text)
{
  JbMark mark = { .role = role, .flags = out->flags };

  mark.key = key != NULL ? g_intern_string (key) : NULL;
  mark.raw = strlen (text);
  out->flags = JB_MARK_NONE;
  g_array_append_val (out->transcript->marks, mark);
  g_string_append_len (out->text, text, mark.raw);
}

static JsonNode *
get_present (JsonObject *object,
             const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

static JsonObject *
get_object (JsonObject *object,
            const char *name)
{
  JsonNode *node = get_present (object, name);

  return node != NULL ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_list (JsonObject *object,
          const char *name)
{
  JsonNode *node = get_present (object, name);

  return node != NULL ? json_node_get_array (node) : NULL;
}

static guint
get_length (JsonArray *list)
{
  return list != NULL ? json_array_get_length (list) : 0;
}

static void
write_text (Writer     *out,
            JbRole      role,
            const char *key,
            JsonObject *object,
            const char *name)
{
  JsonNode *node = get_present (object, name);

  if (node != NULL)
    write_block (out, role, key, json_node_get_string (node));
}

static void
write_texts (Writer    *out,
             JbRole     role,
             JsonArray *list)
{
  for (guint i = 0; i < get_length (list); i++)
    write_block (out, role, NULL, json_array_get_string_element (list, i));
}

/* The known fields in their order, then those that only this bulletin has. */
static void
write_fields (Writer            *out,
              JbRole             role,
              JsonObject        *object,
              const char *const *keys)
{
  JsonObjectIter iter;
  const char    *name;

  for (guint i = 0; keys[i] != NULL; i++)
    write_text (out, role, keys[i], object, keys[i]);

  if (object == NULL)
    return;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (!g_strv_contains (keys, name) && strcmp (name, "staff") != 0 &&
        strcmp (name, "signer") != 0)
      write_text (out, role, name, object, name);
}

static void
write_digest (Writer    *out,
              JsonArray *digest)
{
  if (get_length (digest) > 0)
    write_block (out, JB_ROLE_DIGEST_HEADING, NULL, "内容提要");

  for (guint i = 0; i < get_length (digest); i++)
    {
      JsonObject *entry = json_array_get_object_element (digest, i);

      write_text (out, JB_ROLE_DIGEST_SECTION, NULL, entry, "section");
      write_texts (out, JB_ROLE_DIGEST_TITLE, get_list (entry, "titles"));
    }
}

static void
write_article (Writer     *out,
               JsonObject *article)
{
  out->flags |= JB_MARK_STARTS_ARTICLE;
  write_texts (out, JB_ROLE_TITLE, get_list (article, "title"));
  write_text (out, JB_ROLE_SUBTITLE, NULL, article, "subtitle");
  write_text (out, JB_ROLE_EDITOR_NOTE, NULL, article, "editor_note");
  write_texts (out, JB_ROLE_PARAGRAPH, get_list (article, "paragraphs"));
  write_text (out, JB_ROLE_SOURCE, NULL, article, "source");

  /* Only a bulletin that has such an article already gets here without a block. */
  if (out->flags != JB_MARK_NONE)
    write_block (out, JB_ROLE_TITLE, NULL, "");
}

static void
write_sections (Writer    *out,
                JsonArray *sections)
{
  for (guint i = 0; i < get_length (sections); i++)
    {
      JsonObject *section = json_array_get_object_element (sections, i);
      JsonArray  *articles = get_list (section, "articles");

      if (get_present (section, "name") == NULL)
        out->flags = JB_MARK_STARTS_SECTION;
      write_text (out, JB_ROLE_SECTION, NULL, section, "name");

      for (guint j = 0; j < get_length (articles); j++)
        write_article (out, json_array_get_object_element (articles, j));
    }
}

/* A signed document has its date under the signature, any other under its title. Who
 * signed it off is named beside its number. */
static void
write_document (Writer     *out,
                JsonObject *document,
                JsonObject *tail)
{
  gboolean   is_signed = get_present (document, "signature") != NULL;
  JsonArray *body = get_list (document, "body");

  write_text (out, JB_ROLE_NUMBER, NULL, document, "number");
  write_text (out, JB_ROLE_TAIL, "signer", tail, "signer");
  write_texts (out, JB_ROLE_DOCUMENT_TITLE, get_list (document, "title"));
  if (!is_signed)
    write_text (out, JB_ROLE_DOCUMENT_DATE, NULL, document, "date");
  write_texts (out, JB_ROLE_ADDRESSEE, get_list (document, "addressee"));

  for (guint i = 0; i < get_length (body); i++)
    {
      JsonObject *part = json_array_get_object_element (body, i);

      write_text (out, JB_ROLE_HEADING, NULL, part, "heading");
      write_text (out, JB_ROLE_BODY, NULL, part, "paragraph");
    }

  write_text (out, JB_ROLE_SIGNATURE, NULL, document, "signature");
  if (is_signed)
    write_text (out, JB_ROLE_DOCUMENT_DATE, NULL, document, "date");
}

static void
write_recipients (Writer     *out,
                  JsonObject *recipients)
{
  JsonObjectIter iter;
  const char    *label;

  if (recipients == NULL)
    return;

  json_object_iter_init_ordered (&iter, recipients);
  while (json_object_iter_next_ordered (&iter, &label, NULL))
    {
      JsonArray *entries = get_list (recipients, label);

      if (get_length (entries) == 0)
        continue;

      write_block (out, JB_ROLE_RECIPIENTS_LABEL, NULL, label);
      write_texts (out, JB_ROLE_RECIPIENT, entries);
    }
}

static void
write_tail (Writer     *out,
            JsonObject *tail)
{
  JsonObject    *staff = get_object (tail, "staff");
  JsonObjectIter iter;
  const char    *label;

  write_fields (out, JB_ROLE_TAIL, tail, jb_fields_tail_keys);
  if (staff == NULL)
    return;

  json_object_iter_init_ordered (&iter, staff);
  while (json_object_iter_next_ordered (&iter, &label, NULL))
    {
      g_autofree char *key = g_strconcat ("staff/", label, NULL);

      write_text (out, JB_ROLE_TAIL, key, staff, label);
    }
}

/**
 * jb_json_to_transcript_over:
 * @node: a structure as in jb_json_from_transcript()
 * @current: (nullable): the structure of the bulletin that is to become @node
 * @error: return location for a #JbJsonError
 *
 * Like jb_json_to_transcript(), but for a bulletin that exists: see jb_json_check() for
 * what is allowed then.
 *
 * Returns: (transfer full) (nullable): the transcript
 */
JbTranscript *
jb_json_to_transcript_over (JsonNode *node,
                            JsonNode *current,
                            GError  **error)
{
  g_autoptr(JbTranscript) transcript = NULL;
  Writer      out = { NULL };
  JsonObject *top;

  g_return_val_if_fail (node != NULL, NULL);

  if (!jb_json_check (node, current, error))
    return NULL;

  top = json_node_get_object (node);
  transcript = jb_transcript_new (strcmp (json_object_get_string_member (top, "kind"),
                                          "document") == 0
                                      ? JB_KIND_DOCUMENT
                                      : JB_KIND_BULLETIN);
  if (get_present (top, "encoding") != NULL)
    jb_encoding_from_string (json_object_get_string_member (top, "encoding"),
                             &transcript->encoding);
  if (get_present (top, "newline") != NULL)
    jb_newline_from_string (json_object_get_string_member (top, "newline"),
                            &transcript->newline);

  out.transcript = transcript;
  out.text = g_string_new (NULL);
  write_fields (&out, JB_ROLE_MASTHEAD, get_object (top, "masthead"), jb_fields_masthead_keys);
  write_digest (&out, get_list (top, "digest"));
  write_sections (&out, get_list (top, "sections"));
  write_document (&out, get_object (top, "document"), get_object (top, "tail"));
  write_recipients (&out, get_object (top, "recipients"));
  write_tail (&out, get_object (top, "tail"));
  write_texts (&out, JB_ROLE_UNKNOWN, get_list (top, "unrecognised"));

  g_free (transcript->text);
  transcript->length = out.text->len;
  transcript->text = g_string_free (out.text, FALSE);
  if (transcript->length > MAX_TEXT_BYTES)
    {
      g_set_error_literal (error, JB_JSON_ERROR, JB_JSON_ERROR_VALUE,
                           _("The text is longer than 64 MiB"));
      return NULL;
    }

  return g_steal_pointer (&transcript);
}

/**
 * jb_json_to_transcript:
 * @node: a structure as in jb_json_from_transcript()
 * @error: return location for a #JbJsonError
 *
 * The reverse of jb_json_from_transcript(): a bare transcript, that is, the values one
 * after the other in the order in which bulletins print them, without any white space
 * or decoration around them. A #JbLayout gives it those. Values that no text can carry
 * are refused; the message begins with the pointer of the value.
 *
 * Returns: (transfer full) (nullable): the transcript
 */
JbTranscript *
jb_json_to_transcript (JsonNode *node,
                       GError  **error)
{
  return jb_json_to_transcript_over (node, NULL, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-role.h"

G_DEFINE_ENUM_TYPE (JbKind, jb_kind,
                    G_DEFINE_ENUM_VALUE (JB_KIND_BULLETIN, "bulletin"),
                    G_DEFINE_ENUM_VALUE (JB_KIND_DOCUMENT, "document"))

G_DEFINE_ENUM_TYPE (JbRole, jb_role,
                    G_DEFINE_ENUM_VALUE (JB_ROLE_ORNAMENT, "ornament"),
                    G_DEFINE_ENUM_VALUE (JB_ROLE_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (JB_ROLE_MASTHEAD, "masthead"),
                    G_DEFINE_ENUM_VALUE (JB_ROLE_DIGEST_HEADING, "digest-heading"),
                    G_DEFINE_ENUM_VALUE (JB_ROLE_DIGEST_SECTION, "digest-section"),
                    G_DEFINE_ENUM_VALUE (JB_ROLE_DIGEST_TITLE, "digest-title"),
                    G_DEFINE_ENUM_VALUE (JB_ROLE_SECTION, "section"),
                    G_DEFINE_ENUM_VALUE (JB_ROLE_TITLE, "title"),
                    G_DEFINE_ENUM_VALUE (JB_ROLE_SUBTITLE, "subtitle"),
                    G_DEFINE_ENUM_VALUE (JB_ROLE_EDITOR_NOTE, "editor-note"),
                    G_DEFINE_ENUM_VALUE (JB_ROLE_PARAGRAPH, "paragraph"),
                    G_DEFINE_ENUM_VALUE (JB_ROLE_SOURCE, "source"),
                    G_DEFINE_ENUM_VALUE (JB_ROLE_RECIPIENTS_LABEL, "recipients-label"),
                    G_DEFINE_ENUM_VALUE (JB_ROLE_RECIPIENT, "recipient"),
                    G_DEFINE_ENUM_VALUE (JB_ROLE_TAIL, "tail"),
                    G_DEFINE_ENUM_VALUE (JB_ROLE_NUMBER, "number"),
                    G_DEFINE_ENUM_VALUE (JB_ROLE_DOCUMENT_TITLE, "document-title"),
                    G_DEFINE_ENUM_VALUE (JB_ROLE_DOCUMENT_DATE, "document-date"),
                    G_DEFINE_ENUM_VALUE (JB_ROLE_ADDRESSEE, "addressee"),
                    G_DEFINE_ENUM_VALUE (JB_ROLE_HEADING, "heading"),
                    G_DEFINE_ENUM_VALUE (JB_ROLE_BODY, "body"),
                    G_DEFINE_ENUM_VALUE (JB_ROLE_SIGNATURE, "signature"))

static const char *const encoding_names[] = {
  [JB_ENCODING_UTF8] = "utf-8",
  [JB_ENCODING_UTF8_BOM] = "utf-8-bom",
  [JB_ENCODING_GB18030] = "gb18030",
  [JB_ENCODING_UTF16LE] = "utf-16le",
  [JB_ENCODING_UTF16BE] = "utf-16be",
};

static const char *const newline_names[] = {
  [JB_NEWLINE_LF] = "LF",
  [JB_NEWLINE_CRLF] = "CRLF",
  [JB_NEWLINE_CR] = "CR",
  [JB_NEWLINE_MIXED] = "mixed",
};

static gboolean
find_name (const char *const *names,
           guint              n_names,
           const char        *name,
           guint             *index)
{
  for (guint i = 0; i < n_names; i++)
    if (g_ascii_strcasecmp (names[i], name) == 0)
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * jb_kind_to_string:
 *
 * Returns: (transfer none): "bulletin" or "document", as in the JSON
 */
const char *
jb_kind_to_string (JbKind kind)
{
  return kind == JB_KIND_DOCUMENT ? "document" : "bulletin";
}

/**
 * jb_encoding_to_string:
 *
 * Returns: (transfer none): the name used in the JSON and on the command line
 */
const char *
jb_encoding_to_string (JbEncoding encoding)
{
  g_return_val_if_fail (encoding < G_N_ELEMENTS (encoding_names), NULL);

  return encoding_names[encoding];
}

gboolean
jb_encoding_from_string (const char *name,
                         JbEncoding *encoding)
{
  guint i;

  g_return_val_if_fail (name != NULL && encoding != NULL, FALSE);

  if (!find_name (encoding_names, G_N_ELEMENTS (encoding_names), name, &i))
    return FALSE;

  *encoding = i;
  return TRUE;
}

/**
 * jb_newline_to_string:
 *
 * Returns: (transfer none): "LF", "CRLF", "CR" or "mixed", as in the JSON
 */
const char *
jb_newline_to_string (JbNewline newline)
{
  g_return_val_if_fail (newline < G_N_ELEMENTS (newline_names), NULL);

  return newline_names[newline];
}

gboolean
jb_newline_from_string (const char *name,
                        JbNewline  *newline)
{
  guint i;

  g_return_val_if_fail (name != NULL && newline != NULL, FALSE);

  if (!find_name (newline_names, G_N_ELEMENTS (newline_names), name, &i))
    return FALSE;

  *newline = i;
  return TRUE;
}

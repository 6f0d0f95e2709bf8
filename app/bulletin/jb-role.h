/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * JbKind:
 * @JB_KIND_BULLETIN: a bulletin (简报): sections, articles, 报/送/发
 * @JB_KIND_DOCUMENT: an official document (公文): number, title, addressees, body
 */
typedef enum
{
  JB_KIND_BULLETIN,
  JB_KIND_DOCUMENT,
} JbKind;

/**
 * JbRole:
 *
 * What one block of the text is. The numbers are stored in the archive's file:
 * append new roles at the end, never renumber.
 *
 * @JB_ROLE_ORNAMENT: a drawn rule, page number or running head; belongs to nothing
 * @JB_ROLE_UNKNOWN: text that was not recognised; kept in place and shown as such
 * @JB_ROLE_MASTHEAD: one field of the masthead; its key is one of "notice", "copy",
 *   "secrecy", "name", "issue", "total", "issuer", "date"
 * @JB_ROLE_DIGEST_HEADING: 内容提要, 本期要目, 目录 …
 * @JB_ROLE_DIGEST_SECTION: the name of a section inside the digest
 * @JB_ROLE_DIGEST_TITLE: one title of the digest (a wrapped one is one block)
 * @JB_ROLE_SECTION: the name of a section
 * @JB_ROLE_TITLE: one physical line of an article's title
 * @JB_ROLE_SUBTITLE: the subtitle, without its dashes
 * @JB_ROLE_EDITOR_NOTE: the editor's note, without the label 编者按
 * @JB_ROLE_PARAGRAPH: one logical paragraph of an article (a drawn table is one)
 * @JB_ROLE_SOURCE: the source, without its brackets or 供稿
 * @JB_ROLE_RECIPIENTS_LABEL: 报, 送, 发, 抄送 … without colon; its value has no spaces
 * @JB_ROLE_RECIPIENT: one entry of a recipients line
 * @JB_ROLE_TAIL: one field of the tail (版记); its key is one of "keywords", "copies",
 *   "printed", "signer", "note", "extra_recipients", or "staff/LABEL"
 * @JB_ROLE_NUMBER: a document's number (发文字号)
 * @JB_ROLE_DOCUMENT_TITLE: one physical line of a document's title
 * @JB_ROLE_DOCUMENT_DATE: a document's date, without brackets
 * @JB_ROLE_ADDRESSEE: one addressee (主送机关)
 * @JB_ROLE_HEADING: a whole line 一、… of a document's body
 * @JB_ROLE_BODY: one logical paragraph of a document's body
 * @JB_ROLE_SIGNATURE: the issuer that signs a document (署名)
 */
typedef enum
{
  JB_ROLE_ORNAMENT = 0,
  JB_ROLE_UNKNOWN = 1,
  JB_ROLE_MASTHEAD = 2,
  JB_ROLE_DIGEST_HEADING = 3,
  JB_ROLE_DIGEST_SECTION = 4,
  JB_ROLE_DIGEST_TITLE = 5,
  JB_ROLE_SECTION = 6,
  JB_ROLE_TITLE = 7,
  JB_ROLE_SUBTITLE = 8,
  JB_ROLE_EDITOR_NOTE = 9,
  JB_ROLE_PARAGRAPH = 10,
  JB_ROLE_SOURCE = 11,
  JB_ROLE_RECIPIENTS_LABEL = 12,
  JB_ROLE_RECIPIENT = 13,
  JB_ROLE_TAIL = 14,
  JB_ROLE_NUMBER = 15,
  JB_ROLE_DOCUMENT_TITLE = 16,
  JB_ROLE_DOCUMENT_DATE = 17,
  JB_ROLE_ADDRESSEE = 18,
  JB_ROLE_HEADING = 19,
  JB_ROLE_BODY = 20,
  JB_ROLE_SIGNATURE = 21,
  JB_N_ROLES
} JbRole;

/**
 * JbEncoding:
 *
 * How the bytes of a legacy text carry its characters. Stored in the archive's
 * file: append, never renumber.
 */
typedef enum
{
  JB_ENCODING_UTF8 = 0,
  JB_ENCODING_UTF8_BOM = 1,
  JB_ENCODING_GB18030 = 2,
  JB_ENCODING_UTF16LE = 3,
  JB_ENCODING_UTF16BE = 4,
} JbEncoding;

/**
 * JbNewline:
 *
 * Which newline a text uses. @JB_NEWLINE_MIXED: more than one kind; new lines then
 * take the most frequent one. A text without a newline counts as @JB_NEWLINE_LF.
 */
typedef enum
{
  JB_NEWLINE_LF = 0,
  JB_NEWLINE_CRLF = 1,
  JB_NEWLINE_CR = 2,
  JB_NEWLINE_MIXED = 3,
} JbNewline;

GType       jb_kind_get_type         (void) G_GNUC_CONST;
GType       jb_role_get_type         (void) G_GNUC_CONST;
#define JB_TYPE_KIND (jb_kind_get_type ())
#define JB_TYPE_ROLE (jb_role_get_type ())

const char *jb_kind_to_string        (JbKind       kind);
const char *jb_encoding_to_string    (JbEncoding   encoding);
gboolean    jb_encoding_from_string  (const char  *name,
                                      JbEncoding  *encoding);
const char *jb_newline_to_string     (JbNewline    newline);
gboolean    jb_newline_from_string   (const char  *name,
                                      JbNewline   *newline);

G_END_DECLS

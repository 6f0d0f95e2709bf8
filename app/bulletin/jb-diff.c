/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-diff-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

static const char *const role_names[JB_N_ROLES] = {
  [JB_ROLE_ORNAMENT] = NC_ ("role", "Ornament"),
  [JB_ROLE_UNKNOWN] = NC_ ("role", "Not Recognized"),
  [JB_ROLE_MASTHEAD] = NC_ ("role", "Masthead"),
  [JB_ROLE_DIGEST_HEADING] = NC_ ("role", "Heading of the Digest"),
  [JB_ROLE_DIGEST_SECTION] = NC_ ("role", "Section in the Digest"),
  [JB_ROLE_DIGEST_TITLE] = NC_ ("role", "Title in the Digest"),
  [JB_ROLE_SECTION] = NC_ ("role", "Section"),
  [JB_ROLE_TITLE] = NC_ ("role", "Title"),
  [JB_ROLE_SUBTITLE] = NC_ ("role", "Subtitle"),
  [JB_ROLE_EDITOR_NOTE] = NC_ ("role", "Editor’s Note"),
  [JB_ROLE_PARAGRAPH] = NC_ ("role", "Paragraph"),
  [JB_ROLE_SOURCE] = NC_ ("role", "Source"),
  [JB_ROLE_RECIPIENTS_LABEL] = NC_ ("role", "Recipients"),
  [JB_ROLE_RECIPIENT] = NC_ ("role", "Recipient"),
  [JB_ROLE_TAIL] = NC_ ("role", "Tail"),
  [JB_ROLE_NUMBER] = NC_ ("role", "Document Number"),
  [JB_ROLE_DOCUMENT_TITLE] = NC_ ("role", "Document Title"),
  [JB_ROLE_DOCUMENT_DATE] = NC_ ("role", "Document Date"),
  [JB_ROLE_ADDRESSEE] = NC_ ("role", "Addressee"),
  [JB_ROLE_HEADING] = NC_ ("role", "Heading"),
  [JB_ROLE_BODY] = NC_ ("role", "Body Paragraph"),
  [JB_ROLE_SIGNATURE] = NC_ ("role", "Signature"),
};

static const struct
{
  const char *key;
  const char *name;
} header_names[] = {
  { "name", NC_ ("header", "Name") },
  { "issue", NC_ ("header", "Issue Number") },
  { "total", NC_ ("header", "Running Number") },
  { "issuer", NC_ ("header", "Issuer") },
  { "date", NC_ ("header", "Date") },
  { "notice", NC_ ("header", "Notice") },
  { "secrecy", NC_ ("header", "Secrecy") },
  { "copy", NC_ ("header", "Copy Number") },
};

static void
line_free (gpointer data)
{
  JbDiffLine *line = data;

  g_free (line->section);
  g_free (line->article);
  g_free (line->text);
  g_free (line);
}

static void
add_line (GPtrArray  *lines,
          JbRole      role,
          const char *key,
          const char *section,
          const char *article,
          const char *text)
{
  JbDiffLine *line = g_new0 (JbDiffLine, 1);

  line->role = role;
  line->key = key;
  line->section = g_strdup (section);
  line->article = g_strdup (article);
  line->text = g_strdup (text);
  g_ptr_array_add (lines, line);
}

/* What a bulletin has, part by part; a recipient stands in the list that its label begins. */
GPtrArray *
jb_diff_list_parts (const JbTranscript *transcript)
{
  GPtrArray       *lines = g_ptr_array_new_with_free_func (line_free);
  g_autofree char *section = NULL;
  g_autofree char *article = NULL;
  gsize            at = transcript->lead;

  for (guint i = 0; i < transcript->loose->len; i++)
    {
      const JbLooseField *field = g_ptr_array_index (transcript->loose, i);

      add_line (lines, field->role, field->key, NULL, NULL, field->text);
    }

  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark    *mark = &g_array_index (transcript->marks, JbMark, i);
      g_autofree char *value = jb_transcript_dup_value (transcript, mark, at);

      if (mark->role == JB_ROLE_SECTION || mark->role == JB_ROLE_RECIPIENTS_LABEL ||
          mark->role == JB_ROLE_TAIL || (mark->flags & JB_MARK_STARTS_SECTION))
        g_clear_pointer (&section, g_free);
      if (mark->role == JB_ROLE_SECTION || mark->role == JB_ROLE_RECIPIENTS_LABEL ||
          mark->role == JB_ROLE_TAIL || (mark->flags & JB_MARK_STARTS_ARTICLE))
        g_clear_pointer (&article, g_free);
      if (mark->role == JB_ROLE_SECTION || mark->role == JB_ROLE_RECIPIENTS_LABEL)
        section = g_strdup (value);
      if (mark->role == JB_ROLE_TITLE && article == NULL)
        article = g_strdup (value);

      add_line (lines, mark->role, mark->key, section, article, value);
      at += (gsize) mark->open + mark->raw + mark->close + mark->gap;
    }

  return lines;
}

/* Parts that say the same have the same number. */
static guint *
number_parts (GPtrArray  *lines,
              GHashTable *numbers)
{
  guint *ids = g_new (guint, MAX (lines->len, 1));

  for (guint i = 0; i < lines->len; i++)
    {
      const JbDiffLine *line = g_ptr_array_index (lines, i);
      char             *name = g_strdup_printf ("%d\n%s\n%s", line->role,
                                    line->key != NULL ? line->key : "",
                                                line->text);
      guint             number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, name));

      if (number == 0)
        {
          number = g_hash_table_size (numbers) + 1;
          g_hash_table_insert (numbers, name, GUINT_TO_POINTER (number));
        }
      else
        g_free (name);
      ids[i] = number;
    }

  return ids;
}

/* Pairs the parts that say the same, and gives those that do the same number. */
void
jb_diff_pair_parts (GPtrArray *olds,
                    GPtrArray *news,
                    JbAlign   *align,
                    guint    **old_ids,
                    guint    **new_ids)
{
  g_autoptr(GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  *old_ids = number_parts (olds, numbers);
  *new_ids = number_parts (news, numbers);
  jb_align_init (align, olds->len, news->len);
  jb_align_pair_equal (align, *old_ids, *new_ids);
}

static void
take_line (GPtrArray *diff,
           GPtrArray *lines,
           guint      index,
           gboolean   added)
{
  JbDiffLine *line = g_ptr_array_index (lines, index);

  line->added = added;
  g_ptr_array_add (diff, line);
  lines->pdata[index] = NULL;
}

/* Goes through both at once; what was changed stands as the old part and then the new one. */
static void
collect (GPtrArray     *diff,
         GPtrArray     *olds,
         GPtrArray     *news,
         const JbAlign *align)
{
  guint i = 0;
  guint j = 0;

  while (i < olds->len || j < news->len)
    {
      gboolean gone = i < olds->len && align->to_new[i] == JB_ALIGN_NONE;
      gboolean come = j < news->len && align->to_old[j] == JB_ALIGN_NONE;
      JbRole   old_role = gone ? ((JbDiffLine *) olds->pdata[i])->role : JB_ROLE_ORNAMENT;
      JbRole   new_role = come ? ((JbDiffLine *) news->pdata[j])->role : JB_ROLE_ORNAMENT;

      if (gone)
        take_line (diff, olds, i++, FALSE);
      if (come && (!gone || old_role == new_role))
        take_line (diff, news, j++, TRUE);
      if (!gone && !come)
        {
          i++;
          j++;
        }
    }
}

/**
 * jb_diff_is_same:
 *
 * Returns: whether two bulletins are the same to the last mark
 */
gboolean
jb_diff_is_same (const JbTranscript *first,
                 const JbTranscript *second)
{
  g_autoptr(GBytes) first_marks = NULL;
  g_autoptr(GBytes) second_marks = NULL;

  if (first->length != second->length || memcmp (first->text, second->text, first->length) != 0)
    return FALSE;

  first_marks = jb_transcript_pack_marks (first);
  second_marks = jb_transcript_pack_marks (second);

  return g_bytes_equal (first_marks, second_marks);
}

/**
 * jb_diff_make:
 * @first: a bulletin
 * @second: another one, or what became of it
 *
 * Holds two bulletins side by side. Where they say the same and only the white space around it
 * differs, or how a line is broken, one line with an empty text says so.
 *
 * Returns: (transfer full) (element-type JbDiffLine): what they do not share, in the order of the
 *   text; empty when they are the same
 */
GPtrArray *
jb_diff_make (const JbTranscript *first,
              const JbTranscript *second)
{
  GPtrArray *diff = g_ptr_array_new_with_free_func (line_free);
  g_autoptr(GPtrArray) olds = NULL;
  g_autoptr(GPtrArray) news = NULL;
  g_autofree guint *old_ids = NULL;
  g_autofree guint *new_ids = NULL;
  JbAlign           align;

  g_return_val_if_fail (first != NULL && second != NULL, diff);

  if (jb_diff_is_same (first, second))
    return diff;

  olds = jb_diff_list_parts (first);
  news = jb_diff_list_parts (second);
  jb_diff_pair_parts (olds, news, &align, &old_ids, &new_ids);
  g_ptr_array_set_free_func (olds, NULL);
  g_ptr_array_set_free_func (news, NULL);
  collect (diff, olds, news, &align);
  for (guint i = 0; i < olds->len; i++)
    if (olds->pdata[i] != NULL)
      line_free (olds->pdata[i]);
  for (guint i = 0; i < news->len; i++)
    if (news->pdata[i] != NULL)
      line_free (news->pdata[i]);
  jb_align_clear (&align);

  if (diff->len == 0)
    {
      add_line (diff, JB_ROLE_ORNAMENT, NULL, NULL, NULL, "");
      ((JbDiffLine *) diff->pdata[0])->added = TRUE;
    }

  return diff;
}

/**
 * jb_diff_line_dup_name:
 *
 * Returns: (transfer full): what the part is called
 */
char *
jb_diff_line_dup_name (const JbDiffLine *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->role == JB_ROLE_MASTHEAD && self->key != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (header_names); i++)
      if (g_str_equal (header_names[i].key, self->key))
        return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "header", header_names[i].name));

  if (self->role == JB_ROLE_TAIL && self->key != NULL && g_str_has_prefix (self->key, "staff/"))
    return g_strdup (self->key + strlen ("staff/"));
  if ((guint) self->role >= JB_N_ROLES || role_names[self->role] == NULL)
    return g_strdup ("");

  return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "role", role_names[self->role]));
}

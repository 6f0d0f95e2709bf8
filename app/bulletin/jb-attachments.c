/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-attachments.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-block.h"
#include "jb-bulletin.h"
#include "jb-level.h"

/* The attachments (附件) that an official document names at the end of its body:
 *
 *   附件：1.第一个附件
 *   2.第二个附件
 *
 * or 附件1：… 附件2：… To the structure they are paragraphs like others. */

/* More attachments than any letter lists. */
enum { MAX_ATTACHMENTS = 200 };

/* How the attachments of a document are written. */
typedef struct
{
  gboolean each;
  gboolean numbered;
  char     colon[8];
  char     point[16];
} Style;

static const char *
take_label (const char  *text,
            gboolean    *numbered,
            const char **colon)
{
  const char *at = text;

  if (g_str_has_prefix (at, "附件"))
    at += strlen ("附件");
  else if (g_str_has_prefix (at, "附"))
    at += strlen ("附");
  else
    return NULL;

  *numbered = FALSE;
  for (; g_unichar_isdigit (g_utf8_get_char (at)); at = g_utf8_next_char (at))
    *numbered = TRUE;
  *colon = at;
  if (g_utf8_get_char (at) != 0xff1a && *at != ':')
    return NULL;

  return g_utf8_next_char (at);
}

static const char *
skip_blanks (const char *at)
{
  while (*at == ' ' || g_utf8_get_char (at) == 0x3000)
    at = g_utf8_next_char (at);

  return at;
}

/* The name after a number 1. and the like; @text itself when there is none. */
static const char *
skip_number (const char *text,
             Style      *style)
{
  gsize       prefix;
  guint       number, level = jb_level_of (text, &number, &prefix);
  const char *name;

  if (level != 3)
    return text;

  name = skip_blanks (text + prefix);
  style->numbered = TRUE;
  /* The point with the blanks after it, and not the digits before it. */
  while (g_unichar_isdigit (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  if ((gsize) (name - text) < sizeof style->point)
    {
      memcpy (style->point, text, (gsize) (name - text));
      style->point[name - text] = '\0';
    }

  return name;
}

static char *
dup_text (GListModel *body,
          guint       position)
{
  g_autoptr(JbBlock) block = g_list_model_get_item (body, position);

  return g_strdup (jb_block_get_text (block));
}

/* Goes up from the end of the body to the line that begins with 附件. */
static guint
find_first (GListModel *body,
            Style      *style)
{
  guint n = g_list_model_get_n_items (body);

  *style = (Style) { .colon = "：", .point = "." };
  for (guint i = n; i > 0 && n - i < MAX_ATTACHMENTS; i--)
    {
      g_autofree char *text = dup_text (body, i - 1);
      gboolean         numbered;
      const char      *colon;
      const char      *rest = take_label (text, &numbered, &colon);

      if (rest != NULL)
        {
          style->each = numbered;
          if (*colon == ':')
            strcpy (style->colon, ":");
          if (!numbered)
            return i - 1;
          /* 附件2： stands under 附件1：. */
          if (i == 1)
            return 0;
          else
            {
              g_autofree char *above = dup_text (body, i - 2);

              if (take_label (above, &numbered, &colon) == NULL || !numbered)
                return i - 1;
            }
        }
      else if (style->each || jb_level_of (text, NULL, NULL) != 3)
        return n;
    }

  return n;
}

/**
 * jb_attachments_get:
 * @first: (out) (optional): the line of the body that the first one stands on; the length of
 *   the body when there are none
 *
 * Returns: (transfer full): the names of the attachments, without their numbers
 */
GStrv
jb_attachments_get (JbDocument *document,
                    guint      *first)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  GListModel *body;
  Style       style;
  guint       n, at;

  g_return_val_if_fail (JB_IS_DOCUMENT (document), NULL);

  body = jb_document_get_body (document);
  n = g_list_model_get_n_items (body);
  at = find_first (body, &style);
  if (first != NULL)
    *first = at;
  for (guint i = at; i < n; i++)
    {
      g_autofree char *text = dup_text (body, i);
      gboolean         numbered;
      const char      *colon;
      const char      *rest = take_label (text, &numbered, &colon);

      rest = skip_blanks (rest != NULL ? rest : text);
      g_strv_builder_add (names, style.each ? rest : skip_number (rest, &style));
    }

  return g_strv_builder_end (names);
}

/**
 * jb_attachments_set:
 * @names: (nullable) (array zero-terminated=1): the names, without numbers
 *
 * Writes the attachments at the end of the body, numbered when there are several, the way
 * that the ones that were there are written. One step of the history.
 */
void
jb_attachments_set (JbDocument        *document,
                    const char *const *names)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GListModel *body;
  JbBulletin *bulletin;
  Style       style;
  guint       n, first, n_names = names != NULL ? g_strv_length ((char **) names) : 0;

  g_return_if_fail (JB_IS_DOCUMENT (document));

  bulletin = jb_node_get_bulletin (JB_NODE (document));
  g_return_if_fail (bulletin != NULL);

  body = jb_document_get_body (document);
  n = g_list_model_get_n_items (body);
  first = find_first (body, &style);
  for (guint i = first; i < n; i++)
    {
      g_autofree char *text = dup_text (body, i);
      gboolean         numbered;
      const char      *colon;
      const char      *rest = take_label (text, &numbered, &colon);

      skip_number (skip_blanks (rest != NULL ? rest : text), &style);
    }

  for (guint i = 0; i < n_names; i++)
    {
      const char *label = i == 0 ? "附件" : "";

      if (style.each)
        g_ptr_array_add (lines, g_strdup_printf ("附件%u%s%s", i + 1, style.colon, names[i]));
      else if (n_names > 1 || style.numbered)
        g_ptr_array_add (lines, g_strdup_printf ("%s%s%u%s%s", label, i == 0 ? style.colon : "",
                                                 i + 1, style.point, names[i]));
      else
        g_ptr_array_add (lines, g_strconcat (label, style.colon, names[i], NULL));
    }
  g_ptr_array_add (lines, NULL);

  jb_history_begin (jb_bulletin_get_history (bulletin), _("Edit Attachments"));
  jb_document_splice_body (document, first, n - first, (const char *const *) lines->pdata, NULL);
  jb_history_end (jb_bulletin_get_history (bulletin));
}
